//! Consent by another channel, which two persons vouch for.

use super::*;

/// C's line is down while everybody else has acknowledged.
fn waiting_for_c() -> Play {
    loses(running(), "C").after(seconds(10))
}

fn entered() -> Play {
    waiting_for_c().and("S.hod", record_consent("C"))
}

#[test]
fn a_consent_that_one_person_entered_does_not_count_yet() {
    let then = [happens(["consent_entered"]), first("frozen: line_down C")];
    check(waiting_for_c(), by("S.hod", record_consent("C")), then);
}

#[test]
fn a_consent_that_a_second_person_confirms_stands_for_line_and_acknowledgement() {
    for who in ["S.alt", "moderator", "chair"] {
        let then = [happens(["consent_confirmed", "window_started"]), ends_in(seconds(20))];
        let play = check(entered(), by(who, confirm_consent("C")), then);
        let play = check(play, by(who, confirm_consent("C")), [already()]);
        let given = play.after(seconds(20)).and("chair", declare(Verb::Adopted));
        let stood = "A acknowledged, B acknowledged, C consented_by_other_channel, P acknowledged";
        check(given, after(seconds(1)), [standing(stood)]);
    }
}

#[test]
fn the_same_person_does_not_enter_and_confirm() {
    check(entered(), by("S.hod", confirm_consent("C")), [refused(Rejection::SamePerson {})]);
    let given = waiting_for_c().and("moderator", record_consent("C"));
    check(given.clone(), by("moderator", confirm_consent("C")), [refused(Rejection::SamePerson {})]);
    check(given, by("moderator second", confirm_consent("C")), [first("running")]);
}

#[test]
fn the_secretariat_and_the_moderator_enter_a_consent_and_nobody_else() {
    let then = || [refused(Rejection::NotForYou { needs: Needs::Secretariat })];
    check(waiting_for_c(), by("B.hod", record_consent("C")), then());
    check(waiting_for_c(), by("chair", record_consent("C")), then());
    let officers = [refused(Rejection::NotForYou { needs: Needs::Officers })];
    check(entered(), by("B.hod", confirm_consent("C")), officers);
}

#[test]
fn a_party_on_a_live_line_consents_for_itself() {
    let then = || [refused(Rejection::LineIsUp { party: party("C") })];
    check(running(), by("S.hod", record_consent("C")), then());
    check(returns(entered(), "C"), by("S.alt", confirm_consent("C")), then());
}

#[test]
fn nothing_is_confirmed_that_was_not_entered() {
    let missing = Rejection::NoConsentEntered { party: party("C") };
    check(waiting_for_c(), by("S.alt", confirm_consent("C")), [refused(missing)]);
}

#[test]
fn observers_do_not_consent() {
    check(waiting_for_c(), by("S.hod", record_consent("O")), [refused(Rejection::TakesNoPart { party: party("O") })]);
}

#[test]
fn a_consent_is_to_a_text_that_is_put_as_it_was_seen() {
    let given = loses(tabled(), "C");
    check(given.clone(), by("S.hod", record_consent("C")), [refused(Rejection::NotPut { proposal: FIRST })]);
    check(given, by("S.hod", confirm_consent("C")), [refused(Rejection::NotPut { proposal: FIRST })]);
    let given = loses(tabled().and("chair", revise(1, OTHER)).and("chair", put_as(2, OTHER)), "C");
    check(given, by("S.hod", record_consent("C")), [refused(Rejection::StaleRevision { current: Revision(2) })]);
}

#[test]
fn a_consent_names_who_gave_it_and_how() {
    let with = |given_by: &str, channel: &str| Action::RecordConsent {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(1),
        party: party("C"),
        given_by: given_by.to_owned(),
        channel: channel.to_owned(),
    };
    let missing = |field| [refused(Rejection::TextMissing { field })];
    check(waiting_for_c(), by("S.hod", with("", "telephone")), missing(Field::Name));
    check(waiting_for_c(), by("S.hod", with("the head", " ")), missing(Field::Channel));
}

#[test]
fn a_consent_entered_twice_is_entered_once_and_may_be_corrected_before_it_is_confirmed() {
    check(entered(), by("S.hod", record_consent("C")), [already()]);
    check(entered(), by("S.adv", record_consent("C")), [happens(["consent_entered"])]);
    let given = entered().and("S.alt", confirm_consent("C"));
    check(given, by("S.adv", record_consent("C")), [already()]);
}

#[test]
fn a_consent_is_to_these_words_and_no_others() {
    let given = entered().and("S.alt", confirm_consent("C")).and("chair", revise(1, OTHER));
    let none =
        holds("no consent is left", |play| play.conference.meetings[&m1()].table.proposals[&FIRST].consents.is_empty());
    check(given, after(seconds(1)), [none]);
}

#[test]
fn a_partys_consent_stands_although_another_line_falls() {
    let given = loses(entered().and("S.alt", confirm_consent("C")), "B");
    check(given, after(seconds(1)), [first("frozen: line_down B")]);
}
