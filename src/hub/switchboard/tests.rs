//! The protocol as sentences: a switchboard, a list for a journal, and no socket anywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::conference_file;
use crate::journal::entry::{Entry, GENESIS, Salt};
use crate::procedure::command::{Capacity, Content, Credential, Person};
use crate::procedure::definition::{Bilingual, Class};
use crate::procedure::ids::{ItemNumber, ModeratorId, PartyId, Symbol};
use crate::wire::{News, Pulse, Refused, decode_hub};

const MODERATOR: PeerId = PeerId(1);
const HEAD: PeerId = PeerId(2);
const OTHER: PeerId = PeerId(3);

/// The small shipped conference, with a lobby.
fn council() -> Definition {
    let text = include_str!("../../../config/conferences/council.toml");
    let mut definition = Definition { lobby: true, ..conference_file::read(text, "council.toml").unwrap() };
    definition.meetings[0].participants.get_mut(&PartyId::parse("E").unwrap()).unwrap().class = Class::Secretariat;
    definition
}

/// A seat of the Secretariat.
fn officer() -> SeatId {
    SeatId::parse("E.hod").unwrap()
}

fn seat() -> SeatId {
    council().parties.values().next().unwrap().seats[0].id.clone()
}

fn of_seat() -> Who {
    Who::Seat { seat: seat(), meetings: None }
}

fn moderator() -> Who {
    Who::Moderator { name: ModeratorId::parse("moderator").unwrap() }
}

fn joined(peer: PeerId, device: &str, who: Who) -> Input {
    Input::Joined { peer, device: DeviceId::new(device), who, name: None, person: None, resume: None }
}

fn resumed(peer: PeerId, who: Who, position: u64, audience: Option<Audience>) -> Input {
    let resume = Some(Resume { position, audience });
    Input::Joined { peer, device: DeviceId::new("again"), who, name: None, person: None, resume }
}

fn submitted(peer: PeerId, id: &str, action: Action) -> Input {
    let submit = Submit {
        command_id: CommandId::parse(id).unwrap(),
        seen: Seen::default(),
        capacity: Capacity::Delegate,
        action,
    };
    Input::Submitted { peer, submit: Box::new(submit) }
}

fn admission(name: &str) -> Action {
    let person = Person { name: name.to_owned(), title: String::new() };
    Action::AdmitSeat { seat: seat(), person, credential: Credential::Accepted, letter: None }
}

/// A switchboard with its journal, and what its peers were told.
struct House {
    switchboard: Switchboard,
    record: Vec<Stored>,
    told: BTreeMap<PeerId, Vec<HubMessage>>,
    closed: BTreeMap<PeerId, CloseCode>,
    follows: BTreeMap<PeerId, Audience>,
    forgotten: BTreeSet<PeerId>,
    now: Timestamp,
}

const LIMITS: Limits = Limits {
    replay_frames: 4,
    resume_frames: 3,
    resume_bytes: 64 * 1024,
    connections_per_seat: 4,
    connections_per_device: 4,
    exact_deadlines: false,
};

impl House {
    fn open() -> Self {
        Self::with_record(Vec::new())
    }

    fn with_record(record: Vec<Stored>) -> Self {
        Self::of(&council(), record)
    }

    fn of(definition: &Definition, record: Vec<Stored>) -> Self {
        let mut house = Self {
            switchboard: Switchboard::new(LIMITS),
            record,
            told: BTreeMap::new(),
            closed: BTreeMap::new(),
            follows: BTreeMap::new(),
            forgotten: BTreeSet::new(),
            now: council().opens_at().unwrap(),
        };
        for stored in &house.record {
            house.switchboard.replay(stored);
        }
        let turn = house.switchboard.start(definition, None, house.now);
        house.finish(turn);
        house
    }

    /// The moderator and the first party's head, admitted.
    fn with_head() -> Self {
        let mut house = Self::open();
        house.hear(vec![joined(MODERATOR, "desk", moderator())]);
        house.hear(vec![joined(HEAD, "laptop", of_seat()), submitted(MODERATOR, "admit", admission("A"))]);
        house
    }

    fn restarted(self) -> Self {
        Self::with_record(self.record)
    }

    fn hear(&mut self, inputs: Vec<Input>) {
        let turn = self.switchboard.handle(inputs, self.now);
        self.finish(turn);
    }

    fn finish(&mut self, turn: Turn) {
        match turn {
            Turn::Tell(outputs) => self.carry_out(outputs),
            Turn::Record { expected, drafts } => {
                assert_eq!(expected, self.record.len() as u64, "considered at the end of the record");
                self.write(drafts);
                let outputs = self.switchboard.committed();
                self.carry_out(outputs);
            }
        }
        assert_eq!(self.switchboard.position(), self.record.len() as u64);
        self.switchboard.conference().check().unwrap();
    }

    fn write(&mut self, drafts: Vec<Draft>) {
        for draft in drafts {
            let previous = self.record.last().map_or(GENESIS, |last| last.h);
            let entry = Entry::new(self.record.len() as u64 + 1, draft);
            self.record.push(Stored::seal(entry, Salt([0; 16]), &previous).unwrap());
        }
    }

