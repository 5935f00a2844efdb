//! The same questions over HTTP, as a service of another process asks them.

use std::sync::Arc;

use contracts::remote::{RemoteConfig, RemoteTrips, ServiceToken, paths};
use contracts::{ContractError, Trips};
use serde_json::json;
use service_trip::{LocalTrips, internal_router};
use test_support::{Listening, TestApp, TestDatabase, on_both};

use crate::planned::planned;
use crate::support::Api;

async fn beyond(api: &Api, token: &'static str) -> (Listening, RemoteTrips) {
    let server = Listening::start(internal_router(Arc::clone(&api.service))).await;
    let config = RemoteConfig::at(server.address());
    let trips = RemoteTrips::new(
        &config,
        ServiceToken::new(|| token.to_owned()),
        &api.service.world,
    );
    (server, trips.expect("a client"))
}

on_both! {
    async fn trips_are_the_same_from_beyond_the_process(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let here = LocalTrips::new(Arc::clone(&api.service));
        let (_server, there) = beyond(&api, "service:ai").await;
        let plan = there.plan(&trip, 1).await.expect("a plan");
        assert_eq!(plan, here.plan(&trip, 1).await.expect("a plan"));
        assert_eq!(plan["days"].as_array().map(Vec::len), Some(4));
        let local = here.plan(&trip, 9).await.expect_err("no such version");
        let remote = there.plan(&trip, 9).await.expect_err("no such version");
        assert_eq!(format!("{remote:?}"), format!("{local:?}"));
        for (reader, may) in [("ada", true), ("eve", false)] {
            assert_eq!(here.may_read(reader, &trip).await.expect("an answer"), may, "{reader}");
            assert_eq!(there.may_read(reader, &trip).await.expect("an answer"), may, "{reader}");
        }
        assert!(!here.may_read("ada", "no id").await.expect("an answer"));
        let files = there.export("ada").await.expect("files");
        assert_eq!(files, here.export("ada").await.expect("files"));
        there.erase("ada").await.expect("everything");
        there.erase("ada").await.expect("asking twice is no error");
        api.get(&format!("/trips/{trip}")).await.problem(404, "TRIP_NOT_FOUND");
        api.service.db.close().await;
        let local = here.plan(&trip, 1).await.expect_err("no database");
        let remote = there.plan(&trip, 1).await.expect_err("no database");
        assert_eq!(format!("{remote:?}"), format!("{local:?}"));
    }

    async fn only_services_may_ask(database: TestDatabase) {
        let api = Api::on(database).await;
        let app = TestApp::new(internal_router(Arc::clone(&api.service)));
        for path in [paths::PLAN, paths::MAY_READ, paths::EXPORT, paths::ERASE_USER] {
            app.post(path).json(json!({})).await.problem(401, "UNAUTHORIZED");
            app.post(path).bearer("user:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("admin:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("service:ai").json(json!({})).await.problem(400, "INVALID_REQUEST");
        }
        for wrong in ["expired", "user:ada"] {
            let (_server, trips) = beyond(&api, wrong).await;
            let error = trips.erase("ada").await.expect_err("a wrong token");
            assert!(matches!(error, ContractError::Failed { service: "trip", .. }), "{error}");
        }
    }
}
