//! The console's pages and files, and the catalogue that they speak with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, HeaderValue,
    IF_NONE_MATCH,
};
use hyper::{Request, Response, StatusCode};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::{Body, Detail, Line, Problem};
use crate::catalogue::{Catalogue, Language};
use crate::clock::Monotonic;
use crate::console::{self, Asset, Spoken};
use crate::hub::Public;
use crate::procedure::command::{Credential, Style};
use crate::procedure::definition::Bilingual;
use crate::procedure::event::{FreezeCause, HoldCause, Officer, Origin, ReopenCause, StatementKind, Tabler};
use crate::procedure::ids::Hash;
use crate::procedure::instead::Way;
use crate::procedure::rejection::{Rejection, snake};
use crate::record::export::ics;

/// How long what anybody may read is given out as it was.
const PROGRAMME_KEEPS: Duration = Duration::from_secs(1);

/// What the types look like that a page says: the same for every page, and much work.
static SHAPES: LazyLock<Value> = LazyLock::new(|| Catalogue::shapes_of(&schema_for!(Said).to_value()));

/// The messages of a file: each with its id.
type Messages = Vec<(&'static str, &'static str)>;

/// The messages that are built in: language, name of the file, and each message with its id.
static BUILT_IN: LazyLock<Vec<(&'static str, &'static str, Messages)>> = LazyLock::new(|| {
    let name =
        |file: &'static str| file.rsplit('/').next().and_then(|name| name.strip_suffix(".ftl")).unwrap_or_default();
    Catalogue::sources().map(|(of, file, source)| (of, name(file), blocks(source))).collect()
});

/// What a page's modules name. Their text is read for it once; while they are worked on, each time.
fn spoken(page: &str) -> Option<Arc<Spoken>> {
    static KNOWN: Mutex<BTreeMap<String, Arc<Spoken>>> = Mutex::new(BTreeMap::new());
    if cfg!(debug_assertions) {
        return console::spoken(page).map(Arc::new);
    }
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(spoken) = known.get(page) {
        return Some(spoken.clone());
    }
    let spoken = Arc::new(console::spoken(page)?);
    known.insert(page.to_owned(), spoken.clone());
    Some(spoken)
}

/// The types that a page says in words besides what happened.
#[expect(dead_code, reason = "only its schema is of use")]
#[derive(JsonSchema)]
struct Said {
    rejection: Rejection,
    freeze: FreezeCause,
    hold: HoldCause,
    origin: Origin,
    tabler: Tabler,
    officer: Officer,
    statement: StatementKind,
    reopened: ReopenCause,
    style: Style,
    credential: Credential,
}

impl Line {
    /// The page at a path, if there is one.
    pub(super) fn page(&self, request: &Request<Incoming>) -> Option<Response<Body>> {
        console::page(request.uri().path()).map(|page| give(request, page))
    }

    /// The page that says that there is none.
    pub(super) fn no_page(&self, request: &Request<Incoming>) -> Option<Response<Body>> {
        let mut answer = console::page(console::NOTHING).map(|page| give(request, page))?;
        if answer.status() == StatusCode::OK {
            *answer.status_mut() = StatusCode::NOT_FOUND;
        }
        Some(answer)
    }

    /// What anybody may read. However many ask, the loop is asked once a second.
    async fn public(&self) -> Result<Arc<Public>, (Problem, Option<Detail>)> {
        let mut kept = self.shared.programme.lock().await;
        match &*kept {
            Some((at, known)) if at.elapsed() < PROGRAMME_KEEPS => Ok(known.clone()),
            Some(_) | None => {
                let known = Arc::new(self.shared.public().await.map_err(|_| (Problem::Unavailable, None))?);
                *kept = Some((Monotonic::now(), known.clone()));
                Ok(known)
            }
        }
    }

