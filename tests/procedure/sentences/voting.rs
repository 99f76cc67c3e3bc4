//! asking in writing, and roll calls.

use mufakat::procedure::command::{Choice, Declared, SilenceMeans};
use mufakat::procedure::definition::Definition;
use mufakat::procedure::event::{Event, SilenceOutcome, VoteResult};
use mufakat::procedure::ids::VoteId;
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, says, told};

pub fn sentences() -> Vec<Sentence> {
    [in_writing(), roll_calls()].into_iter().flatten().collect()
}

fn broke(outcome: SilenceOutcome) -> Then {
    Then::of(move |events| {
        events.iter().any(|event| matches!(event, Event::SilenceEnded { outcome: how, .. } if *how == outcome))
    })
}

fn week_later() -> mufakat::procedure::ids::Timestamp {
    deadline() + minutes(7 * 24 * 60)
}

fn in_writing() -> Vec<Sentence> {
    vec![
        says!(
            28,
            "The parties are asked in writing between the meetings too.",
            in_session(definition()).fact(Event::MeetingClosed { meeting: m1(), despite: Some("done".to_owned()) }),
            by("A.hod as chair", open_silence(deadline(), SilenceMeans::Consent)),
            [happens(["silence_opened"])]
        ),
        says!(
            28,
            "They are given no less than seventy-two hours.",
            in_session(definition()),
            by("chair", open_silence(deadline(), SilenceMeans::Consent)),
            [happens(["silence_opened"])]
        ),
        says!(
            28,
            "A shorter period than that is refused.",
            in_session(definition()).after(seconds(1)),
            by("chair", open_silence(deadline(), SilenceMeans::Consent)),
            [refused_as("period_too_short")]
        ),
        says!(
            28,
            "No delegation opens it.",
            in_session(definition()),
            by("B.hod", open_silence(deadline(), SilenceMeans::Consent)),
            [refused_as("not_for_you")]
        ),
        says!(
            28,
            "The text is frozen: what lay on the table leaves it.",
            tabled(),
            by("chair", ask_in_writing_about_the_text()),
            [happens(["silence_opened", "proposal_set_aside"]), first("set aside")]
        ),
        says!(
            28,
            "A draft that is asked about in writing is not withdrawn any more.",
            tabled().and("chair", ask_in_writing_about_the_text()),
            by("chair", withdraw(1)),
            [refused(Rejection::ProposalIsOver { proposal: FIRST })]
        ),
        says!(
            28,
            "Unbroken silence adopts where silence means consent.",
            in_silence(SilenceMeans::Consent),
            after(minutes(72 * 60)),
            [broke(SilenceOutcome::Adopted)]
        ),
        says!(
            28,
            "Where silence means absence nobody's silence adopts.",
            in_silence(SilenceMeans::Absence),
            after(minutes(72 * 60)),
            [broke(SilenceOutcome::TooFewAnswers)]
        ),
        says!(
            28,
            "Where silence means absence, those who answered decide.",
            in_silence(SilenceMeans::Absence).and("B.hod", consent_in_silence()),
            after(minutes(72 * 60)),
            [broke(SilenceOutcome::Adopted)]
        ),
        says!(
            28,
            "One written objection breaks the silence.",
            in_silence(SilenceMeans::Consent).and("C.hod", break_silence()),
            after(minutes(72 * 60)),
            [broke(SilenceOutcome::Broken)]
        ),
        says!(
            28,
            "An adviser does not break the silence.",
            in_silence(SilenceMeans::Consent),
            by("C.adv", break_silence()),
            [refused_as("not_binding")]
        ),
        says!(
            28,
            "An observer does not break the silence.",
            in_silence(SilenceMeans::Consent),
            by("O.hod", break_silence()),
            [refused_as("takes_no_part")]
        ),
        says!(
            28,
            "A letter that came in is entered by the Secretariat.",
            in_silence(SilenceMeans::Consent),
            by("S.hod", break_silence_by_letter("C")),
            [happens(["silence_objected"])]
        ),
        says!(
            28,
            "Each objection is acknowledged.",
            in_silence(SilenceMeans::Consent).and("C.hod", break_silence()),
            by("S.hod", acknowledge_in_silence("C")),
            [happens(["silence_objection_acknowledged"])]
        ),
        says!(
            28,
            "An objection that is withdrawn in time breaks nothing, and the period does not begin anew.",
            in_silence(SilenceMeans::Consent).and("C.hod", break_silence()).and("C.hod", withdraw_in_silence()),
            after(minutes(72 * 60)),
            [broke(SilenceOutcome::Adopted)]
        ),
        says!(
            28,
            "With another text the period begins anew.",
            in_silence(SilenceMeans::Consent).after(minutes(60)),
            by("A.hod as chair", restart_silence("The Parties adopt the Plan.", deadline() + minutes(60))),
            [happens(["silence_restarted"])]
        ),
        says!(
            28,
            "Another text is given as much time as the first.",
            in_silence(SilenceMeans::Consent).after(minutes(60)),
            by("A.hod as chair", restart_silence("The Parties adopt the Plan.", deadline())),
            [refused_as("period_too_short")]
        ),
        says!(
            28,
            "An objection at the deadline comes too late.",
            in_silence(SilenceMeans::Consent).after(minutes(72 * 60)),
            by("C.hod", break_silence()),
            [refused_as("silence_is_over")]
        ),
        says!(
            28,
            "The deadline falls as announced, over a sitting or a weekend.",
            in_session(definition())
                .and("chair", open_silence(deadline(), SilenceMeans::Consent))
                .and("chair", suspend()),
            after(minutes(72 * 60)),
            [broke(SilenceOutcome::Adopted)]
        ),
        says!(
            28,
            "The deadline is moved by a ruling of the Chair, with the reason on record.",
            in_silence(SilenceMeans::Consent),
            by("A.hod as chair", extend_silence(week_later(), "a letter cannot be read")),
            [happens(["silence_extended"])]
        ),
        says!(
            28,
            "The deadline is not moved without a ruling.",
            in_silence(SilenceMeans::Consent),
            by("A.hod as chair", extend_silence(week_later(), "")),
            [refused_as("text_missing")]
        ),
        says!(
            28,
            "The deadline is moved to a later moment only.",
            in_silence(SilenceMeans::Consent),
            by("A.hod as chair", extend_silence(deadline(), "the same")),
            [already()]
        ),
        says!(
            28,
            "The moderator moves no deadline.",
            in_silence(SilenceMeans::Consent),
            by("moderator", extend_silence(week_later(), "a letter cannot be read")),
            [refused_as("not_for_you")]
        ),
        says!(
            28,
            "What was not adopted is not taken note of.",
            in_session(definition()).and("chair", open_silence(deadline(), SilenceMeans::Consent)),
            by("chair", note_silence()),
            [refused_as("silence_not_adopted")]
        ),
        told(
            28,
            "The body takes note at its next meeting.",
            "the_deadline_comes_though_no_meeting_is_held_and_a_sitting_does_not_shift_it",
        ),
    ]
}

