//! One request and its whole answer over HTTP: a document's bytes, a web hook.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;

use super::address::HubAddress;
use super::credential::Credential;
use super::link::Distrust;
use super::tls;
use super::wording::Wording;
use crate::catalogue::Language;
use crate::clock::pause;

/// How long nothing may come and go before the other side counts as gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a line carries at least, in bytes a second: a large document on a slow line takes its time, and nobody holds a
/// request for ever by dribbling.
const SLOWEST: u64 = 4 * 1024;

/// How much of a body is sent at a time.
const PIECE_BYTES: usize = 16 * 1024;

/// A request.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// GET, PUT or POST.
    pub method: Method,
    /// Path and query.
    pub path: &'a str,
    /// Who asks, where the other side wants to know.
    pub credential: Option<&'a Credential>,
    /// Media type and bytes of what is sent.
    pub body: Option<(&'a str, Bytes)>,
    /// Most bytes that the answer may have.
    pub most: u64,
}

/// Why there is no good answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Nobody answered, or the connection broke.
    #[error("{0}")]
    Unreachable(String),
    /// Who answers could not show that it is the hub; it was told nothing.
    #[error("{}", .0.code())]
    Distrusted(Distrust),
    /// The other side refused.
    #[error("{status}: {text}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// What it said; a problem's title, with what was found, where it sent one.
        text: String,
    },
}

impl Fault {
    /// What a person is told; a refusal in the words of the hub.
    #[must_use]
    pub fn sentence(&self, hub: &HubAddress, wording: &Wording) -> String {
        match self {
            Self::Unreachable(why) => {
                let arguments = [("hub", hub.to_string().into()), ("reason", wording.cause_said(why).into())];
                wording.text("client-not_reached", &arguments)
            }
            Self::Distrusted(why) => wording.word(&format!("client-over-{}", why.code())),
            Self::Refused { text, .. } => text.clone(),
        }
    }
}

/// Asks and waits for the whole answer.
///
/// # Errors
/// [`Fault`]; any status but 2xx is a refusal.
pub async fn ask(host: &HubAddress, ask: Ask<'_>) -> Result<Bytes, Fault> {
    in_time(host, ask, None).await
}

/// The same; what is refused is said in a language.
///
/// # Errors
/// As [`ask`].
pub async fn ask_in(host: &HubAddress, ask: Ask<'_>, language: &Language) -> Result<Bytes, Fault> {
    in_time(host, ask, Some(language)).await
}

async fn in_time(host: &HubAddress, ask: Ask<'_>, language: Option<&Language>) -> Result<Bytes, Fault> {
    let gone = |what: &dyn std::fmt::Display| Fault::Unreachable(format!("{host}: {what}"));
    let bytes = ask.most.saturating_add(ask.body.as_ref().map_or(0, |(_, body)| body.len() as u64));
    let moved = Moved::default();
    match patiently(&moved, bytes, exchange(host, ask, language, &moved)).await {
        Some(Ok((status, bytes))) if status.is_success() => Ok(bytes),
        Some(Ok((status, bytes))) => Err(Fault::Refused { status: status.as_u16(), text: problem(&bytes) }),
        Some(Err(Wrong::Distrusted(why))) => Err(Fault::Distrusted(why)),
        Some(Err(Wrong::Gone(fault))) => Err(gone(&fault)),
        None => Err(gone(&io::Error::from(io::ErrorKind::TimedOut))),
    }
}

/// How often something has come or gone.
#[derive(Clone, Default, Debug)]
struct Moved(Arc<AtomicU64>);

