//! From a request to a WebSocket: who may ask, what for, and the answer 101.

use std::sync::PoisonError;

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::body::Incoming;
use hyper::header::{
    CONNECTION, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use hyper::upgrade::Upgraded;
use hyper::{Request, Response, StatusCode};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::{Body, Detail, Line, Problem, SUBPROTOCOL, sessions};
use crate::clock::Monotonic;
use crate::hub::gate::Pass;
use crate::hub::peer;

impl Line {
    /// Answers `GET /ws`. What follows on the socket is the peer's task.
    pub(super) fn upgrade(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let (shared, address) = (self.shared.clone(), self.address(&request));
        let session = sessions::of_upgrade(&request);
        self.upgraded(request, Some(SUBPROTOCOL), move |socket, pass| peer::run(socket, pass, address, session, shared))
    }

    /// Makes a WebSocket of a request; `then` has it with its place. `subprotocol`: what has to be asked for.
    pub(super) fn upgraded<F>(
        &self,
        mut request: Request<Incoming>,
        subprotocol: Option<&'static str>,
        then: impl FnOnce(Upgraded, Pass) -> F + Send + 'static,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let headers = request.headers();
        if !has_word(headers, &CONNECTION, "upgrade") || !has_word(headers, &UPGRADE, "websocket") {
            return Err((Problem::UpgradeWanted, None));
        }
        if headers.get(SEC_WEBSOCKET_VERSION).is_none_or(|version| version != "13") {
            return Err((Problem::UpgradeWanted, Some(Detail::says("detail-websocket_version"))));
        }
        let Some(key) = headers.get(SEC_WEBSOCKET_KEY).map(|key| derive_accept_key(key.as_bytes())) else {
            return Err((Problem::UpgradeWanted, Some(Detail::says("detail-websocket_key"))));
        };
        if subprotocol.is_some_and(|wanted| !has_word(headers, &SEC_WEBSOCKET_PROTOCOL, wanted)) {
            return Err((Problem::UnknownSubprotocol, None));
        }
        // Who asks for our subprotocol may come with a cookie; without one, what opens a line is said on it.
        if subprotocol.is_some() && !self.may_connect(headers) {
            return Err((Problem::ForeignOrigin, None));
        }
        let address = self.address(&request);
        // A client behind a proxy is counted here, by its own address; one place moves from the socket to the peer.
        let pass = if self.shared.gate.is_trusted(self.socket) {
            self.shared.gate.enter(address, Monotonic::now()).map_err(|_| (Problem::TooFast, None))?
        } else {
            let held = self.pass.lock().unwrap_or_else(PoisonError::into_inner).take();
            held.ok_or((Problem::BadRequest, None))?
        };
        let upgraded = hyper::upgrade::on(&mut request);
        tokio::spawn(async move {
            match upgraded.await {
                Ok(socket) => then(socket, pass).await,
                Err(fault) => tracing::debug!(%fault, "an upgrade was not finished"),
            }
        });
        let mut answer = Response::new(Empty::<Bytes>::new().map_err(|never| match never {}).boxed_unsync());
        *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = answer.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
        if let Some(subprotocol) = subprotocol {
            headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(subprotocol));
        }
        // A key is base64, which is always a header's value.
        headers.insert(SEC_WEBSOCKET_ACCEPT, HeaderValue::from_str(&key).map_err(|_| (Problem::BadRequest, None))?);
        Ok(answer)
    }

    /// Whether the page that asks may connect.
    pub(super) fn may_connect(&self, headers: &HeaderMap) -> bool {
        // Where we encrypt, a page of ours came encrypted; a proxy in front may have done so or not.
        let schemes: &[&str] = if self.shared.tls.is_some() { &["https://"] } else { &["http://", "https://"] };
        may_connect(headers, schemes, &self.shared.settings.hub.allowed_origins)
    }
}

/// Whether a header's list has a word, in whatever case.
fn has_word(headers: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|found| found.trim().eq_ignore_ascii_case(word))
}

/// Whether the page that asks may connect. A program that is no browser names no origin; its credential travels in
/// a frame that no foreign page knows.
fn may_connect(headers: &HeaderMap, schemes: &[&str], allowed: &[String]) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let own = headers.get(HOST).and_then(|host| host.to_str().ok());
    let of_own = own.is_some_and(|host| {
        schemes
            .iter()
            .any(|scheme| origin.strip_prefix(scheme).is_some_and(|authority| authority.eq_ignore_ascii_case(host)))
    });
    of_own || allowed.iter().any(|allowed| allowed == origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_page_of_another_site_may_not_connect_unless_it_is_named() {
        let own = headers(&[("host", "hub.example.org:8021"), ("origin", "https://hub.example.org:8021")]);
        let foreign = headers(&[("host", "hub.example.org:8021"), ("origin", "https://evil.example")]);
        let lookalike = headers(&[("host", "hub.example.org"), ("origin", "https://hub.example.org.evil.example")]);
        let none = headers(&[("host", "hub.example.org:8021")]);
        let both = ["http://", "https://"];
        assert!(may_connect(&own, &both, &[]) && may_connect(&none, &both, &[]));
        assert!(!may_connect(&foreign, &both, &[]) && !may_connect(&lookalike, &both, &[]));
        assert!(may_connect(&foreign, &both, &["https://evil.example".to_owned()]));
        let plain = headers(&[("host", "hub.example.org:8021"), ("origin", "http://hub.example.org:8021")]);
        assert!(may_connect(&plain, &both, &[]) && !may_connect(&plain, &["https://"], &[]));
    }

    #[test]
    fn a_word_is_found_in_any_place_and_case_of_a_list() {
        let list = headers(&[("connection", "keep-alive, Upgrade")]);
        assert!(has_word(&list, &CONNECTION, "upgrade"));
        assert!(!has_word(&list, &CONNECTION, "up"));
    }
}
