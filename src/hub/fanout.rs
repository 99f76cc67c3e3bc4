//! The one fast path: the same bytes to every socket of an audience.
//!
//! ```text
//!   switchboard ──bytes, encoded once──► Fanout ──a turn's frames──► a peer's bounded line ──► its task ──► its socket
//!                                                   └─ full: the peer is closed (4412) and comes back by position
//! ```
//!
//! Nothing here waits. A peer that does not read loses its line, and nobody else notices. Whether it reads is judged
//! by what waited before a turn began: the turn itself gives no peer time to read, however much comes of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
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
    /// A message that is encoded by the peer's own task, with its sentence.
    Say(Box<HubMessage>),
}

impl Frame {
    /// What it weighs while it waits. A message that is not encoded yet is small.
    fn weight(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Say(_) => 256,
        }
    }
}

/// What waits on a line; both ends count.
#[derive(Debug, Default)]
struct Waiting {
    frames: AtomicUsize,
    bytes: AtomicUsize,
}

impl Waiting {
    fn add(&self, frames: &[Frame]) {
        self.frames.fetch_add(frames.len(), Ordering::Relaxed);
        self.bytes.fetch_add(frames.iter().map(Frame::weight).sum(), Ordering::Relaxed);
    }

    fn take(&self, frame: &Frame) {
        self.frames.fetch_sub(1, Ordering::Relaxed);
        self.bytes.fetch_sub(frame.weight(), Ordering::Relaxed);
    }
}

/// The hub's end of one peer's line.
#[derive(Debug)]
pub struct Outgoing {
    turns: mpsc::Sender<Vec<Frame>>,
    waiting: Arc<Waiting>,
    most_frames: usize,
    most_bytes: usize,
    end: watch::Sender<Option<CloseCode>>,
}

/// The peer's end of its line.
#[derive(Debug)]
pub struct Incoming {
    turns: mpsc::Receiver<Vec<Frame>>,
    /// What is left of the turn taken last.
    turn: VecDeque<Frame>,
    waiting: Arc<Waiting>,
}

/// Set once, when the connection is to end. It overtakes the frames that wait only where they do not move.
pub type End = watch::Receiver<Option<CloseCode>>;

/// Makes a line that takes another turn's frames while fewer frames and bytes than these wait on it.
#[must_use]
pub fn line(most_frames: usize, most_bytes: usize) -> (Outgoing, Incoming, End) {
    let most_frames = most_frames.max(1);
    // A turn that waits is one frame that waits, at least.
    let (turns, taken) = mpsc::channel(most_frames);
    let (end, ended) = watch::channel(None);
    let waiting = Arc::<Waiting>::default();
    let incoming = Incoming { turns: taken, turn: VecDeque::new(), waiting: waiting.clone() };
    (Outgoing { turns, waiting, most_frames, most_bytes, end }, incoming, ended)
}

impl Outgoing {
    /// Puts the frames of a turn on the line; gives whether there was room. A line that is empty takes any turn.
    fn push(&self, turn: Vec<Frame>) -> bool {
        if turn.is_empty() {
            return true;
        }
        let frames = self.waiting.frames.load(Ordering::Relaxed);
        let full = frames >= self.most_frames || self.waiting.bytes.load(Ordering::Relaxed) >= self.most_bytes;
        if full && frames > 0 {
            return false;
        }
        // Counted before they are there to be taken, so that the count never falls below nothing.
        self.waiting.add(&turn);
        // No room although fewer frames wait than turns fit cannot be; a line whose peer has gone needs no frames.
        self.turns.try_send(turn).is_ok()
    }
}

impl Incoming {
    /// The next frame; `None` when the hub has let go of the line and nothing waits any more.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some(frame) = self.turn.pop_front() {
                self.waiting.take(&frame);
                return Some(frame);
            }
            self.turn = self.turns.recv().await?.into();
        }
    }

    /// A frame that waits already.
    pub fn ready(&mut self) -> Option<Frame> {
        loop {
            if let Some(frame) = self.turn.pop_front() {
                self.waiting.take(&frame);
                return Some(frame);
            }
            self.turn = self.turns.try_recv().ok()?.into();
        }
    }
}

/// A line, and what the turn that is being carried out puts on it.
#[derive(Debug)]
struct Line {
    outgoing: Outgoing,
    turn: Vec<Frame>,
}

/// All lines, and who gets what is circulated to which audience.
#[derive(Debug, Default)]
pub struct Fanout {
    lines: BTreeMap<PeerId, Line>,
    /// Peers on whose line the turn puts something.
    touched: Vec<PeerId>,
    audiences: BTreeMap<Audience, BTreeSet<PeerId>>,
    follows: BTreeMap<PeerId, Audience>,
}

impl Fanout {
    /// Takes a peer's line.
    pub fn add(&mut self, peer: PeerId, line: Outgoing) {
        self.lines.insert(peer, Line { outgoing: line, turn: Vec::new() });
    }

