//! What a stop is worth on a day before the rest of the plan is known, term by term.

use engine_model::itinerary::EntryKind;
use engine_model::opening::DayHours;
use engine_model::people::{Health, Like, Member, MobilityAid};
use engine_model::place::{Category, Setting, StepFree};
use engine_model::problem::{Candidate, Problem};
use engine_model::why::ValueTerm;

use crate::rules::{meals, selection};
use crate::weights as w;

/// The terms of a candidate on a day that do not depend on the other stops.
pub(crate) fn static_terms(problem: &Problem, index: usize, day: usize) -> Vec<(ValueTerm, i32)> {
    let candidate = &problem.candidates[index];
    let verified = match candidate.hours.get(day) {
        None | Some(DayHours::Unknown) => w::UNKNOWN_HOURS,
        Some(DayHours::Known(_)) if candidate.verified => w::VERIFIED,
        Some(DayHours::Known(_)) => 0,
    };
    vec![
        (ValueTerm::Fame, w::STOP + w::fame_points(candidate.fame)),
        (ValueTerm::VerifiedHours, verified),
        (ValueTerm::Weather, weather(problem, candidate, day)),
        (ValueTerm::Crowds, crowds(problem, candidate)),
        (ValueTerm::Price, price(problem, candidate)),
        (ValueTerm::Access, access(problem, candidate)),
        (ValueTerm::Wished, less_wished(problem, candidate, day)),
        (ValueTerm::Kept, kept(problem, index, day)),
    ]
}

/// Points of a meal at the candidate.
pub(crate) fn meal_points(problem: &Problem, index: usize) -> i32 {
    let candidate = &problem.candidates[index];
    let cuisine = problem
        .preferences
        .cuisines
        .iter()
        .any(|(word, _)| candidate.tags.contains(word));
    let known = candidate
        .hours
        .iter()
        .any(|hours| matches!(hours, DayHours::Known(_)));
    let before = problem.base.as_ref().is_some_and(|base| {
        base.itinerary
            .days
            .iter()
            .flat_map(|day| &day.entries)
            .any(|entry| {
                matches!(entry.kind, EntryKind::Meal(..))
                    && entry.candidate().is_some_and(|one| one as usize == index)
            })
    });
    let sweet = candidate
        .tags
        .iter()
        .any(|tag| tag == "dessert" || tag == "bakery");
    let given = |holds: bool, points: i32| if holds { points } else { 0 };
    given(sweet && candidate.category == Category::Cafe, w::MEAL_SWEET)
        + w::MEAL_PLACE
        + i32::from(candidate.fame) / 4
        + given(cuisine, w::MEAL_CUISINE)
        + given(meals::known_to_serve(problem, candidate), w::MEAL_DIET)
        + given(meals::against_diet(problem, candidate), w::MEAL_AGAINST_DIET)
        + given(!known, w::MEAL_UNKNOWN_HOURS)
        + given(before, w::MEAL_KEPT)
        + price(problem, candidate) / 2
}

/// The tastes that a stop there serves, one bit each.
pub(crate) fn tastes(candidate: &Candidate) -> u8 {
    let tagged = |word: &str| candidate.tags.iter().any(|tag| tag == word);
    let of_category: &[Like] = match candidate.category {
        Category::Sight | Category::Viewpoint => &[Like::Sightseeing],
        Category::Museum | Category::Culture => &[Like::Culture],
        Category::Park => &[Like::Nature, Like::Rest],
        Category::Nature | Category::Beach => &[Like::Nature],
        Category::Market => &[Like::Shopping, Like::Food],
        Category::Shopping => &[Like::Shopping],
        Category::ThemePark | Category::Sports => &[Like::Sports],
        Category::Spa => &[Like::Rest],
        Category::Restaurant => &[Like::Food],
        Category::Cafe => &[Like::Rest, Like::Food],
        _ => &[],
    };
    let cultural = [
        "temple", "palace", "church", "historic", "theatre", "shrine", "castle",
    ]
    .iter()
    .any(|word| tagged(word));
    let edible = tagged("street-food") || tagged("food");
    let mut bits = of_category.iter().fold(0, |bits, like| bits | bit(*like));
    if cultural {
        bits |= bit(Like::Culture);
    }
    if edible {
        bits |= bit(Like::Food);
    }
    bits
}

/// Units of satisfaction that a stop serving `tastes` gives the member.
pub(crate) fn units(member: &Member, tastes: u8) -> i32 {
    if member.likes.iter().any(|like| bit(*like) & tastes != 0) {
        w::LIKED_UNITS
    } else if dislikes(member, tastes) {
        0
    } else {
        w::NEUTRAL_UNITS
    }
}

