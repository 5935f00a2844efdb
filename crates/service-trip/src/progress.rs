//! Where a trip stands: derived from its dates, its document and the clock whenever it is read, never stored.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::store::trips::TripHead;

/// Whether a trip lies ahead, goes on, or is over, on the destinations' clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TripStatus {
    /// The start date is not reached, or not known.
    Planning,
    /// Between the start of the first day and the end of the last.
    Ongoing,
    /// The end date is over.
    Completed,
}

impl TripStatus {
    /// Where a trip stands at an instant, in milliseconds since 1970.
    pub(crate) fn of(trip: &TripHead, now_ms: i64) -> Self {
        match (trip.starts_at, trip.ends_at) {
            (_, Some(end)) if end <= now_ms => Self::Completed,
            (Some(start), Some(_)) if start <= now_ms => Self::Ongoing,
            _ => Self::Planning,
        }
    }

    /// The word of the interface.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
        }
    }
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TripStep {
    /// Say who travels.
    Basics,
    /// Say where to and when.
    Destinations,
    /// Have the first itinerary made.
    Generation,
    /// There is an itinerary.
    Itinerary,
}

impl TripStep {
    /// The step that a trip has reached.
    pub(crate) fn of(trip: &TripHead) -> Self {
        if trip.itinerary_version.is_some() {
            Self::Itinerary
        } else if trip.member_count == 0 {
            Self::Basics
        } else if trip.destination_count == 0 || trip.start_date.is_none() {
            Self::Destinations
        } else {
            Self::Generation
        }
    }

    /// How much of the way to an itinerary is gone: 25, 50, 75 or 100.
    pub(crate) fn percent(self) -> u8 {
        match self {
            Self::Basics => 25,
            Self::Destinations => 50,
            Self::Generation => 75,
            Self::Itinerary => 100,
        }
    }
}

/// The instant at which a date begins in a zone, in milliseconds since 1970.
///
/// A zone that is not in the time zone database counts as UTC: packs are checked when they are imported, so that only a
/// zone of the configuration can be wrong, and that one is checked at the start.
pub(crate) fn start_of(date: Date, zone: &str) -> Option<i64> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    date.to_zoned(zone)
        .ok()
        .map(|midnight| midnight.timestamp().as_millisecond())
}
