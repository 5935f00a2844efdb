//! `GET /search`.

use test_support::{TestDatabase, on_both};

use crate::support::{Locations, each, fields};

on_both! {
    async fn finds_korean_and_english_with_typing_errors(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (typed, first) in [
            ("경복궁", "seoul/gyeongbokgung"),
            ("경보", "seoul/gyeongbokgung"),
            ("경복ㄱ", "seoul/gyeongbokgung"),
            ("ㄱㅂㄱ", "seoul/gyeongbokgung"),
            ("경복굼", "seoul/gyeongbokgung"),
            ("gyeongbok", "seoul/gyeongbokgung"),
            ("GYEONGBOKGUNG palace", "seoul/gyeongbokgung"),
            ("gyongbokgung", "seoul/gyeongbokgung"),
            ("gwangjnag", "seoul/gwangjang-market"),
            ("광장", "seoul/gwangjang-market"),
        ] {
            let query: String = form(typed);
            let page = locations.get(&format!("/search?q={query}")).await;
            assert_eq!(each(&page, "placeId").first().map(String::as_str), Some(first), "{typed}");
        }
        assert_eq!(each(&locations.get("/search?q=%0Agyeongbok%00").await, "placeId")[0], "seoul/gyeongbokgung");
        let nothing = locations.get("/search?q=qqqqqq").await;
        assert_eq!((nothing["totalItems"].as_u64(), nothing["totalPages"].as_u64()), (Some(0), Some(0)));
    }

    async fn marks_what_matches_as_javascript_counts(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let page = locations.get(&format!("/search?q={}&lang=ko", form("경복"))).await;
        let first = &page["items"][0];
        assert_eq!(first["name"], "경복궁");
        assert_eq!(
            first["highlight"],
            serde_json::json!({"name": "local", "text": "경복궁", "ranges": [{"start": 0, "end": 2}]})
        );
        let page = locations.get("/search?q=palace+gyeongbok").await;
        assert_eq!(
            page["items"][0]["highlight"],
            serde_json::json!({"name": "en", "text": "Gyeongbokgung Palace",
                "ranges": [{"start": 0, "end": 9}, {"start": 14, "end": 20}]})
        );
        let all = locations.get("/search").await;
        assert_eq!(all["items"][0].get("highlight"), None);
    }

    async fn filters_and_sorts(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let near = "latitude=37.5796&longitude=126.9770";
        let page = locations.get(&format!("/search?{near}&radiusMetres=1000&sort=distance&size=50")).await;
        let distances: Vec<i64> = page["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|item| item["distanceMetres"].as_i64().expect("a distance"))
            .collect();
        assert!(distances.len() > 3 && distances.is_sorted() && distances.iter().all(|metres| *metres <= 1_000));
        assert_eq!((page["items"][0]["placeId"].as_str(), distances[0]), (Some("seoul/gyeongbokgung"), 0));

        let museums = locations.get("/search?category=museum&sort=name&lang=ko&size=50").await;
        assert!(each(&museums, "category").iter().all(|category| category == "museum"));
        let names = each(&museums, "name");
        assert!(names.len() > 3 && names.is_sorted(), "{names:?}");

        let famous = locations.get("/search?sort=fame").await;
        assert_eq!(famous["items"][0]["fame"], 95);
        assert_eq!(famous["items"].as_array().map(Vec::len), Some(20));
    }

    async fn pages_hold_every_place_once(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let first = locations.get("/search?size=50").await;
        let pages = first["totalPages"].as_u64().expect("a number");
        let mut ids = Vec::new();
        for page in 1..=pages {
            ids.extend(each(&locations.get(&format!("/search?size=50&page={page}")).await, "placeId"));
        }
        assert_eq!(Some(ids.len() as u64), first["totalItems"].as_u64());
        ids.sort();
        ids.dedup();
        assert_eq!(Some(ids.len() as u64), first["totalItems"].as_u64());
        assert_eq!(each(&locations.get("/search?page=100000").await, "placeId").len(), 0);
    }

    async fn says_whether_a_place_is_open_on_its_own_clock(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let asked = format!("/search?q={}", form("경복궁"));
        for (instant, open) in [
            ("2026-12-04T01:00:00Z", "yes"),
            ("2026-12-03T23:59:00Z", "no"),
            ("2026-12-04T08:00:00Z", "no"),
            // A Tuesday in Seoul, still Monday in Greenwich.
            ("2026-12-07T15:30:00Z", "no"),
            ("2026-12-08T03:00:00Z", "no"),
            ("2026-12-09T03:00:00Z", "yes"),
        ] {
            locations.clock.set(instant);
            let page = locations.get(&asked).await;
            assert_eq!(page["items"][0]["isOpen"], open, "{instant}");
        }
    }

    async fn refuses_what_cannot_be_searched(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (query, refused) in [
            (format!("q={}", "a".repeat(101)), "q TOO_LONG"),
            ("latitude=37".to_owned(), "longitude REQUIRED"),
            ("longitude=127".to_owned(), "latitude REQUIRED"),
            ("latitude=NaN&longitude=127".to_owned(), "latitude OUT_OF_RANGE"),
            ("latitude=37&longitude=181".to_owned(), "longitude OUT_OF_RANGE"),
            ("latitude=37&longitude=127&radiusMetres=99".to_owned(), "radiusMetres OUT_OF_RANGE"),
            ("radiusMetres=50001".to_owned(), "radiusMetres OUT_OF_RANGE"),
            ("sort=distance".to_owned(), "latitude REQUIRED"),
            ("sort=best".to_owned(), "sort FORMAT"),
            ("category=castle".to_owned(), "category FORMAT"),
            ("size=51".to_owned(), "size OUT_OF_RANGE"),
            ("page=0".to_owned(), "page OUT_OF_RANGE"),
            ("lang=de".to_owned(), "lang FORMAT"),
        ] {
            assert_eq!(locations.refused_fields(&format!("/search?{query}")).await, [refused], "{query}");
        }
        let answer = locations.app.get("/api/v1/locations/search?q=a").await;
        answer.problem(401, "UNAUTHORIZED");
        let both = locations.refused("/search?size=0&page=0", 400, "INVALID_REQUEST").await;
        assert_eq!(fields(&both).len(), 2);
    }
}

/// A text as an address holds it.
fn form(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |form, byte| format!("{form}%{byte:02X}"))
}
