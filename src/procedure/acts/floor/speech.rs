//! Acts on the floor itself: giving it, starting, ending, pausing, setting aside.

use super::super::{Outcome, Scene, note};
use super::{Whereabouts, call_unanswered, ended, intervention, line_is_down, must_be_on_floor, on_floor, whereabouts};
use crate::procedure::command::{Actor, Capacity, PauseCause, SetAside};
use crate::procedure::definition::{Power, Presenter};
use crate::procedure::event::{Event, Origin, SpeechEnd};
use crate::procedure::floor::{Entry, ListKind, Phase, Speech};
use crate::procedure::ids::{EntryId, ItemNumber, PartyId, SeatId, SpeechId, Timestamp};
use crate::procedure::rejection::{Field, Needs, Rejection};

/// Gives the floor to an entry, wherever it stands on the list of an open item.
///
/// What was on the floor ends with it: a speech that ran is ended by the Chair; a speaker who was called and did
/// not begin is passed; one whose line was lost goes back to the head, once its grace is over.
pub(in crate::procedure::acts) fn give(scene: &Scene, id: EntryId, after: Option<SpeechId>) -> Outcome {
    scene.must_be_open()?;
    let found = whereabouts(scene, id)?;
    scene.authority(Some(Power::Floor))?;
    let now_on = scene.state.floor.speech.as_ref();
    let (item, entry) = match found {
        // A second press of the same button.
        Whereabouts::OnTheFloor(_) => return Ok(vec![]),
        _ if after != now_on.map(|speech| speech.id) => {
            return Err(Rejection::FloorMoved { speech: now_on.map(|speech| speech.id) });
        }
        Whereabouts::Gone => return Err(Rejection::UnknownEntry { entry: id }),
        Whereabouts::Waiting { item, entry, .. } => (item, entry),
    };
    let open = &scene.state.agenda.open;
    if !open.contains(item) {
        return Err(Rejection::ItemNotOpen { item: item.clone(), open: open.last().cloned() });
    }
    let party = &entry.party;
    // Whoever left for a closed child item is not called from its parent's list either.
    if !open.iter().filter(|open| *open == item || open.is_inside(item)).all(|open| scene.is_invited_to(party, open)) {
        return Err(Rejection::NotInvited { party: party.clone() });
    }
    if line_is_down(scene, party) {
        return Err(Rejection::SpeakerLineDown { party: party.clone() });
    }
    if entry.origin == Origin::Reply && !replies_may_be_heard(scene, item) {
        return Err(Rejection::RepliesComeLast { item: item.clone() });
    }
    // Before or after the decision, never while the meeting is asked.
    if let (Some(explained), Some(put)) = (entry.explains, scene.state.table.put)
        && explained == put
    {
        return Err(Rejection::NotWhilePut { proposal: put });
    }
    let mut events: Vec<Event> = intervention::ended(scene).collect();
    if let Some(speech) = now_on {
        events.extend(gives_way(scene, speech)?);
    }
    events.push(Event::FloorGiven {
        meeting: scene.meeting.clone(),
        item: item.clone(),
        entry: id,
        speech: scene.conference.numbers.speech.next(),
        party: party.clone(),
        seat: expected(scene, entry).cloned(),
        on_behalf_of: entry.on_behalf_of.clone(),
        limit: scene.state.floor.allowed(scene.plan, item, entry),
    });
    Ok(events)
}

/// Whether a reply may be called: at the end of the day, once the end of the sitting was announced to be near, or
/// at the end of the item, when the list is closed and exhausted, and nobody goes back to it.
fn replies_may_be_heard(scene: &Scene, item: &ItemNumber) -> bool {
    let floor = &scene.state.floor;
    if !scene.state.session.warned.is_empty() {
        return true;
    }
    let debates = |speech: &&Speech| ListKind::of(speech.entry.origin) == ListKind::Speakers;
    let ordinary = floor.speech.as_ref().filter(|speech| speech.item == *item).filter(debates);
    floor.replies_are_heard(item)
        && ordinary.is_none_or(|speech| {
            matches!(speech.phase, Phase::Speaking { .. } | Phase::Paused { .. })
                && !speech.is_paused_for(PauseCause::Link)
        })
}

