//! What a record tells of one thing each: a sitting, a speech, a count, a correction.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::procedure::command::{AppealOutcome, Choice, DeferTo, MotionKind, Outcome, PointRuling, ProposalFate};
use crate::procedure::definition::ItemKind;
use crate::procedure::event::{
    ChairCause, HoldCause, MotionOutcome, Officer, Origin, SilenceAnswer, SilenceOutcome, SpeechEnd, VoteResult,
    VoteSubject,
};
use crate::procedure::ids::{
    Epoch, ItemNumber, MeetingId, MotionId, PartyId, PointId, ProposalId, PublicKey, SeatId, Span, SpeechId, Timestamp,
    VoteId,
};
use crate::procedure::party::Admission;

/// A correction of an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Corrigendum {
    /// The meeting.
    pub meeting: MeetingId,
    /// The entry that is corrected.
    pub position: u64,
    /// The entry that corrects it.
    pub entry: u64,
    /// How it should read.
    pub text: String,
    /// Who corrected it.
    pub by: Officer,
    /// When.
    pub at: Timestamp,
}

/// A key that an entry names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedKey {
    /// The entry: the key counts from there on.
    pub from: u64,
    /// The seat whose endpoint witnesses with it; `None` for the hub.
    pub seat: Option<SeatId>,
    /// The key.
    pub key: PublicKey,
}

/// A stretch of a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sitting {
    /// From 1.
    pub number: u32,
    /// When it opened.
    pub opened: Timestamp,
    /// When it ended; `None` while it goes on.
    pub ended: Option<Timestamp>,
    /// Deciding parties seated at the opening.
    pub seated: Vec<PartyId>,
}

/// Who was counted as there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count {
    /// The sitting.
    pub sitting: u32,
    /// Its block, from 1.
    pub block: u32,
    /// When.
    pub at: Timestamp,
    /// Parties that take part in decisions and were seated.
    pub seated: u32,
    /// How many take part in decisions.
    pub members: u32,
    /// Whether they were enough to decide; `None` where nobody asked.
    pub to_decide: Option<bool>,
}

/// From when on a decision was announced to be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announcement {
    /// The item.
    pub item: ItemNumber,
    /// From when on; `None`: an announcement was taken back.
    pub from: Option<Timestamp>,
    /// When it was announced.
    pub at: Timestamp,
}

/// A later end of a sitting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extension {
    /// The item that was open, or had been last.
    pub item: Option<ItemNumber>,
    /// The new end as planned.
    pub closes_at: Timestamp,
    /// Whether the interpreters agreed to it.
    pub interpreters_agreed: bool,
    /// When it was moved.
    pub at: Timestamp,
}

/// A time at which the meeting did not go on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pause {
    /// From when.
    pub from: Timestamp,
    /// Until when; `None` while it lasts.
    pub to: Option<Timestamp>,
    /// A technical hold, and why; `None` for a suspension.
    pub hold: Option<HoldCause>,
}

/// One holder of the chair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tenure {
    /// The presiding seat.
    pub seat: SeatId,
    /// Its party.
    pub party: PartyId,
    /// Who sat there.
    pub person: Option<Admission>,
    /// The epoch.
    pub epoch: Epoch,
    /// How it came to it.
    pub cause: ChairCause,
    /// Whether it acted for the Chair.
    pub acting: bool,
    /// Since when.
    pub from: Timestamp,
    /// The innermost item open then.
    pub item: Option<ItemNumber>,
    /// Items that were open while it presided.
    pub items: BTreeSet<ItemNumber>,
}

/// A speech from its beginning to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speech {
    /// Its number.
    pub speech: SpeechId,
    /// Under which item.
    pub item: ItemNumber,
    /// Whose.
    pub party: PartyId,
    /// Who spoke, where a seat is named.
    pub seat: Option<SeatId>,
    /// For whom else.
    pub on_behalf_of: Vec<PartyId>,
    /// How it came onto the list.
    pub origin: Origin,
    /// Time allowed.
    pub limit: Span,
    /// When the party was given the floor.
    pub called: Timestamp,
    /// When it began to speak; `None` where the written text alone stands for it.
    pub started: Option<Timestamp>,
    /// When it ended; `None` while it goes on.
    pub ended: Option<Timestamp>,
    /// How it ended.
    pub how: Option<SpeechEnd>,
    /// Speaking time used.
    pub spoken: Span,
    /// Whether the presiding party spoke.
    pub presiding: bool,
    /// Whether the presiding officer spoke, for its country and not as Chair.
    pub national: bool,
}

