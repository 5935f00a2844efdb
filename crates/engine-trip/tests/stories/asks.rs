//! Stories about what is asked for: contradictions, slips and names that nobody knows.

use engine_model::Money;
use engine_model::finding::Rule;
use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::{Assumption, Plan, PlanUnmet};
use engine_model::request::{Avoid, LockRequest, PlaceRef, TripRequest};
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{AbsenceReason, Relaxation};
use engine_model::wish::{Wish, WishDay, WishKind};
use engine_trip::Packs;
use jiff::civil::date;

use super::small::{euro, place, town};
use super::{id, member, place_ids, plan, request, stops};

fn sights() -> Packs {
    town(vec![
        place("museum", Category::Museum, 300, 0, Some("Tu-Su 10:00-18:00")),
        place("square", Category::Sight, 0, 300, Some("24/7")),
        place("park", Category::Park, -300, 0, Some("24/7")),
        place("hall", Category::Culture, 0, -300, Some("Mo-Su 10:00-18:00")),
    ])
}

/// Two days from Monday, 3 May 2027.
fn asked() -> TripRequest {
    request(
        &[("town", 1)],
        date(2027, 5, 3),
        vec![member(30, Health::Good, &[])],
    )
}

fn lock(place: &str, day: u16) -> LockRequest {
    LockRequest {
        place: id(place),
        day,
        order: None,
        start: None,
        stay: None,
    }
}

fn unmet<'a>(plan: &'a Plan, name: &str) -> &'a PlanUnmet {
    plan.unmet
        .iter()
        .find(|unmet| unmet.names.local == name)
        .unwrap_or_else(|| panic!("{name} is not among {:?}", plan.unmet))
}

#[test]
fn a_place_both_wanted_and_avoided_is_named() {
    let mut asked = asked();
    asked.must_see = vec![id("town/hall")];
    asked.avoid = vec![Avoid::Place(id("town/hall"))];
    let plan = plan(&asked, &sights());
    let line = unmet(&plan, "hall");
    assert_eq!((line.must_see, line.reason), (true, AbsenceReason::Avoided));
    assert_eq!(line.relaxation, Some(Relaxation::AllowIt));
    assert!(place_ids(&plan).iter().all(|(_, place)| place != "town/hall"));
}

#[test]
fn a_lock_on_an_avoided_or_closed_place_is_a_conflict_with_the_reason() {
    let mut avoided = asked();
    avoided.locks = vec![lock("town/hall", 1)];
    avoided.avoid = vec![Avoid::Place(id("town/hall"))];
    let mut closed = asked();
    closed.locks = vec![lock("town/museum", 1)];
    for (asked, name, reason) in [(avoided, "hall", "avoided"), (closed, "museum", "closed")] {
        let plan = plan(&asked, &sights());
        let conflict = &plan.conflicts[0];
        assert_eq!(
            (
                conflict.rule,
                conflict.code,
                conflict.day,
                conflict.subject.as_str()
            ),
            (Rule::Selection, "LOCK_BROKEN", Some(1), name)
        );
        assert!(conflict.numbers.contains(&(reason, 1)), "{conflict:?}");
    }
}

#[test]
fn a_lock_keeps_its_order_among_the_stops() {
    let mut asked = asked();
    asked.locks = vec![LockRequest {
        order: Some(2),
        ..lock("town/museum", 2)
    }];
    let plan = plan(&asked, &sights());
    let second = stops(&plan.days[1])[1];
    assert_eq!(second.names.local, "museum");
    assert!(second.locked);
}

#[test]
fn two_locks_at_the_same_hour_are_infeasible_and_the_document_says_all_the_rest() {
    let mut asked = asked();
    let at_noon = |place: &str| LockRequest {
        start: Some(DayTime::hm(15, 0)),
        stay: Some(Seconds::minutes(60)),
        ..lock(place, 2)
    };
    asked.locks = vec![at_noon("town/museum"), at_noon("town/hall")];
    asked.must_see = vec![PlaceRef::Name("Atlantis".to_owned())];
    asked.free_text = "xyzzy plugh 박물관도 보고 싶어요".to_owned();
    let plan = plan(&asked, &sights());
    let conflict = &plan.conflicts[0];
    assert_eq!(
        (conflict.rule, conflict.code, conflict.day),
        (Rule::Selection, "LOCK_BROKEN", Some(2))
    );
    assert_eq!(plan.days, Vec::new());
    assert_eq!(unmet(&plan, "Atlantis").reason, AbsenceReason::Unknown);
    assert!(!plan.assumptions.is_empty());
    assert!(!plan.reading.wishes.is_empty(), "{:?}", plan.reading);
}

