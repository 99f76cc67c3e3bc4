//! The journal from outside: what is acknowledged stays, what is damaged is named, and nothing is repaired.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};

use mufakat::journal::entry::{Draft, FormatVersion, GENESIS, Head, RulesVersion, Sender, Stored, leaf_hash};
use mufakat::journal::verify::read_export;
use mufakat::journal::{Damage, Error, Finding, Journal, SaltSource, examine};
use mufakat::procedure::command::{Action, Actor, Command, Credential, Person, Seen};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{
    CommandId, Epoch, Hash, ModeratorId, ObjectionId, PartyId, ProposalId, Revision, SeatId, Timestamp,
};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

// ---- a journal to play with -------------------------------------------------------------------------------

fn seat(name: &str) -> SeatId {
    SeatId::parse(name).unwrap()
}

fn command_id(n: u64) -> CommandId {
    CommandId::parse(&format!("command-{n}")).unwrap()
}

fn draft(n: u64) -> Draft {
    Draft {
        recorded_at: Timestamp(1_633_485_600_000 + i64::try_from(n).unwrap()),
        rules: RulesVersion::CURRENT,
        command: Command {
            id: command_id(n),
            actor: Actor::Hub {},
            seen: Seen::default(),
            action: Action::LinkUp { seat: seat("TH.hod") },
        },
        events: vec![Event::LinkCameUp { seat: seat("TH.hod") }],
    }
}

fn drafts(numbers: std::ops::RangeInclusive<u64>) -> Vec<Draft> {
    numbers.map(draft).collect()
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("journal.db")
}

fn open(path: &Path) -> Result<Journal, Error> {
    Journal::open(path, SaltSource::Seeded(7))
}

/// A closed journal with entries 1 to `n`, written in batches of three.
fn written(n: u64) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = file(&folder);
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, n);
    drop(journal);
    (folder, path)
}

fn write_up_to(journal: &mut Journal, n: u64) {
    while journal.head().position < n {
        let position = journal.head().position;
        journal.append(position, drafts(position + 1..=n.min(position + 3))).unwrap();
    }
}

/// Changes a closed journal as somebody would who knows SQLite: past the triggers, and tidily put back.
fn tamper(path: &Path, sql: &str) {
    let db = Connection::open(path).unwrap();
    let triggers: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        db.execute_batch(sql).unwrap();
    }
}

/// A journal that was changed without its heartbeat knowing better: what a file alone can tell.
fn without_heartbeat(path: &Path) {
    let mut beat = path.as_os_str().to_owned();
    beat.push(".heartbeat");
    fs::remove_file(beat).unwrap();
}

#[track_caller]
fn assert_damaged(path: &Path, position: u64, damage: Damage) {
    match open(path) {
        Err(Error::Damaged(finding)) => assert_eq!(finding, Finding { position, damage }),
        Err(other) => panic!("opened as {other:?}"),
        Ok(_) => panic!("the damage of entry {position} was not noticed"),
    }
}

// ---- appending and reading --------------------------------------------------------------------------------

#[test]
fn what_is_appended_is_read_back_byte_for_byte() {
    let folder = TempDir::new().unwrap();
    let mut journal = open(&file(&folder)).unwrap();
    let written = journal.append(0, drafts(1..=5)).unwrap();
    assert_eq!(journal.read(0, 100).unwrap(), written);
    assert_eq!(journal.read(2, 2).unwrap(), written[2..4]);
    assert_eq!(journal.read(5, 2).unwrap(), []);
    assert_eq!(journal.read(9, 2).unwrap(), []);
    assert_eq!(journal.head(), written[4].head());
    let body: serde_json::Value = serde_json::from_str(&written[1].body).unwrap();
    assert_eq!(body["position"], 2);
    assert_eq!(body["command"]["id"], "command-2");
}

#[test]
fn a_batch_at_another_position_conflicts_and_writes_nothing() {
    let (_folder, path) = written(4);
    let mut journal = open(&path).unwrap();
    let head = journal.head();
    for expected in [0, 3, 5] {
        assert_eq!(journal.append(expected, vec![draft(9)]).unwrap_err(), Error::Conflict { expected, actual: 4 });
    }
    assert_eq!((journal.head(), journal.read(0, 100).unwrap().len()), (head, 4));
}

