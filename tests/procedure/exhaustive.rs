//! Small worlds, explored to their last state: everything that can happen in them does, in every order.
//!
//! A world is a meeting of three members (A presides, B is vice-chair, C), a partner P and an observer O, with one
//! item. A breadth-first search over the real `consider` and `apply` does everything that anybody of that world
//! may do, from every state that is reached. Two states are the same when they differ only in what is over: in
//! absolute instants, in the numbers of things, in who said what before. So the clock moves only to the next
//! deadline, each line falls once, a text has two revisions, and the search comes to an end. In the world in which
//! [every line falls](all_falling) all five do so in one play, at any point, with two revisions of the text; the others
//! have what else the meeting does, and fewer lines.
//!
//! It shows three things:
//!
//! * no reachable state breaks an invariant;
//! * every state can still reach the end of the meeting;
//! * nothing is declared over a member who did not have the text before it on a live line, over an objection,
//!   before the window's end, or by anybody but the officer who presides now. [`Ghost`] keeps that in plain
//!   flags, from what was seen to happen and without the help of the rules.
//!
//! That the search would notice is shown too: each guard is taken away in turn ([`Guard`]), and each time it finds
//! a play that breaks the meeting.
//!
//! `cargo test --test procedure exhaustive -- --nocapture` prints how many states each world has.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::{Debug, Write as _};
use std::sync::Arc;

use mufakat::procedure::agenda::Agenda;
use mufakat::procedure::amendment::Amendments;
use mufakat::procedure::command::{Action, Actor, Capacity, Command, Declared, PauseCause, PointRuling, Seen};
use mufakat::procedure::decision::{ObjectionState, ProposalState, WindowPhase};
use mufakat::procedure::definition::{ChairLine, Definition, ItemKind, MeetingPlan, Verb};
use mufakat::procedure::event::{Event, Wording};
use mufakat::procedure::floor::{Floor, Phase};
use mufakat::procedure::ids::{
    CommandId, EntryId, Epoch, Hash, ModeratorId, PartyId, Revision, SeatId, Span, Timestamp,
};
use mufakat::procedure::meeting::{Session, State};
use mufakat::procedure::motion::Motions;
use mufakat::procedure::party::{Line, Link};
use mufakat::procedure::point::Points;
use mufakat::procedure::rejection::{MeetingPhase, Rejection};
use mufakat::procedure::silence::Silences;
use mufakat::procedure::{Conference, MeetingState};

use super::harness::*;

// ---- a world --------------------------------------------------------------------------------------------------

/// A state of a world.
#[derive(Clone)]
struct World {
    conference: Conference,
    now: Timestamp,
    ghost: Ghost,
    /// What most states of it have as it was in the beginning.
    first: Arc<Still>,
}

/// Parts of a meeting that hardly change, and that had no instant in them when the world began.
type Still = (Session, Agenda, Floor, Points, Amendments, Silences, Motions);

/// What was seen to happen, in plain flags.
#[derive(Clone, Default)]
struct Ghost {
    /// Lines that fell: each falls once.
    fallen: BTreeSet<SeatId>,
    /// What is done a bounded number of times, and how often it was.
    counted: BTreeMap<&'static str, u32>,
    /// Parties who said that the text now put is before them, over a line that has been up since.
    read: BTreeSet<PartyId>,
    /// Parties that object to the present revision.
    against: BTreeSet<PartyId>,
    /// Parties that asked for time.
    waiting: BTreeSet<PartyId>,
    /// Consents by another channel to the words that lie on the table: who entered each, and whether anybody
    /// confirmed it.
    consents: BTreeMap<PartyId, (Actor, bool)>,
    /// Since when nothing has stood against deciding.
    clear_since: Timestamp,
}

/// Something that somebody may do.
struct Move {
    who: &'static str,
    action: Action,
    /// Whether the sender saw the epoch before the present one.
    stale: bool,
    /// Counted under this name, and done at most so often.
    at_most: Option<(&'static str, u32)>,
}

impl Move {
    fn name(&self) -> String {
        format!("{}{}: {:?}", self.who, if self.stale { " (stale)" } else { "" }, self.action)
    }
}

fn named(who: &'static str, action: Action) -> Move {
    Move { who, action, stale: false, at_most: None }
}

fn at_most(times: u32, what: &'static str, mut done: Move) -> Move {
    done.at_most = Some((what, times));
    done
}

fn unseen(mut done: Move) -> Move {
    done.stale = true;
    done
}

/// The definition of every small world.
fn small() -> Definition {
    small_with(|_| {})
}

/// The same with other settings.
fn small_with(change: impl FnOnce(&mut MeetingPlan)) -> Definition {
    definition_with(|definition| {
        definition.meetings.truncate(1);
        let here = ["A", "B", "C", "P", "O"];
        definition.parties.retain(|id, _| here.contains(&id.as_str()));
        for party in definition.parties.values_mut() {
            party.seats.retain(|seat| seat.id.as_str().ends_with(".hod"));
        }
        let plan = &mut definition.meetings[0];
        plan.participants.retain(|id, _| here.contains(&id.as_str()));
        plan.roles.clear();
        plan.agenda = vec![plan_item("1", ItemKind::Adoption, &[Verb::Adopted])];
        plan.chair = ChairLine { outgoing: None, chair: party("A"), vice_chair: Some(party("B")), acting: vec![] };
        plan.settings.warnings.clear();
        plan.settings.sitting_warnings.clear();
        // Blocks follow each other for ever, and say nothing of what may be decided.
        plan.settings.session_block = Span::ZERO;
        change(plan);
    })
}

/// The head of each delegation is there, and the item is open.
fn begun(definition: Definition, seats: &[&str]) -> World {
    let mut play = laid_down(definition);
    for id in seats {
        let person = mufakat::procedure::command::Person { name: (*id).to_owned(), title: String::new() };
        let credential = mufakat::procedure::command::Credential::Accepted;
        play = play
            .fact(Event::SeatAdmitted { seat: seat(id), person, credential, letter: None })
            .fact(Event::LinkCameUp { seat: seat(id) });
    }
    let open = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    let play = play.opens("M1").and("chair", open);
    let first = without_what_is_over(&play.conference.meetings[&m1()], play.now);
    let MeetingState { session, agenda, floor, points, amendments, silences, motions, .. } = first;
    let first = (session, agenda, floor, points, amendments, silences, motions);
    let told = format!("{first:?}");
    assert_eq!(relative(&told, play.now), told, "what is only compared is told by no distance from now");
    World {
        conference: play.conference.clone(),
        now: play.now,
        ghost: Ghost { clear_since: play.now, ..Ghost::default() },
        first: Arc::new(first),
    }
}

fn actor(who: &str) -> Actor {
    match who {
        "hub" => Actor::Hub {},
        "clock" => Actor::Clock {},
        "moderator" | "second moderator" => {
            let name = who.strip_suffix(" moderator").unwrap_or(who);
            Actor::Moderator { name: ModeratorId::parse(name).unwrap() }
        }
        who => match who.strip_suffix(" as chair") {
            Some(id) => Actor::chair(seat(id)),
            None => Actor::delegate(seat(who)),
        },
    }
}

impl World {
    fn meeting(&self) -> &mufakat::procedure::MeetingState {
        &self.conference.meetings[&m1()]
    }

