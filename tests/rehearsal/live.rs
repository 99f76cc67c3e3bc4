//! The same over real sockets, by the program itself.

use std::io::{BufRead, BufReader};

use assert_cmd::Command;
use serde_json::Value;

const COUNCIL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/conferences/council.toml");

fn rehearse(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("mufakat").unwrap();
    command.env_clear().arg("rehearse").args(arguments);
    command
}

/// The one object that `--json` prints.
fn summary(arguments: &[&str]) -> Value {
    let done = rehearse(arguments).arg("--json").assert().success();
    serde_json::from_slice(&done.get_output().stdout).unwrap()
}

#[test]
fn the_shipped_conference_is_played_by_a_client_for_every_party_and_leaves_a_sound_record() {
    let told = summary(&[]);
    assert_eq!((&told["meetings"], &told["items"]), (&3.into(), &72.into()), "{told}");
    assert_eq!(told["record_verified"], true);
    assert_eq!(told["decisions"].as_object().unwrap().len(), 9, "every verb: {told}");
    assert!(told["latency_ms"]["p99"].as_f64().unwrap() > 0.0, "{told}");
}

#[test]
fn one_seed_gives_one_head_of_the_record_and_another_seed_another() {
    let head = |seed: &str| summary(&["--conference", COUNCIL, "--seed", seed])["head"].clone();
    let first = head("5");
    assert_eq!(first, head("5"));
    assert_ne!(first, head("6"));
}

#[test]
fn a_person_reads_who_presides_who_speaks_and_what_is_decided_in_either_language() {
    for (language, words) in [
        ("en", ["Party A presides", "Party B has the floor", "ADOPTED", "Head of the record"]),
        ("vi", ["Bên A", "Bên B", "THÔNG QUA", "Đầu chuỗi biên bản"]),
    ] {
        let done = rehearse(&["--conference", COUNCIL, "--lang", language]).assert().success();
        let said = String::from_utf8(done.get_output().stdout.clone()).unwrap();
        for word in words {
            assert!(said.contains(word), "{word:?} is not said in {language}:\n{said}");
        }
        assert!(!said.contains('\u{1b}'), "no colours where nobody watches");
    }
}

#[test]
fn what_is_kept_can_be_verified_by_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let kept = kept.to_str().unwrap();
    let told = summary(&["--conference", COUNCIL, "--keep", kept]);
    let lines = std::fs::read_to_string(folder.path().join("kept/record.jsonl")).unwrap();
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(last["h"], told["head"]);
    assert_eq!(lines.lines().count() as u64, told["entries"].as_u64().unwrap());
    // Every paper that was tabled lies beside the record as a file, under the hash of its bytes.
    let papers: Vec<_> = std::fs::read_dir(folder.path().join("kept/documents")).unwrap().map(Result::unwrap).collect();
    assert!(!papers.is_empty());
    for paper in papers {
        let hash = mufakat::procedure::ids::Hash::of(&std::fs::read(paper.path()).unwrap());
        assert_eq!(paper.file_name().to_string_lossy(), hash.to_string());
        assert!(lines.contains(&hash.to_string()), "the record names it");
    }
    // A folder that has something in it is nobody's to overwrite.
    rehearse(&["--conference", COUNCIL, "--keep", kept]).assert().code(2);
}

#[test]
fn an_item_that_does_not_exist_is_refused_before_anything_is_played() {
    rehearse(&["--until", "AMMin8/99"]).assert().code(2);
    rehearse(&["--pace", "brisk"]).assert().code(2);
}

#[test]
fn people_take_over_before_an_item_while_the_other_endpoints_go_on_answering() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let mut play = std::process::Command::new(assert_cmd::cargo::cargo_bin("mufakat"))
        .args(["rehearse", "--conference", COUNCIL, "--until", "COUNCIL/2", "--keep"])
        .arg(&kept)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(play.stdout.take().unwrap()).lines();
    let told = lines.by_ref().map(Result::unwrap).find(|line| line.contains("mufakat join"));
    assert!(told.is_some_and(|line| line.contains(".credential")));
    assert!(kept.join("devices/B.hod.credential").exists());

    let state = kept.to_str().unwrap();
    Command::cargo_bin("mufakat").unwrap().args(["control", "--state", state, "item", "next"]).assert().success();

    let id = rustix::process::Pid::from_child(&play);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    let rest: Vec<_> = lines.map(Result::unwrap).collect();
    assert!(play.wait().unwrap().success(), "{rest:?}");
    assert!(rest.iter().any(|line| line.contains("Head of the record")), "{rest:?}");
}
