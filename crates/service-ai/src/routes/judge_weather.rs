//! `POST /ai/weather-impact`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::Language;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use super::spoken;
use crate::error::AiError;
use crate::service::AiService;
use crate::weather_impact::{PlannedDay, Sky, WeatherChange, WeatherImpact, impact};

/// Planned days, and how their weather changed.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WeatherImpactBody {
    /// The planned days.
    #[schema(min_items = 1, max_items = 120)]
    days: Vec<PlannedDay>,
    /// The changes.
    #[schema(min_items = 1, max_items = 120)]
    changes: Vec<WeatherChange>,
}

/// What a change of the weather means for planned days
///
/// Days that turn wet, at least 10 degrees warmer or colder, or get a warning; with the stops in the open, what to do,
/// and places under a roof nearby.
#[utoipa::path(
    post,
    path = "/weather-impact",
    operation_id = "judgeWeather",
    tag = "ai",
    security(("bearer" = []), ("cookie" = [])),
    request_body = WeatherImpactBody,
    responses((status = 200, description = "The days that are another thing now", body = WeatherImpact))
)]
pub(super) async fn judge_weather(
    State(service): State<Arc<AiService>>,
    _caller: Caller,
    language: Language,
    JsonBody(body): JsonBody<WeatherImpactBody>,
) -> Result<Json<WeatherImpact>, Problem> {
    check(&body)?;
    let packs = service.library.current().await.map_err(AiError::from)?;
    let language = spoken(language);
    // A hundred days of thirty stops take milliseconds.
    let judged = service
        .pool
        .run_or_refuse(move || impact(&body.days, &body.changes, &packs, language))
        .await
        .map_err(AiError::from)?;
    Ok(Json(judged))
}

fn check(body: &WeatherImpactBody) -> Result<(), Problem> {
    let mut fields = Fields::new();
    fields.range("days", body.days.len(), 1, 120);
    fields.range("changes", body.changes.len(), 1, 120);
    for (index, day) in body.days.iter().enumerate() {
        let at = format!("days[{index}]");
        fields.range(&format!("{at}.day"), day.day, 1, 120);
        fields.range(&format!("{at}.stops"), day.stops.len(), 0, 30);
        for (index, stop) in day.stops.iter().enumerate() {
            fields.text(&format!("{at}.stops[{index}].stopId"), &stop.stop_id, 1, 200);
            if let Some(place) = &stop.place_id {
                fields.text(&format!("{at}.stops[{index}].placeId"), place, 1, 200);
            }
        }
    }
    for (index, change) in body.changes.iter().enumerate() {
        let at = format!("changes[{index}]");
        fields.range(&format!("{at}.day"), change.day, 1, 120);
        check_sky(&format!("{at}.after"), &change.after, &mut fields);
        if let Some(before) = &change.before {
            check_sky(&format!("{at}.before"), before, &mut fields);
        }
    }
    fields.finish()
}

fn check_sky(at: &str, sky: &Sky, fields: &mut Fields) {
    fields.range(&format!("{at}.warnings"), sky.warnings.len(), 0, 5);
    for (name, degrees) in [("minC", sky.min_c), ("maxC", sky.max_c)] {
        if let Some(degrees) = degrees {
            fields.range(&format!("{at}.{name}"), degrees, -100.0, 100.0);
        }
    }
}
