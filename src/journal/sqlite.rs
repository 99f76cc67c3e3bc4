//! The embedded store: one SQLite file, owned by one process.
//!
//! - Write-ahead log with `synchronous=FULL`: a commit is on the disk before it is answered.
//! - `locking_mode=EXCLUSIVE`: the first read takes the file, and a second process is told so. Readers too are
//!   locked out; while the hub runs they speak to the hub.
//! - SQLite does not notice a bit that flips inside a row. The chain does, so all of it is read at each opening,
//!   and SQLite's own check is asked about everything around the rows, the index of first answers above all.
//! - Opening changes nothing until everything has been found sound: what is damaged stays as it was found.
//! - Plain `sqlite3` reads the file of a stopped hub; triggers refuse it any change of an entry.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, TransactionBehavior, params};

use super::Error;
use super::entry::{Head, Sender, Stored, Unreadable};
use super::verify::{Chain, Damage, Examination, Finding, Row, examine};
use super::wal::{self, Tail};
use crate::procedure::ids::{CommandId, Hash};

/// Marks a file as a journal of ours: `mufk`. `file` and `PRAGMA application_id` show it.
const APPLICATION_ID: i32 = 0x6d75_666b;

/// Which tables a file has, kept as its `user_version`. How an entry is written is another matter and stands in
/// each entry ([`super::entry::FormatVersion`]).
///
/// | version | since | what changed |
/// |---|---|---|
/// | 1 | 0.1.0 | the first |
const LAYOUT_VERSION: i32 = 1;

const LAYOUT: &str = "
CREATE TABLE entry (
  position    INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL,
  actor       TEXT NOT NULL,
  command     TEXT NOT NULL,
  action      TEXT NOT NULL,
  salt        BLOB NOT NULL,
  body        TEXT NOT NULL,
  c           BLOB NOT NULL,
  h           BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX first_answer ON entry (actor, command);
CREATE TABLE head (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  position INTEGER NOT NULL,
  h        BLOB NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, zeroblob(32));
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'an entry is never changed; a correction is a new entry'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'an entry is never deleted; a correction is a new entry'); END;
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
  WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM entry)
  BEGIN SELECT RAISE(ABORT, 'an entry comes directly after the last one'); END;
CREATE TRIGGER head_never_goes_back BEFORE UPDATE ON head WHEN NEW.position <= OLD.position
  BEGIN SELECT RAISE(ABORT, 'the head of the record never goes back'); END;
CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON head
  BEGIN SELECT RAISE(ABORT, 'the head of the record is never deleted'); END;
";

/// The oldest SQLite that is trusted: earlier ones can corrupt a write-ahead log when it is reset.
const ENGINE_FLOOR: i32 = 3_051_003;

/// What to do about a file that is not there, or is empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Missing {
    /// Make a journal.
    Make,
    /// Refuse.
    Refuse,
}

/// Why a batch was not written.
#[derive(Debug)]
pub(super) enum WriteFault {
    /// The row with this index has a command id that is there already. Nothing was written.
    Repeated(usize),
    /// The storage failed.
    Failed(String),
}

/// An open file.
pub(super) struct Store {
    db: Connection,
    path: PathBuf,
    /// Whether closing may tidy up. Only of a file that was found sound and has not failed since.
    tidy_on_close: bool,
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.tidy_on_close {
            // Best effort: a log that is left over is read at the next opening.
            let _ = self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false);
        }
    }
}