    fn carry_out(&mut self, outputs: Vec<Output>) {
        let decoded = |frame: &Bytes| decode_hub(std::str::from_utf8(frame).unwrap()).unwrap();
        for output in outputs {
            match output {
                Output::Send { to, frame } => self.told.entry(to).or_default().push(decoded(&frame)),
                Output::Say { to, message } => self.told.entry(to).or_default().push(*message),
                Output::Circulate { audience, frame } => {
                    for (peer, _) in self.follows.iter().filter(|(_, follows)| **follows == audience) {
                        self.told.entry(*peer).or_default().push(decoded(&frame));
                    }
                }
                Output::Follow { peer, audience: Some(audience) } => {
                    self.follows.insert(peer, audience);
                }
                Output::Follow { peer, audience: None } => {
                    self.follows.remove(&peer);
                }
                Output::Forget { peer } => {
                    self.follows.remove(&peer);
                    self.forgotten.insert(peer);
                }
                Output::Close { peer, code } => {
                    self.follows.remove(&peer);
                    self.closed.insert(peer, code);
                }
            }
        }
    }

    /// What a peer was told since it was last looked at.
    fn told(&mut self, peer: PeerId) -> Vec<HubMessage> {
        self.told.remove(&peer).unwrap_or_default()
    }

    /// What kinds of messages, with the positions of entries and answers.
    fn outline(&mut self, peer: PeerId) -> Vec<String> {
        let outline = |message: &HubMessage| match message {
            HubMessage::Welcome(said) => {
                format!("welcome {} {}", said.position, if said.reset { "reset" } else { "on" })
            }
            HubMessage::Entry(said) => format!("entry {}", said.position),
            HubMessage::Accepted(said) => format!("accepted {}", said.position),
            HubMessage::Rejected(said) => format!("rejected {}", said.rejection.code()),
            HubMessage::Declined(said) => format!("declined {}", said.reason.code()),
            HubMessage::Own(_) => "own".to_owned(),
            HubMessage::Tick(_) => "tick".to_owned(),
            HubMessage::Pulse(_) => "pulse".to_owned(),
            HubMessage::Notice(_) => "notice".to_owned(),
            HubMessage::Checkpoint(_) => "checkpoint".to_owned(),
        };
        let told = self.told(peer);
        told.iter().map(outline).filter(|line| line != "own" && line != "notice").collect()
    }

    fn declined(&mut self, peer: PeerId) -> Refused {
        let found = self.told(peer).into_iter().find_map(|message| {
            let HubMessage::Declined(declined) = message else { return None };
            Some(declined.reason)
        });
        found.expect("the protocol declines")
    }
}

#[test]
fn nothing_is_told_before_it_is_durable_not_even_a_refusal() {
    let mut house = House::open();
    house.hear(vec![joined(MODERATOR, "desk", moderator())]);
    house.told(MODERATOR);
    let refused = Action::EjectSeat { seat: SeatId::parse("NOBODY.hod").unwrap(), reason: "x".to_owned() };
    let inputs = vec![submitted(MODERATOR, "a", refused), submitted(MODERATOR, "b", admission("A"))];
    let Turn::Record { drafts, .. } = house.switchboard.handle(inputs, house.now) else { panic!("it is recorded") };
    assert_eq!(drafts.len(), 1);
    house.write(drafts);
    let outputs = house.switchboard.committed();
    house.carry_out(outputs);
    assert_eq!(house.outline(MODERATOR), ["rejected unknown_seat", "entry 3", "accepted 3"]);
}

#[test]
fn commands_that_waited_together_are_considered_one_after_the_other() {
    let mut house = House::open();
    house.hear(vec![joined(MODERATOR, "desk", moderator())]);
    house.told(MODERATOR);
    house.hear(vec![
        submitted(MODERATOR, "a", admission("A")),
        submitted(MODERATOR, "b", admission("B")),
        submitted(MODERATOR, "c", admission("B")),
    ]);
    let expected = ["entry 3", "accepted 3", "entry 4", "accepted 4", "accepted 4"];
    assert_eq!(house.outline(MODERATOR), expected, "what is so already is success and no entry");
}

#[test]
fn a_repeated_command_gets_its_first_answer_also_after_a_restart() {
    let mut house = House::open();
    house.hear(vec![joined(MODERATOR, "desk", moderator())]);
    house.hear(vec![submitted(MODERATOR, "a", admission("A")), submitted(MODERATOR, "b", admission("B"))]);
    house.told(MODERATOR);
    house.hear(vec![submitted(MODERATOR, "a", admission("A"))]);
    assert_eq!(house.outline(MODERATOR), ["accepted 3"]);

    let mut house = house.restarted();
    house.hear(vec![joined(MODERATOR, "desk", moderator())]);
    house.told(MODERATOR);
    house.hear(vec![submitted(MODERATOR, "a", admission("A"))]);
    assert_eq!(house.outline(MODERATOR), ["accepted 3"]);
    house.hear(vec![submitted(MODERATOR, "a", admission("C"))]);
    assert_eq!(house.declined(MODERATOR), Refused::IdUsedOtherwise {});
}

#[test]
fn a_refusal_is_repeated_too_although_the_world_has_changed() {
    let mut house = House::open();
    house.hear(vec![joined(MODERATOR, "desk", moderator()), joined(HEAD, "laptop", of_seat())]);
    let ask = Action::RequestFloor {
        meeting: council().meetings[0].id.clone(),
        item: ItemNumber::parse("1").unwrap(),
        party: None,
        on_behalf_of: Vec::new(),
    };
    house.hear(vec![submitted(HEAD, "a", ask.clone())]);
    let first = house.outline(HEAD);
    let first = first.last().unwrap();
    assert!(first.starts_with("rejected"), "{first}");
    house.hear(vec![submitted(MODERATOR, "admit", admission("A"))]);
    house.told(HEAD);
    house.hear(vec![submitted(HEAD, "a", ask)]);
    assert_eq!(house.outline(HEAD), std::slice::from_ref(first));
}

