//! What somebody asks for: a command is an actor, what it saw, and one action.
//!
//! Actions are imperative. Each names its meeting and the thing it is about (entry, speech, item, revision),
//! so that a double press or a press on a stale screen does nothing instead of something else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::definition::{Bilingual, Definition, ItemKind, Power, Verb};
use super::ids::{
    AmendmentId, CommandId, DecisionNumber, EntryId, Epoch, Hash, ItemNumber, MeetingId, ModeratorId, MotionId,
    ObjectionId, PartyId, PointId, ProposalId, PublicKey, Revision, RoleId, SeatId, Signature, SilenceId, Span,
    SpeechId, Symbol, Timestamp, VoteId,
};

/// One thing that somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The sender's own name for it. Sent twice, it takes effect once.
    pub id: CommandId,
    /// Who asks, as the hub knows it; never taken from the message.
    pub actor: Actor,
    /// What the sender had before its eyes.
    #[serde(default)]
    pub seen: Seen,
    /// What is asked for.
    pub action: Action,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Actor {
    /// A seat of a party. Whether it presides is a rule, not a fact of the connection.
    Seat {
        /// The seat.
        seat: SeatId,
        /// In which capacity it acts.
        capacity: Capacity,
    },
    /// Who operates a control client. Never a presiding officer.
    Moderator {
        /// Which one.
        name: ModeratorId,
    },
    /// The hub itself: it started, a line went up or down.
    Hub {},
    /// Time: a deadline has come.
    Clock {},
}

impl Actor {
    /// A seat acting for its delegation.
    #[must_use]
    pub fn delegate(seat: SeatId) -> Self {
        Self::Seat { seat, capacity: Capacity::Delegate }
    }

    /// A seat using the Chair's powers.
    #[must_use]
    pub fn chair(seat: SeatId) -> Self {
        Self::Seat { seat, capacity: Capacity::Chair }
    }
}

/// In which capacity a seat acts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// For its delegation.
    Delegate,
    /// With the Chair's powers, fenced by the chair's epoch.
    Chair,
}

