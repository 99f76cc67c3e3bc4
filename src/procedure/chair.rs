//! Who presides: the holder, the handover, succession, and the epoch that fences the Chair's powers.
//!
//! ```text
//! Chair     Held(seat, epoch) -> Vacant(since) -> Held(candidate, epoch + 1)
//!                                Vacant -> Held(same seat, same epoch)   it came back first (R-19)
//! Handover  Offered -> Agreed -> the incoming seat takes the chair, epoch + 1 (R-18)
//! Passing   Offered -> the named seat takes the chair, epoch + 1 (R-20)
//! Person    another is admitted to the seat that presides: the same seat, epoch + 1
//! ```
//!
//! The Chair is a party, the presiding officer a seat of it or one acting for it. An acting Chair never
//! changes the chair line.

use std::collections::BTreeSet;

use super::definition::{MeetingPlan, Power};
use super::event::ChairCause;
use super::ids::{Epoch, PartyId, ProposalId, SeatId, Timestamp};

/// The chair of a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chair {
    /// Grows by one at each change of the presiding officer.
    pub epoch: Epoch,
    /// The party that is Chair: the outgoing one until the handover.
    pub party: PartyId,
    /// The vice-chair, once set by a handover.
    pub vice_chair: Option<PartyId>,
    /// The seat that presides, or did until its line went down. None before the opening.
    pub seat: Option<SeatId>,
    /// Whether that seat acts for the Chair instead of being of its party.
    pub acting: bool,
    /// Set while nobody presides.
    pub vacancy: Option<Vacancy>,
    /// A handover or passing under way.
    pub offer: Option<Offer>,
    /// Powers of the Chair that the moderator may use now.
    pub delegated: BTreeSet<Power>,
}

/// That nobody presides (R-19).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vacancy {
    /// Since when.
    pub since: Timestamp,
    /// Who was offered the chair, first in line first; `None` until the grace has passed.
    pub candidates: Option<Vec<SeatId>>,
}

/// A change of the presiding officer under way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offer {
    /// To another party, by the meeting's agreement (R-18).
    Handover {
        /// The incoming party.
        to: PartyId,
        /// The vice-chair to be.
        vice_chair: Option<PartyId>,
        /// The text on which the meeting is asked.
        proposal: ProposalId,
        /// Whether it agreed.
        agreed: bool,
    },
    /// To another seat, of the same party or of the vice-chair's (R-20).
    Passing {
        /// The seat.
        to: SeatId,
    },
}

impl Chair {
    /// Before the opening: the chair line as written down, nobody in the chair.
    #[must_use]
    pub fn new(plan: &MeetingPlan) -> Self {
        Self {
            epoch: Epoch(0),
            party: plan.presides_at_opening().clone(),
            vice_chair: if plan.chair.outgoing.is_none() { plan.chair.vice_chair.clone() } else { None },
            seat: None,
            acting: false,
            vacancy: None,
            offer: None,
            delegated: plan.settings.delegated.iter().copied().collect(),
        }
    }

    /// The seat that presides at this moment; `None` before the opening and while the chair is vacant.
    #[must_use]
    pub fn presiding(&self) -> Option<&SeatId> {
        if self.vacancy.is_some() { None } else { self.seat.as_ref() }
    }

    pub(super) fn offer_handover(&mut self, to: &PartyId, vice_chair: Option<&PartyId>, proposal: ProposalId) {
        self.offer = Some(Offer::Handover { to: to.clone(), vice_chair: vice_chair.cloned(), proposal, agreed: false });
    }

    pub(super) fn handover_agreed(&mut self) {
        if let Some(Offer::Handover { agreed, .. }) = &mut self.offer {
            *agreed = true;
        }
    }

    pub(super) fn pass(&mut self, to: &SeatId) {
        self.offer = Some(Offer::Passing { to: to.clone() });
    }

    pub(super) fn withdraw_offer(&mut self) {
        self.offer = None;
    }

    pub(super) fn assumed(
        &mut self,
        seat: &SeatId,
        party: &PartyId,
        epoch: Epoch,
        cause: ChairCause,
        standing: &[Power],
    ) {
        if cause == ChairCause::Handover
            && let Some(Offer::Handover { to, vice_chair, .. }) = self.offer.take()
        {
            self.party = to;
            self.vice_chair = vice_chair;
        }
        self.acting = *party != self.party;
        self.epoch = epoch;
        // Another person in the seat brings its line not back.
        if cause != ChairCause::PersonChanged || self.seat.as_ref() != Some(seat) {
            self.vacancy = None;
        }
        self.seat = Some(seat.clone());
        if matches!(self.offer, Some(Offer::Passing { .. })) {
            self.offer = None;
        }
        // What one officer delegated holds for that officer; the next begins with the meeting's own setting.
        self.delegated = standing.iter().copied().collect();
    }

    pub(super) fn vacated(&mut self, at: Timestamp) {
        self.vacancy = Some(Vacancy { since: at, candidates: None });
    }

    pub(super) fn succession_opened(&mut self, candidates: &[SeatId]) {
        if let Some(vacancy) = &mut self.vacancy {
            vacancy.candidates = Some(candidates.to_vec());
        }
    }

    pub(super) fn resumed(&mut self) {
        self.vacancy = None;
    }

    pub(super) fn delegate(&mut self, power: Power, granted: bool) {
        if granted {
            self.delegated.insert(power);
        } else {
            self.delegated.remove(&power);
        }
    }
}
