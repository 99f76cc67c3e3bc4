//! What the rows are made of: where a play stands, what is done, what holds.

use mufakat::procedure::command::{
    Action, AmendmentRuling, AppealOutcome, Choice, Content, Credential, Declared, DeferTo, DocumentRevision,
    LimitClass, MotionKind, Outcome, Passage, PauseCause, Person, PointRuling, SetAside, Side, SilenceMeans,
    SilenceText,
};
use mufakat::procedure::definition::{Bilingual, Class, Definition, ListOrder, MeetingPlan, Power, Profile, Quorum};
use mufakat::procedure::ids::{
    AmendmentId, DecisionNumber, EntryId, Epoch, MotionId, PointId, ProposalId, Revision, SilenceId, Span, SpeechId,
    Timestamp, VoteId,
};
use mufakat::procedure::party::Presence;
use mufakat::procedure::rejection::MeetingPhase;

pub use crate::decision::{
    FIRST, OTHER, TEXT, acknowledge, acknowledged_by, adjourn, adopted, ask_for_time, assume_chair, at_item, comment,
    confirm_consent, convert, declare, declare_as, dissociate, down, elapsed, explain, first, first_decision,
    first_text, hash, loses, object, opens, presence, put, put_first, record_consent, release_time, reserve, resume,
    returns, revise, running, set_aside, standing, suspend, table, table_at, tabled, tabled_in, up, withdraw,
    withdraw_objection,
};
pub use crate::harness::*;

// ---- where a play stands --------------------------------------------------------------------------------------

/// The small conference with other settings of M1.
pub fn with(change: impl FnOnce(&mut MeetingPlan)) -> Definition {
    definition_with(|definition| change(&mut definition.meetings[0]))
}

/// M1 votes.
pub fn voting() -> Definition {
    with(|plan| plan.profile = Profile::Un)
}

/// Only so many members are needed.
pub fn needing(members: u32) -> Definition {
    with(|plan| plan.settings.quorum = Quorum::Number { members })
}

/// Item 1 of M1 is open, its list empty, by time of asking.
pub fn opened() -> Play {
    opened_in(definition())
}

pub fn opened_in(definition: Definition) -> Play {
    in_session(definition).and("chair", open("1", None))
}

/// Item 1 is open with a list in that order.
pub fn ordered(order: ListOrder) -> Play {
    opened_in(definition_with(|definition| item_of(definition, "1").order = order))
}

/// These ask in this order; O is invited by the Chair.
pub fn listed(play: Play, order: &str) -> Play {
    order.split_whitespace().fold(play, |play, id| match id {
        "O" => play.and("chair", ask_for("O")),
        id => play.and(&format!("{id}.hod"), ask()),
    })
}

/// B was called as speech 1; C waits as entry 2.
pub fn called() -> Play {
    listed(opened(), "B C").and("chair", give(1, 0))
}

/// B speaks as speech 1; C waits as entry 2.
pub fn speaking() -> Play {
    called().and("B.hod", start(1))
}

/// B, whose head of delegation alone was there, spoke for a minute and lost its line.
pub fn interrupted() -> Play {
    let alone = speaking().and("hub", down("B.alt")).and("hub", down("B.adv"));
    alone.after(minutes(1)).and("hub", down("B.hod"))
}

/// B waits to reply as entry 1, and the list of item 1 is closed.
pub fn replying() -> Play {
    opened().and("B.hod", reply()).and("chair", close_list())
}

/// B spoke for a minute in its first reply.
pub fn replied() -> Play {
    replying().and("chair", give(1, 0)).and("B.hod", start(1)).after(minutes(1)).and("B.hod", end(1))
}

/// C raised a point of order while B speaks.
pub fn pointed() -> Play {
    speaking().and("C.hod", point())
}

/// The Chair ruled that it is not upheld.
pub fn ruled() -> Play {
    pointed().and("chair", rule(1, PointRuling::NotUpheld))
}

/// C appealed.
pub fn appealed() -> Play {
    ruled().and("C.hod", appeal())
}