#[test]
fn when_the_record_is_elsewhere_everybody_sees_it_whole_and_the_command_is_considered_again() {
    let mut house = House::with_head();
    let (mut other, now) = (House::with_record(house.record.clone()), house.now);
    // Another hub has written behind our back.
    house.record = other.record.clone();
    for peer in [MODERATOR, HEAD] {
        house.told(peer);
    }
    let Turn::Record { expected, .. } = house.switchboard.handle(vec![submitted(MODERATOR, "b", admission("B"))], now)
    else {
        panic!("it is recorded")
    };
    assert!(expected < house.record.len() as u64, "the journal says Conflict");
    house.switchboard.begin_again();
    for stored in &house.record {
        house.switchboard.replay(stored);
    }
    let turn = house.switchboard.resume(now);
    house.finish(turn);
    let told = house.outline(MODERATOR);
    assert!(told[0].starts_with("welcome") && told[0].ends_with("reset"), "{told:?}");
    assert!(told.last().unwrap().starts_with("accepted"), "{told:?}");
    assert!(house.outline(HEAD)[0].ends_with("reset"));
    let seat = house.switchboard.conference().parties.seats[&seat()].clone();
    assert_eq!(seat.admitted.unwrap().person.name, "B");
    other.told.clear();
}

#[test]
fn what_turns_out_to_be_written_is_answered_from_the_record_and_not_done_twice() {
    let mut house = House::with_head();
    house.told(MODERATOR);
    let inputs = vec![submitted(MODERATOR, "b", admission("B"))];
    let Turn::Record { drafts, .. } = house.switchboard.handle(inputs, house.now) else { panic!("it is recorded") };
    // It was written, and nobody said so.
    house.write(drafts);
    let written = house.record.len() as u64;
    house.switchboard.begin_again();
    for stored in &house.record {
        house.switchboard.replay(stored);
    }
    let turn = house.switchboard.resume(house.now);
    house.finish(turn);
    assert_eq!(house.record.len() as u64, written);
    assert_eq!(house.outline(MODERATOR).last().unwrap(), &format!("accepted {written}"));
}

#[test]
fn who_has_gone_by_itself_is_forgotten_and_so_is_a_press_that_was_answered() {
    let mut house = House::with_head();
    let submit = Submit {
        command_id: CommandId::parse("press").unwrap(),
        seen: Seen::default(),
        capacity: Capacity::Delegate,
        action: admission("B"),
    };
    let press =
        Input::Pressed { peer: OTHER, device: DeviceId::new("box"), who: moderator(), submit: Box::new(submit) };
    house.hear(vec![press]);
    assert_eq!(house.forgotten, BTreeSet::new());
    house.hear(vec![Input::Gone { peer: OTHER }, Input::Gone { peer: HEAD }]);
    assert_eq!(house.forgotten, BTreeSet::from([OTHER, HEAD]));
}

#[test]
fn a_peer_that_comes_back_gets_what_it_missed_once_and_in_order() {
    let mut house = House::with_head();
    let seen = house.record.len() as u64;
    house.hear(vec![Input::Gone { peer: MODERATOR }]);
    house.hear(vec![joined(OTHER, "second", Who::Moderator { name: ModeratorId::parse("m2").unwrap() })]);
    house.hear(vec![submitted(OTHER, "b", admission("B")), submitted(OTHER, "c", admission("C"))]);
    house.told(MODERATOR);
    house.hear(vec![resumed(MODERATOR, moderator(), seen, Some(Audience::Moderator))]);
    let expected = [format!("welcome {seen} on"), format!("entry {}", seen + 1), format!("entry {}", seen + 2)];
    assert_eq!(house.outline(MODERATOR), expected);
    house.hear(vec![submitted(OTHER, "d", admission("D"))]);
    assert_eq!(house.outline(MODERATOR), [format!("entry {}", seen + 3)]);
}

#[test]
fn a_peer_that_was_away_too_long_or_saw_other_frames_gets_the_whole_view() {
    let mut house = House::with_head();
    let seen = house.record.len() as u64;
    for (n, name) in ["B", "C", "D", "E", "F"].into_iter().enumerate() {
        house.hear(vec![submitted(MODERATOR, &format!("n{n}"), admission(name))]);
    }
    let now = house.record.len() as u64;
    for (position, audience) in [(seen, Some(Audience::Moderator)), (now, Some(Audience::Delegation)), (now + 1, None)]
    {
        house.hear(vec![Input::Gone { peer: OTHER }]);
        house.told(OTHER);
        house.hear(vec![resumed(OTHER, moderator(), position, audience)]);
        assert_eq!(house.outline(OTHER), [format!("welcome {now} reset")], "{position} {audience:?}");
    }
}

#[test]
fn who_missed_more_than_a_line_holds_gets_the_whole_view() {
    let mut house = House::with_head();
    let seen = house.record.len() as u64;
    for (n, name) in ["B", "C", "D", "E"].into_iter().enumerate() {
        house.hear(vec![submitted(MODERATOR, &format!("n{n}"), admission(name))]);
    }
    let now = house.record.len() as u64;
    assert_eq!(now, seen + 4);
    house.hear(vec![resumed(OTHER, moderator(), seen, Some(Audience::Moderator))]);
    assert_eq!(house.outline(OTHER), [format!("welcome {now} reset")], "the frames are kept, and too many for a line");
    house.hear(vec![Input::Gone { peer: OTHER }, resumed(PeerId(4), moderator(), seen + 1, Some(Audience::Moderator))]);
    assert_eq!(house.outline(PeerId(4)).len(), 4, "fewer are replayed");

    house.switchboard.limits.resume_bytes = 1;
    house.hear(vec![resumed(PeerId(5), moderator(), now - 1, Some(Audience::Moderator))]);
    assert_eq!(house.outline(PeerId(5)), [format!("welcome {now} reset")], "one frame, and too large");
}