#[test]
fn a_batch_is_written_whole_or_not_at_all() {
    let (_folder, path) = written(4);
    let mut journal = open(&path).unwrap();
    let refused = journal.append(4, vec![draft(5), draft(6), draft(2)]).unwrap_err();
    let hub = Sender::of(&Actor::Hub {});
    assert_eq!(refused, Error::Repeated { sender: hub.clone(), command: command_id(2), position: Some(2) });
    let refused = journal.append(4, vec![draft(5), draft(5)]).unwrap_err();
    assert_eq!(refused, Error::Repeated { sender: hub, command: command_id(5), position: None });
    assert_eq!(journal.read(0, 100).unwrap().len(), 4);
    journal.append(4, vec![draft(5), draft(6)]).unwrap();
    assert_eq!(journal.head().position, 6);
}

#[test]
fn an_empty_batch_is_success_and_writes_nothing() {
    let mut journal = Journal::in_memory(SaltSource::System).unwrap();
    assert_eq!(journal.append(0, Vec::new()).unwrap(), []);
    assert_eq!(journal.head(), Head::EMPTY);
}

#[test]
fn reopening_keeps_everything() {
    let (_folder, path) = written(10);
    let before = open(&path).unwrap().read(0, 100).unwrap();
    let mut journal = open(&path).unwrap();
    assert_eq!(journal.head(), before[9].head());
    assert_eq!(journal.read(0, 100).unwrap(), before);
    assert_eq!(journal.append(10, vec![draft(11)]).unwrap()[0].entry.position, 11);
}

#[test]
fn one_seed_gives_one_head_however_the_batches_fell_and_wherever_it_was_stopped() {
    let (_folder, path) = written(10);
    let mut at_once = Journal::in_memory(SaltSource::Seeded(7)).unwrap();
    at_once.append(0, drafts(1..=4)).unwrap();
    at_once.append(4, drafts(5..=10)).unwrap();
    assert_eq!(open(&path).unwrap().head(), at_once.head());
}

#[test]
fn a_command_is_found_for_ever_by_its_sender_and_id() {
    let (_folder, path) = written(10);
    let mut journal = open(&path).unwrap();
    let mut of_the_seat = draft(3);
    of_the_seat.command.actor = Actor::delegate(seat("TH.hod"));
    journal.append(10, vec![of_the_seat]).unwrap();
    let find = |actor: &Actor, n| journal.find_command(&Sender::of(actor), &command_id(n)).unwrap();
    assert_eq!(find(&Actor::Hub {}, 3), Some(3));
    assert_eq!(find(&Actor::delegate(seat("TH.hod")), 3), Some(11));
    // The capacity makes no other sender.
    assert_eq!(find(&Actor::chair(seat("TH.hod")), 3), Some(11));
    assert_eq!(find(&Actor::delegate(seat("VN.hod")), 3), None);
    assert_eq!(find(&Actor::Hub {}, 99), None);
}

#[test]
fn the_last_sign_of_life_outlives_the_process_and_stays_out_of_the_chain() {
    let (_folder, path) = written(2);
    let mut journal = open(&path).unwrap();
    let head = journal.head();
    assert_eq!(journal.last_alive(), Some(draft(2).recorded_at));
    let later = Timestamp(1_633_485_700_000);
    journal.note_alive(later).unwrap();
    drop(journal);
    let journal = open(&path).unwrap();
    assert_eq!((journal.last_alive(), journal.head()), (Some(later), head));
    drop(journal);
    without_heartbeat(&path);
    assert_eq!(open(&path).unwrap().last_alive(), Some(draft(2).recorded_at));
}

// ---- the chain --------------------------------------------------------------------------------------------

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
    assert_eq!(entries.iter().map(|s| s.salt.0).collect::<std::collections::BTreeSet<_>>().len(), 4);
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
    assert_damaged(&path, 5, Damage::CutOff { head: 6 });
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

// ---- the file ---------------------------------------------------------------------------------------------

