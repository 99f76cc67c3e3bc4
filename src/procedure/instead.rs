//! What would be possible instead of what is refused.
//!
//! A refusal says which rule, what state of the world, and here: which acts lead on, and whose they are. It is a table
//! by code, exhaustive, so that no refusal is without a line of its own; an empty line says that nothing but looking
//! again, waiting, or another time leads on. The catalogue's sentence of the refusal says the same in words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::rejection::Rejection;
use super::rule::Act;

/// An act that leads on, and whose it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Way {
    /// Whose act it is.
    pub by: By,
    /// The act.
    pub act: Act,
}

/// Whose act leads on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// That of who was refused.
    You,
    /// The presiding officer's, or the moderator's where the power is given.
    Chair,
    /// The Secretariat's or a moderator's.
    Secretariat,
    /// That of the delegation concerned, by a seat that binds it.
    Delegation,
}

/// Declares for each refusal what is possible instead.
macro_rules! instead {
    ($($name:ident: $($by:ident [$($act:ident)+])*;)*) => {
        impl Rejection {
            /// What would be possible instead.
            #[must_use]
            pub fn instead(&self) -> &'static [Way] {
                match self {
                    $(Self::$name { .. } => &[$($(Way { by: By::$by, act: Act::$act },)+)*],)*
                }
            }

            /// The same for every refusal, by its name as it stands in the source.
            pub const INSTEAD: &'static [(&'static str, &'static [Way])] =
                &[$((stringify!($name), &[$($(Way { by: By::$by, act: Act::$act },)+)*])),*];
        }
    };
}

