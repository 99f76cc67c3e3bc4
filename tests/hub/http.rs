//! What the hub answers over HTTP.

use mufakat::procedure::command::{Action, Content};
use mufakat::procedure::definition::Bilingual;
use mufakat::procedure::ids::{Hash, Revision, Symbol};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::harness::{House, head};

fn problem(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("a problem document")
}

#[tokio::test]
async fn the_hub_says_that_it_lives_is_ready_and_what_it_is() {
    let house = House::open().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(house.http("GET", path, &[], b"").await.0, 200, "{path}");
    }
    let (_, _, version) = house.http("GET", "/version", &[], b"").await;
    assert_eq!(problem(&version)["protocol"], "mufakat.v1");
    let (_, head, metrics) = house.http("GET", "/metrics", &[], b"").await;
    assert!(head.contains("openmetrics"));
    assert!(String::from_utf8(metrics).unwrap().contains("mufakat_record_position"));
}

#[tokio::test]
async fn what_is_not_there_or_not_so_is_a_problem_in_the_askers_language() {
    let house = House::open().await;
    let (status, head, body) = house.http("GET", "/nowhere", &[("Accept-Language", "vi")], b"").await;
    assert_eq!(status, 404);
    assert!(head.to_lowercase().contains("application/problem+json"));
    assert_eq!(problem(&body)["type"], "urn:mufakat:problem:not_found");
    let (_, _, english) = house.http("GET", "/nowhere", &[], b"").await;
    assert_ne!(problem(&body)["title"], problem(&english)["title"]);
    assert_eq!(house.http("DELETE", "/ws", &[], b"").await.0, 405);
    assert_eq!(house.http("GET", "/ws", &[], b"").await.0, 426);
}

#[tokio::test]
async fn another_subprotocol_or_a_foreign_page_is_refused_before_the_upgrade() {
    let house = House::open().await;
    let upgrade = |extra: &'static [(&'static str, &'static str)]| {
        let mut headers = vec![
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ];
        headers.extend_from_slice(extra);
        headers
    };
    for (extra, code) in [
        (&[("Connection", "upgrade"), ("Sec-WebSocket-Protocol", "mufakat.v9")][..], "unknown_subprotocol"),
        (&[("Connection", "upgrade")], "unknown_subprotocol"),
        (
            &[
                ("Connection", "upgrade"),
                ("Sec-WebSocket-Protocol", "mufakat.v1"),
                ("Origin", "https://elsewhere.example"),
            ],
            "foreign_origin",
        ),
    ] {
        let (_, _, body) = house.http("GET", "/ws", &upgrade(extra), b"").await;
        assert_eq!(problem(&body)["code"], code);
    }
}

