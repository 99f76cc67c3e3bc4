//! The loop: wait, take what waits, read the clock once, ask the switchboard, do what it says.
//!
//! ```text
//!   orders, a deadline, the second ──► now ──► switchboard.handle ──drafts──► journal, one sync ──► fanout
//!                ▲                                                               │
//!                └── what comes meanwhile waits and is the next round's batch ◄──┘
//! ```
//!
//! One task owns the switchboard, so there is one order of things and no lock. While a batch becomes durable nothing
//! else happens: commands that come meanwhile are written together, with the next sync.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::mpsc;

use super::audit::{Audit, Noted};
use super::fanout::Fanout;
use super::metrics::Answered;
use super::switchboard::{DeviceId, Input, Output, PeerId, Switchboard, Turn, Who};
use super::{Fault, Looked, Order, Progress, Public, Shared};
use crate::clock::{Clock, Monotonic, pause};
use crate::journal;
use crate::journal::entry::{Head, Stored};
use crate::lifecycle;
use crate::procedure::command::Action;
use crate::procedure::event::Event;
use crate::procedure::ids::{CommandId, Timestamp};
use crate::view::agendas;
use crate::wire::{CloseCode, HubMessage};

/// How often the hub notes that it is alive.
const BEAT: Duration = Duration::from_secs(1);

/// How long connections have to end when the hub stops.
const FAREWELL: Duration = Duration::from_secs(2);

/// How often it is looked whether they have.
const GLANCE: Duration = Duration::from_millis(5);

/// Entries read at a time.
const PAGE: usize = 256;

/// The loop and what it owns.
pub(super) struct Round {
    pub switchboard: Switchboard,
    pub shared: Arc<Shared>,
    pub orders: mpsc::Receiver<Order>,
    pub fanout: Fanout,
    pub asking: Asking,
}

/// Who is connected, and what they ask for in this turn: what the audit log says of a refusal.
#[derive(Debug, Default)]
pub(super) struct Asking {
    peers: BTreeMap<PeerId, (Who, DeviceId)>,
    acts: BTreeMap<(PeerId, CommandId), String>,
}

impl Asking {
    fn hear(&mut self, input: &Input) {
        match input {
            Input::Joined { peer, who, device, .. } => {
                self.peers.insert(*peer, (who.clone(), device.clone()));
            }
            Input::Pressed { peer, device, who, submit } => {
                self.peers.insert(*peer, (who.clone(), device.clone()));
                self.acts.insert((*peer, submit.command_id.clone()), act_of(&submit.action));
            }
            Input::Submitted { peer, submit } => {
                self.acts.insert((*peer, submit.command_id.clone()), act_of(&submit.action));
            }
            Input::Quality { .. }
            | Input::Gone { .. }
            | Input::Revoked { .. }
            | Input::Stored { .. }
            | Input::Doubted { .. }
            | Input::CheckpointsDamaged { .. }
            | Input::Door { .. }
            | Input::Pulse => {}
        }
    }

    /// What is noted of an answer; `None` for what is no refusal.
    fn refusal(&self, to: PeerId, message: &HubMessage) -> Option<Noted> {
        let (who, device) = self.peers.get(&to)?.clone();
        let act = |id: &CommandId| self.acts.get(&(to, id.clone())).cloned();
        if let HubMessage::Rejected(rejected) = message {
            let code = tag_of(&serde_json::to_string(&rejected.rejection).unwrap_or_default(), "code");
            let act = act(&rejected.command_id).unwrap_or_default();
            return Some(Noted::Refused { who, device, act, rule: rejected.rule.clone(), code });
        }
        let HubMessage::Declined(declined) = message else { return None };
        let act = declined.command_id.as_ref().and_then(act);
        Some(Noted::Declined { who, device, act, code: declined.reason.code().to_owned() })
    }

    /// The turn is over.
    fn forget(&mut self, gone: &[PeerId]) {
        self.acts.clear();
        for peer in gone {
            self.peers.remove(peer);
        }
    }
}

