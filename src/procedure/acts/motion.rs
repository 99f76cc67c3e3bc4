//! Acts of motions and roll calls.
//!
//! Where the meeting votes, a motion is put to a roll call; where it does not, the Chair asks whether there is no
//! objection and then decides.

use super::{Outcome, Scene, decision, fewer_than, floor, note};
use crate::procedure::command::{Action, AppealOutcome, Choice, DeferTo, MOTIONS_MAX, MotionKind, Side};
use crate::procedure::definition::{ItemKind, Power, Profile};
use crate::procedure::event::{
    Event, Majority, MotionOutcome, Officer, ReopenCause, VoidCause, VoteResult, VoteSubject,
};
use crate::procedure::ids::{AmendmentId, Hash, MotionId, PartyId, ProposalId, Revision, VoteId};
use crate::procedure::motion::{Motion, Vote};
use crate::procedure::rejection::{Bounded, Field, Needs, Rejection};

pub(super) fn propose(scene: &Scene, kind: &MotionKind) -> Outcome {
    scene.must_be_open()?;
    let (seat, state) = scene.binding_delegate()?;
    if let Some(proposal) = scene.state.table.put {
        return Err(Rejection::ProposalIsPut { proposal });
    }
    let item = scene.state.agenda.current();
    match kind {
        MotionKind::SuspendMeeting { reason, .. } => note(Field::Reason, reason)?,
        MotionKind::AdjournMeeting { .. } => {}
        MotionKind::AdjournDebate {} | MotionKind::CloseDebate {} => {
            let item = item.ok_or(Rejection::ItemMoved { open: None })?;
            if !scene.is_invited_to(&state.party, item) {
                return Err(Rejection::NotInvited { party: state.party.clone() });
            }
            if scene.item_plan(item)?.kind == ItemKind::Closing {
                return Err(Rejection::WrongItemKind { item: item.clone() });
            }
        }
        MotionKind::Reconsider { decision } => decision::may_be_reconsidered(scene, *decision)?,
    }
    if let Some((first, motion)) = scene.state.motions.first() {
        if motion.party == state.party && motion.kind == *kind {
            return Ok(vec![]);
        }
        if motion.kind.rank() <= kind.rank() {
            return Err(Rejection::MotionComesFirst { motion: first });
        }
    }
    let all = scene.state.motions.motions.values();
    fewer_than(Bounded::Motions, all.filter(|motion| motion.party == state.party).count(), MOTIONS_MAX)?;
    Ok(vec![Event::MotionMoved {
        meeting: scene.meeting.clone(),
        motion: scene.conference.numbers.motion.next(),
        kind: kind.clone(),
        item: item.cloned(),
        party: state.party.clone(),
        seat: seat.clone(),
    }])
}

pub(super) fn speak(scene: &Scene, id: MotionId, side: Side) -> Outcome {
    let motion = pending(scene, id)?;
    let (_, state, class) = scene.delegate()?;
    must_be_invited(scene, motion, &state.party)?;
    if !class.decides() {
        return Err(Rejection::TakesNoPart { party: state.party.clone() });
    }
    if motion.speakers.iter().any(|(party, listed)| *party == state.party && *listed == side) {
        return Ok(vec![]);
    }
    let most = motion.kind.speakers(side);
    let listed = motion.speakers.iter().filter(|(_, listed)| *listed == side).count();
    if u32::try_from(listed).unwrap_or(u32::MAX) >= most || motion.party == state.party {
        return Err(Rejection::NoMoreSpeakers { motion: id, most });
    }
    let (meeting, party) = (scene.meeting.clone(), state.party.clone());
    Ok(vec![Event::MotionSpeakerListed { meeting, motion: id, party, side }])
}

pub(super) fn object(scene: &Scene, id: MotionId) -> Outcome {
    let motion = pending(scene, id)?;
    let (_, state) = scene.binding_delegate()?;
    must_be_invited(scene, motion, &state.party)?;
    if motion.objected.contains(&state.party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::MotionObjected { meeting: scene.meeting.clone(), motion: id, party: state.party.clone() }])
}

pub(super) fn withdraw(scene: &Scene, id: MotionId) -> Outcome {
    let motion = known(scene, id)?;
    let (_, state) = scene.binding_delegate()?;
    if state.party != motion.party {
        return Err(Rejection::NotYourOwn { party: motion.party.clone() });
    }
    match motion.outcome {
        Some(MotionOutcome::Withdrawn) => Ok(vec![]),
        Some(_) => Err(Rejection::MotionIsOver { motion: id }),
        None => Ok(vec![ended(scene, id, MotionOutcome::Withdrawn)]),
    }
}

