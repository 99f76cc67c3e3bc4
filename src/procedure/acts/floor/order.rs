//! Where an entry is put on a list of speakers, and who is on it from the start.

use super::super::Scene;
use crate::procedure::command::Declared;
use crate::procedure::definition::{Class, ItemPlan, ListOrder, Presenter, SeatRank};
use crate::procedure::event::{Origin, Prepared};
use crate::procedure::ids::{EntryId, ItemNumber, PartyId, SeatId};

/// What orders a list: entries compare by these in turn. What an item's policy does not look at is the same for
/// all of its entries.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Who goes before whom whatever the policy.
    group: Group,
    /// The Chair's delegation, where it speaks last in its class.
    is_chair: bool,
    /// Before the party at which the protocol order starts, so its turn comes when the order has gone round.
    round: bool,
    /// Protocol rank, or the level of the speaker.
    rank: u32,
    /// Order of asking: entries are numbered as the hub received them.
    asked: EntryId,
}

/// Who goes before whom whatever the policy.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// Who presents the item.
    Presenter,
    /// Whom the fixed order names, by its place there, as long as it has not spoken under the item.
    Fixed(usize),
    /// Members.
    Members,
    /// Partners.
    Partners,
    /// The Secretariat, observers and guests.
    Others,
}

/// What an entry is ordered by.
struct Asker<'a> {
    party: &'a PartyId,
    seat: Option<&'a SeatId>,
    origin: Origin,
    entry: EntryId,
}

impl Key {
    fn of(scene: &Scene, plan: &ItemPlan, asker: &Asker) -> Self {
        let protocol_rank =
            |party: &PartyId| scene.definition.parties.get(party).map_or(u32::MAX, |party| party.protocol_rank);
        let mut key =
            Self { group: Group::of(scene, plan, asker), is_chair: false, round: false, rank: 0, asked: asker.entry };
        if matches!(key.group, Group::Presenter | Group::Fixed(_)) {
            return key;
        }
        match &plan.order {
            ListOrder::Protocol { start, chair_last } => {
                key.rank = protocol_rank(asker.party);
                key.is_chair = *chair_last && *asker.party == scene.state.chair.party;
                key.round = start.as_ref().is_some_and(|start| key.rank < protocol_rank(start));
            }
            ListOrder::LevelThenFifo {} => {
                // Where no speaker is named, the head of the delegation is expected.
                let seat = asker.seat.and_then(|seat| scene.conference.parties.seats.get(seat));
                key.rank = match seat.map_or(SeatRank::Head, |seat| seat.rank) {
                    SeatRank::Head => 0,
                    SeatRank::Alternate => 1,
                    SeatRank::Adviser => 2,
                };
            }
            ListOrder::Fifo {} | ListOrder::Fixed { .. } => {}
        }
        key
    }
}

impl Group {
    fn of(scene: &Scene, plan: &ItemPlan, asker: &Asker) -> Self {
        if asker.origin == Origin::Presenter {
            return Self::Presenter;
        }
        if let ListOrder::Fixed { parties } = &plan.order {
            let place = parties.iter().position(|party| party == asker.party);
            if let Some(place) = place.filter(|_| !has_spoken(scene, asker.party, &plan.number)) {
                return Self::Fixed(place);
            }
        }
        match scene.plan.class(asker.party) {
            Some(Class::Member) => Self::Members,
            Some(Class::Partner) => Self::Partners,
            Some(Class::Secretariat | Class::Observer | Class::Guest | Class::Staff) | None => Self::Others,
        }
    }
}

fn has_spoken(scene: &Scene, party: &PartyId, item: &ItemNumber) -> bool {
    scene.state.floor.spoken.get(party).is_some_and(|items| items.contains_key(item))
}