impl Store {
    /// Takes the file and makes sure that it is a journal of a layout we know. Nothing of it is changed, except
    /// that an empty one is laid out when that is asked for.
    pub(super) fn open(path: &Path, missing: Missing) -> Result<Self, Error> {
        let wrong = |what: String| Error::WrongFormat { path: path.to_owned(), what };
        let fault = |e| opening_fault(path, &e);
        engine_is_trusted(rusqlite::version_number()).map_err(wrong)?;
        if missing == Missing::Make {
            make_file(path).map_err(|e| Error::Io { path: path.to_owned(), cause: e.to_string() })?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(fault)?;
        let mut store = Self { db, path: path.to_owned(), tidy_on_close: false };
        store.configure().map_err(fault)?;

        // The first read takes the lock.
        let application: i32 = store.pragma("application_id").map_err(fault)?;
        let layout: i32 = store.pragma("user_version").map_err(fault)?;
        let objects: i64 =
            store.db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(fault)?;
        match (application, layout, objects) {
            (APPLICATION_ID, LAYOUT_VERSION, _) => {}
            (APPLICATION_ID, newer, _) if newer > LAYOUT_VERSION => {
                return Err(wrong(format!(
                    "it has layout {newer}, and this program knows layouts up to {LAYOUT_VERSION}"
                )));
            }
            (0, 0, 0) if missing == Missing::Make => {
                store.use_write_ahead_log().map_err(fault)?;
                store.lay_out().map_err(fault)?;
                sync_folder(path).map_err(|e| Error::Io { path: path.to_owned(), cause: e.to_string() })?;
            }
            (0, 0, 0) => return Err(wrong("it is empty".to_owned())),
            (other, version, _) => {
                return Err(wrong(format!("it is marked {other:#010x} with layout {version}, not as a record")));
            }
        }
        Ok(store)
    }

    pub(super) fn in_memory() -> Result<Self, Error> {
        let path = PathBuf::from(":memory:");
        let fault = |e| opening_fault(Path::new(":memory:"), &e);
        let db = Connection::open_in_memory().map_err(fault)?;
        let mut store = Self { db, path, tidy_on_close: false };
        store.lay_out().map_err(fault)?;
        Ok(store)
    }

    fn configure(&self) -> rusqlite::Result<()> {
        // Closing a file that was found damaged must not fold its log into it: that would destroy the evidence.
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        self.db.busy_timeout(std::time::Duration::ZERO)?;
        self.db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        self.db.pragma_update(None, "synchronous", "FULL")?;
        self.db.pragma_update(None, "cell_size_check", true)?;
        self.db.pragma_update(None, "temp_store", "MEMORY")
    }

    fn pragma(&self, name: &str) -> rusqlite::Result<i32> {
        self.db.pragma_query_value(None, name, |row| row.get(0))
    }

    fn lay_out(&mut self) -> rusqlite::Result<()> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(LAYOUT)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", LAYOUT_VERSION)?;
        tx.commit()
    }

    fn use_write_ahead_log(&self) -> rusqlite::Result<()> {
        let mode: String = self.db.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
        if mode == "wal" { Ok(()) } else { Err(rusqlite::Error::InvalidQuery) }
    }

    /// Everything that is wrong with the file. `seen` is a head that the record is known to have had.
    pub(super) fn examine(&self, seen: Option<Head>) -> Result<Examination, Error> {
        let mut around = Vec::new();
        if let Some(what) = self.foreign_layout()? {
            around.push(Finding { position: 1, damage: Damage::Store(what) });
        }
        let (head, mut broken) = match self.stored_head() {
            Ok(head) => (Some(head), None),
            Err(e) => (None, Some(e)),
        };
        let mut statement = self.db.prepare(SELECT).map_err(|e| self.reading_fault(1, &e))?;
        let mut rows = statement.query(params![i64::MIN, -1]).map_err(|e| self.reading_fault(1, &e))?;
        let walk = std::iter::from_fn(|| match rows.next() {
            Ok(row) => row.map(row_of),
            Err(e) => {
                broken = Some(e);
                None
            }
        });
        let mut found = examine(walk, head, seen);

        if let Some(e) = broken {
            let fault = self.reading_fault(found.last + 1, &e);
            let Error::Damaged(finding) = fault else { return Err(fault) };
            around.push(finding);
        }
        if let Some(what) = self.broken_log()? {
            around.push(Finding { position: found.last + 1, damage: Damage::Store(what) });
        }
        found.findings.splice(0..0, around);
        // SQLite's own check last: it says more about pages than about entries.
        let check: rusqlite::Result<String> = self.db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
        let verdict = check.unwrap_or_else(|e| e.to_string());
        if verdict != "ok" {
            let position = found.findings.first().map_or(1, |finding| finding.position);
            found.findings.push(Finding { position, damage: Damage::Store(verdict) });
        }
        if !found.findings.is_empty() {
            found.head = None;
        }
        Ok(found)
    }

    /// The head of a record in which nothing is wrong.
    pub(super) fn verify(&self, seen: Option<Head>) -> Result<Head, Error> {
        let found = self.examine(seen)?;
        match (found.findings.into_iter().next(), found.head) {
            (None, Some(head)) => Ok(head),
            (Some(Finding { damage: Damage::Unreadable(newer @ Unreadable::Newer(_)), position }), _) => {
                Err(Error::WrongFormat { path: self.path.clone(), what: format!("entry {position}: {newer}") })
            }
            (Some(finding), _) => Err(finding.into()),
            (None, None) => Err(Finding { position: found.last, damage: Damage::LinkChanged }.into()),
        }
    }

