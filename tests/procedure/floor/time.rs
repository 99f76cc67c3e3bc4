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

// ---- on return ----------------------------------------------------------------------------------------------

#[test]
fn time_that_is_summed_is_kept_or_begins_anew_when_an_item_returns_as_the_meeting_sets_it() {
    for (anew, left) in [(false, minutes(3)), (true, minutes(5))] {
        let given = opened_with(|definition| {
            definition.meetings[0].settings.accumulate = true;
            definition.meetings[0].settings.reset_time_on_return = anew;
        });
        let given = given.and("B.hod", ask("1")).and("chair", give(1, 0)).and("B.hod", start(1)).after(minutes(2));
        let put_off = Action::DeferItem { meeting: m1(), item: item("1"), to: DeferTo::Later {}, keep_list: false };
        let given = given.and("B.hod", end(1)).and("chair", put_off).and("chair", open_item("1"));
        let total = is("spoken", minutes(2), |play| {
            play.conference.meetings[&m1()].floor.spoken_under(&party("B"), &item("1"))
        });
        check(given.and("B.hod", ask("1")), by("chair", give(2, 0)), [allowed(left), total]);
    }
}

// ---- running out of time -----------------------------------------------------------------------------------

/// M1 is planned to end in so many minutes, and item 1 is open.
fn ending_in(end: u64) -> Play {
    opened()
        .and("chair", Action::ExtendSitting { meeting: m1(), closes_at: NINE + minutes(end), interpreters_agree: true })
}

fn too_long(list: Span, left: Span) -> Then {
    event(Event::ListTooLong { meeting: m1(), item: item("1"), list, left })
}

#[test]
fn the_chair_is_told_when_those_who_wait_need_more_time_than_the_sitting_has_left() {
    // Two ministers wait, five minutes each, and the sitting ends in twelve.
    let given = ending_in(12).and("B.hod", ask("1")).and("C.hod", ask("1"));
    let given = check(
        given,
        after(minutes(2)),
        [is("told", false, |play| play.conference.meetings[&m1()].session.list_too_long)],
    );
    check(given, after(seconds(1)), [too_long(minutes(10), minutes(10).less(Span(1)))]);
}

#[test]
fn while_somebody_speaks_within_its_time_the_list_shortens_as_the_sitting_does() {
    let given = ending_in(12).and("B.hod", ask("1")).and("C.hod", ask("1")).and("chair", give(1, 0));
    let given = given.and("B.hod", start(1));
    let quiet = is("told", false, |play| play.conference.meetings[&m1()].session.list_too_long);
    let given = check(given, after(minutes(6)), [quiet]);
    // B goes on past its five minutes until C's time is no longer there.
    check(given, after(minutes(2)), [too_long(minutes(5), minutes(5).less(Span(1)))]);
}

#[test]
fn a_remedy_that_is_not_enough_is_told_again() {
    let given = ending_in(8).and("B.hod", ask("1")).and("C.hod", ask("1"));
    let given = given.after(seconds(1));
    let told = is("told", true, |play| play.conference.meetings[&m1()].session.list_too_long);
    let given = check(given, after(seconds(1)), [told]);
    let given = given.and("chair", set_limit(LimitClass::Minister, minutes(4)));
    check(given, after(seconds(1)), [too_long(minutes(8), minutes(8).less(seconds(2)))]);
}

#[test]
fn a_written_statement_is_taken_as_read() {
    let read = Action::TakeAsRead { meeting: m1(), entry: EntryId(1) };
    let given = opened().and("B.hod", ask("1"));
    let gone = Event::EntryRemoved { meeting: m1(), entry: EntryId(1), cause: RemovalCause::TakenAsRead {} };
    for who in ["chair", "moderator", "B.adv"] {
        check(given.clone(), by(who, read.clone()), [event(gone.clone()), list("1", "")]);
    }
    check(given, by("C.hod", read), [refused(Rejection::NotYourOwn { party: party("B") }), list("1", "B")]);
}

// ---- called to order ----------------------------------------------------------------------------------------

#[test]
fn a_speaker_is_called_to_order_before_it_is_cut() {
    let order = || Action::CallToOrder { meeting: m1(), speech: SpeechId(1), reason: "Not on the item.".to_owned() };
    let times = is("called to order", 1, |play| on_floor(play).called_to_order);
    let then = [happens(["speaker_called_to_order"]), floor("B speaking"), times];
    let given = check(speaking(), by("chair", order()), then);
    check(given, by("chair", cut(1, "It goes on.")), [happens(["speech_ended"])]);
    check(called(), by("chair", order()), [refused(Rejection::SpeechNotBegun { speech: SpeechId(1) })]);
    check(speaking(), by("B.hod", order()), [refused_as("not_for_you")]);
}
