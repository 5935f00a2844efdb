//! Stories about coming and going at odd hours.

use engine_model::finding::Rule;
use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::{Assumption, Plan, PlanEntryKind};
use engine_model::problem::ErrandKind;
use engine_model::request::{LodgingOption, LodgingStay, PlaceRef, TripEnd, TripRequest};
use engine_model::time::DayTime;
use jiff::civil::{DateTime, date};

use super::small::{place, town};
use super::{id, member, plan, request, stops};

fn end(at: DateTime) -> TripEnd {
    TripEnd { place: None, at }
}

fn packs() -> engine_trip::Packs {
    town(vec![
        place("inn", Category::Lodging, 1500, 0, None),
        place("main-station", Category::Station, -1500, 0, None),
        place("square", Category::Sight, 0, 200, Some("24/7")),
        place("hall", Category::Sight, 0, -200, Some("24/7")),
        place("tower", Category::Sight, 0, 400, Some("24/7")),
    ])
}

fn at_the_inn(nights: u16) -> TripRequest {
    let mut asked = request(
        &[("town", nights)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.destinations[0].lodging = vec![LodgingStay {
        nights,
        options: vec![LodgingOption {
            place: id("town/inn"),
            price_per_night: None,
            capacity: None,
            minimum_nights: None,
            check_in: DayTime::hm(15, 0),
            check_out: DayTime::hm(11, 0),
        }],
    }];
    asked
}

fn errands(plan: &Plan, day: usize) -> Vec<ErrandKind> {
    let kinds = plan.days[day].entries.iter().map(|entry| entry.kind);
    kinds
        .filter_map(|kind| match kind {
            PlanEntryKind::Errand(kind) => Some(kind),
            _ => None,
        })
        .collect()
}

#[test]
fn a_late_arrival_goes_straight_to_bed_and_never_before_it_has_come() {
    let mut asked = at_the_inn(1);
    asked.arrival = Some(end(date(2027, 5, 1).at(23, 30, 0, 0)));
    let plan = plan(&asked, &packs());
    let day = &plan.days[0];
    assert_eq!(day.entries[0].arrival, DayTime::hm(23, 30));
    assert!(day.entries[0].start >= DayTime::hm(23, 30));
    assert_eq!(stops(day).len(), 0);
    assert_eq!(errands(&plan, 0), vec![ErrandKind::CheckIn]);
    assert_eq!(day.entries.last().expect("an end").names.local, "inn");
}

#[test]
fn an_arrival_after_midnight_still_sleeps_that_night() {
    let mut asked = at_the_inn(2);
    asked.arrival = Some(end(date(2027, 5, 2).at(0, 40, 0, 0)));
    let plan = plan(&asked, &packs());
    assert_eq!(plan.days[0].entries[0].arrival, DayTime::hm(24, 40));
    assert_eq!(plan.days[1].entries[0].names.local, "inn");
    assert_eq!(plan.fixed_costs.len(), 2, "two nights in a bed");
}

#[test]
fn an_arrival_on_a_later_day_leaves_the_days_before_empty() {
    let mut asked = at_the_inn(3);
    asked.arrival = Some(end(date(2027, 5, 2).at(10, 0, 0, 0)));
    let plan = plan(&asked, &packs());
    assert_eq!(plan.days[0].entries, Vec::new());
    assert_eq!(plan.days[1].entries[0].arrival, DayTime::hm(10, 0));
    assert_eq!(plan.days[1].entries[0].names.local, "main-station");
    assert_eq!(
        plan.fixed_costs.iter().map(|cost| cost.day).collect::<Vec<_>>(),
        vec![2, 3]
    );
}

#[test]
fn an_early_departure_starts_the_day_early_enough() {
    let mut asked = at_the_inn(1);
    asked.departure = Some(end(date(2027, 5, 2).at(6, 30, 0, 0)));
    let plan = plan(&asked, &packs());
    let day = &plan.days[1];
    assert!(day.entries[0].start < DayTime::hm(6, 30));
    assert_eq!(day.entries.last().expect("an end").names.local, "main-station");
    assert!(day.entries.last().expect("an end").end <= DayTime::hm(6, 30));
    assert_eq!(errands(&plan, 1), vec![ErrandKind::CheckOut]);
}

#[test]
fn a_departure_in_the_night_ends_the_evening_before_in_time() {
    let mut asked = at_the_inn(1);
    asked.daily_end = DayTime::hm(27, 0);
    asked.departure = Some(end(date(2027, 5, 2).at(3, 0, 0, 0)));
    let plan = plan(&asked, &packs());
    assert!(plan.days[1].entries[0].start < DayTime::hm(3, 0));
}

#[test]
fn with_half_an_hour_left_luggage_comes_along() {
    let mut asked = at_the_inn(1);
    // Three kilometres to the station take about 20 minutes, the check-out ten.
    asked.departure = Some(end(date(2027, 5, 2).at(10, 0, 0, 0)));
    let plan_short = plan(&asked, &packs());
    assert_eq!(errands(&plan_short, 1), vec![ErrandKind::CheckOut]);
    asked.departure = Some(end(date(2027, 5, 2).at(18, 0, 0, 0)));
    let plan_long = plan(&asked, &packs());
    assert_eq!(
        errands(&plan_long, 1),
        vec![ErrandKind::CheckOut, ErrandKind::PickUpLuggage]
    );
}

#[test]
fn a_room_is_left_by_its_hour_even_when_days_start_later() {
    let mut asked = at_the_inn(1);
    asked.daily_start = DayTime::hm(12, 0);
    asked.departure = Some(end(date(2027, 5, 2).at(18, 0, 0, 0)));
    let plan = plan(&asked, &packs());
    let check_out = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.kind == PlanEntryKind::Errand(ErrandKind::CheckOut))
        .expect("the room is left");
    assert!(check_out.end <= DayTime::hm(11, 0), "{}", check_out.end);
}

#[test]
fn a_room_is_taken_only_when_it_is_ready() {
    let mut asked = at_the_inn(1);
    asked.daily_start = DayTime::hm(6, 0);
    asked.arrival = Some(end(date(2027, 5, 1).at(6, 0, 0, 0)));
    let early = plan(&asked, &packs());
    assert_eq!(errands(&early, 0), vec![ErrandKind::DropLuggage]);
    asked.arrival = Some(end(date(2027, 5, 1).at(14, 45, 0, 0)));
    let late = plan(&asked, &packs());
    let check_in = late.days[0]
        .entries
        .iter()
        .find(|entry| entry.kind == PlanEntryKind::Errand(ErrandKind::CheckIn))
        .expect("the room is nearly ready");
    assert!(check_in.start >= DayTime::hm(15, 0), "{}", check_in.start);
}

#[test]
fn a_departure_before_the_last_day_is_a_conflict_by_name() {
    let mut asked = at_the_inn(3);
    asked.departure = Some(end(date(2027, 5, 2).at(18, 0, 0, 0)));
    let refused = plan(&asked, &packs());
    assert_eq!(refused.days, Vec::new());
    assert_eq!(
        (
            refused.conflicts[0].rule,
            refused.conflicts[0].code,
            refused.conflicts[0].day
        ),
        (Rule::DayFrame, "DATE_RANGE", Some(4))
    );
}

#[test]
fn an_unknown_station_is_named_and_the_main_one_stands_in() {
    let mut asked = at_the_inn(1);
    asked.arrival = Some(TripEnd {
        place: Some(PlaceRef::Name("Platform Nine and Three Quarters".to_owned())),
        at: date(2027, 5, 1).at(12, 0, 0, 0),
    });
    let plan = plan(&asked, &packs());
    assert_eq!(plan.days[0].entries[0].names.local, "main-station");
    assert_eq!(plan.unmet[0].names.local, "Platform Nine and Three Quarters");
    assert!(plan.assumptions.contains(&Assumption::Station(
        engine_model::DestinationId::new("town"),
        "main-station".to_owned()
    )));
}
