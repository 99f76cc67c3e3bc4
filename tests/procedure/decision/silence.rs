//! The silence procedure between meetings, and the report ad referendum.

use mufakat::procedure::command::{SilenceMeans, SilenceText};
use mufakat::procedure::definition::Quorum;
use mufakat::procedure::event::{Answer, SilenceOutcome};
use mufakat::procedure::ids::{SilenceId, Span, Timestamp};
use mufakat::procedure::rejection::Unfinished;

use super::*;

const ONE: SilenceId = SilenceId(1);
const WORDS: &str = "The Parties adopt the Programme.";
const HOURS_72: Span = Span::minutes(72 * 60);
/// 72 hours after M1 opened.
const DEADLINE: Timestamp = Timestamp(NINE.0 + 72 * 3_600_000);

fn words(text: &str) -> SilenceText {
    SilenceText::Text { text: text.to_owned(), documents: vec![] }
}

fn open(about: SilenceText, deadline: Timestamp, means: SilenceMeans) -> Action {
    Action::OpenSilence { meeting: m1(), about, deadline, means }
}

fn break_it() -> Action {
    Action::ObjectInSilence { meeting: m1(), silence: ONE, party: None, text: "We object.".to_owned(), letter: None }
}

fn letter_of(id: &str) -> Action {
    Action::ObjectInSilence {
        meeting: m1(),
        silence: ONE,
        party: Some(party(id)),
        text: "We object.".to_owned(),
        letter: Some("Note 12/21, by e-mail".to_owned()),
    }
}

fn take_back() -> Action {
    Action::WithdrawSilenceObjection { meeting: m1(), silence: ONE, party: None }
}

fn take_back_letter_of(id: &str) -> Action {
    Action::WithdrawSilenceObjection { meeting: m1(), silence: ONE, party: Some(party(id)) }
}

fn consent() -> Action {
    Action::ConsentInSilence { meeting: m1(), silence: ONE }
}

fn acknowledge(id: &str) -> Action {
    Action::AcknowledgeSilenceObjection { meeting: m1(), silence: ONE, party: party(id) }
}

fn extend(deadline: Timestamp) -> Action {
    let ruling = "a letter came in time and cannot be read".to_owned();
    Action::ExtendSilence { meeting: m1(), silence: ONE, deadline, ruling }
}

fn take_note() -> Action {
    Action::NoteSilence { meeting: m1(), silence: ONE }
}

fn restart(text: &str, deadline: Timestamp) -> Action {
    Action::RestartSilence { meeting: m1(), silence: ONE, text: text.to_owned(), documents: vec![], deadline }
}

/// M1 is closed; its Chair has asked the parties in writing.
fn asked(means: SilenceMeans) -> Play {
    asked_in(definition(), means)
}

fn asked_in(definition: Definition, means: SilenceMeans) -> Play {
    let closed = in_session(definition).fact(Event::MeetingClosed { meeting: m1(), despite: Some("done".to_owned()) });
    closed.and("A.hod as chair", open(words(WORDS), DEADLINE, means))
}

fn ended(play: Play, outcome: SilenceOutcome, answers: &str) {
    let answers = answers.to_owned();
    check(
        play,
        after(HOURS_72),
        [Then::of(move |events| {
            let word = |answer| match answer {
                Answer::Consented => "consented",
                Answer::Objected => "objected",
                Answer::Silent => "silent",
                Answer::Absent => "absent",
            };
            let found = events.iter().find_map(|event| {
                let Event::SilenceEnded { outcome, answers, .. } = event else { return None };
                let said = answers.iter().map(|one| format!("{} {}", one.party, word(one.answer)));
                Some((*outcome, said.collect::<Vec<_>>().join(", ")))
            });
            found == Some((outcome, answers.clone()))
        })],
    );
}

