//! Amendments, brackets, division, reintroduction.

use mufakat::procedure::amendment::bracketed;
use mufakat::procedure::command::{AmendmentRuling, Passage};
use mufakat::procedure::event::{AmendmentFate, Tabler};
use mufakat::procedure::ids::AmendmentId;

use super::*;

const ONE: AmendmentId = AmendmentId(1);
const TWO: AmendmentId = AmendmentId(2);

fn passage(words: &str) -> Passage {
    Passage { words: words.to_owned(), occurrence: 1 }
}

/// Proposes that other words stand for some, on a revision of the first text.
fn propose(base: u64, words: &str, new: &str) -> Action {
    Action::ProposeAmendment {
        meeting: m1(),
        proposal: FIRST,
        base: Revision(base),
        passage: passage(words),
        new: new.to_owned(),
    }
}

fn rebase(amendment: AmendmentId, base: u64, words: &str, new: &str) -> Action {
    let (base, passage, new) = (Revision(base), passage(words), new.to_owned());
    Action::RebaseAmendment { meeting: m1(), amendment, base, passage, new }
}

fn settle(amendment: AmendmentId, base: u64, how: AmendmentRuling) -> Action {
    Action::SettleAmendment { meeting: m1(), amendment, base: Revision(base), how }
}

fn take_back(amendment: AmendmentId) -> Action {
    Action::WithdrawAmendment { meeting: m1(), amendment }
}

fn divide(words: &str) -> Action {
    Action::DivideProposal { meeting: m1(), proposal: FIRST, revision: Revision(1), part: passage(words) }
}

fn ask_division(words: &str) -> Action {
    Action::AskDivision { meeting: m1(), proposal: FIRST, revision: Revision(1), part: passage(words) }
}

fn reintroduce() -> Action {
    Action::ReintroduceProposal { meeting: m1(), proposal: FIRST, revision: Revision(1) }
}

/// B proposes `the Plan of 2021` for `the Plan`.
fn amended() -> Play {
    tabled().and("B.hod", propose(1, "the Plan", "the Plan of 2021"))
}

fn fate(amendment: AmendmentId, expected: Option<AmendmentFate>) -> Then {
    is("what became of it", expected, move |play| {
        play.conference.meetings[&m1()].amendments.amendments[&amendment].fate
    })
}

fn text(expected: &str) -> Then {
    is("the text", expected.to_owned(), |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].wording.text.clone()
    })
}

fn revision(expected: u64) -> Then {
    is("its revision", Revision(expected), |play| play.conference.meetings[&m1()].table.proposals[&FIRST].revision)
}

// ---- proposing ------------------------------------------------------------------------------------------------

#[test]
fn an_amendment_names_its_base_the_words_replaced_and_the_new_words() {
    let then = [happens(["amendment_proposed"]), fate(ONE, None), text(TEXT), revision(1)];
    check(tabled(), by("B.hod", propose(1, "the Plan", "the Plan of 2021")), then);
}

#[test]
fn an_adviser_may_propose_an_amendment_and_an_observer_may_not() {
    check(tabled(), by("B.adv", propose(1, "the Plan", "a plan")), [happens(["amendment_proposed"])]);
    let part = refused(Rejection::TakesNoPart { party: party("O") });
    check(tabled(), by("O.hod", propose(1, "the Plan", "a plan")), [part]);
}

#[test]
fn an_amendment_is_to_the_current_revision() {
    let given = tabled().and("chair", revise(1, OTHER));
    check(
        given,
        by("B.hod", propose(1, "the Plan", "a plan")),
        [refused(Rejection::StaleRevision { current: Revision(2) })],
    );
}

#[test]
fn the_words_to_be_replaced_stand_in_the_text() {
    let not_found = refused(Rejection::WordsNotFound { words: "the Programme".to_owned(), occurrence: 1 });
    check(tabled(), by("B.hod", propose(1, "the Programme", "a plan")), [not_found]);
    check(
        tabled(),
        by("B.hod", propose(1, "", "a plan")),
        [refused(Rejection::TextMissing { field: Field::Amendment })],
    );
}

#[test]
fn an_amendment_changes_something_and_leaves_something() {
    check(tabled(), by("B.hod", propose(1, "the Plan", "the Plan")), [refused(Rejection::ChangesNothing {})]);
    check(tabled(), by("B.hod", propose(1, TEXT, "")), [refused(Rejection::ChangesNothing {})]);
    let long = "x".repeat(9_000);
    check(tabled(), by("B.hod", propose(1, "the Plan", &long)), [refused_as("text_too_long")]);
}

