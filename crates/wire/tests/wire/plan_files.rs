//! Plan files: what is written is read back to an equal plan, and a file that is wrong says where.

use engine_model::Language;
use engine_model::plan::Plan;
use serde_json::{Value, json};
use wire::{AnyPlan, PlanFileError, plan_from_json, read_any, request_from_json, to_json};

use crate::samples::generated::{self, Dice};
use crate::samples::palace_day;

const REQUEST: &str = include_str!("../../../../docs/examples/request.json");

fn read_back(plan: &Plan) {
    for language in [Language::English, Language::Korean] {
        let text = to_json(plan, language);
        let read = plan_from_json(&text).unwrap_or_else(|error| panic!("{error}: {:?}", error.path()));
        assert_eq!(&read, plan);
        assert_eq!(to_json(&read, language), text, "equal plans give equal bytes");
    }
}

#[test]
fn generated_plans_come_back_equal() {
    let request = request_from_json(REQUEST).expect("the documented request");
    for seed in 1..=300 {
        read_back(&generated::plan(&mut Dice::new(seed), request.clone()));
    }
}

#[test]
fn the_documented_example_is_what_is_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/examples/plan.json");
    let written = to_json(&palace_day::plan(), Language::English);
    let documented = std::fs::read_to_string(path).expect("the documented example");
    assert_eq!(documented, written, "docs/examples/plan.json is out of date");
    read_back(&palace_day::plan());
}

#[test]
fn the_documented_minimal_plan_is_read() {
    let text = include_str!("../../../../docs/examples/minimal-plan.json");
    let AnyPlan::Sketch(sketch) = read_any(text).expect("a minimal plan") else {
        panic!("it names no format")
    };
    assert_eq!(sketch.days.len(), 2);
    assert_eq!(sketch.days[0].entries.len(), 4);
}

#[test]
fn every_json_block_of_the_documents_is_json() {
    let documents = [
        include_str!("../../../../docs/plan-format.md"),
        include_str!("../../../../docs/request-format.md"),
    ];
    for document in documents {
        let blocks: Vec<&str> = document.split("```json\n").skip(1).collect();
        assert!(!blocks.is_empty());
        for block in blocks {
            let text = block.split("```").next().expect("a split has a first part");
            serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{error} in {text}"));
        }
    }
}

#[test]
fn distinguishes_whole_plans_by_their_format() {
    let text = to_json(&palace_day::plan(), Language::Korean);
    assert_eq!(
        read_any(&text).expect("a plan"),
        AnyPlan::Full(Box::new(palace_day::plan()))
    );
}

#[test]
fn the_language_changes_names_only() {
    let english: Value =
        serde_json::from_str(&to_json(&palace_day::plan(), Language::English)).expect("JSON");
    let korean: Value = serde_json::from_str(&to_json(&palace_day::plan(), Language::Korean)).expect("JSON");
    assert_eq!(english["days"][0]["stops"][0]["name"], "Gyeongbokgung Palace");
    assert_eq!(korean["days"][0]["stops"][0]["name"], "경복궁");
    assert_eq!(
        english["days"][0]["stops"][0]["names"],
        korean["days"][0]["stops"][0]["names"]
    );
}

/// Reads the example with one value replaced; the code and path of the error.
fn broken(pointer: &str, value: Value) -> (&'static str, String) {
    let text = to_json(&palace_day::plan(), Language::English);
    let mut document: Value = serde_json::from_str(&text).expect("JSON");
    *document
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("{pointer} is not in the example")) = value;
    let error = plan_from_json(&document.to_string()).expect_err("a broken file");
    (error.code(), error.path().unwrap_or_default().to_owned())
}

fn check(pointer: &str, value: Value, code: &str, path: &str) {
    let shown = value.to_string();
    let (found, at) = broken(pointer, value);
    assert_eq!((found, at.as_str()), (code, path), "{pointer} = {shown}");
}

#[test]
fn names_the_field_that_cannot_be_read() {
    check("/iterations", json!("many"), "PLAN_FIELD", "iterations");
    check(
        "/days/0/stops/0/kind",
        json!("nap"),
        "PLAN_FIELD",
        "days[0].stops[0].kind",
    );
    check(
        "/days/0/stops/0/kind",
        json!("rest"),
        "PLAN_FIELD",
        "days[0].stops[0].kind",
    );
    check(
        "/days/0/stops/0/localStart",
        json!("9.30"),
        "PLAN_FIELD",
        "days[0].stops[0].localStart",
    );
    check(
        "/days/0/stops/0/latitude",
        json!(97),
        "PLAN_FIELD",
        "days[0].stops[0].latitude",
    );
    check(
        "/days/0/stops/0/segment",
        json!(1),
        "PLAN_FIELD",
        "days[0].stops[0].segment",
    );
    check(
        "/days/0/stops/0/order",
        json!(9),
        "PLAN_FIELD",
        "days[0].meals[0].order",
    );
    check(
        "/days/0/legs/0/order",
        json!(9),
        "PLAN_FIELD",
        "days[0].legs[0].order",
    );
    check(
        "/days/0/legs/0/order",
        json!(4),
        "PLAN_FIELD",
        "days[0].legs[1].order",
    );
    check(
        "/days/0/stops/0/cost/currency",
        json!("EUR"),
        "PLAN_FIELD",
        "days[0].stops[0].cost",
    );
    check(
        "/days/0/weather/kind",
        json!("felt"),
        "PLAN_FIELD",
        "days[0].weather",
    );
    check(
        "/certificate/findings/0/code",
        json!("ODD"),
        "PLAN_FIELD",
        "certificate.findings[0].code",
    );
    check(
        "/request/members/0/age",
        json!(-1),
        "INVALID_REQUEST",
        "request.members[0].age",
    );
    check("/request", json!(null), "INVALID_REQUEST", "request");
}

