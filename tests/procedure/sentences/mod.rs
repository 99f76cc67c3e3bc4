//! The rules, sentence by sentence: a list that somebody who knows the rules can read against them.
//!
//! Each row is one statement of a rule in plain words, with what proves it:
//!
//! * [`says`]: where a play stands, one step, what holds after it; played through the one [`check`];
//! * [`told`]: a story that is too long for a row; the test that plays it is named, and has to exist;
//! * [`outside`]: what no program can hold anybody to, and why.
//!
//! The plays stand in the small conference of [`harness`](super::harness): members A (presides), B (vice-chair)
//! and C, the deciding partner P, the Secretariat S, the observers O and Q, the guest G, the staff T.
//! `cargo test --test procedure sentences -- --nocapture` prints the list with how many rows each rule has.

mod agenda;
mod chair;
mod course;
mod decision;
mod edges;
mod floor;
mod nearly;
mod objections;
mod order;
mod presence;
mod record;
mod sittings;
mod time;
mod voting;
mod wording;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use mufakat::procedure::rule::Rule;

/// One sentence of a rule.
struct Sentence {
    /// The rule's number.
    rule: u8,
    /// The sentence, in our own words.
    says: &'static str,
    /// What proves it.
    proof: Proof,
}

/// What proves a sentence.
enum Proof {
    /// A play, one step, and what holds after it.
    Played(Box<dyn Fn()>),
    /// The test that tells the whole story.
    Told(&'static str),
    /// Nothing: no program can. Why.
    Outside(&'static str),
}

/// A sentence that is played: where it stands, the step, what holds after it.
macro_rules! says {
    ($rule:literal, $says:literal, $given:expr, $when:expr, [$($then:expr),+ $(,)?] $(,)?) => {
        super::Sentence {
            rule: $rule,
            says: $says,
            proof: super::Proof::Played(Box::new(|| {
                crate::harness::check($given, $when, [$($then),+]);
            })),
        }
    };
}
use says;

/// A sentence whose story is a test of its own.
fn told(rule: u8, says: &'static str, test: &'static str) -> Sentence {
    Sentence { rule, says, proof: Proof::Told(test) }
}

/// A sentence that no program can hold anybody to.
fn outside(rule: u8, says: &'static str, why: &'static str) -> Sentence {
    Sentence { rule, says, proof: Proof::Outside(why) }
}

/// The whole list, in the order of the rules.
fn all() -> Vec<Sentence> {
    let mut all: Vec<Sentence> = [
        floor::sentences(),
        time::sentences(),
        course::sentences(),
        order::sentences(),
        presence::sentences(),
        chair::sentences(),
        decision::sentences(),
        objections::sentences(),
        wording::sentences(),
        voting::sentences(),
        agenda::sentences(),
        sittings::sentences(),
        record::sentences(),
        nearly::sentences(),
        edges::sentences(),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_key(|sentence| sentence.rule);
    all
}

/// Plays every sentence of a rule; says which do not hold, all of them.
#[track_caller]
fn every_sentence_holds(number: u8) {
    let mut broken = Vec::new();
    for sentence in all().into_iter().filter(|sentence| sentence.rule == number) {
        let Proof::Played(play) = &sentence.proof else { continue };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(play)) {
            let why = panic.downcast_ref::<String>().cloned();
            let why = why.or_else(|| panic.downcast_ref::<&str>().map(|why| (*why).to_owned())).unwrap_or_default();
            broken.push(format!("R-{number}: {}\n{why}", sentence.says));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// One test per rule, so that a rule that is broken is named.
macro_rules! rules {
    ($($name:ident $number:literal;)*) => {
        $(#[test]
        fn $name() {
            every_sentence_holds($number);
        })*

        /// How many rules have a test here.
        const TESTED: &[u8] = &[$($number),*];
    };
}

rules! {
    r1_every_sentence_on_permission_to_speak_holds 1;
    r2_every_sentence_on_the_order_of_the_list_holds 2;
    r3_every_sentence_on_one_entry_each_holds 3;
    r4_every_sentence_on_heads_and_advisers_holds 4;
    r5_every_sentence_on_speaking_for_others_holds 5;
    r6_every_sentence_on_speaking_time_holds 6;
    r7_every_sentence_on_closing_the_list_holds 7;
    r8_every_sentence_on_the_right_of_reply_holds 8;
    r9_every_sentence_on_points_of_order_holds 9;
    r10_every_sentence_on_interventions_holds 10;
    r11_every_sentence_on_a_speaker_who_drops_holds 11;
    r12_every_sentence_on_a_speaker_who_does_not_begin_holds 12;
    r13_every_sentence_on_open_microphones_holds 13;
    r14_every_sentence_on_presence_holds 14;
    r15_every_sentence_on_the_quorum_holds 15;
    r16_every_sentence_on_credentials_holds 16;
    r17_every_sentence_on_who_takes_part_holds 17;
    r18_every_sentence_on_the_handover_holds 18;
    r19_every_sentence_on_a_lost_chair_holds 19;
    r20_every_sentence_on_the_chair_speaking_for_its_country_holds 20;
    r21_every_sentence_on_putting_a_text_holds 21;
    r22_every_sentence_on_silence_and_lines_holds 22;
    r23_every_sentence_on_objections_holds 23;
    r24_every_sentence_on_objections_after_the_gavel_holds 24;
    r25_every_sentence_on_what_does_not_block_holds 25;
    r26_every_sentence_on_amendments_holds 26;
    r27_every_sentence_on_the_verbs_holds 27;
    r28_every_sentence_on_the_silence_procedure_holds 28;
    r29_every_sentence_on_votes_holds 29;
    r30_every_sentence_on_the_order_of_business_holds 30;
    r31_every_sentence_on_deferral_holds 31;
    r32_every_sentence_on_the_adoption_of_the_agenda_holds 32;
    r33_every_sentence_on_motions_holds 33;
    r34_every_sentence_on_suspension_and_adjournment_holds 34;
    r35_every_sentence_on_running_out_of_time_holds 35;
    r36_every_sentence_on_closing_holds 36;
    r37_every_sentence_on_documents_holds 37;
    r38_every_sentence_on_the_record_holds 38;
}

#[test]
fn every_rule_has_its_sentences_and_each_is_said_once() {
    let mut counted: BTreeMap<u8, [usize; 3]> = BTreeMap::new();
    let mut said = BTreeSet::new();
    for sentence in all() {
        let kind = match sentence.proof {
            Proof::Played(_) => 0,
            Proof::Told(_) => 1,
            Proof::Outside(_) => 2,
        };
        counted.entry(sentence.rule).or_default()[kind] += 1;
        assert!(said.insert(sentence.says), "said twice: {}", sentence.says);
        assert!(sentence.says.ends_with('.') && sentence.says.len() > 20, "no sentence: {}", sentence.says);
        if let Proof::Outside(why) = sentence.proof {
            assert!(why.len() > 20, "no reason: {}", sentence.says);
        }
    }
    for rule in Rule::all() {
        let [played, told, outside] = counted.get(&rule.number()).copied().unwrap_or_default();
        println!("{rule}: {played} played, {told} told elsewhere, {outside} that no program can hold");
        assert!(played >= 2, "{rule} has {played} sentences that are played");
        assert!(TESTED.contains(&rule.number()), "{rule} has no test here");
    }
    let whole = counted.values().fold([0; 3], |sum, one| [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]);
    println!("together: {} played, {} told elsewhere, {} that no program can hold", whole[0], whole[1], whole[2]);
    assert!(whole[0] >= 300, "{} sentences are played", whole[0]);
}

#[test]
fn every_story_that_is_named_is_told() {
    let mut sources = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/procedure")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    for sentence in all() {
        if let Proof::Told(test) = sentence.proof {
            let told = sources.contains(&format!("fn {test}("));
            assert!(told, "R-{} ({}) is told by {test}, which is no test", sentence.rule, sentence.says);
        }
    }
}
