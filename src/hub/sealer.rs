//! The seal of the record while the hub runs: checkpoints, and the witnesses' countersignatures.
//!
//! ```text
//!   journal's thread ──what became durable──► bounded line ──► sealer's thread: tree, signature, file beside the record
//!                          never waits                            │
//!   a witness's connection ◄──────────── the last checkpoint ◄────┘ ◄── countersignature
//! ```
//!
//! A checkpoint is signed after a decision, at the end of a sitting, when keys change, every so many entries, and when
//! the hub stops. Nobody waits for any of it: a line that is full loses what it is told, and the sealer then reads the
//! record itself. What it signs is durable already, and lies beside the record, never in it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use super::recorder::Recorder;
use crate::journal::entry::{Stored, leaf_hash};
use crate::procedure::event::Event;
use crate::procedure::ids::{Hash, PublicKey, SeatId, Signature};
use crate::record::seal::checkpoint::{Checkpoint, hub_verifier, origin, witness_verifier};
use crate::record::seal::kept::Damaged;
use crate::record::seal::note::{Line, Note};
use crate::record::seal::{Kept, Sealed, Secret, SetAside, Tree};

/// Jobs that wait for the sealer's thread.
const WAITING: usize = 256;

/// Entries read at a time.
const PAGE: usize = 256;

/// What one entry means for the seal.
#[derive(Clone, Debug)]
struct Leaf {
    position: u64,
    c: Hash,
    due: bool,
    keys: Vec<Named>,
}

/// A key that an entry names.
#[derive(Clone, Debug)]
enum Named {
    Hub(PublicKey, Option<Signature>),
    Witness(SeatId, PublicKey),
}

impl Leaf {
    fn of(stored: &Stored) -> Self {
        let (mut due, mut keys) = (false, Vec::new());
        for event in &stored.entry.events {
            due |= is_due(event);
            if let Event::SealKeyNamed { key, vouched } = event {
                keys.push(Named::Hub(*key, *vouched));
            }
            if let Event::WitnessEnrolled { seat, key } = event {
                keys.push(Named::Witness(seat.clone(), *key));
            }
        }
        Self { position: stored.entry.position, c: stored.c, due, keys }
    }
}

/// Whether a checkpoint is signed after it: decisions, ends of sittings, keys.
fn is_due(event: &Event) -> bool {
    matches!(
        event,
        Event::DecisionDeclared { .. }
            | Event::DecisionReopened { .. }
            | Event::DecisionJoined { .. }
            | Event::MeetingAdjourned { .. }
            | Event::MeetingClosed { .. }
            | Event::SealKeyNamed { .. }
            | Event::WitnessEnrolled { .. }
    )
}

enum Job {
    Leaves(Vec<Leaf>),
    Countersigned { checkpoint: Checkpoint, line: Line },
    Now(oneshot::Sender<()>),
    Close(oneshot::Sender<()>),
}

/// The seal as it stands.
struct Core {
    tree: Tree,
    /// Which record; `None` before its first entry.
    origin: Option<String>,
    /// The key to sign with.
    secret: Option<Secret>,
    /// The hub's key as the record names it.
    named: Option<PublicKey>,
    /// Every key of the hub, with the entry that named it.
    hubs: Vec<(u64, PublicKey)>,
    /// Every key that an endpoint has enrolled.
    enrolled: Vec<(SeatId, PublicKey)>,
    /// How the key before it vouches for it.
    vouched: Option<Signature>,
    witnesses: BTreeMap<SeatId, PublicKey>,
    kept: Kept,
    /// The size of the last checkpoint.
    sealed: u64,
    /// Most entries without a checkpoint.
    every: u64,
}

/// A checkpoint as witnesses are shown it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Latest {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// The hub's note.
    pub note: Note,
}

/// Why a countersignature is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// The seat has no key enrolled.
    #[error("no key of this seat is enrolled")]
    NotEnrolled,
    /// It is not the key's signature of this checkpoint.
    #[error("the countersignature is not of this checkpoint by the seat's key")]
    NotSigned,
}

/// Where the sealer is told things. Clones tell the same one.
#[derive(Clone)]
pub struct Sealer {
    jobs: mpsc::Sender<Job>,
    core: Arc<Mutex<Core>>,
    latest: watch::Receiver<Option<Arc<Latest>>>,
    /// Whether something was not told for want of room.
    missed: Arc<AtomicBool>,
}

/// The sealer before the hub runs: it takes in the record as it is read.
pub struct Starting {
    core: Core,
    /// The file of checkpoints.
    seals: PathBuf,
    /// The file as it was found, where it was damaged.
    damaged: Option<Damaged>,
}

