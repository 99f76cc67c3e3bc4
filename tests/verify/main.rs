//! What verifying finds: every kind of tampering at every entry, by its name and its place.

#[path = "../samples/mod.rs"]
mod samples;

mod bundles;
mod record;

use std::collections::BTreeSet;

use mufakat::journal::entry::Entry;
use mufakat::procedure::command::Action;
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::Timestamp;
use mufakat::record::seal::checkpoint::Checkpoint;
use mufakat::record::seal::{Note, Secret, Verifier};
use mufakat::verify::bundle::RecordLine;
use mufakat::verify::{Damage, Finding, Trust, Verdict, verify};

use record::{Record, bent, hub_key, rechain, seal, witness};

#[track_caller]
fn first(verdict: &Verdict) -> Finding {
    assert!(!verdict.holds);
    verdict.findings.first().expect("a record that does not hold says where").clone()
}

#[track_caller]
fn assert_first(verdict: &Verdict, position: u64, damage: Damage) {
    assert_eq!(first(verdict), Finding { position, damage });
}

fn at(position: u64) -> usize {
    usize::try_from(position - 1).unwrap()
}

#[test]
fn a_record_of_every_kind_of_event_holds_and_says_who_stands_for_it() {
    let record = Record::of_every_kind();
    let verdict = record.verify();
    assert_eq!(verdict.findings, []);
    assert!((100..=300).contains(&record.end()), "{} entries", record.end());
    assert_eq!((verdict.entries, verdict.signed), (record.end(), record.end()));
    assert_eq!(verdict.other_rules.values().sum::<u64>(), record.end());
    assert_eq!(verdict.keys.iter().map(|named| named.covers).collect::<Vec<_>>(), [record.end(); 3]);
    let decision = verdict.decisions.first().expect("one of its events declares a decision");
    assert_eq!(decision.countersigned, [witness(0), witness(1)]);
}

/// What somebody does to the lines, and what is found then.
#[track_caller]
fn tampered(record: &Record, position: u64, damage: Damage, tamper: impl FnOnce(&mut Vec<RecordLine>)) {
    let mut other = record.clone();
    tamper(&mut other.lines);
    assert_first(&other.verify(), position, damage);
}

#[test]
fn a_flip_at_any_entry_is_found_there() {
    let record = Record::of_every_kind();
    for position in 1..=record.end() {
        tampered(&record, position, Damage::Changed {}, |lines| {
            let body = lines[at(position)].body.as_mut().unwrap();
            *body = body.replacen("command-", "Command-", 1);
        });
        if position > 1 {
            tampered(&record, position, Damage::Changed {}, |lines| {
                lines[at(position)].c = bent(lines[at(position)].c)
            });
        }
        tampered(&record, position, Damage::Changed {}, |lines| lines[at(position)].h = bent(lines[at(position)].h));
        tampered(&record, position, Damage::Changed {}, |lines| {
            let salt = lines[at(position)].salt.as_mut().unwrap();
            *salt = salt.chars().rev().collect::<String>();
            if *salt == record.lines[at(position)].salt.clone().unwrap() {
                salt.replace_range(0..1, "f");
            }
        });
    }
}

#[test]
fn an_entry_that_is_dropped_is_missed_at_its_place() {
    let record = Record::of_every_kind();
    let end = record.end();
    for position in 1..=end {
        let damage = if position == end { Damage::CutOff { to: end } } else { Damage::Missing {} };
        tampered(&record, position, damage, |lines| drop(lines.remove(at(position))));
        // Numbered anew, so that no gap shows.
        if position < end {
            tampered(&record, position, Damage::Missing {}, |lines| {
                lines.remove(at(position));
                for (n, line) in (1..).zip(lines.iter_mut()) {
                    line.position = n;
                }
            });
        }
    }
}

