//! One request and its whole answer over HTTP: a document's bytes, a web hook.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;

use super::address::HubAddress;
use super::credential::Credential;
use super::link::Distrust;
use super::tls;
use super::wording::Wording;
use crate::catalogue::Language;

/// How long a request may take as a whole.
const PATIENCE: Duration = Duration::from_secs(30);

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
        /// What it said; a problem's detail or title where it sent one.
        text: String,
    },
}

impl Fault {
    /// What a person is told; a refusal in the words of the hub.
    #[must_use]
    pub fn sentence(&self, hub: &HubAddress, wording: &Wording) -> String {
        match self {
            Self::Unreachable(why) => {
                let arguments = [("hub", hub.to_string().into()), ("reason", why.clone().into())];
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
    match tokio::time::timeout(PATIENCE, exchange(host, ask, language)).await {
        Ok(Ok((status, bytes))) if status.is_success() => Ok(bytes),
        Ok(Ok((status, bytes))) => Err(Fault::Refused { status: status.as_u16(), text: problem(&bytes) }),
        Ok(Err(Wrong::Distrusted(why))) => Err(Fault::Distrusted(why)),
        Ok(Err(Wrong::Gone(fault))) => Err(gone(&fault)),
        Err(_) => Err(gone(&"no answer in time")),
    }
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

async fn exchange(host: &HubAddress, ask: Ask<'_>, language: Option<&Language>) -> Result<(StatusCode, Bytes), Wrong> {
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
    let request = request.body(Full::new(body))?;
    let answer = async {
        let response = sender.send_request(request).await?;
        let status = response.status();
        let most = usize::try_from(ask.most).unwrap_or(usize::MAX);
        let bytes = Limited::new(response.into_body(), most).collect().await?.to_bytes();
        Ok::<_, Wrong>((status, bytes))
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

/// What a refusal says: the detail or title of a problem, else the first line of its text.
fn problem(bytes: &[u8]) -> String {
    let json: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let field = |name: &str| json.as_ref()?.get(name)?.as_str().map(str::to_owned);
    field("detail").or_else(|| field("title")).unwrap_or_else(|| {
        let text = String::from_utf8_lossy(bytes);
        text.lines().next().unwrap_or("no reason given").chars().take(200).collect()
    })
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
    async fn a_refusal_says_what_the_problem_is() {
        let answer =
            "HTTP/1.1 404 Not Found\r\ncontent-length: 37\r\n\r\n{\"title\":\"x\",\"detail\":\"no such file\"}";
        let (got, _) = served(answer, get("/documents/abc")).await;
        assert_eq!(got.unwrap_err().to_string(), "404: no such file");
    }

    #[tokio::test]
    async fn an_answer_larger_than_wanted_is_not_read() {
        let (got, _) = served("HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n", get("/")).await;
        assert!(matches!(got, Err(Fault::Unreachable(_))));
    }
}
