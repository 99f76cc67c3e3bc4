//! The one fast path: the same bytes to every socket of an audience.
//!
//! ```text
//!   switchboard ──bytes, encoded once──► Fanout ──try_send──► a peer's bounded line ──► its task ──► its socket
//!                                                   └─ full: the peer is closed (4412) and comes back by position
//! ```
//!
//! Nothing here waits. A peer that does not read loses its line, and nobody else notices.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::metrics::Metrics;
use super::switchboard::{Output, PeerId};
use crate::view::Audience;
use crate::wire::{CloseCode, HubMessage};

/// One thing on a line.
#[derive(Clone, Debug)]
pub enum Frame {
    /// Bytes as they go out.
    Text(Utf8Bytes),
    /// A message that wants its sentence first.
    Say(Box<HubMessage>),
}

impl Frame {
    /// What it weighs while it waits. A message that is not encoded yet is small.
    fn weight(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Say(_) => 1_024,
        }
    }
}

/// The hub's end of one peer's line.
#[derive(Debug)]
pub struct Outgoing {
    frames: mpsc::Sender<Frame>,
    waiting_bytes: Arc<AtomicUsize>,
    most_bytes: usize,
    end: watch::Sender<Option<CloseCode>>,
}

/// The peer's end of its line.
#[derive(Debug)]
pub struct Incoming {
    frames: mpsc::Receiver<Frame>,
    waiting_bytes: Arc<AtomicUsize>,
}

/// Set once, when the connection is to end. It overtakes the frames that wait only where they do not move.
pub type End = watch::Receiver<Option<CloseCode>>;

/// Makes a line that holds so many frames and bytes.
#[must_use]
pub fn line(most_frames: usize, most_bytes: usize) -> (Outgoing, Incoming, End) {
    let (frames, waiting) = mpsc::channel(most_frames.max(1));
    let (end, ended) = watch::channel(None);
    let waiting_bytes = Arc::new(AtomicUsize::new(0));
    let incoming = Incoming { frames: waiting, waiting_bytes: waiting_bytes.clone() };
    (Outgoing { frames, waiting_bytes, most_bytes, end }, incoming, ended)
}

impl Outgoing {
    /// Puts a frame on the line; gives whether there was room.
    fn push(&self, frame: Frame) -> bool {
        let size = frame.weight();
        let before = self.waiting_bytes.fetch_add(size, Ordering::Relaxed);
        // One frame always fits, however large: a line that is empty is not slow.
        let fits = before == 0 || before + size <= self.most_bytes;
        if fits && self.frames.try_send(frame).is_ok() {
            return true;
        }
        self.waiting_bytes.fetch_sub(size, Ordering::Relaxed);
        false
    }
}

impl Incoming {
    /// The next frame; `None` when the hub has let go of the line and nothing waits any more.
    pub async fn next(&mut self) -> Option<Frame> {
        let frame = self.frames.recv().await?;
        self.waiting_bytes.fetch_sub(frame.weight(), Ordering::Relaxed);
        Some(frame)
    }

    /// A frame that waits already.
    pub fn ready(&mut self) -> Option<Frame> {
        let frame = self.frames.try_recv().ok()?;
        self.waiting_bytes.fetch_sub(frame.weight(), Ordering::Relaxed);
        Some(frame)
    }
}

/// All lines, and who gets what is circulated to which audience.
#[derive(Debug, Default)]
pub struct Fanout {
    lines: BTreeMap<PeerId, Outgoing>,
    audiences: BTreeMap<Audience, BTreeSet<PeerId>>,
    follows: BTreeMap<PeerId, Audience>,
}

impl Fanout {
    /// Takes a peer's line.
    pub fn add(&mut self, peer: PeerId, line: Outgoing) {
        self.lines.insert(peer, line);
    }

    /// Does what the switchboard says, in its order. Gives back the peers that could not keep up; their lines are
    /// closed already.
    #[must_use = "the switchboard has to be told who has gone"]
    pub fn carry_out(&mut self, outputs: Vec<Output>, metrics: &Metrics) -> Vec<PeerId> {
        let mut slow = Vec::new();
        let mut sent = 0;
        for output in outputs {
            match output {
                Output::Send { to, frame } => {
                    let Some(frame) = text(frame) else { continue };
                    sent += 1;
                    self.push(to, Frame::Text(frame), &mut slow);
                }
                Output::Say { to, message } => {
                    sent += 1;
                    self.push(to, Frame::Say(message), &mut slow);
                }
                Output::Circulate { audience, frame } => {
                    let Some(frame) = text(frame) else { continue };
                    let mut full = Vec::new();
                    for peer in self.audiences.get(&audience).into_iter().flatten() {
                        sent += 1;
                        if self.lines.get(peer).is_some_and(|line| !line.push(Frame::Text(frame.clone()))) {
                            full.push(*peer);
                        }
                    }
                    for peer in full {
                        slow.push(peer);
                        self.close(peer, CloseCode::FellBehind);
                    }
                }
                Output::Follow { peer, audience } => self.follow(peer, audience),
                Output::Close { peer, code } => self.close(peer, code),
            }
        }
        metrics.frames.inc_by(sent);
        slow
    }

