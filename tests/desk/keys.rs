//! What keys do: what is sent, what is asked once more, what is told instead.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use mufakat::desk::board::{LineIs, Over, Told};
use mufakat::desk::keys::{self, Wanted};
use mufakat::endpoint::link::Shown;
use mufakat::endpoint::screen::Meant;
use mufakat::endpoint::wish::{FloorAct, Who, Wish};
use mufakat::procedure::command::Action;
use mufakat::procedure::ids::{CommandId, Span};
use mufakat::view::View;
use mufakat::wire::Accepted;

use crate::room::{Desk, Eyes, Room, seat};
use crate::screens::{consent, debate, presiding};

impl Desk {
    fn key(&mut self, room: &Room, code: KeyCode) -> Wanted {
        self.with(room, |board, facts| keys::press(board, facts, KeyEvent::from(code)))
    }

    /// A hand that has looked before it comes down.
    fn slowly(&mut self, room: &Room, code: KeyCode) -> Wanted {
        self.with(room, |_, _| {});
        self.ms += 1_000;
        self.key(room, code)
    }

    fn types(&mut self, room: &Room, words: &str) {
        for c in words.chars() {
            assert_eq!(self.key(room, KeyCode::Char(c)), Wanted::Nothing);
        }
    }
}

fn desk(room: &Room) -> Desk {
    let mut desk = Desk::new(Eyes::Moderator, "en");
    desk.hear(room);
    desk
}

#[track_caller]
fn sent(wanted: Wanted) -> Meant {
    match wanted {
        Wanted::Send(meant, _) => *meant,
        other => panic!("{other:?}"),
    }
}

const SPACE: KeyCode = KeyCode::Char(' ');

#[test]
fn the_next_key_sends_the_one_act_that_the_button_names_with_what_was_seen() {
    let room = debate();
    let meant = sent(desk(&room).slowly(&room, SPACE));
    let speech = room.view(&Eyes::Moderator).floor.unwrap().speech.unwrap().speech;
    assert!(matches!(meant.action, Action::GiveFloor { after, .. } if after == Some(speech)), "{meant:?}");
    assert_eq!(meant.seen.position, Some(room.position));
    assert!(meant.seen.epoch.is_some());
}

#[test]
fn two_presses_at_once_move_the_floor_once() {
    let mut room = debate();
    let mut desk = desk(&room);
    let first = sent(desk.slowly(&room, SPACE));
    // The loop notes what waits for its answer; until then the key does nothing.
    let name = CommandId::parse("c1").unwrap();
    desk.board.sending.insert(name.clone(), "next next_speaker".into());
    assert_eq!(desk.slowly(&room, SPACE), Wanted::Nothing);
    let again = first.clone();
    room.send(&Eyes::Moderator, first.capacity, first.seen, first.action).unwrap();
    desk.hear(&room);
    let accepted = Accepted { command_id: name, position: room.position };
    desk.board.hear(&View::default(), None, room.now, &Shown::Accepted(accepted));
    // Now the button does something else; a hand that comes down on it still meant the former thing.
    assert_eq!(desk.key(&room, SPACE), Wanted::Nothing);
    desk.ms += 100;
    assert_eq!(desk.key(&room, SPACE), Wanted::Nothing);
    assert!(matches!(sent(desk.slowly(&room, SPACE)).action, Action::StartSpeech { .. }));
    // And what was seen travels: the same act, sent by somebody else who saw the same, moves nothing.
    let before = room.conference.clone();
    let _answer = room.send(&Eyes::Moderator, again.capacity, again.seen, again.action);
    assert!(room.conference == before);
}

#[test]
fn an_act_that_binds_wants_its_key_twice_and_lets_go_by_itself() {
    let mut room = consent();
    room.pass(Span::seconds(1));
    let mut desk = Desk::new(seat("ID.hod"), "en");
    let withdraw = KeyCode::Char('o');
    assert_eq!(desk.key(&room, withdraw), Wanted::Nothing);
    assert!(desk.board.armed.is_some());
    desk.ms += 7_000;
    desk.with(&room, |_, _| {});
    assert!(desk.board.armed.is_none(), "it waited too long");
    assert_eq!(desk.key(&room, withdraw), Wanted::Nothing);
    assert_eq!(desk.key(&room, KeyCode::Esc), Wanted::Nothing);
    assert!(desk.board.armed.is_none(), "Esc lets go");
    assert_eq!(desk.key(&room, withdraw), Wanted::Nothing);
    let meant = sent(desk.key(&room, withdraw));
    assert!(matches!(meant.action, Action::WithdrawObjection { .. }));
}

