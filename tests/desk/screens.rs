//! Every screen as it is drawn: both sizes, both languages, in colour and without.

use std::sync::Arc;

use mufakat::desk::acts;
use mufakat::desk::ask::Kind;
use mufakat::desk::board::{Over, Takeover};
use mufakat::desk::keys;
use mufakat::desk::paint::Look;
use mufakat::endpoint::link::Shown;
use mufakat::endpoint::screen::Screen;
use mufakat::endpoint::sheet::Sheet;
use mufakat::endpoint::typed::Page;
use mufakat::endpoint::wish::{self, DecisionAct, FloorAct, ItemAct, ListAct, MeetingAct, OwnAct, Which, Wish};
use mufakat::endpoint::wording::Wording;
use mufakat::procedure::command::{Action, Person};
use mufakat::procedure::ids::{SeatId, Span, Timestamp};
use mufakat::view::View;
use mufakat::wire::NewCode;
use mufakat::wire::{LinkPulse, LinkQuality, Pulse};

use crate::keys::{lobby, stale};
use crate::picture;
use crate::room::{Desk, Eyes, Room, knock, seat};

const SIZES: [(u16, u16); 2] = [(100, 30), (80, 24)];
const COLOUR: Look = Look { colour: true };
const PLAIN: Look = Look { colour: false };

/// Draws a screen in both sizes and languages, holds it to what it was, and leaves a picture of it.
fn drawn(name: &str, room: &Room, eyes: &Eyes, change: impl FnMut(&mut Desk)) {
    drawn_in(&["en", "vi"], name, room, eyes, change);
}

/// The same in some languages only.
fn drawn_in(tags: &[&str], name: &str, room: &Room, eyes: &Eyes, mut change: impl FnMut(&mut Desk)) {
    for tag in tags {
        let mut desk = Desk::new(eyes.clone(), tag);
        desk.hear(room);
        change(&mut desk);
        for (wide, high) in SIZES {
            let buffer = desk.drawn(room, (wide, high), COLOUR);
            let file = format!("{name}_{tag}_{wide}x{high}");
            picture::leave(&buffer, &file);
            insta::assert_snapshot!(file.clone(), picture::text(&buffer));
            // Without colours the same stands there, and nothing is said by a colour.
            let plain = desk.drawn(room, (wide, high), PLAIN);
            assert_eq!(picture::text(&plain), picture::text(&buffer), "{file}");
            let styles = picture::styles(&plain);
            let coloured = ["red", "green", "yellow", "blue", "cyan", " on "];
            assert!(
                coloured.iter().all(|one| !styles.lines().any(|line| line[..27.min(line.len())].contains(one))),
                "{styles}"
            );
        }
    }
}

fn give() -> Wish {
    Wish::Floor(FloorAct::Next)
}

fn add(party: &str) -> Wish {
    Wish::List(ListAct::Add { party: wish::party(party).unwrap(), for_others: Vec::new() })
}

fn id(seat: &str) -> SeatId {
    SeatId::parse(seat).unwrap()
}

/// In the middle of a debate: somebody speaks, several wait.
pub fn debate() -> Room {
    Room::once("debate", opened_debate)
}

fn opened_debate() -> Room {
    let mut room = Room::until("AMMin8/10");
    let chair = presiding(&room);
    next_item(&mut room);
    for party in ["VN", "TH", "LA", "BN", "PH"] {
        if !room.view(&chair).list.unwrap().entries.head.iter().any(|entry| entry.party.as_str() == party) {
            room.act(&chair, &add(party));
        }
    }
    room.act(&chair, &give());
    room.act(&chair, &Wish::Floor(FloorAct::Start));
    room.pass(Span::seconds(95));
    room
}

/// The play stops with the item before still open.
pub fn next_item(room: &mut Room) {
    let chair = presiding(room);
    let conclude = ItemAct::Conclude { item: None, outcome: None, reason: String::new(), release_waiting: true };
    room.act(&chair, &Wish::Item(conclude));
    room.act(&chair, &Wish::Item(ItemAct::Next));
}

/// The seat that presides.
pub fn presiding(room: &Room) -> Eyes {
    Eyes::Seat(room.view(&Eyes::Moderator).chair.unwrap().seat.unwrap())
}

/// Who speaks.
fn speaker(room: &Room) -> SeatId {
    let speech = room.view(&Eyes::Moderator).floor.unwrap().speech.unwrap();
    speech.seat.unwrap_or_else(|| id(&format!("{}.hod", speech.party)))
}

/// A text is put; one objects, one's line is down, one has asked for time.
pub fn consent() -> Room {
    Room::once("consent", put_text)
}

