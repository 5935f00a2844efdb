//! Openings: the windows in which something may happen at a place, and the earliest or latest start within them.

use engine_model::opening::{DayHours, OpenInterval};
use engine_model::time::DayTime;

/// A stretch of a day: starts lie in `open..=last`, ends at `close` or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) open: i32,
    pub(crate) last: i32,
    pub(crate) close: i32,
}

/// A run of windows in the model's arena, in order of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) at: u32,
    pub(crate) len: u32,
}

/// Any time of any day, the night after it included.
pub(crate) const ALWAYS: Window = Window {
    open: -86_400,
    last: 2 * 86_400,
    close: 3 * 86_400,
};

/// The earliest start at or after `arrival` for a stay of `stay` seconds.
pub(crate) fn earliest_start(windows: &[Window], arrival: i32, stay: i32) -> Option<i32> {
    windows.iter().find_map(|window| {
        let start = arrival.max(window.open);
        (start <= window.last && start + stay <= window.close).then_some(start)
    })
}

/// The latest start from which a stay of `stay` seconds ends by `end`.
pub(crate) fn latest_start(windows: &[Window], end: i32, stay: i32) -> Option<i32> {
    windows.iter().rev().find_map(|window| {
        let start = window.last.min(window.close.min(end) - stay);
        (start >= window.open).then_some(start)
    })
}

/// The windows of a day's hours, on whole minutes; unknown hours admit any time.
pub(crate) fn windows_of(hours: Option<&DayHours>) -> Vec<Window> {
    match hours {
        None | Some(DayHours::Unknown) => vec![ALWAYS],
        Some(DayHours::Known(intervals)) => intervals.iter().map(|i| window_of(*i)).collect(),
    }
}

/// The windows narrowed to starts in `from..=until` and ends by `close`; empty ones fall out.
pub(crate) fn narrowed(windows: &[Window], from: i32, until: i32, close: i32) -> Vec<Window> {
    windows
        .iter()
        .map(|window| Window {
            open: window.open.max(from),
            last: window.last.min(until),
            close: window.close.min(close),
        })
        .filter(|window| window.open <= window.last && window.open < window.close)
        .collect()
}

/// The interval that a stay relies on: one of the day's known ones that admits it.
pub(crate) fn admitting(hours: Option<&DayHours>, start: i32, end: i32) -> Option<OpenInterval> {
    match hours {
        Some(DayHours::Known(intervals)) => intervals
            .iter()
            .copied()
            .find(|i| i.open <= DayTime(start) && DayTime(start) <= i.last_entry && DayTime(end) <= i.close),
        Some(DayHours::Unknown) | None => None,
    }
}

/// The interval to name where none admits the stay: the one that reaches nearest to its start.
pub(crate) fn nearest(hours: Option<&DayHours>, start: i32) -> Option<OpenInterval> {
    match hours {
        Some(DayHours::Known(intervals)) => intervals.iter().copied().min_by_key(|i| {
            let before = (i.open.0 - start).max(0);
            let after = (start - i.close.0).max(0);
            before.max(after)
        }),
        Some(DayHours::Unknown) | None => None,
    }
}

fn window_of(interval: OpenInterval) -> Window {
    let down = |time: i32| time - time.rem_euclid(60);
    let up = |time: i32| down(time + 59);
    Window {
        open: up(interval.open.0),
        last: down(interval.last_entry.0.min(interval.close.0)),
        close: down(interval.close.0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Window, earliest_start, latest_start};

    const LUNCH_BREAK: [Window; 2] = [
        Window {
            open: 36_000,
            last: 43_200,
            close: 43_200,
        },
        Window {
            open: 50_400,
            last: 61_200,
            close: 64_800,
        },
    ];

    #[test]
    fn starts_as_early_as_the_doors_allow() {
        let check = |arrival, stay, expected| {
            assert_eq!(
                earliest_start(&LUNCH_BREAK, arrival, stay),
                expected,
                "{arrival} {stay}"
            );
        };
        check(30_000, 3_600, Some(36_000));
        check(39_600, 3_600, Some(39_600));
        check(39_660, 3_600, Some(50_400));
        check(61_200, 3_600, Some(61_200));
        check(61_260, 1_200, None);
    }

    #[test]
    fn starts_as_late_as_the_end_allows() {
        let check = |end, stay, expected| {
            assert_eq!(latest_start(&LUNCH_BREAK, end, stay), expected, "{end} {stay}");
        };
        check(90_000, 3_600, Some(61_200));
        check(90_000, 7_200, Some(57_600));
        check(52_000, 3_600, Some(39_600));
        check(39_000, 3_600, None);
    }
}
