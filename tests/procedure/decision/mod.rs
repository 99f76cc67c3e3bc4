//! Texts: tabling, putting, objections, consent, declaring.
//!
//! The plays stand in M1 at item 4, where A presides and A, B, C and P take part in consensus.

mod addition;
mod amendment;
mod bounds;
mod chance;
mod consent;
mod crossing;
mod explanation;
mod gavel;
mod joining;
mod motion;
mod objection;
mod reopen;
mod silence;
mod statement;
mod table;
mod window;

use std::collections::BTreeSet;

use mufakat::procedure::command::{About, Action, DeferTo, DocumentRevision, FollowUp, Outcome, ProposalFate, Style};
use mufakat::procedure::decision::{ProposalState, WindowPhase};
use mufakat::procedure::definition::{Definition, Verb};
use mufakat::procedure::event::{Event, FreezeCause, VoidCause, Wording};
use mufakat::procedure::ids::{DecisionNumber, Hash, MeetingId, ObjectionId, ProposalId, Revision, StatementId};
use mufakat::procedure::rejection::{Field, MeetingPhase, Needs, Rejection};

use super::harness::*;

/// The text that lies on the table of item 4.
pub const TEXT: &str = "The Meeting adopts the Plan.";
/// Its next revision.
pub const OTHER: &str = "The Meeting adopts the Plan with its annex.";
/// The first text of a play.
pub const FIRST: ProposalId = ProposalId(1);

// ---- plays ----------------------------------------------------------------------------------------------------

/// M1 is in session at an item, without what came before it.
pub fn at_item(definition: Definition, number: &str) -> Play {
    opens(in_session(definition), m1(), number)
}

/// An item is open.
pub fn opens(play: Play, meeting: MeetingId, number: &str) -> Play {
    play.fact(Event::ItemOpened { meeting, item: item(number), opening: 1, ruling: None, prepared: vec![] })
}

/// The Chair's text lies on the table of item 4.
pub fn tabled() -> Play {
    tabled_in(definition())
}

pub fn tabled_in(definition: Definition) -> Play {
    at_item(definition, "4").and("chair", table(TEXT))
}

/// It is put; nobody has acknowledged it.
pub fn put() -> Play {
    tabled().and("chair", put_first())
}

/// Everybody has acknowledged it: the window runs for 20 s from here.
pub fn running() -> Play {
    acknowledged_by(put(), "A B C P")
}

pub fn acknowledged_by(play: Play, ids: &str) -> Play {
    ids.split_whitespace().fold(play, |play, id| play.and(&format!("{id}.hod"), acknowledge()))
}

/// The window has ended without an obstacle.
pub fn elapsed() -> Play {
    running().after(seconds(20))
}

/// The Chair has declared it adopted.
pub fn adopted() -> Play {
    elapsed().and("chair", declare(Verb::Adopted))
}

/// A party loses every line that binds it.
pub fn loses(play: Play, id: &str) -> Play {
    [".alt", ".hod"].into_iter().fold(play, |play, suffix| play.and("hub", down(&format!("{id}{suffix}"))))
}

/// Both lines of a party come back.
pub fn returns(play: Play, id: &str) -> Play {
    [".alt", ".hod"].into_iter().fold(play, |play, suffix| play.and("hub", up(&format!("{id}{suffix}"))))
}

// ---- acts -----------------------------------------------------------------------------------------------------

pub fn hash(text: &str) -> Hash {
    Wording::hash(text, &[])
}

pub fn up(id: &str) -> Action {
    Action::LinkUp { seat: seat(id) }
}

pub fn down(id: &str) -> Action {
    Action::LinkDown { seat: seat(id) }
}

pub fn table(text: &str) -> Action {
    table_at("4", text)
}

pub fn table_at(number: &str, text: &str) -> Action {
    Action::TableProposal { meeting: m1(), item: item(number), text: text.to_owned(), documents: vec![] }
}

pub fn revise(base: u64, text: &str) -> Action {
    Action::ReviseProposal {
        meeting: m1(),
        proposal: FIRST,
        base: Revision(base),
        text: text.to_owned(),
        documents: vec![],
    }
}

pub fn withdraw(revision: u64) -> Action {
    Action::WithdrawProposal { meeting: m1(), proposal: FIRST, revision: Revision(revision) }
}

pub fn put_first() -> Action {
    put_as(1, TEXT)
}

pub fn put_as(revision: u64, text: &str) -> Action {
    Action::PutProposal { meeting: m1(), proposal: FIRST, revision: Revision(revision), hash: hash(text) }
}

pub fn acknowledge() -> Action {
    acknowledge_as(1, TEXT)
}

pub fn acknowledge_as(revision: u64, text: &str) -> Action {
    Action::Acknowledge { meeting: m1(), proposal: FIRST, revision: Revision(revision), hash: hash(text) }
}

pub fn object() -> Action {
    Action::Object { meeting: m1(), proposal: FIRST, revision: Revision(1), point: "paragraph 4".to_owned() }
}

pub fn withdraw_objection(number: u64) -> Action {
    Action::WithdrawObjection { meeting: m1(), objection: ObjectionId(number) }
}

