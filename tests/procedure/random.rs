//! Anybody does anything at any time: the invariants hold after each step, beside a model of plain flags, and
//! every state can still reach closing.
//!
//! A play is a list of choices; what a choice means follows from where the play stands, so that most choices are
//! about things that exist. Shrunken failures are kept in `proptest-regressions`.

use mufakat::procedure::command::{
    About, Action, AppealOutcome, Declared, DeferTo, Outcome as ItemOutcome, PauseCause, PointRuling, SetAside,
};
use mufakat::procedure::definition::{Power, Verb};
use mufakat::procedure::ids::{
    DecisionNumber, EntryId, Hash, ItemNumber, MeetingId, ObjectionId, PointId, ProposalId, Revision, SeatId, Span,
    SpeechId,
};
use mufakat::procedure::rejection::MeetingPhase;
use proptest::prelude::*;

use super::harness::*;
use super::model::Model;

/// One choice of a random play: what is done, by whom, about what.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    who: u8,
    what: u8,
    one: u8,
    two: u8,
}

pub fn choices(longest: usize) -> impl Strategy<Value = Vec<Choice>> {
    let choice = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>());
    prop::collection::vec(choice.prop_map(|(who, what, one, two)| Choice { who, what, one, two }), 1..longest)
}

fn pick<T: Clone>(of: &[T], by: u8) -> Option<T> {
    if of.is_empty() { None } else { of.get(usize::from(by) % of.len()).cloned() }
}

/// Who would do such a thing, half of the time; otherwise anybody.
fn sender(play: &Play, meeting: &MeetingId, action: &Action, who: u8) -> String {
    if who.is_multiple_of(8) {
        return pick(&ACTORS, who / 8).unwrap().to_owned();
    }
    let state = &play.conference.meetings[meeting];
    let delegates = ["A.hod", "B.hod", "C.hod", "P.hod", "C.alt", "A.adv", "S.hod"];
    let officer = if who.is_multiple_of(3) || state.chair.presiding().is_none() { "moderator" } else { "chair" };
    match action {
        Action::Acknowledge { .. } => {
            let silent = ["A", "B", "C", "P"].into_iter().find(|id| {
                state.table.put().is_some_and(|(_, _, window)| !window.acknowledged.contains_key(&party(id)))
            });
            format!("{}.hod", silent.unwrap_or("A"))
        }
        Action::RequestFloor { party: None, .. }
        | Action::WithdrawRequest { .. }
        | Action::ReplaceSpeaker { .. }
        | Action::RequestReply { .. }
        | Action::RequestExplanation { .. }
        | Action::RaisePointOfOrder { .. }
        | Action::AppealRuling { .. }
        | Action::Object { .. }
        | Action::WithdrawObjection { .. }
        | Action::ConvertObjection { .. }
        | Action::AskForTime { .. }
        | Action::ReleaseTime { .. }
        | Action::Reserve { .. }
        | Action::Dissociate { .. } => pick(&delegates, who / 2).unwrap().to_owned(),
        Action::DeclarePresence { party, .. } => format!("{party}.hod"),
        Action::AssumeChair { .. } => {
            let candidates = state.chair.vacancy.as_ref().and_then(|vacancy| vacancy.candidates.clone());
            let line = candidates.unwrap_or_else(|| [seat("B.hod"), seat("A.hod"), seat("A.alt")].to_vec());
            pick(&line, who / 2).map_or_else(|| "A.hod".to_owned(), |seat| seat.to_string())
        }
        Action::StartSpeech { .. } | Action::EndSpeech { .. } => {
            let speaker = state.floor.speech.as_ref().map(|speech| format!("{}.hod", speech.entry.party));
            speaker.unwrap_or_else(|| officer.to_owned())
        }
        Action::RecordConsent { .. } | Action::ConfirmConsent { .. } => {
            pick(&["S.hod", "S.alt", "moderator"], who / 2).unwrap().to_owned()
        }
        Action::OpenMeeting { .. } => {
            if who.is_multiple_of(2) {
                "moderator".to_owned()
            } else {
                format!("{}.hod as chair", state.chair.party)
            }
        }
        _ => officer.to_owned(),
    }
}

const ACTORS: [&str; 14] = [
    "moderator",
    "moderator second",
    "A.hod as chair",
    "A.alt as chair",
    "B.hod as chair",
    "A.hod",
    "A.adv",
    "B.hod",
    "B.alt",
    "C.hod",
    "P.hod",
    "S.hod",
    "O.hod",
    "hub",
];

