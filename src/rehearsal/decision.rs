//! Papers, texts, windows and declarations; the handover of the chair.

use crate::procedure::command::{Action, Capacity, DocumentRevision};
use crate::procedure::definition::{ItemKind, Verb};
use crate::procedure::ids::{Hash, ProposalId, Revision, Span, Symbol, Timestamp};
use crate::procedure::rejection::Rejection;
use crate::view::{DocumentNow, ItemCard, MeetingCard, OfferNow, Press, ProposalNow, ProposalStage, WindowStage};

use super::play::Play;
use super::script::{Decision, Incident, What};
use super::stage::{Answer, Client, Fault, Stage};
use super::words;

/// A text as it was put.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Put {
    pub proposal: ProposalId,
    pub revision: Revision,
    pub hash: Hash,
}

impl<S: Stage> Play<'_, S> {
    pub(super) fn document(&self, symbol: &Symbol) -> Result<Option<&DocumentNow>, Fault> {
        let documents = self.view(&Client::Moderator)?.documents.as_ref();
        let documents = documents.ok_or(Fault::Blind(Client::Moderator, "the documents"))?;
        Ok(documents.documents.head.iter().find(|document| document.symbol == *symbol))
    }

    /// Tables those documents of an item that nobody has tabled.
    pub(super) async fn table_documents(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        for symbol in &item.documents {
            if self.document(symbol)?.is_some_and(|document| document.revisions == 0) {
                self.next_revision(meeting, symbol, None).await?;
            }
        }
        Ok(())
    }

    /// The Secretariat tables the next revision of a document.
    pub(super) async fn next_revision(
        &mut self,
        meeting: &MeetingCard,
        symbol: &Symbol,
        title: Option<&crate::procedure::definition::Bilingual>,
    ) -> Result<(), Fault> {
        let Some(document) = self.document(symbol)? else {
            return Err(self.unexpected(format!("there is no document {symbol}")));
        };
        let base = document.last.as_ref().map(|last| last.revision);
        let title = title.unwrap_or(&document.title).clone();
        let report = meeting.agenda.iter().find(|item| item.kind == ItemKind::ReportAdoption);
        let is_report = report.is_some_and(|item| item.documents.first() == Some(symbol));
        let drawn = if is_report { Some(self.stage.drawn_report(&meeting.id).await?) } else { None };
        let text = drawn.unwrap_or_else(|| words::paper(&title.en, base.unwrap_or_default().next().0));
        let clerk = self.clerk_seat();
        let content = self.stage.deposit(&clerk, text).await?;
        let table = Action::TableDocument {
            meeting: meeting.id.clone(),
            symbol: symbol.clone(),
            base,
            title: title.clone(),
            language: "en".to_owned(),
            content,
        };
        self.clerk(table).await
    }

    /// Documents at their last revisions.
    fn at_last(&self, symbols: &[Symbol]) -> Result<Vec<DocumentRevision>, Fault> {
        let mut all = Vec::new();
        for symbol in symbols {
            if let Some(last) = self.document(symbol)?.and_then(|document| document.last.as_ref()) {
                all.push(DocumentRevision { symbol: symbol.clone(), revision: last.revision });
            }
        }
        Ok(all)
    }

    /// Everything that is to be decided under an item.
    pub(super) async fn decide(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        if item.kind == ItemKind::ChairHandover {
            return Ok(());
        }
        let place = Self::place_of(meeting, &item.number);
        let mut incidents: Vec<Incident> = self.script.incidents_at(&place).cloned().collect();
        incidents.retain(|incident| incident.what.is_in_window() || incident.what == What::NotAgreed);
        if let Some(index) = incidents.iter().position(|incident| incident.what == What::NotAgreed) {
            let incident = incidents.remove(index);
            self.not_agreed(meeting, item, &incident).await?;
        }
        for decision in self.script.decisions_at(meeting, item) {
            if decision.verb.needs_window() {
                let troubles = std::mem::take(&mut incidents);
                self.decide_by_consensus(meeting, item, &decision, &troubles).await?;
            } else {
                self.declare_without_window(meeting, item, &decision).await?;
            }
        }
        Ok(())
    }

    /// Lays a text on the table for the Chair; gives its number.
    pub(super) async fn lay(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        decision: &Decision,
    ) -> Result<ProposalId, Fault> {
        let documents = self.at_last(&decision.documents)?;
        let mut titles = Vec::new();
        for document in &documents {
            titles.extend(self.document(&document.symbol)?.map(|document| document.title.en.clone()));
        }
        let about = if titles.is_empty() { item.title.en.clone() } else { titles.join("; ") };
        let text = decision.text.clone().unwrap_or_else(|| words::operative(decision.verb, decision.style, &about));
        let (of, number) = (meeting.id.clone(), item.number.clone());
        self.clerk(Action::TableProposal { meeting: of, item: number, text, documents }).await?;
        self.last_text(item)
    }

    /// The text that was laid on the table last under an item.
    pub(super) fn last_text(&self, item: &ItemCard) -> Result<ProposalId, Fault> {
        let last = self.texts()?.iter().filter(|text| text.item == item.number).map(|text| text.proposal).max();
        last.ok_or_else(|| self.unexpected("a text was laid on the table and is not there"))
    }

    pub(super) fn text(&self, proposal: ProposalId) -> Result<&ProposalNow, Fault> {
        let found = self.texts()?.iter().find(|text| text.proposal == proposal);
        found.ok_or_else(|| self.unexpected(format!("text {proposal} is not on the table")))
    }

    /// Says, without putting a text: noted, deferred, not agreed. The moderator records the gavel now and then.
    pub(super) async fn declare_without_window(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        decision: &Decision,
    ) -> Result<(), Fault> {
        let proposal = self.lay(meeting, item, decision).await?;
        self.wait(Span::seconds(20)).await?;
        let text = self.text(proposal)?;
        let put = Put { proposal, revision: text.revision, hash: text.hash };
        self.declare(meeting, put, decision).await
    }

    /// Puts a text, lives through what is to happen, and declares.
    async fn decide_by_consensus(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        decision: &Decision,
        troubles: &[Incident],
    ) -> Result<(), Fault> {
        let proposal = self.lay(meeting, item, decision).await?;
        let mut put = self.put(meeting, proposal).await?;
        for trouble in troubles {
            self.wait(Span::seconds(6)).await?;
            put = self.trouble(meeting, item, put, decision, trouble).await?;
        }
        self.window_ends(proposal).await?;
        self.declare(meeting, put, decision).await
    }

    /// The Chair puts a text as it stands.
    pub(super) async fn put(&mut self, meeting: &MeetingCard, proposal: ProposalId) -> Result<Put, Fault> {
        let text = self.text(proposal)?;
        let put = Put { proposal, revision: text.revision, hash: text.hash };
        let of = meeting.id.clone();
        self.preside(Action::PutProposal { meeting: of, proposal, revision: put.revision, hash: put.hash }).await?;
        Ok(put)
    }

    /// Where the window of a text is.
    pub(super) fn window(&self, proposal: ProposalId) -> Result<Option<&WindowStage>, Fault> {
        match &self.text(proposal)?.stage {
            ProposalStage::Put { window, .. } => Ok(Some(window)),
            ProposalStage::Tabled {} => Ok(None),
        }
    }

    /// When the window ends, which must be running.
    pub(super) fn window_runs_until(&self, proposal: ProposalId) -> Result<Timestamp, Fault> {
        match self.window(proposal)? {
            Some(WindowStage::Running { ends_at }) => Ok(*ends_at),
            other => Err(self.unexpected(format!("the window should be running: {other:?}"))),
        }
    }

    /// Waits for the end of the window.
    pub(super) async fn window_ends(&mut self, proposal: ProposalId) -> Result<(), Fault> {
        let ends_at = self.window_runs_until(proposal)?;
        self.wait_until(ends_at).await?;
        match self.window(proposal)? {
            Some(WindowStage::Elapsed { .. }) => Ok(()),
            other => Err(self.unexpected(format!("the window should be over: {other:?}"))),
        }
    }

    fn declaration(meeting: &MeetingCard, put: Put, decision: &Decision) -> Action {
        Action::Declare {
            meeting: meeting.id.clone(),
            proposal: put.proposal,
            revision: put.revision,
            hash: put.hash,
            verb: decision.verb,
            style: decision.style,
            follow_ups: decision.follow_ups.clone(),
        }
    }

    /// "It is so decided."
    pub(super) async fn declare(&mut self, meeting: &MeetingCard, put: Put, decision: &Decision) -> Result<(), Fault> {
        let declare = Self::declaration(meeting, put, decision);
        // The gavel falls in the hall and the moderator records it, where the meeting allows that.
        if decision.verb == Verb::Noted && self.chance.once_in(3) {
            match self.attempt(&Client::Moderator, Capacity::Delegate, declare.clone()).await? {
                Answer::Accepted => return Ok(()),
                Answer::Refused(_) => {}
            }
        }
        self.preside(declare).await
    }

    /// The Chair tries to declare, which must be refused for a reason that `expected` knows.
    pub(super) async fn must_not_be_declared(
        &mut self,
        meeting: &MeetingCard,
        put: Put,
        decision: &Decision,
        expected: impl Fn(&Rejection) -> bool,
    ) -> Result<(), Fault> {
        let chair = self.chair_client()?;
        match self.attempt(&chair, Capacity::Chair, Self::declaration(meeting, put, decision)).await? {
            Answer::Refused(rejection) if expected(&rejection) => Ok(()),
            other @ (Answer::Accepted | Answer::Refused(_)) => {
                Err(self.unexpected(format!("a declaration was to be refused: {other:?}")))
            }
        }
    }

    /// The outgoing Chair speaks, offers the chair, the meeting agrees, and the incoming Chair takes it.
    pub(super) async fn hand_over(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        let outgoing = self.chair_client()?;
        let party = self.chair()?.party.clone();
        // To whom, and who is vice-chair, is written down; only the hub's own offer says it.
        let Some((capacity, offer)) = self.stage.offered(&outgoing, Press::OfferChair).await? else {
            return Err(self.unexpected(format!("{party} presides at a handover and has no chair to offer")));
        };
        self.act(&outgoing, capacity, offer).await?;
        let Some(OfferNow::Handover { to, proposal, .. }) = self.chair()?.offer.clone() else {
            return Err(self.unexpected("the chair was offered and no offer stands"));
        };
        let text = self.text(proposal)?;
        let put = Put { proposal, revision: text.revision, hash: text.hash };
        self.window_ends(proposal).await?;
        let at = Self::place_of(meeting, &item.number);
        let agreed =
            Decision { at, verb: Verb::Agreed, style: None, documents: Vec::new(), text: None, follow_ups: Vec::new() };
        self.declare(meeting, put, &agreed).await?;
        let incoming = self.lead(&to)?;
        self.press(&incoming, Press::AssumeChair).await
    }
}
