//! Stories about plans that somebody else wrote down.

use engine_model::finding::{FindingCode, Verdict};
use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::Plan;
use engine_model::problem::Mode;
use engine_model::request::{Budget, PlaceRef};
use engine_model::sketch::{SketchDay, SketchEntry, SketchKind, SketchPlan};
use engine_model::time::DayTime;
use engine_model::wish::MealKind;
use engine_trip::{Packs, check_sketch};
use jiff::civil::{Date, date};

use super::small::{place, town};
use super::{bundled, member};

fn entry(kind: SketchKind, place: Option<&str>, start: (i32, i32), end: (i32, i32)) -> SketchEntry {
    SketchEntry {
        kind,
        place: place.map(|place| PlaceRef::Name(place.to_owned())),
        start: DayTime::hm(start.0, start.1),
        end: DayTime::hm(end.0, end.1),
    }
}

fn stop(place: &str, start: (i32, i32), end: (i32, i32)) -> SketchEntry {
    entry(SketchKind::Stop, Some(place), start, end)
}

fn day(destination: &str, date: Date, entries: Vec<SketchEntry>) -> SketchDay {
    SketchDay {
        date,
        destination: destination.to_owned(),
        entries,
    }
}

fn sketch(days: Vec<SketchDay>) -> SketchPlan {
    SketchPlan {
        members: Vec::new(),
        transport: Mode::Transit,
        budget: Budget::default(),
        daily_start: None,
        daily_end: None,
        days,
    }
}

fn places() -> Packs {
    town(vec![
        place("museum", Category::Museum, 400, 0, Some("Tu-Su 10:00-18:00")),
        place("square", Category::Sight, 0, 300, Some("24/7")),
        place("castle", Category::Sight, 9000, 0, Some("24/7")),
        place(
            "bistro",
            Category::Restaurant,
            100,
            300,
            Some("Mo-Su 11:00-23:00"),
        ),
    ])
}

/// Tuesday, 4 May 2027.
fn on_tuesday(entries: Vec<SketchEntry>) -> SketchPlan {
    sketch(vec![day("town", date(2027, 5, 4), entries)])
}

fn judged(sketch: &SketchPlan, packs: &Packs) -> Plan {
    check_sketch(sketch, packs).expect("known destinations")
}

fn broken(plan: &Plan) -> Vec<FindingCode> {
    let findings = plan.certificate.findings.iter().map(|finding| finding.code);
    findings
        .filter(|code| code.severity() == engine_model::finding::Severity::Broken)
        .collect()
}

#[test]
fn a_good_day_is_good() {
    let plan = judged(
        &on_tuesday(vec![
            stop("museum", (10, 0), (11, 30)),
            entry(
                SketchKind::Meal(MealKind::Lunch),
                Some("bistro"),
                (12, 0),
                (13, 0),
            ),
            stop("Square", (13, 15), (14, 0)),
            stop("castle", (15, 0), (16, 30)),
        ]),
        &places(),
    );
    assert_eq!(broken(&plan), Vec::new(), "{:?}", plan.certificate.findings);
    assert_eq!(plan.certificate.verdict, Verdict::Good);
    assert_eq!(plan.certificate.stops, 3);
    assert_eq!(plan.days[0].entries.len(), 6, "a start and an end around four");
    assert_eq!(plan.assumptions, Vec::new());
}

#[test]
fn each_mistake_has_its_code() {
    let check = |entries: Vec<SketchEntry>, expected: FindingCode| {
        let plan = judged(&on_tuesday(entries), &places());
        assert_eq!(broken(&plan), vec![expected], "{:?}", plan.certificate.findings);
        assert_eq!(plan.days[0].feasibility, Verdict::Broken);
    };
    check(vec![stop("museum", (8, 0), (9, 30))], FindingCode::Closed);
    check(
        vec![stop("square", (10, 0), (11, 0)), stop("castle", (11, 5), (12, 0))],
        FindingCode::LegTooShort,
    );
    check(
        vec![
            stop("square", (10, 0), (11, 0)),
            stop("museum", (10, 30), (12, 0)),
        ],
        FindingCode::TimeOrder,
    );
    check(
        vec![stop("Atlantis", (10, 0), (11, 0))],
        FindingCode::PlaceUnknown,
    );
    check(
        vec![
            stop("square", (10, 0), (11, 0)),
            entry(
                SketchKind::Meal(MealKind::Lunch),
                Some("bistro"),
                (15, 0),
                (16, 0),
            ),
        ],
        FindingCode::MealOutsideWindow,
    );
    check(
        vec![stop("square", (9, 0), (10, 0)), stop("square", (11, 0), (12, 0))],
        FindingCode::PlaceTwice,
    );
}

