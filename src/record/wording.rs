//! The sentences of the record: templates that a secretariat changes without a programmer.
//!
//! ```text
//!   # a remark
//!   [name_of_a_sentence]
//!   The Meeting {{ verb }} {{ papers | listed }}.          rendered by minijinja; lines are joined by a space
//! ```
//!
//! One file holds all sentences of a language. A secretariat's own file names only those that it words differently;
//! a name that nobody uses, or a fact that a sentence is not given, is said with the file's line and is no report.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::tz::TimeZone;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, State, UndefinedBehavior};
use serde::Serialize;

use crate::procedure::definition::Bilingual;
use crate::procedure::ids::Timestamp;

/// The facts of a sentence: `facts! { party => name, at }`.
macro_rules! facts {
    (@value $name:ident) => { &$name };
    (@value $name:ident $value:expr) => { &$value };
    ($($name:ident $(=> $value:expr)?),* $(,)?) => {
        serde_json::json!({ $((stringify!($name)): (crate::record::wording::facts!(@value $name $($value)?))),* })
    };
}
pub(crate) use facts;

/// A language of the record. English is authentic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Vietnamese.
    Vi,
}

impl Language {
    /// Both, the authentic one first.
    pub const ALL: [Self; 2] = [Self::En, Self::Vi];

    /// Reads `en` or `vi`, with or without a region.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split('-').next()?.to_lowercase().as_str() {
            "en" => Some(Self::En),
            "vi" => Some(Self::Vi),
            _ => None,
        }
    }

    /// As BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Vi => "vi",
        }
    }

    /// The side of a bilingual text. Where a text was written in English only, that is what there is.
    #[must_use]
    pub fn of(self, text: &Bilingual) -> &str {
        match self {
            Self::Vi if !text.vi.is_empty() => &text.vi,
            Self::En | Self::Vi => &text.en,
        }
    }

    fn shipped(self) -> &'static str {
        match self {
            Self::En => include_str!("../../config/report/en.txt"),
            Self::Vi => include_str!("../../config/report/vi.txt"),
        }
    }
}

/// What is wrong with a secretariat's sentences.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// A line before the first name.
    #[error("line {line}: this belongs to no sentence; a sentence begins with its name in brackets, such as [gap]")]
    Nameless {
        /// The line.
        line: usize,
    },
    /// A name that nobody uses.
    #[error("line {line}: no report uses a sentence called [{name}]")]
    Unknown {
        /// The line.
        line: usize,
        /// The name.
        name: String,
    },
    /// A name that is there twice.
    #[error("line {line}: [{name}] is there already")]
    Twice {
        /// The line.
        line: usize,
        /// The name.
        name: String,
    },
    /// Not a template.
    #[error("[{name}]: {what}")]
    Template {
        /// The name.
        name: String,
        /// What is wrong with it.
        what: String,
    },
}

/// An instant or a day as sentences see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct When {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
    /// 0 to 23.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
}

/// The sentences of one language.
#[derive(Clone, Debug)]
pub struct Sentences {
    language: Language,
    environment: Environment<'static>,
    zone: TimeZone,
}

impl Sentences {
    /// The sentences as they are shipped, with hours of a time zone (IANA name; UTC where nobody knows it).
    ///
    /// # Errors
    /// [`Fault`]; a test reads both files.
    pub fn shipped(language: Language, zone: &str) -> Result<Self, Fault> {
        Self::with(language, zone, "")
    }

