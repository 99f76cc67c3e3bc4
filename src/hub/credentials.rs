//! Invitations and the device credentials that they are traded for.
//!
//! ```text
//!   invitation   open ──trade──► traded          device credential   good ──revoke──► revoked
//!                 └──revoke──► revoked                                (its connections are closed, 4401)
//! ```
//!
//! An invitation binds one seat, or a moderator, and is good for one trade. What it is traded for is a credential
//! of that one device, kept by the device, so that a restart needs no new invitation. Of both only the SHA-256 of
//! the secret part is kept: 256 random bits need no slow hash. None of it is part of the record.
//!
//! ```text
//!   i.4f1c9a2b.<43 characters>      an invitation: kind, public name, secret
//!   d.77aa01c3.<43 characters>      a device credential
//! ```
//!
//! Short codes and the keys of button boxes have files of their own (codes.rs, keys.rs).
//!
//! The book lies beside the journal in a file that only its owner reads, and is written whole under another name
//! and renamed, so that it is always one whole state. What is answered is on the disk before.

mod codes;
mod keys;

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

pub use codes::{Made, Standing};
pub use keys::Key;

pub use crate::wire::Secret;

use super::switchboard::{DeviceId, Who};
use crate::procedure::command::Person;
use crate::procedure::ids::{Hash, Timestamp};

/// Where secrets come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SecretSource {
    /// The operating system. What a real conference wants.
    System,
    /// A seed, so that a rehearsal is the same twice. Anybody who knows the seed knows every secret.
    Seeded(u64),
}

impl SecretSource {
    /// What a key for checkpoints is made of.
    ///
    /// # Errors
    /// [`Error::NoChance`].
    pub fn seal_seed(&self) -> Result<[u8; 32], Error> {
        let mut bytes = [0; 32];
        match self {
            #[expect(clippy::disallowed_methods, reason = "keys must be beyond guessing")]
            Self::System => getrandom::fill(&mut bytes).map_err(|e| Error::NoChance(e.to_string()))?,
            Self::Seeded(seed) => {
                let mut rng = ChaCha20Rng::seed_from_u64(*seed);
                // A stream of its own, apart from other uses of the seed.
                rng.set_stream(0x7365_616c);
                rng.fill_bytes(&mut bytes);
            }
        }
        Ok(bytes)
    }
}

/// Why a credential was not made, traded or revoked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is known under that secret or name.
    #[error("there is no such invitation or device")]
    Unknown,
    /// The invitation has been traded: somebody holds its place.
    #[error("this invitation has been used; each is good for one device")]
    Used,
    /// It was revoked.
    #[error("this invitation or device has been revoked")]
    Revoked,
    /// Its time is over.
    #[error("the time of this code is over")]
    Expired,
    /// The book could not be read or written. Nothing was changed.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The file is not a book of ours.
    #[error("{} is not a book of credentials that this program can read: {what}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}")]
    NoChance(String),
}

/// The book as it is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    /// How the book is written; 1 is the first.
    version: u16,
    /// How many secrets were ever made; a seeded source goes on from here.
    made: u64,
    invitations: BTreeMap<String, Invitation>,
    devices: BTreeMap<DeviceId, Device>,
    /// Short codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    codes: BTreeMap<String, codes::Code>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Invitation {
    who: Who,
    /// SHA-256 of the whole secret.
    hash: Hash,
    made_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<DeviceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked_at: Option<Timestamp>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Device {
    who: Who,
    /// SHA-256 of the whole secret.
    hash: Hash,
    since: Timestamp,
    /// Who sits at it, as was said when the invitation was traded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<Person>,
    /// A browser's session ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked_at: Option<Timestamp>,
    /// It came with a code and was not let in; until then its credential opens nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    door: Option<codes::Door>,
    /// It is a box of buttons; its secret is a key, and no device's credential.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<Key>,
}

/// One line of the list that people see; without secrets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// Public name of the invitation, by which it is revoked.
    pub invitation: String,
    /// For whom it is.
    pub who: Who,
    /// When it was made.
    pub made_at: Timestamp,
    /// The device that it was traded for.
    pub device: Option<DeviceId>,
    /// When that was.
    pub traded_at: Option<Timestamp>,
    /// When it, or its device, was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Until when it can be used, if it is a short code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_until: Option<Timestamp>,
}

