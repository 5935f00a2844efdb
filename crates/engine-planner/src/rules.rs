//! The hard rules, one file each: what limits an itinerary, as numbers and windows that the search tests.

pub(crate) mod budget;
pub(crate) mod health;
pub(crate) mod meals;
pub(crate) mod openings;
pub(crate) mod selection;
pub(crate) mod travel;
