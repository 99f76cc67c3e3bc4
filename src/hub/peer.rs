//! One connection, from its hello to its end. Nothing that a peer sends can stop the hub or another peer.
//!
//! ```text
//!   upgraded ──hello in time, credential good──► joined ──frames both ways──► closing ──► gone
//!       └─ no hello 4408, no frame of ours 4400, too big 1009, wrong version 4426, not signed in 4401
//!
//!   joined: heard ──10 s of silence──► stale (its seat's line counts as down) ──20 s──► closed
//! ```
//!
//! A frame that cannot be read gets a `declined` that says what is wrong with it; what is no message of the protocol
//! at all ends the connection after that (4400), a wrong field does not. Both directions are bounded: what comes in
//! by size and rate, what goes out by the line of [`fanout`](super::fanout).

use std::io;
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use futures::{FutureExt, SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error as WsError, Message};
use tracing::{Instrument, Span, field};

use super::audit::Noted;
use super::credentials::{Secret, presentable};
use super::fanout::{End, Frame, Incoming, line};
use super::gate::{Bucket, Failure, Pass, WayOut};
use super::metrics::{Answered, Closed};
use super::sealer::{Latest, Refusal};
use super::switchboard::{Input, PeerId, Who};
use super::{Order, Shared};
use crate::clock::Monotonic;
use crate::procedure::ids::{CommandId, SeatId, Timestamp};
use crate::record::seal::Checkpoint;
use crate::record::seal::note::Line;
use crate::settings::Limits;
use crate::wire::{
    Checkpoint as Shown, ClientMessage, CloseCode, Countersign, Declined, DecodeFault, Doubt, Hello, HubMessage,
    LinkQuality, PROTOCOL, Refused, Tick, decode, encode,
};

/// Buffers of one socket. The defaults of the library are made for few connections that carry much.
const BUFFER_BYTES: usize = 4 * 1024;

/// How long a peer has for the closing words.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Frames put into the socket's buffer before it is flushed.
const TOGETHER: usize = 64;

type Socket = WebSocketStream<Counted<TokioIo<Upgraded>>>;

/// Serves one connection until it ends. `session`: the credential of the browser that connects, which its page cannot
/// read and so cannot say in a hello.
pub async fn run(socket: Upgraded, pass: Pass, address: Option<IpAddr>, session: Option<Secret>, shared: Arc<Shared>) {
    let id = PeerId(shared.next_peer.fetch_add(1, Ordering::Relaxed));
    let span = tracing::info_span!("peer", %id, who = field::Empty);
    let config = config(shared.settings.limits.message_bytes);
    let connection = async {
        let socket = Counted { socket: TokioIo::new(socket), written: Arc::default() };
        let socket = WebSocketStream::from_raw_socket(socket, Role::Server, Some(config)).await;
        let code = serve(id, socket, pass, (address, session), &shared).await;
        shared.metrics.closed.get_or_create(&Closed { code: code.map_or(1006, CloseCode::number) }).inc();
        tracing::info!(code = code.map(tracing::field::display), "a connection ended");
    };
    connection.instrument(span).await;
}

/// What a socket holds: of what comes in one message, of what goes out one frame.
fn config(message_bytes: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        // The library refuses a frame larger than this even where nothing waits. It takes no second frame before the
        // first is written, and how much waits in all the line says.
        .max_write_buffer_size(usize::MAX)
        .max_message_size(Some(message_bytes))
        .max_frame_size(Some(message_bytes))
}

