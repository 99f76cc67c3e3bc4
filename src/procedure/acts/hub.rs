//! Acts of the hub and of time: start, lines, deadlines.

use super::{Outcome, Scene, Whole, decision, floor, hub_only, motion, point, presence, silence};
use crate::procedure::command::{Actor, PauseCause};
use crate::procedure::event::{Event, HoldCause};
use crate::procedure::floor::Phase;
use crate::procedure::ids::{PublicKey, SeatId, Signature, Timestamp};
use crate::procedure::party::Link;
use crate::procedure::rejection::{Needs, Rejection};
use crate::procedure::timer::{self, Timer};

/// The hub has started: every line counts as down, and a meeting that ran is in technical hold.
pub(super) fn start(whole: &Whole, last_alive: Option<Timestamp>) -> Outcome {
    hub_only(whole.command)?;
    let mut events = vec![Event::HubStarted { last_alive }];
    if let Some(scene) = whole.running() {
        let meeting = scene.meeting.clone();
        events.push(Event::HoldBegan {
            meeting: meeting.clone(),
            cause: HoldCause::HubRestarted {},
            next_news_at: None,
        });
        // The clock of a speech stopped when the hub was last alive, which applying `HubStarted` has charged.
        if let Some(speech) = &scene.state.floor.speech {
            let began = match speech.phase {
                Phase::Called { .. } => false,
                Phase::Speaking { .. } | Phase::Paused { .. } => true,
            };
            if began {
                let pause = |cause| Event::SpeechPaused { meeting: meeting.clone(), speech: speech.id, cause };
                events.push(pause(PauseCause::Meeting));
                if speech.entry.seat.is_some() {
                    events.push(pause(PauseCause::Link));
                }
            } else {
                events.extend(floor::sitting_ends(&scene));
            }
        }
        if scene.state.chair.vacancy.is_none() {
            events.push(Event::ChairVacated { meeting });
        }
    }
    Ok(events)
}

/// A seat's line came up.
pub(super) fn link_up(whole: &Whole, seat: &SeatId) -> Outcome {
    hub_only(whole.command)?;
    let state = known(whole, seat)?;
    if state.link.is_up() {
        return Ok(Vec::new());
    }
    let mut events = vec![Event::LinkCameUp { seat: seat.clone() }];
    if state.admitted.is_some() {
        events.extend(came_back(whole, seat));
    }
    Ok(events)
}

/// What follows when an admitted seat is connected again: its speech goes on, and a Chair whom nobody
/// replaced still holds the chair.
pub(super) fn came_back(whole: &Whole, seat: &SeatId) -> Vec<Event> {
    let Some(scene) = whole.running() else { return Vec::new() };
    let mut events = floor::line_back(&scene, seat);
    events.extend(presence::is_here_after_all(&scene, seat));
    let chair = &scene.state.chair;
    if chair.vacancy.is_some() && chair.seat.as_ref() == Some(seat) {
        events.push(Event::ChairResumed { meeting: scene.meeting.clone() });
    }
    events
}

/// A seat's line went down.
pub(super) fn link_down(whole: &Whole, seat: &SeatId) -> Outcome {
    hub_only(whole.command)?;
    let state = known(whole, seat)?;
    match state.link {
        Link::Unseen | Link::Down { .. } => Ok(Vec::new()),
        Link::Up { .. } => {
            let mut events = vec![Event::LinkWentDown { seat: seat.clone() }];
            events.extend(went_away(whole, seat));
            Ok(events)
        }
    }
}

/// What follows when a seat is not connected any more: its speech pauses, and its chair is vacant at
/// that moment.
pub(super) fn went_away(whole: &Whole, seat: &SeatId) -> Vec<Event> {
    let Some(scene) = whole.running() else { return Vec::new() };
    let mut events = floor::line_lost(&scene, seat);
    let chair = &scene.state.chair;
    if chair.vacancy.is_none() && chair.seat.as_ref() == Some(seat) {
        events.push(Event::ChairVacated { meeting: scene.meeting.clone() });
    }
    events
}

/// Another device speaks for the seat from now on.
pub(super) fn take_over(whole: &Whole, seat: &SeatId, session: u64) -> Outcome {
    hub_only(whole.command)?;
    if known(whole, seat)?.session == session {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SeatTakenOver { seat: seat.clone(), session }])
}

