//! What is drawn from a record: the report of a conference of three days, and its register.

#[expect(dead_code, reason = "the stage of the tests, of which a bench needs the record alone")]
#[path = "../tests/rehearsal/pure.rs"]
mod pure;

use divan::Bencher;
use futures::executor::block_on;
use mufakat::conference_file;
use mufakat::journal::entry::{Draft, Entry, RulesVersion};
use mufakat::record::export::{docx, register};
use mufakat::record::{Course, Language, Register, Sentences, report};
use mufakat::rehearsal::{Plan, Play, Silent};

fn main() {
    divan::main();
}

fn record() -> Vec<Entry> {
    let mut teller = Silent;
    let stage = block_on(async {
        let stage = pure::Pure::new(conference_file::shipped_definition());
        let mut play = Play::begin(stage, &mut teller, Plan { seed: 1, until: None }).await.expect("a stage");
        play.run().await.expect("the shipped conference is played");
        play.into_parts().0
    });
    let drafts = stage.record.into_iter().map(|(recorded_at, command, events)| Draft {
        recorded_at,
        rules: RulesVersion::CURRENT,
        command,
        events,
    });
    (1..).zip(drafts).map(|(position, draft)| Entry::new(position, draft)).collect()
}

/// All three reports in both languages as Word documents, from the first entry on.
#[divan::bench]
fn reports_of_three_days(bencher: Bencher<'_, '_>) {
    let entries = record();
    bencher.bench_local(|| {
        let course = Course::read(&entries);
        let mut bytes = 0;
        for language in Language::ALL {
            let zone = &course.definition().expect("a conference").zone;
            let sentences = Sentences::shipped(language, zone).expect("the shipped sentences");
            for plan in &course.definition().expect("a conference").meetings {
                let writing = report::draft(&course, &plan.id, &sentences).expect("a report");
                bytes += docx::write(&writing).expect("a document").len();
            }
        }
        bytes
    });
}

/// The register of decisions as Markdown.
#[divan::bench]
fn register_of_three_days(bencher: Bencher<'_, '_>) {
    let entries = record();
    let course = Course::read(&entries);
    let zone = &course.definition().expect("a conference").zone;
    let sentences = Sentences::shipped(Language::En, zone).expect("the shipped sentences");
    bencher.bench_local(|| register::as_markdown(&Register::of(&course), &sentences).expect("a register").len());
}
