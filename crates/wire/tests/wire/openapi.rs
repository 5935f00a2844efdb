//! The schemas say exactly what is written and read: real documents are held against them with every field named.

mod planned;
mod requests;
mod views;

use std::collections::BTreeMap;

use jsonschema::{Draft, Validator};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use wire::money::MoneyView;
use wire::places::{
    CheckView, DestinationView, DiffView, HoursView, ImportSummaryView, PlaceCard, PlaceDetail,
};
use wire::plan::PlanView;
use wire::schema::{DestinationSchema, MemberSchema, TripDraftSchema, TripRequestSchema, TripSettingsSchema};

/// Every schema under its name.
fn schemas() -> BTreeMap<String, Value> {
    let mut found = Vec::new();
    add::<PlanView>(&mut found);
    add::<PlaceCard>(&mut found);
    add::<PlaceDetail>(&mut found);
    add::<HoursView>(&mut found);
    add::<DestinationView>(&mut found);
    add::<ImportSummaryView>(&mut found);
    add::<DiffView>(&mut found);
    add::<CheckView>(&mut found);
    add::<MoneyView>(&mut found);
    add::<TripRequestSchema>(&mut found);
    add::<TripDraftSchema>(&mut found);
    add::<TripSettingsSchema>(&mut found);
    add::<MemberSchema>(&mut found);
    add::<DestinationSchema>(&mut found);
    let mut schemas = BTreeMap::new();
    for (name, schema) in found {
        let before = schemas.insert(name.clone(), schema.clone());
        assert!(
            before.is_none_or(|before| before == schema),
            "two schemas are called {name}"
        );
    }
    schemas
}

fn add<T: ToSchema>(found: &mut Vec<(String, Value)>) {
    let mut all = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut all);
    found.extend(
        all.into_iter()
            .map(|(name, schema)| (name, serde_json::to_value(schema).expect("a schema is JSON"))),
    );
}

fn json_of(view: &impl Serialize) -> Value {
    serde_json::to_value(view).expect("a view")
}

/// Tells which documents fit a schema, and that they hold no field that it does not name.
fn validator(name: &str) -> Validator {
    let mut schemas = schemas();
    schemas.values_mut().for_each(seal_inside);
    let root = json!({
        "$ref": format!("#/components/schemas/{name}"),
        "unevaluatedProperties": false,
        "components": {"schemas": schemas},
    });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&root)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Forbids fields that are not named, wherever an object may stand.
fn seal(schema: &mut Value) {
    seal_inside(schema);
    if let Value::Object(keywords) = schema
        && ["properties", "$ref", "allOf", "oneOf"]
            .iter()
            .any(|key| keywords.contains_key(*key))
    {
        keywords.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
    }
}

/// The same for what is inside of a schema; the parts of an `allOf` share their fields and are left open.
fn seal_inside(schema: &mut Value) {
    let Value::Object(keywords) = schema else {
        return;
    };
    for (keyword, value) in keywords {
        match (keyword.as_str(), value) {
            ("properties", Value::Object(properties)) => properties.values_mut().for_each(seal),
            ("items", items) => seal(items),
            ("oneOf", Value::Array(schemas)) => schemas.iter_mut().for_each(seal),
            ("allOf", Value::Array(schemas)) => schemas.iter_mut().for_each(seal_inside),
            _ => {}
        }
    }
}

#[track_caller]
fn fits(validator: &Validator, document: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document}");
}

/// Every object schema in a schema, with its path.
fn objects<'a>(schema: &'a Value, path: &str, found: &mut Vec<(String, &'a Map<String, Value>)>) {
    match schema {
        Value::Object(keywords) => {
            if keywords.get("properties").is_some_and(Value::is_object) {
                found.push((path.to_owned(), keywords));
            }
            for (key, value) in keywords {
                objects(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                objects(entry, &format!("{path}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn takes_null(schema: &Value) -> bool {
    let null = json!("null");
    let by_type = match &schema["type"] {
        Value::Array(types) => types.contains(&null),
        kind => *kind == null,
    };
    let by_choice = schema["oneOf"]
        .as_array()
        .is_some_and(|shapes| shapes.iter().any(takes_null));
    by_type || by_choice
}

/// Whether a schema describes what is read rather than what is written.
fn is_read(name: &str) -> bool {
    name.ends_with("Request") && name != "Request" || ["TripDraft", "TripSettings"].contains(&name)
}

#[test]
fn every_schema_can_be_used_and_has_a_lasting_name() {
    let schemas = schemas();
    for name in schemas.keys() {
        assert!(!name.ends_with("View") && !name.contains('_'), "{name}");
        validator(name);
    }
    for expected in [
        "Plan",
        "Day",
        "Entry",
        "Leg",
        "Certificate",
        "Money",
        "TripRequest",
        "TripDraft",
    ] {
        assert!(schemas.contains_key(expected), "{expected}");
    }
}

#[test]
fn a_written_field_is_null_or_left_out_but_never_both() {
    for (name, schema) in &schemas() {
        let mut found = Vec::new();
        objects(schema, name, &mut found);
        for (path, object) in found {
            let required = object.get("required").and_then(Value::as_array);
            for (field, schema) in object["properties"].as_object().expect("properties") {
                let must = required.is_some_and(|fields| fields.contains(&json!(field)));
                if is_read(name) {
                    assert_eq!(takes_null(schema), !must, "{path}.{field}: null is left out");
                } else {
                    assert!(must || !takes_null(schema), "{path}.{field}: left out or null");
                }
            }
        }
    }
}

#[test]
fn every_field_is_described() {
    for (name, schema) in &schemas() {
        let mut found = Vec::new();
        objects(schema, name, &mut found);
        for (path, object) in found {
            for (field, schema) in object["properties"].as_object().expect("properties") {
                let told = schema.get("description").is_some() || ["kind", "code"].contains(&field.as_str());
                let told = told || schema["oneOf"][0].get("description").is_some();
                assert!(told, "{path}.{field}");
            }
        }
    }
}

#[test]
fn counts_and_measures_are_never_negative() {
    let signed = [
        "points",
        "value",
        "amount",
        "minC",
        "maxC",
        "minimumDecicelsius",
        "maximumDecicelsius",
        "dayOffset",
    ];
    for (name, schema) in &schemas() {
        let mut found = Vec::new();
        objects(schema, name, &mut found);
        for (path, object) in found {
            for (field, schema) in object["properties"].as_object().expect("properties") {
                let integer = schema["type"] == "integer" || schema["type"] == json!(["integer", "null"]);
                if integer && !signed.contains(&field.as_str()) {
                    assert!(
                        schema["minimum"].as_i64().is_some_and(|least| least >= 0),
                        "{path}.{field}"
                    );
                }
            }
        }
    }
}