/// What becomes of the speech on the floor when another is called.
fn gives_way(scene: &Scene, speech: &Speech) -> Outcome {
    match &speech.phase {
        Phase::Called { .. } => Ok(call_unanswered(scene, speech.id)),
        Phase::Paused { causes, .. } if causes.contains(&PauseCause::Link) => {
            grace_has_passed(scene, speech)?;
            Ok(vec![ended(scene, speech, SpeechEnd::BackToHead {})])
        }
        Phase::Speaking { .. } | Phase::Paused { .. } => Ok(vec![ended(scene, speech, SpeechEnd::EndedByChair {})]),
    }
}

/// Who is expected to speak: the named speaker, or where that line is down the first of the delegation whose
/// line is up.
fn expected<'a>(scene: &Scene<'a>, entry: &'a Entry) -> Option<&'a SeatId> {
    let parties = &scene.conference.parties;
    let named = entry.seat.as_ref()?;
    if parties.is_live(named) {
        return Some(named);
    }
    parties.seats_of(&entry.party).map(|(seat, _)| seat).find(|seat| parties.is_live(seat)).or(Some(named))
}

/// In which part somebody acts on a speech.
enum Part<'a> {
    /// A seat of the delegation that speaks.
    Own(&'a SeatId),
    /// The presiding officer, or the moderator for it.
    Chair,
}

/// The sender's part in a speech of that party, if it has one.
fn part<'a>(scene: &Scene<'a>, party: &PartyId) -> Result<Part<'a>, Rejection> {
    if let Actor::Seat { capacity: Capacity::Delegate, .. } = scene.command.actor {
        let (seat, state, _) = scene.delegate()?;
        if state.party != *party {
            return Err(Rejection::NotYourOwn { party: party.clone() });
        }
        return Ok(Part::Own(seat));
    }
    scene.authority(Some(Power::Floor))?;
    Ok(Part::Chair)
}

/// The called speaker has begun; or one whose line was lost goes on.
pub(in crate::procedure::acts) fn start(scene: &Scene, id: SpeechId) -> Outcome {
    scene.must_be_open()?;
    let speech = must_be_on_floor(scene, id)?;
    let party = &speech.entry.party;
    let part = part(scene, party)?;
    match &speech.phase {
        Phase::Called { .. } => {
            let mut events = Vec::new();
            // Whoever reports the start is the speaker, where none was named or the named one is not there.
            let named = speech.entry.seat.as_ref();
            let mut speaker = named;
            if let Part::Own(seat) = part
                && !named.is_some_and(|named| named == seat || scene.conference.parties.is_live(named))
            {
                let (meeting, entry) = (scene.meeting.clone(), speech.entry.id);
                events.push(Event::SpeakerReplaced { meeting, entry, seat: seat.clone() });
                speaker = Some(seat);
            }
            events.push(Event::SpeechStarted { meeting: scene.meeting.clone(), speech: id });
            events.extend(for_its_country(scene, speech, speaker));
            Ok(events)
        }
        Phase::Speaking { .. } => Ok(vec![]),
        Phase::Paused { causes, .. } if causes.contains(&PauseCause::Link) => {
            let parties = &scene.conference.parties;
            let speaker = match part {
                Part::Own(seat) => Some(seat).filter(|seat| parties.is_live(seat)),
                Part::Chair => substitute(scene, speech),
            };
            let speaker = speaker.ok_or_else(|| Rejection::SpeakerLineDown { party: party.clone() })?;
            Ok(link_resumed(scene, speech, speaker))
        }
        Phase::Paused { .. } => Err(Rejection::SpeechHasBegun { speech: id }),
    }
}

/// A seat of the delegation that can go on with a speech: the speaker if its line is up, else the first whose is.
fn substitute<'a>(scene: &Scene<'a>, speech: &'a Speech) -> Option<&'a SeatId> {
    let parties = &scene.conference.parties;
    let named = speech.entry.seat.as_ref();
    named
        .into_iter()
        .chain(parties.seats_of(&speech.entry.party).map(|(seat, _)| seat))
        .find(|seat| parties.is_live(seat))
}

/// The line is back, with the same speaker or another of the delegation.
pub(super) fn link_resumed(scene: &Scene, speech: &Speech, seat: &SeatId) -> Vec<Event> {
    let another = speech.entry.seat.as_ref() != Some(seat);
    let resumed = Event::SpeechResumed {
        meeting: scene.meeting.clone(),
        speech: speech.id,
        cause: PauseCause::Link,
        seat: another.then(|| seat.clone()),
    };
    std::iter::once(resumed).chain(for_its_country(scene, speech, Some(seat))).collect()
}

