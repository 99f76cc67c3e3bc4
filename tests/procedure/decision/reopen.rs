//! Objection after the gavel: reopening a decision.

use mufakat::procedure::agenda::ItemState;
use mufakat::procedure::command::{Content, Declared};
use mufakat::procedure::definition::ItemKind;
use mufakat::procedure::event::ReopenCause;
use mufakat::procedure::rejection::Unfinished;

use super::*;

const FIRST_DECISION: DecisionNumber = DecisionNumber(1);

/// B's line was down for a while between Put and Declare; then the text was adopted.
fn adopted_after_b_was_lost() -> Play {
    after_b_was_lost_in(definition())
}

fn after_b_was_lost_in(definition: Definition) -> Play {
    let put = tabled_in(definition).and("chair", put_first());
    let back = returns(loses(put, "B"), "B");
    acknowledged_by(back, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted))
}

fn ask() -> Action {
    Action::AskToReopen { meeting: m1(), decision: FIRST_DECISION, reason: "we heard nothing".to_owned() }
}

fn take_back() -> Action {
    Action::WithdrawReopening { meeting: m1(), decision: FIRST_DECISION }
}

fn reopen() -> Action {
    Action::ReopenDecision { meeting: m1(), decision: FIRST_DECISION }
}

fn conclude(number: &str) -> Action {
    Action::ConcludeItem { meeting: m1(), item: item(number), outcome: None, release_waiting: false }
}

fn open(number: &str, after: Option<&str>) -> Action {
    let ruling = Some("the Chair rules so".to_owned());
    Action::OpenItem { meeting: m1(), item: item(number), after: after.map(item), ruling }
}

/// The second text of the play is declared as the report, under item 7.
fn report_adopted(play: Play) -> (Play, Result<Vec<Event>, Rejection>) {
    let report = "The Meeting adopts its report.";
    let (proposal, revision) = (ProposalId(2), Revision(1));
    let mut play = opens(play.and("chair", conclude("4")), m1(), "7")
        .and("chair", table_at("7", report))
        .and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash: hash(report) });
    for id in ["A.hod", "B.hod", "C.hod", "P.hod"] {
        play = play.and(id, Action::Acknowledge { meeting: m1(), proposal, revision, hash: hash(report) });
    }
    let declare = Action::Declare {
        meeting: m1(),
        proposal,
        revision,
        hash: hash(report),
        verb: Verb::Adopted,
        style: None,
        follow_ups: vec![],
    };
    let mut play = play.after(seconds(20));
    let outcome = play.take(&by("chair", declare));
    (play, outcome)
}

