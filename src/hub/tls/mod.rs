//! TLS in the process: which certificate is shown, and how a socket becomes an encrypted one.
//!
//! ```text
//!   off ──────────► plain text: on this machine, or before a proxy that ends TLS
//!   self-signed ──► the hub's own (own.rs): made at the first start, kept in the state folder
//!   files ────────► the ministry's: read at the start, and again on SIGHUP; what cannot be read then changes nothing
//!
//!   socket ──first byte──► 22: handshake within limits.handshake_time ──► HTTP
//!                └──────► anything else: plain HTTP, answered with where to go (http/plain.rs)
//! ```
//!
//! A handshake holds one of the gate's places for those who wait, so as many are under way at once as the gate lets
//! wait, from one address and in all.
//!
//! What a client pins is the SHA-256 of the certificate's public key (SubjectPublicKeyInfo), which outlives a
//! certificate that is made anew for another name or another year. What a browser shows to people is the SHA-256 of the
//! certificate; both are said at the start.

mod own;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert, ServerConfig};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{Error as RustlsError, InconsistentKeys};

use super::folder::{certificate_in, tls_key_in};
use crate::procedure::ids::{Hash, Timestamp};
use crate::settings::Encryption;

/// The first byte of a TLS record that carries a handshake. No method of HTTP begins with it.
pub const HANDSHAKE: u8 = 22;

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// There is no certificate in the file.
    #[error("{}: no certificate is in it ({found}); expected PEM, a block that begins with -----BEGIN CERTIFICATE-----", path.display())]
    NoCertificate {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: String,
    },
    /// There is no private key in the file.
    #[error("{}: no private key is in it ({found}); expected PEM without a password, a block that begins with -----BEGIN PRIVATE KEY-----", path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: String,
    },
    /// The certificate or the key is of a kind that cannot be used.
    #[error("{}: it cannot be used: {why}; expected an X.509 certificate with a key of ECDSA P-256 or P-384, Ed25519 or RSA", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What the library said.
        why: String,
    },
    /// Certificate and key do not belong together.
    #[error("{} is not the private key of the first certificate in {}", key.display(), certificate.display())]
    OtherKey {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// No certificate could be made.
    #[error("no certificate could be made: {0}")]
    Making(String),
}

/// What a listener shows and how.
#[derive(Clone, Debug)]
pub struct Tls {
    acceptor: Accept,
    shown: Arc<Shown>,
    source: Source,
}

/// Whose certificate is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Source {
    Own,
    Files { certificate: PathBuf, key: PathBuf },
}

#[derive(Clone)]
struct Accept(TlsAcceptor);

impl fmt::Debug for Accept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TlsAcceptor")
    }
}

/// What is said of a certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// Whether the hub made it for itself.
    pub own: bool,
    /// SHA-256 of the certificate, as a browser shows it.
    pub fingerprint: Hash,
    /// SHA-256 of its public key, which clients pin.
    pub pin: Hash,
    /// When it ends, where that could be read.
    pub until: Option<Timestamp>,
}

impl Certificate {
    /// The fingerprint as people compare it: pairs of digits.
    #[must_use]
    pub fn spoken(&self) -> String {
        let pairs: Vec<String> = self.fingerprint.0.iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(":")
    }
}

/// The certificate that is shown at this moment.
struct Shown(RwLock<Arc<CertifiedKey>>);

impl Shown {
    fn now(&self) -> Arc<CertifiedKey> {
        // Replaced in one step, so a panic elsewhere does not make it wrong.
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shown")
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.now())
    }
}

impl Tls {
    /// What the settings ask for; `None` for plain text. `listen`: where the hub listens, which a certificate of its
    /// own names.
    ///
    /// # Errors
    /// [`Error`].
    pub fn open(
        encryption: &Encryption,
        state: &Path,
        listen: std::net::SocketAddr,
        now: Timestamp,
    ) -> Result<Option<Self>, Error> {
        let (source, key) = match encryption {
            Encryption::Off => return Ok(None),
            Encryption::SelfSigned { names } => {
                own::open(state, &own::names(names, listen), now)?;
                (Source::Own, read(&certificate_in(state), &tls_key_in(state))?)
            }
            Encryption::Files { certificate, key } => {
                let read = read(certificate, key)?;
                (Source::Files { certificate: certificate.clone(), key: key.clone() }, read)
            }
        };
        let shown = Arc::new(Shown(RwLock::new(Arc::new(key))));
        let config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(|fault| Error::Making(fault.to_string()))?;
        let mut config = config.with_no_client_auth().with_cert_resolver(shown.clone());
        // The one port speaks HTTP/1.1 and the WebSocket, which begins as it.
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let acceptor = Accept(TlsAcceptor::from(Arc::new(config)));
        Ok(Some(Self { acceptor, shown, source }))
    }

