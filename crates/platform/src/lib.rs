//! The runtime shell of a service, without a word of any domain: clock, ids and randomness as arguments, problem
//! answers, the reading of requests, tokens, paging, entity tags, outbound calls, telemetry, configuration and the
//! HTTP server.
//!
//! It must never know a trip, a place or a user's profile; it may know that somebody asks ([`auth::Principal`]) and in
//! which language ([`Language`]). Where to start reading: [`problem::Problem`], then [`extract`].

pub mod auth;
pub mod believed;
pub mod config;
pub mod etag;
pub mod events;
pub mod extract;
pub mod fields;
pub mod health;
pub mod internal;
mod language;
pub mod openapi;
pub mod outbound;
pub mod paging;
pub mod problem;
pub mod recently;
pub mod resolver;
pub mod server;
pub mod service_token;
pub mod shell;
pub mod telemetry;
pub mod tls;
pub mod trace;
mod world;

pub use language::{Language, Text, text};
pub use world::{Clock, Random, SystemClock, SystemRandom, World};
