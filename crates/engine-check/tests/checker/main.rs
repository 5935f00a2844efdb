//! The checker against a small hand-built trip: the right plan passes, every broken one is refused by name.

mod choices;
mod conditions;
mod fixture;
mod garbage;
mod mutations;
mod plan;
