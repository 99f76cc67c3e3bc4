//! What is said reads back as it was said, and what is wrong is told.

use serde_json::json;

use super::message::{Hello, Resume, Secret, Submit};
use super::*;
use crate::procedure::command::{Action, Capacity, Person, Seen};
use crate::procedure::ids::{CommandId, Epoch, MeetingId, PartyId, SeatId, Timestamp};
use crate::procedure::rejection::Rejection;
use crate::view::{Audience, View};

#[track_caller]
fn reads_back(message: &HubMessage) {
    assert_eq!(decode_hub(&encode(message)).as_ref(), Ok(message));
}

#[track_caller]
fn fault(text: &str, expected: &DecodeFault) {
    assert_eq!(decode(text).as_ref(), Err(expected), "{text}");
}

fn command_id() -> CommandId {
    CommandId::parse("c-1").unwrap()
}

#[test]
fn every_message_of_the_hub_reads_back_as_it_was_said() {
    let seat = SeatId::parse("TH.hod").unwrap();
    let now = Timestamp(1_633_485_600_000);
    let welcome = Welcome {
        who: Who::Seat { seat: seat.clone(), active: true },
        session: 3,
        audience: Audience::Delegation,
        position: 7,
        hub_time: now,
        rules: 1,
        reset: true,
        view: View::default(),
        own: None,
    };
    reads_back(&HubMessage::Welcome(Box::new(welcome)));
    reads_back(&HubMessage::Entry(Box::new(Entry {
        position: 8,
        at: now,
        events: vec![crate::procedure::event::Event::LinkCameUp { seat: seat.clone() }],
        sections: View::default(),
    })));
    reads_back(&HubMessage::Accepted(Accepted { command_id: command_id(), position: 8 }));
    let rejection = Rejection::StaleEpoch { current: Epoch(2), seen: Some(Epoch(1)) };
    reads_back(&HubMessage::Rejected(Box::new(Rejected::new(command_id(), rejection))));
    for reason in [
        Refused::Unreadable { fault: DecodeFault::NoType {} },
        Refused::Superseded { session: 4 },
        Refused::TooMany { retry_after_ms: 250 },
    ] {
        reads_back(&HubMessage::Declined(Declined { command_id: None, reason, sentence: None }));
    }
    reads_back(&HubMessage::Tick(Tick { now, position: 8 }));
    let links =
        vec![LinkPulse { party: PartyId::parse("TH").unwrap(), quality: LinkQuality::Stale, round_trip_ms: Some(80) }];
    reads_back(&HubMessage::Pulse(Pulse { links, lobby: vec![seat], door: Vec::new(), peers: 14 }));
    reads_back(&HubMessage::Notice(Notice { news: News::Mirror {}, sentence: None }));
}

#[test]
fn every_message_of_a_peer_reads_back_as_it_was_said() {
    let hello = Hello {
        protocol: Some(PROTOCOL),
        credential: Some(Secret::new("s".into())),
        language: Some("vi".into()),
        resume: Some(Resume { position: 41, audience: Some(Audience::Hall) }),
        device: Some("hall".into()),
        person: Some(Person { name: "Somebody".into(), title: "Minister".into() }),
    };
    let submit = Submit {
        command_id: command_id(),
        seen: Seen { position: Some(41), epoch: Some(Epoch(2)), ..Seen::default() },
        capacity: Capacity::Chair,
        action: Action::OpenMeeting { meeting: MeetingId::parse("AMMin8").unwrap() },
    };
    for message in [
        ClientMessage::Hello(hello),
        ClientMessage::Submit(Box::new(submit)),
        ClientMessage::Tock(Tock { position: Some(41) }),
        ClientMessage::Tock(Tock::default()),
    ] {
        assert_eq!(decode(&encode_client(&message)), Ok(message));
    }
}

#[test]
fn a_submit_without_what_was_seen_is_a_delegates() {
    let text = r#"{"type":"submit","command_id":"c-1","action":{"type":"elapse"}}"#;
    let Ok(ClientMessage::Submit(submit)) = decode(text) else { panic!("{:?}", decode(text)) };
    assert_eq!((submit.capacity, submit.seen), (Capacity::Delegate, Seen::default()));
}

#[test]
fn a_secret_is_shown_nowhere() {
    let hello = Hello { credential: Some(Secret::new("s3cr3t".into())), ..Hello::default() };
    assert!(!format!("{hello:?}").contains("s3cr3t"));
}

