//! `mufakat invite`: makes, lists and revokes invitations, on a hub that runs or on the folder of one that does not.

use std::path::PathBuf;

use clap::Subcommand;
use comfy_table::Table;
use comfy_table::presets::UTF8_BORDERS_ONLY;
use serde_json::{Value, json};

use super::links::{self, Door};
use super::{Error, Global, block_on, hub::show, say};
use crate::endpoint::door::{codes_in_words, waiting_in_words};
use crate::endpoint::wording::Wording;
use crate::hub::admin::{self, Answer, Ask, Invited};
use crate::hub::credentials::{Key, Listed};
use crate::hub::switchboard::Who;
use crate::procedure::definition::Definition;
use crate::procedure::ids::{MeetingId, ModeratorId, SeatId};
use crate::wire::NewCode;

/// Arguments of `invite`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
    /// Folder of the hub's record and credentials
    #[arg(long, global = true, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Show each new invitation as a code to be scanned
    #[arg(long, global = true)]
    qr: bool,
    /// Write a sheet to be printed, a page for each party, into a new file that only you can read
    #[arg(long, global = true, value_name = "FILE")]
    sheet: Option<PathBuf>,
    /// Where browsers reach the hub; without it hub.public_url, else where the hub listens
    #[arg(long, global = true, value_name = "URL")]
    url: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Make an invitation for each seat named, such as TH.hod
    Seat {
        /// Seats
        #[arg(required = true, value_name = "SEAT", value_parser = seat)]
        seats: Vec<SeatId>,
        /// Only for this meeting; may be given several times
        #[arg(long, value_name = "MEETING", value_parser = meeting)]
        meeting: Vec<MeetingId>,
    },
    /// Make a short code for each seat or party named, to be read aloud to who has no camera; its holder waits at the
    /// door until you let them in
    Code {
        /// Seats, or parties for the first seat of each
        #[arg(required = true, value_name = "SEAT|PARTY")]
        seats: Vec<String>,
    },
    /// Make a key for a button box that acts for a seat such as ASEC.hod, or for a moderator, beside its own device
    Buttons {
        /// The seat, or the name of a moderator
        #[arg(default_value = "moderator", value_name = "SEAT|MODERATOR")]
        who: String,
        /// Only while this meeting is under way
        #[arg(long, value_name = "MEETING", value_parser = meeting)]
        meeting: Option<MeetingId>,
        /// Only these acts, such as next,pause,end
        #[arg(long, value_name = "ACT", value_delimiter = ',')]
        only: Vec<String>,
    },
    /// List who waits at the door with a short code
    Waiting,
    /// Let in who waits at the door, by the device's name in the list
    Admit {
        /// Name of the device
        device: String,
    },
    /// Turn away who waits at the door
    Refuse {
        /// Name of the device
        device: String,
    },
    /// Make an invitation for an operator of the control client
    Moderator {
        /// How the record is to name the operator
        #[arg(default_value = "moderator", value_parser = moderator)]
        name: ModeratorId,
    },
    /// Make an invitation for a screen in the hall, which shows and never acts
    Screen,
    /// List invitations, without their secrets
    List,
    /// Revoke an invitation and its device by the name in the list; connections are closed at once
    Revoke {
        /// Name of the invitation or the device
        name: String,
    },
}

fn seat(text: &str) -> Result<SeatId, String> {
    SeatId::parse(text).ok_or_else(|| "a seat is wanted, such as TH.hod".to_owned())
}

fn meeting(text: &str) -> Result<MeetingId, String> {
    MeetingId::parse(text).ok_or_else(|| "a meeting is wanted, such as AMMin8".to_owned())
}

fn moderator(text: &str) -> Result<ModeratorId, String> {
    ModeratorId::parse(text).ok_or_else(|| "a name without spaces is wanted".to_owned())
}

/// Asks the hub.
///
/// # Errors
/// [`Error::Failed`].
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let ask = match &args.act {
        Act::Seat { seats, meeting } => {
            let meetings = (!meeting.is_empty()).then(|| meeting.iter().cloned().collect());
            let who = seats.iter().map(|seat| Who::Seat { seat: seat.clone(), meetings: meetings.clone() });
            Ask::Invite { who: who.collect() }
        }
        Act::Moderator { name } => Ask::Invite { who: vec![Who::Moderator { name: name.clone() }] },
        Act::Screen => Ask::Invite { who: vec![Who::Screen {}] },
        Act::Code { seats } => Ask::Codes { seats: seats.clone() },
        Act::Buttons { who, meeting, only } => {
            let seat = SeatId::parse(who).filter(|_| who.contains('.'));
            let who = match (seat, ModeratorId::parse(who)) {
                (Some(seat), _) => Who::Seat { seat, meetings: None },
                (None, Some(name)) => Who::Moderator { name },
                (None, None) => return Err(Error::Usage(format!("{who} is neither a seat nor a moderator's name"))),
            };
            Ask::Key { who, key: Key { meeting: meeting.clone(), only: only.iter().cloned().collect() } }
        }
        Act::Waiting => Ask::Waiting {},
        Act::Admit { device } => Ask::Settle { device: device.clone(), admit: true },
        Act::Refuse { device } => Ask::Settle { device: device.clone(), admit: false },
        Act::List => Ask::Invitations {},
        Act::Revoke { name } => Ask::Revoke { name: name.clone() },
    };
    for answer in answers(ask, args.state.as_ref(), global)? {
        match answer {
            Answer::Invited { invitations } => made(&invitations, args, global)?,
            Answer::Invitations { invitations } => say(&list(&invitations, global))?,
            Answer::Codes { codes } => say(&of_codes(&codes, args, global)?)?,
            Answer::Key { name, key } => say(&of_key(&name, &key.0, args, global)?)?,
            Answer::Waiting { waiting } if global.json => say(&json!({ "waiting": waiting }).to_string())?,
            Answer::Waiting { waiting } => say(&waiting_in_words(&waiting, &Wording::new(&global.lang)))?,
            Answer::Settled { admitted } if global.json => say(&json!({ "admitted": admitted }).to_string())?,
            Answer::Settled { admitted } => {
                say(&global.text(if admitted { "hub-let-in" } else { "hub-turned-away" }, &[]))?;
            }
            Answer::Revoked {} if global.json => say(&json!({ "revoked": true }).to_string())?,
            Answer::Revoked {} => say(&global.text("hub-revoked", &[]))?,
            Answer::Failed { why } => return Err(why.into()),
            Answer::Status(_)
            | Answer::Line { .. }
            | Answer::Head { .. }
            | Answer::Damaged { .. }
            | Answer::Sealed {}
            | Answer::Stopping {} => {}
        }
    }
    Ok(())
}

