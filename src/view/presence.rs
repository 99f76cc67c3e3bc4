//! Who is there.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Listing;
use super::sight::Sight;
use crate::procedure::command::{Credential, Letter, Person};
use crate::procedure::definition::{Class, SeatRank};
use crate::procedure::ids::{MeetingId, PartyId, RoleId, SeatId, Timestamp};
use crate::procedure::party::{Line, Link, Presence, Seat};

/// Who takes part in the meeting in focus, by class and protocol rank.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PresenceNow {
    /// Which meeting.
    pub meeting: MeetingId,
    /// The parties.
    pub parties: Listing<PartyNow>,
    /// Of the parties that take part in consensus, how many take part how.
    pub deciding: BTreeMap<Presence, u32>,
    /// Who holds which role of the meeting.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: BTreeMap<RoleId, PartyId>,
    /// Seats that are connected and wait to be admitted; for officers.
    pub lobby: Listing<SeatId>,
}

/// A party in the meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartyNow {
    /// Which.
    pub party: PartyId,
    /// As what it takes part.
    pub class: Class,
    /// How it takes part at this moment.
    pub presence: Presence,
    /// When its line went down, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub down_since: Option<Timestamp>,
    /// Its seats, head of delegation first; for those inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<SeatNow>,
}

/// A seat.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SeatNow {
    /// Which.
    pub seat: SeatId,
    /// What sits there.
    pub rank: SeatRank,
    /// Who was admitted to it.
    pub person: Option<Person>,
    /// The state of the credentials; for officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<Credential>,
    /// The letter of authorisation that was filed; for officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// Whether a presiding officer has confirmed the admission; for officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<bool>,
    /// Its active device's connection.
    pub link: LinkNow,
}

/// The connection of a seat's active device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum LinkNow {
    /// Never seen.
    Unseen {},
    /// Up.
    Up {
        /// Since when.
        since: Timestamp,
    },
    /// Was up and went down.
    Down {
        /// Since when.
        since: Timestamp,
    },
}

pub(super) fn section(sight: &Sight) -> PresenceNow {
    let parties = &sight.conference.parties;
    let mut order: Vec<_> = sight.plan.participants.iter().collect();
    order.sort_by_key(|(party, participation)| (participation.class, sight.rank(party), (*party).clone()));
    // One walk over all seats, whatever the number of parties.
    let mut seats: BTreeMap<&PartyId, Vec<(&SeatId, &Seat)>> = BTreeMap::new();
    if sight.audience.is_inside() {
        for (id, seat) in &parties.seats {
            seats.entry(&seat.party).or_default().push((id, seat));
        }
    }
    let mut deciding = BTreeMap::new();
    let mut listing = Listing { count: 0, head: Vec::new() };
    for (party, participation) in order {
        let presence = sight.state.roll.presence(parties, party);
        if participation.class.decides() {
            *deciding.entry(presence).or_default() += 1;
        }
        listing.count += 1;
        if listing.head.len() == super::HEAD {
            continue;
        }
        let mut seats = seats.remove(party).unwrap_or_default();
        seats.sort_by_key(|(id, seat)| (seat.rank, *id));
        listing.head.push(PartyNow {
            party: party.clone(),
            class: participation.class,
            presence,
            down_since: match parties.lines.get(party) {
                Some(Line::Down { since, .. }) => Some(*since),
                Some(Line::Up | Line::Unseen) | None => None,
            },
            seats: seats.into_iter().map(|(id, seat)| self::seat(sight, id, seat)).collect(),
        });
    }
    let waiting = parties.seats.iter().filter(|(_, seat)| seat.admitted.is_none() && seat.link.is_up());
    let lobby = Listing::of(waiting.map(|(id, _)| id.clone()));
    PresenceNow {
        meeting: sight.plan.id.clone(),
        parties: listing,
        deciding,
        roles: sight.state.roll.roles.clone(),
        lobby: if sight.audience.is_officer() { lobby } else { Listing::default() },
    }
}

fn seat(sight: &Sight, id: &SeatId, seat: &Seat) -> SeatNow {
    let filed = seat.admitted.as_ref().filter(|_| sight.audience.is_officer());
    SeatNow {
        seat: id.clone(),
        rank: seat.rank,
        person: seat.admitted.as_ref().map(|admitted| admitted.person.clone()),
        credential: filed.map(|admitted| admitted.credential),
        letter: filed.and_then(|admitted| admitted.letter.clone()),
        confirmed: filed.map(|admitted| admitted.confirmed),
        link: match seat.link {
            Link::Unseen => LinkNow::Unseen {},
            Link::Up { since } => LinkNow::Up { since },
            Link::Down { since } => LinkNow::Down { since },
        },
    }
}