#[test]
fn the_record_has_every_kind_of_event_and_no_more_than_three_hundred_entries() {
    let record = Record::of_every_kind();
    assert!(record.end() <= 300, "{} entries", record.end());
    let entries = record.lines.iter().map(|line| Entry::read(line.body.as_ref().unwrap()).unwrap());
    let kind = |event: &Event| serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned();
    let there: BTreeSet<String> = entries.flat_map(|entry| entry.events).map(|event| kind(&event)).collect();
    let schema = schemars::schema_for!(Event).to_value();
    let wanted: BTreeSet<String> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["properties"]["type"]["const"].as_str().unwrap().to_owned())
        .collect();
    assert!(wanted.len() > 100, "{}", wanted.len());
    assert_eq!(there, wanted);
}

#[test]
fn entries_that_change_places_are_found_whether_or_not_they_are_numbered_anew() {
    let record = Record::of_every_kind();
    let end = record.end();
    // Neighbours in every way; near ones, far ones and the last one each in one of the ways, by turns.
    let ways = [
        |lines: &mut Vec<RecordLine>, one: u64, other: u64| lines.swap(at(one), at(other)),
        |lines: &mut Vec<RecordLine>, one: u64, other: u64| {
            lines.swap(at(one), at(other));
            lines[at(one)].position = one;
            lines[at(other)].position = other;
        },
        |lines: &mut Vec<RecordLine>, one: u64, other: u64| {
            lines.swap(at(one), at(other));
            lines[at(one)].position = one;
            lines[at(other)].position = other;
            rechain(lines, at(one));
        },
    ];
    for position in 1..end {
        let damage = |found| Damage::Reordered { found };
        for way in ways {
            tampered(&record, position, damage(position + 1), |lines| way(lines, position, position + 1));
        }
        let partners: BTreeSet<u64> = [position + 7, (position + end) / 2 + 1, end].into_iter().collect();
        for (n, other) in (position..).zip(partners.into_iter().filter(|other| (position + 2..=end).contains(other))) {
            let way = ways[usize::try_from(n % 3).unwrap()];
            tampered(&record, position, damage(other), |lines| way(lines, position, other));
        }
    }
}

#[test]
fn a_swap_whose_entries_say_their_new_places_and_whose_every_hash_is_right_is_a_rewriting() {
    let record = Record::of_every_kind();
    let end = record.end();
    for position in 1..end {
        for other in [position + 1, (position + end) / 2 + 1].into_iter().filter(|other| *other <= end) {
            let mut swapped = record.clone();
            swapped.lines.swap(at(position), at(other));
            for place in [position, other] {
                let line = &mut swapped.lines[at(place)];
                let (was, now) = (format!("\"position\":{}", line.position), format!("\"position\":{place}"));
                line.body = Some(line.body.as_ref().unwrap().replacen(&was, &now, 1));
                line.position = place;
            }
            rechain(&mut swapped.lines, at(position));
            let found = first(&swapped.verify());
            assert!(found.position <= position, "{found:?} for {position} and {other}");
            assert!(
                matches!(found.damage, Damage::Rewritten { .. } | Damage::Forked { .. }),
                "{found:?} for {position} and {other}"
            );
        }
    }
}

#[test]
fn what_is_put_in_is_found_where_it_lies() {
    let record = Record::of_every_kind();
    for position in 1..=record.end() {
        tampered(&record, position + 1, Damage::Inserted {}, |lines| {
            lines.insert(at(position) + 1, lines[at(position)].clone());
        });
        // A forged one, everything after it numbered and chained anew.
        let mut forged = record.clone();
        let mut line = forged.lines[at(position)].clone();
        let body = line.body.as_ref().unwrap().replacen("command-", "forged-", 1);
        line.body = Some(body);
        forged.lines.insert(at(position), line);
        for (n, line) in (1..).zip(forged.lines.iter_mut()) {
            let body = line.body.as_ref().unwrap();
            line.body =
                Some(body.replacen(&format!("\"position\":{}", line.position), &format!("\"position\":{n}"), 1));
            line.position = n;
        }
        rechain(&mut forged.lines, at(position));
        let found = first(&forged.verify());
        assert!(found.position <= position, "{found:?} for {position}");
        assert!(matches!(found.damage, Damage::Rewritten { .. } | Damage::Forked { .. }), "{found:?} for {position}");
    }
}

