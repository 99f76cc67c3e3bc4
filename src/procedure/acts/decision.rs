//! Acts on texts: tabling, putting, acknowledging, objecting, declaring.
//!
//! * `text`: what lies on the table and what is put to the meeting;
//! * `window`: who has the text before it, what holds the window, when it runs;
//! * `amendment`: other words for a passage, brackets, division;
//! * `consent`: consent by another channel, entered by one person and confirmed by another;
//! * `objection`: objections and their ways out;
//! * `statement`: what never blocks;
//! * `reopen`: coming back to what was decided;
//! * `joining`: parties that join a decision later;
//! * `gavel`: the declaration, by the presiding officer and nobody else.

mod amendment;
mod consent;
mod gavel;
mod joining;
mod objection;
mod reopen;
mod statement;
mod text;
mod window;

use super::{Outcome, Scene, Whole, at_most, fewer_than, note, note_or_nothing, presence};
use crate::procedure::chair::Offer;
use crate::procedure::decision::{Consent, Proposal};
use crate::procedure::ids::{Hash, ItemNumber, PartyId, ProposalId, Revision, SeatId};
use crate::procedure::party::Seat;
use crate::procedure::rejection::Rejection;

pub(super) use amendment::{
    amendment_voted, ask_division, divide, must_come_first, order_amendments, propose, ready_for_vote_on, rebase,
    settle_amendment, withdraw_amendment,
};
pub(super) use consent::{confirm_consent, record_consent};
pub(super) use gavel::{Declaration, declare, no_brackets};
pub(super) use joining::{join, list_joining_later};
pub(super) use objection::{convert_objection, object, withdraw_objection};
pub(super) use reopen::{
    ask_to_reopen, may_be_reconsidered, reopen, reopened_by, reopenings_asked, withdraw_reopening,
};
pub(super) use statement::{comment, dissociate, explain, reserve};
pub(super) use text::{
    put, ready_for_silence, ready_for_vote, reintroduce, revise, set_aside, table, void, withdraw, wording,
};
pub(super) use window::{acknowledge, ask_for_time, release_time, settle, window_elapsed};

/// A text of this meeting, which is not closed for good.
fn known<'a>(scene: &Scene<'a>, id: ProposalId) -> Result<&'a Proposal, Rejection> {
    let proposal = scene.state.table.proposals.get(&id).ok_or(Rejection::UnknownProposal { proposal: id })?;
    scene.must_not_be_over()?;
    Ok(proposal)
}

/// A text of this meeting that is still on the table, put or not.
fn live<'a>(scene: &Scene<'a>, id: ProposalId) -> Result<&'a Proposal, Rejection> {
    let proposal = known(scene, id)?;
    if proposal.is_live() { Ok(proposal) } else { Err(Rejection::ProposalIsOver { proposal: id }) }
}

/// Refuses who saw another revision.
fn same_revision(proposal: &Proposal, seen: Revision) -> Result<(), Rejection> {
    if proposal.revision == seen { Ok(()) } else { Err(Rejection::StaleRevision { current: proposal.revision }) }
}

/// Refuses who saw another revision, or other words under the same number.
fn same_wording(proposal: &Proposal, revision: Revision, hash: Hash) -> Result<(), Rejection> {
    same_revision(proposal, revision)?;
    if proposal.wording.hash == hash { Ok(()) } else { Err(Rejection::HashDiffers { current: proposal.revision }) }
}

/// Refuses unless the item is the current one or one that the current one runs inside.
fn item_is_open(scene: &Scene, item: &ItemNumber) -> Result<(), Rejection> {
    let agenda = &scene.state.agenda;
    if agenda.open.contains(item) {
        return Ok(());
    }
    Err(Rejection::ItemNotOpen { item: item.clone(), open: agenda.current().cloned() })
}

/// Whether the text is the one on which a handover of the chair is asked.
fn is_handover(scene: &Scene, id: ProposalId) -> bool {
    match &scene.state.chair.offer {
        Some(Offer::Handover { proposal, .. }) => *proposal == id,
        Some(Offer::Passing { .. }) | None => false,
    }
}

/// Whether the text is one on which the meeting is asked to add an item.
fn is_addition(scene: &Scene, id: ProposalId) -> bool {
    scene.state.agenda.proposed.contains_key(&id)
}

/// Refuses what would change a text that an act stands behind, a handover or an item to be added: the act is made
/// anew instead.
fn must_be_of_its_own(scene: &Scene, id: ProposalId) -> Result<(), Rejection> {
    if is_handover(scene, id) {
        return scene.must_not_offer_chair();
    }
    if is_addition(scene, id) { Err(Rejection::AdditionIsPut { proposal: id }) } else { Ok(()) }
}

/// A consent by another channel that two persons vouch for.
fn confirmed_consent<'p>(proposal: &'p Proposal, party: &PartyId) -> Option<&'p Consent> {
    proposal.consents.get(party).filter(|consent| consent.confirmed.is_some())
}

/// A seat whose acts bind a party that takes part in consensus on this item.
fn binding<'a>(scene: &Scene<'a>, item: &ItemNumber) -> Result<(&'a SeatId, &'a Seat), Rejection> {
    let (seat, state) = scene.binding_delegate()?;
    must_be_invited(scene, &state.party, item)?;
    Ok((seat, state))
}

/// Refuses a party that is not admitted to the item.
fn must_be_invited(scene: &Scene, party: &PartyId, item: &ItemNumber) -> Result<(), Rejection> {
    if scene.is_invited_to(party, item) { Ok(()) } else { Err(Rejection::NotInvited { party: party.clone() }) }
}
