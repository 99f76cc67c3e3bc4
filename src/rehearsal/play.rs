//! The player: acts by pressing what a client is offered, watches what comes of it, lets endpoints answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::procedure::command::{Action, Capacity};
use crate::procedure::definition::Class;
use crate::procedure::event::Wording;
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId, RoleId, SeatId, Span, Timestamp};
use crate::procedure::rejection::Rejection;
use crate::view::{
    AgendaNow, ChairNow, ItemCard, MeetingCard, MeetingNow, MeetingsNow, Press, Programme, ProposalNow, ProposalStage,
    SeatCard, SpeechNow, SpeechPhase, View,
};

use super::chance::Chance;
use super::live::{House, Live};
use super::press::{act, put_text};
use super::script::{Incident, Place, Script};
use super::stage::{Answer, Client, Fault, News, Stage};
use super::tally::Tally;

/// Who is told how a rehearsal goes, while it goes.
pub trait Teller {
    /// A moment of the play.
    fn tell(&mut self, moment: &Moment<'_>);

    /// Nothing more is told.
    fn end(&mut self) {}
}

/// A moment of the play.
#[derive(Debug)]
pub enum Moment<'a> {
    /// The moderator's client was shown the conference.
    Began {
        /// The conference.
        programme: &'a Programme,
    },
    /// Everybody is connected and admitted.
    Gathered {
        /// How many clients.
        clients: usize,
    },
    /// A meeting is about to open.
    Meeting {
        /// Which.
        meeting: &'a MeetingCard,
    },
    /// An item is about to open.
    Item {
        /// Of which meeting.
        meeting: &'a MeetingCard,
        /// Which.
        item: &'a ItemCard,
    },
    /// An incident begins.
    Incident {
        /// Which.
        incident: &'a Incident,
        /// Whom it befalls.
        who: &'a PartyId,
    },
    /// Something is on the record.
    News {
        /// What.
        news: &'a News,
        /// What the moderator's client sees after it.
        view: &'a View,
        /// Items concluded so far.
        items: u32,
    },
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Teller for Silent {
    fn tell(&mut self, _: &Moment<'_>) {}
}

/// How to play.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Fixes all chance.
    pub seed: u64,
    /// Before which item to stop and hand over to people.
    pub until: Option<Place>,
}

/// A seat on the stage.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub client: Client,
    pub party: PartyId,
    pub seat: SeatCard,
    pub online: bool,
}

/// A play under way.
pub struct Play<'a, S> {
    pub(super) stage: S,
    pub(super) teller: &'a mut dyn Teller,
    pub(super) chance: Chance,
    pub(super) plan: Plan,
    pub(super) script: Script,
    pub(super) programme: Programme,
    pub(super) players: BTreeMap<SeatId, Player>,
    pub(super) tally: Tally,
    /// Seats that do not hear their cue.
    pub(super) deaf: BTreeSet<SeatId>,
    /// Who was given each role, in this meeting or one before.
    pub(super) roles: BTreeMap<RoleId, PartyId>,
    pub(super) place: Option<Place>,
}

impl<S> std::fmt::Debug for Play<'_, S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Play").field("plan", &self.plan).field("place", &self.place).finish_non_exhaustive()
    }
}

impl<'a, S: Stage> Play<'a, S> {
    /// A play on a stage: the moderator's client connects and is shown the conference.
    ///
    /// # Errors
    /// [`Fault`], also when the built-in script of this conference cannot be read.
    pub async fn begin(mut stage: S, teller: &'a mut dyn Teller, plan: Plan) -> Result<Self, Fault> {
        stage.connect(&Client::Moderator).await?;
        let shown = stage.view(&Client::Moderator).and_then(|view| view.conference.as_deref());
        let programme = shown.cloned().ok_or(Fault::Blind(Client::Moderator, "the conference"))?;
        let script = Script::of(&programme).map_err(Fault::Stage)?;
        teller.tell(&Moment::Began { programme: &programme });
        Ok(Self {
            stage,
            teller,
            chance: Chance::seeded(plan.seed),
            plan,
            script,
            programme,
            players: BTreeMap::new(),
            tally: Tally::default(),
            deaf: BTreeSet::new(),
            roles: BTreeMap::new(),
            place: None,
        })
    }

    /// Nothing more is told of this play.
    pub fn end(&mut self) {
        self.teller.end();
    }