/// M2 is open at its handover item; A presides, B comes in.
pub fn at_handover() -> Play {
    let open = |number: &str, after: Option<&str>| Action::OpenItem {
        meeting: m2(),
        item: item(number),
        after: after.map(item),
        ruling: None,
    };
    sitting_of(definition(), "M2").and("chair", open("1", None)).and("chair", open("2", Some("1")))
}

pub fn offer() -> Action {
    Action::OfferChair { meeting: m2(), to: party("B"), vice_chair: Some(party("C")) }
}

pub fn take_m2() -> Action {
    Action::AssumeChair { meeting: m2() }
}

/// The meeting was asked about the handover, and the window has ended.
pub fn asked_about_handover() -> Play {
    let mut play = at_handover().and("chair", offer());
    let text = play.conference.meetings[&m2()].table.proposals[&FIRST].clone();
    for member in ["A.hod", "B.hod", "C.hod", "P.hod"] {
        let read =
            Action::Acknowledge { meeting: m2(), proposal: FIRST, revision: text.revision, hash: text.wording.hash };
        play = play.and(member, read);
    }
    play.after(seconds(20))
}

/// The meeting agreed to the handover.
pub fn handover_agreed() -> Play {
    let play = asked_about_handover();
    let declare = declare_handover(&play);
    play.and("chair", declare)
}

pub fn declare_handover(play: &Play) -> Action {
    let text = &play.conference.meetings[&m2()].table.proposals[&FIRST];
    Action::Declare {
        meeting: m2(),
        proposal: FIRST,
        revision: text.revision,
        hash: text.wording.hash,
        verb: mufakat::procedure::definition::Verb::Agreed,
        style: None,
        follow_ups: vec![],
    }
}

/// Item 4 is open and a text lies on the table; the whole delegation of A, which presides, is gone.
pub fn vacant() -> Play {
    gone(tabled(), "A")
}

/// Every line of a party falls.
pub fn gone(play: Play, id: &str) -> Play {
    [".adv", ".alt", ".hod"].into_iter().fold(play, |play, suffix| play.and("hub", down(&format!("{id}{suffix}"))))
}

/// B's line was down for a while between Put and Declare; then the text was adopted.
pub fn adopted_after_b_was_lost() -> Play {
    adopted_after_b_was_lost_in(definition())
}

pub fn adopted_after_b_was_lost_in(definition: Definition) -> Play {
    let back = returns(loses(tabled_in(definition).and("chair", put_first()), "B"), "B");
    acknowledged_by(back, "A B C P").after(seconds(20)).and("chair", declare(Verb::Adopted))
}

/// B declared itself absent and left; the text was adopted, and B is back.
pub fn adopted_while_b_was_absent() -> Play {
    let put = loses(tabled().and("B.hod", absent("B")), "B").and("chair", put_first());
    let adopted = acknowledged_by(put, "A C P").after(seconds(20)).and("chair", declare(Verb::Adopted));
    returns(adopted, "B").and("B.hod", presence("B", Declared::Present))
}

/// B proposes `the Plan of 2021` for `the Plan`, as amendment 1.
pub fn amended() -> Play {
    tabled().and("B.hod", amend(1, "the Plan", "the Plan of 2021"))
}

/// B moved that the meeting be suspended, in a meeting that decides by consensus.
pub fn moved() -> Play {
    tabled().and("B.hod", motion(suspension()))
}

/// A roll call on B's motion to suspend begins with B; then C, P and A.
pub fn roll_called() -> Play {
    let moved = tabled_in(voting()).and("B.hod", motion(suspension()));
    moved.and("chair", put_motion(Some("B")))
}

/// The parties are asked in writing after M1 has closed.
pub fn in_silence(means: SilenceMeans) -> Play {
    let closed = mufakat::procedure::event::Event::MeetingClosed { meeting: m1(), despite: Some("done".to_owned()) };
    in_session(definition()).fact(closed).and("A.hod as chair", open_silence(deadline(), means))
}

/// 72 hours after M1 opened.
pub fn deadline() -> Timestamp {
    NINE + minutes(72 * 60)
}

/// Item 4 is open and a document lies before the meeting.
pub fn documented() -> Play {
    at_item(definition(), "4").and("S.hod", lay(None, "The Plan."))
}

