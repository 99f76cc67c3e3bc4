//! Reading parties with their seats, and the documents known beforehand.

use std::collections::BTreeMap;

use jiff::tz::TimeZoneDatabase;

use super::fault::{Problem, Shape, Thing};
use super::sheet::{At, Fields, Node, Sheet, nearest};
use crate::procedure::definition::{DocumentPlan, Party, SeatPlan, SeatRank};
use crate::procedure::ids::{PartyId, SeatId, Symbol};

/// Most characters of a name that is called.
const NAME_MAX: usize = 80;
/// Most characters of a formal name, an office or a document's title.
pub(super) const TITLE_MAX: usize = 300;
/// Most parties of a conference.
const PARTIES_MAX: usize = 1_000;
/// Seats of a party that names none.
const USUAL_SEATS: [&str; 3] = ["hod", "alt", "adv1"];

/// What could be read of the parties. Ids are known even of a party that has a fault, so that naming it
/// elsewhere is no second fault.
#[derive(Default)]
pub(super) struct Parties {
    /// The line of every party's id.
    pub lines: BTreeMap<PartyId, usize>,
    /// Every seat and where its party names it.
    pub seats: BTreeMap<SeatId, PartyId>,
    /// The parties without fault.
    pub plans: BTreeMap<PartyId, Party>,
}

pub(super) fn read(sheet: &mut Sheet<'_>, node: Option<Node<'_>>) -> Parties {
    let mut parties = Parties::default();
    let mut ranks: BTreeMap<u32, usize> = BTreeMap::new();
    let Some(list) = node.as_ref().and_then(|node| node.list(sheet)) else { return parties };
    if let Some(problem) = size_fault(list.len(), PARTIES_MAX)
        && let Some(node) = &node
    {
        sheet.note(&node.place, problem);
    }
    for entry in list {
        let Some(mut fields) = entry.table(sheet) else { continue };
        let id = fields.need(sheet, "id").and_then(|node| node.id(sheet, PartyId::parse, "TH"));
        if let Some(id) = &id {
            // Both mean something else where an item names its presenters.
            if id.value.as_str() == "chair" || id.value.as_str().starts_with("role:") {
                let problem = Problem::NotAnId { text: id.value.to_string(), example: "TH" };
                sheet.note(&id.place, problem);
            }
            let line = sheet.line(id.place.span.start);
            unique(sheet, &mut parties.lines, id, line, Thing::Party);
        }
        let name = fields.need(sheet, "name").and_then(|node| node.bilingual(sheet, NAME_MAX));
        let long_name = fields.get("long_name").and_then(|node| node.bilingual(sheet, TITLE_MAX));
        let rank = fields.need(sheet, "rank").and_then(|node| {
            let rank = node.number(sheet, 1, 100_000)?;
            let line = sheet.line(node.place.span.start);
            unique(sheet, &mut ranks, &node.at(rank), line, Thing::Rank);
            Some(rank)
        });
        let zone = fields.need(sheet, "zone").and_then(|node| zone(sheet, &node));
        let iso = fields.get("iso").and_then(|node| iso(sheet, &node));
        let seats = fields.get("seats");
        fields.close(sheet);
        let Some(id) = id else { continue };
        let seats = read_seats(sheet, &id, seats, &mut parties.seats);
        if let (Some(name), Some(protocol_rank), Some(zone)) = (name, rank, zone) {
            let party = Party { name, long_name, protocol_rank, zone, iso, seats };
            parties.plans.insert(id.value, party);
        }
    }
    parties
}

/// Notes `id` as a second one of its kind, or remembers its line.
pub(super) fn unique<K: Ord + Clone + ToString>(
    sheet: &mut Sheet<'_>,
    seen: &mut BTreeMap<K, usize>,
    id: &At<K>,
    line: usize,
    thing: Thing,
) {
    match seen.get(&id.value) {
        Some(first_line) => {
            let problem = Problem::Duplicate { thing, id: id.value.to_string(), first_line: *first_line };
            sheet.note(&id.place, problem);
        }
        None => {
            seen.insert(id.value.clone(), line);
        }
    }
}

/// What is wrong with the length of a list that must have entries, but not more than `max`.
pub(super) fn size_fault(count: usize, max: usize) -> Option<Problem> {
    match count {
        0 => Some(Problem::EmptyList),
        count if count > max => Some(Problem::TooMany { count, max }),
        _ => None,
    }
}

