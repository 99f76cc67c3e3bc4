//! That who answers is the hub: encrypted lines, and whom a client takes for the hub.
//!
//! ```text
//!   ws://   ──────────────────────► as it comes; this machine only
//!   wss://  ──pin is known────────► the public key of the certificate has that SHA-256, or nothing is said at all
//!           ──none, the usual way─► the certificate is good for the name, by the roots that this machine trusts
//! ```
//!
//! A pin comes with the invitation and is kept beside the credential. It stands above everything else: name, issuer and
//! end of the certificate are not looked at then, because the key alone says who it is.
//!
//! The roots are the machine's own and not a list built in: a ministry that signs its certificates itself has its root
//! on its machines, and a root that is withdrawn goes with the system's updates and not with ours.

use std::fmt;
use std::io;
use std::sync::{Arc, OnceLock};

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use tokio_rustls::rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::server::ParsedCertificate;
use tokio_rustls::rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as RustlsError, RootCertStore, SignatureScheme,
};

use super::address::HubAddress;
use super::link::Distrust;
use crate::procedure::ids::Hash;

/// An open line, encrypted or not.
pub type Wire = Box<dyn Duplex>;

/// What goes both ways.
pub trait Duplex: AsyncRead + AsyncWrite + Send + Unpin + fmt::Debug {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin + fmt::Debug> Duplex for T {}

/// Why no line came about.
#[derive(Debug)]
pub enum Fault {
    /// Nobody answered, or not as a hub does.
    Io(io::Error),
    /// Who answered could not show that it is the hub.
    Distrusted(Distrust),
}

impl From<io::Error> for Fault {
    fn from(fault: io::Error) -> Self {
        let inner = fault.get_ref().and_then(|inner| inner.downcast_ref::<RustlsError>());
        match inner.and_then(distrust) {
            Some(why) => Self::Distrusted(why),
            None => Self::Io(fault),
        }
    }
}

/// Opens a line to a hub. Bounded in time by the caller.
///
/// # Errors
/// [`Fault`].
pub async fn open(hub: &HubAddress) -> Result<Wire, Fault> {
    let stream = TcpStream::connect(hub.target()).await?;
    // Small frames both ways: waiting to fill a packet would only make a gavel late.
    stream.set_nodelay(true)?;
    if !hub.is_secure() {
        return Ok(Box::new(stream));
    }
    let config = match hub.pin() {
        Some(pin) => pinned(*pin)?,
        None => by_roots()?,
    };
    let name = ServerName::try_from(hub.target().0.to_owned()).map_err(io::Error::other)?;
    Ok(Box::new(TlsConnector::from(config).connect(name, stream).await?))
}

/// What a fault of the handshake says about who answered; `None` where it says nothing.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's list of faults grows; what is new is a bad certificate"
)]
fn distrust(fault: &RustlsError) -> Option<Distrust> {
    let RustlsError::InvalidCertificate(fault) = fault else { return None };
    Some(match fault {
        CertificateError::ApplicationVerificationFailure => Distrust::OtherPin,
        CertificateError::UnknownIssuer => Distrust::UnknownIssuer,
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => Distrust::OutOfTime,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Distrust::OtherName,
        // A certificate that is its own issuer is refused as one that may sign others.
        CertificateError::Other(_) => Distrust::UnknownIssuer,
        _ => Distrust::Unfit,
    })
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn pinned(pin: Hash) -> io::Result<Arc<ClientConfig>> {
    let provider = provider();
    let verifier = Arc::new(Pinned { pin, provider: provider.clone() });
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(io::Error::other)?;
    Ok(Arc::new(config.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth()))
}

/// By the roots of this machine, read once.
fn by_roots() -> io::Result<Arc<ClientConfig>> {
    static ROOTS: OnceLock<Arc<RootCertStore>> = OnceLock::new();
    let roots = ROOTS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        for fault in found.errors {
            tracing::warn!(%fault, "a root certificate of this machine could not be read");
        }
        roots.add_parsable_certificates(found.certs);
        Arc::new(roots)
    });
    if roots.is_empty() {
        return Err(io::Error::other("this machine has no root certificates (on Debian: ca-certificates)"));
    }
    let config = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
    Ok(Arc::new(config.map_err(io::Error::other)?.with_root_certificates(roots.clone()).with_no_client_auth()))
}

/// Takes the one key that is known, and no other.
#[derive(Debug)]
struct Pinned {
    pin: Hash,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, RustlsError> {
        let leaf = ParsedCertificate::try_from(end_entity)?;
        if Hash::of(leaf.subject_public_key_info().as_ref()) == self.pin {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(RustlsError::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
        }
    }

    // That who answers holds the key is what the signatures show; they are checked as always.

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, RustlsError> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, RustlsError> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