    /// Does what the switchboard says, in its order. Gives back the peers that could not keep up; their lines are
    /// closed already.
    #[must_use = "the switchboard has to be told who has gone"]
    pub fn carry_out(&mut self, outputs: Vec<Output>, metrics: &Metrics) -> Vec<PeerId> {
        let mut sent = 0;
        for output in outputs {
            match output {
                Output::Send { to, frame } => {
                    let Some(frame) = text(frame) else { continue };
                    sent += 1;
                    self.put(to, Frame::Text(frame));
                }
                Output::Say { to, message } => {
                    sent += 1;
                    self.put(to, Frame::Say(message));
                }
                Output::Circulate { audience, frame } => {
                    let Some(frame) = text(frame) else { continue };
                    for peer in self.audiences.get(&audience).into_iter().flatten() {
                        sent += 1;
                        if let Some(line) = self.lines.get_mut(peer) {
                            line.put(*peer, Frame::Text(frame.clone()), &mut self.touched);
                        }
                    }
                }
                Output::Follow { peer, audience } => self.follow(peer, audience),
                Output::Close { peer, code } => self.close(peer, code),
                Output::Forget { peer } => {
                    self.follow(peer, None);
                    self.lines.remove(&peer);
                }
            }
        }
        metrics.frames.inc_by(sent);
        let mut slow = Vec::new();
        for peer in std::mem::take(&mut self.touched) {
            let Some(line) = self.lines.get_mut(&peer) else { continue };
            let turn = std::mem::take(&mut line.turn);
            if !line.outgoing.push(turn) {
                slow.push(peer);
                self.close(peer, CloseCode::FellBehind);
            }
        }
        slow
    }

    fn put(&mut self, to: PeerId, frame: Frame) {
        if let Some(line) = self.lines.get_mut(&to) {
            line.put(to, frame, &mut self.touched);
        }
    }

    /// Ends a peer's line. What waits on it is still written, if the socket takes it.
    pub fn close(&mut self, peer: PeerId, close: CloseCode) {
        self.follow(peer, None);
        if let Some(line) = self.lines.remove(&peer) {
            // A line that is full ends without its last words.
            let _last_words = line.outgoing.push(line.turn);
            line.outgoing.end.send_replace(Some(close));
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

impl Line {
    fn put(&mut self, peer: PeerId, frame: Frame, touched: &mut Vec<PeerId>) {
        if self.turn.is_empty() {
            touched.push(peer);
        }
        self.turn.push(frame);
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

    fn send(to: u64, text: &'static str) -> Output {
        Output::Send { to: PeerId(to), frame: Bytes::from_static(text.as_bytes()) }
    }

    #[test]
    fn nothing_is_kept_of_a_line_whose_peer_has_gone() {
        let (mut fanout, metrics) = (Fanout::default(), Metrics::default());
        for peer in 0..3 {
            let (outgoing, _incoming, _) = line(4, 100);
            fanout.add(PeerId(peer), outgoing);
            let turn =
                vec![follow(peer, Audience::Hall), send(peer, "an answer"), Output::Forget { peer: PeerId(peer) }];
            assert!(fanout.carry_out(turn, &metrics).is_empty());
        }
        assert!(fanout.lines.is_empty() && fanout.follows.is_empty());
        assert!(fanout.audiences.values().all(BTreeSet::is_empty));
    }

    #[test]
    fn a_turn_of_more_than_a_line_holds_closes_nobody_who_had_read_before() {
        let (mut fanout, metrics) = (Fanout::default(), Metrics::default());
        let (one, mut one_in, end) = line(4, 100);
        fanout.add(PeerId(1), one);
        let turn = || (0..1_000).map(|_| send(1, "a frame")).collect::<Vec<_>>();
        for _ in 0..3 {
            assert!(fanout.carry_out(turn(), &metrics).is_empty());
            assert_eq!(drain(&mut one_in).len(), 1_000);
        }
        assert!(fanout.carry_out(turn(), &metrics).is_empty());
        assert_eq!(fanout.carry_out(vec![send(1, "more")], &metrics), [PeerId(1)], "nothing of a whole turn was read");
        assert_eq!(*end.borrow(), Some(CloseCode::FellBehind));
    }

    #[test]
    fn bytes_that_wait_are_bounded_too() {
        let (mut fanout, metrics) = (Fanout::default(), Metrics::default());
        let (one, mut one_in, _) = line(100, 10);
        fanout.add(PeerId(1), one);
        assert!(fanout.carry_out(vec![send(1, "a frame of more than ten bytes")], &metrics).is_empty());
        assert_eq!(drain(&mut one_in).len(), 1);
        assert!(fanout.carry_out(vec![send(1, "a frame of more than ten bytes")], &metrics).is_empty());
        assert_eq!(fanout.carry_out(vec![send(1, "x")], &metrics), [PeerId(1)]);
    }

    #[test]
    fn the_last_words_of_a_turn_go_before_the_end() {
        let (mut fanout, metrics) = (Fanout::default(), Metrics::default());
        let (one, mut one_in, end) = line(4, 100);
        fanout.add(PeerId(1), one);
        let close = Output::Close { peer: PeerId(1), code: CloseCode::NotSignedIn };
        assert!(fanout.carry_out(vec![send(1, "why"), close, send(1, "nobody")], &metrics).is_empty());
        assert_eq!(drain(&mut one_in), ["why"]);
        assert_eq!(*end.borrow(), Some(CloseCode::NotSignedIn));
    }
}
