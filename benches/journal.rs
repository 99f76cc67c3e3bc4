//! How fast entries become durable: alone, and in batches that share one sync.
//!
//! The journal lies in the system's temporary folder; on a folder in memory a sync costs nothing and the figures
//! say little. `TMPDIR` chooses another.

use divan::Bencher;
use divan::counter::ItemsCount;
use mufakat::journal::entry::{Draft, RulesVersion};
use mufakat::journal::{Journal, SaltSource};
use mufakat::procedure::command::{Action, Actor, Command, Seen};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, SeatId, Timestamp};

fn main() {
    divan::main();
}

fn batch(after: u64, size: u64) -> Vec<Draft> {
    let seat = SeatId::parse("TH.hod").expect("an id");
    (after + 1..=after + size)
        .map(|n| Draft {
            recorded_at: Timestamp(1_633_485_600_000),
            rules: RulesVersion::CURRENT,
            command: Command {
                id: CommandId::parse(&format!("019a6c1e-7f60-7c3e-9d3a-{n:012x}")).expect("an id"),
                actor: Actor::delegate(seat.clone()),
                seen: Seen::default(),
                action: Action::LinkUp { seat: seat.clone() },
            },
            events: vec![Event::LinkCameUp { seat: seat.clone() }],
        })
        .collect()
}

/// One batch, one sync; the count is entries.
#[divan::bench(args = [1, 10, 100])]
fn append(bencher: Bencher<'_, '_>, size: u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut journal = Journal::open(&folder.path().join("journal.db"), SaltSource::System).expect("a journal");
    bencher.counter(ItemsCount::new(size)).bench_local(|| {
        let position = journal.head().position;
        journal.append(position, batch(position, size)).expect("appended")
    });
}

/// What opening costs: every entry read, verified and decoded.
#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn open_and_verify(bencher: Bencher<'_, '_>, entries: u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, SaltSource::System).expect("a journal");
    journal.append(0, batch(0, entries)).expect("appended");
    drop(journal);
    bencher
        .counter(ItemsCount::new(entries))
        .bench_local(|| Journal::open(&path, SaltSource::System).expect("a journal").head());
}
