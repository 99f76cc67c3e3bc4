//! The hub: the daemon of the main endpoint. One loop owns the state; everything else carries bytes to and from it.
//!
//! ```text
//!   http ─► peer (one task each) ──Order──► bounded inbox ──► the loop (round.rs) ──► switchboard (pure)
//!             ▲                                                  │        ▲
//!             └────────── fanout: one bounded line each ◄────────┘        └── recorder: the journal's own thread
//!   admin (Unix socket) ──► credentials, recorder
//! ```
//!
//! [`run`] starts all of it and gives a [`Hub`], in the daemon as in a rehearsal or a test: the difference is the
//! clock, the source of salts and secrets, and the folder that it is given.

pub mod admin;
pub mod audit;
pub mod credentials;
mod documents;
mod extracts;
mod fanout;
pub mod folder;
mod gate;
mod http;
mod metrics;
mod peer;
pub mod recorder;
mod round;
mod seal_key;
pub mod sealer;
pub mod sentences;
mod start;
pub mod switchboard;
pub mod tls;
mod uploads;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinHandle;
use tracing::Span;

pub use seal_key::Error as SealKeyError;
pub use start::{Config, Error, run};

use crate::clock::{Clock, Monotonic};
use crate::journal;
use crate::journal::entry::Head;
use crate::lifecycle::{Stop, StopHand};
use crate::procedure::command::{Action, Capacity, Person};
use crate::procedure::ids::{Hash, SeatId, Timestamp};
use crate::settings::Settings;
use crate::view::{AgendaNow, View, Would};
use audit::Audit;
use credentials::{Credentials, Listed, Secret};
use documents::Documents;
use fanout::Outgoing;
use gate::Gate;
use metrics::Metrics;
use recorder::Recorder;
use sealer::Sealer;
use sentences::Sentences;
use switchboard::{DeviceId, Input, Who};
use tls::{Certificate, Tls};
use uploads::Uploads;

/// What the loop is asked.
#[derive(Debug)]
enum Order {
    /// A peer joins, with the line on which it is told things.
    Join {
        /// Who.
        input: Input,
        /// The hub's end of its line.
        line: Outgoing,
    },
    /// A peer's command, with the span of its way.
    Command {
        /// The command.
        input: Input,
        /// Open until it is answered.
        span: Span,
    },
    /// Anything else for the switchboard.
    Input(Input),
    /// Whether somebody may table documents, as things are.
    MayTable(Who, oneshot::Sender<bool>),
    /// What anybody may read, with the position of the record.
    Public(oneshot::Sender<Public>),
    /// What the rules would answer somebody's acts, as things are.
    Would(Who, Vec<(Capacity, Action)>, oneshot::Sender<(u64, Vec<Option<Would>>)>),
    /// To be told when everything before is done: durable, and handed to the sockets.
    Settled(oneshot::Sender<Progress>),
}

/// What anybody may read.
#[derive(Debug)]
struct Public {
    /// The position of the record.
    position: u64,
    /// When.
    at: Timestamp,
    /// The sections of the public, which are about the meeting in focus.
    view: View,
    /// The items of every meeting.
    agendas: Vec<AgendaNow>,
}

/// How far a hub is when nothing waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Position of the record.
    pub position: u64,
    /// When time itself next has something to say.
    pub next_deadline: Option<Timestamp>,
    /// What the hub's clock shows.
    pub now: Timestamp,
    /// Peers that have joined.
    pub peers: usize,
}

/// What the tasks of one hub share.
struct Shared {
    settings: Settings,
    clock: Clock,
    /// Where it listens.
    address: SocketAddr,
    /// What it shows there; `None` for plain text.
    tls: Option<Tls>,
    orders: mpsc::Sender<Order>,
    recorder: Recorder,
    sealer: Sealer,
    audit: Audit,
    credentials: Arc<Mutex<Credentials>>,
    documents: Documents,
    uploads: Uploads,
    gate: Gate,
    metrics: Metrics,
    sentences: Sentences,
    /// Seats for which places of the inbox are kept.
    reserved: BTreeSet<SeatId>,
    /// Pages of the past that may be read at the same time.
    readers: Semaphore,
    /// Devices that read the past.
    reading: Mutex<BTreeSet<DeviceId>>,
    /// What anybody may read, as it was last given out, and when: however many ask, the loop is asked once a second.
    programme: tokio::sync::Mutex<Option<(Monotonic, Arc<Public>)>>,
    stop: Stop,
    stop_hand: StopHand,
    ready: AtomicBool,
    position: AtomicU64,
    next_peer: AtomicU64,
}

