//! Bundles: made by the program from a rehearsed conference, and verified. What a stranger's verifier in Python says of
//! the same ones, the step `bundles` of `tests/run` asks.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use mufakat::verify::bundle::tar;
use serde_json::Value;

const COUNCIL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/conferences/council.toml");

fn mufakat(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("mufakat").unwrap();
    command.env_clear().args(arguments);
    command
}

/// A rehearsed council, and the folder of its hub.
struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        mufakat(&["rehearse", "--conference", COUNCIL, "--keep", kept.to_str().unwrap()]).assert().success();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn state(&self) -> PathBuf {
        self.path("kept")
    }

    fn bundle(&self, name: &str, more: &[&str]) -> PathBuf {
        let path = self.path(name);
        let state = self.state();
        let arguments = ["bundle", path.to_str().unwrap(), "--state", state.to_str().unwrap()];
        mufakat(&arguments).args(more).assert().success();
        path
    }
}

/// The bodies of a rehearsed council's entries.
pub fn rehearsed() -> Vec<String> {
    let text = std::fs::read_to_string(Kept::new().path("kept/record.jsonl")).unwrap();
    let body = |line: &str| serde_json::from_str::<Value>(line).unwrap()["body"].as_str().unwrap().to_owned();
    text.lines().map(body).collect()
}

