//! `GET /places/{placeId}/hours`.

use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::support::{Locations, below};

on_both! {
    async fn hours_are_told_on_the_places_own_clock(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let hours = locations.get("/places/seoul%2Fgyeongbokgung/hours").await;
        assert_eq!(hours["placeId"], "seoul/gyeongbokgung");
        assert_eq!((hours["zone"].as_str(), hours["at"].as_str()), (Some("Asia/Seoul"), Some("2026-12-04T10:00:00+09:00")));
        assert_eq!(hours["isOpen"], "yes");
        assert_eq!(hours["nextChange"], "2026-12-04T17:00");
        assert_eq!(hours["nextChangeAt"], "2026-12-04T17:00:00+09:00");
        assert_eq!(
            hours["today"],
            json!({"date": "2026-12-04", "known": true,
                "intervals": [{"open": "09:00", "close": "17:00", "lastEntry": "16:00"}]})
        );
        assert_eq!(hours["week"].as_array().map(Vec::len), Some(7));
        // Closed on Tuesdays.
        assert_eq!(hours["week"][4], json!({"date": "2026-12-08", "known": true, "intervals": []}));
        let plain = locations.app.get(&below("/places/seoul/gyeongbokgung/hours")).bearer("user:ada").await.expect(200);
        assert_eq!(plain.json(), hours);
    }

    async fn another_moment_may_be_asked_about(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (at, open, next) in [
            ("2026-12-08T10:00:00%2B09:00", "no", "2026-12-09T09:00:00+09:00"),
            ("2026-12-04T16:59:59%2B09:00", "yes", "2026-12-04T17:00:00+09:00"),
            ("2026-12-04T08:00:00Z", "no", "2026-12-05T09:00:00+09:00"),
            ("2026-07-06T18:15:00%2B09:00", "yes", "2026-07-06T18:30:00+09:00"),
        ] {
            for path in ["/places/seoul%2Fgyeongbokgung/hours", "/places/seoul/gyeongbokgung/hours"] {
                let answer = locations.app.get(&below(&format!("{path}?at={at}"))).bearer("user:ada").await;
                let hours = answer.expect(200).json();
                assert_eq!(
                    (hours["isOpen"].as_str(), hours["nextChangeAt"].as_str()),
                    (Some(open), Some(next)),
                    "{at}"
                );
            }
        }
        for wrong in ["tomorrow", "2026-12-04T10:00:00", "2026-12-04", "99999-01-01T00:00:00Z", ""] {
            let path = format!("/places/seoul%2Fgyeongbokgung/hours?at={wrong}");
            assert_eq!(locations.refused_fields(&path).await, ["at FORMAT"], "{wrong}");
        }
    }

    async fn a_kept_answer_ends_when_the_place_opens_or_closes(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (instant, open) in [
            ("2026-12-04T07:59:00Z", "yes"),
            ("2026-12-04T08:00:00Z", "no"),
            ("2026-12-04T23:59:59Z", "no"),
            ("2026-12-05T00:00:00Z", "yes"),
        ] {
            locations.clock.set(instant);
            let hours = locations.get("/places/seoul%2Fgyeongbokgung/hours").await;
            assert_eq!(hours["isOpen"], open, "{instant}");
        }
    }

    async fn nothing_known_is_unknown(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let page = locations.get("/search?size=50").await;
        let unknown = page["items"].as_array().expect("items").iter().find(|item| item["isOpen"] == "unknown");
        let id = unknown.expect("a place without known hours")["placeId"].as_str().expect("an id").replace('/', "%2F");
        let hours = locations.get(&format!("/places/{id}/hours")).await;
        assert_eq!((hours["isOpen"].as_str(), hours.get("nextChange")), (Some("unknown"), None));
        assert_eq!(hours["today"]["known"], false);
    }

    async fn moments_at_the_ends_of_the_calendar_have_answers(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for at in ["0001-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "9999-12-30T12:00:00Z", "2026-12-04T00:00:00.5Z"] {
            let hours = locations.get(&format!("/places/seoul%2Fgyeongbokgung/hours?at={at}")).await;
            assert_eq!(hours["week"].as_array().map(Vec::len), Some(7), "{at}");
        }
    }
}
