//! `/trips/{tripId}/calendar` and `/calendar.ics`: a calendar that follows the itinerary.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use cache::Kind;
use engine_export::{Format, Options};
use engine_model::plan::Plan;
use platform::Language;
use platform::auth::Caller;
use platform::extract::{PathOf, QueryOf};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::exports::problem_of;
use crate::access::{self, CompanionRole};
use crate::error::{Missing, TripServiceError};
use crate::files::{is_known, tag};
use crate::itinerary::spoken;
use crate::links;
use crate::plans::{self, heavy};
use crate::service::TripService;
use crate::store::calendars;
use crate::store::trips::TripHead;

/// A link by which a calendar follows a trip. Its secret is shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CalendarLink {
    /// What to subscribe to.
    url: String,
    /// The secret in it.
    token: String,
}

/// Makes the caller's calendar link. One that was there before ends.
#[utoipa::path(
    post, path = "/{tripId}/calendar", operation_id = "make_calendar_link", tag = "exports",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The link.", body = CalendarLink),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn make_calendar_link(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<(StatusCode, Json<CalendarLink>), TripServiceError> {
    let token = service.world.new_secret();
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Viewer).await?;
    calendars::put(&mut tx, &access, &links::hash(&token), service.world.now_ms()).await?;
    tx.commit().await?;
    let page = format!("api/v1/trips/{trip_id}");
    let url = links::url(&service.config, &page, &format!("calendar.ics?token={token}"));
    Ok((StatusCode::CREATED, Json(CalendarLink { url, token })))
}

/// Takes the caller's calendar link back.
#[utoipa::path(
    delete, path = "/{tripId}/calendar", operation_id = "delete_calendar_link", tag = "exports",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The link is worth nothing any more."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `CALENDAR_NOT_FOUND`")
    )
)]
pub(crate) async fn delete_calendar_link(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Viewer).await?;
    if !calendars::delete(&mut tx, &access).await? {
        return Err(TripServiceError::NotFound(Missing::Calendar, trip_id));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The secret of the link.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CalendarQuery {
    /// The secret of the link.
    #[param(max_length = 200)]
    token: String,
}

/// Gives the itinerary as a calendar (RFC 5545), to whoever has the link
///
/// With `If-None-Match`, 304 where nothing has changed.
#[utoipa::path(
    get, path = "/{tripId}/calendar.ics", operation_id = "read_calendar", tag = "exports",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        CalendarQuery,
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` that was read before.")
    ),
    responses(
        (status = 200, description = "The calendar.", body = String, content_type = "text/calendar",
            headers(("ETag" = String, description = "The version of the calendar."))),
        (status = 304, description = "Nothing has changed."),
        (status = 404, description = "`CALENDAR_NOT_FOUND`: the link does not exist or was taken back; \
            `ITINERARY_NOT_FOUND`")
    )
)]
pub(crate) async fn read_calendar(
    State(service): State<Arc<TripService>>,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<CalendarQuery>,
    headers: HeaderMap,
) -> Result<Response, TripServiceError> {
    const PRIVATE: HeaderValue = HeaderValue::from_static("private, max-age=300");
    const CALENDAR: HeaderValue = HeaderValue::from_static(Format::Ics.media_type());
    let trip = if access::is_id(&trip_id) {
        calendars::find(&mut service.db.clone(), &trip_id, &links::hash(&query.token)).await?
    } else {
        None
    };
    let trip = trip.ok_or_else(|| TripServiceError::NotFound(Missing::Calendar, trip_id.clone()))?;
    // The version of the trip counts its names as well as its itineraries.
    let words = format!("{}-{}", trip.version, language.tag());
    if is_known(&headers, &words) {
        return Ok((StatusCode::NOT_MODIFIED, tag(&words)?).into_response());
    }
    let key = format!("calendar/{trip_id}/{words}");
    let load = written(&service, &trip, language);
    let body = service
        .cache
        .get_bytes_or_load(Kind::Itinerary, key.as_str(), load)
        .await?;
    let head = [(CONTENT_TYPE, CALENDAR), (CACHE_CONTROL, PRIVATE)];
    Ok((tag(&words)?, head, body).into_response())
}

async fn written(
    service: &TripService,
    trip: &TripHead,
    language: Language,
) -> Result<Bytes, TripServiceError> {
    let plan = plans::present(service, trip)
        .await?
        .ok_or_else(|| TripServiceError::NotFound(Missing::Itinerary, trip.id.clone()))?;
    let name = trip.name.clone();
    heavy(move || {
        let mut plan = Plan::clone(&plan);
        plan.request.name = Some(name);
        let options = Options {
            language: spoken(language),
            days: None,
            include_map: false,
        };
        let files = engine_export::export(&plan, Format::Ics, &options).map_err(problem_of)?;
        Ok(files
            .into_iter()
            .next()
            .map(|file| Bytes::from(file.bytes))
            .unwrap_or_default())
    })
    .await?
}
