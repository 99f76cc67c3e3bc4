//! What lies on the table and what is put to the meeting.

use super::{Outcome, Scene, at_most, fewer_than, is_addition, is_handover, item_is_open, known, live, note};
use super::{amendment, must_be_invited, must_be_of_its_own, presence, same_revision, same_wording};
use crate::procedure::acts::{agenda, motion};
use crate::procedure::agenda::ItemState;
use crate::procedure::command::{
    Actor, Capacity, DocumentRevision, ProposalFate, REFERENCES_MAX, TEXT_MAX_BYTES, TEXTS_MAX,
};
use crate::procedure::decision::{Proposal, ProposalState};
use crate::procedure::definition::{ItemKind, Power};
use crate::procedure::event::{DocumentReference, Event, Tabler, VoidCause, Wording};
use crate::procedure::ids::{Hash, ItemNumber, ProposalId, Revision};
use crate::procedure::rejection::{Bounded, Field, Needs, Rejection};

pub(in crate::procedure::acts) fn table(
    scene: &Scene,
    item: &ItemNumber,
    text: &str,
    documents: &[DocumentRevision],
) -> Outcome {
    scene.item_plan(item)?;
    scene.must_not_be_over()?;
    let state = scene.state.agenda.state(item);
    if state.is_disposed() {
        return Err(Rejection::ItemIsOver { item: item.clone() });
    }
    let by = tabler(scene, item)?;
    match (&by, state) {
        (_, ItemState::Open) => {}
        // Texts are prepared before their item is called up; a delegation or the Chair speaks when it is.
        (Tabler::Prepared {}, ItemState::Pending | ItemState::Deferred { .. }) => {}
        (Tabler::Prepared {} | Tabler::Chair {} | Tabler::Party { .. }, _) => item_is_open(scene, item)?,
    }
    let wording = wording(scene, text, documents)?;
    // Those who conduct the meeting have to lay more than any one delegation.
    let most = if matches!(by, Tabler::Party { .. }) { TEXTS_MAX } else { 10 * TEXTS_MAX };
    let known = scene.state.table.proposals.values().filter(|known| known.item == *item && known.by == by).count();
    fewer_than(Bounded::Texts, known, most)?;
    let meeting = scene.meeting.clone();
    let proposal = scene.conference.numbers.proposal.next();
    Ok(vec![Event::ProposalTabled { meeting, item: item.clone(), proposal, by, wording }])
}

pub(in crate::procedure::acts) fn revise(
    scene: &Scene,
    id: ProposalId,
    base: Revision,
    text: &str,
    documents: &[DocumentRevision],
) -> Outcome {
    let proposal = live(scene, id)?;
    let by = tabler(scene, &proposal.item)?;
    if let Tabler::Party { .. } = by {
        must_be_own(&proposal.by, &by)?;
        // Otherwise any delegation could stop a decision without objecting to it.
        if proposal.window().is_some() {
            return Err(Rejection::NotWhilePut { proposal: id });
        }
    }
    must_be_of_its_own(scene, id)?;
    let wording = wording(scene, text, documents)?;
    if wording == proposal.wording {
        return Ok(vec![]);
    }
    same_revision(proposal, base)?;
    let mut events = void_if(scene, proposal, id);
    events.push(Event::ProposalRevised {
        meeting: scene.meeting.clone(),
        proposal: id,
        revision: proposal.revision.next(),
        wording,
    });
    events.extend(amendment::become_stale(scene, id, None));
    Ok(events)
}

pub(in crate::procedure::acts) fn withdraw(scene: &Scene, id: ProposalId, revision: Revision) -> Outcome {
    let proposal = known(scene, id)?;
    if matches!(proposal.state, ProposalState::Decided { .. } | ProposalState::SetAside { .. }) {
        return Err(Rejection::ProposalIsOver { proposal: id });
    }
    must_be_mover(scene, proposal)?;
    if proposal.state == ProposalState::Withdrawn {
        return Ok(vec![]);
    }
    if is_handover(scene, id) {
        scene.must_not_offer_chair()?;
    }
    if proposal.amended {
        return Err(Rejection::HasBeenAmended { proposal: id });
    }
    same_revision(proposal, revision)?;
    Ok(vec![Event::ProposalWithdrawn { meeting: scene.meeting.clone(), proposal: id }])
}

