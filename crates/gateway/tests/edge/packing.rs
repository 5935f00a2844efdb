//! Answers are packed where the service left them as they were, and where that is right.

use axum::Router;
use axum::http::{HeaderValue, Method};
use axum::response::IntoResponse;
use axum::routing::get;

use crate::scene::{Answer, Plan, Service};

const PATH: &str = "/api/v1/trips";

/// The answer of an edge to a client that reads gzip, before a service that says this much with these headers.
async fn answer(bytes: usize, headers: &'static [(&'static str, &'static str)]) -> Answer {
    let router = Router::new().route(
        PATH,
        get(move || async move {
            let mut response = "x".repeat(bytes).into_response();
            for (name, value) in headers {
                response
                    .headers_mut()
                    .insert(*name, HeaderValue::from_static(value));
            }
            response
        }),
    );
    let service = Service::start(router).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let mut request = scene.request(Method::GET, PATH);
    request
        .headers_mut()
        .insert("accept-encoding", HeaderValue::from_static("gzip, br"));
    scene.send(request).await.expect(200)
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn packs_text_and_says_that_it_varies() {
    let packed = answer(9000, &[JSON, ("etag", "W/\"7\"")]).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert_eq!(packed.header("vary"), "accept-encoding");
    assert_eq!(packed.header("etag"), "W/\"7\"");
    assert_eq!(packed.header("content-length"), "");
    assert!(packed.body.starts_with(&[0x1f, 0x8b]) && packed.body.len() < 200);
}

#[tokio::test]
async fn leaves_alone_what_must_stay_as_it_is() {
    let check = async |bytes, headers| {
        let left = answer(bytes, headers).await;
        let encoded = left.header("content-encoding").to_owned();
        assert!(
            left.body.starts_with(b"xx") && encoded != "gzip",
            "{headers:?}: {encoded}"
        );
    };
    check(900, &[JSON]).await;
    check(9000, &[JSON, ("set-cookie", "session=1")]).await;
    check(9000, &[JSON, ("etag", "\"7\"")]).await;
    check(9000, &[JSON, ("cache-control", "public, no-transform")]).await;
    check(9000, &[JSON, ("content-encoding", "br")]).await;
    check(9000, &[("content-type", "image/png")]).await;
    check(9000, &[("content-type", "text/event-stream")]).await;
}

#[tokio::test]
async fn packs_nothing_for_who_does_not_read_it() {
    let router = Router::new().route(PATH, get(async || axum::Json("x".repeat(9000))));
    let service = Service::start(router).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let plain = scene.get(PATH).await.expect(200);
    assert_eq!(
        (plain.header("content-encoding"), plain.header("vary")),
        ("", "accept-encoding")
    );
    assert_eq!(plain.header("content-length"), "9002");
    let head = scene.send(scene.request(Method::HEAD, PATH)).await.expect(200);
    assert_eq!(head.header("content-length"), "9002");
}

/// What a network of caches lives on passes as it is.
#[tokio::test]
async fn tags_and_keeping_pass_through() {
    let router = Router::new().route(
        PATH,
        get(async |headers: axum::http::HeaderMap| {
            let kept = [
                ("etag", "\"7\""),
                ("cache-control", "public, max-age=31536000, immutable"),
            ];
            let known = headers.get("if-none-match").is_some_and(|tag| tag == "\"7\"");
            let status = if known { 304 } else { 200 };
            (axum::http::StatusCode::from_u16(status).expect("a status"), kept)
        }),
    );
    let service = Service::start(router).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let fresh = scene.get(PATH).await.expect(200);
    assert_eq!(
        fresh.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let mut request = scene.request(Method::GET, PATH);
    request
        .headers_mut()
        .insert("if-none-match", HeaderValue::from_static("\"7\""));
    let known = scene.send(request).await.expect(304);
    assert_eq!((known.header("etag"), known.body.len()), ("\"7\"", 0));
}
