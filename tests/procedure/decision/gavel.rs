//! "It is so decided": who declares, when, with which verb, and every way it is refused.

use mufakat::procedure::chair::Offer;
use mufakat::procedure::command::Declared;
use mufakat::procedure::decision::Decision;
use mufakat::procedure::definition::Quorum;
use mufakat::procedure::ids::{Epoch, ModeratorId};

use super::table::tabled_without;
use super::*;

fn decision(what: &'static str, so: impl Fn(&Decision) -> bool + 'static) -> Then {
    holds(what, move |play| play.conference.register.decisions.get(&DecisionNumber(1)).is_some_and(&so))
}

fn with(verb: Verb, style: Option<Style>, follow_ups: Vec<FollowUp>) -> Action {
    Action::Declare { meeting: m1(), proposal: FIRST, revision: Revision(1), hash: hash(TEXT), verb, style, follow_ups }
}

// ---- declaring ------------------------------------------------------------------------------------------------

#[test]
fn the_chair_declares_what_nobody_objected_to() {
    let then = [
        happens(["decision_declared"]),
        first("decided"),
        standing("A acknowledged, B acknowledged, C acknowledged, P acknowledged"),
        decision("declared by the Chair itself", |decision| {
            decision.presiding == seat("A.hod")
                && !decision.acting
                && decision.epoch == Epoch(1)
                && decision.recorded_by.is_none()
        }),
    ];
    check(elapsed(), by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn a_second_press_of_the_gavel_declares_nothing_more() {
    check(adopted(), by("chair", declare(Verb::Adopted)), [already()]);
    let over = || [refused(Rejection::ProposalIsOver { proposal: FIRST })];
    check(adopted(), by("chair", declare(Verb::Noted)), over());
    check(adopted(), by("B.hod", declare(Verb::Adopted)), [refused(Rejection::NotForYou { needs: Needs::Chair })]);
}

#[test]
fn the_moderator_records_the_chairs_gavel_and_the_record_says_so() {
    let then = [decision("presided by A, recorded by the moderator", |decision| {
        decision.presiding == seat("A.hod") && decision.recorded_by == ModeratorId::parse("moderator")
    })];
    check(elapsed(), by("moderator", declare(Verb::Adopted)), then);
}

#[test]
fn the_moderator_records_no_gavel_where_the_meeting_does_not_allow_it() {
    let definition = definition_with(|definition| definition.meetings[0].settings.moderator_records_gavel = false);
    let given = acknowledged_by(tabled_in(definition).and("chair", put_first()), "A B C P").after(seconds(20));
    check(given.clone(), by("moderator", declare(Verb::Adopted)), [refused(Rejection::GavelNotDelegated {})]);
    check(given, by("chair", declare(Verb::Adopted)), [first("decided")]);
}

#[test]
fn the_moderator_records_no_gavel_of_a_chair_that_is_not_there() {
    let given = elapsed().and("hub", down("A.hod"));
    check(given, by("moderator", declare(Verb::Adopted)), [refused(Rejection::ChairVacant {})]);
}

#[test]
fn a_gavel_of_a_former_chair_is_refused() {
    let stale_epoch = || [refused(Rejection::StaleEpoch { current: Epoch(1), seen: Some(Epoch(0)) })];
    check(elapsed(), stale(by("chair", declare(Verb::Adopted))), stale_epoch());
    check(elapsed(), stale(by("moderator", declare(Verb::Adopted))), stale_epoch());
}

#[test]
fn nobody_declares_but_who_presides() {
    let chair = || [refused(Rejection::NotForYou { needs: Needs::Chair })];
    check(elapsed(), by("A.hod", declare(Verb::Adopted)), chair());
    check(elapsed(), by("S.hod", declare(Verb::Adopted)), chair());
    check(elapsed(), by("clock", declare(Verb::Adopted)), chair());
    let presiding = Rejection::NotPresiding { presiding: Some(seat("A.hod")) };
    check(elapsed(), by("B.hod as chair", declare(Verb::Adopted)), [refused(presiding)]);
}

#[test]
fn an_acting_chair_declares_what_it_put_itself() {
    let given = running().and("hub", down("A.hod")).after(seconds(15)).and("A.alt", assume_chair());
    let given = given.and("hub", up("A.hod")).and("chair", put_first());
    let given = acknowledged_by(given, "A B C P").after(seconds(20));
    let then = [decision("declared in the new epoch", |decision| {
        decision.presiding == seat("A.alt") && decision.epoch == Epoch(2)
    })];
    check(given, by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn the_record_says_when_somebody_acted_for_the_chair() {
    let given = running().and("chair", set_aside(ProposalFate::Consultation {}));
    let given = given.and("chair", Action::PassChair { meeting: m1(), to: seat("B.hod") }).and("B.hod", assume_chair());
    let given = acknowledged_by(given.and("chair", put_first()), "A B C P").after(seconds(20));
    let then = [decision("B acted", |decision| decision.presiding == seat("B.hod") && decision.acting)];
    check(given, by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn a_decision_names_who_does_what_by_when() {
    let task = |what: &str| FollowUp { who: "the Secretariat".to_owned(), what: what.to_owned(), by: String::new() };
    let then = [decision("with its task", |decision| decision.follow_ups.len() == 1)];
    check(elapsed(), by("chair", with(Verb::Tasked, None, vec![task("circulate the plan")])), then);
    let missing = Rejection::TextMissing { field: Field::FollowUp };
    check(elapsed(), by("chair", with(Verb::Tasked, None, vec![task("")])), [refused(missing)]);
}

#[test]
fn what_is_tasked_or_requested_says_who_is_asked() {
    let both = definition_with(|definition| {
        item_of(definition, "4").verbs = vec![Verb::Adopted, Verb::Noted, Verb::Tasked, Verb::Requested];
    });
    let given = acknowledged_by(tabled_in(both).and("chair", put_first()), "A B C P").after(seconds(20));
    for verb in [Verb::Tasked, Verb::Requested] {
        check(given.clone(), by("chair", declare(verb)), [refused(Rejection::FollowUpMissing { verb })]);
        // The date is as the meeting put it, or none.
        let task = FollowUp { who: "the Secretariat".to_owned(), what: "circulate it".to_owned(), by: String::new() };
        check(given.clone(), by("chair", with(verb, None, vec![task])), [happens(["decision_declared"])]);
    }
    let adopted = [happens(["decision_declared"])];
    check(given, by("chair", declare(Verb::Adopted)), adopted);
}

#[test]
fn a_decision_keeps_who_was_lost_between_put_and_declare() {
    let given = returns(loses(running(), "B"), "B").and("B.hod", acknowledge()).after(seconds(20));
    let then = [decision("B was lost", |decision| decision.lost == BTreeSet::from([party("B")]))];
    check(given, by("chair", declare(Verb::Adopted)), then);
}

#[test]
fn an_absent_and_an_away_member_are_on_record_as_that() {
    let given = tabled_without("C").and("moderator", presence("C", Declared::Absent));
    let given = given.and("P.hod", presence("P", Declared::AwayProceed)).and("chair", put_first());
    let given = acknowledged_by(given, "A B").after(seconds(20));
    check(given, by("chair", declare(Verb::Adopted)), [standing("A acknowledged, B acknowledged, C absent, P away")]);
}

// ---- refused --------------------------------------------------------------------------------------------------

#[test]
fn nothing_is_declared_about_a_text_that_does_not_exist_or_is_over() {
    let given = at_item(definition(), "4");
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::UnknownProposal { proposal: FIRST })]);
    let given = tabled().and("chair", withdraw(1));
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn nothing_is_declared_while_the_meeting_is_not_open() {
    let not_open = Rejection::MeetingNotOpen { meeting: m1(), state: MeetingPhase::Suspended };
    check(elapsed().and("chair", suspend()), by("chair", declare(Verb::Adopted)), [refused(not_open)]);
}

#[test]
fn nothing_is_declared_after_its_item_ended() {
    let defer = Action::DeferItem { meeting: m1(), item: item("4"), to: DeferTo::Later {}, keep_list: false };
    let given = elapsed().and("chair", defer);
    let not_open = Rejection::ItemNotOpen { item: item("4"), open: None };
    check(given, by("chair", declare(Verb::Adopted)), [refused(not_open)]);
}

#[test]
fn only_the_words_that_were_seen_are_declared() {
    let stale_revision = Rejection::StaleRevision { current: Revision(1) };
    check(elapsed(), by("chair", declare_as(2, TEXT, Verb::Adopted)), [refused(stale_revision)]);
    let differs = Rejection::HashDiffers { current: Revision(1) };
    check(elapsed(), by("chair", declare_as(1, OTHER, Verb::Adopted)), [refused(differs)]);
}

#[test]
fn r27_the_verb_is_one_that_the_item_takes() {
    let allowed = vec![Verb::Adopted, Verb::Noted, Verb::Tasked];
    check(elapsed(), by("chair", declare(Verb::Approved)), [refused(Rejection::VerbNotAllowed { allowed })]);
}

#[test]
fn only_what_is_noted_has_a_style() {
    let styled = |verb| with(verb, Some(Style::Appreciation), vec![]);
    check(elapsed(), by("chair", styled(Verb::Adopted)), [refused(Rejection::StyleNotAllowed {})]);
    let then = [decision("with appreciation", |decision| decision.style == Some(Style::Appreciation))];
    check(elapsed(), by("chair", styled(Verb::Noted)), then);
}

#[test]
fn what_needs_a_window_is_put_first() {
    check(tabled(), by("chair", declare(Verb::Adopted)), [refused(Rejection::NotPut { proposal: FIRST })]);
}

#[test]
fn r23_nothing_is_adopted_while_an_objection_stands() {
    let stands = [refused(Rejection::ObjectionStands { who: parties("B") })];
    check(elapsed().and("B.hod", object()), by("chair", declare(Verb::Adopted)), stands);
}

#[test]
fn nothing_is_adopted_while_a_party_asked_for_time_or_to_be_waited_for() {
    let who = |ids| [refused(Rejection::TimeAskedFor { who: parties(ids) })];
    check(elapsed().and("B.hod", ask_for_time()), by("chair", declare(Verb::Adopted)), who("B"));
    let given = tabled().and("C.hod", presence("C", Declared::AwayHold)).and("chair", put_first());
    let given = acknowledged_by(given, "A B P").after(minutes(1));
    check(given, by("chair", declare(Verb::Adopted)), who("C"));
}

#[test]
fn r22_nothing_is_adopted_over_a_dropped_member() {
    let dropped = || [refused(Rejection::MemberDropped { who: parties("C") })];
    check(loses(elapsed(), "C"), by("chair", declare(Verb::Adopted)), dropped());
    check(loses(elapsed(), "C").after(minutes(1)), by("chair", declare(Verb::Adopted)), dropped());
}

#[test]
fn nothing_is_adopted_that_a_member_has_not_before_it() {
    let who = parties("C P");
    let given = acknowledged_by(put(), "A B").after(minutes(1));
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::NotAcknowledged { who })]);
}

#[test]
fn r15_nothing_is_adopted_while_a_member_is_awaited() {
    let given = tabled_without("C").and("moderator", presence("C", Declared::Absent)).and("chair", put_first());
    let given = acknowledged_by(given, "A B P").and("moderator", presence("C", Declared::Present)).after(minutes(1));
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::NoQuorum { missing: parties("C") })]);
}

