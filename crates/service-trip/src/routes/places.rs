//! `/trips/{tripId}/places`: places that only the travellers of a trip know.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use engine_model::geo::Coordinates;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf, QueryOf};
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::money::{CurrencyCode, MoneyView};
use wire::words::CategoryWord;

use crate::access::{self, Access, CompanionRole};
use crate::error::{Conflict, Missing, TripServiceError};
use crate::service::TripService;
use crate::store::trip_places::{self, OwnPlace, PlaceRow};
use crate::view::instant;

/// The most places that a trip has of its own.
pub(crate) const MOST_PLACES: u64 = 1000;

/// The highest price of a place, in minor units.
const MOST_COST: i64 = 1_000_000_000;

/// Which places are listed.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", default)]
#[into_params(parameter_in = Query)]
pub(crate) struct PlacesQuery {
    /// The number of the page, from 1 (1 where it is absent).
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many places a page holds (50 where it is absent).
    #[param(minimum = 1, maximum = 100)]
    size: Option<u32>,
}

/// A place of a trip's own.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TripPlace)]
pub(crate) struct PlaceView {
    /// Its id, in this trip.
    place_id: String,
    /// Its name.
    name: String,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
    /// Its kind, where it is known.
    #[schema(required = true)]
    category: Option<CategoryWord>,
    /// How long people stay, where it is known.
    #[schema(required = true)]
    duration_minutes: Option<u16>,
    /// When it is open, in somebody's words.
    #[schema(required = true)]
    hours: Option<String>,
    /// What it costs one person; null = unknown.
    #[schema(required = true)]
    cost: Option<MoneyView>,
    /// What somebody wrote about it.
    #[schema(required = true)]
    note: Option<String>,
    /// When it was written down.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was last changed.
    #[schema(format = DateTime)]
    updated_at: String,
}

/// A place as somebody describes it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TripPlaceBody {
    /// Its name.
    #[schema(min_length = 1, max_length = 80, pattern = r"\S")]
    name: String,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
    /// Its kind.
    category: Option<CategoryWord>,
    /// How long people stay.
    #[schema(minimum = 5, maximum = 720)]
    duration_minutes: Option<u16>,
    /// When it is open, in any words.
    #[schema(max_length = 200)]
    hours: Option<String>,
    /// What it costs one person; absent = unknown.
    cost: Option<PlaceCost>,
    /// What is to be remembered about it.
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// A price.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PlaceCost {
    /// Minor units: won, cents.
    #[schema(minimum = 0, maximum = 1_000_000_000_i64)]
    amount: i64,
    /// The currency.
    currency: CurrencyCode,
}

/// Lists the trip's own places, the oldest first
#[utoipa::path(
    get, path = "/{tripId}/places", operation_id = "list_trip_places", tag = "tray",
    params(("tripId" = String, Path, description = "The id of the trip."), PlacesQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "A page of places.", body = Page<PlaceView>),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn list_places(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<PlacesQuery>,
) -> Result<Json<Page<PlaceView>>, TripServiceError> {
    let mut fields = Fields::new();
    let asked = PageQuery {
        page: query.page,
        size: query.size,
    };
    let range = PageRange::read(asked, 1..=100, 50, &mut fields);
    fields.finish()?;
    access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let db = &mut service.db.clone();
    let rows = trip_places::list(db, &trip_id, range.size, range.offset()).await?;
    let total = trip_places::count(db, &trip_id).await?;
    Ok(Json(range.page(rows.into_iter().map(view).collect(), total)))
}