/// An act's name on the wire.
fn act_of(action: &Action) -> String {
    tag_of(&serde_json::to_string(action).unwrap_or_default(), "type")
}

/// The tag that a tagged value begins with.
fn tag_of(json: &str, tag: &str) -> String {
    let rest = json.strip_prefix(&format!("{{\"{tag}\":\""));
    rest.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

impl Round {
    /// Goes round until the hub is asked to stop, or may no longer go on.
    pub async fn run(mut self) -> Result<Head, Fault> {
        let ended = self.go_round().await;
        if let Err(fault) = &ended {
            tracing::error!(%fault, "the hub stops");
        }
        self.shared.stop_hand.stop();
        self.farewell().await;
        let head = self.shared.recorder.with(|journal| journal.head()).await;
        // It may still have to read what it was not told.
        self.shared.sealer.close().await;
        self.shared.recorder.close().await;
        self.shared.audit.note(Noted::Stopped {});
        ended?;
        head.map_err(|closed| Fault::Broken(closed.to_string()))
    }

    async fn go_round(&mut self) -> Result<(), Fault> {
        let mut stop = self.shared.stop.clone();
        let most = self.shared.settings.batch.commands.max(1);
        let mut waiting = Vec::with_capacity(most);
        let mut idle = None;
        let mut beat = Monotonic::now();
        let mut pulse = beat.after(self.shared.settings.link.tick);
        loop {
            // A deadline that is due and to which the rules have nothing to say is not waited for again, or the loop
            // would do nothing else.
            let here = (self.switchboard.next_deadline(), self.switchboard.position());
            let deadline = here.0.filter(|_| idle != Some(here));
            tokio::select! {
                biased;
                () = stop.asked() => return Ok(()),
                count = self.orders.recv_many(&mut waiting, most) => if count == 0 { return Ok(()) },
                () = due(&self.shared.clock, deadline) => {}
                () = beat.reached() => {}
            }
            let present = Monotonic::now();
            if present >= beat {
                beat = present.after(BEAT);
                self.beat().await?;
            }
            if present >= pulse {
                pulse = present.after(self.shared.settings.link.tick);
                waiting.push(Order::Input(Input::Pulse));
            }
            let now = self.one(std::mem::take(&mut waiting)).await?;
            let after = (self.switchboard.next_deadline(), self.switchboard.position());
            if idle != Some(after) {
                idle = after.0.is_some_and(|deadline| deadline <= now).then_some(after);
                if idle.is_some() {
                    tracing::error!(deadline = ?after.0, position = after.1, "a deadline is due and says nothing");
                }
            }
        }
    }

    /// One round; gives the instant of which it was.
    async fn one(&mut self, orders: Vec<Order>) -> Result<Timestamp, Fault> {
        let (mut inputs, mut spans) = (Vec::with_capacity(orders.len()), Vec::new());
        let (mut tables, mut publics, mut woulds, mut settled) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut doors, mut looks) = (Vec::new(), Vec::new());
        for order in orders {
            match order {
                Order::Join { input, line } => {
                    if let Input::Joined { peer, .. } | Input::Pressed { peer, .. } = &input {
                        self.fanout.add(*peer, line);
                    }
                    inputs.push(input);
                }
                Order::Command { input, span } => {
                    inputs.push(input);
                    spans.push(span);
                }
                Order::Input(input) => inputs.push(input),
                Order::MayTable(who, tell) => tables.push((who, tell)),
                Order::Look(who, tell) => looks.push((who, tell)),
                Order::AtDoor(who, seat, tell) => doors.push((who, seat, tell)),
                Order::Public(tell) => publics.push(tell),
                Order::Would(who, acts, tell) => woulds.push((who, acts, tell)),
                Order::Settled(tell) => settled.push(tell),
            }
        }
        let now = self.shared.clock.now();
        let mut gone = Vec::new();
        for input in &inputs {
            self.asking.hear(input);
            if let Input::Gone { peer } = input {
                gone.push(*peer);
            }
        }
        let turn = self.switchboard.handle(inputs, now);
        self.finish(turn).await?;
        self.asking.forget(&gone);
        for span in spans {
            span.in_scope(|| tracing::debug!("answered"));
        }
        for (who, tell) in tables {
            // Who asked may have gone.
            let _gone = tell.send(self.switchboard.may_table(&who));
        }
        for (who, tell) in looks {
            let (view, own) = self.switchboard.look(&who, now);
            // Who asked may have gone.
            let _gone = tell.send(Looked { position: self.switchboard.position(), now, view, own });
        }
        for (who, seat, tell) in doors {
            // Who asked may have gone.
            let _gone = tell.send(self.switchboard.at_door(&who, &seat));
        }
        for tell in publics {
            // Who asked may have gone.
            let _gone = tell.send(Public {
                position: self.switchboard.position(),
                at: now,
                view: self.switchboard.public(),
                agendas: agendas(self.switchboard.conference()),
            });
        }
        for (who, acts, tell) in woulds {
            let state = self.switchboard.conference();
            let answers = acts.into_iter().map(|(capacity, action)| who.would(state, capacity, action, now)).collect();
            // Who asked may have gone.
            let _gone = tell.send((self.switchboard.position(), answers));
        }
        for tell in settled {
            let progress = Progress {
                position: self.switchboard.position(),
                next_deadline: self.switchboard.next_deadline(),
                now,
                peers: self.switchboard.peers(),
            };
            // Who asked may have gone.
            let _gone = tell.send(progress);
        }
        Ok(now)
    }

    /// Makes a turn durable and does what it says; those who could not keep up are told to the switchboard.
    pub async fn finish(&mut self, turn: Turn) -> Result<(), Fault> {
        let mut turn = turn;
        loop {
            let outputs = match turn {
                Turn::Tell(outputs) => outputs,
                Turn::Record { expected, drafts } => {
                    let entries = drafts.len();
                    let began = Monotonic::now();
                    let (sealer, audit) = (self.shared.sealer.clone(), self.shared.audit.clone());
                    let appended = self.shared.recorder.with(move |journal| {
                        let stored = journal.append(expected, drafts)?;
                        sealer.durable(&stored);
                        stored.iter().for_each(|stored| note_admissions(&audit, stored));
                        Ok(stored.last().map(|last| last.head()))
                    });
                    match appended.await.map_err(|closed| Fault::Broken(closed.to_string()))? {
                        Ok(head) => {
                            let metrics = &self.shared.metrics;
                            metrics.append_seconds.observe(began.elapsed().as_secs_f64());
                            metrics.batch_entries.observe(entries as f64);
                            if let Some(head) = head {
                                self.shared.position.store(head.position, Ordering::Release);
                                self.shared.moved.send_replace(head.position);
                                metrics.position.set(i64::try_from(head.position).unwrap_or(i64::MAX));
                            }
                            self.switchboard.committed()
                        }
                        Err(
                            error @ (journal::Error::Conflict { .. }
                            | journal::Error::Unknown { .. }
                            | journal::Error::Repeated { .. }),
                        ) => {
                            tracing::warn!(%error, "the record is not where this hub thought; reading it again");
                            turn = self.read_again().await?;
                            continue;
                        }
                        Err(
                            error @ (journal::Error::Damaged(_)
                            | journal::Error::Poisoned { .. }
                            | journal::Error::Locked { .. }
                            | journal::Error::WrongFormat { .. }
                            | journal::Error::Io { .. }
                            | journal::Error::Unwritable(_)),
                        ) => return Err(error.into()),
                    }
                }
            };
            self.count(&outputs);
            let slow = self.fanout.carry_out(outputs, &self.shared.metrics);
            self.shared.metrics.peers.set(i64::try_from(self.switchboard.peers()).unwrap_or(i64::MAX));
            if slow.is_empty() {
                return Ok(());
            }
            tracing::info!(peers = slow.len(), "peers fell behind and were closed");
            let gone = slow.into_iter().map(|peer| Input::Gone { peer }).collect();
            turn = self.switchboard.handle(gone, self.shared.clock.now());
        }
    }

    /// Reads the whole record again and considers once more what was asked for.
    async fn read_again(&mut self) -> Result<Turn, Fault> {
        self.switchboard.begin_again();
        replay(&mut self.switchboard, &self.shared.recorder, |_| {}).await?;
        Ok(self.switchboard.resume(self.shared.clock.now()))
    }

    /// Notes that the hub is alive: to the journal's heartbeat and to the service manager.
    async fn beat(&mut self) -> Result<(), Fault> {
        let now = self.shared.clock.now();
        let noted = self.shared.recorder.with(move |journal| journal.note_alive(now)).await;
        noted.map_err(|closed| Fault::Broken(closed.to_string()))??;
        lifecycle::tell_alive();
        Ok(())
    }

    /// Tells every peer that the hub stops, and waits a moment for the connections to end.
    async fn farewell(&mut self) {
        self.fanout.close_all(CloseCode::Restart);
        let ended = async {
            while self.shared.gate.count().0 > 0 {
                // What peers still say is dropped, so that none waits for a place.
                while self.orders.try_recv().is_ok() {}
                pause(GLANCE).await;
            }
        };
        if tokio::time::timeout(FAREWELL, ended).await.is_err() {
            tracing::debug!("some connections did not end in time");
        }
    }

    fn count(&self, outputs: &[Output]) {
        for output in outputs {
            let result = match output {
                Output::Say { to, message } => {
                    if let Some(noted) = self.asking.refusal(*to, message) {
                        self.shared.audit.note(noted);
                    }
                    match message.as_ref() {
                        HubMessage::Accepted(_) => "accepted",
                        HubMessage::Rejected(_) => "rejected",
                        HubMessage::Declined(_) => "declined",
                        HubMessage::Welcome(_)
                        | HubMessage::Entry(_)
                        | HubMessage::Own(_)
                        | HubMessage::Tick(_)
                        | HubMessage::Pulse(_)
                        | HubMessage::Notice(_)
                        | HubMessage::Checkpoint(_) => continue,
                    }
                }
                Output::Send { .. }
                | Output::Circulate { .. }
                | Output::Follow { .. }
                | Output::Close { .. }
                | Output::Forget { .. } => continue,
            };
            self.shared.metrics.commands.get_or_create(&Answered { result }).inc();
        }
    }
}

