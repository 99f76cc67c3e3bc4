//! The Chair's summary of one sitting, on one page: what was decided, what is open, who spoke how long.

use super::register;
use super::speeches::totals;
use crate::procedure::agenda::ItemState;
use crate::procedure::ids::{MeetingId, PartyId, Timestamp};
use crate::record::course::Course;
use crate::record::register::Register;
use crate::record::wording::{Fault, Sentences, facts};
use crate::record::writing::{Block, Writing};

/// The summary of a sitting; of the last one where none is named.
///
/// # Errors
/// [`Fault`].
pub fn writing(
    course: &Course,
    meeting: &MeetingId,
    sitting: Option<u32>,
    sentences: &Sentences,
) -> Result<Writing, Fault> {
    let told = course.of(meeting);
    let plan = course.plan(meeting);
    let title = plan.map(|plan| sentences.of(&plan.title)).unwrap_or_default();
    let chosen = match sitting {
        Some(number) => told.sittings.iter().find(|one| one.number == number),
        None => told.sittings.last(),
    };
    let mut blocks = Vec::new();
    let mut subtitle = Vec::new();
    if let Some(chosen) = chosen {
        let (from, to) = (chosen.opened, chosen.ended.unwrap_or(course.at));
        let within = |at: Timestamp| at >= from && at <= to;
        let (number, opened, ended) = (chosen.number, sentences.when(from), sentences.when(to));
        let hub = course.definition().map(|definition| definition.hub.clone()).unwrap_or_default();
        let time = sentences.hub_time(&hub)?;
        subtitle.push(sentences.say("summary_sitting", facts! { number, opened, ended, time })?);

        blocks.push(Block::Heading { level: 1, text: sentences.word("summary_decided")? });
        let mut rows = Vec::new();
        for decision in Register::of(course).of_meeting(meeting).filter(|one| within(one.at)) {
            let what = match &decision.documents[..] {
                [] => sentences.of(&decision.item_title).to_owned(),
                papers => papers.iter().map(|paper| sentences.of(&paper.title)).collect::<Vec<_>>().join("; "),
            };
            rows.push(vec![decision.item.to_string(), register::verb(sentences, decision)?, what]);
        }
        let columns = ["column_place", "column_verb", "column_text"].map(|name| sentences.word(name));
        let columns = columns.into_iter().collect::<Result<Vec<_>, _>>()?;
        blocks.push(match rows.is_empty() {
            true => Block::Plain { text: sentences.word("register_none")? },
            false => Block::Table { columns, widths: vec![10, 20, 70], rows },
        });

        let state = course.conference.meetings.get(meeting);
        let open: Vec<String> = plan
            .map(|plan| plan.agenda.as_slice())
            .unwrap_or_default()
            .iter()
            .filter(|item| {
                let state = state.map(|state| state.agenda.state(&item.number));
                matches!(state, Some(ItemState::Pending | ItemState::Open | ItemState::Deferred { .. }))
            })
            .map(|item| item.number.to_string())
            .collect();
        blocks.push(Block::Plain { text: sentences.say("summary_open", facts! { open })? });

        let mut spoken: Vec<(PartyId, (u32, crate::procedure::ids::Span))> =
            totals(course, meeting).into_iter().collect();
        spoken.sort_by_key(|(_, (_, span))| std::cmp::Reverse(span.0));
        let name = |id: &PartyId| {
            let known = course.definition().and_then(|definition| definition.parties.get(id));
            known.map_or_else(|| id.to_string(), |party| sentences.of(&party.name).to_owned())
        };
        let spoken: Vec<String> = spoken
            .iter()
            .map(|(party, (_, span))| format!("{} {}:{:02}", name(party), span.0 / 60_000, span.0 / 1_000 % 60))
            .collect();
        blocks.push(Block::Plain { text: sentences.say("summary_spoken", facts! { spoken })? });
        let lost: Vec<String> = course
            .losses
            .iter()
            .filter(|loss| loss.meeting == *meeting && within(loss.from))
            .map(|loss| name(&loss.party))
            .collect();
        if !lost.is_empty() {
            blocks.push(Block::Plain { text: sentences.say("summary_lost", facts! { lost })? });
        }
    } else {
        blocks.push(Block::Plain { text: sentences.gap()? });
    }
    Ok(Writing {
        language: sentences.language(),
        title: vec![sentences.say("summary_title", facts! { title })?],
        subtitle,
        status: String::new(),
        foot: sentences.say("summary_title", facts! { title })?,
        page: (sentences.word("page")?, sentences.word("page_of")?),
        blocks,
    })
}
