//! Presence, lines, credentials and admission.

use mufakat::procedure::command::{Action, Credential, Declared, Letter, Person};
use mufakat::procedure::event::Event;
use mufakat::procedure::party::Presence;
use mufakat::procedure::rejection::{Field, Needs, Rejection};

use super::decision::hash;
use super::harness::*;

fn admit(id: &str) -> Action {
    let person = Person { name: "Somebody".to_owned(), title: "Minister".to_owned() };
    Action::AdmitSeat { seat: seat(id), person, credential: Credential::Accepted, letter: None }
}

fn eject(id: &str) -> Action {
    Action::EjectSeat { seat: seat(id), reason: "The wrong person.".to_owned() }
}

fn declare(id: &str, presence: Declared) -> Action {
    Action::DeclarePresence { meeting: m1(), party: party(id), presence }
}

fn down(id: &str) -> Action {
    Action::LinkDown { seat: seat(id) }
}

fn up(id: &str) -> Action {
    Action::LinkUp { seat: seat(id) }
}

fn presence(id: &'static str, expected: Presence) -> Then {
    is("the presence", expected, move |play| play.conference.presence(&m1(), &party(id)))
}

/// Both binding seats of C are gone.
fn c_lost(play: Play) -> Play {
    play.and("hub", down("C.hod")).and("hub", down("C.alt"))
}

#[test]
fn a_party_is_seated_while_a_binding_seat_is_connected() {
    check(in_session(definition()), by("hub", down("C.hod")), [presence("C", Presence::Seated)]);
}

#[test]
fn an_adviser_alone_does_not_seat_a_party() {
    check(c_lost(in_session(definition())), after(seconds(1)), [presence("C", Presence::LineDown)]);
}

#[test]
fn r14_a_party_counts_as_dropped_ten_seconds_after_its_line_went_down() {
    let play = check(c_lost(in_session(definition())), after(seconds(9)), [presence("C", Presence::LineDown)]);
    check(play, after(seconds(1)), [happens(["party_dropped"]), presence("C", Presence::Dropped)]);
}

#[test]
fn a_party_that_comes_back_is_seated_at_once() {
    let play = c_lost(in_session(definition())).after(seconds(30));
    check(play, by("hub", up("C.alt")), [presence("C", Presence::Seated)]);
}

#[test]
fn a_seat_that_was_not_admitted_does_not_seat_its_party() {
    let play = laid_down(definition());
    check(play, by("hub", up("C.hod")), [presence("C", Presence::Awaited)]);
}

#[test]
fn r16_the_secretariat_and_the_moderator_admit_and_nobody_else() {
    let ready = laid_down(definition())
        .fact(Event::SeatAdmitted {
            seat: seat("S.hod"),
            person: Person { name: "Officer".to_owned(), title: String::new() },
            credential: Credential::Accepted,
            letter: None,
        })
        .and("hub", up("C.hod"));
    for who in ["S.hod", "moderator"] {
        check(ready.clone(), by(who, admit("C.hod")), [presence("C", Presence::Seated)]);
    }
    let play = ready.and("moderator", admit("A.hod"));
    check(play, by("A.hod", admit("C.hod")), [refused(Rejection::NotForYou { needs: Needs::Secretariat })]);
}

#[test]
fn a_person_without_a_name_is_not_admitted() {
    let person = Person { name: " ".to_owned(), title: String::new() };
    let nobody = Action::AdmitSeat { seat: seat("C.hod"), person, credential: Credential::Accepted, letter: None };
    check(laid_down(definition()), by("moderator", nobody), [refused_as("text_missing")]);
}

#[test]
fn an_invitation_alone_admits_a_seat_whose_person_is_named_later() {
    let person = Person::default();
    let nobody = Action::AdmitSeat { seat: seat("C.hod"), person, credential: Credential::Accepted, letter: None };
    let play = laid_down(definition()).and("hub", up("C.hod"));
    let play = check(play, by("hub", nobody), [presence("C", Presence::Seated)]);
    check(play, by("moderator", admit("C.hod")), [presence("C", Presence::Seated)]);
}

