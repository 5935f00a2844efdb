//! Durations and times of day. Dates and zones are jiff's.

use std::fmt;
use std::ops::{Add, Sub};

/// A duration in whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(pub i32);

impl Seconds {
    /// From whole minutes.
    pub const fn minutes(minutes: i32) -> Self {
        Self(minutes * 60)
    }

    /// Whole minutes, rounded up: a plan never promises to be faster than it is.
    pub const fn minutes_up(self) -> i32 {
        self.0.div_euclid(60) + (self.0.rem_euclid(60) != 0) as i32
    }

    /// Rounded up to a whole minute.
    #[must_use]
    pub const fn up_to_minute(self) -> Self {
        Self(self.minutes_up() * 60)
    }
}

impl Add for Seconds {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Seconds {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// A time on the local clock of a day, in seconds after that day's midnight. It may pass 24:00: 26:30 is half past
/// two in the night that belongs to the day before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime(pub i32);

impl DayTime {
    /// Midnight at the start of the day.
    pub const MIDNIGHT: Self = Self(0);

    /// From hours and minutes; hours may pass 24.
    pub const fn hm(hours: i32, minutes: i32) -> Self {
        Self(hours * 3600 + minutes * 60)
    }

    /// Parses `HH:MM`, 00:00..=48:00. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |part: &str, longest: usize| {
            (!part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i32>().ok())
                .flatten()
        };
        let (hours, minutes) = (
            digits(hours, 2)?,
            digits(minutes, 2).filter(|_| minutes.len() == 2)?,
        );
        (minutes < 60 && hours * 60 + minutes <= 48 * 60).then(|| Self::hm(hours, minutes))
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:02}:{:02}",
            self.0.div_euclid(3600),
            self.0.rem_euclid(3600) / 60
        )
    }
}

impl Add<Seconds> for DayTime {
    type Output = Self;
    fn add(self, duration: Seconds) -> Self {
        Self(self.0 + duration.0)
    }
}

impl Sub<Seconds> for DayTime {
    type Output = Self;
    fn sub(self, duration: Seconds) -> Self {
        Self(self.0 - duration.0)
    }
}

impl Sub for DayTime {
    type Output = Seconds;
    fn sub(self, earlier: Self) -> Seconds {
        Seconds(self.0 - earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{DayTime, Seconds};

    #[test]
    fn reads_times_of_day() {
        assert_eq!(DayTime::parse("09:30"), Some(DayTime::hm(9, 30)));
        assert_eq!(DayTime::parse("9:30"), Some(DayTime::hm(9, 30)));
        assert_eq!(DayTime::parse("27:00"), Some(DayTime::hm(27, 0)));
        for wrong in ["", "9", "09:60", "49:00", "9:5", "-1:00", "+9:00", "09:30:00"] {
            assert_eq!(DayTime::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn rounds_minutes_up() {
        assert_eq!(Seconds(61).minutes_up(), 2);
        assert_eq!(Seconds(60).minutes_up(), 1);
        assert_eq!(Seconds(0).minutes_up(), 0);
    }
}
