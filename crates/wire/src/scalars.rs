//! Small values as JSON writes them: words, dates, times of day, names, instants.

use engine_model::place::Names;
use engine_model::{DayTime, Seconds};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

use crate::terms::Term;

/// A value written as its published word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(
    /// The value.
    pub T,
);

/// A date written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateText(
    /// The date.
    pub Date,
);

/// A time of day written `HH:MM`, or `HH:MM:SS` where it is not a whole minute. Hours may pass 24; a time on the
/// evening before has a leading minus: `-00:30` is 23:30 of the day before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime(
    /// The time of day.
    pub DayTime,
);

/// The names of a place or destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Names)]
pub struct NamesView {
    /// In the local script.
    pub local: String,
    /// Korean, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub ko: Option<String>,
    /// English, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub en: Option<String>,
}

impl From<&Names> for NamesView {
    fn from(names: &Names) -> Self {
        let Names { local, ko, en } = names;
        Self {
            local: local.clone(),
            ko: ko.clone(),
            en: en.clone(),
        }
    }
}

impl From<NamesView> for Names {
    fn from(view: NamesView) -> Self {
        let NamesView { local, ko, en } = view;
        Self { local, ko, en }
    }
}

/// Writes a time of day: `09:30`, `26:00`, `-00:30`, `09:30:15`.
pub fn format_time(time: DayTime) -> String {
    let sign = if time.0 < 0 { "-" } else { "" };
    let total = time.0.unsigned_abs();
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// Reads a time of day as [`format_time`] writes it, or with seconds that are zero; `None` for anything else.
pub fn parse_time(text: &str) -> Option<DayTime> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let mut parts = unsigned.split(':');
    let hours = parts.next()?;
    let padded = hours.len() > 2 && hours.starts_with('0');
    let hours = digits(hours, 2..=4).filter(|_| !padded)?;
    let minutes = digits(parts.next()?, 2..=2)?;
    let seconds = parts.next().map_or(Some(0), |part| digits(part, 2..=2))?;
    let inside = minutes < 60 && seconds < 60 && parts.next().is_none();
    let total = hours * 3600 + minutes * 60 + seconds;
    (inside && (sign > 0 || total > 0)).then_some(DayTime(sign * total))
}

/// Reads `YYYY-MM-DD`; `None` for anything else.
pub fn parse_date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

/// Writes a date and local time: `2027-05-01T11:00`, with seconds where they are not zero.
pub fn format_date_time(at: DateTime) -> String {
    let seconds = if at.second() == 0 {
        String::new()
    } else {
        format!(":{:02}", at.second())
    };
    format!("{}T{:02}:{:02}{seconds}", at.date(), at.hour(), at.minute())
}

/// Reads `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` without an offset; `None` for anything else.
pub fn parse_date_time(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once('T')?;
    let date = parse_date(date)?;
    let clock = parse_time(time).filter(|clock| (0..86_400).contains(&clock.0))?;
    let canonical = time.len() == 5 || time.len() == 8;
    canonical.then(|| at_clock(date, clock)).flatten()
}

/// The instant at which a zone's clock shows a time of a date, as RFC 3339 with the zone's offset. Times that a change
/// of the clock skips or repeats are taken as RFC 5545 does: shifted forward, and the first of two. `None` where the
/// time zone database does not know the zone or the date lies at the end of the calendar.
pub fn instant(date: Date, time: DayTime, zone: &str) -> Option<String> {
    let zone = TimeZone::get(zone).ok()?;
    let local = at_clock(date, time)?;
    let zoned = zone.to_ambiguous_zoned(local).compatible().ok()?;
    Some(written(zoned.datetime(), zoned.offset().seconds()))
}

/// RFC 3339, with the seconds of offsets that have some. Written digit by digit: a plan has hundreds of instants.
fn written(local: DateTime, offset: i32) -> String {
    let mut text = String::with_capacity(25);
    let year = u32::from(local.year().unsigned_abs());
    if local.year() < 0 {
        text.push('-');
    }
    two_digits(&mut text, year / 100);
    two_digits(&mut text, year);
    let rest = [
        ('-', local.month()),
        ('-', local.day()),
        ('T', local.hour()),
        (':', local.minute()),
        (':', local.second()),
    ];
    for (sign, part) in rest {
        text.push(sign);
        two_digits(&mut text, u32::from(part.unsigned_abs()));
    }
    text.push(if offset < 0 { '-' } else { '+' });
    let offset = offset.unsigned_abs();
    two_digits(&mut text, offset / 3600);
    text.push(':');
    two_digits(&mut text, offset / 60 % 60);
    if !offset.is_multiple_of(60) {
        text.push(':');
        two_digits(&mut text, offset % 60);
    }
    text
}

