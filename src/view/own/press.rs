//! The names of what a person could press.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a person could press.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    // ---- for a delegation -----------------------------------------------------------------------------
    /// Ask for the floor.
    AskFloor,
    /// Take the request back.
    Withdraw,
    /// Say that the speech has begun, or goes on after a lost line.
    StartSpeech,
    /// End the own speech.
    EndSpeech,
    /// Ask for a right of reply.
    AskReply,
    /// Take that request back.
    WithdrawReply,
    /// Ask to explain the position on the text of the open item.
    AskExplanation,
    /// Take that request back.
    WithdrawExplanation,
    /// Raise a point of order.
    RaisePoint,
    /// Appeal the last ruling.
    AppealRuling,
    /// Say that the text is before the delegation.
    Acknowledge,
    /// Object.
    Object,
    /// Withdraw the own objection.
    WithdrawObjection,
    /// Turn the own objection into a reservation.
    ConvertObjection,
    /// Place a reservation.
    Reserve,
    /// Ask for time.
    AskForTime,
    /// Need no more time.
    ReleaseTime,
    /// Take the chair.
    AssumeChair,
    /// Be there again.
    Attend,
    /// Leave for a while and let the meeting proceed.
    LeaveAndLetProceed,
    /// Leave for a while and ask the meeting to wait.
    LeaveAndAskToWait,
    /// Not be represented.
    BeAbsent,
    /// Have the written statement taken as read.
    TakeAsRead,
    /// Speak in the place of who was named for the delegation.
    SpeakInstead,
    /// Comment on the text.
    Comment,
    /// Place an explanation of position on the record.
    ExplainPosition,
    /// Propose other words.
    ProposeAmendment,
    /// Take the own amendment back.
    WithdrawAmendment,
    /// Ask that a part be taken separately.
    AskDivision,
    /// Take the own text from the table.
    WithdrawText,
    /// Move that the meeting be suspended.
    MoveToSuspend,
    /// Move that it be adjourned.
    MoveToAdjourn,
    /// Move that the debate be adjourned.
    MoveToAdjournDebate,
    /// Move that the debate be closed.
    MoveToCloseDebate,
    /// Speak for the motion.
    SpeakForMotion,
    /// Speak against the motion.
    SpeakAgainstMotion,
    /// Object to the motion.
    ObjectToMotion,
    /// Take the own motion back.
    WithdrawMotion,
    /// Vote in favour when called, or enter it.
    VoteYes,
    /// Vote against.
    VoteNo,
    /// Abstain.
    Abstain,
    /// Ask to come back to a decision, the line having been down.
    AskToReopen,
    /// Take that back.
    WithdrawReopening,
    /// Join a decision.
    JoinDecision,
    /// Let another seat represent the delegation; by its head.
    DesignateRepresentative,
    /// Let it represent the delegation no longer.
    EndRepresentation,
    /// Dissociate the party from the last decision.
    Dissociate,
    /// Object in writing.
    ObjectInWriting,
    /// Withdraw that.
    WithdrawWrittenObjection,
    /// Consent in writing.
    ConsentInWriting,
    // ---- for the Secretariat and the moderators -------------------------------------------------------
    /// Put the meeting into technical hold.
    Hold,
    /// Say that interpretation failed.
    InterpretationFailed,
    /// Say that it is back.
    InterpretationIsBack,
    /// Enter a consent by another channel.
    RecordConsent,
    /// Confirm one that somebody else entered.
    ConfirmConsent,
    /// Acknowledge an objection in writing.
    AcknowledgeWrittenObjection,
    /// Pass the member called who does not answer.
    PassVoter,
    /// Correct an entry of the record by a new one; its position is to be filled in.
    Correct,
    // ---- with the Chair's powers ----------------------------------------------------------------------
    /// Open the meeting or its next sitting.
    OpenMeeting,
    /// Suspend.
    Suspend,
    /// Go on after a suspension.
    Resume,
    /// End the sitting.
    Adjourn,
    /// Lift a technical hold.
    LiftHold,
    /// Close the meeting.
    CloseMeeting,
    /// Open the next item.
    NextItem,
    /// Conclude the open item.
    ConcludeItem,
    /// Give the floor to the next speaker.
    NextSpeaker,
    /// Say for the speaker that the speech has begun.
    StartForSpeaker,
    /// End the speech on the floor.
    EndForSpeaker,
    /// Stop the speaker's clock.
    Pause,
    /// Let the speaker's clock run on.
    GoOn,
    /// Ask the speaker to conclude.
    Prompt,
    /// Rule on the point of order that is heard: upheld.
    UpholdPoint,
    /// Rule on it: not upheld.
    RejectPoint,
    /// Record that its mover took it back.
    PointWithdrawn,
    /// Record that the members consulted and that the appealed ruling stands.
    RulingStands,
    /// Record that the members agree to set it aside.
    RulingSetAside,
    /// Put the appeal to a roll call, where the meeting votes; the name is drawn by lot.
    PutAppeal,
    /// Give the floor to the next right of reply.
    NextReply,
    /// Give the floor to the next explanation of position.
    NextExplanation,
    /// Put the last speaker back with a fresh clock.
    RestoreSpeaker,
    /// Let the Secretariat clarify.
    LetSecretariatClarify,
    /// End the intervention that is heard.
    EndIntervention,
    /// Close the list.
    CloseList,
    /// Open the list again.
    ReopenList,
    /// Put the text of the open item.
    Put,
    /// Declare the decision.
    Declare,
    /// Put the item off until later in the sitting, its list kept.
    DeferItem,
    /// Call the speaker to order.
    CallToOrder,
    /// Cut the speaker off.
    Cut,
    /// Put the speaker back at the head of the list.
    BackToHead,
    /// Let the written text stand for the speech.
    TextInstead,
    /// Let the recording stand for it.
    RecordingInstead,
    /// Put the motion that comes first.
    PutMotion,
    /// Accept it.
    AcceptMotion,
    /// Reject it.
    RejectMotion,
    /// Take the first amendment into the text.
    AcceptAmendment,
    /// Put it into brackets.
    BracketAmendment,
    /// Not take it.
    RejectAmendment,
    /// Leave it aside.
    ParkAmendment,
    /// Put it to a roll call; the name is drawn by lot.
    PutAmendment,
    /// Put the text to a roll call; the name is drawn by lot.
    PutToVote,
    /// Take the text back for consultation.
    Consult,
    /// Record that there was no agreement.
    NotAgreed,
    /// Reopen a decision as of right.
    ReopenDecision,
    /// Take note of what was adopted in writing.
    NoteSilence,
    /// Propose the handover of the chair.
    OfferChair,
    /// Withdraw a handover or passing.
    WithdrawChairOffer,
    /// Let the vice-chair preside, while the Chair speaks for its country.
    PassChair,
    /// Take the next item up together with the open one.
    JoinItem,
    /// Add an item to the agenda; its number, kind and titles are to be filled in.
    AddItem,
    /// Announce the hour of the decision under the open item; the hour is to be filled in.
    AnnounceDecision,
    /// Extend the sitting, the interpreters having agreed.
    ExtendSitting,
    /// Count who is there.
    CountQuorum,
    /// Confirm who was admitted.
    ConfirmAdmissions,
}
