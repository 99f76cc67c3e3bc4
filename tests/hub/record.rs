//! The record of a running hub, and a disk that fails.

use std::path::Path;
use std::process::Stdio;

use mufakat::hub::admin::{Answer, Ask, ask, back_up};
use mufakat::hub::switchboard::Who;
use mufakat::journal;
use mufakat::procedure::command::{Action, Credential, Person};
use mufakat::wire::{CloseCode, HubMessage};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::harness::{House, Peer, head};

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_is_to_sign_as_rarely_as_can_be_said_signs_no_more_often() {
    let house = House::open_with(|settings| settings.seal.every = u64::MAX).await;
    let (mut moderator, _) = house.join("moderator").await;
    for name in ["one delegate", "another", "a third"] {
        let last = moderator.admit_as(&head(0), name).await;
        let said = house.ask(Ask::Status {}).await;
        let [Answer::Status(status)] = &said[..] else { panic!("{said:?}") };
        assert!(status.sealed < last, "{status:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_is_shown_verified_exported_and_copied_while_the_hub_runs_and_after() {
    let house = House::open().await;
    let (mut moderator, _) = house.join("moderator").await;
    let last = moderator.admit(&head(0)).await;
    let copy = house.folder.path().join("copy.db");
    let asks = [Ask::Show { after: 0, limit: None }, Ask::Verify {}, Ask::Export {}];
    let mut running = Vec::new();
    for ask in &asks {
        running.push(house.ask(ask.clone()).await);
    }
    assert_eq!(running[0].len() as u64, last + 1, "every entry, and the head");
    assert!(matches!(running[1][..], [Answer::Head { position, .. }] if position == last));
    // This process writes the copy, so it lies wherever this process may write.
    let backup = back_up(&house.state(), &copy).await.unwrap();
    assert!(matches!(backup, Answer::Head { position, .. } if position == last), "{backup:?}");
    assert_eq!(journal::examine(&copy).unwrap().findings, []);
    let again = back_up(&house.state(), &copy).await.unwrap();
    assert!(matches!(again, Answer::Failed { .. }), "a copy is never written over: {again:?}");
    let limited = house.ask(Ask::Show { after: 1, limit: Some(1) }).await;
    assert_eq!(limited.len(), 2);

    moderator.socket.close(None).await.unwrap();
    let state = house.state();
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    for (ask_again, before) in asks.into_iter().zip(running) {
        let mut after = Vec::new();
        let take = |answer| {
            after.push(answer);
            Ok(())
        };
        ask(&state, ask_again, take).await.unwrap();
        assert_eq!(before, after, "a stopped hub's record says the same");
    }
    let later = house.folder.path().join("later.db");
    assert!(matches!(back_up(&state, &later).await.unwrap(), Answer::Head { position, .. } if position >= last));
    assert_eq!(journal::examine(&later).unwrap().findings, []);
}

#[tokio::test]
async fn invitations_are_made_and_listed_at_the_door_without_their_secrets() {
    let house = House::open().await;
    let who = Who::Seat { seat: head(0), meetings: None };
    let made = house.ask(Ask::Invite { who: vec![who.clone()] }).await;
    let [Answer::Invited { invitations }] = &made[..] else { panic!("{made:?}") };
    let secret = invitations[0].invitation.clone();
    assert_eq!(house.trade(&secret).await.0, 200);
    let listed = house.ask(Ask::Invitations {}).await;
    let text = serde_json::to_string(&listed).unwrap();
    assert!(text.contains(head(0).as_str()) && !text.contains(secret.rsplit_once('.').unwrap().1));
    assert!(!format!("{made:?}").contains(&secret), "nor does Debug show them");
    let nobody = Who::Seat { seat: mufakat::procedure::ids::SeatId::parse("NOBODY.hod").unwrap(), meetings: None };
    let refused = house.ask(Ask::Invite { who: vec![nobody] }).await;
    assert!(matches!(refused[..], [Answer::Failed { .. }]), "{refused:?}");
}

/// The program itself as a hub in a folder. `first`: what the shell does before.
async fn program(state: &Path, first: &str) -> (Child, String, String) {
    let (child, address, credential, _) = program_saying(state, first).await;
    (child, address, credential)
}

/// The same, with what it says on standard output up to being ready.
async fn program_saying(state: &Path, first: &str) -> (Child, String, String, String) {
    let mut child = Command::new("sh")
        .args(["-c", &format!("{first} exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_mufakat")])
        .args(["hub", "--listen", "127.0.0.1:0", "--conference"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/config/conferences/council.toml"))
        .arg("--state")
        .arg(state)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = String::new();
    let address = loop {
        let line = lines.next_line().await.unwrap().expect("the hub says where it listens");
        said = said + &line + "\n";
        if let Some(address) = line.strip_prefix("The hub is ready on ") {
            break address.trim_end_matches('.').to_owned();
        }
    };
    let credential = std::fs::read_to_string(state.join("moderator.credential")).unwrap();
    (child, address, credential.trim().to_owned(), said)
}

async fn moderator(address: &str, credential: &str) -> (Peer, u64) {
    let mut peer = Peer::connect(address).await;
    peer.hello(credential, None).await;
    let welcome = peer.welcome().await;
    (peer, welcome.position)
}

#[tokio::test]
async fn a_disk_that_takes_no_more_stops_the_hub_with_a_clear_message_and_keeps_what_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    // The system lets no file grow beyond so many blocks: writes fail as they do when a disk is full.
    let (child, address, credential) = program(&state, "trap '' XFSZ; ulimit -f 400;").await;
    let (mut peer, _) = moderator(&address, &credential).await;
    let mut acknowledged = 0;
    let code = loop {
        let name = format!("{acknowledged} {}", "x".repeat(900));
        let person = Person { name, title: String::new() };
        let admit = Action::AdmitSeat { seat: head(0), person, credential: Credential::Accepted, letter: None };
        // Ten a second is the rate of a person; the hub says so, and is asked again.
        let Ok(id) = peer.try_submit(admit).await else { break peer.closed().await };
        let answered = loop {
            match peer.next().await {
                Ok(HubMessage::Accepted(said)) if said.command_id == id => {
                    acknowledged = said.position;
                    break None;
                }
                Ok(HubMessage::Declined(said)) if said.command_id.as_ref() == Some(&id) => break None,
                Ok(_) => {}
                Err(code) => break Some(code),
            }
        };
        if let Some(code) = answered {
            break code;
        }
    };
    assert_eq!(code, Some(CloseCode::Restart));
    let ended = child.wait_with_output().await.unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("The record could not be written, and the hub has stopped"), "{said}");
    assert!(acknowledged > 3);

    let (_child, address, credential) = program(&state, "").await;
    let (_, position) = moderator(&address, &credential).await;
    assert!(position > acknowledged);
}

#[tokio::test]
async fn a_hub_that_is_terminated_tells_its_peers_and_ends_well_and_a_killed_one_starts_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let (mut child, address, credential) = program(&state, "").await;
    let (mut peer, _) = moderator(&address, &credential).await;
    peer.admit(&head(0)).await;
    let pid = child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
    assert_eq!(peer.closed().await, Some(CloseCode::Restart));
    assert_eq!(child.wait().await.unwrap().code(), Some(0));

    let (mut child, address, credential) = program(&state, "").await;
    let (mut peer, _) = moderator(&address, &credential).await;
    let acknowledged = peer.admit(&head(1)).await;
    child.kill().await.unwrap();
    let (_child, address, credential) = program(&state, "").await;
    assert!(moderator(&address, &credential).await.1 > acknowledged);
}

#[tokio::test]
async fn a_log_at_its_most_talkative_holds_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let log = folder.path().join("log");
    let prefix = format!("exec 2>'{}'; export MUFAKAT__LOG__FILTER=trace,tungstenite::protocol=trace;", log.display());
    let (mut child, address, credential, said) = program_saying(&state, &prefix).await;
    // What a service says is kept like its log. Whoever made the invitations reads them by `mufakat invite`.
    assert!(said.contains("invitations were made") && said.contains("mufakat invite"), "{said}");
    let (mut peer, _) = moderator(&address, &credential).await;
    peer.admit(&head(0)).await;
    let mut invited = Vec::new();
    let take = |answer| {
        invited.push(answer);
        Ok(())
    };
    ask(&state, Ask::Invite { who: vec![Who::Seat { seat: head(0), meetings: None }] }, take).await.unwrap();
    let [Answer::Invited { invitations }] = &invited[..] else { panic!("{invited:?}") };
    let mut listed = Vec::new();
    let take = |answer| {
        listed.push(answer);
        Ok(())
    };
    ask(&state, Ask::Invitations {}, take).await.unwrap();
    let [Answer::Invitations { invitations: listed }] = &listed[..] else { panic!("{listed:?}") };
    assert!(listed.len() > 1 && listed.iter().all(|one| !said.contains(&format!("{}.", one.invitation))), "{said}");
    let secret = |whole: &str| whole.rsplit('.').next().unwrap().to_owned();
    let invitation = invitations[0].invitation.clone();

    let body = serde_json::json!({ "invitation": invitation }).to_string();
    let length = body.len();
    let request = format!(
        "POST /api/v1/invitations/trade HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let mut socket = TcpStream::connect(&address).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut traded = String::new();
    socket.read_to_string(&mut traded).await.unwrap();
    let traded: serde_json::Value = serde_json::from_str(&traded[traded.find('{').unwrap()..]).unwrap();
    let seats = traded["credential"].as_str().unwrap();
    let (mut delegate, _) = moderator(&address, seats).await;
    delegate.tock().await;

    let pid = child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
    assert!(child.wait().await.unwrap().success());
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("TRACE") && log.contains("a peer joined"), "{log}");
    for whole in [credential.as_str(), &invitation, seats] {
        assert!(!log.contains(&secret(whole)), "{log}");
    }
}