    /// Makes a file that was found sound ready for writing: the log is folded in and emptied, so that whatever it
    /// holds later was written by this process.
    pub(super) fn settle(&mut self) -> Result<(), Error> {
        let fault = |e| opening_fault(&self.path, &e);
        self.use_write_ahead_log().map_err(fault)?;
        let busy: i32 = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(fault)?;
        if busy != 0 {
            return Err(Error::Locked { path: self.path.clone() });
        }
        self.tidy_on_close = true;
        Ok(())
    }

    /// Leaves the file as it is now, also when closing.
    pub(super) fn abandon(&mut self) {
        self.tidy_on_close = false;
    }

    /// Writes rows and the head they end in: one transaction, one sync.
    pub(super) fn write(&mut self, rows: &[Row], head: Head) -> Result<(), WriteFault> {
        let failed = |e: rusqlite::Error| WriteFault::Failed(e.to_string());
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        for (i, row) in rows.iter().enumerate() {
            match insert(&tx, row) {
                Ok(()) => {}
                Err(e) if is_unique_violation(&e) => {
                    tx.rollback().map_err(failed)?;
                    return Err(WriteFault::Repeated(i));
                }
                Err(e) => return Err(failed(e)),
            }
        }
        tx.prepare_cached("UPDATE head SET position = ?1, h = ?2")
            .and_then(|mut update| update.execute(params![head.position.cast_signed(), head.h.0.as_slice()]))
            .map_err(failed)?;
        tx.commit().map_err(failed)
    }

    /// Entries after a position, each held against the chain.
    pub(super) fn rows(&self, after: u64, limit: usize) -> Result<Vec<Stored>, Error> {
        let fault = |e: rusqlite::Error| self.reading_fault(after + 1, &e);
        let mut chain = if after == 0 {
            Chain::after(Head::EMPTY)
        } else {
            let h = self
                .db
                .prepare_cached("SELECT h FROM entry WHERE position = ?1")
                .and_then(|mut select| select.query_row([after.cast_signed()], |row| row.get(0)).optional())
                .map_err(fault)?;
            let Some(h) = h else { return Ok(Vec::new()) };
            Chain::after(Head { position: after, h: Hash(h) })
        };
        let mut select = self.db.prepare_cached(SELECT).map_err(fault)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = select.query(params![after.cast_signed(), limit]).map_err(fault)?;
        let mut out = Vec::new();
        while let Some(row) = rows.next().map_err(fault)? {
            out.push(chain.check(&row_of(row))?);
        }
        Ok(out)
    }

    /// Every row as it lies, in the order of positions.
    pub(super) fn every_row(&self) -> Result<Vec<Row>, Error> {
        let fault = |e: rusqlite::Error| self.reading_fault(1, &e);
        let mut select = self.db.prepare(SELECT).map_err(fault)?;
        let rows = select.query_map(params![i64::MIN, -1], |row| Ok(row_of(row))).map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }

    pub(super) fn find_command(&self, sender: &Sender, command: &CommandId) -> Result<Option<u64>, Error> {
        self.db
            .prepare_cached("SELECT position FROM entry WHERE actor = ?1 AND command = ?2")
            .and_then(|mut find| {
                find.query_row(params![sender.as_str(), command.as_str()], |row| row.get::<_, i64>(0)).optional()
            })
            .map(|position| position.map(i64::cast_unsigned))
            .map_err(|e| self.reading_fault(1, &e))
    }

    fn stored_head(&self) -> rusqlite::Result<Head> {
        self.db.query_row("SELECT position, h FROM head", [], |row| {
            Ok(Head { position: row.get::<_, i64>(0)?.cast_unsigned(), h: Hash(row.get(1)?) })
        })
    }

    /// What differs from the layout that we make; SQLite's own tables aside.
    fn foreign_layout(&self) -> Result<Option<String>, Error> {
        let objects = |store: &Self| -> rusqlite::Result<Vec<(String, Option<String>)>> {
            let all = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
            store.db.prepare(all)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        let ours = objects(&Self::in_memory()?).map_err(|e| self.reading_fault(1, &e))?;
        let theirs = objects(self).map_err(|e| self.reading_fault(1, &e))?;
        let differs = |(name, _): &&(String, Option<String>)| format!("{name} is not as the layout wants it");
        Ok(ours
            .iter()
            .find(|object| !theirs.contains(object))
            .or_else(|| theirs.iter().find(|object| !ours.contains(object)))
            .as_ref()
            .map(differs))
    }

    /// What is broken in the write-ahead log that SQLite would take for its end.
    fn broken_log(&self) -> Result<Option<String>, Error> {
        let log = beside(&self.path, "-wal");
        let tail = match File::open(&log) {
            Ok(file) => wal::tail(file),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Tail::Whole),
            Err(e) => Err(e),
        };
        match tail.map_err(|e| Error::Io { path: log, cause: e.to_string() })? {
            Tail::Whole => Ok(None),
            Tail::Damaged(what) => Ok(Some(what)),
        }
    }

