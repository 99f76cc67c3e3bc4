//! The files that a bundle carries beside the record, held against the record.

use std::collections::{BTreeMap, BTreeSet};

use crate::procedure::Conference;
use crate::procedure::command::Content;
use crate::procedure::event::Event;
use crate::procedure::ids::Hash;
use crate::record::extract::Extract;
use crate::verify::bundle::{self, Manifest};

use super::one::{OneDecision, Trust};
use super::walk::Walked;
use super::{Damage, Finding, SealedDecision, Verdict};

/// The decisions that a bundle tells by extract only: they are in the list like the others, so that who countersigned
/// them is worked out with the rest.
pub(super) fn extracts(files: &BTreeMap<String, Vec<u8>>, verdict: &mut Verdict) {
    for (_, bytes) in files.iter().filter(|(name, _)| name.starts_with(bundle::DECISIONS)) {
        let Ok(OneDecision::Extract(proof)) = OneDecision::read(bytes) else { continue };
        let Ok(says) = serde_json::from_str::<Extract>(&proof.says) else { continue };
        verdict.decisions.push(SealedDecision {
            decision: says.decision.to_string(),
            meeting: says.meeting.to_string(),
            position: proof.position,
            checkpoint: None,
            countersigned: Vec::new(),
            extract: true,
        });
    }
    verdict.decisions.sort_by_key(|decision| decision.position);
}

pub(super) fn papers(
    files: &BTreeMap<String, Vec<u8>>,
    walked: &Walked,
    end: &Conference,
    verdict: &mut Verdict,
    findings: &mut Vec<Finding>,
) {
    let Ok(manifest) = bundle::read_manifest(files) else { return };
    let mut found = |name: &str, damage: fn(String) -> Damage| {
        findings.push(Finding { position: 0, damage: damage(name.to_owned()) });
    };
    listed(&manifest, files, &mut found);

    // Bodies are named by what they hold, and the record names them.
    let mut named = named_files(walked, end);
    for (_, bytes) in files.iter().filter(|(name, _)| name.starts_with(bundle::DECISIONS)) {
        let Ok(OneDecision::Extract(proof)) = OneDecision::read(bytes) else { continue };
        let Ok(says) = serde_json::from_str::<Extract>(&proof.says) else { continue };
        named.extend(says.documents.iter().map(|document| document.hash));
    }
    for (name, bytes) in files {
        let Some(hash) = name.strip_prefix(bundle::DOCUMENTS) else { continue };
        match Hash::parse(hash) {
            Some(hash) if Hash::of(bytes) != hash => found(name, changed),
            Some(hash) if named.contains(&hash) => verdict.documents += 1,
            // What is withheld may name it; where nothing is, the record knows no such document.
            Some(_) if verdict.withheld > 0 => verdict.documents_not_named += 1,
            Some(_) | None => found(name, changed),
        }
    }
    let there = |hash: &&Hash| files.contains_key(&format!("{}{hash}", bundle::DOCUMENTS));
    verdict.documents_elsewhere = named.iter().filter(|hash| !there(hash)).count() as u64;

    // A decision with its proof is of this record, entry by entry.
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with(bundle::DECISIONS)) {
        let shown = OneDecision::read(bytes).and_then(|one| one.verify(&Trust::default()));
        let holds = shown.is_ok_and(|one| {
            one.origin == verdict.origin
                && one.entries.iter().all(|(position, c)| {
                    let at = usize::try_from(position - 1).ok().and_then(|at| walked.sound.get(at));
                    at.is_some_and(|sound| sound.c == *c)
                })
        });
        if !holds {
            found(name, changed);
        }
    }
    if let Some(index) = files.get(bundle::INDEX)
        && index.as_slice() != bundle::index(end).as_bytes()
        && verdict.withheld == 0
    {
        found(bundle::INDEX, changed);
    }
    if files.get(bundle::KEYS).map(Vec::as_slice) != Some(bundle::keys(&verdict.keys).as_bytes()) {
        found(bundle::KEYS, changed);
    }
}

fn changed(name: String) -> Damage {
    Damage::PaperChanged { name }
}

fn missing(name: String) -> Damage {
    Damage::PaperMissing { name }
}

/// Whether every file is there that the bundle lists, as it was, and no other.
fn listed(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>, found: &mut impl FnMut(&str, fn(String) -> Damage)) {
    for (name, hash) in &manifest.files {
        match files.get(name) {
            Some(bytes) if Hash::of(bytes) == *hash => {}
            Some(_) => found(name, changed),
            None => found(name, missing),
        }
    }
    for name in files.keys().filter(|name| *name != bundle::MANIFEST && !manifest.files.contains_key(*name)) {
        found(name, changed);
    }
}

/// Every body that the record names, in its definition or by tabling.
fn named_files(walked: &Walked, end: &Conference) -> BTreeSet<Hash> {
    let mut named = end.documents.files();
    for event in walked.sound.iter().filter_map(|sound| sound.entry.as_ref()).flat_map(|entry| &entry.events) {
        if let Event::DocumentTabled { content, .. } = event {
            named.insert(match content {
                Content::File { hash, .. } => *hash,
                Content::Text { text } => Hash::of(text.as_bytes()),
            });
        }
    }
    named
}
