//! The switch of a package under test: at most one fault is on, the one that `MUTANT` names.
//!
//! Without it, and with a folder in `REACHED`, each test leaves a file there with its milliseconds and the faults whose
//! switch it asked.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::Instant;

const WATCH: u32 = u32::MAX;
static MUTANT: OnceLock<u32> = OnceLock::new();

#[inline]
pub fn on(id: u32) -> bool {
    let mutant = *MUTANT.get_or_init(named);
    if mutant == WATCH {
        reach(id);
    }
    mutant == id
}

#[cold]
fn named() -> u32 {
    let number = std::env::var("MUTANT").ok().and_then(|number| number.parse().ok());
    number.unwrap_or(if std::env::var_os("REACHED").is_some() { WATCH } else { 0 })
}

#[cold]
fn reach(id: u32) {
    thread_local! { static REACHED: RefCell<Option<Reached>> = const { RefCell::new(None) }; }
    let note = |reached: &RefCell<Option<Reached>>| {
        reached.borrow_mut().get_or_insert_with(Reached::start).faults.insert(id);
    };
    _ = REACHED.try_with(note);
}

struct Reached {
    test: String,
    from: Instant,
    faults: BTreeSet<u32>,
}

impl Reached {
    fn start() -> Self {
        let test = std::thread::current().name().unwrap_or("main").to_owned();
        Self { test, from: Instant::now(), faults: BTreeSet::new() }
    }
}

impl Drop for Reached {
    fn drop(&mut self) {
        let folder = std::env::var("REACHED").unwrap();
        let lines = self.faults.iter().map(|id| format!("{id}\n")).collect::<String>();
        std::fs::write(format!("{folder}/{}", self.test), format!("{}\n{lines}", self.from.elapsed().as_millis()))
            .unwrap();
    }
}

pub enum Either<F, W> {
    Fault(F),
    Whole(W),
}

impl<F: Iterator, W: Iterator<Item = F::Item>> Iterator for Either<F, W> {
    type Item = F::Item;

    fn next(&mut self) -> Option<F::Item> {
        match self {
            Self::Fault(fault) => fault.next(),
            Self::Whole(whole) => whole.next(),
        }
    }
}