#[test]
fn a_record_that_is_cut_off_anywhere_is_known_to_have_gone_further() {
    let record = Record::of_every_kind();
    for left in 0..record.end() {
        let mut cut = record.clone();
        cut.lines.truncate(usize::try_from(left).unwrap());
        let found = first(&cut.verify());
        assert_eq!(found.position, left + 1);
        assert!(matches!(found.damage, Damage::CutOff { to } if to > left), "{found:?}");
        // The checkpoints were cut off with it: nobody can tell but who kept one.
        cut.sealed = seal(
            &record.lines,
            &record.sizes.iter().copied().filter(|size| *size <= left).collect::<Vec<_>>(),
            &hub_key(),
            &[0, 1],
        );
        let kept = record.notes().last().unwrap().clone();
        if left > 0 {
            let told = verify(&cut.material(), &Trust { keys: Vec::new(), kept: vec![kept] });
            assert!(
                told.findings.contains(&Finding { position: left + 1, damage: Damage::CutOff { to: record.end() } }),
                "{:?}",
                told.findings
            );
        }
    }
}

#[test]
fn a_rewritten_entry_is_found_between_two_checkpoints_though_every_hash_is_right() {
    let record = Record::of_every_kind();
    for position in 1..=record.end() {
        let mut other = record.clone();
        other.lines = record.rewritten(position);
        let found = first(&other.verify());
        let after = record.sizes.iter().copied().filter(|size| *size < position).max().unwrap_or(0);
        let to = record.sizes.iter().copied().find(|size| *size >= position).unwrap();
        let expected = if position == 1 {
            // It is the name of the record that changed.
            Finding { position: 1, damage: Damage::Forked { size: record.sizes[0] } }
        } else {
            Finding { position: after + 1, damage: Damage::Rewritten { to } }
        };
        assert_eq!(found, expected, "{position}");
    }
}

#[test]
fn a_second_hub_key_does_not_sign_for_the_record() {
    let record = Record::of_every_kind();
    for position in 1..=record.end() {
        let mut other = record.clone();
        other.lines = record.rewritten(position);
        other.sealed = seal(&other.lines, &record.sizes, &Secret::of([9; 32]), &[]);
        let size = record.sizes[0];
        assert_first(&other.verify(), size, Damage::WrongSignature { size });
    }
}

#[test]
fn the_hubs_own_key_does_not_help_against_what_others_signed_or_keep() {
    let record = Record::of_every_kind();
    let kept: Vec<Note> = record.notes().last().cloned().into_iter().collect();
    for position in 4..=record.end() {
        let mut other = record.clone();
        other.lines = record.rewritten(position);
        // Signed anew by the hub, under the old countersignatures.
        other.sealed = seal(&other.lines, &record.sizes, &hub_key(), &[]);
        let mut forged = mufakat::record::seal::Sealed::default();
        for (new, old) in other.sealed.notes().zip(record.notes()) {
            let mut note = new.clone();
            note.signatures.extend(old.signatures.iter().skip(1).cloned());
            forged.add(note).unwrap();
        }
        let alone = std::mem::replace(&mut other.sealed, forged);
        let size = record.sizes.iter().copied().find(|size| *size >= position).unwrap();
        assert_first(&other.verify(), size, Damage::WrongCountersignature { seat: witness(0) });
        // Without them it stands by itself, and not beside what an endpoint has kept.
        other.sealed = alone;
        assert!(other.verify().holds);
        let trust = Trust { keys: Vec::new(), kept: kept.clone() };
        let found = first(&verify(&other.material(), &trust));
        assert_eq!(found.damage, Damage::Forked { size: record.end() });
    }
}

#[test]
fn a_key_that_was_noted_down_stands_against_a_record_made_anew() {
    let record = Record::of_every_kind();
    let key = |secret: &Secret| {
        let origin = Checkpoint::parse(&record.notes().next().unwrap().text).unwrap().origin;
        Verifier { name: origin, kind: mufakat::record::seal::key::Kind::Hub, key: secret.public() }
    };
    let trust = |secret: &Secret| Trust { keys: vec![key(secret)], kept: Vec::new() };
    assert!(verify(&record.material(), &trust(&hub_key())).holds);
    let size = record.sizes[0];
    assert_first(&verify(&record.material(), &trust(&Secret::of([9; 32]))), size, Damage::WrongSignature { size });
}

