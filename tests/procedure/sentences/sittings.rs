//! motions, sittings, running out of time, closing.

use mufakat::procedure::command::{Action, Choice, LimitClass, MotionKind, Side};
use mufakat::procedure::event::{Event, MotionOutcome};
use mufakat::procedure::ids::MotionId;
use mufakat::procedure::rejection::{MeetingPhase, Needs, Rejection, Unfinished};

use super::words::*;
use super::{Sentence, says, told};

pub fn sentences() -> Vec<Sentence> {
    [motions(), sittings(), late(), closing()].into_iter().flatten().collect()
}

fn outcome(expected: Option<MotionOutcome>) -> Then {
    is("what came of the motion", expected, |play| {
        play.conference.meetings[&m1()].motions.motions[&MotionId(1)].outcome
    })
}

fn adjournment() -> MotionKind {
    MotionKind::AdjournMeeting { until: None }
}

/// B moved to suspend the meeting until so many minutes after nine.
fn moved_until(after_nine: u64) -> Play {
    let resume_at = Some(NINE + minutes(after_nine));
    tabled().and("B.hod", motion(MotionKind::SuspendMeeting { reason: "consultation".to_owned(), resume_at }))
}

fn goes_on_at(expected: Option<mufakat::procedure::ids::Timestamp>) -> Then {
    is("when it goes on", expected, |play| match &play.conference.meetings[&m1()].session.state {
        mufakat::procedure::meeting::State::Suspended(pause) => pause.resume_at,
        _ => None,
    })
}

