//! What is asked for twice is so already; what is only nearly the same is another act, and is answered as one.

use mufakat::procedure::command::{Action, Content, PointRuling, SilenceMeans, SilenceText};
use mufakat::procedure::definition::{Bilingual, ItemKind};
use mufakat::procedure::ids::{Revision, SilenceId};
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, says};

pub fn sentences() -> Vec<Sentence> {
    [texts(), chairs(), business(), others()].into_iter().flatten().collect()
}

fn laid_as(title: &str, language: &str, text: &str) -> Action {
    Action::TableDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        base: Some(Revision(1)),
        title: Bilingual { en: title.to_owned(), vi: "Kế hoạch".to_owned() },
        language: language.to_owned(),
        content: Content::Text { text: text.to_owned() },
    }
}

fn corrected(position: u64, text: &str) -> Action {
    Action::RecordCorrigendum { meeting: m1(), position, text: text.to_owned() }
}

fn consent_given(by: &str, channel: &str) -> Action {
    Action::RecordConsent {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(1),
        party: party("B"),
        given_by: by.to_owned(),
        channel: channel.to_owned(),
    }
}

fn object_that(point: &str) -> Action {
    Action::Object { meeting: m1(), proposal: FIRST, revision: Revision(1), point: point.to_owned() }
}

/// B has lost its line while a text is put, and its consent was entered.
fn consented() -> Play {
    loses(put(), "B").and("S.hod", consent_given("the Minister", "telephone"))
}

fn texts() -> Vec<Sentence> {
    vec![
        says!(
            37,
            "The same document laid twice is laid once.",
            documented(),
            by("S.hod", laid_as("The Plan", "en", "The Plan.")),
            [already()]
        ),
        says!(
            37,
            "The same words under another title are a new revision.",
            documented(),
            by("S.hod", laid_as("The Programme", "en", "The Plan.")),
            [happens(["document_tabled"])]
        ),
        says!(
            37,
            "The same words in another language are a new revision.",
            documented(),
            by("S.hod", laid_as("The Plan", "vi", "The Plan.")),
            [happens(["document_tabled"])]
        ),
        says!(
            38,
            "The same correction is recorded once.",
            opened().and("S.hod", corrected(1, "for 2020 read 2021")),
            by("S.hod", corrected(1, "for 2020 read 2021")),
            [already()]
        ),
        says!(
            38,
            "The same correction of another entry is another correction.",
            opened().and("S.hod", corrected(1, "for 2020 read 2021")),
            by("S.hod", corrected(2, "for 2020 read 2021")),
            [happens(["corrigendum_recorded"])]
        ),
        says!(
            38,
            "An entry may be corrected again, in other words.",
            opened().and("S.hod", corrected(1, "for 2020 read 2021")),
            by("S.hod", corrected(1, "for 2021 read 2022")),
            [happens(["corrigendum_recorded"])]
        ),
        says!(
            22,
            "The same consent entered twice is entered once.",
            consented(),
            by("S.hod", consent_given("the Minister", "telephone")),
            [already()]
        ),
        says!(
            22,
            "A consent entered with another name takes the place of the one before it.",
            consented(),
            by("S.hod", consent_given("the Deputy Minister", "telephone")),
            [happens(["consent_entered"])]
        ),
        says!(
            22,
            "A consent given by another channel takes the place of the one before it.",
            consented(),
            by("S.hod", consent_given("the Minister", "letter")),
            [happens(["consent_entered"])]
        ),
        says!(
            21,
            "A second press of the gavel on the same words is so already.",
            adopted(),
            by("chair", declare(Verb::Adopted)),
            [already()]
        ),
        says!(
            21,
            "A gavel on other words than those decided is no second press of it.",
            adopted(),
            by("chair", declare_as(1, OTHER, Verb::Adopted)),
            [refused(Rejection::ProposalIsOver { proposal: FIRST })]
        ),
        says!(
            23,
            "What an observer says against a text is shown to the Chair once.",
            tabled().and("O.hod", object_that("Too soon.")),
            by("O.hod", object_that("Too soon.")),
            [already()]
        ),
        says!(
            23,
            "What an observer says besides is shown too.",
            tabled().and("O.hod", object_that("Too soon.")),
            by("O.hod", object_that("Too dear.")),
            [happens(["commented"])]
        ),
        says!(
            23,
            "The same said by another observer is shown as that observer's.",
            tabled().and("O.hod", object_that("Too soon.")),
            by("G.hod", object_that("Too soon.")),
            [happens(["commented"])]
        ),
        says!(
            25,
            "What was said on one text does not count as said on another.",
            tabled().and("C.hod", reserve(first_text(), "On paragraph 4.")).and("chair", table(OTHER)),
            by("C.hod", reserve(on_the_second(), "On paragraph 4.")),
            [happens(["statement_recorded"])]
        ),
    ]
}

