//! When places are usually open whose hours nobody knows. The checker allows any time there; the planner does not
//! send people to a church at ten in the evening because nobody wrote down when it closes.

use engine_model::opening::DayHours;
use engine_model::place::Category;
use engine_model::problem::Candidate;
use engine_model::wish::MealKind;

use crate::rules::openings::{Window, narrowed, windows_of};

/// Whether nothing is known of the hours on that day.
pub(crate) fn is_unknown(candidate: &Candidate, day: usize) -> bool {
    !matches!(candidate.hours.get(day), Some(DayHours::Known(_)))
}

/// The windows in which a stop or a rest is planned: the known hours, else the usual ones of the category.
pub(crate) fn windows(candidate: &Candidate, day: usize) -> Vec<Window> {
    let all = windows_of(candidate.hours.get(day));
    if is_unknown(candidate, day) {
        let (from, until) = usual_hours(candidate);
        narrowed(&all, from, until, until)
    } else {
        all
    }
}

/// Whether a place of unknown hours may be expected to serve the meal.
pub(crate) fn serves(candidate: &Candidate, kind: MealKind) -> bool {
    match candidate.category {
        Category::Cafe => kind != MealKind::Dinner,
        Category::Bar => kind == MealKind::Dinner,
        _ => true,
    }
}

/// Whether the place is one for the evening: a view, a bar, or lit up after dark.
pub(crate) fn is_for_evenings(candidate: &Candidate) -> bool {
    let lit = || candidate.tags.iter().any(|tag| tag == "night" || tag == "sunset");
    matches!(candidate.category, Category::Viewpoint | Category::Bar) || lit()
}

/// When places of the kind are usually open, in seconds of the day. Cautious: what most of them keep, not what the
/// longest ones do.
fn usual_hours(candidate: &Candidate) -> (i32, i32) {
    let by_night = candidate.tags.iter().any(|tag| tag == "night");
    let (from, until) = match candidate.category {
        Category::Bar => (18, 24),
        Category::Market if by_night => (17, 24),
        Category::Market => (9, 18),
        Category::Shopping => (10, 20),
        Category::Park | Category::Nature | Category::Beach | Category::Viewpoint => (8, 19),
        Category::Restaurant | Category::Cafe => (9, 20),
        _ => (10, 17),
    };
    let until = if by_night { 24 } else { until };
    (from * 3600, until * 3600)
}