/// What the sender had before its eyes when it acted.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The position of the record that its screen showed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// The chair epoch of the meeting acted on. Wanted for every act with the Chair's powers, the sender's own
    /// or delegated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Epoch>,
    /// Whether the list of speakers was open on its screen: who asks for the floor while it closes is told so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub list_open: bool,
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    // ---- the conference and the hub -------------------------------------------------------------------
    /// The hub lays the conference down as the record's first entry.
    DefineConference {
        /// The whole of it.
        definition: Box<Definition>,
    },
    /// The hub has started: all lines are down until they come back.
    StartHub {
        /// When the hub was last known to be alive, if it ran before. Clocks stop there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last_alive: Option<Timestamp>,
    },
    /// A seat's line came up.
    LinkUp {
        /// The seat.
        seat: SeatId,
    },
    /// A seat's line went down: its connection closed, or was silent too long.
    LinkDown {
        /// The seat.
        seat: SeatId,
    },
    /// A seat's active device changed.
    TakeOverSeat {
        /// The seat.
        seat: SeatId,
        /// The new device's session number.
        session: u64,
    },
    /// The hub names the key with which it signs checkpoints of the record from now on.
    NameSealKey {
        /// The key.
        key: PublicKey,
        /// The signature of the key before it, which vouches for it. Without one the key is the first, or the one
        /// before was lost; the rules do not look at it, and whoever verifies the record does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vouched: Option<Signature>,
    },
    /// A deadline has come; the earliest one is carried out.
    Elapse {},

    // ---- presence and credentials ---------------------------------------------------------------------
    /// Admits the person who sits in a seat, or files another name for it.
    AdmitSeat {
        /// The seat.
        seat: SeatId,
        /// Who sits there.
        person: Person,
        /// Whether the credentials are in order.
        credential: Credential,
        /// The letter of authorisation, where one was handed in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<Letter>,
    },
    /// The presiding officer confirms the admissions to this meeting as they stand.
    ConfirmAdmissions {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Takes an admission back. Refused for a member while a proposal is put.
    EjectSeat {
        /// The seat.
        seat: SeatId,
        /// Why.
        reason: String,
    },
    /// A seat's endpoint will countersign checkpoints of the record with this key from now on.
    EnrolWitness {
        /// The key; no other seat has it.
        key: PublicKey,
    },
    /// The head of a delegation lets another seat of it act as representative, or takes that back.
    DesignateRepresentative {
        /// The seat.
        seat: SeatId,
        /// Whether its acts bind the party from now on.
        binds: bool,
    },
    /// Declares how a party takes part from now on.
    DeclarePresence {
        /// The meeting.
        meeting: MeetingId,
        /// The party.
        party: PartyId,
        /// The declaration.
        presence: Declared,
    },
    /// Gives a role of the meeting to a party, before the meeting opens.
    AssignRole {
        /// The meeting.
        meeting: MeetingId,
        /// The role.
        role: RoleId,
        /// Who holds it.
        party: PartyId,
    },

    // ---- meeting ---------------------------------------------------------------------------------------
    /// Opens the meeting, or its next sitting after an adjournment.
    OpenMeeting {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Suspends: the same sitting goes on later, everything is kept.
    SuspendMeeting {
        /// The meeting.
        meeting: MeetingId,
        /// Why, in the Chair's words.
        reason: String,
        /// When it is to go on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resume_at: Option<Timestamp>,
    },
    /// Goes on after a suspension.
    ResumeMeeting {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Ends the sitting: roll call and quorum anew when the next one opens.
    AdjournMeeting {
        /// The meeting.
        meeting: MeetingId,
        /// When the next sitting is to open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// Puts the meeting into technical hold (rules of ).
    HoldMeeting {
        /// The meeting.
        meeting: MeetingId,
        /// What is wrong.
        reason: String,
        /// When people will hear more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next_news_at: Option<Timestamp>,
    },
    /// Lifts a technical hold; only a presiding officer does, or the moderator for one.
    LiftHold {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Moves the planned end of the sitting; to a later hour with the interpreters' agreement.
    ExtendSitting {
        /// The meeting.
        meeting: MeetingId,
        /// The new planned end.
        closes_at: Timestamp,
        /// Whether the interpreters agreed to it; not asked for where the end comes earlier.
        #[serde(default)]
        interpreters_agree: bool,
    },
    /// Counts who is there, and with that the quorum of the session block that runs.
    CountQuorum {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Closes the meeting for good.
    CloseMeeting {
        /// The meeting.
        meeting: MeetingId,
        /// Why it closes although something is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        despite: Option<String>,
    },

    // ---- agenda ----------------------------------------------------------------------------------------
    /// Opens an item, concluding the one before it where nothing stands against that.
    OpenItem {
        /// The meeting.
        meeting: MeetingId,
        /// The item to open.
        item: ItemNumber,
        /// The innermost item that the sender saw open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<ItemNumber>,
        /// The Chair's ruling, wanted when the order of business or a feeding item stands against it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ruling: Option<String>,
    },
    /// Takes another item up together with the one that is open: one joint debate.
    JoinItem {
        /// The meeting.
        meeting: MeetingId,
        /// The item to be taken up too.
        item: ItemNumber,
        /// The innermost open item, as the sender saw it.
        with: ItemNumber,
        /// The Chair's ruling.
        ruling: String,
    },
    /// Concludes an item.
    ConcludeItem {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// How it ended. `None`: as the record says, if it says enough.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
        /// Lets those go who still wait for the floor; otherwise the item is not concluded over them.
        #[serde(default)]
        release_waiting: bool,
    },
    /// Puts an item off.
    DeferItem {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Until when.
        to: DeferTo,
        /// Whether those waiting for the floor keep their places.
        #[serde(default)]
        keep_list: bool,
    },
    /// Adds an item to the agenda: as part of its adoption, or under other matters by the meeting's agreement, for
    /// which the meeting is asked at once.
    AddItem {
        /// The meeting.
        meeting: MeetingId,
        /// Its number; under other matters one that lies inside that item, such as 9.1.
        item: ItemNumber,
        /// Its title, in both languages.
        title: Bilingual,
        /// What kind of item it is.
        kind: ItemKind,
    },
    /// Announces from when on the decision under an item is taken, or that it is not tied to an hour.
    AnnounceDecision {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// From when on; absent: the announcement is taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Timestamp>,
    },
    /// Takes an item off the agenda.
    WithdrawItem {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Why.
        reason: String,
    },

    // ---- chair -----------------------------------------------------------------------------------------
    /// The outgoing Chair proposes the handover: a consent window opens on it.
    OfferChair {
        /// The meeting.
        meeting: MeetingId,
        /// The incoming party.
        to: PartyId,
        /// The vice-chair that is set in the same act.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vice_chair: Option<PartyId>,
    },
    /// Lets another seat preside: of the same party, or the vice-chair while the Chair speaks for its country.
    PassChair {
        /// The meeting.
        meeting: MeetingId,
        /// The seat that is to preside.
        to: SeatId,
    },
    /// Takes the chair: after a handover agreed, when it was passed, in succession, or on return.
    AssumeChair {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Withdraws a handover or a passing that was not yet taken up.
    WithdrawChairOffer {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Gives a power to the moderator, or takes it back, for as long as this officer presides.
    DelegatePower {
        /// The meeting.
        meeting: MeetingId,
        /// The power.
        power: Power,
        /// Given or taken back.
        granted: bool,
    },

    // ---- floor -----------------------------------------------------------------------------------------
    /// Asks for the floor.
    RequestFloor {
        /// The meeting.
        meeting: MeetingId,
        /// The item that the sender saw open.
        item: ItemNumber,
        /// For which party; wanted from the moderator, the Secretariat and the Chair only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<PartyId>,
        /// Others for whom the speaker speaks too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        on_behalf_of: Vec<PartyId>,
    },
    /// Takes a request back.
    WithdrawRequest {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
    },
    /// Names another speaker of the same delegation for its entry.
    ReplaceSpeaker {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// Who will speak.
        seat: SeatId,
    },
    /// Moves a waiting entry, with the reason.
    MoveEntry {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// Its new place in the list, from 1.
        place: u32,
        /// Why.
        reason: String,
    },
    /// Strikes a waiting entry from the list, with the reason.
    RemoveEntry {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// Why.
        reason: String,
    },
    /// Takes a waiting delegation's written statement as read: it is annexed, and the entry leaves the list.
    TakeAsRead {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
    },
    /// Closes the list of an item.
    CloseList {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
    },
    /// Opens the list again.
    ReopenList {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
    },
    /// Gives the floor to an entry of the list; a speech that is on ends with it.
    GiveFloor {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// The speech that the sender saw on the floor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<SpeechId>,
    },
    /// Says that a called speaker has begun: only then does the clock run. Also resumes after a lost line.
    StartSpeech {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// Ends a speech: by its speaker, or by the Chair.
    EndSpeech {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// Cuts a speaker off.
    CutSpeech {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// Why.
        reason: String,
    },
    /// Stops the clock of a speech.
    PauseSpeech {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// For what.
        cause: PauseCause,
    },
    /// Lets the clock of a speech run on.
    ResumeSpeech {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// Calls a speaker to order who does not speak to the item; the next step is to cut it off.
    CallToOrder {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// Why.
        reason: String,
    },
    /// Asks the speaker to conclude.
    PromptSpeaker {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// What becomes of a speech whose line was lost, after the grace; or of one that does not start.
    SetAsideSpeech {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// What becomes of it.
        how: SetAside,
    },
    /// Changes a speaking time limit, from the next speech on.
    SetLimit {
        /// The meeting.
        meeting: MeetingId,
        /// For whom.
        class: LimitClass,
        /// The new limit.
        limit: Span,
    },

    /// Asks for a right of reply: it is heard when the list is closed and exhausted.
    RequestReply {
        /// The meeting.
        meeting: MeetingId,
        /// The item that the sender saw open.
        item: ItemNumber,
    },
    /// Asks to explain the position on a text, before or after the decision.
    RequestExplanation {
        /// The meeting.
        meeting: MeetingId,
        /// The text.
        proposal: ProposalId,
    },
    /// Puts the last speaker back at the head of the list, with a fresh clock.
    RestoreSpeaker {
        /// The meeting.
        meeting: MeetingId,
        /// The speech that ended last.
        speech: SpeechId,
    },
    /// Lets the Secretariat clarify, or the Chair itself say something: a pause, not an entry of the list.
    LetIntervene {
        /// The meeting.
        meeting: MeetingId,
        /// The Secretariat, or the presiding party.
        party: PartyId,
    },
    /// Ends such an intervention; a speech that it interrupted goes on.
    EndIntervention {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Says whether the microphone of a seat is open.
    ReportMicrophone {
        /// The meeting.
        meeting: MeetingId,
        /// The seat.
        seat: SeatId,
        /// Whether it is open.
        open: bool,
    },

    // ---- points of order -------------------------------------------------------------------------------
    /// Raises a point of order: a speech stands still, and the Chair rules at once.
    RaisePointOfOrder {
        /// The meeting.
        meeting: MeetingId,
        /// What it is, in writing: the Chair may rule on this alone.
        text: String,
        /// Whether it is about how the decision is taken that the meeting is asked for; nothing else interrupts
        /// while it is.
        #[serde(default)]
        about_decision: bool,
    },
    /// The Chair rules on the first point of order that is pending.
    RulePoint {
        /// The meeting.
        meeting: MeetingId,
        /// The point.
        point: PointId,
        /// The ruling.
        ruling: PointRuling,
    },
    /// Appeals the last ruling.
    AppealRuling {
        /// The meeting.
        meeting: MeetingId,
        /// The point ruled on.
        point: PointId,
    },
    /// Puts an appeal to a roll call, where the meeting votes: who votes yes sets the ruling aside.
    PutAppeal {
        /// The meeting.
        meeting: MeetingId,
        /// The point ruled on.
        point: PointId,
        /// The name drawn by lot with which the roll call begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<PartyId>,
    },
    /// The Chair records what came of consultations on an appeal, where the meeting does not vote.
    SettleAppeal {
        /// The meeting.
        meeting: MeetingId,
        /// The point ruled on.
        point: PointId,
        /// What came of it.
        outcome: AppealOutcome,
    },

    // ---- decisions -------------------------------------------------------------------------------------
    /// Lays a text on the table.
    TableProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// The operative text: what is agreed to, up to 8 KiB.
        text: String,
        /// Documents that the text is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentRevision>,
    },
    /// Replaces a text on the table with its next revision.
    ReviseProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        base: Revision,
        /// The new operative text.
        text: String,
        /// Documents that the text is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentRevision>,
    },
    /// Takes a text from the table.
    WithdrawProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
    },
    /// Puts the text to the meeting: "May I take it that the Meeting agrees?".
    PutProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision put.
        revision: Revision,
        /// Its hash, as the sender saw it.
        hash: Hash,
    },
    /// A delegation's endpoint says that the text is before it, over a live line.
    Acknowledge {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision shown.
        revision: Revision,
        /// The hash of what is shown, worked out by the endpoint itself.
        hash: Hash,
    },
    /// Objects.
    Object {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision objected to.
        revision: Revision,
        /// The point, in the delegation's words; may be empty and given by voice.
        point: String,
    },
    /// Withdraws an objection: the window begins anew.
    WithdrawObjection {
        /// The meeting.
        meeting: MeetingId,
        /// The objection.
        objection: ObjectionId,
    },
    /// Turns an objection into a reservation: the adoption proceeds with it attached.
    ConvertObjection {
        /// The meeting.
        meeting: MeetingId,
        /// The objection.
        objection: ObjectionId,
        /// The reservation.
        text: String,
    },
    /// Places a reservation on a text or a decision; never blocks.
    Reserve {
        /// The meeting.
        meeting: MeetingId,
        /// What it is about.
        about: About,
        /// The reservation.
        text: String,
    },
    /// Places an explanation of position on the record.
    ExplainPosition {
        /// The meeting.
        meeting: MeetingId,
        /// What it is about.
        about: About,
        /// The explanation.
        text: String,
    },
    /// Dissociates the party from a decision's consensus.
    Dissociate {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
        /// The statement; may be empty.
        text: String,
    },
    /// Comments on a text without blocking it.
    Comment {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision commented on.
        revision: Revision,
        /// The comment.
        text: String,
    },
    /// Asks for time: the window freezes until the same party lets it go.
    AskForTime {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
    },
    /// Needs no more time.
    ReleaseTime {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
    },
    /// The Secretariat enters a consent given by another channel.
    RecordConsent {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision consented to.
        revision: Revision,
        /// Whose consent.
        party: PartyId,
        /// Who of the delegation gave it.
        given_by: String,
        /// By which channel, e.g. a telephone number.
        channel: String,
    },
    /// A second person confirms such a consent.
    ConfirmConsent {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// Whose consent.
        party: PartyId,
    },
    /// Takes a text that was put back, without deciding.
    SetAsideProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
        /// What becomes of it.
        how: ProposalFate,
    },
    /// Declares: "It is so decided.".
    Declare {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision decided.
        revision: Revision,
        /// Its hash, as the sender saw it.
        hash: Hash,
        /// The verb, chosen by the Chair.
        verb: Verb,
        /// How something is noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        style: Option<Style>,
        /// Who does what by when.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        follow_ups: Vec<FollowUp>,
    },

    // ---- amendments --------------------------------------------------------------------------------------
    /// Proposes other words for a passage of a text on the table.
    ProposeAmendment {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        base: Revision,
        /// The words to be replaced.
        passage: Passage,
        /// The new words; none strikes the passage out.
        new: String,
    },
    /// Words an amendment anew on the present revision, after its text got another.
    RebaseAmendment {
        /// The meeting.
        meeting: MeetingId,
        /// The amendment.
        amendment: AmendmentId,
        /// The revision that the sender saw.
        base: Revision,
        /// The words to be replaced.
        passage: Passage,
        /// The new words; none strikes the passage out.
        new: String,
    },
    /// Takes an amendment back.
    WithdrawAmendment {
        /// The meeting.
        meeting: MeetingId,
        /// The amendment.
        amendment: AmendmentId,
    },
    /// Says what becomes of an amendment; its proposer need not be on the line.
    SettleAmendment {
        /// The meeting.
        meeting: MeetingId,
        /// The amendment.
        amendment: AmendmentId,
        /// The revision of the text that the sender saw.
        base: Revision,
        /// What becomes of it.
        how: AmendmentRuling,
    },
    /// Says in which order the meeting votes on amendments to a text: the one furthest removed in substance first
    ///
    OrderAmendments {
        /// The meeting.
        meeting: MeetingId,
        /// The text.
        proposal: ProposalId,
        /// The revision of the text that the sender saw.
        revision: Revision,
        /// Every amendment that is not settled, the furthest removed first.
        order: Vec<AmendmentId>,
    },
    /// Puts an amendment to a roll call, where the meeting votes.
    PutAmendmentToVote {
        /// The meeting.
        meeting: MeetingId,
        /// The amendment.
        amendment: AmendmentId,
        /// The revision of the text that the sender saw.
        base: Revision,
        /// The name drawn by lot with which the roll call begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<PartyId>,
    },
    /// Takes up a text that its mover withdrew.
    ReintroduceProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
    },
    /// Asks that a part of a text be taken separately.
    AskDivision {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
        /// The part.
        part: Passage,
    },
    /// Makes a part of a text a text of its own, to be taken separately.
    DivideProposal {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
        /// The part.
        part: Passage,
    },

    // ---- after the gavel -------------------------------------------------------------------------------
    /// A member whose line was down between Put and Declare asks to come back to the decision.
    AskToReopen {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
        /// Why; may be empty.
        reason: String,
    },
    /// Takes such a request back.
    WithdrawReopening {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
    },
    /// The Chair reopens a decision, as of right where that was asked.
    ReopenDecision {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
    },
    /// Names the parties that join the decision later, before the text is put in that form.
    ListJoiningLater {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
        /// Who joins later; nobody takes the form back.
        parties: Vec<PartyId>,
    },
    /// A party that was to join later joins.
    JoinDecision {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
    },

    // ---- motions and votes -------------------------------------------------------------------------------
    /// Moves a procedural motion, or that a decision be reconsidered.
    MoveMotion {
        /// The meeting.
        meeting: MeetingId,
        /// What is moved.
        kind: MotionKind,
    },
    /// Asks to speak on a motion; few may, and on some nobody.
    SpeakOnMotion {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
        /// For or against.
        side: Side,
    },
    /// Objects when the Chair asks whether there is no objection.
    ObjectToMotion {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
    },
    /// Takes a motion back before it is put.
    WithdrawMotion {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
    },
    /// Puts a motion: to a roll call, or by asking whether there is no objection.
    PutMotion {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
        /// The name drawn by lot with which the roll call begins; wanted where the meeting votes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<PartyId>,
    },
    /// The Chair decides a motion after asking, where the meeting does not vote.
    RuleOnMotion {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
        /// Whether it is accepted.
        accepted: bool,
    },
    /// Puts a text to a roll call, where the meeting votes.
    PutToVote {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision put.
        revision: Revision,
        /// Its hash, as the sender saw it.
        hash: Hash,
        /// The name drawn by lot with which the roll call begins.
        first: PartyId,
    },
    /// Votes when called; the Secretariat enters what was said in the hall.
    CastVote {
        /// The meeting.
        meeting: MeetingId,
        /// The roll call.
        vote: VoteId,
        /// The vote.
        choice: Choice,
        /// Whose vote; wanted of the Secretariat only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<PartyId>,
    },
    /// The member called does not answer: it is called once more at the end.
    PassVoter {
        /// The meeting.
        meeting: MeetingId,
        /// The roll call.
        vote: VoteId,
        /// The member called.
        party: PartyId,
    },

    // ---- silence procedure -------------------------------------------------------------------------------
    /// Asks the parties in writing, between meetings: nobody objecting by the deadline, the text is adopted.
    OpenSilence {
        /// The meeting.
        meeting: MeetingId,
        /// The text; it is frozen.
        about: SilenceText,
        /// Until when objections may come; as announced, whatever day that is.
        deadline: Timestamp,
        /// What no answer means.
        means: SilenceMeans,
    },
    /// Objects in writing; the Secretariat enters what came as a letter.
    ObjectInSilence {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Whose objection; wanted of the Secretariat only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<PartyId>,
        /// The objection.
        text: String,
        /// Which letter, and by which way it came; wanted of the Secretariat.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<String>,
    },
    /// Withdraws such an objection; the period goes on as it was.
    WithdrawSilenceObjection {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Whose; wanted of the Secretariat only, for what came as a letter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<PartyId>,
    },
    /// Tells a party that its objection is there.
    AcknowledgeSilenceObjection {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Whose objection.
        party: PartyId,
    },
    /// Consents in so many words, where silence means absence.
    ConsentInSilence {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
    },
    /// Moves the deadline by a ruling: an objection came in time and cannot be read, or not from one entitled.
    ExtendSilence {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// The new deadline.
        deadline: Timestamp,
        /// The ruling.
        ruling: String,
    },
    /// Puts a changed text in the place of the one before: the period begins anew.
    RestartSilence {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// The new text.
        text: String,
        /// Documents that the text is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentRevision>,
        /// The new deadline.
        deadline: Timestamp,
    },
    /// The meeting takes note of what was adopted between meetings.
    NoteSilence {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
    },

    // ---- the record ------------------------------------------------------------------------------------
    /// Corrects an entry of the record by a new one: a corrigendum.
    RecordCorrigendum {
        /// The meeting.
        meeting: MeetingId,
        /// The entry that is corrected, by its position.
        position: u64,
        /// How it should read.
        text: String,
    },

    // ---- documents -------------------------------------------------------------------------------------
    /// Tables a document or its next revision.
    TableDocument {
        /// The meeting.
        meeting: MeetingId,
        /// Its symbol.
        symbol: Symbol,
        /// The revision that the sender saw as the last; absent for the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Revision>,
        /// Its title from this revision on.
        title: Bilingual,
        /// The language of the content, BCP 47.
        language: String,
        /// What it consists of.
        content: Content,
    },
    /// Issues an adopted document: a separate act under a mandate.
    IssueDocument {
        /// The meeting.
        meeting: MeetingId,
        /// Its symbol.
        symbol: Symbol,
        /// The revision issued.
        revision: Revision,
        /// Under whose mandate.
        mandate: String,
        /// Not to be shown to the public before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        embargo_until: Option<Timestamp>,
    },
    /// Takes back what was issued; it stays on the record.
    RetractDocument {
        /// The meeting.
        meeting: MeetingId,
        /// Its symbol.
        symbol: Symbol,
        /// Why.
        reason: String,
    },
}

/// A person who sits in a seat: filed at admission, never part of the definition.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as the delegation writes it; empty where the seat was admitted by its invitation and nobody has said
    /// a name yet.
    pub name: String,
    /// The office or title as shown; may be empty. Rank is shown, never checked.
    #[serde(default)]
    pub title: String,
}

/// A letter that authorises a person to represent a party: a credential document, of which the record keeps what it
/// is called and what it hashes to, and the Secretariat the paper.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// What it is called: its number and date.
    pub reference: String,
    /// SHA-256 of the file that was handed in; absent for paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Hash>,
}

/// The state of a seat's credentials.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Credential {
    /// In order.
    Accepted,
    /// Under question; the same rights until decided.
    Provisional,
}

/// How a party says it takes part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Declared {
    /// Takes part, as its line allows.
    Present,
    /// Away for a while; the meeting proceeds without it.
    AwayProceed,
    /// Away for a while; nothing is decided meanwhile.
    AwayHold,
    /// Not represented. Does not stop consensus.
    Absent,
}

/// How an item ended.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// With the decisions declared under it.
    Decided {},
    /// It needed none and is done: an opening, a statement, a closing.
    Done {},
    /// Views were exchanged.
    ViewsExchanged {},
    /// No agreement; consultations go on.
    NotAgreed {},
    /// The parties are asked in writing.
    AdReferendum {},
    /// No decision was taken although one was planned.
    NoDecision {
        /// Why.
        reason: String,
    },
}

/// Until when an item is put off.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum DeferTo {
    /// Until after another item of this meeting.
    Item {
        /// That item.
        item: ItemNumber,
    },
    /// To a later sitting of this meeting.
    Sitting {},
    /// Later in this sitting.
    Later {},
    /// To another or the next meeting: that is a disposition, and this meeting may close over it.
    NextMeeting {
        /// Which one, if it is of this conference.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meeting: Option<MeetingId>,
    },
}

