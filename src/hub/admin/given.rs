//! What is given out through the hub's own door. What is secret in it is shown by no `Debug`.

use serde::{Deserialize, Serialize};

use crate::hub::credentials::{Made, Secret};
use crate::hub::switchboard::Who;
use crate::record::seal::SetAside;
use crate::wire::NewCode;

/// How a hub is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Status {
    /// Whether it runs.
    pub running: bool,
    /// Where it listens.
    pub address: Option<String>,
    /// Position of the record.
    pub position: u64,
    /// Peers that have signed in.
    pub peers: u64,
    /// How far the last checkpoint goes.
    #[serde(default)]
    pub sealed: u64,
    /// Files of checkpoints that were damaged and set aside, ever since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<SetAside>,
}

/// An invitation with its secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// For whom.
    pub who: Who,
    /// The secret, for its holder alone.
    pub invitation: String,
}

impl std::fmt::Debug for Invited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invited").field("who", &self.who).field("invitation", &"***").finish()
    }
}

/// A text that `Debug` does not show.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Opaque(pub String);

impl std::fmt::Debug for Opaque {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl From<Made> for NewCode {
    fn from(made: Made) -> Self {
        Self { seat: made.seat, code: made.code.reveal().to_owned(), until: made.until }
    }
}

impl From<(Who, Secret)> for Invited {
    fn from((who, secret): (Who, Secret)) -> Self {
        Self { who, invitation: secret.reveal().to_owned() }
    }
}
