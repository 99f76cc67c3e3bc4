//! Messages between hub and peers: the protocol `mufakat.v1`, and the only JSON that peers see.
//!
//! ```text
//! peer                                   hub
//!   hello { credential, resume } ------>           within HELLO_WITHIN_MS, or close 4408
//!         <------ welcome { position, view, own }  reset: the view is whole; otherwise entries follow
//!         <------ entry { n, events, sections }    every position, in order, empty where nothing is for it
//!         <------ own { n, own }                   right after its entry, where the peer's own state changed
//!   submit { command_id, seen, action } ->
//!         <------ entry, own, accepted { n }       the sender's answer comes after its entry
//!         <------ rejected | declined              by the rules | by the protocol
//!         <------ tick { now, position }           every 5 s
//!   tock { position } ------------------>          how the hub knows that the peer lives
//!   witness { seen } ------------------->          an endpoint with an enrolled key; it is shown checkpoints:
//!         <------ checkpoint { note, proof }       one at a time, the latest
//!   countersign | doubt ---------------->          it goes on from what was seen | it does not
//! ```
//!
//! An `entry` is the same bytes for every peer of an audience, so it is encoded once; what is one peer's own has
//! a small frame of its own. Instants are absolute; nothing on the wire is "seconds left".
//!
//! Limits: a message has at most [`MESSAGE_MAX_BYTES`], a `submit` at most [`SUBMIT_MAX_BYTES`], nested at most
//! [`DEPTH_MAX`] deep, without unknown fields. What the hub sends has no such limits, and a client passes over
//! fields that it does not know.

mod close;
mod decode;
mod message;
mod schema;
#[cfg(test)]
mod tests;

pub use close::CloseCode;
pub use decode::{DEPTH_MAX, DecodeFault, MESSAGE_MAX_BYTES, SUBMIT_MAX_BYTES, decode, decode_hub};
pub use message::{
    Accepted, Checkpoint, ClientMessage, Countersign, Declined, Doubt, DoubtReason, Entry, Hello, HubMessage, Knock,
    LinkPulse, LinkQuality, NewCode, News, Notice, OwnFrame, Pulse, Refused, Rejected, Resume, Secret, Submit, Tick,
    Tock, Welcome, Who, Witness, encode, encode_client,
};
pub use schema::{REGENERATE, schema};

/// The WebSocket subprotocol.
pub const SUBPROTOCOL: &str = "mufakat.v1";
/// What stands between an invitation and the pin of the hub's certificate, where both are handed over together.
pub const PIN_MARK: char = '~';
/// The version that a `hello` may name.
pub const PROTOCOL: u16 = 1;
/// A peer says hello within so long, in milliseconds.
pub const HELLO_WITHIN_MS: u64 = 5_000;
/// The hub ticks so often, in milliseconds.
pub const TICK_EVERY_MS: u64 = 5_000;
/// A peer that has been silent for so long is stale, in milliseconds.
pub const STALE_AFTER_MS: u64 = 10_000;
/// A peer that has been silent for so long is lost, in milliseconds.
pub const LOST_AFTER_MS: u64 = 20_000;
