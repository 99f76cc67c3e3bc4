//! documents, and the record.

use mufakat::procedure::command::{Action, DocumentRevision};
use mufakat::procedure::document::Issue;
use mufakat::procedure::ids::{PublicKey, Revision};
use mufakat::procedure::rejection::{Needs, Rejection};

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    let mut all = documents();
    all.extend(on_record());
    all
}

/// A text that is about a document lies on the table and is put.
fn put_about_the_document() -> Play {
    let documents = vec![DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(1) }];
    let text = Action::TableProposal { meeting: m1(), item: item("4"), text: TEXT.to_owned(), documents };
    let play = documented().and("chair", text);
    let hash = play.conference.meetings[&m1()].table.proposals[&FIRST].wording.hash;
    play.and("chair", Action::PutProposal { meeting: m1(), proposal: FIRST, revision: Revision(1), hash })
}

/// The document is named in the conference file.
fn written_down() -> mufakat::procedure::definition::Definition {
    use mufakat::procedure::definition::{Bilingual, DocumentPlan};
    definition_with(|definition| {
        let title = Bilingual { en: "The Plan".to_owned(), vi: "Kế hoạch".to_owned() };
        definition.documents.insert(symbol("DOC/1"), DocumentPlan { title, embargoed: false });
    })
}

fn issued(expected: &str) -> Then {
    is("whether it is issued", expected.to_owned(), |play| {
        match play.conference.documents.documents[&symbol("DOC/1")].issue {
            Issue::No => "no".to_owned(),
            Issue::Issued { .. } => "issued".to_owned(),
            Issue::Retracted { .. } => "retracted".to_owned(),
        }
    })
}

fn documents() -> Vec<Sentence> {
    vec![
        says!(
            37,
            "A document has a symbol, a revision, a language and the hash of its bytes.",
            at_item(definition(), "4"),
            by("S.hod", lay(None, "The Plan.")),
            [happens(["document_tabled"])]
        ),
        says!(
            37,
            "A document that was written down beforehand is known, and has no revision before it is tabled.",
            at_item(written_down(), "4"),
            by("S.hod", issue("the Meeting", None)),
            [
                refused_as("unknown_document"),
                holds("it is known", |play| { play.conference.documents.documents.contains_key(&symbol("DOC/1")) })
            ]
        ),
        says!(
            37,
            "A new revision follows the last that its author saw.",
            documented().and("S.hod", lay(Some(1), "The Plan, revised.")),
            by("S.hod", lay(Some(1), "The Plan, revised otherwise.")),
            [refused(Rejection::StaleDocument { current: Some(Revision(2)) })]
        ),
        says!(
            37,
            "The same document sent twice is one revision.",
            documented(),
            by("S.hod", lay(None, "The Plan.")),
            [already()]
        ),
        says!(
            37,
            "Observers lay no documents.",
            at_item(definition(), "4"),
            by("O.hod", lay(None, "The Plan.")),
            [refused(Rejection::TakesNoPart { party: party("O") })]
        ),
        says!(
            37,
            "A text is about documents that exist at the revision named.",
            documented(),
            by(
                "chair",
                Action::TableProposal {
                    meeting: m1(),
                    item: item("4"),
                    text: TEXT.to_owned(),
                    documents: vec![DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(2) }],
                }
            ),
            [refused_as("unknown_document")]
        ),
        says!(
            37,
            "Replacing a document while a text about it is put takes the text back.",
            put_about_the_document(),
            by("S.hod", lay(Some(1), "The Plan, revised.")),
            [happens(["window_voided", "document_tabled"]), first("tabled")]
        ),
        says!(
            37,
            "No delegation replaces a document while a text about it is put.",
            put_about_the_document(),
            by("B.hod", lay(Some(1), "The Plan, revised.")),
            [refused(Rejection::NotWhilePut { proposal: FIRST })]
        ),
        says!(
            37,
            "A decision refers to the document, its revision and its hash.",
            document_adopted(),
            after(seconds(1)),
            [is("the document decided", Some(Revision(1)), |play| {
                play.conference.documents.documents[&symbol("DOC/1")].decided.map(|(_, revision)| revision)
            })]
        ),
        says!(
            37,
            "Issuing is an act of its own.",
            document_adopted(),
            by("S.hod", issue("the Meeting, under item 4", None)),
            [happens(["document_issued"]), issued("issued")]
        ),
        says!(37, "To adopt a document does not issue it.", document_adopted(), after(minutes(60)), [issued("no")]),
        says!(
            37,
            "A document that was not adopted is not issued.",
            documented(),
            by("S.hod", issue("the Meeting", None)),
            [refused(Rejection::NotAdopted { symbol: symbol("DOC/1") }), issued("no")]
        ),
        says!(
            37,
            "Issuing names its mandate.",
            document_adopted(),
            by("S.hod", issue(" ", None)),
            [refused_as("text_missing"), issued("no")]
        ),
        says!(
            37,
            "No delegation issues a document.",
            document_adopted(),
            by("B.hod", issue("our minister", None)),
            [refused(Rejection::NotForYou { needs: Needs::Officers }), issued("no")]
        ),
        says!(
            37,
            "An embargo lies ahead.",
            document_adopted(),
            by("S.hod", issue("the Meeting", Some(NINE))),
            [refused(Rejection::InThePast { at: NINE })]
        ),
        says!(
            37,
            "What was issued is taken back with the reason, and stays on record.",
            document_adopted().and("S.hod", issue("the Meeting", None)),
            by("S.hod", retract()),
            [happens(["document_retracted"]), issued("retracted")]
        ),
        says!(
            37,
            "What was not issued is not taken back.",
            document_adopted(),
            by("S.hod", retract()),
            [refused(Rejection::NotIssued { symbol: symbol("DOC/1") })]
        ),
    ]
}