    fn push(&mut self, to: PeerId, frame: Frame, slow: &mut Vec<PeerId>) {
        if self.lines.get(&to).is_some_and(|line| !line.push(frame)) {
            slow.push(to);
            self.close(to, CloseCode::FellBehind);
        }
    }

    /// Ends a peer's line. What waits on it is still written, if the socket takes it.
    pub fn close(&mut self, peer: PeerId, close: CloseCode) {
        self.follow(peer, None);
        if let Some(line) = self.lines.remove(&peer) {
            line.end.send_replace(Some(close));
        }
    }

    /// Ends every line.
    pub fn close_all(&mut self, close: CloseCode) {
        let peers: Vec<_> = self.lines.keys().copied().collect();
        for peer in peers {
            self.close(peer, close);
        }
    }

    fn follow(&mut self, peer: PeerId, audience: Option<Audience>) {
        let former = self.follows.remove(&peer);
        if let Some(peers) = former.and_then(|former| self.audiences.get_mut(&former)) {
            peers.remove(&peer);
        }
        if let Some(audience) = audience.filter(|_| self.lines.contains_key(&peer)) {
            self.follows.insert(peer, audience);
            self.audiences.entry(audience).or_default().insert(peer);
        }
    }
}

/// A frame as text. Frames are JSON, which is UTF-8.
fn text(frame: Bytes) -> Option<Utf8Bytes> {
    let text = Utf8Bytes::try_from(frame).ok();
    debug_assert!(text.is_some(), "a frame is UTF-8");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circulate(audience: Audience, text: &'static str) -> Output {
        Output::Circulate { audience, frame: Bytes::from_static(text.as_bytes()) }
    }

    fn follow(peer: u64, audience: Audience) -> Output {
        Output::Follow { peer: PeerId(peer), audience: Some(audience) }
    }

    fn drain(line: &mut Incoming) -> Vec<String> {
        let text = |frame| match frame {
            Frame::Text(text) => text.to_string(),
            Frame::Say(message) => crate::wire::encode(&message),
        };
        std::iter::from_fn(|| line.ready()).map(text).collect()
    }

    #[test]
    fn what_is_circulated_reaches_its_audience_and_nobody_else() {
        let (mut fanout, metrics) = (Fanout::default(), Metrics::default());
        let (one, mut one_in, _) = line(8, 1_000);
        let (two, mut two_in, _) = line(8, 1_000);
        fanout.add(PeerId(1), one);
        fanout.add(PeerId(2), two);
        let slow = fanout.carry_out(
            vec![
                follow(1, Audience::Moderator),
                follow(2, Audience::Hall),
                circulate(Audience::Moderator, "a"),
                circulate(Audience::Hall, "b"),
                Output::Follow { peer: PeerId(1), audience: None },
                circulate(Audience::Moderator, "c"),
                Output::Send { to: PeerId(1), frame: Bytes::from_static(b"d") },
            ],
            &metrics,
        );
        assert!(slow.is_empty());
        assert_eq!(drain(&mut one_in), ["a", "d"]);
        assert_eq!(drain(&mut two_in), ["b"]);
    }

    #[test]
    fn who_does_not_read_is_closed_and_the_others_go_on() {
        let (mut fanout, metrics) = (Fanout::default(), Metrics::default());
        let (slow, _slow_in, slow_end) = line(2, 1_000);
        let (quick, mut quick_in, _) = line(2, 1_000);
        fanout.add(PeerId(1), slow);
        fanout.add(PeerId(2), quick);
        let mut gone = fanout.carry_out(vec![follow(1, Audience::Hall), follow(2, Audience::Hall)], &metrics);
        let mut read = Vec::new();
        for _ in 0..4 {
            gone.extend(fanout.carry_out(vec![circulate(Audience::Hall, "x")], &metrics));
            read.extend(drain(&mut quick_in));
        }
        assert_eq!(gone, [PeerId(1)]);
        assert_eq!(*slow_end.borrow(), Some(CloseCode::FellBehind));
        assert_eq!(read.len(), 4);
    }

    #[test]
    fn bytes_that_wait_are_bounded_too_but_one_frame_always_fits() {
        let (line, mut incoming, _) = line(100, 10);
        assert!(line.push(Frame::Text("a frame of more than ten bytes".into())));
        assert!(!line.push(Frame::Text("x".into())));
        assert_eq!(drain(&mut incoming).len(), 1);
        assert!(line.push(Frame::Text("x".into())));
    }
}
