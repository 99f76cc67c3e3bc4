//! The floor: asking, lists, calling, speaking time, lost lines.
//!
//! In all of these A presides M1. Entries and speeches are numbered from 1 in the order in which they are made.

use mufakat::procedure::command::{Action, Declared, DeferTo, LimitClass, PauseCause, SetAside};
use mufakat::procedure::definition::{Class, Definition, ItemKind, Level, ListOrder, Power, Presenter};
use mufakat::procedure::event::{Event, Origin, RemovalCause, SpeechEnd};
use mufakat::procedure::floor::{Entry, Phase, Speech};
use mufakat::procedure::ids::{EntryId, Epoch, Span, SpeechId};
use mufakat::procedure::rejection::{Field, MeetingPhase, Needs, Rejection};

use super::harness::*;

// ---- what is done ---------------------------------------------------------------------------------------------

fn ask(number: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: None, on_behalf_of: vec![] }
}

fn ask_for(number: &str, id: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: Some(party(id)), on_behalf_of: vec![] }
}

fn ask_also_for(number: &str, others: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: None, on_behalf_of: parties(others) }
}

fn withdraw(entry: u64) -> Action {
    Action::WithdrawRequest { meeting: m1(), entry: EntryId(entry) }
}

fn replace(entry: u64, by: &str) -> Action {
    Action::ReplaceSpeaker { meeting: m1(), entry: EntryId(entry), seat: seat(by) }
}

fn move_to(entry: u64, place: u32) -> Action {
    Action::MoveEntry { meeting: m1(), entry: EntryId(entry), place, reason: "a plane to catch".to_owned() }
}

fn strike(entry: u64) -> Action {
    Action::RemoveEntry { meeting: m1(), entry: EntryId(entry), reason: "listed by mistake".to_owned() }
}

fn close(number: &str) -> Action {
    Action::CloseList { meeting: m1(), item: item(number) }
}

fn reopen(number: &str) -> Action {
    Action::ReopenList { meeting: m1(), item: item(number) }
}

/// Gives the floor to an entry; `after` is the speech that the sender saw, 0 for none.
fn give(entry: u64, after: u64) -> Action {
    let after = (after > 0).then_some(SpeechId(after));
    Action::GiveFloor { meeting: m1(), entry: EntryId(entry), after }
}

fn start(speech: u64) -> Action {
    Action::StartSpeech { meeting: m1(), speech: SpeechId(speech) }
}

fn end(speech: u64) -> Action {
    Action::EndSpeech { meeting: m1(), speech: SpeechId(speech) }
}

fn cut(speech: u64, reason: &str) -> Action {
    Action::CutSpeech { meeting: m1(), speech: SpeechId(speech), reason: reason.to_owned() }
}

fn pause(speech: u64, cause: PauseCause) -> Action {
    Action::PauseSpeech { meeting: m1(), speech: SpeechId(speech), cause }
}

fn resume(speech: u64) -> Action {
    Action::ResumeSpeech { meeting: m1(), speech: SpeechId(speech) }
}

fn prompt(speech: u64) -> Action {
    Action::PromptSpeaker { meeting: m1(), speech: SpeechId(speech) }
}

fn set_aside(speech: u64, how: SetAside) -> Action {
    Action::SetAsideSpeech { meeting: m1(), speech: SpeechId(speech), how }
}

fn set_limit(class: LimitClass, limit: Span) -> Action {
    Action::SetLimit { meeting: m1(), class, limit }
}

fn line_down(id: &str) -> Action {
    Action::LinkDown { seat: seat(id) }
}

fn line_up(id: &str) -> Action {
    Action::LinkUp { seat: seat(id) }
}

fn suspend() -> Action {
    Action::SuspendMeeting { meeting: m1(), reason: "coffee".to_owned(), resume_at: None }
}

fn open_item(number: &str) -> Action {
    Action::OpenItem { meeting: m1(), item: item(number), after: None, ruling: None }
}

// ---- where it begins ------------------------------------------------------------------------------------------

/// Item 1 is open, its list empty, by time of asking.
fn opened() -> Play {
    opened_with(|_| {})
}

/// The same on a changed conference.
fn opened_with(change: impl FnOnce(&mut Definition)) -> Play {
    in_session(definition_with(change)).and("chair", open_item("1"))
}

