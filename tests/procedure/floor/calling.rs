//! Permission to speak.

use super::*;

#[test]
fn r1_nobody_speaks_without_being_called() {
    let given = opened().and("B.hod", ask("1"));
    check(given, by("B.hod", start(1)), [refused(Rejection::UnknownSpeech { speech: SpeechId(1) }), floor("nobody")]);
}

#[test]
fn a_delegation_does_not_call_itself() {
    let given = opened().and("B.hod", ask("1"));
    check(given, by("B.hod", give(1, 0)), [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator })]);
}

#[test]
fn who_does_not_preside_cannot_call_as_the_chair() {
    let given = opened().and("B.hod", ask("1"));
    let presiding = Some(seat("A.hod"));
    check(given, by("B.hod as chair", give(1, 0)), [refused(Rejection::NotPresiding { presiding })]);
}

#[test]
fn a_call_by_who_did_not_see_the_change_of_the_chair_is_refused() {
    let given = opened().and("B.hod", ask("1"));
    let rejection = Rejection::StaleEpoch { current: Epoch(1), seen: Some(Epoch(0)) };
    check(given, stale(by("moderator", give(1, 0))), [refused(rejection)]);
}

#[test]
fn the_moderator_calls_by_delegation_of_the_chair_only() {
    let given = opened().and("B.hod", ask("1"));
    check(given.clone(), by("moderator", give(1, 0)), [floor("B called"), list("1", "")]);
    let taken_back = given.fact(Event::PowerDelegated { meeting: m1(), power: Power::Floor, granted: false });
    check(taken_back, by("moderator", give(1, 0)), [refused(Rejection::NotDelegated { power: Power::Floor })]);
}

#[test]
fn while_nobody_presides_the_speaker_goes_on_and_nobody_is_called() {
    let given = speaking().and("C.hod", ask("1")).fact(Event::ChairVacated { meeting: m1() });
    let given = check(given, by("moderator", give(2, 1)), [refused(Rejection::ChairVacant {}), floor("B speaking")]);
    check(given, by("B.hod", end(1)), [happens(["speech_ended"]), floor("nobody")]);
}

#[test]
fn giving_the_floor_ends_the_speech_that_is_on() {
    let given = speaking().and("C.hod", ask("1")).after(minutes(1));
    let ends = speech_ended(1, SpeechEnd::EndedByChair {}, minutes(1));
    check(given, by("chair", give(2, 1)), [happens(["speech_ended", "floor_given"]), ends, floor("C called")]);
}

#[test]
fn pressing_next_twice_gives_the_floor_once() {
    let given = called().and("C.hod", ask("1"));
    check(given, by("chair", give(1, 0)), [already(), floor("B called"), list("1", "C")]);
}

#[test]
fn pressing_next_on_a_stale_screen_does_nothing() {
    let given = speaking().and("C.hod", ask("1")).and("P.hod", ask("1")).and("chair", give(2, 1));
    let rejection = Rejection::FloorMoved { speech: Some(SpeechId(2)) };
    check(given, by("moderator", give(3, 1)), [refused(rejection), floor("C called"), list("1", "P")]);
}

#[test]
fn an_entry_is_called_from_anywhere_in_the_list() {
    let given = opened().and("B.hod", ask("1")).and("C.hod", ask("1")).and("P.hod", ask("1"));
    check(given, by("chair", give(2, 0)), [floor("C called"), list("1", "B P")]);
}

#[test]
fn an_entry_that_has_spoken_is_not_called_again() {
    let given = speaking().and("B.hod", end(1));
    check(given, by("chair", give(1, 0)), [refused(Rejection::UnknownEntry { entry: EntryId(1) })]);
}

#[test]
fn an_entry_that_never_was_is_not_called() {
    check(opened(), by("chair", give(7, 0)), [refused(Rejection::UnknownEntry { entry: EntryId(7) })]);
}

#[test]
fn a_speaker_may_be_cut_with_the_reason() {
    let how = SpeechEnd::Cut { reason: "not on the item".to_owned() };
    let given = speaking().after(seconds(5));
    let given =
        check(given, by("chair", cut(1, "not on the item")), [speech_ended(1, how, seconds(5)), floor("nobody")]);
    check(given, by("chair", cut(1, "not on the item")), [already()]);
}

#[test]
fn nobody_is_cut_without_a_reason_or_before_beginning() {
    let missing = Rejection::TextMissing { field: Field::Reason };
    check(speaking(), by("chair", cut(1, " ")), [refused(missing), floor("B speaking")]);
    let rejection = Rejection::SpeechNotBegun { speech: SpeechId(1) };
    check(called(), by("chair", cut(1, "too slow")), [refused(rejection), floor("B called")]);
}

#[test]
fn a_speech_is_ended_by_its_speaker_or_by_the_chair_only() {
    let others = Rejection::NotYourOwn { party: party("B") };
    let given = check(speaking().after(seconds(9)), by("C.hod", end(1)), [refused(others), floor("B speaking")]);
    let finished = speech_ended(1, SpeechEnd::Finished {}, seconds(9));
    check(given.clone(), by("B.adv", end(1)), [finished, floor("nobody")]);
    let ended = speech_ended(1, SpeechEnd::EndedByChair {}, seconds(9));
    let given = check(given, by("moderator", end(1)), [ended, floor("nobody")]);
    check(given, by("B.hod", end(1)), [already()]);
}

