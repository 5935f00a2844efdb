//! Sunrise and sunset.
//!
//! The formulas are those of the NOAA Solar Calculator (Global Monitoring Laboratory, "Solar Calculation Details"),
//! which follow Meeus, "Astronomical Algorithms"; they are good to about a minute between the polar circles.

use engine_model::{Coordinates, DayTime};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

/// What the sun does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SunEvent {
    /// Civil dawn: six degrees below the horizon, rising.
    Dawn,
    /// The upper limb appears.
    Sunrise,
    /// The upper limb vanishes.
    Sunset,
    /// Civil dusk: six degrees below the horizon, sinking.
    Dusk,
}

impl SunEvent {
    /// Distance of the sun's centre from the zenith, degrees. 90.833 = 50 minutes of arc below the horizon: half the
    /// sun's disc and the refraction of the air.
    const fn zenith(self) -> f64 {
        match self {
            Self::Sunrise | Self::Sunset => 90.833,
            Self::Dawn | Self::Dusk => 96.0,
        }
    }

    const fn is_evening(self) -> bool {
        matches!(self, Self::Sunset | Self::Dusk)
    }
}

/// Sunset on the local clock of a date, rounded down to the minute; it may pass 24:00 far north. `None` where the sun
/// does not set on that date, or where the zone is not in the time-zone database.
pub fn sunset(at: Coordinates, date: Date, zone: &str) -> Option<DayTime> {
    let zone = TimeZone::get(zone).ok()?;
    sun_event(at, date, &zone, SunEvent::Sunset)
}

/// The time of an event on the local clock of a date, rounded down to the minute; `None` where it does not happen.
pub(crate) fn sun_event(at: Coordinates, date: Date, zone: &TimeZone, event: SunEvent) -> Option<DayTime> {
    let day_start = utc_midnight_of_solar_day(at, date, zone)?;
    // The sun moves on within the day: a second pass with the position at the first answer is exact enough.
    let first = minutes_after(at, day_start, 720.0, event)?;
    let minutes = minutes_after(at, day_start, first, event)?;
    let local = (day_start + minutes_duration(minutes)).to_zoned(zone.clone());
    let time = local.time();
    let days = local.date().since(date).ok()?.get_days();
    Some(DayTime::hm(
        days * 24 + i32::from(time.hour()),
        i32::from(time.minute()),
    ))
}

/// Midnight UTC of the day whose solar noon falls on the local date; near the date line that is not the local date.
fn utc_midnight_of_solar_day(at: Coordinates, date: Date, zone: &TimeZone) -> Option<Timestamp> {
    let guess = date.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let noon = (guess + minutes_duration(720.0 - 4.0 * at.longitude())).to_zoned(zone.clone());
    let days = noon.date().until(date).ok()?.get_days();
    let shifted = date.checked_add(Span::new().days(days)).ok()?;
    Some(shifted.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "minutes of a few days, far inside an i64 of seconds"
)]
fn minutes_duration(minutes: f64) -> SignedDuration {
    SignedDuration::from_secs((minutes * 60.0).floor() as i64)
}

/// Minutes from `day_start` to the event, with the sun where it stands `reference` minutes after `day_start`.
fn minutes_after(at: Coordinates, day_start: Timestamp, reference: f64, event: SunEvent) -> Option<f64> {
    let days = day_start.as_second() as f64 / 86_400.0 + reference / 1_440.0;
    // 1970-01-01 00:00 UTC is Julian day 2440587.5, J2000.0 is 2451545.0.
    let sun = Sun::at((days + 2_440_587.5 - 2_451_545.0) / 36_525.0);
    let latitude = at.latitude().to_radians();
    let cosine = (event.zenith().to_radians().cos() - latitude.sin() * sun.declination.sin())
        / (latitude.cos() * sun.declination.cos());
    if !(-1.0..=1.0).contains(&cosine) {
        return None;
    }
    let hour_angle = cosine.acos().to_degrees();
    let noon = 720.0 - 4.0 * at.longitude() - sun.equation_of_time;
    Some(if event.is_evening() {
        noon + 4.0 * hour_angle
    } else {
        noon - 4.0 * hour_angle
    })
}

/// Where the sun stands.
struct Sun {
    /// Radians.
    declination: f64,
    /// Apparent minus mean solar time, minutes.
    equation_of_time: f64,
}

