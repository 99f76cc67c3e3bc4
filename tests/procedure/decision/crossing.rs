//! Where two procedures meet: votes and windows, motions and texts, presence and consent, the chair and its handover
//!

use mufakat::procedure::command::{AppealOutcome, Choice, Credential, Declared, MotionKind, Person};
use mufakat::procedure::definition::{ItemKind, Profile};
use mufakat::procedure::event::{MotionOutcome, ReopenCause, VoteResult};
use mufakat::procedure::party::Presence;
use mufakat::procedure::rejection::Unfinished;

use super::motion::{ONE, SECOND, VOTE, moved, outcome, put_motion, result, rule, suspension, vote, votes, voting};
use super::*;

const ANOTHER: ProposalId = ProposalId(2);

fn to_vote(proposal: ProposalId, revision: u64, text: &str) -> Action {
    let (revision, first) = (Revision(revision), party("B"));
    Action::PutToVote { meeting: m1(), proposal, revision, hash: hash(text), first }
}

fn no_vote_runs() -> Then {
    holds("no roll call runs", |play| play.conference.meetings[&m1()].motions.running().is_none())
}

fn takes_part(id: &'static str, expected: Presence) -> Then {
    is("how it takes part", expected, move |play| {
        play.conference.meetings[&m1()].roll.presence(&play.conference.parties, &party(id))
    })
}

fn declares(presence: Declared, id: &str) -> Action {
    Action::DeclarePresence { meeting: m1(), party: party(id), presence }
}

fn conclude(number: &str, outcome: Option<Outcome>) -> Action {
    Action::ConcludeItem { meeting: m1(), item: item(number), outcome, release_waiting: false }
}

// ---- a vote and a window --------------------------------------------------------------------------------------

#[test]
fn no_roll_call_opens_while_the_meeting_is_asked_about_a_text() {
    let given = acknowledged_by(tabled_in(voting()).and("chair", table(OTHER)).and("chair", put_first()), "A B C P");
    let asked = Rejection::OtherProposalPut { proposal: FIRST };
    let given = check(given, by("chair", to_vote(ANOTHER, 1, OTHER)), [refused(asked), no_vote_runs()]);
    check(given, by("B.hod", object()), [happens(["objection_raised", "window_frozen"])]);
}

#[test]
fn a_tie_that_lapses_takes_no_newer_revision_off_the_table() {
    use Choice::{No, Yes};
    let tied = votes(tabled_in(voting()).and("chair", to_vote(FIRST, 1, TEXT)), VOTE, [Yes, No, Yes, No]);
    let revised = tied.and("chair", revise(1, OTHER));
    check(revised, after(minutes(48 * 60)), [result(VOTE, Some(VoteResult::Lost)), first("tabled")]);
}

#[test]
fn a_motion_that_tied_and_was_withdrawn_is_not_rejected_later() {
    use Choice::{No, Yes};
    let tied = votes(
        at_item(voting(), "4").and("B.hod", moved(suspension())).and("chair", put_motion(ONE, Some("B"))),
        VOTE,
        [Yes, No, Yes, No],
    );
    let withdrawn = tied.and("B.hod", Action::WithdrawMotion { meeting: m1(), motion: ONE });
    check(withdrawn, after(minutes(48 * 60)), [outcome(ONE, Some(MotionOutcome::Withdrawn))]);
}

#[test]
fn a_text_that_is_reconsidered_is_not_declared_again_on_the_vote_that_carried_it() {
    let carried = votes(tabled_in(voting()).and("chair", to_vote(FIRST, 1, TEXT)), VOTE, [Choice::Yes; 4]);
    let declared = carried.and("chair", declare(Verb::Adopted));
    let reconsider = MotionKind::Reconsider { decision: DecisionNumber(1) };
    let asked = declared.and("B.hod", moved(reconsider)).and("chair", put_motion(ONE, Some("B")));
    let reopened = votes(asked, SECOND, [Choice::Yes; 4]);
    let given = check(reopened, by("chair", declare(Verb::Adopted)), [refused_as("not_put")]);
    check(given, by("chair", to_vote(FIRST, 1, TEXT)), [happens(["vote_opened"])]);
}

