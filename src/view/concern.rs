//! Whose own state an event may change.

use std::collections::BTreeSet;

use super::focus;
use crate::procedure::Conference;
use crate::procedure::definition::Class;
use crate::procedure::event::Event;
use crate::procedure::ids::{PartyId, SeatId};

/// Whose own state an event may change, besides the moderators' and that of who presides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Concern {
    /// Nobody's.
    Nobody,
    /// That of these parties' seats.
    Parties(BTreeSet<PartyId>),
    /// Anybody's.
    Everybody,
}

impl Concern {
    /// Whether a party's seats are among them.
    #[must_use]
    pub fn has(&self, party: &PartyId) -> bool {
        match self {
            Self::Nobody => false,
            Self::Parties(parties) => parties.contains(party),
            Self::Everybody => true,
        }
    }

    /// Those of either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Everybody, _) | (_, Self::Everybody) => Self::Everybody,
            (Self::Nobody, known) | (known, Self::Nobody) => known,
            (Self::Parties(mut some), Self::Parties(others)) => {
                some.extend(others);
                Self::Parties(some)
            }
        }
    }
}

/// Whose own state an event may change. `after`: the state with the event applied. With a thousand seats most
/// events concern few of them, and working out what a seat may do costs a dozen looks at the rules.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "to look once too often is never wrong")]
pub fn concerns(event: &Event, after: &Conference) -> Concern {
    let seats_party = |seat: &SeatId| match after.parties.seats.get(seat) {
        Some(known) => Concern::Parties(BTreeSet::from([known.party.clone()])),
        None => Concern::Nobody,
    };
    // Who of the Secretariat enters or confirms a consent for a member whose line is down.
    let and_officers = |concern: Concern| match focus(after).filter(|(_, state)| state.table.put.is_some()) {
        Some((plan, _)) => {
            let officers = plan.participants.iter().filter(|(_, taking)| taking.class == Class::Secretariat);
            concern.or(Concern::Parties(officers.map(|(party, _)| party.clone()).collect()))
        }
        None => concern,
    };
    match event {
        // While the chair is free or changes hands, whose line is up decides who may take it.
        // While the meeting is asked, the Secretariat takes consents by other channels from whose line is down.
        Event::LinkCameUp { .. }
        | Event::LinkWentDown { .. }
        | Event::PartyDropped { .. }
        | Event::ConsentEntered { .. }
        | Event::ConsentConfirmed { .. }
            if focus(after).is_some_and(|(_, state)| state.table.put.is_some()) =>
        {
            Concern::Everybody
        }
        Event::LinkCameUp { seat } | Event::LinkWentDown { seat } => {
            let chair = focus(after).map(|(_, state)| &state.chair);
            let settled = chair.is_none_or(|chair| chair.vacancy.is_none() && chair.offer.is_none() && !chair.acting);
            if settled { and_officers(seats_party(seat)) } else { Concern::Everybody }
        }
        Event::SeatTakenOver { seat, .. } => seats_party(seat),
        Event::Acknowledged { party, .. } => Concern::Parties(BTreeSet::from([party.clone()])),
        Event::ConsentEntered { party, .. } | Event::ConsentConfirmed { party, .. } => {
            and_officers(Concern::Parties(BTreeSet::from([party.clone()])))
        }
        Event::Commented { party, .. } | Event::PartyDropped { party } => {
            Concern::Parties(BTreeSet::from([party.clone()]))
        }
        Event::SealKeyNamed { .. }
        | Event::WitnessEnrolled { .. }
        | Event::WindowFrozen { .. }
        | Event::WindowStarted { .. }
        | Event::SittingEndNear { .. }
        | Event::SittingExtended { .. }
        | Event::SpeechTimeShort { .. }
        | Event::SpeakerPrompted { .. }
        | Event::LimitChanged { .. } => Concern::Nobody,
        _ => Concern::Everybody,
    }
}