fn motions() -> Vec<Sentence> {
    use Choice::{No, Yes};
    vec![
        says!(
            33,
            "Any member moves to suspend the meeting.",
            tabled(),
            by("B.hod", motion(suspension())),
            [happens(["motion_moved"])]
        ),
        says!(
            33,
            "Observers move nothing.",
            tabled(),
            by("O.hod", motion(suspension())),
            [refused(Rejection::TakesNoPart { party: party("O") })]
        ),
        says!(33, "Advisers move nothing.", tabled(), by("B.adv", motion(suspension())), [refused_as("not_binding")]),
        says!(
            33,
            "To suspend comes before to adjourn the meeting.",
            tabled_in(voting()).and("B.hod", motion(adjournment())),
            by("C.hod", motion(suspension())),
            [happens(["motion_moved"])]
        ),
        says!(
            33,
            "To adjourn the meeting comes before to adjourn the debate.",
            tabled_in(voting()).and("B.hod", motion(MotionKind::AdjournDebate {})),
            by("C.hod", motion(adjournment())),
            [happens(["motion_moved"])]
        ),
        says!(
            33,
            "To adjourn the debate comes before to close it.",
            tabled_in(voting()).and("B.hod", motion(MotionKind::CloseDebate {})),
            by("C.hod", motion(MotionKind::AdjournDebate {})),
            [happens(["motion_moved"])]
        ),
        says!(
            33,
            "A motion of lower rank waits for the one of higher rank.",
            tabled_in(voting()).and("B.hod", motion(suspension())),
            by("C.hod", motion(MotionKind::CloseDebate {})),
            [refused(Rejection::MotionComesFirst { motion: MotionId(1) })]
        ),
        says!(
            33,
            "A motion to suspend is not debated.",
            tabled_in(voting()).and("B.hod", motion(suspension())),
            by("C.hod", speak_on_motion(Side::Against)),
            [refused(Rejection::NoMoreSpeakers { motion: MotionId(1), most: 0 })]
        ),
        says!(
            33,
            "On adjourning the debate a second delegation speaks against.",
            tabled_in(voting())
                .and("B.hod", motion(MotionKind::AdjournDebate {}))
                .and("C.hod", speak_on_motion(Side::Against)),
            by("P.hod", speak_on_motion(Side::Against)),
            [happens(["motion_speaker_listed"])]
        ),
        says!(
            33,
            "On adjourning the debate a third delegation does not speak against.",
            tabled_in(voting())
                .and("B.hod", motion(MotionKind::AdjournDebate {}))
                .and("C.hod", speak_on_motion(Side::Against))
                .and("P.hod", speak_on_motion(Side::Against)),
            by("A.alt", speak_on_motion(Side::Against)),
            [refused(Rejection::NoMoreSpeakers { motion: MotionId(1), most: 2 })]
        ),
        says!(
            33,
            "On closing the debate nobody speaks for.",
            tabled_in(voting()).and("B.hod", motion(MotionKind::CloseDebate {})),
            by("C.hod", speak_on_motion(Side::For)),
            [refused(Rejection::NoMoreSpeakers { motion: MotionId(1), most: 0 })]
        ),
        says!(
            33,
            "Where the meeting votes, a motion is put to a roll call.",
            tabled_in(voting()).and("B.hod", motion(suspension())),
            by("chair", put_motion(Some("B"))),
            [happens(["vote_opened"])]
        ),
        says!(
            33,
            "A motion that is carried is carried out.",
            roll_called().and("B.hod", vote(Yes)).and("C.hod", vote(Yes)).and("P.hod", vote(Yes)),
            by("A.alt", vote(No)),
            [phase(MeetingPhase::Suspended), outcome(Some(MotionOutcome::Accepted))]
        ),
        says!(
            33,
            "A motion to suspend that is accepted says when the meeting goes on.",
            moved_until(30).and("chair", put_motion(None)),
            by("chair", rule_on_motion(true)),
            [goes_on_at(Some(NINE + minutes(30)))]
        ),
        says!(
            33,
            "A moment of going on that has passed before the motion was accepted says nothing.",
            moved_until(30).and("chair", put_motion(None)).after(minutes(31)),
            by("chair", rule_on_motion(true)),
            [phase(MeetingPhase::Suspended), goes_on_at(None)]
        ),
        says!(
            33,
            "A motion that is not carried changes nothing.",
            roll_called().and("B.hod", vote(No)).and("C.hod", vote(No)).and("P.hod", vote(No)),
            by("A.alt", vote(Yes)),
            [phase(MeetingPhase::Open), outcome(Some(MotionOutcome::Rejected))]
        ),
        says!(
            33,
            "Where the meeting does not vote, the Chair asks whether anybody objects.",
            moved(),
            by("chair", put_motion(None)),
            [happens(["motion_put"])]
        ),
        says!(
            33,
            "Where the meeting does not vote, the Chair decides after asking.",
            moved().and("chair", put_motion(None)),
            by("chair", rule_on_motion(true)),
            [phase(MeetingPhase::Suspended), outcome(Some(MotionOutcome::Accepted))]
        ),
        says!(
            33,
            "The Chair does not decide before asking.",
            moved(),
            by("chair", rule_on_motion(true)),
            [refused(Rejection::MotionNotPut { motion: MotionId(1) }), phase(MeetingPhase::Open)]
        ),
        says!(
            33,
            "A motion that somebody objects to is not accepted.",
            moved().and("chair", put_motion(None)).and("C.hod", object_to_motion()),
            by("chair", rule_on_motion(true)),
            [refused(Rejection::MotionObjectedTo { who: parties("C") }), phase(MeetingPhase::Open)]
        ),
        says!(
            33,
            "The moderator does not decide on a motion.",
            moved().and("chair", put_motion(None)),
            by("moderator", rule_on_motion(true)),
            [refused(Rejection::NotForYou { needs: Needs::Chair })]
        ),
        says!(
            33,
            "A motion is taken back by its mover.",
            moved(),
            by("B.alt", withdraw_motion()),
            [outcome(Some(MotionOutcome::Withdrawn))]
        ),
        says!(
            33,
            "Nobody takes back the motion of another delegation.",
            moved(),
            by("C.hod", withdraw_motion()),
            [refused(Rejection::NotYourOwn { party: party("B") }), outcome(None)]
        ),
        says!(
            33,
            "No motion interrupts a text that is put.",
            put(),
            by("B.hod", motion(suspension())),
            [refused(Rejection::ProposalIsPut { proposal: FIRST })]
        ),
    ]
}

