use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::response::AppendHeaders;
use axum::response::sse::{Event, Sse};
use axum::routing::{get, post};
use futures_util::{StreamExt, stream};
use http_body_util::BodyExt;
use platform::config::defaults;
use platform::extract::JsonBody;
use platform::problem::Problem;
use platform::shell::{Limits, OwnLimits, ShellConfig, shell};
use platform::telemetry::Traffic;
use serde_json::{Value, json};
use test_support::{TestApp, world};

/// A limit for the tests that reach it.
const SHORT: Duration = Duration::from_millis(300);

async fn panics() -> String {
    panic!("for the test")
}

async fn raw(body: Bytes) -> String {
    body.len().to_string()
}

fn large(path: &str) -> OwnLimits {
    OwnLimits {
        method: Method::POST,
        path: path.to_owned(),
        limits: Limits {
            request_timeout: Duration::from_secs(30),
            most_body_bytes: 3_000_000,
        },
    }
}

fn app() -> TestApp {
    app_within(Duration::from_secs(30))
}

fn app_within(request_timeout: Duration) -> TestApp {
    let router = Router::new()
        .route("/hello", get(|| async { axum::Json(json!({ "hello": "you" })) }))
        .route("/long", get(|| async { axum::Json("long".repeat(1000)) }))
        .route(
            "/picture",
            get(|| async { ([("content-type", "image/png")], vec![0_u8; 5000]) }),
        )
        .route("/panic", get(panics))
        .route("/never", get(|| async { std::future::pending::<()>().await }))
        .route(
            "/echo",
            post(|JsonBody(body): JsonBody<Value>| async { axum::Json(body) }),
        )
        .route("/raw", post(raw))
        .route("/upload", post(raw).layer(DefaultBodyLimit::disable()))
        .route(
            "/uploads/slow",
            post(|| async { tokio::time::sleep(2 * SHORT).await }),
        )
        .route(
            "/events",
            get(|| async {
                let first = stream::iter([Ok::<_, std::convert::Infallible>(
                    Event::default().data("x".repeat(5000)),
                )]);
                Sse::new(first.chain(stream::pending()))
            }),
        );
    let config = ShellConfig {
        limits: Limits {
            most_body_bytes: 1_500_000,
            request_timeout,
        },
        own_limits: ["/upload", "/uploads/slow"].map(large).into(),
        ..ShellConfig::new(&defaults(), Traffic::default())
    };
    TestApp::bare(shell(router, &config, &world()))
}

#[tokio::test]
async fn names_every_request() {
    let answer = app()
        .get("/hello")
        .header("x-request-id", "caller.0001")
        .await
        .expect(200);
    assert_eq!(answer.header("x-request-id"), "caller.0001");
    for unsound in [
        "short",
        "with space in it",
        &"x".repeat(65),
        "semicolon;semicolon",
    ] {
        let answer = app()
            .get("/hello")
            .header("x-request-id", unsound)
            .await
            .expect(200);
        assert_eq!(answer.header("x-request-id").len(), 36, "{unsound}");
    }
    let refused = app().get("/nothing").header("x-request-id", "caller.0002").await;
    assert_eq!(refused.problem(404, "ROUTE_NOT_FOUND")["traceId"], "caller.0002");
}

#[tokio::test]
async fn writes_every_refusal_as_a_problem() {
    app().get("/nothing").await.problem(404, "ROUTE_NOT_FOUND");
    let answer = app().delete("/hello").await;
    assert!(answer.header("allow").contains("GET"), "{:?}", answer.headers);
    answer.problem(405, "METHOD_NOT_ALLOWED");
    let problem = app().get("/panic").lang("ko").await.problem(500, "INTERNAL");
    assert_eq!(problem["title"], "서버에서 오류가 났습니다");
    assert!(!problem.to_string().contains("for the test"), "{problem}");
}

