//! `/trips/{tripId}/destinations`: where to, in order. Every change dates the destinations behind it anew.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use wire::schema::DestinationSchema;

use crate::change::{self, Changed, Days};
use crate::document::{Body, Dropped, Part, Parts, read_body, read_one};
use crate::error::{Conflict, Missing, TripServiceError};
use crate::schema::{DestinationEntry, StartDate, TripDestination};
use crate::service::TripService;
use crate::view::DestinationView;

/// The largest number of destinations.
const MOST: usize = 10;

/// Where to and from when.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DestinationsBody {
    /// The first day, in the years 1970 to 2199.
    #[schema(value_type = StartDate)]
    start_date: Value,
    /// Where the group goes, in order; no city twice in a row, at most 120 days in all.
    #[schema(value_type = Vec<DestinationEntry>, min_items = 1, max_items = 10)]
    destinations: Value,
}

/// The destinations of a trip in a new order.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReorderBody {
    /// The id of every destination, each once, in the new order.
    #[schema(max_items = 10)]
    destination_ids: Vec<String>,
}

/// The destinations of a trip with their dates.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DatedDestinations {
    /// The first day.
    #[schema(required = true, format = Date)]
    start_date: Option<String>,
    /// The last day.
    #[schema(required = true, format = Date)]
    end_date: Option<String>,
    /// Every destination, in order.
    #[schema(value_type = Vec<TripDestination>)]
    destinations: Vec<DestinationView>,
    /// Whether there is an itinerary that was made for other dates or destinations. It is kept.
    itinerary_stale: bool,
    /// What was asked for and has no place any more.
    dropped: Vec<Dropped>,
}

impl DatedDestinations {
    fn of<T>(changed: Changed<T>) -> Json<Self> {
        Json(Self {
            start_date: changed.document.start_date.clone(),
            end_date: changed.trip.end_date.map(|date| date.to_string()),
            destinations: DestinationView::all(&changed.document),
            itinerary_stale: changed.trip.itinerary_stale,
            dropped: changed.dropped,
        })
    }
}

/// Replaces the start and all destinations of a trip.
#[utoipa::path(
    put, path = "/{tripId}/destinations", operation_id = "replace_destinations", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = DestinationsBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The destinations with their dates.", body = DatedDestinations),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn replace_destinations(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<DestinationsBody>,
) -> Result<Json<DatedDestinations>, TripServiceError> {
    let mut fields = Fields::new();
    let start = fields.required(
        "startDate",
        Some(body.start_date).filter(|start| !start.is_null()),
    );
    let list = fields.required(
        "destinations",
        Some(body.destinations).filter(|list| !list.is_null()),
    );
    fields.finish()?;
    let given = Body::from_iter([
        ("name".to_owned(), Value::from("-")),
        ("startDate".to_owned(), start.unwrap_or_default()),
        ("destinations".to_owned(), list.unwrap_or_default()),
    ]);
    let world = service.world.clone();
    let changed = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        let read = read_body(given, Some(document), &world)?;
        document.start_date = read.start_date;
        document.destinations = read.destinations;
        Ok(())
    })
    .await?;
    Ok(DatedDestinations::of(changed))
}

/// Adds a destination behind the last one.
#[utoipa::path(
    post, path = "/{tripId}/destinations", operation_id = "add_destination", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = DestinationSchema,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The destinations with their dates.", body = DatedDestinations),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn add_destination(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<Body>,
) -> Result<(StatusCode, Json<DatedDestinations>), TripServiceError> {
    let destination = Part {
        id: service.world.new_id(),
        fields: read_one(Parts::Destinations, body)?,
    };
    let changed = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        if document.destinations.len() >= MOST {
            return Err(full().into());
        }
        document.destinations.push(destination);
        Ok(())
    })
    .await?;
    Ok((StatusCode::CREATED, DatedDestinations::of(changed)))
}

/// Replaces a destination where it stands.
#[utoipa::path(
    put, path = "/{tripId}/destinations/{destinationId}", operation_id = "replace_destination", tag = "trips",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("destinationId" = String, Path, description = "The id of the destination.")
    ),
    request_body = DestinationSchema,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The destinations with their dates.", body = DatedDestinations),
        (status = 404, description = "`TRIP_NOT_FOUND`, `TRIP_DESTINATION_NOT_FOUND`")
    )
)]
pub(crate) async fn replace_destination(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, destination_id)): PathOf<(String, String)>,
    JsonBody(body): JsonBody<Body>,
) -> Result<Json<DatedDestinations>, TripServiceError> {
    let fields = read_one(Parts::Destinations, body)?;
    let changed = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        let position = document
            .destination(&destination_id)
            .ok_or_else(|| not_found(&destination_id))?;
        document.destinations[position].fields = fields;
        Ok(())
    })
    .await?;
    Ok(DatedDestinations::of(changed))
}

/// Takes a destination out; the last one stays.
#[utoipa::path(
    delete, path = "/{tripId}/destinations/{destinationId}", operation_id = "delete_destination", tag = "trips",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("destinationId" = String, Path, description = "The id of the destination.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is out, and the ones behind it are dated anew."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `TRIP_DESTINATION_NOT_FOUND`"),
        (status = 409, description = "`LAST_DESTINATION`: a trip keeps one.")
    )
)]
pub(crate) async fn delete_destination(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, destination_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        let position = document
            .destination(&destination_id)
            .ok_or_else(|| not_found(&destination_id))?;
        if document.destinations.len() == 1 {
            return Err(TripServiceError::Conflict(Conflict::LastDestination));
        }
        document.destinations.remove(position);
        Ok(())
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts the destinations into another order.
#[utoipa::path(
    post, path = "/{tripId}/destinations/reorder", operation_id = "reorder_destinations", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = ReorderBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The destinations with their dates.", body = DatedDestinations),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn reorder_destinations(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<ReorderBody>,
) -> Result<Json<DatedDestinations>, TripServiceError> {
    let changed = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        document.destinations = reordered(&document.destinations, &body.destination_ids)?;
        Ok(())
    })
    .await?;
    Ok(DatedDestinations::of(changed))
}

/// The destinations in the order of the ids, each of which must stand there once.
fn reordered(destinations: &[Part], ids: &[String]) -> Result<Vec<Part>, Problem> {
    let mut rest = destinations.to_vec();
    let mut ordered = Vec::new();
    for id in ids {
        let position = rest.iter().position(|destination| destination.id == *id);
        ordered.push(rest.remove(position.ok_or_else(every_one)?));
    }
    if rest.is_empty() {
        Ok(ordered)
    } else {
        Err(every_one())
    }
}

fn every_one() -> Problem {
    Problem::invalid_field(
        "destinationIds",
        Rule::Format,
        text(
            "이 여행의 모든 여행지 번호를 한 번씩 적어 주세요",
            "Name every destination of the trip once",
        ),
    )
}

fn not_found(destination_id: &str) -> TripServiceError {
    TripServiceError::NotFound(Missing::Destination, destination_id.to_owned())
}

fn full() -> Problem {
    Problem::invalid_field(
        "destinations",
        Rule::TooLong,
        text(
            format!("여행지는 {MOST}곳까지입니다"),
            format!("A trip has at most {MOST} destinations"),
        ),
    )
}