fn sittings() -> Vec<Sentence> {
    vec![
        says!(
            34,
            "The presiding party opens the meeting, and its seat presides.",
            assembled(definition()),
            by("A.alt as chair", open_meeting("M1")),
            [phase(MeetingPhase::Open), presides("M1", Some("A.alt"))]
        ),
        says!(
            34,
            "The moderator opens for the first seat of the presiding party that is admitted and on the line.",
            assembled(definition()).and("moderator", eject("A.hod")),
            by("moderator", open_meeting("M1")),
            [phase(MeetingPhase::Open), presides("M1", Some("A.alt"))]
        ),
        says!(
            34,
            "Another delegation does not open the meeting.",
            assembled(definition()),
            by("B.hod as chair", open_meeting("M1")),
            [refused(Rejection::NotPresiding { presiding: None })]
        ),
        says!(
            34,
            "One meeting goes on at a time.",
            in_session(definition()),
            by("A.hod as chair", open_meeting("M2")),
            [refused(Rejection::OtherMeetingRuns { meeting: m1() })]
        ),
        says!(
            34,
            "A suspension has a reason.",
            opened(),
            by("chair", Action::SuspendMeeting { meeting: m1(), reason: String::new(), resume_at: None }),
            [refused_as("text_missing"), phase(MeetingPhase::Open)]
        ),
        says!(
            34,
            "The time of going on lies ahead.",
            opened(),
            by("chair", Action::SuspendMeeting { meeting: m1(), reason: "tea".into(), resume_at: Some(NINE) }),
            [refused(Rejection::InThePast { at: NINE })]
        ),
        says!(
            34,
            "After a suspension the same sitting goes on.",
            opened().and("chair", suspend()),
            by("chair", resume()),
            [
                phase(MeetingPhase::Open),
                is("the sitting", 1, |play| { play.conference.meetings[&m1()].session.sitting })
            ]
        ),
        says!(
            34,
            "A suspension keeps the list.",
            listed(opened(), "B C").and("chair", suspend()),
            by("chair", resume()),
            [list("1", "B C")]
        ),
        says!(
            34,
            "A suspension stops the clock of a speech.",
            speaking().after(minutes(1)).and("chair", suspend()),
            after(minutes(30)),
            [used(minutes(1)), floor("B paused")]
        ),
        says!(
            34,
            "After the suspension the speech goes on with the time it has left.",
            speaking().after(minutes(1)).and("chair", suspend()).after(minutes(30)),
            by("chair", resume()),
            [used(minutes(1)), floor("B speaking")]
        ),
        says!(
            34,
            "After an adjournment the next sitting has the next number, with its item still open.",
            opened().and("chair", adjourn()),
            by("A.hod as chair", open_meeting("M1")),
            [current(Some("1")), is("the sitting", 2, |play| play.conference.meetings[&m1()].session.sitting)]
        ),
        says!(
            34,
            "An adjournment keeps the list.",
            listed(opened(), "B C").and("chair", adjourn()),
            by("A.hod as chair", open_meeting("M1")),
            [list("1", "B C")]
        ),
        says!(
            34,
            "Overnight a speech is back at the head of its list.",
            speaking().after(minutes(1)),
            by("chair", adjourn()),
            [floor("nobody"), list("1", "B C")]
        ),
        says!(
            34,
            "A new sitting calls the roll anew: who was absent by its word is asked again.",
            opened().and("C.hod", absent("C")).and("chair", adjourn()),
            by("A.hod as chair", open_meeting("M1")),
            [takes_part("C", mufakat::procedure::party::Presence::Seated)]
        ),
        says!(
            34,
            "A hub that restarts comes back in technical hold.",
            opened(),
            by("hub", Action::StartHub { last_alive: None }),
            [phase(MeetingPhase::TechHold), presides("M1", None)]
        ),
        says!(
            34,
            "After a restart the list is as it was.",
            listed(opened(), "B C"),
            by("hub", Action::StartHub { last_alive: None }),
            [list("1", "B C")]
        ),
        says!(
            34,
            "Only a presiding officer, or the moderator for it, lifts a technical hold.",
            opened().and("S.hod", hold()),
            by("S.hod", lift()),
            [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator }), phase(MeetingPhase::TechHold)]
        ),
        says!(
            34,
            "The Secretariat may call a technical hold.",
            opened(),
            by("S.hod", hold()),
            [phase(MeetingPhase::TechHold)]
        ),
        says!(
            34,
            "No delegation calls a technical hold.",
            opened(),
            by("B.hod", hold()),
            [refused(Rejection::NotForYou { needs: Needs::Officers })]
        ),
        says!(
            34,
            "A hold that fell into a suspension leaves it suspended when it is lifted.",
            opened().and("chair", suspend()).and("moderator", hold()),
            by("chair", lift()),
            [phase(MeetingPhase::Suspended)]
        ),
        says!(
            34,
            "Entries stay with the delegation when other persons come back.",
            listed(opened(), "B")
                .and("chair", suspend())
                .and("S.hod", admit_as("B.hod", "Another", mufakat::procedure::command::Credential::Accepted)),
            by("chair", resume()),
            [list("1", "B")]
        ),
    ]
}

