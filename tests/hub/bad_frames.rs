//! Whatever a peer sends, it is told what is wrong, by a typed answer or a documented close code.

use std::time::Duration;

use bytes::Bytes;
use futures::SinkExt;
use mufakat::procedure::command::Action;
use mufakat::settings::Settings;
use mufakat::wire::{ClientMessage, CloseCode, DecodeFault, Hello, HubMessage, Refused, Secret};
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::tungstenite::Message;

use crate::harness::{House, Peer, head, meeting};

/// Joins as a moderator, sends one text, and gives what the hub says of it and the code it then closes with; an
/// answer and no code when it goes on.
async fn tried(house: &House, text: &str) -> (DecodeFault, Option<CloseCode>) {
    let (mut peer, _) = house.join("moderator").await;
    peer.send_text(text).await;
    let fault = unreadable(&mut peer).await;
    // Either the hub closes, or it answers what comes next.
    let id = if let Ok(id) = peer.try_submit(Action::OpenMeeting { meeting: meeting() }).await {
        id
    } else {
        return (fault, peer.closed().await);
    };
    loop {
        match peer.next().await {
            Ok(HubMessage::Rejected(rejected)) if rejected.command_id == id => return (fault, None),
            Ok(_) => {}
            Err(code) => return (fault, code),
        }
    }
}

async fn unreadable(peer: &mut Peer) -> DecodeFault {
    peer.until(|message| match message {
        HubMessage::Declined(declined) => match declined.reason {
            Refused::Unreadable { fault } => Some(fault),
            other => panic!("{other:?}"),
        },
        _ => None,
    })
    .await
}

#[tokio::test]
async fn what_is_no_message_of_the_protocol_is_named_and_ends_the_connection() {
    let house = House::open().await;
    for (text, code) in [
        ("not json", "not_json"),
        ("[]", "not_an_object"),
        ("{}", "no_type"),
        (r#"{"type":"dance"}"#, "unknown_type"),
        (&format!("{}{}", "[".repeat(40), "]".repeat(40)), "too_deep"),
    ] {
        let (fault, closed) = tried(&house, text).await;
        assert_eq!((fault.code(), closed), (code, Some(CloseCode::BadFrame)), "{text}");
    }
}

#[tokio::test]
async fn a_wrong_field_is_named_with_its_command_and_the_connection_goes_on() {
    let house = House::open().await;
    for (text, code) in [
        (r#"{"type":"submit","command_id":"c","action":{"type":"dance"}}"#, "unknown_type"),
        (r#"{"type":"submit","command_id":"c"}"#, "missing_field"),
        (r#"{"type":"submit","command_id":"c","action":{"type":"open_meeting","meeting":"M","x":1}}"#, "unknown_field"),
        (r#"{"type":"submit","command_id":"c","action":{"type":"open_meeting","meeting":7}}"#, "wrong_value"),
        (r#"{"type":"tock","position":"seven"}"#, "wrong_value"),
    ] {
        let (fault, closed) = tried(&house, text).await;
        assert_eq!((fault.code(), closed), (code, None), "{text}");
    }
}

#[tokio::test]
async fn a_frame_that_is_too_big_is_closed_as_too_big() {
    let house = House::open().await;
    let (mut peer, _) = house.join("moderator").await;
    peer.send_text(&format!(r#"{{"type":"tock","x":"{}"}}"#, "x".repeat(70_000))).await;
    assert!(matches!(unreadable(&mut peer).await, DecodeFault::TooBig { .. }));
    assert_eq!(peer.closed().await, Some(CloseCode::TooBig));
}

#[tokio::test]
async fn a_binary_frame_is_no_message() {
    let house = House::open().await;
    let (mut peer, _) = house.join("moderator").await;
    peer.socket.send(Message::binary(vec![1, 2, 3])).await.unwrap();
    assert!(matches!(unreadable(&mut peer).await, DecodeFault::NotJson { .. }));
    assert_eq!(peer.closed().await, Some(CloseCode::BadFrame));
}

#[tokio::test]
async fn the_first_message_is_hello() {
    let house = House::open().await;
    for text in [r#"{"type":"tock"}"#, r#"{"type":"submit","command_id":"c","action":{"type":"elapse"}}"#, "x"] {
        let mut peer = house.connect().await;
        peer.send_text(text).await;
        unreadable(&mut peer).await;
        assert_eq!(peer.closed().await, Some(CloseCode::BadFrame), "{text}");
    }
}

#[tokio::test]
async fn who_says_nothing_is_closed() {
    let house = House::open_with(|settings| settings.limits.hello_time = Duration::from_millis(50)).await;
    let mut peer = house.connect().await;
    assert_eq!(peer.closed().await, Some(CloseCode::NoHello));
}

#[tokio::test]
async fn a_hello_of_another_version_or_without_a_good_credential_is_closed() {
    let house = House::open().await;
    let hello = |protocol, credential: Option<&str>| {
        let credential = credential.map(|text| Secret::new(text.to_owned()));
        ClientMessage::Hello(Hello { protocol, credential, ..Hello::default() })
    };
    for (message, code) in [
        (hello(Some(2), None), CloseCode::WrongVersion),
        (hello(None, None), CloseCode::NotSignedIn),
        (hello(Some(1), Some("d.0000.guess")), CloseCode::NotSignedIn),
        (hello(None, Some(&house.invitation("moderator"))), CloseCode::NotSignedIn),
    ] {
        let mut peer = house.connect().await;
        peer.send(&message).await;
        assert_eq!(peer.closed().await, Some(code));
    }
}

#[tokio::test]
async fn a_second_hello_is_declined() {
    let house = House::open().await;
    let credential = house.credential(head(0).as_str()).await;
    let (mut peer, _) = house.join_with(&credential, None).await;
    peer.hello(&credential, None).await;
    let reason = peer.declined().await;
    assert_eq!(reason, Refused::HelloTwice {});
}

#[tokio::test]
async fn who_sends_too_much_is_told_when_to_try_again() {
    let slow = |settings: &mut Settings| {
        settings.limits.message_burst = 2;
        settings.limits.messages_per_second = 1;
    };
    let house = House::open_with(slow).await;
    let (mut peer, _) = house.join("moderator").await;
    let mut ids = Vec::new();
    for _ in 0..8 {
        ids.push(peer.submit(Action::OpenMeeting { meeting: meeting() }).await);
    }
    let reason = peer.declined().await;
    assert!(matches!(reason, Refused::TooMany { retry_after_ms } if retry_after_ms > 0), "{reason:?}");
    // The acts before were answered by the rules, and the connection goes on.
    peer.tock().await;
}

#[tokio::test]
async fn what_is_no_websocket_is_closed_with_a_word() {
    let house = House::open().await;
    let (mut peer, _) = house.join("moderator").await;
    // A client masks what it sends (RFC 6455, 5.1); this frame is not.
    peer.socket.get_mut().write_all(&[0x81, 0x02, b'{', b'}']).await.unwrap();
    assert_eq!(peer.closed().await, Some(CloseCode::BadFrame));
}

#[tokio::test]
async fn pings_without_end_end_the_connection() {
    let house = House::open_with(|settings| {
        settings.limits.message_burst = 2;
        settings.limits.messages_per_second = 1;
    })
    .await;
    let (mut peer, _) = house.join("moderator").await;
    for _ in 0..1_000 {
        // The hub may have closed already.
        if peer.socket.send(Message::Ping(Bytes::new())).await.is_err() {
            break;
        }
    }
    assert_eq!(peer.closed().await, Some(CloseCode::TryLater));
}
