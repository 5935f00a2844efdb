//! Stories about nights: under way, in two hotels, in a hotel nobody knows.

use engine_model::Money;
use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::{Assumption, PlanEntryKind};
use engine_model::problem::{ErrandKind, FixedCostKind, Mode};
use engine_model::request::{LodgingOption, LodgingStay, PlaceRef, TransferOption, TransferRequest};
use engine_model::time::{DayTime, Seconds};
use jiff::civil::date;

use super::small::{euro, place, town};
use super::{bundled, id, member, place_ids, plan, request, stops};

fn bed(place: PlaceRef, nights: u16) -> LodgingStay {
    LodgingStay {
        nights,
        options: vec![LodgingOption {
            place,
            price_per_night: Some(Money {
                amount: 8000,
                currency: euro(),
            }),
            capacity: None,
            minimum_nights: None,
            check_in: DayTime::hm(15, 0),
            check_out: DayTime::hm(11, 0),
        }],
    }
}

fn flight(depart: jiff::civil::DateTime, minutes: i32) -> TransferOption {
    TransferOption {
        mode: Mode::Flight,
        label: "NIGHT 1".to_owned(),
        depart: Some(depart),
        arrive: None,
        duration: Some(Seconds::minutes(minutes)),
        fare: None,
        from: None,
        to: None,
    }
}