impl Moved {
    fn note(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Waits as long as something moves, and no longer than so many bytes take on the slowest line; `None` when it was in
/// vain.
async fn patiently<T>(moved: &Moved, bytes: u64, work: impl Future<Output = T>) -> Option<T> {
    let in_all = PATIENCE + Duration::from_secs(bytes / SLOWEST);
    let stands_still = async {
        let mut seen = moved.count();
        loop {
            pause(PATIENCE).await;
            let now = moved.count();
            if now == seen {
                return;
            }
            seen = now;
        }
    };
    tokio::select! {
        biased;
        done = tokio::time::timeout(in_all, work) => done.ok(),
        () = stands_still => None,
    }
}

/// What is sent, in pieces, so that it is seen to go.
struct Pieces {
    left: Bytes,
    moved: Moved,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        self.moved.note();
        let piece = PIECE_BYTES.min(self.left.len());
        Poll::Ready(Some(Ok(Frame::data(self.left.split_to(piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}

/// Reads a body whole, if it is no larger than it may be.
async fn whole(mut body: Incoming, most: u64, moved: &Moved) -> Result<Bytes, Wrong> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if body.size_hint().lower() > most as u64 {
        return Err("the answer is larger than it may be".into());
    }
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        moved.note();
        let Ok(data) = frame?.into_data() else { continue };
        if bytes.len().saturating_add(data.len()) > most {
            return Err("the answer is larger than it may be".into());
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.into())
}

/// Why there was no answer.
enum Wrong {
    Distrusted(Distrust),
    Gone(Box<dyn std::error::Error + Send + Sync>),
}

impl<E: Into<Box<dyn std::error::Error + Send + Sync>>> From<E> for Wrong {
    fn from(fault: E) -> Self {
        Self::Gone(fault.into())
    }
}

async fn exchange(
    host: &HubAddress,
    ask: Ask<'_>,
    language: Option<&Language>,
    moved: &Moved,
) -> Result<(StatusCode, Bytes), Wrong> {
    let stream = tls::open(host).await.map_err(|fault| match fault {
        tls::Fault::Distrusted(why) => Wrong::Distrusted(why),
        tls::Fault::Io(fault) => Wrong::Gone(fault.into()),
    })?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let mut request = Request::builder().method(ask.method).uri(ask.path).header(HOST, host.authority());
    if let Some(language) = language {
        request = request.header(ACCEPT_LANGUAGE, language.to_string());
    }
    if let Some(credential) = ask.credential {
        request = request.header(AUTHORIZATION, format!("Bearer {}", credential.reveal()));
    }
    let body = match ask.body {
        Some((media_type, bytes)) => {
            request = request.header(CONTENT_TYPE, media_type);
            bytes
        }
        None => Bytes::new(),
    };
    let request = request.body(Pieces { left: body, moved: moved.clone() })?;
    let answer = async {
        let response = sender.send_request(request).await?;
        let status = response.status();
        Ok::<_, Wrong>((status, whole(response.into_body(), ask.most, moved).await?))
    };
    tokio::pin!(answer, connection);
    // The connection has to be driven while the answer is waited for; whichever fails first says why.
    let mut open = true;
    loop {
        tokio::select! {
            biased;
            answer = &mut answer => return answer,
            done = &mut connection, if open => {
                done?;
                open = false;
            }
        }
    }
}

/// What a refusal says: a problem's title and what was found, both sentences in the reader's language; else the first
/// line of its text.
fn problem(bytes: &[u8]) -> String {
    let json: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let field = |name: &str| json.as_ref()?.get(name)?.as_str().map(str::to_owned);
    match (field("title"), field("detail")) {
        (Some(title), Some(detail)) => format!("{title} {detail}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => {
            let text = String::from_utf8_lossy(bytes);
            text.lines().next().unwrap_or("no reason given").chars().take(200).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// A server that gives one answer; gives back what it was asked.
    async fn served(answer: &'static str, what: Ask<'_>) -> (Result<Bytes, Fault>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = HubAddress::of_listener(listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4096];
            let n = stream.read(&mut asked).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&asked[..n]).into_owned()
        });
        let got = ask(&host, what).await;
        (got, server.await.unwrap())
    }

    fn get(path: &str) -> Ask<'_> {
        Ask { method: Method::GET, path, credential: None, body: None, most: 1_000 }
    }

    #[tokio::test(start_paused = true)]
    async fn a_large_document_on_a_slow_line_is_waited_for_as_long_as_it_moves() {
        let moved = Moved::default();
        let slowly = async {
            for _ in 0..20 {
                tokio::time::advance(Duration::from_secs(15)).await;
                moved.note();
            }
        };
        assert_eq!(patiently(&moved, 20 << 20, slowly).await, Some(()), "five minutes");
        assert_eq!(patiently(&moved, 20 << 20, std::future::pending::<()>()).await, None, "nothing moves");
        let dribbles = async {
            loop {
                tokio::time::advance(Duration::from_secs(1)).await;
                moved.note();
            }
        };
        assert_eq!(patiently::<()>(&moved, 64 * 1024, dribbles).await, None, "too slow for how little it is");
    }

    #[tokio::test]
    async fn a_documents_bytes_come_back_whole() {
        let credential = Credential::new("d.1.secret");
        let what = Ask { credential: Some(&credential), ..get("/documents/abc") };
        let (got, asked) = served("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nwords", what).await;
        assert_eq!(got.unwrap(), "words");
        assert!(asked.starts_with("GET /documents/abc HTTP/1.1\r\n"), "{asked}");
        assert!(asked.contains("authorization: Bearer d.1.secret\r\n"), "{asked}");
    }

    #[tokio::test]
    async fn a_refusal_says_what_the_problem_is_in_the_readers_language_and_what_was_found() {
        let answer = "HTTP/1.1 404 Not Found\r\ncontent-length: 52\r\n\r\n{\"title\":\"There is no such thing.\",\"detail\":\"abcde\"}";
        let (got, _) = served(answer, get("/documents/abc")).await;
        assert_eq!(got.unwrap_err().to_string(), "404: There is no such thing. abcde");
    }

    #[tokio::test]
    async fn why_nobody_answered_is_said_in_the_readers_language() {
        let hub = HubAddress::of_listener("127.0.0.1:0".parse().unwrap());
        let refused = io::Error::from_raw_os_error(rustix::io::Errno::CONNREFUSED.raw_os_error());
        let late = io::Error::from(io::ErrorKind::TimedOut);
        for (cause, en, vi) in [
            (refused, "nobody answers there.", "không có ai trả lời ở đó."),
            (late, "there was no answer in time.", "không có trả lời kịp thời."),
        ] {
            let fault = Fault::Unreachable(format!("{hub}: {cause}"));
            for (tag, says) in [("en", en), ("vi", vi)] {
                let said = fault.sentence(&hub, &Wording::new(tag));
                assert!(said.ends_with(says) && said.matches(&hub.to_string()).count() == 1, "{said}");
            }
        }
    }

    #[tokio::test]
    async fn an_answer_larger_than_wanted_is_not_read() {
        let (got, _) = served("HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n", get("/")).await;
        assert!(matches!(got, Err(Fault::Unreachable(_))));
    }
}
