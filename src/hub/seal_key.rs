//! The hub's key for checkpoints: made at the first start, replaced when somebody asks for it.
//!
//! ```text
//!   no key named  ──► seal.key made, then named in the record
//!   key named, file there ──► signs       ──(a new one is asked for)──► seal.key.next, vouched for by the old key,
//!   key named, file lost  ──► refused          named in the record, and only then in the old one's place
//! ```

use std::io;
use std::path::{Path, PathBuf};

use super::credentials::SecretSource;
use crate::procedure::ids::{PublicKey, Signature};
use crate::record::seal::Secret;
use crate::record::seal::checkpoint::succession;

/// Where the key lies in a state folder.
#[must_use]
pub fn key_in(folder: &Path) -> PathBuf {
    folder.join("seal.key")
}

fn next_in(folder: &Path) -> PathBuf {
    folder.join("seal.key.next")
}

/// Why there is no key to sign with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The record names a key whose file is not here.
    #[error(
        "the record names the key {named} for its checkpoints, and {} does not hold it; put the file back from where \
         the record was copied, or start once with --new-seal-key: whoever verifies the record will see that the new \
         key is not vouched for by the old one",
        path.display()
    )]
    Lost {
        /// The key that is named.
        named: PublicKey,
        /// Where its file belongs.
        path: PathBuf,
    },
    /// A file, or the system.
    #[error("the key for checkpoints could not be used: {0}")]
    Io(#[from] io::Error),
    /// No random bytes.
    #[error("{0}")]
    NoChance(#[from] super::credentials::Error),
}

/// The key to sign with.
#[derive(Debug)]
pub struct Chosen {
    /// It.
    pub secret: Secret,
    /// Whether it still has to be named in the record, and how the one before vouches for it.
    pub to_name: Option<Option<Signature>>,
}

/// Chooses the key, and makes one where there is none. `named` is the one that the record names, `renew` whether a
/// new one is asked for.
///
/// # Errors
/// [`Error`].
pub fn choose(
    folder: &Path,
    named: Option<PublicKey>,
    origin: Option<&str>,
    renew: bool,
    source: &SecretSource,
) -> Result<Chosen, Error> {
    let (path, next) = (key_in(folder), next_in(folder));
    // What was named, and the process ended before the file had its name.
    if let Some(secret) = Secret::read(&next)? {
        if named == Some(secret.public()) {
            std::fs::rename(&next, &path)?;
        } else {
            std::fs::remove_file(&next)?;
        }
    }
    let kept = Secret::read(&path)?;
    match (named, kept) {
        (None, Some(secret)) => Ok(Chosen { secret, to_name: Some(None) }),
        (None, None) => {
            let secret = Secret::of(source.seal_seed()?);
            secret.keep(&path)?;
            Ok(Chosen { secret, to_name: Some(None) })
        }
        (Some(named), Some(secret)) if secret.public() == named && !renew => Ok(Chosen { secret, to_name: None }),
        (Some(named), kept) if renew => {
            let secret = Secret::of(source.seal_seed()?);
            secret.keep(&next)?;
            let former = kept.filter(|former| former.public() == named).zip(origin);
            let vouched = former.map(|(former, origin)| former.sign(succession(origin, secret.public()).as_bytes()));
            Ok(Chosen { secret, to_name: Some(vouched) })
        }
        (Some(named), _) => Err(Error::Lost { named, path }),
    }
}

/// The key is named in the record: its file gets its place.
///
/// # Errors
/// What the system said; done at the next start then.
pub fn named(folder: &Path) -> io::Result<()> {
    match std::fs::rename(next_in(folder), key_in(folder)) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::seal::checkpoint::hub_verifier;
    use crate::record::seal::key::has_signed;

    #[test]
    fn a_key_is_made_once_and_a_new_one_is_vouched_for_by_the_old() {
        let folder = tempfile::tempdir().unwrap();
        let choose = |named, renew| choose(folder.path(), named, Some("mufakat/abc"), renew, &SecretSource::System);
        let first = choose(None, false).unwrap();
        assert_eq!(first.to_name, Some(None));
        let key = first.secret.public();
        // It ended before the key was named.
        assert_eq!(choose(None, false).unwrap().secret.public(), key);
        assert_eq!(choose(Some(key), false).unwrap().to_name, None);

        let second = choose(Some(key), true).unwrap();
        let vouched = second.to_name.unwrap().unwrap();
        assert!(has_signed(&key, succession("mufakat/abc", second.secret.public()).as_bytes(), &vouched));
        assert_ne!(hub_verifier("mufakat/abc", key).id(), hub_verifier("mufakat/abc", second.secret.public()).id());
        // It ended before the new one was named: the old one still signs.
        assert_eq!(choose(Some(key), false).unwrap().secret.public(), key);
        let third = choose(Some(key), true).unwrap();
        // It ended after that and before the file had its place.
        assert_eq!(choose(Some(third.secret.public()), false).unwrap().to_name, None);
        named(folder.path()).unwrap();
    }

    #[test]
    fn a_lost_key_is_not_replaced_in_silence() {
        let folder = tempfile::tempdir().unwrap();
        let named = PublicKey([7; 32]);
        let choose = |renew| choose(folder.path(), Some(named), Some("mufakat/abc"), renew, &SecretSource::System);
        assert!(matches!(choose(false), Err(Error::Lost { .. })));
        assert_eq!(choose(true).unwrap().to_name, Some(None));
    }
}
