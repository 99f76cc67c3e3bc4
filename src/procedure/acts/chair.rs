//! Acts on the chair: handover, passing, succession, delegation.

use super::{Outcome, Scene, Whole, agenda, decision, motion, presence};
use crate::procedure::chair::Offer;
use crate::procedure::command::Actor;
use crate::procedure::definition::{ItemKind, Power};
use crate::procedure::event::{ChairCause, Event, Tabler, VoidCause, Wording};
use crate::procedure::ids::{PartyId, Revision, SeatId};
use crate::procedure::point::{Awaited, Point, Ruled};
use crate::procedure::rejection::{Needs, Rejection};

/// The outgoing Chair proposes the handover; the meeting is asked at once.
pub(super) fn offer(scene: &Scene, to: &PartyId, vice_chair: Option<&PartyId>) -> Outcome {
    scene.must_be_open()?;
    scene.class(to).map_err(|_| Rejection::UnknownParty { party: to.clone() })?;
    if let Some(vice) = vice_chair {
        scene.class(vice).map_err(|_| Rejection::UnknownParty { party: vice.clone() })?;
    }
    scene.authority(Some(Power::Put))?;
    let chair = &scene.state.chair;
    match &chair.offer {
        Some(Offer::Handover { to: pending, vice_chair: vice, .. }) if pending == to && vice.as_ref() == vice_chair => {
            return Ok(Vec::new());
        }
        Some(_) | None => scene.must_not_offer_chair()?,
    }
    let current = scene.state.agenda.current();
    let Some(item) = current.filter(|item| scene.plan.item(item).is_some_and(|i| i.kind == ItemKind::ChairHandover))
    else {
        let expected = scene.plan.agenda.iter().find(|item| item.kind == ItemKind::ChairHandover);
        return Err(match (current, expected) {
            (Some(item), _) => Rejection::WrongItemKind { item: item.clone() },
            (None, Some(expected)) => Rejection::ItemNotOpen { item: expected.number.clone(), open: None },
            (None, None) => Rejection::ItemMoved { open: None },
        });
    };
    if *to != scene.plan.chair.chair {
        return Err(Rejection::NotTheIncomingChair { expected: scene.plan.chair.chair.clone() });
    }
    if chair.party == *to {
        // The line has changed hands already.
        return Ok(Vec::new());
    }
    if scene.conference.parties.live_binding_seat(to).is_none() {
        return Err(Rejection::IncomingNotSeated { party: to.clone() });
    }
    if chair.acting {
        // Who acts for the outgoing Chair, the incoming one above all, hands nothing over.
        return Err(Rejection::OutgoingHandsOver { party: chair.party.clone() });
    }
    if let Some(proposal) = scene.state.table.put {
        return Err(Rejection::OtherProposalPut { proposal });
    }
    agenda::must_be_announced_for_now(scene, item)?;
    motion::none_pending(scene)?;
    presence::quorum(scene, item)?;

    let proposal = scene.conference.numbers.proposal.next();
    let wording = Wording::new(handover_text(scene, item, to, vice_chair), Vec::new());
    let meeting = scene.meeting.clone();
    Ok(vec![
        Event::ProposalTabled {
            meeting: meeting.clone(),
            item: item.clone(),
            proposal,
            by: Tabler::Chair {},
            wording: wording.clone(),
        },
        Event::ChairOffered { meeting: meeting.clone(), to: to.clone(), vice_chair: vice_chair.cloned(), proposal },
        Event::ProposalPut {
            meeting,
            proposal,
            revision: Revision(1),
            hash: wording.hash,
            epoch: scene.state.chair.epoch,
        },
    ])
}

/// The text on which the meeting is asked: the item's title and the names, in the authentic language. It is
/// put together from what the definition says, not phrased here.
fn handover_text(
    scene: &Scene,
    item: &crate::procedure::ids::ItemNumber,
    to: &PartyId,
    vice_chair: Option<&PartyId>,
) -> String {
    let name = |party: &PartyId| {
        scene.definition.parties.get(party).map_or_else(|| party.to_string(), |party| party.name.en.clone())
    };
    let title = scene.plan.item(item).map_or_else(|| item.to_string(), |plan| plan.title.en.clone());
    match vice_chair {
        Some(vice) => format!("{title}: {} / {}", name(to), name(vice)),
        None => format!("{title}: {}", name(to)),
    }
}

