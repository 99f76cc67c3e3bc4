//! A small conference, a simulated clock, and the one check that every test goes through.
//!
//! A test is data: a play that stands somewhere, one step, and what holds after it.
//!
//! ```text
//! check(opened("1").and("A.hod", ask("1")), by("A.adv", ask("1")), [refused(AlreadyListed { .. })]);
//! ```
//!
//! * Parties: members A, B, C; partner P; observers O and Q (Q only at item 2); guest G; staff T; secretariat S.
//!   Each has the seats `.hod` and `.alt`, which bind, and `.adv`, which does not.
//! * Meetings: M1, where A presides and B is vice-chair; M2, where A hands the chair over to B, with C as vice-chair.
//! * Who acts is a text: `A.hod`, `chair` (whoever presides), `A.hod as chair`, `moderator`, `hub`, `clock`.
//!   Everybody saw the present epoch of the chair unless `stale` says otherwise.
//! * Time passes by `after`, which carries out every deadline that falls due on the way.
//!
//! After each applied event every invariant is checked, and at the end of each check the record is read back
//! from its JSON and replayed, and must give the same state.

#![allow(dead_code, reason = "a shared vocabulary: each file of tests uses its part of it")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use mufakat::procedure::Conference;
use mufakat::procedure::command::{Action, Actor, Command, Credential, Person, Seen};
use mufakat::procedure::definition::{
    Bilingual, ChairLine, Class, Definition, ItemKind, ItemPlan, Level, ListOrder, MeetingPlan, MeetingSettings,
    Participation, Party, Profile, Role, SeatPlan, SeatRank, SittingPlan, Verb,
};
use mufakat::procedure::event::{ChairCause, Event};
use mufakat::procedure::floor::Phase;
use mufakat::procedure::ids::{
    CommandId, ConferenceId, Epoch, ItemNumber, MeetingId, ModeratorId, PartyId, RoleId, SeatId, Span, Symbol,
    Timestamp,
};
use mufakat::procedure::rejection::Rejection;

// ---- names ----------------------------------------------------------------------------------------------------

pub fn meeting(id: &str) -> MeetingId {
    MeetingId::parse(id).unwrap()
}

pub fn m1() -> MeetingId {
    meeting("M1")
}

pub fn m2() -> MeetingId {
    meeting("M2")
}

pub fn item(number: &str) -> ItemNumber {
    ItemNumber::parse(number).unwrap()
}

pub fn party(id: &str) -> PartyId {
    PartyId::parse(id).unwrap()
}

/// `A B C` as parties.
pub fn parties(ids: &str) -> Vec<PartyId> {
    ids.split_whitespace().map(party).collect()
}

pub fn seat(id: &str) -> SeatId {
    SeatId::parse(id).unwrap()
}

pub fn role(id: &str) -> RoleId {
    RoleId::parse(id).unwrap()
}

pub fn symbol(id: &str) -> Symbol {
    Symbol::parse(id).unwrap()
}

/// The planned opening of M1; the clock starts here.
pub const NINE: Timestamp = Timestamp(1_633_485_600_000);

pub fn seconds(n: u64) -> Span {
    Span::seconds(n)
}

pub fn minutes(n: u64) -> Span {
    Span::minutes(n)
}

// ---- the conference -------------------------------------------------------------------------------------------

fn bilingual(text: &str) -> Bilingual {
    Bilingual { en: text.to_owned(), vi: text.to_owned() }
}

fn delegation(id: &str, protocol_rank: u32) -> (PartyId, Party) {
    let place =
        |suffix: &str, rank, may_bind| SeatPlan { id: seat(&format!("{id}.{suffix}")), rank, may_bind, office: None };
    let plan = Party {
        name: bilingual(id),
        long_name: None,
        protocol_rank,
        zone: "Asia/Bangkok".to_owned(),
        iso: None,
        seats: vec![
            place("hod", SeatRank::Head, true),
            place("alt", SeatRank::Alternate, true),
            place("adv", SeatRank::Adviser, false),
        ],
    };
    (party(id), plan)
}

/// An item without presenters, tour, documents or feeds, its list by time of asking.
pub fn plan_item(number: &str, kind: ItemKind, verbs: &[Verb]) -> ItemPlan {
    ItemPlan {
        number: item(number),
        title: bilingual(number),
        kind,
        presenters: vec![],
        minutes: 10,
        documents: vec![],
        verbs: verbs.to_vec(),
        order: ListOrder::Fifo {},
        tour: vec![],
        closed: false,
        feeds: vec![],
        added: false,
    }
}

