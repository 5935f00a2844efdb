//! Known costs are within the budget; unknown costs are counted apart and named, never taken as 0. Every claimed cost
//! is the one that the facts give.

use engine_model::finding::{Finding, FindingCode};
use engine_model::itinerary::EntryKind;
use engine_model::problem::{Mode, Problem, SiteRef};

use crate::recorder::Recorder;
use crate::scene::{Scene, Step, Way, city_of};

/// Known costs and the number of unknown ones.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sum {
    /// Minor units.
    pub(crate) known: i64,
    pub(crate) unknown: i64,
}

impl Sum {
    fn add(&mut self, cost: Option<i64>) {
        match cost {
            Some(amount) => self.known = self.known.saturating_add(amount),
            None => self.unknown += 1,
        }
    }
}

/// What the facts say of a cost.
pub(crate) enum Cost {
    /// The cost in minor units, or that nobody knows it.
    Derived(Option<i64>),
    /// The facts are of no help, because the place or the way itself is wrong; other rules say so.
    Underivable,
}

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    for step in scene.judged_steps() {
        check_claim(step, step.entry.cost, &entry_cost(scene.problem, step), recorder);
        if let Some(leg) = step.entry.leg {
            check_claim(step, leg.cost, &leg_cost(scene.problem, step), recorder);
        }
    }
    let limits = scene.problem.budget;
    if let Some(limit) = limits.per_day {
        for day in scene.judged_days() {
            let cost = day_sum(scene, day.index).known;
            recorder.require(cost <= limit, FindingCode::OverBudget, |code| {
                day.finding(code).with("cost", cost).with("budget", limit)
            });
        }
    }
    let total = trip_sum(scene);
    if let Some(limit) = limits.total {
        recorder.require(total.known <= limit, FindingCode::OverBudget, |code| {
            Finding::trip(code)
                .with("cost", total.known)
                .with("budget", limit)
        });
    }
    let limited = limits.total.is_some() || limits.per_day.is_some();
    if limited && total.unknown > 0 {
        recorder.note(Finding::trip(FindingCode::UnknownCosts).with("count", total.unknown));
    }
}

/// The costs of the whole trip.
pub(crate) fn trip_sum(scene: &Scene<'_>) -> Sum {
    let mut sum = Sum::default();
    scene
        .problem
        .fixed_costs
        .iter()
        .for_each(|fixed| sum.add(fixed.amount));
    scene
        .steps()
        .for_each(|step| add_step(&mut sum, scene.problem, step));
    sum
}

/// The costs of a day, with the fixed costs that fall on it.
pub(crate) fn day_sum(scene: &Scene<'_>, day: usize) -> Sum {
    let mut sum = Sum::default();
    let fixed = scene
        .problem
        .fixed_costs
        .iter()
        .filter(|fixed| usize::from(fixed.day) == day);
    fixed.for_each(|fixed| sum.add(fixed.amount));
    let steps = scene.steps().filter(|step| step.day == day);
    steps.for_each(|step| add_step(&mut sum, scene.problem, step));
    sum
}

/// What an entry costs the group by the facts.
pub(crate) fn entry_cost(problem: &Problem, step: &Step<'_>) -> Cost {
    let meal_cost = |site: SiteRef| city_of(problem, site).map(|city| city.meal_cost);
    let known = match (&step.entry.kind, step.candidate) {
        (EntryKind::Start | EntryKind::End | EntryKind::Errand(_) | EntryKind::Rest(None), _) => {
            Some(Some(0))
        }
        (EntryKind::Meal(_, None), _) => meal_cost(step.entry.site),
        (_, None) => None,
        (EntryKind::Visit(_), Some(candidate)) => Some(candidate.cost),
        (EntryKind::Rest(Some(_)), Some(candidate)) => Some(candidate.cost.or(Some(0))),
        (EntryKind::Meal(_, Some(_)), Some(candidate)) => {
            meal_cost(candidate.site).map(|meal| candidate.cost.or(meal))
        }
    };
    known.map_or(Cost::Underivable, Cost::Derived)
}

/// What a leg costs the group by the facts.
pub(crate) fn leg_cost(problem: &Problem, step: &Step<'_>) -> Cost {
    let Some(leg) = step.entry.leg else {
        return Cost::Underivable;
    };
    match step.way {
        Way::Here => Cost::Derived(Some(0)),
        Way::Transfer(transfer, _) => Cost::Derived(transfer.cost),
        Way::Table(cell, _) => Cost::Derived(fare(problem, step.entry.site, leg.mode, cell.distance.0)),
        Way::Unneeded | Way::Missing | Way::Unavailable => Cost::Underivable,
    }
}

/// On foot and by bike nothing, else by the city's fares, kilometres rounded up; `None` where there is no fare.
fn fare(problem: &Problem, site: SiteRef, mode: Mode, metres: i32) -> Option<i64> {
    if metres == 0 || matches!(mode, Mode::Walk | Mode::Bike) {
        return Some(0);
    }
    let fare = city_of(problem, site)?
        .fares
        .iter()
        .find(|fare| fare.mode == mode)?;
    let kilometres = (i64::from(metres) + 999).div_euclid(1000);
    Some(fare.base.saturating_add(fare.per_km.saturating_mul(kilometres)))
}

fn add_step(sum: &mut Sum, problem: &Problem, step: &Step<'_>) {
    if let Cost::Derived(cost) = entry_cost(problem, step) {
        sum.add(cost);
    }
    // A transfer is among the fixed costs already.
    if matches!(step.way, Way::Transfer(..)) {
        return;
    }
    if let Cost::Derived(cost) = leg_cost(problem, step) {
        sum.add(cost);
    }
}

fn check_claim(step: &Step<'_>, claimed: Option<i64>, derived: &Cost, recorder: &mut Recorder) {
    let Cost::Derived(derived) = *derived else { return };
    recorder.require(claimed == derived, FindingCode::CostClaim, |code| {
        let mut finding = step.finding(code);
        finding.numbers.extend(claimed.map(|amount| ("claimed", amount)));
        finding.numbers.extend(derived.map(|amount| ("derived", amount)));
        finding
    });
}
