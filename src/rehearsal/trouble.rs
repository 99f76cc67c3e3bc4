//! What goes wrong, and how it is put right: lost lines, objections, revisions, another Chair.

use crate::procedure::command::{Action, Capacity, DocumentRevision};
use crate::procedure::definition::Verb;
use crate::procedure::event::FreezeCause;
use crate::procedure::ids::{PartyId, Span};
use crate::procedure::rejection::Rejection;
use crate::view::{ItemCard, MeetingCard, Press, ProposalStage, WindowStage};

use super::decision::Put;
use super::play::{Moment, Play};
use super::script::{Decision, Incident, What};
use super::stage::{Client, Fault, Stage};
use super::words;

impl<S: Stage> Play<'_, S> {
    /// Lives through a trouble while a text is put. Gives the text as it is put afterwards, its window running.
    pub(super) async fn trouble(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        put: Put,
        decision: &Decision,
        incident: &Incident,
    ) -> Result<Put, Fault> {
        let who = match &incident.who {
            Some(who) => who.clone(),
            None if incident.what == What::DocumentRevised => self.chair()?.party.clone(),
            None => self.anybody_but_the_chair(meeting)?,
        };
        self.teller.tell(&Moment::Incident { incident, who: &who });
        let before = self.window_runs_until(put.proposal)?;
        match incident.what {
            What::ObjectionWithdrawn => self.objection_withdrawn(meeting, item, put, decision, &who).await?,
            What::ObjectionReserved => self.objection_reserved(meeting, put, decision, &who).await?,
            What::TimeAsked => self.time_asked(&who).await?,
            What::MemberLost => self.member_lost(meeting, put, decision, &who).await?,
            What::ConsentByPhone => self.consent_by_phone(meeting, put, decision, &who).await?,
            What::DocumentRevised => return self.document_revised(meeting, put, decision, incident).await,
            What::Overnight
            | What::PersonChanges
            | What::ChairLost
            | What::SpeakerLost
            | What::CueMissed
            | What::Deferred
            | What::NotAgreed => return Ok(put),
        }
        // What was frozen starts anew and whole.
        if self.window_runs_until(put.proposal)? <= before {
            return Err(self.unexpected("the window did not start anew"));
        }
        Ok(put)
    }

    /// Refuses to go on unless the window stands still for that cause.
    fn must_stand_still(&self, put: Put, cause: &FreezeCause) -> Result<(), Fault> {
        match self.window(put.proposal)? {
            Some(WindowStage::Frozen { causes }) if causes.contains(cause) => Ok(()),
            other => Err(self.unexpected(format!("the window should stand still for {cause:?}: {other:?}"))),
        }
    }

    async fn object(&mut self, who: &PartyId) -> Result<Client, Fault> {
        let client = self.lead(who)?;
        self.press(&client, Press::Object).await?;
        Ok(client)
    }

    async fn objection_withdrawn(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        put: Put,
        decision: &Decision,
        who: &PartyId,
    ) -> Result<(), Fault> {
        let client = self.object(who).await?;
        self.must_stand_still(put, &FreezeCause::Objection { party: who.clone() })?;
        let stands = |rejection: &Rejection| matches!(rejection, Rejection::ObjectionStands { .. });
        self.must_not_be_declared(meeting, put, decision, stands).await?;
        self.intervention(meeting, item, who).await?;
        self.press(&client, Press::WithdrawObjection).await
    }

    async fn objection_reserved(
        &mut self,
        meeting: &MeetingCard,
        put: Put,
        decision: &Decision,
        who: &PartyId,
    ) -> Result<(), Fault> {
        let client = self.object(who).await?;
        let stands = |rejection: &Rejection| matches!(rejection, Rejection::ObjectionStands { .. });
        self.must_not_be_declared(meeting, put, decision, stands).await?;
        let (of, resume_at) = (meeting.id.clone(), self.stage.now() + Span::minutes(10));
        let reason = words::CONSULTATIONS.to_owned();
        self.preside(Action::SuspendMeeting { meeting: of, reason, resume_at: Some(resume_at) }).await?;
        self.wait_until(resume_at).await?;
        self.moderate(Press::Resume).await?;
        self.must_stand_still(put, &FreezeCause::Objection { party: who.clone() })?;
        self.press(&client, Press::ConvertObjection).await
    }

    async fn time_asked(&mut self, who: &PartyId) -> Result<(), Fault> {
        let client = self.lead(who)?;
        self.press(&client, Press::AskForTime).await?;
        self.wait(Span::seconds(90)).await?;
        self.press(&client, Press::ReleaseTime).await
    }

    /// Silence needs a live line: nothing is declared while a member is away against its will.
    async fn member_lost(
        &mut self,
        meeting: &MeetingCard,
        put: Put,
        decision: &Decision,
        who: &PartyId,
    ) -> Result<(), Fault> {
        let client = self.lead(who)?;
        self.lose(&client).await?;
        self.must_stand_still(put, &FreezeCause::LineDown { party: who.clone() })?;
        let dropped = |rejection: &Rejection| matches!(rejection, Rejection::MemberDropped { .. });
        self.must_not_be_declared(meeting, put, decision, dropped).await?;
        self.wait(Span::seconds(40)).await?;
        self.restore(&client).await
    }

    async fn consent_by_phone(
        &mut self,
        meeting: &MeetingCard,
        put: Put,
        decision: &Decision,
        who: &PartyId,
    ) -> Result<(), Fault> {
        let client = self.lead(who)?;
        self.lose(&client).await?;
        self.wait(Span::seconds(60)).await?;
        let dropped = |rejection: &Rejection| matches!(rejection, Rejection::MemberDropped { .. });
        self.must_not_be_declared(meeting, put, decision, dropped).await?;
        let entered = Action::RecordConsent {
            meeting: meeting.id.clone(),
            proposal: put.proposal,
            revision: put.revision,
            party: who.clone(),
            given_by: "the Head of Delegation".to_owned(),
            channel: "telephone".to_owned(),
        };
        self.clerk(entered).await?;
        let (of, proposal, party) = (meeting.id.clone(), put.proposal, who.clone());
        let confirm = Action::ConfirmConsent { meeting: of, proposal, party };
        if self.secretariat().is_some() {
            self.act(&Client::Moderator, Capacity::Delegate, confirm).await?;
        } else {
            self.preside(confirm).await?;
        }
        // The line comes back while the window runs: the consent stands, and nothing starts anew.
        self.wait(Span::seconds(8)).await?;
        let runs_until = self.window_runs_until(put.proposal)?;
        self.restore(&client).await?;
        if self.window_runs_until(put.proposal)? == runs_until {
            return Ok(());
        }
        Err(self.unexpected("a delegation that had consented by telephone came back, and the window began anew"))
    }

    /// The Secretariat tables a new revision of the document: the text has to be put again with it.
    async fn document_revised(
        &mut self,
        meeting: &MeetingCard,
        put: Put,
        decision: &Decision,
        incident: &Incident,
    ) -> Result<Put, Fault> {
        let Some(symbol) = decision.documents.first() else {
            return Err(self.unexpected("there is no document that could be revised"));
        };
        self.next_revision(meeting, symbol, incident.title.as_ref()).await?;
        let text = self.text(put.proposal)?;
        if text.stage != (ProposalStage::Tabled {}) {
            return Err(self.unexpected("a document was revised, and the text that names it is still put"));
        }
        let words = text.text.clone().unwrap_or_default();
        let last = self.document(symbol)?.and_then(|document| document.last.as_ref()).map(|last| last.revision);
        let mut documents: Vec<DocumentRevision> = text.documents.iter().map(|known| known.document.clone()).collect();
        for document in documents.iter_mut().filter(|document| document.symbol == *symbol) {
            document.revision = last.unwrap_or(document.revision);
        }
        let words = match &incident.title {
            Some(title) => words::operative(decision.verb, decision.style, &title.en),
            None => words,
        };
        let (of, proposal, base) = (meeting.id.clone(), put.proposal, put.revision);
        self.clerk(Action::ReviseProposal { meeting: of, proposal, base, text: words, documents }).await?;
        self.put(meeting, put.proposal).await
    }

    /// A member's own paragraph is put and finds no agreement.
    pub(super) async fn not_agreed(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        incident: &Incident,
    ) -> Result<(), Fault> {
        let who = match &incident.who {
            Some(who) => who.clone(),
            None => self.anybody_but_the_chair(meeting)?,
        };
        self.teller.tell(&Moment::Incident { incident, who: &who });
        let client = self.lead(&who)?;
        let (of, number) = (meeting.id.clone(), item.number.clone());
        let table =
            Action::TableProposal { meeting: of, item: number, text: words::PARAGRAPH.to_owned(), documents: vec![] };
        self.act(&client, Capacity::Delegate, table).await?;
        let proposal = self.last_text(item)?;
        let put = self.put(meeting, proposal).await?;
        let others: Vec<_> = self.deciding(meeting).into_iter().filter(|party| *party != who).collect();
        let against = self.chance.pick(&others).cloned().ok_or_else(|| self.unexpected("nobody could object"))?;
        self.object(&against).await?;
        self.wait(Span::seconds(60)).await?;
        let at = Self::place_of(meeting, &item.number);
        let verb = Verb::NotAgreed;
        let decision = Decision { at, verb, style: None, documents: vec![], text: None, follow_ups: vec![] };
        self.declare(meeting, put, &decision).await
    }

    /// The Chair's line is lost; after the grace the next in line takes the chair. Gives who was lost.
    pub(super) async fn chair_lost(&mut self, incident: &Incident) -> Result<Client, Fault> {
        let chair = self.chair_client()?;
        let party = self.chair()?.party.clone();
        self.teller.tell(&Moment::Incident { incident, who: &party });
        self.lose(&chair).await?;
        let offered_at = match &self.chair()?.vacancy {
            Some(vacancy) => vacancy.offered_at,
            None => return Err(self.unexpected("the Chair's line is down, and the chair is not vacant")),
        };
        self.wait_until(offered_at).await?;
        let candidates = self.chair()?.vacancy.as_ref().and_then(|vacancy| vacancy.candidates.clone());
        let Some(first) = candidates.and_then(|candidates| candidates.first().cloned()) else {
            return Err(self.unexpected("nobody is in line to take the chair"));
        };
        self.press(&Client::Seat(first), Press::AssumeChair).await?;
        if self.chair()?.acting { Ok(chair) } else { Err(self.unexpected("somebody took the chair without acting")) }
    }

    /// The Chair is back and takes the chair again by an act of its own.
    pub(super) async fn chair_returns(&mut self, chair: &Client) -> Result<(), Fault> {
        self.restore(chair).await?;
        if !self.chair()?.acting {
            return Err(self.unexpected("the Chair came back, and the chair moved by itself"));
        }
        self.press(chair, Press::AssumeChair).await
    }
}