/// The planned end of the sitting.
fn end() -> mufakat::procedure::ids::Timestamp {
    NINE + minutes(180)
}

fn late() -> Vec<Sentence> {
    vec![
        says!(
            35,
            "The end of the sitting is announced thirty minutes before.",
            opened(),
            after(minutes(150)),
            [happens(["quorum_counted", "sitting_end_near"])]
        ),
        says!(
            35,
            "The end of the sitting is announced fifteen and five minutes before too.",
            opened().after(minutes(150)),
            after(minutes(25)),
            [happens(["sitting_end_near", "sitting_end_near"])]
        ),
        says!(
            35,
            "A sitting that is no longer than a warning tells of is not warned by it.",
            opened_in(with(|plan| plan.settings.sitting_warnings = vec![minutes(180)])),
            after(minutes(1)),
            [already()]
        ),
        says!(
            35,
            "The end of the planned time ends nothing by itself.",
            speaking(),
            after(minutes(200)),
            [phase(MeetingPhase::Open), floor("B speaking")]
        ),
        says!(
            35,
            "The Chair extends the sitting.",
            opened(),
            by("chair", extend(end() + minutes(30))),
            [happens(["sitting_extended"])]
        ),
        says!(
            35,
            "A sitting is not extended into the past.",
            opened().after(minutes(5)),
            by("chair", extend(NINE)),
            [refused(Rejection::InThePast { at: NINE })]
        ),
        says!(
            35,
            "An extended sitting is warned of its new end.",
            opened().and("chair", extend(end() + minutes(30))),
            after(minutes(150)),
            [happens(["quorum_counted"])]
        ),
        says!(
            35,
            "The Chair shortens the limits from the next speech.",
            listed(opened(), "B").and("chair", limit(LimitClass::Minister, minutes(2))),
            by("chair", give(1, 0)),
            [allowed(minutes(2))]
        ),
        says!(
            35,
            "A written statement is taken as read, and the entry leaves the list.",
            listed(opened(), "B C"),
            by("chair", as_read(1)),
            [happens(["entry_removed"]), list("1", "C")]
        ),
        says!(
            35,
            "A delegation has its own statement taken as read.",
            listed(opened(), "B C"),
            by("B.hod", as_read(1)),
            [list("1", "C")]
        ),
        says!(
            35,
            "Nobody has the statement of another delegation taken as read.",
            listed(opened(), "B C"),
            by("C.hod", as_read(1)),
            [refused(Rejection::NotYourOwn { party: party("B") })]
        ),
        says!(
            35,
            "The Chair closes the list, puts the item off, or adjourns to the next day.",
            listed(opened(), "B C"),
            by("chair", Action::AdjournMeeting { meeting: m1(), until: Some(NINE + minutes(24 * 60)) }),
            [phase(MeetingPhase::Adjourned), list("1", "B C")]
        ),
        says!(
            35,
            "No delegation extends the sitting.",
            opened(),
            by("B.hod", extend(end() + minutes(30))),
            [refused_as("not_for_you")]
        ),
        told(
            35,
            "The Chair is told when those who wait need more time than the sitting has left.",
            "the_chair_is_told_when_those_who_wait_need_more_time_than_the_sitting_has_left",
        ),
        told(
            35,
            "A sitting is extended if the interpreters agree.",
            "a_sitting_goes_on_longer_only_where_the_interpreters_agreed",
        ),
    ]
}