#[test]
fn what_nobody_has_signed_is_told_as_such() {
    let mut record = Record::of_every_kind();
    let (end, size) = (record.end(), record.sizes[record.sizes.len() - 2]);
    record.sealed = seal(&record.lines, &record.sizes[..record.sizes.len() - 1], &hub_key(), &[0]);
    assert_first(&record.verify(), size + 1, Damage::UnsignedTail { entries: end - size });
    record.sealed = mufakat::record::seal::Sealed::default();
    assert_first(&record.verify(), 1, Damage::UnsignedTail { entries: end });
}

#[test]
fn a_checkpoint_that_is_bent_in_any_letter_is_found() {
    let record = Record::of_every_kind();
    let note = record.notes().last().unwrap().to_string();
    for i in 0..note.len() {
        let mut bytes = note.clone().into_bytes();
        bytes[i] ^= 1;
        let Some(bent) = String::from_utf8(bytes).ok().and_then(|text| Note::parse(&text).ok()) else { continue };
        let Some(checkpoint) = Checkpoint::parse(&bent.text) else { continue };
        let mut other = record.clone();
        other.sealed = seal(&record.lines, &record.sizes[..record.sizes.len() - 1], &hub_key(), &[0, 1]);
        other.sealed.add(bent).unwrap();
        let verdict = other.verify();
        // The name of a countersignature may be bent into nobody's; then it counts for nobody.
        let good = verdict.keys.iter().all(|named| named.covers == record.end());
        assert!(!verdict.holds || !good, "letter {i} of the checkpoint of {} entries", checkpoint.size);
    }
}

#[test]
fn a_key_is_followed_by_one_that_it_vouches_for_and_by_no_other() {
    use mufakat::record::seal::checkpoint::{origin, succession};
    let record = Record::of_every_kind();
    let next = Secret::of([2; 32]);
    let of = |vouched| {
        let mut entries: Vec<Entry> =
            record.lines.iter().map(|line| Entry::read(line.body.as_ref().unwrap()).unwrap()).collect();
        let last = entries.last_mut().unwrap();
        last.events = vec![Event::SealKeyNamed { key: next.public(), vouched }];
        let lines = record::chained(&entries);
        let end = lines.len() as u64;
        let mut sealed = seal(&lines, &record.sizes[..record.sizes.len() - 1], &hub_key(), &[]);
        for note in seal(&lines, &[end], &next, &[]).notes() {
            sealed.add(note.clone()).unwrap();
        }
        Record { lines, sealed, sizes: record.sizes.clone() }
    };
    let text = succession(&origin(&record.lines[0].c), next.public());
    assert_eq!(of(Some(hub_key().sign(text.as_bytes()))).verify().findings, []);
    let end = record.end();
    assert_first(&of(None).verify(), end, Damage::KeyNotVouched {});
    assert_first(&of(Some(next.sign(text.as_bytes()))).verify(), end, Damage::KeyNotVouched {});
    // The same lost key, and an endpoint that witnessed before stands for the record since.
    let mut lost = of(None);
    for note in seal(&lost.lines, &[end], &next, &[0]).notes() {
        lost.sealed.add(note.clone()).unwrap();
    }
    let verdict = lost.verify();
    assert_eq!((verdict.findings, verdict.not_vouched), (Vec::new(), vec![end]));
}

#[test]
fn contents_that_are_withheld_leave_everything_else_to_be_verified() {
    let mut record = Record::of_every_kind();
    for line in record.lines.iter_mut().skip(10).step_by(2) {
        *line = line.withheld();
    }
    let verdict = record.verify();
    assert_eq!(verdict.findings, []);
    assert_eq!(verdict.not_considered_from, Some(11));
    let withheld = verdict.withheld;
    assert_eq!(withheld, (record.end() - 10).div_ceil(2));
    // Half withheld is not withheld.
    record.lines[12].salt = Some("0".repeat(32));
    assert_first(&record.verify(), 13, Damage::Changed {});
}

