//! Points of order, rulings and appeals, and what they hold up.

use mufakat::procedure::command::{AppealOutcome, Choice, MotionKind, PointRuling};
use mufakat::procedure::definition::{Profile, Verb};
use mufakat::procedure::event::{FreezeCause, VoteResult};
use mufakat::procedure::ids::{MotionId, PointId, VoteId};
use mufakat::procedure::rejection::Unfinished;

use super::super::decision::{self, FIRST, acknowledge, declare, elapsed, object, running};
use super::*;

// ---- what is done ----------------------------------------------------------------------------------------------

fn raise() -> Action {
    point("the speaker is not on the item", false)
}

fn point(text: &str, about_decision: bool) -> Action {
    Action::RaisePointOfOrder { meeting: m1(), text: text.to_owned(), about_decision }
}

fn rule(point: u64, ruling: PointRuling) -> Action {
    Action::RulePoint { meeting: m1(), point: PointId(point), ruling }
}

fn appeal(point: u64) -> Action {
    Action::AppealRuling { meeting: m1(), point: PointId(point) }
}

fn settle(point: u64, outcome: AppealOutcome) -> Action {
    Action::SettleAppeal { meeting: m1(), point: PointId(point), outcome }
}

fn consulted(overruled: bool) -> AppealOutcome {
    AppealOutcome::Consulted { overruled }
}

fn voted(sustain: u32, overrule: u32, abstain: u32) -> AppealOutcome {
    AppealOutcome::Voted { sustain, overrule, abstain }
}

/// B spoke for a minute when C raised point 1.
fn raised() -> Play {
    speaking().after(minutes(1)).and("C.hod", raise())
}

/// The Chair did not uphold point 1.
fn not_upheld() -> Play {
    raised().and("chair", rule(1, PointRuling::NotUpheld))
}

/// B appealed that.
fn appealed() -> Play {
    not_upheld().and("C.hod", appeal(1))
}

/// The same in a meeting that votes.
fn appealed_to_the_vote() -> Play {
    opened_with(|definition| definition.meetings[0].profile = Profile::Un)
        .and("C.hod", raise())
        .and("chair", rule(1, PointRuling::NotUpheld))
        .and("C.hod", appeal(1))
}

fn pending() -> Rejection {
    Rejection::RulingPending { point: PointId(1), party: party("C") }
}

// ---- what holds ------------------------------------------------------------------------------------------------

/// Whose points wait, the one that is heard first.
fn points(expected: &str) -> Then {
    is("the points of order", expected.to_owned(), |play| {
        let pending = &play.conference.meetings[&m1()].points.pending;
        pending.iter().map(|point| point.party.to_string()).collect::<Vec<_>>().join(" ")
    })
}

fn heard_since(expected: Option<u64>) -> Then {
    let expected = expected.map(|n| NINE + seconds(n));
    is("the mover's clock", expected, |play| play.conference.meetings[&m1()].points.pending[0].since)
}

// ---- raising ---------------------------------------------------------------------------------------------------

#[test]
fn r9_a_point_of_order_interrupts_the_speech_and_its_clock() {
    let given = speaking().after(minutes(1));
    let given = check(
        given,
        by("C.hod", raise()),
        [happens(["point_raised", "speech_paused"]), floor("B paused"), points("C"), used(minutes(1))],
    );
    check(given, after(seconds(40)), [used(minutes(1)), floor("B paused")]);
}

#[test]
fn the_mover_has_the_floor_with_the_short_limit() {
    let given = check(raised(), after(seconds(59)), [happens([]), heard_since(Some(60))]);
    let up = event(Event::PointTimeUp { meeting: m1(), point: PointId(1) });
    let given = check(given, after(seconds(1)), [up, points("C"), floor("B paused")]);
    check(given, after(minutes(5)), [happens([])]);
}

#[test]
fn members_and_deciding_partners_raise_points_of_order_at_any_time() {
    check(opened(), by("P.hod", raise()), [happens(["point_raised"]), points("P")]);
    check(in_session(definition()), by("B.alt", raise()), [happens(["point_raised"]), points("B")]);
}

