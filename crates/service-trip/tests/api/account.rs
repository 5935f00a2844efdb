//! What the account of a person takes along, and what is left when it ends.

use std::sync::Arc;

use contracts::Trips;
use serde_json::{Value, json};
use service_trip::LocalTrips;
use storage::{Queries, params};
use test_support::{TestDatabase, on_both};

use crate::planned::{plan, planned};
use crate::support::Api;

on_both! {
    async fn an_account_takes_its_trips_along(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let gone = api.named("Gone").await;
        api.post(&format!("/trips/{trip}/tray"), json!({"placeId": "seoul/gyeongbokgung"})).await.expect(201);
        let place = json!({"name": "Aunt", "latitude": 1, "longitude": 2});
        api.post(&format!("/trips/{trip}/places"), place).await.expect(201);
        api.post(&format!("/trips/{trip}/feedback"), json!({"score": 4})).await.expect(204);
        api.delete(&format!("/trips/{gone}")).await.expect(204);
        api.post_as("bo", "/trips", json!({"tripName": "Bo's"})).await.expect(201);
        let trips = LocalTrips::new(Arc::clone(&api.service));
        let files = trips.export("ada").await.expect("the files");
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                format!("trips/{trip}/trip.json"),
                format!("trips/{trip}/plan.json"),
                format!("trips/{trip}/tray.json"),
                format!("trips/{trip}/places.json"),
                format!("trips/{gone}/trip.json"),
                "trips/shared.json".to_owned(),
                "trips/feedback.json".to_owned(),
            ]
        );
        let read = |index: usize| -> Value { serde_json::from_str(&files[index].text).expect("JSON") };
        assert_eq!(read(0)["request"]["name"], "Two cities");
        assert_eq!(wire::plan_from_json(&files[1].text).expect("a plan"), *plan());
        assert_eq!(read(2)[0]["placeId"], "seoul/gyeongbokgung");
        assert_eq!(read(3)[0]["name"], "Aunt");
        assert!(read(4)["deletedAt"].is_string());
        assert_eq!(read(6)[0]["score"], 4);
    }

    async fn nothing_is_left_of_an_account(database: TestDatabase) {
        let api = Api::on(database).await;
        let own = planned(&api).await;
        let passed_on = api.named("Ours").await;
        api.invite(&passed_on, "bo", "owner").await;
        api.post(&format!("/trips/{passed_on}/tray"), json!({"placeId": "seoul/gyeongbokgung"})).await.expect(201);
        api.post(&format!("/trips/{passed_on}/feedback"), json!({"score": 1})).await.expect(204);
        api.post(&format!("/trips/{passed_on}/calendar"), json!({})).await.expect(201);
        api.post(&format!("/trips/{own}/calendar"), json!({})).await.expect(201);
        let trips = LocalTrips::new(Arc::clone(&api.service));
        trips.erase("ada").await.expect("everything");
        trips.erase("ada").await.expect("asking twice is no error");
        api.get(&format!("/trips/{own}")).await.problem(404, "TRIP_NOT_FOUND");
        api.get(&format!("/trips/{passed_on}")).await.problem(404, "TRIP_NOT_FOUND");
        let kept = api.get_as("bo", &format!("/trips/{passed_on}")).await.expect(200).json();
        assert_eq!(kept["tripName"], "Ours");
        let mut db = api.service.db.clone();
        for sql in [
            "SELECT COUNT(*) AS many FROM trips WHERE owner_id = $1",
            "SELECT COUNT(*) AS many FROM companions WHERE user_id = $1 OR invited_by = $1",
            "SELECT COUNT(*) AS many FROM feedback WHERE user_id = $1",
            "SELECT COUNT(*) AS many FROM calendar_tokens WHERE user_id = $1",
            "SELECT COUNT(*) AS many FROM tray WHERE created_by = $1",
            "SELECT COUNT(*) AS many FROM trip_lists WHERE user_id = $1",
        ] {
            let row = db.fetch_one(sql, params!["ada"]).await.expect("a number");
            assert_eq!(row.get::<i64>("many").expect("a number"), 0, "{sql}");
        }
        let listed = api.get_as("bo", "/trips").await.expect(200).json();
        assert_eq!(listed["totalItems"], 1);
    }
}
