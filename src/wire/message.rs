//! What is said.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::procedure::command::{Action, Capacity, Person, Seen};
use crate::procedure::definition::Bilingual;
use crate::procedure::event::Event;
use crate::procedure::ids::{CommandId, Hash, ModeratorId, PartyId, PublicKey, SeatId, Signature, Timestamp};
use crate::procedure::instead::Way;
use crate::procedure::rejection::Rejection;
use crate::view::{Audience, Own, View};

use super::decode::DecodeFault;

/// What a peer says to the hub.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage {
    /// Who it is.
    Hello(Hello),
    /// It asks for something.
    Submit(Box<Submit>),
    /// It lives.
    Tock(Tock),
    /// It witnesses the record.
    Witness(Witness),
    /// It countersigns a checkpoint.
    Countersign(Countersign),
    /// It refuses to.
    Doubt(Doubt),
}

/// The first message of a connection.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// The version of the protocol; the one of the subprotocol when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<u16>,
    /// The credential that says whose seat this is; absent where a cookie carries it. Never in a URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<Secret>,
    /// The language of sentences, BCP 47; both are sent when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where to go on from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume: Option<Resume>,
    /// What the device is called, so that its seat's other devices can name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Who sits there, as the delegation writes it: filed at the admission where the conference has no lobby.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
}

/// Where to go on from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// The last position whose frame the peer has taken in.
    pub position: u64,
    /// The audience whose frames it took in; with another one it gets the whole view anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
}

/// A text that no log and no error shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The secret itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A command. Who asks is known from the credential and never said here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The sender's own name for it; sent again under the same name it takes effect once, and gets the first answer.
    pub command_id: CommandId,
    /// What the sender had before its eyes.
    #[serde(default)]
    pub seen: Seen,
    /// In which capacity a seat asks; a moderator's is not looked at.
    #[serde(default = "delegate", skip_serializing_if = "is_delegate")]
    pub capacity: Capacity,
    /// What it asks for.
    pub action: Action,
}

fn delegate() -> Capacity {
    Capacity::Delegate
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_delegate(capacity: &Capacity) -> bool {
    *capacity == Capacity::Delegate
}

/// The answer to a tick; also sent unasked by a peer that confirms positions.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tock {
    /// The last position whose frame the peer has taken in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
}

/// The peer witnesses the record with the key that its seat has enrolled: it is shown every checkpoint from now on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Witness {
    /// The size of the last checkpoint that it kept; 0 for none.
    pub seen: u64,
}

/// The peer has kept a checkpoint, and countersigns it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Countersign {
    /// Its size.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// The line of its note (C2SP tlog-cosignature).
    pub line: String,
}

/// The peer does not countersign a checkpoint: the record that it is shown is not the one that it has seen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// The size of the checkpoint.
    pub size: u64,
    /// The size of the last one that it kept.
    pub seen: u64,
    /// Why.
    pub reason: DoubtReason,
}

/// Why a checkpoint is not countersigned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoubtReason {
    /// It is no checkpoint, or not signed by the key that is shown with it.
    NotSigned,
    /// It is signed by another key than before, for which that one does not vouch.
    OtherKey,
    /// It is of another record.
    OtherRecord,
    /// It is smaller than one that was seen: entries are gone.
    RolledBack,
    /// Its tree does not go on from one that was seen: entries were changed.
    Forked,
}

impl DoubtReason {
    /// The stable code, as the wire has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotSigned => "not_signed",
            Self::OtherKey => "other_key",
            Self::OtherRecord => "other_record",
            Self::RolledBack => "rolled_back",
            Self::Forked => "forked",
        }
    }
}

/// What the hub says to a peer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum HubMessage {
    /// The peer is in.
    Welcome(Box<Welcome>),
    /// One position of the record.
    Entry(Box<Entry>),
    /// The peer's own state changed.
    Own(Box<OwnFrame>),
    /// A command was carried out.
    Accepted(Accepted),
    /// The rules refuse a command.
    Rejected(Box<Rejected>),
    /// The protocol refuses a message.
    Declined(Declined),
    /// The hub lives.
    Tick(Tick),
    /// How the lines are; not part of the record.
    Pulse(Pulse),
    /// Something that this peer should know; not part of the record.
    Notice(Notice),
    /// A checkpoint of the record; for peers that witness.
    Checkpoint(Box<Checkpoint>),
}

