//! Trips: who travels, where to, when; who may see and change that; the itineraries, their versions and proposals.
//!
//! It owns the tables of `migrations/trip` and must never know how a plan is made, whose account is whose (it asks
//! [`contracts::Users`]), or how far a generation is (it asks [`contracts::Generations`]).
//!
//! Where to start reading: [`TripService`], then `access.rs` (every statement about somebody's trip needs an `Access`),
//! `document.rs` (what is asked for so far), `change.rs` (the one way in which a trip changes) and `routes.rs`, the
//! table of contents of the interface.

mod access;
mod accounts;
mod answer;
mod bin;
mod change;
mod config;
mod consumer;
mod contract;
mod document;
mod edits;
mod error;
mod events;
mod files;
mod fixes;
mod ideas;
mod import;
mod internal;
mod itinerary;
mod links;
mod plans;
mod progress;
mod proposal;
mod retiming;
mod routes;
mod schema;
mod service;
mod shown;
mod store;
mod versions;
mod view;
mod watch;

pub use access::CompanionRole;
pub use config::TripConfig;
pub use consumer::{GenerationListener, subscription};
pub use contract::LocalTrips;
pub use error::TripServiceError;
pub use internal::internal_router;
pub use progress::{TripStatus, TripStep};
pub use routes::{router, shared_router};
pub use service::{TripService, migrations};
