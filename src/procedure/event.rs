//! What happened: facts in the past tense, applied without judging.
//!
//! One command gives at most one entry with all its events. A recorded event is a fact; applying it never fails.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::command::{
    AppealOutcome, Choice, Content, Credential, Declared, DeferTo, DocumentRevision, FollowUp, Letter, LimitClass,
    MotionKind, Outcome, Passage, PauseCause, Person, PointRuling, ProposalFate, Side, SilenceMeans, Style,
};
use super::definition::{Bilingual, Definition, ItemPlan, Power, Verb};
use super::ids::{
    AmendmentId, DecisionNumber, EntryId, Epoch, Hash, ItemNumber, MeetingId, ModeratorId, MotionId, ObjectionId,
    PartyId, PointId, ProposalId, PublicKey, Revision, RoleId, SeatId, Signature, SilenceId, Span, SpeechId,
    StatementId, Symbol, Timestamp, VoteId,
};

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    // ---- the conference and the hub -------------------------------------------------------------------
    /// The conference was laid down.
    ConferenceDefined {
        /// The whole of it.
        definition: Box<Definition>,
    },
    /// The hub started; every line counts as down.
    HubStarted {
        /// Where the clocks of the former run stopped.
        last_alive: Option<Timestamp>,
    },
    /// A seat's line came up.
    LinkCameUp {
        /// The seat.
        seat: SeatId,
    },
    /// A seat's line went down.
    LinkWentDown {
        /// The seat.
        seat: SeatId,
    },
    /// A party's last binding line was down for longer than the grace.
    PartyDropped {
        /// The party.
        party: PartyId,
    },
    /// Another device speaks for the seat now.
    SeatTakenOver {
        /// The seat.
        seat: SeatId,
        /// The new device's session number.
        session: u64,
    },
    /// The hub signs checkpoints of the record with this key from now on.
    SealKeyNamed {
        /// The key.
        key: PublicKey,
        /// The signature of the key before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vouched: Option<Signature>,
    },
    /// A seat's endpoint countersigns checkpoints of the record with this key from now on.
    WitnessEnrolled {
        /// The seat.
        seat: SeatId,
        /// The key.
        key: PublicKey,
    },

    // ---- presence and credentials ---------------------------------------------------------------------
    /// A person was admitted to a seat.
    SeatAdmitted {
        /// The seat.
        seat: SeatId,
        /// Who.
        person: Person,
        /// The state of the credentials.
        credential: Credential,
        /// The letter of authorisation that was filed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<Letter>,
    },
    /// The presiding officer confirmed the admissions to the meeting.
    AdmissionsConfirmed {
        /// The meeting.
        meeting: MeetingId,
        /// The seats whose credentials are in order, and were not confirmed yet.
        accepted: Vec<SeatId>,
        /// The seats that sit provisionally, and were not confirmed as such yet.
        provisional: Vec<SeatId>,
    },
    /// An admission was taken back.
    SeatEjected {
        /// The seat.
        seat: SeatId,
        /// Why.
        reason: String,
    },
    /// A seat was made a representative of its party, or is one no longer.
    RepresentativeDesignated {
        /// The seat.
        seat: SeatId,
        /// Whether its acts bind the party from now on.
        binds: bool,
    },
    /// A party declared how it takes part.
    PresenceDeclared {
        /// The meeting.
        meeting: MeetingId,
        /// The party.
        party: PartyId,
        /// The declaration.
        presence: Declared,
        /// Whether the Secretariat or the moderator filed it, and not the party.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        filed: bool,
    },
    /// A role was given.
    RoleAssigned {
        /// The meeting.
        meeting: MeetingId,
        /// The role.
        role: RoleId,
        /// To whom.
        party: PartyId,
    },

    // ---- meeting ---------------------------------------------------------------------------------------
    /// A sitting opened.
    SittingOpened {
        /// The meeting.
        meeting: MeetingId,
        /// Which sitting, from 1.
        sitting: u32,
        /// Its planned end.
        closes_at: Option<Timestamp>,
        /// The deciding parties seated at that moment.
        seated: Vec<PartyId>,
    },
    /// Who is there was counted: as a session block began, or in it.
    QuorumCounted {
        /// The meeting.
        meeting: MeetingId,
        /// The block of the sitting, from 1.
        block: u32,
        /// The parties that take part in decisions and were seated.
        seated: Vec<PartyId>,
        /// How many take part in decisions.
        members: u32,
        /// Whether they were enough to open a debate; that stands for the block.
        to_debate: bool,
        /// Whether they were enough to decide at that moment.
        to_decide: bool,
    },
    /// The meeting was suspended.
    MeetingSuspended {
        /// The meeting.
        meeting: MeetingId,
        /// Why.
        reason: String,
        /// When it is to go on.
        resume_at: Option<Timestamp>,
    },
    /// The same sitting went on.
    MeetingResumed {
        /// The meeting.
        meeting: MeetingId,
    },
    /// The sitting ended.
    MeetingAdjourned {
        /// The meeting.
        meeting: MeetingId,
        /// When the next sitting is to open.
        until: Option<Timestamp>,
    },
    /// Technical hold began.
    HoldBegan {
        /// The meeting.
        meeting: MeetingId,
        /// What is wrong.
        cause: HoldCause,
        /// When people will hear more.
        next_news_at: Option<Timestamp>,
    },
    /// Technical hold was lifted.
    HoldLifted {
        /// The meeting.
        meeting: MeetingId,
    },
    /// The planned end of the sitting came near.
    SittingEndNear {
        /// The meeting.
        meeting: MeetingId,
        /// How long before the planned end.
        left: Span,
    },
    /// Those who wait for the floor need more time than the sitting has left.
    ListTooLong {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Speaking time that its list still needs.
        list: Span,
        /// What the sitting has left.
        left: Span,
    },
    /// The planned end of the sitting was moved.
    SittingExtended {
        /// The meeting.
        meeting: MeetingId,
        /// The new planned end.
        closes_at: Timestamp,
    },
    /// The meeting closed for good.
    MeetingClosed {
        /// The meeting.
        meeting: MeetingId,
        /// Why it closed although something was open.
        despite: Option<String>,
    },

    // ---- agenda ----------------------------------------------------------------------------------------
    /// An item opened, or opened again.
    ItemOpened {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Which opening of it, from 1.
        opening: u32,
        /// The ruling under which it opened, if one was needed.
        ruling: Option<String>,
        /// Who is on its list from the start: presenters, prepared speakers, a tour de table.
        prepared: Vec<Prepared>,
    },
    /// An item was taken up together with the one that was open.
    ItemJoined {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// With which one.
        with: ItemNumber,
        /// Which opening of it, from 1.
        opening: u32,
        /// The ruling.
        ruling: String,
        /// Who is on its list from the start.
        prepared: Vec<Prepared>,
    },
    /// An item was concluded.
    ItemConcluded {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// How it ended.
        outcome: Outcome,
    },
    /// An item was put off.
    ItemDeferred {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Until when.
        to: DeferTo,
    },
    /// The meeting is asked to add an item; the proposal with that number carries it.
    ItemProposed {
        /// The meeting.
        meeting: MeetingId,
        /// The item as it would be added.
        item: Box<ItemPlan>,
        /// The text on which the meeting is asked.
        proposal: ProposalId,
    },
    /// An item was added to the agenda.
    ItemAdded {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: Box<ItemPlan>,
        /// The decision by which the meeting agreed; without one it is part of the adoption of the agenda.
        decision: Option<DecisionNumber>,
    },
    /// It was announced from when on the decision under an item is taken.
    DecisionAnnounced {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// From when on; absent: the announcement was taken back.
        from: Option<Timestamp>,
    },
    /// An item was taken off the agenda.
    ItemWithdrawn {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Why.
        reason: String,
    },

    // ---- chair -----------------------------------------------------------------------------------------
    /// A handover was proposed; the proposal with that number carries it.
    ChairOffered {
        /// The meeting.
        meeting: MeetingId,
        /// The incoming party.
        to: PartyId,
        /// The vice-chair to be.
        vice_chair: Option<PartyId>,
        /// The text on which the meeting is asked.
        proposal: ProposalId,
    },
    /// The meeting agreed to the handover; the incoming party may take the chair.
    HandoverAgreed {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
    },
    /// The chair was passed to another seat, which has to take it.
    ChairPassed {
        /// The meeting.
        meeting: MeetingId,
        /// The seat.
        to: SeatId,
    },
    /// A handover or passing was withdrawn.
    ChairOfferWithdrawn {
        /// The meeting.
        meeting: MeetingId,
    },
    /// A seat took the chair: the epoch grows by one.
    ChairAssumed {
        /// The meeting.
        meeting: MeetingId,
        /// The seat that presides now.
        seat: SeatId,
        /// The new epoch.
        epoch: Epoch,
        /// How it came to it.
        cause: ChairCause,
    },
    /// The presiding seat's line went down: nobody presides.
    ChairVacated {
        /// The meeting.
        meeting: MeetingId,
    },
    /// The chair was offered to those next in line.
    SuccessionOpened {
        /// The meeting.
        meeting: MeetingId,
        /// Who may take it, first in line first.
        candidates: Vec<SeatId>,
    },
    /// The Chair came back before anybody took the chair, and still holds it.
    ChairResumed {
        /// The meeting.
        meeting: MeetingId,
    },
    /// A power was given to the moderator, or taken back, for this epoch.
    PowerDelegated {
        /// The meeting.
        meeting: MeetingId,
        /// The power.
        power: Power,
        /// Given or taken back.
        granted: bool,
    },

    // ---- floor -----------------------------------------------------------------------------------------
    /// A party is on the list.
    FloorRequested {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// The entry and its place in the list, from 1.
        entry: Prepared,
        /// Its place in the list, from 1.
        place: u32,
    },
    /// An entry left the list without speaking.
    EntryRemoved {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// How.
        cause: RemovalCause,
    },
    /// Another person of the delegation will speak.
    SpeakerReplaced {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// Who.
        seat: SeatId,
    },
    /// A waiting entry was moved.
    EntryMoved {
        /// The meeting.
        meeting: MeetingId,
        /// The entry.
        entry: EntryId,
        /// Its new place, from 1.
        place: u32,
        /// Why.
        reason: String,
    },
    /// The list of an item was closed.
    ListClosed {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
    },
    /// The list of an item was opened again.
    ListReopened {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
    },
    /// A party was given the floor; its clock runs once it starts.
    FloorGiven {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// The entry that was called; it leaves the waiting list.
        entry: EntryId,
        /// The speech.
        speech: SpeechId,
        /// The party.
        party: PartyId,
        /// Who speaks, where a seat is named.
        seat: Option<SeatId>,
        /// For whom else it speaks.
        on_behalf_of: Vec<PartyId>,
        /// Speaking time allowed to this speech.
        limit: Span,
    },
    /// The speaker began.
    SpeechStarted {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// The presiding officer speaks, and for its country: not with the Chair's voice.
    NationalCapacityMarked {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// The party it speaks for.
        party: PartyId,
    },
    /// The time left became short.
    SpeechTimeShort {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// The warning that fell due: so much is left. Zero: the limit is reached.
        left: Span,
    },
    /// The speaker was called to order.
    SpeakerCalledToOrder {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// Why.
        reason: String,
    },
    /// A speech goes on, or begins, from its recording.
    RecordingPlayed {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// The speaker was asked to conclude.
    SpeakerPrompted {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// The clock of a speech stopped.
    SpeechPaused {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// For what.
        cause: PauseCause,
    },
    /// One cause of a pause is gone; the clock runs once none is left.
    SpeechResumed {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// The cause that is gone.
        cause: PauseCause,
        /// Who speaks now, if it is another seat.
        seat: Option<SeatId>,
    },
    /// The Chair may choose what becomes of an interrupted speech.
    SpeechGraceOver {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
    },
    /// A speech ended.
    SpeechEnded {
        /// The meeting.
        meeting: MeetingId,
        /// The speech.
        speech: SpeechId,
        /// How.
        how: SpeechEnd,
        /// Speaking time used.
        spoken: Span,
    },
    /// A called speaker did not start and went back into the list.
    SpeakerPassed {
        /// The meeting.
        meeting: MeetingId,
        /// The speech that never began.
        speech: SpeechId,
        /// Its entry's new place, from 1.
        place: u32,
    },
    /// A speaking time limit was changed, from the next speech on.
    LimitChanged {
        /// The meeting.
        meeting: MeetingId,
        /// For whom.
        class: LimitClass,
        /// The new limit.
        limit: Span,
    },

    /// The last speaker is back at the head of the list, with a fresh clock.
    SpeakerRestored {
        /// The meeting.
        meeting: MeetingId,
        /// The speech that does not count.
        speech: SpeechId,
        /// The party.
        party: PartyId,
    },
    /// The Secretariat or the Chair intervenes: no entry of the list.
    InterventionBegan {
        /// The meeting.
        meeting: MeetingId,
        /// Who.
        party: PartyId,
    },
    /// The intervention is over.
    InterventionEnded {
        /// The meeting.
        meeting: MeetingId,
        /// Whose.
        party: PartyId,
    },
    /// A seat's microphone is open though its party does not have the floor: it is to be muted.
    MicrophoneOpenWithoutFloor {
        /// The meeting.
        meeting: MeetingId,
        /// The seat.
        seat: SeatId,
    },
    /// That microphone is closed, or its party has the floor now.
    MicrophoneClosed {
        /// The meeting.
        meeting: MeetingId,
        /// The seat.
        seat: SeatId,
    },

    // ---- points of order -------------------------------------------------------------------------------
    /// A party raised a point of order.
    PointRaised {
        /// The meeting.
        meeting: MeetingId,
        /// Its number.
        point: PointId,
        /// The party.
        party: PartyId,
        /// The seat that raised it.
        seat: SeatId,
        /// What it is.
        text: String,
        /// Whether it is about how the decision is taken that the meeting is asked for.
        about_decision: bool,
        /// Time allowed to the mover.
        limit: Span,
    },
    /// The time of the mover who is heard is up.
    PointTimeUp {
        /// The meeting.
        meeting: MeetingId,
        /// The point.
        point: PointId,
    },
    /// The Chair ruled on a point of order.
    PointRuled {
        /// The meeting.
        meeting: MeetingId,
        /// The point.
        point: PointId,
        /// Who had raised it.
        party: PartyId,
        /// The ruling.
        ruling: PointRuling,
    },
    /// A party appealed the ruling.
    RulingAppealed {
        /// The meeting.
        meeting: MeetingId,
        /// The point ruled on.
        point: PointId,
        /// Who appealed.
        party: PartyId,
        /// The seat that did.
        seat: SeatId,
    },
    /// An appeal was settled.
    AppealSettled {
        /// The meeting.
        meeting: MeetingId,
        /// The point ruled on.
        point: PointId,
        /// The ruling that was appealed.
        ruling: PointRuling,
        /// What came of the appeal.
        outcome: AppealOutcome,
        /// Whether the ruling stands.
        stands: bool,
    },

    // ---- decisions -------------------------------------------------------------------------------------
    /// A text was laid on the table.
    ProposalTabled {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Its number.
        proposal: ProposalId,
        /// Who laid it.
        by: Tabler,
        /// The text, at revision 1.
        wording: Wording,
    },
    /// A text on the table got its next revision.
    ProposalRevised {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The new revision.
        revision: Revision,
        /// The new text.
        wording: Wording,
    },
    /// A text left the table.
    ProposalWithdrawn {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
    },
    /// A text was put to the meeting.
    ProposalPut {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The revision.
        revision: Revision,
        /// Its hash.
        hash: Hash,
        /// The epoch of the Chair who put it.
        epoch: Epoch,
    },
    /// A delegation has the text before it.
    Acknowledged {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The party.
        party: PartyId,
        /// The seat whose endpoint said so.
        seat: SeatId,
    },
    /// The window for objections runs, from its start.
    WindowStarted {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// When it ends.
        ends_at: Timestamp,
    },
    /// The window stands still; it starts anew when nothing holds it.
    WindowFrozen {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// What holds it.
        causes: BTreeSet<FreezeCause>,
    },
    /// The window ended without an obstacle: the Chair may declare.
    WindowElapsed {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
    },
    /// The text has to be put again: by adjournment, a new Chair or a new revision.
    WindowVoided {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// By what.
        cause: VoidCause,
    },
    /// A party objected.
    ObjectionRaised {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// Its number.
        objection: ObjectionId,
        /// The party.
        party: PartyId,
        /// The seat that objected.
        seat: SeatId,
        /// The point.
        point: String,
    },
    /// An objection was withdrawn.
    ObjectionWithdrawn {
        /// The meeting.
        meeting: MeetingId,
        /// The objection.
        objection: ObjectionId,
    },
    /// An objection became a reservation.
    ObjectionConverted {
        /// The meeting.
        meeting: MeetingId,
        /// The objection.
        objection: ObjectionId,
    },
    /// A reservation, explanation of position or dissociation was placed on the record.
    StatementRecorded {
        /// The meeting.
        meeting: MeetingId,
        /// Its number.
        statement: StatementId,
        /// The party.
        party: PartyId,
        /// What it is.
        kind: StatementKind,
        /// The text it is about, while that is not decided.
        proposal: Option<ProposalId>,
        /// The decision it is about.
        decision: Option<DecisionNumber>,
        /// Its words.
        text: String,
    },
    /// A party commented.
    Commented {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The party.
        party: PartyId,
        /// The comment.
        text: String,
        /// Whether it is what a party without the right to object said as an objection.
        instead_of_objection: bool,
    },
    /// A party asked for time.
    TimeAsked {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The party.
        party: PartyId,
        /// The seat that asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seat: Option<SeatId>,
    },
    /// A party needs no more time.
    TimeReleased {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The party.
        party: PartyId,
    },
    /// A consent by another channel was entered; it counts once a second person confirms it.
    ConsentEntered {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The party.
        party: PartyId,
        /// Who of the delegation gave it.
        given_by: String,
        /// By which channel.
        channel: String,
        /// Who entered it.
        entered_by: Officer,
    },
    /// A second person confirmed it.
    ConsentConfirmed {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// The party.
        party: PartyId,
        /// Who confirmed it.
        confirmed_by: Officer,
    },
    /// A text that was put is taken back without a decision.
    ProposalSetAside {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// What becomes of it.
        how: ProposalFate,
    },
    /// A decision was declared.
    DecisionDeclared {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
        /// Its number.
        decision: DecisionNumber,
        /// The text decided.
        proposal: ProposalId,
        /// At which revision.
        revision: Revision,
        /// The hash of that text.
        hash: Hash,
        /// The verb.
        verb: Verb,
        /// How something is noted.
        style: Option<Style>,
        /// Who presided.
        presiding: SeatId,
        /// As Chair, or acting.
        acting: bool,
        /// In which epoch.
        epoch: Epoch,
        /// Who recorded the gavel, if it was not the presiding officer's own press.
        recorded_by: Option<ModeratorId>,
        /// The deciding parties and how each stood.
        standing: Vec<Standing>,
        /// Who does what by when.
        follow_ups: Vec<FollowUp>,
    },

    // ---- amendments --------------------------------------------------------------------------------------
    /// A party proposed other words for a passage.
    AmendmentProposed {
        /// The meeting.
        meeting: MeetingId,
        /// Its number.
        amendment: AmendmentId,
        /// The text.
        proposal: ProposalId,
        /// Whose amendment it is.
        party: PartyId,
        /// The seat that proposed it.
        seat: SeatId,
        /// The revision it is about.
        base: Revision,
        /// The words to be replaced.
        passage: Passage,
        /// The new words; none strikes the passage out.
        new: String,
    },
    /// An amendment was worded anew on the present revision.
    AmendmentRebased {
        /// The meeting.
        meeting: MeetingId,
        /// The amendment.
        amendment: AmendmentId,
        /// The revision it is about now.
        base: Revision,
        /// The words to be replaced.
        passage: Passage,
        /// The new words.
        new: String,
    },
    /// It is settled what becomes of an amendment.
    AmendmentSettled {
        /// The meeting.
        meeting: MeetingId,
        /// The amendment.
        amendment: AmendmentId,
        /// What becomes of it.
        fate: AmendmentFate,
    },
    /// It is settled in which order the meeting votes on amendments.
    AmendmentsOrdered {
        /// The meeting.
        meeting: MeetingId,
        /// The text.
        proposal: ProposalId,
        /// The amendments, the one furthest removed in substance first.
        order: Vec<AmendmentId>,
    },
    /// A text that its mover had withdrawn was taken up by another.
    ProposalReintroduced {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// Who lays it on the table now.
        by: Tabler,
    },
    /// A party asked that a part be taken separately.
    DivisionAsked {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// Who asked.
        party: PartyId,
        /// The part.
        part: Passage,
    },
    /// A part of a text became a text of its own.
    ProposalDivided {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// Its new revision, without the part.
        revision: Revision,
        /// What is left of it.
        wording: Wording,
        /// The part, as a proposal.
        part: ProposalId,
        /// The text of the part, at revision 1.
        part_wording: Wording,
    },

    // ---- after the gavel -------------------------------------------------------------------------------
    /// A member whose line was down while the meeting was asked wants to come back to the decision.
    ReopeningAsked {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
        /// Whose request it is.
        party: PartyId,
        /// The seat that asked.
        seat: SeatId,
        /// Why; may be empty.
        reason: String,
    },
    /// Such a request was taken back.
    ReopeningWithdrawn {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
        /// Whose request it was.
        party: PartyId,
    },
    /// A decision was reopened: it holds no longer, and its text is back on the table.
    DecisionReopened {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
        /// Its text.
        proposal: ProposalId,
        /// By what right.
        cause: ReopenCause,
    },
    /// An item that had ended waits to be called up again.
    ItemReopened {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: ItemNumber,
    },
    /// The text will be put in the form that some parties join later.
    JoiningLaterListed {
        /// The meeting.
        meeting: MeetingId,
        /// The proposal.
        proposal: ProposalId,
        /// Who joins later; nobody: the form was taken back.
        parties: Vec<PartyId>,
    },
    /// A party that was to join later joined.
    DecisionJoined {
        /// The meeting.
        meeting: MeetingId,
        /// The decision.
        decision: DecisionNumber,
        /// Who joined.
        party: PartyId,
    },

    // ---- motions and votes -------------------------------------------------------------------------------
    /// A motion was moved.
    MotionMoved {
        /// The meeting.
        meeting: MeetingId,
        /// Its number.
        motion: MotionId,
        /// What is moved.
        kind: MotionKind,
        /// The item that was open.
        item: Option<ItemNumber>,
        /// Who moved it.
        party: PartyId,
        /// The seat that did.
        seat: SeatId,
    },
    /// A party will speak on a motion.
    MotionSpeakerListed {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
        /// Who.
        party: PartyId,
        /// On which side.
        side: Side,
    },
    /// The Chair asked whether there is no objection to a motion.
    MotionPut {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
    },
    /// A party objected to a motion.
    MotionObjected {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
        /// Who.
        party: PartyId,
    },
    /// A motion was decided, taken back or overtaken.
    MotionEnded {
        /// The meeting.
        meeting: MeetingId,
        /// The motion.
        motion: MotionId,
        /// What came of it.
        outcome: MotionOutcome,
    },
    /// A roll call began.
    VoteOpened {
        /// The meeting.
        meeting: MeetingId,
        /// Its number.
        vote: VoteId,
        /// On what.
        subject: VoteSubject,
        /// Which ballot on it: 1, or 2 after a tie.
        ballot: u32,
        /// What carries it.
        majority: Majority,
        /// The members in the order in which they are called.
        order: Vec<PartyId>,
    },
    /// The member called voted.
    VoteCast {
        /// The meeting.
        meeting: MeetingId,
        /// The roll call.
        vote: VoteId,
        /// Who.
        party: PartyId,
        /// The vote.
        choice: Choice,
        /// The seat that voted, or who entered it.
        by: Officer,
    },
    /// The member called did not answer.
    VoterPassed {
        /// The meeting.
        meeting: MeetingId,
        /// The roll call.
        vote: VoteId,
        /// Who.
        party: PartyId,
    },
    /// The roll call ended.
    VoteEnded {
        /// The meeting.
        meeting: MeetingId,
        /// The roll call.
        vote: VoteId,
        /// What came of it.
        result: VoteResult,
        /// Votes in favour.
        yes: u32,
        /// Votes against.
        no: u32,
        /// Abstentions.
        abstained: u32,
    },

    // ---- silence procedure -------------------------------------------------------------------------------
    /// The parties are asked in writing.
    SilenceOpened {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// The item that the text comes from.
        item: Option<ItemNumber>,
        /// The text on the table that it was.
        proposal: Option<ProposalId>,
        /// The text; frozen.
        wording: Wording,
        /// Until when objections may come.
        deadline: Timestamp,
        /// What no answer means.
        means: SilenceMeans,
        /// Who is asked.
        asked: Vec<PartyId>,
    },
    /// A party objected in writing.
    SilenceObjected {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Whose objection.
        party: PartyId,
        /// The seat that objected, or who entered the letter.
        by: Officer,
        /// Which letter it came by.
        letter: Option<String>,
        /// The objection.
        text: String,
    },
    /// Such an objection was withdrawn; the period goes on.
    SilenceObjectionWithdrawn {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Whose objection.
        party: PartyId,
    },
    /// A party was told that its objection is there.
    SilenceObjectionAcknowledged {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Whose objection.
        party: PartyId,
        /// Who acknowledged it.
        by: Officer,
    },
    /// A party consented in so many words.
    SilenceConsented {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// Who.
        party: PartyId,
        /// The seat that said so.
        seat: SeatId,
    },
    /// The deadline was moved by a ruling.
    SilenceExtended {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// The new deadline.
        deadline: Timestamp,
        /// The ruling.
        ruling: String,
    },
    /// The text changed: the period begins anew, and what was answered before counts no more.
    SilenceRestarted {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// The new text.
        wording: Wording,
        /// The new deadline.
        deadline: Timestamp,
    },
    /// The deadline came.
    SilenceEnded {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
        /// What came of it.
        outcome: SilenceOutcome,
        /// What each party asked had answered.
        answers: Vec<SilenceAnswer>,
    },
    /// The meeting took note of what was adopted in writing.
    SilenceNoted {
        /// The meeting.
        meeting: MeetingId,
        /// The procedure.
        silence: SilenceId,
    },

    // ---- the record ------------------------------------------------------------------------------------
    /// An entry of the record was corrected.
    CorrigendumRecorded {
        /// The meeting.
        meeting: MeetingId,
        /// The entry that is corrected, by its position.
        position: u64,
        /// How it should read.
        text: String,
        /// Who corrected it.
        by: Officer,
    },

    // ---- documents -------------------------------------------------------------------------------------
    /// A document or its next revision was tabled.
    DocumentTabled {
        /// The meeting in which it was.
        meeting: MeetingId,
        /// Its symbol.
        symbol: Symbol,
        /// The revision.
        revision: Revision,
        /// Its title from this revision on.
        title: Bilingual,
        /// The language of the content, BCP 47.
        language: String,
        /// What it consists of.
        content: Content,
        /// SHA-256 of its bytes.
        hash: Hash,
    },
    /// A document was issued.
    DocumentIssued {
        /// The meeting in which it was.
        meeting: MeetingId,
        /// Its symbol.
        symbol: Symbol,
        /// The revision.
        revision: Revision,
        /// Under whose mandate.
        mandate: String,
        /// Not to be shown to the public before.
        embargo_until: Option<Timestamp>,
    },
    /// An issued document was taken back.
    DocumentRetracted {
        /// The meeting in which it was.
        meeting: MeetingId,
        /// Its symbol.
        symbol: Symbol,
        /// Why.
        reason: String,
    },
}

/// An entry of a list of speakers as it is made.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepared {
    /// Its number.
    pub entry: EntryId,
    /// The party.
    pub party: PartyId,
    /// Who will speak, where a seat asked.
    pub seat: Option<SeatId>,
    /// Why it is there.
    pub origin: Origin,
    /// For whom else it speaks.
    pub on_behalf_of: Vec<PartyId>,
    /// On which text it explains its position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explains: Option<ProposalId>,
}

/// How an entry came onto the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// It presents the item.
    Presenter,
    /// Prepared beforehand: a fixed order or a tour de table.
    Prepared,
    /// The delegation asked.
    Asked,
    /// The Chair, the Secretariat or the moderator asked for it (R-2, rules 2.9).
    AddedForIt,
    /// A right of reply, on the list of replies.
    Reply,
    /// An explanation of position, on the short list for these.
    Explanation,
}

