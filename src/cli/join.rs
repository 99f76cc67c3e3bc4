//! `mufakat join`: the endpoint of a delegation.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::mpsc;

use super::{Error, Global, block_on};
use crate::clock::{Clock, pause};
use crate::desk;
use crate::desk::board::Role;
use crate::endpoint::address::HubAddress;
use crate::endpoint::coming_in::{self, Traded};
use crate::endpoint::credential::{self, Credential};
use crate::endpoint::cue::Hooks;
use crate::endpoint::face::Style;
use crate::endpoint::http::Fault;
use crate::endpoint::invitation::Invitation;
use crate::endpoint::link::{Final, Patience};
use crate::endpoint::run::{self, Plan};
use crate::endpoint::witness;
use crate::endpoint::wording::Wording;
use crate::lifecycle::Stop;
use crate::procedure::command::Person;
use crate::settings::Settings;

/// Arguments of `join`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The party, such as TH for its head of delegation's seat, or a seat, such as TH.alt
    #[arg(long = "as", value_name = "SEAT")]
    who: String,
    /// Where the hub is; without it, what the link of --invitation says, else the hub of this machine. Behind a # the
    /// fingerprint of its key
    #[arg(long, value_name = "wss://HOST:PORT", env = "MUFAKAT_HUB", value_parser = HubAddress::parse)]
    hub: Option<HubAddress>,
    /// The invitation, its code or the whole link, the first time; later the credential that it was traded for is used
    #[arg(long, value_name = "CODE|LINK", env = "MUFAKAT_INVITATION", hide_env_values = true, value_parser = Invitation::parse)]
    invitation: Option<Invitation>,
    /// A short code that was read to you, instead of an invitation: you wait until the Secretariat lets you in
    #[arg(long, value_name = "CODE", conflicts_with = "invitation", requires = "name")]
    code: Option<String>,
    /// File of this device's credential; without it, one below the state folder
    #[arg(long, value_name = "FILE")]
    credential: Option<PathBuf>,
    /// Who sits here, as the delegation writes it; the record names who was admitted
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Office or title of who sits here
    #[arg(long, value_name = "TITLE", requires = "name", default_value = "")]
    title: String,
    /// What this device is called, for the seat's other devices and the moderator
    #[arg(long, value_name = "DEVICE")]
    device: Option<String>,
    /// Shell command that runs when the floor is given to this delegation
    #[arg(long, value_name = "CMD")]
    on_floor: Option<String>,
    /// Shell command that runs when this delegation's floor ends
    #[arg(long, value_name = "CMD")]
    off_floor: Option<String>,
    /// Address that both are posted to as a CloudEvent
    #[arg(long, value_name = "http://HOST:PORT/PATH", value_parser = Hooks::web)]
    floor_hook: Option<(HubAddress, String)>,
    /// Set aside what this endpoint has kept of the record, and witness it anew from what the hub shows now
    #[arg(long)]
    witness_anew: bool,
    /// Line by line at a terminal too, instead of a desk on the whole screen
    #[arg(long)]
    plain: bool,
}

impl Args {
    /// Who sits here, as far as that was said.
    fn person(&self) -> Option<Person> {
        self.name.as_ref().map(|name| Person { name: name.clone(), title: self.title.clone() })
    }
}

