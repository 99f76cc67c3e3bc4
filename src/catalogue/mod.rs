//! The texts that people read, in every language, and their lookup.
//!
//! The rules know codes and facts, never sentences; at the edge this catalogue turns them into words. It imports
//! nothing of ours: a message is found by its id, and ids follow from what is said, so nothing is listed twice:
//!
//! ```text
//! Rejection { code: "list_is_closed", item }   rejection-list_is_closed   with $item
//! Event     { type: "floor_given", party, .. } event-floor_given          with $party, $limit, ..
//! Verb::NotAgreed                              verb-not_agreed
//! a button, a heading, a column                word-..., phrase-...
//! ```
//!
//! `sentence` tells how a value becomes the arguments of its message. The shipped languages lie beside this
//! file, one folder each, and are built in; further languages, or other wordings of these, come from a folder
//! that is read at start (`folder`). English is complete and is what a missing text falls back to.

mod folder;
mod sentence;
mod shape;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, ErrorKind};
use std::sync::{Arc, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Argument;
pub use folder::{Fault, Faults};
pub use sentence::{Names, Reader, Thing};
use shape::Shapes;

/// The shipped languages: tag, file name, text.
const SHIPPED: &[(&str, &str, &str)] = &[
    ("en", "en/words.ftl", include_str!("en/words.ftl")),
    ("en", "en/phrases.ftl", include_str!("en/phrases.ftl")),
    ("en", "en/rejections.ftl", include_str!("en/rejections.ftl")),
    ("en", "en/rules.ftl", include_str!("en/rules.ftl")),
    ("en", "en/events.ftl", include_str!("en/events.ftl")),
    ("en", "en/clients.ftl", include_str!("en/clients.ftl")),
    ("en", "en/desk.ftl", include_str!("en/desk.ftl")),
    ("en", "en/conference_file.ftl", include_str!("en/conference_file.ftl")),
    ("en", "en/settings.ftl", include_str!("en/settings.ftl")),
    ("en", "en/console.ftl", include_str!("en/console.ftl")),
    ("en", "en/hub.ftl", include_str!("en/hub.ftl")),
    ("en", "en/rehearsal.ftl", include_str!("en/rehearsal.ftl")),
    ("vi", "vi/words.ftl", include_str!("vi/words.ftl")),
    ("vi", "vi/phrases.ftl", include_str!("vi/phrases.ftl")),
    ("vi", "vi/rejections.ftl", include_str!("vi/rejections.ftl")),
    ("vi", "vi/rules.ftl", include_str!("vi/rules.ftl")),
    ("vi", "vi/events.ftl", include_str!("vi/events.ftl")),
    ("vi", "vi/clients.ftl", include_str!("vi/clients.ftl")),
    ("vi", "vi/desk.ftl", include_str!("vi/desk.ftl")),
    ("vi", "vi/conference_file.ftl", include_str!("vi/conference_file.ftl")),
    ("vi", "vi/settings.ftl", include_str!("vi/settings.ftl")),
    ("vi", "vi/console.ftl", include_str!("vi/console.ftl")),
    ("vi", "vi/hub.ftl", include_str!("vi/hub.ftl")),
    ("vi", "vi/rehearsal.ftl", include_str!("vi/rehearsal.ftl")),
];

/// A language by its BCP 47 tag: `en`, `vi`, `zh-Hant`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(LanguageIdentifier);

impl Language {
    /// Reads a tag. `None` when it is none.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let id: LanguageIdentifier = tag.parse().ok()?;
        (!id.language.is_empty()).then_some(Self(id))
    }

    /// English, which is authentic and always there.
    #[must_use]
    pub fn english() -> Self {
        // "en" is a well-formed tag.
        Self("en".parse().unwrap_or_default())
    }

    /// The language without region and script: `vi` of `vi-VN`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.language.as_str()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One language's messages.
struct Spoken {
    bundle: FluentBundle<FluentResource>,
    /// The names of the arguments of each message.
    arguments: BTreeMap<String, BTreeSet<String>>,
}

impl Spoken {
    fn new(language: &Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.0.clone()]);
        // Isolation marks around every argument would show as boxes in terminals and break what people copy.
        bundle.set_use_isolating(false);
        Self { bundle, arguments: BTreeMap::new() }
    }
}

/// Every text in every language.
pub struct Catalogue {
    spoken: BTreeMap<Language, Spoken>,
    /// The files of a folder that was laid over what is built in, as they are written.
    laid: Vec<(Language, String)>,
    /// What is known of the types that were said before, by their schema's id.
    shapes: RwLock<BTreeMap<String, Arc<Shapes>>>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("languages", &self.spoken.keys().collect::<Vec<_>>()).finish_non_exhaustive()
    }
}

impl Default for Catalogue {
    fn default() -> Self {
        Self::shipped()
    }
}

impl Catalogue {
    /// The languages that are built in.
    #[must_use]
    pub fn shipped() -> Self {
        let mut catalogue = Self { spoken: BTreeMap::new(), laid: Vec::new(), shapes: RwLock::default() };
        let mut faults = Vec::new();
        for (tag, file, source) in SHIPPED {
            match Language::parse(tag) {
                Some(language) => {
                    catalogue.add(language, file.as_ref(), (*source).to_owned(), true, &mut faults);
                }
                None => debug_assert!(false, "{tag} is no language"),
            }
        }
        debug_assert!(faults.is_empty(), "{}", Faults(faults));
        catalogue
    }

