//! The planner: a problem in, an itinerary with its explanation and the unmet wishes out.
//!
//! Every hard rule has its file under `rules`, every weight stands in `weights`. What this crate must never do: read
//! a file or a clock, use a random source other than the problem's seed, iterate over a hash map, or panic on a bad
//! problem. Where to start reading: [`plan`], then `node` and `route` (a day and its schedule), `insertion` (where something
//! fits), `recreate` and `search` (how a plan gets better), `conflict` and `explain` (what is said about it).

mod compact;
mod conflict;
mod dining;
mod draft;
mod edit;
mod explain;
mod found;
mod frugal;
mod insertion;
mod lenient;
mod lists;
mod model;
mod node;
mod pauses;
mod plausible;
mod polish;
mod random;
mod realise;
mod rearrange;
mod recreate;
mod relax;
mod replace;
mod room;
mod route;
mod rules;
mod search;
mod skeleton;
mod sound;
mod state;
mod taste;
mod value;
mod variant;
mod weights;

use engine_model::finding::Rule;
use engine_model::itinerary::{DayPlan, Itinerary};
use engine_model::problem::Problem;
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{AbsenceReason, Relaxation, Unmet, WhyIn};
use engine_model::wish::MealKind;

use crate::model::Model;
use crate::random::Random;

pub use crate::rearrange::{Rearranged, WantedStop};
pub use crate::replace::Replacement;
pub use crate::room::Room;

/// What became of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A plan that keeps every hard rule.
    Planned(Solution),
    /// Not even what is settled can hold together; each conflict found, in the order of days.
    Infeasible(Vec<Infeasibility>),
}

/// A plan with what speaks for it and what it leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The plan.
    pub itinerary: Itinerary,
    /// Why each entry is in and stands where it stands, by day and entry; empty for what is no stop.
    pub why: Vec<Vec<WhyIn>>,
    /// What was asked for and is not in.
    pub unmet: Vec<Unmet>,
    /// How good the plan is.
    pub value: Value,
    /// Iterations of improvement done.
    pub iterations: u64,
}

/// How good a plan is; compared from the first field to the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// Must-sees met, each counted for every member who asked.
    pub musts: i32,
    /// Explicit wishes met: places at their part of the day, stops of wished categories, kitchens.
    pub wishes: i32,
    /// Points of the stops and meals, less what the ways and the waiting between them cost.
    pub points: i64,
    /// Less time on the way, waiting and walking is more comfort; never positive.
    pub comfort: i64,
}

/// A conflict that no plan can solve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Infeasibility {
    /// The rule that fails.
    pub rule: Rule,
    /// A stable code, one of those in `engine_model::finding::FindingCode`.
    pub code: &'static str,
    /// On which day, 0-based; `None` = the trip as a whole.
    pub day: Option<u16>,
    /// The candidate it speaks of.
    pub candidate: Option<u32>,
    /// Named numbers: times and durations in seconds, costs in minor units, lengths in metres.
    pub numbers: Vec<(&'static str, i64)>,
}

/// How a planning is watched and ended.
#[derive(Clone, Copy)]
pub struct Control<'a> {
    /// Asked every few iterations; true ends the search with the best plan so far.
    pub cancel: &'a dyn Fn() -> bool,
    /// Told the share of the iterations done, in percent.
    pub progress: Option<&'a dyn Fn(u32)>,
    /// Whether the smallest relaxation is looked for where something asked for is not in.
    pub explain: bool,
}

impl Default for Control<'_> {
    /// Never cancelled, nobody told, with relaxations.
    fn default() -> Self {
        Self {
            cancel: &|| false,
            progress: None,
            explain: true,
        }
    }
}

/// An entry of a day as a traveller orders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftEntry {
    /// What.
    pub what: DraftWhat,
    /// When it starts; `None`, or a time before the group can be there = as early as possible.
    pub start: Option<DayTime>,
    /// How long; `None` = typical stay, or the meal's or rest's usual length.
    pub stay: Option<Seconds>,
    /// Whether the traveller settled it.
    pub locked: bool,
}

/// What a drafted entry is; candidates by index into the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftWhat {
    /// A stop.
    Visit(u32),
    /// A meal, at a place or where the group is.
    Meal(MealKind, Option<u32>),
    /// A rest, at a place or where the group is.
    Rest(Option<u32>),
}