/// Gives the code that the hub closed with; `None` when the peer went by itself.
async fn serve(
    id: PeerId,
    mut socket: Socket,
    mut pass: Pass,
    (address, session): (Option<IpAddr>, Option<Secret>),
    shared: &Arc<Shared>,
) -> Option<CloseCode> {
    let hello = match hello(&mut socket, pass.way_out(), shared).await {
        Ok(hello) => hello,
        Err(Some(code)) => {
            close(&mut socket, code).await;
            return Some(code);
        }
        Err(None) => return None,
    };
    let secret = hello.credential.clone().or(session);
    let Some((device, who)) = secret.as_ref().and_then(|secret| shared.recognise(secret)) else {
        if let Failure::Told { untold } = shared.gate.failed(address, Monotonic::now()) {
            shared.audit.note(Noted::SignInFailed { address, untold });
        }
        close(&mut socket, CloseCode::NotSignedIn).await;
        return Some(CloseCode::NotSignedIn);
    };
    let reserved = shared.is_reserved(&who);
    // Each time a seat's line comes and goes is an entry of the record for good.
    if who.seat().is_some() && !shared.joins().may_join(&device, Monotonic::now()) {
        tracing::info!(%device, "a device joins too often");
        close(&mut socket, CloseCode::TryLater).await;
        return Some(CloseCode::TryLater);
    }
    if !pass.sign_in(reserved, Monotonic::now()) {
        close(&mut socket, CloseCode::TryLater).await;
        return Some(CloseCode::TryLater);
    }
    Span::current().record("who", field::display(&who));
    shared.audit.note(Noted::SignedIn { who: who.clone(), device: device.clone(), address });
    tracing::info!(%device, resume = hello.resume.as_ref().map(|resume| resume.position), "a peer joined");
    let limits = &shared.settings.limits;
    let (outgoing, incoming, end) = line(limits.peer_frames, limits.peer_bytes);
    let now = Monotonic::now();
    let written = socket.get_ref().written.clone();
    let mut peer = Peer {
        socket,
        incoming,
        ear: Ear {
            id,
            orders: shared.orders.clone(),
            stale: shared.settings.link.stale,
            lost: shared.settings.link.lost,
            heard: now,
            quality: LinkQuality::Live,
            round_trip: None,
            written,
            end,
        },
        shared: shared.clone(),
        bucket: Bucket::new(limits.message_burst, limits.messages_per_second, Duration::from_secs(1), now),
        flood: flood(limits, now),
        reserved,
        ticked: now,
        next_tick: now.after(shared.settings.link.tick),
        seat: who.seat().cloned(),
        latest: shared.sealer.latest(),
        witness: None,
        until: None,
    };
    let name = hello.device.map(|name| name.chars().take(64).collect());
    let person = hello.person.and_then(presentable).or_else(|| shared.person_at(&device));
    let joined = Input::Joined { peer: id, device: device.clone(), who, name, person, resume: hello.resume };
    if shared.orders.send(Order::Join { input: joined, line: outgoing }).await.is_err() {
        close(&mut peer.socket, CloseCode::Restart).await;
        return Some(CloseCode::Restart);
    }
    peer.until = secret.as_ref().and_then(|secret| shared.until(secret));
    // A revocation between the look at the book and the place in the inbox was told to the loop before it knew this
    // peer; one after this second look is told after it.
    if secret.is_none_or(|secret| shared.recognise(&secret).is_none()) {
        shared.note_revoked(device).await;
    }
    let code = peer.talk().await;
    // The loop outlives every connection, except when it stops; then nobody has to be told.
    let _stopped = shared.orders.send(Order::Input(Input::Gone { peer: id })).await;
    if let Some(code) = code {
        close(&mut peer.socket, code).await;
    }
    code
}

