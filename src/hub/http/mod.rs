//! Everything over HTTP on the one port: pages, health, metrics, invitations, documents, and the way to the WebSocket.
//!
//! ```text
//!   socket ──Gate──► TLS, where there is any ──► one connection task ──request──► answer | problem+json (RFC 9457)
//!                                            └─ GET /ws ──► 101, and the task becomes the peer's (peer.rs)
//! ```
//!
//! | request | answer |
//! |---|---|
//! | `GET /healthz` | 200 while the process can answer |
//! | `GET /readyz` | 200 while the loop takes commands, else 503 |
//! | `GET /metrics` | OpenMetrics; where the hub encrypts by itself, to this machine and to who has signed in |
//! | `GET /version` | name, version, protocol, rules |
//! | `GET /`, `/desk`, `/delegation`, ... `/assets/*`, `/catalogue/*` | the console (pages.rs) |
//! | `/api/v1/sessions` | a browser comes in, and leaves (sessions.rs) |
//! | `POST /api/v1/do/{word}`, `GET /api/v1/tally` | button boxes with lamps (buttons.rs) |
//! | `/api/v1/codes`, `/api/v1/waiting`, `/api/v1/lobby` | people with a short code, and who lets them in (door.rs) |
//! | `GET /ws` | the WebSocket, subprotocol `mufakat.v1`; with a session's cookie as `?as=` says |
//! | `POST /api/v1/invitations/trade` | a device credential for an invitation, once |
//! | `PUT /documents/{sha256}` | keeps a body, of who may table it, within `limits.document*` and above `limits.free_bytes` |
//! | `GET /documents/{sha256}` | a body |
//! | `GET /api/v1/report?meeting=ID` | the Report of the Meeting, for those who conduct it; `format`, `lang`, `text`, `sitting` |
//! | `GET /api/v1/decisions` | the register of decisions, for the same; `format`, `lang`, `meeting` |
//! | `GET /api/v1/programme` | what anybody may read: the agenda, where it is, what was issued; at most a second old |
//! | `GET /api/v1/programme.ics?lang=vi` | the same as a calendar |
//! | `POST /api/v1/would` | what the rules would answer acts that are not sent (would.rs) |
//! | `GET /entries?after=N` | the record after a position, as JSON lines, as the asker may see it |

mod buttons;
mod detail;
mod door;
mod pages;
mod papers;
mod plain;
mod problem;
mod reports;
mod sessions;
mod upgrade;
mod would;

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::{
    ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CACHE_CONTROL, CONNECTION, CONTENT_TYPE, HeaderName, HeaderValue,
    STRICT_TRANSPORT_SECURITY,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::server::TlsStream;

pub use detail::Detail;
pub use problem::Problem;
pub(super) use sessions::span;

use super::Shared;
use super::audit::Noted;
use super::credentials::{self, Secret, Traded, presentable};
use super::gate::{Failure, Pass, Refusal, WayOut, Whence};
use super::switchboard::{DeviceId, Who};
use super::tls::{self, Tls};
use crate::catalogue::Language;
use crate::clock::{Monotonic, pause};
use crate::console;
use crate::journal::entry::RulesVersion;
use crate::procedure::command::Person;
use crate::settings::Limits;
use crate::wire::PIN_MARK;

/// The body of an answer.
pub type Body = UnsyncBoxBody<Bytes, io::Error>;

/// The subprotocol of the WebSocket.
pub const SUBPROTOCOL: &str = "mufakat.v1";

/// Largest body of a request that is read whole.
const REQUEST_MAX_BYTES: usize = 4 * 1024;

/// hyper takes no smaller buffer for the head of a request.
const HEAD_MIN_BYTES: usize = 8 * 1024;

/// For a year, a browser that came in under the ministry's own certificate comes in no other way.
const INSIST: &str = "max-age=31536000";

/// What one connection's requests share.
struct Line {
    shared: Arc<Shared>,
    socket: IpAddr,
    /// The place of this socket; goes over to the peer at the upgrade.
    pass: std::sync::Mutex<Option<Pass>>,
}

/// Takes connections until the hub stops.
pub async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut stop = shared.stop.clone();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.asked() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((socket, from)) => take(socket, from.ip(), &shared),
            Err(fault) => {
                // No file descriptors left, most likely: those who leave give some back.
                tracing::warn!(%fault, "a connection could not be accepted");
                pause(Duration::from_millis(100)).await;
            }
        }
    }
}