#[test]
fn a_called_delegation_that_ends_gives_up_its_turn_with_no_time_used() {
    let finished = speech_ended(1, SpeechEnd::Finished {}, Span::ZERO);
    let given = check(called().after(seconds(4)), by("B.hod", end(1)), [finished, floor("nobody"), list("1", "")]);
    assert!(given.conference.meetings[&m1()].floor.spoken.is_empty(), "it has not spoken");
}

#[test]
fn observers_and_guests_speak_when_invited() {
    for who in ["O", "G"] {
        let rejection = Rejection::SpeaksWhenInvited { party: party(who) };
        check(opened(), by(&format!("{who}.hod"), ask("1")), [refused(rejection), list("1", "")]);
        let added = is("how it came onto the list", (Origin::AddedForIt, None), move |play| {
            let entry = entry_of(play, "1", who);
            (entry.origin, entry.seat)
        });
        check(opened(), by("chair", ask_for("1", who)), [list("1", who), added]);
        check(opened(), by("moderator", ask_for("1", who)), [list("1", who)]);
    }
}

#[test]
fn the_secretariat_invites_no_observer() {
    let rejection = Rejection::SpeaksWhenInvited { party: party("O") };
    check(opened(), by("S.hod", ask_for("1", "O")), [refused(rejection)]);
}

#[test]
fn the_moderator_invites_an_observer_by_delegation_only() {
    let given = opened().fact(Event::PowerDelegated { meeting: m1(), power: Power::List, granted: false });
    let rejection = Rejection::NotDelegated { power: Power::List };
    let given = check(given, by("moderator", ask_for("1", "O")), [refused(rejection)]);
    check(given, by("moderator", ask_for("1", "C")), [list("1", "C")]);
}

#[test]
fn an_observer_that_presents_the_item_may_ask_again() {
    let given = opened_with(|d| item_of(d, "1").presenters = vec![Presenter::Party(party("O"))]);
    let given = given.and("chair", give(1, 0)).and("O.hod", start(1)).and("O.hod", end(1));
    check(given, by("O.adv", ask("1")), [list("1", "O")]);
}

#[test]
fn interpreters_and_technicians_have_no_floor() {
    let rejection = || refused(Rejection::NotForYou { needs: Needs::Delegation });
    check(opened(), by("T.hod", ask("1")), [rejection()]);
    check(opened(), by("chair", ask_for("1", "T")), [rejection()]);
}

#[test]
fn who_is_admitted_to_one_item_has_no_floor_in_another() {
    let rejection = || refused(Rejection::NotInvited { party: party("Q") });
    check(opened(), by("Q.hod", ask("1")), [rejection()]);
    check(opened(), by("chair", ask_for("1", "Q")), [rejection()]);
}

#[test]
fn r17_observers_are_not_listed_in_a_closed_item() {
    let given = opened_with(|d| item_of(d, "1").closed = true);
    check(given, by("chair", ask_for("1", "O")), [refused(Rejection::NotInvited { party: party("O") })]);
}

#[test]
fn a_request_under_an_item_that_is_not_open_is_refused() {
    check(opened(), by("B.hod", ask("3")), [refused(Rejection::ItemMoved { open: Some(item("1")) })]);
    check(opened(), by("B.hod", ask("99")), [refused(Rejection::UnknownItem { item: item("99") })]);
}

#[test]
fn the_floor_may_be_asked_for_while_the_meeting_is_suspended_and_is_not_given() {
    let given = check(opened().and("chair", suspend()), by("B.hod", ask("1")), [list("1", "B")]);
    let rejection = Rejection::MeetingNotOpen { meeting: m1(), state: MeetingPhase::Suspended };
    check(given, by("chair", give(1, 0)), [refused(rejection), list("1", "B")]);
}

#[test]
fn the_floor_of_a_meeting_that_has_not_opened_is_not_asked_for() {
    let rejection = Rejection::MeetingNotOpen { meeting: m1(), state: MeetingPhase::Scheduled };
    check(assembled(definition()), by("B.hod", ask("1")), [refused(rejection)]);
}

#[test]
fn who_was_not_admitted_has_no_floor() {
    let given = opened().fact(Event::SeatEjected { seat: seat("B.adv"), reason: "unknown".to_owned() });
    check(given, by("B.adv", ask("1")), [refused(Rejection::NotAdmitted { seat: seat("B.adv") })]);
}

#[test]
fn an_entry_of_a_parent_item_is_called_while_its_child_is_open() {
    let given = opened_with(|definition| {
        definition.meetings[0].agenda.insert(1, plan_item("1.1", ItemKind::Statement, &[]));
    });
    let given = given
        .and("B.hod", ask("1"))
        .and("chair", Action::OpenItem { meeting: m1(), item: item("1.1"), after: Some(item("1")), ruling: None });
    let given = check(given, by("C.hod", ask("1")), [list("1", "B C")]);
    let under = is("the item of the speech", item("1"), |play| on_floor(play).item);
    check(given, by("chair", give(1, 0)), [floor("B called"), under]);
}
