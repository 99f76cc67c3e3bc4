//! The silence procedure: the parties are asked in writing, between meetings (R-28).
//!
//! ```text
//! Running -> Adopted -> noted by the body's next meeting
//! Running -> NotAdopted        an objection stood at the deadline, or too few answered
//! Running -> Running           the deadline moved by a ruling; or begun anew with another text
//! ```
//!
//! The text is frozen and the deadline is as announced. An objection that is withdrawn in time leaves no trace on
//! the period. What no answer means is said at the opening.

use std::collections::{BTreeMap, BTreeSet};

use super::command::SilenceMeans;
use super::event::{Officer, SilenceAnswer, SilenceOutcome, Wording};
use super::ids::{ItemNumber, MeetingId, PartyId, ProposalId, Revision, SilenceId, Symbol, Timestamp};

/// The silence procedures of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Silences {
    /// Every one that was opened.
    pub silences: BTreeMap<SilenceId, Silence>,
}

/// One silence procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Silence {
    /// The item that the text comes from.
    pub item: Option<ItemNumber>,
    /// The text on the table that it was.
    pub proposal: Option<ProposalId>,
    /// The text now.
    pub wording: Wording,
    /// How often the text was changed, plus one.
    pub revision: Revision,
    /// When this text was first announced.
    pub opened_at: Timestamp,
    /// Until when objections may come.
    pub deadline: Timestamp,
    /// What no answer means.
    pub means: SilenceMeans,
    /// Who is asked.
    pub asked: BTreeSet<PartyId>,
    /// Objections that stand.
    pub objections: BTreeMap<PartyId, WrittenObjection>,
    /// Who consented in so many words.
    pub consents: BTreeMap<PartyId, Timestamp>,
    /// Where it is.
    pub state: SilenceState,
}

/// An objection in writing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenObjection {
    /// The seat that objected, or who entered the letter.
    pub by: Officer,
    /// Which letter it came by, where it did.
    pub letter: Option<String>,
    /// Its words.
    pub text: String,
    /// When it was there.
    pub at: Timestamp,
    /// Who told the party that it is there, and when.
    pub acknowledged: Option<(Officer, Timestamp)>,
}

/// Where a silence procedure is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SilenceState {
    /// Objections may come.
    Running,
    /// Nobody objected.
    Adopted {
        /// What each had answered.
        answers: Vec<SilenceAnswer>,
        /// When.
        at: Timestamp,
        /// Which meeting took note of it, and when.
        noted: Option<(MeetingId, Timestamp)>,
    },
    /// It was broken, or too few answered.
    NotAdopted {
        /// What each had answered.
        answers: Vec<SilenceAnswer>,
        /// When.
        at: Timestamp,
    },
}

impl Silence {
    /// Whether objections may still come.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state == SilenceState::Running
    }

    /// Whether the text was adopted.
    #[must_use]
    pub fn is_adopted(&self) -> bool {
        matches!(self.state, SilenceState::Adopted { .. })
    }

    /// Whether a meeting took note of it.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        matches!(self.state, SilenceState::Adopted { noted: Some(_), .. })
    }

    /// The revision of a document that was adopted with the text (R-37).
    #[must_use]
    pub fn adopted_revision(&self, symbol: &Symbol) -> Option<Revision> {
        let mut named = self.wording.documents.iter().map(|reference| &reference.document);
        named.find(|document| self.is_adopted() && document.symbol == *symbol).map(|document| document.revision)
    }
}

impl Silences {
    /// Those in which parties are asked about an item, or have adopted its text.
    pub fn about(&self, item: &ItemNumber) -> impl Iterator<Item = &Silence> {
        self.silences.values().filter(move |silence| silence.item.as_ref() == Some(item))
    }

    pub(super) fn opened(&mut self, id: SilenceId, silence: Silence) {
        self.silences.insert(id, silence);
    }

    fn running(&mut self, id: SilenceId) -> Option<&mut Silence> {
        self.silences.get_mut(&id).filter(|silence| silence.is_running())
    }

    pub(super) fn objected(&mut self, id: SilenceId, party: &PartyId, objection: WrittenObjection) {
        if let Some(silence) = self.running(id) {
            silence.consents.remove(party);
            silence.objections.insert(party.clone(), objection);
        }
    }

    pub(super) fn objection_withdrawn(&mut self, id: SilenceId, party: &PartyId) {
        if let Some(silence) = self.running(id) {
            silence.objections.remove(party);
        }
    }

    pub(super) fn acknowledged(&mut self, id: SilenceId, party: &PartyId, by: &Officer, at: Timestamp) {
        // An objection is acknowledged even after it broke the silence.
        let objections = self.silences.get_mut(&id).map(|silence| &mut silence.objections);
        if let Some(objection) = objections.and_then(|objections| objections.get_mut(party)) {
            objection.acknowledged = Some((by.clone(), at));
        }
    }

    pub(super) fn consented(&mut self, id: SilenceId, party: &PartyId, at: Timestamp) {
        if let Some(silence) = self.running(id) {
            silence.consents.insert(party.clone(), at);
        }
    }

    pub(super) fn extended(&mut self, id: SilenceId, deadline: Timestamp) {
        if let Some(silence) = self.running(id) {
            silence.deadline = deadline;
        }
    }

    pub(super) fn restarted(&mut self, id: SilenceId, wording: &Wording, deadline: Timestamp, at: Timestamp) {
        if let Some(silence) = self.running(id) {
            silence.wording = wording.clone();
            silence.revision = silence.revision.next();
            silence.opened_at = at;
            silence.deadline = deadline;
            silence.objections.clear();
            silence.consents.clear();
        }
    }

    pub(super) fn ended(&mut self, id: SilenceId, outcome: SilenceOutcome, answers: &[SilenceAnswer], at: Timestamp) {
        if let Some(silence) = self.running(id) {
            let answers = answers.to_vec();
            silence.state = match outcome {
                SilenceOutcome::Adopted => SilenceState::Adopted { answers, at, noted: None },
                SilenceOutcome::Broken | SilenceOutcome::TooFewAnswers => SilenceState::NotAdopted { answers, at },
            };
        }
    }

    pub(super) fn noted(&mut self, id: SilenceId, meeting: &MeetingId, when: Timestamp) {
        if let Some(Silence { state: SilenceState::Adopted { noted, .. }, .. }) = self.silences.get_mut(&id) {
            *noted = Some((meeting.clone(), when));
        }
    }
}
