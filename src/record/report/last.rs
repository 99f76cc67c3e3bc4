//! The final report: what the meeting adopted, as it adopted it, with what came after.
//!
//! ```text
//!   the adopted document      title, introduction, items, acknowledgement, annexes: word for word
//!   the record since          adoption, closing, corrigenda, what the closing annexed, the list of decisions
//! ```
//!
//! The adopted text is in the authentic language. In another the report is drawn from the record; a part that was
//! corrected on screen is there a gap with the authentic words, never a guess at them.

use super::{Drafter, Error, draft};
use crate::procedure::ids::MeetingId;
use crate::record::course::Course;
use crate::record::export::markdown;
use crate::record::wording::{Fault, Language, Sentences, facts};
use crate::record::writing::{Block, Writing};

/// The final report in the language of the sentences. `put` is the body of the report as it was first put, `adopted`
/// that of the adopted one, each where it is at hand; a body that is no report of ours is left beside, and the report
/// drawn anew.
///
/// # Errors
/// [`Error`].
pub fn last(
    course: &Course,
    meeting: &MeetingId,
    sentences: &Sentences,
    put: Option<&str>,
    adopted: Option<&str>,
) -> Result<Writing, Error> {
    let fresh = draft(course, meeting, sentences)?;
    let Some(adopted) = adopted else { return Ok(fresh) };
    let read = |body: &str| markdown::read(body, Language::En, fresh.foot.clone(), fresh.page.clone());
    if sentences.language() == Language::En {
        let ends = Ends::of(course, meeting, sentences)?;
        return Ok(ends.composed(read(adopted), &fresh).unwrap_or(fresh));
    }
    let Some(put) = put else { return Ok(fresh) };
    Ok(beside(&read(put), &read(adopted), fresh.clone(), sentences)?)
}

/// Headings at which the adopted text ends and the record goes on.
struct Ends {
    adoption: Option<String>,
    acknowledgement: String,
    annexes: String,
}

impl Ends {
    fn of(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> Result<Self, Error> {
        let drafter = Drafter::of(course, meeting, sentences)?;
        let adoption = super::item(drafter.plan).map(|item| {
            let (number, title) = (&item.number, sentences.of(&item.title));
            sentences.say("heading_adoption", facts! { number, title })
        });
        Ok(Self {
            adoption: adoption.transpose()?,
            acknowledgement: sentences.word("heading_acknowledgement")?,
            annexes: sentences.word("heading_annexes")?,
        })
    }

    /// Where a text tells its adoption; where that heading was changed, from the acknowledgement on.
    fn from(&self, of: &Writing) -> Option<usize> {
        let heading = |wanted: &str| of.blocks.iter().position(|block| is_heading(block, wanted));
        self.adoption.as_deref().and_then(heading).or_else(|| heading(&self.acknowledgement))
    }

    fn composed(&self, frozen: Writing, fresh: &Writing) -> Option<Writing> {
        let list = |of: &Writing| of.blocks.iter().position(|block| is_heading(block, &self.annexes));
        let last_annex = |of: &Writing| of.blocks.iter().rposition(|block| matches!(block, Block::Annex { .. }));
        let (from, fresh_from) = (self.from(&frozen)?, self.from(fresh)?);
        let (to, fresh_to) = (list(&frozen)?, list(fresh)?);
        let (end, fresh_end) = (last_annex(&frozen)?, last_annex(fresh)?);
        if from > to || fresh_from > fresh_to || to > end || fresh_to > fresh_end {
            return None;
        }
        let mut blocks = frozen.blocks[..from].to_vec();
        let told_since = blocks.len();
        blocks.extend_from_slice(&fresh.blocks[fresh_from..fresh_to]);
        let annexes_from = blocks.len();
        blocks.extend_from_slice(&frozen.blocks[to..end]);
        blocks.extend_from_slice(&fresh.blocks[fresh_end..]);
        let moved = join_lists(&mut blocks[annexes_from..], rows_of(&fresh.blocks[fresh_to..])?)?;
        // What the closing mentions is numbered on from the annexes that were adopted.
        for block in &mut blocks[told_since..annexes_from] {
            if let Block::Numbered { text, .. } = block {
                for (old, new) in &moved {
                    *text = text.replace(&format!("ANNEX {old}."), &format!("ANNEX {new}."));
                }
            }
        }
        if let (Some(Block::Annex { text }), Some((old, new))) =
            (blocks.iter_mut().rfind(|block| matches!(block, Block::Annex { .. })), moved.last())
        {
            *text = text.replace(&format!("ANNEX {old}:"), &format!("ANNEX {new}:"));
        }
        number_through(&mut blocks);
        Some(Writing { blocks, title: frozen.title, subtitle: frozen.subtitle, ..fresh.clone() })
    }
}

/// Puts the annexes that came after the adoption into the adopted list, before its last one, which is the list of
/// decisions. Gives each new annex's number in the fresh list and in this one, the list of decisions last.
fn join_lists(adopted: &mut [Block], fresh: &[Vec<String>]) -> Option<Vec<(usize, usize)>> {
    let table = adopted.iter_mut().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        Block::Heading { .. }
        | Block::Annex { .. }
        | Block::Numbered { .. }
        | Block::Plain { .. }
        | Block::Quote { .. } => None,
    })?;
    table.pop()?;
    let known: Vec<String> = table.iter().filter_map(|row| row.get(1).cloned()).collect();
    let mut moved = Vec::new();
    for (old, row) in (1..).zip(fresh) {
        let is_last = old == fresh.len();
        if is_last || row.get(1).is_some_and(|title| !known.contains(title)) {
            let mut row = row.clone();
            let new = table.len() + 1;
            *row.first_mut()? = new.to_string();
            moved.push((old, new));
            table.push(row);
        }
    }
    Some(moved)
}

