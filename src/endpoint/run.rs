//! The loop of a country endpoint: wait, show, act, and never stop coming back.
//!
//! ```text
//!   hub ──Line──► view ──► Face (people or programs)
//!                    ├───► CueRunner (the room's microphone)
//!                    └───► Attendant (the text that is put, hashed here) ──► Acknowledge
//!   typed line or JSON line ──► Wish ──Screen──► action with what was seen ──► hub
//! ```

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;
use hyper::Method;
use serde_json::Value;
use tokio::sync::mpsc;

use super::acknowledge::{self, Attendant, Doubt, Duty};
use super::address::HubAddress;
use super::chance::Chance;
use super::credential::Credential;
use super::cue::{CueRunner, Hooks, floor_of};
use super::face::{Face, Style, screen};
use super::http::{Ask, Fault, ask};
use super::line::{Line, Told};
use super::link::{Final, Identity, Patience, Shown};
use super::screen::Meant;
use super::typed::{self, Typed};
use super::wish::Wish;
use super::witness::{Outcome, Unusable, Witnessing};
use super::wording::Wording;
use crate::clock::{Clock, pause};
use crate::lifecycle::Stop;
use crate::procedure::command::{Action, Capacity, Person};
use crate::procedure::ids::{CommandId, MeetingId};
use crate::view::View;
use crate::wire::{self, Checkpoint, ClientMessage, Entry, HubMessage, Secret, Submit, Who, decode, decode_hub};

/// Most bytes of what was missed that are read at once.
const MISSED_MOST: u64 = 16 * 1024 * 1024;

/// Everything that an endpoint is told when it starts.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its hub.
    pub hub: HubAddress,
    /// The credential of this device.
    pub credential: Credential,
    /// The file that it is kept in: what this endpoint witnesses is kept beside it. `None`: it does not witness.
    pub witness: Option<PathBuf>,
    /// What the device is called.
    pub device: Option<String>,
    /// Who sits at it; a hub without a lobby files the name.
    pub person: Option<Person>,
    /// The language of sentences, BCP 47.
    pub language: String,
    /// How long it waits and listens.
    pub patience: Patience,
    /// What follows the floor.
    pub hooks: Hooks,
    /// For whom it writes.
    pub style: Style,
}

/// What was done aside, so that the line never waits for it.
enum Aside {
    Attended { duty: Box<Duty>, outcome: Result<Action, Doubt> },
    Missed { upto: u64, bytes: Result<Bytes, Fault> },
}

/// The record after a position. Many endpoints come back at once and few are read to at a time, so this asks again.
async fn missed(hub: &HubAddress, credential: &Credential, after: u64) -> Result<Bytes, Fault> {
    let path = format!("/entries?after={after}");
    let mut tries = 0;
    loop {
        let what =
            Ask { method: Method::GET, path: &path, credential: Some(credential), body: None, most: MISSED_MOST };
        match ask(hub, what).await {
            Err(Fault::Refused { status: 429 | 503, .. }) if tries < 10 => {
                tries += 1;
                pause(Duration::from_millis(500)).await;
            }
            answer => return answer,
        }
    }
}

/// What an endpoint tells whoever sits before it.
pub trait Voice {
    /// A frame as it came, where frames are asked for.
    ///
    /// # Errors
    /// When nobody reads any more, as of everything here.
    fn frame(&mut self, text: &str) -> io::Result<()>;
    /// What the line shows.
    ///
    /// # Errors
    /// As above.
    fn shown(&mut self, line: &Line, shown: &Shown) -> io::Result<()>;
    /// The record is not the one that this endpoint has seen.
    ///
    /// # Errors
    /// As above.
    fn doubted(&mut self, doubt: &wire::Doubt) -> io::Result<()>;
    /// This endpoint does not witness the record, and which file is why.
    ///
    /// # Errors
    /// As above.
    fn cannot_witness(&mut self, unusable: &Unusable) -> io::Result<()>;
    /// What became of a text that had to be acknowledged.
    ///
    /// # Errors
    /// As above.
    fn attended(&mut self, duty: &Duty, doubt: Option<&Doubt>) -> io::Result<()>;
    /// An entry that was made while the line was down.
    ///
    /// # Errors
    /// As above.
    fn missed(&mut self, view: &View, entry: &Entry, frame: &str) -> io::Result<()>;
}