#[test]
fn sqlite_refuses_to_change_or_delete_an_entry() {
    let (_folder, path) = written(3);
    let db = Connection::open(&path).unwrap();
    for (sql, sentence) in [
        ("UPDATE entry SET body = '{}' WHERE position = 1", "an entry is never changed; a correction is a new entry"),
        ("DELETE FROM entry", "an entry is never deleted; a correction is a new entry"),
        (
            "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE position = 2",
            "an entry comes directly after the last one",
        ),
        ("UPDATE head SET position = 1", "the head of the record never goes back"),
        ("DELETE FROM head", "the head of the record is never deleted"),
    ] {
        assert_eq!(db.execute(sql, []).unwrap_err().to_string(), sentence, "{sql}");
    }
}

#[test]
fn a_stopped_journal_is_read_with_plain_sql() {
    let (_folder, path) = written(3);
    assert!(!wal(&path).exists(), "a clean stop folds the log in");
    let db = Connection::open(&path).unwrap();
    let row: (i64, String, String, String, String) = db
        .query_row(
            "SELECT position, recorded_at, actor, action, body ->> '$.command.action.seat' FROM entry WHERE position = 2",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )
        .unwrap();
    let expected = (2, "2021-10-06T02:00:00.002Z", "hub", "link_up", "TH.hod");
    assert_eq!((row.0, &*row.1, &*row.2, &*row.3, &*row.4), expected);
}

#[test]
fn a_second_opener_is_told_that_the_record_is_in_use() {
    let (_folder, path) = written(3);
    let first = open(&path).unwrap();
    let Err(refused) = open(&path) else { panic!("two owners") };
    assert_eq!(refused, Error::Locked { path: path.clone() });
    assert!(refused.to_string().contains("in use by another process"), "{refused}");
    assert_eq!(examine(&path).unwrap_err(), Error::Locked { path: path.clone() });
    drop(first);
    open(&path).unwrap();
}

#[test]
fn what_is_no_journal_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder);
    fs::write(&path, "minutes of the meeting, in plain words, long enough to be a header of something else at all")
        .unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(open(&path), Err(Error::WrongFormat { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);

    let foreign = folder.path().join("foreign.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE cookies (a); PRAGMA user_version = 1").unwrap();
    let before = fs::read(&foreign).unwrap();
    assert!(matches!(open(&foreign), Err(Error::WrongFormat { .. })));
    assert_eq!(fs::read(&foreign).unwrap(), before);

    let nowhere = folder.path().join("nowhere.db");
    assert!(matches!(Journal::open_existing(&nowhere, SaltSource::System), Err(Error::Io { .. })));
    assert!(!nowhere.exists());
}

#[test]
fn a_record_of_a_later_version_is_refused_rather_than_half_understood() {
    let (_folder, path) = written(1);
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 2").unwrap();
    let Err(Error::WrongFormat { what, .. }) = open(&path) else { panic!("a later layout was read") };
    assert!(what.contains("layout 2"), "{what}");
}

#[test]
fn only_its_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = written(1);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

// ---- backup and export ------------------------------------------------------------------------------------

#[test]
fn a_backup_taken_in_use_has_the_same_head_and_goes_on_by_itself() {
    let (folder, path) = written(7);
    let mut journal = open(&path).unwrap();
    let to = folder.path().join("backup.db");
    let head = journal.backup(&to).unwrap();
    assert_eq!(head, journal.head());
    journal.append(7, vec![draft(8)]).unwrap();
    let mut restored = open(&to).unwrap();
    assert_eq!(restored.head(), head);
    restored.append(7, vec![draft(8)]).unwrap();
    assert_eq!(restored.head(), journal.head());
    assert!(matches!(journal.backup(&to), Err(Error::Io { .. })), "a backup wrote over a file");
}

#[test]
fn an_export_is_verified_line_by_line_when_it_is_read() {
    let (folder, path) = written(300);
    let journal = open(&path).unwrap();
    let mut out = Vec::new();
    let head = journal.export(&mut out, &folder.path().join("record.jsonl")).unwrap();
    assert_eq!(head, journal.head());
    let read: Result<Vec<Stored>, _> = read_export(&out[..]).collect();
    assert_eq!(read.unwrap(), journal.read(0, 1000).unwrap());

    let text = String::from_utf8(out).unwrap();
    let changed = text.replacen("command-5\\\"", "command-6\\\"", 1);
    assert_ne!(changed, text);
    let read: Vec<_> = read_export(changed.as_bytes()).collect();
    assert_eq!(read.iter().filter(|line| line.is_ok()).count(), 4);
    assert_eq!(read[4].as_ref().unwrap_err().to_string(), format!("entry 5: {}", Damage::ContentChanged));

    let shorter: String =
        text.lines().filter(|line| !line.starts_with("{\"position\":9,")).map(|l| l.to_owned() + "\n").collect();
    let last = read_export(shorter.as_bytes()).last().unwrap();
    assert_eq!(last.unwrap_err().to_string(), format!("entry 9: {}", Damage::Missing));
}

// ---- earlier formats --------------------------------------------------------------------------------------

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journal").join(name)
}