fn key() -> PublicKey {
    PublicKey([7; 32])
}

fn on_record() -> Vec<Sentence> {
    vec![
        says!(
            38,
            "A correction of the record is a new entry that names the old one.",
            opened(),
            by("S.hod", correct(3)),
            [happens(["corrigendum_recorded"])]
        ),
        says!(
            38,
            "No delegation corrects the record.",
            opened(),
            by("B.hod", correct(3)),
            [refused(Rejection::NotForYou { needs: Needs::Officers })]
        ),
        says!(
            38,
            "Only the hub says that the hub has started.",
            opened(),
            by("moderator", Action::StartHub { last_alive: None }),
            [refused(Rejection::HubOnly {})]
        ),
        says!(
            38,
            "Only the hub says that a line has fallen.",
            opened(),
            by("moderator", down("B.hod")),
            [refused(Rejection::HubOnly {})]
        ),
        says!(
            38,
            "The clock is nobody's but the clock's.",
            opened(),
            by("hub", Action::Elapse {}),
            [refused(Rejection::HubOnly {})]
        ),
        says!(
            38,
            "The conference is laid down once.",
            opened(),
            by("hub", Action::DefineConference { definition: Box::new(definition()) }),
            [refused(Rejection::AlreadyDefined {})]
        ),
        says!(
            38,
            "The hub names the key with which it signs the record.",
            opened(),
            by("hub", Action::NameSealKey { key: key(), vouched: None }),
            [happens(["seal_key_named"])]
        ),
        says!(
            38,
            "A delegation's endpoint witnesses the record with a key of its own.",
            opened(),
            by("B.hod", Action::EnrolWitness { key: key() }),
            [happens(["witness_enrolled"])]
        ),
        says!(
            38,
            "A witness that names its key again is no error.",
            opened().and("B.hod", Action::EnrolWitness { key: key() }),
            by("B.hod", Action::EnrolWitness { key: key() }),
            [already()]
        ),
        says!(
            38,
            "One key is one witness.",
            opened().and("B.hod", Action::EnrolWitness { key: key() }),
            by("C.hod", Action::EnrolWitness { key: key() }),
            [refused(Rejection::KeyInUse { key: key() })]
        ),
        says!(
            38,
            "A line that falls twice is recorded once.",
            opened().and("hub", down("B.adv")),
            by("hub", down("B.adv")),
            [already()]
        ),
        told(
            38,
            "A refused command leaves the state byte for byte as it was.",
            "what_is_refused_leaves_the_state_byte_for_byte_as_it_was",
        ),
        told(
            38,
            "Any beginning of the record gives the state of that moment.",
            "every_beginning_of_a_record_gives_the_state_of_that_moment",
        ),
        outside(
            38,
            "The record is append-only, without gaps, and chained by hashes.",
            "the rules make events and keep no record; the journal and its verifier are tested in tests/journal",
        ),
        outside(
            38,
            "Refused commands go to the audit log and never into the record.",
            "the rules answer a refusal and record nothing; the audit log is tested in tests/hub",
        ),
    ]
}