fn closing() -> Vec<Sentence> {
    vec![
        says!(
            36,
            "A meeting closes when every item is disposed of.",
            before_closing(),
            by("chair", close(None)),
            [happens(["item_concluded", "meeting_closed"]), phase(MeetingPhase::Closed)]
        ),
        says!(
            36,
            "Otherwise closing is blocked, with the list of what is open.",
            opened(),
            by("chair", close(None)),
            [
                refused(Rejection::ClosingBlocked {
                    open: ["1", "2", "3", "4", "5", "6", "7", "8"]
                        .map(|number| Unfinished::Item { item: item(number) })
                        .to_vec()
                }),
                phase(MeetingPhase::Open)
            ]
        ),
        says!(
            36,
            "A pending point of order blocks closing.",
            before_closing().and("C.hod", point()),
            by("chair", close(None)),
            [refused_as("closing_blocked")]
        ),
        says!(
            36,
            "A reply that waits blocks closing.",
            before_closing().and("C.hod", Action::RequestReply { meeting: m1(), item: item("8") }),
            by("chair", close(None)),
            [refused_as("closing_blocked")]
        ),
        says!(
            36,
            "An item that was put off without a disposition blocks closing.",
            before_the_report().and("chair", defer("3", later())),
            by("chair", close(None)),
            [refused_as("closing_blocked")]
        ),
        says!(
            36,
            "The Chair may close over what is open, and the record says why.",
            opened(),
            by("chair", close(Some("the hall must be cleared"))),
            [
                phase(MeetingPhase::Closed),
                Then::of(|events| matches!(events.last(), Some(Event::MeetingClosed { despite: Some(_), .. })))
            ]
        ),
        says!(
            36,
            "The Chair does not close over what is open without a reason.",
            opened(),
            by("chair", close(Some(" "))),
            [refused_as("text_missing"), phase(MeetingPhase::Open)]
        ),
        says!(
            36,
            "The moderator does not close over what is open.",
            opened(),
            by("moderator", close(Some("it is late"))),
            [refused(Rejection::NotForYou { needs: Needs::Chair })]
        ),
        says!(
            36,
            "No delegation closes the meeting.",
            before_closing(),
            by("B.hod", close(None)),
            [refused_as("not_for_you")]
        ),
        says!(
            36,
            "Nothing is opened in a meeting that is closed.",
            before_closing().and("chair", close(None)),
            by("chair", open_meeting("M1")),
            [refused(Rejection::MeetingOver { meeting: m1() })]
        ),
        says!(
            36,
            "Nobody is called in a meeting that is closed.",
            listed(opened(), "B").and("chair", close(Some("the hall must be cleared"))),
            by("chair", give(1, 0)),
            [refused(Rejection::MeetingOver { meeting: m1() })]
        ),
        told(
            36,
            "A report that is put ad referendum does not block closing.",
            "a_report_that_is_taken_ad_referendum_counts_for_closing",
        ),
        told(
            36,
            "A right to reopen that was claimed blocks closing.",
            "a_meeting_does_not_close_over_a_right_that_was_claimed",
        ),
    ]
}
