//! The door: short codes, who waits with one, who lets them in, and how often one may guess.

use mufakat::hub::admin::{Answer, Ask};
use mufakat::procedure::ids::Span;
use mufakat::wire::NewCode;
use mufakat::wire::{CloseCode, HubMessage, Knock};
use serde_json::{Value, json};

use crate::harness::{House, Peer, head};

fn value(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

impl House {
    /// A code for a seat or party, made on the hub's own machine.
    async fn code(&self, name: &str) -> String {
        match self.ask(Ask::Codes { seats: vec![name.to_owned()] }).await.remove(0) {
            Answer::Codes { mut codes } => {
                let NewCode { code, .. } = codes.remove(0);
                code
            }
            other => panic!("{other:?}"),
        }
    }

    async fn json(&self, method: &str, path: &str, credential: Option<&str>, body: Value) -> (u16, Value) {
        let bearer = credential.map(|credential| format!("Bearer {credential}")).unwrap_or_default();
        let headers: Vec<_> = credential.iter().map(|_| ("Authorization", bearer.as_str())).collect();
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let (status, _, answer) = self.http(method, path, &headers, &body).await;
        (status, value(&answer))
    }

    /// Comes with a code, as a program does.
    async fn knock(&self, code: &str, name: &str) -> (u16, Value) {
        self.json("POST", "/api/v1/codes", None, json!({ "code": code, "person": { "name": name } })).await
    }

    async fn stands(&self, credential: &str) -> (u16, Value) {
        self.json("GET", "/api/v1/waiting", Some(credential), Value::Null).await
    }
}

/// What officers are shown of the door.
async fn at_the_door(peer: &mut Peer) -> Vec<Knock> {
    peer.until(|message| match message {
        HubMessage::Pulse(pulse) if !pulse.door.is_empty() => Some(pulse.door),
        _ => None,
    })
    .await
}

#[tokio::test]
async fn a_code_alone_shows_nothing_until_an_officer_lets_its_holder_in() {
    let house = House::open().await;
    let (mut moderator, _) = house.join("moderator").await;
    let officer = house.credential("moderator").await;
    let code = house.code("A").await;
    let (status, waiting) = house.knock(&code.to_lowercase().replace('-', " "), "  Somebody\nElse ").await;
    assert_eq!(status, 202, "{waiting}");
    let (credential, device) = (waiting["credential"].as_str().unwrap(), waiting["device"].as_str().unwrap());

    let shown = at_the_door(&mut moderator).await;
    assert_eq!(
        (shown[0].device.as_str(), shown[0].seat.as_str(), shown[0].person.name.as_str()),
        (device, "A.hod", "Somebody Else")
    );
    assert_eq!(house.stands(credential).await.1["state"], "waiting");
    for path in ["/entries", "/api/v1/report?meeting=X", "/api/v1/lobby"] {
        assert_eq!(house.json("GET", path, Some(credential), Value::Null).await.0, 401, "{path}");
    }
    let mut outside = house.connect().await;
    outside.hello(credential, None).await;
    assert_eq!(outside.closed().await, Some(CloseCode::NotSignedIn));

    let decide = format!("/api/v1/lobby/{device}");
    let (status, done) = house.json("POST", &decide, Some(&officer), json!({ "admit": true })).await;
    assert_eq!((status, &done["admitted"]), (200, &json!(true)), "{done}");
    assert_eq!(house.stands(credential).await.1["state"], "admitted");
    let (_, welcome) = house.join_with(credential, None).await;
    let own = welcome.own.expect("a seat's own").seat.expect("a seat");
    assert_eq!(own.person.expect("admitted in the record too").name, "Somebody Else");
    assert_eq!(house.json("POST", &decide, Some(&officer), json!({ "admit": true })).await.0, 404, "once is enough");
    assert_eq!(house.knock(&code, "Somebody").await.1["code"], "code_used");
}

#[tokio::test]
async fn only_the_secretariat_and_moderators_make_codes_and_answer_the_door() {
    let house = House::open().await;
    let (_, seats) = house.sitting().await;
    drop(seats);
    let member = house.credential(head(0).as_str()).await;
    let code = house.code("B").await;
    let (_, waiting) = house.knock(&code, "Somebody").await;
    let decide = format!("/api/v1/lobby/{}", waiting["device"].as_str().unwrap());
    for (method, path, body) in [
        ("GET", "/api/v1/lobby", Value::Null),
        ("POST", "/api/v1/lobby", json!({ "seats": ["B"] })),
        ("POST", decide.as_str(), json!({ "admit": true })),
    ] {
        assert_eq!(house.json(method, path, Some(&member), body.clone()).await.0, 403, "{method} {path}");
        assert_eq!(house.json(method, path, None, body).await.0, 401, "{method} {path}");
    }
    let officer = house.credential("moderator").await;
    let (status, made) = house.json("POST", "/api/v1/lobby", Some(&officer), json!({ "seats": ["B", "C.hod"] })).await;
    assert_eq!((status, made["codes"].as_array().unwrap().len()), (200, 2), "{made}");
    let strange = house.json("POST", "/api/v1/lobby", Some(&officer), json!({ "seats": ["NOBODY"] })).await;
    assert!(strange.0 == 400 && strange.1["detail"].as_str().unwrap().contains("NOBODY"), "{strange:?}");
    let (_, lobby) = house.json("GET", "/api/v1/lobby", Some(&officer), Value::Null).await;
    assert_eq!(lobby["waiting"][0]["person"]["name"], "Somebody");
}

#[tokio::test]
async fn who_is_turned_away_and_who_comes_too_late_is_told_so_in_both_languages() {
    let house = House::open().await;
    let (_, waiting) = house.knock(&house.code("A").await, "Somebody").await;
    let credential = waiting["credential"].as_str().unwrap();
    let device = waiting["device"].as_str().unwrap().to_owned();
    assert_eq!(house.ask(Ask::Settle { device, admit: false }).await, [Answer::Settled { admitted: false }]);
    let (status, told) = house.stands(credential).await;
    assert_eq!((status, &told["code"]), (403, &json!("turned_away")));
    let vi = [("Authorization", format!("Bearer {credential}")), ("Accept-Language", "vi".to_owned())];
    let vi: Vec<_> = vi.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (_, _, body) = house.http("GET", "/api/v1/waiting", &vi, b"").await;
    assert!(value(&body)["title"].as_str().unwrap().contains("Ban Thư ký"));

    let (waits, unused) = (house.code("B").await, house.code("C").await);
    let (_, waiting) = house.knock(&waits, "Somebody").await;
    house.hand.advance_by(Span::seconds(30 * 60));
    assert_eq!(house.stands(waiting["credential"].as_str().unwrap()).await.1["code"], "code_expired");
    assert_eq!(house.knock(&unused, "Somebody").await.1["code"], "code_expired");
    assert!(house.ask(Ask::Waiting {}).await == [Answer::Waiting { waiting: Vec::new() }]);
}

#[tokio::test]
async fn a_code_without_a_name_and_a_wrong_code_lead_nowhere() {
    let house = House::open().await;
    let code = house.code("A").await;
    assert_eq!(house.knock(&code, " \t ").await.1["code"], "name_wanted");
    assert_eq!(house.knock("AAAA-AAAA", "Somebody").await.1["code"], "unknown_code");
    assert_eq!(house.knock(&code, "Somebody").await.0, 202, "a name that is wanting does not use the code up");
}

#[tokio::test]
async fn guesses_are_counted_in_all_and_a_right_one_among_too_many_is_not_heard() {
    let house = House::open_with(|settings| settings.limits.failed_codes = 3).await;
    let code = house.code("A").await;
    for guess in ["AAAA-AAAA", "BBBB-BBBB", "CCCC-CCCC"] {
        assert_eq!(house.knock(guess, "Somebody").await.0, 404, "{guess}");
    }
    assert_eq!(house.knock(&code, "Somebody").await.0, 429);
    assert_eq!(house.ask(Ask::Waiting {}).await, [Answer::Waiting { waiting: Vec::new() }]);
}

#[tokio::test]
async fn guesses_are_counted_from_each_address_and_on_one_line_too() {
    let own = |settings: &mut mufakat::settings::Settings| {
        settings.limits.failed_sign_ins = 2;
        settings.hub.trusted_proxies = vec![mufakat::settings::Network::parse("127.0.0.1").expect("a network")];
    };
    let house = House::open_with(own).await;
    let code = house.code("A").await;
    let from = |address: &'static str, code: &str| {
        let body = json!({ "code": code, "person": { "name": "Somebody" } }).to_string();
        let house = &house;
        async move { house.http("POST", "/api/v1/codes", &[("X-Forwarded-For", address)], body.as_bytes()).await.0 }
    };
    assert_eq!(from("192.0.2.7", "AAAA-AAAA").await, 404);
    assert_eq!(from("192.0.2.7", "BBBB-BBBB").await, 404);
    assert_eq!(from("192.0.2.7", &code).await, 429);
    assert_eq!(from("192.0.2.8", &code).await, 202, "others are not held to account for it");
}