/// A running endpoint, and the face that it shows.
pub struct Endpoint<V> {
    plan: Plan,
    line: Line,
    face: V,
    cues: CueRunner,
    attendant: Attendant,
    /// The acknowledgement that waits for its answer.
    acknowledging: Option<(CommandId, Duty)>,
    aside: mpsc::Sender<Aside>,
    done_aside: mpsc::Receiver<Aside>,
    /// What it keeps of the record; `None` before it is in, and where it does not witness.
    witness: Option<Witnessing>,
    /// The enrolment of its key that waits for its answer.
    enrolling: Option<CommandId>,
    /// Whether the hub shows it checkpoints on this line.
    witnesses: bool,
    clock: Clock,
}

/// Runs an endpoint until it is told to stop, its person leaves, or the hub says that coming back is no use.
///
/// `typed` are the lines of its person or of a program; when they end at a terminal, its person has left.
///
/// # Errors
/// When nobody reads what it writes any more, or the system gives no random bytes.
pub async fn run<W: Write>(
    plan: Plan,
    clock: Clock,
    mut stop: Stop,
    mut typed: mpsc::Receiver<String>,
    out: W,
) -> io::Result<Option<Final>> {
    let face = Face::new(out, plan.style, Wording::new(&plan.language));
    let mut endpoint = Endpoint::start(plan, clock, face)?;
    let mut to_confirm = None;
    endpoint.face.connecting(&endpoint.plan.hub.to_string())?;
    let mut reading = true;
    let end = loop {
        tokio::select! {
            biased;
            () = stop.asked() => break None,
            end = endpoint.step() => {
                if let Some(end) = end? {
                    break Some(end);
                }
            }
            text = typed.recv(), if reading => match text {
                Some(text) => {
                    if endpoint.typed(&text, &mut to_confirm)? {
                        break None;
                    }
                }
                // A person at a terminal has left; a program may have had nothing to say.
                None if endpoint.plan.style == (Style::People { prompt: true }) => break None,
                None => reading = false,
            },
        }
    };
    let mut face = endpoint.finish().await;
    if end.is_none() {
        face.bye()?;
    }
    Ok(end)
}

impl<V> std::fmt::Debug for Endpoint<V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint").field("line", &self.line).finish_non_exhaustive()
    }
}

