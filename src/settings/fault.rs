//! What can be wrong with the settings, with its place and its facts.

use schemars::JsonSchema;
use serde::Serialize;

/// Why the settings cannot be used: the place to change, and what is wrong there. The catalogue turns the problem
/// into a sentence (`setting-problem-...`).
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{place}: {key} [{code}]", code = .problem.code())]
pub struct Fault {
    /// File and line, variable or flag.
    pub place: String,
    /// The key as it was written; empty where the whole file is at fault.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a setting, with its facts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[schemars(rename = "SettingProblem")]
pub enum Problem {
    /// A file that was asked for cannot be read.
    Unreadable {
        /// What the system said.
        why: String,
    },
    /// A file is not TOML.
    Syntax {
        /// What the TOML reader said.
        why: String,
    },
    /// There is no such setting.
    UnknownKey {
        /// The setting that looks most like it.
        nearest: String,
    },
    /// A section is given a value of its own.
    Section,
    /// The value is of another kind than the default.
    WrongKind {
        /// The kind that was expected.
        kind: Kind,
        /// The value.
        found: String,
    },
    /// Not an address with a port.
    NoAddress {
        /// The value.
        found: String,
    },
    /// Not an address or a network of addresses.
    NoNetwork {
        /// The value.
        found: String,
    },
    /// Not a web origin.
    NoOrigin {
        /// The value.
        found: String,
    },
    /// Not one of the two formats of a log.
    NoFormat {
        /// The value.
        found: String,
    },
    /// Not one of the modes of encryption.
    NoMode {
        /// The value.
        found: String,
    },
    /// It has to be set, because another setting is.
    Missing {
        /// That setting.
        with: String,
    },
    /// Not a filter of log levels.
    NoFilter {
        /// What the reader of filters said.
        why: String,
    },
    /// Plain text would leave this machine, and no proxy is named.
    PlainText,
    /// A number is too small to work with.
    TooSmall {
        /// The least there may be.
        least: u64,
    },
    /// Not a percentage from 1 to 100.
    NoPercentage,
    /// It has to be less than another setting.
    NotBelow {
        /// That setting.
        other: String,
    },
    /// It has to be as much as another setting, or more.
    Below {
        /// That setting.
        other: String,
    },
    /// It has to be longer than another setting.
    NotLonger {
        /// That setting.
        other: String,
    },
    /// What the settings library says, where we know no better.
    Other {
        /// Its words.
        why: String,
    },
}

/// The kind of value that a setting has; that of its default.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "SettingKind")]
pub enum Kind {
    /// A text in quotes.
    Text,
    /// A whole number, not negative.
    Number,
    /// A length of time: `500ms`, `5s`, `2m`.
    Time,
    /// A list of texts.
    List,
}

impl Problem {
    /// The stable code, for scripts and documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Syntax { .. } => "syntax",
            Self::UnknownKey { .. } => "unknown-key",
            Self::Section => "section",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NoAddress { .. } => "no-address",
            Self::NoNetwork { .. } => "no-network",
            Self::NoOrigin { .. } => "no-origin",
            Self::NoFormat { .. } => "no-format",
            Self::NoMode { .. } => "no-mode",
            Self::Missing { .. } => "missing",
            Self::NoFilter { .. } => "no-filter",
            Self::PlainText => "plain-text",
            Self::TooSmall { .. } => "too-small",
            Self::NoPercentage => "no-percentage",
            Self::NotBelow { .. } => "not-below",
            Self::Below { .. } => "below",
            Self::NotLonger { .. } => "not-longer",
            Self::Other { .. } => "other",
        }
    }
}
