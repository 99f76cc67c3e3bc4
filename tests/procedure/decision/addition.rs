//! Items that a meeting adds to its agenda: with its adoption, or under other matters by agreement.

use mufakat::procedure::agenda::ItemState;
use mufakat::procedure::command::ADDED_ITEMS_MAX;
use mufakat::procedure::definition::{Bilingual, ItemKind};
use mufakat::procedure::rejection::Bounded;

use super::*;

/// Item 7 is other matters; the report and the closing follow.
fn with_other_matters() -> Definition {
    definition_with(|definition| {
        let agenda = &mut definition.meetings[0].agenda;
        agenda.retain(|item| item.number < item_number("7"));
        agenda.push(plan_item("7", ItemKind::OtherMatters, &[Verb::Agreed, Verb::Deferred]));
        agenda.push(plan_item("8", ItemKind::ReportAdoption, &[Verb::Adopted]));
        agenda.push(plan_item("9", ItemKind::Closing, &[]));
    })
}

fn item_number(number: &str) -> mufakat::procedure::ids::ItemNumber {
    item(number)
}

/// The adoption of the agenda is open.
fn adopting() -> Play {
    at_item(with_other_matters(), "2")
}

/// The agenda is adopted and other matters are open.
fn others() -> Play {
    let text = "The Meeting adopts the Agenda.";
    let (proposal, revision, hash) = (FIRST, Revision(1), super::hash(text));
    let put = Action::PutProposal { meeting: m1(), proposal, revision, hash };
    let play = adopting().and("chair", table_at("2", text)).and("chair", put);
    let play = ["A", "B", "C", "P"].into_iter().fold(play, |play, id| {
        play.and(&format!("{id}.hod"), Action::Acknowledge { meeting: m1(), proposal, revision, hash })
    });
    let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
    let adopt = Action::Declare { meeting: m1(), proposal, revision, hash, verb, style, follow_ups };
    let play = play.after(seconds(20)).and("chair", adopt);
    let (after, ruling) = (Some(item("2")), Some("the Chair rules so".to_owned()));
    play.and("chair", Action::OpenItem { meeting: m1(), item: item("7"), after, ruling })
}

fn add(number: &str, kind: ItemKind) -> Action {
    let title = Bilingual { en: "A new matter".to_owned(), vi: "Một vấn đề mới".to_owned() };
    Action::AddItem { meeting: m1(), item: item(number), title, kind }
}

/// The text on which the meeting is asked to add item 7.1.
const ASKED: ProposalId = ProposalId(2);

fn on_addition(play: &Play, verb: Verb) -> Action {
    let text = &play.conference.meetings[&m1()].table.proposals[&ASKED];
    let (revision, hash) = (text.revision, text.wording.hash);
    Action::Declare { meeting: m1(), proposal: ASKED, revision, hash, verb, style: None, follow_ups: vec![] }
}

/// Everybody has the question before it and nobody objected in time.
fn asked(play: Play) -> Play {
    let play = play.and("chair", add("7.1", ItemKind::Discussion));
    let text = &play.conference.meetings[&m1()].table.proposals[&ASKED];
    let (revision, hash) = (text.revision, text.wording.hash);
    ["A", "B", "C", "P"].into_iter().fold(play, |play, id| {
        play.and(&format!("{id}.hod"), Action::Acknowledge { meeting: m1(), proposal: ASKED, revision, hash })
    })
}

/// The meeting agreed to add item 7.1.
fn agreed() -> Play {
    let play = asked(others()).after(seconds(20));
    let declare = on_addition(&play, Verb::Agreed);
    play.and("chair", declare)
}

fn cannot(number: &str) -> Then {
    refused(Rejection::CannotAddItem { item: item(number) })
}

fn agenda(expected: &str) -> Then {
    is("the agenda", expected.to_owned(), |play| {
        let plan = play.conference.plan(&m1()).unwrap();
        plan.agenda.iter().map(|item| item.number.to_string()).collect::<Vec<_>>().join(" ")
    })
}

fn state(number: &'static str, expected: ItemState) -> Then {
    is("the item", expected, move |play| play.conference.meetings[&m1()].agenda.state(&item(number)).clone())
}

#[test]
fn r32_items_are_added_while_the_agenda_is_adopted_or_under_other_matters_by_agreement() {
    let given = check(adopting(), by("chair", add("4.1", ItemKind::Discussion)), [happens(["item_added"])]);
    check(given, by("chair", add("4.1", ItemKind::Discussion)), [already(), agenda("1 2 3 4 4.1 5 6 7 8 9")]);
    let asks = ["proposal_tabled", "item_proposed", "proposal_put", "window_frozen"];
    let given = check(others(), by("chair", add("7.1", ItemKind::Discussion)), [happens(asks)]);
    check(given, by("chair", add("7.1", ItemKind::Discussion)), [already(), agenda("1 2 3 4 5 6 7 8 9")]);
}

