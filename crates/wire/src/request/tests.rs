//! What a request may say, and what is said about one that may not.

use engine_model::people::Health;
use engine_model::request::{Avoid, Effort, PlaceRef};
use engine_model::{DayTime, Language, Seconds};
use serde_json::{Value, json};

use super::{FieldRule, request_from_json, request_from_value, request_to_json};
use crate::faults::PublishedRule;

/// The smallest request.
fn smallest() -> Value {
    json!({
        "startDate": "2026-12-04",
        "destinations": [{"name": "seoul", "nights": 2}],
        "members": [{"age": 34}],
    })
}

/// The faults of the smallest request with one field set.
fn check(key: &str, value: Value, expected: &[(&str, &str)]) {
    let mut document = smallest();
    document[key] = value;
    let found: Vec<(String, &str)> = match request_from_value(&document) {
        Ok(_) => Vec::new(),
        Err(error) => error
            .errors
            .into_iter()
            .map(|error| (error.field, error.rule.code()))
            .collect(),
    };
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(field, rule)| (field.as_str(), *rule))
        .collect();
    assert_eq!(found, expected, "{key}: {}", document[key]);
}

#[test]
fn fills_in_what_nobody_said() {
    let request = request_from_value(&smallest()).expect("valid");
    assert_eq!(request.daily_start, DayTime::hm(9, 0));
    assert_eq!(request.daily_end, DayTime::hm(22, 0));
    assert_eq!(request.members[0].health, Health::Good);
    assert_eq!(request.effort, Effort::Normal);
    assert_eq!(request.seed, 0);
}

#[test]
fn names_every_fault_at_once() {
    let text = r#"{"name": "  ", "destinations": [{"name": "seoul", "nights": 31}], "members": [{"age": 130,
        "health": "fine", "colour": "red"}], "dailyStart": "09:05", "extra": 1}"#;
    let error = request_from_json(text).expect_err("faulty");
    let found: Vec<(&str, &str)> = error
        .errors
        .iter()
        .map(|error| (error.field.as_str(), error.rule.code()))
        .collect();
    assert_eq!(
        found,
        [
            ("name", "TOO_SHORT"),
            ("startDate", "REQUIRED"),
            ("destinations[0].nights", "OUT_OF_RANGE"),
            ("dailyStart", "FORMAT"),
            ("members[0].age", "OUT_OF_RANGE"),
            ("members[0].health", "FORMAT"),
            ("members[0].colour", "UNKNOWN_FIELD"),
            ("extra", "UNKNOWN_FIELD"),
        ]
    );
    assert!(
        error
            .to_string()
            .starts_with("the request has 8 faults: name: must have at least 1 characters")
    );
}

#[test]
fn says_every_fault_in_both_languages() {
    let check = |key: &str, value: Value, english: &str, korean: &str| {
        let mut document = smallest();
        document[key] = value;
        let error = request_from_value(&document)
            .expect_err("faulty")
            .errors
            .remove(0);
        assert_eq!(error.message.text(Language::English), english);
        assert_eq!(error.message.text(Language::Korean), korean);
    };
    check("members", Value::Null, "is required", "필요한 항목입니다");
    check(
        "dailyEnd",
        json!("28:00"),
        "must be 00:00 to 27:00",
        "00:00에서 27:00 사이여야 합니다",
    );
    check(
        "transport",
        json!("rocket"),
        "must be one of: transit, car, walk",
        "다음 중 하나여야 합니다: transit, car, walk",
    );
    check(
        "freeText",
        json!("n".repeat(501)),
        "must have at most 500 characters",
        "최대 500자까지 쓸 수 있습니다",
    );
    check(
        "members",
        json!([]),
        "must have at least 1 entries",
        "1개 이상이어야 합니다",
    );
}

#[test]
fn names_the_rule_that_answers_over_http_name() {
    let check = |rule: FieldRule, published: PublishedRule| assert_eq!(rule.published(), published);
    check(FieldRule::Required, PublishedRule::Required);
    check(FieldRule::DateRange, PublishedRule::DateRange);
    check(FieldRule::Duplicate, PublishedRule::Format);
    check(FieldRule::Conflict, PublishedRule::Format);
    check(FieldRule::UnknownField, PublishedRule::Format);
}

