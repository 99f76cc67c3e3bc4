//! The protocol around the rules: who is connected, what was asked before, in which order, who is told what.
//!
//! ```text
//!              ┌────────────────────────── one turn ──────────────────────────┐
//!   Input... ──► handle(inputs, now) ──► Turn::Record { expected, drafts } ──journal──► committed() ──► Output...
//!                        │                                                     └─ not where it should be:
//!                        └─ nothing to record: Turn::Tell(Output...)              begin_again, replay, resume
//! ```
//!
//! 1. Commands that waited together are considered and applied in order on one working state, each its own entry;
//!    the frames of each position are encoded there and then, once for each audience.
//! 2. Every output of the turn is withheld until the drafts are durable: answers, refusals, welcomes, all of them.
//! 3. A command id that was answered gets its first answer.
//! 4. If the journal was not where the turn was considered, the state is rebuilt from it, every peer gets a welcome
//!    with the whole view, and the commands are considered again.
//!
//! No socket, no file, no clock: `hub` is the loop that has them. Time is an argument, and so is everything else.

mod answers;
mod circulation;
mod past;
mod peers;
mod ring;
mod seating;
mod submits;
#[cfg(test)]
mod tests;
mod who;

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

pub use past::Past;
pub use who::{DeviceId, PeerId, Who};

use crate::journal::entry::{Draft, RulesVersion, Sender, Stored};
use crate::procedure::Conference;
use crate::procedure::command::{Action, Actor, Command, Person, Seen};
use crate::procedure::definition::{Class, Definition, MeetingPlan};
use crate::procedure::ids::{CommandId, Hash, MeetingId, PublicKey, SeatId, Signature, Timestamp};
use crate::procedure::meeting::State;
use crate::view::{Audience, Own, View, sections};
use crate::wire::{CloseCode, HubMessage, Knock, LinkQuality, News, Pulse, Resume, Submit};
use answers::{Answer, Answers};
use peers::Peer;
use ring::Ring;
use seating::Seating;

/// What the switchboard is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// A peer has said who it is, and its credential was good.
    Joined {
        /// The connection.
        peer: PeerId,
        /// Which device.
        device: DeviceId,
        /// For whom it speaks.
        who: Who,
        /// What the device is called.
        name: Option<String>,
        /// Who sits at it, as far as that was said.
        person: Option<Person>,
        /// Where it wants to go on.
        resume: Option<Resume>,
    },
    /// A peer asks for something.
    Submitted {
        /// The connection.
        peer: PeerId,
        /// What for.
        submit: Box<Submit>,
    },
    /// How a peer's line is, when that changes.
    Quality {
        /// The connection.
        peer: PeerId,
        /// How it is.
        quality: LinkQuality,
        /// From the last tick to its tock, in milliseconds.
        round_trip_ms: Option<u64>,
    },
    /// A connection has ended.
    Gone {
        /// Which.
        peer: PeerId,
    },
    /// A device's credential was revoked.
    Revoked {
        /// Which device.
        device: DeviceId,
    },
    /// The body of a document is durable.
    Stored {
        /// Its hash.
        hash: Hash,
    },
    /// A seat's endpoint refuses to countersign the record.
    Doubted {
        /// Whose.
        seat: SeatId,
    },
    /// The file of checkpoints beside the record was found damaged.
    CheckpointsDamaged {
        /// What the notice names: the file that was set aside, and how much of it is no good.
        file: String,
        /// Lines of it that are no good.
        lines: u64,
    },
    /// Who waits at the door with a short code, all of them.
    Door {
        /// In the order in which they came.
        waiting: Vec<Knock>,
    },
    /// Somebody asks for one thing beside the connections that there are: an officer at the door, a box of buttons. It
    /// is answered on a line of its own, and is [`Input::Gone`] after that.
    Pressed {
        /// That line.
        peer: PeerId,
        /// Which device.
        device: DeviceId,
        /// For whom it speaks.
        who: Who,
        /// What for.
        submit: Box<Submit>,
    },
    /// Time for the frames about lines and lobby.
    Pulse,
}