#[test]
fn a_text_that_came_back_to_the_table_is_voted_on_anew() {
    let carried = votes(tabled_in(voting()).and("chair", to_vote(FIRST, 1, TEXT)), VOTE, [Choice::Yes; 4]);
    let again = Action::ReintroduceProposal { meeting: m1(), proposal: FIRST, revision: Revision(1) };
    let given = carried.and("chair", withdraw(1)).and("chair", again);
    check(given, by("chair", declare(Verb::Adopted)), [refused_as("not_put")]);
}

#[test]
fn another_of_the_delegation_that_presides_votes_for_it_and_of_no_other() {
    let acting = gone_and_taken();
    let called = acting.and("B.hod as chair", to_vote(FIRST, 1, TEXT));
    let given =
        check(called, by("A.adv", vote(VOTE, Choice::Yes)), [refused(Rejection::NotBinding { seat: seat("A.adv") })]);
    check(given, by("B.adv", vote(VOTE, Choice::Yes)), [happens(["vote_cast"])]);
}

/// A, which presides, has lost its lines, and B acts; A's adviser is connected again.
fn gone_and_taken() -> Play {
    let gone = loses(tabled_in(voting()), "A").after(seconds(15));
    gone.and("B.hod", assume_chair()).and("hub", up("A.hod"))
}

#[test]
fn who_is_not_admitted_to_an_item_is_not_called_in_a_vote_on_it() {
    let only_three = definition_with(|definition| {
        definition.meetings[0].profile = Profile::Un;
        let partner = definition.meetings[0].participants.get_mut(&party("P")).unwrap();
        partner.items = Some([item("3")].into_iter().collect());
    });
    let given = tabled_in(only_three).and("chair", to_vote(FIRST, 1, TEXT));
    let called = is("who is called", "B C A".to_owned(), |play| {
        let vote = &play.conference.meetings[&m1()].motions.votes[&VOTE];
        vote.waiting.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    });
    let moves = Rejection::NotInvited { party: party("P") };
    check(given, after(seconds(1)), [called]);
    let debate = definition_with(|definition| {
        let partner = definition.meetings[0].participants.get_mut(&party("P")).unwrap();
        partner.items = Some([item("3")].into_iter().collect());
    });
    check(at_item(debate, "4"), by("P.hod", moved(MotionKind::CloseDebate {})), [refused(moves)]);
}

// ---- a motion and a text --------------------------------------------------------------------------------------

#[test]
fn the_meeting_settles_a_motion_before_it_is_asked_about_a_text() {
    let given = tabled().and("B.hod", moved(MotionKind::AdjournDebate {}));
    check(given, by("chair", put_first()), [refused(Rejection::MotionComesFirst { motion: ONE })]);
}

#[test]
fn a_motion_on_the_debate_of_an_item_that_was_left_holds_up_nothing_and_defers_no_other_item() {
    let moved = tabled().and("B.hod", moved(MotionKind::AdjournDebate {})).and("chair", put_motion(ONE, None));
    let left = moved.fact(Event::ItemConcluded { meeting: m1(), item: item("4"), outcome: Outcome::ViewsExchanged {} });
    let given = opens(left, m1(), "5").and("chair", table_at("5", OTHER));
    let stays = holds("item 5 is open", |play| play.conference.meetings[&m1()].agenda.current() == Some(&item("5")));
    check(given.clone(), by("chair", rule(true)), [outcome(ONE, Some(MotionOutcome::Lapsed)), stays]);
    let put = Action::PutProposal { meeting: m1(), proposal: ANOTHER, revision: Revision(1), hash: hash(OTHER) };
    check(given, by("chair", put), [happens(["proposal_put", "window_frozen"])]);
}

// ---- presence and consent -------------------------------------------------------------------------------------

