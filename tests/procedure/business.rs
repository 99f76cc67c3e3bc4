//! Meetings, sittings and the order of business.

use mufakat::procedure::agenda::ItemState;
use mufakat::procedure::command::{Action, DeferTo, Outcome as ItemOutcome};
use mufakat::procedure::definition::{Feed, FeedCondition, ItemKind, Power, Verb};
use mufakat::procedure::event::{ChairCause, Event, HoldCause, Tabler, Wording};
use mufakat::procedure::ids::{DecisionNumber, Epoch, ProposalId, Revision, Timestamp};
use mufakat::procedure::rejection::{MeetingPhase, Needs, Rejection, Unfinished};

use super::harness::*;

fn open_meeting(id: &str) -> Action {
    Action::OpenMeeting { meeting: meeting(id) }
}

fn open(number: &str, after: Option<&str>) -> Action {
    Action::OpenItem { meeting: m1(), item: item(number), after: after.map(item), ruling: None }
}

fn rule_open(number: &str, after: Option<&str>) -> Action {
    let ruling = Some("With the meeting's leave.".to_owned());
    Action::OpenItem { meeting: m1(), item: item(number), after: after.map(item), ruling }
}

fn conclude(number: &str, outcome: Option<ItemOutcome>) -> Action {
    Action::ConcludeItem { meeting: m1(), item: item(number), outcome, release_waiting: false }
}

fn defer(number: &str, to: DeferTo) -> Action {
    Action::DeferItem { meeting: m1(), item: item(number), to, keep_list: false }
}

fn close(despite: Option<&str>) -> Action {
    Action::CloseMeeting { meeting: m1(), despite: despite.map(str::to_owned) }
}

fn adjourn() -> Action {
    Action::AdjournMeeting { meeting: m1(), until: None }
}

fn suspend() -> Action {
    Action::SuspendMeeting { meeting: m1(), reason: "Lunch.".to_owned(), resume_at: None }
}

fn resume() -> Action {
    Action::ResumeMeeting { meeting: m1() }
}

fn hold() -> Action {
    Action::HoldMeeting { meeting: m1(), reason: "No sound.".to_owned(), next_news_at: None }
}

fn lift() -> Action {
    Action::LiftHold { meeting: m1() }
}

/// A decision on record under an item of M1, as if it had been put and declared.
fn decided(play: Play, number: &str, verb: Verb) -> Play {
    decided_in(play, "M1", number, verb)
}

fn decided_in(play: Play, id: &str, number: &str, verb: Verb) -> Play {
    // Somebody presided when it was taken.
    let play = if play.conference.meetings[&meeting(id)].chair.seat.is_none() {
        let (seat, cause) = (seat("A.hod"), ChairCause::Opening);
        play.fact(Event::ChairAssumed { meeting: meeting(id), seat, epoch: Epoch(1), cause })
    } else {
        play
    };
    let proposal = ProposalId(play.conference.numbers.proposal.0 + 1);
    let wording = Wording::new("A text.".to_owned(), vec![]);
    let hash = wording.hash;
    play.fact(Event::ProposalTabled {
        meeting: meeting(id),
        item: item(number),
        proposal,
        by: Tabler::Chair {},
        wording,
    })
    .fact(Event::DecisionDeclared {
        meeting: meeting(id),
        item: item(number),
        decision: DecisionNumber(proposal.0),
        proposal,
        revision: Revision(1),
        hash,
        verb,
        style: None,
        presiding: seat("A.hod"),
        acting: false,
        epoch: Epoch(1),
        recorded_by: None,
        standing: vec![],
        follow_ups: vec![],
    })
}

/// Item 3 is open, the agenda adopted.
fn at_item_3() -> Play {
    let play = in_session(definition()).and("chair", open("1", None)).and("chair", open("2", Some("1")));
    decided(play, "2", Verb::Adopted).and("chair", open("3", Some("2")))
}

