//! What outlives the meeting: the register of decisions, the Report of the Meeting and their files, drawn from the
//! record; and the seal, which is made of it and kept beside it.
//!
//! ```text
//!   entries ──► Course ──► Register ─────────────► table, Markdown, CSV, JSON
//!               (state     Report ──► Markdown, HTML, Word
//!                and what  └ sentences of templates
//!                state     Akoma Ntoso, calendar, speeches, summary, timeline
//!                forgets)
//! ```
//!
//! Everything drawn is a pure function of the record: the same entries give the same bytes, at any moment and on any
//! machine. Nothing is guessed. What the record does not tell is left open and marked, for a person to complete.

pub mod course;
pub mod export;
pub mod extract;
pub mod register;
pub mod report;
pub mod roll_call;
pub mod seal;
pub mod wording;
pub mod writing;

pub use course::Course;
pub use register::Register;
pub use wording::{Language, Sentences};
