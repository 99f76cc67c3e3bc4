//! The desk on a real terminal, at a real hub.

use std::path::Path;
use std::process::Stdio;

use mufakat::procedure::ids::Hash;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::house::{self, House};

/// The desk on a terminal of its own, with a credential and maybe a letter, and what it says that it has done.
fn desk(house: &House, credential: &Path, letter: Option<&Path>) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/desk.py"))
        .arg(env!("CARGO_BIN_EXE_mufakat"))
        .arg(format!("ws://{}", house.hub.address))
        .arg(credential)
        .args(letter)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, lines)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_on_a_terminal_runs_the_meeting_and_gives_the_terminal_back() {
    let house = House::open().await;
    // Everybody is in, so that the meeting can be opened.
    let others = house.endpoints(["A.hod", "B.hod", "C.hod", "D.hod", "E.hod"]).await;
    let file = house.folder.path().join("moderator");
    std::fs::write(&file, house.credential("moderator").await).unwrap();
    let (mut child, mut lines) = desk(&house, &file, None);
    for step in ["opened", "tabled", "let in", "left", "stopped"] {
        assert_eq!(house::soon(lines.next_line()).await.unwrap().as_deref(), Some(step));
    }
    assert!(house::soon(child.wait()).await.unwrap().success());
    let moderator = house.moderator().await;
    assert!(moderator.desk().await.screen().is_open());
    for endpoint in others {
        endpoint.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_hashed_where_it_lies_and_filed_with_the_admission_that_names_it() {
    let house = House::open_with(|definition| definition.lobby = true).await;
    let waits = house.endpoint("A.hod").await;
    let (credential, letter) = (house.folder.path().join("moderator"), house.folder.path().join("letter.pdf"));
    std::fs::write(&credential, house.credential("moderator").await).unwrap();
    std::fs::write(&letter, b"We authorise Somebody.").unwrap();
    let (mut child, mut lines) = desk(&house, &credential, Some(&letter));
    assert_eq!(house::soon(lines.next_line()).await.unwrap().as_deref(), Some("admitted"));
    assert!(house::soon(child.wait()).await.unwrap().success());
    let desk = house.moderator().await;
    let desk = desk.desk().await;
    let presence = desk.screen().view.presence.clone().unwrap();
    let mut seats = presence.parties.head.iter().flat_map(|party| &party.seats);
    let seat = seats.find(|seat| seat.seat.as_str() == "A.hod").unwrap();
    assert_eq!(seat.person.as_ref().unwrap().name, "Somebody");
    let filed = seat.letter.as_ref().unwrap();
    assert_eq!((filed.reference.as_str(), filed.sha256), ("No. 7", Some(Hash::of(b"We authorise Somebody."))));
    waits.leave().await;
}
