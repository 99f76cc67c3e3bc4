//! The checkpoints of a record and their countersignatures, kept in a file beside it.
//!
//! One JSON line for each: a checkpoint as the note that the hub signed, or a countersignature that came later. Lines
//! are only ever added. What an interrupted write has left at the end is dropped; nothing else is ever repaired: a
//! file that is damaged is set aside whole, what of it is still signed is taken over into a new one, and the new one
//! says so for good.
//!
//! ```text
//!   journal.db.seals ──a line that is none──► journal.db.seals.damaged-1      evidence, as it was
//!                                        └──► journal.db.seals                good notes, SetAside, what is signed since
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::checkpoint::Checkpoint;
use super::merkle::Tree;
use super::note::{Line, Note};
use crate::procedure::ids::{Hash, SeatId};

/// One line of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum KeptLine {
    /// A checkpoint with the hub's signature.
    Checkpoint {
        /// The note.
        note: String,
    },
    /// A countersignature.
    Countersignature {
        /// The size of its checkpoint.
        size: u64,
        /// Its root.
        root: Hash,
        /// The line of the note.
        line: String,
    },
    /// That an earlier file was damaged, and set aside.
    SetAside(SetAside),
}

/// That a file of checkpoints was damaged: what is missing since, and where the evidence lies.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// The name under which it was set aside, beside the journal.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// How many of its lines were no good: no checkpoint of this record, or no countersignature.
    pub lines: u64,
    /// How far the record went then; from there on checkpoints were signed anew.
    pub at: u64,
}

/// Where the checkpoints of a record lie: `journal.db` has `journal.db.seals`.
#[must_use]
pub fn beside(journal: &Path) -> PathBuf {
    let mut path = journal.as_os_str().to_owned();
    path.push(".seals");
    path.into()
}

/// Checkpoints with everything that was signed under them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sealed {
    /// By size and text: of two checkpoints of one size, one is a fork.
    notes: BTreeMap<(u64, String), Note>,
    /// Damaged files before this one, in their order.
    set_aside: Vec<SetAside>,
}

/// A line that is none.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line} is no checkpoint and no countersignature")]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
}

