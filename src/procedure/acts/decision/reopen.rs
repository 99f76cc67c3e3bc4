//! Coming back to what was decided (R-24).
//!
//! ```text
//! declared -> asked, as of right: the asker's line was down between Put and Declare -> reopened by the Chair
//! declared -> the meeting agrees to reconsider -> reopened
//! ```
//!
//! Until the report is adopted. The text is on the table again as it was decided; its item, if it had ended, waits
//! to be called up.

use super::statement::declared;
use super::{Outcome, Scene, binding, is_handover, note_or_nothing};
use crate::procedure::acts::agenda;
use crate::procedure::agenda::ItemState;
use crate::procedure::decision::Decision;
use crate::procedure::definition::ItemKind;
use crate::procedure::event::{Event, ReopenCause};
use crate::procedure::ids::{DecisionNumber, ItemNumber};
use crate::procedure::rejection::{Field, Rejection};

/// A member that took part and whose line was down while the meeting was asked wants to come back to the decision.
pub(in crate::procedure::acts) fn ask_to_reopen(scene: &Scene, number: DecisionNumber, reason: &str) -> Outcome {
    let decision = declared(scene, number)?;
    let (seat, state) = binding(scene, &decision.item)?;
    if !decision.holds() || decision.reopening_asked.contains_key(&state.party) {
        return Ok(vec![]);
    }
    may_be_reopened(scene, number, decision)?;
    if !decision.lost.contains(&state.party) {
        return Err(Rejection::LineWasUp { party: state.party.clone() });
    }
    // Who said that it stays away was not dropped, whatever its line did (R-14).
    if !decision.lines_lost().any(|party| *party == state.party) {
        return Err(Rejection::StayedAway { party: state.party.clone(), decision: number });
    }
    note_or_nothing(Field::Reason, reason)?;
    Ok(vec![Event::ReopeningAsked {
        meeting: scene.meeting.clone(),
        decision: number,
        party: state.party.clone(),
        seat: seat.clone(),
        reason: reason.to_owned(),
    }])
}

pub(in crate::procedure::acts) fn withdraw_reopening(scene: &Scene, number: DecisionNumber) -> Outcome {
    let decision = declared(scene, number)?;
    let (_, state) = binding(scene, &decision.item)?;
    if !decision.holds() || !decision.reopening_asked.contains_key(&state.party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::ReopeningWithdrawn { meeting: scene.meeting.clone(), decision: number, party: state.party.clone() }])
}

/// The presiding officer reopens what a member asked for as of right.
pub(in crate::procedure::acts) fn reopen(scene: &Scene, number: DecisionNumber) -> Outcome {
    let decision = declared(scene, number)?;
    scene.authority(None)?;
    if !decision.holds() {
        return Ok(vec![]);
    }
    scene.must_be_open()?;
    may_be_reopened(scene, number, decision)?;
    if decision.reopening_asked.is_empty() {
        return Err(Rejection::NobodyAskedToReopen { decision: number });
    }
    Ok(reopened(scene, number, decision, ReopenCause::LineLost))
}

/// Decisions of this meeting to which somebody asked as of right to come back.
pub(in crate::procedure::acts) fn reopenings_asked<'a>(scene: &Scene<'a>) -> impl Iterator<Item = DecisionNumber> + 'a {
    let meeting = scene.meeting;
    let decisions = scene.conference.register.decisions.iter();
    decisions
        .filter(move |(_, decision)| decision.meeting == *meeting && decision.holds())
        .filter(|(_, decision)| !decision.reopening_asked.is_empty())
        .map(|(number, _)| *number)
}

/// Refuses what the meeting cannot reconsider: what does not exist, or may not be reopened.
pub(in crate::procedure::acts) fn may_be_reconsidered(scene: &Scene, number: DecisionNumber) -> Result<(), Rejection> {
    let decision = declared(scene, number)?;
    if !decision.holds() {
        return Err(Rejection::UnknownDecision { decision: number });
    }
    may_be_reopened(scene, number, decision)
}

/// Reopens a decision by another right than that of a lost line.
pub(in crate::procedure::acts) fn reopened_by(scene: &Scene, number: DecisionNumber, cause: ReopenCause) -> Vec<Event> {
    let decision = scene.conference.register.decisions.get(&number);
    decision.map(|decision| reopened(scene, number, decision, cause)).unwrap_or_default()
}

/// Refuses where the report is adopted, or where what was agreed has been done.
fn may_be_reopened(scene: &Scene, number: DecisionNumber, decision: &Decision) -> Result<(), Rejection> {
    if agenda::report_adopted(scene, scene.plan) {
        return Err(Rejection::ReportIsAdopted {});
    }
    let handover = scene.plan.item(&decision.item).is_some_and(|item| item.kind == ItemKind::ChairHandover);
    let taken_up = added_item(scene, number).is_some_and(|item| *scene.state.agenda.state(item) != ItemState::Pending);
    if taken_up || (handover && !is_handover(scene, decision.proposal)) {
        return Err(Rejection::CarriedOut { decision: number });
    }
    Ok(())
}

/// The item that a decision added to the agenda (R-32).
fn added_item<'a>(scene: &Scene<'a>, number: DecisionNumber) -> Option<&'a ItemNumber> {
    scene.state.agenda.added_by.get(&number)
}

/// What happens when a decision is reopened: a handover not yet taken up falls, an item that it added is off the agenda
/// until the meeting agrees anew, the text lies on the table, an item that had ended waits to be called up with those
/// around it.
fn reopened(scene: &Scene, number: DecisionNumber, decision: &Decision, cause: ReopenCause) -> Vec<Event> {
    let meeting = scene.meeting.clone();
    let mut events = Vec::new();
    if is_handover(scene, decision.proposal) {
        events.push(Event::ChairOfferWithdrawn { meeting: meeting.clone() });
    }
    events.push(Event::DecisionReopened {
        meeting: meeting.clone(),
        decision: number,
        proposal: decision.proposal,
        cause,
    });
    if let Some(plan) = added_item(scene, number).and_then(|item| scene.plan.item(item)) {
        let (item, reason) = (plan.number.clone(), String::new());
        events.push(Event::ItemWithdrawn { meeting: meeting.clone(), item, reason });
        let (item, proposal) = (Box::new(plan.clone()), decision.proposal);
        events.push(Event::ItemProposed { meeting: meeting.clone(), item, proposal });
    }
    let around = std::iter::successors(Some(decision.item.clone()), ItemNumber::parent);
    let over = around.filter(|item| scene.state.agenda.state(item).is_disposed());
    events.extend(over.map(|item| Event::ItemReopened { meeting: meeting.clone(), item }));
    events
}
