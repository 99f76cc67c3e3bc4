//! A signed note (C2SP signed-note): a text that people can read, and under it who signed it.
//!
//! ```text
//!   text, one or more lines, each ended by a line end
//!   (an empty line)
//!   — name base64(key id ‖ signature)                                the hub: over the text
//!   — name base64(key id ‖ seconds, 8 bytes ‖ signature)             a witness: over "cosignature/v1", the time and
//!                                                                    the text (C2SP tlog-cosignature)
//! ```

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::key::{Kind, Secret, Verifier, has_signed, is_name};
use crate::procedure::ids::{Signature, Timestamp};

/// Longest note that is read, in bytes: a checkpoint with the signatures of a thousand witnesses fits.
pub const NOTE_MAX_BYTES: usize = 256 * 1024;

/// A text with its signatures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The text with its last line end.
    pub text: String,
    /// The lines under it, in their order.
    pub signatures: Vec<Line>,
}

/// One signature's line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Line {
    /// Whose.
    pub name: String,
    /// With which of its keys.
    pub id: [u8; 4],
    /// What follows the key's id.
    pub bytes: Vec<u8>,
}

/// Why a text is no note.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoteFault {
    /// It is longer than it may be.
    #[error("it is longer than {NOTE_MAX_BYTES} bytes")]
    TooLong,
    /// No empty line parts text and signatures.
    #[error("no empty line parts its text from its signatures")]
    NoSignatures,
    /// A line under the text is no signature.
    #[error("a line under its text is no signature")]
    BadLine,
}

impl Line {
    /// The hub's signature under a text.
    #[must_use]
    pub fn of_hub(name: &str, key: &Secret, text: &str) -> Self {
        let verifier = Verifier { name: name.to_owned(), kind: Kind::Hub, key: key.public() };
        Self { name: name.to_owned(), id: verifier.id(), bytes: key.sign(text.as_bytes()).0.to_vec() }
    }

    /// A witness's countersignature under a text.
    #[must_use]
    pub fn of_witness(name: &str, key: &Secret, text: &str, at: Timestamp) -> Self {
        let verifier = Verifier { name: name.to_owned(), kind: Kind::Witness, key: key.public() };
        let seconds = u64::try_from(at.0.div_euclid(1_000)).unwrap_or(0);
        let signature = key.sign(countersigned(seconds, text).as_bytes());
        let bytes = seconds.to_be_bytes().into_iter().chain(signature.0).collect();
        Self { name: name.to_owned(), id: verifier.id(), bytes }
    }

    /// Reads a line.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (id, bytes) = bytes.split_first_chunk::<4>()?;
        (is_name(name) && !bytes.is_empty()).then(|| Self { name: name.to_owned(), id: *id, bytes: bytes.to_vec() })
    }

    /// Whether it says to be this key's.
    #[must_use]
    pub fn claims(&self, verifier: &Verifier) -> bool {
        self.name == verifier.name && self.id == verifier.id()
    }

    /// Whether this key has signed the text with it.
    #[must_use]
    pub fn signs(&self, verifier: &Verifier, text: &str) -> bool {
        if !self.claims(verifier) {
            return false;
        }
        match verifier.kind {
            Kind::Hub => {
                let signature = self.bytes.as_slice().try_into().map(Signature);
                signature.is_ok_and(|signature| has_signed(&verifier.key, text.as_bytes(), &signature))
            }
            Kind::Witness => self.time().is_some_and(|seconds| {
                let signature = self.bytes[8..].try_into().map(Signature);
                let signed = countersigned(seconds, text);
                signature.is_ok_and(|signature| has_signed(&verifier.key, signed.as_bytes(), &signature))
            }),
        }
    }

    /// The seconds since 1970 that a countersignature names.
    #[must_use]
    pub fn time(&self) -> Option<u64> {
        let (seconds, _) = self.bytes.split_first_chunk::<8>().filter(|_| self.bytes.len() == 8 + 64)?;
        Some(u64::from_be_bytes(*seconds))
    }
}

/// What a witness signs.
fn countersigned(seconds: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {seconds}\n{text}")
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes: Vec<u8> = self.id.iter().chain(&self.bytes).copied().collect();
        write!(f, "\u{2014} {} {}", self.name, STANDARD.encode(bytes))
    }
}

impl Note {
    /// Reads a note.
    ///
    /// # Errors
    /// [`NoteFault`].
    pub fn parse(note: &str) -> Result<Self, NoteFault> {
        if note.len() > NOTE_MAX_BYTES {
            return Err(NoteFault::TooLong);
        }
        let at = note.rfind("\n\n").ok_or(NoteFault::NoSignatures)?;
        let (text, signatures) = (&note[..=at], &note[at + 2..]);
        let lines = signatures.strip_suffix('\n').ok_or(NoteFault::BadLine)?;
        let signatures = lines.split('\n').map(Line::parse).collect::<Option<Vec<_>>>().ok_or(NoteFault::BadLine)?;
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// Whether this key has signed it.
    #[must_use]
    pub fn is_signed_by(&self, verifier: &Verifier) -> bool {
        self.signatures.iter().any(|line| line.signs(verifier, &self.text))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_that_the_form_was_published_with_verifies() {
        let key = Verifier::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
        let text = "If you think cryptography is the answer to your problem,\n\
            then you don't know what your problem is.\n\n\
            \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        let note = Note::parse(text).unwrap();
        assert!(note.is_signed_by(&key));
        assert_eq!(note.to_string(), text);
        assert!(!Note::parse(&text.replace("answer", "Answer")).unwrap().is_signed_by(&key));
    }

    #[test]
    fn a_countersignature_holds_for_its_text_its_time_and_its_key_alone() {
        let (secret, text) = (Secret::of([3; 32]), "mufakat/abc\n1\nAAAA\n");
        let line = Line::of_witness("mufakat/abc/TH.hod", &secret, text, Timestamp(1_633_485_600_999));
        let verifier = |kind, key: &Secret| Verifier { name: "mufakat/abc/TH.hod".to_owned(), kind, key: key.public() };
        assert!(line.signs(&verifier(Kind::Witness, &secret), text));
        assert_eq!(line.time(), Some(1_633_485_600));
        assert!(!line.signs(&verifier(Kind::Hub, &secret), text));
        assert!(!line.signs(&verifier(Kind::Witness, &Secret::of([4; 32])), text));
        assert!(!line.signs(&verifier(Kind::Witness, &secret), "mufakat/abc\n2\nAAAA\n"));
        let mut later = line.clone();
        later.bytes[7] ^= 1;
        assert!(!later.signs(&verifier(Kind::Witness, &secret), text));
        assert_eq!(Line::parse(&line.to_string()), Some(line));
    }

    #[test]
    fn what_is_no_note_is_refused() {
        assert_eq!(Note::parse("a text\n"), Err(NoteFault::NoSignatures));
        assert_eq!(Note::parse("a text\n\nno signature\n"), Err(NoteFault::BadLine));
        assert_eq!(Note::parse("a text\n\n\u{2014} name AAAAAAA="), Err(NoteFault::BadLine));
        assert_eq!(Note::parse(&"x".repeat(NOTE_MAX_BYTES + 1)), Err(NoteFault::TooLong));
    }
}