/// Longest name or title that a device may say of who sits at it, in characters.
const PERSON_MAX_CHARS: usize = 200;

/// Who sits at a device, as it may be filed: on one line, not too long. `None` where no name is left.
pub(super) fn presentable(said: Person) -> Option<Person> {
    let line = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").chars().filter(|c| !c.is_control()).take(PERSON_MAX_CHARS).collect::<String>()
    };
    let person = Person { name: line(&said.name), title: line(&said.title) };
    (!person.name.is_empty()).then_some(person)
}

/// What an invitation was traded for.
#[derive(Debug)]
pub struct Traded {
    /// The device's public name.
    pub device: DeviceId,
    /// Its credential, shown this once.
    pub credential: Secret,
    /// For whom it speaks.
    pub who: Who,
}

/// All invitations and devices of one hub.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// `None`: kept in memory only.
    path: Option<PathBuf>,
    source: SecretSource,
    book: Book,
}

impl Credentials {
    /// Opens the book in a file, and begins one if there is none.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Format`].
    pub fn open(path: &Path, source: SecretSource) -> Result<Self, Error> {
        let format = |what: String| Error::Format { path: path.to_owned(), what };
        let book = match fs::read(path) {
            Ok(bytes) => serde_json::from_slice::<Book>(&bytes).map_err(|e| format(e.to_string()))?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Book::default(),
            Err(cause) => return Err(Error::Io { path: path.to_owned(), cause }),
        };
        if book.version != 1 {
            return Err(format(format!("it is of version {}", book.version)));
        }
        Ok(Self { path: Some(path.to_owned()), source, book })
    }

    /// A book that lives as long as this value.
    #[must_use]
    pub fn in_memory(source: SecretSource) -> Self {
        Self { path: None, source, book: Book::default() }
    }

