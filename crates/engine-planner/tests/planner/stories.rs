//! Small trips made by hand, each with the one thing that matters in it.

use engine_model::finding::Rule;
use engine_model::itinerary::{DayPlan, EntryKind};
use engine_model::opening::DayHours;
use engine_model::people::Health;
use engine_model::place::{Category, Setting};
use engine_model::problem::{AtTime, Candidate, FixedCost, FixedCostKind, Lock, MustSee, Problem};
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{AbsenceReason, Placement, Relaxation, UnmetSubject};
use engine_model::wish::{DayPart, MealKind};
use engine_planner::{Control, Infeasibility, Outcome, plan};

use crate::town::{Town, candidate, member, open, problem};
use crate::{assert_unbroken, planned};

pub(crate) fn conflicts(problem: &Problem) -> Vec<Infeasibility> {
    match plan(problem, &Control::default()) {
        Outcome::Infeasible(found) => found,
        Outcome::Planned(_) => panic!("a plan where none should be"),
    }
}

/// A town with sights in a ring, all alike.
pub(crate) fn ring(sights: i32, days: i8) -> Problem {
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    let length = usize::try_from(days).expect("positive");
    for number in 0..sights {
        let sight = candidate(&format!("sight {number}"), Category::Sight, length);
        town.add(
            &mut candidates,
            sight,
            (300 + 250 * (number % 5), 200 * (number / 5) - 300),
        );
    }
    problem(town, candidates, days)
}

/// The same with one more place, whose number comes along.
pub(crate) fn ring_with(sights: i32, days: i8, own: Candidate, metres: (i32, i32)) -> (Problem, u32) {
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    let length = usize::try_from(days).expect("positive");
    for number in 0..sights {
        let sight = candidate(&format!("sight {number}"), Category::Sight, length);
        town.add(
            &mut candidates,
            sight,
            (300 + 250 * (number % 5), 200 * (number / 5) - 300),
        );
    }
    let number = town.add(&mut candidates, own, metres);
    (problem(town, candidates, days), number)
}

fn day_of(solution: &engine_planner::Solution, candidate: u32) -> Option<usize> {
    solution
        .itinerary
        .days
        .iter()
        .position(|day| day.visits().any(|(_, visit)| visit.candidate == candidate))
}

pub(crate) fn must(candidate: u32) -> MustSee {
    MustSee {
        candidate,
        member: None,
        day: None,
    }
}

pub(crate) fn lock(candidate: u32, day: u16) -> Lock {
    Lock {
        candidate,
        day,
        order: None,
        start: None,
        stay: None,
    }
}

fn rests(day: &DayPlan) -> usize {
    day.entries
        .iter()
        .filter(|entry| matches!(entry.kind, EntryKind::Rest(_) | EntryKind::Meal(..)))
        .count()
}

#[test]
fn visits_a_museum_that_is_closed_on_monday_on_another_day() {
    let mut museum = candidate("museum", Category::Museum, 3);
    museum.hours = vec![
        DayHours::Known(Vec::new()),
        DayHours::Known(Vec::new()),
        open(10, 17),
    ];
    let (mut problem, museum) = ring_with(10, 3, museum, (500, 500));
    problem.must_see.push(must(museum));
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    assert_eq!(day_of(&solution, museum), Some(2));
    let at = solution.itinerary.days[2]
        .entries
        .iter()
        .position(|entry| entry.candidate() == Some(museum));
    let why = &solution.why[2][at.expect("it is on that day")];
    assert!(
        why.placement.contains(&Placement::OpenDays(1)),
        "{:?}",
        why.placement
    );
}

#[test]
fn reports_a_must_see_that_is_closed_all_days() {
    let mut museum = candidate("museum", Category::Museum, 2);
    museum.hours = vec![DayHours::Known(Vec::new()); 2];
    let (mut problem, museum) = ring_with(5, 2, museum, (500, 500));
    problem.must_see.push(must(museum));
    let unmet = planned(&problem).unmet;
    assert_eq!(unmet.len(), 1);
    assert_eq!(unmet[0].subject, UnmetSubject::MustSee(museum));
    assert_eq!(unmet[0].reason, AbsenceReason::ClosedAllDays);
    assert_eq!(unmet[0].relaxation, None);
}

#[test]
fn gives_a_limited_member_few_stops_and_enough_rests() {
    let mut problem = ring(20, 1);
    problem.members.push(member(Health::Limited));
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    let day = &solution.itinerary.days[0];
    assert_eq!(day.visits().count(), 3);
    assert!(rests(day) >= 3);
}