/// Puts the motion that comes first; one whose item is over has lapsed.
pub(super) fn put(scene: &Scene, id: MotionId, first: Option<&PartyId>) -> Outcome {
    let motion = pending(scene, id)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Put))?;
    if let Some((other, _)) = scene.state.motions.first().filter(|(other, _)| *other != id) {
        return Err(Rejection::MotionComesFirst { motion: other });
    }
    if is_moot(scene, motion) {
        return Ok(vec![ended(scene, id, MotionOutcome::Lapsed)]);
    }
    match scene.plan.profile {
        Profile::Un => open_vote(scene, VoteSubject::Motion { motion: id }, motion.kind.majority(), first),
        Profile::Asean if motion.put => Ok(vec![]),
        Profile::Asean => Ok(vec![Event::MotionPut { meeting: scene.meeting.clone(), motion: id }]),
    }
}

/// The Chair decides after asking. What is reconsidered, and whatever else is accepted, is accepted by consensus.
pub(super) fn rule(scene: &Scene, id: MotionId, accepted: bool) -> Outcome {
    let motion = known(scene, id)?;
    scene.authority(None)?;
    match (motion.outcome, accepted) {
        (None, _) => {}
        (Some(MotionOutcome::Accepted), true) | (Some(MotionOutcome::Rejected), false) => return Ok(vec![]),
        (Some(_), _) => return Err(Rejection::MotionIsOver { motion: id }),
    }
    scene.must_be_open()?;
    if scene.plan.profile == Profile::Un || !motion.put {
        return Err(Rejection::MotionNotPut { motion: id });
    }
    if is_moot(scene, motion) {
        return Ok(vec![ended(scene, id, MotionOutcome::Lapsed)]);
    }
    if !accepted {
        return Ok(vec![ended(scene, id, MotionOutcome::Rejected)]);
    }
    if !motion.objected.is_empty() {
        return Err(Rejection::MotionObjectedTo { who: motion.objected.iter().cloned().collect() });
    }
    Ok(carried_out(scene, id, motion))
}

/// Puts a text to a roll call, where the meeting votes; the Chair declares what was carried.
pub(super) fn put_to_vote(scene: &Scene, id: ProposalId, revision: Revision, hash: Hash, first: &PartyId) -> Outcome {
    let proposal = decision::ready_for_vote(scene, id, revision, hash)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Put))?;
    none_pending(scene)?;
    super::presence::quorum(scene, &proposal.item)?;
    open_vote(scene, VoteSubject::Proposal { proposal: id, revision }, Majority::Simple, Some(first))
}

/// Puts an amendment to a roll call, the one furthest removed in substance first; carried, it is in the text.
pub(super) fn put_amendment(scene: &Scene, id: AmendmentId, base: Revision, first: Option<&PartyId>) -> Outcome {
    let item = decision::ready_for_vote_on(scene, id, base)?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Put))?;
    decision::must_come_first(scene, id)?;
    none_pending(scene)?;
    super::presence::quorum(scene, item)?;
    open_vote(scene, VoteSubject::Amendment { amendment: id, base }, Majority::Simple, first)
}

/// Opens a roll call on any subject: in English alphabetical order, beginning with a name drawn by lot. An equal
/// division on the first ballot calls for a second.
pub(super) fn open_vote(scene: &Scene, subject: VoteSubject, majority: Majority, first: Option<&PartyId>) -> Outcome {
    if scene.plan.profile != Profile::Un {
        return Err(Rejection::NoVotesHere {});
    }
    let first = first.ok_or(Rejection::LotMissing {})?;
    let ballot = match scene.state.motions.last_on(subject) {
        Some((vote, Vote { ended: None, .. })) => return Err(Rejection::VoteIsRunning { vote }),
        Some((_, Vote { ended: Some((VoteResult::Tied, _)), .. })) => 2,
        Some((_, Vote { ended: Some((VoteResult::Carried, _)), .. })) => return Ok(vec![]),
        Some((_, Vote { ended: Some((VoteResult::Lost, _)), .. })) | None => 1,
    };
    // A roll call bars the objections and the acknowledgements that a window waits for. Only a vote on a ruling
    // goes before: an appeal holds the window.
    if let Some(proposal) = scene.state.table.put.filter(|_| !matches!(subject, VoteSubject::Ruling { .. })) {
        return Err(Rejection::OtherProposalPut { proposal });
    }
    let name = |party: &PartyId| scene.definition.parties.get(party).map(|known| known.name.en.to_lowercase());
    // Who is not admitted to the item has no vote on it.
    let item = scene.state.voted_item(subject);
    let invited = |party: &&PartyId| item.is_none_or(|item| scene.is_invited_to(party, item));
    let mut order: Vec<PartyId> = scene.plan.deciding().filter(invited).cloned().collect();
    order.sort_by_key(|party| (name(party), party.clone()));
    let lot = order.iter().position(|party| party == first).ok_or(Rejection::LotMissing {})?;
    order.rotate_left(lot);
    let vote = scene.conference.numbers.vote.next();
    Ok(vec![Event::VoteOpened { meeting: scene.meeting.clone(), vote, subject, ballot, majority, order }])
}

