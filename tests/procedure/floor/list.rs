//! Who is on a list, for whom, and when it is closed.

use mufakat::procedure::command::{Actor, Command, Seen};

use super::*;

// ---- one waiting entry per delegation ---------------------------------------------------------------------

#[test]
fn r3_an_adviser_cannot_list_its_delegation_twice() {
    let given = all_ask(opened(), "A B");
    let rejection = |another| refused(Rejection::AlreadyListed { entry: EntryId(2), place: 2, another });
    check(given.clone(), by("B.adv", ask("1")), [rejection(None), list("1", "A B")]);
    check(given, by("moderator", ask_for("1", "B")), [rejection(Some(party("B")))]);
}

#[test]
fn another_speaker_may_be_named_until_called() {
    let given = opened().and("B.hod", ask("1"));
    let speaker = is("the speaker", Some(seat("B.adv")), |play| entry_of(play, "1", "B").seat);
    let given = check(given, by("B.alt", replace(1, "B.adv")), [speaker, list("1", "B")]);
    check(given.clone(), by("B.alt", replace(1, "B.adv")), [already()]);
    let named = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given, by("chair", give(1, 0)), [named]);
}

#[test]
fn a_speaker_is_named_by_its_own_delegation_from_its_own_delegation() {
    let given = opened().and("B.hod", ask("1"));
    let rejection = || refused(Rejection::NotYourOwn { party: party("B") });
    check(given.clone(), by("C.hod", replace(1, "B.adv")), [rejection()]);
    check(given.clone(), by("B.hod", replace(1, "C.hod")), [rejection()]);
    check(given, by("B.hod", replace(1, "X.hod")), [refused(Rejection::UnknownSeat { seat: seat("X.hod") })]);
}

#[test]
fn a_request_is_taken_back_by_the_delegation_or_for_it() {
    let given = all_ask(opened(), "A B");
    let rejection = Rejection::NotYourOwn { party: party("B") };
    check(given.clone(), by("C.hod", withdraw(2)), [refused(rejection), list("1", "A B")]);
    for who in ["B.adv", "S.hod", "moderator", "chair"] {
        let taken_back = Event::EntryRemoved { meeting: m1(), entry: EntryId(2), cause: RemovalCause::Withdrawn {} };
        let given = check(given.clone(), by(who, withdraw(2)), [event(taken_back), list("1", "A")]);
        check(given, by(who, withdraw(2)), [already()]);
    }
}

#[test]
fn a_delegation_does_not_wait_for_the_floor_that_it_has() {
    check(speaking(), by("B.adv", ask("1")), [refused(Rejection::HasTheFloor { speech: SpeechId(1), another: None })]);
}

#[test]
fn a_delegation_that_has_spoken_may_ask_again() {
    check(speaking().and("B.hod", end(1)), by("B.adv", ask("1")), [list("1", "B")]);
}

#[test]
fn the_secretariat_and_the_moderator_list_a_delegation_and_other_delegations_do_not() {
    check(opened(), by("S.adv", ask_for("1", "C")), [list("1", "C")]);
    check(opened(), by("moderator", ask_for("1", "C")), [list("1", "C")]);
    let rejection = Rejection::NotForYou { needs: Needs::Officers };
    check(opened(), by("B.hod", ask_for("1", "C")), [refused(rejection)]);
    let unknown = Rejection::UnknownParty { party: party("X") };
    check(opened(), by("moderator", ask_for("1", "X")), [refused(unknown)]);
    let for_nobody = Rejection::NotForYou { needs: Needs::Delegation };
    check(opened(), by("moderator", ask("1")), [refused(for_nobody)]);
}

// ---- speaking on behalf of others -------------------------------------------------------------------------

#[test]
fn r5_a_speech_on_behalf_of_others_has_the_time_of_a_group_and_they_keep_their_own_right() {
    let given = opened().and("C.hod", ask("1")).and("B.hod", ask_also_for("1", "A C"));
    let for_whom = is("for whom it speaks", parties("A C"), |play| on_floor(play).entry.on_behalf_of);
    let given = given.and("chair", set_limit(LimitClass::Group, minutes(8)));
    check(given, by("chair", give(2, 0)), [for_whom, allowed(minutes(8)), list("1", "C")]);
}

