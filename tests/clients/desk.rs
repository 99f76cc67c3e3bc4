//! The desk on a real terminal, at a real hub.

use std::process::Stdio;

use tokio::io::AsyncBufReadExt;
use tokio::process::Command;

use crate::house::{self, House};

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_on_a_terminal_runs_the_meeting_and_gives_the_terminal_back() {
    let house = House::open().await;
    // Everybody is in, so that the meeting can be opened.
    let others = house.endpoints(["A.hod", "B.hod", "C.hod", "D.hod", "E.hod"]).await;
    let file = house.folder.path().join("moderator");
    std::fs::write(&file, house.credential("moderator").await).unwrap();
    let mut child = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/desk.py"))
        .arg(env!("CARGO_BIN_EXE_mufakat"))
        .arg(format!("ws://{}", house.hub.address))
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = tokio::io::BufReader::new(child.stdout.take().unwrap()).lines();
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