pub(super) fn cast(scene: &Scene, id: VoteId, choice: Choice, party: Option<&PartyId>) -> Outcome {
    let vote = running(scene, id)?;
    scene.must_be_open()?;
    let (party, by) = match scene.secretariat() {
        Some(officer) => (party.ok_or(Rejection::TextMissing { field: Field::Name })?, officer),
        None => {
            let (seat, state, class) = scene.delegate()?;
            if !class.decides() {
                return Err(Rejection::TakesNoPart { party: state.party.clone() });
            }
            if let Some(other) = party.filter(|party| **party != state.party) {
                return Err(Rejection::NotYourOwn { party: other.clone() });
            }
            // The presiding officer names another of the delegation, who need not be one that binds it.
            let presiding = scene.state.chair.seat.as_ref();
            if presiding == Some(seat) {
                return Err(Rejection::PresidesAndDoesNotVote { seat: seat.clone() });
            }
            let of_presiding = presiding.and_then(|seat| scene.conference.parties.seats.get(seat));
            if !state.may_bind && of_presiding.is_none_or(|other| other.party != state.party) {
                return Err(Rejection::NotBinding { seat: seat.clone() });
            }
            (&state.party, Officer::Seat { seat: seat.clone() })
        }
    };
    if vote.cast.get(party) == Some(&choice) {
        return Ok(vec![]);
    }
    must_be_called(vote, party)?;
    let mut events =
        vec![Event::VoteCast { meeting: scene.meeting.clone(), vote: id, party: party.clone(), choice, by }];
    let mut after = vote.clone();
    after.waiting.retain(|waiting| waiting != party);
    after.cast.insert(party.clone(), choice);
    events.extend(closed_if_done(scene, id, &after));
    Ok(events)
}

/// The member called does not answer; by those who call the names.
pub(super) fn pass_voter(scene: &Scene, id: VoteId, party: &PartyId) -> Outcome {
    let vote = running(scene, id)?;
    scene.must_be_open()?;
    if scene.secretariat().is_none() {
        scene.authority(None).map_err(|refusal| {
            let not_an_officer = matches!(refusal, Rejection::NotForYou { .. });
            if not_an_officer { Rejection::NotForYou { needs: Needs::Officers } } else { refusal }
        })?;
    }
    must_be_called(vote, party)?;
    let mut events = vec![Event::VoterPassed { meeting: scene.meeting.clone(), vote: id, party: party.clone() }];
    let mut after = vote.clone();
    after.waiting.retain(|waiting| waiting != party);
    if after.missed.insert(party.clone()) {
        after.waiting.push(party.clone());
    }
    events.extend(closed_if_done(scene, id, &after));
    Ok(events)
}

/// The second ballot on a tie was not held in time: it is lost.
pub(super) fn second_ballot_missed(scene: &Scene, id: VoteId) -> Vec<Event> {
    let Some(vote) = scene.state.motions.votes.get(&id) else { return vec![] };
    ending(scene, id, vote, VoteResult::Lost)
}