/// Item 1 is open with a list in that order.
fn ordered(order: ListOrder) -> Play {
    opened_with(|definition| item_of(definition, "1").order = order)
}

/// B was called as speech 1, as the only one on the list.
fn called() -> Play {
    opened().and("B.hod", ask("1")).and("chair", give(1, 0))
}

/// B speaks, as speech 1.
fn speaking() -> Play {
    called().and("B.hod", start(1))
}

/// B speaks, and all but its head of delegation have left.
fn speaking_alone() -> Play {
    speaking().and("hub", line_down("B.alt")).and("hub", line_down("B.adv"))
}

/// B spoke for a minute and lost its last line.
fn interrupted() -> Play {
    speaking_alone().after(minutes(1)).and("hub", line_down("B.hod"))
}

// ---- what holds -----------------------------------------------------------------------------------------------

fn on_floor(play: &Play) -> Speech {
    play.conference.meetings[&m1()].floor.speech.clone().expect("somebody has the floor")
}

/// How much speaking time the speech on the floor has used.
fn used(span: Span) -> Then {
    is("speaking time used", span, |play| on_floor(play).spoken_at(play.now))
}

fn allowed(span: Span) -> Then {
    is("speaking time allowed", span, |play| on_floor(play).limit)
}

fn entry_of(play: &Play, number: &str, id: &str) -> Entry {
    let list = play.conference.meetings[&m1()].floor.list(&item(number)).clone();
    list.entries.into_iter().find(|entry| entry.party == party(id)).expect("the party waits")
}

fn speech_ended(speech: u64, how: SpeechEnd, spoken: Span) -> Then {
    event(Event::SpeechEnded { meeting: m1(), speech: SpeechId(speech), how, spoken })
}

// ---- permission to speak ---------------------------------------------------------------------------------

