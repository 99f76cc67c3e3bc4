//! `mufakat man [SUBCOMMAND]`: the manual page, in the form that `man -l -` reads.

use super::{Error, Global, say};

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The subcommand whose page is wanted; the program's own without it
    subcommand: Option<String>,
}

/// Prints the page.
///
/// # Errors
/// [`Error::Usage`] for a subcommand that does not exist.
pub fn run(args: &Args, _: &Global) -> Result<(), Error> {
    // Building fills in what subcommands inherit, such as the flags that all of them know.
    let mut whole = super::command();
    whole.build();
    let wanted = match &args.subcommand {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let known: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
                return Err(Error::Usage(format!("there is no subcommand {name:?}; there are {}", known.join(", "))));
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(wanted).render(&mut page).map_err(Error::Output)?;
    say(String::from_utf8_lossy(&page).trim_end())
}
