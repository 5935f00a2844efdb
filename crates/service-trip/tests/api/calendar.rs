//! `/trips/{tripId}/calendar` and `calendar.ics`.

use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::planned::planned;
use crate::support::{Api, text};

on_both! {
    async fn a_calendar_follows_the_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let link = api.post(&format!("/trips/{trip}/calendar"), json!({})).await.expect(201).json();
        let url = text(&link["url"]);
        assert_eq!(url, format!("/api/v1/trips/{trip}/calendar.ics?token={}", text(&link["token"])));
        let feed = api.app.get(&url).await.expect(200);
        assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
        assert!(feed.text().starts_with("BEGIN:VCALENDAR"), "{}", feed.text());
        assert!(feed.text().contains("BEGIN:VTIMEZONE"));
        api.app.get(&url).header("if-none-match", feed.etag()).await.expect(304);
        let moved = json!({"startDate": "2026-06-08", "mode": "shiftAll"});
        api.post(&format!("/trips/{trip}/dates"), moved).await.expect(200);
        let later = api.app.get(&url).header("if-none-match", feed.etag()).await.expect(200);
        assert!(later.text().contains("20260608T"));
        assert!(!later.text().contains("DTSTART;TZID=Asia/Seoul:20260601T"));
    }

    async fn a_calendar_link_can_be_taken_back(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/calendar");
        let make = async || text(&api.post(&path, json!({})).await.expect(201).json()["url"]);
        let old = make().await;
        let new = make().await;
        api.app.get(&old).await.problem(404, "CALENDAR_NOT_FOUND");
        api.app.get(&new).await.expect(200);
        let token = new.split_once("token=").expect("a token").1;
        let other = api.named("Other").await;
        api.app.get(&format!("/api/v1/trips/{other}/calendar.ics?token={token}")).await.problem(404, "CALENDAR_NOT_FOUND");
        api.delete(&path).await.expect(204);
        api.delete(&path).await.problem(404, "CALENDAR_NOT_FOUND");
        api.app.get(&new).await.problem(404, "CALENDAR_NOT_FOUND");
        api.app.get(&format!("/api/v1/trips/{trip}/calendar.ics")).await.problem(400, "INVALID_REQUEST");
    }

    async fn a_calendar_ends_with_the_right_to_see_the_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let companion = api.invite(&trip, "bo", "viewer").await;
        let link = api.post_as("bo", &format!("/trips/{trip}/calendar"), json!({})).await.expect(201).json();
        let url = text(&link["url"]);
        api.app.get(&url).await.expect(200);
        api.delete(&format!("/trips/{trip}/companions/{companion}")).await.expect(204);
        api.app.get(&url).await.problem(404, "CALENDAR_NOT_FOUND");
        api.post_as("bo", &format!("/trips/{trip}/calendar"), json!({})).await.problem(404, "TRIP_NOT_FOUND");
    }
}
