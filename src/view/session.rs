//! Meetings, the agenda and the chair as they stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Audience;
use super::sight::{Sight, person};
use crate::procedure::Conference;
use crate::procedure::agenda::ItemState;
use crate::procedure::chair::Offer;
use crate::procedure::command::{DeferTo, Outcome, Person};
use crate::procedure::definition::Power;
use crate::procedure::event::HoldCause;
use crate::procedure::ids::{Epoch, ItemNumber, MeetingId, PartyId, ProposalId, SeatId, Span, Timestamp};
use crate::procedure::meeting::{Block, State};

/// What every meeting is, and which one screens are about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MeetingsNow {
    /// The meeting that every other section is about.
    pub focus: MeetingId,
    /// Every meeting in its order.
    pub meetings: Vec<MeetingNow>,
}

/// A meeting as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MeetingNow {
    /// Which.
    pub id: MeetingId,
    /// What it is.
    pub stage: Stage,
    /// The current or last sitting, from 1; 0 before the opening.
    pub sitting: u32,
    /// When that sitting opened.
    pub opened_at: Option<Timestamp>,
    /// When that sitting is planned to end.
    pub closes_at: Option<Timestamp>,
    /// Warnings before the planned end that were given, as milliseconds left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warned_ms: Vec<Span>,
    /// The session block that runs; absent before the opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockNow>,
}

/// A session block of a sitting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BlockNow {
    /// Which of the sitting, from 1.
    pub number: u32,
    /// When it began.
    pub began: Timestamp,
    /// When the next one begins; absent where the sitting is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Timestamp>,
    /// The last count in it; absent where nothing was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<CountNow>,
}

/// Who was there at a count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CountNow {
    /// How many of those who take part in decisions were seated.
    pub seated: u32,
    /// How many take part in decisions.
    pub members: u32,
    /// Whether they were enough to open a debate; that stands for the block.
    pub to_debate: bool,
    /// Whether they were enough to decide at that moment.
    pub to_decide: bool,
    /// When they were counted.
    pub at: Timestamp,
}

/// What a meeting is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Stage {
    /// Not yet opened.
    Scheduled {},
    /// In session.
    Open {},
    /// The same sitting goes on later.
    Suspended {
        /// Why; empty for the public.
        reason: String,
        /// When it is to go on.
        resume_at: Option<Timestamp>,
        /// Since when.
        since: Timestamp,
    },
    /// Another sitting follows.
    Adjourned {
        /// When.
        until: Option<Timestamp>,
    },
    /// In technical hold.
    TechHold {
        /// Why; a reason somebody gave is empty for the public.
        cause: HoldCause,
        /// When people hear more.
        next_news_at: Option<Timestamp>,
        /// Since when.
        since: Timestamp,
        /// Whether it was suspended before, and is so again afterwards.
        suspended: bool,
    },
    /// Closed for good.
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// The items of the meeting in focus.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AgendaNow {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Every item that this audience knows of, in the order of the agenda.
    pub items: Vec<ItemNow>,
    /// The open items, outermost first. Empty before, between and for those who left for a closed item.
    pub open: Vec<ItemNumber>,
    /// Whether a closed item is open for which this audience leaves.
    pub closed_session: bool,
    /// The first item not yet opened.
    pub next: Option<ItemNumber>,
}

/// An item as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ItemNow {
    /// Which.
    pub number: ItemNumber,
    /// What it is.
    pub stage: ItemStage,
    /// How often it was opened.
    pub openings: u32,
    /// When it was first opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_opened: Option<Timestamp>,
    /// When it was last concluded, put off or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// From when on the decision under it is taken, where that was announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_from: Option<Timestamp>,
}

/// What an item is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ItemStage {
    /// Not yet opened.
    Pending {},
    /// Open.
    Open {},
    /// Concluded.
    Concluded {
        /// How; not told to the public.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
    },
    /// Put off.
    Deferred {
        /// Until when.
        to: DeferTo,
    },
    /// Taken off the agenda.
    Withdrawn {},
}

/// Who presides over the meeting in focus.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ChairNow {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Grows by one at each change; acts with the Chair's powers name it.
    pub epoch: Epoch,
    /// The party that is Chair.
    pub party: PartyId,
    /// The vice-chair.
    pub vice_chair: Option<PartyId>,
    /// The seat that presides, or did until its line went down.
    pub seat: Option<SeatId>,
    /// Who sits there.
    pub person: Option<Person>,
    /// Whether that seat acts for the Chair instead of being of its party.
    pub acting: bool,
    /// Set while nobody presides.
    pub vacancy: Option<VacancyNow>,
    /// A handover or passing under way.
    pub offer: Option<OfferNow>,
    /// Powers of the Chair that the moderator uses now; for those inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delegated: Vec<Power>,
}

/// That nobody presides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct VacancyNow {
    /// Since when.
    pub since: Timestamp,
    /// Who was offered the chair, first in line first; absent until the grace has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<SeatId>>,
    /// When it is offered to those next in line.
    pub offered_at: Timestamp,
    /// When, with nobody presiding, technical hold begins.
    pub hold_at: Timestamp,
}

/// A change of the presiding officer under way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum OfferNow {
    /// To another party.
    Handover {
        /// The incoming party.
        to: PartyId,
        /// The vice-chair to be.
        vice_chair: Option<PartyId>,
        /// The text on which the meeting is asked.
        proposal: ProposalId,
        /// Whether it agreed.
        agreed: bool,
    },
    /// To another seat.
    Passing {
        /// The seat.
        to: SeatId,
    },
}

