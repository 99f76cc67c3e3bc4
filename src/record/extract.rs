//! What outsiders are told of a decision whose entry stays withheld, under the hub's signature.
//!
//! An entry is opened whole or not at all, and the entry of a decision says how each party stood and who recorded it.
//! So the public gets this instead: what was decided, the commitment of its entry, and the hub's word that the one is
//! in the other. The commitment is shown to be in the signed tree; the word can be held against the entry by whoever
//! keeps the record whole, and stays signed if it was false.

use serde::{Deserialize, Serialize};

use super::course::Course;
use super::seal::Secret;
use super::seal::checkpoint::extract_text;
use super::seal::note::{Line, Note};
use crate::procedure::command::Style;
use crate::procedure::definition::Verb;
use crate::procedure::event::DocumentReference;
use crate::procedure::ids::{DecisionNumber, Hash, ItemNumber, MeetingId, Revision, Timestamp};

/// A decision without anything that concerns the parties one by one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// How far the record went that this was drawn from.
    pub as_of: u64,
    /// Its number.
    pub decision: DecisionNumber,
    /// The meeting.
    pub meeting: MeetingId,
    /// The item.
    pub item: ItemNumber,
    /// When it was declared.
    pub declared_at: Timestamp,
    /// The word with which it was declared.
    pub verb: Verb,
    /// How something was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// The exact text.
    pub text: String,
    /// Its documents, each with its revision and hash.
    pub documents: Vec<DocumentReference>,
    /// At which revision the text was decided.
    pub revision: Revision,
    /// SHA-256 of the text with its documents.
    pub hash: Hash,
    /// Whether it still holds: one that was reopened does not.
    pub holds: bool,
}

impl Extract {
    /// What a record says of a decision; `None` where it has none of that number.
    #[must_use]
    pub fn of(course: &Course, number: DecisionNumber) -> Option<Self> {
        let decision = course.conference.register.decisions.get(&number)?;
        Some(Self {
            as_of: course.position,
            decision: number,
            meeting: decision.meeting.clone(),
            item: decision.item.clone(),
            declared_at: decision.at,
            verb: decision.verb,
            style: decision.style,
            text: decision.wording.text.clone(),
            documents: decision.wording.documents.clone(),
            revision: decision.revision,
            hash: decision.hash,
            holds: decision.holds(),
        })
    }

    /// As JSON, byte for byte what is signed.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts and numbers always go into JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The hub's word that this is what the entry of that commitment says.
    #[must_use]
    pub fn sign(&self, origin: &str, position: u64, c: Hash, key: &Secret) -> SignedExtract {
        let says = self.to_json();
        let text = extract_text(origin, position, &c, &Hash::of(says.as_bytes()));
        let line = Line::of_hub(origin, key, &text);
        SignedExtract { position, c, says, signed: Note { text, signatures: vec![line] }.to_string() }
    }
}

/// An extract with the hub's signature.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedExtract {
    /// The entry that declared it.
    pub position: u64,
    /// The entry's commitment.
    pub c: Hash,
    /// The extract as JSON.
    pub says: String,
    /// The signed note.
    pub signed: String,
}
