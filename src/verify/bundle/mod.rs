//! The one file that a delegation takes home: a plain tar archive, checked by [`verify`](fn@crate::verify::verify) and by
//! anybody else from what ARCHITECTURE.md says of it.
//!
//! ```text
//!   README.txt              what this is, and how it is checked
//!   bundle.json             form, record, size, audience, and the SHA-256 of every other file
//!   record.jsonl            every entry as a line, from 1; withheld ones without salt and content
//!   checkpoints.jsonl       every checkpoint with its countersignatures
//!   keys.json               the keys that the record names, and the entry that names each
//!   decisions/<n>.json      each decision with its proof, to be shown alone
//!   documents/<sha256>      bodies of documents, named by what they hold
//!   report/…                the Report of the Meeting and the register, as they were exported
//! ```

mod cut;
mod line;
pub mod tar;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use cut::cut;
pub use line::RecordLine;

use super::one::{DecisionProof, FORMAT as DECISION_FORMAT, ProvenEntry, decision_of};
use super::{Kind, Material, NamedKey, Trust, Verdict, verify};
use crate::journal::entry::{Entry, leaf_hash};
use crate::procedure::event::Event;
use crate::procedure::ids::{Hash, Revision};
use crate::record::seal::checkpoint::Checkpoint;
use crate::record::seal::{Sealed, Tree};
use crate::view::Audience;

/// The form of a bundle.
pub const FORMAT: &str = "mufakat.bundle.v1";
/// Names of its files.
pub const MANIFEST: &str = "bundle.json";
/// The record.
pub const RECORD: &str = "record.jsonl";
/// The checkpoints.
pub const CHECKPOINTS: &str = "checkpoints.jsonl";
/// The keys.
pub const KEYS: &str = "keys.json";
/// What the names of decisions begin with.
pub const DECISIONS: &str = "decisions/";
/// What the names of documents begin with.
pub const DOCUMENTS: &str = "documents/";
const README: &str = "README.txt";

/// What stands in `bundle.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// What the record is called.
    pub origin: String,
    /// How far it goes.
    pub size: u64,
    /// For whom it was cut; absent where nothing is withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// The SHA-256 of every other file.
    pub files: BTreeMap<String, Hash>,
}

/// Reads `bundle.json`.
///
/// # Errors
/// What is wrong with it.
pub fn read_manifest(files: &BTreeMap<String, Vec<u8>>) -> Result<Manifest, String> {
    let bytes = files.get(MANIFEST).ok_or_else(|| format!("{MANIFEST} is missing"))?;
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|e| format!("{MANIFEST}: {e}"))?;
    if manifest.format == FORMAT { Ok(manifest) } else { Err(format!("its form is {:?}", manifest.format)) }
}

/// What a bundle is made of.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The record, whole.
    pub lines: Vec<RecordLine>,
    /// Its checkpoints.
    pub sealed: Sealed,
    /// For whom it is cut; `None` for those who keep all of it.
    pub audience: Option<Audience>,
    /// Bodies of documents by their hash; those that the audience may not have are left out.
    pub documents: BTreeMap<Hash, Vec<u8>>,
    /// Exports of the report, by their names below `report/`.
    pub report: BTreeMap<String, Vec<u8>>,
}

/// Why no bundle was made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Something does not go into JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The record has no such decision, or no checkpoint covers it yet.
    #[error("the record holds no signed decision {0}")]
    NoDecision(String),
}

/// Writes a bundle. The same contents give the same bytes.
///
/// # Errors
/// [`Fault`].
pub fn write(contents: &Contents, out: impl Write) -> Result<Manifest, Fault> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let (lines, documents) = match contents.audience {
        None => (contents.lines.clone(), contents.documents.keys().copied().collect()),
        Some(audience) => cut(&contents.lines, audience),
    };
    let mut record = Vec::new();
    for line in &lines {
        serde_json::to_writer(&mut record, line)?;
        record.push(b'\n');
    }
    files.insert(RECORD.to_owned(), record);
    files.insert(CHECKPOINTS.to_owned(), contents.sealed.to_lines().into_bytes());
    let material = Material { kind: Kind::Export, lines, sealed: contents.sealed.clone(), ..Material::default() };
    let verdict = verify(&material, &Trust::default());
    files.insert(KEYS.to_owned(), keys(&verdict.keys).into_bytes());
    for decision in &verdict.decisions {
        // One that no checkpoint covers yet has no proof.
        if let Some(proof) = prove(&material, &verdict, &decision.decision) {
            files.insert(format!("{DECISIONS}{}.json", decision.decision), serde_json::to_vec_pretty(&proof)?);
        }
    }
    for hash in documents {
        if let Some(bytes) = contents.documents.get(&hash) {
            files.insert(format!("{DOCUMENTS}{hash}"), bytes.clone());
        }
    }
    for (name, bytes) in &contents.report {
        files.insert(format!("report/{name}"), bytes.clone());
    }
    files.insert(README.to_owned(), include_bytes!("readme.txt").to_vec());
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        origin: verdict.origin,
        size: verdict.entries,
        audience: contents.audience,
        files: files.iter().map(|(name, bytes)| (name.clone(), Hash::of(bytes))).collect(),
    };
    let mut writer = tar::Writer::new(out);
    writer.add(MANIFEST, &serde_json::to_vec_pretty(&manifest)?)?;
    for (name, bytes) in &files {
        writer.add(name, bytes)?;
    }
    writer.finish()?;
    Ok(manifest)
}

