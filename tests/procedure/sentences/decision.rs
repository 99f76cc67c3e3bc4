//! putting a text to the meeting; silence needs a live line.

use mufakat::procedure::command::Action;
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::Revision;
use mufakat::procedure::rejection::{Needs, Rejection};

use super::words::*;
use super::{Sentence, says, told};

pub fn sentences() -> Vec<Sentence> {
    [putting(), silence_and_lines()].into_iter().flatten().collect()
}

fn putting() -> Vec<Sentence> {
    vec![
        says!(
            21,
            "The Chair puts a text to the meeting, at the revision and with the words that it names.",
            tabled(),
            by("chair", put_first()),
            [happens(["proposal_put", "window_frozen"])]
        ),
        says!(
            21,
            "The moderator puts a text where the Chair leaves it to it.",
            tabled(),
            by("moderator", put_first()),
            [happens(["proposal_put", "window_frozen"])]
        ),
        says!(21, "No delegation puts a text.", tabled(), by("B.hod", put_first()), [refused_as("not_for_you")]),
        says!(
            21,
            "A text is put only while its item is open.",
            at_item(definition(), "4").and("chair", table(TEXT)).and("chair", conclude_without("4")),
            by("chair", put_first()),
            [refused_as("item_not_open")]
        ),
        says!(
            21,
            "Nothing is put while the meeting is suspended.",
            tabled().and("chair", suspend()),
            by("chair", put_first()),
            [refused_as("meeting_not_open")]
        ),
        says!(
            21,
            "One text is put at a time.",
            tabled().and("chair", table("Another text.")).and("chair", put_first()),
            by(
                "chair",
                Action::PutProposal {
                    meeting: m1(),
                    proposal: second(),
                    revision: Revision(1),
                    hash: hash("Another text."),
                }
            ),
            [refused(Rejection::OtherProposalPut { proposal: FIRST })]
        ),
        says!(
            21,
            "What is put is what the sender saw: another revision is refused.",
            tabled().and("chair", revise(1, OTHER)),
            by("chair", put_first()),
            [refused(Rejection::StaleRevision { current: Revision(2) })]
        ),
        says!(
            21,
            "Each member's endpoint says by itself that the text is before it.",
            put(),
            by("B.hod", acknowledge()),
            [happens(["acknowledged", "window_frozen"])]
        ),
        says!(
            21,
            "The window does not run while a seated member has not the text before it.",
            acknowledged_by(put(), "A B C"),
            after(minutes(5)),
            [first("frozen: not_acknowledged P")]
        ),
        says!(
            21,
            "The window runs from the last acknowledgement, for fifteen seconds and the tail of interpretation.",
            acknowledged_by(put(), "A B C"),
            by("P.hod", acknowledge()),
            [first("running"), crate::decision::ends_in(seconds(20))]
        ),
        says!(
            21,
            "Who acknowledges other words has not the text before it.",
            put(),
            by("B.hod", {
                let (proposal, revision, hash) = (FIRST, Revision(1), hash(OTHER));
                Action::Acknowledge { meeting: m1(), proposal, revision, hash }
            }),
            [refused(Rejection::HashDiffers { current: Revision(1) })]
        ),
        says!(
            21,
            "Nothing is declared while the window runs.",
            running().after(seconds(19)),
            by("chair", declare(Verb::Adopted)),
            [refused_as("window_running"), decided(0)]
        ),
        says!(
            21,
            "When the window has ended the hub declares nothing by itself.",
            running(),
            after(minutes(10)),
            [happens(["window_elapsed"]), decided(0)]
        ),
        says!(
            21,
            "When the window has ended the Chair declares.",
            elapsed(),
            by("chair", declare(Verb::Adopted)),
            [happens(["decision_declared"]), decided(1)]
        ),
        says!(
            21,
            "The decision lists how each member stood.",
            elapsed(),
            by("chair", declare(Verb::Adopted)),
            [standing("A acknowledged, B acknowledged, C acknowledged, P acknowledged")]
        ),
        says!(
            21,
            "The decision lists who was absent.",
            acknowledged_by(tabled().and("C.hod", absent("C")).and("chair", put_first()), "A B P").after(seconds(20)),
            by("chair", declare(Verb::Adopted)),
            [standing("A acknowledged, B acknowledged, C absent, P acknowledged")]
        ),
        says!(
            21,
            "Asking for time freezes the window.",
            running(),
            by("C.hod", ask_for_time()),
            [happens(["time_asked", "window_frozen"]), first("frozen: time_asked C")]
        ),
        says!(
            21,
            "When the time is let go the whole window starts anew.",
            running().after(seconds(10)).and("C.hod", ask_for_time()).after(minutes(2)),
            by("C.hod", release_time()),
            [happens(["time_released", "window_started"]), crate::decision::ends_in(seconds(20))]
        ),
        says!(
            21,
            "A suspension freezes the window, and it starts anew and whole afterwards.",
            running().after(seconds(10)).and("chair", suspend()),
            by("chair", resume()),
            [first("running"), crate::decision::ends_in(seconds(20))]
        ),
        says!(
            21,
            "A technical hold freezes the window.",
            running(),
            by("moderator", hold()),
            [first("frozen: meeting_not_open")]
        ),
        says!(
            21,
            "An adjournment voids the window: the text must be put again.",
            running(),
            by("chair", adjourn()),
            [happens(["window_voided", "meeting_adjourned"]), first("tabled")]
        ),
        says!(
            21,
            "A new Chair voids the window: the text must be put again.",
            running().and("hub", down("A.hod")).after(seconds(15)),
            by("A.alt", assume_chair()),
            [happens(["window_voided", "chair_assumed"]), first("tabled")]
        ),
        says!(
            21,
            "A comment blocks nothing.",
            running(),
            by("C.hod", comment("we would have preferred other words")),
            [happens(["commented"]), first("running")]
        ),
        says!(
            21,
            "What is only noted needs no window.",
            tabled(),
            by("chair", declare(Verb::Noted)),
            [happens(["decision_declared"]), decided(1)]
        ),
        says!(
            21,
            "The moderator records the gavel of the Chair where the meeting allows it, and the record says so.",
            elapsed(),
            by("moderator", declare(Verb::Adopted)),
            [Then::of(|events| matches!(events, [Event::DecisionDeclared { recorded_by: Some(_), .. }]))]
        ),
        says!(
            21,
            "The moderator records no gavel where the meeting does not allow it.",
            acknowledged_by(
                tabled_in(with(|plan| plan.settings.moderator_records_gavel = false)).and("chair", put_first()),
                "A B C P"
            )
            .after(seconds(20)),
            by("moderator", declare(Verb::Adopted)),
            [refused(Rejection::GavelNotDelegated {}), decided(0)]
        ),
        says!(
            21,
            "The moderator records no gavel of a Chair whose line is down.",
            elapsed().and("hub", down("A.hod")),
            by("moderator", declare(Verb::Adopted)),
            [refused(Rejection::ChairVacant {}), decided(0)]
        ),
        says!(
            21,
            "A delegation does not declare.",
            elapsed(),
            by("B.hod", declare(Verb::Adopted)),
            [refused(Rejection::NotForYou { needs: Needs::Chair }), decided(0)]
        ),
        says!(
            21,
            "The Secretariat does not declare.",
            elapsed(),
            by("S.hod", declare(Verb::Adopted)),
            [refused(Rejection::NotForYou { needs: Needs::Chair }), decided(0)]
        ),
        says!(
            21,
            "A second fall of the gavel decides nothing more.",
            adopted(),
            by("chair", declare(Verb::Adopted)),
            [already(), decided(1)]
        ),
        says!(
            21,
            "The gavel of an officer who saw another Chair is refused.",
            elapsed().and("chair", delegate_nothing()),
            stale(by("chair", declare(Verb::Adopted))),
            [refused_as("stale_epoch"), decided(0)]
        ),
    ]
}

