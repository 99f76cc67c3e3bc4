//! Texts on the table, putting, objections, reservations, declaring (R-21 to R-27).
//!
//! ```text
//! Proposal  Tabled(rev) -> Put -> Decided
//!           Put -> Tabled        voided: adjournment, a new Chair, a new revision
//!           Put -> Tabled | SetAside   taken back by the Chair without a decision
//!           Tabled -> Withdrawn
//! Window    Frozen(causes) <-> Running(ends_at) -> Elapsed -> declared by the Chair, never by the hub
//! Objection Raised -> Withdrawn | Converted into a reservation
//! Decision  declared -> reopened: its text is Tabled again (R-24)
//! ```
//!
//! A window that was frozen starts anew, whole. Silence counts only over a live line.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{FollowUp, OBJECTIONS_KEPT, Passage, ProposalFate, Style};
use super::definition::Verb;
use super::event::{FreezeCause, Officer, ReopenCause, Standing, StatementKind, Stood, Tabler, Wording};
use super::ids::{
    AmendmentId, DecisionNumber, Epoch, Hash, ItemNumber, MeetingId, ModeratorId, ObjectionId, PartyId, ProposalId,
    Revision, SeatId, StatementId, Symbol, Timestamp,
};

/// The texts of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Every text that was laid on the table.
    pub proposals: BTreeMap<ProposalId, Proposal>,
    /// The one that is put; at most one is.
    pub put: Option<ProposalId>,
}

/// A text on the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// Its item.
    pub item: ItemNumber,
    /// Who laid it.
    pub by: Tabler,
    /// Its current revision.
    pub revision: Revision,
    /// Its current words and documents.
    pub wording: Wording,
    /// Where it is.
    pub state: ProposalState,
    /// Objections raised on any revision.
    pub objections: BTreeMap<ObjectionId, Objection>,
    /// Reservations and explanations placed while it is not decided.
    pub statements: Vec<StatementId>,
    /// Comments, in their order.
    pub comments: Vec<Comment>,
    /// Parties that asked for time, each with the seat that did.
    pub time_asked: BTreeMap<PartyId, Option<SeatId>>,
    /// Consents by another channel for the revision put (R-22).
    pub consents: BTreeMap<PartyId, Consent>,
    /// Whether an amendment went into it: then its mover no longer withdraws it (R-26).
    pub amended: bool,
    /// Parts of the current revision that parties asked to take separately (R-26).
    pub division_asked: Vec<(PartyId, Passage)>,
    /// Parties that join the decision later, where the text is put in that form (R-25).
    pub joining_later: BTreeSet<PartyId>,
    /// In which order the meeting votes on its amendments, the one furthest removed first (R-26).
    pub amendment_order: Vec<AmendmentId>,
}

/// Where a text is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProposalState {
    /// On the table.
    Tabled,
    /// Put to the meeting.
    Put(Window),
    /// Decided.
    Decided {
        /// The decision.
        decision: DecisionNumber,
    },
    /// Off the table.
    Withdrawn,
    /// Taken back without a decision.
    SetAside {
        /// What becomes of it.
        how: ProposalFate,
    },
}

/// The window for objections to a text that is put (R-21).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Window {
    /// The Chair's epoch in which it was put.
    pub epoch: Epoch,
    /// When it was put.
    pub put_at: Timestamp,
    /// Who has the text before it, over a line that has been up since.
    pub acknowledged: BTreeMap<PartyId, Timestamp>,
    /// Where it is.
    pub phase: WindowPhase,
    /// Parties whose line was down at any time since it was put (R-24).
    pub lost: BTreeSet<PartyId>,
}

/// Where a window is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WindowPhase {
    /// It stands still.
    Frozen {
        /// What holds it.
        causes: BTreeSet<FreezeCause>,
    },
    /// It runs.
    Running {
        /// When it ends.
        ends_at: Timestamp,
    },
    /// It ended without an obstacle.
    Elapsed {
        /// When.
        at: Timestamp,
    },
}

/// An objection (R-23).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Objection {
    /// Whose.
    pub party: PartyId,
    /// The seat that raised it.
    pub seat: SeatId,
    /// To which revision.
    pub revision: Revision,
    /// The point.
    pub point: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// Where it is.
    pub state: ObjectionState,
}

/// Where an objection is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObjectionState {
    /// It stands.
    Standing,
    /// Withdrawn.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Turned into a reservation.
    Converted {
        /// When.
        at: Timestamp,
    },
    /// It was raised to an earlier revision; the new text may have met it.
    Overtaken,
}

/// A comment on a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comment {
    /// Whose.
    pub party: PartyId,
    /// Its words.
    pub text: String,
    /// Whether a party without the right to object said it as an objection (R-23).
    pub instead_of_objection: bool,
    /// When.
    pub at: Timestamp,
}

