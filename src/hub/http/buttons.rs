//! Button boxes over HTTP: acts by a word, and lamps.
//!
//! ```text
//!   POST /api/v1/do/{word}    Authorization: Bearer b.…   200 { position }, or a problem with the rule that refuses
//!   GET  /api/v1/tally        Authorization: Bearer b.…   the lamps
//!   GET  /api/v1/tally        as a WebSocket              the lamps, anew when something changes; where no header can be
//!                                                         set, the first message is the key
//! ```
//!
//! Two presses are one: a request that comes with the key of an earlier one (`Idempotency-Key`, or `key` in the body) gets
//! the answer of that one. Without a key the hub makes one of the position and the second: presses that bounce name the
//! same speech, and "next" without `seen` is taken once a second.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, UPGRADE};
use hyper::upgrade::Upgraded;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value, json};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};

use super::{Body, Detail, Line, Problem, bearer};
use crate::catalogue::Language;
use crate::clock::Monotonic;
use crate::hub::buttons::{self, Nothing, tally};
use crate::hub::credentials::{Key, Secret};
use crate::hub::gate::Pass;
use crate::hub::switchboard::{DeviceId, Who};
use crate::hub::{Looked, Shared};
use crate::procedure::command::Seen;
use crate::procedure::definition::Bilingual;
use crate::procedure::ids::{CommandId, Hash};
use crate::wire::{CloseCode, HubMessage, Submit};

/// How fast lamps follow each other at most.
const BETWEEN: Duration = Duration::from_millis(100);

/// Largest message of a box: a key.
const MESSAGE_BYTES: usize = 1_024;

impl Line {
    /// Answers `/api/v1/do/{word}`.
    pub(super) async fn press(
        &self,
        word: &str,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        if request.method() != Method::POST {
            return Err((Problem::WrongMethod, None));
        }
        let (device, who, key) = self.boxed(&request)?;
        let Some(word) = buttons::find(word) else {
            let words: Vec<_> = buttons::WORDS.iter().map(|word| word.word).collect();
            return Err((Problem::NotFound, Some(Detail::says("detail-box_words").with("words", words.join(", ")))));
        };
        if !key.only.is_empty() && !key.only.contains(word.word) {
            return Err((Problem::NotAllowed, Some(Detail::says("detail-box_key"))));
        }
        if !self.shared.boxes().may_press(&device, Monotonic::now()) {
            return Err((Problem::TooFast, None));
        }
        let language = self.language(&request);
        let said = request.headers().get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let bytes = self.small_body(request).await?;
        let body: Map<String, Value> =
            if bytes.iter().all(u8::is_ascii_whitespace) { Map::new() } else { super::read(&bytes)? };
        let said = said.or_else(|| body.get("key").and_then(Value::as_str).map(str::to_owned));
        // The same key for another word is another press.
        let said = said.filter(|said| !said.is_empty()).map(|said| format!("{}/{said}", word.word));
        if let Some(answer) = said.as_ref().and_then(|said| self.shared.boxes().answered(&device, said)) {
            return Ok(document(answer));
        }
        let looked = self.shared.look(who.clone()).await.map_err(|_| (Problem::Unavailable, None))?;
        let own = looked.own.as_ref().ok_or((Problem::NotAllowed, None))?;
        if key.meeting.is_some() && key.meeting != own.meeting {
            return Err((Problem::NotAllowed, Some(Detail::says("detail-box_meeting"))));
        }
        let (action, capacity) = buttons::meant(word, &body, &looked.view, own).map_err(|nothing| match nothing {
            Nothing::ToPress => (Problem::NothingToPress, None),
            Nothing::NotWaiting(party) => {
                (Problem::NothingToPress, Some(Detail::says("detail-not_waiting").with("party", party)))
            }
            Nothing::Unseen(field) => (Problem::SeenWanted, Some(Detail::says("detail-seen").with("field", field))),
            Nothing::Changed { field, now } => (
                Problem::ChangedSince,
                Some(
                    Detail::says("detail-changed")
                        .with("field", field)
                        .with("now", if now.is_empty() { "–" } else { &now }),
                ),
            ),
            Nothing::SeenIsNoFields => (Problem::BadRequest, Some(Detail::says("detail-seen_fields"))),
            Nothing::NoParty => (Problem::BadRequest, Some(Detail::says("detail-party"))),
            Nothing::Unfit(fault) => (Problem::BadRequest, Some(Detail::of_json(&fault))),
        })?;
        let of = match &said {
            Some(said) => format!("{device}/{said}"),
            None => {
                let second = looked.now.0.div_euclid(1_000);
                format!(
                    "{device}/{}/{}/{second}/{}",
                    word.word,
                    looked.position,
                    serde_json::to_string(&action).unwrap_or_default()
                )
            }
        };
        let id = Hash::of(of.as_bytes()).to_string();
        let id = CommandId::parse(&format!("box-{}", &id[..32])).ok_or((Problem::BadRequest, None))?;
        let seen = Seen { position: Some(looked.position), epoch: Some(own.epoch), list_open: false };
        let submit = Submit { command_id: id, seen, capacity, action };
        // A word that does not say what it saw must not look as if it did.
        let submit = if buttons::is_blind(&submit.action) {
            Submit { seen: Seen { position: None, ..submit.seen }, ..submit }
        } else {
            submit
        };
        let told = self.shared.press(device.clone(), who, submit).await.map_err(|_| (Problem::Unavailable, None))?;
        let answer = said_of(&told, &language);
        if let Some(said) = said {
            self.shared.boxes().keep(&device, said, answer.clone());
        }
        Ok(document(answer))
    }