fn put_text() -> Room {
    let mut room = debate();
    let chair = presiding(&room);
    room.act(&chair, &Wish::Floor(FloorAct::End));
    let text = "The Meeting adopts the ASEAN Minerals Cooperation Action Plan 2021-2025 (Phase 2) and tasks the Senior \
        Officials to report on its implementation to the 9th Meeting, with indicators for trade and investment in \
        minerals, for sustainable development, and for the database on mineral resources.";
    room.act(&chair, &Wish::Decision(DecisionAct::Table { text: text.into(), document: Vec::new(), item: None }));
    while !room.view(&chair).list.unwrap().entries.head.is_empty() {
        room.act(&chair, &Wish::List(ListAct::Remove { who: wish::Who::Place(1), reason: "time".into() }));
    }
    room.act(&chair, &Wish::Decision(DecisionAct::Put { which: Which::default() }));
    room.acknowledge_but(&["KH.hod", "LA.hod", "MM.hod"]);
    room.hub(Action::LinkDown { seat: id("LA.hod") });
    let point = "Paragraph 2 should name the vice-chair of the following year.";
    room.act(&seat("ID.hod"), &Wish::Own(OwnAct::Object(point.into())));
    room.act(&seat("TH.hod"), &Wish::Own(OwnAct::Time));
    room.pass(Span::seconds(21));
    room
}

#[test]
fn before_the_opening_the_desk_says_when_it_is_and_offers_to_open() {
    drawn("before", &Room::before(), &Eyes::Moderator, |_| {});
}

#[test]
fn a_debate_is_seen_whole_floor_list_parties_and_what_happened() {
    let room = debate();
    drawn("debate", &room, &Eyes::Moderator, |desk| {
        let links = vec![LinkPulse {
            party: wish::party("PH").unwrap(),
            quality: LinkQuality::Stale,
            round_trip_ms: Some(1_840),
        }];
        desk.board.hear(
            &View::default(),
            None,
            room.now,
            &Shown::Pulse(Pulse { links, lobby: Vec::new(), door: Vec::new(), peers: 14 }),
        );
    });
}

#[test]
fn a_speaker_whose_line_drops_is_seen_at_once() {
    let mut room = debate();
    let speaker = speaker(&room);
    room.hub(Action::LinkDown { seat: speaker });
    room.pass(Span::seconds(12));
    drawn("dropped", &room, &Eyes::Moderator, |_| {});
}

#[test]
fn a_technical_hold_says_why_and_when_there_is_more() {
    let mut room = debate();
    let hold =
        MeetingAct::Hold { reason: "the sound from Manila".into(), news: Some(wish::Moment::In(Span::minutes(10))) };
    room.act(&Eyes::Moderator, &Wish::Meeting(hold));
    drawn("hold", &room, &Eyes::Moderator, |_| {});
}

#[test]
fn a_text_that_is_put_says_who_has_it_who_objects_and_whose_line_is_down() {
    drawn("consent", &consent(), &Eyes::Moderator, |_| {});
}

#[test]
fn while_the_line_is_down_the_clock_goes_on_and_nothing_can_be_pressed() {
    let mut room = debate();
    let since = room.now;
    room.now = room.now + Span::seconds(42);
    drawn("line_down", &room, &Eyes::Moderator, |desk| {
        desk.joined = false;
        let down = Shown::Down { code: None, reason: "connection reset".into(), again_in_ms: 2_000 };
        desk.board.hear(&View::default(), None, since, &down);
    });
}

#[test]
fn names_that_are_too_long_are_cut_by_their_width_and_nothing_moves() {
    let mut room = debate();
    let definition = Arc::make_mut(room.conference.definition.as_mut().unwrap());
    for (party, plan) in &mut definition.parties {
        plan.name.en = format!("{party} the Independent and United Republic of the Longest Name");
        plan.name.vi = format!("{party} Cộng hòa Liên bang Thống nhất có Tên gọi rất dài");
    }
    for meeting in &mut definition.meetings {
        for item in &mut meeting.agenda {
            item.title.en = "Consideration of the progress of the implementation of the Action Plan for 2016-2025 and of its Phase 2".into();
            item.title.vi = "Xem xét tiến độ triển khai Kế hoạch hành động hợp tác khoáng sản ASEAN giai đoạn 2016-2025 và Giai đoạn 2".into();
        }
    }
    drawn("long_names", &room, &Eyes::Moderator, |_| {});
}

#[test]
fn who_waits_to_be_admitted_is_shown_with_the_key_that_admits() {
    let room = lobby(&["VN.hod", "TH.hod", "LA.hod"]);
    drawn("lobby", &room, &Eyes::Moderator, |desk| {
        desk.board.takeovers.push(Takeover { seat: id("SG.hod"), device: Some("tablet".into()), session: 2 });
    });
}

