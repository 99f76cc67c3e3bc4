//! Tells a torn tail of SQLite's write-ahead log from a damaged middle.
//!
//! SQLite takes the first frame whose checksum is wrong for the end of the log and drops what follows. After a
//! power cut that is right: the tail belongs to a batch that was never acknowledged. When a bit has rotted it is
//! wrong: everything after it was synced, acknowledged, and would silently be gone.
//!
//! ```text
//!   header │ frame frame COMMIT │ frame ✗ COMMIT │                         torn: dropped by SQLite, rightly
//!   header │ frame frame COMMIT │ frame ✗ COMMIT │ frame COMMIT │          damaged: a later batch was begun,
//!                                                                          so this one had been synced
//! ```
//!
//! Each commit is synced before the next batch begins (`synchronous=FULL`), so frames of a later batch prove that
//! the broken batch had been whole. Frames left over from an earlier use of the log carry other salts, and the
//! journal empties the log each time it opens, so no leftover of an earlier crash can be taken for a later batch.
//! A broken *last* batch looks torn here; the heartbeat beside the journal is what tells.

use std::io::{self, Read};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// What was found behind the last whole frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Tail {
    /// Nothing, or what an interrupted write leaves.
    Whole,
    /// Something that had been whole is broken; with where.
    Damaged(String),
}

/// Reads a whole write-ahead log and judges its tail.
pub(super) fn tail(mut log: impl Read) -> io::Result<Tail> {
    let mut bytes = Vec::new();
    log.read_to_end(&mut bytes)?;
    Ok(judge(&bytes))
}

fn judge(log: &[u8]) -> Tail {
    // The header is synced before the first frame is written, so without frames it may be torn.
    let (Some(header), true) = (log.first_chunk::<HEADER>(), log.len() > HEADER) else { return Tail::Whole };
    let big_endian = match word(header, 0) {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return Tail::Damaged("the header of its write-ahead log does not begin as one".to_owned()),
    };
    let mut sum = checksum((0, 0), &header[..24], big_endian);
    let page = word(header, 8) as usize;
    if sum != (word(header, 24), word(header, 28)) || !page.is_power_of_two() || !(512..=65_536).contains(&page) {
        return Tail::Damaged("the header of its write-ahead log fails its checksum".to_owned());
    }
    let salts = &header[16..24];

    let mut broken = None;
    let mut commit_after_break = false;
    for (i, frame) in log[HEADER..].chunks_exact(FRAME_HEADER + page).enumerate() {
        let ours = &frame[8..16] == salts;
        if broken.is_none() {
            let next = checksum(checksum(sum, &frame[..8], big_endian), &frame[FRAME_HEADER..], big_endian);
            if ours && word(frame, 0) != 0 && next == (word(frame, 16), word(frame, 20)) {
                sum = next;
                continue;
            }
            broken = Some(i);
        }
        if !ours {
            continue;
        }
        if let (true, Some(broken)) = (commit_after_break, broken) {
            return Tail::Damaged(format!(
                "frame {broken} of its write-ahead log fails its checksum, and later frames were synced after it"
            ));
        }
        commit_after_break = word(frame, 4) != 0;
    }
    Tail::Whole
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes)
}

/// The log's running checksum, over pairs of words in the byte order that the header names.
fn checksum((mut a, mut b): (u32, u32), bytes: &[u8], big_endian: bool) -> (u32, u32) {
    let read = |w: &[u8]| {
        let w = w.try_into().unwrap_or_default();
        if big_endian { u32::from_be_bytes(w) } else { u32::from_le_bytes(w) }
    };
    for pair in bytes.chunks_exact(8) {
        a = a.wrapping_add(read(&pair[..4])).wrapping_add(b);
        b = b.wrapping_add(read(&pair[4..])).wrapping_add(a);
    }
    (a, b)
}
