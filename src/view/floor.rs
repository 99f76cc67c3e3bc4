//! Who has the floor and who waits for it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Listing;
use super::sight::{Sight, person};
use crate::procedure::command::{PauseCause, Person, PointRuling};
use crate::procedure::definition::{Limits, ListOrder};
use crate::procedure::event::Origin;
use crate::procedure::floor::{Entry, Phase};
use crate::procedure::ids::{EntryId, ItemNumber, PartyId, PointId, ProposalId, SeatId, Span, SpeechId, Timestamp};
use crate::procedure::pace;

/// The list of speakers of the innermost open item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListNow {
    /// Which item; absent when none is open, or none that this audience stays for.
    pub item: Option<ItemNumber>,
    /// How it is ordered.
    pub order: Option<ListOrder>,
    /// Whether it is closed.
    pub closed: bool,
    /// Since when, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// Those waiting, next first.
    pub entries: Listing<EntryNow>,
    /// Whether those who wait need more time than the sitting has left.
    #[serde(default)]
    pub too_long: bool,
    /// Whether replies are heard: the list is closed and exhausted.
    pub replies_heard: bool,
    /// Those who wait to reply, next first.
    pub replies: Listing<EntryNow>,
    /// Those who wait to explain their position on a text of the item, next first.
    pub explanations: Listing<EntryNow>,
    /// Other items that somebody waits under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<ListCount>,
}

/// That somebody waits under an item that is not the innermost open one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListCount {
    /// Which.
    pub item: ItemNumber,
    /// How many.
    pub count: u32,
}

/// One waiting entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EntryNow {
    /// Its number.
    pub entry: EntryId,
    /// Its place, from 1.
    pub place: u32,
    /// Whose it is.
    pub party: PartyId,
    /// Who will speak, where a seat is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// Who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
    /// How it came onto the list.
    pub origin: Origin,
    /// For whom else it speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_behalf_of: Vec<PartyId>,
    /// On which text it explains its position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explains: Option<ProposalId>,
    /// When it was put on the list.
    pub since: Timestamp,
    /// How often it was called without an answer.
    pub passes: u32,
    /// Speaking time used before it came back to the list, in milliseconds.
    pub spoken_ms: Span,
}

/// The floor of the meeting in focus.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FloorNow {
    /// The speech on it; absent when there is none, or none that this audience stays for.
    pub speech: Option<SpeechNow>,
    /// The speech that ended last in this sitting: its speaker may be put back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<SpeechId>,
    /// Whose intervention is heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intervention: Option<PartyId>,
    /// Seats whose microphones are open without the floor; for those who conduct the meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_microphones: Vec<SeatId>,
    /// Members and partners not yet heard under the innermost open item, by protocol rank.
    pub not_heard: Listing<PartyId>,
    /// Points of order that wait for a ruling, the one being heard first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointNow>,
    /// The last ruling on a point of order, as long as it may be appealed, or is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<RulingNow>,
    /// Speaking time limits now in force, in milliseconds.
    pub limits: Limits,
    /// Who has spoken how long, by protocol rank; the number only for those outside.
    pub spoken: Listing<PartySpoken>,
}

/// A point of order that waits for its ruling.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PointNow {
    /// Its number.
    pub point: PointId,
    /// Who raised it.
    pub party: PartyId,
    /// The seat that raised it.
    pub seat: SeatId,
    /// What it is; empty for those outside.
    pub text: String,
    /// Whether it is about how the decision is taken that the meeting is asked for.
    pub about_decision: bool,
    /// When it was raised.
    pub raised: Timestamp,
    /// Time allowed to the mover, in milliseconds.
    pub limit_ms: Span,
    /// Time the mover used up to the present stretch, in milliseconds.
    pub spoken_ms: Span,
    /// Since when the mover has the floor; absent while it waits or the meeting stands still.
    pub since: Option<Timestamp>,
    /// When the mover's time is up; absent while its clock stands.
    pub limit_at: Option<Timestamp>,
}

/// A ruling that may be appealed, or is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RulingNow {
    /// On which point.
    pub point: PointId,
    /// Whose point it was.
    pub party: PartyId,
    /// The ruling.
    pub ruling: PointRuling,
    /// Who appealed.
    pub appeal: Option<PartyId>,
}

