//! What services may ask of each other: per service a trait, the types that cross, and the messages on the queues.
//!
//! A service holds `Arc<dyn Users>`, `Arc<dyn Trips>`, `Arc<dyn Generations>` or `Arc<dyn Locations>` and cannot tell
//! whether the other one lives in the same process or behind HTTP ([`remote`]). It must never know a service, an HTTP
//! framework or SQL. Where to start reading: [`generations`], the contract that most of a trip's way uses.

mod document;
mod error;
pub mod generations;
mod late;
pub mod locations;
pub mod messages;
pub mod remote;
pub mod trips;
pub mod users;

pub use document::Document;
pub use error::ContractError;
pub use generations::Generations;
pub use late::LateTrips;
pub use locations::Locations;
pub use trips::Trips;
pub use users::Users;
