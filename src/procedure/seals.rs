//! The keys that vouch for the record: the hub's, and those of the endpoints that witness it.
//!
//! The rules know which keys hold and since which entry. What is signed with them lies beside the record, and they
//! never look at it: a signature comes after the act that it vouches for.

use std::collections::BTreeMap;

use super::ids::{PublicKey, SeatId};

/// The keys that hold at this moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seals {
    /// The key with which the hub signs; `None` until it has named one.
    pub hub: Option<PublicKey>,
    /// The keys of the seats whose endpoints witness.
    pub witnesses: BTreeMap<SeatId, PublicKey>,
}
