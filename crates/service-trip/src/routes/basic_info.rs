//! `PUT /trips/{tripId}/basic-info`: the first step of a form.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use wire::words::TransportWord;

use crate::answer;
use crate::change::{self, Days};
use crate::document::{Body, read_body};
use crate::error::TripServiceError;
use crate::schema::{MemberEntry, TripSchema};
use crate::service::TripService;

/// The first step of a form.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BasicInfoBody {
    /// The name of the trip.
    #[schema(value_type = String, min_length = 1, max_length = 80, pattern = r"\S")]
    trip_name: Value,
    /// How the group gets about; as it was where it is absent.
    #[schema(value_type = Option<TransportWord>)]
    #[serde(default)]
    transport: Value,
    /// Everybody who travels: replaces the members that were there.
    #[schema(value_type = Vec<MemberEntry>, min_items = 1, max_items = 10)]
    members: Value,
}

/// Replaces the name, the members and the transport of a trip; the rest stays.
#[utoipa::path(
    put, path = "/{tripId}/basic-info", operation_id = "replace_basic_info", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = BasicInfoBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed trip.", body = TripSchema,
            headers(("ETag" = String, description = "The version of the trip."))),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn replace_basic_info(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<BasicInfoBody>,
) -> Result<Response, TripServiceError> {
    let BasicInfoBody {
        trip_name,
        transport,
        members,
    } = body;
    let given = Body::from_iter([
        ("tripName".to_owned(), trip_name),
        ("transport".to_owned(), transport),
        ("members".to_owned(), required(members)),
    ]);
    let world = service.world.clone();
    let changed = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        let read = read_body(given, Some(document), &world)?;
        document.name = read.name;
        document.members = read.members;
        document.rest.extend(read.rest);
        Ok(())
    })
    .await?;
    Ok(answer::trip(&service, &changed))
}

/// A list that must be there cannot be null: an empty one is refused as too short.
fn required(list: Value) -> Value {
    if list.is_null() {
        Value::Array(Vec::new())
    } else {
        list
    }
}