    /// The built-in files as they are written: language, name, text. The pages load the same ones.
    pub fn sources() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        SHIPPED.iter().copied()
    }

    /// The files that were laid over the built-in ones, as they are written, with their language.
    pub fn laid_over(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.laid.iter().map(|(language, source)| (language, source.as_str()))
    }

    /// What the types of a schema look like, for a page that says values in words as [`Catalogue::say`] does. By the
    /// type's name: `"code"`; `{ "fields": F }`; `{ "tag", "kinds": { kind: F } }`. F gives for each field the name of
    /// its type, `""` for one without, in a list of one where there are several.
    #[must_use]
    pub fn shapes_of(schema: &serde_json::Value) -> serde_json::Value {
        Shapes::read(schema).told()
    }

    /// The languages there are, by tag.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.spoken.keys()
    }

    /// Why the system did not do something, and what helps; in its own words where this is a rare one.
    #[must_use]
    pub fn cause(&self, language: &Language, cause: &io::Error) -> String {
        #[expect(clippy::wildcard_enum_match_arm, reason = "systems know more causes than happen to people")]
        let id = match cause.kind() {
            ErrorKind::NotFound => "not_found",
            ErrorKind::PermissionDenied => "permission_denied",
            ErrorKind::AddrInUse => "address_in_use",
            ErrorKind::AddrNotAvailable => "address_not_here",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "storage_full",
            ErrorKind::ReadOnlyFilesystem => "read_only",
            ErrorKind::IsADirectory => "is_a_folder",
            ErrorKind::NotADirectory => "not_a_folder",
            ErrorKind::AlreadyExists => "already_exists",
            ErrorKind::ConnectionRefused => "connection_refused",
            ErrorKind::TimedOut => "timed_out",
            _ => return format!("{cause}."),
        };
        self.word(language, &format!("cause-{id}"))
    }

    /// The same for what a system said as a text: its number is read back from it.
    #[must_use]
    pub fn cause_said(&self, language: &Language, said: &str) -> String {
        let number = said.rsplit_once("(os error ").and_then(|(_, rest)| rest.strip_suffix(')')?.parse().ok());
        match number {
            Some(number) => self.cause(language, &io::Error::from_raw_os_error(number)),
            None if said.ends_with("timed out") => self.cause(language, &ErrorKind::TimedOut.into()),
            // As the embedded store calls it.
            None if said.contains("disk is full") => self.cause(language, &ErrorKind::StorageFull.into()),
            None => format!("{}.", said.trim_end_matches('.')),
        }
    }

    /// The best of our languages for what somebody asks for: a tag, a list of tags with weights as browsers
    /// send them, or a locale as systems name it (`vi_VN.UTF-8`). English when none fits.
    #[must_use]
    pub fn negotiate(&self, wanted: &str) -> Language {
        let mut asked: Vec<(f32, Language)> = wanted
            .split(',')
            .filter_map(|part| {
                let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                let tag = tag.trim().split(['.', '@']).next()?.replace('_', "-");
                Some((weight.trim().parse().unwrap_or(1.0), Language::parse(&tag)?))
            })
            .collect();
        // A stable sort: tags of equal weight stay in the order in which they were asked for.
        asked.sort_by(|a, b| b.0.total_cmp(&a.0));
        asked
            .iter()
            .filter(|(weight, _)| *weight > 0.0)
            .find_map(|(_, language)| {
                let exact = self.spoken.get_key_value(language).map(|(key, _)| key);
                exact.or_else(|| self.spoken.keys().find(|ours| ours.primary() == language.primary())).cloned()
            })
            .unwrap_or_else(Language::english)
    }

    /// Whether a message of this id exists.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.spoken.values().any(|spoken| spoken.bundle.has_message(id))
    }

    /// The messages of English that a language lacks, and so shows in English.
    pub fn missing(&self, language: &Language) -> impl Iterator<Item = &str> {
        let ours = self.spoken.get(language);
        let english = self.spoken.get(&Language::english());
        let ids = english.into_iter().flat_map(|spoken| spoken.arguments.keys());
        ids.filter(move |id| !ours.is_some_and(|spoken| spoken.arguments.contains_key(*id))).map(String::as_str)
    }

    /// The messages of a language, each with the names of its arguments.
    #[must_use]
    pub fn arguments(&self, language: &Language) -> Option<&BTreeMap<String, BTreeSet<String>>> {
        self.spoken.get(language).map(|spoken| &spoken.arguments)
    }

    /// A message that needs no arguments.
    #[must_use]
    pub fn word(&self, language: &Language, id: &str) -> String {
        self.text(language, id, &[])
    }

    /// A message with its arguments filled in: `text(&vi, "word-speakers", &[("number", 3.into())])`.
    ///
    /// Never fails: what a language lacks is said in English, and an id that no language knows shows as
    /// `⟦id⟧`, so that it is seen and reported.
    #[must_use]
    pub fn text(&self, language: &Language, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            args.set(*name, value.clone());
        }
        self.format(language, id, &args)
    }

    /// The message of an id and the language it is in: the wanted one, or else English.
    fn find(&self, language: &Language, id: &str) -> Option<(&Spoken, &Pattern<&str>)> {
        [language, &Language::english()].into_iter().find_map(|language| {
            let spoken = self.spoken.get(language)?;
            Some((spoken, spoken.bundle.get_message(id)?.value()?))
        })
    }

    /// The names of the arguments that a message uses.
    fn used(&self, language: &Language, id: &str) -> Option<&BTreeSet<String>> {
        self.find(language, id)?.0.arguments.get(id)
    }

    fn format(&self, language: &Language, id: &str, args: &FluentArgs<'_>) -> String {
        let Some((spoken, pattern)) = self.find(language, id) else {
            debug_assert!(false, "no text has the id {id:?}");
            return format!("⟦{id}⟧");
        };
        let mut errors = Vec::new();
        let text = spoken.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{id} in {language}: {errors:?}");
        text
    }
}
