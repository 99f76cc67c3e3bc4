//! How a value is said: a rejection, an event, or a single code becomes the arguments of its message.
//!
//! For a field `x` its message may use:
//!
//! ```text
//! $x         the value as people read it: a party's name, an hour at the hub, "5 min", a list joined as people
//!            join it, the words for a code
//! $x-count   how many there are: 0 when absent, empty or no time at all; tells a language which plural to take
//! $x-kind    for one of several kinds, or a code: the code itself, to choose by; "none" when absent
//! $x-y       a field y of a record x
//! $x-day     for an instant, its day; $x-exact its hour with seconds
//! ```
//!
//! The message of a type's value is called as the type is (`freeze-cause-line_down`, `person`), so a type that
//! gains a kind needs one more message and nothing else.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Map, Value};

use super::shape::{Fields, Shape, Shapes};
use super::{Argument, Catalogue, Language};

/// A thing of the conference that has a name other than its id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Thing {
    /// A party by its id: its name as it is called.
    Party,
    /// A seat by its id: whose it is, and which.
    Seat,
    /// A meeting by its id: the short form that people say.
    Meeting,
    /// The whole conference by its id.
    Conference,
    /// A role by its id: its title.
    Role,
    /// A document by its symbol.
    Document,
    /// An agenda item by its number.
    Item,
    /// An entry of a list of speakers by its number: whose it is.
    Entry,
    /// A speech by its number: who speaks.
    Speech,
    /// A text on the table by its number: what it is about.
    Proposal,
    /// An objection by its number: whose it is.
    Objection,
    /// A decision by its number.
    Decision,
}

/// The field of what holds for a party.
const PARTY: &str = "party";

impl Thing {
    /// The thing that values of a type name, and the message for one that has no name but its id.
    fn of_type(name: &str) -> Option<(Self, Option<&'static str>)> {
        Some(match name {
            "PartyId" => (Self::Party, None),
            "SeatId" => (Self::Seat, None),
            "MeetingId" => (Self::Meeting, None),
            "ConferenceId" => (Self::Conference, None),
            "RoleId" => (Self::Role, None),
            "Symbol" => (Self::Document, None),
            "ItemNumber" => (Self::Item, None),
            "EntryId" => (Self::Entry, Some("unnamed-entry")),
            "SpeechId" => (Self::Speech, Some("unnamed-speech")),
            "ProposalId" => (Self::Proposal, Some("unnamed-proposal")),
            "ObjectionId" => (Self::Objection, Some("unnamed-objection")),
            "DecisionNumber" => (Self::Decision, Some("unnamed-decision")),
            _ => return None,
        })
    }
}

/// Looks up the name of a thing by its id; `None` when it has none.
pub type Names<'a> = &'a dyn Fn(Thing, &str) -> Option<String>;

/// Who reads: in which language, by which clock, and by which names.
#[derive(Clone)]
pub struct Reader<'a> {
    /// The language.
    pub language: Language,
    /// The zone in which hours are told: the hub's.
    pub zone: TimeZone,
    /// What people call that zone ("Ha Noi"); empty where it needs no saying.
    pub place: String,
    /// The names of things.
    pub names: Names<'a>,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("language", &self.language).field("place", &self.place).finish_non_exhaustive()
    }
}

impl<'a> Reader<'a> {
    /// A reader who knows things by their ids and hours by UTC.
    #[must_use]
    pub fn plain(language: Language) -> Reader<'static> {
        Reader { language, zone: TimeZone::UTC, place: "UTC".to_owned(), names: &|_, _| None }
    }

    /// The same reader with names.
    #[must_use]
    pub fn with_names<'b>(&self, names: Names<'b>) -> Reader<'b> {
        Reader { language: self.language.clone(), zone: self.zone.clone(), place: self.place.clone(), names }
    }
}

