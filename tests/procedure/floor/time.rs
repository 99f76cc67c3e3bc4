//! Speaking time: limits, warnings, pauses.

use super::*;

#[test]
fn speaking_time_goes_by_the_class_of_the_party() {
    for (who, limit) in [("B", minutes(5)), ("P", minutes(3)), ("O", minutes(3)), ("S", minutes(3))] {
        let given = opened().and("chair", ask_for("1", who));
        check(given, by("chair", give(1, 0)), [allowed(limit)]);
    }
}

#[test]
fn senior_officials_have_the_time_of_senior_officials() {
    let given = opened_with(|definition| {
        definition.meetings[0].level = Level::SeniorOfficials;
    });
    check(given.and("B.hod", ask("1")), by("chair", give(1, 0)), [allowed(minutes(3))]);
}

#[test]
fn who_presents_has_the_time_of_a_presenter() {
    let given = opened_with(|d| item_of(d, "1").presenters = vec![Presenter::Party(party("O"))]);
    check(given, by("chair", give(1, 0)), [allowed(minutes(10)), floor("O called")]);
}

#[test]
fn r6_a_speaker_is_warned_and_goes_on_past_the_limit() {
    let short = |left| event(Event::SpeechTimeShort { meeting: m1(), speech: SpeechId(1), left });
    let given = check(speaking(), after(minutes(4)), [happens(["speech_time_short"]), short(seconds(60))]);
    let given = check(given, after(seconds(45)), [happens(["speech_time_short"]), short(seconds(15))]);
    let given = check(given, after(seconds(15)), [happens(["speech_time_short"]), short(Span::ZERO)]);
    check(given, after(minutes(1)), [already(), floor("B speaking"), used(minutes(6))]);
}

#[test]
fn a_speech_ends_at_its_limit_where_the_meeting_is_so_set() {
    let given = opened_with(|definition| definition.meetings[0].settings.cut_at_limit = true);
    let given = given.and("B.hod", ask("1")).and("chair", give(1, 0)).and("B.hod", start(1)).after(minutes(4));
    let ends = speech_ended(1, SpeechEnd::LimitReached {}, minutes(5));
    check(given, after(minutes(2)), [ends, floor("nobody")]);
}

#[test]
fn a_changed_limit_holds_from_the_next_speech() {
    let given = speaking().and("C.hod", ask("1"));
    let changed = set_limit(LimitClass::Minister, minutes(2));
    let given = check(given, by("moderator", changed.clone()), [happens(["limit_changed"]), allowed(minutes(5))]);
    let given = check(given, by("chair", changed), [already()]);
    check(given, by("chair", give(2, 1)), [floor("C called"), allowed(minutes(2))]);
}

#[test]
fn a_speaking_time_of_nothing_is_not_set() {
    let rejection = Rejection::LimitTooShort { least: seconds(1) };
    check(opened(), by("chair", set_limit(LimitClass::Minister, Span::ZERO)), [refused(rejection)]);
}

#[test]
fn a_delegation_changes_no_limit() {
    let rejection = Rejection::NotForYou { needs: Needs::ChairOrModerator };
    check(opened(), by("B.hod", set_limit(LimitClass::Minister, minutes(9))), [refused(rejection)]);
}

#[test]
fn time_is_summed_per_delegation_and_item_only_where_the_meeting_is_so_set() {
    for (accumulate, left) in [(true, minutes(3)), (false, minutes(5))] {
        let given = opened_with(|definition| definition.meetings[0].settings.accumulate = accumulate);
        let given = given.and("B.hod", ask("1")).and("chair", give(1, 0)).and("B.hod", start(1));
        let given = given.after(minutes(2)).and("B.hod", end(1)).and("B.adv", ask("1"));
        check(given, by("chair", give(2, 0)), [allowed(left), used(Span::ZERO)]);
    }
}

