//! `/trips/{tripId}/places`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, refused, text};

fn aunt() -> Value {
    json!({
        "name": "Aunt's house", "latitude": 37.5, "longitude": 127.0, "category": "sight", "durationMinutes": 120,
        "hours": "in the evening", "cost": {"amount": 0, "currency": "KRW"}, "note": "bring cake"
    })
}

on_both! {
    async fn a_trip_has_places_of_its_own(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/places");
        let place = api.post(&path, aunt()).await.expect(201).json();
        let one = format!("{path}/{}", text(&place["placeId"]));
        let read = api.get(&one).await.expect(200).json();
        assert_eq!(read, place);
        for (field, value) in aunt().as_object().expect("an object") {
            assert_eq!(&read[field], value, "{field}");
        }
        api.clock.advance(std::time::Duration::from_secs(1));
        let less = json!({"name": "Uncle's", "latitude": 37.6, "longitude": 127.1});
        let changed = api.put(&one, less).await.expect(200).json();
        assert_eq!((&changed["name"], &changed["cost"], &changed["hours"]), (&json!("Uncle's"), &Value::Null, &Value::Null));
        assert_eq!(changed["createdAt"], place["createdAt"]);
        assert_ne!(changed["updatedAt"], place["updatedAt"]);
        let listed = api.get(&path).await.expect(200).json();
        assert_eq!(each(&listed["items"], "name"), ["Uncle's"]);
        assert_eq!(listed["totalItems"], 1);
        api.delete(&one).await.expect(204);
        for missing in [one.as_str(), &format!("{path}/x")] {
            api.get(missing).await.problem(404, "PLACE_NOT_FOUND");
            api.put(missing, aunt()).await.problem(404, "PLACE_NOT_FOUND");
            api.delete(missing).await.problem(404, "PLACE_NOT_FOUND");
        }
    }

    async fn a_place_has_bounds(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let check = async |field: &str, value: Value, refused_field: &str, rule: &str| {
            let mut body = aunt();
            body[field] = value;
            let problem = api.post(&format!("/trips/{trip}/places"), body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(refused_field.to_owned(), rule.to_owned())]);
        };
        check("name", json!(""), "name", "REQUIRED").await;
        check("name", json!("n".repeat(81)), "name", "TOO_LONG").await;
        check("latitude", json!(-90.1), "latitude", "OUT_OF_RANGE").await;
        check("longitude", json!(180.1), "latitude", "OUT_OF_RANGE").await;
        check("durationMinutes", json!(4), "durationMinutes", "OUT_OF_RANGE").await;
        check("cost", json!({"amount": -1, "currency": "KRW"}), "cost.amount", "OUT_OF_RANGE").await;
        check("category", json!("castle"), "category", "FORMAT").await;
        check("hours", json!("h".repeat(201)), "hours", "TOO_LONG").await;
        check("colour", json!("red"), "colour", "FORMAT").await;
    }
}