/// The step that a choice means where the play stands.
pub fn step(play: &Play, choice: Choice) -> Step {
    let Choice { who, what, one, two } = choice;
    let conference = &play.conference;
    let meeting = conference.running().map_or_else(|| if two % 3 == 0 { m2() } else { m1() }, |(id, _)| id.clone());
    let scene = meeting.clone();
    let state = &conference.meetings[&scene];
    let plan = conference.plan(&scene).unwrap();
    let party = || party(pick(&["A", "B", "C", "P", "S", "O", "Q", "G"], one).unwrap());
    let seat = || pick(&conference.parties.seats.keys().cloned().collect::<Vec<_>>(), one).unwrap();
    let items: Vec<ItemNumber> = plan.agenda.iter().map(|item| item.number.clone()).collect();
    let current = state.agenda.current().cloned();
    let next = items.iter().find(|item| *state.agenda.state(item) == mufakat::procedure::agenda::ItemState::Pending);
    let any_item = || pick(&items, one).unwrap();
    let here = || current.clone().unwrap_or_else(any_item);
    let entries: Vec<EntryId> = state
        .floor
        .lists
        .values()
        .chain(state.floor.replies.values())
        .chain(state.floor.explanations.values())
        .flat_map(|list| &list.entries)
        .map(|e| e.id)
        .collect();
    let entry = || pick(&entries, one).unwrap_or(EntryId(u64::from(one)));
    let floor_now = state.floor.speech.as_ref().map(|speech| speech.id);
    let speech = || floor_now.unwrap_or(SpeechId(u64::from(one)));
    let proposals: Vec<_> = state.table.proposals.iter().map(|(id, p)| (*id, p.revision, p.wording.hash)).collect();
    let (proposal, revision, hash) = state
        .table
        .put
        .and_then(|put| proposals.iter().find(|(id, ..)| *id == put).copied())
        .or_else(|| pick(&proposals, proposals.len().saturating_sub(1).try_into().unwrap_or(0)))
        .unwrap_or((ProposalId(1), Revision(1), Hash::of(b"")));
    let objections: Vec<ObjectionId> =
        state.table.proposals.values().flat_map(|p| p.objections.keys()).copied().collect();
    let objection = || pick(&objections, one).unwrap_or(ObjectionId(1));
    let reason = || "For a reason.".to_owned();
    let ruling = (two % 2 == 0).then(reason);
    // A text that is put is rarely left alone, or nothing would ever be decided.
    let what = match (state.table.put, what % 4) {
        (Some(_), 0) => 48,
        (Some(_), 1) => [48, 59, 63, 51, 52, 53, 54, 55, 56][usize::from(one) % 9],
        (Some(_), 2) => [48, 60, 63, 63][usize::from(one) % 4],
        _ => what,
    };
    // Nor does a meeting that stands still stay so for long.
    let what = match (state.session.phase(), what % 4) {
        (MeetingPhase::Scheduled | MeetingPhase::Adjourned, 1..) => 0,
        (MeetingPhase::Suspended, 2..) => 2,
        (MeetingPhase::TechHold, 2) => 6,
        (MeetingPhase::TechHold, 3) => 20,
        _ => what,
    };
    // A point of order or an appeal is mostly settled soon, or nothing else would ever move.
    let points = &state.points;
    let point = points.pending.first().map(|point| point.id).or(points.ruled.as_ref().map(|ruled| ruled.point));
    let point = point.unwrap_or(PointId(1));
    let last = state.floor.last.as_ref().map_or(SpeechId(1), |last| last.id);
    if points.awaited().is_some() && what % 3 == 0 {
        let settles = if points.pending.is_empty() || two % 2 == 0 {
            let outcome = AppealOutcome::Consulted { overruled: one % 2 == 0 };
            Action::SettleAppeal { meeting, point, outcome }
        } else {
            let rulings = [PointRuling::Upheld, PointRuling::NotUpheld, PointRuling::Withdrawn];
            Action::RulePoint { meeting, point, ruling: pick(&rulings, one).unwrap() }
        };
        let officer = state.chair.presiding().map_or("moderator".to_owned(), |seat| format!("{seat} as chair"));
        return by(&officer, settles);
    }
    let action = match what % 64 {
        0 => Action::OpenMeeting { meeting },
        1 if two % 4 != 0 => return line(choice, &[seat()]),
        1 => Action::SuspendMeeting { meeting, reason: reason(), resume_at: None },
        2 | 3 => Action::ResumeMeeting { meeting },
        4 if two % 8 == 0 => Action::AdjournMeeting { meeting, until: None },
        5 if two % 8 == 0 => Action::HoldMeeting { meeting, reason: reason(), next_news_at: None },
        6 | 7 => Action::LiftHold { meeting },
        8 if two % 8 == 0 => Action::CloseMeeting { meeting, despite: (one % 4 == 0).then(reason) },
        4 | 5 | 8..=12 => {
            let item = next.cloned().unwrap_or_else(any_item);
            Action::OpenItem { meeting, item, after: current, ruling }
        }
        13 if two % 4 == 3 => {
            Action::JoinItem { meeting, item: any_item(), with: here(), ruling: "Together.".to_owned() }
        }
        13 => Action::OpenItem { meeting, item: any_item(), after: current, ruling },
        14 => Action::ConcludeItem {
            meeting,
            item: here(),
            outcome: (two % 2 == 0).then(|| ItemOutcome::NoDecision { reason: reason() }),
            release_waiting: one % 2 == 0,
        },
        15 => Action::DeferItem { meeting, item: here(), to: DeferTo::Later {}, keep_list: one % 2 == 0 },
        16 => Action::WithdrawItem { meeting, item: any_item(), reason: reason() },
        17 => Action::OfferChair { meeting, to: plan.chair.chair.clone(), vice_chair: None },
        18 => Action::PassChair { meeting, to: seat() },
        19..=21 => Action::AssumeChair { meeting },
        22 => Action::WithdrawChairOffer { meeting },
        23 => Action::DelegatePower { meeting, power: pick(&Power::ALL, one).unwrap(), granted: two % 2 == 0 },
        24..=26 => Action::RequestFloor { meeting, item: here(), party: None, on_behalf_of: vec![] },
        27 => Action::RequestFloor { meeting, item: here(), party: Some(party()), on_behalf_of: vec![] },
        28 => Action::WithdrawRequest { meeting, entry: entry() },
        29 => Action::ReplaceSpeaker { meeting, entry: entry(), seat: seat() },
        30 => Action::MoveEntry { meeting, entry: entry(), place: u32::from(two % 5), reason: reason() },
        31 => Action::RemoveEntry { meeting, entry: entry(), reason: reason() },
        32 => Action::CloseList { meeting, item: here() },
        33 => Action::ReopenList { meeting, item: here() },
        34..=36 => Action::GiveFloor { meeting, entry: entry(), after: floor_now },
        37 | 38 => Action::StartSpeech { meeting, speech: speech() },
        39 if two % 4 == 0 => Action::RequestReply { meeting, item: here() },
        39 if two % 4 == 1 => Action::RequestExplanation { meeting, proposal },
        40 if two % 4 == 0 => Action::RaisePointOfOrder { meeting, text: reason(), about_decision: one % 2 == 0 },
        41 if two % 4 == 0 => Action::LetIntervene { meeting, party: party() },
        41 if two % 4 == 1 => Action::EndIntervention { meeting },
        43 if two % 4 == 0 => Action::RestoreSpeaker { meeting, speech: last },
        43 if two % 4 == 1 => Action::AppealRuling { meeting, point },
        43 if two % 4 == 2 => Action::ReportMicrophone { meeting, seat: seat(), open: one % 2 == 0 },
        39 => Action::EndSpeech { meeting, speech: speech() },
        40 => Action::PauseSpeech {
            meeting,
            speech: speech(),
            cause: pick(&[PauseCause::Chair, PauseCause::Interpretation, PauseCause::Link], one).unwrap(),
        },
        41 => Action::ResumeSpeech { meeting, speech: speech() },
        42 => Action::SetAsideSpeech {
            meeting,
            speech: speech(),
            how: pick(&[SetAside::ToHead, SetAside::TextOnly], one).unwrap(),
        },
        43 => Action::CutSpeech { meeting, speech: speech(), reason: reason() },
        44 if !proposals.is_empty() && two % 4 != 0 => Action::PutProposal { meeting, proposal, revision, hash },
        44 => Action::TableProposal { meeting, item: here(), text: format!("Text {two}."), documents: vec![] },
        45 => Action::ReviseProposal {
            meeting,
            proposal,
            base: revision,
            text: format!("Text {two} revised."),
            documents: vec![],
        },
        46 | 47 => Action::PutProposal { meeting, proposal, revision, hash },
        48..=50 => Action::Acknowledge { meeting, proposal, revision, hash },
        51 => Action::Object { meeting, proposal, revision, point: String::new() },
        52 => Action::WithdrawObjection { meeting, objection: objection() },
        53 => Action::ConvertObjection { meeting, objection: objection(), text: reason() },
        54 if two % 2 == 0 => Action::AskForTime { meeting, proposal, revision },
        54 => Action::ReleaseTime { meeting, proposal },
        55 => Action::RecordConsent {
            meeting,
            proposal,
            revision,
            party: party(),
            given_by: "The head".to_owned(),
            channel: "telephone".to_owned(),
        },
        56 => Action::ConfirmConsent { meeting, proposal, party: party() },
        57 => Action::Reserve { meeting, about: About::Proposal { proposal, revision }, text: reason() },
        58 => Action::Dissociate { meeting, decision: DecisionNumber(1), text: String::new() },
        59..=61 => {
            let verb = plan.item(&here()).and_then(|item| pick(&item.verbs, one)).unwrap_or(Verb::Agreed);
            Action::Declare { meeting, proposal, revision, hash, verb, style: None, follow_ups: vec![] }
        }
        62 => Action::DeclarePresence {
            meeting,
            party: party(),
            presence: pick(&[Declared::Present, Declared::Absent, Declared::AwayHold, Declared::AwayProceed], two)
                .unwrap(),
        },
        _ => {
            // What is down comes up about as often as it went down.
            let of = &conference.parties.seats;
            let some = |up: bool| of.iter().filter(|(_, s)| s.link.is_up() == up).map(|(id, _)| id.clone()).collect();
            let seats: Vec<SeatId> = some(!matches!(choice.two % 8, 3..=5));
            return if seats.is_empty() { after(Span::seconds(1)) } else { line(choice, &seats) };
        }
    };
    by(&sender(play, &scene, &action, who), action)
}

