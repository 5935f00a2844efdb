//! `/trips/{tripId}/readiness`.

use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each};

on_both! {
    async fn readiness_names_what_is_missing(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.named("Empty").await;
        let path = format!("/trips/{trip}/readiness");
        let read = async || api.get(&path).await.expect(200).json();
        let first = read().await;
        assert_eq!(first["step"], "basics");
        assert_eq!(first["ready"], false);
        assert_eq!(first["missing"], json!(["startDate", "destinations", "members"]));
        api.post(&format!("/trips/{trip}/members"), json!({"age": 30})).await.expect(201);
        let body = json!({"startDate": "2026-07-01", "destinations": [{"name": "Soul", "nights": 2}]});
        api.put(&format!("/trips/{trip}/destinations"), body).await.expect(200);
        let second = read().await;
        assert_eq!(second["missing"], json!([]));
        assert_eq!(second["ready"], false);
        assert_eq!(each(&second["problems"], "field"), ["destinations[0].name"]);
        let message = second["problems"][0]["message"].as_str().expect("a sentence");
        assert!(message.ends_with("did you mean seoul?"), "{message}");
        let body = json!({"startDate": "2026-07-01", "destinations": [{"name": "Seoul", "nights": 2}]});
        api.put(&format!("/trips/{trip}/destinations"), body).await.expect(200);
        assert_eq!(read().await, json!({"step": "generation", "ready": true, "missing": [], "problems": []}));
    }
}
