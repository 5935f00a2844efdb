//! The command line: plans, checks, explains and exports trips, and looks after their data.
//!
//! What it must never do: decide anything about a plan; that is `engine-trip`. Where to start reading: `cli` for what
//! can be asked, `commands` for what happens then, `report` for what is said when it cannot.

mod cli;
mod commands;
mod flags;
mod output;
mod packs;
mod render;
mod report;
mod server;
mod settings;
mod words;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A plan and its documents are many small values, made and dropped on several threads. Without huge pages, which
/// nearly double what an idle server holds.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    commands::run()
}
