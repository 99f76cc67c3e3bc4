//! Session blocks, the quorum to open a debate and the one to decide, decisions announced beforehand.
//!
//! In all of these A presides M1, in which A, B, C and P take part in decisions.

use mufakat::procedure::command::{Action, Declared};
use mufakat::procedure::definition::{Definition, Profile, Quorum, Verb};
use mufakat::procedure::event::{Event, Wording};
use mufakat::procedure::ids::{ProposalId, Revision, Timestamp};
use mufakat::procedure::rejection::{MeetingPhase, Needs, Rejection};

use super::harness::*;

/// A meeting of the United Nations: one third opens a debate, a majority decides.
fn united_nations() -> Definition {
    definition_with(|definition| {
        let plan = &mut definition.meetings[0];
        plan.profile = Profile::Un;
        (plan.settings.quorum, plan.settings.quorum_to_debate) = Quorum::usual(Profile::Un);
    })
}

/// Half of them have to be there to open a debate.
fn half_to_debate() -> Definition {
    definition_with(|definition| definition.meetings[0].settings.quorum_to_debate = Some(Quorum::OneIn { of: 2 }))
}

fn open_meeting() -> Action {
    Action::OpenMeeting { meeting: m1() }
}

fn open(number: &str) -> Action {
    let ruling = Some("the Chair rules so".to_owned());
    Action::OpenItem { meeting: m1(), item: item(number), after: None, ruling }
}

fn count() -> Action {
    Action::CountQuorum { meeting: m1() }
}

fn declare(id: &str, presence: Declared) -> Action {
    Action::DeclarePresence { meeting: m1(), party: party(id), presence }
}

fn announce(number: &str, from: Option<Timestamp>) -> Action {
    Action::AnnounceDecision { meeting: m1(), item: item(number), from }
}

/// These parties lose all their lines, and are dropped.
fn lost(play: Play, ids: &str) -> Play {
    let seats = ids.split_whitespace().flat_map(|id| ["adv", "alt", "hod"].map(|suffix| format!("{id}.{suffix}")));
    seats.fold(play, |play, id| play.and("hub", Action::LinkDown { seat: seat(&id) })).after(seconds(10))
}

fn back(play: Play, id: &str) -> Play {
    play.and("hub", Action::LinkUp { seat: seat(&format!("{id}.hod")) })
}

fn counted(block: u32, seated: &str, to_debate: bool, to_decide: bool) -> Then {
    let seated = parties(seated);
    event(Event::QuorumCounted { meeting: m1(), block, seated, members: 4, to_debate, to_decide })
}

fn block(expected: u32) -> Then {
    is("the block", expected, |play| play.conference.meetings[&m1()].session.block.number)
}

// ---- session blocks --------------------------------------------------------------------------------------------

#[test]
fn r15_who_is_there_is_counted_as_each_session_block_begins() {
    let given = check(in_session(definition()), after(minutes(89)), [happens([]), block(1)]);
    let given = check(given, after(minutes(1)), [counted(2, "A B C P", true, true), block(2)]);
    check(given, after(minutes(91)), [block(3)]);
}

#[test]
fn a_block_is_as_long_as_the_meeting_has_it_or_the_whole_sitting() {
    let blocks = |length| definition_with(move |definition| definition.meetings[0].settings.session_block = length);
    check(in_session(blocks(minutes(20))), after(minutes(61)), [block(4)]);
    check(in_session(blocks(minutes(0))), after(minutes(100)), [block(1)]);
}

#[test]
fn no_block_begins_while_the_meeting_is_suspended_and_one_does_when_it_goes_on() {
    let suspend = Action::SuspendMeeting { meeting: m1(), reason: "Lunch.".to_owned(), resume_at: None };
    let given = in_session(definition()).after(minutes(80)).and("chair", suspend);
    let given = check(given, after(minutes(40)), [happens([]), block(1)]);
    let given = given.and("chair", Action::ResumeMeeting { meeting: m1() });
    check(given, after(seconds(1)), [happens(["quorum_counted"]), block(2)]);
}

#[test]
fn a_new_sitting_begins_with_its_first_block() {
    let given = in_session(definition()).after(minutes(95));
    let given = given.and("chair", Action::AdjournMeeting { meeting: m1(), until: None });
    let given = check(given, after(minutes(200)), [block(2)]);
    check(given, by("chair", open_meeting()), [block(1)]);
}

#[test]
fn the_count_of_a_block_says_who_is_missing_for_a_decision() {
    let given = lost(in_session(definition()), "C");
    check(given, after(minutes(90)), [counted(2, "A B P", true, false)]);
}

