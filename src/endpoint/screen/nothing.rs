//! Why words name nothing that is on the screen.

use schemars::JsonSchema;
use serde::Serialize;

use crate::procedure::ids::{MeetingId, PartyId, ProposalId, Symbol};
use crate::procedure::rejection::Rule;

/// Why a wish means nothing here: what its words name is not on the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NoSuchThing {
    /// The hub has said nothing of this yet.
    NotShown {},
    /// Another meeting is under way or next.
    NotInFocus {
        /// Asked for.
        meeting: MeetingId,
        /// The one under way or next.
        focus: MeetingId,
    },
    /// No item is open.
    NoItemOpen {},
    /// No item is left to open.
    NoItemLeft {},
    /// Nobody waits for the floor.
    NobodyWaits {},
    /// Nobody has the floor.
    NobodySpeaks {},
    /// The list has no such place.
    NoSuchPlace {
        /// Asked for.
        place: u32,
        /// The length of the list.
        length: u32,
    },
    /// The party does not wait for the floor.
    NotOnTheList {
        /// Which.
        party: PartyId,
    },
    /// No text of the open item is on the table.
    NoText {},
    /// Several texts are on the table: it has to be said which.
    SeveralTexts {
        /// Which there are.
        texts: Vec<ProposalId>,
    },
    /// No text of that number is on the table.
    NoSuchText {
        /// Asked for.
        proposal: ProposalId,
    },
    /// The own delegation has no objection.
    NoObjection {},
    /// There is no revision of that document.
    NoDocument {
        /// Asked for.
        symbol: Symbol,
    },
    /// A referral wants to know to whom.
    ToWhom {},
    /// Somebody went on to the next a moment ago.
    TooSoon {},
    /// What the wish is about has changed since the sender looked.
    ChangedSince {
        /// The position that the sender saw.
        seen: u64,
        /// The position now.
        position: u64,
    },
}

impl NoSuchThing {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotShown {} => "not_shown",
            Self::NotInFocus { .. } => "not_in_focus",
            Self::NoItemOpen {} => "no_item_open",
            Self::NoItemLeft {} => "no_item_left",
            Self::NobodyWaits {} => "nobody_waits",
            Self::NobodySpeaks {} => "nobody_speaks",
            Self::NoSuchPlace { .. } => "no_such_place",
            Self::NotOnTheList { .. } => "not_on_the_list",
            Self::NoText {} => "no_text",
            Self::SeveralTexts { .. } => "several_texts",
            Self::NoSuchText { .. } => "no_such_text",
            Self::NoObjection {} => "no_objection",
            Self::NoDocument { .. } => "no_document",
            Self::ToWhom {} => "to_whom",
            Self::TooSoon {} => "too_soon",
            Self::ChangedSince { .. } => "changed_since",
        }
    }

    /// The rule that stands behind it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        Rule::numbered(match self {
            Self::NoItemOpen {} | Self::NoItemLeft {} | Self::TooSoon {} | Self::ChangedSince { .. } => 30,
            Self::NobodyWaits {} | Self::NobodySpeaks {} => 1,
            Self::NoSuchPlace { .. } => 2,
            Self::NotOnTheList { .. } => 3,
            Self::NoText {} | Self::SeveralTexts { .. } | Self::NoSuchText { .. } => 26,
            Self::NoObjection {} | Self::ToWhom {} => 23,
            Self::NoDocument { .. } => 37,
            Self::NotShown {} | Self::NotInFocus { .. } => 34,
        })
    }
}
