//! Items, their one order, deferral and return (R-30, R-31).
//!
//! ```text
//! Pending -> Open -> Concluded
//!            Open -> Deferred -> Open again
//! Pending | Deferred -> Withdrawn
//! Concluded | Withdrawn -> Deferred(later)   a decision under it was reopened (R-24)
//! ```
//!
//! Exactly one item is open at the innermost level; children run inside their parent. Others of the same level may be
//! taken up together with it: one joint debate.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{DeferTo, Outcome};
use super::definition::{ItemPlan, MeetingPlan};
use super::ids::{DecisionNumber, ItemNumber, ProposalId, Timestamp};

/// The agenda of a meeting as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Agenda {
    /// Every item.
    pub items: BTreeMap<ItemNumber, Item>,
    /// The open items, outermost first; each lies inside the one before, or was taken up together with the next.
    pub open: Vec<ItemNumber>,
    /// Open items that were taken up together with another (R-30).
    pub joined: BTreeSet<ItemNumber>,
    /// Items that the meeting is asked to add, by the text on which it is asked (R-32).
    pub proposed: BTreeMap<ProposalId, ItemPlan>,
    /// Items that the meeting agreed to add, by the decision in which it did (R-32).
    pub added_by: BTreeMap<DecisionNumber, ItemNumber>,
    /// From when on the decision under an item is taken, where that was announced (R-15).
    pub announced: BTreeMap<ItemNumber, Timestamp>,
}

/// One item as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Item {
    /// What it is.
    pub state: ItemState,
    /// How often it was opened.
    pub openings: u32,
    /// When it was first opened.
    pub first_opened: Option<Timestamp>,
    /// When it was last concluded, put off or withdrawn.
    pub ended: Option<Timestamp>,
}

/// What an item is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum ItemState {
    /// Not yet opened.
    #[default]
    Pending,
    /// Open.
    Open,
    /// Concluded.
    Concluded {
        /// How.
        outcome: Outcome,
    },
    /// Put off.
    Deferred {
        /// Until when.
        to: DeferTo,
    },
    /// Taken off the agenda.
    Withdrawn,
}

impl ItemState {
    /// Whether nothing more happens with it in this meeting: concluded, withdrawn, or put off to another
    /// meeting (R-31, R-36).
    #[must_use]
    pub fn is_disposed(&self) -> bool {
        match self {
            Self::Concluded { .. } | Self::Withdrawn => true,
            Self::Deferred { to } => match to {
                DeferTo::NextMeeting { .. } => true,
                DeferTo::Item { .. } | DeferTo::Sitting {} | DeferTo::Later {} => false,
            },
            Self::Pending | Self::Open => false,
        }
    }
}

impl Agenda {
    /// Every item pending.
    #[must_use]
    pub fn new(plan: &MeetingPlan) -> Self {
        let items = plan.agenda.iter().map(|item| (item.number.clone(), Item::default())).collect();
        Self { items, ..Self::default() }
    }

    /// The innermost open item.
    #[must_use]
    pub fn current(&self) -> Option<&ItemNumber> {
        self.open.last()
    }

    /// What an item is; pending where there is no such item.
    #[must_use]
    pub fn state(&self, item: &ItemNumber) -> &ItemState {
        const PENDING: &ItemState = &ItemState::Pending;
        self.items.get(item).map_or(PENDING, |item| &item.state)
    }

    pub(super) fn proposed(&mut self, proposal: ProposalId, item: &ItemPlan) {
        self.proposed.insert(proposal, item.clone());
    }

    pub(super) fn added(&mut self, number: &ItemNumber, decision: Option<DecisionNumber>) {
        let item = self.items.entry(number.clone()).or_default();
        // One that was taken off when its decision was reopened is on the agenda again.
        if item.state == ItemState::Withdrawn {
            item.state = ItemState::Pending;
        }
        self.proposed.retain(|_, item| item.number != *number);
        if let Some(decision) = decision {
            self.added_by.insert(decision, number.clone());
        }
    }

    pub(super) fn announced(&mut self, number: &ItemNumber, from: Option<Timestamp>) {
        match from {
            Some(from) => self.announced.insert(number.clone(), from),
            None => self.announced.remove(number),
        };
    }

    pub(super) fn opened(&mut self, number: &ItemNumber, opening: u32, at: Timestamp) {
        if let Some(item) = self.items.get_mut(number) {
            item.state = ItemState::Open;
            item.openings = opening;
            item.first_opened.get_or_insert(at);
        }
        self.open.push(number.clone());
    }

    /// Taken up with the innermost open item, which stays that.
    pub(super) fn joined(&mut self, number: &ItemNumber, opening: u32, at: Timestamp) {
        self.opened(number, opening, at);
        let last = self.open.len().saturating_sub(1);
        self.open.swap(last.saturating_sub(1), last);
        self.joined.insert(number.clone());
    }

    pub(super) fn concluded(&mut self, number: &ItemNumber, outcome: &Outcome, at: Timestamp) {
        self.end(number, ItemState::Concluded { outcome: outcome.clone() }, at);
    }

    pub(super) fn deferred(&mut self, number: &ItemNumber, to: &DeferTo, at: Timestamp) {
        self.end(number, ItemState::Deferred { to: to.clone() }, at);
    }

    /// It waits to be called up again in this meeting.
    pub(super) fn reopened(&mut self, number: &ItemNumber, at: Timestamp) {
        self.end(number, ItemState::Deferred { to: DeferTo::Later {} }, at);
    }

    pub(super) fn withdrawn(&mut self, number: &ItemNumber, at: Timestamp) {
        self.end(number, ItemState::Withdrawn, at);
    }

    fn end(&mut self, number: &ItemNumber, state: ItemState, at: Timestamp) {
        if let Some(item) = self.items.get_mut(number) {
            item.state = state;
            item.ended = Some(at);
        }
        self.open.retain(|open| open != number);
        self.joined.remove(number);
    }
}
