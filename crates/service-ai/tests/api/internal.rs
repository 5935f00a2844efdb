//! The same questions over HTTP, as a service of another process asks them.

use std::sync::Arc;
use std::time::Duration;

use contracts::messages::TRIP_EVENTS;
use contracts::remote::{RemoteConfig, RemoteGenerations, ServiceToken, paths};
use contracts::{ContractError, Generations};
use futures_util::StreamExt;
use platform::World;
use serde_json::json;
use service_ai::internal_router;
use test_support::{Listening, TestApp, TestDatabase, on_both};

use crate::stage::{Process, Stage, message, request, within};

async fn beyond(process: &Process, token: &'static str, world: &World) -> (Listening, RemoteGenerations) {
    let server = Listening::start(internal_router(Arc::clone(&process.service))).await;
    let config = RemoteConfig::at(server.address());
    let remote = RemoteGenerations::new(&config, ServiceToken::new(|| token.to_owned()), world);
    (server, remote.expect("a client"))
}

fn same<T: std::fmt::Debug>(there: &Result<T, ContractError>, here: &Result<T, ContractError>) {
    assert_eq!(format!("{there:?}"), format!("{here:?}"));
}

on_both! {
    async fn a_generation_is_the_same_from_beyond_the_process(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let (_server, there) = beyond(&process, "service:trip", &stage.world).await;
        let here = &process.generations;
        same(&there.generation("g1").await, &here.generation("g1").await);
        let waiting = there.events("g1", 0).await.expect("a stream before anything is known");
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;
        let events: Vec<_> = within(waiting.collect()).await;
        let known: Vec<_> = within(here.events("g1", 0).await.expect("a stream").collect()).await;
        assert_eq!(events, known);
        assert!(events.len() > 3 && events.last().is_some_and(|event| event.kind == "finished"), "{events:?}");
        let rest: Vec<_> = within(there.events("g1", 2).await.expect("a stream").collect()).await;
        assert_eq!(rest, known[2..]);
        stage.next_of(TRIP_EVENTS).await;
        same(&there.generation("g1").await, &here.generation("g1").await);
        let result = there.result("g1").await.expect("a result");
        assert_eq!(result.plan.value()["days"].as_array().map(Vec::len), Some(2));
        same(&Ok(result), &here.result("g1").await);
        let finished = there.cancel("g1", "t1").await.expect_err("it has ended");
        assert!(matches!(&finished, ContractError::Refused { code } if code == "JOB_FINISHED"), "{finished}");
        same(&there.cancel("g1", "another").await, &here.cancel("g1", "another").await);
        there.erase(&["t1".to_owned()]).await.expect("asking once");
        there.erase(&["t1".to_owned()]).await.expect("asking twice is no error");
        let gone = there.result("g1").await.expect_err("erased");
        assert!(matches!(gone, ContractError::NotFound { what: "generation", .. }), "{gone}");
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn one_that_has_not_arrived_is_cancelled_from_beyond_the_process(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let (_server, there) = beyond(&process, "service:trip", &stage.world).await;
        there.cancel("g1", "t1").await.expect("it is remembered");
        same(&there.generation("g1").await, &process.generations.generation("g1").await);
        stage.database.db.close().await;
        same(&there.generation("g1").await, &process.generations.generation("g1").await);
    }

    async fn only_services_may_ask(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let app = TestApp::new(internal_router(Arc::clone(&process.service)));
        for path in [paths::GENERATION, paths::EVENTS, paths::CANCEL, paths::RESULT, paths::ERASE_TRIPS] {
            app.post(path).json(json!({})).await.problem(401, "UNAUTHORIZED");
            app.post(path).bearer("user:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("admin:ada").json(json!({})).await.problem(403, "FORBIDDEN");
            app.post(path).bearer("service:trip").json(json!({})).await.problem(400, "INVALID_REQUEST");
        }
        for wrong in ["expired", "user:ada"] {
            let (_server, there) = beyond(&process, wrong, &stage.world).await;
            let error = there.generation("g").await.expect_err("a wrong token");
            assert!(matches!(error, ContractError::Failed { service: "ai", .. }), "{error}");
            let error = there.events("g", 0).await.err().expect("a wrong token");
            assert!(matches!(error, ContractError::Failed { service: "ai", .. }), "{error}");
        }
    }
}
