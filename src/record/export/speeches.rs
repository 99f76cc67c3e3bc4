//! Speeches with their times, and how long each party spoke.

use std::collections::BTreeMap;

use super::csv;
use crate::procedure::event::{Origin, SpeechEnd};
use crate::procedure::ids::{MeetingId, PartyId, Span};
use crate::record::course::Course;

/// The speeches of a meeting as CSV, one line each; then one line for each party with its speaking time.
#[must_use]
pub fn as_csv(course: &Course, meeting: &MeetingId) -> String {
    let heads =
        ["kind", "item", "party", "name", "speaks_as", "called_at", "started_at", "ended_at", "spoken_seconds", "end"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let definition = course.definition();
    let name = |party: &PartyId| {
        let known = definition.and_then(|definition| definition.parties.get(party));
        known.map_or_else(|| party.to_string(), |party| party.name.en.clone())
    };
    for speech in &course.of(meeting).speeches {
        let at = |at: Option<crate::procedure::ids::Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
        rows.push(vec![
            "speech".to_owned(),
            speech.item.to_string(),
            speech.party.to_string(),
            name(&speech.party),
            origin(speech.origin).to_owned(),
            speech.called.to_string(),
            at(speech.started),
            at(speech.ended),
            seconds(speech.spoken),
            speech.how.as_ref().map(end).unwrap_or_default().to_owned(),
        ]);
    }
    let empty = String::new;
    for (party, (number, spoken)) in totals(course, meeting) {
        rows.push(vec![
            "total".to_owned(),
            empty(),
            party.to_string(),
            name(&party),
            format!("{number} speeches"),
            empty(),
            empty(),
            empty(),
            seconds(spoken),
            empty(),
        ]);
    }
    csv::lines(&rows)
}

/// How often and how long each party spoke in a meeting.
#[must_use]
pub fn totals(course: &Course, meeting: &MeetingId) -> BTreeMap<PartyId, (u32, Span)> {
    let mut totals: BTreeMap<PartyId, (u32, Span)> = BTreeMap::new();
    for speech in course.of(meeting).speeches.iter().filter(|speech| speech.started.is_some()) {
        let (number, spoken) = totals.entry(speech.party.clone()).or_default();
        *number += 1;
        *spoken = *spoken + speech.spoken;
    }
    totals
}

fn seconds(span: Span) -> String {
    format!("{}.{:03}", span.0 / 1_000, span.0 % 1_000)
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Presenter => "presenter",
        Origin::Prepared => "prepared",
        Origin::Asked => "asked",
        Origin::AddedForIt => "added_for_it",
        Origin::Reply => "reply",
        Origin::Explanation => "explanation",
    }
}

fn end(end: &SpeechEnd) -> &'static str {
    match end {
        SpeechEnd::Finished {} => "finished",
        SpeechEnd::EndedByChair {} => "ended_by_chair",
        SpeechEnd::Cut { .. } => "cut",
        SpeechEnd::LimitReached {} => "limit_reached",
        SpeechEnd::BackToHead {} => "back_to_head",
        SpeechEnd::TextOnly {} => "text_only",
        SpeechEnd::ItemEnded {} => "item_ended",
    }
}
