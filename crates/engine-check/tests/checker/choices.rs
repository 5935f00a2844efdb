//! Single conditions of meals, selection and budget, each edit with exactly the codes that it brings.

use engine_check::check;
use engine_model::finding::{FindingCode, Severity};
use engine_model::itinerary::{Entry, EntryKind, Itinerary};
use engine_model::people::Diet;
use engine_model::problem::{Lock, Mode, MustSee, Problem};
use engine_model::wish::MealKind;
use engine_model::{DayTime, Seconds};

use crate::conditions::assert_codes;
use crate::fixture::{codes, hm, problem};
use crate::plan::{itinerary, third_day};

fn lock(day: u16, order: Option<u16>, start: Option<DayTime>, stay: Option<Seconds>) -> Lock {
    Lock {
        candidate: 1,
        day,
        order,
        start,
        stay,
    }
}

/// Puts a stop of no length straight before the museum of the first day, at its door.
fn stop_at_museum(problem: &mut Problem, plan: &mut Itinerary, candidate: u32) {
    problem.candidates[0].min_stay = Seconds(0);
    // The way to the check-out at the lodging is none.
    let no_way = plan.days[1].entries[1].leg;
    let museum = &mut plan.days[0].entries[1];
    let mut stop: Entry = museum.clone();
    stop.end = stop.start;
    if let EntryKind::Visit(visit) = &mut stop.kind {
        visit.candidate = candidate;
    }
    museum.arrival = museum.start;
    museum.leg = no_way;
    plan.days[0].entries.insert(1, stop);
}

#[test]
fn minds_a_stop_that_is_made_twice() {
    assert_codes(
        |problem, plan| stop_at_museum(problem, plan, 0),
        &[FindingCode::PlaceTwice],
    );
}

#[test]
fn allows_the_weakest_member_five_stops_and_no_sixth() {
    let stops = |count: u32| {
        move |problem: &mut Problem, plan: &mut Itinerary| {
            for more in 0..count {
                let mut door = problem.candidates[0].clone();
                door.min_stay = Seconds(0);
                problem.candidates.push(door);
                stop_at_museum(problem, plan, 12 + more);
            }
        }
    };
    assert_codes(stops(1), &[]);
    assert_codes(stops(2), &[FindingCode::TooManyStops]);
}

#[test]
fn minds_a_second_lunch() {
    // Lunch of the second day ends at 12:40; a second one leaves just the time to catch the train.
    assert_codes(
        |_, plan| {
            let entries = &mut plan.days[1].entries;
            let mut again = entries[3].clone();
            again.kind = EntryKind::Meal(MealKind::Lunch, None);
            again.leg = entries[1].leg;
            again.arrival = again.end;
            again.start = again.end;
            again.end = again.start + Seconds::minutes(60);
            again.cost = Some(3_000);
            for entry in &mut entries[4..=5] {
                entry.arrival.0 += 3600;
                entry.start.0 += 3600;
                entry.end.0 += 3600;
            }
            entries.insert(4, again);
        },
        &[FindingCode::MealTwice],
    );
}

#[test]
fn keeps_meals_to_their_windows_and_places() {
    // The first dinner is 18:30-19:45.
    assert_codes(
        |_, plan| {
            let dinner = &mut plan.days[0].entries[6];
            dinner.start = hm(17, 45);
            dinner.end = hm(18, 59);
        },
        &[FindingCode::MealTooShort],
    );
    assert_codes(
        |problem, plan| {
            problem.days[0].meals.retain(|meal| *meal != MealKind::Dinner);
            plan.days[0].entries[6].kind = EntryKind::Meal(MealKind::Breakfast, None);
        },
        &[FindingCode::MealOutsideWindow],
    );
    assert_codes(
        |problem, plan| {
            problem.days[0].meals.clear();
            plan.days[0].entries[6].kind = EntryKind::Rest(None);
            plan.days[0].entries[6].cost = Some(0);
        },
        &[],
    );
}

#[test]
fn lets_vegan_kitchens_serve_vegetarians_and_untagged_ones_anybody() {
    let diet = |diet, tag: &'static str| {
        move |problem: &mut Problem, _: &mut Itinerary| {
            problem.members[0].diets = vec![diet];
            problem.candidates[4].tags = vec![tag.to_owned()];
        }
    };
    assert_codes(diet(Diet::Vegetarian, "vegan"), &[]);
    assert_codes(diet(Diet::Vegan, "korean"), &[]);
    assert_codes(diet(Diet::NoPork, "halal"), &[]);
    assert_codes(diet(Diet::Vegan, "vegetarian"), &[FindingCode::MealPlaceUnfit]);
    assert_codes(diet(Diet::Kosher, "halal"), &[FindingCode::MealPlaceUnfit]);
}

