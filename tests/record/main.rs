//! What outlives a meeting: the shipped conference is played with a fixed seed, and its texts are read.

#[path = "../rehearsal/pure.rs"]
mod pure;

mod contested;
mod corrected;
mod exports;
mod kinds;
mod register;
mod report;
mod told;

use std::sync::LazyLock;

use futures::executor::block_on;
use mufakat::conference_file;
use mufakat::journal::entry::{Draft, Entry, RulesVersion};
use mufakat::procedure::definition::Definition;
use mufakat::record::{Course, Language, Sentences};
use mufakat::rehearsal::{Plan, Play, Silent};
use pure::Pure;

/// The record of a conference that was played.
fn played(definition: Definition, plan: Plan) -> Vec<Entry> {
    let mut teller = Silent;
    let stage = block_on(async {
        let mut play = Play::begin(Pure::new(definition), &mut teller, plan).await.unwrap();
        play.run().await.unwrap_or_else(|fault| panic!("{fault}"));
        play.into_parts().0
    });
    assert!(stage.views_are_whole() && stage.replays());
    let drafts = stage.record.into_iter().map(|(recorded_at, command, events)| Draft {
        recorded_at,
        rules: RulesVersion::CURRENT,
        command,
        events,
    });
    (1..).zip(drafts).map(|(position, draft)| Entry::new(position, draft)).collect()
}

/// The record of the shipped conference, from its first gavel to its last; played once.
fn shipped() -> &'static [Entry] {
    static PLAYED: LazyLock<Vec<Entry>> =
        LazyLock::new(|| played(conference_file::shipped_definition(), Plan { seed: 1, until: None }));
    &PLAYED
}

fn sentences(language: Language, course: &Course) -> Sentences {
    Sentences::shipped(language, &course.definition().unwrap().zone).unwrap()
}
