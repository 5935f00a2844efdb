//! `/trips/{tripId}/dates`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{plan, planned, stop_names, stored};
use crate::support::{Api, each, id, refused, text, whole};

/// The local names of what lies in the tray, sorted.
async fn tray(api: &Api, trip: &str) -> Vec<String> {
    let listed = api
        .get(&format!("/trips/{trip}/tray?size=50&fits=false"))
        .await
        .expect(200)
        .json();
    let mut names: Vec<String> = listed["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| text(&item["names"]["local"]))
        .collect();
    names.sort();
    names
}

/// Stops and tray together are what the stops were before.
async fn nothing_is_lost(api: &Api, trip: &str, answer: &Value) {
    let after = stored(api, trip, &answer["itineraryVersion"]).await;
    let mut all = stop_names(&after);
    all.extend(tray(api, trip).await);
    all.sort();
    assert_eq!(all, stop_names(plan()));
}

on_both! {
    async fn a_trip_moves_to_other_dates(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/dates");
        let moved = api.post(&path, json!({"startDate": "2026-08-01", "mode": "shiftAll"})).await.expect(200).json();
        assert_eq!(moved["startDate"], "2026-08-01");
        assert_eq!(moved["endDate"], "2026-08-04");
        assert_eq!(moved["itineraryVersion"], Value::Null);
        let problem = api.post(&path, json!({"startDate": "soon", "mode": "shiftAll"})).await;
        assert_eq!(
            refused(&problem.problem(400, "INVALID_REQUEST")),
            [("startDate".to_owned(), "FORMAT".to_owned())]
        );
        let problem = api.post(&path, json!({"startDate": "2026-08-01", "mode": "all"})).await;
        assert_eq!(refused(&problem.problem(400, "INVALID_REQUEST")), [("mode".to_owned(), "FORMAT".to_owned())]);
    }

    async fn everything_moves_with_the_start(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/dates");
        let moved = api.post(&path, json!({"startDate": "2026-06-08", "mode": "shiftAll"})).await.expect(200).json();
        assert_eq!(moved["itineraryVersion"], 2);
        assert_eq!(moved["itineraryStale"], false);
        assert_eq!(moved["fellIntoTray"], json!([]));
        assert_eq!(moved["moved"].as_array().expect("a list").len(), stop_names(plan()).len());
        assert_eq!(moved["moved"][0]["before"]["date"], "2026-06-01");
        assert_eq!(moved["moved"][0]["after"]["date"], "2026-06-08");
        assert_eq!(moved["moved"][0]["after"]["day"], 1);
        nothing_is_lost(&api, &trip, &moved).await;
        let itinerary = api.get(&format!("/trips/{trip}/itinerary")).await.expect(200).json();
        assert_eq!(each(&itinerary["days"], "date")[0], "2026-06-08");
        let versions = api.get(&format!("/trips/{trip}/itinerary/versions")).await.expect(200).json();
        assert_eq!(versions[0]["origin"], "dates");
        assert_eq!(versions[0]["action"], "Moved the trip to 2026-06-08");
        let again = api.post(&path, json!({"startDate": "2026-06-08", "mode": "shiftAll"})).await.expect(200).json();
        assert_eq!((&again["itineraryVersion"], &again["moved"]), (&json!(2), &json!([])));
    }

    async fn what_keeps_its_date_and_has_none_falls_into_the_tray(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let body = json!({"startDate": "2026-06-03", "mode": "keepDates"});
        let moved = api.post(&format!("/trips/{trip}/dates"), body).await.expect(200).json();
        let fallen = moved["fellIntoTray"].as_array().expect("a list");
        assert!(!fallen.is_empty());
        for one in fallen {
            assert!(["dayGone", "otherCity"].contains(&one["reason"].as_str().expect("a word")), "{one}");
        }
        nothing_is_lost(&api, &trip, &moved).await;
        let listed = api.get(&format!("/trips/{trip}/tray?size=50")).await.expect(200).json();
        assert_eq!(listed["totalItems"].as_u64(), u64::try_from(fallen.len()).ok());
        assert_eq!(listed["items"][0]["origin"], "dates");
    }

    async fn an_itinerary_catches_up_with_its_destinations(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let read = api.get(&format!("/trips/{trip}")).await.expect(200);
        let mut body = whole();
        body["destinations"] = json!([{"name": "seoul", "nights": 2}]);
        api.put(&format!("/trips/{trip}"), body).header("if-match", read.etag()).await.expect(200);
        let body = json!({"startDate": "2026-06-08", "mode": "unbookedOnly"});
        let moved = api.post(&format!("/trips/{trip}/dates"), body).await.expect(200).json();
        assert_eq!(moved["endDate"], "2026-06-10");
        assert_eq!(moved["itineraryVersion"], 2);
        assert_eq!(moved["itineraryStale"], true);
        nothing_is_lost(&api, &trip, &moved).await;
        let after = stored(&api, &trip, &moved["itineraryVersion"]).await;
        assert_eq!(after.days.len(), 3);
        assert!(after.days.iter().flat_map(|day| &day.segments).all(|segment| segment.destination.as_str() == "seoul"));
    }

    async fn an_itinerary_that_cannot_move_stays(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let read = api.get(&format!("/trips/{trip}")).await.expect(200);
        let mut body = whole();
        body["destinations"] = json!([{"name": "Atlantis", "nights": 2}]);
        api.put(&format!("/trips/{trip}"), body).header("if-match", read.etag()).await.expect(200);
        let body = json!({"startDate": "2026-06-08", "mode": "shiftAll"});
        let moved = api.post(&format!("/trips/{trip}/dates"), body).await.expect(200).json();
        assert_eq!(moved["unmoved"], "DESTINATION_NOT_FOUND");
        assert_eq!((&moved["itineraryVersion"], &moved["itineraryStale"]), (&json!(1), &json!(true)));
        nothing_is_lost(&api, &trip, &moved).await;
    }

    async fn locks_and_wishes_keep_their_dates_where_the_stops_do(database: TestDatabase) {
        let api = Api::on(database).await;
        let mut body = whole();
        body["locks"] = json!([
            {"place": {"id": "busan/haeundae-beach"}, "day": 1},
            {"place": {"id": "busan/gamcheon-culture-village"}, "day": 2, "startAt": "10:00"}
        ]);
        body["wishes"] = json!([{"kind": "little-walking", "day": 3}]);
        let check = async |mode: &str, locks: &[i64], wish: i64, dropped: &[&str]| {
            let trip = id(&api.make(body.clone()).await);
            let path = format!("/trips/{trip}/dates");
            let moved = api.post(&path, json!({"startDate": "2026-06-02", "mode": mode})).await.expect(200).json();
            assert_eq!(each(&moved["dropped"], "field"), dropped, "{mode}");
            let read = api.get(&format!("/trips/{trip}")).await.expect(200).json();
            let request = read.get("request").unwrap_or(&read);
            assert_eq!(each(&request["locks"], "day"), locks.iter().map(|day| json!(day)).collect::<Vec<_>>(), "{mode}");
            assert_eq!(request["wishes"][0]["day"], wish, "{mode}");
        };
        check("shiftAll", &[1, 2], 3, &[]).await;
        check("keepDates", &[1], 2, &["locks[0]"]).await;
        check("unbookedOnly", &[1, 1], 3, &[]).await;
    }
}