/// What the fixture of format 1 holds: a trimmed definition, presence, a name and words beyond ASCII.
fn entries_of_the_first_format() -> Vec<Draft> {
    let mut definition = mufakat::conference_file::shipped_definition();
    definition.parties.retain(|party, _| ["TH", "VN"].contains(&party.as_str()));
    definition.documents.clear();
    definition.meetings.truncate(1);
    definition.meetings[0].agenda.truncate(3);
    definition.meetings[0].participants.clear();
    let definition = Box::new(definition);
    let meeting = definition.meetings[0].id.clone();
    let vn = || seat("VN.hod");
    let person = Person { name: "Nguyễn Văn An".to_owned(), title: "Thứ trưởng".to_owned() };
    let point = "Đề nghị sửa đoạn 3: “đồng thuận”".to_owned();
    let acts = [
        (
            Actor::Hub {},
            Action::DefineConference { definition: definition.clone() },
            vec![Event::ConferenceDefined { definition }],
        ),
        (Actor::Hub {}, Action::StartHub { last_alive: None }, vec![Event::HubStarted { last_alive: None }]),
        (Actor::Hub {}, Action::LinkUp { seat: vn() }, vec![Event::LinkCameUp { seat: vn() }]),
        (
            Actor::Moderator { name: ModeratorId::parse("moderator").unwrap() },
            Action::AdmitSeat { seat: vn(), person: person.clone(), credential: Credential::Accepted },
            vec![Event::SeatAdmitted { seat: vn(), person, credential: Credential::Accepted }],
        ),
        (Actor::Clock {}, Action::Elapse {}, Vec::new()),
        (
            Actor::delegate(vn()),
            Action::Object {
                meeting: meeting.clone(),
                proposal: ProposalId(1),
                revision: Revision(2),
                point: point.clone(),
            },
            vec![Event::ObjectionRaised {
                meeting,
                proposal: ProposalId(1),
                objection: ObjectionId(1),
                party: PartyId::parse("VN").unwrap(),
                seat: vn(),
                point,
            }],
        ),
    ];
    (1..)
        .zip(acts)
        .map(|(n, (actor, action, events))| Draft {
            recorded_at: Timestamp(1_633_485_600_000 + n),
            rules: RulesVersion(1),
            command: Command {
                id: CommandId::parse(&format!("command-{n}")).unwrap(),
                actor,
                seen: Seen { position: Some(2), epoch: Some(Epoch(1)) },
                action,
            },
            events,
        })
        .collect()
}

/// The fixture was written once and is never written again after a release. Before one, when a type changes,
/// `MUFAKAT_WRITE_FIXTURES=1` with the two files deleted writes it anew.
#[test]
fn a_record_of_format_1_keeps_loading() {
    let (stored, exported) = (fixture("v1.db"), fixture("v1.jsonl"));
    if std::env::var_os("MUFAKAT_WRITE_FIXTURES").is_some() && !stored.exists() {
        let mut journal = open(&stored).unwrap();
        journal.append(0, entries_of_the_first_format()).unwrap();
        journal.export(&mut fs::File::create(&exported).unwrap(), &exported).unwrap();
        drop(journal);
        without_heartbeat(&stored);
    }
    let folder = TempDir::new().unwrap();
    fs::copy(&stored, file(&folder)).unwrap();
    let journal = open(&file(&folder)).unwrap();
    let entries = journal.read(0, 100).unwrap();
    assert_eq!(entries.len(), 6);
    assert!(entries.iter().all(|stored| stored.entry.format == FormatVersion(1)));
    let Action::Object { point, .. } = &entries[5].entry.command.action else { panic!("{:?}", entries[5].entry) };
    assert_eq!(point, "Đề nghị sửa đoạn 3: “đồng thuận”");
    assert!(matches!(&entries[0].entry.events[..], [Event::ConferenceDefined { .. }]));
    let read: Result<Vec<Stored>, _> = read_export(BufReader::new(fs::File::open(&exported).unwrap())).collect();
    assert_eq!(read.unwrap(), entries);
}

