//! Texts on the table: windows, acknowledgements, objections.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::papers::{StatementNow, TextBudget, statement};
use super::sight::Sight;
use super::{Audience, Listing};
use crate::procedure::amendment::bracketed;
use crate::procedure::command::{Choice, MotionKind, Passage, Side};
use crate::procedure::decision::{ObjectionState, Proposal, Window, WindowPhase};
use crate::procedure::event::{AmendmentFate, DocumentReference, FreezeCause, Majority, Officer, Tabler, VoteSubject};
use crate::procedure::ids::{
    AmendmentId, Epoch, Hash, ItemNumber, MotionId, ObjectionId, PartyId, ProposalId, Revision, SeatId, Timestamp,
    VoteId,
};
use crate::procedure::motion::Motion;
use crate::procedure::party::Presence;

/// Texts on the table of the meeting in focus: those that may still be put, the one that is put first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TableNow {
    /// The texts.
    pub proposals: Listing<ProposalNow>,
    /// Pending motions, the one that comes first in front.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<MotionNow>,
    /// The roll call under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<VoteNow>,
}

/// A pending motion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MotionNow {
    /// Its number.
    pub motion: MotionId,
    /// What is moved.
    pub kind: MotionKind,
    /// Who moved it.
    pub party: PartyId,
    /// Who speaks on it, in order.
    pub speakers: Vec<SpeakerNow>,
    /// Whether the Chair has asked whether there is no objection.
    pub put: bool,
    /// Who objected to it.
    pub objected: Vec<PartyId>,
}

/// Who speaks on a motion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerNow {
    /// Who.
    pub party: PartyId,
    /// On which side.
    pub side: Side,
}

/// A roll call under way. How each voted is told as it happens, by its event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct VoteNow {
    /// Its number.
    pub vote: VoteId,
    /// On what.
    pub subject: VoteSubject,
    /// Which ballot on it.
    pub ballot: u32,
    /// What carries it.
    pub majority: Majority,
    /// Who is called now, and who after.
    pub waiting: Listing<PartyId>,
    /// Votes in favour so far; for those inside, as the next two are.
    pub yes: Option<u32>,
    /// Votes against so far.
    pub no: Option<u32>,
    /// Abstentions so far.
    pub abstained: Option<u32>,
}

/// A text on the table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ProposalNow {
    /// Its number.
    pub proposal: ProposalId,
    /// Its item.
    pub item: ItemNumber,
    /// Who laid it.
    pub by: Tabler,
    /// Its current revision.
    pub revision: Revision,
    /// The hash of its words and documents.
    pub hash: Hash,
    /// Its words; absent where they are withheld or did not fit.
    pub text: Option<String>,
    /// Its documents; none where they are withheld.
    pub documents: Vec<DocumentReference>,
    /// Where it is.
    pub stage: ProposalStage,
    /// Objections, whatever became of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<ObjectionNow>,
    /// Reservations and explanations placed on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementNow>,
    /// Comments; for officers only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<CommentNow>,
    /// Parties that asked for time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub time_asked: Vec<PartyId>,
    /// Consents by another channel; for those inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<ConsentNow>,
    /// Amendments that are not settled, in the order in which they came; none where the text is withheld.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentNow>,
    /// What stands in brackets and so is not agreed; it comes with the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brackets: Vec<String>,
    /// Parts that parties asked to take separately; none where the text is withheld.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub division_asked: Vec<DivisionNow>,
    /// Who joins the decision later, where the text is put in that form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joining_later: Vec<PartyId>,
    /// In which order the meeting votes on amendments, the one furthest removed in substance first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendment_order: Vec<AmendmentId>,
}

/// An amendment that is not settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AmendmentNow {
    /// Its number.
    pub amendment: AmendmentId,
    /// Whose.
    pub party: PartyId,
    /// The revision it is worded on.
    pub base: Revision,
    /// The words to be replaced; absent where they did not fit.
    pub passage: Option<Passage>,
    /// The new words, empty where the passage is struck out; absent where they did not fit.
    pub new: Option<String>,
    /// Whether it is open, was left aside or has to be worded anew.
    pub stage: AmendmentStage,
}

/// Where an amendment is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentStage {
    /// It comes before the text.
    Open,
    /// The Chair left it aside.
    Parked,
    /// The text got another revision since.
    Stale,
}

/// A part that a party asked to take separately.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DivisionNow {
    /// Who asked.
    pub party: PartyId,
    /// The part; absent where it did not fit.
    pub part: Option<Passage>,
}

/// Where a text is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ProposalStage {
    /// On the table.
    Tabled {},
    /// Put to the meeting.
    Put {
        /// When.
        put_at: Timestamp,
        /// In which epoch of the chair.
        epoch: Epoch,
        /// Where its window is.
        window: WindowStage,
        /// Who has acknowledged it over a live line; the number only for those outside.
        acknowledged: Listing<PartyId>,
        /// Who takes part in consensus and has not; the number only for those outside.
        awaited: Listing<PartyId>,
        /// Whose line was down at any time since it was put; the number only for those outside.
        lost: Listing<PartyId>,
    },
}

