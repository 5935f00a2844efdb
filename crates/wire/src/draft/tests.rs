//! What a draft takes, holds and lacks.

use serde_json::{Value, json};

use super::{Draft, NEEDED};
use crate::request::{RequestError, request_from_value};

fn named() -> Draft {
    Draft::read(&json!({"tripName": "  Three days in Seoul "})).expect("a name is enough")
}

fn faults(read: Result<impl std::fmt::Debug, RequestError>) -> Vec<(String, &'static str)> {
    let RequestError { errors } = read.expect_err("faulty");
    errors
        .into_iter()
        .map(|error| (error.field, error.rule.code()))
        .collect()
}

fn refused(draft: &Value, expected: &[(&str, &str)]) {
    let found = faults(Draft::read(draft));
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(field, rule)| (field.as_str(), *rule))
        .collect();
    assert_eq!(found, expected, "{draft}");
}

#[test]
fn a_name_is_enough() {
    let draft = named();
    assert_eq!(draft.name(), "Three days in Seoul");
    assert_eq!(draft.get("tripName"), Some(&json!("Three days in Seoul")));
    assert_eq!(
        serde_json::to_value(&draft).expect("JSON"),
        json!({"name": "Three days in Seoul"})
    );
    assert_eq!(draft.missing(), NEEDED);
}

#[test]
fn judges_every_field_that_is_there() {
    refused(&json!([]), &[("", "FORMAT")]);
    refused(&json!({}), &[("tripName", "REQUIRED")]);
    refused(&json!({"name": null}), &[("name", "REQUIRED")]);
    refused(&json!({"tripName": " "}), &[("tripName", "TOO_SHORT")]);
    refused(&json!({"name": "n".repeat(81)}), &[("name", "TOO_LONG")]);
    refused(
        &json!({"name": "a", "tripName": "a"}),
        &[("tripName", "CONFLICT")],
    );
    refused(
        &json!({"name": "a", "members": [{"name": "Kim"}], "dailyStart": "09:05", "colour": "red"}),
        &[
            ("dailyStart", "FORMAT"),
            ("members[0].age", "REQUIRED"),
            ("colour", "UNKNOWN_FIELD"),
        ],
    );
}

#[test]
fn judges_nothing_by_days_that_are_not_known_yet() {
    let mut draft = named();
    let lock = json!([{"place": "seoul/gyeongbokgung", "day": 5}]);
    draft.set("locks", lock).expect("the trip may become that long");
    draft.set("startDate", json!("2027-05-01")).expect("a date");
    draft
        .set("departure", json!({"at": "2027-05-06T18:00"}))
        .expect("the trip may become that long");
    let short = json!([{"name": "seoul", "nights": 1}]);
    assert_eq!(
        faults(draft.set("destinations", short)),
        [
            ("departure.at".to_owned(), "DATE_RANGE"),
            ("locks[0].day".to_owned(), "OUT_OF_RANGE")
        ]
    );
    assert_eq!(draft.get("destinations"), None, "a refused value is not held");
}

#[test]
fn grows_into_the_request_that_is_read_at_once() {
    let whole = include_str!("../../../../docs/examples/request.json");
    let whole: Value = serde_json::from_str(whole).expect("JSON");
    let mut draft = named();
    for (field, value) in whole.as_object().expect("an object") {
        assert!(draft.request().is_err() || draft.missing().is_empty());
        draft.set(field, value.clone()).expect("the documented example");
    }
    assert_eq!(draft.missing(), [""; 0]);
    assert_eq!(draft.request(), request_from_value(&whole));
    assert_eq!(draft.name(), "A week by the sea");
}

#[test]
fn a_request_lacks_what_is_missing() {
    let mut draft = named();
    draft.set("members", json!([{"age": 34}])).expect("a member");
    let expected: Vec<(String, &str)> = draft
        .missing()
        .into_iter()
        .map(|field| (field.to_owned(), "REQUIRED"))
        .collect();
    assert_eq!(faults(draft.request()), expected);
    assert_eq!(draft.missing(), ["startDate", "destinations"]);
}

#[test]
fn holds_what_means_something() {
    let mut draft = named();
    let member =
        json!([{"name": " Kim ", "age": 34, "gender": null, "likes": null, "mustSee": [" Bukchon "]}]);
    draft.set("members", member).expect("a member");
    assert_eq!(
        draft.into_fields().remove("members"),
        Some(json!([{"name": "Kim", "age": 34, "mustSee": ["Bukchon"]}]))
    );
}

#[test]
fn null_takes_a_field_out_but_not_the_name() {
    let mut draft = named();
    draft.set("pace", json!("packed")).expect("a pace");
    draft.set("pace", Value::Null).expect("any field may go");
    assert_eq!(draft, named());
    assert_eq!(
        faults(draft.set("tripName", Value::Null)),
        [("tripName".to_owned(), "REQUIRED")]
    );
    assert_eq!(
        faults(draft.set("colour", json!("red"))),
        [("colour".to_owned(), "UNKNOWN_FIELD")]
    );
}
