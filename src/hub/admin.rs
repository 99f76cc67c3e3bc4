//! The hub's own door on its machine: a Unix socket in the state folder that only its owner may open.
//!
//! ```text
//!   mufakat invite, journal ──► hub.sock there? ──yes──► JSON lines: one Ask, then Answers, the last is not a Line
//!                                     └──no──► the folder is taken and its files are opened
//! ```
//!
//! The record is locked while the hub runs, so who wants something of it asks the hub. Either way the same [`Ask`]
//! has the same [`Answer`]s, and a caller does not see which way it went.

mod given;
mod refusal;
mod stopped;

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};

use super::audit::Noted;
use super::credentials::{self, Credentials, Key, Listed};
use super::extracts::Drawing;
use super::folder::{self, socket_in};
use super::http::span;
use super::recorder::Closed;
use super::switchboard::{DeviceId, Who};
use super::{Shared, buttons, seat_called};
use crate::journal::entry::{Head, Stored};
use crate::journal::verify::{Export, export_line};
use crate::journal::{self, Backup, COPY_PAGE, Journal};
use crate::procedure::definition::Definition;
use crate::procedure::ids::{Hash, MeetingId, Timestamp};
use crate::record::extract::SignedExtract;
use crate::wire::{Knock, NewCode};
pub use given::{Invited, Opaque, Status};
pub use refusal::Refusal;
use stopped::Stopped;

/// Entries read at a time.
const PAGE: usize = 256;

/// Largest ask, in bytes.
const ASK_MAX_BYTES: u64 = 1 << 20;

/// What is asked for through the door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// How the hub is.
    Status {},
    /// Makes an invitation for each.
    Invite {
        /// For whom.
        who: Vec<Who>,
    },
    /// Makes a short code for each.
    Codes {
        /// Seats, or parties for the first seat of each.
        seats: Vec<String>,
    },
    /// Makes a key for a button box.
    Key {
        /// For whom it presses.
        who: Who,
        /// What it is good for.
        key: Key,
    },
    /// Who waits at the door.
    Waiting {},
    /// Lets somebody in who waits at the door, or turns somebody away. A seat that waits in the rules' lobby still waits
    /// there.
    Settle {
        /// The device's public name.
        device: String,
        /// Whether it comes in.
        admit: bool,
    },
    /// Lists invitations without their secrets.
    Invitations {},
    /// Revokes an invitation or a device; its connections are closed.
    Revoke {
        /// The public name of either.
        name: String,
    },
    /// Shows entries after a position.
    Show {
        /// The position.
        after: u64,
        /// At most so many; `None` for all.
        limit: Option<u64>,
    },
    /// Holds every entry against the chain.
    Verify {},
    /// Gives the whole record as lines of an export.
    Export {},
    /// Signs a checkpoint of everything that is recorded. Without a hub there is nothing to do: it signed the last one.
    Seal {},
    /// Signs what the public may be told of each decision.
    Extracts {},
    /// Stops the hub in order.
    Stop {},
}

/// What is answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// How the hub is.
    Status(Status),
    /// Invitations that were made, with their secrets, this once.
    Invited {
        /// Each.
        invitations: Vec<Invited>,
    },
    /// Invitations without their secrets.
    Invitations {
        /// Each.
        invitations: Vec<Listed>,
    },
    /// Codes that were made, this once.
    Codes {
        /// Each.
        codes: Vec<NewCode>,
    },
    /// A key that was made, this once.
    Key {
        /// Its public name, by which it is revoked.
        name: String,
        /// The key, for the box alone.
        key: Opaque,
    },
    /// Who waits at the door.
    Waiting {
        /// In the order in which they came.
        waiting: Vec<Knock>,
    },
    /// The door was answered.
    Settled {
        /// Whether the device is in.
        admitted: bool,
    },
    /// It is revoked.
    Revoked {},
    /// An entry, as it was stored or as a line of an export. More follow.
    Line {
        /// JSON.
        line: String,
    },
    /// The end of what was asked of the record: how far it goes.
    Head {
        /// Position of the last entry.
        position: u64,
        /// The chain up to it.
        h: Hash,
    },
    /// What is wrong with the record.
    Damaged {
        /// Every finding, with its position.
        findings: Vec<String>,
        /// How many entries are as they were written.
        sound: u64,
    },
    /// The checkpoint lies beside the record.
    Sealed {},
    /// The hub stops.
    Stopping {},
    /// It could not be done.
    Failed {
        /// Why.
        why: Refusal,
    },
}

