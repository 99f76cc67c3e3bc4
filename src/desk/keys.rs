//! What a key does: pure, from the key and what is before the eyes to what is wanted.

#![expect(clippy::wildcard_enum_match_arm, reason = "a keyboard has more keys than a desk")]

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::acts::{self, Button, Does};
use super::ask::{Answered, Kind};
use super::board::{ARMED_FOR, Armed, Board, Over, Role, Told};
use super::command::{self, CommandLine, Line, Typing};
use super::facts::Facts;
use crate::endpoint::door::DoorAct;
use crate::endpoint::screen::Meant;
use crate::endpoint::typed::{Page, Typed};
use crate::endpoint::wish::{DocumentAct, Wish};
use crate::procedure::command::{Action, Capacity};
use crate::procedure::ids::MeetingId;

/// What a key asks for, beside what it changes on the board.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Nothing more.
    Nothing,
    /// To send an act; the button that it is of.
    Send(Box<Meant>, String),
    /// To lay a paper at the hub first, and then to table it; the button that it is of.
    Deposit(DocumentAct, Option<MeetingId>, String),
    /// To hash the file of a letter first, and then to send the admission that names it; the button that it is of.
    Letter(Box<Meant>, PathBuf, String),
    /// To do something at the hub's door; the button that it is of.
    Door(DoorAct, String),
    /// To leave.
    Leave,
    /// To be stopped as a job of the shell.
    Suspend,
    /// To draw everything anew.
    Redraw,
}

/// Most characters of a line or a field: what a text of the rules may have at most is asked of the hub.
const TYPED_MOST: usize = 16_384;

/// Does what a key asks for.
pub fn press(board: &mut Board, facts: &Facts<'_>, key: KeyEvent) -> Wanted {
    if key.kind == KeyEventKind::Release {
        return Wanted::Nothing;
    }
    board.look(facts);
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match (key.code, control) {
        (KeyCode::Char('c'), true) => return Wanted::Leave,
        (KeyCode::Char('z'), true) => return Wanted::Suspend,
        (KeyCode::Char('l'), true) => return Wanted::Redraw,
        _ => {}
    }
    // A key that is held down repeats; only typing and moving about is meant by that.
    let held = key.kind == KeyEventKind::Repeat;
    if board.question.is_some() {
        question(board, facts, key, control)
    } else if board.typing.is_some() {
        typing(board, facts, key, control)
    } else if board.over.is_some() {
        over(board, facts, key, held)
    } else if held || control || key.modifiers.contains(KeyModifiers::ALT) {
        Wanted::Nothing
    } else {
        desk(board, facts, key)
    }
}

/// What was pasted goes where one types, and nowhere else.
pub fn paste(board: &mut Board, text: &str) {
    let words: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(TYPED_MOST).collect();
    if let Some(field) = board.question.as_mut().and_then(|question| question.here_mut()) {
        if !matches!(field.kind, Kind::Choice(..) | Kind::Check(_)) {
            field.typed.insert(&words);
        }
    } else if let Some(line) = &mut board.typing {
        line.typing.insert(&words.replace('\n', " "));
    }
}