    /// Whether nobody was ever invited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.book.invitations.is_empty()
    }

    /// Makes one invitation for each of `holders`, in one step. The secrets are shown this once.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::NoChance`]: none was made.
    pub fn invite(&mut self, holders: Vec<Who>, at: Timestamp) -> Result<Vec<(Who, Secret)>, Error> {
        let mut book = self.book.clone();
        let mut made = Vec::with_capacity(holders.len());
        for who in holders {
            let (name, secret) = self.secret(&mut book, 'i')?;
            let hash = Hash::of(secret.reveal().as_bytes());
            let invitation = Invitation { who: who.clone(), hash, made_at: at, device: None, revoked_at: None };
            book.invitations.insert(name, invitation);
            made.push((who, secret));
        }
        self.keep(book)?;
        Ok(made)
    }

    /// Who sits at a device, as was said when its invitation was traded.
    #[must_use]
    pub fn person(&self, device: &DeviceId) -> Option<Person> {
        self.book.devices.get(device)?.person.clone()
    }

    /// Trades an invitation for a credential of the device that asks. Good once. `until`: when the credential ends by
    /// itself, as a browser's does.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Used`], [`Error::Revoked`], [`Error::Io`], [`Error::NoChance`].
    pub fn trade(
        &mut self,
        invitation: &Secret,
        person: Option<Person>,
        at: Timestamp,
        until: Option<Timestamp>,
    ) -> Result<Traded, Error> {
        let name = public_name(invitation.reveal(), 'i').ok_or(Error::Unknown)?.to_owned();
        let known = self.book.invitations.get(&name).ok_or(Error::Unknown)?;
        if known.hash != Hash::of(invitation.reveal().as_bytes()) {
            return Err(Error::Unknown);
        }
        if known.revoked_at.is_some() {
            return Err(Error::Revoked);
        }
        if known.device.is_some() {
            return Err(Error::Used);
        }
        let who = known.who.clone();
        let mut book = self.book.clone();
        let (device, credential) = self.secret(&mut book, 'd')?;
        let device = DeviceId::new(&device);
        let hash = Hash::of(credential.reveal().as_bytes());
        book.devices.insert(
            device.clone(),
            Device { who: who.clone(), hash, since: at, until, person, revoked_at: None, door: None, key: None },
        );
        if let Some(invitation) = book.invitations.get_mut(&name) {
            invitation.device = Some(device.clone());
        }
        self.keep(book)?;
        Ok(Traded { device, credential, who })
    }

    /// Whom a device credential speaks for; `None` when it is unknown, revoked, or at its end.
    #[must_use]
    pub fn recognise(&self, credential: &Secret, at: Timestamp) -> Option<(DeviceId, Who)> {
        let device = DeviceId::new(public_name(credential.reveal(), 'd')?);
        let known = self.book.devices.get(&device)?;
        let alive = known.key.is_none()
            && known.door.is_none()
            && known.revoked_at.is_none()
            && known.until.is_none_or(|until| at < until);
        let good = alive && known.hash == Hash::of(credential.reveal().as_bytes());
        good.then(|| (device, known.who.clone()))
    }

    /// When a device credential that is good ends by itself; `None` where it does not, or is not good.
    #[must_use]
    pub fn until(&self, credential: &Secret) -> Option<Timestamp> {
        let known = self.book.devices.get(&DeviceId::new(public_name(credential.reveal(), 'd')?))?;
        known.until.filter(|_| known.hash == Hash::of(credential.reveal().as_bytes()))
    }

    /// Revokes an invitation with the device that it was traded for, or one device. Gives back the device whose
    /// connections are to be closed, if any. Revoking again is no fault.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Io`].
    pub fn revoke(&mut self, name: &str, at: Timestamp) -> Result<Option<DeviceId>, Error> {
        let mut book = self.book.clone();
        let device = match book.invitations.get_mut(name) {
            Some(invitation) => {
                invitation.revoked_at.get_or_insert(at);
                invitation.device.clone()
            }
            None => match book.codes.get_mut(name) {
                Some(code) => {
                    code.revoked_at.get_or_insert(at);
                    code.device.clone()
                }
                None => Some(DeviceId::new(name)),
            },
        };
        if let Some(device) = &device {
            let known = book.devices.get_mut(device).ok_or(Error::Unknown)?;
            known.revoked_at.get_or_insert(at);
        }
        self.keep(book)?;
        Ok(device)
    }

    /// Every invitation, oldest first.
    #[must_use]
    pub fn list(&self) -> Vec<Listed> {
        let mut listed: Vec<_> = self.book.invitations.iter().map(|(name, made)| self.line(name, made)).collect();
        listed.extend(self.key_lines());
        listed.extend(self.book.codes.iter().map(|(name, code)| self.code_line(name, code)));
        listed.sort_by(|a, b| (a.made_at, &a.who, &a.invitation).cmp(&(b.made_at, &b.who, &b.invitation)));
        listed
    }

    fn line(&self, name: &str, made: &Invitation) -> Listed {
        let device = made.device.as_ref().and_then(|device| self.book.devices.get(device));
        Listed {
            invitation: name.to_owned(),
            who: made.who.clone(),
            made_at: made.made_at,
            device: made.device.clone(),
            traded_at: device.map(|device| device.since),
            revoked_at: made.revoked_at.or(device.and_then(|device| device.revoked_at)),
            code_until: None,
        }
    }

    /// A new name and the secret that carries it.
    fn secret(&self, book: &mut Book, kind: char) -> Result<(String, Secret), Error> {
        let mut bytes = [0; 36];
        match &self.source {
            #[expect(clippy::disallowed_methods, reason = "credentials must be beyond guessing")]
            SecretSource::System => getrandom::fill(&mut bytes).map_err(|e| Error::NoChance(e.to_string()))?,
            SecretSource::Seeded(seed) => {
                // A stream of its own, apart from other uses of the seed.
                let mut rng = ChaCha20Rng::seed_from_u64(*seed);
                rng.set_stream(0x6372_6564);
                rng.set_word_pos(u128::from(book.made) * 16);
                rng.fill_bytes(&mut bytes);
            }
        }
        book.made += 1;
        let (public, secret) = bytes.split_at(4);
        let mut name: String = public.iter().map(|byte| format!("{byte:02x}")).collect();
        while book.codes.contains_key(&name)
            || book.invitations.contains_key(&name)
            || book.devices.contains_key(&DeviceId::new(&name))
        {
            name.push('x');
        }
        let secret = format!("{kind}.{name}.{}", URL_SAFE_NO_PAD.encode(secret));
        Ok((name, Secret::new(secret)))
    }

    /// Makes the book the one that holds, on the disk first.
    fn keep(&mut self, book: Book) -> Result<(), Error> {
        if let Some(path) = &self.path {
            let io = |cause| Error::Io { path: path.clone(), cause };
            let bytes = serde_json::to_vec_pretty(&book).map_err(|e| io(e.into()))?;
            write_whole(path, &bytes).map_err(io)?;
        }
        self.book = book;
        Ok(())
    }
}