/// Runs the endpoint until its person leaves.
///
/// # Errors
/// [`Error::NotAllowed`] when the hub does not take the credential; [`Error::Failed`] when another device took the
/// seat over.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let settings = global.load(&global.sources())?.settings;
    let screen = super::is_screen(args.plain || global.json);
    super::log_of_client(&settings, screen);
    let invitation = args.invitation.as_ref();
    let hub = match args.hub.as_ref().or(invitation.and_then(|invitation| invitation.hub.as_ref())) {
        Some(hub) => hub.clone(),
        None => hub_of_this_machine(&settings)?,
    };
    let hub = if hub.is_secure() { hub.pinned(invitation.and_then(|invitation| invitation.pin)) } else { hub };
    let wording = Wording::new(&global.lang);
    block_on(async {
        let stop = Stop::on_signals().map_err(|fault| Error::Failed(format!("signals cannot be watched: {fault}")))?;
        let (credential, file) = tokio::select! {
            biased;
            () = { let mut stop = stop.clone(); async move { stop.asked().await } } => return Ok(()),
            credential = signed_in(args, &settings.hub.state_dir, &hub, &wording) => credential?,
        };
        // What came with the invitation is what this hub is known by, until the next invitation.
        let hub = if hub.is_secure() && hub.pin().is_none() { hub.pinned(credential::pin(&file)) } else { hub };
        if args.witness_anew {
            let aside =
                witness::set_aside(&file).map_err(|fault| Error::Failed(format!("{}: {fault}", file.display())))?;
            for path in aside {
                let arguments = [("file", path.display().to_string().into())];
                super::say(&wording.text("client-witness-set_aside", &arguments))?;
            }
        }
        let prompt = io::stdin().is_terminal() && io::stdout().is_terminal();
        let plan = Plan {
            hub,
            credential,
            witness: Some(file),
            device: args.device.clone(),
            person: args.person(),
            language: global.lang.clone(),
            patience: patience(&settings),
            hooks: Hooks {
                on_floor: args.on_floor.clone(),
                off_floor: args.off_floor.clone(),
                web: args.floor_hook.clone(),
            },
            style: if global.json { Style::Json } else { Style::People { prompt } },
        };
        let end = if screen {
            desk::run(plan, Role::Delegation, super::look(), stop).await
        } else {
            run::run(plan, Clock::system(), stop, lines_of_input(), io::stdout()).await
        };
        match end.map_err(Error::Output)? {
            None | Some(Final::ConferenceOver) => Ok(()),
            Some(end) => {
                let sentence = wording.word(&format!("client-over-{}", end.code()));
                Err(match end {
                    Final::NotSignedIn | Final::NotAllowed | Final::Distrusted(_) => Error::NotAllowed(sentence),
                    Final::TakenOver | Final::WrongVersion | Final::ConferenceOver => Error::Failed(sentence),
                })
            }
        }
    })
}

/// Where the hub of this machine listens: as it noted itself in its state folder, else as the settings say.
///
/// # Errors
/// [`Error::Configuration`] when the note cannot be read.
pub(super) fn hub_of_this_machine(settings: &Settings) -> Result<HubAddress, Error> {
    let note = settings.hub.state_dir.join("hub.address");
    match std::fs::read_to_string(&note) {
        Ok(text) => {
            HubAddress::of_note(&text).map_err(|fault| Error::Configuration(format!("{}: {fault}", note.display())))
        }
        Err(_) => Ok(HubAddress::of_listener(settings.hub.listen)),
    }
}

/// How long a client waits, as the settings say.
pub(super) fn patience(settings: &Settings) -> Patience {
    let ms = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    Patience {
        first_ms: ms(settings.link.return_first),
        longest_ms: ms(settings.link.return_longest),
        stale_ms: ms(settings.link.stale),
        lost_ms: ms(settings.link.lost),
    }
}

/// The credential of this device and its file: the kept one, or what the invitation is traded for.
async fn signed_in(
    args: &Args,
    state_dir: &Path,
    hub: &HubAddress,
    wording: &Wording,
) -> Result<(Credential, PathBuf), Error> {
    let unreadable = |path: &Path, fault: &io::Error| {
        Error::Configuration(format!("{}: the credential cannot be used: {fault}", path.display()))
    };
    let kept = args.credential.clone().or_else(|| credential::find(state_dir, hub, &args.who));
    if let Some(code) = &args.code {
        let (credential, seat) = at_the_door(hub, code, args, wording).await?;
        let path = args.credential.clone().unwrap_or_else(|| credential::place(state_dir, hub, &seat));
        credential::keep(&path, &credential, None, hub.pin())
            .map_err(|fault| Error::Failed(format!("{}: the credential cannot be kept: {fault}", path.display())))?;
        return Ok((credential, path));
    }
    let Some(invitation) = &args.invitation else {
        let path = kept.unwrap_or_else(|| credential::place(state_dir, hub, &args.who));
        let found = credential::read(&path).map_err(|fault| unreadable(&path, &fault))?;
        return found.map(|found| (found, path)).ok_or_else(|| {
            let seat = args.who.clone();
            Error::NotAllowed(wording.text("client-no_credential", &[("seat", seat.into())]))
        });
    };
    // A script that always names its invitation goes on with what it was traded for.
    if let Some(path) = kept.filter(|path| credential::is_of_invitation(path, &invitation.secret))
        && let Some(found) = credential::read(&path).map_err(|fault| unreadable(&path, &fault))?
    {
        return Ok((found, path));
    }
    let traded = trade(hub, &invitation.secret, args.person().as_ref(), wording).await?;
    let seat = traded.seat.clone().unwrap_or_else(|| args.who.clone());
    let path = args.credential.clone().unwrap_or_else(|| credential::place(state_dir, hub, &seat));
    credential::keep(&path, &traded.credential, Some(&invitation.secret), hub.pin())
        .map_err(|fault| Error::Failed(format!("{}: the credential cannot be kept: {fault}", path.display())))?;
    let meant = seat == args.who || seat.split('.').next() == Some(args.who.as_str());
    if !meant {
        let arguments = [("seat", seat.into()), ("asked", args.who.clone().into())];
        return Err(Error::Usage(wording.text("client-other_seat", &arguments)));
    }
    Ok((traded.credential, path))
}

