//! A conference is a file: TOML that people write by hand, read into a [`Definition`].
//!
//! ```text
//! text --DeTable--> values with their lines --parties, meetings, settings--> drafts --links--> Definition
//!                          |                              |                          |
//!                          +------------------------------+--------------------------+--> every Fault
//! ```
//!
//! Nothing stops at the first fault: a value that cannot be used is noted and read as nothing, and the rest is
//! read on, so one look at a file tells everything that is wrong with it, each with its line. `config/conferences`
//! holds the shipped files; their first lines say what each key means.

mod fault;
mod links;
mod meetings;
mod parties;
mod settings;
mod sheet;
#[cfg(test)]
mod tests;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use toml::de::DeTable;

pub use fault::{Fault, Problem, Shape, Thing};

use crate::procedure::definition::{
    ChairLine, Definition, Feed, FeedCondition, ItemPlan, MeetingPlan, Participation, Role,
};
use crate::procedure::ids::{ConferenceId, Timestamp};
use links::{Draft, carries};
use meetings::{Item, Meeting};
use parties::{Documents, Parties, TITLE_MAX};
use settings::Settings;
use sheet::{Fields, Place, Sheet};

/// The largest conference file that is read. Texts on the table are documents of their own.
pub const FILE_MAX_BYTES: usize = 1 << 20;

/// The shipped conference: the 8th AMMin with its two senior officials' meetings.
#[must_use]
pub fn shipped() -> &'static str {
    include_str!("../../config/conferences/ammin8.toml")
}

/// The shipped conference, read.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test holds that it reads")]
pub fn shipped_definition() -> Definition {
    // Cannot fail: the text is compiled in, and a test reads it.
    read(shipped(), "ammin8.toml").expect("the shipped conference reads without fault")
}

