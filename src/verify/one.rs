//! One decision shown without the record: its entry, the entry with its text, and the proof that both are in a tree
//! that the hub signed.
//!
//! ```text
//!   { "format": "mufakat.decision.v1",
//!     "checkpoint": "the note, with its countersignatures",
//!     "entries": [ { "position", "salt", "body", "proof": [ "hash", … ] }, … ] }
//! ```
//!
//! The first entry is the decision. The others are those that name the hub's key and the witnesses' keys, and that
//! lay the decided text down; each is in the same tree. So one file says who signed, and what.

use serde::{Deserialize, Serialize};

use crate::journal::entry::{Entry, Salt, commitment, leaf_hash};
use crate::procedure::event::Event;
use crate::procedure::ids::{Hash, SeatId};
use crate::record::seal::checkpoint::{Checkpoint, hub_verifier, witness_verifier};
use crate::record::seal::merkle::includes;
use crate::record::seal::{Note, Verifier};

pub use super::Trust;

/// The form of such a file.
pub const FORMAT: &str = "mufakat.decision.v1";

/// A decision with its proof.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionProof {
    /// [`FORMAT`].
    pub format: String,
    /// The note.
    pub checkpoint: String,
    /// The entries, the decision's first.
    pub entries: Vec<ProvenEntry>,
}

/// An entry with the proof that it is in the checkpoint's tree.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvenEntry {
    /// Its position.
    pub position: u64,
    /// Its salt.
    pub salt: String,
    /// Its JSON.
    pub body: String,
    /// The inclusion proof (RFC 9162, 2.1.3).
    pub proof: Vec<Hash>,
}

/// What a file with one decision shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Shown {
    /// Which record.
    pub origin: String,
    /// The size of the signed tree.
    pub size: u64,
    /// The key that signed it, as signed notes name it.
    pub hub: String,
    /// The seats whose endpoints countersigned it.
    pub countersigned: Vec<SeatId>,
    /// The numbers of the decisions of its entry.
    pub decisions: Vec<String>,
    /// Every entry that is shown, with its commitment.
    #[serde(skip)]
    pub entries: Vec<(u64, Hash)>,
    /// The decision's entry.
    pub entry: serde_json::Value,
    /// The other entries.
    pub others: Vec<serde_json::Value>,
}

/// Why it does not hold.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Doubt {
    /// It is no such file, or of a later version.
    #[error("the file is no decision with its proof: {0}")]
    NotOne(String),
    /// An entry is not in the signed tree.
    #[error("entry {0} is not what was signed, or not at that place")]
    NotIncluded(u64),
    /// The hub's key did not sign.
    #[error("the checkpoint is not signed by the key that the record names")]
    NotSigned,
    /// A countersignature is not good.
    #[error("the countersignature of {0} is not good")]
    BadCountersignature(SeatId),
    /// A key that was noted down is another one.
    #[error("the checkpoint is not signed by the key that you named")]
    OtherKey,
}

/// Verifies one decision.
///
/// # Errors
/// [`Doubt`].
pub fn verify(proof: &DecisionProof, trust: &Trust) -> Result<Shown, Doubt> {
    let not_one = |why: &str| Doubt::NotOne(why.to_owned());
    if proof.format != FORMAT {
        return Err(Doubt::NotOne(format!("its form is {:?}", proof.format)));
    }
    let note = Note::parse(&proof.checkpoint).map_err(|fault| Doubt::NotOne(fault.to_string()))?;
    let checkpoint = Checkpoint::parse(&note.text).ok_or_else(|| not_one("no checkpoint"))?;
    let mut entries = Vec::new();
    for shown in &proof.entries {
        entries.push((included(shown, &checkpoint)?, shown));
    }
    let origin = &checkpoint.origin;
    let events =
        || entries.iter().flat_map(|((_, entry), _)| entry.events.iter().map(move |event| (entry.position, event)));

    // The last key that is named is the one that holds: one that comes later and is left out would not have signed.
    let named =
        events().filter_map(
            |(from, event)| {
                if let Event::SealKeyNamed { key, .. } = event { Some((from, *key)) } else { None }
            },
        );
    let (_, key) = named.max().ok_or(Doubt::NotSigned)?;
    let hub = hub_verifier(origin, key);
    if !note.is_signed_by(&hub) {
        return Err(Doubt::NotSigned);
    }
    if !trust.keys.is_empty() && !trust.keys.contains(&hub) {
        return Err(Doubt::OtherKey);
    }
    let mut countersigned = Vec::new();
    for line in &note.signatures {
        let witnesses: Vec<(SeatId, Verifier)> = events()
            .filter_map(|(_, event)| {
                let Event::WitnessEnrolled { seat, key } = event else { return None };
                Some((seat.clone(), witness_verifier(origin, seat, *key)))
            })
            .collect();
        let Some((seat, verifier)) = witnesses.iter().find(|(_, verifier)| line.claims(verifier)) else { continue };
        if !line.signs(verifier, &note.text) {
            return Err(Doubt::BadCountersignature(seat.clone()));
        }
        countersigned.push(seat.clone());
    }
    let (first, rest) = entries.split_first().ok_or_else(|| not_one("no entry"))?;
    let decisions: Vec<_> = first.0.1.events.iter().filter_map(decision_of).collect();
    if decisions.is_empty() {
        return Err(not_one("its first entry declares no decision"));
    }
    let value = |shown: &ProvenEntry| serde_json::from_str(&shown.body).unwrap_or_default();
    Ok(Shown {
        origin: origin.clone(),
        size: checkpoint.size,
        hub: hub.to_string(),
        countersigned,
        decisions,
        entry: value(first.1),
        others: rest.iter().map(|(_, shown)| value(shown)).collect(),
        entries: entries.iter().map(|((c, entry), _)| (entry.position, *c)).collect(),
    })
}

/// The number of the decision that an event declares.
pub(crate) fn decision_of(event: &Event) -> Option<String> {
    if let Event::DecisionDeclared { decision, .. } = event { Some(decision.to_string()) } else { None }
}

fn included(shown: &ProvenEntry, checkpoint: &Checkpoint) -> Result<(Hash, Entry), Doubt> {
    let doubt = || Doubt::NotIncluded(shown.position);
    let salt = Salt::parse(&shown.salt).ok_or_else(doubt)?;
    let c = commitment(&salt, shown.body.as_bytes());
    let index = shown.position.checked_sub(1).ok_or_else(doubt)?;
    if !includes(leaf_hash(&c), index, checkpoint.size, &shown.proof, checkpoint.root) {
        return Err(doubt());
    }
    let entry = Entry::read(&shown.body).map_err(|why| Doubt::NotOne(why.to_string()))?;
    if entry.position == shown.position { Ok((c, entry)) } else { Err(doubt()) }
}
