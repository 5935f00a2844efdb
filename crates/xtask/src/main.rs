//! Chores of the repository: `cargo xtask tidy` holds the rules that no compiler holds.
//!
//! What it must never do: change a file that is written by hand. Where to start reading: [`tidy`], whose modules are one check each.

mod client;
mod openapi;
mod tidy;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

const USAGE: &str = "usage: cargo xtask tidy|openapi|client

tidy      the layer rule, the sizes, the dependency tree, the error index, the words, the generated client
openapi   write docs/openapi.json from the code, and the typed client from it
client    write the typed client from docs/openapi.json as it is";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["tidy"] => report(tidy()),
        ["client"] => report(root().and_then(openapi::write_client).map(|()| ExitCode::SUCCESS)),
        ["openapi"] => report(root().and_then(openapi::write).map(|()| ExitCode::SUCCESS)),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .context("the manifest of xtask lies two folders below the root")
}

fn tidy() -> Result<ExitCode> {
    let outcome = tidy::run(root()?)?;
    for note in &outcome.notes {
        println!("note: {note}");
    }
    for failure in &outcome.failures {
        eprintln!("{failure}");
    }
    if outcome.failures.is_empty() {
        println!(
            "tidy: {} files, {} crates, nothing to do",
            outcome.files, outcome.crates
        );
        Ok(ExitCode::SUCCESS)
    } else {
        eprintln!("tidy: {} to put right", outcome.failures.len());
        Ok(ExitCode::FAILURE)
    }
}

fn report(result: Result<ExitCode>) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::from(2)
    })
}
