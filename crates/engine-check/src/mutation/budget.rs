//! Mutations of prices and budgets.

use engine_model::problem::BudgetLimits;

use super::draft::Draft;
use crate::rules::budget::{Cost, day_sum, entry_cost, leg_cost, trip_sum};
use crate::scene::Step;

pub(super) fn lower_total(draft: &mut Draft) -> Option<()> {
    let cost = trip_sum(&draft.scene()).known;
    let total = Some(cost).filter(|cost| *cost > 0)? - 1;
    draft.problem.budget = BudgetLimits {
        total: Some(total),
        per_day: None,
    };
    Some(())
}

pub(super) fn lower_day(draft: &mut Draft) -> Option<()> {
    let scene = draft.scene();
    let dearest = (0..scene.days.len())
        .map(|day| day_sum(&scene, day).known)
        .max()?;
    let per_day = Some(dearest).filter(|cost| *cost > 0)? - 1;
    draft.problem.budget = BudgetLimits {
        total: None,
        per_day: Some(per_day),
    };
    Some(())
}

pub(super) fn hide_price(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.entry.visit().is_some() && step.candidate.is_some())?;
    draft.candidate(at)?.cost = None;
    draft.claim_costs();
    draft.problem.budget = BudgetLimits {
        total: Some(i64::MAX),
        per_day: None,
    };
    Some(())
}

pub(super) fn raise_price(draft: &mut Draft) -> Option<()> {
    let problem = draft.problem.clone();
    let at = draft.pick_entry(|step| is_derived(&entry_cost(&problem, step)))?;
    raise(&mut draft.entry(at)?.cost)
}

pub(super) fn raise_fare(draft: &mut Draft) -> Option<()> {
    let problem = draft.problem.clone();
    let has_fare = |step: &Step<'_>| is_derived(&leg_cost(&problem, step));
    let at = draft.pick_entry(has_fare)?;
    raise(&mut draft.entry(at)?.leg.as_mut()?.cost)
}

fn is_derived(cost: &Cost) -> bool {
    matches!(cost, Cost::Derived(_))
}

fn raise(cost: &mut Option<i64>) -> Option<()> {
    *cost = Some(cost.unwrap_or(0).checked_add(1)?);
    Some(())
}
