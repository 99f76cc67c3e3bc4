//! The terminal: taken over as a whole, and given back whatever happens.
//!
//! ```text
//!   Given ──take──► Taken ──give back: leaving, an error, a panic, being suspended──► Given
//! ```

use std::io::{self, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

/// Whether the terminal is ours at this moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, as long as it is ours.
#[derive(Debug)]
pub struct Taken {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Taken {
    /// Takes the terminal over. A panic gives it back before it says anything.
    ///
    /// # Errors
    /// When it cannot be set so.
    pub fn take() -> io::Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            give_back();
            before(panicked);
        }));
        enter()?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout())).inspect_err(|_| give_back())?;
        Ok(Self { terminal })
    }

    /// What is drawn on.
    pub fn terminal(&mut self) -> &mut Terminal<CrosstermBackend<Stdout>> {
        &mut self.terminal
    }

    /// Gives the terminal back, stops as a job of the shell, and takes it over again when the job goes on.
    ///
    /// # Errors
    /// When it cannot be set so.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        // The whole group stops: who started this program waits with it. The next line runs when it goes on.
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
        self.again()
    }

    /// Takes the terminal over again and draws everything anew: after a stop that somebody else asked for.
    ///
    /// # Errors
    /// When it cannot be set so.
    pub fn again(&mut self) -> io::Result<()> {
        enter()?;
        self.redraw()
    }

    /// Draws everything anew with the next picture.
    ///
    /// # Errors
    /// When the terminal does not say its size.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Clearing it would ask the terminal where its cursor is, while another thread reads what the terminal says.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide).inspect_err(|_| give_back())
}

fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that has gone needs nothing back.
    let _gone = execute!(io::stdout(), cursor::Show, DisableBracketedPaste, LeaveAlternateScreen);
    let _gone = io::stdout().flush();
    let _gone = disable_raw_mode();
}