/// Every item before `number` is disposed of and `number` is open.
fn at_item(number: &str) -> Play {
    let mut play = at_item_3();
    let mut last = "3";
    for (next, verb) in [("4", Verb::Adopted), ("5", Verb::Endorsed), ("6", Verb::Agreed), ("7", Verb::Adopted)] {
        if last == number {
            return play;
        }
        play = decided(play.and("chair", open(next, Some(last))), next, verb);
        last = next;
    }
    play.and("chair", open("8", Some("7")))
}

fn phase(expected: MeetingPhase) -> Then {
    is("the meeting", expected, |play| play.conference.meetings[&m1()].session.phase())
}

fn sitting(expected: u32) -> Then {
    is("the sitting", expected, |play| play.conference.meetings[&m1()].session.sitting)
}

fn current(expected: Option<&'static str>) -> Then {
    is("the open item", expected.map(item), |play| play.conference.meetings[&m1()].agenda.current().cloned())
}

fn state(number: &'static str, expected: ItemState) -> Then {
    is("the item", expected, move |play| play.conference.meetings[&m1()].agenda.state(&item(number)).clone())
}

// ---- opening ---------------------------------------------------------------------------------------------------

#[test]
fn the_presiding_party_opens_the_meeting_and_its_seat_presides() {
    let then = [phase(MeetingPhase::Open), sitting(1), happens(["sitting_opened", "chair_assumed"])];
    check(assembled(definition()), by("A.alt as chair", open_meeting("M1")), then);
}

#[test]
fn the_moderator_opens_by_delegation_and_the_head_of_the_presiding_delegation_presides() {
    let play = check(assembled(definition()), by("moderator", open_meeting("M1")), [phase(MeetingPhase::Open)]);
    assert_eq!(play.conference.meetings[&m1()].chair.presiding(), Some(&seat("A.hod")));
}

#[test]
fn another_delegation_does_not_open_the_meeting() {
    check(
        assembled(definition()),
        by("B.hod as chair", open_meeting("M1")),
        [refused(Rejection::NotPresiding { presiding: None }), phase(MeetingPhase::Scheduled)],
    );
}

#[test]
fn an_adviser_of_the_presiding_party_does_not_open_the_meeting() {
    check(
        assembled(definition()),
        by("A.adv as chair", open_meeting("M1")),
        [refused(Rejection::NotBinding { seat: seat("A.adv") })],
    );
}

#[test]
fn nobody_is_there_to_preside_and_the_meeting_does_not_open() {
    check(laid_down(definition()), by("moderator", open_meeting("M1")), [refused(Rejection::ChairVacant {})]);
}

#[test]
fn a_meeting_does_not_open_while_another_one_runs() {
    check(
        in_session(definition()),
        by("moderator", open_meeting("M2")),
        [refused(Rejection::OtherMeetingRuns { meeting: m1() })],
    );
}

#[test]
fn opening_an_open_meeting_is_success() {
    check(in_session(definition()), by("chair", open_meeting("M1")), [already()]);
}

#[test]
fn a_moderator_without_the_power_does_not_open_the_meeting() {
    let only_floor = definition_with(|d| d.meetings[0].settings.delegated = vec![Power::Floor]);
    check(
        assembled(only_floor),
        by("moderator", open_meeting("M1")),
        [refused(Rejection::NotDelegated { power: Power::Meeting })],
    );
}

// ---- suspension, adjournment, technical hold -------------------------------------------------------------------

#[test]
fn a_suspended_meeting_goes_on_in_the_same_sitting() {
    let play = check(in_session(definition()), by("chair", suspend()), [phase(MeetingPhase::Suspended)]);
    check(play, by("chair", resume()), [phase(MeetingPhase::Open), sitting(1)]);
}

#[test]
fn suspending_twice_is_success() {
    check(in_session(definition()).and("chair", suspend()), by("moderator", suspend()), [already()]);
}

