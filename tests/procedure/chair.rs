//! Who presides: handover, passing, loss and succession, epochs.

use mufakat::procedure::command::Action;
use mufakat::procedure::definition::{Power, Presenter};
use mufakat::procedure::event::{ChairCause, Event};
use mufakat::procedure::ids::{EntryId, Epoch, ProposalId, SeatId, SpeechId};
use mufakat::procedure::rejection::{MeetingPhase, Needs, Rejection};

use super::harness::*;

fn assume(id: &str) -> Action {
    Action::AssumeChair { meeting: meeting(id) }
}

fn offer() -> Action {
    Action::OfferChair { meeting: m2(), to: party("B"), vice_chair: Some(party("C")) }
}

fn pass(to: &str) -> Action {
    Action::PassChair { meeting: m1(), to: seat(to) }
}

fn down(id: &str) -> Action {
    Action::LinkDown { seat: seat(id) }
}

fn up(id: &str) -> Action {
    Action::LinkUp { seat: seat(id) }
}

fn presides(id: &'static str, expected: Option<&'static str>) -> Then {
    is("who presides", expected.map(seat), move |play| {
        play.conference.meetings[&meeting(id)].chair.presiding().cloned()
    })
}

fn epoch(expected: u64) -> Then {
    is("the epoch", Epoch(expected), |play| play.conference.meetings[&m1()].chair.epoch)
}

fn phase(expected: MeetingPhase) -> Then {
    is("the meeting", expected, |play| play.conference.meetings[&m1()].session.phase())
}

/// M2 is open and so is its handover item; A presides.
fn at_handover() -> Play {
    let open = |number: &str, after: Option<&str>| Action::OpenItem {
        meeting: m2(),
        item: item(number),
        after: after.map(item),
        ruling: None,
    };
    sitting_of(definition(), "M2").and("chair", open("1", None)).and("chair", open("2", Some("1")))
}

/// The meeting was asked about the handover and agreed.
fn agreed() -> Play {
    let mut play = at_handover().and("chair", offer());
    let proposal = ProposalId(1);
    let hash = play.conference.meetings[&m2()].table.proposals[&proposal].wording.hash;
    let revision = mufakat::procedure::ids::Revision(1);
    for member in ["A.hod", "B.hod", "C.hod", "P.hod"] {
        play = play.and(member, Action::Acknowledge { meeting: m2(), proposal, revision, hash });
    }
    let declare = Action::Declare {
        meeting: m2(),
        proposal,
        revision,
        hash,
        verb: mufakat::procedure::definition::Verb::Agreed,
        style: None,
        follow_ups: vec![],
    };
    play.after(seconds(20)).and("chair", declare)
}

// ---- handover --------------------------------------------------------------------------------------------------

#[test]
fn the_outgoing_chair_proposes_and_the_meeting_is_asked() {
    check(
        at_handover(),
        by("chair", offer()),
        [happens(["proposal_tabled", "chair_offered", "proposal_put", "window_frozen"]), presides("M2", Some("A.hod"))],
    );
}

#[test]
fn the_incoming_chair_does_not_take_what_the_meeting_has_not_agreed_to() {
    check(
        at_handover().and("chair", offer()),
        by("B.hod", assume("M2")),
        [refused(Rejection::HandoverNotAgreed { proposal: ProposalId(1) }), presides("M2", Some("A.hod"))],
    );
}

#[test]
fn after_the_agreement_the_incoming_chair_takes_the_chair_and_the_vice_chair_is_set() {
    let play = check(
        agreed(),
        by("B.hod", assume("M2")),
        [
            event(Event::ChairAssumed {
                meeting: m2(),
                seat: seat("B.hod"),
                epoch: Epoch(2),
                cause: ChairCause::Handover,
            }),
            presides("M2", Some("B.hod")),
        ],
    );
    let chair = &play.conference.meetings[&m2()].chair;
    assert_eq!((&chair.party, chair.vice_chair.as_ref(), chair.acting), (&party("B"), Some(&party("C")), false));
}