/// Who was let in and by whom, and which devices changed.
fn note_admissions(audit: &Audit, stored: &Stored) {
    let (position, by) = (stored.entry.position, || stored.entry.sender().to_string());
    for event in &stored.entry.events {
        if let Event::SeatAdmitted { seat, .. } = event {
            audit.note(Noted::Admitted { seat: seat.clone(), by: by(), position });
        } else if let Event::SeatEjected { seat, .. } = event {
            audit.note(Noted::Ejected { seat: seat.clone(), by: by(), position });
        } else if let Event::SeatTakenOver { seat, session } = event {
            audit.note(Noted::TakenOver { seat: seat.clone(), session: *session, position });
        }
    }
}

/// Reads the record into a switchboard, from where it is; `also` sees every page of it.
pub(super) async fn replay(
    switchboard: &mut Switchboard,
    recorder: &super::recorder::Recorder,
    mut also: impl FnMut(&[Stored]),
) -> Result<(), Fault> {
    loop {
        let after = switchboard.position();
        let page = recorder.with(move |journal| journal.read(after, PAGE)).await;
        let entries = page.map_err(|closed| Fault::Broken(closed.to_string()))??;
        if entries.is_empty() {
            return Ok(());
        }
        also(&entries);
        for stored in &entries {
            switchboard.replay(stored);
        }
    }
}

/// Waits for a deadline; for ever when there is none.
async fn due(clock: &Clock, deadline: Option<Timestamp>) {
    match deadline {
        Some(deadline) => clock.sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}
