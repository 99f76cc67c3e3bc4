//! Amendments to texts on the table, and brackets for what is not agreed (R-26).
//!
//! ```text
//! Open -> Accepted | Bracketed     the text gets its next revision
//! Open -> Rejected | Withdrawn
//! Open -> Stale -> Open            another revision came first; worded anew on it
//! Open -> Parked -> any of these   left aside by the Chair
//! ```
//!
//! An open amendment is always about the current revision of its text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::command::Passage;
use super::event::AmendmentFate;
use super::ids::{AmendmentId, PartyId, ProposalId, Revision, SeatId, Timestamp};

/// The amendments of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Amendments {
    /// Every amendment that was proposed.
    pub amendments: BTreeMap<AmendmentId, Amendment>,
}

/// Other words for a passage of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amendment {
    /// The text.
    pub proposal: ProposalId,
    /// Whose it is.
    pub party: PartyId,
    /// The seat that proposed it.
    pub seat: SeatId,
    /// The revision it is worded on.
    pub base: Revision,
    /// The words to be replaced.
    pub passage: Passage,
    /// The new words; none strikes the passage out.
    pub new: String,
    /// What became of it; `None` while it is open.
    pub fate: Option<AmendmentFate>,
    /// When it was proposed.
    pub at: Timestamp,
}

impl Amendments {
    /// The open amendments to a text, in the order in which they came.
    pub fn open(&self, proposal: ProposalId) -> impl Iterator<Item = (AmendmentId, &Amendment)> {
        let all = self.amendments.iter();
        all.filter(move |(_, known)| known.proposal == proposal && known.fate.is_none()).map(|(id, known)| (*id, known))
    }

    pub(super) fn proposed(&mut self, id: AmendmentId, amendment: Amendment) {
        self.amendments.insert(id, amendment);
    }

    pub(super) fn rebased(&mut self, id: AmendmentId, base: Revision, passage: &Passage, new: &str) {
        if let Some(amendment) = self.amendments.get_mut(&id) {
            amendment.base = base;
            amendment.passage = passage.clone();
            new.clone_into(&mut amendment.new);
            amendment.fate = None;
        }
    }

    /// What becomes of one; gives back its text if the amendment is in it now.
    pub(super) fn settled(&mut self, id: AmendmentId, fate: AmendmentFate) -> Option<ProposalId> {
        let amendment = self.amendments.get_mut(&id)?;
        amendment.fate = Some(fate);
        matches!(fate, AmendmentFate::Accepted { .. } | AmendmentFate::Bracketed { .. }).then_some(amendment.proposal)
    }
}

impl Passage {
    /// Where the passage stands in a text, in bytes; `None` if it does not occur so often.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let before = usize::try_from(self.occurrence.checked_sub(1)?).ok()?;
        let (start, _) = text.match_indices(self.words.as_str()).nth(before)?;
        (!self.words.is_empty()).then(|| start..start + self.words.len())
    }
}

/// What stands in square brackets in a text and so is not agreed: the outermost brackets, without them.
#[must_use]
pub fn bracketed(text: &str) -> Vec<&str> {
    let (mut found, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '[' => {
                if depth == 0 {
                    from = at + 1;
                }
                depth += 1;
            }
            ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(&text[from..at]);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str, occurrence: u32, text: &str) -> Option<Range<usize>> {
        Passage { words: words.to_owned(), occurrence }.find(text)
    }

    #[test]
    fn a_passage_is_found_by_its_words_and_by_which_time_they_occur() {
        assert_eq!(found("ab", 1, "ab ab"), Some(0..2));
        assert_eq!(found("ab", 2, "ab ab"), Some(3..5));
        assert_eq!(found("ab", 3, "ab ab"), None);
        assert_eq!(found("ab", 0, "ab ab"), None);
        assert_eq!(found("", 1, "ab ab"), None);
        assert_eq!(found("đoàn", 1, "các đoàn"), Some(5..11));
    }

    #[test]
    fn the_outermost_brackets_are_listed() {
        assert_eq!(bracketed("We [agree][shall [not] agree] here."), ["agree", "shall [not] agree"]);
        assert_eq!(bracketed("No bracket ] here ["), Vec::<&str>::new());
    }
}
