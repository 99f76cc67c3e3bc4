//! Acts on the lists of speakers: asking, withdrawing, moving, closing.

use super::super::{Outcome, Scene, note};
use super::{Whereabouts, order, whereabouts};
use crate::procedure::command::{Actor, Capacity, LimitClass};
use crate::procedure::definition::{Class, ItemPlan, Power};
use crate::procedure::event::{Event, Origin, Prepared, RemovalCause, Tabler};
use crate::procedure::floor::{Entry, ListKind, Speech};
use crate::procedure::ids::{EntryId, ItemNumber, PartyId, ProposalId, SeatId, Span, SpeechId};
use crate::procedure::rejection::{Field, Needs, Rejection};

/// Puts a party on the list of an open item.
///
/// A delegation asks for itself, by any of its seats. The presiding officer, the Secretariat and the moderator
/// put others on the list; onto a closed list, and observers and guests at all, only the presiding officer and
/// the moderator by delegation (R-7, rules 2.9).
pub(in crate::procedure::acts) fn request(
    scene: &Scene,
    item: &ItemNumber,
    party: Option<&PartyId>,
    on_behalf_of: &[PartyId],
) -> Outcome {
    let plan = scene.item_plan(item)?;
    scene.must_run()?;
    let asking = asking(scene, party)?;
    if !scene.state.agenda.open.contains(item) {
        return Err(Rejection::ItemMoved { open: scene.state.agenda.current().cloned() });
    }
    if !scene.is_invited_to(asking.party, item) {
        return Err(Rejection::NotInvited { party: asking.party.clone() });
    }
    not_on(scene, item, asking.party, ListKind::Speakers)?;
    may_be_listed(scene, plan, &asking)?;
    for (index, other) in on_behalf_of.iter().enumerate() {
        let twice = on_behalf_of[..index].contains(other);
        if twice || other == asking.party || scene.plan.class(other).is_none() {
            return Err(Rejection::CannotSpeakFor { party: other.clone() });
        }
    }
    let entry = Prepared {
        entry: scene.conference.numbers.entry.next(),
        party: asking.party.clone(),
        seat: asking.seat.cloned(),
        origin: if asking.seat.is_some() { Origin::Asked } else { Origin::AddedForIt },
        on_behalf_of: on_behalf_of.to_vec(),
        explains: None,
    };
    let place = order::place(scene, plan, &entry);
    Ok(vec![Event::FloorRequested { meeting: scene.meeting.clone(), item: item.clone(), entry, place }])
}

/// Puts a party on the list of replies of an open item, whether its list of speakers is closed or not.
pub(in crate::procedure::acts) fn request_reply(scene: &Scene, item: &ItemNumber) -> Outcome {
    scene.item_plan(item)?;
    scene.must_run()?;
    let (seat, state, class) = scene.delegate()?;
    let party = &state.party;
    if !class.decides() {
        return Err(Rejection::NoRightOfReply { party: party.clone() });
    }
    if !state.may_bind {
        return Err(Rejection::NotBinding { seat: seat.clone() });
    }
    if !scene.state.agenda.open.contains(item) {
        return Err(Rejection::ItemMoved { open: scene.state.agenda.current().cloned() });
    }
    if !scene.is_invited_to(party, item) {
        return Err(Rejection::NotInvited { party: party.clone() });
    }
    let floor = &scene.state.floor;
    let entries = &floor.reply_list(item).entries;
    not_on(scene, item, party, ListKind::Replies)?;
    let most = scene.plan.settings.replies;
    if floor.replies_heard(party, item) >= most {
        return Err(Rejection::NoReplyLeft { party: party.clone(), most });
    }
    let entry = Prepared {
        entry: scene.conference.numbers.entry.next(),
        party: party.clone(),
        seat: Some(seat.clone()),
        origin: Origin::Reply,
        on_behalf_of: Vec::new(),
        explains: None,
    };
    let place = place_at(entries.len());
    Ok(vec![Event::FloorRequested { meeting: scene.meeting.clone(), item: item.clone(), entry, place }])
}

