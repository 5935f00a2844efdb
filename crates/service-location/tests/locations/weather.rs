//! `GET /weather`, and the contract's weather.

use std::sync::Arc;
use std::time::Duration;

use contracts::Locations as _;
use contracts::locations::{WeatherKind, WeatherQuery};
use jiff::ToSpan;
use jiff::civil::date;
use serde_json::{Value, json};
use service_location::{LocalLocations, LocationConfig, WeatherConfig, provider_of};
use test_support::{FakeClock, Outside, Reply, TestDatabase, on_both};

use crate::support::{FRIDAY, Locations, Set};

const SEOUL: &str = "/weather?latitude=37.5665&longitude=126.978";

/// Sixteen days from 2026-12-04 on.
fn forecast() -> Value {
    let days: Vec<String> = (0..16)
        .map(|day| (date(2026, 12, 4) + day.days()).to_string())
        .collect();
    let all = |number: f64| vec![number; 16];
    json!({"daily": {
        "time": days, "temperature_2m_max": all(3.5), "temperature_2m_min": all(-2.5),
        "precipitation_probability_max": all(80.0), "weather_code": vec![73; 16], "wind_speed_10m_max": all(9.0)
    }})
}

/// A service that asks a server for forecasts.
async fn with_provider(database: TestDatabase, outside: &Outside) -> Locations {
    let weather = WeatherConfig {
        enabled: true,
        url: outside.url("/v1/forecast"),
        timeout_ms: 300,
        ..LocationConfig::default().weather
    };
    let world = FakeClock::at(FRIDAY).world();
    let forecasts = provider_of(&weather, &world).expect("a client");
    let config = LocationConfig {
        weather,
        ..LocationConfig::default()
    };
    let set = Set {
        bundled: &["seoul", "sokcho"],
        config: Some(config),
        forecasts,
    };
    Locations::with(database, set).await
}

fn kinds(weather: &Value) -> Vec<&str> {
    let days = weather["days"].as_array().expect("days");
    days.iter()
        .map(|day| day["kind"].as_str().expect("a kind"))
        .collect()
}

