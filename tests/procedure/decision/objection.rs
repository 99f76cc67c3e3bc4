//! Objections and their ways out.

use super::*;

fn objected() -> Play {
    running().after(seconds(12)).and("B.hod", object())
}

#[test]
fn an_objection_freezes_the_window_and_names_the_party() {
    let then = [happens(["objection_raised", "window_frozen"]), first("frozen: objection B")];
    check(running(), by("B.hod", object()), then);
}

#[test]
fn an_objection_after_the_window_and_before_the_gavel_stands() {
    check(elapsed(), by("P.hod", object()), [first("frozen: objection P")]);
}

#[test]
fn a_text_on_the_table_may_be_objected_to_before_it_is_put() {
    let given = acknowledged_by(tabled().and("B.hod", object()).and("chair", put_first()), "A B C");
    check(given, by("P.hod", acknowledge()), [first("frozen: objection B")]);
}

#[test]
fn a_party_objects_once() {
    check(objected(), by("B.alt", object()), [already()]);
    check(objected(), by("C.hod", object()), [first("frozen: objection B, objection C")]);
}

#[test]
fn an_adviser_does_not_object() {
    check(running(), by("B.adv", object()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
}

#[test]
fn what_an_observer_or_the_secretariat_says_as_an_objection_is_shown_as_a_comment() {
    for id in ["O", "S"] {
        let who = format!("{id}.hod");
        let commented = Event::Commented {
            meeting: m1(),
            proposal: FIRST,
            party: party(id),
            text: "paragraph 4".to_owned(),
            instead_of_objection: true,
        };
        let then = [happens(["commented"]), event(commented), first("running")];
        let play = check(running(), by(&who, object()), then);
        check(play, by(&who, object()), [already()]);
    }
}

#[test]
fn a_party_that_is_not_admitted_to_the_item_is_not_heard_on_its_text() {
    check(running(), by("Q.hod", object()), [refused(Rejection::NotInvited { party: party("Q") })]);
}

#[test]
fn only_the_revision_that_was_seen_is_objected_to() {
    let given = running().and("chair", revise(1, OTHER));
    check(given.clone(), by("B.hod", object()), [refused(Rejection::StaleRevision { current: Revision(2) })]);
    check(given, by("O.hod", object()), [refused(Rejection::StaleRevision { current: Revision(2) })]);
}

#[test]
fn after_the_gavel_it_is_too_late_to_object() {
    check(adopted(), by("B.hod", object()), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn the_point_may_be_given_by_voice_and_is_no_speech() {
    let with = |point: String| Action::Object { meeting: m1(), proposal: FIRST, revision: Revision(1), point };
    check(running(), by("B.hod", with(String::new())), [first("frozen: objection B")]);
    let long = Rejection::TextTooLong { field: Field::Point, most: 1024 };
    check(running(), by("B.hod", with("x".repeat(1025))), [refused(long)]);
}

#[test]
fn an_objection_withdrawn_restarts_the_window_from_the_start() {
    let then = [happens(["objection_withdrawn", "window_started"]), ends_in(seconds(20))];
    let play = check(objected(), by("B.hod", withdraw_objection(1)), then);
    check(play, by("B.hod", withdraw_objection(1)), [already()]);
}

#[test]
fn an_objection_withdrawn_and_renewed_before_the_declaration_stands() {
    let given = objected().and("B.hod", withdraw_objection(1)).after(seconds(20));
    let play = check(given, by("B.hod", object()), [happens(["objection_raised", "window_frozen"])]);
    let stands = [refused(Rejection::ObjectionStands { who: parties("B") })];
    check(play, by("chair", declare(Verb::Adopted)), stands);
}

#[test]
fn an_objector_that_drops_still_objects() {
    let given = loses(objected(), "B").after(seconds(30));
    let play = check(given, by("chair", declare(Verb::Adopted)), [refused_as("objection_stands")]);
    let given = returns(play, "B").and("B.hod", acknowledge());
    check(given, after(seconds(60)), [first("frozen: objection B")]);
}

#[test]
fn r4_what_its_head_objected_to_no_other_seat_withdraws() {
    let then = || [refused(Rejection::NotYourObjection { seat: seat("B.hod") })];
    check(objected(), by("B.alt", withdraw_objection(1)), then());
    check(objected(), by("C.hod", withdraw_objection(1)), then());
    check(objected(), by("B.alt", convert(1, "With a reservation.")), then());
    check(objected(), by("B.adv", withdraw_objection(1)), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
}

#[test]
fn the_head_of_delegation_withdraws_what_its_alternate_objected_to() {
    let given = running().and("B.alt", object());
    check(given.clone(), by("B.hod", withdraw_objection(1)), [first("running")]);
    check(given, by("B.alt", withdraw_objection(1)), [first("running")]);
}

#[test]
fn only_an_objection_that_was_raised_is_withdrawn() {
    let unknown = Rejection::UnknownObjection { objection: ObjectionId(7) };
    check(objected(), by("B.hod", withdraw_objection(7)), [refused(unknown)]);
}

#[test]
fn an_objection_turned_into_a_reservation_lets_the_adoption_proceed_with_it() {
    let then = [happens(["objection_converted", "statement_recorded", "window_started"]), ends_in(seconds(20))];
    let play = check(objected(), by("B.hod", convert(1, "B reserves on paragraph 4.")), then);
    let play = check(play, by("B.hod", convert(1, "B reserves on paragraph 4.")), [already()]);
    let given = play.after(seconds(20)).and("chair", declare(Verb::Adopted));
    let attached = is("the reservation's decision", Some(DecisionNumber(1)), |play| {
        play.conference.register.statements[&StatementId(1)].decision
    });
    check(given, after(seconds(1)), [first("decided"), attached]);
}

#[test]
fn an_objection_turns_into_a_reservation_with_words_only() {
    let missing = Rejection::TextMissing { field: Field::Statement };
    check(objected(), by("B.hod", convert(1, " ")), [refused(missing)]);
}

#[test]
fn an_objection_that_no_longer_stands_is_not_converted() {
    let given = objected().and("B.hod", withdraw_objection(1));
    let unknown = Rejection::UnknownObjection { objection: ObjectionId(1) };
    check(given, by("B.hod", convert(1, "With a reservation.")), [refused(unknown)]);
}

#[test]
fn an_objection_to_a_text_that_was_set_aside_is_over_with_it() {
    let given = objected().and("chair", set_aside(ProposalFate::NotAgreed {}));
    check(given, by("B.hod", withdraw_objection(1)), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}
