//! Selection: what may be a stop, a meal place or a resting place for this group at all.

use engine_model::people::MobilityAid;
use engine_model::place::{Category, Setting, StepFree};
use engine_model::problem::{Candidate, Problem};
use engine_model::why::AbsenceReason;

use super::{health::Limits, meals};

/// Why the candidate can never be a stop for this group, hours and times aside.
pub(crate) fn unfit(problem: &Problem, limits: &Limits, candidate: &Candidate) -> Option<AbsenceReason> {
    let youngest = problem.members.iter().map(|member| member.age).min();
    if candidate.avoided || !candidate.visit {
        return Some(AbsenceReason::Avoided);
    }
    if let (Some(age), Some(minimum)) = (youngest, candidate.min_age)
        && minimum > age
    {
        return Some(AbsenceReason::TooYoung(age, minimum));
    }
    if steps_in_the_way(problem, candidate) {
        return Some(AbsenceReason::NotStepFree);
    }
    (candidate.strenuous && !limits.strenuous).then_some(AbsenceReason::Strenuous)
}

/// Whether the day must do without places of the candidate's kind.
pub(crate) fn avoided_on(problem: &Problem, candidate: &Candidate, day: usize) -> bool {
    problem
        .preferences
        .avoided_on
        .iter()
        .any(|(category, on)| *category == candidate.category && usize::from(*on) == day)
}

/// Whether a meal may be eaten there.
pub(crate) fn fits_meal(problem: &Problem, limits: &Limits, candidate: &Candidate) -> bool {
    candidate.meal && accessible(problem, limits, candidate) && meals::serves(problem, candidate)
}

/// Whether a rest may be taken there.
pub(crate) fn fits_rest(problem: &Problem, limits: &Limits, candidate: &Candidate) -> bool {
    candidate.rest && !is_paid(candidate) && accessible(problem, limits, candidate)
}

/// Whether a visit there ends where one can sit down.
pub(crate) fn has_seats(candidate: &Candidate) -> bool {
    let benches = matches!(
        candidate.category,
        Category::Park | Category::Nature | Category::Beach | Category::Market | Category::Shopping
    );
    candidate.rest || candidate.visit && (candidate.setting != Setting::Outdoor || benches)
}

/// Whether somebody needs step-free access.
pub(crate) fn needs_step_free(problem: &Problem) -> bool {
    problem
        .members
        .iter()
        .any(|member| member.mobility.is_some_and(MobilityAid::needs_step_free))
}

fn accessible(problem: &Problem, limits: &Limits, candidate: &Candidate) -> bool {
    let strains = candidate.strenuous && !limits.strenuous;
    !strains && !candidate.avoided && !steps_in_the_way(problem, candidate)
}

/// Whether one pays to be let in, so that nobody goes there only to sit down: a cafe is paid for what it serves.
fn is_paid(candidate: &Candidate) -> bool {
    candidate.category != Category::Cafe && candidate.cost.is_some_and(|cost| cost > 0)
}

fn steps_in_the_way(problem: &Problem, candidate: &Candidate) -> bool {
    candidate.step_free == StepFree::No && needs_step_free(problem)
}