impl Shared {
    /// Whether the loop takes commands.
    fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire) && !self.stop.is_asked()
    }

    /// Position of the record.
    fn position(&self) -> u64 {
        self.position.load(Ordering::Acquire)
    }

    /// The book of credentials; whole after every step, so a panic elsewhere does not make it wrong.
    fn book(&self) -> MutexGuard<'_, Credentials> {
        self.credentials.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whom a device credential speaks for.
    fn recognise(&self, credential: &Secret) -> Option<(DeviceId, Who)> {
        self.book().recognise(credential, self.clock.now())
    }

    /// Who sits at a device, as was said when its invitation was traded.
    fn person_at(&self, device: &DeviceId) -> Option<Person> {
        self.book().person(device)
    }

    /// Devices that read the past; whole after every step.
    fn reading(&self) -> MutexGuard<'_, BTreeSet<DeviceId>> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn invitations(&self) -> Vec<Listed> {
        self.book().list()
    }

    /// Changes the book where the disk keeps nobody waiting.
    async fn with_credentials<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Credentials) -> Result<T, credentials::Error> + Send + 'static,
    ) -> Result<T, credentials::Error> {
        let book = self.credentials.clone();
        let done = tokio::task::spawn_blocking(move || act(&mut book.lock().unwrap_or_else(PoisonError::into_inner)));
        done.await.unwrap_or_else(|stopped| Err(credentials::Error::NoChance(stopped.to_string())))
    }

    /// Whether somebody may table documents.
    async fn may_table(&self, who: Who) -> Result<bool, recorder::Closed> {
        let (tell, told) = oneshot::channel();
        self.orders.send(Order::MayTable(who, tell)).await.map_err(|_| recorder::Closed)?;
        told.await.map_err(|_| recorder::Closed)
    }

    /// What anybody may read, with the position of the record.
    async fn public(&self) -> Result<Public, recorder::Closed> {
        let (tell, told) = oneshot::channel();
        self.orders.send(Order::Public(tell)).await.map_err(|_| recorder::Closed)?;
        told.await.map_err(|_| recorder::Closed)
    }

    /// What the rules would answer somebody's acts, with the position of the record; `None` for who is told nothing.
    async fn would(
        &self,
        who: Who,
        acts: Vec<(Capacity, Action)>,
    ) -> Result<(u64, Vec<Option<Would>>), recorder::Closed> {
        let (tell, told) = oneshot::channel();
        self.orders.send(Order::Would(who, acts, tell)).await.map_err(|_| recorder::Closed)?;
        told.await.map_err(|_| recorder::Closed)
    }

    /// Tells the loop that a document's body is durable.
    async fn note_document(&self, hash: Hash) -> Result<(), recorder::Closed> {
        self.orders.send(Order::Input(Input::Stored { hash })).await.map_err(|_| recorder::Closed)
    }

    /// Has the connections of a revoked device closed.
    async fn note_revoked(&self, device: DeviceId) {
        // A loop that has stopped has closed them all.
        let _stopped = self.orders.send(Order::Input(Input::Revoked { device })).await;
    }
}

/// Why a hub stopped that was not asked to.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// The record could not be written. What was acknowledged is in it; start the hub again when the cause is gone.
    #[error("the record could not be written, and the hub has stopped; everything acknowledged is kept: {0}")]
    Journal(#[from] journal::Error),
    /// A part of the hub ended that never should.
    #[error("the hub has stopped because a part of it broke: {0}")]
    Broken(String),
}

/// A hub that runs.
#[derive(Debug)]
pub struct Hub {
    /// Where it listens.
    pub address: SocketAddr,
    /// The certificate that it shows there; `None` for plain text.
    pub certificate: Option<Certificate>,
    /// Invitations made because nobody had been invited before; shown this once.
    pub invitations: Vec<(Who, Secret)>,
    orders: mpsc::Sender<Order>,
    book: Arc<Mutex<Credentials>>,
    clock: Clock,
    stop: StopHand,
    done: JoinHandle<Result<Head, Fault>>,
}

impl Hub {
    /// Waits until everything that was asked of the hub before is done, durable, and handed to the sockets, and every
    /// deadline up to the clock's present instant carried out. `None` when the hub has stopped.
    pub async fn settled(&self) -> Option<Progress> {
        let (tell, told) = oneshot::channel();
        self.orders.send(Order::Settled(tell)).await.ok()?;
        told.await.ok()
    }

    /// Makes invitations.
    ///
    /// # Errors
    /// [`credentials::Error`]; none was made.
    pub fn invite(&self, who: Vec<Who>) -> Result<Vec<(Who, Secret)>, credentials::Error> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).invite(who, self.clock.now())
    }

    /// Asks the hub to stop in order: peers are told (1012), what was accepted is durable.
    pub fn stop(&self) {
        self.stop.stop();
    }

    /// Waits until the hub has stopped; gives the head of its record.
    ///
    /// # Errors
    /// [`Fault`], when it stopped without being asked to.
    pub async fn stopped(self) -> Result<Head, Fault> {
        self.done.await.unwrap_or_else(|broken| Err(Fault::Broken(broken.to_string())))
    }
}
