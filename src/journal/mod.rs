//! The journal: the record first, then everything else. Nobody hears of anything before it is durable here.
//!
//! The contract, step by step:
//!
//! 1. `append` takes a batch and the position it was considered at. Either the whole batch becomes durable, in
//!    one transaction with one sync, and the entries come back sealed; or nothing of it is written.
//! 2. Positions count from 1 without gaps. An entry is never changed and never deleted.
//! 3. A command id takes effect at most once for its sender, and is found for ever.
//! 4. Every entry read has been held against the chain. Damage is named with its position and never repaired.
//! 5. After the first failed write nothing more is accepted: who asks is told [`Error::Poisoned`], and only opening
//!    the journal again, which reads and verifies all of it, brings it back.
//!
//! ```text
//!             open: lock, verify                failed write or sync
//!   file ────────────────────────► Sound ─────────────────────────────► Poisoned ──(process ends; open again)
//!     │                             │  ▲
//!     ├─ held by another: Locked    └──┘ append, read, find_command
//!     ├─ not ours or newer: WrongFormat
//!     └─ not what was written: Damaged
//! ```
//!
//! All calls block on the disk: the hub makes them from a thread of their own.

pub mod entry;
mod heartbeat;
mod salt;
mod sqlite;
pub mod verify;
mod wal;

use std::io::Write;
use std::path::{Path, PathBuf};

pub use salt::SaltSource;
pub use verify::{Damage, Finding};

use entry::{Draft, Entry, Head, Sender, Stored};
use heartbeat::{Beat, Heartbeat};
use sqlite::{Missing, Store};
use verify::{Examination, ExportLine, Row};

use crate::procedure::ids::{CommandId, Timestamp};

/// Why the journal did not do what was asked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
    /// The record is not where the batch was considered. Nothing was written: read on, consider again.
    #[error("the record is at position {actual}, not at {expected}")]
    Conflict {
        /// Where the caller thought the record was.
        expected: u64,
        /// Where it is.
        actual: u64,
    },
    /// Whether the batch was kept is not known. Read forward and look for the own command ids. The embedded
    /// journal never says so: a failed write poisons it, and opening it again tells. It is the honest answer of
    /// a journal at the other end of a network.
    #[error("whether the entries after position {after} were kept is not known")]
    Unknown {
        /// The last position that is sure.
        after: u64,
    },
    /// The sender's command id is in the record already, or twice in the batch. Nothing was written.
    #[error("the command {command} of {sender} is in the record already")]
    Repeated {
        /// Whose command.
        sender: Sender,
        /// Its id.
        command: CommandId,
        /// Where it is; `None` when it is twice in the batch itself.
        position: Option<u64>,
    },
    /// An entry is not what was written. Nothing is repaired.
    #[error("the record is damaged; {0}. Nothing was changed. Keep this file, and go back to a backup or an export")]
    Damaged(#[from] Finding),
    /// The storage failed, now or before. Nothing more is accepted or read until the journal is opened again.
    #[error("the storage of the record failed, and nothing more is accepted: {cause}")]
    Poisoned {
        /// The first failure, in the storage's words.
        cause: String,
    },
    /// Another process has the journal open.
    #[error("the record {} is in use by another process: a hub that is running, or a tool that reads it", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The file is no journal of ours, or one of a later version.
    #[error("{} is not a record that this program can read: {what}", path.display())]
    WrongFormat {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// A file could not be opened, made or written. The journal itself is as it was.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: String,
    },
    /// An entry does not go into JSON. Nothing was written.
    #[error("an entry cannot be written down: {0}")]
    Unwritable(String),
}

/// Entries copied at a time: what is to be recorded comes between two pages.
pub const COPY_PAGE: usize = 256;

/// A copy of a record up to a position, made page by page while the record goes on. It needs the journal for reading
/// pages only; laying them down and verifying them is done wherever it keeps nobody waiting.
///
/// The copy is read back and synced before it gets its name, so a backup that is there is a whole one. It is restored
/// by putting it into an empty folder: beside the heartbeat of a later record it is refused as a cut one.
///
/// Every step fails with [`Error::Io`] when there is such a file already or it cannot be written, and with
/// [`Error::Damaged`] when the copy is not the record.
#[derive(Debug)]
pub struct Backup {
    part: sqlite::Part,
    copied: Head,
    head: Head,
}

impl Backup {
    /// Begins a copy of the record up to `head`, which will be the file `to`.
    ///
    /// # Errors
    /// See [`Backup`].
    pub fn begin(to: &Path, head: Head) -> Result<Self, Error> {
        Ok(Self { part: sqlite::Part::begin(to)?, copied: Head::EMPTY, head })
    }

    /// Begins a copy of a record whose head is told when its last page is: see [`Backup::finish_at`].
    ///
    /// # Errors
    /// See [`Backup`].
    pub fn begin_open(to: &Path) -> Result<Self, Error> {
        Self::begin(to, Head { position: u64::MAX, ..Head::EMPTY })
    }

