//! From text to a message, or to what is wrong with it.

use std::fmt;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::procedure::command::Action;

use super::message::{ClientMessage, Countersign, Doubt, Hello, HubMessage, Submit, Tock, Witness};

/// Longest message of a peer, in bytes.
pub const MESSAGE_MAX_BYTES: usize = 64 * 1024;
/// Longest `submit`, in bytes: an operative text of 8 KiB fits with room for its escapes.
pub const SUBMIT_MAX_BYTES: usize = 32 * 1024;
/// Deepest nesting of a message.
pub const DEPTH_MAX: usize = 32;

/// What is wrong with a message.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum DecodeFault {
    /// It is longer than it may be.
    TooBig {
        /// The most, in bytes.
        most: u64,
    },
    /// It is nested deeper than it may be.
    TooDeep {
        /// The most.
        most: u64,
    },
    /// It is no JSON.
    NotJson {
        /// The line, from 1.
        line: u64,
        /// The column, from 1.
        column: u64,
    },
    /// It is no object.
    NotAnObject {},
    /// It has no `type`, or one that is no text.
    NoType {},
    /// There is no such `type` there.
    UnknownType {
        /// Where: `message` or `submit.action`.
        place: String,
        /// The one that was read.
        found: String,
    },
    /// There is no such field there.
    UnknownField {
        /// Where.
        place: String,
        /// The field.
        field: String,
    },
    /// A field is wanted there.
    MissingField {
        /// Where.
        place: String,
        /// The field.
        field: String,
    },
    /// A value is not of the kind that is wanted there.
    WrongValue {
        /// Where.
        place: String,
        /// What is wrong, in English, for whoever writes a client.
        problem: String,
    },
}

impl DecodeFault {
    /// The stable code, as the wire has it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooBig { .. } => "too_big",
            Self::TooDeep { .. } => "too_deep",
            Self::NotJson { .. } => "not_json",
            Self::NotAnObject {} => "not_an_object",
            Self::NoType {} => "no_type",
            Self::UnknownType { .. } => "unknown_type",
            Self::UnknownField { .. } => "unknown_field",
            Self::MissingField { .. } => "missing_field",
            Self::WrongValue { .. } => "wrong_value",
        }
    }
}

impl fmt::Display for DecodeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooBig { most } => write!(f, "longer than {most} bytes"),
            Self::TooDeep { most } => write!(f, "nested deeper than {most}"),
            Self::NotJson { line, column } => write!(f, "no JSON at line {line} column {column}"),
            Self::NotAnObject {} => f.write_str("no JSON object"),
            Self::NoType {} => f.write_str("without a \"type\""),
            Self::UnknownType { place, found } => write!(f, "{place}: unknown type {found:?}"),
            Self::UnknownField { place, field } => write!(f, "{place}: unknown field {field:?}"),
            Self::MissingField { place, field } => write!(f, "{place}: field {field:?} is wanted"),
            Self::WrongValue { place, problem } => write!(f, "{place}: {problem}"),
        }
    }
}

impl std::error::Error for DecodeFault {}

/// Reads a message of a peer.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn decode(text: &str) -> Result<ClientMessage, DecodeFault> {
    let mut fields = object(text, MESSAGE_MAX_BYTES)?;
    let Some(Value::String(kind)) = fields.remove("type") else { return Err(DecodeFault::NoType {}) };
    match kind.as_str() {
        "hello" => Ok(ClientMessage::Hello(read::<Hello>("hello", Value::Object(fields))?)),
        "submit" => {
            if text.len() > SUBMIT_MAX_BYTES {
                return Err(DecodeFault::TooBig { most: SUBMIT_MAX_BYTES as u64 });
            }
            // The action has types of its own, so its faults are told apart from the message's.
            if let Some(action) = fields.get("action") {
                action_first(action)?;
            }
            Ok(ClientMessage::Submit(Box::new(read::<Submit>("submit", Value::Object(fields))?)))
        }
        "tock" => Ok(ClientMessage::Tock(read::<Tock>("tock", Value::Object(fields))?)),
        "witness" => Ok(ClientMessage::Witness(read::<Witness>("witness", Value::Object(fields))?)),
        "countersign" => Ok(ClientMessage::Countersign(read::<Countersign>("countersign", Value::Object(fields))?)),
        "doubt" => Ok(ClientMessage::Doubt(read::<Doubt>("doubt", Value::Object(fields))?)),
        _ => Err(DecodeFault::UnknownType { place: "message".into(), found: clip(&kind) }),
    }
}

/// Reads a message of the hub. Fields that this version does not know are passed over.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn decode_hub(text: &str) -> Result<HubMessage, DecodeFault> {
    serde_json::from_str(text).map_err(|fault| {
        if fault.is_syntax() || fault.is_eof() { not_json(&fault) } else { classify("message", &fault) }
    })
}

/// Reads one JSON object that is neither too long nor too deep.
fn object(text: &str, most: usize) -> Result<Map<String, Value>, DecodeFault> {
    if text.len() > most {
        return Err(DecodeFault::TooBig { most: most as u64 });
    }
    if depth(text) > DEPTH_MAX {
        return Err(DecodeFault::TooDeep { most: DEPTH_MAX as u64 });
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
            Err(DecodeFault::NotAnObject {})
        }
        Err(fault) => Err(not_json(&fault)),
    }
}

/// How deep a text nests, if it is JSON; of what is no JSON nothing is said.
fn depth(text: &str) -> usize {
    let (mut now, mut deepest, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' if !in_text => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn action_first(action: &Value) -> Result<(), DecodeFault> {
    let place = "submit.action";
    let Value::Object(fields) = action else {
        return Err(DecodeFault::WrongValue { place: place.into(), problem: "an object is wanted".into() });
    };
    match fields.get("type") {
        Some(Value::String(kind)) => match Action::deserialize(action) {
            Ok(_) => Ok(()),
            // The word that is not known may also be one further in, such as a verb.
            Err(fault) => {
                let told = classify(place, &fault);
                let further_in = matches!(&told, DecodeFault::UnknownType { found, .. } if clip(kind) != *found);
                let problem = clip(&fault.to_string());
                Err(if further_in { DecodeFault::WrongValue { place: place.into(), problem } } else { told })
            }
        },
        Some(_) | None => Err(DecodeFault::MissingField { place: place.into(), field: "type".into() }),
    }
}

fn read<T: DeserializeOwned>(place: &str, value: Value) -> Result<T, DecodeFault> {
    serde_json::from_value(value).map_err(|fault| classify(place, &fault))
}

fn not_json(fault: &serde_json::Error) -> DecodeFault {
    DecodeFault::NotJson { line: fault.line() as u64, column: fault.column() as u64 }
}

/// serde says what is wrong in words only; a test holds each of them to its fault.
fn classify(place: &str, fault: &serde_json::Error) -> DecodeFault {
    let words = fault.to_string();
    let quoted = || words.split('`').nth(1).map(clip).unwrap_or_default();
    let place = place.to_owned();
    if words.starts_with("unknown field") {
        DecodeFault::UnknownField { place, field: quoted() }
    } else if words.starts_with("missing field") {
        DecodeFault::MissingField { place, field: quoted() }
    } else if words.starts_with("unknown variant") && place != "submit" {
        DecodeFault::UnknownType { place, found: quoted() }
    } else {
        DecodeFault::WrongValue { place, problem: clip(&words) }
    }
}

/// A peer's words in an answer: no longer than a line.
fn clip(text: &str) -> String {
    text.chars().take(200).collect()
}
