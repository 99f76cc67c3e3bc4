//! The rehearsal: a whole conference played from the first gavel to the last by clients that see what people see.
//!
//! ```text
//! Play::begin(stage) --gather--> meeting: roles, opening --items--> speakers, discussion, decisions --> closing
//!                                             ^                                                   |
//!                                             +------ overnight, lunch, what was put off <--------+
//! ```
//!
//! What happens follows from what clients are shown and offered to press, so any conference file can be played;
//! the [`Script`] adds what does not go by itself: lost lines, objections, revisions, another Chair. All chance
//! comes from one seed, and the play is lockstep: nobody acts before everybody has seen what came of the last act.

mod chance;
mod decision;
mod display;
mod floor;
mod live;
mod meeting;
mod play;
mod press;
mod script;
mod stage;
mod tally;
mod trouble;
mod words;

pub use chance::Chance;
pub use display::{Display, table};
pub use live::{House, Left, Live, Pace, Settled};
pub use meeting::Curtain;
pub use play::{Moment, Plan, Play, Silent, Teller};
pub use script::{Decision, Holder, Incident, Place, Script, What};
pub use stage::{Answer, Client, Fault, News, Stage, file};
pub use tally::Tally;
