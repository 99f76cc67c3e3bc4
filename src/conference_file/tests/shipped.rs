//! What the shipped files say.

use std::collections::{BTreeMap, BTreeSet};

use super::super::*;
use super::listed;
use crate::procedure::definition::{Class, ItemKind, ListOrder, Presenter, Quorum};
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId};

#[track_caller]
fn good(text: &str, name: &str) -> Definition {
    read(text, name).unwrap_or_else(|faults| panic!("\n{}", listed(&faults)))
}

fn ammin8() -> Definition {
    good(shipped(), "ammin8.toml")
}

fn meeting<'d>(definition: &'d Definition, id: &str) -> &'d MeetingPlan {
    definition.meeting(&MeetingId::parse(id).unwrap()).unwrap()
}

fn class(definition: &Definition, id: &str, party: &str) -> Option<Class> {
    meeting(definition, id).class(&PartyId::parse(party).unwrap())
}

#[test]
fn the_shipped_conference_reads_without_fault() {
    let definition = ammin8();
    assert_eq!(definition, shipped_definition());
    let items: Vec<_> = definition.meetings.iter().map(|m| (m.id.as_str(), m.agenda.len())).collect();
    assert_eq!(items, [("ASOMM21", 34), ("ASOMM3-14", 20), ("AMMin8", 18)]);
}

#[test]
fn a_council_of_five_parties_without_a_country_is_a_conference_too() {
    let council = good(include_str!("../../../config/conferences/council.toml"), "council.toml");
    assert_eq!(council.parties.keys().map(PartyId::as_str).collect::<Vec<_>>(), ["A", "B", "C", "D", "E"]);
    assert!(council.parties.values().all(|party| party.iso.is_none()));
    assert_eq!(council.meetings[0].chair.outgoing, None);
    assert_eq!(council.meetings[0].settings.quorum, Quorum::Number { members: 3 });
}

#[test]
fn protocol_order_is_the_english_alphabet_of_names_and_not_of_codes() {
    let definition = ammin8();
    let by_rank: BTreeMap<u32, &str> =
        definition.parties.iter().map(|(id, p)| (p.protocol_rank, id.as_str())).collect();
    let order: Vec<&str> = by_rank.into_values().take(18).collect();
    let expected = [
        "BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN", "CN", "JP", "KR", "ASEC", "CCOP", "AFMA", "IGF",
        "IEA",
    ];
    assert_eq!(order, expected);
}

#[test]
fn what_a_party_is_depends_on_the_meeting() {
    let definition = ammin8();
    for partner in ["CN", "JP", "KR"] {
        assert_eq!(class(&definition, "ASOMM21", partner), None);
        assert_eq!(class(&definition, "ASOMM3-14", partner), Some(Class::Partner));
        assert_eq!(class(&definition, "AMMin8", partner), Some(Class::Observer));
    }
    for plan in &definition.meetings {
        let members = plan.participants.values().filter(|p| p.class == Class::Member).count();
        assert_eq!(members, 10, "{}", plan.id);
        assert_eq!(plan.class(&PartyId::parse("ASEC").unwrap()), Some(Class::Secretariat), "{}", plan.id);
    }
    let afma = &meeting(&definition, "ASOMM21").participants[&PartyId::parse("AFMA").unwrap()];
    assert_eq!(afma.items.as_deref(), ItemNumber::parse("7").as_ref().map(std::slice::from_ref));
}