#[test]
fn the_same_amendment_twice_is_one() {
    check(amended(), by("B.alt", propose(1, "the Plan", "the Plan of 2021")), [already()]);
    let then = [happens(["amendment_proposed"])];
    check(amended(), by("C.hod", propose(1, "the Plan", "the Plan of 2021")), then);
}

#[test]
fn nobody_amends_what_is_not_on_the_table() {
    let unknown = refused(Rejection::UnknownProposal { proposal: FIRST });
    check(at_item(definition(), "4"), by("B.hod", propose(1, "the Plan", "a plan")), [unknown]);
    check(
        adopted(),
        by("B.hod", propose(1, "the Plan", "a plan")),
        [refused(Rejection::ProposalIsOver { proposal: FIRST })],
    );
    check(tabled(), by("B.hod", take_back(ONE)), [refused(Rejection::UnknownAmendment { amendment: ONE })]);
}

// ---- settling -------------------------------------------------------------------------------------------------

#[test]
fn accepting_an_amendment_makes_the_next_revision() {
    let then = [
        happens(["proposal_revised", "amendment_settled"]),
        text("The Meeting adopts the Plan of 2021."),
        revision(2),
        fate(ONE, Some(AmendmentFate::Accepted { revision: Revision(2) })),
    ];
    let given = check(amended(), by("chair", settle(ONE, 1, AmendmentRuling::Accept)), then);
    check(given, by("chair", settle(ONE, 1, AmendmentRuling::Accept)), [already()]);
}

#[test]
fn the_moderator_settles_amendments_by_delegation_and_no_delegation_does() {
    check(amended(), by("moderator", settle(ONE, 1, AmendmentRuling::Accept)), [revision(2)]);
    let needs = refused(Rejection::NotForYou { needs: Needs::ChairOrModerator });
    check(amended(), by("B.hod", settle(ONE, 1, AmendmentRuling::Accept)), [needs]);
}

#[test]
fn a_rejected_amendment_leaves_the_text_as_it_is() {
    let then = [happens(["amendment_settled"]), text(TEXT), revision(1), fate(ONE, Some(AmendmentFate::Rejected {}))];
    let given = check(amended(), by("chair", settle(ONE, 1, AmendmentRuling::Reject)), then);
    let settled = || refused(Rejection::AmendmentIsSettled { amendment: ONE });
    check(given.clone(), by("chair", settle(ONE, 1, AmendmentRuling::Accept)), [settled()]);
    check(given.clone(), by("B.hod", rebase(ONE, 1, "the Plan", "a plan")), [settled()]);
    check(given, by("B.hod", take_back(ONE)), [settled()]);
}

#[test]
fn r26_an_amendment_on_an_older_base_is_stale_and_must_be_rebased() {
    let given = amended().and("C.hod", propose(1, "adopts", "welcomes"));
    let given = check(
        given,
        by("chair", settle(ONE, 1, AmendmentRuling::Accept)),
        [
            happens(["proposal_revised", "amendment_settled", "amendment_settled"]),
            fate(TWO, Some(AmendmentFate::Stale {})),
        ],
    );
    let stale = Rejection::AmendmentIsStale { amendment: TWO, current: Revision(2) };
    let given = check(given, by("chair", settle(TWO, 2, AmendmentRuling::Accept)), [refused(stale)]);
    let other = refused(Rejection::NotYourOwn { party: party("C") });
    let given = check(given, by("B.hod", rebase(TWO, 2, "adopts", "welcomes")), [other]);
    let then = [happens(["amendment_rebased"]), fate(TWO, None)];
    let given = check(given, by("C.hod", rebase(TWO, 2, "adopts", "welcomes")), then);
    let given = check(given, by("C.hod", rebase(TWO, 2, "adopts", "welcomes")), [already()]);
    let then = [text("The Meeting welcomes the Plan of 2021."), revision(3)];
    check(given, by("chair", settle(TWO, 2, AmendmentRuling::Accept)), then);
}

#[test]
fn a_new_revision_by_the_chair_makes_open_amendments_stale() {
    let then = [happens(["proposal_revised", "amendment_settled"]), fate(ONE, Some(AmendmentFate::Stale {}))];
    check(amended(), by("chair", revise(1, OTHER)), then);
}

