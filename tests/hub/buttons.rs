//! Button boxes: what a press does, what it may not do, and the lamps.

use futures::{SinkExt, StreamExt};
use mufakat::hub::admin::{Answer, Ask};
use mufakat::hub::credentials::Key;
use mufakat::hub::switchboard::Who;
use mufakat::procedure::command::Action;
use mufakat::procedure::ids::{ModeratorId, SeatId, Span};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::harness::{House, Peer, head, meeting};

/// A box with its key.
struct Box<'a> {
    house: &'a House,
    key: String,
    name: String,
}

impl House {
    async fn key(&self, who: Who, key: Key) -> Box<'_> {
        match self.ask(Ask::Key { who, key }).await.remove(0) {
            Answer::Key { name, key } => Box { house: self, key: key.0, name },
            other => panic!("{other:?}"),
        }
    }

    async fn desk_box(&self) -> Box<'_> {
        let name = ModeratorId::parse("moderator").expect("a name");
        self.key(Who::Moderator { name }, Key::default()).await
    }

    async fn seat_box(&self, seat: &SeatId) -> Box<'_> {
        self.key(Who::Seat { seat: seat.clone(), meetings: None }, Key::default()).await
    }
}

impl Box<'_> {
    async fn http(&self, method: &str, path: &str, more: &[(&str, &str)], body: &str) -> (u16, Value) {
        let bearer = format!("Bearer {}", self.key);
        let mut headers = vec![("Authorization", bearer.as_str())];
        headers.extend(more);
        let (status, _, answer) = self.house.http(method, path, &headers, body.as_bytes()).await;
        (status, serde_json::from_slice(&answer).expect("JSON"))
    }

    async fn press(&self, word: &str, body: Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.http("POST", &format!("/api/v1/do/{word}"), &[], &body).await
    }

    async fn tally(&self) -> Value {
        let (status, lamps) = self.http("GET", "/api/v1/tally", &[], "").await;
        assert_eq!(status, 200, "{lamps}");
        lamps
    }
}

/// A sitting under its first item, with some on the list.
async fn under_way(house: &House) -> (Peer, Vec<(SeatId, Peer)>) {
    let (moderator, mut seats) = house.sitting().await;
    house.open_meeting(&mut seats[0].1).await;
    (moderator, seats)
}

#[tokio::test]
async fn lamps_are_flat_and_a_press_changes_them() {
    let house = House::open().await;
    let (_moderator, _seats) = under_way(&house).await;
    let desk = house.desk_box().await;
    let lamps = desk.tally().await;
    assert!(lamps.as_object().unwrap().values().all(|lamp| lamp.is_string() || lamp.is_number() || lamp.is_boolean()));
    assert_eq!((&lamps["stage"], &lamps["hold"]), (&json!("open"), &json!(false)), "{lamps}");
    let (status, done) = desk.press("hold", json!({ "reason": "sound" })).await;
    assert_eq!((status, &done["accepted"]), (200, &json!(true)), "{done}");
    assert_eq!(desk.tally().await["hold"], true);
    let (status, again) = desk.press("hold", json!({ "reason": "sound" })).await;
    assert!(status == 200 || status == 409, "what is so already is not done twice: {again}");
    let (status, refused) = desk.press("next", Value::Null).await;
    assert!(status == 409 && refused["title"].is_string(), "{refused}");
}

#[tokio::test]
async fn a_delegations_box_asks_for_the_floor_beside_its_device_and_takes_it_back() {
    let house = House::open().await;
    let (mut moderator, mut seats) = under_way(&house).await;
    let desk = house.desk_box().await;
    let item = desk.tally().await["next_item"].as_str().unwrap().to_owned();
    let unseen = desk.press("next_item", Value::Null).await;
    assert_eq!((unseen.0, &unseen.1["code"]), (428, &json!("seen_wanted")), "{unseen:?}");
    let other = desk.press("next_item", json!({ "seen": { "item": "99" } })).await;
    assert_eq!((other.0, &other.1["code"]), (409, &json!("changed_since")), "{other:?}");
    let (status, opened) = desk.press("next_item", json!({ "seen": { "item": item, "after": "" } })).await;
    assert_eq!(status, 200, "{opened}");

    let seat = seats[1].0.clone();
    let own = house.seat_box(&seat).await;
    // Who presents the item is on the list already.
    let last = own.tally().await["list"].as_u64().unwrap() + 1;
    let (status, asked) = own.press("ask", Value::Null).await;
    assert_eq!(status, 200, "{asked}");
    let lamps = own.tally().await;
    assert_eq!((&lamps["own_place"], &lamps["list"]), (&json!(last), &json!(last)), "{lamps}");
    assert_eq!(own.press("withdraw", Value::Null).await.0, 200);
    assert_eq!(own.tally().await["own_place"], "");

    // Without the seat's own device nobody sees what is pressed.
    let gone = seats.remove(1);
    drop(gone);
    moderator
        .until(|message| match message {
            mufakat::wire::HubMessage::Entry(entry) => entry
                .events
                .iter()
                .any(|event| {
                    format!("{event:?}").contains("LinkDropped")
                        || format!("{event:?}").contains("LinkWentDown")
                        || format!("{event:?}").contains("LinkDown")
                })
                .then_some(()),
            _ => None,
        })
        .await;
    assert_eq!(own.press("ask", Value::Null).await.1["code"], "mirror");
}

