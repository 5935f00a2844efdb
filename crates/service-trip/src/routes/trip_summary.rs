//! `GET /trips/summary`: the dashboard.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use cache::Kind;
use platform::auth::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer;
use crate::error::TripServiceError;
use crate::service::TripService;
use crate::store::lists::{self, ListQuery, Order, Wanted};
use crate::view::TripCard;

/// The trips of the dashboard, at most three of each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TripSummary {
    /// Those that go on; the one that began first comes first.
    #[schema(max_items = 3)]
    travelling: Vec<TripCard>,
    /// Those that lie ahead; the next one comes first.
    #[schema(max_items = 3)]
    planning: Vec<TripCard>,
    /// Those that are over; the last one comes first.
    #[schema(max_items = 3)]
    memories: Vec<TripCard>,
}

/// Gives the trips of the dashboard.
#[utoipa::path(
    get, path = "/summary", operation_id = "read_trip_summary", tag = "trips",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "At most three trips of each kind.", body = TripSummary))
)]
pub(crate) async fn read_trip_summary(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
) -> Result<Response, TripServiceError> {
    let user = principal.subject;
    let version = lists::version(&mut service.db.clone(), &user).await?;
    let now = service.world.now_ms();
    let key = format!("{user}/{version}/{}/summary", answer::span_of(now));
    let load = async {
        Ok(TripSummary {
            travelling: three(&service, &user, now, Wanted::Ongoing, Order::StartDate).await?,
            planning: three(&service, &user, now, Wanted::Planning, Order::StartDate).await?,
            memories: three(&service, &user, now, Wanted::Completed, Order::EndedLast).await?,
        })
    };
    answer::cached(&service, Kind::TripList, &key, load)
        .await
        .map(IntoResponse::into_response)
}

async fn three(
    service: &TripService,
    user_id: &str,
    now_ms: i64,
    wanted: Wanted,
    order: Order,
) -> Result<Vec<TripCard>, TripServiceError> {
    let query = ListQuery {
        user_id,
        wanted,
        search: "",
        order,
        now_ms,
        limit: 3,
        offset: 0,
    };
    let (trips, _total) = lists::list(&mut service.db.clone(), &query).await?;
    Ok(trips.iter().map(|trip| TripCard::of(trip, now_ms)).collect())
}