/// A speech on the floor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SpeechNow {
    /// Its number.
    pub speech: SpeechId,
    /// Under which item.
    pub item: ItemNumber,
    /// The entry that was called.
    pub entry: EntryId,
    /// Whose it is.
    pub party: PartyId,
    /// Who speaks, where a seat is named.
    pub seat: Option<SeatId>,
    /// Who sits there.
    pub person: Option<Person>,
    /// How its entry came onto the list.
    pub origin: Origin,
    /// For whom else it speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_behalf_of: Vec<PartyId>,
    /// Speaking time allowed, in milliseconds.
    pub limit_ms: Span,
    /// Speaking time used up to the start of the current stretch, in milliseconds.
    pub spoken_ms: Span,
    /// Where it is.
    pub phase: SpeechPhase,
    /// Warnings given, as milliseconds left; 0 at the limit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warned_ms: Vec<Span>,
    /// How often the speaker was asked to conclude.
    pub prompts: u32,
    /// How often the speaker was called to order.
    #[serde(default)]
    pub called_to_order: u32,
    /// Whether the presiding officer speaks, for its country and not as Chair.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub national: bool,
}

/// Where a speech is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum SpeechPhase {
    /// Called, not yet begun.
    Called {
        /// When.
        since: Timestamp,
        /// When it is passed if it has not begun.
        answer_by: Timestamp,
    },
    /// The clock runs.
    Speaking {
        /// Since when.
        since: Timestamp,
        /// When the limit is reached if nothing interrupts.
        limit_at: Timestamp,
    },
    /// The clock stands.
    Paused {
        /// For what; it goes on when none is left.
        causes: BTreeSet<PauseCause>,
        /// Since when.
        since: Timestamp,
        /// Whether the Chair may choose what becomes of it.
        grace_over: bool,
        /// While the line is down: when the Chair may choose.
        grace_until: Option<Timestamp>,
        /// While the line is down: when it lapses.
        lapses_at: Option<Timestamp>,
    },
}

/// How long a party has spoken, in speeches that ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartySpoken {
    /// Who.
    pub party: PartyId,
    /// Under the innermost open item, in milliseconds.
    pub item_ms: Span,
    /// In this meeting, in milliseconds.
    pub total_ms: Span,
}

pub(super) fn list(sight: &Sight) -> ListNow {
    let floor = &sight.state.floor;
    let item = sight.current();
    let others = floor.lists.iter().filter(|(number, list)| {
        !list.entries.is_empty() && item != Some(*number) && sight.sees_item(&sight.plan.id, number)
    });
    let others =
        others.map(|(number, list)| ListCount { item: number.clone(), count: count(list.entries.len()) }).collect();
    let Some(number) = item else {
        return ListNow {
            item: None,
            order: None,
            closed: false,
            closed_at: None,
            entries: Listing::default(),
            too_long: false,
            replies_heard: false,
            replies: Listing::default(),
            explanations: Listing::default(),
            others,
        };
    };
    let list = floor.list(number);
    ListNow {
        item: Some(number.clone()),
        order: sight.plan.item(number).map(|plan| plan.order.clone()),
        closed: list.closed,
        closed_at: list.closed_at,
        entries: Listing::of(list.entries.iter().zip(1..).map(|(waiting, place)| entry(sight, waiting, place))),
        too_long: sight.state.session.list_too_long,
        replies_heard: floor.replies_are_heard(number),
        replies: Listing::of(
            floor.reply_list(number).entries.iter().zip(1..).map(|(waiting, place)| entry(sight, waiting, place)),
        ),
        explanations: Listing::of(
            floor.explanation_list(number).entries.iter().zip(1..).map(|(waiting, place)| entry(sight, waiting, place)),
        ),
        others,
    }
}

fn entry(sight: &Sight, entry: &Entry, place: u32) -> EntryNow {
    EntryNow {
        entry: entry.id,
        place,
        party: entry.party.clone(),
        seat: entry.seat.clone(),
        person: entry.seat.as_ref().and_then(|seat| person(sight.conference, seat)),
        origin: entry.origin,
        on_behalf_of: entry.on_behalf_of.clone(),
        explains: entry.explains,
        since: entry.since,
        passes: entry.passes,
        spoken_ms: entry.spoken,
    }
}