#[test]
fn observers_and_the_secretariat_raise_no_point_of_order() {
    for who in ["O", "G", "S"] {
        let rejection = Rejection::RaisesNoPoint { party: party(who) };
        check(speaking(), by(&format!("{who}.hod"), raise()), [refused(rejection), floor("B speaking"), points("")]);
    }
}

#[test]
fn who_does_not_bind_its_delegation_raises_no_point_of_order() {
    let rejection = Rejection::NotBinding { seat: seat("C.adv") };
    check(speaking(), by("C.adv", raise()), [refused(rejection), floor("B speaking")]);
}

#[test]
fn the_moderator_raises_no_point_of_order() {
    check(speaking(), by("moderator", raise()), [refused(Rejection::NotForYou { needs: Needs::Delegation })]);
}

#[test]
fn a_point_of_order_has_a_text() {
    let rejection = Rejection::TextMissing { field: Field::PointOfOrder };
    check(speaking(), by("C.hod", point(" ", false)), [refused(rejection), floor("B speaking")]);
}

#[test]
fn a_point_of_order_waits_for_the_meeting_to_be_open() {
    let state = MeetingPhase::Suspended;
    let rejection = Rejection::MeetingNotOpen { meeting: m1(), state };
    check(opened().and("chair", suspend()), by("C.hod", raise()), [refused(rejection)]);
}

#[test]
fn who_was_only_called_is_back_at_the_head() {
    check(called().and("P.hod", ask("1")), by("C.hod", raise()), [floor("nobody"), list("1", "B P")]);
}

#[test]
fn a_point_of_order_stays_possible_when_the_list_is_closed() {
    check(opened().and("chair", close("1")), by("C.hod", raise()), [points("C")]);
}

// ---- among themselves ------------------------------------------------------------------------------------------

#[test]
fn first_raised_is_first_heard() {
    let given = raised().and("P.hod", raise());
    let given = check(given, after(seconds(10)), [points("C P"), heard_since(Some(60))]);
    let rejection = Rejection::OtherPointFirst { point: PointId(1), party: party("C") };
    let given = check(given, by("chair", rule(2, PointRuling::Upheld)), [refused(rejection), points("C P")]);
    let ruled = by("chair", rule(1, PointRuling::Upheld));
    let given = check(given, ruled, [happens(["point_ruled"]), points("P"), heard_since(Some(70)), floor("B paused")]);
    check(given, by("chair", rule(2, PointRuling::NotUpheld)), [points(""), floor("B speaking")]);
}

#[test]
fn there_is_no_point_of_order_on_a_point_of_order() {
    let rejection = || Rejection::NoPointOnAPoint { point: PointId(1), party: party("C") };
    check(raised(), by("C.alt", point("and another thing", false)), [refused(rejection()), points("C")]);
    check(appealed(), by("P.hod", raise()), [refused(rejection()), points("")]);
}

#[test]
fn raising_the_same_point_twice_raises_it_once() {
    check(raised(), by("C.hod", raise()), [already(), points("C")]);
}

// ---- the ruling ------------------------------------------------------------------------------------------------

#[test]
fn after_the_ruling_the_speech_goes_on_with_the_time_it_has_left() {
    let given = raised().after(seconds(30));
    let given = check(
        given,
        by("chair", rule(1, PointRuling::NotUpheld)),
        [happens(["point_ruled", "speech_resumed"]), floor("B speaking"), used(minutes(1))],
    );
    check(given, after(minutes(1)), [used(minutes(2))]);
}

#[test]
fn only_the_chair_rules() {
    let chair = || Rejection::NotForYou { needs: Needs::Chair };
    for who in ["moderator", "B.hod", "S.hod"] {
        check(raised(), by(who, rule(1, PointRuling::Upheld)), [refused(chair()), points("C")]);
    }
    let stale_epoch = Rejection::StaleEpoch { current: Epoch(1), seen: Some(Epoch(0)) };
    check(raised(), stale(by("chair", rule(1, PointRuling::Upheld))), [refused(stale_epoch), points("C")]);
}

