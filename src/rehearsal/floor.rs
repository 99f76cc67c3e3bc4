//! Speakers: presenters, a tour de table, a discussion, a speaker whose line is lost.

use crate::procedure::command::Action;
use crate::procedure::definition::ItemKind;
use crate::procedure::ids::{EntryId, PartyId, SeatId, Span};
use crate::view::{ItemCard, ListNow, MeetingCard, Press, SpeechPhase};

use super::play::{Moment, Play};
use super::script::{Incident, What};
use super::stage::{Client, Fault, Stage};

impl<S: Stage> Play<'_, S> {
    fn list(&self) -> Result<&ListNow, Fault> {
        self.view(&Client::Moderator)?.list.as_ref().ok_or(Fault::Blind(Client::Moderator, "the list"))
    }

    /// Everybody on the list of the open item speaks, in its order.
    pub(super) async fn speakers(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        let place = Self::place_of(meeting, &item.number);
        let mut incidents: Vec<Incident> = self
            .script
            .incidents_at(&place)
            .filter(|incident| matches!(incident.what, What::SpeakerLost | What::CueMissed))
            .cloned()
            .collect();
        while let Some(entry) = self.list()?.entries.head.first() {
            let (id, party, waiting) = (entry.entry, entry.party.clone(), self.list()?.entries.count);
            let presiding = self.chair()?.party == party;
            let index = incidents.iter().position(|incident| match &incident.who {
                Some(who) => *who == party,
                None => !presiding,
            });
            let incident = index.map(|index| incidents.remove(index));
            self.one_speech(item, &party, id, u64::from(waiting), incident.as_ref()).await?;
        }
        Ok(())
    }

    /// One entry is called, speaks and ends.
    async fn one_speech(
        &mut self,
        item: &ItemCard,
        party: &PartyId,
        entry: EntryId,
        waiting: u64,
        incident: Option<&Incident>,
    ) -> Result<(), Fault> {
        if let Some(incident) = incident.filter(|incident| incident.what == What::CueMissed) {
            return self.cue_missed(party, entry, incident).await;
        }
        self.moderate(Press::NextSpeaker).await?;
        let Some(speech) = self.speech_now()? else {
            return Err(self.unexpected(format!("{party} was called and is not on the floor")));
        };
        let limit = speech.limit;
        let length = self.length_of_speech(item, limit, waiting);
        if let Some(incident) = incident.filter(|incident| incident.what == What::SpeakerLost) {
            self.wait(Span(length.0 * 2 / 5)).await?;
            self.speaker_lost(incident, &speech).await?;
            self.wait(Span(length.0 * 3 / 5)).await?;
        } else {
            self.wait(length).await?;
        }
        if length > limit {
            self.moderate(Press::Prompt).await?;
            self.wait(Span::seconds(15)).await?;
        }
        let speaker = speech.seat.map(Client::Seat).map_or_else(|| self.lead(party), Ok)?;
        self.press(&speaker, Press::EndSpeech).await
    }

    /// How long somebody speaks: a share of what the item has, within the limit; now and then a little beyond.
    fn length_of_speech(&mut self, item: &ItemCard, limit: Span, waiting: u64) -> Span {
        let planned = Span(u64::from(item.minutes.max(3)) * 60_000 / (waiting + 1));
        let usual = planned.min(Span(limit.0 * 9 / 10));
        let share = self.chance.between(60, 100);
        if self.chance.once_in(16) { limit + Span::seconds(20) } else { Span(usual.0 * share / 100) }
    }

    fn speech_now(&self) -> Result<Option<OnFloor>, Fault> {
        let Some(speech) = self.speech()? else { return Ok(None) };
        let spoken = match speech.phase {
            SpeechPhase::Speaking { since, .. } => speech.spoken_ms + self.stage.now().since(since),
            SpeechPhase::Called { .. } | SpeechPhase::Paused { .. } => speech.spoken_ms,
        };
        let paused = matches!(speech.phase, SpeechPhase::Paused { .. });
        let (entry, seat, limit) = (speech.entry, speech.seat.clone(), speech.limit_ms);
        Ok(Some(OnFloor { entry, seat, limit, spoken, paused, party: speech.party.clone() }))
    }

    /// The speaker's line is lost and comes back within the grace: same place, the time left.
    async fn speaker_lost(&mut self, incident: &Incident, speech: &OnFloor) -> Result<(), Fault> {
        self.teller.tell(&Moment::Incident { incident, who: &speech.party });
        let before = self.speech_now()?;
        let client = self.lead(&speech.party)?;
        self.lose(&client).await?;
        self.wait(Span::seconds(18)).await?;
        match self.speech_now()? {
            Some(now) if now.paused && now.entry == speech.entry => {}
            _ => return Err(self.unexpected("a speaker's line was lost, and the speech is not paused")),
        }
        self.restore(&client).await?;
        let now = self.speech_now()?;
        let same = |now: &OnFloor| {
            !now.paused
                && now.entry == speech.entry
                && before.as_ref().is_some_and(|before| before.spoken == now.spoken)
        };
        if now.as_ref().is_some_and(same) {
            return Ok(());
        }
        Err(self.unexpected("a speaker came back to another place, or was charged for the time away"))
    }

    /// A called delegation does not hear its cue: it is passed to the second place and called again.
    async fn cue_missed(&mut self, party: &PartyId, entry: EntryId, incident: &Incident) -> Result<(), Fault> {
        self.teller.tell(&Moment::Incident { incident, who: party });
        let Client::Seat(seat) = self.lead(party)? else { return Ok(()) };
        self.deaf.insert(seat.clone());
        self.moderate(Press::NextSpeaker).await?;
        self.wait(Span::seconds(30)).await?;
        self.deaf.remove(&seat);
        let list = self.list()?;
        let place = list.entries.head.iter().find(|waiting| waiting.entry == entry).map(|waiting| waiting.place);
        match place {
            Some(place) if place == 2.min(list.entries.count) => Ok(()),
            _ => Err(self.unexpected(format!("{party} did not answer and waits at {place:?} instead of 2"))),
        }
    }

    /// Some members ask for the floor and speak. Then the list is closed, where there was a discussion.
    pub(super) async fn discussion(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        let most = match item.kind {
            ItemKind::Discussion | ItemKind::OtherMatters => 4,
            ItemKind::Adoption | ItemKind::Endorsement | ItemKind::Approval => 2,
            ItemKind::Report => 1,
            ItemKind::Opening
            | ItemKind::Statement
            | ItemKind::ChairHandover
            | ItemKind::AgendaAdoption
            | ItemKind::DateAndVenue
            | ItemKind::ReportAdoption
            | ItemKind::Closing => return Ok(()),
        };
        let mut parties = self.deciding(meeting);
        let mut asked: Vec<SeatId> = Vec::new();
        for _ in 0..self.chance.between(0, most) {
            let Some(party) = self.chance.pick(&parties).cloned() else { break };
            parties.retain(|other| *other != party);
            let Client::Seat(seat) = self.lead(&party)? else { continue };
            if self.players.get(&seat).is_some_and(|player| player.online) {
                self.press(&Client::Seat(seat.clone()), Press::AskFloor).await?;
                self.wait(Span::seconds(5)).await?;
                asked.push(seat);
            }
        }
        if asked.len() > 2
            && self.chance.once_in(4)
            && let Some(last) = asked.pop()
        {
            self.press(&Client::Seat(last), Press::Withdraw).await?;
        }
        if asked.is_empty() {
            return Ok(());
        }
        if item.kind == ItemKind::Discussion {
            let (of, number) = (meeting.id.clone(), item.number.clone());
            self.preside(Action::CloseList { meeting: of, item: number }).await?;
        }
        self.speakers(meeting, item).await
    }

    /// One party asks for the floor and speaks.
    pub(super) async fn intervention(
        &mut self,
        meeting: &MeetingCard,
        item: &ItemCard,
        party: &PartyId,
    ) -> Result<(), Fault> {
        let client = self.lead(party)?;
        self.press(&client, Press::AskFloor).await?;
        self.speakers(meeting, item).await
    }
}

/// The speech on the floor.
struct OnFloor {
    entry: EntryId,
    party: PartyId,
    seat: Option<SeatId>,
    limit: Span,
    spoken: Span,
    paused: bool,
}
