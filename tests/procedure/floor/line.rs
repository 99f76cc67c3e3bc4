//! Speakers whose line is lost, and speakers who do not answer.

use super::*;

// ---- the speaker's line is lost --------------------------------------------------------------------------

#[test]
fn r11_a_speaker_whose_line_is_lost_is_paused_and_its_clock_stands() {
    let given = speaking_alone().after(minutes(1));
    let given = check(given, by("hub", line_down("B.hod")), [floor("B paused"), used(minutes(1))]);
    check(given, after(seconds(20)), [floor("B paused"), used(minutes(1))]);
}

#[test]
fn a_delegation_that_returns_within_the_grace_goes_on_with_the_time_it_has_left() {
    let given = interrupted().after(seconds(29));
    let same = event(Event::SpeechResumed { meeting: m1(), speech: SpeechId(1), cause: PauseCause::Link, seat: None });
    let given = check(given, by("hub", line_up("B.hod")), [same, floor("B speaking"), used(minutes(1))]);
    check(given, after(minutes(1)), [used(minutes(2))]);
}

#[test]
fn another_person_of_the_delegation_may_go_on() {
    let given = interrupted();
    let another = event(Event::SpeechResumed {
        meeting: m1(),
        speech: SpeechId(1),
        cause: PauseCause::Link,
        seat: Some(seat("B.adv")),
    });
    let speaker = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given, by("hub", line_up("B.adv")), [another, speaker, floor("B speaking")]);
}

#[test]
fn the_return_of_another_delegation_resumes_nothing() {
    let given = interrupted().and("hub", line_down("C.hod"));
    check(given, by("hub", line_up("C.hod")), [floor("B paused")]);
}

#[test]
fn the_loss_of_a_seat_that_does_not_speak_pauses_nothing() {
    check(speaking(), by("hub", line_down("B.adv")), [floor("B speaking")]);
    check(speaking(), by("hub", line_down("C.hod")), [floor("B speaking")]);
}

#[test]
fn a_seat_of_the_delegation_that_is_still_there_may_take_over_at_once() {
    let given = check(speaking(), by("hub", line_down("B.hod")), [floor("B paused")]);
    let speaker = is("the speaker", Some(seat("B.alt")), |play| on_floor(play).entry.seat);
    check(given, by("B.alt", start(1)), [happens(["speech_resumed"]), speaker, floor("B speaking")]);
}

#[test]
fn nobody_resumes_a_speaker_whose_line_is_down() {
    let rejection = || refused(Rejection::SpeakerLineDown { party: party("B") });
    check(interrupted(), by("chair", resume(1)), [rejection(), floor("B paused")]);
    check(interrupted(), by("moderator", start(1)), [rejection(), floor("B paused")]);
}

#[test]
fn within_the_grace_the_chair_waits() {
    let given = interrupted().and("C.hod", ask("1")).after(seconds(10));
    let until = given.now + seconds(20);
    let rejection = || refused(Rejection::SpeakerGraceRunning { until });
    check(given.clone(), by("chair", set_aside(1, SetAside::ToHead)), [rejection(), floor("B paused")]);
    check(given, by("chair", give(2, 1)), [rejection(), floor("B paused")]);
}

#[test]
fn after_the_grace_the_chair_puts_the_speaker_back_at_the_head() {
    let given = interrupted().and("C.hod", ask("1"));
    let given = check(
        given,
        after(seconds(30)),
        [holds("the grace is over", |play| matches!(on_floor(play).phase, Phase::Paused { grace_over: true, .. }))],
    );
    let back = speech_ended(1, SpeechEnd::BackToHead {}, minutes(1));
    check(given, by("chair", set_aside(1, SetAside::ToHead)), [back, floor("nobody"), list("1", "B C")]);
}

#[test]
fn after_the_grace_the_chair_calls_the_next_and_the_speaker_is_at_the_head() {
    let given = interrupted().and("C.hod", ask("1")).and("P.hod", ask("1")).after(seconds(30));
    let back = speech_ended(1, SpeechEnd::BackToHead {}, minutes(1));
    check(given, by("chair", give(2, 1)), [back, floor("C called"), list("1", "B P")]);
}

#[test]
fn after_the_grace_the_written_text_may_stand_for_the_speech() {
    let given = interrupted().and("C.hod", ask("1")).after(seconds(30));
    let text = speech_ended(1, SpeechEnd::TextOnly {}, minutes(1));
    check(given, by("chair", set_aside(1, SetAside::TextOnly)), [text, floor("nobody"), list("1", "C")]);
}

#[test]
fn without_an_answer_the_speech_lapses_and_its_entry_is_at_the_head() {
    let given = interrupted().and("C.hod", ask("1")).after(minutes(4));
    let lapsed = speech_ended(1, SpeechEnd::BackToHead {}, minutes(1));
    check(given, after(minutes(1)), [lapsed, floor("nobody"), list("1", "B C")]);
}

#[test]
fn who_comes_back_to_the_list_has_the_time_that_was_left() {
    let given = interrupted().after(minutes(5)).and("hub", line_up("B.hod"));
    let given = check(given, by("chair", give(1, 0)), [floor("B called"), allowed(minutes(5)), used(minutes(1))]);
    let warned = event(Event::SpeechTimeShort { meeting: m1(), speech: SpeechId(2), left: seconds(60) });
    check(given.and("B.hod", start(2)), after(minutes(3)), [warned, used(minutes(4))]);
}

