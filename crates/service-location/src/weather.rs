//! The weather of days: a forecast where there is one, else what is typical, else unknown; each day says which.

mod back_off;
mod open_meteo;
mod typical;

use std::sync::Arc;

use async_trait::async_trait;
use contracts::locations::{DayWeather, WeatherCondition, WeatherKind, WeatherQuery};
use engine_model::{Coordinates, Metres};
use engine_routes::great_circle;
use engine_trip::{LoadedPack, Packs};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::Serialize;
use thiserror::Error;
use utoipa::ToSchema;

use crate::error::LocationError;
use crate::service::LocationService;

pub(crate) use back_off::BackOff;
pub use open_meteo::provider_of;

/// How many days ahead forecasts reach, today included.
pub const FORECAST_DAYS: i32 = 16;

/// Longer questions are refused.
pub(crate) const MOST_DAYS: u16 = 31;

/// A destination farther away says nothing about the weather here.
const CLIMATE_REACH: Metres = Metres(100_000);

/// Whoever knows tomorrow's weather. The real one asks a server that answers as Open-Meteo does.
#[async_trait]
pub trait WeatherProvider: Send + Sync {
    /// The days from today on, in order, on the clock of `zone`; at most [`FORECAST_DAYS`]. It must answer or fail
    /// within its own time limit.
    async fn forecast(&self, at: Coordinates, zone: &str) -> Result<Vec<DayWeather>, ForecastError>;

    /// Whom every answer must name.
    fn attribution(&self) -> &str;
}

/// Why there is no forecast.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ForecastError {
    /// The provider cannot be reached, is too slow, or refuses.
    #[error("the weather provider does not answer: {0}")]
    Unreachable(String),
    /// It answers with something that is no forecast.
    #[error("the weather provider answers with no forecast: {0}")]
    Unusable(String),
    /// It failed a moment ago and is left in peace.
    #[error("the weather provider failed a moment ago")]
    Resting,
}

/// What became of the forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ForecastState {
    /// No provider is configured.
    Off,
    /// The days that it reaches come from the provider.
    Live,
    /// The provider failed; typical weather stands in.
    Unavailable,
    /// Every day asked for is past, or too far ahead.
    Beyond,
}

/// The weather of some days.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weather {
    /// One a day, in order.
    pub(crate) days: Vec<DayWeather>,
    /// The clock by which the dates are meant.
    pub(crate) zone: String,
    /// The destination whose climate is typical here.
    pub(crate) destination: Option<String>,
    pub(crate) forecast: ForecastState,
    /// Whom to name.
    pub(crate) sources: Vec<String>,
}

/// The weather that a question asks for.
pub(crate) async fn days(service: &LocationService, query: &WeatherQuery) -> Result<Weather, LocationError> {
    let at = Coordinates::from_degrees(query.latitude, query.longitude)
        .ok_or_else(|| refused("latitude", "위도와 경도를 확인하세요", "Not a point of the globe"))?;
    let from: Date = query
        .from
        .parse()
        .map_err(|_not_a_date| refused("from", "YYYY-MM-DD 형식의 날짜여야 합니다", "A date YYYY-MM-DD"))?;
    let shelf = service.shelf().await?;
    let pack = pack_of(&shelf.packs, query.destination.as_deref(), at);
    weather(service, at, pack, from, query.days.clamp(1, MOST_DAYS)).await
}

/// Today on the clock of a point.
pub(crate) async fn today(service: &LocationService, at: Coordinates) -> Result<Date, LocationError> {
    let shelf = service.shelf().await?;
    let (_, zone) = zone_of(pack_of(&shelf.packs, None, at).map(Arc::as_ref), at);
    Ok(service.world.now().to_zoned(zone).date())
}

fn refused(field: &'static str, ko: &'static str, en: &'static str) -> LocationError {
    LocationError::Invalid(Problem::invalid_field(field, Rule::Format, text(ko, en)))
}

