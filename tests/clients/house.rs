//! A hub of the small council in this process, with clients of the library at it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use mufakat::clock::{Clock, ClockHand};
use mufakat::conference_file;
use mufakat::control::{Asked, Desk, Done, Fault, Reach};
use mufakat::endpoint::acknowledge;
use mufakat::endpoint::address::HubAddress;
use mufakat::endpoint::chance::Chance;
use mufakat::endpoint::coming_in;
use mufakat::endpoint::credential::Credential;
use mufakat::endpoint::cue::Hooks;
use mufakat::endpoint::face::{Style, screen};
use mufakat::endpoint::line::{Line, Told};
use mufakat::endpoint::link::{Identity, Patience, Shown};
use mufakat::endpoint::run::{self, Plan};
use mufakat::endpoint::screen::Screen;
use mufakat::endpoint::wish::{AboutDocument, DecisionAct, DocumentAct, ItemAct, OutcomeWord, VerbWord, Which, Wish};
use mufakat::hub::credentials::SecretSource;
use mufakat::hub::switchboard::Who;
use mufakat::hub::{self, Config, Hub};
use mufakat::journal::SaltSource;
use mufakat::lifecycle::{Stop, StopHand};
use mufakat::procedure::definition::Definition;
use mufakat::procedure::ids::{MeetingId, ModeratorId, SeatId, Symbol};
use mufakat::record::seal::Sealed;
use mufakat::record::seal::kept::beside;
use mufakat::settings::{self, Sources};
use mufakat::view::{SpeechPhase, WindowStage};
use mufakat::wire::Secret;
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::{item, window};

/// Nothing here takes so long; a test that waits for what never comes ends, and says so.
const LONG: Duration = Duration::from_secs(30);

/// What comes soon, or the test ends.
#[track_caller]
pub fn soon<T>(what: impl Future<Output = T>) -> impl Future<Output = T> {
    let from = std::panic::Location::caller();
    async move {
        match tokio::time::timeout(LONG, what).await {
            Ok(done) => done,
            Err(_) => panic!("{from}: it never came"),
        }
    }
}

pub struct House {
    pub hub: Hub,
    pub hand: ClockHand,
    pub folder: tempfile::TempDir,
}

impl House {
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// The council with something else written down.
    pub async fn open_with(change: impl FnOnce(&mut Definition)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = include_str!("../../config/conferences/council.toml");
        let mut definition = conference_file::read(text, "council.toml").unwrap();
        change(&mut definition);
        let (clock, hand) = Clock::simulated(definition.opens_at().unwrap());
        let hub = hub::run(Self::config(folder.path(), definition, clock, false));
        Self { hub: hub.await.unwrap(), hand, folder }
    }

    fn config(folder: &Path, definition: Definition, clock: Clock, new_seal_key: bool) -> Config {
        // A seed gives the same key again, and a new key is to be another one.
        static SEED: AtomicU64 = AtomicU64::new(1);
        let mut settings = settings::load(&Sources::default()).unwrap().settings;
        settings.hub.state_dir = folder.join("state");
        settings.hub.listen.set_port(0);
        // All of one address, and faster than people.
        settings.limits.new_per_address = 1_000;
        settings.limits.waiting_per_address = 1_000;
        // Checkpoints come when something is decided, and not for their number.
        settings.seal.every = 1_000_000;
        Config {
            settings,
            definition,
            starting: None,
            clock,
            salts: SaltSource::Seeded(1),
            secrets: SecretSource::Seeded(SEED.fetch_add(1, Ordering::Relaxed)),
            reload: None,
            new_seal_key,
            stop: None,
        }
    }

    /// A hub on a folder that another has left.
    pub async fn again(folder: TempDir) -> Self {
        let text = include_str!("../../config/conferences/council.toml");
        let definition = conference_file::read(text, "council.toml").unwrap();
        let (clock, hand) = Clock::simulated(definition.opens_at().unwrap());
        let hub = hub::run(Self::config(folder.path(), definition, clock, false));
        Self { hub: hub.await.unwrap(), hand, folder }
    }

