//! Why something is refused: a state of the world, a stable code, and the rule that says so.
//!
//! A rejection holds facts, never sentences; the catalogue has those, in both languages, under
//! `rejection-CODE`. Finality first: a closed meeting refuses before a closed list does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::definition::{FeedCondition, Power, Verb};
use super::event::FreezeCause;
use super::ids::{
    AmendmentId, DecisionNumber, EntryId, Epoch, ItemNumber, MeetingId, MotionId, ObjectionId, PartyId, PointId,
    ProposalId, PublicKey, Revision, RoleId, SeatId, SilenceId, Span, SpeechId, Symbol, Timestamp, VoteId,
};
pub use super::rule::Rule;

/// Declares the rejections: documentation, rule, fields. The code is the variant's name in snake case.
macro_rules! rejections {
    ($($(#[$doc:meta])* $rule:literal $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? })*) => {
        /// Why a command is refused.
        #[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "code", rename_all = "snake_case", deny_unknown_fields)]
        pub enum Rejection {
            $($(#[$doc])* $name { $($(#[$field_doc])* $field: $type),* },)*
        }

        impl Rejection {
            /// The rule that refuses.
            #[must_use]
            pub fn rule(&self) -> Rule {
                match self {
                    $(Self::$name { .. } => const { Rule::numbered($rule) },)*
                }
            }

            /// The names of all rejections, as they stand in the source.
            pub const NAMES: &'static [(&'static str, Rule)] = &[$((stringify!($name), Rule::numbered($rule))),*];
        }
    };
}

rejections! {
    // ---- what does not exist ------------------------------------------------------------------------
    /// The conference has not been laid down.
    38 NotDefined {}
    /// The conference has been laid down already.
    38 AlreadyDefined {}
    /// There is no such meeting.
    30 UnknownMeeting { /** Asked for. */ meeting: MeetingId }
    /// There is no such item.
    30 UnknownItem { /** Asked for. */ item: ItemNumber }
    /// There is no such party in this meeting.
    17 UnknownParty { /** Asked for. */ party: PartyId }
    /// There is no such seat.
    16 UnknownSeat { /** Asked for. */ seat: SeatId }
    /// There is no such role.
    17 UnknownRole { /** Asked for. */ role: RoleId }
    /// There is no such entry waiting in a list of this meeting.
    3 UnknownEntry { /** Asked for. */ entry: EntryId }
    /// There is no such speech on the floor.
    1 UnknownSpeech { /** Asked for. */ speech: SpeechId }
    /// There is no such point of order pending.
    9 UnknownPoint { /** Asked for. */ point: PointId }
    /// There is no such text on the table.
    26 UnknownProposal { /** Asked for. */ proposal: ProposalId }
    /// There is no such objection.
    23 UnknownObjection { /** Asked for. */ objection: ObjectionId }
    /// There is no such amendment.
    26 UnknownAmendment { /** Asked for. */ amendment: AmendmentId }
    /// There is no such decision.
    27 UnknownDecision { /** Asked for. */ decision: DecisionNumber }
    /// There is no such document at that revision.
    37 UnknownDocument { /** Asked for. */ symbol: Symbol, /** Asked for. */ revision: Option<Revision> }

    /// The key is the hub's, or another seat's.
    38 KeyInUse { /** Which. */ key: PublicKey }

    // ---- the meeting ---------------------------------------------------------------------------------
    /// The meeting is closed for good.
    36 MeetingOver { /** Which. */ meeting: MeetingId }
    /// The meeting is not open now.
    34 MeetingNotOpen { /** Which. */ meeting: MeetingId, /** What it is. */ state: MeetingPhase }
    /// The meeting has opened already; this belongs before.
    34 MeetingHasOpened { /** Which. */ meeting: MeetingId }
    /// Another meeting is going on; at most one does.
    34 OtherMeetingRuns { /** The one that runs. */ meeting: MeetingId }
    /// Something is still open.
    36 ClosingBlocked { /** What. */ open: Vec<Unfinished> }
    /// The instant lies in the past.
    35 InThePast { /** Asked for. */ at: Timestamp }

    // ---- who may -------------------------------------------------------------------------------------
    /// Only the hub itself does this.
    38 HubOnly {}
    /// The seat has not been admitted.
    16 NotAdmitted { /** Which. */ seat: SeatId }
    /// The seat's party takes no part in this meeting, or not in this item.
    17 NotInvited { /** Which. */ party: PartyId }
    /// This role may not do it.
    17 NotForYou { /** Who may. */ needs: Needs }
    /// The seat's acts do not bind its party.
    4 NotBinding { /** Which. */ seat: SeatId }
    /// Another seat presides.
    18 NotPresiding { /** Who does. */ presiding: Option<SeatId> }
    /// The chair has changed hands since.
    18 StaleEpoch { /** The epoch now. */ current: Epoch, /** The epoch seen, if any was named. */ seen: Option<Epoch> }
    /// Nobody presides at this moment.
    19 ChairVacant {}
    /// The Chair has not delegated this power.
    19 NotDelegated { /** Which. */ power: Power }
    /// The moderator may not record the Chair's gavel in this meeting.
    21 GavelNotDelegated {}
    /// A party that was connected in this sitting is not declared absent by others.
    14 WasConnected { /** Which. */ party: PartyId }
    /// No status changes and no ejection while a text is put.
    14 ProposalIsPut { /** Which text. */ proposal: ProposalId }
    /// Every admission to this meeting has been confirmed.
    16 AdmissionsAreConfirmed {}
    /// The same person cannot do both parts.
    22 SamePerson {}

    // ---- agenda --------------------------------------------------------------------------------------
    /// Another item comes first.
    30 ItemOutOfOrder { /** Which. */ expected: ItemNumber, /** Asked for. */ asked: ItemNumber }
    /// The item is not open.
    30 ItemNotOpen { /** Which. */ item: ItemNumber, /** The innermost open one. */ open: Option<ItemNumber> }
    /// The item is concluded or withdrawn.
    30 ItemIsOver { /** Which. */ item: ItemNumber }
    /// Another item has been opened or concluded since.
    30 ItemMoved { /** The innermost open one now. */ open: Option<ItemNumber> }
    /// Something in the item is still open.
    30 ItemUnfinished { /** Which. */ item: ItemNumber, /** What. */ open: Vec<Unfinished> }
    /// Business begins after the adoption of the agenda.
    32 AgendaNotAdopted { /** Asked for. */ asked: ItemNumber }
    /// What the item builds on has not happened.
    30 FeedMissing {
        /** The feeding meeting. */ meeting: MeetingId,
        /** The feeding item. */ item: ItemNumber,
        /** What should have happened there. */ condition: FeedCondition,
    }
    /// The two items are not debated together: they are of different levels, or one of them ends something.
    30 CannotJoin { /** Asked for. */ item: ItemNumber, /** With which one. */ with: ItemNumber }
    /// There is such an item already.
    32 ItemExists { /** Which. */ item: ItemNumber }
    /// An item is added as part of the agenda's adoption, or inside other matters; and only business is.
    32 CannotAddItem { /** Asked for. */ item: ItemNumber }
    /// On this text the meeting is asked to add an item; it is not changed, only asked anew.
    32 AdditionIsPut { /** The text. */ proposal: ProposalId }
    /// Too few are there to open a debate.
    15 NoQuorumToDebate {
        /** How many are seated. */ seated: u32,
        /** How many are needed. */ needed: u32,
        /** Who is missing. */ missing: Vec<PartyId>,
    }
    /// The decision under the item is announced for a later moment.
    15 DecisionAnnounced { /** The item. */ item: ItemNumber, /** From when on. */ from: Timestamp }
    /// The sitting goes on longer only where the interpreters agreed.
    35 InterpretersNotAsked { /** The end asked for. */ closes_at: Timestamp }
    /// Deferred items come first.
    31 DeferredPending { /** Which. */ items: Vec<ItemNumber> }
    /// An item is put off to one that is over or does not come later.
    31 CannotDeferTo { /** Asked for. */ item: ItemNumber }
    /// This is done only in an item of another kind.
    18 WrongItemKind { /** The open item. */ item: ItemNumber }

    // ---- chair ---------------------------------------------------------------------------------------
    /// The incoming delegation has no binding seat on a live line.
    18 IncomingNotSeated { /** Which. */ party: PartyId }
    /// The chair is handed over to the party written down for it.
    18 NotTheIncomingChair { /** The party written down. */ expected: PartyId }
    /// The outgoing Chair hands over the chair; nobody who acts for it does.
    18 OutgoingHandsOver { /** Whose chair it is. */ party: PartyId }
    /// A handover or passing is under way.
    18 ChairOfferPending {
        /** To whom the chair is offered: a delegation, by a handover. */ party: PartyId,
        /** To which seat, by a passing. */ seat: Option<SeatId>,
    }
    /// There is no handover or passing under way.
    18 NoChairOffer {}
    /// The meeting has not yet agreed to the handover.
    18 HandoverNotAgreed { /** The text on which it is asked. */ proposal: ProposalId }
    /// The chair is not free for this seat.
    19 ChairNotFree { /** Who presides. */ presiding: Option<SeatId> }
    /// Another is before this seat in the line of succession.
    19 NotNextInLine { /** Who. */ first: SeatId }
    /// The chair has been vacant for too short a time.
    19 GraceRunning { /** Until when. */ until: Timestamp }
    /// The chair is not taken back while a point of order is pending.
    19 NotWhilePointPending { /** Whose. */ party: PartyId }
    /// Not while a text is put.
    19 NotWhilePut { /** Which text. */ proposal: ProposalId }
    /// The chair is passed within the presiding party or to the vice-chair.
    20 CannotPassTo { /** Asked for. */ seat: SeatId }

    // ---- floor ---------------------------------------------------------------------------------------
    /// The list is closed.
    7 ListIsClosed {
        /** Of which item. */ item: ItemNumber,
        /** Since when. */ closed_at: Option<Timestamp>,
        /** Whether it was open on the sender's screen: it closed while the request was on its way. */ crossed: bool,
    }
    /// The delegation is on the list already; it may name another speaker.
    3 AlreadyListed {
        /** The entry. */ entry: EntryId,
        /** Its place, from 1. */ place: u32,
        /** Whose it is, where that is not the sender's own delegation. */ another: Option<PartyId>,
    }
    /// The delegation has the floor.
    1 HasTheFloor {
        /** The speech. */ speech: SpeechId,
        /** Whose it is, where that is not the sender's own delegation. */ another: Option<PartyId>,
    }
    /// Another speech is on the floor than the sender saw.
    1 FloorMoved { /** The speech there now. */ speech: Option<SpeechId> }
    /// The list has no such place.
    2 NoSuchPlace { /** Asked for. */ place: u32, /** The length of the list. */ length: u32 }
    /// The entry or speech is another delegation's.
    1 NotYourOwn { /** Whose it is. */ party: PartyId }
    /// Observers speak when the Chair invites them.
    1 SpeaksWhenInvited { /** Which. */ party: PartyId }
    /// A party cannot speak on behalf of that one.
    5 CannotSpeakFor { /** Which. */ party: PartyId }
    /// The speech has begun.
    12 SpeechHasBegun { /** Which. */ speech: SpeechId }
    /// The speech has not begun.
    12 SpeechNotBegun { /** Which. */ speech: SpeechId }
    /// The speech is not paused for that.
    6 NotPaused { /** Which. */ speech: SpeechId }
    /// A speaking time is shorter than any speech.
    6 LimitTooShort { /** The least it may be. */ least: Span }
    /// The speaker's line is down.
    11 SpeakerLineDown { /** Whose. */ party: PartyId }
    /// The delegation still has time to come back.
    11 SpeakerGraceRunning { /** Until when. */ until: Timestamp }

    /// Only members and deciding partners have a right of reply.
    8 NoRightOfReply { /** Which. */ party: PartyId }
    /// The party has had all its replies on the item.
    8 NoReplyLeft { /** Which. */ party: PartyId, /** How many there are. */ most: u32 }
    /// Replies are heard when the list is closed and exhausted.
    8 RepliesComeLast { /** Under which item. */ item: ItemNumber }
    /// Interventions are the Secretariat's and the Chair's.
    10 DoesNotIntervene { /** Which. */ party: PartyId }
    /// That speech did not end last, or its speaker is back already.
    6 NotTheLastSpeech { /** Which ended last. */ last: Option<SpeechId> }

    // ---- points of order -----------------------------------------------------------------------------
    /// Only members and deciding partners raise points of order and appeal rulings.
    9 RaisesNoPoint { /** Which. */ party: PartyId }
    /// There is no point of order on a point of order.
    9 NoPointOnAPoint { /** The one that is before the meeting. */ point: PointId, /** Whose. */ party: PartyId }
    /// While a text is put, only points about the conduct of the decision are heard.
    9 OnlyOnTheDecision { /** Which text. */ proposal: ProposalId }
    /// The Chair has to rule first.
    9 RulingPending { /** On which point. */ point: PointId, /** Whose. */ party: PartyId }
    /// An appeal has to be settled first.
    9 AppealPending { /** On which point. */ point: PointId, /** Who appealed. */ party: PartyId }
    /// Points of order are ruled on as they were raised.
    9 OtherPointFirst { /** Which. */ point: PointId, /** Whose. */ party: PartyId }
    /// There is no ruling yet that could be appealed.
    9 NotYetRuled { /** Which point. */ point: PointId }
    /// An appeal comes directly after the ruling.
    9 TooLateToAppeal { /** Which point. */ point: PointId }
    /// There is no appeal before the meeting on that point.
    9 NoAppeal { /** Which point. */ point: PointId }
    /// Here the Chair consults on an appeal; there is no vote.
    9 AppealIsForConsultation {}
    /// Here an appeal is put to the vote.
    9 AppealIsForVote {}

    // ---- decisions -----------------------------------------------------------------------------------
    /// The text has another revision now.
    26 StaleRevision { /** The current revision. */ current: Revision }
    /// The text has another hash.
    37 HashDiffers { /** The current revision. */ current: Revision }
    /// The text is decided or off the table.
    26 ProposalIsOver { /** Which. */ proposal: ProposalId }
    /// The text is of another item.
    26 NotThisItem { /** The item of the text. */ item: ItemNumber }
    /// Another text is put.
    21 OtherProposalPut { /** Which. */ proposal: ProposalId }
    /// The text is not put.
    21 NotPut { /** Which. */ proposal: ProposalId }
    /// Not every member is accounted for.
    15 NoQuorum { /** Who is missing. */ missing: Vec<PartyId> }
    /// The silence of a member whose line is down is not consent.
    22 MemberDropped { /** Who. */ who: Vec<PartyId> }
    /// Some have not yet acknowledged the text.
    21 NotAcknowledged { /** Who. */ who: Vec<PartyId> }
    /// An objection stands.
    23 ObjectionStands { /** Whose. */ who: Vec<PartyId> }
    /// A party asked for time, or asked the meeting to wait for it.
    21 TimeAskedFor { /** Who. */ who: Vec<PartyId> }
    /// The window for objections is still running.
    21 WindowRunning { /** Until when. */ until: Timestamp }
    /// The window stands still.
    21 WindowIsFrozen { /** For what. */ causes: Vec<FreezeCause> }
    /// The item takes no decision with that verb.
    27 VerbNotAllowed { /** The verbs it takes. */ allowed: Vec<Verb> }
    /// What is asked of whom has to be said with such a decision.
    27 FollowUpMissing { /** The verb. */ verb: Verb }
    /// Only what is noted has a style.
    27 StyleNotAllowed {}
    /// A handover of the chair is agreed, not anything else.
    18 HandoverIsAgreed {}
    /// Only members and partners take part in consensus.
    23 TakesNoPart { /** Which. */ party: PartyId }
    /// The objection was raised by the head of delegation, who alone withdraws it, or by another seat.
    4 NotYourObjection { /** Who raised it. */ seat: SeatId }
    /// Time was asked for by another seat; that one, or the head of delegation, needs no more.
    4 NotYourSignal { /** Which seat. */ seat: SeatId }
    /// The acts of a head of delegation always bind it.
    16 HeadAlwaysBinds { /** Which seat. */ seat: SeatId }
    /// Only the head of a delegation names who else represents it.
    16 HeadDesignates { /** Whose. */ party: PartyId }
    /// The party consents for itself over its live line.
    22 LineIsUp { /** Which. */ party: PartyId }
    /// No consent was entered that could be confirmed.
    22 NoConsentEntered { /** Which. */ party: PartyId }
    /// No line of the party is on record as down between Put and Declare.
    24 LineWasUp { /** Whose. */ party: PartyId }
    /// The party stayed away from the decision, or was not there: no line was lost against its will.
    24 StayedAway { /** Which. */ party: PartyId, /** From which. */ decision: DecisionNumber }
    /// Nobody has asked as of right to come back to the decision.
    24 NobodyAskedToReopen { /** Which. */ decision: DecisionNumber }
    /// The report of the meeting is adopted; its decisions stay.
    24 ReportIsAdopted {}
    /// The decision has been carried out.
    24 CarriedOut { /** Which. */ decision: DecisionNumber }
    /// Decisions have to be reopened before the report is adopted.
    24 ReopeningsPending { /** Which. */ decisions: Vec<DecisionNumber> }
    /// The party is not among those that join the decision later.
    25 NotToJoinLater { /** Which. */ decision: DecisionNumber, /** Whose. */ party: PartyId }
    /// Nobody explains its position on its own text.
    25 MoverDoesNotExplain { /** Which. */ proposal: ProposalId }
    /// There is no such silence procedure.
    28 UnknownSilence { /** Asked for. */ silence: SilenceId }
    /// The deadline has come.
    28 SilenceIsOver { /** Which. */ silence: SilenceId }
    /// The parties are given more time than that.
    28 PeriodTooShort { /** The earliest deadline. */ earliest: Timestamp }
    /// A deadline is moved to a later moment only.
    28 DeadlineNotLater { /** The deadline now. */ deadline: Timestamp }
    /// Nothing was adopted in the procedure.
    28 SilenceNotAdopted { /** Which. */ silence: SilenceId }
    /// There is no such motion.
    33 UnknownMotion { /** Asked for. */ motion: MotionId }
    /// The motion is decided.
    33 MotionIsOver { /** Which. */ motion: MotionId }
    /// Another motion comes first.
    33 MotionComesFirst { /** Which. */ motion: MotionId }
    /// No more may speak on the motion on that side.
    33 NoMoreSpeakers { /** Which. */ motion: MotionId, /** How many may. */ most: u32 }
    /// The Chair has not put the motion.
    33 MotionNotPut { /** Which. */ motion: MotionId }
    /// Parties objected to the motion.
    33 MotionObjectedTo { /** Who. */ who: Vec<PartyId> }
    /// This meeting decides by consensus; it does not vote.
    29 NoVotesHere {}
    /// A roll call begins with a name drawn by lot.
    29 LotMissing {}
    /// Voting is interrupted only on the conduct of the vote.
    29 VoteIsRunning { /** Which. */ vote: VoteId }
    /// There is no such roll call.
    29 UnknownVote { /** Asked for. */ vote: VoteId }
    /// Another member is called.
    29 NotCalled { /** Who is. */ called: PartyId }
    /// The presiding officer does not vote; another of the delegation does.
    29 PresidesAndDoesNotVote { /** Who presides. */ seat: SeatId }
    /// The text does not have those words so often.
    26 WordsNotFound { /** The words. */ words: String, /** Which time they were to occur. */ occurrence: u32 }
    /// What is asked for would leave the text as it is, or empty.
    26 ChangesNothing {}
    /// It is settled what became of the amendment.
    26 AmendmentIsSettled { /** Which. */ amendment: AmendmentId }
    /// The text has changed since the amendment was worded.
    26 AmendmentIsStale { /** Which. */ amendment: AmendmentId, /** The current revision. */ current: Revision }
    /// Amendments come before the text.
    26 AmendmentsOpen { /** Which. */ amendments: Vec<AmendmentId> }
    /// Words stand in brackets: they are not agreed.
    26 BracketsOpen { /** The words in brackets. */ passages: Vec<String> }
    /// The amendment furthest removed in substance is voted on first.
    26 AmendmentComesFirst { /** Which. */ amendment: AmendmentId }
    /// Several amendments are before the meeting, and it is not settled in which order it votes on them.
    26 AmendmentsNotOrdered { /** Which. */ amendments: Vec<AmendmentId> }
    /// A text that was amended is no longer its mover's to withdraw.
    26 HasBeenAmended { /** Which. */ proposal: ProposalId }

    // ---- documents -----------------------------------------------------------------------------------
    /// The document has another last revision.
    37 StaleDocument { /** The last revision. */ current: Option<Revision> }
    /// Only an adopted document is issued.
    37 NotAdopted { /** Which. */ symbol: Symbol }
    /// Only an issued document is taken back.
    37 NotIssued { /** Which. */ symbol: Symbol }

    // ---- words ---------------------------------------------------------------------------------------
    /// A text is longer than it may be.
    26 TextTooLong { /** Which field. */ field: Field, /** The most it may have, in bytes. */ most: u64 }
    /// A text is wanted.
    26 TextMissing { /** Which field. */ field: Field }
    /// There are as many of them as the record of a meeting holds.
    38 TooMany { /** Of what. */ what: Bounded, /** How many there may be. */ most: u32 }
}

impl Rejection {
    /// The stable code: the variant's name in snake case.
    #[must_use]
    pub fn code(&self) -> String {
        // `{:?}` of a struct variant begins with its name.
        let debug = format!("{self:?}");
        let name: String = debug.chars().take_while(char::is_ascii_alphanumeric).collect();
        snake(&name)
    }
}

/// `ListIsClosed` as `list_is_closed`.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for (i, c) in name.char_indices() {
        if c.is_ascii_uppercase() && i > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// What a meeting is, without the details.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingPhase {
    /// Not yet opened.
    Scheduled,
    /// In session.
    Open,
    /// Suspended: the same sitting goes on later.
    Suspended,
    /// Adjourned: another sitting follows.
    Adjourned,
    /// In technical hold.
    TechHold,
    /// Closed for good.
    Closed,
}

/// Who may do what is refused (rules 2.9).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// The presiding officer.
    Chair,
    /// The presiding officer, or the moderator by delegation.
    ChairOrModerator,
    /// The Secretariat or the moderator.
    Secretariat,
    /// The presiding officer, the Secretariat or the moderator.
    Officers,
    /// A seat of a delegation.
    Delegation,
}

