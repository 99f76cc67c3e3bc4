//! Acts on documents: tabling revisions, issuing, taking back.

use super::{Outcome, Scene, at_most, fewer_than, note};
use crate::procedure::command::{
    Actor, CORRIGENDA_MAX, Capacity, Content, DOCUMENTS_MAX, FILE_MAX_BYTES, NOTE_MAX_BYTES, REVISIONS_MAX,
    TEXT_MAX_BYTES,
};
use crate::procedure::decision::{Corrigendum, Proposal};
use crate::procedure::definition::Bilingual;
use crate::procedure::document::{Document, Issue};
use crate::procedure::event::{Event, Officer, VoidCause};
use crate::procedure::ids::{Hash, MeetingId, ProposalId, Revision, Symbol, Timestamp};
use crate::procedure::rejection::{Bounded, Field, Needs, Rejection};

/// Longest language or media type, in bytes: RFC 6838 allows 127 characters on each side of the slash.
const TAG_MAX_BYTES: usize = 255;

pub(super) fn table(
    scene: &Scene,
    symbol: &Symbol,
    base: Option<Revision>,
    title: &Bilingual,
    language: &str,
    content: &Content,
) -> Outcome {
    scene.must_not_be_over()?;
    let put = put_text_about(scene, symbol);
    let officer = is_officer(scene)?;
    if let (false, Some((_, proposal))) = (officer, &put) {
        // Otherwise any delegation could stop a decision without objecting to it.
        return Err(Rejection::NotWhilePut { proposal: *proposal });
    }
    note(Field::Title, &title.en)?;
    at_most(Field::Title, &title.vi, NOTE_MAX_BYTES)?;
    tag(language)?;
    let hash = hash(content)?;

    let last = scene.conference.documents.last(symbol);
    let text = last.and_then(|revision| scene.conference.documents.text(symbol, revision));
    if text.is_some_and(|text| text.title == *title && text.language == language && text.content == *content) {
        return Ok(vec![]);
    }
    if base != last {
        return Err(Rejection::StaleDocument { current: last });
    }
    // Those who conduct the meeting have to table more than the delegations do.
    let times = if officer { 4 } else { 1 };
    match last {
        None => fewer_than(Bounded::Documents, scene.conference.documents.documents.len(), times * DOCUMENTS_MAX)?,
        Some(Revision(last)) => {
            fewer_than(Bounded::Revisions, usize::try_from(last).unwrap_or(usize::MAX), times * REVISIONS_MAX)?;
        }
    }
    let voided = put.map(|(meeting, proposal)| Event::WindowVoided {
        meeting: meeting.clone(),
        proposal,
        cause: VoidCause::Revised,
    });
    let tabled = Event::DocumentTabled {
        meeting: scene.meeting.clone(),
        symbol: symbol.clone(),
        revision: last.unwrap_or_default().next(),
        title: title.clone(),
        language: language.to_owned(),
        content: content.clone(),
        hash,
    };
    Ok(voided.into_iter().chain([tabled]).collect())
}

pub(super) fn issue(
    scene: &Scene,
    symbol: &Symbol,
    revision: Revision,
    mandate: &str,
    embargo_until: Option<Timestamp>,
) -> Outcome {
    let document = tabled(scene, symbol)?;
    if !document.revisions.contains_key(&revision) {
        return Err(Rejection::UnknownDocument { symbol: symbol.clone(), revision: Some(revision) });
    }
    officers_only(scene)?;
    let decided = document.decided.filter(|(_, decided)| *decided == revision);
    let decided = decided.and_then(|(number, _)| scene.conference.register.decisions.get(&number));
    // What officials endorsed for their ministers is not yet for the public.
    let mut silences = scene.conference.meetings.values().flat_map(|state| state.silences.silences.values());
    let in_silence = silences.any(|silence| silence.adopted_revision(symbol) == Some(revision));
    if !in_silence && !decided.is_some_and(|decision| decision.verb.is_final()) {
        return Err(Rejection::NotAdopted { symbol: symbol.clone() });
    }
    note(Field::Mandate, mandate)?;
    if let Issue::Issued { revision: issued, mandate: before, embargo_until: until, .. } = &document.issue
        && (*issued, before.as_str(), *until) == (revision, mandate, embargo_until)
    {
        return Ok(vec![]);
    }
    if let Some(at) = embargo_until.filter(|at| *at < scene.now) {
        return Err(Rejection::InThePast { at });
    }
    Ok(vec![Event::DocumentIssued {
        meeting: scene.meeting.clone(),
        symbol: symbol.clone(),
        revision,
        mandate: mandate.to_owned(),
        embargo_until,
    }])
}