    fn is_closed(&self) -> bool {
        self.meeting().session.phase() == MeetingPhase::Closed
    }

    /// The lines that may fall or come back: each of these seats falls once.
    fn lines(&self, seats: &[&'static str]) -> Vec<Move> {
        let mut moves = Vec::new();
        for id in seats {
            let seat = seat(id);
            if self.conference.parties.seats[&seat].link.is_up() {
                if !self.ghost.fallen.contains(&seat) {
                    moves.push(named("hub", Action::LinkDown { seat }));
                }
            } else {
                moves.push(named("hub", Action::LinkUp { seat }));
            }
        }
        moves
    }

    /// The same, of any so many of these seats in one play.
    fn any_lines(&self, most: u32, seats: &[&'static str]) -> Vec<Move> {
        let falls = |done: &Move| matches!(done.action, Action::LinkDown { .. });
        let lines = self.lines(seats).into_iter();
        lines.map(|done| if falls(&done) { at_most(most, "falling", done) } else { done }).collect()
    }

    /// Does something with a guard away or none; `None` when it is refused or changes nothing.
    fn does(&self, done: &Move, away: Option<Guard>) -> Option<Result<Self, Breach>> {
        self.does_at(self.now, done, away)
    }

    fn does_at(&self, now: Timestamp, done: &Move, away: Option<Guard>) -> Option<Result<Self, Breach>> {
        if let Some((what, most)) = done.at_most
            && self.ghost.counted.get(what).is_some_and(|times| *times >= most)
        {
            return None;
        }
        let epoch = self.meeting().chair.epoch;
        let epoch = if done.stale { Epoch(epoch.0.checked_sub(1)?) } else { epoch };
        let command = Command {
            id: CommandId::parse("c").unwrap(),
            actor: actor(done.who),
            seen: Seen { position: None, epoch: Some(epoch), ..Seen::default() },
            action: done.action.clone(),
        };
        let events = match self.conference.consider(&command, now) {
            Ok(events) => away.map_or_else(|| events.clone(), |away| away.instead(self, &command, events.clone())),
            Err(refused) => away?.lets_through(self, &command, &refused)?,
        };
        if events.is_empty() {
            return None;
        }
        let mut next = Self { now, ..self.clone() };
        if let Some((what, _)) = done.at_most {
            *next.ghost.counted.entry(what).or_default() += 1;
        }
        for event in &events {
            if let Err(breach) = next.ghost.sees(event, &next.conference, &command, now) {
                return Some(Err(breach));
            }
            next.conference.apply(event, now);
        }
        next.ghost.looks(&next.conference, now);
        Some(match next.conference.check() {
            Ok(()) => Ok(next),
            // What is let through with a guard away is put together by hand and freezes nothing: it has to be missed
            // by what comes of it.
            Err(broken) if away.is_some() && broken.invariant.starts_with("a window stands still") => Ok(next),
            Err(broken) => Err(Breach(BTreeSet::from([broken.to_string()]))),
        })
    }

    /// Time goes on to the next deadline.
    fn waits(&self) -> Option<Result<Self, Breach>> {
        let later = self.now.max(self.conference.next_deadline()?);
        self.does_at(later, &named("clock", Action::Elapse {}), None)
    }

    /// What tells this state from others: without absolute instants, numbers of things, and what is over.
    ///
    /// Of a meeting that is closed all is over.
    fn key(&self) -> u128 {
        if self.is_closed() {
            return 0;
        }
        let then = self.now;
        let links: Vec<bool> = self.conference.parties.seats.values().map(|seat| seat.link.is_up()).collect();
        let lines: Vec<Line> = self
            .conference
            .parties
            .lines
            .values()
            .map(|line| match *line {
                Line::Down { dropped: true, .. } => Line::Down { since: then, dropped: true },
                Line::Unseen | Line::Up | Line::Down { .. } => *line,
            })
            .collect();
        let Ghost { fallen, counted, read, against, waiting, consents, clear_since } = &self.ghost;
        let clear = self.now.since(*clear_since).min(self.patience());
        let holds = self.conference.register.decisions.values().filter(|decision| decision.holds()).count();
        let MeetingState { session, agenda, chair, floor, points, table, amendments, silences, motions, roll } =
            without_what_is_over(self.meeting(), then);
        let mut text = format!(
            "{chair:?}{table:?}{roll:?}{links:?}{lines:?}{holds}{fallen:?}{counted:?}{read:?}{against:?}\
             {waiting:?}{consents:?}{clear:?}"
        );
        let first = &*self.first;
        tells(&mut text, &session, &first.0);
        tells(&mut text, &agenda, &first.1);
        tells(&mut text, &floor, &first.2);
        tells(&mut text, &points, &first.3);
        tells(&mut text, &amendments, &first.4);
        tells(&mut text, &silences, &first.5);
        tells(&mut text, &motions, &first.6);
        mixed(&relative(&text, self.now))
    }

    /// How long nothing may have stood against deciding before it is declared.
    fn patience(&self) -> Span {
        let settings = &self.conference.plan(&m1()).unwrap().settings;
        settings.consent_window + settings.interpretation_tail
    }
}

/// A meeting without absolute instants, numbers of things, and what is over.
fn without_what_is_over(meeting: &MeetingState, then: Timestamp) -> MeetingState {
    let mut meeting = meeting.clone();
    (meeting.session.opened_at, meeting.session.closes_at) = (None, None);
    meeting.session.block = Default::default();
    meeting.floor.lists.values_mut().for_each(|list| list.closed_at = None);
    match &mut meeting.session.state {
        State::Suspended(pause) => pause.since = then,
        State::TechHold { since, suspended, .. } => {
            *since = then;
            suspended.iter_mut().for_each(|pause| pause.since = then);
        }
        State::Scheduled | State::Open | State::Adjourned { .. } | State::Closed { .. } => {}
    }
    for item in meeting.agenda.items.values_mut() {
        (item.first_opened, item.ended) = (None, None);
    }
    let epoch = meeting.chair.epoch;
    meeting.chair.epoch = Epoch(0);
    meeting.floor.spoken.clear();
    meeting.floor.last = None;
    let lists = meeting.floor.lists.values_mut().flat_map(|list| &mut list.entries);
    for entry in lists.chain(meeting.floor.speech.iter_mut().map(|speech| &mut speech.entry)) {
        (entry.id, entry.since, entry.passes) = (EntryId(0), then, entry.passes.min(2));
    }
    if let Some(speech) = &mut meeting.floor.speech {
        speech.id = Default::default();
    }
    for point in &mut meeting.points.pending {
        (point.id, point.raised) = (Default::default(), then);
    }
    meeting.points.ruled = None;
    for proposal in meeting.table.proposals.values_mut() {
        // What was said blocks nothing, and what the words are follows from the revision.
        proposal.comments.clear();
        proposal.wording = Wording { text: String::new(), documents: Vec::new(), hash: Hash([0; 32]) };
        if !proposal.is_live() {
            proposal.revision = Revision(1);
        }
        for consent in proposal.consents.values_mut() {
            consent.confirmed.iter_mut().for_each(|(_, at)| *at = then);
        }
        let standing = std::mem::take(&mut proposal.objections).into_values();
        let standing = standing.filter(|objection| objection.state == ObjectionState::Standing);
        proposal.objections = standing
            .enumerate()
            .map(|(number, mut objection)| {
                objection.raised_at = then;
                (mufakat::procedure::ids::ObjectionId(number as u64), objection)
            })
            .collect();
        if let ProposalState::Put(window) = &mut proposal.state {
            (window.put_at, window.epoch) = (then, Epoch(epoch.0 - window.epoch.0));
            window.acknowledged.values_mut().for_each(|at| *at = then);
            window.lost.clear();
            if let WindowPhase::Elapsed { at } = &mut window.phase {
                *at = then;
            }
        }
    }
    meeting
}

/// Adds a part of a meeting to what tells its state: most parts are as they were in the beginning, which is quicker to see
/// than to say.
fn tells<T: Debug + PartialEq>(text: &mut String, part: &T, first: &T) {
    if part == first { text.push('=') } else { write!(text, "{part:?}").unwrap() }
}

/// A number for a text, another for another: sixteen bytes at a time, each step of it one to one.
fn mixed(text: &str) -> u128 {
    const ODD: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;
    text.as_bytes().chunks(16).fold(text.len() as u128, |sum, chunk| {
        let mut word = [0; 16];
        word[..chunk.len()].copy_from_slice(chunk);
        let sum = (sum ^ u128::from_le_bytes(word)).wrapping_mul(ODD);
        sum ^ (sum >> 67)
    })
}

/// A text in which each instant is told by its distance from now.
fn relative(text: &str, now: Timestamp) -> String {
    const DATE: usize = "2021-10-06".len();
    const WIDTH: usize = "2021-10-06T02:00:00.000Z".len();
    let here = now.to_string();
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, _) in text.match_indices('T') {
        let begins = at.saturating_sub(DATE).max(copied);
        let Some(word) = text.get(begins..begins + WIDTH).filter(|word| word.ends_with('Z')) else { continue };
        let Some(instant) = (if word == here { Some(now) } else { Timestamp::parse(word) }) else { continue };
        out.push_str(&text[copied..begins]);
        out.push_str(&(instant.0 - now.0).to_string());
        copied = begins + WIDTH;
    }
    out.push_str(&text[copied..]);
    out
}

// ---- what must never be seen ----------------------------------------------------------------------------------

/// What is wrong with what was seen to happen.
#[derive(Debug)]
struct Breach(BTreeSet<String>);

impl Ghost {
    /// Looks at an event before it is carried out.
    fn sees(&mut self, event: &Event, before: &Conference, command: &Command, now: Timestamp) -> Result<(), Breach> {
        let state = &before.meetings[&m1()];
        let mut wrong = BTreeSet::new();
        let mut must = |holds: bool, what: &str| {
            if !holds {
                wrong.insert(what.to_owned());
            }
        };
        let with_the_chairs_powers = matches!(
            (&command.actor, &command.action),
            (Actor::Seat { capacity: Capacity::Chair, .. } | Actor::Moderator { .. }, _)
                | (_, Action::AssumeChair { .. })
        );
        must(!with_the_chairs_powers || command.seen.epoch == Some(state.chair.epoch), "epoch");
        let is_up = |seat: &SeatId| before.parties.seats[seat].link.is_up();
        match event {
            Event::LinkWentDown { seat } => drop(self.fallen.insert(seat.clone())),
            Event::ProposalPut { .. } | Event::ProposalRevised { .. } | Event::WindowVoided { .. } => {
                self.read.clear();
                self.waiting.clear();
                self.consents.clear();
                if matches!(event, Event::ProposalRevised { .. }) {
                    self.against.clear();
                }
            }
            Event::ProposalSetAside { .. } => {
                self.read.clear();
                self.waiting.clear();
                self.consents.clear();
            }
            Event::Acknowledged { party, proposal, .. } => {
                if let Action::Acknowledge { hash, .. } = &command.action {
                    must(*hash == state.table.proposals[proposal].wording.hash, "reads other words");
                }
                self.read.insert(party.clone());
            }
            Event::ConsentEntered { party, .. } => {
                must(!["O"].contains(&party.as_str()), "an outsider consents");
                self.consents.insert(party.clone(), (command.actor.clone(), false));
            }
            Event::ConsentConfirmed { party, .. } => {
                let entered = self.consents.get_mut(party);
                must(entered.as_ref().is_some_and(|(by, _)| *by != command.actor), "one person enters and confirms");
                if let Some((_, confirmed)) = entered {
                    *confirmed = true;
                }
            }
            Event::ObjectionRaised { party, .. } => {
                must(["A", "B", "C", "P"].contains(&party.as_str()), "an outsider objects");
                self.against.insert(party.clone());
            }
            Event::ObjectionWithdrawn { objection, .. } => {
                if let Some((_, _, known)) = state.table.objection(*objection) {
                    self.against.remove(&known.party);
                }
            }
            Event::TimeAsked { party, .. } => drop(self.waiting.insert(party.clone())),
            Event::TimeReleased { party, .. } => drop(self.waiting.remove(party)),
            Event::ChairAssumed { seat, epoch, .. } => {
                must(*epoch == state.chair.epoch.next(), "the epoch grows by one");
                must(is_up(seat), "a line that is down takes the chair");
                must(["A", "B"].contains(&before.parties.seats[seat].party.as_str()), "a stranger takes the chair");
                must(state.table.put.is_none(), "a new Chair inherits a text");
                let settings = &before.plan(&m1()).unwrap().settings;
                let early =
                    state.chair.vacancy.as_ref().is_some_and(|vacancy| now < vacancy.since + settings.chair_grace);
                must(!early || state.chair.offer.is_some(), "grace");
            }
            Event::FloorRequested { entry, .. } => {
                must(entry.party != party("O") || entry.seat.is_none(), "an observer asks by itself");
            }
            Event::SpeechStarted { .. } => {
                let speaker = state.floor.speech.as_ref().map(|speech| &speech.entry.party);
                let own = matches!(&command.actor, Actor::Seat { seat, capacity: Capacity::Delegate }
                    if Some(&before.parties.seats[seat].party) == speaker);
                let officers = !matches!(command.actor, Actor::Seat { capacity: Capacity::Delegate, .. });
                must(own || officers, "somebody else says that it speaks");
            }
            Event::SpeechEnded { .. } => {
                if let Some(speech) = &state.floor.speech {
                    let grace = before.plan(&m1()).unwrap().settings.speaker_grace;
                    let lost = match &speech.phase {
                        Phase::Paused { causes, since, .. } if causes.contains(&PauseCause::Link) => Some(*since),
                        _ => None,
                    };
                    let by_the_chair =
                        matches!(command.action, Action::GiveFloor { .. } | Action::SetAsideSpeech { .. });
                    must(!by_the_chair || lost.is_none_or(|since| now >= since + grace), "put aside within its grace");
                    if let Action::GiveFloor { after, .. } = &command.action {
                        must(*after == Some(speech.id), "ends a speech that its sender did not see");
                    }
                }
            }
            Event::FloorGiven { .. } => {
                must(state.chair.presiding().is_some_and(is_up), "called by nobody");
                must(state.session.is_open(), "called while the meeting stands still");
            }
            Event::DecisionDeclared { presiding, epoch, hash, revision, proposal, .. } => {
                let by_the_officer = match &command.actor {
                    Actor::Seat { seat, capacity: Capacity::Chair } => seat == presiding,
                    Actor::Moderator { .. } => before.plan(&m1()).unwrap().settings.moderator_records_gavel,
                    Actor::Seat { capacity: Capacity::Delegate, .. } | Actor::Hub {} | Actor::Clock {} => false,
                };
                must(by_the_officer, "officer");
                must(state.chair.seat.as_ref() == Some(presiding) && is_up(presiding), "officer on the line");
                must(state.chair.epoch == *epoch, "epoch");
                must(state.session.is_open(), "declared while the meeting stands still");
                let text = &state.table.proposals[proposal];
                must(text.wording.hash == *hash && text.revision == *revision, "other words");
                must(self.against.is_empty(), "objection");
                must(self.waiting.is_empty(), "hold");
                for member in ["A", "B", "C", "P"].map(party) {
                    if state.roll.declared.get(&member) == Some(&Declared::Absent) {
                        continue;
                    }
                    if self.consents.get(&member).is_some_and(|(_, confirmed)| *confirmed) {
                        continue;
                    }
                    let seats = || before.parties.seats.values().filter(|seat| seat.party == member && seat.may_bind);
                    must(seats().any(|seat| seat.link != Link::Unseen), "quorum");
                    must(seats().any(|seat| seat.link.is_up()), "live line");
                    must(self.read.contains(&member), "acknowledgement");
                }
                let plan = before.plan(&m1()).unwrap();
                let patience = plan.settings.consent_window + plan.settings.interpretation_tail;
                must(now.since(self.clear_since) >= patience, "window");
                // A text that is decided is neither put nor revised any more.
                self.read.clear();
                self.counted.remove("putting");
                self.counted.remove("revision");
            }
            _ => {}
        }
        if wrong.is_empty() { Ok(()) } else { Err(Breach(wrong)) }
    }