/// Lets another seat preside: of the presiding party, or of the vice-chair.
pub(super) fn pass(scene: &Scene, to: &SeatId) -> Outcome {
    scene.must_run()?;
    let state = scene.conference.parties.seats.get(to).ok_or_else(|| Rejection::UnknownSeat { seat: to.clone() })?;
    scene.authority(None)?;
    let chair = &scene.state.chair;
    if chair.seat.as_ref() == Some(to) || chair.offer == Some(Offer::Passing { to: to.clone() }) {
        return Ok(Vec::new());
    }
    if let Some(proposal) = scene.state.table.put {
        return Err(Rejection::NotWhilePut { proposal });
    }
    scene.must_not_offer_chair()?;
    if state.party != chair.party && Some(&state.party) != vice_chair(scene) {
        return Err(Rejection::CannotPassTo { seat: to.clone() });
    }
    if !state.may_bind {
        return Err(Rejection::NotBinding { seat: to.clone() });
    }
    scene.admitted(to)?;
    if !state.link.is_up() {
        return Err(Rejection::IncomingNotSeated { party: state.party.clone() });
    }
    Ok(vec![Event::ChairPassed { meeting: scene.meeting.clone(), to: to.clone() }])
}

/// The vice-chair as set by the handover, or as written down where the meeting has not come to it yet.
fn vice_chair<'a>(scene: &Scene<'a>) -> Option<&'a PartyId> {
    scene.state.chair.vice_chair.as_ref().or(scene.plan.chair.vice_chair.as_ref())
}

/// Takes back a handover or passing that was not taken up.
pub(super) fn withdraw_offer(scene: &Scene) -> Outcome {
    scene.must_run()?;
    scene.authority(None)?;
    let meeting = scene.meeting.clone();
    match &scene.state.chair.offer {
        None => Err(Rejection::NoChairOffer {}),
        Some(Offer::Passing { .. }) => Ok(vec![Event::ChairOfferWithdrawn { meeting }]),
        Some(Offer::Handover { proposal, agreed, .. }) => {
            let mut events = Vec::new();
            if !agreed {
                events.push(Event::ProposalWithdrawn { meeting: meeting.clone(), proposal: *proposal });
            }
            events.push(Event::ChairOfferWithdrawn { meeting });
            Ok(events)
        }
    }
}

/// Takes the chair. Why the seat may is read from the state: it was handed over or passed, the chair is vacant
/// and it is next in line, or it is the Chair's own and another acts.
pub(super) fn assume(scene: &Scene) -> Outcome {
    scene.must_run()?;
    let (seat, state) = match &scene.command.actor {
        Actor::Seat { seat, .. } => (seat, scene.admitted(seat)?),
        Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => {
            return Err(Rejection::NotForYou { needs: Needs::Delegation });
        }
    };
    scene.class(&state.party)?;
    if !state.may_bind {
        return Err(Rejection::NotBinding { seat: seat.clone() });
    }
    let chair = &scene.state.chair;
    if chair.presiding() == Some(seat) {
        return Ok(Vec::new());
    }
    let cause = cause_to_assume(scene, seat, &state.party)?;
    if !state.link.is_up() {
        // Nobody would notice that its line is down: it went down before.
        return Err(Rejection::IncomingNotSeated { party: state.party.clone() });
    }
    // Taking the chair changes it for good, so it too is fenced: two candidates cannot both press first.
    scene.epoch_seen()?;
    let mut events = decision::void(scene, VoidCause::NewChair);
    let epoch = chair.epoch.next();
    events.push(Event::ChairAssumed { meeting: scene.meeting.clone(), seat: seat.clone(), epoch, cause });
    Ok(events)
}