fn result(expected: Option<VoteResult>) -> Then {
    is("what came of the roll call", expected, |play| {
        play.conference.meetings[&m1()].motions.votes[&VoteId(1)].ended.map(|(result, _)| result)
    })
}

fn order(expected: &str) -> Then {
    is("who is still to be called", expected.to_owned(), |play| {
        let vote = &play.conference.meetings[&m1()].motions.votes[&VoteId(1)];
        vote.waiting.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

fn voted_text(definition: Definition) -> Play {
    tabled_in(definition).and("chair", put_to_vote("B"))
}

fn roll_calls() -> Vec<Sentence> {
    use Choice::{Abstain, No, Yes};
    vec![
        says!(
            29,
            "A meeting that decides by consensus puts no text to the vote.",
            tabled(),
            by("chair", put_to_vote("B")),
            [refused(Rejection::NoVotesHere {})]
        ),
        says!(
            29,
            "Names are called in English alphabetical order, beginning with one drawn by lot.",
            tabled_in(voting()),
            by("chair", put_to_vote("C")),
            [happens(["vote_opened"]), order("C P A B")]
        ),
        says!(
            29,
            "The lot is the name of a member.",
            tabled_in(voting()),
            by("chair", put_to_vote("O")),
            [refused(Rejection::LotMissing {})]
        ),
        says!(
            29,
            "Nobody votes before it is called.",
            voted_text(voting()),
            by("C.hod", vote(Yes)),
            [refused(Rejection::NotCalled { called: party("B") })]
        ),
        says!(
            29,
            "A member votes yes when it is called.",
            voted_text(voting()),
            by("B.hod", vote(Yes)),
            [happens(["vote_cast"]), order("C P A")]
        ),
        says!(29, "A member may abstain.", voted_text(voting()), by("B.hod", vote(Abstain)), [happens(["vote_cast"])]),
        says!(
            29,
            "The presiding officer does not vote.",
            voted_text(voting()).and("B.hod", vote(Yes)).and("C.hod", vote(Yes)).and("P.hod", vote(Yes)),
            by("A.hod", vote(Yes)),
            [refused(Rejection::PresidesAndDoesNotVote { seat: seat("A.hod") })]
        ),
        says!(
            29,
            "Another of the presiding officer's delegation votes for its country.",
            voted_text(voting()).and("B.hod", vote(Yes)).and("C.hod", vote(Yes)).and("P.hod", vote(Yes)),
            by("A.adv", vote(Yes)),
            [happens(["vote_cast", "vote_ended"]), result(Some(VoteResult::Carried))]
        ),
        says!(
            29,
            "An adviser of another delegation does not vote.",
            voted_text(voting()),
            by("B.adv", vote(Yes)),
            [refused_as("not_binding")]
        ),
        says!(
            29,
            "The Secretariat enters what was said in the hall.",
            voted_text(voting()),
            by("S.hod", vote_said_by("B", No)),
            [happens(["vote_cast"])]
        ),
        says!(
            29,
            "An observer does not vote.",
            voted_text(voting()),
            by("O.hod", vote(Yes)),
            [refused(Rejection::TakesNoPart { party: party("O") })]
        ),
        says!(
            29,
            "A member that is absent at its name is called once more at the end.",
            voted_text(voting()),
            by("S.hod", no_answer("B")),
            [happens(["voter_passed"]), order("C P A B")]
        ),
        says!(
            29,
            "A member that is absent a second time is not called again.",
            voted_text(voting())
                .and("S.hod", no_answer("B"))
                .and("C.hod", vote(Yes))
                .and("P.hod", vote(Yes))
                .and("A.alt", vote(Yes)),
            by("S.hod", no_answer("B")),
            [happens(["voter_passed", "vote_ended"]), result(Some(VoteResult::Carried))]
        ),
        says!(
            29,
            "Abstentions do not count.",
            voted_text(voting()).and("B.hod", vote(Abstain)).and("C.hod", vote(Abstain)).and("P.hod", vote(Abstain)),
            by("A.alt", vote(Yes)),
            [result(Some(VoteResult::Carried))]
        ),
        says!(
            29,
            "Nothing interrupts the voting but a point on its conduct.",
            voted_text(voting()),
            by("C.hod", point()),
            [refused(Rejection::VoteIsRunning { vote: VoteId(1) })]
        ),
        says!(
            29,
            "A point on the conduct of the voting is heard.",
            voted_text(voting()),
            by("C.hod", point_of("the order of names is wrong", true)),
            [happens(["point_raised"])]
        ),
        says!(
            29,
            "Nobody is called to speak during a roll call.",
            voted_text(voting()).and("C.hod", ask_at("4")),
            by("chair", give(1, 0)),
            [refused(Rejection::VoteIsRunning { vote: VoteId(1) })]
        ),
        says!(
            29,
            "An equal division is a tie, and not the end of it.",
            voted_text(voting()).and("B.hod", vote(Yes)).and("C.hod", vote(Yes)).and("P.hod", vote(No)),
            by("A.alt", vote(No)),
            [result(Some(VoteResult::Tied)), first("tabled")]
        ),
        says!(
            29,
            "A tie without a second vote within forty-eight hours rejects.",
            votes(voted_text(voting()), [Yes, Yes, No, No]),
            after(minutes(48 * 60)),
            [first("set aside")]
        ),
        told(29, "A second tie rejects.", "a_tie_calls_for_a_second_vote_and_a_second_tie_rejects"),
        says!(
            29,
            "What a roll call carried is declared by the Chair.",
            votes(voted_text(voting()), [Yes, Yes, Yes, No]),
            by("chair", declare(Verb::Adopted)),
            [happens(["decision_declared"]), decided(1)]
        ),
        says!(
            29,
            "What a roll call rejected is not agreed.",
            voted_text(voting()).and("B.hod", vote(No)).and("C.hod", vote(No)).and("P.hod", vote(No)),
            by("A.alt", vote(Yes)),
            [result(Some(VoteResult::Lost)), first("set aside")]
        ),
        says!(
            29,
            "A member away by its word is declared so during a roll call too.",
            voted_text(voting()),
            by("C.hod", presence("C", Declared::AwayProceed)),
            [happens(["presence_declared"])]
        ),
    ]
}
