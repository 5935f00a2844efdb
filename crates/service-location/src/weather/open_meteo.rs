//! A provider that answers as Open-Meteo's daily forecast does (<https://open-meteo.com/en/docs>).

use std::sync::Arc;

use async_trait::async_trait;
use contracts::locations::{DayWeather, WeatherCondition, WeatherKind, WeatherWarning};
use engine_model::Coordinates;
use jiff::civil::Date;
use platform::World;
use platform::outbound::{Outbound, OutboundConfig, OutboundError, Reach};
use serde::Deserialize;

use super::{FORECAST_DAYS, ForecastError, WeatherProvider};
use crate::config::WeatherConfig;

/// An answer for sixteen days has about two thousand bytes.
const MOST_BYTES: usize = 64 * 1024;

/// The five numbers of a day that are asked for.
const NUMBERS: &str =
    "temperature_2m_max,temperature_2m_min,precipitation_probability_max,weather_code,wind_speed_10m_max";

/// The provider of the settings; `None` where forecasts are switched off.
pub fn provider_of(
    config: &WeatherConfig,
    world: &World,
) -> Result<Option<Arc<dyn WeatherProvider>>, OutboundError> {
    if !config.enabled {
        return Ok(None);
    }
    let limits = OutboundConfig {
        timeout_ms: config.timeout_ms,
        connect_timeout_ms: config.timeout_ms,
        most_bytes: MOST_BYTES,
        // A second try would not fit into the time that a generation has.
        retries: 0,
        retry_pause_ms: 0,
        proxy: config.proxy.clone(),
    };
    let outbound = Outbound::new("weather", &limits, Reach::Anywhere, world)?;
    let config = config.clone();
    Ok(Some(Arc::new(OpenMeteo { config, outbound })))
}

struct OpenMeteo {
    config: WeatherConfig,
    outbound: Outbound,
}

#[async_trait]
impl WeatherProvider for OpenMeteo {
    async fn forecast(&self, at: Coordinates, zone: &str) -> Result<Vec<DayWeather>, ForecastError> {
        let mut call = self
            .outbound
            .get(&self.config.url)
            .query("latitude", at.latitude().to_string())
            .query("longitude", at.longitude().to_string())
            .query("daily", NUMBERS)
            .query("temperature_unit", "celsius")
            .query("wind_speed_unit", "kmh")
            .query("timezone", zone)
            .query("forecast_days", FORECAST_DAYS.to_string());
        if let Some(key) = &self.config.api_key {
            call = call.query("apikey", key.reveal());
        }
        let reply = call.send().await.map_err(|error| match error {
            OutboundError::TooLarge { .. } => ForecastError::Unusable(error.to_string()),
            _ => ForecastError::Unreachable(error.to_string()),
        })?;
        read(&reply.body)
    }

    fn attribution(&self) -> &str {
        &self.config.attribution
    }
}

/// The answer, as far as it is read. Numbers may be null, for days that the model does not reach.
#[derive(Debug, Deserialize)]
struct Answer {
    daily: Daily,
}

#[derive(Debug, Deserialize)]
struct Daily {
    time: Vec<String>,
    temperature_2m_max: Vec<Option<f64>>,
    temperature_2m_min: Vec<Option<f64>>,
    precipitation_probability_max: Vec<Option<f64>>,
    weather_code: Vec<Option<i64>>,
    wind_speed_10m_max: Vec<Option<f64>>,
}

/// No thermometer on earth has shown less or more (WMO: -89.2 and 56.7 degrees Celsius).
const TEMPERATURES: std::ops::RangeInclusive<f64> = -90.0..=60.0;

/// From this daily maximum on it is hot (the Korean heat advisory).
const HOT_C: f64 = 33.0;
/// From this daily minimum on it is bitterly cold (the Korean cold wave advisory).
const COLD_C: f64 = -12.0;
/// From this wind on, in km/h, it blows hard: 14 m/s (the Korean strong wind advisory).
const WINDY_KMH: f64 = 50.4;

