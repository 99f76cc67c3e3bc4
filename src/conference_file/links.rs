//! What a conference file names must exist and fit together: parties, roles, documents, items, and what feeds
//! what. Read after everything else, so that a thing may be named before it is defined.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Problem, Thing};
use super::meetings::{Feed, Item, KINDS, Meeting};
use super::parties::{Documents, Parties, unique};
use super::sheet::{At, Place, Sheet, nearest};
use crate::procedure::definition::{self as plan, Class, FeedCondition, ItemKind, Presenter, Quorum, Verb};
use crate::procedure::ids::{ItemNumber, PartyId};

/// Everything that was read, before anything of it is linked.
pub(super) struct Draft<'d> {
    pub parties: &'d Parties,
    pub documents: &'d Documents,
    pub meetings: &'d [Meeting],
}

impl Draft<'_> {
    /// Notes everything that does not fit together.
    pub(super) fn check(&self, sheet: &mut Sheet<'_>) {
        let mut told = BTreeSet::new();
        for (index, meeting) in self.meetings.iter().enumerate() {
            self.check_participants(sheet, meeting, &mut told);
            self.check_chair(sheet, meeting);
            for role in meeting.roles.values() {
                if let Some(party) = &role.party {
                    self.takes_part(sheet, meeting, party);
                }
            }
            check_order(sheet, meeting);
            check_kinds(sheet, meeting);
            check_time(sheet, meeting);
            for item in &meeting.agenda {
                self.check_item(sheet, meeting, item);
                for feed in &item.feeds {
                    self.check_feed(sheet, index, item, feed);
                }
            }
        }
    }

    /// Whether the party exists; notes it when it does not.
    fn exists(&self, sheet: &mut Sheet<'_>, party: &At<PartyId>) -> bool {
        // Where no party could be read at all, each would be missing: that has its own fault.
        let known = self.parties.lines.contains_key(&party.value) || self.parties.lines.is_empty();
        if !known {
            let names = self.parties.lines.keys().map(PartyId::as_str);
            missing(sheet, &party.place, Thing::Party, party.value.as_str(), names);
        }
        known
    }

    /// Whether the party takes part in the meeting; notes it when it does not, or does not exist.
    fn takes_part(&self, sheet: &mut Sheet<'_>, meeting: &Meeting, party: &At<PartyId>) -> bool {
        let here = class(meeting, &party.value).is_some();
        if !here && self.exists(sheet, party) {
            missing(sheet, &party.place, Thing::Participant, party.value.as_str(), []);
        }
        here
    }

    fn check_participants(&self, sheet: &mut Sheet<'_>, meeting: &Meeting, told: &mut BTreeSet<PartyId>) {
        let mut lines = BTreeMap::new();
        for participant in &meeting.participants {
            let party = &participant.party;
            self.exists(sheet, party);
            let line = sheet.line(party.place.span.start);
            unique(sheet, &mut lines, party, line, Thing::Participant);
            for item in participant.items.iter().flatten() {
                if !has_item(meeting, &item.value) {
                    missing_item(sheet, &item.place, meeting, &item.value);
                }
            }
            let binds = |plan: &plan::Party| plan.seats.iter().any(|seat| seat.may_bind);
            let nobody =
                self.parties.plans.get(&party.value).is_some_and(|plan| !plan.seats.is_empty() && !binds(plan));
            if participant.class.decides() && nobody && told.insert(party.value.clone()) {
                sheet.note(&party.place, Problem::NobodyBinds { party: party.value.to_string() });
            }
        }
        if let (Some(place), Quorum::Number { members }) = (&meeting.settings.quorum, meeting.settings.value.quorum) {
            let deciding = meeting.participants.iter().filter(|participant| participant.class.decides()).count();
            if usize::try_from(members).is_ok_and(|members| members > deciding) {
                sheet.note(place, Problem::QuorumTooLarge { members, deciding });
            }
        }
    }

    fn check_chair(&self, sheet: &mut Sheet<'_>, meeting: &Meeting) {
        let Some(line) = &meeting.chair else { return };
        for party in [&line.outgoing, &line.chair, &line.vice_chair].into_iter().flatten() {
            if self.exists(sheet, party) && !class(meeting, &party.value).is_some_and(Class::decides) {
                sheet.note(&party.place, Problem::ChairNotMember { party: party.value.to_string() });
            }
        }
        for seat in &line.acting {
            match self.parties.seats.get(&seat.value) {
                Some(party) => {
                    self.takes_part(sheet, meeting, &At { value: party.clone(), place: seat.place.clone() });
                }
                None => {
                    let names = self.parties.seats.keys().map(|seat| seat.as_str());
                    missing(sheet, &seat.place, Thing::Seat, seat.value.as_str(), names);
                }
            }
        }
        let handover = meeting.agenda.iter().filter_map(|item| item.kind.as_ref());
        let handover = handover.into_iter().find(|kind| kind.value == ItemKind::ChairHandover);
        // An item whose kind could not be read may be the handover.
        let all_read = !meeting.agenda.is_empty() && meeting.agenda.iter().all(|item| item.kind.is_some());
        match (&line.outgoing, &line.chair, handover) {
            (Some(outgoing), Some(chair), _) if outgoing.value == chair.value => {
                sheet.note(&outgoing.place, Problem::NothingToHandOver { party: outgoing.value.to_string() });
            }
            (Some(outgoing), _, None) if all_read => {
                sheet.note(&outgoing.place, Problem::NoHandoverItem { outgoing: outgoing.value.to_string() });
            }
            (None, _, Some(kind)) => sheet.note(&kind.place, Problem::NoOutgoingChair),
            (Some(_) | None, Some(_) | None, Some(_) | None) => {}
        }
    }

    fn check_item(&self, sheet: &mut Sheet<'_>, meeting: &Meeting, item: &Item) {
        for presenter in &item.presenters {
            let party = match &presenter.value {
                Presenter::Chair => None,
                Presenter::Party(party) => {
                    let party = At { value: party.clone(), place: presenter.place.clone() };
                    self.exists(sheet, &party).then_some(party.value)
                }
                Presenter::Role(role) => match meeting.roles.get(role) {
                    // A role's party that takes no part has its fault where the role is written.
                    Some(role) => {
                        let party = role.party.as_ref().map(|party| party.value.clone());
                        party.filter(|party| class(meeting, party).is_some())
                    }
                    None => {
                        let names = meeting.roles.keys().map(|role| role.as_str());
                        missing(sheet, &presenter.place, Thing::Role, role.as_str(), names);
                        None
                    }
                },
            };
            if let (Some(party), Some(number)) = (party, &item.number)
                && !admitted(meeting, &party, item, &number.value)
            {
                let problem =
                    Problem::PresenterNotAdmitted { party: party.to_string(), item: number.value.to_string() };
                sheet.note(&presenter.place, problem);
            }
        }
        for symbol in &item.documents {
            if !self.documents.known.contains(&symbol.value) {
                let names = self.documents.known.iter().map(|symbol| symbol.as_str());
                missing(sheet, &symbol.place, Thing::Document, symbol.value.as_str(), names);
            }
        }
        for party in &item.ordered {
            self.takes_part(sheet, meeting, party);
        }
    }

    fn check_feed(&self, sheet: &mut Sheet<'_>, index: usize, item: &Item, feed: &Feed) {
        let target = match &feed.meeting {
            None => Some(index),
            Some(id) => {
                let ids = || self.meetings.iter().filter_map(|meeting| meeting.id.as_ref().map(|id| &id.value));
                let found =
                    self.meetings.iter().position(|meeting| meeting.id.as_ref().is_some_and(|at| at.value == *id));
                if found.is_none() {
                    missing(sheet, &feed.place, Thing::Meeting, id.as_str(), ids().map(|id| id.as_str()));
                }
                found
            }
        };
        let Some(number) = &item.number else { return };
        if let Some(target) = target
            && let Some(meeting) = self.meetings.get(target)
        {
            let place_of = |meeting: &Meeting, number: &ItemNumber| {
                meeting.agenda.iter().position(|item| item.number.as_ref().is_some_and(|at| at.value == *number))
            };
            let here = self.meetings.get(index).and_then(|meeting| place_of(meeting, &number.value));
            match place_of(meeting, &feed.item) {
                None => missing_item(sheet, &feed.place, meeting, &feed.item),
                Some(there) if (target, Some(there)) <= (index, here) => {
                    let to =
                        meeting.id.as_ref().map_or(feed.item.to_string(), |id| format!("{}/{}", id.value, feed.item));
                    sheet.note(&feed.place, Problem::FeedsBackwards { from: number.value.to_string(), to });
                }
                Some(_) => {}
            }
        }
        if feed.when == Some(FeedCondition::Decided) && item.all_verbs_read && !carries(item) {
            sheet.note(&feed.place, Problem::FeedNeedsVerb { item: number.value.to_string() });
        }
        let reports = self.meetings.get(index).is_none_or(|meeting| has_kind(meeting, ItemKind::ReportAdoption));
        if feed.when == Some(FeedCondition::ReportAdopted) && !reports {
            sheet.note(&feed.place, Problem::FeedNeedsReport { item: number.value.to_string() });
        }
    }
}

