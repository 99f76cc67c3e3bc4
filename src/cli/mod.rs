//! The command line: one file per subcommand, each with its `Args` and its `run`.
//!
//! The answer goes to standard output, everything else to standard error. Exit codes, for scripts:
//!
//! | code | meaning |
//! |---|---|
//! | 0 | done |
//! | 1 | failed |
//! | 2 | the command line is wrong |
//! | 3 | refused by the rules of procedure |
//! | 4 | not allowed to do this |
//! | 5 | the hub was not reached |
//! | 78 | the configuration is wrong |

mod bundle;
mod completions;
mod config;
mod control;
pub mod dry_run;
mod hub;
mod invite;
mod join;
mod journal;
mod links;
mod man;
mod rehearse;
mod report;
mod rules;
mod schema;
mod trouble;
mod verify;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use serde_json::json;

use crate::catalogue::{Argument, Catalogue, Language, Reader};
use crate::desk::paint::Look;
use crate::hub::admin::{self, Refusal};
use crate::settings::{self, Loaded, Sources};

/// Orchestrates an intergovernmental conference that is held online.
#[derive(Debug, Parser)]
#[command(name = "mufakat", version, about, propagate_version = true, subcommand_required = true)]
struct Line {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every subcommand understands.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Global {
    /// File of settings; wins over /etc/mufakat/mufakat.toml and the user's file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// What is said on standard error: error, warn, info, debug, trace, or by module
    #[arg(long, global = true, value_name = "FILTER")]
    pub log: Option<String>,
    /// Language of sentences for people: en or vi; without it as LC_ALL, LC_MESSAGES or LANG say, else en
    #[arg(long, global = true, value_name = "LANG", default_value_t = spoken_here(), hide_default_value = true, value_parser = ["en", "vi"], env = "MUFAKAT_LANG")]
    pub lang: String,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a whole conference over real sockets, from the first gavel to the last
    Rehearse(rehearse::Args),
    /// Run the hub: the daemon of the main endpoint
    Hub(hub::Args),
    /// Make, list and revoke invitations
    Invite(invite::Args),
    /// Show, verify, export and copy the record
    Journal(journal::Args),
    /// Write the Report of the Meeting and the register of decisions
    Report(report::Args),
    /// The same as `report bundle`
    #[command(hide = true)]
    Bundle(bundle::Args),
    /// Check a record, a bundle or one decision: without a network, a hub or a configuration
    Verify(verify::Args),
    /// Take part as the endpoint of a delegation
    Join(join::Args),
    /// Drive the meeting as its moderator: one act at a time, or, without words, at a desk on the whole screen
    Control(control::Args),
    /// Check settings and conference files, or show what holds and where it came from
    Config(config::Args),
    /// Try the rules: commands as JSON lines on standard input, their events or refusals on standard output
    Try(dry_run::Args),
    /// Show the rules of procedure: what each says, which acts it governs, what it refuses
    Rules(rules::Args),
    /// Print the protocol between hub and peers as an AsyncAPI document with JSON Schemas
    Schema(schema::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Print the manual page
    Man(man::Args),
}

/// Runs the command line `arguments` and gives the exit code. Every error is said once, on standard error.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed =
        command_for(&arguments).try_get_matches_from(arguments).and_then(|matches| Line::from_arg_matches(&matches));
    let Line { global, command } = match parsed {
        Ok(line) => line,
        Err(fault) => {
            // Help and the version are answers, so they end well; clap knows which is which.
            let code = if fault.use_stderr() { Error::USAGE } else { 0 };
            // Nothing is left to be told to a reader who has gone.
            let _gone = fault.print();
            return ExitCode::from(code);
        }
    };
    let done = match command {
        Command::Rehearse(args) => rehearse::run(&args, &global),
        Command::Hub(args) => hub::run(&args, &global),
        Command::Invite(args) => invite::run(&args, &global),
        Command::Journal(args) => journal::run(&args, &global),
        Command::Report(args) => report::run(&args, &global),
        Command::Bundle(args) => bundle::run(&args, &global),
        Command::Verify(args) => verify::run(&args, &global),
        Command::Join(args) => join::run(&args, &global),
        Command::Control(args) => control::run(&args, &global),
        Command::Config(args) => config::run(&args, &global),
        Command::Try(args) => dry_run::run(&args, &global),
        Command::Rules(args) => rules::run(&args, &global),
        Command::Schema(args) => schema::run(&args, &global),
        Command::Completions(args) => completions::run(&args, &global),
        Command::Man(args) => man::run(&args, &global),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error.say(&global);
            ExitCode::from(error.exit_code())
        }
    }
}

