//! The audit log beside the record (R-38): who was refused what and why, who signed in, who was let in, which devices
//! changed, and with which settings the hub ran.
//!
//! ```text
//!   hub ──Noted──► bounded line ──► one thread ──► audit.jsonl ──full──► audit.1.jsonl ──► … ──► removed
//! ```
//!
//! It is apart from the record, which holds what was done and never what was only asked for. Nobody waits for it: what
//! has no room on its line is counted, and the count is written. It holds names of seats, devices and acts, codes and
//! addresses; no words of anybody, no invitation and no credential.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::net::IpAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use serde::{Deserialize, Serialize};

use super::switchboard::{DeviceId, Who};
use crate::clock::Clock;
use crate::procedure::ids::{SeatId, Timestamp};
use crate::record::seal::SetAside;

/// What waits for the thread.
const WAITING: usize = 1_024;

/// Whether there is nothing to say of a number.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(number: &u64) -> bool {
    *number == 0
}

/// What is noted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "noted", rename_all = "snake_case")]
pub enum Noted {
    /// The hub has started.
    Started {
        /// Its version.
        version: String,
        /// How far the record went.
        position: u64,
    },
    /// A setting that is not as shipped would be of interest; each is noted at the start.
    Setting {
        /// Its section.
        section: String,
        /// Its values.
        values: String,
    },
    /// The hub has stopped in order.
    Stopped {},
    /// The rules refused an act.
    Refused {
        /// Who asked.
        who: Who,
        /// From which device.
        device: DeviceId,
        /// The act's name.
        act: String,
        /// The rule.
        rule: String,
        /// The refusal's code.
        code: String,
    },
    /// The protocol refused a message.
    Declined {
        /// Who sent it.
        who: Who,
        /// From which device.
        device: DeviceId,
        /// The act's name; absent for other messages.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        act: Option<String>,
        /// Why.
        code: String,
    },
    /// A device signed in.
    SignedIn {
        /// For whom.
        who: Who,
        /// Which.
        device: DeviceId,
        /// From where.
        address: Option<IpAddr>,
    },
    /// Somebody tried to, without a good credential.
    SignInFailed {
        /// From where.
        address: Option<IpAddr>,
        /// How many more of that address were not told, since the last one that was.
        #[serde(default, skip_serializing_if = "is_none")]
        untold: u64,
    },
    /// An invitation was traded for a device's credential.
    InvitationTraded {
        /// For whom.
        who: Who,
        /// The device.
        device: DeviceId,
        /// From where.
        address: Option<IpAddr>,
    },
    /// Somebody tried to.
    TradeFailed {
        /// Why not.
        why: String,
        /// From where.
        address: Option<IpAddr>,
        /// How many more of that address were not told, since the last one that was.
        #[serde(default, skip_serializing_if = "is_none")]
        untold: u64,
    },
    /// Somebody came with a short code, and waits to be let in.
    Knocked {
        /// For whom the code is.
        who: Who,
        /// The device.
        device: DeviceId,
        /// From where.
        address: Option<IpAddr>,
    },
    /// Somebody who waited was let in.
    LetIn {
        /// The device.
        device: DeviceId,
        /// By whom.
        by: String,
    },
    /// Somebody who waited was turned away.
    TurnedAway {
        /// The device.
        device: DeviceId,
        /// By whom.
        by: String,
    },
    /// Invitations were made, on the hub's own machine or by an officer.
    Invited {
        /// For whom.
        who: Vec<Who>,
        /// By which officer; absent for the hub's own machine.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// An invitation or a device was revoked there.
    Revoked {
        /// Its public name.
        name: String,
    },
    /// A seat was admitted.
    Admitted {
        /// Which.
        seat: SeatId,
        /// By whom: the sender of the act.
        by: String,
        /// The entry.
        position: u64,
    },
    /// An admission was taken back.
    Ejected {
        /// Whose.
        seat: SeatId,
        /// By whom.
        by: String,
        /// The entry.
        position: u64,
    },
    /// Another device speaks for a seat.
    TakenOver {
        /// Which.
        seat: SeatId,
        /// The session's number.
        session: u64,
        /// The entry.
        position: u64,
    },
    /// A witness refuses to countersign the record.
    Doubted {
        /// Whose endpoint.
        seat: SeatId,
        /// The checkpoint that it was shown.
        size: u64,
        /// The one that it has kept.
        seen: u64,
    },
    /// The file of checkpoints was found damaged and set aside; sealing went on.
    CheckpointsDamaged {
        /// What was set aside.
        set_aside: SetAside,
    },
    /// So many had no room on the line.
    NotNoted {
        /// How many.
        count: u64,
    },
}

/// One line of the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AuditLine {
    /// When, by the hub's clock.
    pub at: Timestamp,
    /// What.
    #[serde(flatten)]
    pub noted: Noted,
}

