//! Reading meetings: hours, chair line, participants, roles and agenda, as they are written. Whether what they
//! name exists and fits together is asked in `links`, when the whole file has been read.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::fault::{Problem, Shape, Thing};
use super::parties::{TITLE_MAX, flag, size_fault, unique};
use super::settings::{self, Settings};
use super::sheet::{At, Fields, Node, Place, Sheet};
use crate::procedure::definition::{
    Bilingual, Class, FeedCondition, ItemKind, Level, ListOrder, Presenter, Profile, SittingPlan, Verb,
};
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId, RoleId, SeatId, Symbol, Timestamp};

/// Most meetings of a conference, sittings of a meeting, items of an agenda.
const MEETINGS_MAX: usize = 50;
const SITTINGS_MAX: usize = 50;
const ITEMS_MAX: usize = 300;
/// Most minutes planned for one item.
const MINUTES_MAX: u32 = 1_440;

/// A meeting as written: what could not be read is absent and has its fault.
pub(super) struct Meeting {
    pub id: Option<At<MeetingId>>,
    pub title: Option<Bilingual>,
    pub short: Option<Bilingual>,
    pub profile: Option<Profile>,
    pub level: Option<Level>,
    /// Absent when any of them could not be read.
    pub sittings: Option<Vec<SittingPlan>>,
    pub chair: Option<Chair>,
    pub participants: Vec<Participant>,
    pub roles: BTreeMap<RoleId, Role>,
    pub agenda: Vec<Item>,
    /// Where the agenda begins, and whether every item of it could be read.
    pub agenda_at: Place,
    pub settings: Settings,
}

pub(super) struct Chair {
    pub outgoing: Option<At<PartyId>>,
    pub chair: Option<At<PartyId>>,
    pub vice_chair: Option<At<PartyId>>,
    pub acting: Vec<At<SeatId>>,
}

pub(super) struct Participant {
    pub party: At<PartyId>,
    pub class: Class,
    pub items: Option<Vec<At<ItemNumber>>>,
}

pub(super) struct Role {
    pub title: Option<Bilingual>,
    pub party: Option<At<PartyId>>,
}

pub(super) struct Item {
    pub number: Option<At<ItemNumber>>,
    pub title: Option<Bilingual>,
    pub kind: Option<At<ItemKind>>,
    pub presenters: Vec<At<Presenter>>,
    pub minutes: Option<u32>,
    pub documents: Vec<At<Symbol>>,
    pub verbs: Vec<Verb>,
    /// Whether every verb that is written was read.
    pub all_verbs_read: bool,
    pub order: ListOrder,
    /// The parties that the order names.
    pub ordered: Vec<At<PartyId>>,
    pub tour: Vec<Class>,
    pub closed: bool,
    pub feeds: Vec<Feed>,
}

pub(super) struct Feed {
    pub place: Place,
    /// Absent: the same meeting.
    pub meeting: Option<MeetingId>,
    pub item: ItemNumber,
    /// Absent: by decision where the item takes one that carries, else tabled.
    pub when: Option<FeedCondition>,
}

pub(super) const KINDS: [(&str, ItemKind); 13] = [
    ("opening", ItemKind::Opening),
    ("statement", ItemKind::Statement),
    ("chair_handover", ItemKind::ChairHandover),
    ("agenda_adoption", ItemKind::AgendaAdoption),
    ("report", ItemKind::Report),
    ("discussion", ItemKind::Discussion),
    ("adoption", ItemKind::Adoption),
    ("endorsement", ItemKind::Endorsement),
    ("approval", ItemKind::Approval),
    ("date_and_venue", ItemKind::DateAndVenue),
    ("report_adoption", ItemKind::ReportAdoption),
    ("other_matters", ItemKind::OtherMatters),
    ("closing", ItemKind::Closing),
];

const VERBS: [(&str, Verb); 9] = [
    ("adopted", Verb::Adopted),
    ("approved", Verb::Approved),
    ("endorsed", Verb::Endorsed),
    ("agreed", Verb::Agreed),
    ("noted", Verb::Noted),
    ("tasked", Verb::Tasked),
    ("requested", Verb::Requested),
    ("deferred", Verb::Deferred),
    ("not_agreed", Verb::NotAgreed),
];