/// A line goes up or down, the hub restarts, or time passes.
fn line(choice: Choice, seats: &[SeatId]) -> Step {
    let seat = pick(seats, choice.one).unwrap();
    match choice.two % 8 {
        0..=2 => by("hub", Action::LinkDown { seat }),
        3..=5 => by("hub", Action::LinkUp { seat }),
        6 if choice.one.is_multiple_of(32) => by("hub", Action::StartHub { last_alive: None }),
        _ => after(Span::seconds(u64::from(choice.one))),
    }
}

/// From wherever the play stands, the moderator and the Chair can still bring every meeting to its end.
fn can_be_closed(mut play: Play) -> Result<(), TestCaseError> {
    let seats: Vec<SeatId> = play.conference.parties.seats.keys().cloned().collect();
    for seat in seats {
        play = play.and("hub", Action::LinkUp { seat });
    }
    for meeting in [m1(), m2()] {
        let state = &play.conference.meetings[&meeting];
        if state.session.phase() == MeetingPhase::Closed {
            continue;
        }
        if !state.session.runs() {
            // Another meeting may still run; it was closed before, in the order of the conference.
            if play.conference.running().is_some() {
                continue;
            }
            let presiding = play.conference.meetings[&meeting].chair.party.clone();
            play = play.and(&format!("{presiding}.hod as chair"), Action::OpenMeeting { meeting: meeting.clone() });
        }
        if play.conference.meetings[&meeting].chair.vacancy.is_some() {
            play = play.after(Span::seconds(120));
            let party = play.conference.meetings[&meeting].chair.party.clone();
            if play.conference.meetings[&meeting].chair.vacancy.is_some() {
                play = play.and(&format!("{party}.hod"), Action::AssumeChair { meeting: meeting.clone() });
            }
        }
        play = play.and("chair", Action::LiftHold { meeting: meeting.clone() });
        play = play.and("chair", Action::ResumeMeeting { meeting: meeting.clone() });
        play = play.and("chair", Action::CloseMeeting { meeting, despite: Some("It is over.".to_owned()) });
    }
    Ok(())
}

