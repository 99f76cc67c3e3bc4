//! When the hub was last alive, and how far the record then went: one line in a file beside the journal.
//!
//! It is written over in place, every second and after every batch, and never synced: it needs no room on a full
//! disk, costs no flush, and stays out of the chain. What is read back may therefore be older than what was
//! written last, but never newer than the record: a batch is synced before the line names it. So a journal that
//! ends before the line's head has lost entries that were acknowledged, however whole it looks.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::entry::Head;
use crate::procedure::ids::{Hash, Timestamp};

/// One beat.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Beat {
    pub at: Timestamp,
    pub head: Head,
}

impl Beat {
    /// `instant position h check`, always of the same length; the check keeps half a line from being believed.
    fn line(&self) -> String {
        let text = format!("{} {:020} {}", self.at, self.head.position, self.head.h);
        let check = Hash::of(text.as_bytes()).short();
        format!("{text} {check}\n")
    }

    fn parse(line: &str) -> Option<Self> {
        let (text, check) = line.strip_suffix('\n')?.rsplit_once(' ')?;
        if Hash::of(text.as_bytes()).short() != check {
            return None;
        }
        let mut words = text.split(' ');
        let at = Timestamp::parse(words.next()?)?;
        let head = Head { position: words.next()?.parse().ok()?, h: Hash::parse(words.next()?)? };
        words.next().is_none().then_some(Self { at, head })
    }
}

/// The file beside a journal.
pub(super) struct Heartbeat {
    file: File,
}

impl Heartbeat {
    /// Where a journal's heartbeat lies: `journal.db` has `journal.db.heartbeat`.
    pub(super) fn path(journal: &Path) -> PathBuf {
        let mut path = journal.as_os_str().to_owned();
        path.push(".heartbeat");
        path.into()
    }

    /// Opens the file, making it if there is none, and reads the last beat; `None` when there is none whole.
    pub(super) fn open(journal: &Path) -> io::Result<(Self, Option<Beat>)> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(Self::path(journal))?;
        let mut line = String::new();
        // Not a text at all is the same as no whole line: nothing is claimed.
        let beat = match file.read_to_string(&mut line) {
            Ok(_) => Beat::parse(&line),
            Err(e) if e.kind() == io::ErrorKind::InvalidData => None,
            Err(e) => return Err(e),
        };
        Ok((Self { file }, beat))
    }

    /// Reads the last beat without making or changing anything.
    pub(super) fn read(journal: &Path) -> Option<Beat> {
        Beat::parse(&std::fs::read_to_string(Self::path(journal)).ok()?)
    }

    /// Writes the line over. Not synced, and that is the point.
    pub(super) fn beat(&self, beat: &Beat) -> io::Result<()> {
        self.file.write_all_at(beat.line().as_bytes(), 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beat() -> Beat {
        Beat { at: Timestamp(1_633_485_600_000), head: Head { position: 12, h: Hash([7; 32]) } }
    }

    #[test]
    fn a_beat_reads_back_as_it_was_written() {
        assert_eq!(Beat::parse(&beat().line()), Some(beat()));
    }

    #[test]
    fn a_line_with_any_letter_changed_is_not_believed() {
        let line = beat().line();
        for i in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[i] ^= 1;
            assert_eq!(Beat::parse(std::str::from_utf8(&bytes).unwrap()), None, "letter {i}");
        }
    }

    #[test]
    fn every_line_has_the_same_length_so_that_none_shines_through_another() {
        let far = Beat { at: Timestamp(0), head: Head { position: u64::MAX, h: Hash([255; 32]) } };
        assert_eq!(far.line().len(), beat().line().len());
    }
}
