//! Reservations, explanations of position, dissociations, comments: none blocks.

use mufakat::procedure::event::StatementKind;

use super::*;

/// What the first statement is and what it is about.
fn recorded(kind: StatementKind, proposal: Option<ProposalId>, decision: Option<u64>) -> Then {
    is("the statement", (kind, proposal, decision.map(DecisionNumber)), |play| {
        let statement = &play.conference.register.statements[&StatementId(1)];
        (statement.kind, statement.proposal, statement.decision)
    })
}

#[test]
fn r25_a_reservation_is_on_record_and_the_window_runs_on() {
    let given = running().after(seconds(5));
    let then = [
        happens(["statement_recorded"]),
        recorded(StatementKind::Reservation, Some(FIRST), None),
        first("running"),
        ends_in(seconds(15)),
    ];
    check(given, by("B.hod", reserve(first_text(), "B reserves.")), then);
}

#[test]
fn a_reservation_on_a_text_belongs_to_its_decision() {
    let given = running().and("B.hod", reserve(first_text(), "B reserves.")).after(seconds(20));
    let then = [recorded(StatementKind::Reservation, Some(FIRST), Some(1))];
    check(given, by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn a_reservation_sent_while_the_gavel_fell_is_not_lost() {
    let then = [recorded(StatementKind::Reservation, None, Some(1))];
    check(adopted(), by("B.hod", reserve(first_text(), "B reserves.")), then);
}

#[test]
fn positions_are_explained_before_and_after_the_decision() {
    let before = [recorded(StatementKind::Explanation, Some(FIRST), None)];
    check(running(), by("B.hod", explain(first_text(), "B joins because ...")), before);
    let after_it = [recorded(StatementKind::Explanation, None, Some(1))];
    check(adopted(), by("B.hod", explain(first_decision(), "B joined because ...")), after_it);
}

#[test]
fn a_party_dissociates_itself_from_a_decision_once_and_need_not_say_why() {
    let then = [happens(["statement_recorded"]), recorded(StatementKind::Dissociation, None, Some(1))];
    let play = check(adopted(), by("B.hod", dissociate("")), then);
    check(play, by("B.alt", dissociate("Because ...")), [already()]);
}

#[test]
fn the_same_statement_sent_twice_is_on_record_once() {
    let given = running().and("B.hod", reserve(first_text(), "B reserves."));
    check(given.clone(), by("B.hod", reserve(first_text(), "B reserves.")), [already()]);
    check(given.clone(), by("C.hod", reserve(first_text(), "B reserves.")), [happens(["statement_recorded"])]);
    check(given, by("B.hod", explain(first_text(), "B reserves.")), [happens(["statement_recorded"])]);
}

#[test]
fn statements_bind_and_so_advisers_do_not_place_them() {
    let then = || [refused(Rejection::NotBinding { seat: seat("B.adv") })];
    check(running(), by("B.adv", reserve(first_text(), "B reserves.")), then());
    check(running(), by("B.adv", explain(first_text(), "B joins.")), then());
    check(adopted(), by("B.adv", dissociate("")), then());
}

#[test]
fn observers_place_no_statements_on_decisions_of_others() {
    let then = || [refused(Rejection::TakesNoPart { party: party("O") })];
    check(running(), by("O.hod", reserve(first_text(), "O reserves.")), then());
    check(adopted(), by("O.hod", dissociate("")), then());
}

#[test]
fn a_reservation_has_words() {
    let missing = Rejection::TextMissing { field: Field::Statement };
    check(running(), by("B.hod", reserve(first_text(), "")), [refused(missing)]);
    let long = Rejection::TextTooLong { field: Field::Statement, most: 8 * 1024 };
    check(running(), by("B.hod", reserve(first_text(), &"x".repeat(8 * 1024 + 1))), [refused(long)]);
}

#[test]
fn a_statement_is_about_something_that_exists_as_it_was_seen() {
    let unknown = Rejection::UnknownDecision { decision: DecisionNumber(1) };
    check(running(), by("B.hod", reserve(first_decision(), "B reserves.")), [refused(unknown.clone())]);
    check(running(), by("B.hod", dissociate("")), [refused(unknown)]);
    let given = tabled().and("chair", revise(1, OTHER));
    let then = [refused(Rejection::StaleRevision { current: Revision(2) })];
    check(given, by("B.hod", reserve(first_text(), "B reserves.")), then);
    let given = tabled().and("chair", withdraw(1));
    let over = [refused(Rejection::ProposalIsOver { proposal: FIRST })];
    check(given, by("B.hod", reserve(first_text(), "B reserves.")), over);
}

#[test]
fn everybody_who_is_admitted_to_the_item_may_comment_on_its_text() {
    for who in ["B.adv", "O.hod", "S.adv"] {
        let then = [happens(["commented"]), first("running")];
        let play = check(running(), by(who, comment("A comma is missing.")), then);
        check(play, by(who, comment("A comma is missing.")), [already()]);
    }
    check(running(), by("Q.hod", comment("...")), [refused(Rejection::NotInvited { party: party("Q") })]);
}

#[test]
fn a_comment_says_something_about_the_text_as_it_is() {
    check(running(), by("B.hod", comment("")), [refused(Rejection::TextMissing { field: Field::Comment })]);
    let given = tabled().and("chair", revise(1, OTHER));
    check(given, by("B.hod", comment("...")), [refused(Rejection::StaleRevision { current: Revision(2) })]);
}
