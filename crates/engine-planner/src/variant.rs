//! Ways to visit a place on a day: at any time it is open, or at a time that is worth more.

use engine_model::opening::DayHours;
use engine_model::place::{Category, Setting};
use engine_model::problem::Problem;
use engine_model::wish::DayPart;

use crate::rules::openings::{Span, Window, narrowed};
use crate::{value, weights};

/// A way to visit a place: within these windows it earns so much more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variant {
    pub(crate) span: Span,
    pub(crate) points: i32,
    /// Wishes met by coming at this time.
    pub(crate) asked: i32,
}

/// Starts that count as being there at a part of the day: (from, until). `None` where the sun does not set.
pub(crate) fn part_starts(part: DayPart, sunset: Option<i32>) -> (i32, i32) {
    let hm = |hours: i32, minutes: i32| hours * 3600 + minutes * 60;
    match (part, sunset) {
        (DayPart::Morning, _) => (hm(5, 0), hm(10, 30)),
        (DayPart::Noon, _) => (hm(11, 0), hm(13, 30)),
        (DayPart::Afternoon, _) => (hm(13, 0), hm(17, 0)),
        (DayPart::Sunset, Some(sunset)) => (sunset - hm(1, 30), sunset - hm(0, 30)),
        (DayPart::Evening, _) | (DayPart::Sunset, None) => (hm(17, 30), hm(20, 30)),
        (DayPart::Night, _) => (hm(19, 30), hm(27, 0)),
    }
}

/// Starts from which a stay overlaps the light of the hour before sunset.
pub(crate) fn golden_starts(sunset: i32, stay: i32) -> (i32, i32) {
    (sunset - stay.clamp(3600, 2 * 3600), sunset - 15 * 60)
}

/// Points of a visit at any time the place is open: less where a better time of the day is asked for apart.
pub(crate) fn plain_points(problem: &Problem, index: usize, day: usize) -> i32 {
    if usual_hours(problem, index, day).is_some() {
        weights::LATE
    } else {
        0
    }
}

/// When people go to a place in the open, or to one whose hours nobody knows: by daylight, or by day.
fn usual_hours(problem: &Problem, index: usize, day: usize) -> Option<(i32, i32)> {
    let candidate = &problem.candidates[index];
    let unknown = !matches!(candidate.hours.get(day), Some(DayHours::Known(_)));
    let green = matches!(
        candidate.category,
        Category::Park | Category::Nature | Category::Beach
    );
    let by_night = candidate.tags.iter().any(|tag| tag == "night") || candidate.category == Category::Bar;
    let sunset = problem.days[day]
        .sunset
        .map_or(18 * 3600, |time| time.0 - time.0.rem_euclid(60));
    if by_night {
        None
    } else if green && candidate.setting != Setting::Indoor {
        Some((6 * 3600, sunset + 1800))
    } else if unknown && candidate.category != Category::Viewpoint {
        Some((10 * 3600, 17 * 3600 + 1800))
    } else {
        None
    }
}

/// The windows beyond the plain ones, each with its points and wishes met.
pub(crate) fn special(
    problem: &Problem,
    index: usize,
    day: usize,
    windows: &[Window],
) -> Vec<(Vec<Window>, i32, i32)> {
    let candidate = &problem.candidates[index];
    let sunset = problem.days[day]
        .sunset
        .map(|time| time.0 - time.0.rem_euclid(60));
    let mut found = Vec::new();
    if let Some((from, until)) = usual_hours(problem, index, day) {
        let narrow = narrowed(windows, from, until, until);
        if !narrow.is_empty() {
            found.push((narrow, 0, 0));
        }
    }
    let mut add = |(from, until): (i32, i32), points: i32, asked: i32| {
        let narrow = narrowed(windows, from, until, i32::MAX);
        if !narrow.is_empty() {
            found.push((narrow, points, asked));
        }
    };
    for wish in problem
        .preferences
        .at_time
        .iter()
        .filter(|wish| wish.candidate as usize == index)
    {
        let golden = wish.part == DayPart::Sunset && value::wants_golden_hour(candidate);
        add(
            part_starts(wish.part, sunset),
            if golden { weights::GOLDEN_HOUR } else { 0 },
            1,
        );
    }
    if let Some(sunset) = sunset.filter(|_| value::wants_golden_hour(candidate)) {
        add(golden_starts(sunset, candidate.stay.0), weights::GOLDEN_HOUR, 0);
    }
    if problem.preferences.avoid_crowds && candidate.fame >= weights::CROWDED_FAME {
        add((5 * 3600, 9 * 3600 + 1800), weights::CALM_HOUR, 0);
        add((16 * 3600 + 1800, 27 * 3600), weights::CALM_HOUR, 0);
    }
    found
}
