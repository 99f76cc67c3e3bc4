//! The line of one client to its hub, without a socket and without a clock.
//!
//! ```text
//!          ┌────────────────── wake: the wait is over ──────────────────┐
//!          ▼                                                            │
//!   Connecting ──opened──► Greeting ──welcome──► Joined                 │
//!        │                     │                   │                    │
//!        └─ closed ────────────┴─ closed, silence, a gap, nonsense ──► Waiting
//!        │                     │
//!        │                     └─ closed 4401 4403 4409 4410 4426 ───► Over
//!        └─ not the hub: Waiting, where it was in before; else ──────► Over
//! ```
//!
//! What it holds to, whatever the line does:
//!
//! 1. every entry is shown once and in order: after `n` comes `n + 1`. One that was shown is not shown again; one
//!    that is missing is asked for by resuming after the last, and where the hub no longer has it, the whole view
//!    is taken instead and the gap is told;
//! 2. an act without an answer is sent again under its own name and with what its sender saw *then*: so it takes
//!    effect at most once, and never on a state that its sender did not see;
//! 3. it comes back for ever, with back-off and jitter, unless the hub said that coming back is no use.
//!
//! [`Link::handle`] takes one [`Input`] at an instant of a monotonic clock and says what to do ([`Output`]);
//! [`Link::wake_at`] says when it wants to be called although nothing happens.

mod said;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use crate::procedure::ids::{CommandId, Timestamp};
use crate::view::{Audience, Own, View};
use crate::wire::{
    ClientMessage, CloseCode, Declined, Entry, Hello, HubMessage, PROTOCOL, Refused, Resume, Submit, Tock, Welcome,
    Who, decode_hub, encode_client,
};

pub use said::{Distrust, Final, Identity, Input, Instant, Output, Patience, Shown};

/// Acts that may wait for an answer at once. A person's hand never gets there; a script that does is told.
pub const UNANSWERED_MOST: usize = 64;

#[derive(Clone, PartialEq, Eq, Debug)]
enum State {
    /// Not begun.
    Idle,
    /// A socket is being opened.
    Connecting,
    /// The socket is open and hello was said.
    Greeting { since: u64 },
    /// In.
    Joined { heard_at: u64, stale: bool },
    /// No socket until then.
    Waiting { until: u64 },
    /// For good.
    Over,
}

/// An act without an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Unanswered {
    submit: Submit,
    /// When it is sent again although the line is up: the hub had no room for it.
    again_at: Option<u64>,
}

/// The line of one client to its hub.
#[derive(Clone, Debug)]
pub struct Link {
    identity: Identity,
    patience: Patience,
    state: State,
    /// Attempts since the last welcome.
    attempts: u32,
    /// The last position taken in; `None` before the first welcome.
    position: Option<u64>,
    audience: Option<Audience>,
    who: Option<Who>,
    view: View,
    own: Option<Own>,
    unanswered: VecDeque<Unanswered>,
    /// The next hello asks for the whole view: resuming did not help.
    whole: bool,
    /// The position after which an entry was missing last time.
    gap_after: Option<u64>,
    /// What the hub's clock showed, and when.
    hub_clock: Option<(Timestamp, u64)>,
}

impl Link {
    /// A line that has not begun.
    #[must_use]
    pub fn new(identity: Identity, patience: Patience) -> Self {
        Self {
            identity,
            patience,
            state: State::Idle,
            attempts: 0,
            position: None,
            audience: None,
            who: None,
            view: View::default(),
            own: None,
            unanswered: VecDeque::new(),
            whole: false,
            gap_after: None,
            hub_clock: None,
        }
    }

    /// The sections as they stand at [`Link::position`].
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What is this peer's own.
    #[must_use]
    pub fn own(&self) -> Option<&Own> {
        self.own.as_ref()
    }

    /// As whom it is in.
    #[must_use]
    pub fn who(&self) -> Option<&Who> {
        self.who.as_ref()
    }

    /// The last position taken in.
    #[must_use]
    pub fn position(&self) -> Option<u64> {
        self.position
    }

