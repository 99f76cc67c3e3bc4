//! Acts on a meeting and its sittings.

use super::{Outcome, Scene};
use crate::procedure::ids::Timestamp;

pub(super) fn open(_: &Scene) -> Outcome {
    todo!()
}
pub(super) fn suspend(_: &Scene, _: &str, _: Option<Timestamp>) -> Outcome {
    todo!()
}
pub(super) fn resume(_: &Scene) -> Outcome {
    todo!()
}
pub(super) fn adjourn(_: &Scene, _: Option<Timestamp>) -> Outcome {
    todo!()
}
pub(super) fn hold(_: &Scene, _: &str, _: Option<Timestamp>) -> Outcome {
    todo!()
}
pub(super) fn lift_hold(_: &Scene) -> Outcome {
    todo!()
}
pub(super) fn extend(_: &Scene, _: Timestamp) -> Outcome {
    todo!()
}
pub(super) fn close(_: &Scene, _: Option<&str>) -> Outcome {
    todo!()
}
