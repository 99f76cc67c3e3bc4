//! Acts of the silence procedure: what the parties are asked in writing, whether or not a meeting is held.

use std::cmp::Ordering;

use super::{Outcome, Scene, at_most, decision, fewer_than, note};
use crate::procedure::command::{
    Actor, Capacity, DocumentRevision, ProposalFate, SILENCES_MAX, SilenceMeans, SilenceText, TEXT_MAX_BYTES,
};
use crate::procedure::definition::{Power, SeatRank};
use crate::procedure::event::{Answer, Event, Officer, SilenceAnswer, SilenceOutcome};
use crate::procedure::ids::{ItemNumber, PartyId, SilenceId, Timestamp};
use crate::procedure::rejection::{Bounded, Field, Needs, Rejection};
use crate::procedure::silence::{Silence, SilenceState};

/// Opens it, before, during or after the meeting. A text on the table leaves the table: it is frozen.
pub(super) fn open(scene: &Scene, about: &SilenceText, deadline: Timestamp, means: SilenceMeans) -> Outcome {
    let (item, proposal, wording) = match about {
        SilenceText::Proposal { proposal, revision, hash } => {
            let known = decision::ready_for_silence(scene, *proposal, *revision, *hash)?;
            (Some(known.item.clone()), Some(*proposal), known.wording.clone())
        }
        SilenceText::Text { text, documents } => (None, None, decision::wording(scene, text, documents)?),
    };
    scene.authority(Some(Power::Put))?;
    long_enough(scene, deadline)?;
    decision::no_brackets(&wording)?;
    let running = |known: &Silence| known.is_running() && known.wording == wording && known.item == item;
    if scene.state.silences.silences.values().any(running) {
        return Ok(vec![]);
    }
    fewer_than(Bounded::Silences, scene.state.silences.silences.len(), SILENCES_MAX)?;
    let silence = scene.conference.numbers.silence.next();
    let asked: Vec<PartyId> =
        scene.plan.deciding().filter(|party| is_asked(scene, party, item.as_ref())).cloned().collect();
    let meeting = scene.meeting.clone();
    let opened =
        Event::SilenceOpened { meeting: meeting.clone(), silence, item, proposal, wording, deadline, means, asked };
    let how = ProposalFate::AdReferendum { silence };
    let taken = proposal.map(|proposal| Event::ProposalSetAside { meeting, proposal, how });
    Ok(std::iter::once(opened).chain(taken).collect())
}

/// One written objection breaks the silence, while it stands.
pub(super) fn object(
    scene: &Scene,
    id: SilenceId,
    party: Option<&PartyId>,
    text: &str,
    letter: Option<&str>,
) -> Outcome {
    let silence = running(scene, id)?;
    let (party, by) = match scene.secretariat() {
        Some(officer) => {
            let party = party.ok_or(Rejection::TextMissing { field: Field::Name })?;
            note(Field::Channel, letter.unwrap_or_default())?;
            (party, officer)
        }
        None => {
            let (seat, state) = scene.binding_delegate()?;
            if let Some(other) = party.filter(|party| **party != state.party) {
                return Err(Rejection::NotYourOwn { party: other.clone() });
            }
            (&state.party, Officer::Seat { seat: seat.clone() })
        }
    };
    must_be_asked(silence, party)?;
    if text.trim().is_empty() {
        return Err(Rejection::TextMissing { field: Field::Point });
    }
    at_most(Field::Point, text, TEXT_MAX_BYTES)?;
    if silence.objections.contains_key(party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::SilenceObjected {
        meeting: scene.meeting.clone(),
        silence: id,
        party: party.clone(),
        by,
        letter: scene.secretariat().and(letter).map(str::to_owned),
        text: text.to_owned(),
    }])
}

