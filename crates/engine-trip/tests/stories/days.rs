//! Stories about unusual days.

use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::PlanEntryKind;
use engine_model::time::DayTime;
use engine_model::wish::MealKind;
use jiff::civil::date;

use super::small::{place, town};
use super::{member, place_ids, plan, request, stops};

#[test]
fn thirty_days_in_a_town_of_25_places_stay_honest() {
    let places = (0..25).map(|index| {
        let category = if index % 6 == 5 {
            Category::Restaurant
        } else {
            Category::Sight
        };
        place(
            &format!("p{index:02}"),
            category,
            (index % 5) * 250,
            (index / 5) * 250,
            Some("Mo-Su 09:00-21:00"),
        )
    });
    let asked = request(
        &[("town", 29)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &town(places.collect()));
    assert_eq!(plan.days.len(), 30);
    let mut seen: Vec<String> = place_ids(&plan).into_iter().map(|(_, place)| place).collect();
    let visits = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), visits, "no place twice");
    assert_eq!(visits, 21, "every place that is no restaurant, once");
    for day in &plan.days {
        for meal in [MealKind::Lunch, MealKind::Dinner] {
            let count = day
                .entries
                .iter()
                .filter(|entry| entry.kind == PlanEntryKind::Meal(meal))
                .count();
            assert_eq!(count, 1, "day {} has {count} of {meal:?}", day.number);
        }
        if stops(day).is_empty() {
            assert!(
                day.totals.free.0 >= 6 * 3600,
                "day {} names its free time",
                day.number
            );
        }
    }
}

#[test]
fn a_day_without_any_candidate_has_meals_and_free_time() {
    let asked = request(
        &[("town", 0)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &town(Vec::new()));
    assert_eq!(plan.days.len(), 1);
    assert_eq!(stops(&plan.days[0]).len(), 0);
    let meals = plan.days[0]
        .entries
        .iter()
        .filter(|entry| matches!(entry.kind, PlanEntryKind::Meal(_)))
        .count();
    assert_eq!(meals, 2);
}

#[test]
fn a_day_of_one_hour_is_planned_within_the_hour() {
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 1),
        vec![member(30, Health::Limited, &[])],
    );
    asked.daily_start = DayTime::hm(9, 0);
    asked.daily_end = DayTime::hm(10, 0);
    let near = place("near", Category::Sight, 100, 0, Some("24/7"));
    let plan = plan(
        &asked,
        &town(vec![near, place("far", Category::Sight, 9000, 0, Some("24/7"))]),
    );
    let day = &plan.days[0];
    assert!(
        day.entries
            .first()
            .is_some_and(|entry| entry.start >= DayTime::hm(9, 0))
    );
    assert!(
        day.entries
            .last()
            .is_some_and(|entry| entry.end <= DayTime::hm(10, 0))
    );
    assert!(place_ids(&plan).iter().all(|(_, place)| place == "town/near"));
}

#[test]
fn ten_members_share_one_plan() {
    let members = (0..10)
        .map(|index| member(20 + index, Health::Excellent, &[]))
        .collect();
    let asked = request(&[("seoul", 1)], date(2026, 12, 4), members);
    let plan = plan(&asked, &super::bundled(&["seoul"]));
    assert_eq!(plan.days.len(), 2);
    assert!(plan.days.iter().all(|day| (3..=7).contains(&stops(day).len())));
}
