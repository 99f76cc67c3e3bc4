//! `mufakat try`: the rules by themselves. Commands come as JSON lines, answers go as JSON lines; there is no
//! socket, no file, and the clock stands until a line moves it.
//!
//! ```text
//! {"at": "2021-10-06T02:00:00Z", "as": "chair", "action": {"type": "open_meeting", "meeting": "ASOMM21"}}
//! {"line": 1, "at": "2021-10-06T02:00:00.000Z", "as": "chair", "position": 84, "events": [...]}
//! {"line": 2, "at": ..., "as": "TH.adv1", "rule": "R-4", "rejection": {"code": "not_binding", ...}, "sentence": {...}}
//! ```
//!
//! * `as`: a seat (`TH.hod`; `TH` is its head), `TH.hod as chair`, `chair` (whoever presides), `moderator`, `hub`,
//!   `clock`.
//! * `at` moves the clock forward; each deadline that falls due on the way is carried out first, and printed with
//!   `"as": "clock"`. A line with `at` alone only moves the clock.
//! * `seen` without an epoch is filled with the present one.
//! * `{"view": "hall"}` prints what an audience sees; `{"view": "TH.hod"}` and `{"view": "moderator"}` also what is
//!   its own.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Error, Global, config};
use crate::catalogue::{Catalogue, Language, Reader, Thing};
use crate::procedure::Conference;
use crate::procedure::command::{Action, Actor, Command, Credential, Person, Seen};
use crate::procedure::definition::{Bilingual, Definition};
use crate::procedure::event::Event;
use crate::procedure::ids::{CommandId, EntryId, MeetingId, ModeratorId, PartyId, SeatId, SpeechId, Timestamp};
use crate::procedure::instead::Way;
use crate::procedure::rejection::Rejection;
use crate::view::{self, Audience, Own, View};

/// Arguments of `try`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Conference file; the shipped one when absent
    #[arg(long, value_name = "FILE")]
    conference: Option<PathBuf>,
    /// Whether every seat is admitted and connected from the start
    #[arg(long, value_name = "BOOL", default_value_t = true, action = clap::ArgAction::Set)]
    admit_all: bool,
    /// Hold every invariant after each command, and stop at one that does not hold
    #[arg(long)]
    check: bool,
}

/// Answers standard input line by line, to its end.
///
/// # Errors
/// [`Error::Configuration`] for a conference file with faults, [`Error::Failed`] when a line could not be read (the
/// lines after it were) or an invariant does not hold, [`Error::Output`].
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let definition = config::conference(args.conference.as_deref(), global)?;
    let mut trial = Trial::new(definition, args.admit_all);
    trial.check = args.check;
    let mut input = io::BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let (mut text, mut unread) = (String::new(), 0_u64);
    loop {
        text.clear();
        match input.read_line(&mut text) {
            Ok(0) => break,
            Ok(_) => {}
            Err(fault) if fault.kind() == io::ErrorKind::InvalidData => text = "\u{fffd}".to_owned(),
            Err(fault) => return Err(Error::Failed(format!("standard input cannot be read: {fault}"))),
        }
        if !trial.line(&text, &mut output)? {
            unread += 1;
        }
        // Somebody who types waits for the answer; a file of commands does not.
        if input.buffer().is_empty() {
            output.flush().map_err(Error::Output)?;
        }
    }
    output.flush().map_err(Error::Output)?;
    if unread == 0 { Ok(()) } else { Err(Error::Failed(format!("{unread} lines could not be read"))) }
}

/// One line of input.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    at: Option<Timestamp>,
    #[serde(default, rename = "as")]
    who: Option<String>,
    #[serde(default)]
    action: Option<Box<Action>>,
    #[serde(default)]
    seen: Option<Seen>,
    #[serde(default)]
    view: Option<String>,
}

