//! The desk: both terminal clients as a whole screen, for a moderator on a bad line and for a delegation.
//!
//! ```text
//!   hub ──Endpoint──► Facts (what is before the eyes) ─┐
//!                └──► Board (what was told) ───────────┼──paint──► the terminal
//!   key ──keys::press──► Board (what was pressed) ─────┘
//!             ├──► Wanted::Send ──Endpoint──► hub
//!             └──► Wanted::Door, Deposit, Letter ──Aside──► hub or disk, beside the line
//! ```
//!
//! [`paint::paint`] and [`keys::press`] are pure: a screen, and what a key does on it, is a test. [`run`] is a thin
//! loop around them. It sends an act once: a key that is pressed again while its act waits for an answer does nothing,
//! and over a line that comes and goes the act keeps its name and what its sender saw.

pub mod acts;
mod aside;
pub mod ask;
pub mod board;
pub mod command;
pub mod facts;
pub mod keys;
pub mod paint;
mod terminal;

use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyEventKind};
use ratatui::backend::Backend;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

use aside::Aside;
use board::{Board, Role};
use facts::Facts;
use keys::Wanted;
use paint::Look;
use terminal::Taken;

use crate::clock::{Clock, Monotonic};
use crate::endpoint::face::screen;
use crate::endpoint::link::Final;
use crate::endpoint::run::{Endpoint, Plan};
use crate::lifecycle::Stop;

/// How often clocks are drawn although nothing happens.
const BEAT: Duration = Duration::from_millis(250);

/// Runs the desk on this terminal until its person leaves, or the hub says that coming back is no use.
///
/// # Errors
/// When the terminal cannot be taken over or is gone, or the system gives no random bytes.
pub async fn run(plan: Plan, role: Role, look: Look, mut stop: Stop) -> io::Result<Option<Final>> {
    let board = Board::new(role, &plan.language);
    let mut aside = Aside::new(&plan, &board);
    let mut endpoint = Endpoint::start(plan, Clock::system(), board)?;
    let mut went_on = signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?;
    let mut taken = Taken::take()?;
    let mut events = events();
    let began = Monotonic::now();
    let end = loop {
        draw(taken.terminal(), &mut endpoint, look, &began)?;
        tokio::select! {
            biased;
            () = stop.asked() => break None,
            _ = went_on.recv() => taken.again()?,
            event = events.recv() => match event {
                // The terminal has gone.
                None => break None,
                Some(event) => match read(&mut endpoint, &event, &began) {
                    Wanted::Leave => break None,
                    Wanted::Suspend => taken.suspend()?,
                    Wanted::Redraw => taken.redraw()?,
                    Wanted::Nothing => {}
                    Wanted::Send(meant, button) => {
                        let id = endpoint.send(*meant);
                        let (_, board) = endpoint.both();
                        board.sending.insert(id, button);
                    }
                    Wanted::Deposit(act, meeting, button) => {
                        let (_, board) = endpoint.both();
                        aside.lay(board, act, meeting, button);
                    }
                    Wanted::Letter(meant, file, button) => {
                        let (_, board) = endpoint.both();
                        aside.hash(board, *meant, file, button);
                    }
                    Wanted::Door(act, button) => {
                        let (_, board) = endpoint.both();
                        aside.at_the_door(board, act, button);
                    }
                },
            },
            end = endpoint.step() => {
                if let Some(end) = end? {
                    break Some(end);
                }
            }
            done = aside.answered() => aside.done(&mut endpoint, done),
            () = crate::clock::pause(BEAT) => {}
        }
    };
    drop(taken);
    endpoint.finish().await;
    Ok(end)
}

/// What is before the eyes of an endpoint.
fn facts<'a>(line: &'a crate::endpoint::line::Line, began: &Monotonic) -> Facts<'a> {
    let link = line.link();
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    Facts { screen: screen(line), who: link.who(), joined: link.is_joined(), ms }
}

fn draw<B: Backend>(
    terminal: &mut ratatui::Terminal<B>,
    endpoint: &mut Endpoint<Board>,
    look: Look,
    began: &Monotonic,
) -> io::Result<()>
where
    B::Error: Into<io::Error>,
{
    let (line, board) = endpoint.both();
    let facts = facts(line, began);
    board.look(&facts);
    board.drew(&facts);
    let mut painted = paint::Painted::default();
    let drawn = terminal.draw(|frame| {
        painted = paint::paint(frame.buffer_mut(), board, &facts, look);
        if let Some(cursor) = painted.cursor {
            frame.set_cursor_position(cursor);
        }
    });
    drawn.map_err(Into::into)?;
    board.scroll = painted.scroll;
    Ok(())
}

/// What an event of the terminal asks for.
fn read(endpoint: &mut Endpoint<Board>, event: &Event, began: &Monotonic) -> Wanted {
    let (line, board) = endpoint.both();
    let facts = facts(line, began);
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys::press(board, &facts, *key),
        Event::Paste(text) => {
            keys::paste(board, text);
            Wanted::Nothing
        }
        // Another size is seen when it is drawn.
        Event::Resize(..) | Event::Key(_) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => Wanted::Nothing,
    }
}

/// What the terminal tells. It is read by a thread of its own: a read that waits for a key cannot be taken back, and
/// must not hold the end of the program.
fn events() -> mpsc::Receiver<Event> {
    let (sender, receiver) = mpsc::channel(64);
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if sender.blocking_send(event).is_err() {
                break;
            }
        }
    });
    receiver
}
