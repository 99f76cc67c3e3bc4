//! An invitation as it was handed over: a code, or the whole link.
//!
//! ```text
//!   i.4f1c9a2b.<secret>                                          a code
//!   i.4f1c9a2b.<secret>~<64 digits>                              with the pin of the hub's certificate
//!   https://hub.example.org:8021/in#i.4f1c9a2b.<secret>~<pin>    the link of a browser, which names the hub too
//! ```

use super::address::HubAddress;
use crate::procedure::ids::Hash;
use crate::wire::PIN_MARK;

/// An invitation.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Where the hub is, as far as the link says, with the pin.
    pub hub: Option<HubAddress>,
    /// What is traded. Good once.
    pub secret: String,
    /// SHA-256 of the public key that the hub shows.
    pub pin: Option<Hash>,
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invitation").field("hub", &self.hub).field("pin", &self.pin).finish_non_exhaustive()
    }
}

impl Invitation {
    /// Reads what was handed over.
    ///
    /// # Errors
    /// What is wrong, as a person is told. The secret is never in it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (place, code) = match text.split_once('#') {
            Some((place, code)) => (Some(place), code),
            None if text.contains("://") => return Err("the link has no invitation behind a #".to_owned()),
            None => (None, text),
        };
        let (secret, pin) = match code.split_once(PIN_MARK) {
            Some((secret, pin)) => {
                let pin = Hash::parse(pin).ok_or("what stands behind the ~ is no fingerprint of 64 digits")?;
                (secret, Some(pin))
            }
            None => (code, None),
        };
        if secret.is_empty() {
            return Err("the invitation is empty".to_owned());
        }
        let hub = match place {
            Some(place) => {
                let origin = place.strip_suffix('/').unwrap_or(place);
                let origin = origin.strip_suffix("/in").unwrap_or(origin);
                let hub = HubAddress::parse(origin)?;
                Some(if hub.is_secure() { hub.pinned(pin) } else { hub })
            }
            None => None,
        };
        Ok(Self { hub, secret: secret.to_owned(), pin })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::address::PORT;

    #[test]
    fn a_link_says_where_the_hub_is_and_how_it_is_known() {
        let pin = Hash::of(b"key");
        let whole = Invitation::parse(&format!(" https://10.1.2.3:8021/in#i.1.secret~{pin}\n")).unwrap();
        assert_eq!((whole.secret.as_str(), whole.pin), ("i.1.secret", Some(pin)));
        let hub = whole.hub.clone().unwrap();
        assert_eq!((hub.to_string().as_str(), hub.pin()), ("wss://10.1.2.3:8021", Some(&pin)));
        assert!(!format!("{whole:?}").contains("secret"));
        let plain = Invitation::parse("http://localhost/in#i.1.secret").unwrap();
        assert_eq!(plain.hub.unwrap().to_string(), format!("ws://localhost:{PORT}"));
        assert_eq!(Invitation::parse(&format!("i.1.secret~{pin}")).unwrap().pin, Some(pin));
        assert_eq!(Invitation::parse("i.1.secret").unwrap().hub, None);
    }

    #[test]
    fn what_is_no_invitation_is_refused_without_its_secret() {
        for text in ["", "https://10.1.2.3/in", "http://10.1.2.3/in#i.1.secret", "i.1.secret~short", "#", "~00"] {
            let fault = Invitation::parse(text).unwrap_err();
            assert!(!fault.contains("secret"), "{text}: {fault}");
        }
    }
}