/// How an entry left the list without speaking.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RemovalCause {
    /// By the delegation itself.
    Withdrawn {},
    /// By the Chair or for it.
    Struck {
        /// Why.
        reason: String,
    },
    /// The item ended.
    ItemEnded {},
    /// Its written statement was taken as read.
    TakenAsRead {},
}

/// How a speech ended.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SpeechEnd {
    /// The speaker finished.
    Finished {},
    /// The Chair went on to the next, or ended it.
    EndedByChair {},
    /// The Chair cut it.
    Cut {
        /// Why.
        reason: String,
    },
    /// At the limit, where the meeting is so set.
    LimitReached {},
    /// Interrupted and back at the head of the list.
    BackToHead {},
    /// The written text stands for it.
    TextOnly {},
    /// Its item ended before it began.
    ItemEnded {},
}

/// Why a meeting is in technical hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum HoldCause {
    /// The hub was restarted.
    HubRestarted {},
    /// Nobody presides and nobody took the chair.
    NobodyPresides {},
    /// Somebody asked for it.
    Asked {
        /// Why.
        reason: String,
    },
}

/// How a seat came to preside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChairCause {
    /// The meeting opened: the first holder.
    Opening,
    /// The meeting agreed to a handover.
    Handover,
    /// Another person of the presiding party.
    PersonChanged,
    /// The Chair speaks for its country meanwhile.
    Passed,
    /// The Chair's line was lost.
    Succession,
    /// The Chair took it back.
    Returned,
}

