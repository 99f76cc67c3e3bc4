//! All timers of the rules in one enum with one minimum.
//!
//! A timer is never stored: it follows from the state, so that a restart, a replay and a clock step forget none
//! and invent none. Each belongs to one cause only.

use super::command::PauseCause;
use super::decision::WindowPhase;
use super::definition::MeetingPlan;
use super::floor::Phase;
use super::ids::{MeetingId, PartyId, PointId, ProposalId, SilenceId, Span, SpeechId, Timestamp, VoteId};
use super::meeting::State;
use super::party::DROP_GRACE;
use super::{Conference, MeetingState, pace};

/// What time has to say.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timer {
    /// A party's line has been down for the grace: it counts as dropped.
    PartyDrop(PartyId),
    /// A called speaker has not begun.
    CallAnswer(MeetingId, SpeechId),
    /// So much speaking time is left; zero at the limit.
    SpeechTime(MeetingId, SpeechId, Span),
    /// The Chair may choose what becomes of an interrupted speech.
    SpeakerGrace(MeetingId, SpeechId),
    /// An interrupted speech lapses.
    SpeakerLapse(MeetingId, SpeechId),
    /// The time of who raised a point of order is up.
    PointTime(MeetingId, PointId),
    /// A consent window ends.
    Window(MeetingId, ProposalId),
    /// The chair is offered to those next in line.
    ChairGrace(MeetingId),
    /// Nobody took the chair: technical hold.
    ChairHold(MeetingId),
    /// The planned end of the sitting is near.
    SittingEnd(MeetingId, Span),
    /// Those who wait for the floor need more time than the sitting has left.
    ListTooLong(MeetingId),
    /// The next session block begins, and who is there is counted.
    SessionBlock(MeetingId),
    /// The second ballot on a tie was not held in time.
    SecondBallot(MeetingId, VoteId),
    /// The deadline of a silence procedure comes; no meeting need be held.
    Silence(MeetingId, SilenceId),
}

/// The earliest timer. Where two fall due at the same instant, the order of the enum decides.
#[must_use]
pub fn due(conference: &Conference) -> Option<(Timestamp, Timer)> {
    let mut earliest: Option<(Timestamp, Timer)> = None;
    let mut consider = |at: Timestamp, timer: Timer| {
        earliest = earliest.take().into_iter().chain([(at, timer)]).min();
    };
    let running = conference.running().and_then(|(id, state)| Some((id, state, conference.plan(id)?)));
    let grace = running.map_or(DROP_GRACE, |(_, _, plan)| plan.settings.drop_grace);
    for (party, since) in conference.parties.falling() {
        consider(since + grace, Timer::PartyDrop(party.clone()));
    }
    if let Some((id, state, plan)) = running {
        of_meeting(id, state, plan, &mut consider);
    }
    for (meeting, state) in &conference.meetings {
        for (id, at) in state.motions.tied() {
            consider(at, Timer::SecondBallot(meeting.clone(), id));
        }
        for (id, silence) in state.silences.silences.iter().filter(|(_, silence)| silence.is_running()) {
            consider(silence.deadline, Timer::Silence(meeting.clone(), *id));
        }
    }
    earliest
}

fn of_meeting(id: &MeetingId, state: &MeetingState, plan: &MeetingPlan, consider: &mut dyn FnMut(Timestamp, Timer)) {
    let settings = &plan.settings;
    let open = state.session.is_open();
    let held = matches!(state.session.state, State::TechHold { .. });

    if let Some(speech) = &state.floor.speech {
        match &speech.phase {
            // A meeting that stops sends whoever was called back to the list, so it is open.
            Phase::Called { since } => {
                consider(*since + settings.call_answer, Timer::CallAnswer(id.clone(), speech.id));
            }
            Phase::Speaking { since } => {
                let left_at_start = speech.limit.less(speech.spoken);
                let left_when_called = speech.limit.less(speech.entry.spoken);
                for left in settings.warnings.iter().copied().chain([Span::ZERO]) {
                    // Who began with less time than a warning speaks of gets no such warning; the limit itself is
                    // always told.
                    let falls_due = left == Span::ZERO || left < left_when_called;
                    if falls_due && !speech.warned.contains(&left) {
                        consider(*since + left_at_start.less(left), Timer::SpeechTime(id.clone(), speech.id, left));
                    }
                }
            }
            Phase::Paused { since, causes, grace_over } if open && causes.contains(&PauseCause::Link) => {
                if *grace_over {
                    consider(*since + settings.speaker_lapse, Timer::SpeakerLapse(id.clone(), speech.id));
                } else {
                    consider(*since + settings.speaker_grace, Timer::SpeakerGrace(id.clone(), speech.id));
                }
            }
            Phase::Paused { .. } => {}
        }
    }

    if let (true, Some((point, at))) = (open, state.points.time_up_at()) {
        consider(at, Timer::PointTime(id.clone(), point));
    }

    if let Some((proposal, _, window)) = state.table.put()
        && let WindowPhase::Running { ends_at } = window.phase
    {
        consider(ends_at, Timer::Window(id.clone(), proposal));
    }

    if let Some(vacancy) = &state.chair.vacancy {
        if vacancy.candidates.is_none() {
            consider(vacancy.since + settings.chair_grace, Timer::ChairGrace(id.clone()));
        }
        if !held {
            consider(vacancy.since + settings.chair_hold, Timer::ChairHold(id.clone()));
        }
    }

    if let (true, Some(began)) = (open && settings.session_block > Span::ZERO, state.session.block.began) {
        consider(began + settings.session_block, Timer::SessionBlock(id.clone()));
    }

    if let (true, Some(at)) = (open && !state.session.list_too_long, pace::list_too_long_at(plan, state)) {
        consider(at, Timer::ListTooLong(id.clone()));
    }

    if let (true, Some(closes_at)) = (open, state.session.closes_at) {
        for left in &settings.sitting_warnings {
            // Warnings whose moment lay before the sitting opened say nothing.
            let at = closes_at - *left;
            if !state.session.warned.contains(left) && state.session.opened_at.is_some_and(|opened| opened < at) {
                consider(at, Timer::SittingEnd(id.clone(), *left));
            }
        }
    }
}