    /// Whether acts are sent at once.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        matches!(self.state, State::Joined { .. })
    }

    /// Whether the line is over for good.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.state == State::Over
    }

    /// Acts without an answer, in the order in which they were asked for.
    pub fn unanswered(&self) -> impl Iterator<Item = &Submit> {
        self.unanswered.iter().map(|waiting| &waiting.submit)
    }

    /// What the hub's clock shows at an instant; `None` before the first welcome. It goes on ticking while the
    /// line is down.
    #[must_use]
    pub fn hub_time(&self, now_ms: u64) -> Option<Timestamp> {
        let (shown, at) = self.hub_clock?;
        Some(shown + crate::procedure::ids::Span(now_ms.saturating_sub(at)))
    }

    /// When [`Input::Tick`] is wanted although nothing happens.
    #[must_use]
    pub fn wake_at(&self) -> Option<u64> {
        let own = match self.state {
            State::Idle | State::Connecting | State::Over => None,
            State::Greeting { since } => Some(since.saturating_add(self.patience.lost_ms)),
            State::Joined { heard_at, stale: false } => Some(heard_at.saturating_add(self.patience.stale_ms)),
            State::Joined { heard_at, stale: true } => Some(heard_at.saturating_add(self.patience.lost_ms)),
            State::Waiting { until } => Some(until),
        };
        let again = self.unanswered.iter().filter_map(|waiting| waiting.again_at).filter(|_| self.is_joined()).min();
        own.into_iter().chain(again).min()
    }

    /// Takes one thing that happened and says what to do, in order.
    pub fn handle(&mut self, input: Input<'_>, now: Instant) -> Vec<Output> {
        let mut out = Vec::new();
        match (&self.state, input) {
            // Nothing that is still under way on an old socket matters any more.
            (State::Over, Input::Submit(submit)) => out.push(Output::Show(Shown::GivenUp(submit.command_id))),
            (State::Over, _) => {}
            (State::Joined { .. }, Input::Say(message)) => out.push(send(&message)),
            (_, Input::Submit(submit)) => self.submit(*submit, &mut out),
            (State::Idle, Input::Start) => self.connect(&mut out),
            (State::Connecting, Input::Opened) => self.greet(now, &mut out),
            (State::Connecting | State::Greeting { .. } | State::Joined { .. }, Input::Closed { code, reason }) => {
                self.closed(code, reason, now, &mut out);
            }
            (State::Connecting, Input::Distrusted(why)) => self.distrusted(why, now, &mut out),
            (State::Greeting { .. } | State::Joined { .. }, Input::Frame(text)) => self.frame(text, now, &mut out),
            (_, Input::Tick) => self.tick(now, &mut out),
            // A second start, and news of a socket that was given up.
            (
                _,
                Input::Start
                | Input::Opened
                | Input::Frame(_)
                | Input::Closed { .. }
                | Input::Distrusted(_)
                | Input::Say(_),
            ) => {}
        }
        out
    }

    fn connect(&mut self, out: &mut Vec<Output>) {
        self.state = State::Connecting;
        out.push(Output::Connect);
    }

    fn greet(&mut self, now: Instant, out: &mut Vec<Output>) {
        self.state = State::Greeting { since: now.ms };
        let resume = self.position.filter(|_| !self.whole);
        out.push(send(&ClientMessage::Hello(Hello {
            protocol: Some(PROTOCOL),
            credential: Some(self.identity.credential.clone()),
            language: self.identity.language.clone(),
            resume: resume.map(|position| Resume { position, audience: self.audience }),
            device: self.identity.device.clone(),
            person: self.identity.person.clone(),
        })));
    }

    fn submit(&mut self, submit: Submit, out: &mut Vec<Output>) {
        if self.unanswered.len() >= UNANSWERED_MOST {
            out.push(Output::Show(Shown::TooManyUnanswered(submit.command_id)));
            return;
        }
        if self.is_joined() {
            out.push(send(&ClientMessage::Submit(Box::new(submit.clone()))));
        }
        self.unanswered.push_back(Unanswered { submit, again_at: None });
    }

    fn frame(&mut self, text: &str, now: Instant, out: &mut Vec<Output>) {
        let message = match decode_hub(text) {
            Ok(message) => message,
            Err(fault) => {
                // What was in it is not known, so nothing can be built on what comes after.
                self.whole = true;
                return self.give_up(&format!("the hub sent what is no message: {fault}"), now, out);
            }
        };
        if let State::Joined { heard_at, stale } = &mut self.state {
            (*heard_at, *stale) = (now.ms, false);
        }
        match (message, self.is_joined()) {
            (HubMessage::Welcome(welcome), _) => self.welcome(*welcome, now, out),
            (HubMessage::Entry(entry), true) => self.entry(*entry, now, out),
            (HubMessage::Own(frame), true) => {
                self.own = Some(frame.own);
                out.push(Output::Show(Shown::Own));
            }
            (HubMessage::Accepted(accepted), true) => {
                self.answered(&accepted.command_id);
                out.push(Output::Show(Shown::Accepted(accepted)));
            }
            (HubMessage::Rejected(rejected), true) => {
                self.answered(&rejected.command_id);
                out.push(Output::Show(Shown::Rejected(rejected)));
            }
            (HubMessage::Declined(declined), _) => self.declined(declined, now, out),
            (HubMessage::Tick(tick), _) => {
                self.hub_clock = Some((tick.now, now.ms));
                out.push(send(&ClientMessage::Tock(Tock { position: self.position })));
                out.push(Output::Show(Shown::Tick(tick)));
            }
            (HubMessage::Pulse(pulse), _) => out.push(Output::Show(Shown::Pulse(pulse))),
            (HubMessage::Notice(notice), _) => out.push(Output::Show(Shown::Notice(notice))),
            (HubMessage::Checkpoint(checkpoint), _) => out.push(Output::Show(Shown::Checkpoint(checkpoint))),
            (HubMessage::Entry(_) | HubMessage::Own(_) | HubMessage::Accepted(_) | HubMessage::Rejected(_), false) => {
                self.give_up("the hub spoke before its welcome", now, out);
            }
        }
    }

    fn welcome(&mut self, welcome: Welcome, now: Instant, out: &mut Vec<Output>) {
        let before = self.position;
        if !welcome.reset && before != Some(welcome.position) {
            // It goes on from a position that is not ours: whatever follows would be a gap.
            self.whole = true;
            return self.give_up("the hub went on from another position", now, out);
        }
        let first = !self.is_joined();
        self.state = State::Joined { heard_at: now.ms, stale: false };
        self.attempts = 0;
        self.whole = false;
        self.hub_clock = Some((welcome.hub_time, now.ms));
        self.who = Some(welcome.who);
        self.audience = Some(welcome.audience);
        self.position = Some(welcome.position);
        self.own = welcome.own;
        if welcome.reset {
            self.view = welcome.view;
            self.gap_after = None;
        }
        let missed_after = before.filter(|before| welcome.reset && *before < welcome.position);
        let (position, reset) = (welcome.position, welcome.reset);
        out.push(Output::Show(Shown::Joined { position, back: first, reset, missed_after }));
        // A second welcome on one socket changes the audience; what was sent on it is still on its way.
        if first {
            for waiting in &mut self.unanswered {
                waiting.again_at = None;
                out.push(send(&ClientMessage::Submit(Box::new(waiting.submit.clone()))));
            }
        }
    }

    fn entry(&mut self, mut entry: Entry, now: Instant, out: &mut Vec<Output>) {
        let last = self.position.unwrap_or(0);
        if entry.position <= last {
            return;
        }
        if entry.position > last + 1 {
            // Resuming asks for what is missing; when that was tried already, the hub no longer has it.
            self.whole = self.gap_after == Some(last);
            self.gap_after = Some(last);
            return self.give_up("an entry is missing", now, out);
        }
        self.gap_after = None;
        self.position = Some(entry.position);
        self.view.merge(std::mem::take(&mut entry.sections));
        out.push(Output::Show(Shown::Entry(Box::new(entry))));
    }

    fn answered(&mut self, id: &CommandId) {
        self.unanswered.retain(|waiting| waiting.submit.command_id != *id);
    }

    fn declined(&mut self, declined: Declined, now: Instant, out: &mut Vec<Output>) {
        match (&declined.command_id, &declined.reason) {
            // The hub has no room at this moment: the act was not looked at, and is not answered.
            (Some(id), Refused::TooMany { retry_after_ms }) => {
                let again_at = Some(now.ms.saturating_add((*retry_after_ms).max(1)));
                for waiting in self.unanswered.iter_mut().filter(|waiting| waiting.submit.command_id == *id) {
                    waiting.again_at = again_at;
                }
            }
            (Some(id), _) => {
                let id = id.clone();
                self.answered(&id);
                out.push(Output::Show(Shown::Declined(declined)));
            }
            (None, _) => out.push(Output::Show(Shown::Declined(declined))),
        }
    }

    fn tick(&mut self, now: Instant, out: &mut Vec<Output>) {
        match &mut self.state {
            State::Waiting { until } if now.ms >= *until => self.connect(out),
            State::Greeting { since } if now.ms >= since.saturating_add(self.patience.lost_ms) => {
                self.give_up("the hub does not answer", now, out);
            }
            State::Joined { heard_at, .. } if now.ms >= heard_at.saturating_add(self.patience.lost_ms) => {
                self.give_up("the hub is silent", now, out);
            }
            State::Joined { heard_at, stale } => {
                if !*stale && now.ms >= heard_at.saturating_add(self.patience.stale_ms) {
                    *stale = true;
                    out.push(Output::Show(Shown::Stale));
                }
                for waiting in &mut self.unanswered {
                    if waiting.again_at.is_some_and(|at| now.ms >= at) {
                        waiting.again_at = None;
                        out.push(send(&ClientMessage::Submit(Box::new(waiting.submit.clone()))));
                    }
                }
            }
            State::Idle | State::Connecting | State::Greeting { .. } | State::Waiting { .. } | State::Over => {}
        }
    }

    /// Ends a socket from this side and comes back later.
    fn give_up(&mut self, reason: &str, now: Instant, out: &mut Vec<Output>) {
        out.push(Output::Close(CloseCode::FellBehind));
        self.wait(None, reason, now, out);
    }

    fn closed(&mut self, code: Option<u16>, reason: &str, now: Instant, out: &mut Vec<Output>) {
        if let Some(end) = code.and_then(Final::of) {
            return self.end(end, out);
        }
        let known = code.and_then(CloseCode::from_number);
        if matches!(known, Some(CloseCode::BadFrame | CloseCode::TooBig)) && self.is_joined() {
            // One of the acts under way was what the hub did not take. Sent again it would close the line again.
            self.unanswered.drain(..).for_each(|waiting| {
                out.push(Output::Show(Shown::GivenUp(waiting.submit.command_id)));
            });
        }
        self.wait(code, reason, now, out);
    }

    /// Somebody else answers. Who was never in has most likely the wrong address or an old invitation. Who was in goes
    /// on trying, and says each time why: what stands between here and the hub may go again.
    fn distrusted(&mut self, why: Distrust, now: Instant, out: &mut Vec<Output>) {
        if self.position.is_none() {
            return self.end(Final::Distrusted(why), out);
        }
        out.push(Output::Show(Shown::Distrusted(why)));
        self.wait(None, why.code(), now, out);
    }

    fn end(&mut self, end: Final, out: &mut Vec<Output>) {
        self.state = State::Over;
        self.unanswered.drain(..).for_each(|waiting| {
            out.push(Output::Show(Shown::GivenUp(waiting.submit.command_id)));
        });
        out.push(Output::Show(Shown::Over(end)));
    }

    fn wait(&mut self, code: Option<u16>, reason: &str, now: Instant, out: &mut Vec<Output>) {
        let Patience { first_ms, longest_ms, .. } = self.patience;
        // Anywhere between the first wait and twice the last one: endpoints that lost the same hub do not come
        // back in step.
        let doubled = first_ms.saturating_mul(1_u64.checked_shl(self.attempts.saturating_add(1)).unwrap_or(u64::MAX));
        let most = doubled.clamp(first_ms, longest_ms.max(first_ms));
        let ms = first_ms + now.chance % (most - first_ms + 1);
        self.attempts = self.attempts.saturating_add(1);
        self.state = State::Waiting { until: now.ms.saturating_add(ms) };
        out.push(Output::Show(Shown::Down { code, reason: reason.to_owned(), again_in_ms: ms }));
        out.push(Output::Backoff { ms });
    }
}

fn send(message: &ClientMessage) -> Output {
    Output::Send(encode_client(message))
}