/// Why a speech is paused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PauseCause {
    /// A point of order is heard.
    PointOfOrder,
    /// The speaker's line went down.
    Link,
    /// Interpretation failed.
    Interpretation,
    /// The Chair interrupts, or the Secretariat clarifies.
    Chair,
    /// The meeting is suspended or in technical hold.
    Meeting,
}

/// A ruling on a point of order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointRuling {
    /// The mover is right.
    Upheld,
    /// The mover is not.
    NotUpheld,
    /// The mover took it back, or did not come back within the grace.
    Withdrawn,
}

/// What came of an appeal against a ruling.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AppealOutcome {
    /// The Chair consulted the members (profile `asean`).
    Consulted {
        /// Whether they agree by consensus that the ruling does not stand.
        overruled: bool,
    },
    /// The members voted (profile `un`). The ruling stands unless most of those present are against it.
    Voted {
        /// For the ruling.
        sustain: u32,
        /// Against it.
        overrule: u32,
        /// Abstentions.
        abstain: u32,
    },
}

/// What becomes of a speech that cannot go on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SetAside {
    /// Back to the head of the list.
    ToHead,
    /// The written text stands for it: "statement to be annexed".
    TextOnly,
    /// Its recording is played in its place: the clock runs on.
    Recording,
}

/// For whom a speaking time limit holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitClass {
    /// Ministers of members.
    Minister,
    /// Senior officials of members.
    SeniorOfficial,
    /// Partners.
    Partner,
    /// Observers, guests, the Secretariat.
    Observer,
    /// Who presents the item.
    Presenter,
    /// Speeches on behalf of several parties.
    Group,
    /// A first right of reply.
    Reply,
    /// A second right of reply.
    SecondReply,
    /// Who raises a point of order.
    PointOfOrder,
    /// An explanation of position.
    Explanation,
}

