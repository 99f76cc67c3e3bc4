//! What is told of that which was contested under an item: appeals against rulings, roll calls, motions.

use super::Drafter;
use crate::procedure::command::{AppealOutcome, MotionKind, PointRuling};
use crate::procedure::definition::ItemPlan;
use crate::procedure::event::{MotionOutcome, VoteResult, VoteSubject};
use crate::procedure::ids::{ItemNumber, PartyId, ProposalId};
use crate::record::course::Vote;
use crate::record::roll_call;
use crate::record::wording::{Fault, facts};

impl<'a> Drafter<'a> {
    /// Appeals against rulings on points of order, each with what came of it. A ruling that nobody appealed
    /// settles how the debate goes on, and a report tells no more of that than of the list of speakers.
    pub(super) fn appeals(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let told = self.told;
        let here: Vec<_> = told.appeals.iter().filter(|appeal| self.belongs(appeal.item.as_ref(), item)).collect();
        for appeal in here {
            let (mover, party) = (self.party(&appeal.mover)?, self.party(&appeal.party)?);
            let upheld = appeal.ruling == PointRuling::Upheld;
            self.paragraph("appeal", facts! { mover, party, upheld })?;
            self.points.insert(self.number, appeal.point);
            let Some((outcome, stands)) = appeal.settled else { continue };
            let more = match outcome {
                AppealOutcome::Consulted { .. } => self.sentences.say("appeal_consulted", facts! { stands })?,
                AppealOutcome::Voted { sustain, overrule, abstain } => {
                    self.sentences.say("appeal_voted", facts! { stands, sustain, overrule, abstain })?
                }
            };
            self.go_on(&more);
            let of_this = VoteSubject::Ruling { point: appeal.point };
            for vote in told.votes.iter().filter(|vote| vote.subject == of_this) {
                self.votes_by_name(vote)?;
            }
        }
        Ok(())
    }

    /// Roll calls on a text that was decided, and on amendments to it.
    pub(super) fn roll_calls(&mut self, proposal: ProposalId) -> Result<(), Fault> {
        let told = self.told;
        let here: Vec<_> = told.votes.iter().filter(|vote| self.text_of(vote.subject) == Some(proposal)).collect();
        for vote in here {
            self.roll_call(vote, None)?;
        }
        Ok(())
    }

    /// Roll calls on texts of an item that no decision came of: each is told with its text.
    pub(super) fn roll_calls_on_others(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let (told, state) = (self.told, self.state);
        let here: Vec<_> = told.votes.iter().filter(|vote| self.belongs(vote.item.as_ref(), item)).collect();
        for vote in here {
            let Some(proposal) = self.text_of(vote.subject) else { continue };
            let decided = self.held().any(|(_, decision)| decision.proposal == proposal);
            let known = state.table.proposals.get(&proposal);
            if let Some(known) = known.filter(|_| !decided) {
                self.roll_call(vote, Some(&known.wording.text))?;
            }
        }
        Ok(())
    }

    /// Whether a text was lost in a roll call: then nobody agreed to go on consulting on it.
    pub(super) fn was_voted_down(&self, proposal: ProposalId) -> bool {
        let on_it = |subject| matches!(subject, VoteSubject::Proposal { proposal: on, .. } if on == proposal);
        self.told.votes.iter().any(|vote| on_it(vote.subject) && (vote.result == VoteResult::Lost || vote.lapsed))
    }