/// Takes up a text that its mover withdrew; what was said on it stays with it.
pub(in crate::procedure::acts) fn reintroduce(scene: &Scene, id: ProposalId, revision: Revision) -> Outcome {
    let proposal = known(scene, id)?;
    let by = tabler(scene, &proposal.item)?;
    match proposal.state {
        ProposalState::Withdrawn => {}
        ProposalState::Tabled | ProposalState::Put(_) => return Ok(vec![]),
        ProposalState::Decided { .. } | ProposalState::SetAside { .. } => {
            return Err(Rejection::ProposalIsOver { proposal: id });
        }
    }
    // A handover that was withdrawn is offered anew, not reintroduced.
    if scene.item_plan(&proposal.item)?.kind == ItemKind::ChairHandover {
        return Err(Rejection::WrongItemKind { item: proposal.item.clone() });
    }
    item_is_open(scene, &proposal.item)?;
    same_revision(proposal, revision)?;
    Ok(vec![Event::ProposalReintroduced { meeting: scene.meeting.clone(), proposal: id, by }])
}

pub(in crate::procedure::acts) fn put(scene: &Scene, id: ProposalId, revision: Revision, hash: Hash) -> Outcome {
    let proposal = live(scene, id)?;
    scene.authority(Some(Power::Put))?;
    if proposal.window().is_some() {
        same_wording(proposal, revision, hash)?;
        return Ok(vec![]);
    }
    scene.must_be_open()?;
    item_is_open(scene, &proposal.item)?;
    if scene.item_plan(&proposal.item)?.verbs.is_empty() && !is_handover(scene, id) && !is_addition(scene, id) {
        return Err(Rejection::VerbNotAllowed { allowed: vec![] });
    }
    if let Some(other) = scene.state.table.put {
        return Err(Rejection::OtherProposalPut { proposal: other });
    }
    same_wording(proposal, revision, hash)?;
    amendment::none_open(scene, id)?;
    agenda::must_be_announced_for_now(scene, &proposal.item)?;
    motion::none_pending(scene)?;
    presence::quorum(scene, &proposal.item)?;
    let epoch = scene.state.chair.epoch;
    Ok(vec![Event::ProposalPut { meeting: scene.meeting.clone(), proposal: id, revision, hash, epoch }])
}

/// A text that can be put to a roll call: as it can be taken ad referendum, and its item is open.
pub(in crate::procedure::acts) fn ready_for_vote<'a>(
    scene: &Scene<'a>,
    id: ProposalId,
    revision: Revision,
    hash: Hash,
) -> Result<&'a Proposal, Rejection> {
    let proposal = ready_for_silence(scene, id, revision, hash)?;
    item_is_open(scene, &proposal.item)?;
    agenda::must_be_announced_for_now(scene, &proposal.item)?;
    Ok(proposal)
}

/// A text that can be taken ad referendum: on the table, not put, without open amendments.
pub(in crate::procedure::acts) fn ready_for_silence<'a>(
    scene: &Scene<'a>,
    id: ProposalId,
    revision: Revision,
    hash: Hash,
) -> Result<&'a Proposal, Rejection> {
    let proposal = scene.state.table.proposals.get(&id).ok_or(Rejection::UnknownProposal { proposal: id })?;
    if !proposal.is_live() {
        return Err(Rejection::ProposalIsOver { proposal: id });
    }
    must_be_of_its_own(scene, id)?;
    if proposal.window().is_some() {
        return Err(Rejection::NotWhilePut { proposal: id });
    }
    same_wording(proposal, revision, hash)?;
    amendment::none_open(scene, id)?;
    Ok(proposal)
}

