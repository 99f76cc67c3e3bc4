//! Browsers at the hub: pages, sessions by cookie, and the WebSocket that needs no credential in its hello.

use mufakat::hub::admin::{Answer, Ask};
use mufakat::wire::{ClientMessage, CloseCode, Hello, Who};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;

use crate::harness::{House, Peer, head, meeting};

fn value(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

/// The value of a header of an answer.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
}

/// Trades an invitation as a page does: status, the cookie's line, the answer.
async fn come_in(house: &House, invitation: &str, origin: &str) -> (u16, Option<String>, Value) {
    let body = json!({ "invitation": invitation }).to_string();
    let headers = [("Origin", origin), ("Content-Type", "application/json")];
    let (status, head, body) = house.http("POST", "/api/v1/sessions", &headers, body.as_bytes()).await;
    (status, header(&head, "set-cookie").map(str::to_owned), value(&body))
}

fn own(house: &House) -> String {
    format!("http://{}", house.hub.address)
}

/// A WebSocket as a page opens it.
async fn open(house: &House, kind: &str, cookie: &str, origin: &str) -> Peer {
    let mut request = format!("ws://{}/ws?as={kind}", house.hub.address).into_client_request().expect("a request");
    let headers = request.headers_mut();
    headers.insert("sec-websocket-protocol", HeaderValue::from_static("mufakat.v1"));
    headers.insert("cookie", cookie.parse().expect("a cookie"));
    if !origin.is_empty() {
        headers.insert("origin", origin.parse().expect("an origin"));
    }
    let (socket, _) = tokio_tungstenite::connect_async(request).await.expect("the hub upgrades");
    let mut peer = Peer { socket };
    peer.send(&ClientMessage::Hello(Hello::default())).await;
    peer
}

fn pair(cookie: &str) -> &str {
    cookie.split(';').next().expect("a cookie has a first part")
}

