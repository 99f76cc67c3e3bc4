//! One line of `record.jsonl`: an entry with its content, or with the content withheld and the commitment left.
//!
//! ```text
//!   {"position":7,"salt":"32 hex digits","c":"64","h":"64","body":"{\"format\":1,…}"}     whole
//!   {"position":8,"c":"64","h":"64"}                                                      withheld
//! ```
//!
//! The body is a JSON text within JSON, so that it comes out byte for byte in any language.

use serde::{Deserialize, Serialize};

use crate::journal::entry::{Salt, Stored};
use crate::procedure::ids::Hash;

/// One line, believed in nothing yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordLine {
    /// The position.
    pub position: u64,
    /// The salt; withheld with the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// The commitment.
    pub c: Hash,
    /// The chain up to and with it.
    pub h: Hash,
    /// The entry's JSON; absent where it is withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

impl RecordLine {
    /// A stored entry, whole.
    #[must_use]
    pub fn whole(stored: &Stored) -> Self {
        Self {
            position: stored.entry.position,
            salt: Some(stored.salt.to_string()),
            c: stored.c,
            h: stored.h,
            body: Some(stored.body.to_string()),
        }
    }

    /// The same without its content. The salt goes too: with it a short content could be guessed.
    #[must_use]
    pub fn withheld(&self) -> Self {
        Self { salt: None, body: None, ..self.clone() }
    }

    /// Salt and content; `None` where they are withheld, or only one of them is there.
    #[must_use]
    pub fn opened(&self) -> Option<(Salt, &str)> {
        Some((Salt::parse(self.salt.as_deref()?)?, self.body.as_deref()?))
    }

    /// Whether the content is withheld, wholly.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.salt.is_none() && self.body.is_none()
    }
}
