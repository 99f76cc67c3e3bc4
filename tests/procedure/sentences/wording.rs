//! amendments, and the verbs of decisions.

use mufakat::procedure::command::{Action, AmendmentRuling, FollowUp, Style};
use mufakat::procedure::ids::{DecisionNumber, Revision};
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    [amendments(), verbs()].into_iter().flatten().collect()
}

fn amendments() -> Vec<Sentence> {
    let amended_text = "The Meeting adopts the Plan of 2021.";
    vec![
        says!(
            26,
            "A text on the table has one current revision: a revision replaces the one before.",
            tabled(),
            by("chair", revise(1, OTHER)),
            [happens(["proposal_revised"]), reads(OTHER)]
        ),
        says!(
            26,
            "A revision on an older base is refused.",
            tabled().and("chair", revise(1, OTHER)),
            by("chair", revise(1, "Yet other words.")),
            [refused(Rejection::StaleRevision { current: Revision(2) }), reads(OTHER)]
        ),
        says!(
            26,
            "An amendment names its base, the words replaced and the new words.",
            tabled(),
            by("B.hod", amend(1, "the Plan", "the Plan of 2021")),
            [happens(["amendment_proposed"]), reads(TEXT)]
        ),
        says!(
            26,
            "An adviser may propose an amendment before the text is put.",
            tabled(),
            by("B.adv", amend(1, "the Plan", "the Plan of 2021")),
            [happens(["amendment_proposed"])]
        ),
        says!(
            26,
            "An observer proposes no amendment.",
            tabled(),
            by("O.hod", amend(1, "the Plan", "the Plan of 2021")),
            [refused(Rejection::TakesNoPart { party: party("O") })]
        ),
        says!(
            26,
            "The words to be replaced stand in the text.",
            tabled(),
            by("B.hod", amend(1, "the Programme", "the Plan")),
            [refused_as("words_not_found")]
        ),
        says!(
            26,
            "An amendment that is accepted makes the next revision.",
            amended(),
            by("chair", settle(1, AmendmentRuling::Accept)),
            [
                reads(amended_text),
                is("the revision", Revision(2), |play| {
                    play.conference.meetings[&m1()].table.proposals[&FIRST].revision
                })
            ]
        ),
        says!(
            26,
            "An amendment that is rejected leaves the text as it is.",
            amended(),
            by("chair", settle(1, AmendmentRuling::Reject)),
            [happens(["amendment_settled"]), reads(TEXT)]
        ),
        says!(
            26,
            "What is not agreed stands in brackets.",
            amended(),
            by("chair", settle(1, AmendmentRuling::Bracket)),
            [holds("brackets stand in it", |play| {
                play.conference.meetings[&m1()].table.proposals[&FIRST].wording.text.contains('[')
            })]
        ),
        told(26, "A text with brackets is not adopted.", "what_is_not_agreed_stands_in_brackets_and_cannot_be_adopted"),
        says!(
            26,
            "No delegation settles an amendment.",
            amended(),
            by("C.hod", settle(1, AmendmentRuling::Accept)),
            [refused_as("not_for_you"), reads(TEXT)]
        ),
        says!(
            26,
            "An amendment against an older base is stale.",
            amended().and("chair", revise(1, OTHER)),
            by("chair", settle(2, AmendmentRuling::Accept)),
            [refused_as("amendment_is_stale"), reads(OTHER)]
        ),
        says!(
            26,
            "A stale amendment is worded anew on the present revision.",
            amended().and("chair", revise(1, OTHER)),
            by("B.hod", rebase(2, "the Plan", "the Plan of 2021")),
            [happens(["amendment_rebased"])]
        ),
        says!(
            26,
            "A text is not put while an amendment is open.",
            amended(),
            by("chair", put_first()),
            [refused_as("amendments_open"), first("tabled")]
        ),
        says!(
            26,
            "An amendment that comes while the text is put holds the window.",
            running(),
            by("B.hod", amend(1, "the Plan", "the Plan of 2021")),
            [happens(["amendment_proposed", "window_frozen"]), first("frozen: amendment B")]
        ),
        says!(
            26,
            "An adviser does not hold a decision by an amendment.",
            running(),
            by("B.adv", amend(1, "the Plan", "the Plan of 2021")),
            [refused_as("not_binding"), first("running")]
        ),
        says!(
            26,
            "Accepting an amendment to a text that is put takes it back, and every acknowledgement with it.",
            running().and("B.hod", amend(1, "the Plan", "the Plan of 2021")),
            by("chair", settle(1, AmendmentRuling::Accept)),
            [first("tabled"), reads(amended_text)]
        ),
        says!(
            26,
            "The Chair takes up the amendment of a delegation that dropped.",
            gone(amended(), "B"),
            by("chair", settle(1, AmendmentRuling::Accept)),
            [reads(amended_text)]
        ),
        says!(
            26,
            "The Chair parks the amendment of a delegation that dropped.",
            gone(amended(), "B"),
            by("chair", settle(1, AmendmentRuling::Park)),
            [happens(["amendment_settled"]), reads(TEXT)]
        ),
        says!(
            26,
            "An amendment is taken back by its own delegation.",
            amended(),
            by("B.alt", withdraw_amendment()),
            [happens(["amendment_settled"])]
        ),
        says!(
            26,
            "Nobody takes back the amendment of another delegation.",
            amended(),
            by("C.hod", withdraw_amendment()),
            [refused_as("not_your_own")]
        ),
        says!(
            26,
            "A text is withdrawn by its mover before a decision.",
            at_item(definition(), "4").and("B.hod", table(TEXT)),
            by("B.hod", withdraw(1)),
            [happens(["proposal_withdrawn"]), first("withdrawn")]
        ),
        says!(
            26,
            "A text that was amended is no longer its mover's to withdraw.",
            at_item(definition(), "4")
                .and("B.hod", table(TEXT))
                .and("C.hod", amend(1, "the Plan", "the Plan of 2021"))
                .and("chair", settle(1, AmendmentRuling::Accept)),
            by("B.hod", withdraw(2)),
            [refused(Rejection::HasBeenAmended { proposal: FIRST })]
        ),
        says!(
            26,
            "Nobody withdraws the text of another delegation.",
            at_item(definition(), "4").and("B.hod", table(TEXT)),
            by("C.hod", withdraw(1)),
            [refused(Rejection::NotYourOwn { party: party("B") }), first("tabled")]
        ),
        says!(
            26,
            "Another delegation may take up a text that was withdrawn.",
            at_item(definition(), "4").and("B.hod", table(TEXT)).and("B.hod", withdraw(1)),
            by("C.hod", reintroduce()),
            [happens(["proposal_reintroduced"]), first("tabled")]
        ),
        says!(
            26,
            "A part of a text may be asked to be taken separately.",
            tabled(),
            by("C.hod", ask_division("adopts the Plan")),
            [happens(["division_asked"])]
        ),
        says!(
            26,
            "The Chair makes a part a text of its own.",
            tabled(),
            by("chair", divide("adopts the Plan")),
            [holds("two texts lie on the table", |play| {
                play.conference.meetings[&m1()].table.proposals.len() == 2
            })]
        ),
        says!(
            26,
            "No delegation divides a text itself.",
            tabled(),
            by("C.hod", divide("adopts the Plan")),
            [refused_as("not_for_you")]
        ),
        told(
            26,
            "Where the meeting votes, the amendment furthest removed in substance is voted on first.",
            "the_amendment_furthest_removed_in_substance_is_voted_on_first",
        ),
        told(
            26,
            "After its amendments the whole is voted on as amended.",
            "the_whole_is_voted_on_as_amended_after_its_amendments",
        ),
        outside(
            26,
            "Which amendment is furthest removed in substance.",
            "no program judges substance; the Chair says in which order the meeting votes, and every one is in it",
        ),
    ]
}