#[test]
fn nothing_is_added_before_the_agenda_is_up_for_adoption() {
    let early = at_item(with_other_matters(), "1");
    let refusal = Rejection::AgendaNotAdopted { asked: item("4.1") };
    check(early, by("chair", add("4.1", ItemKind::Discussion)), [refused(refusal)]);
}

#[test]
fn business_is_added_and_nothing_that_a_meeting_has_once() {
    for kind in [ItemKind::Opening, ItemKind::ChairHandover, ItemKind::ReportAdoption, ItemKind::Closing] {
        check(adopting(), by("chair", add("4.1", kind)), [cannot("4.1")]);
    }
    // Not before the adoption itself, not inside it, not after the closing, not inside what is not there.
    for number in ["1.1", "2.1", "10", "11.1"] {
        check(adopting(), by("chair", add(number, ItemKind::Discussion)), [cannot(number)]);
    }
    let exists = Rejection::ItemExists { item: item("4") };
    check(adopting(), by("chair", add("4", ItemKind::Discussion)), [refused(exists)]);
}

#[test]
fn both_titles_are_wanted_and_the_chair_or_the_moderator_for_it() {
    let title = Bilingual { en: "A new matter".to_owned(), vi: " ".to_owned() };
    let untitled = Action::AddItem { meeting: m1(), item: item("4.1"), title, kind: ItemKind::Report };
    let missing = Rejection::TextMissing { field: Field::Title };
    check(adopting(), by("chair", untitled), [refused(missing)]);
    check(adopting(), by("moderator", add("4.1", ItemKind::Report)), [happens(["item_added"])]);
    let refusal = Rejection::NotForYou { needs: Needs::ChairOrModerator };
    check(adopting(), by("B.hod", add("4.1", ItemKind::Report)), [refused(refusal)]);
}

#[test]
fn no_item_is_slipped_into_an_agenda_that_the_meeting_is_being_asked_about() {
    let text = "The Meeting adopts the Agenda.";
    let put = Action::PutProposal { meeting: m1(), proposal: FIRST, revision: Revision(1), hash: hash(text) };
    let given = adopting().and("chair", table_at("2", text)).and("chair", put);
    let refusal = Rejection::OtherProposalPut { proposal: FIRST };
    check(given, by("chair", add("4.1", ItemKind::Discussion)), [refused(refusal)]);
}

#[test]
fn later_an_item_is_added_inside_other_matters_and_nowhere_else() {
    check(others(), by("chair", add("4.1", ItemKind::Discussion)), [cannot("4.1")]);
    let put_off = Action::DeferItem { meeting: m1(), item: item("7"), to: DeferTo::Later {}, keep_list: false };
    let open = Action::OpenItem { meeting: m1(), item: item("3"), after: None, ruling: Some("so ruled".to_owned()) };
    let elsewhere = others().and("chair", put_off).and("chair", open);
    let refusal = Rejection::ItemNotOpen { item: item("7"), open: Some(item("3")) };
    check(elsewhere, by("chair", add("7.1", ItemKind::Discussion)), [refused(refusal)]);
}

#[test]
fn the_meeting_agrees_by_consensus_and_the_item_opens_inside_other_matters() {
    let given = asked(others()).after(seconds(20));
    let declare = on_addition(&given, Verb::Agreed);
    let then = [happens(["decision_declared", "item_added"]), agenda("1 2 3 4 5 6 7 7.1 8 9")];
    let given = check(given, by("chair", declare), then);
    let open = Action::OpenItem { meeting: m1(), item: item("7.1"), after: Some(item("7")), ruling: None };
    // Items 3 to 6 are still to come, so it takes a ruling.
    check(given.clone(), by("chair", open), [refused_as("item_out_of_order")]);
    let (after, ruling) = (Some(item("7")), Some("the Chair rules so".to_owned()));
    let open = Action::OpenItem { meeting: m1(), item: item("7.1"), after, ruling };
    check(given, by("chair", open), [happens(["item_opened"]), state("7.1", ItemState::Open)]);
}

#[test]
fn one_objection_keeps_an_item_off_the_agenda() {
    let given = asked(others());
    let object = Action::Object { meeting: m1(), proposal: ASKED, revision: Revision(1), point: "not now".to_owned() };
    let given = given.and("B.hod", object).after(seconds(20));
    let declare = on_addition(&given, Verb::Agreed);
    let stands = Rejection::ObjectionStands { who: parties("B") };
    let given = check(given, by("chair", declare), [refused(stands)]);
    let how = ProposalFate::NotAgreed {};
    let aside = Action::SetAsideProposal { meeting: m1(), proposal: ASKED, revision: Revision(1), how };
    check(given, by("chair", aside), [happens(["proposal_set_aside"]), agenda("1 2 3 4 5 6 7 8 9")]);
}

#[test]
fn an_addition_is_agreed_with_no_other_word_and_its_text_is_not_changed() {
    let given = asked(others()).after(seconds(20));
    let deferred = on_addition(&given, Verb::Deferred);
    let only = Rejection::VerbNotAllowed { allowed: vec![Verb::Agreed] };
    check(given.clone(), by("chair", deferred), [refused(only)]);
    let (base, text) = (Revision(1), "Another question.".to_owned());
    let revise = Action::ReviseProposal { meeting: m1(), proposal: ASKED, base, text, documents: vec![] };
    check(given, by("chair", revise), [refused(Rejection::AdditionIsPut { proposal: ASKED })]);
}

