//! `POST /trips/{tripId}/itinerary/days/{day}/rain-variant`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::present;
use crate::support::{Api, each, whole};

/// A trip that is mostly outdoors, with its itinerary and the first day that has a variant.
async fn outdoors(api: &Api) -> (String, Value, u64) {
    let mut body = whole();
    body["members"] = json!([{"name": "Ada", "age": 34, "likes": ["nature"]}]);
    let trip = crate::support::id(&api.make(body).await);
    api.ask_for_plan(&trip, json!({"effort": "quick"})).await;
    api.work().await;
    let (itinerary, _) = present(api, &trip).await;
    let days = itinerary["days"].as_array().expect("days");
    let wet = days.iter().find(|day| day.get("rainVariant").is_some());
    let number = wet.expect("a day outdoors has a variant")["day"]
        .as_u64()
        .expect("a number");
    (trip, itinerary, number)
}

on_both! {
    async fn a_day_changes_to_its_variant_and_back(database: TestDatabase) {
        let api = Api::on(database).await;
        let (trip, before, number) = outdoors(&api).await;
        let at = usize::try_from(number).expect("a day") - 1;
        let variant = &before["days"][at]["rainVariant"];
        assert!(variant["stops"][0]["mapLink"]["url"].is_string());
        let path = format!("/trips/{trip}/itinerary/days/{number}/rain-variant");
        api.post(&path, json!({})).await.problem(428, "VERSION_REQUIRED");
        api.post(&path, json!({})).header("if-match", "\"4\"").await.problem(412, "VERSION_CONFLICT");
        let taken = api.post(&path, json!({})).header("if-match", "\"1\"").await.expect(200);
        assert_eq!(taken.etag(), "\"2\"");
        let taken = taken.json();
        assert_eq!(taken["action"], format!("Changed day {number} to its variant for rain"));
        let (after, _) = present(&api, &trip).await;
        let day = &after["days"][at];
        assert_eq!(taken["days"], json!([day]));
        assert_eq!(day.get("rainVariant"), None);
        assert_eq!(day["totals"], variant["totals"]);
        for field in ["placeId", "localStart", "localEnd"] {
            assert_eq!(each(&day["stops"], field), each(&variant["stops"], field));
        }
        api.post(&path, json!({})).header("if-match", "\"2\"").await.problem(404, "RAIN_VARIANT_NOT_FOUND");
        let undone = api.post(&format!("/trips/{trip}/itinerary/undo"), json!({})).await.expect(200).json();
        assert_eq!(undone["action"], format!("Undid: Changed day {number} to its variant for rain"));
        let (back, _) = present(&api, &trip).await;
        assert_eq!(back["days"], before["days"]);
    }

    async fn only_days_that_have_one_can_take_it(database: TestDatabase) {
        let api = Api::on(database).await;
        let bare = api.whole().await;
        let of = |trip: &str, day: &str| {
            let path = format!("/trips/{trip}/itinerary/days/{day}/rain-variant");
            api.post(&path, json!({})).header("if-match", "\"1\"")
        };
        of(&bare, "1").await.problem(404, "ITINERARY_NOT_FOUND");
        let trip = crate::planned::planned(&api).await;
        of(&trip, "1").await.problem(404, "RAIN_VARIANT_NOT_FOUND");
        of(&trip, "9").await.problem(404, "DAY_NOT_FOUND");
        of(&trip, "0").await.problem(404, "DAY_NOT_FOUND");
        api.invite(&trip, "bo", "viewer").await;
        let path = format!("/trips/{trip}/itinerary/days/1/rain-variant");
        api.post_as("bo", &path, json!({})).header("if-match", "\"1\"").await.problem(403, "FORBIDDEN");
    }
}
