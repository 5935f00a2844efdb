//! The ways between several points.

use std::sync::Arc;

use axum::extract::State;
use cache::Kind;
use engine_model::Coordinates;
use engine_model::problem::{LegSource, Mode, TravelTable};
use engine_routes::travel_tables;
use platform::Language;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::answer::Written;
use crate::error::LocationError;
use crate::service::LocationService;
use crate::travel::{Point, TravelMode, TravelSource};

/// The points, and how one gets from one to the other.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MatrixBody {
    /// The points.
    #[schema(min_items = 1, max_items = 100)]
    points: Vec<Point>,
    /// How.
    mode: TravelMode,
}

/// The ways between all points: row *i*, column *j* is the way from point *i* to point *j*.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TravelMatrix)]
pub(crate) struct MatrixView {
    /// How.
    mode: TravelMode,
    /// Where these numbers come from.
    source: TravelSource,
    /// From door to door, rounded up.
    duration_minutes: Vec<Vec<i32>>,
    /// The lengths of the ways.
    distance_metres: Vec<Vec<i32>>,
    /// The parts of them that are on foot.
    walking_metres: Vec<Vec<i32>>,
}

const MOST_POINTS: usize = 100;

/// Tells how long the ways between several points take.
#[utoipa::path(
    post,
    path = "/matrix",
    operation_id = "get_matrix",
    tag = "locations",
    request_body = MatrixBody,
    responses((status = 200, description = "The ways", body = MatrixView)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn get_matrix(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    language: Language,
    JsonBody(body): JsonBody<MatrixBody>,
) -> Result<Written, Problem> {
    let points = read(&body.points)?;
    let mode = body.mode;
    let key = key(&points, mode);
    let load = async {
        tokio::task::spawn_blocking(move || serde_json::to_vec(&matrix(&points, mode)))
            .await
            .map_err(|error| LocationError::broken("computing ways", &error))?
            .map(Into::into)
            .map_err(|error| LocationError::broken("writing ways", &error))
    };
    let written = service.cache.get_bytes_or_load(Kind::Route, &key, load).await?;
    Ok(Written(language, written))
}

fn read(points: &[Point]) -> Result<Vec<Coordinates>, Problem> {
    let mut fields = Fields::new();
    if points.is_empty() {
        fields.required::<Point>("points", None);
    }
    if points.len() > MOST_POINTS {
        fields.refuse(
            "points",
            Rule::TooLong,
            text(
                format!("{MOST_POINTS}곳까지 보낼 수 있습니다"),
                format!("At most {MOST_POINTS} points"),
            ),
        );
    }
    let read = points
        .iter()
        .take(MOST_POINTS)
        .enumerate()
        .filter_map(|(index, point)| {
            let prefix = format!("points[{index}].");
            super::point(&prefix, point.latitude, point.longitude, &mut fields)
        })
        .collect();
    fields.finish()?;
    Ok(read)
}

fn key(points: &[Coordinates], mode: TravelMode) -> String {
    let mut hasher = blake3::Hasher::new();
    for point in points {
        hasher.update(&point.latitude().to_le_bytes());
        hasher.update(&point.longitude().to_le_bytes());
    }
    format!("matrix/{mode:?}/{}", hasher.finalize().to_hex())
}

fn matrix(points: &[Coordinates], travel: TravelMode) -> MatrixView {
    let tables = travel_tables(points, &[Mode::from(travel)]);
    let rows = |number: fn(&TravelTable, u16, u16) -> i32| -> Vec<Vec<i32>> {
        let Some(table) = tables.first() else {
            return Vec::new();
        };
        (0..table.size())
            .map(|from| (0..table.size()).map(|to| number(table, from, to)).collect())
            .collect()
    };
    MatrixView {
        mode: travel,
        source: LegSource::Estimate.into(),
        duration_minutes: rows(|table, from, to| table.leg(from, to).duration.minutes_up()),
        distance_metres: rows(|table, from, to| table.leg(from, to).distance.0),
        walking_metres: rows(|table, from, to| table.leg(from, to).walking.0),
    }
}