    /// Looks at the meeting after something was done.
    fn looks(&mut self, after: &Conference, now: Timestamp) {
        let state = &after.meetings[&m1()];
        let mut clear = self.against.is_empty()
            && self.waiting.is_empty()
            && state.table.put.is_some()
            && state.session.is_open()
            && state.chair.presiding().is_some();
        for member in ["A", "B", "C", "P"].map(party) {
            let mut seats = after.parties.seats.values().filter(|seat| seat.party == member && seat.may_bind);
            if !seats.any(|seat| seat.link.is_up()) {
                self.read.remove(&member);
            }
            let consented = self.consents.get(&member).is_some_and(|(_, confirmed)| *confirmed);
            let absent = state.roll.declared.get(&member) == Some(&Declared::Absent);
            clear &= consented || self.read.contains(&member) || absent;
        }
        if !clear {
            self.clear_since = now;
        }
    }
}

/// A guard of the rules, to be taken away: what it refuses is then let through, as if it did not stand there.
#[derive(Clone, Copy, Debug)]
enum Guard {
    LiveLine,
    Objection,
    Quorum,
    Presiding,
    Epoch,
    Acknowledgements,
    Hold,
    Window,
    Vacancy,
    MeetingOpen,
    OneEntry,
    Ruling,
    ChairGrace,
    NotWhilePut,
    /// Who takes no part in decisions does not object.
    Outsider,
    /// The moderator records a gavel only where the setting allows it.
    Gavel,
    /// The moderator records a gavel only of an officer whose link is up.
    GavelLine,
    /// A consent by another channel takes two persons.
    SecondPerson,
    /// A consent by another channel is of a party that takes part in decisions.
    OutsiderConsents,
    /// What is declared is what its sender saw.
    SameWords,
    /// What is acknowledged is what lies on the table.
    ReadsTheseWords,
    /// Only those in the line of succession take a vacant chair.
    Succession,
    /// An interrupted speaker has its grace.
    SpeakerGrace,
    /// Next is next to what its sender saw.
    FloorSeen,
    /// A delegation begins its own speech.
    OwnSpeech,
    /// An observer speaks when it is invited.
    Invited,
}

impl Guard {
    /// The events that the rules would give if this guard did not stand there. `None` when something else refuses.
    fn lets_through(self, world: &World, command: &Command, refused: &Rejection) -> Option<Vec<Event>> {
        let (mut without, mut command) = (world.conference.clone(), command.clone());
        let Conference { parties, meetings, .. } = &mut without;
        let state = meetings.get_mut(&m1())?;
        let up = |parties: &mut mufakat::procedure::party::Parties, who: &[PartyId]| {
            for party in who {
                parties.lines.insert(party.clone(), Line::Up);
            }
        };
        let mut put = |read: &[PartyId]| {
            let text = state.table.put.and_then(|id| state.table.proposals.get_mut(&id))?;
            text.time_asked.clear();
            if let ProposalState::Put(window) = &mut text.state {
                window.acknowledged.extend(read.iter().map(|party| (party.clone(), world.now)));
                window.phase = WindowPhase::Elapsed { at: world.now };
            }
            Some(())
        };
        match (self, refused) {
            (Self::LiveLine, Rejection::MemberDropped { who })
            | (Self::Quorum, Rejection::NoQuorum { missing: who }) => {
                // Before a text is put there is no window to be let through.
                put(who);
                up(parties, who);
            }
            (Self::Acknowledgements, Rejection::NotAcknowledged { who }) => put(who)?,
            (Self::Hold, Rejection::TimeAskedFor { .. }) | (Self::Window, Rejection::WindowRunning { .. }) => put(&[])?,
            (Self::Objection, Rejection::ObjectionStands { .. }) => {
                put(&[])?;
                for text in state.table.proposals.values_mut() {
                    text.objections.clear();
                }
            }
            (
                Self::Presiding,
                Rejection::NotPresiding { .. } | Rejection::NotForYou { .. } | Rejection::GavelNotDelegated {},
            ) => {
                command.actor = Actor::chair(state.chair.presiding()?.clone());
            }
            (Self::Epoch, Rejection::StaleEpoch { current, .. }) => command.seen.epoch = Some(*current),
            (Self::Vacancy, Rejection::ChairVacant {}) => {
                let seat = state.chair.seat.clone()?;
                let known = parties.seats.get_mut(&seat)?;
                known.link = Link::Up { since: world.now };
                parties.lines.insert(known.party.clone(), Line::Up);
                put(std::slice::from_ref(&known.party));
                state.chair.vacancy = None;
            }
            (Self::MeetingOpen, Rejection::MeetingNotOpen { .. }) => state.session.state = State::Open,
            (Self::OneEntry, Rejection::AlreadyListed { entry, .. }) => {
                for list in state.floor.lists.values_mut() {
                    list.entries.retain(|waiting| waiting.id != *entry);
                }
            }
            (Self::Ruling, Rejection::RulingPending { .. }) => {
                state.points.pending.clear();
                if let Some(speech) = &mut state.floor.speech
                    && let Phase::Paused { causes, .. } = &mut speech.phase
                {
                    *causes = BTreeSet::from([PauseCause::Chair]);
                }
            }
            (Self::ChairGrace, Rejection::GraceRunning { .. }) => {
                state.chair.vacancy.as_mut()?.candidates = Some(vec![seat("B.hod")]);
            }
            (Self::NotWhilePut, Rejection::NotWhilePut { .. }) => {
                state.table.put = None;
            }
            (Self::Gavel, Rejection::GavelNotDelegated {}) => {
                command.actor = Actor::chair(state.chair.presiding()?.clone());
            }
            (Self::GavelLine, Rejection::ChairVacant {}) if matches!(command.actor, Actor::Moderator { .. }) => {
                let seat = state.chair.seat.clone()?;
                let known = parties.seats.get_mut(&seat)?;
                known.link = Link::Up { since: world.now };
                parties.lines.insert(known.party.clone(), Line::Up);
                put(std::slice::from_ref(&known.party));
                state.chair.vacancy = None;
            }
            (Self::SecondPerson, Rejection::SamePerson {}) => {
                command.actor = actor("second moderator");
            }
            (Self::OutsiderConsents, Rejection::TakesNoPart { .. }) => {
                let Action::RecordConsent { proposal, given_by, channel, party, .. } = &command.action else {
                    return None;
                };
                let Actor::Moderator { name } = &command.actor else { return None };
                return Some(vec![Event::ConsentEntered {
                    meeting: m1(),
                    proposal: *proposal,
                    party: party.clone(),
                    given_by: given_by.clone(),
                    channel: channel.clone(),
                    entered_by: mufakat::procedure::event::Officer::Moderator { name: name.clone() },
                }]);
            }
            (Self::SameWords | Self::ReadsTheseWords, Rejection::StaleRevision { .. }) => {
                let (id, text) = state.table.proposals.last_key_value()?;
                let (now, words) = (text.revision, text.wording.hash);
                match (self, &mut command.action) {
                    (Self::SameWords, Action::Declare { proposal, revision, hash, .. })
                    | (Self::ReadsTheseWords, Action::Acknowledge { proposal, revision, hash, .. })
                        if proposal == id =>
                    {
                        let asked = (*revision, *hash);
                        (*revision, *hash) = (now, words);
                        let mut events = without.consider(&command, world.now).ok()?;
                        for event in &mut events {
                            if let Event::DecisionDeclared { revision, hash, .. } = event {
                                (*revision, *hash) = asked;
                            }
                        }
                        return Some(events);
                    }
                    _ => return None,
                }
            }
            (Self::Succession, Rejection::ChairNotFree { presiding: None }) => {
                let Actor::Seat { seat, .. } = &command.actor else { return None };
                if !world.conference.parties.is_live(seat) {
                    return None;
                }
                let epoch = state.chair.epoch.next();
                let cause = mufakat::procedure::event::ChairCause::Succession;
                return Some(vec![Event::ChairAssumed { meeting: m1(), seat: seat.clone(), epoch, cause }]);
            }
            (Self::SpeakerGrace, Rejection::SpeakerGraceRunning { .. }) => {
                let Phase::Paused { grace_over, .. } = &mut state.floor.speech.as_mut()?.phase else { return None };
                *grace_over = true;
            }
            (Self::FloorSeen, Rejection::FloorMoved { speech }) => {
                let Action::GiveFloor { after, .. } = &mut command.action else { return None };
                *after = *speech;
            }
            (Self::OwnSpeech, Rejection::NotYourOwn { party }) => {
                let Action::StartSpeech { .. } = &command.action else { return None };
                command.actor = Actor::delegate(seat(&format!("{party}.hod")));
            }
            (Self::Invited, Rejection::SpeaksWhenInvited { party }) => {
                let own = Actor::delegate(seat(&format!("{party}.hod")));
                let Action::RequestFloor { party: listed, .. } = &mut command.action else { return None };
                *listed = Some(party.clone());
                command.actor = actor("moderator");
                let mut events = without.consider(&command, world.now).ok()?;
                for event in &mut events {
                    if let (Event::FloorRequested { entry, .. }, Actor::Seat { seat, .. }) = (event, &own) {
                        entry.seat = Some(seat.clone());
                    }
                }
                return Some(events);
            }
            _ => return None,
        }
        without.consider(&command, world.now).ok()
    }