/// So many random plays, unless `PROPTEST_CASES` says how many.
pub fn plays(cases: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig::default();
    if asked { config } else { ProptestConfig { cases, ..config } }
}

proptest! {
    #![proptest_config(plays(1_000))]

    #[test]
    fn whatever_anybody_does_the_invariants_hold_and_the_meetings_can_be_closed(choices in choices(200)) {
        let mut play = assembled(definition());
        let mut model = Model::of(&play.conference);
        let mut moments = Vec::new();
        for (number, choice) in choices.into_iter().enumerate() {
            if number % 16 == 0 {
                moments.push((play.recorded(), play.conference.clone()));
            }
            let step = step(&play, choice);
            let before = play.conference.clone();
            match play.take(&step) {
                Ok(events) => {
                    let mut state = before;
                    for event in &events {
                        model.saw(event, &state, play.now)?;
                        state.apply(event, play.now);
                    }
                    model.agrees(&play.conference, play.now)?;
                }
                Err(refused) => {
                    prop_assert!(before == play.conference, "{step:?} is refused and changes the state");
                    prop_assert!((1..=38).contains(&refused.rule().number()), "{refused:?} names no rule");
                }
            }
        }
        play.replays();
        play.replays_through(&moments);
        can_be_closed(play)?;
    }
}
