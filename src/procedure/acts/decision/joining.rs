//! Parties that join a decision later, where all agreed to that form.
//!
//! The form is part of what the meeting is asked: it is named before the text is put, and goes with its words.

use super::{Outcome, Scene, live, must_be_invited, must_be_of_its_own, same_revision};
use crate::procedure::definition::{Class, Power};
use crate::procedure::event::Event;
use crate::procedure::ids::{DecisionNumber, PartyId, ProposalId, Revision};
use crate::procedure::rejection::Rejection;

/// Names the parties that join later. Not while the text is put: silence agrees only to what was asked.
pub(in crate::procedure::acts) fn list_joining_later(
    scene: &Scene,
    id: ProposalId,
    revision: Revision,
    parties: &[PartyId],
) -> Outcome {
    let proposal = live(scene, id)?;
    scene.authority(Some(Power::Put))?;
    must_be_of_its_own(scene, id)?;
    for party in parties {
        if !scene.class(party).is_ok_and(Class::decides) {
            return Err(Rejection::TakesNoPart { party: party.clone() });
        }
        must_be_invited(scene, party, &proposal.item)?;
    }
    same_revision(proposal, revision)?;
    if parties.iter().collect::<std::collections::BTreeSet<_>>() == proposal.joining_later.iter().collect() {
        return Ok(vec![]);
    }
    if proposal.window().is_some() {
        return Err(Rejection::NotWhilePut { proposal: id });
    }
    Ok(vec![Event::JoiningLaterListed { meeting: scene.meeting.clone(), proposal: id, parties: parties.to_vec() }])
}

/// Joins; the meeting may have closed long ago.
pub(in crate::procedure::acts) fn join(scene: &Scene, number: DecisionNumber) -> Outcome {
    let decision = scene.conference.register.decisions.get(&number).filter(|known| known.meeting == *scene.meeting);
    let decision = decision.ok_or(Rejection::UnknownDecision { decision: number })?;
    let (_, state) = scene.binding_delegate()?;
    let party = state.party.clone();
    match decision.joining.get(&party) {
        Some(None) if decision.holds() => {
            Ok(vec![Event::DecisionJoined { meeting: scene.meeting.clone(), decision: number, party }])
        }
        Some(Some(_)) => Ok(vec![]),
        Some(None) | None => Err(Rejection::NotToJoinLater { decision: number, party }),
    }
}
