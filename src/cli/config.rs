//! `mufakat config show` and `mufakat config check`: what holds, where it came from, and what is wrong.

use clap::Subcommand;
use serde_json::json;

use super::{Error, Global, say};

/// Arguments of `config`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show every setting with the place its value came from
    Show,
    /// Check the settings
    Check,
}

/// Shows or checks.
///
/// # Errors
/// [`Error::Configuration`] with the place of the fault.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let loaded = global.load(&global.sources())?;
    match &args.act {
        Act::Show if global.json => say(&json!(loaded.shown).to_string()),
        Act::Show => {
            let mut section = "";
            for line in &loaded.shown {
                let (of, key) = line.key.split_once('.').unwrap_or(("", &line.key));
                if of != section {
                    say(&format!("{}[{of}]", if section.is_empty() { "" } else { "\n" }))?;
                    section = of;
                }
                say(&format!("{:<48} # {}", format!("{key} = {}", line.value), line.origin))?;
            }
            Ok(())
        }
        Act::Check if global.json => say(&json!({ "settings": "ok" }).to_string()),
        Act::Check => say("settings: ok"),
    }
}
