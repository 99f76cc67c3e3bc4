//! Tree, signatures and countersignatures, against the keys that the record names.

use crate::procedure::event::Event;
use crate::record::seal::checkpoint::{Checkpoint, hub_verifier, origin, succession, witness_verifier};
use crate::record::seal::key::{Verifier, has_signed};
use crate::record::seal::{Note, Tree};

use super::source::Material;
use super::walk::Walked;
use super::{Damage, Finding, NamedKey, Trust, Verdict};

pub(super) fn seals(
    material: &Material,
    trust: &Trust,
    walked: &Walked,
    verdict: &mut Verdict,
    findings: &mut Vec<Finding>,
) {
    let Some(first) = material.lines.first() else {
        if let Some(last) = material.sealed.last().and_then(|note| Checkpoint::parse(&note.text)) {
            findings.push(Finding { position: 1, damage: Damage::CutOff { to: last.size } });
        }
        return;
    };
    verdict.origin = origin(&first.c);
    let tree = Tree::of(walked.sound.iter().map(|sound| sound.leaf));
    verdict.root = (tree.size() > 0).then(|| tree.root());
    name_keys(walked, verdict, findings);

    let whole = walked.finding.is_none() && material.broken.iter().all(|found| found.position == 0);
    let mut judge = Judge { tree: &tree, whole, trust, verdict, findings, good: 0 };
    for note in material.sealed.notes() {
        judge.note(note, true);
    }
    for note in &trust.kept {
        judge.note(note, false);
    }
    let signed = judge.good;
    excuse_lost_keys(verdict, findings);
    verdict.signed = signed;
    if whole && signed < tree.size() && !findings.iter().any(|found| found.position > signed) {
        let damage = Damage::UnsignedTail { entries: tree.size() - signed };
        findings.push(Finding { position: signed + 1, damage });
    }
}

/// Gathers the keys as the entries name them. A hub's key that follows another has to be vouched for by it.
fn name_keys(walked: &Walked, verdict: &mut Verdict, findings: &mut Vec<Finding>) {
    let mut hub = None;
    for (from, sound) in (1..).zip(&walked.sound) {
        for event in sound.entry.iter().flat_map(|entry| &entry.events) {
            let (seat, key, verifier) = if let Event::SealKeyNamed { key, vouched } = event {
                if let Some(former) = hub {
                    let text = succession(&verdict.origin, *key);
                    let good = vouched.as_ref().is_some_and(|vouched| has_signed(&former, text.as_bytes(), vouched));
                    if !good {
                        findings.push(Finding { position: from, damage: Damage::KeyNotVouched {} });
                    }
                }
                hub = Some(*key);
                (None, *key, hub_verifier(&verdict.origin, *key))
            } else if let Event::WitnessEnrolled { seat, key } = event {
                (Some(seat.clone()), *key, witness_verifier(&verdict.origin, seat, *key))
            } else {
                continue;
            };
            verdict.keys.push(NamedKey { from, seat, verifier: verifier.to_string(), key, covers: 0 });
        }
    }
}

/// A hub whose key was lost goes on with one that nobody vouches for. Where an endpoint that was a witness before has
/// countersigned the record since, it is the same record, and the lost key is told and no damage.
fn excuse_lost_keys(verdict: &mut Verdict, findings: &mut Vec<Finding>) {
    let keys = &verdict.keys;
    let stands = |from: u64| keys.iter().any(|named| named.seat.is_some() && named.from < from && named.covers >= from);
    let (excused, left) = findings
        .drain(..)
        .partition::<Vec<_>, _>(|found| found.damage == Damage::KeyNotVouched {} && stands(found.position));
    *findings = left;
    verdict.not_vouched = excused.into_iter().map(|found| found.position).collect();
}

/// What looks at checkpoints, the smaller ones first.
struct Judge<'a> {
    tree: &'a Tree,
    /// Whether every entry that is there is sound.
    whole: bool,
    trust: &'a Trust,
    verdict: &'a mut Verdict,
    findings: &'a mut Vec<Finding>,
    /// How far the last good one goes.
    good: u64,
}