fn sitting(start: Timestamp, hours: u64) -> SittingPlan {
    SittingPlan { opens_at: start, closes_at: start + minutes(60 * hours) }
}

fn plan_meeting(id: &str, chair: ChairLine, start: Timestamp, agenda: Vec<ItemPlan>) -> MeetingPlan {
    let everything = |class| Participation { class, items: None };
    let participants = [
        ("A", everything(Class::Member)),
        ("B", everything(Class::Member)),
        ("C", everything(Class::Member)),
        ("P", everything(Class::Partner)),
        ("S", everything(Class::Secretariat)),
        ("O", everything(Class::Observer)),
        ("Q", Participation { class: Class::Observer, items: Some(vec![item("2")]) }),
        ("G", everything(Class::Guest)),
        ("T", everything(Class::Staff)),
    ];
    MeetingPlan {
        id: meeting(id),
        title: bilingual(id),
        short: bilingual(id),
        profile: Profile::Asean,
        level: Level::Ministers,
        sittings: vec![sitting(start, 3), sitting(start + minutes(5 * 60), 3)],
        chair,
        participants: participants.into_iter().map(|(id, participation)| (party(id), participation)).collect(),
        roles: BTreeMap::from([(role("rapporteur"), Role { title: bilingual("rapporteur"), party: None })]),
        agenda,
        settings: MeetingSettings::default(),
    }
}

/// The small conference; tests change what they are about.
///
/// M1: 1 statement, 2 adoption of the agenda, 3 discussion, 4 adoption of a document, 5 endorsement,
/// 6 date and venue, 7 report, 8 closing. M2: 1 opening, 2 chair handover, 3 adoption of the agenda,
/// 4 discussion, 5 report, 6 closing.
pub fn definition() -> Definition {
    let adopted = &[Verb::Adopted];
    let first = vec![
        plan_item("1", ItemKind::Statement, &[]),
        plan_item("2", ItemKind::AgendaAdoption, adopted),
        plan_item("3", ItemKind::Discussion, &[]),
        plan_item("4", ItemKind::Adoption, &[Verb::Adopted, Verb::Noted, Verb::Tasked]),
        plan_item("5", ItemKind::Endorsement, &[Verb::Endorsed]),
        plan_item("6", ItemKind::DateAndVenue, &[Verb::Agreed]),
        plan_item("7", ItemKind::ReportAdoption, adopted),
        plan_item("8", ItemKind::Closing, &[]),
    ];
    let second = vec![
        plan_item("1", ItemKind::Opening, &[]),
        plan_item("2", ItemKind::ChairHandover, &[Verb::Agreed]),
        plan_item("3", ItemKind::AgendaAdoption, adopted),
        plan_item("4", ItemKind::Discussion, &[]),
        plan_item("5", ItemKind::ReportAdoption, adopted),
        plan_item("6", ItemKind::Closing, &[]),
    ];
    let held = ChairLine { outgoing: None, chair: party("A"), vice_chair: Some(party("B")), acting: vec![] };
    let handed = ChairLine {
        outgoing: Some(party("A")),
        chair: party("B"),
        vice_chair: Some(party("C")),
        acting: vec![seat("C.hod")],
    };
    Definition {
        id: ConferenceId::parse("small").unwrap(),
        title: bilingual("A small conference"),
        hub: bilingual("Ha Noi"),
        zone: "Asia/Ho_Chi_Minh".to_owned(),
        lobby: true,
        // The ranks are not the order of the ids, so that one is never taken for the other.
        parties: [("A", 2), ("B", 3), ("C", 1), ("P", 4), ("S", 9), ("O", 5), ("Q", 6), ("G", 7), ("T", 8)]
            .into_iter()
            .map(|(id, rank)| delegation(id, rank))
            .collect(),
        meetings: vec![
            plan_meeting("M1", held, NINE, first),
            plan_meeting("M2", handed, NINE + minutes(24 * 60), second),
        ],
        documents: BTreeMap::new(),
    }
}

/// The small conference, changed.
pub fn definition_with(change: impl FnOnce(&mut Definition)) -> Definition {
    let mut definition = definition();
    change(&mut definition);
    definition
}

/// The plan of an item of M1, to be changed.
pub fn item_of<'a>(definition: &'a mut Definition, number: &str) -> &'a mut ItemPlan {
    let number = item(number);
    definition.meetings[0].agenda.iter_mut().find(|item| item.number == number).unwrap()
}

