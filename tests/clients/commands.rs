//! The commands as people and scripts run them: the binary itself, its output and its exit codes.

use std::path::Path;
use std::process::{Output, Stdio};

use mufakat::procedure::ids::Span;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::house::{House, soon};

fn mufakat(house: &House, home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mufakat"));
    command
        .env_clear()
        .env("HOME", home)
        .env("MUFAKAT_HUB", house.address().to_string())
        .stdin(Stdio::null())
        .kill_on_drop(true);
    command
}

async fn control(house: &House, credential: &str, line: &str) -> (Option<i32>, String, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = mufakat(house, home.path());
    command.env("MUFAKAT_CREDENTIAL", credential).arg("control").args(line.split(' '));
    let Output { status, stdout, stderr } = soon(command.output()).await.unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderators_command_says_what_it_did_or_why_not_and_ends_with_its_code() {
    let house = House::open().await;
    let credential = house.credential("moderator").await;

    let (code, out, _) = control(&house, &credential, "status").await;
    assert_eq!(code, Some(0));
    assert!(out.starts_with("Council: not yet open"), "{out}");

    let (code, out, err) = control(&house, &credential, "meeting open --json").await;
    assert_eq!((code, out.as_str()), (Some(3), ""), "{err}");
    let refused: Value = serde_json::from_str(&err).unwrap();
    assert_eq!(refused["error"]["rule"], "R-19", "nobody presides yet: {refused}");

    let _chair = house.seat("A.hod").await;
    let (code, out, _) = control(&house, &credential, "meeting open").await;
    assert_eq!(code, Some(0), "{out}");
    let (code, out, _) = control(&house, &credential, "item next").await;
    assert_eq!(code, Some(0));
    assert!(out.contains("Item 1 is open: Opening of the session") && out.contains("next: 2 Adoption"), "{out}");

    let (code, out, _) = control(&house, &credential, "list add B").await;
    assert_eq!(code, Some(0), "{out}");
    let (code, out, _) = control(&house, &credential, "floor give B --json").await;
    assert_eq!(code, Some(0));
    let done: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&done["events"][0]["type"], &done["events"][0]["party"]), (&"floor_given".into(), &"B".into()));

    let (code, _, err) = control(&house, &credential, "floor give C --lang vi").await;
    assert_eq!(code, Some(3));
    assert!(err.contains("Bên C không có trong danh sách phát biểu") && err.contains("[R-3]"), "{err}");
    assert!(err.contains("Hiện có thể:"), "it says what is possible instead: {err}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_is_not_good_and_a_hub_that_is_not_there_have_codes_of_their_own() {
    let house = House::open().await;
    let (code, _, err) = control(&house, "d.00000000.nothing", "status").await;
    assert_eq!(code, Some(4), "{err}");
    let credential = house.credential("B.hod").await;
    let address = house.address();
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mufakat"));
    command.env_clear().env("HOME", home.path()).env("MUFAKAT_CREDENTIAL", credential);
    let output = soon(command.args(["control", "--hub", &address.to_string(), "status"]).output()).await.unwrap();
    assert_eq!(output.status.code(), Some(5));
}

/// `mufakat join --json` as a program runs it.
struct Joined {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Joined {
    fn start(house: &House, home: &Path, arguments: &[&str]) -> Self {
        let mut command = mufakat(house, home);
        command.args(["join", "--json"]).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The next line of a type.
    async fn line(&mut self, kind: &str) -> Value {
        loop {
            let line = soon(self.lines.next_line()).await.unwrap().expect("it says more");
            let value: Value = serde_json::from_str(&line).unwrap();
            if value["type"] == kind {
                return value;
            }
        }
    }

    async fn say(&mut self, line: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        input.write_all(format!("{line}\n").as_bytes()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_trades_its_invitation_once_and_comes_back_without_it() {
    let house = House::open().await;
    let mut chair = house.seat("A.hod").await;
    chair.act(&crate::open()).await;
    chair.act(&crate::item("1")).await;
    let home = tempfile::tempdir().unwrap();
    let invitation = house.invitation("B.hod");

    let mut joined = Joined::start(&house, home.path(), &["--as", "B", "--invitation", &invitation]);
    assert_eq!(joined.line("welcome").await["who"]["seat"], "B.hod");
    joined.say("{\"act\": \"ask\"}").await;
    let sent = joined.line("local").await;
    // What the endpoint does by itself is answered too: it enrols its key as a witness.
    while joined.line("accepted").await["command_id"] != sent["command_id"] {}
    joined.say("{\"type\": \"nonsense\"}").await;
    assert_eq!(joined.line("local").await["what"], "not_sent");
    drop(joined);

    // A second use of the same invitation is for the device that has traded it; no other gets in by it.
    for arguments in [&["--as", "B"][..], &["--as", "B", "--invitation", &invitation]] {
        let mut again = Joined::start(&house, home.path(), arguments);
        assert_eq!(
            again.line("welcome").await["own"]["seat"]["waiting"]["place"],
            2,
            "its place after the Chair was kept"
        );
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let mut stranger = Joined::start(&house, elsewhere.path(), &["--as", "B", "--invitation", &invitation]);
    assert_eq!(soon(stranger.child.wait()).await.unwrap().code(), Some(4));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_is_drafted_and_laid_before_the_meeting_with_one_command() {
    let house = House::open().await;
    let credential = house.credential("moderator").await;
    let _chair = house.seat("A.hod").await;
    assert_eq!(control(&house, &credential, "meeting open").await.0, Some(0));
    let (code, out, err) = control(&house, &credential, "report table").await;
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("C/REPORT") && out.contains("mufakat control decision table"), "{out}");
    // It is frozen: a file with its hash, and what a later draft tells is its next revision.
    house.hand.advance_by(Span::seconds(61));
    assert_eq!(control(&house, &credential, "item next").await.0, Some(0));
    let (code, out, err) = control(&house, &credential, "report table --json").await;
    assert_eq!(code, Some(0), "{err}");
    let done: Value = serde_json::from_str(&out).unwrap();
    let tabled = &done["events"][0];
    assert_eq!((&tabled["type"], &tabled["symbol"]), (&"document_tabled".into(), &"C/REPORT".into()), "{out}");
    let hash = tabled["content"]["hash"].as_str().unwrap();
    let body = std::fs::read_to_string(house.folder.path().join("state/documents").join(hash)).unwrap();
    assert!(body.contains("INTRODUCTION") && body.contains("DRAFT, as of"), "{body}");
    let (code, _, _) = control(&house, &house.credential("B.hod").await, "report table").await;
    assert_ne!(code, Some(0), "a delegation drafts no report");
}