/// The mark that the presiding officer speaks for its country and not as Chair, where it does: it has the floor
/// by an entry of its delegation, and does not present the item as the Chair. Where no speaker is named, it is the
/// presiding officer if nobody else of the delegation is on a line.
fn for_its_country(scene: &Scene, speech: &Speech, speaker: Option<&SeatId>) -> Option<Event> {
    let parties = &scene.conference.parties;
    let (party, presiding) = (&speech.entry.party, scene.state.chair.presiding()?);
    if speech.national || parties.seats.get(presiding).map(|seat| &seat.party) != Some(party) {
        return None;
    }
    let as_chair = speech.entry.origin == Origin::Presenter
        && scene.plan.item(&speech.item).is_some_and(|plan| plan.presenters.contains(&Presenter::Chair));
    let speaks = match speaker {
        Some(speaker) => speaker == presiding,
        None => !parties.seats_of(party).any(|(seat, _)| seat != presiding && parties.is_live(seat)),
    };
    let (meeting, speech, party) = (scene.meeting.clone(), speech.id, party.clone());
    (speaks && !as_chair).then_some(Event::NationalCapacityMarked { meeting, speech, party })
}

/// Ends a speech. A delegation that was called and has not begun gives up its turn with this: its speech is
/// finished with no time used.
pub(in crate::procedure::acts) fn end(scene: &Scene, id: SpeechId) -> Outcome {
    scene.must_run()?;
    let Some(speech) = on_floor(scene, id)? else { return Ok(vec![]) };
    let how = match part(scene, &speech.entry.party)? {
        Part::Own(_) => SpeechEnd::Finished {},
        Part::Chair => SpeechEnd::EndedByChair {},
    };
    Ok(vec![ended(scene, speech, how)])
}

/// Cuts a speaker off, with the reason.
pub(in crate::procedure::acts) fn cut(scene: &Scene, id: SpeechId, reason: &str) -> Outcome {
    scene.must_run()?;
    let speech = on_floor(scene, id)?;
    scene.authority(Some(Power::Floor))?;
    note(Field::Reason, reason)?;
    let Some(speech) = speech else { return Ok(vec![]) };
    match speech.phase {
        Phase::Called { .. } => Err(Rejection::SpeechNotBegun { speech: id }),
        Phase::Speaking { .. } | Phase::Paused { .. } => {
            Ok(vec![ended(scene, speech, SpeechEnd::Cut { reason: reason.to_owned() })])
        }
    }
}

/// Stops the clock of a speech: the Chair interrupts or asks for a clarification, or interpretation
/// failed. The other causes come of themselves.
pub(in crate::procedure::acts) fn pause(scene: &Scene, id: SpeechId, cause: PauseCause) -> Outcome {
    scene.must_run()?;
    let speech = must_be_on_floor(scene, id)?;
    match cause {
        PauseCause::Chair => {
            scene.authority(Some(Power::Floor))?;
        }
        PauseCause::Interpretation => hears_interpretation(scene)?,
        PauseCause::Link | PauseCause::Meeting | PauseCause::PointOfOrder => return Err(Rejection::HubOnly {}),
    }
    match &speech.phase {
        Phase::Called { .. } => Err(Rejection::SpeechNotBegun { speech: id }),
        Phase::Paused { causes, .. } if causes.contains(&cause) => Ok(vec![]),
        Phase::Speaking { .. } | Phase::Paused { .. } => {
            Ok(vec![Event::SpeechPaused { meeting: scene.meeting.clone(), speech: id, cause }])
        }
    }
}

/// Refuses all but those who may say whether interpretation is there: the Secretariat and the moderator, and the
/// presiding officer.
fn hears_interpretation(scene: &Scene) -> Result<(), Rejection> {
    if scene.secretariat().is_some() {
        return Ok(());
    }
    match scene.authority(Some(Power::Floor)) {
        Ok(_) => Ok(()),
        Err(Rejection::NotForYou { .. }) => Err(Rejection::NotForYou { needs: Needs::Officers }),
        Err(refused) => Err(refused),
    }
}

