//! The window for objections: who has the text before it, what holds it, when it runs.
//!
//! After each act while a text is put, [`settle`] looks at the meeting as it will be: if something holds the
//! window, it is frozen for exactly that; if nothing does any more, it starts anew and whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{Outcome, Scene, Whole, binding, confirmed_consent, known, live, presence};
use super::{same_revision, same_wording};
use crate::procedure::decision::{Proposal, Window, WindowPhase};
use crate::procedure::definition::SeatRank;
use crate::procedure::event::{Event, FreezeCause};
use crate::procedure::floor::Floor;
use crate::procedure::ids::{Hash, ProposalId, Revision};
use crate::procedure::motion::Motions;
use crate::procedure::party::{Parties, Presence, Roll};
use crate::procedure::rejection::Rejection;
use crate::procedure::silence::Silences;
use crate::procedure::{Conference, MeetingState};

pub(in crate::procedure::acts) fn acknowledge(
    scene: &Scene,
    id: ProposalId,
    revision: Revision,
    hash: Hash,
) -> Outcome {
    let proposal = live(scene, id)?;
    let (seat, state) = binding(scene, &proposal.item)?;
    let Some(window) = proposal.window() else { return Err(Rejection::NotPut { proposal: id }) };
    same_wording(proposal, revision, hash)?;
    if !state.link.is_up() {
        return Err(Rejection::MemberDropped { who: vec![state.party.clone()] });
    }
    if window.acknowledged.contains_key(&state.party) {
        return Ok(vec![]);
    }
    Ok(vec![Event::Acknowledged {
        meeting: scene.meeting.clone(),
        proposal: id,
        party: state.party.clone(),
        seat: seat.clone(),
    }])
}

pub(in crate::procedure::acts) fn ask_for_time(scene: &Scene, id: ProposalId, revision: Revision) -> Outcome {
    let proposal = live(scene, id)?;
    let (seat, state) = binding(scene, &proposal.item)?;
    if proposal.window().is_none() {
        return Err(Rejection::NotPut { proposal: id });
    }
    same_revision(proposal, revision)?;
    if proposal.time_asked.contains_key(&state.party) {
        return Ok(vec![]);
    }
    let (meeting, party, seat) = (scene.meeting.clone(), state.party.clone(), Some(seat.clone()));
    Ok(vec![Event::TimeAsked { meeting, proposal: id, party, seat }])
}

pub(in crate::procedure::acts) fn release_time(scene: &Scene, id: ProposalId) -> Outcome {
    let proposal = known(scene, id)?;
    let (seat, state) = binding(scene, &proposal.item)?;
    match proposal.time_asked.get(&state.party) {
        None => return Ok(vec![]),
        // A blocking signal stands until who gave it, or the head of the delegation, takes it back.
        Some(Some(asked)) if asked != seat && state.rank != SeatRank::Head => {
            return Err(Rejection::NotYourSignal { seat: asked.clone() });
        }
        Some(_) => {}
    }
    Ok(vec![Event::TimeReleased { meeting: scene.meeting.clone(), proposal: id, party: state.party.clone() }])
}

/// The window's end came. Its timer follows from a window that runs, so it does.
pub(in crate::procedure::acts) fn window_elapsed(scene: &Scene, id: ProposalId) -> Vec<Event> {
    vec![Event::WindowElapsed { meeting: scene.meeting.clone(), proposal: id }]
}

/// What holds the window of a text that is put.
pub(super) fn causes(scene: &Scene, id: ProposalId, proposal: &Proposal, window: &Window) -> BTreeSet<FreezeCause> {
    let mut causes = lines(scene, proposal, window);
    causes.extend(signals(scene, id, proposal));
    causes
}