/// One line of output.
#[derive(Default, Serialize)]
struct Answer<'a> {
    line: u64,
    at: Timestamp,
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    who: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<&'a [Event]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejection: Option<&'a Rejection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<&'static [Way]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<Bilingual>,
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<Audience>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<View>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<Own>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A conference that is tried out.
#[derive(Debug)]
pub struct Trial {
    definition: Option<Definition>,
    admit_all: bool,
    check: bool,
    conference: Conference,
    now: Timestamp,
    line: u64,
    position: u64,
    catalogue: Catalogue,
    zone: TimeZone,
}

impl Trial {
    /// A conference that begins at its first planned opening, or at the first line's `at`.
    #[must_use]
    pub fn new(definition: Definition, admit_all: bool) -> Self {
        let sittings = definition.meetings.iter().flat_map(|meeting| &meeting.sittings);
        let now = sittings.map(|sitting| sitting.opens_at).min().unwrap_or_default();
        // The file was read by the same bundled zones.
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(&definition.zone).unwrap_or(TimeZone::UTC);
        Self {
            definition: Some(definition),
            admit_all,
            check: false,
            conference: Conference::default(),
            now,
            line: 0,
            position: 0,
            catalogue: Catalogue::shipped(),
            zone,
        }
    }

    /// Answers one line. Whether it could be read.
    ///
    /// # Errors
    /// [`Error::Output`]; [`Error::Failed`] when an invariant does not hold.
    pub fn line(&mut self, text: &str, output: &mut impl Write) -> Result<bool, Error> {
        self.line += 1;
        if text.trim().is_empty() {
            return Ok(true);
        }
        let read = serde_json::from_str::<Line>(text).map_err(|fault| fault.to_string());
        let done = match read {
            Ok(line) => self.answer(line, output)?,
            Err(fault) => Err(fault),
        };
        if let Err(error) = done {
            self.write(output, &Answer { error: Some(error), ..self.answer_now() })?;
            return Ok(false);
        }
        Ok(true)
    }

    fn answer(&mut self, line: Line, output: &mut impl Write) -> Result<Result<(), String>, Error> {
        let Line { at, who, action, seen, view } = line;
        self.begin(at)?;
        if let Some(at) = at {
            if at < self.now {
                return Ok(Err(format!("the clock stands at {} and never goes back", self.now)));
            }
            self.pass_until(at, output)?;
        }
        match (view, who, action) {
            (Some(name), None, None) => self.view(&name, output),
            (None, Some(who), Some(action)) => match self.actor(&who, &action) {
                Ok(actor) => self.submit(&who, actor, seen.unwrap_or_default(), *action, output).map(Ok),
                Err(fault) => Ok(Err(fault)),
            },
            (None, None, None) if at.is_some() => Ok(Ok(())),
            _ => Ok(Err("a line has \"as\" and \"action\", or \"view\", or \"at\" alone".to_owned())),
        }
    }

    /// Lays the conference down, once.
    fn begin(&mut self, at: Option<Timestamp>) -> Result<(), Error> {
        let Some(definition) = self.definition.take() else { return Ok(()) };
        self.now = at.unwrap_or(self.now);
        self.hub(Action::DefineConference { definition: Box::new(definition) })?;
        if self.admit_all {
            let seats: Vec<SeatId> = self.conference.parties.seats.keys().cloned().collect();
            for seat in seats {
                let person = Person { name: seat.to_string(), title: String::new() };
                let credential = Credential::Accepted;
                self.hub(Action::AdmitSeat { seat: seat.clone(), person, credential, letter: None })?;
                self.hub(Action::LinkUp { seat })?;
            }
        }
        Ok(())
    }

    fn hub(&mut self, action: Action) -> Result<(), Error> {
        let refused = |rejection| Error::Failed(format!("the conference cannot be laid down: {rejection:?}"));
        self.carry_out(Actor::Hub {}, Seen::default(), action)?.map(drop).map_err(refused)
    }

