//! The course of a conference: everybody comes, meetings open and close, sittings end, items follow each other.

use crate::procedure::command::{Action, Capacity, Credential, DeferTo};
use crate::procedure::definition::{ItemKind, SeatRank, Verb};
use crate::procedure::ids::{ItemNumber, SeatId, Span, Timestamp};
use crate::view::{ItemCard, ItemStage, MeetingCard, Press, Stage as MeetingStage};

use super::play::{Moment, Play, Player};
use super::script::{Decision, Incident, Place, What, has_children};
use super::stage::{Client, Fault, Stage};
use super::words;

/// How a play ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Curtain {
    /// Every meeting is closed.
    Closed,
    /// The item at which people take over is next.
    HandedOver(Place),
}

impl<S: Stage> Play<'_, S> {
    /// Plays the whole conference, or up to the item at which people take over.
    ///
    /// # Errors
    /// The first thing that is not as it should be.
    pub async fn run(&mut self) -> Result<Curtain, Fault> {
        self.gather().await?;
        for meeting in self.programme.meetings.clone() {
            if let Some(place) = self.meeting(&meeting).await? {
                return Ok(Curtain::HandedOver(place));
            }
        }
        self.place = None;
        Ok(Curtain::Closed)
    }

    /// Connects the hall and the head of every party, in protocol order, and files who they are.
    async fn gather(&mut self) -> Result<(), Fault> {
        self.stage.connect(&Client::Hall).await?;
        let mut parties: Vec<_> = self.programme.parties.clone().into_iter().collect();
        parties.sort_by_key(|(_, card)| card.rank);
        for (party, card) in &parties {
            for seat in &card.seats {
                let client = Client::Seat(seat.id.clone());
                let player = Player { client, party: party.clone(), seat: seat.clone(), online: false };
                self.players.insert(seat.id.clone(), player);
            }
            if let Some(head) = card.seats.first() {
                self.connect(&head.id).await?;
            }
        }
        for (_, card) in &parties {
            if let Some(head) = card.seats.first() {
                self.admit(&head.id, Credential::Accepted).await?;
            }
        }
        let clients = self.players.values().filter(|player| player.online).count() + 2;
        self.teller.tell(&Moment::Gathered { clients });
        Ok(())
    }

    /// The Secretariat files who sits in a seat.
    pub(super) async fn admit(&mut self, seat: &SeatId, credential: Credential) -> Result<(), Fault> {
        let Some(player) = self.players.get(seat) else { return Err(self.unexpected(format!("no seat {seat}"))) };
        let Some(card) = self.programme.parties.get(&player.party) else {
            return Err(self.unexpected(format!("no party {}", player.party)));
        };
        let person = words::person(card, &player.seat);
        self.clerk(Action::AdmitSeat { seat: seat.clone(), person, credential, letter: None }).await
    }

    /// One meeting from its roles to its closing. Gives the place at which people take over, if it came to that.
    async fn meeting(&mut self, meeting: &MeetingCard) -> Result<Option<Place>, Fault> {
        self.teller.tell(&Moment::Meeting { meeting });
        self.assign_roles(meeting).await?;
        if let Some(sitting) = meeting.sittings.first() {
            self.wait_until(sitting.opens_at).await?;
        }
        self.open_sitting().await?;
        while let Some(item) = self.next_item(meeting)? {
            let place = Self::place_of(meeting, &item.number);
            self.place = Some(place.clone());
            if self.plan.until.as_ref() == Some(&place) {
                return Ok(Some(place));
            }
            self.item(meeting, &item).await?;
        }
        match self.meeting_now(&meeting.id)?.stage {
            MeetingStage::Closed { .. } => Ok(None),
            MeetingStage::Scheduled {}
            | MeetingStage::Open {}
            | MeetingStage::Suspended { .. }
            | MeetingStage::Adjourned { .. }
            | MeetingStage::TechHold { .. } => {
                Err(self.unexpected("nothing is left on the agenda, and it is not closed"))
            }
        }
    }

    /// Gives every role that nobody holds: as the script says, to who held it in the meeting before, or by chance.
    async fn assign_roles(&mut self, meeting: &MeetingCard) -> Result<(), Fault> {
        let presence = self.view(&Client::Moderator)?.presence.as_ref();
        let held = presence.map(|presence| presence.roles.clone()).unwrap_or_default();
        let members = self.deciding(meeting);
        for role in meeting.roles.keys().filter(|role| !held.contains_key(*role)) {
            let scripted = self.script.holder(&meeting.id, role).cloned();
            let chosen = scripted.or_else(|| {
                let by_chance = self.chance.pick(&members).cloned();
                self.roles.get(role).filter(|before| members.contains(before)).cloned().or(by_chance)
            });
            let Some(party) = chosen else { continue };
            self.roles.insert(role.clone(), party.clone());
            self.clerk(Action::AssignRole { meeting: meeting.id.clone(), role: role.clone(), party }).await?;
        }
        Ok(())
    }

    /// The presiding party's seat opens the sitting.
    async fn open_sitting(&mut self) -> Result<(), Fault> {
        let chair = self.chair()?;
        let presiding = match &chair.seat {
            Some(seat) => Client::Seat(seat.clone()),
            None => self.lead(&chair.party.clone())?,
        };
        self.press(&presiding, Press::OpenMeeting).await
    }

    /// The next item: what was put off comes back before the date of the next meeting, the report and the closing;
    /// otherwise the order of the agenda.
    fn next_item(&self, meeting: &MeetingCard) -> Result<Option<ItemCard>, Fault> {
        if matches!(self.meeting_now(&meeting.id)?.stage, MeetingStage::Closed { .. }) {
            return Ok(None);
        }
        let agenda = self.agenda()?;
        let card = |number: &ItemNumber| meeting.agenda.iter().find(|item| item.number == *number);
        let next = agenda.next.as_ref().and_then(card);
        let late = next.is_none_or(|next| {
            matches!(next.kind, ItemKind::DateAndVenue | ItemKind::ReportAdoption | ItemKind::Closing)
        });
        let put_off = agenda.items.iter().find(|item| match &item.stage {
            ItemStage::Deferred { to } => !matches!(to, DeferTo::NextMeeting { .. }),
            ItemStage::Pending {} | ItemStage::Open {} | ItemStage::Concluded { .. } | ItemStage::Withdrawn {} => false,
        });
        let back = put_off.filter(|_| late).and_then(|item| card(&item.number));
        Ok(back.or(next).cloned())
    }

    /// One item from its opening to what is decided under it. It is concluded when the next one opens, so that
    /// an item with others inside it is decided after them.
    async fn item(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        self.finish_before(meeting, &item.number).await?;
        let place = Self::place_of(meeting, &item.number);
        let incidents: Vec<Incident> = self.script.incidents_at(&place).cloned().collect();
        let first_time = self.openings(&item.number)? == 0;
        for incident in incidents.iter().filter(|_| first_time) {
            match incident.what {
                What::Overnight => self.overnight(meeting, incident).await?,
                What::PersonChanges => self.person_changes(incident).await?,
                // These belong to a speech or to a text, and come with it.
                What::ChairLost
                | What::SpeakerLost
                | What::CueMissed
                | What::Deferred
                | What::ObjectionWithdrawn
                | What::ObjectionReserved
                | What::TimeAsked
                | What::MemberLost
                | What::ConsentByPhone
                | What::DocumentRevised
                | What::NotAgreed => {}
            }
        }
        self.keep_hours(meeting, item).await?;

        self.teller.tell(&Moment::Item { meeting, item });
        let (of, after) = (meeting.id.clone(), self.agenda()?.open.last().cloned());
        let open = Action::OpenItem { meeting: of, item: item.number.clone(), after, ruling: None };
        self.act(&Client::Moderator, Capacity::Delegate, open).await?;
        self.table_documents(meeting, item).await?;

        if item.kind == ItemKind::ChairHandover {
            self.hand_over(meeting, item).await?;
        }
        let lost = match incidents.iter().find(|incident| first_time && incident.what == What::ChairLost) {
            Some(incident) => Some(self.chair_lost(incident).await?),
            None => None,
        };
        self.speakers(meeting, item).await?;
        self.discussion(meeting, item).await?;
        if let Some(chair) = lost {
            self.chair_returns(&chair).await?;
        }
        if item.kind == ItemKind::Closing {
            return self.moderate(Press::CloseMeeting).await;
        }
        if first_time && let Some(incident) = incidents.iter().find(|incident| incident.what == What::Deferred) {
            return self.put_off(meeting, item, incident).await;
        }
        if !has_children(meeting, &item.number) {
            self.decide(meeting, item).await?;
        }
        Ok(())
    }

    /// Ends what is open and not around the next item: decides what was left to the end, and concludes.
    async fn finish_before(&mut self, meeting: &MeetingCard, next: &ItemNumber) -> Result<(), Fault> {
        while let Some(open) = self.agenda()?.open.last().cloned().filter(|open| !next.is_inside(open)) {
            let Some(item) = meeting.agenda.iter().find(|item| item.number == open).cloned() else {
                return Err(self.unexpected(format!("item {open} is open and not on the agenda")));
            };
            let here = self.place.replace(Self::place_of(meeting, &open));
            if has_children(meeting, &open) {
                self.decide(meeting, &item).await?;
            }
            self.use_up_planned_time(&item).await?;
            self.moderate(Press::ConcludeItem).await?;
            self.place = here;
        }
        Ok(())
    }

    /// The Chair sums up until most of the planned minutes are over.
    async fn use_up_planned_time(&mut self, item: &ItemCard) -> Result<(), Fault> {
        let opened = self.agenda()?.items.iter().find(|now| now.number == item.number).and_then(|now| now.first_opened);
        let Some(opened) = opened else { return Ok(()) };
        let share = self.chance.between(70, 95);
        let planned = opened + Span(u64::from(item.minutes) * 600 * share);
        if planned > self.stage.now() && planned.since(self.stage.now()) <= Span::minutes(u64::from(item.minutes)) {
            self.wait_until(planned).await?;
        }
        Ok(())
    }

    pub(super) fn openings(&self, item: &ItemNumber) -> Result<u32, Fault> {
        let found = self.agenda()?.items.iter().find(|now| now.number == *item);
        Ok(found.map_or(0, |item| item.openings))
    }

    /// Before an item that would go far beyond the planned end of the sitting: the sitting ends and the next one
    /// opens as planned, or where there is none the sitting goes on for longer.
    async fn keep_hours(&mut self, meeting: &MeetingCard, item: &ItemCard) -> Result<(), Fault> {
        let now = self.meeting_now(&meeting.id)?;
        let Some(closes_at) = now.closes_at else { return Ok(()) };
        let ends = self.stage.now() + Span::minutes(u64::from(item.minutes));
        if ends <= closes_at + Span::minutes(10) {
            return Ok(());
        }
        let next = usize::try_from(now.sitting).ok().and_then(|sitting| meeting.sittings.get(sitting));
        match next.map(|sitting| sitting.opens_at).filter(|opens_at| *opens_at > self.stage.now()) {
            Some(opens_at) => self.adjourn_until(meeting, opens_at).await,
            None => {
                let closes_at = ends + Span::minutes(30);
                let (meeting, interpreters_agree) = (meeting.id.clone(), true);
                self.preside(Action::ExtendSitting { meeting, closes_at, interpreters_agree }).await
            }
        }
    }

    /// The sitting ends; the next one opens at an instant.
    pub(super) async fn adjourn_until(&mut self, meeting: &MeetingCard, until: Timestamp) -> Result<(), Fault> {
        self.preside(Action::AdjournMeeting { meeting: meeting.id.clone(), until: Some(until) }).await?;
        self.wait_until(until).await?;
        self.open_sitting().await
    }

    /// Adjourns overnight: until an hour before the next meeting where one is planned, else for fifteen hours.
    async fn overnight(&mut self, meeting: &MeetingCard, incident: &Incident) -> Result<(), Fault> {
        let presiding = self.chair()?.party.clone();
        self.teller.tell(&Moment::Incident { incident, who: &presiding });
        let now = self.stage.now();
        let later = self.programme.meetings.iter().skip_while(|other| other.id != meeting.id).nth(1);
        let opens = later.and_then(|later| later.sittings.first()).map(|sitting| sitting.opens_at);
        let morning = opens.map(|opens| opens - Span::minutes(60)).filter(|at| *at > now);
        self.adjourn_until(meeting, morning.unwrap_or(now + Span::minutes(15 * 60))).await
    }

    /// Another binding seat of the presiding party takes the chair.
    async fn person_changes(&mut self, incident: &Incident) -> Result<(), Fault> {
        let (party, seat) = (self.chair()?.party.clone(), self.chair()?.seat.clone());
        let seats = self.programme.parties.get(&party).map(|card| card.seats.clone()).unwrap_or_default();
        let Some(other) = seats.iter().find(|card| card.may_bind && Some(&card.id) != seat.as_ref()) else {
            return Ok(());
        };
        self.teller.tell(&Moment::Incident { incident, who: &party });
        self.connect(&other.id).await?;
        let credential = if other.rank == SeatRank::Head { Credential::Accepted } else { Credential::Provisional };
        self.admit(&other.id, credential).await?;
        self.admit(&other.id, Credential::Accepted).await?;
        let meeting = self.meetings()?.focus.clone();
        self.preside(Action::PassChair { meeting, to: other.id.clone() }).await?;
        self.press(&Client::Seat(other.id.clone()), Press::AssumeChair).await
    }

    /// The item is put off: the meeting says so where the item has a word for it.
    async fn put_off(&mut self, meeting: &MeetingCard, item: &ItemCard, incident: &Incident) -> Result<(), Fault> {
        let presiding = self.chair()?.party.clone();
        self.teller.tell(&Moment::Incident { incident, who: &presiding });
        if item.verbs.contains(&Verb::Deferred) {
            let at = Self::place_of(meeting, &item.number);
            let (verb, documents) = (Verb::Deferred, item.documents.clone());
            let decision = Decision { at, verb, style: None, documents, text: None, follow_ups: Vec::new() };
            self.declare_without_window(meeting, item, &decision).await?;
        }
        let (of, number) = (meeting.id.clone(), item.number.clone());
        let put_off = Action::DeferItem { meeting: of, item: number, to: DeferTo::Later {}, keep_list: false };
        self.act(&Client::Moderator, Capacity::Delegate, put_off).await
    }
}