#[test]
fn nobody_else_lifts_a_hold_that_a_member_asked_for() {
    let given =
        acknowledged_by(tabled().and("C.hod", declares(Declared::AwayHold, "C")).and("chair", put_first()), "A B P");
    for who in ["moderator", "S.hod"] {
        let refusal = Rejection::NotYourOwn { party: party("C") };
        check(given.clone(), by(who, declares(Declared::Present, "C")), [refused(refusal)]);
    }
}

#[test]
fn a_member_that_was_filed_absent_and_connects_is_asked_like_any_other() {
    let given = tabled_in(definition());
    let unseen = opens(sitting_without_c(), m1(), "4")
        .and("chair", table(TEXT))
        .and("moderator", declares(Declared::Absent, "C"));
    let here = takes_part("C", Presence::Seated);
    let person = Person { name: "Somebody".to_owned(), title: String::new() };
    let admit = Action::AdmitSeat { seat: seat("C.hod"), person, credential: Credential::Accepted, letter: None };
    let came = check(unseen.and("hub", up("C.hod")), by("S.hod", admit), [here]);
    let put = came.and("chair", put_first());
    check(acknowledged_by(put, "A B P"), after(seconds(30)), [first("frozen: not_acknowledged C")]);
    // What it said of itself stands.
    let own = given.and("C.hod", declares(Declared::Absent, "C")).and("hub", down("C.hod")).and("hub", down("C.alt"));
    check(own, by("hub", up("C.hod")), [takes_part("C", Presence::Absent)]);
}

/// M1 is in session and C was never connected.
fn sitting_without_c() -> Play {
    assembled_without(definition(), "C").opens("M1")
}

// ---- the chair ------------------------------------------------------------------------------------------------

#[test]
fn the_incoming_chair_that_acts_for_the_outgoing_one_hands_nothing_over_to_itself() {
    let at_two = opens(sitting_of(definition(), "M2"), m2(), "2");
    let acting = loses(at_two, "A").after(seconds(15)).and("B.hod", Action::AssumeChair { meeting: m2() });
    let offer = Action::OfferChair { meeting: m2(), to: party("B"), vice_chair: None };
    let refusal = Rejection::OutgoingHandsOver { party: party("A") };
    check(acting, by("B.hod as chair", offer), [refused(refusal)]);
}

#[test]
fn neither_a_handover_nor_an_item_is_asked_about_before_the_hour_announced_for_it() {
    let at_two = opens(sitting_of(definition(), "M2"), m2(), "2");
    let from = at_two.now + minutes(60);
    let announce = Action::AnnounceDecision { meeting: m2(), item: item("2"), from: Some(from) };
    let offer = Action::OfferChair { meeting: m2(), to: party("B"), vice_chair: None };
    let early = Rejection::DecisionAnnounced { item: item("2"), from };
    check(at_two.and("chair", announce), by("chair", offer), [refused(early)]);
}

// ---- how an item ends -----------------------------------------------------------------------------------------

fn declarable(verb: Verb) -> Definition {
    definition_with(|definition| item_of(definition, "4").verbs = vec![Verb::Adopted, verb])
}

#[test]
fn an_item_on_which_deferral_was_declared_is_put_off_and_not_concluded_as_decided() {
    let given = acknowledged_by(tabled_in(declarable(Verb::Deferred)).and("chair", put_first()), "A B C P");
    let given = given.after(seconds(20)).and("chair", declare(Verb::Deferred));
    let left = Rejection::ItemUnfinished { item: item("4"), open: vec![Unfinished::NoDecision {}] };
    check(given, by("chair", conclude("4", None)), [refused(left)]);
}

#[test]
fn an_item_on_which_no_agreement_was_declared_ends_as_not_agreed() {
    let given = acknowledged_by(tabled_in(declarable(Verb::NotAgreed)).and("chair", put_first()), "A B C P");
    let given = given.after(seconds(20)).and("chair", declare(Verb::NotAgreed));
    let ended = Event::ItemConcluded { meeting: m1(), item: item("4"), outcome: Outcome::NotAgreed {} };
    check(given, by("chair", conclude("4", None)), [event(ended)]);
}