/// Why nothing was asked at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The state folder is used by another process that does not answer at the door.
    #[error(transparent)]
    Folder(#[from] folder::Error),
    /// There is nothing in the folder yet.
    #[error("there is no record in {}; start the hub once, or name its folder with --state", folder.display())]
    Nothing {
        /// The folder.
        folder: PathBuf,
    },
    /// The line to the hub broke.
    #[error("the hub did not answer at {}: {cause}", socket.display())]
    Line {
        /// The door.
        socket: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

/// Asks the hub of a state folder, or opens the folder's files when no hub runs. `take` gets every answer in order.
///
/// # Errors
/// [`Error`]; what the hub itself could not do is an [`Answer::Failed`].
pub async fn ask(state: &Path, ask: Ask, mut take: impl FnMut(Answer) -> io::Result<()>) -> Result<(), Error> {
    let socket = socket_in(state);
    let line = |cause| Error::Line { socket: socket.clone(), cause };
    match UnixStream::connect(&socket).await {
        Ok(stream) => ask_hub(stream, &ask, &mut take).await.map_err(line),
        // No hub, or what a killed one has left.
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused) => {
            let mut stopped = Stopped::open(state, &ask)?;
            tokio::task::block_in_place(|| stopped.carry_out(ask, &mut take)).map_err(line)
        }
        Err(e) => Err(line(e)),
    }
}

/// Copies the record of a state folder to a file that is not there yet, while it goes on: the hub gives page after page
/// and this process writes, so the file may lie wherever its user may write, and it is its user's.
///
/// # Errors
/// [`Error`]; what the hub itself could not do is an [`Answer::Failed`], a record that is damaged [`Answer::Damaged`].
pub async fn back_up(state: &Path, to: &Path) -> Result<Answer, Error> {
    let mut copy = match Backup::begin_open(to) {
        Ok(copy) => copy,
        Err(error) => return Ok(Answer::Failed { why: error.into() }),
    };
    let (mut export, mut page, mut last) = (Export::default(), Vec::with_capacity(COPY_PAGE), None);
    ask(state, Ask::Export {}, |answer| {
        let Answer::Line { line } = answer else {
            last = Some(answer);
            return Ok(());
        };
        page.push(export.line(&line).map_err(io::Error::other)?);
        if page.len() >= COPY_PAGE {
            copy.take(&std::mem::take(&mut page)).map_err(io::Error::other)?;
        }
        Ok(())
    })
    .await?;
    match last {
        Some(Answer::Head { position, h }) => {
            let rest = if page.is_empty() { Ok(()) } else { copy.take(&page) };
            let done = rest.and_then(|()| copy.finish_at(Head { position, h }));
            Ok(done.map_or_else(|error| Answer::Failed { why: error.into() }, Answer::from))
        }
        Some(other) => Ok(other),
        None => Ok(Answer::Failed { why: Closed.into() }),
    }
}

async fn ask_hub(stream: UnixStream, ask: &Ask, take: &mut impl FnMut(Answer) -> io::Result<()>) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    write.write_all(format!("{}\n", serde_json::to_string(ask)?).as_bytes()).await?;
    let mut lines = BufReader::new(read).lines();
    let mut answered = false;
    while let Some(line) = lines.next_line().await? {
        let answer: Answer = serde_json::from_str(&line)?;
        answered = !matches!(answer, Answer::Line { .. });
        take(answer)?;
    }
    if answered { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

impl From<Head> for Answer {
    fn from(head: Head) -> Self {
        Self::Head { position: head.position, h: head.h }
    }
}

/// What is wrong with somebody who is to be invited.
fn unknown(definition: &Definition, who: &[Who]) -> Option<Refusal> {
    who.iter().find_map(|who| match who {
        Who::Seat { seat, meetings } => {
            let Some((party, _)) = definition.seat(seat) else {
                return Some(Refusal::NoSeat { seat: seat.to_string() });
            };
            let strange = |id: &&MeetingId| definition.meeting(id).and_then(|meeting| meeting.class(party)).is_none();
            let meeting = meetings.iter().flatten().find(strange)?;
            Some(Refusal::NotInMeeting { party: party.to_string(), meeting: meeting.to_string() })
        }
        Who::Moderator { .. } | Who::Screen {} => None,
    })
}

/// What is wrong with a key that is to be made.
fn unkeyed(definition: &Definition, who: &Who, key: &Key) -> Option<Refusal> {
    let words: Vec<_> = buttons::WORDS.iter().map(|word| word.word).collect();
    if let Some(strange) = key.only.iter().find(|only| !words.contains(&only.as_str())) {
        return Some(Refusal::NoButton { word: strange.clone(), words: words.join(", ") });
    }
    if let Some(meeting) = key.meeting.as_ref().filter(|meeting| definition.meeting(meeting).is_none()) {
        return Some(Refusal::NoMeeting { meeting: meeting.to_string() });
    }
    unknown(definition, std::slice::from_ref(who))
}

fn new_key(credentials: &mut Credentials, who: Who, key: Key, at: Timestamp) -> Result<Answer, credentials::Error> {
    let (device, secret) = credentials.make_key(who, key, at)?;
    Ok(Answer::Key { name: device.to_string(), key: Opaque(secret.reveal().to_owned()) })
}

fn invite(credentials: &mut Credentials, who: Vec<Who>, at: Timestamp) -> Result<Answer, credentials::Error> {
    let made = credentials.invite(who, at)?;
    Ok(Answer::Invited { invitations: made.into_iter().map(Invited::from).collect() })
}

/// Carries out what is asked of a record that this process has opened.
fn of_record(journal: &Journal, ask: &Ask, take: &mut impl FnMut(Answer) -> io::Result<()>) -> io::Result<()> {
    let (mut after, mut left) = range(ask);
    loop {
        match journal.read(after, page(left)) {
            Ok(entries) => match lines(ask, &entries, &mut after, &mut left) {
                Some(answers) => answers.into_iter().try_for_each(&mut *take)?,
                None => return take(journal.head().into()),
            },
            Err(error) => return take(Answer::Failed { why: error.into() }),
        }
    }
}

/// Where reading begins and how much is wanted.
fn range(ask: &Ask) -> (u64, u64) {
    match ask {
        Ask::Show { after, limit } => (*after, limit.unwrap_or(u64::MAX)),
        Ask::Status {}
        | Ask::Codes { .. }
        | Ask::Key { .. }
        | Ask::Waiting {}
        | Ask::Settle { .. }
        | Ask::Invite { .. }
        | Ask::Invitations {}
        | Ask::Revoke { .. }
        | Ask::Verify {}
        | Ask::Export {}
        | Ask::Seal {}
        | Ask::Extracts {}
        | Ask::Stop {} => (0, u64::MAX),
    }
}

fn page(left: u64) -> usize {
    usize::try_from(left).unwrap_or(PAGE).min(PAGE)
}

/// A page as answers; `None` at the end. Verifying reads everything and shows nothing.
fn lines(ask: &Ask, entries: &[Stored], after: &mut u64, left: &mut u64) -> Option<Vec<Answer>> {
    *after = entries.last()?.entry.position;
    *left = left.saturating_sub(entries.len() as u64);
    Some(match ask {
        Ask::Show { .. } => entries.iter().map(|stored| Answer::Line { line: stored.body.to_string() }).collect(),
        Ask::Export {} => entries
            .iter()
            .map(|stored| match export_line(stored) {
                Ok(line) => Answer::Line { line },
                Err(error) => Answer::Failed { why: Refusal::other(&error) },
            })
            .collect(),
        Ask::Verify {}
        | Ask::Codes { .. }
        | Ask::Key { .. }
        | Ask::Waiting {}
        | Ask::Settle { .. }
        | Ask::Status {}
        | Ask::Invite { .. }
        | Ask::Invitations {}
        | Ask::Revoke { .. }
        | Ask::Seal {}
        | Ask::Extracts {}
        | Ask::Stop {} => Vec::new(),
    })
}

/// Opens the door. What a killed hub has left in its place is removed: the folder is ours.
///
/// # Errors
/// What the system said.
pub fn open_door(state: &Path) -> io::Result<UnixListener> {
    let socket = socket_in(state);
    match std::fs::remove_file(&socket) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        Ok(()) | Err(_) => {}
    }
    let door = UnixListener::bind(&socket)?;
    // The folder itself is its owner's alone, so nobody comes between these two lines.
    std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o600))?;
    Ok(door)
}

