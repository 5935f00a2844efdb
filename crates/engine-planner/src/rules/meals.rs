//! Meals: their windows, lengths, and which places serve the group.

use engine_model::people::Diet;
use engine_model::problem::{Candidate, Problem};
use engine_model::wish::MealKind;

use super::openings::Window;

/// All meals in the order of a day.
pub(crate) const KINDS: [MealKind; 3] = [MealKind::Breakfast, MealKind::Lunch, MealKind::Dinner];

/// Position of a meal in [`KINDS`].
pub(crate) fn index(kind: MealKind) -> usize {
    match kind {
        MealKind::Breakfast => 0,
        MealKind::Lunch => 1,
        MealKind::Dinner => 2,
    }
}

/// How long a meal takes at least, in seconds.
pub(crate) fn duration(kind: MealKind) -> i32 {
    match kind {
        MealKind::Breakfast => 45 * 60,
        MealKind::Lunch => 60 * 60,
        MealKind::Dinner => 75 * 60,
    }
}

/// When a meal may begin and must have ended.
pub(crate) fn window(kind: MealKind) -> Window {
    let (from, until) = match kind {
        MealKind::Breakfast => (6 * 3600, 11 * 3600),
        MealKind::Lunch => (11 * 3600 + 1800, 14 * 3600 + 1800),
        MealKind::Dinner => (17 * 3600 + 1800, 21 * 3600),
    };
    Window {
        open: from,
        last: until,
        close: until,
    }
}

/// When people usually sit down to it.
pub(crate) fn usual_start(kind: MealKind) -> i32 {
    match kind {
        MealKind::Breakfast => 8 * 3600 + 1800,
        MealKind::Lunch => 12 * 3600 + 1800,
        MealKind::Dinner => 18 * 3600 + 1800,
    }
}

/// Whether the place may serve the group: one that names diets must serve each member's strict diet.
pub(crate) fn serves(problem: &Problem, candidate: &Candidate) -> bool {
    let names_diets = ["vegetarian", "vegan", "halal", "kosher"]
        .iter()
        .any(|word| tagged(candidate, word));
    !names_diets || strict_diets(problem).all(|diet| serves_diet(candidate, diet))
}

/// Whether the group keeps a strict diet which the place is known to serve.
pub(crate) fn known_to_serve(problem: &Problem, candidate: &Candidate) -> bool {
    let mut diets = strict_diets(problem).peekable();
    diets.peek().is_some() && diets.all(|diet| serves_diet(candidate, diet))
}

/// Whether what the place is known for is what a member does not eat.
pub(crate) fn against_diet(problem: &Problem, candidate: &Candidate) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| tagged(candidate, word));
    let mut diets = problem.members.iter().flat_map(|member| &member.diets);
    diets.any(|diet| match diet {
        Diet::NoPork => any(&["pork"]),
        Diet::NoBeef => any(&["beef", "steak", "steak_house"]),
        Diet::NoSeafood => any(&["seafood", "fish", "sushi"]),
        Diet::Vegetarian | Diet::Vegan => {
            any(&[
                "seafood", "fish", "sushi", "bbq", "pork", "beef", "steak", "chicken",
            ]) && !serves_diet(candidate, *diet)
        }
        Diet::Halal | Diet::Kosher => any(&["pork", "bbq"]) && !serves_diet(candidate, *diet),
        _ => false,
    })
}

fn strict_diets(problem: &Problem) -> impl Iterator<Item = Diet> {
    problem
        .members
        .iter()
        .flat_map(|member| member.diets.iter().copied())
        .filter(|diet| matches!(diet, Diet::Vegetarian | Diet::Vegan | Diet::Halal | Diet::Kosher))
}

fn serves_diet(candidate: &Candidate, diet: Diet) -> bool {
    match diet {
        Diet::Vegetarian => tagged(candidate, "vegetarian") || tagged(candidate, "vegan"),
        Diet::Vegan => tagged(candidate, "vegan"),
        Diet::Halal => tagged(candidate, "halal"),
        Diet::Kosher => tagged(candidate, "kosher"),
        _ => true,
    }
}

fn tagged(candidate: &Candidate, word: &str) -> bool {
    candidate.tags.iter().any(|tag| tag == word)
}
