//! `/trips/{tripId}/share` and `/shared/{token}`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::planned;
use crate::support::{Api, each, refused, text};

async fn share(api: &Api, trip: &str, body: Value) -> String {
    let link = api
        .post(&format!("/trips/{trip}/share"), body)
        .await
        .expect(201)
        .json();
    let token = text(&link["token"]);
    assert_eq!(link["url"], format!("/shared/{token}"));
    format!("/api/v1/shared/{token}")
}

on_both! {
    async fn a_link_shows_what_its_owner_chose(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let link = share(&api, &trip, json!({"sections": ["members", "members"]})).await;
        let read = api.app.get(&link).await.expect(200);
        assert_eq!(read.header("cache-control"), "private, no-cache");
        assert_eq!(
            read.json(),
            json!({
                "tripName": "Two cities",
                "startDate": "2026-06-01",
                "endDate": "2026-06-04",
                "destinations": [
                    {"name": "Busan", "nights": 2, "startDate": "2026-06-01", "endDate": "2026-06-03"},
                    {"name": "seoul", "nights": 1, "startDate": "2026-06-03", "endDate": "2026-06-04"}
                ],
                "sections": ["members"],
                "members": ["Ada", "Bo"]
            })
        );
        let other = share(&api, &trip, json!({"sections": ["itinerary"]})).await;
        api.app.get(&link).await.problem(404, "SHARE_NOT_FOUND");
        let read = api.app.get(&other).await.expect(200).json();
        assert_eq!((&read["days"], &read["packs"]), (&json!([]), &json!([])));
        assert!(read.get("members").is_none());
    }

    async fn a_link_shows_the_days_and_costs_only_where_chosen(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let link = share(&api, &trip, json!({"sections": ["itinerary"]})).await;
        let plain = api.app.get(&link).await.expect(200);
        assert!(!plain.text().contains("cost"), "{}", plain.text());
        assert!(!plain.text().contains("Ada"), "{}", plain.text());
        let days = plain.json()["days"].clone();
        assert_eq!(each(&days, "date"), ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"]);
        assert_eq!(each(&days, "cities"), [json!(["Busan"]), json!(["Busan"]), json!(["Busan", "Seoul"]), json!(["Seoul"])]);
        assert_eq!(each(&plain.json()["packs"], "destination"), ["busan", "seoul"]);
        let legs = days[0]["legs"].as_array().expect("a list");
        let orders = each(&days[0]["entries"], "order");
        assert!(!legs.is_empty() && legs.iter().all(|leg| orders.contains(&leg["order"])), "{legs:?}");
        assert!(legs.iter().all(|leg| leg["mode"].is_string() && leg["durationMinutes"].is_u64()));
        let first = &days[0]["entries"];
        assert_eq!(first[0]["kind"], "start");
        let starts = each(first, "localStart");
        assert!(starts.windows(2).all(|two| text(&two[0]) <= text(&two[1])), "{starts:?}");
        let korean = api.app.get(&link).lang("ko").await.expect(200).json();
        assert_eq!(korean["days"][0]["cities"], json!(["부산"]));
        let link = share(&api, &trip, json!({"sections": ["itinerary", "costs"]})).await;
        let costs = api.app.get(&link).await.expect(200).json();
        assert_eq!(costs["days"][0]["cost"]["currency"], "KRW");
    }

    async fn a_link_ends_when_it_is_taken_back_or_over(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let link = share(&api, &trip, json!({"sections": ["itinerary"], "expiresAt": "2026-05-03T09:00:00+09:00"})).await;
        assert_eq!(api.app.get(&link).await.expect(200).json()["expiresAt"], "2026-05-03T00:00:00Z");
        api.clock.set("2026-05-03T00:00:00Z");
        api.app.get(&link).await.problem(404, "SHARE_NOT_FOUND");
        let link = share(&api, &trip, json!({"sections": ["itinerary"]})).await;
        api.delete(&format!("/trips/{trip}/share")).await.expect(204);
        api.app.get(&link).await.problem(404, "SHARE_NOT_FOUND");
        api.delete(&format!("/trips/{trip}/share")).await.problem(404, "SHARE_NOT_FOUND");
        let link = share(&api, &trip, json!({"sections": ["itinerary"]})).await;
        api.delete(&format!("/trips/{trip}?force=true")).await.expect(204);
        api.app.get(&link).await.problem(404, "SHARE_NOT_FOUND");
        api.app.get("/api/v1/shared/x").await.problem(404, "SHARE_NOT_FOUND");
    }

    async fn a_link_needs_a_section_and_a_future(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let check = async |body: Value, field: &str, rule: &str| {
            let problem = api.post(&format!("/trips/{trip}/share"), body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        };
        check(json!({"sections": []}), "sections", "TOO_SHORT").await;
        check(json!({"sections": ["secrets"]}), "sections[0]", "FORMAT").await;
        check(json!({"sections": ["costs"], "expiresAt": "2026-05-01T00:00:00Z"}), "expiresAt", "OUT_OF_RANGE").await;
        check(json!({"sections": ["costs"], "expiresAt": "tomorrow"}), "expiresAt", "FORMAT").await;
        check(json!({"sections": ["costs"], "expiresAt": "2026-06-01"}), "expiresAt", "FORMAT").await;
    }
}
