//! `GET /trips/{tripId}/map`: the itinerary as `GeoJSON`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use cache::Kind;
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind};
use platform::Language;
use platform::auth::Caller;
use platform::extract::{PathOf, QueryOf};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::scalars::{ClockTime, Word};
use wire::words::{CategoryWord, ModeWord};

use super::itinerary::{plan_of, present_number};
use crate::access::{self, CompanionRole};
use crate::error::{Missing, TripServiceError};
use crate::files::{is_known, tag};
use crate::itinerary::spoken;
use crate::service::TripService;
use crate::{answer, plans};

/// Which part.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct MapQuery {
    /// One day, from 1; every day where it is absent.
    #[param(minimum = 1, maximum = 121)]
    day: Option<u16>,
}

/// A `GeoJSON` feature collection (RFC 7946).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct TripMap {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    kind: CollectionWord,
    /// Points and ways, in the order of the days.
    features: Vec<Feature>,
}

/// The type of the whole.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(crate) enum CollectionWord {
    /// The only one.
    FeatureCollection,
}

/// A point or a way.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MapFeature)]
pub(crate) struct Feature {
    /// `Feature`.
    #[serde(rename = "type")]
    kind: FeatureWord,
    /// Where.
    geometry: Geometry,
    /// What.
    properties: Properties,
}

/// The type of a feature.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = MapFeatureType)]
pub(crate) enum FeatureWord {
    /// The only one.
    Feature,
}

/// Where something is: longitude, then latitude.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(tag = "type", content = "coordinates")]
#[schema(as = MapGeometry)]
pub(crate) enum Geometry {
    /// A point.
    Point([f64; 2]),
    /// A way, as a straight line: the streets between are not known here.
    LineString(Vec<[f64; 2]>),
}

/// What a feature shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = MapFeatureKind)]
pub(crate) enum FeatureKind {
    /// Something that is visited.
    Stop,
    /// A meal.
    Meal,
    /// A rest.
    Rest,
    /// Rooms or luggage.
    Errand,
    /// Where a part of a day starts or ends: the lodging, a station or the centre.
    Lodging,
    /// The way between two of these.
    Leg,
}

/// What a feature is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MapProperties)]
pub(crate) struct Properties {
    /// What it shows.
    kind: FeatureKind,
    /// The day, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// Counts the entries of the day from 1; a way has the number of the entry that it leads to.
    #[schema(minimum = 1)]
    order: usize,
    /// The entry, or the one that the way leads to.
    stop_id: String,
    /// In the asked language; of a way, the name of where it leads to.
    name: String,
    /// The place, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    place_id: Option<String>,
    /// The category, where it is a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    category: Option<CategoryWord>,
    /// When it begins, on the local clock; of a way, when it ends.
    local_start: ClockTime,
    /// How one gets along a way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    mode: Option<ModeWord>,
    /// How long a way takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    duration_minutes: Option<i32>,
    /// How long a way is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    distance_metres: Option<i32>,
}

/// Gives the itinerary as a map: a `GeoJSON` feature collection
///
/// With `If-None-Match`, 304 where nothing has changed.
#[utoipa::path(
    get, path = "/{tripId}/map", operation_id = "read_trip_map", tag = "exports",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        MapQuery,
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` that was read before.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The map.", body = TripMap, content_type = "application/geo+json",
            headers(("ETag" = String, description = "The version of the map."))),
        (status = 304, description = "Nothing has changed."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `DAY_NOT_FOUND`")
    )
)]
pub(crate) async fn read_map(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<MapQuery>,
    headers: HeaderMap,
) -> Result<Response, TripServiceError> {
    const GEO_JSON: HeaderValue = HeaderValue::from_static("application/geo+json");
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let number = present_number(&access)?;
    let words = format!("{number}-{}-{}", language.tag(), query.day.unwrap_or(0));
    if is_known(&headers, &words) {
        return Ok((StatusCode::NOT_MODIFIED, tag(&words)?).into_response());
    }
    let key = format!("map/{trip_id}/{words}");
    let load = async {
        let plan = plan_of(&service, &access).await?;
        if query
            .day
            .is_some_and(|day| day == 0 || usize::from(day) > plan.days.len())
        {
            return Err(TripServiceError::NotFound(Missing::Day, trip_id.clone()));
        }
        plans::off_thread(move || map_of(&plan, query.day, language)).await
    };
    let body = answer::cached::<_, TripServiceError>(&service, Kind::Itinerary, &key, load).await?;
    Ok((tag(&words)?, [(CONTENT_TYPE, GEO_JSON)], body).into_response())
}

fn map_of(plan: &Plan, day: Option<u16>, language: Language) -> TripMap {
    let days = plan
        .days
        .iter()
        .filter(|one| day.is_none_or(|day| one.number == day));
    TripMap {
        kind: CollectionWord::FeatureCollection,
        features: days.flat_map(|day| features_of(day, language)).collect(),
    }
}

fn features_of(day: &PlanDay, language: Language) -> Vec<Feature> {
    let mut features = Vec::with_capacity(day.entries.len() * 2);
    let mut from: Option<&PlanEntry> = None;
    for (index, entry) in day.entries.iter().enumerate() {
        let shown = properties(day, index, entry, language);
        if let (Some(from), Some(leg)) = (from, &entry.leg) {
            features.push(Feature {
                kind: FeatureWord::Feature,
                geometry: Geometry::LineString(vec![point(from), point(entry)]),
                properties: Properties {
                    kind: FeatureKind::Leg,
                    place_id: None,
                    category: None,
                    local_start: ClockTime(entry.arrival),
                    mode: Some(Word(leg.mode)),
                    duration_minutes: Some(leg.duration.minutes_up()),
                    distance_metres: Some(leg.distance.0),
                    ..shown.clone()
                },
            });
        }
        features.push(Feature {
            kind: FeatureWord::Feature,
            geometry: Geometry::Point(point(entry)),
            properties: shown,
        });
        from = Some(entry);
    }
    features
}

fn properties(day: &PlanDay, index: usize, entry: &PlanEntry, language: Language) -> Properties {
    Properties {
        kind: match entry.kind {
            PlanEntryKind::Start | PlanEntryKind::End => FeatureKind::Lodging,
            PlanEntryKind::Stop => FeatureKind::Stop,
            PlanEntryKind::Meal(_) => FeatureKind::Meal,
            PlanEntryKind::Rest => FeatureKind::Rest,
            PlanEntryKind::Errand(_) => FeatureKind::Errand,
        },
        day: day.number,
        order: index + 1,
        stop_id: entry.id.clone(),
        name: entry.names.in_language(spoken(language)).to_owned(),
        place_id: entry.place.as_ref().map(ToString::to_string),
        category: entry.category.map(Word),
        local_start: ClockTime(entry.start),
        mode: None,
        duration_minutes: None,
        distance_metres: None,
    }
}

fn point(entry: &PlanEntry) -> [f64; 2] {
    [entry.at.longitude(), entry.at.latitude()]
}
