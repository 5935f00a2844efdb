//! How a trip is shown.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::access::CompanionRole;
use crate::document::{Document, Part, Stay};
use crate::progress::{TripStatus, TripStep};
use crate::store::lists::Listed;
use crate::store::trips::TripHead;

/// A trip in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TripCard {
    /// Its id.
    pub(crate) trip_id: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 80)]
    pub(crate) trip_name: String,
    /// Whether it lies ahead, goes on, or is over.
    pub(crate) status: TripStatus,
    /// What is to be done next.
    pub(crate) current_step: TripStep,
    /// The first day.
    #[schema(required = true, format = Date)]
    pub(crate) start_date: Option<String>,
    /// The last day.
    #[schema(required = true, format = Date)]
    pub(crate) end_date: Option<String>,
    /// How many travel.
    #[schema(minimum = 0, maximum = 10)]
    pub(crate) member_count: i64,
    /// How many destinations there are.
    #[schema(minimum = 0, maximum = 10)]
    pub(crate) destination_count: i64,
    /// How much of the way to an itinerary is gone.
    #[schema(minimum = 25, maximum = 100)]
    pub(crate) progress: u8,
    /// What the reader may do.
    pub(crate) role: CompanionRole,
    /// When it was put into the bin.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    pub(crate) deleted_at: Option<String>,
    /// When it was made.
    #[schema(format = DateTime)]
    pub(crate) created_at: String,
    /// When it was last changed.
    #[schema(format = DateTime)]
    pub(crate) updated_at: String,
}

/// The state of a trip's itinerary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItineraryState {
    /// The number of the present version, from 1.
    #[schema(minimum = 1)]
    pub(crate) version: i64,
    /// Whether what is asked for has changed since it was made.
    pub(crate) stale: bool,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MemberView {
    member_id: String,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

/// A destination with its dates.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DestinationView {
    destination_id: String,
    #[serde(flatten)]
    fields: Map<String, Value>,
    days: i64,
    start_date: Option<String>,
    end_date: Option<String>,
}

/// A trip with everything that is asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TripView {
    trip_id: String,
    trip_name: String,
    status: TripStatus,
    current_step: TripStep,
    progress: u8,
    role: CompanionRole,
    version: i64,
    itinerary: Option<ItineraryState>,
    start_date: Option<String>,
    end_date: Option<String>,
    members: Vec<MemberView>,
    destinations: Vec<DestinationView>,
    #[serde(flatten)]
    rest: Map<String, Value>,
    created_at: String,
    updated_at: String,
}

impl TripCard {
    /// A trip of a list, at an instant.
    pub(crate) fn of(listed: &Listed, now_ms: i64) -> Self {
        let trip = &listed.trip;
        let step = TripStep::of(trip);
        Self {
            trip_id: trip.id.clone(),
            trip_name: trip.name.clone(),
            status: TripStatus::of(trip, now_ms),
            current_step: step,
            start_date: trip.start_date.map(|date| date.to_string()),
            end_date: trip.end_date.map(|date| date.to_string()),
            member_count: trip.member_count,
            destination_count: trip.destination_count,
            progress: step.percent(),
            role: listed.role,
            deleted_at: listed.deleted_at.map(instant),
            created_at: instant(trip.created_at),
            updated_at: instant(trip.updated_at),
        }
    }
}

impl TripView {
    /// A trip as somebody of a role sees it, at an instant.
    pub(crate) fn of(trip: &TripHead, document: &Document, role: CompanionRole, now_ms: i64) -> Self {
        let step = TripStep::of(trip);
        Self {
            trip_id: trip.id.clone(),
            trip_name: trip.name.clone(),
            status: TripStatus::of(trip, now_ms),
            current_step: step,
            progress: step.percent(),
            role,
            version: trip.version,
            itinerary: trip.itinerary_version.map(|version| ItineraryState {
                version,
                stale: trip.itinerary_stale,
            }),
            start_date: document.start_date.clone(),
            end_date: trip.end_date.map(|date| date.to_string()),
            members: MemberView::all(document),
            destinations: DestinationView::all(document),
            rest: document.rest.clone(),
            created_at: instant(trip.created_at),
            updated_at: instant(trip.updated_at),
        }
    }
}

impl MemberView {
    /// Every member.
    pub(crate) fn all(document: &Document) -> Vec<Self> {
        document.members.iter().map(Self::of).collect()
    }

    /// One member.
    pub(crate) fn of(member: &Part) -> Self {
        Self {
            member_id: member.id.clone(),
            fields: member.fields.clone(),
        }
    }
}

impl DestinationView {
    /// Every destination, in order.
    pub(crate) fn all(document: &Document) -> Vec<Self> {
        let stays = document.stays();
        document
            .destinations
            .iter()
            .enumerate()
            .map(|(index, destination)| Self::of(destination, stays.as_ref().map(|stays| stays[index])))
            .collect()
    }

    fn of(destination: &Part, stay: Option<Stay>) -> Self {
        Self {
            destination_id: destination.id.clone(),
            fields: destination.fields.clone(),
            days: destination.nights() + 1,
            start_date: stay.map(|stay| stay.start.to_string()),
            end_date: stay.map(|stay| stay.end.to_string()),
        }
    }
}

/// An instant of the database as text of the interface: RFC 3339.
pub(crate) fn instant(ms: i64) -> String {
    Timestamp::from_millisecond(ms).map_or_else(|_outside| String::new(), |instant| instant.to_string())
}
