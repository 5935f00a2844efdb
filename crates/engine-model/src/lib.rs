//! The vocabulary that every engine shares: plain values, no behaviour beyond what makes them valid.
//!
//! What it must never know: serialisation, files, the network, the clock, a random source. Where to start reading:
//! [`request`] is what a traveller asks, [`problem`] is what the planner solves (every fact resolved, everything an
//! index), [`itinerary`] is what it answers, [`plan`] is the self-contained document that leaves the engine, and
//! [`finding`] is what the checker says about it.

pub mod diff;
pub mod finding;
pub mod geo;
pub mod ids;
pub mod itinerary;
pub mod money;
pub mod opening;
pub mod people;
pub mod place;
pub mod plan;
pub mod problem;
pub mod request;
pub mod sketch;
pub mod time;
mod travel;
pub mod why;
pub mod wish;

pub use finding::{Finding, FindingCode, Rule, Severity, Verdict};
pub use geo::{Coordinates, Metres};
pub use ids::{DestinationId, PlaceId};
pub use money::{Currency, Money};
pub use opening::{DayHours, OpenInterval};
pub use plan::Language;
pub use time::{DayTime, Seconds};
