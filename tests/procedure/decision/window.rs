//! The window for objections: acknowledgements, freezing, starting anew.

use mufakat::procedure::command::Declared;
use mufakat::procedure::definition::Quorum;

use super::table::tabled_without;
use super::*;

// ---- acknowledging --------------------------------------------------------------------------------------------

#[test]
fn the_window_starts_with_the_last_acknowledgement_and_the_interpretation_tail() {
    let given = acknowledged_by(put().after(seconds(7)), "A B C");
    let then = [happens(["acknowledged", "window_started"]), first("running"), ends_in(seconds(15 + 5))];
    check(given, by("P.hod", acknowledge()), then);
}

#[test]
fn the_window_waits_for_exactly_those_who_have_not_acknowledged() {
    let then = [happens(["acknowledged", "window_frozen"]), first("frozen: not_acknowledged C, not_acknowledged P")];
    check(acknowledged_by(put(), "A"), by("B.alt", acknowledge()), then);
}

#[test]
fn acknowledging_twice_is_acknowledging_once() {
    check(running(), by("B.alt", acknowledge()), [already()]);
}

#[test]
fn only_the_words_that_are_put_are_acknowledged() {
    check(put(), by("B.hod", acknowledge_as(1, OTHER)), [refused(Rejection::HashDiffers { current: Revision(1) })]);
    check(put(), by("B.hod", acknowledge_as(2, TEXT)), [refused(Rejection::StaleRevision { current: Revision(1) })]);
    check(tabled(), by("B.hod", acknowledge()), [refused(Rejection::NotPut { proposal: FIRST })]);
    check(adopted(), by("B.hod", acknowledge()), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn an_adviser_does_not_acknowledge_for_its_delegation() {
    check(put(), by("B.adv", acknowledge()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
}

#[test]
fn observers_and_the_secretariat_are_not_asked() {
    check(put(), by("O.hod", acknowledge()), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(put(), by("S.hod", acknowledge()), [refused(Rejection::TakesNoPart { party: party("S") })]);
}

#[test]
fn an_acknowledgement_counts_over_a_live_line_only() {
    let given = put().and("hub", down("B.alt"));
    check(given, by("B.alt", acknowledge()), [refused(Rejection::MemberDropped { who: parties("B") })]);
}

// ---- lines ----------------------------------------------------------------------------------------------------

#[test]
fn r21_the_window_runs_to_its_end_and_nothing_is_declared_by_itself() {
    let then = [happens(["window_elapsed"]), first("elapsed")];
    check(running(), after(seconds(20)), then);
    check(elapsed(), after(minutes(10)), [happens([]), first("elapsed")]);
}

#[test]
fn a_member_that_loses_its_line_freezes_the_window_at_that_moment() {
    let given = running().after(seconds(10)).and("hub", down("B.alt"));
    let then = [happens(["link_went_down", "window_frozen"]), first("frozen: line_down B")];
    check(given, by("hub", down("B.hod")), then);
}

#[test]
fn after_a_lost_member_returns_the_whole_window_restarts_for_all() {
    let given = loses(running().after(seconds(19)), "B").after(seconds(3));
    let waits = [happens(["link_came_up", "window_frozen"]), first("frozen: not_acknowledged B")];
    let play = check(given, by("hub", up("B.hod")), waits);
    let restarts = [happens(["acknowledged", "window_started"]), ends_in(seconds(20))];
    check(play, by("B.hod", acknowledge()), restarts);
}

#[test]
fn a_window_that_had_ended_freezes_and_restarts_whole() {
    let given = returns(loses(elapsed(), "B"), "B");
    check(given.clone(), after(seconds(1)), [first("frozen: not_acknowledged B")]);
    check(given, by("B.alt", acknowledge()), [first("running"), ends_in(seconds(20))]);
}

#[test]
fn a_delegation_with_one_binding_line_left_is_still_there() {
    check(running(), by("hub", down("B.hod")), [happens(["link_went_down"]), first("running")]);
}

#[test]
fn an_advisers_line_is_no_line_for_consensus() {
    check(running(), by("hub", down("B.adv")), [first("running")]);
    let given = running().and("hub", down("B.alt"));
    check(given, by("hub", down("B.hod")), [first("frozen: line_down B")]);
}

#[test]
fn the_lines_of_observers_and_of_the_secretariat_hold_nothing() {
    check(loses(running(), "O"), after(seconds(5)), [first("running")]);
    check(loses(running(), "S"), after(seconds(5)), [first("running")]);
}

#[test]
fn a_member_whose_line_fell_before_the_text_was_put_holds_the_window() {
    let given = loses(tabled(), "B");
    let then = [first("frozen: line_down B, not_acknowledged A, not_acknowledged C, not_acknowledged P")];
    let play = check(given, by("chair", put_first()), then);
    let lost = is("lost since it was put", true, |play| {
        let table = &play.conference.meetings[&m1()].table;
        table.put().is_some_and(|(_, _, window)| window.lost.contains(&party("B")))
    });
    check(play, after(seconds(1)), [lost]);
}

// ---- away and absent ------------------------------------------------------------------------------------------

#[test]
fn an_absent_member_holds_nothing() {
    let given = tabled_without("C").and("moderator", presence("C", Declared::Absent)).and("chair", put_first());
    check(acknowledged_by(given, "A B"), by("P.hod", acknowledge()), [first("running")]);
}

#[test]
fn a_member_that_is_away_and_lets_the_meeting_proceed_holds_nothing() {
    let given = tabled().and("C.hod", presence("C", Declared::AwayProceed)).and("chair", put_first());
    check(acknowledged_by(given, "A B"), by("P.hod", acknowledge()), [first("running")]);
}

#[test]
fn a_member_that_is_away_and_asks_to_wait_holds_the_window_until_it_is_back() {
    let given = tabled().and("C.hod", presence("C", Declared::AwayHold)).and("chair", put_first());
    let play = check(acknowledged_by(given, "A B"), by("P.hod", acknowledge()), [first("frozen: away_hold C")]);
    let back = [first("frozen: not_acknowledged C")];
    let play = check(play, by("C.hod", presence("C", Declared::Present)), back);
    check(play, by("C.hod", acknowledge()), [first("running")]);
}

#[test]
fn a_member_that_is_no_longer_absent_and_not_there_is_waited_for() {
    let given = tabled_without("C").and("moderator", presence("C", Declared::Absent)).and("chair", put_first());
    let given = acknowledged_by(given, "A B P");
    let then = [first("frozen: not_accounted_for C")];
    check(given, by("moderator", presence("C", Declared::Present)), then);
}

// ---- asking for time ------------------------------------------------------------------------------------------

#[test]
fn asking_for_time_freezes_the_window_until_the_same_party_lets_it_go() {
    let play = check(running(), by("B.hod", ask_for_time()), [happens(["time_asked", "window_frozen"])]);
    let play = check(play, by("C.hod", release_time()), [already(), first("frozen: time_asked B")]);
    let play = check(play, by("B.alt", ask_for_time()), [already()]);
    let then = [happens(["time_released", "window_started"]), ends_in(seconds(20))];
    check(play.after(minutes(1)), by("B.hod", release_time()), then);
}

#[test]
fn time_is_asked_for_by_binding_seats_of_deciding_parties_while_the_text_is_put() {
    check(tabled(), by("B.hod", ask_for_time()), [refused(Rejection::NotPut { proposal: FIRST })]);
    check(running(), by("B.adv", ask_for_time()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
    check(running(), by("O.hod", ask_for_time()), [refused(Rejection::TakesNoPart { party: party("O") })]);
}

// ---- the meeting and its Chair --------------------------------------------------------------------------------

#[test]
fn a_suspension_freezes_the_window_which_afterwards_restarts_whole() {
    let given = running().after(seconds(19));
    let play = check(given, by("chair", suspend()), [first("frozen: meeting_not_open")]);
    check(play.after(minutes(10)), by("chair", resume()), [first("running"), ends_in(seconds(20))]);
}

#[test]
fn a_technical_hold_freezes_the_window() {
    let hold = Action::HoldMeeting { meeting: m1(), reason: "no sound".to_owned(), next_news_at: None };
    let play = check(running(), by("S.hod", hold), [first("frozen: meeting_not_open")]);
    check(play, by("chair", Action::LiftHold { meeting: m1() }), [first("running"), ends_in(seconds(20))]);
}

#[test]
fn an_adjournment_voids_the_window() {
    let voided = Event::WindowVoided { meeting: m1(), proposal: FIRST, cause: VoidCause::Adjourned };
    check(running(), by("chair", adjourn()), [event(voided), first("tabled")]);
}

#[test]
fn a_chair_that_loses_its_line_freezes_the_window_until_it_is_back() {
    let play = check(running(), by("hub", down("A.hod")), [first("frozen: chair_vacant")]);
    check(play, by("hub", up("A.hod")), [first("running"), ends_in(seconds(20))]);
}

#[test]
fn an_acting_chair_must_put_the_text_again() {
    let given = loses(running(), "A").after(seconds(15));
    let voided = Event::WindowVoided { meeting: m1(), proposal: FIRST, cause: VoidCause::NewChair };
    let play = check(given, by("B.hod", assume_chair()), [event(voided), first("tabled")]);
    check(play, by("B.hod as chair", declare(Verb::Adopted)), [refused(Rejection::NotPut { proposal: FIRST })]);
}

#[test]
fn a_restart_of_the_hub_freezes_the_window_and_forgets_every_acknowledgement() {
    let play = running();
    let last_alive = Some(play.now);
    let then = [
        first("frozen: line_down A, line_down B, line_down C, line_down P, chair_vacant, meeting_not_open"),
        holds("nobody has acknowledged", |play| {
            let table = &play.conference.meetings[&m1()].table;
            table.put().is_some_and(|(_, _, window)| window.acknowledged.is_empty())
        }),
    ];
    check(play, by("hub", Action::StartHub { last_alive }), then);
}

#[test]
fn a_lost_numeric_quorum_freezes_the_window() {
    let definition = definition_with(|definition| {
        definition.meetings[0].settings.quorum = Quorum::Number { members: 4 };
    });
    let given = acknowledged_by(tabled_in(definition).and("chair", put_first()), "A B C P");
    let given = loses(given, "B");
    check(
        given,
        after(seconds(10)),
        [happens(["party_dropped", "window_frozen"]), first("frozen: line_down B, no_quorum")],
    );
}

#[test]
fn acts_that_do_not_bear_on_the_window_leave_it_running() {
    let then = [happens(["commented"]), first("running"), ends_in(seconds(13))];
    check(running().after(seconds(7)), by("B.adv", comment("A comma is missing.")), then);
}

#[test]
fn the_time_that_a_head_of_delegation_asked_for_no_other_seat_lets_go() {
    let given = running().and("B.hod", ask_for_time());
    let others = Rejection::NotYourSignal { seat: seat("B.hod") };
    let given = check(given, by("B.alt", release_time()), [refused(others), first("frozen: time_asked B")]);
    check(given, by("B.hod", release_time()), [happens(["time_released", "window_started"])]);
    let by_alternate = running().and("B.alt", ask_for_time());
    check(by_alternate, by("B.hod", release_time()), [happens(["time_released", "window_started"])]);
}