impl Starting {
    /// Opens the checkpoints beside a journal.
    ///
    /// # Errors
    /// What the system said.
    pub fn open(seals: &Path, every: u64) -> io::Result<Self> {
        let (kept, damaged) = Kept::open(seals)?;
        let core = Core {
            tree: Tree::default(),
            origin: None,
            secret: None,
            named: None,
            hubs: Vec::new(),
            enrolled: Vec::new(),
            vouched: None,
            witnesses: BTreeMap::new(),
            kept,
            sealed: 0,
            every: every.max(1),
        };
        Ok(Self { core, seals: seals.to_owned(), damaged })
    }

    /// Takes in the next entries of the record.
    pub fn read(&mut self, entries: &[Stored]) {
        for stored in entries {
            self.core.take(&Leaf::of(stored));
        }
    }

    /// What the record is called in its checkpoints.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.core.origin.as_deref()
    }

    /// A checkpoint that was signed once and is not of this record: an older copy was put here, or a rewritten one.
    #[must_use]
    pub fn strays(&self) -> Option<Checkpoint> {
        let core = &self.core;
        // What is signed speaks, of a damaged file too; what is not is the damage.
        let left = self.damaged.iter().flat_map(|damaged| damaged.readable.notes());
        let signed = core.kept.sealed().notes().chain(left).filter(|note| core.has_signed(note));
        let mut signed = signed.filter_map(|note| Checkpoint::parse(&note.text));
        signed.find(|of| core.tree.root_at(of.size) != Some(of.root))
    }

    /// Goes on after a damaged file of checkpoints, once the record is read: takes over what of it the hub has signed
    /// of this record, and keeps the word that it was damaged. Gives what was set aside; `None`: it was whole.
    ///
    /// # Errors
    /// What the system said.
    pub fn go_on(&mut self) -> io::Result<Option<SetAside>> {
        let good = |note: &Note| {
            self.core.has_signed(note) && note.signatures.iter().all(|line| self.core.is_of_somebody(line, &note.text))
        };
        if self.damaged.is_none() && !self.core.kept.sealed().notes().all(good) {
            // Every line reads, and one of them nobody has signed so.
            let (kept, damaged) = Kept::begin_anew(&self.seals)?;
            (self.core.kept, self.damaged) = (kept, Some(damaged));
        }
        let Some(damaged) = self.damaged.take() else { return Ok(None) };
        let (mut good, mut lines) = (damaged.readable.clone(), damaged.lines);
        good.keep(|note| {
            let of = Checkpoint::parse(&note.text);
            let ours = of.is_some_and(|of| self.core.tree.root_at(of.size) == Some(of.root));
            let ours = ours && self.core.has_signed(note);
            lines += u64::from(!ours);
            let before = note.signatures.len();
            note.signatures.retain(|line| self.core.is_of_somebody(line, &note.text));
            // A checkpoint that is left out is one line of the file; a countersignature of a good one is another.
            lines += if ours { (before - note.signatures.len()) as u64 } else { 0 };
            ours
        });
        let file = damaged.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let set_aside = SetAside { file, sha256: damaged.sha256, lines, at: self.core.tree.size() };
        tracing::error!(
            file = set_aside.file,
            lines = set_aside.lines,
            at = set_aside.at,
            "the checkpoints were damaged; they are kept under that name, and what is signed of them goes on"
        );
        self.core.kept.goes_on_from(&good, set_aside.clone())?;
        Ok(Some(set_aside))
    }

    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(mut self, secret: Secret, recorder: Recorder) -> io::Result<(JoinHandle<()>, Sealer)> {
        self.core.secret = Some(secret);
        let last = self.core.kept.sealed().last().cloned();
        let latest = last.and_then(|note| {
            let checkpoint = Checkpoint::parse(&note.text)?;
            let note = Note { text: note.text, signatures: note.signatures.into_iter().take(1).collect() };
            Some(Arc::new(Latest { checkpoint, note }))
        });
        self.core.sealed = latest.as_ref().map_or(0, |latest| latest.checkpoint.size);
        let latest = match self.core.kept.sealed().set_aside().last() {
            // A new chain of checkpoints begins over everything that is recorded.
            Some(set_aside) if set_aside.at > self.core.sealed => self.core.seal().map(Arc::new).or(latest),
            Some(_) | None => latest,
        };
        let (tell, told) = watch::channel(latest);
        let (jobs, line) = mpsc::channel(WAITING);
        let core = Arc::new(Mutex::new(self.core));
        let missed = Arc::<AtomicBool>::default();
        let sealer = Sealer { jobs, core: core.clone(), latest: told, missed: missed.clone() };
        let worker = Worker { core, latest: tell, recorder, runtime: Handle::current(), missed };
        let thread = std::thread::Builder::new().name("sealer".to_owned()).spawn(move || worker.run(line))?;
        Ok((thread, sealer))
    }
}

