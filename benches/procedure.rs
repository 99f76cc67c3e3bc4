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
use mufakat::procedure::command::{Action, Actor, Command, Credential, Person, Seen};
use mufakat::procedure::definition::{Bilingual, Class, Definition, Participation, Party, SeatPlan, SeatRank};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, EntryId, ItemNumber, MeetingId, PartyId, SeatId, SpeechId, Timestamp};
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
            floor.conference.apply(&Event::SeatAdmitted { seat: seat.clone(), person, credential }, floor.now);
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

fn meeting() -> MeetingId {
    MeetingId::parse("COUNCIL").expect("an id")
}

fn item() -> ItemNumber {
    ItemNumber::parse("1").expect("a number")
}

#[divan::bench(args = [14, 200, 1000])]
fn consider_and_apply(bencher: Bencher<'_, '_>, parties: usize) {
    let mut floor = Floor::new(parties);
    // Who presents the item waits at the head of its list; the bench is about those who ask.
    let waiting: Vec<_> =
        floor.conference.meetings[&meeting()].floor.list(&item()).entries.iter().map(|entry| entry.id).collect();
    for entry in waiting {
        let reason = "for the bench".to_owned();
        floor.expect("A.hod as chair", Action::RemoveEntry { meeting: meeting(), entry, reason });
    }
    bencher.counter(ItemsCount::new(5_usize)).bench_local(|| floor.speech());
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
