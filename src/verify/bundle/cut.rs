//! What an audience may read of a record, cut so that it still verifies: contents go, commitments stay.
//!
//! An entry is opened whole or not at all, so it is opened where the audience may see everything that it says:
//!
//! * each of its events is one that the audience sees unchanged ([`visible`]), as things stand at the end of the
//!   record: what has been issued since is open, what was retracted is not;
//! * its command says nothing that its events do not say;
//! * so the entry of a decision stays withheld from the public, for good: it says how each party stood and who recorded
//!   it. Once everything that it names is issued, the public gets an extract instead, under the hub's signature
//!   ([`Extract`](crate::record::extract::Extract)).

use std::collections::BTreeSet;

use serde_json::Value;

use super::line::RecordLine;
use crate::journal::entry::Entry;
use crate::procedure::Conference;
use crate::procedure::ids::{Hash, Revision, Timestamp};
use crate::view::{Audience, visible, withholds_revision};

/// The lines as the audience may have them, and the bodies of documents that it may have.
#[must_use]
pub fn cut(lines: &[RecordLine], audience: Audience) -> (Vec<RecordLine>, BTreeSet<Hash>) {
    let entries: Vec<_> = lines.iter().map(|line| Entry::read(line.body.as_deref()?).ok()).collect();
    let (mut end, mut now) = (Conference::default(), Timestamp::default());
    for entry in entries.iter().flatten() {
        entry.events.iter().for_each(|event| end.apply(event, entry.recorded_at));
        now = entry.recorded_at;
    }
    end.documents = end.documents.at(now);
    // The state before each event, with the documents as they stand at the end.
    let mut lens = Conference::default();
    let mut cut = Vec::with_capacity(lines.len());
    for (line, entry) in lines.iter().zip(&entries) {
        let Some(entry) = entry else {
            cut.push(line.withheld());
            continue;
        };
        let mut open = !entry.events.is_empty();
        for event in &entry.events {
            open &= visible(event, audience, &lens).as_ref() == Some(event);
            lens.apply(event, entry.recorded_at);
            if !end.documents.documents.is_empty() && lens.documents != end.documents {
                lens.documents = end.documents.clone();
            }
        }
        cut.push(if open && says_no_more(line) { line.clone() } else { line.withheld() });
    }
    (cut, documents(&end, audience))
}

/// Whether every text of the command stands in its events too, or names its sender.
fn says_no_more(line: &RecordLine) -> bool {
    let Some(entry) = line.body.as_deref().and_then(|body| serde_json::from_str::<Value>(body).ok()) else {
        return false;
    };
    let mut said = BTreeSet::new();
    texts(&entry["events"], &mut said);
    let mut asked = BTreeSet::new();
    texts(&entry["command"]["action"], &mut asked);
    let kind = entry["command"]["action"]["type"].as_str().unwrap_or_default();
    asked.iter().all(|text| *text == kind || said.contains(text))
}

fn texts<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::String(text) => {
            found.insert(text);
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn documents(end: &Conference, audience: Audience) -> BTreeSet<Hash> {
    let mut open = BTreeSet::new();
    for (symbol, document) in &end.documents.documents {
        let given = |revision: &Revision| !withholds_revision(end, audience, symbol, *revision);
        let revisions = document.revisions.iter().filter(|(revision, _)| given(revision));
        open.extend(revisions.map(|(_, text)| text.hash));
    }
    open
}