pub fn convert(number: u64, text: &str) -> Action {
    Action::ConvertObjection { meeting: m1(), objection: ObjectionId(number), text: text.to_owned() }
}

pub fn first_text() -> About {
    About::Proposal { proposal: FIRST, revision: Revision(1) }
}

pub fn first_decision() -> About {
    About::Decision { decision: DecisionNumber(1) }
}

pub fn reserve(about: About, text: &str) -> Action {
    Action::Reserve { meeting: m1(), about, text: text.to_owned() }
}

pub fn explain(about: About, text: &str) -> Action {
    Action::ExplainPosition { meeting: m1(), about, text: text.to_owned() }
}

pub fn dissociate(text: &str) -> Action {
    Action::Dissociate { meeting: m1(), decision: DecisionNumber(1), text: text.to_owned() }
}

pub fn comment(text: &str) -> Action {
    Action::Comment { meeting: m1(), proposal: FIRST, revision: Revision(1), text: text.to_owned() }
}

pub fn ask_for_time() -> Action {
    Action::AskForTime { meeting: m1(), proposal: FIRST, revision: Revision(1) }
}

pub fn release_time() -> Action {
    Action::ReleaseTime { meeting: m1(), proposal: FIRST }
}

pub fn record_consent(id: &str) -> Action {
    Action::RecordConsent {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(1),
        party: party(id),
        given_by: format!("the head of delegation of {id}"),
        channel: "+84 24 3000 0000".to_owned(),
    }
}

pub fn confirm_consent(id: &str) -> Action {
    Action::ConfirmConsent { meeting: m1(), proposal: FIRST, party: party(id) }
}

pub fn set_aside(how: ProposalFate) -> Action {
    Action::SetAsideProposal { meeting: m1(), proposal: FIRST, revision: Revision(1), how }
}

pub fn declare(verb: Verb) -> Action {
    declare_as(1, TEXT, verb)
}

pub fn declare_as(revision: u64, text: &str, verb: Verb) -> Action {
    Action::Declare {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(revision),
        hash: hash(text),
        verb,
        style: None,
        follow_ups: vec![],
    }
}

pub fn presence(id: &str, presence: mufakat::procedure::command::Declared) -> Action {
    Action::DeclarePresence { meeting: m1(), party: party(id), presence }
}

pub fn suspend() -> Action {
    Action::SuspendMeeting { meeting: m1(), reason: "consultation".to_owned(), resume_at: None }
}

pub fn resume() -> Action {
    Action::ResumeMeeting { meeting: m1() }
}

pub fn adjourn() -> Action {
    Action::AdjournMeeting { meeting: m1(), until: None }
}

pub fn assume_chair() -> Action {
    Action::AssumeChair { meeting: m1() }
}

// ---- what holds -----------------------------------------------------------------------------------------------

/// Where the first text and its window are: `tabled`, `frozen: line_down B, objection C`, `running`, `elapsed`,
/// `decided`, `withdrawn`, `set aside`.
pub fn first(expected: &str) -> Then {
    is("the first text", expected.to_owned(), |play| {
        let proposal = &play.conference.meetings[&m1()].table.proposals[&FIRST];
        match &proposal.state {
            ProposalState::Tabled => "tabled".to_owned(),
            ProposalState::Decided { .. } => "decided".to_owned(),
            ProposalState::Withdrawn => "withdrawn".to_owned(),
            ProposalState::SetAside { .. } => "set aside".to_owned(),
            ProposalState::Put(window) => match &window.phase {
                WindowPhase::Running { .. } => "running".to_owned(),
                WindowPhase::Elapsed { .. } => "elapsed".to_owned(),
                WindowPhase::Frozen { causes } => frozen(causes),
            },
        }
    })
}

fn frozen(causes: &BTreeSet<FreezeCause>) -> String {
    let cause = |cause: &FreezeCause| {
        let json = serde_json::to_value(cause).unwrap();
        let party = json["party"].as_str().map(|party| format!(" {party}")).unwrap_or_default();
        format!("{}{party}", json["type"].as_str().unwrap())
    };
    format!("frozen: {}", causes.iter().map(cause).collect::<Vec<_>>().join(", "))
}

/// The window ends so long from now.
pub fn ends_in(span: mufakat::procedure::ids::Span) -> Then {
    is("the window ends at", true, move |play| {
        let table = &play.conference.meetings[&m1()].table;
        table.put().is_some_and(|(_, _, window)| window.phase == WindowPhase::Running { ends_at: play.now + span })
    })
}

/// How the parties stood at the first decision: `A acknowledged, B line_down`.
pub fn standing(expected: &str) -> Then {
    is("the standing", expected.to_owned(), |play| {
        let decision = &play.conference.register.decisions[&DecisionNumber(1)];
        let stood = |standing: &mufakat::procedure::event::Standing| {
            let json = serde_json::to_value(standing.stood).unwrap();
            format!("{} {}", standing.party, json["type"].as_str().unwrap())
        };
        decision.standing.iter().map(stood).collect::<Vec<_>>().join(", ")
    })
}
