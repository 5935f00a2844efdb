//! Stories about places: hours, must-sees and whose clock counts.

use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::why::{AbsenceReason, Relaxation};
use jiff::civil::date;

use super::small::{place, town};
use super::{id, member, place_ids, plan, request};

fn with_museum(hours: &str) -> Vec<engine_model::place::Place> {
    vec![
        place("museum", Category::Museum, 300, 0, Some(hours)),
        place("square", Category::Sight, 0, 300, Some("24/7")),
        place("park", Category::Park, -300, 0, Some("24/7")),
        place("hall", Category::Culture, 0, -300, Some("Mo-Su 10:00-18:00")),
    ]
}

#[test]
fn a_museum_closed_on_monday_is_visited_on_another_day() {
    // 2027-05-03 is a Monday.
    let mut asked = request(
        &[("town", 2)],
        date(2027, 5, 3),
        vec![member(30, Health::Good, &[])],
    );
    asked.must_see = vec![id("town/museum")];
    let plan = plan(&asked, &town(with_museum("Tu-Su 10:00-18:00")));
    let days: Vec<u16> = place_ids(&plan)
        .iter()
        .filter(|(_, place)| place == "town/museum")
        .map(|(day, _)| *day)
        .collect();
    assert_eq!(days.len(), 1, "{:?}", place_ids(&plan));
    assert_ne!(days[0], 1, "never on Monday");
    assert_eq!(plan.unmet, Vec::new());
}

#[test]
fn a_museum_closed_on_the_only_day_is_named_with_the_next_date_on_which_it_opens() {
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 3),
        vec![member(30, Health::Good, &[])],
    );
    asked.must_see = vec![id("town/museum")];
    let plan = plan(&asked, &town(with_museum("Tu-Su 10:00-18:00")));
    assert!(place_ids(&plan).iter().all(|(_, place)| place != "town/museum"));
    assert_eq!(plan.unmet.len(), 1);
    assert_eq!(plan.unmet[0].names.local, "museum");
    assert!(plan.unmet[0].must_see);
    assert_eq!(plan.unmet[0].reason, AbsenceReason::ClosedAllDays);
    assert_eq!(
        plan.unmet[0].relaxation,
        Some(Relaxation::OtherDate(date(2027, 5, 4)))
    );
}

#[test]
fn a_must_see_that_cannot_fit_is_named_with_the_smallest_change() {
    // Open only in the evening, after the group is back.
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 4),
        vec![member(30, Health::Good, &[])],
    );
    asked.daily_end = engine_model::DayTime::hm(19, 0);
    asked.must_see = vec![id("town/museum")];
    let plan = plan(&asked, &town(with_museum("Mo-Su 19:00-21:00")));
    assert_eq!(plan.unmet.len(), 1, "{:?}", plan.unmet);
    let Some(Relaxation::EndLater(day, until)) = plan.unmet[0].relaxation else {
        panic!("no later end proposed: {:?}", plan.unmet[0]);
    };
    assert_eq!(day, 0);
    assert!(
        (engine_model::DayTime::hm(19, 30)..=engine_model::DayTime::hm(20, 30)).contains(&until),
        "half an hour's visit and the way home, not {until}"
    );
}

#[test]
fn each_members_must_see_counts() {
    let mut first = member(30, Health::Good, &[]);
    first.must_see = vec![id("town/museum")];
    let mut second = member(40, Health::Good, &[]);
    second.must_see = vec![
        id("town/hall"),
        engine_model::request::PlaceRef::Name("Atlantis".to_owned()),
    ];
    let asked = request(&[("town", 0)], date(2027, 5, 4), vec![first, second]);
    let plan = plan(&asked, &town(with_museum("Tu-Su 10:00-18:00")));
    let places = place_ids(&plan);
    assert!(places.iter().any(|(_, place)| place == "town/museum"));
    assert!(places.iter().any(|(_, place)| place == "town/hall"));
    assert_eq!(plan.unmet.len(), 1);
    assert_eq!(
        (plan.unmet[0].names.local.as_str(), plan.unmet[0].member),
        ("Atlantis", Some(1))
    );
    assert_eq!(plan.unmet[0].reason, AbsenceReason::Unknown);
}

#[test]
fn open_and_closed_follow_the_clock_of_the_place() {
    let packs = super::bundled(&["seoul"]);
    let seoul = &packs.all()[0].places;
    let palace = seoul
        .position(&engine_model::PlaceId::new("seoul/gyeongbokgung"))
        .expect("bundled");
    // Half past one at night in Berlin is half past nine in the morning in Seoul (winter: +8 h); 2026-12-04 is a Friday.
    let berlin = date(2026, 12, 4)
        .at(1, 30, 0, 0)
        .in_tz("Europe/Berlin")
        .expect("a zone")
        .timestamp();
    assert_eq!(seoul.state_at(palace, berlin).is_open, engine_places::IsOpen::Yes);
    // Two in the afternoon in Berlin is ten at night in Seoul.
    let later = date(2026, 12, 4)
        .at(14, 0, 0, 0)
        .in_tz("Europe/Berlin")
        .expect("a zone")
        .timestamp();
    assert_eq!(seoul.state_at(palace, later).is_open, engine_places::IsOpen::No);
}
