//! `POST /search/nearby`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Locations, below, each, fields};

fn body(mode: &str, minutes: i32) -> Value {
    json!({"origin": {"latitude": 37.5665, "longitude": 126.978}, "mode": mode, "minutes": minutes, "size": 50})
}

fn with(mut body: Value, key: &str, value: Value) -> Value {
    body[key] = value;
    body
}

async fn whole(locations: &Locations, asked: &Value) -> Vec<Value> {
    let first = locations.post("/search/nearby", asked.clone()).await;
    let mut items = Vec::new();
    for page in 1..=first["totalPages"].as_u64().expect("a number") {
        let page = locations
            .post("/search/nearby", with(asked.clone(), "page", json!(page)))
            .await;
        items.extend(page["items"].as_array().expect("items").clone());
    }
    assert_eq!(Some(items.len() as u64), first["totalItems"].as_u64());
    items
}

on_both! {
    async fn nothing_takes_longer_than_was_asked_for(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let mut before = 0;
        for (mode, minutes) in [("walk", 10), ("walk", 30), ("walk", 60), ("transit", 10), ("transit", 30), ("car", 30)] {
            let items = whole(&locations, &body(mode, minutes)).await;
            let travel: Vec<i64> =
                items.iter().map(|item| item["travelMinutes"].as_i64().expect("minutes")).collect();
            assert!(travel.is_sorted() && travel.iter().all(|taken| *taken <= i64::from(minutes)), "{mode} {minutes}");
            if mode == "walk" {
                assert!(items.len() > before, "{mode} {minutes}");
                before = items.len();
            }
        }
        // A way is longer than the straight line: a circle of the same size would hold more.
        let walked = whole(&locations, &body("walk", 30)).await;
        let circle = locations
            .get("/search?latitude=37.5665&longitude=126.978&radiusMetres=2250&size=50")
            .await;
        assert!(circle["totalItems"].as_u64() > Some(walked.len() as u64));
    }

    async fn only_open_places_where_asked(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let asked = with(body("walk", 30), "openNow", json!(true));
        let open = whole(&locations, &asked).await;
        assert!(!open.is_empty());
        assert!(open.iter().all(|item| item["isOpen"] == "yes"));
        // Half past four at night in Seoul.
        locations.clock.set("2026-12-04T19:30:00Z");
        let at_night = whole(&locations, &asked).await;
        assert!(at_night.len() < open.len());
        assert!(at_night.iter().all(|item| item["isOpen"] == "yes"));
        let all = whole(&locations, &body("walk", 30)).await;
        assert!(all.iter().any(|item| item["isOpen"] == "unknown"));
    }

    async fn filters_and_sorts(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let cafes = locations
            .post("/search/nearby", with(body("transit", 60), "category", json!("cafe")))
            .await;
        assert!(each(&cafes, "category").iter().all(|category| category == "cafe"));
        for (sort, key) in [("distance", "distanceMetres"), ("time", "travelMinutes")] {
            let page = locations.post("/search/nearby", with(body("transit", 60), "sort", json!(sort))).await;
            let numbers: Vec<i64> = page["items"]
                .as_array()
                .expect("items")
                .iter()
                .map(|item| item[key].as_i64().expect("a number"))
                .collect();
            assert!(numbers.is_sorted(), "{sort}");
        }
        let famous = locations.post("/search/nearby", with(body("transit", 60), "sort", json!("fame"))).await;
        assert_eq!(famous["items"][0]["placeId"], "seoul/gyeongbokgung");
        let named = locations.post("/search/nearby", with(body("transit", 60), "sort", json!("name"))).await;
        let names: Vec<String> = each(&named, "name").iter().map(|name| name.to_lowercase()).collect();
        assert!(names.is_sorted(), "{names:?}");
    }

    async fn people_who_stand_together_share_an_answer(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let here = locations.post("/search/nearby", body("walk", 30)).await;
        let mut there = body("walk", 30);
        there["origin"] = json!({"latitude": 37.566_53, "longitude": 126.977_96});
        assert_eq!(locations.post("/search/nearby", there).await, here);
    }

    async fn refuses_what_cannot_be_reached(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (asked, refused) in [
            (with(body("walk", 10), "minutes", json!(20)), vec!["minutes OUT_OF_RANGE"]),
            (with(body("walk", 10), "mode", json!("boat")), vec!["mode FORMAT"]),
            (with(body("walk", 10), "size", json!(9)), vec!["size OUT_OF_RANGE"]),
            (with(body("walk", 10), "more", json!(1)), vec!["more FORMAT"]),
            (json!({"mode": "walk", "minutes": 10}), vec!["origin REQUIRED"]),
            (
                with(body("walk", 10), "origin", json!({"latitude": 91, "longitude": -181})),
                vec!["origin.latitude OUT_OF_RANGE", "origin.longitude OUT_OF_RANGE"],
            ),
        ] {
            let answer = locations.app.post(&below("/search/nearby")).bearer("user:ada").json(&asked).await;
            assert_eq!(fields(&answer.problem(400, "INVALID_REQUEST")), refused, "{asked}");
        }
        // Far away from every pack there is nothing.
        let nowhere = with(body("car", 60), "origin", json!({"latitude": -60.0, "longitude": 0.0}));
        assert_eq!(locations.post("/search/nearby", nowhere).await["totalItems"], 0);
    }
}