/// Lets one socket in, or says why not.
fn take(socket: TcpStream, from: IpAddr, shared: &Arc<Shared>) {
    // A proxy's sockets are counted by the client that each request names.
    let trusted = shared.gate.is_trusted(from);
    let whence = if trusted { Whence::Proxy } else { shared.gate.address(from, None).into() };
    let pass = match shared.gate.enter(whence, Monotonic::now()) {
        Ok(pass) => pass,
        Err(refusal) => {
            tracing::debug!(%from, ?refusal, "a socket was not let in");
            let (status, reason) = match refusal {
                Refusal::TooFast | Refusal::TooManyWaiting => (429, "Too Many Requests"),
                Refusal::Full => (503, "Service Unavailable"),
            };
            if shared.tls.is_some() {
                // What could be said before a handshake would be understood by nobody.
                return;
            }
            let answer = format!(
                "HTTP/1.1 {status} {reason}\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            // A word rather than none; a socket that cannot even take this line is dropped without.
            let _unheard = socket.try_write(answer.as_bytes());
            return;
        }
    };
    // Frames are small and wait for nobody.
    let _slower = socket.set_nodelay(true);
    let mut way_out = pass.way_out();
    let line = Arc::new(Line { shared: shared.clone(), socket: from, pass: std::sync::Mutex::new(Some(pass)) });
    tokio::spawn(async move {
        let Some(tls) = line.shared.tls.clone() else { return serve_on(socket, line, way_out).await };
        let mut stop = line.shared.stop.clone();
        let in_time = tokio::time::timeout(line.shared.settings.limits.handshake_time, begin(&tls, socket));
        let begun = tokio::select! {
            biased;
            () = stop.asked() => return,
            () = way_out.shown() => return,
            begun = in_time => begun,
        };
        match begun {
            Ok(Ok(Begun::Encrypted(socket))) => serve_on(*socket, line, way_out).await,
            Ok(Ok(Begun::Plain(socket))) => plain::serve(socket, line).await,
            Ok(Ok(Begun::Gone)) => {}
            Ok(Err(fault)) => tracing::debug!(%from, %fault, "a handshake failed"),
            Err(_late) => tracing::debug!(%from, "a handshake did not end in time"),
        }
    });
}

/// How a socket of an encrypted port begins.
enum Begun {
    Encrypted(Box<TlsStream<TcpStream>>),
    Plain(TcpStream),
    Gone,
}

/// Looks at the first byte, and shakes hands where it is TLS.
async fn begin(tls: &Tls, socket: TcpStream) -> io::Result<Begun> {
    let mut first = [0];
    Ok(match socket.peek(&mut first).await? {
        0 => Begun::Gone,
        _ if first == [tls::HANDSHAKE] => Begun::Encrypted(Box::new(tls.accept(socket).await?)),
        _ => Begun::Plain(socket),
    })
}

/// How HTTP is spoken here.
fn manners(limits: &Limits) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.handshake_time)
        .max_buf_size(limits.handshake_bytes.max(HEAD_MIN_BYTES))
        .half_close(false);
    builder
}

