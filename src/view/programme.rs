//! The conference as written down: what stays the same, sent once.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Audience;
use super::sight::{Sight, is_closed};
use crate::procedure::definition::{
    Bilingual, ItemKind, Level, MeetingPlan, Participation, Presenter, Profile, SeatRank, SittingPlan, Verb,
};
use crate::procedure::ids::{ConferenceId, ItemNumber, MeetingId, PartyId, RoleId, SeatId, Span, Symbol};

/// The conference as written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Programme {
    /// Short name of the series.
    pub id: ConferenceId,
    /// Full title.
    pub title: Bilingual,
    /// Where the main hub stands.
    pub hub: Bilingual,
    /// The hub's time zone (IANA name).
    pub zone: String,
    /// Every party by its code.
    pub parties: BTreeMap<PartyId, PartyCard>,
    /// The meetings in their order.
    pub meetings: Vec<MeetingCard>,
}

/// A party as written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartyCard {
    /// The name that is called.
    pub name: Bilingual,
    /// The formal name, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long_name: Option<Bilingual>,
    /// Its place in protocol order.
    pub rank: u32,
    /// Its time zone (IANA name).
    pub zone: String,
    /// ISO 3166-1 alpha-2 code, for states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// Its seats, head of delegation first. None for the public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<SeatCard>,
}

/// A seat as written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SeatCard {
    /// Its id.
    pub id: SeatId,
    /// What sits there.
    pub rank: SeatRank,
    /// Whether its acts bind the party.
    pub may_bind: bool,
    /// The office of who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Bilingual>,
}

/// A meeting as written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MeetingCard {
    /// Its id.
    pub id: MeetingId,
    /// Full title.
    pub title: Bilingual,
    /// The short form that people say.
    pub short: Bilingual,
    /// Its procedural customs.
    pub profile: Profile,
    /// Who sits for the members.
    pub level: Level,
    /// Planned sittings.
    pub sittings: Vec<SittingPlan>,
    /// Who takes part, as what, and in which items only. Empty for the public.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub participants: BTreeMap<PartyId, Participation>,
    /// Roles and what they are called.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: BTreeMap<RoleId, Bilingual>,
    /// The agenda in its order; without closed items for those who leave for them.
    pub agenda: Vec<ItemCard>,
    /// Before the end of a speech, when its speaker is warned (milliseconds).
    pub speech_warnings_ms: Vec<Span>,
}

/// An agenda item as written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ItemCard {
    /// Its number.
    pub number: ItemNumber,
    /// Its title.
    pub title: Bilingual,
    /// What kind it is.
    pub kind: ItemKind,
    /// Who presents it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presenters: Vec<Presenter>,
    /// Planned length in minutes.
    pub minutes: u32,
    /// Documents under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Symbol>,
    /// Verbs it may be decided with, the expected one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verbs: Vec<Verb>,
    /// Whether observers and guests leave for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// Whether the meeting added it itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub added: bool,
}

pub(super) fn section(sight: &Sight) -> Programme {
    let definition = sight.definition;
    let public = sight.audience == Audience::Public;
    let parties = definition.parties.iter().map(|(id, party)| {
        let seats = party.seats.iter().filter(|_| !public).map(|seat| SeatCard {
            id: seat.id.clone(),
            rank: seat.rank,
            may_bind: seat.may_bind,
            office: seat.office.clone(),
        });
        let card = PartyCard {
            name: party.name.clone(),
            long_name: party.long_name.clone(),
            rank: party.protocol_rank,
            zone: party.zone.clone(),
            iso: party.iso.clone(),
            seats: seats.collect(),
        };
        (id.clone(), card)
    });
    Programme {
        id: definition.id.clone(),
        title: definition.title.clone(),
        hub: definition.hub.clone(),
        zone: definition.zone.clone(),
        parties: parties.collect(),
        meetings: definition.meetings.iter().map(|plan| meeting(sight.audience, plan)).collect(),
    }
}

fn meeting(audience: Audience, plan: &MeetingPlan) -> MeetingCard {
    let public = audience == Audience::Public;
    let shown = |item: &ItemNumber| audience.is_inside() || !is_closed(plan, item);
    let agenda = plan.agenda.iter().filter(|item| shown(&item.number)).map(|item| ItemCard {
        number: item.number.clone(),
        title: item.title.clone(),
        kind: item.kind,
        presenters: if public { Vec::new() } else { item.presenters.clone() },
        minutes: item.minutes,
        documents: if public { Vec::new() } else { item.documents.clone() },
        verbs: if public { Vec::new() } else { item.verbs.clone() },
        closed: item.closed,
        added: item.added,
    });
    let participants = plan.participants.iter().filter(|_| !public).map(|(party, participation)| {
        let items = participation.items.as_ref().map(|items| items.iter().filter(|i| shown(i)).cloned().collect());
        (party.clone(), Participation { class: participation.class, items })
    });
    MeetingCard {
        id: plan.id.clone(),
        title: plan.title.clone(),
        short: plan.short.clone(),
        profile: plan.profile,
        level: plan.level,
        sittings: plan.sittings.clone(),
        participants: participants.collect(),
        roles: plan.roles.iter().filter(|_| !public).map(|(id, role)| (id.clone(), role.title.clone())).collect(),
        agenda: agenda.collect(),
        speech_warnings_ms: plan.settings.warnings.clone(),
    }
}
