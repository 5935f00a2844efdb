//! `GET /ai/generations/{generationId}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::auth::{Caller, Principal, Role};
use platform::extract::PathOf;
use platform::problem::{Problem, ProblemView};

use crate::error::AiError;
use crate::service::AiService;
use crate::views::GenerationView;

/// How far a generation is
///
/// For whoever asked for it and may still see the trip, and for operators. Its plan is read with the trip's itinerary.
#[utoipa::path(
    get,
    path = "/generations/{generationId}",
    operation_id = "findGeneration",
    tag = "ai",
    security(("bearer" = []), ("cookie" = [])),
    params(("generationId" = String, Path, description = "The generation's id", max_length = 100)),
    responses(
        (status = 200, description = "The generation as it stands", body = GenerationView),
        (status = 404, description = "GENERATION_NOT_FOUND", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(super) async fn find_generation(
    State(service): State<Arc<AiService>>,
    Caller(caller): Caller,
    PathOf(id): PathOf<String>,
) -> Result<Json<GenerationView>, Problem> {
    readable(&service, &caller, &id).await.map(Json)
}

/// The generation, where the caller may know of it.
pub(super) async fn readable(
    service: &AiService,
    caller: &Principal,
    id: &str,
) -> Result<GenerationView, Problem> {
    let (generation, view) = service.generation_view(id).await?;
    if caller.has_any(&[Role::Admin, Role::Service]) {
        return Ok(view);
    }
    let is_asker = generation.user_id == caller.subject;
    // Somebody may have taken them off the trip since.
    if is_asker
        && service
            .trips()?
            .may_read(&caller.subject, &generation.trip_id)
            .await?
    {
        return Ok(view);
    }
    Err(AiError::GenerationNotFound { id: id.to_owned() }.into())
}