fn desk(board: &mut Board, facts: &Facts<'_>, key: KeyEvent) -> Wanted {
    let page = |page| Some(Over::Page(page));
    let opens = match key.code {
        KeyCode::Char('?') => Some(Over::Keys),
        KeyCode::Tab => Some(Over::Acts(0)),
        KeyCode::Char('1') => page(Page::Agenda),
        KeyCode::Char('2') => Some(Over::Text),
        KeyCode::Char('3') => page(Page::Decisions),
        KeyCode::Char('4') => page(Page::Seats),
        KeyCode::Char('5') => Some(Over::Record),
        KeyCode::Char('6') => page(Page::Documents),
        KeyCode::Char('7') if facts.is_officer() => Some(Over::Door),
        KeyCode::Enter => board.marked.map(|marked| Over::Entry(marked, 0)),
        _ => None,
    };
    if opens.is_some() {
        (board.over, board.scroll, board.armed) = (opens, 0, None);
        return Wanted::Nothing;
    }
    match key.code {
        KeyCode::Esc => {
            let waited = board.armed.take().is_some();
            if !waited {
                (board.told, board.marked) = (None, None);
            }
        }
        KeyCode::Up | KeyCode::Down => mark(board, facts, key.code == KeyCode::Down),
        KeyCode::Char(':') => {
            (board.typing, board.armed) = (Some(CommandLine::default()), None);
        }
        KeyCode::Char('l' | 'L') => board.switch_language(),
        KeyCode::Char('q' | 'Q') => {
            if board.armed.as_ref().is_some_and(|armed| armed.id == "leave") {
                return Wanted::Leave;
            }
            arm(board, facts, "leave", None);
        }
        KeyCode::Char(' ') if acts::has_next(board, facts) => {
            let button = acts::next_step(board, facts).button;
            return hit(board, facts, button);
        }
        KeyCode::Char(letter) => {
            let letter = letter.to_ascii_lowercase();
            let button = acts::buttons(board, facts).into_iter().find(|button| button.key == Some(letter));
            return button.map_or(Wanted::Nothing, |button| hit(board, facts, button));
        }
        _ => {}
    }
    Wanted::Nothing
}

fn mark(board: &mut Board, facts: &Facts<'_>, down: bool) {
    let length = facts.screen.waiting().len();
    // A delegation that does not preside does nothing with the list.
    if length == 0 || (board.role == Role::Delegation && !facts.screen.presides()) {
        return;
    }
    board.marked = Some(match (board.marked, down) {
        (None, true) => 0,
        (None, false) => length - 1,
        (Some(at), true) => (at + 1) % length,
        (Some(at), false) => (at + length - 1) % length,
    });
}

fn arm(board: &mut Board, facts: &Facts<'_>, id: &str, action: Option<Action>) {
    board.armed = Some(Armed { id: id.to_owned(), action, until: facts.ms + ARMED_FOR });
}

/// Presses a button: says why not, asks, waits for the second press, or sends.
pub fn hit(board: &mut Board, facts: &Facts<'_>, button: Button) -> Wanted {
    if board.is_sending(&button.id) || (button.why.is_none() && !board.is_settled(&button, facts.ms)) {
        return Wanted::Nothing;
    }
    if let Some(why) = button.why {
        board.armed = None;
        board.told = Some(Told::Why(why.text, why.rule));
        return Wanted::Nothing;
    }
    match button.does {
        Does::Nothing => Wanted::Nothing,
        Does::Ask(question) => {
            (board.armed, board.told, board.over) = (None, None, None);
            let mut question = *question;
            question.id = button.id;
            board.question = Some(question);
            Wanted::Nothing
        }
        Does::Door(act) => {
            let again = board.armed.as_ref().is_some_and(|armed| armed.id == button.id);
            if button.binds && !again {
                arm(board, facts, &button.id, None);
                return Wanted::Nothing;
            }
            (board.armed, board.told) = (None, None);
            Wanted::Door(act, button.id)
        }
        Does::Send(action, capacity) => {
            // What is sent is what was before the eyes when the question was asked; where that has changed, the
            // question is asked anew.
            let again = board
                .armed
                .as_ref()
                .is_some_and(|armed| armed.id == button.id && armed.action.as_ref() == Some(&action));
            if button.binds && !again {
                arm(board, facts, &button.id, Some(action));
                return Wanted::Nothing;
            }
            (board.armed, board.over) = (None, None);
            send(board, facts, action, capacity, button.id)
        }
    }
}

fn send(board: &mut Board, facts: &Facts<'_>, action: Action, capacity: Capacity, id: String) -> Wanted {
    board.told = None;
    let seen = facts.screen.seen_for(&action);
    Wanted::Send(Box::new(Meant { action, capacity, seen }), id)
}

// ---- typing ---------------------------------------------------------------------------------------------------

