//! `POST /ai/weather-impact`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::stage::{Stage, request};

/// A day of a plan, as the question wants it.
fn asked(day: &Value) -> Value {
    let stops = day["stops"].as_array().expect("stops").iter();
    let stops: Vec<Value> = stops
        .map(|stop| json!({"stopId": stop["stopId"], "placeId": stop["placeId"]}))
        .collect();
    json!({"day": day["day"], "date": day["date"], "stops": stops})
}

on_both! {
    async fn judges_the_days_of_a_plan(database: TestDatabase) {
        let app = Stage::set(database).await.process().app;
        let plan = app.post("/ai/plan").bearer("user:ada").json(request()).await.expect(200).json();
        let days: Vec<Value> = plan["days"].as_array().expect("days").iter().map(asked).collect();
        let body = json!({
            "days": days,
            "changes": [
                {"day": 2, "before": {"condition": "clear", "maxC": 20}, "after": {"condition": "rain", "maxC": 9}},
                {"day": 1, "before": {"condition": "clear"}, "after": {"condition": "cloudy"}}
            ]
        });
        let answer = app.post("/ai/weather-impact").bearer("user:ada").json(&body).await.expect(200).json();
        let impacted = answer["impactedDays"].as_array().expect("days");
        assert_eq!(impacted.len(), 1);
        assert_eq!((&impacted[0]["day"], &impacted[0]["causes"]), (&json!(2), &json!(["rain", "colder"])));
        assert_eq!(impacted[0]["reason"], "Expected now: rain, at least 10 degrees colder.");
        let stops = plan["days"][1]["stops"].as_array().expect("stops").iter();
        let outdoor = stops.filter(|stop| stop["setting"] == "outdoor").count();
        assert_eq!(impacted[0]["affectedStops"].as_array().map(Vec::len), Some(outdoor));
    }

    async fn refuses_what_is_no_question(database: TestDatabase) {
        let app = Stage::set(database).await.process().app;
        let day = json!({"day": 1, "date": "2026-05-01", "stops": []});
        let rain = json!({"day": 1, "after": {"condition": "rain"}});
        let changed = |after: Value| json!({"days": [day], "changes": [{"day": 1, "after": after}]});
        for (body, field) in [
            (json!({"days": [], "changes": [rain]}), "days"),
            (json!({"days": [day], "changes": []}), "changes"),
            (json!({"days": [day], "changes": [{"day": 0, "after": {"condition": "rain"}}]}), "changes[0].day"),
            (changed(json!({"condition": "fog"})), "changes[0].after.condition"),
            (changed(json!({"condition": "rain", "maxC": 1e9})), "changes[0].after.maxC"),
            (json!({"days": [{"day": 1, "date": "1 May", "stops": []}], "changes": [rain]}), "days[0].date"),
        ] {
            let asking = app.post("/ai/weather-impact").bearer("user:ada").json(body);
            assert_eq!(asking.await.problem(400, "INVALID_REQUEST")["errors"][0]["field"], field);
        }
        app.post("/ai/weather-impact").json(json!({})).await.problem(401, "UNAUTHORIZED");
    }
}
