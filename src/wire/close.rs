//! Why a connection is closed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares the close codes: documentation, number, reason.
macro_rules! codes {
    ($($(#[$doc:meta])* $number:literal $name:ident $reason:literal)*) => {
        /// Why a connection is closed. A client that knows the number knows what to do.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum CloseCode {
            $($(#[$doc])* $name,)*
        }

        impl CloseCode {
            /// Every close code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its number on the wire (RFC 6455, 7.4).
            #[must_use]
            pub fn number(self) -> u16 {
                match self { $(Self::$name => $number,)* }
            }

            /// Its reason on the wire: for whoever reads a trace, and at most 123 bytes long.
            #[must_use]
            pub fn reason(self) -> &'static str {
                match self { $(Self::$name => $reason,)* }
            }

            /// The close code with that number; `None` for one that this protocol does not know.
            #[must_use]
            pub fn from_number(number: u16) -> Option<Self> {
                match number { $($number => Some(Self::$name),)* _ => None }
            }
        }
    };
}

codes! {
    /// All is done.
    1000 Normal "done"
    /// The hub is stopping for good. Come back with back-off.
    1001 GoingAway "the hub is stopping"
    /// A message was longer than it may be.
    1009 TooBig "message too big"
    /// The hub starts again. Come back with back-off and resume.
    1012 Restart "the hub is restarting"
    /// The hub has no room now. Come back with back-off.
    1013 TryLater "try again later"
    /// A frame that is no message of this protocol, or not one that may come now.
    4400 BadFrame "bad frame"
    /// No credential, or one that is not or no longer good. Coming back with it does not help.
    4401 NotSignedIn "not signed in"
    /// The credential is good and does not allow this.
    4403 NotAllowed "not allowed"
    /// No hello in time.
    4408 NoHello "no hello in time"
    /// Another device speaks for the seat now. Coming back by itself would take it away again.
    4409 TakenOver "seat taken over by another device"
    /// The conference is over.
    4410 Over "meeting closed"
    /// The peer did not read fast enough. Come back and resume.
    4412 FellBehind "fell behind, resync"
    /// Another version of the protocol is spoken here.
    4426 WrongVersion "wrong version"
}

impl CloseCode {
    /// Whether a client comes back by itself after it.
    #[must_use]
    pub fn comes_back(self) -> bool {
        match self {
            Self::GoingAway | Self::Restart | Self::TryLater | Self::NoHello | Self::FellBehind => true,
            Self::Normal
            | Self::TooBig
            | Self::BadFrame
            | Self::NotSignedIn
            | Self::NotAllowed
            | Self::TakenOver
            | Self::Over
            | Self::WrongVersion => false,
        }
    }
}

impl fmt::Display for CloseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number(), self.reason())
    }
}
