//! The planner's stories and properties, each plan judged by the checker.

mod comfort;
mod properties;
mod rearranging;
mod stories;
mod town;
mod variety;

use engine_check::check;
use engine_model::finding::{Finding, Severity};
use engine_model::itinerary::Itinerary;
use engine_model::problem::Problem;
use engine_planner::{Control, Outcome, Solution, plan};

fn planned(problem: &Problem) -> Solution {
    match plan(problem, &Control::default()) {
        Outcome::Planned(solution) => solution,
        Outcome::Infeasible(conflicts) => panic!("no plan: {conflicts:?}"),
    }
}

fn assert_unbroken(problem: &Problem, itinerary: &Itinerary) {
    let broken = broken(problem, itinerary);
    assert!(broken.is_empty(), "seed {}: {broken:?}", problem.seed);
}

fn broken(problem: &Problem, itinerary: &Itinerary) -> Vec<Finding> {
    let mut findings = check(problem, itinerary).findings;
    findings.retain(|finding| finding.code.severity() == Severity::Broken);
    findings
}