    /// The stage and what was counted, when the play is over.
    #[must_use]
    pub fn into_parts(self) -> (S, Tally) {
        (self.stage, self.tally)
    }

    // ---- what clients see -----------------------------------------------------------------------------------

    pub(super) fn view(&self, client: &Client) -> Result<&View, Fault> {
        self.stage.view(client).ok_or_else(|| Fault::Blind(client.clone(), "the conference"))
    }

    fn desk(&self) -> Result<&View, Fault> {
        self.view(&Client::Moderator)
    }

    pub(super) fn agenda(&self) -> Result<&AgendaNow, Fault> {
        self.desk()?.agenda.as_ref().ok_or(Fault::Blind(Client::Moderator, "the agenda"))
    }

    pub(super) fn chair(&self) -> Result<&ChairNow, Fault> {
        self.desk()?.chair.as_ref().ok_or(Fault::Blind(Client::Moderator, "the chair"))
    }

    pub(super) fn meetings(&self) -> Result<&MeetingsNow, Fault> {
        self.desk()?.meeting.as_ref().ok_or(Fault::Blind(Client::Moderator, "the meetings"))
    }

    pub(super) fn meeting_now(&self, id: &MeetingId) -> Result<&MeetingNow, Fault> {
        let found = self.meetings()?.meetings.iter().find(|meeting| meeting.id == *id);
        found.ok_or(Fault::Blind(Client::Moderator, "the meeting"))
    }

    pub(super) fn speech(&self) -> Result<Option<&SpeechNow>, Fault> {
        let floor = self.desk()?.floor.as_ref().ok_or(Fault::Blind(Client::Moderator, "the floor"))?;
        Ok(floor.speech.as_ref())
    }

    /// Texts that may still be put.
    pub(super) fn texts(&self) -> Result<&[ProposalNow], Fault> {
        let table = self.desk()?.table.as_ref().ok_or(Fault::Blind(Client::Moderator, "the table"))?;
        Ok(&table.proposals.head)
    }

    /// The client of who presides.
    pub(super) fn chair_client(&self) -> Result<Client, Fault> {
        let seat = self.chair()?.seat.clone();
        seat.map(Client::Seat).ok_or_else(|| self.unexpected("nobody presides"))
    }

    pub(super) fn unexpected(&self, what: impl Into<String>) -> Fault {
        Fault::Unexpected { at: self.at(), what: what.into() }
    }

    fn at(&self) -> String {
        self.place.as_ref().map_or_else(|| self.programme.id.to_string(), Place::to_string)
    }

    // ---- acts -----------------------------------------------------------------------------------------------

    /// Submits an act and gives the answer, with everything that endpoints do by themselves after it.
    pub(super) async fn attempt(
        &mut self,
        client: &Client,
        capacity: Capacity,
        action: Action,
    ) -> Result<Answer, Fault> {
        let answer = self.stage.submit(client, capacity, action).await?;
        self.after().await?;
        Ok(answer)
    }

    /// Submits an act that must be possible.
    pub(super) async fn act(&mut self, client: &Client, capacity: Capacity, action: Action) -> Result<(), Fault> {
        match self.attempt(client, capacity, action.clone()).await? {
            Answer::Accepted => Ok(()),
            Answer::Refused(rejection) => Err(self.refused(client, action, rejection)),
        }
    }

    fn refused(&self, who: &Client, action: Action, rejection: Rejection) -> Fault {
        let (action, rejection) = (Box::new(action), Box::new(rejection));
        Fault::Refused { at: self.at(), who: who.clone(), action, rejection }
    }

    /// The act that a press sends now, and in which capacity.
    pub(super) async fn offered(&mut self, client: &Client, press: Press) -> Result<(Capacity, Action), Fault> {
        let party = match client {
            Client::Seat(seat) => self.players.get(seat).map(|player| player.party.clone()),
            Client::Moderator | Client::Hall => None,
        };
        if let Some(found) = act(press, self.view(client)?, party.as_ref()) {
            return Ok(found);
        }
        let offered = self.stage.offered(client, press).await?;
        offered.ok_or_else(|| self.unexpected(format!("{client} has nothing to press for {press:?}")))
    }

    /// Presses what a client is offered.
    pub(super) async fn press(&mut self, client: &Client, press: Press) -> Result<(), Fault> {
        let (capacity, action) = self.offered(client, press).await?;
        self.act(client, capacity, action).await
    }

