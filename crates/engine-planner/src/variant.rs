//! Ways to visit a place on a day: at any time it is open, or at a time that is worth more.

use engine_model::place::{Category, Setting};
use engine_model::problem::{Candidate, Problem};
use engine_model::wish::DayPart;

use crate::rules::openings::{Span, Window, narrowed, windows_of};
use crate::{plausible, value, weights};

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

/// The ways to visit a place on a day by its windows, points and wishes met, the plain one first.
pub(crate) fn ways(problem: &Problem, index: usize, day: usize) -> Vec<(Vec<Window>, i32, i32)> {
    let candidate = &problem.candidates[index];
    let windows = plausible::windows(candidate, day);
    let mut found = match daylight(problem, candidate, day) {
        Some((from, until)) => vec![
            (windows.clone(), weights::DARK, 0),
            (narrowed(&windows, from, until, until), 0, 0),
        ],
        None => vec![(windows.clone(), 0, 0)],
    };
    let is_must = problem
        .must_see
        .iter()
        .any(|must| must.candidate as usize == index);
    if is_must && plausible::is_unknown(candidate, day) {
        found.push((windows_of(None), weights::IMPLAUSIBLE, 0));
    }
    let sunset = problem.days[day]
        .sunset
        .map(|time| time.0 - time.0.rem_euclid(60));
    for wish in &problem.preferences.at_time {
        if wish.candidate as usize == index {
            let golden = wish.part == DayPart::Sunset && value::wants_golden_hour(candidate);
            let points = if golden { weights::GOLDEN_HOUR } else { 0 };
            let (from, until) = part_starts(wish.part, sunset);
            // Who asks for a time knows that somebody is there then.
            let all = windows_of(candidate.hours.get(day));
            found.push((narrowed(&all, from, until, i32::MAX), points, 1));
        }
    }
    let mut add = |(from, until): (i32, i32), points: i32| {
        found.push((narrowed(&windows, from, until, i32::MAX), points, 0));
    };
    if let Some(sunset) = sunset.filter(|_| value::wants_golden_hour(candidate)) {
        add(golden_starts(sunset, candidate.stay.0), weights::GOLDEN_HOUR);
    }
    if problem.preferences.avoid_crowds && candidate.fame >= weights::CROWDED_FAME {
        add((5 * 3600, 9 * 3600 + 1800), weights::CALM_HOUR);
        add((16 * 3600 + 1800, 27 * 3600), weights::CALM_HOUR);
    }
    found.retain(|(windows, _, _)| !windows.is_empty());
    found
}

/// When people go to a green place in the open that is not lit: by daylight.
fn daylight(problem: &Problem, candidate: &Candidate, day: usize) -> Option<(i32, i32)> {
    let green = matches!(
        candidate.category,
        Category::Park | Category::Nature | Category::Beach
    );
    let by_night = candidate.tags.iter().any(|tag| tag == "night");
    let sunset = problem.days[day]
        .sunset
        .map_or(18 * 3600, |time| time.0 - time.0.rem_euclid(60));
    (green && !by_night && candidate.setting != Setting::Indoor).then_some((6 * 3600, sunset + 1800))
}
