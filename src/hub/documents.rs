//! Bodies of documents: files that are named by what they hold.
//!
//! ```text
//!   PUT ──► .upload-N (counted, hashed) ──hash differs, too big──► removed
//!                     │   too slow, too much of its device, no room left ──► removed
//!                     └──synced, renamed, folder synced──► <sha256>     answered only then
//! ```
//!
//! The disk is the record's first: below a floor of free space no body is taken, and a body that no entry names by
//! the next start is removed then.
//!
//! A file under its name never changes, so it may be fetched, kept and compared by anybody at any time. The event
//! that names a file comes after the file is durable, never before (R-37).

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;

use super::credentials::sync_folder;
use super::uploads::{Refusal, Upload};
use crate::procedure::ids::Hash;

/// Prefix of files that are still being received.
const UPLOAD: &str = ".upload-";

/// Bytes received between two looks at the free space.
const LOOK_BYTES: u64 = 1 << 20;

/// Bodies received at the same time: as many devices as may be slow without keeping the others waiting, and few enough
/// that what comes between two looks at the free space adds up to little.
const AT_ONCE: usize = 32;

/// What a body may use up.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Its size, in bytes.
    pub largest: u64,
    /// Free space that is left on the disk, in bytes.
    pub floor: u64,
    /// How long it may take.
    pub time: Duration,
}