#[test]
fn the_second_press_is_for_what_the_first_one_asked_about() {
    let mut room = consent();
    let mut desk = Desk::new(seat("ID.hod"), "en");
    assert_eq!(desk.key(&room, KeyCode::Char('o')), Wanted::Nothing);
    // Meanwhile somebody else withdraws it, and the key now means to object.
    room.act(&seat("ID.hod"), &Wish::Own(mufakat::endpoint::wish::OwnAct::WithdrawObjection(None)));
    desk.hear(&room);
    assert_eq!(desk.key(&room, KeyCode::Char('o')), Wanted::Nothing);
    assert!(desk.board.question.is_some(), "it is asked for the point of a new objection instead");
}

#[test]
fn what_is_not_allowed_is_told_with_its_rule_and_not_sent() {
    let room = consent();
    let mut desk = desk(&room);
    assert_eq!(desk.key(&room, KeyCode::Char('d')), Wanted::Nothing);
    let Some(Told::Why(sentence, Some(rule))) = &desk.board.told else { panic!("{:?}", desk.board.told) };
    assert!(sentence.contains("Indonesia") || sentence.len() > 10, "{sentence}");
    assert!(rule.starts_with("R-"), "{rule}");
}

#[test]
fn a_question_keeps_what_was_typed_while_the_line_is_down() {
    let room = debate();
    let mut desk = desk(&room);
    assert_eq!(desk.key(&room, KeyCode::Char('h')), Wanted::Nothing);
    desk.types(&room, "âm thanh");
    (desk.joined, desk.board.line) = (false, LineIs::Down(room.now));
    assert_eq!(desk.key(&room, KeyCode::Enter), Wanted::Nothing);
    (desk.joined, desk.board.line) = (true, LineIs::Up);
    let meant = sent(desk.key(&room, KeyCode::Enter));
    assert!(matches!(meant.action, Action::HoldMeeting { reason, .. } if reason == "âm thanh"));
}

#[test]
fn a_question_is_not_answered_without_what_it_wants() {
    let room = debate();
    let mut desk = desk(&room);
    desk.key(&room, KeyCode::Char('h'));
    assert_eq!(desk.key(&room, KeyCode::Enter), Wanted::Nothing);
    assert!(matches!(&desk.board.told, Some(Told::Said(_, true))));
    assert!(desk.board.question.is_some());
    desk.key(&room, KeyCode::Esc);
    assert!(desk.board.question.is_none());
}

#[test]
fn nothing_is_sent_while_the_line_is_down() {
    let room = debate();
    let mut desk = desk(&room);
    (desk.joined, desk.board.line) = (false, LineIs::Down(room.now));
    for key in "aseghcdtnkfmo ".chars() {
        assert_eq!(desk.slowly(&room, KeyCode::Char(key)), Wanted::Nothing, "{key:?}");
        assert!(desk.board.question.is_none() && desk.board.armed.is_none(), "{key:?}");
    }
}

#[test]
fn words_are_typed_as_in_the_line_client_and_what_binds_wants_enter_twice() {
    let room = debate();
    let mut desk = desk(&room);
    desk.key(&room, KeyCode::Char(':'));
    desk.types(&room, "floor next");
    assert!(matches!(sent(desk.key(&room, KeyCode::Enter)).action, Action::GiveFloor { .. }));
    assert_eq!(desk.board.history, ["floor next"]);
    desk.key(&room, KeyCode::Char(':'));
    desk.types(&room, "meeting close");
    assert_eq!(desk.key(&room, KeyCode::Enter), Wanted::Nothing);
    assert!(desk.board.armed.is_some());
    assert!(matches!(sent(desk.key(&room, KeyCode::Enter)).action, Action::CloseMeeting { .. }));
    desk.key(&room, KeyCode::Char(':'));
    desk.types(&room, "gavel");
    assert_eq!(desk.key(&room, KeyCode::Enter), Wanted::Nothing);
    assert!(matches!(&desk.board.told, Some(Told::Said(sentence, true)) if sentence.contains("gavel")));
    assert_eq!(desk.board.typing.as_ref().unwrap().typing.text, "gavel", "what was typed stays");
}