/// What a key changes in a text; whether it did.
fn edit(typing: &mut Typing, key: KeyEvent, control: bool) -> bool {
    match (key.code, control) {
        (KeyCode::Char('w'), true) => typing.back_word(),
        (KeyCode::Char('u'), true) => typing.back_all(),
        (KeyCode::Char('a'), true) | (KeyCode::Home, _) => typing.end(false),
        (KeyCode::Char('e'), true) | (KeyCode::End, _) => typing.end(true),
        (KeyCode::Char(_), true) => return false,
        (KeyCode::Char(c), false) if typing.text.len() < TYPED_MOST => typing.insert(c.encode_utf8(&mut [0; 4])),
        (KeyCode::Backspace, _) => typing.back(),
        (KeyCode::Delete, _) => typing.delete(),
        (KeyCode::Left, _) => typing.step(false),
        (KeyCode::Right, _) => typing.step(true),
        _ => return false,
    }
    true
}

fn typing(board: &mut Board, facts: &Facts<'_>, key: KeyEvent, control: bool) -> Wanted {
    let Some(line) = &mut board.typing else { return Wanted::Nothing };
    if key.code != KeyCode::Tab {
        line.offers.clear();
    }
    match key.code {
        KeyCode::Esc => (board.typing, board.armed) = (None, None),
        KeyCode::Backspace if line.typing.text.is_empty() => board.typing = None,
        KeyCode::Tab => line.complete(board.role, facts),
        KeyCode::Up | KeyCode::Down => line.history(&board.history, key.code == KeyCode::Up),
        KeyCode::Enter => return enter(board, facts),
        _ => {
            if edit(&mut line.typing, key, control) {
                board.armed = None;
            }
        }
    }
    Wanted::Nothing
}

fn enter(board: &mut Board, facts: &Facts<'_>) -> Wanted {
    let Some(line) = &board.typing else { return Wanted::Nothing };
    let text = line.typing.text.trim().to_owned();
    let read = command::read(board.role, &text, board.words());
    let over = match read {
        Err(sentence) => {
            // What was typed stays, to be put right.
            board.told = Some(Told::Said(sentence, true));
            return Wanted::Nothing;
        }
        Ok(Line::Door(act)) => return at_the_door(board, facts, act, text),
        Ok(Line::Typed(Typed::Act { wish, meeting })) => return wished(board, facts, &wish, meeting, text),
        Ok(Line::Typed(Typed::Quit)) => return Wanted::Leave,
        Ok(Line::Typed(Typed::Nothing)) => None,
        Ok(Line::Typed(Typed::Help)) => Some(Over::Words),
        Ok(Line::Typed(Typed::Show(Page::Texts))) => Some(Over::Text),
        Ok(Line::Typed(Typed::Show(page))) => Some(Over::Page(page)),
    };
    remember(board, text);
    (board.typing, board.over, board.scroll) = (None, over, 0);
    Wanted::Nothing
}

fn remember(board: &mut Board, text: String) {
    if !text.is_empty() && board.history.last() != Some(&text) {
        board.history.push(text);
    }
    let most = 200;
    let extra = board.history.len().saturating_sub(most);
    board.history.drain(..extra);
}

/// What somebody typed of the hub's door. Letting in and turning away want Enter twice, as their keys do.
fn at_the_door(board: &mut Board, facts: &Facts<'_>, act: DoorAct, text: String) -> Wanted {
    if let Some(why) = acts::why_none(board, facts) {
        board.told = Some(Told::Why(why.text, why.rule));
        return Wanted::Nothing;
    }
    let id = format!("words {text}");
    let binds = matches!(act, DoorAct::Admit { .. } | DoorAct::Refuse { .. });
    let again = board.armed.as_ref().is_some_and(|armed| armed.id == id);
    if board.is_sending(&id) {
        return Wanted::Nothing;
    }
    if binds && !again {
        arm(board, facts, &id, None);
        return Wanted::Nothing;
    }
    remember(board, text);
    (board.typing, board.armed, board.told) = (None, None, None);
    if act == DoorAct::Waiting {
        (board.over, board.scroll) = (Some(Over::Door), 0);
    }
    Wanted::Door(act, id)
}

