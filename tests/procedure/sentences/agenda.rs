//! the order of business, deferral, the adoption of the agenda.

use mufakat::procedure::agenda::ItemState;
use mufakat::procedure::command::{Action, DeferTo, Outcome};
use mufakat::procedure::event::Event;
use mufakat::procedure::rejection::{Rejection, Unfinished};

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    [in_order(), put_off(), adoption()].into_iter().flatten().collect()
}

fn item_is(number: &'static str, expected: ItemState) -> Then {
    is("the item", expected, move |play| play.conference.meetings[&m1()].agenda.state(&item(number)).clone())
}

fn in_order() -> Vec<Sentence> {
    vec![
        says!(
            30,
            "Items open strictly in their order.",
            business(),
            by("chair", open("5", Some("3"))),
            [refused(Rejection::ItemOutOfOrder { expected: item("4"), asked: item("5") }), current(Some("3"))]
        ),
        says!(
            30,
            "Another item opens under a ruling of the Chair, which the record keeps.",
            business(),
            by("chair", open_by_ruling("5", Some("3"))),
            [
                current(Some("5")),
                Then::of(|events| events
                    .iter()
                    .any(|event| matches!(event, Event::ItemOpened { ruling: Some(_), .. })))
            ]
        ),
        says!(
            30,
            "Opening the next item concludes the one before.",
            business(),
            by("chair", open("4", Some("3"))),
            [happens(["item_concluded", "item_opened"]), current(Some("4"))]
        ),
        says!(
            30,
            "One item is open at a time: an open one is opened again to no effect.",
            business(),
            by("chair", open("3", Some("3"))),
            [already()]
        ),
        says!(
            30,
            "A press on a stale screen does not move the agenda.",
            business().and("chair", open("4", Some("3"))),
            by("chair", open("5", Some("3"))),
            [refused(Rejection::ItemMoved { open: Some(item("4")) }), current(Some("4"))]
        ),
        says!(
            30,
            "No delegation opens an item.",
            business(),
            by("B.hod", open("4", Some("3"))),
            [refused_as("not_for_you")]
        ),
        says!(
            30,
            "The moderator opens the next item where the Chair leaves it to it.",
            business(),
            by("moderator", open("4", Some("3"))),
            [current(Some("4"))]
        ),
        says!(
            30,
            "An item with a planned decision is not left without one.",
            business().and("chair", open("4", Some("3"))),
            by("chair", open("5", Some("4"))),
            [refused(Rejection::ItemUnfinished { item: item("4"), open: vec![Unfinished::NoDecision {}] })]
        ),
        says!(
            30,
            "The Chair concludes an item without its decision, and says why.",
            business().and("chair", open("4", Some("3"))),
            by("chair", conclude_without("4")),
            [happens(["item_concluded"]), current(None)]
        ),
        says!(
            30,
            "A discussion that decided nothing ends as an exchange of views.",
            business(),
            by("chair", conclude("3", None)),
            [item_is("3", ItemState::Concluded { outcome: Outcome::ViewsExchanged {} })]
        ),
        says!(
            30,
            "A child runs inside its parent, which stays open.",
            nested(),
            by("chair", open("3.1", Some("3"))),
            [current(Some("3.1")), item_is("3", ItemState::Open)]
        ),
        says!(
            30,
            "A parent is not left before its children.",
            nested(),
            by("chair", open_by_ruling("4", Some("3"))),
            [refused_as("item_unfinished"), current(Some("3"))]
        ),
        says!(
            30,
            "Leaving the last child concludes its parent too.",
            nested().and("chair", open("3.1", Some("3"))).and("chair", open("3.2", Some("3.1"))),
            by("chair", open("4", Some("3.2"))),
            [happens(["item_concluded", "item_concluded", "item_opened"])]
        ),
        says!(
            30,
            "Several items are taken up together under a ruling, as one open group.",
            business(),
            by("chair", join("5", "3")),
            [happens(["item_joined"]), item_is("3", ItemState::Open), item_is("5", ItemState::Open)]
        ),
        says!(
            30,
            "The closing of the meeting is not taken up together with anything.",
            business(),
            by("chair", join("8", "3")),
            [refused(Rejection::CannotJoin { item: item("8"), with: item("3") })]
        ),
        says!(
            30,
            "An item is not left while somebody speaks in it.",
            speaking().and("C.hod", take_back(2)),
            by("chair", conclude("1", None)),
            [
                refused(Rejection::ItemUnfinished {
                    item: item("1"),
                    open: vec![Unfinished::Speech { speech: mufakat::procedure::ids::SpeechId(1) }]
                }),
                floor("B speaking")
            ]
        ),
        says!(
            30,
            "An item is not left while a text of it is put.",
            put(),
            by("chair", conclude_without("4")),
            [
                refused(Rejection::ItemUnfinished { item: item("4"), open: vec![Unfinished::Put { proposal: FIRST }] }),
                current(Some("4"))
            ]
        ),
        says!(
            30,
            "An item is not left over those who wait, unless they are let go.",
            listed(opened(), "B"),
            by("chair", conclude("1", None)),
            [refused_as("item_unfinished"), list("1", "B")]
        ),
        says!(
            30,
            "An item that is over is not opened by accident.",
            business().and("chair", open("4", Some("3"))),
            by("chair", open_by_ruling("3", Some("4"))),
            [refused(Rejection::ItemIsOver { item: item("3") })]
        ),
        says!(
            30,
            "An item that is not open has no requests for the floor.",
            business(),
            by("B.hod", ask_at("4")),
            [refused(Rejection::ItemMoved { open: Some(item("3")) })]
        ),
        told(
            30,
            "An item does not open before the decision that it builds on.",
            "an_item_does_not_open_before_the_decision_that_it_builds_on",
        ),
    ]
}