#[test]
fn a_numeric_quorum_is_checked_again_at_the_gavel() {
    let definition = definition_with(|definition| {
        definition.meetings[0].settings.quorum = Quorum::Number { members: 4 };
    });
    let given = acknowledged_by(tabled_in(definition).and("chair", put_first()), "A B C P").after(seconds(20));
    let given = given.fact(Event::PresenceDeclared {
        meeting: m1(),
        party: party("C"),
        presence: Declared::Absent,
        filed: true,
    });
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::NoQuorum { missing: parties("C") })]);
}

#[test]
fn nothing_is_adopted_before_the_window_has_ended() {
    let given = running().after(seconds(13));
    let until = given.now + seconds(7);
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::WindowRunning { until })]);
}

// ---- without a window -----------------------------------------------------------------------------------------

#[test]
fn noting_needs_no_window_and_no_live_line() {
    let given = loses(tabled(), "C");
    let then = [first("decided"), standing("A seated, B seated, C line_down, P seated")];
    check(given, by("chair", declare(Verb::Noted)), then);
    let given = tabled_without("C");
    let then = [first("decided"), standing("A seated, B seated, C not_seen, P seated")];
    check(given, by("chair", declare(Verb::Noted)), then);
}

#[test]
fn a_text_that_is_put_may_be_noted_instead() {
    check(
        put(),
        by("chair", declare(Verb::Noted)),
        [first("decided"), holds("nothing is put", |play| play.conference.meetings[&m1()].table.put.is_none())],
    );
}