fn objections(expected: &str) -> Then {
    is("objections that stand", expected.to_owned(), |play| {
        let silence = &play.conference.meetings[&m1()].silences.silences[&ONE];
        silence.objections.keys().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

fn deadline(expected: Timestamp) -> Then {
    is("the deadline", expected, |play| play.conference.meetings[&m1()].silences.silences[&ONE].deadline)
}

fn over() -> Then {
    refused(Rejection::SilenceIsOver { silence: ONE })
}

// ---- opening --------------------------------------------------------------------------------------------------

#[test]
fn the_chair_asks_the_parties_in_writing_after_the_meeting_has_closed() {
    let closed = in_session(definition()).fact(Event::MeetingClosed { meeting: m1(), despite: None });
    let then = [happens(["silence_opened"]), deadline(DEADLINE)];
    let given = check(closed, by("A.hod as chair", open(words(WORDS), DEADLINE, SilenceMeans::Consent)), then);
    check(given, by("A.hod as chair", open(words(WORDS), DEADLINE, SilenceMeans::Consent)), [already()]);
}

#[test]
fn the_parties_are_given_the_least_time_that_the_meeting_sets() {
    let soon = Timestamp(DEADLINE.0 - 1);
    let short = refused(Rejection::PeriodTooShort { earliest: DEADLINE });
    check(in_session(definition()), by("chair", open(words(WORDS), soon, SilenceMeans::Consent)), [short]);
    let day = definition_with(|definition| definition.meetings[0].settings.silence_minimum = Span::minutes(24 * 60));
    check(in_session(day), by("chair", open(words(WORDS), soon, SilenceMeans::Consent)), [happens(["silence_opened"])]);
}

#[test]
fn only_the_chair_or_the_moderator_for_it_opens_the_procedure() {
    let ask = open(words(WORDS), DEADLINE, SilenceMeans::Consent);
    let needs = refused(Rejection::NotForYou { needs: Needs::ChairOrModerator });
    check(in_session(definition()), by("B.hod", ask.clone()), [needs]);
    check(in_session(definition()), by("moderator", ask), [happens(["silence_opened"])]);
    check(
        in_session(definition()),
        by("chair", open(words("We [may] agree."), DEADLINE, SilenceMeans::Consent)),
        [refused_as("brackets_open")],
    );
}

#[test]
fn a_text_from_the_table_is_frozen_and_cannot_be_withdrawn_once_the_period_runs() {
    let about = SilenceText::Proposal { proposal: FIRST, revision: Revision(1), hash: hash(TEXT) };
    let then = [happens(["silence_opened", "proposal_set_aside"]), first("set aside")];
    let given = check(tabled(), by("chair", open(about.clone(), DEADLINE, SilenceMeans::Consent)), then);
    let frozen = || refused(Rejection::ProposalIsOver { proposal: FIRST });
    check(given.clone(), by("chair", withdraw(1)), [frozen()]);
    check(given, by("chair", revise(1, OTHER)), [frozen()]);
    let put = refused(Rejection::NotWhilePut { proposal: FIRST });
    check(super::put(), by("chair", open(about, DEADLINE, SilenceMeans::Consent)), [put]);
    let how = ProposalFate::AdReferendum { silence: ONE };
    check(tabled(), by("chair", set_aside(how)), [refused(Rejection::UnknownSilence { silence: ONE })]);
}

// ---- the deadline ---------------------------------------------------------------------------------------------

#[test]
fn unbroken_silence_adopts_where_silence_means_consent() {
    let given = asked(SilenceMeans::Consent).and("B.hod", consent());
    ended(given, SilenceOutcome::Adopted, "A silent, B consented, C silent, P silent");
}

#[test]
fn no_answer_is_absence_where_silence_means_absence() {
    let given = asked(SilenceMeans::Absence).and("B.hod", consent());
    ended(given, SilenceOutcome::Adopted, "A absent, B consented, C absent, P absent");
    ended(asked(SilenceMeans::Absence), SilenceOutcome::TooFewAnswers, "A absent, B absent, C absent, P absent");
    let two = definition_with(|definition| definition.meetings[0].settings.quorum = Quorum::Number { members: 2 });
    let given = asked_in(two, SilenceMeans::Absence).and("B.hod", consent());
    ended(given, SilenceOutcome::TooFewAnswers, "A absent, B consented, C absent, P absent");
}

#[test]
fn r28_one_written_objection_breaks_the_silence() {
    let given = asked(SilenceMeans::Consent).and("B.hod", break_it());
    ended(given, SilenceOutcome::Broken, "A silent, B objected, C silent, P silent");
}

#[test]
fn an_objection_at_the_deadline_comes_too_late() {
    check(asked(SilenceMeans::Consent).after(HOURS_72), by("B.hod", break_it()), [over()]);
    let before = asked(SilenceMeans::Consent).after(Span(HOURS_72.0 - 1));
    check(before, by("B.hod", break_it()), [objections("B")]);
    check(asked(SilenceMeans::Consent).after(HOURS_72), by("B.hod", consent()), [over()]);
}

#[test]
fn the_deadline_comes_though_no_meeting_is_held_and_a_sitting_does_not_shift_it() {
    let running = in_session(definition()).and("chair", open(words(WORDS), DEADLINE, SilenceMeans::Consent));
    let adjourned = running.and("chair", adjourn());
    ended(adjourned, SilenceOutcome::Adopted, "A silent, B silent, C silent, P silent");
}

// ---- objections -----------------------------------------------------------------------------------------------

#[test]
fn who_is_not_asked_or_does_not_bind_breaks_nothing() {
    let given = asked(SilenceMeans::Consent);
    check(given.clone(), by("O.hod", break_it()), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(given.clone(), by("B.adv", break_it()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
    check(given.clone(), by("S.hod", letter_of("O")), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(given.clone(), by("B.hod", letter_of("C")), [refused(Rejection::NotYourOwn { party: party("C") })]);
    check(given, by("S.hod", break_it()), [refused(Rejection::TextMissing { field: Field::Name })]);
    let unknown = refused(Rejection::UnknownSilence { silence: ONE });
    check(in_session(definition()), by("B.hod", break_it()), [unknown]);
}

#[test]
fn a_letter_is_entered_by_the_secretariat_and_each_objection_is_acknowledged() {
    let given = check(asked(SilenceMeans::Consent), by("S.hod", letter_of("B")), [objections("B")]);
    let given = check(given, by("S.hod", letter_of("B")), [already()]);
    let given = check(given, by("S.hod", acknowledge("B")), [happens(["silence_objection_acknowledged"])]);
    let given = check(given, by("moderator", acknowledge("B")), [already()]);
    check(given.clone(), by("C.hod", acknowledge("B")), [refused(Rejection::NotForYou { needs: Needs::Officers })]);
    check(given, by("S.hod", take_back_letter_of("B")), [objections("")]);
}

#[test]
fn an_objection_withdrawn_before_the_deadline_does_not_restart_the_period() {
    let given = asked(SilenceMeans::Consent).and("B.hod", break_it()).after(minutes(60));
    let given = check(given, by("B.hod", take_back()), [objections(""), deadline(DEADLINE)]);
    let given = check(given, by("B.hod", take_back()), [already()]);
    ended(given, SilenceOutcome::Adopted, "A silent, B silent, C silent, P silent");
}

#[test]
fn an_objection_in_writing_is_withdrawn_by_its_seat_or_the_head_of_delegation() {
    let by_head = asked(SilenceMeans::Consent).and("B.hod", break_it());
    check(by_head.clone(), by("B.alt", take_back()), [refused(Rejection::NotYourObjection { seat: seat("B.hod") })]);
    check(by_head, by("S.hod", take_back_letter_of("B")), [refused(Rejection::NotYourOwn { party: party("B") })]);
    let by_alternate = asked(SilenceMeans::Consent).and("B.alt", break_it());
    check(by_alternate, by("B.hod", take_back()), [objections("")]);
}

#[test]
fn who_objects_does_not_consent_meanwhile() {
    let given = asked(SilenceMeans::Consent).and("B.hod", consent()).and("B.hod", break_it());
    check(given, by("B.hod", consent()), [refused(Rejection::ObjectionStands { who: parties("B") })]);
}

// ---- moving the deadline, changing the text -------------------------------------------------------------------

#[test]
fn the_chair_moves_the_deadline_by_a_ruling_to_a_later_moment_only() {
    let later = DEADLINE + minutes(60);
    let then = [happens(["silence_extended"]), deadline(later)];
    let given = check(asked(SilenceMeans::Consent), by("A.hod as chair", extend(later)), then);
    let earlier = refused(Rejection::DeadlineNotLater { deadline: later });
    check(given.clone(), by("A.hod as chair", extend(DEADLINE)), [earlier]);
    check(given.clone(), by("A.hod as chair", extend(later)), [already()]);
    check(given, by("moderator", extend(later)), [refused(Rejection::NotForYou { needs: Needs::Chair })]);
}

#[test]
fn a_changed_text_begins_the_period_anew() {
    let given = asked(SilenceMeans::Consent).and("B.hod", break_it()).after(minutes(60));
    let later = DEADLINE + minutes(60);
    let then = [happens(["silence_restarted"]), objections(""), deadline(later)];
    check(given.clone(), by("A.hod as chair", restart("Other words.", later)), then);
    let short = refused(Rejection::PeriodTooShort { earliest: later });
    check(given.clone(), by("A.hod as chair", restart("Other words.", DEADLINE)), [short]);
    check(given, by("A.hod as chair", restart(WORDS, later)), [refused(Rejection::ChangesNothing {})]);
}

// ---- taking note, and the report ad referendum ----------------------------------------------------------------

#[test]
fn the_body_takes_note_at_its_next_meeting() {
    let running = in_session(definition()).and("chair", open(words(WORDS), DEADLINE, SilenceMeans::Consent));
    check(running.clone(), by("chair", take_note()), [refused(Rejection::SilenceNotAdopted { silence: ONE })]);
    let adopted = running.and("chair", adjourn()).after(HOURS_72);
    let sitting = adopted.and("A.hod as chair", Action::OpenMeeting { meeting: m1() });
    let given = check(sitting, by("chair", take_note()), [happens(["silence_noted"])]);
    check(given, by("chair", take_note()), [already()]);
}

#[test]
fn a_report_that_is_taken_ad_referendum_counts_for_closing() {
    let report = "The Meeting adopts its report.";
    let given = at_item(definition(), "7").and("chair", table_at("7", report));
    let close = Action::CloseMeeting { meeting: m1(), despite: None };
    let left = |play: &mut Play| match play.take(&by("chair", close.clone())) {
        Err(Rejection::ClosingBlocked { open }) => open,
        other => panic!("{other:?}"),
    };
    let conclude = Action::ConcludeItem { meeting: m1(), item: item("7"), outcome: None, release_waiting: false };
    let blocked = vec![Unfinished::NoDecision {}];
    check(
        given.clone(),
        by("chair", conclude.clone()),
        [refused(Rejection::ItemUnfinished { item: item("7"), open: blocked })],
    );
    let about = SilenceText::Proposal { proposal: FIRST, revision: Revision(1), hash: hash(report) };
    let given = given.and("chair", open(about, DEADLINE, SilenceMeans::Consent));
    let then = [event(Event::ItemConcluded { meeting: m1(), item: item("7"), outcome: Outcome::AdReferendum {} })];
    let mut given = check(given, by("chair", conclude), then);
    assert!(!left(&mut given).contains(&Unfinished::Report {}));
}

#[test]
fn a_document_adopted_in_writing_may_be_issued() {
    let document = Action::TableDocument {
        meeting: m1(),
        symbol: symbol("M1/DOC/1"),
        base: None,
        title: mufakat::procedure::definition::Bilingual { en: "Plan".to_owned(), vi: "Plan".to_owned() },
        language: "en".to_owned(),
        content: mufakat::procedure::command::Content::Text { text: "The Plan.".to_owned() },
    };
    let documents = vec![DocumentRevision { symbol: symbol("M1/DOC/1"), revision: Revision(1) }];
    let about = SilenceText::Text { text: WORDS.to_owned(), documents };
    let issue = Action::IssueDocument {
        meeting: m1(),
        symbol: symbol("M1/DOC/1"),
        revision: Revision(1),
        mandate: "the Parties".to_owned(),
        embargo_until: None,
    };
    let given =
        in_session(definition()).and("chair", document).and("chair", open(about, DEADLINE, SilenceMeans::Consent));
    let not_yet = refused(Rejection::NotAdopted { symbol: symbol("M1/DOC/1") });
    let given = check(given.and("chair", adjourn()), by("S.hod", issue.clone()), [not_yet]);
    check(given.after(HOURS_72), by("S.hod", issue), [happens(["document_issued"])]);
}