#[test]
fn one_credential_does_not_hold_all_the_places() {
    let mut house = House::open();
    for (first, who) in [(10, moderator()), (20, Who::Screen {})] {
        let device = format!("device {first}");
        house.hear((first..first + 5).map(|id| joined(PeerId(id), &device, who.clone())).collect());
        assert_eq!(house.closed.remove(&PeerId(first + 4)), Some(CloseCode::TryLater));
        assert!(house.closed.is_empty());
        house.hear(vec![Input::Gone { peer: PeerId(first) }, joined(PeerId(first + 5), &device, who)]);
        assert!(house.closed.is_empty(), "a place that is left is free");
    }
}

#[test]
fn who_joins_is_told_at_once_whose_lines_are_down() {
    let mut house = House::with_head();
    house.hear(vec![Input::Quality { peer: HEAD, quality: LinkQuality::Stale, round_trip_ms: None }, Input::Pulse]);
    house.told(MODERATOR);
    house.hear(vec![joined(OTHER, "second", Who::Moderator { name: ModeratorId::parse("m2").unwrap() })]);
    let told = house.told(OTHER);
    assert!(matches!(told[0], HubMessage::Welcome(_)));
    let is_stale = |pulse: &Pulse| pulse.links.iter().any(|link| link.quality == LinkQuality::Stale);
    let stale = told.iter().any(|message| matches!(message, HubMessage::Pulse(pulse) if is_stale(pulse)));
    assert!(stale, "{told:?}");
}

#[test]
fn a_seat_sees_the_public_part_until_it_is_admitted_and_then_everything_anew() {
    let mut house = House::open();
    house.hear(vec![joined(MODERATOR, "desk", moderator()), joined(HEAD, "laptop", of_seat())]);
    assert_eq!(house.follows[&HEAD], Audience::Public);
    house.told(HEAD);
    house.hear(vec![submitted(MODERATOR, "a", admission("A"))]);
    let position = house.record.len();
    assert_eq!(house.outline(HEAD), [format!("welcome {position} reset")], "and not the entry besides");
    assert_ne!(house.follows[&HEAD], Audience::Public);
    house.hear(vec![submitted(MODERATOR, "b", admission("B"))]);
    assert_eq!(house.outline(HEAD), [format!("entry {}", position + 1)]);
}

#[test]
fn without_a_lobby_an_invitation_admits() {
    let definition = Definition { lobby: false, ..council() };
    let mut switchboard = Switchboard::new(LIMITS);
    let now = definition.opens_at().unwrap();
    let _started = switchboard.start(&definition, None, now);
    let _told = switchboard.committed();
    let _joined = switchboard.handle(vec![joined(HEAD, "laptop", of_seat())], now);
    let _told = switchboard.committed();
    assert!(switchboard.conference().parties.is_live(&seat()));
}

#[test]
fn a_second_device_of_a_seat_shows_and_does_not_act_until_it_has_taken_over() {
    let mut house = House::with_head();
    house.hear(vec![joined(OTHER, "phone", of_seat())]);
    let act = || Action::DeclarePresence {
        meeting: council().meetings[0].id.clone(),
        party: council().parties.keys().next().unwrap().clone(),
        presence: crate::procedure::command::Declared::AwayProceed,
    };
    let take_over = || Action::TakeOverSeat { seat: seat(), session: 1 };
    house.hear(vec![submitted(OTHER, "a", act())]);
    assert_eq!(house.declined(OTHER), Refused::Mirror {});
    // The active device is live, so it has to agree.
    house.hear(vec![submitted(OTHER, "t1", take_over())]);
    assert_eq!(house.declined(OTHER), Refused::Mirror {});
    let asked = |message: &HubMessage| matches!(message, HubMessage::Notice(said) if matches!(said.news, News::TakeoverAsked { .. }));
    assert!(house.told(HEAD).iter().any(asked) && house.told(MODERATOR).iter().any(asked), "both are told");
    house.hear(vec![submitted(HEAD, "t2", take_over())]);
    house.told(HEAD);
    house.hear(vec![submitted(HEAD, "b", act())]);
    assert_eq!(house.declined(HEAD), Refused::Superseded { session: 1 });
    house.told(OTHER);
    house.hear(vec![submitted(OTHER, "c", act())]);
    assert!(!house.outline(OTHER).iter().any(|line| line.starts_with("declined")), "the rules are asked now");
    assert_eq!(house.switchboard.conference().parties.seats[&seat()].session, 1, "it is recorded");
}

#[test]
fn the_same_device_replaces_its_connection_without_the_line_going_down() {
    let mut house = House::with_head();
    let before = house.record.len();
    house.hear(vec![joined(OTHER, "laptop", of_seat()), Input::Gone { peer: HEAD }]);
    assert_eq!(house.closed[&HEAD], CloseCode::TakenOver);
    assert_eq!(house.record.len(), before);
}

