//! Stories about why a place is in or not.

use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::request::{Avoid, PlaceRef};
use engine_model::why::{AbsenceReason, Relaxation};
use engine_trip::{Explanation, Packs, explain};
use jiff::civil::date;

use super::small::{place, town};
use super::{id, member, plan, request};

fn places() -> Packs {
    let mut steep = place("steep", Category::Viewpoint, 100, 100, Some("24/7"));
    steep.strenuous = true;
    let mut grown_up = place("grown-up", Category::Museum, 120, 0, Some("24/7"));
    grown_up.min_age = Some(19);
    town(vec![
        place("square", Category::Sight, 0, 200, Some("24/7")),
        place("museum", Category::Museum, 200, 0, Some("Tu-Su 10:00-18:00")),
        place("hated", Category::Sight, 0, -300, Some("24/7")),
        steep,
        grown_up,
    ])
}

fn check(name: &str, expected: AbsenceReason, relaxation: Option<Relaxation>) {
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 3),
        vec![member(30, Health::Caution, &[]), member(10, Health::Good, &[])],
    );
    asked.avoid = vec![Avoid::Place(id("town/hated"))];
    let packs = places();
    let plan = plan(&asked, &packs);
    match explain(&plan, &packs, &PlaceRef::Name(name.to_owned())).expect("an explanation") {
        Explanation::Out(line) => {
            assert_eq!(line.reason, expected, "{name}");
            assert!(!line.must_see, "nobody had to see {name}");
            if relaxation.is_some() {
                assert_eq!(line.relaxation, relaxation, "{name}");
            }
        }
        other => panic!("{name} is not out: {other:?}"),
    }
}

#[test]
fn each_absence_has_its_reason() {
    check("hated", AbsenceReason::Avoided, Some(Relaxation::AllowIt));
    check("steep", AbsenceReason::Strenuous, None);
    check("grown-up", AbsenceReason::TooYoung(10, 19), None);
    check(
        "museum",
        AbsenceReason::ClosedAllDays,
        Some(Relaxation::OtherDate(date(2027, 5, 4))),
    );
}

#[test]
fn a_stop_is_in_with_its_day_and_a_stranger_is_unknown() {
    let mut asked = request(
        &[("town", 0)],
        date(2027, 5, 3),
        vec![member(30, Health::Good, &[])],
    );
    let tower = engine_model::Coordinates::from_degrees(48.001, 11.001).expect("on the globe");
    asked.must_see = vec![PlaceRef::Point("My Tower".to_owned(), tower)];
    let packs = places();
    let plan = plan(&asked, &packs);
    for (name, local) in [("Square", "square"), ("my tower", "My Tower")] {
        match explain(&plan, &packs, &PlaceRef::Name(name.to_owned())).expect("an explanation") {
            Explanation::In(day, entry) => assert_eq!((day, entry.names.local.as_str()), (1, local)),
            other => panic!("{name} is in: {other:?}"),
        }
    }
    let stranger = explain(&plan, &packs, &PlaceRef::Name("Atlantis".to_owned())).expect("an explanation");
    let Explanation::Unknown(names) = stranger else {
        panic!("{stranger:?}");
    };
    assert_eq!(names.local, "Atlantis");
}
