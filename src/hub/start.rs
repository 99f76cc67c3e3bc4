//! Starting a hub: the folder, the record, the doors, and the first entries.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, watch};

use super::audit::{Audit, Noted};
use super::credentials::{self, Credentials, Ledger, Secret, SecretSource, write_whole};
use super::documents::{Bounds, Documents};
use super::fanout::Fanout;
use super::folder::{self, Folder, address_in, moderator_credential_in, socket_in};
use super::gate::{Bucket, Gate};
use super::metrics::Metrics;
use super::recorder::Recorder;
use super::round::{Asking, Round, replay};
use super::sentences::Sentences;
use super::switchboard::{Input, Limits, Switchboard, Who};
use super::tls::{self, Tls};
use super::uploads::Uploads;
use super::{Fault, Hub, Order, Shared, admin, http};
use super::{audit, seal_key, sealer};
use crate::catalogue::{Catalogue, Faults};
use crate::clock::{Clock, Monotonic};
use crate::journal::{self, Journal, SaltSource};
use crate::lifecycle::{Reload, Stop};
use crate::procedure::definition::{Class, Definition};
use crate::procedure::ids::{ModeratorId, SeatId, Timestamp};
use crate::record::seal::kept::beside;
use crate::settings::Settings;

/// Pages of the past read at the same time: each is replayed.
const READERS: usize = 2;

/// What a hub is started with.
#[derive(Debug)]
pub struct Config {
    /// The settings; `hub.listen` and `hub.state_dir` say where.
    pub settings: Settings,
    /// The conference to hold.
    pub definition: Definition,
    /// When its first sitting is to open; `None` for the instants as written.
    pub starting: Option<Timestamp>,
    /// The clock.
    pub clock: Clock,
    /// Where salts come from.
    pub salts: SaltSource,
    /// Where secrets come from.
    pub secrets: SecretSource,
    /// Whether checkpoints are signed with a new key from now on.
    pub new_seal_key: bool,
    /// When to stop, besides [`Hub::stop`].
    pub stop: Option<Stop>,
    /// When to read the certificate's files again.
    pub reload: Option<Reload>,
}

/// What a hub does with its files and the system as it starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Opening the bodies of documents.
    Documents,
    /// Opening the checkpoints.
    Checkpoints,
    /// Starting threads.
    Threads,
    /// Opening its own door on the machine.
    Door,
    /// Opening the audit log.
    Audit,
    /// Putting a new key for checkpoints in its place.
    SealKey,
    /// Noting where it listens.
    Address,
    /// Keeping the credential of the moderator on this machine.
    Credential,
}

impl Step {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Documents,
        Self::Checkpoints,
        Self::Threads,
        Self::Door,
        Self::Audit,
        Self::SealKey,
        Self::Address,
        Self::Credential,
    ];

    /// The code that its sentence is found by.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Checkpoints => "checkpoints",
            Self::Threads => "threads",
            Self::Door => "door",
            Self::Audit => "audit",
            Self::SealKey => "seal_key",
            Self::Address => "address",
            Self::Credential => "credential",
        }
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the start failed at: {}", self.code())
    }
}

