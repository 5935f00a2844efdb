//! The document that the routes give.

use std::collections::BTreeSet;

use serde_json::Value;
use test_support::{TestDatabase, on_both};
use utoipa_axum::router::OpenApiRouter;

use crate::support::Locations;

on_both! {
    async fn the_document_is_complete(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let (_, document) = OpenApiRouter::<()>::default()
            .nest("/api/v1/locations", service_location::router(locations.service.clone()))
            .split_for_parts();
        let document = platform::openapi::finish(document).expect("every operation has an id, a tag and a summary");
        let document = serde_json::to_value(document).expect("a document is JSON");
        let mut ids: Vec<String> = operations(&document)
            .iter()
            .filter_map(|operation| operation["operationId"].as_str().map(str::to_owned))
            .collect();
        ids.sort();
        assert_eq!(
            ids,
            [
                "delete_pack", "get_map_settings", "get_matrix", "get_pack_import", "get_pack_map", "get_place",
                "get_place_hours", "get_route", "get_weather", "import_pack", "list_destinations",
                "list_pack_imports", "list_packs", "put_map_settings", "search_nearby", "search_places"
            ]
        );
        let mut missing = BTreeSet::new();
        references(&document, &mut |reference| {
            if document.pointer(reference.trim_start_matches('#')).is_none() {
                missing.insert(reference.to_owned());
            }
        });
        assert_eq!(missing, BTreeSet::new());
    }
}

fn operations(document: &Value) -> Vec<&Value> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .values()
        .filter_map(Value::as_object)
        .flat_map(serde_json::Map::values)
        .collect()
}

fn references(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                found(reference);
            }
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
