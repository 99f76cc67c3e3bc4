//! Keys of button boxes: credentials that press a few things and see a few lamps, and nothing else.
//!
//! A key opens neither the WebSocket of a peer nor a document; it is made on the hub's own machine, bound to a seat or a
//! moderator, to one meeting if that was said, and to the acts that were allowed. It is listed and revoked like an
//! invitation.
//!
//! ```text
//!   b.4f1c9a2b.<43 characters>      kind, public name, secret
//! ```

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Credentials, Device, DeviceId, Error, Listed, Secret, public_name};
use crate::hub::switchboard::Who;
use crate::procedure::ids::{Hash, MeetingId, Timestamp};

/// What a key is good for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The only meeting; `None` for whichever is in focus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// The only acts, by their words; empty for all that a box may do.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub only: BTreeSet<String>,
}

impl Credentials {
    /// Makes a key. The secret is shown this once.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::NoChance`]: none was made.
    pub fn make_key(&mut self, who: Who, key: Key, at: Timestamp) -> Result<(DeviceId, Secret), Error> {
        let mut book = self.book.clone();
        let (name, secret) = self.secret(&mut book, 'b')?;
        let device = DeviceId::new(&name);
        let hash = Hash::of(secret.reveal().as_bytes());
        let known =
            Device { who, hash, since: at, until: None, person: None, revoked_at: None, door: None, key: Some(key) };
        book.devices.insert(device.clone(), known);
        self.keep(book)?;
        Ok((device, secret))
    }

    /// For whom a key presses, and what it is good for; `None` when it is unknown or revoked.
    #[must_use]
    pub fn of_key(&self, secret: &Secret) -> Option<(DeviceId, Who, Key)> {
        let device = DeviceId::new(public_name(secret.reveal(), 'b')?);
        let known = self.book.devices.get(&device)?;
        let good = known.revoked_at.is_none() && known.hash == Hash::of(secret.reveal().as_bytes());
        let key = known.key.clone().filter(|_| good)?;
        Some((device, known.who.clone(), key))
    }

    /// Keys in the list of invitations.
    pub(super) fn key_lines(&self) -> impl Iterator<Item = Listed> + '_ {
        let keys = self.book.devices.iter().filter(|(_, device)| device.key.is_some());
        keys.map(|(id, device)| Listed {
            invitation: id.to_string(),
            who: device.who.clone(),
            made_at: device.since,
            device: Some(id.clone()),
            traded_at: None,
            revoked_at: device.revoked_at,
            code_until: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::SecretSource;
    use super::*;

    #[test]
    fn a_key_presses_until_it_is_revoked_and_opens_nothing_else() {
        let mut book = Credentials::in_memory(SecretSource::System);
        let key = Key { meeting: MeetingId::parse("AMMin8"), only: ["next".to_owned()].into() };
        let (device, secret) = book.make_key(Who::Screen {}, key.clone(), Timestamp(1)).unwrap();
        assert_eq!(book.of_key(&secret), Some((device.clone(), Who::Screen {}, key)));
        assert_eq!(book.recognise(&secret, Timestamp(2)), None);
        let as_device = Secret::new(secret.reveal().replacen("b.", "d.", 1));
        assert_eq!(book.recognise(&as_device, Timestamp(2)), None);
        assert_eq!(book.list()[0].device, Some(device.clone()));
        book.revoke(device.as_str(), Timestamp(3)).unwrap();
        assert_eq!(book.of_key(&secret), None);
    }
}