/// Puts a party on the short list for explanations of position, before or after the decision.
pub(in crate::procedure::acts) fn request_explanation(scene: &Scene, id: ProposalId) -> Outcome {
    let proposal = scene.state.table.proposals.get(&id).ok_or(Rejection::UnknownProposal { proposal: id })?;
    scene.must_run()?;
    let (seat, state) = scene.binding_delegate()?;
    let (item, party) = (&proposal.item, &state.party);
    if !scene.is_invited_to(party, item) {
        return Err(Rejection::NotInvited { party: party.clone() });
    }
    // Nobody explains its position on its own text.
    if proposal.by == (Tabler::Party { party: party.clone() }) {
        return Err(Rejection::MoverDoesNotExplain { proposal: id });
    }
    if !scene.state.agenda.open.contains(item) {
        return Err(Rejection::ItemNotOpen { item: item.clone(), open: scene.state.agenda.current().cloned() });
    }
    not_on(scene, item, party, ListKind::Explanations)?;
    let entry = Prepared {
        entry: scene.conference.numbers.entry.next(),
        party: party.clone(),
        seat: Some(seat.clone()),
        origin: Origin::Explanation,
        on_behalf_of: Vec::new(),
        explains: Some(id),
    };
    let place = place_at(scene.state.floor.explanation_list(item).entries.len());
    Ok(vec![Event::FloorRequested { meeting: scene.meeting.clone(), item: item.clone(), entry, place }])
}

/// Puts the last speaker back at the head of its list with a fresh clock: what it said does not count.
pub(in crate::procedure::acts) fn restore(scene: &Scene, id: SpeechId) -> Outcome {
    scene.must_run()?;
    scene.authority(Some(Power::List))?;
    let floor = &scene.state.floor;
    let Some(last) = floor.last.as_ref().filter(|last| last.id == id) else {
        return Err(Rejection::NotTheLastSpeech { last: floor.last.as_ref().map(|last| last.id) });
    };
    if !scene.state.agenda.open.contains(&last.item) {
        let open = scene.state.agenda.current().cloned();
        return Err(Rejection::ItemNotOpen { item: last.item.clone(), open });
    }
    let party = &last.entry.party;
    not_on(scene, &last.item, party, ListKind::of(last.entry.origin))?;
    Ok(vec![Event::SpeakerRestored { meeting: scene.meeting.clone(), speech: id, party: party.clone() }])
}

/// For whom the floor is asked.
struct Asking<'a> {
    party: &'a PartyId,
    class: Class,
    /// The seat that asks for its own delegation; `None` where somebody else asks for the party.
    seat: Option<&'a SeatId>,
}

/// Who asks for whom, if it may at all.
fn asking<'a>(scene: &Scene<'a>, party: Option<&'a PartyId>) -> Result<Asking<'a>, Rejection> {
    let own = match &scene.command.actor {
        Actor::Seat { .. } => {
            let (seat, state, class) = scene.delegate()?;
            Some(Asking { party: &state.party, class, seat: Some(seat) })
        }
        Actor::Moderator { .. } => None,
        Actor::Hub {} | Actor::Clock {} => return Err(Rejection::NotForYou { needs: Needs::Delegation }),
    };
    let Some(party) = party else {
        return own.ok_or(Rejection::NotForYou { needs: Needs::Delegation });
    };
    match (own, &scene.command.actor) {
        // The presiding officer may put its own delegation on the list as it does any other.
        (_, Actor::Seat { capacity: Capacity::Chair, .. }) => {
            scene.authority(Some(Power::List))?;
        }
        (Some(own), _) if own.party == party => return Ok(own),
        (Some(Asking { class: Class::Secretariat, .. }), _) | (None, _) => {}
        (Some(_), _) => return Err(Rejection::NotForYou { needs: Needs::Officers }),
    }
    if !scene.definition.parties.contains_key(party) {
        return Err(Rejection::UnknownParty { party: party.clone() });
    }
    Ok(Asking { party, class: scene.class(party)?, seat: None })
}