/// A document at one revision.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRevision {
    /// Its symbol.
    pub symbol: Symbol,
    /// The revision.
    pub revision: Revision,
}

/// What a statement on the record is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum About {
    /// A text on the table.
    Proposal {
        /// Which.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
    },
    /// A declared decision.
    Decision {
        /// Which.
        decision: DecisionNumber,
    },
}

/// What becomes of a text that was put and is not decided.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProposalFate {
    /// Back on the table for consultation.
    Consultation {},
    /// "The Meeting agreed to continue consultations."
    NotAgreed {},
    /// Referred upwards.
    Referred {
        /// To whom.
        to: String,
    },
    /// Taken ad referendum: the parties are asked in writing. Only by opening the procedure.
    AdReferendum {
        /// The procedure.
        silence: SilenceId,
    },
}

/// How something is noted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Plainly.
    Plain,
    /// With appreciation.
    Appreciation,
    /// With satisfaction.
    Satisfaction,
    /// With concern.
    Concern,
}

/// A task that follows from a decision.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Who is asked.
    pub who: String,
    /// What is to be done.
    pub what: String,
    /// By when, as the meeting put it; may be empty.
    #[serde(default)]
    pub by: String,
}

/// Words of a text, found by themselves: what is seen is what is meant, whatever stands before it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The words, exactly.
    pub words: String,
    /// Which time they occur, from 1.
    #[serde(default = "first_occurrence")]
    pub occurrence: u32,
}

