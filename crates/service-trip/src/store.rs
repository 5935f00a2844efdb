//! The statements of this service, one file per group of tables.

pub(crate) mod accounts;
pub(crate) mod bin;
pub(crate) mod calendars;
pub(crate) mod companions;
pub(crate) mod feedback;
pub(crate) mod generations;
pub(crate) mod itineraries;
pub(crate) mod lists;
pub(crate) mod plans;
pub(crate) mod proposals;
pub(crate) mod shares;
pub(crate) mod tray;
pub(crate) mod trip_places;
pub(crate) mod trips;
pub(crate) mod watches;
