//! The rules of procedure, as a pure function.

pub mod definition;
pub mod ids;
