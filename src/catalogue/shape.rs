//! What a value looks like, read from its type's schema: which texts are names of parties, which words are codes
//! of which enum, which fields may be absent. So a message's arguments follow from the type, and a value that was
//! read from a stranger's JSON is said with the same words.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The fields of a record or of one variant.
pub(super) type Fields = BTreeMap<String, Shape>;

/// What a value looks like.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Shape {
    /// A text, number or truth value of no named type.
    Plain,
    /// A value of a named type, described under its name.
    Named(String),
    /// Several values of one shape.
    List(Box<Shape>),
    /// A record.
    Record(Fields),
    /// One word of several.
    Code,
    /// A record of one of several kinds; `tag` is the field that says which.
    Kinds {
        /// The field that names the kind.
        tag: String,
        /// The other fields of each kind.
        kinds: BTreeMap<String, Fields>,
    },
}

/// A type's shape with those of the types in it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Shapes {
    /// The type's name.
    pub(super) name: String,
    types: BTreeMap<String, Shape>,
}

impl Shapes {
    /// Reads a schema whose title is the type's name.
    pub(super) fn read(schema: &Value) -> Self {
        let name = schema["title"].as_str().unwrap_or_default().to_owned();
        let named = schema["$defs"].as_object();
        let mut types: BTreeMap<String, Shape> =
            named.into_iter().flatten().map(|(name, schema)| (name.clone(), shape(schema))).collect();
        types.insert(name.clone(), shape(schema));
        Self { name, types }
    }

    /// The same for a page, in few words; types that are said as they stand are left out.
    pub(super) fn told(&self) -> Value {
        let types = self.types.iter().filter_map(|(name, shape)| {
            let told = match shape {
                Shape::Code => json!("code"),
                Shape::Record(fields) => json!({ "fields": told(fields) }),
                Shape::Kinds { tag, kinds } => {
                    let kinds: Map<_, _> = kinds.iter().map(|(kind, fields)| (kind.clone(), told(fields))).collect();
                    json!({ "tag": tag, "kinds": kinds })
                }
                Shape::Plain | Shape::Named(_) | Shape::List(_) => return None,
            };
            Some((name.clone(), told))
        });
        Value::Object(types.collect())
    }

    /// What a named type looks like.
    pub(super) fn of(&self, name: &str) -> &Shape {
        self.types.get(name).unwrap_or(&Shape::Plain)
    }
}

fn told(fields: &Fields) -> Value {
    let told = |shape: &Shape| match shape {
        Shape::Named(name) => json!(name),
        Shape::List(of) => match &**of {
            Shape::Named(name) => json!([name]),
            Shape::Plain | Shape::List(_) | Shape::Record(_) | Shape::Code | Shape::Kinds { .. } => json!([""]),
        },
        Shape::Plain | Shape::Record(_) | Shape::Code | Shape::Kinds { .. } => json!(""),
    };
    Value::Object(fields.iter().map(|(name, shape)| (name.clone(), told(shape))).collect())
}

fn shape(schema: &Value) -> Shape {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return Shape::Named(name.to_owned());
    }
    // What may be absent is written as one of two, the other being null.
    if let Some(some) = schema["anyOf"].as_array().and_then(|any| any.iter().find(|one| one["type"] != "null")) {
        return shape(some);
    }
    if let Some(kinds) = schema["oneOf"].as_array() {
        let tagged: Vec<(String, String, Fields)> = kinds.iter().filter_map(tagged).collect();
        let Some((tag, ..)) = tagged.first() else { return Shape::Code };
        let tag = tag.clone();
        return Shape::Kinds { tag, kinds: tagged.into_iter().map(|(_, kind, fields)| (kind, fields)).collect() };
    }
    if schema["enum"].is_array() {
        return Shape::Code;
    }
    if schema["items"].is_object() {
        return Shape::List(Box::new(shape(&schema["items"])));
    }
    if schema["properties"].is_object() {
        return Shape::Record(fields(schema, ""));
    }
    Shape::Plain
}

/// The tag's name, its value and the other fields of one kind of a tagged enum.
fn tagged(schema: &Value) -> Option<(String, String, Fields)> {
    let (tag, kind) = schema["properties"]
        .as_object()?
        .iter()
        .find_map(|(name, property)| Some((name.clone(), property["const"].as_str()?.to_owned())))?;
    let fields = fields(schema, &tag);
    Some((tag, kind, fields))
}

fn fields(schema: &Value, but: &str) -> Fields {
    let properties = schema["properties"].as_object();
    properties
        .into_iter()
        .flatten()
        .filter(|(name, _)| *name != but)
        .map(|(name, s)| (name.clone(), shape(s)))
        .collect()
}
