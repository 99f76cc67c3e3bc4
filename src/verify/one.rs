//! One decision shown without the record: its entry, the entry with its text, and the proof that both are in a tree
//! that the hub signed.
//!
//! ```text
//!   { "format": "mufakat.decision.v1",
//!     "checkpoint": "the note, with its countersignatures",
//!     "entries": [ { "position", "salt", "body", "proof": [ "hash", … ] }, … ] }
//!
//!   { "format": "mufakat.extract.v1", "checkpoint", "position", "c", "proof",      where the entry stays withheld
//!     "says": "{…}", "signed": "the hub's note over position, c and the hash of says", "keys": [ entries ] }
//! ```
//!
//! The first entry is the decision. The others are those that name the hub's key and the witnesses' keys, and that
//! lay the decided text down; each is in the same tree. So one file says who signed, and what.

use serde::{Deserialize, Serialize};

use crate::journal::entry::{Entry, Salt, commitment, leaf_hash};
use crate::procedure::event::Event;
use crate::procedure::ids::{Hash, SeatId};
use crate::record::Course;
use crate::record::extract::Extract;
use crate::record::seal::checkpoint::{Checkpoint, extract_text, hub_verifier, witness_verifier};
use crate::record::seal::merkle::includes;
use crate::record::seal::{Note, Verifier};

use super::Material;
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

/// The form of a file with an extract.
pub const EXTRACT_FORMAT: &str = "mufakat.extract.v1";

/// What the hub says of a decision whose entry is withheld, with the proof that the entry's commitment is in the
/// signed record. That the entry says so is the hub's word, and signed: whoever keeps the record whole can check it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtractProof {
    /// [`EXTRACT_FORMAT`].
    pub format: String,
    /// The note of the checkpoint.
    pub checkpoint: String,
    /// The decision's entry.
    pub position: u64,
    /// Its commitment.
    pub c: Hash,
    /// The inclusion proof of its leaf (RFC 9162, 2.1.3).
    pub proof: Vec<Hash>,
    /// The extract as JSON, byte for byte.
    pub says: String,
    /// The hub's note over it.
    pub signed: String,
    /// The entries that name the keys.
    pub keys: Vec<ProvenEntry>,
}

/// A file with one decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OneDecision {
    /// With its entry.
    Whole(DecisionProof),
    /// With what the hub says of it.
    Extract(ExtractProof),
}

