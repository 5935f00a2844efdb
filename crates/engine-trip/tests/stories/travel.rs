//! Stories about beds, stations and the ways between cities.

use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::{PlanEntry, PlanEntryKind};
use engine_model::problem::{ErrandKind, Mode};
use engine_model::request::{LodgingOption, LodgingStay, PlaceRef, TransferOption, TransferRequest, TripEnd};
use engine_model::time::{DayTime, Seconds};
use jiff::civil::date;

use super::small::{place, town};
use super::{bundled, id, member, plan, request};

fn lodging(place: PlaceRef, nights: u16) -> LodgingStay {
    LodgingStay {
        nights,
        options: vec![option(place)],
    }
}

fn option(place: PlaceRef) -> LodgingOption {
    LodgingOption {
        place,
        price_per_night: None,
        capacity: None,
        minimum_nights: None,
        check_in: DayTime::hm(15, 0),
        check_out: DayTime::hm(11, 0),
    }
}

fn ends(entries: &[PlanEntry]) -> (&str, &str) {
    let first = entries.first().expect("a day starts somewhere");
    let last = entries.last().expect("a day ends somewhere");
    (&first.names.local, &last.names.local)
}

#[test]
fn two_nights_in_different_hotels_start_and_end_at_the_right_one() {
    let places = vec![
        place("inn", Category::Lodging, 500, 0, None),
        place("lodge", Category::Lodging, -500, 0, None),
        place("square", Category::Sight, 0, 200, Some("24/7")),
        place("hall", Category::Sight, 0, -200, Some("24/7")),
        place("tower", Category::Sight, 0, 400, Some("24/7")),
    ];
    let mut asked = request(
        &[("town", 2)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.destinations[0].lodging = vec![lodging(id("town/inn"), 1), lodging(id("town/lodge"), 1)];
    let plan = plan(&asked, &town(places));
    assert_eq!(ends(&plan.days[0].entries), ("inn", "inn"));
    assert_eq!(ends(&plan.days[1].entries), ("inn", "lodge"));
    assert_eq!(ends(&plan.days[2].entries), ("lodge", "lodge"));
    let errands: Vec<(ErrandKind, &str)> = plan.days[1]
        .entries
        .iter()
        .filter_map(|entry| match entry.kind {
            PlanEntryKind::Errand(kind) => Some((kind, entry.names.local.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        errands,
        vec![(ErrandKind::CheckOut, "inn"), (ErrandKind::DropLuggage, "lodge")]
    );
}

#[test]
fn of_several_lodgings_one_that_fits_the_group_is_taken() {
    let places = vec![
        place("inn", Category::Lodging, 500, 0, None),
        place("lodge", Category::Lodging, -500, 0, None),
        place("square", Category::Sight, 0, 200, Some("24/7")),
    ];
    let money = |amount| {
        Some(engine_model::Money {
            amount,
            currency: super::small::euro(),
        })
    };
    let small = LodgingOption {
        capacity: Some(1),
        price_per_night: money(3000),
        ..option(id("town/inn"))
    };
    let fitting = LodgingOption {
        capacity: Some(4),
        price_per_night: money(9000),
        ..option(id("town/lodge"))
    };
    let members = vec![member(30, Health::Good, &[]), member(31, Health::Good, &[])];
    let mut asked = request(&[("town", 1)], date(2027, 5, 1), members);
    asked.destinations[0].lodging = vec![LodgingStay {
        nights: 1,
        options: vec![small.clone(), fitting],
    }];
    let plan_of_two = plan(&asked, &town(places.clone()));
    assert_eq!(ends(&plan_of_two.days[0].entries), ("lodge", "lodge"));
    asked.destinations[0].lodging = vec![LodgingStay {
        nights: 1,
        options: vec![small],
    }];
    let refused = plan(&asked, &town(places));
    assert_eq!(refused.conflicts.len(), 1);
    assert_eq!(refused.conflicts[0].code, "LODGING_UNFIT");
}

fn transfer_leg(plan: &engine_model::plan::Plan) -> engine_model::plan::PlanLeg {
    plan.days
        .iter()
        .flat_map(|day| &day.entries)
        .find(|entry| entry.kind == PlanEntryKind::Start && entry.leg.is_some())
        .and_then(|entry| entry.leg.clone())
        .expect("the second city is reached by a transfer")
}

#[test]
fn munich_to_prague_takes_a_realistic_time_by_land() {
    let members = vec![member(30, Health::Good, &[])];
    let plan = plan(
        &request(&[("munich", 1), ("prague", 1)], date(2027, 5, 1), members),
        &bundled(&["munich", "prague"]),
    );
    let leg = transfer_leg(&plan);
    assert!(matches!(leg.mode, Mode::Train | Mode::Coach), "{leg:?}");
    // The trains of 2024 took between five and a half and six hours, coaches about five.
    assert!(
        (Seconds::minutes(240)..=Seconds::minutes(400)).contains(&leg.duration),
        "{leg:?}"
    );
}

#[test]
fn seoul_to_jeju_crosses_the_sea() {
    let members = vec![member(30, Health::Good, &[])];
    let plan = plan(
        &request(&[("seoul", 1), ("jeju", 1)], date(2027, 5, 1), members),
        &bundled(&["seoul", "jeju"]),
    );
    let leg = transfer_leg(&plan);
    assert!(matches!(leg.mode, Mode::Flight | Mode::Ferry), "{leg:?}");
}

#[test]
fn the_first_and_last_day_keep_to_arrival_and_departure() {
    let members = vec![member(30, Health::Good, &[])];
    let mut asked = request(&[("munich", 1)], date(2027, 5, 1), members);
    asked.arrival = Some(TripEnd {
        place: None,
        at: date(2027, 5, 1).at(11, 0, 0, 0),
    });
    asked.departure = Some(TripEnd {
        place: None,
        at: date(2027, 5, 2).at(18, 0, 0, 0),
    });
    let plan = plan(&asked, &bundled(&["munich"]));
    let first = plan.days[0].entries.first().expect("a start");
    assert_eq!(first.arrival, DayTime::hm(11, 0));
    let last = plan.days[1].entries.last().expect("an end");
    assert!(last.end <= DayTime::hm(18, 0), "{}", last.end);
    assert_eq!(first.names, last.names, "the same station");
}

#[test]
fn of_several_connections_the_one_that_arrives_first_is_taken() {
    let members = vec![member(30, Health::Good, &[])];
    let mut asked = request(&[("munich", 1), ("prague", 1)], date(2027, 5, 1), members);
    let train = |hour: i8, minutes: i32, label: &str| TransferOption {
        mode: Mode::Train,
        label: label.to_owned(),
        depart: Some(date(2027, 5, 2).at(hour, 0, 0, 0)),
        arrive: None,
        duration: Some(Seconds::minutes(minutes)),
        fare: None,
        from: None,
        to: None,
    };
    asked.transfers = vec![TransferRequest {
        after: 0,
        options: vec![
            train(13, 340, "late"),
            train(10, 350, "early"),
            train(7, 340, "too early for the group"),
        ],
    }];
    let plan = plan(&asked, &bundled(&["munich", "prague"]));
    let leg = transfer_leg(&plan);
    assert_eq!(
        (leg.label.as_str(), leg.departs),
        ("early", Some((DayTime::hm(10, 0), 0)))
    );
}