/// Waits for the first message. `Err(None)`: the peer went.
async fn hello(socket: &mut Socket, mut way_out: WayOut, shared: &Shared) -> Result<Hello, Option<CloseCode>> {
    let late = Monotonic::now().after(shared.settings.limits.hello_time);
    let mut stop = shared.stop.clone();
    loop {
        let message = tokio::select! {
            biased;
            () = stop.asked() => return Err(Some(CloseCode::Restart)),
            () = late.reached() => return Err(Some(CloseCode::NoHello)),
            () = way_out.shown() => return Err(Some(CloseCode::TryLater)),
            message = socket.next() => message,
        };
        let fault = match read(message) {
            Read::Nothing => continue,
            Read::Gone => return Err(None),
            Read::Violation => return Err(Some(CloseCode::BadFrame)),
            Read::Text(text) => match decode(&text) {
                Ok(ClientMessage::Hello(hello)) => {
                    return match hello.protocol {
                        None | Some(PROTOCOL) => Ok(hello),
                        Some(_) => Err(Some(CloseCode::WrongVersion)),
                    };
                }
                Ok(
                    ClientMessage::Submit(_)
                    | ClientMessage::Tock(_)
                    | ClientMessage::Witness(_)
                    | ClientMessage::Countersign(_)
                    | ClientMessage::Doubt(_),
                ) => DecodeFault::WrongValue { place: "message".into(), problem: "the first message is hello".into() },
                Err(fault) => fault,
            },
            Read::Fault(fault) => fault,
        };
        let too_big = matches!(fault, DecodeFault::TooBig { .. });
        let code = if too_big { CloseCode::TooBig } else { CloseCode::BadFrame };
        let mut declined =
            HubMessage::Declined(Declined { command_id: None, reason: Refused::Unreadable { fault }, sentence: None });
        shared.sentences.add(&mut declined);
        // A peer that cannot take it sees the close code, or that the line is gone.
        let _unheard = tokio::time::timeout(LAST_WORDS, socket.send(Message::text(encode(&declined)))).await;
        return Err(Some(code));
    }
}

/// What one frame takes from the bucket of the flood: its KiB, and one for being a frame.
fn weight(size: usize) -> u32 {
    u32::try_from(size / 1_024).unwrap_or(u32::MAX).saturating_add(1)
}

/// Room for as many messages as may come, each as large as it may be. A tock or a ping is as good as nothing, and so
/// many of them are something.
fn flood(limits: &Limits, now: Monotonic) -> Bucket {
    let largest = weight(limits.message_bytes);
    let (burst, rate) = (limits.message_burst.max(2), limits.messages_per_second);
    Bucket::new(burst.saturating_mul(largest), rate.saturating_mul(largest), Duration::from_secs(1), now)
}

/// What came out of a socket.
enum Read {
    Text(tokio_tungstenite::tungstenite::Utf8Bytes),
    /// A frame of the protocol below ours.
    Nothing,
    /// What is no message of ours.
    Fault(DecodeFault),
    /// What is no WebSocket either; nothing can be read after it.
    Violation,
    Gone,
}

fn read(message: Option<Result<Message, WsError>>) -> Read {
    match message {
        Some(Ok(Message::Text(text))) => Read::Text(text),
        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Read::Nothing,
        Some(Ok(Message::Binary(_))) => Read::Fault(DecodeFault::NotJson { line: 1, column: 0 }),
        Some(Ok(Message::Close(_))) | None => Read::Gone,
        Some(Err(WsError::Capacity(fault))) => {
            tracing::debug!(%fault, "a message is too big");
            Read::Fault(DecodeFault::TooBig { most: crate::wire::MESSAGE_MAX_BYTES as u64 })
        }
        Some(Err(WsError::Utf8(_))) => Read::Fault(DecodeFault::NotJson { line: 1, column: 0 }),
        Some(Err(WsError::Protocol(fault))) if fault != ProtocolError::ResetWithoutClosingHandshake => {
            tracing::debug!(%fault, "what came is no WebSocket frame");
            Read::Violation
        }
        Some(Err(fault)) => {
            tracing::debug!(%fault, "a line broke");
            Read::Gone
        }
    }
}

/// Says the closing words, and waits a moment for the peer's.
async fn close(socket: &mut Socket, code: CloseCode) {
    let frame = CloseFrame { code: code.number().into(), reason: code.reason().into() };
    let words = async {
        if socket.close(Some(frame)).await.is_ok() {
            while let Some(Ok(_)) = socket.next().await {}
        }
    };
    let _unheard = tokio::time::timeout(LAST_WORDS, words).await;
}