    /// What anybody may read, without any credential.
    pub(super) async fn programme(&self) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let Public { position, at: _, view, agendas } = &*self.public().await?;
        let now = self.shared.clock.now();
        Ok(super::json(&serde_json::json!({ "position": position, "hub_time": now, "view": view, "agendas": agendas })))
    }

    /// The same as a calendar: every sitting with the items of its meeting, as `lang` or the browser wants it.
    pub(super) async fn calendar(
        &self,
        request: &Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let public = self.public().await?;
        let wanted = request.uri().query().and_then(|query| query.strip_prefix("lang=")).and_then(Language::parse);
        let language = wanted.unwrap_or_else(|| self.language(request));
        let of = |text: &Bilingual| if language.primary() == "vi" { text.vi.clone() } else { text.en.clone() };
        let mut sittings = Vec::new();
        for card in public.view.conference.iter().flat_map(|conference| &conference.meetings) {
            let Some(conference) = &public.view.conference else { continue };
            let meetings = public.view.meeting.iter().flat_map(|meeting| &meeting.meetings);
            let now = meetings.into_iter().find(|now| now.id == card.id);
            let agenda: Vec<_> =
                card.agenda.iter().map(|item| format!("{} {}", item.number, of(&item.title))).collect();
            for (number, planned) in (1..).zip(&card.sittings) {
                let held = now.filter(|now| usize::try_from(now.sitting) == Ok(number));
                let from = held.and_then(|now| now.opened_at).unwrap_or(planned.opens_at);
                let to = held.and_then(|now| now.closes_at).unwrap_or(planned.closes_at);
                sittings.push(ics::Sitting {
                    uid: ics::uid(&conference.id, &card.id, number),
                    from,
                    to: to.max(from),
                    title: format!("{} ({number})", of(&card.title)),
                    place: of(&conference.hub),
                    agenda: agenda.join("\n"),
                    held: now.is_some_and(|now| usize::try_from(now.sitting).is_ok_and(|sitting| sitting >= number)),
                });
            }
        }
        let mut answer = super::full(ics::calendar(&sittings, public.at), "text/calendar; charset=utf-8");
        let name = HeaderValue::from_static("attachment; filename=\"programme.ics\"");
        answer.headers_mut().insert(CONTENT_DISPOSITION, name);
        Ok(answer)
    }

    /// A file of the pages.
    pub(super) fn asset(
        &self,
        name: &str,
        request: &Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        console::asset(name).map(|asset| give(request, asset)).ok_or((Problem::NotFound, None))
    }

    /// The catalogue as the pages use it:
    ///
    /// * `index.json`: the languages, and what values look like;
    /// * `refusals.json?of=list_is_closed,...`: the rules that refusals name, what is in them, and what is possible instead;
    /// * `vi.ftl?page=desk&of=phrases&ids=day,...`: messages of a language: those that a page's modules name, those of
    ///   whole files or that begin with a word, and single ones.
    pub(super) fn catalogue(
        &self,
        name: &str,
        request: &Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let catalogue = self.shared.sentences.catalogue();
        let json = "application/json";
        let query = request.uri().query().unwrap_or_default();
        let asked = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
        let list = |name: &str| -> BTreeSet<&str> {
            asked(name).into_iter().flat_map(|(_, value)| value.split(',')).filter(|one| !one.is_empty()).collect()
        };
        let (text, kind) = match name {
            "index.json" => {
                let languages: Vec<_> = catalogue.languages().map(ToString::to_string).collect();
                let mut shapes = SHAPES.clone();
                // Refusals come when they are due.
                shapes["Rejection"]["kinds"] = serde_json::json!({});
                (serde_json::json!({ "languages": languages, "shapes": shapes }).to_string(), json)
            }
            "refusals.json" => {
                let of = list("of");
                let shapes = &*SHAPES;
                let known = Rejection::NAMES.iter().map(|(name, rule)| (snake(name), rule));
                let told: BTreeMap<_, _> = known
                    .filter(|(code, _)| of.contains(code.as_str()))
                    .map(|(code, rule)| {
                        let fields = shapes["Rejection"]["kinds"][&code].clone();
                        let instead = ways(&code);
                        (code, serde_json::json!({ "rule": rule.to_string(), "fields": fields, "instead": instead }))
                    })
                    .collect();
                (serde_json::json!(told).to_string(), json)
            }
            _ => {
                let language = name.strip_suffix(".ftl").and_then(Language::parse);
                let language = language.ok_or((Problem::NotFound, None))?;
                let page = match asked("page") {
                    Some((_, page)) => spoken(page).ok_or((Problem::NotFound, None))?,
                    None => Arc::default(),
                };
                let text = messages(catalogue, &language, &Wanted { of: list("of"), ids: list("ids"), page });
                (text.ok_or((Problem::NotFound, None))?, "text/plain; charset=utf-8")
            }
        };
        let tag = format!("\"{}\"", &Hash::of(text.as_bytes()).to_string()[..24]);
        Ok(give(request, Asset { bytes: text.into_bytes().into(), kind, tag }))
    }
}

/// What is possible instead of what a refusal refuses.
fn ways(code: &str) -> &'static [Way] {
    Rejection::INSTEAD.iter().find(|(name, _)| snake(name) == code).map_or(&[], |(_, ways)| ways)
}

/// Which messages a page asks for.
#[derive(Default)]
struct Wanted<'a> {
    /// Files, and words with which ids begin: `press` for `press-ask_floor`.
    of: BTreeSet<&'a str>,
    /// Single ones.
    ids: BTreeSet<&'a str>,
    /// Those that its modules name.
    page: Arc<Spoken>,
}

