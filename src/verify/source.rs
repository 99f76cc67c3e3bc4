//! From a file to what is verified: a journal, an export of one, or a bundle; told apart by how they begin.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::journal::verify::Row;
use crate::journal::{self, Damage as JournalDamage};
use crate::procedure::ids::Hash;
use crate::record::seal::kept::beside;
use crate::record::seal::{Note, Sealed};
use crate::verify::bundle::{self, RecordLine, tar};

use super::{Damage, Finding};

/// What is verified, believed in nothing yet.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// What the file is.
    pub kind: Kind,
    /// The entries, in the order in which they lie there.
    pub lines: Vec<RecordLine>,
    /// The checkpoints that lie beside them.
    pub sealed: Sealed,
    /// What could not even be read.
    pub broken: Vec<Finding>,
    /// The files of a bundle.
    pub files: Option<BTreeMap<String, Vec<u8>>>,
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// The journal of a hub, or a copy of one.
    Journal,
    /// JSON lines.
    #[default]
    Export,
    /// A bundle.
    Bundle,
    /// One decision with its proof.
    Decision,
}

/// Why a file cannot be verified at all.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It could not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The journal could not be read: a hub has it open, or it is of a later version.
    #[error(transparent)]
    Journal(#[from] journal::Error),
    /// The archive is damaged.
    #[error(transparent)]
    Archive(#[from] tar::Fault),
    /// It is nothing that this program has written.
    #[error("it is no journal, no export of one, no bundle and no decision")]
    Unknown,
    /// A bundle without its record, or of a later version.
    #[error("the bundle cannot be read: {0}")]
    Bundle(String),
}

/// What kind of file this is.
///
/// # Errors
/// [`Unreadable::Io`], [`Unreadable::Unknown`].
pub fn kind(path: &Path) -> Result<Kind, Unreadable> {
    let mut begin = Vec::new();
    File::open(path)?.take(512).read_to_end(&mut begin)?;
    let word = begin.iter().position(|byte| !byte.is_ascii_whitespace()).map_or(&[][..], |at| &begin[at..]);
    Ok(match word {
        _ if begin.starts_with(b"SQLite format 3\0") => Kind::Journal,
        _ if tar::is_one(&begin) => Kind::Bundle,
        word if word.starts_with(b"{\"position\"") => Kind::Export,
        word if word.starts_with(b"{") => Kind::Decision,
        // An export whose first lines were cut away, and nothing at all, are told by what is missing.
        _ if begin.is_empty() => Kind::Export,
        _ => return Err(Unreadable::Unknown),
    })
}

/// Reads a journal, with the checkpoints that lie beside it; an export; or a bundle.
///
/// # Errors
/// [`Unreadable`].
pub fn read(path: &Path) -> Result<Material, Unreadable> {
    match kind(path)? {
        Kind::Journal => of_journal(path),
        Kind::Export => Ok(of_lines(BufReader::new(File::open(path)?))?),
        Kind::Bundle => of_bundle(tar::read(BufReader::new(File::open(path)?))?),
        Kind::Decision => Err(Unreadable::Unknown),
    }
}

fn of_journal(path: &Path) -> Result<Material, Unreadable> {
    let found = journal::examine(path)?;
    let mut material = Material { kind: Kind::Journal, ..Material::default() };
    for row in journal::rows(path)? {
        match line_of(&row) {
            Ok(line) => material.lines.push(line),
            Err(why) => {
                material.broken.push(Finding { position: row.position, damage: Damage::Unreadable { why } });
                break;
            }
        }
    }
    material.broken.extend(found.findings.into_iter().map(of_store));
    match std::fs::read(beside(path)) {
        // What an interrupted write has left at the end is none.
        Ok(bytes) => {
            let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            material.seal(&String::from_utf8_lossy(&bytes[..whole]));
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(e.into()),
    }
    Ok(material)
}

fn line_of(row: &Row) -> Result<RecordLine, String> {
    let hash = |bytes: &[u8]| bytes.try_into().map(Hash).map_err(|_| "a hash has 32 bytes".to_owned());
    let salt: String = row.salt.iter().map(|byte| format!("{byte:02x}")).collect();
    let body = String::from_utf8(row.body.clone()).map_err(|e| e.to_string())?;
    Ok(RecordLine { position: row.position, salt: Some(salt), c: hash(&row.c)?, h: hash(&row.h)?, body: Some(body) })
}

/// What the journal's own examination says, in the words of this one.
fn of_store(found: journal::Finding) -> Finding {
    let why = found.damage.to_string();
    let damage = match found.damage {
        JournalDamage::ContentChanged
        | JournalDamage::CommitmentChanged
        | JournalDamage::LinkChanged
        | JournalDamage::NotTheHead => Damage::Changed {},
        JournalDamage::ColumnChanged { .. } | JournalDamage::Store(_) => Damage::Store { why },
        JournalDamage::Missing => Damage::Missing {},
        JournalDamage::CutOff { head } | JournalDamage::Lost { head } => Damage::CutOff { to: head },
        JournalDamage::BeyondHead { .. } => Damage::Inserted {},
        JournalDamage::Misplaced { says } => Damage::Reordered { found: says },
        JournalDamage::Unreadable(_) => Damage::Unreadable { why },
    };
    Finding { position: found.position, damage }
}

fn of_lines(lines: impl BufRead) -> io::Result<Material> {
    let mut material = Material::default();
    for line in lines.lines() {
        let line = match line {
            Ok(line) => line,
            Err(e) if e.kind() == io::ErrorKind::InvalidData => String::new(),
            Err(e) => return Err(e),
        };
        match serde_json::from_str(&line) {
            Ok(line) => material.lines.push(line),
            Err(why) => {
                let position = material.lines.len() as u64 + 1;
                material.broken.push(Finding { position, damage: Damage::Unreadable { why: why.to_string() } });
                break;
            }
        }
    }
    Ok(material)
}

fn of_bundle(files: BTreeMap<String, Vec<u8>>) -> Result<Material, Unreadable> {
    bundle::read_manifest(&files).map_err(Unreadable::Bundle)?;
    let record =
        files.get(bundle::RECORD).ok_or_else(|| Unreadable::Bundle(format!("{} is missing", bundle::RECORD)))?;
    let mut material = of_lines(record.as_slice())?;
    let checkpoints = files.get(bundle::CHECKPOINTS).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    material.seal(&checkpoints.unwrap_or_default());
    material.kind = Kind::Bundle;
    material.files = Some(files);
    Ok(material)
}

impl Material {
    /// Takes the checkpoints in that lie beside the record. A line that is none is a finding, and what stands before
    /// it counts.
    pub fn seal(&mut self, text: &str) {
        for (i, line) in text.lines().enumerate() {
            // A line that was no text is none either.
            if line.contains(char::REPLACEMENT_CHARACTER) || self.sealed.take_line(line).is_none() {
                let why = format!("line {} of the checkpoints is no checkpoint", i + 1);
                self.broken.push(Finding { position: 0, damage: Damage::Store { why } });
            }
        }
    }

    /// Takes in a checkpoint that lies beside the record under a name of its own.
    pub fn add_note(&mut self, note: Note) -> bool {
        self.sealed.add(note).is_some()
    }
}