impl Sealed {
    /// Reads kept lines.
    ///
    /// # Errors
    /// [`BadLine`].
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        let mut sealed = Self::default();
        for (i, line) in text.lines().enumerate() {
            sealed.take_line(line).ok_or(BadLine { line: i + 1 })?;
        }
        Ok(sealed)
    }

    /// Takes in one kept line. `None`: it is none, or a countersignature of no checkpoint that came before it.
    pub fn take_line(&mut self, line: &str) -> Option<()> {
        self.take(serde_json::from_str(line).ok()?)
    }

    fn take(&mut self, line: KeptLine) -> Option<()> {
        match line {
            KeptLine::Checkpoint { note } => self.add(Note::parse(&note).ok()?),
            KeptLine::Countersignature { size, root, line } => self.countersign(size, root, Line::parse(&line)?),
            KeptLine::SetAside(set_aside) => {
                self.set_aside.push(set_aside);
                Some(())
            }
        }
    }

    /// Damaged files of checkpoints that were set aside, in their order.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// Adds a note; signatures under a checkpoint that is there already are added to it. `None`: it is no checkpoint.
    pub fn add(&mut self, note: Note) -> Option<()> {
        let size = Checkpoint::parse(&note.text)?.size;
        let kept = self
            .notes
            .entry((size, note.text.clone()))
            .or_insert_with(|| Note { text: note.text, signatures: Vec::new() });
        for line in note.signatures {
            if !kept.signatures.contains(&line) {
                kept.signatures.push(line);
            }
        }
        Some(())
    }

    /// Adds a countersignature. `None`: there is no such checkpoint.
    pub fn countersign(&mut self, size: u64, root: Hash, line: Line) -> Option<()> {
        let mut of_size = self.notes.range_mut((size, String::new())..).take_while(|((other, _), _)| *other == size);
        let (_, note) = of_size.find(|(_, note)| Checkpoint::parse(&note.text).is_some_and(|of| of.root == root))?;
        if !note.signatures.contains(&line) {
            note.signatures.push(line);
        }
        Some(())
    }

    /// Whether whoever signs this line has countersigned that checkpoint before: an endpoint that comes back signs the
    /// last one again, and once is enough.
    fn is_countersigned(&self, size: u64, root: Hash, line: &Line) -> bool {
        let of_size = self.notes.range((size, String::new())..).take_while(|((other, _), _)| *other == size);
        let mut notes = of_size.filter(|(_, note)| Checkpoint::parse(&note.text).is_some_and(|of| of.root == root));
        notes.any(|(_, note)| note.signatures.iter().any(|known| known.name == line.name && known.id == line.id))
    }

    /// Keeps the notes of which this holds; each may be changed first.
    pub fn keep(&mut self, mut holds: impl FnMut(&mut Note) -> bool) {
        self.notes.retain(|_, note| holds(note));
    }

    /// Every note, by size.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.notes.values()
    }

    /// The first note whose tree holds an entry: the earliest word that was given for it.
    pub fn over(&self, position: u64) -> impl Iterator<Item = &Note> {
        self.notes.range((position, String::new())..).map(|(_, note)| note)
    }

    /// The seats whose endpoints countersigned a checkpoint that covers an entry, as the names of the signatures say.
    /// The hub keeps no countersignature that it has not verified; whoever reads a file from elsewhere verifies first.
    #[must_use]
    pub fn countersigners(&self, position: u64) -> BTreeSet<SeatId> {
        let seats = self.over(position).flat_map(|note| {
            let origin = note.text.lines().next().unwrap_or_default();
            let of = |line: &Line| {
                let seat = line.name.strip_prefix(origin)?.strip_prefix('/')?;
                SeatId::parse(&seat.replace("%2B", "+"))
            };
            note.signatures.iter().filter_map(of).collect::<Vec<_>>()
        });
        seats.collect()
    }

    /// The last note.
    #[must_use]
    pub fn last(&self) -> Option<&Note> {
        self.notes.values().next_back()
    }

    /// The first checkpoint that is not of this tree: larger than it, or with another root.
    #[must_use]
    pub fn strays_from(&self, tree: &Tree) -> Option<Checkpoint> {
        let checkpoints = self.notes.values().filter_map(|note| Checkpoint::parse(&note.text));
        checkpoints.into_iter().find(|checkpoint| tree.root_at(checkpoint.size) != Some(checkpoint.root))
    }

    /// Every note as a line of its own, whole, and what was set aside: as a bundle carries them.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let notes = self.notes.values().map(|note| KeptLine::Checkpoint { note: note.to_string() });
        let lines = notes.chain(self.set_aside.iter().cloned().map(KeptLine::SetAside));
        // A text always goes into JSON.
        lines.filter_map(|line| serde_json::to_string(&line).ok()).fold(String::new(), |all, line| all + &line + "\n")
    }
}

/// A damaged file of checkpoints, set aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damaged {
    /// Where it lies now.
    pub file: PathBuf,
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// What of it can be read: not yet held against the record.
    pub readable: Sealed,
    /// How many of its lines cannot.
    pub lines: u64,
}

/// Where lines are added at the end, and what is left of one that was not finished can be cut off.
trait Tail: Write {
    /// Leaves so many bytes.
    fn cut(&mut self, to: u64) -> io::Result<()>;
}

impl Tail for File {
    fn cut(&mut self, to: u64) -> io::Result<()> {
        self.set_len(to)
    }
}

/// A file of whole lines.
///
/// ```text
///   whole ──a write fails──► cut back to its whole lines; the line is owed
///     ▲                        │ it cannot be cut: torn, and nothing is written behind it
///     └──the next write: cut, then everything owed, in its order
/// ```
///
/// A line that the disk refused has to come before those that follow: a countersignature of a checkpoint that the
/// file does not have would make it a damaged one.
#[derive(Debug)]
struct Lines<F> {
    file: F,
    /// How long it is up to the end of its last whole line, in bytes.
    whole: u64,
    /// Whether half a line stands behind them.
    torn: bool,
    /// Lines that are still to be written.
    owed: Vec<u8>,
}

impl<F: Tail> Lines<F> {
    fn new(file: F, whole: u64) -> Self {
        Self { file, whole, torn: false, owed: Vec::new() }
    }

    fn add(&mut self, line: &str) -> io::Result<()> {
        self.owed.extend_from_slice(line.as_bytes());
        self.owed.push(b'\n');
        self.pay()
    }

    /// Writes what is owed.
    fn pay(&mut self) -> io::Result<()> {
        if self.torn {
            self.file.cut(self.whole)?;
            self.torn = false;
        }
        if let Err(fault) = self.file.write_all(&self.owed) {
            self.torn = self.file.cut(self.whole).is_err();
            return Err(fault);
        }
        self.whole += self.owed.len() as u64;
        self.owed.clear();
        Ok(())
    }
}

