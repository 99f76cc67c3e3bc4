//! What happens to a speech by itself: lines go and come, time passes, its item ends, the meeting stops.
//!
//! All of these give the events that follow from the state as it stands before any of them, so that a caller
//! may put them beside its own.

use super::super::Scene;
use super::speech::link_resumed;
use super::{ended, line_is_down};
use crate::procedure::command::PauseCause;
use crate::procedure::event::{Event, RemovalCause, SpeechEnd};
use crate::procedure::floor::{Entry, ListKind, Phase, Speech};
use crate::procedure::ids::{ItemNumber, SeatId, Span, SpeechId};
use crate::procedure::pace;

/// The end of an item's floor and list: its speech ends, and those who wait are let go.
///
/// With `keep_list`, for an item that is to come back, they keep their places, and whoever was interrupted or
/// only called goes back to the head.
pub(in crate::procedure::acts) fn item_ends(scene: &Scene, item: &ItemNumber, keep_list: bool) -> Vec<Event> {
    let floor = &scene.state.floor;
    let mut events = Vec::new();
    if let Some(speech) = floor.speech.as_ref().filter(|speech| speech.item == *item) {
        let how = match (&speech.phase, keep_list) {
            (Phase::Called { .. } | Phase::Paused { .. }, true) => SpeechEnd::BackToHead {},
            (Phase::Called { .. }, false) => SpeechEnd::ItemEnded {},
            (Phase::Speaking { .. }, _) | (Phase::Paused { .. }, false) => SpeechEnd::EndedByChair {},
        };
        events.push(ended(scene, speech, how));
    }
    if !keep_list {
        events.extend(floor.waiting(item).map(|entry| let_go(scene, entry)));
    }
    events
}

/// The end of the debate on an item that stays open: whoever speaks in it ends and those who wait are let go.
/// Rights of reply and explanations of position are heard after it.
pub(in crate::procedure::acts) fn debate_ends(scene: &Scene, item: &ItemNumber) -> Vec<Event> {
    let floor = &scene.state.floor;
    let debates = |speech: &&Speech| ListKind::of(speech.entry.origin) == ListKind::Speakers;
    let speech = floor.speech.as_ref().filter(|speech| speech.item == *item).filter(debates);
    let ends = speech.map(|speech| {
        let begun = !matches!(speech.phase, Phase::Called { .. });
        ended(scene, speech, if begun { SpeechEnd::EndedByChair {} } else { SpeechEnd::ItemEnded {} })
    });
    ends.into_iter().chain(floor.list(item).entries.iter().map(|entry| let_go(scene, entry))).collect()
}

fn let_go(scene: &Scene, entry: &Entry) -> Event {
    Event::EntryRemoved { meeting: scene.meeting.clone(), entry: entry.id, cause: RemovalCause::ItemEnded {} }
}

/// The meeting stops for a while: a speech pauses for it, a called one goes back to the head of the list.
pub(in crate::procedure::acts) fn meeting_stops(scene: &Scene) -> Vec<Event> {
    interrupted(scene, PauseCause::Meeting)
}

/// Something interrupts: a speech pauses for it, a called one goes back to the head of the list.
pub(in crate::procedure::acts) fn interrupted(scene: &Scene, cause: PauseCause) -> Vec<Event> {
    let Some(speech) = &scene.state.floor.speech else { return vec![] };
    match &speech.phase {
        Phase::Called { .. } => vec![ended(scene, speech, SpeechEnd::BackToHead {})],
        Phase::Paused { causes, .. } if causes.contains(&cause) => vec![],
        Phase::Speaking { .. } | Phase::Paused { .. } => vec![paused(scene, speech, cause)],
    }
}

/// The meeting goes on: a speech that paused for it resumes. If its delegation has no line, as after a restart
/// of the hub, it now waits for that.
pub(in crate::procedure::acts) fn meeting_goes_on(scene: &Scene) -> Vec<Event> {
    let Some(speech) = speech_paused_for(scene, PauseCause::Meeting) else { return vec![] };
    let mut events = Vec::new();
    if !speech.is_paused_for(PauseCause::Link) && line_is_down(scene, &speech.entry.party) {
        events.push(paused(scene, speech, PauseCause::Link));
    }
    events.push(Event::SpeechResumed {
        meeting: scene.meeting.clone(),
        speech: speech.id,
        cause: PauseCause::Meeting,
        seat: None,
    });
    events
}

/// What interrupted a speech is over: it resumes with the time it has left, unless something else holds it.
pub(in crate::procedure::acts) fn goes_on_after(scene: &Scene, cause: PauseCause) -> Vec<Event> {
    let resumed = speech_paused_for(scene, cause).map(|speech| Event::SpeechResumed {
        meeting: scene.meeting.clone(),
        speech: speech.id,
        cause,
        seat: None,
    });
    resumed.into_iter().collect()
}

/// The sitting ends: a speech goes back to the head of the list with the time it has left.
pub(in crate::procedure::acts) fn sitting_ends(scene: &Scene) -> Vec<Event> {
    let speech = scene.state.floor.speech.as_ref();
    speech.map(|speech| ended(scene, speech, SpeechEnd::BackToHead {})).into_iter().collect()
}

