//! The protocol as an AsyncAPI 3 document, generated from the types.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::message::{
    Accepted, Checkpoint, Countersign, Declined, Doubt, Entry, Hello, Notice, OwnFrame, Pulse, Rejected, Submit, Tick,
    Tock, Welcome, Witness,
};
use super::{CloseCode, DEPTH_MAX, HELLO_WITHIN_MS, MESSAGE_MAX_BYTES, SUBMIT_MAX_BYTES, SUBPROTOCOL, TICK_EVERY_MS};

/// How the kept copy is made again after a change of the types.
pub const REGENERATE: &str = "cargo run -- schema > config/mufakat.v1.asyncapi.json";

const SCHEMAS: &str = "/components/schemas";

/// The protocol as an AsyncAPI 3 document with a JSON Schema of every message. The same types give the same
/// document, byte for byte.
#[must_use]
pub fn schema() -> Value {
    let mut settings = SchemaSettings::draft07();
    settings.definitions_path = SCHEMAS.into();
    // A message's schema stands inside the document, not by itself.
    settings.meta_schema = None;
    settings.transforms.push(Box::new(RecursiveTransform(one_line)));
    let mut generator = settings.into_generator();

    let mut messages = Map::new();
    let mut add = |name: &str, schema: Value| {
        let summary = schema.get("description").cloned().unwrap_or_default();
        messages.insert(name.to_owned(), json!({ "name": name, "summary": summary, "payload": schema }));
    };
    let to_hub = ["hello", "submit", "tock", "witness", "countersign", "doubt"];
    add("hello", message::<Hello>(&mut generator, "hello"));
    add("submit", message::<Submit>(&mut generator, "submit"));
    add("tock", message::<Tock>(&mut generator, "tock"));
    add("witness", message::<Witness>(&mut generator, "witness"));
    add("countersign", message::<Countersign>(&mut generator, "countersign"));
    add("doubt", message::<Doubt>(&mut generator, "doubt"));
    let to_peer =
        ["welcome", "entry", "own", "accepted", "rejected", "declined", "tick", "pulse", "notice", "checkpoint"];
    add("welcome", message::<Welcome>(&mut generator, "welcome"));
    add("entry", message::<Entry>(&mut generator, "entry"));
    add("own", message::<OwnFrame>(&mut generator, "own"));
    add("accepted", message::<Accepted>(&mut generator, "accepted"));
    add("rejected", message::<Rejected>(&mut generator, "rejected"));
    add("declined", message::<Declined>(&mut generator, "declined"));
    add("tick", message::<Tick>(&mut generator, "tick"));
    add("pulse", message::<Pulse>(&mut generator, "pulse"));
    add("notice", message::<Notice>(&mut generator, "notice"));
    add("checkpoint", message::<Checkpoint>(&mut generator, "checkpoint"));
    let schemas = generator.take_definitions(true);

    let on_channel = |name: &&str| json!({ "$ref": format!("#/channels/peer/messages/{name}") });
    let channel: Map<_, _> = to_hub
        .iter()
        .chain(&to_peer)
        .map(|name| ((*name).to_owned(), json!({ "$ref": format!("#/components/messages/{name}") })))
        .collect();
    let close_codes: Vec<_> = CloseCode::ALL
        .iter()
        .map(|code| json!({ "code": code.number(), "reason": code.reason(), "comesBack": code.comes_back() }))
        .collect();
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "mufakat",
            "version": SUBPROTOCOL,
            "description": "What a hub and its peers say to each other over one WebSocket. A peer says hello, is \
                welcomed, and then gets every position of the record in order: the events and the sections of its \
                view that changed, whole. It asks with submit, and answers each tick with a tock.",
            "license": { "name": "Apache-2.0" },
        },
        "defaultContentType": "application/json",
        "channels": {
            "peer": {
                "address": "/ws",
                "description": "One message is one text frame.",
                "messages": channel,
                "bindings": { "ws": { "method": "GET", "headers": {
                    "type": "object",
                    "properties": { "Sec-WebSocket-Protocol": { "const": SUBPROTOCOL } },
                    "required": ["Sec-WebSocket-Protocol"],
                } } },
                "x-limits": {
                    "messageBytes": MESSAGE_MAX_BYTES,
                    "submitBytes": SUBMIT_MAX_BYTES,
                    "depth": DEPTH_MAX,
                    "helloWithinMs": HELLO_WITHIN_MS,
                    "tickEveryMs": TICK_EVERY_MS,
                },
                "x-close-codes": close_codes,
            },
        },
        "operations": {
            "say": {
                "action": "receive",
                "summary": "What the hub takes from a peer.",
                "channel": { "$ref": "#/channels/peer" },
                "messages": to_hub.iter().map(on_channel).collect::<Vec<_>>(),
            },
            "tell": {
                "action": "send",
                "summary": "What the hub sends to a peer.",
                "channel": { "$ref": "#/channels/peer" },
                "messages": to_peer.iter().map(on_channel).collect::<Vec<_>>(),
            },
        },
        "components": { "messages": messages, "schemas": schemas },
    })
}

/// The schema of a message: that of its fields, and the type that names it.
fn message<T: JsonSchema>(generator: &mut SchemaGenerator, kind: &str) -> Value {
    let mut schema = T::json_schema(generator);
    for transform in generator.transforms_mut() {
        transform.transform(&mut schema);
    }
    let fields = schema.ensure_object();
    let properties = fields.entry("properties").or_insert_with(|| json!({}));
    if let Value::Object(properties) = properties {
        properties.insert("type".to_owned(), json!({ "const": kind }));
    }
    let required = fields.entry("required").or_insert_with(|| json!([]));
    if let Value::Array(required) = required {
        required.insert(0, json!("type"));
    }
    schema.to_value()
}

/// Descriptions come from comments that are broken into lines; a reader of JSON wants none of that.
fn one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}
