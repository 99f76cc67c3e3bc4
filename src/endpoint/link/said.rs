//! What goes into a link and what comes out of it.

use crate::procedure::command::Person;
use crate::procedure::ids::CommandId;
use crate::wire::{
    Accepted, Checkpoint, ClientMessage, CloseCode, Declined, Entry, Notice, Pulse, Rejected, Secret, Submit, Tick,
};

/// How long a line waits and listens, in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// Shortest wait before connecting again.
    pub first_ms: u64,
    /// Longest such wait.
    pub longest_ms: u64,
    /// Silence after which the line is stale.
    pub stale_ms: u64,
    /// Silence after which the line is given up.
    pub lost_ms: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            first_ms: 500,
            longest_ms: 15_000,
            stale_ms: crate::wire::STALE_AFTER_MS,
            lost_ms: crate::wire::LOST_AFTER_MS,
        }
    }
}

/// Who says hello.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// The credential of this device.
    pub credential: Secret,
    /// Language of sentences, BCP 47; both where none is named.
    pub language: Option<String>,
    /// What the device is called.
    pub device: Option<String>,
    /// Who sits there, as the delegation writes it.
    pub person: Option<Person>,
}

/// An instant of a monotonic clock, and chance for jitter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instant {
    /// Milliseconds since some fixed point.
    pub ms: u64,
    /// Any number.
    pub chance: u64,
}

/// What happens to a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input<'a> {
    /// It begins.
    Start,
    /// The socket is open.
    Opened,
    /// A message came.
    Frame(&'a str),
    /// The socket is closed, or none came about.
    Closed {
        /// The close code, where one was sent.
        code: Option<u16>,
        /// What the other side or the system said; may be empty.
        reason: &'a str,
    },
    /// Who answered could not show that it is the hub; nothing was said to it.
    Distrusted(Distrust),
    /// Time has passed.
    Tick,
    /// Somebody asks for something.
    Submit(Box<Submit>),
    /// Something is said that needs no answer; where the line is down, it is not said.
    Say(Box<ClientMessage>),
}

/// What to do.
#[derive(Clone, PartialEq, Eq, Debug)]
#[must_use]
pub enum Output {
    /// Open a new socket. One that is open is done with.
    Connect,
    /// Send a message on the open socket.
    Send(String),
    /// Close the open socket.
    Close(CloseCode),
    /// Nothing to do for so long; then [`Input::Tick`].
    Backoff {
        /// Milliseconds.
        ms: u64,
    },
    /// Show something.
    Show(Shown),
}

/// What a person, or a program behind this one, is shown. The view and the own section have been replaced already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shown {
    /// The peer is in.
    Joined {
        /// The welcome's position.
        position: u64,
        /// Whether on a new socket; otherwise what the peer is shown has changed.
        back: bool,
        /// Whether the view was taken anew.
        reset: bool,
        /// The last position that was shown before, if the view was taken anew past it: what lies between was
        /// not shown and can be read by position.
        missed_after: Option<u64>,
    },
    /// One position of the record.
    Entry(Box<Entry>),
    /// The own section changed.
    Own,
    /// An act was carried out.
    Accepted(Accepted),
    /// The rules refuse an act.
    Rejected(Box<Rejected>),
    /// The protocol refuses a message.
    Declined(Declined),
    /// Too many acts wait for an answer; this one was not taken.
    TooManyUnanswered(CommandId),
    /// An act is given up: the hub does not take it.
    GivenUp(CommandId),
    /// The hub lives.
    Tick(Tick),
    /// How the lines are.
    Pulse(Pulse),
    /// Something to know.
    Notice(Notice),
    /// A checkpoint of the record.
    Checkpoint(Box<Checkpoint>),
    /// The hub has been silent for some time.
    Stale,
    /// The line is down; it comes back by itself.
    Down {
        /// The close code, where one was sent.
        code: Option<u16>,
        /// What was said.
        reason: String,
        /// When the next attempt is made, in milliseconds from now.
        again_in_ms: u64,
    },
    /// Who answers could not show that it is the hub. Nothing is said to it; the line is down.
    Distrusted(Distrust),
    /// The line is over: coming back is no use.
    Over(Final),
}

impl Shown {
    /// Which act this answers, and whether it was carried out.
    #[must_use]
    pub fn answers(&self) -> Option<(&CommandId, bool)> {
        match self {
            Self::Accepted(accepted) => Some((&accepted.command_id, true)),
            Self::Rejected(rejected) => Some((&rejected.command_id, false)),
            Self::Declined(declined) => declined.command_id.as_ref().map(|id| (id, false)),
            Self::GivenUp(id) | Self::TooManyUnanswered(id) => Some((id, false)),
            Self::Joined { .. }
            | Self::Entry(_)
            | Self::Own
            | Self::Tick(_)
            | Self::Pulse(_)
            | Self::Notice(_)
            | Self::Checkpoint(_)
            | Self::Stale
            | Self::Distrusted(_)
            | Self::Down { .. }
            | Self::Over(_) => None,
        }
    }
}

/// Why somebody who answers at the hub's address is not taken for the hub.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Distrust {
    /// The certificate is not the one that the invitation named.
    OtherPin,
    /// Nobody that this machine trusts vouches for the certificate.
    UnknownIssuer,
    /// The certificate is past its end, or not good yet.
    OutOfTime,
    /// The certificate is for another name.
    OtherName,
    /// The certificate cannot be used.
    Unfit,
}

impl Distrust {
    /// The stable code, as the catalogue has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OtherPin => "other_pin",
            Self::UnknownIssuer => "unknown_issuer",
            Self::OutOfTime => "out_of_time",
            Self::OtherName => "other_name",
            Self::Unfit => "unfit_certificate",
        }
    }
}

/// Why coming back is no use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Final {
    /// The credential is not or no longer good.
    NotSignedIn,
    /// The credential does not allow this.
    NotAllowed,
    /// Another device speaks for the seat.
    TakenOver,
    /// The conference is over.
    ConferenceOver,
    /// Hub and client speak different versions.
    WrongVersion,
    /// Who answers is not the hub, and never was on this line.
    Distrusted(Distrust),
}

impl Final {
    /// The end that a close code means; `None` where coming back helps.
    #[must_use]
    pub fn of(code: u16) -> Option<Self> {
        match CloseCode::from_number(code)? {
            CloseCode::NotSignedIn => Some(Self::NotSignedIn),
            CloseCode::NotAllowed => Some(Self::NotAllowed),
            CloseCode::TakenOver => Some(Self::TakenOver),
            CloseCode::Over => Some(Self::ConferenceOver),
            CloseCode::WrongVersion => Some(Self::WrongVersion),
            CloseCode::Normal
            | CloseCode::GoingAway
            | CloseCode::TooBig
            | CloseCode::Restart
            | CloseCode::TryLater
            | CloseCode::BadFrame
            | CloseCode::NoHello
            | CloseCode::FellBehind => None,
        }
    }

    /// The stable code, as the catalogue has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotSignedIn => "not_signed_in",
            Self::NotAllowed => "not_allowed",
            Self::TakenOver => "taken_over",
            Self::ConferenceOver => "conference_over",
            Self::WrongVersion => "wrong_version",
            Self::Distrusted(why) => why.code(),
        }
    }
}
