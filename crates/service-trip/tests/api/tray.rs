//! `/trips/{tripId}/tray`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{plan, planned};
use crate::support::{Api, each, refused, text};

on_both! {
    async fn ideas_come_and_go(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/tray");
        let first = api
            .post(&path, json!({"placeId": "seoul/gyeongbokgung", "note": " by the gate "}))
            .await
            .expect(201)
            .json();
        assert_eq!(first["placeId"], "seoul/gyeongbokgung");
        assert_eq!(first["note"], "by the gate");
        assert_eq!(first["origin"], "hand");
        assert!(first.get("fits").is_none());
        let own = json!({"custom": {"name": "Aunt", "latitude": 35.1, "longitude": 129.0, "durationMinutes": 90}});
        let second = api.post(&path, own).await.expect(201).json();
        assert_eq!((&second["placeId"], &second["name"]), (&Value::Null, &json!("Aunt")));
        let listed = api.get(&path).await.expect(200).json();
        assert_eq!(listed["totalItems"], 2);
        let page = api.get(&format!("{path}?size=1&page=3")).await.expect(200).json();
        assert_eq!((&page["items"], &page["totalPages"]), (&json!([]), &json!(2)));
        let gone = format!("{path}/{}", text(&first["ideaId"]));
        api.delete(&gone).await.expect(204);
        api.delete(&gone).await.problem(404, "IDEA_NOT_FOUND");
        let left = api.get(&path).await.expect(200).json();
        assert_eq!(each(&left["items"], "ideaId"), [second["ideaId"].clone()]);
    }

    async fn an_idea_is_a_place(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/tray");
        api.post(&path, json!({"placeId": "seoul/nowhere"})).await.problem(404, "PLACE_NOT_FOUND");
        let check = async |body: Value, field: &str, rule: &str| {
            let problem = api.post(&path, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        };
        check(json!({}), "placeId", "REQUIRED").await;
        let own = json!({"name": "A", "latitude": 1, "longitude": 2});
        check(json!({"placeId": "seoul/gyeongbokgung", "custom": own}), "custom", "FORMAT").await;
        check(json!({"custom": {"name": " ", "latitude": 1, "longitude": 2}}), "custom.name", "REQUIRED").await;
        check(json!({"custom": {"name": "A", "latitude": 91, "longitude": 2}}), "custom.latitude", "OUT_OF_RANGE").await;
        check(json!({"placeId": "x", "note": "n".repeat(501)}), "note", "TOO_LONG").await;
    }

    async fn each_idea_tells_on_which_days_it_fits(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/tray");
        let stop = plan().days[0].entries.iter().find_map(|entry| entry.place.clone());
        let stop = stop.expect("the first day goes somewhere").to_string();
        api.post(&path, json!({"placeId": "seoul/gyeongbokgung"})).await.expect(201);
        api.post(&path, json!({"placeId": stop})).await.expect(201);
        api.post(&path, json!({"custom": {"name": "Aunt", "latitude": 35.1, "longitude": 129.04}})).await.expect(201);
        let listed = api.get(&path).await.expect(200).json();
        let of = |place: &Value| {
            let items = listed["items"].as_array().expect("a list");
            let item = items.iter().find(|item| item["placeId"] == *place).expect("the idea");
            item["fits"].clone()
        };
        let palace = of(&json!("seoul/gyeongbokgung"));
        let days = palace["days"].as_array().expect("days");
        assert_eq!(days.len(), 4);
        assert_eq!(days[0]["fit"], "otherCity");
        assert_eq!(days[0]["date"], "2026-06-01");
        for day in days {
            assert_eq!(day["fit"] == "yes", day["place"]["position"].is_u64(), "{day}");
            assert_eq!(day["fit"] == "no", day["reason"].is_string(), "{day}");
        }
        assert_eq!(of(&json!(stop))["days"][0]["fit"], "alreadyIn");
        assert_eq!(of(&Value::Null)["days"][3]["fit"], "otherCity");
        let bare = api.get(&format!("{path}?fits=false")).await.expect(200).json();
        assert!(bare["items"][0].get("fits").is_none());
    }

    async fn only_those_who_may_change_the_trip_fill_its_tray(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/tray");
        let body = json!({"placeId": "seoul/gyeongbokgung"});
        api.post_as("bo", &path, body.clone()).await.problem(404, "TRIP_NOT_FOUND");
        api.get_as("bo", &path).await.problem(404, "TRIP_NOT_FOUND");
        api.invite(&trip, "bo", "viewer").await;
        api.get_as("bo", &path).await.expect(200);
        api.post_as("bo", &path, body.clone()).await.problem(403, "FORBIDDEN");
        let idea = api.post(&path, body).await.expect(201).json();
        let other = api.named("Other").await;
        let elsewhere = format!("/trips/{other}/tray/{}", text(&idea["ideaId"]));
        api.delete(&elsewhere).await.problem(404, "IDEA_NOT_FOUND");
    }
}