/// Plans the problem. Equal problems give equal outcomes unless the control cancels.
pub fn plan(problem: &Problem, control: &Control<'_>) -> Outcome {
    if let Some(fault) = sound::fault(problem) {
        return Outcome::Infeasible(vec![fault]);
    }
    let model = Model::new(problem);
    let mut random = Random::new(problem.seed);
    let conflicts = conflict::before_building(&model);
    if !conflicts.is_empty() {
        return Outcome::Infeasible(conflicts);
    }
    let routes = match skeleton::build(&model, &mut random) {
        Ok(routes) => routes,
        Err(conflicts) => return Outcome::Infeasible(conflicts),
    };
    let (state, iterations) = search::improve(&model, routes, &mut random, control);
    let conflicts = conflict::after_search(&model, &state);
    if !conflicts.is_empty() {
        return Outcome::Infeasible(conflicts);
    }
    let itinerary = realise::itinerary(&model, &state);
    Outcome::Planned(Solution {
        why: explain::why(&model, &state, &itinerary),
        unmet: explain::unmet(&model, &state, control.explain),
        value: state.value(&model),
        iterations,
        itinerary,
    })
}

/// Why a candidate is not in the itinerary, and the smallest change found that would let it in.
pub fn why_not(
    problem: &Problem,
    itinerary: &Itinerary,
    candidate: u32,
) -> (AbsenceReason, Option<Relaxation>) {
    if candidate as usize >= problem.candidates.len() || sound::fault(problem).is_some() {
        return (AbsenceReason::Unknown, None);
    }
    let model = Model::new(problem);
    let state = edit::state_of(&model, itinerary);
    relax::absence(&model, &state, candidate, None, true)
}

/// Replacements for an entry (a stop, or the place of a meal or rest) that keep the day within every hard rule, best
/// first: the candidate, by how many points the plan's value changes, and the day with it in. Empty where the entry
/// is none of those, the day does not hold as it stands, or the problem refers to sites that it does not have.
pub fn alternatives(
    problem: &Problem,
    itinerary: &Itinerary,
    day: usize,
    entry: usize,
    limit: usize,
) -> Vec<(u32, i32, DayPlan)> {
    if sound::fault(problem).is_some() {
        return Vec::new();
    }
    let model = Model::new(problem);
    edit::alternatives(&model, itinerary, day, entry, limit)
}

/// The itinerary of a traveller's own order: times as early as possible, legs, costs, errands and ends put in. It may
/// break rules; the checker says which. Entries of unknown candidates are left out; where the problem refers to sites
/// that it does not have, all days are empty.
pub fn recompute(problem: &Problem, order: &[Vec<DraftEntry>]) -> Itinerary {
    if sound::fault(problem).is_some() {
        return Itinerary {
            days: vec![DayPlan::default(); problem.days.len()],
        };
    }
    let model = Model::new(problem);
    edit::recompute(&model, order)
}

/// The itinerary with the stops of some days in a traveller's own order: `wanted` holds for each day its stops, or
/// `None` where it stays as it is. Meals, rests, ways and waiting are laid around the stops, as they were where that
/// still holds. The result may break rules; the checker says which. Stops of unknown candidates are left out, and so
/// are all stops of a day without a segment.
pub fn rearrange(problem: &Problem, itinerary: &Itinerary, wanted: &[Option<Vec<WantedStop>>]) -> Rearranged {
    if sound::fault(problem).is_some() {
        return Rearranged {
            itinerary: itinerary.clone(),
            ..Rearranged::default()
        };
    }
    rearrange::rearrange(&Model::new(problem), itinerary, wanted)
}

/// Candidates that could stand in the place of an entry (a stop, or the place of a meal or rest) without breaking more
/// rules than the day breaks now, best first, at most `most`. Empty where the entry is none of those, or the problem
/// refers to sites that it does not have.
pub fn replacements(
    problem: &Problem,
    itinerary: &Itinerary,
    day: usize,
    entry: usize,
    most: usize,
) -> Vec<Replacement> {
    if sound::fault(problem).is_some() {
        return Vec::new();
    }
    replace::replacements(&Model::new(problem), itinerary, day, entry, most)
}

/// Whether there is room for one more stop, for each day spent in the candidate's city.
pub fn room_for(problem: &Problem, itinerary: &Itinerary, candidate: u32) -> Vec<Room> {
    if candidate as usize >= problem.candidates.len() || sound::fault(problem).is_some() {
        return Vec::new();
    }
    room::room_for(&Model::new(problem), itinerary, candidate)
}