impl OneDecision {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Doubt::NotOne`].
    pub fn read(bytes: &[u8]) -> Result<Self, Doubt> {
        #[derive(Deserialize)]
        struct Form {
            format: String,
        }
        let not_one = |why: serde_json::Error| Doubt::NotOne(why.to_string());
        let form: Form = serde_json::from_slice(bytes).map_err(not_one)?;
        match form.format.as_str() {
            FORMAT => serde_json::from_slice(bytes).map(Self::Whole).map_err(not_one),
            EXTRACT_FORMAT => serde_json::from_slice(bytes).map(Self::Extract).map_err(not_one),
            other => Err(Doubt::NotOne(format!("its form is {other:?}"))),
        }
    }

    /// Verifies it.
    ///
    /// # Errors
    /// [`Doubt`].
    pub fn verify(&self, trust: &Trust) -> Result<Shown, Doubt> {
        match self {
            Self::Whole(proof) => verify(proof, trust),
            Self::Extract(proof) => extract(proof, trust),
        }
    }
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
    /// What the hub says of the decision, where its entry is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extract: Option<Extract>,
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
    /// The hub did not sign what the file says of the withheld entry.
    #[error("what the file says of entry {0} is not signed by the hub")]
    NotSaid(u64),
    /// A key that was noted down is another one.
    #[error("the checkpoint is not signed by the key that you named")]
    OtherKey,
    /// A checkpoint that was kept is of another record.
    #[error("the checkpoint that you kept is of another record")]
    OtherRecord,
    /// A checkpoint that was kept has another root at the same size: there are two histories.
    #[error("the checkpoint that you kept, of {0} entries, is not the one of this file")]
    Forked(u64),
}

/// A checkpoint whose signatures are good by the keys that the shown entries name.
struct Signed<'a> {
    checkpoint: Checkpoint,
    hub: Verifier,
    countersigned: Vec<SeatId>,
    entries: Vec<(Hash, Entry, &'a ProvenEntry)>,
}

fn signed<'a>(note: &str, shown: &'a [ProvenEntry], trust: &Trust) -> Result<Signed<'a>, Doubt> {
    let note = Note::parse(note).map_err(|fault| Doubt::NotOne(fault.to_string()))?;
    let checkpoint = Checkpoint::parse(&note.text).ok_or_else(|| Doubt::NotOne("no checkpoint".to_owned()))?;
    let mut entries = Vec::new();
    for shown in shown {
        let (c, entry) = included(shown, &checkpoint)?;
        entries.push((c, entry, shown));
    }
    let origin = &checkpoint.origin;
    let events =
        || entries.iter().flat_map(|(_, entry, _)| entry.events.iter().map(move |event| (entry.position, event)));

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
    for kept in &trust.kept {
        let kept = Checkpoint::parse(&kept.text).filter(|kept| kept.origin == *origin).ok_or(Doubt::OtherRecord)?;
        if kept.size == checkpoint.size && kept.root != checkpoint.root {
            return Err(Doubt::Forked(kept.size));
        }
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
    Ok(Signed { checkpoint, hub, countersigned, entries })
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
    let Signed { checkpoint, hub, countersigned, entries } = signed(&proof.checkpoint, &proof.entries, trust)?;
    let (first, rest) = entries.split_first().ok_or_else(|| not_one("no entry"))?;
    let decisions: Vec<_> = first.1.events.iter().filter_map(decision_of).collect();
    if decisions.is_empty() {
        return Err(not_one("its first entry declares no decision"));
    }
    let value = |shown: &ProvenEntry| serde_json::from_str(&shown.body).unwrap_or_default();
    Ok(Shown {
        origin: checkpoint.origin,
        size: checkpoint.size,
        hub: hub.to_string(),
        countersigned,
        decisions,
        entry: value(first.2),
        others: rest.iter().map(|(_, _, shown)| value(shown)).collect(),
        entries: entries.iter().map(|(c, entry, _)| (entry.position, *c)).collect(),
        extract: None,
    })
}

/// Verifies what the hub says of one decision.
///
/// # Errors
/// [`Doubt`].
pub fn extract(proof: &ExtractProof, trust: &Trust) -> Result<Shown, Doubt> {
    if proof.format != EXTRACT_FORMAT {
        return Err(Doubt::NotOne(format!("its form is {:?}", proof.format)));
    }
    let Signed { checkpoint, hub, countersigned, entries } = signed(&proof.checkpoint, &proof.keys, trust)?;
    let position = proof.position;
    let index = position.checked_sub(1).ok_or(Doubt::NotIncluded(position))?;
    if !includes(leaf_hash(&proof.c), index, checkpoint.size, &proof.proof, checkpoint.root) {
        return Err(Doubt::NotIncluded(position));
    }
    let text = extract_text(&checkpoint.origin, position, &proof.c, &Hash::of(proof.says.as_bytes()));
    let said = Note::parse(&proof.signed).ok().filter(|note| note.text == text && note.is_signed_by(&hub));
    said.ok_or(Doubt::NotSaid(position))?;
    let says: Extract = serde_json::from_str(&proof.says).map_err(|why| Doubt::NotOne(why.to_string()))?;
    let value = |shown: &ProvenEntry| serde_json::from_str(&shown.body).unwrap_or_default();
    let places = std::iter::once((position, proof.c));
    Ok(Shown {
        origin: checkpoint.origin,
        size: checkpoint.size,
        hub: hub.to_string(),
        countersigned,
        decisions: vec![says.decision.to_string()],
        entry: serde_json::Value::Null,
        others: entries.iter().map(|(_, _, shown)| value(shown)).collect(),
        entries: places.chain(entries.iter().map(|(c, entry, _)| (entry.position, *c))).collect(),
        extract: Some(says),
    })
}

/// The sizes of the kept checkpoints that say nothing about a file by themselves: they are of other sizes than its own,
/// and only the record between them shows whether they are of one history.
#[must_use]
pub fn left_open(shown: &Shown, trust: &Trust) -> Vec<u64> {
    let sizes = trust.kept.iter().filter_map(|kept| Some(Checkpoint::parse(&kept.text)?.size));
    sizes.filter(|size| *size != shown.size).collect()
}

/// Whether a record says what a file with one decision says: its entries are at their places, and an extract is what
/// the record gives at the size that it was drawn from. The record is believed here; it is verified before.
#[must_use]
pub fn says_the_same(one: &OneDecision, material: &Material) -> bool {
    let at = |position: u64| material.lines.get(usize::try_from(position.checked_sub(1)?).ok()?);
    let Ok(shown) = one.verify(&Trust::default()) else { return false };
    if !shown.entries.iter().all(|(position, c)| at(*position).is_some_and(|line| line.c == *c)) {
        return false;
    }
    let Some(extract) = &shown.extract else { return true };
    let upto = usize::try_from(extract.as_of).unwrap_or(usize::MAX);
    let mut course = Course::default();
    for line in material.lines.iter().take(upto) {
        let Some(Ok(entry)) = line.body.as_deref().map(Entry::read) else { return false };
        course.note(&entry);
    }
    let declared = course.declared_in.get(&extract.decision);
    let place = shown.entries.first().map(|(position, _)| position);
    declared == place && Extract::of(&course, extract.decision).as_ref() == Some(extract)
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
