//! The endpoint of a delegation, and the parts that every client shares.
//!
//! ```text
//!   link        sans-IO: joining, resuming, repeats, when to come back        line      the loop around it, one socket
//!   screen      what is before a client, and what a wish means there          wish      what people ask for
//!   acknowledge the text that is put, hashed here                             cue       the room's microphone
//!   run         the endpoint itself                                           face      what it writes
//!   witness     checkpoints of the record, kept and countersigned          tls       that who answers is the hub
//!   coming_in   an invitation or a short code, for a credential             typed     the words of a line
//!   paper       a file's bytes, laid at the hub before it is tabled        door      who waits with a short code
//! ```

pub mod acknowledge;
pub mod address;
pub mod chance;
pub mod coming_in;
pub mod credential;
pub mod cue;
pub mod door;
pub mod face;
pub mod http;
pub mod invitation;
pub mod line;
pub mod link;
pub mod paper;
pub mod run;
pub mod screen;
pub mod sheet;
pub mod socket;
pub mod tls;
pub mod typed;
pub mod wish;
pub mod witness;
pub mod wording;