impl Speech {
    /// Whether whoever presided spoke as the Chair: remarks are, and what it presents as the Chair.
    #[must_use]
    pub fn is_as_chair(&self, kind: ItemKind) -> bool {
        let remarks =
            matches!(kind, ItemKind::Opening | ItemKind::Statement | ItemKind::ChairHandover | ItemKind::Closing);
        self.presiding && (remarks || !self.national)
    }

    /// Whether whoever presided spoke for its country: not as the Chair, and not in another office in which it
    /// presented something.
    #[must_use]
    pub fn is_for_its_country(&self, kind: ItemKind) -> bool {
        self.national && self.origin != Origin::Presenter && !self.is_as_chair(kind)
    }
}

/// Something that happened to an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemMoment {
    /// The item.
    pub item: ItemNumber,
    /// When.
    pub at: Timestamp,
    /// In which sitting.
    pub sitting: u32,
    /// What.
    pub turn: Turn,
}

/// What happened to an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Turn {
    /// It opened, for the so-manieth time, under a ruling where one was needed.
    Opened(u32, Option<String>),
    /// It was taken up together with another one, by a ruling.
    Joined(ItemNumber, String),
    /// It was concluded.
    Concluded(Outcome),
    /// It was put off.
    Deferred(DeferTo),
    /// It was taken off the agenda.
    Withdrawn(String),
    /// A decision under it was reopened.
    Reopened,
}

/// A text that was put and not decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetAside {
    /// The text.
    pub proposal: ProposalId,
    /// What becomes of it.
    pub fate: ProposalFate,
    /// When.
    pub at: Timestamp,
}

/// An appeal against a ruling on a point of order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appeal {
    /// The point that was ruled on.
    pub point: PointId,
    /// Who had raised it.
    pub mover: PartyId,
    /// The ruling.
    pub ruling: PointRuling,
    /// Who appealed.
    pub party: PartyId,
    /// The item that was open, or had been last.
    pub item: Option<ItemNumber>,
    /// What came of it, and whether the ruling stands; `None` while it is before the meeting.
    pub settled: Option<(AppealOutcome, bool)>,
}

/// A motion that was decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Motion {
    /// Its number.
    pub motion: MotionId,
    /// Who moved it.
    pub party: PartyId,
    /// What was moved.
    pub kind: MotionKind,
    /// The item that was open, or had been last.
    pub item: Option<ItemNumber>,
    /// What came of it.
    pub outcome: MotionOutcome,
    /// When.
    pub at: Timestamp,
}

/// A roll call that ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vote {
    /// Its number.
    pub vote: VoteId,
    /// On what.
    pub subject: VoteSubject,
    /// The item that it belongs to: that of its text, or the one that was open.
    pub item: Option<ItemNumber>,
    /// Carried, lost or tied.
    pub result: VoteResult,
    /// Whether it was tied and no second ballot came in time.
    pub lapsed: bool,
    /// In favour.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Abstentions.
    pub abstained: u32,
    /// How each party voted, in protocol order.
    pub cast: Vec<Cast>,
    /// When.
    pub at: Timestamp,
}

/// How a party voted in a roll call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Cast {
    /// The party.
    pub party: PartyId,
    /// Its vote; `None`: it did not answer to its name.
    pub choice: Option<Choice>,
}

/// What the parties were asked in writing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Silence {
    /// The item that the text comes from.
    pub item: Option<ItemNumber>,
    /// The text on the table that it was.
    pub proposal: Option<ProposalId>,
    /// Since when.
    pub opened: Timestamp,
    /// Until when.
    pub deadline: Timestamp,
    /// What came of it, and when; `None` while the time runs.
    pub ended: Option<(Timestamp, SilenceOutcome, Vec<SilenceAnswer>)>,
}

/// A consent that was given by another channel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consented {
    /// Who of the delegation gave it.
    pub given_by: String,
    /// By which channel.
    pub channel: String,
    /// Who entered it.
    pub entered_by: Officer,
    /// Who confirmed it, and when.
    pub confirmed: Option<(Officer, Timestamp)>,
}

/// A time at which a party's line was down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loss {
    /// The party.
    pub party: PartyId,
    /// The meeting that was going on.
    pub meeting: MeetingId,
    /// Since when.
    pub from: Timestamp,
    /// Until when; `None` while it lasts.
    pub to: Option<Timestamp>,
}
