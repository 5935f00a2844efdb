//! `/trips` and `/trips/{tripId}`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, id, refused, text, whole};

on_both! {
    async fn a_name_is_enough_for_a_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let made = api.post("/trips", json!({"tripName": "  Three days in Seoul "})).await.expect(201);
        let trip = made.json();
        assert_eq!(made.etag(), "\"1\"");
        assert_eq!(made.header("location"), format!("/api/v1/trips/{}", id(&trip)));
        assert_eq!(trip["tripName"], "Three days in Seoul");
        assert_eq!(trip["status"], "planning");
        assert_eq!(trip["currentStep"], "basics");
        assert_eq!(trip["progress"], 25);
        assert_eq!(trip["role"], "owner");
        assert_eq!(trip["members"], json!([]));
        assert_eq!(trip["startDate"], Value::Null);
        assert_eq!(trip["createdAt"], "2026-05-01T00:00:00Z");
        let read = api.get(&format!("/trips/{}", id(&trip))).await.expect(200);
        assert_eq!(read.json(), trip);
        assert_eq!(read.etag(), "\"1\"");
        assert_eq!(api.messages().await, ["created"]);
    }

    async fn a_trip_takes_any_part_of_a_request(database: TestDatabase) {
        let api = Api::on(database).await;
        let mut body = whole();
        body["pace"] = json!("relaxed");
        body["freeText"] = json!("no seafood");
        body["arrival"] = json!({"at": "2026-06-01T11:30", "place": null});
        let trip = api.make(body).await;
        assert_eq!(trip["pace"], "relaxed");
        assert_eq!(trip["freeText"], "no seafood");
        assert_eq!(trip["arrival"], json!({"at": "2026-06-01T11:30"}));
        assert_eq!(trip["endDate"], "2026-06-04");
        assert_eq!(trip["currentStep"], "generation");
        assert_eq!(trip["progress"], 75);
        assert_eq!(each(&trip["destinations"], "startDate"), ["2026-06-01", "2026-06-03"]);
        assert_eq!(each(&trip["destinations"], "endDate"), ["2026-06-03", "2026-06-04"]);
        assert_eq!(each(&trip["destinations"], "days"), [3, 2]);
        assert_eq!(each(&trip["members"], "name"), ["Ada", "Bo"]);
    }

    async fn a_trip_refuses_what_no_request_may_hold(database: TestDatabase) {
        let api = Api::on(database).await;
        let check = async |body: Value, expected: &[(&str, &str)]| {
            let problem = api.post("/trips", body).await.problem(400, "INVALID_REQUEST");
            let found = refused(&problem);
            let found: Vec<_> = found.iter().map(|(field, rule)| (field.as_str(), rule.as_str())).collect();
            assert_eq!(found, expected);
        };
        check(json!({}), &[("tripName", "REQUIRED")]).await;
        check(json!({"tripName": "n".repeat(81)}), &[("tripName", "TOO_LONG")]).await;
        check(json!({"tripName": "a", "colour": 1}), &[("colour", "FORMAT")]).await;
        check(json!({"tripName": "a", "members": [{"name": "Kim"}]}), &[("members[0].age", "REQUIRED")]).await;
        check(
            json!({"tripName": "a", "members": [{"age": 1, "memberId": "x"}]}),
            &[("members[0].memberId", "FORMAT")],
        ).await;
        check(
            json!({"tripName": "a", "destinations": [{"name": "Seoul", "nights": 1}, {"name": "서울", "nights": 1}]}),
            &[("destinations[1].name", "FORMAT")],
        ).await;
        assert_eq!(api.messages().await, [""; 0]);
    }

    async fn a_name_stays_on_one_line(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.make(json!({"tripName": "a\u{0}b\nc", "members": [{"name": "k\u{0}", "age": 3}]})).await;
        assert_eq!(trip["tripName"], "a b c");
        assert_eq!(trip["members"][0]["name"], "k\u{0}");
        let found = api.get("/trips?search=a%20b").await.expect(200).json();
        assert_eq!(found["items"][0]["tripName"], "a b c");
    }

    async fn problems_speak_korean(database: TestDatabase) {
        let api = Api::on(database).await;
        let problem = api.get("/trips/0").lang("ko").await.problem(404, "TRIP_NOT_FOUND");
        assert_eq!(problem["title"], "여행을 찾을 수 없습니다");
        let problem = api.post("/trips", json!({})).lang("ko").await.problem(400, "INVALID_REQUEST");
        assert_eq!(problem["errors"][0]["message"], "필요한 항목입니다");
    }

    async fn nobody_else_may_know_of_a_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}");
        api.get_as("bob", &path).await.problem(404, "TRIP_NOT_FOUND");
        api.put_as("bob", &path, whole()).await.problem(404, "TRIP_NOT_FOUND");
        api.delete_as("bob", &path).await.problem(404, "TRIP_NOT_FOUND");
        api.get_as("bob", &format!("{path}/members")).await.problem(404, "TRIP_NOT_FOUND");
        api.app.get(&format!("/api/v1{path}")).bearer("admin:root").await.problem(404, "TRIP_NOT_FOUND");
        api.app.get(&format!("/api/v1{path}")).await.problem(401, "UNAUTHORIZED");
        api.app.get(&format!("/api/v1{path}")).bearer("scoped:ada:locations:read").await.problem(403, "FORBIDDEN");
        api.get("/trips/01900000-0000-7000-8000-000000000000").await.problem(404, "TRIP_NOT_FOUND");
        api.get("/trips/%00").await.problem(404, "TRIP_NOT_FOUND");
    }

    async fn put_replaces_everything_and_keeps_ids(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.make(whole()).await;
        let path = format!("/trips/{}", id(&trip));
        let bo = text(&trip["members"][1]["memberId"]);
        let body = json!({
            "tripName": "Renamed",
            "startDate": "2026-06-01",
            "members": [{"memberId": bo, "name": "Bobby", "age": 6}, {"name": "ADA", "age": 35}, {"age": 70}],
            "destinations": [{"name": "seoul", "nights": 4}]
        });
        let changed = api.put(&path, &body).await.expect(200);
        assert_eq!(changed.etag(), "\"2\"");
        let changed = changed.json();
        let ids = each(&changed["members"], "memberId");
        assert_eq!(ids[0], trip["members"][1]["memberId"]);
        assert_eq!(ids[1], trip["members"][0]["memberId"]);
        assert_ne!(ids[2], ids[0]);
        assert_eq!(changed["destinations"][0]["destinationId"], trip["destinations"][1]["destinationId"]);
        assert_eq!(changed["endDate"], "2026-06-05");
        assert_eq!(api.get(&path).await.expect(200).json(), changed);
        let again = api.put(&path, &body).await.expect(200);
        assert_eq!(again.etag(), "\"2\"", "nothing changed");
        assert_eq!(api.messages().await, ["created", "updated"]);
    }

    async fn put_with_an_old_version_is_refused(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.named("First").await;
        let path = format!("/trips/{trip}");
        let put = |name: &str, tag: &str| api.put(&path, json!({"tripName": name})).header("if-match", tag);
        put("Second", "\"1\"").await.expect(200);
        put("Third", "\"1\"").await.problem(412, "VERSION_CONFLICT");
        put("Third", "\"2\"").await.expect(200);
        put("Fourth", "*").await.expect(200);
        assert_eq!(api.get(&path).await.json()["tripName"], "Fourth");
    }

    async fn two_changes_at_once_are_both_kept(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/members");
        let add = async |age: u8| api.post(&path, json!({"age": age})).await.expect(201);
        tokio::join!(add(1), add(2), add(3), add(4), add(5));
        let mut ages = each(&api.get(&path).await.expect(200).json(), "age");
        ages.sort_by_key(Value::as_u64);
        assert_eq!(ages, [1, 2, 3, 4, 5, 5, 34]);
        assert_eq!(api.get(&format!("/trips/{trip}")).await.etag(), "\"6\"");
    }

    async fn a_change_of_what_is_asked_marks_the_itinerary_stale(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        api.give_itinerary(&trip).await;
        let path = format!("/trips/{trip}");
        let read = async || api.get(&path).await.expect(200).json();
        let before = read().await;
        assert_eq!(before["itinerary"], json!({"version": 1, "stale": false}));
        assert_eq!(before["currentStep"], "itinerary");
        assert_eq!(before["progress"], 100);
        let mut body = whole();
        body["tripName"] = json!("Only the name");
        api.put(&path, &body).await.expect(200);
        assert_eq!(read().await["itinerary"]["stale"], false);
        body["pace"] = json!("packed");
        api.put(&path, &body).await.expect(200);
        assert_eq!(read().await["itinerary"], json!({"version": 1, "stale": true}));
    }

    async fn basic_info_replaces_the_first_step_only(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.make(whole()).await;
        let path = format!("/trips/{}/basic-info", id(&trip));
        let body = json!({"tripName": "Car", "transport": "car", "members": [{"name": "Bo", "age": 6}]});
        let changed = api.put(&path, body).await.expect(200).json();
        assert_eq!(changed["tripName"], "Car");
        assert_eq!(changed["transport"], "car");
        assert_eq!(changed["members"].as_array().map(Vec::len), Some(1));
        assert_eq!(changed["members"][0]["memberId"], trip["members"][1]["memberId"]);
        assert_eq!(changed["destinations"], trip["destinations"]);
        let kept = api.put(&path, json!({"tripName": "Car", "members": [{"age": 6}]})).await.expect(200).json();
        assert_eq!(kept["transport"], "car");
        let check = async |body: Value, field: &str, rule: &str| {
            let problem = api.put(&path, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        };
        check(json!({"tripName": "a", "members": []}), "members", "TOO_SHORT").await;
        check(json!({"tripName": "a", "members": null}), "members", "TOO_SHORT").await;
        check(json!({"tripName": "a"}), "members", "REQUIRED").await;
        check(json!({"members": [{"age": 1}]}), "tripName", "REQUIRED").await;
        check(
            json!({"tripName": "a", "members": [{"age": 1, "name": "Kim"}, {"age": 1, "name": "kim "}]}),
            "members[1].name",
            "FORMAT",
        ).await;
    }
}
