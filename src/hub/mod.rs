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
mod buttons;
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

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tracing::Span;

pub use seal_key::Error as SealKeyError;
pub use start::{Config, Error, Step, run};

use crate::clock::{Clock, Monotonic};
use crate::journal;
use crate::journal::entry::Head;
use crate::lifecycle::{Stop, StopHand};
use crate::procedure::command::{Action, Capacity, Person};
use crate::procedure::definition::Definition;
use crate::procedure::ids::{CommandId, Hash, PartyId, SeatId, Timestamp};
use crate::settings::Settings;
use crate::view::{AgendaNow, Audience, Own, View, Would};
use crate::wire::{HubMessage, Knock, Submit};
use audit::{Audit, Noted};
use buttons::Boxes;
use credentials::{Credentials, Key, Ledger, Listed, Secret, Standing};
use documents::Documents;
use fanout::{Frame, Outgoing};
use gate::{Bucket, Gate, Joins};
use metrics::Metrics;
use recorder::Recorder;
use sealer::Sealer;
use sentences::Sentences;
use switchboard::{DeviceId, Input, PeerId, Who};
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
    /// What somebody is shown, with what is its own.
    Look(Who, oneshot::Sender<Looked>),
    /// What somebody is shown, and whether a seat is admitted.
    AtDoor(Who, SeatId, oneshot::Sender<(Audience, bool)>),
    /// What anybody may read, with the position of the record.
    Public(oneshot::Sender<Public>),
    /// What the rules would answer somebody's acts, as things are.
    Would(Who, Vec<(Capacity, Action)>, oneshot::Sender<(u64, Vec<Option<Would>>)>),
    /// To be told when everything before is done: durable, and handed to the sockets.
    Settled(oneshot::Sender<Progress>),
}

/// What lamps show, at which position, and when it was worked out.
type Lit = (u64, Monotonic, Arc<serde_json::Value>);

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

/// What somebody is shown at one moment.
#[derive(Debug)]
struct Looked {
    /// Position of the record.
    position: u64,
    /// What the hub's clock shows.
    now: Timestamp,
    view: View,
    own: Option<Own>,
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
    credentials: Ledger,
    documents: Documents,
    uploads: Uploads,
    gate: Gate,
    metrics: Metrics,
    sentences: Sentences,
    /// Seats for which places of the inbox are kept.
    reserved: BTreeSet<SeatId>,
    /// Pages of the past that may be read at the same time.
    readers: Semaphore,
    /// Guesses at short codes that are left, from wherever they come.
    guesses: Mutex<Bucket>,
    /// How often devices of seats join.
    joins: Mutex<Joins>,
    /// Devices that read the past.
    reading: Mutex<BTreeSet<DeviceId>>,
    /// What anybody may read, as it was last given out, and when: however many ask, the loop is asked once a second.
    programme: tokio::sync::Mutex<Option<(Monotonic, Arc<Public>)>>,
    stop: Stop,
    stop_hand: StopHand,
    ready: AtomicBool,
    position: AtomicU64,
    /// The same, for who waits for the next.
    moved: watch::Sender<u64>,
    /// What the lamps of boxes show, as it was last worked out for each: at which position and when.
    lamps: tokio::sync::Mutex<BTreeMap<Who, Lit>>,
    /// What is remembered of button boxes.
    boxes: Mutex<Boxes>,
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

    /// The book of credentials, as it was last made durable.
    fn book(&self) -> Arc<Credentials> {
        self.credentials.now()
    }

    /// Whom a device credential speaks for.
    fn recognise(&self, credential: &Secret) -> Option<(DeviceId, Who)> {
        self.book().recognise(credential, self.clock.now())
    }

    /// When a credential ends by itself.
    fn until(&self, credential: &Secret) -> Option<Timestamp> {
        self.book().until(credential)
    }

    /// Who sits at a device, as was said when its invitation was traded.
    fn person_at(&self, device: &DeviceId) -> Option<Person> {
        self.book().person(device)
    }

    /// What is remembered of button boxes; whole after every step.
    fn boxes(&self) -> MutexGuard<'_, Boxes> {
        self.boxes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For whom the key of a button box presses.
    fn of_key(&self, secret: &Secret) -> Option<(DeviceId, Who, Key)> {
        self.book().of_key(secret)
    }

    /// How often devices of seats join; whole after every step.
    fn joins(&self) -> MutexGuard<'_, Joins> {
        self.joins.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the places of the inbox that are left are kept for others.
    fn is_crowded(&self, who: &Who) -> bool {
        self.orders.capacity() <= self.settings.limits.inbox_reserved && !self.is_reserved(who)
    }

