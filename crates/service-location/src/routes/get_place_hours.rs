//! When a place is open.

use std::sync::Arc;

use axum::extract::State;
use cache::Kind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use library::FoundPlace;
use platform::Language;
use platform::auth::Caller;
use platform::extract::{PathOf, QueryOf};
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::places::HoursView;

use super::get_place::{found, until_ms, written};
use crate::answer::Written;
use crate::cached::{TimedBody, body_until};
use crate::cards::hours;
use crate::error::LocationError;
use crate::service::LocationService;

/// The moment that is asked about.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct HoursQuery {
    /// An instant such as `2026-12-04T10:00:00+09:00`; now where it is absent.
    #[param(format = DateTime)]
    at: Option<String>,
}

/// A place's hours around a moment.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlaceHours)]
pub(crate) struct PlaceHoursView {
    /// The place.
    place_id: String,
    /// Its clock, an IANA time zone.
    zone: String,
    /// The moment asked about, on that clock.
    #[schema(format = DateTime)]
    at: String,
    /// The hours: open or not, today, seven days.
    #[serde(flatten)]
    hours: HoursView,
    /// The instant of `nextChange`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    next_change_at: Option<String>,
}

/// Shows when a place is open, on its own clock.
#[utoipa::path(
    get,
    path = "/places/{placeId}/hours",
    operation_id = "get_place_hours",
    tag = "locations",
    params(
        ("placeId" = String, Path, description = "The place's id", min_length = 1, max_length = 200),
        HoursQuery
    ),
    responses(
        (status = 200, description = "Open or not, today, and seven days", body = PlaceHoursView),
        (status = 404, description = "`PLACE_NOT_FOUND`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn get_place_hours(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    language: Language,
    PathOf(id): PathOf<String>,
    QueryOf(query): QueryOf<HoursQuery>,
) -> Result<Written, Problem> {
    let asked = query.at.as_deref().map(instant).transpose()?;
    let found = found(&service, &id).await?;
    let Some(at) = asked else {
        let at = service.world.now();
        let key = format!("{}/{}", found.pack.reference.digest, found.position);
        let make = || body(&found, at);
        return Ok(Written(
            language,
            body_until(&service, Kind::Hours, &key, make).await?,
        ));
    };
    Ok(Written(language, body(&found, at)?.body.into()))
}

/// The same for an id whose slash was not escaped.
pub(crate) async fn get_place_hours_in_two(
    state: State<Arc<LocationService>>,
    caller: Caller,
    language: Language,
    PathOf((prefix, name)): PathOf<(String, String)>,
    query: QueryOf<HoursQuery>,
) -> Result<Written, Problem> {
    get_place_hours(state, caller, language, PathOf(format!("{prefix}/{name}")), query).await
}

fn instant(asked: &str) -> Result<Timestamp, Problem> {
    asked.parse::<Timestamp>().map_err(|_no_instant| {
        Problem::invalid_field(
            "at",
            Rule::Format,
            text(
                "2026-12-04T10:00:00+09:00 같은 시각이어야 합니다 (주소에서는 +를 %2B로)",
                "An instant such as 2026-12-04T10:00:00+09:00 (in an address, + is %2B)",
            ),
        )
    })
}

fn body(found: &FoundPlace, at: Timestamp) -> Result<TimedBody, LocationError> {
    let hours = hours(&found.pack, found.position, at);
    let zone = &found.pack.destination().zone;
    let view = PlaceHoursView {
        place_id: found.place().id.to_string(),
        zone: zone.clone(),
        at: rfc3339(&at.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))),
        next_change_at: hours.next_change.as_ref().map(rfc3339),
        hours: hours.view,
    };
    written(until_ms(hours.next_change.as_ref(), zone, at), &view)
}

/// An instant with its offset, to the second. The format knows no seconds of an offset, which clocks had before there
/// were zones; such an instant stands in UTC.
fn rfc3339(at: &jiff::Zoned) -> String {
    const FORM: &str = "%Y-%m-%dT%H:%M:%S%:z";
    if at.offset().seconds() % 60 == 0 {
        return at.strftime(FORM).to_string();
    }
    at.with_time_zone(TimeZone::UTC).strftime(FORM).to_string()
}
