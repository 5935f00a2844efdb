use engine_model::Language;
use engine_model::request::{Effort, PlaceRef};

use super::request_of;
use crate::cli::PlanArgs;

fn arguments(destinations: &[&str], days: Option<u16>) -> PlanArgs {
    PlanArgs {
        destinations: destinations.iter().map(|text| (*text).to_owned()).collect(),
        start: Some("2027-05-01".to_owned()),
        days,
        members: vec!["age=30,health=good".to_owned()],
        ..PlanArgs::default()
    }
}

fn nights(destinations: &[&str], days: Option<u16>) -> Vec<u16> {
    let request = request_of(&arguments(destinations, days), None).expect("a request");
    request
        .destinations
        .iter()
        .map(|destination| destination.nights)
        .collect()
}

fn faults(arguments: &PlanArgs) -> String {
    request_of(arguments, None)
        .expect_err("faulty")
        .text(Language::English)
}

#[test]
fn spreads_the_days_over_the_destinations() {
    assert_eq!(nights(&["seoul"], Some(3)), [2]);
    assert_eq!(nights(&["munich:3", "prague:2"], None), [3, 2]);
    assert_eq!(nights(&["munich", "prague"], Some(6)), [3, 2]);
    assert_eq!(nights(&["munich:1", "prague", "paris"], Some(6)), [1, 2, 2]);
}

#[test]
fn names_both_sides_of_a_contradiction() {
    let text = faults(&arguments(&["munich:3", "prague:2"], Some(4)));
    assert_eq!(
        text,
        "error[INVALID_REQUEST] --days: 4 contradicts --destination: 5 nights make 6 days\n"
    );
}

#[test]
fn reports_every_fault_by_its_flag() {
    let wrong = PlanArgs {
        members: vec!["age=300,health=good".to_owned(), "age=x,shoe=44".to_owned()],
        budget: Some("12".to_owned()),
        transport: Some("rocket".to_owned()),
        locks: vec!["nowhere".to_owned()],
        ..arguments(&["seoul"], None)
    };
    let text = faults(&wrong);
    for expected in [
        "--days: is required",
        "--member 1: age must be 0 to 120",
        "--member 2: unknown key `shoe`; known are age, health",
        "--member 2: age must be a whole number",
        "--budget: `12` must be an amount",
        "--transport: must be one of: transit, car, walk",
        "--lock: `nowhere` must be PLACE@DAY",
    ] {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
    assert_eq!(text.lines().count(), 7, "{text}");
}

#[test]
fn asks_for_what_is_missing_by_flag() {
    let text = faults(&PlanArgs::default());
    for flag in [
        "--start: is required",
        "--destination: is required",
        "--member: is required",
    ] {
        assert!(text.contains(flag), "{flag} in\n{text}");
    }
}

#[test]
fn gives_a_lodging_to_its_destination() {
    let asked = PlanArgs {
        lodging: vec!["prague=Hotel Paris".to_owned(), "munich/marienplatz".to_owned()],
        effort: Some("500".to_owned()),
        ..arguments(&["munich:3", "prague:2"], None)
    };
    let request = request_of(&asked, None).expect("a request");
    let place = |index: usize| request.destinations[index].lodging[0].options[0].place.clone();
    assert_eq!(
        place(0),
        PlaceRef::Id(engine_model::PlaceId::new("munich/marienplatz"))
    );
    assert_eq!(place(1), PlaceRef::Name("Hotel Paris".to_owned()));
    assert_eq!(request.effort, Effort::Iterations(500));
}

#[test]
fn flags_win_over_the_request_file() {
    let base = super::base_of(
        r#"{"startDate": "2026-12-04", "destinations": [{"name": "seoul", "nights": 2}], "members": [{"age": 30}],
            "seed": 1, "pace": "relaxed"}"#,
    );
    let asked = PlanArgs {
        seed: Some(9),
        days: Some(4),
        ..PlanArgs::default()
    };
    let request = request_of(&asked, Some(base.expect("an object"))).expect("a request");
    assert_eq!((request.seed, request.destinations[0].nights), (9, 3));
    assert_eq!(request.pace, engine_model::wish::Pace::Relaxed);
}

#[test]
fn says_in_korean_what_is_wrong_with_a_flag() {
    let wrong = PlanArgs {
        transport: Some("rocket".to_owned()),
        ..arguments(&["seoul"], Some(3))
    };
    let text = request_of(&wrong, None)
        .expect_err("faulty")
        .text(Language::Korean);
    assert_eq!(
        text,
        "error[INVALID_REQUEST] --transport: 다음 중 하나여야 합니다: transit, car, walk\n"
    );
}
