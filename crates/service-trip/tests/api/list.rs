//! `/trips` as a list, and `/trips/summary`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, id, refused};

/// Five trips, of which one goes on on 2026-05-01 at noon in Seoul and one is over.
async fn some(api: &Api) {
    for (name, start) in [
        ("Autumn 100%", Some("2026-10-01")),
        ("Spring", Some("2026-04-01")),
        ("Now", Some("2026-04-30")),
        ("Summer", Some("2026-07-01")),
    ] {
        let body =
            json!({"tripName": name, "startDate": start, "destinations": [{"name": "Busan", "nights": 3}]});
        api.make(body).await;
    }
    api.named("Some day").await;
}

async fn names(api: &Api, query: &str) -> Vec<Value> {
    each(
        &api.get(&format!("/trips{query}")).await.expect(200).json()["items"],
        "tripName",
    )
}

on_both! {
    async fn lists_sort_and_filter(database: TestDatabase) {
        let api = Api::on(database).await;
        some(&api).await;
        let latest = ["Some day", "Summer", "Now", "Spring", "Autumn 100%"];
        assert_eq!(names(&api, "").await, latest);
        assert_eq!(names(&api, "?sort=oldest").await, ["Autumn 100%", "Spring", "Now", "Summer", "Some day"]);
        assert_eq!(names(&api, "?sort=startDate").await, ["Spring", "Now", "Summer", "Autumn 100%", "Some day"]);
        assert_eq!(names(&api, "?sort=name").await, ["Autumn 100%", "Now", "Some day", "Spring", "Summer"]);
        assert_eq!(names(&api, "?status=planning").await, ["Some day", "Summer", "Autumn 100%"]);
        assert_eq!(names(&api, "?status=ongoing").await, ["Now"]);
        assert_eq!(names(&api, "?status=completed").await, ["Spring"]);
        assert_eq!(names(&api, "?status=all").await, latest);
    }

    async fn lists_are_searched_by_name_and_city(database: TestDatabase) {
        let api = Api::on(database).await;
        some(&api).await;
        api.make(json!({"tripName": "한글 여행", "destinations": [{"name": "seoul", "nights": 1}]})).await;
        let search = async |text: &str| names(&api, &format!("?search={text}&sort=name")).await;
        assert_eq!(search("SUM").await, ["Summer"]);
        assert_eq!(search("100%25").await, ["Autumn 100%"]);
        assert_eq!(search("%25").await, ["Autumn 100%"]);
        assert_eq!(search("_").await, [""; 0]);
        assert_eq!(search("busan").await.len(), 4);
        // By the Korean name of a destination that was named in English, composed or not.
        assert_eq!(search("%EC%84%9C%EC%9A%B8").await, ["한글 여행"]);
        assert_eq!(search("%E1%84%92%E1%85%A1%E1%86%AB").await, ["한글 여행"]);
        assert_eq!(search("%20now%20").await, ["Now"]);
        let problem = api.get("/trips?search=%00").await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("search".to_owned(), "FORMAT".to_owned())]);
    }

    async fn lists_come_in_pages(database: TestDatabase) {
        let api = Api::on(database).await;
        some(&api).await;
        let page = async |query: &str| api.get(&format!("/trips?{query}")).await.expect(200).json();
        let second = page("page=2&size=2").await;
        assert_eq!(each(&second["items"], "tripName"), ["Now", "Spring"]);
        assert_eq!(second["totalItems"], 5);
        assert_eq!(second["totalPages"], 3);
        let behind = page("page=9&size=2").await;
        assert_eq!(behind["items"], json!([]));
        assert_eq!(behind["totalItems"], 5);
        for (query, field) in [("size=51", "size"), ("size=0", "size"), ("page=0", "page"), ("page=x", "page")] {
            let problem = api.get(&format!("/trips?{query}")).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem)[0].0, field, "{query}");
        }
        api.get("/trips?status=lost").await.problem(400, "INVALID_REQUEST");
    }

    async fn a_list_shows_every_change_at_once(database: TestDatabase) {
        let api = Api::on(database).await;
        assert_eq!(names(&api, "").await, [""; 0]);
        let trip = api.named("One").await;
        assert_eq!(names(&api, "").await, ["One"]);
        api.put(&format!("/trips/{trip}"), json!({"tripName": "Two"})).await.expect(200);
        assert_eq!(names(&api, "").await, ["Two"]);
        api.delete(&format!("/trips/{trip}")).await.expect(204);
        assert_eq!(names(&api, "").await, [""; 0]);
        assert_eq!(api.get_as("bob", "/trips").await.expect(200).json()["totalItems"], 0);
    }

    async fn a_status_follows_the_clock_of_the_destination(database: TestDatabase) {
        let api = Api::on(database).await;
        let body = json!({
            "tripName": "Weekend", "startDate": "2026-06-06", "destinations": [{"name": "Seoul", "nights": 1}]
        });
        let trip = id(&api.make(body).await);
        let status = async |instant: &str| {
            api.clock.set(instant);
            let listed = api.get("/trips").await.expect(200).json()["items"][0]["status"].clone();
            let read = api.get(&format!("/trips/{trip}")).await.expect(200).json()["status"].clone();
            assert_eq!(listed, read, "{instant}");
            read
        };
        // Seoul is nine hours ahead: its 6 June begins at 15:00 on the 5th.
        assert_eq!(status("2026-06-05T14:59:59Z").await, "planning");
        assert_eq!(status("2026-06-05T15:00:00Z").await, "ongoing");
        assert_eq!(status("2026-06-07T14:59:59Z").await, "ongoing");
        assert_eq!(status("2026-06-07T15:00:00Z").await, "completed");
    }

    async fn the_summary_has_three_of_each_kind(database: TestDatabase) {
        let api = Api::on(database).await;
        some(&api).await;
        api.make(json!({"tripName": "Winter", "startDate": "2027-01-01", "destinations": [{"name": "x", "nights": 1}]}))
            .await;
        let summary = api.get("/trips/summary").await.expect(200).json();
        assert_eq!(each(&summary["travelling"], "tripName"), ["Now"]);
        assert_eq!(each(&summary["planning"], "tripName"), ["Summer", "Autumn 100%", "Winter"]);
        assert_eq!(each(&summary["memories"], "tripName"), ["Spring"]);
        assert_eq!(
            api.get_as("bob", "/trips/summary").await.expect(200).json(),
            json!({"travelling": [], "planning": [], "memories": []})
        );
    }
}
