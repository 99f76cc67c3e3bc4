//! Whether stored rows are still the record that was written: one pure walk, shared by opening a journal, by
//! every later reading of it, by `journal verify` and by the reading of an export.
//!
//! ```text
//!   Row ──► is it the next position? ──► c = SHA-256(salt ‖ body)? ──► h = SHA-256(0x02 ‖ previous h ‖ c)?
//!       ──► does the body read as an entry? ──► do the columns beside it say the same? ──► Stored
//! ```
//!
//! The walk never repairs and never guesses: it says which position is damaged and how. It cannot see a tail
//! that was cut off together with the head that named it; for that, the walk's end is compared with a head kept
//! elsewhere: in the same file, in the heartbeat beside it, or in a checkpoint that somebody else signed or keeps.

use std::io::BufRead;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Head, Outline, Salt, Stored, Unreadable, commitment, link};
use crate::procedure::ids::Hash;

/// One entry as it lies in a store, believed in nothing yet. The columns beside the body are there for people
/// with `sqlite3` and for the index of first answers; the body alone is the record.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// The position, as a column.
    pub position: u64,
    /// The instant, as a column.
    pub recorded_at: Vec<u8>,
    /// The sender, as a column.
    pub actor: Vec<u8>,
    /// The command's id, as a column.
    pub command: Vec<u8>,
    /// The action's name, as a column.
    pub action: Vec<u8>,
    /// Sixteen bytes.
    pub salt: Vec<u8>,
    /// The entry's JSON.
    pub body: Vec<u8>,
    /// Thirty-two bytes.
    pub c: Vec<u8>,
    /// Thirty-two bytes.
    pub h: Vec<u8>,
}

impl Row {
    /// How a sealed entry is laid into a store.
    ///
    /// # Errors
    /// [`Unreadable`] when the entry's own bytes do not read back.
    pub fn of(stored: &Stored) -> Result<Self, Unreadable> {
        Ok(Self {
            position: stored.entry.position,
            recorded_at: stored.entry.recorded_at.to_string().into_bytes(),
            actor: stored.entry.sender().as_str().into(),
            command: stored.command_id().as_str().into(),
            action: Outline::of(&stored.body)?.action.into_bytes(),
            salt: stored.salt.0.to_vec(),
            body: stored.body.as_bytes().to_vec(),
            c: stored.c.0.to_vec(),
            h: stored.h.0.to_vec(),
        })
    }
}

/// How a position is damaged.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Damage {
    /// Its content or salt is not what was committed to.
    #[error("its content was changed: it no longer gives the stored commitment")]
    ContentChanged,
    /// Its commitment was altered; content, salt and chain agree without it.
    #[error("its stored commitment was changed")]
    CommitmentChanged,
    /// It does not follow from the entry before it.
    #[error("its place in the chain was changed: it does not follow from the entry before it")]
    LinkChanged,
    /// A column beside the content says something else than the content.
    #[error("the column {column} was changed: it does not say what the entry says")]
    ColumnChanged {
        /// The column.
        column: &'static str,
    },
    /// It is not there, though later ones are.
    #[error("it is missing, though later entries are there")]
    Missing,
    /// It is not there, nor is anything after it, though the record once went further.
    #[error("it is cut off with everything after it: the record went to position {head}")]
    CutOff {
        /// How far the record is known to have gone.
        head: u64,
    },
    /// It is gone with everything after it: the record, whole as it looks, was once seen to go further.
    #[error(
        "it is gone with everything after it: the record was seen to go to position {head}. If an older copy was put \
         here on purpose, put it into an empty folder, without the .heartbeat file of the later record"
    )]
    Lost {
        /// How far the record was seen to go.
        head: u64,
    },
    /// It is there, though the record never went so far.
    #[error("it lies beyond the record's end at position {head}")]
    BeyondHead {
        /// Where the record ends.
        head: u64,
    },
    /// It is not the entry that a head kept elsewhere names.
    #[error("it is not the entry that the record was seen to have there")]
    NotTheHead,
    /// Its position says something else than its content.
    #[error("it lies at another position than its content says ({says})")]
    Misplaced {
        /// What the content says.
        says: u64,
    },
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Unreadable(Unreadable),
    /// The store around it is broken.
    #[error("the file around it is broken: {0}")]
    Store(String),
}

/// A damaged position and its damage.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("entry {position}: {damage}")]
pub struct Finding {
    /// The position.
    pub position: u64,
    /// How it is damaged.
    pub damage: Damage,
}

/// Where a walk stands: after which entry, and what the next one must follow from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chain {
    position: u64,
    /// `None` after a gap: then nothing is known that the next entry could be held against.
    h: Option<Hash>,
}