/// Why a hub was not started.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The state folder.
    #[error(transparent)]
    Folder(#[from] folder::Error),
    /// The record.
    #[error(transparent)]
    Journal(#[from] journal::Error),
    /// The credentials.
    #[error(transparent)]
    Credentials(#[from] credentials::Error),
    /// The key for checkpoints.
    #[error(transparent)]
    SealKey(#[from] seal_key::Error),
    /// A checkpoint was signed of another record than this one.
    #[error(
        "beside the record in {} lies a signed checkpoint of {size} entries that this record does not have: it ends at \
         {position}, or was changed since. If an older copy was put here on purpose, put it into an empty folder",
        folder.display()
    )]
    Strays {
        /// The folder.
        folder: PathBuf,
        /// How far the checkpoint says that the record goes.
        size: u64,
        /// How far it goes.
        position: u64,
    },
    /// The record is of another conference.
    #[error(
        "the record in {} is of the conference \"{recorded}\" as it was written down when it began, and the file given \
         is another or was changed since; give this hub another folder with --state, or the file as it was",
        folder.display()
    )]
    OtherConference {
        /// The folder.
        folder: PathBuf,
        /// The recorded conference.
        recorded: String,
    },
    /// The recorded instants stand.
    #[error("the record began with the first sitting at {recorded}; that stands, and --starting is for a new record")]
    OtherStart {
        /// The recorded opening.
        recorded: Timestamp,
    },
    /// The folder of further languages.
    #[error(transparent)]
    Catalogue(#[from] Faults),
    /// The certificate.
    #[error(transparent)]
    Tls(#[from] tls::Error),
    /// The address cannot be listened on.
    #[error("the hub cannot listen on {address}: {cause}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        cause: io::Error,
    },
    /// A file or the system.
    #[error("{step}: {cause}")]
    Io {
        /// What was done.
        step: Step,
        /// What the system said.
        cause: io::Error,
    },
    /// The record could not be begun.
    #[error(transparent)]
    Stopped(#[from] Fault),
}

/// Starts a hub. When this is answered, peers can connect.
///
/// # Errors
/// [`Error`]; nothing runs then, and the folder is free again.
pub async fn run(config: Config) -> Result<Hub, Error> {
    let Config { settings, definition, starting, clock, salts, secrets, new_seal_key, stop, reload } = config;
    let folder = Folder::take(&settings.hub.state_dir)?;
    let catalogue = match &settings.catalogue.folder {
        Some(folder) => Catalogue::with_folder(folder)?,
        None => Catalogue::shipped(),
    };
    let journal = Journal::open(&folder.journal(), salts)?;
    let documents = of(Step::Documents, || {
        let limits = &settings.limits;
        let (largest, floor, time) = (limits.document_bytes, limits.free_bytes, limits.document_time);
        Documents::open(&folder.documents(), Bounds { largest, floor, time })
    })?;
    let mut sealing =
        of(Step::Checkpoints, || sealer::Starting::open(&beside(&folder.journal()), settings.seal.every))?;
    let mut book = Credentials::open(&folder.credentials(), secrets.clone())?;

    let last_alive = journal.last_alive();
    if let Some(last) = last_alive {
        clock.not_before(last);
    }
    let recorded_position = journal.head().position;
    // Let go of last: whatever fails from here on, the journal is closed before anybody is told.
    let (thread, recorder) = of(Step::Threads, || Recorder::start(journal))?;
    let limits = Limits {
        replay_frames: settings.limits.replay_frames,
        // What is replayed leaves room on a line for what happens meanwhile, or coming back would never end.
        resume_frames: settings.limits.peer_frames / 2,
        resume_bytes: settings.limits.peer_bytes / 2,
        connections_per_seat: settings.limits.sockets_per_seat,
        connections_per_device: settings.limits.sockets_per_device,
        exact_deadlines: clock.is_simulated(),
    };
    let mut switchboard = Switchboard::new(limits);
    replay(&mut switchboard, &recorder, |entries| sealing.read(entries)).await?;
    if let Some(checkpoint) = sealing.strays() {
        let (folder, size) = (folder.path().to_owned(), checkpoint.size);
        return Err(Error::Strays { folder, size, position: recorded_position });
    }
    let named = switchboard.conference().seals.hub;
    let set_aside = of(Step::Checkpoints, || sealing.go_on())?;
    let key = seal_key::choose(folder.path(), named, sealing.origin(), new_seal_key, &secrets)?;
    let (public, to_name) = (key.secret.public(), key.to_name);
    let definition = agreed(&switchboard, definition, starting, &folder)?;
    let named = switchboard.conference().documents.files();
    switchboard.has_files(of(Step::Documents, || documents.keep_only(&named))?);

    let address = settings.hub.listen;
    let listen = |cause| Error::Listen { address, cause };
    let listener = TcpListener::bind(address).await.map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let door = of(Step::Door, || admin::open_door(folder.path()))?;

    let now = clock.now();
    let tls = Tls::open(&settings.encryption(), folder.path(), address, now)?;
    let certificate = tls.as_ref().map(Tls::certificate);
    let invitations = if book.is_empty() { book.invite(everybody(&definition), now)? } else { Vec::new() };
    moderator_of_this_machine(&mut book, &folder, now)?;
    note_address(folder.path(), address, tls.as_ref())?;

    let audit = of(Step::Audit, || {
        let bounds = audit::Bounds { bytes: settings.audit.bytes, files: settings.audit.files };
        Audit::open(folder.path(), bounds, clock.clone())
    })?;
    note_start(&audit, &settings, recorded_position);
    if let Some(set_aside) = &set_aside {
        audit.note(Noted::CheckpointsDamaged { set_aside: set_aside.clone() });
    }
    let (sealer_thread, sealer) = of(Step::Threads, || sealing.start(key.secret, recorder.clone()))?;
    let (stop_hand, stopped) = Stop::by_hand();
    let (orders, inbox) = mpsc::channel(settings.limits.inbox.max(1));
    let waiting = book.waiting(now);
    let credentials = Ledger::of(book);
    let guesses = settings.limits.failed_codes;
    let guesses = Bucket::new(guesses, guesses, Duration::from_secs(60), Monotonic::now());
    let shared = Arc::new(Shared {
        gate: Gate::new(Arc::new(settings.limits.clone()), &settings.hub.trusted_proxies),
        reserved: reserved(&definition),
        sentences: Sentences::about(definition.clone(), catalogue),
        uploads: Uploads::new(settings.limits.documents_per_hour, settings.limits.document_bytes_per_hour),
        settings,
        clock: clock.clone(),
        address,
        tls,
        orders: orders.clone(),
        recorder,
        sealer,
        audit,
        credentials: credentials.clone(),
        documents,
        metrics: Metrics::default(),
        readers: Semaphore::new(READERS),
        guesses: Mutex::new(guesses),
        joins: Mutex::default(),
        reading: Mutex::default(),
        programme: tokio::sync::Mutex::default(),
        stop: stopped,
        stop_hand: stop_hand.clone(),
        ready: AtomicBool::new(false),
        position: AtomicU64::new(recorded_position),
        moved: watch::channel(recorded_position).0,
        lamps: tokio::sync::Mutex::default(),
        boxes: Mutex::default(),
        next_peer: AtomicU64::new(1),
    });
    if let Some(mut outer) = stop {
        let hand = stop_hand.clone();
        tokio::spawn(async move {
            outer.asked().await;
            hand.stop();
        });
    }

    if let Some(reload) = reload {
        tokio::spawn(read_again(reload, shared.clone(), folder.path().to_owned()));
    }

    let turn = switchboard.start(&definition, last_alive.filter(|_| recorded_position > 0), now);
    // Taken by the loop as its first order.
    let _room = orders.try_send(Order::Input(Input::Door { waiting }));
    if let Some(set_aside) = set_aside {
        let damaged = Input::CheckpointsDamaged { file: set_aside.file, lines: set_aside.lines };
        let _room = orders.try_send(Order::Input(damaged));
    }
    let mut round = Round {
        switchboard,
        shared: shared.clone(),
        orders: inbox,
        fanout: Fanout::default(),
        asking: Asking::default(),
    };
    round.finish(turn).await?;
    if let Some(vouched) = to_name {
        let turn = round.switchboard.name_seal_key(public, vouched, now);
        round.finish(turn).await?;
        of(Step::SealKey, || seal_key::named(folder.path()))?;
    }
    tokio::spawn(http::serve(listener, shared.clone()));
    tokio::spawn(admin::serve(door, shared.clone()));
    shared.ready.store(true, Ordering::Release);
    tracing::info!(%address, position = shared.position(), "the hub is ready");

    let thread = thread.handed_over();
    let done = tokio::spawn(async move {
        let ended = round.run().await;
        let closed = tokio::task::spawn_blocking(move || {
            let _sealed = sealer_thread.join();
            thread.map(JoinHandle::join)
        });
        let closed = closed.await;
        if closed.is_ok_and(|joined| joined.is_some_and(|ended| ended.is_err())) {
            tracing::error!("the journal's thread broke");
        }
        // Who comes now finds no hub rather than a door that nobody answers. What cannot be removed is found out.
        for left in [socket_in(folder.path()), address_in(folder.path())] {
            let _left = std::fs::remove_file(left);
        }
        drop(folder);
        ended
    });
    Ok(Hub { address, certificate, invitations, orders, book: credentials, clock, stop: stop_hand, done })
}

fn of<T>(step: Step, act: impl FnOnce() -> io::Result<T>) -> Result<T, Error> {
    act().map_err(|cause| Error::Io { step, cause })
}

/// Says in the state folder where the hub is reached, and with which certificate: its own machine trusts no other.
fn note_address(state: &Path, address: SocketAddr, tls: Option<&Tls>) -> Result<(), Error> {
    let whose = |tls: &Tls| if tls.is_own() { "own" } else { "files" };
    let pin = tls.map(|tls| format!("tls {} {}\n", tls.certificate().pin, whose(tls))).unwrap_or_default();
    let text = format!("{address}\n{pin}");
    of(Step::Address, || write_whole(&address_in(state), text.as_bytes()))
}

/// Shows the certificate's files as they are now, each time that it is asked for.
async fn read_again(mut reload: Reload, shared: Arc<Shared>, state: PathBuf) {
    let mut stop = shared.stop.clone();
    loop {
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = reload.asked() => {}
        }
        let Some(tls) = shared.tls.clone() else { continue };
        let (state, address) = (state.clone(), shared.address);
        let done = tokio::task::spawn_blocking(move || {
            let read = tls.read_again()?;
            if read {
                note_address(&state, address, Some(&tls))?;
            }
            Ok::<_, Error>(read.then(|| tls.certificate()))
        });
        match done.await {
            Ok(Ok(Some(shown))) => tracing::info!(fingerprint = %shown.spoken(), "the certificate was read again"),
            Ok(Ok(None)) => {}
            Ok(Err(fault)) => tracing::error!(%fault, "the certificate was not read again; the one before stays"),
            Err(stopped) => tracing::error!(%stopped, "the certificate was not read again; the one before stays"),
        }
    }
}

