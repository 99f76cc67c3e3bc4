//! Acts on documents.

use super::{Outcome, Scene};
use crate::procedure::command::Content;
use crate::procedure::definition::Bilingual;
use crate::procedure::ids::{Revision, Symbol, Timestamp};

pub(super) fn table(_: &Scene, _: &Symbol, _: Option<Revision>, _: &Bilingual, _: &str, _: &Content) -> Outcome {
    todo!()
}
pub(super) fn issue(_: &Scene, _: &Symbol, _: Revision, _: &str, _: Option<Timestamp>) -> Outcome {
    todo!()
}
pub(super) fn retract(_: &Scene, _: &Symbol, _: &str) -> Outcome {
    todo!()
}