#[tokio::test]
async fn a_browser_that_waits_comes_in_with_the_cookie_that_it_waited_with() {
    let house = House::open().await;
    let origin = format!("http://{}", house.hub.address);
    let code = house.code("A").await;
    let body = json!({ "code": code, "person": { "name": "Somebody" } }).to_string();
    let foreign =
        house.http("POST", "/api/v1/sessions/code", &[("Origin", "http://evil.example")], body.as_bytes()).await;
    assert_eq!(foreign.0, 403);
    let (status, head, answer) =
        house.http("POST", "/api/v1/sessions/code", &[("Origin", &origin)], body.as_bytes()).await;
    assert_eq!(status, 202);
    assert!(value(&answer).get("credential").is_none(), "no script reads it");
    let cookie = |head: &str, kind: &str| {
        let lines = head.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
        let found = lines.map(str::to_owned).find(|line| line.starts_with(&format!("mufakat-{kind}=")));
        found.map(|line| line.split(';').next().expect("a first part").to_owned())
    };
    let waits = cookie(&head, "wait").expect("a cookie");
    let sessions = house.http("GET", "/api/v1/sessions", &[("Cookie", &waits)], b"").await.2;
    assert_eq!(value(&sessions), json!({ "sessions": [], "waiting": true }));
    let seat = waits.replace("mufakat-wait", "mufakat-seat");
    let early = house.http("GET", "/entries", &[("Cookie", &seat)], b"").await.0;
    assert_eq!(early, 401, "calling it another cookie opens nothing");

    let Answer::Waiting { waiting } = house.ask(Ask::Waiting {}).await.remove(0) else { panic!("the list") };
    house.ask(Ask::Settle { device: waiting[0].device.clone(), admit: true }).await;
    let (status, head, answer) = house.http("GET", "/api/v1/waiting", &[("Cookie", &waits)], b"").await;
    assert_eq!((status, &value(&answer)["page"]), (200, &json!("/delegation")));
    let seat = cookie(&head, "seat").expect("the seat's cookie");
    assert_eq!(house.http("GET", "/entries", &[("Cookie", &seat)], b"").await.0, 200);
    assert_eq!(cookie(&head, "wait").as_deref(), Some("mufakat-wait="));
}