/// A consent given by another channel (R-22).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Who of the delegation gave it.
    pub given_by: String,
    /// By which channel.
    pub channel: String,
    /// Who entered it.
    pub entered_by: Officer,
    /// Who confirmed it, and when.
    pub confirmed: Option<(Officer, Timestamp)>,
}

/// What the whole conference has decided, and statements on it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Register {
    /// Every declared decision.
    pub decisions: BTreeMap<DecisionNumber, Decision>,
    /// Every statement on the record.
    pub statements: BTreeMap<StatementId, Statement>,
    /// Corrections of the record, in their order (R-38).
    pub corrigenda: Vec<Corrigendum>,
}

/// A correction of an entry of the record (R-38).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Corrigendum {
    /// In which meeting.
    pub meeting: MeetingId,
    /// The entry that is corrected, by its position.
    pub position: u64,
    /// How it should read.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A declared decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Under which item.
    pub item: ItemNumber,
    /// The text.
    pub proposal: ProposalId,
    /// At which revision.
    pub revision: Revision,
    /// Its hash.
    pub hash: Hash,
    /// Its words and documents.
    pub wording: Wording,
    /// The verb.
    pub verb: Verb,
    /// How something was noted.
    pub style: Option<Style>,
    /// Who presided.
    pub presiding: SeatId,
    /// As Chair, or acting.
    pub acting: bool,
    /// In which epoch.
    pub epoch: Epoch,
    /// Who recorded the gavel, where the presiding officer did not press it.
    pub recorded_by: Option<ModeratorId>,
    /// How the deciding parties stood.
    pub standing: Vec<Standing>,
    /// Parties whose line was down at any time between Put and Declare (R-24).
    pub lost: BTreeSet<PartyId>,
    /// Who does what by when.
    pub follow_ups: Vec<FollowUp>,
    /// Parties that join later, by the form in which the text was put, with the moment at which they did (R-25).
    pub joining: BTreeMap<PartyId, Option<Timestamp>>,
    /// Who asked as of right to come back to it, and why (R-24).
    pub reopening_asked: BTreeMap<PartyId, String>,
    /// When and by what right it was reopened; it holds no longer (R-24).
    pub reopened: Option<(Timestamp, ReopenCause)>,
    /// When it was declared.
    pub at: Timestamp,
}

impl Decision {
    /// Members that took part and whose line was down at any time between Put and Declare (R-24). Who is only
    /// listening, has said that it stays away, or was never there, lost nothing.
    pub fn lines_lost(&self) -> impl Iterator<Item = &PartyId> {
        let stayed_away = |stood: &Stood| matches!(stood, Stood::Away {} | Stood::Absent {} | Stood::NotSeen {});
        let took_part = self.standing.iter().filter(move |one| !stayed_away(&one.stood));
        took_part.map(|one| &one.party).filter(|party| self.lost.contains(*party))
    }

    /// Whether it still holds: a reopened one is history (R-24).
    #[must_use]
    pub fn holds(&self) -> bool {
        self.reopened.is_none()
    }
}

/// A reservation, explanation or dissociation on the record (R-25).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Whose.
    pub party: PartyId,
    /// What it is.
    pub kind: StatementKind,
    /// The text it is about.
    pub proposal: Option<ProposalId>,
    /// The decision it is about; set when the text is decided.
    pub decision: Option<DecisionNumber>,
    /// Its words.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

impl Proposal {
    /// Whether it may still be revised, put or withdrawn.
    #[must_use]
    pub fn is_live(&self) -> bool {
        match self.state {
            ProposalState::Tabled | ProposalState::Put(_) => true,
            ProposalState::Decided { .. } | ProposalState::Withdrawn | ProposalState::SetAside { .. } => false,
        }
    }

    /// The window, while it is put.
    #[must_use]
    pub fn window(&self) -> Option<&Window> {
        match &self.state {
            ProposalState::Put(window) => Some(window),
            ProposalState::Tabled
            | ProposalState::Decided { .. }
            | ProposalState::Withdrawn
            | ProposalState::SetAside { .. } => None,
        }
    }

    /// A party may object as often as it likes; of its objections that no longer stand only the last are kept here.
    fn forget_old_objections(&mut self, party: &PartyId) {
        let settled = self
            .objections
            .iter()
            .filter(|(_, known)| known.party == *party && known.state != ObjectionState::Standing);
        let settled: Vec<_> = settled.map(|(number, _)| *number).collect();
        for number in settled.iter().rev().skip(OBJECTIONS_KEPT) {
            self.objections.remove(number);
        }
    }

    /// Objections that stand.
    pub fn standing_objections(&self) -> impl Iterator<Item = (&ObjectionId, &Objection)> {
        self.objections.iter().filter(|(_, objection)| objection.state == ObjectionState::Standing)
    }
}

