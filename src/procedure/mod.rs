//! The rules of procedure, as a pure function.

pub mod command;
pub mod definition;
pub mod event;
pub mod ids;
pub mod rejection;