/// What the hub runs with. No setting is a secret.
fn note_start(audit: &Audit, settings: &Settings, position: u64) {
    audit.note(Noted::Started { version: env!("CARGO_PKG_VERSION").to_owned(), position });
    for (section, values) in [
        ("hub", format!("{:?}", settings.hub)),
        ("tls", format!("{:?}", settings.tls)),
        ("limits", format!("{:?}", settings.limits)),
        ("link", format!("{:?}", settings.link)),
        ("batch", format!("{:?}", settings.batch)),
        ("seal", format!("{:?}", settings.seal)),
    ] {
        audit.note(Noted::Setting { section: section.to_owned(), values });
    }
}

/// The definition that holds: the recorded one, if the one given is the same but for its day.
fn agreed(
    switchboard: &Switchboard,
    given: Definition,
    starting: Option<Timestamp>,
    folder: &Folder,
) -> Result<Definition, Error> {
    let Some(recorded) = switchboard.conference().definition.as_deref() else {
        return Ok(match starting {
            Some(at) => given.starting(at),
            None => given,
        });
    };
    let Some(opening) = recorded.opens_at() else { return Ok(recorded.clone()) };
    if starting.is_some_and(|at| at != opening) {
        return Err(Error::OtherStart { recorded: opening });
    }
    // Items that its meetings added since are in no file.
    if given.starting(opening) == recorded.clone().as_laid_down() {
        return Ok(recorded.clone());
    }
    Err(Error::OtherConference { folder: folder.path().to_owned(), recorded: recorded.title.en.clone() })
}