/// The line of a seat goes down: the speech pauses if that seat speaks, or if its delegation has no other line
/// left. A called speaker has not begun, so that is left to its time to answer.
pub(in crate::procedure::acts) fn line_lost(scene: &Scene, seat: &SeatId) -> Vec<Event> {
    let parties = &scene.conference.parties;
    let Some(speech) = &scene.state.floor.speech else { return vec![] };
    let Some(party) = parties.seats.get(seat).map(|seat| &seat.party) else { return vec![] };
    let begun = matches!(speech.phase, Phase::Speaking { .. } | Phase::Paused { .. });
    let speaks = speech.entry.seat.as_ref() == Some(seat);
    let last = !parties.seats_of(party).any(|(other, _)| other != seat && parties.is_live(other));
    if begun
        && speech.entry.party == *party
        && parties.is_live(seat)
        && (speaks || last)
        && !speech.is_paused_for(PauseCause::Link)
    {
        vec![paused(scene, speech, PauseCause::Link)]
    } else {
        vec![]
    }
}

/// A seat's line comes up: its delegation's speech that paused for the line resumes, with this seat speaking
/// . A seat that waits in the lobby has no line yet.
pub(in crate::procedure::acts) fn line_back(scene: &Scene, seat: &SeatId) -> Vec<Event> {
    let Some(state) = scene.conference.parties.seats.get(seat) else { return vec![] };
    // The one that is missing of admission and link is what the caller is about to give.
    let comes = state.admitted.is_some() || state.link.is_up();
    match speech_paused_for(scene, PauseCause::Link) {
        Some(speech) if comes && speech.entry.party == state.party => link_resumed(scene, speech, seat),
        Some(_) | None => vec![],
    }
}

/// A called speaker has not begun in time: the first time to second place, later to the end.
pub(in crate::procedure::acts) fn call_unanswered(scene: &Scene, id: SpeechId) -> Vec<Event> {
    let Some(speech) = speech_on_floor(scene, id) else { return vec![] };
    if !matches!(speech.phase, Phase::Called { .. }) {
        return vec![];
    }
    let waiting =
        u32::try_from(scene.state.floor.list_for(&speech.item, speech.entry.origin).entries.len()).unwrap_or(u32::MAX);
    let end = waiting.saturating_add(1);
    let place = if speech.entry.passes == 0 { end.min(2) } else { end };
    vec![Event::SpeakerPassed { meeting: scene.meeting.clone(), speech: id, place }]
}

/// So much speaking time is left. At the limit the speech ends only where the meeting is so set.
pub(in crate::procedure::acts) fn time_short(scene: &Scene, id: SpeechId, left: Span) -> Vec<Event> {
    let Some(speech) = speech_on_floor(scene, id) else { return vec![] };
    let mut events = vec![Event::SpeechTimeShort { meeting: scene.meeting.clone(), speech: id, left }];
    if left == Span::ZERO && scene.plan.settings.cut_at_limit {
        events.push(ended(scene, speech, SpeechEnd::LimitReached {}));
    }
    events
}

/// Those who wait need more time than the sitting has left: the Chair is told.
pub(in crate::procedure::acts) fn list_too_long(scene: &Scene) -> Vec<Event> {
    let (Some(item), Some(closes_at)) = (scene.state.agenda.current(), scene.state.session.closes_at) else {
        return vec![];
    };
    let list = pace::list_time(scene.plan, scene.state, item, scene.now);
    let left = closes_at.since(scene.now);
    vec![Event::ListTooLong { meeting: scene.meeting.clone(), item: item.clone(), list, left }]
}

/// The delegation's grace is over: the Chair may choose. Its timer follows from a speech that waits for its
/// line, as the one on its lapsing does.
pub(in crate::procedure::acts) fn grace_over(scene: &Scene, id: SpeechId) -> Vec<Event> {
    vec![Event::SpeechGraceOver { meeting: scene.meeting.clone(), speech: id }]
}

/// An interrupted speech lapses: back to the head of the list with the time it has left.
pub(in crate::procedure::acts) fn lapse(scene: &Scene, id: SpeechId) -> Vec<Event> {
    speech_on_floor(scene, id).map(|speech| ended(scene, speech, SpeechEnd::BackToHead {})).into_iter().collect()
}

fn speech_on_floor<'a>(scene: &Scene<'a>, id: SpeechId) -> Option<&'a Speech> {
    scene.state.floor.speech.as_ref().filter(|speech| speech.id == id)
}

fn speech_paused_for<'a>(scene: &Scene<'a>, cause: PauseCause) -> Option<&'a Speech> {
    scene.state.floor.speech.as_ref().filter(|speech| speech.is_paused_for(cause))
}

fn paused(scene: &Scene, speech: &Speech, cause: PauseCause) -> Event {
    Event::SpeechPaused { meeting: scene.meeting.clone(), speech: speech.id, cause }
}
