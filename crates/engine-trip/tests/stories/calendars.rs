//! Stories about clocks and calendars.

use engine_model::geo::Coordinates;
use engine_model::people::Health;
use engine_model::problem::Mode;
use engine_model::request::{TransferOption, TransferRequest};
use engine_model::time::{DayTime, Seconds};
use jiff::civil::{DateTime, date};

use super::small::{place, town, town_at};
use super::{bundled, member, plan, request};
use engine_model::place::Category;
use engine_trip::{Packs, Tables};

fn overseas(
    depart: DateTime,
    minutes: i32,
    from: (f64, f64, &str),
    to: (f64, f64, &str),
) -> engine_model::plan::Plan {
    let at = |(latitude, longitude, _): (f64, f64, &str)| {
        Coordinates::from_degrees(latitude, longitude).expect("on the globe")
    };
    let packs = [town_at("here", at(from), from.2), town_at("there", at(to), to.2)];
    let packs = Packs::new(packs, Tables::default());
    let mut asked = request(
        &[("here", 1), ("there", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.transfers = vec![TransferRequest {
        after: 0,
        options: vec![TransferOption {
            mode: Mode::Flight,
            label: String::new(),
            depart: Some(depart),
            arrive: None,
            duration: Some(Seconds::minutes(minutes)),
            fare: None,
            from: None,
            to: None,
        }],
    }];
    plan(&asked, &packs)
}

#[test]
fn a_flight_may_arrive_before_it_left_on_the_local_clock() {
    // Tokyo 19:00 is Honolulu 00:00 the same date; seven hours later it is seven in the morning.
    let plan = overseas(
        date(2027, 5, 2).at(19, 0, 0, 0),
        7 * 60,
        (35.68, 139.77, "Asia/Tokyo"),
        (21.31, -157.86, "Pacific/Honolulu"),
    );
    assert_eq!(plan.days[1].segments.len(), 2);
    let start = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.segment == 1)
        .expect("the islands");
    assert_eq!(start.arrival, DayTime::hm(7, 0));
}

#[test]
fn a_flight_over_the_date_line_may_arrive_on_the_date_before() {
    // Auckland 09:00 is Honolulu 11:00 of the date before (winter: UTC+12 and UTC-10); 8 hours later it is 19:00.
    let plan = overseas(
        date(2027, 5, 2).at(9, 0, 0, 0),
        8 * 60,
        (-36.85, 174.76, "Pacific/Auckland"),
        (21.31, -157.86, "Pacific/Honolulu"),
    );
    let start = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.segment == 1)
        .expect("the islands");
    assert_eq!(start.arrival, DayTime::hm(-5, 0), "19:00 of the date before");
}

#[test]
fn the_night_without_two_o_clock_shortens_nothing_that_people_see() {
    // In Europe clocks go forward on 2027-03-28.
    let asked = request(
        &[("munich", 2)],
        date(2027, 3, 27),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &bundled(&["munich"]));
    assert_eq!(plan.days.len(), 3);
    assert!(plan.days[1].entries[0].start >= DayTime::hm(9, 0));
}

#[test]
fn trips_cross_the_year_and_the_century() {
    for start in [date(2026, 12, 30), date(2099, 12, 30), date(2028, 2, 27)] {
        let asked = request(&[("seoul", 3)], start, vec![member(30, Health::Good, &[])]);
        let plan = plan(&asked, &bundled(&["seoul"]));
        assert_eq!(plan.days.len(), 4);
        assert_eq!(plan.days[0].date, start);
    }
}

#[test]
fn a_trip_of_120_days_is_planned() {
    let places = (0..40).map(|index| {
        let category = if index % 4 == 3 {
            Category::Restaurant
        } else {
            Category::Sight
        };
        place(
            &format!("p{index:02}"),
            category,
            (index % 7) * 250,
            (index / 7) * 250,
            Some("Mo-Su 09:00-21:00"),
        )
    });
    let asked = request(
        &[("town", 119)],
        date(2027, 1, 1),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &town(places.collect()));
    assert_eq!(plan.days.len(), 120);
    assert_eq!(plan.fixed_costs.len(), 119);
}