/// Whether a decision of the item can carry a text upwards.
pub(super) fn carries(item: &Item) -> bool {
    item.verbs.iter().any(|verb| match verb {
        Verb::Adopted | Verb::Approved | Verb::Endorsed | Verb::Agreed => true,
        Verb::Noted | Verb::Tasked | Verb::Requested | Verb::Deferred | Verb::NotAgreed => false,
    })
}

fn class(meeting: &Meeting, party: &PartyId) -> Option<Class> {
    meeting.participants.iter().find(|participant| participant.party.value == *party).map(|found| found.class)
}

/// Whether the meeting has an item of a kind, or one of a kind that could not be read.
fn has_kind(meeting: &Meeting, wanted: ItemKind) -> bool {
    meeting.agenda.iter().any(|item| item.kind.as_ref().is_none_or(|kind| kind.value == wanted))
}

fn has_item(meeting: &Meeting, number: &ItemNumber) -> bool {
    meeting.agenda.iter().any(|item| item.number.as_ref().is_some_and(|at| at.value == *number))
}

/// Whether a party is in the room for an item.
fn admitted(meeting: &Meeting, party: &PartyId, item: &Item, number: &ItemNumber) -> bool {
    meeting.participants.iter().find(|participant| participant.party.value == *party).is_some_and(|participant| {
        let leaves = match participant.class {
            Class::Observer | Class::Guest => item.closed,
            Class::Member | Class::Partner | Class::Secretariat | Class::Staff => false,
        };
        let invited = participant
            .items
            .as_ref()
            .is_none_or(|items| items.iter().any(|at| at.value == *number || number.is_inside(&at.value)));
        !leaves && invited
    })
}