instead! {
    NotDefined: ;
    AlreadyDefined: ;
    UnknownMeeting: ;
    UnknownItem: Chair[AddItem];
    UnknownParty: ;
    UnknownSeat: ;
    UnknownRole: ;
    UnknownEntry: You[RequestFloor];
    UnknownSpeech: ;
    UnknownPoint: You[RaisePointOfOrder];
    UnknownProposal: You[TableProposal];
    UnknownObjection: You[Object Reserve];
    UnknownAmendment: You[ProposeAmendment];
    UnknownDecision: ;
    UnknownDocument: You[TableDocument];
    KeyInUse: ;

    MeetingOver: ;
    MeetingNotOpen: Chair[OpenMeeting ResumeMeeting LiftHold];
    MeetingHasOpened: ;
    OtherMeetingRuns: Chair[AdjournMeeting CloseMeeting];
    ClosingBlocked: Chair[ConcludeItem DeferItem WithdrawItem CloseMeeting];
    InThePast: ;

    HubOnly: ;
    NotAdmitted: Secretariat[AdmitSeat];
    NotInvited: Chair[ConcludeItem];
    NotForYou: ;
    NotBinding: Delegation[DesignateRepresentative];
    NotPresiding: Chair[PassChair];
    StaleEpoch: ;
    ChairVacant: Delegation[AssumeChair] Secretariat[HoldMeeting];
    NotDelegated: Chair[DelegatePower];
    GavelNotDelegated: Chair[Declare];
    WasConnected: Delegation[DeclarePresence];
    ProposalIsPut: Chair[Declare SetAsideProposal] You[Object AskForTime];
    AdmissionsAreConfirmed: Secretariat[AdmitSeat];
    SamePerson: Secretariat[ConfirmConsent];

    ItemOutOfOrder: Chair[OpenItem JoinItem];
    ItemNotOpen: Chair[OpenItem];
    ItemIsOver: Chair[AddItem];
    ItemMoved: ;
    ItemUnfinished: Chair[ConcludeItem DeferItem Declare];
    AgendaNotAdopted: Chair[PutProposal Declare];
    FeedMissing: Chair[OpenItem DeferItem];
    CannotJoin: Chair[OpenItem];
    ItemExists: Chair[OpenItem];
    CannotAddItem: Chair[OpenItem];
    AdditionIsPut: Chair[SetAsideProposal AddItem] You[Object];
    NoQuorumToDebate: Chair[CountQuorum SuspendMeeting AdjournMeeting] Delegation[DeclarePresence];
    DecisionAnnounced: Chair[AnnounceDecision];
    InterpretersNotAsked: Chair[ExtendSitting AdjournMeeting];
    DeferredPending: Chair[OpenItem DeferItem WithdrawItem];
    CannotDeferTo: Chair[DeferItem];
    WrongItemKind: Chair[OpenItem];

    IncomingNotSeated: Secretariat[AdmitSeat] Delegation[DesignateRepresentative];
    NotTheIncomingChair: Chair[OfferChair];
    OutgoingHandsOver: Delegation[AssumeChair] Chair[DeferItem];
    ChairOfferPending: Chair[WithdrawChairOffer] Delegation[AssumeChair];
    NoChairOffer: Chair[OfferChair PassChair];
    HandoverNotAgreed: Chair[Declare];
    ChairNotFree: Chair[PassChair];
    NotNextInLine: Delegation[AssumeChair];
    GraceRunning: Secretariat[HoldMeeting];
    NotWhilePointPending: Chair[RulePoint SettleAppeal];
    NotWhilePut: Chair[Declare SetAsideProposal];
    CannotPassTo: Chair[PassChair];

    ListIsClosed: You[RequestReply RaisePointOfOrder RequestExplanation] Chair[RequestFloor ReopenList];
    AlreadyListed: You[ReplaceSpeaker WithdrawRequest];
    HasTheFloor: You[EndSpeech];
    FloorMoved: ;
    NoSuchPlace: Chair[MoveEntry];
    NotYourOwn: Delegation[WithdrawRequest];
    SpeaksWhenInvited: You[Comment] Chair[RequestFloor];
    CannotSpeakFor: Delegation[RequestFloor];
    SpeechHasBegun: Chair[PauseSpeech EndSpeech];
    SpeechNotBegun: You[StartSpeech] Chair[PromptSpeaker SetAsideSpeech];
    NotPaused: ;
    LimitTooShort: Chair[SetLimit];
    SpeakerLineDown: Chair[GiveFloor TakeAsRead];
    SpeakerGraceRunning: Chair[StartSpeech];
    NoRightOfReply: You[RequestFloor];
    NoReplyLeft: You[ExplainPosition];
    RepliesComeLast: Chair[CloseList GiveFloor];
    DoesNotIntervene: Chair[RequestFloor];
    NotTheLastSpeech: Chair[RequestFloor];

    RaisesNoPoint: You[RequestFloor Comment];
    NoPointOnAPoint: Chair[RulePoint SettleAppeal PutAppeal];
    OnlyOnTheDecision: You[RaisePointOfOrder] Chair[Declare];
    RulingPending: Chair[RulePoint];
    AppealPending: Chair[SettleAppeal PutAppeal];
    OtherPointFirst: Chair[RulePoint];
    NotYetRuled: Chair[RulePoint];
    TooLateToAppeal: You[RaisePointOfOrder];
    NoAppeal: ;
    AppealIsForConsultation: Chair[SettleAppeal];
    AppealIsForVote: Chair[PutAppeal];

    StaleRevision: ;
    HashDiffers: ;
    ProposalIsOver: You[TableProposal] Chair[ReopenDecision];
    NotThisItem: Chair[OpenItem];
    OtherProposalPut: Chair[Declare SetAsideProposal];
    NotPut: Chair[PutProposal];
    NoQuorum: Delegation[DeclarePresence] Secretariat[DeclarePresence] Chair[DeferItem SuspendMeeting];
    MemberDropped: Secretariat[RecordConsent] Chair[SuspendMeeting DeferItem];
    NotAcknowledged: Delegation[Acknowledge] Secretariat[RecordConsent];
    ObjectionStands: Delegation[WithdrawObjection ConvertObjection] Chair[ReviseProposal SetAsideProposal DeferItem];
    TimeAskedFor: Delegation[ReleaseTime DeclarePresence] Chair[SuspendMeeting DeferItem];
    WindowRunning: You[Object Reserve AskForTime];
    WindowIsFrozen: Chair[SetAsideProposal DeferItem];
    VerbNotAllowed: Chair[Declare ConcludeItem];
    FollowUpMissing: Chair[Declare];
    StyleNotAllowed: Chair[Declare];
    HandoverIsAgreed: Chair[Declare];
    TakesNoPart: You[Comment];
    NotYourObjection: Delegation[WithdrawObjection ConvertObjection];
    NotYourSignal: Delegation[ReleaseTime];
    HeadAlwaysBinds: ;
    HeadDesignates: Delegation[DesignateRepresentative];
    LineIsUp: Delegation[Acknowledge];
    NoConsentEntered: Secretariat[RecordConsent];
    LineWasUp: You[MoveMotion ExplainPosition];
    StayedAway: You[MoveMotion ExplainPosition];
    NobodyAskedToReopen: Delegation[AskToReopen MoveMotion];
    ReportIsAdopted: You[ExplainPosition];
    CarriedOut: ;
    ReopeningsPending: Chair[ReopenDecision] Delegation[WithdrawReopening];
    NotToJoinLater: You[ExplainPosition];
    MoverDoesNotExplain: You[RequestFloor];
    UnknownSilence: Chair[OpenSilence];
    SilenceIsOver: Chair[OpenSilence];
    PeriodTooShort: Chair[OpenSilence];
    DeadlineNotLater: Chair[ExtendSilence];
    SilenceNotAdopted: Chair[OpenSilence];
    UnknownMotion: You[MoveMotion];
    MotionIsOver: You[MoveMotion];
    MotionComesFirst: Chair[PutMotion RuleOnMotion];
    NoMoreSpeakers: Chair[PutMotion];
    MotionNotPut: Chair[PutMotion];
    MotionObjectedTo: Chair[RuleOnMotion];
    NoVotesHere: Chair[PutProposal PutMotion SettleAppeal];
    LotMissing: ;
    VoteIsRunning: Delegation[CastVote] Secretariat[PassVoter];
    UnknownVote: Chair[PutToVote];
    NotCalled: Delegation[CastVote] Secretariat[PassVoter];
    PresidesAndDoesNotVote: Delegation[CastVote];
    WordsNotFound: ;
    ChangesNothing: ;
    AmendmentIsSettled: You[ProposeAmendment];
    AmendmentIsStale: Delegation[RebaseAmendment] Chair[RebaseAmendment];
    AmendmentsOpen: Chair[SettleAmendment PutAmendmentToVote] Delegation[WithdrawAmendment];
    BracketsOpen: Chair[ReviseProposal DivideProposal] Delegation[ProposeAmendment];
    AmendmentComesFirst: Chair[PutAmendmentToVote];
    AmendmentsNotOrdered: Chair[OrderAmendments];
    HasBeenAmended: Chair[SetAsideProposal];

    StaleDocument: You[TableDocument];
    NotAdopted: Chair[Declare];
    NotIssued: ;

    TextTooLong: ;
    TextMissing: ;
    TooMany: ;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_refusal_says_what_is_possible_instead_or_that_only_another_look_is() {
        let refusals: Vec<&str> = Rejection::NAMES.iter().map(|(name, _)| *name).collect();
        let mut told: Vec<&str> = Rejection::INSTEAD.iter().map(|(name, _)| *name).collect();
        assert_eq!(told.len(), refusals.len());
        told.sort_unstable();
        let mut sorted = refusals;
        sorted.sort_unstable();
        assert_eq!(told, sorted);
        for (name, ways) in Rejection::INSTEAD {
            let different: BTreeSet<&Way> = ways.iter().collect();
            assert_eq!(different.len(), ways.len(), "{name} names a way twice");
        }
    }

    #[test]
    fn where_nothing_leads_on_it_is_for_a_reason() {
        // What does not exist or has changed is looked at again; what is over or the hub's own is nobody's; what was
        // mistyped is typed anew.
        let nothing: BTreeSet<&str> =
            Rejection::INSTEAD.iter().filter(|(_, ways)| ways.is_empty()).map(|(name, _)| *name).collect();
        let expected = BTreeSet::from([
            "NotDefined",
            "AlreadyDefined",
            "UnknownMeeting",
            "UnknownParty",
            "UnknownSeat",
            "UnknownRole",
            "UnknownSpeech",
            "UnknownDecision",
            "KeyInUse",
            "MeetingOver",
            "MeetingHasOpened",
            "InThePast",
            "HubOnly",
            "NotForYou",
            "StaleEpoch",
            "ItemMoved",
            "FloorMoved",
            "NotPaused",
            "NoAppeal",
            "StaleRevision",
            "HashDiffers",
            "HeadAlwaysBinds",
            "CarriedOut",
            "LotMissing",
            "WordsNotFound",
            "ChangesNothing",
            "NotIssued",
            "TextTooLong",
            "TextMissing",
            "TooMany",
        ]);
        assert_eq!(nothing, expected);
    }

    #[test]
    fn a_way_is_two_words_on_the_wire() {
        let closed = Rejection::INSTEAD.iter().find(|(name, _)| *name == "ListIsClosed").unwrap().1;
        let told = serde_json::to_value(closed).unwrap();
        assert_eq!(told[0], serde_json::json!({ "by": "you", "act": "request_reply" }));
    }
}
