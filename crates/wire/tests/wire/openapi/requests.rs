//! What is read: the schemas and the readers take and refuse the same.

use jsonschema::Validator;
use serde_json::{Value, json};
use wire::request::request_from_value;
use wire::{Draft, FieldError, FieldRule, RequestError};

use super::{fits, validator};

const REQUEST: &str = include_str!("../../../../../docs/examples/request.json");

fn documented() -> Value {
    serde_json::from_str(REQUEST).expect("JSON")
}

/// The smallest request with one field set.
fn with(key: &str, value: Value) -> Value {
    let mut request = json!({
        "startDate": "2026-12-04",
        "destinations": [{"name": "seoul", "nights": 2}, {"name": "busan", "nights": 1}],
        "members": [{"age": 34}],
    });
    request[key] = value;
    request
}

/// Whether a fault needs another field to be seen; a schema sees one field at a time.
fn needs_another_field(fault: &FieldError) -> bool {
    let FieldError { field, rule, message } = fault;
    let ends = |end: &str| field.ends_with(end);
    let compares = message.english.starts_with("must be later");
    match rule {
        FieldRule::Duplicate => true,
        FieldRule::DateRange => field != "startDate",
        FieldRule::OutOfRange => {
            let of_lock = field.starts_with("locks[") && ends(".day");
            compares || of_lock || ends(".after") || ends(".lodging")
        }
        // The nights of a stay may be left out where it is the only one.
        FieldRule::Required => field.contains(".lodging[") && ends(".nights"),
        _ => false,
    }
}

/// Both take the document, or both refuse it, or the reader refuses it for what a schema cannot see.
#[track_caller]
fn agree(validator: &Validator, document: &Value, read: Result<(), RequestError>) {
    let taken = validator.is_valid(document);
    match read {
        Ok(()) => fits(validator, document),
        Err(RequestError { errors }) => assert!(
            !taken || errors.iter().all(needs_another_field),
            "the schema takes what the reader refuses for {errors:?}\n{document}"
        ),
    }
}

fn read_request(document: &Value) -> Result<(), RequestError> {
    request_from_value(document).map(|_| ())
}

fn read_draft(document: &Value) -> Result<(), RequestError> {
    Draft::read(document).map(|_| ())
}

#[test]
fn the_documented_requests_fit() {
    let request_fits = validator("TripRequest");
    fits(&request_fits, &documented());
    let page = include_str!("../../../../../docs/request-format.md");
    let block = page.split("```json\n").nth(1).expect("the smallest request");
    let smallest = block.split("```").next().expect("a split has a first part");
    fits(&request_fits, &serde_json::from_str(smallest).expect("JSON"));
    let plan: Value =
        serde_json::from_str(include_str!("../../../../../docs/examples/plan.json")).expect("JSON");
    fits(&request_fits, &plan["request"]);
}