#[tokio::test]
async fn who_waits_still_waits_after_a_restart_and_the_code_is_used() {
    let house = House::open().await;
    let code = house.code("A").await;
    let (_, waiting) = house.knock(&code, "Somebody").await;
    let house = house.restart().await;
    let (mut moderator, _) = house.join("moderator").await;
    assert_eq!(at_the_door(&mut moderator).await[0].person.name, "Somebody");
    assert_eq!(house.stands(waiting["credential"].as_str().unwrap()).await.1["state"], "waiting");
    assert_eq!(house.knock(&code, "Somebody").await.1["code"], "code_used");
}

#[tokio::test]
async fn a_program_waits_at_the_door_with_a_code_and_goes_in_when_it_is_let_in() {
    let house = House::open().await;
    let (mut moderator, _) = house.join("moderator").await;
    let code = house.code("A").await;
    let child = tokio::process::Command::new(env!("CARGO_BIN_EXE_mufakat"))
        .args(["join", "--as", "A", "--hub", &format!("ws://{}", house.hub.address), "--code", &code])
        .args(["--name", "Somebody", "--lang", "en", "--json", "--credential"])
        .arg(house.folder.path().join("a.credential"))
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("it starts");
    let shown = at_the_door(&mut moderator).await;
    house.ask(Ask::Settle { device: shown[0].device.clone(), admit: true }).await;
    let joined = moderator.until(|message| match message {
        HubMessage::Pulse(pulse) if pulse.peers == 2 => Some(()),
        HubMessage::Entry(entry) => {
            entry.events.iter().any(|event| format!("{event:?}").contains("A.hod")).then_some(())
        }
        _ => None,
    });
    joined.await;
    drop(child);
}
