//! The order of a list of speakers.

use super::*;

#[test]
fn r2_a_protocol_list_goes_by_rank_members_before_partners_before_observers() {
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
    let rejection = |another| refused(Rejection::HasTheFloor { speech: SpeechId(1), another });
    for given in [called(), speaking()] {
        check(given.clone(), by("chair", move_to(1, 1)), [rejection(Some(party("B")))]);
        check(given.clone(), by("chair", strike(1)), [rejection(Some(party("B")))]);
        check(given.clone(), by("B.hod", withdraw(1)), [rejection(None)]);
        check(given, by("B.hod", replace(1, "B.adv")), [rejection(None)]);
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