/// A peer that has joined.
struct Peer {
    socket: Socket,
    incoming: Incoming,
    ear: Ear,
    shared: Arc<Shared>,
    bucket: Bucket,
    /// What may come in all, read or not.
    flood: Bucket,
    /// Whether places of the inbox are kept for it.
    reserved: bool,
    ticked: Monotonic,
    next_tick: Monotonic,
    /// The seat that it is for.
    seat: Option<SeatId>,
    /// The last checkpoint.
    latest: watch::Receiver<Option<Arc<Latest>>>,
    /// What it has seen of the record, if it witnesses.
    witness: Option<Witnessing>,
    /// When its credential ends by itself.
    until: Option<Timestamp>,
}

/// Where a witness is.
struct Witnessing {
    /// The size of the last checkpoint that it kept.
    seen: u64,
    /// The one that it is shown and has not answered.
    shown: Option<Checkpoint>,
    /// The one that it countersigned last on this line.
    done: Option<Checkpoint>,
}

/// Whether a peer is heard, and whether the hub has let go of it: what ends a wait for its socket.
struct Ear {
    id: PeerId,
    orders: mpsc::Sender<Order>,
    /// Silence after which the line is stale, and after which it is lost.
    stale: Duration,
    lost: Duration,
    /// When something last came.
    heard: Monotonic,
    quality: LinkQuality,
    round_trip: Option<Duration>,
    /// Bytes that its socket has taken.
    written: Arc<AtomicU64>,
    end: End,
}

