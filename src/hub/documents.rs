//! Bodies of documents: files that are named by what they hold.
//!
//! ```text
//!   PUT ──► .upload-N (counted, hashed) ──hash differs, too big──► removed
//!                     └──synced, renamed, folder synced──► <sha256>     answered only then
//! ```
//!
//! A file under its name never changes, so it may be fetched, kept and compared by anybody at any time. The event
//! that names a file comes after the file is durable, never before (R-37).

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

use super::credentials::sync_folder;
use crate::procedure::ids::Hash;

/// Prefix of files that are still being received.
const UPLOAD: &str = ".upload-";

/// The folder of all bodies.
#[derive(Debug)]
pub struct Documents {
    folder: PathBuf,
    largest: u64,
    uploads: AtomicU64,
}

/// Why a body was not kept.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is larger than a body may be.
    #[error("the document is larger than {most} bytes")]
    TooBig {
        /// The most it may have, in bytes.
        most: u64,
    },
    /// What was sent is not what the name says.
    #[error("the bytes received have the hash {received}")]
    OtherHash {
        /// What they are.
        received: Hash,
    },
    /// The sender broke off.
    #[error("the document was not received whole: {0}")]
    BrokenOff(String),
    /// The disk failed or is full.
    #[error("the document could not be kept: {0}")]
    Io(#[from] io::Error),
}

impl Documents {
    /// Opens the folder, making it if there is none, and removes what an interrupted upload has left.
    ///
    /// # Errors
    /// What the system said.
    pub fn open(folder: &Path, largest: u64) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        for file in std::fs::read_dir(folder)? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with(UPLOAD) {
                std::fs::remove_file(file.path())?;
            }
        }
        Ok(Self { folder: folder.to_owned(), largest, uploads: AtomicU64::new(0) })
    }

    /// The hashes of all bodies.
    ///
    /// # Errors
    /// What the system said.
    pub fn all(&self) -> io::Result<BTreeSet<Hash>> {
        let mut known = BTreeSet::new();
        for file in std::fs::read_dir(&self.folder)? {
            known.extend(Hash::parse(&file?.file_name().to_string_lossy()));
        }
        Ok(known)
    }

    /// A body for reading with its length; `None` when there is none of that hash.
    ///
    /// # Errors
    /// What the system said.
    pub async fn get(&self, hash: &Hash) -> io::Result<Option<(File, u64)>> {
        match File::open(self.path(hash)).await {
            Ok(file) => {
                let length = file.metadata().await?.len();
                Ok(Some((file, length)))
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Keeps a body. When this is answered it is durable; a body that is there already is as good as kept.
    ///
    /// # Errors
    /// [`Fault`]; nothing is kept then.
    pub async fn put<E: std::fmt::Display>(
        &self,
        hash: &Hash,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Fault> {
        let number = self.uploads.fetch_add(1, Ordering::Relaxed);
        let draft = self.folder.join(format!("{UPLOAD}{number}"));
        let kept = self.receive(hash, &draft, body).await;
        if kept.is_err() {
            // What cannot be removed now is removed at the next start.
            let _left = fs::remove_file(&draft).await;
        }
        kept
    }

    async fn receive<E: std::fmt::Display>(
        &self,
        hash: &Hash,
        draft: &Path,
        mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Fault> {
        let mut file = File::create(draft).await?;
        let (mut digest, mut length) = (Sha256::new(), 0);
        while let Some(part) = body.next().await {
            let part = part.map_err(|e| Fault::BrokenOff(e.to_string()))?;
            length += part.len() as u64;
            if length > self.largest {
                return Err(Fault::TooBig { most: self.largest });
            }
            digest.update(&part);
            file.write_all(&part).await?;
        }
        let received = Hash(digest.finalize().into());
        if received != *hash {
            return Err(Fault::OtherHash { received });
        }
        file.sync_all().await?;
        let path = self.path(hash);
        fs::rename(draft, &path).await?;
        match tokio::task::spawn_blocking(move || sync_folder(&path)).await {
            Ok(synced) => synced?,
            Err(stopped) => return Err(Fault::Io(io::Error::other(stopped))),
        }
        Ok(length)
    }

    fn path(&self, hash: &Hash) -> PathBuf {
        self.folder.join(hash.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Part = Result<Bytes, io::Error>;

    fn body(parts: &[&'static [u8]]) -> impl Stream<Item = Part> + Unpin + use<> {
        let parts: Vec<Part> = parts.iter().map(|part| Ok(Bytes::from_static(part))).collect();
        futures::stream::iter(parts)
    }

    fn files(folder: &Path) -> usize {
        std::fs::read_dir(folder).unwrap().count()
    }

    #[tokio::test]
    async fn a_body_is_kept_under_its_hash_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::open(folder.path(), 1_000).unwrap();
        let hash = Hash::of(b"draft report");
        assert!(documents.get(&hash).await.unwrap().is_none());
        assert_eq!(documents.put(&hash, body(&[b"draft ", b"report"])).await.unwrap(), 12);
        assert_eq!(documents.put(&hash, body(&[b"draft report"])).await.unwrap(), 12);
        assert_eq!(documents.get(&hash).await.unwrap().unwrap().1, 12);
        assert_eq!(documents.all().unwrap(), BTreeSet::from([hash]));
    }

    #[tokio::test]
    async fn what_is_not_what_its_name_says_or_too_big_or_broken_off_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::open(folder.path(), 8).unwrap();
        let hash = Hash::of(b"12345678");
        assert!(matches!(documents.put(&hash, body(&[b"other"])).await, Err(Fault::OtherHash { .. })));
        assert!(matches!(documents.put(&hash, body(&[b"12345678", b"9"])).await, Err(Fault::TooBig { most: 8 })));
        let broken: Vec<Part> = vec![Ok(Bytes::from_static(b"1234")), Err(io::ErrorKind::ConnectionReset.into())];
        let put = documents.put(&hash, futures::stream::iter(broken)).await;
        assert!(matches!(put, Err(Fault::BrokenOff(_))));
        assert_eq!(files(folder.path()), 0);
    }

    #[test]
    fn what_an_interrupted_upload_left_is_removed_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".upload-3"), "half").unwrap();
        let documents = Documents::open(folder.path(), 8).unwrap();
        assert!(documents.all().unwrap().is_empty());
        assert_eq!(files(folder.path()), 0);
    }
}