/// A checkpoint of the record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Checkpoint {
    /// The note with the hub's signature (C2SP tlog-checkpoint).
    pub note: String,
    /// The key that signed it.
    pub key: PublicKey,
    /// The signature of the key before it, as the record has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<Signature>,
    /// That its tree goes on from the one that the peer has seen (RFC 9162, 2.1.4).
    pub proof: Vec<Hash>,
}

/// The peer is in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Welcome {
    /// As whom.
    pub who: Who,
    /// The number of this device's session; a higher one supersedes it.
    pub session: u64,
    /// Whose frames it gets.
    pub audience: Audience,
    /// The position at which `view` and `own` stand; the next entry is one after it. Without `reset` it is the
    /// position resumed from, and what came since follows.
    pub position: u64,
    /// The hub's clock.
    pub hub_time: Timestamp,
    /// The version of the rules.
    pub rules: u16,
    /// Whether the peer forgets what it had and takes `view` instead. The gap may be read by position.
    pub reset: bool,
    /// Every section of the audience with `reset`, none without.
    pub view: View,
    /// The peer's own state; absent for a screen.
    pub own: Option<Own>,
}

/// As whom a peer is in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Who {
    /// A seat of a party.
    Seat {
        /// Which.
        seat: SeatId,
        /// Whether this device acts for it; otherwise it only shows what the active one does.
        active: bool,
    },
    /// A moderator.
    Moderator {
        /// Which.
        name: ModeratorId,
    },
    /// A screen: it shows and never acts.
    Screen {},
}

/// One position of the record, the same for every peer of an audience.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The position.
    pub position: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// What happened, as far as the audience may know.
    pub events: Vec<Event>,
    /// The sections that may have changed, whole.
    pub sections: View,
}

/// The peer's own state at a position; comes right after that entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OwnFrame {
    /// The position.
    pub position: u64,
    /// The state.
    pub own: Own,
}

/// A command was carried out, for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Accepted {
    /// Which.
    pub command_id: CommandId,
    /// The position of its entry, which came before this answer; that of the state where it was so already.
    pub position: u64,
}

/// The rules refuse a command; nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Rejected {
    /// Which.
    pub command_id: CommandId,
    /// The rule, such as `R-22`.
    pub rule: String,
    /// The state of the world for which it is refused, with its stable code.
    pub rejection: Rejection,
    /// What would be possible instead, and whose act that is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Way>,
    /// What a person is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Bilingual>,
}

impl Rejected {
    /// A refusal without a sentence; the edge knows sentences.
    #[must_use]
    pub fn new(command_id: CommandId, rejection: Rejection) -> Self {
        let (rule, instead) = (rejection.rule().to_string(), rejection.instead().to_vec());
        Self { command_id, rule, rejection, instead, sentence: None }
    }
}

/// The protocol refuses a message, before any rule is asked; nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Declined {
    /// Which command, where it could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command_id: Option<CommandId>,
    /// Why.
    pub reason: Refused,
    /// What a person is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Bilingual>,
}

/// Why the protocol refuses a message.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refused {
    /// It is no message of this protocol.
    Unreadable {
        /// What is wrong, and where.
        fault: DecodeFault,
    },
    /// A screen shows and never acts.
    ScreenOnly {},
    /// Another device acts for the seat; this one shows.
    Mirror {},
    /// Another device has taken the seat over since.
    Superseded {
        /// The session that acts now.
        session: u64,
    },
    /// Only the hub itself asks for this.
    HubOnly {},
    /// The hub has restarted since, and the act does not say what its sender saw.
    SeenWanted {},
    /// The act was seen on a position that is not yet recorded here.
    SeenAhead {
        /// The position here.
        position: u64,
    },
    /// The command id was used for another act.
    IdUsedOtherwise {},
    /// Too many messages in too short a time.
    TooMany {
        /// When to try again, in milliseconds from now.
        retry_after_ms: u64,
    },
    /// "Next" was pressed within a second of the last one without saying what was seen.
    TooSoon {},
    /// A second hello.
    HelloTwice {},
}