#[test]
fn an_item_whose_decision_is_reopened_is_off_the_agenda_until_it_is_agreed_anew() {
    let lost = loses(asked(others()), "B");
    let given = returns(lost, "B");
    let text = &given.conference.meetings[&m1()].table.proposals[&ASKED];
    let (revision, hash) = (text.revision, text.wording.hash);
    let acknowledge = Action::Acknowledge { meeting: m1(), proposal: ASKED, revision, hash };
    let given = given.and("B.hod", acknowledge).after(seconds(20));
    let declare = on_addition(&given, Verb::Agreed);
    let given = given.and("chair", declare);
    let decision = DecisionNumber(2);
    let ask = Action::AskToReopen { meeting: m1(), decision, reason: "we heard nothing".to_owned() };
    let reopen = Action::ReopenDecision { meeting: m1(), decision };
    let then = [happens(["decision_reopened", "item_withdrawn", "item_proposed"]), state("7.1", ItemState::Withdrawn)];
    let given = check(given.and("B.hod", ask), by("chair", reopen), then);
    let put = Action::PutProposal { meeting: m1(), proposal: ASKED, revision, hash };
    let given = ["A", "B", "C", "P"].into_iter().fold(given.and("chair", put), |play, id| {
        play.and(&format!("{id}.hod"), Action::Acknowledge { meeting: m1(), proposal: ASKED, revision, hash })
    });
    let given = given.after(seconds(20));
    let declare = on_addition(&given, Verb::Agreed);
    check(given, by("chair", declare), [state("7.1", ItemState::Pending), agenda("1 2 3 4 5 6 7 7.1 8 9")]);
}

#[test]
fn an_item_that_was_taken_up_is_not_taken_back_with_its_decision() {
    let (after, ruling) = (Some(item("7")), Some("the Chair rules so".to_owned()));
    let open = Action::OpenItem { meeting: m1(), item: item("7.1"), after, ruling };
    let given = agreed().and("chair", open);
    let kind = mufakat::procedure::command::MotionKind::Reconsider { decision: DecisionNumber(2) };
    let carried_out = Rejection::CarriedOut { decision: DecisionNumber(2) };
    check(given, by("B.hod", Action::MoveMotion { meeting: m1(), kind }), [refused(carried_out)]);
}

#[test]
fn an_item_that_was_added_has_to_be_disposed_of_before_the_closing() {
    let close = Action::CloseMeeting { meeting: m1(), despite: None };
    let mut given = agreed();
    let Err(Rejection::ClosingBlocked { open }) = given.take(&by("chair", close)) else { panic!("it closes") };
    let left = mufakat::procedure::rejection::Unfinished::Item { item: item("7.1") };
    assert!(open.contains(&left), "{open:?}");
}

#[test]
fn the_definition_as_it_was_laid_down_knows_nothing_of_added_items() {
    let given = agreed();
    let definition = given.conference.definition.as_deref().unwrap().clone();
    assert_ne!(definition, with_other_matters());
    assert_eq!(definition.as_laid_down(), with_other_matters());
}

#[test]
fn of_two_additions_that_were_proposed_the_one_that_is_agreed_leaves_the_other_proposed() {
    let aside = Action::SetAsideProposal {
        meeting: m1(),
        proposal: ASKED,
        revision: Revision(1),
        how: ProposalFate::Consultation {},
    };
    let given = asked(others()).and("chair", aside).and("chair", add("7.2", ItemKind::Discussion));
    let third = ProposalId(3);
    let text = &given.conference.meetings[&m1()].table.proposals[&third];
    let (revision, hash) = (text.revision, text.wording.hash);
    let given = ["A", "B", "C", "P"].into_iter().fold(given, |play, id| {
        play.and(&format!("{id}.hod"), Action::Acknowledge { meeting: m1(), proposal: third, revision, hash })
    });
    let (verb, style, follow_ups) = (Verb::Agreed, None, vec![]);
    let declare = Action::Declare { meeting: m1(), proposal: third, revision, hash, verb, style, follow_ups };
    let proposed = is("what is proposed", vec![ASKED], |play| {
        play.conference.meetings[&m1()].agenda.proposed.keys().copied().collect()
    });
    check(given.after(seconds(20)), by("chair", declare), [agenda("1 2 3 4 5 6 7 7.2 8 9"), proposed]);
}

#[test]
fn items_added_and_proposed_are_bounded_together() {
    let added = |play: Play, n: u32| play.and("chair", add(&format!("4.{n}"), ItemKind::Discussion));
    let given = (1..=ADDED_ITEMS_MAX).fold(adopting(), added);
    let refusal = Rejection::TooMany { what: Bounded::AddedItems, most: ADDED_ITEMS_MAX };
    check(given, by("chair", add("4.99", ItemKind::Discussion)), [refused(refusal)]);
}
