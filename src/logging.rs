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

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use crate::settings::{Log, LogFormat};

/// Starts the log of this process. A second call changes nothing, so that an in-process hub may call it too.
pub fn start(log: &Log) {
    // The settings have been checked; a filter that is wrong all the same must not silence errors.
    let filter = EnvFilter::try_new(&log.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let filter = filter.and(filter_fn(keeps_secrets));
    let base = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(colour);
    let layer = match log.format {
        LogFormat::Text => base.compact().with_filter(filter).boxed(),
        LogFormat::Json => base.json().flatten_event(true).with_filter(filter).boxed(),
    };
    let started = tracing_subscriber::registry().with(layer).try_init();
    drop(started);
}

/// Whether what is said may be logged, whatever was asked for: below `info` these libraries print whole frames and
/// heads of requests, and with them credentials.
fn keeps_secrets(said: &Metadata<'_>) -> bool {
    let library = said.target().split("::").next().unwrap_or_default();
    *said.level() <= Level::INFO
        || !matches!(library, "tungstenite" | "tokio_tungstenite" | "hyper" | "hyper_util" | "h2" | "httparse")
}
