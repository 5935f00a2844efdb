//! `/trips/{tripId}/itinerary/versions` and `/undo`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{as_it_is, planned, present};
use crate::support::{Api, each, text};

/// Takes the first stop of a day out; gives its name.
async fn take_out(api: &Api, trip: &str, day: usize) -> String {
    let (now, etag) = present(api, trip).await;
    let mut stops = as_it_is(&now["days"][day - 1]);
    stops.remove(0);
    let body = json!({"days": [{"day": day, "stops": stops}]});
    api.put(&format!("/trips/{trip}/itinerary"), body)
        .header("if-match", &etag)
        .await
        .expect(200);
    text(&now["days"][day - 1]["stops"][0]["name"])
}

on_both! {
    async fn every_change_makes_a_version_that_says_what_was_done(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let one = take_out(&api, &trip, 1).await;
        let two = take_out(&api, &trip, 2).await;
        let path = format!("/trips/{trip}/itinerary/versions");
        let versions = api.get(&path).await.expect(200).json();
        assert_eq!(each(&versions, "version"), [3, 2, 1]);
        assert_eq!(each(&versions, "present"), [true, false, false]);
        assert_eq!(each(&versions, "origin"), ["edit", "edit", "generation"]);
        let said = [json!(format!("Removed {two}")), json!(format!("Removed {one}")), json!("")];
        assert_eq!(each(&versions, "action"), said);
        assert_eq!(each(&versions, "baseVersion"), [json!(2), json!(1), Value::Null]);
        assert_eq!(versions[0]["authorId"], "ada");
        let korean = api.get(&path).lang("ko").await.expect(200).json();
        assert!(text(&korean[0]["action"]).ends_with(" 삭제"));
        api.get_as("bo", &path).await.problem(404, "TRIP_NOT_FOUND");
    }

    async fn undoing_names_the_action_and_goes_further_back(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (first, _) = present(&api, &trip).await;
        let one = take_out(&api, &trip, 1).await;
        let (second, _) = present(&api, &trip).await;
        let two = take_out(&api, &trip, 2).await;
        let path = format!("/trips/{trip}/itinerary/undo");
        api.post(&path, json!({})).header("if-match", "\"2\"").await.problem(412, "VERSION_CONFLICT");
        let undone = api.post(&path, json!({})).header("if-match", "\"3\"").await.expect(200);
        assert_eq!(undone.etag(), "\"4\"");
        let said = json!({"version": 4, "restoredVersion": 2, "action": format!("Undid: Removed {two}")});
        assert_eq!(undone.json(), said);
        assert_eq!(present(&api, &trip).await.0["days"], second["days"]);
        let undone = api.post(&path, json!({})).await.expect(200).json();
        assert_eq!(undone["action"], format!("Undid: Removed {one}"));
        assert_eq!(present(&api, &trip).await.0["days"], first["days"]);
        api.post(&path, json!({})).await.problem(409, "NOTHING_TO_UNDO");
        let bare = api.whole().await;
        api.post(&format!("/trips/{bare}/itinerary/undo"), json!({})).await.problem(404, "ITINERARY_NOT_FOUND");
    }

    async fn any_version_can_be_brought_back(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (first, _) = present(&api, &trip).await;
        take_out(&api, &trip, 1).await;
        let path = format!("/trips/{trip}/itinerary/versions");
        api.post(&format!("{path}/9/restore"), json!({})).await.problem(404, "VERSION_NOT_FOUND");
        let stale = api.post(&format!("{path}/1/restore"), json!({})).header("if-match", "\"1\"").await;
        stale.problem(412, "VERSION_CONFLICT");
        let back = api.post(&format!("{path}/1/restore"), json!({})).header("if-match", "\"2\"").await.expect(200);
        assert_eq!(back.json(), json!({"version": 3, "restoredVersion": 1, "action": "Restored version 1"}));
        assert_eq!(present(&api, &trip).await.0["days"], first["days"]);
        api.invite(&trip, "bo", "viewer").await;
        api.post_as("bo", &format!("{path}/1/restore"), json!({})).await.problem(403, "FORBIDDEN");
        api.post_as("bo", &format!("/trips/{trip}/itinerary/undo"), json!({})).await.problem(403, "FORBIDDEN");
    }
}
