//! The endpoint as a witness: it keeps every checkpoint that it is shown, and countersigns only what goes on from the
//! last one.
//!
//! ```text
//!   checkpoint ──► signed by the hub's key that was seen first, or by one that it vouches for?
//!              ──► of the same record?  ──► does its tree go on from the last one kept?  ──► kept, countersigned
//!                        └──────────────────────── no: told loudly, refused, and nothing more is countersigned
//! ```
//!
//! What is kept lies beside the credential and is never shorter than what was countersigned. Whoever shows another
//! history to another delegation is found out when the two compare: `mufakat verify --checkpoint` takes the file.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::procedure::ids::{Hash, PublicKey, SeatId, Signature, Timestamp};
use crate::record::seal::checkpoint::{Checkpoint, hub_verifier, succession};
use crate::record::seal::kept::put_aside;
use crate::record::seal::key::has_signed;
use crate::record::seal::merkle::{empty_root, goes_on};
use crate::record::seal::{Kept, Note, Secret, Verifier};
use crate::wire::{self, Countersign, Doubt, Witness};

/// A witness of one record.
#[derive(Debug)]
pub struct Witnessing {
    seat: SeatId,
    secret: Secret,
    kept: Kept,
    /// The hub's key, and where it is kept. `None` before the first checkpoint.
    hub: Option<Verifier>,
    hub_file: PathBuf,
    last: Option<Checkpoint>,
    doubt: Option<Doubt>,
}

/// What comes of a checkpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It goes on from the last one.
    Countersigned(Countersign),
    /// It does not.
    Doubted(Doubt),
}

/// Why an endpoint does not witness.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// A file of what it keeps is not what it wrote.
    #[error("{} is damaged", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
    },
    /// A file of what it keeps is not there any more, or empty.
    #[error("{} is gone", file.display())]
    Gone {
        /// The file.
        file: PathBuf,
    },
    /// The system.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Unusable {
    /// The word under which people are told, and the file or the system's own words.
    #[must_use]
    pub fn told(&self) -> (&'static str, String) {
        match self {
            Self::Damaged { file } => ("damaged", file.display().to_string()),
            Self::Gone { file } => ("gone", file.display().to_string()),
            Self::Io(fault) => ("unreadable", fault.to_string()),
        }
    }
}

/// Sets aside what a witness keeps, whole and under other names, so that it begins anew: the act of a person who has
/// looked. Gives the names.
///
/// # Errors
/// What the system said.
pub fn set_aside(credential: &Path) -> io::Result<Vec<PathBuf>> {
    let mut aside = Vec::new();
    for ending in ["seals", "hub", "key"] {
        aside.extend(put_aside(&beside(credential, ending), "set-aside")?);
    }
    Ok(aside)
}

/// Where a witness keeps its things: beside the credential of its seat.
#[must_use]
pub fn beside(credential: &Path, ending: &str) -> PathBuf {
    credential.with_extension(format!("witness.{ending}"))
}