/// The hub signs with this key from now on. Whether the key before it vouches for it is looked at by whoever
/// verifies the record.
pub(super) fn name_seal_key(whole: &Whole, key: PublicKey, vouched: Option<Signature>) -> Outcome {
    hub_only(whole.command)?;
    if whole.conference.seals.hub == Some(key) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SealKeyNamed { key, vouched }])
}

/// The endpoint of the seat that asks countersigns with this key from now on. One key is one witness.
pub(super) fn enrol_witness(whole: &Whole, key: PublicKey) -> Outcome {
    let seat = match &whole.command.actor {
        Actor::Seat { seat, .. } => seat,
        Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => {
            return Err(Rejection::NotForYou { needs: Needs::Delegation });
        }
    };
    if known(whole, seat)?.admitted.is_none() {
        return Err(Rejection::NotAdmitted { seat: seat.clone() });
    }
    let seals = &whole.conference.seals;
    if seals.witnesses.get(seat) == Some(&key) {
        return Ok(Vec::new());
    }
    if seals.hub == Some(key) || seals.witnesses.values().any(|other| *other == key) {
        return Err(Rejection::KeyInUse { key });
    }
    Ok(vec![Event::WitnessEnrolled { seat: seat.clone(), key }])
}

fn known<'a>(whole: &Whole<'a>, seat: &SeatId) -> Result<&'a crate::procedure::party::Seat, Rejection> {
    whole.conference.parties.seats.get(seat).ok_or_else(|| Rejection::UnknownSeat { seat: seat.clone() })
}

/// Carries the earliest timer out, if it is due. Nothing due is success: the clock may ask twice.
pub(super) fn elapse(whole: &Whole) -> Outcome {
    match whole.command.actor {
        Actor::Clock {} => {}
        Actor::Seat { .. } | Actor::Moderator { .. } | Actor::Hub {} => return Err(Rejection::HubOnly {}),
    }
    let Some((_, timer)) = timer::due(whole.conference).filter(|(at, _)| *at <= whole.now) else {
        return Ok(Vec::new());
    };
    // Every timer but the first and the last two is about the meeting that runs.
    let running = |act: &dyn Fn(&Scene) -> Vec<Event>| Ok(whole.running().map(|scene| act(&scene)).unwrap_or_default());
    match timer {
        Timer::PartyDrop(party) => Ok(vec![Event::PartyDropped { party }]),
        Timer::CallAnswer(_, speech) => running(&|scene| floor::call_unanswered(scene, speech)),
        Timer::SpeechTime(_, speech, left) => running(&|scene| floor::time_short(scene, speech, left)),
        Timer::SpeakerGrace(_, speech) => running(&|scene| floor::grace_over(scene, speech)),
        Timer::SpeakerLapse(_, speech) => running(&|scene| floor::lapse(scene, speech)),
        Timer::PointTime(_, raised) => running(&|scene| point::time_up(scene, raised)),
        Timer::Window(_, proposal) => running(&|scene| decision::window_elapsed(scene, proposal)),
        Timer::ChairGrace(meeting) => running(&|scene| {
            let candidates = super::chair::candidates(scene);
            vec![Event::SuccessionOpened { meeting: meeting.clone(), candidates }]
        }),
        Timer::ChairHold(meeting) => running(&|scene| {
            let mut events = vec![Event::HoldBegan {
                meeting: meeting.clone(),
                cause: HoldCause::NobodyPresides {},
                next_news_at: None,
            }];
            events.extend(floor::meeting_stops(scene));
            events
        }),
        Timer::SittingEnd(meeting, left) => Ok(vec![Event::SittingEndNear { meeting, left }]),
        Timer::SessionBlock(_) => running(&|scene| vec![presence::block_begins(scene)]),
        Timer::ListTooLong(_) => running(&floor::list_too_long),
        Timer::SecondBallot(meeting, id) => {
            let scene = whole.conference.meetings.get_key_value(&meeting).and_then(|(id, _)| whole.scene_of(id));
            Ok(scene.map(|scene| motion::second_ballot_missed(&scene, id)).unwrap_or_default())
        }
        Timer::Silence(meeting, id) => {
            let scene = whole.conference.meetings.get_key_value(&meeting).and_then(|(id, _)| whole.scene_of(id));
            Ok(scene.map(|scene| silence::elapsed(&scene, id)).unwrap_or_default())
        }
    }
}
