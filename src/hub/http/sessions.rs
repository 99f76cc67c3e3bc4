//! Browsers come in: an invitation is traded for a cookie that no script can read.
//!
//! ```text
//!   POST   /api/v1/sessions  { invitation }   200 { as, who, page } and the cookie; 404, 410 as the terminals get them
//!   GET    /api/v1/sessions                   who this browser is, at each kind of page
//!   DELETE /api/v1/sessions/{as}              leaves: the credential is revoked, and its connections end
//! ```
//!
//! The secret of an invitation travels in the fragment of a link and in the body of one request, never in an address
//! that a log keeps. What it is traded for is a device credential like any other: kept as its hash, revoked at once,
//! its connections with it. In a browser it lives in a cookie for [`hub.session_time`](crate::settings::Hub), one
//! for each kind of page (`desk`, `seat`, `hall`), so that an operator has the hall's screen in a second window.
//!
//! A cookie comes with every request, so what changes something is done only for pages of our own: the `Origin` that
//! a browser names is looked at, beside the cookie's own `SameSite=Strict`.

use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{COOKIE, HeaderMap, HeaderValue, ORIGIN, SET_COOKIE};
use hyper::{Method, Request, Response};
use serde_json::json;

use super::super::audit::Noted;
use super::{Body, Detail, Line, Problem};
use crate::clock::Monotonic;
use crate::hub::credentials::{Secret, Standing};
use crate::hub::gate::Failure;
use crate::hub::switchboard::{DeviceId, Who};
use crate::procedure::definition::{Class, Definition};
use crate::procedure::ids::Span;

/// The kinds of page that a browser can be signed in for.
const KINDS: [&str; 3] = ["desk", "seat", "hall"];

impl Line {
    /// Answers `/api/v1/sessions` and what is below.
    pub(super) async fn sessions(
        &self,
        below: &str,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        match (request.method().clone(), below) {
            (Method::GET | Method::HEAD, "") => Ok(super::json(&self.sessions_of(&request))),
            (Method::POST, "") => self.come_in(request).await,
            (Method::DELETE, kind) => self.leave(kind, &request).await,
            (_, "") => Err((Problem::WrongMethod, None)),
            _ => Err((Problem::NotFound, None)),
        }
    }

    async fn come_in(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        self.of_own_page(&request)?;
        let secure = self.is_secure(&request);
        let lives = self.shared.settings.hub.session_time;
        let traded = self.trade_for(request, Some(lives)).await?;
        let kind = kind_of(&traded.who);
        let mut answer = super::json(&json!({
            "as": kind,
            "who": traded.who,
            "page": page_of(&traded.who, self.shared.sentences.definition()),
        }));
        set(&mut answer, kind, traded.credential.reveal(), lives, secure);
        Ok(answer)
    }

    async fn leave(
        &self,
        kind: &str,
        request: &Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        self.of_own_page(request)?;
        let kind = KINDS.into_iter().find(|known| *known == kind).ok_or((Problem::NotFound, None))?;
        let known = cookie(request.headers(), kind).and_then(|secret| self.shared.recognise(&secret));
        if let Some((device, who)) = known {
            let at = self.shared.clock.now();
            let name = device.as_str().to_owned();
            let revoked = self.shared.with_credentials(move |book| book.revoke(&name, at)).await;
            if let Err(error) = revoked {
                tracing::error!(%error, "a session could not be ended");
                return Err((Problem::StorageFailed, None));
            }
            tracing::info!(%who, %device, "a browser left");
            self.shared.note_revoked(device).await;
        }
        let mut answer = super::json(&json!({ "left": kind }));
        set(&mut answer, kind, "", Duration::ZERO, self.is_secure(request));
        Ok(answer)
    }

    /// Who a browser is, and whether it waits at the door.
    fn sessions_of(&self, request: &Request<Incoming>) -> serde_json::Value {
        let waits = cookie(request.headers(), super::door::WAITS).and_then(|secret| self.shared.standing(&secret));
        let waiting = matches!(waits, Some(Standing::Waits(_) | Standing::In(_)));
        json!({ "sessions": self.known(request), "waiting": waiting })
    }

    /// Who a browser is.
    fn known(&self, request: &Request<Incoming>) -> Vec<serde_json::Value> {
        let known = KINDS.into_iter().filter_map(|kind| {
            let (_, who) = self.shared.recognise(&cookie(request.headers(), kind)?)?;
            let page = page_of(&who, self.shared.sentences.definition());
            Some(json!({ "as": kind, "who": who, "page": page }))
        });
        known.collect()
    }