    /// Makes an encrypted line of a socket. Bounded in time by the caller.
    ///
    /// # Errors
    /// What was wrong with the handshake.
    pub async fn accept<S>(&self, socket: S) -> io::Result<tokio_rustls::server::TlsStream<S>>
    where
        S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
    {
        self.acceptor.0.accept(socket).await
    }

    /// Whether the certificate is the hub's own making, which no browser trusts by itself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.source == Source::Own
    }

    /// What is said of the certificate that is shown.
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        let key = self.shown.now();
        let leaf = key.cert.first().map(AsRef::as_ref).unwrap_or_default();
        Certificate {
            own: self.is_own(),
            fingerprint: Hash::of(leaf),
            pin: pin_of(&key).unwrap_or(Hash::of(leaf)),
            until: end_of(leaf),
        }
    }

    /// Reads the files again; sockets that are open keep what they were shown. `false`: there is nothing to read.
    ///
    /// # Errors
    /// [`Error`]; the certificate that is shown stays.
    pub fn read_again(&self) -> Result<bool, Error> {
        let Source::Files { certificate, key } = &self.source else { return Ok(false) };
        let fresh = Arc::new(read(certificate, key)?);
        *self.shown.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }
}

/// The pin of the certificate that a hub has made for itself in a state folder; `None` where there is none.
#[must_use]
pub fn own_pin(state: &Path) -> Option<Hash> {
    pin_of(&read(&certificate_in(state), &tls_key_in(state)).ok()?)
}

/// Where others reach a listener: who listens everywhere is reached where this machine speaks to others.
#[must_use]
pub fn reached_at(listen: std::net::SocketAddr) -> std::net::SocketAddr {
    let mut reached = listen;
    if listen.ip().to_canonical().is_unspecified() {
        let here = std::net::Ipv4Addr::LOCALHOST.into();
        reached.set_ip(own::outward().unwrap_or(here));
    }
    reached
}

fn pin_of(key: &CertifiedKey) -> Option<Hash> {
    let leaf = ParsedCertificate::try_from(key.cert.first()?).ok()?;
    Some(Hash::of(leaf.subject_public_key_info().as_ref()))
}

/// The one library of ciphers.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// A certificate with its chain and its key.
fn read(certificate: &Path, key: &Path) -> Result<CertifiedKey, Error> {
    let of = |path: &Path| std::fs::read(path).map_err(|cause| Error::Io { path: path.to_owned(), cause });
    let (text, key_text) = (of(certificate)?, of(key)?);
    let none = |found: String| Error::NoCertificate { path: certificate.to_owned(), found };
    let chain: Vec<_> =
        CertificateDer::pem_slice_iter(&text).collect::<Result<_, _>>().map_err(|fault| none(said(&fault, &text)))?;
    if chain.is_empty() {
        return Err(none(said(&pem::Error::NoItemsFound, &text)));
    }
    let secret = PrivateKeyDer::from_pem_slice(&key_text)
        .map_err(|fault| Error::NoKey { path: key.to_owned(), found: said(&fault, &key_text) })?;
    let unfit = |path: &Path, why: String| Error::Unfit { path: path.to_owned(), why };
    let secret = provider().key_provider.load_private_key(secret).map_err(|fault| unfit(key, fault.to_string()))?;
    let whole = CertifiedKey::new(chain, secret);
    match whole.keys_match() {
        Ok(()) | Err(RustlsError::InconsistentKeys(InconsistentKeys::Unknown)) => Ok(whole),
        Err(RustlsError::InconsistentKeys(_)) => {
            Err(Error::OtherKey { certificate: certificate.to_owned(), key: key.to_owned() })
        }
        Err(fault) => Err(unfit(certificate, fault.to_string())),
    }
}

/// What was found where something else was expected, without any of a secret.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library's list of faults grows")]
fn said(fault: &pem::Error, text: &[u8]) -> String {
    match fault {
        pem::Error::NoItemsFound => {
            let text = String::from_utf8_lossy(text);
            let blocks: Vec<&str> = text.lines().filter(|line| line.starts_with("-----BEGIN ")).collect();
            match blocks.as_slice() {
                [] if text.trim().is_empty() => "the file is empty".to_owned(),
                [] => "no block of PEM was found".to_owned(),
                blocks => format!("found {}", blocks.join(", ")),
            }
        }
        pem::Error::MissingSectionEnd { .. } => "a block has no end".to_owned(),
        pem::Error::Base64Decode(_) => "a block is not base64".to_owned(),
        pem::Error::IllegalSectionStart { .. } => "a block does not begin as it should".to_owned(),
        _ => {
            let text = fault.to_string();
            text.lines().next().unwrap_or_default().chars().take(80).collect()
        }
    }
}

