//! Consent by another channel: entered by one person, confirmed by another.

use super::{Outcome, Scene, live, must_be_invited, note, same_revision};
use crate::procedure::command::{Actor, Capacity};
use crate::procedure::event::{Event, Officer};
use crate::procedure::ids::{PartyId, ProposalId, Revision};
use crate::procedure::party::Line;
use crate::procedure::rejection::{Field, Needs, Rejection};

pub(in crate::procedure::acts) fn record_consent(
    scene: &Scene,
    id: ProposalId,
    revision: Revision,
    party: &PartyId,
    given_by: &str,
    channel: &str,
) -> Outcome {
    let proposal = live(scene, id)?;
    if !scene.class(party)?.decides() {
        return Err(Rejection::TakesNoPart { party: party.clone() });
    }
    must_be_invited(scene, party, &proposal.item)?;
    let entered_by = scene.secretariat().ok_or(Rejection::NotForYou { needs: Needs::Secretariat })?;
    if proposal.window().is_none() {
        return Err(Rejection::NotPut { proposal: id });
    }
    same_revision(proposal, revision)?;
    line_must_be_down(scene, party)?;
    note(Field::Name, given_by)?;
    note(Field::Channel, channel)?;
    if let Some(known) = proposal.consents.get(party) {
        let same = known.given_by == given_by && known.channel == channel && known.entered_by == entered_by;
        if same || known.confirmed.is_some() {
            return Ok(vec![]);
        }
    }
    Ok(vec![Event::ConsentEntered {
        meeting: scene.meeting.clone(),
        proposal: id,
        party: party.clone(),
        given_by: given_by.to_owned(),
        channel: channel.to_owned(),
        entered_by,
    }])
}

pub(in crate::procedure::acts) fn confirm_consent(scene: &Scene, id: ProposalId, party: &PartyId) -> Outcome {
    let proposal = live(scene, id)?;
    let confirmed_by = witness(scene)?;
    if proposal.window().is_none() {
        return Err(Rejection::NotPut { proposal: id });
    }
    let missing = || Rejection::NoConsentEntered { party: party.clone() };
    let consent = proposal.consents.get(party).ok_or_else(missing)?;
    if consent.confirmed.is_some() {
        return Ok(vec![]);
    }
    if consent.entered_by == confirmed_by {
        return Err(Rejection::SamePerson {});
    }
    line_must_be_down(scene, party)?;
    Ok(vec![Event::ConsentConfirmed {
        meeting: scene.meeting.clone(),
        proposal: id,
        party: party.clone(),
        confirmed_by,
    }])
}

/// Who may vouch for a consent: the Secretariat, a moderator, or the presiding officer.
fn witness(scene: &Scene) -> Result<Officer, Rejection> {
    if let Actor::Seat { seat, capacity: Capacity::Chair } = &scene.command.actor {
        scene.authority(None)?;
        return Ok(Officer::Seat { seat: seat.clone() });
    }
    scene.secretariat().ok_or(Rejection::NotForYou { needs: Needs::Officers })
}

/// Refuses where the party can consent for itself.
fn line_must_be_down(scene: &Scene, party: &PartyId) -> Result<(), Rejection> {
    match scene.conference.parties.lines.get(party) {
        Some(Line::Up) => Err(Rejection::LineIsUp { party: party.clone() }),
        Some(Line::Unseen | Line::Down { .. }) | None => Ok(()),
    }
}