// ---- crashes ----------------------------------------------------------------------------------------------

/// The files as a crash would leave them: copied while the journal is open.
fn crash_image(path: &Path, to: &Path) {
    for suffix in ["", "-wal", ".heartbeat"] {
        let with = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        fs::copy(with(path), with(to)).unwrap();
    }
}

fn wal(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", path.display()))
}

#[test]
fn a_torn_batch_at_the_end_of_the_log_is_dropped_and_all_before_it_kept() {
    let folder = TempDir::new().unwrap();
    let (path, before, torn) = (file(&folder), folder.path().join("before.db"), folder.path().join("torn.db"));
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, 5);
    crash_image(&path, &before);
    let synced = fs::read(wal(&before)).unwrap().len();
    write_up_to(&mut journal, 6);
    // What a power cut leaves of the sixth entry, which was not yet acknowledged: the heartbeat names the fifth.
    let whole = fs::read(wal(&path)).unwrap();
    assert!(whole.len() > synced + 4096);
    let cut_short = (synced..whole.len()).step_by(509).map(|length| whole[..length].to_vec());
    let with_a_hole = (synced..whole.len() - 512).step_by(512).map(|hole| {
        let mut log = whole.clone();
        log[hole..hole + 512].fill(0);
        log
    });
    for log in cut_short.chain(with_a_hole).filter(|log| *log != whole) {
        crash_image(&before, &torn);
        fs::write(wal(&torn), &log).unwrap();
        let mut kept = open(&torn).unwrap();
        assert_eq!(kept.head().position, 5, "a torn batch was half believed");
        kept.append(5, vec![draft(6)]).unwrap();
    }
}

#[test]
fn a_broken_middle_of_the_log_is_damage_and_not_a_torn_tail() {
    let folder = TempDir::new().unwrap();
    let (path, image) = (file(&folder), folder.path().join("image.db"));
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, 9);
    crash_image(&path, &image);
    let log = fs::read(wal(&image)).unwrap();
    // The last batch begins somewhere in the last few pages: a flip before them breaks a batch that was followed.
    let last_batch = 5 * (4096 + 24);
    for at in (0..log.len() - last_batch).step_by(487) {
        crash_image(&path, &image);
        without_heartbeat(&image);
        let mut flipped = log.clone();
        flipped[at] ^= 0x10;
        fs::write(wal(&image), &flipped).unwrap();
        match open(&image) {
            Err(Error::Damaged(Finding { damage: Damage::Store(what), .. })) => {
                assert!(what.contains("write-ahead log"), "byte {at}: {what}");
            }
            Err(other) => panic!("byte {at}: {other:?}"),
            Ok(journal) => assert_eq!(journal.head().position, 9, "byte {at} lost acknowledged entries"),
        }
        if fs::read(wal(&image)).is_ok_and(|log| !log.is_empty()) {
            assert_eq!(fs::read(wal(&image)).unwrap(), flipped, "the evidence was changed");
        }
    }
}

#[test]
fn a_broken_last_batch_is_known_from_the_heartbeat() {
    let folder = TempDir::new().unwrap();
    let (path, image) = (file(&folder), folder.path().join("image.db"));
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, 9);
    crash_image(&path, &image);
    let mut log = fs::read(wal(&image)).unwrap();
    let last = log.len() - 100;
    log[last] ^= 1;
    fs::write(wal(&image), log).unwrap();
    assert_damaged(&image, 7, Damage::CutOff { head: 9 });
}