pub(super) fn meetings(sight: &Sight) -> MeetingsNow {
    let meetings = sight.definition.meetings.iter().filter_map(|plan| {
        let session = &sight.conference.meetings.get(&plan.id)?.session;
        Some(MeetingNow {
            id: plan.id.clone(),
            stage: stage(sight.audience, &session.state),
            sitting: session.sitting,
            opened_at: session.opened_at,
            closes_at: session.closes_at,
            warned_ms: session.warned.iter().copied().collect(),
            block: block(&session.block, plan.settings.session_block),
        })
    });
    MeetingsNow { focus: sight.plan.id.clone(), meetings: meetings.collect() }
}

fn block(block: &Block, length: Span) -> Option<BlockNow> {
    let began = block.began?;
    let count = block.count.as_ref().map(|count| CountNow {
        seated: super::floor::count(count.seated.len()),
        members: count.members,
        to_debate: count.to_debate,
        to_decide: count.to_decide,
        at: count.at,
    });
    let ends_at = (length > Span::ZERO).then(|| began + length);
    Some(BlockNow { number: block.number, began, ends_at, count })
}

fn stage(audience: Audience, state: &State) -> Stage {
    match state {
        State::Scheduled => Stage::Scheduled {},
        State::Open => Stage::Open {},
        State::Suspended(pause) => Stage::Suspended {
            reason: if audience == Audience::Public { String::new() } else { pause.reason.clone() },
            resume_at: pause.resume_at,
            since: pause.since,
        },
        State::Adjourned { until } => Stage::Adjourned { until: *until },
        State::TechHold { cause, next_news_at, since, suspended } => Stage::TechHold {
            cause: super::sight::hold_cause(audience, cause),
            next_news_at: *next_news_at,
            since: *since,
            suspended: suspended.is_some(),
        },
        State::Closed { at } => Stage::Closed { at: *at },
    }
}

/// The items of every meeting as anybody may know them, in the order of the meetings.
#[must_use]
pub fn agendas(conference: &Conference) -> Vec<AgendaNow> {
    let Some(focus) = Sight::new(conference, Audience::Public) else { return Vec::new() };
    let plans = focus.definition.meetings.iter();
    let known = plans.filter_map(|plan| Some(Sight { plan, state: conference.meetings.get(&plan.id)?, ..focus }));
    known.map(|sight| agenda(&sight)).collect()
}

pub(super) fn agenda(sight: &Sight) -> AgendaNow {
    let agenda = &sight.state.agenda;
    let here = &sight.plan.id;
    let items = sight.plan.agenda.iter().filter(|plan| sight.sees_item(here, &plan.number)).filter_map(|plan| {
        let item = agenda.items.get(&plan.number)?;
        let stage = match &item.state {
            ItemState::Pending => ItemStage::Pending {},
            ItemState::Open => ItemStage::Open {},
            ItemState::Concluded { outcome } => {
                ItemStage::Concluded { outcome: (sight.audience != Audience::Public).then(|| outcome.clone()) }
            }
            ItemState::Deferred { to } => ItemStage::Deferred { to: sight.defer_to(here, to) },
            ItemState::Withdrawn => ItemStage::Withdrawn {},
        };
        Some(ItemNow {
            number: plan.number.clone(),
            stage,
            openings: item.openings,
            first_opened: item.first_opened,
            ended: item.ended,
            decision_from: agenda.announced.get(&plan.number).copied(),
        })
    });
    AgendaNow {
        meeting: here.clone(),
        items: items.collect(),
        open: agenda.open.iter().filter(|item| sight.sees_item(here, item)).cloned().collect(),
        closed_session: agenda.open.iter().any(|item| !sight.sees_item(here, item)),
        next: sight.next_item(),
    }
}

pub(super) fn chair(sight: &Sight) -> ChairNow {
    let chair = &sight.state.chair;
    let settings = &sight.plan.settings;
    let vacancy = chair.vacancy.as_ref().map(|vacancy| VacancyNow {
        since: vacancy.since,
        candidates: vacancy.candidates.clone(),
        offered_at: vacancy.since + settings.chair_grace,
        hold_at: vacancy.since + settings.chair_hold,
    });
    let offer = chair.offer.as_ref().and_then(|offer| match offer {
        Offer::Handover { to, vice_chair, proposal, agreed } => {
            let known = sight.sees_proposal(sight.state, &sight.plan.id, *proposal);
            known.then(|| OfferNow::Handover {
                to: to.clone(),
                vice_chair: vice_chair.clone(),
                proposal: *proposal,
                agreed: *agreed,
            })
        }
        Offer::Passing { to } => Some(OfferNow::Passing { to: to.clone() }),
    });
    let inside = sight.audience.is_inside();
    ChairNow {
        meeting: sight.plan.id.clone(),
        epoch: chair.epoch,
        party: chair.party.clone(),
        vice_chair: chair.vice_chair.clone(),
        seat: chair.seat.clone(),
        person: chair.seat.as_ref().and_then(|seat| person(sight.conference, seat)),
        acting: chair.acting,
        vacancy,
        offer,
        delegated: if inside { chair.delegated.iter().copied().collect() } else { Vec::new() },
    }
}
