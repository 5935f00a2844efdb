//! What a traveller sees: the built program, its answers and its exit codes.

mod errors;
mod files;
mod help;
mod places;
mod plan;
mod remote;
mod run;
mod server;
