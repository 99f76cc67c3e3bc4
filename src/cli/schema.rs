//! `mufakat schema`: the protocol as an AsyncAPI 3 document.

use super::{Error, Global, say};
use crate::wire;

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Prints the document. It is JSON with or without `--json`.
///
/// # Errors
/// [`Error::Output`].
pub fn run(_: &Args, _: &Global) -> Result<(), Error> {
    say(&format!("{:#}", wire::schema()))
}
