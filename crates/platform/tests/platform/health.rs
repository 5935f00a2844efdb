use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use platform::health::{Check, Health};
use serde_json::json;
use test_support::TestApp;

struct Fixed(&'static str, Result<(), String>);

#[async_trait]
impl Check for Fixed {
    fn name(&self) -> &'static str {
        self.0
    }

    async fn check(&self) -> Result<(), String> {
        self.1.clone()
    }
}

struct Hanging;

#[async_trait]
impl Check for Hanging {
    fn name(&self) -> &'static str {
        "hanging"
    }

    async fn check(&self) -> Result<(), String> {
        std::future::pending().await
    }
}

fn app(checks: Vec<Arc<dyn Check>>) -> (TestApp, Health) {
    let health = Health::new(checks).patience(Duration::from_millis(200));
    let (router, _document) = health.clone().router().split_for_parts();
    (TestApp::new(router), health)
}

#[tokio::test]
async fn lives_whatever_the_checks_say() {
    let (app, _) = app(vec![Arc::new(Fixed("database", Err("gone".to_owned())))]);
    assert_eq!(
        app.get("/healthz").await.expect(200).json(),
        json!({ "status": "alive" })
    );
}

#[tokio::test]
async fn is_ready_when_every_check_passes() {
    let (app, health) = app(vec![
        Arc::new(Fixed("database", Ok(()))),
        Arc::new(Fixed("queue", Ok(()))),
    ]);
    let ready = app.get("/readyz").await.expect(200).json();
    assert_eq!(
        ready,
        json!({ "checks": [{ "name": "database", "state": "ready" }, { "name": "queue", "state": "ready" }] })
    );
    health.stop();
    let problem = app.get("/readyz").await.problem(503, "SERVICE_UNAVAILABLE");
    assert_eq!(
        problem["checks"][2],
        json!({ "name": "process", "state": "stopping" })
    );
}

#[tokio::test]
async fn names_the_check_that_fails_and_not_its_cause() {
    let (app, _) = app(vec![Arc::new(Fixed(
        "database",
        Err("password of db.internal".to_owned()),
    ))]);
    let answer = app.get("/readyz").lang("ko").await.expect(503);
    assert_eq!(answer.header("retry-after"), "5");
    assert!(!answer.text().contains("password"), "{}", answer.text());
    let problem = answer.problem(503, "SERVICE_UNAVAILABLE");
    assert_eq!(
        problem["checks"],
        json!([{ "name": "database", "state": "failed" }])
    );
    assert_eq!(problem["instance"], "/readyz");
}

#[tokio::test]
async fn gives_up_a_check_that_hangs() {
    let (app, _) = app(vec![Arc::new(Hanging)]);
    let problem = app.get("/readyz").await.problem(503, "SERVICE_UNAVAILABLE");
    assert_eq!(problem["checks"][0]["state"], "failed");
}
