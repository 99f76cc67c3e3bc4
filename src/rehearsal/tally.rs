//! What a rehearsal counts, from what the moderator's client was told.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::procedure::definition::Verb;
use crate::procedure::event::{Event, SpeechEnd};
use crate::procedure::ids::{ItemNumber, MeetingId};

use super::stage::News;

/// What was played.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Tally {
    /// Meetings that were closed.
    pub meetings: u32,
    /// Sittings that were opened.
    pub sittings: u32,
    /// Items that were concluded.
    pub items: u32,
    /// Speeches that came to their end.
    pub speeches: u32,
    /// Decisions by verb.
    pub decisions: BTreeMap<Verb, u32>,
    /// Reservations, explanations and dissociations on the record.
    pub statements: u32,
    /// Objections raised.
    pub objections: u32,
    /// Lines lost.
    pub lines_lost: u32,
    /// Times that another seat took a chair, the openings not counted.
    pub chairs: u32,
    /// Position of the last entry.
    pub entries: u64,
    #[serde(skip)]
    concluded: BTreeSet<(MeetingId, ItemNumber)>,
}

impl Tally {
    /// Counts what an entry told.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only what is counted is looked at")]
    pub fn count(&mut self, news: &News) {
        self.entries = self.entries.max(news.position);
        for event in &news.events {
            match event {
                Event::MeetingClosed { .. } => self.meetings += 1,
                Event::SittingOpened { .. } => self.sittings += 1,
                Event::ItemConcluded { meeting, item, .. } => {
                    self.concluded.insert((meeting.clone(), item.clone()));
                    self.items = u32::try_from(self.concluded.len()).unwrap_or(u32::MAX);
                }
                Event::SpeechEnded { how, .. } => match how {
                    SpeechEnd::BackToHead {} | SpeechEnd::ItemEnded {} => {}
                    SpeechEnd::Finished {}
                    | SpeechEnd::EndedByChair {}
                    | SpeechEnd::Cut { .. }
                    | SpeechEnd::LimitReached {}
                    | SpeechEnd::TextOnly {} => self.speeches += 1,
                },
                Event::DecisionDeclared { verb, .. } => *self.decisions.entry(*verb).or_default() += 1,
                Event::StatementRecorded { .. } => self.statements += 1,
                Event::ObjectionRaised { .. } => self.objections += 1,
                Event::LinkWentDown { .. } => self.lines_lost += 1,
                Event::ChairAssumed { epoch, .. } if epoch.0 > 1 => self.chairs += 1,
                _ => {}
            }
        }
    }

    /// Decisions in all.
    #[must_use]
    pub fn all_decisions(&self) -> u32 {
        self.decisions.values().sum()
    }
}