#[test]
fn who_waits_at_the_door_is_shown_with_name_and_seat_and_its_page_has_the_codes() {
    let room = debate();
    let at_the_door = vec![knock("d.4f1c9a2b", "VN.alt"), knock("d.00c0ffee", "TH.alt")];
    drawn("door", &room, &Eyes::Moderator, |desk| desk.board.door.clone_from(&at_the_door));
    drawn("door_page", &room, &Eyes::Moderator, |desk| {
        desk.board.door.clone_from(&at_the_door);
        let code = NewCode { seat: id("KH.hod"), code: "KXPM-7TQ4".into(), until: room.now + Span::minutes(29) };
        desk.board.codes.push((code, "https://hub.example.org/".into()));
        desk.board.over = Some(Over::Door);
    });
    drawn_in(&["vi"], "door_secretariat", &room, &seat("ASEC.hod"), |desk| desk.board.door.clone_from(&at_the_door));
}

#[test]
fn questions_with_several_fields_stand_whole_on_the_screen() {
    for (name, room, eyes, button) in [
        ("rebase", stale(), seat("TH.hod"), "rebase-1"),
        ("paper", debate(), Eyes::Moderator, "paper"),
        ("correct", debate(), seat("ASEC.hod"), "correct"),
        ("admit", lobby(&["LA.hod"]), Eyes::Moderator, "admit-LA.hod"),
    ] {
        drawn(name, &room, &eyes, |desk| {
            desk.with(&room, |board, facts| {
                let button = acts::buttons(board, facts).into_iter().find(|one| one.id == button).unwrap();
                keys::hit(board, facts, button);
            });
        });
    }
}

#[test]
fn at_the_end_the_next_thing_is_to_close() {
    let mut room = Room::until("AMMin8/16");
    next_item(&mut room);
    drawn("closing", &room, &Eyes::Moderator, |_| {});
}

#[test]
fn a_point_of_order_comes_before_everything() {
    let mut room = debate();
    room.act(&seat("LA.hod"), &Wish::Own(OwnAct::Point("The speaker is not on the item.".into())));
    drawn_in(&["vi"], "point", &room, &Eyes::Moderator, |_| {});
}

#[test]
fn every_key_is_listed_with_the_reason_why_it_cannot_be_pressed() {
    drawn_in(&["vi"], "keys", &debate(), &Eyes::Moderator, |desk| desk.board.over = Some(Over::Keys));
}

#[test]
fn every_act_can_be_chosen_from_a_list() {
    drawn_in(&["vi"], "acts", &consent(), &Eyes::Moderator, |desk| desk.board.over = Some(Over::Acts(1)));
}

#[test]
fn a_question_is_asked_over_the_desk() {
    let room = debate();
    drawn_in(&["vi"], "question", &room, &Eyes::Moderator, |desk| {
        desk.with(&room, |board, facts| {
            keys::press(board, facts, crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('f')));
        });
        let question = desk.board.question.as_mut().unwrap();
        assert!(matches!(question.fields[0].kind, Kind::Choice(..)));
    });
}

#[test]
fn the_parties_can_be_seen_with_every_seat() {
    drawn_in(&["vi"], "seats", &debate(), &Eyes::Moderator, |desk| desk.board.over = Some(Over::Page(Page::Seats)));
}

#[test]
fn a_press_that_binds_says_so_and_what_was_refused_names_its_rule() {
    let room = consent();
    drawn_in(&["vi"], "refused", &room, &Eyes::Moderator, |desk| {
        desk.with(&room, |board, facts| {
            keys::press(board, facts, crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(' ')));
            board.look(facts);
        });
        desk.ms += 1_000;
        desk.with(&room, |board, facts| {
            keys::press(board, facts, crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(' ')));
        });
    });
}

#[test]
fn a_delegation_sees_its_place_and_what_it_can_do() {
    let room = debate();
    let waits = room.view(&Eyes::Moderator).list.unwrap().entries.head[1].party.clone();
    drawn("own_waiting", &room, &seat(&format!("{waits}.hod")), |_| {});
}

#[test]
fn a_delegation_whose_microphone_is_open_cannot_overlook_it() {
    let room = debate();
    drawn_in(&["vi"], "own_speaking", &room, &Eyes::Seat(speaker(&room)), |_| {});
}

#[test]
fn a_delegation_sees_the_text_and_how_it_stands_to_it() {
    drawn("own_text", &consent(), &seat("ID.hod"), |_| {});
}

