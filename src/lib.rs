//! mufakat: the session orchestrator of intergovernmental conferences held online.
//!
//! The map of the crate, in reading order. `procedure` holds the rules and knows no socket, file, clock or
//! random number; everything else is a room around it. Who may import whom is held by `tests/tidy.rs`.

// Asked of what is shipped; a test that stops at an `unwrap` has failed, as it should.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::wildcard_enum_match_arm)]

pub mod catalogue;
pub mod conference_file;
pub mod journal;
pub mod procedure;
pub mod record;
pub mod verify;
pub mod view;
pub mod wire;

pub mod control;
pub mod desk;
pub mod endpoint;

pub mod clock;
pub mod lifecycle;
pub mod logging;
pub mod settings;

pub mod console;
pub mod hub;

pub mod rehearsal;

pub mod cli;
