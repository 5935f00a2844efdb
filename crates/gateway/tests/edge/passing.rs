use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, Uri, Version};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use crate::scene::{Plan, Scene, Service, nobody};

/// Tells what it was asked.
async fn mirror(
    method: Method,
    uri: Uri,
    version: Version,
    headers: HeaderMap,
    body: String,
) -> impl IntoResponse {
    let headers: serde_json::Map<String, Value> = headers
        .iter()
        .map(|(name, value)| (name.to_string(), json!(value.to_str().unwrap_or("?"))))
        .collect();
    let told = json!({"method": method.as_str(), "uri": uri.to_string(), "version": format!("{version:?}"),
        "headers": headers, "body": body});
    (
        [
            ("x-answer", "yes"),
            ("connection", "x-inner"),
            ("x-inner", "no"),
            ("server", "mirror"),
        ],
        axum::Json(told),
    )
}

pub(crate) fn mirrors() -> Router {
    Router::new().fallback(mirror)
}

async fn scene(plan: Plan) -> (Scene, Service) {
    let service = Service::start(mirrors()).await;
    (plan.before(&[service.url()]).await, service)
}

fn post(scene: &Scene, path: &str, headers: &[(&'static str, &str)], body: &'static str) -> Request<Body> {
    let mut request = scene.request(Method::POST, path);
    *request.body_mut() = Body::from(body);
    for (name, value) in headers {
        request
            .headers_mut()
            .append(*name, value.parse().expect("a header value"));
    }
    request
}

#[tokio::test]
async fn hands_on_method_path_query_body_and_answer() {
    let (scene, _service) = scene(Plan::default()).await;
    let path = "/api/v1/trips/a%2Fb/x?q=%EA%B2%BD&page=2";
    let answer = scene
        .send(post(&scene, path, &[("content-type", "text/plain")], "본문"))
        .await
        .expect(200);
    let told = answer.json();
    assert_eq!(told["method"], "POST");
    assert_eq!(told["uri"], path);
    assert_eq!(told["body"], "본문");
    assert_eq!(told["headers"]["content-type"], "text/plain");
    assert_eq!(answer.header("x-answer"), "yes");
}

#[tokio::test]
async fn keeps_hop_by_hop_headers_to_their_hop() {
    let (scene, _service) = scene(Plan::default()).await;
    let headers = [
        ("connection", "x-hop"),
        ("x-hop", "1"),
        ("te", "trailers"),
        ("proxy-authorization", "x"),
    ];
    let answer = scene
        .send(post(&scene, "/api/v1/trips", &headers, ""))
        .await
        .expect(200);
    let told = answer.json();
    for name in ["connection", "x-hop", "te", "proxy-authorization"] {
        assert_eq!(told["headers"][name], Value::Null, "{name}");
    }
    for name in ["x-inner", "server"] {
        assert_eq!(answer.header(name), "", "{name}");
    }
}

#[tokio::test]
async fn says_by_itself_who_asks_from_where() {
    let (scene, _service) = scene(Plan::default()).await;
    let headers = [
        ("x-forwarded-for", "6.6.6.6"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "https"),
        ("forwarded", "for=6.6.6.6"),
        ("x-tripgen-user", "root"),
        ("x-tripgen-roles", "ADMIN"),
    ];
    let told = scene
        .send(post(&scene, "/api/v1/trips", &headers, ""))
        .await
        .expect(200)
        .json();
    let told = &told["headers"];
    assert_eq!(told["x-forwarded-for"], "127.0.0.1");
    assert_eq!(told["x-forwarded-proto"], "http");
    assert_eq!(told["x-forwarded-host"], scene.address.to_string());
    assert_eq!(told["host"], scene.address.to_string());
    for name in ["forwarded", "x-tripgen-user", "x-tripgen-roles"] {
        assert_eq!(told[name], Value::Null, "{name}");
    }
}

#[tokio::test]
async fn derives_host_and_scheme_from_the_public_address() {
    let plan = Plan::with(|config| config.public_url = Some("https://trips.example.org".to_owned()));
    let (scene, _service) = scene(plan).await;
    // The proxy in front is on this machine, so its word on the client counts.
    let headers = [("host", "localhost:9"), ("x-forwarded-for", "203.0.113.5")];
    let told = scene
        .send(post(&scene, "/api/v1/trips", &headers[1..], ""))
        .await
        .expect(200)
        .json();
    let told = &told["headers"];
    assert_eq!(told["host"], "trips.example.org");
    assert_eq!(told["x-forwarded-host"], "trips.example.org");
    assert_eq!(told["x-forwarded-proto"], "https");
    assert_eq!(told["x-forwarded-for"], "203.0.113.5");
}

#[tokio::test]
async fn refuses_changes_of_another_origin_and_names_the_setting() {
    let plan = Plan::with(|config| config.public_url = Some("https://trips.example.org".to_owned()));
    let (scene, _service) = scene(plan).await;
    let from = |origin| [("origin", origin)];
    let good = post(&scene, "/api/v1/trips", &from("https://trips.example.org"), "");
    scene.send(good).await.expect(200);
    let answer = scene
        .send(post(&scene, "/api/v1/trips", &from("http://localhost:8080"), ""))
        .await;
    assert!(answer.text().contains("gateway.public_url"), "{}", answer.text());
    assert_eq!(answer.problem(403), "ORIGIN_NOT_ALLOWED");
}

#[tokio::test]
async fn lets_named_origins_read_answers() {
    let plan = Plan::with(|config| config.cors.origins = vec!["https://app.example.org".to_owned()]);
    let (scene, _service) = scene(plan).await;
    let mut asked = scene.request(Method::OPTIONS, "/api/v1/trips");
    asked
        .headers_mut()
        .insert("origin", HeaderValue::from_static("https://app.example.org"));
    asked
        .headers_mut()
        .insert("access-control-request-method", HeaderValue::from_static("PUT"));
    let answer = scene.send(asked).await.expect(204);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        "https://app.example.org"
    );
    let answer = scene
        .send(post(
            &scene,
            "/api/v1/trips",
            &[("origin", "https://app.example.org")],
            "",
        ))
        .await
        .expect(200);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        "https://app.example.org"
    );
}

