//! Days as travellers like them, and requests that contradict themselves.

use engine_model::itinerary::{DayPlan, EntryKind};
use engine_model::opening::DayHours;
use engine_model::people::Health;
use engine_model::place::{Category, Setting};
use engine_model::problem::Lock;
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{AbsenceReason, Relaxation};
use engine_model::wish::{MealKind, Pace};

use crate::stories::{conflicts, lock, must, ring, ring_with};
use crate::town::{Town, candidate, member, open, problem};
use crate::{assert_unbroken, planned};

/// Minutes that the group stays in the room before it leaves.
fn morning(day: &DayPlan) -> i32 {
    (day.entries[0].end - day.entries[0].start).0 / 60
}

#[test]
fn uses_the_morning_even_where_few_stops_are_allowed() {
    for health in [Health::Limited, Health::Caution, Health::Good] {
        let mut problem = ring(20, 2);
        problem.members = vec![member(health)];
        let solution = planned(&problem);
        assert_unbroken(&problem, &solution.itinerary);
        for day in &solution.itinerary.days {
            assert!(morning(day) <= 75, "{health:?} leaves after {} min", morning(day));
            let (first, _) = day.visits().next().expect("a day with stops");
            assert!(first.start < DayTime::hm(11, 0), "{health:?}: {}", first.start);
            let after_lunch = day
                .visits()
                .filter(|(entry, _)| entry.start >= DayTime::hm(13, 30));
            assert!(after_lunch.count() > 0, "{health:?}");
        }
    }
}

#[test]
fn plans_places_of_unknown_hours_by_day_only() {
    let mut problem = ring(12, 1);
    for (candidate, category) in problem.candidates.iter_mut().zip(
        [
            Category::Museum,
            Category::Culture,
            Category::Market,
            Category::Shopping,
            Category::Park,
        ]
        .into_iter()
        .cycle(),
    ) {
        candidate.category = category;
        candidate.hours = vec![DayHours::Unknown];
    }
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    assert!(solution.itinerary.days[0].visits().count() >= 4);
    for (entry, visit) in solution.itinerary.days[0].visits() {
        let category = problem.candidates[visit.candidate as usize].category;
        let (from, until) = match category {
            Category::Market => (9, 18),
            Category::Shopping => (10, 20),
            Category::Park => (8, 19),
            _ => (10, 17),
        };
        let usual = DayTime::hm(from, 0) <= entry.start && entry.end <= DayTime::hm(until, 0);
        assert!(usual, "{category:?} at {}", entry.start);
    }
}

#[test]
fn a_lock_may_name_an_hour_at_which_nobody_knows_whether_it_is_open() {
    let mut museum = candidate("museum", Category::Museum, 1);
    museum.hours = vec![DayHours::Unknown];
    let (mut problem, museum) = ring_with(6, 1, museum, (500, 500));
    problem.locks.push(Lock {
        start: Some(DayTime::hm(20, 0)),
        ..lock(museum, 0)
    });
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    let visited = solution.itinerary.days[0].visits();
    let start = visited
        .filter(|(_, visit)| visit.candidate == museum)
        .map(|(entry, _)| entry.start);
    assert_eq!(start.collect::<Vec<_>>(), [DayTime::hm(20, 0)]);
}

#[test]
fn after_dinner_there_is_at_most_one_stop_and_it_is_for_the_evening() {
    let mut problem = ring(25, 2);
    for candidate in &mut problem.candidates {
        candidate.hours = vec![open(9, 24); 2];
        candidate.stay = Seconds::minutes(120);
    }
    problem.preferences.pace = Pace::Packed;
    problem.candidates[3].category = Category::Viewpoint;
    problem.candidates[8].category = Category::Bar;
    problem.candidates[14].tags = vec!["night".to_owned()];
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    for day in &solution.itinerary.days {
        let dinner = |entry: &engine_model::itinerary::Entry| {
            matches!(entry.kind, EntryKind::Meal(MealKind::Dinner, _))
        };
        let dinner = day.entries.iter().find(|entry| dinner(entry)).expect("a dinner");
        let later: Vec<u32> = day
            .visits()
            .filter(|(entry, _)| entry.start >= dinner.end)
            .map(|(_, visit)| visit.candidate)
            .collect();
        assert!(later.len() <= 1, "{later:?}");
        assert!(later.iter().all(|one| [3, 8, 14].contains(one)), "{later:?}");
    }
}

