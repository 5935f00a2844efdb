//! The independent checker: re-derives every number and every rule of an itinerary from the problem it answers.
//!
//! It shares nothing with the planner but the vocabulary, so that a mistake in one is not repeated in the other. It
//! never panics, whatever the itinerary holds: what cannot be is a finding. It must never know how a plan was found,
//! nor touch files, the clock or a random source.
//!
//! Where to start reading: [`check`], then one file per rule in `rules`. [`mutation`] breaks valid plans, each in one
//! rule, to prove that the checker sees it.

use engine_model::finding::Finding;
use engine_model::itinerary::Itinerary;
use engine_model::plan::RuleTally;
use engine_model::problem::Problem;

pub mod mutation;
mod recorder;
mod rules;
mod scene;

use recorder::Recorder;
use scene::Scene;

/// What was found, and how much was tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// All findings, rule by rule in the order of a certificate, within a rule in the order of the plan.
    pub findings: Vec<Finding>,
    /// For every rule: how many conditions were tested and how many of them failed.
    pub tallies: Vec<RuleTally>,
}

/// Checks a whole plan.
pub fn check(problem: &Problem, itinerary: &Itinerary) -> Report {
    run(&Scene::new(problem, itinerary, None))
}

/// Checks one day (0-based) in the light of the whole: the rules of that day, and what it shares with the trip (no
/// place twice, must-sees, the budget). For a variant of a day, pass the itinerary with that day replaced.
pub fn check_day(problem: &Problem, itinerary: &Itinerary, day: usize) -> Report {
    run(&Scene::new(problem, itinerary, Some(day)))
}

fn run(scene: &Scene<'_>) -> Report {
    let mut recorder = Recorder::default();
    rules::openings::check(scene, &mut recorder);
    rules::travel::check(scene, &mut recorder);
    rules::day_frame::check(scene, &mut recorder);
    rules::health::check(scene, &mut recorder);
    rules::meals::check(scene, &mut recorder);
    rules::selection::check(scene, &mut recorder);
    rules::budget::check(scene, &mut recorder);
    rules::timetable::check(scene, &mut recorder);
    rules::claims::check(scene, &mut recorder);
    recorder.into_report()
}
