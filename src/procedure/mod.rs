//! The rules of procedure, as a pure function.
//!
//! The whole contract is [`Conference`]:
//!
//! 1. [`consider`](Conference::consider) says what a command would do, or which rule refuses it;
//! 2. [`apply`](Conference::apply) carries a recorded event out, and never fails;
//! 3. [`next_deadline`](Conference::next_deadline) says when time itself has something to say; then
//!    [`Action::Elapse`](command::Action::Elapse) is submitted by [`Actor::Clock`](command::Actor::Clock);
//! 4. [`check`](Conference::check) states what always holds.
//!
//! Nothing here knows a socket, a file, a clock or a random number. Time is an argument.
//!
//! ```text
//! Command --consider--> Ok(events) --recorded--> apply, apply, ... --> the next state
//!                       Err(rejection)           the state stays byte for byte as it was
//! ```
//!
//! `acts` holds one file per group of commands and is alone in reading several topics; the topic files own
//! their state and never call each other.

mod acts;
pub mod agenda;
pub mod amendment;
mod apply;
pub mod chair;
pub mod command;
pub mod decision;
pub mod definition;
pub mod document;
pub mod event;
pub mod floor;
pub mod ids;
pub mod instead;
mod invariants;
pub mod meeting;
pub mod motion;
pub mod pace;
pub mod party;
pub mod point;
pub mod rejection;
pub mod rule;
pub mod seals;
pub mod silence;
pub mod timer;

use std::collections::BTreeMap;
use std::sync::Arc;

use agenda::Agenda;
use amendment::Amendments;
use chair::Chair;
use command::Command;
use decision::{Register, Table};
use definition::{Definition, MeetingPlan};
use document::Documents;
use event::Event;
use floor::Floor;
use ids::{
    AmendmentId, DecisionNumber, EntryId, ItemNumber, MeetingId, MotionId, ObjectionId, PartyId, PointId, ProposalId,
    SeatId, SilenceId, SpeechId, StatementId, Timestamp, VoteId,
};
use meeting::Session;
use motion::Motions;
use party::{Parties, Presence, Roll};
use point::Points;
use rejection::Rejection;
use seals::Seals;
use silence::Silences;

pub use invariants::Broken;

/// The rules version under which entries are made; a reader years later considers a command again by the
/// version it was made under.
///
/// * 1: the first.
/// * 2: session blocks, a quorum to open a debate, decisions announced beforehand (R-15); the Chair's national capacity
///   is marked (R-20); tasks and requests say who is asked (R-27); items are added to the agenda (R-32); a sitting is
///   extended with the interpreters' agreement (R-35).
/// * 3: where two procedures meet. Votes and windows exclude each other and motions come before texts (R-29, R-33); a
///   party takes back itself what it said of itself (R-14); the outgoing Chair hands over (R-18); what was not agreed
///   or put off is not decided (R-31, R-36); replies outlive a deferral (R-8); admissions are confirmed (R-16).
/// * 4: who stayed away from a decision does not come back to it as of right (R-24); no other person takes a seat that
///   binds a member while a text is put (R-14).
/// * 5: another person in the seat that presides begins an epoch of its own, and not while a ruling is owed (R-19).
pub const RULES_VERSION: u16 = 5;

/// The state of the whole conference.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conference {
    /// What was written down beforehand; `None` until the first entry.
    pub definition: Option<Arc<Definition>>,
    /// Seats and lines.
    pub parties: Parties,
    /// Every meeting.
    pub meetings: BTreeMap<MeetingId, MeetingState>,
    /// Every document.
    pub documents: Documents,
    /// Decisions and statements.
    pub register: Register,
    /// The last number of each kind handed out.
    pub numbers: Numbers,
    /// The keys that vouch for the record.
    pub seals: Seals,
}

/// The state of one meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingState {
    /// What it is, and its sitting.
    pub session: Session,
    /// Its agenda.
    pub agenda: Agenda,
    /// Who presides.
    pub chair: Chair,
    /// Lists of speakers and the floor.
    pub floor: Floor,
    /// Points of order.
    pub points: Points,
    /// Texts on the table.
    pub table: Table,
    /// Amendments to those texts.
    pub amendments: Amendments,
    /// What the parties are asked in writing.
    pub silences: Silences,
    /// Motions and roll calls.
    pub motions: Motions,
    /// Declarations and roles.
    pub roll: Roll,
}

/// The last number of each kind handed out; the next is one more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Numbers {
    /// Entries of lists.
    pub entry: EntryId,
    /// Speeches.
    pub speech: SpeechId,
    /// Points of order.
    pub point: PointId,
    /// Proposals.
    pub proposal: ProposalId,
    /// Amendments.
    pub amendment: AmendmentId,
    /// Silence procedures.
    pub silence: SilenceId,
    /// Motions.
    pub motion: MotionId,
    /// Roll calls.
    pub vote: VoteId,
    /// Objections.
    pub objection: ObjectionId,
    /// Statements.
    pub statement: StatementId,
    /// Decisions.
    pub decision: DecisionNumber,
}

