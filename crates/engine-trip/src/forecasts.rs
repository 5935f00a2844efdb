//! Weather that somebody forecasts, in place of what is typical of the month.
//!
//! Where a forecast is known, the day carries it, rain makes the planner prefer places under a roof as the chance of
//! rain of a month does, and a warning (heat, cold, dust, wind, storm) makes it spend less time in the open and longer
//! rests.

use std::collections::BTreeMap;

use engine_model::ids::DestinationId;
use engine_model::place::{Destination, MonthClimate};
use engine_model::plan::{Plan, Weather, WeatherAlerts, WeatherKind};
use jiff::civil::Date;

/// The weather of a date as a provider foresees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayForecast {
    /// Tenths of a degree Celsius.
    pub minimum_decicelsius: i16,
    /// Tenths of a degree Celsius.
    pub maximum_decicelsius: i16,
    /// Chance of precipitation, 0..=100, where it is known.
    pub rain_percent: Option<u8>,
    /// What it warns of beside temperatures and rain.
    pub alerts: WeatherAlerts,
}

/// Forecasts by destination and date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecasts(BTreeMap<(DestinationId, Date), DayForecast>);

impl Forecasts {
    /// Adds the forecast of a date in place of an earlier one.
    pub fn insert(&mut self, destination: DestinationId, date: Date, forecast: DayForecast) {
        self.0.insert((destination, date), forecast);
    }

    /// The forecast of a date, if there is one.
    pub fn of(&self, destination: &DestinationId, date: Date) -> Option<DayForecast> {
        self.0.get(&(destination.clone(), date)).copied()
    }

    /// Whether nothing is forecast.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The forecasts that a plan was made with.
    pub(crate) fn of_plan(plan: &Plan) -> Self {
        let mut known = Self::default();
        for day in &plan.days {
            let forecast = day
                .weather
                .filter(|weather| weather.kind == WeatherKind::Forecast);
            for (weather, segment) in forecast.iter().flat_map(|weather| {
                let segments = day.segments.iter();
                segments.map(move |segment| (weather, segment))
            }) {
                let forecast = DayForecast {
                    minimum_decicelsius: weather.minimum_decicelsius,
                    maximum_decicelsius: weather.maximum_decicelsius,
                    rain_percent: weather.rain_percent,
                    alerts: weather.alerts,
                };
                known.insert(segment.destination.clone(), day.date, forecast);
            }
        }
        known
    }
}

impl FromIterator<(DestinationId, Date, DayForecast)> for Forecasts {
    fn from_iter<T: IntoIterator<Item = (DestinationId, Date, DayForecast)>>(forecasts: T) -> Self {
        let keyed = forecasts.into_iter();
        Self(
            keyed
                .map(|(destination, date, forecast)| ((destination, date), forecast))
                .collect(),
        )
    }
}

/// The forecast of a date, the first that is known, else what is typical of its month.
pub(crate) fn weather_of(known: [&Forecasts; 2], destination: &Destination, date: Date) -> Option<Weather> {
    let mut known = known.into_iter();
    let forecast = known.find_map(|known| known.of(&destination.id, date));
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let climate = destination.climate.as_ref().map(|climate| climate.months[month]);
    forecast.map(foreseen).or(climate.map(typical))
}

/// A forecast as the weather of a day.
fn foreseen(forecast: DayForecast) -> Weather {
    let DayForecast {
        minimum_decicelsius,
        maximum_decicelsius,
        rain_percent,
        alerts,
    } = forecast;
    Weather {
        minimum_decicelsius,
        maximum_decicelsius,
        rain_percent,
        kind: WeatherKind::Forecast,
        alerts,
    }
}

/// What is typical of a month as the weather of a day.
fn typical(climate: MonthClimate) -> Weather {
    let MonthClimate {
        minimum_decicelsius,
        maximum_decicelsius,
        rain_percent,
    } = climate;
    Weather {
        minimum_decicelsius,
        maximum_decicelsius,
        rain_percent,
        kind: WeatherKind::Typical,
        alerts: WeatherAlerts::default(),
    }
}

/// The numbers that the planner weighs.
pub(crate) fn climate_of(weather: Weather) -> MonthClimate {
    MonthClimate {
        minimum_decicelsius: weather.minimum_decicelsius,
        maximum_decicelsius: weather.maximum_decicelsius,
        rain_percent: weather.rain_percent,
    }
}
