//! Acts of the hub and of time: start, lines, deadlines.

use super::{Outcome, Whole};
use crate::procedure::ids::{SeatId, Timestamp};

pub(super) fn start(_: &Whole, _: Option<Timestamp>) -> Outcome {
    todo!()
}
pub(super) fn link_up(_: &Whole, _: &SeatId) -> Outcome {
    todo!()
}
pub(super) fn link_down(_: &Whole, _: &SeatId) -> Outcome {
    todo!()
}
pub(super) fn take_over(_: &Whole, _: &SeatId, _: u64) -> Outcome {
    todo!()
}
pub(super) fn elapse(_: &Whole) -> Outcome {
    todo!()
}
