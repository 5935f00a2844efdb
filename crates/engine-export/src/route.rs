//! The way through a day as points.

use engine_model::Coordinates;
use engine_model::plan::PlanDay;

/// The points of a day in order, without immediate repeats.
pub(crate) fn points(day: &PlanDay) -> Vec<Coordinates> {
    let mut points: Vec<Coordinates> = day.entries.iter().map(|entry| entry.at).collect();
    points.dedup();
    points
}
