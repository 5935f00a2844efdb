use std::net::SocketAddr;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method};
use axum::routing::get;
use gateway::routes::RouteTable;

use crate::scene::{Plan, Scene};

async fn who(ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap) -> String {
    let own = headers.contains_key("x-tripgen-user");
    format!("{} {own}", peer.ip())
}

async fn scene(plan: Plan) -> Scene {
    plan.start(RouteTable::mounted(Router::new().route("/api/v1/who", get(who))))
        .await
}

fn told(scene: &Scene, client: &str) -> axum::http::Request<axum::body::Body> {
    let mut request = scene.request(Method::GET, "/api/v1/who");
    let headers = request.headers_mut();
    headers.insert("x-forwarded-for", client.parse().expect("a header value"));
    headers.insert("x-tripgen-user", client.parse().expect("a header value"));
    request
}

#[tokio::test]
async fn a_router_of_this_process_sees_the_client() {
    let plan = Plan::with(|config| config.public_url = Some("http://localhost".to_owned()));
    let scene = scene(plan).await;
    assert_eq!(
        scene.send(told(&scene, "203.0.113.5")).await.expect(200).text(),
        "203.0.113.5 false"
    );
}

#[tokio::test]
async fn nobody_is_believed_without_a_proxy_that_was_named() {
    let scene = scene(Plan::default()).await;
    assert_eq!(
        scene.send(told(&scene, "203.0.113.5")).await.expect(200).text(),
        "127.0.0.1 false"
    );
}

#[tokio::test]
async fn whoever_sits_at_the_machine_has_no_limit() {
    let scene = scene(Plan::with(|config| config.rates.per_address = None)).await;
    for _ in 0..300 {
        scene.get("/api/v1/who").await.expect(200);
    }
}

#[tokio::test]
async fn a_limit_that_is_set_holds_for_everybody() {
    let scene = scene(Plan::with(|config| config.rates.per_address = Some(3))).await;
    for _ in 0..3 {
        scene.get("/api/v1/who").await.expect(200);
    }
    assert_eq!(scene.get("/api/v1/who").await.problem(429), "RATE_LIMITED");
}

#[tokio::test]
async fn the_router_answers_probes_itself() {
    let scene = scene(Plan::default()).await;
    scene.get("/readyz").await.expect(404);
}
