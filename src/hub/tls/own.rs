//! The certificate that a hub makes for itself.
//!
//! ```text
//!   none ──first start──► kept ──a wanted name is not in it, or its end is near──► made anew with the same key
//! ```
//!
//! `tls.certificate.pem` says above its block which names it is good for, so that nobody has to read X.509 to see
//! whether it still fits. The key is written first: a certificate whose key is not there would be a fault.

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::Path;

use rcgen::{
    CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose, SerialNumber, date_time_ymd,
};
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;

use super::{Error, end_of};
use crate::hub::credentials::write_whole;
use crate::hub::folder::{certificate_in, tls_key_in};
use crate::procedure::ids::{Span, Timestamp};

const DAY: u64 = 24 * 60 * 60 * 1_000;

/// How long a certificate is good: some devices take none that is good for more than 825 days.
const GOOD_FOR: Span = Span(820 * DAY);

/// How long before its end a new one is made.
const BEFORE_ITS_END: Span = Span(60 * DAY);

/// How far the clocks of others may be behind.
const CLOCKS_BEHIND: Span = Span(2 * DAY);

/// What stands before the names in the file.
const NAMES: &str = "# names: ";

/// Makes a certificate where there is none that fits.
pub(super) fn open(state: &Path, names: &BTreeSet<String>, now: Timestamp) -> Result<(), Error> {
    let (certificate, key) = (certificate_in(state), tls_key_in(state));
    if fits(&certificate, names, now)? {
        return Ok(());
    }
    let at = |path: &Path| {
        let path = path.to_owned();
        move |cause| Error::Io { path, cause }
    };
    let making = |fault: rcgen::Error| Error::Making(fault.to_string());
    let pair = match std::fs::read_to_string(&key) {
        Ok(text) => {
            KeyPair::from_pem(&text).map_err(|fault| Error::Unfit { path: key.clone(), why: fault.to_string() })?
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            let pair = KeyPair::generate().map_err(making)?;
            write_whole(&key, pair.serialize_pem().as_bytes()).map_err(at(&key))?;
            pair
        }
        Err(fault) => return Err(at(&key)(fault)),
    };
    let mut params = CertificateParams::new(names.iter().cloned().collect::<Vec<_>>()).map_err(making)?;
    let (from, to) = (day(now - CLOCKS_BEHIND)?, day(now + GOOD_FOR)?);
    params.not_before = date_time_ymd(from.0, from.1, from.2);
    params.not_after = date_time_ymd(to.0, to.1, to.2);
    // One issuer never gives two certificates the same number; a browser that sees it refuses both.
    params.serial_number = Some(SerialNumber::from(now.0.unsigned_abs().max(1)));
    params.distinguished_name.push(DnType::CommonName, "mufakat hub");
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let made = params.self_signed(&pair).map_err(making)?;
    let list: Vec<&str> = names.iter().map(String::as_str).collect();
    let text = format!("# made by this hub for itself\n{NAMES}{}\n{}", list.join(" "), made.pem());
    write_whole(&certificate, text.as_bytes()).map_err(at(&certificate))
}

/// Whether the kept certificate is good for all names and for some time to come.
fn fits(certificate: &Path, names: &BTreeSet<String>, now: Timestamp) -> Result<bool, Error> {
    let text = match std::fs::read_to_string(certificate) {
        Ok(text) => text,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(cause) => return Err(Error::Io { path: certificate.to_owned(), cause }),
    };
    let kept: BTreeSet<&str> =
        text.lines().find_map(|line| line.strip_prefix(NAMES)).unwrap_or_default().split(' ').collect();
    let until = CertificateDer::from_pem_slice(text.as_bytes()).ok().and_then(|leaf| end_of(&leaf));
    Ok(names.iter().all(|name| kept.contains(name.as_str())) && until.is_some_and(|until| until > now + BEFORE_ITS_END))
}

/// Everything that this hub may be called: what the settings say, this machine, and where it listens.
pub(super) fn names(wanted: &[String], listen: SocketAddr) -> BTreeSet<String> {
    let here = [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()];
    let listens = super::reached_at(listen).ip().to_canonical();
    let machine = rustix::system::uname().nodename().to_str().map(str::to_owned).ok();
    let names = wanted.iter().cloned().chain(machine).chain(["localhost".to_owned()]);
    let names = names.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace) && name.is_ascii());
    names.chain(here.into_iter().chain([listens]).map(|ip| ip.to_string())).collect()
}

/// The address with which this machine speaks to others. Nothing is sent: choosing where a datagram would go is enough.
pub(super) fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that is kept for documentation (RFC 5737).
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// Year, month and day of an instant.
fn day(at: Timestamp) -> Result<(i32, u8, u8), Error> {
    let text = at.to_string();
    let mut parts = text.split(['-', 'T']);
    let year = parts.next().and_then(|part| part.parse().ok());
    let mut next = || parts.next().and_then(|part| part.parse().ok());
    match (year, next(), next()) {
        (Some(year), Some(month), Some(day)) => Ok((year, month, day)),
        _ => Err(Error::Making(format!("{text} is no day"))),
    }
}