#[test]
fn an_adviser_of_the_incoming_party_does_not_take_the_chair() {
    check(agreed(), by("B.adv", assume("M2")), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
}

#[test]
fn r18_commands_of_the_former_chair_are_refused_with_its_epoch() {
    let play = agreed().and("B.hod", assume("M2"));
    let adjourn = Action::AdjournMeeting { meeting: m2(), until: None };
    let stale_epoch = Rejection::StaleEpoch { current: Epoch(2), seen: Some(Epoch(1)) };
    let play = check(play, stale(by("moderator", adjourn.clone())), [refused(stale_epoch)]);
    let presiding = Some(seat("B.hod"));
    check(play, by("A.hod as chair", adjourn), [refused(Rejection::NotPresiding { presiding })]);
}

#[test]
fn an_offline_incoming_party_leaves_the_outgoing_chair_presiding() {
    let play = ["B.hod", "B.alt"].into_iter().fold(at_handover(), |play, id| play.and("hub", down(id)));
    check(
        play,
        by("chair", offer()),
        [refused(Rejection::IncomingNotSeated { party: party("B") }), presides("M2", Some("A.hod"))],
    );
}

#[test]
fn the_chair_is_handed_over_only_inside_its_item() {
    let play = sitting_of(definition(), "M2");
    check(play, by("chair", offer()), [refused(Rejection::ItemNotOpen { item: item("2"), open: None })]);
}

#[test]
fn the_chair_is_handed_over_to_the_party_written_down_for_it() {
    let other = Action::OfferChair { meeting: m2(), to: party("C"), vice_chair: None };
    check(at_handover(), by("chair", other), [refused(Rejection::NotTheIncomingChair { expected: party("B") })]);
}

#[test]
fn offering_the_chair_twice_is_success() {
    check(at_handover().and("chair", offer()), by("chair", offer()), [already()]);
}

#[test]
fn a_withdrawn_handover_takes_its_text_from_the_table() {
    check(
        at_handover().and("chair", offer()),
        by("chair", Action::WithdrawChairOffer { meeting: m2() }),
        [happens(["proposal_withdrawn", "chair_offer_withdrawn"]), presides("M2", Some("A.hod"))],
    );
}

#[test]
fn a_deferred_handover_leaves_the_outgoing_chair() {
    let defer = Action::DeferItem {
        meeting: m2(),
        item: item("2"),
        to: mufakat::procedure::command::DeferTo::Later {},
        keep_list: false,
    };
    check(
        at_handover().and("chair", offer()),
        by("chair", defer),
        [happens(["window_voided", "chair_offer_withdrawn", "item_deferred"]), presides("M2", Some("A.hod"))],
    );
}

#[test]
fn the_handover_item_is_not_concluded_before_the_chair_is_taken() {
    let conclude = Action::ConcludeItem { meeting: m2(), item: item("2"), outcome: None, release_waiting: false };
    check(agreed(), by("chair", conclude.clone()), [refused_as("item_unfinished")]);
    check(agreed().and("B.hod", assume("M2")), by("chair", conclude), [happens(["item_concluded"])]);
}

// ---- passing ---------------------------------------------------------------------------------------------------

#[test]
fn a_minister_leaves_and_the_deputy_goes_on_as_chair() {
    let play = in_session(definition()).and("chair", pass("A.alt"));
    check(
        play,
        by("A.alt", assume("M1")),
        [
            event(Event::ChairAssumed {
                meeting: m1(),
                seat: seat("A.alt"),
                epoch: Epoch(2),
                cause: ChairCause::PersonChanged,
            }),
            presides("M1", Some("A.alt")),
        ],
    );
}

#[test]
fn a_chair_that_was_passed_is_still_held_until_it_is_taken() {
    check(in_session(definition()), by("chair", pass("A.alt")), [presides("M1", Some("A.hod")), epoch(1)]);
}

#[test]
fn r20_the_chair_passes_to_the_vice_chair_to_speak_for_its_country_and_takes_it_back() {
    let play = in_session(definition()).and("chair", pass("B.hod"));
    let play = check(play, by("B.hod", assume("M1")), [presides("M1", Some("B.hod")), epoch(2)]);
    assert!(play.conference.meetings[&m1()].chair.acting, "the chair line has not changed");
    check(play, by("A.hod", assume("M1")), [presides("M1", Some("A.hod")), epoch(3)]);
}

#[test]
fn a_seat_whose_line_is_down_does_not_take_the_chair() {
    let play = in_session(definition()).and("chair", pass("B.hod")).and("hub", down("B.hod"));
    let refusal = Rejection::IncomingNotSeated { party: party("B") };
    check(play, by("B.hod", Action::AssumeChair { meeting: m1() }), [refused(refusal), presides("M1", Some("A.hod"))]);
}

#[test]
fn the_chair_is_not_passed_to_any_other_party() {
    check(
        in_session(definition()),
        by("chair", pass("C.hod")),
        [refused(Rejection::CannotPassTo { seat: seat("C.hod") })],
    );
}

#[test]
fn the_chair_is_not_passed_to_an_adviser() {
    check(
        in_session(definition()),
        by("chair", pass("A.adv")),
        [refused(Rejection::NotBinding { seat: seat("A.adv") })],
    );
}

#[test]
fn the_moderator_does_not_pass_the_chair() {
    let needs = Needs::Chair;
    check(in_session(definition()), by("moderator", pass("A.alt")), [refused(Rejection::NotForYou { needs })]);
}

// ---- loss and succession ---------------------------------------------------------------------------------------

#[test]
fn the_chair_is_vacant_from_the_moment_its_line_goes_down() {
    check(
        in_session(definition()),
        by("hub", down("A.hod")),
        [happens(["link_went_down", "chair_vacated"]), presides("M1", None)],
    );
}

#[test]
fn r19_while_the_chair_is_vacant_nothing_is_ruled() {
    let play = in_session(definition()).and("hub", down("A.hod"));
    let open = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    check(play, by("moderator", open), [refused(Rejection::ChairVacant {})]);
}

#[test]
fn a_chair_who_returns_before_anybody_took_the_chair_still_holds_it() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(20));
    check(play, by("hub", up("A.hod")), [presides("M1", Some("A.hod")), epoch(1)]);
}

