//! What is kept beside the record: its checkpoints, and the audit log.

use serde::Deserialize;

use super::{Found, at_least};

/// Checkpoints of the record.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Most entries without a checkpoint.
    pub every: u64,
}

/// The log of refusals, sign-ins and admissions beside the record.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// Bytes of one of its files.
    pub bytes: u64,
    /// Files kept besides the one that is written.
    pub files: u32,
}

impl Seal {
    pub(super) fn check(&self) -> Result<(), Found> {
        at_least(1, "seal.every", usize::try_from(self.every).unwrap_or(usize::MAX))
    }
}

impl Audit {
    pub(super) fn check(&self) -> Result<(), Found> {
        // The longest line is that of the settings.
        at_least(65_536, "audit.bytes", usize::try_from(self.bytes).unwrap_or(usize::MAX))
    }
}
