//! What outlives the meeting: what is made from the record and kept beside it.

pub mod seal;