    /// As the moderator.
    pub(super) async fn moderate(&mut self, press: Press) -> Result<(), Fault> {
        self.press(&Client::Moderator, press).await
    }

    /// As who presides, with the Chair's powers.
    pub(super) async fn preside(&mut self, action: Action) -> Result<(), Fault> {
        let chair = self.chair_client()?;
        self.act(&chair, Capacity::Chair, action).await
    }

    /// As who looks after papers and credentials: the Secretariat where one is connected, else the moderator.
    pub(super) async fn clerk(&mut self, action: Action) -> Result<(), Fault> {
        let clerk = self.clerk_seat();
        self.act(&clerk, Capacity::Delegate, action).await
    }

    /// Who does what the Secretariat does.
    pub(super) fn clerk_seat(&self) -> Client {
        self.secretariat().unwrap_or(Client::Moderator)
    }

    /// A connected seat of the Secretariat, if there is one.
    pub(super) fn secretariat(&self) -> Option<Client> {
        let of = |player: &&Player| {
            self.programme.meetings.iter().any(|meeting| {
                meeting.participants.get(&player.party).is_some_and(|party| party.class == Class::Secretariat)
            })
        };
        self.players.values().filter(|player| player.online).find(of).map(|player| player.client.clone())
    }

    // ---- seats ----------------------------------------------------------------------------------------------

    /// The seat through which a party speaks and decides: its first that is connected, else its head.
    pub(super) fn lead(&self, party: &PartyId) -> Result<Client, Fault> {
        let seats =
            &self.programme.parties.get(party).ok_or_else(|| self.unexpected(format!("no party {party}")))?.seats;
        let mut players = seats.iter().filter_map(|seat| self.players.get(&seat.id));
        let first = players.clone().find(|player| player.online).or_else(|| players.next());
        first.map(|player| player.client.clone()).ok_or_else(|| self.unexpected(format!("{party} has no endpoint")))
    }

    /// Parties that take part in a meeting's decisions, by protocol rank.
    pub(super) fn deciding(&self, meeting: &MeetingCard) -> Vec<PartyId> {
        let mut parties: Vec<_> = meeting
            .participants
            .iter()
            .filter(|(_, participation)| participation.class.decides())
            .map(|(party, _)| party.clone())
            .collect();
        parties.sort_by_key(|party| self.programme.parties.get(party).map(|card| card.rank));
        parties
    }

    /// A deciding party other than the one that presides.
    pub(super) fn anybody_but_the_chair(&mut self, meeting: &MeetingCard) -> Result<PartyId, Fault> {
        let seat = self.chair()?.seat.clone();
        let presiding = seat.and_then(|seat| self.players.get(&seat)).map(|player| player.party.clone());
        let others: Vec<_> =
            self.deciding(meeting).into_iter().filter(|party| Some(party) != presiding.as_ref()).collect();
        self.chance.pick(&others).cloned().ok_or_else(|| self.unexpected("nobody else decides here"))
    }

    /// Connects a seat.
    pub(super) async fn connect(&mut self, seat: &SeatId) -> Result<(), Fault> {
        let client = Client::Seat(seat.clone());
        if let Some(player) = self.players.get_mut(seat) {
            player.online = true;
        }
        self.stage.connect(&client).await?;
        self.after().await
    }

    /// Cuts the line of a seat.
    pub(super) async fn lose(&mut self, client: &Client) -> Result<(), Fault> {
        if let Client::Seat(seat) = client
            && let Some(player) = self.players.get_mut(seat)
        {
            player.online = false;
        }
        self.stage.lose(client).await?;
        self.after().await
    }

    /// Brings a seat back.
    pub(super) async fn restore(&mut self, client: &Client) -> Result<(), Fault> {
        match client {
            Client::Seat(seat) => self.connect(&seat.clone()).await,
            Client::Moderator | Client::Hall => self.stage.connect(client).await,
        }
    }

    // ---- time -----------------------------------------------------------------------------------------------

    /// Lets time pass.
    pub(super) async fn wait(&mut self, span: Span) -> Result<(), Fault> {
        let until = self.stage.now() + span;
        self.wait_until(until).await
    }

    /// Lets time pass until an instant.
    pub(super) async fn wait_until(&mut self, until: Timestamp) -> Result<(), Fault> {
        loop {
            let reached = self.stage.pass(until).await?;
            self.after().await?;
            if reached {
                return Ok(());
            }
        }
    }