/// What the loop is to do, in this order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Output {
    /// Bytes for one peer.
    Send {
        /// Which.
        to: PeerId,
        /// A message of the hub, encoded.
        frame: Bytes,
    },
    /// A message for one peer that is encoded at the edge, which alone knows its sentence.
    Say {
        /// Which.
        to: PeerId,
        /// What.
        message: Box<HubMessage>,
    },
    /// The same bytes for every peer that follows an audience.
    Circulate {
        /// Which.
        audience: Audience,
        /// A message of the hub, encoded.
        frame: Bytes,
    },
    /// From now on a peer gets what is circulated to an audience; `None`: nothing.
    Follow {
        /// Which peer.
        peer: PeerId,
        /// Which audience.
        audience: Option<Audience>,
    },
    /// A connection is to end.
    Close {
        /// Which.
        peer: PeerId,
        /// Why.
        code: CloseCode,
    },
    /// A connection has ended: nothing goes to it any more, and nothing of it is kept.
    Forget {
        /// Which peer.
        peer: PeerId,
    },
}

/// What comes of a turn.
#[derive(Clone, PartialEq, Eq, Debug)]
#[must_use]
pub enum Turn {
    /// There is nothing to record; this is to be done at once.
    Tell(Vec<Output>),
    /// This is to be made durable behind a position; then ask [`Switchboard::committed`] what is to be done.
    Record {
        /// The position at which the turn was considered.
        expected: u64,
        /// What is to be recorded.
        drafts: Vec<Draft>,
    },
}

/// What can be set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Frames kept for each audience.
    pub replay_frames: usize,
    /// Frames that a peer may have missed to go on from its position; who missed more gets the whole view.
    pub resume_frames: usize,
    /// Their size.
    pub resume_bytes: usize,
    /// Connections of one seat.
    pub connections_per_seat: usize,
    /// Connections of one device that speaks for no seat.
    pub connections_per_device: usize,
    /// Whether each deadline is recorded at its own instant, as a clock wants that jumps over many; otherwise at the
    /// instant at which it was noticed, which is the truth.
    pub exact_deadlines: bool,
}

/// The switchboard of one hub.
#[derive(Debug)]
pub struct Switchboard {
    limits: Limits,
    state: Conference,
    /// Position of the working state.
    position: u64,
    /// The instant of the last entry; recorded time never goes back.
    last_at: Timestamp,
    /// The position at which this hub began: what was seen before it was seen through another.
    began_at: u64,
    answers: Answers,
    rings: BTreeMap<Audience, Ring>,
    seating: Seating,
    peers: BTreeMap<PeerId, Peer>,
    /// The audience of every seat, and since which position.
    audiences: BTreeMap<SeatId, (Audience, u64)>,
    /// The meeting that screens are about, and since which position.
    focus: (Option<MeetingId>, u64),
    /// What was last told of its own state to every seat and moderator that is connected.
    owns: BTreeMap<Who, Own>,
    /// Who waits at the door.
    door: Vec<Knock>,
    /// What officers are told who join: the checkpoints were damaged when this hub began.
    damaged: Option<News>,
    /// The pulse that each audience saw last.
    pulses: BTreeMap<Audience, Pulse>,
    /// Bodies of documents that are durable.
    files: BTreeSet<Hash>,
    /// When the next item or speaker was last called without saying what was seen.
    last_next: Option<Timestamp>,
    batch: Batch,
}

/// A turn that is not durable yet.
#[derive(Debug, Default)]
struct Batch {
    /// The position at which it was considered.
    expected: u64,
    drafts: Vec<Draft>,
    outputs: Vec<Output>,
    /// What peers asked for in it, to be considered again if need be.
    asked: Vec<Asked>,
    /// Seats that changed devices in it, to be recorded again if need be.
    taken: Vec<Taken>,
}

