//! The questions of [`contracts::Locations`] for services of other processes; `contracts::remote::RemoteLocations` asks
//! them.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use contracts::Locations;
use contracts::locations::WeatherQuery;
use contracts::remote::questions::{Nothing, PackQuestion};
use contracts::remote::{paths, told};
use platform::extract::JsonBody;
use platform::internal::{answer, for_services};

use crate::service::{LocalLocations, LocationService};

/// What only services may ask. It has whole paths, and belongs on no public port.
pub fn internal_router(service: Arc<LocationService>) -> Router {
    let questions = Router::new()
        .route(paths::PACKS, post(packs))
        .route(paths::PACK, post(pack))
        .route(paths::WEATHER, post(weather))
        .with_state(LocalLocations::new(service));
    for_services(questions)
}

async fn packs(State(locations): State<LocalLocations>, JsonBody(Nothing {}): JsonBody<Nothing>) -> Response {
    answer(told(locations.packs().await))
}

async fn pack(State(locations): State<LocalLocations>, JsonBody(asked): JsonBody<PackQuestion>) -> Response {
    match locations.pack(&asked.digest).await {
        Ok(bytes) => ([(CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Err(error) => answer::<(), _>(told(Err(error))),
    }
}

async fn weather(
    State(locations): State<LocalLocations>,
    JsonBody(asked): JsonBody<WeatherQuery>,
) -> Response {
    answer(told(locations.weather(&asked).await))
}