fn verified(path: &Path) -> (bool, Value) {
    let output = mufakat(&["verify", path.to_str().unwrap(), "--json"]).output().unwrap();
    (output.status.success(), serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn a_letter_changed_in_any_file_of_a_bundle_is_found() {
    let kept = Kept::new();
    let path = kept.bundle("whole.tar", &[]);
    let (holds, verdict) = verified(&path);
    assert!(holds, "{verdict}");
    assert_eq!(verdict["considered"], verdict["entries"], "every command was considered again: {verdict}");
    assert!(!verdict["decisions"].as_array().unwrap().is_empty());
    let bytes = std::fs::read(&path).unwrap();
    let files = tar::read(&bytes[..]).unwrap();
    for name in files.keys().filter(|name| *name != "bundle.json") {
        let mut bent = files.clone();
        let body = bent.get_mut(name).unwrap();
        let middle = body.len() / 2;
        body[middle] ^= 1;
        let mut writer = tar::Writer::new(Vec::new());
        bent.iter().for_each(|(name, bytes)| writer.add(name, bytes).unwrap());
        let other = kept.path("bent.tar");
        std::fs::write(&other, writer.finish().unwrap()).unwrap();
        let output = mufakat(&["verify", other.to_str().unwrap()]).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}");
    }
}

#[test]
fn a_delegation_takes_home_the_reports_in_both_languages_the_register_and_every_document() {
    let kept = Kept::new();
    let state = kept.state();
    let path = kept.path("home.tar");
    let arguments = ["report", "bundle", path.to_str().unwrap(), "--state", state.to_str().unwrap()];
    mufakat(&arguments).assert().success();
    let files = tar::read(&std::fs::read(&path).unwrap()[..]).unwrap();
    for language in ["en", "vi"] {
        for ending in ["md", "html", "docx"] {
            assert!(files[&format!("report/COUNCIL.{language}.{ending}")].len() > 1_000, "{language} {ending}");
        }
        let page = String::from_utf8(files[&format!("report/COUNCIL.{language}.html")].clone()).unwrap();
        assert!(page.contains("<svg"), "with the picture of the course");
        assert!(files.contains_key(&format!("report/decisions.{language}.html")));
    }
    let register = String::from_utf8(files["report/decisions.json"].clone()).unwrap();
    let register: Value = serde_json::from_str(&register).unwrap();
    assert!(register["decisions"][0]["seal"]["checkpoint"].is_u64(), "{register}");
    // Every document that the record names is there under its hash, and the index says what it is called.
    let index: Value = serde_json::from_slice(&files["documents.json"]).unwrap();
    let listed = index.as_array().unwrap();
    assert!(!listed.is_empty());
    for document in listed {
        let name = document["file"].as_str().unwrap();
        assert_eq!(files[name].len() as u64, document["size"].as_u64().unwrap(), "{document}");
    }
    let (holds, verdict) = verified(&path);
    assert!(holds, "{verdict}");
    assert_eq!((&verdict["documents_elsewhere"], verdict["documents"].as_u64() > Some(0)), (&0.into(), true));
    // A document of the same length in its place, listed as it is: it is not what the record names.
    let mut bent = files.clone();
    let name = listed[0]["file"].as_str().unwrap().to_owned();
    bent.get_mut(&name).unwrap()[0] ^= 1;
    let hash = mufakat::procedure::ids::Hash::of(&bent[&name]);
    let mut manifest: Value = serde_json::from_slice(&bent["bundle.json"]).unwrap();
    manifest["files"][&name] = hash.to_string().into();
    bent.insert("bundle.json".to_owned(), serde_json::to_vec(&manifest).unwrap());
    let mut writer = tar::Writer::new(Vec::new());
    bent.iter().for_each(|(name, bytes)| writer.add(name, bytes).unwrap());
    std::fs::write(&path, writer.finish().unwrap()).unwrap();
    let (holds, verdict) = verified(&path);
    assert!(!holds && verdict["findings"][0]["name"] == name.as_str(), "{verdict}");
}

#[test]
fn the_same_record_gives_the_same_bundle_byte_for_byte() {
    let kept = Kept::new();
    let (one, two) = (kept.bundle("one.tar", &[]), kept.bundle("two.tar", &[]));
    assert_eq!(std::fs::read(one).unwrap(), std::fs::read(&two).unwrap());
    // And never writes over anything.
    let state = kept.state();
    mufakat(&["bundle", two.to_str().unwrap(), "--state", state.to_str().unwrap()]).assert().code(1);
}

#[test]
fn one_decision_is_shown_alone_and_a_changed_one_is_not_believed() {
    let kept = Kept::new();
    let path = kept.bundle("decision.json", &["--decision", "1"]);
    let output = mufakat(&["verify", "--decision", path.to_str().unwrap()]).assert().success();
    let said = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert!(said.starts_with("Decision 1 holds"), "{said}");
    assert!(said.contains("Text: "), "what was decided is shown: {said}");
    let text = std::fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("decision_declared", "Decision_declared"),
        ("recorded_at", "Recorded_at"),
        ("\"position\": 2", "\"position\": 3"),
    ] {
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text, "{from}");
        std::fs::write(&path, other).unwrap();
        mufakat(&["verify", "--decision", path.to_str().unwrap()]).assert().code(1);
    }
    let state = kept.state();
    let none = kept.path("none.json");
    mufakat(&["bundle", none.to_str().unwrap(), "--decision", "999", "--state", state.to_str().unwrap()])
        .assert()
        .code(1);
}

#[test]
fn a_document_that_the_record_does_not_name_is_no_part_of_its_bundle() {
    let kept = Kept::new();
    let smuggled = |bundle: std::path::PathBuf| {
        let mut files = tar::read(&std::fs::read(&bundle).unwrap()[..]).unwrap();
        let hash = mufakat::procedure::ids::Hash::of(b"what nobody tabled");
        let name = format!("documents/{hash}");
        files.insert(name.clone(), b"what nobody tabled".to_vec());
        let mut manifest: Value = serde_json::from_slice(&files["bundle.json"]).unwrap();
        manifest["files"][&name] = hash.to_string().into();
        files.insert("bundle.json".to_owned(), serde_json::to_vec(&manifest).unwrap());
        let mut writer = tar::Writer::new(Vec::new());
        files.iter().for_each(|(name, bytes)| writer.add(name, bytes).unwrap());
        std::fs::write(&bundle, writer.finish().unwrap()).unwrap();
        verified(&bundle)
    };
    let (holds, verdict) = smuggled(kept.bundle("whole.tar", &[]));
    assert!(!holds && verdict["findings"].to_string().contains("documents/"), "{verdict}");
    let (holds, verdict) = smuggled(kept.bundle("public.tar", &["--for", "public"]));
    assert!(holds, "what is withheld may name it: {verdict}");
    assert_eq!(verdict["documents_not_named"], 1);
}

