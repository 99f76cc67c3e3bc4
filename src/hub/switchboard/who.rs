//! Who stands behind a connection, as the hub knows it. Nothing here is taken from a message.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::procedure::Conference;
use crate::procedure::command::{Action, Actor, Capacity};
use crate::procedure::ids::{MeetingId, ModeratorId, SeatId, Timestamp};
use crate::view::{Audience, Own, Would, audience_of, desk, focus, own, would};

/// One connected program, numbered as it connected. Never used twice while the hub lives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PeerId(pub u64);

impl fmt::Display for PeerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One device that traded an invitation: two devices of one seat differ here. It is the public part of the
/// device's credential, so it may be shown and logged.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(String);

impl DeviceId {
    /// A device of that name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// For whom a credential speaks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Who {
    /// A seat of a party.
    Seat {
        /// The seat.
        seat: SeatId,
        /// The only meetings it is for; `None` for all meetings of its party.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meetings: Option<BTreeSet<MeetingId>>,
    },
    /// Who operates a control client.
    Moderator {
        /// Which one.
        name: ModeratorId,
    },
    /// A screen in the hall: shows, and never acts.
    Screen {},
}

impl Who {
    /// The seat, if it is one.
    #[must_use]
    pub fn seat(&self) -> Option<&SeatId> {
        match self {
            Self::Seat { seat, .. } => Some(seat),
            Self::Moderator { .. } | Self::Screen {} => None,
        }
    }

    /// Whether it may act in a meeting, as far as its invitation goes.
    #[must_use]
    pub fn is_for(&self, meeting: &MeetingId) -> bool {
        match self {
            Self::Seat { meetings: Some(only), .. } => only.contains(meeting),
            Self::Seat { meetings: None, .. } | Self::Moderator { .. } | Self::Screen {} => true,
        }
    }

    /// Whether it is for some meetings of its party only.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        matches!(self, Self::Seat { meetings: Some(_), .. })
    }

    /// Whether it is for the meeting that screens are about.
    fn is_for_focus(&self, state: &Conference) -> bool {
        focus(state).is_none_or(|(plan, _)| self.is_for(&plan.id))
    }

    /// What it is shown at this moment. An invitation narrowed to other meetings shows of this one what the public
    /// sees, whoever sits there.
    #[must_use]
    pub fn audience(&self, state: &Conference) -> Audience {
        match self {
            Self::Seat { seat, .. } if self.is_for_focus(state) => audience_of(state, seat),
            Self::Seat { .. } => Audience::Public,
            Self::Moderator { .. } => Audience::Moderator,
            Self::Screen {} => Audience::Hall,
        }
    }

    /// What the rules would answer its act at this moment. `None` for who is outside, or only shows: those are told
    /// nothing of a meeting by asking.
    #[must_use]
    pub fn would(&self, state: &Conference, capacity: Capacity, action: Action, now: Timestamp) -> Option<Would> {
        if !self.audience(state).is_inside() || action.meeting().is_some_and(|meeting| !self.is_for(meeting)) {
            return None;
        }
        let actor = match self {
            Self::Seat { seat, .. } => Actor::Seat { seat: seat.clone(), capacity },
            Self::Moderator { name } => Actor::Moderator { name: name.clone() },
            Self::Screen {} => return None,
        };
        Some(would(state, actor, action, now))
    }

    /// What is its own at this moment. A screen has nothing of its own.
    #[must_use]
    pub fn own(&self, state: &Conference, now: Timestamp) -> Option<Own> {
        match self {
            Self::Seat { seat, .. } => {
                let own = own(state, seat, now)?;
                let mut own = if self.is_for_focus(state) { own } else { own.from_outside() };
                own.elsewhere.retain(|meeting, _| self.is_for(meeting));
                Some(own)
            }
            Self::Moderator { name } => Some(desk(state, name, now)),
            Self::Screen {} => None,
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seat { seat, .. } => write!(f, "{seat}"),
            Self::Moderator { name } => write!(f, "{name}"),
            Self::Screen {} => f.write_str("screen"),
        }
    }
}
