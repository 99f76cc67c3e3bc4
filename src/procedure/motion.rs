//! Procedural motions and roll calls (R-24, R-29, R-33).
//!
//! ```text
//! Motion  Pending -> put -> Accepted | Rejected       by a roll call, or by the Chair after "no objection?"
//!         Pending -> Withdrawn | Lapsed
//! Vote    called one by one -> Carried | Lost
//!         first ballot Tied -> second ballot -> Carried | Lost     within 48 h, otherwise Lost
//! ```
//!
//! Of several pending motions the highest in rank comes first. A roll call knows its subject only by name: who opens
//! one says what carries it, and what follows from it is decided where the subject lives.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{Choice, MotionKind, Side};
use super::event::{Majority, MotionOutcome, VoteResult, VoteSubject};
use super::ids::{ItemNumber, MotionId, PartyId, ProposalId, Revision, Span, Timestamp, VoteId};

/// How long after a tie the second ballot may be held (R-29).
pub const SECOND_BALLOT: Span = Span::minutes(48 * 60);

/// Motions and roll calls of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Motions {
    /// Every motion that was moved.
    pub motions: BTreeMap<MotionId, Motion>,
    /// Every roll call.
    pub votes: BTreeMap<VoteId, Vote>,
}

/// A motion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Motion {
    /// What is moved.
    pub kind: MotionKind,
    /// The item that was open.
    pub item: Option<ItemNumber>,
    /// Who moved it.
    pub party: PartyId,
    /// Who speaks on it, in order.
    pub speakers: Vec<(PartyId, Side)>,
    /// Whether the Chair has asked whether there is no objection.
    pub put: bool,
    /// Who objected to it.
    pub objected: BTreeSet<PartyId>,
    /// What came of it; `None` while it is pending.
    pub outcome: Option<MotionOutcome>,
}

/// A roll call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vote {
    /// On what.
    pub subject: VoteSubject,
    /// Which ballot on it.
    pub ballot: u32,
    /// What carries it.
    pub majority: Majority,
    /// Who is still to be called, the one called now first.
    pub waiting: Vec<PartyId>,
    /// Who did not answer the first call.
    pub missed: BTreeSet<PartyId>,
    /// The votes.
    pub cast: BTreeMap<PartyId, Choice>,
    /// What came of it, and when; `None` while it runs.
    pub ended: Option<(VoteResult, Timestamp)>,
    /// Whether its result was used up: the text was decided since, or left the table and came back.
    pub spent: bool,
}

impl MotionKind {
    /// Its rank; the lowest number comes first (R-33).
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self {
            Self::SuspendMeeting { .. } => 1,
            Self::AdjournMeeting { .. } => 2,
            Self::AdjournDebate {} => 3,
            Self::CloseDebate {} => 4,
            Self::Reconsider { .. } => 5,
        }
    }

    /// Whether it is about the debate on the open item, and not about the whole meeting.
    #[must_use]
    pub fn is_on_the_item(&self) -> bool {
        match self {
            Self::AdjournDebate {} | Self::CloseDebate {} => true,
            Self::SuspendMeeting { .. } | Self::AdjournMeeting { .. } | Self::Reconsider { .. } => false,
        }
    }

    /// How many may speak on a side, besides the mover (R-33).
    #[must_use]
    pub fn speakers(&self, side: Side) -> u32 {
        match (self, side) {
            (Self::SuspendMeeting { .. } | Self::AdjournMeeting { .. }, _)
            | (Self::CloseDebate {} | Self::Reconsider { .. }, Side::For) => 0,
            (Self::AdjournDebate {}, _) | (Self::CloseDebate {} | Self::Reconsider { .. }, Side::Against) => 2,
        }
    }

    /// What carries it where the meeting votes.
    #[must_use]
    pub fn majority(&self) -> Majority {
        match self {
            Self::Reconsider { .. } => Majority::TwoThirds,
            Self::SuspendMeeting { .. }
            | Self::AdjournMeeting { .. }
            | Self::AdjournDebate {}
            | Self::CloseDebate {} => Majority::Simple,
        }
    }
}

impl Vote {
    /// Who is called now; `None` once everybody was.
    #[must_use]
    pub fn called(&self) -> Option<&PartyId> {
        self.waiting.first()
    }

    /// Votes of a kind.
    #[must_use]
    pub fn count(&self, choice: Choice) -> u32 {
        u32::try_from(self.cast.values().filter(|cast| **cast == choice).count()).unwrap_or(u32::MAX)
    }