#[test]
fn whose_desk_it_is_stands_there_in_full_though_its_own_hour_needs_room() {
    let room = debate();
    for (tag, name) in [("en", " mufakat  Malaysia "), ("vi", " mufakat  Ma-lai-xi-a ")] {
        let mut desk = Desk::new(seat("MY.hod"), tag);
        desk.hear(&room);
        let text = picture::text(&desk.drawn(&room, (80, 24), PLAIN));
        let bar = text.lines().find(|line| line.contains("mufakat")).unwrap();
        assert!(bar.contains(name) && bar.contains("12:11:44") && bar.contains(" · 13:11"), "{bar}");
    }
}

#[test]
fn a_mirror_says_that_another_device_acts() {
    drawn_in(&["vi"], "own_mirror", &debate(), &seat("TH.hod"), |desk| desk.board.active = false);
}

#[test]
fn a_terminal_that_is_too_small_says_so() {
    let room = Room::before();
    let mut desk = Desk::new(Eyes::Moderator, "en");
    let said = picture::text(&desk.drawn(&room, (50, 10), PLAIN));
    assert!(said.starts_with("This terminal is 50x10; the desk wants 60x18 at"), "{said}");
}

#[test]
fn nothing_breaks_at_any_size() {
    let room = consent();
    let mut desk = Desk::new(Eyes::Moderator, "vi");
    desk.hear(&room);
    for (wide, high) in (1..=30).flat_map(|high| [1, 20, 60, 61, 79, 140, 220].map(|wide| (wide, high))) {
        for over in [None, Some(Over::Keys), Some(Over::Text), Some(Over::Words), Some(Over::Page(Page::Agenda))] {
            desk.board.over = over;
            desk.drawn(&room, (wide, high), PLAIN);
        }
    }
}

#[test]
fn colours_say_what_words_say() {
    let mut desk = Desk::new(Eyes::Moderator, "en");
    let room = consent();
    desk.hear(&room);
    insta::assert_snapshot!("styles_colour", picture::styles(&desk.drawn(&room, (100, 30), COLOUR)));
    insta::assert_snapshot!("styles_plain", picture::styles(&desk.drawn(&room, (100, 30), PLAIN)));
}

/// A page of the sheet, as the line clients show it, after something about it was changed.
fn sheet<T>(room: &Room, change: impl FnOnce(&mut View), says: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let (mut view, own) = (room.view(&Eyes::Moderator), room.own(&Eyes::Moderator));
    change(&mut view);
    let screen = Screen { view: &view, own: own.as_ref(), position: room.position, now: room.now };
    says(&Sheet { screen, wording: &Wording::new("en"), zone: None, width: None })
}

#[test]
fn a_sitting_that_should_be_open_by_now_is_still_planned_for_its_own_hour() {
    let mut room = Room::before();
    let opens = room.view(&Eyes::Moderator).conference.unwrap().meetings[0].sittings[0].opens_at;
    let mut headline = |now| {
        room.now = now;
        sheet(&room, |_| {}, |sheet| sheet.headline())
    };
    let before = headline(Timestamp(opens.0 - 60_000));
    assert!(before.contains("planned for"), "{before}");
    assert_eq!(headline(opens + Span::minutes(5)), before);
}

#[test]
fn who_presides_is_said_once_where_the_seat_is_called_as_its_holder_is() {
    let room = debate();
    let seat = sheet(&room, |view| view.chair.as_mut().unwrap().person = None, |sheet| sheet.presiding());
    let with = |name: &str, title: &str| {
        let person = Person { name: name.into(), title: title.into() };
        sheet(&room, |view| view.chair.as_mut().unwrap().person = Some(person), |sheet| sheet.presiding())
    };
    assert_eq!(with(&seat, ""), seat);
    assert_eq!(with("Somebody", &seat), format!("{seat} — Somebody"));
    assert_eq!(with("Somebody", "Vice-Minister"), format!("{seat} — Somebody, Vice-Minister"));
}

#[test]
fn a_text_under_an_item_that_decides_nothing_does_not_stop_the_next_step() {
    let mut room = debate();
    let chair = presiding(&room);
    room.act(&chair, &Wish::Floor(FloorAct::End));
    while !room.view(&chair).list.unwrap().entries.head.is_empty() {
        room.act(&chair, &Wish::List(ListAct::Remove { who: wish::Who::Place(1), reason: "time".into() }));
    }
    let definition = Arc::make_mut(room.conference.definition.as_mut().unwrap());
    for item in definition.meetings.iter_mut().flat_map(|meeting| &mut meeting.agenda) {
        item.verbs.clear();
    }
    let table = DecisionAct::Table { text: "A text.".into(), document: Vec::new(), item: None };
    room.act(&chair, &Wish::Decision(table));
    let mut desk = Desk::new(Eyes::Moderator, "en");
    let step = desk.with(&room, |board, facts| acts::next_step(board, facts));
    assert!(!step.button.id.ends_with(" put"), "{step:?}");
}