#[test]
fn admitting_the_same_person_twice_is_success() {
    let play = laid_down(definition()).and("moderator", admit("C.hod"));
    check(play, by("moderator", admit("C.hod")), [already()]);
}

#[test]
fn an_ejected_seat_no_longer_acts() {
    let play = in_session(definition()).and("S.hod", eject("C.hod"));
    let away = declare("C", Declared::AwayHold);
    check(play, by("C.hod", away), [refused(Rejection::NotAdmitted { seat: seat("C.hod") })]);
}

#[test]
fn a_party_declares_itself_absent_and_comes_back() {
    let play =
        check(in_session(definition()), by("C.hod", declare("C", Declared::Absent)), [presence("C", Presence::Absent)]);
    check(play, by("C.alt", declare("C", Declared::Present)), [presence("C", Presence::Seated)]);
}

#[test]
fn an_adviser_does_not_declare_its_member_away() {
    check(
        in_session(definition()),
        by("C.adv", declare("C", Declared::AwayProceed)),
        [refused(Rejection::NotBinding { seat: seat("C.adv") })],
    );
}

#[test]
fn a_party_does_not_declare_another_one_absent() {
    check(
        in_session(definition()),
        by("B.hod", declare("C", Declared::Absent)),
        [refused(Rejection::NotYourOwn { party: party("C") })],
    );
}

#[test]
fn others_declare_a_party_absent_only_if_it_was_not_connected_in_this_sitting() {
    let play = c_lost(in_session(definition())).after(seconds(30));
    let was_here = Rejection::WasConnected { party: party("C") };
    check(play, by("S.hod", declare("C", Declared::Absent)), [refused(was_here)]);

    let play = c_lost(assembled(definition())).and("hub", down("C.adv"));
    let play = play.and("moderator", Action::OpenMeeting { meeting: m1() });
    check(play, by("S.hod", declare("C", Declared::Absent)), [presence("C", Presence::Absent)]);
}

#[test]
fn nobody_else_says_that_a_party_is_away() {
    let play = c_lost(assembled(definition())).and("moderator", Action::OpenMeeting { meeting: m1() });
    check(
        play,
        by("moderator", declare("C", Declared::AwayProceed)),
        [refused(Rejection::NotYourOwn { party: party("C") })],
    );
}

#[test]
fn a_line_that_goes_down_twice_went_down_once() {
    check(in_session(definition()).and("hub", down("C.hod")), by("hub", down("C.hod")), [already()]);
}

#[test]
fn a_seat_that_does_not_exist_is_named() {
    check(in_session(definition()), by("hub", up("Z.hod")), [refused(Rejection::UnknownSeat { seat: seat("Z.hod") })]);
}

#[test]
fn a_role_is_given_before_the_meeting_opens() {
    let assign = Action::AssignRole { meeting: m1(), role: role("rapporteur"), party: party("C") };
    check(assembled(definition()), by("S.hod", assign.clone()), [happens(["role_assigned"])]);
    let opened = Rejection::MeetingHasOpened { meeting: m1() };
    check(in_session(definition()), by("S.hod", assign), [refused(opened)]);
}

#[test]
fn a_takeover_is_recorded_once() {
    let take = Action::TakeOverSeat { seat: seat("C.hod"), session: 7 };
    let play = check(in_session(definition()), by("hub", take.clone()), [happens(["seat_taken_over"])]);
    check(play, by("hub", take), [already()]);
}

// ---- who represents a delegation ---------------------------------------------------------------------------

fn designate(id: &str, binds: bool) -> Action {
    Action::DesignateRepresentative { seat: seat(id), binds }
}