/// A text about the document was adopted.
pub fn document_adopted() -> Play {
    let documents = vec![DocumentRevision { symbol: symbol("DOC/1"), revision: Revision(1) }];
    let text = Action::TableProposal { meeting: m1(), item: item("4"), text: TEXT.to_owned(), documents };
    let play = documented().and("chair", text);
    let hash = play.conference.meetings[&m1()].table.proposals[&FIRST].wording.hash;
    let put = Action::PutProposal { meeting: m1(), proposal: FIRST, revision: Revision(1), hash };
    let read = Action::Acknowledge { meeting: m1(), proposal: FIRST, revision: Revision(1), hash };
    let play = play.and("chair", put);
    let play = ["A", "B", "C", "P"].iter().fold(play, |play, id| play.and(&format!("{id}.hod"), read.clone()));
    let declare = Action::Declare {
        meeting: m1(),
        proposal: FIRST,
        revision: Revision(1),
        hash,
        verb: Verb::Adopted,
        style: None,
        follow_ups: vec![],
    };
    play.after(seconds(20)).and("chair", declare)
}

/// A meeting of one decided item, its report adopted; the closing item is open.
pub fn before_closing() -> Play {
    let plan = definition_with(|definition| {
        let keep = ["1", "8"];
        definition.meetings[0].agenda.retain(|plan| keep.contains(&plan.number.to_string().as_str()));
    });
    in_session(plan).and("chair", open("1", None)).and("chair", open("8", Some("1")))
}

/// Item 3 of a meeting without an agenda to adopt is open, with 3.1 and 3.2 inside it.
pub fn nested() -> Play {
    at_item(
        definition_with(|definition| {
            let agenda = &mut definition.meetings[0].agenda;
            agenda.retain(|plan| !["1", "2"].contains(&plan.number.to_string().as_str()));
            agenda.insert(1, plan_item("3.1", mufakat::procedure::definition::ItemKind::Report, &[]));
            agenda.insert(2, plan_item("3.2", mufakat::procedure::definition::ItemKind::Report, &[]));
        }),
        "3",
    )
}

/// M1 without an agenda to adopt, item 3 open.
pub fn business() -> Play {
    let plan = definition_with(|definition| {
        definition.meetings[0].agenda.retain(|plan| !["1", "2"].contains(&plan.number.to_string().as_str()));
    });
    in_session(plan).and("chair", open("3", None))
}

pub use mufakat::procedure::definition::Verb;

// ---- what is done ---------------------------------------------------------------------------------------------

pub fn ask() -> Action {
    ask_at("1")
}

pub fn ask_at(number: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: None, on_behalf_of: vec![] }
}

pub fn ask_for(id: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item("1"), party: Some(party(id)), on_behalf_of: vec![] }
}

pub fn ask_also_for(others: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: parties(others) }
}

pub fn take_back(entry: u64) -> Action {
    Action::WithdrawRequest { meeting: m1(), entry: EntryId(entry) }
}

pub fn replace(entry: u64, by: &str) -> Action {
    Action::ReplaceSpeaker { meeting: m1(), entry: EntryId(entry), seat: seat(by) }
}

pub fn shift(entry: u64, place: u32, reason: &str) -> Action {
    Action::MoveEntry { meeting: m1(), entry: EntryId(entry), place, reason: reason.to_owned() }
}

pub fn strike(entry: u64, reason: &str) -> Action {
    Action::RemoveEntry { meeting: m1(), entry: EntryId(entry), reason: reason.to_owned() }
}

pub fn as_read(entry: u64) -> Action {
    Action::TakeAsRead { meeting: m1(), entry: EntryId(entry) }
}

pub fn close_list() -> Action {
    Action::CloseList { meeting: m1(), item: item("1") }
}

pub fn reopen_list() -> Action {
    Action::ReopenList { meeting: m1(), item: item("1") }
}

/// Gives the floor to an entry; `after` is the speech that the sender saw, 0 for none.
pub fn give(entry: u64, after: u64) -> Action {
    Action::GiveFloor { meeting: m1(), entry: EntryId(entry), after: (after > 0).then_some(SpeechId(after)) }
}

pub fn start(speech: u64) -> Action {
    Action::StartSpeech { meeting: m1(), speech: SpeechId(speech) }
}

