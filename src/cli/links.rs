//! Invitations as people hand them over: a link, a code to be scanned, a sheet to be printed for each party.
//!
//! The secret stands in the fragment of the link, which a browser sends to nobody.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

use super::{Error, Global, hub};
use crate::hub::admin::Invited;
use crate::hub::folder::address_in;
use crate::hub::tls::{Certificate, own_pin, reached_at};
use crate::procedure::definition::Definition;
use crate::procedure::ids::Hash;
use crate::settings::{Encryption, Settings};
use crate::wire::PIN_MARK;

/// Where browsers and clients come in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Door {
    /// What addresses begin with, such as `https://hub.example.org`.
    pub(super) base: String,
    /// What a certificate of the hub's own is known by.
    pub(super) pin: Option<Hash>,
}

impl Door {
    /// The door of a hub that runs: where it is reached, or what the settings call it.
    pub(super) fn of_hub(public_url: &str, listens: SocketAddr, certificate: Option<&Certificate>) -> Self {
        let scheme = if certificate.is_some() { "https" } else { "http" };
        let pin = certificate.filter(|certificate| certificate.own).map(|certificate| certificate.pin);
        Self { base: base(public_url, scheme, listens), pin }
    }

    /// The door of the hub of a state folder, as it noted it; of one that is stopped, as the settings say.
    pub(super) fn of_folder(folder: &Path, settings: &Settings) -> Self {
        let note = std::fs::read_to_string(address_in(folder)).unwrap_or_default();
        let mut lines = note.lines();
        let public = &settings.hub.public_url;
        if let Some(listens) = lines.next().and_then(|line| line.trim().parse().ok()) {
            let mut tls =
                lines.next().and_then(|line| line.strip_prefix("tls ")).into_iter().flat_map(|line| line.split(' '));
            let pin = tls.next().and_then(Hash::parse);
            let scheme = if pin.is_some() { "https" } else { "http" };
            return Self { base: base(public, scheme, listens), pin: pin.filter(|_| tls.next() == Some("own")) };
        }
        let (scheme, pin) = match settings.encryption() {
            Encryption::Off => ("http", None),
            Encryption::Files { .. } => ("https", None),
            Encryption::SelfSigned { .. } => ("https", own_pin(folder)),
        };
        Self { base: base(public, scheme, settings.hub.listen), pin }
    }

    /// The address of a page.
    pub(super) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.base.trim_end_matches('/'))
    }

    /// An invitation as it is handed over: with what the hub is known by.
    pub(super) fn code(&self, invitation: &str) -> String {
        match &self.pin {
            Some(pin) => format!("{invitation}{PIN_MARK}{pin}"),
            None => invitation.to_owned(),
        }
    }

    /// The link of an invitation.
    pub(super) fn link(&self, invitation: &str) -> String {
        self.page(&format!("/in#{}", self.code(invitation)))
    }
}

fn base(public: &str, scheme: &str, listens: SocketAddr) -> String {
    if public.is_empty() { format!("{scheme}://{}", reached_at(listens)) } else { public.to_owned() }
}

/// A link as a code for a terminal, dark on light whatever the terminal's colours are not told.
pub(super) fn in_terminal(link: &str) -> Result<String, Error> {
    Ok(code(link)?.render::<unicode::Dense1x2>().quiet_zone(true).build())
}

fn code(link: &str) -> Result<QrCode, Error> {
    QrCode::with_error_correction_level(link, EcLevel::M).map_err(|fault| Error::Failed(fault.to_string()))
}

