//! What to do instead when it rains.

use std::borrow::Cow;

use engine_model::finding::{Verdict, verdict};
use engine_model::itinerary::{DayPlan, Itinerary};
use engine_model::place::Setting;
use engine_model::problem::{BasePlan, Problem};
use engine_planner::Outcome;

use crate::plan::{Control, planner_control};

/// A day planned again without its outdoor stops, with the checker's verdict.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) day: DayPlan,
    pub(crate) verdict: Verdict,
}

/// A variant for every day whose stops are mostly outdoors; `None` for the others and where none can be found.
pub(crate) fn variants(
    problem: &Problem,
    itinerary: &Itinerary,
    control: &Control<'_>,
) -> Vec<Option<Variant>> {
    let heavy: Vec<bool> = itinerary
        .days
        .iter()
        .map(|day| outdoor_heavy(problem, day))
        .collect();
    if !heavy.contains(&true) {
        return vec![None; itinerary.days.len()];
    }
    let mut indoors = problem.clone();
    indoors.iterations_per_day = problem.iterations_per_day.min(100);
    for index in 0..indoors.candidates.len() {
        let asked = problem.locks.iter().any(|lock| lock.candidate as usize == index)
            || problem
                .must_see
                .iter()
                .any(|must| must.candidate as usize == index);
        let candidate = &mut indoors.candidates[index];
        if candidate.setting == Setting::Outdoor && candidate.visit && !asked {
            // As a resting place it may serve all the same, but a bench in the rain is none.
            candidate.visit = false;
            candidate.rest = false;
        }
    }
    // The checker holds closed days to the base plan; a variant is another plan for such a day, not a change of it.
    let judge = if problem.base.is_some() {
        Cow::Owned(Problem {
            base: None,
            ..problem.clone()
        })
    } else {
        Cow::Borrowed(problem)
    };
    let quiet = Control {
        progress: None,
        relaxations: false,
        ..*control
    };
    heavy
        .iter()
        .enumerate()
        .map(|(day, heavy)| {
            heavy
                .then(|| variant(&judge, &mut indoors, itinerary, day, &quiet))
                .flatten()
        })
        .collect()
}

fn variant(
    problem: &Problem,
    indoors: &mut Problem,
    itinerary: &Itinerary,
    day: usize,
    control: &Control<'_>,
) -> Option<Variant> {
    indoors.base = Some(BasePlan {
        itinerary: itinerary.clone(),
        open_days: (0..itinerary.days.len()).map(|index| index == day).collect(),
    });
    let Outcome::Planned(solution) = engine_planner::plan(indoors, &planner_control(control)) else {
        return None;
    };
    let replaced = solution.itinerary.days.get(day)?.clone();
    if replaced == itinerary.days[day] {
        return None;
    }
    let mut whole = itinerary.clone();
    whole.days[day].clone_from(&replaced);
    let report = engine_check::check_day(problem, &whole, day);
    let verdict = verdict(&report.findings);
    (verdict != Verdict::Broken).then_some(Variant {
        day: replaced,
        verdict,
    })
}

/// More than half of the time at stops is spent in the open.
fn outdoor_heavy(problem: &Problem, day: &DayPlan) -> bool {
    let (mut outdoors, mut all) = (0, 0);
    for (entry, visit) in day.visits() {
        let stay = (entry.end - entry.start).0;
        all += stay;
        let candidate = problem.candidates.get(visit.candidate as usize);
        if candidate.is_some_and(|candidate| candidate.setting == Setting::Outdoor) {
            outdoors += stay;
        }
    }
    outdoors * 2 > all
}