// ---- steps ----------------------------------------------------------------------------------------------------

/// One thing that is done in a play.
#[derive(Clone, Debug)]
pub enum Step {
    /// Somebody asks for something.
    By {
        /// Who, as a text.
        who: String,
        /// For what.
        action: Box<Action>,
        /// How many epochs ago the sender looked.
        epochs_ago: u64,
    },
    /// Time passes, and every deadline on the way is carried out.
    After(Span),
}

/// Somebody asks for something.
pub fn by(who: &str, action: Action) -> Step {
    Step::By { who: who.to_owned(), action: Box::new(action), epochs_ago: 0 }
}

/// The same, by somebody who has not seen the last change of the chair.
pub fn stale(step: Step) -> Step {
    match step {
        Step::By { who, action, .. } => Step::By { who, action, epochs_ago: 1 },
        Step::After(span) => Step::After(span),
    }
}

/// Time passes.
pub fn after(span: Span) -> Step {
    Step::After(span)
}

/// What a step led to: its events, or why it was refused.
pub type Outcome = Result<Vec<Event>, Rejection>;

// ---- a play ---------------------------------------------------------------------------------------------------

/// A conference that is being played, with its record and its clock.
#[derive(Clone)]
pub struct Play {
    pub conference: Conference,
    pub now: Timestamp,
    record: Vec<(Timestamp, Event)>,
    commands: u64,
}

/// The conference is laid down; nobody has been seen.
pub fn laid_down(definition: Definition) -> Play {
    let play = Play { conference: Conference::default(), now: NINE, record: vec![], commands: 0 };
    play.fact(Event::ConferenceDefined { definition: Box::new(definition) })
}

/// Everybody is admitted and connected; no meeting is open.
pub fn assembled(definition: Definition) -> Play {
    assembled_without(definition, "")
}

/// Everybody but these parties is admitted and connected; these were never seen.
pub fn assembled_without(definition: Definition, unseen: &str) -> Play {
    let unseen = parties(unseen);
    let play = laid_down(definition);
    let seats = play.conference.parties.seats.clone();
    seats.into_iter().filter(|(_, state)| !unseen.contains(&state.party)).fold(play, |play, (seat, _)| {
        let person = Person { name: format!("The one in {seat}"), title: String::new() };
        play.fact(Event::SeatAdmitted { seat: seat.clone(), person, credential: Credential::Accepted, letter: None })
            .fact(Event::LinkCameUp { seat })
    })
}

/// Everybody is there and the first sitting of M1 is open, A presiding; no item is open.
pub fn in_session(definition: Definition) -> Play {
    assembled(definition).opens("M1")
}

/// Everybody is there and the first sitting of a meeting is open, A presiding; no item is open.
pub fn sitting_of(definition: Definition, id: &str) -> Play {
    assembled(definition).opens(id)
}

impl Play {
    /// Something that is so, without a command: how a play is brought to where a test begins.
    ///
    /// The invariants are checked with the next command, as two facts may belong together.
    #[must_use]
    pub fn fact(mut self, event: Event) -> Self {
        self.apply(event);
        self
    }

    /// The first sitting of a meeting opens, A presiding; a fact, whoever is there.
    #[must_use]
    pub fn opens(self, id: &str) -> Self {
        let plan = self.conference.plan(&meeting(id)).unwrap().clone();
        let opened = Event::SittingOpened {
            meeting: meeting(id),
            sitting: 1,
            closes_at: Some(self.now + minutes(180)),
            seated: plan.deciding().cloned().collect(),
        };
        let chair = seat(&format!("{}.hod", plan.presides_at_opening()));
        let assumed =
            Event::ChairAssumed { meeting: meeting(id), seat: chair, epoch: Epoch(1), cause: ChairCause::Opening };
        self.fact(assumed).fact(opened)
    }

    /// Somebody does something, and it is not refused.
    #[must_use]
    #[track_caller]
    pub fn and(self, who: &str, action: Action) -> Self {
        self.then(by(who, action))
    }

    /// A step is taken, and it is not refused.
    #[must_use]
    #[track_caller]
    pub fn then(mut self, step: Step) -> Self {
        if let Err(rejection) = self.take(&step) {
            panic!("{step:?}\nis refused: {rejection:?}");
        }
        self
    }

    /// Time passes.
    #[must_use]
    #[track_caller]
    pub fn after(self, span: Span) -> Self {
        self.then(after(span))
    }