    /// Stops the hub; what it leaves is changed; and it starts again, or says why not.
    pub async fn restart(self, new_seal_key: bool, change: impl FnOnce(&Path)) -> Result<Self, (String, TempDir)> {
        let Self { hub, hand, folder } = self;
        hub.stop();
        hub.stopped().await.unwrap();
        change(&folder.path().join("state"));
        let text = include_str!("../../config/conferences/council.toml");
        let definition = conference_file::read(text, "council.toml").unwrap();
        match hub::run(Self::config(folder.path(), definition, hand.clock(), new_seal_key)).await {
            Ok(hub) => Ok(Self { hub, hand, folder }),
            Err(fault) => Err((fault.to_string(), folder)),
        }
    }

    /// The journal's file.
    pub fn journal(&self) -> PathBuf {
        mufakat::hub::folder::journal_in(&self.folder.path().join("state"))
    }

    /// The checkpoints that lie beside the record at this moment.
    pub fn sealed(&self) -> Sealed {
        let text = std::fs::read_to_string(beside(&self.journal())).unwrap();
        // A line that is being written is none yet.
        Sealed::parse(&text[..text.rfind('\n').map_or(0, |at| at + 1)]).unwrap()
    }

    pub fn address(&self) -> HubAddress {
        HubAddress::of_listener(self.hub.address)
    }

    /// The invitation of a seat that was made when the hub first started.
    pub fn invitation(&self, seat: &str) -> String {
        let found = self.hub.invitations.iter().find(|(who, _)| who.to_string() == seat);
        found.expect("everybody is invited at the first start").1.reveal().to_owned()
    }

    /// A credential, by an invitation that is traded as an endpoint trades it.
    pub async fn credential(&self, name: &str) -> String {
        let who = if name == "moderator" {
            Who::Moderator { name: ModeratorId::parse(name).unwrap() }
        } else {
            Who::Seat { seat: SeatId::parse(name).unwrap(), meetings: None }
        };
        let invitation = self.hub.invite(vec![who]).unwrap()[0].1.reveal().to_owned();
        coming_in::trade(&self.address(), &invitation, None).await.unwrap().credential.reveal().to_owned()
    }

    pub async fn moderator(&self) -> Moderator {
        let credential = Credential::new(&self.credential("moderator").await);
        Moderator {
            reach: Reach { hub: self.address(), credential, language: "en".into(), patience: Patience::default() },
        }
    }

    pub async fn seat(&self, name: &str) -> Seat {
        let credential = self.credential(name).await;
        self.seat_with(&credential).await
    }

    pub async fn seat_with(&self, credential: &str) -> Seat {
        let identity =
            Identity { credential: Secret::new(credential.to_owned()), language: None, device: None, person: None };
        let line = Line::start(self.address(), identity, Patience::default(), Chance::of_system().unwrap());
        let mut seat = Seat { line };
        seat.until(|screen| screen.own.is_some()).await;
        seat
    }

    /// A real endpoint, which acknowledges texts by itself.
    pub async fn endpoint(&self, name: &str) -> Endpoint {
        self.endpoint_that_keeps(name, None).await
    }

    /// One that witnesses the record, and the file beside which it keeps what it has seen.
    pub async fn witness(&self, name: &str) -> (Endpoint, PathBuf) {
        let file = self.folder.path().join(format!("{name}.credential"));
        (self.endpoint_that_keeps(name, Some(file.clone())).await, file)
    }