/// Answers on a socket until it ends or becomes a peer's.
async fn serve_on(socket: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, line: Arc<Line>, mut way_out: WayOut) {
    let (from, mut stop) = (line.socket, line.shared.stop.clone());
    let builder = manners(&line.shared.settings.limits);
    let service = service_fn(move |request| {
        let line = line.clone();
        async move { Ok::<_, Infallible>(line.answer(request).await) }
    });
    let connection = builder.serve_connection(TokioIo::new(socket), service).with_upgrades();
    tokio::pin!(connection);
    tokio::select! {
        biased;
        ended = connection.as_mut() => {
            if let Err(fault) = ended {
                tracing::debug!(%from, %fault, "a connection ended badly");
            }
            return;
        }
        // Somebody comes from where fewer wait. A socket that became a peer's has ended here before.
        () = way_out.shown() => return,
        () = stop.asked() => connection.as_mut().graceful_shutdown(),
    }
    // Who asked is still answered; a line that hangs is cut when the process ends.
    let _ended = connection.await;
}

/// Whether a browser asks for a page to be shown that is not there; not a program, nor a page for a part of itself.
fn wants_page(request: &Request<Incoming>) -> bool {
    let accepts = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    request.method() == Method::GET
        && accepts.is_some_and(|kinds| kinds.contains("text/html"))
        && console::page(request.uri().path()).is_none()
}

