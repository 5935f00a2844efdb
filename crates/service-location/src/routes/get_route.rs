//! The way from one point to another.

use std::sync::Arc;

use axum::extract::State;
use engine_model::problem::{LegSource, Mode};
use engine_model::{Coordinates, PlaceId};
use engine_routes::estimate;
use engine_trip::Packs;
use library::find_place;
use platform::Language;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::answer::Answer;
use crate::error::{LocationError, Missing};
use crate::service::LocationService;
use crate::travel::{Point, TravelMode, TravelSource, walking_kcal};

/// From where, to where, and how.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct RouteQuery {
    /// The id of a place, or latitude and longitude: `37.5796,126.9770`.
    #[param(
        min_length = 1,
        max_length = 200,
        pattern = "^([^,]+|-?(90(\\.0+)?|[1-8]?[0-9](\\.[0-9]+)?),-?(180(\\.0+)?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]+)?))$"
    )]
    from: String,
    /// The same for the other end.
    #[param(
        min_length = 1,
        max_length = 200,
        pattern = "^([^,]+|-?(90(\\.0+)?|[1-8]?[0-9](\\.[0-9]+)?),-?(180(\\.0+)?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]+)?))$"
    )]
    to: String,
    /// How.
    #[param(inline)]
    mode: TravelMode,
}

/// A way between two points.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TravelRoute)]
pub(crate) struct RouteView {
    /// Where it begins.
    from: Point,
    /// Where it ends.
    to: Point,
    /// How.
    mode: TravelMode,
    /// From door to door, rounded up.
    #[schema(minimum = 0)]
    duration_minutes: i32,
    /// The length of the way.
    #[schema(minimum = 0)]
    distance_metres: i32,
    /// The part of it that is on foot.
    #[schema(minimum = 0)]
    walking_metres: i32,
    /// Where these numbers come from.
    source: TravelSource,
    /// What an adult spends on the way, only on foot.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    kcal: Option<i32>,
}

/// Tells how long the way takes.
#[utoipa::path(
    get,
    path = "/routes",
    operation_id = "get_route",
    tag = "locations",
    params(RouteQuery),
    responses(
        (status = 200, description = "The way", body = RouteView),
        (status = 404, description = "`PLACE_NOT_FOUND`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn get_route(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    language: Language,
    QueryOf(query): QueryOf<RouteQuery>,
) -> Result<Answer<RouteView>, Problem> {
    let shelf = service.shelf().await?;
    let from = end("from", &query.from, &shelf.packs)?;
    let to = end("to", &query.to, &shelf.packs)?;
    Ok(Answer(language, route(from, to, query.mode)))
}

/// An estimate takes less time than looking into a cache would.
fn route(from: Coordinates, to: Coordinates, travel: TravelMode) -> RouteView {
    let mode = Mode::from(travel);
    let leg = estimate(mode, from, to);
    RouteView {
        from: from.into(),
        to: to.into(),
        mode: travel,
        duration_minutes: leg.duration.minutes_up(),
        distance_metres: leg.distance.0,
        walking_metres: leg.walking.0,
        source: LegSource::Estimate.into(),
        kcal: walking_kcal(mode, leg.walking.0),
    }
}

/// The point that a text means.
fn end(field: &str, asked: &str, packs: &Packs) -> Result<Coordinates, LocationError> {
    let asked = asked.trim();
    if let Some((latitude, longitude)) = asked.split_once(',') {
        let degrees = |text: &str| text.trim().parse::<f64>().ok();
        let point = degrees(latitude).zip(degrees(longitude));
        return point
            .and_then(|(latitude, longitude)| Coordinates::from_degrees(latitude, longitude))
            .ok_or_else(|| {
                let message = text(
                    "37.5796,126.9770 같은 위도와 경도나 장소 id여야 합니다",
                    "Latitude and longitude such as 37.5796,126.9770, or the id of a place",
                );
                LocationError::Invalid(Problem::invalid_field(field, Rule::Format, message))
            });
    }
    find_place(packs, &PlaceId::new(asked))
        .map(|found| found.place().at)
        .ok_or_else(|| LocationError::NotFound(Missing::Place, asked.to_owned()))
}