/// The last two digits of a number.
fn two_digits(text: &mut String, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// The seconds of a duration where minutes cannot say it exactly.
pub(crate) fn odd_seconds(duration: Seconds) -> Option<i32> {
    (duration.0 % 60 != 0).then_some(duration.0)
}

/// A duration from its minutes and, where those were rounded, its seconds.
pub(crate) fn duration(minutes: i32, seconds: Option<i32>) -> Seconds {
    Seconds(seconds.unwrap_or_else(|| minutes.saturating_mul(60)))
}

fn at_clock(date: Date, time: DayTime) -> Option<DateTime> {
    date.to_datetime(Time::midnight())
        .checked_add(SignedDuration::from_secs(i64::from(time.0)))
        .ok()
}

fn digits(part: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<i32> {
    let plain = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| part.parse().ok()).flatten()
}

impl<T: Term> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.term())
    }
}

impl<'de, T: Term> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        T::from_term(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is not a {}; one of: {}", T::SET, T::listed())))
    }
}

impl Serialize for DateText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DateText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_date(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is not a date YYYY-MM-DD")))
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format_time(self.0))
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_time(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is not a time of day HH:MM")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_times_of_day() {
        let check = |seconds: i32, text: &str| {
            assert_eq!(format_time(DayTime(seconds)), text);
            assert_eq!(parse_time(text), Some(DayTime(seconds)), "{text}");
        };
        check(0, "00:00");
        check(34_200, "09:30");
        check(34_215, "09:30:15");
        check(97_200, "27:00");
        check(-1_800, "-00:30");
        for wrong in [
            "",
            "9:30",
            "09:60",
            "09:30:60",
            "09",
            "09:30:00:00",
            "+9:30",
            "09:3",
            "009:30",
            "-00:00",
        ] {
            assert_eq!(parse_time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reads_local_dates_with_times() {
        let check = |text: &str, expected: Option<&str>| {
            let shown = parse_date_time(text).map(format_date_time);
            assert_eq!(shown.as_deref(), expected, "{text}");
        };
        check("2027-05-01T11:00", Some("2027-05-01T11:00"));
        check("2027-05-01T11:00:30", Some("2027-05-01T11:00:30"));
        check("2027-05-01T24:00", None);
        check("2027-05-01T11:00Z", None);
        check("2027-05-01T11:00+09:00", None);
        check("2027-02-29T11:00", None);
        check("2027-05-01 11:00", None);
        check("2027-05-01", None);
    }

    #[test]
    fn instants_are_written_as_the_date_library_writes_them() {
        let zones = [
            "Asia/Seoul",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "UTC",
        ];
        for zone in zones {
            for text in [
                "1890-03-01",
                "1999-12-31",
                "2026-03-29",
                "2026-10-25",
                "9998-01-01",
            ] {
                for minute in (0..2000).step_by(37) {
                    let (date, time) = (
                        parse_date(text).expect("a date"),
                        DayTime(minute * 60 + minute % 60),
                    );
                    let local = at_clock(date, time).expect("within the calendar");
                    let known = TimeZone::get(zone).expect("a zone");
                    let zoned = known.to_ambiguous_zoned(local).compatible().expect("an instant");
                    let expected = jiff::fmt::strtime::format("%Y-%m-%dT%H:%M:%S%:z", &zoned).ok();
                    assert_eq!(instant(date, time, zone), expected);
                }
            }
        }
    }

    #[test]
    fn instants_carry_the_offset_of_the_zone_on_that_date() {
        let check = |date: &str, time: DayTime, zone: &str, expected: Option<&str>| {
            let date = parse_date(date).expect("a date");
            assert_eq!(instant(date, time, zone).as_deref(), expected);
        };
        check(
            "2026-12-04",
            DayTime::hm(9, 0),
            "Asia/Seoul",
            Some("2026-12-04T09:00:00+09:00"),
        );
        check(
            "2026-12-04",
            DayTime::hm(26, 0),
            "Asia/Seoul",
            Some("2026-12-05T02:00:00+09:00"),
        );
        check(
            "2026-07-01",
            DayTime::hm(9, 0),
            "Europe/Paris",
            Some("2026-07-01T09:00:00+02:00"),
        );
        check(
            "2026-12-01",
            DayTime::hm(9, 0),
            "Europe/Paris",
            Some("2026-12-01T09:00:00+01:00"),
        );
        // Clocks jump from 02:00 to 03:00 on this date, and fall back from 03:00 to 02:00 on the other.
        check(
            "2026-03-29",
            DayTime::hm(2, 30),
            "Europe/Paris",
            Some("2026-03-29T03:30:00+02:00"),
        );
        check(
            "2026-10-25",
            DayTime::hm(2, 30),
            "Europe/Paris",
            Some("2026-10-25T02:30:00+02:00"),
        );
        check("2026-12-04", DayTime::hm(9, 0), "Nowhere/Here", None);
    }
}