const CLASSES: [(&str, Class); 6] = [
    ("member", Class::Member),
    ("partner", Class::Partner),
    ("secretariat", Class::Secretariat),
    ("observer", Class::Observer),
    ("guest", Class::Guest),
    ("staff", Class::Staff),
];

/// Reads the meetings. Hours are hours in `zone`.
pub(super) fn read(sheet: &mut Sheet<'_>, node: Option<Node<'_>>, zone: &TimeZone, base: &Settings) -> Vec<Meeting> {
    let Some(node) = node else { return Vec::new() };
    let Some(list) = node.list(sheet) else { return Vec::new() };
    if let Some(problem) = size_fault(list.len(), MEETINGS_MAX) {
        sheet.note(&node.place, problem);
    }
    let mut lines = BTreeMap::new();
    let mut hours = Hours { zone: zone.clone(), last: None };
    let mut meetings = Vec::new();
    for entry in list {
        if let Some(meeting) = read_meeting(sheet, &entry, &mut hours, base) {
            if let Some(id) = &meeting.id {
                let line = sheet.line(id.place.span.start);
                unique(sheet, &mut lines, id, line, Thing::Meeting);
            }
            meetings.push(meeting);
        }
    }
    meetings
}

fn read_meeting(sheet: &mut Sheet<'_>, entry: &Node<'_>, hours: &mut Hours, base: &Settings) -> Option<Meeting> {
    let mut fields = entry.table(sheet)?;
    let id = fields.need(sheet, "id").and_then(|node| node.id(sheet, MeetingId::parse, "AMMin8"));
    let title = fields.need(sheet, "title").and_then(|node| node.bilingual(sheet, TITLE_MAX));
    let short = fields.need(sheet, "short").and_then(|node| node.bilingual(sheet, 80));
    let profile = fields
        .need(sheet, "profile")
        .and_then(|node| node.choice(sheet, &[("asean", Profile::Asean), ("un", Profile::Un)]));
    let level = fields.need(sheet, "level").and_then(|node| {
        node.choice(sheet, &[("ministers", Level::Ministers), ("senior_officials", Level::SeniorOfficials)])
    });
    let sittings = fields.need(sheet, "sittings").and_then(|node| hours.read(sheet, &node));
    let chair = fields.need(sheet, "chair").and_then(|node| read_chair(sheet, &node));
    let participants =
        fields.need(sheet, "participants").map(|node| read_participants(sheet, &node)).unwrap_or_default();
    let roles = fields.get("roles").map(|node| read_roles(sheet, &node)).unwrap_or_default();
    let agenda_node = fields.need(sheet, "agenda");
    let agenda_at = agenda_node.as_ref().map(|node| node.place.clone()).unwrap_or_default();
    let agenda = agenda_node.map(|node| read_agenda(sheet, &node)).unwrap_or_default();
    let settings = settings::read(sheet, fields.get("settings"), base);
    fields.close(sheet);
    Some(Meeting {
        id,
        title,
        short,
        profile,
        level,
        sittings,
        chair,
        participants,
        roles,
        agenda,
        agenda_at,
        settings,
    })
}

/// The hours of all meetings in order: at most one meeting sits at a time.
struct Hours {
    zone: TimeZone,
    /// When the last sitting ends, as it is written, and its line.
    last: Option<(Timestamp, String, usize)>,
}