    /// What somebody is shown, with what is its own. Who has no place kept is sent away while the inbox is crowded.
    async fn look(&self, who: Who) -> Result<Looked, recorder::Closed> {
        if self.is_crowded(&who) {
            return Err(recorder::Closed);
        }
        let (tell, told) = oneshot::channel();
        self.orders.send(Order::Look(who, tell)).await.map_err(|_| recorder::Closed)?;
        told.await.map_err(|_| recorder::Closed)
    }

    /// Guesses that are left; whole after every step.
    fn guesses(&self) -> MutexGuard<'_, Bucket> {
        self.guesses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the holder of a credential stands that was given at the door.
    fn standing(&self, credential: &Secret) -> Option<Standing> {
        self.book().standing(credential, self.clock.now())
    }

    /// Who waits at the door.
    fn waiting(&self) -> Vec<Knock> {
        self.book().waiting(self.clock.now())
    }

    /// Lets a device in that waits at the door, or turns it away; officers see that it waits no longer.
    async fn settle_door(&self, device: &DeviceId, admit: bool, by: String) -> Result<(), credentials::Error> {
        let (at, of) = (self.clock.now(), device.clone());
        let settle = move |book: &mut Credentials| if admit { book.let_in(&of, at) } else { book.turn_away(&of, at) };
        let settled = self.with_credentials(settle).await;
        self.note_door().await;
        let knock = settled?;
        tracing::info!(seat = %knock.seat, %device, admit, by, "the door was answered");
        let device = device.clone();
        self.audit.note(if admit { Noted::LetIn { device, by } } else { Noted::TurnedAway { device, by } });
        Ok(())
    }

    /// Tells the loop who waits at the door.
    async fn note_door(&self) {
        let waiting = self.waiting();
        // A loop that has stopped tells nobody.
        let _stopped = self.orders.send(Order::Input(Input::Door { waiting })).await;
    }

    /// What somebody is shown, and whether a seat is admitted.
    async fn at_door(&self, who: Who, seat: SeatId) -> Result<(Audience, bool), recorder::Closed> {
        let (tell, told) = oneshot::channel();
        self.orders.send(Order::AtDoor(who, seat, tell)).await.map_err(|_| recorder::Closed)?;
        told.await.map_err(|_| recorder::Closed)
    }

    /// Asks for one thing in somebody's name, and gives the answer with its sentence. Whoever waits for it may go: it is
    /// asked for all the same.
    async fn press(
        self: &Arc<Self>,
        device: DeviceId,
        who: Who,
        submit: Submit,
    ) -> Result<HubMessage, recorder::Closed> {
        if self.is_crowded(&who) {
            return Err(recorder::Closed);
        }
        let shared = self.clone();
        let pressed = tokio::spawn(async move {
            let peer = PeerId(shared.next_peer.fetch_add(1, Ordering::Relaxed));
            let limits = &shared.settings.limits;
            let (line, mut incoming, _end) = fanout::line(limits.peer_frames, limits.peer_bytes);
            let wanted = submit.command_id.clone();
            let input = Input::Pressed { peer, device, who, submit: Box::new(submit) };
            shared.orders.send(Order::Join { input, line }).await.map_err(|_| recorder::Closed)?;
            let answer = loop {
                match incoming.next().await {
                    Some(Frame::Say(message)) if answers(&message, &wanted) => break Ok(*message),
                    Some(_) => {}
                    None => break Err(recorder::Closed),
                }
            };
            let _stopped = shared.orders.send(Order::Input(Input::Gone { peer })).await;
            answer.map(|mut message| {
                shared.sentences.add(&mut message);
                message
            })
        });
        pressed.await.unwrap_or(Err(recorder::Closed))
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
        let done = tokio::task::spawn_blocking(move || book.change(act));
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
        if self.is_crowded(&who) {
            return Err(recorder::Closed);
        }
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

/// Whether a message answers a command.
fn answers(message: &HubMessage, id: &CommandId) -> bool {
    match message {
        HubMessage::Accepted(accepted) => accepted.command_id == *id,
        HubMessage::Rejected(rejected) => rejected.command_id == *id,
        HubMessage::Declined(declined) => declined.command_id.as_ref() == Some(id),
        HubMessage::Welcome(_)
        | HubMessage::Entry(_)
        | HubMessage::Own(_)
        | HubMessage::Tick(_)
        | HubMessage::Pulse(_)
        | HubMessage::Notice(_)
        | HubMessage::Checkpoint(_) => false,
    }
}

/// The seat of that name, or the first one of the party of that name.
fn seat_called(definition: &Definition, name: &str) -> Option<SeatId> {
    if let Some(seat) = SeatId::parse(name).filter(|seat| definition.seat(seat).is_some()) {
        return Some(seat);
    }
    Some(definition.parties.get(&PartyId::parse(name)?)?.seats.first()?.id.clone())
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
    book: Ledger,
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
        self.book.change(|book| book.invite(who, self.clock.now()))
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
