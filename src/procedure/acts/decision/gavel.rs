//! The declaration: "It is so decided." By the presiding officer; the hub never declares.

use super::{Outcome, Scene, confirmed_consent, is_addition, is_handover, item_is_open, known, note, note_or_nothing};
use super::{amendment, presence, same_wording, window};
use crate::procedure::acts::agenda;
use crate::procedure::amendment::bracketed;
use crate::procedure::command::{Actor, FOLLOW_UPS_MAX, FollowUp, Style};
use crate::procedure::decision::{Proposal, ProposalState, Window, WindowPhase};
use crate::procedure::definition::{ItemKind, Verb};
use crate::procedure::event::{Event, FreezeCause, Standing, Stood, Wording};
use crate::procedure::ids::{Hash, ModeratorId, PartyId, ProposalId, Revision, SeatId};
use crate::procedure::party::Presence;
use crate::procedure::rejection::{Bounded, Field, Rejection};

/// What is declared about a text.
pub(in crate::procedure::acts) struct Declaration<'a> {
    pub revision: Revision,
    pub hash: Hash,
    pub verb: Verb,
    pub style: Option<Style>,
    pub follow_ups: &'a [FollowUp],
}

pub(in crate::procedure::acts) fn declare(scene: &Scene, id: ProposalId, declaration: &Declaration) -> Outcome {
    let proposal = known(scene, id)?;
    let declared_already = is_declared_so(scene, proposal, declaration);
    if !proposal.is_live() && !declared_already {
        return Err(Rejection::ProposalIsOver { proposal: id });
    }
    let (presiding, recorded_by) = gavel(scene)?;
    if declared_already {
        return Ok(vec![]);
    }
    scene.must_be_open()?;
    item_is_open(scene, &proposal.item)?;
    same_wording(proposal, declaration.revision, declaration.hash)?;
    must_be_declarable(scene, id, proposal, declaration)?;
    agenda::must_be_announced_for_now(scene, &proposal.item)?;
    // What a roll call carried needs no silence as well.
    if scene.state.motions.has_carried(id, declaration.revision) {
        amendment::none_open(scene, id)?;
    } else if declaration.verb.needs_window() {
        let Some(window) = proposal.window() else { return Err(Rejection::NotPut { proposal: id }) };
        must_be_agreed(scene, id, proposal, window)?;
    } else if declaration.verb == Verb::Noted {
        no_objection_stands(proposal)?;
    }

    let meeting = scene.meeting.clone();
    let decision = scene.conference.numbers.decision.next();
    let mut events = vec![Event::DecisionDeclared {
        meeting: meeting.clone(),
        item: proposal.item.clone(),
        decision,
        proposal: id,
        revision: declaration.revision,
        hash: declaration.hash,
        verb: declaration.verb,
        style: declaration.style,
        presiding: presiding.clone(),
        acting: scene.state.chair.acting,
        epoch: scene.state.chair.epoch,
        recorded_by: recorded_by.cloned(),
        standing: standing(scene, proposal),
        follow_ups: declaration.follow_ups.to_vec(),
    }];
    if is_handover(scene, id) {
        events.push(Event::HandoverAgreed { meeting, decision });
    } else if let Some(item) = scene.state.agenda.proposed.get(&id) {
        events.push(Event::ItemAdded { meeting, item: Box::new(item.clone()), decision: Some(decision) });
    }
    Ok(events)
}

/// Whether the very same was declared before: a second press of the gavel.
fn is_declared_so(scene: &Scene, proposal: &Proposal, declaration: &Declaration) -> bool {
    let ProposalState::Decided { decision } = proposal.state else { return false };
    scene.conference.register.decisions.get(&decision).is_some_and(|known| {
        known.revision == declaration.revision && known.hash == declaration.hash && known.verb == declaration.verb
    })
}

/// Whose gavel it is, and the moderator that records it where the presiding officer did not press it.
fn gavel<'a>(scene: &Scene<'a>) -> Result<(&'a SeatId, Option<&'a ModeratorId>), Rejection> {
    let recorded_by = match &scene.command.actor {
        Actor::Moderator { name } => {
            if !scene.plan.settings.moderator_records_gavel {
                return Err(Rejection::GavelNotDelegated {});
            }
            scene.epoch_seen()?;
            Some(name)
        }
        Actor::Seat { .. } | Actor::Hub {} | Actor::Clock {} => {
            scene.authority(None)?;
            None
        }
    };
    let presiding = scene.state.chair.presiding().filter(|seat| scene.conference.parties.is_live(seat));
    Ok((presiding.ok_or(Rejection::ChairVacant {})?, recorded_by))
}

