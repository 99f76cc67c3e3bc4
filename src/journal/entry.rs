//! One entry of the record, as it is stored for ever.
//!
//! ```text
//!   Draft ──(position given, salted, hashed)──► Stored { entry, body, salt, c, h }
//!
//!   body = the entry as JSON, and from then on only those bytes: nobody writes them anew to hash them
//!   c    = SHA-256(salt ‖ body)                  the commitment; also the leaf of the Merkle tree (RFC 9162)
//!   h    = SHA-256(0x02 ‖ previous h ‖ c)        the chain; before entry 1 it is 32 zero bytes
//! ```
//!
//! Because the chain and the tree hold `c` and never the body itself, a content can later be withheld from a
//! reader without breaking either: the salt keeps a short content from being guessed out of its commitment.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::procedure::command::{Actor, Command};
use crate::procedure::event::Event;
use crate::procedure::ids::{CommandId, Hash, Timestamp};

/// Which writing of an entry's JSON this is. Stored inside every entry and so covered by its hash.
///
/// Stored bytes are never rewritten. An older entry is brought up to date each time it is read, in
/// [`Entry::read`]; an entry newer than [`FormatVersion::CURRENT`] is refused rather than half understood.
///
/// | version | since | what changed |
/// |---|---|---|
/// | 1 | 0.1.0 | the first: `format`, `position`, `recorded_at`, `rules`, `command`, `events` |
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormatVersion(pub u16);

impl FormatVersion {
    /// The version that this program writes.
    pub const CURRENT: Self = Self(1);
}

impl fmt::Display for FormatVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Under which rules a command was considered. A reader years later considers it again under the same ones.
///
/// It grows when `consider` or `apply` would answer an old command differently, not when a rule is added that
/// no old command could have met.
///
/// | version | since | what changed |
/// |---|---|---|
/// | 1 | 0.1.0 | the first |
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RulesVersion(pub u16);

impl RulesVersion {
    /// The rules that this program holds.
    pub const CURRENT: Self = Self(1);
}

impl fmt::Display for RulesVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What is to be recorded: an entry that has no position yet. The journal gives it one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// When the command was considered, by the hub's clock.
    pub recorded_at: Timestamp,
    /// The rules it was considered under.
    pub rules: RulesVersion,
    /// The whole command.
    pub command: Command,
    /// What followed from it, in order. Empty is possible: "already so".
    pub events: Vec<Event>,
}

/// One entry of the record: a command and everything that followed from it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// How this entry is written.
    pub format: FormatVersion,
    /// Its number in the record, from 1 and without gaps.
    pub position: u64,
    /// When it was recorded, by the hub's clock.
    pub recorded_at: Timestamp,
    /// The rules it was considered under.
    pub rules: RulesVersion,
    /// The whole command: id, actor, capacity, what its sender had seen, and the act.
    pub command: Command,
    /// What followed from it, in order.
    pub events: Vec<Event>,
}

impl Entry {
    /// Gives a draft its position.
    #[must_use]
    pub fn new(position: u64, draft: Draft) -> Self {
        let Draft { recorded_at, rules, command, events } = draft;
        Self { format: FormatVersion::CURRENT, position, recorded_at, rules, command, events }
    }

    /// The bytes to be stored.
    ///
    /// # Errors
    /// When a type of `procedure` does not go into JSON, such as a map whose keys are not texts.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads stored bytes of this or any earlier format version. This is the place where earlier versions are
    /// brought up to date; each keeps a fixture under `tests/fixtures/journal/`.
    ///
    /// # Errors
    /// [`Unreadable`]: a newer format, or bytes that no version of ours has written.
    pub fn read(body: &str) -> Result<Self, Unreadable> {
        // Most entries are of the present version, and are read once.
        let read = serde_json::from_str::<Self>(body);
        match read {
            Ok(entry) if entry.format == FormatVersion(1) => Ok(entry),
            Ok(entry) => Err(Unreadable::Newer(entry.format)),
            Err(fault) => match Outline::of(body)?.format {
                FormatVersion(1) => Err(Unreadable::NotAnEntry(fault.to_string())),
                other => Err(Unreadable::Newer(other)),
            },
        }
    }

    /// Who sent the command, as first answers are filed.
    #[must_use]
    pub fn sender(&self) -> Sender {
        Sender::of(&self.command.actor)
    }
}

/// What can be told of stored bytes before they are read in full.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// How the entry is written.
    pub format: FormatVersion,
    /// The action's name on the wire, such as `open_item`.
    pub action: String,
}