#[test]
fn says_where_a_text_is_no_json() {
    let error = request_from_json("{").expect_err("not JSON");
    assert_eq!(error.errors.len(), 1);
    assert_eq!(error.errors[0].field, "");
    assert!(
        error.errors[0].message.english.contains("line 1"),
        "{:?}",
        error.errors[0].message
    );
}

#[test]
fn keeps_names_and_texts_within_their_lengths() {
    check("name", json!("n".repeat(80)), &[]);
    check("name", json!("n".repeat(81)), &[("name", "TOO_LONG")]);
    check("name", json!(7), &[("name", "FORMAT")]);
    check("freeText", json!("가".repeat(500)), &[]);
    check("freeText", json!("가".repeat(501)), &[("freeText", "TOO_LONG")]);
}

#[test]
fn keeps_members_within_their_bounds() {
    let one = json!({"name": "Kim", "age": 0});
    check("members", json!([]), &[("members", "TOO_SHORT")]);
    check("members", json!(vec![json!({"age": 5}); 10]), &[]);
    check(
        "members",
        json!(vec![json!({"age": 5}); 11]),
        &[("members", "TOO_LONG")],
    );
    check(
        "members",
        json!([one, {"name": "kim ", "age": 3}]),
        &[("members[1].name", "DUPLICATE")],
    );
    check(
        "members",
        json!([{"name": "Kim"}]),
        &[("members[0].age", "REQUIRED")],
    );
    check(
        "members",
        json!([{"age": -1}]),
        &[("members[0].age", "OUT_OF_RANGE")],
    );
    check("members", json!([{"age": 3.5}]), &[("members[0].age", "FORMAT")]);
    check(
        "members",
        json!([{"age": 3, "likes": ["food", "war"]}]),
        &[("members[0].likes[1]", "FORMAT")],
    );
    check(
        "members",
        json!([{"age": 3, "name": "n".repeat(41)}]),
        &[("members[0].name", "TOO_LONG")],
    );
    check(
        "members",
        json!([{"age": 120, "gender": null, "mustSee": ["seoul/n-seoul-tower"]}]),
        &[],
    );
}

#[test]
fn keeps_destinations_within_their_bounds() {
    let city = |name: &str, nights: u32| json!({"name": name, "nights": nights});
    check("destinations", json!([]), &[("destinations", "TOO_SHORT")]);
    check("destinations", json!([city("Seoul", 0)]), &[]);
    check(
        "destinations",
        json!([city("Seoul", 1), city(" seoul", 1)]),
        &[("destinations[1].name", "DUPLICATE")],
    );
    check(
        "destinations",
        json!([city("a", 1), city("b", 1), city("a", 1)]),
        &[],
    );
    let long = |last: u32| json!([city("a", 30), city("b", 30), city("c", 30), city("d", last)]);
    check("destinations", long(29), &[]);
    check("destinations", long(30), &[("destinations", "DATE_RANGE")]);
    check("startDate", json!("2026-02-30"), &[("startDate", "FORMAT")]);
    check("startDate", json!("1926-02-03"), &[("startDate", "DATE_RANGE")]);
}

#[test]
fn lodging_covers_no_more_nights_than_there_are() {
    let stay = |nights: u32| json!({"nights": nights, "options": [{"place": "Some Inn"}]});
    let with = |lodging: Value| json!([{"name": "seoul", "nights": 2, "lodging": lodging}]);
    check("destinations", with(json!([stay(1), stay(1)])), &[]);
    check(
        "destinations",
        with(json!([stay(1), stay(2)])),
        &[("destinations[0].lodging", "OUT_OF_RANGE")],
    );
    check(
        "destinations",
        with(json!([{"options": []}])),
        &[("destinations[0].lodging[0].options", "TOO_SHORT")],
    );
    let short = |name: String| json!([{"name": "seoul", "nights": 2, "accommodation": name}]);
    check("destinations", short("n".repeat(120)), &[]);
    check(
        "destinations",
        short("n".repeat(121)),
        &[("destinations[0].accommodation", "TOO_LONG")],
    );
    check(
        "destinations",
        json!([{"name": "seoul", "nights": 2, "lodging": [stay(1)], "accommodation": "Inn"}]),
        &[("destinations[0].accommodation", "CONFLICT")],
    );
}

