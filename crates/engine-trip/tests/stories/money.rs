//! Stories about money.

use engine_model::Money;
use engine_model::finding::Rule;
use engine_model::people::Health;
use engine_model::place::Category;
use jiff::civil::date;

use super::small::{euro, place, town};
use super::{member, plan, request};

#[test]
fn an_over_tight_budget_is_infeasible_with_the_rule_and_the_amount() {
    let members = vec![member(30, Health::Good, &[]), member(31, Health::Good, &[])];
    let mut asked = request(&[("town", 1)], date(2027, 5, 1), members);
    // Two days with lunch and dinner for two at ten euros each cost eighty.
    asked.budget.total = Some(Money {
        amount: 5000,
        currency: euro(),
    });
    let plan = plan(
        &asked,
        &town(vec![place("square", Category::Sight, 100, 0, Some("24/7"))]),
    );
    assert_eq!(plan.days, Vec::new());
    assert_eq!(plan.conflicts.len(), 1, "{:?}", plan.conflicts);
    let conflict = &plan.conflicts[0];
    assert_eq!((conflict.rule, conflict.code), (Rule::Budget, "OVER_BUDGET"));
    assert!(
        conflict.numbers.contains(&("cost", 8000)),
        "{:?}",
        conflict.numbers
    );
    assert!(
        conflict.numbers.contains(&("budget", 5000)),
        "{:?}",
        conflict.numbers
    );
}

#[test]
fn known_costs_stay_within_the_budget_and_unknown_ones_are_named() {
    let mut dear = place("dear", Category::Museum, 100, 0, Some("24/7"));
    dear.cost = Some(Money {
        amount: 5000,
        currency: euro(),
    });
    let mut fair = place("fair", Category::Museum, 150, 0, Some("24/7"));
    fair.cost = Some(Money {
        amount: 500,
        currency: euro(),
    });
    let mut nobody_knows = place("nobody-knows", Category::Museum, 200, 0, Some("24/7"));
    nobody_knows.cost = None;
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.budget.total = Some(Money {
        amount: 4000,
        currency: euro(),
    });
    let plan = plan(&asked, &town(vec![dear, fair, nobody_knows]));
    assert!(plan.costs.known <= 4000, "{:?}", plan.costs);
    assert_eq!(plan.costs.unknown, vec!["nobody-knows".to_owned()]);
    let places: Vec<String> = super::place_ids(&plan)
        .into_iter()
        .map(|(_, place)| place)
        .collect();
    assert!(!places.contains(&"town/dear".to_owned()), "{places:?}");
    assert!(places.contains(&"town/fair".to_owned()), "{places:?}");
}

#[test]
fn each_day_stays_within_the_budget_of_a_day() {
    let dear = |id: &str, east: i32| {
        let mut place = place(id, Category::Museum, 100, east, Some("24/7"));
        place.cost = Some(Money {
            amount: 1500,
            currency: euro(),
        });
        place
    };
    let places = (0..6)
        .map(|index| dear(&format!("m{index}"), index * 80))
        .collect();
    let mut asked = request(
        &[("town", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.budget.per_day = Some(Money {
        amount: 4000,
        currency: euro(),
    });
    let plan = plan(&asked, &town(places));
    for day in &plan.days {
        assert!(day.totals.cost <= 4000, "day {}: {}", day.number, day.totals.cost);
        assert_eq!(super::stops(day).len(), 1, "two meals and one museum");
    }
}

#[test]
fn a_budget_in_another_currency_counts_in_it_and_lists_the_rates() {
    use engine_model::plan::Assumption;
    let won = engine_model::Currency::parse("KRW").expect("a code");
    let mut asked = request(
        &[("munich", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.budget.total = Some(Money {
        amount: 300_000,
        currency: won,
    });
    let plan = plan(&asked, &super::bundled(&["munich"]));
    assert_eq!(plan.currency, won);
    assert!(
        plan.costs.known > 10_000 && plan.costs.known <= 300_000,
        "{:?}",
        plan.costs
    );
    let rates = plan
        .assumptions
        .iter()
        .filter(|assumption| matches!(assumption, Assumption::Rate(..)));
    assert_eq!(rates.count(), 1, "{:?}", plan.assumptions);
}

#[test]
fn a_currency_without_a_rate_leaves_costs_unknown_and_says_so() {
    use engine_model::plan::Assumption;
    let won = engine_model::Currency::parse("KRW").expect("a code");
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.budget.total = Some(Money {
        amount: 300_000,
        currency: won,
    });
    let mut museum = place("museum", Category::Museum, 100, 0, Some("24/7"));
    museum.cost = Some(Money {
        amount: 700,
        currency: euro(),
    });
    let plan = plan(&asked, &town(vec![museum]));
    assert!(plan.assumptions.contains(&Assumption::NoRate(euro())));
    let mut unknown = plan.costs.unknown.clone();
    unknown.sort();
    assert_eq!(unknown, vec!["meal".to_owned(), "museum".to_owned()]);
    assert_eq!(plan.costs.known, 0);
}
