//! Acts on points of order.
//!
//! Raising one interrupts: a speech stands still, whoever was only called goes back to the head of the list,
//! and a window for objections freezes. From then on [`until_ruled`] refuses whatever moves the floor, the
//! agenda or a decision; delegations may still ask for the floor, acknowledge and object.

use super::{Outcome, Scene, floor, motion, note, presence};
use crate::procedure::command::{Action, AppealOutcome, PauseCause, PointRuling};
use crate::procedure::definition::{Class, Power, Profile};
use crate::procedure::event::{Event, Majority, VoteSubject};
use crate::procedure::ids::{PartyId, PointId, SeatId, Timestamp};
use crate::procedure::party::Link;
use crate::procedure::point::{Awaited, Point, Ruled};
use crate::procedure::rejection::{Field, Rejection};

/// Raises a point of order: any deciding party, by a seat that binds it, at any time.
pub(super) fn raise(scene: &Scene, text: &str, about_decision: bool) -> Outcome {
    scene.must_be_open()?;
    let (seat, party) = mover(scene)?;
    note(Field::PointOfOrder, text)?;
    let points = &scene.state.points;
    if let Some(point) = points.pending.iter().find(|point| point.party == *party) {
        if point.text == text && point.seat == *seat {
            return Ok(vec![]);
        }
        return Err(Rejection::NoPointOnAPoint { point: point.id, party: party.clone() });
    }
    if let Some(Awaited::Appeal(Ruled { point, party, .. })) = points.awaited() {
        return Err(Rejection::NoPointOnAPoint { point: *point, party: party.clone() });
    }
    if let (Some(proposal), false) = (scene.state.table.put, about_decision) {
        return Err(Rejection::OnlyOnTheDecision { proposal });
    }
    let mut events = vec![Event::PointRaised {
        meeting: scene.meeting.clone(),
        point: scene.conference.numbers.point.next(),
        party: party.clone(),
        seat: seat.clone(),
        text: text.to_owned(),
        about_decision,
        limit: scene.state.floor.limits.point_of_order,
    }];
    events.extend(floor::interrupted(scene, PauseCause::PointOfOrder));
    Ok(events)
}

/// The Chair rules; nobody does it for the Chair.
pub(super) fn rule(scene: &Scene, id: PointId, ruling: PointRuling) -> Outcome {
    scene.must_be_open()?;
    let points = &scene.state.points;
    let found = points.pending.iter().find(|point| point.id == id);
    scene.authority(None)?;
    let Some(point) = found else {
        return match &points.ruled {
            Some(ruled) if ruled.point == id && ruled.ruling == ruling => Ok(vec![]),
            Some(_) | None => Err(Rejection::UnknownPoint { point: id }),
        };
    };
    match points.awaited() {
        Some(Awaited::Ruling(first)) if first.id == id => {}
        Some(Awaited::Ruling(Point { id: first, party, .. })) => {
            return Err(Rejection::OtherPointFirst { point: *first, party: party.clone() });
        }
        Some(Awaited::Appeal(_)) | None => {
            return Err(still_awaited(scene).unwrap_or(Rejection::UnknownPoint { point: id }));
        }
    }
    if let (PointRuling::Withdrawn, Some(until)) = (ruling, may_return_until(scene, &point.party)) {
        return Err(Rejection::SpeakerGraceRunning { until });
    }
    let mut events =
        vec![Event::PointRuled { meeting: scene.meeting.clone(), point: id, party: point.party.clone(), ruling }];
    if points.pending.len() == 1 {
        events.extend(floor::goes_on_after(scene, PauseCause::PointOfOrder));
    }
    Ok(events)
}

/// Appeals the last ruling: it is before the meeting at once.
pub(super) fn appeal(scene: &Scene, id: PointId) -> Outcome {
    scene.must_be_open()?;
    let (seat, party) = mover(scene)?;
    let ruled = scene.state.points.ruled.as_ref().filter(|ruled| ruled.point == id);
    let Some(ruled) = ruled else {
        let known = id != PointId::default() && id <= scene.conference.numbers.point;
        let pending = scene.state.points.pending.iter().any(|point| point.id == id);
        return Err(match (known, pending) {
            (true, true) => Rejection::NotYetRuled { point: id },
            (true, false) => Rejection::TooLateToAppeal { point: id },
            (false, _) => Rejection::UnknownPoint { point: id },
        });
    };
    match (ruled.ruling, &ruled.appeal) {
        (PointRuling::Withdrawn, _) => return Err(Rejection::TooLateToAppeal { point: id }),
        (PointRuling::Upheld | PointRuling::NotUpheld, Some(_)) => return Ok(vec![]),
        (PointRuling::Upheld | PointRuling::NotUpheld, None) => {}
    }
    let (meeting, party, seat) = (scene.meeting.clone(), party.clone(), seat.clone());
    let mut events = vec![Event::RulingAppealed { meeting, point: id, party, seat }];
    events.extend(floor::interrupted(scene, PauseCause::PointOfOrder));
    Ok(events)
}