#[tokio::test]
async fn every_page_comes_with_a_strict_policy_and_is_not_sent_twice() {
    let house = House::open().await;
    for path in ["/", "/in", "/desk", "/chair", "/delegation", "/hall", "/secretariat", "/programme"] {
        let (status, head, body) = house.http("GET", path, &[], b"").await;
        assert_eq!((status, header(&head, "content-type")), (200, Some("text/html; charset=utf-8")), "{path}");
        let policy = header(&head, "content-security-policy").expect("a policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(!body.is_empty());
        let tag = header(&head, "etag").expect("a tag");
        let (status, _, body) = house.http("GET", path, &[("If-None-Match", tag)], b"").await;
        assert_eq!((status, body.len()), (304, 0), "{path}");
        assert_eq!(house.http("DELETE", path, &[], b"").await.0, 405, "{path}");
    }
    let (status, head, _) = house.http("GET", "/assets/store.js", &[], b"").await;
    assert_eq!((status, header(&head, "content-type")), (200, Some("text/javascript; charset=utf-8")));
    assert_eq!(house.http("GET", "/assets/nothing.js", &[], b"").await.0, 404);
    assert_eq!(house.http("GET", "/assets/../mod.rs", &[], b"").await.0, 404);
}

#[tokio::test]
async fn the_pages_get_the_catalogue_that_the_hub_speaks_from() {
    let house = House::open().await;
    let (_, _, index) = house.http("GET", "/catalogue/index.json", &[], b"").await;
    assert_eq!(value(&index)["languages"], json!(["en", "vi"]));
    assert_eq!(value(&index)["shapes"]["FreezeCause"]["kinds"]["line_down"]["party"], "PartyId");
    let (_, _, refusals) = house.http("GET", "/catalogue/refusals.json?of=list_is_closed,nothing", &[], b"").await;
    let fields = json!({ "item": "ItemNumber", "closed_at": "Timestamp", "crossed": "" });
    let closed = &value(&refusals)["list_is_closed"];
    assert_eq!((&closed["rule"], &closed["fields"]), (&json!("R-7"), &fields));
    assert_eq!(closed["instead"][0], json!({ "by": "you", "act": "request_reply" }), "what is possible instead");
    let (status, _, words) =
        house.http("GET", "/catalogue/vi.ftl?page=in&ids=rejection-list_is_closed", &[], b"").await;
    let words = String::from_utf8(words).unwrap();
    assert!(status == 200 && words.contains("console-come_in =") && words.contains("rejection-list_is_closed ="));
    assert_eq!(house.http("GET", "/catalogue/vi.ftl?page=nowhere", &[], b"").await.0, 404);
    assert_eq!(house.http("GET", "/catalogue/xx.ftl?of=words", &[], b"").await.0, 404);
}

#[tokio::test]
async fn an_invitation_becomes_a_session_that_no_script_reads_and_that_opens_the_line() {
    let house = House::open().await;
    let seat = head(0);
    let invitation = house.invitation(seat.as_str());
    let (status, cookie, answer) = come_in(&house, &invitation, &own(&house)).await;
    assert_eq!((status, &answer["as"], &answer["page"]), (200, &json!("seat"), &json!("/delegation")));
    assert!(answer.get("credential").is_none(), "a page is never told the secret");
    let cookie = cookie.expect("a cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let mut peer = open(&house, "seat", pair(&cookie), &own(&house)).await;
    assert!(matches!(peer.welcome().await.who, Who::Seat { seat: found, active: true } if found == seat));

    let (_, _, known) = house.http("GET", "/api/v1/sessions", &[("Cookie", pair(&cookie))], b"").await;
    assert_eq!(value(&known)["sessions"][0]["who"]["seat"], seat.as_str());
    let (status, second, answer) = come_in(&house, &invitation, &own(&house)).await;
    assert_eq!((status, second, &answer["code"]), (410, None, &json!("invitation_used")));
}

#[tokio::test]
async fn a_foreign_page_neither_trades_nor_leaves_nor_connects() {
    let house = House::open().await;
    let invitation = house.invitation("moderator");
    let (status, cookie, answer) = come_in(&house, &invitation, "https://elsewhere.example").await;
    assert_eq!((status, cookie, &answer["code"]), (403, None, &json!("foreign_origin")));
    let (_, cookie, _) = come_in(&house, &invitation, &own(&house)).await;
    let cookie = cookie.expect("the invitation was not used up");
    let foreign = [("Cookie", pair(&cookie)), ("Origin", "https://elsewhere.example")];
    assert_eq!(house.http("DELETE", "/api/v1/sessions/desk", &foreign, b"").await.0, 403);
    // A cookie without the origin that every browser names opens nothing.
    let mut peer = open(&house, "desk", pair(&cookie), "").await;
    assert_eq!(peer.closed().await, Some(CloseCode::NotSignedIn));
    let mut peer = open(&house, "seat", pair(&cookie), &own(&house)).await;
    assert_eq!(peer.closed().await, Some(CloseCode::NotSignedIn), "it is signed in for the desk only");
}

#[tokio::test]
async fn a_session_that_is_revoked_or_left_ends_with_its_connections() {
    let house = House::open().await;
    let (_, cookie, _) = come_in(&house, &house.invitation("moderator"), &own(&house)).await;
    let cookie = cookie.expect("a cookie");
    let mut desk = open(&house, "desk", pair(&cookie), &own(&house)).await;
    desk.welcome().await;
    let (status, top, _) = house
        .http("DELETE", "/api/v1/sessions/desk", &[("Cookie", pair(&cookie)), ("Origin", &own(&house))], b"")
        .await;
    assert!(status == 200 && header(&top, "set-cookie").expect("a cookie").contains("Max-Age=0"));
    assert_eq!(desk.closed().await, Some(CloseCode::NotSignedIn));

    let (_, cookie, _) = come_in(&house, &house.invitation(head(1).as_str()), &own(&house)).await;
    let cookie = cookie.expect("a cookie");
    let mut peer = open(&house, "seat", pair(&cookie), &own(&house)).await;
    peer.welcome().await;
    let answers = house.ask(Ask::Invitations {}).await;
    let Some(Answer::Invitations { invitations }) = answers.first() else { panic!("a list") };
    let made = invitations.iter().find(|line| line.who.to_string() == head(1).as_str()).expect("it is listed");
    house.ask(Ask::Revoke { name: made.invitation.clone() }).await;
    assert_eq!(peer.closed().await, Some(CloseCode::NotSignedIn));
    let mut again = open(&house, "seat", pair(&cookie), &own(&house)).await;
    assert_eq!(again.closed().await, Some(CloseCode::NotSignedIn));
}

#[tokio::test]
async fn a_page_is_told_what_the_rules_would_answer_and_nothing_is_recorded() {
    let house = House::open().await;
    let origin = own(&house);
    let (_, cookie, _) = come_in(&house, &house.invitation("moderator"), &origin).await;
    let (_, seat, _) = come_in(&house, &house.invitation(head(0).as_str()), &origin).await;
    let (cookie, seat) = (cookie.expect("a cookie"), seat.expect("a cookie"));
    let meeting = meeting();
    let acts = json!([
        { "capacity": "delegate", "action": { "type": "hold_meeting", "meeting": meeting, "reason": "sound" } },
        { "capacity": "delegate", "action": {
            "type": "admit_seat", "seat": head(0), "person": { "name": "Somebody" }, "credential": "accepted" } },
    ])
    .to_string();
    let ask = async |kind: &str, cookie: &str, body: &str| {
        let headers = [("Cookie", pair(cookie)), ("Origin", origin.as_str()), ("Content-Type", "application/json")];
        let (status, _, body) =
            house.http("POST", &format!("/api/v1/would?as={kind}"), &headers, body.as_bytes()).await;
        (status, value(&body))
    };
    let (status, told) = ask("desk", &cookie, &acts).await;
    assert_eq!(status, 200, "{told}");
    assert_eq!(told["answers"][0]["rejection"]["code"], "meeting_not_open");
    assert_eq!(told["answers"][1], json!({ "answer": "carried_out" }));
    assert_eq!(ask("desk", &cookie, &acts).await.1, told, "asking changes nothing");
    assert_eq!(ask("seat", &seat, &acts).await.0, 403, "nobody in the lobby learns anything by asking");
    let many =
        json!(vec![json!({ "capacity": "delegate", "action": { "type": "lift_hold", "meeting": meeting } }); 41]);
    assert_eq!(ask("desk", &cookie, &many.to_string()).await.0, 400);
    assert_eq!(ask("desk", &cookie, "[{}]").await.0, 400);
    assert_eq!(house.http("GET", "/api/v1/would", &[], b"").await.0, 405);
    assert_eq!(house.http("POST", "/api/v1/would", &[], acts.as_bytes()).await.0, 401);
}