/// Refuses what would interrupt a roll call: all but the votes, lines and seats, and a technical hold.
pub(super) fn must_not_interrupt(scene: &Scene, action: &Action) -> Result<(), Rejection> {
    let Some((vote, _)) = scene.state.motions.running() else { return Ok(()) };
    let goes_on = matches!(
        action,
        // A point of order is heard only on the conduct of the voting itself.
        Action::RaisePointOfOrder { about_decision: true, .. }
            | Action::RulePoint { .. }
            | Action::AppealRuling { .. }
            | Action::PutAppeal { .. }
            | Action::SettleAppeal { .. }
            | Action::CastVote { .. }
            | Action::PassVoter { .. }
            | Action::DeclarePresence { .. }
            | Action::HoldMeeting { .. }
            | Action::LiftHold { .. }
            | Action::ResumeMeeting { .. }
            | Action::AssumeChair { .. }
            | Action::DelegatePower { .. }
            | Action::RequestFloor { .. }
            | Action::RequestReply { .. }
            | Action::RequestExplanation { .. }
            | Action::WithdrawRequest { .. }
            | Action::EndSpeech { .. }
            | Action::EndIntervention { .. }
            | Action::ReportMicrophone { .. }
            | Action::AcknowledgeSilenceObjection { .. }
            | Action::ConsentInSilence { .. }
            | Action::ObjectInSilence { .. }
            | Action::WithdrawSilenceObjection { .. }
    );
    if goes_on || !scene.state.session.is_open() { Ok(()) } else { Err(Rejection::VoteIsRunning { vote }) }
}

/// Refuses a party that is not admitted to the item of a motion.
fn must_be_invited(scene: &Scene, motion: &Motion, party: &PartyId) -> Result<(), Rejection> {
    match motion.item.as_ref().filter(|_| motion.kind.is_on_the_item()) {
        Some(item) if !scene.is_invited_to(party, item) => Err(Rejection::NotInvited { party: party.clone() }),
        Some(_) | None => Ok(()),
    }
}

fn known<'a>(scene: &Scene<'a>, id: MotionId) -> Result<&'a Motion, Rejection> {
    scene.must_not_be_over()?;
    scene.state.motions.motions.get(&id).ok_or(Rejection::UnknownMotion { motion: id })
}

fn pending<'a>(scene: &Scene<'a>, id: MotionId) -> Result<&'a Motion, Rejection> {
    let motion = known(scene, id)?;
    if motion.outcome.is_some() { Err(Rejection::MotionIsOver { motion: id }) } else { Ok(motion) }
}

fn running<'a>(scene: &Scene<'a>, id: VoteId) -> Result<&'a Vote, Rejection> {
    let vote = scene.state.motions.votes.get(&id).filter(|vote| vote.ended.is_none());
    let vote = vote.ok_or(Rejection::UnknownVote { vote: id })?;
    // A roll call waits for the one on a ruling about its conduct.
    match scene.state.motions.running() {
        Some((other, _)) if other != id => Err(Rejection::VoteIsRunning { vote: other }),
        Some(_) | None => Ok(vote),
    }
}

fn must_be_called(vote: &Vote, party: &PartyId) -> Result<(), Rejection> {
    match vote.called() {
        Some(called) if called == party => Ok(()),
        Some(called) => Err(Rejection::NotCalled { called: called.clone() }),
        None => Ok(()),
    }
}

fn ended(scene: &Scene, motion: MotionId, outcome: MotionOutcome) -> Event {
    Event::MotionEnded { meeting: scene.meeting.clone(), motion, outcome }
}

/// Refuses to ask the meeting about a text while it has a motion to settle; not for one whose item is over.
pub(super) fn none_pending(scene: &Scene) -> Result<(), Rejection> {
    let motions = &scene.state.motions.motions;
    let pending = motions.iter().filter(|(_, motion)| motion.outcome.is_none() && !is_moot(scene, motion));
    match pending.min_by_key(|(id, motion)| (motion.kind.rank(), **id)) {
        Some((motion, _)) => Err(Rejection::MotionComesFirst { motion: *motion }),
        None => Ok(()),
    }
}

/// Whether what a motion is about is over.
fn is_moot(scene: &Scene, motion: &Motion) -> bool {
    match &motion.kind {
        MotionKind::SuspendMeeting { .. } | MotionKind::AdjournMeeting { .. } => false,
        MotionKind::AdjournDebate {} | MotionKind::CloseDebate {} => {
            motion.item.as_ref() != scene.state.agenda.current()
        }
        MotionKind::Reconsider { decision } => decision::may_be_reconsidered(scene, *decision).is_err(),
    }
}

/// Ends a roll call once nobody is left to be called.
fn closed_if_done(scene: &Scene, id: VoteId, vote: &Vote) -> Vec<Event> {
    if vote.called().is_some() { vec![] } else { ending(scene, id, vote, vote.result()) }
}