async fn weather(
    service: &LocationService,
    at: Coordinates,
    pack: Option<&Arc<LoadedPack>>,
    from: Date,
    count: u16,
) -> Result<Weather, LocationError> {
    let (zone_name, zone) = zone_of(pack.map(Arc::as_ref), at);
    let today = service.world.now().to_zoned(zone).date();
    // The calendar ends with the year 9999, and the days with it.
    let dates: Vec<Date> = (0..i32::from(count))
        .map_while(|day| from.checked_add(day.days()).ok())
        .collect();
    let (forecast, state) = forecast(service, at, &zone_name, today, &dates).await;
    let climate = pack.and_then(|pack| pack.destination().climate.as_ref());
    let days: Vec<DayWeather> = dates
        .iter()
        .map(|&date| {
            let text = date.to_string();
            let known = forecast.iter().find(|day| day.date == text).cloned();
            known
                .or_else(|| climate.map(|climate| typical::day(climate, date)))
                .unwrap_or_else(|| unknown(date))
        })
        .collect();
    let from_provider = days.iter().any(|day| day.kind == WeatherKind::Forecast);
    let typical = days.iter().any(|day| day.kind == WeatherKind::Typical);
    let provider = service.forecasts.as_ref().filter(|_| from_provider);
    let sources = provider
        .map(|provider| provider.attribution().to_owned())
        .into_iter()
        .chain(
            climate
                .filter(|_| typical)
                .map(|climate| climate.source.origin.clone()),
        )
        .filter(|source| !source.is_empty())
        .collect();
    Ok(Weather {
        days,
        zone: zone_name,
        destination: pack.map(|pack| pack.destination().id.to_string()),
        forecast: state,
        sources,
    })
}

/// The days that a provider knows, and what became of asking it.
async fn forecast(
    service: &LocationService,
    at: Coordinates,
    zone: &str,
    today: Date,
    dates: &[Date],
) -> (Vec<DayWeather>, ForecastState) {
    let Some(provider) = &service.forecasts else {
        return (Vec::new(), ForecastState::Off);
    };
    let last = today.saturating_add((FORECAST_DAYS - 1).days());
    if !dates.iter().any(|date| (today..=last).contains(date)) {
        return (Vec::new(), ForecastState::Beyond);
    }
    let at = rounded(at);
    let key = format!("forecast/{zone}/{today}/{},{}", at.latitude(), at.longitude());
    let load = async {
        let now_ms = service.world.now_ms();
        if !service.back_off.permits(now_ms) {
            return Err(ForecastError::Resting);
        }
        let answer = provider.forecast(at, zone).await;
        match &answer {
            Ok(_) => service.back_off.succeeded(),
            Err(error) => service.back_off.failed(service.world.now_ms(), error),
        }
        answer
    };
    match service.cache.get_or_load(cache::Kind::Weather, &key, load).await {
        Ok(days) => (Vec::clone(&days), ForecastState::Live),
        Err(_logged_where_it_happened) => (Vec::new(), ForecastState::Unavailable),
    }
}

/// The point for which a forecast is asked and kept: a twentieth of a degree, at most 4 km away, is finer than the
/// grids of the weather models (2 to 25 km).
fn rounded(at: Coordinates) -> Coordinates {
    let round = |degrees: f64| (degrees * 20.0).round() / 20.0;
    Coordinates::from_degrees(round(at.latitude()), round(at.longitude()))
        .expect("rounding to twentieths leaves no point of the globe")
}

fn pack_of<'a>(packs: &'a Packs, destination: Option<&str>, at: Coordinates) -> Option<&'a Arc<LoadedPack>> {
    destination.and_then(|name| packs.find(name)).or_else(|| {
        packs
            .all()
            .iter()
            .map(|pack| (great_circle(pack.destination().centre, at), pack))
            .filter(|(distance, _)| *distance <= CLIMATE_REACH)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, pack)| pack)
    })
}

/// The destination's clock; without a destination the nautical one, which follows the longitude.
fn zone_of(pack: Option<&LoadedPack>, at: Coordinates) -> (String, TimeZone) {
    let known = pack.and_then(|pack| {
        let name = pack.destination().zone.clone();
        TimeZone::get(&name).ok().map(|zone| (name, zone))
    });
    known.unwrap_or_else(|| {
        // The database counts these zones westwards: Etc/GMT-9 is nine hours ahead.
        let hours = (at.longitude() / 15.0).round();
        let name = if hours.abs() < 0.5 {
            "Etc/GMT".to_owned()
        } else {
            format!("Etc/GMT{:+}", -hours)
        };
        let zone = TimeZone::get(&name).unwrap_or(TimeZone::UTC);
        (name, zone)
    })
}

fn unknown(date: Date) -> DayWeather {
    DayWeather {
        date: date.to_string(),
        condition: WeatherCondition::Unknown,
        min_c: None,
        max_c: None,
        precipitation_percent: None,
        warnings: Vec::new(),
        kind: WeatherKind::Unknown,
    }
}

#[cfg(test)]
mod tests;
