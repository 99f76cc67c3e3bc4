//! Documents: symbols, revisions, hashes, issuing.

use mufakat::procedure::command::{Action, Content, DOCUMENTS_MAX, DocumentRevision, REVISIONS_MAX};
use mufakat::procedure::definition::{Bilingual, Verb};
use mufakat::procedure::document::Issue;
use mufakat::procedure::event::{DocumentReference, Event, VoidCause, Wording};
use mufakat::procedure::ids::{Hash, ProposalId, Revision, Timestamp};
use mufakat::procedure::rejection::{Bounded, Field, Needs, Rejection};

use super::decision::{at_item, tabled};
use super::harness::*;

const PLAN: &str = "The Plan.";

fn words(text: &str) -> Content {
    Content::Text { text: text.to_owned() }
}

fn file(size: u64) -> Content {
    Content::File { hash: Hash::of(b"a file"), size, media_type: "application/pdf".to_owned() }
}

fn lay(base: Option<u64>, content: Content) -> Action {
    Action::TableDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        base: base.map(Revision),
        title: Bilingual { en: "The Plan".to_owned(), vi: "Kế hoạch".to_owned() },
        language: "en".to_owned(),
        content,
    }
}

fn issue(revision: u64) -> Action {
    Action::IssueDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        revision: Revision(revision),
        mandate: "the Meeting, under item 4".to_owned(),
        embargo_until: None,
    }
}

fn retract() -> Action {
    Action::RetractDocument { meeting: m1(), symbol: symbol("DOC/1"), reason: "the wrong annex".to_owned() }
}

/// The plan lies before the meeting at revision 1, item 4 being open.
fn laid() -> Play {
    at_item(definition(), "4").and("S.hod", lay(None, words(PLAN)))
}

fn wording() -> Wording {
    let document = DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(1) };
    Wording::new("Adopted.".to_owned(), vec![DocumentReference { document, hash: Hash::of(PLAN.as_bytes()) }])
}

fn on_the_table(play: Play) -> Play {
    let document = DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(1) };
    let text = "Adopted.".to_owned();
    play.and("chair", Action::TableProposal { meeting: m1(), item: item("4"), text, documents: vec![document] })
}

/// A text about the plan is put.
fn put() -> Play {
    let (proposal, revision, hash) = (ProposalId(1), Revision(1), wording().hash);
    on_the_table(laid()).and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash })
}

/// The plan is decided with a verb.
fn decided(verb: Verb) -> Play {
    let definition = definition_with(|definition| item_of(definition, "4").verbs.push(Verb::Endorsed));
    let play = on_the_table(at_item(definition, "4").and("S.hod", lay(None, words(PLAN))));
    let (proposal, revision, hash) = (ProposalId(1), Revision(1), wording().hash);
    let play = play.and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash });
    let play = ["A.hod", "B.hod", "C.hod", "P.hod"]
        .into_iter()
        .fold(play, |play, who| play.and(who, Action::Acknowledge { meeting: m1(), proposal, revision, hash }));
    let declare = Action::Declare { meeting: m1(), proposal, revision, hash, verb, style: None, follow_ups: vec![] };
    play.after(seconds(20)).and("chair", declare)
}

fn last(expected: u64) -> Then {
    is("the last revision", Some(Revision(expected)), |play| play.conference.documents.last(&symbol("DOC/1")))
}

// ---- tabling --------------------------------------------------------------------------------------------------

#[test]
fn r37_a_document_has_a_revision_and_the_hash_of_its_bytes() {
    for who in ["chair", "moderator", "S.hod", "B.adv"] {
        let hash = is("the hash", Some(Hash::of(PLAN.as_bytes())), |play| {
            play.conference.documents.text(&symbol("DOC/1"), Revision(1)).map(|text| text.hash)
        });
        let then = [happens(["document_tabled"]), last(1), hash];
        check(at_item(definition(), "4"), by(who, lay(None, words(PLAN))), then);
    }
}

#[test]
fn a_file_is_known_by_the_hash_it_was_stored_under() {
    let hash = is("the hash", Some(Hash::of(b"a file")), |play| {
        play.conference.documents.text(&symbol("DOC/1"), Revision(1)).map(|text| text.hash)
    });
    check(at_item(definition(), "4"), by("S.hod", lay(None, file(20 * 1024 * 1024))), [hash]);
}

#[test]
fn a_revision_follows_the_last_one_that_its_author_saw() {
    check(laid(), by("moderator", lay(Some(1), words("The Plan, better."))), [last(2)]);
    let stale = |current| [refused(Rejection::StaleDocument { current })];
    check(laid(), by("moderator", lay(None, words("The Plan, better."))), stale(Some(Revision(1))));
    check(at_item(definition(), "4"), by("moderator", lay(Some(1), words(PLAN))), stale(None));
}

