//! The last frames of one audience, for peers that come back.

use std::collections::VecDeque;

use bytes::Bytes;

/// Most bytes kept for one audience: frames of a long list count by their size too.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The frames after a position, one for each position, without a gap.
#[derive(Debug)]
pub struct Ring {
    /// The position before the oldest frame.
    from: u64,
    frames: VecDeque<Bytes>,
    bytes: usize,
    most: usize,
}

impl Ring {
    /// A ring that begins after a position and holds so many frames.
    #[must_use]
    pub fn after(position: u64, most: usize) -> Self {
        Self { from: position, frames: VecDeque::new(), bytes: 0, most }
    }

    /// Keeps the frame of the next position.
    pub fn push(&mut self, frame: Bytes) {
        self.bytes += frame.len();
        self.frames.push_back(frame);
        while self.frames.len() > self.most || self.bytes > MOST_BYTES {
            let Some(oldest) = self.frames.pop_front() else { return };
            self.bytes -= oldest.len();
            self.from += 1;
        }
    }

    /// The frames after a position; `None` when they are no longer all here, or the position is not yet.
    #[must_use]
    pub fn since(&self, position: u64) -> Option<impl Iterator<Item = &Bytes>> {
        let skip = usize::try_from(position.checked_sub(self.from)?).ok()?;
        (skip <= self.frames.len()).then(|| self.frames.iter().skip(skip))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn since(ring: &Ring, position: u64) -> Option<Vec<&[u8]>> {
        Some(ring.since(position)?.map(|frame| &frame[..]).collect())
    }

    #[test]
    fn frames_after_a_position_come_back_in_order_and_without_a_gap() {
        let mut ring = Ring::after(4, 3);
        for text in ["5", "6", "7", "8"] {
            ring.push(Bytes::from(text));
        }
        assert_eq!(since(&ring, 5), Some(vec![&b"6"[..], b"7", b"8"]));
        assert_eq!(since(&ring, 8), Some(vec![]));
        assert_eq!(since(&ring, 4), None, "the oldest has gone");
        assert_eq!(since(&ring, 9), None, "nobody has seen what is not yet");
    }

    #[test]
    fn large_frames_count_by_their_size() {
        let mut ring = Ring::after(0, 1_000);
        for _ in 0..3 {
            ring.push(Bytes::from(vec![b'x'; MOST_BYTES / 2]));
        }
        assert_eq!(since(&ring, 0), None);
        assert_eq!(since(&ring, 1).map(|frames| frames.len()), Some(2));
    }
}
