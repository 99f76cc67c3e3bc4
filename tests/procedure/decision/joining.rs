//! Decisions that some parties join later, and explanations of one's own text.

use super::*;

fn list(ids: &str) -> Action {
    Action::ListJoiningLater { meeting: m1(), proposal: FIRST, revision: Revision(1), parties: parties(ids) }
}

fn join() -> Action {
    Action::JoinDecision { meeting: m1(), decision: DecisionNumber(1) }
}

fn joined(expected: &str) -> Then {
    is("who joined, who has not", expected.to_owned(), |play| {
        let decision = &play.conference.register.decisions[&DecisionNumber(1)];
        let one = |(party, at): (&mufakat::procedure::ids::PartyId, &Option<_>)| {
            format!("{party} {}", if at.is_some() { "joined" } else { "later" })
        };
        decision.joining.iter().map(one).collect::<Vec<_>>().join(", ")
    })
}

fn agreed_without_c() -> Play {
    let put = tabled().and("chair", list("C")).and("chair", put_first());
    acknowledged_by(put, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted))
}

#[test]
fn a_decision_lists_the_parties_that_join_later_where_all_were_asked_so() {
    let put = tabled().and("chair", list("C")).and("chair", put_first());
    let given = acknowledged_by(put, "A B C P").after(seconds(20));
    check(given, by("chair", declare(Verb::Adopted)), [joined("C later")]);
}

#[test]
fn a_party_joins_later_by_its_own_act_even_after_the_meeting() {
    let given = check(agreed_without_c(), by("C.hod", join()), [happens(["decision_joined"]), joined("C joined")]);
    check(given, by("C.alt", join()), [already()]);
    let closed = agreed_without_c().fact(Event::MeetingClosed { meeting: m1(), despite: Some("done".to_owned()) });
    check(closed, by("C.hod", join()), [joined("C joined")]);
}

#[test]
fn only_a_listed_party_joins_later() {
    let not = |id| refused(Rejection::NotToJoinLater { decision: DecisionNumber(1), party: party(id) });
    check(agreed_without_c(), by("B.hod", join()), [not("B")]);
    check(adopted(), by("C.hod", join()), [not("C")]);
    check(agreed_without_c(), by("C.adv", join()), [refused(Rejection::NotBinding { seat: seat("C.adv") })]);
    check(elapsed(), by("C.hod", join()), [refused(Rejection::UnknownDecision { decision: DecisionNumber(1) })]);
}

#[test]
fn the_form_is_named_before_the_text_is_put_because_silence_agrees_only_to_what_was_asked() {
    check(put(), by("chair", list("C")), [refused(Rejection::NotWhilePut { proposal: FIRST })]);
    check(tabled(), by("chair", list("O")), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(tabled(), by("C.hod", list("C")), [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator })]);
    check(tabled().and("chair", list("C")), by("chair", list("C")), [already()]);
}

#[test]
fn a_revision_of_the_words_takes_the_form_back() {
    let given = tabled().and("chair", list("C"));
    let then = [holds("nobody joins later", |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].joining_later.is_empty()
    })];
    check(given, by("chair", revise(1, OTHER)), then);
}

#[test]
fn nobody_explains_its_position_on_its_own_text() {
    let given = at_item(definition(), "4").and("B.hod", table(TEXT));
    let own = || refused(Rejection::MoverDoesNotExplain { proposal: FIRST });
    check(given.clone(), by("B.hod", explain(first_text(), "We explain.")), [own()]);
    check(given.clone(), by("C.hod", explain(first_text(), "We explain.")), [happens(["statement_recorded"])]);
    let given = acknowledged_by(given.and("chair", put_first()), "A B C P").after(seconds(20));
    let given = given.and("chair", declare(Verb::Adopted));
    check(given.clone(), by("B.alt", explain(first_decision(), "We explain.")), [own()]);
    check(given, by("C.hod", explain(first_decision(), "We explain.")), [happens(["statement_recorded"])]);
}