/// Who laid a text on the table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Tabler {
    /// The Chair.
    Chair {},
    /// The Secretariat or the moderator, for the Chair.
    Prepared {},
    /// A delegation.
    Party {
        /// Which.
        party: PartyId,
    },
}

/// Somebody who may enter or confirm a consent given by another channel.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Officer {
    /// A seat of the Secretariat, or the presiding seat.
    Seat {
        /// The seat.
        seat: SeatId,
    },
    /// A moderator.
    Moderator {
        /// Which.
        name: ModeratorId,
    },
}

/// A text at one revision: the words, the documents they are about, and the hash of both.
///
/// The hash is SHA-256 of the words, followed for each document by a line feed and
/// `SYMBOL Rev.N sha256:HEX`; so anybody can work it out with `sha256sum`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The operative text.
    pub text: String,
    /// The documents, each at one revision with its hash.
    pub documents: Vec<DocumentReference>,
    /// The hash of both.
    pub hash: Hash,
}

impl Wording {
    /// Puts words and documents together and works out their hash.
    #[must_use]
    pub fn new(text: String, documents: Vec<DocumentReference>) -> Self {
        let hash = Self::hash(&text, &documents);
        Self { text, documents, hash }
    }

    /// The hash of a text with its documents, as an endpoint works it out for itself.
    #[must_use]
    pub fn hash(text: &str, documents: &[DocumentReference]) -> Hash {
        use std::fmt::Write as _;
        let mut whole = text.to_owned();
        for document in documents {
            // Writing to a String does not fail.
            let _ = write!(
                whole,
                "\n{} Rev.{} sha256:{}",
                document.document.symbol, document.document.revision, document.hash
            );
        }
        Hash::of(whole.as_bytes())
    }
}

