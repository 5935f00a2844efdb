//! Days in a traveller's own order.

use engine_model::finding::{Finding, Rule};
use engine_model::itinerary::{DayPlan, EntryKind};
use engine_model::problem::Problem;
use engine_planner::{Control, Outcome, Solution, WantedStop, plan, rearrange, replacements, room_for};

use crate::variety::varied;
use crate::{broken, town};

fn wanted(problem: &Problem, day: usize, plan: &DayPlan) -> Vec<WantedStop> {
    let one = |(entry, visit): (&engine_model::itinerary::Entry, &engine_model::itinerary::Visit)| {
        let lock = problem
            .locks
            .iter()
            .find(|lock| lock.candidate == visit.candidate && usize::from(lock.day) == day);
        WantedStop {
            candidate: visit.candidate,
            stay: Some(entry.end - entry.start),
            start: lock.and_then(|lock| lock.start),
            locked: visit.locked,
            instead_of: None,
        }
    };
    plan.visits().map(one).collect()
}

fn solved(problem: &Problem) -> Option<Solution> {
    match plan(problem, &Control::default()) {
        Outcome::Planned(solution) => Some(solution),
        Outcome::Infeasible(_) => None,
    }
}

#[test]
fn the_same_order_gives_the_same_days() {
    let (mut same, mut all) = (0_usize, 0_usize);
    for seed in 0..200 {
        let problem = varied(seed);
        let Some(solution) = solved(&problem) else {
            continue;
        };
        let order: Vec<_> = solution
            .itinerary
            .days
            .iter()
            .enumerate()
            .map(|(day, plan)| Some(wanted(&problem, day, plan)))
            .collect();
        let again = rearrange(&problem, &solution.itinerary, &order);
        for (day, (before, after)) in solution
            .itinerary
            .days
            .iter()
            .zip(&again.itinerary.days)
            .enumerate()
        {
            all += 1;
            same += usize::from(before == after);
            assert_eq!(stops(before), stops(after), "seed {seed} day {day}");
        }
    }
    // Whether to wait for a wished hour is weighed against the whole day by the search, and by the stop alone here.
    assert!(same * 200 >= all * 199, "{same} of {all}");
}

fn stops(plan: &DayPlan) -> Vec<u32> {
    plan.visits().map(|(_, visit)| visit.candidate).collect()
}

/// A stop taken out, the order turned round, a stop put on another day: whatever the traveller does, the stops stand
/// in that order, and every meal of the day is there.
#[test]
fn any_order_is_laid_out_with_its_meals() {
    let (mut sound, mut all) = (0_usize, 0_usize);
    for seed in 0..120 {
        let problem = varied(seed);
        let Some(solution) = solved(&problem) else {
            continue;
        };
        let days = &solution.itinerary.days;
        let mut dice = town::Dice::new(seed);
        let mut order: Vec<Vec<WantedStop>> = (0..days.len())
            .map(|day| wanted(&problem, day, &days[day]))
            .collect();
        let day = usize::try_from(dice.below(i32::try_from(days.len()).expect("few"))).expect("a day");
        match dice.below(3) {
            0 => drop(order[day].pop()),
            1 => order[day].reverse(),
            _ => {
                let moved = order[day].pop();
                order[0].splice(0..0, moved);
            }
        }
        let asked: Vec<Vec<u32>> = order
            .iter()
            .map(|stops| stops.iter().map(|stop| stop.candidate).collect())
            .collect();
        let laid = rearrange(
            &problem,
            &solution.itinerary,
            &order.into_iter().map(Some).collect::<Vec<_>>(),
        );
        for (day, plan) in laid.itinerary.days.iter().enumerate() {
            all += 1;
            assert_eq!(stops(plan), asked[day], "seed {seed}");
            let meals = plan.entries.iter().filter_map(|entry| match entry.kind {
                EntryKind::Meal(kind, _) => Some(kind),
                _ => None,
            });
            let mut meals: Vec<_> = meals.collect();
            meals.sort_unstable();
            assert_eq!(meals, problem.days[day].meals, "seed {seed}");
        }
        assert_eq!(laid.why.len(), laid.itinerary.days.len());
        sound += laid.itinerary.days.len() - days_broken(&problem, &laid.itinerary);
    }
    assert!(sound * 10 >= all * 9, "{sound} of {all} days hold");
}

fn days_broken(problem: &Problem, itinerary: &engine_model::itinerary::Itinerary) -> usize {
    let days = broken(problem, itinerary)
        .into_iter()
        .filter_map(|finding| finding.day);
    days.collect::<std::collections::BTreeSet<u16>>().len()
}

#[test]
fn replacements_break_nothing_that_held() {
    let mut offered = 0;
    for seed in 0..30 {
        let problem = varied(seed);
        let Some(solution) = solved(&problem) else {
            continue;
        };
        for (day, plan) in solution.itinerary.days.iter().enumerate() {
            for (at, entry) in plan.entries.iter().enumerate() {
                let locked = entry.visit().is_some_and(|visit| visit.locked);
                for found in replacements(&problem, &solution.itinerary, day, at, 5) {
                    offered += 1;
                    assert_ne!(Some(found.candidate), entry.candidate());
                    let mut itinerary = solution.itinerary.clone();
                    itinerary.days[day].clone_from(&found.day);
                    let new = broken(&problem, &itinerary);
                    let money = |finding: &Finding| finding.code.rule() == Rule::Budget;
                    assert!(locked || new.iter().all(money), "seed {seed}: {new:?}");
                }
            }
        }
    }
    assert!(offered > 300, "{offered}");
}

#[test]
fn says_where_there_is_room() {
    let (mut fits, mut not) = (0, 0);
    for seed in 0..15 {
        let problem = varied(seed);
        let Some(solution) = solved(&problem) else {
            continue;
        };
        let used = |candidate: u32| {
            solution
                .itinerary
                .days
                .iter()
                .any(|day| stops(day).contains(&candidate))
        };
        let all = u32::try_from(problem.candidates.len()).expect("few");
        for candidate in (0..all).filter(|candidate| !used(*candidate)).take(12) {
            for room in room_for(&problem, &solution.itinerary, candidate) {
                let Ok(with) = room.with else {
                    not += 1;
                    continue;
                };
                fits += 1;
                assert!(stops(&with).contains(&candidate));
                assert_eq!(
                    stops(&with).len(),
                    stops(&solution.itinerary.days[room.day]).len() + 1
                );
            }
        }
    }
    assert!(fits > 20 && not > 20, "{fits} {not}");
}