#[test]
fn pages_are_opened_and_left_and_the_language_is_switched_anywhere() {
    let room = debate();
    let mut desk = desk(&room);
    desk.key(&room, KeyCode::Char('?'));
    assert_eq!(desk.board.over, Some(Over::Keys));
    desk.key(&room, KeyCode::Char('l'));
    assert_eq!(desk.board.tag(), "vi");
    desk.key(&room, KeyCode::Char('5'));
    assert_eq!(desk.board.over, Some(Over::Record));
    desk.key(&room, KeyCode::Esc);
    assert_eq!(desk.board.over, None);
    desk.key(&room, KeyCode::Char('L'));
    assert_eq!(desk.board.tag(), "en");
}

#[test]
fn leaving_takes_two_presses_or_one_of_control_c() {
    let room = debate();
    let mut desk = desk(&room);
    assert_eq!(desk.key(&room, KeyCode::Char('q')), Wanted::Nothing);
    assert_eq!(desk.key(&room, KeyCode::Char('q')), Wanted::Leave);
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    assert_eq!(desk.with(&room, |board, facts| keys::press(board, facts, control('c'))), Wanted::Leave);
    assert_eq!(desk.with(&room, |board, facts| keys::press(board, facts, control('z'))), Wanted::Suspend);
}

#[test]
fn a_marked_speaker_can_be_called_out_of_turn_moved_or_taken_off() {
    let room = debate();
    let mut desk = desk(&room);
    desk.key(&room, KeyCode::Down);
    desk.key(&room, KeyCode::Down);
    assert_eq!(desk.board.marked, Some(1));
    desk.key(&room, KeyCode::Enter);
    assert_eq!(desk.board.over, Some(Over::Entry(1, 0)));
    let second = room.view(&Eyes::Moderator).list.unwrap().entries.head[1].entry;
    let meant = sent(desk.key(&room, KeyCode::Enter));
    assert!(matches!(meant.action, Action::GiveFloor { entry, .. } if entry == second));
}

#[test]
fn a_delegation_asks_starts_and_ends_with_the_keys_of_its_page() {
    let mut room = debate();
    let waits = room.view(&Eyes::Moderator).list.unwrap().entries.head[1].party.clone();
    let eyes = seat(&format!("{waits}.hod"));
    let mut desk = Desk::new(eyes.clone(), "en");
    assert_eq!(desk.key(&room, KeyCode::Char('w')), Wanted::Nothing);
    assert!(matches!(sent(desk.key(&room, KeyCode::Char('w'))).action, Action::WithdrawRequest { .. }));
    let chair = presiding(&room);
    room.act(&chair, &Wish::Floor(FloorAct::Give { who: Who::Party(waits) }));
    let meant = sent(desk.key(&room, KeyCode::Char('s')));
    assert!(matches!(meant.action, Action::StartSpeech { .. }));
    room.send(&eyes, meant.capacity, meant.seen, meant.action).unwrap();
    assert!(matches!(sent(desk.key(&room, KeyCode::Char('e'))).action, Action::EndSpeech { .. }));
}

#[test]
fn a_mirror_presses_nothing_but_its_takeover() {
    let room = debate();
    let mut desk = Desk::new(seat("TH.hod"), "en");
    desk.board.active = false;
    for key in "awsepovtc".chars() {
        assert_eq!(desk.slowly(&room, KeyCode::Char(key)), Wanted::Nothing, "{key:?}");
        assert!(desk.board.question.is_none() && desk.board.armed.is_none(), "{key:?}");
    }
    assert_eq!(desk.key(&room, KeyCode::Char('k')), Wanted::Nothing);
    assert!(matches!(sent(desk.key(&room, KeyCode::Char('k'))).action, Action::TakeOverSeat { .. }));
}

#[test]
fn what_is_pasted_goes_where_one_types_and_nowhere_else() {
    let room = debate();
    let mut desk = desk(&room);
    keys::paste(&mut desk.board, "q q \x1b[31m");
    assert!(desk.board.armed.is_none());
    desk.key(&room, KeyCode::Char(':'));
    keys::paste(&mut desk.board, "floor\nnext\x07");
    assert_eq!(desk.board.typing.as_ref().unwrap().typing.text, "floor next");
}