impl Sealer {
    /// Tells of entries that have become durable. Never waits.
    pub fn durable(&self, entries: &[Stored]) {
        let leaves = entries.iter().map(Leaf::of).collect();
        if self.jobs.try_send(Job::Leaves(leaves)).is_err() {
            // The line holds something, so the sealer sees this when it has taken that.
            self.missed.store(true, Ordering::Release);
        }
    }

    /// The last checkpoint, and when there is another.
    #[must_use]
    pub fn latest(&self) -> watch::Receiver<Option<Arc<Latest>>> {
        self.latest.clone()
    }

    /// Shows that the tree of one size goes on from that of another. `None` when the record never had such sizes.
    #[must_use]
    pub fn consistency(&self, old: u64, size: u64) -> Option<Vec<Hash>> {
        lock(&self.core).tree.consistency(old, size)
    }

    /// The checkpoints with their countersignatures, as they are now.
    #[must_use]
    pub fn sealed(&self) -> Sealed {
        lock(&self.core).kept.sealed().clone()
    }

    /// Does something with the key that signs. `None` while the record names another one.
    pub(super) fn with_key<T>(&self, act: impl FnOnce(&Secret) -> T) -> Option<T> {
        let key = {
            let core = lock(&self.core);
            core.secret.clone().filter(|secret| core.named == Some(secret.public()))
        };
        key.map(|key| act(&key))
    }

    /// The key that signs, and how the one before it vouches for it.
    #[must_use]
    pub fn key(&self) -> Option<(PublicKey, Option<Signature>)> {
        let core = lock(&self.core);
        core.named.map(|key| (key, core.vouched))
    }

    /// Whether the record names a key of a seat's witness.
    #[must_use]
    pub fn is_witness(&self, seat: &SeatId) -> bool {
        lock(&self.core).witnesses.contains_key(seat)
    }