/// The end of a roll call, and what follows for its subject.
fn ending(scene: &Scene, id: VoteId, vote: &Vote, result: VoteResult) -> Vec<Event> {
    let meeting = scene.meeting.clone();
    let (yes, no, abstained) = (vote.count(Choice::Yes), vote.count(Choice::No), vote.count(Choice::Abstain));
    let mut events = vec![Event::VoteEnded { meeting: meeting.clone(), vote: id, result, yes, no, abstained }];
    match (vote.subject, result) {
        (_, VoteResult::Tied) => {}
        // A motion that was withdrawn since has ended already.
        (VoteSubject::Motion { motion }, VoteResult::Carried | VoteResult::Lost) => {
            let known = scene.state.motions.motions.get(&motion).filter(|known| known.outcome.is_none());
            match known.filter(|_| result == VoteResult::Carried) {
                Some(known) => events.extend(carried_out(scene, motion, known)),
                None => events.extend(known.map(|_| ended(scene, motion, MotionOutcome::Rejected))),
            }
        }
        // The Chair declares what was carried.
        (VoteSubject::Proposal { .. }, VoteResult::Carried) => {}
        (VoteSubject::Amendment { amendment, base }, VoteResult::Carried | VoteResult::Lost) => {
            events.extend(decision::amendment_voted(scene, amendment, base, result == VoteResult::Carried));
        }
        (VoteSubject::Ruling { point }, VoteResult::Carried | VoteResult::Lost) => {
            let outcome = AppealOutcome::Voted { sustain: no, overrule: yes, abstain: abstained };
            events.extend(super::point::appeal_settled(scene, point, outcome));
        }
        // What was lost is the revision that was voted on, and not a text that has come in its place or on which the
        // meeting is being asked meanwhile.
        (VoteSubject::Proposal { proposal, revision }, VoteResult::Lost) => {
            let how = crate::procedure::command::ProposalFate::NotAgreed {};
            let known = scene.state.table.proposals.get(&proposal);
            let lost = known.is_some_and(|known| known.is_live() && known.revision == revision);
            let lost = lost && scene.state.table.put != Some(proposal);
            events.extend(lost.then_some(Event::ProposalSetAside { meeting, proposal, how }));
        }
    }
    events
}

/// What an accepted motion does, and which motions it overtakes.
fn carried_out(scene: &Scene, id: MotionId, motion: &Motion) -> Vec<Event> {
    let meeting = scene.meeting.clone();
    let mut events = vec![ended(scene, id, MotionOutcome::Accepted)];
    let later = |at: &crate::procedure::ids::Timestamp| *at > scene.now;
    let overtaken = |kind: &MotionKind| match motion.kind {
        MotionKind::SuspendMeeting { .. } | MotionKind::CloseDebate {} | MotionKind::Reconsider { .. } => false,
        MotionKind::AdjournMeeting { .. } => true,
        MotionKind::AdjournDebate {} => matches!(kind, MotionKind::CloseDebate {}),
    };
    let others = scene.state.motions.motions.iter().filter(|(other, known)| **other != id && known.outcome.is_none());
    let lapsed = others.filter(|(_, known)| overtaken(&known.kind));
    events.extend(lapsed.map(|(other, _)| ended(scene, *other, MotionOutcome::Lapsed)));
    match &motion.kind {
        MotionKind::SuspendMeeting { reason, resume_at } => {
            events.extend(floor::meeting_stops(scene));
            let resume_at = resume_at.filter(later);
            events.push(Event::MeetingSuspended { meeting, reason: reason.clone(), resume_at });
        }
        MotionKind::AdjournMeeting { until } => {
            events.extend(decision::void(scene, VoidCause::Adjourned));
            events.extend(floor::sitting_ends(scene));
            events.push(Event::MeetingAdjourned { meeting, until: until.filter(later) });
        }
        MotionKind::AdjournDebate {} => {
            if let Some(item) = scene.state.agenda.current() {
                events.extend(decision::void(scene, VoidCause::ItemDeferred));
                events.extend(floor::item_ends(scene, item, true));
                events.extend(super::agenda::handover_ends(scene, item));
                events.push(Event::ItemDeferred { meeting, item: item.clone(), to: DeferTo::Later {} });
            }
        }
        MotionKind::CloseDebate {} => {
            if let Some(item) = scene.state.agenda.current() {
                events.extend(floor::debate_ends(scene, item));
                events.push(Event::ListClosed { meeting, item: item.clone() });
            }
        }
        MotionKind::Reconsider { decision } => {
            events.extend(decision::reopened_by(scene, *decision, ReopenCause::Reconsidered));
        }
    }
    events
}