/// The book as the tasks of a hub share it.
///
/// ```text
///   change ──one at a time──► worked out ──► on the disk ──► what everybody reads ──► answered
///   read   ──never waits for the disk──────────────────────► ▲
/// ```
///
/// A change that the disk is still writing is nobody's yet: until then a credential that is being revoked is good, and
/// one that is being made opens nothing. Its device hears of neither before.
#[derive(Clone, Debug)]
pub struct Ledger(Arc<Pages>);

#[derive(Debug)]
struct Pages {
    /// Held while a change is written.
    changing: Mutex<Credentials>,
    /// Held as long as it takes to look at a pointer.
    reading: RwLock<Arc<Credentials>>,
}

impl Ledger {
    /// Shares a book.
    #[must_use]
    pub fn of(book: Credentials) -> Self {
        Self(Arc::new(Pages { reading: RwLock::new(Arc::new(book.clone())), changing: Mutex::new(book) }))
    }

    /// The book as it was last made durable.
    #[must_use]
    pub fn now(&self) -> Arc<Credentials> {
        self.0.reading.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes the book, and waits for the disk.
    ///
    /// # Errors
    /// What the change says; nothing was changed then.
    pub fn change<T>(&self, act: impl FnOnce(&mut Credentials) -> Result<T, Error>) -> Result<T, Error> {
        // The book is whole after every step, so a panic elsewhere does not make it wrong.
        let mut book = self.0.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let done = act(&mut book);
        if done.is_ok() {
            *self.0.reading.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(book.clone());
        }
        done
    }
}

impl Default for Book {
    fn default() -> Self {
        Self { version: 1, made: 0, invitations: BTreeMap::new(), devices: BTreeMap::new(), codes: BTreeMap::new() }
    }
}

/// The public name inside a secret of a kind.
fn public_name(secret: &str, kind: char) -> Option<&str> {
    let (name, rest) = secret.strip_prefix(kind)?.strip_prefix('.')?.split_once('.')?;
    (!rest.is_empty()).then_some(name)
}

/// Writes a file that only its owner reads: whole under another name, synced, renamed, and the folder synced.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(".new");
    let draft = PathBuf::from(draft);
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    belongs_to_its_folder(&file, path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    sync_folder(path)
}

/// Gives a file of the state folder to the folder's owner: the administrator works in it while the hub, which has a user
/// of its own, is stopped, and the hub has to be able to read what was written then.
///
/// # Errors
/// What the system said.
pub(super) fn belongs_to_its_folder(file: &File, path: &Path) -> io::Result<()> {
    let (folder, now) = (fs::metadata(folder_of(path))?, file.metadata()?);
    if (folder.uid(), folder.gid()) == (now.uid(), now.gid()) || now.uid() != rustix::process::geteuid().as_raw() {
        return Ok(());
    }
    match std::os::unix::fs::fchown(file, Some(folder.uid()), Some(folder.gid())) {
        // Only the administrator may give a file away, and only who is none of the folder's owners has to.
        Err(fault) if fault.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        given => given,
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the name of a file in its folder durable.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::procedure::ids::{ModeratorId, SeatId};

    fn seat(id: &str) -> Who {
        Who::Seat { seat: SeatId::parse(id).unwrap(), meetings: None }
    }

    fn one(credentials: &mut Credentials, id: &str) -> Secret {
        credentials.invite(vec![seat(id)], Timestamp(1)).unwrap().remove(0).1
    }

    #[test]
    fn what_is_written_in_the_state_folder_belongs_to_whom_the_folder_belongs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials.json");
        // Only the administrator can give a folder away; for anybody else it is their own, and so are the files.
        let _own = std::os::unix::fs::chown(folder.path(), Some(8021), Some(8021));
        let wanted = fs::metadata(folder.path()).unwrap();
        for book in ["{}", "{ }"] {
            write_whole(&path, book.as_bytes()).unwrap();
            let file = fs::metadata(&path).unwrap();
            assert_eq!((file.uid(), file.gid(), file.mode() & 0o777), (wanted.uid(), wanted.gid(), 0o600));
        }
        let held = super::super::folder::Folder::take(folder.path()).unwrap();
        assert_eq!(fs::metadata(held.path().join("hub.lock")).unwrap().uid(), wanted.uid());
    }

    #[test]
    fn who_reads_the_book_does_not_wait_for_a_change_and_sees_it_once_it_is_durable() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials.json");
        let ledger = Ledger::of(Credentials::open(&path, SecretSource::System).unwrap());
        let invitation = ledger
            .change(|book| {
                let invitation = one(book, "TH.hod");
                // The change is under way, on the disk even, and not answered yet: others look up what was before it.
                let others = ledger.clone();
                let seen = std::thread::spawn(move || others.now().is_empty()).join().unwrap();
                assert!(seen && path.exists());
                Ok(invitation)
            })
            .unwrap();
        let before = ledger.now();
        let traded = ledger.change(|book| book.trade(&invitation, None, Timestamp(2), None)).unwrap();
        assert_eq!(before.recognise(&traded.credential, Timestamp(3)), None);
        assert!(ledger.now().recognise(&traded.credential, Timestamp(3)).is_some());
        // What the disk refuses is seen by nobody.
        fs::create_dir(folder.path().join("credentials.json.new")).unwrap();
        let name = ledger.now().list()[0].invitation.clone();
        assert!(matches!(ledger.change(|book| book.revoke(&name, Timestamp(4))), Err(Error::Io { .. })));
        assert!(ledger.now().recognise(&traded.credential, Timestamp(5)).is_some());
    }

