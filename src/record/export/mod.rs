//! The record's texts as files.

pub mod csv;
pub mod markdown;
pub mod register;