/// A document at one revision, with the hash of its bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentReference {
    /// Which, at which revision.
    pub document: DocumentRevision,
    /// SHA-256 of its bytes.
    pub hash: Hash,
}

/// What holds a consent window.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FreezeCause {
    /// A party's line is down.
    LineDown {
        /// The party.
        party: PartyId,
    },
    /// A party has not acknowledged the text.
    NotAcknowledged {
        /// The party.
        party: PartyId,
    },
    /// A party is expected and neither seated nor absent by its word.
    NotAccountedFor {
        /// The party.
        party: PartyId,
    },
    /// A party is away and asked the meeting to wait.
    AwayHold {
        /// The party.
        party: PartyId,
    },
    /// A party asked for time.
    TimeAsked {
        /// The party.
        party: PartyId,
    },
    /// A point of order is pending, or a ruling is appealed.
    PointOfOrder {
        /// Whose.
        party: PartyId,
    },
    /// An objection stands.
    Objection {
        /// The party.
        party: PartyId,
    },
    /// An amendment came while the text is put.
    Amendment {
        /// Whose.
        party: PartyId,
    },
    /// Nobody presides.
    ChairVacant {},
    /// The meeting is suspended or in technical hold.
    MeetingNotOpen {},
    /// Too few members are seated.
    NoQuorum {},
}