/// Waits at the door with a short code until somebody opens, and gives the credential with its seat.
async fn at_the_door(
    hub: &HubAddress,
    code: &str,
    args: &Args,
    wording: &Wording,
) -> Result<(Credential, String), Error> {
    let told = |fault: Fault| match fault {
        Fault::Distrusted(why) => Error::NotAllowed(wording.word(&format!("client-over-{}", why.code()))),
        Fault::Refused { text, .. } => Error::NotAllowed(text),
        Fault::Unreachable(why) => {
            let arguments = [("hub", hub.to_string().into()), ("reason", wording.cause_said(&why).into())];
            Error::HubNotReached(wording.text("client-not_reached", &arguments))
        }
    };
    let credential =
        coming_in::knock(hub, code, &args.person().unwrap_or_default(), wording.language()).await.map_err(told)?;
    // Standard output may be a program's; this is for whoever waits.
    eprintln!("{}", wording.word("client-at_the_door"));
    loop {
        match coming_in::standing(hub, &credential, wording.language()).await {
            Ok(Some(seat)) => return Ok((credential, seat)),
            Ok(None) => pause(AT_THE_DOOR).await,
            // A hub that restarts still knows who waits.
            Err(Fault::Unreachable(_) | Fault::Refused { status: 429 | 503, .. }) => pause(AT_THE_DOOR * 2).await,
            Err(fault) => return Err(told(fault)),
        }
    }
}

/// How often who waits at the door looks whether it is open.
const AT_THE_DOOR: Duration = Duration::from_secs(1);

/// Trades an invitation; a hub that is not there yet is asked again for ever.
async fn trade(
    hub: &HubAddress,
    invitation: &str,
    person: Option<&Person>,
    wording: &Wording,
) -> Result<Traded, Error> {
    let mut wait = Duration::from_millis(500);
    loop {
        match coming_in::trade_in(hub, invitation, person, wording.language()).await {
            Ok(traded) => return Ok(traded),
            Err(Fault::Refused { status: 429 | 503, .. }) => {}
            Err(Fault::Distrusted(why)) => {
                return Err(Error::NotAllowed(wording.word(&format!("client-over-{}", why.code()))));
            }
            Err(Fault::Refused { text, .. }) => return Err(Error::NotAllowed(text)),
            Err(Fault::Unreachable(why)) => {
                let reason = wording.cause_said(&why);
                let arguments = [
                    ("reason", reason.trim_end_matches('.').into()),
                    ("wait", wording.span(crate::procedure::ids::Span::seconds(wait.as_secs().max(1))).into()),
                ];
                // Standard output may be a program's; nobody has to read this.
                eprintln!("{}", wording.text("client-down", &arguments));
            }
        }
        pause(wait).await;
        wait = (wait * 2).min(Duration::from_secs(15));
    }
}

/// Lines of standard input. They are read by a thread of their own: a read that waits for a key cannot be taken
/// back, and must not hold the end of the program.
fn lines_of_input() -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel(16);
    std::thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Line::try_parse_from(std::iter::once("join").chain(line.split(' '))).map(|line| line.args)
    }

    #[test]
    fn an_endpoint_is_told_its_seat_its_hub_and_its_hooks() {
        let args =
            parse("--as TH --hub ws://localhost --on-floor mic-on --floor-hook http://10.0.0.5:8000/mic").unwrap();
        assert_eq!((args.who.as_str(), args.hub.unwrap().target().0), ("TH", "localhost"));
        assert_eq!(args.floor_hook.unwrap().1, "/mic");
    }

    #[test]
    fn a_hub_across_a_network_in_plain_text_is_refused_by_the_command_line() {
        assert!(parse("--as TH --hub ws://hub.example.org:8021").is_err());
        assert!(parse("--hub ws://localhost").is_err(), "the seat is wanted");
    }
}