    /// The same with a secretariat's own sentences in the place of some.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn with(language: Language, zone: &str, own: &str) -> Result<Self, Fault> {
        let mut texts = sections(language.shipped())?;
        for (name, (line, text)) in sections(own)? {
            match texts.get_mut(&name) {
                Some(shipped) => *shipped = (line, text),
                None => return Err(Fault::Unknown { line, name }),
            }
        }
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.add_filter("date", |state: &State<'_, '_>, when: Value| include(state, "date", &when));
        environment.add_filter("days", |state: &State<'_, '_>, when: Value| include(state, "days", &when));
        environment.add_filter("clock", |state: &State<'_, '_>, when: Value| include(state, "clock", &when));
        environment.add_filter("listed", listed);
        environment.add_filter("the", |text: String| with_article(&text));
        environment.add_filter("ordinal_words", |text: String| ordinal_words(&text));
        environment.add_filter("quoted", |text: String| quoted(&text));
        environment.add_filter("is_document", |text: String| is_document(&text));
        environment.add_filter("first_upper", |text: String| first_upper(&text));
        for (name, (_, text)) in texts {
            let fault = |what: minijinja::Error| Fault::Template { name: name.clone(), what: what.to_string() };
            environment.add_template_owned(name.clone(), text).map_err(fault)?;
        }
        let gap = environment.get_template("gap").and_then(|gap| gap.render(()));
        let gap = gap.map_err(|what| Fault::Template { name: "gap".to_owned(), what: what.to_string() })?;
        environment.add_global("gap", gap);
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Ok(Self { language, environment, zone })
    }

    /// The file of all sentences as shipped, to begin one's own from.
    #[must_use]
    pub fn file(language: Language) -> &'static str {
        language.shipped()
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence with its facts; one line, single spaces.
    ///
    /// # Errors
    /// [`Fault::Template`]: a sentence asks for a fact that it is not given.
    pub fn say(&self, name: &str, facts: impl Serialize) -> Result<String, Fault> {
        let fault = |what: minijinja::Error| Fault::Template { name: name.to_owned(), what: plainly(&what) };
        let template = self.environment.get_template(name).map_err(fault)?;
        let said = template.render(Value::from(Serde(facts))).map_err(fault)?;
        Ok(said.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A sentence without facts.
    ///
    /// # Errors
    /// As [`Self::say`].
    pub fn word(&self, name: &str) -> Result<String, Fault> {
        self.say(name, ())
    }

    /// The mark of what the record does not tell.
    ///
    /// # Errors
    /// As [`Self::say`].
    pub fn gap(&self) -> Result<String, Fault> {
        self.word("gap")
    }

    /// A bilingual text in the language.
    #[must_use]
    pub fn of<'a>(&self, text: &'a Bilingual) -> &'a str {
        self.language.of(text)
    }

    /// An instant in the hub's zone.
    #[must_use]
    pub fn when(&self, at: Timestamp) -> When {
        let zoned = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(self.zone.clone());
        When { year: zoned.year(), month: zoned.month(), day: zoned.day(), hour: zoned.hour(), minute: zoned.minute() }
    }

    /// An instant as RFC 3339 with the offset of the hub's zone.
    #[must_use]
    pub fn instant(&self, at: Timestamp) -> String {
        let zoned = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(self.zone.clone());
        zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// In whose time hours are told: "Ha Noi time".
    ///
    /// # Errors
    /// As [`Self::say`].
    pub fn hub_time(&self, hub: &Bilingual) -> Result<String, Fault> {
        self.say("hub_time", facts! { hub => self.of(hub) })
    }

    /// The day and hour of an instant, as people write them.
    ///
    /// # Errors
    /// As [`Self::say`].
    pub fn moment(&self, at: Timestamp) -> Result<String, Fault> {
        self.say("moment", BTreeMap::from([("at", self.when(at))]))
    }
}

/// Reads a file of sentences: the name of each with its line and its text.
fn sections(file: &str) -> Result<BTreeMap<String, (usize, String)>, Fault> {
    let mut found: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut open: Option<String> = None;
    for (index, line) in file.lines().enumerate() {
        let line_number = index + 1;
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let name = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let name = name.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        match (name, &open) {
            (Some(name), _) => {
                if found.insert(name.to_owned(), (line_number, String::new())).is_some() {
                    return Err(Fault::Twice { line: line_number, name: name.to_owned() });
                }
                open = Some(name.to_owned());
            }
            (None, Some(name)) => {
                if let Some((_, sentence)) = found.get_mut(name) {
                    if !sentence.is_empty() {
                        sentence.push(' ');
                    }
                    sentence.push_str(text);
                }
            }
            (None, None) => return Err(Fault::Nameless { line: line_number }),
        }
    }
    Ok(found)
}

fn include(state: &State<'_, '_>, name: &str, facts: &Value) -> Result<String, minijinja::Error> {
    let said = state.env().get_template(name)?.render(minijinja::context! { at => facts })?;
    Ok(said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `A`, `A and B`, `A, B and C`; the word between the last two is a sentence of its own.
fn listed(state: &State<'_, '_>, names: Value) -> Result<String, minijinja::Error> {
    let names: Vec<String> = names.try_iter()?.map(|name| name.to_string()).collect();
    let and = state.env().get_template("and")?.render(())?;
    Ok(match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), and.trim()),
    })
}

/// What a person who words sentences can use of an error.
fn plainly(error: &minijinja::Error) -> String {
    let mut text = error.kind().to_string();
    if let Some(detail) = error.detail() {
        // Writing to a String does not fail.
        let _ = write!(text, ": {detail}");
    }
    text
}

/// The title of a paper inside an English sentence: with its article, unless it has one or is a name.
fn with_article(title: &str) -> String {
    let lower = title.to_lowercase();
    if lower.starts_with("the ") {
        return format!("the{}", &title[3..]);
    }
    format!("the {title}")
}