/// A socket that says how much it has taken.
struct Counted<S> {
    socket: S,
    written: Arc<AtomicU64>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Counted<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Counted<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.socket).poll_write(cx, bytes);
        if let Poll::Ready(Ok(count)) = &written {
            self.written.fetch_add(*count as u64, Ordering::Relaxed);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

impl Ear {
    /// When the silence has lasted long enough to say something about the line.
    fn silence(&self) -> Monotonic {
        self.heard.after(if self.quality == LinkQuality::Live { self.stale } else { self.lost })
    }

    /// The silence has lasted that long.
    ///
    /// # Errors
    /// The code to close with, when the line is lost.
    async fn fell_silent(&mut self) -> Result<(), Option<CloseCode>> {
        if self.quality != LinkQuality::Live {
            tracing::info!("a line is lost");
            return Err(Some(CloseCode::FellBehind));
        }
        self.is(LinkQuality::Stale).await;
        Ok(())
    }

    /// Tells the loop how the line is.
    async fn is(&mut self, quality: LinkQuality) {
        self.quality = quality;
        let round_trip_ms = self.round_trip.map(|trip| u64::try_from(trip.as_millis()).unwrap_or(u64::MAX));
        let input = Input::Quality { peer: self.id, quality, round_trip_ms };
        // A loop that has stopped needs no telling.
        let _stopped = self.orders.send(Order::Input(input)).await;
    }

    /// Waits for a socket to take something. Nobody listens meanwhile; a socket that takes something is a line that is
    /// heard, and one that does not take anything is silent: it is stale and lost like one.
    ///
    /// # Errors
    /// The code to close with; `None` when the line broke.
    async fn while_writing(
        &mut self,
        writing: impl Future<Output = Result<(), WsError>>,
    ) -> Result<(), Option<CloseCode>> {
        let mut writing = pin!(writing);
        let mut taken = self.written.load(Ordering::Relaxed);
        loop {
            let silence = self.silence();
            tokio::select! {
                biased;
                written = &mut writing => return written.map_err(|_broken| None),
                ended = self.end.changed() => return Err(ended.ok().and_then(|()| *self.end.borrow())),
                () = silence.reached() => {
                    let now_taken = self.written.load(Ordering::Relaxed);
                    if now_taken == taken {
                        self.fell_silent().await?;
                    } else {
                        (taken, self.heard) = (now_taken, Monotonic::now());
                    }
                }
            }
        }
    }
}

impl Peer {
    /// Carries frames both ways. Gives the code to close with; `None` when the peer has gone.
    async fn talk(&mut self) -> Option<CloseCode> {
        let (clock, until) = (self.shared.clock.clone(), self.until);
        let over = async {
            match until {
                Some(until) => clock.sleep_until(until).await,
                None => std::future::pending().await,
            }
        };
        let mut over = pin!(over);
        loop {
            let silence = self.ear.silence();
            tokio::select! {
                biased;
                ended = self.ear.end.changed() => {
                    let code = if ended.is_ok() { *self.ear.end.borrow() } else { Some(CloseCode::Restart) };
                    if code != Some(CloseCode::FellBehind) {
                        self.last_frames().await;
                    }
                    return code;
                }
                // A session ends for who is connected too.
                () = &mut over => return Some(CloseCode::NotSignedIn),
                frame = self.incoming.next() => match frame {
                    Some(frame) => {
                        if let Err(code) = self.give(frame).await {
                            return code;
                        }
                        // However much there is to say, what the peer says is heard.
                        if let Some(message) = self.socket.next().now_or_never()
                            && let Err(code) = self.take(message).await
                        {
                            return code;
                        }
                    }
                    // The hub has let go; the reason is in `end`.
                    None => return self.ear.end.borrow().or(Some(CloseCode::Restart)),
                },
                () = self.next_tick.reached() => {
                    self.ticked = Monotonic::now();
                    self.next_tick = self.ticked.after(self.shared.settings.link.tick);
                    let tick = Tick { now: self.shared.clock.now(), position: self.shared.position() };
                    if let Err(code) = self.write(Message::text(encode(&HubMessage::Tick(tick)))).await {
                        return code;
                    }
                }
                changed = self.latest.changed(), if self.witness.is_some() => {
                    if changed.is_err() {
                        // The hub stops; the line is told in its turn.
                        self.witness = None;
                    } else if let Err(code) = self.show_checkpoint().await {
                        return code;
                    }
                }
                message = self.socket.next() => {
                    if let Err(code) = self.take(message).await {
                        return code;
                    }
                }
                () = silence.reached() => {
                    if let Err(code) = self.ear.fell_silent().await {
                        return code;
                    }
                }
            }
        }
    }

    /// Takes what came in.
    async fn take(&mut self, message: Option<Result<Message, WsError>>) -> Result<(), Option<CloseCode>> {
        let size = message.as_ref().map_or(0, |message| message.as_ref().map_or(0, Message::len));
        let read = read(message);
        let text = match read {
            Read::Gone => return Err(None),
            Read::Violation => return Err(Some(CloseCode::BadFrame)),
            Read::Nothing | Read::Text(_) | Read::Fault(_) => {
                self.ear.heard = Monotonic::now();
                if self.ear.quality != LinkQuality::Live {
                    self.ear.is(LinkQuality::Live).await;
                }
                // Before anything is made of it, and whatever it is.
                if !self.flood.take_many(weight(size), self.ear.heard) {
                    tracing::info!("a peer sends more than anybody reads");
                    return Err(Some(CloseCode::TryLater));
                }
                match read {
                    Read::Text(text) => text,
                    Read::Fault(fault) => return self.unreadable(None, fault).await,
                    Read::Nothing | Read::Violation | Read::Gone => return Ok(()),
                }
            }
        };
        tracing::trace!(size = text.len(), "a message came");
        let message = decode(&text);
        if let Ok(ClientMessage::Tock(_)) = message {
            self.ear.round_trip = Some(self.ear.heard.since(self.ticked));
            return Ok(());
        }
        if !self.bucket.take(self.ear.heard) {
            let command_id = match &message {
                Ok(ClientMessage::Submit(submit)) => Some(submit.command_id.clone()),
                Ok(
                    ClientMessage::Hello(_)
                    | ClientMessage::Tock(_)
                    | ClientMessage::Witness(_)
                    | ClientMessage::Countersign(_)
                    | ClientMessage::Doubt(_),
                )
                | Err(_) => None,
            };
            return self.too_many(command_id).await;
        }
        match message {
            Ok(ClientMessage::Submit(submit)) => {
                if text.len() > self.shared.settings.limits.command_bytes {
                    let most = self.shared.settings.limits.command_bytes as u64;
                    let reason = Refused::Unreadable { fault: DecodeFault::TooBig { most } };
                    return self.decline(Some(submit.command_id), reason).await;
                }
                let crowded = self.shared.orders.capacity() <= self.shared.settings.limits.inbox_reserved;
                if crowded && !self.reserved {
                    return self.too_many(Some(submit.command_id)).await;
                }
                let span = tracing::debug_span!("command", id = %submit.command_id);
                let command_id = submit.command_id.clone();
                let order = Order::Command { input: Input::Submitted { peer: self.ear.id, submit }, span };
                if self.shared.orders.try_send(order).is_err() {
                    return self.too_many(Some(command_id)).await;
                }
                Ok(())
            }
            Ok(ClientMessage::Hello(_)) => self.decline(None, Refused::HelloTwice {}).await,
            Ok(ClientMessage::Tock(_)) => Ok(()),
            Ok(ClientMessage::Witness(witness)) => self.witnesses(witness.seen).await,
            Ok(ClientMessage::Countersign(countersign)) => self.countersigns(&countersign).await,
            Ok(ClientMessage::Doubt(doubt)) => {
                self.doubts(&doubt).await;
                Ok(())
            }
            Err(fault) => {
                let json = serde_json::from_str::<Value>(&text).ok();
                let id = json.as_ref().and_then(|json| CommandId::parse(json.get("command_id")?.as_str()?));
                self.unreadable(id, fault).await
            }
        }
    }

    /// It witnesses the record from now on.
    async fn witnesses(&mut self, seen: u64) -> Result<(), Option<CloseCode>> {
        if self.seat.is_some() {
            self.witness = Some(Witnessing { seen, shown: None, done: None });
        }
        self.show_checkpoint().await
    }

    /// Shows it the last checkpoint, unless it looks at another one or has countersigned this one.
    async fn show_checkpoint(&mut self) -> Result<(), Option<CloseCode>> {
        let Some(latest) = self.latest.borrow_and_update().clone() else { return Ok(()) };
        let Some(witness) = self.witness.as_mut().filter(|witness| witness.shown.is_none()) else { return Ok(()) };
        let checkpoint = &latest.checkpoint;
        if witness.done.as_ref() == Some(checkpoint) {
            return Ok(());
        }
        let Some((key, vouched)) = self.shared.sealer.key() else { return Ok(()) };
        // Without a proof it sees for itself that the record was longer once.
        let proof = self.shared.sealer.consistency(witness.seen, checkpoint.size).unwrap_or_default();
        witness.shown = Some(checkpoint.clone());
        let shown = Shown { note: latest.note.to_string(), key, vouched, proof };
        self.write(Message::text(encode(&HubMessage::Checkpoint(Box::new(shown))))).await
    }

    async fn countersigns(&mut self, said: &Countersign) -> Result<(), Option<CloseCode>> {
        let (Some(witness), Some(seat)) = (&mut self.witness, &self.seat) else { return Ok(()) };
        let Some(checkpoint) = witness.shown.take_if(|of| of.size == said.size && of.root == said.root) else {
            return Ok(());
        };
        let taken = Line::parse(&said.line).ok_or(Refusal::NotSigned);
        match taken.and_then(|line| self.shared.sealer.countersigned(seat, &checkpoint, line)) {
            Ok(()) => {
                witness.seen = checkpoint.size;
                witness.done = Some(checkpoint);
                // There may have been another one meanwhile.
                self.show_checkpoint().await
            }
            Err(refusal) => {
                tracing::warn!(%refusal, "a countersignature is not taken");
                self.witness = None;
                Ok(())
            }
        }
    }

    /// It says that the record is not the one that it has seen. Everybody is told; people have to look.
    async fn doubts(&mut self, doubt: &Doubt) {
        let Doubt { size, seen, reason } = *doubt;
        // Only who is a witness by the record has a doubt that everybody is told, and only of what it was shown.
        let shown = self.witness.as_ref().and_then(|witness| witness.shown.as_ref().or(witness.done.as_ref()));
        if shown.is_none_or(|shown| shown.size != size) {
            return;
        }
        let seat = self.seat.clone().filter(|seat| self.shared.sealer.is_witness(seat));
        let Some(seat) = self.witness.take().and(seat) else { return };
        tracing::error!(%seat, size, seen, ?reason, "a witness refuses to countersign: the record is not the one it has seen");
        self.shared.audit.note(Noted::Doubted { seat: seat.clone(), size, seen });
        // A loop that has stopped tells nobody anything.
        let _stopped = self.shared.orders.send(Order::Input(Input::Doubted { seat })).await;
    }

    /// Says what is wrong with a frame. What is no message of the protocol ends the connection.
    async fn unreadable(&mut self, id: Option<CommandId>, fault: DecodeFault) -> Result<(), Option<CloseCode>> {
        let code = match &fault {
            DecodeFault::TooBig { .. } if id.is_none() => Some(CloseCode::TooBig),
            DecodeFault::TooDeep { .. }
            | DecodeFault::NotJson { .. }
            | DecodeFault::NotAnObject {}
            | DecodeFault::NoType {} => Some(CloseCode::BadFrame),
            DecodeFault::UnknownType { place, .. } if place == "message" => Some(CloseCode::BadFrame),
            DecodeFault::TooBig { .. }
            | DecodeFault::UnknownType { .. }
            | DecodeFault::UnknownField { .. }
            | DecodeFault::MissingField { .. }
            | DecodeFault::WrongValue { .. } => None,
        };
        tracing::debug!(%fault, "a frame could not be read");
        self.decline(id, Refused::Unreadable { fault }).await?;
        code.map_or(Ok(()), |code| Err(Some(code)))
    }

    async fn too_many(&mut self, id: Option<CommandId>) -> Result<(), Option<CloseCode>> {
        self.shared.metrics.commands.get_or_create(&Answered { result: "busy" }).inc();
        let rate = u64::from(self.shared.settings.limits.messages_per_second.max(1));
        self.decline(id, Refused::TooMany { retry_after_ms: (1_000 / rate).max(100) }).await
    }

    async fn decline(&mut self, command_id: Option<CommandId>, reason: Refused) -> Result<(), Option<CloseCode>> {
        let declined = HubMessage::Declined(Declined { command_id, reason, sentence: None });
        self.give(Frame::Say(Box::new(declined))).await
    }

    /// Writes a frame and those that wait behind it.
    async fn give(&mut self, first: Frame) -> Result<(), Option<CloseCode>> {
        let mut frame = Some(first);
        for _ in 0..TOGETHER {
            let Some(next) = frame else { break };
            let message = self.message(next);
            self.put(message, false).await?;
            frame = self.incoming.ready();
        }
        if let Some(last) = frame {
            let message = self.message(last);
            self.put(message, false).await?;
        }
        self.flush().await
    }

    fn message(&self, frame: Frame) -> Message {
        match frame {
            Frame::Text(text) => Message::Text(text),
            Frame::Say(mut message) => {
                self.shared.sentences.add(&mut message);
                Message::text(encode(&message))
            }
        }
    }

    async fn write(&mut self, message: Message) -> Result<(), Option<CloseCode>> {
        self.put(message, true).await
    }

    /// Puts a message into the socket. A socket that does not take it is let go when the hub says so.
    async fn put(&mut self, message: Message, flush: bool) -> Result<(), Option<CloseCode>> {
        let Self { socket, ear, .. } = self;
        let putting = async { if flush { socket.send(message).await } else { socket.feed(message).await } };
        ear.while_writing(putting).await
    }

    async fn flush(&mut self) -> Result<(), Option<CloseCode>> {
        let Self { socket, ear, .. } = self;
        ear.while_writing(socket.flush()).await
    }

    /// Writes what still waits, as far as the socket takes it in a moment.
    async fn last_frames(&mut self) {
        let writing = async {
            while let Some(frame) = self.incoming.ready() {
                let message = self.message(frame);
                if self.socket.feed(message).await.is_err() {
                    return;
                }
            }
            let _broken = self.socket.flush().await;
        };
        let _unheard = tokio::time::timeout(LAST_WORDS, writing).await;
    }
}

impl Shared {
    /// Whether places of the inbox are kept for somebody: without the Chair, the Secretariat and the moderators a
    /// meeting cannot even be suspended.
    pub(super) fn is_reserved(&self, who: &Who) -> bool {
        match who {
            Who::Moderator { .. } => true,
            Who::Seat { seat, .. } => self.reserved.contains(seat),
            Who::Screen {} => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::DuplexStream;

    use super::super::fanout::Outgoing;
    use super::*;

    const MESSAGE_BYTES: usize = 64 * 1024;

    /// A hub's socket whose other end holds so many bytes.
    async fn socket(holds: usize) -> (WebSocketStream<DuplexStream>, DuplexStream) {
        let (ours, theirs) = tokio::io::duplex(holds);
        (WebSocketStream::from_raw_socket(ours, Role::Server, Some(config(MESSAGE_BYTES))).await, theirs)
    }

    fn ear() -> (Ear, mpsc::Receiver<Order>, Outgoing) {
        let (orders, inbox) = mpsc::channel(8);
        let (outgoing, _, end) = line(8, 1_000);
        let ear = Ear {
            id: PeerId(1),
            orders,
            stale: Duration::from_secs(10),
            lost: Duration::from_secs(20),
            heard: Monotonic::now(),
            quality: LinkQuality::Live,
            round_trip: None,
            written: Arc::default(),
            end,
        };
        (ear, inbox, outgoing)
    }

    #[tokio::test]
    async fn a_frame_of_any_size_goes_out() {
        let (mut hub, theirs) = socket(4 * 1024).await;
        let mut peer = WebSocketStream::from_raw_socket(theirs, Role::Client, None).await;
        let text = "x".repeat(3 * 1024 * 1024);
        let (sent, got) = tokio::join!(hub.send(Message::text(text.clone())), peer.next());
        sent.unwrap();
        assert_eq!(got.unwrap().unwrap().into_text().unwrap().len(), text.len());
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_does_not_take_a_frame_falls_silent_like_one_that_says_nothing() {
        let (mut hub, _theirs) = socket(1_024).await;
        let (mut ear, mut inbox, _outgoing) = ear();
        let began = Monotonic::now();
        let written = ear.while_writing(hub.send(Message::text("x".repeat(1024 * 1024)))).await;
        assert_eq!(written, Err(Some(CloseCode::FellBehind)));
        assert_eq!(began.elapsed().as_secs(), 20);
        let told = inbox.try_recv().unwrap();
        assert!(matches!(told, Order::Input(Input::Quality { quality: LinkQuality::Stale, .. })), "{told:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_line_that_takes_a_large_frame_piece_by_piece_is_not_silent() {
        let (ours, mut theirs) = tokio::io::duplex(1_024);
        let (mut ear, mut inbox, _outgoing) = ear();
        let ours = Counted { socket: ours, written: ear.written.clone() };
        let mut hub = WebSocketStream::from_raw_socket(ours, Role::Server, Some(config(MESSAGE_BYTES))).await;
        tokio::spawn(async move {
            let mut piece = [0; 1_024];
            while tokio::io::AsyncReadExt::read(&mut theirs, &mut piece).await.is_ok_and(|count| count > 0) {
                tokio::time::advance(Duration::from_secs(4)).await;
            }
        });
        let began = Monotonic::now();
        let written = ear.while_writing(hub.send(Message::text("x".repeat(32 * 1_024)))).await;
        assert_eq!(written, Ok(()));
        assert!(began.elapsed() > Duration::from_secs(60), "longer than any silence may last");
        assert!(inbox.try_recv().is_err(), "nobody was told that the line is stale");
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_let_go_is_not_waited_for() {
        let (mut hub, _theirs) = socket(1_024).await;
        let (mut ear, _inbox, outgoing) = ear();
        let mut fanout = super::super::fanout::Fanout::default();
        fanout.add(PeerId(1), outgoing);
        fanout.close(PeerId(1), CloseCode::NotSignedIn);
        let written = ear.while_writing(hub.send(Message::text("x".repeat(1024 * 1024)))).await;
        assert_eq!(written, Err(Some(CloseCode::NotSignedIn)));
    }
}
