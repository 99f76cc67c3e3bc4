//! objections, coming back after the gavel, what never blocks.

use mufakat::procedure::command::{Action, MotionKind, ProposalFate};
use mufakat::procedure::event::{Event, ReopenCause};
use mufakat::procedure::ids::{DecisionNumber, ObjectionId, Revision};
use mufakat::procedure::rejection::{Needs, Rejection};

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    [objections(), after_the_gavel(), statements()].into_iter().flatten().collect()
}

fn objections() -> Vec<Sentence> {
    vec![
        says!(
            23,
            "An objection freezes the window and names the party.",
            running(),
            by("C.hod", object()),
            [happens(["objection_raised", "window_frozen"]), first("frozen: objection C")]
        ),
        says!(
            23,
            "An objection after the window and before the gavel stands.",
            elapsed(),
            by("C.hod", object()),
            [first("frozen: objection C")]
        ),
        says!(
            23,
            "Nothing is declared over an objection.",
            elapsed().and("C.hod", object()),
            by("chair", declare(Verb::Adopted)),
            [refused(Rejection::ObjectionStands { who: parties("C") }), decided(0)]
        ),
        says!(
            23,
            "Nothing is noted over an objection either.",
            tabled().and("C.hod", object()),
            by("chair", declare(Verb::Noted)),
            [refused(Rejection::ObjectionStands { who: parties("C") })]
        ),
        says!(
            23,
            "A deciding partner objects as a member does.",
            running(),
            by("P.hod", object()),
            [first("frozen: objection P")]
        ),
        says!(
            23,
            "What an observer says as an objection is shown to the Chair as a comment.",
            running(),
            by("O.hod", object()),
            [
                Then::of(|events| { matches!(events, [Event::Commented { instead_of_objection: true, .. }]) }),
                first("running")
            ]
        ),
        says!(
            23,
            "A party objects once.",
            running().and("C.hod", object()),
            by("C.hod", object()),
            [already(), first("frozen: objection C")]
        ),
        says!(
            23,
            "An objection withdrawn starts the window anew from its beginning.",
            running().after(seconds(10)).and("C.hod", object()),
            by("C.hod", withdraw_objection(1)),
            [happens(["objection_withdrawn", "window_started"]), crate::decision::ends_in(seconds(20))]
        ),
        says!(
            23,
            "An objection withdrawn and renewed before the gavel stands.",
            elapsed()
                .and("C.hod", object())
                .and("C.hod", withdraw_objection(1))
                .after(seconds(20))
                .and("C.hod", object()),
            by("chair", declare(Verb::Adopted)),
            [refused(Rejection::ObjectionStands { who: parties("C") })]
        ),
        says!(
            23,
            "Nobody withdraws the objection of another delegation.",
            running().and("C.hod", object()),
            by("B.hod", withdraw_objection(1)),
            [refused(Rejection::NotYourObjection { seat: seat("C.hod") }), first("frozen: objection C")]
        ),
        says!(
            23,
            "The objection of a delegation that drops stands.",
            loses(running().and("C.hod", object()), "C"),
            after(minutes(1)),
            [first("frozen: line_down C, objection C")]
        ),
        says!(
            23,
            "An objection turned into a reservation lets the adoption go on with the words attached.",
            running().and("C.hod", object()),
            by("C.hod", convert(1, "We reserve our position on paragraph 4.")),
            [happens(["objection_converted", "statement_recorded", "window_started"]), first("running")]
        ),
        says!(
            23,
            "An objection is not turned into a reservation without words.",
            running().and("C.hod", object()),
            by("C.hod", convert(1, " ")),
            [refused_as("text_missing"), first("frozen: objection C")]
        ),
        says!(
            23,
            "A new revision is a way out: the objection was to the old words.",
            running().and("C.hod", object()),
            by("chair", revise(1, OTHER)),
            [
                first("tabled"),
                holds("no objection stands", |play| {
                    play.conference.meetings[&m1()].table.proposals[&FIRST].standing_objections().next().is_none()
                })
            ]
        ),
        says!(
            23,
            "Consultation is a way out: the text goes back to the table.",
            running().and("C.hod", object()),
            by("chair", set_aside(ProposalFate::Consultation {})),
            [happens(["proposal_set_aside"]), first("tabled")]
        ),
        says!(
            23,
            "That there was no agreement is a way out, and is recorded.",
            running().and("C.hod", object()),
            by("chair", set_aside(ProposalFate::NotAgreed {})),
            [first("set aside")]
        ),
        says!(
            23,
            "Reference upwards is a way out, and names to whom.",
            running().and("C.hod", object()),
            by("chair", set_aside(ProposalFate::Referred { to: String::new() })),
            [refused_as("text_missing")]
        ),
        says!(
            23,
            "Deferral is a way out.",
            running().and("C.hod", object()),
            by("chair", defer("4", later())),
            [happens(["window_voided", "item_deferred"])]
        ),
        says!(
            23,
            "Only the revision that was seen is objected to.",
            tabled().and("chair", revise(1, OTHER)),
            by("C.hod", object()),
            [refused(Rejection::StaleRevision { current: Revision(2) })]
        ),
        says!(
            23,
            "An objection that was never raised is not withdrawn.",
            running(),
            by("C.hod", withdraw_objection(1)),
            [refused(Rejection::UnknownObjection { objection: ObjectionId(1) })]
        ),
        outside(
            23,
            "The Chair asks the objector for its point.",
            "it is asked in the hall; the point may be written with the objection or given by voice",
        ),
    ]
}

