//! `mufakat invite`: makes, lists and revokes invitations, on a hub that runs or on the folder of one that does not.

use std::path::PathBuf;

use clap::Subcommand;
use comfy_table::Table;
use comfy_table::presets::UTF8_BORDERS_ONLY;
use serde_json::json;

use super::{Error, Global, block_on, hub::show, say};
use crate::hub::admin::{self, Answer, Ask};
use crate::hub::credentials::Listed;
use crate::hub::switchboard::Who;
use crate::procedure::ids::{MeetingId, ModeratorId, SeatId};

/// Arguments of `invite`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
    /// Folder of the hub's record and credentials
    #[arg(long, global = true, value_name = "DIR")]
    state: Option<PathBuf>,
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
        Act::List => Ask::Invitations {},
        Act::Revoke { name } => Ask::Revoke { name: name.clone() },
    };
    for answer in answers(ask, args.state.as_ref(), global)? {
        match answer {
            Answer::Invited { invitations } => say(&show(&invitations, None, global))?,
            Answer::Invitations { invitations } => say(&list(&invitations, global))?,
            Answer::Revoked {} if global.json => say(&json!({ "revoked": true }).to_string())?,
            Answer::Revoked {} => say(&global.text("hub-revoked", &[]))?,
            Answer::Failed { message } => return Err(Error::Failed(message)),
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

impl From<admin::Error> for Error {
    fn from(error: admin::Error) -> Self {
        match error {
            admin::Error::Line { .. } => Self::HubNotReached(error.to_string()),
            admin::Error::Folder(_)
            | admin::Error::Nothing { .. }
            | admin::Error::Journal(_)
            | admin::Error::Credentials(_) => Self::Failed(error.to_string()),
        }
    }
}