#[tokio::test]
async fn an_invitation_is_traded_once() {
    let house = House::open().await;
    let invitation = house.invitation(head(0).as_str());
    let (status, answer) = house.trade(&invitation).await;
    assert_eq!(status, 200);
    assert_eq!(answer["who"]["seat"], head(0).as_str());
    let (status, answer) = house.trade(&invitation).await;
    assert_eq!((status, &answer["code"]), (410, &Value::from("invitation_used")));
    let (status, answer) = house.trade("i.00000000.guess").await;
    assert_eq!((status, &answer["code"]), (404, &Value::from("unknown_invitation")));
    let (status, _, _) = house.http("POST", "/api/v1/invitations/trade", &[], b"{").await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_documents_body_is_kept_under_its_hash_and_given_back() {
    let house = House::open().await;
    let credential = format!("Bearer {}", house.credential("moderator").await);
    let signed = [("Authorization", credential.as_str())];
    let body = b"Draft report of the meeting".repeat(10_000);
    let path = format!("/documents/{}", Hash::of(&body));
    assert_eq!(house.http("PUT", &path, &[], &body).await.0, 401);
    assert_eq!(house.http("GET", &path, &signed, b"").await.0, 404);
    assert_eq!(house.http("PUT", &path, &signed, &body).await.0, 201);
    assert!(house.state().join("documents").join(Hash::of(&body).to_string()).exists(), "durable before the answer");
    let (status, head, given) = house.http("GET", &path, &signed, b"").await;
    assert!(status == 200 && given == body && head.contains("immutable"));
    let (status, _, answer) = house.http("PUT", &path, &signed, b"something else").await;
    assert_eq!((status, &problem(&answer)["code"]), (422, &Value::from("other_hash")));
}

#[tokio::test]
async fn a_document_that_is_too_big_is_refused_before_it_is_read() {
    let house = House::open_with(|settings| settings.limits.document_bytes = 100).await;
    let credential = format!("Bearer {}", house.credential("moderator").await);
    let body = [b'x'; 101];
    let path = format!("/documents/{}", Hash::of(&body));
    let (status, _, _) = house.http("PUT", &path, &[("Authorization", &credential)], &body).await;
    assert_eq!(status, 413);
}

#[tokio::test]
async fn the_past_is_read_by_position_as_the_asker_may_see_it() {
    let house = House::open().await;
    let (mut moderator, _) = house.join("moderator").await;
    let last = moderator.admit(&head(0)).await;
    for name in ["moderator", "screen"] {
        let credential = format!("Bearer {}", house.credential(name).await);
        let (status, _, body) = house.http("GET", "/entries?after=1", &[("Authorization", &credential)], b"").await;
        assert_eq!(status, 200);
        let lines: Vec<Value> =
            String::from_utf8(body).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let positions: Vec<_> = lines.iter().map(|line| line["position"].as_u64().unwrap()).collect();
        assert_eq!(positions, (2..=last).collect::<Vec<_>>(), "every position, for {name}");
    }
    assert_eq!(house.http("GET", "/entries?after=1", &[], b"").await.0, 401);
    let credential = format!("Bearer {}", house.credential("moderator").await);
    assert_eq!(house.http("GET", "/entries?since=1", &[("Authorization", &credential)], b"").await.0, 400);
}

#[tokio::test]
async fn a_body_that_its_sender_may_not_table_is_refused() {
    let house = House::open().await;
    let path = format!("/documents/{}", Hash::of(b"draft"));
    let (mut moderator, _) = house.join("moderator").await;
    let seat = format!("Bearer {}", house.credential(head(0).as_str()).await);
    let screen = format!("Bearer {}", house.credential("screen").await);
    for credential in [&seat, &screen] {
        let (status, _, body) = house.http("PUT", &path, &[("Authorization", credential)], b"draft").await;
        assert_eq!((status, &problem(&body)["code"]), (403, &Value::from("not_allowed")));
    }
    moderator.admit(&head(0)).await;
    assert_eq!(house.http("PUT", &path, &[("Authorization", &seat)], b"draft").await.0, 201);
}

#[tokio::test]
async fn a_device_sends_so_many_documents_and_none_when_the_disk_is_almost_full() {
    let house = House::open_with(|settings| settings.limits.documents_per_hour = 1).await;
    let credential = format!("Bearer {}", house.credential("moderator").await);
    let path = format!("/documents/{}", Hash::of(b"draft"));
    let signed = [("Authorization", credential.as_str())];
    assert_eq!(house.http("PUT", &path, &signed, b"draft").await.0, 201);
    let (status, _, body) = house.http("PUT", &path, &signed, b"draft").await;
    assert_eq!((status, &problem(&body)["code"]), (429, &Value::from("too_many_documents")));

    let house = House::open_with(|settings| settings.limits.free_bytes = u64::MAX).await;
    let credential = format!("Bearer {}", house.credential("moderator").await);
    let (status, head, body) = house.http("PUT", &path, &[("Authorization", &credential)], b"draft").await;
    assert_eq!((status, &problem(&body)["code"]), (507, &Value::from("storage_full")));
    assert!(head.to_lowercase().contains("application/problem+json"));
}

#[tokio::test]
async fn a_body_that_no_entry_names_is_gone_after_a_restart() {
    let house = House::open().await;
    let credential = format!("Bearer {}", house.credential("moderator").await);
    let path = format!("/documents/{}", Hash::of(b"draft"));
    assert_eq!(house.http("PUT", &path, &[("Authorization", &credential)], b"draft").await.0, 201);
    let house = house.restart().await;
    assert_eq!(house.http("GET", &path, &[("Authorization", &credential)], b"").await.0, 404);
}

#[tokio::test]
async fn a_forged_line_before_the_proxys_own_does_not_hide_who_guesses() {
    let house = House::open_with(|settings| {
        settings.hub.trusted_proxies = vec![mufakat::settings::Network::parse("127.0.0.1").unwrap()];
    })
    .await;
    let mut statuses = Vec::new();
    for n in 0..6 {
        let forged = format!("198.51.100.{n}");
        let headers = [
            ("X-Forwarded-For", forged.as_str()),
            ("X-Forwarded-For", "203.0.113.7"),
            ("Authorization", "Bearer d.00000000.guess"),
        ];
        statuses.push(house.http("GET", "/entries", &headers, b"").await.0);
    }
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429]);
}

