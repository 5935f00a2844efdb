//! `DELETE /trips/{tripId}` and `POST /trips/{tripId}/restore`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use platform::auth::{Caller, Principal};
use platform::extract::{PathOf, QueryOf};
use serde::Deserialize;
use storage::Tx;
use utoipa::IntoParams;

use crate::access::{self, CompanionRole};
use crate::answer;
use crate::change::{self, Changed};
use crate::error::{Conflict, TripServiceError};
use crate::events::Happened;
use crate::progress::TripStatus;
use crate::schema::TripSchema;
use crate::service::TripService;
use crate::store::{bin, trips};

/// How a trip is deleted.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct DeleteTripQuery {
    /// Also while it goes on (`false` where it is absent).
    #[param(required = false)]
    force: bool,
}

/// Puts a trip into the bin, from which its owners can bring it back for 30 days.
#[utoipa::path(
    delete, path = "/{tripId}", operation_id = "delete_trip", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip."), DeleteTripQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is in the bin."),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 409, description = "`TRIP_ONGOING`: the trip goes on; `force` deletes it all the same.")
    )
)]
pub(crate) async fn delete_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<DeleteTripQuery>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    delete(&service, &mut tx, &principal, &trip_id, query.force).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts one trip into the bin.
pub(super) async fn delete(
    service: &TripService,
    tx: &mut Tx,
    principal: &Principal,
    trip_id: &str,
    force: bool,
) -> Result<(), TripServiceError> {
    let access = access::lock(tx, principal, trip_id, CompanionRole::Owner).await?;
    let now = service.world.now_ms();
    if !force && TripStatus::of(access.trip(), now) == TripStatus::Ongoing {
        return Err(TripServiceError::Conflict(Conflict::TripOngoing));
    }
    bin::set_deleted(tx, &access, Some(now), now).await?;
    change::announce(service, tx, Happened::Deleted, access.trip_id()).await
}

/// Takes a trip out of the bin.
#[utoipa::path(
    post, path = "/{tripId}/restore", operation_id = "restore_trip", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The trip.", body = TripSchema,
            headers(("ETag" = String, description = "The version of the trip."))),
        (status = 404, description = "`TRIP_NOT_FOUND`: it is not in the bin of the caller.")
    )
)]
pub(crate) async fn restore_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<Response, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock_deleted(&mut tx, &principal, &trip_id).await?;
    let now = service.world.now_ms();
    bin::set_deleted(&mut tx, &access, None, now).await?;
    let restored = trips::with_document(&mut tx, access.trip_id()).await?;
    let (trip, document) = restored.ok_or_else(|| access::not_found(&trip_id))?;
    change::announce(&service, &mut tx, Happened::Updated, &trip.id).await?;
    tx.commit().await?;
    let restored = Changed {
        trip,
        role: access.role(),
        document,
        dropped: Vec::new(),
        given: (),
    };
    Ok(answer::trip(&service, &restored))
}
