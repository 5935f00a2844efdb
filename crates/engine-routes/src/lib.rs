//! Travel times: inside a city by mode and between cities by connection.
//!
//! Until a street graph or a timetable stands behind a number it is an estimate from the great circle, and says so in
//! its source. What this crate must never do: read files, ask a provider, look at a clock.
//!
//! Where to start reading: [`ModeProfile`] holds every assumption, [`travel_tables`] is what a problem is built from,
//! [`transfer_options`] finds the ways from one destination to the next.

mod estimate;
mod great_circle;
mod landmass;
mod profile;
mod transfer;

pub use estimate::{estimate, reachable, travel_tables};
pub use great_circle::{EARTH_RADIUS_METRES, great_circle};
pub use landmass::{Landmass, land_between, landmass};
pub use profile::{FAR, IntercityProfile, ModeProfile};
pub use transfer::{TransferEstimate, transfer_options};
