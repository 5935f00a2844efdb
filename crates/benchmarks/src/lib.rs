//! Generated trips and cities, and what is measured and proven with them.
//!
//! What this crate must never do: serve anybody but those who work on the project. Where to start reading:
//! [`generate`] makes cities and trips from seeds, [`check`] plans them and breaks the plans; docs/benchmarks.md says
//! how to run it all.

pub mod api;
pub mod check;
pub mod city;
pub mod dice;
pub mod edge;
pub mod faults;
pub mod firewall;
pub mod fuzz;
pub mod generate;
pub mod measure;
pub mod messages;
pub mod report;
pub mod shrink;
