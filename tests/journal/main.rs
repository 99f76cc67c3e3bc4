//! The journal from outside: what is acknowledged stays, what is damaged is named, and nothing is repaired.

use std::fs;
use std::path::{Path, PathBuf};

use mufakat::journal::entry::{Draft, Head, RulesVersion, Sender, Stored};
use mufakat::journal::verify::read_export;
use mufakat::journal::{Backup, Damage, Error, Finding, Journal, SaltSource, examine};
use mufakat::procedure::command::{Action, Actor, Command, Seen};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, SeatId, Timestamp};
use rusqlite::Connection;
use tempfile::TempDir;

mod chain;
mod crashes;
mod formats;

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

fn wal(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", path.display()))
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
fn a_journal_is_used_from_a_thread_of_its_own() {
    let mut journal = Journal::in_memory(SaltSource::System).unwrap();
    let writer = std::thread::spawn(move || journal.append(0, drafts(1..=2)).map(|_| journal.head().position));
    assert_eq!(writer.join().unwrap(), Ok(2));
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
fn a_copy_made_page_by_page_is_the_record_as_it_was_when_it_began() {
    let (folder, path) = written(7);
    let mut journal = open(&path).unwrap();
    let (to, head) = (folder.path().join("copy.db"), journal.head());
    let mut copy = Backup::begin(&to, head).unwrap();
    for n in 8.. {
        let Some(after) = copy.wants() else { break };
        copy.take(&journal.read(after, 3).unwrap()).unwrap();
        assert!(!to.exists(), "a copy has its name when it is whole");
        // The meeting goes on between two pages.
        journal.append(n - 1, vec![draft(n)]).unwrap();
    }
    assert_eq!(copy.finish().unwrap(), head);
    assert_eq!(open(&to).unwrap().read(0, 100).unwrap(), journal.read(0, 7).unwrap());
    assert_eq!(
        fs::read_dir(folder.path())
            .unwrap()
            .filter(|file| { file.as_ref().unwrap().file_name().to_string_lossy().contains(".part") })
            .count(),
        0
    );

    let mut copy = Backup::begin(&folder.path().join("cut.db"), head).unwrap();
    copy.take(&journal.read(0, 3).unwrap()).unwrap();
    assert!(copy.take(&[]).is_err(), "the record ends before its head");
    assert!(copy.finish().is_err());
    assert!(!folder.path().join("cut.db").exists());
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