#[test]
fn the_time_of_resuming_lies_in_the_future() {
    let past = Some(NINE);
    let action = Action::SuspendMeeting { meeting: m1(), reason: "Lunch.".to_owned(), resume_at: past };
    check(in_session(definition()), by("chair", action), [refused(Rejection::InThePast { at: NINE })]);
}

#[test]
fn a_sitting_after_an_adjournment_is_a_new_one_with_its_item_still_open() {
    let play = at_item_3().and("chair", adjourn());
    check(play, by("moderator", open_meeting("M1")), [sitting(2), phase(MeetingPhase::Open), current(Some("3"))]);
}

#[test]
fn a_new_sitting_calls_the_roll_anew() {
    let absent = Action::DeclarePresence {
        meeting: m1(),
        party: party("C"),
        presence: mufakat::procedure::command::Declared::Absent,
    };
    let play = in_session(definition()).and("C.hod", absent).and("chair", adjourn());
    check(
        play,
        by("moderator", open_meeting("M1")),
        [holds("nothing is declared in the new sitting", |p| p.conference.meetings[&m1()].roll.declared.is_empty())],
    );
}

#[test]
fn a_meeting_of_the_next_day_opens_while_the_first_is_adjourned() {
    let play = in_session(definition()).and("chair", adjourn());
    check(play, by("moderator", open_meeting("M2")), [phase(MeetingPhase::Adjourned)]);
}

#[test]
fn the_chair_the_moderator_and_the_secretariat_may_call_a_technical_hold() {
    for who in ["chair", "moderator", "S.hod"] {
        check(in_session(definition()), by(who, hold()), [phase(MeetingPhase::TechHold)]);
    }
}

#[test]
fn a_delegation_does_not_call_a_technical_hold() {
    let then = [refused(Rejection::NotForYou { needs: Needs::Officers }), phase(MeetingPhase::Open)];
    check(in_session(definition()), by("B.hod", hold()), then);
}

#[test]
fn a_technical_hold_is_lifted_by_the_chair_and_not_by_the_secretariat() {
    let held = in_session(definition()).and("S.hod", hold());
    let needs = Needs::ChairOrModerator;
    check(held.clone(), by("S.hod", lift()), [refused(Rejection::NotForYou { needs })]);
    check(held, by("chair", lift()), [phase(MeetingPhase::Open)]);
}

#[test]
fn lifting_a_hold_that_fell_into_a_suspension_leaves_it_suspended() {
    let play = in_session(definition()).and("chair", suspend()).and("moderator", hold());
    check(play, by("chair", lift()), [phase(MeetingPhase::Suspended)]);
}