/// A time zone of the bundled database; links such as `Asia/Phnom_Penh` count, and the name given is kept.
pub(super) fn zone(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<String> {
    let name = node.word(sheet)?;
    let database = TimeZoneDatabase::bundled();
    if database.get(name).is_ok() {
        return Some(name.to_owned());
    }
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    let nearest = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
    sheet.note(&node.place, Problem::UnknownZone { zone: name.to_owned(), nearest });
    None
}

fn iso(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<String> {
    let text = node.word(sheet)?;
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(text.to_owned());
    }
    sheet.note(&node.place, Problem::NotAnIsoCode { text: text.to_owned() });
    None
}

/// The seats of a party. A word is enough for a seat whose powers follow from its name: `hod` is the head,
/// `alt` and `alt2` are alternates, both binding; every other is an adviser. A table says more.
fn read_seats(
    sheet: &mut Sheet<'_>,
    party: &At<PartyId>,
    node: Option<Node<'_>>,
    all: &mut BTreeMap<SeatId, PartyId>,
) -> Vec<SeatPlan> {
    let Some(node) = node else {
        return USUAL_SEATS
            .iter()
            .filter_map(|name| usual_seat(&party.value, name))
            .inspect(|seat| {
                all.insert(seat.id.clone(), party.value.clone());
            })
            .collect();
    };
    let Some(list) = node.list(sheet) else { return Vec::new() };
    let mut lines = BTreeMap::new();
    let mut seats = Vec::new();
    let count = list.len();
    for entry in list {
        let Some((seat, place)) = read_seat(sheet, party, &entry) else { continue };
        let line = sheet.line(place.place.span.start);
        unique(sheet, &mut lines, &At { value: seat.id.clone(), place: place.place }, line, Thing::Seat);
        all.insert(seat.id.clone(), party.value.clone());
        seats.push(seat);
    }
    // A seat that could not be read has its own fault; a second one about the head would mislead.
    if seats.len() == count {
        let heads = seats.iter().filter(|seat| seat.rank == SeatRank::Head).count();
        if heads != 1 || seats.first().is_some_and(|seat| seat.rank != SeatRank::Head) {
            sheet.note(&node.place, Problem::NotOneHead { party: party.value.to_string(), heads });
        }
    }
    seats
}

fn read_seat(sheet: &mut Sheet<'_>, party: &At<PartyId>, entry: &Node<'_>) -> Option<(SeatPlan, At<()>)> {
    let bad = |sheet: &mut Sheet<'_>, node: &Node<'_>, text: &str| {
        sheet.note(&node.place, Problem::NotAnId { text: text.to_owned(), example: "hod" });
        None
    };
    if let Some(name) = entry.peek() {
        return match usual_seat(&party.value, name) {
            Some(seat) => Some((seat, entry.at(()))),
            None => bad(sheet, entry, name),
        };
    }
    if !entry.is_table() {
        sheet.note(&entry.place, Problem::WrongShape { found: entry.kind(), shape: Shape::TextOrTable });
        return None;
    }
    let mut fields = entry.table(sheet)?;
    let id = fields.need(sheet, "id");
    let rank = fields.get("rank").and_then(|node| node.choice(sheet, &RANKS));
    let binds = fields.get("binds").and_then(|node| node.truth(sheet));
    let office = fields.get("office").and_then(|node| node.bilingual(sheet, TITLE_MAX));
    fields.close(sheet);
    let id = id?;
    let name = id.word(sheet)?;
    let Some(usual) = usual_seat(&party.value, name) else { return bad(sheet, &id, name) };
    let rank = rank.unwrap_or(usual.rank);
    let may_bind = binds.unwrap_or(rank != SeatRank::Adviser);
    Some((SeatPlan { rank, may_bind, office, ..usual }, id.at(())))
}

const RANKS: [(&str, SeatRank); 3] =
    [("head", SeatRank::Head), ("alternate", SeatRank::Alternate), ("adviser", SeatRank::Adviser)];

fn usual_seat(party: &PartyId, name: &str) -> Option<SeatPlan> {
    let rank = match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "hod" => SeatRank::Head,
        "alt" => SeatRank::Alternate,
        _ => SeatRank::Adviser,
    };
    // The dot divides party and seat; one more would make two seats look alike.
    let id = SeatId::parse(&format!("{party}.{name}")).filter(|_| !name.is_empty() && !name.contains('.'))?;
    Some(SeatPlan { id, rank, may_bind: rank != SeatRank::Adviser, office: None })
}

/// Documents by symbol: `"AMMin8/DOC/4" = { en = "...", vi = "..." }`.
pub(super) fn read_documents(sheet: &mut Sheet<'_>, node: Option<Node<'_>>) -> Documents {
    let mut documents = Documents::default();
    let Some(table) = node.and_then(|node| node.table(sheet)) else { return documents };
    for (key, node) in table.entries() {
        let symbol = Symbol::parse(key.value);
        match &symbol {
            Some(symbol) => documents.known.push(symbol.clone()),
            None => {
                let problem = Problem::NotAnId { text: key.value.to_owned(), example: "AMMin8/DOC/4" };
                sheet.note(&key.place, problem);
            }
        }
        let Some(mut fields) = node.table(sheet) else { continue };
        let title = fields.languages(sheet, TITLE_MAX);
        let embargoed = flag(sheet, &mut fields, "embargoed");
        fields.close(sheet);
        if let (Some(symbol), Some(title)) = (symbol, title) {
            documents.plans.insert(symbol, DocumentPlan { title, embargoed });
        }
    }
    documents
}

/// What could be read of the documents.
#[derive(Default)]
pub(super) struct Documents {
    /// Every symbol, even of a document with a fault.
    pub known: Vec<Symbol>,
    /// The documents without fault.
    pub plans: BTreeMap<Symbol, DocumentPlan>,
}

/// `true` or `false`, and `false` where nothing is said.
pub(super) fn flag(sheet: &mut Sheet<'_>, fields: &mut Fields<'_>, key: &'static str) -> bool {
    fields.get(key).and_then(|node| node.truth(sheet)).unwrap_or(false)
}