/// Puts an appeal to a roll call at once, where the meeting votes. Who votes yes sets the ruling aside; it stands
/// unless most of those present do.
pub(super) fn put_appeal(scene: &Scene, id: PointId, first: Option<&PartyId>) -> Outcome {
    scene.must_be_open()?;
    scene.authority(Some(Power::Put))?;
    appealed(scene, id)?;
    if scene.plan.profile == Profile::Asean {
        return Err(Rejection::AppealIsForConsultation {});
    }
    let subject = VoteSubject::Ruling { point: id };
    if scene.state.motions.running().is_some_and(|(_, vote)| vote.subject == subject) {
        return Ok(vec![]);
    }
    motion::open_vote(scene, subject, Majority::OfThosePresent, first)
}

/// The Chair records what came of consultations on an appeal. Where the meeting votes, its roll call settles it.
pub(super) fn settle_appeal(scene: &Scene, id: PointId, outcome: AppealOutcome) -> Outcome {
    scene.must_be_open()?;
    scene.authority(None)?;
    appealed(scene, id)?;
    match (scene.plan.profile, outcome) {
        (Profile::Asean, AppealOutcome::Consulted { overruled }) => {
            // To set a ruling aside is a decision: it needs all who take part in one.
            if let (true, Some(item)) = (overruled, scene.state.agenda.current()) {
                presence::quorum(scene, item)?;
            }
        }
        (Profile::Asean, AppealOutcome::Voted { .. }) => return Err(Rejection::AppealIsForConsultation {}),
        (Profile::Un, _) => return Err(Rejection::AppealIsForVote {}),
    }
    Ok(appeal_settled(scene, id, outcome))
}

/// The ruling that is appealed, if it is the one on that point.
fn appealed<'a>(scene: &Scene<'a>, id: PointId) -> Result<&'a Ruled, Rejection> {
    match scene.state.points.awaited() {
        Some(Awaited::Appeal(ruled)) if ruled.point == id => Ok(ruled),
        Some(Awaited::Appeal(_) | Awaited::Ruling(_)) | None => Err(Rejection::NoAppeal { point: id }),
    }
}

/// What follows once an appeal is settled: business goes on where no further point is pending.
pub(super) fn appeal_settled(scene: &Scene, id: PointId, outcome: AppealOutcome) -> Vec<Event> {
    let Ok(ruled) = appealed(scene, id) else { return vec![] };
    let (meeting, ruling, stands) = (scene.meeting.clone(), ruled.ruling, outcome.ruling_stands());
    let mut events = vec![Event::AppealSettled { meeting, point: id, ruling, outcome, stands }];
    if scene.state.points.pending.is_empty() {
        events.extend(floor::goes_on_after(scene, PauseCause::PointOfOrder));
    }
    events
}

/// The mover's time is up; what becomes of it is for the Chair.
pub(super) fn time_up(scene: &Scene, point: PointId) -> Vec<Event> {
    vec![Event::PointTimeUp { meeting: scene.meeting.clone(), point }]
}

/// The sender as one who may raise a point or appeal a ruling: a seat that binds a party which decides here.
fn mover<'a>(scene: &Scene<'a>) -> Result<(&'a SeatId, &'a PartyId), Rejection> {
    let (seat, state, class) = scene.delegate()?;
    if !Class::decides(class) {
        return Err(Rejection::RaisesNoPoint { party: state.party.clone() });
    }
    let invited = scene.state.agenda.current().is_none_or(|item| scene.is_invited_to(&state.party, item));
    if !invited {
        return Err(Rejection::NotInvited { party: state.party.clone() });
    }
    if !state.may_bind {
        return Err(Rejection::NotBinding { seat: seat.clone() });
    }
    Ok((seat, &state.party))
}

/// Until when a mover whose lines are all down may come back and speak to its point.
fn may_return_until(scene: &Scene, party: &PartyId) -> Option<Timestamp> {
    let parties = &scene.conference.parties;
    if parties.any_live_seat(party) {
        return None;
    }
    let lost = parties.seats_of(party).filter_map(|(_, seat)| match seat.link {
        Link::Down { since } => Some(since),
        Link::Up { .. } | Link::Unseen => None,
    });
    lost.max().map(|since| since + scene.plan.settings.speaker_grace).filter(|until| scene.now < *until)
}

