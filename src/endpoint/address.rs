//! Where a hub listens, as people write it: `ws://127.0.0.1:8021`.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Host and port of a hub.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct HubAddress {
    host: String,
    port: u16,
}

/// The port of a hub where none is written.
pub const PORT: u16 = 8021;

impl HubAddress {
    /// Reads `ws://host:port`, `http://host:port`, `host:port` or `host`.
    ///
    /// # Errors
    /// What is wrong, as a person is told. Plain text is for this machine only: a credential never crosses a
    /// network unencrypted.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rest = match text.split_once("://") {
            Some(("ws" | "http", rest)) => rest,
            Some(("wss" | "https", _)) => {
                return Err(format!(
                    "{text}: encrypted lines are not built in yet; lead one to this machine by a tunnel"
                ));
            }
            Some((scheme, _)) => return Err(format!("{text}: a hub is reached by ws://, not by {scheme}://")),
            None => text,
        };
        let address = Self::anywhere(rest.strip_suffix('/').unwrap_or(rest))?;
        let ip = address.host.parse::<IpAddr>();
        if address.host == "localhost" || ip.is_ok_and(|ip| ip.to_canonical().is_loopback()) {
            return Ok(address);
        }
        Err(format!("{text}: plain text is for this machine only; reach a hub elsewhere by a tunnel"))
    }

    /// Reads `host:port` of any machine: for a web hook, which is sent no credential.
    ///
    /// # Errors
    /// What is wrong, as a person is told.
    pub fn anywhere(text: &str) -> Result<Self, String> {
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                (host, port.parse().map_err(|_| format!("{text}: {port:?} is no port"))?)
            }
            _ => (text, PORT),
        };
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        if host.is_empty() || host.contains(['/', '@', '?', '#', ' ']) {
            return Err(format!("{text}: expected an address like 127.0.0.1:{PORT}"));
        }
        Ok(Self { host: host.to_owned(), port })
    }

    /// The address at which a listener of this machine is reached.
    #[must_use]
    pub fn of_listener(listen: SocketAddr) -> Self {
        let ip = match listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
        };
        Self { host: ip.to_string(), port: listen.port() }
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
        write!(f, "ws://{}", self.authority())
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
        ] {
            assert_eq!(HubAddress::parse(text).map(|address| address.to_string()).as_deref(), Ok(shown), "{text}");
        }
    }

    #[test]
    fn a_credential_never_crosses_a_network_in_plain_text() {
        for text in ["ws://hub.example.org:8021", "10.1.2.3", "wss://127.0.0.1", "ftp://localhost", "ws://", "ws://a:b"]
        {
            assert!(HubAddress::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_listener_on_every_address_is_reached_on_this_machine() {
        let address = HubAddress::of_listener("0.0.0.0:8021".parse().unwrap());
        assert_eq!(address.to_string(), "ws://127.0.0.1:8021");
    }
}