#[test]
fn a_report_on_which_there_was_no_agreement_holds_up_the_closing() {
    let plan = definition_with(|definition| item_of(definition, "7").verbs = vec![Verb::Adopted, Verb::NotAgreed]);
    let report = "The Meeting adopts its report.";
    let verb = Verb::NotAgreed;
    let (proposal, revision) = (FIRST, Revision(1));
    let mut play = at_item(plan, "7").and("chair", table_at("7", report));
    play = play.and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash: hash(report) });
    for id in ["A.hod", "B.hod", "C.hod", "P.hod"] {
        play = play.and(id, Action::Acknowledge { meeting: m1(), proposal, revision, hash: hash(report) });
    }
    let declare = Action::Declare {
        meeting: m1(),
        proposal,
        revision,
        hash: hash(report),
        verb,
        style: None,
        follow_ups: vec![],
    };
    let given = play.after(seconds(20)).and("chair", declare).and("chair", conclude("7", None));
    let left = ["1", "2", "3", "4", "5", "6"].map(|number| Unfinished::Item { item: item(number) });
    let open = left.into_iter().chain([Unfinished::Report {}, Unfinished::Item { item: item("8") }]).collect();
    let blocked = Rejection::ClosingBlocked { open };
    check(given, by("chair", Action::CloseMeeting { meeting: m1(), despite: None }), [refused(blocked)]);
}

#[test]
fn the_adoption_of_the_agenda_is_never_given_up_for_good() {
    let given = at_item(definition(), "1");
    let reason = "no agenda".to_owned();
    let withdraw = Action::WithdrawItem { meeting: m1(), item: item("2"), reason: reason.clone() };
    let wrong = || refused(Rejection::WrongItemKind { item: item("2") });
    check(given.clone(), by("chair", withdraw), [wrong()]);
    let next_meeting = DeferTo::NextMeeting { meeting: None };
    let defer = Action::DeferItem { meeting: m1(), item: item("2"), to: next_meeting, keep_list: false };
    check(given, by("chair", defer), [wrong()]);
    let open = at_item(definition(), "2");
    let without = Some(Outcome::NoDecision { reason });
    let left = Rejection::ItemUnfinished { item: item("2"), open: vec![Unfinished::NoDecision {}] };
    check(open, by("chair", conclude("2", without)), [refused(left)]);
}

#[test]
fn a_deferral_lets_no_reply_go_unheard() {
    let replies = |play: &Play| play.conference.meetings[&m1()].floor.reply_list(&item("3")).entries.len();
    let given = at_item(definition(), "3").and("B.hod", Action::RequestReply { meeting: m1(), item: item("3") });
    let defer = |to: DeferTo| Action::DeferItem { meeting: m1(), item: item("3"), to, keep_list: false };
    let heard = Rejection::ItemUnfinished { item: item("3"), open: vec![Unfinished::Replies { number: 1 }] };
    check(given.clone(), by("chair", defer(DeferTo::NextMeeting { meeting: None })), [refused(heard)]);
    check(given, by("chair", defer(DeferTo::Later {})), [is("replies", 1, replies)]);
}

#[test]
fn an_item_added_inside_a_closed_one_is_closed_to_those_from_outside() {
    let closed = definition_with(|definition| {
        definition.meetings[0].agenda.insert(4, plan_item("4.1", ItemKind::Discussion, &[]));
        item_of(definition, "4").closed = true;
    });
    let given = opens(at_item(closed, "4"), m1(), "4.1");
    let ask = Action::RequestFloor { meeting: m1(), item: item("4.1"), on_behalf_of: vec![], party: Some(party("O")) };
    check(given, by("chair", ask), [refused(Rejection::NotInvited { party: party("O") })]);
}