/// Answers at the door until the hub stops.
pub(super) async fn serve(door: UnixListener, shared: Arc<Shared>) {
    let mut stop = shared.stop.clone();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.asked() => return,
            accepted = door.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                let shared = shared.clone();
                tokio::spawn(async move {
                    if let Err(fault) = answer(stream, &shared).await {
                        tracing::debug!(%fault, "who asked at the door went away");
                    }
                });
            }
            Err(fault) => tracing::warn!(%fault, "the door could not be answered"),
        }
    }
}

async fn answer(stream: UnixStream, shared: &Shared) -> io::Result<()> {
    use tokio::io::AsyncReadExt;
    let (read, mut write) = stream.into_split();
    let mut line = String::new();
    BufReader::new(read.take(ASK_MAX_BYTES)).read_line(&mut line).await?;
    match serde_json::from_str::<Ask>(&line) {
        Ok(ask) => carry_out(ask, shared, &mut write).await,
        Err(fault) => {
            let why = Refusal::Unreadable { cause: fault.to_string() };
            say(&mut write, &Answer::Failed { why }).await
        }
    }
}

async fn say(write: &mut (impl AsyncWriteExt + Unpin), answer: &Answer) -> io::Result<()> {
    write.write_all(format!("{}\n", serde_json::to_string(answer)?).as_bytes()).await
}