    /// Motions that were decided, by a roll call or without.
    pub(super) fn motions(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let told = self.told;
        let here: Vec<_> = told.motions.iter().filter(|motion| self.belongs(motion.item.as_ref(), item)).collect();
        for motion in here {
            let name = match motion.outcome {
                MotionOutcome::Accepted => "motion_accepted",
                MotionOutcome::Rejected => "motion_rejected",
                MotionOutcome::Withdrawn | MotionOutcome::Lapsed => continue,
            };
            let kind = match motion.kind {
                MotionKind::SuspendMeeting { .. } => "motion_suspend",
                MotionKind::AdjournMeeting { .. } => "motion_adjourn",
                MotionKind::AdjournDebate {} => "motion_adjourn_debate",
                MotionKind::CloseDebate {} => "motion_close_debate",
                MotionKind::Reconsider { .. } => "motion_reconsider",
            };
            let (party, kind) = (self.party(&motion.party)?, self.sentences.word(kind)?);
            let of_this = VoteSubject::Motion { motion: motion.motion };
            let ballots: Vec<&Vote> = told.votes.iter().filter(|vote| vote.subject == of_this).collect();
            let (tied, last): (Vec<&Vote>, Vec<&Vote>) =
                ballots.into_iter().partition(|vote| vote.result == VoteResult::Tied);
            for vote in &tied {
                let (count, lapsed) = (self.count(vote)?, vote.lapsed);
                self.paragraph("motion_tied", facts! { party, motion => kind, count, lapsed })?;
                self.votes_by_name(vote)?;
            }
            // That it was not accepted is told with a tie that had no second ballot.
            if tied.iter().any(|vote| vote.lapsed) {
                continue;
            }
            let count = last.last().map(|vote| self.count(vote)).transpose()?;
            self.paragraph(name, facts! { party, motion => kind, count })?;
            if let Some(vote) = last.last() {
                self.votes_by_name(vote)?;
            }
        }
        Ok(())
    }

    /// One roll call on a text or on an amendment to one.
    fn roll_call(&mut self, vote: &Vote, text: Option<&str>) -> Result<(), Fault> {
        let (count, lapsed) = (self.count(vote)?, vote.lapsed);
        match vote.subject {
            VoteSubject::Proposal { .. } => {
                let name = match vote.result {
                    VoteResult::Carried => "vote_carried",
                    VoteResult::Lost => "vote_lost",
                    VoteResult::Tied => "vote_tied",
                };
                self.paragraph(name, facts! { count, text, lapsed })?;
            }
            VoteSubject::Amendment { amendment, .. } => {
                let known = self.state.amendments.amendments.get(&amendment);
                let Some(party) = known.map(|known| self.party(&known.party)).transpose()? else { return Ok(()) };
                self.paragraph("vote_amendment", facts! { party, result => vote.result, count, text, lapsed })?;
            }
            // These are told with what they are about.
            VoteSubject::Motion { .. } | VoteSubject::Ruling { .. } => return Ok(()),
        }
        self.votes_by_name(vote)
    }

    /// How each voted, as another sentence of the last paragraph.
    fn votes_by_name(&mut self, vote: &Vote) -> Result<(), Fault> {
        let more = roll_call::by_name(self.sentences, vote.subject, &vote.cast, |party: &PartyId| self.name(party))?;
        if !more.is_empty() {
            self.go_on(&more);
        }
        Ok(())
    }

    fn count(&self, vote: &Vote) -> Result<String, Fault> {
        let count = facts! { yes => vote.yes, no => vote.no, abstained => vote.abstained };
        self.sentences.say("vote_count", count)
    }

    /// The text that a roll call is about, itself or by an amendment to it.
    fn text_of(&self, subject: VoteSubject) -> Option<ProposalId> {
        match subject {
            VoteSubject::Proposal { proposal, .. } => Some(proposal),
            VoteSubject::Amendment { amendment, .. } => {
                self.state.amendments.amendments.get(&amendment).map(|known| known.proposal)
            }
            VoteSubject::Motion { .. } | VoteSubject::Ruling { .. } => None,
        }
    }

    /// Whether something happened under an item. What came before the first item opened is told under that.
    fn belongs(&self, of: Option<&ItemNumber>, item: &ItemPlan) -> bool {
        match of {
            Some(number) => *number == item.number,
            None => self.plan.agenda.first().is_some_and(|first| first.number == item.number),
        }
    }
}