#[test]
fn ruling_twice_rules_once() {
    let given = not_upheld();
    let given = check(given, by("chair", rule(1, PointRuling::NotUpheld)), [already()]);
    let unknown = || Rejection::UnknownPoint { point: PointId(1) };
    check(given, by("chair", rule(1, PointRuling::Upheld)), [refused(unknown())]);
    check(speaking(), by("chair", rule(1, PointRuling::Upheld)), [refused(unknown())]);
}

#[test]
fn until_the_ruling_nothing_else_moves() {
    let given = raised().and("P.hod", ask("1"));
    let acts = [
        give(2, 1),
        resume(1),
        end(1),
        cut(1, "enough"),
        prompt(1),
        close("1"),
        strike(2),
        suspend(),
        set_limit(LimitClass::Minister, minutes(1)),
        Action::AdjournMeeting { meeting: m1(), until: None },
        Action::OpenItem { meeting: m1(), item: item("2"), after: Some(item("1")), ruling: None },
        Action::ConcludeItem { meeting: m1(), item: item("1"), outcome: None, release_waiting: true },
        Action::DeferItem { meeting: m1(), item: item("1"), to: DeferTo::Later {}, keep_list: true },
        Action::PassChair { meeting: m1(), to: seat("B.hod") },
    ];
    for act in acts {
        check(given.clone(), by("chair", act), [refused(pending()), floor("B paused"), list("1", "P")]);
    }
    check(given.clone(), by("B.hod", start(1)), [refused(pending()), floor("B paused")]);
    check(given, by("B.hod", end(1)), [refused(pending()), floor("B paused")]);
}

#[test]
fn what_is_over_or_not_the_senders_to_do_is_refused_for_that() {
    check(raised(), by("C.hod", cut(1, "enough")), [refused_as("not_for_you")]);
    check(raised(), by("chair", end(9)), [refused(Rejection::UnknownSpeech { speech: SpeechId(9) })]);
}

#[test]
fn meanwhile_delegations_still_ask_for_the_floor() {
    check(raised(), by("P.hod", ask("1")), [happens(["floor_requested"]), list("1", "P")]);
}

// ---- the mover's line ------------------------------------------------------------------------------------------

fn mover_lost() -> Play {
    ["C.alt", "C.adv", "C.hod"].into_iter().fold(raised(), |play, id| play.and("hub", line_down(id)))
}

#[test]
fn a_mover_who_drops_leaves_its_point_pending() {
    check(mover_lost(), after(minutes(10)), [points("C"), floor("B paused")]);
}

#[test]
fn the_chair_may_rule_on_the_written_text_of_a_mover_who_dropped() {
    check(mover_lost(), by("chair", rule(1, PointRuling::Upheld)), [points(""), floor("B speaking")]);
}

#[test]
fn only_after_the_grace_is_the_point_of_a_mover_who_dropped_treated_as_withdrawn() {
    let given = mover_lost().after(seconds(29));
    let until = given.now + seconds(1);
    let rejection = Rejection::SpeakerGraceRunning { until };
    let withdrawn = || by("chair", rule(1, PointRuling::Withdrawn));
    let given = check(given, withdrawn(), [refused(rejection), points("C")]);
    check(given.after(seconds(1)), withdrawn(), [points(""), floor("B speaking")]);
}

#[test]
fn a_mover_on_the_line_may_say_that_it_withdraws() {
    check(raised(), by("chair", rule(1, PointRuling::Withdrawn)), [points(""), floor("B speaking")]);
}

#[test]
fn a_speaker_who_loses_its_line_meanwhile_waits_for_it_after_the_ruling() {
    let lost = ["B.alt", "B.adv", "B.hod"].into_iter().fold(raised(), |play, id| play.and("hub", line_down(id)));
    let given = check(lost, by("chair", rule(1, PointRuling::NotUpheld)), [floor("B paused")]);
    check(given, by("hub", line_up("B.hod")), [floor("B speaking"), used(minutes(1))]);
}

#[test]
fn a_hold_stops_the_clock_of_the_mover() {
    let hold = Action::HoldMeeting { meeting: m1(), reason: "no sound".to_owned(), next_news_at: None };
    let given = check(raised().after(seconds(20)), by("moderator", hold), [heard_since(None), points("C")]);
    let given = given.after(minutes(10));
    let given = check(given, by("chair", Action::LiftHold { meeting: m1() }), [heard_since(Some(680))]);
    check(given, after(seconds(40)), [happens(["point_time_up"]), floor("B paused")]);
}