    /// Carries out what falls due until an instant, and moves the clock there.
    fn pass_until(&mut self, at: Timestamp, output: &mut impl Write) -> Result<(), Error> {
        while let Some(due) = self.conference.next_deadline().filter(|due| *due <= at) {
            self.now = self.now.max(due);
            let done = self.carry_out(Actor::Clock {}, Seen::default(), Action::Elapse {})?;
            let moved = done.as_ref().is_ok_and(|events| !events.is_empty());
            self.tell("clock", &done, output)?;
            if !moved {
                break;
            }
        }
        self.now = at;
        Ok(())
    }

    fn submit(
        &mut self,
        who: &str,
        actor: Actor,
        mut seen: Seen,
        action: Action,
        output: &mut impl Write,
    ) -> Result<(), Error> {
        if seen.epoch.is_none() {
            let meeting = action.meeting().and_then(|meeting| self.conference.meetings.get(meeting));
            seen.epoch = meeting.map(|meeting| meeting.chair.epoch);
        }
        let done = self.carry_out(actor, seen, action)?;
        self.tell(who, &done, output)
    }

    fn carry_out(&mut self, actor: Actor, seen: Seen, action: Action) -> Result<Result<Vec<Event>, Rejection>, Error> {
        #[expect(clippy::expect_used, reason = "the id is made of letters and digits")]
        // Cannot fail: digits after a word are an id.
        let id = CommandId::parse(&format!("line-{}", self.line)).expect("an id");
        let command = Command { id, actor, seen, action };
        let events = match self.conference.consider(&command, self.now) {
            Ok(events) => events,
            Err(rejection) => return Ok(Err(rejection)),
        };
        self.position += 1;
        for event in &events {
            self.conference.apply(event, self.now);
        }
        if self.check {
            self.conference.check().map_err(|broken| Error::Failed(format!("line {}: {broken}", self.line)))?;
        }
        Ok(Ok(events))
    }

    fn tell(&self, who: &str, done: &Result<Vec<Event>, Rejection>, output: &mut impl Write) -> Result<(), Error> {
        let now = Answer { who: Some(who), ..self.answer_now() };
        let answer = match done {
            Ok(events) => Answer { position: Some(self.position), events: Some(events), ..now },
            Err(rejection) => Answer {
                rule: Some(rejection.rule().to_string()),
                rejection: Some(rejection),
                instead: Some(rejection.instead()).filter(|ways| !ways.is_empty()),
                sentence: Some(self.sentence(rejection)),
                ..now
            },
        };
        self.write(output, &answer)
    }

    fn view(&mut self, name: &str, output: &mut impl Write) -> Result<Result<(), String>, Error> {
        let audience = serde_json::from_value::<Audience>(serde_json::Value::from(name));
        let (audience, own) = match (audience, self.seat(name)) {
            (Ok(Audience::Moderator), _) => {
                (Audience::Moderator, Some(view::desk(&self.conference, &moderator(), self.now)))
            }
            (Ok(audience), _) => (audience, None),
            (Err(_), Some(seat)) => {
                (view::audience_of(&self.conference, &seat), view::own(&self.conference, &seat, self.now))
            }
            (Err(_), None) => return Ok(Err(format!("{name:?} is no audience, no party and no seat"))),
        };
        let sections = Some(view::sections(&self.conference, audience));
        let (view, audience) = (Some(name), Some(audience));
        self.write(output, &Answer { view, audience, sections, own, ..self.answer_now() })?;
        Ok(Ok(()))
    }

    /// A seat by its name, or a party's first.
    fn seat(&self, name: &str) -> Option<SeatId> {
        let seat = SeatId::parse(name).filter(|seat| self.conference.parties.seats.contains_key(seat));
        seat.or_else(|| {
            let party = PartyId::parse(name)?;
            self.conference.parties.seats_of(&party).next().map(|(seat, _)| seat.clone())
        })
    }