    // ---- what follows by itself -----------------------------------------------------------------------------

    /// Tells what happened, and lets endpoints do what they do by themselves, in a fixed order, until nothing is
    /// left to do.
    pub(super) async fn after(&mut self) -> Result<(), Fault> {
        loop {
            for news in self.stage.news() {
                self.tally.count(&news);
                if let Some(view) = self.stage.view(&Client::Moderator) {
                    self.teller.tell(&Moment::News { news: &news, view, items: self.tally.items });
                }
            }
            let Some((client, capacity, action)) = self.reflex()? else { return Ok(()) };
            match self.stage.submit(&client, capacity, action.clone()).await? {
                Answer::Accepted => {}
                Answer::Refused(rejection) => return Err(self.refused(&client, action, rejection)),
            }
        }
    }

    /// What some endpoint does now by itself: begin the speech it is called to, or acknowledge the text that is
    /// put once it has worked out its hash.
    fn reflex(&self) -> Result<Option<(Client, Capacity, Action)>, Fault> {
        if !self.something_is_asked_of_endpoints() {
            return Ok(None);
        }
        for player in self.players.values().filter(|player| player.online) {
            let view = self.view(&player.client)?;
            let press = if self.is_called(player, view) {
                Press::StartSpeech
            } else if player.seat.may_bind && has_text_to_acknowledge(player, view) {
                Press::Acknowledge
            } else {
                continue;
            };
            if let Some((capacity, action)) = act(press, view, Some(&player.party)) {
                return Ok(Some((player.client.clone(), capacity, action)));
            }
        }
        Ok(None)
    }

    /// Whether any endpoint has reason to look: a speaker is called, or a text is put. The moderator sees both.
    fn something_is_asked_of_endpoints(&self) -> bool {
        let Some(view) = self.stage.view(&Client::Moderator) else { return false };
        let speech = view.floor.as_ref().and_then(|floor| floor.speech.as_ref());
        let called = speech.is_some_and(|speech| matches!(speech.phase, SpeechPhase::Called { .. }));
        let put = put_text(view).is_some_and(|text| match &text.stage {
            ProposalStage::Put { awaited, .. } => awaited.count > 0,
            ProposalStage::Tabled {} => false,
        });
        called || put
    }

    fn is_called(&self, player: &Player, view: &View) -> bool {
        let Some(speech) = view.floor.as_ref().and_then(|floor| floor.speech.as_ref()) else { return false };
        speech.party == player.party
            && matches!(speech.phase, SpeechPhase::Called { .. })
            && speech.seat.as_ref().is_none_or(|seat| *seat == player.seat.id)
            && !self.deaf.contains(&player.seat.id)
    }

    // ---- places ---------------------------------------------------------------------------------------------

    pub(super) fn place_of(meeting: &MeetingCard, item: &ItemNumber) -> Place {
        Place { meeting: meeting.id.clone(), item: item.clone() }
    }
}

/// Whether the text that is put waits for the acknowledgement of the player's party, and is what its hash says.
fn has_text_to_acknowledge(player: &Player, view: &View) -> bool {
    put_text(view).is_some_and(|text| {
        let awaited = match &text.stage {
            ProposalStage::Put { awaited, .. } => awaited.head.contains(&player.party),
            ProposalStage::Tabled {} => false,
        };
        awaited && text.text.as_ref().is_some_and(|words| Wording::hash(words, &text.documents) == text.hash)
    })
}

impl<H: House> Play<'_, Live<H>> {
    /// Stands by while people take over, client by client: the endpoints that nobody has taken answer by themselves
    /// what endpoints answer by themselves, and time runs as it does for people. Ends only by a fault; drop the future
    /// to end it.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    pub async fn stand_by(&mut self) -> Result<(), Fault> {
        loop {
            self.stage.among_people().await?;
            let Self { stage, players, .. } = self;
            for player in players.values_mut() {
                player.online = stage.has_line(&player.client);
            }
            while let Some((client, capacity, action)) = self.reflex()? {
                // A person may have been quicker; the refusal says so, and what is before the client by then.
                if let Answer::Refused(_) = self.stage.submit(&client, capacity, action).await? {
                    break;
                }
            }
            self.stage.news();
        }
    }

    /// The stage, for a look at what clients see.
    pub fn stage(&mut self) -> &mut Live<H> {
        &mut self.stage
    }
}