    /// What the votes cast come to. Who abstains counts as not voting.
    #[must_use]
    pub fn result(&self) -> VoteResult {
        let (yes, no) = (u64::from(self.count(Choice::Yes)), u64::from(self.count(Choice::No)));
        let carried = match self.majority {
            Majority::Simple => yes > no,
            Majority::TwoThirds => yes > 0 && 3 * yes >= 2 * (yes + no),
            Majority::OfThosePresent => 2 * yes > self.cast.len() as u64,
        };
        match () {
            () if carried => VoteResult::Carried,
            () if yes == no && yes > 0 && self.majority == Majority::Simple && self.ballot == 1 => VoteResult::Tied,
            () => VoteResult::Lost,
        }
    }
}

impl Motions {
    /// The pending motion that comes first.
    #[must_use]
    pub fn first(&self) -> Option<(MotionId, &Motion)> {
        let pending = self.motions.iter().filter(|(_, motion)| motion.outcome.is_none());
        pending.min_by_key(|(id, motion)| (motion.kind.rank(), **id)).map(|(id, motion)| (*id, motion))
    }

    /// The roll call under way. An appeal against a ruling on the conduct of one is voted on before that goes on.
    #[must_use]
    pub fn running(&self) -> Option<(VoteId, &Vote)> {
        self.votes.iter().rfind(|(_, vote)| vote.ended.is_none()).map(|(id, vote)| (*id, vote))
    }

    /// The last roll call on a subject whose result still counts.
    #[must_use]
    pub fn last_on(&self, subject: VoteSubject) -> Option<(VoteId, &Vote)> {
        let counts = |(_, vote): &(&VoteId, &Vote)| vote.subject == subject && !vote.spent;
        self.votes.iter().rev().find(counts).map(|(id, vote)| (*id, vote))
    }

    /// Whether a text was carried as it is now: the Chair declares that (R-29).
    #[must_use]
    pub fn has_carried(&self, proposal: ProposalId, revision: Revision) -> bool {
        let ended = self.last_on(VoteSubject::Proposal { proposal, revision }).and_then(|(_, vote)| vote.ended);
        ended.is_some_and(|(result, _)| result == VoteResult::Carried)
    }

    /// A text was decided, or is on the table again: what was voted on it before counts no more.
    pub(super) fn spend(&mut self, text: ProposalId) {
        for vote in self.votes.values_mut() {
            vote.spent |= matches!(vote.subject, VoteSubject::Proposal { proposal, .. } if proposal == text);
        }
    }

    /// Ties whose second ballot has not been opened, with the moment at which they are lost.
    pub fn tied(&self) -> impl Iterator<Item = (VoteId, Timestamp)> {
        self.votes.iter().filter_map(|(id, vote)| match vote.ended {
            Some((VoteResult::Tied, at)) if self.last_on(vote.subject).is_some_and(|(last, _)| last == *id) => {
                Some((*id, at + SECOND_BALLOT))
            }
            Some(_) | None => None,
        })
    }

    pub(super) fn moved(&mut self, id: MotionId, kind: &MotionKind, item: Option<&ItemNumber>, party: &PartyId) {
        let motion = Motion {
            kind: kind.clone(),
            item: item.cloned(),
            party: party.clone(),
            speakers: Vec::new(),
            put: false,
            objected: BTreeSet::new(),
            outcome: None,
        };
        self.motions.insert(id, motion);
    }

    pub(super) fn motion(&mut self, id: MotionId, change: impl FnOnce(&mut Motion)) {
        if let Some(motion) = self.motions.get_mut(&id) {
            change(motion);
        }
    }

    pub(super) fn opened(
        &mut self,
        id: VoteId,
        subject: VoteSubject,
        ballot: u32,
        majority: Majority,
        order: &[PartyId],
    ) {
        let vote = Vote {
            subject,
            ballot,
            majority,
            waiting: order.to_vec(),
            missed: BTreeSet::new(),
            cast: BTreeMap::new(),
            ended: None,
            spent: false,
        };
        self.votes.insert(id, vote);
    }

    pub(super) fn cast(&mut self, id: VoteId, party: &PartyId, choice: Choice) {
        if let Some(vote) = self.votes.get_mut(&id) {
            vote.waiting.retain(|waiting| waiting != party);
            vote.cast.insert(party.clone(), choice);
        }
    }

    pub(super) fn passed(&mut self, id: VoteId, party: &PartyId) {
        if let Some(vote) = self.votes.get_mut(&id) {
            vote.waiting.retain(|waiting| waiting != party);
            if vote.missed.insert(party.clone()) {
                vote.waiting.push(party.clone());
            }
        }
    }

    pub(super) fn ended(&mut self, id: VoteId, result: VoteResult, at: Timestamp) {
        if let Some(vote) = self.votes.get_mut(&id) {
            vote.waiting.clear();
            vote.ended = Some((result, at));
        }
    }
}