impl Outline {
    /// Reads the outline.
    ///
    /// # Errors
    /// [`Unreadable::NotAnEntry`].
    pub fn of(body: &str) -> Result<Self, Unreadable> {
        #[derive(Deserialize)]
        struct OutlineJson {
            format: FormatVersion,
            command: CommandJson,
        }
        #[derive(Deserialize)]
        struct CommandJson {
            action: ActionJson,
        }
        #[derive(Deserialize)]
        struct ActionJson {
            #[serde(rename = "type")]
            name: String,
        }
        let json: OutlineJson = serde_json::from_str(body).map_err(|e| Unreadable::NotAnEntry(e.to_string()))?;
        Ok(Self { format: json.format, action: json.command.action.name })
    }
}

/// Why stored bytes could not be read as an entry.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// Written by a later version of the program.
    #[error("it is written in format {0}, and this program knows formats up to {current}", current = FormatVersion::CURRENT)]
    Newer(FormatVersion),
    /// No entry at all; with what the JSON reader said.
    #[error("it is not an entry: {0}")]
    NotAnEntry(String),
}

/// Who a command id belongs to: two seats may use the same id without meeting each other, one seat may not
/// use it twice, in whatever capacity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sender(String);

impl Sender {
    /// The sender behind an actor. The capacity is left out: a seat that repeats an act after it has become
    /// presiding officer still repeats it.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        Self(match actor {
            Actor::Seat { seat, .. } => format!("seat:{seat}"),
            Actor::Moderator { name } => format!("moderator:{name}"),
            Actor::Hub {} => "hub".to_owned(),
            Actor::Clock {} => "clock".to_owned(),
        })
    }

    /// As it stands in the journal's `actor` column.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Sixteen bytes that nobody can guess, one set for each entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Salt(pub [u8; 16]);

impl Salt {
    /// Reads 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        (text.len() == 32 && digits).then(|| u128::from_str_radix(text, 16).ok())?.map(|n| Self(n.to_be_bytes()))
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// What stands before entry 1 in the chain.
pub const GENESIS: Hash = Hash([0; 32]);

/// `c = SHA-256(salt ‖ body)`: what the record promises about a content.
#[must_use]
pub fn commitment(salt: &Salt, body: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update(salt.0).chain_update(body).finalize().into())
}

/// `h = SHA-256(0x02 ‖ previous h ‖ c)`: an entry's place after everything before it. The first byte keeps
/// the chain's hashes apart from the tree's leaves (0x00) and nodes (0x01).
#[must_use]
pub fn link(previous: &Hash, c: &Hash) -> Hash {
    Hash(Sha256::new().chain_update([0x02]).chain_update(previous.0).chain_update(c.0).finalize().into())
}

/// The hash of an entry's leaf in the Merkle tree of the record (RFC 9162, 2.1.1): `SHA-256(0x00 ‖ c)`. The
/// tree's size is the position of the last entry.
#[must_use]
pub fn leaf_hash(c: &Hash) -> Hash {
    Hash(Sha256::new().chain_update([0x00]).chain_update(c.0).finalize().into())
}

/// The end of the record: how far it goes and what binds all of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// Position of the last entry; 0 while the record is empty.
    pub position: u64,
    /// `h` of the last entry; [`GENESIS`] while the record is empty.
    pub h: Hash,
}

impl Head {
    /// The head of a record without entries.
    pub const EMPTY: Self = Self { position: 0, h: GENESIS };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.position, self.h)
    }
}

/// An entry together with what proves it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// The entry, brought up to date.
    pub entry: Entry,
    /// The bytes that were stored and hashed.
    pub body: Arc<str>,
    /// The salt of its commitment.
    pub salt: Salt,
    /// Its commitment.
    pub c: Hash,
    /// The chain up to and with it.
    pub h: Hash,
}

impl Stored {
    /// Seals an entry behind `previous`, the `h` of the entry before it.
    ///
    /// # Errors
    /// As [`Entry::to_json`].
    pub fn seal(entry: Entry, salt: Salt, previous: &Hash) -> Result<Self, serde_json::Error> {
        let body: Arc<str> = entry.to_json()?.into();
        let c = commitment(&salt, body.as_bytes());
        let h = link(previous, &c);
        Ok(Self { entry, body, salt, c, h })
    }

    /// The head of a record that ends with this entry.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { position: self.entry.position, h: self.h }
    }

    /// The id of the command, by which its sender knows it.
    #[must_use]
    pub fn command_id(&self) -> &CommandId {
        &self.entry.command.id
    }
}
