//! `mufakat hub`: the daemon of the main endpoint.

use std::io::{self, IsTerminal};
use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use comfy_table::Table;
use comfy_table::presets::{NOTHING, UTF8_BORDERS_ONLY};
use serde_json::json;

use super::links::Door;
use super::{Error, Global, block_on, config, say, trouble};
use crate::clock::Clock;
use crate::console;
use crate::hub::admin::Invited;
use crate::hub::credentials::SecretSource;
use crate::hub::switchboard::Who;
use crate::hub::tls::Certificate;
use crate::hub::{self, Config};
use crate::journal::SaltSource;
use crate::lifecycle::{self, Reload, Stop};
use crate::logging;
use crate::procedure::definition::Definition;
use crate::procedure::ids::Timestamp;
use crate::settings::Encryption;

/// Arguments of `hub`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// File of the conference to hold; without it, the one of the settings, else the shipped one
    #[arg(long, value_name = "FILE")]
    conference: Option<PathBuf>,
    /// When the first sitting is to open, such as 2026-11-23T02:00:00Z or now; all planned instants move with it
    #[arg(long, value_name = "TIME", value_parser = instant)]
    starting: Option<Timestamp>,
    /// Folder of the record and the credentials
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Sign checkpoints of the record with a new key from now on; the old one vouches for it, if it is here
    #[arg(long)]
    new_seal_key: bool,
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

fn instant(text: &str) -> Result<Timestamp, String> {
    let wanted = || "an instant in UTC is wanted, such as 2026-11-23T02:00:00Z, or the word now".to_owned();
    if text == "now" { Ok(Clock::system().now()) } else { Timestamp::parse(text).ok_or_else(wanted) }
}

/// Runs the hub until it is told to stop.
///
/// # Errors
/// [`Error::Configuration`] when settings or conference are wrong; [`Error::Failed`] when the hub could not start, or
/// could no longer write.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let sources = global
        .sources()
        .with_flag("--state", "hub.state_dir", args.state.as_ref().map(|dir| dir.display().to_string()))
        .with_flag("--listen", "hub.listen", args.listen);
    let settings = global.load(&sources)?.settings;
    logging::start(&settings.log);
    let file = args.conference.as_deref().or(settings.hub.conference.as_deref());
    let definition = config::conference(file, global)?;
    let public_url = settings.hub.public_url.clone();
    let from_files = matches!(settings.encryption(), Encryption::Files { .. });
    block_on(async {
        // Where there is something to read again, or a service manager that may say so to every hub. Elsewhere a hangup
        // ends the hub, as it ends other programs of a terminal.
        let unwatched = |fault| Error::Failed(format!("signals cannot be watched: {fault}"));
        let watches = from_files || std::env::var_os("NOTIFY_SOCKET").is_some();
        let reload = watches.then(Reload::on_signal).transpose().map_err(unwatched)?;
        let stop = Stop::on_signals().map_err(|fault| Error::Failed(format!("signals cannot be watched: {fault}")))?;
        let hub = hub::run(Config {
            settings,
            definition: definition.clone(),
            starting: args.starting,
            clock: Clock::system(),
            salts: SaltSource::System,
            secrets: SecretSource::System,
            new_seal_key: args.new_seal_key,
            stop: Some(stop.clone()),
            reload,
        })
        .await
        .map_err(|error| trouble::told(error, global))?;
        let door = Door::of_hub(&public_url, hub.address, hub.certificate.as_ref());
        let invitations: Vec<_> = hub.invitations.iter().cloned().map(Invited::from).collect();
        if !invitations.is_empty() {
            if is_for_people(global.json) {
                say(&show(&invitations, Some(&definition), &door, global))?;
            } else if !global.json {
                say(&global.text("hub-invite-by-hand", &[("count", invitations.len().to_string().into())]))?;
            }
        }
        if global.json {
            let certificate = hub.certificate.as_ref();
            let told = json!({
                "address": hub.address.to_string(),
                "url": door.base,
                "fingerprint": certificate.map(Certificate::spoken),
                "pin": door.pin,
            });
            say(&told.to_string())?;
        } else {
            if let Some(certificate) = &hub.certificate {
                say(&of_certificate(certificate, global))?;
            }
            say(&pages(&door, global))?;
            // Last: who waits for this line may stop reading after it.
            say(&global.text("hub-ready", &[("address", hub.address.to_string().into())]))?;
        }
        lifecycle::tell_ready(&format!("{} on {}", definition.title.en, hub.address));
        let mut told = stop;
        tokio::spawn(async move {
            told.asked().await;
            tracing::info!("stopping; a second signal stops at once");
            lifecycle::tell_stopping();
        });
        hub.stopped().await.map(drop).map_err(|fault| Error::Failed(trouble::stopped(&fault, global)))
    })
}

/// Whether standard output goes to somebody who may have the secrets: to a terminal, or to a program that asked for
/// JSON and is no log of the system. A service manager and a container keep what a daemon says, for many to read.
fn is_for_people(json: bool) -> bool {
    io::stdout().is_terminal() || (json && std::env::var_os("NOTIFY_SOCKET").is_none() && !is_system_log())
}

/// Whether standard output is the stream that the system's log has named (`device:inode`).
fn is_system_log() -> bool {
    let stream = std::env::var("JOURNAL_STREAM").ok();
    let here = std::fs::metadata("/proc/self/fd/1").ok().map(|of| format!("{}:{}", of.dev(), of.ino()));
    // Where it cannot be seen which stream it is, the name alone has to do.
    stream.is_some_and(|stream| here.is_none_or(|here| here == stream))
}

/// What people compare with what their browser shows.
fn of_certificate(certificate: &Certificate, global: &Global) -> String {
    let id = if certificate.own { "hub-certificate-own" } else { "hub-certificate-files" };
    let until = certificate.until.map(|until| until.to_string()).unwrap_or_default();
    global.text(id, &[("fingerprint", certificate.spoken().into()), ("until", until.into())])
}

/// Where each page is.
fn pages(door: &Door, global: &Global) -> String {
    let mut table = Table::new();
    table.load_style(NOTHING);
    for (path, name) in console::PLACES {
        table.add_row([global.text(name, &[]), door.page(path)]);
    }
    table.trim_fmt()
}

/// Invitations with their secrets, as a table or as JSON.
pub(super) fn show(invitations: &[Invited], definition: Option<&Definition>, door: &Door, global: &Global) -> String {
    if global.json {
        return json!({ "invitations": invitations, "pin": door.pin }).to_string();
    }
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY);
    table.set_header(["seat", "party", "secret"].map(|column| global.text(&format!("hub-column-{column}"), &[])));
    for Invited { who, invitation } in invitations {
        table.add_row([who.to_string(), party(who, definition, global), door.code(invitation)]);
    }
    table.to_string()
}

/// What the party of a seat is called.
pub(super) fn party(who: &Who, definition: Option<&Definition>, global: &Global) -> String {
    let name = who.seat().and_then(|seat| {
        let definition = definition?;
        let (party, _) = definition.seat(seat)?;
        Some(&definition.parties.get(party)?.name)
    });
    name.map(|name| if global.lang == "vi" { name.vi.clone() } else { name.en.clone() }).unwrap_or_default()
}
