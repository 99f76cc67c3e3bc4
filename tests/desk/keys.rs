//! What keys do: what is sent, what is asked once more, what is told instead.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use mufakat::desk::acts::{self, Does};
use mufakat::desk::board::{LineIs, Over, Told};
use mufakat::desk::keys::{self, Wanted};
use mufakat::endpoint::door::{Answer, DoorAct};
use mufakat::endpoint::link::Shown;
use mufakat::endpoint::screen::Meant;
use mufakat::endpoint::wish::{
    AmendmentAct, DecisionAct, DocumentAct, FloorAct, OwnAct, PointAct, RulingWord, Which, Who, Wish, Words,
};
use mufakat::procedure::command::{Action, Letter};
use mufakat::procedure::ids::{CommandId, SeatId, Span};
use mufakat::view::View;
use mufakat::wire::Accepted;
use mufakat::wire::NewCode;

use crate::room::{Desk, Eyes, Room, knock, seat};
use crate::screens::{consent, debate, next_item, presiding};

impl Desk {
    fn key(&mut self, room: &Room, code: KeyCode) -> Wanted {
        self.with(room, |board, facts| keys::press(board, facts, KeyEvent::from(code)))
    }

    /// A hand that has looked before it comes down.
    fn slowly(&mut self, room: &Room, code: KeyCode) -> Wanted {
        self.with(room, |board, facts| board.drew(facts));
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
fn a_key_that_did_something_else_a_moment_ago_takes_nothing() {
    let mut room = debate();
    let mut desk = desk(&room);
    let close = sent(desk.slowly(&room, KeyCode::Char('c')));
    assert!(matches!(close.action, Action::CloseList { .. }), "{close:?}");
    room.send(&Eyes::Moderator, close.capacity, close.seen, close.action).unwrap();
    desk.hear(&room);
    // The same key would open again what was closed a moment ago.
    assert_eq!(desk.key(&room, KeyCode::Char('c')), Wanted::Nothing);
    assert!(matches!(sent(desk.slowly(&room, KeyCode::Char('c'))).action, Action::ReopenList { .. }));
}

#[test]
fn a_key_that_was_away_is_held_from_when_it_went_and_not_from_when_it_comes_back() {
    let mut room = debate();
    let mut desk = desk(&room);
    let draw = |desk: &mut Desk, room: &Room| {
        desk.hear(room);
        desk.with(room, |board, facts| board.drew(facts));
    };
    draw(&mut desk, &room);
    // While a point of order is heard there is no key that ends the speech.
    let chair = presiding(&room);
    room.act(&seat("TH.hod"), &Wish::Own(OwnAct::Point("The order of speakers".into())));
    desk.ms += 1_000;
    draw(&mut desk, &room);
    let gone = desk.ms;
    room.act(&chair, &Wish::Point(PointAct::Rule { ruling: RulingWord::NotUpheld }));
    room.act(&chair, &Wish::Floor(FloorAct::End));
    room.act(&chair, &Wish::Floor(FloorAct::Next));
    room.act(&chair, &Wish::Floor(FloorAct::Start));
    // Then it ends another speech: a hand that has not seen it go may have meant the former.
    desk.ms = gone + 499;
    draw(&mut desk, &room);
    assert_eq!(desk.key(&room, KeyCode::Char('e')), Wanted::Nothing);
    desk.ms = gone + 500;
    assert!(matches!(sent(desk.key(&room, KeyCode::Char('e'))).action, Action::EndSpeech { .. }));
}

#[test]
fn the_second_press_is_for_what_the_first_one_asked_about() {
    let mut room = consent();
    let mut desk = Desk::new(seat("ID.hod"), "en");
    assert_eq!(desk.key(&room, KeyCode::Char('o')), Wanted::Nothing);
    // Meanwhile somebody else withdraws it, and the key now means to object.
    room.act(&seat("ID.hod"), &Wish::Own(OwnAct::WithdrawObjection(None)));
    desk.hear(&room);
    assert_eq!(desk.slowly(&room, KeyCode::Char('o')), Wanted::Nothing);
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

/// Every text that is empty in an action, by its place.
fn blanks(value: &serde_json::Value, place: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.is_empty() => found.push(place.to_owned()),
        serde_json::Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| blanks(value, &format!("{place}/{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn whatever_is_left_empty_in_an_act_is_asked_for_before_it_is_sent() {
    let mut asked = 0;
    for room in [Room::before(), debate(), consent(), Room::until("AMMin8/2"), Room::until("AMMin8/16")] {
        let seats = room.conference.parties.seats.keys().map(|id| seat(id.as_str()));
        for eyes in seats.chain([Eyes::Moderator]) {
            let Some(own) = room.own(&eyes) else { continue };
            let mut desk = Desk::new(eyes.clone(), "en");
            let buttons = desk.with(&room, |board, facts| acts::buttons(board, facts));
            for (press, may) in &own.may {
                let mut empty = Vec::new();
                blanks(&serde_json::to_value(&may.action).unwrap(), "", &mut empty);
                let code = serde_json::to_value(press).unwrap();
                let button = buttons.iter().find(|button| button.id == code.as_str().unwrap());
                let Some(button) = button.filter(|_| !empty.is_empty()) else { continue };
                let Does::Ask(question) = &button.does else { panic!("{press:?} asks nothing of {empty:?}") };
                for place in &empty {
                    assert!(question.fields.iter().any(|field| field.place == place), "{press:?} leaves {place} empty");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 50, "only {asked}");
}

/// Opens the question of an act in the list of all acts.
#[track_caller]
fn opens(desk: &mut Desk, room: &Room, id: &str) {
    let button = desk.with(room, |board, facts| acts::buttons(board, facts)).into_iter().find(|one| one.id == id);
    let button = button.unwrap_or_else(|| panic!("there is no {id}"));
    assert_eq!(desk.with(room, |board, facts| keys::hit(board, facts, button)), Wanted::Nothing);
    assert!(desk.board.question.is_some(), "{id}: {:?}", desk.board.told);
}

/// Types the answers to a question, field after field; nothing leaves what stands there.
fn answers(desk: &mut Desk, room: &Room, answers: &[&str]) -> Wanted {
    for (index, answer) in answers.iter().enumerate() {
        if index > 0 {
            desk.key(room, KeyCode::Tab);
        }
        if !answer.is_empty() {
            desk.with(room, |board, facts| {
                keys::press(board, facts, KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL))
            });
            desk.types(room, answer);
        }
    }
    desk.key(room, KeyCode::Enter)
}

#[test]
fn an_item_is_added_with_its_number_both_titles_and_its_kind() {
    // Items are added while the agenda is adopted; the play stops with the one before it still open.
    let mut room = Room::until("AMMin8/4");
    next_item(&mut room);
    let mut desk = desk(&room);
    opens(&mut desk, &room, "add_item");
    assert_eq!(answers(&mut desk, &room, &["nine", "Critical minerals", "Khoáng sản thiết yếu"]), Wanted::Nothing);
    assert_eq!(desk.board.question.as_ref().unwrap().at, 0, "that is no number of an item");
    desk.with(&room, |board, facts| {
        keys::press(board, facts, KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL))
    });
    desk.types(&room, "9.7");
    let meant = sent(desk.key(&room, KeyCode::Enter));
    let Action::AddItem { item, title, .. } = &meant.action else { panic!("{meant:?}") };
    assert_eq!((item.to_string().as_str(), title.vi.as_str()), ("9.7", "Khoáng sản thiết yếu"));
}

#[test]
fn a_correction_names_an_entry_that_there_is_and_how_it_should_read() {
    let mut room = debate();
    let secretariat = seat("ASEC.hod");
    let mut desk = Desk::new(secretariat.clone(), "en");
    opens(&mut desk, &room, "correct");
    assert_eq!(answers(&mut desk, &room, &["999999", "For 2025 read 2026."]), Wanted::Nothing);
    assert_eq!(desk.board.question.as_ref().unwrap().at, 0, "the record does not go so far");
    let meant = sent(answers(&mut desk, &room, &["4", ""]));
    let Action::RecordCorrigendum { position: 4, text, .. } = &meant.action else { panic!("{meant:?}") };
    assert_eq!(text, "For 2025 read 2026.");
    room.send(&secretariat, meant.capacity, meant.seen, meant.action).unwrap();
}

#[test]
fn the_hour_of_a_decision_is_announced_or_taken_back() {
    let room = debate();
    let mut desk = desk(&room);
    let from = |desk: &mut Desk, typed: &str| {
        opens(desk, &room, "announce_decision");
        match sent(answers(desk, &room, &[typed])).action {
            Action::AnnounceDecision { from, .. } => from,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(from(&mut desk, "+30min"), Some(room.now + Span::minutes(30)));
    assert_eq!(from(&mut desk, ""), None, "no hour takes it back");
}

/// A text that got another revision after it was amended.
pub fn stale() -> Room {
    let mut room = debate();
    let chair = presiding(&room);
    room.act(&chair, &Wish::Floor(FloorAct::End));
    let table = |text: &str| DecisionAct::Table { text: text.into(), document: Vec::new(), item: None };
    room.act(&chair, &Wish::Decision(table("The Meeting adopts the plan and reports on it by June 2025.")));
    let which = Which::default();
    let old = Words::first("by June 2025");
    let propose = AmendmentAct::Propose { old, new: "by the end of 2025".into(), which };
    room.act(&seat("TH.hod"), &Wish::Amendment(propose));
    let text = "The Meeting adopts the plan and reports on it yearly, for the first time by June 2026.";
    let revise = DecisionAct::Revise { text: text.into(), document: Vec::new(), which: Which::default() };
    room.act(&chair, &Wish::Decision(revise));
    room
}

#[test]
fn an_amendment_is_worded_anew_in_one_act_with_the_old_words_and_the_new_before_the_eyes() {
    let mut room = stale();
    let eyes = seat("TH.hod");
    let mut desk = Desk::new(eyes.clone(), "en");
    opens(&mut desk, &room, "rebase-1");
    let question = desk.board.question.clone().unwrap();
    assert!(question.about.contains("by June 2026"), "the text as it reads now: {}", question.about);
    let typed: Vec<&str> = question.fields.iter().map(|field| field.typed.text.as_str()).collect();
    assert_eq!(typed, ["by June 2025", "by the end of 2025", "1"], "what it replaced, and by what");
    let meant = sent(answers(&mut desk, &room, &["by June 2026", "by the end of 2026", ""]));
    assert!(matches!(meant.action, Action::RebaseAmendment { .. }), "{meant:?}");
    room.send(&eyes, meant.capacity, meant.seen, meant.action).unwrap();
    let buttons = desk.with(&room, |board, facts| acts::buttons(board, facts));
    assert!(buttons.iter().all(|button| button.id != "rebase-1"), "it stands on the present revision");
}

#[test]
fn an_amendment_of_another_is_worded_anew_by_who_conducts_and_by_nobody_else() {
    let room = stale();
    let offered = |eyes: Eyes| {
        let mut desk = Desk::new(eyes, "en");
        desk.with(&room, |board, facts| acts::buttons(board, facts)).iter().any(|button| button.id == "rebase-1")
    };
    assert!(offered(Eyes::Moderator) && offered(presiding(&room)));
    let other = if presiding(&room) == seat("MY.hod") { "VN.hod" } else { "MY.hod" };
    assert!(!offered(seat(other)));
    let mut desk = Desk::new(presiding(&room), "en");
    opens(&mut desk, &room, "rebase-1");
    let meant = sent(answers(&mut desk, &room, &["by June 2026", "", ""]));
    let mut room = stale();
    let chair = presiding(&room);
    room.send(&chair, meant.capacity, meant.seen, meant.action).unwrap();
}

#[test]
fn who_waits_at_the_door_is_let_in_or_turned_away_by_a_key_pressed_twice() {
    let room = debate();
    let mut desk = desk(&room);
    desk.board.door = vec![knock("d.00000001", "VN.alt"), knock("d.00000002", "TH.alt")];
    for (key, act) in
        [('i', DoorAct::Admit { who: "d.00000001".into() }), ('j', DoorAct::Refuse { who: "d.00000001".into() })]
    {
        assert_eq!(desk.slowly(&room, KeyCode::Char(key)), Wanted::Nothing);
        assert!(desk.board.armed.is_some());
        // Another comes first meanwhile: the second press was not meant for that one.
        desk.board.door.swap(0, 1);
        assert_eq!(desk.slowly(&room, KeyCode::Char(key)), Wanted::Nothing);
        desk.board.door.swap(0, 1);
        assert_eq!(desk.slowly(&room, KeyCode::Char(key)), Wanted::Nothing);
        let Wanted::Door(wanted, button) = desk.key(&room, KeyCode::Char(key)) else { panic!("{key}") };
        assert_eq!(wanted, act);
        desk.board.aside.insert(button.clone());
        assert_eq!(desk.key(&room, KeyCode::Char(key)), Wanted::Nothing, "it waits for its answer");
        let answer = Answer::Settled { knock: desk.board.door[0].clone(), admitted: key == 'i' };
        desk.board.door_answered(&button, Ok(answer));
        assert_eq!(desk.board.door.len(), 1, "who was answered waits no more");
        // The same on the page of the door.
        desk.key(&room, KeyCode::Char('7'));
        assert_eq!(desk.board.over, Some(Over::Door));
        assert_eq!(desk.slowly(&room, KeyCode::Char(key)), Wanted::Nothing);
        let Wanted::Door(on_its_page, _) = desk.key(&room, KeyCode::Char(key)) else { panic!("{key} on the page") };
        assert_ne!(on_its_page, act, "it is the other one who waits now");
        desk.key(&room, KeyCode::Esc);
        desk.board.door.insert(0, knock("d.00000001", "VN.alt"));
    }
}

#[test]
fn the_secretariat_answers_the_door_from_its_seat_and_a_delegation_does_not_see_it() {
    let room = debate();
    let has = |eyes: Eyes| {
        let mut desk = Desk::new(eyes, "en");
        desk.board.door = vec![knock("d.00000001", "VN.alt")];
        let buttons = desk.with(&room, |board, facts| acts::buttons(board, facts));
        let ids: Vec<_> = buttons.into_iter().map(|button| button.id).collect();
        (ids.contains(&"door-in-d.00000001".to_owned()), ids.contains(&"codes".to_owned()))
    };
    assert_eq!(has(Eyes::Moderator), (true, true));
    assert_eq!(has(seat("ASEC.hod")), (true, true));
    assert_eq!(has(seat("VN.hod")), (false, false));
}

#[test]
fn a_code_is_made_for_a_seat_that_is_chosen_and_shown_over_the_desk() {
    let room = debate();
    let mut desk = desk(&room);
    opens(&mut desk, &room, "codes");
    let Wanted::Door(DoorAct::Code { seats }, button) = desk.key(&room, KeyCode::Enter) else { panic!("no code") };
    assert_eq!(seats.len(), 1);
    let code = NewCode { seat: SeatId::parse(&seats[0]).unwrap(), code: "KXPM-7TQ4".into(), until: room.now };
    let answer = Answer::Codes { codes: vec![code], url: "https://hub.example.org/".into() };
    desk.board.door_answered(&button, Ok(answer));
    assert_eq!(desk.board.over, Some(Over::Door));
}

#[test]
fn a_paper_is_tabled_by_its_symbol_and_its_file_and_what_was_typed_stays_until_it_is() {
    let room = debate();
    let mut desk = desk(&room);
    opens(&mut desk, &room, "paper");
    assert_eq!(answers(&mut desk, &room, &["AMMin8 5", "/tmp/paper.pdf"]), Wanted::Nothing);
    assert_eq!(desk.board.question.as_ref().unwrap().at, 0, "that is no symbol");
    desk.with(&room, |board, facts| {
        keys::press(board, facts, KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL))
    });
    desk.types(&room, "AMMin8/5/Rev.1");
    let Wanted::Deposit(DocumentAct::Table { symbol, file, .. }, None, _) = desk.key(&room, KeyCode::Enter) else {
        panic!("{:?}", desk.board.told)
    };
    assert_eq!((symbol.to_string().as_str(), file.to_str()), ("AMMin8/5/Rev.1", Some("/tmp/paper.pdf")));
    assert!(desk.board.question.is_some(), "a name that is wrong can be put right");
    desk.key(&room, KeyCode::Esc);
    desk.key(&room, KeyCode::Char(':'));
    desk.types(&room, "document table AMMin8/5 '/tmp/a paper.pdf'");
    let Wanted::Deposit(DocumentAct::Table { file, .. }, None, _) = desk.key(&room, KeyCode::Enter) else {
        panic!("{:?}", desk.board.told)
    };
    assert_eq!(file.to_str(), Some("/tmp/a paper.pdf"));
}

/// A conference with a lobby, in which the lines of some seats are up.
pub fn lobby(seats: &[&str]) -> Room {
    let mut room = Room::with(|definition| definition.lobby = true);
    for name in seats {
        room.hub(Action::LinkUp { seat: SeatId::parse(name).unwrap() });
    }
    room
}

/// The letter of an admission that a desk sends.
#[track_caller]
fn letter(action: &Action) -> Option<&Letter> {
    let Action::AdmitSeat { letter, .. } = action else { panic!("{action:?}") };
    letter.as_ref()
}

#[test]
fn who_is_admitted_by_letter_has_it_filed_with_its_number_and_date() {
    let mut room = lobby(&["LA.hod", "ASEC.hod"]);
    let admits = |room: &mut Room, eyes: &Eyes, seat: &str, typed: &str| {
        let mut desk = Desk::new(eyes.clone(), "en");
        opens(&mut desk, room, &format!("admit-{seat}"));
        let meant = sent(answers(&mut desk, room, &["Bounmy", "", "", typed]));
        let filed = letter(&meant.action).map(|letter| (letter.reference.as_str(), letter.sha256));
        assert_eq!(filed, Some((typed, None)).filter(|_| !typed.is_empty()));
        room.send(eyes, meant.capacity, meant.seen, meant.action).unwrap();
        room.conference.parties.seats[&SeatId::parse(seat).unwrap()].admitted.clone().unwrap().letter
    };
    assert_eq!(admits(&mut room, &Eyes::Moderator, "ASEC.hod", ""), None);
    let kept = admits(&mut room, &seat("ASEC.hod"), "LA.hod", "No. 214/MEM, 1 October 2021");
    assert_eq!(kept.unwrap().reference, "No. 214/MEM, 1 October 2021");
}

#[test]
fn the_file_of_a_letter_is_hashed_before_the_admission_is_sent_and_what_was_typed_stays_until_then() {
    let room = lobby(&["LA.hod"]);
    let mut desk = desk(&room);
    opens(&mut desk, &room, "admit-LA.hod");
    let Wanted::Letter(meant, file, button) =
        answers(&mut desk, &room, &["Bounmy", "Vice-Minister", "", "No. 214/MEM", "~/letter.pdf"])
    else {
        panic!("{:?}", desk.board.told)
    };
    assert_eq!((file.to_str(), button.as_str()), (Some("~/letter.pdf"), "admit-LA.hod"));
    assert_eq!(letter(&meant.action).unwrap().reference, "No. 214/MEM");
    assert!(desk.board.question.is_some(), "a path that is wrong can be put right");
}

#[test]
fn a_wrong_answer_is_told_by_its_field_with_what_stands_there_and_what_is_wanted() {
    type Row = (&'static str, Room, &'static [&'static str], usize, &'static str, &'static str);
    let rows: Vec<Row> = vec![
        (
            "admit-LA.hod",
            lobby(&["LA.hod"]),
            &["Bounmy", "", "", "", "letter.pdf"],
            3,
            "Letter of authorisation (number and date), if any: its file is named below, so",
            "Thư ủy quyền (số và ngày), nếu có: đã ghi tệp ở dưới, nên",
        ),
        ("admit-LA.hod", lobby(&["LA.hod"]), &[""], 0, "This wants an answer: The name", "Cần điền: Họ tên"),
        ("hold", debate(), &["sound", "noon"], 1, "“noon” is no hour", "“noon” không phải là giờ"),
        ("correct", debate(), &["0", "x"], 0, "“0” is not a number from 1 to", "“0” không phải là số từ 1 đến"),
        (
            "paper",
            debate(),
            &["AMMin8 5", "a.pdf"],
            0,
            "“AMMin8 5” is not a symbol",
            "“AMMin8 5” không phải là ký hiệu",
        ),
    ];
    for (id, room, typed, at, en, vi) in rows {
        for (tag, says) in [("en", en), ("vi", vi)] {
            let eyes = if id == "correct" { seat("ASEC.hod") } else { Eyes::Moderator };
            let mut desk = Desk::new(eyes, tag);
            opens(&mut desk, &room, id);
            assert_eq!(answers(&mut desk, &room, typed), Wanted::Nothing);
            let Some(Told::Said(told, true)) = &desk.board.told else { panic!("{id}: {:?}", desk.board.told) };
            assert!(told.contains(says), "{told}");
            assert_eq!(desk.board.question.as_ref().map(|question| question.at), Some(at), "{id}");
        }
    }
}
