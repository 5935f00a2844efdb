//! `GET /trips/{tripId}`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use cache::Kind;
use platform::auth::Caller;
use platform::etag::etag;
use platform::extract::PathOf;

use crate::access::{self, Access, CompanionRole};
use crate::answer::{self, Written};
use crate::error::TripServiceError;
use crate::progress::TripStatus;
use crate::schema::TripSchema;
use crate::service::TripService;
use crate::store::trips;
use crate::view::TripView;

/// Gives a trip with everything that is asked for.
#[utoipa::path(
    get, path = "/{tripId}", operation_id = "read_trip", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The trip.", body = TripSchema,
            headers(("ETag" = String, description = "The version of the trip."))),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn read_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<Response, TripServiceError> {
    loop {
        let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
        match body(&service, &access).await {
            Ok(body) => return Ok((etag(access.trip().version), body).into_response()),
            // What was just written is read in the next round; a round needs somebody else's change to fail.
            Err(Unread::Changed) => access::forget(&service, &trip_id),
            Err(Unread::Refused(error)) => return Err(error),
        }
    }
}

/// Why a body could not be read.
enum Unread {
    /// The trip has another version than the one that the right was proven for.
    Changed,
    /// Something failed.
    Refused(TripServiceError),
}

impl From<TripServiceError> for Unread {
    fn from(error: TripServiceError) -> Self {
        Self::Refused(error)
    }
}

async fn body(service: &TripService, access: &Access) -> Result<Written, Unread> {
    let now = service.world.now_ms();
    let (trip, role) = (access.trip(), access.role());
    let status = TripStatus::of(trip, now).word();
    let key = format!("trip/{}/{}/{}/{status}", trip.id, trip.version, role.word());
    let load = async {
        let read = trips::with_document(&mut service.db.clone(), &trip.id).await;
        let read = read.map_err(TripServiceError::from)?;
        let (read, document) = read.ok_or_else(|| access::not_found(&trip.id))?;
        if read.version != trip.version {
            return Err(Unread::Changed);
        }
        Ok(TripView::of(&read, &document, role, now))
    };
    answer::cached(service, Kind::Itinerary, &key, load).await
}