#[test]
fn the_chair_has_those_who_are_there_counted_and_the_same_count_again_is_nothing() {
    let given = check(in_session(definition()), by("chair", count()), [counted(1, "A B C P", true, true)]);
    let given = check(given, by("moderator", count()), [already()]);
    let given = lost(given, "P");
    check(given.clone(), by("moderator", count()), [counted(1, "A B C", true, false), block(1)]);
    let refusal = Rejection::NotForYou { needs: Needs::ChairOrModerator };
    check(given, by("B.hod", count()), [refused(refusal)]);
    let closed = Rejection::MeetingNotOpen { meeting: m1(), state: MeetingPhase::Scheduled };
    check(assembled(definition()), by("moderator", count()), [refused(closed)]);
}

// ---- to open a debate -------------------------------------------------------------------------------------------

#[test]
fn the_customs_of_asean_ask_for_no_quorum_to_open_a_debate() {
    let given = check(
        assembled(definition()),
        by("A.hod as chair", open_meeting()),
        [happens(["sitting_opened", "chair_assumed"])],
    );
    let given = given.and("hub", Action::LinkDown { seat: seat("B.hod") });
    check(lost(given, "C P"), by("chair", open("1")), [happens(["item_opened"])]);
}

#[test]
fn where_a_quorum_opens_debates_the_sitting_begins_with_a_count() {
    let given = assembled(united_nations());
    check(
        given,
        by("A.hod as chair", open_meeting()),
        [happens(["sitting_opened", "quorum_counted", "chair_assumed"])],
    );
}

#[test]
fn too_few_open_no_debate_and_the_refusal_says_who_is_missing() {
    let given = assembled_without(half_to_debate(), "B C P").and("A.hod as chair", open_meeting());
    let missing = Rejection::NoQuorumToDebate { seated: 1, needed: 2, missing: parties("B C P") };
    check(given, by("chair", open("1")), [refused(missing)]);
}

#[test]
fn a_third_opens_a_debate_that_a_majority_decides() {
    // Of four, two are a third rounded up, and three a majority.
    let given = assembled_without(united_nations(), "C P").and("A.hod as chair", open_meeting());
    let given = check(given, by("chair", open("2")), [happens(["item_opened"])]);
    let text = "The Meeting adopts the Agenda.";
    let table = Action::TableProposal { meeting: m1(), item: item("2"), text: text.to_owned(), documents: vec![] };
    let given = given.and("chair", table);
    let hash = Wording::hash(text, &[]);
    let put = Action::PutProposal { meeting: m1(), proposal: ProposalId(1), revision: Revision(1), hash };
    let too_few = Rejection::NoQuorum { missing: parties("C P") };
    check(given, by("chair", put), [refused(too_few)]);
}

#[test]
fn enough_who_come_later_establish_the_quorum_with_the_debate_itself() {
    let given = assembled_without(half_to_debate(), "B C P").and("A.hod as chair", open_meeting());
    let person = mufakat::procedure::command::Person { name: "B".to_owned(), title: String::new() };
    let credential = mufakat::procedure::command::Credential::Accepted;
    let given = given.fact(Event::SeatAdmitted { seat: seat("B.hod"), person, credential, letter: None });
    let given = given.and("hub", Action::LinkUp { seat: seat("B.hod") });
    check(given, by("chair", open("1")), [happens(["quorum_counted", "item_opened"])]);
}

#[test]
fn the_quorum_to_debate_stands_for_the_block_though_members_leave() {
    let given = assembled(half_to_debate()).and("A.hod as chair", open_meeting());
    let given = lost(given, "B C P");
    let given = check(given, by("chair", open("1")), [happens(["item_opened"])]);
    // The next block begins without them; the debate that is open goes on, and none opens.
    let given = check(given, after(minutes(90)), [counted(2, "A", false, false)]);
    let ask = Action::RequestFloor { meeting: m1(), item: item("1"), party: Some(party("A")), on_behalf_of: vec![] };
    let given = check(given, by("chair", ask), [happens(["floor_requested"])]);
    let next = Action::OpenItem { meeting: m1(), item: item("2"), after: Some(item("1")), ruling: None };
    let withdraw = Action::WithdrawRequest { meeting: m1(), entry: mufakat::procedure::ids::EntryId(1) };
    let given = check(given.and("moderator", withdraw), by("chair", next.clone()), [refused_as("no_quorum_to_debate")]);
    check(back(given, "B"), by("chair", next), [happens(["quorum_counted", "item_concluded", "item_opened"])]);
}

#[test]
fn items_are_taken_up_together_only_with_a_quorum_to_debate() {
    let given = assembled(half_to_debate()).and("A.hod as chair", open_meeting()).and("chair", open("1"));
    let given = lost(given, "B C P").after(minutes(90));
    let (with, ruling) = (item("1"), "together".to_owned());
    let join = Action::JoinItem { meeting: m1(), item: item("2"), with, ruling };
    check(given.clone(), by("chair", join.clone()), [refused_as("no_quorum_to_debate")]);
    check(back(given, "C"), by("chair", join), [happens(["quorum_counted", "item_joined"])]);
}

