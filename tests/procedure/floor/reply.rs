//! Rights of reply, interventions, microphones, the last speaker put back.

use mufakat::procedure::command::MotionKind;
use mufakat::procedure::ids::MotionId;
use mufakat::procedure::pace;
use mufakat::procedure::rejection::Unfinished;

use super::*;

// ---- what is done ----------------------------------------------------------------------------------------------

fn reply() -> Action {
    Action::RequestReply { meeting: m1(), item: item("1") }
}

fn restore(speech: u64) -> Action {
    Action::RestoreSpeaker { meeting: m1(), speech: SpeechId(speech) }
}

fn intervene(id: &str) -> Action {
    Action::LetIntervene { meeting: m1(), party: party(id) }
}

fn intervened() -> Action {
    Action::EndIntervention { meeting: m1() }
}

fn microphone(id: &str, open: bool) -> Action {
    Action::ReportMicrophone { meeting: m1(), seat: seat(id), open }
}

fn conclude() -> Action {
    Action::ConcludeItem { meeting: m1(), item: item("1"), outcome: None, release_waiting: true }
}

/// B and then C wait to reply under item 1, whose list is closed and empty.
fn replies() -> Play {
    opened().and("B.hod", reply()).and("C.hod", reply()).and("chair", close("1"))
}

/// B replied once, as speech 1 and entry 1.
fn replied() -> Play {
    let given = opened().and("B.hod", reply()).and("chair", close("1")).and("chair", give(1, 0));
    given.and("B.hod", start(1)).after(minutes(1)).and("B.hod", end(1))
}

// ---- what holds ------------------------------------------------------------------------------------------------

/// Who waits to reply under item 1, next first.
fn waiting_to_reply(expected: &str) -> Then {
    is("the list of replies", expected.to_owned(), |play| {
        let list = play.conference.meetings[&m1()].floor.reply_list(&item("1")).clone();
        list.entries.iter().map(|entry| entry.party.to_string()).collect::<Vec<_>>().join(" ")
    })
}

