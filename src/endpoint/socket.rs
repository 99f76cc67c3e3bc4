//! One WebSocket to a hub: bytes in, bytes out, and how it ended. Knows nothing of what they mean.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::SEC_WEBSOCKET_PROTOCOL;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};

use super::address::HubAddress;
use super::link::Distrust;
use super::tls::{self, Wire};

/// How long a hub may take to answer the upgrade.
const PATIENCE: Duration = Duration::from_secs(10);
/// Largest message from a hub: a whole view with every text on the table fits many times.
const MOST: usize = 16 * 1024 * 1024;

/// An open socket.
#[derive(Debug)]
pub struct Socket {
    stream: WebSocketStream<Wire>,
    /// Bounded by what the link keeps unanswered.
    out: VecDeque<Message>,
}

/// What came over the socket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// A text message.
    Frame(Utf8Bytes),
    /// The end.
    Closed(Ending),
}

/// How a socket ended, or why none came about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The close code, where one was sent.
    pub code: Option<u16>,
    /// What the other side or the system said; may be empty.
    pub reason: String,
    /// Why who answered was not taken for the hub, and told nothing.
    pub distrust: Option<Distrust>,
}

impl Ending {
    fn of(code: Option<u16>, reason: impl std::fmt::Display) -> Self {
        Self { code, reason: reason.to_string(), distrust: None }
    }
}

impl Socket {
    /// Connects and upgrades.
    ///
    /// # Errors
    /// Why not; a refused upgrade has the close code that says the same.
    pub async fn connect(address: &HubAddress, path: &str, subprotocol: &'static str) -> Result<Self, Ending> {
        match tokio::time::timeout(PATIENCE, Self::upgrade(address, path, subprotocol)).await {
            Ok(Ok(socket)) => Ok(socket),
            Ok(Err(ending)) => Err(ending),
            Err(_) => Err(Ending::of(None, "no answer in time")),
        }
    }

    async fn upgrade(address: &HubAddress, path: &str, subprotocol: &'static str) -> Result<Self, Ending> {
        let stream = tls::open(address).await.map_err(|fault| match fault {
            tls::Fault::Distrusted(why) => Ending { distrust: Some(why), ..Ending::of(None, why.code()) },
            tls::Fault::Io(fault) => Ending::of(None, fault),
        })?;
        Self::ask(address, path, subprotocol, stream).await.map_err(|fault| ending(&fault))
    }

    async fn ask(address: &HubAddress, path: &str, subprotocol: &'static str, stream: Wire) -> Result<Self, Error> {
        let mut request = format!("{address}{path}").into_client_request()?;
        request.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(subprotocol));
        let config = WebSocketConfig::default()
            .read_buffer_size(16 * 1024)
            .write_buffer_size(0)
            .max_write_buffer_size(1024 * 1024)
            .max_message_size(Some(MOST))
            .max_frame_size(Some(MOST));
        let (stream, _) = tokio_tungstenite::client_async_with_config(request, stream, Some(config)).await?;
        Ok(Self { stream, out: VecDeque::new() })
    }

    /// Lays a message ready; [`Socket::next`] writes it.
    pub fn push(&mut self, text: String) {
        self.out.push_back(Message::Text(text.into()));
    }

    /// Lays a close ready.
    pub fn push_close(&mut self, code: u16, reason: &'static str) {
        self.out.push_back(Message::Close(Some(CloseFrame { code: CloseCode::from(code), reason: reason.into() })));
    }

    /// Writes what lies ready and waits for what comes. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Heard {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// Writes what lies ready, and waits no longer than the other side takes to read it.
    pub async fn flush(&mut self) {
        // The end of the socket is no fault here: there is nothing left to say on it.
        let _ended = poll_fn(|cx| self.poll_write(cx)).await;
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Heard> {
        if let Poll::Ready(Err(fault)) = self.poll_write(cx) {
            return Poll::Ready(Heard::Closed(ending(&fault)));
        }
        loop {
            return Poll::Ready(match self.stream.poll_next_unpin(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(Message::Text(text)))) => Heard::Frame(text),
                Poll::Ready(Some(Ok(Message::Close(frame)))) => {
                    let (code, reason) = frame
                        .map_or((None, String::new()), |frame| (Some(frame.code.into()), frame.reason.to_string()));
                    Heard::Closed(Ending::of(code, reason))
                }
                Poll::Ready(Some(Ok(Message::Binary(_)))) => {
                    Heard::Closed(Ending::of(None, "the hub sent bytes, not text"))
                }
                // Pings are answered below us.
                Poll::Ready(Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)))) => continue,
                Poll::Ready(Some(Err(fault))) => Heard::Closed(ending(&fault)),
                Poll::Ready(None) => Heard::Closed(Ending::of(None, "the connection ended")),
            });
        }
    }

    fn poll_write(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        while !self.out.is_empty() {
            match self.stream.poll_ready_unpin(cx) {
                Poll::Ready(Ok(())) => {}
                other @ (Poll::Ready(Err(_)) | Poll::Pending) => return other,
            }
            if let Some(message) = self.out.pop_front() {
                self.stream.start_send_unpin(message)?;
            }
        }
        self.stream.poll_flush_unpin(cx)
    }
}

/// What a fault of the WebSocket means for the link.
fn ending(fault: &Error) -> Ending {
    match fault {
        Error::Http(response) => {
            let status = response.status();
            // The port is encrypted and we are not: no question of versions.
            let body = response.body().as_deref().unwrap_or_default();
            if String::from_utf8_lossy(body).contains("urn:mufakat:problem:plain_text") {
                return Ending::of(None, "this hub is reached by wss://");
            }
            let code = match status.as_u16() {
                400 | 426 => Some(4426),
                401 => Some(4401),
                403 => Some(4403),
                429 | 503 => Some(1013),
                _ => None,
            };
            Ending::of(code, format_args!("the hub answered {status}"))
        }
        other @ (Error::ConnectionClosed
        | Error::AlreadyClosed
        | Error::Io(_)
        | Error::Tls(_)
        | Error::Capacity(_)
        | Error::Protocol(_)
        | Error::WriteBufferFull(_)
        | Error::Utf8(_)
        | Error::AttackAttempt
        | Error::Url(_)
        | Error::HttpFormat(_)) => Ending::of(None, other),
    }
}