/// The whole command line, for parsing, completions and the manual page.
#[must_use]
pub fn command() -> clap::Command {
    Line::command()
}

/// The command line where this one is read: without a screen for its desk, `control` wants words.
fn command_for(arguments: &[OsString]) -> clap::Command {
    let plain = arguments.iter().any(|argument| argument == "--plain" || argument == "--json");
    if is_screen(plain) {
        return command();
    }
    command().mut_subcommand("control", |control| control.subcommand_required(true).arg_required_else_help(true))
}

/// The language of this environment, where it is one of ours.
fn spoken_here() -> String {
    let wanted = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|said| !said.is_empty()));
    Catalogue::shipped().negotiate(&wanted.unwrap_or_default()).primary().to_owned()
}

/// Whether somebody sits at a terminal on which a whole screen can be drawn.
fn is_screen(plain: bool) -> bool {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    !plain && !dumb && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// How a whole screen looks: without colours where `NO_COLOR` says so.
fn look() -> Look {
    Look { colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) }
}

/// Starts the log of a client. One that draws on the whole screen keeps it out of its own picture: it is written where
/// standard error goes to a file.
fn log_of_client(settings: &settings::Settings, screen: bool) {
    if !screen || !io::stderr().is_terminal() {
        crate::logging::start(&settings.log);
    }
}

impl Global {
    /// The settings that hold for this command line. `sources` begins as [`Global::sources`].
    ///
    /// # Errors
    /// [`Error::Configuration`].
    pub fn load(&self, sources: &Sources) -> Result<Loaded, Error> {
        settings::load(sources).map_err(|settings::Fault { place, key, problem }| {
            let sentence = Catalogue::shipped().say(&Reader::plain(self.language()), &problem);
            let colon = if key.is_empty() { "" } else { ": " };
            Error::Configuration(format!("{place}: {key}{colon}{sentence} [{}]", problem.code()))
        })
    }

    /// The language of sentences for people.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::parse(&self.lang).unwrap_or_else(Language::english)
    }

    /// A text of the catalogue in that language.
    #[must_use]
    pub fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        Catalogue::shipped().text(&self.language(), id, arguments)
    }

    /// Why the system did not do something, and what helps.
    #[must_use]
    pub fn cause(&self, cause: &io::Error) -> String {
        Catalogue::shipped().cause(&self.language(), cause)
    }

    /// The same for what a system said as a text.
    #[must_use]
    pub fn cause_said(&self, said: &str) -> String {
        Catalogue::shipped().cause_said(&self.language(), said)
    }

    /// The places settings are read from, with the flags that every subcommand knows. Add more with
    /// [`Sources::with_flag`].
    #[must_use]
    pub fn sources(&self) -> Sources {
        Sources::of_process(self.config.clone()).with_flag("--log", "log.filter", self.log.as_ref())
    }
}