#[test]
fn the_same_document_sent_twice_is_one_revision() {
    check(laid(), by("S.hod", lay(None, words(PLAN))), [already(), last(1)]);
}

#[test]
fn observers_table_no_documents() {
    let then = [refused(Rejection::TakesNoPart { party: party("O") })];
    check(at_item(definition(), "4"), by("O.hod", lay(None, words(PLAN))), then);
}

#[test]
fn a_document_has_a_title_a_language_and_a_content_of_bounded_size() {
    let given = || at_item(definition(), "4");
    let missing = |field| [refused(Rejection::TextMissing { field })];
    let long = |field, most| [refused(Rejection::TextTooLong { field, most })];
    check(given(), by("S.hod", lay(None, words(" "))), missing(Field::Text));
    check(given(), by("S.hod", lay(None, words(&"x".repeat(8 * 1024 + 1)))), long(Field::Text, 8 * 1024));
    check(given(), by("S.hod", lay(None, file(0))), missing(Field::File));
    let most = 20 * 1024 * 1024;
    check(given(), by("S.hod", lay(None, file(most + 1))), long(Field::File, most));

    let with = |title: &str, language: &str| Action::TableDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        base: None,
        title: Bilingual { en: title.to_owned(), vi: String::new() },
        language: language.to_owned(),
        content: words(PLAN),
    };
    check(given(), by("S.hod", with("", "en")), missing(Field::Title));
    check(given(), by("S.hod", with("The Plan", "")), missing(Field::Tag));
    check(given(), by("S.hod", with("The Plan", &"x".repeat(256))), long(Field::Tag, 255));
}

#[test]
fn a_new_revision_of_a_document_takes_back_the_text_that_is_put_about_it() {
    let voided = Event::WindowVoided { meeting: m1(), proposal: ProposalId(1), cause: VoidCause::Revised };
    let then = [happens(["window_voided", "document_tabled"]), event(voided)];
    check(put(), by("S.hod", lay(Some(1), words("The Plan, better."))), then);
    let other = Action::TableDocument {
        meeting: m1(),
        symbol: symbol("DOC/2"),
        base: None,
        title: Bilingual { en: "Another".to_owned(), vi: String::new() },
        language: "en".to_owned(),
        content: words("Another."),
    };
    check(put(), by("B.hod", other), [happens(["document_tabled"])]);
}

#[test]
fn a_delegation_does_not_revise_what_a_text_is_put_about() {
    let then = [refused(Rejection::NotWhilePut { proposal: ProposalId(1) })];
    check(put(), by("B.hod", lay(Some(1), words("The Plan, as B likes it."))), then);
}

// ---- issuing --------------------------------------------------------------------------------------------------

#[test]
fn an_adopted_document_is_issued_by_an_act_of_its_own() {
    for who in ["chair", "moderator", "S.hod"] {
        let issued = holds("it is issued", |play| {
            matches!(play.conference.documents.documents[&symbol("DOC/1")].issue, Issue::Issued { .. })
        });
        let play = check(decided(Verb::Adopted), by(who, issue(1)), [happens(["document_issued"]), issued]);
        check(play, by(who, issue(1)), [already()]);
    }
}

#[test]
fn no_delegation_issues_anything() {
    let then = || [refused(Rejection::NotForYou { needs: Needs::Officers })];
    check(decided(Verb::Adopted), by("B.hod", issue(1)), then());
    check(decided(Verb::Adopted).and("S.hod", issue(1)), by("B.hod", retract()), then());
}

#[test]
fn what_was_not_adopted_is_not_issued() {
    let not_adopted = || [refused(Rejection::NotAdopted { symbol: symbol("DOC/1") })];
    check(laid(), by("S.hod", issue(1)), not_adopted());
    check(put(), by("S.hod", issue(1)), not_adopted());
    // Noted, or only endorsed for a higher body.
    check(decided(Verb::Noted), by("S.hod", issue(1)), not_adopted());
    check(decided(Verb::Endorsed), by("S.hod", issue(1)), not_adopted());
    // A draft that came after the adoption.
    let given = decided(Verb::Adopted).and("B.hod", lay(Some(1), words("The Plan, better.")));
    check(given, by("S.hod", issue(2)), not_adopted());
}

#[test]
fn what_does_not_exist_is_neither_issued_nor_taken_back() {
    let unknown = |revision| Rejection::UnknownDocument { symbol: symbol("DOC/1"), revision };
    check(tabled(), by("S.hod", issue(1)), [refused(unknown(None))]);
    check(decided(Verb::Adopted), by("S.hod", issue(2)), [refused(unknown(Some(Revision(2))))]);
    check(tabled(), by("S.hod", retract()), [refused(unknown(None))]);
}