    /// Takes a step. A refused one changes nothing.
    #[track_caller]
    pub fn take(&mut self, step: &Step) -> Outcome {
        match step {
            Step::By { who, action, epochs_ago } => {
                let actor = self.actor(who, action);
                let epoch = action
                    .meeting()
                    .and_then(|meeting| self.conference.meetings.get(meeting))
                    .map(|state| Epoch(state.chair.epoch.0.saturating_sub(*epochs_ago)));
                self.submit(actor, Seen { position: None, epoch, ..Seen::default() }, (**action).clone())
            }
            Step::After(span) => Ok(self.wait(*span)),
        }
    }

    #[track_caller]
    fn actor(&self, who: &str, action: &Action) -> Actor {
        match who {
            "hub" => Actor::Hub {},
            "clock" => Actor::Clock {},
            "moderator" => Actor::Moderator { name: ModeratorId::parse("moderator").unwrap() },
            "chair" => {
                let presiding = action
                    .meeting()
                    .and_then(|meeting| self.conference.meetings.get(meeting))
                    .and_then(|state| state.chair.presiding());
                Actor::chair(presiding.expect("somebody presides").clone())
            }
            who => match who.strip_suffix(" as chair") {
                Some(id) => Actor::chair(seat(id)),
                None => match who.strip_prefix("moderator ") {
                    Some(name) => Actor::Moderator { name: ModeratorId::parse(name).unwrap() },
                    None => Actor::delegate(seat(who)),
                },
            },
        }
    }

    #[track_caller]
    fn submit(&mut self, actor: Actor, seen: Seen, action: Action) -> Outcome {
        self.commands += 1;
        let id = CommandId::parse(&format!("c{}", self.commands)).unwrap();
        let command = Command { id, actor, seen, action };
        let events = self.conference.consider(&command, self.now).inspect_err(|no| governs(&command.action, no))?;
        for event in &events {
            self.apply(event.clone());
        }
        if let Err(broken) = self.conference.check() {
            panic!("{broken}\nafter {events:#?}");
        }
        Ok(events)
    }

    fn apply(&mut self, event: Event) {
        self.conference.apply(&event, self.now);
        self.record.push((self.now, event));
    }

    /// Lets time pass; every deadline on the way is carried out at its instant.
    #[track_caller]
    fn wait(&mut self, span: Span) -> Vec<Event> {
        let until = self.now + span;
        let mut events = Vec::new();
        while let Some(at) = self.conference.next_deadline().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            let elapsed = self.submit(Actor::Clock {}, Seen::default(), Action::Elapse {}).unwrap();
            assert!(
                !elapsed.is_empty() || self.conference.next_deadline() != Some(at),
                "a deadline that does nothing never goes away: {:?}",
                mufakat::procedure::timer::due(&self.conference)
            );
            events.extend(elapsed);
        }
        self.now = until;
        events
    }

    /// How many events are on the record.
    pub fn recorded(&self) -> usize {
        self.record.len()
    }

    /// The record up to each of these lengths gives the state that was there at that moment.
    #[track_caller]
    pub fn replays_through(&self, moments: &[(usize, Conference)]) {
        let (mut again, mut read) = (Conference::default(), 0);
        for (length, then) in moments {
            for (at, event) in &self.record[read..*length] {
                again.apply(event, *at);
            }
            read = *length;
            assert!(again == *then, "the first {length} events give another state than the one of that moment");
        }
    }

    /// The record read back from its JSON gives the same state.
    #[track_caller]
    pub fn replays(&self) {
        let mut again = Conference::default();
        for (at, event) in &self.record {
            let json = serde_json::to_string(event).unwrap();
            again.apply(&serde_json::from_str(&json).unwrap(), *at);
        }
        assert!(again == self.conference, "the record replayed gives another state than the one that was played");
    }
}

/// What refuses an act is a rule that the catalogue of rules names for it, so that the two cannot drift apart.
/// What does not exist, and what has no words or too many, is refused before any rule of the act is asked.
#[track_caller]
fn governs(action: &Action, refused: &Rejection) {
    let code = refused.code();
    let before = code.starts_with("unknown_") || code.starts_with("text_");
    let rule = refused.rule();
    assert!(
        before || rule.governs_every_act() || action.rules().contains(&rule),
        "{rule} refuses {action:?} as {code}, and procedure::rule does not say that it governs such an act"
    );
}

// ---- what holds after a step ----------------------------------------------------------------------------------

/// Looks at a play and what came of its last command; says what is not as it should be.
type Look = dyn Fn(&Play, &Outcome) -> Result<(), String>;

