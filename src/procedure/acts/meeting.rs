//! Acts on a meeting and its sittings.

use std::cmp::Ordering;

use super::{Authority, Outcome, Scene, agenda, chair, decision, floor, note, presence};
use crate::procedure::command::{Actor, Capacity, Outcome as ItemOutcome};
use crate::procedure::definition::{ItemKind, Power};
use crate::procedure::event::{ChairCause, Event, HoldCause, VoidCause};
use crate::procedure::ids::{SeatId, Timestamp};
use crate::procedure::meeting::State;
use crate::procedure::rejection::{Field, Needs, Rejection, Unfinished};

/// Opens the meeting, or its next sitting after an adjournment: roll call anew, and somebody presides.
pub(super) fn open(scene: &Scene) -> Outcome {
    let meeting = scene.meeting.clone();
    match scene.state.session.state {
        State::Scheduled | State::Adjourned { .. } => {}
        State::Open => {
            may_open(scene)?;
            return Ok(Vec::new());
        }
        State::Suspended(_) | State::TechHold { .. } | State::Closed { .. } => return Err(scene.not_open()),
    }
    if let Some((other, _)) = scene.conference.running() {
        return Err(Rejection::OtherMeetingRuns { meeting: other.clone() });
    }
    let seat = may_open(scene)?;
    scene.epoch_seen()?;

    let sitting = scene.state.session.sitting + 1;
    let planned = usize::try_from(sitting - 1).ok().and_then(|index| scene.plan.sittings.get(index));
    let seated = scene.plan.deciding().filter(|party| scene.conference.parties.live_binding_seat(party).is_some());
    let seated: Vec<_> = seated.cloned().collect();
    let count = presence::sitting_begins(scene, &seated);
    let mut events = vec![Event::SittingOpened {
        meeting: meeting.clone(),
        sitting,
        closes_at: planned.map(|plan| plan.closes_at).filter(|closes_at| *closes_at > scene.now),
        seated,
    }];
    events.extend(count);
    let holder = scene.state.chair.seat.as_ref();
    if holder != Some(&seat) {
        let own = scene.conference.parties.seats.get(&seat).is_some_and(|s| s.party == scene.state.chair.party);
        let cause = match (holder, own) {
            (None, _) => ChairCause::Opening,
            (Some(_), true) => ChairCause::PersonChanged,
            (Some(_), false) => ChairCause::Succession,
        };
        events.push(Event::ChairAssumed { meeting, seat, epoch: scene.state.chair.epoch.next(), cause });
    }
    Ok(events)
}

/// The seat that will preside over the sitting, if the sender may open it: a binding seat of the presiding
/// party opens for itself; the moderator, by delegation, for the one that is there.
fn may_open(scene: &Scene) -> Result<SeatId, Rejection> {
    let chair = &scene.state.chair;
    let parties = &scene.conference.parties;
    match &scene.command.actor {
        Actor::Seat { seat, capacity: Capacity::Chair } => {
            let state = scene.admitted(seat)?;
            let of_chair = state.party == chair.party || chair.seat.as_ref() == Some(seat);
            if !of_chair {
                return Err(Rejection::NotPresiding { presiding: chair.presiding().cloned() });
            }
            if !state.may_bind {
                return Err(Rejection::NotBinding { seat: seat.clone() });
            }
            Ok(seat.clone())
        }
        Actor::Moderator { .. } => {
            if !chair.delegated.contains(&Power::Meeting) {
                return Err(Rejection::NotDelegated { power: Power::Meeting });
            }
            let present = chair.seat.as_ref().filter(|seat| parties.is_live(seat));
            present
                .or_else(|| parties.live_binding_seat(&chair.party))
                .cloned()
                .or_else(|| chair.seat.as_ref().and_then(|_| chair::candidates(scene).into_iter().next()))
                .ok_or(Rejection::ChairVacant {})
        }
        Actor::Seat { capacity: Capacity::Delegate, .. } | Actor::Hub {} | Actor::Clock {} => {
            Err(Rejection::NotForYou { needs: Needs::ChairOrModerator })
        }
    }
}

