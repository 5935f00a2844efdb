//! `POST /ai/places/{placeId}/recommendations`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use engine_model::ids::PlaceId;
use platform::Language;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use wire::schema::MemberSchema;

use super::spoken;
use crate::recommend::view::Recommendation;
use crate::recommend::{Asked, RecommendContext};
use crate::service::AiService;

/// For whom and when.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RecommendPlaceBody {
    /// Who travels.
    #[schema(value_type = Vec<MemberSchema>, min_items = 1, max_items = 10)]
    members: Vec<Value>,
    /// When, and what is known already.
    #[serde(default)]
    #[schema(required = false)]
    context: RecommendContext,
}

/// Why to go to a place, and what to know there
///
/// Reasons are the planner's terms, from a day planned around the place; tips are facts of the data, each named. What
/// no fact stands behind is not said. Good for 24 hours.
#[utoipa::path(
    post,
    path = "/places/{placeId}/recommendations",
    operation_id = "recommendPlace",
    tag = "ai",
    security(("bearer" = []), ("cookie" = [])),
    params(("placeId" = String, Path, description = "The place's id, its slash written as %2F or as it is", max_length = 200)),
    request_body = RecommendPlaceBody,
    responses(
        (status = 200, description = "The recommendation", body = Recommendation),
        (status = 404, description = "PLACE_NOT_FOUND", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(super) async fn recommend_place(
    State(service): State<Arc<AiService>>,
    _caller: Caller,
    language: Language,
    PathOf(place): PathOf<String>,
    JsonBody(body): JsonBody<RecommendPlaceBody>,
) -> Result<Json<Recommendation>, Problem> {
    answer(&service, &place, language, body).await
}

/// The same with the slash of the id as a part of the path.
pub(super) async fn recommend_place_of_pack(
    State(service): State<Arc<AiService>>,
    _caller: Caller,
    language: Language,
    PathOf((pack, place)): PathOf<(String, String)>,
    JsonBody(body): JsonBody<RecommendPlaceBody>,
) -> Result<Json<Recommendation>, Problem> {
    answer(&service, &format!("{pack}/{place}"), language, body).await
}

async fn answer(
    service: &AiService,
    place: &str,
    language: Language,
    body: RecommendPlaceBody,
) -> Result<Json<Recommendation>, Problem> {
    let mut fields = Fields::new();
    fields.range("context.exclude", body.context.exclude.len(), 0, 200);
    fields.finish()?;
    let asked = Asked {
        place: PlaceId::new(place),
        members: Value::Array(body.members),
        context: body.context,
        language: spoken(language),
    };
    let recommendation = service.recommend(&asked).await?;
    Ok(Json(Recommendation::clone(&recommendation)))
}
