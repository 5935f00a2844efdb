//! `POST /ai/plan`: a request in, a plan out, nothing kept.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use platform::Language;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::problem::Problem;
use serde_json::Value;
use wire::plan::PlanView;
use wire::schema::TripRequestSchema;

use super::spoken;
use crate::error::AiError;
use crate::planning::plan_once;
use crate::recommend::StopOnDrop;
use crate::service::AiService;

/// Plan a trip without keeping it
///
/// The document is the plan file of the command line. A request that cannot be met is answered with a plan that has no
/// days and names its conflicts. Equal requests with equal seeds give equal plans.
#[utoipa::path(
    post,
    path = "/plan",
    operation_id = "planTrip",
    tag = "ai",
    security(("bearer" = []), ("cookie" = [])),
    request_body = TripRequestSchema,
    responses((status = 200, description = "The plan", body = PlanView))
)]
pub(super) async fn plan_trip(
    State(service): State<Arc<AiService>>,
    _caller: Caller,
    language: Language,
    JsonBody(body): JsonBody<Value>,
) -> Result<impl IntoResponse, Problem> {
    let request = wire::request::request_from_value(&body).map_err(AiError::from)?;
    let packs = service.library.current().await.map_err(AiError::from)?;
    let guard = StopOnDrop::default();
    let (stop, language) = (Arc::clone(&guard.0), spoken(language));
    let planned = service
        .pool
        .run_or_refuse(move || plan_once(&request, &packs, &stop, language))
        .await
        .map_err(AiError::from)?;
    let document = planned.map_err(AiError::from)?;
    Ok(([(CONTENT_TYPE, "application/json")], document))
}