    fn actor(&self, who: &str, action: &Action) -> Result<Actor, String> {
        let seat = |name: &str| self.seat(name).ok_or_else(|| format!("there is no seat and no party {name:?}"));
        match who {
            "moderator" => Ok(Actor::Moderator { name: moderator() }),
            "clock" => Ok(Actor::Clock {}),
            "hub" => Ok(Actor::Hub {}),
            "chair" => self.presiding(action.meeting()).map(Actor::chair).ok_or_else(|| "there is no chair".to_owned()),
            _ => match who.strip_suffix(" as chair") {
                Some(name) => seat(name).map(Actor::chair),
                None => seat(who).map(Actor::delegate),
            },
        }
    }

    /// The seat in the chair, or the one that would open the meeting.
    fn presiding(&self, meeting: Option<&MeetingId>) -> Option<SeatId> {
        let state = match meeting {
            Some(meeting) => self.conference.meetings.get(meeting)?,
            None => view::focus(&self.conference)?.1,
        };
        let chair = &state.chair;
        let parties = &self.conference.parties;
        let opening =
            || parties.live_binding_seat(&chair.party).or_else(|| Some(parties.seats_of(&chair.party).next()?.0));
        chair.seat.as_ref().or_else(opening).cloned()
    }

    fn sentence(&self, rejection: &Rejection) -> Bilingual {
        let say = |tag: &str, name: &dyn Fn(&Bilingual) -> String| {
            let language = Language::parse(tag).unwrap_or_else(Language::english);
            let hub = self.conference.definition.as_deref().map(|definition| name(&definition.hub));
            let names = |thing: Thing, id: &str| self.name(thing, id, name);
            let place = hub.unwrap_or_default();
            let reader = Reader { language, zone: self.zone.clone(), place, names: &names };
            self.catalogue.sentence(&reader, rejection)
        };
        Bilingual { en: say("en", &|text| text.en.clone()), vi: say("vi", &|text| text.vi.clone()) }
    }

    /// What people call a thing.
    fn name(&self, thing: Thing, id: &str, in_language: &dyn Fn(&Bilingual) -> String) -> Option<String> {
        let definition = self.conference.definition.as_deref()?;
        let party = |party: &PartyId| definition.parties.get(party).map(|plan| in_language(&plan.name));
        let floors = || self.conference.meetings.values().map(|meeting| &meeting.floor);
        match thing {
            Thing::Party => party(&PartyId::parse(id)?),
            Thing::Meeting => definition.meeting(&MeetingId::parse(id)?).map(|plan| in_language(&plan.short)),
            Thing::Entry => {
                let entry = EntryId(id.parse().ok()?);
                floors().find_map(|floor| floor.find(entry)).and_then(|(_, _, entry)| party(&entry.party))
            }
            Thing::Speech => {
                let speech = SpeechId(id.parse().ok()?);
                let mut on_floor = floors().filter_map(|floor| floor.speech.as_ref());
                on_floor.find(|known| known.id == speech).and_then(|known| party(&known.entry.party))
            }
            Thing::Seat
            | Thing::Conference
            | Thing::Role
            | Thing::Document
            | Thing::Item
            | Thing::Proposal
            | Thing::Objection
            | Thing::Decision => None,
        }
    }

    /// An answer to the line at hand, with nothing in it yet.
    fn answer_now<'a>(&self) -> Answer<'a> {
        Answer { line: self.line, at: self.now, ..Answer::default() }
    }

    fn write(&self, output: &mut impl Write, answer: &Answer<'_>) -> Result<(), Error> {
        serde_json::to_writer(&mut *output, answer).map_err(|fault| Error::Output(fault.into()))?;
        output.write_all(b"\n").map_err(Error::Output)
    }
}