impl<V: Voice> Endpoint<V> {
    /// Begins to connect; [`Endpoint::step`] does the work.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn start(plan: Plan, clock: Clock, face: V) -> io::Result<Self> {
        let identity = Identity {
            credential: Secret::new(plan.credential.reveal().to_owned()),
            language: Some(plan.language.clone()),
            device: plan.device.clone(),
            person: plan.person.clone(),
        };
        let mut line = Line::start(plan.hub.clone(), identity, plan.patience, Chance::of_system()?);
        if plan.style == Style::Json {
            line = line.with_frames();
        }
        let (aside, done_aside) = mpsc::channel(4);
        let cues = CueRunner::start(plan.hooks.clone(), clock.clone());
        Ok(Self {
            line,
            face,
            cues,
            attendant: Attendant::default(),
            acknowledging: None,
            aside,
            done_aside,
            witness: None,
            enrolling: None,
            witnesses: false,
            clock,
            plan,
        })
    }

    /// Waits for the next thing and does what it asks for; gives back the end when there is one. Dropping the future
    /// loses nothing.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub async fn step(&mut self) -> io::Result<Option<Final>> {
        tokio::select! {
            biased;
            told = self.line.next() => self.told(told),
            Some(done) = self.done_aside.recv() => self.done_aside(done).map(|()| None),
        }
    }

    /// Its line.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// What it is shown to.
    #[must_use]
    pub fn face(&self) -> &V {
        &self.face
    }

    /// Both: what is before the eyes, and the face to be changed.
    pub fn both(&mut self) -> (&Line, &mut V) {
        (&self.line, &mut self.face)
    }

    /// Sends what is meant, now or as soon as the line is back.
    pub fn send(&mut self, meant: Meant) -> CommandId {
        self.line.submit(meant.action, meant.capacity, meant.seen)
    }

    /// Ends: hooks are told off, and goodbye is said on an open line.
    pub async fn finish(self) -> V {
        let Self { line, face, cues, .. } = self;
        cues.finish().await;
        line.leave().await;
        face
    }

    /// Shows what the line tells; gives back the end when there is one.
    fn told(&mut self, told: Told) -> io::Result<Option<Final>> {
        let shown = match told {
            Told::Frame(text) => {
                self.face.frame(&text)?;
                return Ok(None);
            }
            Told::Shown(shown) => shown,
        };
        let quiet = self.answers_attendant(&shown) | self.answers_enrolment(&shown);
        if !quiet {
            self.face.shown(&self.line, &shown)?;
        }
        match shown {
            Shown::Over(end) => return Ok(Some(end)),
            Shown::Joined { back, missed_after, position, .. } => {
                self.attendant.rejoined();
                if let Some(after) = missed_after {
                    self.fetch_missed(after, position);
                }
                self.witnesses &= !back;
                self.follow_floor();
                self.attend();
                self.enrol()?;
            }
            Shown::Checkpoint(checkpoint) => self.look(&checkpoint)?,
            Shown::Entry(_) => {
                self.follow_floor();
                self.attend();
            }
            Shown::Own | Shown::Accepted(_) | Shown::Rejected(_) | Shown::Declined(_) => {
                self.attend();
                self.enrol()?;
            }
            Shown::TooManyUnanswered(_)
            | Shown::GivenUp(_)
            | Shown::Tick(_)
            | Shown::Pulse(_)
            | Shown::Notice(_)
            | Shown::Stale
            | Shown::Distrusted(_)
            | Shown::Down { .. } => {}
        }
        Ok(None)
    }

    /// Whether this is the answer to an acknowledgement, which nobody asked for by hand.
    fn answers_attendant(&mut self, shown: &Shown) -> bool {
        let Some((id, duty)) = &self.acknowledging else { return false };
        let Some((_, taken)) = shown.answers().filter(|(answered, _)| *answered == id) else { return false };
        if taken {
            self.attendant.answered();
        } else {
            self.attendant.give_up(duty);
        }
        self.acknowledging = None;
        // A refusal is shown: the person may have to do something about it.
        taken
    }

    /// Enrols this endpoint's key in the record, once its seat is admitted; then it is shown checkpoints.
    fn enrol(&mut self) -> io::Result<()> {
        if self.witnesses || self.enrolling.is_some() || !self.line.link().is_joined() {
            return Ok(());
        }
        let Some(file) = self.plan.witness.clone() else { return Ok(()) };
        let Some(Who::Seat { seat, active: true }) = self.line.link().who() else { return Ok(()) };
        let own = self.line.link().own().and_then(|own| own.seat.as_ref());
        if own.is_none_or(|own| own.person.is_none()) {
            return Ok(());
        }
        if self.witness.is_none() {
            let opened = Chance::of_system()
                .map_err(Unusable::Io)
                .and_then(|mut chance| Witnessing::open(&file, seat.clone(), chance.key_seed()));
            match opened {
                Ok(witness) => self.witness = Some(witness),
                Err(unusable) => {
                    tracing::error!(fault = %unusable, "this endpoint does not witness the record");
                    self.plan.witness = None;
                    return self.face.cannot_witness(&unusable);
                }
            }
        }
        let Some(key) = self.witness.as_ref().map(Witnessing::key) else { return Ok(()) };
        let seen = screen(&self.line).seen();
        self.enrolling = Some(self.line.submit(Action::EnrolWitness { key }, Capacity::Delegate, seen));
        Ok(())
    }

    /// Whether this is the answer to an enrolment, which nobody asked for by hand.
    fn answers_enrolment(&mut self, shown: &Shown) -> bool {
        let Some(id) = &self.enrolling else { return false };
        let Some((_, taken)) = shown.answers().filter(|(answered, _)| *answered == id) else { return false };
        self.enrolling = None;
        self.witnesses = true;
        if let Some(witness) = self.witness.as_ref().filter(|_| taken) {
            self.line.say(ClientMessage::Witness(witness.greeting()));
        }
        // What is refused is shown, and tried again on the next line.
        taken
    }

    /// Looks at a checkpoint, and countersigns it or says loudly why not.
    fn look(&mut self, checkpoint: &Checkpoint) -> io::Result<()> {
        let Some(witness) = &mut self.witness else { return Ok(()) };
        match witness.look(checkpoint, self.clock.now()) {
            Ok(Outcome::Countersigned(said)) => self.line.say(ClientMessage::Countersign(said)),
            Ok(Outcome::Doubted(doubt)) => {
                tracing::error!(
                    ?doubt,
                    "the record is not the one that this endpoint has seen; nothing is countersigned"
                );
                self.face.doubted(&doubt)?;
                self.line.say(ClientMessage::Doubt(doubt));
            }
            Err(fault) => tracing::error!(%fault, "a checkpoint could not be kept, and is not countersigned"),
        }
        Ok(())
    }

    fn follow_floor(&mut self) {
        let screen = screen(&self.line);
        self.cues.show(screen.party().and_then(|party| floor_of(screen.view, party)));
    }

    /// Works out the text that is put, aside from the line.
    fn attend(&mut self) {
        if !self.line.link().is_joined() || self.acknowledging.is_some() {
            return;
        }
        let Some(duty) = self.attendant.take(&screen(&self.line)) else { return };
        let (hub, credential, aside) = (self.plan.hub.clone(), self.plan.credential.clone(), self.aside.clone());
        let verified = self.attendant.verified.clone();
        tokio::spawn(async move {
            let outcome = duty.fulfil(&hub, &credential, &verified).await;
            // An endpoint that has ended needs no outcome.
            let _ended = aside.send(Aside::Attended { duty: Box::new(duty), outcome }).await;
        });
    }

    fn fetch_missed(&self, after: u64, upto: u64) {
        let (hub, credential, aside) = (self.plan.hub.clone(), self.plan.credential.clone(), self.aside.clone());
        tokio::spawn(async move {
            let bytes = missed(&hub, &credential, after).await;
            let _ended = aside.send(Aside::Missed { upto, bytes }).await;
        });
    }

    fn done_aside(&mut self, done: Aside) -> io::Result<()> {
        match done {
            Aside::Attended { duty, outcome } => self.attended(*duty, outcome),
            Aside::Missed { upto, bytes } => match bytes {
                Ok(bytes) => self.missed(upto, &String::from_utf8_lossy(&bytes)),
                Err(fault) => {
                    tracing::warn!(%fault, "what was missed could not be read");
                    Ok(())
                }
            },
        }
    }

    fn attended(&mut self, duty: Duty, outcome: Result<Action, Doubt>) -> io::Result<()> {
        match outcome {
            Ok(action) => {
                self.face.attended(&duty, None)?;
                let seen = screen(&self.line).seen();
                let id = self.line.submit(action, acknowledge::CAPACITY, seen);
                self.acknowledging = Some((id, duty));
            }
            Err(doubt) => {
                self.attendant.give_up(&duty);
                self.face.attended(&duty, Some(&doubt))?;
            }
        }
        Ok(())
    }

    fn missed(&mut self, upto: u64, lines: &str) -> io::Result<()> {
        for line in lines.lines() {
            let Ok(HubMessage::Entry(entry)) = decode_hub(line) else { continue };
            let entry: Entry = *entry;
            if entry.position <= upto {
                self.face.missed(self.line.link().view(), &entry, line)?;
            }
        }
        Ok(())
    }
}

