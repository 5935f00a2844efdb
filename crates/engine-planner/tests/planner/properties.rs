//! What holds for every plan, on problems made up from seeds.

use engine_check::check;
use engine_model::finding::FindingCode;
use engine_model::itinerary::{DayPlan, EntryKind};
use engine_model::opening::DayHours;
use engine_model::place::Category;
use engine_model::problem::{BasePlan, Problem};
use engine_model::time::DayTime;
use engine_planner::{Control, DraftEntry, DraftWhat, Outcome, alternatives, plan, recompute, why_not};

use crate::variety::varied;
use crate::{assert_unbroken, broken, planned, town};

#[test]
fn plans_pass_the_checker_whatever_is_asked() {
    let mut conflicts = 0;
    let mut failures = Vec::new();
    for seed in 0..400 {
        let problem = varied(seed);
        match plan(&problem, &Control::default()) {
            Outcome::Planned(solution) => {
                let found = broken(&problem, &solution.itinerary);
                if !found.is_empty() {
                    failures.push((seed, found));
                }
                assert_consistent(&problem, &solution);
                assert_considerate(&problem, &solution);
            }
            Outcome::Infeasible(found) => {
                assert!(!found.is_empty());
                conflicts += 1;
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(conflicts < 160, "{conflicts} of 400 without a plan");
}

fn assert_consistent(problem: &Problem, solution: &engine_planner::Solution) {
    let missing = check(problem, &solution.itinerary)
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::MustSeeMissing)
        .count();
    let unmet = solution
        .unmet
        .iter()
        .filter_map(|unmet| match unmet.subject {
            engine_model::why::UnmetSubject::MustSee(candidate) => Some(candidate),
            _ => None,
        })
        .collect::<std::collections::BTreeSet<u32>>();
    assert_eq!(missing, unmet.len(), "seed {}", problem.seed);
    for (plan, why) in solution.itinerary.days.iter().zip(&solution.why) {
        assert_eq!(plan.entries.len(), why.len());
    }
    let restaurants_twice = check(problem, &solution.itinerary)
        .findings
        .iter()
        .any(|finding| finding.code == FindingCode::RestaurantTwice);
    assert!(!restaurants_twice, "seed {}", problem.seed);
}

/// Nobody pays for a rest, rests where a visit is planned, or stands before doors that are usually closed by then.
fn assert_considerate(problem: &Problem, solution: &engine_planner::Solution) {
    for (number, day) in solution.itinerary.days.iter().enumerate() {
        for entry in &day.entries {
            if let EntryKind::Rest(Some(place)) = entry.kind {
                let rested = &problem.candidates[place as usize];
                let is_free = rested.cost.unwrap_or(0) == 0 || rested.category == Category::Cafe;
                assert!(is_free, "seed {} day {number}", problem.seed);
                let visited = day.visits().any(|(_, visit)| visit.candidate == place);
                assert!(!visited, "seed {} day {number}", problem.seed);
            }
        }
        for (entry, visit) in day.visits() {
            let place = &problem.candidates[visit.candidate as usize];
            let asked = |one: u32| one == visit.candidate;
            let excused = visit.locked
                || place.tags.iter().any(|tag| tag == "night")
                || problem.must_see.iter().any(|must| asked(must.candidate))
                || problem
                    .preferences
                    .at_time
                    .iter()
                    .any(|wish| asked(wish.candidate));
            let known = matches!(place.hours[number], DayHours::Known(_));
            let by_day = entry.start >= DayTime::hm(8, 0) && entry.end <= DayTime::hm(20, 0);
            assert!(known || excused || by_day, "seed {} day {number}", problem.seed);
        }
    }
}

#[test]
fn plans_a_tour_of_several_towns() {
    for seed in 0..4 {
        let mut problem = town::tour(seed, 3, 80, 5);
        problem.iterations_per_day = 60;
        let solution = planned(&problem);
        assert_unbroken(&problem, &solution.itinerary);
        let few = solution
            .itinerary
            .days
            .iter()
            .filter(|day| day.visits().count() < 5)
            .count();
        assert_eq!(few, 0, "seed {seed}");
    }
}

#[test]
fn equal_problems_give_equal_plans() {
    for seed in 0..12 {
        let problem = varied(seed);
        let control = Control::default();
        assert_eq!(plan(&problem, &control), plan(&problem, &control));
    }
}

#[test]
fn closed_days_stay_as_they_are_and_open_ones_hold() {
    for seed in 500..540 {
        let mut problem = varied(seed);
        let Outcome::Planned(first) = plan(&problem, &Control::default()) else {
            continue;
        };
        let open_days: Vec<bool> = (0..problem.days.len()).map(|day| day % 2 == 0).collect();
        problem.base = Some(BasePlan {
            itinerary: first.itinerary.clone(),
            open_days: open_days.clone(),
        });
        problem.seed += 1;
        let second = planned(&problem);
        assert_unbroken(&problem, &second.itinerary);
        for (day, open) in open_days.iter().enumerate() {
            assert!(
                *open || first.itinerary.days[day] == second.itinerary.days[day],
                "seed {seed} day {day}"
            );
        }
    }
}

#[test]
fn replanning_keeps_most_of_the_plan() {
    let mut problem = town::generated(3, 120, 3);
    let first = planned(&problem);
    problem.base = Some(BasePlan {
        itinerary: first.itinerary.clone(),
        open_days: vec![true; 3],
    });
    problem.seed = 99;
    let second = planned(&problem);
    for (before, after) in first.itinerary.days.iter().zip(&second.itinerary.days) {
        let kept = stops(before)
            .iter()
            .filter(|stop| stops(after).contains(stop))
            .count();
        assert!(
            kept * 10 >= stops(before).len() * 7,
            "{kept} of {}",
            stops(before).len()
        );
    }
}

#[test]
fn alternatives_pass_the_checker() {
    for seed in 0..30 {
        let problem = varied(seed);
        let Outcome::Planned(solution) = plan(&problem, &Control::default()) else {
            continue;
        };
        for (day, plan) in solution.itinerary.days.iter().enumerate() {
            for (at, entry) in plan.entries.iter().enumerate() {
                let locked = entry.visit().is_some_and(|visit| visit.locked);
                for (candidate, _, changed) in alternatives(&problem, &solution.itinerary, day, at, 5) {
                    assert_ne!(Some(candidate), entry.candidate());
                    let mut itinerary = solution.itinerary.clone();
                    itinerary.days[day] = changed;
                    if !locked {
                        assert_unbroken(&problem, &itinerary);
                    }
                }
            }
        }
    }
}

#[test]
fn a_plan_recomputed_from_its_own_order_still_passes() {
    for seed in 0..60 {
        let problem = varied(seed);
        let Outcome::Planned(solution) = plan(&problem, &Control::default()) else {
            continue;
        };
        let order: Vec<Vec<DraftEntry>> = solution.itinerary.days.iter().map(drafts).collect();
        let again = recompute(&problem, &order);
        assert_unbroken(&problem, &again);
        for (before, after) in solution.itinerary.days.iter().zip(&again.days) {
            assert_eq!(stops(before), stops(after));
        }
    }
}

#[test]
fn says_why_a_place_is_not_in() {
    for seed in 0..20 {
        let problem = varied(seed);
        let Outcome::Planned(solution) = plan(&problem, &Control::default()) else {
            continue;
        };
        for candidate in (0_u32..).take(problem.candidates.len().min(20)) {
            let (reason, relaxation) = why_not(&problem, &solution.itinerary, candidate);
            let is_closed = reason == engine_model::why::AbsenceReason::ClosedAllDays;
            assert!(!is_closed || relaxation.is_none());
        }
    }
}

fn stops(day: &DayPlan) -> Vec<u32> {
    day.visits().map(|(_, visit)| visit.candidate).collect()
}

fn drafts(day: &DayPlan) -> Vec<DraftEntry> {
    let draft = |entry: &engine_model::itinerary::Entry| {
        let what = match &entry.kind {
            EntryKind::Visit(visit) => DraftWhat::Visit(visit.candidate),
            EntryKind::Meal(kind, place) => {
                DraftWhat::Meal(*kind, place.as_ref().map(|place| place.candidate))
            }
            EntryKind::Rest(place) => DraftWhat::Rest(*place),
            _ => return None,
        };
        let stay = Some(entry.end - entry.start);
        Some(DraftEntry {
            what,
            start: Some(entry.start),
            stay,
            locked: false,
        })
    };
    day.entries.iter().filter_map(draft).collect()
}