#[tokio::test]
async fn pressing_next_twice_moves_the_floor_once() {
    let house = House::open().await;
    let (_moderator, _seats) = under_way(&house).await;
    let desk = house.desk_box().await;
    let item = desk.tally().await["next_item"].clone();
    assert_eq!(desk.press("next_item", json!({ "seen": { "item": item, "after": "" } })).await.0, 200);
    house.hand.advance_by(Span::seconds(2));
    for place in [1, 2, 3] {
        let (status, asked) = house.seat_box(&head(place)).await.press("ask", Value::Null).await;
        assert_eq!(status, 200, "{asked}");
    }
    let first = desk.press("next", Value::Null).await;
    assert_eq!(first.0, 200, "{first:?}");
    let bounced = desk.press("next", Value::Null).await;
    assert_eq!((bounced.0, &bounced.1["code"]), (409, &json!("too_soon")), "{bounced:?}");
    let speech = desk.tally().await["speech"].clone();
    let stale = desk.press("next", json!({ "seen": { "after": 99 } })).await;
    assert_eq!((stale.0, &stale.1["code"]), (409, &json!("changed_since")));

    // With a key of its own a request that is sent again is one press, however late.
    house.hand.advance_by(Span::seconds(2));
    let body = json!({ "seen": { "after": &speech } }).to_string();
    let key = [("Idempotency-Key", "press-1")];
    let once = desk.http("POST", "/api/v1/do/next", &key, &body).await;
    let moved = desk.tally().await["speech"].clone();
    house.hand.advance_by(Span::seconds(2));
    let twice = desk.http("POST", "/api/v1/do/next", &key, &body).await;
    assert_eq!((once.0, &once), (200, &twice));
    assert_eq!(desk.tally().await["speech"], moved);
    assert_ne!(moved, speech);
}

#[tokio::test]
async fn a_key_is_for_its_acts_and_its_meeting_and_ends_when_it_is_revoked() {
    let house = House::open().await;
    let (_moderator, _seats) = under_way(&house).await;
    let name = ModeratorId::parse("moderator").expect("a name");
    let only = Key { meeting: Some(meeting()), only: ["pause".to_owned()].into() };
    let narrow = house.key(Who::Moderator { name: name.clone() }, only).await;
    assert_eq!(narrow.press("hold", json!({ "reason": "x" })).await.0, 403);
    assert_eq!(narrow.press("pause", Value::Null).await.1["code"], "nothing_to_press");
    assert_eq!(narrow.press("object", Value::Null).await.0, 404, "what binds a delegation is no button");
    for path in ["/entries", "/api/v1/lobby"] {
        assert_eq!(narrow.http("GET", path, &[], "").await.0, 401, "{path}");
    }
    assert_eq!(house.ask(Ask::Revoke { name: narrow.name.clone() }).await, [Answer::Revoked {}]);
    assert_eq!(narrow.press("pause", Value::Null).await.0, 401);
    for key in [
        Key { only: ["object".to_owned()].into(), ..Key::default() },
        Key { meeting: mufakat::procedure::ids::MeetingId::parse("NONE"), ..Key::default() },
    ] {
        let refused = house.ask(Ask::Key { who: Who::Moderator { name: name.clone() }, key }).await;
        assert!(matches!(refused[0], Answer::Failed { .. }), "{refused:?}");
    }
}

#[tokio::test]
async fn lamps_follow_over_a_websocket_whose_first_word_is_the_key() {
    let house = House::open().await;
    let (mut moderator, _seats) = under_way(&house).await;
    let desk = house.desk_box().await;
    let url = format!("ws://{}/api/v1/tally", house.hub.address);
    let (mut socket, _) = tokio_tungstenite::connect_async(&url).await.expect("no subprotocol and no header is wanted");
    // As a box sends it: with its line end, and again and again.
    for _ in 0..2 {
        socket.send(Message::text(format!("{}\r\n", desk.key))).await.unwrap();
    }
    let mut lamps = async || loop {
        match socket.next().await.expect("lamps").expect("lamps") {
            Message::Text(text) => return serde_json::from_str::<Value>(&text).unwrap(),
            Message::Close(frame) => panic!("{frame:?}"),
            _ => {}
        }
    };
    assert_eq!(lamps().await["stage"], "open");
    let hold = Action::HoldMeeting { meeting: meeting(), reason: "sound".into(), next_news_at: None };
    let id = moderator.submit(hold).await;
    moderator.answer(&id).await.expect("a moderator holds");
    while lamps().await["stage"] != "hold" {}

    let (mut strange, _) = tokio_tungstenite::connect_async(&url).await.expect("the hub upgrades");
    strange.send(Message::text("b.1.nothing")).await.unwrap();
    let end = strange.next().await.expect("a word").expect("a word");
    assert!(matches!(&end, Message::Close(Some(frame)) if u16::from(frame.code) == 4401), "{end:?}");
}
