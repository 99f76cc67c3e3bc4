//! What chair, meeting and item do to the floor.

use super::*;

// ---- the Chair's own delegation --------------------------------------------------------------------------

#[test]
fn the_chairs_delegation_has_its_own_entries() {
    check(opened(), by("A.hod", ask("1")), [list("1", "A")]);
    let given = opened().and("A.alt", ask("1"));
    let rejection = Rejection::AlreadyListed { entry: EntryId(1), place: 1, another: None };
    check(given.clone(), by("A.hod as chair", ask("1")), [refused(rejection)]);
    check(given, by("chair", give(1, 0)), [floor("A called"), allowed(minutes(5))]);
}

// ---- the meeting stops and goes on -----------------------------------------------------------------------

#[test]
fn a_suspension_stops_the_clock_of_a_speech_which_then_goes_on() {
    let given = check(speaking().after(minutes(1)), by("chair", suspend()), [floor("B paused")]);
    let given = given.after(minutes(15));
    let resumed = Action::ResumeMeeting { meeting: m1() };
    check(given, by("chair", resumed), [floor("B speaking"), used(minutes(1))]);
}

#[test]
fn who_was_only_called_at_a_suspension_is_back_at_the_head() {
    let given = called().and("C.hod", ask("1"));
    check(given, by("chair", suspend()), [floor("nobody"), list("1", "B C")]);
}

#[test]
fn a_line_that_returns_during_a_suspension_does_not_start_the_clock() {
    let given = interrupted().and("chair", suspend());
    let given = check(given, by("hub", line_up("B.hod")), [floor("B paused")]);
    let given = check(given, after(minutes(10)), [floor("B paused"), used(minutes(1))]);
    check(given, by("chair", Action::ResumeMeeting { meeting: m1() }), [floor("B speaking"), used(minutes(1))]);
}

#[test]
fn overnight_a_speech_is_back_at_the_head_with_the_time_it_has_left() {
    let given = speaking().and("C.hod", ask("1")).after(minutes(2));
    let adjourned = Action::AdjournMeeting { meeting: m1(), until: None };
    let left = is("time used", minutes(2), |play| entry_of(play, "1", "B").spoken);
    check(given, by("chair", adjourned), [floor("nobody"), list("1", "B C"), left]);
}

#[test]
fn the_list_of_speakers_is_the_same_after_a_break_as_before_it() {
    let given = all_ask(opened(), "B C P").and("chair", move_to(3, 1)).and("chair", close("1"));
    let suspended = check(given.clone(), by("chair", suspend()), [list("1", "P B C")]);
    check(suspended, by("chair", Action::ResumeMeeting { meeting: m1() }), [list("1", "P B C")]);
    let adjourned = given.and("chair", Action::AdjournMeeting { meeting: m1(), until: None }).after(minutes(12 * 60));
    let still_closed = is("closed", true, |play| play.conference.meetings[&m1()].floor.list(&item("1")).closed);
    check(adjourned, by("moderator", Action::OpenMeeting { meeting: m1() }), [list("1", "P B C"), still_closed]);
}

#[test]
fn after_a_restart_of_the_hub_a_speech_waits_for_its_line_and_is_not_charged() {
    let given = speaking().after(minutes(2));
    let last_alive = Some(given.now - minutes(1));
    let given = check(given, by("hub", Action::StartHub { last_alive }), [floor("B paused"), used(minutes(1))]);
    let given = given.after(seconds(5)).and("hub", line_up("A.hod")).and("hub", line_up("B.hod"));
    check(given, by("chair", Action::LiftHold { meeting: m1() }), [floor("B speaking"), used(minutes(1))]);
}

#[test]
fn lifting_a_hold_does_not_start_the_clock_of_a_delegation_that_is_not_back() {
    let given = speaking().after(minutes(2));
    let last_alive = Some(given.now);
    let given = given.and("hub", Action::StartHub { last_alive }).and("hub", line_up("A.hod"));
    let given = check(given, by("chair", Action::LiftHold { meeting: m1() }), [floor("B paused"), used(minutes(2))]);
    check(given, by("hub", line_up("B.hod")), [floor("B speaking"), used(minutes(2))]);
}

// ---- the item ends ---------------------------------------------------------------------------------------------

#[test]
fn with_its_item_the_floor_and_the_list_end() {
    let given = speaking().and("C.hod", ask("1")).after(minutes(1));
    let conclude = Action::ConcludeItem { meeting: m1(), item: item("1"), outcome: None, release_waiting: true };
    let gone = event(Event::EntryRemoved { meeting: m1(), entry: EntryId(2), cause: RemovalCause::ItemEnded {} });
    check(given.and("chair", end(1)), by("chair", conclude), [gone, floor("nobody"), list("1", "")]);
}

#[test]
fn a_kept_list_waits_for_its_item_to_return() {
    let defer = |keep_list| Action::DeferItem { meeting: m1(), item: item("1"), to: DeferTo::Later {}, keep_list };
    let given = called().and("C.hod", ask("1"));
    let kept = check(given.clone(), by("chair", defer(true)), [floor("nobody"), list("1", "B C")]);
    check(kept, by("chair", open_item("1")), [list("1", "B C")]);
    let empty = check(given, by("chair", defer(false)), [floor("nobody"), list("1", "")]);
    check(empty, by("chair", open_item("1")), [list("1", "")]);
}