#[test]
fn plans_meals_and_free_time_where_there_is_nothing_to_see() {
    let problem = ring(0, 1);
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    let meals = solution.itinerary.days[0]
        .entries
        .iter()
        .filter_map(|entry| match entry.kind {
            EntryKind::Meal(kind, _) => Some(kind),
            _ => None,
        });
    assert_eq!(meals.collect::<Vec<_>>(), [MealKind::Lunch, MealKind::Dinner]);
}

#[test]
fn uses_a_day_of_one_hour() {
    let mut problem = ring(5, 1);
    let segment = &mut problem.days[0].segments[0];
    segment.earliest = DayTime::hm(10, 0);
    segment.latest = DayTime::hm(11, 0);
    problem.days[0].meals.clear();
    for candidate in &mut problem.candidates {
        candidate.stay = Seconds::minutes(30);
        candidate.min_stay = Seconds::minutes(20);
    }
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    assert_eq!(solution.itinerary.days[0].visits().count(), 1);
}

#[test]
fn a_must_see_displaces_what_is_worth_more() {
    let mut dull = candidate("dull", Category::Sight, 1);
    dull.fame = 0;
    dull.stay = Seconds::minutes(240);
    dull.min_stay = Seconds::minutes(240);
    let (mut problem, dull) = ring_with(20, 1, dull, (4000, 4000));
    for candidate in &mut problem.candidates[..20] {
        candidate.fame = 100;
    }
    problem.must_see.push(must(dull));
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    assert_eq!(day_of(&solution, dull), Some(0));
    assert_eq!(solution.value.musts, 1);
}

#[test]
fn shortens_a_stay_to_let_a_must_see_in() {
    let mut long = candidate("long", Category::Museum, 1);
    long.hours = vec![open(9, 11)];
    long.stay = Seconds::minutes(180);
    long.min_stay = Seconds::minutes(60);
    let (mut problem, long) = ring_with(3, 1, long, (400, 0));
    problem.must_see.push(must(long));
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    assert_eq!(day_of(&solution, long), Some(0));
}

#[test]
fn comes_to_a_viewpoint_for_the_sunset() {
    let mut view = candidate("view", Category::Viewpoint, 1);
    view.hours = vec![open(0, 24)];
    view.stay = Seconds::minutes(60);
    view.setting = Setting::Outdoor;
    let (mut problem, view) = ring_with(10, 1, view, (500, 500));
    problem.preferences.at_time.push(AtTime {
        candidate: view,
        part: DayPart::Sunset,
    });
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    let day = &solution.itinerary.days[0];
    let entry = day
        .entries
        .iter()
        .find(|entry| entry.candidate() == Some(view))
        .expect("it is in");
    let sunset = problem.days[0].sunset.expect("the sun sets");
    assert!(
        entry.start < sunset && entry.end + Seconds::minutes(30) >= sunset,
        "{} {}",
        entry.start,
        entry.end
    );
    assert_eq!(solution.value.wishes, 2);
}

#[test]
fn keeps_settled_stops_on_their_day_at_their_place_and_time() {
    let mut problem = ring(12, 2);
    problem.locks.push(Lock {
        order: Some(1),
        ..lock(3, 0)
    });
    problem.locks.push(Lock {
        start: Some(DayTime::hm(15, 30)),
        stay: Some(Seconds::minutes(50)),
        ..lock(5, 1)
    });
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    let (_, second) = solution.itinerary.days[0].visits().nth(1).expect("two stops");
    assert_eq!((second.candidate, second.locked), (3, true));
    let entry = solution.itinerary.days[1]
        .entries
        .iter()
        .find(|entry| entry.candidate() == Some(5))
        .expect("in");
    assert_eq!(
        (entry.start, entry.end),
        (DayTime::hm(15, 30), DayTime::hm(16, 20))
    );
}

#[test]
fn names_a_lock_on_a_day_when_the_place_is_closed() {
    let mut museum = candidate("museum", Category::Museum, 2);
    museum.hours[1] = DayHours::Known(Vec::new());
    let (mut problem, museum) = ring_with(4, 2, museum, (500, 0));
    problem.locks.push(lock(museum, 1));
    let found = conflicts(&problem);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule, found[0].code), (Rule::Selection, "LOCK_BROKEN"));
    assert_eq!((found[0].day, found[0].candidate), (Some(1), Some(museum)));
    assert_eq!(found[0].numbers, [("closed", 1)]);
}