pub fn end(speech: u64) -> Action {
    Action::EndSpeech { meeting: m1(), speech: SpeechId(speech) }
}

pub fn cut(speech: u64, reason: &str) -> Action {
    Action::CutSpeech { meeting: m1(), speech: SpeechId(speech), reason: reason.to_owned() }
}

pub fn call_to_order(speech: u64) -> Action {
    Action::CallToOrder { meeting: m1(), speech: SpeechId(speech), reason: "not on the item".to_owned() }
}

pub fn prompt(speech: u64) -> Action {
    Action::PromptSpeaker { meeting: m1(), speech: SpeechId(speech) }
}

pub fn paused_for(cause: PauseCause) -> Action {
    Action::PauseSpeech { meeting: m1(), speech: SpeechId(1), cause }
}

pub fn go_on() -> Action {
    Action::ResumeSpeech { meeting: m1(), speech: SpeechId(1) }
}

pub fn leave_aside(how: SetAside) -> Action {
    Action::SetAsideSpeech { meeting: m1(), speech: SpeechId(1), how }
}

pub fn limit(class: LimitClass, limit: Span) -> Action {
    Action::SetLimit { meeting: m1(), class, limit }
}

pub fn restore(speech: u64) -> Action {
    Action::RestoreSpeaker { meeting: m1(), speech: SpeechId(speech) }
}

pub fn reply() -> Action {
    Action::RequestReply { meeting: m1(), item: item("1") }
}

pub fn request_explanation() -> Action {
    Action::RequestExplanation { meeting: m1(), proposal: FIRST }
}

pub fn intervene(id: &str) -> Action {
    Action::LetIntervene { meeting: m1(), party: party(id) }
}

pub fn intervened() -> Action {
    Action::EndIntervention { meeting: m1() }
}

pub fn microphone(id: &str, open: bool) -> Action {
    Action::ReportMicrophone { meeting: m1(), seat: seat(id), open }
}

pub fn point() -> Action {
    point_of("the speaker is not on the item", false)
}

pub fn point_of(text: &str, about_decision: bool) -> Action {
    Action::RaisePointOfOrder { meeting: m1(), text: text.to_owned(), about_decision }
}

pub fn rule(point: u64, ruling: PointRuling) -> Action {
    Action::RulePoint { meeting: m1(), point: PointId(point), ruling }
}

pub fn appeal() -> Action {
    Action::AppealRuling { meeting: m1(), point: PointId(1) }
}

pub fn put_appeal(first: Option<&str>) -> Action {
    Action::PutAppeal { meeting: m1(), point: PointId(1), first: first.map(party) }
}

pub fn settle_appeal(overruled: bool) -> Action {
    let outcome = AppealOutcome::Consulted { overruled };
    Action::SettleAppeal { meeting: m1(), point: PointId(1), outcome }
}

pub fn admit_as(id: &str, name: &str, credential: Credential) -> Action {
    let person = Person { name: name.to_owned(), title: "Deputy Minister".to_owned() };
    Action::AdmitSeat { seat: seat(id), person, credential, letter: None }
}

pub fn admit(id: &str) -> Action {
    admit_as(id, "Somebody", Credential::Accepted)
}

pub fn eject(id: &str) -> Action {
    Action::EjectSeat { seat: seat(id), reason: "the wrong person".to_owned() }
}

pub fn designate(id: &str, binds: bool) -> Action {
    Action::DesignateRepresentative { seat: seat(id), binds }
}

pub fn take_over(id: &str, session: u64) -> Action {
    Action::TakeOverSeat { seat: seat(id), session }
}

pub fn assign(id: &str) -> Action {
    Action::AssignRole { meeting: m1(), role: role("rapporteur"), party: party(id) }
}

pub fn absent(id: &str) -> Action {
    presence(id, Declared::Absent)
}

pub fn pass_chair(to: &str) -> Action {
    Action::PassChair { meeting: m1(), to: seat(to) }
}

pub fn delegate(power: Power, granted: bool) -> Action {
    Action::DelegatePower { meeting: m1(), power, granted }
}