impl Conference {
    /// What a command would do at an instant. An empty list means that it is so already, which is success.
    ///
    /// # Errors
    /// The rule that refuses it, with the state of the world that it refuses for.
    pub fn consider(&self, command: &Command, now: Timestamp) -> Result<Vec<Event>, Rejection> {
        acts::consider(self, command, now)
    }

    /// Carries a recorded event out. A recorded event is a fact, so this never fails.
    pub fn apply(&mut self, event: &Event, recorded_at: Timestamp) {
        apply::apply(self, event, recorded_at);
    }

    /// When time itself next has something to say; `None` while nothing waits for it.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        timer::due(self).map(|(at, _)| at)
    }

    /// What always holds, whatever was asked for.
    ///
    /// # Errors
    /// The invariant that does not hold.
    pub fn check(&self) -> Result<(), Broken> {
        invariants::check(self)
    }

    /// The meeting that is going on: open, suspended or in technical hold. At most one is.
    #[must_use]
    pub fn running(&self) -> Option<(&MeetingId, &MeetingState)> {
        self.meetings.iter().find(|(_, state)| state.session.runs())
    }

    /// The plan of a meeting.
    #[must_use]
    pub fn plan(&self, meeting: &MeetingId) -> Option<&MeetingPlan> {
        self.definition.as_ref()?.meeting(meeting)
    }

    /// How a party takes part in a meeting at this moment (R-14).
    #[must_use]
    pub fn presence(&self, meeting: &MeetingId, party: &PartyId) -> Presence {
        self.meetings.get(meeting).map_or(Presence::Awaited, |state| state.roll.presence(&self.parties, party))
    }

    /// The state right after the definition was laid down.
    fn laid_down(definition: Arc<Definition>) -> Self {
        let meetings = definition.meetings.iter().map(|plan| (plan.id.clone(), MeetingState::new(plan)));
        Self {
            parties: Parties::new(&definition),
            meetings: meetings.collect(),
            documents: Documents::new(&definition),
            definition: Some(definition),
            ..Self::default()
        }
    }

    /// Parties with a live seat count as connected in the sitting that runs (R-14).
    fn note_connected(&mut self) {
        let Self { parties, meetings, .. } = self;
        if let Some(state) = meetings.values_mut().find(|state| state.session.runs()) {
            let live = parties.seats.values().filter(|seat| seat.admitted.is_some() && seat.link.is_up());
            for seat in live {
                if !state.roll.connected.contains(&seat.party) {
                    state.roll.connected.insert(seat.party.clone());
                }
            }
        }
    }

    /// If the seat's party has no line any more, its acknowledgement no longer counts (R-22).
    fn note_lost_line(&mut self, seat: &SeatId) {
        let Self { parties, meetings, .. } = self;
        let Some(party) = parties.seats.get(seat).map(|seat| &seat.party) else { return };
        if parties.lines.get(party) != Some(&party::Line::Up) {
            meetings.values_mut().for_each(|state| state.table.line_lost(party));
        }
    }
}

impl MeetingState {
    /// The item on which a vote is taken; none for what is about the whole meeting.
    #[must_use]
    pub fn voted_item(&self, subject: event::VoteSubject) -> Option<&ItemNumber> {
        use event::VoteSubject;
        let text = |id: &ProposalId| self.table.proposals.get(id).map(|text| &text.item);
        match subject {
            VoteSubject::Proposal { proposal, .. } => text(&proposal),
            VoteSubject::Amendment { amendment, .. } => {
                self.amendments.amendments.get(&amendment).and_then(|amendment| text(&amendment.proposal))
            }
            VoteSubject::Motion { motion } => {
                let motion = self.motions.motions.get(&motion).filter(|motion| motion.kind.is_on_the_item());
                motion.and_then(|motion| motion.item.as_ref())
            }
            VoteSubject::Ruling { .. } => self.agenda.current(),
        }
    }

    /// Before the opening.
    fn new(plan: &MeetingPlan) -> Self {
        let mut roll = Roll::default();
        for (role, written) in &plan.roles {
            if let Some(party) = &written.party {
                roll.roles.insert(role.clone(), party.clone());
            }
        }
        Self {
            session: Session::default(),
            agenda: Agenda::new(plan),
            chair: Chair::new(plan),
            floor: Floor::new(plan),
            points: Points::default(),
            table: Table::default(),
            amendments: Amendments::default(),
            silences: Silences::default(),
            motions: Motions::default(),
            roll,
        }
    }
}