    async fn endpoint_that_keeps(&self, name: &str, witness: Option<PathBuf>) -> Endpoint {
        let plan = Plan {
            hub: self.address(),
            credential: Credential::new(&self.credential(name).await),
            witness,
            device: None,
            person: None,
            language: "en".into(),
            patience: Patience::default(),
            hooks: Hooks::default(),
            style: Style::Json,
        };
        let (hand, stop) = Stop::by_hand();
        let (typed, lines) = mpsc::channel(1);
        // What it says is read by whoever waits for it.
        let said = std::fs::OpenOptions::new().create(true).append(true).open(self.said_by(name)).unwrap();
        let task = tokio::spawn(async move { run::run(plan, Clock::system(), stop, lines, said).await });
        Endpoint { hand, task, _typed: typed }
    }

    /// The file with everything that an endpoint has said, one JSON line each.
    pub fn said_by(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.said"))
    }

    /// Waits until an endpoint has said something with these words in it.
    pub async fn says(&self, name: &str, words: &str) {
        let file = self.said_by(name);
        let said = || std::fs::read_to_string(&file).unwrap_or_default();
        let waiting = async {
            while !said().contains(words) {
                tokio::task::yield_now().await;
            }
        };
        if tokio::time::timeout(LONG, waiting).await.is_err() {
            panic!("{name} never said {words}: {}", said());
        }
    }

    pub async fn endpoints<const N: usize>(&self, names: [&str; N]) -> Vec<Endpoint> {
        let mut endpoints = Vec::new();
        for name in names {
            endpoints.push(self.endpoint(name).await);
        }
        endpoints
    }

    /// Opens item 2 and adopts the agenda with all that are there.
    pub async fn adopt_agenda(&self, chair: &mut Seat, others: &mut [&mut Seat]) {
        chair.act(&item("1")).await;
        chair.act(&conclude()).await;
        chair.act(&item("2")).await;
        let text = "The Council adopts its agenda.".to_owned();
        chair.act(&Wish::Decision(DecisionAct::Table { text, document: Vec::new(), item: None })).await;
        chair.act(&Wish::Decision(DecisionAct::Put { which: Which::default() })).await;
        self.declare(chair, others, VerbWord::Adopted).await;
        chair.act(&conclude()).await;
    }

    /// Waits until everybody has acknowledged, lets the window pass, and declares.
    pub async fn declare(&self, chair: &mut Seat, others: &mut [&mut Seat], verb: VerbWord) {
        for seat in [&mut *chair].into_iter().chain(others.iter_mut().map(|seat| &mut **seat)) {
            // Its own state comes right after the entry that put the text.
            seat.until(|screen| acknowledge::due(screen).is_some()).await;
            seat.acknowledge().await;
        }
        chair.until(|screen| matches!(window(screen), Some(WindowStage::Running { .. }))).await;
        let Some(WindowStage::Running { ends_at }) = window(&chair.screen()) else { panic!("it ran") };
        self.hand.advance_to(ends_at);
        chair.until(|screen| matches!(window(screen), Some(WindowStage::Elapsed { .. }))).await;
        chair
            .act(&Wish::Decision(DecisionAct::Declare {
                verb,
                style: None,
                follow_ups: Vec::new(),
                which: Which::default(),
            }))
            .await;
    }
}

/// Concludes the open item as the record says, whoever still waits.
pub fn conclude() -> Wish {
    conclude_as(None)
}

/// Concludes the open item, whoever still waits.
pub fn conclude_as(outcome: Option<OutcomeWord>) -> Wish {
    Wish::Item(ItemAct::Conclude { item: None, outcome, reason: String::new(), release_waiting: true })
}

/// Whether the speech on the floor stands.
pub fn is_paused(screen: &Screen<'_>) -> bool {
    let speech = screen.view.floor.as_ref().and_then(|floor| floor.speech.as_ref());
    speech.is_some_and(|speech| matches!(speech.phase, SpeechPhase::Paused { .. }))
}

/// An endpoint that runs by itself.
pub struct Endpoint {
    hand: StopHand,
    task: JoinHandle<io::Result<Option<mufakat::endpoint::link::Final>>>,
    _typed: mpsc::Sender<String>,
}