#[test]
fn an_accommodation_is_one_stay_for_all_nights() {
    let mut document = smallest();
    document["destinations"][0]["accommodation"] = json!("Some Inn");
    let request = request_from_value(&document).expect("valid");
    let stay = &request.destinations[0].lodging[0];
    assert_eq!(stay.nights, 2);
    assert_eq!(stay.options[0].place, PlaceRef::Name("Some Inn".to_owned()));
    assert_eq!(stay.options[0].check_in, DayTime::hm(15, 0));
}

#[test]
fn keeps_the_day_frame_within_its_bounds() {
    check("dailyStart", json!("23:50"), &[("dailyEnd", "OUT_OF_RANGE")]);
    check("dailyStart", json!("24:00"), &[("dailyStart", "OUT_OF_RANGE")]);
    check("dailyStart", json!("9:00"), &[("dailyStart", "FORMAT")]);
    check("dailyEnd", json!("27:00"), &[]);
    check("dailyEnd", json!("27:01"), &[("dailyEnd", "OUT_OF_RANGE")]);
    check("dailyEnd", json!("09:00"), &[("dailyEnd", "OUT_OF_RANGE")]);
}

#[test]
fn keeps_money_positive_and_named() {
    check("budget", json!({"total": {"amount": 1, "currency": "krw"}}), &[]);
    check(
        "budget",
        json!({"total": {"amount": 0, "currency": "KRW"}}),
        &[("budget.total.amount", "OUT_OF_RANGE")],
    );
    check(
        "budget",
        json!({"perDay": {"amount": 5}}),
        &[("budget.perDay.currency", "REQUIRED")],
    );
    check(
        "budget",
        json!({"perDay": {"amount": 5, "currency": "WON!"}}),
        &[("budget.perDay.currency", "FORMAT")],
    );
}

#[test]
fn arrival_and_departure_lie_within_the_trip() {
    check("arrival", json!({"at": "2026-12-04T11:00"}), &[]);
    check(
        "arrival",
        json!({"at": "2026-12-03T11:00"}),
        &[("arrival.at", "DATE_RANGE")],
    );
    check("departure", json!({"at": "2026-12-06T18:00"}), &[]);
    check(
        "departure",
        json!({"at": "2026-12-07T08:00"}),
        &[("departure.at", "DATE_RANGE")],
    );
    check(
        "departure",
        json!({"at": "2026-12-06T18:00+09:00"}),
        &[("departure.at", "FORMAT")],
    );
    let mut document = smallest();
    document["arrival"] = json!({"at": "2026-12-05T11:00"});
    document["departure"] = json!({"at": "2026-12-05T10:00"});
    let error = request_from_value(&document).expect_err("backwards");
    assert_eq!(error.errors[0].field, "departure.at");
}

#[test]
fn keeps_locks_and_transfers_within_the_trip() {
    let lock =
        |day: u32, stay: u32| json!([{"place": "seoul/x", "day": day, "order": 1, "stayMinutes": stay}]);
    check("locks", lock(3, 5), &[]);
    check("locks", lock(4, 720), &[("locks[0].day", "OUT_OF_RANGE")]);
    check("locks", lock(1, 721), &[("locks[0].stayMinutes", "OUT_OF_RANGE")]);
    let transfer = json!([{"after": 1, "options": [{"mode": "train"}]}]);
    check("transfers", transfer, &[("transfers[0].after", "OUT_OF_RANGE")]);
    let walk = json!([{"after": 1, "options": [{"mode": "walk"}]}]);
    check(
        "transfers",
        walk,
        &[
            ("transfers[0].options[0].mode", "FORMAT"),
            ("transfers[0].after", "OUT_OF_RANGE"),
        ],
    );
}