#[test]
fn r10_the_clock_stands_while_the_chair_interrupts() {
    let given = speaking().after(minutes(1)).and("chair", interrupt(1, PauseCause::Chair));
    let given = check(given, after(minutes(9)), [already(), floor("B paused"), used(minutes(1))]);
    let given = check(given, by("chair", interrupt(1, PauseCause::Chair)), [already()]);
    let given = check(given, by("chair", resume(1)), [floor("B speaking"), used(minutes(1))]);
    check(given.after(minutes(1)), by("chair", resume(1)), [already(), used(minutes(2))]);
}

#[test]
fn a_pause_of_the_chair_is_not_ended_by_the_speaker() {
    let given = speaking().and("chair", interrupt(1, PauseCause::Chair));
    let given = check(given, by("B.hod", resume(1)), [refused(Rejection::NotForYou { needs: Needs::Officers })]);
    check(given, by("B.hod", start(1)), [refused(Rejection::SpeechHasBegun { speech: SpeechId(1) })]);
}

#[test]
fn the_secretariat_says_that_interpretation_failed_and_that_it_is_back() {
    let given = check(speaking(), by("S.adv", interrupt(1, PauseCause::Interpretation)), [floor("B paused")]);
    check(given, by("S.adv", resume(1)), [happens(["speech_resumed"]), floor("B speaking")]);
}

#[test]
fn the_secretariat_does_not_interrupt_nor_end_an_interruption() {
    let rejection = || refused(Rejection::NotForYou { needs: Needs::ChairOrModerator });
    check(speaking(), by("S.hod", interrupt(1, PauseCause::Chair)), [rejection()]);
    check(speaking().and("chair", interrupt(1, PauseCause::Chair)), by("S.hod", resume(1)), [rejection()]);
}

#[test]
fn the_clock_runs_once_the_last_cause_of_a_pause_is_gone() {
    let given =
        speaking().and("chair", interrupt(1, PauseCause::Chair)).and("S.hod", interrupt(1, PauseCause::Interpretation));
    let given = check(given, by("S.hod", resume(1)), [happens(["speech_resumed"]), floor("B paused")]);
    check(given, by("chair", resume(1)), [happens(["speech_resumed"]), floor("B speaking")]);
}

#[test]
fn what_only_happens_is_not_declared_by_hand() {
    for cause in [PauseCause::Link, PauseCause::Meeting, PauseCause::PointOfOrder] {
        check(speaking(), by("chair", interrupt(1, cause)), [refused(Rejection::HubOnly {}), floor("B speaking")]);
    }
}

#[test]
fn a_speech_that_has_not_begun_is_neither_paused_nor_resumed() {
    let rejection = || refused(Rejection::SpeechNotBegun { speech: SpeechId(1) });
    check(called(), by("chair", interrupt(1, PauseCause::Chair)), [rejection()]);
    check(called(), by("chair", resume(1)), [rejection()]);
}

#[test]
fn the_speaker_is_asked_to_conclude_by_the_chair_or_for_it() {
    let prompts = |n| is("how often it was asked", n, |play| on_floor(play).prompts);
    let given = check(speaking(), by("moderator", prompt(1)), [happens(["speaker_prompted"]), prompts(1)]);
    let given = check(given, by("chair", prompt(1)), [prompts(2), floor("B speaking")]);
    check(given, by("C.hod", prompt(1)), [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator })]);
}

#[test]
fn a_press_about_a_speech_that_is_over_does_not_hit_the_next() {
    let given = speaking().and("C.hod", ask("1")).and("chair", give(2, 1)).and("C.hod", start(2));
    let rejection = || refused(Rejection::FloorMoved { speech: Some(SpeechId(2)) });
    check(given.clone(), by("chair", interrupt(1, PauseCause::Chair)), [rejection(), floor("C speaking")]);
    check(given.clone(), by("chair", prompt(1)), [rejection()]);
    check(given.clone(), by("B.hod", start(1)), [rejection()]);
    check(given, by("chair", end(1)), [already(), floor("C speaking")]);
}