/// What somebody typed as an act.
fn wished(board: &mut Board, facts: &Facts<'_>, wish: &Wish, meeting: Option<MeetingId>, text: String) -> Wanted {
    if let Some(why) = acts::why_none(board, facts)
        && !is_takeover(wish)
    {
        board.told = Some(Told::Why(why.text, why.rule));
        return Wanted::Nothing;
    }
    let id = format!("words {text}");
    if let Wish::Document(act @ (DocumentAct::Table { .. } | DocumentAct::Text { .. })) = wish {
        if board.is_sending(&id) {
            return Wanted::Nothing;
        }
        remember(board, text);
        (board.typing, board.armed, board.told) = (None, None, None);
        return Wanted::Deposit(act.clone(), meeting, id);
    }
    match facts.screen.meant_in(wish, meeting.as_ref()) {
        Err(nothing) => {
            board.told = Some(Told::Nothing(nothing));
            Wanted::Nothing
        }
        Ok(Meant { action, capacity, .. }) => {
            let again =
                board.armed.as_ref().is_some_and(|armed| armed.id == id && armed.action.as_ref() == Some(&action));
            if board.is_sending(&id) {
                return Wanted::Nothing;
            }
            if wish.binds() && !again {
                arm(board, facts, &id, Some(action));
                return Wanted::Nothing;
            }
            remember(board, text);
            (board.typing, board.armed) = (None, None);
            send(board, facts, action, capacity, id)
        }
    }
}

/// A mirror may ask to act.
fn is_takeover(wish: &Wish) -> bool {
    *wish == Wish::Own(crate::endpoint::wish::OwnAct::TakeOver)
}

// ---- questions --------------------------------------------------------------------------------------------------

fn question(board: &mut Board, facts: &Facts<'_>, key: KeyEvent, control: bool) -> Wanted {
    let Some(question) = &mut board.question else { return Wanted::Nothing };
    let last = question.fields.len().saturating_sub(1);
    match key.code {
        KeyCode::Esc => (board.question, board.told) = (None, None),
        KeyCode::Tab | KeyCode::Down => question.at = if question.at >= last { 0 } else { question.at + 1 },
        KeyCode::BackTab | KeyCode::Up => question.at = if question.at == 0 { last } else { question.at - 1 },
        // A line end inside a text, as terminals can send it.
        KeyCode::Char('j') if control => {
            if let Some(field) = question.here_mut().filter(|field| matches!(field.kind, Kind::Text { .. })) {
                field.typed.insert("\n");
            }
        }
        KeyCode::Enter => return answered(board, facts),
        _ => {
            if let Some(field) = question.here_mut() {
                match &mut field.kind {
                    Kind::Choice(options, chosen) => match key.code {
                        KeyCode::Left => *chosen = (*chosen + options.len().saturating_sub(1)) % options.len().max(1),
                        KeyCode::Right | KeyCode::Char(' ') => *chosen = (*chosen + 1) % options.len().max(1),
                        // The next one that begins with a letter.
                        KeyCode::Char(letter) => {
                            let begins = |words: &str| words.to_lowercase().starts_with(letter.to_ascii_lowercase());
                            let length = options.len();
                            let after = (1..=length).map(|step| (*chosen + step) % length);
                            if let Some(found) = after.into_iter().find(|at| begins(&options[*at].1)) {
                                *chosen = found;
                            }
                        }
                        _ => {}
                    },
                    Kind::Check(yes) => {
                        if matches!(key.code, KeyCode::Left | KeyCode::Right | KeyCode::Char(' ')) {
                            *yes = !*yes;
                        }
                    }
                    Kind::Text { .. } | Kind::Hour { .. } | Kind::Number { .. } | Kind::Item => {
                        edit(&mut field.typed, key, control);
                    }
                }
            }
        }
    }
    Wanted::Nothing
}