#[test]
fn what_is_wrong_with_a_frame_is_told_with_its_place() {
    let at = |place: &str| place.to_owned();
    fault("", &DecodeFault::NotJson { line: 1, column: 0 });
    fault("{\n  tick", &DecodeFault::NotJson { line: 2, column: 3 });
    fault("[1]", &DecodeFault::NotAnObject {});
    fault("{}", &DecodeFault::NoType {});
    fault(r#"{"type":7}"#, &DecodeFault::NoType {});
    fault(r#"{"type":"shout"}"#, &DecodeFault::UnknownType { place: at("message"), found: at("shout") });
    fault(r#"{"type":"tock","loud":true}"#, &DecodeFault::UnknownField { place: at("tock"), field: at("loud") });
    fault(
        r#"{"type":"submit","command_id":"c"}"#,
        &DecodeFault::MissingField { place: at("submit"), field: at("action") },
    );
    fault(
        r#"{"type":"submit","command_id":"c","action":{"type":"dance"}}"#,
        &DecodeFault::UnknownType { place: at("submit.action"), found: at("dance") },
    );
    fault(
        r#"{"type":"submit","command_id":"c","action":{"type":"open_meeting"}}"#,
        &DecodeFault::MissingField { place: at("submit.action"), field: at("meeting") },
    );
    fault(
        r#"{"type":"submit","command_id":"c","action":{"type":"open_meeting","meeting":"M","party":"X"}}"#,
        &DecodeFault::UnknownField { place: at("submit.action"), field: at("party") },
    );
    for wrong in [
        r#"{"type":"submit","command_id":7,"action":{"type":"elapse"}}"#,
        r#"{"type":"submit","command_id":"c","capacity":"king","action":{"type":"elapse"}}"#,
        r#"{"type":"submit","command_id":"c","action":"elapse"}"#,
        r#"{"type":"submit","command_id":"c","action":{"type":"open_meeting","meeting":"two words"}}"#,
        r#"{"type":"submit","command_id":"c","action":{"type":"declare_presence","meeting":"M","party":"X","presence":"asleep"}}"#,
    ] {
        assert!(matches!(decode(wrong), Err(DecodeFault::WrongValue { .. })), "{wrong}: {:?}", decode(wrong));
    }
}

#[test]
fn a_frame_that_is_too_long_or_too_deep_is_not_read() {
    let long = format!(r#"{{"type":"tock","position":{}1}}"#, " ".repeat(MESSAGE_MAX_BYTES));
    fault(&long, &DecodeFault::TooBig { most: MESSAGE_MAX_BYTES as u64 });
    let submit = format!(r#"{{"type":"submit",{}"command_id":"c"}}"#, " ".repeat(SUBMIT_MAX_BYTES));
    fault(&submit, &DecodeFault::TooBig { most: SUBMIT_MAX_BYTES as u64 });
    let deep = |n: usize| format!(r#"{{"type":"tock","position":{}{}}}"#, "[".repeat(n), "]".repeat(n));
    fault(&deep(DEPTH_MAX), &DecodeFault::TooDeep { most: DEPTH_MAX as u64 });
    assert!(matches!(decode(&deep(DEPTH_MAX - 1)), Err(DecodeFault::WrongValue { .. })));
    // Brackets in a text are no nesting.
    let words = format!(r#"{{"type":"hello","device":"{}"}}"#, "[\\\"".repeat(100));
    assert!(decode(&words).is_ok());
}

#[test]
fn each_code_is_what_the_wire_carries() {
    for reason in [Refused::ScreenOnly {}, Refused::SeenAhead { position: 1 }, Refused::IdUsedOtherwise {}] {
        assert_eq!(serde_json::to_value(&reason).unwrap()["code"], reason.code());
    }
    for fault in [DecodeFault::NotAnObject {}, DecodeFault::TooDeep { most: 1 }, DecodeFault::NoType {}] {
        assert_eq!(serde_json::to_value(&fault).unwrap()["code"], fault.code());
    }
}

#[test]
fn close_codes_have_one_number_each_and_a_reason_that_fits_a_close_frame() {
    for code in CloseCode::ALL {
        assert_eq!(CloseCode::from_number(code.number()), Some(*code));
        assert!(code.reason().len() <= 123);
    }
    assert_eq!(CloseCode::from_number(4499), None);
}

#[test]
fn the_kept_schema_is_the_one_of_the_types() {
    let kept = include_str!("../../config/mufakat.v1.asyncapi.json");
    let made = format!("{:#}\n", schema());
    assert!(kept == made, "the protocol's types have changed; make the copy again with\n    {REGENERATE}");
}

#[test]
fn every_reference_of_the_schema_leads_somewhere() {
    fn walk(value: &serde_json::Value, root: &serde_json::Value) {
        if let Some(target) = value.get("$ref").and_then(|target| target.as_str()) {
            assert!(root.pointer(target.trim_start_matches('#')).is_some(), "{target}");
        }
        match value {
            serde_json::Value::Array(all) => all.iter().for_each(|inner| walk(inner, root)),
            serde_json::Value::Object(all) => all.values().for_each(|inner| walk(inner, root)),
            serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Number(_)
            | serde_json::Value::String(_) => {}
        }
    }
    let schema = schema();
    walk(&schema, &schema);
    assert_eq!(schema["components"]["messages"]["submit"]["payload"]["properties"]["type"], json!({"const": "submit"}));
}