/// Why a text has to be put again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoidCause {
    /// The meeting adjourned.
    Adjourned,
    /// Another Chair presides.
    NewChair,
    /// The text or one of its documents was revised.
    Revised,
    /// Its item was put off.
    ItemDeferred,
}

/// What becomes of an amendment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AmendmentFate {
    /// It is in the text.
    Accepted {
        /// The revision that has it.
        revision: Revision,
    },
    /// Old and new words stand in brackets.
    Bracketed {
        /// The revision that has them.
        revision: Revision,
    },
    /// It was not taken.
    Rejected {},
    /// It is left aside, and may be taken up again.
    Parked {},
    /// Its proposer took it back.
    Withdrawn {},
    /// The text got another revision; it has to be worded anew on that.
    Stale {},
}

/// What came of a silence procedure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SilenceOutcome {
    /// Nobody objected.
    Adopted,
    /// Somebody objected.
    Broken,
    /// Nobody objected, and too few answered where silence means absence.
    TooFewAnswers,
}

/// What a party that was asked in writing had answered when the deadline came.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SilenceAnswer {
    /// The party.
    pub party: PartyId,
    /// What it answered.
    pub answer: Answer,
}

/// What a party answered in writing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It consented in so many words.
    Consented,
    /// Its objection stood.
    Objected,
    /// It said nothing, which meant consent.
    Silent,
    /// It said nothing, which meant absence.
    Absent,
}

