//! `mufakat journal`: shows, verifies, exports and copies the record, of a hub that runs or of one that does not.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Value, json};

use super::{Error, Global, block_on, say};
use crate::hub::admin::{self, Answer, Ask, Status};
use crate::journal;

/// Arguments of `journal`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
    /// Folder of the hub's record
    #[arg(long, global = true, value_name = "DIR")]
    state: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show entries: when, who, what
    Show {
        /// Only what comes after this position
        #[arg(long, value_name = "POSITION", default_value_t = 0)]
        after: u64,
        /// At most so many
        #[arg(long, value_name = "NUMBER")]
        limit: Option<u64>,
    },
    /// Say how the hub and its record are, and whether anything beside the record was damaged
    Status,
    /// Hold every entry against the chain
    Verify {
        /// A journal or a copy of one; without it, the record of the state folder
        file: Option<PathBuf>,
    },
    /// Write the whole record as JSON lines with their hashes
    Export {
        /// File to write, which is not there yet; without it, standard output
        file: Option<PathBuf>,
    },
    /// Copy the journal to a file that is not there yet, also while the hub runs
    Backup {
        /// The file
        file: PathBuf,
    },
}

/// Asks the hub.
///
/// # Errors
/// [`Error::Failed`], also when the record is damaged.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let mut out = Out::Standard;
    let ask = match &args.act {
        Act::Show { after, limit } => Ask::Show { after: *after, limit: *limit },
        Act::Status => Ask::Status {},
        Act::Verify { file: Some(file) } => return verify(file, global),
        Act::Verify { file: None } => Ask::Verify {},
        Act::Export { file } => {
            if let Some(file) = file {
                let open = std::fs::OpenOptions::new().write(true).create_new(true).open(file);
                let open = open.map_err(|fault| Error::Failed(format!("{}: {fault}", file.display())))?;
                out = Out::File(file.clone(), io::BufWriter::new(open));
            }
            Ask::Export {}
        }
        Act::Backup { file } => {
            let folder = super::state_folder(args.state.as_ref(), global)?;
            let done = block_on(async { admin::back_up(&folder, file).await.map_err(Error::from) })?;
            return ended(Some(done), false, global);
        }
    };
    let show = matches!(args.act, Act::Show { .. }) && !global.json;
    let quiet = matches!(args.act, Act::Show { .. } | Act::Export { file: None });
    let folder = super::state_folder(args.state.as_ref(), global)?;
    let mut last = None;
    block_on(async {
        let asked = admin::ask(&folder, ask, |answer| {
            if let Answer::Line { line } = answer {
                return out.line(&if show { outline(&line) } else { line });
            }
            last = Some(answer);
            Ok(())
        });
        asked.await.map_err(Error::from)
    })?;
    out.finish()?;
    ended(last, quiet, global)
}

/// Says how it ended.
fn ended(last: Option<Answer>, quiet: bool, global: &Global) -> Result<(), Error> {
    match last {
        Some(Answer::Head { .. }) if quiet => Ok(()),
        Some(Answer::Head { position, h }) => head(position, &h.to_string(), global),
        Some(Answer::Damaged { findings, sound }) => damaged(&findings, sound, global),
        Some(Answer::Failed { why }) => Err(why.into()),
        Some(Answer::Status(status)) => told(&status, global),
        Some(
            Answer::Invited { .. }
            | Answer::Invitations { .. }
            | Answer::Key { .. }
            | Answer::Codes { .. }
            | Answer::Waiting { .. }
            | Answer::Settled { .. }
            | Answer::Revoked {}
            | Answer::Line { .. }
            | Answer::Sealed {}
            | Answer::Stopping {},
        )
        | None => Err(Error::Failed("the hub did not answer what was asked".to_owned())),
    }
}

/// How the hub is; what was damaged comes last, and is what is read.
fn told(status: &Status, global: &Global) -> Result<(), Error> {
    if global.json {
        let all = serde_json::to_string(status).map_err(|fault| Error::Failed(fault.to_string()))?;
        return say(&all);
    }
    let n = |number: u64| number.to_string().into();
    let arguments = [
        ("address", status.address.clone().unwrap_or_default().into()),
        ("position", n(status.position)),
        ("peers", n(status.peers)),
        ("sealed", n(status.sealed)),
    ];
    say(&global.text(if status.running { "hub-status" } else { "hub-status-stopped" }, &arguments))?;
    for lost in &status.damaged {
        let arguments = [("file", lost.file.clone().into()), ("lines", n(lost.lines)), ("at", n(lost.at))];
        say(&global.text("hub-status-damaged", &arguments))?;
    }
    Ok(())
}

/// Verifies a file that no hub uses.
fn verify(file: &std::path::Path, global: &Global) -> Result<(), Error> {
    let found = journal::examine(file).map_err(|error| Error::Failed(error.to_string()))?;
    match found.head {
        Some(sound) if found.findings.is_empty() => head(sound.position, &sound.h.to_string(), global),
        _ => {
            let findings: Vec<_> = found.findings.iter().map(ToString::to_string).collect();
            damaged(&findings, found.sound, global)
        }
    }
}

fn head(position: u64, h: &str, global: &Global) -> Result<(), Error> {
    if global.json {
        return say(&json!({ "sound": true, "position": position, "head": h }).to_string());
    }
    say(&global.text("hub-record-sound", &[("entries", position.to_string().into()), ("head", h.to_owned().into())]))
}

fn damaged(findings: &[String], sound: u64, global: &Global) -> Result<(), Error> {
    if global.json {
        say(&json!({ "sound": false, "sound_entries": sound, "findings": findings }).to_string())?;
    } else {
        findings.iter().try_for_each(|finding| say(finding))?;
    }
    Err(Error::Failed(global.text("hub-record-damaged", &[])))
}

/// An entry on one line: position, instant, actor, act, events.
fn outline(line: &str) -> String {
    let Ok(entry) = serde_json::from_str::<Value>(line) else { return line.to_owned() };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let actor = &entry["command"]["actor"];
    let who = [&actor["seat"], &actor["name"], &actor["type"]].into_iter().find(|value| value.is_string());
    let events = entry["events"].as_array().map(Vec::as_slice).unwrap_or_default();
    let events: Vec<_> = events.iter().map(|event| text(&event["type"])).collect();
    format!(
        "{:>6}  {}  {:<12}  {:<20}  {}",
        entry["position"],
        text(&entry["recorded_at"]),
        who.map(text).unwrap_or_default(),
        text(&entry["command"]["action"]["type"]),
        events.join(", "),
    )
}

/// Where lines go.
enum Out {
    Standard,
    File(PathBuf, io::BufWriter<std::fs::File>),
}

impl Out {
    fn line(&mut self, line: &str) -> io::Result<()> {
        match self {
            Self::Standard => writeln!(io::stdout().lock(), "{line}"),
            Self::File(_, file) => writeln!(file, "{line}"),
        }
    }

    /// What was exported is durable.
    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Standard => Ok(()),
            Self::File(name, file) => file
                .into_inner()
                .map_err(io::IntoInnerError::into_error)
                .and_then(|file| file.sync_all())
                .map_err(|fault| Error::Failed(format!("{}: {fault}", name.display()))),
        }
    }
}
