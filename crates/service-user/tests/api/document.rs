use serde_json::Value;
use test_support::{TestDatabase, on_both};

use crate::site::site;

on_both! {
    /// One line an operation: what it is called, what it takes and the statuses of its own.
    async fn the_document_lists_every_operation(database: TestDatabase) {
        let site = site(database).await;
        let (_, document) = service_user::router(site.service.clone()).split_for_parts();
        let document = serde_json::to_value(document).expect("a document has a JSON form");
        let mut lines = Vec::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("operations") {
                lines.push(line(path, method, operation));
            }
        }
        lines.sort_unstable();
        insta::assert_snapshot!("operations", lines.join("\n"));
    }
}

fn line(path: &str, method: &str, operation: &Value) -> String {
    let names = |value: &Value| -> Vec<String> {
        value
            .as_object()
            .map(|map| map.keys().cloned().collect())
            .unwrap_or_default()
    };
    let parameters = operation["parameters"].as_array().map_or_else(Vec::new, |list| {
        list.iter()
            .map(|parameter| parameter["name"].as_str().unwrap_or("?").to_owned())
            .collect()
    });
    let body = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        .as_str()
        .unwrap_or("-");
    let name = operation["operationId"].as_str().unwrap_or("?");
    assert!(operation["summary"].is_string(), "{name} has no summary");
    assert_eq!(operation["tags"], serde_json::json!(["users"]), "{name}");
    format!(
        "{} {path} {name} [{}] {} -> {}",
        method.to_uppercase(),
        parameters.join(", "),
        body.rsplit('/').next().unwrap_or("-"),
        names(&operation["responses"]).join(", ")
    )
}