/// What came of a motion.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MotionOutcome {
    /// Accepted.
    Accepted,
    /// Rejected.
    Rejected,
    /// Its mover took it back.
    Withdrawn,
    /// What it was about is over.
    Lapsed,
}

/// On what a roll call is held.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum VoteSubject {
    /// A motion.
    Motion {
        /// Which.
        motion: MotionId,
    },
    /// A text.
    Proposal {
        /// Which.
        proposal: ProposalId,
        /// At which revision.
        revision: Revision,
    },
    /// An amendment.
    Amendment {
        /// Which.
        amendment: AmendmentId,
        /// To which revision of its text.
        base: Revision,
    },
    /// Whether a ruling on a point of order is set aside.
    Ruling {
        /// The point ruled on.
        point: PointId,
    },
}

/// What carries a roll call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// More in favour than against; abstentions do not count.
    Simple,
    /// Two thirds of those in favour and against; abstentions do not count.
    TwoThirds,
    /// More than half of those who answered to their names.
    OfThosePresent,
}

/// What came of a roll call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteResult {
    /// Carried.
    Carried,
    /// Lost.
    Lost,
    /// Equally divided: a second ballot within 48 hours, otherwise lost.
    Tied,
}

/// By what right a decision is reopened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReopenCause {
    /// A member's line was down between Put and Declare, and it asked.
    LineLost,
    /// The meeting agreed to reconsider.
    Reconsidered,
}