#[tokio::test]
async fn limits_bodies() {
    let json = json!("x".repeat(1_100_000));
    app().post("/echo").json(&json).await.problem(413, "FILE_SIZE");
    app()
        .post("/raw")
        .header("content-length", "1600000")
        .body("text/plain", vec![b'x'; 1_600_000])
        .await
        .problem(413, "FILE_SIZE");
    let chunks = stream::iter((0..20).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; 100_000]))));
    app()
        .post("/raw")
        .body("text/plain", Body::from_stream(chunks))
        .await
        .problem(413, "FILE_SIZE");
    assert_eq!(
        app()
            .post("/raw")
            .body("text/plain", "xyz")
            .await
            .expect(200)
            .text(),
        "3"
    );
}

#[tokio::test]
async fn a_route_may_have_limits_of_its_own() {
    let send = |path: &str, bytes: usize| app().post(path).body("text/plain", vec![b'x'; bytes]);
    assert_eq!(send("/upload", 2_000_000).await.expect(200).text(), "2000000");
    send("/upload", 3_000_001).await.problem(413, "FILE_SIZE");
    send("/raw", 2_000_000).await.problem(413, "FILE_SIZE");
    app_within(SHORT).post("/uploads/slow").await.expect(200);
    // Another method of the same path is like every other request.
    app()
        .put("/upload")
        .header("content-length", "2000000")
        .await
        .problem(413, "FILE_SIZE");
}

#[tokio::test]
async fn ends_requests_that_take_too_long() {
    let answer = app_within(SHORT).get("/never").await.expect(503);
    assert_eq!(answer.header("retry-after"), "1");
    answer.problem(503, "SERVICE_UNAVAILABLE");
    // One byte every five seconds: each comes in time, all together do not.
    let drops = stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        Some((Ok::<_, std::io::Error>(Bytes::from_static(b"[")), ()))
    });
    app_within(SHORT)
        .post("/echo")
        .body("application/json", Body::from_stream(drops))
        .await
        .problem(408, "REQUEST_TIMEOUT");
}

#[tokio::test]
async fn lets_streams_of_events_flow() {
    let response = app_within(SHORT)
        .get("/events")
        .header("accept-encoding", "gzip")
        .open()
        .await;
    assert_eq!(response.headers().get("content-encoding"), None);
    let mut body = response.into_body();
    let first = body
        .frame()
        .await
        .expect("a frame")
        .expect("no error")
        .into_data()
        .expect("bytes");
    assert!(first.starts_with(b"data: xxx"), "{first:?}");
    let later = tokio::time::timeout(Duration::from_millis(500), body.frame()).await;
    later.expect_err("the stream stays open beyond every limit of a request");
}

#[tokio::test]
async fn compresses_long_documents_only() {
    let ask = |path: &str| app().get(path).header("accept-encoding", "gzip");
    let long = ask("/long").await.expect(200);
    assert_eq!(long.header("content-encoding"), "gzip");
    assert!(long.body.len() < 200, "{}", long.body.len());
    let vary: Vec<_> = long.headers.get_all("vary").iter().collect();
    assert_eq!(
        vary,
        ["accept-encoding", "accept-language, authorization, cookie"]
    );
    assert_eq!(ask("/hello").await.expect(200).header("content-encoding"), "");
    assert_eq!(ask("/picture").await.expect(200).header("content-encoding"), "");
    assert_eq!(
        app().get("/long").await.expect(200).header("content-encoding"),
        ""
    );
}

#[tokio::test]
async fn says_how_an_answer_is_to_be_treated() {
    for path in ["/hello", "/nothing"] {
        let answer = app().get(path).lang("ko-KR").await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(
            answer.header("referrer-policy"),
            "strict-origin-when-cross-origin"
        );
        assert_eq!(answer.header("content-language"), "ko");
        assert_eq!(answer.header("cache-control"), "private, no-cache");
    }
    let picture = app().get("/picture").await.expect(200);
    assert_eq!(
        (
            picture.header("content-language"),
            picture.header("cache-control")
        ),
        ("", "")
    );
}

#[tokio::test]
async fn keeps_every_header_of_a_refusal() {
    let refuse = || async {
        (
            [("set-cookie", "a=1")],
            AppendHeaders([("set-cookie", "b=2")]),
            Problem::forbidden(),
        )
    };
    let answer = TestApp::new(Router::new().route("/refuse", get(refuse)))
        .get("/refuse")
        .await
        .expect(403);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["a=1", "b=2"]);
}
