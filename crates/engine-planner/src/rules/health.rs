//! Health: the weakest member's limits on stops, rests and metres on foot.

use engine_model::people::Health;
use engine_model::problem::{DayFrame, Problem};

/// The limits that hold for the whole group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) stops: usize,
    pub(crate) usual_stops: usize,
    pub(crate) rests: i32,
    pub(crate) leg_walking: i32,
    pub(crate) day_walking: i32,
    pub(crate) strenuous: bool,
}

/// A rest counts from 20 minutes on.
const REST_SECONDS: i32 = 1200;
/// A rest on a day with heat, cold, dust or storm in its forecast.
const SHELTERED_REST_SECONDS: i32 = 1800;
/// A rest counts when it starts this long after the one before it has ended.
pub(crate) const REST_SPREAD: i32 = 3600;

/// Limits of the group: those of its weakest member, and the traveller's own limit on walking.
pub(crate) fn limits(problem: &Problem) -> Limits {
    let weakest = problem.members.iter().map(|member| member.health).min();
    let mut limits = of(weakest.unwrap_or(Health::Excellent));
    if let Some(metres) = problem.preferences.walking_metres_day {
        limits.day_walking = limits.day_walking.min(metres);
    }
    limits
}

/// How long a rest on this day is planned to last.
pub(crate) fn rest_seconds(problem: &Problem, day: usize) -> i32 {
    if problem.preferences.is_sheltered(day) {
        SHELTERED_REST_SECONDS
    } else {
        REST_SECONDS
    }
}

/// Rests that a day with stops needs: all of them from eight hours on, on shorter days in proportion.
pub(crate) fn rests_needed(limits: &Limits, frame: &DayFrame) -> i32 {
    let hours = frame_hours(frame);
    if hours >= 8 {
        limits.rests
    } else {
        limits.rests * hours / 8
    }
}

/// Whole hours of the day's frame.
pub(crate) fn frame_hours(frame: &DayFrame) -> i32 {
    let seconds: i32 = frame
        .segments
        .iter()
        .map(|segment| (segment.latest.0 - segment.earliest.0).max(0))
        .sum();
    seconds / 3600
}

fn of(health: Health) -> Limits {
    let (stops, usual_stops, rests, leg_walking, day_walking) = match health {
        Health::Limited => (3, 2, 3, 500, 3_000),
        Health::Caution => (5, 4, 2, 1_200, 7_000),
        Health::Good => (7, 5, 0, 2_000, 12_000),
        Health::Excellent => (7, 5, 0, 3_000, 18_000),
    };
    Limits {
        stops,
        usual_stops,
        rests,
        leg_walking,
        day_walking,
        strenuous: health > Health::Caution,
    }
}