#[test]
fn issuing_names_its_mandate_and_an_embargo_that_lies_ahead() {
    let given = decided(Verb::Adopted);
    let with = |mandate: &str, embargo_until| Action::IssueDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        revision: Revision(1),
        mandate: mandate.to_owned(),
        embargo_until,
    };
    let missing = [refused(Rejection::TextMissing { field: Field::Mandate })];
    check(given.clone(), by("S.hod", with("", None)), missing);
    let at = NINE;
    check(given.clone(), by("S.hod", with("the Meeting", Some(at))), [refused(Rejection::InThePast { at })]);
    let later = given.now + minutes(60);
    check(given, by("S.hod", with("the Meeting", Some(later))), [happens(["document_issued"])]);
}

#[test]
fn what_was_issued_is_taken_back_with_the_reason_and_stays_on_record() {
    let not_issued = [refused(Rejection::NotIssued { symbol: symbol("DOC/1") })];
    check(decided(Verb::Adopted), by("S.hod", retract()), not_issued);
    let given = decided(Verb::Adopted).and("S.hod", issue(1));
    let play = check(given, by("chair", retract()), [happens(["document_retracted"]), last(1)]);
    check(play, by("chair", retract()), [already()]);
}

// ---- corrections -------------------------------------------------------------------------------------------

#[test]
fn a_correction_of_the_record_is_a_new_entry_and_the_old_one_stays() {
    let correct = || Action::RecordCorrigendum { meeting: m1(), position: 12, text: "For 4 read 5.".to_owned() };
    for who in ["chair", "S.hod", "moderator"] {
        let play = check(in_session(definition()), by(who, correct()), [happens(["corrigendum_recorded"])]);
        check(play, by(who, correct()), [already()]);
    }
    check(in_session(definition()), by("B.hod", correct()), [refused_as("not_for_you")]);
    let empty = Action::RecordCorrigendum { meeting: m1(), position: 12, text: " ".to_owned() };
    check(in_session(definition()), by("chair", empty), [refused_as("text_missing")]);
}

/// So many documents, or so many revisions of one, lie before the meeting.
fn filled(documents: u64, revisions: u64) -> Play {
    let one = |n, revision| Event::DocumentTabled {
        meeting: m1(),
        symbol: symbol(&format!("DOC/{n}")),
        revision: Revision(revision),
        title: Bilingual { en: "The Plan".to_owned(), vi: "Kế hoạch".to_owned() },
        language: "en".to_owned(),
        content: words(PLAN),
        hash: Hash::of(PLAN.as_bytes()),
    };
    let numbers = (1..=documents).map(|n| one(n, 1)).chain((2..=revisions).map(|revision| one(1, revision)));
    numbers.fold(at_item(definition(), "4"), Play::fact)
}

#[test]
fn those_who_conduct_the_meeting_lay_four_times_as_many_documents_and_revisions() {
    let next = || lay(Some(REVISIONS_MAX.into()), words("The Plan, again."));
    let full = |what, most| refused(Rejection::TooMany { what, most });
    check(filled(1, REVISIONS_MAX.into()), by("B.hod", next()), [full(Bounded::Revisions, 100)]);
    check(filled(1, REVISIONS_MAX.into()), by("S.hod", next()), [happens(["document_tabled"])]);
    let last = || lay(Some(400), words("The Plan, again."));
    check(filled(1, 400), by("S.hod", last()), [full(Bounded::Revisions, 400)]);

    let other = || Action::TableDocument {
        meeting: m1(),
        symbol: symbol("OTHER/1"),
        base: None,
        title: Bilingual { en: "Another".to_owned(), vi: "Khác".to_owned() },
        language: "en".to_owned(),
        content: words("Another."),
    };
    check(filled(1_005, 1), by("B.hod", other()), [full(Bounded::Documents, DOCUMENTS_MAX)]);
    check(filled(1_005, 1), by("S.hod", other()), [happens(["document_tabled"])]);
}

#[test]
fn the_files_of_all_revisions_are_named() {
    let given = at_item(definition(), "4").and("S.hod", lay(None, file(10))).and("S.hod", lay(Some(1), words(PLAN)));
    assert!(given.conference.documents.files().into_iter().eq([Hash::of(b"a file")]));
}

#[test]
fn an_embargo_is_one_until_its_hour_has_come() {
    let hour = NINE + minutes(60);
    let issued = Event::DocumentIssued {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        revision: Revision(1),
        mandate: "the Meeting".to_owned(),
        embargo_until: Some(hour),
    };
    let given = laid().fact(issued);
    let embargo = |at| match &given.conference.documents.clone().at(at).documents[&symbol("DOC/1")].issue {
        Issue::Issued { embargo_until, .. } => *embargo_until,
        other => panic!("{other:?}"),
    };
    assert_eq!(embargo(Timestamp(hour.0 - 1)), Some(hour));
    assert_eq!((embargo(hour), embargo(hour + minutes(1))), (None, None));
}