/// What holds it by the lines and the presence of those who decide. A consent that two persons vouch for stands for
/// that party's line and for its acknowledgement.
fn lines(scene: &Scene, proposal: &Proposal, window: &Window) -> BTreeSet<FreezeCause> {
    let mut causes = BTreeSet::new();
    for party in scene.deciding(&proposal.item) {
        let consented = confirmed_consent(proposal, party).is_some();
        let party = party.clone();
        match scene.presence(&party) {
            Presence::Seated if !consented && !window.acknowledged.contains_key(&party) => {
                causes.insert(FreezeCause::NotAcknowledged { party });
            }
            Presence::LineDown | Presence::Dropped if !consented => {
                causes.insert(FreezeCause::LineDown { party });
            }
            Presence::Awaited if !consented => {
                causes.insert(FreezeCause::NotAccountedFor { party });
            }
            Presence::AwayHold => {
                causes.insert(FreezeCause::AwayHold { party });
            }
            Presence::Seated | Presence::LineDown | Presence::Dropped | Presence::Awaited => {}
            Presence::AwayProceed | Presence::Absent => {}
        }
    }
    if presence::too_few_seated(scene, &proposal.item) {
        causes.insert(FreezeCause::NoQuorum {});
    }
    causes
}

/// What holds it by what was said and by how the meeting stands: few things, whoever takes part.
fn signals(scene: &Scene, id: ProposalId, proposal: &Proposal) -> BTreeSet<FreezeCause> {
    let mut causes: BTreeSet<_> =
        proposal.time_asked.keys().map(|party| FreezeCause::TimeAsked { party: party.clone() }).collect();
    let amendments = scene.state.amendments.open(id);
    causes.extend(amendments.map(|(_, amendment)| FreezeCause::Amendment { party: amendment.party.clone() }));
    let objections = proposal.standing_objections();
    causes.extend(objections.map(|(_, objection)| FreezeCause::Objection { party: objection.party.clone() }));
    let points = &scene.state.points;
    causes.extend(points.pending.iter().map(|point| FreezeCause::PointOfOrder { party: point.party.clone() }));
    let appeal = points.ruled.as_ref().and_then(|ruled| ruled.appeal.clone());
    causes.extend(appeal.map(|party| FreezeCause::PointOfOrder { party }));
    if scene.state.chair.presiding().is_none() {
        causes.insert(FreezeCause::ChairVacant {});
    }
    if !scene.state.session.is_open() {
        causes.insert(FreezeCause::MeetingNotOpen {});
    }
    causes
}

/// How much of what holds a window an act's events bear on. What is not named below bears on all of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bearing {
    /// On nothing: the lists, the clocks, the papers.
    Nothing,
    /// On what was said and read alone: nobody's line or presence is another for it.
    Signals,
    /// On everybody's line.
    Everything,
}

impl Bearing {
    #[expect(clippy::wildcard_enum_match_arm, reason = "to weigh everything is always right, and only slower")]
    fn of(event: &Event) -> Self {
        match event {
            Event::FloorRequested { .. }
            | Event::EntryRemoved { .. }
            | Event::EntryMoved { .. }
            | Event::SpeakerReplaced { .. }
            | Event::ListClosed { .. }
            | Event::ListReopened { .. }
            | Event::LimitChanged { .. }
            | Event::SpeechStarted { .. }
            | Event::SpeechTimeShort { .. }
            | Event::SpeechEnded { .. }
            | Event::MicrophoneOpenWithoutFloor { .. }
            | Event::MicrophoneClosed { .. }
            | Event::Commented { .. }
            | Event::StatementRecorded { .. }
            | Event::WindowElapsed { .. } => Self::Nothing,
            Event::FloorGiven { .. }
            | Event::Acknowledged { .. }
            | Event::TimeAsked { .. }
            | Event::TimeReleased { .. }
            | Event::ObjectionRaised { .. }
            | Event::ObjectionWithdrawn { .. }
            | Event::ObjectionConverted { .. }
            | Event::AmendmentProposed { .. }
            | Event::PointRaised { .. }
            | Event::PointRuled { .. }
            | Event::RulingAppealed { .. }
            | Event::AppealSettled { .. } => Self::Signals,
            _ => Self::Everything,
        }
    }
}

