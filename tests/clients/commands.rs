//! The commands as people and scripts run them: the binary itself, its output and its exit codes.

use std::path::Path;
use std::process::{Output, Stdio};

use mufakat::catalogue::Language;
use mufakat::endpoint::coming_in;
use mufakat::endpoint::credential::Credential;
use mufakat::endpoint::wish::{AmendmentAct, Which, Wish, Words};
use mufakat::procedure::command::Person;
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

/// Somebody who came with a short code, and the credential that opens nothing yet.
async fn knocked(house: &House, code: &str, name: &str) -> Credential {
    let person = Person { name: name.into(), title: String::new() };
    soon(coming_in::knock(&house.address(), code, &person, &Language::english())).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderator_far_away_makes_codes_sees_who_waits_and_answers_the_door() {
    let house = House::open().await;
    let credential = house.credential("moderator").await;
    let (code, out, err) = control(&house, &credential, "door code B C.hod --json").await;
    assert_eq!(code, Some(0), "{err}");
    let made: Value = serde_json::from_str(&out).unwrap();
    let of = |at: usize| made["codes"][at]["code"].as_str().unwrap().to_owned();
    assert_eq!((&made["codes"][0]["seat"], &made["codes"][1]["seat"]), (&"B.hod".into(), &"C.hod".into()));
    let (_, out, _) = control(&house, &credential, "door waiting").await;
    assert!(out.contains("Nobody waits at the door"), "{out}");

    let in_time = knocked(&house, &of(0), "Nguyễn Thị Ánh Tuyết").await;
    let stranger = knocked(&house, &of(1), "A Stranger").await;
    let (_, out, _) = control(&house, &credential, "door waiting").await;
    assert!(out.contains("Nguyễn Thị Ánh Tuyết") && out.contains("C.hod"), "{out}");
    let (code, _, err) = control(&house, &credential, "door admit D --lang vi").await;
    assert_eq!((code, err.contains("Không có ai chờ ở cửa với tên D")), (Some(1), true), "{err}");
    let (code, out, err) = control(&house, &credential, "door admit B").await;
    assert_eq!((code, out.contains("Nguyễn Thị Ánh Tuyết is let in as B.hod")), (Some(0), true), "{out}{err}");
    let (code, out, _) = control(&house, &credential, "door refuse C --lang vi").await;
    assert_eq!((code, out.contains("Đã từ chối A Stranger")), (Some(0), true), "{out}");

    let (address, english) = (house.address(), Language::english());
    assert_eq!(soon(coming_in::standing(&address, &in_time, &english)).await.unwrap().as_deref(), Some("B.hod"));
    assert!(
        soon(coming_in::standing(&address, &stranger, &english)).await.is_err(),
        "who was turned away gets no further"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegation_neither_makes_codes_nor_answers_the_door() {
    let house = House::open().await;
    let credential = house.credential("B.hod").await;
    for line in ["door waiting", "door code C", "door admit C"] {
        let (code, out, err) = control(&house, &credential, line).await;
        assert_eq!((code, out.as_str()), (Some(4), ""), "{line}: {err}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_tabled_is_named_with_what_is_wrong_in_both_languages() {
    let house = House::open().await;
    let credential = house.credential("moderator").await;
    let _chair = house.seat("A.hod").await;
    assert_eq!(control(&house, &credential, "meeting open").await.0, Some(0));
    let (code, _, err) = control(&house, &credential, "document table C/PAPER /nowhere/at/all.md").await;
    assert_eq!(code, Some(1));
    assert!(err.contains("/nowhere/at/all.md cannot be read: there is nothing of that name. Check the path."), "{err}");
    let (_, _, err) = control(&house, &credential, "document table C/PAPER /nowhere/at/all.md --lang vi").await;
    assert!(err.contains("Không đọc được /nowhere/at/all.md: không có gì mang tên đó"), "{err}");
    let empty = tempfile::NamedTempFile::new().unwrap();
    let (_, _, err) = control(&house, &credential, &format!("document table C/PAPER {}", empty.path().display())).await;
    assert!(err.contains("is empty. Choose another file"), "{err}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebase_shows_what_the_amendment_was_and_what_it_is() {
    let house = House::open().await;
    let credential = house.credential("moderator").await;
    let _chair = house.seat("A.hod").await;
    let mut delegation = house.seat("B.hod").await;
    for line in ["meeting open", "item next"] {
        assert_eq!(control(&house, &credential, line).await.0, Some(0), "{line}");
    }
    let words = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<_>>();
    let says = async |line: &str| {
        let home = tempfile::tempdir().unwrap();
        let mut command = mufakat(&house, home.path());
        command.env("MUFAKAT_CREDENTIAL", &credential).arg("control").args(words(line));
        let output = soon(command.output()).await.unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}: {}", text(&output.stderr));
        text(&output.stdout)
    };
    says("decision|table|The Meeting adopts the plan by June.").await;
    delegation.until(|screen| !screen.texts().is_empty()).await;
    let which = Which::default();
    let propose = AmendmentAct::Propose { old: Words::first("by June"), new: "by July".into(), which };
    delegation.act(&Wish::Amendment(propose)).await;
    says("decision|revise|The Meeting adopts the plan before June.").await;
    let said = says("amendment|rebase|1|before June|before July").await;
    assert!(said.contains("was: amendment 1") && said.contains("“by June” becomes “by July”"), "{said}");
    assert!(said.contains("is: amendment 1") && said.contains("“before June” becomes “before July”"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_told_to_stop_says_nothing_that_its_person_did_not_ask_for() {
    let house = House::open().await;
    let home = tempfile::tempdir().unwrap();
    let invitation = house.invitation("B.hod");
    let mut command = mufakat(&house, home.path());
    command.args(["join", "--json", "--as", "B", "--invitation", &invitation]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while !soon(lines.next_line()).await.unwrap().expect("it says more").contains("\"welcome\"") {}
    let pid = i32::try_from(child.id().unwrap()).unwrap();
    rustix::process::kill_process(rustix::process::Pid::from_raw(pid).unwrap(), rustix::process::Signal::TERM).unwrap();
    while soon(lines.next_line()).await.unwrap().is_some() {}
    let output = soon(child.wait_with_output()).await.unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "nobody asked it to say that it stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_hub_says_where_each_page_is_before_it_says_that_it_is_ready() {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mufakat"));
    command.env_clear().env("HOME", home.path()).current_dir(home.path()).kill_on_drop(true);
    command.args(["hub", "--state", "state", "--listen", "127.0.0.1:0", "--log", "off", "--lang", "vi"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = String::new();
    loop {
        let line = soon(lines.next_line()).await.unwrap().expect("it says that it is ready");
        if line.contains("sẵn sàng") {
            break;
        }
        said.push_str(&line);
        said.push('\n');
    }
    for (path, _) in mufakat::console::PLACES {
        let page = said.lines().any(|line| line.contains("http://127.0.0.1:") && line.trim_end().ends_with(path));
        assert!(page, "{path} in {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_is_made_while_the_hub_is_stopped_names_the_party_too() {
    let house = House::open().await;
    let state = house.folder.path().join("state");
    let definition =
        mufakat::conference_file::read(include_str!("../../config/conferences/council.toml"), "c").unwrap();
    let seat = mufakat::procedure::ids::SeatId::parse("B.hod").unwrap();
    let name = &definition.parties[definition.seat(&seat).unwrap().0].name;
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    for (language, name) in [("en", &name.en), ("vi", &name.vi)] {
        let home = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_mufakat"));
        command.env_clear().env("HOME", home.path()).args(["invite", "seat", "B.hod", "--lang", language, "--state"]);
        let output = soon(command.arg(&state).output()).await.unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.lines().any(|line| line.contains("B.hod") && line.contains(name.as_str())), "{name} in {out}");
    }
}
