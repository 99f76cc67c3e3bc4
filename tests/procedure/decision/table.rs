//! Laying texts on the table, revising, withdrawing, putting and taking them back.

use mufakat::procedure::command::Declared;
use mufakat::procedure::definition::{Power, Quorum};
use mufakat::procedure::event::Tabler;

use super::*;

fn by_whom(expected: Tabler) -> Then {
    is("who laid it", expected, |play| play.conference.meetings[&m1()].table.proposals[&FIRST].by.clone())
}

#[test]
fn the_chair_lays_a_text_on_the_table() {
    let given = at_item(definition(), "4");
    let then = [happens(["proposal_tabled"]), first("tabled"), by_whom(Tabler::Chair {})];
    check(given, by("chair", table(TEXT)), then);
}

#[test]
fn an_adviser_may_lay_an_amendment_for_its_delegation() {
    let then = [first("tabled"), by_whom(Tabler::Party { party: party("B") })];
    check(at_item(definition(), "4"), by("B.adv", table(TEXT)), then);
}

#[test]
fn the_secretariat_and_the_moderator_prepare_texts_for_an_item_to_come() {
    let given = at_item(definition(), "4");
    let then = || [happens(["proposal_tabled"]), by_whom(Tabler::Prepared {})];
    check(given.clone(), by("S.hod", table_at("5", TEXT)), then());
    check(given, by("moderator", table_at("5", TEXT)), then());
}

#[test]
fn a_delegation_and_the_chair_lay_texts_only_when_the_item_is_open() {
    let not_open = || [refused(Rejection::ItemNotOpen { item: item("5"), open: Some(item("4")) })];
    check(at_item(definition(), "4"), by("B.hod", table_at("5", TEXT)), not_open());
    check(at_item(definition(), "4"), by("chair", table_at("5", TEXT)), not_open());
}

#[test]
fn nobody_lays_a_text_on_an_item_that_is_over() {
    let given = at_item(definition(), "4").fact(Event::ItemConcluded {
        meeting: m1(),
        item: item("4"),
        outcome: Outcome::ViewsExchanged {},
    });
    check(given, by("S.hod", table(TEXT)), [refused(Rejection::ItemIsOver { item: item("4") })]);
}

#[test]
fn nobody_lays_a_text_on_an_item_that_does_not_exist() {
    let then = [refused(Rejection::UnknownItem { item: item("99") })];
    check(at_item(definition(), "4"), by("chair", table_at("99", TEXT)), then);
}

#[test]
fn an_observer_lays_no_text() {
    let then = [refused(Rejection::TakesNoPart { party: party("O") })];
    check(at_item(definition(), "4"), by("O.hod", table(TEXT)), then);
}

#[test]
fn a_text_has_words_and_at_most_eight_kibibytes() {
    let given = at_item(definition(), "4");
    let missing = [refused(Rejection::TextMissing { field: Field::Text })];
    check(given.clone(), by("chair", table("  ")), missing);
    check(given.clone(), by("chair", table(&"x".repeat(8 * 1024))), [happens(["proposal_tabled"])]);
    let long = [refused(Rejection::TextTooLong { field: Field::Text, most: 8 * 1024 })];
    check(given, by("chair", table(&"x".repeat(8 * 1024 + 1))), long);
}

#[test]
fn a_text_names_only_documents_that_exist_at_that_revision() {
    let document = DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(1) };
    let action =
        Action::TableProposal { meeting: m1(), item: item("4"), text: TEXT.to_owned(), documents: vec![document] };
    let unknown = Rejection::UnknownDocument { symbol: symbol("DOC/1"), revision: Some(Revision(1)) };
    check(at_item(definition(), "4"), by("chair", action), [refused(unknown)]);
}

#[test]
fn a_seat_that_no_longer_presides_lays_no_text_for_the_chair() {
    let given = at_item(definition(), "4");
    let then = [refused(Rejection::NotPresiding { presiding: Some(seat("A.hod")) })];
    check(given.clone(), by("A.alt as chair", table(TEXT)), then);
    let stale_epoch = Rejection::StaleEpoch {
        current: mufakat::procedure::ids::Epoch(1),
        seen: Some(mufakat::procedure::ids::Epoch(0)),
    };
    check(given, stale(by("chair", table(TEXT))), [refused(stale_epoch)]);
}

#[test]
fn a_revised_text_is_the_next_revision() {
    let revision = is("revision", Revision(2), |play| play.conference.meetings[&m1()].table.proposals[&FIRST].revision);
    check(tabled(), by("moderator", revise(1, OTHER)), [happens(["proposal_revised"]), revision]);
}

#[test]
fn a_revision_of_an_older_text_is_stale() {
    let given = tabled().and("chair", revise(1, OTHER));
    let then = [refused(Rejection::StaleRevision { current: Revision(2) })];
    check(given, by("S.hod", revise(1, "Something else.")), then);
}

