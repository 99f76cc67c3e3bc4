//! Faults of conference files, each held to its line, and the shipped conference held to be without any.

mod faults;
mod shipped;
