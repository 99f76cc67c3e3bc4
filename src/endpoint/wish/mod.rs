//! What people ask for, in the words that they type: "the next item", "the speaker", "the text".
//!
//! Both terminal clients read these; [`super::screen`] turns one into the action that names what its sender saw.

mod floor;
mod read;
mod sitting;
mod texts;

use clap::Subcommand;

pub use floor::{FloorAct, ListAct, PointAct};
pub use read::{
    AmendmentWord, AppealWord, ChoiceWord, KindWord, LimitWord, Moment, OpenWord, PauseWord, PowerWord, RulingWord,
    SetAsideWord, SideWord, SilenceWord, StyleWord, VerbWord, Who, follow_up, item, moment, party, seat, span,
};
pub use sitting::{ChairAct, DeferWord, ItemAct, MeetingAct, OutcomeWord, PresenceAct, RoleAct, SeatAct};
pub use texts::{
    AboutDocument, AcceptedWord, AmendmentAct, ConsentAct, DecisionAct, DocumentAct, FateWord, MotionAct, Moved,
    SilenceAct, VoteAct, Which, WhichMotion, WhichSilence, Words,
};

use crate::procedure::command::Declared;
use crate::procedure::ids::{DecisionNumber, ObjectionId, PartyId, ProposalId, SeatId};

/// One thing that somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum Wish {
    /// Open, suspend, resume, adjourn, hold or close the meeting
    #[command(subcommand)]
    Meeting(MeetingAct),
    /// Open, conclude, put off or take off agenda items
    #[command(subcommand)]
    Item(ItemAct),
    /// Give the floor, and what becomes of a speech
    #[command(subcommand)]
    Floor(FloorAct),
    /// The list of speakers
    #[command(subcommand)]
    List(ListAct),
    /// Hand over, pass or take the chair
    #[command(subcommand)]
    Chair(ChairAct),
    /// Texts on the table and their decision
    #[command(subcommand)]
    Decision(DecisionAct),
    /// Points of order and appeals
    #[command(subcommand)]
    Point(PointAct),
    /// Amendments to a text on the table
    #[command(subcommand)]
    Amendment(AmendmentAct),
    /// Procedural motions
    #[command(subcommand)]
    Motion(MotionAct),
    /// Roll calls, where the meeting votes
    #[command(subcommand)]
    Vote(VoteAct),
    /// What the parties are asked in writing
    #[command(subcommand)]
    Silence(SilenceAct),
    /// Consents given by another channel, entered by one person and confirmed by another
    #[command(subcommand)]
    Consent(ConsentAct),
    /// Admit people to their seats
    #[command(subcommand)]
    Seat(SeatAct),
    /// How a party takes part
    #[command(subcommand)]
    Presence(PresenceAct),
    /// Roles of the meeting
    #[command(subcommand)]
    Role(RoleAct),
    /// Documents, their revisions and their issue
    #[command(subcommand)]
    Document(DocumentAct),
    /// What only delegations do
    #[command(skip)]
    Own(OwnAct),
}

/// What only delegations do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnAct {
    /// Ask for the floor, for others too.
    Ask(Vec<PartyId>),
    /// Take the request back.
    Withdraw,
    /// Name another speaker of the delegation.
    Speaker(SeatId),
    /// Object, with the point; it may be empty.
    Object(String),
    /// Withdraw the objection.
    WithdrawObjection(Option<ObjectionId>),
    /// Turn the objection into a reservation.
    Convert(String),
    /// Place a reservation: on a decision, else on the text.
    Reserve(Option<DecisionNumber>, String),
    /// Place an explanation of position: on a decision, else on the text.
    Explain(Option<DecisionNumber>, String),
    /// Dissociate from a decision's consensus.
    Dissociate(DecisionNumber, String),
    /// Comment on the text.
    Comment(String),
    /// Ask for time.
    Time,
    /// Need no more time.
    Release,
    /// Ask for a right of reply.
    Reply,
    /// Take that request back.
    WithdrawReply,
    /// Ask to explain the position on a text; without a number on the one that is put, or the last.
    AskExplain(Option<ProposalId>),
    /// Take that request back.
    WithdrawExplain,
    /// Raise a point of order.
    Point(String),
    /// Appeal the last ruling on one.
    Appeal,
    /// Ask to come back to a decision, with the reason; it may be empty.
    AskReopen(DecisionNumber, String),
    /// Take that request back.
    WithdrawReopening(DecisionNumber),
    /// Join a decision that was to be joined later.
    JoinDecision(DecisionNumber),
    /// Act for the seat from this device, or agree that another does.
    TakeOver,
    /// Say whether the own microphone is open.
    Microphone(bool),
    /// Declare how the party takes part.
    Declare(Declared),
    /// Have the own written statement taken as read.
    AsRead,
    /// Let another seat of the delegation represent it, or no longer.
    Represent(SeatId, bool),
}

impl Wish {
    /// Whether it only shows something.
    #[must_use]
    pub fn only_shows(&self) -> bool {
        matches!(
            self,
            Self::List(ListAct::Show)
                | Self::Chair(ChairAct::Status)
                | Self::Decision(DecisionAct::Show)
                | Self::Seat(SeatAct::List)
                | Self::Document(DocumentAct::List)
                | Self::Silence(SilenceAct::Show)
        )
    }

    /// Whether it goes on to "the next", so that asking twice does something twice.
    #[must_use]
    pub fn is_next(&self) -> bool {
        matches!(self, Self::Item(ItemAct::Next) | Self::Floor(FloorAct::Next))
    }

    /// Whether it binds a delegation or the meeting, so that a slip of the hand matters: it is asked about once
    /// more where a person types.
    #[must_use]
    pub fn binds(&self) -> bool {
        match self {
            Self::Meeting(act) => matches!(act, MeetingAct::Close { .. } | MeetingAct::Adjourn { .. }),
            Self::Item(act) => matches!(act, ItemAct::Withdraw { .. } | ItemAct::Add { .. }),
            Self::Floor(act) => matches!(act, FloorAct::Cut { .. }),
            Self::Chair(act) => matches!(act, ChairAct::Offer { .. } | ChairAct::Pass { .. } | ChairAct::Take),
            Self::Decision(act) => {
                matches!(act, DecisionAct::Put { .. } | DecisionAct::Declare { .. } | DecisionAct::Reopen { .. })
            }
            Self::Document(act) => matches!(act, DocumentAct::Issue { .. } | DocumentAct::Retract { .. }),
            Self::Own(act) => matches!(
                act,
                OwnAct::Object(_)
                    | OwnAct::WithdrawObjection(_)
                    | OwnAct::Convert(_)
                    | OwnAct::Reserve(..)
                    | OwnAct::Explain(..)
                    | OwnAct::Dissociate(..)
                    | OwnAct::JoinDecision(_)
                    | OwnAct::Declare(Declared::Absent)
            ),
            Self::Point(act) => matches!(act, PointAct::PutAppeal { .. } | PointAct::SettleAppeal { .. }),
            Self::Amendment(act) => matches!(act, AmendmentAct::Vote { .. }),
            Self::Motion(act) => matches!(act, MotionAct::Move(_) | MotionAct::Put { .. } | MotionAct::Rule { .. }),
            Self::Vote(_) => true,
            Self::Silence(act) => !matches!(act, SilenceAct::Show | SilenceAct::Acknowledge { .. }),
            Self::List(_) | Self::Consent(_) | Self::Seat(_) | Self::Presence(_) | Self::Role(_) => false,
        }
    }
}
