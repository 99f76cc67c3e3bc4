//! How fast the rules are: a command considered and its events applied, with more and more parties; and the same
//! as `mufakat try` does it, from a line of JSON to a line of JSON.
//!
//! One pass of the commands is a delegation's life: it asks for the floor, is called, speaks and ends, and one act
//! in five is refused. The count is commands.

use divan::Bencher;
use divan::counter::ItemsCount;
use mufakat::cli::dry_run::Trial;
use mufakat::conference_file;
use mufakat::procedure::Conference;
use mufakat::procedure::command::{Action, Actor, Command, Credential, Person, ProposalFate, Seen};
use mufakat::procedure::definition::{Bilingual, Class, Definition, Participation, Party, SeatPlan, SeatRank};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{
    CommandId, EntryId, Hash, ItemNumber, MeetingId, PartyId, ProposalId, Revision, SeatId, SpeechId, Timestamp,
};
use serde_json::json;

fn main() {
    divan::main();
}

/// The small council with members from `A` on, so many in all.
fn council(parties: usize) -> Definition {
    let text = include_str!("../config/conferences/council.toml");
    let mut definition = conference_file::read(text, "council.toml").expect("the shipped file reads");
    for n in definition.parties.len()..parties {
        let id = format!("P{n:04}");
        let seat = SeatId::parse(&format!("{id}.hod")).expect("an id");
        let seats = vec![SeatPlan { id: seat, rank: SeatRank::Head, may_bind: true, office: None }];
        let name = Bilingual { en: id.clone(), vi: id.clone() };
        let rank = u32::try_from(n).expect("a small number") + 1;
        let party = Party { name, long_name: None, protocol_rank: rank, zone: "Etc/UTC".into(), iso: None, seats };
        let id = PartyId::parse(&id).expect("an id");
        definition.parties.insert(id.clone(), party);
        for meeting in &mut definition.meetings {
            meeting.participants.insert(id.clone(), Participation { class: Class::Member, items: None });
        }
    }
    definition
}

struct Floor {
    conference: Conference,
    now: Timestamp,
}

impl Floor {
    /// Everybody is there, the session is open, and so is its first item, on which nobody waits.
    fn new(parties: usize) -> Self {
        let definition = council(parties);
        let mut floor = Self { conference: Conference::default(), now: definition.meetings[0].sittings[0].opens_at };
        floor.conference.apply(&Event::ConferenceDefined { definition: Box::new(definition) }, floor.now);
        let seats: Vec<_> = floor.conference.parties.seats.keys().cloned().collect();
        for seat in seats {
            let person = Person { name: seat.to_string(), title: String::new() };
            let credential = Credential::Accepted;
            floor
                .conference
                .apply(&Event::SeatAdmitted { seat: seat.clone(), person, credential, letter: None }, floor.now);
            floor.conference.apply(&Event::LinkCameUp { seat }, floor.now);
        }
        floor.expect("A.hod as chair", Action::OpenMeeting { meeting: meeting() });
        floor
            .expect("A.hod as chair", Action::OpenItem { meeting: meeting(), item: item(), after: None, ruling: None });
        floor
    }

    fn submit(&mut self, who: &str, action: Action) -> bool {
        let seat = |name| SeatId::parse(name).expect("an id");
        let actor = match who.strip_suffix(" as chair") {
            Some(name) => Actor::chair(seat(name)),
            None => Actor::delegate(seat(who)),
        };
        let epoch = self.conference.meetings.get(&meeting()).map(|state| state.chair.epoch);
        let id = CommandId::parse("c").expect("an id");
        let command = Command { id, actor, seen: Seen { position: None, epoch, ..Seen::default() }, action };
        match self.conference.consider(&command, self.now) {
            Ok(events) => {
                events.iter().for_each(|event| self.conference.apply(event, self.now));
                true
            }
            Err(_) => false,
        }
    }

    fn expect(&mut self, who: &str, action: Action) {
        assert!(self.submit(who, action.clone()), "{who}: {action:?}");
    }

    fn next(&self) -> (EntryId, SpeechId) {
        (self.conference.numbers.entry.next(), self.conference.numbers.speech.next())
    }

    /// Who presents the first item waits at the head of its list; the benches are about those who ask.
    fn nobody_waits(&mut self) {
        let list = self.conference.meetings[&meeting()].floor.list(&item());
        let waiting: Vec<_> = list.entries.iter().map(|entry| entry.id).collect();
        for entry in waiting {
            let reason = "for the bench".to_owned();
            self.expect("A.hod as chair", Action::RemoveEntry { meeting: meeting(), entry, reason });
        }
    }

    /// The same, and the second item is open, under which texts are decided.
    fn deciding(parties: usize) -> (Self, ItemNumber) {
        let mut floor = Self::new(parties);
        floor.nobody_waits();
        let two = ItemNumber::parse("2").expect("a number");
        let (item, after, ruling) = (two.clone(), Some(item()), Some("bench".into()));
        floor.expect("A.hod as chair", Action::OpenItem { meeting: meeting(), item, after, ruling });
        (floor, two)
    }

    /// A text lies on the table.
    fn tabled(&mut self, item: &ItemNumber) -> (ProposalId, Revision, Hash) {
        let text = "The Meeting adopts its agenda.".to_owned();
        let action = Action::TableProposal { meeting: meeting(), item: item.clone(), text, documents: Vec::new() };
        self.expect("A.hod as chair", action);
        let known = &self.conference.meetings[&meeting()].table.proposals;
        let (id, text) = known.last_key_value().expect("a text");
        (*id, text.revision, text.wording.hash)
    }