/// The keys of a record, as `keys.json` has them.
#[must_use]
pub fn keys(keys: &[NamedKey]) -> String {
    let one = |named: &NamedKey| json!({ "from": named.from, "seat": named.seat, "key": named.verifier });
    let all: Vec<_> = keys.iter().map(one).collect();
    // A list of texts and numbers always goes into JSON.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// One decision with its proof, against the first checkpoint that covers it and has most countersignatures. `None`
/// when there is none, or its content is withheld.
#[must_use]
pub fn prove(material: &Material, verdict: &Verdict, decision: &str) -> Option<DecisionProof> {
    let position = verdict.decisions.iter().find(|known| known.decision == decision)?.position;
    let tree = Tree::of(material.lines.iter().map(|line| leaf_hash(&line.c)));
    let good = |note: &&crate::record::seal::Note| {
        Checkpoint::parse(&note.text).is_some_and(|checkpoint| tree.root_at(checkpoint.size) == Some(checkpoint.root))
    };
    let mut best: Option<&crate::record::seal::Note> = None;
    for note in material.sealed.over(position).filter(good) {
        if best.is_none_or(|best| best.signatures.len() < note.signatures.len()) {
            best = Some(note);
        }
    }
    let note = best?;
    let size = Checkpoint::parse(&note.text)?.size;
    let entry_at = |position: u64| {
        let line = material.lines.get(usize::try_from(position - 1).ok()?)?;
        Entry::read(line.body.as_deref()?).ok()
    };
    let declared = entry_at(position)?;
    let named = verdict.keys.iter().map(|named| named.from).filter(|from| *from <= size);
    let wordings = wordings_of(&declared, material);
    let mut shown = vec![position];
    for other in named.chain(wordings) {
        if !shown.contains(&other) {
            shown.push(other);
        }
    }
    let entries = shown.into_iter().filter_map(|position| {
        let line = material.lines.get(usize::try_from(position - 1).ok()?)?;
        let proof = tree.inclusion(position - 1, size)?;
        Some(ProvenEntry { position, salt: line.salt.clone()?, body: line.body.clone()?, proof })
    });
    let entries: Vec<_> = entries.collect();
    let whole = entries.first().is_some_and(|first| first.position == position);
    let declares = declared.events.iter().any(|event| decision_of(event).as_deref() == Some(decision));
    (whole && declares).then(|| DecisionProof {
        format: DECISION_FORMAT.to_owned(),
        checkpoint: note.to_string(),
        entries,
    })
}

/// The entries that lay down the text that an entry decides, at the revision that it decides.
fn wordings_of(declared: &Entry, material: &Material) -> Vec<u64> {
    let mut wanted: Vec<(Value, Revision)> = Vec::new();
    for event in &declared.events {
        if let Event::DecisionDeclared { proposal, revision, .. } = event {
            wanted.push((json!(proposal), *revision));
        }
    }
    let upto = usize::try_from(declared.position).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    for line in material.lines.iter().take(upto) {
        // Looked at as JSON: whatever event lays words down says so by a wording of a proposal.
        let Some(body) = line.body.as_deref().filter(|body| body.contains("\"wording\"")) else { continue };
        let Ok(entry) = serde_json::from_str::<Value>(body) else { continue };
        let events = entry["events"].as_array().map(Vec::as_slice).unwrap_or_default();
        let lays_down = |event: &Value| {
            let revision = event.get("revision").cloned().unwrap_or_else(|| json!(1));
            event.get("wording").is_some()
                && wanted.iter().any(|(proposal, wanted)| event["proposal"] == *proposal && revision == json!(wanted))
        };
        if events.iter().any(lays_down) {
            found.push(line.position);
        }
    }
    found
}