fn first_occurrence() -> u32 {
    1
}

/// What the Chair says of an amendment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentRuling {
    /// Agreed: the text gets its next revision.
    Accept,
    /// Not agreed: old and new words stand in brackets in the next revision.
    Bracket,
    /// Not taken.
    Reject,
    /// Left aside for now.
    Park,
}

/// The text of a silence procedure.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SilenceText {
    /// One that lies on the table, such as the report: it is taken ad referendum.
    Proposal {
        /// The proposal.
        proposal: ProposalId,
        /// The revision that the sender saw.
        revision: Revision,
        /// Its hash, as the sender saw it.
        hash: Hash,
    },
    /// Another.
    Text {
        /// The operative text.
        text: String,
        /// Documents that it is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<DocumentRevision>,
    },
}

/// What no answer means in a silence procedure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SilenceMeans {
    /// Who says nothing consents.
    Consent,
    /// Who says nothing was absent.
    Absence,
}

/// A procedural motion, the highest in rank first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum MotionKind {
    /// To suspend the meeting. Not debated.
    SuspendMeeting {
        /// Why.
        reason: String,
        /// When it is to go on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resume_at: Option<Timestamp>,
    },
    /// To adjourn the meeting. Not debated.
    AdjournMeeting {
        /// When the next sitting is to open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// To adjourn the debate on the item: besides the mover two speak for and two against.
    AdjournDebate {},
    /// To close the debate: two speak against.
    CloseDebate {},
    /// To reconsider a decision: two speak against; two thirds, or consensus where the meeting does not vote.
    Reconsider {
        /// Which.
        decision: DecisionNumber,
    },
}

