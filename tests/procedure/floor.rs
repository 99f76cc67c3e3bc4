//! The floor: asking, lists, calling, speaking time, lost lines.
//!
//! In all of these A presides M1. Entries and speeches are numbered from 1 in the order in which they are made.

mod calling;
mod course;
mod line;
mod list;
mod order;
mod point;
mod reply;
mod time;

use mufakat::procedure::command::{Action, Declared, DeferTo, LimitClass, PauseCause, SetAside};
use mufakat::procedure::definition::{Class, Definition, ItemKind, Level, ListOrder, Power, Presenter};
use mufakat::procedure::event::{Event, Origin, RemovalCause, SpeechEnd};
use mufakat::procedure::floor::{Entry, Phase, Speech};
use mufakat::procedure::ids::{EntryId, Epoch, Span, SpeechId};
use mufakat::procedure::rejection::{Field, MeetingPhase, Needs, Rejection};

use super::harness::*;

// ---- what is done ----------------------------------------------------------------------------------------------

fn ask(number: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: None, on_behalf_of: vec![] }
}

fn ask_for(number: &str, id: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: Some(party(id)), on_behalf_of: vec![] }
}

fn ask_also_for(number: &str, others: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: None, on_behalf_of: parties(others) }
}

fn withdraw(entry: u64) -> Action {
    Action::WithdrawRequest { meeting: m1(), entry: EntryId(entry) }
}

fn replace(entry: u64, by: &str) -> Action {
    Action::ReplaceSpeaker { meeting: m1(), entry: EntryId(entry), seat: seat(by) }
}

fn move_to(entry: u64, place: u32) -> Action {
    Action::MoveEntry { meeting: m1(), entry: EntryId(entry), place, reason: "a plane to catch".to_owned() }
}

fn strike(entry: u64) -> Action {
    Action::RemoveEntry { meeting: m1(), entry: EntryId(entry), reason: "listed by mistake".to_owned() }
}

fn close(number: &str) -> Action {
    Action::CloseList { meeting: m1(), item: item(number) }
}

fn reopen(number: &str) -> Action {
    Action::ReopenList { meeting: m1(), item: item(number) }
}

/// Gives the floor to an entry; `after` is the speech that the sender saw, 0 for none.
fn give(entry: u64, after: u64) -> Action {
    let after = (after > 0).then_some(SpeechId(after));
    Action::GiveFloor { meeting: m1(), entry: EntryId(entry), after }
}

fn start(speech: u64) -> Action {
    Action::StartSpeech { meeting: m1(), speech: SpeechId(speech) }
}

fn end(speech: u64) -> Action {
    Action::EndSpeech { meeting: m1(), speech: SpeechId(speech) }
}

fn cut(speech: u64, reason: &str) -> Action {
    Action::CutSpeech { meeting: m1(), speech: SpeechId(speech), reason: reason.to_owned() }
}

fn interrupt(speech: u64, cause: PauseCause) -> Action {
    Action::PauseSpeech { meeting: m1(), speech: SpeechId(speech), cause }
}

fn resume(speech: u64) -> Action {
    Action::ResumeSpeech { meeting: m1(), speech: SpeechId(speech) }
}

fn prompt(speech: u64) -> Action {
    Action::PromptSpeaker { meeting: m1(), speech: SpeechId(speech) }
}

fn set_aside(speech: u64, how: SetAside) -> Action {
    Action::SetAsideSpeech { meeting: m1(), speech: SpeechId(speech), how }
}

fn set_limit(class: LimitClass, limit: Span) -> Action {
    Action::SetLimit { meeting: m1(), class, limit }
}

fn line_down(id: &str) -> Action {
    Action::LinkDown { seat: seat(id) }
}

fn line_up(id: &str) -> Action {
    Action::LinkUp { seat: seat(id) }
}

fn suspend() -> Action {
    Action::SuspendMeeting { meeting: m1(), reason: "coffee".to_owned(), resume_at: None }
}

fn open_item(number: &str) -> Action {
    Action::OpenItem { meeting: m1(), item: item(number), after: None, ruling: None }
}

// ---- where it begins -------------------------------------------------------------------------------------------

/// Item 1 is open, its list empty, by time of asking.
fn opened() -> Play {
    opened_with(|_| {})
}

/// The same on a changed conference.
fn opened_with(change: impl FnOnce(&mut Definition)) -> Play {
    in_session(definition_with(change)).and("chair", open_item("1"))
}

/// Item 1 is open with a list in that order.
fn ordered(order: ListOrder) -> Play {
    opened_with(|definition| item_of(definition, "1").order = order)
}

/// B was called as speech 1, as the only one on the list.
fn called() -> Play {
    opened().and("B.hod", ask("1")).and("chair", give(1, 0))
}

/// B speaks, as speech 1.
fn speaking() -> Play {
    called().and("B.hod", start(1))
}

/// B speaks, and all but its head of delegation have left.
fn speaking_alone() -> Play {
    speaking().and("hub", line_down("B.alt")).and("hub", line_down("B.adv"))
}

/// B spoke for a minute and lost its last line.
fn interrupted() -> Play {
    speaking_alone().after(minutes(1)).and("hub", line_down("B.hod"))
}

/// Everybody asks, in this order; O is invited.
fn all_ask(play: Play, order: &str) -> Play {
    order.split_whitespace().fold(play, |play, id| match id {
        "O" => play.and("chair", ask_for("1", "O")),
        id => play.and(&format!("{id}.hod"), ask("1")),
    })
}

// ---- what holds ------------------------------------------------------------------------------------------------

fn on_floor(play: &Play) -> Speech {
    play.conference.meetings[&m1()].floor.speech.clone().expect("somebody has the floor")
}

/// How much speaking time the speech on the floor has used.
fn used(span: Span) -> Then {
    is("speaking time used", span, |play| on_floor(play).spoken_at(play.now))
}

fn allowed(span: Span) -> Then {
    is("speaking time allowed", span, |play| on_floor(play).limit)
}

fn entry_of(play: &Play, number: &str, id: &str) -> Entry {
    let list = play.conference.meetings[&m1()].floor.list(&item(number)).clone();
    list.entries.into_iter().find(|entry| entry.party == party(id)).expect("the party waits")
}

fn speech_ended(speech: u64, how: SpeechEnd, spoken: Span) -> Then {
    event(Event::SpeechEnded { meeting: m1(), speech: SpeechId(speech), how, spoken })
}
