//! The document of the interface.

use std::sync::Arc;

use test_support::{TestDatabase, on_both};

use crate::stage::Stage;

on_both! {
    async fn every_operation_is_documented(database: TestDatabase) {
        let process = Stage::set(database).await.process();
        let (_, document) = service_ai::router(Arc::clone(&process.service)).split_for_parts();
        let document = platform::openapi::finish(document).expect("nothing is missing");
        let paths: Vec<&str> = document.paths.paths.keys().map(String::as_str).collect();
        let expected = [
            "/generations",
            "/generations/{generationId}",
            "/generations/{generationId}/events",
            "/infer",
            "/places/{placeId}/recommendations",
            "/plan",
            "/weather-impact",
        ];
        assert_eq!(paths, expected);
        let text = document.to_json().expect("a document");
        let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let schemas = document["components"]["schemas"].as_object().expect("schemas");
        let mut missing = Vec::new();
        gather_missing(&document, schemas, &mut missing);
        assert!(missing.is_empty(), "{missing:?}");
    }
}

/// The schemas that are referred to and not there.
fn gather_missing(
    value: &serde_json::Value,
    schemas: &serde_json::Map<String, serde_json::Value>,
    missing: &mut Vec<String>,
) {
    match value {
        serde_json::Value::Object(fields) => {
            let name = fields.get("$ref").and_then(|name| name.as_str());
            let name = name.and_then(|name| name.strip_prefix("#/components/schemas/"));
            missing.extend(
                name.filter(|name| !schemas.contains_key(*name))
                    .map(str::to_owned),
            );
            for field in fields.values() {
                gather_missing(field, schemas, missing);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                gather_missing(item, schemas, missing);
            }
        }
        _ => {}
    }
}