#[test]
fn a_newcomer_does_not_go_before_an_interrupted_speaker() {
    let given = ordered(ListOrder::Protocol { start: None, chair_last: false });
    let given = given.and("B.hod", ask("1")).and("A.hod", ask("1")).and("chair", give(1, 0));
    let given = check(given, by("chair", set_aside(1, SetAside::ToHead)), [list("1", "B A")]);
    check(given, by("C.hod", ask("1")), [list("1", "B C A")]);
}

#[test]
fn a_speech_that_runs_is_not_set_aside() {
    let rejection = Rejection::SpeechHasBegun { speech: SpeechId(1) };
    check(speaking(), by("chair", set_aside(1, SetAside::ToHead)), [refused(rejection)]);
    let rejection = Rejection::NotPaused { speech: SpeechId(1) };
    let given = speaking().and("chair", interrupt(1, PauseCause::Chair));
    check(given, by("chair", set_aside(1, SetAside::ToHead)), [refused(rejection)]);
}

// ---- called and not answering ----------------------------------------------------------------------------

#[test]
fn the_clock_runs_from_the_reported_start_and_not_from_the_call() {
    let given = check(called(), after(seconds(10)), [floor("B called"), used(Span::ZERO)]);
    let given = check(given, by("B.adv", start(1)), [happens(["speech_started"]), floor("B speaking")]);
    let given = check(given, after(seconds(30)), [used(seconds(30))]);
    check(given, by("B.hod", start(1)), [already(), used(seconds(30))]);
}

#[test]
fn the_start_is_reported_by_the_delegation_or_for_it_and_by_no_other() {
    check(called(), by("moderator", start(1)), [floor("B speaking")]);
    check(called(), by("chair", start(1)), [floor("B speaking")]);
    check(called(), by("C.hod", start(1)), [refused(Rejection::NotYourOwn { party: party("B") })]);
    check(called(), by("S.hod", start(1)), [refused(Rejection::NotYourOwn { party: party("B") })]);
}

#[test]
fn r12_who_does_not_begin_in_time_is_passed_to_second_place_and_later_to_the_end() {
    let given = called().and("C.hod", ask("1")).and("A.adv", ask("1")).and("P.hod", ask("1"));
    let given = check(given, after(seconds(19)), [already(), floor("B called")]);
    let given = check(given, after(seconds(1)), [happens(["speaker_passed"]), floor("nobody"), list("1", "C B A P")]);
    let given = given.and("chair", give(1, 0));
    check(given, after(seconds(20)), [happens(["speaker_passed"]), list("1", "C A P B")]);
}

#[test]
fn who_is_passed_as_the_only_one_stays_on_the_list() {
    check(called(), after(seconds(20)), [happens(["speaker_passed"]), list("1", "B")]);
}

#[test]
fn calling_the_next_before_the_called_one_began_passes_it() {
    let given = called().and("C.hod", ask("1")).and("P.hod", ask("1"));
    check(given, by("chair", give(2, 1)), [happens(["speaker_passed", "floor_given"]), list("1", "B P")]);
}

#[test]
fn who_reports_the_start_is_the_speaker_where_none_was_named() {
    let given = opened().and("moderator", ask_for("1", "B")).and("chair", give(1, 0));
    let speaker = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given, by("B.adv", start(1)), [happens(["speaker_replaced", "speech_started"]), speaker]);
}

#[test]
fn who_does_not_begin_may_be_set_aside_at_once() {
    let given = called().and("C.hod", ask("1"));
    check(given.clone(), by("chair", set_aside(1, SetAside::ToHead)), [floor("nobody"), list("1", "B C")]);
    check(given, by("chair", set_aside(1, SetAside::TextOnly)), [floor("nobody"), list("1", "C")]);
}

#[test]
fn a_delegation_without_a_line_is_not_called() {
    let given = all_ask(opened(), "B").and("hub", line_down("B.alt")).and("hub", line_down("B.adv"));
    let given = given.and("hub", line_down("B.hod"));
    let rejection = Rejection::SpeakerLineDown { party: party("B") };
    let given = check(given, by("chair", give(1, 0)), [refused(rejection), list("1", "B")]);
    let speaker = is("the speaker", Some(seat("B.adv")), |play| on_floor(play).entry.seat);
    check(given.and("hub", line_up("B.adv")), by("chair", give(1, 0)), [floor("B called"), speaker]);
}

#[test]
fn a_party_that_never_had_a_device_is_called_and_the_moderator_reports_its_start() {
    let given = assembled_without(definition(), "B").opens("M1").and("chair", open_item("1"));
    let given = given.and("moderator", ask_for("1", "B"));
    let given = check(given, by("moderator", give(1, 0)), [floor("B called")]);
    let given = check(given, by("moderator", start(1)), [happens(["speech_started"]), floor("B speaking")]);
    check(given, after(minutes(1)), [used(minutes(1))]);
}

#[test]
fn after_the_grace_the_recording_may_be_played_in_the_place_of_the_speaker() {
    let play = set_aside(1, SetAside::Recording);
    let too_early = interrupted().and("C.hod", ask("1")).after(seconds(10));
    check(too_early, by("chair", play.clone()), [refused_as("speaker_grace_running"), floor("B paused")]);
    let given = interrupted().after(seconds(30));
    let given = check(given, by("chair", play), [happens(["recording_played"]), floor("B speaking")]);
    check(given, after(minutes(1)), [used(minutes(2)), floor("B speaking")]);
}

#[test]
fn who_does_not_begin_may_be_heard_by_its_recording() {
    check(called(), by("chair", set_aside(1, SetAside::Recording)), [floor("B speaking"), used(Span::ZERO)]);
}