    /// Who asks, by a cookie: the one that `as=` in the query names, or any.
    pub(super) fn by_cookie(&self, request: &Request<Incoming>) -> Option<(DeviceId, Who)> {
        let safe = request.method() == Method::GET || request.method() == Method::HEAD;
        if !safe && self.of_own_page(request).is_err() {
            return None;
        }
        let wanted = asked_as(request);
        let mut kinds = KINDS.into_iter().filter(|kind| wanted.is_none_or(|wanted| wanted == *kind));
        kinds.find_map(|kind| self.shared.recognise(&cookie(request.headers(), kind)?))
    }

    /// What changes something comes from a page of our own, or from a program that names no origin.
    pub(super) fn of_own_page(&self, request: &Request<Incoming>) -> Result<(), (Problem, Option<Detail>)> {
        let ours = self.may_connect(request.headers());
        if ours { Ok(()) } else { Err((Problem::ForeignOrigin, None)) }
    }

    /// Whether the browser speaks under TLS, to us or, as far as a proxy that is trusted says, to the proxy.
    pub(super) fn is_secure(&self, request: &Request<Incoming>) -> bool {
        if self.shared.tls.is_some() {
            return true;
        }
        let forwarded = request.headers().get("x-forwarded-proto").and_then(|value| value.to_str().ok());
        self.shared.gate.is_trusted(self.socket) && forwarded == Some("https")
    }

    /// A sign-in failed at this address. What to answer.
    pub(super) fn sign_in_failed(&self, request: &Request<Incoming>, problem: Problem) -> Problem {
        let address = self.address(request);
        match self.shared.gate.failed(address, Monotonic::now()) {
            Failure::Told { untold } => {
                self.shared.audit.note(Noted::SignInFailed { address, untold });
                problem
            }
            Failure::TooMany => Problem::TooFast,
        }
    }
}

/// The session cookie of a WebSocket request: that of the kind of page that asks. Only with an origin, which every
/// browser names and which was looked at.
pub(super) fn of_upgrade(request: &Request<Incoming>) -> Option<Secret> {
    request.headers().get(ORIGIN)?;
    cookie(request.headers(), asked_as(request)?)
}

/// The kind of page that a request names, as `as=desk` in its query.
fn asked_as(request: &Request<Incoming>) -> Option<&'static str> {
    let mut pairs = request.uri().query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    let (_, asked) = pairs.find(|(name, _)| *name == "as")?;
    KINDS.into_iter().find(|kind| *kind == asked)
}

pub(super) fn cookie(headers: &HeaderMap, kind: &str) -> Option<Secret> {
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(name, _)| name.strip_prefix("mufakat-") == Some(kind))?;
    (!value.is_empty()).then(|| Secret::new(value.to_owned()))
}

pub(super) fn set(answer: &mut Response<Body>, kind: &str, value: &str, lives: Duration, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let age = lives.as_secs();
    let line = format!("mufakat-{kind}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}");
    // A credential has only letters, digits, dots, dashes and underscores.
    if let Ok(line) = HeaderValue::from_str(&line) {
        answer.headers_mut().append(SET_COOKIE, line);
    }
}

/// The kind of page that somebody is for.
pub(super) fn kind_of(who: &Who) -> &'static str {
    match who {
        Who::Moderator { .. } => "desk",
        Who::Seat { .. } => "seat",
        Who::Screen {} => "hall",
    }
}

/// The page where somebody begins.
pub(super) fn page_of(who: &Who, definition: &Definition) -> &'static str {
    match who {
        Who::Moderator { .. } => "/desk",
        Who::Screen {} => "/hall",
        Who::Seat { seat, .. } => {
            let party = definition.seat(seat).map(|(party, _)| party);
            let of_secretariat =
                |party| definition.meetings.iter().any(|plan| plan.class(party) == Some(Class::Secretariat));
            if party.is_some_and(of_secretariat) { "/secretariat" } else { "/delegation" }
        }
    }
}

/// A length of time as instants are apart.
pub(in crate::hub) fn span(time: Duration) -> Span {
    Span(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_kind_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=b; mufakat-desk=d.1.x; mufakat-hall=; mufakat-seat=d.2.y"));
        assert_eq!(cookie(&headers, "desk").unwrap().reveal(), "d.1.x");
        assert_eq!(cookie(&headers, "seat").unwrap().reveal(), "d.2.y");
        assert_eq!(cookie(&headers, "hall"), None);
    }
}
