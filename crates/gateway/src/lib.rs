//! The public edge: everything enters through it, whether the services run in the same process or elsewhere.
//!
//! It bounds, counts, refuses and hands on. It must never know a trip or a table; it knows addresses, limits, tokens and
//! which prefix of a path belongs to which service. Where to start reading: [`edge`], the way of a request from the
//! outside to the inside; then [`pool`], how a request finds a process that answers; then [`breaker`].

mod blocks;
pub mod breaker;
mod client_address;
pub mod config;
pub mod edge;
pub mod firewall;
mod headers;
mod held;
mod open_paths;
mod origins;
mod payload;
pub mod pool;
mod rate;
pub mod routes;
pub mod server;
pub mod tls;
pub mod tokens;
mod trace;
mod visit;

pub use blocks::BlockFileError;
pub use open_paths::OpenPaths;