#[test]
fn a_silent_line_is_recorded_as_down_and_as_up_when_it_is_heard_again() {
    let mut house = House::with_head();
    let is_up = |house: &House| house.switchboard.conference().parties.seats[&seat()].link.is_up();
    let quality = |quality| Input::Quality { peer: HEAD, quality, round_trip_ms: None };
    assert!(is_up(&house));
    house.hear(vec![quality(LinkQuality::Stale)]);
    assert!(!is_up(&house));
    house.hear(vec![quality(LinkQuality::Live)]);
    assert!(is_up(&house));
    house.hear(vec![Input::Gone { peer: HEAD }]);
    assert!(!is_up(&house));
}

#[test]
fn moderators_come_and_go_without_a_trace_in_the_record() {
    let mut house = House::open();
    let before = house.record.len();
    house.hear(vec![joined(MODERATOR, "a", moderator()), joined(OTHER, "b", moderator())]);
    house.hear(vec![Input::Gone { peer: MODERATOR }]);
    assert_eq!(house.record.len(), before);
}

#[test]
fn a_revoked_device_is_closed_and_its_seat_is_free() {
    let mut house = House::with_head();
    house.hear(vec![Input::Revoked { device: DeviceId::new("laptop") }]);
    assert_eq!(house.closed[&HEAD], CloseCode::NotSignedIn);
    house.hear(vec![joined(OTHER, "new", of_seat())]);
    let active = house.told(OTHER).iter().any(
        |message| matches!(message, HubMessage::Welcome(said) if matches!(said.who, crate::wire::Who::Seat { active: true, .. })),
    );
    assert!(active);
}

#[test]
fn nobody_asks_for_what_only_the_hub_does_and_a_screen_asks_for_nothing() {
    let mut house = House::with_head();
    house.hear(vec![joined(OTHER, "wall", Who::Screen {})]);
    assert_eq!(house.follows[&OTHER], Audience::Hall);
    for action in [
        Action::Elapse {},
        Action::LinkUp { seat: seat() },
        Action::StartHub { last_alive: None },
        Action::DefineConference { definition: Box::new(council()) },
    ] {
        house.hear(vec![submitted(MODERATOR, "x", action)]);
        assert_eq!(house.declined(MODERATOR), Refused::HubOnly {});
    }
    house.hear(vec![submitted(OTHER, "y", admission("A"))]);
    assert_eq!(house.declined(OTHER), Refused::ScreenOnly {});
}

#[test]
fn who_leaves_for_closed_items_is_not_told_which_item_is_open() {
    let mut definition = Definition { lobby: false, ..council() };
    let plan = &mut definition.meetings[0];
    plan.participants.get_mut(&PartyId::parse("D").unwrap()).unwrap().class = Class::Observer;
    plan.agenda.iter_mut().for_each(|item| item.closed = true);
    let (meeting, first, other) = (plan.id.clone(), plan.agenda[0].number.clone(), plan.agenda[1].number.clone());
    let mut house = House::of(&definition, Vec::new());
    let observer = PeerId(7);
    for (peer, name) in [(HEAD, "A.hod"), (OTHER, "B.hod"), (PeerId(6), "C.hod"), (observer, "D.hod")] {
        let seat = SeatId::parse(name).unwrap();
        house.hear(vec![joined(peer, name, Who::Seat { seat, meetings: None })]);
    }
    house.hear(vec![joined(MODERATOR, "desk", moderator())]);
    for (id, action) in [
        ("open", Action::OpenMeeting { meeting: meeting.clone() }),
        ("item", Action::OpenItem { meeting: meeting.clone(), item: first.clone(), after: None, ruling: None }),
    ] {
        let Input::Submitted { peer, mut submit } = submitted(MODERATOR, id, action) else { unreachable!() };
        submit.seen.epoch = Some(house.switchboard.conference().meetings[&meeting].chair.epoch);
        house.hear(vec![Input::Submitted { peer, submit }]);
    }
    let told = house.outline(MODERATOR);
    assert_eq!(house.switchboard.conference().meetings[&meeting].agenda.current(), Some(&first), "{told:?}");
    assert_eq!(house.follows[&observer], Audience::Observer);
    let ask =
        || Action::RequestFloor { meeting: meeting.clone(), item: other.clone(), party: None, on_behalf_of: vec![] };
    house.hear(vec![submitted(observer, "ask", ask()), submitted(OTHER, "ask", ask())]);
    let moved = |told: Vec<HubMessage>| {
        let text: String = told.iter().map(|message| format!("{message:?}\n")).collect();
        let found = told
            .into_iter()
            .find_map(|message| if let HubMessage::Rejected(said) = message { Some(said.rejection) } else { None });
        (found, text)
    };
    let (outside, text) = moved(house.told(observer));
    assert!(matches!(outside, Some(crate::procedure::rejection::Rejection::ItemMoved { open: None })), "{outside:?}");
    assert!(!text.contains("AskFloor"), "nor what there would be to ask for: {text}");
    let (inside, text) = moved(house.told(OTHER));
    let expected = crate::procedure::rejection::Rejection::ItemMoved { open: Some(first) };
    assert!(inside == Some(expected) && text.contains("AskFloor"), "{inside:?}");
}

#[test]
fn an_invitation_for_one_meeting_does_not_act_in_another() {
    let mut house = House::open();
    let elsewhere = crate::procedure::ids::MeetingId::parse("elsewhere").unwrap();
    let narrow = Who::Seat { seat: seat(), meetings: Some(BTreeSet::from([elsewhere])) };
    house.hear(vec![joined(MODERATOR, "desk", moderator()), joined(HEAD, "laptop", narrow)]);
    house.hear(vec![submitted(MODERATOR, "admit", admission("A"))]);
    house.told(HEAD);
    let open = Action::OpenMeeting { meeting: council().meetings[0].id.clone() };
    house.hear(vec![submitted(HEAD, "a", open)]);
    assert_eq!(house.outline(HEAD), ["rejected not_invited"]);
}