    /// Five commands: the floor is asked for, given, begun, asked for in vain, ended.
    fn speech(&mut self) {
        let (entry, speech) = self.next();
        let ask = Action::RequestFloor { meeting: meeting(), item: item(), party: None, on_behalf_of: Vec::new() };
        self.expect("B.hod", ask.clone());
        self.expect("A.hod as chair", Action::GiveFloor { meeting: meeting(), entry, after: None });
        self.expect("B.hod", Action::StartSpeech { meeting: meeting(), speech });
        assert!(!self.submit("B.hod", ask), "who has the floor does not ask for it");
        self.expect("B.hod", Action::EndSpeech { meeting: meeting(), speech });
    }
}

/// A text is put and everybody says that it has it before it, one after the other. The count is acknowledgements.
#[divan::bench(args = [14, 200, 1000], sample_count = 20)]
fn everybody_reads(bencher: Bencher<'_, '_>, parties: usize) {
    let (mut floor, two) = Floor::deciding(parties);
    let (proposal, revision, hash) = floor.tabled(&two);
    let plan = floor.conference.plan(&meeting()).expect("a plan");
    let members: Vec<String> = plan.deciding().map(|party| format!("{party}.hod")).collect();
    bencher.counter(ItemsCount::new(members.len())).bench_local(|| {
        floor.expect("A.hod as chair", Action::PutProposal { meeting: meeting(), proposal, revision, hash });
        for member in &members {
            floor.expect(member, Action::Acknowledge { meeting: meeting(), proposal, revision, hash });
        }
        let how = ProposalFate::Consultation {};
        floor.expect("A.hod as chair", Action::SetAsideProposal { meeting: meeting(), proposal, revision, how });
    });
}

fn meeting() -> MeetingId {
    MeetingId::parse("COUNCIL").expect("an id")
}

fn item() -> ItemNumber {
    ItemNumber::parse("1").expect("a number")
}

#[divan::bench(args = [14, 200, 1000])]
fn consider_and_apply(bencher: Bencher<'_, '_>, parties: usize) {
    let mut floor = Floor::new(parties);
    floor.nobody_waits();
    bencher.counter(ItemsCount::new(5_usize)).bench_local(|| floor.speech());
}

/// All at once: everybody waits for the floor and to reply under the item, a text is put and everybody has it before
/// it. Five commands: a request is taken back, made anew, and anew in vain; an objection is raised and withdrawn.
#[divan::bench(args = [14, 200, 1000])]
fn everything_at_once(bencher: Bencher<'_, '_>, parties: usize) {
    let (mut floor, two) = Floor::deciding(parties);
    let plan = floor.conference.plan(&meeting()).expect("a plan");
    let members: Vec<String> = plan.deciding().map(|party| format!("{party}.hod")).collect();
    let ask = Action::RequestFloor { meeting: meeting(), item: two.clone(), party: None, on_behalf_of: Vec::new() };
    for member in &members {
        floor.submit(member, ask.clone());
        floor.expect(member, Action::RequestReply { meeting: meeting(), item: two.clone() });
    }
    let (proposal, revision, hash) = floor.tabled(&two);
    floor.expect("A.hod as chair", Action::PutProposal { meeting: meeting(), proposal, revision, hash });
    for member in &members {
        floor.expect(member, Action::Acknowledge { meeting: meeting(), proposal, revision, hash });
    }
    let mine = |floor: &Floor| {
        let list = floor.conference.meetings[&meeting()].floor.list(&two);
        list.entries.iter().find(|entry| entry.party.as_str() == "B").expect("B waits").id
    };
    bencher.counter(ItemsCount::new(5_usize)).bench_local(|| {
        let entry = mine(&floor);
        floor.expect("B.hod", Action::WithdrawRequest { meeting: meeting(), entry });
        floor.expect("B.hod", ask.clone());
        assert!(!floor.submit("B.hod", ask.clone()), "who waits does not ask again");
        let objection = floor.conference.numbers.objection.next();
        floor.expect("B.hod", Action::Object { meeting: meeting(), proposal, revision, point: String::new() });
        floor.expect("B.hod", Action::WithdrawObjection { meeting: meeting(), objection });
    });
}

#[divan::bench(args = [14, 200, 1000])]
fn lines(bencher: Bencher<'_, '_>, parties: usize) {
    let mut trial = Trial::new(council(parties), true);
    let line = |who: &str, action: serde_json::Value| json!({ "as": who, "action": action }).to_string();
    let act = |kind: &str| json!({ "type": kind, "meeting": "COUNCIL", "item": "1" });
    let mut output = Vec::new();
    for text in [
        line("chair", json!({ "type": "open_meeting", "meeting": "COUNCIL" })),
        line("chair", act("open_item")),
        line("chair", json!({ "type": "remove_entry", "meeting": "COUNCIL", "entry": 1, "reason": "bench" })),
    ] {
        trial.line(&text, &mut output).expect("memory takes every answer");
    }
    let (mut entry, mut speech) = (1_u64, 0_u64);
    bencher.counter(ItemsCount::new(5_usize)).bench_local(|| {
        output.clear();
        entry += 1;
        speech += 1;
        let of_speech = |kind: &str| json!({ "type": kind, "meeting": "COUNCIL", "speech": speech });
        for text in [
            line("B.hod", act("request_floor")),
            line("chair", json!({ "type": "give_floor", "meeting": "COUNCIL", "entry": entry })),
            line("B.hod", of_speech("start_speech")),
            line("B.hod", act("request_floor")),
            line("B.hod", of_speech("end_speech")),
        ] {
            trial.line(&text, &mut output).expect("memory takes every answer");
        }
        let text = std::str::from_utf8(&output).expect("JSON is text");
        assert_eq!(text.matches("\"rejection\"").count(), 1, "{text}");
    });
}