/// On which side somebody speaks on a motion.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// For it.
    For,
    /// Against it.
    Against,
}

/// A vote in a roll call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Abstention.
    Abstain,
}

/// What a document consists of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Content {
    /// A text of up to 8 KiB, kept in the record itself.
    Text {
        /// The text.
        text: String,
    },
    /// A file, kept under its hash; durable before the event that names it.
    File {
        /// SHA-256 of its bytes.
        hash: Hash,
        /// Its length in bytes.
        size: u64,
        /// Its media type.
        media_type: String,
    },
}

/// Longest operative text, in bytes.
pub const TEXT_MAX_BYTES: usize = 8 * 1024;
/// Longest reason, point, name or note, in bytes.
pub const NOTE_MAX_BYTES: usize = 1024;
/// Largest file of a document, in bytes.
pub const FILE_MAX_BYTES: u64 = 20 * 1024 * 1024;

/// Most statements of one party about one text or decision.
pub const STATEMENTS_MAX: u32 = 10;
/// Most comments of one party on one text.
pub const COMMENTS_MAX: u32 = 30;
/// Objections of one party to one text that are kept besides the one that stands. A right to object is never
/// used up: of those that no longer stand the oldest go.
pub const OBJECTIONS_KEPT: usize = 10;
/// Most texts of one delegation under one item; those who conduct the meeting lay ten times as many.
pub const TEXTS_MAX: u32 = 30;
/// Most documents that one text is about.
pub const REFERENCES_MAX: u32 = 50;
/// Most tasks that follow from one decision.
pub const FOLLOW_UPS_MAX: u32 = 50;
/// Most amendments of one party to one text.
pub const AMENDMENTS_MAX: u32 = 50;
/// Most parts of one revision that one party asks to take separately.
pub const DIVISIONS_MAX: u32 = 10;
/// Most motions of one party in one meeting.
pub const MOTIONS_MAX: u32 = 50;
/// Most documents of a conference that delegations table; those who conduct it table four times as many.
pub const DOCUMENTS_MAX: u32 = 1_000;
/// Most revisions of one document that a delegation may make; those who conduct the meeting make four times as many.
pub const REVISIONS_MAX: u32 = 100;
/// Most corrections of the record of one conference.
pub const CORRIGENDA_MAX: u32 = 1_000;
/// Most items that a meeting adds to its agenda, and is asked to add.
pub const ADDED_ITEMS_MAX: u32 = 50;
/// Most silence procedures of one meeting.
pub const SILENCES_MAX: u32 = 200;