impl Sun {
    /// At so many Julian centuries after J2000.0.
    fn at(century: f64) -> Self {
        let mean_longitude = (280.466_46 + century * (36_000.769_83 + century * 0.000_303_2)).to_radians();
        let anomaly = (357.529_11 + century * (35_999.050_29 - 0.000_153_7 * century)).to_radians();
        let eccentricity = 0.016_708_634 - century * (0.000_042_037 + 0.000_000_126_7 * century);
        let centre = anomaly.sin() * (1.914_602 - century * (0.004_817 + 0.000_014 * century))
            + (2.0 * anomaly).sin() * (0.019_993 - 0.000_101 * century)
            + (3.0 * anomaly).sin() * 0.000_289;
        let node = (125.04 - 1_934.136 * century).to_radians();
        let longitude = mean_longitude + (centre - 0.005_69 - 0.004_78 * node.sin()).to_radians();
        let obliquity_seconds = 21.448 - century * (46.815 + century * (0.000_59 - century * 0.001_813));
        let obliquity =
            (23.0 + (26.0 + obliquity_seconds / 60.0) / 60.0 + 0.002_56 * node.cos()).to_radians();
        let y = (obliquity / 2.0).tan().powi(2);
        let equation = y * (2.0 * mean_longitude).sin() - 2.0 * eccentricity * anomaly.sin()
            + 4.0 * eccentricity * y * anomaly.sin() * (2.0 * mean_longitude).cos()
            - 0.5 * y * y * (4.0 * mean_longitude).sin()
            - 1.25 * eccentricity * eccentricity * (2.0 * anomaly).sin();
        Self {
            declination: (obliquity.sin() * longitude.sin()).asin(),
            equation_of_time: 4.0 * equation.to_degrees(),
        }
    }
}

#[cfg(test)]
mod tests {
    use engine_model::Coordinates;
    use jiff::civil::Date;
    use jiff::tz::TimeZone;

    use super::{SunEvent, sun_event, sunset};

    /// Expected times are those that almanacs publish, to the minute; a minute either way is the formula's error.
    fn check(place: (f64, f64, &str), date: &str, event: SunEvent, expected: Option<(i32, i32)>) {
        let at = Coordinates::from_degrees(place.0, place.1).expect("on the globe");
        let date: Date = date.parse().expect("a date");
        let zone = TimeZone::get(place.2).expect("a known zone");
        let found = sun_event(at, date, &zone, event).map(|time| time.0 / 60);
        let expected = expected.map(|(hour, minute)| hour * 60 + minute);
        let agrees = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() <= 1,
            (found, expected) => found == expected,
        };
        assert!(
            agrees,
            "{place:?} {date} {event:?}: minute {found:?}, expected {expected:?}"
        );
    }

    const LONDON: (f64, f64, &str) = (51.5074, -0.1278, "Europe/London");
    const NEW_YORK: (f64, f64, &str) = (40.7128, -74.006, "America/New_York");
    const SEOUL: (f64, f64, &str) = (37.5665, 126.978, "Asia/Seoul");
    const SYDNEY: (f64, f64, &str) = (-33.8688, 151.2093, "Australia/Sydney");
    const TOKYO: (f64, f64, &str) = (35.6762, 139.6503, "Asia/Tokyo");
    const TROMSO: (f64, f64, &str) = (69.6492, 18.9553, "Europe/Oslo");
    const REYKJAVIK: (f64, f64, &str) = (64.1466, -21.9426, "Atlantic/Reykjavik");
    const KIRITIMATI: (f64, f64, &str) = (1.8721, -157.4278, "Pacific/Kiritimati");

    #[test]
    fn agrees_with_almanacs() {
        check(LONDON, "2024-06-21", SunEvent::Sunset, Some((21, 21)));
        check(LONDON, "2024-12-21", SunEvent::Sunrise, Some((8, 4)));
        check(LONDON, "2024-12-21", SunEvent::Sunset, Some((15, 53)));
        check(NEW_YORK, "2024-06-20", SunEvent::Sunrise, Some((5, 25)));
        check(NEW_YORK, "2024-06-20", SunEvent::Sunset, Some((20, 30)));
        check(SEOUL, "2024-06-21", SunEvent::Sunset, Some((19, 57)));
        check(TOKYO, "2024-12-21", SunEvent::Sunset, Some((16, 32)));
        check(SYDNEY, "2024-12-21", SunEvent::Sunset, Some((20, 5)));
    }

    #[test]
    fn far_north_it_may_set_after_midnight_or_not_at_all() {
        check(REYKJAVIK, "2024-06-21", SunEvent::Sunset, Some((24, 3)));
        check(TROMSO, "2024-06-21", SunEvent::Sunset, None);
        check(TROMSO, "2024-12-21", SunEvent::Sunset, None);
    }

    #[test]
    fn belongs_to_the_local_date_beyond_the_date_line() {
        // 14 hours ahead of UTC at a longitude 10.5 hours behind it.
        check(KIRITIMATI, "2024-03-20", SunEvent::Sunset, Some((18, 40)));
    }

    #[test]
    fn an_unknown_zone_has_no_sunset() {
        let at = Coordinates::from_degrees(48.0, 11.0).expect("on the globe");
        assert_eq!(
            sunset(at, "2026-06-21".parse().expect("a date"), "Europe/Atlantis"),
            None
        );
        let time = sunset(at, "2026-06-21".parse().expect("a date"), "Europe/Berlin").expect("it sets");
        assert_eq!(time.0 % 60, 0);
    }
}