pub(in crate::procedure::acts) fn set_aside(
    scene: &Scene,
    id: ProposalId,
    revision: Revision,
    how: &ProposalFate,
) -> Outcome {
    let proposal = known(scene, id)?;
    let same = matches!(&proposal.state, ProposalState::SetAside { how: before } if before == how);
    if !proposal.is_live() && !same {
        return Err(Rejection::ProposalIsOver { proposal: id });
    }
    scene.authority(Some(Power::Put))?;
    let back_already = proposal.state == ProposalState::Tabled && *how == ProposalFate::Consultation {};
    if same || back_already {
        return Ok(vec![]);
    }
    scene.must_run()?;
    same_revision(proposal, revision)?;
    match how {
        ProposalFate::Referred { to } => note(Field::Name, to)?,
        // The parties are asked by opening the procedure, not by saying so.
        ProposalFate::AdReferendum { silence } => return Err(Rejection::UnknownSilence { silence: *silence }),
        ProposalFate::Consultation {} | ProposalFate::NotAgreed {} => {}
    }
    let meeting = scene.meeting.clone();
    let mut events = vec![Event::ProposalSetAside { meeting: meeting.clone(), proposal: id, how: how.clone() }];
    match how {
        // The offer stands while the meeting consults about it.
        ProposalFate::Consultation {} => {}
        ProposalFate::NotAgreed {} | ProposalFate::Referred { .. } | ProposalFate::AdReferendum { .. } => {
            if is_handover(scene, id) {
                events.push(Event::ChairOfferWithdrawn { meeting });
            }
        }
    }
    Ok(events)
}

/// The text that is put, if any, has to be put again.
pub(in crate::procedure::acts) fn void(scene: &Scene, cause: VoidCause) -> Vec<Event> {
    let put = scene.state.table.put.into_iter();
    put.map(|proposal| Event::WindowVoided { meeting: scene.meeting.clone(), proposal, cause }).collect()
}

/// A revision of a text that is put takes it back.
pub(super) fn void_if(scene: &Scene, proposal: &Proposal, id: ProposalId) -> Vec<Event> {
    if proposal.window().is_none() {
        return vec![];
    }
    vec![Event::WindowVoided { meeting: scene.meeting.clone(), proposal: id, cause: VoidCause::Revised }]
}

/// As whom the sender lays a text on the table (rules 2.9). Advisers may, for their delegation.
fn tabler(scene: &Scene, item: &ItemNumber) -> Result<Tabler, Rejection> {
    if let Actor::Seat { capacity: Capacity::Chair, .. } = scene.command.actor {
        scene.authority(None)?;
        return Ok(Tabler::Chair {});
    }
    if scene.secretariat().is_some() {
        return Ok(Tabler::Prepared {});
    }
    let (_, state, class) = scene.delegate()?;
    if !class.decides() {
        return Err(Rejection::TakesNoPart { party: state.party.clone() });
    }
    must_be_invited(scene, &state.party, item)?;
    Ok(Tabler::Party { party: state.party.clone() })
}

/// Refuses a delegation the texts of others.
fn must_be_own(tabled_by: &Tabler, by: &Tabler) -> Result<(), Rejection> {
    match tabled_by {
        same if same == by => Ok(()),
        Tabler::Party { party } => Err(Rejection::NotYourOwn { party: party.clone() }),
        Tabler::Chair {} | Tabler::Prepared {} => Err(Rejection::NotForYou { needs: Needs::Officers }),
    }
}

/// Refuses everybody but the mover; what was prepared for the Chair is the Chair's too.
fn must_be_mover(scene: &Scene, proposal: &Proposal) -> Result<(), Rejection> {
    let by = tabler(scene, &proposal.item)?;
    match (&proposal.by, &by) {
        (Tabler::Prepared {}, Tabler::Chair {}) => Ok(()),
        (Tabler::Chair {}, Tabler::Prepared {}) => Err(Rejection::NotForYou { needs: Needs::Chair }),
        (tabled_by, by) => must_be_own(tabled_by, by),
    }
}

/// Puts words and documents together, each document at a revision that exists.
pub(in crate::procedure::acts) fn wording(
    scene: &Scene,
    text: &str,
    documents: &[DocumentRevision],
) -> Result<Wording, Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::TextMissing { field: Field::Text });
    }
    at_most(Field::Text, text, TEXT_MAX_BYTES)?;
    if documents.len() > REFERENCES_MAX as usize {
        return Err(Rejection::TooMany { what: Bounded::References, most: REFERENCES_MAX });
    }
    let reference = |document: &DocumentRevision| {
        let DocumentRevision { symbol, revision } = document;
        let known = scene.conference.documents.text(symbol, *revision);
        known
            .map(|known| DocumentReference { document: document.clone(), hash: known.hash })
            .ok_or_else(|| Rejection::UnknownDocument { symbol: symbol.clone(), revision: Some(*revision) })
    };
    let documents = documents.iter().map(reference).collect::<Result<_, _>>()?;
    Ok(Wording::new(text.to_owned(), documents))
}