/// The file.
#[derive(Debug)]
pub struct Kept {
    lines: Option<Lines<File>>,
    sealed: Sealed,
}

impl Kept {
    /// Checkpoints that live as long as this value.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { lines: None, sealed: Sealed::default() }
    }

    /// Opens the file, and makes it if there is none. One that is damaged is put aside under another name, whole as
    /// it is, and a new one begun: it is evidence, and no reason to stop a meeting. What it was is given back, to be
    /// held against the record and taken over with [`Kept::goes_on_from`].
    ///
    /// # Errors
    /// What the system said.
    pub fn open(path: &Path) -> io::Result<(Self, Option<Damaged>)> {
        if let Some(kept) = Self::open_whole(path)? {
            return Ok((kept, None));
        }
        let (kept, damaged) = Self::begin_anew(path)?;
        Ok((kept, Some(damaged)))
    }

    /// Sets the file aside, whole as it is, and begins a new one.
    ///
    /// # Errors
    /// What the system said.
    pub fn begin_anew(path: &Path) -> io::Result<(Self, Damaged)> {
        let bytes = std::fs::read(path)?;
        let mut damaged =
            Damaged { file: path.to_owned(), sha256: Hash::of(&bytes), readable: Sealed::default(), lines: 0 };
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let taken = std::str::from_utf8(line).ok().and_then(|line| damaged.readable.take_line(line));
            damaged.lines += u64::from(taken.is_none());
        }
        damaged.file = put_aside(path, "damaged")?.unwrap_or(damaged.file);
        let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        Ok((Self { lines: Some(Lines::new(file, 0)), sealed: Sealed::default() }, damaged))
    }

    /// Begins a new file after a damaged one: with what of that is good, and with the word that it was damaged.
    ///
    /// # Errors
    /// What the system said.
    pub fn goes_on_from(&mut self, good: &Sealed, set_aside: SetAside) -> io::Result<()> {
        for note in good.notes() {
            self.checkpoint(note)?;
        }
        for earlier in good.set_aside.iter().cloned().chain([set_aside]) {
            self.write(&KeptLine::SetAside(earlier.clone()))?;
            self.sealed.set_aside.push(earlier);
        }
        self.sync()
    }

    /// Opens the file, and makes it if there is none. `None`: it is damaged, and was left as it is.
    ///
    /// # Errors
    /// What the system said.
    pub fn open_whole(path: &Path) -> io::Result<Option<Self>> {
        let mut bytes = Vec::new();
        match File::open(path) {
            Ok(mut file) => drop(file.read_to_end(&mut bytes)?),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(e),
        }
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let sealed = std::str::from_utf8(&bytes[..whole]).ok().and_then(|text| Sealed::parse(text).ok());
        let Some(sealed) = sealed else { return Ok(None) };
        let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        file.set_len(whole as u64)?;
        Ok(Some(Self { lines: Some(Lines::new(file, whole as u64)), sealed }))
    }

    /// What is kept.
    #[must_use]
    pub fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// Keeps a checkpoint.
    ///
    /// # Errors
    /// What the system said; it counts all the same, and is written before whatever comes next.
    pub fn checkpoint(&mut self, note: &Note) -> io::Result<()> {
        let _known = self.sealed.add(note.clone());
        self.write(&KeptLine::Checkpoint { note: note.to_string() })
    }

    /// Keeps a countersignature; gives whether there is such a checkpoint.
    ///
    /// # Errors
    /// As [`Kept::checkpoint`].
    pub fn countersignature(&mut self, size: u64, root: Hash, line: Line) -> io::Result<bool> {
        let text = line.to_string();
        if self.sealed.is_countersigned(size, root, &line) {
            return Ok(true);
        }
        if self.sealed.countersign(size, root, line).is_none() {
            return Ok(false);
        }
        self.write(&KeptLine::Countersignature { size, root, line: text }).map(|()| true)
    }

    /// Makes what was kept survive a power cut. Without it a checkpoint may be lost, which the record never is: a
    /// new one is signed then.
    ///
    /// # Errors
    /// What the system said.
    pub fn sync(&mut self) -> io::Result<()> {
        self.settled()?.as_ref().map_or(Ok(()), File::sync_data)
    }

    /// Writes what is still owed and gives the file, for who syncs it while others read what is kept. `None`: there is
    /// no file.
    ///
    /// # Errors
    /// What the system said.
    pub fn settled(&mut self) -> io::Result<Option<File>> {
        let Some(lines) = &mut self.lines else { return Ok(None) };
        lines.pay()?;
        lines.file.try_clone().map(Some)
    }

    fn write(&mut self, line: &KeptLine) -> io::Result<()> {
        let Some(lines) = &mut self.lines else { return Ok(()) };
        lines.add(&serde_json::to_string(line)?)
    }
}

