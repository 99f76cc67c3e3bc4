//! Acts on presence and credentials.

use super::{Outcome, Scene, Whole};
use crate::procedure::command::{Credential, Declared, Person};
use crate::procedure::ids::{PartyId, RoleId, SeatId};

pub(super) fn admit(_: &Whole, _: &SeatId, _: &Person, _: Credential) -> Outcome {
    todo!()
}
pub(super) fn eject(_: &Whole, _: &SeatId, _: &str) -> Outcome {
    todo!()
}
pub(super) fn declare(_: &Scene, _: &PartyId, _: Declared) -> Outcome {
    todo!()
}
pub(super) fn assign_role(_: &Scene, _: &RoleId, _: &PartyId) -> Outcome {
    todo!()
}
