//! A stage without sockets: the rules are asked directly, and every client is shown the view of its audience.
//!
//! After each command every invariant is checked, and each section that its events are said not to touch is left as
//! it was; at the end a fresh look must show the same.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use mufakat::journal::entry::{Draft, Entry, RulesVersion};
use mufakat::procedure::Conference;
use mufakat::procedure::command::{Action, Actor, Capacity, Command, Content, Credential, Person, Seen};
use mufakat::procedure::definition::Definition;
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, MeetingId, ModeratorId, SeatId, Timestamp};
use mufakat::record::export::markdown;
use mufakat::record::{Course, Language, Sentences, report};
use mufakat::rehearsal::{Answer, Client, Fault, News, Stage, file};
use mufakat::view::{self, Audience, May, Own, Parts, Press, View};

/// The rules with their time.
#[derive(Debug)]
pub struct Pure {
    pub conference: Conference,
    pub record: Vec<(Timestamp, Command, Vec<Event>)>,
    now: Timestamp,
    pub views: BTreeMap<Audience, View>,
    clients: BTreeSet<Client>,
    news: Vec<News>,
    /// Every sender's number of commands, for their names.
    sent: u64,
    /// The state after so many entries, every now and then.
    pub moments: Vec<(usize, Conference)>,
}

/// A moment is kept after each so many entries.
pub const MOMENTS: usize = 23;

fn moderator() -> ModeratorId {
    ModeratorId::parse("moderator").unwrap()
}

impl Pure {
    pub fn new(definition: Definition) -> Self {
        let start = definition.meetings[0].sittings[0].opens_at;
        let mut pure = Self {
            conference: Conference::default(),
            record: Vec::new(),
            now: start,
            views: BTreeMap::new(),
            clients: BTreeSet::new(),
            news: Vec::new(),
            sent: 0,
            moments: Vec::new(),
        };
        let definition = Box::new(definition);
        pure.must(Actor::Hub {}, Action::DefineConference { definition });
        pure.must(Actor::Hub {}, Action::StartHub { last_alive: None });
        pure
    }

    /// Clients that are connected, with their audience.
    pub fn audience(&self, client: &Client) -> Audience {
        match client {
            Client::Moderator => Audience::Moderator,
            Client::Hall => Audience::Hall,
            Client::Seat(seat) => view::audience_of(&self.conference, seat),
        }
    }

    fn must(&mut self, actor: Actor, action: Action) {
        let said = format!("{action:?}");
        match self.carry_out(actor, action) {
            Answer::Accepted => {}
            Answer::Refused(rejection) => panic!("{said}: {rejection:?}"),
        }
    }

    fn carry_out(&mut self, actor: Actor, action: Action) -> Answer {
        self.sent += 1;
        let id = CommandId::parse(&format!("c{}", self.sent)).unwrap();
        let meeting = action.meeting().cloned();
        let epoch = meeting.and_then(|meeting| self.conference.meetings.get(&meeting)).map(|state| state.chair.epoch);
        let position = Some(self.record.len() as u64);
        let command = Command { id, actor, seen: Seen { position, epoch, ..Seen::default() }, action };
        let events = match self.conference.consider(&command, self.now) {
            Ok(events) => events,
            Err(rejection) => return Answer::Refused(rejection),
        };
        if events.is_empty() {
            return Answer::Accepted;
        }
        let mut touched = Parts::NONE;
        for event in &events {
            self.conference.apply(event, self.now);
            touched = touched.or(view::touches(event));
        }
        self.conference.check().unwrap_or_else(|broken| panic!("{broken:?} after {events:?}"));
        for audience in Audience::ALL {
            let changed = view::sections_in(&self.conference, audience, touched);
            self.views.entry(audience).or_default().merge(changed);
        }
        let news = News { position: self.record.len() as u64 + 1, at: self.now, events: events.clone() };
        self.news.push(news);
        self.record.push((self.now, command, events));
        if self.record.len().is_multiple_of(MOMENTS) {
            self.moments.push((self.record.len(), self.conference.clone()));
        }
        Answer::Accepted
    }

