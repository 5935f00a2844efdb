//! The weather of some days.

use std::sync::Arc;

use axum::extract::State;
use contracts::locations::{DayWeather, WeatherQuery};
use jiff::civil::Date;
use platform::Language;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::answer::Answer;
use crate::service::LocationService;
use crate::weather::{self, ForecastState, MOST_DAYS};

/// Where and when.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DaysQuery {
    /// Degrees north.
    #[param(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[param(minimum = -180, maximum = 180)]
    longitude: f64,
    /// The first day; today on the place's clock where it is absent.
    #[param(format = Date)]
    from: Option<String>,
    /// How many days; 7 where it is absent.
    #[param(minimum = 1, maximum = 31)]
    days: Option<u16>,
}

/// The weather of some days.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlaceWeather)]
pub(crate) struct WeatherView {
    /// The clock by which the dates are meant, an IANA time zone.
    zone: String,
    /// The destination whose climate is typical here; absent where none is near.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    destination: Option<String>,
    /// What became of the forecast.
    forecast: ForecastState,
    /// Whom to name.
    sources: Vec<String>,
    /// One entry a day, in order, as far as the calendar goes; each says where it comes from.
    days: Vec<DayWeather>,
}

/// Shows the weather of some days.
///
/// A forecast up to 16 days ahead where a provider is configured, else what is typical for the month, else unknown.
#[utoipa::path(
    get,
    path = "/weather",
    operation_id = "get_weather",
    tag = "locations",
    params(DaysQuery),
    responses((status = 200, description = "The weather", body = WeatherView)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn get_weather(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    language: Language,
    QueryOf(query): QueryOf<DaysQuery>,
) -> Result<Answer<WeatherView>, Problem> {
    let mut fields = Fields::new();
    let at = super::point("", query.latitude, query.longitude, &mut fields);
    let days = fields.range("days", query.days.unwrap_or(7), 1, MOST_DAYS);
    let from = query.from.as_deref().and_then(|text| date(text, &mut fields));
    fields.finish()?;
    let at = at.ok_or_else(Problem::invalid_request)?;
    let from = match from {
        Some(date) => date,
        None => weather::today(&service, at).await?,
    };
    let query = WeatherQuery {
        destination: None,
        latitude: at.latitude(),
        longitude: at.longitude(),
        from: from.to_string(),
        days,
    };
    let weather = weather::days(&service, &query).await?;
    let view = WeatherView {
        zone: weather.zone,
        destination: weather.destination,
        forecast: weather.forecast,
        sources: weather.sources,
        days: weather.days,
    };
    Ok(Answer(language, view))
}

fn date(asked: &str, fields: &mut Fields) -> Option<Date> {
    let date = wire::scalars::parse_date(asked);
    if date.is_none() {
        fields.refuse(
            "from",
            Rule::Format,
            text("YYYY-MM-DD 형식의 날짜여야 합니다", "A date YYYY-MM-DD"),
        );
    }
    date
}
