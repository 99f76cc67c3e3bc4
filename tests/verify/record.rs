//! Records to verify, made in memory: every kind of event, keys, checkpoints and witnesses.

use mufakat::journal::entry::{Draft, Entry, GENESIS, RulesVersion, Salt, Stored, commitment, leaf_hash, link};
use mufakat::procedure::command::{Action, Actor, Command, Seen};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, Hash, PublicKey, SeatId, Timestamp};
use mufakat::record::seal::checkpoint::{Checkpoint, origin};
use mufakat::record::seal::note::Note;
use mufakat::record::seal::{Sealed, Secret, Tree};
use mufakat::verify::bundle::RecordLine;
use mufakat::verify::{Material, Trust, Verdict, verify};
use schemars::schema_for;

use crate::samples::Samples;

/// Rules that this program does not have: their entries are applied and not considered.
pub const OTHER_RULES: RulesVersion = RulesVersion(0);

pub fn hub_key() -> Secret {
    Secret::of([1; 32])
}

pub fn witness_key(n: u8) -> Secret {
    Secret::of([100 + n; 32])
}

pub fn witness(n: u8) -> SeatId {
    SeatId::parse(["TH.hod", "VN.hod"][usize::from(n)]).unwrap()
}

/// A record with its checkpoints.
#[derive(Clone)]
pub struct Record {
    pub lines: Vec<RecordLine>,
    pub sealed: Sealed,
    /// The sizes of its checkpoints.
    pub sizes: Vec<u64>,
}

fn entry(position: u64, rules: RulesVersion, action: Action, events: Vec<Event>) -> Entry {
    let command = Command {
        id: CommandId::parse(&format!("command-{position}")).unwrap(),
        actor: Actor::Hub {},
        seen: Seen::default(),
        action,
    };
    let recorded_at = Timestamp(1_633_485_600_000 + i64::try_from(position).unwrap());
    Entry::new(position, Draft { recorded_at, rules, command, events })
}

/// An entry for every kind of event there is, and before them those that name the keys.
fn entries() -> Vec<Entry> {
    let key = |key: PublicKey| Event::SealKeyNamed { key, vouched: None };
    let mut events = vec![key(hub_key().public())];
    events.extend((0..2).map(|n| Event::WitnessEnrolled { seat: witness(n), key: witness_key(n).public() }));
    let mut kinds = std::collections::BTreeSet::new();
    for sample in Samples::all(&schema_for!(Event).to_value()) {
        let kind = sample["type"].as_str().unwrap().to_owned();
        // Keys are named above, with keys that sign.
        if !["seal_key_named", "witness_enrolled"].contains(&kind.as_str()) && kinds.insert(kind) {
            events.push(serde_json::from_value(sample).unwrap());
        }
    }
    let entries = (1..).zip(events).map(|(n, event)| entry(n, OTHER_RULES, Action::Elapse {}, vec![event]));
    entries.collect()
}

/// Lines that follow from each other.
pub fn chained(entries: &[Entry]) -> Vec<RecordLine> {
    let mut previous = GENESIS;
    let mut lines = Vec::new();
    for entry in entries {
        let salt = Salt(u128::from(entry.position).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        let stored = Stored::seal(entry.clone(), salt, &previous).unwrap();
        previous = stored.h;
        lines.push(RecordLine::whole(&stored));
    }
    lines
}

/// Signs and countersigns checkpoints of these sizes.
pub fn seal(lines: &[RecordLine], sizes: &[u64], hub: &Secret, witnesses: &[u8]) -> Sealed {
    let tree = Tree::of(lines.iter().map(|line| leaf_hash(&line.c)));
    let mut sealed = Sealed::default();
    for size in sizes {
        let root = tree.root_at(*size).unwrap();
        let checkpoint = Checkpoint { origin: origin(&lines[0].c), size: *size, root };
        let mut note = checkpoint.sign(hub);
        for n in witnesses.iter().filter(|n| *size >= 2 + u64::from(**n)) {
            note.signatures.push(checkpoint.countersign(&witness(*n), &witness_key(*n), Timestamp(1_633_485_700_000)));
        }
        sealed.add(note).unwrap();
    }
    sealed
}

impl Record {
    /// Every kind of event, signed in steps of twenty entries and at its end, countersigned by two endpoints.
    pub fn of_every_kind() -> Self {
        Self::of(&entries())
    }

    pub fn of(entries: &[Entry]) -> Self {
        let lines = chained(entries);
        let end = lines.len() as u64;
        let mut sizes: Vec<_> = (1..).map(|n| n * 20).take_while(|size| *size < end).collect();
        sizes.push(end);
        let sealed = seal(&lines, &sizes, &hub_key(), &[0, 1]);
        Self { lines, sealed, sizes }
    }

    pub fn end(&self) -> u64 {
        self.lines.len() as u64
    }

    pub fn material(&self) -> Material {
        Material { lines: self.lines.clone(), sealed: self.sealed.clone(), ..Material::default() }
    }

    pub fn verify(&self) -> Verdict {
        verify(&self.material(), &Trust::default())
    }

    /// Changes the id of an entry's command, and works every hash after it out anew, as somebody does who knows how.
    pub fn rewritten(&self, position: u64) -> Vec<RecordLine> {
        let mut lines = self.lines.clone();
        let at = usize::try_from(position - 1).unwrap();
        let body = lines[at].body.as_ref().unwrap().replacen("\"id\":\"command-", "\"id\":\"Command-", 1);
        assert_ne!(Some(&body), lines[at].body.as_ref(), "the id was not found");
        lines[at].body = Some(body);
        rechain(&mut lines, at);
        lines
    }

    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.sealed.notes()
    }
}

/// Works commitments and chain out anew from a place on.
pub fn rechain(lines: &mut [RecordLine], from: usize) {
    let mut previous = if from == 0 { GENESIS } else { lines[from - 1].h };
    for line in &mut lines[from..] {
        let (salt, body) = line.opened().unwrap();
        line.c = commitment(&salt, body.as_bytes());
        line.h = link(&previous, &line.c);
        previous = line.h;
    }
}

pub fn bent(hash: Hash) -> Hash {
    let mut bytes = hash.0;
    bytes[7] ^= 0x10;
    Hash(bytes)
}