#[test]
fn nobody_speaks_without_being_called() {
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
fn observers_are_not_listed_in_a_closed_item() {
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

// ---- the order of the list -------------------------------------------------------------------------------

/// Everybody asks, in this order; O is invited.
fn all_ask(play: Play, order: &str) -> Play {
    order.split_whitespace().fold(play, |play, id| match id {
        "O" => play.and("chair", ask_for("1", "O")),
        id => play.and(&format!("{id}.hod"), ask("1")),
    })
}

#[test]
fn a_protocol_list_goes_by_rank_members_before_partners_before_observers() {
    let given = all_ask(ordered(ListOrder::Protocol { start: None, chair_last: false }), "P A O B");
    check(given, by("C.adv", ask("1")), [list("1", "C A B P O")]);
}

#[test]
fn a_protocol_list_may_start_with_a_named_party_and_go_round() {
    let given = all_ask(ordered(ListOrder::Protocol { start: Some(party("A")), chair_last: false }), "P C B");
    check(given, by("A.alt", ask("1")), [list("1", "A B C P")]);
}

#[test]
fn a_protocol_list_may_have_the_chairs_delegation_last_among_its_class() {
    let given = all_ask(ordered(ListOrder::Protocol { start: None, chair_last: true }), "P A B");
    check(given, by("C.hod", ask("1")), [list("1", "C B A P")]);
}

#[test]
fn a_list_by_time_of_asking_has_members_before_partners_before_observers() {
    let given = all_ask(opened(), "O P B C");
    check(given, by("A.alt", ask("1")), [list("1", "B C A P O")]);
}

#[test]
fn a_list_by_level_has_heads_before_alternates_before_advisers() {
    let given = ordered(ListOrder::LevelThenFifo {}).and("A.adv", ask("1")).and("B.alt", ask("1"));
    let given = check(given, by("C.hod", ask("1")), [list("1", "C B A")]);
    check(given, by("P.hod", ask("1")), [list("1", "C B A P")]);
}

#[test]
fn a_fixed_list_is_as_prepared_and_others_follow_by_time_of_asking() {
    let given = ordered(ListOrder::Fixed { parties: parties("P B") });
    let given = check(given, by("C.hod", ask("1")), [list("1", "P B C")]);
    check(given, by("A.adv", ask("1")), [list("1", "P B C A")]);
}

#[test]
fn who_has_spoken_in_its_fixed_place_asks_again_like_others() {
    let given = ordered(ListOrder::Fixed { parties: parties("C B") }).and("A.adv", ask("1"));
    let given = given.and("chair", give(1, 0)).and("C.hod", start(1)).after(seconds(5)).and("C.hod", end(1));
    check(given, by("C.hod", ask("1")), [list("1", "B A C")]);
}

#[test]
fn presenters_head_the_list_in_their_order_then_comes_the_tour_de_table() {
    let given = in_session(definition_with(|definition| {
        let plan = item_of(definition, "1");
        plan.presenters = vec![Presenter::Party(party("O")), Presenter::Role(role("rapporteur")), Presenter::Chair];
        plan.tour = vec![Class::Member, Class::Partner];
        plan.order = ListOrder::Protocol { start: None, chair_last: false };
    }))
    .fact(Event::RoleAssigned { meeting: m1(), role: role("rapporteur"), party: party("P") });
    let origins = is(
        "how they came onto the list",
        vec![Origin::Presenter, Origin::Presenter, Origin::Presenter, Origin::Prepared, Origin::Prepared],
        |play| {
            let list = play.conference.meetings[&m1()].floor.list(&item("1"));
            list.entries.iter().map(|entry| entry.origin).collect::<Vec<_>>()
        },
    );
    check(given, by("chair", open_item("1")), [list("1", "O P A C B"), origins]);
}

#[test]
fn a_role_that_nobody_holds_presents_nothing() {
    let given = in_session(definition_with(|d| item_of(d, "1").presenters = vec![Presenter::Role(role("rapporteur"))]));
    check(given, by("chair", open_item("1")), [list("1", ""), happens(["item_opened"])]);
}

#[test]
fn who_is_absent_by_its_word_is_not_on_a_tour_de_table() {
    let given = in_session(definition_with(|d| item_of(d, "1").tour = vec![Class::Member]))
        .and("C.hod", Action::DeclarePresence { meeting: m1(), party: party("C"), presence: Declared::Absent });
    check(given, by("chair", open_item("1")), [list("1", "A B")]);
}

#[test]
fn a_newcomer_does_not_go_before_who_presents() {
    let given = opened_with(|definition| {
        item_of(definition, "1").presenters = vec![Presenter::Party(party("P"))];
        item_of(definition, "1").order = ListOrder::Protocol { start: None, chair_last: false };
    });
    check(given, by("C.hod", ask("1")), [list("1", "P C")]);
}

#[test]
fn a_waiting_entry_is_moved_with_the_reason_on_record() {
    let given = all_ask(opened(), "A B C");
    let moved = Event::EntryMoved { meeting: m1(), entry: EntryId(3), place: 1, reason: "a plane to catch".to_owned() };
    let given = check(given, by("moderator", move_to(3, 1)), [event(moved), list("1", "C A B")]);
    check(given, by("moderator", move_to(3, 1)), [already()]);
}

#[test]
fn nothing_is_moved_or_struck_without_a_reason() {
    let missing = || refused(Rejection::TextMissing { field: Field::Reason });
    let entry = EntryId(1);
    let given = all_ask(opened(), "A B");
    let move_it = Action::MoveEntry { meeting: m1(), entry, place: 2, reason: String::new() };
    check(given.clone(), by("chair", move_it), [missing()]);
    check(given, by("chair", Action::RemoveEntry { meeting: m1(), entry, reason: String::new() }), [missing()]);
}

#[test]
fn nothing_is_moved_beyond_the_list() {
    let given = all_ask(opened(), "A B");
    for place in [0, 3] {
        let rejection = Rejection::NoSuchPlace { place, length: 2 };
        check(given.clone(), by("chair", move_to(1, place)), [refused(rejection)]);
    }
}

#[test]
fn the_secretariat_reorders_nothing() {
    let given = all_ask(opened(), "A B");
    let rejection = || refused(Rejection::NotForYou { needs: Needs::ChairOrModerator });
    check(given.clone(), by("S.hod", move_to(1, 2)), [rejection()]);
    check(given, by("S.hod", strike(1)), [rejection()]);
}

#[test]
fn who_has_the_floor_is_neither_moved_nor_struck_nor_withdrawn() {
    let rejection = || refused(Rejection::HasTheFloor { speech: SpeechId(1) });
    for given in [called(), speaking()] {
        check(given.clone(), by("chair", move_to(1, 1)), [rejection()]);
        check(given.clone(), by("chair", strike(1)), [rejection()]);
        check(given.clone(), by("B.hod", withdraw(1)), [rejection()]);
        check(given, by("B.hod", replace(1, "B.adv")), [rejection()]);
    }
}

#[test]
fn a_newcomer_leaves_a_moved_entry_where_it_is() {
    let protocol = || ordered(ListOrder::Protocol { start: None, chair_last: false });
    let up = all_ask(protocol(), "A B P").and("chair", move_to(3, 1));
    check(up, by("C.hod", ask("1")), [list("1", "P C A B")]);
    let down = all_ask(protocol(), "C B P").and("chair", move_to(1, 3));
    check(down, by("A.hod", ask("1")), [list("1", "A B P C")]);
}

#[test]
fn an_entry_is_struck_with_the_reason_on_record() {
    let given = all_ask(opened(), "A B");
    let cause = RemovalCause::Struck { reason: "listed by mistake".to_owned() };
    let struck = Event::EntryRemoved { meeting: m1(), entry: EntryId(1), cause };
    let given = check(given, by("chair", strike(1)), [event(struck), list("1", "B")]);
    check(given, by("chair", strike(1)), [already()]);
}

// ---- one waiting entry per delegation --------------------------------------------------------------------

#[test]
fn an_adviser_cannot_list_its_delegation_twice() {
    let given = all_ask(opened(), "A B");
    let rejection = || refused(Rejection::AlreadyListed { entry: EntryId(2), place: 2 });
    check(given.clone(), by("B.adv", ask("1")), [rejection(), list("1", "A B")]);
    check(given, by("moderator", ask_for("1", "B")), [rejection()]);
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
    check(speaking(), by("B.adv", ask("1")), [refused(Rejection::HasTheFloor { speech: SpeechId(1) })]);
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

// ---- speaking on behalf of others ------------------------------------------------------------------------

#[test]
fn a_speech_on_behalf_of_others_has_the_time_of_a_group_and_they_keep_their_own_right() {
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

// ---- speaking time ---------------------------------------------------------------------------------

#[test]
fn speaking_time_goes_by_the_class_of_the_party() {
    for (who, limit) in [("B", minutes(5)), ("P", minutes(3)), ("O", minutes(3)), ("S", minutes(3))] {
        let given = opened().and("chair", ask_for("1", who));
        check(given, by("chair", give(1, 0)), [allowed(limit)]);
    }
}

#[test]
fn senior_officials_have_the_time_of_senior_officials() {
    let given = opened_with(|definition| {
        definition.meetings[0].level = Level::SeniorOfficials;
    });
    check(given.and("B.hod", ask("1")), by("chair", give(1, 0)), [allowed(minutes(3))]);
}

#[test]
fn who_presents_has_the_time_of_a_presenter() {
    let given = opened_with(|d| item_of(d, "1").presenters = vec![Presenter::Party(party("O"))]);
    check(given, by("chair", give(1, 0)), [allowed(minutes(10)), floor("O called")]);
}

#[test]
fn a_speaker_is_warned_and_goes_on_past_the_limit() {
    let short = |left| event(Event::SpeechTimeShort { meeting: m1(), speech: SpeechId(1), left });
    let given = check(speaking(), after(minutes(4)), [happens(["speech_time_short"]), short(seconds(60))]);
    let given = check(given, after(seconds(45)), [happens(["speech_time_short"]), short(seconds(15))]);
    let given = check(given, after(seconds(15)), [happens(["speech_time_short"]), short(Span::ZERO)]);
    check(given, after(minutes(1)), [already(), floor("B speaking"), used(minutes(6))]);
}

#[test]
fn a_speech_ends_at_its_limit_where_the_meeting_is_so_set() {
    let given = opened_with(|definition| definition.meetings[0].settings.cut_at_limit = true);
    let given = given.and("B.hod", ask("1")).and("chair", give(1, 0)).and("B.hod", start(1)).after(minutes(4));
    let ends = speech_ended(1, SpeechEnd::LimitReached {}, minutes(5));
    check(given, after(minutes(2)), [ends, floor("nobody")]);
}

#[test]
fn a_changed_limit_holds_from_the_next_speech() {
    let given = speaking().and("C.hod", ask("1"));
    let changed = set_limit(LimitClass::Minister, minutes(2));
    let given = check(given, by("moderator", changed.clone()), [happens(["limit_changed"]), allowed(minutes(5))]);
    let given = check(given, by("chair", changed), [already()]);
    check(given, by("chair", give(2, 1)), [floor("C called"), allowed(minutes(2))]);
}

#[test]
fn a_speaking_time_of_nothing_is_not_set() {
    let rejection = Rejection::LimitTooShort { least: seconds(1) };
    check(opened(), by("chair", set_limit(LimitClass::Minister, Span::ZERO)), [refused(rejection)]);
}

#[test]
fn a_delegation_changes_no_limit() {
    let rejection = Rejection::NotForYou { needs: Needs::ChairOrModerator };
    check(opened(), by("B.hod", set_limit(LimitClass::Minister, minutes(9))), [refused(rejection)]);
}

#[test]
fn time_is_summed_per_delegation_and_item_only_where_the_meeting_is_so_set() {
    for (accumulate, left) in [(true, minutes(3)), (false, minutes(5))] {
        let given = opened_with(|definition| definition.meetings[0].settings.accumulate = accumulate);
        let given = given.and("B.hod", ask("1")).and("chair", give(1, 0)).and("B.hod", start(1));
        let given = given.after(minutes(2)).and("B.hod", end(1)).and("B.adv", ask("1"));
        check(given, by("chair", give(2, 0)), [allowed(left), used(Span::ZERO)]);
    }
}

#[test]
fn the_clock_stands_while_the_chair_interrupts() {
    let given = speaking().after(minutes(1)).and("chair", pause(1, PauseCause::Chair));
    let given = check(given, after(minutes(9)), [already(), floor("B paused"), used(minutes(1))]);
    let given = check(given, by("chair", pause(1, PauseCause::Chair)), [already()]);
    let given = check(given, by("chair", resume(1)), [floor("B speaking"), used(minutes(1))]);
    check(given.after(minutes(1)), by("chair", resume(1)), [already(), used(minutes(2))]);
}

#[test]
fn a_pause_of_the_chair_is_not_ended_by_the_speaker() {
    let given = speaking().and("chair", pause(1, PauseCause::Chair));
    let given = check(given, by("B.hod", resume(1)), [refused(Rejection::NotForYou { needs: Needs::Officers })]);
    check(given, by("B.hod", start(1)), [refused(Rejection::SpeechHasBegun { speech: SpeechId(1) })]);
}

#[test]
fn the_secretariat_says_that_interpretation_failed_and_that_it_is_back() {
    let given = check(speaking(), by("S.adv", pause(1, PauseCause::Interpretation)), [floor("B paused")]);
    check(given, by("S.adv", resume(1)), [happens(["speech_resumed"]), floor("B speaking")]);
}

#[test]
fn the_secretariat_does_not_interrupt_nor_end_an_interruption() {
    let rejection = || refused(Rejection::NotForYou { needs: Needs::ChairOrModerator });
    check(speaking(), by("S.hod", pause(1, PauseCause::Chair)), [rejection()]);
    check(speaking().and("chair", pause(1, PauseCause::Chair)), by("S.hod", resume(1)), [rejection()]);
}

#[test]
fn the_clock_runs_once_the_last_cause_of_a_pause_is_gone() {
    let given = speaking().and("chair", pause(1, PauseCause::Chair)).and("S.hod", pause(1, PauseCause::Interpretation));
    let given = check(given, by("S.hod", resume(1)), [happens(["speech_resumed"]), floor("B paused")]);
    check(given, by("chair", resume(1)), [happens(["speech_resumed"]), floor("B speaking")]);
}

#[test]
fn what_only_happens_is_not_declared_by_hand() {
    for cause in [PauseCause::Link, PauseCause::Meeting, PauseCause::PointOfOrder] {
        check(speaking(), by("chair", pause(1, cause)), [refused(Rejection::HubOnly {}), floor("B speaking")]);
    }
}

#[test]
fn a_speech_that_has_not_begun_is_neither_paused_nor_resumed() {
    let rejection = || refused(Rejection::SpeechNotBegun { speech: SpeechId(1) });
    check(called(), by("chair", pause(1, PauseCause::Chair)), [rejection()]);
    check(called(), by("chair", resume(1)), [rejection()]);
}

#[test]
fn the_speaker_is_asked_to_conclude_by_the_chair_or_for_it() {
    let prompts = |n| is("how often it was asked", n, |play| on_floor(play).prompts);
    let given = check(speaking(), by("moderator", prompt(1)), [happens(["speaker_prompted"]), prompts(1)]);
    let given = check(given, by("chair", prompt(1)), [prompts(2), floor("B speaking")]);
    check(given, by("C.hod", prompt(1)), [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator })]);
}

#[test]
fn a_press_about_a_speech_that_is_over_does_not_hit_the_next() {
    let given = speaking().and("C.hod", ask("1")).and("chair", give(2, 1)).and("C.hod", start(2));
    let rejection = || refused(Rejection::FloorMoved { speech: Some(SpeechId(2)) });
    check(given.clone(), by("chair", pause(1, PauseCause::Chair)), [rejection(), floor("C speaking")]);
    check(given.clone(), by("chair", prompt(1)), [rejection()]);
    check(given.clone(), by("B.hod", start(1)), [rejection()]);
    check(given, by("chair", end(1)), [already(), floor("C speaking")]);
}

// ---- closing the list ------------------------------------------------------------------------------------

#[test]
fn a_closed_list_takes_no_request_and_keeps_its_entries() {
    let given = check(all_ask(opened(), "A B"), by("moderator", close("1")), [happens(["list_closed"])]);
    let given = check(given, by("moderator", close("1")), [already()]);
    let rejection = Rejection::ListIsClosed { item: item("1") };
    let given = check(given, by("C.hod", ask("1")), [refused(rejection), list("1", "A B")]);
    let given = check(given, by("chair", reopen("1")), [happens(["list_reopened"])]);
    check(given, by("C.hod", ask("1")), [list("1", "A B C")]);
}

#[test]
fn onto_a_closed_list_the_chair_adds_and_the_moderator_for_it() {
    let given = all_ask(opened(), "A").and("chair", close("1"));
    let given = check(given, by("chair", ask_for("1", "B")), [list("1", "A B")]);
    let given = check(given, by("moderator", ask_for("1", "C")), [list("1", "A B C")]);
    check(given, by("S.hod", ask_for("1", "P")), [refused(Rejection::ListIsClosed { item: item("1") })]);
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

// ---- the speaker's line is lost -------------------------------------------------------------------------

#[test]
fn a_speaker_whose_line_is_lost_is_paused_and_its_clock_stands() {
    let given = speaking_alone().after(minutes(1));
    let given = check(given, by("hub", line_down("B.hod")), [floor("B paused"), used(minutes(1))]);
    check(given, after(seconds(20)), [floor("B paused"), used(minutes(1))]);
}

#[test]
fn a_delegation_that_returns_within_the_grace_goes_on_with_the_time_it_has_left() {
    let given = interrupted().after(seconds(29));
    let same = event(Event::SpeechResumed { meeting: m1(), speech: SpeechId(1), cause: PauseCause::Link, seat: None });
    let given = check(given, by("hub", line_up("B.hod")), [same, floor("B speaking"), used(minutes(1))]);
    check(given, after(minutes(1)), [used(minutes(2))]);
}

#[test]
fn another_person_of_the_delegation_may_go_on() {
    let given = interrupted();
    let another = event(Event::SpeechResumed {
        meeting: m1(),
        speech: SpeechId(1),
        cause: PauseCause::Link,
        seat: Some(seat("B.adv")),
    });
    let speaker = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given, by("hub", line_up("B.adv")), [another, speaker, floor("B speaking")]);
}

#[test]
fn the_return_of_another_delegation_resumes_nothing() {
    let given = interrupted().and("hub", line_down("C.hod"));
    check(given, by("hub", line_up("C.hod")), [floor("B paused")]);
}

#[test]
fn the_loss_of_a_seat_that_does_not_speak_pauses_nothing() {
    check(speaking(), by("hub", line_down("B.adv")), [floor("B speaking")]);
    check(speaking(), by("hub", line_down("C.hod")), [floor("B speaking")]);
}

#[test]
fn a_seat_of_the_delegation_that_is_still_there_may_take_over_at_once() {
    let given = check(speaking(), by("hub", line_down("B.hod")), [floor("B paused")]);
    let speaker = is("the speaker", Some(seat("B.alt")), |play| on_floor(play).entry.seat);
    check(given, by("B.alt", start(1)), [happens(["speech_resumed"]), speaker, floor("B speaking")]);
}

#[test]
fn nobody_resumes_a_speaker_whose_line_is_down() {
    let rejection = || refused(Rejection::SpeakerLineDown { party: party("B") });
    check(interrupted(), by("chair", resume(1)), [rejection(), floor("B paused")]);
    check(interrupted(), by("moderator", start(1)), [rejection(), floor("B paused")]);
}

#[test]
fn within_the_grace_the_chair_waits() {
    let given = interrupted().and("C.hod", ask("1")).after(seconds(10));
    let until = given.now + seconds(20);
    let rejection = || refused(Rejection::SpeakerGraceRunning { until });
    check(given.clone(), by("chair", set_aside(1, SetAside::ToHead)), [rejection(), floor("B paused")]);
    check(given, by("chair", give(2, 1)), [rejection(), floor("B paused")]);
}

#[test]
fn after_the_grace_the_chair_puts_the_speaker_back_at_the_head() {
    let given = interrupted().and("C.hod", ask("1"));
    let given = check(
        given,
        after(seconds(30)),
        [holds("the grace is over", |play| matches!(on_floor(play).phase, Phase::Paused { grace_over: true, .. }))],
    );
    let back = speech_ended(1, SpeechEnd::BackToHead {}, minutes(1));
    check(given, by("chair", set_aside(1, SetAside::ToHead)), [back, floor("nobody"), list("1", "B C")]);
}

#[test]
fn after_the_grace_the_chair_calls_the_next_and_the_speaker_is_at_the_head() {
    let given = interrupted().and("C.hod", ask("1")).and("P.hod", ask("1")).after(seconds(30));
    let back = speech_ended(1, SpeechEnd::BackToHead {}, minutes(1));
    check(given, by("chair", give(2, 1)), [back, floor("C called"), list("1", "B P")]);
}

#[test]
fn after_the_grace_the_written_text_may_stand_for_the_speech() {
    let given = interrupted().and("C.hod", ask("1")).after(seconds(30));
    let text = speech_ended(1, SpeechEnd::TextOnly {}, minutes(1));
    check(given, by("chair", set_aside(1, SetAside::TextOnly)), [text, floor("nobody"), list("1", "C")]);
}

#[test]
fn without_an_answer_the_speech_lapses_and_its_entry_is_at_the_head() {
    let given = interrupted().and("C.hod", ask("1")).after(minutes(4));
    let lapsed = speech_ended(1, SpeechEnd::BackToHead {}, minutes(1));
    check(given, after(minutes(1)), [lapsed, floor("nobody"), list("1", "B C")]);
}

#[test]
fn who_comes_back_to_the_list_has_the_time_that_was_left() {
    let given = interrupted().after(minutes(5)).and("hub", line_up("B.hod"));
    let given = check(given, by("chair", give(1, 0)), [floor("B called"), allowed(minutes(5)), used(minutes(1))]);
    let warned = event(Event::SpeechTimeShort { meeting: m1(), speech: SpeechId(2), left: seconds(60) });
    check(given.and("B.hod", start(2)), after(minutes(3)), [warned, used(minutes(4))]);
}

#[test]
fn a_newcomer_does_not_go_before_an_interrupted_speaker() {
    let given = ordered(ListOrder::Protocol { start: None, chair_last: false });
    let given = given.and("B.hod", ask("1")).and("A.hod", ask("1")).and("chair", give(1, 0));
    let given = check(given, by("chair", set_aside(1, SetAside::ToHead)), [list("1", "B A")]);
    check(given, by("C.hod", ask("1")), [list("1", "B C A")]);
}

#[test]
fn a_speech_that_runs_is_not_set_aside() {
    let rejection = Rejection::SpeechHasBegun { speech: SpeechId(1) };
    check(speaking(), by("chair", set_aside(1, SetAside::ToHead)), [refused(rejection)]);
    let rejection = Rejection::NotPaused { speech: SpeechId(1) };
    let given = speaking().and("chair", pause(1, PauseCause::Chair));
    check(given, by("chair", set_aside(1, SetAside::ToHead)), [refused(rejection)]);
}

// ---- called and not answering ---------------------------------------------------------------------------

#[test]
fn the_clock_runs_from_the_reported_start_and_not_from_the_call() {
    let given = check(called(), after(seconds(10)), [floor("B called"), used(Span::ZERO)]);
    let given = check(given, by("B.adv", start(1)), [happens(["speech_started"]), floor("B speaking")]);
    let given = check(given, after(seconds(30)), [used(seconds(30))]);
    check(given, by("B.hod", start(1)), [already(), used(seconds(30))]);
}

#[test]
fn the_start_is_reported_by_the_delegation_or_for_it_and_by_no_other() {
    check(called(), by("moderator", start(1)), [floor("B speaking")]);
    check(called(), by("chair", start(1)), [floor("B speaking")]);
    check(called(), by("C.hod", start(1)), [refused(Rejection::NotYourOwn { party: party("B") })]);
    check(called(), by("S.hod", start(1)), [refused(Rejection::NotYourOwn { party: party("B") })]);
}

#[test]
fn who_does_not_begin_in_time_is_passed_to_second_place_and_later_to_the_end() {
    let given = called().and("C.hod", ask("1")).and("A.adv", ask("1")).and("P.hod", ask("1"));
    let given = check(given, after(seconds(19)), [already(), floor("B called")]);
    let given = check(given, after(seconds(1)), [happens(["speaker_passed"]), floor("nobody"), list("1", "C B A P")]);
    let given = given.and("chair", give(1, 0));
    check(given, after(seconds(20)), [happens(["speaker_passed"]), list("1", "C A P B")]);
}

#[test]
fn who_is_passed_as_the_only_one_stays_on_the_list() {
    check(called(), after(seconds(20)), [happens(["speaker_passed"]), list("1", "B")]);
}

#[test]
fn calling_the_next_before_the_called_one_began_passes_it() {
    let given = called().and("C.hod", ask("1")).and("P.hod", ask("1"));
    check(given, by("chair", give(2, 1)), [happens(["speaker_passed", "floor_given"]), list("1", "B P")]);
}

#[test]
fn who_reports_the_start_is_the_speaker_where_none_was_named() {
    let given = opened().and("moderator", ask_for("1", "B")).and("chair", give(1, 0));
    let speaker = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given, by("B.adv", start(1)), [happens(["speaker_replaced", "speech_started"]), speaker]);
}

#[test]
fn who_does_not_begin_may_be_set_aside_at_once() {
    let given = called().and("C.hod", ask("1"));
    check(given.clone(), by("chair", set_aside(1, SetAside::ToHead)), [floor("nobody"), list("1", "B C")]);
    check(given, by("chair", set_aside(1, SetAside::TextOnly)), [floor("nobody"), list("1", "C")]);
}

#[test]
fn a_delegation_without_a_line_is_not_called() {
    let given = all_ask(opened(), "B").and("hub", line_down("B.alt")).and("hub", line_down("B.adv"));
    let given = given.and("hub", line_down("B.hod"));
    let rejection = Rejection::SpeakerLineDown { party: party("B") };
    let given = check(given, by("chair", give(1, 0)), [refused(rejection), list("1", "B")]);
    let speaker = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given.and("hub", line_up("B.adv")), by("chair", give(1, 0)), [floor("B called"), speaker]);
}

#[test]
fn a_party_that_never_had_a_device_is_called_and_the_moderator_reports_its_start() {
    let given = assembled_without(definition(), "B").opens("M1").and("chair", open_item("1"));
    let given = given.and("moderator", ask_for("1", "B"));
    let given = check(given, by("moderator", give(1, 0)), [floor("B called")]);
    let given = check(given, by("moderator", start(1)), [happens(["speech_started"]), floor("B speaking")]);
    check(given, after(minutes(1)), [used(minutes(1))]);
}

// ---- the Chair's own delegation -------------------------------------------------------------------------

#[test]
fn the_chairs_delegation_has_its_own_entries() {
    check(opened(), by("A.hod", ask("1")), [list("1", "A")]);
    let given = opened().and("A.alt", ask("1"));
    let rejection = Rejection::AlreadyListed { entry: EntryId(1), place: 1 };
    check(given.clone(), by("A.hod as chair", ask("1")), [refused(rejection)]);
    check(given, by("chair", give(1, 0)), [floor("A called"), allowed(minutes(5))]);
}

// ---- the meeting stops and goes on ----------------------------------------------------------------------

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

// ---- the item ends --------------------------------------------------------------------------------------------

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