/// Whether the member dislikes a stop serving `tastes` and likes nothing about it.
pub(crate) fn dislikes(member: &Member, tastes: u8) -> bool {
    let any = |list: &[Like]| list.iter().any(|like| bit(*like) & tastes != 0);
    any(&member.dislikes) && !any(&member.likes)
}

/// Whether people come there for the evening light.
pub(crate) fn wants_golden_hour(candidate: &Candidate) -> bool {
    candidate.category == Category::Viewpoint
        || candidate
            .tags
            .iter()
            .any(|tag| tag == "sunset" || tag == "viewpoint")
}

fn bit(like: Like) -> u8 {
    match like {
        Like::Sightseeing => 1,
        Like::Shopping => 2,
        Like::Culture => 4,
        Like::Nature => 8,
        Like::Sports => 16,
        Like::Rest => 32,
        Like::Food => 64,
    }
}

fn weather(problem: &Problem, candidate: &Candidate, day: usize) -> i32 {
    if problem.preferences.is_sheltered(day) {
        return sheltered(problem, candidate, day);
    }
    let Some(climate) = problem.days[day].climate else {
        return 0;
    };
    let rain = i32::from(climate.rain_percent.unwrap_or(0).min(100));
    let harsh = climate.maximum_decicelsius >= w::HOT_DECICELSIUS
        || climate.maximum_decicelsius <= w::COLD_DECICELSIUS;
    match candidate.setting {
        Setting::Indoor => w::RAIN_INDOOR * rain / 100,
        Setting::Mixed => (w::RAIN_OUTDOOR * rain / 100 + if harsh { w::HARSH_OUTDOOR } else { 0 }) / 3,
        Setting::Outdoor => w::RAIN_OUTDOOR * rain / 100 + if harsh { w::HARSH_OUTDOOR } else { 0 },
    }
}

/// On a day whose forecast warns of something, the open air is worth less whatever the chance of rain.
fn sheltered(problem: &Problem, candidate: &Candidate, day: usize) -> i32 {
    let rain = problem.days[day].climate.and_then(|climate| climate.rain_percent);
    let rain = i32::from(rain.unwrap_or(0).min(100));
    let open = w::RAIN_OUTDOOR * rain / 100 + w::WARNED_OUTDOOR;
    match candidate.setting {
        Setting::Indoor => w::RAIN_INDOOR,
        Setting::Mixed => open / 3,
        Setting::Outdoor => open,
    }
}

fn crowds(problem: &Problem, candidate: &Candidate) -> i32 {
    if problem.preferences.avoid_crowds && candidate.fame >= w::CROWDED_FAME {
        w::CROWDED
    } else {
        0
    }
}

fn price(problem: &Problem, candidate: &Candidate) -> i32 {
    if !problem.preferences.cheap {
        return 0;
    }
    let meal = problem.cities[usize::from(candidate.site.city)].meal_cost;
    match (candidate.cost, meal) {
        (Some(cost), Some(meal)) if meal > 0 => {
            let points = (cost.min(10 * meal) * 20 / meal).min(w::PRICE_MOST);
            -i32::try_from(points).unwrap_or(0)
        }
        _ => 0,
    }
}

fn access(problem: &Problem, candidate: &Candidate) -> i32 {
    let glad = problem.members.iter().any(|member| {
        member.mobility == Some(MobilityAid::Cane) || member.health == Health::Limited || member.age >= 75
    });
    match candidate.step_free {
        StepFree::Yes if selection::needs_step_free(problem) => w::STEP_FREE_NEEDED,
        StepFree::Unknown if selection::needs_step_free(problem) => w::STEP_FREE_DOUBT,
        StepFree::Yes if glad => w::STEP_FREE_GLAD,
        StepFree::No if glad => -w::STEP_FREE_GLAD,
        _ => 0,
    }
}

fn less_wished(problem: &Problem, candidate: &Candidate, day: usize) -> i32 {
    let less = problem.preferences.categories.iter().any(|wish| {
        !wish.more && wish.category == candidate.category && wish.day.is_none_or(|on| usize::from(on) == day)
    });
    if less { w::LESS } else { 0 }
}

fn kept(problem: &Problem, index: usize, day: usize) -> i32 {
    let Some(base) = &problem.base else {
        return 0;
    };
    let on = base
        .itinerary
        .days
        .iter()
        .position(|plan| plan.visits().any(|(_, visit)| visit.candidate as usize == index));
    match on {
        Some(before) if before == day => w::KEPT_DAY,
        Some(_) => w::KEPT_TRIP,
        None => 0,
    }
}