#[test]
fn the_outgoing_chair_is_another_on_the_third_day() {
    let definition = ammin8();
    let line = |id: &str| {
        let chair = &meeting(&definition, id).chair;
        let text = |party: &Option<PartyId>| party.as_ref().map(|p| p.as_str().to_owned());
        (text(&chair.outgoing), chair.chair.as_str().to_owned(), text(&chair.vice_chair))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(line("ASOMM21"), (some("SG"), "VN".into(), some("KH")));
    assert_eq!(line("ASOMM3-14"), (some("SG"), "VN".into(), None));
    assert_eq!(line("AMMin8"), (some("TH"), "VN".into(), some("KH")));
}

#[test]
fn what_the_officials_decide_feeds_the_ministers() {
    let definition = ammin8();
    let mut feeds = BTreeSet::new();
    for plan in &definition.meetings {
        for item in &plan.agenda {
            for feed in &item.feeds {
                feeds.insert(format!(
                    "{}/{} > {}/{} {:?}",
                    plan.id, item.number, feed.meeting, feed.item, feed.condition
                ));
            }
        }
    }
    let expected = [
        "ASOMM21/8 > AMMin8/10 Decided",
        "ASOMM21/10.1 > AMMin8/12 Decided",
        "ASOMM21/10.2 > AMMin8/10 Decided",
        "ASOMM21/10.3 > AMMin8/13 Decided",
        "ASOMM21/10.4 > AMMin8/12 Decided",
        "ASOMM21/5.1 > AMMin8/9 Tabled",
        "ASOMM21/9.2 > AMMin8/11 Tabled",
        "ASOMM3-14/5 > AMMin8/12 ReportAdopted",
        "ASOMM3-14/6 > AMMin8/12 ReportAdopted",
        "ASOMM21/4 > AMMin8/6 Tabled",
        "ASOMM21/10 > ASOMM3-14/2 Tabled",
    ];
    assert_eq!(feeds, expected.iter().map(|feed| (*feed).to_owned()).collect());
}

#[test]
fn a_document_that_rises_by_decision_is_before_the_ministers_under_the_same_symbol() {
    let definition = ammin8();
    for plan in &definition.meetings {
        for item in &plan.agenda {
            for feed in item.feeds.iter().filter(|feed| feed.condition == FeedCondition::Decided) {
                let later = definition.meeting(&feed.meeting).and_then(|m| m.item(&feed.item)).unwrap();
                assert!(!item.documents.is_empty(), "{}/{}", plan.id, item.number);
                for symbol in &item.documents {
                    assert!(later.documents.contains(symbol), "{symbol} in {}/{}", feed.meeting, feed.item);
                }
            }
        }
    }
}

#[test]
fn every_seat_that_shapes_a_sitting_is_there() {
    let definition = ammin8();
    for seat in ["TH.hod", "TH.alt", "TH.adv1", "VN.hod", "VN.alt", "ASEC.hod", "ASEC.off1", "IGF.hod", "GOV-VN.hod"] {
        let id = crate::procedure::ids::SeatId::parse(seat).unwrap();
        assert!(definition.seat(&id).is_some(), "{seat}");
    }
    for (id, party) in &definition.parties {
        assert!((1..=3).contains(&party.seats.len()), "{id}");
    }
}

#[test]
fn the_ministers_go_round_the_table_in_protocol_order_with_the_chair_last() {
    let definition = ammin8();
    let item = |id: &str, number: &str| meeting(&definition, id).item(&ItemNumber::parse(number).unwrap()).unwrap();
    let round = item("AMMin8", "5");
    assert_eq!(round.order, ListOrder::Protocol { start: None, chair_last: true });
    assert_eq!(round.tour, [Class::Member]);
    let outlook = item("ASOMM3-14", "4");
    let partners = ["CN", "JP", "KR"].map(|id| Presenter::Party(PartyId::parse(id).unwrap()));
    assert_eq!(outlook.presenters, partners);
    assert_eq!(outlook.tour, [Class::Member]);
}

#[test]
fn every_meeting_opens_hands_over_adopts_its_agenda_and_report_and_closes() {
    for plan in &ammin8().meetings {
        for kind in
            [ItemKind::ChairHandover, ItemKind::AgendaAdoption, ItemKind::DateAndVenue, ItemKind::ReportAdoption]
        {
            assert_eq!(plan.agenda.iter().filter(|item| item.kind == kind).count(), 1, "{} {kind:?}", plan.id);
        }
        assert_eq!(plan.agenda.last().map(|item| item.kind), Some(ItemKind::Closing), "{}", plan.id);
    }
}

#[test]
fn every_title_is_there_in_two_languages_that_differ() {
    for plan in &ammin8().meetings {
        for item in &plan.agenda {
            assert!(!item.title.en.trim().is_empty() && !item.title.vi.trim().is_empty());
            assert_ne!(item.title.en, item.title.vi, "{}/{}", plan.id, item.number);
            assert!(!item.title.vi.is_ascii(), "{}/{} is Vietnamese", plan.id, item.number);
        }
    }
}

#[test]
fn shifting_moves_every_sitting_by_the_same_span() {
    let before = ammin8();
    let starting = Timestamp::parse("2026-11-21T08:15:00Z").unwrap();
    let after = shift(before.clone(), starting);
    assert_eq!(after.meetings[0].sittings[0].opens_at, starting);
    let by = starting.since(before.meetings[0].sittings[0].opens_at);
    for (old, new) in before.meetings.iter().zip(&after.meetings) {
        for (old, new) in old.sittings.iter().zip(&new.sittings) {
            assert_eq!((old.opens_at + by, old.closes_at + by), (new.opens_at, new.closes_at));
        }
        assert_eq!(old.agenda, new.agenda);
    }
    let back = shift(after, before.meetings[0].sittings[0].opens_at);
    assert_eq!(back, before);
}

#[test]
fn the_definition_survives_its_own_json() {
    let definition = ammin8();
    let json = serde_json::to_string(&definition).unwrap();
    assert_eq!(serde_json::from_str::<Definition>(&json).unwrap(), definition);
}
