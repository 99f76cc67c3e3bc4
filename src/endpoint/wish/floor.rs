//! Wishes about the floor: speeches, the list of speakers, points of order.

use clap::Subcommand;

use super::read::{AppealWord, LimitWord, PauseWord, RulingWord, SetAsideWord, Who, party, span};
use crate::procedure::ids::{PartyId, Span};

/// Acts on the floor.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum FloorAct {
    /// Give the floor to the first of the list
    Next,
    /// Give the floor to the next right of reply
    NextReply,
    /// Give the floor to the next explanation of position
    NextExplanation,
    /// Give the floor to a certain entry of the list
    Give {
        /// Its place in the list, or a party
        who: Who,
    },
    /// Report that the called speaker has begun
    Start,
    /// End the speech
    End,
    /// Cut the speaker off
    Cut {
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Call the speaker to order
    Order {
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Stop the clock of the speech
    Pause {
        /// For what
        #[arg(long, value_enum, default_value_t = PauseWord::Chair)]
        cause: PauseWord,
    },
    /// Let the clock of the speech run on
    Resume,
    /// Ask the speaker to conclude
    Prompt,
    /// Put the last speaker back at the head of the list, with a fresh clock
    Restore,
    /// Let the Secretariat clarify, or the Chair itself say something
    Intervene {
        /// Who; without it, the Secretariat
        #[arg(value_parser = party)]
        party: Option<PartyId>,
    },
    /// End such an intervention
    EndIntervention,
    /// A speech that cannot go on
    SetAside {
        /// Back to the head of the list, or the written text stands for it
        #[arg(value_enum)]
        how: SetAsideWord,
    },
}

/// Acts on the list of speakers.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum ListAct {
    /// Show it
    Show,
    /// Ask for the floor for a party
    Add {
        /// The party
        #[arg(value_parser = party)]
        party: PartyId,
        /// Others for whom it speaks too
        #[arg(long, value_parser = party, value_delimiter = ',')]
        for_others: Vec<PartyId>,
    },
    /// Strike an entry
    Remove {
        /// Its place in the list, or a party
        who: Who,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Move an entry
    Move {
        /// Its place in the list, or a party
        who: Who,
        /// Its new place, from 1
        place: u32,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Take a waiting delegation's written statement as read
    AsRead {
        /// Its place in the list, or a party
        who: Who,
    },
    /// Close the list
    Close,
    /// Open the list again
    Reopen,
    /// Change a speaking time limit, from the next speech on
    Limit {
        /// For whom
        #[arg(value_enum)]
        class: LimitWord,
        /// The new limit, such as 3min or 90s
        #[arg(value_parser = span)]
        limit: Span,
    },
}

/// Points of order.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum PointAct {
    /// Rule on the point of order that is heard
    Rule {
        /// The ruling
        #[arg(value_enum)]
        ruling: RulingWord,
    },
    /// Put an appeal to a roll call, where the meeting votes
    PutAppeal {
        /// The name drawn by lot with which it begins
        #[arg(long, value_parser = party, value_name = "PARTY")]
        first: Option<PartyId>,
    },
    /// Record what came of an appeal against the ruling
    SettleAppeal {
        /// What the members consulted say of the ruling; where they vote, the roll call settles it
        #[arg(value_enum)]
        outcome: AppealWord,
    },
}
