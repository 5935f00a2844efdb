//! One request, one plan.

use engine_model::finding::{Finding, FindingCode, Rule, Severity};
use engine_model::itinerary::Itinerary;
use engine_model::plan::{Conflict, Plan};
use engine_model::problem::Problem;
use engine_model::request::TripRequest;
use engine_model::why::{Unmet, WhyIn};
use engine_planner::{Infeasibility, Outcome};

use crate::assemble;
use crate::error::TripError;
use crate::packs::Packs;
use crate::problem::{Extras, Posed, pose_with};
use crate::rain::{self, Variant};

/// How a plan is made.
#[derive(Clone, Copy)]
pub struct Control<'a> {
    /// Says whether to stop; asked every few iterations.
    pub cancel: &'a dyn Fn() -> bool,
    /// Told how far it is, 0..=100.
    pub progress: Option<&'a dyn Fn(u32)>,
    /// Plan what to do when it rains, for days that are mostly outdoors.
    pub rain_variants: bool,
    /// Look for the smallest change that would let each unmet wish in.
    pub relaxations: bool,
}

/// What the planner answered, with everything that belongs to it.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) itinerary: Itinerary,
    pub(crate) why: Vec<Vec<WhyIn>>,
    pub(crate) unmet: Vec<Unmet>,
    pub(crate) iterations: u64,
    /// One a day.
    pub(crate) variants: Vec<Option<Variant>>,
    /// Ids of the entries by day, where they are not to be made anew.
    pub(crate) ids: Vec<Vec<String>>,
}

/// Plans a request. A request that cannot be planned is not an error: the plan then has no days and names its
/// conflicts. Equal requests, packs and seeds give equal plans.
///
/// # Errors
/// What stands in the way of posing the problem (see [`crate::pose`]), a cancellation, or a plan of ours that did not
/// pass the checker.
pub fn plan(request: &TripRequest, packs: &Packs, control: &Control<'_>) -> Result<Plan, TripError> {
    let posed = pose_with(request, packs, &Extras::default())?;
    match solve(&posed, control)? {
        Ok(answer) => finish(request, &posed, &answer),
        Err(conflicts) if short_of_money(&conflicts) => {
            let extras = Extras {
                cheapest: true,
                ..Extras::default()
            };
            let frugal = pose_with(request, packs, &extras)?;
            match solve(&frugal, control)? {
                Ok(answer) => finish(request, &frugal, &answer),
                Err(conflicts) => Ok(assemble::infeasible(request, &frugal, conflicts)),
            }
        }
        Err(conflicts) => Ok(assemble::infeasible(request, &posed, conflicts)),
    }
}

/// Solves a posed problem, or says why that is impossible.
pub(crate) fn solve(
    posed: &Posed,
    control: &Control<'_>,
) -> Result<Result<Answer, Vec<Conflict>>, TripError> {
    if !posed.conflicts.is_empty() {
        return Ok(Err(posed.conflicts.clone()));
    }
    let outcome = engine_planner::plan(&posed.problem, &planner_control(control));
    if (control.cancel)() {
        return Err(TripError::Cancelled);
    }
    match outcome {
        Outcome::Infeasible(reasons) => Ok(Err(reasons
            .iter()
            .map(|reason| conflict_of(&posed.problem, reason))
            .collect())),
        Outcome::Planned(solution) => {
            let variants = if control.rain_variants {
                rain::variants(&posed.problem, &solution.itinerary, control)
            } else {
                Vec::new()
            };
            Ok(Ok(Answer {
                itinerary: solution.itinerary,
                why: solution.why,
                unmet: solution.unmet,
                iterations: solution.iterations,
                variants,
                ids: Vec::new(),
            }))
        }
    }
}

/// Checks our own answer and writes the document.
fn finish(request: &TripRequest, posed: &Posed, answer: &Answer) -> Result<Plan, TripError> {
    finish_beside(request, posed, answer, &[])
}

/// The same for an answer that keeps days as they were, with what was wrong with them: that is no fault of the answer,
/// and stays in its document.
pub(crate) fn finish_beside(
    request: &TripRequest,
    posed: &Posed,
    answer: &Answer,
    inherited: &[Finding],
) -> Result<Plan, TripError> {
    let report = engine_check::check(&posed.problem, &answer.itinerary);
    let mut broken: Vec<FindingCode> = report
        .findings
        .iter()
        .filter(|finding| finding.code.severity() == Severity::Broken)
        .filter(|finding| !inherited.iter().any(|before| is_same(before, finding)))
        .map(|finding| finding.code)
        .collect();
    broken.sort_unstable_by_key(|code| code.code());
    broken.dedup();
    if !broken.is_empty() {
        return Err(TripError::PlanRefused { findings: broken });
    }
    Ok(assemble::document(request, posed, answer, report))
}

/// Whether both say the same of the same; how much is too much may differ.
fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.code, one.day, one.entry, one.candidate) == (other.code, other.day, other.entry, other.candidate)
}

pub(crate) fn planner_control<'a>(control: &Control<'a>) -> engine_planner::Control<'a> {
    engine_planner::Control {
        cancel: control.cancel,
        progress: control.progress,
        explain: control.relaxations,
    }
}

fn short_of_money(conflicts: &[Conflict]) -> bool {
    conflicts.iter().any(|conflict| conflict.rule == Rule::Budget)
}

fn conflict_of(problem: &Problem, reason: &Infeasibility) -> Conflict {
    let subject = reason
        .candidate
        .and_then(|candidate| problem.candidates.get(candidate as usize))
        .map_or_else(String::new, |candidate| candidate.names.local.clone());
    Conflict {
        rule: reason.rule,
        code: reason.code,
        day: reason.day.map(|day| day + 1),
        subject,
        numbers: reason.numbers.clone(),
    }
}
