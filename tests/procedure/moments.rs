//! Any moment of any play: what is refused leaves no trace, a beginning of the record gives the state of that moment,
//! and whoever joins then sees what the others see.

use std::collections::BTreeMap;

use mufakat::procedure::Conference;
use mufakat::view::{self, Audience, View};
use proptest::prelude::*;

use super::harness::*;
use super::random::{Choice, choices, plays, step};

/// Plays on; gives what each step that was not refused changed, as its events.
fn plays_on(play: &mut Play, choice: Choice) -> Option<Vec<mufakat::procedure::event::Event>> {
    let step = step(play, choice);
    play.take(&step).ok().filter(|events| !events.is_empty())
}

proptest! {
    #![proptest_config(plays(200))]

    #[test]
    fn what_is_refused_leaves_the_state_byte_for_byte_as_it_was(choices in choices(120)) {
        let mut play = assembled(definition());
        for choice in choices {
            let step = step(&play, choice);
            let (before, recorded) = (format!("{:?}", play.conference), play.recorded());
            match play.take(&step) {
                Ok(events) if events.is_empty() => {
                    prop_assert_eq!(&before, &format!("{:?}", play.conference), "{:?} is so already", step);
                }
                Ok(_) => {}
                Err(refused) => {
                    prop_assert_eq!(&before, &format!("{:?}", play.conference), "{:?} is {:?}", step, refused);
                    prop_assert_eq!(recorded, play.recorded(), "{:?} is on record", step);
                    prop_assert_eq!(play.take(&step), Err(refused), "asked twice, it is refused otherwise");
                }
            }
        }
    }

    #[test]
    fn every_beginning_of_a_record_gives_the_state_of_that_moment(choices in choices(120)) {
        let mut play = assembled(definition());
        let mut moments: Vec<(usize, Conference)> = vec![(play.recorded(), play.conference.clone())];
        for choice in choices {
            if plays_on(&mut play, choice).is_some() {
                moments.push((play.recorded(), play.conference.clone()));
            }
        }
        play.replays_through(&moments);
        play.replays();
    }

    #[test]
    fn whoever_joins_at_any_moment_sees_what_those_see_who_were_there_from_the_start(
        choices in choices(160),
        joins in prop::collection::vec(0_usize..160, 3),
    ) {
        let mut play = assembled(definition());
        let whole = |play: &Play| -> BTreeMap<Audience, View> {
            Audience::ALL.into_iter().map(|audience| (audience, view::sections(&play.conference, audience))).collect()
        };
        // From the start, and then whoever joins: each has the sections of its audience as it had them last.
        let mut clients = vec![whole(&play)];
        for (position, choice) in choices.into_iter().enumerate() {
            if joins.contains(&position) {
                clients.push(whole(&play));
            }
            let Some(events) = plays_on(&mut play, choice) else { continue };
            let touched = events.iter().map(view::touches).fold(view::Parts::NONE, view::Parts::or);
            for audience in Audience::ALL {
                let changed = view::sections_in(&play.conference, audience, touched);
                for client in &mut clients {
                    client.get_mut(&audience).unwrap().merge(changed.clone());
                }
            }
        }
        let now = whole(&play);
        for (number, client) in clients.iter().enumerate() {
            for audience in Audience::ALL {
                prop_assert_eq!(&client[&audience], &now[&audience], "client {} as {:?}", number, audience);
            }
        }
    }
}