#[test]
fn an_amendment_is_taken_back_by_its_own_delegation() {
    let other = refused(Rejection::NotYourOwn { party: party("B") });
    check(amended(), by("C.hod", take_back(ONE)), [other]);
    let given = check(amended(), by("B.alt", take_back(ONE)), [fate(ONE, Some(AmendmentFate::Withdrawn {}))]);
    check(given, by("B.hod", take_back(ONE)), [already()]);
    check(amended(), by("B.adv", take_back(ONE)), [refused(Rejection::NotBinding { seat: seat("B.adv") })]);
}

#[test]
fn what_is_not_agreed_stands_in_brackets_and_cannot_be_adopted() {
    let then = [
        text("The Meeting adopts [the Plan] [the Plan of 2021]."),
        fate(ONE, Some(AmendmentFate::Bracketed { revision: Revision(2) })),
        holds("both are listed as open", |play| {
            let text = &play.conference.meetings[&m1()].table.proposals[&FIRST].wording.text;
            bracketed(text) == ["the Plan", "the Plan of 2021"]
        }),
    ];
    let given = check(amended(), by("chair", settle(ONE, 1, AmendmentRuling::Bracket)), then);
    let words = "The Meeting adopts [the Plan] [the Plan of 2021].";
    let passages = vec!["the Plan".to_owned(), "the Plan of 2021".to_owned()];
    let open = refused(Rejection::BracketsOpen { passages });
    check(given.clone(), by("chair", declare_as(2, words, Verb::Adopted)), [open]);
    check(given, by("chair", declare_as(2, words, Verb::Noted)), [first("decided")]);
}

#[test]
fn words_that_are_only_struck_out_stand_in_brackets_alone() {
    let given = tabled().and("B.hod", propose(1, " the Plan", ""));
    check(given, by("chair", settle(ONE, 1, AmendmentRuling::Bracket)), [text("The Meeting adopts[ the Plan].")]);
}

// ---- while the text is put ------------------------------------------------------------------------------------

#[test]
fn amendments_come_before_the_text_is_put() {
    let open = refused(Rejection::AmendmentsOpen { amendments: vec![ONE] });
    check(amended(), by("chair", put_first()), [open]);
    let settled = amended().and("chair", settle(ONE, 1, AmendmentRuling::Reject));
    check(settled, by("chair", put_first()), [happens(["proposal_put", "window_frozen"])]);
}

#[test]
fn an_amendment_that_arrives_while_the_text_is_put_holds_it_until_it_is_settled() {
    let then = [happens(["amendment_proposed", "window_frozen"]), first("frozen: amendment B")];
    let given = check(running(), by("B.hod", propose(1, "the Plan", "a plan")), then);
    let open = refused(Rejection::AmendmentsOpen { amendments: vec![ONE] });
    let given = check(given, by("chair", declare(Verb::Adopted)), [open]);
    for how in [AmendmentRuling::Reject, AmendmentRuling::Park] {
        let then = [happens(["amendment_settled", "window_started"]), ends_in(seconds(20))];
        check(given.clone(), by("chair", settle(ONE, 1, how)), then);
    }
    check(given, by("B.hod", take_back(ONE)), [first("running")]);
}

#[test]
fn an_adviser_does_not_hold_a_decision_by_an_amendment() {
    let refusal = refused(Rejection::NotBinding { seat: seat("B.adv") });
    check(running(), by("B.adv", propose(1, "the Plan", "a plan")), [refusal]);
}

#[test]
fn accepting_an_amendment_to_a_text_that_is_put_takes_it_back() {
    let given = running().and("B.hod", propose(1, "the Plan", "a plan"));
    let then = [happens(["window_voided", "proposal_revised", "amendment_settled"]), first("tabled"), revision(2)];
    check(given, by("chair", settle(ONE, 1, AmendmentRuling::Accept)), then);
}

// ---- the proposer drops ---------------------------------------------------------------------------------------

#[test]
fn the_chair_takes_up_an_amendment_in_its_proposers_absence_or_parks_it() {
    let given = loses(amended(), "B").after(seconds(10));
    check(given.clone(), by("chair", settle(ONE, 1, AmendmentRuling::Accept)), [revision(2)]);
    let then = [fate(ONE, Some(AmendmentFate::Parked {}))];
    let parked = check(given, by("chair", settle(ONE, 1, AmendmentRuling::Park)), then);
    let parked = check(parked, by("chair", settle(ONE, 1, AmendmentRuling::Park)), [already()]);
    check(parked, by("chair", settle(ONE, 1, AmendmentRuling::Accept)), [text("The Meeting adopts the Plan of 2021.")]);
}