#[test]
fn minds_a_restaurant_twice_only_while_another_remains() {
    // The inn served the dinner of the second day; the cafe and the bistro remain.
    let again = |edit: fn(&mut Problem)| {
        move |problem: &mut Problem, plan: &mut Itinerary| {
            plan.days[2] = third_day(9);
            edit(problem);
        }
    };
    assert_codes(again(|_| {}), &[FindingCode::RestaurantTwice]);
    assert_codes(
        again(|problem| problem.candidates[10].avoided = true),
        &[FindingCode::RestaurantTwice],
    );
    let no_other = |problem: &mut Problem| {
        problem.candidates[10].avoided = true;
        problem.candidates[11].meal = false;
    };
    assert_codes(again(no_other), &[]);
}

#[test]
fn keeps_locks_by_day_order_time_and_stay() {
    // The tower is the second stop of the first day, 13:30-14:30.
    let locked = |lock: Lock| {
        move |problem: &mut Problem, plan: &mut Itinerary| {
            problem.locks.push(lock);
            if let EntryKind::Visit(visit) = &mut plan.days[0].entries[3].kind {
                visit.locked = true;
            }
        }
    };
    let hour = Some(Seconds::minutes(60));
    assert_codes(locked(lock(0, Some(1), Some(hm(13, 30)), hour)), &[]);
    assert_codes(locked(lock(1, None, None, None)), &[FindingCode::LockBroken]);
    assert_codes(locked(lock(9, None, None, None)), &[FindingCode::LockBroken]);
    assert_codes(locked(lock(0, Some(0), None, None)), &[FindingCode::LockBroken]);
    assert_codes(
        locked(lock(0, None, Some(hm(13, 29)), None)),
        &[FindingCode::LockBroken],
    );
    assert_codes(
        locked(lock(0, None, None, Some(Seconds(3601)))),
        &[FindingCode::LockBroken],
    );
    assert_codes(
        |problem, _| problem.locks.push(lock(0, None, None, None)),
        &[FindingCode::LockBroken],
    );
}

#[test]
fn lets_a_settled_stay_be_shorter_than_sensible() {
    assert_codes(
        |problem, plan| {
            problem.candidates[1].min_stay = Seconds::minutes(200);
            problem
                .locks
                .push(lock(0, None, None, Some(Seconds::minutes(60))));
            if let EntryKind::Visit(visit) = &mut plan.days[0].entries[3].kind {
                visit.locked = true;
            }
        },
        &[],
    );
}

#[test]
fn reports_a_must_see_once_and_on_the_wrong_day() {
    let wish = |candidate, day| MustSee {
        candidate,
        member: None,
        day,
    };
    let (mut problem, plan) = (problem(), itinerary());
    problem.must_see = vec![wish(1, None), wish(1, Some(2)), wish(99, None), wish(99, None)];
    let report = check(&problem, &plan);
    let missing: Vec<Option<u32>> = report
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::MustSeeMissing)
        .map(|finding| finding.candidate)
        .collect();
    assert_eq!(missing, [Some(1), Some(99)]);
}

#[test]
fn counts_the_money_to_the_cent() {
    // Entries: 1000 + 1000 + 1000 + 0 + 1000 + 3000; 3000 + 1000 + 1000; 1000 + 3000 + 1000. Transit: 620 + 630;
    // 620 + 620. Fixed: 9000 + 8000 + 7000, the transfer among them.
    let total = |total| move |problem: &mut Problem, _: &mut Itinerary| problem.budget.total = Some(total);
    assert_codes(total(43_490), &[]);
    assert_codes(total(43_489), &[FindingCode::OverBudget]);
    let day = |day| move |problem: &mut Problem, _: &mut Itinerary| problem.budget.per_day = Some(day);
    assert_codes(day(21_240), &[]);
    assert_codes(day(21_239), &[FindingCode::OverBudget]);
}

#[test]
fn knows_no_fare_for_a_taxi() {
    let (problem, mut plan) = (problem(), itinerary());
    let leg = plan.days[0].entries[7].leg.as_mut().expect("home by transit");
    leg.mode = Mode::Taxi;
    leg.cost = None;
    let report = check(&problem, &plan);
    assert_eq!(codes(&report, Severity::Warning), []);
    let unknown = report
        .findings
        .iter()
        .find(|finding| finding.code == FindingCode::UnknownCosts);
    assert_eq!(
        unknown.map(|finding| finding.numbers.clone()),
        Some(vec![("count", 1)])
    );
}

#[test]
fn a_category_avoided_on_one_day_is_refused_on_that_day_only() {
    let (mut problem, itinerary) = (problem(), itinerary());
    let (day, visit) = itinerary
        .days
        .iter()
        .enumerate()
        .find_map(|(day, plan)| plan.visits().next().map(|(_, visit)| (day, visit.candidate)))
        .expect("the fixture has a stop");
    let category = problem.candidates[visit as usize].category;
    problem.preferences.avoided_on = vec![(category, 99)];
    let elsewhere = check(&problem, &itinerary).findings;
    assert!(
        elsewhere
            .iter()
            .all(|finding| finding.code != FindingCode::Avoided)
    );
    problem.preferences.avoided_on = vec![(category, u16::try_from(day).expect("few days"))];
    let refused = check(&problem, &itinerary).findings;
    assert!(
        refused
            .iter()
            .any(|finding| finding.code == FindingCode::Avoided && finding.day == u16::try_from(day).ok())
    );
}