/// Withdraws an objection: by the seat that raised it or its head of delegation, or by the Secretariat for one
/// that came as a letter. The period does not begin anew, as the text is the same.
pub(super) fn withdraw_objection(scene: &Scene, id: SilenceId, party: Option<&PartyId>) -> Outcome {
    let silence = running(scene, id)?;
    let party = match scene.secretariat() {
        Some(_) => {
            let party = party.ok_or(Rejection::TextMissing { field: Field::Name })?;
            let by_letter = |known: &PartyId| silence.objections.get(known).is_none_or(|known| known.letter.is_some());
            if !by_letter(party) {
                return Err(Rejection::NotYourOwn { party: party.clone() });
            }
            party
        }
        None => {
            let (seat, state) = scene.binding_delegate()?;
            if let Some(other) = party.filter(|party| **party != state.party) {
                return Err(Rejection::NotYourOwn { party: other.clone() });
            }
            match silence.objections.get(&state.party).map(|known| &known.by) {
                Some(Officer::Seat { seat: raised }) if raised != seat && state.rank != SeatRank::Head => {
                    return Err(Rejection::NotYourObjection { seat: raised.clone() });
                }
                Some(Officer::Seat { .. } | Officer::Moderator { .. }) | None => {}
            }
            &state.party
        }
    };
    if !silence.objections.contains_key(party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::SilenceObjectionWithdrawn { meeting: scene.meeting.clone(), silence: id, party: party.clone() }])
}

/// Each objection is acknowledged, even after the deadline.
pub(super) fn acknowledge(scene: &Scene, id: SilenceId, party: &PartyId) -> Outcome {
    let silence = known(scene, id)?;
    let by = match &scene.command.actor {
        Actor::Seat { seat, capacity: Capacity::Chair } => {
            scene.authority(None)?;
            Officer::Seat { seat: seat.clone() }
        }
        Actor::Seat { .. } | Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => {
            scene.secretariat().ok_or(Rejection::NotForYou { needs: Needs::Officers })?
        }
    };
    must_be_asked(silence, party)?;
    match silence.objections.get(party) {
        Some(objection) if objection.acknowledged.is_none() => {
            let (meeting, party) = (scene.meeting.clone(), party.clone());
            Ok(vec![Event::SilenceObjectionAcknowledged { meeting, silence: id, party, by }])
        }
        Some(_) | None => Ok(vec![]),
    }
}

pub(super) fn consent(scene: &Scene, id: SilenceId) -> Outcome {
    let silence = running(scene, id)?;
    let (seat, state) = scene.binding_delegate()?;
    let party = state.party.clone();
    must_be_asked(silence, &party)?;
    if silence.objections.contains_key(&party) {
        return Err(Rejection::ObjectionStands { who: vec![party] });
    }
    if silence.consents.contains_key(&party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::SilenceConsented { meeting: scene.meeting.clone(), silence: id, party, seat: seat.clone() }])
}

/// Moves the deadline by a ruling of the Chair's own, to a later moment only.
pub(super) fn extend(scene: &Scene, id: SilenceId, deadline: Timestamp, ruling: &str) -> Outcome {
    let silence = running(scene, id)?;
    scene.authority(None)?;
    note(Field::Ruling, ruling)?;
    match deadline.cmp(&silence.deadline) {
        Ordering::Less => Err(Rejection::DeadlineNotLater { deadline: silence.deadline }),
        Ordering::Equal => Ok(vec![]),
        Ordering::Greater => {
            let (meeting, ruling) = (scene.meeting.clone(), ruling.to_owned());
            Ok(vec![Event::SilenceExtended { meeting, silence: id, deadline, ruling }])
        }
    }
}

/// Another text in the place of the one before: everybody is asked anew.
pub(super) fn restart(
    scene: &Scene,
    id: SilenceId,
    text: &str,
    documents: &[DocumentRevision],
    deadline: Timestamp,
) -> Outcome {
    let silence = running(scene, id)?;
    scene.authority(Some(Power::Put))?;
    let wording = decision::wording(scene, text, documents)?;
    decision::no_brackets(&wording)?;
    if wording == silence.wording {
        return if deadline == silence.deadline { Ok(vec![]) } else { Err(Rejection::ChangesNothing {}) };
    }
    long_enough(scene, deadline)?;
    Ok(vec![Event::SilenceRestarted { meeting: scene.meeting.clone(), silence: id, wording, deadline }])
}