    /// Finishes a copy that was begun by [`Backup::begin_open`], of a record with this head.
    ///
    /// # Errors
    /// See [`Backup`].
    pub fn finish_at(mut self, head: Head) -> Result<Head, Error> {
        if self.copied != head {
            return Err(Finding { position: self.copied.position, damage: Damage::NotTheHead }.into());
        }
        self.head = head;
        self.finish()
    }

    /// The position after which the next page begins; `None` when all pages are there.
    #[must_use]
    pub fn wants(&self) -> Option<u64> {
        (self.copied.position < self.head.position).then_some(self.copied.position)
    }

    /// Takes in the next page, without what is behind the head of the copy.
    ///
    /// # Errors
    /// See [`Backup`].
    pub fn take(&mut self, page: &[Stored]) -> Result<(), Error> {
        let page: Vec<_> = page.iter().filter(|stored| stored.entry.position <= self.head.position).collect();
        let Some(last) = page.last() else {
            // The record ends before its own head.
            return Err(Finding { position: self.copied.position, damage: Damage::NotTheHead }.into());
        };
        let rows = page.iter().map(|stored| Row::of(stored)).collect::<Result<Vec<_>, _>>();
        let rows = rows.map_err(|e| Error::Unwritable(e.to_string()))?;
        let copied = last.head();
        self.part.take(&rows, copied)?;
        self.copied = copied;
        Ok(())
    }

    /// Verifies the copy and gives it its name. Reads all of it.
    ///
    /// # Errors
    /// See [`Backup`].
    pub fn finish(self) -> Result<Head, Error> {
        self.part.finish(self.head)?;
        Ok(self.head)
    }
}

/// The record of one conference, opened by one process.
pub struct Journal {
    store: Store,
    salts: SaltSource,
    head: Head,
    /// When the hub was last alive, as known when the journal was opened or said since.
    last_alive: Option<Timestamp>,
    heartbeat: Option<Heartbeat>,
    /// The first failure. From then on nothing is accepted.
    poisoned: Option<String>,
}

impl Journal {
    /// Opens the journal in a file, and makes it if there is none. Reads and verifies all of it.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::WrongFormat`], [`Error::Damaged`], [`Error::Io`].
    pub fn open(path: &Path, salts: SaltSource) -> Result<Self, Error> {
        Self::from_store(Store::open(path, Missing::Make)?, path, salts)
    }

    /// Opens a journal that is there. Reads and verifies all of it.
    ///
    /// # Errors
    /// As [`Journal::open`]; [`Error::Io`] when there is no such file.
    pub fn open_existing(path: &Path, salts: SaltSource) -> Result<Self, Error> {
        Self::from_store(Store::open(path, Missing::Refuse)?, path, salts)
    }

    fn from_store(mut store: Store, path: &Path, salts: SaltSource) -> Result<Self, Error> {
        let head = store.verify(Heartbeat::read(path).map(|beat| beat.head))?;
        store.settle()?;
        let io = |e: std::io::Error| Error::Io { path: Heartbeat::path(path), cause: e.to_string() };
        let (heartbeat, beat) = Heartbeat::open(path).map_err(io)?;
        let last_entry = store.rows(head.position.saturating_sub(1), 1)?.pop().map(|s| s.entry.recorded_at);
        // Without a beat the last entry is the last sign of life there is.
        let last_alive = beat.map(|beat| beat.at).max(last_entry);
        Ok(Self { store, salts, head, last_alive, heartbeat: Some(heartbeat), poisoned: None })
    }

    /// A journal that lives as long as this value: for tests and for play without a file.
    ///
    /// # Errors
    /// [`Error::Io`] when there is no memory for it.
    pub fn in_memory(salts: SaltSource) -> Result<Self, Error> {
        let store = Store::in_memory()?;
        Ok(Self { store, salts, head: Head::EMPTY, last_alive: None, heartbeat: None, poisoned: None })
    }

    /// The end of the record.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Writes a batch behind `expected`, the position at which it was considered: all of it or nothing, in one
    /// transaction with one sync. What comes back is durable. An empty batch is written at once.
    ///
    /// # Errors
    /// [`Error::Conflict`], [`Error::Repeated`], [`Error::Unwritable`]: nothing was written.
    /// [`Error::Poisoned`]: the storage failed, and whether the batch was kept is known after opening it again.
    pub fn append(&mut self, expected: u64, batch: Vec<Draft>) -> Result<Vec<Stored>, Error> {
        self.sound()?;
        if expected != self.head.position {
            return Err(Error::Conflict { expected, actual: self.head.position });
        }
        let mut head = self.head;
        let mut sealed = Vec::with_capacity(batch.len());
        let mut rows = Vec::with_capacity(batch.len());
        for draft in batch {
            let position = head.position + 1;
            let salt = self.salts.salt(position).map_err(Error::Unwritable)?;
            let stored = Stored::seal(Entry::new(position, draft), salt, &head.h)
                .map_err(|e| Error::Unwritable(e.to_string()))?;
            rows.push(Row::of(&stored).map_err(|e| Error::Unwritable(e.to_string()))?);
            head = stored.head();
            sealed.push(stored);
        }
        let Some(last) = sealed.last() else { return Ok(sealed) };
        let at = last.entry.recorded_at;
        match self.store.write(&rows, head) {
            Ok(()) => {}
            Err(sqlite::WriteFault::Repeated(i)) => return Err(self.repeated(&sealed[i])),
            Err(sqlite::WriteFault::Failed(cause)) => return Err(self.poison(cause)),
        }
        self.head = head;
        // The batch is durable, so it is answered; a beat that fails stops whatever comes after it.
        let _poisoned = self.note_alive(at);
        Ok(sealed)
    }

