//! The desk in the terminal: every screen as it is drawn, every key as it is read, and one real terminal.

mod keys;
mod picture;
#[path = "../rehearsal/pure.rs"]
#[expect(dead_code, reason = "the stage of the rehearsals, of which a desk needs only the conference")]
mod pure;
mod room;
mod screens;
