//! Whether a place is open at a moment, on its own clock.

use engine_model::DayHours;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

use crate::hours::{Expression, Stretches};

/// Open or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsOpen {
    /// Open at that moment.
    Yes,
    /// Closed at that moment.
    No,
    /// Nothing is known of that moment.
    Unknown,
}

/// A place's hours around a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenState {
    /// Open at that moment?
    pub is_open: IsOpen,
    /// The hours of the date on which the moment falls there.
    pub today: DayHours,
    /// Seven dates from that one on.
    pub week: [(Date, DayHours); 7],
    /// The first moment at which `is_open` becomes another; `None` where that is more than 400 days away or nothing is
    /// known.
    pub next_change: Option<Zoned>,
}

/// Seasons are the longest gaps between changes; beyond this the place counts as unchanging.
const HORIZON_DAYS: i32 = 400;

/// The state of an expression at a moment; `zone` is the place's clock, `week` its hours from that date on.
pub(crate) fn state_at(
    expression: Option<&Expression>,
    at: Timestamp,
    zone: Option<&TimeZone>,
    hours_on: impl Fn(Date) -> DayHours,
) -> OpenState {
    let local = at.to_zoned(zone.cloned().unwrap_or(TimeZone::UTC));
    let today = local.date();
    let week = std::array::from_fn(|day| {
        let days = i32::try_from(day).expect("a week has seven days");
        let date = today.saturating_add(days.days());
        (date, hours_on(date))
    });
    let known = expression.zip(zone);
    let is_open = open_at(expression, at, zone);
    OpenState {
        is_open,
        today: hours_on(today),
        week,
        next_change: known.and_then(|(expression, zone)| next_change(expression, &local, is_open, zone)),
    }
}

/// Whether an expression says open at a moment; `zone` is the place's clock.
pub(crate) fn open_at(expression: Option<&Expression>, at: Timestamp, zone: Option<&TimeZone>) -> IsOpen {
    expression
        .zip(zone)
        .map_or(IsOpen::Unknown, |(expression, zone)| {
            let local = at.to_zoned(zone.clone());
            is_open_at(
                &Stretches::of(expression, local.date()),
                second_of_day(local.time()),
            )
        })
}

fn next_change(expression: &Expression, from: &Zoned, current: IsOpen, zone: &TimeZone) -> Option<Zoned> {
    if expression.always_open() {
        return None;
    }
    let mut not_before = second_of_day(from.time());
    let mut date = from.date();
    for _ in 0..HORIZON_DAYS {
        let stretches = Stretches::of(expression, date);
        let change = bounds(&stretches)
            .into_iter()
            .filter(|&second| second > not_before)
            .find(|&second| is_open_at(&stretches, second) != current);
        if let Some(second) = change {
            return date
                .at(0, 0, 0, 0)
                .checked_add(second.seconds())
                .ok()?
                .to_zoned(zone.clone())
                .ok();
        }
        (not_before, date) = (-1, date.tomorrow().ok()?);
    }
    None
}

/// Seconds of the date at which the state may change, sorted.
fn bounds(stretches: &Stretches) -> Vec<i32> {
    let mut bounds: Vec<i32> = stretches
        .open
        .iter()
        .chain(&stretches.unknown)
        .flat_map(|&(from, to)| [from, to])
        .chain([0])
        .filter(|second| (0..24 * 3600).contains(second))
        .collect();
    bounds.sort_unstable();
    bounds
}

fn is_open_at(stretches: &Stretches, second: i32) -> IsOpen {
    let inside = |list: &[(i32, i32)]| list.iter().any(|&(from, to)| from <= second && second < to);
    if inside(&stretches.open) {
        IsOpen::Yes
    } else if inside(&stretches.unknown) {
        IsOpen::Unknown
    } else {
        IsOpen::No
    }
}

fn second_of_day(time: Time) -> i32 {
    i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second())
}