impl Judge<'_> {
    fn found(&mut self, position: u64, damage: Damage) {
        self.findings.push(Finding { position, damage });
    }

    /// Judges one checkpoint; `beside`: it lies beside the record, and counts for it.
    fn note(&mut self, note: &Note, beside: bool) {
        let Some(checkpoint) = Checkpoint::parse(&note.text) else { return self.found(0, Damage::Forked { size: 0 }) };
        let size = checkpoint.size;
        if checkpoint.origin != self.verdict.origin {
            return self.found(1, Damage::Forked { size });
        }
        if size > self.tree.size() {
            // A record that is damaged before cannot be held against it.
            if self.whole {
                self.found(self.tree.size() + 1, Damage::CutOff { to: size });
            }
            return;
        }
        let signed = self.is_signed(note, size);
        if self.tree.root_at(size) != Some(checkpoint.root) {
            // With a good signature the record was changed; without one, the checkpoint was.
            let damage = match (signed, beside) {
                (true, true) => Damage::Rewritten { to: size },
                (true, false) => Damage::Forked { size },
                (false, _) => Damage::WrongSignature { size },
            };
            let position = if signed { self.good + 1 } else { size };
            return self.found(position, damage);
        }
        if !signed {
            return self.found(size, Damage::WrongSignature { size });
        }
        self.good = self.good.max(size);
        if beside {
            self.verdict.checkpoints += 1;
            self.countersignatures(note, size);
        }
    }

    /// Whether the hub's key that holds at this size has signed, and a key that was noted down where any was.
    fn is_signed(&mut self, note: &Note, size: u64) -> bool {
        let origin = self.verdict.origin.clone();
        let holds = self.verdict.keys.iter_mut().rfind(|named| named.seat.is_none() && named.from <= size);
        let named = holds.filter(|named| note.is_signed_by(&hub_verifier(&origin, named.key)));
        let Some(named) = named else { return false };
        let noted = |noted: &Verifier| noted.key == named.key && noted.name == origin;
        if !self.trust.keys.is_empty() && !self.trust.keys.iter().any(noted) {
            return false;
        }
        named.covers = named.covers.max(size);
        true
    }

    fn countersignatures(&mut self, note: &Note, size: u64) {
        let origin = self.verdict.origin.clone();
        for line in &note.signatures {
            let of = |named: &NamedKey| {
                let seat = named.seat.as_ref()?;
                (named.from <= size).then(|| (seat.clone(), witness_verifier(&origin, seat, named.key)))
            };
            // Every key that the seat has had up to there, the last one first.
            let enrolled: Vec<_> =
                self.verdict.keys.iter().enumerate().rev().filter_map(|(i, named)| Some((i, of(named)?))).collect();
            let mine = enrolled.iter().find(|(_, (_, verifier))| line.claims(verifier));
            match mine {
                Some((i, (_, verifier))) if line.signs(verifier, &note.text) => {
                    self.verdict.countersignatures += 1;
                    if let Some(named) = self.verdict.keys.get_mut(*i) {
                        named.covers = named.covers.max(size);
                    }
                    self.stands_for(size, i);
                }
                Some((_, (seat, _))) => self.found(size, Damage::WrongCountersignature { seat: seat.clone() }),
                // A name of a witness with a key that was never enrolled; other names mean nothing here.
                None => {
                    let named = enrolled.iter().find(|(_, (_, verifier))| line.name == verifier.name);
                    if let Some((_, (seat, _))) = named {
                        self.found(size, Damage::WrongCountersignature { seat: seat.clone() });
                    }
                }
            }
        }
        for decision in self.verdict.decisions.iter_mut().filter(|decision| decision.position <= size) {
            decision.checkpoint.get_or_insert(size);
        }
    }

    /// A witness stands for every decision up to there.
    fn stands_for(&mut self, size: u64, key: &usize) {
        let Some(seat) = self.verdict.keys.get(*key).and_then(|named| named.seat.clone()) else { return };
        for decision in self.verdict.decisions.iter_mut().filter(|decision| decision.position <= size) {
            if !decision.countersigned.contains(&seat) {
                decision.countersigned.push(seat.clone());
            }
        }
    }
}
