//! A destination's places, indexed: when they are open, what they are called, what is near.
//!
//! [`Places`] is built once per loaded pack and then only read, from as many threads as one likes. What this crate must
//! never do: read files, look at a clock, guess hours that a pack does not state.
//!
//! Where to start reading: [`Places`]; `hours` turns an OpenStreetMap expression into the intervals of one date, `text`
//! says when two names count as the same.

mod hours;
mod named;
mod near;
mod places;
#[cfg(test)]
mod sample;
mod search;
mod state;
mod sun;
mod text;

pub use named::NameMatch;
pub use places::Places;
pub use search::{Hit, MatchKind, NameField, SearchFilter};
pub use state::{IsOpen, OpenState};
pub use sun::sunset;
