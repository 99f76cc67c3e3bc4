//! Acts on the order of business.

use super::{Outcome, Scene};
use crate::procedure::command::{DeferTo, Outcome as ItemOutcome};
use crate::procedure::ids::ItemNumber;

pub(super) fn open(_: &Scene, _: &ItemNumber, _: Option<&ItemNumber>, _: Option<&str>) -> Outcome {
    todo!()
}
pub(super) fn conclude(_: &Scene, _: &ItemNumber, _: Option<&ItemOutcome>, _: bool) -> Outcome {
    todo!()
}
pub(super) fn defer(_: &Scene, _: &ItemNumber, _: &DeferTo, _: bool) -> Outcome {
    todo!()
}
pub(super) fn withdraw(_: &Scene, _: &ItemNumber, _: &str) -> Outcome {
    todo!()
}