/// Suspends: the same sitting goes on later.
pub(super) fn suspend(scene: &Scene, reason: &str, resume_at: Option<Timestamp>) -> Outcome {
    if scene.state.session.phase() == crate::procedure::rejection::MeetingPhase::Suspended {
        scene.authority(Some(Power::Meeting))?;
        return Ok(Vec::new());
    }
    scene.must_be_open()?;
    scene.authority(Some(Power::Meeting))?;
    note(Field::Reason, reason)?;
    not_past(scene, resume_at)?;
    let mut events = floor::meeting_stops(scene);
    events.push(Event::MeetingSuspended { meeting: scene.meeting.clone(), reason: reason.to_owned(), resume_at });
    Ok(events)
}

/// The same sitting goes on.
pub(super) fn resume(scene: &Scene) -> Outcome {
    match scene.state.session.state {
        State::Suspended(_) => {}
        State::Open => {
            scene.authority(Some(Power::Meeting))?;
            return Ok(Vec::new());
        }
        State::Scheduled | State::Adjourned { .. } | State::TechHold { .. } | State::Closed { .. } => {
            return Err(scene.not_open());
        }
    }
    scene.authority(Some(Power::Meeting))?;
    let mut events = vec![Event::MeetingResumed { meeting: scene.meeting.clone() }];
    events.extend(floor::meeting_goes_on(scene));
    Ok(events)
}

/// Ends the sitting: windows are void, a speech goes back to the head of its list, item and list stay.
pub(super) fn adjourn(scene: &Scene, until: Option<Timestamp>) -> Outcome {
    if let State::Adjourned { .. } = scene.state.session.state {
        scene.authority(Some(Power::Meeting))?;
        return Ok(Vec::new());
    }
    scene.must_run()?;
    scene.authority(Some(Power::Meeting))?;
    not_past(scene, until)?;
    let mut events = decision::void(scene, VoidCause::Adjourned);
    events.extend(floor::sitting_ends(scene));
    events.push(Event::MeetingAdjourned { meeting: scene.meeting.clone(), until });
    Ok(events)
}

/// Technical hold, by the Chair, the moderator or the Secretariat; none of them needs the Chair's powers for it.
pub(super) fn hold(scene: &Scene, reason: &str, next_news_at: Option<Timestamp>) -> Outcome {
    scene.must_run()?;
    if scene.secretariat().is_none() {
        scene.authority(None).map_err(|refusal| {
            let is_for_others = matches!(refusal, Rejection::NotForYou { .. });
            if is_for_others { Rejection::NotForYou { needs: Needs::Officers } } else { refusal }
        })?;
    }
    note(Field::Reason, reason)?;
    not_past(scene, next_news_at)?;
    let cause = HoldCause::Asked { reason: reason.to_owned() };
    if let State::TechHold { cause: known, next_news_at: told, .. } = &scene.state.session.state
        && *known == cause
        && *told == next_news_at
    {
        return Ok(Vec::new());
    }
    let mut events = floor::meeting_stops(scene);
    events.push(Event::HoldBegan { meeting: scene.meeting.clone(), cause, next_news_at });
    Ok(events)
}

/// Lifts the technical hold; a suspension into which it fell goes on.
pub(super) fn lift_hold(scene: &Scene) -> Outcome {
    let suspended = match &scene.state.session.state {
        State::TechHold { suspended, .. } => suspended.is_some(),
        State::Open | State::Suspended(_) => {
            scene.authority(Some(Power::Meeting))?;
            return Ok(Vec::new());
        }
        State::Scheduled | State::Adjourned { .. } | State::Closed { .. } => return Err(scene.not_open()),
    };
    scene.authority(Some(Power::Meeting))?;
    let mut events = vec![Event::HoldLifted { meeting: scene.meeting.clone() }];
    if !suspended {
        events.extend(floor::meeting_goes_on(scene));
    }
    Ok(events)
}