pub fn open_meeting(id: &str) -> Action {
    Action::OpenMeeting { meeting: meeting(id) }
}

pub fn hold() -> Action {
    Action::HoldMeeting { meeting: m1(), reason: "no sound".to_owned(), next_news_at: None }
}

pub fn lift() -> Action {
    Action::LiftHold { meeting: m1() }
}

pub fn close(despite: Option<&str>) -> Action {
    Action::CloseMeeting { meeting: m1(), despite: despite.map(str::to_owned) }
}

pub fn extend(closes_at: Timestamp) -> Action {
    Action::ExtendSitting { meeting: m1(), closes_at, interpreters_agree: true }
}

pub fn open(number: &str, after: Option<&str>) -> Action {
    Action::OpenItem { meeting: m1(), item: item(number), after: after.map(item), ruling: None }
}

pub fn open_by_ruling(number: &str, after: Option<&str>) -> Action {
    let ruling = Some("with the meeting's leave".to_owned());
    Action::OpenItem { meeting: m1(), item: item(number), after: after.map(item), ruling }
}

pub fn join(number: &str, with: &str) -> Action {
    Action::JoinItem { meeting: m1(), item: item(number), with: item(with), ruling: "together".to_owned() }
}

pub fn conclude(number: &str, outcome: Option<Outcome>) -> Action {
    Action::ConcludeItem { meeting: m1(), item: item(number), outcome, release_waiting: false }
}

pub fn conclude_without(number: &str) -> Action {
    conclude(number, Some(Outcome::NoDecision { reason: "not ripe".to_owned() }))
}

pub fn defer(number: &str, to: DeferTo) -> Action {
    Action::DeferItem { meeting: m1(), item: item(number), to, keep_list: false }
}

pub fn later() -> DeferTo {
    DeferTo::Later {}
}

pub fn withdraw_item(number: &str) -> Action {
    Action::WithdrawItem { meeting: m1(), item: item(number), reason: "not ready".to_owned() }
}

pub fn passage(words: &str) -> Passage {
    Passage { words: words.to_owned(), occurrence: 1 }
}

pub fn amend(base: u64, words: &str, new: &str) -> Action {
    Action::ProposeAmendment {
        meeting: m1(),
        proposal: FIRST,
        base: Revision(base),
        passage: passage(words),
        new: new.to_owned(),
    }
}

pub fn rebase(base: u64, words: &str, new: &str) -> Action {
    Action::RebaseAmendment {
        meeting: m1(),
        amendment: AmendmentId(1),
        base: Revision(base),
        passage: passage(words),
        new: new.to_owned(),
    }
}

pub fn settle(base: u64, how: AmendmentRuling) -> Action {
    Action::SettleAmendment { meeting: m1(), amendment: AmendmentId(1), base: Revision(base), how }
}

pub fn withdraw_amendment() -> Action {
    Action::WithdrawAmendment { meeting: m1(), amendment: AmendmentId(1) }
}

pub fn reintroduce() -> Action {
    Action::ReintroduceProposal { meeting: m1(), proposal: FIRST, revision: Revision(1) }
}

pub fn divide(words: &str) -> Action {
    Action::DivideProposal { meeting: m1(), proposal: FIRST, revision: Revision(1), part: passage(words) }
}

pub fn ask_division(words: &str) -> Action {
    Action::AskDivision { meeting: m1(), proposal: FIRST, revision: Revision(1), part: passage(words) }
}

pub fn join_later(ids: &str) -> Action {
    Action::ListJoiningLater { meeting: m1(), proposal: FIRST, revision: Revision(1), parties: parties(ids) }
}

pub fn join_decision() -> Action {
    Action::JoinDecision { meeting: m1(), decision: DecisionNumber(1) }
}

pub fn ask_to_reopen() -> Action {
    Action::AskToReopen { meeting: m1(), decision: DecisionNumber(1), reason: "we heard nothing".to_owned() }
}

pub fn reopen() -> Action {
    Action::ReopenDecision { meeting: m1(), decision: DecisionNumber(1) }
}

pub fn suspension() -> MotionKind {
    MotionKind::SuspendMeeting { reason: "consultation".to_owned(), resume_at: None }
}

