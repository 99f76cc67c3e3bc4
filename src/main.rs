//! Arguments, one subcommand, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    mufakat::cli::run(std::env::args_os())
}
