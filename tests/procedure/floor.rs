//! The floor: lists of speakers, speaking time, lost lines.

use super::harness::*;

#[test]
fn nobody_is_on_the_floor_when_a_sitting_opens() {
    check(in_session(definition()), after(seconds(1)), [floor("nobody"), list("1", "")]);
}