#[test]
fn an_invitation_for_one_meeting_shows_of_another_what_the_public_sees() {
    let mut house = House::with_head();
    let elsewhere = crate::procedure::ids::MeetingId::parse("elsewhere").unwrap();
    let narrow = Who::Seat { seat: seat(), meetings: Some(BTreeSet::from([elsewhere])) };
    let here = council().meetings[0].id.clone();
    let only_here = Who::Seat { seat: seat(), meetings: Some(BTreeSet::from([here])) };
    house.hear(vec![joined(OTHER, "phone", narrow.clone()), joined(PeerId(4), "tablet", only_here)]);
    let welcome = |told: Vec<HubMessage>| {
        told.into_iter().find_map(
            |message| {
                if let HubMessage::Welcome(welcome) = message { Some(welcome) } else { None }
            },
        )
    };
    let welcomed = welcome(house.told(OTHER)).unwrap();
    assert_eq!((house.follows[&OTHER], welcomed.audience), (Audience::Public, Audience::Public));
    let own = welcomed.own.unwrap();
    assert!(own.audience == Audience::Public && own.may.is_empty() && own.seat.unwrap().class.is_none());
    assert!(welcomed.view.presence.is_none());
    assert_eq!(house.follows[&PeerId(4)], Audience::Delegation);
    let owns = |told: Vec<HubMessage>| {
        let of = |message| {
            if let HubMessage::Own(said) = message { Some(said.own.audience) } else { None }
        };
        told.into_iter().filter_map(of).collect::<BTreeSet<_>>()
    };
    house.hear(vec![submitted(MODERATOR, "b", admission("B"))]);
    assert_eq!(owns(house.told(PeerId(4))), BTreeSet::from([Audience::Delegation]));
    assert_eq!(owns(house.told(OTHER)), BTreeSet::from([Audience::Public]), "nor later");

    let mut past = Past::new(narrow, 0);
    let told: Vec<_> = house.record.iter().filter_map(|stored| past.tell(stored)).collect();
    let mut public = Past::new(Who::Seat { seat: SeatId::parse("B.hod").unwrap(), meetings: None }, 0);
    let of_public: Vec<_> = house.record.iter().filter_map(|stored| public.tell(stored)).collect();
    assert_eq!(told, of_public, "nor in the past");
}

#[test]
fn only_who_may_table_a_document_has_a_body_to_send() {
    let mut house = House::open();
    let of = |name: &str| Who::Seat { seat: SeatId::parse(name).unwrap(), meetings: None };
    let may = |house: &House| ["A.hod", "E.hod", "B.hod"].map(|name| house.switchboard.may_table(&of(name)));
    assert_eq!(may(&house), [false; 3], "nobody waits in the lobby with a body");
    house.hear(vec![joined(MODERATOR, "desk", moderator())]);
    for (id, seat) in [("a", "A.hod"), ("e", "E.hod")] {
        let person = Person { name: seat.to_owned(), title: String::new() };
        let seat = SeatId::parse(seat).unwrap();
        house.hear(vec![submitted(
            MODERATOR,
            id,
            Action::AdmitSeat { seat, person, credential: Credential::Accepted, letter: None },
        )]);
    }
    assert_eq!(may(&house), [true, true, false], "of a member, of the Secretariat, and not admitted");
    assert!(house.switchboard.may_table(&moderator()) && !house.switchboard.may_table(&Who::Screen {}));
    let elsewhere = MeetingId::parse("elsewhere").unwrap();
    let narrow = Who::Seat { seat: seat(), meetings: Some(BTreeSet::from([elsewhere])) };
    assert!(!house.switchboard.may_table(&narrow));
}

#[test]
fn a_document_is_tabled_only_when_its_body_is_durable() {
    let mut house = House::with_head();
    house.told(MODERATOR);
    let hash = Hash::of(b"draft");
    let table = || Action::TableDocument {
        meeting: council().meetings[0].id.clone(),
        symbol: Symbol::parse("C/DOC/99").unwrap(),
        base: None,
        title: Bilingual { en: "Draft".to_owned(), vi: "Draft".to_owned() },
        language: "en".to_owned(),
        content: Content::File { hash, size: 5, media_type: "text/plain".to_owned() },
    };
    house.hear(vec![submitted(MODERATOR, "a", table())]);
    assert_eq!(house.outline(MODERATOR), ["rejected text_missing"]);
    house.hear(vec![Input::Stored { hash }, submitted(MODERATOR, "b", table())]);
    assert!(!house.outline(MODERATOR).contains(&"rejected text_missing".to_owned()));
}

#[test]
fn what_was_seen_on_a_position_that_is_not_yet_is_declined() {
    let mut house = House::with_head();
    let ahead = |position| {
        let Input::Submitted { peer, mut submit } = submitted(MODERATOR, "a", admission("B")) else { unreachable!() };
        submit.seen.position = Some(position);
        Input::Submitted { peer, submit }
    };
    let position = house.record.len() as u64;
    house.hear(vec![ahead(position + 1)]);
    assert_eq!(house.declined(MODERATOR), Refused::SeenAhead { position });
    house.hear(vec![ahead(position)]);
    assert_eq!(
        house.outline(MODERATOR).last().unwrap(),
        &format!("accepted {}", position + 1),
        "and sent again it goes"
    );
}