impl<W: Write> Endpoint<Face<W>> {
    /// Does what a line asks for; gives back whether its person leaves. `to_confirm`: an act that binds and was asked
    /// about once more, with what its sender saw.
    fn typed(&mut self, text: &str, to_confirm: &mut Option<Meant>) -> io::Result<bool> {
        if self.face.style() == Style::Json {
            self.read_json(text)?;
            return Ok(false);
        }
        if let Some(meant) = to_confirm.take() {
            if ["y", "yes", "c", "có", "co"].contains(&text.trim().to_lowercase().as_str()) {
                self.submit(meant)?;
            } else {
                self.face.not_confirmed()?;
            }
            return Ok(false);
        }
        match typed::read(text) {
            Ok(Typed::Nothing) => self.face.mistyped("")?,
            Ok(Typed::Quit) => return Ok(true),
            Ok(Typed::Help) => self.face.help(&self.line)?,
            Ok(Typed::Show(page)) => self.face.page(&self.line, page)?,
            Ok(Typed::Act { wish, meeting }) => *to_confirm = self.wish(&wish, meeting.as_ref(), text.trim())?,
            Err(mistyped) => {
                let sentence = mistyped.sentence(self.face.wording());
                self.face.mistyped(&sentence)?;
            }
        }
        Ok(false)
    }

