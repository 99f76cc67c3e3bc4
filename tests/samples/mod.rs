//! Samples of a type, made from its schema: between them every kind of every enum in it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// How much of what may be there is there.
#[derive(Clone, Copy, PartialEq)]
pub enum Much {
    /// Nothing that may be absent, lists empty, texts empty.
    Least,
    /// Everything, lists with one value.
    One,
    /// Everything, lists with every kind of value.
    Many,
}

/// Texts that their type lets be empty and the rules do not.
const WANTED: [&str; 8] = ["text", "mandate", "given_by", "channel", "to", "who", "what", "media_type"];

pub struct Samples<'a> {
    root: &'a Value,
}

impl Samples<'_> {
    /// Values of a schema that between them take every kind of every enum in it.
    pub fn of(&self, schema: &Value, much: Much) -> Vec<Value> {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            return match name {
                "ItemNumber" => vec![json!("5.2")],
                "Timestamp" => vec![json!("2021-10-06T06:30:15.000Z")],
                "Hash" => vec![json!("a".repeat(64))],
                "Bilingual" => vec![json!({ "en": "some title", "vi": "một tiêu đề" })],
                "Span" => vec![json!(90_000)],
                // One is enough: it is said by its title only.
                "Definition" => self.of(&self.root["$defs"][name], Much::Least).into_iter().take(1).collect(),
                _ => self.of(&self.root["$defs"][name], much),
            };
        }
        if let Some(any) = schema["anyOf"].as_array() {
            let some = any.iter().find(|one| one["type"] != "null").unwrap();
            return if much == Much::Least { vec![Value::Null] } else { self.of(some, much) };
        }
        if let Some(kinds) = schema["oneOf"].as_array() {
            return kinds.iter().flat_map(|kind| self.of(kind, much)).collect();
        }
        if let Some(constant) = schema.get("const") {
            return vec![constant.clone()];
        }
        if let Some(codes) = schema["enum"].as_array() {
            return codes.clone();
        }
        if schema["properties"].is_object() {
            return self.records(schema, much);
        }
        if schema["items"].is_object() {
            let all = match much {
                Much::Least => Vec::new(),
                Much::One => return self.of(&schema["items"], much).into_iter().map(|one| json!([one])).collect(),
                Much::Many => self.of(&schema["items"], much).into_iter().cycle().take(12).collect(),
            };
            return vec![Value::Array(all)];
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) if much == Much::Least => {
                assert!(kinds.contains(&json!("null")));
                return vec![Value::Null];
            }
            Value::Array(kinds) => kinds[0].as_str().unwrap(),
            Value::String(kind) => kind,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => "object",
        };
        match kind {
            "string" if schema["examples"].is_array() => vec![schema["examples"][0].clone()],
            "string" if much == Much::Least => vec![json!("")],
            "string" => vec![json!("some words")],
            "integer" => vec![json!(if much == Much::Many { 21 } else { 1 })],
            "boolean" => vec![json!(false), json!(true)],
            _ => vec![json!({})],
        }
    }

    /// Records in which each field in turn takes each of its values.
    fn records(&self, schema: &Value, much: Much) -> Vec<Value> {
        let required: BTreeSet<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let fields: Vec<(&String, Vec<Value>)> = schema["properties"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, _)| much != Much::Least || required.contains(name.as_str()))
            .map(|(name, schema)| {
                (name, self.of(schema, if WANTED.contains(&name.as_str()) { Much::One } else { much }))
            })
            .collect();
        let most = fields.iter().map(|(_, values)| values.len()).max().unwrap_or(1);
        (0..most)
            .map(|i| {
                let record: Map<String, Value> =
                    fields.iter().map(|(name, values)| ((*name).clone(), values[i % values.len()].clone())).collect();
                Value::Object(record)
            })
            .collect()
    }

    /// Every sample, from the barest to the fullest.
    pub fn all(root: &Value) -> Vec<Value> {
        let samples = Samples { root };
        [Much::Least, Much::One, Much::Many].into_iter().flat_map(|much| samples.of(root, much)).collect()
    }
}
