//! Which meals belong into a day.

use engine_model::problem::Segment;
use engine_model::time::{DayTime, Seconds};
use engine_model::wish::MealKind;

use crate::atlas::Atlas;

/// Time to reach a table that a day must leave beyond the meal itself.
const MARGIN: Seconds = Seconds::minutes(15);

/// What somebody wished about a meal: (which, wanted).
pub(crate) type MealWish = (MealKind, bool);

/// The meals of a day with these segments: lunch and dinner whenever the day covers their window and nobody skips
/// them, breakfast where somebody wishes it.
pub(crate) fn of_day(segments: &[Segment], wishes: &[MealWish], atlas: &Atlas) -> Vec<MealKind> {
    let wished = |kind: MealKind| {
        wishes
            .iter()
            .rev()
            .find(|(of, _)| *of == kind)
            .map(|(_, wanted)| *wanted)
    };
    [MealKind::Breakfast, MealKind::Lunch, MealKind::Dinner]
        .into_iter()
        .filter(|&kind| {
            let margin = match (kind, wished(kind)) {
                (_, Some(false)) | (MealKind::Breakfast, None) => return false,
                (_, Some(true)) => Seconds(0),
                (_, None) => MARGIN,
            };
            segments
                .iter()
                .any(|segment| covers(segment, kind, margin, atlas))
        })
        .collect()
}

/// The window of a meal and how long it takes (5-minute steps would not change it; the rule is in docs/planner.md).
pub(crate) fn window(kind: MealKind) -> (DayTime, DayTime, Seconds) {
    match kind {
        MealKind::Breakfast => (DayTime::hm(6, 0), DayTime::hm(11, 0), Seconds::minutes(45)),
        MealKind::Lunch => (DayTime::hm(11, 30), DayTime::hm(14, 30), Seconds::minutes(60)),
        MealKind::Dinner => (DayTime::hm(17, 30), DayTime::hm(21, 0), Seconds::minutes(75)),
    }
}

fn covers(segment: &Segment, kind: MealKind, margin: Seconds, atlas: &Atlas) -> bool {
    let (open, close, duration) = window(kind);
    let (from, to) = free_window(segment, atlas);
    to.min(close) - from.max(open) >= duration + margin
}

/// Whether a meal belongs into a segment even if two hours at either end are needed for luggage and ways, as
/// where an airport lies far out.
pub(crate) fn surely_in(segment: &Segment, kind: MealKind) -> bool {
    let (open, close, duration) = window(kind);
    let rim = Seconds::minutes(120);
    (segment.latest - rim).min(close) - (segment.earliest + rim).max(open) >= duration + MARGIN
}

/// The part of a segment that errands and the ways to them leave free.
pub(crate) fn free_window(segment: &Segment, atlas: &Atlas) -> (DayTime, DayTime) {
    let mut from = segment.earliest;
    let mut at = segment.start;
    for errand in &segment.before {
        from = (from + atlas.reach(at, errand.site)).max(errand.earliest) + errand.duration;
        at = errand.site;
    }
    let mut to = segment.latest;
    let mut goal = segment.end;
    for errand in segment.after.iter().rev() {
        to = (to - atlas.reach(errand.site, goal)).min(errand.latest) - errand.duration;
        goal = errand.site;
    }
    (from, to - atlas.reach(at, goal))
}