/// Refuses a party that waits on that list of the item, or has the floor from it.
fn not_on(scene: &Scene, item: &ItemNumber, party: &PartyId, kind: ListKind) -> Result<(), Rejection> {
    let floor = &scene.state.floor;
    let entries = floor.waiting(item).filter(|entry| ListKind::of(entry.origin) == kind);
    if let Some((index, entry)) = entries.enumerate().find(|(_, entry)| entry.party == *party) {
        let another = anothers(scene, party);
        return Err(Rejection::AlreadyListed { entry: entry.id, place: place_at(index), another });
    }
    let on_floor = floor.speech.as_ref().filter(|speech| speech.item == *item);
    match on_floor {
        Some(speech) if speech.entry.party == *party && ListKind::of(speech.entry.origin) == kind => {
            Err(has_the_floor(scene, speech))
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses those who speak only when invited, and everybody once the list is closed, unless the presiding
/// officer adds them, or the moderator for it.
fn may_be_listed(scene: &Scene, plan: &ItemPlan, asking: &Asking) -> Result<(), Rejection> {
    let refused = match asking.class {
        Class::Staff => return Err(Rejection::NotForYou { needs: Needs::Delegation }),
        Class::Observer | Class::Guest
            if !plan.presenters.iter().any(|p| order::presenting(scene, p) == Some(asking.party)) =>
        {
            Rejection::SpeaksWhenInvited { party: asking.party.clone() }
        }
        Class::Member | Class::Partner | Class::Secretariat | Class::Observer | Class::Guest => {
            if !scene.state.floor.list(&plan.number).closed {
                return Ok(());
            }
            let list = scene.state.floor.list(&plan.number);
            let (item, crossed) = (plan.number.clone(), scene.command.seen.list_open);
            Rejection::ListIsClosed { item, closed_at: list.closed_at, crossed }
        }
    };
    match &scene.command.actor {
        // Who has the power and may not use it just now hears why; all others hear what stands against them.
        Actor::Moderator { .. } | Actor::Seat { capacity: Capacity::Chair, .. } if asking.seat.is_none() => {
            scene.authority(Some(Power::List)).map(drop)
        }
        Actor::Moderator { .. } | Actor::Seat { .. } | Actor::Hub {} | Actor::Clock {} => Err(refused),
    }
}

/// Takes a request back. One that is gone already needs no taking back.
pub(in crate::procedure::acts) fn withdraw(scene: &Scene, id: EntryId) -> Outcome {
    scene.must_run()?;
    match whereabouts(scene, id)? {
        Whereabouts::Gone => Ok(vec![]),
        Whereabouts::OnTheFloor(speech) => {
            may_act_for(scene, &speech.entry.party)?;
            Err(has_the_floor(scene, speech))
        }
        Whereabouts::Waiting { entry, .. } => {
            may_act_for(scene, &entry.party)?;
            Ok(vec![removed(scene, entry, RemovalCause::Withdrawn {})])
        }
    }
}

/// Names another speaker of the same delegation, until it is called.
pub(in crate::procedure::acts) fn replace_speaker(scene: &Scene, id: EntryId, seat: &SeatId) -> Outcome {
    scene.must_run()?;
    let (_, _, entry) = waiting(scene, id)?;
    may_act_for(scene, &entry.party)?;
    if scene.admitted(seat)?.party != entry.party {
        return Err(Rejection::NotYourOwn { party: entry.party.clone() });
    }
    if entry.seat.as_ref() == Some(seat) {
        return Ok(vec![]);
    }
    Ok(vec![Event::SpeakerReplaced { meeting: scene.meeting.clone(), entry: id, seat: seat.clone() }])
}

/// Moves a waiting entry, with the reason.
pub(in crate::procedure::acts) fn move_entry(scene: &Scene, id: EntryId, place: u32, reason: &str) -> Outcome {
    scene.must_run()?;
    let (item, index, entry) = waiting(scene, id)?;
    scene.authority(Some(Power::List))?;
    note(Field::Reason, reason)?;
    let length = scene.state.floor.list_for(item, entry.origin).entries.len();
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    if place == 0 || place > length {
        return Err(Rejection::NoSuchPlace { place, length });
    }
    if place == place_at(index) {
        return Ok(vec![]);
    }
    Ok(vec![Event::EntryMoved { meeting: scene.meeting.clone(), entry: id, place, reason: reason.to_owned() }])
}

/// Strikes a waiting entry, with the reason.
pub(in crate::procedure::acts) fn remove(scene: &Scene, id: EntryId, reason: &str) -> Outcome {
    scene.must_run()?;
    let found = whereabouts(scene, id)?;
    scene.authority(Some(Power::List))?;
    note(Field::Reason, reason)?;
    match found {
        Whereabouts::Gone => Ok(vec![]),
        Whereabouts::OnTheFloor(speech) => Err(has_the_floor(scene, speech)),
        Whereabouts::Waiting { entry, .. } => {
            Ok(vec![removed(scene, entry, RemovalCause::Struck { reason: reason.to_owned() })])
        }
    }
}

/// Takes a written statement as read: by its delegation, or for it by those who may take its request back.
pub(in crate::procedure::acts) fn take_as_read(scene: &Scene, id: EntryId) -> Outcome {
    scene.must_run()?;
    let (_, _, entry) = waiting(scene, id)?;
    may_act_for(scene, &entry.party)?;
    Ok(vec![removed(scene, entry, RemovalCause::TakenAsRead {})])
}

/// Closes the list of an open item. Those on it stay, whatever their lines do.
pub(in crate::procedure::acts) fn close_list(scene: &Scene, item: &ItemNumber) -> Outcome {
    let event = Event::ListClosed { meeting: scene.meeting.clone(), item: item.clone() };
    turn_list(scene, item, true, event)
}

/// Opens the list of an open item again.
pub(in crate::procedure::acts) fn reopen_list(scene: &Scene, item: &ItemNumber) -> Outcome {
    let event = Event::ListReopened { meeting: scene.meeting.clone(), item: item.clone() };
    turn_list(scene, item, false, event)
}

fn turn_list(scene: &Scene, item: &ItemNumber, closed: bool, event: Event) -> Outcome {
    scene.item_plan(item)?;
    scene.must_run()?;
    scene.authority(Some(Power::List))?;
    if !scene.state.agenda.open.contains(item) {
        return Err(Rejection::ItemNotOpen { item: item.clone(), open: scene.state.agenda.current().cloned() });
    }
    let so_already = scene.state.floor.list(item).closed == closed;
    Ok(if so_already { vec![] } else { vec![event] })
}

/// The shortest speaking time that may be set: a slip of the hand shall not end every speech as it begins.
const SHORTEST_LIMIT: Span = Span::seconds(1);

/// Changes a speaking time limit, from the next speech on.
pub(in crate::procedure::acts) fn set_limit(scene: &Scene, class: LimitClass, limit: Span) -> Outcome {
    scene.must_run()?;
    scene.authority(Some(Power::List))?;
    if limit < SHORTEST_LIMIT {
        return Err(Rejection::LimitTooShort { least: SHORTEST_LIMIT });
    }
    if scene.state.floor.limit(class) == limit {
        return Ok(vec![]);
    }
    Ok(vec![Event::LimitChanged { meeting: scene.meeting.clone(), class, limit }])
}

/// The party, where it is not the sender's own: a delegation is spoken to as such, of others by their names.
fn anothers(scene: &Scene, party: &PartyId) -> Option<PartyId> {
    let own = match &scene.command.actor {
        Actor::Seat { seat, .. } => scene.conference.parties.seats.get(seat).is_some_and(|seat| seat.party == *party),
        Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => false,
    };
    (!own).then(|| party.clone())
}

fn has_the_floor(scene: &Scene, speech: &Speech) -> Rejection {
    Rejection::HasTheFloor { speech: speech.id, another: anothers(scene, &speech.entry.party) }
}

/// Finds an entry that must still wait: its item, its index, itself.
fn waiting<'a>(scene: &Scene<'a>, id: EntryId) -> Result<(&'a ItemNumber, usize, &'a Entry), Rejection> {
    match whereabouts(scene, id)? {
        Whereabouts::Waiting { item, index, entry } => Ok((item, index, entry)),
        Whereabouts::OnTheFloor(speech) => Err(has_the_floor(scene, speech)),
        Whereabouts::Gone => Err(Rejection::UnknownEntry { entry: id }),
    }
}

/// Refuses all but the delegation itself and those who act for it: the Secretariat, the moderator and the
/// presiding officer. The record's command says who it was.
fn may_act_for(scene: &Scene, party: &PartyId) -> Result<(), Rejection> {
    match &scene.command.actor {
        Actor::Moderator { .. } => Ok(()),
        Actor::Seat { capacity: Capacity::Chair, .. } => scene.authority(Some(Power::List)).map(drop),
        Actor::Seat { capacity: Capacity::Delegate, .. } => {
            let (_, state, class) = scene.delegate()?;
            if state.party == *party || class == Class::Secretariat {
                return Ok(());
            }
            Err(Rejection::NotYourOwn { party: party.clone() })
        }
        Actor::Hub {} | Actor::Clock {} => Err(Rejection::NotForYou { needs: Needs::Delegation }),
    }
}

fn removed(scene: &Scene, entry: &Entry, cause: RemovalCause) -> Event {
    Event::EntryRemoved { meeting: scene.meeting.clone(), entry: entry.id, cause }
}

/// The place of an index, from 1.
fn place_at(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
