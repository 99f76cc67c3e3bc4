//! The short list for explanations of position.

use mufakat::procedure::command::LimitClass;
use mufakat::procedure::definition::{Limits, Profile};
use mufakat::procedure::event::Origin;
use mufakat::procedure::ids::{EntryId, SpeechId};

use super::*;

fn request() -> Action {
    Action::RequestExplanation { meeting: m1(), proposal: FIRST }
}

fn give(entry: u64) -> Action {
    Action::GiveFloor { meeting: m1(), entry: EntryId(entry), after: None }
}

fn waiting(expected: &str) -> Then {
    is("the short list", expected.to_owned(), |play| {
        let list = play.conference.meetings[&m1()].floor.explanation_list(&item("4")).clone();
        list.entries.iter().map(|entry| entry.party.to_string()).collect::<Vec<_>>().join(" ")
    })
}

fn allowed(span: mufakat::procedure::ids::Span) -> Then {
    is("speaking time allowed", Some(span), |play| {
        play.conference.meetings[&m1()].floor.speech.as_ref().map(|speech| speech.limit)
    })
}

#[test]
fn explanations_of_position_have_a_short_list_of_their_own() {
    let given = check(tabled(), by("B.hod", request()), [happens(["floor_requested"]), waiting("B"), list("4", "")]);
    check(given, by("C.hod", request()), [waiting("B C")]);
}

#[test]
fn a_party_waits_once_on_the_short_list() {
    let given = tabled().and("B.hod", request());
    let listed = Rejection::AlreadyListed { entry: EntryId(1), place: 1, another: None };
    check(given, by("B.alt", request()), [refused(listed), waiting("B")]);
}

#[test]
fn a_position_is_explained_before_the_decision_or_after_it_and_not_while_the_meeting_is_asked() {
    check(tabled().and("B.hod", request()), by("chair", give(1)), [floor("B called"), waiting("")]);
    let asked = put().and("B.hod", request());
    check(asked, by("chair", give(1)), [refused(Rejection::NotWhilePut { proposal: FIRST }), waiting("B")]);
    check(adopted().and("B.hod", request()), by("chair", give(1)), [floor("B called")]);
}

#[test]
fn nobody_takes_the_floor_to_explain_its_position_on_its_own_text() {
    let given = at_item(definition(), "4").and("B.hod", table(TEXT));
    check(given.clone(), by("B.hod", request()), [refused(Rejection::MoverDoesNotExplain { proposal: FIRST })]);
    check(given, by("C.hod", request()), [waiting("C")]);
}

#[test]
fn an_explanation_has_the_time_of_explanations_and_is_no_speaking_time_of_the_item() {
    let given = tabled().and("B.hod", request()).and("chair", give(1));
    let given = check(
        given,
        by("B.hod", Action::StartSpeech { meeting: m1(), speech: SpeechId(1) }),
        [allowed(minutes(3)), floor("B speaking")],
    );
    let end = Action::EndSpeech { meeting: m1(), speech: SpeechId(1) };
    let spoken = is("speaking time", seconds(0), |play| {
        play.conference.meetings[&m1()].floor.spoken_under(&party("B"), &item("4"))
    });
    check(given.after(minutes(1)), by("B.hod", end), [spoken]);
}

#[test]
fn the_chair_sets_the_time_of_explanations_and_of_replies() {
    for class in [LimitClass::Explanation, LimitClass::Reply, LimitClass::SecondReply, LimitClass::PointOfOrder] {
        let limit = minutes(7);
        let set = is("the limit", limit, move |play| play.conference.meetings[&m1()].floor.limit(class));
        check(tabled(), by("chair", Action::SetLimit { meeting: m1(), class, limit }), [set]);
    }
}

#[test]
fn where_the_meeting_votes_replies_have_ten_minutes_then_five_and_explanations_ten() {
    let limits = Limits::of(Profile::Un);
    assert_eq!((limits.reply, limits.second_reply, limits.explanation), (minutes(10), minutes(5), minutes(10)));
    assert_eq!(Limits::of(Profile::Asean), Limits::default());
}

#[test]
fn only_who_takes_part_in_decisions_explains_its_position() {
    check(tabled(), by("O.hod", request()), [refused(Rejection::TakesNoPart { party: party("O") })]);
    check(tabled(), by("B.adv", request()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
    let elsewhere =
        tabled().fact(Event::ItemConcluded { meeting: m1(), item: item("4"), outcome: Outcome::ViewsExchanged {} });
    check(elsewhere, by("B.hod", request()), [refused_as("item_not_open")]);
}

#[test]
fn an_explanation_is_withdrawn_moved_and_passed_like_any_entry() {
    let given = tabled().and("B.hod", request()).and("C.hod", request());
    let take_back = Action::WithdrawRequest { meeting: m1(), entry: EntryId(1) };
    check(given.clone(), by("B.hod", take_back), [waiting("C")]);
    let reason = "a plane to catch".to_owned();
    let forward = Action::MoveEntry { meeting: m1(), entry: EntryId(2), place: 1, reason };
    check(given.clone(), by("chair", forward), [waiting("C B")]);
    let origin = is("how it came there", true, |play| {
        let list = play.conference.meetings[&m1()].floor.explanation_list(&item("4")).clone();
        list.entries.iter().all(|entry| entry.origin == Origin::Explanation)
    });
    check(given.and("chair", give(1)), after(seconds(20)), [waiting("C B"), origin]);
}

#[test]
fn an_item_is_not_left_over_explanations_that_wait_unless_they_are_let_go() {
    let given = adopted().and("B.hod", request());
    let conclude =
        |release_waiting| Action::ConcludeItem { meeting: m1(), item: item("4"), outcome: None, release_waiting };
    check(given.clone(), by("chair", conclude(false)), [refused_as("item_unfinished"), waiting("B")]);
    check(given, by("chair", conclude(true)), [happens(["entry_removed", "item_concluded"]), waiting("")]);
}
