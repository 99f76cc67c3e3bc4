//! The console's pages and files, and the catalogue that they speak with.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH,
};
use hyper::{Request, Response, StatusCode};
use schemars::{JsonSchema, schema_for};

use super::{Body, Line, Problem};
use crate::catalogue::{Catalogue, Language};
use crate::clock::Monotonic;
use crate::console::{self, Asset, Spoken};
use crate::hub::Public;
use crate::procedure::command::{Credential, Style};
use crate::procedure::event::{FreezeCause, HoldCause, Officer, Origin, ReopenCause, StatementKind, Tabler};
use crate::procedure::ids::Hash;
use crate::procedure::rejection::{Rejection, snake};

/// How long what anybody may read is given out as it was.
const PROGRAMME_KEEPS: Duration = Duration::from_secs(1);

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

    /// What anybody may read, without any credential. However many ask, the loop is asked once a second.
    pub(super) async fn programme(&self) -> Result<Response<Body>, (Problem, Option<String>)> {
        let mut kept = self.shared.programme.lock().await;
        let text = match &*kept {
            Some((at, text)) if at.elapsed() < PROGRAMME_KEEPS => text.clone(),
            Some(_) | None => {
                let Public { position, view, agendas } =
                    self.shared.public().await.map_err(|_| (Problem::Unavailable, None))?;
                let now = self.shared.clock.now();
                let text =
                    serde_json::json!({ "position": position, "hub_time": now, "view": view, "agendas": agendas });
                let text = text.to_string();
                let text = Bytes::from(text);
                *kept = Some((Monotonic::now(), text.clone()));
                text
            }
        };
        let mut answer = Response::new(Full::new(text).map_err(|never| match never {}).boxed_unsync());
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(answer)
    }

    /// A file of the pages.
    pub(super) fn asset(
        &self,
        name: &str,
        request: &Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<String>)> {
        console::asset(name).map(|asset| give(request, asset)).ok_or((Problem::NotFound, None))
    }

    /// The catalogue as the pages use it:
    ///
    /// * `index.json`: the languages, and what values look like;
    /// * `refusals.json?of=list_is_closed,...`: the rules that refusals name, and what is in them;
    /// * `vi.ftl?page=desk&of=phrases&ids=day,...`: messages of a language: those that a page's modules name, those of
    ///   whole files or that begin with a word, and single ones.
    pub(super) fn catalogue(
        &self,
        name: &str,
        request: &Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<String>)> {
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
                let mut shapes = Catalogue::shapes_of(&schema_for!(Said).to_value());
                // Refusals come when they are due.
                shapes["Rejection"]["kinds"] = serde_json::json!({});
                (serde_json::json!({ "languages": languages, "shapes": shapes }).to_string(), json)
            }
            "refusals.json" => {
                let of = list("of");
                let shapes = Catalogue::shapes_of(&schema_for!(Said).to_value());
                let known = Rejection::NAMES.iter().map(|(name, rule)| (snake(name), rule));
                let told: BTreeMap<_, _> = known
                    .filter(|(code, _)| of.contains(code.as_str()))
                    .map(|(code, rule)| {
                        let fields = shapes["Rejection"]["kinds"][&code].clone();
                        (code, serde_json::json!({ "rule": rule.to_string(), "fields": fields }))
                    })
                    .collect();
                (serde_json::json!(told).to_string(), json)
            }
            _ => {
                let language = name.strip_suffix(".ftl").and_then(Language::parse);
                let language = language.ok_or((Problem::NotFound, None))?;
                let page = match asked("page") {
                    Some((_, page)) => console::spoken(page).ok_or((Problem::NotFound, None))?,
                    None => Spoken::default(),
                };
                let text = messages(&language, &Wanted { of: list("of"), ids: list("ids"), page });
                (text.ok_or((Problem::NotFound, None))?, "text/plain; charset=utf-8")
            }
        };
        let tag = format!("\"{}\"", &Hash::of(text.as_bytes()).to_string()[..24]);
        Ok(give(request, Asset { bytes: text.into_bytes().into(), kind, tag }))
    }
}

/// Which messages a page asks for.
#[derive(Default)]
struct Wanted<'a> {
    /// Files, and words with which ids begin: `press` for `press-ask_floor`.
    of: BTreeSet<&'a str>,
    /// Single ones.
    ids: BTreeSet<&'a str>,
    /// Those that its modules name.
    page: Spoken,
}

/// The built-in messages of a language that are wanted, without remarks. `None` when the language is not built in.
fn messages(language: &Language, wanted: &Wanted<'_>) -> Option<String> {
    let tag = language.to_string();
    let mut known = false;
    let mut text = String::new();
    for (_, file, source) in Catalogue::sources().filter(|(of, ..)| *of == tag) {
        known = true;
        let name = file.rsplit('/').next().and_then(|name| name.strip_suffix(".ftl")).unwrap_or_default();
        let whole = wanted.of.contains(name);
        let mut keep = false;
        for line in source.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            // Other lines go on with the message before them.
            if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let id = line.split(' ').next().unwrap_or_default();
                let first = id.split('-').next().unwrap_or_default();
                keep = whole || wanted.of.contains(first) || wanted.ids.contains(id) || wanted.page.names(id);
                if keep {
                    text.push_str(line);
                    text.push('\n');
                }
            } else if keep {
                // How far a line is set in says nothing here, only that it is.
                text.push(' ');
                text.push_str(line.trim_start());
                text.push('\n');
            }
        }
    }
    known.then_some(text)
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
        let vi = Language::parse("vi").unwrap();
        let of = |of| Wanted { of: BTreeSet::from([of]), ..Wanted::default() };
        let words = messages(&vi, &of("words")).unwrap();
        assert!(words.contains("word-conference =") && !words.contains("rejection-") && !words.contains("\n#"));
        let presses = messages(&vi, &of("press")).unwrap();
        assert!(presses.lines().all(|line| line.starts_with("press-")) && presses.contains("press-object ="));
        let one = Wanted { ids: BTreeSet::from(["rejection-list_is_closed"]), ..Wanted::default() };
        assert!(messages(&vi, &one).unwrap().starts_with("rejection-list_is_closed ="));
        let hall = Wanted { page: console::spoken("hall").unwrap(), ..Wanted::default() };
        let hall = messages(&vi, &hall).unwrap();
        assert!(hall.contains("console-next_news =") && hall.contains("freeze-cause-objection ="));
        assert!(!hall.contains("console-secretariat-") && !hall.contains("rejection-"));
        assert_eq!(messages(&Language::parse("fr").unwrap(), &of("words")), None);
    }

    #[test]
    fn what_a_page_says_has_a_shape_that_it_can_read() {
        let shapes = Catalogue::shapes_of(&schema_for!(Said).to_value());
        assert_eq!(shapes["FreezeCause"]["tag"], "type");
        assert_eq!(shapes["FreezeCause"]["kinds"]["line_down"]["party"], "PartyId");
        assert_eq!(shapes["Origin"], "code");
    }
}