/// The folder of all bodies.
#[derive(Debug)]
pub struct Documents {
    folder: PathBuf,
    bounds: Bounds,
    places: Semaphore,
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
    /// Its device may not send so much.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The disk has too little room left.
    #[error("the disk has to keep {floor} bytes free for the record")]
    NoRoom {
        /// The floor, in bytes.
        floor: u64,
    },
    /// It took too long.
    #[error("the document did not come within {} seconds", time.as_secs_f64())]
    TooSlow {
        /// How long it may take.
        time: Duration,
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
    pub fn open(folder: &Path, bounds: Bounds) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        for file in std::fs::read_dir(folder)? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with(UPLOAD) {
                std::fs::remove_file(file.path())?;
            }
        }
        let places = Semaphore::new(AT_ONCE);
        Ok(Self { folder: folder.to_owned(), bounds, places, uploads: AtomicU64::new(0) })
    }

    /// The hashes of all bodies that are named by the record. The others are removed: they were sent and never
    /// tabled, and who still wants to table one sends it again.
    ///
    /// # Errors
    /// What the system said.
    pub fn keep_only(&self, named: &BTreeSet<Hash>) -> io::Result<BTreeSet<Hash>> {
        let mut known = BTreeSet::new();
        for file in std::fs::read_dir(&self.folder)? {
            let file = file?;
            // What is not named as a body is none of ours.
            let Some(hash) = Hash::parse(&file.file_name().to_string_lossy()) else { continue };
            if named.contains(&hash) {
                known.insert(hash);
            } else {
                std::fs::remove_file(file.path())?;
            }
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
        upload: &Upload,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Fault> {
        let time = self.bounds.time;
        let number = self.uploads.fetch_add(1, Ordering::Relaxed);
        let draft = self.folder.join(format!("{UPLOAD}{number}"));
        let kept = tokio::time::timeout(time, self.receive(hash, &draft, upload, body)).await;
        let kept = kept.unwrap_or(Err(Fault::TooSlow { time }));
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
        upload: &Upload,
        mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Fault> {
        let _place = self.places.acquire().await.map_err(io::Error::other)?;
        self.has_room(0).await?;
        let mut file = File::create(draft).await?;
        let (mut digest, mut length, mut looked) = (Sha256::new(), 0, 0);
        while let Some(part) = body.next().await {
            let part = part.map_err(|e| Fault::BrokenOff(e.to_string()))?;
            length += part.len() as u64;
            upload.spend(part.len() as u64)?;
            if length > self.bounds.largest {
                return Err(Fault::TooBig { most: self.bounds.largest });
            }
            if length - looked >= LOOK_BYTES {
                self.has_room(LOOK_BYTES).await?;
                looked = length;
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

    /// Refuses when so many bytes more would leave the disk too little room.
    async fn has_room(&self, more: u64) -> Result<(), Fault> {
        let (folder, floor) = (self.folder.clone(), self.bounds.floor);
        let looked =
            tokio::task::spawn_blocking(move || rustix::fs::statvfs(&folder)).await.map_err(io::Error::other)?;
        let disk = looked.map_err(io::Error::from)?;
        // What the system keeps for its administrator is not ours.
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free < floor.saturating_add(more) { Err(Fault::NoRoom { floor }) } else { Ok(()) }
    }

    fn path(&self, hash: &Hash) -> PathBuf {
        self.folder.join(hash.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Monotonic;
    use crate::hub::switchboard::DeviceId;
    use crate::hub::uploads::Uploads;

    type Part = Result<Bytes, io::Error>;

    const BOUNDS: Bounds = Bounds { largest: 1_000, floor: 0, time: Duration::from_secs(60) };

    fn body(parts: &[&'static [u8]]) -> impl Stream<Item = Part> + Unpin + use<> {
        let parts: Vec<Part> = parts.iter().map(|part| Ok(Bytes::from_static(part))).collect();
        futures::stream::iter(parts)
    }

    fn upload() -> Upload {
        Uploads::new(100, 1_000).begin(&DeviceId::new("laptop"), 0, Monotonic::now()).unwrap()
    }

    fn files(folder: &Path) -> usize {
        std::fs::read_dir(folder).unwrap().count()
    }

    #[tokio::test]
    async fn a_body_is_kept_under_its_hash_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::open(folder.path(), BOUNDS).unwrap();
        let hash = Hash::of(b"draft report");
        assert!(documents.get(&hash).await.unwrap().is_none());
        assert_eq!(documents.put(&hash, &upload(), body(&[b"draft ", b"report"])).await.unwrap(), 12);
        assert_eq!(documents.put(&hash, &upload(), body(&[b"draft report"])).await.unwrap(), 12);
        assert_eq!(documents.get(&hash).await.unwrap().unwrap().1, 12);
        assert_eq!(documents.keep_only(&BTreeSet::from([hash])).unwrap(), BTreeSet::from([hash]));
    }

    #[tokio::test]
    async fn what_is_not_what_its_name_says_or_too_big_or_broken_off_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::open(folder.path(), Bounds { largest: 8, ..BOUNDS }).unwrap();
        let (hash, upload) = (Hash::of(b"12345678"), upload());
        assert!(matches!(documents.put(&hash, &upload, body(&[b"other"])).await, Err(Fault::OtherHash { .. })));
        let too_big = documents.put(&hash, &upload, body(&[b"12345678", b"9"])).await;
        assert!(matches!(too_big, Err(Fault::TooBig { most: 8 })));
        let broken: Vec<Part> = vec![Ok(Bytes::from_static(b"1234")), Err(io::ErrorKind::ConnectionReset.into())];
        let put = documents.put(&hash, &upload, futures::stream::iter(broken)).await;
        assert!(matches!(put, Err(Fault::BrokenOff(_))));
        assert_eq!(files(folder.path()), 0);
    }

    #[tokio::test]
    async fn a_body_that_is_too_much_for_its_device_or_for_the_disk_or_too_slow_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let hash = Hash::of(b"12345678");
        let documents = Documents::open(folder.path(), BOUNDS).unwrap();
        let little = Uploads::new(9, 4).begin(&DeviceId::new("laptop"), 0, Monotonic::now()).unwrap();
        let put = documents.put(&hash, &little, body(&[b"1234", b"5678"])).await;
        assert!(matches!(put, Err(Fault::Refused(Refusal::TooMuch { most: 4 }))));
        let documents = Documents::open(folder.path(), Bounds { floor: u64::MAX, ..BOUNDS }).unwrap();
        let put = documents.put(&hash, &upload(), body(&[b"12345678"])).await;
        assert!(matches!(put, Err(Fault::NoRoom { floor: u64::MAX })));
        let documents = Documents::open(folder.path(), Bounds { time: Duration::from_millis(1), ..BOUNDS }).unwrap();
        let put = documents.put(&hash, &upload(), futures::stream::pending::<Part>()).await;
        assert!(matches!(put, Err(Fault::TooSlow { .. })));
        assert_eq!(files(folder.path()), 0);
    }

    #[test]
    fn what_an_interrupted_upload_left_and_what_no_entry_names_is_removed_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let (named, other) = (Hash::of(b"named"), Hash::of(b"other"));
        for name in [".upload-3".to_owned(), named.to_string(), other.to_string(), "README".to_owned()] {
            std::fs::write(folder.path().join(name), "half").unwrap();
        }
        let documents = Documents::open(folder.path(), BOUNDS).unwrap();
        assert_eq!(documents.keep_only(&BTreeSet::from([named, Hash::of(b"lost")])).unwrap(), BTreeSet::from([named]));
        assert_eq!(files(folder.path()), 2, "the named body, and what is none of ours");
    }
}
