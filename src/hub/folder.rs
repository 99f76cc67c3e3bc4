//! The state folder: everything of one hub that outlives it, held by one process at a time.
//!
//! ```text
//!   journal.db (+ -wal, .heartbeat)   the record            hub.lock             held while anybody uses the folder
//!   journal.db.seals                  checkpoints           hub.sock             the running hub's own door
//!   credentials.json                  invitations, devices  seal.key             signs the checkpoints
//!   audit.jsonl (+ .1, .2, …)         who was refused what
//!   documents/                        bodies by hash        hub.address          where it listens
//!   tls.certificate.pem, tls.key.pem  a certificate of       moderator.credential for control on this machine
//!                                     the hub's own
//! ```

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::credentials::belongs_to_its_folder;

/// A state folder that this process holds.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Held as long as the folder is; the system lets go of it when the process ends, however it ends.
    _lock: File,
}

/// Why the folder could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process holds it.
    #[error("another hub is running on the state folder {}; stop it first, or give this one another folder with --state", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// It could not be made or opened.
    #[error("the state folder {} cannot be used: {cause}", folder.display())]
    Io {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

impl Folder {
    /// Makes the folder if there is none, and takes it.
    ///
    /// # Errors
    /// [`Error`].
    pub fn take(path: &Path) -> Result<Self, Error> {
        let io = |cause| Error::Io { folder: path.to_owned(), cause };
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(io)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(path.join("hub.lock"))
            .map_err(io)?;
        belongs_to_its_folder(&lock, &path.join("hub.lock")).map_err(io)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse { folder: path.to_owned() }),
            Err(TryLockError::Error(cause)) => Err(io(cause)),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The record.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        journal_in(&self.path)
    }

    /// The book of credentials.
    #[must_use]
    pub fn credentials(&self) -> PathBuf {
        self.path.join("credentials.json")
    }

    /// The bodies of documents.
    #[must_use]
    pub fn documents(&self) -> PathBuf {
        documents_in(&self.path)
    }
}

/// The bodies of documents in a state folder.
#[must_use]
pub fn documents_in(folder: &Path) -> PathBuf {
    folder.join("documents")
}

/// The record in a state folder.
#[must_use]
pub fn journal_in(folder: &Path) -> PathBuf {
    folder.join("journal.db")
}

/// The running hub's own door in a state folder.
#[must_use]
pub fn socket_in(folder: &Path) -> PathBuf {
    folder.join("hub.sock")
}

/// The certificate that a hub made for itself in a state folder.
#[must_use]
pub fn certificate_in(folder: &Path) -> PathBuf {
    folder.join("tls.certificate.pem")
}

/// Its private key.
#[must_use]
pub fn tls_key_in(folder: &Path) -> PathBuf {
    folder.join("tls.key.pem")
}

/// Where a hub says in its state folder at which address it listens; on a second line `tls`, the pin of its
/// certificate, and whether that is its `own` making or from `files`, where its line is encrypted.
#[must_use]
pub fn address_in(folder: &Path) -> PathBuf {
    folder.join("hub.address")
}

/// The credential of the moderator on the hub's own machine.
#[must_use]
pub fn moderator_credential_in(folder: &Path) -> PathBuf {
    folder.join("moderator.credential")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_once_and_free_again_afterwards() {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("state");
        let held = Folder::take(&path).unwrap();
        let refused = Folder::take(&path).unwrap_err();
        assert!(matches!(&refused, Error::InUse { folder } if *folder == path));
        assert!(refused.to_string().starts_with("another hub is running on the state folder"), "{refused}");
        drop(held);
        assert!(Folder::take(&path).is_ok());
    }
}
