//! What each audience sees of the conference, cut into small named sections.
//!
//! ```text
//! Conference --sections(audience)--> View { conference, meeting, agenda, chair, list, floor, table, ... }
//!            --own(seat, now)------> Own  { my place, my text, what I may press and why not }
//! Event      --touches-------------> Parts      which sections it may change
//!            --visible(audience)---> Event      as that audience may know it, or not at all
//! ```
//!
//! Pure, like the rules: codes, arguments and instants, never sentences and never a value that depends on now.
//! A section is sent whole, so a client only replaces and draws; it holds no second copy of the rules.
//! What an audience may not see is not in its sections and not in its events.
//!
//! Everything but `conference` and the registers (`decisions`, `documents`) is about the meeting in
//! [`focus`]: the one that goes on, or else the next.

mod audience;
mod concern;
mod floor;
mod own;
mod papers;
mod presence;
mod programme;
mod session;
mod sight;
mod table;
#[cfg(test)]
mod tests;
mod touches;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::procedure::Conference;

pub use crate::procedure::party::Presence;
pub use audience::{Audience, audience_of, focus, may_move_audiences};
pub use concern::{Concern, concerns};
pub use floor::{EntryNow, FloorNow, ListCount, ListNow, PartySpoken, PointNow, RulingNow, SpeechNow, SpeechPhase};
pub use own::{Elsewhere, May, Own, OwnPlace, OwnSeat, OwnText, Press, Would, desk, own, would};
pub use papers::{
    DecisionNow, DecisionsNow, DocumentNow, DocumentsNow, IssueNow, PaperKind, RevisionNow, SilenceNow, SilenceStage,
    StatementNow, StoodCounts,
};
pub use presence::{LinkNow, PartyNow, PresenceNow, SeatNow};
pub use programme::{ItemCard, MeetingCard, PartyCard, Programme, SeatCard};
pub use session::{
    AgendaNow, BlockNow, ChairNow, CountNow, ItemNow, ItemStage, MeetingNow, MeetingsNow, OfferNow, Stage, VacancyNow,
    agendas,
};
pub use sight::{shows_decision, visible, withholds_revision};
pub use table::{
    AmendmentNow, AmendmentStage, CommentNow, ConsentNow, DivisionNow, MotionNow, ObjectionNow, ObjectionStage,
    ProposalNow, ProposalStage, SpeakerNow, TableNow, VoteNow, WindowStage,
};
pub use touches::{Part, Parts, touches};

use sight::Sight;

/// Most elements of a list that travel; the rest is a count (R-2: a place is a number, not a scroll).
pub const HEAD: usize = 100;

/// Most bytes of texts in one section, as they are encoded; those past it are read by their hash or in the entries.
pub const TEXT_BUDGET: usize = 64 * 1024;

/// The sections of one audience. In a welcome all that the audience has; in an entry those that changed, whole.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct View {
    /// The conference as written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conference: Option<Box<Programme>>,
    /// What every meeting is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingsNow>,
    /// The items of the meeting in focus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda: Option<AgendaNow>,
    /// Who presides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<ChairNow>,
    /// Who waits for the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListNow>,
    /// Who has the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<FloorNow>,
    /// Texts on the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableNow>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<DecisionsNow>,
    /// Who is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<PresenceNow>,
    /// Documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<DocumentsNow>,
}

impl View {
    /// Takes over the sections of an entry.
    pub fn merge(&mut self, newer: Self) {
        fn take<T>(slot: &mut Option<T>, newer: Option<T>) {
            if newer.is_some() {
                *slot = newer;
            }
        }
        let Self { conference, meeting, agenda, chair, list, floor, table, decisions, presence, documents } = newer;
        take(&mut self.conference, conference);
        take(&mut self.meeting, meeting);
        take(&mut self.agenda, agenda);
        take(&mut self.chair, chair);
        take(&mut self.list, list);
        take(&mut self.floor, floor);
        take(&mut self.table, table);
        take(&mut self.decisions, decisions);
        take(&mut self.presence, presence);
        take(&mut self.documents, documents);
    }

    /// Whether no section is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The first elements of a list, and how many there are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ListingOf{T}")]
pub struct Listing<T> {
    /// How many there are.
    pub count: u32,
    /// The first of them: all up to [`HEAD`], or none where the audience is told the number only.
    pub head: Vec<T>,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { count: 0, head: Vec::new() }
    }
}

impl<T> Listing<T> {
    /// The head of a list.
    pub fn of(all: impl Iterator<Item = T>) -> Self {
        let mut listing = Self { count: 0, head: Vec::new() };
        for element in all {
            listing.count += 1;
            if listing.head.len() < HEAD {
                listing.head.push(element);
            }
        }
        listing
    }

    /// The number only.
    #[must_use]
    pub fn without_names(mut self) -> Self {
        self.head.clear();
        self
    }
}

/// Every section that an audience has.
#[must_use]
pub fn sections(conference: &Conference, audience: Audience) -> View {
    sections_in(conference, audience, Parts::ALL)
}

/// Those sections among `parts` that an audience has. Nothing before the conference is laid down.
#[must_use]
pub fn sections_in(conference: &Conference, audience: Audience, parts: Parts) -> View {
    let Some(sight) = Sight::new(conference, audience) else { return View::default() };
    let parts = parts.and(audience.parts());
    let has = |part| parts.has(part);
    View {
        conference: has(Part::Conference).then(|| Box::new(programme::section(&sight))),
        meeting: has(Part::Meeting).then(|| session::meetings(&sight)),
        agenda: has(Part::Agenda).then(|| session::agenda(&sight)),
        chair: has(Part::Chair).then(|| session::chair(&sight)),
        list: has(Part::List).then(|| floor::list(&sight)),
        floor: has(Part::Floor).then(|| floor::floor(&sight)),
        table: has(Part::Table).then(|| table::section(&sight)),
        decisions: has(Part::Decisions).then(|| papers::decisions(&sight)),
        presence: has(Part::Presence).then(|| presence::section(&sight)),
        documents: has(Part::Documents).then(|| papers::documents(&sight)),
    }
}
