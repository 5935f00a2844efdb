//! `/trips/{tripId}/change-watch`.

use std::sync::PoisonError;
use std::time::Duration;

use contracts::locations::{DayWeather, WeatherCondition, WeatherKind, WeatherWarning};
use engine_model::plan::PlanEntryKind;
use engine_pack::Pack;
use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{plan, planned};
use crate::support::{Api, each};

/// What the second day was planned with, as a forecast.
fn forecast() -> DayWeather {
    let before = plan().days[1].weather.expect("Busan's climate is known");
    DayWeather {
        date: "2026-06-02".to_owned(),
        condition: WeatherCondition::Clear,
        min_c: Some(f64::from(before.minimum_decicelsius) / 10.0),
        max_c: Some(f64::from(before.maximum_decicelsius) / 10.0),
        precipitation_percent: Some(10),
        warnings: Vec::new(),
        kind: WeatherKind::Forecast,
    }
}

fn expect(api: &Api, weather: DayWeather) {
    let mut outlook = api.outlook.lock().unwrap_or_else(PoisonError::into_inner);
    outlook.weather = vec![weather];
}

/// Closes every place that the plan visits in Busan.
fn close(api: &Api) -> usize {
    let stops: Vec<String> = plan()
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .filter(|entry| entry.kind == PlanEntryKind::Stop)
        .filter_map(|entry| entry.place.as_ref().map(ToString::to_string))
        .filter(|id| id.starts_with("busan/"))
        .collect();
    let mut outlook = api.outlook.lock().unwrap_or_else(PoisonError::into_inner);
    let pack = outlook
        .packs
        .iter_mut()
        .find(|pack| pack.destination.id.as_str() == "busan")
        .expect("Busan");
    for place in &mut pack.places {
        if stops.contains(&place.id.to_string()) {
            place.hours = Some("off".to_owned());
        }
    }
    *pack = Pack::from_bytes(&pack.to_bytes()).expect("a pack that reads");
    stops.len()
}

on_both! {
    async fn nothing_has_changed(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        api.clock.set("2026-05-30T00:00:00Z");
        expect(&api, forecast());
        let watch = api.post(&format!("/trips/{trip}/change-watch"), json!({})).await.expect(200).json();
        assert_eq!(
            watch,
            json!({
                "needsChange": false, "checkedAt": "2026-05-30T00:00:00Z", "weatherKnown": true, "placesKnown": true,
                "reasons": [], "affectedDays": [], "suggestions": []
            })
        );
        let other = api.named("Empty").await;
        api.post(&format!("/trips/{other}/change-watch"), json!({})).await.problem(404, "ITINERARY_NOT_FOUND");
    }

    async fn weather_turns(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        api.clock.set("2026-05-30T00:00:00Z");
        let check = async |weather: DayWeather, kinds: &[&str]| {
            expect(&api, weather);
            let path = format!("/trips/{trip}/change-watch?force=true");
            let watch = api.post(&path, json!({})).await.expect(200).json();
            assert_eq!(each(&watch["reasons"], "kind"), kinds);
            assert_eq!(watch["needsChange"], !kinds.is_empty());
            let days: &[Value] = if kinds.is_empty() { &[] } else { &[json!(2)] };
            assert_eq!(watch["affectedDays"].as_array().expect("a list"), days);
            watch
        };
        let planned = forecast();
        let max = planned.max_c.expect("a temperature");
        check(planned.clone(), &[]).await;
        let rain = DayWeather { condition: WeatherCondition::Rain, ..planned.clone() };
        let watch = check(rain.clone(), &["rain"]).await;
        assert_eq!(watch["suggestions"].as_array().expect("a list").last().expect("one")["action"], "keep");
        check(DayWeather { kind: WeatherKind::Typical, ..rain.clone() }, &[]).await;
        check(DayWeather { date: "2026-05-29".to_owned(), ..rain }, &[]).await;
        check(DayWeather { max_c: Some(max + 9.9), ..planned.clone() }, &[]).await;
        check(DayWeather { max_c: Some(max + 10.0), ..planned.clone() }, &["warmer"]).await;
        check(DayWeather { max_c: Some(max - 12.0), ..planned.clone() }, &["colder"]).await;
        let dusty = DayWeather { warnings: vec![WeatherWarning::Dust, WeatherWarning::Wind], ..planned };
        check(dusty, &["dust", "wind"]).await;
    }

    async fn it_is_looked_up_once_a_day(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        api.clock.set("2026-05-30T00:00:00Z");
        expect(&api, forecast());
        let look = async |query: &str| {
            let path = format!("/trips/{trip}/change-watch{query}");
            api.post(&path, json!({})).await.expect(200).json()["needsChange"].clone()
        };
        assert_eq!(look("").await, false);
        expect(&api, DayWeather { condition: WeatherCondition::Snow, ..forecast() });
        assert_eq!(look("").await, false);
        assert_eq!(look("?force=true").await, true);
        expect(&api, forecast());
        assert_eq!(look("").await, true);
        api.clock.advance(Duration::from_hours(24));
        assert_eq!(look("").await, false);
    }

    async fn places_close(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        api.clock.set("2026-05-30T00:00:00Z");
        let closed = close(&api);
        let watch = api.post(&format!("/trips/{trip}/change-watch"), json!({})).await.expect(200).json();
        let kinds = each(&watch["reasons"], "kind");
        assert_eq!(kinds, vec![json!("placeClosed"); closed]);
        assert!(watch["reasons"][0]["message"].as_str().is_some_and(|message| message.contains("is closed")));
        let replaced = each(&watch["suggestions"], "action").iter().filter(|action| **action == "replace").count();
        assert_eq!(replaced, closed);
    }

    async fn everybody_is_told_the_day_before(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        api.invite(&trip, "bo", "viewer").await;
        let quiet = planned(&api).await;
        api.post(&format!("/trips/{quiet}/dates"), json!({"startDate": "2026-07-01", "mode": "shiftAll"})).await.expect(200);
        expect(&api, DayWeather { condition: WeatherCondition::Rain, ..forecast() });
        let told = async || api.messages().await.iter().filter(|kind| *kind == "trip.changed").count();
        // The trip begins at 2026-05-31T15:00:00Z.
        api.clock.set("2026-05-30T14:59:00Z");
        assert_eq!(api.service.watch_due().await.expect("a look"), 0);
        api.clock.set("2026-05-30T15:01:00Z");
        assert_eq!(api.service.watch_due().await.expect("a look"), 1);
        assert_eq!(told().await, 2);
        assert_eq!(api.service.watch_due().await.expect("a look"), 0);
        assert_eq!(told().await, 2);
    }
}