/// Reads a conference file. `name` is what faults call it.
///
/// # Errors
/// Every fault of the file, from its top to its end. A file that is no TOML has only the faults of its form,
/// since what a broken line was to say cannot be known.
pub fn read(text: &str, name: &str) -> Result<Definition, Vec<Fault>> {
    let mut sheet = Sheet::new(text, name);
    if text.len() > FILE_MAX_BYTES {
        sheet.note(&Place::default(), Problem::FileTooBig { bytes: text.len(), max: FILE_MAX_BYTES });
        return Err(sheet.into_faults());
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut broken = false;
    for error in &errors {
        let place = Place { span: error.span().unwrap_or_default(), path: String::new() };
        // The one error after which nothing is lost but the second value.
        if error.message() == "duplicate key" {
            let key = sheet.text_at(place.span.clone()).to_owned();
            sheet.note(&place, Problem::KeyTwice { key });
        } else {
            broken = true;
            sheet.note(&place, Problem::Syntax { message: error.message().to_owned() });
        }
    }
    if broken {
        return Err(sheet.into_faults());
    }
    let definition = read_conference(&mut sheet, Fields::root(table.get_ref()));
    let faults = sheet.into_faults();
    match definition {
        Some(definition) if faults.is_empty() => Ok(definition),
        Some(_) | None => Err(faults),
    }
}

fn read_conference(sheet: &mut Sheet<'_>, mut fields: Fields<'_>) -> Option<Definition> {
    let id = fields.need(sheet, "id").and_then(|node| node.id(sheet, ConferenceId::parse, "ammin8"));
    let title = fields.need(sheet, "title").and_then(|node| node.bilingual(sheet, TITLE_MAX));
    let hub = fields.need(sheet, "hub").and_then(|node| node.bilingual(sheet, TITLE_MAX));
    let zone = fields.need(sheet, "zone").and_then(|node| parties::zone(sheet, &node));
    let lobby = parties::flag(sheet, &mut fields, "lobby");
    let base = settings::read(sheet, fields.get("settings"), &Settings::default());
    let party_list = fields.need(sheet, "parties");
    let parties = parties::read(sheet, party_list);
    let documents = parties::read_documents(sheet, fields.get("documents"));
    // Hours are compared with each other even where the hub's zone has a fault.
    let hub_zone = zone.as_ref().and_then(|zone| TimeZoneDatabase::bundled().get(zone).ok()).unwrap_or(TimeZone::UTC);
    let meeting_list = fields.need(sheet, "meetings");
    let meetings = meetings::read(sheet, meeting_list, &hub_zone, &base);
    fields.close(sheet);
    Draft { parties: &parties, documents: &documents, meetings: &meetings }.check(sheet);
    let Parties { plans, .. } = parties;
    let Documents { plans: documents, .. } = documents;
    let meetings = meetings.into_iter().map(meeting_plan).collect::<Option<_>>()?;
    Some(Definition {
        id: id?.value,
        title: title?,
        hub: hub?,
        zone: zone?,
        lobby,
        parties: plans,
        meetings,
        documents,
    })
}

/// The plan of a meeting that has no fault; `None` for one that has.
fn meeting_plan(meeting: Meeting) -> Option<MeetingPlan> {
    let id = meeting.id?.value;
    let agenda = meeting.agenda.into_iter().map(|item| item_plan(item, &id)).collect::<Option<_>>()?;
    let chair = meeting.chair?;
    let participants = meeting.participants.into_iter().map(|participant| {
        let items = participant.items.map(|items| items.into_iter().map(|item| item.value).collect());
        (participant.party.value, Participation { class: participant.class, items })
    });
    let roles = meeting
        .roles
        .into_iter()
        .map(|(id, role)| Some((id, Role { title: role.title?, party: role.party.map(|party| party.value) })));
    Some(MeetingPlan {
        title: meeting.title?,
        short: meeting.short?,
        profile: meeting.profile?,
        level: meeting.level?,
        sittings: meeting.sittings?,
        chair: ChairLine {
            outgoing: chair.outgoing.map(|party| party.value),
            chair: chair.chair?.value,
            vice_chair: chair.vice_chair.map(|party| party.value),
            acting: chair.acting.into_iter().map(|seat| seat.value).collect(),
        },
        participants: participants.collect(),
        roles: roles.collect::<Option<_>>()?,
        agenda,
        settings: meeting.settings.in_profile(meeting.profile),
        id,
    })
}

fn item_plan(item: Item, meeting: &crate::procedure::ids::MeetingId) -> Option<ItemPlan> {
    let usual = if carries(&item) { FeedCondition::Decided } else { FeedCondition::Tabled };
    let feeds = item.feeds.into_iter().map(|feed| Feed {
        meeting: feed.meeting.unwrap_or_else(|| meeting.clone()),
        item: feed.item,
        condition: feed.when.unwrap_or(usual),
    });
    Some(ItemPlan {
        number: item.number?.value,
        title: item.title?,
        kind: item.kind?.value,
        presenters: item.presenters.into_iter().map(|presenter| presenter.value).collect(),
        minutes: item.minutes?,
        documents: item.documents.into_iter().map(|symbol| symbol.value).collect(),
        verbs: item.verbs,
        order: item.order,
        tour: item.tour,
        closed: item.closed,
        feeds: feeds.collect(),
        added: false,
    })
}

/// The same conference with all planned instants moved so that its first sitting opens at `starting`.
#[must_use]
pub fn shift(mut definition: Definition, starting: Timestamp) -> Definition {
    let sittings = || definition.meetings.iter().flat_map(|meeting| &meeting.sittings);
    let Some(first) = sittings().map(|sitting| sitting.opens_at).min() else { return definition };
    let by = starting.0.saturating_sub(first.0);
    for sitting in definition.meetings.iter_mut().flat_map(|meeting| &mut meeting.sittings) {
        sitting.opens_at = Timestamp(sitting.opens_at.0.saturating_add(by));
        sitting.closes_at = Timestamp(sitting.closes_at.0.saturating_add(by));
    }
    definition
}
