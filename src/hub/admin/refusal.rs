//! Why something that was asked at the hub's own door was not done: a code with its facts, for whoever asked to say.

use std::io;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::hub::credentials;
use crate::hub::recorder::Closed;
use crate::journal;

/// Why something was not done. What a system said (`cause`) is in its own words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// There is no hub to do it.
    #[error("no hub is running on this state folder")]
    NoHub {},
    /// The conference has no such seat.
    #[error("the conference has no seat {seat}")]
    NoSeat {
        /// As it was named.
        seat: String,
    },
    /// The conference has no such seat and no such party.
    #[error("the conference has no seat or party {name}")]
    NoSeatOrParty {
        /// As it was named.
        name: String,
    },
    /// The conference has no such meeting.
    #[error("the conference has no meeting {meeting}")]
    NoMeeting {
        /// As it was named.
        meeting: String,
    },
    /// The party has no part in the meeting.
    #[error("the party {party} takes no part in a meeting {meeting}")]
    NotInMeeting {
        /// Whose seat.
        party: String,
        /// The meeting.
        meeting: String,
    },
    /// A button box cannot do this.
    #[error("a box cannot do {word}; it may do: {words}")]
    NoButton {
        /// What was asked for.
        word: String,
        /// What it may do.
        words: String,
    },
    /// No invitation, device or key has this name.
    #[error("there is no such invitation or device")]
    Unknown {},
    /// Nobody of that name waits at the door.
    #[error("nobody waits at the door under that name")]
    NobodyWaits {},
    /// Somebody holds the place of the invitation.
    #[error("this invitation has been used; each is good for one device")]
    Used {},
    /// It was revoked before.
    #[error("this invitation or device has been revoked")]
    Revoked {},
    /// Its time is over.
    #[error("the time of this code is over")]
    Expired {},
    /// The book of credentials cannot be read.
    #[error("{file} is not a book of credentials that this program can read: {found}")]
    Book {
        /// The file.
        file: String,
        /// What was found.
        found: String,
    },
    /// The file is no record.
    #[error("{file} is not a record that this program can read: {found}")]
    Record {
        /// The file.
        file: String,
        /// What was found.
        found: String,
    },
    /// Another program has the record open.
    #[error("the record {file} is in use by another process")]
    Locked {
        /// The file.
        file: String,
    },
    /// The record is damaged.
    #[error(
        "the record is damaged; {finding}. Nothing was changed. Keep this file, and go back to a backup or an export"
    )]
    Damaged {
        /// What was found first.
        finding: String,
    },
    /// The storage failed.
    #[error("the storage of the record failed, and nothing more is accepted: {cause}")]
    Storage {
        /// What the system said.
        cause: String,
    },
    /// A file could not be opened, made or written.
    #[error("{file}: {cause}")]
    File {
        /// The file.
        file: String,
        /// What the system said.
        cause: String,
    },
    /// The key that signs for the record is not there.
    #[error("{file} is not there: nobody can sign for this record")]
    NoSealKey {
        /// Where it belongs.
        file: String,
    },
    /// The record names another key.
    #[error("the hub's key is not the one that the record names")]
    OtherSealKey {},
    /// No random bytes.
    #[error("the system gives no random bytes: {cause}")]
    NoChance {
        /// What the system said.
        cause: String,
    },
    /// The hub is going down.
    #[error("the hub is stopping")]
    Stopping {},
    /// What was asked is not understood.
    #[error("the ask could not be read: {cause}")]
    Unreadable {
        /// What is wrong with it.
        cause: String,
    },
    /// Something that does not happen to people.
    #[error("{message}")]
    Other {
        /// What, in English.
        message: String,
    },
}

impl Refusal {
    /// A file and what the system said of it.
    #[must_use]
    pub fn file(path: &std::path::Path, cause: &io::Error) -> Self {
        Self::File { file: path.display().to_string(), cause: cause.to_string() }
    }

    /// Something that does not happen to people.
    #[must_use]
    pub fn other(what: &impl ToString) -> Self {
        Self::Other { message: what.to_string() }
    }

    /// The same, with what the system said put otherwise.
    #[must_use]
    pub fn with_cause(mut self, put: impl FnOnce(&str) -> String) -> Self {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the system has its say in few of them")]
        match &mut self {
            Self::Storage { cause } | Self::File { cause, .. } | Self::NoChance { cause } => *cause = put(cause),
            _ => {}
        }
        self
    }
}

impl From<credentials::Error> for Refusal {
    fn from(error: credentials::Error) -> Self {
        match error {
            credentials::Error::Unknown => Self::Unknown {},
            credentials::Error::Used => Self::Used {},
            credentials::Error::Revoked => Self::Revoked {},
            credentials::Error::Expired => Self::Expired {},
            credentials::Error::Io { path, cause } => Self::file(&path, &cause),
            credentials::Error::Format { path, what } => Self::Book { file: path.display().to_string(), found: what },
            credentials::Error::NoChance(cause) => Self::NoChance { cause },
        }
    }
}

impl From<journal::Error> for Refusal {
    fn from(error: journal::Error) -> Self {
        let file = |path: &std::path::Path| path.display().to_string();
        match error {
            journal::Error::Damaged(finding) => Self::Damaged { finding: finding.to_string() },
            journal::Error::Poisoned { cause } => Self::Storage { cause },
            journal::Error::Locked { path } => Self::Locked { file: file(&path) },
            journal::Error::WrongFormat { path, what } => Self::Record { file: file(&path), found: what },
            journal::Error::Io { path, cause } => Self::File { file: file(&path), cause },
            other @ (journal::Error::Conflict { .. }
            | journal::Error::Unknown { .. }
            | journal::Error::Repeated { .. }
            | journal::Error::Unwritable(_)) => Self::other(&other),
        }
    }
}

impl From<Closed> for Refusal {
    fn from(_: Closed) -> Self {
        Self::Stopping {}
    }
}