/// Where a window is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum WindowStage {
    /// It stands still.
    Frozen {
        /// For what.
        causes: BTreeSet<FreezeCause>,
    },
    /// It runs.
    Running {
        /// When it ends if nothing freezes it.
        ends_at: Timestamp,
    },
    /// It ended without an obstacle: the Chair may declare.
    Elapsed {
        /// When.
        at: Timestamp,
    },
}

/// An objection.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ObjectionNow {
    /// Its number.
    pub objection: ObjectionId,
    /// Whose.
    pub party: PartyId,
    /// The seat that raised it; for those inside.
    pub seat: Option<SeatId>,
    /// To which revision.
    pub revision: Revision,
    /// The point, empty where it was given by voice; absent for those outside, and where it did not fit.
    pub point: Option<String>,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// Where it is.
    pub stage: ObjectionStage,
}

/// Where an objection is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ObjectionStage {
    /// It stands.
    Standing {},
    /// Withdrawn.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Turned into a reservation.
    Converted {
        /// When.
        at: Timestamp,
    },
    /// It was raised to an earlier revision.
    Overtaken {},
}

/// A comment on a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CommentNow {
    /// Whose.
    pub party: PartyId,
    /// Its words; absent where they did not fit.
    pub text: Option<String>,
    /// Whether a party without the right to object said it as an objection.
    pub instead_of_objection: bool,
    /// When.
    pub at: Timestamp,
}

/// A consent by another channel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ConsentNow {
    /// Whose.
    pub party: PartyId,
    /// Who of the delegation gave it; for officers.
    pub given_by: Option<String>,
    /// By which channel; for officers.
    pub channel: Option<String>,
    /// Who entered it; for officers.
    pub entered_by: Option<Officer>,
    /// When a second person confirmed it; until then it does not count.
    pub confirmed_at: Option<Timestamp>,
}

pub(super) fn section(sight: &Sight) -> TableNow {
    let table = &sight.state.table;
    let mut budget = TextBudget::new();
    let put = table.put().map(|(number, proposal, _)| (number, proposal));
    let rest = table.proposals.iter().filter(|(number, text)| text.is_live() && table.put != Some(**number));
    let live = put.into_iter().chain(rest.map(|(number, text)| (*number, text)));
    let seen = live.filter(|(_, text)| sight.sees_item(&sight.plan.id, &text.item));
    TableNow {
        proposals: Listing::of(seen.map(|(number, text)| proposal(sight, number, text, &mut budget))),
        motions: motions(sight),
        vote: vote(sight),
    }
}

fn motions(sight: &Sight) -> Vec<MotionNow> {
    let all = sight.state.motions.motions.iter().filter(|(_, motion)| motion.outcome.is_none());
    let stays = |motion: &Motion| motion.item.as_ref().is_none_or(|item| sight.sees_item(&sight.plan.id, item));
    let mut pending: Vec<_> = all.filter(|(_, motion)| sight.audience != Audience::Public && stays(motion)).collect();
    pending.sort_by_key(|(id, motion)| (motion.kind.rank(), **id));
    let now = pending.into_iter().map(|(id, motion)| MotionNow {
        motion: *id,
        kind: motion.kind.clone(),
        party: motion.party.clone(),
        speakers: motion
            .speakers
            .iter()
            .map(|(party, side)| SpeakerNow { party: party.clone(), side: *side })
            .collect(),
        put: motion.put,
        objected: motion.objected.iter().cloned().collect(),
    });
    now.collect()
}

fn vote(sight: &Sight) -> Option<VoteNow> {
    let (number, vote) = sight.state.motions.running().filter(|_| sight.audience != Audience::Public)?;
    if sight.state.voted_item(vote.subject).is_some_and(|item| !sight.sees_item(&sight.plan.id, item)) {
        return None;
    }
    let counted = |choice| sight.audience.is_inside().then(|| vote.count(choice));
    Some(VoteNow {
        vote: number,
        subject: vote.subject,
        ballot: vote.ballot,
        majority: vote.majority,
        waiting: Listing::of(vote.waiting.iter().cloned()),
        yes: counted(Choice::Yes),
        no: counted(Choice::No),
        abstained: counted(Choice::Abstain),
    })
}

