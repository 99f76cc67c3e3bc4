//! What never blocks: reservations, explanations of position, dissociations, comments.

use super::{Outcome, Scene, at_most, binding, fewer_than, known, live, must_be_invited, note, same_revision};
use crate::procedure::command::{About, COMMENTS_MAX, STATEMENTS_MAX, TEXT_MAX_BYTES};
use crate::procedure::decision::{Decision, Proposal, ProposalState, Statement};
use crate::procedure::event::{Event, StatementKind, Tabler};
use crate::procedure::ids::{DecisionNumber, ItemNumber, PartyId, ProposalId, Revision};
use crate::procedure::rejection::{Bounded, Field, Rejection};

pub(in crate::procedure::acts) fn reserve(scene: &Scene, about: About, text: &str) -> Outcome {
    place(scene, about, StatementKind::Reservation, text)
}

pub(in crate::procedure::acts) fn explain(scene: &Scene, about: About, text: &str) -> Outcome {
    let proposal = match about {
        About::Proposal { proposal, .. } => Some(proposal),
        About::Decision { decision } => scene.conference.register.decisions.get(&decision).map(|known| known.proposal),
    };
    let mover = proposal.and_then(|id| Some((id, &scene.state.table.proposals.get(&id)?.by)));
    if let (Some((proposal, Tabler::Party { party })), Ok((_, seat, _))) = (mover, scene.delegate())
        && *party == seat.party
    {
        return Err(Rejection::MoverDoesNotExplain { proposal });
    }
    place(scene, about, StatementKind::Explanation, text)
}

pub(in crate::procedure::acts) fn dissociate(scene: &Scene, decision: DecisionNumber, text: &str) -> Outcome {
    let subject = Subject::decided(decision, declared(scene, decision)?);
    let (_, state) = binding(scene, subject.item)?;
    at_most(Field::Statement, text, TEXT_MAX_BYTES)?;
    let kind = StatementKind::Dissociation;
    if placed(scene, &subject, &state.party, kind).next().is_some() {
        return Ok(vec![]);
    }
    Ok(vec![recorded(scene, &subject, &state.party, kind, text)])
}

pub(in crate::procedure::acts) fn comment(scene: &Scene, id: ProposalId, revision: Revision, text: &str) -> Outcome {
    let proposal = live(scene, id)?;
    let (_, state, _) = scene.delegate()?;
    must_be_invited(scene, &state.party, &proposal.item)?;
    same_revision(proposal, revision)?;
    note(Field::Comment, text)?;
    let last = proposal.comments.iter().rfind(|comment| comment.party == state.party);
    if last.is_some_and(|comment| comment.text == text && !comment.instead_of_objection) {
        return Ok(vec![]);
    }
    may_comment(proposal, &state.party)?;
    Ok(vec![Event::Commented {
        meeting: scene.meeting.clone(),
        proposal: id,
        party: state.party.clone(),
        text: text.to_owned(),
        instead_of_objection: false,
    }])
}

/// Refuses a party whose comments on a text are as many as are kept.
pub(super) fn may_comment(proposal: &Proposal, party: &PartyId) -> Result<(), Rejection> {
    let known = proposal.comments.iter().filter(|comment| comment.party == *party).count();
    fewer_than(Bounded::Comments, known, COMMENTS_MAX)
}

/// Refuses a statement for the record that says nothing, or too much.
pub(super) fn statement_text(text: &str) -> Result<(), Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::TextMissing { field: Field::Statement });
    }
    at_most(Field::Statement, text, TEXT_MAX_BYTES)
}

/// What a statement is about: a text while that is not decided, a decision from then on.
struct Subject<'a> {
    item: &'a ItemNumber,
    proposal: Option<ProposalId>,
    decision: Option<DecisionNumber>,
}

impl<'a> Subject<'a> {
    fn decided(number: DecisionNumber, decision: &'a Decision) -> Self {
        Self { item: &decision.item, proposal: None, decision: Some(number) }
    }
}

