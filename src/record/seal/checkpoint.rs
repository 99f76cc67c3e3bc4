//! A checkpoint (C2SP tlog-checkpoint): how far the record goes, and the root of the tree over all of it.
//!
//! ```text
//!   mufakat/8f0c…                  origin: which record, by c of its entry 1
//!   1203                           size: the position of the last entry
//!   base64(root)
//! ```

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::key::{Kind, Secret, Verifier};
use super::note::{Line, Note};
use crate::procedure::ids::{Hash, PublicKey, SeatId, Timestamp};

/// What a record is called in its checkpoints: the commitment of its entry 1 is its own and no other record's.
#[must_use]
pub fn origin(c_of_entry_1: &Hash) -> String {
    format!("mufakat/{}", &c_of_entry_1.to_string()[..32])
}

/// The hub's key under the name of its record.
#[must_use]
pub fn hub_verifier(origin: &str, key: PublicKey) -> Verifier {
    Verifier { name: origin.to_owned(), kind: Kind::Hub, key }
}

/// A witness's key under the name of its record and seat. A `+` in a seat's name is no part of a key's name.
#[must_use]
pub fn witness_verifier(origin: &str, seat: &SeatId, key: PublicKey) -> Verifier {
    Verifier { name: format!("{origin}/{}", seat.as_str().replace('+', "%2B")), kind: Kind::Witness, key }
}

/// What a key is asked to sign when it vouches for the one that comes after it.
#[must_use]
pub fn succession(origin: &str, next: PublicKey) -> String {
    format!("mufakat key succession v1\n{}\n", hub_verifier(origin, next))
}

/// What the hub signs when it says what a withheld entry decides. No checkpoint begins with its first line.
#[must_use]
pub fn extract_text(origin: &str, position: u64, c: &Hash, says: &Hash) -> String {
    format!(
        "mufakat decision extract v1\n{origin}\n{position}\n{}\n{}\n",
        STANDARD.encode(c.0),
        STANDARD.encode(says.0)
    )
}

/// A checkpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkpoint {
    /// Which record.
    pub origin: String,
    /// The position of its last entry.
    pub size: u64,
    /// The root of the tree over all entries up to it.
    pub root: Hash,
}

impl Checkpoint {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root.0))
    }

    /// Reads the text of a note. Lines after the third are extensions, which mean nothing here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let plain =
            !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit()) && (size == "0" || !size.starts_with('0'));
        let root = Hash(STANDARD.decode(root).ok()?.try_into().ok()?);
        let size = size.parse().ok().filter(|_| plain && !origin.is_empty())?;
        Some(Self { origin: origin.to_owned(), size, root })
    }

    /// The checkpoint signed by the hub.
    #[must_use]
    pub fn sign(&self, key: &Secret) -> Note {
        let text = self.text();
        let line = Line::of_hub(&self.origin, key, &text);
        Note { text, signatures: vec![line] }
    }

    /// The countersignature of a witness.
    #[must_use]
    pub fn countersign(&self, seat: &SeatId, key: &Secret, at: Timestamp) -> Line {
        let name = witness_verifier(&self.origin, seat, key.public()).name;
        Line::of_witness(&name, key, &self.text(), at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_reads_back_and_is_signed_by_its_hub_alone() {
        let checkpoint = Checkpoint { origin: origin(&Hash([5; 32])), size: 12, root: Hash([6; 32]) };
        let key = Secret::of([1; 32]);
        let note = checkpoint.sign(&key);
        assert_eq!(note.text.lines().count(), 3);
        assert_eq!(Checkpoint::parse(&note.text), Some(checkpoint.clone()));
        assert!(note.is_signed_by(&hub_verifier(&checkpoint.origin, key.public())));
        assert!(!note.is_signed_by(&hub_verifier(&checkpoint.origin, Secret::of([2; 32]).public())));
    }

    #[test]
    fn a_size_is_written_one_way_only() {
        let text = |size: &str| format!("origin\n{size}\n{}\n", STANDARD.encode([0; 32]));
        assert!(Checkpoint::parse(&text("0")).is_some());
        assert!(Checkpoint::parse(&text("17")).is_some());
        for wrong in ["", "017", "+17", "-1", "1 7", "99999999999999999999"] {
            assert_eq!(Checkpoint::parse(&text(wrong)), None, "{wrong}");
        }
    }
}