#[test]
fn next_pressed_twice_within_a_second_has_to_say_what_was_seen() {
    let mut house = House::with_head();
    let meeting = council().meetings[0].id.clone();
    let item = council().meetings[0].agenda[0].number.clone();
    let as_chair = |id: &str, action: Action, epoch, position| {
        let Input::Submitted { peer, mut submit } = submitted(HEAD, id, action) else { unreachable!() };
        submit.capacity = Capacity::Chair;
        submit.seen = Seen { position, epoch: Some(epoch), ..Seen::default() };
        Input::Submitted { peer, submit }
    };
    let open = || Action::OpenItem { meeting: meeting.clone(), item: item.clone(), after: None, ruling: None };
    let epoch = house.switchboard.conference().meetings[&meeting].chair.epoch;
    house.hear(vec![as_chair("open", Action::OpenMeeting { meeting: meeting.clone() }, epoch, None)]);
    let epoch = house.switchboard.conference().meetings[&meeting].chair.epoch;
    house.hear(vec![as_chair("next", open(), epoch, None)]);
    let told = house.told(HEAD);
    assert!(matches!(told.last(), Some(HubMessage::Accepted(_))), "{told:?}");
    house.hear(vec![as_chair("again", open(), epoch, None)]);
    assert_eq!(house.declined(HEAD), Refused::TooSoon {});
    let position = house.switchboard.position();
    house.hear(vec![as_chair("seen", open(), epoch, Some(position))]);
    assert!(!house.outline(HEAD).last().unwrap().starts_with("declined"));
    house.now = house.now + crate::procedure::ids::Span::seconds(1);
    house.hear(vec![as_chair("later", open(), epoch, None)]);
    assert!(!house.outline(HEAD).last().unwrap().starts_with("declined"));
}

#[test]
fn after_a_restart_an_act_says_what_its_sender_saw() {
    let house = House::with_head();
    let seen = house.record.len() as u64;
    let mut house = house.restarted();
    // Who was behind, and who had seen the last entry before the hub went.
    for position in [seen - 1, seen] {
        house.hear(vec![resumed(MODERATOR, moderator(), position, None)]);
        house.hear(vec![submitted(MODERATOR, "new", admission("B"))]);
        assert_eq!(house.declined(MODERATOR), Refused::SeenWanted {}, "seen_wanted after {position}");
    }
    let after = house.record.len() as u64;
    house.hear(vec![resumed(MODERATOR, moderator(), after, None)]);
    house.hear(vec![submitted(MODERATOR, "new", admission("B"))]);
    assert!(house.outline(MODERATOR).last().unwrap().starts_with("accepted"), "this hub's positions it has seen");
}

fn take_over(session: u64) -> Action {
    Action::TakeOverSeat { seat: seat(), session }
}

#[test]
fn a_takeover_names_the_next_session_and_is_answered_the_same_when_it_is_repeated() {
    let mut house = House::with_head();
    house.hear(vec![joined(OTHER, "phone", of_seat())]);
    for wrong in [0, 2, u64::MAX] {
        house.hear(vec![submitted(OTHER, "early", take_over(wrong))]);
        assert_eq!(house.declined(OTHER), Refused::Superseded { session: 0 }, "{wrong}");
    }
    house.hear(vec![submitted(OTHER, "t1", take_over(1))]);
    house.hear(vec![submitted(MODERATOR, "t2", take_over(1))]);
    let answer = house.outline(MODERATOR).last().unwrap().clone();
    assert!(answer.starts_with("accepted"), "{answer}");
    house.hear(vec![joined(HEAD, "laptop", of_seat()), submitted(HEAD, "t3", take_over(2))]);
    let position = house.record.len();
    house.hear(vec![submitted(MODERATOR, "t2", take_over(1))]);
    assert_eq!(house.outline(MODERATOR).last(), Some(&answer), "agreeing once is not agreeing to who asks next");
    assert_eq!(house.record.len(), position);
    house.told(OTHER);
    house.hear(vec![submitted(OTHER, "t1", take_over(1))]);
    assert!(house.outline(OTHER).last().unwrap().starts_with("accepted"), "it asked, and it is so by now");
}

#[test]
fn a_mirror_of_the_secretariat_agrees_to_no_takeover() {
    let mut house = House::with_head();
    let (desk, mirror) = (PeerId(8), PeerId(9));
    let of_officer = || Who::Seat { seat: officer(), meetings: None };
    let admit = Action::AdmitSeat {
        seat: officer(),
        person: Person { name: "S".to_owned(), title: String::new() },
        credential: Credential::Accepted,
        letter: None,
    };
    house.hear(vec![
        joined(desk, "desk of it", of_officer()),
        joined(mirror, "mirror of it", of_officer()),
        submitted(MODERATOR, "s", admit),
        joined(OTHER, "phone", of_seat()),
        submitted(OTHER, "t1", take_over(1)),
    ]);
    assert_eq!(house.follows[&mirror], Audience::Secretariat);
    house.told(mirror);
    house.hear(vec![submitted(mirror, "t2", take_over(1))]);
    assert_eq!(house.declined(mirror), Refused::HubOnly {});
    house.told(desk);
    house.hear(vec![submitted(desk, "t2", take_over(1))]);
    assert!(house.outline(desk).last().unwrap().starts_with("accepted"));
}

