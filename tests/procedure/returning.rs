//! Items that were put off come back.

use mufakat::procedure::agenda::ItemState;
use mufakat::procedure::command::{Action, DeferTo, Outcome};
use mufakat::procedure::definition::{Definition, ItemKind};

use crate::harness::*;

fn open(number: &str, after: Option<&str>) -> Action {
    Action::OpenItem { meeting: m1(), item: item(number), after: after.map(item), ruling: None }
}

fn put_off(number: &str) -> Action {
    Action::DeferItem { meeting: m1(), item: item(number), to: DeferTo::Later {}, keep_list: false }
}

/// M1 without an agenda to adopt; item 3 has 3.1 and 3.2 inside it.
fn nested() -> Definition {
    definition_with(|definition| {
        let agenda = &mut definition.meetings[0].agenda;
        agenda.retain(|plan| plan.kind != ItemKind::AgendaAdoption);
        let at = agenda.iter().position(|plan| plan.number == item("3")).unwrap() + 1;
        agenda.insert(at, plan_item("3.1", ItemKind::Report, &[]));
        agenda.insert(at + 1, plan_item("3.2", ItemKind::Report, &[]));
    })
}

#[test]
fn a_part_that_was_put_off_comes_back_after_its_whole_was_concluded() {
    let play = in_session(nested())
        .and("chair", open("1", None))
        .and("chair", open("3", Some("1")))
        .and("chair", open("3.1", Some("3")))
        .and("chair", put_off("3.1"))
        .and("chair", open("3.2", Some("3")))
        .and("chair", open("4", Some("3.2")));
    let whole = ItemState::Concluded { outcome: Outcome::ViewsExchanged {} };
    check(
        play.and(
            "chair",
            Action::ConcludeItem {
                meeting: m1(),
                item: item("4"),
                outcome: Some(Outcome::NoDecision { reason: "later".to_owned() }),
                release_waiting: false,
            },
        ),
        by("chair", open("3.1", None)),
        [
            happens(["item_opened"]),
            holds("its whole stays concluded", move |play| {
                *play.conference.meetings[&m1()].agenda.state(&item("3")) == whole
            }),
            holds("it is the only one open", |play| play.conference.meetings[&m1()].agenda.open == [item("3.1")]),
        ],
    );
}