fn asks(expected: &str) -> Then {
    is("who asks", expected.to_owned(), |play| {
        let decision = &play.conference.register.decisions[&FIRST_DECISION];
        decision.reopening_asked.keys().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

// ---- asking ---------------------------------------------------------------------------------------------------

#[test]
fn r24_a_member_whose_line_was_down_between_put_and_declare_may_ask_to_reopen() {
    let given = adopted_after_b_was_lost();
    check(given, by("B.hod", ask()), [happens(["reopening_asked"]), asks("B"), first("decided")]);
}

#[test]
fn a_member_that_the_record_shows_connected_may_not_ask_as_of_right() {
    let given = adopted_after_b_was_lost();
    let connected = Rejection::LineWasUp { party: party("C") };
    check(given, by("C.hod", ask()), [refused(connected)]);
    check(adopted(), by("B.hod", ask()), [refused(Rejection::LineWasUp { party: party("B") })]);
}

#[test]
fn a_line_lost_before_the_text_was_put_gives_no_right_to_reopen() {
    let given = acknowledged_by(returns(loses(tabled(), "B"), "B").and("chair", put_first()), "A B C P");
    let given = given.after(seconds(20)).and("chair", declare(Verb::Adopted));
    check(given, by("B.hod", ask()), [refused(Rejection::LineWasUp { party: party("B") })]);
}

#[test]
fn a_line_that_was_down_when_the_text_was_put_gives_the_right_to_reopen() {
    let given = returns(loses(tabled(), "B").and("chair", put_first()), "B");
    let given = acknowledged_by(given, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted));
    check(given, by("B.hod", ask()), [asks("B")]);
}

/// B declared how it takes part, lost its lines, and the text was adopted without it; now it is back.
fn adopted_while_b_was(declared: Declared) -> Play {
    let given = loses(tabled().and("B.hod", presence("B", declared)), "B").and("chair", put_first());
    let given = acknowledged_by(given, "A C P").after(seconds(20)).and("chair", declare(Verb::Adopted));
    returns(given, "B").and("B.hod", presence("B", Declared::Present))
}

#[test]
fn r24_who_declared_itself_absent_or_away_does_not_come_back_as_of_right() {
    let stayed_away = || [refused(Rejection::StayedAway { party: party("B"), decision: FIRST_DECISION })];
    check(adopted_while_b_was(Declared::Absent), by("B.hod", ask()), stayed_away());
    check(adopted_while_b_was(Declared::AwayProceed), by("B.hod", ask()), stayed_away());
}

#[test]
fn who_had_not_come_to_the_sitting_does_not_come_back_as_of_right() {
    let definition = definition_with(|definition| {
        item_of(definition, "4").verbs = vec![Verb::NotAgreed];
        definition.meetings[0].settings.quorum = mufakat::procedure::definition::Quorum::Number { members: 2 };
    });
    // B's lines were up before the meeting opened, and in this sitting never.
    let given = opens(loses(assembled(definition).and("hub", down("B.adv")), "B").opens("M1"), m1(), "4");
    let given = given.and("chair", table(TEXT)).and("chair", put_first()).and("chair", declare(Verb::NotAgreed));
    let given = returns(given, "B");
    let stayed_away = Rejection::StayedAway { party: party("B"), decision: FIRST_DECISION };
    check(given, by("B.hod", ask()), [refused(stayed_away)]);
}

#[test]
fn asking_twice_asks_once_and_what_was_asked_may_be_taken_back() {
    let given = adopted_after_b_was_lost().and("B.hod", ask());
    check(given.clone(), by("B.alt", ask()), [already()]);
    let given = check(given, by("B.hod", take_back()), [happens(["reopening_withdrawn"]), asks("")]);
    let given = check(given, by("B.hod", take_back()), [already()]);
    check(given, by("chair", reopen()), [refused(Rejection::NobodyAskedToReopen { decision: FIRST_DECISION })]);
}

#[test]
fn only_a_seat_that_binds_its_party_asks_to_reopen() {
    let given = adopted_after_b_was_lost();
    check(given.clone(), by("B.adv", ask()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
    check(given.clone(), by("O.hod", ask()), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(given, by("moderator", ask()), [refused(Rejection::NotForYou { needs: Needs::Delegation })]);
}

#[test]
fn a_decision_of_no_record_is_not_reopened() {
    let unknown = || [refused(Rejection::UnknownDecision { decision: FIRST_DECISION })];
    check(elapsed(), by("B.hod", ask()), unknown());
    check(elapsed(), by("chair", reopen()), unknown());
    check(elapsed(), by("B.hod", take_back()), unknown());
}

// ---- reopening ------------------------------------------------------------------------------------------------

#[test]
fn the_chair_reopens_as_of_right_and_the_text_is_on_the_table_as_it_was_decided() {
    let given = adopted_after_b_was_lost().and("B.hod", ask());
    let then = [
        happens(["decision_reopened"]),
        first("tabled"),
        holds("the decision stays in the register, marked", |play| {
            let decision = &play.conference.register.decisions[&FIRST_DECISION];
            !decision.holds() && decision.reopened.is_some_and(|(_, cause)| cause == ReopenCause::LineLost)
        }),
        holds("at the same revision", |play| {
            play.conference.meetings[&m1()].table.proposals[&FIRST].revision == Revision(1)
        }),
    ];
    let given = check(given, by("chair", reopen()), then);
    let given = check(given, by("chair", reopen()), [already()]);
    check(given, by("B.hod", ask()), [already()]);
}

#[test]
fn only_the_presiding_officer_reopens() {
    let given = adopted_after_b_was_lost().and("B.hod", ask());
    let chair = || [refused(Rejection::NotForYou { needs: Needs::Chair })];
    check(given.clone(), by("moderator", reopen()), chair());
    check(given.clone(), by("B.hod", reopen()), chair());
    check(given.clone(), stale(by("chair", reopen())), [refused_as("stale_epoch")]);
    let suspended = given.and("chair", suspend());
    check(suspended, by("chair", reopen()), [refused_as("meeting_not_open")]);
}

#[test]
fn a_reopened_text_is_put_and_decided_anew_under_a_new_number() {
    let given = adopted_after_b_was_lost().and("B.hod", ask()).and("chair", reopen()).and("chair", put_first());
    let given = acknowledged_by(given, "A B C P").after(seconds(20));
    let then = [
        first("decided"),
        holds("decision 2 holds, decision 1 does not", |play| {
            let decisions = &play.conference.register.decisions;
            decisions[&DecisionNumber(2)].holds() && !decisions[&FIRST_DECISION].holds()
        }),
    ];
    check(given, by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn a_reservation_on_a_reopened_text_belongs_to_the_decision_that_holds() {
    let back = returns(loses(put(), "B"), "B").and("C.hod", reserve(first_text(), "C reserves its position."));
    let given = acknowledged_by(back, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted));
    let given = given.and("B.hod", ask()).and("chair", reopen()).and("chair", put_first());
    let given = acknowledged_by(given, "A B C P").after(seconds(20));
    let then = [holds("it stands beside the second decision", |play| {
        play.conference.register.statements[&StatementId(1)].decision == Some(DecisionNumber(2))
    })];
    check(given, by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn an_item_that_had_ended_waits_to_be_called_up_again() {
    // Nothing but the reopening is to stand between the meeting and its items.
    let definition = definition_with(|definition| item_of(definition, "2").kind = ItemKind::Statement);
    let given = after_b_was_lost_in(definition).and("B.hod", ask()).and("chair", conclude("4"));
    let waits = holds("item 4 waits", |play| {
        let state = play.conference.meetings[&m1()].agenda.state(&item("4"));
        *state == ItemState::Deferred { to: DeferTo::Later {} }
    });
    let then = [happens(["decision_reopened", "item_reopened"]), waits];
    let given = check(given, by("chair", reopen()), then);
    check(given, by("chair", open("4", None)), [happens(["item_opened"])]);
}

#[test]
fn a_document_that_a_reopened_decision_carried_is_no_longer_decided() {
    let document = Action::TableDocument {
        meeting: m1(),
        symbol: symbol("M1/DOC/1"),
        base: None,
        title: mufakat::procedure::definition::Bilingual { en: "Plan".to_owned(), vi: "Plan".to_owned() },
        language: "en".to_owned(),
        content: Content::Text { text: "The Plan.".to_owned() },
    };
    let named = vec![DocumentRevision { symbol: symbol("M1/DOC/1"), revision: Revision(1) }];
    let given = at_item(definition(), "4").and("chair", document);
    let table = Action::TableProposal { meeting: m1(), item: item("4"), text: TEXT.to_owned(), documents: named };
    let given = given.and("chair", table);
    let hash = given.conference.meetings[&m1()].table.proposals[&FIRST].wording.hash;
    let (proposal, revision) = (FIRST, Revision(1));
    let given = given.and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash });
    let acknowledge = Action::Acknowledge { meeting: m1(), proposal, revision, hash };
    let given = returns(loses(given, "B"), "B");
    let given = ["A.hod", "B.hod", "C.hod", "P.hod"].iter().fold(given, |play, id| play.and(id, acknowledge.clone()));
    let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
    let given = given
        .after(seconds(20))
        .and("chair", Action::Declare { meeting: m1(), proposal, revision, hash, verb, style, follow_ups })
        .and("B.hod", ask());
    let then = [is("what decided it", None, |play| play.conference.documents.documents[&symbol("M1/DOC/1")].decided)];
    check(given, by("chair", reopen()), then);
}

#[test]
fn nothing_is_reopened_once_the_report_is_adopted() {
    let (play, outcome) = report_adopted(adopted_after_b_was_lost());
    assert!(outcome.is_ok(), "{outcome:?}");
    check(play.clone(), by("B.hod", ask()), [refused(Rejection::ReportIsAdopted {})]);
    check(play, by("chair", reopen()), [refused(Rejection::ReportIsAdopted {})]);
}

#[test]
fn the_report_is_not_adopted_over_a_right_that_was_claimed_in_time() {
    let (_, outcome) = report_adopted(adopted_after_b_was_lost().and("B.hod", ask()));
    assert_eq!(outcome, Err(Rejection::ReopeningsPending { decisions: vec![FIRST_DECISION] }));
}

#[test]
fn a_meeting_does_not_close_over_a_right_that_was_claimed() {
    let given = adopted_after_b_was_lost().and("B.hod", ask());
    let mut play = given;
    let outcome = play.take(&by("chair", Action::CloseMeeting { meeting: m1(), despite: None }));
    let Err(Rejection::ClosingBlocked { open }) = outcome else { panic!("{outcome:?}") };
    assert!(open.contains(&Unfinished::Reopening { decision: FIRST_DECISION }));
}

#[test]
fn a_handover_that_was_carried_out_is_not_reopened() {
    let given = sitting_of(definition(), "M2").fact(Event::ItemOpened {
        meeting: m2(),
        item: item("2"),
        opening: 1,
        ruling: None,
        prepared: vec![],
    });
    let offer = Action::OfferChair { meeting: m2(), to: party("B"), vice_chair: None };
    let given = given.and("chair", offer);
    let text = &given.conference.meetings[&m2()].table.proposals[&FIRST];
    let (proposal, revision, hash) = (FIRST, text.revision, text.wording.hash);
    let acknowledge = Action::Acknowledge { meeting: m2(), proposal, revision, hash };
    let given = returns(loses(given, "C"), "C");
    let given = ["A.hod", "B.hod", "C.hod", "P.hod"].iter().fold(given, |play, id| play.and(id, acknowledge.clone()));
    let (verb, style, follow_ups) = (Verb::Agreed, None, vec![]);
    let agreed = given
        .after(seconds(20))
        .and("chair", Action::Declare { meeting: m2(), proposal, revision, hash, verb, style, follow_ups });
    let ask = Action::AskToReopen { meeting: m2(), decision: FIRST_DECISION, reason: String::new() };
    let taken = agreed.clone().and("B.hod", Action::AssumeChair { meeting: m2() });
    check(taken, by("C.hod", ask.clone()), [refused(Rejection::CarriedOut { decision: FIRST_DECISION })]);
    let reopen = Action::ReopenDecision { meeting: m2(), decision: FIRST_DECISION };
    let then = [happens(["chair_offer_withdrawn", "decision_reopened"])];
    check(agreed.and("C.hod", ask), by("chair", reopen), then);
}
