//! A plan whose days hold their stops in an order that somebody asked for: everything else is laid around them, and
//! the whole is checked, but never refused.

use std::collections::BTreeSet;

use engine_model::finding::Verdict;
use engine_model::itinerary::{DayPlan, EntryKind, Itinerary};
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::problem::Problem;
use engine_model::time::{DayTime, Seconds};
use engine_model::why::WhyIn;
use engine_planner::WantedStop;

use crate::assemble::{self, made_ids};
use crate::error::TripError;
use crate::plan::Answer;
use crate::rain::Variant;
use crate::read_back::ReadBack;

/// A stop as it is to stand.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// The id that it keeps; `None` = it is new.
    pub(crate) id: Option<String>,
    /// By index into the problem's candidates.
    pub(crate) candidate: u32,
    /// How long; `None` = the typical stay.
    pub(crate) stay: Option<Seconds>,
    /// When it begins, where that is settled.
    pub(crate) start: Option<DayTime>,
    pub(crate) locked: bool,
    /// The candidate whose position in the day as it was it takes over.
    pub(crate) instead_of: Option<u32>,
}

/// What becomes of a day of the new plan.
#[derive(Clone, Debug)]
pub(crate) enum DayOrder {
    /// It is a day (0-based) of the plan before, as it stands.
    AsBefore(usize),
    /// It is laid anew, with the meals and rests of a day before as far as they fit.
    Laid(Option<usize>, Vec<Standing>),
}

/// The days of a plan, or the reason why there are none to change.
pub(crate) fn days_of(plan: &Plan) -> Result<&[PlanDay], TripError> {
    if plan.days.is_empty() {
        return Err(TripError::PlanEmpty);
    }
    Ok(&plan.days)
}

/// Refuses a plan whose days are not those of its request, because nothing can be said of them.
pub(crate) fn same_days(plan: &Plan, problem: &Problem) -> Result<(), TripError> {
    let (days, expected) = (plan.days.len(), problem.days.len());
    if days == expected {
        Ok(())
    } else {
        Err(TripError::DaysDiffer { days, expected })
    }
}

/// The stops of a plan's days, each with its day and position, 0-based.
pub(crate) fn stops(plan: &Plan) -> impl Iterator<Item = (usize, usize, &PlanEntry)> {
    plan.days.iter().enumerate().flat_map(|(day, of)| {
        let entries = of.entries.iter().enumerate();
        let stops = entries.filter(|(_, entry)| entry.kind == PlanEntryKind::Stop);
        stops.map(move |(at, entry)| (day, at, entry))
    })
}

/// A stop of the plan as it stands, in the indices of the problem that the plan was read back into.
pub(crate) fn standing(plan: &Plan, read: &ReadBack, day: usize, at: usize) -> Standing {
    let entry = &plan.days[day].entries[at];
    Standing {
        id: Some(entry.id.clone()),
        candidate: read.itinerary.days[day].entries[at]
            .candidate()
            .unwrap_or(u32::MAX),
        stay: Some(entry.end - entry.start),
        start: None,
        locked: entry.locked,
        instead_of: None,
    }
}

/// Lays the days out, checks them and writes the document. `plan` is the plan before with the request of the new one,
/// `read` the same read back.
pub(crate) fn lay(plan: &Plan, read: &ReadBack, order: &[DayOrder]) -> Plan {
    let problem = &read.posed.problem;
    let before = |day: &DayOrder| match day {
        DayOrder::AsBefore(from) | DayOrder::Laid(Some(from), _) => {
            read.itinerary.days.get(*from).cloned().unwrap_or_default()
        }
        DayOrder::Laid(None, _) => DayPlan::default(),
    };
    let former = Itinerary {
        days: order.iter().map(before).collect(),
    };
    let order = &known(problem, order);
    let wanted: Vec<Option<Vec<WantedStop>>> = order.iter().map(wanted).collect();
    let laid = engine_planner::rearrange(problem, &former, &wanted);
    let report = engine_check::check(problem, &laid.itinerary);
    let answer = Answer {
        why: why(plan, order, laid.why),
        unmet: laid.unmet,
        iterations: plan.iterations,
        variants: variants(plan, read, order, &laid.itinerary),
        ids: ids(plan, problem, order, &laid.itinerary),
        itinerary: laid.itinerary,
    };
    assemble::document(&plan.request, &read.posed, &answer, report)
}

/// The order without stops of which a file says so little that they are no candidates: there is nothing to lay out.
fn known(problem: &Problem, order: &[DayOrder]) -> Vec<DayOrder> {
    let is_known = |stop: &Standing| (stop.candidate as usize) < problem.candidates.len();
    let of = |day: &DayOrder| match day {
        DayOrder::AsBefore(from) => DayOrder::AsBefore(*from),
        DayOrder::Laid(former, stops) => {
            let stops = stops.iter().filter(|stop| is_known(stop));
            DayOrder::Laid(*former, stops.cloned().collect())
        }
    };
    order.iter().map(of).collect()
}

fn wanted(day: &DayOrder) -> Option<Vec<WantedStop>> {
    let DayOrder::Laid(_, stops) = day else {
        return None;
    };
    let wanted = stops.iter().map(|stop| WantedStop {
        candidate: stop.candidate,
        stay: stop.stay,
        start: stop.start,
        locked: stop.locked,
        instead_of: stop.instead_of,
    });
    Some(wanted.collect())
}