impl Catalogue {
    /// A value as it stands inside a sentence: `adopted`, `the line of Thailand is down`.
    #[must_use]
    pub fn say<T: Serialize + JsonSchema>(&self, reader: &Reader<'_>, value: &T) -> String {
        match serde_json::to_value(value) {
            Ok(json) => {
                let shapes = self.shapes::<T>();
                let saying = Saying { catalogue: self, reader, shapes: &shapes };
                plain_text(saying.named(&shapes.name, &json))
            }
            Err(error) => {
                debug_assert!(false, "{error}");
                format!("⟦{}⟧", T::schema_name())
            }
        }
    }

    /// Values of one kind, what holds for several parties alike said once.
    #[must_use]
    pub fn say_each<'v, T: Serialize + JsonSchema + 'v>(
        &self,
        reader: &Reader<'_>,
        values: impl IntoIterator<Item = &'v T>,
    ) -> Vec<String> {
        let values: Vec<Value> = values.into_iter().filter_map(|value| serde_json::to_value(value).ok()).collect();
        let shapes = self.shapes::<T>();
        Saying { catalogue: self, reader, shapes: &shapes }.grouped(&shapes.name, &values)
    }

    /// A value as a sentence of its own: a rejection, an event.
    #[must_use]
    pub fn sentence<T: Serialize + JsonSchema>(&self, reader: &Reader<'_>, value: &T) -> String {
        capitalised(self.say(reader, value))
    }

    /// The shape of a type, worked out once.
    fn shapes<T: JsonSchema>(&self) -> Arc<Shapes> {
        let id: Cow<'static, str> = T::schema_id();
        // A poisoned lock only means that somebody panicked while reading a schema; the map is whole.
        if let Some(known) = self.shapes.read().unwrap_or_else(PoisonError::into_inner).get(id.as_ref()) {
            return Arc::clone(known);
        }
        let schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
        let shapes = Arc::new(Shapes::read(&schema));
        let mut all = self.shapes.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(id.into_owned()).or_insert(shapes))
    }
}

/// One value being said.
struct Saying<'a> {
    catalogue: &'a Catalogue,
    reader: &'a Reader<'a>,
    shapes: &'a Shapes,
}