impl Refused {
    /// The stable code, as the wire has it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::ScreenOnly {} => "screen_only",
            Self::Mirror {} => "mirror",
            Self::Superseded { .. } => "superseded",
            Self::HubOnly {} => "hub_only",
            Self::SeenWanted {} => "seen_wanted",
            Self::SeenAhead { .. } => "seen_ahead",
            Self::IdUsedOtherwise {} => "id_used_otherwise",
            Self::TooMany { .. } => "too_many",
            Self::TooSoon {} => "too_soon",
            Self::HelloTwice {} => "hello_twice",
        }
    }
}

/// The hub lives; a peer answers with a tock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Tick {
    /// The hub's clock.
    pub now: Timestamp,
    /// The last position.
    pub position: u64,
}

/// How the lines are.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Pulse {
    /// Parties whose connected seats are not all live.
    pub links: Vec<LinkPulse>,
    /// Seats that wait to be admitted; for officers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lobby: Vec<SeatId>,
    /// Who waits at the door with a short code; for the Secretariat and the moderators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub door: Vec<Knock>,
    /// How many peers are connected.
    pub peers: u32,
}

/// Somebody who came with a short code and waits to be let in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Knock {
    /// The device's public name, by which it is let in.
    pub device: String,
    /// The seat that the code is for.
    pub seat: SeatId,
    /// Who it says that it is.
    pub person: Person,
    /// Since when it waits.
    pub since: Timestamp,
    /// How long at most.
    pub until: Timestamp,
}

/// A short code that was made, shown this once to who made it; no `Debug` shows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCode {
    /// For which seat.
    pub seat: SeatId,
    /// The code, in groups, to be read aloud to its holder alone.
    pub code: String,
    /// Until when it can be used.
    pub until: Timestamp,
}

impl std::fmt::Debug for NewCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewCode").field("seat", &self.seat).field("code", &"***").finish_non_exhaustive()
    }
}

/// How a party's line is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub struct LinkPulse {
    /// Whose.
    pub party: PartyId,
    /// How it is.
    pub quality: LinkQuality,
    /// From the last tick to its tock, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_trip_ms: Option<u64>,
}

/// How a line is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkQuality {
    /// It answers.
    Live,
    /// It has been silent for some time.
    Stale,
    /// It has been silent for too long, or is gone.
    Lost,
}

/// Something that this peer should know.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// What.
    pub news: News,
    /// What a person is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Bilingual>,
}

/// What a peer should know.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum News {
    /// Another device of the same seat came in.
    DeviceJoined {
        /// What it is called.
        device: Option<String>,
        /// Whether it acts for the seat now.
        active: bool,
    },
    /// Another device of the same seat went.
    DeviceLeft {
        /// What it is called.
        device: Option<String>,
    },
    /// This device acts for the seat from now on.
    Active {
        /// The session's number.
        session: u64,
    },
    /// This device only shows from now on.
    Mirror {},
    /// Another device of a seat wants to act for it. Who acts for it now, a moderator or the Secretariat agrees by
    /// `take_over_seat` with the same session.
    TakeoverAsked {
        /// Which seat.
        seat: SeatId,
        /// What the device is called.
        device: Option<String>,
        /// The session that it would begin.
        session: u64,
    },
    /// A delegation's endpoint refuses to countersign the record: it is not the one that it has seen.
    RecordDoubted {
        /// Whose endpoint.
        seat: SeatId,
    },
    /// The file of checkpoints beside the record was found damaged when the hub began. It was set aside, and the hub
    /// goes on signing; what the endpoints keep stands for what was lost. For those who conduct the conference.
    CheckpointsDamaged {
        /// The name of the file, beside the record.
        file: String,
        /// How many of its lines were no good.
        lines: u64,
    },
    /// Frames of another audience follow, after a welcome with `reset`.
    AudienceChanged {
        /// The new audience.
        audience: Audience,
    },
}

/// A message of the hub as text.
#[must_use]
#[expect(clippy::expect_used, reason = "every map of a message has texts as its keys")]
pub fn encode(message: &HubMessage) -> String {
    // Cannot fail: only a map whose keys are no texts would, and a test encodes each kind of message.
    serde_json::to_string(message).expect("a message goes into JSON")
}

/// A message of a peer as text.
#[must_use]
#[expect(clippy::expect_used, reason = "every map of a message has texts as its keys")]
pub fn encode_client(message: &ClientMessage) -> String {
    // Cannot fail: see `encode`.
    serde_json::to_string(message).expect("a message goes into JSON")
}
