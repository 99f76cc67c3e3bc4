//! Where a hub listens, as people write it: `ws://127.0.0.1:8021`, `wss://hub.example.org`.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use crate::procedure::ids::Hash;

/// Host and port of a hub, and how it is known to be the hub.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct HubAddress {
    secure: bool,
    host: String,
    port: u16,
    pin: Option<Hash>,
}

/// The port of a hub where none is written.
pub const PORT: u16 = 8021;

/// The port of an encrypted address where none is written: that of every web server.
const HTTPS_PORT: u16 = 443;

impl HubAddress {
    /// Reads `wss://host:port`, `https://host:port`, `ws://host:port`, `http://host:port`, `host:port` or `host`; the
    /// last two are encrypted, except on this machine. Behind a `#` stands the pin of the hub's certificate.
    ///
    /// # Errors
    /// What is wrong, as a person is told. Plain text is for this machine only: a credential never crosses a
    /// network unencrypted.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (place, pin) = match text.split_once('#') {
            Some((place, pin)) => {
                let pin = Hash::parse(pin).ok_or_else(|| format!("{text}: what stands behind # is no fingerprint"))?;
                (place, Some(pin))
            }
            None => (text, None),
        };
        let (secure, port, rest) = match place.split_once("://") {
            Some(("ws" | "http", rest)) => (Some(false), PORT, rest),
            Some(("wss" | "https", rest)) => (Some(true), HTTPS_PORT, rest),
            Some((scheme, _)) => {
                return Err(format!("{text}: a hub is reached by wss:// or ws://, not by {scheme}://"));
            }
            None => (None, PORT, place),
        };
        let mut address = Self::read(rest.strip_suffix('/').unwrap_or(rest), port)?;
        let ip = address.host.parse::<IpAddr>();
        let here = address.host == "localhost" || ip.is_ok_and(|ip| ip.to_canonical().is_loopback());
        address.secure = secure.unwrap_or(!here || pin.is_some());
        if !address.secure && !here {
            return Err(format!("{text}: plain text is for this machine only; reach a hub elsewhere by wss://"));
        }
        if !address.secure && pin.is_some() {
            return Err(format!("{text}: only an encrypted line has a fingerprint; expected wss://"));
        }
        Ok(address.pinned(pin))
    }

    /// The same hub, known by this pin and by nothing else; `None` leaves what was known.
    #[must_use]
    pub fn pinned(self, pin: Option<Hash>) -> Self {
        Self { pin: pin.or(self.pin), ..self }
    }

    /// Whether the line is encrypted.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// SHA-256 of the public key that the hub shows, where it is known.
    #[must_use]
    pub fn pin(&self) -> Option<&Hash> {
        self.pin.as_ref()
    }

    /// Reads what a hub notes of itself in its state folder: where it listens and, on a second line, `tls` and its pin.
    ///
    /// # Errors
    /// What is wrong, as a person is told.
    pub fn of_note(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let listen = first.trim().parse().map_err(|_| format!("{first:?} is no address of a hub"))?;
        let address = Self::of_listener(listen);
        match lines.next().and_then(|line| line.strip_prefix("tls ")) {
            Some(pin) => {
                let pin = pin.split_whitespace().next().unwrap_or_default();
                let pin = Hash::parse(pin).ok_or_else(|| format!("{pin:?} is no fingerprint"))?;
                Ok(Self { secure: true, pin: Some(pin), ..address })
            }
            None => Ok(address),
        }
    }

    /// Reads `host:port` of any machine: for a web hook, which is sent no credential.
    ///
    /// # Errors
    /// What is wrong, as a person is told.
    pub fn anywhere(text: &str) -> Result<Self, String> {
        Self::read(text, PORT)
    }

    fn read(text: &str, default_port: u16) -> Result<Self, String> {
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                (host, port.parse().map_err(|_| format!("{text}: {port:?} is no port"))?)
            }
            _ => (text, default_port),
        };
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        if host.is_empty() || host.contains(['/', '@', '?', '#', ' ']) {
            return Err(format!("{text}: expected an address like 127.0.0.1:{PORT}"));
        }
        Ok(Self { secure: false, host: host.to_owned(), port, pin: None })
    }

    /// The address at which a listener of this machine is reached.
    #[must_use]
    pub fn of_listener(listen: SocketAddr) -> Self {
        let ip = match listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
        };
        Self { secure: false, host: ip.to_string(), port: listen.port(), pin: None }
    }

    /// Host and port for a connection.
    #[must_use]
    pub fn target(&self) -> (&str, u16) {
        (&self.host, self.port)
    }

    /// `host:port`, as a Host header has it.
    #[must_use]
    pub fn authority(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }
}

impl fmt::Display for HubAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.secure { "wss" } else { "ws" }, self.authority())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hub_is_written_with_or_without_scheme_and_port() {
        for (text, shown) in [
            ("ws://127.0.0.1:9000", "ws://127.0.0.1:9000"),
            ("http://localhost:9000/", "ws://localhost:9000"),
            ("localhost", "ws://localhost:8021"),
            ("[::1]:9000", "ws://[::1]:9000"),
            ("::1", "ws://[::1]:8021"),
            ("wss://hub.example.org", "wss://hub.example.org:443"),
            ("https://127.0.0.1:8021/", "wss://127.0.0.1:8021"),
            ("10.1.2.3", "wss://10.1.2.3:8021"),
        ] {
            assert_eq!(HubAddress::parse(text).map(|address| address.to_string()).as_deref(), Ok(shown), "{text}");
        }
    }

    #[test]
    fn a_credential_never_crosses_a_network_in_plain_text() {
        for text in ["ws://hub.example.org:8021", "http://10.1.2.3", "ftp://localhost", "ws://", "ws://a:b"] {
            assert!(HubAddress::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_pin_stands_behind_the_address_and_means_an_encrypted_line() {
        let pin = Hash::of(b"key");
        let address = HubAddress::parse(&format!("127.0.0.1:8021#{pin}")).unwrap();
        assert_eq!((address.to_string().as_str(), address.pin()), ("wss://127.0.0.1:8021", Some(&pin)));
        for text in [format!("ws://127.0.0.1#{pin}"), "wss://127.0.0.1#1234".to_owned()] {
            assert!(HubAddress::parse(&text).is_err(), "{text}");
        }
        assert_eq!(HubAddress::of_note(&format!("0.0.0.0:8021\ntls {pin} own\n")).unwrap(), address);
        assert_eq!(HubAddress::of_note("127.0.0.1:8021\n").unwrap().to_string(), "ws://127.0.0.1:8021");
        assert!(HubAddress::of_note("here\n").is_err() && HubAddress::of_note("127.0.0.1:1\ntls 12\n").is_err());
    }

    #[test]
    fn a_listener_on_every_address_is_reached_on_this_machine() {
        let address = HubAddress::of_listener("0.0.0.0:8021".parse().unwrap());
        assert_eq!(address.to_string(), "ws://127.0.0.1:8021");
    }
}
