//! Who may do what (rules 2.9): every act beside every role, as one table.
//!
//! `Y` may, `-` is refused for who it is, `?` is another rule's matter and tested there.

use mufakat::procedure::command::{Action, Credential, Person};
use mufakat::procedure::definition::Verb;
use mufakat::procedure::ids::{EntryId, Revision};
use mufakat::procedure::rejection::Rejection;

use super::decision::{self, FIRST, TEXT, elapsed, hash, loses, put, tabled};
use super::harness::*;

/// The roles, in the order of the columns: the Chair, the moderator, the Secretariat, a head of delegation, an adviser,
/// the head of a deciding partner, an observer.
const ROLES: [&str; 7] = ["A.hod as chair", "moderator", "S.hod", "B.hod", "B.adv", "P.hod", "O.hod"];

/// Whether it is refused for who asks, and not for how things stand.
fn is_about_who(refused: &Rejection) -> bool {
    matches!(
        refused,
        Rejection::NotForYou { .. }
            | Rejection::NotBinding { .. }
            | Rejection::NotYourOwn { .. }
            | Rejection::TakesNoPart { .. }
            | Rejection::RaisesNoPoint { .. }
            | Rejection::NoRightOfReply { .. }
            | Rejection::SpeaksWhenInvited { .. }
            | Rejection::HeadDesignates { .. }
    )
}

#[track_caller]
fn row(given: &Play, act: &Action, expected: &str) {
    for (role, expected) in ROLES.into_iter().zip(expected.split_whitespace()) {
        let outcome = given.clone().take(&by(role, act.clone()));
        match (expected, &outcome) {
            ("Y", Ok(_)) | ("?", _) => {}
            ("-", Err(refused)) if is_about_who(refused) => {}
            _ => panic!("{role} and {act:?}: {outcome:?}, where the table says {expected}"),
        }
    }
}

/// Item 1 is open and C waits for the floor.
fn opened() -> Play {
    let item_1 = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    in_session(definition()).and("chair", item_1).and("C.hod", ask(None))
}

fn ask(id: Option<&str>) -> Action {
    Action::RequestFloor { meeting: m1(), item: item("1"), party: id.map(party), on_behalf_of: vec![] }
}

#[test]
fn opening_suspending_adjourning_and_the_agenda_are_the_chairs_and_the_moderators_for_it() {
    let given = opened();
    let chairs = "Y Y - - - - -";
    row(&given, &decision::suspend(), chairs);
    row(&given, &decision::adjourn(), chairs);
    row(&given, &Action::CloseMeeting { meeting: m1(), despite: None }, "? ? - - - - -");
    let again = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    row(&given, &again, chairs);
    let defer = Action::DeferItem {
        meeting: m1(),
        item: item("1"),
        to: mufakat::procedure::command::DeferTo::Later {},
        keep_list: false,
    };
    row(&given, &defer, chairs);
}

#[test]
fn a_technical_hold_is_called_by_those_who_conduct_the_meeting() {
    let hold = Action::HoldMeeting { meeting: m1(), reason: "no sound".to_owned(), next_news_at: None };
    row(&opened(), &hold, "Y Y Y - - - -");
}

#[test]
fn the_floor_is_asked_for_by_delegations_for_themselves_and_by_officers_for_others() {
    let given = opened();
    row(&given, &ask(None), "Y - Y Y Y Y -");
    row(&given, &ask(Some("P")), "Y Y Y - - Y -");
}

#[test]
fn calling_closing_and_reordering_are_the_chairs_and_the_moderators_for_it() {
    let given = opened().and("P.hod", ask(None));
    let chairs = "Y Y - - - - -";
    row(&given, &Action::GiveFloor { meeting: m1(), entry: EntryId(1), after: None }, chairs);
    row(&given, &Action::CloseList { meeting: m1(), item: item("1") }, chairs);
    row(&given, &Action::ReopenList { meeting: m1(), item: item("1") }, chairs);
    let reason = "a plane to catch".to_owned();
    row(&given, &Action::MoveEntry { meeting: m1(), entry: EntryId(2), place: 1, reason }, chairs);
}

#[test]
fn points_of_order_and_replies_are_for_delegates_who_bind_a_deciding_party() {
    let point = Action::RaisePointOfOrder { meeting: m1(), text: "A point.".to_owned(), about_decision: false };
    row(&opened(), &point, "? - - Y - Y -");
    row(&opened(), &Action::RequestReply { meeting: m1(), item: item("1") }, "? - - Y - Y -");
}

#[test]
fn decisions_are_put_for_the_chair_and_declared_by_it() {
    row(&tabled(), &decision::put_first(), "Y Y - - - - -");
    row(&elapsed(), &decision::declare(Verb::Adopted), "Y Y - - - - -");
}

#[test]
fn objections_are_the_delegations_and_consent_by_telephone_is_entered_by_officers() {
    // What an observer says as an objection is taken as a comment.
    row(&put(), &decision::object(), "? - ? Y - Y ?");
    row(&loses(put(), "C"), &decision::record_consent("C"), "- Y Y - - - -");
}

#[test]
fn texts_are_laid_by_all_who_take_part_in_decisions_and_by_officers() {
    row(&decision::at_item(definition(), "4"), &decision::table(TEXT), "Y Y Y Y Y Y -");
}

#[test]
fn seats_are_admitted_by_the_secretariat_and_the_moderator() {
    let person = Person { name: "Somebody".to_owned(), title: String::new() };
    let admit = Action::AdmitSeat { seat: seat("C.adv"), person, credential: Credential::Accepted, letter: None };
    row(&opened(), &admit, "? Y Y - - - -");
    let eject = Action::EjectSeat { seat: seat("C.adv"), reason: "The wrong person.".to_owned() };
    row(&opened(), &eject, "? Y Y - - - -");
}

#[test]
fn admissions_are_confirmed_by_the_chair_alone() {
    row(&opened(), &Action::ConfirmAdmissions { meeting: m1() }, "Y - - - - - -");
}

#[test]
fn what_was_adopted_in_the_chairs_epoch_names_the_text_that_was_put() {
    let declared = decision::declare(Verb::Adopted);
    let play = check(
        elapsed(),
        by("chair", declared),
        [is("the text", (FIRST, Revision(1), hash(TEXT)), |play| {
            let decision = play.conference.register.decisions.values().next().unwrap();
            (decision.proposal, decision.revision, decision.hash)
        })],
    );
    play.replays();
}
