//! Where a rehearsal is played: clients that see what the hub shows them, and time that somebody moves.
//!
//! ```text
//! Play --submit, connect, lose--> Stage --view, offered, news--> Play
//!      --pass(until)------------>        moves time to the next deadline, or to `until`
//! ```
//!
//! `live` is the stage over sockets. The tests have one more that asks the rules directly, to play a conference
//! in the blink of an eye.

use std::fmt;

use crate::procedure::command::{Action, Capacity, Content};

use crate::procedure::event::Event;
use crate::procedure::ids::{Hash, MeetingId, SeatId, Timestamp};
use crate::procedure::rejection::Rejection;
use crate::view::{Press, View};

/// One client.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Client {
    /// The operator's control client.
    Moderator,
    /// The screen in the hall.
    Hall,
    /// The endpoint of a seat.
    Seat(SeatId),
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moderator => f.write_str("moderator"),
            Self::Hall => f.write_str("hall"),
            Self::Seat(seat) => seat.fmt(f),
        }
    }
}

/// What one entry of the record told the moderator's client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct News {
    /// Its position.
    pub position: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// What happened.
    pub events: Vec<Event>,
}

/// The answer to a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It is on the record, or it was so already.
    Accepted,
    /// The rules refuse it.
    Refused(Rejection),
}

/// Why a rehearsal cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The rules refused what the script expects to be possible.
    #[error("{at}: {who} was refused {action:?} [{}]: {rejection:?}", .rejection.rule())]
    Refused {
        /// Where in the programme.
        at: String,
        /// Who asked.
        who: Client,
        /// For what.
        action: Box<Action>,
        /// The refusal.
        rejection: Box<Rejection>,
    },
    /// What a client was shown is not what the script expects.
    #[error("{at}: {what}")]
    Unexpected {
        /// Where in the programme.
        at: String,
        /// What is wrong.
        what: String,
    },
    /// A client lacks a section of its view, or is not connected.
    #[error("{0} does not see {1}")]
    Blind(Client, &'static str),
    /// A connection, the hub or its record failed.
    #[error("{0}")]
    Stage(String),
}

/// What the files of a rehearsal are.
pub const MEDIA_TYPE: &str = "text/plain; charset=utf-8";

/// A text as the content of a file.
#[must_use]
pub fn file(text: &str) -> Content {
    Content::File { hash: Hash::of(text.as_bytes()), size: text.len() as u64, media_type: MEDIA_TYPE.to_owned() }
}

/// Clients of a hub, and its time.
#[expect(async_fn_in_trait, reason = "a stage is played on from one task; nobody names its futures")]
pub trait Stage {
    /// The hub's time.
    fn now(&self) -> Timestamp;
    /// What a client sees; `None` for one that never connected.
    fn view(&self, client: &Client) -> Option<&View>;
    /// The act that the hub itself offers a client for a press, with what only the hub knows filled in. Waits for
    /// the offer where it is still on its way; `None` where there is none.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    async fn offered(&mut self, client: &Client, press: Press) -> Result<Option<(Capacity, Action)>, Fault>;
    /// Connects a client and waits until it sees the hub's present position.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    async fn connect(&mut self, client: &Client) -> Result<(), Fault>;
    /// Cuts a client's line, and waits until all others know.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    async fn lose(&mut self, client: &Client) -> Result<(), Fault>;
    /// Submits a client's act, and waits until every client that is connected has seen what came of it.
    ///
    /// # Errors
    /// [`Fault::Stage`]; a refusal is an answer.
    async fn submit(&mut self, client: &Client, capacity: Capacity, action: Action) -> Result<Answer, Fault>;
    /// Lays a file at the hub as a client, durable and under its hash before anybody names it.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    async fn deposit(&mut self, client: &Client, text: String) -> Result<Content, Fault>;
    /// Lets time pass to the next deadline of the rules, which then takes effect, or to `until` where none comes
    /// first. Gives whether `until` is reached with nothing left to happen.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    async fn pass(&mut self, until: Timestamp) -> Result<bool, Fault>;
    /// The report of a meeting, drafted from the record as it is.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    async fn drawn_report(&mut self, meeting: &MeetingId) -> Result<String, Fault>;
    /// What happened since this was last asked, as the moderator's client was told.
    fn news(&mut self) -> Vec<News>;
}