// ---- while a text is put (R-9, R-21) ---------------------------------------------------------------------------

#[test]
fn while_a_text_is_put_only_points_about_the_conduct_of_the_decision_are_heard() {
    let rejection = Rejection::OnlyOnTheDecision { proposal: FIRST };
    let given = check(running(), by("C.hod", raise()), [refused(rejection), points("")]);
    check(given, by("C.hod", point("we do not see the text", true)), [points("C")]);
}

#[test]
fn a_point_of_order_freezes_the_window_which_then_starts_anew() {
    let given = running().after(seconds(10));
    let causes = [FreezeCause::PointOfOrder { party: party("C") }].into_iter().collect();
    let frozen = event(Event::WindowFrozen { meeting: m1(), proposal: FIRST, causes });
    let given = check(given, by("C.hod", point("we do not see the text", true)), [frozen]);
    let given = check(given, after(seconds(30)), [points("C")]);
    let ends_at = given.now + seconds(20);
    let anew = event(Event::WindowStarted { meeting: m1(), proposal: FIRST, ends_at });
    check(given, by("chair", rule(1, PointRuling::NotUpheld)), [anew]);
}

#[test]
fn nothing_is_declared_while_a_point_of_order_is_pending() {
    let given = elapsed().and("C.hod", point("we do not see the text", true));
    check(given.clone(), by("chair", declare(Verb::Adopted)), [refused(pending())]);
    check(given.clone(), by("moderator", declare(Verb::Adopted)), [refused(pending())]);
    check(given, by("chair", declare(Verb::Noted)), [refused(pending())]);
}

#[test]
fn a_text_is_not_put_while_a_point_of_order_is_pending() {
    let given = decision::tabled().and("C.hod", raise());
    check(given, by("chair", decision::put_first()), [refused(pending())]);
}

#[test]
fn objections_and_acknowledgements_are_taken_while_a_point_of_order_is_pending() {
    let given = decision::put().and("C.hod", point("we do not see the text", true));
    let given = check(given, by("B.hod", acknowledge()), [happens(["acknowledged", "window_frozen"])]);
    check(given, by("P.hod", object()), [happens(["objection_raised", "window_frozen"])]);
}

// ---- the chair and the end (R-19, R-36) ------------------------------------------------------------------------

#[test]
fn the_chair_is_not_taken_back_while_a_point_of_order_is_pending() {
    let given = ["A.hod", "A.alt", "A.adv"].into_iter().fold(speaking(), |play, id| play.and("hub", line_down(id)));
    let assume = || Action::AssumeChair { meeting: m1() };
    let given = given.after(seconds(15)).and("B.hod", assume()).and("hub", line_up("A.hod")).and("C.hod", raise());
    let rejection = Rejection::NotWhilePointPending { party: party("C") };
    let given = check(given, by("A.hod", assume()), [refused(rejection), points("C")]);
    let given = given.and("B.hod as chair", rule(1, PointRuling::Upheld));
    check(given, by("A.hod", assume()), [happens(["chair_assumed"])]);
}

#[test]
fn who_takes_a_vacant_chair_rules_on_what_is_pending() {
    let lost = ["A.hod", "A.alt", "A.adv"].into_iter().fold(raised(), |play, id| play.and("hub", line_down(id)));
    let given = check(lost, by("moderator", rule(1, PointRuling::Upheld)), [refused_as("not_for_you"), points("C")]);
    let given = given.after(seconds(15)).and("B.hod", Action::AssumeChair { meeting: m1() });
    check(given, by("B.hod as chair", rule(1, PointRuling::NotUpheld)), [points(""), floor("B speaking")]);
}

#[test]
fn a_pending_point_of_order_blocks_closing() {
    let waits = holds("the point is among what blocks", |play| {
        let close = by("chair", Action::CloseMeeting { meeting: m1(), despite: None });
        let open = match play.clone().take(&close) {
            Err(Rejection::ClosingBlocked { open }) => open,
            Ok(_) | Err(_) => vec![],
        };
        open.contains(&Unfinished::PointOfOrder { party: party("C") })
    });
    let given = check(opened(), by("C.hod", raise()), [waits]);
    let despite = Some("The hall has to be cleared.".to_owned());
    check(given, by("chair", Action::CloseMeeting { meeting: m1(), despite }), [points("")]);
}