    /// Whether what was put together from changed sections is what a fresh look shows.
    pub fn views_are_whole(&self) -> bool {
        Audience::ALL.into_iter().all(|audience| self.views[&audience] == view::sections(&self.conference, audience))
    }

    /// Whether the record, read back, gives the same state.
    pub fn replays(&self) -> bool {
        let mut again = Conference::default();
        for (at, command, events) in &self.record {
            let text = serde_json::to_string(&(command, events)).unwrap();
            let (read, events): (Command, Vec<Event>) = serde_json::from_str(&text).unwrap();
            assert_eq!(again.consider(&read, *at).as_ref(), Ok(&events), "{read:?}");
            events.iter().for_each(|event| again.apply(event, *at));
        }
        again == self.conference
    }

    fn own(&self, client: &Client) -> Option<Own> {
        match client {
            Client::Moderator => Some(view::desk(&self.conference, &moderator(), self.now)),
            Client::Hall => None,
            Client::Seat(seat) => view::own(&self.conference, seat, self.now),
        }
    }

    /// The button that a client has for an act of this kind.
    fn button_for(&self, client: &Client, action: &Action) -> Option<May> {
        let own = self.own(client)?;
        own.may.into_values().find(|may| discriminant(&may.action) == discriminant(action))
    }

    /// Where a client has a button for an act, the button must offer that very act, and say beforehand what the
    /// rules answered.
    fn hold_to(button: &May, action: &Action, answer: &Answer) {
        // A person chooses, among other things, which other item than the next it is about.
        let (words, choices): (&[&str], &[&str]) = match action {
            Action::Declare { .. } => (&[], &["verb", "style", "follow_ups"]),
            Action::OpenItem { .. } => (&[], &["item"]),
            Action::Object { .. } => (&["point"], &[]),
            Action::ConvertObjection { .. } => (&["text"], &[]),
            Action::SuspendMeeting { .. } => (&["reason"], &["resume_at"]),
            Action::AdjournMeeting { .. } => (&[], &["until"]),
            Action::RecordConsent { .. } => (&["given_by", "channel"], &["party"]),
            Action::PassChair { .. } => (&[], &["to"]),
            Action::ExtendSitting { .. } => (&[], &["closes_at"]),
            Action::JoinItem { .. } => (&["ruling"], &["item"]),
            Action::AddItem { .. } => (&["title"], &["item", "kind"]),
            Action::AnnounceDecision { .. } => (&[], &["from"]),
            Action::RecordCorrigendum { .. } => (&["text"], &["position"]),
            Action::ProposeAmendment { .. } => (&["passage", "new"], &[]),
            Action::SettleAmendment { .. } => (&[], &["how"]),
            Action::DesignateRepresentative { .. } => (&[], &["seat", "binds"]),
            Action::RaisePointOfOrder { .. } => (&["text"], &["about_decision"]),
            Action::RulePoint { .. } => (&[], &["ruling"]),
            Action::PutAppeal { .. } => (&[], &["first"]),
            Action::CastVote { .. } => (&[], &["choice", "party"]),
            Action::ConcludeItem { .. } => (&[], &["outcome", "release_waiting"]),
            _ => (&[], &[]),
        };
        let as_offered = rest(&button.action, words) == rest(action, words);
        match answer {
            Answer::Accepted => {
                let all = [words, choices].concat();
                assert_eq!(rest(&button.action, &all), rest(action, &all), "{button:?}");
                assert!(button.allowed || !as_offered, "{button:?} for {action:?}");
            }
            Answer::Refused(why) if as_offered => assert_eq!(button.rejection.as_ref(), Some(why), "{action:?}"),
            Answer::Refused(_) => {}
        }
    }

