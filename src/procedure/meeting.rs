//! A meeting's state and its sittings (R-34).
//!
//! ```text
//! Scheduled -> Open -> Closed
//!              Open <-> Suspended            the same sitting goes on
//!              Open  -> Adjourned -> Open    sitting + 1
//!              Open | Suspended <-> TechHold set by the hub or an officer, lifted by the presiding officer
//! ```

use std::collections::BTreeSet;

use super::event::HoldCause;
use super::ids::{PartyId, Span, Timestamp};
use super::rejection::MeetingPhase;

/// A meeting's state with its sitting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// What it is.
    pub state: State,
    /// The current or last sitting, from 1; 0 before the opening.
    pub sitting: u32,
    /// When the current sitting opened.
    pub opened_at: Option<Timestamp>,
    /// Planned end of the current sitting.
    pub closes_at: Option<Timestamp>,
    /// Warnings before the planned end that were given (R-35).
    pub warned: BTreeSet<Span>,
    /// Whether it was told that those who wait need more time than is left (R-35).
    pub list_too_long: bool,
    /// The session block that runs, and who was there when it began (R-15).
    pub block: Block,
}

/// A session block: who is there is counted when it begins, and the quorum to open a debate then stands for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Block {
    /// Which of the sitting, from 1; 0 before the opening.
    pub number: u32,
    /// When it began.
    pub began: Option<Timestamp>,
    /// What was counted last in it; `None` where nothing was.
    pub count: Option<Count>,
}

/// Who was there at a count (R-15).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// The parties that take part in decisions and were seated.
    pub seated: BTreeSet<PartyId>,
    /// How many take part in decisions.
    pub members: u32,
    /// Whether they were enough to open a debate: that stands for the block.
    pub to_debate: bool,
    /// Whether they were enough to decide at that moment; looked at again whenever a text is put.
    pub to_decide: bool,
    /// When they were counted.
    pub at: Timestamp,
}

/// What a meeting is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Not yet opened.
    Scheduled,
    /// In session.
    Open,
    /// The same sitting goes on later.
    Suspended(Pause),
    /// Another sitting follows.
    Adjourned {
        /// When, if that was said.
        until: Option<Timestamp>,
    },
    /// In technical hold.
    TechHold {
        /// Why.
        cause: HoldCause,
        /// When people hear more.
        next_news_at: Option<Timestamp>,
        /// Since when.
        since: Timestamp,
        /// The suspension it fell into, if any; otherwise the meeting was open.
        suspended: Option<Pause>,
    },
    /// Closed for good.
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// A suspension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pause {
    /// Why.
    pub reason: String,
    /// When it is to end, if that was said.
    pub resume_at: Option<Timestamp>,
    /// Since when.
    pub since: Timestamp,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            state: State::Scheduled,
            sitting: 0,
            opened_at: None,
            closes_at: None,
            warned: BTreeSet::new(),
            list_too_long: false,
            block: Block::default(),
        }
    }
}

impl Session {
    /// What it is, without the details.
    #[must_use]
    pub fn phase(&self) -> MeetingPhase {
        match self.state {
            State::Scheduled => MeetingPhase::Scheduled,
            State::Open => MeetingPhase::Open,
            State::Suspended(_) => MeetingPhase::Suspended,
            State::Adjourned { .. } => MeetingPhase::Adjourned,
            State::TechHold { .. } => MeetingPhase::TechHold,
            State::Closed { .. } => MeetingPhase::Closed,
        }
    }

    /// Whether it is in session.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Whether it is the one meeting that is going on: open, suspended or in technical hold.
    #[must_use]
    pub fn runs(&self) -> bool {
        match self.state {
            State::Open | State::Suspended(_) | State::TechHold { .. } => true,
            State::Scheduled | State::Adjourned { .. } | State::Closed { .. } => false,
        }
    }

    pub(super) fn open(&mut self, sitting: u32, closes_at: Option<Timestamp>, at: Timestamp) {
        let block = Block { number: 1, began: Some(at), count: None };
        *self = Self { state: State::Open, sitting, opened_at: Some(at), closes_at, block, ..Self::default() };
    }

    /// Who is there was counted: in the block that runs, or as the next one begins.
    pub(super) fn counted(&mut self, block: u32, count: Count) {
        if self.block.number != block {
            self.block.began = Some(count.at);
        }
        self.block.number = block;
        self.block.count = Some(count);
    }

    pub(super) fn suspend(&mut self, reason: &str, resume_at: Option<Timestamp>, at: Timestamp) {
        self.state = State::Suspended(Pause { reason: reason.to_owned(), resume_at, since: at });
    }

    pub(super) fn resume(&mut self) {
        self.state = State::Open;
    }

    pub(super) fn adjourn(&mut self, until: Option<Timestamp>) {
        self.state = State::Adjourned { until };
    }

    pub(super) fn hold(&mut self, cause: &HoldCause, next_news_at: Option<Timestamp>, at: Timestamp) {
        let (since, suspended) = match &self.state {
            State::Suspended(pause) => (at, Some(pause.clone())),
            // A second cause changes what people are told, not how long they have waited.
            State::TechHold { since, suspended, .. } => (*since, suspended.clone()),
            State::Scheduled | State::Open | State::Adjourned { .. } | State::Closed { .. } => (at, None),
        };
        self.state = State::TechHold { cause: cause.clone(), next_news_at, since, suspended };
    }

    pub(super) fn lift_hold(&mut self) {
        if let State::TechHold { suspended, .. } = &self.state {
            self.state = suspended.clone().map_or(State::Open, State::Suspended);
        }
    }

    pub(super) fn extend(&mut self, closes_at: Timestamp) {
        self.closes_at = Some(closes_at);
        self.warned.clear();
        self.list_too_long = false;
    }

    pub(super) fn warn(&mut self, left: Span) {
        self.warned.insert(left);
    }

    pub(super) fn close(&mut self, at: Timestamp) {
        self.state = State::Closed { at };
    }
}