/// Shows new invitations in the ways that were asked for.
fn made(invitations: &[Invited], args: &Args, global: &Global) -> Result<(), Error> {
    let door = door_of(args, global)?;
    if let Some(path) = &args.sheet {
        links::write_sheet(path, &door, invitations, definition(args, global)?.as_ref(), global)?;
    }
    if global.json {
        let with_links = invitations.iter().map(|invited| {
            json!({
                "who": invited.who,
                "invitation": invited.invitation,
                "pin": door.pin,
                "link": door.link(&invited.invitation),
            })
        });
        return say(&json!({ "invitations": with_links.collect::<Vec<_>>() }).to_string());
    }
    say(&show(invitations, definition(args, global)?.as_ref(), &door, global))?;
    for invited in invitations {
        let link = door.link(&invited.invitation);
        say(&format!("{}  {link}", invited.who))?;
        if args.qr {
            say(&links::in_terminal(&link)?)?;
        }
    }
    match &args.sheet {
        Some(path) => say(&global.text("sheet-written", &[("file", path.display().to_string().into())])),
        None => Ok(()),
    }
}

/// Codes with where they are typed in.
fn of_codes(codes: &[NewCode], args: &Args, global: &Global) -> Result<String, Error> {
    let door = door_of(args, global)?;
    if global.json {
        return Ok(json!({ "codes": codes, "url": door.base }).to_string());
    }
    let table = codes_in_words(codes, &Wording::new(&global.lang));
    Ok(format!("{table}\n{}", global.text("hub-codes", &[("url", door.page("/").into())])))
}

/// A key with where it is used.
fn of_key(name: &str, key: &str, args: &Args, global: &Global) -> Result<String, Error> {
    let door = door_of(args, global)?;
    if global.json {
        return Ok(json!({ "name": name, "key": key, "url": door.base }).to_string());
    }
    let arguments = [("name", name.to_owned().into()), ("url", door.page("/api/v1/do/next").into())];
    Ok(format!("{key}\n{}", global.text("hub-key", &arguments)))
}

/// Where browsers reach the hub.
fn door_of(args: &Args, global: &Global) -> Result<Door, Error> {
    let folder = super::state_folder(args.state.as_ref(), global)?;
    let mut door = Door::of_folder(&folder, &global.load(&global.sources())?.settings);
    if let Some(url) = &args.url {
        door.base.clone_from(url);
    }
    Ok(door)
}

/// The conference that the record begins with, for the names on a sheet.
fn definition(args: &Args, global: &Global) -> Result<Option<Definition>, Error> {
    for answer in answers(Ask::Show { after: 0, limit: Some(1) }, args.state.as_ref(), global)? {
        if let Answer::Line { line } = answer {
            let first: Value = serde_json::from_str(&line).unwrap_or_default();
            return Ok(serde_json::from_value(first["command"]["action"]["definition"].clone()).ok());
        }
    }
    Ok(None)
}

fn list(invitations: &[Listed], global: &Global) -> String {
    if global.json {
        return json!({ "invitations": invitations }).to_string();
    }
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY);
    let columns = ["invitation", "for", "made", "traded", "device", "revoked"];
    table.set_header(columns.map(|column| global.text(&format!("hub-column-{column}"), &[])));
    for line in invitations {
        let at =
            |instant: Option<crate::procedure::ids::Timestamp>| instant.map(|at| at.to_string()).unwrap_or_default();
        table.add_row([
            line.invitation.clone(),
            line.who.to_string(),
            line.made_at.to_string(),
            at(line.traded_at),
            line.device.as_ref().map(ToString::to_string).unwrap_or_default(),
            at(line.revoked_at),
        ]);
    }
    table.to_string()
}

/// Asks the hub of the state folder that the settings or `state` name, and gathers its answers.
fn answers(ask: Ask, state: Option<&PathBuf>, global: &Global) -> Result<Vec<Answer>, Error> {
    let folder = super::state_folder(state, global)?;
    let mut answers = Vec::new();
    block_on(async {
        admin::ask(&folder, ask, |answer| {
            answers.push(answer);
            Ok(())
        })
        .await
        .map_err(Error::from)
    })?;
    Ok(answers)
}