#[test]
fn r34_a_restarted_hub_comes_back_in_technical_hold_and_never_open() {
    let start = Action::StartHub { last_alive: Some(NINE) };
    let play = check(in_session(definition()), by("hub", start), [phase(MeetingPhase::TechHold)]);
    assert!(play.conference.meetings[&m1()].chair.presiding().is_none(), "every line is down");
    let cause = match &play.conference.meetings[&m1()].session.state {
        mufakat::procedure::meeting::State::TechHold { cause, .. } => cause.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(cause, HoldCause::HubRestarted {});
}

#[test]
fn r38_nobody_but_the_hub_says_that_the_hub_has_started() {
    check(
        in_session(definition()),
        by("moderator", Action::StartHub { last_alive: None }),
        [refused(Rejection::HubOnly {})],
    );
}

/// The sitting's end was announced so often.
fn warnings(times: usize) -> Then {
    Then::of(move |events| events.iter().filter(|event| matches!(event, Event::SittingEndNear { .. })).count() == times)
}

#[test]
fn r35_the_end_of_the_sitting_is_announced_thirty_fifteen_and_five_minutes_before() {
    check(in_session(definition()), after(minutes(180)), [warnings(3)]);
}

#[test]
fn an_extended_sitting_is_warned_of_its_new_end() {
    let extend = Action::ExtendSitting { meeting: m1(), closes_at: NINE + minutes(240), interpreters_agree: true };
    let play = in_session(definition()).after(minutes(176)).and("chair", extend);
    check(play, after(minutes(64)), [warnings(3)]);
}

#[test]
fn a_sitting_goes_on_longer_only_where_the_interpreters_agreed() {
    let extend = |end, interpreters_agree| Action::ExtendSitting {
        meeting: m1(),
        closes_at: NINE + minutes(end),
        interpreters_agree,
    };
    let not_asked = Rejection::InterpretersNotAsked { closes_at: NINE + minutes(200) };
    check(in_session(definition()), by("chair", extend(200, false)), [refused(not_asked)]);
    check(in_session(definition()), by("chair", extend(200, true)), [happens(["sitting_extended"])]);
    // Nobody has to be asked to go home earlier.
    check(in_session(definition()), by("chair", extend(170, false)), [happens(["sitting_extended"])]);
}

// ---- order of business -----------------------------------------------------------------------------------------

#[test]
fn r30_items_open_strictly_in_order() {
    check(
        in_session(definition()),
        by("chair", open("2", None)),
        [refused(Rejection::ItemOutOfOrder { expected: item("1"), asked: item("2") }), current(None)],
    );
}

#[test]
fn another_item_opens_under_a_ruling_that_the_record_keeps() {
    let play = in_session(definition()).and("chair", open("1", None));
    check(
        play,
        by("chair", rule_open("2", Some("1"))),
        [event(Event::ItemOpened {
            meeting: m1(),
            item: item("2"),
            opening: 1,
            ruling: Some("With the meeting's leave.".to_owned()),
            prepared: vec![],
        })],
    );
}

#[test]
fn opening_the_next_item_concludes_the_one_before() {
    let play = in_session(definition()).and("chair", open("1", None));
    check(
        play,
        by("moderator", open("2", Some("1"))),
        [
            happens(["item_concluded", "item_opened"]),
            state("1", ItemState::Concluded { outcome: ItemOutcome::Done {} }),
        ],
    );
}

#[test]
fn a_second_press_on_next_opens_nothing_more() {
    let play = in_session(definition()).and("chair", open("1", None));
    check(play, by("chair", open("1", None)), [already()]);
}

#[test]
fn a_press_on_a_stale_screen_does_not_move_the_agenda() {
    let play = in_session(definition()).and("chair", open("1", None)).and("chair", open("2", Some("1")));
    check(play, by("moderator", open("3", Some("1"))), [refused(Rejection::ItemMoved { open: Some(item("2")) })]);
}

#[test]
fn r32_business_does_not_begin_before_the_agenda_is_adopted() {
    let play = in_session(definition()).and("chair", open("1", None)).and("chair", open("2", Some("1")));
    check(play, by("chair", rule_open("3", Some("2"))), [refused(Rejection::AgendaNotAdopted { asked: item("3") })]);
}

#[test]
fn an_item_with_a_planned_decision_is_not_left_without_one() {
    let play = at_item_3().and("chair", open("4", Some("3")));
    check(
        play,
        by("chair", open("5", Some("4"))),
        [refused(Rejection::ItemUnfinished { item: item("4"), open: vec![Unfinished::NoDecision {}] })],
    );
}

#[test]
fn the_chair_may_conclude_an_item_without_its_decision_and_says_why() {
    let play = at_item_3().and("chair", open("4", Some("3")));
    let outcome = ItemOutcome::NoDecision { reason: "The text is not ready.".to_owned() };
    let concluded = ItemState::Concluded { outcome: outcome.clone() };
    check(play, by("chair", conclude("4", Some(outcome))), [state("4", concluded), current(None)]);
}

#[test]
fn a_discussion_that_decides_nothing_ends_as_an_exchange_of_views() {
    let outcome = ItemOutcome::ViewsExchanged {};
    check(at_item_3(), by("chair", conclude("3", None)), [state("3", ItemState::Concluded { outcome })]);
}

#[test]
fn a_concluded_item_is_not_opened_again_by_accident() {
    check(
        at_item_3().and("chair", open("4", Some("3"))),
        by("chair", rule_open("3", Some("4"))),
        [refused(Rejection::ItemIsOver { item: item("3") })],
    );
}

#[test]
fn concluding_a_concluded_item_is_success() {
    check(at_item_3().and("chair", conclude("3", None)), by("moderator", conclude("3", None)), [already()]);
}

fn with_children() -> mufakat::procedure::definition::Definition {
    definition_with(|d| {
        let agenda = &mut d.meetings[0].agenda;
        agenda.insert(3, plan_item("3.1", ItemKind::Report, &[]));
        agenda.insert(4, plan_item("3.2", ItemKind::Report, &[]));
    })
}

fn at_item_3_with_children() -> Play {
    let play = in_session(with_children()).and("chair", open("1", None)).and("chair", open("2", Some("1")));
    decided(play, "2", Verb::Adopted).and("chair", open("3", Some("2")))
}

#[test]
fn a_child_runs_inside_its_parent() {
    check(
        at_item_3_with_children(),
        by("chair", open("3.1", Some("3"))),
        [happens(["item_opened"]), current(Some("3.1")), state("3", ItemState::Open)],
    );
}

#[test]
fn a_parent_is_not_left_before_its_children() {
    let left = vec![Unfinished::Item { item: item("3.1") }, Unfinished::Item { item: item("3.2") }];
    check(
        at_item_3_with_children(),
        by("chair", rule_open("4", Some("3"))),
        [refused(Rejection::ItemUnfinished { item: item("3"), open: left })],
    );
}

#[test]
fn leaving_the_last_child_concludes_its_parent_too() {
    let play = at_item_3_with_children().and("chair", open("3.1", Some("3"))).and("chair", open("3.2", Some("3.1")));
    check(
        play,
        by("chair", open("4", Some("3.2"))),
        [happens(["item_concluded", "item_concluded", "item_opened"]), current(Some("4"))],
    );
}

// ---- deferral --------------------------------------------------------------------------------------------------

#[test]
fn a_deferred_item_returns_as_its_next_opening() {
    let play = at_item_3().and("chair", defer("3", DeferTo::Later {})).and("chair", open("4", None));
    let play = decided(play, "4", Verb::Adopted);
    check(
        play,
        by("chair", open("3", Some("4"))),
        [event(Event::ItemOpened { meeting: m1(), item: item("3"), opening: 2, ruling: None, prepared: vec![] })],
    );
}

#[test]
fn deferring_twice_the_same_way_is_success() {
    let play = at_item_3().and("chair", defer("3", DeferTo::Later {}));
    check(play, by("chair", defer("3", DeferTo::Later {})), [already()]);
}

#[test]
fn an_item_is_put_off_to_one_that_comes_later() {
    let to = DeferTo::Item { item: item("2") };
    check(at_item_3(), by("chair", defer("3", to)), [refused(Rejection::CannotDeferTo { item: item("2") })]);
}

#[test]
fn r31_the_report_does_not_open_while_a_deferred_item_has_no_disposition() {
    let play = at_item_3().and("chair", defer("3", DeferTo::Later {}));
    let mut play = play.and("chair", open("4", None));
    play = decided(play, "4", Verb::Adopted).and("chair", open("5", Some("4")));
    play = decided(play, "5", Verb::Endorsed).and("chair", open("6", Some("5")));
    play = decided(play, "6", Verb::Agreed);
    let play = check(
        play,
        by("chair", rule_open("7", Some("6"))),
        [refused(Rejection::DeferredPending { items: vec![item("3")] })],
    );
    let play = play.and("chair", defer("3", DeferTo::NextMeeting { meeting: None }));
    check(play, by("chair", open("7", Some("6"))), [current(Some("7"))]);
}

#[test]
fn an_open_item_is_not_withdrawn_but_concluded() {
    let withdraw = Action::WithdrawItem { meeting: m1(), item: item("3"), reason: "Not ready.".to_owned() };
    check(at_item_3(), by("chair", withdraw), [refused_as("item_unfinished")]);
}

#[test]
fn a_withdrawn_item_is_passed_over_in_the_order_of_business() {
    let withdraw = Action::WithdrawItem { meeting: m1(), item: item("4"), reason: "Not ready.".to_owned() };
    let play = at_item_3().and("chair", withdraw);
    check(play, by("chair", open("5", Some("3"))), [current(Some("5")), state("4", ItemState::Withdrawn)]);
}

// ---- what feeds what -------------------------------------------------------------------------------------------

fn fed(condition: FeedCondition) -> mufakat::procedure::definition::Definition {
    definition_with(|d| {
        let feed = Feed { meeting: m2(), item: item("4"), condition };
        item_of(d, "5").feeds.push(feed);
    })
}

fn at_m2_item_3(condition: FeedCondition) -> Play {
    let in_m2 = |number: &str, after: Option<&str>| Action::OpenItem {
        meeting: m2(),
        item: item(number),
        after: after.map(item),
        ruling: (number == "3").then(|| "The handover was done before.".to_owned()),
    };
    let play = sitting_of(fed(condition), "M2").and("chair", in_m2("1", None)).and("chair", in_m2("3", Some("1")));
    decided_in(play, "M2", "3", Verb::Adopted)
}

fn open_fed(ruling: Option<&str>) -> Action {
    Action::OpenItem { meeting: m2(), item: item("4"), after: Some(item("3")), ruling: ruling.map(str::to_owned) }
}

#[test]
fn an_item_does_not_open_before_the_decision_that_it_builds_on() {
    let play = at_m2_item_3(FeedCondition::Decided)
        .and("chair", Action::WithdrawItem { meeting: m2(), item: item("2"), reason: "Done.".to_owned() });
    let missing = Rejection::FeedMissing { meeting: m1(), item: item("5"), condition: FeedCondition::Decided };
    let play = check(play, by("chair", open_fed(None)), [refused(missing)]);
    check(
        decided(play, "5", Verb::Endorsed),
        by("chair", open_fed(None)),
        [happens(["item_concluded", "item_opened"])],
    );
}

#[test]
fn a_feeding_text_that_was_only_noted_does_not_go_upwards() {
    let play = at_m2_item_3(FeedCondition::Decided)
        .and("chair", Action::WithdrawItem { meeting: m2(), item: item("2"), reason: "Done.".to_owned() });
    check(decided(play, "5", Verb::Noted), by("chair", open_fed(None)), [refused_as("feed_missing")]);
}

#[test]
fn the_chair_may_open_an_unfed_item_by_a_recorded_ruling() {
    let play = at_m2_item_3(FeedCondition::ReportAdopted);
    check(play, by("chair", open_fed(Some("The text is before us."))), [happens(["item_concluded", "item_opened"])]);
}

// ---- closing ---------------------------------------------------------------------------------------------------

#[test]
fn a_meeting_closes_when_every_item_is_disposed_of() {
    check(
        at_item("8"),
        by("chair", close(None)),
        [happens(["item_concluded", "meeting_closed"]), phase(MeetingPhase::Closed)],
    );
}

#[test]
fn r36_closing_is_blocked_with_the_list_of_what_is_open() {
    let open = ["3", "4", "5", "6", "7", "8"].map(|number| Unfinished::Item { item: item(number) });
    check(at_item_3(), by("chair", close(None)), [refused(Rejection::ClosingBlocked { open: open.to_vec() })]);
}

#[test]
fn the_chair_may_close_over_open_items_and_the_record_says_why() {
    let play = check(
        at_item_3(),
        by("chair", close(Some("The hall must be cleared."))),
        [phase(MeetingPhase::Closed), current(None)],
    );
    check(play, by("chair", open("4", None)), [refused(Rejection::MeetingOver { meeting: m1() })]);
}

#[test]
fn the_moderator_does_not_rule_that_a_meeting_closes_over_open_items() {
    check(
        at_item_3(),
        by("moderator", close(Some("It is late."))),
        [refused(Rejection::NotForYou { needs: Needs::Chair })],
    );
}

#[test]
fn closing_a_closed_meeting_is_success() {
    check(at_item("8").and("chair", close(None)), by("chair", close(None)), [already()]);
}

#[test]
fn nothing_happens_in_a_closed_meeting() {
    let closed = at_item("8").and("chair", close(None));
    for action in [open_meeting("M1"), suspend(), resume(), adjourn(), hold(), lift(), open("8", None)] {
        check(closed.clone(), by("moderator", action), [refused(Rejection::MeetingOver { meeting: m1() })]);
    }
}

#[test]
fn an_unknown_meeting_or_item_is_named() {
    check(
        in_session(definition()),
        by("chair", open("9", None)),
        [refused(Rejection::UnknownItem { item: item("9") })],
    );
    check(
        in_session(definition()),
        by("moderator", open_meeting("M9")),
        [refused(Rejection::UnknownMeeting { meeting: meeting("M9") })],
    );
}

#[test]
fn nothing_is_asked_of_a_conference_that_was_not_laid_down() {
    use mufakat::procedure::Conference;
    use mufakat::procedure::command::{Actor, Command, Seen};
    use mufakat::procedure::ids::CommandId;
    let command = Command {
        id: CommandId::parse("c1").unwrap(),
        actor: Actor::Hub {},
        seen: Seen::default(),
        action: open_meeting("M1"),
    };
    assert_eq!(Conference::default().consider(&command, Timestamp(0)), Err(Rejection::NotDefined {}));
}

// ---- joint debate (R-30) ------------------------------------------------------------------------------------------

fn join(number: &str, with: &str) -> Action {
    Action::JoinItem { meeting: m1(), item: item(number), with: item(with), ruling: "Together.".to_owned() }
}

fn open_items(expected: &str) -> Then {
    is("the open items", expected.to_owned(), |play| {
        let open = &play.conference.meetings[&m1()].agenda.open;
        open.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn several_items_are_taken_up_together_under_a_ruling_and_each_ends_for_itself() {
    let play = check(
        at_item_3(),
        by("chair", join("5", "3")),
        [happens(["item_joined"]), open_items("5 3"), current(Some("3"))],
    );
    let play = check(play, by("chair", join("5", "3")), [already()]);
    // The next item waits until both are done.
    check(play.clone(), by("chair", open("4", Some("3"))), [refused_as("item_unfinished"), open_items("5 3")]);
    let play = decided(play, "5", Verb::Endorsed);
    let then = [happens(["item_concluded", "item_concluded", "item_opened"]), open_items("4")];
    let play = check(play, by("chair", open("4", Some("3"))), then);
    let play = decided(play, "4", Verb::Adopted);
    check(play, by("chair", open("6", Some("4"))), [current(Some("6"))]);
}

#[test]
fn one_of_two_joined_items_may_end_before_the_other() {
    let play = at_item_3().and("chair", join("5", "3"));
    let play = check(play, by("chair", conclude("3", None)), [open_items("5"), current(Some("5"))]);
    let outcome = Some(ItemOutcome::NoDecision { reason: "Later.".to_owned() });
    check(play, by("chair", conclude("5", outcome)), [open_items("")]);
}

#[test]
fn only_items_that_are_debated_and_of_one_level_are_taken_up_together() {
    for number in ["7", "8"] {
        let rejection = Rejection::CannotJoin { item: item(number), with: item("3") };
        check(at_item_3(), by("chair", join(number, "3")), [refused(rejection), open_items("3")]);
    }
    check(at_item_3(), by("chair", join("1", "3")), [refused(Rejection::ItemIsOver { item: item("1") })]);
    check(at_item_3(), by("chair", join("5", "2")), [refused(Rejection::ItemMoved { open: Some(item("3")) })]);
    check(at_item_3(), by("B.hod", join("5", "3")), [refused_as("not_for_you")]);
}
