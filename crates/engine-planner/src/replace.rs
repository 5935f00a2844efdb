//! What else could stand in the place of a stop, a meal's table or a resting place.

use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, MealPlace};
use engine_model::time::Seconds;
use engine_model::why::WhyIn;

use crate::edit::state_of;
use crate::explain;
use crate::lenient::{Fit, time};
use crate::model::Model;
use crate::pauses::{lay, steadily};
use crate::rearrange::{WantedStop, as_wanted, day_plan, eaten_besides, nodes_of};
use crate::route::Route;
use crate::state::{State, UNUSED};

/// A candidate that could stand in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// By index into the problem's candidates.
    pub candidate: u32,
    /// By how many points the plan's value changes.
    pub points: i64,
    /// The day with it in.
    pub day: DayPlan,
    /// Why it would be in; empty for what is no stop.
    pub why: WhyIn,
}

/// The day with one entry at another place.
struct Changed {
    stops: Vec<WantedStop>,
    former: DayPlan,
}

pub(crate) fn replacements(
    model: &Model,
    itinerary: &Itinerary,
    day: usize,
    entry: usize,
    most: usize,
) -> Vec<Replacement> {
    let Some(plan) = itinerary.days.get(day).filter(|_| day < model.open.len()) else {
        return Vec::new();
    };
    let Some(old) = plan.entries.get(entry) else {
        return Vec::new();
    };
    let state = timed(model, itinerary);
    let before = timed_day(model, day, &as_wanted(model, day, plan), plan).1;
    let value = state.value(model).points;
    let mut found: Vec<(Fit, i64, u32, Changed)> = (0_u32..)
        .take(model.stops.len())
        .filter(|candidate| could_replace(model, &state, old, *candidate))
        .filter_map(|candidate| {
            let options = changed(model, day, plan, entry, candidate);
            let judged = options.into_iter().map(|option| {
                let (route, fit) = timed_day(model, day, &option.stops, &option.former);
                let mut trial = state.clone();
                trial.days[day] = route;
                trial.tally(model);
                (fit, value - trial.value(model).points, candidate, option)
            });
            let judged = judged.filter(|(fit, ..)| *fit <= before);
            judged.min_by_key(|(fit, loss, ..)| (*fit, *loss))
        })
        .collect();
    found.sort_by_key(|(fit, loss, candidate, _)| (*fit, *loss, *candidate));
    found.truncate(most);
    let eaten = eaten_besides(model, &itinerary.days, day);
    let whole = |(_, loss, candidate, option): (Fit, i64, u32, Changed)| {
        let nodes = nodes_of(model, day, &option.stops);
        let laid = lay(model, &eaten, day, &nodes, &option.former);
        let day_plan = day_plan(model, laid);
        Replacement {
            candidate,
            points: -loss,
            why: why_of(model, itinerary, day, &day_plan, candidate),
            day: day_plan,
        }
    };
    found.into_iter().map(whole).collect()
}

/// Whether the candidate is of use for what the entry is, near it, and not in the plan yet.
fn could_replace(model: &Model, state: &State, old: &Entry, candidate: u32) -> bool {
    let index = candidate as usize;
    let stop = &model.stops[index];
    if old.candidate() == Some(candidate) || stop.site.city != old.site.city {
        return false;
    }
    match old.kind {
        EntryKind::Visit(_) => stop.fits_visit && state.visited[index] == UNUSED,
        EntryKind::Meal(..) => stop.fits_meal && state.meals[index] == 0,
        EntryKind::Rest(_) => stop.fits_rest,
        EntryKind::Start | EntryKind::End | EntryKind::Errand(_) => false,
    }
}

/// The day with the candidate in the entry's place; a stop at its typical stay, and at its shortest.
fn changed(model: &Model, day: usize, plan: &DayPlan, entry: usize, candidate: u32) -> Vec<Changed> {
    let mut former = plan.clone();
    let old = &mut former.entries[entry];
    let is_visit = old.visit().is_some();
    match &mut old.kind {
        EntryKind::Visit(visit) => visit.candidate = candidate,
        EntryKind::Meal(_, place) => {
            *place = Some(MealPlace {
                candidate,
                opening: None,
            });
        }
        EntryKind::Rest(place) => *place = Some(candidate),
        EntryKind::Start | EntryKind::End | EntryKind::Errand(_) => return Vec::new(),
    }
    let stops = as_wanted(model, day, &former);
    if !is_visit {
        return vec![Changed { stops, former }];
    }
    let number = plan.entries[..entry]
        .iter()
        .filter(|one| one.visit().is_some())
        .count();
    let stop = &model.stops[candidate as usize];
    let mut stays = vec![stop.stay, stop.min_stay];
    stays.dedup();
    let with = |stay: i32| {
        let mut stops = stops.clone();
        stops[number].stay = Some(Seconds(stay));
        Changed {
            stops,
            former: former.clone(),
        }
    };
    stays.into_iter().map(with).collect()
}

fn timed_day(model: &Model, day: usize, stops: &[WantedStop], former: &DayPlan) -> (Route, Fit) {
    let laid = steadily(model, day, &nodes_of(model, day, stops), former);
    (laid.route, laid.fit)
}

/// The plan with each of its days timed, whether it holds or not.
fn timed(model: &Model, itinerary: &Itinerary) -> State {
    let mut state = state_of(model, itinerary);
    for route in &mut state.days {
        time(model, route);
    }
    state.tally(model);
    state
}

fn why_of(model: &Model, itinerary: &Itinerary, day: usize, plan: &DayPlan, candidate: u32) -> WhyIn {
    let mut with = itinerary.clone();
    with.days[day].clone_from(plan);
    let why = explain::why(model, &state_of(model, &with), &with);
    let at = plan
        .entries
        .iter()
        .position(|entry| entry.visit().is_some_and(|visit| visit.candidate == candidate));
    at.and_then(|at| why.get(day)?.get(at).cloned())
        .unwrap_or_default()
}