pub fn motion(kind: MotionKind) -> Action {
    Action::MoveMotion { meeting: m1(), kind }
}

pub fn speak_on_motion(side: Side) -> Action {
    Action::SpeakOnMotion { meeting: m1(), motion: MotionId(1), side }
}

pub fn object_to_motion() -> Action {
    Action::ObjectToMotion { meeting: m1(), motion: MotionId(1) }
}

pub fn withdraw_motion() -> Action {
    Action::WithdrawMotion { meeting: m1(), motion: MotionId(1) }
}

pub fn put_motion(first: Option<&str>) -> Action {
    Action::PutMotion { meeting: m1(), motion: MotionId(1), first: first.map(party) }
}

pub fn rule_on_motion(accepted: bool) -> Action {
    Action::RuleOnMotion { meeting: m1(), motion: MotionId(1), accepted }
}

pub fn put_to_vote(first: &str) -> Action {
    let (proposal, revision) = (FIRST, Revision(1));
    Action::PutToVote { meeting: m1(), proposal, revision, hash: hash(TEXT), first: party(first) }
}

pub fn vote(choice: Choice) -> Action {
    Action::CastVote { meeting: m1(), vote: VoteId(1), choice, party: None }
}

pub fn vote_said_by(id: &str, choice: Choice) -> Action {
    Action::CastVote { meeting: m1(), vote: VoteId(1), choice, party: Some(party(id)) }
}

pub fn no_answer(id: &str) -> Action {
    Action::PassVoter { meeting: m1(), vote: VoteId(1), party: party(id) }
}

/// B, C, P and A vote on the first roll call in this order.
pub fn votes(play: Play, choices: [Choice; 4]) -> Play {
    let who = ["B.hod", "C.hod", "P.hod", "A.alt"];
    who.iter().zip(choices).fold(play, |play, (seat, choice)| play.and(seat, vote(choice)))
}

pub fn open_silence(deadline: Timestamp, means: SilenceMeans) -> Action {
    let about = SilenceText::Text { text: "The Parties adopt the Programme.".to_owned(), documents: vec![] };
    Action::OpenSilence { meeting: m1(), about, deadline, means }
}

pub fn ask_in_writing_about_the_text() -> Action {
    let about = SilenceText::Proposal { proposal: FIRST, revision: Revision(1), hash: hash(TEXT) };
    Action::OpenSilence { meeting: m1(), about, deadline: deadline(), means: SilenceMeans::Consent }
}

pub fn break_silence() -> Action {
    let text = "We object.".to_owned();
    Action::ObjectInSilence { meeting: m1(), silence: SilenceId(1), party: None, text, letter: None }
}

pub fn break_silence_by_letter(id: &str) -> Action {
    Action::ObjectInSilence {
        meeting: m1(),
        silence: SilenceId(1),
        party: Some(party(id)),
        text: "We object.".to_owned(),
        letter: Some("Note 12/21".to_owned()),
    }
}

pub fn withdraw_in_silence() -> Action {
    Action::WithdrawSilenceObjection { meeting: m1(), silence: SilenceId(1), party: None }
}

pub fn acknowledge_in_silence(id: &str) -> Action {
    Action::AcknowledgeSilenceObjection { meeting: m1(), silence: SilenceId(1), party: party(id) }
}

pub fn consent_in_silence() -> Action {
    Action::ConsentInSilence { meeting: m1(), silence: SilenceId(1) }
}

pub fn extend_silence(deadline: Timestamp, ruling: &str) -> Action {
    Action::ExtendSilence { meeting: m1(), silence: SilenceId(1), deadline, ruling: ruling.to_owned() }
}

pub fn restart_silence(text: &str, deadline: Timestamp) -> Action {
    let text = text.to_owned();
    Action::RestartSilence { meeting: m1(), silence: SilenceId(1), text, documents: vec![], deadline }
}

pub fn note_silence() -> Action {
    Action::NoteSilence { meeting: m1(), silence: SilenceId(1) }
}

pub fn correct(position: u64) -> Action {
    Action::RecordCorrigendum { meeting: m1(), position, text: "for 2020 read 2021".to_owned() }
}

