//! The interface of the trip service, on both databases. Modules mirror the paths.

mod account;
mod bin;
mod calendar;
mod change_watch;
mod companions;
mod dates;
mod destinations;
mod exports;
mod feedback;
mod imports;
mod internal;
mod list;
mod map;
mod members;
mod openapi;
mod places;
mod planned;
mod readiness;
mod share;
mod support;
mod tray;
mod trips;
