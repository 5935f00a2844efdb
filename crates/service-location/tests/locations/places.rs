//! `GET /places/{placeId}`.

use test_support::{TestDatabase, on_both};

use crate::support::{Locations, below};

on_both! {
    async fn an_id_may_be_written_with_and_without_an_escaped_slash(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let escaped = locations.get("/places/seoul%2Fgyeongbokgung").await;
        assert_eq!(escaped["placeId"], "seoul/gyeongbokgung");
        let plain = locations.app.get(&below("/places/seoul/gyeongbokgung")).bearer("user:ada").await.expect(200);
        assert_eq!(plain.json(), escaped);
        assert_eq!(plain.header("content-type"), "application/json");
    }

    async fn shows_what_is_known_in_the_asked_language(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let english = locations.get("/places/seoul%2Fgyeongbokgung").await;
        assert_eq!(english["name"], "Gyeongbokgung Palace");
        assert_eq!(english["localName"], "경복궁");
        assert_eq!((english["zone"].as_str(), english["destination"].as_str()), (Some("Asia/Seoul"), Some("seoul")));
        assert_eq!(english["isOpen"], "yes");
        assert_eq!(english["hours"]["nextChange"], "2026-12-04T17:00");
        assert_eq!(english["cost"], serde_json::json!({"amount": 3000, "currency": "KRW"}));
        assert_eq!(english.get("recommendationsUrl"), None);
        let path = below("/places/seoul%2Fgyeongbokgung");
        let korean = locations.app.get(&path).bearer("user:ada").lang("ko-KR").await.expect(200);
        assert_eq!((korean.json()["name"].as_str(), korean.header("content-language")), (Some("경복궁"), "ko"));
        let asked = locations.app.get(&format!("{path}?lang=en")).bearer("user:ada").lang("ko").await.expect(200);
        assert_eq!(asked.json()["name"], "Gyeongbokgung Palace");
        assert_eq!(asked.header("content-language"), "en");
    }

    async fn tells_where_recommendations_are(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let url = "/api/v1/ai/places/seoul%2Fgyeongbokgung/recommendations";
        for path in ["/places/seoul%2Fgyeongbokgung", "/places/seoul/gyeongbokgung"] {
            let answer = locations.app.get(&below(&format!("{path}?include=recommendations"))).bearer("user:ada").await;
            assert_eq!(answer.expect(200).json()["recommendationsUrl"], url);
        }
    }

    async fn a_kept_answer_is_true_at_every_moment(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (instant, open, today) in [
            ("2026-12-04T01:00:00Z", "yes", "2026-12-04"),
            ("2026-12-04T07:59:59Z", "yes", "2026-12-04"),
            ("2026-12-04T08:00:00Z", "no", "2026-12-04"),
            ("2026-12-04T15:00:00Z", "no", "2026-12-05"),
            ("2026-12-05T00:00:00Z", "yes", "2026-12-05"),
        ] {
            locations.clock.set(instant);
            for _ in 0..2 {
                let place = locations.get("/places/seoul%2Fgyeongbokgung").await;
                let hours = &place["hours"];
                assert_eq!(
                    (place["isOpen"].as_str(), hours["today"]["date"].as_str()),
                    (Some(open), Some(today)),
                    "{instant}"
                );
            }
        }
    }

    async fn a_place_that_is_not_there_is_not_found(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for path in [
            "/places/seoul%2Fnothing",
            "/places/seoul/nothing",
            "/places/osm%2Fn1",
            "/places/%20",
            "/places/%EA%B2%BD",
            "/places/..%2F..%2Fetc",
            "/places/seoul/nothing/hours",
            "/places/hours",
        ] {
            locations.refused(path, 404, "PLACE_NOT_FOUND").await;
        }
        locations.refused(&format!("/places/{}", "a".repeat(2_000)), 404, "PLACE_NOT_FOUND").await;
        locations.refused("/places/%FF", 404, "ROUTE_NOT_FOUND").await;
        assert_eq!(locations.refused_fields("/places/seoul%2Fgyeongbokgung?include=all").await, ["include FORMAT"]);
        locations.app.get(&below("/places/seoul/gyeongbokgung")).await.problem(401, "UNAUTHORIZED");
    }
}
