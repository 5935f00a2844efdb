//! The same questions over HTTP, as a service of another process asks them.

use std::sync::Arc;

use contracts::locations::WeatherQuery;
use contracts::remote::{RemoteConfig, RemoteLocations, ServiceToken, paths};
use contracts::{ContractError, Locations as _};
use library::Library;
use serde_json::json;
use service_location::{LocalLocations, internal_router};
use test_support::{Listening, TestApp, TestDatabase, on_both};

use crate::support::Locations;

async fn beyond(locations: &Locations, token: &'static str) -> (Listening, RemoteLocations) {
    let server = Listening::start(internal_router(Arc::clone(&locations.service))).await;
    let config = RemoteConfig::at(server.address());
    let remote = RemoteLocations::new(&config, ServiceToken::new(|| token.to_owned()), &locations.world);
    (server, remote.expect("a client"))
}

on_both! {
    async fn packs_and_weather_are_the_same_from_beyond_the_process(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let here = LocalLocations::new(Arc::clone(&locations.service));
        let (_server, there) = beyond(&locations, "service:ai").await;
        let list = there.packs().await.expect("a list");
        assert_eq!(list, here.packs().await.expect("a list"));
        let digest = &list.packs[0].digest;
        assert_eq!(there.pack(digest).await.expect("bytes"), here.pack(digest).await.expect("bytes"));
        let local = here.pack("../0").await.expect_err("no such pack");
        let remote = there.pack("../0").await.expect_err("no such pack");
        assert_eq!(format!("{remote:?}"), format!("{local:?}"));
        let query = WeatherQuery {
            destination: Some("seoul".to_owned()),
            latitude: 37.5,
            longitude: 127.0,
            from: "2026-12-04".to_owned(),
            days: 3,
        };
        let days = there.weather(&query).await.expect("days");
        assert_eq!((days.len(), &days), (3, &here.weather(&query).await.expect("days")));
    }

    async fn a_library_is_filled_from_beyond_the_process(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let (_server, there) = beyond(&locations, "service:ai").await;
        let packs = Library::new(Arc::new(there)).current().await.expect("packs");
        let ids: Vec<&str> = packs.all().iter().map(|pack| pack.destination().id.as_str()).collect();
        assert_eq!(ids, ["seoul", "sokcho"]);
    }

    async fn only_services_may_ask(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let app = TestApp::new(internal_router(Arc::clone(&locations.service)));
        for path in [paths::PACKS, paths::PACK, paths::WEATHER] {
            app.post(path).json(json!({})).await.problem(401, "UNAUTHORIZED");
            app.post(path).bearer("user:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("admin:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("service:ai").json(json!({"x": 1})).await.problem(400, "INVALID_REQUEST");
        }
        for wrong in ["expired", "user:ada"] {
            let (_server, there) = beyond(&locations, wrong).await;
            let error = there.packs().await.expect_err("a wrong token");
            assert!(matches!(error, ContractError::Failed { service: "location", .. }), "{error}");
        }
    }
}