#[test]
fn who_is_away_or_absent_opens_no_debate() {
    let given = assembled(half_to_debate()).and("A.hod as chair", open_meeting());
    let given = given.and("B.hod", declare("B", Declared::Absent)).and("C.hod", declare("C", Declared::AwayProceed));
    let given = lost(given, "P").and("chair", count());
    let missing = Rejection::NoQuorumToDebate { seated: 1, needed: 2, missing: parties("B C P") };
    check(given, by("chair", open("1")), [refused(missing)]);
}

#[test]
fn a_quorum_is_a_number_a_part_or_more_than_half() {
    for (quorum, members, seated) in [
        (Quorum::Number { members: 3 }, 10, Some(3)),
        (Quorum::OneIn { of: 3 }, 10, Some(4)),
        (Quorum::OneIn { of: 3 }, 9, Some(3)),
        (Quorum::OneIn { of: 4 }, 10, Some(3)),
        (Quorum::OneIn { of: 0 }, 10, Some(10)),
        (Quorum::Majority {}, 10, Some(6)),
        (Quorum::Majority {}, 11, Some(6)),
        (Quorum::AllMembersAccountedFor {}, 10, None),
    ] {
        assert_eq!(quorum.seated(members), seated, "{quorum:?} of {members}");
    }
}

// ---- decisions announced beforehand ------------------------------------------------------------------------------

/// A text lies on the table of item 4, which is open.
fn tabled() -> Play {
    let opened = Event::ItemOpened { meeting: m1(), item: item("4"), opening: 1, ruling: None, prepared: vec![] };
    let text = "The Meeting adopts the Plan.".to_owned();
    let table = Action::TableProposal { meeting: m1(), item: item("4"), text, documents: vec![] };
    in_session(definition()).fact(opened).and("chair", table)
}

fn put() -> Action {
    let hash = Wording::hash("The Meeting adopts the Plan.", &[]);
    Action::PutProposal { meeting: m1(), proposal: ProposalId(1), revision: Revision(1), hash }
}

#[test]
fn a_decision_is_not_put_before_the_hour_for_which_it_was_announced() {
    let from = NINE + minutes(60);
    let given = check(tabled(), by("chair", announce("4", Some(from))), [happens(["decision_announced"])]);
    let given = check(given, by("moderator", announce("4", Some(from))), [already()]);
    let early = Rejection::DecisionAnnounced { item: item("4"), from };
    let given = check(given, by("chair", put()), [refused(early)]);
    check(given.after(minutes(60)), by("chair", put()), [happens(["proposal_put", "window_frozen"])]);
}

#[test]
fn nor_is_it_noted_without_being_put() {
    let from = NINE + minutes(60);
    let noted = Action::Declare {
        meeting: m1(),
        proposal: ProposalId(1),
        revision: Revision(1),
        hash: Wording::hash("The Meeting adopts the Plan.", &[]),
        verb: Verb::Noted,
        style: None,
        follow_ups: vec![],
    };
    let given = tabled().and("chair", announce("4", Some(from)));
    let given = check(given, by("chair", noted.clone()), [refused_as("decision_announced")]);
    let given = given.and("chair", announce("4", None));
    check(given, by("chair", noted), [happens(["decision_declared"])]);
}

#[test]
fn an_hour_is_announced_that_lies_ahead_for_an_item_that_decides_and_is_not_over() {
    let later = Some(NINE + minutes(60));
    let none = Rejection::VerbNotAllowed { allowed: vec![] };
    check(tabled(), by("chair", announce("3", later)), [refused(none)]);
    check(tabled(), by("chair", announce("4", Some(NINE))), [refused(Rejection::InThePast { at: NINE })]);
    let withdraw = Action::WithdrawItem { meeting: m1(), item: item("5"), reason: "not ready".to_owned() };
    let over = Rejection::ItemIsOver { item: item("5") };
    check(tabled().and("chair", withdraw), by("chair", announce("5", later)), [refused(over)]);
    let put = Rejection::NotWhilePut { proposal: ProposalId(1) };
    check(tabled().and("chair", self::put()), by("chair", announce("4", later)), [refused(put)]);
    check(tabled(), by("B.hod", announce("4", later)), [refused_as("not_for_you")]);
}

#[test]
fn who_is_there_as_the_sitting_opens_is_counted_with_it_and_who_is_awaited_is_not() {
    let everybody = by("A.hod as chair", open_meeting());
    check(assembled(half_to_debate()), everybody.clone(), [counted(1, "A B C P", true, true)]);
    check(assembled_without(half_to_debate(), "C"), everybody, [counted(1, "A B P", true, false)]);
}

#[test]
fn who_was_never_seen_is_awaited_when_the_chair_counts() {
    let given = assembled_without(definition(), "C").opens("M1");
    check(given, by("chair", count()), [counted(1, "A B P", true, false)]);
}