fn after_the_gavel() -> Vec<Sentence> {
    vec![
        says!(
            24,
            "After the gavel it is too late to object.",
            adopted(),
            by("C.hod", object()),
            [refused(Rejection::ProposalIsOver { proposal: FIRST }), decided(1)]
        ),
        says!(
            24,
            "A member whose line was down between Put and the gavel may ask to come back to the decision.",
            adopted_after_b_was_lost(),
            by("B.hod", ask_to_reopen()),
            [happens(["reopening_asked"])]
        ),
        says!(
            24,
            "A member that was connected throughout may not ask as of right.",
            adopted_after_b_was_lost(),
            by("C.hod", ask_to_reopen()),
            [refused(Rejection::LineWasUp { party: party("C") })]
        ),
        says!(
            24,
            "A line that was lost before the text was put gives no right to come back.",
            acknowledged_by(returns(loses(tabled(), "B"), "B").and("chair", put_first()), "A B C P")
                .after(seconds(20))
                .and("chair", declare(Verb::Adopted)),
            by("B.hod", ask_to_reopen()),
            [refused(Rejection::LineWasUp { party: party("B") })]
        ),
        says!(
            24,
            "A party that had declared itself absent was not dropped, and may not ask as of right.",
            adopted_while_b_was_absent(),
            by("B.hod", ask_to_reopen()),
            [refused(Rejection::StayedAway { party: party("B"), decision: DecisionNumber(1) })]
        ),
        says!(
            24,
            "The Chair reopens as of right.",
            adopted_after_b_was_lost().and("B.hod", ask_to_reopen()),
            by("chair", reopen()),
            [
                Then::of(|events| {
                    matches!(events, [Event::DecisionReopened { cause: ReopenCause::LineLost, .. }, ..])
                }),
                first("tabled"),
                decided(0)
            ]
        ),
        says!(
            24,
            "Nothing is reopened that nobody asked to come back to.",
            adopted(),
            by("chair", reopen()),
            [refused(Rejection::NobodyAskedToReopen { decision: DecisionNumber(1) }), decided(1)]
        ),
        says!(
            24,
            "The moderator reopens nothing.",
            adopted_after_b_was_lost().and("B.hod", ask_to_reopen()),
            by("moderator", reopen()),
            [refused(Rejection::NotForYou { needs: Needs::Chair }), decided(1)]
        ),
        says!(
            24,
            "An adviser does not ask to come back to a decision.",
            adopted_after_b_was_lost(),
            by("B.adv", ask_to_reopen()),
            [refused_as("not_binding")]
        ),
        says!(
            24,
            "Without a lost line a member may move to reconsider.",
            adopted(),
            by("C.hod", motion(MotionKind::Reconsider { decision: DecisionNumber(1) })),
            [happens(["motion_moved"])]
        ),
        says!(
            24,
            "While somebody asks to come back to one decision, the meeting takes others; only the report waits.",
            other_text_elapsed_after_b_asked(),
            by("chair", declare_second()),
            [happens(["decision_declared"]), decided(2)]
        ),
        told(
            24,
            "Where the meeting votes, a decision is reconsidered by two thirds.",
            "where_the_meeting_votes_a_decision_is_reconsidered_by_two_thirds",
        ),
        told(
            24,
            "Where the meeting does not vote, a decision is reconsidered by consensus.",
            "without_a_lost_line_a_decision_is_reconsidered_by_consensus",
        ),
        told(24, "Once the report is adopted nothing is reopened.", "nothing_is_reopened_once_the_report_is_adopted"),
    ]
}