#[tokio::test]
async fn who_guesses_on_is_noted_as_often_as_it_may_fail_and_its_socket_is_closed() {
    let house = House::open_with(|settings| {
        settings.hub.trusted_proxies = vec![mufakat::settings::Network::parse("127.0.0.1").unwrap()];
        settings.limits.failed_sign_ins = 1;
    })
    .await;
    let guesser = ("X-Forwarded-For", "203.0.113.7");
    let mut last = String::new();
    for _ in 0..20 {
        let guess = [guesser, ("Authorization", "Bearer d.00000000.guess")];
        last = house.http("GET", "/entries", &guess, b"").await.1;
    }
    assert!(last.to_lowercase().contains("connection: close"), "{last}");
    // Who may not fail any more is not listened to, whatever it brings.
    let invitation = serde_json::json!({ "invitation": house.invitation("A.hod") }).to_string();
    let trade = |from: (&'static str, &'static str)| {
        let (house, invitation) = (&house, &invitation);
        async move { house.http("POST", "/api/v1/invitations/trade", &[from], invitation.as_bytes()).await.0 }
    };
    assert_eq!(trade(guesser).await, 429);
    assert_eq!(trade(("X-Forwarded-For", "203.0.113.8")).await, 200);
    let log = mufakat::hub::audit::audit_in(&house.state());
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    let text = loop {
        let text = std::fs::read_to_string(&log).unwrap();
        if text.contains("\"noted\":\"stopped\"") {
            break text;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(text.matches("sign_in_failed").count(), 1, "{text}");
}

#[tokio::test]
async fn a_session_ends_for_who_is_connected_too() {
    let house = House::open_with(|settings| settings.hub.session_time = std::time::Duration::from_secs(3_600)).await;
    let body = serde_json::json!({ "invitation": house.invitation("A.hod") }).to_string();
    let (status, head, _) = house.http("POST", "/api/v1/sessions", &[], body.as_bytes()).await;
    assert_eq!(status, 200);
    let cookie = head.split("mufakat-seat=").nth(1).and_then(|rest| rest.split(';').next()).unwrap().to_owned();
    let (mut peer, _) = house.join_with(&cookie, None).await;
    let another = house.credential("B.hod").await;
    let (mut stays, _) = house.join_with(&another, None).await;
    house.hand.advance_by(mufakat::procedure::ids::Span::seconds(3_601));
    assert_eq!(peer.closed().await, Some(mufakat::wire::CloseCode::NotSignedIn));
    let id =
        stays.submit(mufakat::procedure::command::Action::OpenMeeting { meeting: crate::harness::meeting() }).await;
    assert!(stays.answer(&id).await.is_err(), "a credential without an end goes on");
}

#[tokio::test]
async fn a_device_that_has_read_the_record_may_read_it_again_at_once() {
    let house = House::open().await;
    let credential = format!("Bearer {}", house.credential("moderator").await);
    for _ in 0..20 {
        assert_eq!(house.http("GET", "/entries", &[("Authorization", &credential)], b"").await.0, 200);
    }
}

#[tokio::test]
async fn anybody_may_read_the_programme_and_nothing_that_is_not_public() {
    let house = House::open().await;
    let (status, _, body) = house.http("GET", "/api/v1/programme", &[], b"").await;
    assert_eq!(status, 200);
    let said = problem(&body);
    let view = said["view"].as_object().unwrap();
    assert!(view["conference"]["meetings"][0]["agenda"][0]["title"].is_object());
    let meetings = view["conference"]["meetings"].as_array().unwrap().len();
    assert_eq!(said["agendas"].as_array().unwrap().len(), meetings, "the items of every meeting");
    assert_eq!(said["agendas"][0], view["agenda"]);
    for hidden in ["floor", "list", "presence", "table", "chair"] {
        assert!(view.get(hidden).is_none_or(Value::is_null), "{hidden} is not for the public");
    }
    assert_eq!(house.http("POST", "/api/v1/programme", &[], b"").await.0, 405);
    let (status, head, body) = house.http("GET", "/api/v1/programme.ics?lang=vi", &[], b"").await;
    let calendar = String::from_utf8(body).unwrap();
    assert!(status == 200 && head.to_lowercase().contains("content-type: text/calendar"), "{head}");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(
        calendar.contains("SUMMARY:Kỳ họp của Hội đồng (1)") && calendar.contains("STATUS:TENTATIVE"),
        "{calendar}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_and_the_register_are_given_in_every_form_to_those_who_conduct_and_to_nobody_else() {
    use mufakat::record::export::form::{Form, Listing};
    let house = House::open().await;
    let (_moderator, mut seats) = house.sitting().await;
    house.open_meeting(&mut seats[0].1).await;
    let officer = format!("Bearer {}", house.credential("moderator").await);
    let ask =
        async |credential: &str, path: String| house.http("GET", &path, &[("Authorization", credential)], b"").await;
    for form in Form::ALL {
        for language in ["en", "vi"] {
            let path = format!("/api/v1/report?meeting=COUNCIL&format={}&lang={language}", form.name());
            let (status, head, body) = ask(&officer, path).await;
            assert_eq!((status, body.is_empty()), (200, false), "{form:?}");
            let head = head.to_lowercase();
            let name = format!("filename=\"council.{language}.{}\"", form.ending());
            assert!(head.contains(&name) && head.contains(form.media_type()), "{head}");
        }
    }
    for form in Listing::ALL {
        let (status, head, _) = ask(&officer, format!("/api/v1/decisions?format={}", form.name())).await;
        assert!(status == 200 && head.contains(form.media_type()), "{form:?}: {head}");
    }
    for wrong in ["", "?meeting=COUNCIL&format=pdf", "?meeting=COUNCIL&lang=fr", "?meeting=COUNCIL&colour=red"] {
        assert_eq!(ask(&officer, format!("/api/v1/report{wrong}")).await.0, 400, "{wrong}");
    }
    for nothing in ["?meeting=OTHER", "?meeting=COUNCIL&text=final"] {
        assert_eq!(ask(&officer, format!("/api/v1/report{nothing}")).await.0, 404, "{nothing}");
    }
    for path in ["/api/v1/report?meeting=COUNCIL", "/api/v1/decisions"] {
        assert_eq!(house.http("GET", path, &[], b"").await.0, 401, "{path}");
        assert_eq!(house.http("POST", path, &[], b"").await.0, 405, "{path}");
        // A delegation that does not preside, and the screen in the hall.
        for name in [head(1).as_str(), "screen"] {
            let credential = format!("Bearer {}", house.credential(name).await);
            let (status, _, answer) = ask(&credential, path.to_owned()).await;
            assert_eq!((status, &problem(&answer)["code"]), (403, &Value::from("not_allowed")), "{name}");
        }
    }
}

/// A hub with more of a past than the sockets of one line hold.
async fn with_a_long_past(page_time: std::time::Duration) -> (House, String) {
    let house = House::open_with(|settings| {
        settings.limits.page_time = page_time;
        settings.limits.messages_per_second = 1_000_000;
        settings.limits.message_burst = 1_000_000;
    })
    .await;
    let (mut moderator, _) = house.join("moderator").await;
    for n in 0_u32..700 {
        let text = format!("{n} {}", "x".repeat(8_000));
        let symbol = Symbol::parse(&format!("C/LONG/{}", n % 20)).unwrap();
        let base = (n >= 20).then(|| Revision(u64::from(n / 20)));
        let title = Bilingual { en: "Long".into(), vi: "Dài".into() };
        let content = Content::Text { text };
        let meeting = crate::harness::meeting();
        let table = Action::TableDocument { meeting, symbol, base, title, language: "en".into(), content };
        let id = moderator.submit(table).await;
        moderator.answer(&id).await.unwrap();
    }
    let credential = house.credential("moderator").await;
    (house, credential)
}

/// Asks for the whole past, and reads no more of it than that it is given.
async fn reader_that_stops(house: &House, credential: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let mut line = socket.connect(house.hub.address).await.unwrap();
    let address = house.hub.address;
    let ask = format!("GET /entries HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {credential}\r\n\r\n");
    line.write_all(ask.as_bytes()).await.unwrap();
    let mut head = [0; 12];
    line.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");
    line
}

#[tokio::test]
async fn a_device_reads_the_record_once_at_a_time_and_anew_when_its_first_reader_has_gone() {
    let (house, credential) = with_a_long_past(std::time::Duration::from_secs(3_600)).await;
    let first = reader_that_stops(&house, &credential).await;
    let bearer = format!("Bearer {credential}");
    let headers = [("Authorization", bearer.as_str())];
    let (status, _, body) = house.http("GET", "/entries", &headers, b"").await;
    assert_eq!(status, 429, "{}", String::from_utf8_lossy(&body));
    assert!(problem(&body)["detail"].as_str().unwrap().contains("reading the record already"), "{:?}", problem(&body));
    let other = format!("Bearer {}", house.credential("moderator").await);
    assert_eq!(house.http("GET", "/entries", &[("Authorization", &other)], b"").await.0, 200, "another device reads");
    drop(first);
    while house.http("GET", "/entries", &headers, b"").await.0 == 429 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_reader_that_takes_no_page_in_time_loses_its_place_and_sees_that_the_rest_is_missing() {
    let (house, credential) = with_a_long_past(std::time::Duration::from_millis(300)).await;
    let mut slow = reader_that_stops(&house, &credential).await;
    let bearer = format!("Bearer {credential}");
    // The one who does not read is there still, and yet the device may read again.
    while house.http("GET", "/entries", &[("Authorization", &bearer)], b"").await.0 == 429 {
        tokio::task::yield_now().await;
    }
    let mut rest = Vec::new();
    let _broken = slow.read_to_end(&mut rest).await;
    assert!(!rest.ends_with(b"0\r\n\r\n"), "what was broken off does not look whole");
}