impl Table {
    /// Finds an objection with its text.
    #[must_use]
    pub fn objection(&self, id: ObjectionId) -> Option<(ProposalId, &Proposal, &Objection)> {
        self.proposals
            .iter()
            .find_map(|(number, proposal)| proposal.objections.get(&id).map(|o| (*number, proposal, o)))
    }

    /// The text that is put, with its window.
    #[must_use]
    pub fn put(&self) -> Option<(ProposalId, &Proposal, &Window)> {
        let id = self.put?;
        let proposal = self.proposals.get(&id)?;
        Some((id, proposal, proposal.window()?))
    }

    fn window_mut(&mut self, id: ProposalId) -> Option<&mut Window> {
        match &mut self.proposals.get_mut(&id)?.state {
            ProposalState::Put(window) => Some(window),
            ProposalState::Tabled
            | ProposalState::Decided { .. }
            | ProposalState::Withdrawn
            | ProposalState::SetAside { .. } => None,
        }
    }

    pub(super) fn tabled(&mut self, id: ProposalId, item: &ItemNumber, by: &Tabler, wording: &Wording) {
        let proposal = Proposal {
            item: item.clone(),
            by: by.clone(),
            revision: Revision(1),
            wording: wording.clone(),
            state: ProposalState::Tabled,
            objections: BTreeMap::new(),
            statements: Vec::new(),
            comments: Vec::new(),
            time_asked: BTreeMap::new(),
            consents: BTreeMap::new(),
            amended: false,
            division_asked: Vec::new(),
            joining_later: BTreeSet::new(),
            amendment_order: Vec::new(),
        };
        self.proposals.insert(id, proposal);
    }

    pub(super) fn revised(&mut self, id: ProposalId, revision: Revision, wording: &Wording) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.revision = revision;
            proposal.wording = wording.clone();
            // Whether some join later was said of the former words.
            proposal.joining_later.clear();
            proposal.division_asked.clear();
            proposal.consents.clear();
            proposal.time_asked.clear();
            for objection in proposal.objections.values_mut() {
                if objection.state == ObjectionState::Standing {
                    objection.state = ObjectionState::Overtaken;
                }
            }
        }
    }

    pub(super) fn amendments_ordered(&mut self, id: ProposalId, order: &[AmendmentId]) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.amendment_order = order.to_vec();
        }
    }

    pub(super) fn amended(&mut self, id: ProposalId) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.amended = true;
        }
    }

    pub(super) fn reintroduced(&mut self, id: ProposalId, by: &Tabler) {
        if let Some(proposal) = self.proposals.get_mut(&id)
            && proposal.state == ProposalState::Withdrawn
        {
            proposal.state = ProposalState::Tabled;
            proposal.by = by.clone();
        }
    }

    pub(super) fn division_asked(&mut self, id: ProposalId, party: &PartyId, part: &Passage) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.division_asked.push((party.clone(), part.clone()));
        }
    }

    /// A part lies on the table as a text of its own.
    pub(super) fn divided(&mut self, id: ProposalId, part: ProposalId, wording: &Wording) {
        if let Some((item, by)) = self.proposals.get(&id).map(|whole| (whole.item.clone(), whole.by.clone())) {
            self.tabled(part, &item, &by, wording);
        }
    }

    fn leave_put(&mut self, id: ProposalId, state: ProposalState) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.state = state;
            proposal.consents.clear();
            proposal.time_asked.clear();
        }
        if self.put == Some(id) {
            self.put = None;
        }
    }

    pub(super) fn withdrawn(&mut self, id: ProposalId) {
        self.leave_put(id, ProposalState::Withdrawn);
    }

    pub(super) fn put_to_meeting(&mut self, id: ProposalId, epoch: Epoch, lost: BTreeSet<PartyId>, at: Timestamp) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.state = ProposalState::Put(Window {
                epoch,
                put_at: at,
                acknowledged: BTreeMap::new(),
                phase: WindowPhase::Frozen { causes: BTreeSet::new() },
                lost,
            });
            self.put = Some(id);
        }
    }

    pub(super) fn acknowledged(&mut self, id: ProposalId, party: &PartyId, at: Timestamp) {
        if let Some(window) = self.window_mut(id) {
            window.acknowledged.insert(party.clone(), at);
        }
    }

    pub(super) fn phase(&mut self, id: ProposalId, phase: WindowPhase) {
        if let Some(window) = self.window_mut(id) {
            window.phase = phase;
        }
    }

    pub(super) fn voided(&mut self, id: ProposalId) {
        self.leave_put(id, ProposalState::Tabled);
    }

    pub(super) fn set_aside(&mut self, id: ProposalId, how: &ProposalFate) {
        let state = match how {
            ProposalFate::Consultation {} => ProposalState::Tabled,
            ProposalFate::NotAgreed {} | ProposalFate::Referred { .. } | ProposalFate::AdReferendum { .. } => {
                ProposalState::SetAside { how: how.clone() }
            }
        };
        self.leave_put(id, state);
    }

    pub(super) fn objected(&mut self, id: ProposalId, number: ObjectionId, objection: Objection) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            let party = objection.party.clone();
            proposal.objections.insert(number, objection);
            proposal.forget_old_objections(&party);
        }
    }

    pub(super) fn objection_state(&mut self, number: ObjectionId, state: ObjectionState) {
        if let Some(objection) = self.proposals.values_mut().find_map(|p| p.objections.get_mut(&number)) {
            objection.state = state;
        }
    }

    pub(super) fn commented(&mut self, id: ProposalId, comment: Comment) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.comments.push(comment);
        }
    }

    pub(super) fn time_asked(&mut self, id: ProposalId, party: &PartyId, seat: Option<&SeatId>) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.time_asked.insert(party.clone(), seat.cloned());
        }
    }

    pub(super) fn time_released(&mut self, id: ProposalId, party: &PartyId) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.time_asked.remove(party);
        }
    }

    pub(super) fn consent_entered(&mut self, id: ProposalId, party: &PartyId, consent: Consent) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.consents.insert(party.clone(), consent);
        }
    }

    pub(super) fn consent_confirmed(&mut self, id: ProposalId, party: &PartyId, by: &Officer, at: Timestamp) {
        if let Some(consent) = self.proposals.get_mut(&id).and_then(|p| p.consents.get_mut(party)) {
            consent.confirmed = Some((by.clone(), at));
        }
    }

    pub(super) fn stated(&mut self, id: ProposalId, statement: StatementId) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.statements.push(statement);
        }
    }

    /// A party's line went down: its acknowledgement is no longer one over a live line (R-22).
    pub(super) fn line_lost(&mut self, party: &PartyId) {
        if let Some(window) = self.put.and_then(|id| self.window_mut(id)) {
            window.acknowledged.remove(party);
            window.lost.insert(party.clone());
        }
    }

    pub(super) fn join_later(&mut self, id: ProposalId, parties: &[PartyId]) {
        if let Some(proposal) = self.proposals.get_mut(&id) {
            proposal.joining_later = parties.iter().cloned().collect();
        }
    }

    /// A decision on it was reopened: the text is on the table as it was decided.
    pub(super) fn reopened(&mut self, id: ProposalId, decision: DecisionNumber) {
        if let Some(proposal) = self.proposals.get_mut(&id)
            && proposal.state == (ProposalState::Decided { decision })
        {
            proposal.state = ProposalState::Tabled;
        }
    }

    pub(super) fn decided(&mut self, id: ProposalId, decision: DecisionNumber) {
        self.leave_put(id, ProposalState::Decided { decision });
    }
}