    /// The events instead of which the rules give others to who takes no part in decisions.
    fn instead(self, world: &World, command: &Command, events: Vec<Event>) -> Vec<Event> {
        match (self, events.as_slice(), &command.actor) {
            (
                Self::Outsider,
                [Event::Commented { proposal, party, text, instead_of_objection: true, .. }],
                Actor::Seat { seat, .. },
            ) => vec![Event::ObjectionRaised {
                meeting: m1(),
                proposal: *proposal,
                objection: world.conference.numbers.objection.next(),
                party: party.clone(),
                seat: seat.clone(),
                point: text.clone(),
            }],
            _ => events,
        }
    }
}

// ---- the search -----------------------------------------------------------------------------------------------

type Moves = fn(&World) -> Vec<Move>;

/// What a search saw.
#[derive(Debug)]
struct Found {
    states: usize,
    steps: usize,
    decided: usize,
}

/// Explores a world from its beginnings; gives the first breach with the play that leads to it.
fn explore(beginnings: Vec<World>, moves: Moves, away: Option<Guard>) -> Result<Found, (Breach, Vec<String>)> {
    let mut numbers: BTreeMap<u128, usize> = BTreeMap::new();
    let mut from: Vec<Option<(usize, Move)>> = Vec::new();
    let mut before: Vec<Vec<usize>> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut waiting: VecDeque<(usize, World)> = VecDeque::new();
    let (mut steps, mut decided) = (0, 0);
    assert!(
        beginnings.windows(2).all(|two| two[0].first == two[1].first),
        "what is compared is compared with one thing"
    );
    for world in beginnings {
        numbers.insert(world.key(), from.len());
        waiting.push_back((from.len(), world));
        from.push(None);
        before.push(Vec::new());
    }
    let told = |from: &[Option<(usize, Move)>], mut at: usize, last: Option<&Move>| {
        let mut play: Vec<String> = last.into_iter().map(Move::name).collect();
        while let Some((earlier, done)) = &from[at] {
            play.push(done.name());
            at = *earlier;
        }
        play.reverse();
        play
    };
    while let Some((number, world)) = waiting.pop_front() {
        if world.is_closed() {
            ends.push(number);
            continue;
        }
        let done = moves(&world).into_iter().filter_map(|done| world.does(&done, away).map(|next| (done, next)));
        let later = world.waits().map(|next| (named("clock", Action::Elapse {}), next));
        for (done, next) in done.chain(later) {
            let next = next.map_err(|breach| (breach, told(&from, number, Some(&done))))?;
            steps += 1;
            let fresh = from.len();
            let known = *numbers.entry(next.key()).or_insert(fresh);
            if known == fresh {
                decided += usize::from(!next.conference.register.decisions.is_empty());
                from.push(Some((number, done)));
                before.push(Vec::new());
                waiting.push_back((fresh, next));
            }
            before[known].push(number);
        }
    }
    // From the ends backwards: whatever is not reached has no way to an end.
    let mut can_end = vec![false; from.len()];
    while let Some(number) = ends.pop() {
        if !std::mem::replace(&mut can_end[number], true) {
            ends.extend(&before[number]);
        }
    }
    if let Some(stuck) = can_end.iter().position(|can| !can) {
        let why = BTreeSet::from(["cannot reach the end of the meeting".to_owned()]);
        return Err((Breach(why), told(&from, stuck, None)));
    }
    Ok(Found { states: from.len(), steps, decided })
}

/// Nothing goes wrong in a world, and it is as large as it is meant to be.
#[track_caller]
fn is_sound(name: &str, beginnings: Vec<World>, moves: Moves, at_least: usize) -> Found {
    let seen = match explore(beginnings, moves, None) {
        Ok(seen) => seen,
        Err((breach, play)) => panic!("{breach:?} after {play:#?}"),
    };
    println!("{name}: {} states, {} steps, a decision in {}", seen.states, seen.steps, seen.decided);
    assert!(seen.states >= at_least, "only {} states", seen.states);
    seen
}

/// Without a guard the search finds what it stands for.
#[track_caller]
fn is_missed(guard: Guard, beginnings: Vec<World>, moves: Moves, breach: &str) {
    let Err((found, play)) = explore(beginnings, moves, Some(guard)) else {
        panic!("without {guard:?} nothing goes wrong");
    };
    assert!(found.0.iter().any(|what| what.contains(breach)), "without {guard:?}: {found:?} after {play:#?}");
}

// ---- the world of a decision ----------------------------------------------------------------------------------

/// The text that is on the table, as everybody sees it.
fn text_of(world: &World) -> Option<(mufakat::procedure::ids::ProposalId, mufakat::procedure::ids::Revision, Hash)> {
    let (id, text) = world.meeting().table.proposals.last_key_value()?;
    Some((*id, text.revision, text.wording.hash))
}

fn close() -> Action {
    Action::CloseMeeting { meeting: m1(), despite: Some("It is over.".to_owned()) }
}

fn table() -> Action {
    Action::TableProposal { meeting: m1(), item: item("1"), text: "The first words.".to_owned(), documents: vec![] }
}

fn declare(world: &World) -> Option<Action> {
    let (proposal, revision, hash) = text_of(world)?;
    let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
    Some(Action::Declare { meeting: m1(), proposal, revision, hash, verb, style, follow_ups })
}

fn deciding(world: &World) -> Vec<Move> {
    let chair = "A.hod as chair";
    let mut moves = vec![at_most(1, "closing", named(chair, close()))];
    moves.extend(world.lines(&["B.hod", "C.hod"]));
    let Some((proposal, revision, hash)) = text_of(world) else {
        moves.push(named(chair, table()));
        return moves;
    };
    let text = "Other words.".to_owned();
    let revise = Action::ReviseProposal { meeting: m1(), proposal, base: revision, text, documents: vec![] };
    moves.push(at_most(1, "revision", named(chair, revise)));
    moves.push(named(chair, Action::PutProposal { meeting: m1(), proposal, revision, hash }));
    for who in ["A.hod", "B.hod", "C.hod", "P.hod"] {
        moves.push(named(who, Action::Acknowledge { meeting: m1(), proposal, revision, hash }));
    }
    for who in ["C.hod", "O.hod"] {
        moves.push(named(who, Action::Object { meeting: m1(), proposal, revision, point: String::new() }));
    }
    // The words that lay on the table before.
    if let Some(earlier) = revision.0.checked_sub(1).filter(|earlier| *earlier > 0).map(Revision) {
        let hash = Wording::hash("The first words.", &[]);
        moves.push(named("B.hod", Action::Acknowledge { meeting: m1(), proposal, revision: earlier, hash }));
        let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
        let earlier = Action::Declare { meeting: m1(), proposal, revision: earlier, hash, verb, style, follow_ups };
        moves.push(named(chair, earlier));
    }
    let standing = world.meeting().table.proposals[&proposal].standing_objections().next();
    if let Some((objection, _)) = standing {
        moves.push(named("C.hod", Action::WithdrawObjection { meeting: m1(), objection: *objection }));
    }
    if world.meeting().table.put.is_some() {
        moves.push(named("P.hod", Action::AskForTime { meeting: m1(), proposal, revision }));
        moves.push(named("P.hod", Action::ReleaseTime { meeting: m1(), proposal }));
    }
    if let Some(declare) = declare(world) {
        for who in [chair, "B.hod as chair", "A.hod", "C.hod", "moderator"] {
            moves.push(named(who, declare.clone()));
        }
        moves.push(unseen(named(chair, declare)));
    }
    moves
}

/// Everybody is there; and the same without C, who may come or not.
fn decision_begins() -> Vec<World> {
    let tabled = |seats: &[&str]| {
        let world = begun(small(), seats);
        world.does(&named("A.hod as chair", table()), None).unwrap().unwrap()
    };
    vec![tabled(&["A.hod", "B.hod", "C.hod", "P.hod", "O.hod"]), tabled(&["A.hod", "B.hod", "P.hod", "O.hod"])]
}

#[test]
fn whatever_happens_on_the_way_to_a_decision_it_is_declared_over_nobody() {
    let seen = is_sound("a decision", decision_begins(), deciding, 250);
    assert!(seen.decided > 10);
}

#[test]
fn without_any_one_of_its_guards_a_decision_would_be_declared_over_somebody() {
    for (guard, breach) in [
        (Guard::LiveLine, "live line"),
        (Guard::Objection, "objection"),
        (Guard::Quorum, "quorum"),
        (Guard::Acknowledgements, "acknowledgement"),
        (Guard::Hold, "hold"),
        (Guard::Window, "window"),
        (Guard::Presiding, "officer"),
        (Guard::Outsider, "an outsider objects"),
        (Guard::SameWords, "other words"),
        (Guard::ReadsTheseWords, "reads other words"),
    ] {
        // What each stands for is seen soonest where everybody has the text before it already, or nobody.
        is_missed(guard, decision_put(), deciding, breach);
    }
}

/// The text is put, and A and B have it before them.
fn decision_put() -> Vec<World> {
    let mut begun = decision_begins();
    for world in &mut begun {
        let (proposal, revision, hash) = text_of(world).unwrap();
        let put = Action::PutProposal { meeting: m1(), proposal, revision, hash };
        let here = |world: &World, who| world.does(&named(who, put.clone()), None);
        // Without C nothing is put; there the search itself has to find the way.
        let Some(Ok(next)) = here(world, "A.hod as chair") else { continue };
        *world = next;
        for who in ["A.hod", "B.hod"] {
            let read = Action::Acknowledge { meeting: m1(), proposal, revision, hash };
            *world = world.does(&named(who, read), None).unwrap().unwrap();
        }
    }
    begun
}

// ---- the world in which every line falls -----------------------------------------------------------------------

/// The text is put, and everybody has it before it.
fn put_to_all() -> Vec<World> {
    vec![put_by_the_chair(small())]
}

/// The same where all waits are tens of seconds, so that fewer moments differ: 10 until a line counts as dropped and until
/// the chair is offered, 20 for the window, 30 until the meeting is held.
fn put_to_all_by_tens() -> Vec<World> {
    vec![put_by_the_chair(small_with(|plan| {
        plan.settings.chair_grace = seconds(10);
        plan.settings.chair_hold = seconds(30);
    }))]
}

fn put_by_the_chair(definition: Definition) -> World {
    let world = begun(definition, &["A.hod", "B.hod", "C.hod", "P.hod", "O.hod"]);
    let here = |world: World, action: Action| world.does(&named("A.hod as chair", action), None).unwrap().unwrap();
    let world = here(world, table());
    let (proposal, revision, hash) = text_of(&world).unwrap();
    read_by_all(here(world, Action::PutProposal { meeting: m1(), proposal, revision, hash }))
}

/// Who is on the line and has not the text before it says that it has.
fn read_by_all(world: World) -> World {
    let Some((proposal, revision, hash)) = text_of(&world) else { return world };
    ["A.hod", "B.hod", "C.hod", "P.hod"].into_iter().fold(world, |world, who| {
        let read = named(who, Action::Acknowledge { meeting: m1(), proposal, revision, hash });
        world.does(&read, None).and_then(Result::ok).unwrap_or(world)
    })
}

/// The next of these that is on the line and has not the text before it says that it has.
fn reading(world: &World, heads: &[&'static str]) -> Option<Move> {
    let (proposal, revision, hash) = text_of(world)?;
    let (_, _, window) = world.meeting().table.put()?;
    let unread = |head: &str| {
        let seat = &world.conference.parties.seats[&seat(head)];
        seat.link.is_up() && !window.acknowledged.contains_key(&seat.party)
    };
    let who = heads.iter().find(|head| unread(head))?;
    Some(named(who, Action::Acknowledge { meeting: m1(), proposal, revision, hash }))
}

/// Every one of the five lines falls once, at any point, and comes back or not; who presides puts, revises and declares,
/// and the moderator records the gavel. Who is on the line reads by itself, one after the other.
///
/// C and P do the same here and are asked the same, so a play in which P falls first is the mirror of one in which C does:
/// P falls only after C. Either may read first.
fn all_falling(world: &World) -> Vec<Move> {
    let officers = ["A.hod as chair", "B.hod as chair"];
    let mut moves = world.lines(&["A.hod", "B.hod", "C.hod", "P.hod", "O.hod"]);
    if !world.ghost.fallen.contains(&seat("C.hod")) {
        moves.retain(|done| done.action != Action::LinkDown { seat: seat("P.hod") });
    }
    for (officer, who) in officers.into_iter().zip(["A.hod", "B.hod"]) {
        moves.push(at_most(1, "closing", named(officer, close())));
        moves.push(named(officer, Action::LiftHold { meeting: m1() }));
        moves.push(named(who, Action::AssumeChair { meeting: m1() }));
    }
    let Some((proposal, revision, hash)) = text_of(world) else { return moves };
    moves.extend(reading(world, &["A.hod", "B.hod", "C.hod"]));
    moves.extend(reading(world, &["A.hod", "B.hod", "P.hod"]));
    let text = "Other words.".to_owned();
    let revise = Action::ReviseProposal { meeting: m1(), proposal, base: revision, text, documents: vec![] };
    let put = Action::PutProposal { meeting: m1(), proposal, revision, hash };
    for officer in officers {
        moves.push(at_most(2, "putting", named(officer, put.clone())));
        moves.push(at_most(1, "revision", named(officer, revise.clone())));
    }
    if let Some(declare) = declare(world) {
        for who in [officers[0], officers[1], "moderator"] {
            moves.push(named(who, declare.clone()));
        }
    }
    moves
}

#[test]
fn whichever_lines_fall_and_come_back_nothing_is_declared_over_anybody() {
    let found = is_sound("every line falls", put_to_all_by_tens(), all_falling, 20_000);
    assert!(found.decided > 10);
}

#[test]
fn without_the_officers_line_the_moderator_would_record_a_gavel_that_nobody_held() {
    is_missed(Guard::GavelLine, put_to_all_by_tens(), all_falling, "officer on the line");
}

// ---- the world of consent by telephone --------------------------------------------------------------------------

/// The lines of B and C fall; two moderators enter and confirm what was said by telephone; the text has two revisions.
fn by_telephone(world: &World) -> Vec<Move> {
    let chair = "A.hod as chair";
    let mut moves = vec![at_most(1, "closing", named(chair, close()))];
    moves.extend(world.lines(&["B.hod", "C.hod"]));
    let Some((proposal, revision, hash)) = text_of(world) else { return moves };
    let text = "Other words.".to_owned();
    let revise = Action::ReviseProposal { meeting: m1(), proposal, base: revision, text, documents: vec![] };
    moves.push(at_most(1, "revision", named(chair, revise)));
    moves.push(named(chair, Action::PutProposal { meeting: m1(), proposal, revision, hash }));
    moves.extend(reading(world, &["A.hod", "B.hod", "C.hod", "P.hod"]));
    for id in ["B", "C", "O"] {
        let enter = Action::RecordConsent {
            meeting: m1(),
            proposal,
            revision,
            party: party(id),
            given_by: "the head".to_owned(),
            channel: "telephone".to_owned(),
        };
        moves.push(named("moderator", enter));
        for who in ["moderator", "second moderator"] {
            moves.push(named(who, Action::ConfirmConsent { meeting: m1(), proposal, party: party(id) }));
        }
    }
    if let Some(declare) = declare(world) {
        moves.push(named(chair, declare));
    }
    moves
}

#[test]
fn what_was_said_by_telephone_counts_for_these_words_when_two_vouch_for_it() {
    let found = is_sound("consent by telephone", put_to_all(), by_telephone, 500);
    assert!(found.decided > 10);
}

#[test]
fn without_a_second_person_or_for_an_outsider_a_consent_would_be_made_up() {
    for (guard, breach) in
        [(Guard::SecondPerson, "one person enters"), (Guard::OutsiderConsents, "an outsider consents")]
    {
        is_missed(guard, put_to_all(), by_telephone, breach);
    }
}

// ---- the world of the chair -----------------------------------------------------------------------------------

/// C and P are absent by their word, so that A and B alone have to read.
fn chair_begins() -> Vec<World> {
    let mut world =
        begun(small_with(|plan| plan.settings.moderator_records_gavel = false), &["A.hod", "B.hod", "C.hod"]);
    for (who, id) in [("C.hod", "C"), ("moderator", "P")] {
        let absent = Action::DeclarePresence { meeting: m1(), party: party(id), presence: Declared::Absent };
        world = world.does(&named(who, absent), None).unwrap().unwrap();
    }
    vec![world.does(&named("A.hod as chair", table()), None).unwrap().unwrap()]
}

fn presiding(world: &World) -> Vec<Move> {
    let officers = ["A.hod as chair", "B.hod as chair"];
    let mut moves = world.lines(&["A.hod", "B.hod"]);
    for (officer, who) in officers.into_iter().zip(["A.hod", "B.hod"]) {
        moves.push(named(officer, close()));
        moves.push(unseen(named(officer, close())));
        moves.push(named(officer, Action::LiftHold { meeting: m1() }));
        moves.push(named(who, Action::AssumeChair { meeting: m1() }));
        moves.push(unseen(named(who, Action::AssumeChair { meeting: m1() })));
    }
    // Who is in nobody's line of succession.
    moves.push(named("C.hod", Action::AssumeChair { meeting: m1() }));
    moves.push(at_most(1, "passing", named(officers[0], Action::PassChair { meeting: m1(), to: seat("B.hod") })));
    if let Some((proposal, revision, hash)) = text_of(world) {
        for officer in officers {
            moves.push(named(officer, Action::PutProposal { meeting: m1(), proposal, revision, hash }));
        }
        for who in ["A.hod", "B.hod"] {
            moves.push(named(who, Action::Acknowledge { meeting: m1(), proposal, revision, hash }));
        }
    }
    if let Some(declare) = declare(world) {
        for who in officers.into_iter().chain(["moderator"]) {
            moves.push(named(who, declare.clone()));
            moves.push(unseen(named(who, declare.clone())));
        }
    }
    moves
}

#[test]
fn whoever_falls_and_comes_back_the_chair_is_held_by_one_and_taken_by_an_act() {
    let found = is_sound("the chair", chair_begins(), presiding, 500);
    assert!(found.decided > 10);
}

#[test]
fn without_any_one_of_its_guards_the_chair_would_be_used_by_somebody_else() {
    for (guard, breach) in [
        (Guard::Presiding, "officer"),
        (Guard::Epoch, "epoch"),
        (Guard::Vacancy, "officer on the line"),
        (Guard::ChairGrace, "grace"),
        (Guard::NotWhilePut, "a new Chair inherits a text"),
        (Guard::Gavel, "officer"),
        (Guard::Succession, "a stranger takes the chair"),
    ] {
        is_missed(guard, chair_begins(), presiding, breach);
    }
}

// ---- the world of the floor -----------------------------------------------------------------------------------

fn floor_begins() -> Vec<World> {
    vec![begun(small(), &["A.hod", "B.hod", "C.hod", "P.hod", "O.hod"])]
}

/// What everybody may do about the floor, whatever else happens.
fn about_the_floor(world: &World) -> Vec<Move> {
    let chair = "A.hod as chair";
    let meeting = world.meeting();
    let mut moves = vec![named(chair, close())];
    let ask = || Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: vec![] };
    moves.push(at_most(1, "B", named("B.hod", ask())));
    // Observers speak when they are invited.
    moves.push(named("O.hod", ask()));
    let after = meeting.floor.speech.as_ref().map(|speech| speech.id);
    for entry in meeting.floor.list(&item("1")).entries.iter().map(|entry| entry.id) {
        moves.push(named(chair, Action::GiveFloor { meeting: m1(), entry, after }));
        if after.is_some() {
            moves.push(named(chair, Action::GiveFloor { meeting: m1(), entry, after: None }));
        }
    }
    if let Some(speech) = after {
        for who in ["B.hod", "P.hod"] {
            moves.push(named(who, Action::StartSpeech { meeting: m1(), speech }));
            moves.push(named(who, Action::EndSpeech { meeting: m1(), speech }));
        }
    }
    moves
}

/// B and P ask for the floor; the lines of B and of the Chair fall.
fn falling(world: &World) -> Vec<Move> {
    let mut moves = about_the_floor(world);
    let ask = Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: vec![] };
    moves.push(at_most(1, "P", named("P.hod", ask)));
    moves.extend(world.lines(&["A.hod", "B.hod"]));
    moves.push(named("A.hod as chair", Action::LiftHold { meeting: m1() }));
    moves.push(named("A.hod", Action::AssumeChair { meeting: m1() }));
    moves
}

/// B asks for the floor; its line and those of the others fall, any two of them in one play.
fn others_falling(world: &World) -> Vec<Move> {
    let mut moves = about_the_floor(world);
    moves.extend(world.any_lines(2, &["A.hod", "B.hod", "C.hod", "P.hod", "O.hod"]));
    moves.push(named("A.hod as chair", Action::LiftHold { meeting: m1() }));
    moves.push(named("A.hod", Action::AssumeChair { meeting: m1() }));
    moves
}

/// B asks for the floor, twice if it may; the meeting is suspended, the Chair interrupts, C raises a point of order.
fn interrupting(world: &World) -> Vec<Move> {
    let chair = "A.hod as chair";
    let mut moves = about_the_floor(world);
    let ask = Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: vec![] };
    moves.push(at_most(1, "B again", named("B.hod", ask)));
    moves.push(named(chair, Action::ResumeMeeting { meeting: m1() }));
    let suspend = Action::SuspendMeeting { meeting: m1(), reason: "Tea.".to_owned(), resume_at: None };
    moves.push(at_most(1, "suspension", named(chair, suspend)));
    if let Some(speech) = world.meeting().floor.speech.as_ref().map(|speech| speech.id) {
        let pause = Action::PauseSpeech { meeting: m1(), speech, cause: PauseCause::Chair };
        moves.push(at_most(1, "pause", named(chair, pause)));
        moves.push(named(chair, Action::ResumeSpeech { meeting: m1(), speech }));
    }
    let raise = Action::RaisePointOfOrder { meeting: m1(), text: "Order.".to_owned(), about_decision: false };
    moves.push(at_most(1, "point", named("C.hod", raise)));
    for point in world.meeting().points.pending.iter().map(|point| point.id) {
        moves.push(named(chair, Action::RulePoint { meeting: m1(), point, ruling: PointRuling::NotUpheld }));
    }
    moves
}

