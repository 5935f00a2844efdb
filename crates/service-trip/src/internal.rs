//! The questions of [`contracts::Trips`] for services of other processes; `contracts::remote::RemoteTrips` asks them.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use contracts::Trips;
use contracts::remote::questions::{PlanQuestion, ReaderQuestion, UserQuestion};
use contracts::remote::{paths, told};
use platform::extract::JsonBody;
use platform::internal::{answer, for_services};

use crate::contract::LocalTrips;
use crate::service::TripService;

/// What only services may ask. It has whole paths, and belongs on no public port.
pub fn internal_router(service: Arc<TripService>) -> Router {
    let questions = Router::new()
        .route(paths::PLAN, post(plan))
        .route(paths::MAY_READ, post(may_read))
        .route(paths::EXPORT, post(export))
        .route(paths::ERASE_USER, post(erase))
        .with_state(LocalTrips::new(service));
    for_services(questions)
}

async fn plan(State(trips): State<LocalTrips>, JsonBody(asked): JsonBody<PlanQuestion>) -> Response {
    answer(told(trips.plan(&asked.trip_id, asked.version).await))
}

async fn may_read(State(trips): State<LocalTrips>, JsonBody(asked): JsonBody<ReaderQuestion>) -> Response {
    answer(told(trips.may_read(&asked.user_id, &asked.trip_id).await))
}

async fn export(State(trips): State<LocalTrips>, JsonBody(asked): JsonBody<UserQuestion>) -> Response {
    answer(told(trips.export(&asked.user_id).await))
}

async fn erase(State(trips): State<LocalTrips>, JsonBody(asked): JsonBody<UserQuestion>) -> Response {
    answer(told(trips.erase(&asked.user_id).await))
}
