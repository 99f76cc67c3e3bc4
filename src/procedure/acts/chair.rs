//! Acts on the chair: handover, passing, succession, delegation.

use super::{Outcome, Scene};
use crate::procedure::definition::Power;
use crate::procedure::ids::{PartyId, SeatId};

pub(super) fn offer(_: &Scene, _: &PartyId, _: Option<&PartyId>) -> Outcome {
    todo!()
}
pub(super) fn pass(_: &Scene, _: &SeatId) -> Outcome {
    todo!()
}
pub(super) fn assume(_: &Scene) -> Outcome {
    todo!()
}
pub(super) fn withdraw_offer(_: &Scene) -> Outcome {
    todo!()
}
pub(super) fn delegate(_: &Scene, _: Power, _: bool) -> Outcome {
    todo!()
}