/// Something that holds after a step, or a sentence why it does not.
pub struct Then(Box<Look>);

/// From where a play stands, one step leads to what holds after it. Gives the play for what follows.
#[track_caller]
pub fn check(mut given: Play, when: Step, then: impl IntoIterator<Item = Then>) -> Play {
    let outcome = given.take(&when);
    let mut any = false;
    for Then(holds) in then {
        any = true;
        if let Err(why) = holds(&given, &outcome) {
            panic!("{why}\nafter {when:#?}\nwhich gave {outcome:#?}");
        }
    }
    assert!(any, "a check that states nothing cannot fail");
    given.replays();
    given
}

impl Then {
    /// Something of what happened is just so.
    pub fn of(so: impl Fn(&[Event]) -> bool + 'static) -> Self {
        Self(Box::new(move |_, outcome| match outcome {
            Ok(events) if so(events) => Ok(()),
            Ok(_) | Err(_) => Err("that is not what happened".to_owned()),
        }))
    }
}

/// Whatever is to hold.
pub fn holds(what: &'static str, so: impl Fn(&Play) -> bool + 'static) -> Then {
    Then(Box::new(move |play, _| if so(play) { Ok(()) } else { Err(format!("does not hold: {what}")) }))
}

/// Something of the state is just so.
pub fn is<T: PartialEq + Debug + 'static>(
    what: &'static str,
    expected: T,
    actual: impl Fn(&Play) -> T + 'static,
) -> Then {
    Then(Box::new(move |play, _| {
        let actual = actual(play);
        if actual == expected { Ok(()) } else { Err(format!("{what}: {actual:?} instead of {expected:?}")) }
    }))
}

/// It is refused, just so.
pub fn refused(rejection: Rejection) -> Then {
    Then(Box::new(move |_, outcome| {
        if outcome.as_ref() == Err(&rejection) { Ok(()) } else { Err(format!("not refused as {rejection:?}")) }
    }))
}

/// It is refused with that code, whatever the facts.
pub fn refused_as(code: &'static str) -> Then {
    Then(Box::new(move |_, outcome| match outcome {
        Err(rejection) if rejection.code() == code => Ok(()),
        Ok(_) | Err(_) => Err(format!("not refused as {code}")),
    }))
}

/// It is refused, and the refusal is just so.
pub fn refused_so(so: impl Fn(&Rejection) -> bool + 'static) -> Then {
    Then(Box::new(move |_, outcome| match outcome {
        Err(rejection) if so(rejection) => Ok(()),
        Ok(_) | Err(_) => Err("not refused so".to_owned()),
    }))
}

/// It is so already: success, and nothing happens.
pub fn already() -> Then {
    happens([])
}

/// These types of event happen, in this order.
pub fn happens<const N: usize>(types: [&'static str; N]) -> Then {
    Then(Box::new(move |_, outcome| {
        let found: Vec<String> = outcome.as_ref().map_err(|_| "it is refused".to_owned())?.iter().map(kind).collect();
        if found == types { Ok(()) } else { Err(format!("{found:?} instead of {types:?}")) }
    }))
}

/// Exactly this event is among those that happen.
pub fn event(expected: Event) -> Then {
    Then(Box::new(move |_, outcome| match outcome {
        Ok(events) if events.contains(&expected) => Ok(()),
        Ok(_) | Err(_) => Err(format!("{expected:?} is not among what happened")),
    }))
}

/// The type of an event as it stands in the record.
pub fn kind(event: &Event) -> String {
    serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned()
}

/// Who waits on the list of an item of M1, in its order: `A B C`.
pub fn list(number: &'static str, expected: &str) -> Then {
    is("the list", expected.to_owned(), move |play| {
        let list = play.conference.meetings[&m1()].floor.list(&item(number));
        list.entries.iter().map(|entry| entry.party.to_string()).collect::<Vec<_>>().join(" ")
    })
}

/// Who has the floor of M1 and how: `A called`, `A speaking`, `A paused`, `nobody`.
pub fn floor(expected: &str) -> Then {
    is("the floor", expected.to_owned(), |play| {
        play.conference.meetings[&m1()].floor.speech.as_ref().map_or_else(
            || "nobody".to_owned(),
            |speech| {
                let phase = match speech.phase {
                    Phase::Called { .. } => "called",
                    Phase::Speaking { .. } => "speaking",
                    Phase::Paused { .. } => "paused",
                };
                format!("{} {phase}", speech.entry.party)
            },
        )
    })
}