fn on_the_second() -> mufakat::procedure::command::About {
    mufakat::procedure::command::About::Proposal { proposal: second(), revision: Revision(1) }
}

fn offer_to(to: &str, vice: Option<&str>) -> Action {
    Action::OfferChair { meeting: m2(), to: party(to), vice_chair: vice.map(party) }
}

fn chairs() -> Vec<Sentence> {
    vec![
        says!(
            18,
            "The same handover offered twice is offered once.",
            at_handover().and("chair", offer()),
            by("chair", offer()),
            [already()]
        ),
        says!(
            18,
            "A handover with another vice-chair is not the one that was offered.",
            at_handover().and("chair", offer()),
            by("chair", offer_to("B", None)),
            [refused_as("chair_offer_pending")]
        ),
        says!(
            18,
            "The text that the meeting is asked names the item, the incoming Chair and the vice-chair.",
            at_handover(),
            by("chair", offer()),
            [is("the words", "2: B / C".to_owned(), |play| {
                play.conference.meetings[&m2()].table.proposals[&FIRST].wording.text.clone()
            })]
        ),
        says!(
            18,
            "Nobody but the incoming Chair takes the chair that was handed over.",
            handover_agreed(),
            by("C.hod", take_m2()),
            [refused_as("chair_not_free")]
        ),
        says!(
            20,
            "Whoever presides is not offered the chair.",
            opened(),
            by("chair", pass_chair("A.hod")),
            [already()]
        ),
        says!(
            20,
            "The chair passed to the same seat twice is passed once.",
            opened().and("chair", pass_chair("B.hod")),
            by("chair", pass_chair("B.hod")),
            [already()]
        ),
        says!(
            34,
            "A hold asked for twice is one hold.",
            opened().and("moderator", hold()),
            by("moderator", hold()),
            [already()]
        ),
        says!(
            34,
            "Another reason for the hold is told.",
            opened().and("moderator", hold()),
            by("moderator", Action::HoldMeeting { meeting: m1(), reason: "no light".to_owned(), next_news_at: None }),
            [happens(["hold_began"])]
        ),
        says!(
            34,
            "Another hour for the next news is told.",
            opened().and("moderator", hold()),
            by(
                "moderator",
                Action::HoldMeeting {
                    meeting: m1(),
                    reason: "no sound".to_owned(),
                    next_news_at: Some(NINE + minutes(30)),
                }
            ),
            [happens(["hold_began"])]
        ),
    ]
}

/// At the adoption of the agenda item 2.5 was added.
fn added() -> Play {
    at_item(definition(), "2").and("chair", add("4.1", "A new matter", ItemKind::Discussion))
}

fn add(number: &str, title: &str, kind: ItemKind) -> Action {
    let title = Bilingual { en: title.to_owned(), vi: "Một vấn đề mới".to_owned() };
    Action::AddItem { meeting: m1(), item: item(number), title, kind }
}