#[test]
fn names_that_no_pack_knows_are_all_named_once() {
    let named = |name: &str| PlaceRef::Name(name.to_owned());
    let mut asked = asked();
    asked.must_see = vec![named("Atlantis"), named("Atlantis")];
    asked.avoid = vec![Avoid::Place(named("Mordor")), Avoid::Place(named("Atlantis"))];
    asked.locks = vec![LockRequest {
        place: named("El Dorado"),
        ..lock("x", 1)
    }];
    let plan = plan(&asked, &sights());
    let names: Vec<(&str, bool)> = plan
        .unmet
        .iter()
        .map(|unmet| (unmet.names.local.as_str(), unmet.must_see))
        .collect();
    assert_eq!(
        names,
        vec![("Atlantis", true), ("El Dorado", false), ("Mordor", false)]
    );
    assert!(
        plan.unmet
            .iter()
            .all(|unmet| unmet.reason == AbsenceReason::Unknown)
    );
}

#[test]
fn a_wish_for_a_day_that_the_trip_does_not_have_is_said_back() {
    let mut asked = asked();
    asked.wishes = vec![Wish {
        kind: WishKind::More(Category::Museum),
        day: Some(WishDay::Number(9)),
    }];
    let plan = plan(&asked, &sights());
    assert_eq!(plan.reading.unread, vec!["more museum (day 9)".to_owned()]);
}

#[test]
fn children_named_in_the_text_come_along_and_cost() {
    let packs = sights();
    let mut asked = asked();
    asked.wishes = vec![Wish {
        kind: WishKind::Children(vec![7, 7]),
        day: None,
    }];
    let posed = engine_trip::pose(&asked, &packs).expect("a problem");
    let ages: Vec<u8> = posed.problem.members.iter().map(|member| member.age).collect();
    assert_eq!(ages, vec![30, 7, 7], "twins are two");
    assert_eq!(posed.problem.cities[0].meal_cost, Some(3000));
    assert!(posed.assumptions.contains(&Assumption::AdultPrices));
    asked.members.push(member(8, Health::Good, &[]));
    let posed = engine_trip::pose(&asked, &packs).expect("a problem");
    let ages: Vec<u8> = posed.problem.members.iter().map(|member| member.age).collect();
    assert_eq!(ages, vec![30, 8, 7], "the member of eight is one of the two");
    plan(&asked, &packs);
}

#[test]
fn of_two_limits_the_lower_one_holds() {
    let money = |amount| Money {
        amount,
        currency: euro(),
    };
    let mut asked = asked();
    asked.budget.total = Some(money(9000));
    asked.wishes = vec![Wish {
        kind: WishKind::Budget(money(50_000), engine_model::wish::BudgetSpan::Trip),
        day: None,
    }];
    let plan = plan(&asked, &sights());
    assert_eq!(plan.costs.budget, Some(money(9000)));
    assert!(plan.costs.known <= 9000);
}

#[test]
fn a_place_settled_twice_is_a_conflict_unless_it_is_said_twice() {
    let mut asked = asked();
    asked.locks = vec![lock("town/hall", 1), lock("town/hall", 2)];
    let refused = plan(&asked, &sights());
    let conflict = &refused.conflicts[0];
    assert_eq!(
        (conflict.code, conflict.day, conflict.subject.as_str()),
        ("LOCK_BROKEN", Some(2), "hall")
    );
    asked.locks = vec![lock("town/hall", 2), lock("town/hall", 2)];
    let kept = plan(&asked, &sights());
    assert_eq!(kept.conflicts, Vec::new());
    assert!(place_ids(&kept).contains(&(2, "town/hall".to_owned())));
}