#[test]
fn a_broken_rule_is_found_at_its_entry_though_everything_is_signed_anew() {
    let whole: Vec<Entry> = bundles::rehearsed().iter().map(|body| Entry::read(body).unwrap()).collect();
    let named = |entry: &Entry| matches!(entry.command.action, Action::NameSealKey { .. });
    let signed = |mut entries: Vec<Entry>| {
        // The hub itself has done it: its own key signs, as the record names it.
        for entry in entries.iter_mut().filter(|entry| named(entry)) {
            let key = hub_key().public();
            entry.command.action = Action::NameSealKey { key, vouched: None };
            entry.events = vec![Event::SealKeyNamed { key, vouched: None }];
        }
        let lines = record::chained(&entries);
        let end = lines.len() as u64;
        let sealed = seal(&lines, &[end], &hub_key(), &[]);
        Record { lines, sealed, sizes: vec![end] }
    };
    let verdict = signed(whole.clone()).verify();
    assert_eq!((verdict.findings, verdict.considered), (Vec::new(), whole.len() as u64));
    for (i, entry) in whole.iter().enumerate().filter(|(_, entry)| !named(entry)) {
        let mut entries = whole.clone();
        entries[i].events.pop();
        let found = first(&signed(entries).verify());
        assert_eq!(found.position, i as u64 + 1, "{entry:?}");
        assert!(matches!(found.damage, Damage::BrokenRule { .. }), "{found:?}");
    }
    // An act that the rules refuse, with what would have followed from it.
    let declared =
        whole.iter().position(|entry| entry.events.iter().any(|event| matches!(event, Event::DecisionDeclared { .. })));
    let mut entries = whole;
    entries.remove(declared.unwrap() - 1);
    for (n, entry) in (1..).zip(entries.iter_mut()) {
        entry.position = n;
    }
    let found = first(&signed(entries).verify());
    assert!(matches!(found.damage, Damage::BrokenRule { .. }), "{found:?}");
}

#[test]
fn a_long_record_is_searched_as_well_as_a_short_one() {
    let kinds: Vec<Entry> =
        Record::of_every_kind().lines.iter().map(|line| Entry::read(line.body.as_ref().unwrap()).unwrap()).collect();
    let entries: Vec<Entry> = (1..=5_000_u64)
        .map(|n| {
            let mut entry =
                kinds[at(n.min(3).max((n - 1) % (kinds.len() as u64 - 3) + 4).min(kinds.len() as u64))].clone();
            if n <= 3 {
                entry = kinds[at(n)].clone();
            }
            entry.position = n;
            entry.recorded_at = Timestamp(1_633_485_600_000 + i64::try_from(n).unwrap());
            entry.command.id = mufakat::procedure::ids::CommandId::parse(&format!("command-{n}")).unwrap();
            entry
        })
        .collect();
    let record = Record::of(&entries);
    assert_eq!(record.verify().findings, []);
    for position in [1, 2, 19, 20, 21, 999, 2_500, 3_777, 4_999, 5_000] {
        tampered(&record, position, Damage::Changed {}, |lines| lines[at(position)].h = bent(lines[at(position)].h));
        let damage = if position == 5_000 { Damage::CutOff { to: 5_000 } } else { Damage::Missing {} };
        tampered(&record, position, damage, |lines| drop(lines.remove(at(position))));
        tampered(&record, position + 1, Damage::Inserted {}, |lines| {
            lines.insert(at(position) + 1, lines[at(position)].clone());
        });
        if position < 5_000 {
            tampered(&record, position, Damage::Reordered { found: 5_000 }, |lines| lines.swap(at(position), 4_999));
            let mut cut = record.clone();
            cut.lines.truncate(usize::try_from(position).unwrap());
            let found = first(&cut.verify());
            assert_eq!(found.position, position + 1);
            assert!(matches!(found.damage, Damage::CutOff { .. }), "{found:?}");
        }
        // Signed anew with a key of somebody's own.
        let mut other = record.clone();
        other.lines = record.rewritten(position);
        other.sealed = seal(&other.lines, &record.sizes, &Secret::of([9; 32]), &[]);
        assert_first(&other.verify(), record.sizes[0], Damage::WrongSignature { size: record.sizes[0] });
    }
}
