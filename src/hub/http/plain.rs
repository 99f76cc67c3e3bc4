//! Plain HTTP that comes to an encrypted port: it is told where to go, and nothing else.
//!
//! What was sent with such a request has crossed the network in the clear. So a browser that loads a page is led on;
//! everything that may carry a secret is refused, or people would go on sending it like that.

use std::convert::Infallible;
use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONNECTION, HOST, HeaderValue, LOCATION, UPGRADE};
use hyper::http::uri::Authority;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::{Body, Line, Problem, manners, text};

/// Answers what comes, once.
pub(super) async fn serve(socket: TcpStream, line: Arc<Line>) {
    let (from, mut stop) = (line.socket, line.shared.stop.clone());
    let mut builder = manners(&line.shared.settings.limits);
    builder.keep_alive(false);
    let service = service_fn(move |request| {
        let line = line.clone();
        async move { Ok::<_, Infallible>(line.lead_on(&request)) }
    });
    let connection = builder.serve_connection(TokioIo::new(socket), service);
    let ended = tokio::select! {
        biased;
        () = stop.asked() => return,
        ended = connection => ended,
    };
    if let Err(fault) = ended {
        tracing::debug!(%from, %fault, "what came in plain text was no HTTP");
    }
}

impl Line {
    fn lead_on(&self, request: &Request<Incoming>) -> Response<Body> {
        let language = self.language(request);
        let catalogue = self.shared.sentences.catalogue();
        let mut answer = match elsewhere(request) {
            Some(to) => {
                let mut answer = text(&format!("{}\n", catalogue.word(&language, "problem-plain_text")));
                *answer.status_mut() = StatusCode::PERMANENT_REDIRECT;
                answer.headers_mut().insert(LOCATION, to);
                answer
            }
            None => Problem::PlainText.answer(catalogue, &language, None),
        };
        answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        answer
    }
}

/// Where a browser that loads a page is led; `None` for everything else.
fn elsewhere(request: &Request<Incoming>) -> Option<HeaderValue> {
    let headers = request.headers();
    let loads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !loads || headers.contains_key(UPGRADE) || headers.contains_key(AUTHORIZATION) {
        return None;
    }
    let host: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    HeaderValue::from_str(&format!("https://{host}{path}")).ok()
}