/// The declaration of the first text with a verb, a style and tasks.
fn declared(verb: Verb, style: Option<Style>, follow_ups: Vec<FollowUp>) -> Action {
    let (proposal, revision) = (FIRST, Revision(1));
    Action::Declare { meeting: m1(), proposal, revision, hash: hash(TEXT), verb, style, follow_ups }
}

fn tasked(who: &str, what: &str) -> Action {
    let task = FollowUp { who: who.to_owned(), what: what.to_owned(), by: "2022-03-31".to_owned() };
    declared(Verb::Tasked, None, vec![task])
}

fn verb_is(expected: Verb) -> Then {
    is("the verb", Some(expected), |play| {
        play.conference.register.decisions.get(&DecisionNumber(1)).map(|decision| decision.verb)
    })
}

fn verbs() -> Vec<Sentence> {
    vec![
        says!(
            27,
            "The Chair chooses the verb at the gavel among those that the item takes.",
            elapsed(),
            by("chair", declare(Verb::Adopted)),
            [verb_is(Verb::Adopted)]
        ),
        says!(
            27,
            "A verb that the item does not take is refused with those that it takes.",
            elapsed(),
            by("chair", declare(Verb::Approved)),
            [refused(Rejection::VerbNotAllowed { allowed: vec![Verb::Adopted, Verb::Noted, Verb::Tasked] })]
        ),
        says!(
            27,
            "Something is noted plainly.",
            tabled(),
            by("chair", declared(Verb::Noted, None, vec![])),
            [verb_is(Verb::Noted)]
        ),
        says!(
            27,
            "Something is noted with concern, and the record says so.",
            tabled(),
            by("chair", declared(Verb::Noted, Some(Style::Concern), vec![])),
            [is("the style", Some(Some(Style::Concern)), |play| {
                play.conference.register.decisions.get(&DecisionNumber(1)).map(|decision| decision.style)
            })]
        ),
        says!(
            27,
            "Only what is noted has a style.",
            elapsed(),
            by("chair", declared(Verb::Adopted, Some(Style::Satisfaction), vec![])),
            [refused(Rejection::StyleNotAllowed {}), decided(0)]
        ),
        says!(
            27,
            "A decision may say who does what by when.",
            elapsed(),
            by("chair", tasked("ASEC", "circulate the text")),
            [is("the tasks", Some(1), |play| {
                play.conference.register.decisions.get(&DecisionNumber(1)).map(|known| known.follow_ups.len())
            })]
        ),
        says!(
            27,
            "A task has somebody to do it.",
            elapsed(),
            by("chair", tasked("", "circulate the text")),
            [refused_as("text_missing"), decided(0)]
        ),
        says!(
            27,
            "A task has something to be done.",
            elapsed(),
            by("chair", tasked("ASEC", " ")),
            [refused_as("text_missing"), decided(0)]
        ),
        says!(
            27,
            "What was not put is not adopted.",
            tabled(),
            by("chair", declare(Verb::Adopted)),
            [refused(Rejection::NotPut { proposal: FIRST }), decided(0)]
        ),
        says!(
            27,
            "A text that is put may be noted instead.",
            put(),
            by("chair", declare(Verb::Noted)),
            [verb_is(Verb::Noted), first("decided")]
        ),
        told(
            27,
            "That there was no agreement is declared over the objection.",
            "that_there_was_no_agreement_is_declared_over_the_objection",
        ),
        outside(
            27,
            "Each verb means what it means: adopted is final, endorsed is support for a higher body.",
            "which verb fits a text is judged by the Chair; what a verb carries further is held by R-30 and R-37",
        ),
    ]
}