/// The refusal for what has to wait for a ruling or an appeal.
fn still_awaited(scene: &Scene) -> Option<Rejection> {
    scene.state.points.awaited().map(|awaited| match awaited {
        Awaited::Ruling(Point { id, party, .. }) => Rejection::RulingPending { point: *id, party: party.clone() },
        Awaited::Appeal(Ruled { point, appeal, party, .. }) => {
            Rejection::AppealPending { point: *point, party: appeal.clone().unwrap_or_else(|| party.clone()) }
        }
    })
}

/// While a ruling is awaited, refuses what moves the floor, the agenda or a decision. What is so already stays
/// a success, and what is over or not the sender's to do is refused for that.
pub(super) fn until_ruled(scene: &Scene, outcome: Outcome) -> Outcome {
    let Some(pending) = still_awaited(scene) else { return outcome };
    if !moves_business(&scene.command.action) || votes_on_the_ruling(scene) {
        return outcome;
    }
    match outcome {
        Ok(events) if events.is_empty() => Ok(events),
        Err(refused) if is_final(&refused) => Err(refused),
        Ok(_) | Err(_) => Err(pending),
    }
}

/// Whether an act belongs to the roll call on the ruling that is appealed.
fn votes_on_the_ruling(scene: &Scene) -> bool {
    let (Action::CastVote { vote, .. } | Action::PassVoter { vote, .. }) = &scene.command.action else { return false };
    let on = scene.state.motions.votes.get(vote).map(|vote| vote.subject);
    matches!(on, Some(VoteSubject::Ruling { .. }))
}

/// Whether an act moves the floor, the agenda or a decision.
fn moves_business(action: &Action) -> bool {
    matches!(
        action,
        Action::SuspendMeeting { .. }
            | Action::AdjournMeeting { .. }
            | Action::OpenItem { .. }
            | Action::JoinItem { .. }
            | Action::ConcludeItem { .. }
            | Action::DeferItem { .. }
            | Action::WithdrawItem { .. }
            | Action::AddItem { .. }
            | Action::AnnounceDecision { .. }
            | Action::OfferChair { .. }
            | Action::PassChair { .. }
            | Action::WithdrawChairOffer { .. }
            | Action::MoveEntry { .. }
            | Action::RemoveEntry { .. }
            | Action::CloseList { .. }
            | Action::ReopenList { .. }
            | Action::GiveFloor { .. }
            | Action::StartSpeech { .. }
            | Action::EndSpeech { .. }
            | Action::CutSpeech { .. }
            | Action::PauseSpeech { cause: PauseCause::Chair, .. }
            | Action::ResumeSpeech { .. }
            | Action::CallToOrder { .. }
            | Action::TakeAsRead { .. }
            | Action::PromptSpeaker { .. }
            | Action::SetAsideSpeech { .. }
            | Action::SetLimit { .. }
            | Action::RestoreSpeaker { .. }
            | Action::LetIntervene { .. }
            | Action::ReviseProposal { .. }
            | Action::WithdrawProposal { .. }
            | Action::PutProposal { .. }
            | Action::SetAsideProposal { .. }
            | Action::Declare { .. }
            | Action::ReopenDecision { .. }
            | Action::ListJoiningLater { .. }
            | Action::SettleAmendment { .. }
            | Action::OrderAmendments { .. }
            | Action::PutAmendmentToVote { .. }
            | Action::DivideProposal { .. }
            | Action::ReintroduceProposal { .. }
            | Action::OpenSilence { .. }
            | Action::MoveMotion { .. }
            | Action::PutMotion { .. }
            | Action::RuleOnMotion { .. }
            | Action::PutToVote { .. }
            | Action::CastVote { .. }
            | Action::PassVoter { .. }
    )
}

/// Whether a refusal would be given whatever is ruled: what does not exist, is over, or is not the sender's.
fn is_final(refused: &Rejection) -> bool {
    matches!(
        refused,
        Rejection::UnknownItem { .. }
            | Rejection::UnknownParty { .. }
            | Rejection::UnknownSeat { .. }
            | Rejection::UnknownEntry { .. }
            | Rejection::UnknownSpeech { .. }
            | Rejection::UnknownProposal { .. }
            | Rejection::UnknownDecision { .. }
            | Rejection::MeetingOver { .. }
            | Rejection::MeetingNotOpen { .. }
            | Rejection::HubOnly {}
            | Rejection::KeyInUse { .. }
            | Rejection::NotAdmitted { .. }
            | Rejection::NotInvited { .. }
            | Rejection::NotForYou { .. }
            | Rejection::NotBinding { .. }
            | Rejection::NotPresiding { .. }
            | Rejection::StaleEpoch { .. }
            | Rejection::ChairVacant {}
            | Rejection::NotDelegated { .. }
            | Rejection::GavelNotDelegated {}
            | Rejection::NotYourOwn { .. }
            | Rejection::ItemIsOver { .. }
            | Rejection::ProposalIsOver { .. }
    )
}
