//! The endpoints, relative to `/ai`.

mod find_generation;
mod follow_generation;
mod infer;
mod judge_weather;
mod list_generations;
mod plan_trip;
mod recommend_place;

use std::sync::Arc;

use axum::Extension;
use axum::routing::post;
use platform::Language;
use platform::auth::ReadsOnly;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::service::AiService;

/// The endpoints of the ai service, to be nested under `/api/v1/ai`.
pub fn router(service: Arc<AiService>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(plan_trip::plan_trip).layer(Extension(ReadsOnly)))
        .routes(routes!(list_generations::list_generations))
        .routes(routes!(find_generation::find_generation))
        .routes(routes!(follow_generation::follow_generation))
        .routes(routes!(recommend_place::recommend_place).layer(Extension(ReadsOnly)))
        .routes(routes!(judge_weather::judge_weather).layer(Extension(ReadsOnly)))
        .routes(routes!(infer::infer))
        // Ids of places have a slash in them; a client that does not write it as %2F means the same.
        .route(
            "/places/{pack}/{place}/recommendations",
            post(recommend_place::recommend_place_of_pack).layer(Extension(ReadsOnly)),
        )
        .with_state(service)
}

/// The engines' word for the language of an answer.
fn spoken(language: Language) -> engine_model::Language {
    match language {
        Language::Korean => engine_model::Language::Korean,
        Language::English => engine_model::Language::English,
    }
}
