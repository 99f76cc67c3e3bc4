//! The hub over real sockets, on free ports, without a pause anywhere: every wait is for something said.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use harness::{House, admission, head};
use mufakat::wire::{CloseCode, HubMessage, Who};

#[tokio::test]
async fn a_peer_is_welcomed_acts_and_is_answered_after_its_entry() {
    let house = House::open().await;
    let (mut moderator, welcome) = house.join("moderator").await;
    assert!(welcome.reset && matches!(welcome.who, Who::Moderator { .. }));
    assert!(welcome.view.meeting.is_some() && welcome.own.is_some());
    let id = moderator.submit(admission(&head(0))).await;
    let mut entry = None;
    let position = loop {
        match moderator.next().await.unwrap() {
            HubMessage::Entry(said) => entry = Some(said.position),
            HubMessage::Accepted(accepted) if accepted.command_id == id => break accepted.position,
            _ => {}
        }
    };
    assert_eq!(entry, Some(position), "the entry goes before the answer");
}

#[tokio::test]
async fn a_hub_that_stops_tells_its_peers_to_come_back() {
    let house = House::open().await;
    let (mut moderator, _) = house.join("moderator").await;
    house.hub.stop();
    assert_eq!(moderator.closed().await, Some(CloseCode::Restart));
    assert!(house.hub.stopped().await.is_ok());
}
