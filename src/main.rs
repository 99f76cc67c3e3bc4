//! Arguments, logging, one subcommand, exit code.
fn main() {}