#[test]
fn what_the_public_gets_verifies_and_says_nothing_that_it_may_not_read() {
    let kept = Kept::new();
    let whole = tar::read(&std::fs::read(kept.bundle("whole.tar", &[])).unwrap()[..]).unwrap();
    for audience in ["delegation", "observer", "public"] {
        let path = kept.bundle(&format!("{audience}.tar"), &["--for", audience]);
        let (holds, verdict) = verified(&path);
        assert!(holds, "{audience}: {verdict}");
        assert!(verdict["withheld"].as_u64().unwrap() > 0, "{audience}");
        let output = mufakat(&["verify", path.to_str().unwrap()]).assert().success();
        let said = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        assert!(said.contains("Rules: not checked from entry"), "it says what was not checked: {said}");
        let cut = tar::read(&std::fs::read(&path).unwrap()[..]).unwrap();
        let lines = |files: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<Value> {
            let text = String::from_utf8(files["record.jsonl"].clone()).unwrap();
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
        };
        for (ours, theirs) in lines(&whole).iter().zip(lines(&cut)) {
            assert_eq!((&ours["c"], &ours["h"]), (&theirs["c"], &theirs["h"]));
            assert_eq!(theirs.get("salt").is_some(), theirs.get("body").is_some());
        }
        if audience == "public" {
            let text = String::from_utf8(cut["record.jsonl"].clone()).unwrap();
            let secrets = [
                "objection_raised",
                "commented",
                "seat_admitted",
                "acknowledged",
                "floor_requested",
                "decision_declared",
                "standing",
            ];
            for secret in secrets {
                assert!(!text.contains(secret), "{secret}");
            }
        }
    }
}

#[test]
fn a_record_is_explained_in_plain_words_in_either_language() {
    let kept = Kept::new();
    let path = kept.bundle("whole.tar", &[]);
    for (language, holds, damage) in [("en", "The record holds", "changed"), ("vi", "Hồ sơ đúng", "bị sửa")] {
        let output = mufakat(&["--lang", language, "verify", path.to_str().unwrap()]).assert().success();
        let said = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        assert!(said.starts_with(holds), "{said}");
        let export = kept.path(&format!("{language}.jsonl"));
        let text = std::fs::read_to_string(kept.path("kept/record.jsonl")).unwrap();
        std::fs::write(&export, text.replacen("open_meeting", "Open_meeting", 1)).unwrap();
        let output = mufakat(&["--lang", language, "verify", export.to_str().unwrap()]).assert().code(1);
        let said = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        assert!(said.contains(damage), "{said}");
    }
}

#[test]
fn the_journal_of_a_hub_that_has_stopped_is_verified_where_it_lies_and_a_rolled_back_one_is_found() {
    let kept = Kept::new();
    let journal = kept.state().join("journal.db");
    let (holds, verdict) = verified(&journal);
    assert!(holds, "{verdict}");
    // An older copy of the journal in the place of the later one.
    let short = kept.path("short");
    std::fs::create_dir(&short).unwrap();
    let older = short.join("journal.db");
    let entries = verdict["entries"].as_u64().unwrap();
    {
        use mufakat::journal::{Backup, Journal, SaltSource};
        let whole = Journal::open_existing(&journal, SaltSource::System).unwrap();
        let page = whole.read(0, 20).unwrap();
        let mut copy = Backup::begin(&older, page.last().unwrap().head()).unwrap();
        copy.take(&page).unwrap();
        copy.finish().unwrap();
    }
    std::fs::copy(kept.state().join("journal.db.seals"), short.join("journal.db.seals")).unwrap();
    let (holds, verdict) = verified(&older);
    assert!(!holds);
    assert_eq!((&verdict["findings"][0]["kind"], &verdict["findings"][0]["position"]), (&"cut_off".into(), &21.into()));
    assert_eq!(verdict["findings"].as_array().unwrap().iter().filter(|found| found["to"] == entries).count(), 1);
}
