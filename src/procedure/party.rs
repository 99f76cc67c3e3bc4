//! Delegations, people and their powers, lines, presence, credentials.
//!
//! ```text
//! seat   invited -> admitted -> ejected           a person is filed at admission (R-16)
//! link   down <-> up                              per seat; the active device only
//! line   never up -> up <-> down -> dropped       per party: its admitted binding seats taken together (R-14)
//! ```
//!
//! A party's presence in a meeting follows from what it declared there and from its line.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{Credential, Declared, Letter, Person};
use super::definition::{Definition, SeatRank};
use super::ids::{PartyId, RoleId, SeatId, Span, Timestamp};

/// Everything about seats and lines that holds for the whole conference.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parties {
    /// Every seat of the definition.
    pub seats: BTreeMap<SeatId, Seat>,
    /// Every party's line.
    pub lines: BTreeMap<PartyId, Line>,
}

/// One seat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seat {
    /// Whose seat it is.
    pub party: PartyId,
    /// What sits there.
    pub rank: SeatRank,
    /// Whether its acts bind the party (R-4).
    pub may_bind: bool,
    /// Who was admitted to it.
    pub admitted: Option<Admission>,
    /// The state of its active device's connection.
    pub link: Link,
    /// Number of its active device (R-16).
    pub session: u64,
}

/// Who sits in a seat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Admission {
    /// The person.
    pub person: Person,
    /// The state of the credentials.
    pub credential: Credential,
    /// The letter of authorisation that was filed.
    pub letter: Option<Letter>,
    /// Whether a presiding officer has confirmed it since.
    pub confirmed: bool,
}

/// The connection of a seat's active device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// Never seen.
    Unseen,
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

impl Link {
    /// Whether it is up.
    #[must_use]
    pub fn is_up(self) -> bool {
        matches!(self, Self::Up { .. })
    }
}

/// The line of a party: whether any of its admitted binding seats is connected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// No binding seat was ever connected.
    Unseen,
    /// At least one is.
    Up,
    /// None is any more.
    Down {
        /// Since when. Freezing counts from here (R-14).
        since: Timestamp,
        /// Whether the grace has passed.
        dropped: bool,
    },
}

/// How a party takes part in a meeting at this moment (R-14).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Connected.
    Seated,
    /// Still seated, its line down for less than the grace. Windows freeze already.
    LineDown,
    /// Its line is down against its will.
    Dropped,
    /// Away by its word; the meeting proceeds without it.
    AwayProceed,
    /// Away by its word; nothing is decided meanwhile.
    AwayHold,
    /// Not represented, by its word.
    Absent,
    /// Expected, and not seen.
    Awaited,
}

impl Parties {
    /// Lays out the seats of a definition, nobody admitted, every line unseen.
    #[must_use]
    pub fn new(definition: &Definition) -> Self {
        let mut parties = Self::default();
        for (party, plan) in &definition.parties {
            parties.lines.insert(party.clone(), Line::Unseen);
            for seat in &plan.seats {
                let state = Seat {
                    party: party.clone(),
                    rank: seat.rank,
                    may_bind: seat.may_bind,
                    admitted: None,
                    link: Link::Unseen,
                    session: 0,
                };
                parties.seats.insert(seat.id.clone(), state);
            }
        }
        parties
    }

    /// Whether a seat is admitted and connected.
    #[must_use]
    pub fn is_live(&self, seat: &SeatId) -> bool {
        self.seats.get(seat).is_some_and(|seat| seat.admitted.is_some() && seat.link.is_up())
    }