/// What a peer asked for in a turn.
#[derive(Debug)]
struct Asked {
    peer: PeerId,
    command: Command,
    /// Whether it had its answer before, which therefore stands.
    repeated: bool,
}

/// Another device that speaks for a seat.
#[derive(Debug)]
struct Taken {
    /// Who brought it about, and how it was asked.
    asked: (PeerId, Command),
    seat: SeatId,
    session: u64,
    newcomer: PeerId,
    former: Option<PeerId>,
}

impl Switchboard {
    /// A switchboard without a past.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            state: Conference::default(),
            position: 0,
            last_at: Timestamp(i64::MIN),
            began_at: 0,
            answers: Answers::default(),
            rings: BTreeMap::new(),
            seating: Seating::default(),
            peers: BTreeMap::new(),
            audiences: BTreeMap::new(),
            focus: (None, 0),
            owns: BTreeMap::new(),
            door: Vec::new(),
            damaged: None,
            pulses: BTreeMap::new(),
            files: BTreeSet::new(),
            last_next: None,
            batch: Batch::default(),
        }
    }

    /// Takes in an entry of the record, the next one. At the start, and after [`Switchboard::begin_again`].
    pub fn replay(&mut self, stored: &Stored) {
        let entry = &stored.entry;
        for event in &entry.events {
            self.state.apply(event, entry.recorded_at);
        }
        self.position = entry.position;
        self.last_at = self.last_at.max(entry.recorded_at);
        let answer = Answer::Accepted { position: entry.position };
        let act = submits::fingerprint(&entry.command.action);
        self.answers.keep(entry.sender(), entry.command.id.clone(), act, answer);
    }

    /// Learns which bodies of documents are durable, before the start.
    pub fn has_files(&mut self, files: BTreeSet<Hash>) {
        self.files = files;
    }

    /// What anybody may read.
    #[must_use]
    pub fn public(&self) -> View {
        sections(&self.state, Audience::Public)
    }

    /// Whether somebody has a body to table: an admitted seat of a party that decides in a meeting that is not over,
    /// or of its Secretariat; a moderator (rules 2.9).
    #[must_use]
    pub fn may_table(&self, who: &Who) -> bool {
        let seat = match who {
            Who::Moderator { .. } => return true,
            Who::Screen {} => return false,
            Who::Seat { seat, .. } => seat,
        };
        let Some(known) = self.state.parties.seats.get(seat).filter(|known| known.admitted.is_some()) else {
            return false;
        };
        let is_over = |plan: &MeetingPlan| {
            let state = self.state.meetings.get(&plan.id);
            state.is_some_and(|meeting| matches!(meeting.session.state, State::Closed { .. }))
        };
        let tables = |class: Class| class.decides() || class == Class::Secretariat;
        let mut meetings = self.state.definition.iter().flat_map(|definition| &definition.meetings);
        meetings.any(|plan| who.is_for(&plan.id) && !is_over(plan) && plan.class(&known.party).is_some_and(tables))
    }

    /// What somebody is shown at this moment, with what is its own.
    #[must_use]
    pub fn look(&self, who: &Who, now: Timestamp) -> (View, Option<Own>) {
        (sections(&self.state, who.audience(&self.state)), who.own(&self.state, now))
    }

    /// What somebody is shown at this moment, and whether a seat is admitted.
    #[must_use]
    pub fn at_door(&self, who: &Who, seat: &SeatId) -> (Audience, bool) {
        let admitted = self.state.parties.seats.get(seat).is_some_and(|known| known.admitted.is_some());
        (who.audience(&self.state), admitted)
    }

    /// The hub starts: lays the conference down if the record is empty, and says that all lines are down.
    pub fn start(&mut self, definition: &Definition, last_alive: Option<Timestamp>, now: Timestamp) -> Turn {
        self.open_batch();
        if self.state.definition.is_none() {
            self.of_hub(Action::DefineConference { definition: Box::new(definition.clone()) }, now);
        }
        self.began_at = self.position;
        self.note_audiences();
        self.of_hub(Action::StartHub { last_alive }, now);
        self.elapse(now);
        self.turn()
    }

    /// The hub signs checkpoints with this key from now on (R-38). Names it in the record, if it is not named there.
    pub fn name_seal_key(&mut self, key: PublicKey, vouched: Option<Signature>, now: Timestamp) -> Turn {
        self.open_batch();
        self.of_hub(Action::NameSealKey { key, vouched }, now);
        self.turn()
    }

    /// One turn: everything that has waited, in its order.
    pub fn handle(&mut self, inputs: Vec<Input>, now: Timestamp) -> Turn {
        self.open_batch();
        self.elapse(now);
        for input in inputs {
            match input {
                Input::Joined { peer, device, who, name, person, resume } => {
                    self.joined(peer, Peer::new(who, device, name, person), resume.as_ref(), now);
                }
                Input::Submitted { peer, submit } => self.submitted(peer, *submit, now),
                Input::Quality { peer, quality, round_trip_ms } => self.quality(peer, quality, round_trip_ms, now),
                Input::Gone { peer } => self.gone(peer, now),
                Input::Revoked { device } => self.revoked(&device, now),
                Input::Stored { hash } => {
                    self.files.insert(hash);
                }
                Input::Doubted { seat } => self.doubted(&seat),
                Input::CheckpointsDamaged { file, lines } => self.checkpoints_damaged(file, lines),
                Input::Door { waiting } => {
                    self.door = waiting;
                    self.pulse();
                }
                Input::Pressed { peer, device, who, submit } => {
                    let audience = who.audience(&self.state);
                    self.peers.insert(peer, Peer::pressing(who, device, audience));
                    self.submitted(peer, *submit, now);
                }
                Input::Pulse => self.pulse(),
            }
            // An act may make something due at once.
            self.elapse(now);
        }
        self.turn()
    }

    /// The turn is durable: what is to be done now.
    #[must_use]
    pub fn committed(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.batch).outputs
    }

    /// The journal was not where the turn was considered, or nobody knows whether it was written. Forgets what was
    /// not durable; what follows is [`Switchboard::replay`] of the whole record and [`Switchboard::resume`].
    pub fn begin_again(&mut self) {
        let first = self.batch.asked.iter().filter(|asked| !asked.repeated).map(|asked| &asked.command);
        for command in first.chain(self.batch.taken.iter().map(|taken| &taken.asked.1)) {
            self.answers.take_back(&Sender::of(&command.actor), &command.id);
        }
        self.batch.outputs.retain(holds_anyhow);
        self.batch.drafts.clear();
        self.answers.forget_recorded();
        self.state = Conference::default();
        self.position = 0;
    }

    /// Goes on after the record was read again: every peer gets the whole view, and what was asked for is considered
    /// again. What turns out to be in the record is answered from there; what never depended on it is said as it was.
    pub fn resume(&mut self, now: Timestamp) -> Turn {
        let Batch { outputs, asked, taken, .. } = std::mem::take(&mut self.batch);
        self.open_batch();
        self.batch.outputs = outputs;
        self.rings.clear();
        self.owns.clear();
        self.note_audiences();
        let peers: Vec<_> = self.peers.iter().filter(|(_, peer)| !peer.presses).map(|(id, _)| *id).collect();
        for peer in peers {
            self.welcome_anew(peer, now);
        }
        let seats: Vec<_> = self.state.parties.seats.keys().cloned().collect();
        for seat in seats {
            self.settle_link(&seat, now);
            if self.seating.is_up(&seat) {
                self.admit_without_lobby(&seat, now);
            }
        }
        self.elapse(now);
        for taken in taken {
            self.change_device(taken, now);
        }
        for Asked { peer, command, .. } in asked {
            self.consider(peer, command, now);
            self.elapse(now);
        }
        self.turn()
    }

    /// The working state.
    #[must_use]
    pub fn conference(&self) -> &Conference {
        &self.state
    }

    /// Position of the working state.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    /// When time itself next has something to say.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.state.next_deadline()
    }

    /// How many peers have joined.
    #[must_use]
    pub fn peers(&self) -> usize {
        self.peers.len()
    }

    fn open_batch(&mut self) {
        debug_assert!(self.batch.drafts.is_empty(), "the turn before was not committed");
        self.batch = Batch { expected: self.position, ..Batch::default() };
    }

    fn turn(&mut self) -> Turn {
        if self.batch.drafts.is_empty() {
            return Turn::Tell(std::mem::take(&mut self.batch).outputs);
        }
        Turn::Record { expected: self.batch.expected, drafts: std::mem::take(&mut self.batch.drafts) }
    }

    fn out(&mut self, output: Output) {
        self.batch.outputs.push(output);
    }

    /// Carries out what time has to say up to now, each deadline its own entry.
    fn elapse(&mut self, now: Timestamp) {
        while let Some(deadline) = self.state.next_deadline().filter(|deadline| *deadline <= now) {
            let at = if self.limits.exact_deadlines { deadline } else { now };
            if !self.of_the_house(Actor::Clock {}, Action::Elapse {}, at) {
                // A deadline that is due and says nothing would be asked for ever.
                debug_assert!(false, "the deadline {deadline} says nothing");
                return;
            }
        }
    }

    /// An act of the hub itself.
    fn of_hub(&mut self, action: Action, now: Timestamp) -> bool {
        self.of_the_house(Actor::Hub {}, action, now)
    }

    /// An act of the hub or of time. Its id follows from its position, so that one record has one story. Gives
    /// whether anything happened.
    fn of_the_house(&mut self, actor: Actor, action: Action, now: Timestamp) -> bool {
        let sender = Sender::of(&actor);
        // Cannot fail: a word, a hyphen and a number are an id.
        let Some(id) = CommandId::parse(&format!("{sender}-{}", self.position + 1)) else { return false };
        let command = Command { id, actor, seen: Seen::default(), action };
        let at = now.max(self.last_at);
        match self.state.consider(&command, at) {
            Ok(events) if events.is_empty() => false,
            Ok(events) => {
                self.record(command, events, at);
                true
            }
            Err(_refused) => false,
        }
    }

    fn draft(&mut self, command: Command, events: Vec<crate::procedure::event::Event>, at: Timestamp) {
        self.batch.drafts.push(Draft { recorded_at: at, rules: RulesVersion::CURRENT, command, events });
    }
}

/// Whether an output holds although the turn it belongs to was not written: what the protocol said of itself, and
/// connections that end. Everything else follows from the record and is worked out anew.
fn holds_anyhow(output: &Output) -> bool {
    match output {
        Output::Close { .. } | Output::Forget { .. } | Output::Follow { audience: None, .. } => true,
        Output::Say { message, .. } => match message.as_ref() {
            HubMessage::Declined(_) => true,
            HubMessage::Notice(notice) => match notice.news {
                News::DeviceJoined { .. }
                | News::DeviceLeft { .. }
                | News::TakeoverAsked { .. }
                | News::RecordDoubted { .. }
                | News::CheckpointsDamaged { .. } => true,
                News::Active { .. } | News::Mirror {} | News::AudienceChanged { .. } => false,
            },
            HubMessage::Welcome(_)
            | HubMessage::Entry(_)
            | HubMessage::Own(_)
            | HubMessage::Accepted(_)
            | HubMessage::Rejected(_)
            | HubMessage::Tick(_)
            | HubMessage::Pulse(_)
            | HubMessage::Checkpoint(_) => false,
        },
        Output::Send { .. } | Output::Circulate { .. } | Output::Follow { audience: Some(_), .. } => false,
    }
}
