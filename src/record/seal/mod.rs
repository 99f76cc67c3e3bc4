//! The seal of the record: a Merkle tree over its entries, and checkpoints of it that the hub signs and the
//! delegations' endpoints countersign.
//!
//! ```text
//!   c of each entry ──leaf──► Tree ──root──► Checkpoint ──hub's key──► Note ──witnesses' keys──► countersigned Note
//!                              ├──► inclusion: this entry is in that tree, shown without the others
//!                              └──► consistency: that tree goes on from this one, and nothing before was changed
//! ```
//!
//! The forms are those of RFC 9162 (tree and proofs) and of C2SP (signed-note, tlog-checkpoint, tlog-cosignature), so
//! that tools which were not written for this program read them. All of it lies beside the record and never in it:
//! only keys are named there, by the hub and by the endpoints that witness.

pub mod checkpoint;
pub mod kept;
pub mod key;
pub mod merkle;
pub mod note;

pub use checkpoint::{Checkpoint, origin};
pub use kept::{Kept, Sealed, SetAside};
pub use key::{Secret, Verifier};
pub use merkle::Tree;
pub use note::{Note, NoteFault};
