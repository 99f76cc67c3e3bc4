//! How long it takes to verify a record with its rules, and what sealing costs a command.
//!
//! `cargo bench --bench verify` prints two ratios before the table, each taken by turns in one run: of an append that the
//! sealer is told of to one that it is not; and of a command over a socket, from sending it to its answer, at a hub that
//! signs a checkpoint after every entry, to the same at a hub that signs none.

use std::time::Instant;

use divan::Bencher;
use divan::counter::ItemsCount;
use mufakat::conference_file;
use mufakat::hub::admin::{Answer, Ask};
use mufakat::hub::recorder::Recorder;
use mufakat::hub::sealer::Starting;
use mufakat::journal::entry::{Draft, Entry, GENESIS, RulesVersion, Salt, Stored, leaf_hash};
use mufakat::journal::{Journal, SaltSource};
use mufakat::procedure::Conference;
use mufakat::procedure::command::{Action, Actor, Command, Credential, Person, Seen};
use mufakat::procedure::definition::Definition;
use mufakat::procedure::ids::{CommandId, EntryId, ItemNumber, MeetingId, ModeratorId, SeatId, Timestamp};
use mufakat::record::seal::checkpoint::{Checkpoint, origin};
use mufakat::record::seal::{Sealed, Secret, Tree};
use mufakat::verify::bundle::RecordLine;
use mufakat::verify::{Material, Trust, verify};

#[expect(dead_code, reason = "the house of the tests, of which a bench needs a moderator alone")]
#[path = "../tests/hub/harness.rs"]
mod harness;

fn main() {
    ratio();
    commands();
    divan::main();
}

/// A council that talks: entries that the rules gave, one after the other.
struct Council {
    state: Conference,
    now: Timestamp,
    entries: Vec<Stored>,
}

impl Council {
    fn new() -> Self {
        let text = include_str!("../config/conferences/council.toml");
        let definition = conference_file::read(text, "council.toml").expect("the shipped file reads");
        let now = definition.meetings[0].sittings[0].opens_at;
        let mut council = Self { state: Conference::default(), now, entries: Vec::new() };
        let seats: Vec<SeatId> =
            definition.parties.values().flat_map(|party| &party.seats).map(|seat| seat.id.clone()).collect();
        council.act(Actor::Hub {}, Action::DefineConference { definition: Box::<Definition>::new(definition) });
        council.act(Actor::Hub {}, Action::StartHub { last_alive: None });
        council.act(Actor::Hub {}, Action::NameSealKey { key: key().public(), vouched: None });
        for seat in seats {
            council.act(Actor::Hub {}, Action::LinkUp { seat: seat.clone() });
            let person = Person { name: seat.to_string(), title: String::new() };
            let moderator = Actor::Moderator { name: ModeratorId::parse("moderator").expect("an id") };
            council.act(moderator, Action::AdmitSeat { seat, person, credential: Credential::Accepted, letter: None });
        }
        council.act(Actor::chair(seat("A.hod")), Action::OpenMeeting { meeting: meeting() });
        let open = Action::OpenItem { meeting: meeting(), item: item(), after: None, ruling: None };
        council.act(Actor::chair(seat("A.hod")), open);
        let waiting: Vec<EntryId> =
            council.state.meetings[&meeting()].floor.list(&item()).entries.iter().map(|entry| entry.id).collect();
        for entry in waiting {
            let reason = "for the bench".to_owned();
            council.act(Actor::chair(seat("A.hod")), Action::RemoveEntry { meeting: meeting(), entry, reason });
        }
        council
    }

    fn act(&mut self, actor: Actor, action: Action) {
        let position = self.entries.len() as u64 + 1;
        let epoch = self.state.meetings.get(&meeting()).map(|state| state.chair.epoch);
        let id = CommandId::parse(&format!("019a6c1e-7f60-7c3e-9d3a-{position:012x}")).expect("an id");
        let command = Command { id, actor, seen: Seen { position: None, epoch, ..Seen::default() }, action };
        let events =
            self.state.consider(&command, self.now).unwrap_or_else(|refused| panic!("{refused:?}: {command:?}"));
        events.iter().for_each(|event| self.state.apply(event, self.now));
        let draft = Draft { recorded_at: self.now, rules: RulesVersion::CURRENT, command, events };
        let previous = self.entries.last().map_or(GENESIS, |last| last.h);
        let salt = Salt(u128::from(position).to_be_bytes());
        self.entries.push(Stored::seal(Entry::new(position, draft), salt, &previous).expect("it goes into JSON"));
    }

    /// A speech: asked for, given, begun, ended.
    fn speech(&mut self) {
        let (entry, speech) = (self.state.numbers.entry.next(), self.state.numbers.speech.next());
        let b = || Actor::delegate(seat("B.hod"));
        let ask = Action::RequestFloor { meeting: meeting(), item: item(), party: None, on_behalf_of: Vec::new() };
        self.act(b(), ask);
        self.act(Actor::chair(seat("A.hod")), Action::GiveFloor { meeting: meeting(), entry, after: None });
        self.act(b(), Action::StartSpeech { meeting: meeting(), speech });
        self.act(b(), Action::EndSpeech { meeting: meeting(), speech });
    }

    fn of(entries: usize) -> Vec<Stored> {
        let mut council = Self::new();
        while council.entries.len() < entries {
            council.speech();
        }
        council.entries.truncate(entries);
        council.entries
    }
}

fn key() -> Secret {
    Secret::of([1; 32])
}

fn seat(name: &str) -> SeatId {
    SeatId::parse(name).expect("an id")
}

