//! What wishes about texts on the table mean: their words, amendments, motions, votes, decisions, consents.

use super::{NoSuchThing, Screen};
use crate::endpoint::wish::{
    AcceptedWord, AmendmentAct, ConsentAct, DecisionAct, FateWord, MotionAct, Moved, VoteAct, Which, WhichMotion,
};
use crate::procedure::command::{Action, DocumentRevision, MotionKind, ProposalFate};
use crate::procedure::ids::{AmendmentId, MeetingId, MotionId, PartyId, Revision, Symbol, VoteId};
use crate::view::{AmendmentNow, ProposalNow, VoteNow};

impl<'a> Screen<'a> {
    /// The text that people mean: the one they name; else the one that is put; else the only one of the open item.
    ///
    /// # Errors
    /// [`NoSuchThing`] when there is none, or more than one.
    pub fn text(&self, which: Which) -> Result<&'a ProposalNow, NoSuchThing> {
        if let Some(proposal) = which.proposal {
            let found = self.texts().iter().find(|text| text.proposal == proposal);
            return found.ok_or(NoSuchThing::NoSuchText { proposal });
        }
        if let Some(put) = self.put() {
            return Ok(put);
        }
        let item = self.item()?;
        let of_item: Vec<_> = self.texts().iter().filter(|text| text.item == *item).collect();
        match of_item.as_slice() {
            [] => Err(NoSuchThing::NoText {}),
            [one] => Ok(one),
            several => Err(NoSuchThing::SeveralTexts { texts: several.iter().map(|text| text.proposal).collect() }),
        }
    }

    pub(super) fn decision_act(&self, act: &DecisionAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            DecisionAct::Show => return Err(NoSuchThing::NotShown {}),
            DecisionAct::Table { text, document, item } => Action::TableProposal {
                meeting,
                item: item.clone().map_or_else(|| self.item().cloned(), Ok)?,
                text: text.clone(),
                documents: self.at_last_revision(document)?,
            },
            DecisionAct::Revise { text, document, which } => {
                let base = self.text(*which)?;
                let documents = if document.is_empty() {
                    // Where nobody says otherwise, the text stays about the same papers, each at its last revision.
                    let same: Vec<Symbol> = base.documents.iter().map(|d| d.document.symbol.clone()).collect();
                    self.at_last_revision(&same)?
                } else {
                    self.at_last_revision(document)?
                };
                Action::ReviseProposal {
                    meeting,
                    proposal: base.proposal,
                    base: base.revision,
                    text: text.clone(),
                    documents,
                }
            }
            DecisionAct::Withdraw { which } => {
                let text = self.text(*which)?;
                Action::WithdrawProposal { meeting, proposal: text.proposal, revision: text.revision }
            }
            DecisionAct::Put { which } => {
                let text = self.text(*which)?;
                Action::PutProposal { meeting, proposal: text.proposal, revision: text.revision, hash: text.hash }
            }
            DecisionAct::Declare { verb, style, follow_ups, which } => {
                let text = self.text(*which)?;
                Action::Declare {
                    meeting,
                    proposal: text.proposal,
                    revision: text.revision,
                    hash: text.hash,
                    verb: (*verb).into(),
                    style: style.map(Into::into),
                    follow_ups: follow_ups.clone(),
                }
            }
            DecisionAct::SetAside { how, to, which } => {
                let text = self.text(*which)?;
                let how = match how {
                    FateWord::Consultation => ProposalFate::Consultation {},
                    FateWord::NotAgreed => ProposalFate::NotAgreed {},
                    FateWord::Referred if to.is_empty() => return Err(NoSuchThing::ToWhom {}),
                    FateWord::Referred => ProposalFate::Referred { to: to.clone() },
                };
                Action::SetAsideProposal { meeting, proposal: text.proposal, revision: text.revision, how }
            }
            DecisionAct::Reintroduce { proposal, revision } => {
                Action::ReintroduceProposal { meeting, proposal: *proposal, revision: Revision(*revision) }
            }
            DecisionAct::AskDivision { part, which } => {
                let text = self.text(*which)?;
                let (proposal, revision) = (text.proposal, text.revision);
                Action::AskDivision { meeting, proposal, revision, part: part.into() }
            }
            DecisionAct::Divide { part, which } => {
                let text = self.text(*which)?;
                let (proposal, revision) = (text.proposal, text.revision);
                Action::DivideProposal { meeting, proposal, revision, part: part.into() }
            }
            DecisionAct::JoiningLater { parties, which } => {
                let text = self.text(*which)?;
                let (proposal, revision) = (text.proposal, text.revision);
                Action::ListJoiningLater { meeting, proposal, revision, parties: parties.clone() }
            }
            DecisionAct::Reopen { decision } => Action::ReopenDecision { meeting, decision: *decision },
        })
    }

    pub(super) fn at_last_revision(&self, symbols: &[Symbol]) -> Result<Vec<DocumentRevision>, NoSuchThing> {
        let last = |symbol: &Symbol| {
            let revision =
                self.last_revision(symbol).ok_or_else(|| NoSuchThing::NoDocument { symbol: symbol.clone() })?;
            Ok(DocumentRevision { symbol: symbol.clone(), revision })
        };
        symbols.iter().map(last).collect()
    }

    pub(super) fn last_revision(&self, symbol: &Symbol) -> Option<Revision> {
        let documents = &self.view.documents.as_ref()?.documents.head;
        documents.iter().find(|document| document.symbol == *symbol)?.last.as_ref().map(|last| last.revision)
    }

    /// Amendments of the text that people mean, else of every text.
    fn amendments(&self) -> impl Iterator<Item = (&'a ProposalNow, &'a AmendmentNow)> {
        self.texts().iter().flat_map(|text| text.amendments.iter().map(move |amendment| (text, amendment)))
    }

    /// The amendment that people mean: the one they name; else the only one that fits.
    fn amendment(
        &self,
        named: Option<u64>,
        fits: impl Fn(&AmendmentNow) -> bool,
    ) -> Result<(&'a ProposalNow, AmendmentId), NoSuchThing> {
        let is_it = |amendment: &AmendmentNow| match named {
            Some(number) => amendment.amendment == AmendmentId(number),
            None => fits(amendment),
        };
        let found: Vec<_> = self.amendments().filter(|(_, amendment)| is_it(amendment)).collect();
        match found.as_slice() {
            [] => Err(NoSuchThing::NoAmendment {}),
            [(text, one)] => Ok((text, one.amendment)),
            several => {
                let amendments = several.iter().map(|(_, amendment)| amendment.amendment.0).collect();
                Err(NoSuchThing::SeveralAmendments { amendments })
            }
        }
    }

    pub(super) fn amendment_act(&self, act: &AmendmentAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            AmendmentAct::Propose { old, new, which } => {
                let text = self.text(*which)?;
                let (proposal, base) = (text.proposal, text.revision);
                Action::ProposeAmendment { meeting, proposal, base, passage: old.into(), new: new.clone() }
            }
            AmendmentAct::Rebase { amendment, old, new } => {
                let (text, amendment) = self.amendment(Some(*amendment), |_| true)?;
                let (base, passage, new) = (text.revision, old.into(), new.clone());
                Action::RebaseAmendment { meeting, amendment, base, passage, new }
            }
            AmendmentAct::Withdraw { amendment } => {
                let own = self.party();
                let (_, amendment) =
                    self.amendment(*amendment, |amendment| own.is_none_or(|own| *own == amendment.party))?;
                Action::WithdrawAmendment { meeting, amendment }
            }
            AmendmentAct::Order { order, which } => {
                let text = self.text(*which)?;
                let (proposal, revision) = (text.proposal, text.revision);
                let order = order.iter().copied().map(AmendmentId).collect();
                Action::OrderAmendments { meeting, proposal, revision, order }
            }
            AmendmentAct::Vote { amendment, first } => {
                let (text, amendment) = self.amendment(*amendment, |_| true)?;
                let (base, first) = (text.revision, first.clone());
                Action::PutAmendmentToVote { meeting, amendment, base, first }
            }
            AmendmentAct::Settle { how, amendment } => {
                let (text, amendment) = self.amendment(*amendment, |_| true)?;
                Action::SettleAmendment { meeting, amendment, base: text.revision, how: (*how).into() }
            }
        })
    }

    /// The motion that people mean: the one they name; else the one that comes first.
    fn motion(&self, which: WhichMotion) -> Result<MotionId, NoSuchThing> {
        let motions = self.view.table.as_ref().map_or(&[][..], |table| &table.motions);
        let found = motions.iter().find(|motion| which.motion.is_none_or(|number| motion.motion == MotionId(number)));
        found.map(|motion| motion.motion).ok_or(NoSuchThing::NoMotion {})
    }

    pub(super) fn motion_act(&self, act: &MotionAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            MotionAct::Move(moved) => {
                let kind = match moved {
                    Moved::Suspend { reason, until } => MotionKind::SuspendMeeting {
                        reason: reason.clone(),
                        resume_at: until.map(|moment| self.instant(moment)),
                    },
                    Moved::Adjourn { until } => {
                        MotionKind::AdjournMeeting { until: until.map(|moment| self.instant(moment)) }
                    }
                    Moved::AdjournDebate => MotionKind::AdjournDebate {},
                    Moved::CloseDebate => MotionKind::CloseDebate {},
                    Moved::Reconsider { decision } => MotionKind::Reconsider { decision: *decision },
                };
                Action::MoveMotion { meeting, kind }
            }
            MotionAct::Speak { side, which } => {
                Action::SpeakOnMotion { meeting, motion: self.motion(*which)?, side: (*side).into() }
            }
            MotionAct::Object { which } => Action::ObjectToMotion { meeting, motion: self.motion(*which)? },
            MotionAct::Withdraw { which } => Action::WithdrawMotion { meeting, motion: self.motion(*which)? },
            MotionAct::Put { first, which } => {
                Action::PutMotion { meeting, motion: self.motion(*which)?, first: first.clone() }
            }
            MotionAct::Rule { how, which } => {
                let accepted = *how == AcceptedWord::Accepted;
                Action::RuleOnMotion { meeting, motion: self.motion(*which)?, accepted }
            }
        })
    }

    fn vote(&self) -> Result<&'a VoteNow, NoSuchThing> {
        self.view.table.as_ref().and_then(|table| table.vote.as_ref()).ok_or(NoSuchThing::NoVote {})
    }

    pub(super) fn vote_act(&self, act: &VoteAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        let running = || -> Result<VoteId, NoSuchThing> { Ok(self.vote()?.vote) };
        Ok(match act {
            VoteAct::Put { first, which } => {
                let text = self.text(*which)?;
                let (proposal, revision, hash) = (text.proposal, text.revision, text.hash);
                Action::PutToVote { meeting, proposal, revision, hash, first: first.clone() }
            }
            VoteAct::Cast { choice, party } => {
                Action::CastVote { meeting, vote: running()?, choice: (*choice).into(), party: party.clone() }
            }
            VoteAct::Pass { party } => {
                let called = || -> Result<PartyId, NoSuchThing> {
                    self.vote()?.waiting.head.first().cloned().ok_or(NoSuchThing::NoVote {})
                };
                let party = party.clone().map_or_else(called, Ok)?;
                Action::PassVoter { meeting, vote: running()?, party }
            }
        })
    }

    pub(super) fn consent_act(&self, act: &ConsentAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            ConsentAct::Enter { party, by, channel, which } => {
                let text = self.text(*which)?;
                Action::RecordConsent {
                    meeting,
                    proposal: text.proposal,
                    revision: text.revision,
                    party: party.clone(),
                    given_by: by.clone(),
                    channel: channel.clone(),
                }
            }
            ConsentAct::Confirm { party, which } => {
                Action::ConfirmConsent { meeting, proposal: self.text(*which)?.proposal, party: party.clone() }
            }
        })
    }
}