/// The days of an answer, or why it is none.
fn read(bytes: &[u8]) -> Result<Vec<DayWeather>, ForecastError> {
    let unusable = |reason: &str| ForecastError::Unusable(reason.to_owned());
    let Answer { daily } = serde_json::from_slice(bytes).map_err(|error| {
        // What was found there may be anything; that it does not fit is enough for the log.
        ForecastError::Unusable(format!("{:?} error at line {}", error.classify(), error.line()))
    })?;
    let count = daily.time.len();
    let lengths = [
        daily.temperature_2m_max.len(),
        daily.temperature_2m_min.len(),
        daily.precipitation_probability_max.len(),
        daily.weather_code.len(),
        daily.wind_speed_10m_max.len(),
    ];
    let most = usize::try_from(FORECAST_DAYS).expect("a small number") + 1;
    if count > most || lengths.iter().any(|length| *length != count) {
        return Err(unusable(
            "its lists have different lengths, or more days than were asked for",
        ));
    }
    let mut days = Vec::with_capacity(count);
    for index in 0..count {
        let date: Date = daily.time[index]
            .parse()
            .map_err(|_not_a_date| unusable("a date is none"))?;
        let day = Numbers {
            max: daily.temperature_2m_max[index],
            min: daily.temperature_2m_min[index],
            wet: daily.precipitation_probability_max[index],
            code: daily.weather_code[index],
            wind: daily.wind_speed_10m_max[index],
        };
        if !day.are_possible() {
            return Err(unusable("a number is impossible"));
        }
        // A day without temperatures is no forecast; what is typical says more.
        if day.max.is_some() || day.min.is_some() {
            days.push(day.weather(date));
        }
    }
    Ok(days)
}

struct Numbers {
    max: Option<f64>,
    min: Option<f64>,
    wet: Option<f64>,
    code: Option<i64>,
    wind: Option<f64>,
}

impl Numbers {
    fn are_possible(&self) -> bool {
        let warm = |degrees: Option<f64>| degrees.is_none_or(|degrees| TEMPERATURES.contains(&degrees));
        warm(self.max)
            && warm(self.min)
            && self.max.zip(self.min).is_none_or(|(max, min)| min <= max)
            && self.wet.is_none_or(|percent| (0.0..=100.0).contains(&percent))
            && self.wind.is_none_or(|wind| (0.0..=500.0).contains(&wind))
    }

    fn weather(&self, date: Date) -> DayWeather {
        DayWeather {
            date: date.to_string(),
            condition: self.code.map_or(WeatherCondition::Unknown, condition),
            min_c: self.min,
            max_c: self.max,
            precipitation_percent: self.wet.and_then(whole_percent),
            warnings: self.warnings(),
            kind: WeatherKind::Forecast,
        }
    }

    fn warnings(&self) -> Vec<WeatherWarning> {
        let checks = [
            (WeatherWarning::Heat, self.max.is_some_and(|max| max >= HOT_C)),
            (WeatherWarning::Cold, self.min.is_some_and(|min| min <= COLD_C)),
            (
                WeatherWarning::Wind,
                self.wind.is_some_and(|wind| wind >= WINDY_KMH),
            ),
            (WeatherWarning::Storm, self.code.is_some_and(is_storm)),
        ];
        checks
            .into_iter()
            .filter(|(_, holds)| *holds)
            .map(|(warning, _)| warning)
            .collect()
    }
}

fn whole_percent(percent: f64) -> Option<u8> {
    (0..=100).find(|whole| (f64::from(*whole) - percent).abs() <= 0.5)
}

/// The sky of a WMO code (table 4677, in the choice that Open-Meteo makes): clear and mainly clear; partly cloudy,
/// overcast, fog; drizzle, rain, showers, thunderstorms; snow and snow showers.
fn condition(code: i64) -> WeatherCondition {
    match code {
        0 | 1 => WeatherCondition::Clear,
        2 | 3 | 45 | 48 => WeatherCondition::Cloudy,
        51..=67 | 80..=82 | 95..=99 => WeatherCondition::Rain,
        71..=77 | 85 | 86 => WeatherCondition::Snow,
        _ => WeatherCondition::Unknown,
    }
}