const WRITER: &str = "MUFAKAT_TEST_JOURNAL_WRITER";

/// Runs this very test again as a process of its own that appends for ever, and says what was acknowledged.
fn writer(test: &str, path: &Path, limit: &str) -> Child {
    let mut shell = Process::new("sh");
    shell.arg("-c").arg(format!("{limit} exec \"$0\" --exact {test} --nocapture --test-threads 1"));
    shell.arg(std::env::current_exe().unwrap()).env(WRITER, path);
    shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn write_for_ever(path: &Path) -> Error {
    let mut journal = open(path).unwrap();
    let mut out = std::io::stdout();
    loop {
        let position = journal.head().position;
        match journal.append(position, drafts(position + 1..=position + 2)) {
            Ok(stored) => {
                for entry in stored {
                    writeln!(out, "\nacknowledged {}", entry.head()).unwrap();
                }
                out.flush().unwrap();
            }
            Err(error) => {
                writeln!(out, "\nfailed {error}").unwrap();
                return journal.append(journal.head().position, vec![draft(0)]).unwrap_err();
            }
        }
    }
}

fn acknowledged(line: &str) -> Option<Head> {
    let (position, h) = line.strip_prefix("acknowledged ")?.split_once(' ')?;
    Some(Head { position: position.parse().ok()?, h: Hash::parse(h)? })
}

#[test]
fn a_killed_writer_loses_nothing_that_was_acknowledged() {
    if let Some(path) = std::env::var_os(WRITER) {
        let stopped = write_for_ever(Path::new(&path));
        unreachable!("only a kill stops this writer, and not {stopped}");
    }
    let folder = TempDir::new().unwrap();
    let path = file(&folder);
    let mut seen = BTreeMap::new();
    for round in 0..20 {
        let mut child = writer("a_killed_writer_loses_nothing_that_was_acknowledged", &path, "");
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        // Each round is killed somewhere else in the writing.
        let mut wanted = 3 + 5 * round;
        let mut line = String::new();
        while wanted > 0 && lines.read_line(&mut line).unwrap() > 0 {
            if let Some(head) = acknowledged(line.trim_end()) {
                seen.insert(head.position, head.h);
                wanted -= 1;
            }
            line.clear();
        }
        assert_eq!(wanted, 0, "the writer ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        // The last line may have been cut off in the middle; what is whole was acknowledged.
        let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
        seen.extend(whole.lines().filter_map(acknowledged).map(|head| (head.position, head.h)));

        let journal = open(&path).unwrap();
        let kept: BTreeMap<u64, Hash> =
            journal.read(0, usize::MAX).unwrap().iter().map(|s| (s.entry.position, s.h)).collect();
        for (position, h) in &seen {
            assert_eq!(kept.get(position), Some(h), "entry {position} was acknowledged before round {round} ended");
        }
    }
    assert!(seen.len() > 20 * 3);
}

#[test]
fn a_disk_that_takes_no_more_stops_the_writer_and_keeps_what_was_acknowledged() {
    if let Some(path) = std::env::var_os(WRITER) {
        let after = write_for_ever(Path::new(&path));
        println!("\nthen {after}");
        return;
    }
    let folder = TempDir::new().unwrap();
    let path = file(&folder);
    // The system lets no file grow beyond 200 blocks: writes fail as they do when a disk is full.
    let name = "a_disk_that_takes_no_more_stops_the_writer_and_keeps_what_was_acknowledged";
    let child = writer(name, &path, "trap '' XFSZ; ulimit -f 200;");
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let seen: Vec<Head> = said.lines().filter_map(acknowledged).collect();
    let failed = said.lines().find(|line| line.starts_with("failed ")).expect("the writer never failed");
    assert!(failed.contains("the storage of the record failed"), "{failed}");
    assert!(said.lines().any(|line| line.starts_with("then the storage of the record failed")), "{said}");

    let journal = open(&path).unwrap();
    let kept = journal.read(0, usize::MAX).unwrap();
    assert!(!seen.is_empty());
    for head in &seen {
        let position = usize::try_from(head.position).unwrap();
        assert_eq!(kept[position - 1].head(), *head);
    }
    assert!(kept.len() >= seen.len());
}
