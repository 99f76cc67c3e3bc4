//! Keys that sign: the hub's and the witnesses'. Ed25519 (RFC 8032), named as C2SP signed-note names them.
//!
//! ```text
//!   key id   first 4 bytes of SHA-256(name ‖ 0x0A ‖ kind ‖ public key)       kind  0x01 a hub's  0x04 a witness's
//!   as text  name+key id in hex+base64(kind ‖ public key)
//! ```

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::procedure::ids::{PublicKey, Signature};

/// What a key signs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The hub signs its checkpoints.
    Hub,
    /// A witness countersigns them, with the instant.
    Witness,
}

impl Kind {
    /// The byte that stands for it.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Hub => 0x01,
            Self::Witness => 0x04,
        }
    }
}

/// A key that signs. Its holder's alone; never shown by `Debug`.
#[derive(Clone)]
pub struct Secret(SigningKey);

impl Secret {
    /// The key that 32 random bytes make.
    #[must_use]
    pub fn of(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The key that others know.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes as they are.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(bytes).to_bytes())
    }

    /// The key kept in a file; `None` when there is no such file.
    ///
    /// # Errors
    /// When the file cannot be read or holds no key.
    pub fn read(path: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let seed = STANDARD.decode(text.trim()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let seed = seed.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the file holds no key"))?;
        Ok(Some(Self::of(seed)))
    }

    /// Keeps the key in a file that only its owner reads: whole under this name, or not at all.
    ///
    /// # Errors
    /// What the system said.
    pub fn keep(&self, path: &Path) -> io::Result<()> {
        let draft = path.with_extension("new");
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        writeln!(file, "{}", STANDARD.encode(self.0.to_bytes()))?;
        file.sync_all()?;
        fs::rename(&draft, path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::File::open(folder)?.sync_all()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret(*** of {})", self.public())
    }
}

/// Whether a key has signed these bytes.
#[must_use]
pub fn has_signed(key: &PublicKey, bytes: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    VerifyingKey::from_bytes(&key.0).is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
}

/// A key with the name under which it signs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Verifier {
    /// The name; without white space and without `+`.
    pub name: String,
    /// What it signs.
    pub kind: Kind,
    /// The key.
    pub key: PublicKey,
}

impl Verifier {
    /// The four bytes that tell it from others of the same name.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(&self.name)
            .chain_update([0x0A, self.kind.byte()])
            .chain_update(self.key.0)
            .finalize()
            .into();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// Reads a key as text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('+')?;
        let (id, key) = rest.split_once('+')?;
        let bytes = STANDARD.decode(key).ok()?;
        let (kind, key) = bytes.split_first()?;
        let kind = [Kind::Hub, Kind::Witness].into_iter().find(|known| known.byte() == *kind)?;
        let verifier = Self { name: name.to_owned(), kind, key: PublicKey(key.try_into().ok()?) };
        let written: String = verifier.id().iter().map(|byte| format!("{byte:02x}")).collect();
        (is_name(name) && id == written).then_some(verifier)
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+", self.name)?;
        self.id().iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        let bytes: Vec<u8> = [self.kind.byte()].into_iter().chain(self.key.0).collect();
        write!(f, "+{}", STANDARD.encode(bytes))
    }
}

/// Whether a text may name a key.
#[must_use]
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains('+') && !name.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_is_kept_for_its_owner_alone_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("seal.key");
        assert!(Secret::read(&path).unwrap().is_none());
        let key = Secret::of([7; 32]);
        key.keep(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Secret::read(&path).unwrap().unwrap().public(), key.public());
        assert!(!format!("{key:?}").contains(&STANDARD.encode([7; 32])));
        fs::write(&path, "no key").unwrap();
        assert!(Secret::read(&path).is_err());
    }

    #[test]
    fn a_key_reads_back_from_its_text_and_a_changed_text_does_not() {
        let key = Verifier { name: "mufakat/abc".to_owned(), kind: Kind::Witness, key: Secret::of([1; 32]).public() };
        let text = key.to_string();
        assert_eq!(Verifier::parse(&text), Some(key));
        assert_eq!(Verifier::parse(&text.replacen("mufakat", "mufakas", 1)), None);
        assert_eq!(Verifier::parse("mufakat"), None);
    }
}
