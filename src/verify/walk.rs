//! Order, contents and chain: from the first entry to the first one that is not what it should be.

use super::bundle::RecordLine;
use crate::journal::entry::{Entry, GENESIS, commitment, leaf_hash, link};
use crate::procedure::ids::Hash;

use super::{Damage, Finding};

/// An entry that holds by itself and in its place.
#[derive(Debug)]
pub(super) struct Sound {
    pub c: Hash,
    pub h: Hash,
    pub leaf: Hash,
    /// `None` where it is withheld.
    pub entry: Option<Entry>,
}

/// How far the walk came.
#[derive(Debug)]
pub(super) struct Walked {
    /// The entries from the first on, up to the first finding.
    pub sound: Vec<Sound>,
    /// Where it ended early.
    pub finding: Option<Finding>,
}

/// What a line is when nothing but itself is looked at.
enum Looked {
    Open(Box<Entry>),
    Withheld,
    /// Salt and content do not give the commitment.
    Changed,
    Unreadable(String),
}

pub(super) fn walk(lines: &[RecordLine]) -> Walked {
    let looked = look_at_all(lines);
    let mut sound = Vec::with_capacity(lines.len());
    let mut previous = GENESIS;
    let mut finding = None;
    for ((at, line), looked) in (1..).zip(lines).zip(looked) {
        let damage = |damage| Some(Finding { position: at, damage });
        if line.position != at {
            finding = damage(displaced(lines, at, line.position));
            break;
        }
        let entry = match looked {
            Looked::Open(entry) => Some(*entry),
            Looked::Withheld => None,
            Looked::Changed => {
                finding = damage(Damage::Changed {});
                break;
            }
            Looked::Unreadable(why) => {
                finding = damage(Damage::Unreadable { why });
                break;
            }
        };
        if let Some(says) = entry.as_ref().map(|entry| entry.position).filter(|says| *says != at) {
            finding = damage(numbered_anew(lines, at, says));
            break;
        }
        if link(&previous, &line.c) != line.h {
            finding = damage(Damage::Changed {});
            break;
        }
        previous = line.h;
        sound.push(Sound { c: line.c, h: line.h, leaf: leaf_hash(&line.c), entry });
    }
    Walked { sound, finding }
}

/// A line with another number than its place has.
fn displaced(lines: &[RecordLine], at: u64, found: u64) -> Damage {
    let rest = usize::try_from(at).map_or(&[][..], |at| lines.get(at..).unwrap_or_default());
    if rest.iter().any(|line| line.position == at) {
        // The one that belongs here comes later: something was put before it, or they changed places.
        return if found > at { Damage::Reordered { found } } else { Damage::Inserted {} };
    }
    if found > at { Damage::Missing {} } else { Damage::Inserted {} }
}

/// A line that was given the number of its place, and whose content says another.
fn numbered_anew(lines: &[RecordLine], at: u64, says: u64) -> Damage {
    let rest = usize::try_from(at).map_or(&[][..], |at| lines.get(at..).unwrap_or_default());
    let says_later = |wanted: u64| {
        let says = |line: &RecordLine| Some(Entry::read(line.body.as_deref()?).ok()?.position);
        rest.iter().any(|line| says(line) == Some(wanted))
    };
    match says {
        says if says > at && says_later(at) => Damage::Reordered { found: says },
        says if says > at => Damage::Missing {},
        _ => Damage::Inserted {},
    }
}

/// Looks at every line, on as many threads as the machine has: each is judged by itself.
fn look_at_all(lines: &[RecordLine]) -> Vec<Looked> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let share = lines.len().div_ceil(threads).max(256);
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            lines.chunks(share).map(|part| scope.spawn(|| part.iter().map(look).collect::<Vec<_>>())).collect();
        let mut looked = Vec::with_capacity(lines.len());
        for (part, lines) in parts.into_iter().zip(lines.chunks(share)) {
            // A thread that broke has judged nothing: what it had is looked at here.
            looked.extend(part.join().unwrap_or_else(|_| lines.iter().map(look).collect()));
        }
        looked
    })
}

fn look(line: &RecordLine) -> Looked {
    if line.is_withheld() {
        return Looked::Withheld;
    }
    let Some((salt, body)) = line.opened() else { return Looked::Changed };
    if commitment(&salt, body.as_bytes()) != line.c {
        return Looked::Changed;
    }
    match Entry::read(body) {
        Ok(entry) => Looked::Open(Box::new(entry)),
        Err(why) => Looked::Unreadable(why.to_string()),
    }
}
