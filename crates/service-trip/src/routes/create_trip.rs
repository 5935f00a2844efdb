//! `POST /trips`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;
use platform::extract::JsonBody;

use crate::answer;
use crate::change;
use crate::document::{Body, read_body};
use crate::error::TripServiceError;
use crate::schema::{TripBody, TripSchema};
use crate::service::TripService;

/// Makes a trip from any part of a request, at least its name.
#[utoipa::path(
    post, path = "", operation_id = "create_trip", tag = "trips",
    request_body = TripBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The new trip.", body = TripSchema, headers(
            ("ETag" = String, description = "The version of the trip."),
            ("Location" = String, description = "Where the trip is read.")
        ))
    )
)]
pub(crate) async fn create_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<Body>,
) -> Result<Response, TripServiceError> {
    let document = read_body(body, None, &service.world)?;
    let created = change::create(&service, &principal, document).await?;
    let location = format!("/api/v1/trips/{}", created.trip.id);
    let trip = answer::trip(&service, &created);
    Ok((StatusCode::CREATED, [(LOCATION, location)], trip).into_response())
}