impl Chain {
    /// A walk that goes on after a head that is trusted. [`Head::EMPTY`] begins at the beginning.
    #[must_use]
    pub fn after(head: Head) -> Self {
        Self { position: head.position, h: Some(head.h) }
    }

    /// Holds the next row against everything before it. After a finding the walk can go on, so that one damaged
    /// entry is not taken for many.
    ///
    /// # Errors
    /// The first thing that is wrong with the row.
    pub fn check(&mut self, row: &Row) -> Result<Stored, Finding> {
        let expected = self.position + 1;
        let damaged = |position, damage| Err(Finding { position, damage });
        if row.position < expected {
            return damaged(row.position, Damage::Store("the position is there twice".to_owned()));
        }
        let previous = self.h;
        let stored_h = hash(&row.h);
        *self = Self { position: row.position, h: stored_h };
        if row.position > expected {
            return damaged(expected, Damage::Missing);
        }

        let commitments = Commitments::of(row);
        let links = |c: Option<Hash>| match (previous, c, stored_h) {
            (Some(previous), Some(c), Some(h)) => link(&previous, &c) == h,
            // Nothing is known before it (after a gap): only the commitment can be judged.
            (None, Some(_), Some(_)) => true,
            (_, _, None) | (_, None, _) => false,
        };
        if !commitments.agree() {
            let only_c = links(commitments.computed) && !links(commitments.stored);
            return damaged(row.position, if only_c { Damage::CommitmentChanged } else { Damage::ContentChanged });
        }
        if !links(commitments.stored) {
            // The content is what was promised and what came before is known, so the true `h` is known too.
            self.h = previous.zip(commitments.stored).map(|(previous, c)| link(&previous, &c));
            return damaged(row.position, Damage::LinkChanged);
        }
        read(row).map_err(|damage| Finding { position: row.position, damage })
    }

    /// Holds the end of a walk against a head that is known from elsewhere.
    ///
    /// # Errors
    /// The record is shorter or longer than the head says, or ends with another entry.
    pub fn ends_at(&self, head: Head) -> Result<(), Finding> {
        let (position, damage) = match self.position.cmp(&head.position) {
            std::cmp::Ordering::Less => (self.position + 1, Damage::CutOff { head: head.position }),
            std::cmp::Ordering::Greater => (head.position + 1, Damage::BeyondHead { head: head.position }),
            std::cmp::Ordering::Equal if self.h == Some(head.h) => return Ok(()),
            std::cmp::Ordering::Equal => (head.position, Damage::NotTheHead),
        };
        Err(Finding { position, damage })
    }

    /// Where the walk stands; `None` when the last entry's `h` could not be made out.
    #[must_use]
    pub fn head(&self) -> Option<Head> {
        Some(Head { position: self.position, h: self.h? })
    }
}

/// The commitment that is stored and the one that salt and body give.
struct Commitments {
    stored: Option<Hash>,
    computed: Option<Hash>,
}

impl Commitments {
    fn of(row: &Row) -> Self {
        let salt = row.salt.as_slice().try_into().ok().map(Salt);
        Self { stored: hash(&row.c), computed: salt.map(|salt| commitment(&salt, &row.body)) }
    }

    fn agree(&self) -> bool {
        self.stored.is_some() && self.stored == self.computed
    }
}

fn hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok().map(Hash)
}

/// Reads a row whose hashes are right. What is wrong now was wrong when it was written, or is in the columns.
fn read(row: &Row) -> Result<Stored, Damage> {
    let unreadable = |e: String| Damage::Unreadable(Unreadable::NotAnEntry(e));
    let body = std::str::from_utf8(&row.body).map_err(|e| unreadable(e.to_string()))?;
    let action = Outline::of(body).map_err(Damage::Unreadable)?.action;
    let entry = Entry::read(body).map_err(Damage::Unreadable)?;
    if entry.position != row.position {
        return Err(Damage::Misplaced { says: entry.position });
    }
    let columns = [
        ("recorded_at", &row.recorded_at, entry.recorded_at.to_string()),
        ("actor", &row.actor, entry.sender().to_string()),
        ("command", &row.command, entry.command.id.to_string()),
        ("action", &row.action, action),
    ];
    for (column, stored, said) in columns {
        if *stored != said.as_bytes() {
            return Err(Damage::ColumnChanged { column });
        }
    }
    let (Ok(salt), Some(c), Some(h)) = (row.salt.as_slice().try_into().map(Salt), hash(&row.c), hash(&row.h)) else {
        return Err(Damage::ContentChanged);
    };
    Ok(Stored { entry, body: body.into(), salt, c, h })
}

/// One line of an export. The body travels as a JSON text, not as JSON within JSON: so it comes out byte for
/// byte in any language, and `SHA-256(salt ‖ body)` is two lines of a script.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExportLine<'a> {
    position: u64,
    salt: String,
    c: Hash,
    h: Hash,
    #[serde(borrow)]
    body: std::borrow::Cow<'a, str>,
}

