//! Deleting, restoring and the end of the bin.

use std::time::Duration;

use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, refused, whole};

const DAY: Duration = Duration::from_hours(24);

on_both! {
    async fn a_deleted_trip_can_be_brought_back(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}");
        let before = api.get(&path).await.expect(200).json();
        api.delete(&path).await.expect(204);
        api.get(&path).await.problem(404, "TRIP_NOT_FOUND");
        api.delete(&path).await.problem(404, "TRIP_NOT_FOUND");
        let bin = api.get("/trips?status=deleted").await.expect(200).json();
        assert_eq!(each(&bin["items"], "tripId"), [trip.as_str()]);
        assert!(bin["items"][0]["deletedAt"].is_string());
        api.post_as("bob", &format!("{path}/restore"), json!({})).await.problem(404, "TRIP_NOT_FOUND");
        let restored = api.post(&format!("{path}/restore"), json!({})).await.expect(200).json();
        assert_eq!(restored["members"], before["members"]);
        assert_eq!(api.get(&path).await.expect(200).json(), restored);
        api.post(&format!("{path}/restore"), json!({})).await.problem(404, "TRIP_NOT_FOUND");
        assert_eq!(api.messages().await, ["created", "deleted", "updated"]);
    }

    async fn a_trip_that_goes_on_is_deleted_by_force_only(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}");
        api.clock.set("2026-06-02T12:00:00Z");
        api.delete(&path).await.problem(409, "TRIP_ONGOING");
        api.delete(&format!("{path}?force=false")).await.problem(409, "TRIP_ONGOING");
        api.delete(&format!("{path}?force=maybe")).await.problem(400, "INVALID_REQUEST");
        api.delete(&format!("{path}?force=true")).await.expect(204);
    }

    async fn several_trips_go_together_or_not_at_all(database: TestDatabase) {
        let api = Api::on(database).await;
        let one = api.named("One").await;
        let two = api.named("Two").await;
        let going = api.whole().await;
        api.clock.set("2026-06-02T12:00:00Z");
        let gone = async |ids: serde_json::Value, force: bool| {
            api.post("/trips/bulk-delete", json!({"tripIds": ids, "force": force})).await
        };
        gone(json!([one, going]), false).await.problem(409, "TRIP_ONGOING");
        gone(json!([one, "x"]), true).await.problem(404, "TRIP_NOT_FOUND");
        let problem = gone(json!([]), false).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("tripIds".to_owned(), "TOO_SHORT".to_owned())]);
        assert_eq!(api.get("/trips").await.json()["totalItems"], 3);
        api.post("/trips/bulk-delete", json!({"tripIds": [one, two, two]})).await.expect(204);
        assert_eq!(api.get("/trips").await.json()["totalItems"], 1);
        gone(json!([going]), true).await.expect(204);
        assert_eq!(api.get("/trips?status=deleted").await.json()["totalItems"], 3);
    }

    async fn the_bin_is_emptied_after_thirty_days(database: TestDatabase) {
        let api = Api::on(database).await;
        let old = api.named("Old").await;
        let young = api.named("Young").await;
        api.make(whole()).await;
        api.delete(&format!("/trips/{old}")).await.expect(204);
        api.clock.advance(DAY);
        api.delete(&format!("/trips/{young}")).await.expect(204);
        api.clock.advance(29 * DAY);
        assert_eq!(api.service.empty_bin().await.expect("the bin"), 0);
        api.clock.advance(Duration::from_secs(1));
        assert_eq!(api.service.empty_bin().await.expect("the bin"), 1);
        api.post(&format!("/trips/{old}/restore"), json!({})).await.problem(404, "TRIP_NOT_FOUND");
        api.post(&format!("/trips/{young}/restore"), json!({})).await.expect(200);
        assert_eq!(api.service.empty_bin().await.expect("the bin"), 0);
    }
}