    fn person(seat: &SeatId) -> Person {
        Person { name: seat.to_string(), title: String::new() }
    }
}

/// Fields that an action is written without when they are empty.
const MAY_BE_LEFT_OUT: [&str; 8] = ["style", "follow_ups", "resume_at", "until", "from", "first", "party", "outcome"];

/// An action without the fields a person fills in.
fn rest(action: &Action, filled_in: &[&str]) -> serde_json::Value {
    let mut value = serde_json::to_value(action).unwrap();
    let fields = value.as_object_mut().unwrap();
    for name in filled_in {
        assert!(fields.remove(*name).is_some() || MAY_BE_LEFT_OUT.contains(name), "no {name} in {action:?}");
    }
    value
}

impl Stage for Pure {
    async fn deposit(&mut self, _client: &Client, text: String) -> Result<Content, Fault> {
        Ok(file(&text))
    }

    fn now(&self) -> Timestamp {
        self.now
    }

    fn view(&self, client: &Client) -> Option<&View> {
        self.clients.contains(client).then(|| &self.views[&self.audience(client)])
    }

    async fn offered(&mut self, client: &Client, press: Press) -> Result<Option<(Capacity, Action)>, Fault> {
        let may = self.own(client).and_then(|own| own.may.get(&press).cloned()).filter(|may| may.allowed);
        Ok(may.map(|may| (may.capacity, may.action)))
    }

    async fn connect(&mut self, client: &Client) -> Result<(), Fault> {
        self.clients.insert(client.clone());
        if let Client::Seat(seat) = client {
            let seat = seat.clone();
            self.must(Actor::Hub {}, Action::LinkUp { seat: seat.clone() });
            let known = &self.conference.parties.seats[&seat];
            let lobby = self.conference.definition.as_ref().unwrap().lobby;
            if known.admitted.is_none() && !lobby {
                let (person, credential) = (Self::person(&seat), Credential::Accepted);
                self.must(Actor::Hub {}, Action::AdmitSeat { seat, person, credential, letter: None });
            }
        }
        Ok(())
    }

    async fn lose(&mut self, client: &Client) -> Result<(), Fault> {
        if let Client::Seat(seat) = client {
            self.must(Actor::Hub {}, Action::LinkDown { seat: seat.clone() });
        }
        Ok(())
    }

    async fn submit(&mut self, client: &Client, capacity: Capacity, action: Action) -> Result<Answer, Fault> {
        let actor = match client {
            Client::Moderator => Actor::Moderator { name: moderator() },
            Client::Hall => return Err(Fault::Stage("the hall does nothing".to_owned())),
            Client::Seat(seat) => Actor::Seat { seat: seat.clone(), capacity },
        };
        let button = self.button_for(client, &action);
        let answer = self.carry_out(actor, action.clone());
        if let Some(button) = button {
            Self::hold_to(&button, &action, &answer);
        }
        Ok(answer)
    }

    async fn drawn_report(&mut self, meeting: &MeetingId) -> Result<String, Fault> {
        let entries = (1..).zip(&self.record).map(|(position, (recorded_at, command, events))| {
            let (recorded_at, rules) = (*recorded_at, RulesVersion::CURRENT);
            Entry::new(position, Draft { recorded_at, rules, command: command.clone(), events: events.clone() })
        });
        let course = Course::read(&entries.collect::<Vec<_>>());
        let sentences = Sentences::shipped(Language::En, &course.definition().unwrap().zone).unwrap();
        Ok(markdown::write(&report::draft(&course, meeting, &sentences).unwrap()))
    }

    async fn pass(&mut self, until: Timestamp) -> Result<bool, Fault> {
        match self.conference.next_deadline().filter(|at| *at <= until) {
            Some(at) => {
                self.now = self.now.max(at);
                self.must(Actor::Clock {}, Action::Elapse {});
                Ok(false)
            }
            None => {
                self.now = self.now.max(until);
                Ok(true)
            }
        }
    }

    fn news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }
}