/// What is still open in an item or a meeting.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Unfinished {
    /// Somebody has the floor.
    Speech {
        /// The speech.
        speech: SpeechId,
    },
    /// Delegations wait for the floor.
    Waiting {
        /// How many.
        number: u32,
    },
    /// A text is put.
    Put {
        /// Which.
        proposal: ProposalId,
    },
    /// An objection stands.
    Objection {
        /// Whose.
        party: PartyId,
    },
    /// A decision is planned here and none was declared.
    NoDecision {},
    /// An item is not disposed of.
    Item {
        /// Which.
        item: ItemNumber,
    },
    /// The report is not adopted.
    Report {},
    /// A handover is under way.
    Handover {},
    /// Rights of reply wait to be heard or ruled out.
    Replies {
        /// How many.
        number: u32,
    },
    /// A point of order is pending, or a ruling is appealed.
    PointOfOrder {
        /// Whose.
        party: PartyId,
    },
    /// A party asked as of right to come back to a decision.
    Reopening {
        /// Which.
        decision: DecisionNumber,
    },
}

/// What is bounded in number, so that nobody makes the state of a meeting grow without end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bounded {
    /// Statements of one party about one text or decision.
    Statements,
    /// Comments of one party on one text.
    Comments,
    /// Texts of one delegation under one item.
    Texts,
    /// Documents that one text is about.
    References,
    /// Tasks that follow from one decision.
    FollowUps,
    /// Amendments of one party to one text.
    Amendments,
    /// Parts that one party asks to take separately.
    Divisions,
    /// Motions of one party in one meeting.
    Motions,
    /// Documents of the conference.
    Documents,
    /// Revisions of one document.
    Revisions,
    /// Silence procedures of one meeting.
    Silences,
    /// Corrections of the record.
    Corrigenda,
    /// Items that a meeting adds to its agenda.
    AddedItems,
}

/// A text field of an action.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// An operative text.
    Text,
    /// A reason.
    Reason,
    /// A ruling.
    Ruling,
    /// The point of an objection.
    Point,
    /// The words that an amendment replaces.
    Amendment,
    /// A point of order.
    PointOfOrder,
    /// A comment.
    Comment,
    /// A statement for the record.
    Statement,
    /// A person's name.
    Name,
    /// A person's title.
    Title,
    /// What a letter is called.
    Letter,
    /// A channel.
    Channel,
    /// A mandate.
    Mandate,
    /// A follow-up.
    FollowUp,
    /// A file.
    File,
    /// A language or media type.
    Tag,
}

impl Rejection {
    /// As who leaves for closed items may know it: without the number of the item that is open.
    #[must_use]
    pub fn from_outside(mut self) -> Self {
        if let Self::ItemNotOpen { open, .. } | Self::ItemMoved { open } = &mut self {
            *open = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_the_wire_carries() {
        let item = ItemNumber::parse("4").unwrap();
        let rejection = Rejection::ListIsClosed { item, closed_at: None, crossed: false };
        assert_eq!(serde_json::to_value(&rejection).unwrap()["code"], rejection.code());
        assert_eq!(rejection.code(), "list_is_closed");
    }
}