#[test]
fn nothing_is_noted_over_a_standing_objection() {
    let stands = [refused(Rejection::ObjectionStands { who: parties("B") })];
    check(tabled().and("B.hod", object()), by("chair", declare(Verb::Noted)), stands);
}

#[test]
fn that_there_was_no_agreement_is_declared_over_the_objection() {
    let definition = definition_with(|definition| item_of(definition, "4").verbs.push(Verb::NotAgreed));
    let given = tabled_in(definition).and("B.hod", object());
    check(given, by("chair", declare(Verb::NotAgreed)), [first("decided")]);
}

// ---- the handover of the chair --------------------------------------------------------------------------------

/// The same act, in M2.
fn m2_act(action: Action) -> Action {
    let mut value = serde_json::to_value(action).unwrap();
    value["meeting"] = "M2".into();
    serde_json::from_value(value).unwrap()
}

/// In M2 the outgoing Chair has offered the chair to B, and everybody has acknowledged.
fn offered() -> (Play, Hash) {
    let play = opens(sitting_of(definition(), "M2"), m2(), "2");
    let play = play.and("chair", Action::OfferChair { meeting: m2(), to: party("B"), vice_chair: Some(party("C")) });
    let hash = play.conference.meetings[&m2()].table.proposals[&FIRST].wording.hash;
    let play = ["A", "B", "C", "P"].into_iter().fold(play, |play, id| {
        let acknowledge = Action::Acknowledge { meeting: m2(), proposal: FIRST, revision: Revision(1), hash };
        play.and(&format!("{id}.hod"), acknowledge)
    });
    (play, hash)
}