pub fn lay(base: Option<u64>, text: &str) -> Action {
    Action::TableDocument {
        meeting: m1(),
        symbol: symbol("DOC/1"),
        base: base.map(Revision),
        title: Bilingual { en: "The Plan".to_owned(), vi: "Kế hoạch".to_owned() },
        language: "en".to_owned(),
        content: Content::Text { text: text.to_owned() },
    }
}

pub fn issue(mandate: &str, embargo_until: Option<Timestamp>) -> Action {
    let (symbol, revision, mandate) = (symbol("DOC/1"), Revision(1), mandate.to_owned());
    Action::IssueDocument { meeting: m1(), symbol, revision, mandate, embargo_until }
}

pub fn retract() -> Action {
    Action::RetractDocument { meeting: m1(), symbol: symbol("DOC/1"), reason: "the wrong annex".to_owned() }
}

// ---- what holds -----------------------------------------------------------------------------------------------

/// How much speaking time the speech on the floor has used.
pub fn used(span: Span) -> Then {
    is("speaking time used", Some(span), |play| {
        play.conference.meetings[&m1()].floor.speech.as_ref().map(|speech| speech.spoken_at(play.now))
    })
}

/// How much speaking time the speech on the floor has.
pub fn allowed(span: Span) -> Then {
    is("speaking time allowed", Some(span), |play| {
        play.conference.meetings[&m1()].floor.speech.as_ref().map(|speech| speech.limit)
    })
}

/// Who waits to reply under item 1.
pub fn replies(expected: &str) -> Then {
    is("the list of replies", expected.to_owned(), |play| {
        let list = play.conference.meetings[&m1()].floor.reply_list(&item("1"));
        list.entries.iter().map(|entry| entry.party.to_string()).collect::<Vec<_>>().join(" ")
    })
}

/// Microphones open without the floor.
pub fn open_microphones(expected: &str) -> Then {
    is("open microphones", expected.to_owned(), |play| {
        let open = &play.conference.meetings[&m1()].floor.open_microphones;
        open.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

/// How a party takes part in M1.
pub fn takes_part(id: &'static str, expected: Presence) -> Then {
    is("the presence", expected, move |play| play.conference.presence(&m1(), &party(id)))
}

/// Who presides over a meeting.
pub fn presides(id: &'static str, expected: Option<&'static str>) -> Then {
    is("who presides", expected.map(seat), move |play| {
        play.conference.meetings[&meeting(id)].chair.presiding().cloned()
    })
}

pub fn epoch(expected: u64) -> Then {
    is("the epoch", Epoch(expected), |play| play.conference.meetings[&m1()].chair.epoch)
}

pub fn phase(expected: MeetingPhase) -> Then {
    is("the meeting", expected, |play| play.conference.meetings[&m1()].session.phase())
}

pub fn current(expected: Option<&'static str>) -> Then {
    is("the open item", expected.map(item), |play| play.conference.meetings[&m1()].agenda.current().cloned())
}

/// What the text on the table says now.
pub fn reads(expected: &'static str) -> Then {
    is("the words", expected.to_owned(), |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].wording.text.clone()
    })
}

/// A second text of the play, by its number.
pub fn second() -> ProposalId {
    ProposalId(2)
}

/// That class has a tour de table at item 1.
pub fn touring(class: Class) -> Definition {
    definition_with(|definition| item_of(definition, "1").tour = vec![class])
}

/// How many decisions hold.
pub fn decided(expected: usize) -> Then {
    is("decisions that hold", expected, |play| {
        play.conference.register.decisions.values().filter(|decision| decision.holds()).count()
    })
}

/// The first speech ended so, with so much time used.
pub fn ended(how: mufakat::procedure::event::SpeechEnd, spoken: Span) -> Then {
    event(mufakat::procedure::event::Event::SpeechEnded { meeting: m1(), speech: SpeechId(1), how, spoken })
}

/// Item 3 of a short agenda is open; the report comes next.
pub fn before_the_report() -> Play {
    let plan = definition_with(|definition| {
        definition.meetings[0].agenda.retain(|plan| ["3", "7", "8"].contains(&plan.number.to_string().as_str()));
    });
    in_session(plan).and("chair", open("3", None))
}