fn to_next() -> DeferTo {
    DeferTo::NextMeeting { meeting: None }
}

fn put_off() -> Vec<Sentence> {
    vec![
        says!(
            31,
            "An item is put off, and the record says until when.",
            business(),
            by("chair", defer("3", later())),
            [happens(["item_deferred"]), current(None)]
        ),
        says!(
            31,
            "An item that was put off comes back as its next opening.",
            business().and("chair", defer("3", later())),
            by("chair", open("3", None)),
            [event(Event::ItemOpened { meeting: m1(), item: item("3"), opening: 2, ruling: None, prepared: vec![] })]
        ),
        says!(
            31,
            "On its return the list starts empty.",
            business().and("B.hod", ask_at("3")).and("chair", defer("3", later())),
            by("chair", open("3", None)),
            [list("3", "")]
        ),
        says!(
            31,
            "On its return the list is as it was where it was kept.",
            business()
                .and("B.hod", ask_at("3"))
                .and("chair", Action::DeferItem { meeting: m1(), item: item("3"), to: later(), keep_list: true }),
            by("chair", open("3", None)),
            [list("3", "B")]
        ),
        says!(
            31,
            "A report is not opened while an item that was put off has no disposition.",
            before_the_report().and("chair", defer("3", later())),
            by("chair", open_by_ruling("7", None)),
            [refused(Rejection::DeferredPending { items: vec![item("3")] })]
        ),
        says!(
            31,
            "To put an item off to the next meeting is a disposition.",
            before_the_report().and("chair", defer("3", to_next())),
            by("chair", open_by_ruling("7", None)),
            [current(Some("7"))]
        ),
        says!(
            31,
            "To withdraw an item that was put off is a disposition.",
            before_the_report().and("chair", defer("3", later())).and("chair", withdraw_item("3")),
            by("chair", open_by_ruling("7", None)),
            [current(Some("7"))]
        ),
        says!(
            31,
            "An item is put off to one that comes later.",
            business().and("chair", open("4", Some("3"))),
            by("chair", defer("4", DeferTo::Item { item: item("3") })),
            [refused(Rejection::CannotDeferTo { item: item("3") })]
        ),
        says!(
            31,
            "The closing of the meeting is not put off.",
            before_closing(),
            by("chair", defer("8", later())),
            [refused(Rejection::WrongItemKind { item: item("8") })]
        ),
        says!(
            31,
            "No delegation puts an item off.",
            business(),
            by("B.hod", defer("3", later())),
            [refused_as("not_for_you")]
        ),
        says!(
            31,
            "An open item is concluded or put off, and not withdrawn.",
            business(),
            by("chair", withdraw_item("3")),
            [refused_as("item_unfinished"), current(Some("3"))]
        ),
        told(
            31,
            "A part that was put off comes back after its whole was concluded.",
            "a_part_that_was_put_off_comes_back_after_its_whole_was_concluded",
        ),
        outside(
            31,
            "The party that had an item put off raises it again.",
            "it is that party's duty; the view lists what was put off, and the report waits for it in any case",
        ),
    ]
}

fn adoption() -> Vec<Sentence> {
    vec![
        says!(
            32,
            "Business does not begin before the agenda is adopted.",
            in_session(definition()),
            by("chair", open_by_ruling("3", None)),
            [refused(Rejection::AgendaNotAdopted { asked: item("3") }), current(None)]
        ),
        says!(
            32,
            "Statements come before the adoption of the agenda.",
            in_session(definition()),
            by("chair", open("1", None)),
            [current(Some("1"))]
        ),
        says!(
            32,
            "The adoption of the agenda itself comes before it is adopted.",
            opened(),
            by("chair", open("2", Some("1"))),
            [current(Some("2"))]
        ),
        says!(
            32,
            "A handover may run before the agenda is adopted.",
            at_handover(),
            by("chair", offer()),
            [Then::of(|events| kind(&events[0]) == "proposal_tabled")]
        ),
        says!(
            32,
            "No business is joined to an item before the agenda is adopted.",
            opened(),
            by("chair", join("3", "1")),
            [refused(Rejection::AgendaNotAdopted { asked: item("3") })]
        ),
        says!(
            32,
            "Once the agenda is adopted business begins.",
            agenda_adopted(),
            by("chair", open("3", Some("2"))),
            [current(Some("3"))]
        ),
        says!(
            32,
            "A meeting without an agenda to adopt begins its business at once.",
            in_session(definition_with(|definition| {
                definition.meetings[0].agenda.retain(|plan| !["1", "2"].contains(&plan.number.to_string().as_str()));
            })),
            by("chair", open("3", None)),
            [current(Some("3"))]
        ),
    ]
}

/// The agenda was adopted under item 2.
fn agenda_adopted() -> Play {
    let text = "The Meeting adopts its agenda.";
    let (proposal, revision, hash) = (FIRST, mufakat::procedure::ids::Revision(1), hash(text));
    let play = opened().and("chair", open("2", Some("1"))).and("chair", table_at("2", text));
    let play = play.and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash });
    let read = Action::Acknowledge { meeting: m1(), proposal, revision, hash };
    let play = ["A", "B", "C", "P"].iter().fold(play, |play, id| play.and(&format!("{id}.hod"), read.clone()));
    play.after(seconds(20)).and("chair", declare_as(1, text, Verb::Adopted))
}
