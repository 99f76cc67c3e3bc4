//! Acts on the lists of speakers and the floor.

use super::{Outcome, Scene, Whole};
use crate::procedure::command::{LimitClass, PauseCause, SetAside};
use crate::procedure::event::{Event, Prepared};
use crate::procedure::ids::{EntryId, ItemNumber, PartyId, SeatId, Span, SpeechId};

pub(super) fn request(_: &Scene, _: &ItemNumber, _: Option<&PartyId>, _: &[PartyId]) -> Outcome {
    todo!()
}
pub(super) fn withdraw(_: &Scene, _: EntryId) -> Outcome {
    todo!()
}
pub(super) fn replace_speaker(_: &Scene, _: EntryId, _: &SeatId) -> Outcome {
    todo!()
}
pub(super) fn move_entry(_: &Scene, _: EntryId, _: u32, _: &str) -> Outcome {
    todo!()
}
pub(super) fn remove(_: &Scene, _: EntryId, _: &str) -> Outcome {
    todo!()
}
pub(super) fn close_list(_: &Scene, _: &ItemNumber) -> Outcome {
    todo!()
}
pub(super) fn reopen_list(_: &Scene, _: &ItemNumber) -> Outcome {
    todo!()
}
pub(super) fn give(_: &Scene, _: EntryId, _: Option<SpeechId>) -> Outcome {
    todo!()
}
pub(super) fn start(_: &Scene, _: SpeechId) -> Outcome {
    todo!()
}
pub(super) fn end(_: &Scene, _: SpeechId) -> Outcome {
    todo!()
}
pub(super) fn cut(_: &Scene, _: SpeechId, _: &str) -> Outcome {
    todo!()
}
pub(super) fn pause(_: &Scene, _: SpeechId, _: PauseCause) -> Outcome {
    todo!()
}
pub(super) fn resume(_: &Scene, _: SpeechId) -> Outcome {
    todo!()
}
pub(super) fn prompt(_: &Scene, _: SpeechId) -> Outcome {
    todo!()
}
pub(super) fn set_aside(_: &Scene, _: SpeechId, _: SetAside) -> Outcome {
    todo!()
}
pub(super) fn set_limit(_: &Scene, _: LimitClass, _: Span) -> Outcome {
    todo!()
}

/// Who is on an item's list when it opens, in its order: presenters, a fixed order, a tour de table. Entry
/// numbers continue from `first`.
pub(super) fn prepared(_: &Scene, _: &ItemNumber, _: EntryId) -> Vec<Prepared> {
    todo!()
}
/// The end of an item's floor and list: the speech on it ends, waiting entries go (unless `keep_list`).
pub(super) fn item_ends(_: &Scene, _: &ItemNumber, _keep_list: bool) -> Vec<Event> {
    todo!()
}
/// The meeting stops for a while: a speech pauses for it, a called one goes back to the head of the list.
pub(super) fn meeting_stops(_: &Scene) -> Vec<Event> {
    todo!()
}
/// The meeting goes on: a speech that paused for it resumes.
pub(super) fn meeting_goes_on(_: &Scene) -> Vec<Event> {
    todo!()
}
/// The sitting ends: a speech goes back to the head of the list with the time it has left.
pub(super) fn sitting_ends(_: &Scene) -> Vec<Event> {
    todo!()
}
/// The line of a seat went down: the speech of that seat pauses.
pub(super) fn line_lost(_: &Scene, _seat: &SeatId) -> Vec<Event> {
    todo!()
}
/// A seat's line came up: its delegation's speech that paused for the line resumes.
pub(super) fn line_back(_: &Scene, _seat: &SeatId) -> Vec<Event> {
    todo!()
}
/// A called speaker has not begun in time.
pub(super) fn call_unanswered(_: &Scene, _: SpeechId) -> Vec<Event> {
    todo!()
}
/// So much speaking time is left.
pub(super) fn time_short(_: &Scene, _: SpeechId, _: Span) -> Vec<Event> {
    todo!()
}
/// The delegation's grace is over.
pub(super) fn grace_over(_: &Scene, _: SpeechId) -> Vec<Event> {
    todo!()
}
/// An interrupted speech lapses: back to the head of the list.
pub(super) fn lapse(_: &Scene, _: SpeechId) -> Vec<Event> {
    todo!()
}

#[expect(unused, reason = "the hub's acts about the whole conference come here through its running scene")]
type _Whole<'a> = Whole<'a>;