    fn reading_fault(&self, position: u64, e: &rusqlite::Error) -> Error {
        match e.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) | None => {
                Finding { position, damage: Damage::Store(e.to_string()) }.into()
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked { path: self.path.clone() },
            Some(_) => Error::Poisoned { cause: e.to_string() },
        }
    }
}

/// A copy that is being made, page by page, of a record that goes on. It has another name until it is whole.
#[derive(Debug)]
pub(super) struct Part {
    store: Store,
    part: PathBuf,
    to: PathBuf,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Part {
    /// Begins a copy that will be `to`.
    pub(super) fn begin(to: &Path) -> Result<Self, Error> {
        let io = |cause: String| Error::Io { path: to.to_owned(), cause };
        if to.exists() {
            return Err(io("it is there already; a backup never writes over anything".to_owned()));
        }
        let part = beside(to, ".part");
        // What an interrupted backup has left has no name that anybody trusts.
        for left in [part.clone(), beside(&part, "-wal"), beside(&part, "-shm")] {
            match std::fs::remove_file(left) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(io(e.to_string())),
                Ok(()) | Err(_) => {}
            }
        }
        let mut store = Store::open(&part, Missing::Make)?;
        store.tidy_on_close = true;
        Ok(Self { store, part, to: to.to_owned() })
    }

    /// Takes a page in, which ends in `head`.
    pub(super) fn take(&mut self, rows: &[Row], head: Head) -> Result<(), Error> {
        self.store.write(rows, head).map_err(|fault| {
            let cause = match fault {
                WriteFault::Repeated(_) => "a command is in the record twice".to_owned(),
                WriteFault::Failed(cause) => cause,
            };
            Error::Io { path: self.part.clone(), cause }
        })
    }

    /// Reads the copy back as a stranger would, and gives it its name if it is the record up to `head`.
    pub(super) fn finish(self, head: Head) -> Result<(), Error> {
        let Self { store, part, to } = self;
        drop(store);
        let mut copy = Store::open(&part, Missing::Refuse)?;
        let copied = copy.verify(Some(head))?;
        if copied != head {
            return Err(Finding { position: copied.position, damage: Damage::NotTheHead }.into());
        }
        copy.settle()?;
        drop(copy);
        File::open(&part)
            .and_then(|file| file.sync_all())
            .and_then(|()| std::fs::rename(&part, &to))
            .and_then(|()| sync_folder(&to))
            .map_err(|e| Error::Io { path: to, cause: e.to_string() })
    }
}

/// A path with something behind its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

const SELECT: &str = "SELECT position, recorded_at, actor, command, action, salt, body, c, h FROM entry \
     WHERE position > ?1 ORDER BY position LIMIT ?2";

/// Takes a row as bytes, whatever it holds: judging it is the chain's business.
fn row_of(row: &rusqlite::Row<'_>) -> Row {
    let bytes = |i| match row.get_ref(i) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => bytes.to_vec(),
        Ok(ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_)) | Err(_) => Vec::new(),
    };
    Row {
        position: row.get::<_, i64>(0).unwrap_or_default().cast_unsigned(),
        recorded_at: bytes(1),
        actor: bytes(2),
        command: bytes(3),
        action: bytes(4),
        salt: bytes(5),
        body: bytes(6),
        c: bytes(7),
        h: bytes(8),
    }
}

fn insert(db: &Connection, row: &Row) -> rusqlite::Result<()> {
    // Text columns take the bytes as text without a copy; they are UTF-8, having come from our own strings.
    let text = ValueRef::Text;
    db.prepare_cached("INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
        .execute(params![
            row.position.cast_signed(),
            rusqlite::types::ToSqlOutput::Borrowed(text(&row.recorded_at)),
            rusqlite::types::ToSqlOutput::Borrowed(text(&row.actor)),
            rusqlite::types::ToSqlOutput::Borrowed(text(&row.command)),
            rusqlite::types::ToSqlOutput::Borrowed(text(&row.action)),
            row.salt,
            rusqlite::types::ToSqlOutput::Borrowed(text(&row.body)),
            row.c,
            row.h,
        ])
        .map(|_| ())
}

fn is_unique_violation(e: &rusqlite::Error) -> bool {
    e.sqlite_error().is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE)
}