    /// The seats of a party, by rank and then by id.
    pub fn seats_of(&self, party: &PartyId) -> impl Iterator<Item = (&SeatId, &Seat)> + use<'_> {
        let mut seats: Vec<_> = self.seats.iter().filter(|(_, seat)| seat.party == *party).collect();
        seats.sort_by_key(|(id, seat)| (seat.rank, (*id).clone()));
        seats.into_iter()
    }

    /// The first connected seat of a party whose acts bind it, head of delegation first (R-14).
    #[must_use]
    pub fn live_binding_seat(&self, party: &PartyId) -> Option<&SeatId> {
        if self.lines.get(party) != Some(&Line::Up) {
            return None;
        }
        self.seats_of(party)
            .find(|(_, seat)| seat.may_bind && seat.admitted.is_some() && seat.link.is_up())
            .map(|(id, _)| id)
    }

    /// Whether any seat of the party is connected.
    #[must_use]
    pub fn any_live_seat(&self, party: &PartyId) -> bool {
        self.seats_of(party).any(|(_, seat)| seat.admitted.is_some() && seat.link.is_up())
    }

    pub(super) fn admit(&mut self, seat: &SeatId, admission: Admission, at: Timestamp) {
        if let Some(state) = self.seats.get_mut(seat) {
            state.admitted = Some(admission);
            let party = state.party.clone();
            self.settle_line(&party, at);
        }
    }

    pub(super) fn confirm(&mut self, seat: &SeatId) {
        if let Some(admission) = self.seats.get_mut(seat).and_then(|state| state.admitted.as_mut()) {
            admission.confirmed = true;
        }
    }

    pub(super) fn eject(&mut self, seat: &SeatId, at: Timestamp) {
        if let Some(state) = self.seats.get_mut(seat) {
            state.admitted = None;
            let party = state.party.clone();
            self.settle_line(&party, at);
        }
    }

    pub(super) fn link(&mut self, seat: &SeatId, up: bool, at: Timestamp) {
        if let Some(state) = self.seats.get_mut(seat) {
            state.link = if up { Link::Up { since: at } } else { Link::Down { since: at } };
            let party = state.party.clone();
            self.settle_line(&party, at);
        }
    }

    pub(super) fn designate(&mut self, seat: &SeatId, binds: bool, at: Timestamp) {
        if let Some(state) = self.seats.get_mut(seat) {
            state.may_bind = binds;
            let party = state.party.clone();
            self.settle_line(&party, at);
        }
    }

    pub(super) fn take_over(&mut self, seat: &SeatId, session: u64) {
        if let Some(state) = self.seats.get_mut(seat) {
            state.session = session;
        }
    }

    pub(super) fn drop_party(&mut self, party: &PartyId) {
        if let Some(Line::Down { dropped, .. }) = self.lines.get_mut(party) {
            *dropped = true;
        }
    }

    /// Every link is down: the hub has just started.
    pub(super) fn all_down(&mut self, at: Timestamp) {
        for seat in self.seats.values_mut() {
            if seat.link.is_up() {
                seat.link = Link::Down { since: at };
            }
        }
        let parties: Vec<_> = self.lines.keys().cloned().collect();
        for party in parties {
            self.settle_line(&party, at);
        }
    }

    /// Brings a party's line in step with its seats.
    fn settle_line(&mut self, party: &PartyId, at: Timestamp) {
        let up = self
            .seats
            .values()
            .any(|seat| seat.party == *party && seat.may_bind && seat.admitted.is_some() && seat.link.is_up());
        let Some(line) = self.lines.get_mut(party) else { return };
        *line = match (*line, up) {
            (_, true) => Line::Up,
            (Line::Up, false) => Line::Down { since: at, dropped: false },
            (same @ (Line::Unseen | Line::Down { .. }), false) => same,
        };
    }

    /// Lines that went down and are not yet counted as dropped, with the moment they went down.
    pub fn falling(&self) -> impl Iterator<Item = (&PartyId, Timestamp)> {
        self.lines.iter().filter_map(|(party, line)| match line {
            Line::Down { since, dropped: false } => Some((party, *since)),
            Line::Down { dropped: true, .. } | Line::Up | Line::Unseen => None,
        })
    }
}

/// What is written down about the parties of one meeting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roll {
    /// What parties declared in this sitting.
    pub declared: BTreeMap<PartyId, Declared>,
    /// Of whom the Secretariat or the moderator declared it.
    pub filed: BTreeSet<PartyId>,
    /// Parties that were connected at some time in this sitting (R-14).
    pub connected: BTreeSet<PartyId>,
    /// Who holds which role.
    pub roles: BTreeMap<RoleId, PartyId>,
}

impl Roll {
    /// How a party takes part at this moment.
    #[must_use]
    pub fn presence(&self, parties: &Parties, party: &PartyId) -> Presence {
        match self.declared.get(party).copied().unwrap_or(Declared::Present) {
            Declared::Absent => Presence::Absent,
            Declared::AwayProceed => Presence::AwayProceed,
            Declared::AwayHold => Presence::AwayHold,
            Declared::Present => match parties.lines.get(party) {
                Some(Line::Up) => Presence::Seated,
                Some(Line::Down { .. }) if !self.connected.contains(party) => Presence::Awaited,
                Some(Line::Down { dropped: true, .. }) => Presence::Dropped,
                Some(Line::Down { dropped: false, .. }) => Presence::LineDown,
                Some(Line::Unseen) | None => Presence::Awaited,
            },
        }
    }

    pub(super) fn declare(&mut self, party: &PartyId, presence: Declared, filed: bool) {
        self.declared.insert(party.clone(), presence);
        if filed {
            self.filed.insert(party.clone());
        } else {
            self.filed.remove(party);
        }
    }

    /// A new sitting: roll call anew (R-34).
    pub(super) fn new_sitting(&mut self, seated: impl Iterator<Item = PartyId>) {
        self.declared.clear();
        self.filed.clear();
        self.connected = seated.collect();
    }
}

/// The grace after which a party counts as dropped: the longest of the meetings it takes part in is not
/// wanted, so the one of the meeting that runs decides, and this where none does.
pub const DROP_GRACE: Span = Span::seconds(10);