#[expect(clippy::expect_used, reason = "the id is a word")]
fn moderator() -> ModeratorId {
    // Cannot fail: a word is an id.
    ModeratorId::parse("moderator").expect("an id")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::conference_file::shipped_definition;

    /// What is answered to some lines; each answer is one line.
    fn answers(lines: &[Value]) -> Vec<Value> {
        let mut trial = Trial::new(shipped_definition(), true);
        trial.check = true;
        let mut output = Vec::new();
        for line in lines {
            trial.line(&line.to_string(), &mut output).unwrap();
        }
        let text = String::from_utf8(output).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn open() -> Value {
        json!({ "as": "chair", "action": { "type": "open_meeting", "meeting": "ASOMM21" } })
    }

    #[test]
    fn a_command_is_answered_with_its_events() {
        let told = answers(&[open()]);
        assert_eq!(told.len(), 1);
        assert_eq!((&told[0]["line"], &told[0]["as"]), (&json!(1), &json!("chair")));
        assert_eq!(told[0]["events"][0]["type"], "sitting_opened");
        assert_eq!(told[0]["at"], shipped_definition().meetings[0].sittings[0].opens_at.to_string());
    }

    #[test]
    fn a_refusal_names_its_code_its_rule_and_says_why_in_both_languages() {
        let told = answers(&[
            open(),
            json!({ "as": "TH", "action": { "type": "open_item", "meeting": "ASOMM21", "item": "1" } }),
        ]);
        assert_eq!(told[1]["rejection"]["code"], "not_for_you");
        assert!(told[1]["rule"].as_str().unwrap().starts_with("R-"));
        let (en, vi) = (told[1]["sentence"]["en"].as_str().unwrap(), told[1]["sentence"]["vi"].as_str().unwrap());
        assert!(!en.is_empty() && !vi.is_empty() && en != vi, "{told:?}");
    }

    #[test]
    fn deadlines_fall_due_on_the_way_and_are_the_clocks() {
        let told = answers(&[
            open(),
            json!({ "as": "hub", "action": { "type": "link_down", "seat": "TH.hod" } }),
            json!({ "as": "hub", "action": { "type": "link_down", "seat": "TH.alt" } }),
            json!({ "at": "2021-10-06T02:10:00Z" }),
            json!({ "at": "2021-10-06T02:09:00Z" }),
        ]);
        let clock = told.iter().find(|answer| answer["as"] == "clock").expect("a line that stays down is dropped");
        assert_eq!(clock["events"][0], json!({ "type": "party_dropped", "party": "TH" }));
        assert_eq!(clock["line"], 4);
        assert!(told.last().unwrap()["error"].as_str().unwrap().contains("never goes back"));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_by_its_number_and_the_next_is_read() {
        let told = answers(&[json!("nonsense"), json!({ "as": "TH" }), json!({ "view": "nobody" }), open()]);
        for (answer, number) in told.iter().zip(1..=3) {
            assert_eq!(answer["line"], number);
            assert!(answer["error"].is_string(), "{answer}");
        }
        assert_eq!(told[3]["events"][0]["type"], "sitting_opened");
    }

    #[test]
    fn a_view_shows_what_an_audience_and_a_seat_see() {
        let told =
            answers(&[open(), json!({ "view": "hall" }), json!({ "view": "TH" }), json!({ "view": "moderator" })]);
        assert_eq!(told[1]["sections"]["meeting"]["focus"], "ASOMM21");
        assert_eq!(told[1].get("own"), None);
        assert_eq!(told[2]["own"]["seat"]["seat"], "TH.hod");
        assert_eq!(told[2]["audience"], "delegation");
        assert_eq!(told[3]["own"]["may"]["next_item"]["allowed"], true, "{}", told[3]["own"]["may"]);
    }

    #[test]
    fn without_admit_all_nobody_is_there() {
        let mut trial = Trial::new(shipped_definition(), false);
        let mut output = Vec::new();
        assert!(trial.line(&open().to_string(), &mut output).unwrap());
        assert!(String::from_utf8(output).unwrap().contains("\"code\":\"not_admitted\""));
    }
}
