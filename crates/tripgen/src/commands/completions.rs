//! `tripgen completions`.

use clap::CommandFactory;

use crate::cli::{Cli, CompletionsArgs};
use crate::output;
use crate::report::{Exit, Failure};

pub(super) fn run(arguments: &CompletionsArgs) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "tripgen", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Good)
}