/// Refuses words that do not fit the item or each other.
fn must_be_declarable(
    scene: &Scene,
    id: ProposalId,
    proposal: &Proposal,
    declaration: &Declaration,
) -> Result<(), Rejection> {
    let verb = declaration.verb;
    if is_handover(scene, id) {
        if verb != Verb::Agreed {
            return Err(Rejection::HandoverIsAgreed {});
        }
    } else if is_addition(scene, id) {
        if verb != Verb::Agreed {
            return Err(Rejection::VerbNotAllowed { allowed: vec![Verb::Agreed] });
        }
    } else {
        let allowed = &scene.item_plan(&proposal.item)?.verbs;
        if !allowed.contains(&verb) {
            return Err(Rejection::VerbNotAllowed { allowed: allowed.clone() });
        }
    }
    if scene.item_plan(&proposal.item)?.kind == ItemKind::ReportAdoption && verb.carries() {
        // Who asked in time to come back to a decision is not outrun by the report.
        let decisions: Vec<_> = super::reopenings_asked(scene).collect();
        if !decisions.is_empty() {
            return Err(Rejection::ReopeningsPending { decisions });
        }
    }
    if verb.carries() {
        no_brackets(&proposal.wording)?;
    }
    if declaration.style.is_some() && verb != Verb::Noted {
        return Err(Rejection::StyleNotAllowed {});
    }
    if verb.needs_follow_up() && declaration.follow_ups.is_empty() {
        return Err(Rejection::FollowUpMissing { verb });
    }
    if declaration.follow_ups.len() > FOLLOW_UPS_MAX as usize {
        return Err(Rejection::TooMany { what: Bounded::FollowUps, most: FOLLOW_UPS_MAX });
    }
    for FollowUp { who, what, by } in declaration.follow_ups {
        note(Field::FollowUp, who)?;
        note(Field::FollowUp, what)?;
        note_or_nothing(Field::FollowUp, by)?;
    }
    Ok(())
}

/// Refuses words in brackets: they are not agreed, so they can be noted but carry nothing.
pub(in crate::procedure::acts) fn no_brackets(wording: &Wording) -> Result<(), Rejection> {
    let passages: Vec<_> = bracketed(&wording.text).into_iter().map(str::to_owned).collect();
    if passages.is_empty() { Ok(()) } else { Err(Rejection::BracketsOpen { passages }) }
}

/// Refuses unless the window ran to its end with every member on a live line and nobody against it.
fn must_be_agreed(scene: &Scene, id: ProposalId, proposal: &Proposal, window: &Window) -> Result<(), Rejection> {
    no_objection_stands(proposal)?;
    amendment::none_open(scene, id)?;
    let (mut waited_for, mut lost, mut silent, mut missing) = (vec![], vec![], vec![], vec![]);
    let mut too_few = false;
    for cause in window::causes(scene, id, proposal, window) {
        match cause {
            FreezeCause::TimeAsked { party } | FreezeCause::AwayHold { party } => waited_for.push(party),
            FreezeCause::LineDown { party } => lost.push(party),
            FreezeCause::NotAcknowledged { party } => silent.push(party),
            FreezeCause::NotAccountedFor { party } => missing.push(party),
            FreezeCause::NoQuorum {} => too_few = true,
            // Refused before, each by its own name.
            FreezeCause::Objection { .. }
            | FreezeCause::Amendment { .. }
            | FreezeCause::PointOfOrder { .. }
            | FreezeCause::ChairVacant {}
            | FreezeCause::MeetingNotOpen {} => {}
        }
    }
    if !waited_for.is_empty() {
        return Err(Rejection::TimeAskedFor { who: waited_for });
    }
    if !lost.is_empty() {
        return Err(Rejection::MemberDropped { who: lost });
    }
    if !silent.is_empty() {
        return Err(Rejection::NotAcknowledged { who: silent });
    }
    if !missing.is_empty() {
        return Err(Rejection::NoQuorum { missing });
    }
    if too_few {
        presence::quorum(scene, &proposal.item)?;
    }
    match &window.phase {
        WindowPhase::Elapsed { .. } => Ok(()),
        WindowPhase::Running { ends_at } => Err(Rejection::WindowRunning { until: *ends_at }),
        WindowPhase::Frozen { causes } => Err(Rejection::WindowIsFrozen { causes: causes.iter().cloned().collect() }),
    }
}

fn no_objection_stands(proposal: &Proposal) -> Result<(), Rejection> {
    let who: Vec<PartyId> = proposal.standing_objections().map(|(_, objection)| objection.party.clone()).collect();
    if who.is_empty() { Ok(()) } else { Err(Rejection::ObjectionStands { who }) }
}

/// How every party that takes part in consensus on the item stands at this moment.
fn standing(scene: &Scene, proposal: &Proposal) -> Vec<Standing> {
    let stood = |party: &PartyId| {
        let acknowledged = proposal.window().and_then(|window| window.acknowledged.get(party));
        let consented = confirmed_consent(proposal, party).and_then(|consent| consent.confirmed.as_ref());
        let consented = consented.map(|(_, at)| Stood::ConsentedByOtherChannel { at: *at });
        match scene.presence(party) {
            Presence::Seated => match acknowledged {
                Some(at) => Stood::Acknowledged { at: *at },
                None => consented.unwrap_or(Stood::Seated {}),
            },
            Presence::LineDown | Presence::Dropped => consented.unwrap_or(Stood::LineDown {}),
            Presence::Awaited => consented.unwrap_or(Stood::NotSeen {}),
            Presence::AwayProceed | Presence::AwayHold => Stood::Away {},
            Presence::Absent => Stood::Absent {},
        }
    };
    let parties = scene.deciding(&proposal.item);
    parties.map(|party| Standing { party: party.clone(), stood: stood(party) }).collect()
}