#[test]
fn a_night_in_the_air_needs_no_bed_and_the_next_day_starts_at_the_airport() {
    let mut asked = request(
        &[("seoul", 1), ("paris", 3)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let hotel = PlaceRef::Point(
        "Hotel".to_owned(),
        engine_model::Coordinates::from_degrees(48.8606, 2.3376).expect("on the globe"),
    );
    asked.destinations[1].lodging = vec![bed(hotel, 3)];
    asked.transfers = vec![TransferRequest {
        after: 0,
        options: vec![flight(date(2027, 5, 2).at(22, 0, 0, 0), 14 * 60)],
    }];
    let plan = plan(&asked, &bundled(&["seoul", "paris"]));
    assert_eq!(plan.days.len(), 5);
    // 22:00 in Seoul is 15:00 in Paris (summer time); 14 hours later it is five in the morning.
    let arrival = &plan.days[2].entries[0];
    assert_eq!(arrival.arrival, DayTime::hm(5, 0));
    assert_eq!(
        arrival.leg.as_ref().and_then(|leg| leg.departs),
        Some((DayTime::hm(22, 0), -1))
    );
    let nights: Vec<u16> = plan
        .fixed_costs
        .iter()
        .filter(|cost| cost.kind == FixedCostKind::Lodging && cost.label == "Hotel")
        .map(|cost| cost.day)
        .collect();
    assert_eq!(nights, vec![3, 4], "the first night is spent in the air");
    assert!(
        stops(&plan.days[1]).len() >= 3,
        "the day before the flight is used"
    );
    assert!(!stops(&plan.days[2]).is_empty());
}

#[test]
fn who_lands_after_the_only_night_has_no_room_to_leave() {
    let mut asked = request(
        &[("seoul", 1), ("paris", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let hotel = PlaceRef::Point(
        "Hotel".to_owned(),
        engine_model::Coordinates::from_degrees(48.8606, 2.3376).expect("on the globe"),
    );
    asked.destinations[1].lodging = vec![bed(hotel, 1)];
    asked.departure = Some(engine_model::request::TripEnd {
        place: None,
        at: date(2027, 5, 3).at(20, 0, 0, 0),
    });
    asked.transfers = vec![TransferRequest {
        after: 0,
        options: vec![flight(date(2027, 5, 2).at(22, 0, 0, 0), 14 * 60)],
    }];
    let plan = plan(&asked, &bundled(&["seoul", "paris"]));
    let errands = plan.days[2]
        .entries
        .iter()
        .filter(|entry| matches!(entry.kind, PlanEntryKind::Errand(_)));
    assert_eq!(errands.count(), 0, "nobody slept there");
    assert!(plan.fixed_costs.iter().all(|cost| cost.label != "Hotel"));
}

#[test]
fn a_city_seen_twice_shows_other_places_and_sleeps_where_it_should() {
    let mut asked = request(
        &[("seoul", 1), ("busan", 2), ("seoul", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let point = |name: &str, latitude: f64, longitude: f64| {
        let at = engine_model::Coordinates::from_degrees(latitude, longitude).expect("on the globe");
        PlaceRef::Point(name.to_owned(), at)
    };
    asked.destinations[0].lodging = vec![bed(point("First", 37.5665, 126.9780), 1)];
    asked.destinations[2].lodging = vec![bed(point("Second", 37.4979, 127.0276), 1)];
    let packs = bundled(&["seoul", "busan"]);
    let plan = plan(&asked, &packs);
    let mut places = place_ids(&plan);
    let all = places.len();
    places.sort_by(|a, b| a.1.cmp(&b.1));
    places.dedup_by(|a, b| a.1 == b.1);
    assert_eq!(places.len(), all, "no place twice");
    let posed = engine_trip::pose(&asked, &packs).expect("a problem");
    assert_eq!(posed.problem.cities.len(), 2, "one city, twice");
    let first = &plan.days[0].entries.last().expect("an end").names.local;
    let second = &plan.days[3].entries.last().expect("an end").names.local;
    assert_eq!((first.as_str(), second.as_str()), ("First", "Second"));
    let centres = plan
        .assumptions
        .iter()
        .filter(|assumption| matches!(assumption, Assumption::LodgingAtCentre(_)));
    assert_eq!(centres.count(), 1, "only Busan has no lodging");
}

#[test]
fn nights_that_no_lodging_covers_are_spent_at_the_centre_and_said_so() {
    let packs = town(vec![
        place("inn", Category::Lodging, 1500, 0, None),
        place("square", Category::Sight, 0, 200, Some("24/7")),
        place("hall", Category::Sight, 0, -200, Some("24/7")),
    ]);
    let mut asked = request(
        &[("town", 3)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.destinations[0].lodging = vec![bed(id("town/inn"), 1)];
    let plan = plan(&asked, &packs);
    let ends: Vec<&str> = plan
        .days
        .iter()
        .map(|day| day.entries.last().expect("an end").names.local.as_str())
        .collect();
    assert_eq!(ends, vec!["inn", "Town", "Town", "Town"]);
    assert!(
        plan.assumptions
            .contains(&Assumption::LodgingAtCentre(engine_model::DestinationId::new(
                "town"
            )))
    );
    assert_eq!(plan.costs.unknown, vec!["lodging".to_owned()]);
    let left = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.kind == PlanEntryKind::Errand(ErrandKind::CheckOut));
    assert_eq!(left.map(|entry| entry.names.local.as_str()), Some("inn"));
}

#[test]
fn a_lodging_that_no_pack_knows_stands_at_the_centre_and_is_named() {
    let mut asked = request(
        &[("town", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.destinations[0].lodging = vec![bed(PlaceRef::Name("Villa Nowhere".to_owned()), 1)];
    let plan = plan(
        &asked,
        &town(vec![place("square", Category::Sight, 0, 200, Some("24/7"))]),
    );
    assert_eq!(plan.days[0].entries[0].names.local, "Villa Nowhere");
    assert_eq!(plan.assumptions.len(), 1);
    assert_eq!(plan.unmet.len(), 1);
    assert_eq!(plan.unmet[0].names.local, "Villa Nowhere");
    assert!(!plan.unmet[0].must_see);
}

#[test]
fn a_city_passed_through_has_an_afternoon() {
    let asked = request(
        &[("seoul", 1), ("gyeongju", 0), ("busan", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &bundled(&["seoul", "gyeongju", "busan"]));
    let day = &plan.days[1];
    assert_eq!(day.segments.len(), 3);
    let in_the_middle = stops(day).iter().filter(|stop| stop.segment == 1).count();
    assert!(in_the_middle >= 1, "{:?}", place_ids(&plan));
    let mornings = plan.assumptions.iter();
    let mornings = mornings.filter(|assumption| matches!(assumption, Assumption::TransferInTheMorning(_)));
    assert_eq!(mornings.count(), 1, "only Seoul is left in the morning");
}

#[test]
fn a_day_begun_without_a_night_is_spent_there_first() {
    let asked = request(
        &[("seoul", 0), ("busan", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &bundled(&["seoul", "busan"]));
    assert!(stops(&plan.days[0]).iter().any(|stop| stop.segment == 0));
}

#[test]
fn one_day_without_a_night_is_a_trip() {
    let asked = request(
        &[("munich", 0)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &bundled(&["munich"]));
    assert_eq!(plan.days.len(), 1);
    assert!(stops(&plan.days[0]).len() >= 3);
    assert!(plan.fixed_costs.is_empty());
}