/// An act of the Chair that leaves everything as it is.
fn delegate_nothing() -> Action {
    delegate(mufakat::procedure::definition::Power::Put, true)
}

fn silence_and_lines() -> Vec<Sentence> {
    vec![
        says!(
            22,
            "A line that is lost inside the window freezes it.",
            loses_half_of_c(running()),
            by("hub", down("C.hod")),
            [first("frozen: line_down C")]
        ),
        says!(
            22,
            "After the member is back it must have the text before it anew.",
            loses(running(), "C"),
            by("hub", up("C.hod")),
            [first("frozen: not_acknowledged C")]
        ),
        says!(
            22,
            "Once it has, the whole window starts anew for all.",
            returns(loses(running().after(seconds(15)), "C"), "C"),
            by("C.hod", acknowledge()),
            [first("running"), crate::decision::ends_in(seconds(20))]
        ),
        says!(
            22,
            "The window does not end while a member's line is down.",
            loses(running(), "C"),
            after(minutes(10)),
            [first("frozen: line_down C"), decided(0)]
        ),
        says!(
            22,
            "Nothing is declared over a member whose line is down.",
            loses(elapsed(), "C"),
            by("chair", declare(Verb::Adopted)),
            [refused(Rejection::MemberDropped { who: parties("C") }), decided(0)]
        ),
        says!(
            22,
            "Nothing is declared over a member whose line is down, not even as the recorded gavel.",
            loses(elapsed(), "C").after(minutes(5)),
            by("moderator", declare(Verb::Adopted)),
            [refused(Rejection::MemberDropped { who: parties("C") }), decided(0)]
        ),
        says!(
            22,
            "Over a lost member the Chair may suspend.",
            loses(running(), "C"),
            by("chair", suspend()),
            [Then::of(|events| kind(&events[0]) == "meeting_suspended")]
        ),
        says!(
            22,
            "Over a lost member the Chair may put the item off.",
            loses(running(), "C"),
            by("chair", defer("4", later())),
            [happens(["window_voided", "item_deferred"]), first("tabled")]
        ),
        says!(
            22,
            "A consent by telephone is entered by the Secretariat, with who gave it and how.",
            loses(put(), "C"),
            by("S.hod", record_consent("C")),
            [happens(["consent_entered"])]
        ),
        says!(
            22,
            "A consent that one person entered does not count.",
            acknowledged_by(loses(put(), "C"), "A B P"),
            by("S.hod", record_consent("C")),
            [first("frozen: line_down C")]
        ),
        says!(
            22,
            "A consent that a second person confirms stands for the line and the acknowledgement.",
            acknowledged_by(loses(put(), "C"), "A B P").and("S.hod", record_consent("C")),
            by("moderator", confirm_consent("C")),
            [happens(["consent_confirmed", "window_started"]), first("running")]
        ),
        says!(
            22,
            "The same person does not enter and confirm.",
            loses(put(), "C").and("S.hod", record_consent("C")),
            by("S.hod", confirm_consent("C")),
            [refused(Rejection::SamePerson {})]
        ),
        says!(
            22,
            "The Chair may be the second person.",
            loses(put(), "C").and("S.hod", record_consent("C")),
            by("chair", confirm_consent("C")),
            [Then::of(|events| kind(&events[0]) == "consent_confirmed")]
        ),
        says!(
            22,
            "No delegation enters a consent, not even its own.",
            loses(put(), "C"),
            by("B.hod", record_consent("C")),
            [refused(Rejection::NotForYou { needs: Needs::Secretariat })]
        ),
        says!(
            22,
            "For a party on a live line nobody enters a consent.",
            put(),
            by("S.hod", record_consent("C")),
            [refused(Rejection::LineIsUp { party: party("C") })]
        ),
        says!(
            22,
            "A consent is to these words and goes with them.",
            loses(put(), "C").and("S.hod", record_consent("C")).and("moderator", confirm_consent("C")),
            by("chair", revise(1, OTHER)),
            [holds("no consent is kept", |play| {
                play.conference.meetings[&m1()].table.proposals[&FIRST].consents.is_empty()
            })]
        ),
        told(
            22,
            "A party's consent stands although another line falls.",
            "a_partys_consent_stands_although_another_line_falls",
        ),
        told(
            22,
            "Whatever falls and comes back, nothing is declared over a member without the text on a live line.",
            "whatever_happens_on_the_way_to_a_decision_it_is_declared_over_nobody",
        ),
    ]
}

fn loses_half_of_c(play: Play) -> Play {
    play.and("hub", down("C.alt"))
}