/// The place of a new entry on its item's list, from 1: before the first that comes after it in the list's
/// order, or at the end.
///
/// Entries that were put where they are (moved, passed, back at the head) keep their places and order nobody:
/// a new entry neither overtakes one at the head nor waits behind one at the end because of its rank.
pub(super) fn place(scene: &Scene, plan: &ItemPlan, new: &Prepared) -> u32 {
    let asker = Asker { party: &new.party, seat: new.seat.as_ref(), origin: new.origin, entry: new.entry };
    let key = Key::of(scene, plan, &asker);
    let entries = &scene.state.floor.list(&plan.number).entries;
    let follows = entries.iter().position(|entry| {
        let asker = Asker { party: &entry.party, seat: entry.seat.as_ref(), origin: entry.origin, entry: entry.id };
        !entry.placed && Key::of(scene, plan, &asker) > key
    });
    u32::try_from(follows.unwrap_or(entries.len()) + 1).unwrap_or(u32::MAX)
}

/// Who is on an item's list when it opens, in its order: presenters, a fixed order, a tour de table. Entry
/// numbers continue from `first`.
///
/// A party that is not admitted to the item, or declared itself absent, is left out, and so is a presenter whose
/// role nobody holds. This is for an item's first opening: one that returns has what was kept of its list.
pub(in crate::procedure::acts) fn prepared(scene: &Scene, item: &ItemNumber, first: EntryId) -> Vec<Prepared> {
    let Some(plan) = scene.plan.item(item) else { return Vec::new() };
    let presenters = plan.presenters.iter().filter_map(|presenter| presenting(scene, presenter));
    let presenters = presenters.map(|party| (party, Origin::Presenter));
    let others = listed_beforehand(scene, plan).into_iter().map(|party| (party, Origin::Prepared));

    let mut entries: Vec<Prepared> = Vec::new();
    let mut entry = first;
    for (party, origin) in presenters.chain(others) {
        let twice = entries.iter().any(|entry| entry.party == *party);
        let absent = scene.state.roll.declared.get(party) == Some(&Declared::Absent);
        let staff = scene.plan.class(party) == Some(Class::Staff);
        if twice || absent || staff || !scene.is_invited_to(party, item) {
            continue;
        }
        entries.push(Prepared {
            entry,
            party: party.clone(),
            seat: None,
            origin,
            on_behalf_of: Vec::new(),
            explains: None,
        });
        entry = entry.next();
    }
    entries
}

/// The party that presents; `None` while nobody holds the role.
pub(super) fn presenting<'a>(scene: &Scene<'a>, presenter: &'a Presenter) -> Option<&'a PartyId> {
    let chair = &scene.state.chair;
    match presenter {
        Presenter::Party(party) => Some(party),
        Presenter::Role(role) => scene.state.roll.roles.get(role),
        Presenter::Chair => {
            let presiding = chair.presiding().and_then(|seat| scene.conference.parties.seats.get(seat));
            Some(presiding.map_or(&chair.party, |seat| &seat.party))
        }
    }
}

/// The fixed order, then the tour de table in the order of the list; by protocol where the order is one of
/// asking, as nobody has asked yet.
fn listed_beforehand<'a>(scene: &Scene<'a>, plan: &'a ItemPlan) -> Vec<&'a PartyId> {
    let mut tour: Vec<&PartyId> = scene
        .plan
        .participants
        .iter()
        .filter(|(_, participation)| plan.tour.contains(&participation.class))
        .map(|(party, _)| party)
        .collect();
    tour.sort_by_key(|party| {
        let asker = Asker { party, seat: None, origin: Origin::Prepared, entry: EntryId::default() };
        let rank = scene.definition.parties.get(*party).map(|party| party.protocol_rank);
        (Key::of(scene, plan, &asker), rank)
    });
    let fixed: &[PartyId] = match &plan.order {
        ListOrder::Fixed { parties } => parties,
        ListOrder::Protocol { .. } | ListOrder::Fifo {} | ListOrder::LevelThenFifo {} => &[],
    };
    fixed.iter().chain(tour).collect()
}