impl Hours {
    fn read(&mut self, sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<Vec<SittingPlan>> {
        let list = node.list(sheet)?;
        if let Some(problem) = size_fault(list.len(), SITTINGS_MAX) {
            sheet.note(&node.place, problem);
        }
        // Every sitting is read, even after one that could not be.
        let plans: Vec<_> = list.iter().map(|entry| self.read_one(sheet, entry)).collect();
        plans.into_iter().collect()
    }

    /// `{ date = 2021-10-06, opens = "09:00", closes = "12:00" }`; `closes_on` for a sitting past midnight.
    fn read_one(&mut self, sheet: &mut Sheet<'_>, entry: &Node<'_>) -> Option<SittingPlan> {
        let mut fields = entry.table(sheet)?;
        let date = fields.need(sheet, "date").and_then(|node| node.date(sheet));
        let opens = fields.need(sheet, "opens").and_then(|node| node.hour(sheet));
        let closes = fields.need(sheet, "closes").and_then(|node| node.hour(sheet));
        let closes_on = fields.get("closes_on").map(|node| node.date(sheet));
        fields.close(sheet);
        let (date, opens, closes) = (date?, opens?, closes?);
        let last_day = closes_on.unwrap_or(Some(date))?;
        let written = |date: jiff::civil::Date, time: jiff::civil::Time| format!("{date} {}", time.strftime("%H:%M"));
        let (opens_text, closes_text) = (written(date, opens), written(last_day, closes));
        let plan = SittingPlan { opens_at: self.instant(date, opens)?, closes_at: self.instant(last_day, closes)? };
        if plan.closes_at <= plan.opens_at {
            sheet.note(&entry.place, Problem::HoursBackwards { opens: opens_text, closes: closes_text });
            return None;
        }
        let line = sheet.line(entry.place.span.start);
        match &self.last {
            Some((until, text, first_line)) if plan.opens_at < *until => {
                let problem = Problem::HoursOverlap { opens: opens_text, until: text.clone(), first_line: *first_line };
                sheet.note(&entry.place, problem);
            }
            Some(_) | None => self.last = Some((plan.closes_at, closes_text, line)),
        }
        Some(plan)
    }

    fn instant(&self, date: jiff::civil::Date, time: jiff::civil::Time) -> Option<Timestamp> {
        // An hour that a change of clocks leaves out is the one after it; no civil date of four digits fails.
        let zoned = date.to_datetime(time).to_zoned(self.zone.clone()).ok()?;
        Some(Timestamp(zoned.timestamp().as_millisecond()))
    }
}

fn read_chair(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<Chair> {
    let mut fields = node.table(sheet)?;
    let outgoing = fields.get("outgoing").and_then(|node| party(sheet, &node));
    let chair = fields.need(sheet, "chair").and_then(|node| party(sheet, &node));
    let vice_chair = fields.get("vice_chair").and_then(|node| party(sheet, &node));
    let acting = fields.get("acting").and_then(|node| node.list(sheet)).unwrap_or_default();
    let acting = acting.iter().filter_map(|node| node.id(sheet, SeatId::parse, "TH.hod")).collect();
    fields.close(sheet);
    Some(Chair { outgoing, chair, vice_chair, acting })
}

fn party(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<At<PartyId>> {
    node.id(sheet, PartyId::parse, "TH")
}

/// Parties by class: `observer = ["CN", { party = "AFMA", items = ["7"] }]`.
fn read_participants(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Vec<Participant> {
    let Some(mut fields) = node.table(sheet) else { return Vec::new() };
    let mut participants = Vec::new();
    for (word, class) in CLASSES {
        let list = fields.get(word).and_then(|node| node.list(sheet)).unwrap_or_default();
        participants.extend(list.iter().filter_map(|entry| read_participant(sheet, entry, class)));
    }
    fields.close(sheet);
    participants
}

fn read_participant(sheet: &mut Sheet<'_>, entry: &Node<'_>, class: Class) -> Option<Participant> {
    if entry.peek().is_some() {
        return party(sheet, entry).map(|party| Participant { party, class, items: None });
    }
    if !entry.is_table() {
        sheet.note(&entry.place, Problem::WrongShape { found: entry.kind(), shape: Shape::TextOrTable });
        return None;
    }
    let mut fields = entry.table(sheet)?;
    let party = fields.need(sheet, "party").and_then(|node| party(sheet, &node));
    let items = fields.need(sheet, "items").and_then(|node| {
        let list = node.list(sheet)?;
        if list.is_empty() {
            sheet.note(&node.place, Problem::EmptyList);
        }
        Some(list.iter().filter_map(|node| node.item_number(sheet)).collect())
    });
    fields.close(sheet);
    Some(Participant { party: party?, class, items })
}

/// Roles by id: `WGTIM-chair = { en = "...", vi = "...", party = "TH" }`.
fn read_roles(sheet: &mut Sheet<'_>, node: &Node<'_>) -> BTreeMap<RoleId, Role> {
    let mut roles = BTreeMap::new();
    let Some(table) = node.table(sheet) else { return roles };
    for (key, node) in table.entries() {
        let id = RoleId::parse(key.value);
        if id.is_none() {
            sheet.note(&key.place, Problem::NotAnId { text: key.value.to_owned(), example: "WGTIM-chair" });
        }
        let Some(mut fields) = node.table(sheet) else { continue };
        let title = fields.languages(sheet, TITLE_MAX);
        let party = fields.get("party").and_then(|node| party(sheet, &node));
        fields.close(sheet);
        if let Some(id) = id {
            roles.insert(id, Role { title, party });
        }
    }
    roles
}

fn read_agenda(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Vec<Item> {
    let Some(list) = node.list(sheet) else { return Vec::new() };
    if let Some(problem) = size_fault(list.len(), ITEMS_MAX) {
        sheet.note(&node.place, problem);
    }
    let mut items: Vec<Item> = list.iter().filter_map(|entry| read_item(sheet, entry)).collect();
    // Who has left for an item is not let in again for a part of it.
    let number = |item: &Item| item.number.as_ref().map(|at| at.value.clone());
    let closed: Vec<ItemNumber> = items.iter().filter(|item| item.closed).filter_map(number).collect();
    for item in &mut items {
        item.closed |= number(item).is_some_and(|number| closed.iter().any(|parent| number.is_inside(parent)));
    }
    items
}

fn read_item(sheet: &mut Sheet<'_>, entry: &Node<'_>) -> Option<Item> {
    let mut fields = entry.table(sheet)?;
    let number = fields.need(sheet, "number").and_then(|node| node.item_number(sheet));
    let title = fields.need(sheet, "title").and_then(|node| node.bilingual(sheet, TITLE_MAX));
    let kind = fields.need(sheet, "kind").and_then(|node| node.choice(sheet, &KINDS).map(|kind| node.at(kind)));
    let presenters = entries(sheet, &mut fields, "presenters", presenter);
    let minutes = fields.need(sheet, "minutes").and_then(|node| node.number(sheet, 0, MINUTES_MAX));
    let documents =
        entries(sheet, &mut fields, "documents", |sheet, node| node.id(sheet, Symbol::parse, "AMMin8/DOC/4"));
    let (verbs, all_verbs_read) = match fields.get("verbs").map(|node| words(sheet, &node, &VERBS)) {
        Some((verbs, all)) => (verbs, all),
        None => (kind.as_ref().map_or(&[][..], |kind| kind.value.usual_verbs()).to_vec(), kind.is_some()),
    };
    let tour = fields.get("tour").map(|node| words(sheet, &node, &CLASSES).0).unwrap_or_default();
    let (order, ordered) = match fields.get("order") {
        Some(node) => read_order(sheet, &node).unwrap_or((ListOrder::Fifo {}, Vec::new())),
        // A round of the table goes by protocol; a free exchange by who asked first.
        None if !tour.is_empty() => (ListOrder::Protocol { start: None, chair_last: false }, Vec::new()),
        None => (ListOrder::Fifo {}, Vec::new()),
    };
    let closed = flag(sheet, &mut fields, "closed");
    let feeds = entries(sheet, &mut fields, "feeds", read_feed);
    fields.close(sheet);
    Some(Item {
        number,
        title,
        kind,
        presenters,
        minutes,
        documents,
        verbs,
        all_verbs_read,
        order,
        ordered,
        tour,
        closed,
        feeds,
    })
}

/// The entries of a list that may be absent.
fn entries<T>(
    sheet: &mut Sheet<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    read: impl Fn(&mut Sheet<'_>, &Node<'_>) -> Option<T>,
) -> Vec<T> {
    let list = fields.get(key).and_then(|node| node.list(sheet)).unwrap_or_default();
    list.iter().filter_map(|node| read(sheet, node)).collect()
}

/// Known words, each once, in the order written, and whether every word was one.
fn words<T: Copy>(sheet: &mut Sheet<'_>, node: &Node<'_>, known: &[(&'static str, T)]) -> (Vec<T>, bool) {
    let mut lines = BTreeMap::new();
    let mut out = Vec::new();
    let Some(list) = node.list(sheet) else { return (out, false) };
    let count = list.len();
    for node in list {
        let Some(value) = node.choice(sheet, known) else { continue };
        let line = sheet.line(node.place.span.start);
        let word = node.at(node.peek().unwrap_or_default().to_owned());
        unique(sheet, &mut lines, &word, line, Thing::Entry);
        out.push(value);
    }
    let all = out.len() == count;
    (out, all)
}

/// `"TH"`, `"role:WGTIM-chair"` or `"chair"`.
fn presenter(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<At<Presenter>> {
    let text = node.word(sheet)?;
    let read = match text.split_once("role:") {
        Some(("", role)) => RoleId::parse(role).map(Presenter::Role),
        Some(_) | None if text == "chair" => Some(Presenter::Chair),
        Some(_) | None => PartyId::parse(text).map(Presenter::Party),
    };
    match read {
        Some(presenter) => Some(node.at(presenter)),
        None => {
            sheet.note(&node.place, Problem::NotAnId { text: text.to_owned(), example: "role:WGTIM-chair" });
            None
        }
    }
}

/// `"protocol"`, `"fifo"`, `"level_then_fifo"`, `{ start = "TH", chair_last = true }` for protocol order, or
/// `{ fixed = ["TH", "VN"] }`.
fn read_order(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<(ListOrder, Vec<At<PartyId>>)> {
    if node.peek().is_some() {
        let word = node.choice(sheet, &[("protocol", 0), ("fifo", 1), ("level_then_fifo", 2)])?;
        let order = match word {
            0 => ListOrder::Protocol { start: None, chair_last: false },
            1 => ListOrder::Fifo {},
            _ => ListOrder::LevelThenFifo {},
        };
        return Some((order, Vec::new()));
    }
    if !node.is_table() {
        sheet.note(&node.place, Problem::WrongShape { found: node.kind(), shape: Shape::TextOrTable });
        return None;
    }
    let mut fields = node.table(sheet)?;
    let fixed = fields.get("fixed").and_then(|node| node.list(sheet));
    let (order, ordered) = match fixed {
        Some(list) => {
            let ordered: Vec<_> = list.iter().filter_map(|node| party(sheet, node)).collect();
            (ListOrder::Fixed { parties: ordered.iter().map(|party| party.value.clone()).collect() }, ordered)
        }
        None => {
            let start = fields.get("start").and_then(|node| party(sheet, &node));
            let chair_last = flag(sheet, &mut fields, "chair_last");
            let order = ListOrder::Protocol { start: start.as_ref().map(|party| party.value.clone()), chair_last };
            (order, start.into_iter().collect())
        }
    };
    fields.close(sheet);
    Some((order, ordered))
}

/// `"AMMin8/10"`, `"10"` within the meeting, or `{ to = "AMMin8/10", when = "tabled" }`.
fn read_feed(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<Feed> {
    let (to, when) = if node.peek().is_some() {
        (node.clone(), None)
    } else if node.is_table() {
        let mut fields = node.table(sheet)?;
        let to = fields.need(sheet, "to");
        let when = fields.get("when").map(|node| node.choice(sheet, &CONDITIONS));
        fields.close(sheet);
        match when {
            Some(when) => (to?, Some(when?)),
            None => (to?, None),
        }
    } else {
        sheet.note(&node.place, Problem::WrongShape { found: node.kind(), shape: Shape::TextOrTable });
        return None;
    };
    let text = to.word(sheet)?;
    let read = match text.rsplit_once('/') {
        Some((meeting, item)) => MeetingId::parse(meeting).map(Some).zip(ItemNumber::parse(item)),
        None => ItemNumber::parse(text).map(|item| (None, item)),
    };
    match read {
        Some((meeting, item)) => Some(Feed { place: to.place, meeting, item, when }),
        None => {
            sheet.note(&to.place, Problem::NotATarget { text: text.to_owned() });
            None
        }
    }
}

const CONDITIONS: [(&str, FeedCondition); 3] = [
    ("decided", FeedCondition::Decided),
    ("tabled", FeedCondition::Tabled),
    ("report_adopted", FeedCondition::ReportAdopted),
];
