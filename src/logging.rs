//! What the program says about itself, on standard error; standard output belongs to the answer.
//!
//! The level says who has to act:
//!
//! | level | who acts | example |
//! |---|---|---|
//! | error | the operator, now, also at night; the meeting is in danger | the journal cannot be written |
//! | warn | the operator, after the sitting | a proxy sends no client address |
//! | info | nobody; what the secretariat would tell when asked what happened | a seat signed in |
//! | debug | whoever looks into a fault | a repeated command was answered from memory |
//! | trace | whoever develops this | every frame's kind and size |
//!
//! Never in a log, at any level: credentials, invitations, what was said. Seats are named, people are not.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::settings::{Log, LogFormat};

/// Starts the log of this process. A second call changes nothing, so that an in-process hub may call it too.
pub fn start(log: &Log) {
    // The settings have been checked; a filter that is wrong all the same must not silence errors.
    let filter = EnvFilter::try_new(&log.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let base = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colour);
    let started = match log.format {
        LogFormat::Text => base.compact().try_init(),
        LogFormat::Json => base.json().flatten_event(true).try_init(),
    };
    drop(started);
}