impl Action {
    /// The meeting that the action is about; `None` for those of the whole conference.
    #[must_use]
    pub fn meeting(&self) -> Option<&MeetingId> {
        match self {
            Self::DefineConference { .. }
            | Self::StartHub { .. }
            | Self::LinkUp { .. }
            | Self::LinkDown { .. }
            | Self::TakeOverSeat { .. }
            | Self::NameSealKey { .. }
            | Self::Elapse {}
            | Self::AdmitSeat { .. }
            | Self::EjectSeat { .. }
            | Self::DesignateRepresentative { .. }
            | Self::EnrolWitness { .. } => None,
            Self::DeclarePresence { meeting, .. }
            | Self::ConfirmAdmissions { meeting }
            | Self::AssignRole { meeting, .. }
            | Self::OpenMeeting { meeting }
            | Self::SuspendMeeting { meeting, .. }
            | Self::ResumeMeeting { meeting }
            | Self::AdjournMeeting { meeting, .. }
            | Self::HoldMeeting { meeting, .. }
            | Self::LiftHold { meeting }
            | Self::ExtendSitting { meeting, .. }
            | Self::CountQuorum { meeting }
            | Self::CloseMeeting { meeting, .. }
            | Self::OpenItem { meeting, .. }
            | Self::JoinItem { meeting, .. }
            | Self::ConcludeItem { meeting, .. }
            | Self::DeferItem { meeting, .. }
            | Self::AddItem { meeting, .. }
            | Self::AnnounceDecision { meeting, .. }
            | Self::WithdrawItem { meeting, .. }
            | Self::OfferChair { meeting, .. }
            | Self::PassChair { meeting, .. }
            | Self::AssumeChair { meeting }
            | Self::WithdrawChairOffer { meeting }
            | Self::DelegatePower { meeting, .. }
            | Self::RequestFloor { meeting, .. }
            | Self::WithdrawRequest { meeting, .. }
            | Self::ReplaceSpeaker { meeting, .. }
            | Self::MoveEntry { meeting, .. }
            | Self::RemoveEntry { meeting, .. }
            | Self::TakeAsRead { meeting, .. }
            | Self::CloseList { meeting, .. }
            | Self::ReopenList { meeting, .. }
            | Self::GiveFloor { meeting, .. }
            | Self::StartSpeech { meeting, .. }
            | Self::EndSpeech { meeting, .. }
            | Self::CutSpeech { meeting, .. }
            | Self::PauseSpeech { meeting, .. }
            | Self::ResumeSpeech { meeting, .. }
            | Self::CallToOrder { meeting, .. }
            | Self::PromptSpeaker { meeting, .. }
            | Self::SetAsideSpeech { meeting, .. }
            | Self::SetLimit { meeting, .. }
            | Self::RequestReply { meeting, .. }
            | Self::RequestExplanation { meeting, .. }
            | Self::RestoreSpeaker { meeting, .. }
            | Self::LetIntervene { meeting, .. }
            | Self::EndIntervention { meeting }
            | Self::ReportMicrophone { meeting, .. }
            | Self::RaisePointOfOrder { meeting, .. }
            | Self::RulePoint { meeting, .. }
            | Self::AppealRuling { meeting, .. }
            | Self::PutAppeal { meeting, .. }
            | Self::SettleAppeal { meeting, .. }
            | Self::TableProposal { meeting, .. }
            | Self::ReviseProposal { meeting, .. }
            | Self::WithdrawProposal { meeting, .. }
            | Self::PutProposal { meeting, .. }
            | Self::Acknowledge { meeting, .. }
            | Self::Object { meeting, .. }
            | Self::WithdrawObjection { meeting, .. }
            | Self::ConvertObjection { meeting, .. }
            | Self::Reserve { meeting, .. }
            | Self::ExplainPosition { meeting, .. }
            | Self::Dissociate { meeting, .. }
            | Self::Comment { meeting, .. }
            | Self::AskForTime { meeting, .. }
            | Self::ReleaseTime { meeting, .. }
            | Self::RecordConsent { meeting, .. }
            | Self::ConfirmConsent { meeting, .. }
            | Self::SetAsideProposal { meeting, .. }
            | Self::Declare { meeting, .. }
            | Self::AskToReopen { meeting, .. }
            | Self::WithdrawReopening { meeting, .. }
            | Self::ReopenDecision { meeting, .. }
            | Self::ListJoiningLater { meeting, .. }
            | Self::JoinDecision { meeting, .. }
            | Self::ProposeAmendment { meeting, .. }
            | Self::RebaseAmendment { meeting, .. }
            | Self::WithdrawAmendment { meeting, .. }
            | Self::SettleAmendment { meeting, .. }
            | Self::OrderAmendments { meeting, .. }
            | Self::PutAmendmentToVote { meeting, .. }
            | Self::ReintroduceProposal { meeting, .. }
            | Self::AskDivision { meeting, .. }
            | Self::DivideProposal { meeting, .. }
            | Self::OpenSilence { meeting, .. }
            | Self::ObjectInSilence { meeting, .. }
            | Self::WithdrawSilenceObjection { meeting, .. }
            | Self::AcknowledgeSilenceObjection { meeting, .. }
            | Self::ConsentInSilence { meeting, .. }
            | Self::ExtendSilence { meeting, .. }
            | Self::RestartSilence { meeting, .. }
            | Self::NoteSilence { meeting, .. }
            | Self::MoveMotion { meeting, .. }
            | Self::SpeakOnMotion { meeting, .. }
            | Self::ObjectToMotion { meeting, .. }
            | Self::WithdrawMotion { meeting, .. }
            | Self::PutMotion { meeting, .. }
            | Self::RuleOnMotion { meeting, .. }
            | Self::PutToVote { meeting, .. }
            | Self::CastVote { meeting, .. }
            | Self::PassVoter { meeting, .. }
            | Self::RecordCorrigendum { meeting, .. }
            | Self::TableDocument { meeting, .. }
            | Self::IssueDocument { meeting, .. }
            | Self::RetractDocument { meeting, .. } => Some(meeting),
        }
    }
}