/// How much is kept.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of one file before the next is begun.
    pub bytes: u64,
    /// Files besides the one that is written.
    pub files: u32,
}

/// Where things are noted. Clones note in the same log; when the last is gone, the file is synced.
#[derive(Clone, Debug)]
pub struct Audit {
    line: SyncSender<AuditLine>,
    lost: Arc<AtomicU64>,
    clock: Clock,
}

/// Where the log lies in a state folder.
#[must_use]
pub fn audit_in(folder: &Path) -> PathBuf {
    folder.join("audit.jsonl")
}

impl Audit {
    /// Opens the log of a state folder and starts its thread.
    ///
    /// # Errors
    /// What the system said.
    pub fn open(folder: &Path, bounds: Bounds, clock: Clock) -> io::Result<Self> {
        let log = Log::open(folder, bounds)?;
        let (line, lines) = sync_channel(WAITING);
        let lost = Arc::<AtomicU64>::default();
        let counted = lost.clone();
        std::thread::Builder::new().name("audit".to_owned()).spawn(move || write_all(log, &lines, &counted))?;
        Ok(Self { line, lost, clock })
    }

    /// Notes something. Never waits.
    pub fn note(&self, noted: Noted) {
        let line = AuditLine { at: self.clock.now(), noted };
        if self.line.try_send(line).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn write_all(mut log: Log, lines: &Receiver<AuditLine>, lost: &AtomicU64) {
    for line in lines {
        let at = line.at;
        let count = lost.swap(0, Ordering::Relaxed);
        let missed = (count > 0).then_some(AuditLine { at, noted: Noted::NotNoted { count } });
        for line in [line].into_iter().chain(missed) {
            if let Err(fault) = log.write(&line) {
                tracing::error!(%fault, "the audit log could not be written; the record is not touched by that");
            }
        }
    }
    if let Err(fault) = log.file.sync_all() {
        tracing::error!(%fault, "the audit log could not be synced");
    }
}

/// The file, and those before it.
struct Log {
    path: PathBuf,
    file: File,
    written: u64,
    bounds: Bounds,
}

impl Log {
    fn open(folder: &Path, bounds: Bounds) -> io::Result<Self> {
        let path = audit_in(folder);
        let file = begin(&path)?;
        let written = file.metadata()?.len();
        Ok(Self { path, file, written, bounds })
    }

    fn write(&mut self, line: &AuditLine) -> io::Result<()> {
        let text = format!("{}\n", serde_json::to_string(line)?);
        if self.written > 0 && self.written + text.len() as u64 > self.bounds.bytes {
            self.turn_over()?;
        }
        self.file.write_all(text.as_bytes())?;
        self.written += text.len() as u64;
        Ok(())
    }

    /// Begins a new file; each one before moves one on, and the last is removed.
    fn turn_over(&mut self) -> io::Result<()> {
        self.file.sync_all()?;
        let named = |n: u32| self.path.with_file_name(format!("audit.{n}.jsonl"));
        let gone = |moved: io::Result<()>| match moved {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            Ok(()) | Err(_) => Ok(()),
        };
        gone(std::fs::remove_file(named(self.bounds.files)))?;
        for n in (1..self.bounds.files).rev() {
            gone(std::fs::rename(named(n), named(n + 1)))?;
        }
        if self.bounds.files > 0 {
            std::fs::rename(&self.path, named(1))?;
        } else {
            std::fs::remove_file(&self.path)?;
        }
        self.file = begin(&self.path)?;
        self.written = 0;
        Ok(())
    }
}

fn begin(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(n: u64) -> AuditLine {
        AuditLine { at: Timestamp(0), noted: Noted::Started { version: "1".to_owned(), position: n } }
    }

    #[test]
    fn the_log_is_bounded_and_keeps_the_last_of_what_was_noted() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::open(folder.path(), Bounds { bytes: 400, files: 2 }).unwrap();
        for n in 0..100 {
            log.write(&line(n)).unwrap();
        }
        let mut names: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["audit.1.jsonl", "audit.2.jsonl", "audit.jsonl"]);
        let mut kept = Vec::new();
        for name in ["audit.2.jsonl", "audit.1.jsonl", "audit.jsonl"] {
            let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
            assert!(text.len() <= 400);
            kept.extend(text.lines().map(|line| serde_json::from_str::<AuditLine>(line).unwrap()));
        }
        let expected: Vec<_> = (100 - kept.len() as u64..100).map(line).collect();
        assert_eq!(kept, expected);
    }
}