impl Endpoint {
    pub async fn leave(self) {
        self.hand.stop();
        assert_eq!(soon(self.task).await.unwrap().unwrap(), None);
    }
}

/// A seat whose presses are made by the test.
pub struct Seat {
    line: Line,
}

impl Seat {
    pub fn screen(&self) -> Screen<'_> {
        screen(&self.line)
    }

    #[track_caller]
    pub fn until(&mut self, holds: impl Fn(&Screen<'_>) -> bool) -> impl Future<Output = ()> {
        soon(async move {
            while !holds(&screen(&self.line)) {
                self.line.next().await;
            }
        })
    }

    /// Acts, and waits until it is done.
    #[track_caller]
    pub fn act<'a>(&'a mut self, wish: &'a Wish) -> impl Future<Output = ()> + 'a {
        self.act_in(wish, None)
    }

    /// Acts in a meeting that may be another than the one under way or next.
    #[track_caller]
    pub fn act_in<'a>(&'a mut self, wish: &'a Wish, meeting: Option<&'a MeetingId>) -> impl Future<Output = ()> + 'a {
        let from = std::panic::Location::caller();
        soon(async move {
            let meant = screen(&self.line)
                .meant_in(wish, meeting)
                .unwrap_or_else(|nothing| panic!("{from}: {wish:?}: {nothing:?}"));
            let id = self.line.submit(meant.action, meant.capacity, meant.seen);
            loop {
                match self.line.next().await {
                    Told::Shown(Shown::Accepted(accepted)) if accepted.command_id == id => return,
                    Told::Shown(Shown::Rejected(rejected)) => panic!("{from}: {wish:?}: {rejected:?}"),
                    Told::Shown(Shown::Declined(declined)) => panic!("{from}: {wish:?}: {declined:?}"),
                    Told::Shown(_) | Told::Frame(_) => {}
                }
            }
        })
    }

    /// Acknowledges the text that is put, as an endpoint does by itself.
    pub async fn acknowledge(&mut self) {
        let duty = acknowledge::due(&self.screen()).unwrap();
        let action = duty.acknowledgement().unwrap();
        let seen = self.screen().seen();
        let id = self.line.submit(action, acknowledge::CAPACITY, seen);
        loop {
            if let Told::Shown(Shown::Accepted(accepted)) = soon(self.line.next()).await
                && accepted.command_id == id
            {
                return;
            }
        }
    }
}

/// A moderator, whose client connects for each act, as a command does.
pub struct Moderator {
    reach: Reach,
}

impl Moderator {
    pub async fn desk(&self) -> Desk {
        soon(Desk::connect(self.reach.clone())).await.unwrap()
    }

    pub async fn act(&self, wish: &Wish) -> Result<Done, Fault> {
        self.asks(wish, Asked::default()).await
    }

    pub async fn act_seen(&self, wish: &Wish, seen: u64) -> Result<Done, Fault> {
        self.asks(wish, Asked { seen: Some(seen), meeting: None }).await
    }

    pub async fn act_in(&self, wish: &Wish, meeting: &MeetingId) -> Result<Done, Fault> {
        self.asks(wish, Asked { seen: None, meeting: Some(meeting.clone()) }).await
    }

    async fn asks(&self, wish: &Wish, asked: Asked) -> Result<Done, Fault> {
        let mut desk = self.desk().await;
        let done = soon(desk.act(wish, &asked)).await;
        desk.leave().await;
        done
    }

    /// Tables a file.
    pub async fn document(&self, symbol: &str, words: &str) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), words).unwrap();
        let symbol = Symbol::parse(symbol).unwrap();
        let about = AboutDocument { language: "en".into(), ..AboutDocument::default() };
        let media_type = Some("text/plain".into());
        let table = DocumentAct::Table { symbol, file: file.path().to_owned(), about, media_type };
        self.act(&Wish::Document(table)).await.unwrap();
    }
}