#[test]
fn another_members_point_takes_no_appeal_away() {
    let given = at_item(definition(), "4");
    let raise = |text: &str| Action::RaisePointOfOrder { meeting: m1(), text: text.to_owned(), about_decision: false };
    let number = mufakat::procedure::ids::PointId(1);
    let ruling = mufakat::procedure::command::PointRuling::NotUpheld;
    let ruled = given
        .and("B.hod", raise("The order."))
        .and("chair", Action::RulePoint { meeting: m1(), point: number, ruling })
        .and("C.hod", raise("The time."));
    let appealed = check(
        ruled,
        by("B.hod", Action::AppealRuling { meeting: m1(), point: number }),
        [happens(["ruling_appealed"])],
    );
    let outcome = AppealOutcome::Consulted { overruled: false };
    check(
        appealed,
        by("chair", Action::SettleAppeal { meeting: m1(), point: number, outcome }),
        [happens(["appeal_settled"])],
    );
}

#[test]
fn objections_that_become_reservations_over_and_over_are_bounded_like_any_statement() {
    let mut play = put();
    for number in 1..=10 {
        play = play.and("B.hod", object()).and("B.hod", convert(number, &format!("reservation {number}")));
    }
    let play = play.and("B.hod", object());
    check(play, by("B.hod", convert(11, "one more")), [refused_as("too_many")]);
}

// ---- what is given back ---------------------------------------------------------------------------------------

/// A text about a revision of the paper is tabled, put, acknowledged by all and adopted.
fn adopts(play: Play, proposal: ProposalId, revision: u64) -> Play {
    let documents = vec![DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(revision) }];
    let text = format!("The Meeting adopts revision {revision}.");
    let play = play.and("chair", Action::TableProposal { meeting: m1(), item: item("4"), text, documents });
    let hash = play.conference.meetings[&m1()].table.proposals[&proposal].wording.hash;
    let revision = Revision(1);
    let play = play.and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash });
    let read = || Action::Acknowledge { meeting: m1(), proposal, revision, hash };
    let play = ["A", "B", "C", "P"].iter().fold(play, |play, id| play.and(&format!("{id}.hod"), read()));
    let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
    let declare = Action::Declare { meeting: m1(), proposal, revision, hash, verb, style, follow_ups };
    play.after(seconds(20)).and("chair", declare)
}

fn paper(base: Option<u64>) -> Action {
    Action::TableDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        base: base.map(Revision),
        title: mufakat::procedure::definition::Bilingual { en: "The Plan".to_owned(), vi: "Kế hoạch".to_owned() },
        language: "en".to_owned(),
        content: mufakat::procedure::command::Content::Text { text: format!("after {base:?}") },
    }
}

#[test]
fn a_paper_whose_decision_is_reopened_is_again_what_was_decided_before() {
    let first = adopts(at_item(definition(), "4").and("S.hod", paper(None)), FIRST, 1);
    let both = adopts(first.and("S.hod", paper(Some(1))), ANOTHER, 2);
    let decided = |play: &Play| play.conference.documents.documents[&symbol("DOC/1")].decided;
    assert_eq!(decided(&both), Some((DecisionNumber(2), Revision(2))));
    let (decision, cause) = (DecisionNumber(2), ReopenCause::Reconsidered);
    let reopened = both.fact(Event::DecisionReopened { meeting: m1(), decision, proposal: ANOTHER, cause });
    assert_eq!(decided(&reopened), Some((DecisionNumber(1), Revision(1))));
}

#[test]
fn a_chair_who_is_admitted_again_holds_the_chair_again_only_on_a_live_line() {
    let eject = Action::EjectSeat { seat: seat("A.hod"), reason: "the wrong room".to_owned() };
    let person = Person { name: "Somebody".to_owned(), title: String::new() };
    let (credential, letter) = (Credential::Accepted, None);
    let admit =
        || Action::AdmitSeat { seat: seat("A.hod"), person: person.clone(), credential, letter: letter.clone() };
    let vacant = in_session(definition()).and("S.hod", eject);
    check(vacant.clone(), by("S.hod", admit()), [happens(["seat_admitted", "chair_assumed", "chair_resumed"])]);
    let away = vacant.and("hub", down("A.hod"));
    let nobody = holds("nobody presides", |play| play.conference.meetings[&m1()].chair.presiding().is_none());
    check(away, by("S.hod", admit()), [happens(["seat_admitted", "chair_assumed"]), nobody]);
}
