//! The credential of this device: traded once for an invitation, kept so that only its owner reads it.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::address::HubAddress;
use crate::procedure::ids::Hash;

/// A secret of a seat or moderator. Never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential(String);

impl Credential {
    /// Takes a secret in; white space around it is no part of it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The secret itself: for the hub and for nobody else.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Where an endpoint keeps the credential of a seat at a hub.
#[must_use]
pub fn place(state_dir: &Path, hub: &HubAddress, seat: &str) -> PathBuf {
    folder(state_dir).join(format!("{}@{}.credential", plain(seat), plain(&hub.authority())))
}

fn folder(state_dir: &Path) -> PathBuf {
    state_dir.join("endpoints")
}

/// A name that is one part of a path, whatever was in it.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '_' }).collect()
}

/// The kept credential for a seat, or for a party: its head's, else the only one of the party.
#[must_use]
pub fn find(state_dir: &Path, hub: &HubAddress, who: &str) -> Option<PathBuf> {
    let exact = [place(state_dir, hub, who), place(state_dir, hub, &format!("{who}.hod"))];
    if let Some(path) = exact.into_iter().find(|path| path.exists()) {
        return Some(path);
    }
    let (folder, begin) = (folder(state_dir), format!("{}.", plain(who)));
    let end = format!("@{}.credential", plain(&hub.authority()));
    let mut found = fs::read_dir(folder).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        let name = entry.file_name().into_string().ok()?;
        (name.starts_with(&begin) && name.ends_with(&end)).then(|| entry.path())
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Reads a kept credential; `None` where there is none.
///
/// # Errors
/// When the file is there and cannot be read, or is empty.
pub fn read(path: &Path) -> io::Result<Option<Credential>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let credential = Credential::new(text.lines().next().unwrap_or_default());
    if credential.reveal().is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the file is empty"));
    }
    Ok(Some(credential))
}

/// Whether a kept credential is what this invitation was traded for: its file notes the invitation's hash.
#[must_use]
pub fn is_of_invitation(path: &Path, invitation: &str) -> bool {
    let note = Hash::of(invitation.trim().as_bytes()).to_string();
    fs::read_to_string(path).is_ok_and(|text| text.lines().nth(1) == Some(note.as_str()))
}

/// The pin of the hub's certificate that is kept with a credential.
#[must_use]
pub fn pin(path: &Path) -> Option<Hash> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| Hash::parse(line.strip_prefix("pin ")?))
}

/// Keeps a credential, readable by its owner alone, with a note of the invitation that it was traded for and the pin
/// of the hub that it is for. It lies
/// whole in its place or not at all: an invitation is good once, so what it was traded for must not be lost by half
/// a write.
///
/// # Errors
/// When the folder or file cannot be written.
pub fn keep(path: &Path, credential: &Credential, invitation: Option<&str>, pin: Option<&Hash>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let draft = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    writeln!(file, "{}", credential.reveal())?;
    if let Some(invitation) = invitation {
        writeln!(file, "{}", Hash::of(invitation.trim().as_bytes()))?;
    }
    if let Some(pin) = pin {
        writeln!(file, "pin {pin}")?;
    }
    file.sync_all()?;
    fs::rename(&draft, path)?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_kept_credential_is_its_owners_alone_and_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = place(folder.path(), &HubAddress::parse("::1").unwrap(), "TH.hod");
        assert_eq!(path, folder.path().join("endpoints/TH.hod@___1__8021.credential"));
        assert_eq!(read(&path).unwrap(), None);
        let credential = Credential::new("d.77aa01c3.secret\n");
        let key = Hash::of(b"key");
        keep(&path, &credential, Some("i.1.once"), Some(&key)).unwrap();
        assert_eq!(pin(&path), Some(key));
        assert_eq!(read(&path).unwrap(), Some(credential));
        assert!(is_of_invitation(&path, "i.1.once") && !is_of_invitation(&path, "i.2.once"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_party_finds_its_heads_credential_or_its_only_one() {
        let folder = tempfile::tempdir().unwrap();
        let hub = HubAddress::parse("127.0.0.1").unwrap();
        let kept = |seat: &str| {
            let path = place(folder.path(), &hub, seat);
            keep(&path, &Credential::new("d.1.secret"), None, None).unwrap();
            path
        };
        assert_eq!(find(folder.path(), &hub, "TH"), None);
        let alternate = kept("TH.alt");
        assert_eq!(find(folder.path(), &hub, "TH"), Some(alternate));
        let adviser = kept("TH.adv1");
        assert_eq!(find(folder.path(), &hub, "TH"), None, "it has to be said which");
        assert_eq!(find(folder.path(), &hub, "TH.adv1"), Some(adviser));
        let head = kept("TH.hod");
        assert_eq!(find(folder.path(), &hub, "TH"), Some(head));
    }

    #[test]
    fn an_empty_file_is_no_credential() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(read(file.path()).is_err());
    }

    #[test]
    fn debug_never_shows_the_secret() {
        assert_eq!(format!("{:?}", Credential::new("d.1.secret")), "***");
    }
}
