//! Data packs: one destination with its places, as facts with source, licence and digest.
//!
//! A pack comes from the bundled catalogue ([`bundled`], parsed by [`catalogue`]) or from a file of the traveller's own
//! ([`import`]: OpenStreetMap PBF, `GeoJSON`, CSV), travels as bytes (docs/pack-format.md) and can be compared with
//! other facts ([`crosscheck`]). An extract also gives a [`map`] layer to draw beneath the places. What this crate must
//! never do: open files, ask the network or the clock, or plan.
//!
//! Where to start reading: [`Pack`].

pub mod bundled;
pub mod catalogue;
pub mod crosscheck;
mod geo;
pub mod import;
pub mod map;
mod pack;
mod text;

pub use pack::{Pack, PackError};
