//! What wishes about documents and silence procedures mean: the registers of the whole conference.

use super::{Meant, NoSuchThing, Screen};
use crate::endpoint::wish::{AboutDocument, DocumentAct, SilenceAct, WhichSilence, Wish};
use crate::procedure::command::{Action, Content, SilenceText};
use crate::procedure::definition::Bilingual;
use crate::procedure::ids::{DecisionNumber, MeetingId, SilenceId, Symbol};
use crate::view::{SilenceNow, SilenceStage};

impl<'a> Screen<'a> {
    pub(super) fn document_act(&self, act: &DocumentAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            // A file's bytes have to lie at the hub first; then `tabled` says the rest.
            DocumentAct::List | DocumentAct::Table { .. } => return Err(NoSuchThing::NotShown {}),
            DocumentAct::Text { symbol, text, about } => {
                self.tabled(meeting, symbol, about, Content::Text { text: text.clone() })
            }
            DocumentAct::Issue { symbol, mandate, embargo } => Action::IssueDocument {
                meeting,
                symbol: symbol.clone(),
                revision: self
                    .last_revision(symbol)
                    .ok_or_else(|| NoSuchThing::NoDocument { symbol: symbol.clone() })?,
                mandate: mandate.clone(),
                embargo_until: embargo.map(|moment| self.instant(moment)),
            },
            DocumentAct::Retract { symbol, reason } => {
                Action::RetractDocument { meeting, symbol: symbol.clone(), reason: reason.clone() }
            }
        })
    }

    /// The action that a wish means, where the file that it tables lies at the hub as `laid`.
    ///
    /// # Errors
    /// [`NoSuchThing`].
    pub fn meant_with(
        &self,
        wish: &Wish,
        meeting: Option<&MeetingId>,
        laid: Option<Content>,
    ) -> Result<Meant, NoSuchThing> {
        let (Wish::Document(DocumentAct::Table { symbol, about, .. }), Some(content)) = (wish, laid) else {
            return self.meant_in(wish, meeting);
        };
        let meeting = meeting.map_or_else(|| self.focus().cloned(), |meeting| Ok(meeting.clone()))?;
        let action = self.tabled(meeting, symbol, about, content);
        Ok(Meant { capacity: self.capacity(&action), seen: self.seen_for(&action), action })
    }

    /// Tables a document's first or next revision.
    #[must_use]
    pub fn tabled(&self, meeting: MeetingId, symbol: &Symbol, about: &AboutDocument, content: Content) -> Action {
        let documents = self.view.documents.as_ref().map_or(&[][..], |section| &section.documents.head);
        let before = documents.iter().find(|document| document.symbol == *symbol);
        let before = before.map_or_else(
            || Bilingual { en: symbol.to_string(), vi: symbol.to_string() },
            |document| document.title.clone(),
        );
        let en = about.title.clone().unwrap_or(before.en);
        // A new English title alone stands for both; an old Vietnamese one would name another text.
        let vi = about.title_vi.clone().unwrap_or_else(|| about.title.clone().unwrap_or(before.vi));
        Action::TableDocument {
            meeting,
            symbol: symbol.clone(),
            base: self.last_revision(symbol),
            title: Bilingual { en, vi },
            language: about.language.clone(),
            content,
        }
    }

    /// What the parties are or were asked in writing.
    #[must_use]
    pub fn silences(&self) -> &'a [SilenceNow] {
        self.view.decisions.as_ref().map_or(&[], |section| section.silences.as_slice())
    }

    /// The silence procedure that people mean: the one they name; else the only one that fits.
    fn silence(&self, which: WhichSilence, fits: impl Fn(&SilenceNow) -> bool) -> Result<&'a SilenceNow, NoSuchThing> {
        let is_it = |known: &&SilenceNow| match which.silence {
            Some(number) => known.silence == SilenceId(number),
            None => fits(known),
        };
        let found: Vec<_> = self.silences().iter().filter(is_it).collect();
        match found.as_slice() {
            [] => Err(NoSuchThing::NoSilence {}),
            [one] => Ok(one),
            several => {
                Err(NoSuchThing::SeveralSilences { silences: several.iter().map(|known| known.silence.0).collect() })
            }
        }
    }

    fn running(&self, which: WhichSilence) -> Result<SilenceId, NoSuchThing> {
        Ok(self.silence(which, |known| known.stage == SilenceStage::Running {})?.silence)
    }

    /// The meeting of the procedure that an act names, where people name none.
    pub(super) fn meeting_of_silence(&self, act: &SilenceAct) -> Option<&'a MeetingId> {
        match act {
            SilenceAct::Show | SilenceAct::Open { .. } | SilenceAct::Note { .. } => None,
            SilenceAct::Object { which, .. }
            | SilenceAct::Withdraw { which, .. }
            | SilenceAct::Acknowledge { which, .. }
            | SilenceAct::Consent { which }
            | SilenceAct::Extend { which, .. }
            | SilenceAct::Restart { which, .. } => {
                let running = self.silence(*which, |known| known.stage == SilenceStage::Running {});
                running.ok().map(|known| &known.meeting)
            }
        }
    }

    /// The meeting of a decision, as far as the register shows it.
    pub(super) fn meeting_of(&self, decision: DecisionNumber) -> Option<&'a MeetingId> {
        let decisions = &self.view.decisions.as_ref()?.decisions.head;
        decisions.iter().find(|known| known.decision == decision).map(|known| &known.meeting)
    }

    pub(super) fn silence_act(&self, act: &SilenceAct, meeting: MeetingId) -> Result<Action, NoSuchThing> {
        Ok(match act {
            SilenceAct::Show => return Err(NoSuchThing::NotShown {}),
            SilenceAct::Open { until, means, text, document, which } => {
                let about = match text {
                    Some(text) => SilenceText::Text { text: text.clone(), documents: self.at_last_revision(document)? },
                    None => {
                        let text = self.text(*which)?;
                        SilenceText::Proposal { proposal: text.proposal, revision: text.revision, hash: text.hash }
                    }
                };
                Action::OpenSilence { meeting, about, deadline: self.instant(*until), means: (*means).into() }
            }
            SilenceAct::Object { text, party, letter, which } => Action::ObjectInSilence {
                meeting,
                silence: self.running(*which)?,
                party: party.clone(),
                text: text.clone(),
                letter: letter.clone(),
            },
            SilenceAct::Withdraw { party, which } => {
                Action::WithdrawSilenceObjection { meeting, silence: self.running(*which)?, party: party.clone() }
            }
            SilenceAct::Acknowledge { party, which } => Action::AcknowledgeSilenceObjection {
                meeting,
                silence: self.silence(*which, |known| known.objections.contains(party))?.silence,
                party: party.clone(),
            },
            SilenceAct::Consent { which } => Action::ConsentInSilence { meeting, silence: self.running(*which)? },
            SilenceAct::Extend { to, ruling, which } => Action::ExtendSilence {
                meeting,
                silence: self.running(*which)?,
                deadline: self.instant(*to),
                ruling: ruling.clone(),
            },
            SilenceAct::Restart { text, document, until, which } => Action::RestartSilence {
                meeting,
                silence: self.running(*which)?,
                text: text.clone(),
                documents: self.at_last_revision(document)?,
                deadline: self.instant(*until),
            },
            SilenceAct::Note { which } => {
                let fits = |known: &SilenceNow| matches!(known.stage, SilenceStage::Adopted { noted_by: None, .. });
                Action::NoteSilence { meeting, silence: self.silence(*which, fits)?.silence }
            }
        })
    }
}