fn rows_of(blocks: &[Block]) -> Option<&[Vec<String>]> {
    blocks.iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows.as_slice()),
        Block::Heading { .. }
        | Block::Annex { .. }
        | Block::Numbered { .. }
        | Block::Plain { .. }
        | Block::Quote { .. } => None,
    })
}

fn is_heading(block: &Block, wanted: &str) -> bool {
    matches!(block, Block::Heading { text, .. } if text == wanted)
}

fn number_through(blocks: &mut [Block]) {
    let mut count = 0;
    for block in blocks {
        if let Block::Numbered { number, .. } = block {
            count += 1;
            *number = count;
        }
    }
}

/// A heading, and the words of each paragraph under it.
type Section<'a> = (&'a str, Vec<&'a str>);

fn words(block: &Block) -> Option<&str> {
    match block {
        Block::Numbered { text, .. } | Block::Plain { text } => Some(text),
        Block::Heading { .. } | Block::Annex { .. } | Block::Quote { .. } | Block::Table { .. } => None,
    }
}

fn sections(of: &Writing) -> Vec<Section<'_>> {
    let mut all: Vec<Section<'_>> = Vec::new();
    for block in &of.blocks {
        if let Block::Heading { text, .. } | Block::Annex { text } = block {
            all.push((text, Vec::new()));
        } else if let (Some((_, paragraphs)), Some(text)) = (all.last_mut(), words(block)) {
            paragraphs.push(text);
        }
    }
    all
}

/// The report drawn in another language, beside the adopted one: where a paragraph was corrected on screen it holds
/// the authentic words. Sections stand in the same order in both languages.
fn beside(put: &Writing, adopted: &Writing, mut drawn: Writing, sentences: &Sentences) -> Result<Writing, Fault> {
    let (put, adopted) = (sections(put), sections(adopted));
    let authentic = |text: &str| -> Result<Block, Fault> {
        let text = sentences.say("corrected_on_screen", facts! { text })?;
        Ok(Block::Numbered { number: 0, text })
    };
    let mut blocks = Vec::new();
    let mut rest = std::mem::take(&mut drawn.blocks).into_iter().peekable();
    let mut index = 0;
    while let Some(heading) = rest.next() {
        let mut under = Vec::new();
        while let Some(block) = rest.next_if(|next| !matches!(next, Block::Heading { .. } | Block::Annex { .. })) {
            under.push(block);
        }
        blocks.push(heading);
        let before = put.get(index);
        index += 1;
        let now = before.and_then(|(heading, _)| adopted.iter().find(|(other, _)| other == heading));
        let (before, now) = match (before, now) {
            (None, _) => (&[][..], &[][..]),
            (Some((_, before)), now) => (&before[..], now.map_or(&[][..], |(_, now)| &now[..])),
        };
        if before == now {
            blocks.append(&mut under);
        } else if before.len() == now.len() && under.iter().filter_map(words).count() == now.len() {
            let mut pairs = before.iter().zip(now);
            for block in under {
                let corrected = words(&block).and_then(|_| pairs.next()).filter(|(before, now)| before != now);
                blocks.push(corrected.map_or(Ok(block), |(_, now)| authentic(now))?);
            }
        } else {
            for text in now {
                blocks.push(authentic(text)?);
            }
            blocks.extend(under.into_iter().filter(|block| words(block).is_none()));
        }
    }
    number_through(&mut blocks);
    Ok(Writing { blocks, ..drawn })
}