/// A text in quotation marks; those inside it become single ones.
fn quoted(text: &str) -> String {
    let (mut out, mut open) = (String::from("“"), false);
    for letter in text.chars() {
        match letter {
            '"' => {
                open = !open;
                out.push(if open { '‘' } else { '’' });
            }
            '“' => out.push('‘'),
            '”' => out.push('’'),
            letter => out.push(letter),
        }
    }
    out.push('”');
    out
}

/// Whether a Vietnamese title says itself what kind of paper it is, so that it stands in a sentence as it is.
fn is_document(title: &str) -> bool {
    const KINDS: [&str; 14] = [
        "báo cáo",
        "biên bản",
        "chiến lược",
        "chương trình",
        "danh mục",
        "danh sách",
        "dự thảo",
        "kế hoạch",
        "kết quả",
        "khuyến nghị",
        "kiến nghị",
        "lộ trình",
        "tuyên bố",
        "tóm tắt",
    ];
    let lower = title.to_lowercase();
    KINDS.iter().any(|kind| lower.starts_with(kind))
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `21st ASEAN ...` as `Twenty-first ASEAN ...`, up to 99.
fn ordinal_words(text: &str) -> String {
    const ONES: [&str; 20] = [
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const TENTHS: [&str; 10] =
        ["", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[digits.len()..];
    let known = ["st ", "nd ", "rd ", "th "].iter().find_map(|suffix| rest.strip_prefix(suffix));
    let (Ok(number), Some(rest)) = (digits.parse::<usize>(), known) else { return text.to_owned() };
    let words = match (number / 10, number % 10) {
        (_, _) if (1..20).contains(&number) => ONES.get(number).map(|word| (*word).to_owned()),
        (tens @ 2..=9, 0) => TENTHS.get(tens).map(|word| (*word).to_owned()),
        (tens @ 2..=9, ones) => TENS.get(tens).zip(ONES.get(ones)).map(|(tens, ones)| format!("{tens}-{ones}")),
        (_, _) => None,
    };
    words.map_or_else(|| text.to_owned(), |words| format!("{} {rest}", first_upper(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_sentences_and_every_one_is_a_template() {
        let names = |language: Language| sections(language.shipped()).unwrap().into_keys().collect::<Vec<_>>();
        assert_eq!(names(Language::En), names(Language::Vi));
        for language in Language::ALL {
            Sentences::shipped(language, "Asia/Ho_Chi_Minh").unwrap();
        }
    }

    #[test]
    fn a_secretariat_words_one_sentence_and_keeps_the_others() {
        let own = "# ours\n[gap]\n[open\npoint]\n";
        let sentences = Sentences::with(Language::En, "UTC", own).unwrap();
        assert_eq!(sentences.gap().unwrap(), "[open point]");
        assert_eq!(sentences.word("heading_introduction").unwrap(), "INTRODUCTION");
    }

    #[test]
    fn what_is_wrong_with_a_sentence_is_said_with_its_line() {
        let said = |own: &str| Sentences::with(Language::En, "UTC", own).map(drop).unwrap_err().to_string();
        assert!(said("words").starts_with("line 1: this belongs to no sentence"));
        assert_eq!(said("\n[no_such]\nwords"), "line 2: no report uses a sentence called [no_such]");
        assert_eq!(said("[gap]\na\n[gap]\nb"), "line 3: [gap] is there already");
        assert!(said("[gap]\n{{ oh").contains("[gap]"));
        let sentences = Sentences::with(Language::En, "UTC", "[item_withdrawn]\n{{ nobody_knows }}").unwrap();
        assert!(sentences.word("item_withdrawn").is_err());
    }

    #[test]
    fn a_title_is_quoted_and_what_is_quoted_in_it_gets_single_marks() {
        assert_eq!(quoted("Progress of the \"Study\""), "“Progress of the ‘Study’”");
        assert_eq!(quoted("IEA: “Vai trò”"), "“IEA: ‘Vai trò’”");
        assert!(is_document("Kế hoạch hành động") && !is_document("Vai trò của khoáng sản"));
    }

    #[test]
    fn an_ordinal_is_spelled_out_in_a_title() {
        for (short, long) in [
            ("8th ASEAN", "Eighth ASEAN"),
            ("21st ASEAN", "Twenty-first ASEAN"),
            ("14th ASEAN", "Fourteenth ASEAN"),
            ("30th X", "Thirtieth X"),
            ("Council of 5", "Council of 5"),
        ] {
            assert_eq!(ordinal_words(short), long);
        }
    }
}