/// Reasons of the days that stay are those that the plan gave; settling a stop, or freeing it, changes only its own.
fn why(plan: &Plan, order: &[DayOrder], laid: Vec<Vec<WhyIn>>) -> Vec<Vec<WhyIn>> {
    let of = |(day, anew): (&DayOrder, Vec<WhyIn>)| {
        let DayOrder::AsBefore(from) = day else {
            return anew;
        };
        let told = |entry: &PlanEntry, anew: WhyIn| {
            let known = WhyIn {
                terms: entry.why.clone(),
                placement: entry.placement.clone(),
            };
            let is_locked = |why: &WhyIn| {
                let locked = engine_model::why::ValueTerm::Locked;
                why.terms.iter().any(|(term, _)| *term == locked)
            };
            if is_locked(&known) == is_locked(&anew) {
                known
            } else {
                anew
            }
        };
        let entries = plan.days.get(*from).map_or(&[][..], |day| &day.entries);
        entries
            .iter()
            .zip(anew)
            .map(|(entry, anew)| told(entry, anew))
            .collect()
    };
    order.iter().zip(laid).map(of).collect()
}

/// Variants for rain of the days that stay, where they still hold beside the other days.
fn variants(plan: &Plan, read: &ReadBack, order: &[DayOrder], itinerary: &Itinerary) -> Vec<Option<Variant>> {
    let kept = |(index, day): (usize, &DayOrder)| {
        let DayOrder::AsBefore(from) = day else {
            return None;
        };
        let told = plan.days.get(*from)?.rain_variant.as_ref()?;
        let variant = read.variants.get(*from)?.as_ref()?;
        let mut whole = itinerary.clone();
        whole.days[index].clone_from(variant);
        let report = engine_check::check_day(&read.posed.problem, &whole, index);
        let holds = engine_model::finding::verdict(&report.findings) != Verdict::Broken;
        holds.then(|| Variant {
            day: variant.clone(),
            verdict: told.feasibility,
        })
    };
    order.iter().enumerate().map(kept).collect()
}

/// The ids of all entries: those of the plan before for what was in it, else made anew, each once.
fn ids(plan: &Plan, problem: &Problem, order: &[DayOrder], itinerary: &Itinerary) -> Vec<Vec<String>> {
    let kept: Vec<Vec<Option<String>>> = order
        .iter()
        .zip(&itinerary.days)
        .enumerate()
        .map(|(index, (day, laid))| kept_ids(plan, index, day, laid))
        .collect();
    completed(problem, kept, itinerary)
}

/// Makes the ids that are missing.
fn completed(problem: &Problem, kept: Vec<Vec<Option<String>>>, itinerary: &Itinerary) -> Vec<Vec<String>> {
    let mut taken: BTreeSet<String> = kept.iter().flatten().flatten().cloned().collect();
    kept.into_iter()
        .zip(&itinerary.days)
        .enumerate()
        .map(|(index, (kept, laid))| {
            let made = made_ids(problem, index, laid);
            let ids = kept.into_iter().zip(made);
            ids.map(|(kept, made)| kept.unwrap_or_else(|| unused(&mut taken, &made)))
                .collect()
        })
        .collect()
}

/// The ids of a plan that was planned again: a stop that stays on its day keeps its own.
pub(crate) fn ids_beside(plan: &Plan, read: &ReadBack, itinerary: &Itinerary) -> Vec<Vec<String>> {
    let before = |day: usize, candidate: u32| {
        let old = read.itinerary.days.get(day)?;
        let is_it = |entry: &engine_model::itinerary::Entry| {
            entry.visit().is_some_and(|visit| visit.candidate == candidate)
        };
        let at = old.entries.iter().position(is_it)?;
        Some(plan.days.get(day)?.entries.get(at)?.id.clone())
    };
    let of_day = |(day, laid): (usize, &DayPlan)| {
        let id = |entry: &engine_model::itinerary::Entry| before(day, entry.visit()?.candidate);
        laid.entries.iter().map(id).collect()
    };
    let kept: Vec<Vec<Option<String>>> = itinerary.days.iter().enumerate().map(of_day).collect();
    completed(&read.posed.problem, kept, itinerary)
}

/// Stops keep their ids wherever they go, the rest of a day only where the day keeps its number.
fn kept_ids(plan: &Plan, index: usize, day: &DayOrder, laid: &DayPlan) -> Vec<Option<String>> {
    match day {
        DayOrder::AsBefore(from) => {
            let keeps = |entry: &PlanEntry| *from == index || entry.kind == PlanEntryKind::Stop;
            let entries = plan.days.get(*from).map_or(&[][..], |day| &day.entries);
            let ids = entries.iter().map(|entry| keeps(entry).then(|| entry.id.clone()));
            ids.collect()
        }
        DayOrder::Laid(_, stops) => {
            let mut own = stops.iter().map(|stop| stop.id.clone());
            let id = |kind: &EntryKind| match kind {
                EntryKind::Visit(_) => own.next().flatten(),
                _ => None,
            };
            laid.entries.iter().map(|entry| &entry.kind).map(id).collect()
        }
    }
}

/// The id, numbered where it is taken.
fn unused(taken: &mut BTreeSet<String>, made: &str) -> String {
    let mut id = made.to_owned();
    let mut number = 1;
    while taken.contains(&id) {
        number += 1;
        id = format!("{made}-{number}");
    }
    taken.insert(id.clone());
    id
}