#[test]
fn whoever_falls_and_comes_back_one_speaks_at_a_time_and_nobody_is_lost() {
    is_sound("the floor, lines falling", floor_begins(), falling, 5_000);
}

#[test]
fn whichever_other_lines_fall_the_speaker_is_heard_or_comes_back() {
    is_sound("the floor, the lines of others falling", floor_begins(), others_falling, 1_000);
}

#[test]
fn whatever_interrupts_one_speaks_at_a_time_and_nobody_is_lost() {
    is_sound("the floor, interrupted", floor_begins(), interrupting, 500);
}

#[test]
fn without_any_one_of_its_guards_the_floor_would_be_taken() {
    for (guard, moves, breach) in [
        (Guard::OneEntry, interrupting as Moves, "a party has at most one waiting entry in a list"),
        (Guard::MeetingOpen, interrupting, "the meeting stands still"),
        (Guard::Vacancy, falling, "called by nobody"),
        (Guard::Ruling, interrupting, "while a ruling is awaited"),
        (Guard::SpeakerGrace, falling, "within its grace"),
        (Guard::FloorSeen, falling, "did not see"),
        (Guard::OwnSpeech, interrupting, "somebody else says"),
        (Guard::Invited, interrupting, "an observer asks by itself"),
    ] {
        is_missed(guard, floor_begins(), moves, breach);
    }
}
