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

use super::one::{DecisionProof, EXTRACT_FORMAT, ExtractProof, FORMAT as DECISION_FORMAT, ProvenEntry, decision_of};
use super::{Kind, Material, NamedKey, Trust, Verdict, verify};
use crate::journal::entry::{Entry, leaf_hash};
use crate::procedure::Conference;
use crate::procedure::command::Content;
use crate::procedure::event::Event;
use crate::procedure::ids::{Hash, Revision};
use crate::record::extract::{Extract, SignedExtract};
use crate::record::seal::checkpoint::Checkpoint;
use crate::record::seal::{Note, Sealed, Tree};
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
/// The documents, by what they are called; only where nothing is withheld.
pub const INDEX: &str = "documents.json";
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
    /// What the hub has signed for the public, of decisions whose entries stay withheld.
    pub extracts: Vec<SignedExtract>,
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
        None => {
            let texts = typed(&end_of(&contents.lines)).into_keys().collect::<Vec<_>>();
            (contents.lines.clone(), contents.documents.keys().copied().chain(texts).collect())
        }
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
    if contents.audience == Some(Audience::Public) {
        for extract in &contents.extracts {
            if let Some((number, proof)) = prove_extract(&material, &verdict, extract) {
                files.insert(format!("{DECISIONS}{number}.json"), serde_json::to_vec_pretty(&proof)?);
            }
        }
    }
    // A text that was typed lies in the record; here it lies under its hash like every other document.
    let end = end_of(&contents.lines);
    let texts = typed(&end);
    for hash in &documents {
        let bytes =
            contents.documents.get(hash).map(Vec::as_slice).or_else(|| texts.get(hash).map(|text| text.as_bytes()));
        if let Some(bytes) = bytes {
            files.insert(format!("{DOCUMENTS}{hash}"), bytes.to_vec());
        }
    }
    if contents.audience.is_none() {
        files.insert(INDEX.to_owned(), index(&end).into_bytes());
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

/// The state at the end of a record, as far as it can be read.
fn end_of(lines: &[RecordLine]) -> Conference {
    let mut end = Conference::default();
    for entry in lines.iter().filter_map(|line| Entry::read(line.body.as_deref()?).ok()) {
        entry.events.iter().for_each(|event| end.apply(event, entry.recorded_at));
    }
    end
}

/// The documents whose words were typed into the record.
fn typed(end: &Conference) -> BTreeMap<Hash, String> {
    let texts = end.documents.documents.values().flat_map(|document| document.revisions.values());
    let typed = texts.filter_map(|text| match &text.content {
        Content::Text { text: words } => Some((text.hash, words.clone())),
        Content::File { .. } => None,
    });
    typed.collect()
}

/// What each document is called and where it lies, as `documents.json` has it.
#[must_use]
pub fn index(end: &Conference) -> String {
    let revisions = end.documents.documents.iter().flat_map(|(symbol, document)| {
        document.revisions.iter().map(move |(revision, text)| {
            let (media_type, size) = match &text.content {
                Content::File { media_type, size, .. } => (media_type.clone(), *size),
                Content::Text { text } => ("text/plain; charset=utf-8".to_owned(), text.len() as u64),
            };
            json!({
                "symbol": symbol,
                "revision": revision,
                "title": text.title,
                "language": text.language,
                "media_type": media_type,
                "size": size,
                "file": format!("{DOCUMENTS}{}", text.hash),
            })
        })
    });
    let all: Vec<Value> = revisions.collect();
    // A list of texts and numbers always goes into JSON.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// The first good checkpoint from a size on that has most countersignatures.
fn best<'a>(material: &'a Material, tree: &Tree, from: u64) -> Option<&'a Note> {
    let good = |note: &&Note| {
        Checkpoint::parse(&note.text).is_some_and(|checkpoint| tree.root_at(checkpoint.size) == Some(checkpoint.root))
    };
    let mut best: Option<&Note> = None;
    for note in material.sealed.over(from).filter(good) {
        if best.is_none_or(|best| best.signatures.len() < note.signatures.len()) {
            best = Some(note);
        }
    }
    best
}

/// An entry with the proof that it is in the tree of that size.
fn proven(material: &Material, tree: &Tree, position: u64, size: u64) -> Option<ProvenEntry> {
    let line = material.lines.get(usize::try_from(position - 1).ok()?)?;
    let proof = tree.inclusion(position - 1, size)?;
    Some(ProvenEntry { position, salt: line.salt.clone()?, body: line.body.clone()?, proof })
}

/// What the hub has signed of a withheld decision, with the proof that its commitment is in the record. The tree is
/// one that holds the key which signed it, so that the file needs no other.
fn prove_extract(
    material: &Material,
    verdict: &Verdict,
    extract: &SignedExtract,
) -> Option<(crate::procedure::ids::DecisionNumber, ExtractProof)> {
    let number = serde_json::from_str::<Extract>(&extract.says).ok()?.decision;
    let tree = Tree::of(material.lines.iter().map(|line| leaf_hash(&line.c)));
    let hub = verdict.keys.iter().filter(|named| named.seat.is_none()).map(|named| named.from).max()?;
    let note = best(material, &tree, extract.position.max(hub))?;
    let size = Checkpoint::parse(&note.text)?.size;
    let named = verdict.keys.iter().map(|named| named.from).filter(|from| *from <= size);
    let keys: Vec<_> = named.filter_map(|position| proven(material, &tree, position, size)).collect();
    let proof = ExtractProof {
        format: EXTRACT_FORMAT.to_owned(),
        checkpoint: note.to_string(),
        position: extract.position,
        c: extract.c,
        proof: tree.inclusion(extract.position - 1, size)?,
        says: extract.says.clone(),
        signed: extract.signed.clone(),
        keys,
    };
    Some((number, proof))
}

/// One decision with its proof, against the first checkpoint that covers it and has most countersignatures. `None`
/// when there is none, or its content is withheld.
#[must_use]
pub fn prove(material: &Material, verdict: &Verdict, decision: &str) -> Option<DecisionProof> {
    let position = verdict.decisions.iter().find(|known| known.decision == decision)?.position;
    let tree = Tree::of(material.lines.iter().map(|line| leaf_hash(&line.c)));
    let note = best(material, &tree, position)?;
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
    let entries: Vec<_> = shown.into_iter().filter_map(|position| proven(material, &tree, position, size)).collect();
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
