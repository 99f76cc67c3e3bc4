//! Interventions of the Secretariat and the Chair, and microphones open without the floor.

use super::super::{Outcome, Scene};
use super::{goes_on_after, interrupted, line_is_down};
use crate::procedure::command::{Actor, PauseCause};
use crate::procedure::definition::{Class, Power};
use crate::procedure::event::Event;
use crate::procedure::ids::{PartyId, SeatId};
use crate::procedure::rejection::{Needs, Rejection};

/// Lets the Secretariat clarify, or the Chair say something itself: a speech pauses, and no list knows of it.
pub(in crate::procedure::acts) fn intervene(scene: &Scene, party: &PartyId) -> Outcome {
    scene.must_be_open()?;
    scene.authority(Some(Power::Floor))?;
    let presides = presiding_party(scene) == Some(party);
    if scene.class(party)? != Class::Secretariat && !presides {
        return Err(Rejection::DoesNotIntervene { party: party.clone() });
    }
    let meeting = scene.meeting.clone();
    let now = scene.state.floor.intervention.as_ref();
    if now == Some(party) {
        return Ok(vec![]);
    }
    if line_is_down(scene, party) {
        return Err(Rejection::SpeakerLineDown { party: party.clone() });
    }
    let mut events: Vec<Event> = ended(scene).collect();
    events.push(Event::InterventionBegan { meeting, party: party.clone() });
    events.extend(interrupted(scene, PauseCause::Chair));
    Ok(events)
}

/// Ends an intervention: by the Chair, or by who intervenes. A speech that it interrupted goes on.
pub(in crate::procedure::acts) fn end_intervention(scene: &Scene) -> Outcome {
    scene.must_run()?;
    let Some(party) = &scene.state.floor.intervention else { return Ok(vec![]) };
    let own = match &scene.command.actor {
        Actor::Seat { seat, .. } => scene.admitted(seat)?.party == *party,
        Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => false,
    };
    if !own {
        scene.authority(Some(Power::Floor))?;
    }
    let mut events: Vec<Event> = ended(scene).collect();
    events.extend(goes_on_after(scene, PauseCause::Chair));
    Ok(events)
}

/// The end of the intervention that is heard, if one is.
pub(super) fn ended(scene: &Scene) -> impl Iterator<Item = Event> {
    let party = scene.state.floor.intervention.clone();
    let meeting = scene.meeting.clone();
    party.map(|party| Event::InterventionEnded { meeting, party }).into_iter()
}

/// An endpoint says that a microphone is open or closed. Open without the floor is told to the moderator and
/// muted; it is on the record, and it is no speech.
pub(in crate::procedure::acts) fn report_microphone(scene: &Scene, seat: &SeatId, open: bool) -> Outcome {
    scene.must_run()?;
    let party = &scene.admitted(seat)?.party;
    scene.class(party)?;
    match &scene.command.actor {
        Actor::Hub {} => {}
        Actor::Seat { seat: own, .. } if own == seat => {}
        Actor::Seat { .. } | Actor::Moderator { .. } if scene.secretariat().is_some() => {}
        Actor::Seat { .. } | Actor::Moderator { .. } => {
            return Err(Rejection::NotYourOwn { party: party.clone() });
        }
        Actor::Clock {} => return Err(Rejection::NotForYou { needs: Needs::Delegation }),
    }
    let (meeting, seat) = (scene.meeting.clone(), seat.clone());
    let wrong = open && !has_the_floor(scene, &seat, party);
    Ok(match (wrong, scene.state.floor.open_microphones.contains(&seat)) {
        (true, false) => vec![Event::MicrophoneOpenWithoutFloor { meeting, seat }],
        (false, true) => vec![Event::MicrophoneClosed { meeting, seat }],
        (true, true) | (false, false) => vec![],
    })
}

/// Whether a seat may be heard now: it presides, or its party speaks, intervenes or moves a point of order.
fn has_the_floor(scene: &Scene, seat: &SeatId, party: &PartyId) -> bool {
    let state = scene.state;
    let speaks = state.floor.speech.as_ref().is_some_and(|speech| speech.entry.party == *party);
    let moves = state.points.pending.first().is_some_and(|point| point.party == *party);
    let intervenes = state.floor.intervention.as_ref() == Some(party);
    state.chair.presiding() == Some(seat) || speaks || moves || intervenes
}

fn presiding_party<'a>(scene: &Scene<'a>) -> Option<&'a PartyId> {
    let seat = scene.state.chair.presiding()?;
    scene.conference.parties.seats.get(seat).map(|known| &known.party)
}