fn opening_fault(path: &Path, e: &rusqlite::Error) -> Error {
    let path = path.to_owned();
    match e.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked { path },
        Some(ErrorCode::NotADatabase) => Error::WrongFormat { path, what: "it is not an SQLite file".to_owned() },
        Some(ErrorCode::DatabaseCorrupt) => Finding { position: 1, damage: Damage::Store(e.to_string()) }.into(),
        Some(_) | None => Error::Io { path, cause: e.to_string() },
    }
}

fn engine_is_trusted(version: i32) -> Result<(), String> {
    if version >= ENGINE_FLOOR {
        return Ok(());
    }
    let shown = |v: i32| format!("{}.{}.{}", v / 1_000_000, v / 1_000 % 1_000, v % 1_000);
    Err(format!("SQLite {} is older than {}, the first that is trusted", shown(version), shown(ENGINE_FLOOR)))
}

/// Makes an empty file that only its owner reads. An existing one is not even opened: closing it again would
/// drop the locks that this process holds on it.
fn make_file(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}

/// Makes a new name in a folder survive a power cut.
fn sync_folder(of: &Path) -> io::Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::entry::{Draft, RulesVersion};
    use crate::journal::{Journal, SaltSource};
    use crate::procedure::command::{Action, Actor, Command, Seen};
    use crate::procedure::ids::{SeatId, Timestamp};

    fn draft(n: u64) -> Draft {
        let id = CommandId::parse(&format!("command-{n}")).unwrap();
        let action = Action::LinkUp { seat: SeatId::parse("TH.hod").unwrap() };
        let command = Command { id, actor: Actor::Hub {}, seen: Seen::default(), action };
        Draft { recorded_at: Timestamp(0), rules: RulesVersion::CURRENT, command, events: Vec::new() }
    }

    #[test]
    fn a_full_disk_poisons_the_journal_and_opening_it_again_has_all_that_was_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut journal = Journal::open(&path, SaltSource::System).unwrap();
        journal.store.db.pragma_update(None, "max_page_count", 40).unwrap();
        let mut acknowledged = Vec::new();
        let failure = loop {
            let position = journal.head().position;
            assert!(position < 10_000, "the disk never filled up");
            match journal.append(position, vec![draft(position + 1), draft(position + 2)]) {
                Ok(stored) => acknowledged.extend(stored),
                Err(failure) => break failure,
            }
        };
        assert_eq!(failure, Error::Poisoned { cause: "database or disk is full".to_owned() });
        let head = journal.head();
        assert_eq!(journal.append(head.position, vec![draft(0)]).unwrap_err(), failure);
        assert_eq!(journal.append(0, Vec::new()).unwrap_err(), failure);
        assert_eq!(journal.read(0, 1).unwrap_err(), failure);
        assert_eq!(journal.note_alive(Timestamp(1)).unwrap_err(), failure);
        drop(journal);

        let journal = Journal::open(&path, SaltSource::System).unwrap();
        assert_eq!(journal.head(), head);
        assert_eq!(journal.read(0, usize::MAX).unwrap(), acknowledged);
    }

    #[test]
    fn every_commit_is_synced_and_the_log_is_kept_when_closing_after_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut journal = Journal::open(&path, SaltSource::System).unwrap();
        let setting = |journal: &Journal, name: &str| -> String {
            journal
                .store
                .db
                .query_row(&format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"), [], |r| r.get(0))
                .unwrap()
        };
        // 2 is FULL.
        assert_eq!(setting(&journal, "synchronous"), "2");
        assert_eq!(setting(&journal, "journal_mode"), "wal");
        journal.append(0, vec![draft(1)]).unwrap();
        let failure = journal.poison("a failure".to_owned());
        assert_eq!(journal.poison("another".to_owned()), failure);
        drop(journal);
        let log = folder.path().join("journal.db-wal");
        assert!(std::fs::metadata(log).unwrap().len() > 0, "the log was folded in after a failure");
        assert_eq!(Journal::open(&path, SaltSource::System).unwrap().head().position, 1);
    }

    #[test]
    fn an_older_engine_is_refused() {
        assert_eq!(engine_is_trusted(3_051_003), Ok(()));
        let refused = engine_is_trusted(3_040_001).unwrap_err();
        assert_eq!(refused, "SQLite 3.40.1 is older than 3.51.3, the first that is trusted");
    }
}