/// Lets the clock of a speech run on: ends an interruption by the Chair and a failure of interpretation, and a
/// loss of the line where another seat of the delegation can go on.
pub(in crate::procedure::acts) fn resume(scene: &Scene, id: SpeechId) -> Outcome {
    scene.must_be_open()?;
    let speech = must_be_on_floor(scene, id)?;
    hears_interpretation(scene)?;
    let causes = match &speech.phase {
        Phase::Called { .. } => return Err(Rejection::SpeechNotBegun { speech: id }),
        Phase::Speaking { .. } => return Ok(vec![]),
        Phase::Paused { causes, .. } => causes,
    };
    let gone = |cause| Event::SpeechResumed { meeting: scene.meeting.clone(), speech: id, cause, seat: None };
    let mut events = Vec::new();
    if causes.contains(&PauseCause::Interpretation) {
        events.push(gone(PauseCause::Interpretation));
    }
    // What else stopped the clock is for the Chair to end, so those without its power end what they may.
    let with_power = scene.authority(Some(Power::Floor));
    if let (Err(refused), true) = (&with_power, events.is_empty()) {
        return Err(refused.clone());
    }
    if with_power.is_ok() {
        if causes.contains(&PauseCause::Chair) {
            events.extend(intervention::ended(scene));
            events.push(gone(PauseCause::Chair));
        }
        if causes.contains(&PauseCause::Link) {
            if let Some(seat) = substitute(scene, speech) {
                events.extend(link_resumed(scene, speech, seat));
            } else if events.is_empty() {
                return Err(Rejection::SpeakerLineDown { party: speech.entry.party.clone() });
            }
        }
    }
    if events.is_empty() { Err(Rejection::NotPaused { speech: id }) } else { Ok(events) }
}

/// Calls a speaker to order who does not speak to the item.
pub(in crate::procedure::acts) fn call_to_order(scene: &Scene, id: SpeechId, reason: &str) -> Outcome {
    scene.must_be_open()?;
    let speech = must_be_on_floor(scene, id)?;
    scene.authority(Some(Power::Floor))?;
    note(Field::Reason, reason)?;
    match speech.phase {
        Phase::Called { .. } => Err(Rejection::SpeechNotBegun { speech: id }),
        Phase::Speaking { .. } | Phase::Paused { .. } => {
            let (meeting, reason) = (scene.meeting.clone(), reason.to_owned());
            Ok(vec![Event::SpeakerCalledToOrder { meeting, speech: id, reason }])
        }
    }
}

/// Asks the speaker to conclude, or a called one to begin.
pub(in crate::procedure::acts) fn prompt(scene: &Scene, id: SpeechId) -> Outcome {
    scene.must_be_open()?;
    must_be_on_floor(scene, id)?;
    scene.authority(Some(Power::Floor))?;
    Ok(vec![Event::SpeakerPrompted { meeting: scene.meeting.clone(), speech: id }])
}

/// What becomes of a speech that cannot go on: back to the head of the list, or its text stands for it, or its
/// recording is played. Of one
/// that was interrupted only after the grace; of one that was called and does not begin at once.
pub(in crate::procedure::acts) fn set_aside(scene: &Scene, id: SpeechId, how: SetAside) -> Outcome {
    scene.must_run()?;
    let speech = must_be_on_floor(scene, id)?;
    scene.authority(Some(Power::Floor))?;
    match &speech.phase {
        Phase::Called { .. } => {}
        Phase::Speaking { .. } => return Err(Rejection::SpeechHasBegun { speech: id }),
        Phase::Paused { causes, .. } if causes.contains(&PauseCause::Link) => grace_has_passed(scene, speech)?,
        Phase::Paused { .. } => return Err(Rejection::NotPaused { speech: id }),
    }
    let how = match how {
        SetAside::ToHead => SpeechEnd::BackToHead {},
        SetAside::TextOnly => SpeechEnd::TextOnly {},
        SetAside::Recording => {
            scene.must_be_open()?;
            return Ok(vec![Event::RecordingPlayed { meeting: scene.meeting.clone(), speech: id }]);
        }
    };
    Ok(vec![ended(scene, speech, how)])
}

/// Refuses while a delegation whose line was lost still has time to come back.
fn grace_has_passed(scene: &Scene, speech: &Speech) -> Result<(), Rejection> {
    let until: Option<Timestamp> = match &speech.phase {
        Phase::Paused { grace_over: false, since, .. } => Some(*since + scene.plan.settings.speaker_grace),
        Phase::Paused { grace_over: true, .. } | Phase::Called { .. } | Phase::Speaking { .. } => None,
    };
    match until {
        Some(until) if scene.now < until => Err(Rejection::SpeakerGraceRunning { until }),
        Some(_) | None => Ok(()),
    }
}