#[tokio::test]
async fn names_a_request_and_goes_on_with_its_trace() {
    let (scene, _service) = scene(Plan::default()).await;
    let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let answer = scene
        .send(post(&scene, "/api/v1/trips", &[("traceparent", parent)], ""))
        .await
        .expect(200);
    let told = answer.json();
    let passed = told["headers"]["traceparent"].as_str().expect("a trace");
    assert!(
        passed.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"),
        "{passed}"
    );
    assert_ne!(passed, parent);
    // Whoever has the number of the request has the trace.
    assert_eq!(answer.header("x-request-id"), "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_eq!(
        told["headers"]["x-request-id"],
        "4bf92f3577b34da6a3ce929d0e0e4736"
    );
    let own = [("x-request-id", "my-request-1")];
    let answer = scene
        .send(post(&scene, "/api/v1/trips", &own, ""))
        .await
        .expect(200);
    assert_eq!(answer.header("x-request-id"), "my-request-1");
}

#[tokio::test]
async fn leads_nowhere_but_to_the_services() {
    let (scene, _service) = scene(Plan::default()).await;
    for path in [
        "/",
        "/internal/v1/users",
        "/api/v1/tripsy",
        "/metrics",
        "/api/v1/users/me",
        "/API/v1/trips",
    ] {
        assert_eq!(scene.get(path).await.problem(404), "ROUTE_NOT_FOUND", "{path}");
    }
}

#[tokio::test]
async fn refuses_paths_that_lead_upwards() {
    let (scene, _service) = scene(Plan::default()).await;
    for path in [
        "/api/v1/trips/../../internal/v1",
        "/api/v1/trips/%2e%2e/users",
        "/api/v1/trips/..%2f..%2finternal",
        "/api/v1/trips/%252e%252e/users",
        "/api/v1/trips/x%00",
        "/api/v1/trips/..%5cx",
    ] {
        let answer = scene
            .raw(format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes())
            .await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{path}: {answer}");
    }
}

#[tokio::test]
async fn answers_problems_in_the_language_of_the_request() {
    let (scene, _service) = scene(Plan::default()).await;
    let answer = scene
        .send(post(&scene, "/nowhere", &[("accept-language", "ko")], ""))
        .await;
    let told = answer.json();
    assert_eq!(told["title"], "없는 주소입니다");
    assert_eq!(told["instance"], "/nowhere");
    assert_eq!(told["traceId"], answer.header("x-request-id"));
}

#[tokio::test]
async fn answers_probes_by_itself_and_shows_its_breakers() {
    let (scene, _service) = scene(Plan::default()).await;
    assert_eq!(
        scene.get("/healthz").await.expect(200).json(),
        json!({"status": "alive"})
    );
    assert_eq!(
        scene.get("/readyz").await.expect(200).json(),
        json!({
            "checks": [{"name": "upstreams", "state": "ready"}],
            "breakers": [{"service": "trip", "target": 1, "state": "closed", "well": true}],
        })
    );
}

#[tokio::test]
async fn answers_every_method_alike_where_nobody_is_there() {
    let scene = Plan::default().before(&[nobody().await]).await;
    for method in [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::PATCH,
    ] {
        let answer = scene.send(scene.request(method.clone(), "/api/v1/trips/7")).await;
        let wait = answer.header("retry-after").parse::<u64>();
        assert!(wait.is_ok_and(|wait| wait > 0), "{method}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let told = answer.json();
        assert_eq!(told["type"], "/errors/gateway/fallback", "{method}");
        assert_eq!(told["status"], 503);
        assert_eq!(told["instance"], "/fallback/trip");
        assert_eq!(told["code"], "GATEWAY_FALLBACK");
        assert_eq!(told["traceId"], answer.header("x-request-id"));
        assert!(told["title"].is_string() && told["detail"].is_string(), "{told}");
        answer.expect(503);
    }
}
