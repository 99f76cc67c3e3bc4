//! Acts on texts: tabling, putting, acknowledging, objecting, declaring.

use super::{Outcome, Scene, Whole};
use crate::procedure::command::{About, DocumentRevision, FollowUp, ProposalFate, Style};
use crate::procedure::definition::Verb;
use crate::procedure::event::{Event, VoidCause};
use crate::procedure::ids::{DecisionNumber, Hash, ItemNumber, ObjectionId, PartyId, ProposalId, Revision};

/// What is declared about a text.
pub(super) struct Declaration<'a> {
    pub revision: Revision,
    pub hash: Hash,
    pub verb: Verb,
    pub style: Option<Style>,
    pub follow_ups: &'a [FollowUp],
}

pub(super) fn table(_: &Scene, _: &ItemNumber, _: &str, _: &[DocumentRevision]) -> Outcome {
    todo!()
}
pub(super) fn revise(_: &Scene, _: ProposalId, _: Revision, _: &str, _: &[DocumentRevision]) -> Outcome {
    todo!()
}
pub(super) fn withdraw(_: &Scene, _: ProposalId, _: Revision) -> Outcome {
    todo!()
}
pub(super) fn put(_: &Scene, _: ProposalId, _: Revision, _: Hash) -> Outcome {
    todo!()
}
pub(super) fn acknowledge(_: &Scene, _: ProposalId, _: Revision, _: Hash) -> Outcome {
    todo!()
}
pub(super) fn object(_: &Scene, _: ProposalId, _: Revision, _: &str) -> Outcome {
    todo!()
}
pub(super) fn withdraw_objection(_: &Scene, _: ObjectionId) -> Outcome {
    todo!()
}
pub(super) fn convert_objection(_: &Scene, _: ObjectionId, _: &str) -> Outcome {
    todo!()
}
pub(super) fn reserve(_: &Scene, _: About, _: &str) -> Outcome {
    todo!()
}
pub(super) fn explain(_: &Scene, _: About, _: &str) -> Outcome {
    todo!()
}
pub(super) fn dissociate(_: &Scene, _: DecisionNumber, _: &str) -> Outcome {
    todo!()
}
pub(super) fn comment(_: &Scene, _: ProposalId, _: Revision, _: &str) -> Outcome {
    todo!()
}
pub(super) fn ask_for_time(_: &Scene, _: ProposalId, _: Revision) -> Outcome {
    todo!()
}
pub(super) fn release_time(_: &Scene, _: ProposalId) -> Outcome {
    todo!()
}
pub(super) fn record_consent(_: &Scene, _: ProposalId, _: Revision, _: &PartyId, _: &str, _: &str) -> Outcome {
    todo!()
}
pub(super) fn confirm_consent(_: &Scene, _: ProposalId, _: &PartyId) -> Outcome {
    todo!()
}
pub(super) fn set_aside(_: &Scene, _: ProposalId, _: Revision, _: &ProposalFate) -> Outcome {
    todo!()
}
pub(super) fn declare(_: &Scene, _: ProposalId, _: &Declaration) -> Outcome {
    todo!()
}

/// The text that is put, if any, has to be put again.
pub(super) fn void(_: &Scene, _: VoidCause) -> Vec<Event> {
    todo!()
}
/// The window's end came.
pub(super) fn window_elapsed(_: &Scene, _: ProposalId) -> Vec<Event> {
    todo!()
}
/// Adds what an act's events do to an open window: freeze it, or start it anew and whole.
pub(super) fn settle(_: &Whole, events: Vec<Event>) -> Vec<Event> {
    events
}
