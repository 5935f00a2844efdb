//! `GET /trips/{tripId}/readiness`: what a plan still needs.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::Language;
use platform::auth::Caller;
use platform::extract::PathOf;
use platform::problem::FieldProblemView;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{self, CompanionRole};
use crate::document::{Document, Lacking, lacking};
use crate::error::TripServiceError;
use crate::progress::TripStep;
use crate::service::TripService;
use crate::store::trips;

/// What a plan still needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Readiness {
    /// What is to be done next.
    step: TripStep,
    /// Whether a generation can be started.
    ready: bool,
    /// The fields that are not said yet.
    missing: Vec<MissingField>,
    /// The fields that are said, and with which no plan can be made.
    problems: Vec<FieldProblemView>,
}

/// A field without which nothing can be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum MissingField {
    /// Who travels.
    Members,
    /// When the trip starts.
    StartDate,
    /// Where to.
    Destinations,
}

/// Tells what a plan still needs.
#[utoipa::path(
    get, path = "/{tripId}/readiness", operation_id = "read_readiness", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "What is missing.", body = Readiness),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn read_readiness(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    language: Language,
) -> Result<Json<Readiness>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let document: Document = trips::document(&mut service.db.clone(), &access).await?;
    let packs = service.library.current().await?;
    let Lacking { missing, problems } = lacking(&document, &packs);
    let missing: Vec<MissingField> = missing.into_iter().filter_map(field).collect();
    let problems: Vec<FieldProblemView> = problems
        .into_iter()
        .map(|problem| FieldProblemView {
            message: problem.message.get(language).to_owned(),
            field: problem.field,
            rule: problem.rule,
        })
        .collect();
    Ok(Json(Readiness {
        step: TripStep::of(access.trip()),
        ready: missing.is_empty() && problems.is_empty(),
        missing,
        problems,
    }))
}

fn field(name: &'static str) -> Option<MissingField> {
    match name {
        "members" => Some(MissingField::Members),
        "startDate" => Some(MissingField::StartDate),
        "destinations" => Some(MissingField::Destinations),
        _ => None,
    }
}