/// Everybody who is invited to a new conference: every seat, and one moderator.
fn everybody(definition: &Definition) -> Vec<Who> {
    let mut parties: Vec<_> = definition.parties.values().collect();
    parties.sort_by_key(|party| party.protocol_rank);
    let seats = parties.into_iter().flat_map(|party| &party.seats);
    let seats = seats.map(|seat| Who::Seat { seat: seat.id.clone(), meetings: None });
    moderator().map(|name| Who::Moderator { name }).into_iter().chain(seats).collect()
}

/// The moderator whose name needs no saying.
fn moderator() -> Option<ModeratorId> {
    ModeratorId::parse("moderator")
}

/// A credential with which `mufakat control` on this machine works without ceremony: who may read the folder runs
/// the hub anyway.
fn moderator_of_this_machine(book: &mut Credentials, folder: &Folder, at: Timestamp) -> Result<(), Error> {
    let path = moderator_credential_in(folder.path());
    let kept = std::fs::read_to_string(&path).ok();
    if kept.is_some_and(|kept| book.recognise(&Secret::new(kept.trim().to_owned()), at).is_some()) {
        return Ok(());
    }
    let Some(name) = moderator() else { return Ok(()) };
    for (_, invitation) in book.invite(vec![Who::Moderator { name }], at)? {
        let traded = book.trade(&invitation, None, at, None)?;
        let line = format!("{}\n", traded.credential.reveal());
        of(Step::Credential, || write_whole(&path, line.as_bytes()))?;
    }
    Ok(())
}

/// The seats without which a meeting cannot even be suspended: those of the Secretariat, and of parties that preside.
fn reserved(definition: &Definition) -> BTreeSet<SeatId> {
    let mut reserved = BTreeSet::new();
    for plan in &definition.meetings {
        let line = &plan.chair;
        for (party, seats) in &definition.parties {
            let presides = line.outgoing.as_ref() == Some(party)
                || line.chair == *party
                || line.vice_chair.as_ref() == Some(party);
            if presides || plan.class(party) == Some(Class::Secretariat) {
                reserved.extend(seats.seats.iter().map(|seat| seat.id.clone()));
            }
        }
        reserved.extend(line.acting.iter().cloned());
    }
    reserved
}
