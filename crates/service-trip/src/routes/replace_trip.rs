//! `PUT /trips/{tripId}`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use platform::auth::Caller;
use platform::etag::IfMatch;
use platform::extract::{JsonBody, PathOf};

use crate::answer;
use crate::change;
use crate::document::{Body, read_body};
use crate::error::TripServiceError;
use crate::schema::{TripBody, TripSchema};
use crate::service::TripService;

/// Replaces everything that is asked for; what the body leaves out is no longer asked for.
///
/// Members and destinations keep their id where the body names it, or one of the same name was there before. Locks,
/// wishes and transfers are taken as they are sent.
#[utoipa::path(
    put, path = "/{tripId}", operation_id = "replace_trip", tag = "trips",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("If-Match" = Option<String>, Header, description = "The version that is changed; without it, any.")
    ),
    request_body = TripBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed trip.", body = TripSchema,
            headers(("ETag" = String, description = "The version of the trip."))),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 412, description = "`VERSION_CONFLICT`: another version is there by now.")
    )
)]
pub(crate) async fn replace_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Body>,
) -> Result<Response, TripServiceError> {
    let if_match = IfMatch::of(&headers)?;
    let world = service.world.clone();
    let changed = change::change(
        &service,
        &principal,
        &trip_id,
        if_match,
        change::Days::AsSent,
        |document| {
            *document = read_body(body, Some(document), &world)?;
            Ok(())
        },
    )
    .await?;
    Ok(answer::trip(&service, &changed))
}