#[test]
fn after_fifteen_seconds_the_chair_is_offered_to_its_own_delegation_first() {
    let candidates: Vec<SeatId> = ["A.alt", "B.hod", "B.alt"].map(seat).to_vec();
    check(
        in_session(definition()).and("hub", down("A.hod")),
        after(seconds(15)),
        [event(Event::SuccessionOpened { meeting: m1(), candidates })],
    );
}

#[test]
fn the_chair_is_not_taken_before_the_grace_has_passed() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(14));
    check(play, by("A.alt", assume("M1")), [refused(Rejection::GraceRunning { until: NINE + seconds(15) })]);
}

#[test]
fn the_vice_chair_waits_while_the_alternate_of_the_chair_is_there() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(16));
    check(play, by("B.hod", assume("M1")), [refused(Rejection::NotNextInLine { first: seat("A.alt") })]);
}

#[test]
fn the_alternate_of_the_chairs_delegation_takes_the_chair_by_an_act() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(16));
    check(play, by("A.alt", assume("M1")), [presides("M1", Some("A.alt")), epoch(2)]);
}

#[test]
fn the_vice_chair_acts_when_the_whole_delegation_of_the_chair_is_gone() {
    let play = in_session(definition()).and("hub", down("A.alt")).and("hub", down("A.hod")).after(seconds(16));
    let play = check(
        play,
        by("B.hod", assume("M1")),
        [
            event(Event::ChairAssumed {
                meeting: m1(),
                seat: seat("B.hod"),
                epoch: Epoch(2),
                cause: ChairCause::Succession,
            }),
            presides("M1", Some("B.hod")),
        ],
    );
    assert!(play.conference.meetings[&m1()].chair.acting);
    assert_eq!(play.conference.meetings[&m1()].chair.party, party("A"), "acting never changes the chair line");
}

#[test]
fn an_arbitrary_participant_never_takes_the_chair() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(16));
    check(play, by("C.hod", assume("M1")), [refused(Rejection::ChairNotFree { presiding: None })]);
}

#[test]
fn two_who_press_at_once_do_not_both_preside() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(16)).and("A.alt", assume("M1"));
    check(play, stale(by("B.hod", assume("M1"))), [refused_as("chair_not_free"), presides("M1", Some("A.alt"))]);
}

#[test]
fn nobody_takes_the_chair_within_a_minute_and_the_meeting_is_held() {
    check(
        in_session(definition()).and("hub", down("A.hod")),
        after(seconds(60)),
        [phase(MeetingPhase::TechHold), presides("M1", None)],
    );
}

#[test]
fn succession_works_in_technical_hold_too() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(61));
    check(play, by("B.hod", assume("M1")), [presides("M1", Some("B.hod")), phase(MeetingPhase::TechHold)]);
}

