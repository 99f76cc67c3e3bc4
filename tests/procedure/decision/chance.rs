//! Whatever is pressed in whatever order: nothing is adopted that a member did not have before it over a live
//! line, or over an objection (invariants of ).

use std::cell::Cell;

use mufakat::procedure::command::Declared;
use mufakat::procedure::event::Stood;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::*;

/// Everything that somebody may do about one text, with the lines and the meeting around it.
fn acts() -> impl Strategy<Value = Step> {
    let delegation = prop::sample::select(vec!["A", "B", "C", "P", "O"]);
    let seat = (delegation.clone(), prop::sample::select(vec!["hod", "alt", "adv"]));
    let of_a_seat = prop::sample::select(vec![
        acknowledge(),
        acknowledge(),
        acknowledge(),
        acknowledge_as(2, OTHER),
        object(),
        withdraw_objection(1),
        withdraw_objection(2),
        convert(1, "With a reservation."),
        ask_for_time(),
        release_time(),
        reserve(first_text(), "On paragraph 4."),
        assume_chair(),
    ]);
    let of_an_officer = prop::sample::select(vec![
        put_first(),
        put_first(),
        put_as(2, OTHER),
        declare(Verb::Adopted),
        declare(Verb::Adopted),
        declare(Verb::Adopted),
        declare_as(2, OTHER, Verb::Adopted),
        declare(Verb::Noted),
        revise(1, OTHER),
        set_aside(ProposalFate::Consultation {}),
        suspend(),
        resume(),
        adjourn(),
        Action::OpenMeeting { meeting: m1() },
        Action::LiftHold { meeting: m1() },
        record_consent("B"),
        confirm_consent("B"),
    ]);
    let officer =
        prop::sample::select(vec!["A.hod as chair", "B.hod as chair", "A.alt as chair", "moderator", "S.hod", "S.alt"]);
    let declared = prop::sample::select(vec![Declared::Present, Declared::AwayProceed, Declared::AwayHold]);
    prop_oneof![
        6 => (seat.clone(), of_a_seat).prop_map(|((id, suffix), action)| by(&format!("{id}.{suffix}"), action)),
        5 => (officer, of_an_officer).prop_map(|(who, action)| by(who, action)),
        2 => (seat, any::<bool>()).prop_map(|((id, suffix), is_up)| {
            let id = format!("{id}.{suffix}");
            by("hub", if is_up { up(&id) } else { down(&id) })
        }),
        1 => (delegation, declared).prop_map(|(id, declared)| by(&format!("{id}.hod"), presence(id, declared))),
        3 => (1_u64..40).prop_map(|span| after(seconds(span))),
    ]
}

#[test]
fn nothing_is_adopted_without_every_member_on_its_line_or_over_an_objection() {
    let adopted = Cell::new(0);
    let plays = (0_usize..3, prop::collection::vec(acts(), 1..60));
    let config = Config { cases: 512, rng_seed: RngSeed::Fixed(8), failure_persistence: None, ..Config::default() };
    let result = TestRunner::new(config).run(&plays, |(begins, steps)| {
        let mut play = [tabled, running, elapsed][begins]();
        for step in &steps {
            let before = play.clone();
            // After what is not refused, the harness checks every invariant.
            let Ok(events) = play.take(step) else {
                prop_assert!(play.conference == before.conference, "a refusal changes nothing");
                continue;
            };
            for event in events {
                let Event::DecisionDeclared { proposal, verb, standing, presiding, .. } = event else { continue };
                let text = &before.conference.meetings[&m1()].table.proposals[&proposal];
                prop_assert!(text.standing_objections().next().is_none());
                prop_assert!(before.conference.parties.is_live(&presiding));
                if verb.needs_window() {
                    adopted.set(adopted.get() + 1);
                    prop_assert!(standing.iter().all(|standing| has_agreed(standing.stood)), "{standing:?}");
                }
            }
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    assert!(adopted.get() > 20, "adopted {} times in all: the plays have to get so far", adopted.get());
}

fn has_agreed(stood: Stood) -> bool {
    match stood {
        Stood::Acknowledged { .. } | Stood::ConsentedByOtherChannel { .. } => true,
        Stood::Away {} | Stood::Absent {} => true,
        Stood::Seated {} | Stood::LineDown {} | Stood::NotSeen {} => false,
    }
}