fn proposal(sight: &Sight, number: ProposalId, proposal: &Proposal, budget: &mut TextBudget) -> ProposalNow {
    let inside = sight.audience.is_inside();
    let officer = sight.audience.is_officer();
    let withheld = sight.withholds(&proposal.wording);
    // In the order in which they are needed to decide: the words first, comments last.
    let brackets = if withheld { Vec::new() } else { bracketed(&proposal.wording.text) };
    let whole = !withheld && budget.fits(brackets.iter().copied().chain([proposal.wording.text.as_str()]));
    let brackets = if whole { brackets } else { Vec::new() };
    let objections = proposal.objections.iter().map(|(number, objection)| ObjectionNow {
        objection: *number,
        party: objection.party.clone(),
        seat: inside.then(|| objection.seat.clone()),
        revision: objection.revision,
        point: if inside { budget.take(&objection.point) } else { None },
        raised_at: objection.raised_at,
        stage: match objection.state {
            ObjectionState::Standing => ObjectionStage::Standing {},
            ObjectionState::Withdrawn { at } => ObjectionStage::Withdrawn { at },
            ObjectionState::Converted { at } => ObjectionStage::Converted { at },
            ObjectionState::Overtaken => ObjectionStage::Overtaken {},
        },
    });
    let objections = objections.collect();
    let consents = proposal.consents.iter().filter(|_| inside).map(|(party, consent)| ConsentNow {
        party: party.clone(),
        given_by: if officer { budget.take(&consent.given_by) } else { None },
        channel: if officer { budget.take(&consent.channel) } else { None },
        entered_by: officer.then(|| consent.entered_by.clone()),
        confirmed_at: consent.confirmed.as_ref().map(|(_, at)| *at),
    });
    let consents = consents.collect();
    let amendments =
        sight.state.amendments.amendments.iter().filter(|(_, known)| known.proposal == number && !withheld);
    let amendments = amendments.filter_map(|(number, amendment)| {
        let stage = match amendment.fate {
            None => AmendmentStage::Open,
            Some(AmendmentFate::Parked {}) => AmendmentStage::Parked,
            Some(AmendmentFate::Stale {}) => AmendmentStage::Stale,
            Some(
                AmendmentFate::Accepted { .. }
                | AmendmentFate::Bracketed { .. }
                | AmendmentFate::Rejected {}
                | AmendmentFate::Withdrawn {},
            ) => return None,
        };
        Some(AmendmentNow {
            amendment: *number,
            party: amendment.party.clone(),
            base: amendment.base,
            passage: passage(&amendment.passage, budget),
            new: budget.take(&amendment.new),
            stage,
        })
    });
    let amendments = amendments.collect();
    let division = proposal.division_asked.iter().filter(|_| !withheld);
    let division = division.map(|(party, part)| DivisionNow { party: party.clone(), part: passage(part, budget) });
    let division_asked = division.collect();
    let statements = proposal.statements.iter().filter_map(|number| statement(sight, *number, budget)).collect();
    let comments = proposal.comments.iter().filter(|_| officer).map(|comment| CommentNow {
        party: comment.party.clone(),
        text: budget.take(&comment.text),
        instead_of_objection: comment.instead_of_objection,
        at: comment.at,
    });
    let comments = comments.collect();
    ProposalNow {
        proposal: number,
        item: proposal.item.clone(),
        by: proposal.by.clone(),
        revision: proposal.revision,
        hash: proposal.wording.hash,
        text: whole.then(|| proposal.wording.text.clone()),
        documents: if withheld { Vec::new() } else { proposal.wording.documents.clone() },
        stage: proposal.window().map_or(ProposalStage::Tabled {}, |window| put(sight, window)),
        objections,
        statements,
        comments,
        time_asked: proposal.time_asked.keys().cloned().collect(),
        consents,
        amendments,
        brackets: brackets.into_iter().map(str::to_owned).collect(),
        division_asked,
        joining_later: proposal.joining_later.iter().cloned().collect(),
        amendment_order: if withheld { Vec::new() } else { proposal.amendment_order.clone() },
    }
}

fn passage(passage: &Passage, budget: &mut TextBudget) -> Option<Passage> {
    budget.fits([passage.words.as_str()]).then(|| passage.clone())
}

fn put(sight: &Sight, window: &Window) -> ProposalStage {
    let named = |listing: Listing<PartyId>| match sight.audience {
        Audience::Moderator | Audience::Chair | Audience::Secretariat | Audience::Delegation => listing,
        Audience::Hall | Audience::Public | Audience::Observer => listing.without_names(),
    };
    let absent = |party: &PartyId| sight.state.roll.presence(&sight.conference.parties, party) == Presence::Absent;
    let stays_away = |party: &PartyId| {
        matches!(
            sight.state.roll.presence(&sight.conference.parties, party),
            Presence::Absent | Presence::AwayProceed | Presence::AwayHold
        )
    };
    let missing = sight.plan.deciding().filter(|party| !window.acknowledged.contains_key(*party));
    // Who is absent is not waited for.
    let awaited = missing.filter(|party| !absent(party));
    // It is members that a lost line gives the right to come back to it, and who stays away has not lost it.
    let lost = sight.plan.deciding().filter(|party| window.lost.contains(*party) && !stays_away(party));
    ProposalStage::Put {
        put_at: window.put_at,
        epoch: window.epoch,
        window: match &window.phase {
            WindowPhase::Frozen { causes } => WindowStage::Frozen { causes: causes.clone() },
            WindowPhase::Running { ends_at } => WindowStage::Running { ends_at: *ends_at },
            WindowPhase::Elapsed { at } => WindowStage::Elapsed { at: *at },
        },
        acknowledged: named(Listing::of(window.acknowledged.keys().cloned())),
        awaited: named(Listing::of(awaited.cloned())),
        lost: named(Listing::of(lost.cloned())),
    }
}