/// Writes a sheet of invitations, a page for each party, into a new file that only its owner reads.
///
/// # Errors
/// [`Error::Failed`] when the file is there already or cannot be written.
pub(super) fn write_sheet(
    path: &Path,
    door: &Door,
    invitations: &[Invited],
    definition: Option<&Definition>,
    global: &Global,
) -> Result<(), Error> {
    let failed = |fault: std::io::Error| Error::Failed(format!("{}: {fault}", path.display()));
    let text = sheet(door, invitations, definition, global)?;
    // The file holds secrets: never one that others may have opened before.
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

fn sheet(
    door: &Door,
    invitations: &[Invited],
    definition: Option<&Definition>,
    global: &Global,
) -> Result<String, Error> {
    let mut pages: BTreeMap<String, Vec<&Invited>> = BTreeMap::new();
    for invited in invitations {
        let party = hub::party(&invited.who, definition, global);
        pages.entry(if party.is_empty() { invited.who.to_string() } else { party }).or_default().push(invited);
    }
    let vi = global.lang == "vi";
    let title = definition.map(|known| if vi { known.title.vi.clone() } else { known.title.en.clone() });
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        escaped(&global.lang),
        escaped(&global.text("sheet-title", &[])),
    );
    for (party, seats) in pages {
        // Writing to a String does not fail, here and below.
        let _ = write!(
            out,
            "<section>\n<p class=\"of\">{}</p>\n<h1>{}</h1>\n<p>{}</p>\n",
            escaped(title.as_deref().unwrap_or_default()),
            escaped(&party),
            escaped(&global.text("sheet-explain", &[])),
        );
        for Invited { who, invitation } in seats {
            let link = door.link(invitation);
            let picture = code(&link)?.render::<svg::Color<'_>>().min_dimensions(190, 190).build();
            // Without the line that makes it a file of its own.
            let picture = picture.split_once("?>").map_or(picture.as_str(), |(_, rest)| rest);
            let _ = writeln!(
                out,
                "<article>{picture}<div><h2>{}</h2><p class=\"link\">{}</p></div></article>",
                escaped(&who.to_string()),
                escaped(&link),
            );
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    Ok(out)
}

const STYLE: &str = "body{font:12pt/1.5 system-ui,sans-serif;color:#111;margin:2cm}section{break-after:page}\
    h1{font-size:20pt;margin:0 0 4mm}h2{font-size:13pt;margin:0 0 2mm}.of{color:#444;margin:0 0 2mm}\
    article{display:flex;gap:8mm;align-items:center;border-top:1px solid #999;padding:5mm 0;break-inside:avoid}\
    svg{flex:none}.link{font:9pt/1.4 monospace;overflow-wrap:anywhere}";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::hub::switchboard::Who;
    use crate::procedure::ids::SeatId;

    fn invited(seat: &str, secret: &str) -> Invited {
        Invited { who: Who::Seat { seat: SeatId::parse(seat).unwrap(), meetings: None }, invitation: secret.to_owned() }
    }

    fn door(base: &str, pin: Option<Hash>) -> Door {
        Door { base: base.to_owned(), pin }
    }

    #[test]
    fn the_secret_of_a_link_stands_in_its_fragment_only_with_what_the_hub_is_known_by() {
        let link = door("https://hub.example.org/", None).link("i.1.secret");
        assert_eq!(link.split_once('#'), Some(("https://hub.example.org/in", "i.1.secret")));
        let pin = Hash::of(b"key");
        let link = door("https://10.1.2.3:8021", Some(pin)).link("i.1.secret");
        assert_eq!(link.split_once('#'), Some(("https://10.1.2.3:8021/in", format!("i.1.secret~{pin}").as_str())));
    }

    #[test]
    fn a_hub_that_is_stopped_is_reached_where_its_settings_say() {
        let folder = tempfile::tempdir().unwrap();
        let sources = crate::settings::Sources::default().with_flag("--listen", "hub.listen", Some("10.1.2.3:8021"));
        let settings = crate::settings::load(&sources).unwrap().settings;
        assert_eq!(Door::of_folder(folder.path(), &settings), door("https://10.1.2.3:8021", None));
        let pin = Hash::of(b"key");
        std::fs::write(address_in(folder.path()), format!("10.9.9.9:9\ntls {pin} own\n")).unwrap();
        assert_eq!(Door::of_folder(folder.path(), &settings), door("https://10.9.9.9:9", Some(pin)));
        std::fs::write(address_in(folder.path()), format!("10.9.9.9:9\ntls {pin} files\n")).unwrap();
        assert_eq!(Door::of_folder(folder.path(), &settings), door("https://10.9.9.9:9", None));
    }

    #[test]
    fn a_sheet_has_every_invitation_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.html");
        let global = Global { lang: "en".to_owned(), ..Global::default() };
        let invitations = [invited("TH.hod", "i.1.one"), invited("TH.alt", "i.2.<two>")];
        write_sheet(&path, &door("https://hub.example.org", None), &invitations, None, &global).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches("<svg").count(), 2);
        assert!(text.contains("/in#i.1.one") && text.contains("i.2.&lt;two&gt;") && !text.contains("<two>"));
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(
            write_sheet(&path, &door("x", None), &invitations, None, &global).is_err(),
            "a file that is there is left alone"
        );
    }

    #[test]
    fn a_code_for_a_terminal_has_light_around_it() {
        let code = in_terminal("https://hub.example.org/in#i.1.secret").unwrap();
        assert!(code.lines().count() > 15);
    }
}
