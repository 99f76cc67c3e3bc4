//! The rules as sentences: each test is one sentence of them, played on a small conference.
//!
//! One file per group of rules; `harness` has the conference, the clock and the one shared `check`.

mod business;
mod chair;
mod decision;
mod document;
mod exhaustive;
mod floor;
mod harness;
mod invariants;
mod matrix;
mod model;
mod moments;
mod named;
mod presence;
mod quorum;
mod random;
mod returning;
mod sentences;
mod small;
