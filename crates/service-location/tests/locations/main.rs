//! The location service at its rim: its router on real databases, with a clock that stands still.

mod contract;
mod document;
mod hours;
mod imports;
mod internal;
mod maps;
mod nearby;
mod packs;
mod places;
mod search;
mod support;
mod travel;
mod weather;