#[test]
fn visits_neighbours_one_after_the_other() {
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    for (name, at) in [
        ("castle", (3000, 0)),
        ("monastery", (2200, 900)),
        ("lane", (3100, 50)),
        ("garden", (2100, 1000)),
        ("cathedral", (3050, 100)),
    ] {
        let mut one = candidate(name, Category::Sight, 1);
        one.fame = 80;
        // The lane opens first and the cathedral last, so that times alone would tear them apart.
        one.hours = vec![open(if name == "cathedral" { 12 } else { 9 }, 18)];
        one.stay = Seconds::minutes(45);
        town.add(&mut candidates, one, at);
    }
    let problem = problem(town, candidates, 1);
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    let order: Vec<u32> = solution.itinerary.days[0]
        .visits()
        .map(|(_, visit)| visit.candidate)
        .collect();
    assert_eq!(order.len(), 5, "{order:?}");
    let changes = order
        .windows(2)
        .filter(|pair| pair[0].is_multiple_of(2) != pair[1].is_multiple_of(2))
        .count();
    assert_eq!(changes, 1, "{order:?}");
}

#[test]
fn nobody_pays_for_a_rest_or_rests_where_a_visit_follows() {
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    for number in 0..16 {
        let category = [Category::Park, Category::Sight][usize::from(number % 2 == 1)];
        let mut one = candidate(&format!("place {number}"), category, 2);
        one.setting = Setting::Outdoor;
        one.cost = Some(if number % 4 == 0 { 800 } else { 0 });
        town.add(
            &mut candidates,
            one,
            (300 + 250 * (number % 5), 200 * (number / 5) - 300),
        );
    }
    let mut problem = problem(town, candidates, 2);
    problem.members = vec![member(Health::Limited)];
    let solution = planned(&problem);
    assert_unbroken(&problem, &solution.itinerary);
    for day in &solution.itinerary.days {
        for entry in &day.entries {
            if let EntryKind::Rest(Some(place)) = entry.kind {
                assert_eq!(problem.candidates[place as usize].cost, Some(0));
                assert!(day.visits().all(|(_, visit)| visit.candidate != place));
            }
        }
    }
}

#[test]
fn names_both_days_of_a_place_settled_twice() {
    let mut problem = ring(6, 3);
    problem.locks = vec![lock(4, 0), lock(4, 2)];
    let found = conflicts(&problem);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "PLACE_TWICE");
    assert_eq!(found[0].candidate, Some(4));
    assert_eq!(found[0].numbers, [("day", 0), ("otherDay", 2)]);
}

#[test]
fn names_a_place_at_a_site_that_does_not_exist() {
    let mut problem = ring(6, 1);
    problem.candidates[2].site.index = 900;
    let found = conflicts(&problem);
    assert_eq!((found[0].code, found[0].candidate), ("LEG_MISSING", Some(2)));
    let mut problem = ring(6, 1);
    problem.days[0].segments[0].end.city = 7;
    let found = conflicts(&problem);
    assert_eq!((found[0].code, found[0].day), ("LEG_MISSING", Some(0)));
}

#[test]
fn a_must_see_that_nobody_offers_is_passed_over() {
    let mut problem = ring(6, 1);
    problem.must_see = vec![must(400)];
    let solution = planned(&problem);
    assert_eq!(solution.unmet[0].reason, AbsenceReason::Unknown);
}

#[test]
fn says_how_far_one_would_have_to_walk_to_a_place_out_of_reach() {
    let (mut problem, far) = ring_with(4, 1, candidate("far", Category::Sight, 1), (2000, 0));
    problem.members = vec![member(Health::Limited)];
    // Only walking is left, and 1.8 km are more than a limited member can do.
    problem.cities[0].travel.truncate(1);
    problem.must_see = vec![must(far)];
    let unmet = &planned(&problem).unmet[0];
    let AbsenceReason::LegWalk(metres, limit) = unmet.reason else {
        panic!("{:?}", unmet.reason);
    };
    assert_eq!((metres.0, limit.0), (1800, 500));
    assert_eq!(unmet.relaxation, Some(Relaxation::WalkLeg(metres)));
}

#[test]
fn finds_stops_to_come_before_one_that_is_settled_as_the_third() {
    for settled in 0..6 {
        let mut problem = ring(6, 1);
        problem.locks = vec![Lock {
            order: Some(2),
            ..lock(settled, 0)
        }];
        let solution = planned(&problem);
        assert_unbroken(&problem, &solution.itinerary);
        let third = solution.itinerary.days[0].visits().nth(2);
        let third = third.expect("three stops");
        assert_eq!(third.1.candidate, settled);
    }
}