#[test]
fn the_head_of_delegation_lets_an_adviser_act_as_representative() {
    let play = check(
        in_session(definition()),
        by("C.hod", designate("C.adv", true)),
        [happens(["representative_designated"])],
    );
    // With its other lines gone the delegation is still seated.
    check(c_lost(play.clone()), after(seconds(30)), [presence("C", Presence::Seated)]);
    check(play.clone(), by("C.adv", declare("C", Declared::Absent)), [happens(["presence_declared"])]);
    let play = check(play, by("C.hod", designate("C.adv", true)), [already()]);
    let taken_back = play.and("C.hod", designate("C.adv", false));
    check(taken_back, by("C.adv", declare("C", Declared::Absent)), [refused_as("not_binding")]);
}

#[test]
fn only_the_head_of_the_delegation_names_who_represents_it() {
    let play = in_session(definition());
    for who in ["C.alt", "B.hod", "S.hod", "moderator"] {
        let rejection = Rejection::HeadDesignates { party: party("C") };
        check(play.clone(), by(who, designate("C.adv", true)), [refused(rejection)]);
    }
    let always = Rejection::HeadAlwaysBinds { seat: seat("C.hod") };
    check(play.clone(), by("C.hod", designate("C.hod", false)), [refused(always)]);
    check(play, by("C.hod", designate("C.hod", true)), [already()]);
}

fn letter(reference: &str) -> Option<Letter> {
    Some(Letter { reference: reference.to_owned(), sha256: Some(hash("the letter")) })
}

#[test]
fn a_letter_of_authorisation_is_filed_with_the_admission_and_gives_the_same_rights() {
    let person = Person { name: "Somebody".to_owned(), title: "Deputy Minister".to_owned() };
    let filed = |letter: Option<Letter>| {
        let (person, credential) = (person.clone(), Credential::Accepted);
        Action::AdmitSeat { seat: seat("C.hod"), person, credential, letter }
    };
    let play = in_session(definition());
    let kept = [is("the letter", letter("Note 12/2021"), |play| {
        play.conference.parties.seats[&seat("C.hod")].admitted.as_ref().unwrap().letter.clone()
    })];
    let play = check(play, by("S.hod", filed(letter("Note 12/2021"))), kept);
    let play = check(play, by("S.hod", filed(letter("Note 12/2021"))), [already()]);
    let play = check(play, by("S.hod", filed(letter("Note 13/2021"))), [happens(["seat_admitted"])]);
    let play = check(play, by("S.hod", filed(None)), [happens(["seat_admitted"])]);
    let missing = Rejection::TextMissing { field: Field::Letter };
    check(play.clone(), by("S.hod", filed(letter(" "))), [refused(missing)]);
    let point = Action::RaisePointOfOrder { meeting: m1(), text: "A point.".to_owned(), about_decision: false };
    check(play, by("C.hod", point), [happens(["point_raised"])]);
}

#[test]
fn the_chair_confirms_each_admission_once_and_those_under_question_as_such() {
    let person = Person { name: "Somebody else".to_owned(), title: String::new() };
    let questioned =
        Action::AdmitSeat { seat: seat("C.hod"), person, credential: Credential::Provisional, letter: None };
    let confirm = || by("chair", Action::ConfirmAdmissions { meeting: m1() });
    let play = check(in_session(definition()), confirm(), [happens(["admissions_confirmed"])]);
    let play = check(play, confirm(), [refused(Rejection::AdmissionsAreConfirmed {})]);
    let again = Event::AdmissionsConfirmed { meeting: m1(), accepted: vec![], provisional: vec![seat("C.hod")] };
    let play = check(play.and("S.hod", questioned), confirm(), [event(again)]);
    play.replays();
}

#[test]
fn a_delegate_whose_credentials_are_questioned_has_the_same_rights_until_the_decision() {
    let person = Person { name: "Somebody".to_owned(), title: String::new() };
    let questioned =
        Action::AdmitSeat { seat: seat("C.hod"), person, credential: Credential::Provisional, letter: None };
    let play = in_session(definition()).and("S.hod", questioned);
    let point = Action::RaisePointOfOrder { meeting: m1(), text: "A point.".to_owned(), about_decision: false };
    check(play, by("C.hod", point), [happens(["point_raised"]), presence("C", Presence::Seated)]);
}
