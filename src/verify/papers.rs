//! The files that a bundle carries beside the record, held against the record.

use std::collections::{BTreeMap, BTreeSet};

use crate::procedure::Conference;
use crate::procedure::command::Content;
use crate::procedure::event::Event;
use crate::procedure::ids::Hash;
use crate::verify::bundle::{self, Manifest};

use super::one::{self, Trust};
use super::walk::Walked;
use super::{Damage, Finding, Verdict};

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
    let named = named_files(walked, end);
    for (name, bytes) in files {
        let Some(hash) = name.strip_prefix(bundle::DOCUMENTS) else { continue };
        match Hash::parse(hash) {
            Some(hash) if Hash::of(bytes) == hash => verdict.documents += 1,
            Some(_) | None => found(name, changed),
        }
    }
    let there = |hash: &&Hash| files.contains_key(&format!("{}{hash}", bundle::DOCUMENTS));
    verdict.documents_elsewhere = named.iter().filter(|hash| !there(hash)).count() as u64;

    // A decision with its proof says what the record says.
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with(bundle::DECISIONS)) {
        let Ok(proof) = serde_json::from_slice(bytes) else {
            found(name, changed);
            continue;
        };
        let holds = one::verify(&proof, &Trust::default()).is_ok_and(|one| {
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
        if let Event::DocumentTabled { content: Content::File { hash, .. }, .. } = event {
            named.insert(*hash);
        }
    }
    named
}