impl<'a> ExportLine<'a> {
    pub(super) fn of(stored: &'a Stored) -> Self {
        Self {
            position: stored.entry.position,
            salt: stored.salt.to_string(),
            c: stored.c,
            h: stored.h,
            body: (&*stored.body).into(),
        }
    }

    /// The line as a row. The columns beside the body do not travel; they are drawn from it again.
    fn into_row(self) -> Result<Row, String> {
        let salt = Salt::parse(&self.salt).ok_or("a salt has 32 hexadecimal digits")?;
        let entry = Entry::read(&self.body).map_err(|e| e.to_string())?;
        let stored = Stored { entry, body: (&*self.body).into(), salt, c: self.c, h: self.h };
        let row = Row::of(&stored).map_err(|e| e.to_string())?;
        Ok(Row { position: self.position, ..row })
    }
}

/// One entry as a line of an export, without the line end.
///
/// # Errors
/// When it does not go into JSON.
pub fn export_line(stored: &Stored) -> Result<String, serde_json::Error> {
    serde_json::to_string(&ExportLine::of(stored))
}

/// Reads an export: JSON lines, verified from the first as they are read. Ends after the first finding.
pub fn read_export(lines: impl BufRead) -> impl Iterator<Item = Result<Stored, ExportFault>> {
    let mut export = Export::default();
    let mut stopped = false;
    let mut lines = lines.lines();
    std::iter::from_fn(move || {
        if stopped {
            return None;
        }
        let read = lines.next()?.map_err(|e| ExportFault::Reading(e.to_string())).and_then(|line| export.line(&line));
        stopped = read.is_err();
        Some(read)
    })
}

/// Reads an export line by line, as it comes.
#[derive(Debug)]
pub struct Export {
    chain: Chain,
}

impl Default for Export {
    fn default() -> Self {
        Self { chain: Chain::after(Head::EMPTY) }
    }
}

impl Export {
    /// Reads and verifies the next line.
    ///
    /// # Errors
    /// [`ExportFault`]; nothing is to be read after it.
    pub fn line(&mut self, line: &str) -> Result<Stored, ExportFault> {
        let unreadable = |what: String| ExportFault::Line { after: self.chain.position, what };
        let parsed: ExportLine<'_> = serde_json::from_str(line).map_err(|e| unreadable(e.to_string()))?;
        let row = parsed.into_row().map_err(unreadable)?;
        self.chain.check(&row).map_err(ExportFault::Damaged)
    }
}

/// Why an export could not be read on.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ExportFault {
    /// The file could not be read.
    #[error("the export could not be read: {0}")]
    Reading(String),
    /// A line is no line of an export.
    #[error("the line after entry {after} is no line of an export: {what}")]
    Line {
        /// The last entry that was read.
        after: u64,
        /// What is wrong with it.
        what: String,
    },
    /// An entry is not what was written.
    #[error(transparent)]
    Damaged(Finding),
}

/// Walks rows to their end and gathers every finding. `head` is where the record must end; `seen` is a head that
/// the record once had, at or before its end: a heartbeat, a checkpoint, what a witness keeps.
#[must_use]
pub fn examine(rows: impl IntoIterator<Item = Row>, head: Option<Head>, seen: Option<Head>) -> Examination {
    let mut chain = Chain::after(Head::EMPTY);
    let mut findings = Vec::new();
    let mut sound = 0;
    for row in rows {
        if row.position > chain.position + 1 {
            findings.push(Finding { position: chain.position + 1, damage: Damage::Missing });
            chain = Chain { position: row.position - 1, h: None };
        }
        match chain.check(&row) {
            Ok(_) => sound += 1,
            Err(finding) => findings.push(finding),
        }
        if seen.is_some_and(|seen| seen.position == row.position && hash(&row.h) != Some(seen.h)) {
            findings.push(Finding { position: row.position, damage: Damage::NotTheHead });
        }
    }
    findings.extend(head.and_then(|head| chain.ends_at(head).err()));
    if let Some(seen) = seen.filter(|seen| seen.position > head.map_or(0, |head| head.position).max(chain.position)) {
        findings.push(Finding { position: chain.position + 1, damage: Damage::Lost { head: seen.position } });
    }
    Examination { last: chain.position, head: chain.head().filter(|_| findings.is_empty()), sound, findings }
}

/// What a walk over the whole record found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Examination {
    /// The last position that is there.
    pub last: u64,
    /// The head; only of a record without findings.
    pub head: Option<Head>,
    /// How many entries are as they were written.
    pub sound: u64,
    /// Everything that is wrong, in order of position.
    pub findings: Vec<Finding>,
}