    /// Does what is wished, or asks once more about what then is to be confirmed.
    fn wish(&mut self, wish: &Wish, meeting: Option<&MeetingId>, typed: &str) -> io::Result<Option<Meant>> {
        match screen(&self.line).meant_in(wish, meeting) {
            Ok(meant) if wish.binds() && self.face.style() == (Style::People { prompt: true }) => {
                // What is sent is what was before the eyes when the question was asked.
                self.face.confirm(&self.line, typed)?;
                return Ok(Some(meant));
            }
            Ok(meant) => self.submit(meant)?,
            Err(nothing) => self.face.nothing(&self.line, &nothing)?,
        }
        Ok(None)
    }

    fn submit(&mut self, meant: Meant) -> io::Result<()> {
        let joined = self.line.link().is_joined();
        let id = self.send(meant);
        self.face.sent(&id, joined)
    }

    /// A line of a program: an action, a `submit` as on the wire, or `{"act": "ask"}` for what people type.
    fn read_json(&mut self, text: &str) -> io::Result<()> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(fault) => return self.face.mistyped(&fault.to_string()),
        };
        let word = |name: &str| value.get(name).and_then(Value::as_str);
        if let Some(act) = word("act") {
            let typed = format!("{act} {}", word("text").unwrap_or_default());
            return match typed::read(&typed) {
                Ok(Typed::Act { wish, meeting }) => self.wish(&wish, meeting.as_ref(), &typed).map(drop),
                Ok(Typed::Show(page)) => self.face.page(&self.line, page),
                Ok(Typed::Nothing | Typed::Help | Typed::Quit) => Ok(()),
                Err(mistyped) => {
                    let sentence = mistyped.sentence(self.face.wording());
                    self.face.mistyped(&sentence)
                }
            };
        }
        if word("type") == Some("submit") {
            return match decode(text) {
                Ok(ClientMessage::Submit(submit)) => self.submit_as(*submit),
                Ok(
                    ClientMessage::Hello(_)
                    | ClientMessage::Tock(_)
                    | ClientMessage::Witness(_)
                    | ClientMessage::Countersign(_)
                    | ClientMessage::Doubt(_),
                ) => Ok(()),
                Err(fault) => self.face.mistyped(&fault.to_string()),
            };
        }
        match serde_json::from_value::<Action>(value) {
            Ok(action) => {
                let screen = screen(&self.line);
                let meant = Meant { capacity: screen.capacity(&action), seen: screen.seen_for(&action), action };
                self.submit(meant)
            }
            Err(fault) => self.face.mistyped(&fault.to_string()),
        }
    }

    fn submit_as(&mut self, submit: Submit) -> io::Result<()> {
        let (id, joined) = (submit.command_id.clone(), self.line.link().is_joined());
        self.line.submit_as(submit);
        self.face.sent(&id, joined)
    }
}