    /// Answers `/api/v1/tally`.
    pub(super) async fn tally(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        if request.headers().contains_key(UPGRADE) {
            return self.follow(request);
        }
        let (device, who, _) = self.boxed(&request)?;
        if !self.shared.boxes().may_look(&device, Monotonic::now()) {
            return Err((Problem::TooFast, None));
        }
        let lamps = self.shared.lamps(who).await.map_err(|_| (Problem::Unavailable, None))?;
        Ok(super::json(&lamps))
    }

    /// Whose box it is.
    fn boxed(&self, request: &Request<Incoming>) -> Result<(DeviceId, Who, Key), (Problem, Option<Detail>)> {
        let secret = bearer(request).ok_or((Problem::NotSignedIn, None))?;
        let known = self.shared.of_key(&secret);
        known.ok_or_else(|| (self.sign_in_failed(request, Problem::NotSignedIn), None))
    }

    /// The way to the WebSocket with the lamps.
    fn follow(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let secret = bearer(&request);
        // A page of another site may open a socket here, but knows no key; it gets no lamps.
        let address = self.address(&request);
        let shared = self.shared.clone();
        self.upgraded(request, None, move |socket, pass| async move {
            follow(socket, pass, secret, address, shared).await;
        })
    }
}

/// Sends the lamps as they change.
async fn follow(
    socket: Upgraded,
    mut pass: Pass,
    secret: Option<Secret>,
    address: Option<std::net::IpAddr>,
    shared: Arc<Shared>,
) {
    let config = WebSocketConfig::default()
        .read_buffer_size(MESSAGE_BYTES * 4)
        .write_buffer_size(MESSAGE_BYTES * 4)
        .max_message_size(Some(MESSAGE_BYTES))
        .max_frame_size(Some(MESSAGE_BYTES));
    let mut socket = WebSocketStream::from_raw_socket(TokioIo::new(socket), Role::Server, Some(config)).await;
    let late = Monotonic::now().after(shared.settings.limits.hello_time);
    let (mut stop, mut way_out) = (shared.stop.clone(), pass.way_out());
    let secret = match secret {
        Some(secret) => Some(secret),
        None => tokio::select! {
            biased;
            () = stop.asked() => None,
            () = late.reached() => None,
            () = way_out.shown() => return close(socket, CloseCode::TryLater).await,
            said = first_text(&mut socket) => said.map(|text| Secret::new(text.trim().to_owned())),
        },
    };
    let known = secret.as_ref().and_then(|secret| Some((secret.clone(), shared.of_key(secret)?)));
    let Some((secret, (device, who, _))) = known else {
        // Too many are counted, and the gate refuses them.
        let _told_by_its_end = shared.gate.failed(address, Monotonic::now());
        return close(socket, CloseCode::NotSignedIn).await;
    };
    if !pass.sign_in(false, Monotonic::now()) {
        return close(socket, CloseCode::TryLater).await;
    }
    let Some(_watching) = Watching::begin(&shared, device) else {
        return close(socket, CloseCode::TryLater).await;
    };
    let mut moved = shared.moved.subscribe();
    let mut last = Arc::new(Value::Null);
    let mut tick = Monotonic::now();
    let code = loop {
        // Looked up each time: a key that was revoked shows nothing more.
        if shared.of_key(&secret).is_none() {
            break CloseCode::NotSignedIn;
        }
        moved.borrow_and_update();
        let Ok(lamps) = shared.lamps(who.clone()).await else {
            if stop.is_asked() {
                break CloseCode::Restart;
            }
            // Others go first; the lamps show what they showed.
            Monotonic::now().after(BETWEEN).reached().await;
            continue;
        };
        let alive = Monotonic::now() >= tick;
        if alive || without_time(&lamps) != without_time(&last) {
            let sending =
                tokio::time::timeout(shared.settings.link.lost, socket.send(Message::text(lamps.to_string())));
            if !matches!(sending.await, Ok(Ok(()))) {
                return;
            }
            last = lamps;
            tick = Monotonic::now().after(shared.settings.link.tick);
        }
        Monotonic::now().after(BETWEEN).reached().await;
        let changed = async {
            loop {
                tokio::select! {
                    biased;
                    changed = moved.changed() => return changed.is_ok(),
                    () = tick.reached() => return true,
                    // What a box says besides its key, again and again, keeps its line open and no more.
                    heard = socket.next() => if !matches!(heard, Some(Ok(message)) if !message.is_close()) { return false },
                }
            }
        };
        tokio::select! {
            biased;
            () = stop.asked() => break CloseCode::Restart,
            goes_on = changed => if !goes_on { return },
        }
    };
    close(socket, code).await;
}