// ---- appeals ---------------------------------------------------------------------------------------------------

#[test]
fn a_ruling_may_be_appealed_and_the_appeal_is_before_the_meeting_at_once() {
    let given =
        check(not_upheld(), by("P.hod", appeal(1)), [happens(["ruling_appealed", "speech_paused"]), floor("B paused")]);
    let rejection = Rejection::AppealPending { point: PointId(1), party: party("P") };
    check(given, by("chair", end(1)), [refused(rejection), floor("B paused")]);
}

#[test]
fn only_members_and_deciding_partners_appeal() {
    let rejection = Rejection::RaisesNoPoint { party: party("O") };
    check(not_upheld(), by("O.hod", appeal(1)), [refused(rejection), floor("B speaking")]);
    check(not_upheld(), by("C.adv", appeal(1)), [refused(Rejection::NotBinding { seat: seat("C.adv") })]);
}

#[test]
fn an_appeal_comes_directly_after_the_ruling() {
    let late = Rejection::TooLateToAppeal { point: PointId(1) };
    let given = not_upheld().and("P.hod", ask("1")).and("chair", give(2, 1));
    check(given, by("C.hod", appeal(1)), [refused(late.clone())]);
    let withdrawn = raised().and("chair", rule(1, PointRuling::Withdrawn));
    check(withdrawn, by("C.hod", appeal(1)), [refused(late)]);
    check(raised(), by("C.hod", appeal(1)), [refused(Rejection::NotYetRuled { point: PointId(1) })]);
    check(speaking(), by("C.hod", appeal(1)), [refused(Rejection::UnknownPoint { point: PointId(1) })]);
}

#[test]
fn after_consultation_the_ruling_stands_unless_the_members_agree_otherwise() {
    let settled = |outcome, stands| {
        let ruling = PointRuling::NotUpheld;
        event(Event::AppealSettled { meeting: m1(), point: PointId(1), ruling, outcome, stands })
    };
    let (stands, falls) = (consulted(false), consulted(true));
    check(appealed(), by("chair", settle(1, stands)), [settled(stands, true), floor("B speaking")]);
    check(appealed(), by("chair", settle(1, falls)), [settled(falls, false), floor("B speaking")]);
}

#[test]
fn no_ruling_is_set_aside_over_a_member_whose_line_is_lost() {
    let lost = ["P.hod", "P.alt"].into_iter().fold(appealed(), |play, id| play.and("hub", line_down(id)));
    let given = lost.after(seconds(10));
    let rejection = Rejection::MemberDropped { who: parties("P") };
    let given = check(given, by("chair", settle(1, consulted(true))), [refused(rejection), floor("B paused")]);
    check(given, by("chair", settle(1, consulted(false))), [floor("B speaking")]);
}

fn put_appeal(first: &str) -> Action {
    Action::PutAppeal { meeting: m1(), point: PointId(1), first: Some(party(first)) }
}

/// A, B, C and P vote in this order on whether the ruling is set aside: `y n - .` for yes, no, abstention, no answer.
fn votes(play: Play, choices: &str) -> Play {
    let mut play = play;
    for (id, choice) in ["A", "B", "C", "P"].into_iter().zip(choices.chars()) {
        let choice = match choice {
            'y' => Choice::Yes,
            'n' => Choice::No,
            '-' => Choice::Abstain,
            _ => {
                play = play.and("S.hod", Action::PassVoter { meeting: m1(), vote: VoteId(1), party: party(id) });
                continue;
            }
        };
        play = play.and("S.hod", Action::CastVote { meeting: m1(), vote: VoteId(1), choice, party: Some(party(id)) });
    }
    play
}

fn ruling_of(play: &Play) -> Option<bool> {
    let state = &play.conference.meetings[&m1()];
    let carried = state.motions.votes[&VoteId(1)].ended.map(|(result, _)| result == VoteResult::Carried);
    // Settled: nothing waits for it any more.
    carried.filter(|_| state.points.awaited().is_none()).map(|set_aside| !set_aside)
}

