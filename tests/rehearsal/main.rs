//! Whole conferences, played.

mod live;
mod pure;

use std::collections::BTreeMap;

use futures::executor::block_on;
use mufakat::conference_file;
use mufakat::procedure::Conference;
use mufakat::procedure::definition::{Definition, Verb};
use mufakat::procedure::event::Event;
use mufakat::rehearsal::{Curtain, Place, Plan, Play, Silent, Tally};
use mufakat::view::{self, Audience, Parts, View};
use pure::{MOMENTS, Pure};

fn council() -> Definition {
    conference_file::read(include_str!("../../config/conferences/council.toml"), "council.toml").unwrap()
}

/// Plays a conference on the rules alone.
fn played(definition: Definition, plan: Plan) -> (Pure, Tally, Curtain) {
    let mut teller = Silent;
    block_on(async {
        let mut play = Play::begin(Pure::new(definition), &mut teller, plan).await.unwrap();
        let curtain = play.run().await.unwrap_or_else(|fault| panic!("{fault}"));
        let (stage, tally) = play.into_parts();
        (stage, tally, curtain)
    })
}

fn seed(seed: u64) -> Plan {
    Plan { seed, until: None }
}

#[test]
fn the_shipped_conference_is_played_from_the_first_gavel_to_the_last() {
    let (stage, tally, curtain) = played(conference_file::shipped_definition(), seed(1));
    assert_eq!(curtain, Curtain::Closed);
    assert_eq!((tally.meetings, tally.items), (3, 72), "{tally:?}");
    for verb in [
        Verb::Adopted,
        Verb::Approved,
        Verb::Endorsed,
        Verb::Agreed,
        Verb::Noted,
        Verb::Tasked,
        Verb::Requested,
        Verb::Deferred,
        Verb::NotAgreed,
    ] {
        assert!(tally.decisions.contains_key(&verb), "nothing was {verb:?}: {tally:?}");
    }
    assert!(stage.views_are_whole());
    assert!(stage.replays());
}

/// Whether each beginning of the record, read back, gives the state of that moment, and whoever joined then and
/// took over the sections of the entries after it sees at the end what those see who were there throughout.
fn beginnings_are_whole(stage: &Pure) -> bool {
    let (mut again, mut read) = (Conference::default(), 0);
    let mut joined: Vec<BTreeMap<Audience, View>> = Vec::new();
    let mut moments = stage.moments.iter().peekable();
    for (at, _, events) in &stage.record {
        read += 1;
        let text = serde_json::to_string(events).unwrap();
        let events: Vec<Event> = serde_json::from_str(&text).unwrap();
        let mut touched = Parts::NONE;
        for event in &events {
            again.apply(event, *at);
            touched = touched.or(view::touches(event));
        }
        for audience in Audience::ALL {
            let changed = view::sections_in(&again, audience, touched);
            joined.iter_mut().for_each(|views| views.get_mut(&audience).unwrap().merge(changed.clone()));
        }
        if let Some((_, then)) = moments.next_if(|(length, _)| *length == read) {
            if again != *then {
                return false;
            }
            // A few join, at moments spread over the whole.
            if read.is_multiple_of(MOMENTS * 16) {
                let whole = Audience::ALL.map(|audience| (audience, view::sections(&again, audience)));
                joined.push(whole.into());
            }
        }
    }
    let of_all = |views: &BTreeMap<Audience, View>| *views == stage.views;
    moments.peek().is_none() && joined.len() > 2 && joined.iter().all(of_all)
}

#[test]
fn every_beginning_of_the_shipped_conference_gives_its_moment_and_whoever_joins_then_misses_nothing() {
    let (stage, _, curtain) = played(conference_file::shipped_definition(), seed(2));
    assert_eq!(curtain, Curtain::Closed);
    assert!(beginnings_are_whole(&stage));
}

#[test]
fn what_officials_endorse_is_what_ministers_adopt() {
    let (stage, ..) = played(conference_file::shipped_definition(), seed(1));
    let symbol = mufakat::procedure::ids::Symbol::parse("AMCAP-III/PHASE-2").unwrap();
    let about = |verb: Verb| {
        let mut all = stage.conference.register.decisions.values().filter(|decision| decision.verb == verb);
        let found = all.find_map(|decision| {
            decision.wording.documents.iter().find(|reference| reference.document.symbol == symbol)
        });
        found.cloned().unwrap_or_else(|| panic!("no text was {verb:?} that names {symbol}"))
    };
    assert_eq!(about(Verb::Endorsed), about(Verb::Adopted));
    assert_eq!(about(Verb::Adopted).document.revision.0, 2, "the officials revised it");
}

#[test]
fn any_other_file_is_played_with_troubles_by_the_kinds_of_its_items() {
    for number in 1..=5 {
        let (stage, tally, curtain) = played(council(), seed(number));
        assert_eq!(curtain, Curtain::Closed);
        assert_eq!((tally.meetings, tally.items), (1, 10), "{tally:?}");
        assert!(tally.lines_lost > 0 && tally.objections > 0 && tally.statements > 0, "{tally:?}");
        assert!(stage.views_are_whole());
        assert!(stage.replays());
    }
}

#[test]
fn one_seed_is_one_play_and_another_seed_another() {
    let record = |number| played(council(), seed(number)).0.record;
    assert_eq!(record(7), record(7));
    assert_ne!(record(7), record(8));
}

#[test]
fn many_seeds_find_nothing_that_the_rules_leave_standing() {
    for number in 10..20 {
        let (stage, _, curtain) = played(conference_file::shipped_definition(), seed(number));
        assert_eq!(curtain, Curtain::Closed, "seed {number}");
        assert!(stage.views_are_whole(), "seed {number}");
    }
}

#[test]
fn the_play_stops_before_an_item_and_people_take_over() {
    let place = Place::parse("AMMin8/10").unwrap();
    let plan = Plan { seed: 1, until: Some(place.clone()) };
    let (stage, tally, curtain) = played(conference_file::shipped_definition(), plan);
    assert_eq!(curtain, Curtain::HandedOver(place.clone()));
    assert_eq!(tally.meetings, 2);
    let open = &stage.conference.meetings[&place.meeting].agenda.open;
    assert!(!open.contains(&place.item) && !open.is_empty(), "{open:?}");
}