/// A socket on which a box is shown its lamps.
struct Watching {
    shared: Arc<Shared>,
    device: DeviceId,
}

impl Watching {
    /// `None`: the box has as many as it may.
    fn begin(shared: &Arc<Shared>, device: DeviceId) -> Option<Self> {
        let may = shared.boxes().may_watch(&device, shared.settings.limits.sockets_per_device);
        may.then(|| Self { shared: shared.clone(), device })
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.shared.boxes().watches_no_more(&self.device);
    }
}

/// The lamps without what changes by itself.
fn without_time(lamps: &Value) -> Value {
    let mut lamps = lamps.clone();
    if let Some(lamps) = lamps.as_object_mut() {
        lamps.remove("hub_time");
        lamps.remove("position");
    }
    lamps
}

async fn first_text(socket: &mut WebSocketStream<TokioIo<Upgraded>>) -> Option<String> {
    while let Some(Ok(message)) = socket.next().await {
        if let Message::Text(text) = message {
            return Some(text.to_string());
        }
    }
    None
}

async fn close(mut socket: WebSocketStream<TokioIo<Upgraded>>, code: CloseCode) {
    let frame = CloseFrame { code: code.number().into(), reason: code.reason().into() };
    // Whoever does not take it sees the end of the line.
    let _unheard = tokio::time::timeout(Duration::from_secs(1), socket.close(Some(frame))).await;
}

/// What a box is told of an answer: status and document.
fn said_of(message: &HubMessage, language: &Language) -> (u16, Value) {
    let in_language = |said: Option<&Bilingual>| {
        said.map(|said| if language.primary() == "vi" { said.vi.clone() } else { said.en.clone() })
    };
    let problem = |kind: String, code: &str, rule: Option<&str>, said: Option<&Bilingual>| json!({ "type": kind, "title": in_language(said), "status": 409, "code": code, "rule": rule });
    match message {
        HubMessage::Accepted(accepted) => (200, json!({ "accepted": true, "position": accepted.position })),
        HubMessage::Rejected(rejected) => {
            let kind = format!("urn:mufakat:rule:{}", rejected.rule);
            (409, problem(kind, &rejected.rejection.code(), Some(&rejected.rule), rejected.sentence.as_ref()))
        }
        HubMessage::Declined(declined) => {
            let code = declined.reason.code();
            (409, problem(format!("urn:mufakat:declined:{code}"), code, None, declined.sentence.as_ref()))
        }
        HubMessage::Welcome(_)
        | HubMessage::Entry(_)
        | HubMessage::Own(_)
        | HubMessage::Tick(_)
        | HubMessage::Pulse(_)
        | HubMessage::Notice(_)
        | HubMessage::Checkpoint(_) => (500, Value::Null),
    }
}

fn document((status, told): (u16, Value)) -> Response<Body> {
    let body = Full::new(Bytes::from(told.to_string())).map_err(|never| match never {}).boxed_unsync();
    let mut answer = Response::new(body);
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if status == 200 { "application/json" } else { "application/problem+json" };
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

impl Shared {
    /// What the lamps of a box show. However many boxes ask for somebody, the loop is asked once a position, and no
    /// oftener than lamps follow each other.
    async fn lamps(&self, who: Who) -> Result<Arc<Value>, crate::hub::recorder::Closed> {
        let mut known = self.lamps.lock().await;
        if let Some((position, at, lamps)) = known.get(&who)
            && *position == self.position()
            && at.elapsed() < BETWEEN
        {
            return Ok(lamps.clone());
        }
        let Looked { position, now, view, own } = self.look(who.clone()).await?;
        let lamps = Arc::new(tally(position, now, &view, own.as_ref()));
        known.retain(|_, (_, at, _)| at.elapsed() < BETWEEN);
        known.insert(who, (position, Monotonic::now(), lamps.clone()));
        Ok(lamps)
    }
}