/// What a statement on the record is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// A reservation.
    Reservation,
    /// An explanation of position.
    Explanation,
    /// The party is not part of the consensus.
    Dissociation,
}

/// How a deciding party stood when a decision was declared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The party.
    pub party: PartyId,
    /// How it stood.
    pub stood: Stood,
}

/// How a deciding party stood.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Stood {
    /// Seated, having acknowledged the text over a live line.
    Acknowledged {
        /// When.
        at: Timestamp,
    },
    /// Seated, where no acknowledgement is needed.
    Seated {},
    /// Consented by another channel, entered by one person and confirmed by another.
    ConsentedByOtherChannel {
        /// When it was confirmed.
        at: Timestamp,
    },
    /// Away, the meeting proceeding without it.
    Away {},
    /// Absent.
    Absent {},
    /// Its line was down, where the verb needs no live line.
    LineDown {},
    /// Expected and never seen, where the verb needs no live line.
    NotSeen {},
}

impl Event {
    /// The meeting in which it happened; `None` for what concerns the whole conference.
    #[must_use]
    pub fn meeting(&self) -> Option<&MeetingId> {
        match self {
            Self::ConferenceDefined { .. }
            | Self::HubStarted { .. }
            | Self::LinkCameUp { .. }
            | Self::LinkWentDown { .. }
            | Self::PartyDropped { .. }
            | Self::SeatTakenOver { .. }
            | Self::SealKeyNamed { .. }
            | Self::WitnessEnrolled { .. }
            | Self::SeatAdmitted { .. }
            | Self::SeatEjected { .. }
            | Self::RepresentativeDesignated { .. } => None,
            Self::PresenceDeclared { meeting, .. }
            | Self::RoleAssigned { meeting, .. }
            | Self::SittingOpened { meeting, .. }
            | Self::QuorumCounted { meeting, .. }
            | Self::AdmissionsConfirmed { meeting, .. }
            | Self::MeetingSuspended { meeting, .. }
            | Self::MeetingResumed { meeting }
            | Self::MeetingAdjourned { meeting, .. }
            | Self::HoldBegan { meeting, .. }
            | Self::HoldLifted { meeting }
            | Self::SittingEndNear { meeting, .. }
            | Self::ListTooLong { meeting, .. }
            | Self::SittingExtended { meeting, .. }
            | Self::MeetingClosed { meeting, .. }
            | Self::ItemOpened { meeting, .. }
            | Self::ItemJoined { meeting, .. }
            | Self::ItemConcluded { meeting, .. }
            | Self::ItemDeferred { meeting, .. }
            | Self::ItemProposed { meeting, .. }
            | Self::ItemAdded { meeting, .. }
            | Self::DecisionAnnounced { meeting, .. }
            | Self::ItemWithdrawn { meeting, .. }
            | Self::ChairOffered { meeting, .. }
            | Self::HandoverAgreed { meeting, .. }
            | Self::ChairPassed { meeting, .. }
            | Self::ChairOfferWithdrawn { meeting }
            | Self::ChairAssumed { meeting, .. }
            | Self::ChairVacated { meeting }
            | Self::SuccessionOpened { meeting, .. }
            | Self::ChairResumed { meeting }
            | Self::PowerDelegated { meeting, .. }
            | Self::FloorRequested { meeting, .. }
            | Self::EntryRemoved { meeting, .. }
            | Self::SpeakerReplaced { meeting, .. }
            | Self::EntryMoved { meeting, .. }
            | Self::ListClosed { meeting, .. }
            | Self::ListReopened { meeting, .. }
            | Self::FloorGiven { meeting, .. }
            | Self::SpeechStarted { meeting, .. }
            | Self::NationalCapacityMarked { meeting, .. }
            | Self::SpeechTimeShort { meeting, .. }
            | Self::SpeakerCalledToOrder { meeting, .. }
            | Self::RecordingPlayed { meeting, .. }
            | Self::SpeakerPrompted { meeting, .. }
            | Self::SpeechPaused { meeting, .. }
            | Self::SpeechResumed { meeting, .. }
            | Self::SpeechGraceOver { meeting, .. }
            | Self::SpeechEnded { meeting, .. }
            | Self::SpeakerPassed { meeting, .. }
            | Self::LimitChanged { meeting, .. }
            | Self::SpeakerRestored { meeting, .. }
            | Self::InterventionBegan { meeting, .. }
            | Self::InterventionEnded { meeting, .. }
            | Self::MicrophoneOpenWithoutFloor { meeting, .. }
            | Self::MicrophoneClosed { meeting, .. }
            | Self::PointRaised { meeting, .. }
            | Self::PointTimeUp { meeting, .. }
            | Self::PointRuled { meeting, .. }
            | Self::RulingAppealed { meeting, .. }
            | Self::AppealSettled { meeting, .. }
            | Self::ProposalTabled { meeting, .. }
            | Self::ProposalRevised { meeting, .. }
            | Self::ProposalWithdrawn { meeting, .. }
            | Self::ProposalPut { meeting, .. }
            | Self::Acknowledged { meeting, .. }
            | Self::WindowStarted { meeting, .. }
            | Self::WindowFrozen { meeting, .. }
            | Self::WindowElapsed { meeting, .. }
            | Self::WindowVoided { meeting, .. }
            | Self::ObjectionRaised { meeting, .. }
            | Self::ObjectionWithdrawn { meeting, .. }
            | Self::ObjectionConverted { meeting, .. }
            | Self::StatementRecorded { meeting, .. }
            | Self::Commented { meeting, .. }
            | Self::TimeAsked { meeting, .. }
            | Self::TimeReleased { meeting, .. }
            | Self::ConsentEntered { meeting, .. }
            | Self::ConsentConfirmed { meeting, .. }
            | Self::ProposalSetAside { meeting, .. }
            | Self::DecisionDeclared { meeting, .. }
            | Self::ReopeningAsked { meeting, .. }
            | Self::ReopeningWithdrawn { meeting, .. }
            | Self::DecisionReopened { meeting, .. }
            | Self::ItemReopened { meeting, .. }
            | Self::JoiningLaterListed { meeting, .. }
            | Self::DecisionJoined { meeting, .. }
            | Self::AmendmentProposed { meeting, .. }
            | Self::AmendmentRebased { meeting, .. }
            | Self::AmendmentSettled { meeting, .. }
            | Self::AmendmentsOrdered { meeting, .. }
            | Self::ProposalReintroduced { meeting, .. }
            | Self::DivisionAsked { meeting, .. }
            | Self::ProposalDivided { meeting, .. }
            | Self::SilenceOpened { meeting, .. }
            | Self::SilenceObjected { meeting, .. }
            | Self::SilenceObjectionWithdrawn { meeting, .. }
            | Self::SilenceObjectionAcknowledged { meeting, .. }
            | Self::SilenceConsented { meeting, .. }
            | Self::SilenceExtended { meeting, .. }
            | Self::SilenceRestarted { meeting, .. }
            | Self::SilenceEnded { meeting, .. }
            | Self::SilenceNoted { meeting, .. }
            | Self::MotionMoved { meeting, .. }
            | Self::MotionSpeakerListed { meeting, .. }
            | Self::MotionPut { meeting, .. }
            | Self::MotionObjected { meeting, .. }
            | Self::MotionEnded { meeting, .. }
            | Self::VoteOpened { meeting, .. }
            | Self::VoteCast { meeting, .. }
            | Self::VoterPassed { meeting, .. }
            | Self::VoteEnded { meeting, .. }
            | Self::CorrigendumRecorded { meeting, .. }
            | Self::DocumentTabled { meeting, .. }
            | Self::DocumentIssued { meeting, .. }
            | Self::DocumentRetracted { meeting, .. } => Some(meeting),
        }
    }
}