fn place(scene: &Scene, about: About, kind: StatementKind, text: &str) -> Outcome {
    let subject = match about {
        About::Proposal { proposal, revision } => on_text(scene, proposal, revision)?,
        About::Decision { decision } => Subject::decided(decision, declared(scene, decision)?),
    };
    let (_, state) = binding(scene, subject.item)?;
    statement_text(text)?;
    if placed(scene, &subject, &state.party, kind).any(|statement| statement.text == text) {
        return Ok(vec![]);
    }
    bounded(scene, &subject, &state.party)?;
    Ok(vec![recorded(scene, &subject, &state.party, kind, text)])
}

/// Refuses more statements of a party on one thing than are taken.
fn bounded(scene: &Scene, subject: &Subject, party: &PartyId) -> Result<(), Rejection> {
    let kinds = [StatementKind::Reservation, StatementKind::Explanation, StatementKind::Dissociation];
    let known = kinds.into_iter().map(|kind| placed(scene, subject, party, kind).count()).sum();
    fewer_than(Bounded::Statements, known, STATEMENTS_MAX)
}

/// The reservation that an objection to a text becomes; none where the same words are on record already.
pub(super) fn reservation(
    scene: &Scene,
    proposal: ProposalId,
    item: &ItemNumber,
    party: &PartyId,
    text: &str,
) -> Result<Option<Event>, Rejection> {
    statement_text(text)?;
    let subject = Subject { item, proposal: Some(proposal), decision: None };
    if placed(scene, &subject, party, StatementKind::Reservation).any(|statement| statement.text == text) {
        return Ok(None);
    }
    bounded(scene, &subject, party)?;
    Ok(Some(recorded(scene, &subject, party, StatementKind::Reservation, text)))
}

fn on_text<'a>(scene: &Scene<'a>, id: ProposalId, revision: Revision) -> Result<Subject<'a>, Rejection> {
    let proposal = known(scene, id)?;
    let decision = match proposal.state {
        ProposalState::Tabled | ProposalState::Put(_) => None,
        // Sent while the gavel fell: it belongs to the decision, and is not lost.
        ProposalState::Decided { decision } => Some(decision),
        ProposalState::Withdrawn | ProposalState::SetAside { .. } => {
            return Err(Rejection::ProposalIsOver { proposal: id });
        }
    };
    same_revision(proposal, revision)?;
    let proposal_id = decision.is_none().then_some(id);
    Ok(Subject { item: &proposal.item, proposal: proposal_id, decision })
}

/// A decision of this meeting, which is not closed for good.
pub(super) fn declared<'a>(scene: &Scene<'a>, number: DecisionNumber) -> Result<&'a Decision, Rejection> {
    let decision = scene.conference.register.decisions.get(&number).filter(|known| known.meeting == *scene.meeting);
    let decision = decision.ok_or(Rejection::UnknownDecision { decision: number })?;
    scene.must_not_be_over()?;
    Ok(decision)
}

/// What a party has placed on record about the same thing.
fn placed<'a>(
    scene: &Scene<'a>,
    subject: &Subject,
    party: &PartyId,
    kind: StatementKind,
) -> impl Iterator<Item = &'a Statement> {
    scene.conference.register.statements.values().filter(move |statement| {
        let same_text = subject.proposal.is_some() && statement.proposal == subject.proposal;
        let same_decision = subject.decision.is_some() && statement.decision == subject.decision;
        statement.kind == kind && statement.party == *party && (same_text || same_decision)
    })
}

fn recorded(scene: &Scene, subject: &Subject, party: &PartyId, kind: StatementKind, text: &str) -> Event {
    Event::StatementRecorded {
        meeting: scene.meeting.clone(),
        statement: scene.conference.numbers.statement.next(),
        party: party.clone(),
        kind,
        proposal: subject.proposal,
        decision: subject.decision,
        text: text.to_owned(),
    }
}