/// Reader and schema refuse the smallest request with one field set.
fn refused(cases: impl IntoIterator<Item = (&'static str, Value)>) {
    let request_fits = validator("TripRequest");
    for (key, value) in cases {
        let document = with(key, value);
        let errors = request_from_value(&document).expect_err("faulty").errors;
        assert!(!errors.iter().any(needs_another_field), "{errors:?}");
        assert!(!request_fits.is_valid(&document), "the schema takes {document}");
    }
}

/// A list of one object with these fields and some more.
fn one(mut whole: Value, fields: &Value) -> Value {
    for (key, value) in fields.as_object().expect("fields") {
        whole[key] = value.clone();
    }
    json!([whole])
}

#[test]
fn what_a_reader_refuses_of_people_and_cities_the_schema_refuses() {
    let member = |fields: Value| one(json!({"age": 34}), &fields);
    let city = |fields: Value| one(json!({"name": "seoul", "nights": 2}), &fields);
    refused([
        ("destinations", json!([])),
        ("destinations", city(json!({"nights": 31}))),
        ("destinations", city(json!({"nights": null}))),
        ("destinations", city(json!({"name": ""}))),
        ("destinations", city(json!({"accommodation": "n".repeat(121)}))),
        ("destinations", city(json!({"nights": 0, "accommodation": "Inn"}))),
        (
            "destinations",
            city(json!({"accommodation": "Inn", "lodging": []})),
        ),
        ("destinations", city(json!({"lodging": [{"options": []}]}))),
        (
            "destinations",
            city(json!({"lodging": [{"options": [{"place": "Inn", "capacity": 0}]}]})),
        ),
        (
            "destinations",
            city(json!({"lodging": [{"options": [{"place": "Inn", "checkIn": "27:01"}]}]})),
        ),
        ("destinations", city(json!({"colour": "red"}))),
        ("members", json!([])),
        ("members", json!(vec![json!({"age": 5}); 11])),
        ("members", json!([{"name": "Kim"}])),
        ("members", member(json!({"age": -1}))),
        ("members", member(json!({"age": 121}))),
        ("members", member(json!({"age": 3.5}))),
        ("members", member(json!({"name": "n".repeat(41)}))),
        ("members", member(json!({"gender": "none"}))),
        ("members", member(json!({"likes": ["food", "war"]}))),
        ("members", member(json!({"mustSee": [7]}))),
    ]);
}

#[test]
fn what_a_reader_refuses_of_other_fields_the_schema_refuses() {
    refused([
        ("name", json!("  ")),
        ("name", json!("n".repeat(81))),
        ("name", json!(7)),
        ("startDate", Value::Null),
        ("startDate", json!("2026-02-30")),
        ("startDate", json!("2027-02-29")),
        ("startDate", json!("2100-02-29")),
        ("startDate", json!("1969-12-31")),
        ("startDate", json!("2200-01-01")),
        ("startDate", json!("2026-12-04T10:00")),
        ("arrival", json!({"place": "Incheon Airport"})),
        ("departure", json!({"at": "2026-12-06T18:00+09:00"})),
        ("departure", json!({"at": "2026-12-06 18:00"})),
        ("dailyStart", json!("09:05")),
        ("dailyStart", json!("24:00")),
        ("dailyStart", json!("9:00")),
        ("dailyEnd", json!("27:01")),
        ("transport", json!("train")),
        ("pace", json!("slow")),
        ("budget", json!({"total": {"amount": 0, "currency": "KRW"}})),
        (
            "budget",
            json!({"total": {"amount": 1_000_000_000_001_u64, "currency": "KRW"}}),
        ),
        ("budget", json!({"perDay": {"amount": 5}})),
        ("budget", json!({"perDay": {"amount": 5, "currency": "WON!"}})),
        ("mustSee", json!(vec!["a"; 51])),
        ("mustSee", json!(["/a"])),
        (
            "mustSee",
            json!([{"name": "Here", "latitude": 97.5, "longitude": 127}]),
        ),
        ("mustSee", json!([{"name": "Here", "latitude": 7}])),
        ("mustSee", json!([{"name": "Here", "id": "a/b"}])),
        ("avoid", json!([{"category": "pub"}])),
        ("wishes", json!([{"kind": "fly"}])),
        ("wishes", json!([{"kind": "more"}])),
        ("wishes", json!([{"kind": "more", "value": "pubs"}])),
        ("wishes", json!([{"kind": "cheap", "value": "park"}])),
        ("wishes", json!([{"kind": "cheap", "day": "first"}])),
        ("wishes", json!([{"kind": "cheap", "day": 0}])),
        ("wishes", json!([{"kind": "day-end", "time": "48:01"}])),
        ("locks", json!([{"place": "seoul/x", "day": 1, "stayMinutes": 4}])),
        ("locks", json!([{"place": "seoul/x", "day": 1, "order": 21}])),
        ("transfers", json!([{"after": 1, "options": [{"mode": "walk"}]}])),
        ("transfers", json!([{"after": 1, "options": []}])),
        (
            "transfers",
            json!([{"after": 1, "options": [{"mode": "train", "durationMinutes": 4321}]}]),
        ),
        ("freeText", json!("가".repeat(501))),
        ("seed", json!(-1)),
        ("seed", json!(1e300)),
        ("effort", json!("endless")),
        ("effort", json!({"iterations": 10_000_001})),
        ("tripName", json!("Seoul")),
        ("extra", json!(1)),
    ]);
}

#[test]
fn what_a_reader_takes_the_schema_takes() {
    let request_fits = validator("TripRequest");
    for (key, value) in [
        ("name", Value::Null),
        ("startDate", json!("2028-02-29")),
        ("startDate", json!("1970-01-01")),
        ("startDate", json!("2199-12-31")),
        (
            "destinations",
            json!([{"name": "Seoul", "nights": 0, "lodging": null}]),
        ),
        (
            "destinations",
            json!([{"name": "Seoul", "nights": 2, "lodging": [{"options": [{"place": "Inn"}]}]}]),
        ),
        (
            "members",
            json!([{"age": 120, "gender": null, "likes": ["food", "food"], "mustSee": null}]),
        ),
        ("dailyStart", json!("23:50:00")),
        ("dailyEnd", json!("27:00")),
        ("dailyEnd", json!("26:30")),
        (
            "budget",
            json!({"total": {"amount": 1, "currency": "krw"}, "perDay": null}),
        ),
        (
            "mustSee",
            json!(["seoul/n-seoul-tower", "Bukchon", "/ab", "ab/", {"name": "A/B"}, {"id": "x"}]),
        ),
        (
            "mustSee",
            json!([{"name": "Here", "latitude": -90, "longitude": 180.0}]),
        ),
        (
            "wishes",
            json!([{"kind": "children"}, {"kind": "children", "ages": null, "day": "last"}]),
        ),
        (
            "wishes",
            json!([{"kind": "day-start", "time": "48:00"}, {"kind": "meal", "value": "lunch"}]),
        ),
        ("effort", json!({"iterations": 0})),
        ("seed", json!(u64::MAX)),
    ] {
        let mut document = with(key, value);
        if key == "dailyStart" {
            document["dailyEnd"] = json!("27:00");
        }
        request_from_value(&document).unwrap_or_else(|error| panic!("{error}"));
        fits(&request_fits, &document);
    }
}

#[test]
fn schema_and_reader_agree_on_every_broken_field() {
    let (request_fits, draft_fits) = (validator("TripRequest"), validator("TripDraft"));
    let whole = documented();
    let replacements = [
        Value::Null,
        json!(true),
        json!(-1),
        json!(0),
        json!(1),
        json!(7.5),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("last"),
        json!("a/b"),
        json!("2027-05-02"),
        json!("2027-05-02T10:00"),
        json!("09:00"),
        json!("99:99"),
        json!([]),
        json!([null]),
        json!([{}]),
        json!({}),
        json!({"amount": 0, "currency": "KRW"}),
        json!({"kind": "cheap"}),
    ];
    for pointer in pointers(&whole, "") {
        for replacement in &replacements {
            let mut broken = whole.clone();
            *broken.pointer_mut(&pointer).expect("listed") = replacement.clone();
            agree(&request_fits, &broken, read_request(&broken));
            agree(&draft_fits, &broken, read_draft(&broken));
        }
        let mut broken = whole.clone();
        if let Some(Value::Object(fields)) = broken.pointer_mut(&pointer) {
            fields.insert("extra".to_owned(), json!(1));
            agree(&request_fits, &broken, read_request(&broken));
            agree(&draft_fits, &broken, read_draft(&broken));
        }
        let Some((parent, key)) = pointer.rsplit_once('/') else {
            continue;
        };
        let mut broken = whole.clone();
        if let Some(Value::Object(fields)) = broken.pointer_mut(parent) {
            let value = fields.remove(key);
            agree(&request_fits, &broken, read_request(&broken));
            agree(&draft_fits, &broken, read_draft(&broken));
            if let Some(Value::Object(fields)) = broken.pointer_mut(parent) {
                fields.insert(format!("{key}s"), value.expect("listed"));
            }
            agree(&request_fits, &broken, read_request(&broken));
            agree(&draft_fits, &broken, read_draft(&broken));
        }
    }
}

#[test]
fn a_draft_needs_its_name_alone() {
    let draft_fits = validator("TripDraft");
    let check = |document: Value| agree(&draft_fits, &document, read_draft(&document));
    check(json!({"tripName": "Seoul"}));
    check(json!({"name": "Seoul"}));
    check(json!({"tripName": "Seoul", "members": null, "transport": "car"}));
    check(json!({}));
    check(json!({"tripName": null}));
    check(json!({"tripName": "Seoul", "name": "Seoul"}));
    check(json!({"tripName": "Seoul", "name": null}));
    check(json!({"tripName": "Seoul", "members": []}));
    assert!(draft_fits.is_valid(&json!({"tripName": "Seoul"})));
    assert!(!draft_fits.is_valid(&json!({"startDate": "2027-05-01"})));
}

/// The pointers of all values of a document.
fn pointers(value: &Value, path: &str) -> Vec<String> {
    let mut found = vec![path.to_owned()];
    match value {
        Value::Object(map) => {
            let below = map
                .iter()
                .flat_map(|(key, value)| pointers(value, &format!("{path}/{key}")));
            found.extend(below);
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            found.extend(items.flat_map(|(index, value)| pointers(value, &format!("{path}/{index}"))));
        }
        _ => {}
    }
    found
}
