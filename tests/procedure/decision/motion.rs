//! Procedural motions and roll calls.

use mufakat::procedure::command::{Choice, MotionKind, Passage, Side};
use mufakat::procedure::definition::{Profile, Quorum};
use mufakat::procedure::event::{AmendmentFate, MotionOutcome, VoteResult};
use mufakat::procedure::ids::{AmendmentId, MotionId, VoteId};
use mufakat::procedure::meeting::State;

use super::*;

pub(super) const ONE: MotionId = MotionId(1);
pub(super) const TWO: MotionId = MotionId(2);
pub(super) const VOTE: VoteId = VoteId(1);
pub(super) const SECOND: VoteId = VoteId(2);

pub(super) fn suspension() -> MotionKind {
    MotionKind::SuspendMeeting { reason: "consultation".to_owned(), resume_at: None }
}

pub(super) fn adjournment() -> MotionKind {
    MotionKind::AdjournMeeting { until: None }
}

fn reconsideration() -> MotionKind {
    MotionKind::Reconsider { decision: DecisionNumber(1) }
}

pub(super) fn moved(kind: MotionKind) -> Action {
    Action::MoveMotion { meeting: m1(), kind }
}

fn speaks(side: Side) -> Action {
    Action::SpeakOnMotion { meeting: m1(), motion: ONE, side }
}

pub(super) fn put_motion(motion: MotionId, first: Option<&str>) -> Action {
    Action::PutMotion { meeting: m1(), motion, first: first.map(party) }
}

pub(super) fn rule(accepted: bool) -> Action {
    Action::RuleOnMotion { meeting: m1(), motion: ONE, accepted }
}

fn objects() -> Action {
    Action::ObjectToMotion { meeting: m1(), motion: ONE }
}

pub(super) fn vote(number: VoteId, choice: Choice) -> Action {
    Action::CastVote { meeting: m1(), vote: number, choice, party: None }
}

fn silent(id: &str) -> Action {
    Action::PassVoter { meeting: m1(), vote: VOTE, party: party(id) }
}

/// The small conference, deciding procedure by votes.
pub(super) fn voting() -> Definition {
    definition_with(|definition| definition.meetings[0].profile = Profile::Un)
}

/// B has moved something in a meeting that votes, at item 4.
fn pending(kind: MotionKind) -> Play {
    at_item(voting(), "4").and("B.hod", moved(kind))
}

/// A roll call on it begins with B.
fn called(kind: MotionKind) -> Play {
    pending(kind).and("chair", put_motion(ONE, Some("B")))
}

/// B, C, P and A vote in this order: `yes no abstain`.
pub(super) fn votes(play: Play, number: VoteId, choices: [Choice; 4]) -> Play {
    ["B.hod", "C.hod", "P.hod", "A.alt"]
        .iter()
        .zip(choices)
        .fold(play, |play, (seat, choice)| play.and(seat, vote(number, choice)))
}

pub(super) fn outcome(motion: MotionId, expected: Option<MotionOutcome>) -> Then {
    is("what came of the motion", expected, move |play| {
        play.conference.meetings[&m1()].motions.motions[&motion].outcome
    })
}

pub(super) fn result(number: VoteId, expected: Option<VoteResult>) -> Then {
    is("what came of the roll call", expected, move |play| {
        play.conference.meetings[&m1()].motions.votes[&number].ended.map(|(result, _)| result)
    })
}