/// The messages of a language that are wanted, without remarks: as a folder words them, else as they are built in, else
/// in English. `None` when nobody has a word of the language.
fn messages(catalogue: &Catalogue, language: &Language, wanted: &Wanted<'_>) -> Option<String> {
    let tag = language.to_string();
    let mut said: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, _, messages) in BUILT_IN.iter().filter(|(of, ..)| *of == tag) {
        said.extend(messages.iter().copied());
    }
    for (_, source) in catalogue.laid_over().filter(|(of, _)| *of == language) {
        said.extend(blocks(source));
    }
    if said.is_empty() {
        return None;
    }
    let english = Language::english().to_string();
    let mut text = String::new();
    for (_, name, messages) in BUILT_IN.iter().filter(|(of, ..)| *of == english) {
        let whole = wanted.of.contains(name);
        for (id, in_english) in messages.iter().copied() {
            let first = id.split('-').next().unwrap_or_default();
            if !(whole || wanted.of.contains(first) || wanted.ids.contains(id) || wanted.page.names(id)) {
                continue;
            }
            let block = said.get(id).copied().unwrap_or(in_english);
            for (at, line) in block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).enumerate() {
                if at > 0 {
                    // How far a line is set in says nothing here, only that it is.
                    text.push(' ');
                }
                text.push_str(line.trim_start());
                text.push('\n');
            }
        }
    }
    Some(text)
}

/// Each message of a file: its id, and its text up to the next one.
fn blocks(source: &str) -> Vec<(&str, &str)> {
    // Only a message begins with a letter; other lines go on with the one before them, or are remarks.
    let begins = |line: &str| line.starts_with(|first: char| first.is_ascii_alphabetic());
    let mut at = 0;
    let mut starts = Vec::new();
    for line in source.split_inclusive('\n') {
        if begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([source.len()]);
    let blocks = starts.iter().zip(ends).filter_map(|(start, end)| source.get(*start..end));
    blocks.map(|block| (block.split([' ', '=']).next().unwrap_or_default(), block)).collect()
}

/// A file, or that the browser has it already. Asked again each time, so that no page is older than its hub.
fn give(request: &Request<Incoming>, asset: Asset) -> Response<Body> {
    let known = request.headers().get_all(IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    let has = known.flat_map(|value| value.split(',')).any(|tag| tag.trim() == asset.tag);
    let body = if has { Bytes::new() } else { asset.bytes.into_owned().into() };
    let mut answer = Response::new(Full::new(body).map_err(|never| match never {}).boxed_unsync());
    if has {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(console::POLICY));
    if let Ok(tag) = HeaderValue::from_str(&asset.tag) {
        headers.insert(ETAG, tag);
    }
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_given_the_messages_it_asks_for_and_no_others() {
        let (catalogue, vi) = (Catalogue::shipped(), Language::parse("vi").unwrap());
        let messages = |language: &Language, wanted: &Wanted<'_>| messages(&catalogue, language, wanted);
        let of = |of| Wanted { of: BTreeSet::from([of]), ..Wanted::default() };
        let words = messages(&vi, &of("words")).unwrap();
        assert!(words.contains("word-conference =") && !words.contains("rejection-") && !words.contains("\n#"));
        let presses = messages(&vi, &of("press")).unwrap();
        assert!(presses.lines().all(|line| line.starts_with("press-")) && presses.contains("press-object ="));
        let one = Wanted { ids: BTreeSet::from(["rejection-list_is_closed"]), ..Wanted::default() };
        assert!(messages(&vi, &one).unwrap().starts_with("rejection-list_is_closed ="));
        let hall = Wanted { page: spoken("hall").unwrap(), ..Wanted::default() };
        let hall = messages(&vi, &hall).unwrap();
        assert!(hall.contains("console-next_news =") && hall.contains("freeze-cause-objection ="));
        assert!(!hall.contains("console-secretariat-") && !hall.contains("rejection-"));
        assert_eq!(messages(&Language::parse("fr").unwrap(), &of("words")), None);
    }

    #[test]
    fn a_language_of_a_folder_is_given_to_pages_and_what_it_lacks_in_english() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("th.ftl"), "# remark\nconsole-come_in = เข้า\n").unwrap();
        std::fs::write(folder.path().join("vi.ftl"), "console-come_in = Mời vào\n").unwrap();
        let catalogue = Catalogue::with_folder(folder.path()).unwrap();
        let text = |tag: &str| {
            messages(
                &catalogue,
                &Language::parse(tag).unwrap(),
                &Wanted { of: BTreeSet::from(["console"]), ..Wanted::default() },
            )
            .unwrap()
        };
        assert!(text("th").contains("console-come_in = เข้า\n") && text("th").contains("console-page-hall = Hall\n"));
        assert!(
            text("vi").contains("console-come_in = Mời vào\n")
                && text("vi").contains("console-page-hall = Hội trường\n")
        );
        assert_eq!(text("th").lines().count(), text("en").lines().count());
    }

    #[test]
    fn what_a_page_says_has_a_shape_that_it_can_read() {
        let shapes = &*SHAPES;
        assert_eq!(shapes["FreezeCause"]["tag"], "type");
        assert_eq!(shapes["FreezeCause"]["kinds"]["line_down"]["party"], "PartyId");
        assert_eq!(shapes["Origin"], "code");
    }
}
