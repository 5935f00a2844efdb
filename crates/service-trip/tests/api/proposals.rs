//! `/trips/{tripId}/proposals/{proposalId}`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{as_it_is, planned, present};
use crate::support::{Api, each, refused, text};

/// A trip with an itinerary and the path of an open proposal that changes it.
async fn proposed(api: &Api) -> (String, String) {
    let trip = planned(api).await;
    let asked = json!({"effort": "quick", "seed": 4242, "keepLocked": false});
    let generation = api.ask_for_plan(&trip, asked).await;
    api.work().await;
    let done = api
        .get(&format!("/trips/{trip}/generations/{generation}"))
        .await
        .expect(200)
        .json();
    let path = format!("/trips/{trip}/proposals/{}", text(&done["proposalId"]));
    (trip, path)
}

/// The day and place of every stop.
fn stops(days: &Value) -> Vec<(Value, Value)> {
    let days = days.as_array().expect("days").iter();
    days.flat_map(|day| {
        each(&day["stops"], "placeId")
            .into_iter()
            .map(|place| (day["day"].clone(), place))
    })
    .collect()
}

fn count(diff: &Value, group: &str) -> usize {
    diff[group].as_array().expect("a list").len()
}

on_both! {
    async fn it_says_what_would_change(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, path) = proposed(&api).await;
        let proposal = api.get(&path).await.expect(200).json();
        assert_eq!((&proposal["baseVersion"], &proposal["state"]), (&json!(1), &json!("open")));
        assert_eq!(proposal["applicable"], true);
        let (diff, (now, _)) = (&proposal["diff"], present(&api, &trip).await);
        let all = stops(&now["days"]).len();
        assert_eq!(count(diff, "kept") + count(diff, "moved") + count(diff, "dropped"), all);
        assert_eq!(stops(&proposal["days"]).len(), all - count(diff, "dropped") + count(diff, "added"));
        assert!(proposal["days"][0]["stops"][0]["mapLink"]["url"].is_string());
        api.get_as("bo", &path).await.problem(404, "TRIP_NOT_FOUND");
        let other = api.whole().await;
        let id = path.rsplit('/').next().expect("an id");
        api.get(&format!("/trips/{other}/proposals/{id}")).await.problem(404, "PROPOSAL_NOT_FOUND");
    }

    async fn it_is_applied_as_a_whole_once(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, path) = proposed(&api).await;
        let proposal = api.get(&path).await.expect(200).json();
        let applied = api.post(&format!("{path}/apply"), json!({})).await.expect(200);
        assert_eq!((applied.etag(), &applied.json()["version"]), ("\"2\"", &json!(2)));
        let (after, _) = present(&api, &trip).await;
        assert_eq!(after["days"], proposal["days"]);
        assert_eq!(after["findings"], proposal["findings"]);
        api.post(&format!("{path}/apply"), json!({})).await.problem(404, "PROPOSAL_NOT_FOUND");
        api.delete(&path).await.problem(404, "PROPOSAL_NOT_FOUND");
        assert_eq!(api.get(&path).await.expect(200).json()["state"], "applied");
        let read = api.get(&format!("/trips/{trip}")).await.expect(200).json();
        assert_eq!(read["itinerary"], json!({"version": 2, "stale": false}));
    }

    async fn chosen_changes_are_made_alone(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, path) = proposed(&api).await;
        let proposal = api.get(&path).await.expect(200).json();
        let group = ["added", "dropped", "moved"].into_iter().find(|group| count(&proposal["diff"], group) > 0);
        let group = group.expect("another seed changes something");
        let change = &proposal["diff"][group][0];
        let unknown = api.post(&format!("{path}/apply"), json!({"changes": [change["changeId"], "more-1"]})).await;
        let unknown = refused(&unknown.problem(400, "INVALID_REQUEST"));
        assert_eq!(unknown, [("changes[1]".to_owned(), "FORMAT".to_owned())]);
        let before = stops(&present(&api, &trip).await.0["days"]);
        api.post(&format!("{path}/apply"), json!({"changes": [change["changeId"]]})).await.expect(200);
        let after = stops(&present(&api, &trip).await.0["days"]);
        let place = &change["placeId"];
        let here = |stops: &[(Value, Value)]| stops.iter().find(|(_, other)| other == place).cloned();
        match group {
            "added" => assert_eq!((here(&before), after.len()), (None, before.len() + 1)),
            "dropped" => assert_eq!((here(&after), after.len()), (None, before.len() - 1)),
            _ => assert_eq!((here(&after).map(|(day, _)| day), after.len()), (Some(change["after"]["day"].clone()), before.len())),
        }
    }

    async fn it_waits_for_nobody(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, path) = proposed(&api).await;
        let (now, etag) = present(&api, &trip).await;
        let mut stops = as_it_is(&now["days"][0]);
        stops.remove(0);
        let body = json!({"days": [{"day": 1, "stops": stops}]});
        api.put(&format!("/trips/{trip}/itinerary"), body).header("if-match", &etag).await.expect(200);
        assert_eq!(api.get(&path).await.expect(200).json()["applicable"], false);
        api.post(&format!("{path}/apply"), json!({})).await.problem(412, "VERSION_CONFLICT");
        api.delete(&path).await.expect(204);
        api.delete(&path).await.problem(404, "PROPOSAL_NOT_FOUND");
        assert_eq!(api.get(&path).await.expect(200).json()["state"], "discarded");
    }

    async fn an_itinerary_that_was_asked_for_before_a_change_is_stale(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, path) = proposed(&api).await;
        let body = json!({"name": "Cleo", "age": 40});
        api.post(&format!("/trips/{trip}/members"), body).await.expect(201);
        api.post(&format!("{path}/apply"), json!({})).await.expect(200);
        let read = api.get(&format!("/trips/{trip}")).await.expect(200).json();
        assert_eq!(read["itinerary"], json!({"version": 2, "stale": true}));
    }

    async fn only_those_who_may_change_the_trip_decide(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, path) = proposed(&api).await;
        api.invite(&trip, "bo", "viewer").await;
        api.get_as("bo", &path).await.expect(200);
        api.post_as("bo", &format!("{path}/apply"), json!({})).await.problem(403, "FORBIDDEN");
        api.delete_as("bo", &path).await.problem(403, "FORBIDDEN");
    }
}
