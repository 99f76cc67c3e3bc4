//! Papers: a file's bytes are laid at the hub under their hash, and the act that tables them names the hash.

use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use hyper::Method;

use super::address::HubAddress;
use super::credential::Credential;
use super::http::{self, Ask, ask_in};
use super::wish::DocumentAct;
use super::wording::Wording;
use crate::catalogue::Language;
use crate::procedure::command::{Content, FILE_MAX_BYTES};
use crate::procedure::ids::Hash;

/// Why a paper does not lie at the hub.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file could not be read.
    #[error("{}: {cause}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// There is nothing in it.
    #[error("{}: the file is empty", .0.display())]
    Empty(PathBuf),
    /// A document has fewer bytes.
    #[error("{}: {size} bytes; a document has at most {FILE_MAX_BYTES}", file.display())]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// Its bytes.
        size: u64,
    },
    /// The hub was not reached, or refused.
    #[error(transparent)]
    Http(#[from] http::Fault),
}

impl Fault {
    /// What a person is told: the file, what is wrong, and what to do.
    #[must_use]
    pub fn sentence(&self, hub: &HubAddress, wording: &Wording) -> String {
        let file = |path: &Path| ("file", path.display().to_string().into());
        match self {
            Self::Unreadable { file: path, cause } => {
                wording.text("client-file-unreadable", &[file(path), ("cause", wording.cause(cause).into())])
            }
            Self::Empty(path) => wording.text("client-file-empty", &[file(path)]),
            Self::TooLarge { file: path, size } => {
                // Rounded up: a file of one byte too many is not as large as allowed.
                let megabytes = |bytes: u64| bytes.div_ceil(1 << 20).to_string().into();
                let arguments = [file(path), ("size", megabytes(*size)), ("most", megabytes(FILE_MAX_BYTES))];
                wording.text("client-file-too_large", &arguments)
            }
            Self::Http(fault) => fault.sentence(hub, wording),
        }
    }
}

/// A hub at which papers are laid, and by whom.
#[derive(Clone, Debug)]
pub struct Tray {
    /// The hub.
    pub hub: HubAddress,
    /// Whose.
    pub credential: Credential,
    /// In which language the hub says why not.
    pub language: Language,
}

impl Tray {
    /// Lays what a document act needs at the hub: the file that is tabled, or the words of a short text, which lie in
    /// the record and under their hash too, where endpoints fetch what they check. Gives the content of a file.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn lay_for(&self, act: &DocumentAct) -> Result<Option<Content>, Fault> {
        match act {
            DocumentAct::Table { file, media_type, .. } => self.lay(file, media_type.as_deref()).await.map(Some),
            DocumentAct::Text { text, .. } => self.put(Bytes::from(text.clone())).await.map(|_| None),
            DocumentAct::List | DocumentAct::Issue { .. } | DocumentAct::Retract { .. } => Ok(None),
        }
    }

    /// Lays a file's bytes at the hub.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn lay(&self, file: &Path, media_type: Option<&str>) -> Result<Content, Fault> {
        let bytes = read(file).await?;
        let size = bytes.len() as u64;
        let hash = self.put(Bytes::from(bytes)).await?;
        let media_type = media_type.unwrap_or_else(|| by_name(file)).to_owned();
        Ok(Content::File { hash, size, media_type })
    }

    /// Lays bytes at the hub, under their hash.
    ///
    /// # Errors
    /// [`Fault::Http`].
    pub async fn put(&self, bytes: Bytes) -> Result<Hash, Fault> {
        let hash = Hash::of(&bytes);
        let path = format!("/documents/{hash}");
        let body = Some(("application/octet-stream", bytes));
        let what = Ask { method: Method::PUT, path: &path, credential: Some(&self.credential), body, most: 64 * 1024 };
        ask_in(&self.hub, what, &self.language).await?;
        Ok(hash)
    }
}

/// What a file hashes to, of which nothing is sent.
///
/// # Errors
/// [`Fault`], but for the hub's.
pub async fn hash_of(file: &Path) -> Result<Hash, Fault> {
    read(file).await.map(|bytes| Hash::of(&bytes))
}

/// The bytes of a file that is no larger than a document may be.
async fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable = |cause| Fault::Unreadable { file: file.to_owned(), cause };
    let size = tokio::fs::metadata(file).await.map_err(unreadable)?.len();
    // Before it is read: what cannot be laid need not be in memory.
    if size > FILE_MAX_BYTES {
        return Err(Fault::TooLarge { file: file.to_owned(), size });
    }
    let bytes = tokio::fs::read(file).await.map_err(unreadable)?;
    if bytes.is_empty() {
        return Err(Fault::Empty(file.to_owned()));
    }
    Ok(bytes)
}

/// The media type that a file's name tells.
fn by_name(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    match extension.as_str() {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "doc" => "application/msword",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "html" | "htm" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}
