//! Removes an imported pack.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Operator;
use platform::extract::PathOf;
use platform::problem::{Problem, ProblemView};

use crate::packs;
use crate::service::LocationService;

/// Removes an imported pack; the bundled one of the same destination is there again.
#[utoipa::path(
    delete,
    path = "/packs/{destination}",
    operation_id = "delete_pack",
    tag = "locations",
    params(("destination" = String, Path, description = "The destination's id", min_length = 1, max_length = 60)),
    responses(
        (status = 204, description = "It is removed"),
        (status = 404, description = "`PACK_NOT_FOUND`", body = ProblemView, content_type = "application/problem+json"),
        (status = 409, description = "`PACK_BUNDLED`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(("bearer" = []), ("cookie" = []))
)]
pub(super) async fn delete_pack(
    State(service): State<Arc<LocationService>>,
    _operator: Operator,
    PathOf(destination): PathOf<String>,
) -> Result<StatusCode, Problem> {
    packs::remove(&service, &destination).await?;
    Ok(StatusCode::NO_CONTENT)
}
