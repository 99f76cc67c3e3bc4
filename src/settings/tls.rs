//! Encryption of the one listener.

use std::path::PathBuf;

use serde::Deserialize;

use super::{Found, Hub, Problem, expect, list, path_or_none};

/// Encryption of the one listener.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// Whether there is any, and whose certificate is shown.
    pub mode: TlsMode,
    /// The ministry's own certificate with those between it and its root, in PEM.
    #[serde(deserialize_with = "path_or_none")]
    pub certificate: Option<PathBuf>,
    /// Its private key, in PEM.
    #[serde(deserialize_with = "path_or_none")]
    pub key: Option<PathBuf>,
    /// Names and addresses that a certificate of the hub's own is made for, besides those it finds out.
    #[serde(deserialize_with = "list")]
    pub names: Vec<String>,
}

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TlsMode {
    /// What follows from where the hub listens; see [`super::Settings::encryption`].
    Auto,
    /// Plain text.
    Off,
    /// A certificate that the hub makes for itself.
    SelfSigned,
    /// The ministry's own certificate.
    Files,
}

/// What holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Encryption {
    /// Plain text: on this machine, or before a proxy that ends TLS.
    Off,
    /// A certificate that the hub makes for itself.
    SelfSigned {
        /// Names and addresses that it is to be good for, besides those the hub finds out.
        names: Vec<String>,
    },
    /// The ministry's own certificate.
    Files {
        /// The certificate and those between it and its root.
        certificate: PathBuf,
        /// Its private key.
        key: PathBuf,
    },
}

impl Tls {
    /// What follows for a hub.
    pub(super) fn encryption(&self, hub: &Hub) -> Encryption {
        let own = || {
            let public = host_of(&hub.public_url).map(str::to_owned);
            Encryption::SelfSigned { names: public.into_iter().chain(self.names.iter().cloned()).collect() }
        };
        match (self.mode, &self.certificate, &self.key) {
            (TlsMode::Off, ..) => Encryption::Off,
            (TlsMode::Files | TlsMode::Auto, Some(certificate), Some(key)) => {
                Encryption::Files { certificate: certificate.clone(), key: key.clone() }
            }
            (TlsMode::Auto, ..) if hub.stays_here() || !hub.trusted_proxies.is_empty() => Encryption::Off,
            // Files without their paths were refused when the settings were read.
            (TlsMode::Auto | TlsMode::SelfSigned | TlsMode::Files, ..) => own(),
        }
    }

    pub(super) fn check(&self, hub: &Hub) -> Result<(), Found> {
        let plain_beyond = self.mode == TlsMode::Off && !hub.stays_here() && hub.trusted_proxies.is_empty();
        expect(!plain_beyond, "tls.mode", Problem::PlainText)?;
        let wants_files = self.mode == TlsMode::Files;
        for (key, value, with, other) in [
            ("tls.certificate", &self.certificate, "tls.key", &self.key),
            ("tls.key", &self.key, "tls.certificate", &self.certificate),
        ] {
            let with = if other.is_some() { with } else { "tls.mode" };
            let missing = value.is_none() && (wants_files || other.is_some());
            expect(!missing, key, Problem::Missing { with: with.to_owned() })?;
        }
        Ok(())
    }
}

/// The host of a web origin, without scheme and port.
fn host_of(origin: &str) -> Option<&str> {
    let (_, rest) = origin.split_once("://")?;
    let host = match rest.strip_prefix('[') {
        Some(v6) => v6.split(']').next()?,
        None => rest.split([':', '/']).next()?,
    };
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_origin_is_what_stands_between_scheme_and_port() {
        assert_eq!(host_of("https://hub.example.org:8443"), Some("hub.example.org"));
        assert_eq!(host_of("https://[2001:db8::1]:8443"), Some("2001:db8::1"));
        assert_eq!(host_of(""), None);
    }
}