/// B asked to come back to the first decision, and the window on another text has ended.
fn other_text_elapsed_after_b_asked() -> Play {
    let tabled = adopted_after_b_was_lost().and("B.hod", ask_to_reopen()).and("chair", table(OTHER));
    let (proposal, revision) = (second(), Revision(1));
    let put = Action::PutProposal { meeting: m1(), proposal, revision, hash: hash(OTHER) };
    let read = Action::Acknowledge { meeting: m1(), proposal, revision, hash: hash(OTHER) };
    let put = tabled.and("chair", put);
    ["A.hod", "B.hod", "C.hod", "P.hod"].iter().fold(put, |play, id| play.and(id, read.clone())).after(seconds(20))
}

fn declare_second() -> Action {
    let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
    let (proposal, revision) = (second(), Revision(1));
    Action::Declare { meeting: m1(), proposal, revision, hash: hash(OTHER), verb, style, follow_ups }
}

fn statements() -> Vec<Sentence> {
    vec![
        says!(
            25,
            "A reservation does not block.",
            running(),
            by("C.hod", reserve(first_text(), "on paragraph 4")),
            [happens(["statement_recorded"]), first("running")]
        ),
        says!(
            25,
            "A reservation may be placed on a decision after the gavel.",
            adopted(),
            by("C.hod", reserve(first_decision(), "on paragraph 4")),
            [happens(["statement_recorded"]), decided(1)]
        ),
        says!(
            25,
            "A reservation has words.",
            adopted(),
            by("C.hod", reserve(first_decision(), "")),
            [refused_as("text_missing")]
        ),
        says!(
            25,
            "An observer places no reservation.",
            running(),
            by("O.hod", reserve(first_text(), "on paragraph 4")),
            [refused(Rejection::TakesNoPart { party: party("O") })]
        ),
        says!(
            25,
            "An explanation of position does not block.",
            running(),
            by("C.hod", explain(first_text(), "we joined in a spirit of compromise")),
            [happens(["statement_recorded"]), first("running")]
        ),
        says!(
            25,
            "Nobody explains its position on its own text.",
            at_item(definition(), "4").and("B.hod", table(TEXT)),
            by("B.hod", explain(first_text(), "our own text")),
            [refused(Rejection::MoverDoesNotExplain { proposal: FIRST })]
        ),
        says!(
            25,
            "Explanations of position have a short list of their own.",
            tabled(),
            by("B.hod", request_explanation()),
            [happens(["floor_requested"]), list("4", "")]
        ),
        says!(
            25,
            "A position is not explained from the floor while the meeting is asked.",
            put().and("B.hod", request_explanation()),
            by("chair", give(1, 0)),
            [refused(Rejection::NotWhilePut { proposal: FIRST })]
        ),
        says!(
            25,
            "A position is explained after the decision.",
            adopted().and("B.hod", request_explanation()),
            by("chair", give(1, 0)),
            [floor("B called"), allowed(minutes(3))]
        ),
        says!(
            25,
            "A party dissociates itself from a decision and does not undo it.",
            adopted(),
            by("C.hod", dissociate("we are not part of this consensus")),
            [happens(["statement_recorded"]), decided(1)]
        ),
        says!(
            25,
            "A dissociation may be without words.",
            adopted(),
            by("C.hod", dissociate("")),
            [happens(["statement_recorded"])]
        ),
        says!(
            25,
            "A dissociation is from a decision, not from a text that is not decided.",
            running(),
            by("C.hod", dissociate("no")),
            [refused_as("unknown_decision"), first("running")]
        ),
        says!(
            25,
            "A party dissociates itself once.",
            adopted().and("C.hod", dissociate("no")),
            by("C.hod", dissociate("no")),
            [already()]
        ),
        says!(
            25,
            "A text may be put with a list of parties that join later.",
            tabled(),
            by("chair", join_later("C")),
            [happens(["joining_later_listed"])]
        ),
        says!(
            25,
            "Who joins later is named before the text is put, as silence agrees only to what was asked.",
            put(),
            by("chair", join_later("C")),
            [refused(Rejection::NotWhilePut { proposal: FIRST })]
        ),
        says!(
            25,
            "A party that is to join later joins by an act of its own.",
            joining(),
            by("C.hod", join_decision()),
            [happens(["decision_joined"])]
        ),
        says!(
            25,
            "Who is not on that list joins nothing later.",
            joining(),
            by("B.hod", join_decision()),
            [refused(Rejection::NotToJoinLater { decision: DecisionNumber(1), party: party("B") })]
        ),
    ]
}

/// The text was adopted with C to join later.
fn joining() -> Play {
    let put = tabled().and("chair", join_later("C")).and("chair", put_first());
    acknowledged_by(put, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted))
}