/// Numbers once, in order, each child after its parent.
fn check_order(sheet: &mut Sheet<'_>, meeting: &Meeting) {
    let mut lines: BTreeMap<ItemNumber, usize> = BTreeMap::new();
    let mut before: Option<&ItemNumber> = None;
    for number in meeting.agenda.iter().filter_map(|item| item.number.as_ref()) {
        let line = sheet.line(number.place.span.start);
        let second = lines.contains_key(&number.value);
        unique(sheet, &mut lines, number, line, Thing::Item);
        let item = number.value.to_string();
        if let Some(parent) = number.value.parent()
            && !has_item(meeting, &parent)
        {
            sheet.note(&number.place, Problem::NoParent { item: item.clone(), parent: parent.to_string() });
        }
        if let Some(before) = before
            && !second
            && number.value < *before
        {
            sheet.note(&number.place, Problem::OutOfOrder { item, after: before.to_string() });
        }
        before = Some(&number.value);
    }
}

/// One handover, one adoption of the agenda before business, one report, one closing at the end.
fn check_kinds(sheet: &mut Sheet<'_>, meeting: &Meeting) {
    let mut lines: BTreeMap<ItemKind, usize> = BTreeMap::new();
    for (item, kind) in meeting.agenda.iter().filter_map(|item| Some((item, item.kind.as_ref()?))) {
        let name = KINDS.iter().find(|(_, known)| *known == kind.value).map_or("", |(name, _)| name);
        let needs = match kind.value {
            ItemKind::AgendaAdoption | ItemKind::ReportAdoption => Some((Verb::Adopted, "adopted")),
            ItemKind::ChairHandover => Some((Verb::Agreed, "agreed")),
            ItemKind::Opening
            | ItemKind::Statement
            | ItemKind::Report
            | ItemKind::Discussion
            | ItemKind::Adoption
            | ItemKind::Endorsement
            | ItemKind::Approval
            | ItemKind::DateAndVenue
            | ItemKind::OtherMatters
            | ItemKind::Closing => None,
        };
        if let Some((_, verb)) = needs.filter(|(verb, _)| item.all_verbs_read && !item.verbs.contains(verb)) {
            sheet.note(&kind.place, Problem::KindNeedsVerb { kind: name, verb });
        }
        let single = match kind.value {
            ItemKind::ChairHandover
            | ItemKind::AgendaAdoption
            | ItemKind::DateAndVenue
            | ItemKind::ReportAdoption
            | ItemKind::Closing => true,
            ItemKind::Opening
            | ItemKind::Statement
            | ItemKind::Report
            | ItemKind::Discussion
            | ItemKind::Adoption
            | ItemKind::Endorsement
            | ItemKind::Approval
            | ItemKind::OtherMatters => false,
        };
        let line = sheet.line(kind.place.span.start);
        let first_line = *lines.entry(kind.value).or_insert(line);
        if single && first_line != line {
            sheet.note(&kind.place, Problem::KindTwice { kind: name, first_line });
        }
    }
    let place_of = |wanted: ItemKind| {
        meeting.agenda.iter().position(|item| item.kind.as_ref().is_some_and(|kind| kind.value == wanted))
    };
    let (adoption, closing) = (place_of(ItemKind::AgendaAdoption), place_of(ItemKind::Closing));
    for (i, item) in meeting.agenda.iter().enumerate() {
        let (Some(number), Some(kind)) = (&item.number, &item.kind) else { continue };
        if adoption.is_some_and(|adoption| i < adoption) && !kind.value.precedes_agenda() {
            sheet.note(&kind.place, Problem::BeforeAgenda { item: number.value.to_string() });
        }
        if closing.is_some_and(|closing| i > closing) && kind.value != ItemKind::Closing {
            sheet.note(&number.place, Problem::AfterClosing { item: number.value.to_string() });
        }
    }
}

