//! What is found wrong with a request is said in the asker's language, behind the problem's own sentence.

use mufakat::catalogue::{Catalogue, Language};
use mufakat::endpoint::address::HubAddress;
use mufakat::endpoint::coming_in::trade_in;
use mufakat::endpoint::http::Fault;
use mufakat::hub::admin::{Answer, Ask};
use mufakat::hub::credentials::Key;
use mufakat::hub::switchboard::Who;
use mufakat::procedure::ids::{Hash, ModeratorId};
use serde_json::{Value, json};

use crate::harness::House;

/// A request: what it is answered, and how that is said in English and in Vietnamese.
struct Row {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    status: u16,
    en: &'static str,
    vi: &'static str,
}

fn row(method: &'static str, path: &str, body: &Value, status: u16, en: &'static str, vi: &'static str) -> Row {
    let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    Row { method, path: path.to_owned(), headers: Vec::new(), body, status, en, vi }
}

fn get(path: &str, status: u16, en: &'static str, vi: &'static str) -> Row {
    row("GET", path, &Value::Null, status, en, vi)
}

/// Asks each in both languages, as who signs with a secret.
async fn hold(house: &House, secret: &str, rows: Vec<Row>) {
    let bearer = format!("Bearer {secret}");
    for Row { method, path, headers, body, status, en, vi } in rows {
        for (tag, says) in [("en", en), ("vi", vi)] {
            let mut all = vec![("Authorization", bearer.as_str()), ("Accept-Language", tag)];
            all.extend(headers.iter().map(|(name, value)| (*name, value.as_str())));
            let (is, _, answer) = house.http(method, &path, &all, &body).await;
            let answer: Value = serde_json::from_slice(&answer).expect("a problem document");
            let detail = answer["detail"].as_str().unwrap_or_default();
            assert!(is == status && detail.contains(says) && detail.ends_with('.'), "{path} in {tag}: {is} {answer}");
            assert_ne!(answer["title"], answer["detail"]);
        }
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_told_by_its_place_and_what_is_wrong_there() {
    let house = House::open().await;
    let officer = house.credential("moderator").await;
    let unknown = json!([{ "capacity": "chair", "action": { "type": "fly" } }]);
    let acts = Value::from(vec![json!({ "capacity": "chair", "action": { "type": "elapse" } }); 41]);
    let mut broken =
        row("POST", "/api/v1/lobby", &Value::Null, 400, "In line 2 of what was sent, column 3: “", "Ở dòng 2, cột 3");
    broken.body = b"{\n  x".to_vec();
    let rows = vec![
        broken,
        row(
            "POST",
            "/api/v1/invitations/trade",
            &json!({ "invite": "x" }),
            400,
            "In line 1 of what was sent, column 9: “unknown field `invite`",
            "Ở dòng 1, cột 9 của nội dung đã gửi: “unknown field `invite`",
        ),
        row("POST", "/api/v1/would", &unknown, 400, ": “unknown variant `fly`", ": “unknown variant `fly`"),
        row("POST", "/api/v1/would", &acts, 400, "At most 40 acts", "tối đa 40 thao tác"),
        row("POST", "/api/v1/lobby", &"x".repeat(5_000).into(), 413, "It may have 4096 bytes", "tối đa 4096 byte"),
        row("POST", "/api/v1/lobby", &json!({ "seats": [] }), 400, "From 1 to 64 seats", "từ 1 đến 64 ghế"),
        row(
            "POST",
            "/api/v1/lobby",
            &json!({ "seats": ["XX"] }),
            400,
            "no seat or party XX",
            "không có ghế hoặc đoàn XX",
        ),
    ];
    hold(&house, &officer, rows).await;
}

#[tokio::test]
async fn a_query_that_is_not_understood_is_told_what_is() {
    let house = House::open().await;
    let officer = house.credential("moderator").await;
    let of = |query: &str| format!("/api/v1/report?{query}");
    let meeting = crate::harness::meeting();
    let rows = vec![
        get("/entries?before=3", 400, "Only after=N", "chỉ dùng after=N"),
        get(&of("meeting="), 400, "no name of a meeting", "không phải là tên"),
        get(&of("lang=fr"), 400, "lang is en or vi", "lang là en hoặc vi"),
        get(&of("sitting=first"), 400, "sitting is a number", "sitting là một số"),
        get(&of("colour=red"), 400, "These are understood here", "Ở đây dùng được"),
        get(&of("format=pdf"), 400, "format is one of", "format là một trong"),
        get("/api/v1/decisions?format=pdf", 400, "format is one of", "format là một trong"),
        get(&of("lang=en"), 400, "Say which meeting", "Xin cho biết hội nghị nào"),
        get(&of("meeting=NONE"), 404, "has no meeting NONE", "không có hội nghị NONE"),
        get(&of(&format!("meeting={meeting}&text=final")), 404, "has not adopted its report", "chưa thông qua báo cáo"),
    ];
    hold(&house, &officer, rows).await;
}

#[tokio::test]
async fn a_document_that_is_not_kept_is_told_why() {
    let house = House::open_with(|settings| {
        settings.limits.document_bytes = 100;
        settings.limits.documents_per_hour = 1;
    })
    .await;
    let officer = house.credential("moderator").await;
    let named = |body: &[u8]| format!("/documents/{}", Hash::of(body));
    let put = |path: String, body: &[u8], status, en, vi| Row {
        method: "PUT",
        path,
        headers: Vec::new(),
        body: body.to_vec(),
        status,
        en,
        vi,
    };
    let other = Hash::of(b"other").to_string();
    let mut mistaken = put(named(b"draft"), b"other", 422, "has the hash", "có mã băm");
    mistaken.headers.push(("X-Hash", other));
    let rows = vec![
        get("/documents/draft", 404, "64 hexadecimal digits", "64 chữ số thập lục phân"),
        put(named(&[b'x'; 101]), &[b'x'; 101], 413, "at most", "tối đa 100 byte"),
    ];
    hold(&house, &officer, rows).await;
    // Each counts, whatever came of it, so each language has a device of its own.
    for (tag, says) in [("en", mistaken.en), ("vi", mistaken.vi)] {
        let bearer = format!("Bearer {}", house.credential("moderator").await);
        let headers = [("Authorization", bearer.as_str()), ("Accept-Language", tag)];
        let (status, _, body) = house.http("PUT", &mistaken.path, &headers, &mistaken.body).await;
        let text = String::from_utf8(body).expect("a text");
        assert!(status == 422 && text.contains(says) && text.contains(&mistaken.headers[0].1), "{text}");
        let (status, _, body) = house.http("PUT", &mistaken.path, &headers, &mistaken.body).await;
        let text = String::from_utf8(body).expect("a text");
        let often = if tag == "vi" {
            "đã gửi 1 văn kiện trong một giờ"
        } else {
            "has sent 1 documents within the hour"
        };
        assert!(status == 429 && text.contains(often), "{text}");
    }
}

#[tokio::test]
async fn an_upgrade_that_lacks_a_header_is_told_which() {
    let house = House::open().await;
    let upgrade = |more: &[(&'static str, &str)], en, vi| {
        let mut row = get("/ws", 426, en, vi);
        row.headers.extend([("Upgrade", "websocket".to_owned()), ("Connection", "upgrade".to_owned())]);
        row.headers.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        row
    };
    let rows = vec![
        upgrade(&[], "Sec-WebSocket-Version: 13 is wanted", "Cần có tiêu đề Sec-WebSocket-Version"),
        upgrade(&[("Sec-WebSocket-Version", "13")], "Sec-WebSocket-Key is missing", "Thiếu tiêu đề Sec-WebSocket-Key"),
    ];
    hold(&house, &house.credential("moderator").await, rows).await;
}

#[tokio::test]
async fn a_box_is_told_what_it_may_do_and_what_it_has_to_say() {
    let house = House::open().await;
    let (_moderator, mut seats) = house.sitting().await;
    house.open_meeting(&mut seats[0].1).await;
    let name = ModeratorId::parse("moderator").expect("a name");
    let key = |only: &[&str]| Key { only: only.iter().map(|word| (*word).to_owned()).collect(), ..Key::default() };
    let made = async |key| match house.ask(Ask::Key { who: Who::Moderator { name: name.clone() }, key }).await.remove(0)
    {
        Answer::Key { key, .. } => key.0,
        other => panic!("{other:?}"),
    };
    let of = |word: &str| format!("/api/v1/do/{word}");
    let press = |word: &str, body: Value, status, en, vi| row("POST", &of(word), &body, status, en, vi);
    let rows = vec![
        press("fly", Value::Null, 404, "A box may do: next, call", "Hộp nút bấm dùng được: next, call"),
        press("next_item", Value::Null, 428, "seen.item is wanted", "Cần có seen.item"),
        press("next_item", json!({ "seen": 4 }), 400, "seen holds fields", "seen gồm các trường"),
        press(
            "hold",
            json!({ "reason": 4 }),
            400,
            "does not fit this act: “invalid type",
            "không hợp với thao tác này: “invalid type",
        ),
    ];
    hold(&house, &made(Key::default()).await, rows).await;
    let narrow = vec![press("hold", Value::Null, 403, "was not made for this", "không được lập cho việc này")];
    hold(&house, &made(key(&["lift"])).await, narrow).await;
}

#[tokio::test]
async fn an_invitation_that_is_none_is_refused_in_the_language_of_who_brings_it() {
    let house = House::open().await;
    let hub = HubAddress::of_listener(house.hub.address);
    let catalogue = Catalogue::shipped();
    for tag in ["en", "vi"] {
        let language = Language::parse(tag).expect("a language");
        let refused = trade_in(&hub, "i.nobody.has.this", None, &language).await;
        let Err(Fault::Refused { text, .. }) = refused else { panic!("{refused:?}") };
        assert_eq!(text, catalogue.word(&language, "problem-unknown_invitation"));
    }
}