fn declare_handover(hash: Hash, verb: Verb) -> Action {
    Action::Declare {
        meeting: m2(),
        proposal: FIRST,
        revision: Revision(1),
        hash,
        verb,
        style: None,
        follow_ups: vec![],
    }
}

#[test]
fn a_handover_is_agreed_and_then_the_incoming_chair_may_take_the_chair() {
    let (play, hash) = offered();
    let then = [happens(["decision_declared", "handover_agreed"])];
    let play = check(play.after(seconds(20)), by("chair", declare_handover(hash, Verb::Agreed)), then);
    let presides =
        is("who presides", Some(seat("B.hod")), |play| play.conference.meetings[&m2()].chair.presiding().cloned());
    check(play, by("B.hod", Action::AssumeChair { meeting: m2() }), [presides]);
}

#[test]
fn a_handover_is_agreed_with_no_other_verb_and_not_before_the_window_has_ended() {
    let (play, hash) = offered();
    check(play.clone(), by("chair", declare_handover(hash, Verb::Noted)), [refused(Rejection::HandoverIsAgreed {})]);
    check(play, by("chair", declare_handover(hash, Verb::Agreed)), [refused_as("window_running")]);
}

#[test]
fn the_text_of_a_handover_is_neither_revised_nor_withdrawn_by_itself() {
    let (play, _) = offered();
    let pending = || [refused(Rejection::ChairOfferPending { party: party("B"), seat: None })];
    check(play.clone(), by("chair", m2_act(revise(1, OTHER))), pending());
    check(play, by("chair", m2_act(withdraw(1))), pending());
}

#[test]
fn a_handover_that_is_not_agreed_leaves_the_outgoing_chair() {
    let (play, _) = offered();
    let given = play.and("C.hod", m2_act(object()));
    let stays =
        || is("who presides", Some(seat("A.hod")), |play| play.conference.meetings[&m2()].chair.presiding().cloned());
    let over = [
        happens(["proposal_set_aside", "chair_offer_withdrawn"]),
        stays(),
        holds("no offer is left", |play| play.conference.meetings[&m2()].chair.offer.is_none()),
    ];
    check(given.clone(), by("chair", m2_act(set_aside(ProposalFate::NotAgreed {}))), over);
    let consulted = [
        happens(["proposal_set_aside"]),
        stays(),
        holds("the offer stands", |play| {
            matches!(play.conference.meetings[&m2()].chair.offer, Some(Offer::Handover { agreed: false, .. }))
        }),
    ];
    check(given, by("chair", m2_act(set_aside(ProposalFate::Consultation {}))), consulted);
}