/// When a certificate ends. Just as much of X.509 is read as leads there: the fifth field of the certificate's body is
/// its two instants.
fn end_of(certificate: &[u8]) -> Option<Timestamp> {
    let (_, whole, _) = field(certificate)?;
    let (_, body, _) = field(whole)?;
    // The version is left out in the first version of X.509.
    let mut rest = match field(body)? {
        (0xa0, _, rest) => rest,
        _ => body,
    };
    for _ in ["serial number", "signature", "issuer"] {
        rest = field(rest)?.2;
    }
    let (_, validity, _) = field(rest)?;
    let (_, _, rest) = field(validity)?;
    let (kind, end, _) = field(rest)?;
    let text = std::str::from_utf8(end).ok()?;
    let text = match kind {
        // Two digits of the year, of this century below 50 (RFC 5280 4.1.2.5.1).
        0x17 if text < "5" => format!("20{text}"),
        0x17 => format!("19{text}"),
        _ => text.to_owned(),
    };
    let part = |from: usize, to: usize| text.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    Timestamp::parse(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))
}

/// One field of DER: its tag, what is in it, and what comes after it.
fn field(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first - 0x80))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (inside, after) = rest.split_at_checked(length)?;
    Some((tag, inside, after))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn own(folder: &Path, names: &[&str], now: &str) -> Certificate {
        let names = names.iter().map(ToString::to_string).collect();
        let listen = "127.0.0.1:0".parse().unwrap();
        Tls::open(&Encryption::SelfSigned { names }, folder, listen, at(now)).unwrap().unwrap().certificate()
    }

    #[test]
    fn a_certificate_is_made_once_and_kept_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let first = own(folder.path(), &["hub.example.org"], "2026-11-22T05:00:00Z");
        assert!(first.own && first.until.unwrap() > at("2028-11-22T00:00:00Z"));
        assert_eq!(own(folder.path(), &["hub.example.org"], "2027-11-22T05:00:00Z"), first);
        assert_eq!(own_pin(folder.path()), Some(first.pin));
        for file in [certificate_in(folder.path()), tls_key_in(folder.path())] {
            assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(first.spoken().len(), 32 * 3 - 1);
    }

    #[test]
    fn a_certificate_that_is_made_anew_keeps_its_pin() {
        let folder = tempfile::tempdir().unwrap();
        let first = own(folder.path(), &[], "2026-11-22T05:00:00Z");
        let named = own(folder.path(), &["hub.example.org"], "2026-11-23T05:00:00Z");
        assert!(named.fingerprint != first.fingerprint && named.pin == first.pin, "another name");
        assert_eq!(own(folder.path(), &[], "2026-11-24T05:00:00Z"), named, "a name more than is wanted does no harm");
        let later = own(folder.path(), &[], "2029-02-10T05:00:00Z");
        assert!(later.until > named.until && later.pin == named.pin, "near its end");
    }

    #[test]
    fn files_that_are_no_pair_are_named_with_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        for state in [&one, &other] {
            std::fs::create_dir(state).unwrap();
            own(state, &[], "2026-11-22T05:00:00Z");
        }
        let (certificate, key) = (certificate_in(&one), tls_key_in(&one));
        let text = |certificate: &Path, key: &Path| read(certificate, key).unwrap_err().to_string();
        assert!(read(&certificate, &key).is_ok());
        let nowhere = folder.path().join("nowhere.pem");
        assert!(text(&nowhere, &key).contains("nowhere.pem"));
        assert!(text(&certificate, &tls_key_in(&other)).contains("is not the private key"));
        assert!(
            text(&key, &key).contains("-----BEGIN PRIVATE KEY-----") && text(&key, &key).contains("no certificate")
        );
        assert!(text(&certificate, &certificate).contains("no private key"));
        let empty = folder.path().join("empty.pem");
        std::fs::write(&empty, "").unwrap();
        assert!(text(&empty, &key).contains("the file is empty"));
        let broken = folder.path().join("broken.pem");
        std::fs::write(&broken, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
        assert!(text(&broken, &key).contains("broken.pem"));
        std::fs::write(&broken, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").unwrap();
        let said = text(&certificate, &broken);
        assert!(said.contains("broken.pem") && !said.contains("AAAA"), "{said}");
    }

    #[test]
    fn what_is_no_certificate_has_no_end() {
        for bytes in [&b""[..], b"\x30", b"\x30\x82\xff", b"\x30\x03\x30\x01\x00", b"\x30\x80\x00\x00"] {
            assert_eq!(end_of(bytes), None);
        }
    }
}