async fn carry_out(ask: Ask, shared: &Shared, write: &mut (impl AsyncWriteExt + Unpin)) -> io::Result<()> {
    let at = shared.clock.now();
    let closed = |gone: Closed| Answer::Failed { why: gone.into() };
    let answer = match ask {
        Ask::Status {} => Answer::Status(Status {
            running: true,
            address: Some(shared.address.to_string()),
            position: shared.position(),
            peers: shared.gate.count().0 as u64,
            sealed: shared.sealer.latest().borrow().as_ref().map_or(0, |latest| latest.checkpoint.size),
            damaged: shared.sealer.sealed().set_aside().to_vec(),
        }),
        Ask::Invite { who } => match unknown(shared.sentences.definition(), &who) {
            Some(why) => Answer::Failed { why },
            None => {
                shared.audit.note(Noted::Invited { who: who.clone(), by: None });
                of_credentials(shared.with_credentials(move |book| invite(book, who, at)).await)
            }
        },
        Ask::Codes { seats } => {
            let definition = shared.sentences.definition();
            let found: Result<Vec<_>, _> =
                seats.iter().map(|name| seat_called(definition, name).ok_or_else(|| name.clone())).collect();
            match found {
                Err(name) => Answer::Failed { why: Refusal::NoSeatOrParty { name } },
                Ok(found) => {
                    let who = found.iter().map(|seat| Who::Seat { seat: seat.clone(), meetings: None }).collect();
                    shared.audit.note(Noted::Invited { who, by: None });
                    let good_for = span(shared.settings.hub.code_time);
                    let made = shared.with_credentials(move |book| book.make_codes(found, at, good_for)).await;
                    of_credentials(
                        made.map(|made| Answer::Codes { codes: made.into_iter().map(NewCode::from).collect() }),
                    )
                }
            }
        }
        Ask::Key { who, key } => match unkeyed(shared.sentences.definition(), &who, &key) {
            Some(why) => Answer::Failed { why },
            None => {
                shared.audit.note(Noted::Invited { who: vec![who.clone()], by: None });
                of_credentials(shared.with_credentials(move |book| new_key(book, who, key, at)).await)
            }
        },
        Ask::Waiting {} => Answer::Waiting { waiting: shared.waiting() },
        Ask::Settle { device, admit } => {
            match shared.settle_door(&DeviceId::new(&device), admit, "this machine".to_owned()).await {
                Ok(()) => Answer::Settled { admitted: admit },
                Err(credentials::Error::Unknown | credentials::Error::Expired) => {
                    Answer::Failed { why: Refusal::NobodyWaits {} }
                }
                Err(error) => Answer::Failed { why: error.into() },
            }
        }
        Ask::Invitations {} => Answer::Invitations { invitations: shared.invitations() },
        Ask::Revoke { name } => {
            shared.audit.note(Noted::Revoked { name: name.clone() });
            let revoked = shared.with_credentials(move |book| book.revoke(&name, at)).await;
            if let Ok(Some(device)) = &revoked {
                tracing::info!(%device, "a credential was revoked");
                shared.note_revoked(device.clone()).await;
            }
            of_credentials(revoked.map(|_| Answer::Revoked {}))
        }
        Ask::Seal {} => {
            shared.sealer.seal_now().await;
            Answer::Sealed {}
        }
        Ask::Extracts {} => match extracts(shared).await {
            Ok((extracts, head)) => {
                for extract in &extracts {
                    say(write, &signed_line(extract)).await?;
                }
                head.into()
            }
            Err(why) => Answer::Failed { why },
        },
        Ask::Stop {} => {
            shared.stop_hand.stop();
            Answer::Stopping {}
        }
        Ask::Show { .. } | Ask::Verify {} | Ask::Export {} => {
            let (mut after, mut left) = range(&ask);
            loop {
                let (from, most) = (after, page(left));
                let read = shared.recorder.with(move |journal| (journal.read(from, most), journal.head())).await;
                match read {
                    Ok((Ok(entries), head)) => match lines(&ask, &entries, &mut after, &mut left) {
                        Some(answers) => {
                            for answer in &answers {
                                say(write, answer).await?;
                            }
                        }
                        None => break Answer::from(head),
                    },
                    Ok((Err(journal::Error::Damaged(finding)), _)) => {
                        break Answer::Damaged { findings: vec![finding.to_string()], sound: after };
                    }
                    Ok((Err(error), _)) => break Answer::Failed { why: error.into() },
                    Err(gone) => break closed(gone),
                }
            }
        }
    };
    say(write, &answer).await
}

/// What the public may be told of each decision, signed by the hub that runs.
async fn extracts(shared: &Shared) -> Result<(Vec<SignedExtract>, Head), Refusal> {
    let mut drawing = Drawing::default();
    loop {
        let after = drawing.after();
        let read = shared.recorder.with(move |journal| (journal.read(after, PAGE), journal.head())).await;
        let (page, head) = read?;
        let page = page?;
        if page.is_empty() {
            let signed = shared.sealer.with_key(|key| drawing.signed(key));
            return Ok((signed.ok_or(Refusal::OtherSealKey {})?, head));
        }
        // Replaying is work; it is done where it keeps nobody waiting.
        let noted = tokio::task::spawn_blocking(move || {
            drawing.read(&page);
            drawing
        });
        drawing = noted.await.map_err(|broken| Refusal::other(&broken))?;
    }
}

fn signed_line(extract: &SignedExtract) -> Answer {
    match serde_json::to_string(extract) {
        Ok(line) => Answer::Line { line },
        Err(error) => Answer::Failed { why: Refusal::other(&error) },
    }
}

fn of_credentials(done: Result<Answer, credentials::Error>) -> Answer {
    done.unwrap_or_else(|error| Answer::Failed { why: error.into() })
}