    #[test]
    fn an_invitation_is_good_for_one_device() {
        let mut credentials = Credentials::in_memory(SecretSource::Seeded(1));
        let invitation = one(&mut credentials, "TH.hod");
        let traded = credentials.trade(&invitation, None, Timestamp(2), None).unwrap();
        assert_eq!(traded.who, seat("TH.hod"));
        assert_eq!(credentials.recognise(&traded.credential, Timestamp(5)), Some((traded.device, seat("TH.hod"))));
        assert!(matches!(credentials.trade(&invitation, None, Timestamp(3), None), Err(Error::Used)));
    }

    #[test]
    fn a_device_remembers_who_was_said_to_sit_at_it() {
        let mut credentials = Credentials::in_memory(SecretSource::Seeded(1));
        let invitation = one(&mut credentials, "TH.hod");
        let person = Person { name: "Somebody".into(), title: String::new() };
        let traded = credentials.trade(&invitation, Some(person.clone()), Timestamp(2), None).unwrap();
        assert_eq!(credentials.person(&traded.device), Some(person));
    }

    #[test]
    fn a_name_is_filed_on_one_line_and_not_without_end() {
        let said = |name: &str| presentable(Person { name: name.into(), title: " \u{7} ".into() });
        assert_eq!(said("  Some\n body\u{1b} "), Some(Person { name: "Some body".into(), title: String::new() }));
        assert_eq!(said(" \t "), None);
        assert_eq!(said(&"ô".repeat(1_000)).unwrap().name.chars().count(), PERSON_MAX_CHARS);
    }

    #[test]
    fn an_invitation_is_no_credential_and_a_credential_no_invitation() {
        let mut credentials = Credentials::in_memory(SecretSource::System);
        let invitation = one(&mut credentials, "TH.hod");
        assert_eq!(credentials.recognise(&invitation, Timestamp(5)), None);
        let traded = credentials.trade(&invitation, None, Timestamp(2), None).unwrap();
        assert!(matches!(credentials.trade(&traded.credential, None, Timestamp(3), None), Err(Error::Unknown)));
    }

    #[test]
    fn the_public_name_alone_opens_nothing() {
        let mut credentials = Credentials::in_memory(SecretSource::System);
        let invitation = one(&mut credentials, "TH.hod");
        let name = credentials.list()[0].invitation.clone();
        for guess in [name.clone(), format!("i.{name}."), format!("i.{name}.x"), String::new()] {
            assert!(matches!(credentials.trade(&Secret::new(guess), None, Timestamp(2), None), Err(Error::Unknown)));
        }
        assert!(credentials.trade(&invitation, None, Timestamp(2), None).is_ok());
    }