pub(super) fn retract(scene: &Scene, symbol: &Symbol, reason: &str) -> Outcome {
    let document = tabled(scene, symbol)?;
    officers_only(scene)?;
    match document.issue {
        Issue::Issued { .. } => {}
        Issue::Retracted { .. } => return Ok(vec![]),
        Issue::No => return Err(Rejection::NotIssued { symbol: symbol.clone() }),
    }
    note(Field::Reason, reason)?;
    Ok(vec![Event::DocumentRetracted {
        meeting: scene.meeting.clone(),
        symbol: symbol.clone(),
        reason: reason.to_owned(),
    }])
}

/// Corrects an entry of the record by a new one; what was written stays.
pub(super) fn correct(scene: &Scene, position: u64, text: &str) -> Outcome {
    let by = match &scene.command.actor {
        Actor::Seat { seat, capacity: Capacity::Chair } => {
            scene.authority(None)?;
            Officer::Seat { seat: seat.clone() }
        }
        Actor::Seat { .. } | Actor::Moderator { .. } | Actor::Hub {} | Actor::Clock {} => {
            scene.secretariat().ok_or(Rejection::NotForYou { needs: Needs::Officers })?
        }
    };
    if text.trim().is_empty() {
        return Err(Rejection::TextMissing { field: Field::Text });
    }
    at_most(Field::Text, text, TEXT_MAX_BYTES)?;
    let known = &scene.conference.register.corrigenda;
    let again = |last: &Corrigendum| last.position == position && last.text == text && last.meeting == *scene.meeting;
    if known.last().is_some_and(again) {
        return Ok(vec![]);
    }
    fewer_than(Bounded::Corrigenda, known.len(), CORRIGENDA_MAX)?;
    let (meeting, text) = (scene.meeting.clone(), text.to_owned());
    Ok(vec![Event::CorrigendumRecorded { meeting, position, text, by }])
}

/// A document that has a revision.
fn tabled<'a>(scene: &Scene<'a>, symbol: &Symbol) -> Result<&'a Document, Rejection> {
    let document = scene.conference.documents.documents.get(symbol).filter(|known| !known.revisions.is_empty());
    document.ok_or_else(|| Rejection::UnknownDocument { symbol: symbol.clone(), revision: None })
}

/// The text that is put, in whichever meeting, if it refers to the document.
fn put_text_about<'a>(scene: &Scene<'a>, symbol: &Symbol) -> Option<(&'a MeetingId, ProposalId)> {
    let (meeting, state) = scene.conference.running()?;
    let (id, proposal, _) = state.table.put()?;
    refers_to(proposal, symbol).then_some((meeting, id))
}

fn refers_to(proposal: &Proposal, symbol: &Symbol) -> bool {
    proposal.wording.documents.iter().any(|reference| reference.document.symbol == *symbol)
}

/// Whether the sender is the presiding officer, the Secretariat or a moderator; otherwise it has to be of a
/// party that takes part in consensus, and tables a draft (rules 2.9).
fn is_officer(scene: &Scene) -> Result<bool, Rejection> {
    if let Actor::Seat { capacity: Capacity::Chair, .. } = scene.command.actor {
        scene.authority(None)?;
        return Ok(true);
    }
    if scene.secretariat().is_some() {
        return Ok(true);
    }
    let (_, state, class) = scene.delegate()?;
    if class.decides() { Ok(false) } else { Err(Rejection::TakesNoPart { party: state.party.clone() }) }
}

/// Refuses all but the presiding officer, the Secretariat and the moderators. Issuing follows the meeting, so
/// the meeting may be closed by then.
fn officers_only(scene: &Scene) -> Result<(), Rejection> {
    if let Actor::Seat { capacity: Capacity::Chair, .. } = scene.command.actor {
        return scene.authority(None).map(drop);
    }
    scene.secretariat().map(drop).ok_or(Rejection::NotForYou { needs: Needs::Officers })
}

/// Refuses a language or media type that is missing or too long.
fn tag(text: &str) -> Result<(), Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::TextMissing { field: Field::Tag });
    }
    at_most(Field::Tag, text, TAG_MAX_BYTES)
}

/// The hash of a content that is neither empty nor too large.
fn hash(content: &Content) -> Result<Hash, Rejection> {
    match content {
        Content::Text { text } => {
            if text.trim().is_empty() {
                return Err(Rejection::TextMissing { field: Field::Text });
            }
            at_most(Field::Text, text, TEXT_MAX_BYTES)?;
            Ok(Hash::of(text.as_bytes()))
        }
        Content::File { hash, size, media_type } => {
            if *size == 0 {
                return Err(Rejection::TextMissing { field: Field::File });
            }
            if *size > FILE_MAX_BYTES {
                return Err(Rejection::TextTooLong { field: Field::File, most: FILE_MAX_BYTES });
            }
            tag(media_type)?;
            Ok(*hash)
        }
    }
}
