//! What is usual at that time of the year.

use contracts::locations::{DayWeather, WeatherCondition, WeatherKind};
use engine_model::place::Climate;
use jiff::civil::Date;

/// From this share of wet days on, a day of that month is more likely wet than not.
const MOSTLY_WET_PERCENT: u8 = 50;

/// Below this mean daily maximum what falls is more likely snow: two degrees Celsius.
const SNOW_BELOW_DECICELSIUS: i16 = 20;

/// A day of that month. Mean temperatures say nothing about clouds, so the sky stays unknown but where most days of the
/// month are wet.
pub(super) fn day(climate: &Climate, date: Date) -> DayWeather {
    let index = usize::try_from(date.month() - 1).expect("months count from 1");
    let month = &climate.months[index];
    let wet = month
        .rain_percent
        .is_some_and(|percent| percent >= MOSTLY_WET_PERCENT);
    let condition = match (wet, month.maximum_decicelsius < SNOW_BELOW_DECICELSIUS) {
        (true, true) => WeatherCondition::Snow,
        (true, false) => WeatherCondition::Rain,
        (false, _) => WeatherCondition::Unknown,
    };
    DayWeather {
        date: date.to_string(),
        condition,
        min_c: Some(f64::from(month.minimum_decicelsius) / 10.0),
        max_c: Some(f64::from(month.maximum_decicelsius) / 10.0),
        precipitation_percent: month.rain_percent,
        warnings: Vec::new(),
        kind: WeatherKind::Typical,
    }
}