impl Register {
    pub(super) fn reopening_asked(&mut self, decision: DecisionNumber, party: &PartyId, reason: &str) {
        if let Some(decision) = self.decisions.get_mut(&decision) {
            decision.reopening_asked.insert(party.clone(), reason.to_owned());
        }
    }

    pub(super) fn reopening_withdrawn(&mut self, decision: DecisionNumber, party: &PartyId) {
        if let Some(decision) = self.decisions.get_mut(&decision) {
            decision.reopening_asked.remove(party);
        }
    }

    pub(super) fn reopened(&mut self, decision: DecisionNumber, cause: ReopenCause, at: Timestamp) {
        if let Some(decision) = self.decisions.get_mut(&decision) {
            decision.reopened = Some((at, cause));
        }
    }

    pub(super) fn joined(&mut self, decision: DecisionNumber, party: &PartyId, at: Timestamp) {
        if let Some(joined) = self.decisions.get_mut(&decision).and_then(|known| known.joining.get_mut(party)) {
            *joined = Some(at);
        }
    }

    /// What was placed on a text belongs to the decision that holds on it.
    pub(super) fn statements_belong_to(&mut self, statements: &[StatementId], decision: DecisionNumber) {
        for id in statements {
            let Some(statement) = self.statements.get_mut(id) else { continue };
            let held = statement.decision.and_then(|before| self.decisions.get(&before)).is_some_and(Decision::holds);
            if !held {
                statement.decision = Some(decision);
            }
        }
    }

    /// The last decision that still holds and carries a document, with the revision decided (R-37).
    pub(super) fn carrying(&self, symbol: &Symbol) -> Option<(DecisionNumber, Revision)> {
        self.decisions.iter().rev().filter(|(_, decision)| decision.holds() && decision.verb.carries()).find_map(
            |(number, decision)| {
                let mut named = decision.wording.documents.iter().map(|reference| &reference.document);
                named.find(|document| document.symbol == *symbol).map(|document| (*number, document.revision))
            },
        )
    }
}