on_both! {
    async fn without_a_provider_days_are_typical(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let weather = locations.get("/weather?latitude=38.2&longitude=128.6&from=2026-07-31&days=2").await;
        assert_eq!((weather["forecast"].as_str(), weather["zone"].as_str()), (Some("off"), Some("Asia/Seoul")));
        assert_eq!(weather["destination"], "sokcho");
        assert_eq!(kinds(&weather), ["typical", "typical"]);
        let day = &weather["days"][0];
        assert_eq!((day["date"].as_str(), day["minC"].as_f64(), day["maxC"].as_f64()), (Some("2026-07-31"), Some(20.0), Some(27.0)));
        assert_eq!(weather["days"][1]["maxC"], 28.0);
        let today = locations.get(SEOUL).await;
        assert_eq!((today["days"][0]["date"].as_str(), kinds(&today).len()), (Some("2026-12-04"), 7));
    }

    async fn far_from_every_destination_nothing_is_known(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (longitude, zone, today) in [
            (0, "Etc/GMT", "2026-12-04"),
            (-150, "Etc/GMT+10", "2026-12-03"),
            (179, "Etc/GMT-12", "2026-12-04"),
        ] {
            let weather = locations.get(&format!("/weather?latitude=-60&longitude={longitude}&days=1")).await;
            assert_eq!(
                (weather["zone"].as_str(), weather["days"][0]["date"].as_str()),
                (Some(zone), Some(today))
            );
            assert_eq!((kinds(&weather), weather.get("destination")), (vec!["unknown"], None));
        }
    }

    async fn forecasts_reach_sixteen_days_and_are_kept_for_hours(database: TestDatabase) {
        let outside = Outside::start().await.replies("/v1/forecast", [Reply::Json(200, forecast())]);
        let locations = with_provider(database, &outside).await;
        let weather = locations.get(&format!("{SEOUL}&days=18")).await;
        assert_eq!(weather["forecast"], "live");
        let mut expected = vec!["forecast"; 16];
        expected.extend(["typical"; 2]);
        assert_eq!(kinds(&weather), expected);
        assert_eq!(
            weather["days"][0],
            json!({"date": "2026-12-04", "condition": "snow", "minC": -2.5, "maxC": 3.5, "precipitationPercent": 80,
                "warnings": [], "kind": "forecast"})
        );
        assert_eq!(weather["sources"][0], "Weather data by Open-Meteo.com (CC BY 4.0)");
        let asked = &outside.requests()[0].path;
        for part in ["latitude=37.55&longitude=127", "timezone=Asia%2FSeoul", "forecast_days=16", "weather_code"] {
            assert!(asked.contains(part), "{part} in {asked}");
        }
        // A few hundred metres on, and hours later, the same forecast serves.
        locations.clock.advance(Duration::from_hours(5));
        locations.get("/weather?latitude=37.5601&longitude=126.99&from=2026-12-05").await;
        assert_eq!(outside.requests().len(), 1);
        locations.clock.advance(Duration::from_hours(2));
        locations.get(SEOUL).await;
        assert_eq!(outside.requests().len(), 2);
        let beyond = locations.get(&format!("{SEOUL}&from=2027-05-01")).await;
        assert_eq!((beyond["forecast"].as_str(), kinds(&beyond)[0]), (Some("beyond"), "typical"));
        let past = locations.get(&format!("{SEOUL}&from=2026-11-01&days=3")).await;
        assert_eq!(past["forecast"], "beyond");
        assert_eq!(outside.requests().len(), 2);
    }

    async fn a_provider_that_fails_is_left_in_peace(database: TestDatabase) {
        let mut short = forecast();
        short["daily"]["weather_code"] = json!([1]);
        for reply in [
            Reply::Silent,
            Reply::Stalled,
            Reply::Broken,
            Reply::Huge(100_000_000),
            Reply::Announced(100_000_000),
            Reply::Redirect("http://127.0.0.1:1/".to_owned()),
            Reply::Json(500, json!({"error": true})),
            Reply::Json(200, json!([])),
            Reply::Json(200, short.clone()),
            Reply::Body(200, "application/json", "{\"daily\": {\"time\": [NaN]}}".into()),
            Reply::Body(200, "text/html", "<html>".into()),
        ] {
            let shown = format!("{reply:?}").chars().take(80).collect::<String>();
            let outside = Outside::start().await.replies("/v1/forecast", [reply, Reply::Json(200, forecast())]);
            let locations = with_provider(test_support::database(database.backend()).await, &outside).await;
            for _ in 0..3 {
                let weather = locations.get(&format!("{SEOUL}&days=1")).await;
                assert_eq!((weather["forecast"].as_str(), kinds(&weather)), (Some("unavailable"), vec!["typical"]), "{shown}");
            }
            assert_eq!(outside.requests().len(), 1, "{shown}");
            locations.clock.advance(Duration::from_secs(30));
            let weather = locations.get(&format!("{SEOUL}&days=1")).await;
            assert_eq!((weather["forecast"].as_str(), kinds(&weather)), (Some("live"), vec!["forecast"]), "{shown}");
        }
    }

    async fn other_services_get_the_same_days(database: TestDatabase) {
        let outside = Outside::start().await.replies("/v1/forecast", [Reply::Json(200, forecast())]);
        let locations = with_provider(database, &outside).await;
        let local = LocalLocations::new(Arc::clone(&locations.service));
        let query = WeatherQuery {
            destination: Some("seoul".to_owned()),
            latitude: 37.5665,
            longitude: 126.978,
            from: "2026-12-18".to_owned(),
            days: 4,
        };
        let days = local.weather(&query).await.expect("weather");
        let kinds: Vec<WeatherKind> = days.iter().map(|day| day.kind).collect();
        assert_eq!(kinds, [WeatherKind::Forecast, WeatherKind::Forecast, WeatherKind::Typical, WeatherKind::Typical]);
        let named = WeatherQuery { destination: Some("서울".to_owned()), latitude: 0.0, longitude: 0.0, ..query.clone() };
        assert_eq!(local.weather(&named).await.expect("weather")[3].kind, WeatherKind::Typical);
        let wrong = WeatherQuery { from: "soon".to_owned(), ..query };
        local.weather(&wrong).await.expect_err("no date");
    }

    async fn dates_at_the_ends_of_the_calendar_have_answers(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (from, days) in [("0001-01-01", 31), ("9999-12-30", 2)] {
            let weather = locations.get(&format!("{SEOUL}&days=31&from={from}")).await;
            assert_eq!(kinds(&weather).len(), days, "{from}");
        }
    }

    async fn wrong_questions_are_refused(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (query, refused) in [
            ("latitude=1", "longitude REQUIRED"),
            ("latitude=x&longitude=1", "latitude FORMAT"),
            ("latitude=91&longitude=1", "latitude OUT_OF_RANGE"),
            ("latitude=1&longitude=1&days=0", "days OUT_OF_RANGE"),
            ("latitude=1&longitude=1&days=32", "days OUT_OF_RANGE"),
            ("latitude=1&longitude=1&from=2026-1-1", "from FORMAT"),
            ("latitude=1&longitude=1&from=99999-12-31", "from FORMAT"),
        ] {
            assert_eq!(locations.refused_fields(&format!("/weather?{query}")).await, [refused], "{query}");
        }
    }
}