#[test]
fn nobody_speaks_on_behalf_of_itself_of_a_stranger_or_of_one_party_twice() {
    for (others, which) in [("B", "B"), ("A X", "X"), ("A C A", "A")] {
        let rejection = Rejection::CannotSpeakFor { party: party(which) };
        check(opened(), by("B.hod", ask_also_for("1", others)), [refused(rejection), list("1", "")]);
    }
}

// ---- closing the list -------------------------------------------------------------------------------------

#[test]
fn r7_a_closed_list_takes_no_request_and_keeps_its_entries() {
    let given = check(all_ask(opened(), "A B"), by("moderator", close("1")), [happens(["list_closed"])]);
    let given = check(given, by("moderator", close("1")), [already()]);
    let rejection = Rejection::ListIsClosed { item: item("1"), closed_at: Some(NINE), crossed: false };
    let given = check(given, by("C.hod", ask("1")), [refused(rejection), list("1", "A B")]);
    let given = check(given, by("chair", reopen("1")), [happens(["list_reopened"])]);
    check(given, by("C.hod", ask("1")), [list("1", "A B C")]);
}

#[test]
fn a_request_that_was_on_its_way_while_the_list_closed_is_told_so() {
    let mut given = all_ask(opened(), "A").and("chair", close("1"));
    let (seat, action) = (seat("C.hod"), ask("1"));
    let seen = Seen { list_open: true, ..Seen::default() };
    let id = mufakat::procedure::ids::CommandId::parse("on-its-way").unwrap();
    let command = Command { id, actor: Actor::delegate(seat), seen, action };
    let crossed = Rejection::ListIsClosed { item: item("1"), closed_at: Some(NINE), crossed: true };
    assert_eq!(given.conference.consider(&command, given.now), Err(crossed));
    // The moderator adds it by hand.
    given = check(given, by("moderator", ask_for("1", "C")), [list("1", "A C")]);
    check(given, by("moderator", ask_for("1", "C")), [refused_as("already_listed")]);
}

#[test]
fn a_delegation_that_is_listed_or_speaks_is_named_to_others_and_not_to_itself() {
    let listed = |another| Rejection::AlreadyListed { entry: EntryId(1), place: 1, another };
    let given = all_ask(opened(), "B");
    check(given.clone(), by("B.adv", ask("1")), [refused(listed(None))]);
    check(given.clone(), by("moderator", ask_for("1", "B")), [refused(listed(Some(party("B"))))]);
    check(given.clone(), by("chair", ask_for("1", "B")), [refused(listed(Some(party("B"))))]);
    let speaks = |another| Rejection::HasTheFloor { speech: SpeechId(1), another };
    let give = Action::GiveFloor { meeting: m1(), entry: EntryId(1), after: None };
    let given = given.and("chair", give);
    check(given.clone(), by("B.hod", ask("1")), [refused(speaks(None))]);
    check(given, by("S.hod", ask_for("1", "B")), [refused(speaks(Some(party("B"))))]);
}

#[test]
fn onto_a_closed_list_the_chair_adds_and_the_moderator_for_it() {
    let given = all_ask(opened(), "A").and("chair", close("1"));
    let given = check(given, by("chair", ask_for("1", "B")), [list("1", "A B")]);
    let given = check(given, by("moderator", ask_for("1", "C")), [list("1", "A B C")]);
    check(
        given,
        by("S.hod", ask_for("1", "P")),
        [refused(Rejection::ListIsClosed { item: item("1"), closed_at: Some(NINE), crossed: false })],
    );
}

#[test]
fn a_delegation_closes_no_list_and_no_list_of_another_item_is_closed() {
    let rejection = Rejection::NotForYou { needs: Needs::ChairOrModerator };
    check(opened(), by("B.hod", close("1")), [refused(rejection)]);
    let rejection = Rejection::ItemNotOpen { item: item("3"), open: Some(item("1")) };
    check(opened(), by("chair", close("3")), [refused(rejection)]);
}

#[test]
fn an_entry_stays_while_its_delegation_is_offline() {
    let given = all_ask(opened(), "A B").and("chair", close("1")).and("hub", line_down("B.alt"));
    let given = given.and("hub", line_down("B.adv"));
    let given = check(given, by("hub", line_down("B.hod")), [list("1", "A B")]);
    let given = check(given, after(minutes(10)), [list("1", "A B")]);
    check(given, by("hub", line_up("B.hod")), [list("1", "A B")]);
}