#[test]
fn the_same_revision_sent_twice_changes_nothing() {
    check(tabled().and("chair", revise(1, OTHER)), by("chair", revise(1, OTHER)), [already()]);
}

#[test]
fn a_delegation_revises_its_own_text_and_no_other() {
    let own = at_item(definition(), "4").and("B.hod", table(TEXT));
    check(own.clone(), by("B.alt", revise(1, OTHER)), [happens(["proposal_revised"])]);
    check(own, by("C.hod", revise(1, OTHER)), [refused(Rejection::NotYourOwn { party: party("B") })]);
    let officers = [refused(Rejection::NotForYou { needs: Needs::Officers })];
    check(tabled(), by("B.hod", revise(1, OTHER)), officers);
}

#[test]
fn a_delegation_does_not_revise_its_text_while_that_is_put() {
    let given = at_item(definition(), "4").and("B.hod", table(TEXT)).and("chair", put_first());
    check(given, by("B.hod", revise(1, OTHER)), [refused(Rejection::NotWhilePut { proposal: FIRST })]);
}

#[test]
fn a_revision_while_the_text_is_put_takes_it_back() {
    let voided = Event::WindowVoided { meeting: m1(), proposal: FIRST, cause: VoidCause::Revised };
    let then = [happens(["window_voided", "proposal_revised"]), event(voided), first("tabled")];
    let play = check(running(), by("chair", revise(1, OTHER)), then);
    // Acknowledgements of the old words are void.
    let play = play.and("chair", put_as(2, OTHER));
    let old = [refused(Rejection::StaleRevision { current: Revision(2) })];
    check(play, by("B.hod", acknowledge()), old);
}

#[test]
fn a_new_revision_overtakes_the_objections_to_the_old_one() {
    let given = running().and("B.hod", object()).and("chair", revise(1, OTHER)).and("chair", put_as(2, OTHER));
    let then = [first("frozen: not_acknowledged A, not_acknowledged B, not_acknowledged C, not_acknowledged P")];
    check(given, after(seconds(1)), then);
}