fn open_microphones(expected: &str) -> Then {
    is("open microphones", expected.to_owned(), |play| {
        let open = &play.conference.meetings[&m1()].floor.open_microphones;
        open.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

// ---- rights of reply --------------------------------------------------------------------------------------

#[test]
fn a_right_of_reply_has_a_list_of_its_own() {
    let given = opened().and("B.hod", ask("1"));
    check(given, by("B.hod", reply()), [list("1", "B"), waiting_to_reply("B")]);
}

#[test]
fn a_reply_asked_when_the_list_is_closed_goes_to_the_list_of_replies() {
    let given = opened().and("chair", close("1"));
    check(given, by("B.hod", reply()), [happens(["floor_requested"]), list("1", ""), waiting_to_reply("B")]);
}

#[test]
fn only_members_and_deciding_partners_have_a_right_of_reply() {
    for who in ["O", "S", "G"] {
        let rejection = Rejection::NoRightOfReply { party: party(who) };
        check(opened(), by(&format!("{who}.hod"), reply()), [refused(rejection), waiting_to_reply("")]);
    }
    check(opened(), by("P.hod", reply()), [waiting_to_reply("P")]);
}

#[test]
fn an_adviser_asks_for_a_reply_only_if_it_binds_its_delegation() {
    check(opened(), by("B.adv", reply()), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
}

#[test]
fn one_reply_of_a_delegation_waits_at_a_time() {
    let rejection = Rejection::AlreadyListed { entry: EntryId(1), place: 1, another: None };
    check(replies(), by("B.alt", reply()), [refused(rejection), waiting_to_reply("B C")]);
}

#[test]
fn replies_are_heard_at_the_end_when_the_list_is_closed_and_exhausted() {
    let rejection = || refused(Rejection::RepliesComeLast { item: item("1") });
    let given = opened().and("B.hod", reply());
    let given = check(given, by("chair", give(1, 0)), [rejection(), waiting_to_reply("B")]);
    let given = given.and("C.hod", ask("1")).and("chair", close("1"));
    let given = check(given, by("chair", give(1, 0)), [rejection(), list("1", "C")]);
    let given = given.and("chair", give(2, 0));
    let given = check(given, by("chair", give(1, 1)), [rejection(), floor("C called")]);
    let given = given.and("C.hod", start(1)).after(seconds(5));
    check(given, by("chair", give(1, 1)), [happens(["speech_ended", "floor_given"]), floor("B called")]);
}

#[test]
fn a_reply_has_limits_of_its_own() {
    check(replies(), by("chair", give(1, 0)), [allowed(minutes(3)), waiting_to_reply("C")]);
    let second = replied().and("B.hod", reply());
    check(second, by("chair", give(2, 0)), [allowed(minutes(2)), floor("B called")]);
}

#[test]
fn r8_a_third_reply_is_refused() {
    let given = replied().and("B.hod", reply()).and("chair", give(2, 0)).and("B.hod", start(2)).after(seconds(5));
    let given = given.and("B.hod", end(2));
    let rejection = Rejection::NoReplyLeft { party: party("B"), most: 2 };
    check(given, by("B.hod", reply()), [refused(rejection), waiting_to_reply("")]);
}

#[test]
fn a_reply_that_was_withdrawn_is_not_counted() {
    let given = replies().and("B.hod", withdraw(1));
    let heard =
        is("replies heard", 0, |play| play.conference.meetings[&m1()].floor.replies_heard(&party("B"), &item("1")));
    check(given, by("B.hod", reply()), [heard, waiting_to_reply("C B")]);
}

#[test]
fn the_time_of_a_reply_is_not_speaking_time() {
    let given = opened().and("B.hod", reply()).and("chair", close("1")).and("chair", give(1, 0));
    let given = given.and("B.hod", start(1)).after(minutes(1));
    let spoken = is("speaking time", Span::ZERO, |play| {
        play.conference.meetings[&m1()].floor.spoken_under(&party("B"), &item("1"))
    });
    check(given, by("B.hod", end(1)), [spoken, floor("nobody")]);
}

#[test]
fn a_reply_called_without_an_answer_goes_back_to_the_list_of_replies() {
    check(replies().and("chair", give(1, 0)), after(seconds(20)), [waiting_to_reply("C B"), list("1", "")]);
}

#[test]
fn an_item_is_held_open_until_its_replies_are_heard_or_ruled_out() {
    let open = vec![Unfinished::Replies { number: 2 }];
    let rejection = Rejection::ItemUnfinished { item: item("1"), open };
    let given = check(replies(), by("chair", conclude()), [refused(rejection), waiting_to_reply("B C")]);
    let struck = event(Event::EntryRemoved {
        meeting: m1(),
        entry: EntryId(1),
        cause: RemovalCause::Struck { reason: "listed by mistake".to_owned() },
    });
    let given = check(given, by("chair", strike(1)), [struck, waiting_to_reply("C")]);
    check(given.and("chair", strike(2)), by("chair", conclude()), [happens(["item_concluded"])]);
}

#[test]
fn when_an_item_returns_the_rights_of_reply_revive() {
    let defer = Action::DeferItem { meeting: m1(), item: item("1"), to: DeferTo::Later {}, keep_list: false };
    let given = replied().and("chair", defer).and("chair", open_item("1")).and("B.hod", reply());
    let given = given.and("chair", close("1"));
    check(given, by("chair", give(2, 0)), [allowed(minutes(3))]);
}

#[test]
fn the_closing_item_is_held_until_the_replies_are_heard_or_ruled_out() {
    let closing = Action::OpenItem { meeting: m1(), item: item("8"), after: Some(item("1")), ruling: None };
    let given = opened_with(|definition| {
        definition.meetings[0].agenda.retain(|plan| ["1", "8"].contains(&plan.number.to_string().as_str()));
    });
    let given = given.and("chair", close("1")).and("B.hod", reply());
    let open = vec![Unfinished::Replies { number: 1 }];
    let held = Rejection::ItemUnfinished { item: item("1"), open };
    let given = check(given, by("chair", closing.clone()), [refused(held), waiting_to_reply("B")]);
    check(given.and("chair", strike(1)), by("chair", closing), [happens(["item_concluded", "item_opened"])]);
}

#[test]
fn replies_may_be_heard_at_the_end_of_the_day_though_others_still_wait() {
    let given = opened().and("B.hod", reply()).and("C.hod", ask("1")).after(minutes(149));
    let too_early = refused(Rejection::RepliesComeLast { item: item("1") });
    let given = check(given, by("chair", give(1, 0)), [too_early]);
    check(given.after(minutes(1)), by("chair", give(1, 0)), [floor("B called"), list("1", "C")]);
}

#[test]
fn closing_the_debate_leaves_the_rights_of_reply() {
    let motion = Action::MoveMotion { meeting: m1(), kind: MotionKind::CloseDebate {} };
    let given = opened().and("B.hod", reply()).and("C.hod", ask("1")).and("A.alt", motion);
    let given = given.and("chair", Action::PutMotion { meeting: m1(), motion: MotionId(1), first: None });
    let accept = Action::RuleOnMotion { meeting: m1(), motion: MotionId(1), accepted: true };
    let given = check(given, by("chair", accept), [list("1", ""), waiting_to_reply("B")]);
    check(given, by("chair", give(1, 0)), [floor("B called")]);
}

// ---- interventions ---------------------------------------------------------------------------------------

#[test]
fn r10_the_secretariat_is_given_the_floor_for_a_clarification_as_a_pause_of_the_speech() {
    let given = speaking().after(minutes(1));
    let begins = happens(["intervention_began", "speech_paused"]);
    let given = check(given, by("chair", intervene("S")), [begins, floor("B paused"), list("1", "")]);
    let given = check(given, after(minutes(3)), [used(minutes(1))]);
    let ends = happens(["intervention_ended", "speech_resumed"]);
    check(given, by("S.hod", intervened()), [ends, floor("B speaking"), used(minutes(1))]);
}

#[test]
fn the_chair_intervenes_in_the_same_way() {
    let given = check(speaking(), by("moderator", intervene("A")), [floor("B paused")]);
    check(given, by("chair", intervened()), [floor("B speaking")]);
}

#[test]
fn a_clarification_is_possible_while_nobody_has_the_floor() {
    let given = check(opened(), by("chair", intervene("S")), [happens(["intervention_began"]), floor("nobody")]);
    let given = given.and("B.hod", ask("1"));
    check(given, by("chair", give(1, 0)), [happens(["intervention_ended", "floor_given"])]);
}

#[test]
fn others_do_not_intervene() {
    let rejection = Rejection::DoesNotIntervene { party: party("C") };
    check(speaking(), by("chair", intervene("C")), [refused(rejection), floor("B speaking")]);
    let needs = Needs::ChairOrModerator;
    check(speaking(), by("S.hod", intervene("S")), [refused(Rejection::NotForYou { needs }), floor("B speaking")]);
}

#[test]
fn letting_the_speaker_go_on_ends_the_intervention() {
    let given = speaking().and("chair", intervene("S"));
    let goes_on = happens(["intervention_ended", "speech_resumed"]);
    let given = check(given, by("chair", resume(1)), [goes_on, floor("B speaking")]);
    check(given, by("chair", intervened()), [already()]);
}

// ---- the wrong microphone --------------------------------------------------------------------------------

#[test]
fn r13_a_microphone_open_without_the_floor_is_told_and_is_no_speech() {
    let given = speaking().after(minutes(1));
    let told = happens(["microphone_open_without_floor"]);
    let given = check(given, by("C.hod", microphone("C.hod", true)), [told, floor("B speaking"), used(minutes(1))]);
    let given = check(given, by("C.hod", microphone("C.hod", true)), [already(), open_microphones("C.hod")]);
    check(given, by("C.hod", microphone("C.hod", false)), [happens(["microphone_closed"]), open_microphones("")]);
}

#[test]
fn who_has_the_floor_presides_or_intervenes_has_its_microphone_open() {
    for who in ["B.hod", "B.adv", "A.hod"] {
        check(speaking(), by(who, microphone(who, true)), [already(), open_microphones("")]);
    }
    let given = speaking().and("chair", intervene("S"));
    check(given, by("S.hod", microphone("S.hod", true)), [already(), open_microphones("")]);
    check(speaking(), by("A.alt", microphone("A.alt", true)), [open_microphones("A.alt")]);
}

#[test]
fn nobody_reports_the_microphone_of_another_delegation() {
    let rejection = Rejection::NotYourOwn { party: party("C") };
    check(speaking(), by("P.hod", microphone("C.hod", true)), [refused(rejection), open_microphones("")]);
    check(speaking(), by("moderator", microphone("C.hod", true)), [open_microphones("C.hod")]);
}

#[test]
fn an_open_microphone_is_in_order_once_its_party_is_called_or_its_line_is_gone() {
    let given = opened().and("B.hod", ask("1")).and("B.hod", microphone("B.hod", true));
    check(given.clone(), by("chair", give(1, 0)), [floor("B called"), open_microphones("")]);
    check(given, by("hub", line_down("B.hod")), [open_microphones("")]);
}

// ---- the last speaker put back ---------------------------------------------------------------------------------

#[test]
fn the_last_speaker_is_put_back_with_a_fresh_clock() {
    let given = speaking().and("C.hod", ask("1")).after(minutes(2)).and("chair", end(1));
    let unspoken = is("speaking time", Span::ZERO, |play| {
        play.conference.meetings[&m1()].floor.spoken_under(&party("B"), &item("1"))
    });
    let given = check(given, by("chair", restore(1)), [happens(["speaker_restored"]), list("1", "B C"), unspoken]);
    check(given, by("chair", give(1, 0)), [floor("B called"), used(Span::ZERO), allowed(minutes(5))]);
}

#[test]
fn only_the_speech_that_ended_last_is_put_back_and_once() {
    let given = speaking().after(seconds(5)).and("chair", end(1)).and("chair", restore(1));
    let nobody = Rejection::NotTheLastSpeech { last: None };
    check(given, by("chair", restore(1)), [refused(nobody), list("1", "B")]);
    let given = speaking().after(seconds(5)).and("chair", end(1)).and("B.hod", ask("1"));
    let rejection = Rejection::AlreadyListed { entry: EntryId(2), place: 1, another: Some(party("B")) };
    check(given, by("chair", restore(1)), [refused(rejection), list("1", "B")]);
}

#[test]
fn a_delegation_does_not_put_itself_back() {
    let given = speaking().after(seconds(5)).and("B.hod", end(1));
    let needs = Needs::ChairOrModerator;
    check(given, by("B.hod", restore(1)), [refused(Rejection::NotForYou { needs }), list("1", "")]);
}

// ---- who was heard, and how the meeting stands -----------------------------------------------------------------

fn pace_of(play: &Play) -> pace::Pace {
    let plan = play.conference.plan(&m1()).expect("M1 is planned").clone();
    pace::pace(&plan, &play.conference.meetings[&m1()], play.now)
}

#[test]
fn who_has_not_spoken_under_an_item_is_not_yet_heard() {
    let not_heard = |expected: &str| {
        is("not yet heard", parties(expected), |play| {
            let plan = play.conference.plan(&m1()).expect("M1 is planned").clone();
            let state = &play.conference.meetings[&m1()];
            pace::not_yet_heard(&plan, state, &item("1")).cloned().collect::<Vec<_>>()
        })
    };
    let given = check(speaking(), after(minutes(1)), [not_heard("A C P")]);
    let spoken = is("spoken", minutes(1), |play| pace::spoken(&play.conference.meetings[&m1()], &party("B")));
    check(given, by("B.hod", end(1)), [spoken, not_heard("A C P")]);
}

/// The meeting has its first sitting only.
fn one_sitting() -> Play {
    opened_with(|definition| definition.meetings[0].sittings.truncate(1))
}

#[test]
fn the_projected_end_is_what_the_agenda_has_left() {
    // Eight items of ten minutes each, in a sitting of three hours.
    let stands = |over_under: i64, end: u64, next: u64| {
        let (projected_end, next_item_start) = (NINE + minutes(end), Some(NINE + minutes(next)));
        is("pace", pace::Pace { over_under_ms: Some(over_under * 60_000), projected_end, next_item_start }, pace_of)
    };
    let given = check(one_sitting(), after(minutes(4)), [stands(-100, 80, 10)]);
    // The item takes longer than planned: everything after it moves.
    let given = check(given, after(minutes(11)), [stands(-95, 85, 15)]);
    // Those who wait need their time.
    let given = given.and("B.hod", ask("1"));
    check(given, by("C.hod", ask("1")), [stands(-85, 95, 25)]);
}

#[test]
fn what_does_not_fit_into_a_sitting_goes_on_in_the_next() {
    // Two sittings of three hours, two hours apart; item 3 alone takes three hours.
    let given = opened_with(|definition| item_of(definition, "3").minutes = 180);
    let projected_end = NINE + minutes(5 * 60 + 70);
    let pace =
        pace::Pace { over_under_ms: Some(-110 * 60_000), projected_end, next_item_start: Some(NINE + minutes(10)) };
    check(given, after(minutes(1)), [is("pace", pace, pace_of)]);
}
