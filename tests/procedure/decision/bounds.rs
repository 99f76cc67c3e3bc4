//! Nobody makes the state grow without end.

use mufakat::procedure::command::{
    AMENDMENTS_MAX, COMMENTS_MAX, DIVISIONS_MAX, FOLLOW_UPS_MAX, MOTIONS_MAX, MotionKind, OBJECTIONS_KEPT, Passage,
    REFERENCES_MAX, STATEMENTS_MAX, TEXTS_MAX,
};
use mufakat::procedure::event::Tabler;
use mufakat::procedure::ids::{AmendmentId, MotionId};
use mufakat::procedure::rejection::Bounded;

use super::*;

fn too_many(what: Bounded, most: u32) -> Then {
    refused(Rejection::TooMany { what, most })
}

#[test]
fn statements_of_a_party_on_one_text_are_bounded() {
    let given = (0..STATEMENTS_MAX)
        .fold(tabled(), |play, n| play.and("B.hod", reserve(first_text(), &format!("Reservation {n}."))));
    let given = check(given, by("B.hod", explain(first_text(), "More.")), [too_many(Bounded::Statements, 10)]);
    check(given, by("C.hod", reserve(first_text(), "C reserves.")), [happens(["statement_recorded"])]);
}

#[test]
fn comments_of_a_party_on_one_text_are_bounded_and_so_is_what_it_says_as_an_objection() {
    let given = (0..COMMENTS_MAX).fold(tabled(), |play, n| play.and("O.hod", comment(&format!("Comment {n}."))));
    let given = check(given, by("O.hod", comment("More.")), [too_many(Bounded::Comments, COMMENTS_MAX)]);
    check(given, by("O.hod", object()), [too_many(Bounded::Comments, COMMENTS_MAX)]);
}

#[test]
fn a_right_to_object_is_never_used_up_and_only_the_last_objections_are_kept() {
    let many = u64::try_from(OBJECTIONS_KEPT).unwrap() + 20;
    let given = (1..=many).fold(tabled(), |play, n| play.and("B.hod", object()).and("B.hod", withdraw_objection(n)));
    let kept = is("objections kept", OBJECTIONS_KEPT + 1, |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].objections.len()
    });
    check(given, by("B.hod", object()), [happens(["objection_raised"]), kept]);
}

#[test]
fn texts_of_a_delegation_under_one_item_are_bounded() {
    let given =
        (0..TEXTS_MAX).fold(at_item(definition(), "4"), |play, n| play.and("B.hod", table(&format!("Text {n}."))));
    let given = check(given, by("B.hod", table("More.")), [too_many(Bounded::Texts, TEXTS_MAX)]);
    check(given.clone(), by("C.hod", table("Ours.")), [happens(["proposal_tabled"])]);
    check(given, by("chair", table(TEXT)), [happens(["proposal_tabled"])]);
}

#[test]
fn those_who_conduct_the_meeting_table_ten_times_as_many_texts() {
    let many = 10 * u64::from(TEXTS_MAX);
    let tabled = |play: Play, n: u64| {
        let (by, text) = (Tabler::Chair {}, format!("Text {n}."));
        let wording = Wording { hash: super::hash(&text), text, documents: vec![] };
        play.fact(Event::ProposalTabled { meeting: m1(), item: item("4"), proposal: ProposalId(n), by, wording })
    };
    let given = (1..many).fold(at_item(definition(), "4"), tabled);
    let given = check(given, by("chair", table("The last.")), [happens(["proposal_tabled"])]);
    check(given, by("chair", table("More.")), [too_many(Bounded::Texts, 300)]);
}

#[test]
fn documents_of_a_text_and_tasks_of_a_decision_are_bounded() {
    let reference = DocumentRevision { symbol: symbol("M1/DOC/1"), revision: Revision(1) };
    let documents = vec![reference; usize::try_from(REFERENCES_MAX).unwrap() + 1];
    let many = Action::TableProposal { meeting: m1(), item: item("4"), text: TEXT.to_owned(), documents };
    check(at_item(definition(), "4"), by("chair", many.clone()), [too_many(Bounded::References, REFERENCES_MAX)]);
    let Action::TableProposal { meeting, item, text, mut documents } = many else { panic!("{many:?}") };
    documents.pop();
    let as_many = Action::TableProposal { meeting, item, text, documents };
    check(at_item(definition(), "4"), by("chair", as_many), [refused_as("unknown_document")]);

    let task = FollowUp { who: "the SOM".to_owned(), what: "report".to_owned(), by: String::new() };
    let (proposal, revision, hash) = (FIRST, Revision(1), hash(TEXT));
    let declared = |tasks: u32| {
        let follow_ups = vec![task.clone(); usize::try_from(tasks).unwrap()];
        Action::Declare { meeting: m1(), proposal, revision, hash, verb: Verb::Adopted, style: None, follow_ups }
    };
    let more = by("chair", declared(FOLLOW_UPS_MAX + 1));
    check(elapsed(), more, [too_many(Bounded::FollowUps, FOLLOW_UPS_MAX)]);
    check(elapsed(), by("chair", declared(FOLLOW_UPS_MAX)), [happens(["decision_declared"])]);
}

#[test]
fn amendments_and_requests_to_divide_are_bounded() {
    let passage = || Passage { words: "the Plan".to_owned(), occurrence: 1 };
    let propose = |new: String| Action::ProposeAmendment {
        meeting: m1(),
        proposal: FIRST,
        base: Revision(1),
        passage: passage(),
        new,
    };
    let given = (1..=AMENDMENTS_MAX).fold(tabled(), |play, n| {
        let take_back = Action::WithdrawAmendment { meeting: m1(), amendment: AmendmentId(n.into()) };
        play.and("B.adv", propose(format!("Plan {n}"))).and("B.adv", take_back)
    });
    let given = check(given, by("B.hod", propose("More".to_owned())), [too_many(Bounded::Amendments, AMENDMENTS_MAX)]);
    check(given, by("C.hod", propose("More".to_owned())), [happens(["amendment_proposed"])]);

    let divide = |words: &str| Action::AskDivision {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(1),
        part: Passage { words: words.to_owned(), occurrence: 1 },
    };
    let ends: Vec<usize> = (1..=usize::try_from(DIVISIONS_MAX).unwrap()).collect();
    let given = ends.iter().fold(tabled(), |play, end| play.and("B.hod", divide(&TEXT[..*end + 3])));
    check(given, by("B.hod", divide("Plan")), [too_many(Bounded::Divisions, DIVISIONS_MAX)]);
}

#[test]
fn motions_of_a_party_in_one_meeting_are_bounded() {
    let suspend = || Action::MoveMotion {
        meeting: m1(),
        kind: MotionKind::SuspendMeeting { reason: "tea".to_owned(), resume_at: None },
    };
    let given = (1..=MOTIONS_MAX).fold(at_item(definition(), "4"), |play, n| {
        let take_back = Action::WithdrawMotion { meeting: m1(), motion: MotionId(n.into()) };
        play.and("B.hod", suspend()).and("B.hod", take_back)
    });
    let given = check(given, by("B.hod", suspend()), [too_many(Bounded::Motions, MOTIONS_MAX)]);
    check(given, by("C.hod", suspend()), [happens(["motion_moved"])]);
}
