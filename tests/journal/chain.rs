//! Whatever is changed in a record is found, and named with its position.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use mufakat::journal::entry::{GENESIS, Sender, Stored, leaf_hash};
use mufakat::journal::{Damage, Error, Finding, Journal, SaltSource, examine};
use mufakat::procedure::command::Actor;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{assert_damaged, command_id, file, open, tamper, wal, without_heartbeat, write_up_to, written};

#[test]
fn the_chain_is_what_the_protocol_says_computed_by_hand() {
    let (_folder, path) = written(4);
    let entries = open(&path).unwrap().read(0, 100).unwrap();
    let mut previous = [0_u8; 32];
    assert_eq!(GENESIS.0, previous);
    for Stored { body, salt, c, h, .. } in &entries {
        let by_hand: [u8; 32] = Sha256::digest([&salt.0[..], body.as_bytes()].concat()).into();
        assert_eq!(c.0, by_hand);
        let linked: [u8; 32] = Sha256::digest([&[0x02][..], &previous, &by_hand].concat()).into();
        assert_eq!(h.0, linked);
        let leaf: [u8; 32] = Sha256::digest([&[0x00][..], &by_hand].concat()).into();
        assert_eq!(leaf_hash(c).0, leaf);
        previous = linked;
    }
    assert_eq!(entries.iter().map(|s| s.salt.0).collect::<BTreeSet<_>>().len(), 4);
}

#[test]
fn any_changed_byte_of_an_entry_is_found_and_named() {
    let (_folder, path) = written(4);
    let row = open(&path).unwrap().read(1, 1).unwrap().remove(0);
    let lengths = BTreeMap::from([("salt", 16), ("body", row.body.len()), ("c", 32), ("h", 32)]);
    for (column, length) in lengths {
        for at in 0..length {
            let sound = fs::read(&path).unwrap();
            let mut bytes = match column {
                "salt" => row.salt.0.to_vec(),
                "body" => row.body.as_bytes().to_vec(),
                "c" => row.c.0.to_vec(),
                _ => row.h.0.to_vec(),
            };
            bytes[at] ^= 1;
            let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
            let value = if column == "body" { format!("CAST(x'{hex}' AS TEXT)") } else { format!("x'{hex}'") };
            tamper(&path, &format!("UPDATE entry SET {column} = {value} WHERE position = 2"));
            let damage = match column {
                "c" => Damage::CommitmentChanged,
                "h" => Damage::LinkChanged,
                _ => Damage::ContentChanged,
            };
            assert_damaged(&path, 2, damage);
            fs::write(&path, sound).unwrap();
        }
    }
    assert_eq!(open(&path).unwrap().head().position, 4);
}

#[test]
fn a_column_that_says_something_else_than_its_entry_is_named() {
    for column in ["recorded_at", "actor", "command", "action"] {
        let (_folder, path) = written(4);
        tamper(&path, &format!("UPDATE entry SET {column} = 'else' WHERE position = 3"));
        assert_damaged(&path, 3, Damage::ColumnChanged { column });
    }
}

#[test]
fn a_deleted_middle_is_missing_and_not_a_torn_tail() {
    let (_folder, path) = written(6);
    tamper(&path, "DELETE FROM entry WHERE position IN (3, 4)");
    assert_damaged(&path, 3, Damage::Missing);
}

#[test]
fn a_cut_tail_is_known_from_the_stored_head() {
    let (_folder, path) = written(6);
    tamper(&path, "DELETE FROM entry WHERE position > 4");
    without_heartbeat(&path);
    assert_damaged(&path, 5, Damage::CutOff { head: 6 });
}

#[test]
fn a_tail_cut_together_with_its_head_is_known_from_the_heartbeat() {
    let (_folder, path) = written(6);
    tamper(
        &path,
        "DELETE FROM entry WHERE position > 4;
         UPDATE head SET position = 4, h = (SELECT h FROM entry WHERE position = 4)",
    );
    assert_damaged(&path, 5, Damage::Lost { head: 6 });
    // Without anything that remembers, such a record is whole: only a signed checkpoint could tell.
    without_heartbeat(&path);
    assert_eq!(open(&path).unwrap().head().position, 4);
}

#[test]
fn an_added_entry_lies_beyond_the_head() {
    let (_folder, path) = written(3);
    tamper(
        &path,
        "INSERT INTO entry SELECT 4, recorded_at, actor, 'other', action, salt, body, c, h FROM entry WHERE position = 3",
    );
    assert_damaged(&path, 4, Damage::LinkChanged);
}

#[test]
fn a_rewritten_chain_does_not_fit_its_heartbeat() {
    let (_folder, path) = written(3);
    let other = TempDir::new().unwrap();
    let mut forged = Journal::open(&file(&other), SaltSource::Seeded(8)).unwrap();
    write_up_to(&mut forged, 3);
    drop(forged);
    fs::copy(file(&other), &path).unwrap();
    assert_damaged(&path, 3, Damage::NotTheHead);
}

#[test]
fn a_missing_trigger_is_noticed() {
    let (_folder, path) = written(3);
    Connection::open(&path).unwrap().execute_batch("DROP TRIGGER entry_is_never_changed").unwrap();
    assert_damaged(&path, 1, Damage::Store("entry_is_never_changed is not as the layout wants it".to_owned()));
}

#[test]
fn a_look_at_a_damaged_record_names_everything_and_changes_nothing() {
    let (_folder, path) = written(9);
    let salt = "x'00000000000000000000000000000000'";
    tamper(
        &path,
        &format!("DELETE FROM entry WHERE position = 4; UPDATE entry SET salt = {salt} WHERE position IN (2, 7)"),
    );
    let before = fs::read(&path).unwrap();
    let found = examine(&path).unwrap();
    let expected = [(2, Damage::ContentChanged), (4, Damage::Missing), (7, Damage::ContentChanged)];
    assert_eq!(found.findings, expected.map(|(position, damage)| Finding { position, damage }));
    assert_eq!((found.last, found.sound, found.head), (9, 6, None));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn every_single_bit_that_flips_in_the_file_is_noticed_or_changes_nothing() {
    let (_folder, path) = written(12);
    let sound = fs::read(&path).unwrap();
    let entries = open(&path).unwrap().read(0, 100).unwrap();
    let (mut noticed, mut harmless) = (0, 0);
    // A stride that is no divisor of a page, so that every part of a page is met.
    for at in (0..sound.len()).step_by(61) {
        let mut flipped = sound.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&path, &flipped).unwrap();
        match open(&path) {
            Err(Error::Damaged(_) | Error::WrongFormat { .. }) => noticed += 1,
            Err(other) => panic!("bit {at}: {other:?}"),
            Ok(journal) => {
                assert_eq!(journal.read(0, 100).unwrap(), entries, "bit {at}");
                for n in 1..=12 {
                    let found = journal.find_command(&Sender::of(&Actor::Hub {}), &command_id(n)).unwrap();
                    assert_eq!(found, Some(n), "bit {at}");
                }
                harmless += 1;
            }
        }
        let _ = fs::remove_file(wal(&path));
    }
    assert!(noticed > 50 && harmless > 0, "{noticed} noticed, {harmless} harmless");
}