fn meeting() -> MeetingId {
    MeetingId::parse("COUNCIL").expect("an id")
}

fn item() -> ItemNumber {
    ItemNumber::parse("1").expect("a number")
}

/// A record with a checkpoint every 64 entries and one over all of it.
fn record(entries: usize) -> Material {
    let entries = Council::of(entries);
    let tree = Tree::of(entries.iter().map(|stored| leaf_hash(&stored.c)));
    let mut sealed = Sealed::default();
    for size in (64..tree.size()).step_by(64).chain([tree.size()]) {
        let root = tree.root_at(size).expect("it had that size");
        let checkpoint = Checkpoint { origin: origin(&entries[0].c), size, root };
        sealed.add(checkpoint.sign(&key())).expect("it is a checkpoint");
    }
    Material { lines: entries.iter().map(RecordLine::whole).collect(), sealed, ..Material::default() }
}

/// Order, contents, chain, tree, signatures, and every command by the rules.
#[divan::bench(args = [10_000, 100_000], sample_count = 5)]
fn verify_with_rules(bencher: Bencher<'_, '_>, entries: usize) {
    let material = record(entries);
    bencher.counter(ItemsCount::new(entries)).bench_local(|| {
        let verdict = verify(&material, &Trust::default());
        assert_eq!((verdict.findings.len(), verdict.considered), (0, entries as u64));
    });
}

/// A whole checkpoint: root, signature, a line in the file.
#[divan::bench]
fn checkpoint(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut kept, _) = mufakat::record::seal::Kept::open(&folder.path().join("seals")).expect("a file");
    let mut tree = Tree::of((0..10_000_u64).map(|n| leaf_hash(&mufakat::procedure::ids::Hash::of(&n.to_be_bytes()))));
    bencher.bench_local(|| {
        tree.push(leaf_hash(&mufakat::procedure::ids::Hash::of(b"one more")));
        let checkpoint = Checkpoint { origin: "mufakat/bench".to_owned(), size: tree.size(), root: tree.root() };
        kept.checkpoint(&checkpoint.sign(&key())).expect("kept");
    });
}

/// What a command waits for: an append with its sync, by turns with and without telling the sealer, which signs a
/// checkpoint after every one of them.
fn ratio() {
    const TURNS: usize = 2_000;
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let journal = Journal::open(&folder.path().join("journal.db"), SaltSource::System).expect("a journal");
    let (thread, recorder) = Recorder::start(journal).expect("a thread");
    let seals = folder.path().join("journal.db.seals");
    let (sealing, sealer) = runtime.block_on(async {
        Starting::open(&seals, 1).expect("a file").start(key(), recorder.clone()).expect("a thread")
    });
    let mut drafts = Council::of(2 * TURNS).into_iter().map(|stored| {
        let Entry { recorded_at, rules, command, events, .. } = stored.entry;
        Draft { recorded_at, rules, command, events }
    });
    let mut took = [Vec::new(), Vec::new()];
    for turn in 0..2 * TURNS {
        let (told, draft) = (turn % 2, drafts.next().expect("enough of them"));
        let sealer = sealer.clone();
        #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
        let began = Instant::now();
        let appended = runtime.block_on(recorder.with(move |journal| {
            let stored = journal.append(turn as u64, vec![draft]).expect("appended");
            if told == 1 {
                sealer.durable(&stored);
            }
        }));
        appended.expect("the journal is open");
        took[told].push(began.elapsed());
    }
    let median = |times: &mut Vec<std::time::Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let [plain, told] = &mut took;
    let (plain, told) = (median(plain), median(told));
    println!("append {:.1} µs, told to the sealer {:.1} µs: ratio {:.3}", plain * 1e6, told * 1e6, told / plain);
    runtime.block_on(sealer.close());
    runtime.block_on(recorder.close());
    let _ended = sealing.join();
    drop(thread);
}

/// What a client waits for: a command over a socket to its answer, by turns at a hub that signs a checkpoint after every
/// entry and at one that signs none of these.
fn commands() {
    const TURNS: usize = 1_000;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut hubs = Vec::new();
        for every in [u64::MAX, 1] {
            let house = harness::House::open_with(|settings| {
                settings.seal.every = every;
                settings.limits.messages_per_second = 1_000_000;
                settings.limits.message_burst = 1_000_000;
            });
            let house = house.await;
            let (moderator, _) = house.join("moderator").await;
            hubs.push((house, moderator, Vec::new()));
        }
        for turn in 0..TURNS {
            for (_, moderator, took) in &mut hubs {
                let name = format!("the delegate of turn {turn}");
                #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
                let began = Instant::now();
                moderator.admit_as(&harness::head(0), &name).await;
                took.push(began.elapsed());
            }
        }
        let mut medians = Vec::new();
        for (house, _, took) in &mut hubs {
            let said = house.ask(Ask::Status {}).await;
            let [Answer::Status(status)] = &said[..] else { panic!("{said:?}") };
            took.sort();
            medians.push((took[took.len() / 2].as_secs_f64(), status.sealed));
        }
        let [(plain, few), (sealed, all)] = medians[..] else { panic!("there are two hubs") };
        assert!(few < all && all > TURNS as u64, "the one signs and the other does not: {few}, {all}");
        println!(
            "command {:.1} µs, at a hub that signs after every entry {:.1} µs: ratio {:.3}",
            plain * 1e6,
            sealed * 1e6,
            sealed / plain
        );
        for (house, ..) in hubs {
            house.hub.stop();
            house.hub.stopped().await.expect("it stops in order");
        }
    });
}