#[test]
fn says_in_korean_what_is_wrong_with_a_file() {
    let said = |text: &str| {
        plan_from_json(text)
            .expect_err("a broken file")
            .sentence()
            .korean
            .into_owned()
    };
    assert_eq!(said("{"), "일정표 파일이 JSON이 아닙니다: 1행 1열");
    assert_eq!(
        said("{}"),
        "일정표 파일의 형식 번호가 none입니다. 이 프로그램은 1번 형식을 읽습니다"
    );
    let with = |pointer: &str, value: Value| {
        let mut document: Value =
            serde_json::from_str(&to_json(&palace_day::plan(), Language::English)).expect("JSON");
        *document.pointer_mut(pointer).expect("a field of the example") = value;
        let text = said(&document.to_string());
        text.split(" (")
            .next()
            .expect("a split has a first part")
            .to_owned()
    };
    assert_eq!(
        with("/days/0/stops/0/setting", json!("roof")),
        "`days[0].stops[0].setting` 항목을 읽을 수 없습니다: `roof` 대신 쓸 수 있는 값은 indoor, outdoor, mixed입니다"
    );
    assert_eq!(
        with("/costs", json!({})),
        "`costs` 항목을 읽을 수 없습니다: `known` 항목이 없습니다"
    );
    assert_eq!(
        with("/iterations", json!("many")),
        "`iterations` 항목을 읽을 수 없습니다: 형식이 맞지 않습니다"
    );
    assert_eq!(
        with("/feasible", json!(false)),
        "내용이 `feasible`에서 서로 어긋납니다. false 값이 적혀 있지만 다른 항목에서 나오는 값은 true입니다"
    );
    assert_eq!(
        with("/days/0/stops/0/segment", json!(1)),
        "`days[0].stops[0].segment` 항목을 읽을 수 없습니다: 그날의 구간 수 1보다 작아야 합니다"
    );
}

#[test]
fn names_the_field_that_contradicts_the_others() {
    let contradiction = "PLAN_CONTRADICTION";
    check("/feasible", json!(false), contradiction, "feasible");
    check(
        "/days/0/stops/0/start",
        json!("2026-12-04T10:30:00+09:00"),
        contradiction,
        "days[0].stops[0].start",
    );
    check(
        "/days/0/stops/0/durationMinutes",
        json!(90),
        contradiction,
        "days[0].stops[0].durationMinutes",
    );
    check(
        "/days/0/stops/0/costKnown",
        json!(false),
        contradiction,
        "days[0].stops[0].costKnown",
    );
    check(
        "/days/0/weather/condition",
        json!("snow"),
        contradiction,
        "days[0].weather.condition",
    );
    check(
        "/certificate/findings/0/severity",
        json!("broken"),
        contradiction,
        "certificate.findings[0].severity",
    );
}

#[test]
fn refuses_other_formats_and_other_texts() {
    let code = |text: &str| plan_from_json(text).expect_err("no plan").code();
    assert_eq!(code("{"), "PLAN_UNREADABLE");
    assert_eq!(code("{}"), "PLAN_FORMAT");
    assert_eq!(code(r#"{"format": 2}"#), "PLAN_FORMAT");
    assert_eq!(code(&"[".repeat(100_000)), "PLAN_UNREADABLE");
    assert_eq!(code(&" ".repeat(16 * 1024 * 1024 + 1)), "PLAN_TOO_LARGE");
    assert!(matches!(
        read_any(r#"{"format": "1"}"#),
        Err(PlanFileError::Format { .. })
    ));
}

#[test]
fn leaves_unknown_fields_aside() {
    let text = to_json(&palace_day::plan(), Language::English);
    let mut document: Value = serde_json::from_str(&text).expect("JSON");
    document["comment"] = json!("made for a friend");
    assert_eq!(
        plan_from_json(&document.to_string()).expect("a plan"),
        palace_day::plan()
    );
}

#[test]
fn a_broken_file_never_panics_and_is_read_only_where_it_still_agrees() {
    let text = to_json(&palace_day::plan(), Language::English);
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    let replacements = [
        json!(null),
        json!(i64::MIN),
        json!(i32::MAX),
        json!(1e300),
        json!("-9999:59:59"),
        json!([{}]),
        json!({}),
    ];
    for pointer in pointers(&whole, "") {
        for replacement in &replacements {
            let mut file = whole.clone();
            *file.pointer_mut(&pointer).expect("listed") = replacement.clone();
            if let Ok(plan) = plan_from_json(&file.to_string()) {
                assert_eq!(
                    plan_from_json(&to_json(&plan, Language::English)).expect("written"),
                    plan,
                    "{pointer}"
                );
            }
        }
    }
}

/// The pointers of all values of a document.
fn pointers(value: &Value, path: &str) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    let below = children
        .iter()
        .flat_map(|(key, value)| pointers(value, &format!("{path}/{key}")));
    std::iter::once(path.to_owned()).chain(below).collect()
}