#[test]
fn names_two_locks_that_overlap() {
    let mut problem = ring(6, 1);
    for candidate in [1, 2] {
        problem.locks.push(Lock {
            start: Some(DayTime::hm(10, 0)),
            ..lock(candidate, 0)
        });
    }
    let found = conflicts(&problem);
    assert_eq!((found[0].code, found[0].candidate), ("LOCK_BROKEN", Some(2)));
    assert_eq!(found[0].numbers, [("overlap", 2)]);
}

#[test]
fn names_the_budget_that_not_even_meals_and_lodging_fit_into() {
    let mut problem = ring(6, 2);
    let night = FixedCost {
        kind: FixedCostKind::Lodging,
        day: 0,
        amount: Some(9000),
        label: "inn".to_owned(),
    };
    problem.fixed_costs.push(night);
    // Two lunches and two dinners at 2500 and the lodging come to 19000.
    problem.budget.total = Some(18_999);
    let found = conflicts(&problem);
    assert_eq!(
        (found[0].rule, found[0].code, found[0].day),
        (Rule::Budget, "OVER_BUDGET", None)
    );
    assert_eq!(found[0].numbers, [("cost", 19_000), ("budget", 18_999)]);
    problem.budget.total = Some(19_000);
    assert_unbroken(&problem, &planned(&problem).itinerary);
}

#[test]
fn eats_cheaper_where_the_budget_asks_for_it() {
    let mut snack = candidate("snack", Category::Restaurant, 1);
    snack.cost = Some(500);
    snack.hours = vec![open(8, 22)];
    let (mut problem, snack) = ring_with(3, 1, snack, (100, 0));
    problem.budget.per_day = Some(3000);
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    assert!(
        solution.itinerary.days[0]
            .entries
            .iter()
            .any(|entry| entry.candidate() == Some(snack))
    );
}

#[test]
fn names_a_day_that_ends_before_its_errands_are_done() {
    let mut problem = ring(2, 1);
    problem.days[0].segments[0].latest = DayTime::hm(8, 0);
    let found = conflicts(&problem);
    assert_eq!((found[0].rule, found[0].code), (Rule::DayFrame, "AFTER_DAY_END"));
}

#[test]
fn names_a_meal_that_its_window_has_no_room_for() {
    let mut problem = ring(2, 1);
    problem.days[0].segments[0].latest = DayTime::hm(12, 0);
    problem.days[0].meals = vec![MealKind::Lunch];
    let found = conflicts(&problem);
    assert_eq!((found[0].rule, found[0].code), (Rule::Meals, "MEAL_MISSING"));
}

#[test]
fn says_that_a_must_see_fits_if_a_day_ends_later() {
    let mut late = candidate("late", Category::Museum, 1);
    late.hours = vec![open(21, 24)];
    late.stay = Seconds::minutes(60);
    late.min_stay = Seconds::minutes(60);
    let (mut problem, late) = ring_with(2, 1, late, (300, 0));
    problem.must_see.push(must(late));
    problem.days[0].segments[0].latest = DayTime::hm(21, 30);
    let unmet = planned(&problem).unmet;
    assert_eq!(unmet.len(), 1);
    assert!(
        matches!(unmet[0].reason, AbsenceReason::NoTime(_)),
        "{:?}",
        unmet[0].reason
    );
    assert!(
        matches!(unmet[0].relaxation, Some(Relaxation::EndLater(0, _))),
        "{:?}",
        unmet[0].relaxation
    );
}

#[test]
fn serves_every_member_a_liked_stop_before_one_member_gets_all() {
    use engine_model::people::Like;
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    for number in 0..8 {
        let mut museum = candidate("museum", Category::Museum, 1);
        museum.fame = 62;
        town.add(&mut candidates, museum, (300 + 60 * number, 0));
    }
    for number in 0..2 {
        let mut park = candidate("park", Category::Park, 1);
        park.fame = 55;
        town.add(&mut candidates, park, (300 + 60 * number, 100));
    }
    let mut problem = problem(town, candidates, 1);
    let mut green = member(Health::Good);
    green.likes = vec![Like::Nature];
    green.dislikes = vec![Like::Culture];
    problem.members.push(green);
    let solution = planned(&problem);
    let parks = solution.itinerary.days[0]
        .visits()
        .filter(|(_, visit)| visit.candidate >= 8)
        .count();
    assert_eq!(parks, 2);
}

#[test]
fn takes_what_cancels_it_for_an_answer() {
    let mut problem = ring(20, 2);
    problem.iterations_per_day = 1_000_000;
    let control = Control {
        cancel: &|| true,
        ..Control::default()
    };
    let Outcome::Planned(solution) = plan(&problem, &control) else {
        panic!("a plan")
    };
    assert_eq!(solution.iterations, 0);
    assert_unbroken(&problem, &solution.itinerary);
}