#[test]
fn reads_references_to_places() {
    let read = |reference: Value| {
        let mut document = smallest();
        document["mustSee"] = json!([reference]);
        request_from_value(&document).expect("valid").must_see.remove(0)
    };
    assert_eq!(
        read(json!("seoul/gyeongbokgung")),
        PlaceRef::Id(engine_model::PlaceId::new("seoul/gyeongbokgung"))
    );
    assert_eq!(read(json!(" Bukchon ")), PlaceRef::Name("Bukchon".to_owned()));
    assert_eq!(read(json!({"name": "A/B"})), PlaceRef::Name("A/B".to_owned()));
    let at = engine_model::Coordinates::from_degrees(37.5, 127.0).expect("on the globe");
    let point = json!({"name": "Here", "latitude": 37.5, "longitude": 127});
    assert_eq!(read(point), PlaceRef::Point("Here".to_owned(), at));
    let latitude = json!([{"name": "Here", "latitude": 97.5, "longitude": 127}]);
    check("mustSee", latitude, &[("mustSee[0].latitude", "OUT_OF_RANGE")]);
    let half = json!([{"name": "Here", "latitude": 7}]);
    check("mustSee", half, &[("mustSee[0].longitude", "REQUIRED")]);
    let both = json!([{"name": "Here", "id": "a/b"}]);
    check("mustSee", both, &[("mustSee[0].name", "CONFLICT")]);
}

#[test]
fn names_the_fault_of_a_wish() {
    check(
        "wishes",
        json!([{"kind": "fly"}]),
        &[("wishes[0].kind", "FORMAT")],
    );
    check(
        "wishes",
        json!([{"kind": "more"}]),
        &[("wishes[0].value", "REQUIRED")],
    );
    check(
        "wishes",
        json!([{"kind": "more", "value": "pubs"}]),
        &[("wishes[0].value", "FORMAT")],
    );
    check(
        "wishes",
        json!([{"kind": "cheap", "value": "park"}]),
        &[("wishes[0].value", "UNKNOWN_FIELD")],
    );
    check(
        "wishes",
        json!([{"kind": "cheap", "day": "first"}]),
        &[("wishes[0].day", "FORMAT")],
    );
    check(
        "wishes",
        json!([{"kind": "cheap", "day": 0}]),
        &[("wishes[0].day", "OUT_OF_RANGE")],
    );
}

#[test]
fn a_full_request_comes_back_equal() {
    let text = include_str!("../../../../docs/examples/request.json");
    let request = request_from_json(text).expect("the documented example");
    assert_eq!(
        request.avoid[1],
        Avoid::Category(engine_model::place::Category::Museum)
    );
    assert_eq!(request.locks[0].stay, Some(Seconds::minutes(90)));
    assert_eq!(request.transfers[0].after, 0);
    let written = request_to_json(&request);
    assert_eq!(request_from_json(&written).expect("what was written"), request);
    assert_eq!(
        request_to_json(&request_from_json(&written).expect("again")),
        written
    );
}

#[test]
fn never_panics_on_a_broken_document() {
    let text = include_str!("../../../../docs/examples/request.json");
    let replacements = [
        json!(null),
        json!(-1),
        json!(1e300),
        json!(""),
        json!([]),
        json!({}),
        json!("99:99"),
    ];
    let whole: Value = serde_json::from_str(text).expect("JSON");
    for replacement in replacements {
        for pointer in pointers(&whole, "") {
            let mut broken = whole.clone();
            *broken.pointer_mut(&pointer).expect("listed") = replacement.clone();
            if let Err(error) = request_from_value(&broken) {
                assert!(!error.errors.is_empty(), "{pointer}");
                for fault in error.errors {
                    let hangul = |letter: char| ('가'..='힣').contains(&letter);
                    assert!(fault.message.korean.contains(hangul), "{fault:?}");
                }
            }
        }
    }
}

/// The pointers of all values of a document.
fn pointers(value: &Value, path: &str) -> Vec<String> {
    let mut found = vec![path.to_owned()];
    match value {
        Value::Object(map) => {
            found.extend(
                map.iter()
                    .flat_map(|(key, value)| pointers(value, &format!("{path}/{key}"))),
            );
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            found.extend(items.flat_map(|(index, value)| pointers(value, &format!("{path}/{index}"))));
        }
        _ => {}
    }
    found
}