/// Adds what an act's events do to an open window: freeze it, or start it anew and whole.
pub(in crate::procedure::acts) fn settle(whole: &Whole, mut events: Vec<Event>) -> Vec<Event> {
    let Some((meeting, state)) = whole.conference.running() else { return events };
    let is_put = state.table.put.is_some() || events.iter().any(|event| matches!(event, Event::ProposalPut { .. }));
    let bearing = events.iter().map(Bearing::of).max().unwrap_or(Bearing::Nothing);
    if !is_put || bearing == Bearing::Nothing {
        return events;
    }
    // Only what holds a window is copied: of the conference the lines and this one meeting, of the meeting no list,
    // and no line where the act bears on nobody's.
    let weighs_lines = bearing == Bearing::Everything;
    let (parties, roll) = if weighs_lines {
        (whole.conference.parties.clone(), state.roll.clone())
    } else {
        (Parties::default(), Roll::default())
    };
    let copied = MeetingState {
        session: state.session.clone(),
        agenda: state.agenda.clone(),
        chair: state.chair.clone(),
        floor: Floor::default(),
        points: state.points.clone(),
        table: state.table.clone(),
        amendments: state.amendments.clone(),
        silences: Silences::default(),
        motions: Motions::default(),
        roll,
    };
    let mut after = Conference {
        definition: whole.conference.definition.clone(),
        parties,
        meetings: BTreeMap::from([(meeting.clone(), copied)]),
        ..Conference::default()
    };
    events.iter().for_each(|event| after.apply(event, whole.now));
    let after = Whole { conference: &after, definition: whole.definition, command: whole.command, now: whole.now };
    events.extend(after.running().and_then(|scene| settled(&scene, weighs_lines)));
    events
}

/// What the window of the text that is put has to do, as the meeting stands. Where nobody's line or presence changed,
/// what held it by those still does.
fn settled(scene: &Scene, weighs_lines: bool) -> Option<Event> {
    let (proposal, text, window) = scene.state.table.put()?;
    let causes = if weighs_lines {
        causes(scene, proposal, text, window)
    } else {
        let mut causes = signals(scene, proposal, text);
        causes.extend(still_by_lines(window).cloned());
        causes
    };
    let meeting = scene.meeting.clone();
    match &window.phase {
        WindowPhase::Frozen { .. } if causes.is_empty() => {
            let settings = &scene.plan.settings;
            let ends_at = scene.now + settings.consent_window + settings.interpretation_tail;
            Some(Event::WindowStarted { meeting, proposal, ends_at })
        }
        WindowPhase::Frozen { causes: before } if *before == causes => None,
        WindowPhase::Running { .. } | WindowPhase::Elapsed { .. } if causes.is_empty() => None,
        WindowPhase::Frozen { .. } | WindowPhase::Running { .. } | WindowPhase::Elapsed { .. } => {
            Some(Event::WindowFrozen { meeting, proposal, causes })
        }
    }
}

/// What held a window by lines and presence, but for those who have read the text since.
fn still_by_lines(window: &Window) -> impl Iterator<Item = &FreezeCause> {
    let causes = match &window.phase {
        WindowPhase::Frozen { causes } => Some(causes),
        WindowPhase::Running { .. } | WindowPhase::Elapsed { .. } => None,
    };
    causes.into_iter().flatten().filter(|cause| match cause {
        FreezeCause::NotAcknowledged { party } => !window.acknowledged.contains_key(party),
        FreezeCause::LineDown { .. }
        | FreezeCause::NotAccountedFor { .. }
        | FreezeCause::AwayHold { .. }
        | FreezeCause::NoQuorum {} => true,
        FreezeCause::TimeAsked { .. }
        | FreezeCause::PointOfOrder { .. }
        | FreezeCause::Objection { .. }
        | FreezeCause::Amendment { .. }
        | FreezeCause::ChairVacant {}
        | FreezeCause::MeetingNotOpen {} => false,
    })
}
