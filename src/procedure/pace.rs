//! How a meeting stands against its programme: over or under, projected end, start of the next item; who
//! has not been heard, and who has spoken how long.
//!
//! All of it is worked out from the state and an instant, and none of it is stored.

use super::MeetingState;
use super::agenda::ItemState;
use super::definition::MeetingPlan;
use super::floor::Phase;
use super::ids::{ItemNumber, PartyId, Span, Timestamp};
use super::meeting::State;

/// How a meeting stands against its programme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
    /// By how many milliseconds the projected end lies after the planned one; negative before it. `None` where
    /// no end is planned.
    pub over_under_ms: Option<i64>,
    /// When everything on the agenda will be done, breaks between sittings counted.
    pub projected_end: Timestamp,
    /// When the next item will begin; `None` when none is left.
    pub next_item_start: Option<Timestamp>,
}

/// How a meeting stands against its programme at an instant.
///
/// The open item takes what its plan or its list has left, whichever is more; each item that is not disposed of
/// takes its planned minutes. What does not fit into a sitting goes on in the next.
#[must_use]
pub fn pace(plan: &MeetingPlan, state: &MeetingState, now: Timestamp) -> Pace {
    let stretches = stretches(plan, state, now);
    let open = state.agenda.current().map_or(Span::ZERO, |item| left_of(plan, state, item, now));
    let to_come: Vec<Span> = plan
        .agenda
        .iter()
        .filter(|item| match state.agenda.state(&item.number) {
            ItemState::Open => false,
            other @ (ItemState::Pending
            | ItemState::Concluded { .. }
            | ItemState::Deferred { .. }
            | ItemState::Withdrawn) => !other.is_disposed(),
        })
        .map(|item| Span::minutes(u64::from(item.minutes)))
        .collect();
    let projected_end = match state.session.state {
        State::Closed { at } => at,
        State::Scheduled | State::Open | State::Suspended(_) | State::Adjourned { .. } | State::TechHold { .. } => {
            laid_out(to_come.iter().fold(open, |sum, item| sum + *item), &stretches, now)
        }
    };
    let planned_end = stretches.iter().filter_map(|stretch| stretch.ends).max();
    let planned_end = planned_end.or_else(|| plan.sittings.last().map(|sitting| sitting.closes_at));
    Pace {
        over_under_ms: planned_end.map(|planned| projected_end.0.saturating_sub(planned.0)),
        projected_end,
        next_item_start: (!to_come.is_empty()).then(|| laid_out(open, &stretches, now)),
    }
}

/// Speaking time that the list of an item still needs: the speech on the floor, those waiting, and the replies.
#[must_use]
pub fn list_time(plan: &MeetingPlan, state: &MeetingState, item: &ItemNumber, now: Timestamp) -> Span {
    let floor = &state.floor;
    let speech = floor.speech.as_ref().filter(|speech| speech.item == *item);
    let speech = speech.map_or(Span::ZERO, |speech| speech.limit.less(speech.spoken_at(now)));
    let waiting = floor.waiting(item);
    waiting.map(|entry| floor.allowed(plan, item, entry).less(entry.spoken)).fold(speech, |sum, one| sum + one)
}

/// When those who wait under the open item begin to need more time than the sitting has left; `None` while nobody
/// waits, or no end is planned. It may lie in the past, and is then so now.
///
/// While somebody speaks within its limit, the list shortens as fast as the sitting does.
#[must_use]
pub(super) fn list_too_long_at(plan: &MeetingPlan, state: &MeetingState) -> Option<Timestamp> {
    let (closes_at, item) = (state.session.closes_at?, state.agenda.current()?);
    let floor = &state.floor;
    let mut waits = floor.waiting(item).peekable();
    waits.peek()?;
    let waiting = waits.fold(Span::ZERO, |sum, entry| sum + floor.allowed(plan, item, entry).less(entry.spoken));
    let speech = floor.speech.as_ref().filter(|speech| speech.item == *item);
    let left = speech.map_or(Span::ZERO, |speech| speech.limit.less(speech.spoken));
    match speech.map(|speech| &speech.phase) {
        Some(Phase::Speaking { since }) if *since + left + waiting > closes_at => Some(*since),
        Some(Phase::Speaking { .. }) => Some(closes_at - waiting + Span(1)),
        Some(Phase::Called { .. } | Phase::Paused { .. }) | None => Some(closes_at - (waiting + left) + Span(1)),
    }
}

/// The members and partners that have not spoken under an item, by id; one that speaks now has.
pub fn not_yet_heard<'a>(
    plan: &'a MeetingPlan,
    state: &'a MeetingState,
    item: &'a ItemNumber,
) -> impl Iterator<Item = &'a PartyId> {
    let speaks = state.floor.speech.as_ref().filter(|speech| speech.item == *item).map(|speech| &speech.entry.party);
    plan.deciding().filter(move |party| Some(*party) != speaks && state.floor.spoken_under(party, item) == Span::ZERO)
}

/// Speaking time of a party in a meeting, finished speeches only.
#[must_use]
pub fn spoken(state: &MeetingState, party: &PartyId) -> Span {
    state.floor.spoken.get(party).into_iter().flat_map(|items| items.values()).fold(Span::ZERO, |sum, one| sum + *one)
}

/// What the open item still takes. One that came back has only its list left.
fn left_of(plan: &MeetingPlan, state: &MeetingState, item: &ItemNumber, now: Timestamp) -> Span {
    let planned = plan.item(item).map_or(Span::ZERO, |item| Span::minutes(u64::from(item.minutes)));
    let known = state.agenda.items.get(item).filter(|item| item.openings == 1);
    let opened = known.and_then(|item| item.first_opened);
    let left = opened.map_or(Span::ZERO, |opened| planned.less(now.since(opened)));
    left.max(list_time(plan, state, item, now))
}

/// A stretch of time in which the meeting may sit.
struct Stretch {
    starts: Timestamp,
    /// Its planned end, if it has one.
    ends: Option<Timestamp>,
}

/// What is left of the present sitting, and the sittings after it.
fn stretches(plan: &MeetingPlan, state: &MeetingState, now: Timestamp) -> Vec<Stretch> {
    let session = &state.session;
    let mut stretches = Vec::new();
    match &session.state {
        State::Open | State::TechHold { .. } => stretches.push(Stretch { starts: now, ends: session.closes_at }),
        State::Suspended(pause) => {
            let starts = pause.resume_at.map_or(now, |at| at.max(now));
            stretches.push(Stretch { starts, ends: session.closes_at });
        }
        State::Scheduled | State::Adjourned { .. } | State::Closed { .. } => {}
    }
    let after = usize::try_from(session.sitting).unwrap_or(usize::MAX);
    for sitting in plan.sittings.iter().skip(after) {
        stretches.push(Stretch { starts: sitting.opens_at.max(now), ends: Some(sitting.closes_at) });
    }
    if let (State::Adjourned { until: Some(until) }, Some(first)) = (&session.state, stretches.first_mut()) {
        first.starts = (*until).max(now);
    }
    stretches
}

/// When so much work is done.
fn laid_out(work: Span, stretches: &[Stretch], now: Timestamp) -> Timestamp {
    let mut work = work;
    for (index, stretch) in stretches.iter().enumerate() {
        let done = stretch.starts + work;
        match stretch.ends {
            Some(ends) if done > ends && index + 1 < stretches.len() => work = work.less(ends.since(stretch.starts)),
            Some(_) | None => return done,
        }
    }
    now + work
}
