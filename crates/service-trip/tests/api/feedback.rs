//! `/trips/{tripId}/feedback`.

use serde_json::json;
use storage::{Queries, params};
use test_support::{TestDatabase, on_both};

use crate::support::{Api, refused};

on_both! {
    async fn the_last_word_counts(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/feedback");
        api.post(&path, json!({"score": 2, "text": "too full"})).await.expect(204);
        api.post(&path, json!({"score": 5})).await.expect(204);
        api.invite(&trip, "bo", "viewer").await;
        api.post_as("bo", &path, json!({"score": 4, "text": "  "})).await.expect(204);
        let sql = "SELECT user_id, score, text FROM feedback ORDER BY user_id LIMIT 10";
        let rows = api.service.db.clone().fetch_all(sql, params![]).await.expect("the table");
        let said: Vec<(String, i64, Option<String>)> = rows
            .iter()
            .map(|row| {
                let score = row.get("score").expect("a score");
                (row.get("user_id").expect("who"), score, row.get("text").expect("a column"))
            })
            .collect();
        assert_eq!(said, [("ada".to_owned(), 5, None), ("bo".to_owned(), 4, None)]);
        for (body, field, rule) in [
            (json!({"score": 6}), "score", "OUT_OF_RANGE"),
            (json!({"score": 0}), "score", "OUT_OF_RANGE"),
            (json!({}), "score", "REQUIRED"),
            (json!({"score": 3, "text": "a".repeat(1001)}), "text", "TOO_LONG"),
        ] {
            let problem = api.post(&path, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        }
        api.post_as("eve", &path, json!({"score": 1})).await.problem(404, "TRIP_NOT_FOUND");
    }
}