fn answered(board: &mut Board, facts: &Facts<'_>) -> Wanted {
    let Some(question) = &board.question else { return Wanted::Nothing };
    if let Some(why) = acts::why_none(board, facts) {
        // Nothing that was typed is lost while the line is down.
        board.told = Some(Told::Why(why.text, why.rule));
        return Wanted::Nothing;
    }
    match question.answered(&facts.screen) {
        Err(fault) => {
            board.told = Some(Told::Said(question.sentence(board.words(), fault), true));
            if let Some(question) = &mut board.question {
                question.at = fault.at;
            }
            Wanted::Nothing
        }
        Ok(answered) => {
            let id = question.id.clone();
            if board.is_sending(&id) {
                return Wanted::Nothing;
            }
            board.told = None;
            match answered {
                // What was typed of a paper stays until the file lies at the hub: its name may have to be put right.
                Answered::Paper(act) => Wanted::Deposit(act, None, id),
                // The same for the file of a letter.
                Answered::Letter(action, capacity, file) => {
                    let seen = facts.screen.seen_for(&action);
                    Wanted::Letter(Box::new(Meant { action: *action, capacity, seen }), file, id)
                }
                Answered::Door(act) => {
                    board.question = None;
                    Wanted::Door(act, id)
                }
                Answered::Act(action, capacity) => {
                    board.question = None;
                    send(board, facts, *action, capacity, id)
                }
            }
        }
    }
}

// ---- what lies over the desk --------------------------------------------------------------------------------------

fn over(board: &mut Board, facts: &Facts<'_>, key: KeyEvent, held: bool) -> Wanted {
    let buttons = match &board.over {
        Some(Over::Acts(_)) => acts::buttons(board, facts),
        Some(Over::Entry(index, _)) => acts::entry_buttons(board, facts, *index),
        Some(Over::Keys | Over::Page(_) | Over::Record | Over::Text | Over::Words | Over::Door) | None => Vec::new(),
    };
    let length = buttons.len();
    let at_the_door = board.over == Some(Over::Door);
    let marked = match &mut board.over {
        Some(Over::Acts(marked) | Over::Entry(_, marked)) => Some(marked),
        Some(Over::Keys | Over::Page(_) | Over::Record | Over::Text | Over::Words | Over::Door) | None => None,
    };
    match (key.code, marked) {
        (KeyCode::Esc, _) => {
            let waited = board.armed.take().is_some();
            if !waited {
                board.over = None;
            }
        }
        (KeyCode::Char('q' | '?') | KeyCode::Tab, _) => (board.over, board.armed) = (None, None),
        (KeyCode::Char('l'), _) => board.switch_language(),
        (KeyCode::Char(letter @ ('i' | 'j')), None) if at_the_door && !held => {
            // The first who waits, whatever waits in the rules' lobby.
            let id = if letter == 'i' { "door-in-" } else { "door-away-" };
            if let Some(button) = acts::buttons(board, facts).into_iter().find(|button| button.id.starts_with(id)) {
                return hit(board, facts, button);
            }
        }
        (KeyCode::Down, Some(marked)) => {
            *marked = (*marked + 1) % length.max(1);
            board.armed = None;
        }
        (KeyCode::Up, Some(marked)) => {
            *marked = (*marked + length.max(1) - 1) % length.max(1);
            board.armed = None;
        }
        (KeyCode::Enter, Some(marked)) if !held => {
            let at = *marked;
            if let Some(button) = buttons.into_iter().nth(at) {
                return hit(board, facts, button);
            }
        }
        (KeyCode::Down, None) => board.scroll = board.scroll.saturating_add(1),
        (KeyCode::Up, None) => board.scroll = board.scroll.saturating_sub(1),
        (KeyCode::PageDown | KeyCode::Char(' '), None) => board.scroll = board.scroll.saturating_add(10),
        (KeyCode::PageUp, None) => board.scroll = board.scroll.saturating_sub(10),
        (KeyCode::Home, None) => board.scroll = 0,
        (KeyCode::Char(digit @ '1'..='7'), _) => {
            board.over = None;
            return desk(board, facts, KeyEvent::from(KeyCode::Char(digit)));
        }
        _ => {}
    }
    Wanted::Nothing
}