fn cause_to_assume(scene: &Scene, seat: &SeatId, party: &PartyId) -> Result<ChairCause, Rejection> {
    let chair = &scene.state.chair;
    match &chair.offer {
        Some(Offer::Passing { to }) if to == seat => {
            must_not_wait_for_a_ruling(scene)?;
            return Ok(if *party == chair.party { ChairCause::PersonChanged } else { ChairCause::Passed });
        }
        Some(Offer::Handover { to, agreed, proposal, .. }) if to == party => {
            // A vacancy does not undo what the meeting agreed to: the incoming Chair may take it up.
            return if *agreed {
                Ok(ChairCause::Handover)
            } else {
                Err(Rejection::HandoverNotAgreed { proposal: *proposal })
            };
        }
        Some(Offer::Passing { .. } | Offer::Handover { .. }) | None => {}
    }
    if let Some(vacancy) = &chair.vacancy {
        let Some(offered) = &vacancy.candidates else {
            let until = vacancy.since + scene.plan.settings.chair_grace;
            return Err(Rejection::GraceRunning { until });
        };
        let line = candidates(scene);
        if !line.contains(seat) && !offered.contains(seat) {
            return Err(Rejection::ChairNotFree { presiding: None });
        }
        // In technical hold any of them may; before, the first in line who is connected.
        return match line.first() {
            Some(first) if first != seat && scene.state.session.is_open() => {
                Err(Rejection::NotNextInLine { first: first.clone() })
            }
            Some(_) | None => Ok(if *party == chair.party { ChairCause::Returned } else { ChairCause::Succession }),
        };
    }
    // Somebody acts, and the Chair's own party takes the chair back.
    if chair.acting && *party == chair.party {
        if let Some(proposal) = scene.state.table.put {
            return Err(Rejection::NotWhilePut { proposal });
        }
        must_not_wait_for_a_ruling(scene)?;
        return Ok(ChairCause::Returned);
    }
    Err(Rejection::ChairNotFree { presiding: chair.presiding().cloned() })
}

/// Refuses to change who presides while that officer owes a ruling. A vacant chair is another
/// matter: somebody has to rule.
fn must_not_wait_for_a_ruling(scene: &Scene) -> Result<(), Rejection> {
    match scene.state.points.awaited() {
        Some(Awaited::Ruling(Point { party, .. }) | Awaited::Appeal(Ruled { party, .. }))
            if scene.state.chair.vacancy.is_none() =>
        {
            Err(Rejection::NotWhilePointPending { party: party.clone() })
        }
        Some(_) | None => Ok(()),
    }
}

/// What follows when another person comes to sit in the seat that presides: an epoch of its own, so that nothing of
/// the one before is carried out under it. A vacant chair stays so until the line is back.
///
/// # Errors
/// While that officer owes a ruling.
pub(super) fn another_person(whole: &Whole, seat: &SeatId) -> Outcome {
    let running = whole.running().filter(|scene| scene.state.chair.seat.as_ref() == Some(seat));
    let Some(scene) = running else { return Ok(Vec::new()) };
    must_not_wait_for_a_ruling(&scene)?;
    let mut events = decision::void(&scene, VoidCause::NewChair);
    let (meeting, epoch) = (scene.meeting.clone(), scene.state.chair.epoch.next());
    events.push(Event::ChairAssumed { meeting, seat: seat.clone(), epoch, cause: ChairCause::PersonChanged });
    Ok(events)
}

/// Who may take a vacant chair, first in line first: other binding seats of the Chair's own delegation, before
/// the handover the incoming Chair's, the vice-chair's, those named beforehand; only seats on a live line.
pub(super) fn candidates(scene: &Scene) -> Vec<SeatId> {
    let chair = &scene.state.chair;
    let parties = &scene.conference.parties;
    let mut line: Vec<SeatId> = Vec::new();
    let mut add = |seat: &SeatId| {
        if parties.is_live(seat) && !line.contains(seat) {
            line.push(seat.clone());
        }
    };
    let incoming = (chair.party != scene.plan.chair.chair).then_some(&scene.plan.chair.chair);
    for party in [Some(&chair.party), incoming, vice_chair(scene)].into_iter().flatten() {
        for (id, _) in parties.seats_of(party).filter(|(_, seat)| seat.may_bind) {
            add(id);
        }
    }
    for seat in &scene.plan.chair.acting {
        add(seat);
    }
    line
}

/// Gives a power to the moderator, or takes it back, for this epoch.
pub(super) fn delegate(scene: &Scene, power: Power, granted: bool) -> Outcome {
    scene.must_not_be_over()?;
    scene.authority(None)?;
    if scene.state.chair.delegated.contains(&power) == granted {
        return Ok(Vec::new());
    }
    Ok(vec![Event::PowerDelegated { meeting: scene.meeting.clone(), power, granted }])
}
