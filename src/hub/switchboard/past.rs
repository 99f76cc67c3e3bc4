//! The record told again to one asker, as its audience of each moment was told it.

use bytes::Bytes;

use super::circulation::apply;
use super::who::Who;
use crate::journal::entry::Stored;
use crate::procedure::Conference;

/// A walk over the record from its beginning, which tells what comes after a position.
#[derive(Debug)]
pub struct Past {
    who: Who,
    after: u64,
    state: Conference,
    position: u64,
}

impl Past {
    /// A walk for one asker.
    #[must_use]
    pub fn new(who: Who, after: u64) -> Self {
        Self { who, after, state: Conference::default(), position: 0 }
    }

    /// How far it has come.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Takes the next entry in. Its frame as the asker's audience right before it was told it; `None` up to the
    /// position after which telling begins.
    pub fn tell(&mut self, stored: &Stored) -> Option<Bytes> {
        let entry = &stored.entry;
        let audience = self.who.audience(&self.state);
        self.position = entry.position;
        let wanted = (entry.position > self.after).then_some(audience);
        let told = apply(&mut self.state, &entry.events, entry.recorded_at, wanted.into_iter());
        told.frames(&self.state, entry.position, entry.recorded_at).next().map(|(_, frame)| frame)
    }
}
