//! The questions of [`contracts::Generations`] for services of other processes; `contracts::remote::RemoteGenerations`
//! asks them.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Router};
use contracts::Generations;
use contracts::remote::questions::{CancelQuestion, EventsQuestion, GenerationQuestion, TripsQuestion};
use contracts::remote::{paths, told};
use platform::extract::JsonBody;
use platform::internal::{answer, for_services, lines};
use platform::server::Stopping;

use crate::local::LocalGenerations;
use crate::service::AiService;

/// What only services may ask. It has whole paths, and belongs on no public port.
pub fn internal_router(service: Arc<AiService>) -> Router {
    let questions = Router::new()
        .route(paths::GENERATION, post(generation))
        .route(paths::EVENTS, post(events))
        .route(paths::CANCEL, post(cancel))
        .route(paths::RESULT, post(result))
        .route(paths::ERASE_TRIPS, post(erase))
        .with_state(LocalGenerations::new(service));
    for_services(questions)
}

async fn generation(
    State(generations): State<LocalGenerations>,
    JsonBody(asked): JsonBody<GenerationQuestion>,
) -> Response {
    answer(told(generations.generation(&asked.generation_id).await))
}

async fn events(
    State(generations): State<LocalGenerations>,
    stopping: Option<Extension<Stopping>>,
    JsonBody(asked): JsonBody<EventsQuestion>,
) -> Response {
    match generations.events(&asked.generation_id, asked.after).await {
        Ok(events) => lines(events, stopping.map(|Extension(stopping)| stopping)),
        Err(error) => answer::<(), _>(told(Err(error))),
    }
}

async fn cancel(
    State(generations): State<LocalGenerations>,
    JsonBody(asked): JsonBody<CancelQuestion>,
) -> Response {
    let cancelled = generations.cancel(&asked.generation_id, &asked.trip_id).await;
    answer(told(cancelled))
}

async fn result(
    State(generations): State<LocalGenerations>,
    JsonBody(asked): JsonBody<GenerationQuestion>,
) -> Response {
    answer(told(generations.result(&asked.generation_id).await))
}

async fn erase(
    State(generations): State<LocalGenerations>,
    JsonBody(asked): JsonBody<TripsQuestion>,
) -> Response {
    answer(told(generations.erase(&asked.trip_ids).await))
}
