//! The forecasts of a trip's days, as far as anybody has them.

use std::time::Duration;

use contracts::locations::{DayWeather, WeatherKind, WeatherQuery, WeatherWarning};
use engine_model::place::Destination;
use engine_model::plan::WeatherAlerts;
use engine_model::request::TripRequest;
use engine_trip::{DayForecast, Forecasts, Packs};
use jiff::civil::Date;
use jiff::{ToSpan, tz::TimeZone};

use crate::service::AiService;

/// No provider forecasts further ahead.
const FORECAST_DAYS: i32 = 16;

/// The consecutive days that are spent at one destination.
struct Stay<'a> {
    destination: &'a Destination,
    from: Date,
    days: u16,
}

impl AiService {
    /// The forecasts of those days of the trip that lie near enough, within the time that the settings give; `None`
    /// where there is nothing to ask for, or nobody answered. The typical climate then counts, and the plan says so.
    pub(crate) async fn forecasts(&self, request: &TripRequest, packs: &Packs) -> Option<Forecasts> {
        let today = self.world.now().to_zoned(TimeZone::UTC).date();
        let stays: Vec<Stay<'_>> = stays(request, packs)
            .iter()
            .filter_map(|stay| near(stay, today))
            .collect();
        if stays.is_empty() {
            return None;
        }
        let limit = Duration::from_millis(self.config.weather_timeout_ms);
        let asked = futures_util::future::join_all(stays.iter().map(|stay| self.forecasts_of(stay)));
        match tokio::time::timeout(limit, asked).await {
            Ok(found) => {
                let forecasts: Forecasts = found.into_iter().flatten().collect();
                (!forecasts.is_empty()).then_some(forecasts)
            }
            Err(_elapsed) => {
                tracing::warn!(
                    limit_ms = self.config.weather_timeout_ms,
                    "planned without forecasts: too slow"
                );
                None
            }
        }
    }

    async fn forecasts_of(&self, stay: &Stay<'_>) -> Vec<(engine_model::DestinationId, Date, DayForecast)> {
        let query = WeatherQuery {
            destination: Some(stay.destination.id.to_string()),
            latitude: stay.destination.centre.latitude(),
            longitude: stay.destination.centre.longitude(),
            from: stay.from.to_string(),
            days: stay.days,
        };
        match self.locations.weather(&query).await {
            Ok(days) => days
                .iter()
                .filter_map(|day| {
                    let date = day.date.parse().ok()?;
                    Some((stay.destination.id.clone(), date, forecast(day)?))
                })
                .collect(),
            Err(error) => {
                tracing::warn!(cause = %error, "planned without the forecasts of a destination");
                Vec::new()
            }
        }
    }
}

fn stays<'a>(request: &TripRequest, packs: &'a Packs) -> Vec<Stay<'a>> {
    let mut from = request.start;
    let mut stays = Vec::new();
    for destination in &request.destinations {
        if let Some(pack) = packs.find(&destination.name) {
            stays.push(Stay {
                destination: pack.destination(),
                from,
                days: destination.nights + 1,
            });
        }
        let Ok(next) = from.checked_add(i32::from(destination.nights).days()) else {
            break;
        };
        from = next;
    }
    stays
}

/// The part of a stay that may have a forecast. A day more on either side, because the destination's date may not be
/// that of UTC.
fn near<'a>(stay: &Stay<'a>, today: Date) -> Option<Stay<'a>> {
    let first = today.checked_sub(1.day()).ok()?;
    let last = today.checked_add((FORECAST_DAYS + 1).days()).ok()?;
    let end = stay.from.checked_add(i32::from(stay.days - 1).days()).ok()?;
    let (from, end) = (stay.from.max(first), end.min(last));
    let days = from.until(end).ok()?.get_days() + 1;
    (days >= 1).then(|| Stay {
        from,
        days: u16::try_from(days).unwrap_or(1),
        destination: stay.destination,
    })
}

/// What the engines take of a day; nothing where it is not a forecast, or says nothing of the temperature.
fn forecast(day: &DayWeather) -> Option<DayForecast> {
    if day.kind != WeatherKind::Forecast {
        return None;
    }
    let warns = |warning| day.warnings.contains(&warning);
    Some(DayForecast {
        minimum_decicelsius: tenths(day.min_c?)?,
        maximum_decicelsius: tenths(day.max_c?)?,
        rain_percent: day.precipitation_percent.map(|percent| percent.min(100)),
        alerts: WeatherAlerts {
            dust: warns(WeatherWarning::Dust),
            wind: warns(WeatherWarning::Wind),
            storm: warns(WeatherWarning::Storm),
        },
    })
}

fn tenths(degrees: f64) -> Option<i16> {
    let tenths = (degrees * 10.0).round();
    if !(-1000.0..=1000.0).contains(&tenths) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number between -1000 and 1000"
    )]
    let tenths = tenths as i16;
    Some(tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_temperatures_that_can_be() {
        assert_eq!([21.34, -7.05, 0.0].map(tenths), [Some(213), Some(-71), Some(0)]);
        assert_eq!([f64::NAN, f64::INFINITY, 400.0].map(tenths), [None; 3]);
    }
}
