//! `/trips/{tripId}/generations`.

use std::time::Duration;

use contracts::generations::GenerationFailure;
use serde_json::{Value, json};
use service_trip::TripConfig;
use test_support::{TestDatabase, on_both};

use crate::planned::{planned, present};
use crate::support::{Api, refused, text};

/// What is asked for in every test: a quick plan.
fn quick() -> Value {
    json!({"effort": "quick"})
}

/// The numbers of the events in a stream.
fn numbers(stream: &str) -> Vec<u64> {
    let lines = stream.lines().filter_map(|line| line.strip_prefix("id: "));
    lines.map(|id| id.parse().expect("a number")).collect()
}

on_both! {
    async fn the_first_plan_becomes_the_itinerary_and_the_next_a_proposal(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/generations");
        let started = api.post(&path, quick()).await.expect(202);
        let url = text(&started.json()["statusUrl"]);
        assert_eq!(started.header("location"), url);
        let status = url.strip_prefix("/api/v1").expect("an address of ours");
        let waiting = api.get(status).await.expect(200).json();
        assert_eq!((&waiting["status"], &waiting["progress"]), (&json!("queued"), &json!(0)));
        api.post(&path, quick()).await.problem(409, "GENERATION_IN_PROGRESS");
        api.work().await;
        let done = api.get(status).await.expect(200).json();
        assert_eq!((&done["status"], &done["progress"]), (&json!("completed"), &json!(100)));
        assert_eq!((&done["etaSeconds"], done.get("proposalId")), (&json!(0), None));
        assert_eq!(present(&api, &trip).await.1, "\"1\"");
        let again = api.ask_for_plan(&trip, quick()).await;
        api.work().await;
        let done = api.get(&format!("{path}/{again}")).await.expect(200).json();
        assert!(done["proposalId"].is_string(), "{done}");
        assert_eq!(present(&api, &trip).await.1, "\"1\"");
        assert!(api.messages().await.contains(&"generation.completed".to_owned()));
    }

    async fn a_day_is_planned_again_only_so_often(database: TestDatabase) {
        let config = TripConfig { regenerations_a_day: 2, ..TripConfig::default() };
        let api = Api::with(database, config).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/generations");
        let one_more = async |body: Value| {
            let id = api.ask_for_plan(&trip, body).await;
            api.delete(&format!("{path}/{id}")).await.expect(204);
        };
        one_more(quick()).await;
        one_more(quick()).await;
        let refused = api.post(&path, quick()).await;
        let wait: u64 = refused.header("retry-after").parse().expect("seconds");
        refused.problem(429, "REGENERATION_LIMIT");
        // It is nine in the morning in Busan.
        assert_eq!(wait, 15 * 3600);
        one_more(json!({"scope": "day", "day": 2, "effort": "quick"})).await;
        api.clock.advance(Duration::from_secs(wait));
        one_more(quick()).await;
    }

    async fn who_asks_while_too_many_wait_is_told_to_come_back(database: TestDatabase) {
        let config = TripConfig { most_open_generations: 1, ..TripConfig::default() };
        let api = Api::with(database, config).await;
        let (one, other) = (api.whole().await, api.whole().await);
        let first = api.ask_for_plan(&one, quick()).await;
        let path = format!("/trips/{other}/generations");
        let full = api.post(&path, quick()).await;
        assert_eq!(full.header("retry-after"), "30");
        full.problem(503, "SERVICE_UNAVAILABLE");
        api.delete(&format!("/trips/{one}/generations/{first}")).await.expect(204);
        api.ask_for_plan(&other, quick()).await;
    }

    async fn what_cannot_be_planned_is_refused_with_its_field(database: TestDatabase) {
        let api = Api::on(database).await;
        let bare = api.whole().await;
        let with_days = planned(&api).await;
        let check = async |trip: &str, body: Value, field: &str, rule: &str| {
            let answer = api.post(&format!("/trips/{trip}/generations"), body).await;
            let problem = answer.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        };
        check(&bare, json!({"scope": "day"}), "day", "REQUIRED").await;
        check(&bare, json!({"day": 1}), "day", "FORMAT").await;
        check(&bare, json!({"scope": "day", "day": 0}), "day", "OUT_OF_RANGE").await;
        check(&bare, json!({"scope": "day", "day": 1}), "scope", "FORMAT").await;
        check(&with_days, json!({"scope": "day", "day": 5}), "day", "OUT_OF_RANGE").await;
        check(&bare, json!({"freeText": "x".repeat(501)}), "freeText", "TOO_LONG").await;
        check(&bare, json!({"dailyStart": "09:05"}), "dailyStart", "FORMAT").await;
        let named = api.named("Nothing yet").await;
        api.post(&format!("/trips/{named}/generations"), quick()).await.problem(400, "INVALID_REQUEST");
    }

    async fn what_is_said_with_it_is_kept_for_the_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let body = json!({"dailyStart": "10:00", "freeText": "  little walking ", "effort": "quick"});
        api.ask_for_plan(&trip, body).await;
        let read = api.get(&format!("/trips/{trip}")).await.expect(200).json();
        assert_eq!((&read["dailyStart"], &read["freeText"]), (&json!("10:00"), &json!("little walking")));
        let asked = api.waiting().await.remove(0);
        assert_eq!(asked.request["freeText"], "little walking");
        api.work().await;
        let read = api.get(&format!("/trips/{trip}")).await.expect(200).json();
        assert_eq!(read["itinerary"], json!({"version": 1, "stale": false}));
    }

    async fn its_events_can_be_followed_and_gone_on_with(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let id = api.ask_for_plan(&trip, quick()).await;
        api.work().await;
        let path = format!("/trips/{trip}/generations/{id}/events");
        let all = api.get(&path).await.expect(200);
        assert!(all.header("content-type").starts_with("text/event-stream"));
        let stream = all.text();
        assert_eq!(numbers(&stream), [1, 2, 3, 4, 5, 6]);
        let kinds: Vec<&str> = stream.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
        assert_eq!(kinds, ["progress", "day", "day", "day", "day", "finished"]);
        let told: Vec<Value> = stream
            .lines()
            .filter_map(|line| line.strip_prefix("data: "))
            .map(|json| serde_json::from_str(json).expect("JSON"))
            .collect();
        assert_eq!((&told[0]["status"], &told[0]["progress"]), (&json!("processing"), &json!(40)));
        assert_eq!(told[1]["day"], 1);
        assert_eq!((&told[5]["status"], &told[5]["progress"]), (&json!("completed"), &json!(100)));
        let rest = api.get(&path).header("last-event-id", "4").await.expect(200).text();
        assert_eq!(numbers(&rest), [5, 6]);
        api.get(&path).header("last-event-id", "6").await.expect(204);
        api.get_as("bo", &path).await.problem(404, "TRIP_NOT_FOUND");
        api.get(&path.replace(&id, &trip)).await.problem(404, "GENERATION_NOT_FOUND");
    }

    async fn one_that_is_stopped_changes_nothing(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let id = api.ask_for_plan(&trip, quick()).await;
        let path = format!("/trips/{trip}/generations/{id}");
        api.invite(&trip, "bo", "viewer").await;
        api.delete_as("bo", &path).await.problem(403, "FORBIDDEN");
        api.delete(&path).await.expect(204);
        api.delete(&path).await.problem(409, "JOB_FINISHED");
        assert_eq!(api.get(&path).await.expect(200).json()["status"], "cancelled");
        api.tell("cancelled", &trip, &id).await;
        api.get(&format!("/trips/{trip}/itinerary")).await.problem(404, "ITINERARY_NOT_FOUND");
        let next = api.ask_for_plan(&trip, quick()).await;
        api.work().await;
        api.delete(&format!("/trips/{trip}/generations/{next}")).await.problem(409, "JOB_FINISHED");
        present(&api, &trip).await;
    }

    async fn one_that_fails_says_why_in_the_asked_language(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let id = api.ask_for_plan(&trip, quick()).await;
        let failure = GenerationFailure {
            code: "PLAN_REFUSED".to_owned(),
            message_ko: "안 됩니다".to_owned(),
            message_en: "It did not work".to_owned(),
        };
        api.fail(&failure).await;
        let path = format!("/trips/{trip}/generations/{id}");
        let said = api.get(&path).lang("ko").await.expect(200).json();
        assert_eq!(said["error"], json!({"code": "PLAN_REFUSED", "message": "안 됩니다"}));
        let said = api.get(&path).lang("en").await.expect(200).json();
        assert_eq!((&said["status"], &said["error"]["message"]), (&json!("failed"), &json!("It did not work")));
        api.ask_for_plan(&trip, quick()).await;
    }

    async fn a_generation_waits_where_the_planner_is_down(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        api.planner.go_down();
        let id = api.ask_for_plan(&trip, quick()).await;
        let path = format!("/trips/{trip}/generations/{id}");
        api.get(&path).await.problem(503, "SERVICE_UNAVAILABLE");
        api.get(&format!("{path}/events")).await.problem(503, "SERVICE_UNAVAILABLE");
        api.delete(&path).await.problem(503, "SERVICE_UNAVAILABLE");
    }
}