pub(super) fn floor(sight: &Sight) -> FloorNow {
    let floor = &sight.state.floor;
    let settings = &sight.plan.settings;
    let speech = floor.speech.as_ref().filter(|speech| sight.sees_item(&sight.plan.id, &speech.item));
    let speech = speech.map(|speech| SpeechNow {
        speech: speech.id,
        item: speech.item.clone(),
        entry: speech.entry.id,
        party: speech.entry.party.clone(),
        seat: speech.entry.seat.clone(),
        person: speech.entry.seat.as_ref().and_then(|seat| person(sight.conference, seat)),
        origin: speech.entry.origin,
        on_behalf_of: speech.entry.on_behalf_of.clone(),
        limit_ms: speech.limit,
        spoken_ms: speech.spoken,
        phase: match &speech.phase {
            Phase::Called { since } => SpeechPhase::Called { since: *since, answer_by: *since + settings.call_answer },
            Phase::Speaking { since } => {
                SpeechPhase::Speaking { since: *since, limit_at: *since + speech.limit.less(speech.spoken) }
            }
            Phase::Paused { causes, since, grace_over } => {
                let link = causes.contains(&PauseCause::Link);
                SpeechPhase::Paused {
                    causes: causes.clone(),
                    since: *since,
                    grace_over: *grace_over,
                    grace_until: link.then(|| *since + settings.speaker_grace),
                    lapses_at: link.then(|| *since + settings.speaker_lapse),
                }
            }
        },
        warned_ms: speech.warned.iter().copied().collect(),
        prompts: speech.prompts,
        called_to_order: speech.called_to_order,
        national: speech.national,
    });
    let spoken = sight.by_rank(floor.spoken.keys()).into_iter().map(|party| PartySpoken {
        party: party.clone(),
        item_ms: sight.current().map(|item| floor.spoken_under(party, item)).unwrap_or_default(),
        total_ms: floor.spoken.get(party).into_iter().flat_map(|items| items.values()).fold(Span::ZERO, |a, b| a + *b),
    });
    // Totals would tell of speeches in closed items, so those outside are told nothing at all.
    let spoken = if sight.audience.is_inside() { Listing::of(spoken) } else { Listing::default() };
    let stays = sight.state.agenda.current().is_none_or(|item| sight.sees_item(&sight.plan.id, item));
    let waiting = sight.state.points.pending.iter().filter(|_| stays);
    let points = waiting.map(|point| PointNow {
        point: point.id,
        party: point.party.clone(),
        seat: point.seat.clone(),
        text: if sight.audience.is_inside() { point.text.clone() } else { String::new() },
        about_decision: point.about_decision,
        raised: point.raised,
        limit_ms: point.limit,
        spoken_ms: point.spoken,
        since: point.since,
        limit_at: point.since.map(|since| since + point.limit.less(point.spoken)),
    });
    let ruling = sight.state.points.ruled.as_ref().filter(|_| stays).map(|ruled| RulingNow {
        point: ruled.point,
        party: ruled.party.clone(),
        ruling: ruled.ruling,
        appeal: ruled.appeal.clone(),
    });
    let not_heard = sight.current().filter(|_| sight.audience.is_inside()).map(|item| {
        let parties = sight.by_rank(pace::not_yet_heard(sight.plan, sight.state, item));
        Listing::of(parties.into_iter().cloned())
    });
    let seen = |item: &ItemNumber| sight.sees_item(&sight.plan.id, item);
    let officer = sight.audience.is_officer();
    FloorNow {
        last: floor.last.as_ref().filter(|last| seen(&last.item)).map(|last| last.id),
        intervention: floor.intervention.clone().filter(|_| stays),
        open_microphones: floor.open_microphones.iter().filter(|_| officer).cloned().collect(),
        not_heard: not_heard.unwrap_or_default(),
        speech,
        points: points.collect(),
        ruling,
        limits: floor.limits.clone(),
        spoken,
    }
}

/// A length as the wire has it.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
