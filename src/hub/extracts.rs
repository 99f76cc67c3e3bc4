//! The extracts that the public may have, drawn from the record and signed: `mufakat report bundle --for public`.

use std::collections::BTreeMap;

use crate::journal::entry::Stored;
use crate::procedure::event::Event;
use crate::procedure::ids::{DecisionNumber, Hash};
use crate::record::Course;
use crate::record::extract::{Extract, SignedExtract};
use crate::record::seal::{Secret, origin};
use crate::view::{Audience, shows_decision, withholds_revision};

/// A record that is being read for its extracts.
#[derive(Debug, Default)]
pub struct Drawing {
    course: Course,
    origin: Option<String>,
    declared: BTreeMap<DecisionNumber, (u64, Hash)>,
}

impl Drawing {
    /// Where to read on.
    #[must_use]
    pub fn after(&self) -> u64 {
        self.course.position
    }

    /// Takes the next entries of the record.
    pub fn read(&mut self, entries: &[Stored]) {
        for stored in entries {
            if stored.entry.position == 1 {
                self.origin = Some(origin(&stored.c));
            }
            for event in &stored.entry.events {
                if let Event::DecisionDeclared { decision, .. } = event {
                    self.declared.insert(*decision, (stored.entry.position, stored.c));
                }
            }
            self.course.note(&stored.entry);
        }
    }

    /// The decisions of which the public may know as things stand at the end of the record, each with the hub's word.
    /// Only the key that the record names may give it.
    #[must_use]
    pub fn signed(mut self, key: &Secret) -> Vec<SignedExtract> {
        let Some(origin) = self.origin.filter(|_| self.course.conference.seals.hub == Some(key.public())) else {
            return Vec::new();
        };
        let conference = &mut self.course.conference;
        conference.documents = std::mem::take(&mut conference.documents).at(self.course.at);
        let conference = &self.course.conference;
        // That there is a decision may be known while its words are still under an embargo.
        let open = |number: &DecisionNumber| {
            let decision = conference.register.decisions.get(number);
            let mut documents = decision.into_iter().flat_map(|decision| &decision.wording.documents);
            shows_decision(conference, Audience::Public, *number)
                && documents.all(|one| {
                    !withholds_revision(conference, Audience::Public, &one.document.symbol, one.document.revision)
                })
        };
        let declared = self.declared.iter().filter(|(number, _)| open(number));
        declared
            .filter_map(|(number, (position, c))| {
                Some(Extract::of(&self.course, *number)?.sign(&origin, *position, *c, key))
            })
            .collect()
    }
}