#[test]
fn the_chair_returns_and_nothing_moves_by_itself() {
    let play = in_session(definition()).and("hub", down("A.hod")).after(seconds(16)).and("A.alt", assume("M1"));
    check(play, by("hub", up("A.hod")), [presides("M1", Some("A.alt")), epoch(2)]);
}

#[test]
fn the_chair_takes_the_chair_back_from_the_vice_chair_by_an_act() {
    let play = in_session(definition()).and("hub", down("A.alt")).and("hub", down("A.hod")).after(seconds(16));
    let play = play.and("B.hod", assume("M1")).and("hub", up("A.hod"));
    check(play, by("A.hod", assume("M1")), [presides("M1", Some("A.hod")), epoch(3)]);
}

#[test]
fn taking_the_chair_that_one_holds_is_success() {
    check(in_session(definition()), by("A.hod", assume("M1")), [already()]);
}

// ---- delegation ------------------------------------------------------------------------------------------------

#[test]
fn a_power_that_was_taken_back_is_refused_to_the_moderator_until_the_next_officer() {
    let take_back = Action::DelegatePower { meeting: m1(), power: Power::Agenda, granted: false };
    let open = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    let play = in_session(definition()).and("chair", take_back);
    let power = Power::Agenda;
    let play = check(play, by("moderator", open.clone()), [refused(Rejection::NotDelegated { power })]);
    let play = play.and("chair", pass("A.alt")).and("A.alt", assume("M1"));
    check(play, by("moderator", open), [happens(["item_opened"])]);
}

#[test]
fn the_moderator_does_not_give_itself_a_power() {
    let grab = Action::DelegatePower { meeting: m1(), power: Power::Agenda, granted: true };
    check(in_session(definition()), by("moderator", grab), [refused(Rejection::NotForYou { needs: Needs::Chair })]);
}

// ---- the Chair speaks for its country ---------------------------------------------------------------------

/// Item 1 is open, and A is on its list: by its adviser, or by whoever presides.
fn a_asks(who: &str) -> Play {
    let ask = Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: vec![] };
    let open = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    let give = Action::GiveFloor { meeting: m1(), entry: EntryId(1), after: None };
    in_session(definition()).and("chair", open).and(who, ask).and("chair", give)
}

fn start() -> Action {
    Action::StartSpeech { meeting: m1(), speech: SpeechId(1) }
}

fn national(expected: bool) -> Then {
    is("the mark", expected, |play| {
        play.conference.meetings[&m1()].floor.speech.as_ref().is_some_and(|speech| speech.national)
    })
}

#[test]
fn r20_the_record_marks_that_the_presiding_officer_speaks_for_its_country() {
    let marked = Event::NationalCapacityMarked { meeting: m1(), speech: SpeechId(1), party: party("A") };
    let then = [happens(["speech_started", "national_capacity_marked"]), event(marked), national(true)];
    check(a_asks("A.hod"), by("A.hod", start()), then);
    check(a_asks("A.hod"), by("moderator", start()), [national(true)]);
}

#[test]
fn another_of_the_chairs_delegation_speaks_for_it_without_a_mark() {
    check(a_asks("A.adv"), by("A.adv", start()), [happens(["speech_started"]), national(false)]);
}

#[test]
fn who_passed_the_chair_speaks_for_its_country_without_a_mark() {
    let given = a_asks("A.hod").and("chair", pass("B.hod")).and("B.hod", assume("M1"));
    check(given, by("A.hod", start()), [happens(["speech_started"]), national(false)]);
}

#[test]
fn the_chair_that_presents_an_item_as_chair_does_not_speak_for_its_country() {
    let chairs = definition_with(|definition| item_of(definition, "1").presenters = vec![Presenter::Chair]);
    let open = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    let give = Action::GiveFloor { meeting: m1(), entry: EntryId(1), after: None };
    let given = in_session(chairs).and("chair", open).and("chair", give);
    check(given, by("A.hod", start()), [national(false)]);
}

#[test]
fn who_takes_a_speech_up_after_a_lost_line_is_marked_where_it_presides() {
    let down = |id: &str| Action::LinkDown { seat: seat(id) };
    let given = a_asks("A.adv").and("A.adv", start()).and("hub", down("A.adv"));
    let given = check(given, by("hub", down("A.alt")), [national(false)]);
    let resume = Action::ResumeSpeech { meeting: m1(), speech: SpeechId(1) };
    check(given, by("chair", resume), [happens(["speech_resumed", "national_capacity_marked"]), national(true)]);
}
