//! Documents: symbols, revisions, hashes, status (R-37).
//!
//! ```text
//! planned -> draft(rev) -> decided(rev) -> issued(rev) -> retracted
//! ```
//!
//! A decision refers to symbol, revision and hash. Issuing is an act of its own, after the adoption.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Content;
use super::definition::{Bilingual, Definition};
use super::ids::{DecisionNumber, Hash, MeetingId, Revision, Symbol, Timestamp};

/// Every document of the conference.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Documents {
    /// By symbol.
    pub documents: BTreeMap<Symbol, Document>,
}

/// A document with all its revisions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Its title, as of the last revision.
    pub title: Bilingual,
    /// Not shown to observers and the public before it is issued.
    pub embargoed: bool,
    /// Every revision, from 1.
    pub revisions: BTreeMap<Revision, Text>,
    /// The last decision that carries it (adopted, approved, endorsed, agreed), and the revision decided.
    pub decided: Option<(DecisionNumber, Revision)>,
    /// Whether and how it was issued.
    pub issue: Issue,
}

/// One revision of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// Its title.
    pub title: Bilingual,
    /// BCP 47.
    pub language: String,
    /// What it consists of.
    pub content: Content,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// In which meeting it was tabled.
    pub meeting: MeetingId,
    /// When.
    pub at: Timestamp,
}

/// Whether a document was issued.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Issue {
    /// Not issued.
    #[default]
    No,
    /// Issued.
    Issued {
        /// Which revision.
        revision: Revision,
        /// Under whose mandate.
        mandate: String,
        /// Not shown to the public before.
        embargo_until: Option<Timestamp>,
        /// When.
        at: Timestamp,
    },
    /// Issued and taken back.
    Retracted {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
}

impl Documents {
    /// The documents known beforehand, none tabled.
    #[must_use]
    pub fn new(definition: &Definition) -> Self {
        let documents = definition.documents.iter().map(|(symbol, plan)| {
            let document = Document {
                title: plan.title.clone(),
                embargoed: plan.embargoed,
                revisions: BTreeMap::new(),
                decided: None,
                issue: Issue::No,
            };
            (symbol.clone(), document)
        });
        Self { documents: documents.collect() }
    }

    /// The files that revisions are made of.
    #[must_use]
    pub fn files(&self) -> BTreeSet<Hash> {
        let texts = self.documents.values().flat_map(|document| document.revisions.values());
        let hash = |text: &Text| match &text.content {
            Content::File { hash, .. } => Some(*hash),
            Content::Text { .. } => None,
        };
        texts.filter_map(hash).collect()
    }

    /// The documents as they stand for whoever looks at an instant: an embargo whose hour has come is none any more.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        for document in self.documents.values_mut() {
            if let Issue::Issued { embargo_until, .. } = &mut document.issue
                && embargo_until.is_some_and(|until| until <= now)
            {
                *embargo_until = None;
            }
        }
        self
    }

    /// A revision of a document.
    #[must_use]
    pub fn text(&self, symbol: &Symbol, revision: Revision) -> Option<&Text> {
        self.documents.get(symbol)?.revisions.get(&revision)
    }

    /// The last revision of a document; `None` while it is only planned or unknown.
    #[must_use]
    pub fn last(&self, symbol: &Symbol) -> Option<Revision> {
        self.documents.get(symbol)?.revisions.keys().next_back().copied()
    }

    pub(super) fn tabled(&mut self, symbol: &Symbol, revision: Revision, text: Text) {
        let document = self.documents.entry(symbol.clone()).or_insert_with(|| Document {
            title: text.title.clone(),
            embargoed: false,
            revisions: BTreeMap::new(),
            decided: None,
            issue: Issue::No,
        });
        document.title = text.title.clone();
        document.revisions.insert(revision, text);
    }

    pub(super) fn decided(&mut self, symbol: &Symbol, revision: Revision, decision: DecisionNumber) {
        if let Some(document) = self.documents.get_mut(symbol) {
            document.decided = Some((decision, revision));
        }
    }

    /// A decision was reopened: what it carried is decided as `before` says, or not at all.
    pub(super) fn reopened(
        &mut self,
        decision: DecisionNumber,
        before: impl Fn(&Symbol) -> Option<(DecisionNumber, Revision)>,
    ) {
        for (symbol, document) in &mut self.documents {
            if document.decided.is_some_and(|(number, _)| number == decision) {
                document.decided = before(symbol);
            }
        }
    }

    pub(super) fn issued(
        &mut self,
        symbol: &Symbol,
        revision: Revision,
        mandate: &str,
        embargo_until: Option<Timestamp>,
        at: Timestamp,
    ) {
        if let Some(document) = self.documents.get_mut(symbol) {
            document.issue = Issue::Issued { revision, mandate: mandate.to_owned(), embargo_until, at };
        }
    }

    pub(super) fn retracted(&mut self, symbol: &Symbol, reason: &str, at: Timestamp) {
        if let Some(document) = self.documents.get_mut(symbol) {
            document.issue = Issue::Retracted { reason: reason.to_owned(), at };
        }
    }
}
