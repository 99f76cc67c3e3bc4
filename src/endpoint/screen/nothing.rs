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
    /// Nobody has raised a point of order that waits for its ruling.
    NoPoint {},
    /// There is no ruling that may be appealed.
    NoRuling {},
    /// Nobody has spoken in this sitting yet.
    NobodySpoke {},
    /// The meeting has no Secretariat among its participants.
    NoSecretariat {},
    /// The own delegation does not wait to reply.
    NoReply {},
    /// There is no such amendment.
    NoAmendment {},
    /// There are several amendments: it has to be said which.
    SeveralAmendments {
        /// Which there are.
        amendments: Vec<u64>,
    },
    /// There is no such motion.
    NoMotion {},
    /// No roll call is under way.
    NoVote {},
    /// There is no such silence procedure.
    NoSilence {},
    /// There are several silence procedures: it has to be said which.
    SeveralSilences {
        /// Which there are.
        silences: Vec<u64>,
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
            Self::NoPoint {} => "no_point",
            Self::NoRuling {} => "no_ruling",
            Self::NobodySpoke {} => "nobody_spoke",
            Self::NoSecretariat {} => "no_secretariat",
            Self::NoReply {} => "no_reply",
            Self::NoAmendment {} => "no_amendment",
            Self::SeveralAmendments { .. } => "several_amendments",
            Self::NoMotion {} => "no_motion",
            Self::NoVote {} => "no_vote",
            Self::NoSilence {} => "no_silence",
            Self::SeveralSilences { .. } => "several_silences",
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
            Self::NobodySpoke {} => 6,
            Self::NoReply {} => 8,
            Self::NoPoint {} | Self::NoRuling {} => 9,
            Self::NoSecretariat {} => 10,
            Self::NoAmendment {} | Self::SeveralAmendments { .. } => 26,
            Self::NoSilence {} | Self::SeveralSilences { .. } => 28,
            Self::NoVote {} => 29,
            Self::NoMotion {} => 33,
            Self::NoDocument { .. } => 37,
            Self::NotShown {} | Self::NotInFocus { .. } => 34,
        })
    }
}
