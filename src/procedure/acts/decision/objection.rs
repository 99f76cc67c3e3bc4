//! Objections and their ways out.

use super::statement::{may_comment, reservation};
use super::{Outcome, Scene, binding, live, must_be_invited, note_or_nothing, same_revision};
use crate::procedure::decision::{Comment, Objection, ObjectionState, Proposal};
use crate::procedure::definition::SeatRank;
use crate::procedure::event::Event;
use crate::procedure::ids::{ObjectionId, ProposalId, Revision};
use crate::procedure::rejection::{Field, Rejection};

pub(in crate::procedure::acts) fn object(scene: &Scene, id: ProposalId, revision: Revision, point: &str) -> Outcome {
    let proposal = live(scene, id)?;
    let (_, state, class) = scene.delegate()?;
    let meeting = scene.meeting.clone();
    if !class.decides() {
        // Who takes no part in consensus is heard all the same: the Chair sees it as a comment.
        must_be_invited(scene, &state.party, &proposal.item)?;
        same_revision(proposal, revision)?;
        note_or_nothing(Field::Point, point)?;
        let party = state.party.clone();
        let said = |comment: &Comment| comment.party == party && comment.text == point && comment.instead_of_objection;
        if proposal.comments.iter().any(said) {
            return Ok(vec![]);
        }
        may_comment(proposal, &party)?;
        let text = point.to_owned();
        return Ok(vec![Event::Commented { meeting, proposal: id, party, text, instead_of_objection: true }]);
    }
    let (seat, state) = binding(scene, &proposal.item)?;
    same_revision(proposal, revision)?;
    note_or_nothing(Field::Point, point)?;
    if proposal.standing_objections().any(|(_, objection)| objection.party == state.party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::ObjectionRaised {
        meeting,
        proposal: id,
        objection: scene.conference.numbers.objection.next(),
        party: state.party.clone(),
        seat: seat.clone(),
        point: point.to_owned(),
    }])
}

pub(in crate::procedure::acts) fn withdraw_objection(scene: &Scene, id: ObjectionId) -> Outcome {
    let (_, proposal, objection) = found(scene, id)?;
    must_be_its_own(scene, proposal, objection)?;
    match objection.state {
        ObjectionState::Standing => {}
        ObjectionState::Withdrawn { .. } | ObjectionState::Converted { .. } | ObjectionState::Overtaken => {
            return Ok(vec![]);
        }
    }
    Ok(vec![Event::ObjectionWithdrawn { meeting: scene.meeting.clone(), objection: id }])
}

pub(in crate::procedure::acts) fn convert_objection(scene: &Scene, id: ObjectionId, text: &str) -> Outcome {
    let (number, proposal, objection) = found(scene, id)?;
    must_be_its_own(scene, proposal, objection)?;
    match objection.state {
        ObjectionState::Standing => {}
        ObjectionState::Converted { .. } => return Ok(vec![]),
        // Nothing is left to convert; a reservation can be placed without it.
        ObjectionState::Withdrawn { .. } | ObjectionState::Overtaken => {
            return Err(Rejection::UnknownObjection { objection: id });
        }
    }
    let recorded = reservation(scene, number, &proposal.item, &objection.party, text)?;
    let mut events = vec![Event::ObjectionConverted { meeting: scene.meeting.clone(), objection: id }];
    events.extend(recorded);
    Ok(events)
}

/// An objection to a text that is still on the table.
fn found<'a>(scene: &Scene<'a>, id: ObjectionId) -> Result<(ProposalId, &'a Proposal, &'a Objection), Rejection> {
    let known = scene.state.table.objection(id);
    let (number, _, objection) = known.ok_or(Rejection::UnknownObjection { objection: id })?;
    Ok((number, live(scene, number)?, objection))
}

/// Refuses all but the seat that objected and its head of delegation: a blocking signal stands until one of
/// them takes it back.
fn must_be_its_own(scene: &Scene, proposal: &Proposal, objection: &Objection) -> Result<(), Rejection> {
    let (seat, state) = binding(scene, &proposal.item)?;
    let is_head = state.rank == SeatRank::Head && state.party == objection.party;
    if *seat == objection.seat || is_head {
        return Ok(());
    }
    Err(Rejection::NotYourObjection { seat: objection.seat.clone() })
}