    #[test]
    fn revoking_an_invitation_revokes_its_device_too() {
        let mut credentials = Credentials::in_memory(SecretSource::System);
        let invitation = one(&mut credentials, "TH.hod");
        let traded = credentials.trade(&invitation, None, Timestamp(2), None).unwrap();
        let name = credentials.list()[0].invitation.clone();
        assert_eq!(credentials.revoke(&name, Timestamp(3)).unwrap(), Some(traded.device.clone()));
        assert_eq!(credentials.recognise(&traded.credential, Timestamp(5)), None);
        assert_eq!(credentials.revoke(&name, Timestamp(9)).unwrap(), Some(traded.device));
        assert_eq!(credentials.list()[0].revoked_at, Some(Timestamp(3)), "the first revocation stands");
        assert!(matches!(credentials.revoke("nothing", Timestamp(3)), Err(Error::Unknown)));
    }

    #[test]
    fn a_revoked_invitation_is_not_traded() {
        let mut credentials = Credentials::in_memory(SecretSource::System);
        let invitation = one(&mut credentials, "TH.hod");
        let name = credentials.list()[0].invitation.clone();
        assert_eq!(credentials.revoke(&name, Timestamp(3)).unwrap(), None);
        assert!(matches!(credentials.trade(&invitation, None, Timestamp(4), None), Err(Error::Revoked)));
    }

    #[test]
    fn one_seed_gives_the_same_secrets_and_each_is_another() {
        let secrets = |seed| {
            let mut credentials = Credentials::in_memory(SecretSource::Seeded(seed));
            let moderator = Who::Moderator { name: ModeratorId::parse("moderator").unwrap() };
            let holders = vec![seat("TH.hod"), seat("VN.hod"), moderator];
            credentials.invite(holders, Timestamp(1)).unwrap()
        };
        assert_eq!(secrets(7), secrets(7));
        assert_ne!(secrets(7), secrets(8));
        assert_ne!(secrets(7)[0].1, secrets(7)[1].1);
    }

    #[test]
    fn the_book_survives_a_restart_holds_no_secret_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials.json");
        let mut credentials = Credentials::open(&path, SecretSource::System).unwrap();
        let invitation = one(&mut credentials, "TH.hod");
        let traded = credentials.trade(&invitation, None, Timestamp(2), None).unwrap();
        drop(credentials);

        let text = fs::read_to_string(&path).unwrap();
        for secret in [&invitation, &traded.credential] {
            let (_, hidden) = secret.reveal().rsplit_once('.').unwrap();
            assert!(!text.contains(hidden));
        }
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);

        let credentials = Credentials::open(&path, SecretSource::System).unwrap();
        assert_eq!(credentials.recognise(&traded.credential, Timestamp(5)), Some((traded.device, seat("TH.hod"))));
    }

    #[test]
    fn a_session_ends_by_itself_and_a_device_does_not() {
        let mut credentials = Credentials::in_memory(SecretSource::System);
        let (browser, device) = (one(&mut credentials, "TH.hod"), one(&mut credentials, "TH.alt"));
        let session = credentials.trade(&browser, None, Timestamp(2), Some(Timestamp(9))).unwrap().credential;
        let kept = credentials.trade(&device, None, Timestamp(2), None).unwrap().credential;
        assert!(credentials.recognise(&session, Timestamp(8)).is_some());
        assert_eq!(credentials.recognise(&session, Timestamp(9)), None);
        assert!(credentials.recognise(&kept, Timestamp(9)).is_some());
    }

    #[test]
    fn a_secret_is_never_shown_by_debug() {
        let mut credentials = Credentials::in_memory(SecretSource::System);
        let invitation = one(&mut credentials, "TH.hod");
        let traded = credentials.trade(&invitation, None, Timestamp(2), None).unwrap();
        assert_eq!(format!("{invitation:?}"), "***");
        assert!(!format!("{traded:?}").contains(traded.credential.reveal()));
    }

    #[test]
    fn a_book_that_cannot_be_read_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials.json");
        fs::write(&path, "{}").unwrap();
        assert!(matches!(Credentials::open(&path, SecretSource::System), Err(Error::Format { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
    }
}