fn waiting(expected: &str) -> Then {
    is("who is still to be called", expected.to_owned(), |play| {
        let vote = &play.conference.meetings[&m1()].motions.votes[&VOTE];
        vote.waiting.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

fn suspended() -> Then {
    holds("the meeting is suspended", |play| {
        matches!(play.conference.meetings[&m1()].session.state, State::Suspended(_))
    })
}

// ---- precedence -----------------------------------------------------------------------------------------------

#[test]
fn r33_a_motion_of_higher_rank_interrupts_a_pending_one_of_lower_rank() {
    let given = pending(MotionKind::CloseDebate {});
    for kind in [MotionKind::AdjournDebate {}, adjournment(), suspension()] {
        check(given.clone(), by("C.hod", moved(kind)), [happens(["motion_moved"])]);
    }
    let given = given.and("C.hod", moved(suspension()));
    let first = refused(Rejection::MotionComesFirst { motion: TWO });
    check(given.clone(), by("chair", put_motion(ONE, Some("B"))), [first]);
    check(given, by("chair", put_motion(TWO, Some("B"))), [happens(["vote_opened"])]);
}

#[test]
fn a_motion_of_the_same_or_lower_rank_waits() {
    let order = [suspension(), adjournment(), MotionKind::AdjournDebate {}, MotionKind::CloseDebate {}];
    for (index, pending_kind) in order.iter().enumerate() {
        for later in &order[index..] {
            let first = refused(Rejection::MotionComesFirst { motion: ONE });
            check(pending(pending_kind.clone()), by("C.hod", moved(later.clone())), [first]);
        }
    }
    check(pending(suspension()), by("B.alt", moved(suspension())), [already()]);
}

#[test]
fn members_move_motions_and_observers_do_not() {
    let given = at_item(voting(), "4");
    check(given.clone(), by("O.hod", moved(suspension())), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(given.clone(), by("B.adv", moved(suspension())), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
    check(given, by("P.hod", moved(suspension())), [happens(["motion_moved"])]);
}

#[test]
fn no_motion_interrupts_a_text_that_is_put() {
    check(put(), by("B.hod", moved(suspension())), [refused(Rejection::ProposalIsPut { proposal: FIRST })]);
}

#[test]
fn debate_is_adjourned_or_closed_only_where_an_item_is_open() {
    let given = in_session(voting());
    check(given.clone(), by("B.hod", moved(MotionKind::CloseDebate {})), [refused_as("item_moved")]);
    check(given, by("B.hod", moved(suspension())), [happens(["motion_moved"])]);
}

#[test]
fn a_motion_is_taken_back_by_its_mover() {
    let take_back = Action::WithdrawMotion { meeting: m1(), motion: ONE };
    let given = pending(suspension());
    check(given.clone(), by("C.hod", take_back.clone()), [refused(Rejection::NotYourOwn { party: party("B") })]);
    let given = check(given, by("B.alt", take_back.clone()), [outcome(ONE, Some(MotionOutcome::Withdrawn))]);
    check(given, by("B.hod", take_back), [already()]);
}

// ---- who may speak --------------------------------------------------------------------------------------------

#[test]
fn suspension_and_adjournment_of_the_meeting_are_not_debated() {
    for kind in [suspension(), adjournment()] {
        for side in [Side::For, Side::Against] {
            let none = refused(Rejection::NoMoreSpeakers { motion: ONE, most: 0 });
            check(pending(kind.clone()), by("C.hod", speaks(side)), [none]);
        }
    }
}

#[test]
fn on_adjourning_the_debate_two_speak_for_and_two_against_besides_the_mover() {
    let given = pending(MotionKind::AdjournDebate {});
    let mover = refused(Rejection::NoMoreSpeakers { motion: ONE, most: 2 });
    check(given.clone(), by("B.hod", speaks(Side::For)), [mover]);
    let given = given.and("C.hod", speaks(Side::For)).and("P.hod", speaks(Side::For));
    let given = check(given, by("C.adv", speaks(Side::For)), [already()]);
    let full = refused(Rejection::NoMoreSpeakers { motion: ONE, most: 2 });
    check(given.clone(), by("A.hod", speaks(Side::For)), [full]);
    check(given, by("A.hod", speaks(Side::Against)), [happens(["motion_speaker_listed"])]);
}

#[test]
fn on_closing_the_debate_only_two_speak_against() {
    let given = pending(MotionKind::CloseDebate {});
    let none = refused(Rejection::NoMoreSpeakers { motion: ONE, most: 0 });
    check(given.clone(), by("C.hod", speaks(Side::For)), [none]);
    let given = given.and("C.hod", speaks(Side::Against)).and("P.hod", speaks(Side::Against));
    let full = refused(Rejection::NoMoreSpeakers { motion: ONE, most: 2 });
    check(given, by("A.hod", speaks(Side::Against)), [full]);
}

// ---- roll call ------------------------------------------------------------------------------------------------

#[test]
fn r29_names_are_called_in_english_alphabetical_order_beginning_with_one_drawn_by_lot() {
    let then = [happens(["vote_opened"]), waiting("C P A B")];
    check(pending(suspension()), by("chair", put_motion(ONE, Some("C"))), then);
    let renamed = definition_with(|definition| {
        definition.meetings[0].profile = Profile::Un;
        definition.parties.get_mut(&party("A")).unwrap().name.en = "Zembla".to_owned();
    });
    let given = at_item(renamed, "4").and("B.hod", moved(suspension()));
    check(given, by("chair", put_motion(ONE, Some("C"))), [waiting("C P A B")]);
}

#[test]
fn the_lot_is_a_member() {
    let missing = || refused(Rejection::LotMissing {});
    check(pending(suspension()), by("chair", put_motion(ONE, None)), [missing()]);
    check(pending(suspension()), by("chair", put_motion(ONE, Some("O"))), [missing()]);
}

#[test]
fn a_member_votes_when_it_is_called() {
    let given = called(suspension());
    let turn = refused(Rejection::NotCalled { called: party("B") });
    let given = check(given, by("C.hod", vote(VOTE, Choice::Yes)), [turn]);
    let given = check(given, by("B.hod", vote(VOTE, Choice::Yes)), [happens(["vote_cast"]), waiting("C P A")]);
    let given = check(given, by("B.hod", vote(VOTE, Choice::Yes)), [already()]);
    check(given.clone(), by("O.hod", vote(VOTE, Choice::Yes)), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(given, by("C.adv", vote(VOTE, Choice::Yes)), [refused(Rejection::NotBinding { seat: seat("C.adv") })]);
}

#[test]
fn the_presiding_officer_does_not_vote_and_another_of_its_delegation_does() {
    let given = votes_but_chair();
    let no = refused(Rejection::PresidesAndDoesNotVote { seat: seat("A.hod") });
    check(given.clone(), by("A.hod", vote(VOTE, Choice::Yes)), [no]);
    check(given, by("A.adv", vote(VOTE, Choice::Yes)), [result(VOTE, Some(VoteResult::Carried))]);
}

fn votes_but_chair() -> Play {
    ["B.hod", "C.hod", "P.hod"].iter().fold(called(suspension()), |play, seat| play.and(seat, vote(VOTE, Choice::Yes)))
}

#[test]
fn the_secretariat_enters_what_was_said_in_the_hall() {
    let entered = Action::CastVote { meeting: m1(), vote: VOTE, choice: Choice::No, party: Some(party("B")) };
    check(called(suspension()), by("S.hod", entered), [happens(["vote_cast"]), waiting("C P A")]);
    let nobody = refused(Rejection::TextMissing { field: Field::Name });
    check(called(suspension()), by("S.hod", vote(VOTE, Choice::No)), [nobody]);
}

#[test]
fn a_member_absent_at_its_name_is_called_once_more_at_the_end() {
    let given = check(called(suspension()), by("S.hod", silent("B")), [waiting("C P A B")]);
    let given = given.and("C.hod", vote(VOTE, Choice::Yes)).and("P.hod", vote(VOTE, Choice::No));
    let given = given.and("A.alt", vote(VOTE, Choice::Yes));
    check(given.clone(), by("B.hod", vote(VOTE, Choice::No)), [result(VOTE, Some(VoteResult::Tied))]);
    check(given, by("chair", silent("B")), [result(VOTE, Some(VoteResult::Carried)), suspended()]);
    let needs = refused(Rejection::NotForYou { needs: Needs::Officers });
    check(called(suspension()), by("C.hod", silent("B")), [needs]);
}

#[test]
fn abstentions_do_not_count() {
    use Choice::{Abstain, No, Yes};
    let given = votes(called(suspension()), VOTE, [Yes, Abstain, Abstain, Abstain]);
    check(given, after(seconds(1)), [result(VOTE, Some(VoteResult::Carried)), suspended()]);
    let given = votes(called(suspension()), VOTE, [Abstain, Abstain, Abstain, Abstain]);
    check(
        given,
        after(seconds(1)),
        [result(VOTE, Some(VoteResult::Lost)), outcome(ONE, Some(MotionOutcome::Rejected))],
    );
    let given = votes(called(suspension()), VOTE, [Yes, No, No, Abstain]);
    check(given, after(seconds(1)), [outcome(ONE, Some(MotionOutcome::Rejected))]);
}

#[test]
fn a_tie_calls_for_a_second_vote_and_a_second_tie_rejects() {
    use Choice::{No, Yes};
    let tied = votes(called(suspension()), VOTE, [Yes, No, Yes, No]);
    let given = check(
        tied,
        by("chair", put_motion(ONE, Some("B"))),
        [result(VOTE, Some(VoteResult::Tied)), happens(["vote_opened"])],
    );
    let given = votes(given, SECOND, [Yes, No, Yes, No]);
    check(
        given,
        after(seconds(1)),
        [result(SECOND, Some(VoteResult::Lost)), outcome(ONE, Some(MotionOutcome::Rejected))],
    );
}

#[test]
fn a_tie_without_a_second_vote_within_48_hours_is_rejected() {
    use Choice::{No, Yes};
    let tied = votes(called(suspension()), VOTE, [Yes, No, Yes, No]);
    let before = check(tied, after(minutes(48 * 60 - 1)), [outcome(ONE, None)]);
    check(
        before,
        after(minutes(1)),
        [result(VOTE, Some(VoteResult::Lost)), outcome(ONE, Some(MotionOutcome::Rejected))],
    );
}

#[test]
fn voting_is_not_interrupted() {
    let running = || refused(Rejection::VoteIsRunning { vote: VOTE });
    check(called(suspension()), by("C.hod", moved(adjournment())), [running()]);
    check(called(suspension()), by("chair", table(TEXT)), [running()]);
    check(called(suspension()), by("chair", adjourn()), [running()]);
    let hold = Action::HoldMeeting { meeting: m1(), reason: "no sound".to_owned(), next_news_at: None };
    check(called(suspension()), by("moderator", hold), [happens(["hold_began"])]);
}

// ---- what follows ---------------------------------------------------------------------------------------------

fn carried(kind: MotionKind) -> Play {
    votes(called(kind), VOTE, [Choice::Yes; 4])
}

#[test]
fn a_motion_that_is_carried_is_carried_out() {
    check(carried(suspension()), after(seconds(1)), [suspended(), outcome(ONE, Some(MotionOutcome::Accepted))]);
    let adjourned =
        holds("adjourned", |play| matches!(play.conference.meetings[&m1()].session.state, State::Adjourned { .. }));
    check(carried(adjournment()), after(seconds(1)), [adjourned]);
    let deferred = holds("the item is put off", |play| {
        let agenda = &play.conference.meetings[&m1()].agenda;
        agenda.current().is_none() && !agenda.state(&item("4")).is_disposed()
    });
    check(carried(MotionKind::AdjournDebate {}), after(seconds(1)), [deferred]);
    let closed = holds("the list is closed", |play| play.conference.meetings[&m1()].floor.list(&item("4")).closed);
    check(carried(MotionKind::CloseDebate {}), after(seconds(1)), [closed]);
}

#[test]
fn what_a_carried_motion_overtakes_lapses() {
    let given = pending(MotionKind::CloseDebate {}).and("C.hod", moved(adjournment()));
    let given = given.and("chair", put_motion(TWO, Some("B")));
    check(votes(given, VOTE, [Choice::Yes; 4]), after(seconds(1)), [outcome(ONE, Some(MotionOutcome::Lapsed))]);
}

#[test]
fn a_motion_on_a_debate_that_is_over_lapses_when_it_is_put() {
    let given = pending(MotionKind::CloseDebate {}).fact(Event::ItemConcluded {
        meeting: m1(),
        item: item("4"),
        outcome: Outcome::ViewsExchanged {},
    });
    check(given, by("chair", put_motion(ONE, Some("B"))), [outcome(ONE, Some(MotionOutcome::Lapsed))]);
}

// ---- a text that is voted on ----------------------------------------------------------------------------------

fn text_called() -> Play {
    let (proposal, revision, first) = (FIRST, Revision(1), party("B"));
    let put = Action::PutToVote { meeting: m1(), proposal, revision, hash: hash(TEXT), first };
    tabled_in(voting()).and("chair", put)
}

#[test]
fn a_text_that_a_roll_call_carried_is_declared_by_the_chair() {
    let given = votes(text_called(), VOTE, [Choice::Yes, Choice::Yes, Choice::No, Choice::Abstain]);
    check(given, by("chair", declare(Verb::Adopted)), [first("decided")]);
}

#[test]
fn a_text_that_a_roll_call_rejected_is_not_agreed() {
    let given = votes(text_called(), VOTE, [Choice::Yes, Choice::No, Choice::No, Choice::Abstain]);
    check(given, by("chair", declare(Verb::Adopted)), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn a_meeting_that_decides_by_consensus_puts_no_text_to_the_vote() {
    let (proposal, revision, first) = (FIRST, Revision(1), party("B"));
    let put = Action::PutToVote { meeting: m1(), proposal, revision, hash: hash(TEXT), first };
    check(tabled(), by("chair", put), [refused(Rejection::NoVotesHere {})]);
}

#[test]
fn no_text_is_put_to_the_vote_without_a_quorum() {
    let small = definition_with(|definition| {
        definition.meetings[0].profile = Profile::Un;
        definition.meetings[0].settings.quorum = Quorum::Number { members: 4 };
    });
    let given = loses(tabled_in(small), "C").after(seconds(10));
    let (proposal, revision, first) = (FIRST, Revision(1), party("B"));
    let put = Action::PutToVote { meeting: m1(), proposal, revision, hash: hash(TEXT), first };
    check(given, by("chair", put), [refused_as("no_quorum")]);
}

// ---- amendments that are voted on (R-26) ----------------------------------------------------------------------

fn proposes(new: &str) -> Action {
    Action::ProposeAmendment {
        meeting: m1(),
        proposal: FIRST,
        base: Revision(1),
        passage: Passage { words: "the Plan".to_owned(), occurrence: 1 },
        new: new.to_owned(),
    }
}

/// B and C have each proposed an amendment to the first text, in a meeting that votes.
fn two_amendments() -> Play {
    tabled_in(voting()).and("B.hod", proposes("the draft Plan")).and("C.hod", proposes("no plan"))
}

fn order_of(amendments: &[u64]) -> Action {
    let order = amendments.iter().copied().map(AmendmentId).collect();
    Action::OrderAmendments { meeting: m1(), proposal: FIRST, revision: Revision(1), order }
}

fn put_amendment(number: u64, base: u64) -> Action {
    let (amendment, first) = (AmendmentId(number), Some(party("B")));
    Action::PutAmendmentToVote { meeting: m1(), amendment, base: Revision(base), first }
}

fn text(expected: &str) -> Then {
    is("the text", expected.to_owned(), |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].wording.text.clone()
    })
}

#[test]
fn the_amendment_furthest_removed_in_substance_is_voted_on_first() {
    let both = vec![AmendmentId(1), AmendmentId(2)];
    let unordered = refused(Rejection::AmendmentsNotOrdered { amendments: both });
    check(two_amendments(), by("chair", put_amendment(1, 1)), [unordered]);
    let given = check(two_amendments(), by("chair", order_of(&[2, 1])), [happens(["amendments_ordered"])]);
    let given = check(given, by("chair", order_of(&[2, 1])), [already()]);
    let first = refused(Rejection::AmendmentComesFirst { amendment: AmendmentId(2) });
    let given = check(given, by("chair", put_amendment(1, 1)), [first]);
    check(given, by("chair", put_amendment(2, 1)), [happens(["vote_opened"])]);
}

#[test]
fn the_order_names_every_amendment_that_is_not_settled_and_each_once() {
    let missing = Rejection::AmendmentsNotOrdered { amendments: vec![AmendmentId(1)] };
    check(two_amendments(), by("chair", order_of(&[2])), [refused(missing)]);
    let twice = Rejection::AmendmentsNotOrdered { amendments: vec![] };
    check(two_amendments(), by("chair", order_of(&[2, 1, 2])), [refused(twice)]);
    let unknown = Rejection::UnknownAmendment { amendment: AmendmentId(7) };
    check(two_amendments(), by("chair", order_of(&[2, 1, 7])), [refused(unknown)]);
    check(two_amendments(), by("B.hod", order_of(&[2, 1])), [refused_as("not_for_you")]);
}

#[test]
fn an_amendment_that_is_carried_is_in_the_text_and_one_that_is_not_is_rejected() {
    let given = two_amendments().and("chair", order_of(&[2, 1])).and("chair", put_amendment(2, 1));
    let lost = votes(given.clone(), VOTE, [Choice::No; 4]);
    let lost = check(lost, by("chair", put_amendment(1, 1)), [happens(["vote_opened"]), text(TEXT)]);
    let carried = votes(lost, SECOND, [Choice::Yes; 4]);
    check(carried, after(seconds(1)), [text("The Meeting adopts the draft Plan."), first("tabled")]);
    // What was worded on the former text is worded anew before it is voted on.
    let carried = votes(given, VOTE, [Choice::Yes; 4]);
    let stale = Rejection::AmendmentIsStale { amendment: AmendmentId(1), current: Revision(2) };
    check(carried, by("chair", put_amendment(1, 2)), [refused(stale), text("The Meeting adopts no plan.")]);
}

#[test]
fn an_amendment_that_its_mover_takes_back_during_the_roll_call_stays_withdrawn_whatever_the_votes() {
    let called = two_amendments().and("chair", order_of(&[2, 1])).and("chair", put_amendment(2, 1));
    let hold = Action::HoldMeeting { meeting: m1(), reason: "no sound".to_owned(), next_news_at: None };
    let back = Action::WithdrawAmendment { meeting: m1(), amendment: AmendmentId(2) };
    // During the roll call nothing interrupts; while the meeting stands still its mover may think again.
    let given = called.and("chair", hold).and("C.hod", back).and("chair", Action::LiftHold { meeting: m1() });
    let withdrawn = || {
        is("what became of it", Some(AmendmentFate::Withdrawn {}), |play| {
            play.conference.meetings[&m1()].amendments.amendments[&AmendmentId(2)].fate
        })
    };
    for choice in [Choice::Yes, Choice::No] {
        let all = votes(given.clone(), VOTE, [choice; 4]);
        check(all, after(seconds(1)), [withdrawn(), text(TEXT)]);
    }
}

#[test]
fn the_whole_is_voted_on_as_amended_after_its_amendments() {
    let whole = |revision, words: &str| Action::PutToVote {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(revision),
        hash: hash(words),
        first: party("B"),
    };
    let given = tabled_in(voting()).and("B.hod", proposes("the draft Plan"));
    let open = Rejection::AmendmentsOpen { amendments: vec![AmendmentId(1)] };
    let given = check(given, by("chair", whole(1, TEXT)), [refused(open)]);
    let amended = votes(given.and("chair", put_amendment(1, 1)), VOTE, [Choice::Yes; 4]);
    check(amended, by("chair", whole(2, "The Meeting adopts the draft Plan.")), [happens(["vote_opened"])]);
}

#[test]
fn where_the_meeting_does_not_vote_no_amendment_is_put_to_the_vote() {
    let given = tabled().and("B.hod", proposes("the draft Plan"));
    check(given.clone(), by("chair", put_amendment(1, 1)), [refused(Rejection::NoVotesHere {})]);
    check(given, by("chair", order_of(&[1])), [refused(Rejection::NoVotesHere {})]);
}

// ---- consensus ------------------------------------------------------------------------------------------------

#[test]
fn where_the_meeting_does_not_vote_the_chair_decides_after_asking_for_objections() {
    let given = at_item(definition(), "4").and("B.hod", moved(suspension()));
    check(given.clone(), by("chair", rule(true)), [refused(Rejection::MotionNotPut { motion: ONE })]);
    let given = check(given, by("chair", put_motion(ONE, None)), [happens(["motion_put"])]);
    let given = check(given, by("chair", put_motion(ONE, None)), [already()]);
    check(given.clone(), by("moderator", rule(true)), [refused(Rejection::NotForYou { needs: Needs::Chair })]);
    check(given.clone(), by("chair", rule(false)), [outcome(ONE, Some(MotionOutcome::Rejected))]);
    let given = check(given, by("chair", rule(true)), [outcome(ONE, Some(MotionOutcome::Accepted)), suspended()]);
    check(given, by("chair", rule(true)), [already()]);
}

#[test]
fn a_motion_that_somebody_objects_to_is_not_accepted() {
    let given = at_item(definition(), "4").and("B.hod", moved(suspension())).and("chair", put_motion(ONE, None));
    let given = given.and("C.hod", objects());
    let given = check(given, by("C.alt", objects()), [already()]);
    check(given, by("chair", rule(true)), [refused(Rejection::MotionObjectedTo { who: parties("C") })]);
}

// ---- reconsideration ------------------------------------------------------------------------------------------

#[test]
fn without_a_lost_line_a_decision_is_reconsidered_by_consensus() {
    let given = adopted().and("B.hod", moved(reconsideration())).and("chair", put_motion(ONE, None));
    let then = [happens(["motion_ended", "decision_reopened"]), first("tabled")];
    check(given.clone(), by("chair", rule(true)), then);
    let objected = given.and("C.hod", objects());
    check(objected, by("chair", rule(true)), [first("decided"), refused_as("motion_objected_to")]);
}

#[test]
fn where_the_meeting_votes_a_decision_is_reconsidered_by_two_thirds() {
    use Choice::{Abstain, No, Yes};
    let adopted = || {
        let play = tabled_in(voting()).and("chair", put_first());
        let play = acknowledged_by(play, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted));
        play.and("B.hod", moved(reconsideration())).and("chair", put_motion(ONE, Some("B")))
    };
    check(votes(adopted(), VOTE, [Yes, Yes, No, Abstain]), after(seconds(1)), [first("tabled")]);
    check(votes(adopted(), VOTE, [Yes, Yes, No, No]), after(seconds(1)), [first("decided")]);
}

#[test]
fn nobody_moves_to_reconsider_what_was_not_decided() {
    let unknown = refused(Rejection::UnknownDecision { decision: DecisionNumber(1) });
    check(tabled(), by("B.hod", moved(reconsideration())), [unknown]);
}