    /// Takes a witness's countersignature of a checkpoint; it is kept later.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn countersigned(&self, seat: &SeatId, checkpoint: &Checkpoint, line: Line) -> Result<(), Refusal> {
        let key = lock(&self.core).witnesses.get(seat).copied().ok_or(Refusal::NotEnrolled)?;
        let verifier = witness_verifier(&checkpoint.origin, seat, key);
        if !line.signs(&verifier, &checkpoint.text()) {
            return Err(Refusal::NotSigned);
        }
        // A line that is full loses it: the witness countersigns the next one.
        let _full = self.jobs.try_send(Job::Countersigned { checkpoint: checkpoint.clone(), line });
        Ok(())
    }

    /// Signs a checkpoint of everything that is recorded, and waits for it to lie beside the record.
    pub async fn seal_now(&self) {
        let (tell, told) = oneshot::channel();
        if self.jobs.send(Job::Now(tell)).await.is_ok() {
            // A sealer that stops has signed the last one anyhow.
            let _stopped = told.await;
        }
    }

    /// Signs the last checkpoint and ends the thread. The record is still open then.
    pub async fn close(&self) {
        let (tell, told) = oneshot::channel();
        if self.jobs.send(Job::Close(tell)).await.is_ok() {
            let _closed = told.await;
        }
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

/// The core is whole after every step, so a panic elsewhere does not make it wrong.
fn lock(core: &Mutex<Core>) -> MutexGuard<'_, Core> {
    core.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Core {
    /// Takes the next entry in; gives whether a checkpoint is due after it.
    fn take(&mut self, leaf: &Leaf) -> bool {
        if leaf.position != self.tree.size() + 1 {
            return false;
        }
        if leaf.position == 1 {
            self.origin = Some(origin(&leaf.c));
        }
        self.tree.push(leaf_hash(&leaf.c));
        for key in &leaf.keys {
            match key {
                Named::Hub(key, vouched) => {
                    (self.named, self.vouched) = (Some(*key), *vouched);
                    self.hubs.push((leaf.position, *key));
                }
                Named::Witness(seat, key) => {
                    self.witnesses.insert(seat.clone(), *key);
                    self.enrolled.push((seat.clone(), *key));
                }
            }
        }
        leaf.due || self.tree.size() >= self.sealed.saturating_add(self.every)
    }

    /// Whether the hub's key that held at its size has signed a note.
    fn has_signed(&self, note: &Note) -> bool {
        let Some(of) = Checkpoint::parse(&note.text) else { return false };
        let key = self.hubs.iter().rfind(|(from, _)| *from <= of.size);
        self.origin.as_ref() == Some(&of.origin)
            && key.is_some_and(|(_, key)| note.is_signed_by(&hub_verifier(&of.origin, *key)))
    }

    /// Whether a line is a good signature by a key of the hub or of an endpoint.
    fn is_of_somebody(&self, line: &Line, text: &str) -> bool {
        let Some(origin) = &self.origin else { return false };
        let hubs = self.hubs.iter().map(|(_, key)| hub_verifier(origin, *key));
        let witnesses = self.enrolled.iter().map(|(seat, key)| witness_verifier(origin, seat, *key));
        hubs.chain(witnesses).any(|verifier| line.signs(&verifier, text))
    }

    /// Signs a checkpoint of the tree as it is. `None`: that was done already, or the key is not the one that the
    /// record names.
    fn seal(&mut self) -> Option<Latest> {
        let size = self.tree.size();
        let secret = self.secret.as_ref().filter(|secret| self.named == Some(secret.public()))?;
        if size == self.sealed {
            return None;
        }
        let checkpoint = Checkpoint { origin: self.origin.clone()?, size, root: self.tree.root() };
        let note = checkpoint.sign(secret);
        if let Err(fault) = self.kept.checkpoint(&note) {
            tracing::error!(%fault, size, "a checkpoint could not be kept; the record is not touched by that");
        }
        self.sealed = size;
        Some(Latest { checkpoint, note })
    }
}

/// The thread.
struct Worker {
    core: Arc<Mutex<Core>>,
    latest: watch::Sender<Option<Arc<Latest>>>,
    recorder: Recorder,
    runtime: Handle,
    missed: Arc<AtomicBool>,
}

impl Worker {
    fn run(self, mut line: mpsc::Receiver<Job>) {
        while let Some(job) = line.blocking_recv() {
            let (mut due, mut over) = (false, None);
            match job {
                Job::Leaves(leaves) => {
                    let gap = leaves.first().is_some_and(|first| first.position > lock(&self.core).tree.size() + 1);
                    due |= gap && self.catch_up();
                    let mut core = lock(&self.core);
                    leaves.iter().for_each(|leaf| due |= core.take(leaf));
                }
                Job::Countersigned { checkpoint, line } => self.keep(&checkpoint, line),
                Job::Now(done) => {
                    self.seal();
                    self.sync();
                    // Who asked may have gone.
                    let _gone = done.send(());
                }
                Job::Close(done) => over = Some(done),
            }
            if self.missed.swap(false, Ordering::AcqRel) {
                due |= self.catch_up();
            }
            if due || over.is_some() {
                self.seal();
            }
            if let Some(done) = over {
                self.sync();
                // Who asked may have gone.
                let _gone = done.send(());
                return;
            }
        }
        // The hub did not get as far as to run.
        self.seal();
        self.sync();
    }

    /// Reads from the record what was not told; gives whether a checkpoint is due.
    fn catch_up(&self) -> bool {
        let mut due = false;
        loop {
            let after = lock(&self.core).tree.size();
            let page = self.runtime.block_on(self.recorder.with(move |journal| journal.read(after, PAGE)));
            // A record that cannot be read any more stops the hub elsewhere.
            let Ok(Ok(entries)) = page else { return due };
            if entries.is_empty() {
                return due;
            }
            let mut core = lock(&self.core);
            entries.iter().for_each(|stored| due |= core.take(&Leaf::of(stored)));
        }
    }

    fn seal(&self) {
        let sealed = lock(&self.core).seal();
        if let Some(latest) = sealed {
            tracing::debug!(size = latest.checkpoint.size, "a checkpoint was signed");
            self.latest.send_replace(Some(Arc::new(latest)));
        }
    }

    fn keep(&self, checkpoint: &Checkpoint, line: Line) {
        let (size, name) = (checkpoint.size, line.name.clone());
        match lock(&self.core).kept.countersignature(size, checkpoint.root, line) {
            Ok(true) => tracing::debug!(size, witness = name, "a checkpoint was countersigned"),
            Ok(false) => tracing::warn!(size, witness = name, "a countersignature of no checkpoint of ours"),
            Err(fault) => tracing::error!(%fault, size, "a countersignature could not be kept"),
        }
    }

    /// Who reads the checkpoints meanwhile does not wait for the disk.
    fn sync(&self) {
        let written = lock(&self.core).kept.settled();
        let synced = written.and_then(|file| file.map_or(Ok(()), |file| file.sync_data()));
        if let Err(fault) = synced {
            tracing::error!(%fault, "the checkpoints could not be synced");
        }
    }
}