#[test]
fn what_the_chair_parked_the_chair_takes_up() {
    let parked = amended().and("chair", settle(ONE, 1, AmendmentRuling::Park)).and("chair", revise(1, OTHER));
    let settled = refused(Rejection::AmendmentIsSettled { amendment: ONE });
    check(parked.clone(), by("B.hod", rebase(ONE, 2, "its annex", "no annex")), [settled]);
    let stale = Rejection::AmendmentIsStale { amendment: ONE, current: Revision(2) };
    check(parked.clone(), by("chair", settle(ONE, 2, AmendmentRuling::Accept)), [refused(stale)]);
    check(parked, by("chair", rebase(ONE, 2, "its annex", "no annex")), [fate(ONE, None)]);
}

// ---- withdrawal and reintroduction ----------------------------------------------------------------------------

#[test]
fn a_mover_does_not_withdraw_a_text_that_was_amended() {
    let given = amended().and("chair", settle(ONE, 1, AmendmentRuling::Accept));
    check(given, by("chair", withdraw(2)), [refused(Rejection::HasBeenAmended { proposal: FIRST })]);
    let rejected = amended().and("chair", settle(ONE, 1, AmendmentRuling::Reject));
    check(rejected, by("chair", withdraw(1)), [first("withdrawn")]);
}

#[test]
fn another_may_reintroduce_a_text_that_was_withdrawn() {
    let given = at_item(definition(), "4").and("B.hod", table(TEXT)).and("B.hod", withdraw(1));
    let by_c = is("who laid it", Tabler::Party { party: party("C") }, |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].by.clone()
    });
    let then = [happens(["proposal_reintroduced"]), first("tabled"), by_c];
    let given = check(given, by("C.hod", reintroduce()), then);
    check(given, by("B.hod", reintroduce()), [already()]);
    check(adopted(), by("C.hod", reintroduce()), [refused(Rejection::ProposalIsOver { proposal: FIRST })]);
    let withdrawn = tabled().and("chair", withdraw(1));
    check(withdrawn, by("O.hod", reintroduce()), [refused(Rejection::TakesNoPart { party: party("O") })]);
}

// ---- division -------------------------------------------------------------------------------------------------

#[test]
fn a_part_may_be_asked_to_be_taken_separately() {
    let then = [
        happens(["division_asked"]),
        holds("the request is kept", |play| {
            let asked = &play.conference.meetings[&m1()].table.proposals[&FIRST].division_asked;
            *asked == [(party("B"), passage("adopts"))]
        }),
    ];
    let given = check(tabled(), by("B.hod", ask_division("adopts")), then);
    check(given, by("B.hod", ask_division("adopts")), [already()]);
    check(tabled(), by("B.hod", ask_division("rejects")), [refused_as("words_not_found")]);
    check(tabled(), by("O.hod", ask_division("adopts")), [refused(Rejection::TakesNoPart { party: party("O") })]);
}

#[test]
fn the_chair_makes_a_part_a_text_of_its_own() {
    let whole = "The Meeting adopts the Plan. It thanks the host.";
    let given = at_item(definition(), "4").and("chair", table(whole)).and("B.hod", ask_division("It thanks the host."));
    let then = [
        happens(["proposal_divided"]),
        text(TEXT),
        revision(2),
        holds("the part lies on the table by itself", |play| {
            let part = &play.conference.meetings[&m1()].table.proposals[&ProposalId(2)];
            part.wording.text == "It thanks the host." && part.item == item("4") && part.is_live()
        }),
    ];
    check(given, by("chair", divide("It thanks the host.")), then);
}

#[test]
fn only_the_chair_divides_and_not_what_is_put_or_all_of_it() {
    let needs = refused(Rejection::NotForYou { needs: Needs::ChairOrModerator });
    check(tabled(), by("B.hod", divide("adopts")), [needs]);
    check(put(), by("chair", divide("adopts")), [refused(Rejection::NotWhilePut { proposal: FIRST })]);
    check(tabled(), by("chair", divide(TEXT)), [refused(Rejection::ChangesNothing {})]);
}

#[test]
fn division_makes_open_amendments_stale() {
    check(amended(), by("chair", divide("The Meeting")), [fate(ONE, Some(AmendmentFate::Stale {}))]);
}