impl Witnessing {
    /// Opens what a seat's endpoint keeps, and makes its key with `seed` if it has none.
    ///
    /// # Errors
    /// [`Unusable`]. It stays so at every start, until a person has put the file back or set it aside
    /// ([`set_aside`]).
    pub fn open(credential: &Path, seat: SeatId, seed: [u8; 32]) -> Result<Self, Unusable> {
        let key_file = beside(credential, "key");
        if let Some(folder) = credential.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        let hub_file = beside(credential, "hub");
        let hub = match fs::read_to_string(&hub_file) {
            Ok(text) => Some(Verifier::parse(text.trim()).ok_or_else(|| Unusable::Damaged { file: hub_file.clone() })?),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) if e.kind() == io::ErrorKind::InvalidData => return Err(Unusable::Damaged { file: hub_file }),
            Err(e) => return Err(e.into()),
        };
        let secret = match Secret::read(&key_file) {
            Ok(Some(secret)) => secret,
            // Who has seen a checkpoint had a key.
            Ok(None) if hub.is_some() => return Err(Unusable::Gone { file: key_file }),
            Ok(None) => {
                let secret = Secret::of(seed);
                secret.keep(&key_file)?;
                secret
            }
            Err(e) if e.kind() == io::ErrorKind::InvalidData => return Err(Unusable::Damaged { file: key_file }),
            Err(e) => return Err(e.into()),
        };
        let seals_file = beside(credential, "seals");
        let Some(kept) = Kept::open_whole(&seals_file)? else { return Err(Unusable::Damaged { file: seals_file }) };
        let last = kept.sealed().last().and_then(|note| Checkpoint::parse(&note.text));
        // Without what it saw a witness would countersign anything, and without the key that it pinned it would take
        // any: both are written at the first checkpoint.
        match (&hub, &last) {
            (Some(_), None) => Err(Unusable::Gone { file: seals_file }),
            (None, Some(_)) => Err(Unusable::Gone { file: hub_file }),
            (Some(_), Some(_)) | (None, None) => Ok(Self { seat, secret, kept, hub, hub_file, last, doubt: None }),
        }
    }

    /// The key that others know it by.
    #[must_use]
    pub fn key(&self) -> PublicKey {
        self.secret.public()
    }

    /// Whose endpoint it is.
    #[must_use]
    pub fn seat(&self) -> &SeatId {
        &self.seat
    }

    /// How it says what it has seen.
    #[must_use]
    pub fn greeting(&self) -> Witness {
        Witness { seen: self.last.as_ref().map_or(0, |last| last.size) }
    }

    /// Looks at a checkpoint. What is countersigned is kept before it is said.
    ///
    /// # Errors
    /// When it cannot be kept; then nothing is countersigned.
    pub fn look(&mut self, shown: &wire::Checkpoint, now: Timestamp) -> io::Result<Outcome> {
        let looked = match &self.doubt {
            // Once in doubt nothing more is countersigned, until a person has looked.
            Some(doubt) => Err(doubt.reason),
            None => self.judge(shown),
        };
        match looked {
            Ok((checkpoint, note, hub)) => {
                let line = checkpoint.countersign(&self.seat, &self.secret, now);
                if self.last.as_ref() != Some(&checkpoint) {
                    self.kept.checkpoint(&note)?;
                }
                if self.hub.as_ref() != Some(&hub) {
                    keep(&self.hub_file, &format!("{hub}\n"))?;
                    self.hub = Some(hub);
                }
                self.kept.countersignature(checkpoint.size, checkpoint.root, line.clone())?;
                self.kept.sync()?;
                let said = Countersign { size: checkpoint.size, root: checkpoint.root, line: line.to_string() };
                self.last = Some(checkpoint);
                Ok(Outcome::Countersigned(said))
            }
            Err(reason) => {
                let doubt = Doubt {
                    size: Checkpoint::parse(&shown.note).map_or(0, |of| of.size),
                    seen: self.greeting().seen,
                    reason,
                };
                self.doubt = Some(doubt.clone());
                Ok(Outcome::Doubted(doubt))
            }
        }
    }

    fn judge(&self, shown: &wire::Checkpoint) -> Result<(Checkpoint, Note, Verifier), wire::DoubtReason> {
        use wire::DoubtReason::{Forked, NotSigned, OtherKey, OtherRecord, RolledBack};
        let note = Note::parse(&shown.note).map_err(|_| NotSigned)?;
        let checkpoint = Checkpoint::parse(&note.text).ok_or(NotSigned)?;
        if self.last.as_ref().is_some_and(|last| last.origin != checkpoint.origin) {
            return Err(OtherRecord);
        }
        let hub = hub_verifier(&checkpoint.origin, shown.key);
        if !note.is_signed_by(&hub) {
            return Err(NotSigned);
        }
        if let Some(known) = self.hub.as_ref().filter(|known| **known != hub) {
            let text = succession(&checkpoint.origin, shown.key);
            let good =
                shown.vouched.as_ref().is_some_and(|word: &Signature| has_signed(&known.key, text.as_bytes(), word));
            if !good {
                return Err(OtherKey);
            }
        }
        let (old, old_root) = self.last.as_ref().map_or((0, empty_root()), |last| (last.size, last.root));
        if checkpoint.size < old {
            return Err(RolledBack);
        }
        let proof: &[Hash] = if old == 0 { &[] } else { &shown.proof };
        if !goes_on(old, old_root, checkpoint.size, checkpoint.root, proof) {
            return Err(Forked);
        }
        Ok((checkpoint, Note { signatures: note.signatures.into_iter().take(1).collect(), text: note.text }, hub))
    }
}

