//! `POST /trips/bulk-delete`.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::Rule;
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;

use super::delete_trip::delete;
use crate::error::TripServiceError;
use crate::service::TripService;

/// The largest number of trips in one request.
const MOST: usize = 100;

/// Trips to be deleted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DeleteTripsBody {
    /// Their ids; a repeated one counts once.
    #[schema(min_items = 1, max_items = 100)]
    trip_ids: Vec<String>,
    /// Also those that go on.
    #[serde(default)]
    #[schema(default = false)]
    force: bool,
}

/// Puts several trips into the bin: all of them, or none where one cannot be deleted.
#[utoipa::path(
    post, path = "/bulk-delete", operation_id = "delete_trips", tag = "trips",
    request_body = DeleteTripsBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "They are in the bin."),
        (status = 404, description = "`TRIP_NOT_FOUND`: there is no trip of one of the ids."),
        (status = 409, description = "`TRIP_ONGOING`: one of them goes on; `force` deletes it all the same.")
    )
)]
pub(crate) async fn delete_trips(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<DeleteTripsBody>,
) -> Result<StatusCode, TripServiceError> {
    check(&body)?;
    // In the order of their ids, so that two requests for the same trips cannot wait for each other.
    let trip_ids: BTreeSet<String> = body.trip_ids.into_iter().collect();
    let mut tx = service.db.begin().await?;
    for trip_id in &trip_ids {
        delete(&service, &mut tx, &principal, trip_id, body.force).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn check(body: &DeleteTripsBody) -> Result<(), TripServiceError> {
    let mut fields = Fields::new();
    if body.trip_ids.is_empty() {
        fields.refuse(
            "tripIds",
            Rule::TooShort,
            text("하나 이상 골라 주세요", "Name at least one trip"),
        );
    } else if body.trip_ids.len() > MOST {
        fields.refuse(
            "tripIds",
            Rule::TooLong,
            text(
                format!("한 번에 {MOST}개까지 지울 수 있습니다"),
                format!("At most {MOST} trips at once"),
            ),
        );
    }
    Ok(fields.finish()?)
}