/// The planned minutes fit the hours (R-35 is for meetings that run late, not for plans that do).
fn check_time(sheet: &mut Sheet<'_>, meeting: &Meeting) {
    // A sitting that could not be read may be the one that is long enough.
    let Some(sittings) = &meeting.sittings else { return };
    let available: u64 = sittings.iter().map(|sitting| sitting.closes_at.since(sitting.opens_at).0 / 60_000).sum();
    let planned: u64 = meeting.agenda.iter().filter_map(|item| item.minutes).map(u64::from).sum();
    if !sittings.is_empty() && planned > available {
        sheet.note(&meeting.agenda_at, Problem::AgendaTooLong { planned, available });
    }
}

fn missing<'k>(sheet: &mut Sheet<'_>, place: &Place, thing: Thing, id: &str, known: impl IntoIterator<Item = &'k str>) {
    let nearest = nearest(id, known).map(str::to_owned);
    sheet.note(place, Problem::DoesNotExist { thing, id: id.to_owned(), nearest });
}

fn missing_item(sheet: &mut Sheet<'_>, place: &Place, meeting: &Meeting, number: &ItemNumber) {
    let id = meeting.id.as_ref().map_or(number.to_string(), |id| format!("{}/{number}", id.value));
    missing(sheet, place, Thing::Item, &id, []);
}