#[test]
fn an_unknown_place_is_called_by_its_name() {
    let plan = judged(&on_tuesday(vec![stop("Atlantis", (10, 0), (11, 0))]), &places());
    let subject = plan.certificate.findings[0].subject.as_ref().expect("a name");
    assert_eq!(subject.local, "Atlantis");
    assert_eq!(plan.certificate.verdict, Verdict::Broken);
}

#[test]
fn a_member_of_limited_health_rides_where_there_is_time_and_cannot_where_there_is_none() {
    let mut sketch = on_tuesday(vec![
        stop("square", (10, 0), (11, 0)),
        stop("museum", (11, 30), (12, 30)),
    ]);
    sketch.members = vec![member(80, Health::Limited, &[])];
    assert_eq!(broken(&judged(&sketch, &places())), Vec::new());
    sketch.transport = Mode::Walk;
    assert_eq!(
        broken(&judged(&sketch, &places())),
        vec![FindingCode::LegWalkTooLong]
    );
}

#[test]
fn a_pause_counts_as_a_rest() {
    let mut sketch = on_tuesday(vec![
        stop("square", (9, 0), (10, 0)),
        stop("museum", (11, 0), (12, 0)),
        entry(SketchKind::Meal(MealKind::Lunch), None, (12, 0), (13, 0)),
        stop("castle", (15, 0), (17, 30)),
    ]);
    sketch.members = vec![member(60, Health::Caution, &[])];
    assert_eq!(broken(&judged(&sketch, &places())), Vec::new());
}

#[test]
fn a_restaurant_may_be_a_stop() {
    let plan = judged(&on_tuesday(vec![stop("bistro", (16, 0), (17, 0))]), &places());
    assert_eq!(broken(&plan), Vec::new());
}

#[test]
fn several_cities_are_judged_each_by_its_own_places() {
    let sketch = sketch(vec![
        day(
            "Seoul",
            date(2026, 12, 4),
            vec![stop("Gyeongbokgung Palace", (10, 0), (12, 0))],
        ),
        day(
            "paris",
            date(2026, 12, 5),
            vec![stop("Musée du Louvre", (10, 0), (13, 0))],
        ),
        // The Louvre and the palace are closed on Tuesdays.
        day(
            "paris",
            date(2026, 12, 8),
            vec![stop("paris/louvre-museum", (10, 0), (13, 0))],
        ),
    ]);
    let packs = bundled(&["seoul", "paris"]);
    let mut with_id = sketch.clone();
    with_id.days[2].entries[0].place = Some(PlaceRef::Id(engine_model::PlaceId::new("paris/louvre-museum")));
    let plan = judged(&with_id, &packs);
    assert_eq!(plan.days.len(), 5, "empty dates between are days too");
    let mut found = broken(&plan);
    found.sort();
    assert_eq!(found, vec![FindingCode::Closed, FindingCode::PlaceTwice]);
    assert_eq!(plan.certificate.verdict, Verdict::Broken);
    assert_eq!(plan.days[1].feasibility, Verdict::Good);
}

#[test]
fn an_unknown_destination_is_an_error_with_its_field() {
    let error = check_sketch(
        &sketch(vec![day("Atlantis", date(2027, 5, 4), Vec::new())]),
        &places(),
    )
    .expect_err("no such place");
    assert_eq!(
        (error.code(), error.field()),
        ("DESTINATION_NOT_FOUND", Some("destinations[0].name"))
    );
}