impl Line {
    async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let language = self.language(&request);
        let nothing = wants_page(&request).then(|| self.no_page(&request)).flatten();
        let routed = match self.begins(&request) {
            Ok(()) => self.route(request).await,
            Err(problem) => Err((problem, None)),
        };
        self.ends();
        let mut answer = match (routed, nothing) {
            (Ok(answer), _) => answer,
            // A person reads it, no program.
            (Err((Problem::NotFound, _)), Some(page)) => page,
            (Err((problem, detail)), _) => {
                let mut answer = problem.answer(self.shared.sentences.catalogue(), &language, detail.as_ref());
                if problem == Problem::TooFast {
                    // Who goes on all the same has to come to the gate again.
                    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
                }
                answer
            }
        };
        let headers = answer.headers_mut();
        for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        // Never with a certificate of our own: a browser that was told to insist lets nobody past its warning.
        if self.shared.tls.as_ref().is_some_and(|tls| !tls.is_own()) {
            headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(INSIST));
        }
        answer
    }

    /// A proxy's socket counts for the client that its request names, until that is answered.
    fn begins(&self, request: &Request<Incoming>) -> Result<(), Problem> {
        if !self.shared.gate.is_trusted(self.socket) {
            return Ok(());
        }
        let held = self.pass.lock().unwrap_or_else(PoisonError::into_inner);
        let moved = held.as_ref().map_or(Ok(()), |pass| pass.move_to(self.address(request), Monotonic::now()));
        moved.map_err(|_too_many| Problem::TooFast)
    }

    fn ends(&self) {
        if self.shared.gate.is_trusted(self.socket)
            && let Some(pass) = self.pass.lock().unwrap_or_else(PoisonError::into_inner).as_ref()
        {
            // Who waits at a proxy is waited for nowhere else.
            let _always = pass.move_to(Whence::Proxy, Monotonic::now());
        }
    }

    async fn route(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let path = request.uri().path().to_owned();
        let get = request.method() == Method::GET || request.method() == Method::HEAD;
        match path.as_str() {
            "/healthz" if get => Ok(text("ok\n")),
            "/readyz" if get => {
                if self.shared.is_ready() {
                    Ok(text("ready\n"))
                } else {
                    Err((Problem::Unavailable, None))
                }
            }
            "/metrics" if get => {
                // Where no proxy stands before it that could keep strangers out, the hub does.
                if self.shared.tls.is_some() && self.address(&request).is_some() {
                    self.signed_in(&request)?;
                }
                let mut answer = text(&self.shared.metrics.text());
                let kind = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
                answer.headers_mut().insert(CONTENT_TYPE, kind);
                Ok(answer)
            }
            "/version" if get => Ok(json(&json!({
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "protocol": SUBPROTOCOL,
                "rules": RulesVersion::CURRENT,
            }))),
            "/ws" if get => self.upgrade(request),
            "/api/v1/invitations/trade" if request.method() == Method::POST => self.trade(request).await,
            "/entries" if get => self.entries(request).await,
            "/api/v1/report" if get => self.report(request).await,
            "/api/v1/decisions" if get => self.decisions(request).await,
            "/api/v1/programme" if get => self.programme().await,
            "/api/v1/programme.ics" if get => self.calendar(&request).await,
            "/api/v1/would" if request.method() == Method::POST => self.would(request).await,
            "/api/v1/tally" if get => self.tally(request).await,
            _ if let Some(word) = path.strip_prefix("/api/v1/do/") => self.press(word, request).await,
            _ if let Some(below) = path.strip_prefix("/api/v1/").filter(|below| door::is_door(below)) => {
                self.door(below, request).await
            }
            _ if get && let Some(page) = self.page(&request) => Ok(page),
            _ if get && let Some(name) = path.strip_prefix("/assets/") => self.asset(name, &request),
            _ if get && let Some(name) = path.strip_prefix("/catalogue/") => self.catalogue(name, &request),
            _ => {
                if let Some(name) = path.strip_prefix("/documents/") {
                    return self.document(name, request).await;
                }
                match path.strip_prefix("/api/v1/sessions") {
                    Some("") => self.sessions("", request).await,
                    Some(below) if below.starts_with('/') => self.sessions(&below[1..], request).await,
                    Some(_) | None => Err((self.nothing(&path), None)),
                }
            }
        }
    }

    /// What is wrong with a path that nothing answered.
    fn nothing(&self, path: &str) -> Problem {
        match path {
            "/healthz"
            | "/readyz"
            | "/metrics"
            | "/version"
            | "/ws"
            | "/api/v1/invitations/trade"
            | "/entries"
            | "/api/v1/tally"
            | "/api/v1/report"
            | "/api/v1/decisions"
            | "/api/v1/programme"
            | "/api/v1/programme.ics"
            | "/api/v1/would" => Problem::WrongMethod,
            _ if console::page(path).is_some() => Problem::WrongMethod,
            _ => Problem::NotFound,
        }
    }

    /// Trades an invitation for a device credential.
    async fn trade(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let traded = self.trade_for(request, None).await?;
        Ok(json(&json!({
            "credential": traded.credential.reveal(),
            "device": traded.device,
            "who": traded.who,
        })))
    }

    /// Trades the invitation in a request, for a credential that lives for `lives`; for ever where it is `None`.
    async fn trade_for(
        &self,
        request: Request<Incoming>,
        lives: Option<Duration>,
    ) -> Result<Traded, (Problem, Option<Detail>)> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Trade {
            invitation: String,
            #[serde(default)]
            person: Option<Person>,
        }
        let address = self.address(&request);
        if !self.shared.gate.may_try(address, Monotonic::now()) {
            return Err((Problem::TooFast, None));
        }
        let bytes = self.small_body(request).await?;
        let trade: Trade = read(&bytes)?;
        // A client that does not know what stands behind it sends it all.
        let invitation = trade.invitation.split(PIN_MARK).next().unwrap_or_default();
        let invitation = Secret::new(invitation.to_owned());
        let person = trade.person.and_then(presentable);
        let at = self.shared.clock.now();
        let until = lives.map(|lives| at + span(lives));
        let trade = move |book: &mut credentials::Credentials| book.trade(&invitation, person, at, until);
        let traded = self.shared.with_credentials(trade).await;
        match traded {
            Ok(traded) => {
                let (who, device) = (traded.who.clone(), traded.device.clone());
                self.shared.gate.knows(address, Monotonic::now());
                self.shared.audit.note(Noted::InvitationTraded { who, device, address });
                tracing::info!(who = %traded.who, device = %traded.device, "an invitation was traded");
                Ok(traded)
            }
            Err(error) => {
                let why = error.to_string();
                let problem = match error {
                    credentials::Error::Unknown | credentials::Error::Expired => Problem::UnknownInvitation,
                    credentials::Error::Used => Problem::InvitationUsed,
                    credentials::Error::Revoked => Problem::InvitationRevoked,
                    credentials::Error::Io { .. }
                    | credentials::Error::Format { .. }
                    | credentials::Error::NoChance(_) => {
                        tracing::error!(%error, "an invitation could not be traded");
                        return Err((Problem::StorageFailed, None));
                    }
                };
                match self.shared.gate.failed(address, Monotonic::now()) {
                    Failure::Told { untold } => {
                        self.shared.audit.note(Noted::TradeFailed { why, address, untold });
                        Err((problem, None))
                    }
                    Failure::TooMany => Err((Problem::TooFast, None)),
                }
            }
        }
    }

    /// The body of a request that is read whole.
    async fn small_body(&self, request: Request<Incoming>) -> Result<Bytes, (Problem, Option<Detail>)> {
        self.body_of(request, REQUEST_MAX_BYTES).await
    }

    /// The same, of so many bytes at most.
    async fn body_of(&self, request: Request<Incoming>, most: usize) -> Result<Bytes, (Problem, Option<Detail>)> {
        let body = Limited::new(request.into_body(), most).collect();
        match tokio::time::timeout(self.shared.settings.limits.handshake_time, body).await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(fault)) if fault.is::<LengthLimitError>() => {
                Err((Problem::TooBig, Some(Detail::says("detail-body_most").with("most", most))))
            }
            Ok(Err(fault)) => Err((Problem::BadRequest, Some(Detail::says("detail-broken_off").with("cause", fault)))),
            Err(_late) => Err((Problem::BadRequest, Some(Detail::says("detail-body_late")))),
        }
    }

    /// Who asks: by the bearer credential, or a browser by its session.
    fn signed_in(&self, request: &Request<Incoming>) -> Result<(DeviceId, Who), (Problem, Option<Detail>)> {
        let Some(credential) = bearer(request) else {
            return self.by_cookie(request).ok_or((Problem::NotSignedIn, None));
        };
        let known = self.shared.recognise(&credential);
        if known.is_some() {
            self.shared.gate.knows(self.address(request), Monotonic::now());
        }
        known.ok_or_else(|| (self.sign_in_failed(request, Problem::NotSignedIn), None))
    }

    /// The address that this request counts for.
    fn address(&self, request: &Request<Incoming>) -> Option<IpAddr> {
        // A proxy that adds a line of its own adds it at the end; the lines before it may be anybody's.
        let mut lines = request.headers().get_all("x-forwarded-for").into_iter();
        let forwarded = lines.next_back().and_then(|value| value.to_str().ok());
        self.shared.gate.address(self.socket, forwarded)
    }

    fn language(&self, request: &Request<Incoming>) -> Language {
        let wanted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        self.shared.sentences.catalogue().negotiate(wanted.unwrap_or_default())
    }
}

/// What a body says.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, (Problem, Option<Detail>)> {
    serde_json::from_slice(body).map_err(|fault| (Problem::BadRequest, Some(Detail::of_json(&fault))))
}

/// The credential that a request names.
fn bearer(request: &Request<Incoming>) -> Option<Secret> {
    let value = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok())?;
    Some(Secret::new(value.strip_prefix("Bearer ")?.trim().to_owned()))
}

/// A short answer in plain text.
fn text(text: &str) -> Response<Body> {
    full(text.to_owned(), "text/plain; charset=utf-8")
}

/// An answer in JSON that nobody keeps.
fn json(value: &serde_json::Value) -> Response<Body> {
    full(value.to_string(), "application/json")
}

fn full(body: impl Into<Bytes>, kind: &'static str) -> Response<Body> {
    let mut answer = Response::new(Full::new(body.into()).map_err(|never| match never {}).boxed_unsync());
    *answer.status_mut() = StatusCode::OK;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