/// Moves the planned end of the sitting; later only where the interpreters agreed to stay.
pub(super) fn extend(scene: &Scene, closes_at: Timestamp, interpreters_agree: bool) -> Outcome {
    scene.must_run()?;
    scene.authority(Some(Power::Meeting))?;
    let moved = scene.state.session.closes_at.map(|known| closes_at.cmp(&known));
    if moved == Some(Ordering::Equal) {
        return Ok(Vec::new());
    }
    not_past(scene, Some(closes_at))?;
    if moved == Some(Ordering::Greater) && !interpreters_agree {
        return Err(Rejection::InterpretersNotAsked { closes_at });
    }
    Ok(vec![Event::SittingExtended { meeting: scene.meeting.clone(), closes_at }])
}

/// Closes the meeting for good, if nothing is open or the Chair says why it closes all the same.
pub(super) fn close(scene: &Scene, despite: Option<&str>) -> Outcome {
    if let State::Closed { .. } = scene.state.session.state {
        return Ok(Vec::new());
    }
    scene.must_be_open()?;
    match scene.authority(Some(Power::Meeting))? {
        // Closing over something open is a ruling, and a ruling is the Chair's own.
        Authority::Delegated if despite.is_some() => return Err(Rejection::NotForYou { needs: Needs::Chair }),
        Authority::Delegated | Authority::Chair => {}
    }
    let open = unfinished(scene);
    match despite {
        None if !open.is_empty() => return Err(Rejection::ClosingBlocked { open }),
        None => {}
        Some(reason) => note(Field::Reason, reason)?,
    }
    let mut events = decision::void(scene, VoidCause::Adjourned);
    for item in scene.state.agenda.open.iter().rev() {
        events.extend(floor::item_ends(scene, item, false));
        let outcome = agenda::outcome_on_record(scene, item)
            .unwrap_or_else(|| ItemOutcome::NoDecision { reason: despite.unwrap_or_default().to_owned() });
        events.push(Event::ItemConcluded { meeting: scene.meeting.clone(), item: item.clone(), outcome });
    }
    let despite = despite.filter(|_| !open.is_empty()).map(str::to_owned);
    events.push(Event::MeetingClosed { meeting: scene.meeting.clone(), despite });
    Ok(events)
}

/// Everything that stands against closing, in the order of the agenda.
fn unfinished(scene: &Scene) -> Vec<Unfinished> {
    let mut open = Vec::new();
    for plan in &scene.plan.agenda {
        let state = scene.state.agenda.state(&plan.number);
        let is_open = scene.state.agenda.open.contains(&plan.number);
        if is_open {
            // The closing item ends with the meeting; whatever else is open ends first.
            if plan.kind == ItemKind::Closing {
                open.extend(agenda::unfinished(scene, &plan.number, &scene.state.agenda.open));
            } else {
                open.push(Unfinished::Item { item: plan.number.clone() });
            }
        } else if !state.is_disposed() {
            open.push(Unfinished::Item { item: plan.number.clone() });
        } else if plan.kind == ItemKind::ReportAdoption
            && !agenda::report_adopted(scene, scene.plan)
            && !agenda::is_ad_referendum(scene, &plan.number)
        {
            open.push(Unfinished::Report {});
        }
    }
    if let Some(proposal) = scene.state.table.put {
        open.push(Unfinished::Put { proposal });
    }
    for proposal in scene.state.table.proposals.values().filter(|proposal| proposal.is_live()) {
        open.extend(
            proposal
                .standing_objections()
                .map(|(_, objection)| Unfinished::Objection { party: objection.party.clone() }),
        );
    }
    let points = &scene.state.points;
    open.extend(points.pending.iter().map(|point| Unfinished::PointOfOrder { party: point.party.clone() }));
    let appeal = points.ruled.as_ref().and_then(|ruled| ruled.appeal.clone());
    open.extend(appeal.map(|party| Unfinished::PointOfOrder { party }));
    open.extend(decision::reopenings_asked(scene).map(|decision| Unfinished::Reopening { decision }));
    open.dedup();
    open
}

/// Refuses an announced instant that has passed.
fn not_past(scene: &Scene, at: Option<Timestamp>) -> Result<(), Rejection> {
    match at {
        Some(at) if at <= scene.now => Err(Rejection::InThePast { at }),
        Some(_) | None => Ok(()),
    }
}