    /// The entries after a position, oldest first, at most `limit`. Each has been held against the chain.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Poisoned`].
    pub fn read(&self, after: u64, limit: usize) -> Result<Vec<Stored>, Error> {
        self.sound()?;
        self.store.rows(after, limit)
    }

    /// Where the command that a sender named so is in the record, however long ago.
    ///
    /// # Errors
    /// [`Error::Poisoned`].
    pub fn find_command(&self, sender: &Sender, command: &CommandId) -> Result<Option<u64>, Error> {
        self.sound()?;
        self.store.find_command(sender, command)
    }

    /// Notes that the hub is alive. Outside the chain, unsynced and cheap: meant for every second.
    ///
    /// # Errors
    /// [`Error::Poisoned`]: a disk on which a line cannot be written over is not to be trusted with a record.
    pub fn note_alive(&mut self, at: Timestamp) -> Result<(), Error> {
        self.sound()?;
        self.last_alive = self.last_alive.max(Some(at));
        let (Some(heartbeat), Some(at)) = (&self.heartbeat, self.last_alive) else { return Ok(()) };
        heartbeat
            .beat(&Beat { at, head: self.head })
            .map_err(|e| self.poison(format!("the heartbeat could not be written: {e}")))
    }

    /// When the hub was last alive: the later of what was noted and the last entry. `None` in an empty journal.
    /// After a power cut it may be some seconds older than the truth.
    #[must_use]
    pub fn last_alive(&self) -> Option<Timestamp> {
        self.last_alive
    }

    /// Writes the whole record as JSON lines, verifying it on the way: position, salt, c, h and the body as a
    /// JSON text. [`verify::read_export`] reads it again.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Poisoned`]; [`Error::Io`] when `out` cannot be written (named by `name`).
    pub fn export(&self, out: &mut dyn Write, name: &Path) -> Result<Head, Error> {
        const PAGE: usize = 256;
        let io = |cause: String| Error::Io { path: name.to_owned(), cause };
        let mut head = Head::EMPTY;
        loop {
            let page = self.read(head.position, PAGE)?;
            for stored in &page {
                let line = serde_json::to_string(&ExportLine::of(stored)).map_err(|e| io(e.to_string()))?;
                writeln!(out, "{line}").map_err(|e| io(e.to_string()))?;
                head = stored.head();
            }
            if page.len() < PAGE {
                out.flush().map_err(|e| io(e.to_string()))?;
                return Ok(head);
            }
        }
    }

    /// Copies the journal to a file that is not there yet: [`Backup`] in one go.
    ///
    /// # Errors
    /// As [`Backup`]; [`Error::Poisoned`].
    pub fn backup(&self, to: &Path) -> Result<Head, Error> {
        let mut copy = Backup::begin(to, self.head)?;
        while let Some(after) = copy.wants() {
            copy.take(&self.read(after, COPY_PAGE)?)?;
        }
        copy.finish()
    }

    /// Refuses everything after the first failure.
    fn sound(&self) -> Result<(), Error> {
        match &self.poisoned {
            None => Ok(()),
            Some(cause) => Err(Error::Poisoned { cause: cause.clone() }),
        }
    }

    fn poison(&mut self, cause: String) -> Error {
        self.store.abandon();
        let cause = self.poisoned.get_or_insert(cause).clone();
        Error::Poisoned { cause }
    }

    /// Says where the command already is that made a batch be refused.
    fn repeated(&self, stored: &Stored) -> Error {
        let (sender, command) = (stored.entry.sender(), stored.command_id().clone());
        match self.store.find_command(&sender, &command) {
            Ok(position) => Error::Repeated { sender, command, position },
            Err(error) => error,
        }
    }
}

/// Every row of a stopped journal as it lies there, believed in nothing yet. Changes nothing.
///
/// # Errors
/// [`Error::Locked`], [`Error::WrongFormat`], [`Error::Io`]; [`Error::Damaged`] where the file itself cannot be read
/// on.
pub fn rows(path: &Path) -> Result<Vec<Row>, Error> {
    Store::open(path, Missing::Refuse)?.every_row()
}

/// Looks at a stopped journal as a whole and says everything that is wrong with it. Changes nothing, not even
/// what an interrupted write has left.
///
/// # Errors
/// [`Error::Locked`], [`Error::WrongFormat`], [`Error::Io`]. What is damaged is a finding, not an error.
pub fn examine(path: &Path) -> Result<Examination, Error> {
    Store::open(path, Missing::Refuse)?.examine(Heartbeat::read(path).map(|beat| beat.head))
}