/// Why a subcommand did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something failed that the command line is not to blame for.
    #[error("{0}")]
    Failed(String),
    /// The command line is wrong in a way that its grammar cannot say.
    #[error("{0}")]
    Usage(String),
    /// The rules of procedure refuse the act.
    #[error("{sentence} [{rule}]{}", next_line(instead))]
    Refused {
        /// Stable code of the refusal.
        code: String,
        /// Id of the rule, such as `R-22`.
        rule: String,
        /// What a person is told.
        sentence: String,
        /// What is possible instead; empty where nothing is known.
        instead: String,
    },
    /// The credential does not allow this.
    #[error("{0}")]
    NotAllowed(String),
    /// Nobody answered at the hub's address.
    #[error("{0}")]
    HubNotReached(String),
    /// Settings or a conference file are wrong.
    #[error("{0}")]
    Configuration(String),
    /// The hub's own door on this machine was not answered.
    #[error(transparent)]
    Unasked(#[from] admin::Error),
    /// What was asked there was not done.
    #[error(transparent)]
    Undone(#[from] Refusal),
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
}

impl Error {
    const USAGE: u8 = 2;

    /// The exit code of each error; the one place that knows them.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            // Whoever read the answer has read enough, as in `mufakat schema | head`.
            Self::Output(fault) if fault.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Unasked(admin::Error::Line { .. }) => 5,
            Self::Output(_) | Self::Failed(_) | Self::Unasked(_) | Self::Undone(_) => 1,
            Self::Usage(_) => Self::USAGE,
            Self::Refused { .. } => 3,
            Self::NotAllowed(_) => 4,
            Self::HubNotReached(_) => 5,
            Self::Configuration(_) => 78,
        }
    }

    /// Short name of the error, for programs.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Unasked(admin::Error::Line { .. }) => "hub_not_reached",
            Self::Output(_) | Self::Failed(_) | Self::Unasked(_) | Self::Undone(_) => "failed",
            Self::Usage(_) => "usage",
            Self::Refused { code, .. } => code,
            Self::NotAllowed(_) => "not_allowed",
            Self::HubNotReached(_) => "hub_not_reached",
            Self::Configuration(_) => "configuration",
        }
    }

    /// The rule that refused, when one did.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        match self {
            Self::Refused { rule, .. } => Some(rule),
            Self::Output(_)
            | Self::Failed(_)
            | Self::Unasked(_)
            | Self::Undone(_)
            | Self::Usage(_)
            | Self::NotAllowed(_)
            | Self::HubNotReached(_)
            | Self::Configuration(_) => None,
        }
    }

    /// What is possible instead of what was refused.
    fn instead(&self) -> Option<&str> {
        match self {
            Self::Refused { instead, .. } if !instead.is_empty() => Some(instead),
            Self::Refused { .. }
            | Self::Output(_)
            | Self::Failed(_)
            | Self::Unasked(_)
            | Self::Undone(_)
            | Self::Usage(_)
            | Self::NotAllowed(_)
            | Self::HubNotReached(_)
            | Self::Configuration(_) => None,
        }
    }

    /// What a person is told.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other was put into words where it came up")]
    fn words(&self, global: &Global) -> String {
        match self {
            Self::Unasked(error) => trouble::unasked(error, global),
            Self::Undone(why) => trouble::undone(why.clone(), global),
            told => told.to_string(),
        }
    }

    fn say(&self, global: &Global) {
        if self.exit_code() == 0 {
            return;
        }
        let text = if global.json {
            let sentence =
                if let Self::Refused { sentence, .. } = self { sentence.clone() } else { self.words(global) };
            let mut error = json!({ "code": self.code(), "rule": self.rule(), "message": sentence });
            if let Some(instead) = self.instead() {
                error["instead"] = instead.into();
            }
            json!({ "error": error }).to_string()
        } else {
            format!("mufakat: {}", self.words(global))
        };
        // When standard error is gone too, the exit code still says it.
        let _gone = writeln!(io::stderr(), "{text}");
    }
}

/// The state folder of the hub on this machine: the one given, else that of the settings.
///
/// # Errors
/// [`Error::Configuration`].
fn state_folder(given: Option<&PathBuf>, global: &Global) -> Result<PathBuf, Error> {
    let given = given.map(|dir| dir.display().to_string());
    Ok(global.load(&global.sources().with_flag("--state", "hub.state_dir", given))?.settings.hub.state_dir)
}

/// A text on a line of its own; nothing where there is none.
fn next_line(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\n{text}") }
}

/// Writes `text` and a line end to standard output.
///
/// # Errors
/// [`Error::Output`]; a reader that has gone ends the program without complaint.
pub fn say(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(Error::Output)
}

/// Runs a subcommand's future on a runtime of its own.
///
/// # Errors
/// What the future gives, or [`Error::Failed`] when the system gives no threads.
pub fn block_on<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|fault| Error::Failed(format!("no runtime: {fault}")))?.block_on(work)
}

#[cfg(test)]
mod tests {
    use clap::Args as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn each_error_has_the_exit_code_of_the_table() {
        let said = String::new;
        let refused = Error::Refused { code: said(), rule: said(), sentence: said(), instead: said() };
        for (error, code) in [
            (Error::Failed(said()), 1),
            (Error::Usage(said()), 2),
            (refused, 3),
            (Error::NotAllowed(said()), 4),
            (Error::HubNotReached(said()), 5),
            (Error::Configuration(said()), 78),
            (Error::Output(io::ErrorKind::BrokenPipe.into()), 0),
            (Error::Output(io::ErrorKind::StorageFull.into()), 1),
        ] {
            assert_eq!(error.exit_code(), code, "{error:?}");
        }
    }

    #[test]
    fn every_subcommand_says_what_it_does() {
        for sub in command().get_subcommands() {
            assert!(sub.get_about().is_some(), "{} has no sentence", sub.get_name());
        }
        let global = Global::augment_args(clap::Command::new("global"));
        for argument in global.get_arguments() {
            assert!(argument.get_help().is_some(), "{} has no sentence", argument.get_id());
        }
    }
}