#[test]
fn what_the_protocol_said_and_whom_it_closed_holds_although_the_turn_was_not_written() {
    let mut house = House::with_head();
    house.hear(vec![joined(OTHER, "phone", of_seat())]);
    house.hear(vec![submitted(MODERATOR, "b", admission("B"))]);
    let (screen, wall, doorway) = (PeerId(8), PeerId(9), PeerId(10));
    house.hear(vec![joined(screen, "wall", Who::Screen {})]);
    house.told.clear();
    let nobody = Who::Seat { seat: SeatId::parse("NOBODY.hod").unwrap(), meetings: None };
    let turn = house.switchboard.handle(
        vec![
            submitted(screen, "x", admission("X")),
            joined(wall, "wrong door", nobody),
            joined(doorway, "laptop", of_seat()),
            submitted(MODERATOR, "b", admission("B")),
            submitted(OTHER, "t", take_over(1)),
            submitted(MODERATOR, "agreed", take_over(1)),
            submitted(MODERATOR, "c", admission("C")),
            submitted(MODERATOR, "c", admission("C")),
        ],
        house.now,
    );
    assert!(matches!(turn, Turn::Record { .. }));
    house.switchboard.begin_again();
    for stored in &house.record {
        house.switchboard.replay(stored);
    }
    let turn = house.switchboard.resume(house.now);
    house.finish(turn);
    assert_eq!(house.outline(screen).iter().filter(|line| **line == "declined screen_only").count(), 1);
    assert_eq!(house.closed.get(&wall), Some(&CloseCode::NotAllowed));
    assert_eq!(house.closed.get(&HEAD), Some(&CloseCode::TakenOver), "the same device came again");
    let known = house.switchboard.conference().parties.seats[&seat()].clone();
    assert_eq!((known.session, known.admitted.unwrap().person.name.as_str()), (1, "C"));
    let answers: Vec<_> = house.outline(MODERATOR).into_iter().filter(|line| line.starts_with("accepted")).collect();
    assert_eq!(answers.len(), 4, "b again, the takeover, c and c again: {answers:?}");
}

#[test]
fn the_past_is_told_as_it_was_told_then() {
    let mut house = House::with_head();
    house.hear(vec![submitted(MODERATOR, "b", admission("B"))]);
    let (mut of_seat_lines, mut of_moderator_lines) = (0, 0);
    let mut seat_past = Past::new(of_seat(), 2);
    let mut moderator_past = Past::new(moderator(), 2);
    for stored in &house.record {
        for (past, lines) in [(&mut seat_past, &mut of_seat_lines), (&mut moderator_past, &mut of_moderator_lines)] {
            let Some(line) = past.tell(stored) else { continue };
            let HubMessage::Entry(entry) = decode_hub(std::str::from_utf8(&line).unwrap()).unwrap() else {
                panic!("an entry")
            };
            assert_eq!(entry.position, stored.entry.position);
            *lines += entry.events.len();
        }
    }
    assert!(of_moderator_lines > of_seat_lines, "who was not admitted was told less");
    assert_eq!(seat_past.position(), house.record.len() as u64);
}

#[test]
fn lines_and_lobby_travel_apart_from_the_record_and_only_when_they_change() {
    let mut house = House::open();
    house.hear(vec![joined(MODERATOR, "desk", moderator()), joined(HEAD, "laptop", of_seat())]);
    house.told(MODERATOR);
    house.hear(vec![Input::Pulse, Input::Pulse]);
    let told = house.told(MODERATOR);
    let [HubMessage::Pulse(pulse)] = &told[..] else { panic!("one pulse: {told:?}") };
    assert_eq!(pulse.lobby, [seat()]);
    assert_eq!(pulse.peers, 2);
}

/// A device of the first seat, with who sits at it.
fn person(peer: PeerId, device: &str, name: &str) -> Input {
    let person = (!name.is_empty()).then(|| Person { name: name.to_owned(), title: String::new() });
    Input::Joined { peer, device: DeviceId::new(device), who: of_seat(), name: None, person, resume: None }
}

impl House {
    /// The small conference as it is shipped: an invitation admits.
    fn without_lobby() -> Self {
        Self::of(&Definition { lobby: false, ..council() }, Vec::new())
    }

    fn filed(&self) -> Option<String> {
        Some(self.switchboard.conference().parties.seats[&seat()].admitted.clone()?.person.name)
    }
}

#[test]
fn where_an_invitation_admits_the_record_names_who_said_to_sit_there() {
    let mut house = House::without_lobby();
    house.hear(vec![person(HEAD, "laptop", "Somebody")]);
    assert_eq!(house.filed().as_deref(), Some("Somebody"));
}

#[test]
fn who_was_silent_about_the_name_may_say_it_later_and_an_officer_has_the_last_word() {
    let mut house = House::without_lobby();
    house.hear(vec![joined(MODERATOR, "desk", moderator()), person(HEAD, "laptop", "")]);
    assert_eq!(house.filed().as_deref(), Some(""));
    house.hear(vec![person(OTHER, "phone", "Somebody else")]);
    assert_eq!(house.filed().as_deref(), Some(""), "a mirror does not speak for the seat");
    house.hear(vec![person(PeerId(4), "laptop", "Somebody")]);
    assert_eq!(house.filed().as_deref(), Some("Somebody"));
    house.hear(vec![submitted(MODERATOR, "corrected", admission("Another"))]);
    house.hear(vec![person(PeerId(5), "laptop", "Somebody")]);
    assert_eq!(house.filed().as_deref(), Some("Another"));
}

#[test]
fn with_a_lobby_a_name_that_was_said_admits_nobody() {
    let mut house = House::open();
    house.hear(vec![person(HEAD, "laptop", "Somebody")]);
    assert_eq!(house.filed(), None);
}