fn business() -> Vec<Sentence> {
    vec![
        says!(
            32,
            "An item under a number that was added with another title is another item.",
            added(),
            by("chair", add("4.1", "Another matter", ItemKind::Discussion)),
            [refused(Rejection::ItemExists { item: item("4.1") })]
        ),
        says!(
            32,
            "An item under a number that was added as another kind is another item.",
            added(),
            by("chair", add("4.1", "A new matter", ItemKind::Report)),
            [refused(Rejection::ItemExists { item: item("4.1") })]
        ),
        says!(
            32,
            "Nothing is added inside an item that is not there.",
            at_item(definition(), "2"),
            by("chair", add("5.1.1", "A new matter", ItemKind::Discussion)),
            [refused(Rejection::CannotAddItem { item: item("5.1.1") })]
        ),
        says!(
            32,
            "Nothing is added inside an item that was taken off the agenda.",
            at_item(definition(), "2").and("chair", withdraw_item("4")),
            by("chair", add("4.1", "A new matter", ItemKind::Discussion)),
            [refused(Rejection::CannotAddItem { item: item("4.1") })]
        ),
        says!(
            30,
            "An item concluded twice with the same outcome is concluded once.",
            business_without("3"),
            by("chair", conclude_without("3")),
            [already()]
        ),
        says!(
            30,
            "An item that is concluded is not concluded otherwise.",
            business_without("3"),
            by("chair", conclude("3", Some(Outcome::ViewsExchanged {}))),
            [refused(Rejection::ItemIsOver { item: item("3") })]
        ),
        says!(
            28,
            "The parties are asked about another text in writing while one is before them.",
            in_silence(SilenceMeans::Consent),
            by(
                "A.hod as chair",
                Action::OpenSilence {
                    meeting: m1(),
                    about: SilenceText::Text { text: "The Parties adopt the Budget.".to_owned(), documents: vec![] },
                    deadline: deadline(),
                    means: SilenceMeans::Consent,
                }
            ),
            [happens(["silence_opened"])]
        ),
        says!(
            28,
            "The same text is asked about in writing once at a time.",
            in_silence(SilenceMeans::Consent),
            by("A.hod as chair", open_silence(deadline(), SilenceMeans::Consent)),
            [already()]
        ),
    ]
}

use mufakat::procedure::command::Outcome;

/// An item was concluded with no decision.
fn business_without(number: &'static str) -> Play {
    super::words::business().and("chair", conclude_without(number))
}

/// A roll call on a motion runs, and its conduct is the matter of another: the ruling on C's point was appealed.
fn voted_on_twice() -> Play {
    let pointed = roll_called().and("C.hod", point_of("The names are called in the wrong order.", true));
    let ruled = pointed.and("chair", rule(1, PointRuling::NotUpheld)).and("C.hod", appeal());
    ruled.and("chair", put_appeal(Some("B")))
}

fn withdrawn_in_silence_for(id: &str) -> Action {
    Action::WithdrawSilenceObjection { meeting: m1(), silence: SilenceId(1), party: Some(party(id)) }
}

fn others() -> Vec<Sentence> {
    use mufakat::procedure::command::Choice;
    vec![
        says!(9, "A point of order raised twice is raised once.", pointed(), by("C.hod", point()), [already()]),
        says!(
            9,
            "A delegation has one point of order at a time, whichever of its seats raises it.",
            pointed(),
            by("C.alt", point()),
            [refused_as("no_point_on_a_point")]
        ),
        says!(
            9,
            "A delegation has one point of order at a time, whatever it is about.",
            pointed(),
            by("C.hod", point_of("the list is wrong", false)),
            [refused_as("no_point_on_a_point")]
        ),
        says!(
            9,
            "What is so already stays so while a ruling is awaited.",
            speaking().and("chair", close_list()).and("C.hod", point()),
            by("chair", close_list()),
            [already()]
        ),
        says!(
            9,
            "An appeal is settled on the point that it is about.",
            appealed(),
            by(
                "chair",
                Action::SettleAppeal {
                    meeting: m1(),
                    point: mufakat::procedure::ids::PointId(2),
                    outcome: mufakat::procedure::command::AppealOutcome::Consulted { overruled: true },
                }
            ),
            [refused_as("no_appeal")]
        ),
        says!(
            29,
            "A delegation casts its own vote also where it names itself.",
            roll_called(),
            by("B.hod", vote_said_by("B", Choice::Yes)),
            [happens(["vote_cast"])]
        ),
        says!(
            29,
            "A delegation casts nobody else's vote.",
            roll_called(),
            by("B.hod", vote_said_by("C", Choice::Yes)),
            [refused(Rejection::NotYourOwn { party: party("C") })]
        ),
        says!(
            29,
            "A roll call waits for the one on a ruling about its conduct.",
            voted_on_twice(),
            by("B.hod", vote(Choice::Yes)),
            [refused_as("appeal_pending")]
        ),
        says!(
            28,
            "A delegation takes back its own objection in writing also where it names itself.",
            in_silence(SilenceMeans::Consent).and("B.hod", break_silence()),
            by("B.hod", withdrawn_in_silence_for("B")),
            [happens(["silence_objection_withdrawn"])]
        ),
        says!(
            28,
            "A delegation takes back nobody else's objection in writing.",
            in_silence(SilenceMeans::Consent).and("B.hod", break_silence()),
            by("C.hod", withdrawn_in_silence_for("B")),
            [refused(Rejection::NotYourOwn { party: party("B") })]
        ),
    ]
}
