//! `mufakat completions SHELL`: a completion script for a shell.

use clap_complete::Shell;

use super::{Error, Global, say};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Prints the script.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(args: &Args, _: &Global) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "mufakat", &mut script);
    say(String::from_utf8_lossy(&script).trim_end())
}
