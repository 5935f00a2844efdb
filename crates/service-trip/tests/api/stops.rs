//! `/trips/{tripId}/stops/{stopId}/alternatives`, `/why` and `/check`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{as_it_is, planned, present};
use crate::support::{Api, each, text};

/// A stop's id as it stands in a path.
fn in_path(stop: &Value) -> String {
    text(stop).replace('/', "%2F")
}

on_both! {
    async fn each_alternative_can_take_the_stops_place(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (now, etag) = present(&api, &trip).await;
        let stop = &now["days"][1]["stops"][0];
        let path = format!("/trips/{trip}/stops/{}/alternatives", in_path(&stop["stopId"]));
        let found = api.get(&path).await.expect(200).json();
        let places = each(&found, "placeId");
        assert!((1..=10).contains(&places.len()), "{found}");
        assert!(!places.contains(&stop["placeId"]));
        assert!(found[0]["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty()));
        let mut stops = as_it_is(&now["days"][1]);
        stops[0]["placeId"] = places[0].clone();
        let body = json!({"days": [{"day": 2, "stops": stops}]});
        let edited = api.put(&format!("/trips/{trip}/itinerary"), body).header("if-match", &etag).await.expect(200);
        let edited = edited.json();
        assert_eq!(edited["days"][0]["stops"][0]["stopId"], stop["stopId"]);
        assert_eq!(edited["days"][0]["stops"][0]["placeId"], places[0]);
        assert_ne!(edited["feasibility"], "broken");
        for nobody in ["nobody", "d1-start"] {
            let path = format!("/trips/{trip}/stops/{nobody}/alternatives");
            api.get(&path).await.problem(404, "STOP_NOT_FOUND");
        }
        api.get_as("bo", &path).await.problem(404, "TRIP_NOT_FOUND");
    }

    async fn a_place_is_in_or_out_for_reasons(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (now, _) = present(&api, &trip).await;
        let stop = &now["days"][0]["stops"][0];
        let why = async |place: &str| api.get(&format!("/trips/{trip}/why?placeId={place}")).await;
        let inside = why(&in_path(&stop["placeId"])).await.expect(200).json();
        assert_eq!((&inside["standing"], &inside["day"]), (&json!("in"), &json!(1)));
        assert_eq!((&inside["stopId"], &inside["name"]), (&stop["stopId"], &stop["name"]));
        assert!(inside["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty()));
        let all: Vec<Value> = now["days"]
            .as_array()
            .expect("days")
            .iter()
            .flat_map(|day| each(&day["stops"], "placeId"))
            .collect();
        let packs = api.service.library.current().await.expect("packs");
        let seoul = packs.find("seoul").expect("the pack").places.all();
        let absent = seoul
            .iter()
            .find(|place| place.category == engine_model::place::Category::Museum && !all.contains(&json!(place.id.as_str())))
            .expect("a museum that is not in");
        let outside = why(&absent.id.as_str().replace('/', "%2F")).await.expect(200).json();
        assert_eq!((&outside["standing"], &outside["stopId"]), (&json!("out"), &Value::Null));
        assert_eq!(outside["reasons"].as_array().map(Vec::len), Some(1));
        why("mars%2Folympus").await.problem(404, "PLACE_NOT_FOUND");
        api.get(&format!("/trips/{trip}/why")).await.problem(400, "INVALID_REQUEST");
    }

    async fn the_certificate_tells_what_was_tested(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (now, _) = present(&api, &trip).await;
        let path = format!("/trips/{trip}/check");
        let checked = api.post(&path, json!({})).await.expect(200).json();
        assert_eq!((&checked["version"], &checked["verdict"]), (&json!(1), &now["feasibility"]));
        let certificate = &checked["certificate"];
        assert_eq!(certificate["rules"].as_array().map(Vec::len), Some(9));
        assert!(each(&certificate["rules"], "broken").iter().all(|broken| *broken == 0));
        assert_eq!(certificate["assertedFacts"], 0);
        let stops: usize = now["days"].as_array().expect("days").iter().map(|day| each(&day["stops"], "stopId").len()).sum();
        assert_eq!(checked["stops"].as_array().map(Vec::len), Some(stops));
        assert_eq!(checked["findings"], now["findings"]);
        let bare = api.whole().await;
        api.post(&format!("/trips/{bare}/check"), json!({})).await.problem(404, "ITINERARY_NOT_FOUND");
    }
}