#[test]
fn a_decided_text_is_not_revised() {
    check(adopted(), by("chair", revise(1, OTHER)), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn a_text_is_withdrawn_by_its_mover_only() {
    let given = at_item(definition(), "4").and("B.hod", table(TEXT));
    check(given.clone(), by("C.hod", withdraw(1)), [refused(Rejection::NotYourOwn { party: party("B") })]);
    check(given.clone(), by("chair", withdraw(1)), [refused(Rejection::NotYourOwn { party: party("B") })]);
    let play = check(given, by("B.hod", withdraw(1)), [happens(["proposal_withdrawn"]), first("withdrawn")]);
    check(play, by("B.hod", withdraw(1)), [already()]);
}

#[test]
fn what_was_prepared_for_the_chair_the_chair_may_withdraw() {
    let given = at_item(definition(), "4").and("S.hod", table(TEXT));
    check(given, by("chair", withdraw(1)), [first("withdrawn")]);
    let chair = [refused(Rejection::NotForYou { needs: Needs::Chair })];
    check(tabled(), by("S.hod", withdraw(1)), chair);
}

#[test]
fn a_text_revised_meanwhile_is_not_withdrawn_unseen() {
    let given = tabled().and("S.hod", revise(1, OTHER));
    check(given, by("chair", withdraw(1)), [refused(Rejection::StaleRevision { current: Revision(2) })]);
}

#[test]
fn a_decided_text_is_not_withdrawn() {
    check(adopted(), by("chair", withdraw(1)), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn a_text_that_is_put_waits_for_everybody_to_have_it() {
    let waits = "frozen: not_acknowledged A, not_acknowledged B, not_acknowledged C, not_acknowledged P";
    check(tabled(), by("chair", put_first()), [happens(["proposal_put", "window_frozen"]), first(waits)]);
}

#[test]
fn the_moderator_puts_a_text_by_delegation_only() {
    check(tabled(), by("moderator", put_first()), [happens(["proposal_put", "window_frozen"])]);
    let given = tabled().and("chair", Action::DelegatePower { meeting: m1(), power: Power::Put, granted: false });
    check(given, by("moderator", put_first()), [refused(Rejection::NotDelegated { power: Power::Put })]);
}

#[test]
fn a_delegation_or_the_secretariat_puts_nothing() {
    let then = || [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator })];
    check(tabled(), by("A.hod", put_first()), then());
    check(tabled(), by("S.hod", put_first()), then());
}

#[test]
fn putting_twice_is_putting_once() {
    check(put(), by("chair", put_first()), [already()]);
    check(put(), by("moderator", put_first()), [already()]);
}

#[test]
fn only_the_revision_that_was_seen_is_put() {
    let given = tabled().and("chair", revise(1, OTHER));
    check(given.clone(), by("chair", put_first()), [refused(Rejection::StaleRevision { current: Revision(2) })]);
    check(given, by("chair", put_as(2, TEXT)), [refused(Rejection::HashDiffers { current: Revision(2) })]);
}

#[test]
fn one_text_is_put_at_a_time() {
    let given = put().and("chair", table(OTHER));
    let second =
        Action::PutProposal { meeting: m1(), proposal: ProposalId(2), revision: Revision(1), hash: hash(OTHER) };
    check(given, by("chair", second), [refused(Rejection::OtherProposalPut { proposal: FIRST })]);
}

#[test]
fn nothing_is_put_that_does_not_exist_or_is_over() {
    check(
        at_item(definition(), "4"),
        by("chair", put_first()),
        [refused(Rejection::UnknownProposal { proposal: FIRST })],
    );
    let given = tabled().and("chair", withdraw(1));
    check(given, by("chair", put_first()), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
}

#[test]
fn nothing_is_put_in_an_item_that_takes_no_decision() {
    let given = at_item(definition(), "3").and("chair", table_at("3", TEXT));
    check(given, by("chair", put_first()), [refused(Rejection::VerbNotAllowed { allowed: vec![] })]);
}

#[test]
fn nothing_is_put_before_its_item_is_open() {
    let given = at_item(definition(), "4").and("S.hod", table_at("5", TEXT));
    let not_open = Rejection::ItemNotOpen { item: item("5"), open: Some(item("4")) };
    check(given, by("chair", put_first()), [refused(not_open)]);
}

#[test]
fn nothing_is_put_while_the_meeting_is_suspended() {
    let given = tabled().and("chair", suspend());
    let not_open = Rejection::MeetingNotOpen { meeting: m1(), state: MeetingPhase::Suspended };
    check(given, by("chair", put_first()), [refused(not_open)]);
}

#[test]
fn nothing_is_put_while_nobody_presides() {
    let given = tabled().and("hub", down("A.hod"));
    check(given, by("moderator", put_first()), [refused(Rejection::ChairVacant {})]);
}

#[test]
fn nothing_is_put_while_a_member_is_awaited() {
    let given = tabled_without("C");
    check(given, by("chair", put_first()), [refused(Rejection::NoQuorum { missing: parties("C") })]);
}

#[test]
fn nothing_is_put_over_a_dropped_member() {
    let given = loses(tabled(), "C").after(seconds(10));
    check(given, by("chair", put_first()), [refused(Rejection::MemberDropped { who: parties("C") })]);
}

#[test]
fn an_absent_member_is_accounted_for() {
    let given = tabled_without("C").and("moderator", presence("C", Declared::Absent));
    let waits = "frozen: not_acknowledged A, not_acknowledged B, not_acknowledged P";
    check(given, by("chair", put_first()), [first(waits)]);
}

#[test]
fn a_numeric_quorum_counts_the_members_that_are_seated() {
    let numeric = |members| {
        let definition = definition_with(|definition| {
            definition.meetings[0].settings.quorum = Quorum::Number { members };
        });
        tabled_in(definition).and("C.hod", presence("C", Declared::AwayProceed))
    };
    check(numeric(3), by("chair", put_first()), [happens(["proposal_put", "window_frozen"])]);
    check(numeric(4), by("chair", put_first()), [refused(Rejection::NoQuorum { missing: parties("C") })]);
}

#[test]
fn the_chair_takes_a_text_back_for_consultation() {
    let given = running().and("B.hod", object());
    let then = [happens(["proposal_set_aside"]), first("tabled")];
    let play = check(given, by("chair", set_aside(ProposalFate::Consultation {})), then);
    check(play, by("chair", set_aside(ProposalFate::Consultation {})), [already()]);
}

#[test]
fn the_chair_records_that_there_was_no_agreement_or_refers_the_text_upwards() {
    let given = running().and("B.hod", object());
    let play = check(given.clone(), by("moderator", set_aside(ProposalFate::NotAgreed {})), [first("set aside")]);
    check(play.clone(), by("chair", set_aside(ProposalFate::NotAgreed {})), [already()]);
    let referred = ProposalFate::Referred { to: "the Ministers".to_owned() };
    check(play, by("chair", set_aside(referred.clone())), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
    check(given.clone(), by("chair", set_aside(referred)), [first("set aside")]);
    let nobody = ProposalFate::Referred { to: String::new() };
    check(given, by("chair", set_aside(nobody)), [refused(Rejection::TextMissing { field: Field::Name })]);
}

#[test]
fn a_delegation_takes_no_text_back() {
    let then = [refused(Rejection::NotForYou { needs: Needs::ChairOrModerator })];
    check(running(), by("B.hod", set_aside(ProposalFate::NotAgreed {})), then);
}

/// The text lies on the table, and a party has not been seen in this sitting.
pub fn tabled_without(id: &str) -> Play {
    let play = loses(assembled(definition()), id).and("hub", down(&format!("{id}.adv")));
    let play = play.and("A.hod as chair", Action::OpenMeeting { meeting: m1() });
    opens(play, m1(), "4").and("chair", table(TEXT))
}