impl Saying<'_> {
    fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Argument<'static> {
        self.catalogue.text(&self.reader.language, id, arguments).into()
    }

    /// A value of a named type.
    fn named(&self, name: &str, value: &Value) -> Argument<'static> {
        match (name, value) {
            ("Timestamp", Value::String(text)) => return self.instant(text).unwrap_or_else(|| text.clone().into()),
            ("Span", Value::Number(ms)) => return self.span(ms.as_u64().unwrap_or(0)),
            // Enough of a hash for people to compare by eye.
            ("Hash", Value::String(text)) => return text.get(..8).unwrap_or(text).to_owned().into(),
            ("Bilingual", Value::Object(texts)) => return self.in_this_language(texts),
            _ => {}
        }
        if let Some((thing, unnamed)) = Thing::of_type(name) {
            let id = plain_text(simple(value));
            return match ((self.reader.names)(thing, &id), unnamed) {
                (Some(name), _) => name.into(),
                (None, Some(message)) => self.text(message, &[("id", id.into())]),
                (None, None) => id.into(),
            };
        }
        match self.shapes.of(name) {
            Shape::Code => self.text(&format!("{}-{}", kebab(name), value.as_str().unwrap_or_default()), &[]),
            Shape::Kinds { tag, kinds } => {
                let kind = value[tag.as_str()].as_str().unwrap_or_default();
                let id = format!("{}-{kind}", kebab(name));
                self.with_fields(&id, kinds.get(kind), value)
            }
            Shape::Record(fields) => self.with_fields(&kebab(name), Some(fields), value),
            shape @ (Shape::Plain | Shape::Named(_) | Shape::List(_)) => self.shaped(shape, value),
        }
    }

    fn shaped(&self, shape: &Shape, value: &Value) -> Argument<'static> {
        match (shape, value) {
            (Shape::Named(name), _) => self.named(name, value),
            (Shape::List(of), Value::Array(values)) => {
                let said = if let Shape::Named(name) = of.as_ref() {
                    self.grouped(name, values)
                } else {
                    values.iter().map(|value| plain_text(self.shaped(of, value))).collect()
                };
                self.joined(said).into()
            }
            (Shape::Plain | Shape::Code | Shape::List(_) | Shape::Record(_) | Shape::Kinds { .. }, _) => simple(value),
        }
    }

    /// The values of a list as they are said. What holds for several parties alike is said once, of all of them: of a kind
    /// that has a party and nothing else, `$party` is then all their names.
    fn grouped(&self, name: &str, values: &[Value]) -> Vec<String> {
        let Shape::Kinds { tag, kinds } = self.shapes.of(name) else {
            return values.iter().map(|value| plain_text(self.named(name, value))).collect();
        };
        let mut said: Vec<(&str, Vec<&Value>)> = Vec::new();
        for value in values {
            let kind = value[tag.as_str()].as_str().unwrap_or_default();
            let alike = kinds.get(kind).is_some_and(|fields| fields.len() == 1 && fields.contains_key(PARTY));
            match said.iter_mut().find(|(known, _)| alike && *known == kind) {
                Some((_, all)) => all.push(value),
                None => said.push((kind, vec![value])),
            }
        }
        let of_all = Fields::from([(PARTY.to_owned(), Shape::List(Box::new(Shape::Named("PartyId".to_owned()))))]);
        said.into_iter()
            .map(|(kind, all)| match all.as_slice() {
                [one] => plain_text(self.named(name, one)),
                all => {
                    let parties: Value = all.iter().map(|one| one[PARTY].clone()).collect();
                    let whole = serde_json::json!({ PARTY: parties });
                    plain_text(self.with_fields(&format!("{}-{kind}", kebab(name)), Some(&of_all), &whole))
                }
            })
            .collect()
    }

    /// A message whose arguments are the fields of a value. Only what the message uses is worked out: a whole
    /// conference definition is one field of an event.
    fn with_fields(&self, id: &str, fields: Option<&Fields>, value: &Value) -> Argument<'static> {
        let mut args = FluentArgs::new();
        if let Some(used) = self.catalogue.used(&self.reader.language, id) {
            for (name, shape) in fields.into_iter().flatten() {
                self.set(&mut args, used, name, shape, &value[name.as_str()]);
            }
        }
        self.catalogue.format(&self.reader.language, id, &args).into()
    }

    /// Sets what a message uses of one field.
    fn set(&self, args: &mut FluentArgs<'static>, used: &BTreeSet<String>, name: &str, shape: &Shape, value: &Value) {
        let mut put = |suffix: &str, make: &dyn Fn() -> Argument<'static>| {
            let key = format!("{name}{suffix}");
            if used.contains(&key) {
                args.set(key, make());
            }
        };
        put("-count", &|| {
            match value {
                Value::Null => 0,
                Value::String(text) => usize::from(!text.is_empty()),
                Value::Array(values) => values.len(),
                Value::Number(ms) if *shape == Shape::Named("Span".to_owned()) => usize::from(ms.as_u64() != Some(0)),
                Value::Bool(_) | Value::Number(_) | Value::Object(_) => 1,
            }
            .into()
        });
        put("", &|| if value.is_null() { "".into() } else { self.shaped(shape, value) });

        let Shape::Named(of) = shape else { return };
        let kind = |code: Option<&str>| Argument::from(code.unwrap_or("none").to_owned());
        match self.shapes.of(of) {
            Shape::Code => put("-kind", &|| kind(value.as_str())),
            Shape::Kinds { tag, .. } => put("-kind", &|| kind(value[tag.as_str()].as_str())),
            // A record's fields are arguments of their own, so that a sentence may use the ones it needs.
            Shape::Record(fields) => {
                for (field, shape) in fields {
                    self.set(args, used, &format!("{name}-{field}"), shape, &value[field.as_str()]);
                }
            }
            Shape::Plain if of == "Timestamp" => {
                let told = |pick: fn((String, String, String)) -> String| -> Argument<'static> {
                    value.as_str().and_then(|text| self.told(text)).map(pick).unwrap_or_default().into()
                };
                put("-day", &|| told(|(_, day, _)| day));
                put("-exact", &|| told(|(_, _, exact)| exact));
            }
            Shape::Plain | Shape::Named(_) | Shape::List(_) => {}
        }
    }

    /// "Thailand, Viet Nam and Lao PDR".
    fn joined(&self, mut parts: Vec<String>) -> String {
        let Some(last) = parts.pop() else { return String::new() };
        let so_far = parts.into_iter().reduce(|first, second| {
            plain_text(self.text("list-middle", &[("first", first.into()), ("second", second.into())]))
        });
        match so_far {
            Some(first) => plain_text(self.text("list-end", &[("first", first.into()), ("second", last.into())])),
            None => last,
        }
    }

    fn instant(&self, text: &str) -> Option<Argument<'static>> {
        self.told(text).map(|(hour, ..)| hour.into())
    }

    /// An instant as hour, as day, and as hour with seconds, all where the reader's clock hangs.
    fn told(&self, text: &str) -> Option<(String, String, String)> {
        let at = text.parse::<Timestamp>().ok()?.to_zoned(self.reader.zone.clone());
        let place = self.reader.place.as_str();
        let clock = |second: String| {
            plain_text(self.text(
                "instant",
                &[
                    ("hour", format!("{:02}", at.hour()).into()),
                    ("minute", format!("{:02}", at.minute()).into()),
                    ("second-count", usize::from(!second.is_empty()).into()),
                    ("second", second.into()),
                    ("place", place.to_owned().into()),
                    ("place-count", usize::from(!place.is_empty()).into()),
                ],
            ))
        };
        let day = self.text("day", &[("day", i64::from(at.day()).into()), ("month", i64::from(at.month()).into())]);
        Some((clock(String::new()), plain_text(day), clock(format!("{:02}", at.second()))))
    }

    /// A length of time: "5 min", "1 min 30 s", "45 s".
    fn span(&self, ms: u64) -> Argument<'static> {
        // To the nearest second; a tenth of a second says nothing to a speaker.
        let seconds = (ms + 500) / 1_000;
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        let number = |n: u64| Argument::from(i64::try_from(n).unwrap_or(i64::MAX));
        match (minutes, seconds) {
            (0, s) => self.text("span-seconds", &[("seconds", number(s))]),
            (m, 0) => self.text("span-minutes", &[("minutes", number(m))]),
            (m, s) => self.text("span-both", &[("minutes", number(m)), ("seconds", number(s))]),
        }
    }

    fn in_this_language(&self, texts: &Map<String, Value>) -> Argument<'static> {
        let ours =
            texts.get(self.reader.language.primary()).filter(|text| text.as_str().is_some_and(|t| !t.is_empty()));
        ours.or_else(|| texts.get("en")).map_or_else(|| "".into(), simple)
    }
}

/// A value of no named type.
fn simple(value: &Value) -> Argument<'static> {
    match value {
        Value::Null => "".into(),
        Value::Bool(truth) => truth.to_string().into(),
        Value::Number(number) => match number.as_i64() {
            Some(number) => number.into(),
            None => number.to_string().into(),
        },
        Value::String(text) => text.clone().into(),
        Value::Array(_) | Value::Object(_) => value.to_string().into(),
    }
}

fn plain_text(argument: Argument<'_>) -> String {
    match argument {
        Argument::String(text) => text.into_owned(),
        Argument::Number(number) => number.as_string().into_owned(),
        Argument::Custom(_) | Argument::None | Argument::Error => String::new(),
    }
}

/// `MeetingPhase` as `meeting-phase`.
fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for (i, c) in name.char_indices() {
        if c.is_ascii_uppercase() && i > 0 {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

fn capitalised(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text,
    }
}