/// Gives a file another name beside its own, whole as it is: `journal.db.seals.damaged-1`. `None`: it is not there.
///
/// # Errors
/// What the system said.
pub fn put_aside(path: &Path, why: &str) -> io::Result<Option<PathBuf>> {
    let mut names = (1_u32..).map(|n| with_ending(path, &format!(".{why}-{n}")));
    let Some(name) = names.find(|name| !name.exists()).filter(|_| path.exists()) else { return Ok(None) };
    std::fs::rename(path, &name)?;
    Ok(Some(name))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::super::key::Secret;
    use super::*;
    use crate::procedure::ids::Timestamp;

    fn checkpoint(size: u64) -> Checkpoint {
        let root = Hash::of(&size.to_be_bytes());
        Checkpoint { origin: "mufakat/abc".to_owned(), size, root }
    }

    #[test]
    fn what_is_kept_is_there_again_and_half_a_line_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db.seals");
        let (key, seat) = (Secret::of([1; 32]), SeatId::parse("TH.hod").unwrap());
        let (mut kept, aside) = Kept::open(&path).unwrap();
        assert_eq!(aside, None);
        kept.checkpoint(&checkpoint(3).sign(&key)).unwrap();
        kept.checkpoint(&checkpoint(8).sign(&key)).unwrap();
        let line = checkpoint(3).countersign(&seat, &Secret::of([2; 32]), Timestamp(1_000));
        assert!(kept.countersignature(3, checkpoint(3).root, line.clone()).unwrap());
        // It came back, and signed the same once more.
        let again = checkpoint(3).countersign(&seat, &Secret::of([2; 32]), Timestamp(9_000));
        assert!(kept.countersignature(3, checkpoint(3).root, again).unwrap());
        assert!(!kept.countersignature(4, checkpoint(3).root, line).unwrap());
        kept.sync().unwrap();
        let sealed = kept.sealed().clone();
        assert_eq!(sealed.countersigners(3), [seat].into());
        assert_eq!(sealed.countersigners(4), [].into());
        assert_eq!(sealed.notes().map(|note| note.signatures.len()).collect::<Vec<_>>(), [2, 1]);
        drop(kept);

        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"type\":\"check").unwrap();
        let (kept, aside) = Kept::open(&path).unwrap();
        assert_eq!((kept.sealed(), aside), (&sealed, None));
        assert_eq!(Sealed::parse(&sealed.to_lines()).unwrap(), sealed);
    }

    /// A disk that is full at some length, and at times cannot even be cut.
    struct Full {
        bytes: Vec<u8>,
        room: usize,
        cuts: bool,
    }

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let fits = bytes.len().min(self.room - self.bytes.len());
            if fits == 0 && !bytes.is_empty() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.bytes.extend_from_slice(&bytes[..fits]);
            Ok(fits)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Tail for Full {
        fn cut(&mut self, to: u64) -> io::Result<()> {
            if !self.cuts {
                return Err(io::ErrorKind::Other.into());
            }
            self.bytes.truncate(usize::try_from(to).unwrap());
            Ok(())
        }
    }

    #[test]
    fn a_line_that_the_disk_takes_half_of_never_stands_before_a_good_one_and_is_written_when_there_is_room() {
        for cuts in [true, false] {
            let mut lines = Lines::new(Full { bytes: Vec::new(), room: 10, cuts }, 0);
            lines.add("first").unwrap();
            assert_eq!(lines.add("second").unwrap_err().kind(), io::ErrorKind::StorageFull);
            assert_eq!(lines.file.bytes, if cuts { b"first\n".as_slice() } else { b"first\nseco" });
            // No room yet; and while half a line cannot be cut off, nothing is written behind it.
            lines.file.room = if cuts { 10 } else { 100 };
            lines.add("third").unwrap_err();
            assert!(!lines.file.bytes.windows(5).any(|part| part == b"third"), "{:?}", lines.file.bytes);
            (lines.file.room, lines.file.cuts) = (100, true);
            lines.add("fourth").unwrap();
            assert_eq!(String::from_utf8_lossy(&lines.file.bytes), "first\nsecond\nthird\nfourth\n");
            assert_eq!((lines.whole, lines.torn, lines.owed.len()), (26, false, 0));
        }
    }

    #[test]
    fn a_countersignature_of_a_checkpoint_that_was_not_written_makes_no_damaged_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db.seals");
        let (mut kept, _) = Kept::open(&path).unwrap();
        let key = Secret::of([1; 32]);
        // A file that is open for reading only refuses every line.
        let good = kept.lines.replace(Lines::new(File::open(&path).unwrap(), 0)).unwrap();
        kept.checkpoint(&checkpoint(3).sign(&key)).unwrap_err();
        let refused = kept.lines.replace(good).unwrap();
        kept.lines.as_mut().unwrap().owed = refused.owed;
        let line = checkpoint(3).countersign(&SeatId::parse("TH.hod").unwrap(), &Secret::of([2; 32]), Timestamp(1_000));
        assert!(kept.countersignature(3, checkpoint(3).root, line).unwrap());
        let sealed = kept.sealed().clone();
        drop(kept);
        let (kept, damaged) = Kept::open(&path).unwrap();
        assert_eq!((kept.sealed(), damaged), (&sealed, None));
    }

    #[test]
    fn a_damaged_file_is_put_aside_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db.seals");
        std::fs::write(&path, "nonsense\n").unwrap();
        let (kept, damaged) = Kept::open(&path).unwrap();
        assert_eq!(kept.sealed(), &Sealed::default());
        let damaged = damaged.unwrap();
        assert_eq!((damaged.lines, damaged.sha256), (1, Hash::of(b"nonsense\n")));
        assert_eq!(std::fs::read_to_string(damaged.file).unwrap(), "nonsense\n");
    }

    #[test]
    fn what_is_left_of_a_damaged_file_goes_on_and_the_new_file_says_for_good_what_was_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db.seals");
        let key = Secret::of([1; 32]);
        let (mut kept, _) = Kept::open(&path).unwrap();
        kept.checkpoint(&checkpoint(3).sign(&key)).unwrap();
        kept.checkpoint(&checkpoint(8).sign(&key)).unwrap();
        drop(kept);
        let whole = std::fs::read(&path).unwrap();
        // A byte that is no text, in the middle of the first line.
        let mut bent = whole.clone();
        bent[whole.len() / 4] = 0xff;
        std::fs::write(&path, &bent).unwrap();
        let (mut kept, damaged) = Kept::open(&path).unwrap();
        let damaged = damaged.unwrap();
        assert_eq!((damaged.lines, damaged.readable.notes().count()), (1, 1));
        let said = SetAside { file: "journal.db.seals.damaged-1".to_owned(), sha256: damaged.sha256, lines: 1, at: 9 };
        kept.goes_on_from(&damaged.readable, said.clone()).unwrap();
        kept.checkpoint(&checkpoint(9).sign(&key)).unwrap();
        drop(kept);
        assert_eq!(std::fs::read(damaged.file).unwrap(), bent);
        let (kept, damaged) = Kept::open(&path).unwrap();
        assert_eq!(damaged, None);
        assert_eq!(kept.sealed().set_aside(), [said]);
        assert_eq!(kept.sealed().notes().count(), 2);
        assert_eq!(Sealed::parse(&kept.sealed().to_lines()).unwrap(), *kept.sealed());
    }

    #[test]
    fn a_checkpoint_of_another_history_strays() {
        let leaf = |n: u8| Hash([n; 32]);
        let tree = Tree::of((0..9).map(leaf));
        let note = |size: u64, root| Checkpoint { origin: "o".to_owned(), size, root }.sign(&Secret::of([1; 32]));
        let mut sealed = Sealed::default();
        sealed.add(note(4, tree.root_at(4).unwrap())).unwrap();
        assert_eq!(sealed.strays_from(&tree), None);
        sealed.add(note(12, leaf(1))).unwrap();
        assert_eq!(sealed.strays_from(&tree).unwrap().size, 12);
        sealed.add(note(4, leaf(1))).unwrap();
        assert_eq!(sealed.strays_from(&tree).unwrap().size, 4);
    }
}
