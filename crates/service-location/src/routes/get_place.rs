//! One place with all that is known of it.

use std::sync::Arc;

use axum::extract::{OriginalUri, State};
use cache::Kind;
use engine_model::PlaceId;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use library::{FoundPlace, find_place};
use platform::Language;
use platform::auth::Caller;
use platform::extract::{PathOf, QueryOf};
use platform::problem::{Problem, ProblemView};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::places::{PlaceContext, PlaceDetail, place_detail};

use crate::answer::{Lang, Written, language};
use crate::cached::{TimedBody, body_until};
use crate::cards::{hours, spoken};
use crate::error::{LocationError, Missing};
use crate::service::LocationService;

/// What of a place is wanted.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PlaceQuery {
    /// The language of the answer, in front of `Accept-Language`.
    #[param(inline)]
    lang: Option<Lang>,
    /// What else is wanted.
    #[param(inline)]
    include: Option<Include>,
}

/// What else is wanted of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Include {
    /// Where reasons and tips for it are given.
    Recommendations,
}

/// A place with all that is known of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlaceWithHours)]
pub(crate) struct PlaceView {
    /// The place and its hours around now.
    #[serde(flatten)]
    detail: PlaceDetail,
    /// The destination that it belongs to.
    destination: String,
    /// Its clock, an IANA time zone.
    zone: String,
    /// Digest of the pack that the facts stand in.
    pack: String,
    /// Where reasons and tips are asked for, with POST; only where they were to be included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    recommendations_url: Option<String>,
}

/// Shows a place.
///
/// An id holds a slash (`seoul/gyeongbokgung`, `osm/n123`), which is written `%2F`; as it is, it is understood too,
/// but for places whose own name is `hours` or holds a further slash.
#[utoipa::path(
    get,
    path = "/places/{placeId}",
    operation_id = "get_place",
    tag = "locations",
    params(
        ("placeId" = String, Path, description = "The place's id", min_length = 1, max_length = 200),
        PlaceQuery
    ),
    responses(
        (status = 200, description = "The place", body = PlaceView),
        (status = 404, description = "`PLACE_NOT_FOUND`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn get_place(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    header: Language,
    OriginalUri(uri): OriginalUri,
    PathOf(id): PathOf<String>,
    QueryOf(query): QueryOf<PlaceQuery>,
) -> Result<Written, Problem> {
    let wanted = Wanted {
        language: language(query.lang, header),
        recommendations: query
            .include
            .map(|_recommendations| recommendations_url(uri.path(), &id)),
    };
    show(&service, &id, wanted).await
}

/// The same for an id whose slash was not escaped.
pub(crate) async fn get_place_in_two(
    state: State<Arc<LocationService>>,
    caller: Caller,
    header: Language,
    uri: OriginalUri,
    PathOf((prefix, name)): PathOf<(String, String)>,
    query: QueryOf<PlaceQuery>,
) -> Result<Written, Problem> {
    get_place(
        state,
        caller,
        header,
        uri,
        PathOf(format!("{prefix}/{name}")),
        query,
    )
    .await
}

/// What somebody wants to know of a place.
struct Wanted {
    language: Language,
    recommendations: Option<String>,
}

async fn show(service: &LocationService, id: &str, wanted: Wanted) -> Result<Written, Problem> {
    let found = found(service, id).await?;
    let Wanted {
        language,
        recommendations,
    } = wanted;
    let key = format!(
        "{}/{}/{}/{}",
        found.pack.reference.digest,
        found.position,
        language.tag(),
        recommendations.as_deref().unwrap_or_default()
    );
    let at = service.world.now();
    let make = || body(&found, at, language, recommendations.clone());
    Ok(Written(
        language,
        body_until(service, Kind::Place, &key, make).await?,
    ))
}

fn body(
    found: &FoundPlace,
    at: Timestamp,
    language: Language,
    recommendations_url: Option<String>,
) -> Result<TimedBody, LocationError> {
    let hours = hours(&found.pack, found.position, at);
    let context = PlaceContext {
        is_open: Some(hours.view.is_open),
        ..PlaceContext::default()
    };
    let until_ms = until_ms(hours.next_change.as_ref(), &found.pack.destination().zone, at);
    let view = PlaceView {
        detail: place_detail(found.place(), context, Some(hours.view), spoken(language)),
        destination: found.pack.destination().id.to_string(),
        zone: found.pack.destination().zone.clone(),
        pack: found.pack.reference.digest.clone(),
        recommendations_url,
    };
    written(until_ms, &view)
}

/// An answer as bytes.
pub(super) fn written(until_ms: i64, view: &impl Serialize) -> Result<TimedBody, LocationError> {
    let body =
        serde_json::to_vec(view).map_err(|error| LocationError::broken("writing an answer", &error))?;
    Ok(TimedBody { until_ms, body })
}

/// The place of an id.
pub(super) async fn found(service: &LocationService, id: &str) -> Result<FoundPlace, LocationError> {
    let shelf = service.shelf().await?;
    find_place(&shelf.packs, &PlaceId::new(id))
        .ok_or_else(|| LocationError::NotFound(Missing::Place, id.to_owned()))
}

/// Until when hours around a moment are true: the place opens or closes, or its date ends and `today` is another.
pub(super) fn until_ms(next_change: Option<&Zoned>, zone: &str, at: Timestamp) -> i64 {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let midnight = at
        .to_zoned(zone)
        .tomorrow()
        .and_then(|tomorrow| tomorrow.start_of_day());
    let midnight = midnight.map_or(at, |midnight| midnight.timestamp());
    let change = next_change.map_or(midnight, Zoned::timestamp);
    midnight.min(change).as_millisecond()
}

/// The way to the recommendations, from the way to the place: both lie below the same prefix.
fn recommendations_url(path: &str, id: &str) -> String {
    let prefix = path.split_once("/locations/").map_or("", |(prefix, _)| prefix);
    format!(
        "{prefix}/ai/places/{}/recommendations",
        id.replace('%', "%25").replace('/', "%2F")
    )
}
