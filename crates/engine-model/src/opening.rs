//! When a place lets people in, on one date.

use crate::time::DayTime;

/// One stretch of a date during which a place is open. It belongs to the date on which it begins and may pass 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpenInterval {
    /// Doors open. Negative where the interval began on the evening before and still runs at midnight.
    pub open: DayTime,
    /// Doors close; a visit has ended by then.
    pub close: DayTime,
    /// The latest time to be let in (a visit starts by then); equal to `close` where no earlier one is known.
    pub last_entry: DayTime,
}

/// What is known of one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayHours {
    /// Nothing is known: neither open nor closed.
    Unknown,
    /// Open in exactly these intervals, in order and apart from each other; empty = closed all day.
    Known(Vec<OpenInterval>),
}

impl DayHours {
    /// Open for a visit that starts at `start` and lasts until `end`; `None` where nothing is known.
    pub fn admits(&self, start: DayTime, end: DayTime) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::Known(intervals) => Some(
                intervals
                    .iter()
                    .any(|i| i.open <= start && start <= i.last_entry && end <= i.close),
            ),
        }
    }
}
