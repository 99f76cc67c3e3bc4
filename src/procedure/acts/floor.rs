//! Acts on the lists of speakers and the floor (R-1 to R-7, R-10 to R-12).
//!
//! ```text
//! list    asking, withdrawing, naming another speaker, moving, striking, closing
//! order   where an entry is put, and who is on a list from the start
//! speech  giving the floor, starting, ending, pausing, setting aside
//! intervention  the Secretariat or the Chair between two sentences, and open microphones
//! course  what happens to a speech by itself: lines, time, the item, the meeting
//! ```
//!
//! Every act names the entry or speech that its sender saw, so a double press finds it so already and a late
//! press finds the floor moved.

mod course;
mod intervention;
mod list;
mod order;
mod speech;

pub(super) use course::{
    call_unanswered, debate_ends, goes_on_after, grace_over, interrupted, item_ends, lapse, line_back, line_lost,
    list_too_long, meeting_goes_on, meeting_stops, sitting_ends, time_short,
};
pub(super) use intervention::{end_intervention, intervene, report_microphone};
pub(super) use list::{
    close_list, move_entry, remove, reopen_list, replace_speaker, request, request_explanation, request_reply, restore,
    set_limit, take_as_read, withdraw,
};
pub(super) use order::prepared;
pub(super) use speech::{call_to_order, cut, end, give, pause, prompt, resume, set_aside, start};

use super::Scene;
use crate::procedure::event::{Event, SpeechEnd};
use crate::procedure::floor::{Entry, Speech};
use crate::procedure::ids::{EntryId, ItemNumber, PartyId, SpeechId};
use crate::procedure::party::Link;
use crate::procedure::rejection::Rejection;

/// Where an entry of this meeting is.
enum Whereabouts<'a> {
    /// On the list of an item, at an index.
    Waiting { item: &'a ItemNumber, index: usize, entry: &'a Entry },
    /// It was called.
    OnTheFloor(&'a Speech),
    /// It spoke, was withdrawn or was struck.
    Gone,
}

/// Finds an entry of this meeting.
fn whereabouts<'a>(scene: &Scene<'a>, id: EntryId) -> Result<Whereabouts<'a>, Rejection> {
    let floor = &scene.state.floor;
    if let Some((item, index, entry)) = floor.find(id) {
        return Ok(Whereabouts::Waiting { item, index, entry });
    }
    if let Some(speech) = floor.speech.as_ref().filter(|speech| speech.entry.id == id) {
        return Ok(Whereabouts::OnTheFloor(speech));
    }
    let never = id == EntryId::default() || id > scene.conference.numbers.entry;
    let elsewhere = scene.conference.meetings.values().any(|other| other.floor.find(id).is_some());
    if never || elsewhere { Err(Rejection::UnknownEntry { entry: id }) } else { Ok(Whereabouts::Gone) }
}

/// The speech with that number, if it is on the floor; `None` if it was and is over.
fn on_floor<'a>(scene: &Scene<'a>, id: SpeechId) -> Result<Option<&'a Speech>, Rejection> {
    let speech = scene.state.floor.speech.as_ref().filter(|speech| speech.id == id);
    let was = id != SpeechId::default() && id <= scene.conference.numbers.speech;
    if speech.is_some() || was { Ok(speech) } else { Err(Rejection::UnknownSpeech { speech: id }) }
}

/// The speech with that number, which must still be on the floor.
fn must_be_on_floor<'a>(scene: &Scene<'a>, id: SpeechId) -> Result<&'a Speech, Rejection> {
    let moved = || Rejection::FloorMoved { speech: scene.state.floor.speech.as_ref().map(|speech| speech.id) };
    on_floor(scene, id)?.ok_or_else(moved)
}

/// The end of a speech at this moment, with the time it used.
fn ended(scene: &Scene, speech: &Speech, how: SpeechEnd) -> Event {
    Event::SpeechEnded { meeting: scene.meeting.clone(), speech: speech.id, how, spoken: speech.spoken_at(scene.now) }
}

/// Whether a delegation that was connected in this sitting has no line left. One that never had a device in it
/// is in the hall, and is heard without one.
fn line_is_down(scene: &Scene, party: &PartyId) -> bool {
    let parties = &scene.conference.parties;
    let fell = |link| matches!(link, Link::Down { .. });
    scene.state.roll.connected.contains(party)
        && !parties.any_live_seat(party)
        && parties.seats_of(party).any(|(_, seat)| seat.admitted.is_some() && fell(seat.link))
}