#[test]
fn where_the_meeting_votes_most_of_those_present_set_a_ruling_aside() {
    for (cast, stands) in [("yyyn", false), ("yynn", true), ("yy--", true)] {
        let given = votes(appealed_to_the_vote().and("chair", put_appeal("A")), &cast[..3]);
        let last = match cast.chars().last() {
            Some('n') => Choice::No,
            _ => Choice::Abstain,
        };
        let cast = Action::CastVote { meeting: m1(), vote: VoteId(1), choice: last, party: Some(party("P")) };
        let then = [happens(["vote_cast", "vote_ended", "appeal_settled"]), is("it stands", Some(stands), ruling_of)];
        check(given, by("S.hod", cast), then);
    }
}

#[test]
fn who_does_not_answer_is_not_present_when_a_ruling_is_voted_on() {
    let given = votes(appealed_to_the_vote().and("chair", put_appeal("A")), "yyn.");
    let again = Action::PassVoter { meeting: m1(), vote: VoteId(1), party: party("P") };
    let then = [happens(["voter_passed", "vote_ended", "appeal_settled"]), is("it stands", Some(false), ruling_of)];
    check(given, by("S.hod", again), then);
}

#[test]
fn an_appeal_is_put_to_the_vote_at_once_and_business_waits_for_it() {
    let given = check(appealed_to_the_vote(), by("chair", put_appeal("B")), [happens(["vote_opened"])]);
    check(given.clone(), by("chair", put_appeal("B")), [already()]);
    let running = Rejection::VoteIsRunning { vote: VoteId(1) };
    check(given, by("chair", close("1")), [refused(running)]);
    let nobody_drew = Action::PutAppeal { meeting: m1(), point: PointId(1), first: None };
    check(appealed_to_the_vote(), by("chair", nobody_drew), [refused(Rejection::LotMissing {})]);
    check(appealed(), by("chair", put_appeal("B")), [refused(Rejection::AppealIsForConsultation {})]);
}

#[test]
fn an_appeal_on_the_conduct_of_a_roll_call_is_voted_on_before_that_goes_on() {
    let suspend = MotionKind::SuspendMeeting { reason: "tea".to_owned(), resume_at: None };
    let voting = opened_with(|definition| definition.meetings[0].profile = Profile::Un);
    let given = voting.and("B.hod", Action::MoveMotion { meeting: m1(), kind: suspend });
    let given = given.and("chair", Action::PutMotion { meeting: m1(), motion: MotionId(1), first: Some(party("A")) });
    let on_the_vote = Action::RaisePointOfOrder { meeting: m1(), text: "the names".to_owned(), about_decision: true };
    let given = given.and("C.hod", on_the_vote).and("chair", rule(1, PointRuling::NotUpheld));
    let given = given.and("C.hod", appeal(1)).and("chair", put_appeal("A"));
    let vote =
        |number, choice| Action::CastVote { meeting: m1(), vote: VoteId(number), choice, party: Some(party("A")) };
    let first = Rejection::AppealPending { point: PointId(1), party: party("C") };
    let given = check(given, by("S.hod", vote(1, Choice::Yes)), [refused(first)]);
    check(given, by("S.hod", vote(2, Choice::No)), [happens(["vote_cast"])]);
}

#[test]
fn an_appeal_is_settled_as_the_profile_of_the_meeting_has_it() {
    let consult = Rejection::AppealIsForConsultation {};
    check(appealed(), by("chair", settle(1, voted(2, 1, 0))), [refused(consult), floor("B paused")]);
    for outcome in [consulted(true), voted(1, 3, 0)] {
        check(appealed_to_the_vote(), by("chair", settle(1, outcome)), [refused(Rejection::AppealIsForVote {})]);
    }
}

#[test]
fn only_the_chair_records_what_came_of_an_appeal() {
    let chair = Rejection::NotForYou { needs: Needs::Chair };
    check(appealed(), by("moderator", settle(1, consulted(true))), [refused(chair), floor("B paused")]);
    check(not_upheld(), by("chair", settle(1, consulted(true))), [refused(Rejection::NoAppeal { point: PointId(1) })]);
}