/// Heavy rain, heavy freezing rain, heavy snow, violent showers, heavy snow showers, thunderstorms.
fn is_storm(code: i64) -> bool {
    matches!(code, 65 | 67 | 75 | 82 | 86 | 95..=99)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn answer() -> Value {
        json!({"daily": {
            "time": ["2026-12-04", "2026-12-05", "2026-12-06"],
            "temperature_2m_max": [33.0, 4.5, null],
            "temperature_2m_min": [21.0, -12.0, null],
            "precipitation_probability_max": [0, 62.4, null],
            "weather_code": [1, 75, null],
            "wind_speed_10m_max": [12.0, 60.0, null]
        }})
    }

    fn check(change: impl Fn(&mut Value), expected: bool) {
        let mut value = answer();
        change(&mut value["daily"]);
        let read = read(value.to_string().as_bytes());
        assert_eq!(read.is_ok(), expected, "{value}: {read:?}");
    }

    #[test]
    fn reads_days_and_leaves_out_those_without_temperatures() {
        let days = read(answer().to_string().as_bytes()).expect("a forecast");
        assert_eq!(days.len(), 2);
        assert_eq!(
            (
                days[0].condition,
                days[0].warnings.as_slice(),
                days[0].precipitation_percent
            ),
            (
                WeatherCondition::Clear,
                [WeatherWarning::Heat].as_slice(),
                Some(0)
            )
        );
        assert_eq!((days[1].min_c, days[1].max_c), (Some(-12.0), Some(4.5)));
        let harsh = [WeatherWarning::Cold, WeatherWarning::Wind, WeatherWarning::Storm];
        assert_eq!(
            (days[1].condition, days[1].warnings.as_slice()),
            (WeatherCondition::Snow, harsh.as_slice())
        );
        assert_eq!(
            (days[1].precipitation_percent, days[1].kind),
            (Some(62), WeatherKind::Forecast)
        );
    }

    #[test]
    fn refuses_what_is_no_forecast() {
        check(|_| {}, true);
        check(|daily| daily["time"] = json!(["2026-12-04"]), false);
        check(|daily| daily["weather_code"] = json!([1, 2]), false);
        check(|daily| daily["time"][0] = json!("tomorrow"), false);
        check(|daily| daily["temperature_2m_max"][0] = json!(1e308), false);
        check(|daily| daily["temperature_2m_max"][0] = json!(20.9), false);
        check(|daily| daily["temperature_2m_max"][0] = json!("33"), false);
        check(
            |daily| daily["precipitation_probability_max"][0] = json!(-1),
            false,
        );
        check(
            |daily| daily["precipitation_probability_max"][0] = json!(101),
            false,
        );
        check(|daily| daily["wind_speed_10m_max"][1] = json!(-5), false);
        check(|daily| daily["weather_code"][1] = json!(123_456), true);
        check(|daily| *daily = json!({"time": []}), false);
        check(|daily| daily["time"] = Value::Null, false);
        for text in [
            "",
            "[]",
            "<html>",
            "{\"daily\": {\"time\": [NaN]}}",
            &"[".repeat(100_000),
        ] {
            assert!(read(text.as_bytes()).is_err(), "{}", &text[..text.len().min(40)]);
        }
    }

    #[test]
    fn refuses_more_days_than_were_asked_for() {
        let many = |value: Value| Value::Array(vec![value; 400]);
        let daily = json!({
            "time": many(json!("2026-12-04")), "temperature_2m_max": many(json!(1.0)),
            "temperature_2m_min": many(json!(0.0)), "precipitation_probability_max": many(json!(0)),
            "weather_code": many(json!(0)), "wind_speed_10m_max": many(json!(0))
        });
        assert!(read(json!({"daily": daily}).to_string().as_bytes()).is_err());
    }
}