fn keep(path: &Path, text: &str) -> io::Result<()> {
    let draft = path.with_extension("hub.new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::seal::{Tree, origin};
    use crate::wire::DoubtReason;

    /// A record's tree, signed at any size.
    struct History {
        tree: Tree,
        key: Secret,
    }

    impl History {
        fn new(leaves: impl IntoIterator<Item = u64>) -> Self {
            Self { tree: Tree::of(leaves.into_iter().map(|n| Hash::of(&n.to_be_bytes()))), key: Secret::of([1; 32]) }
        }

        fn show(&self, from: u64, size: u64) -> wire::Checkpoint {
            let checkpoint =
                Checkpoint { origin: origin(&Hash([7; 32])), size, root: self.tree.root_at(size).unwrap() };
            wire::Checkpoint {
                note: checkpoint.sign(&self.key).to_string(),
                key: self.key.public(),
                vouched: None,
                proof: self.tree.consistency(from, size).unwrap_or_default(),
            }
        }
    }

    struct House {
        folder: tempfile::TempDir,
    }

    impl House {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap() }
        }

        fn path(&self, seat: &str) -> PathBuf {
            self.folder.path().join(format!("{seat}@localhost.credential"))
        }

        fn open(&self, seat: &str) -> Result<Witnessing, Unusable> {
            Witnessing::open(&self.path(seat), SeatId::parse(seat).unwrap(), [seat.as_bytes()[0]; 32])
        }

        fn witness(&self, seat: &str) -> Witnessing {
            self.open(seat).unwrap()
        }
    }

    fn look(witness: &mut Witnessing, shown: &wire::Checkpoint) -> Result<u64, DoubtReason> {
        match witness.look(shown, Timestamp(1_000)).unwrap() {
            Outcome::Countersigned(said) => Ok(said.size),
            Outcome::Doubted(doubt) => Err(doubt.reason),
        }
    }

    #[test]
    fn a_witness_countersigns_what_goes_on_also_after_a_restart() {
        let (house, history) = (House::new(), History::new(0..50));
        let mut witness = house.witness("TH.hod");
        assert_eq!(witness.greeting().seen, 0);
        assert_eq!(look(&mut witness, &history.show(0, 7)), Ok(7));
        assert_eq!(look(&mut witness, &history.show(7, 7)), Ok(7));
        assert_eq!(look(&mut witness, &history.show(7, 32)), Ok(32));
        let key = witness.key();
        drop(witness);
        let mut witness = house.witness("TH.hod");
        assert_eq!((witness.key(), witness.greeting().seen), (key, 32));
        assert_eq!(look(&mut witness, &history.show(32, 50)), Ok(50));
    }

    #[test]
    fn what_is_damaged_or_gone_is_refused_at_every_start_until_a_person_mends_it() {
        let history = History::new(0..50);
        for ending in ["seals", "hub", "key"] {
            let house = House::new();
            assert_eq!(look(&mut house.witness("TH.hod"), &history.show(0, 30)), Ok(30));
            let file = beside(&house.path("TH.hod"), ending);
            let whole = fs::read(&file).unwrap();
            for spoilt in [Some(&b"nonsense\n"[..]), Some(b"\xff\xfe\n"), None, Some(b"")] {
                match spoilt {
                    Some(bytes) => fs::write(&file, bytes).unwrap(),
                    None => fs::remove_file(&file).unwrap(),
                }
                for start in 1..=3 {
                    let refused = house.open("TH.hod").map(drop).unwrap_err();
                    let named =
                        matches!(&refused, Unusable::Damaged { file: of } | Unusable::Gone { file: of } if *of == file);
                    assert!(named, "{ending}, {spoilt:?}, start {start}: {refused:?}");
                }
            }
            // The file is put back.
            fs::write(&file, &whole).unwrap();
            let mut witness = house.witness("TH.hod");
            assert_eq!(look(&mut witness, &history.show(30, 40)), Ok(40));
            drop(witness);
            // Or it is set aside, and the endpoint begins anew; nothing is lost.
            fs::write(&file, "nonsense\n").unwrap();
            let aside = set_aside(&house.path("TH.hod")).unwrap();
            assert_eq!(aside.len(), 3, "{aside:?}");
            assert!(aside.iter().any(|path| fs::read(path).unwrap() == b"nonsense\n"));
            let mut witness = house.witness("TH.hod");
            assert_eq!(witness.greeting().seen, 0);
            assert_eq!(look(&mut witness, &history.show(0, 45)), Ok(45));
        }
    }

    #[test]
    fn a_rewritten_record_is_refused_and_nothing_is_countersigned_after_it() {
        let (house, history) = (House::new(), History::new(0..50));
        let rewritten = History::new((0..50).map(|n| if n == 20 { 999 } else { n }));
        let mut witness = house.witness("TH.hod");
        assert_eq!(look(&mut witness, &history.show(0, 30)), Ok(30));
        assert_eq!(look(&mut witness, &rewritten.show(30, 40)), Err(DoubtReason::Forked));
        assert_eq!(look(&mut witness, &history.show(30, 40)), Err(DoubtReason::Forked));
        // A person has looked, and the endpoint was started again.
        let mut witness = house.witness("TH.hod");
        assert_eq!(look(&mut witness, &history.show(30, 40)), Ok(40));
    }

    #[test]
    fn a_forked_history_shown_to_two_endpoints_is_found_when_either_sees_the_others() {
        let house = House::new();
        let (one, two) = (History::new(0..40), History::new((0..40).map(|n| if n > 25 { n + 100 } else { n })));
        let (mut th, mut vn) = (house.witness("TH.hod"), house.witness("VN.hod"));
        for witness in [&mut th, &mut vn] {
            assert_eq!(look(witness, &one.show(0, 20)), Ok(20));
        }
        assert_eq!(look(&mut th, &one.show(20, 30)), Ok(30));
        assert_eq!(look(&mut vn, &two.show(20, 30)), Ok(30), "nobody can tell alone");
        assert_eq!(look(&mut th, &two.show(30, 35)), Err(DoubtReason::Forked));
        assert_eq!(look(&mut vn, &one.show(30, 35)), Err(DoubtReason::Forked));
    }

    #[test]
    fn a_shorter_record_another_record_and_another_key_are_each_refused_by_name() {
        let (house, history) = (House::new(), History::new(0..50));
        let fresh = || {
            let house = House::new();
            let mut witness = house.witness("TH.hod");
            assert_eq!(look(&mut witness, &history.show(0, 30)), Ok(30));
            (house, witness)
        };
        let (_house, mut witness) = fresh();
        assert_eq!(look(&mut witness, &history.show(20, 20)), Err(DoubtReason::RolledBack));

        let (_house, mut witness) = fresh();
        let mut other = history.show(30, 40);
        other.note =
            Checkpoint { origin: "mufakat/other".to_owned(), size: 40, root: history.tree.root_at(40).unwrap() }
                .sign(&history.key)
                .to_string();
        assert_eq!(look(&mut witness, &other), Err(DoubtReason::OtherRecord));

        let (_house, mut witness) = fresh();
        let next = History { key: Secret::of([2; 32]), tree: history.tree.clone() };
        assert_eq!(look(&mut witness, &next.show(30, 40)), Err(DoubtReason::OtherKey));

        let (_house, mut witness) = fresh();
        let text = succession(&origin(&Hash([7; 32])), next.key.public());
        let vouched = wire::Checkpoint { vouched: Some(history.key.sign(text.as_bytes())), ..next.show(30, 40) };
        assert_eq!(look(&mut witness, &vouched), Ok(40));

        let (_house, mut witness) = fresh();
        let unsigned = wire::Checkpoint { key: history.key.public(), ..next.show(30, 40) };
        assert_eq!(look(&mut witness, &unsigned), Err(DoubtReason::NotSigned));
        drop(house);
    }
}