/// The meeting takes note; the text may have been adopted after another meeting of the series.
pub(super) fn take_note(scene: &Scene, id: SilenceId) -> Outcome {
    let all = scene.conference.meetings.values();
    let silence = all.into_iter().find_map(|state| state.silences.silences.get(&id));
    let silence = silence.ok_or(Rejection::UnknownSilence { silence: id })?;
    scene.must_be_open()?;
    scene.authority(Some(Power::Put))?;
    match &silence.state {
        SilenceState::Adopted { noted: None, .. } => {
            Ok(vec![Event::SilenceNoted { meeting: scene.meeting.clone(), silence: id }])
        }
        SilenceState::Adopted { noted: Some(_), .. } => Ok(vec![]),
        SilenceState::Running | SilenceState::NotAdopted { .. } => Err(Rejection::SilenceNotAdopted { silence: id }),
    }
}

/// The deadline came.
pub(super) fn elapsed(scene: &Scene, id: SilenceId) -> Vec<Event> {
    let Some(silence) = scene.state.silences.silences.get(&id).filter(|silence| silence.is_running()) else {
        return vec![];
    };
    let answer = |party: &PartyId| match silence.means {
        _ if silence.objections.contains_key(party) => Answer::Objected,
        _ if silence.consents.contains_key(party) => Answer::Consented,
        SilenceMeans::Consent => Answer::Silent,
        SilenceMeans::Absence => Answer::Absent,
    };
    let answers: Vec<_> =
        silence.asked.iter().map(|party| SilenceAnswer { party: party.clone(), answer: answer(party) }).collect();
    // Where silence is absence, those who did answer decide, and there must be enough of them.
    let wanted = match silence.means {
        SilenceMeans::Consent => 0,
        SilenceMeans::Absence => scene.plan.settings.quorum.seated(silence.asked.len()).unwrap_or(1),
    };
    let outcome = match () {
        () if !silence.objections.is_empty() => SilenceOutcome::Broken,
        () if silence.consents.len() < wanted => SilenceOutcome::TooFewAnswers,
        () => SilenceOutcome::Adopted,
    };
    vec![Event::SilenceEnded { meeting: scene.meeting.clone(), silence: id, outcome, answers }]
}

fn known<'a>(scene: &Scene<'a>, id: SilenceId) -> Result<&'a Silence, Rejection> {
    scene.state.silences.silences.get(&id).ok_or(Rejection::UnknownSilence { silence: id })
}

/// One whose deadline has not come; what comes at that very moment comes too late.
fn running<'a>(scene: &Scene<'a>, id: SilenceId) -> Result<&'a Silence, Rejection> {
    let silence = known(scene, id)?;
    let in_time = silence.is_running() && scene.now < silence.deadline;
    if in_time { Ok(silence) } else { Err(Rejection::SilenceIsOver { silence: id }) }
}

fn is_asked(scene: &Scene, party: &PartyId, item: Option<&ItemNumber>) -> bool {
    item.is_none_or(|item| scene.is_invited_to(party, item))
}

fn must_be_asked(silence: &Silence, party: &PartyId) -> Result<(), Rejection> {
    if silence.asked.contains(party) { Ok(()) } else { Err(Rejection::TakesNoPart { party: party.clone() }) }
}

/// Refuses a period shorter than this meeting gives.
fn long_enough(scene: &Scene, deadline: Timestamp) -> Result<(), Rejection> {
    let earliest = scene.now + scene.plan.settings.silence_minimum;
    if deadline < earliest { Err(Rejection::PeriodTooShort { earliest }) } else { Ok(()) }
}