/// Gives one of the trip's own places
#[utoipa::path(
    get, path = "/{tripId}/places/{placeId}", operation_id = "read_trip_place", tag = "tray",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("placeId" = String, Path, description = "The id of the place.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The place.", body = PlaceView),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PLACE_NOT_FOUND`")
    )
)]
pub(crate) async fn read_place(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, place_id)): PathOf<(String, String)>,
) -> Result<Json<PlaceView>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let row = found(&mut service.db.clone(), &access, place_id).await?;
    Ok(Json(view(row)))
}

/// Writes a place of the trip's own down
#[utoipa::path(
    post, path = "/{tripId}/places", operation_id = "add_trip_place", tag = "tray",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = TripPlaceBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The place.", body = PlaceView),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 409, description = "`PLACE_LIMIT`")
    )
)]
pub(crate) async fn add_place(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<TripPlaceBody>,
) -> Result<(StatusCode, Json<PlaceView>), TripServiceError> {
    let place = read(body)?;
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    if trip_places::count(&mut tx, &trip_id).await? >= MOST_PLACES {
        return Err(TripServiceError::Conflict(Conflict::PlaceLimit));
    }
    let now = service.world.now_ms();
    let row = PlaceRow {
        id: service.world.new_id(),
        place,
        created_at: now,
        updated_at: now,
    };
    trip_places::insert(&mut tx, &access, &row).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(view(row))))
}

/// Describes one of the trip's own places anew
///
/// Stops that were made from it stay as they are.
#[utoipa::path(
    put, path = "/{tripId}/places/{placeId}", operation_id = "replace_trip_place", tag = "tray",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("placeId" = String, Path, description = "The id of the place.")
    ),
    request_body = TripPlaceBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The place.", body = PlaceView),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PLACE_NOT_FOUND`")
    )
)]
pub(crate) async fn replace_place(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, place_id)): PathOf<(String, String)>,
    JsonBody(body): JsonBody<TripPlaceBody>,
) -> Result<Json<PlaceView>, TripServiceError> {
    let place = read(body)?;
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    let before = found(&mut tx, &access, place_id).await?;
    let row = PlaceRow {
        place,
        updated_at: service.world.now_ms(),
        ..before
    };
    trip_places::update(&mut tx, &access, &row).await?;
    tx.commit().await?;
    Ok(Json(view(row)))
}

/// Removes one of the trip's own places
///
/// Stops that were made from it stay.
#[utoipa::path(
    delete, path = "/{tripId}/places/{placeId}", operation_id = "delete_trip_place", tag = "tray",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("placeId" = String, Path, description = "The id of the place.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is gone."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PLACE_NOT_FOUND`")
    )
)]
pub(crate) async fn delete_place(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, place_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    if !access::is_id(&place_id) || !trip_places::delete(&mut tx, &access, &place_id).await? {
        return Err(TripServiceError::NotFound(Missing::Place, place_id));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn found(
    on: &mut impl storage::Queries,
    access: &Access,
    place_id: String,
) -> Result<PlaceRow, TripServiceError> {
    let row = if access::is_id(&place_id) {
        trip_places::find(on, access, &place_id).await?
    } else {
        None
    };
    row.ok_or(TripServiceError::NotFound(Missing::Place, place_id))
}

fn read(body: TripPlaceBody) -> Result<OwnPlace, Problem> {
    let mut fields = Fields::new();
    let name = fields.text("name", &body.name, 1, 80);
    if Coordinates::from_degrees(body.latitude, body.longitude).is_none() {
        let message = text(
            "좌표가 범위를 벗어났습니다",
            "The position lies outside the ranges",
        );
        fields.refuse("latitude", Rule::OutOfRange, message);
    }
    if let Some(minutes) = body.duration_minutes {
        fields.range("durationMinutes", minutes, 5, 720);
    }
    if let Some(cost) = body.cost {
        fields.range("cost.amount", cost.amount, 0, MOST_COST);
    }
    let mut said = |field: &str, value: Option<String>, most: usize| {
        let value = value.map(|value| fields.text(field, &value, 0, most));
        value.filter(|value| !value.is_empty())
    };
    let hours = said("hours", body.hours, 200);
    let note = said("note", body.note, 500);
    fields.finish()?;
    Ok(OwnPlace {
        name,
        latitude: body.latitude,
        longitude: body.longitude,
        category: body.category,
        duration_minutes: body.duration_minutes,
        hours,
        cost: body.cost.map(|cost| MoneyView {
            amount: cost.amount,
            currency: cost.currency,
        }),
        note,
    })
}

fn view(row: PlaceRow) -> PlaceView {
    let PlaceRow {
        id,
        place,
        created_at,
        updated_at,
    } = row;
    PlaceView {
        place_id: id,
        name: place.name,
        latitude: place.latitude,
        longitude: place.longitude,
        category: place.category,
        duration_minutes: place.duration_minutes,
        hours: place.hours,
        cost: place.cost,
        note: place.note,
        created_at: instant(created_at),
        updated_at: instant(updated_at),
    }
}
