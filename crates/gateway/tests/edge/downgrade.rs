//! HTTP/2 on its way to services that speak HTTP/1.1: what a client can write into frames and no line of HTTP/1.1 can
//! hold must not become a second request, another length, or another host.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::routing::any;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::scene::{Plan, Scene, Service};

type Seen = Arc<Mutex<Vec<String>>>;
/// Fields of a head, in their order; names of HTTP/2 itself begin with a colon.
type Fields<'a> = &'a [(&'a str, &'a str)];

const GOOD: [(&str, &str); 4] = [
    (":method", "POST"),
    (":scheme", "http"),
    (":path", "/api/v1/trips"),
    (":authority", "a"),
];

async fn scene() -> (Scene, Service, Seen) {
    let seen = Seen::default();
    let told = Arc::clone(&seen);
    let note = move |method: Method, uri: Uri, headers: HeaderMap, body: String| {
        let host = headers["host"].to_str().unwrap_or("?").to_owned();
        told.lock()
            .expect("no panic")
            .push(format!("{method} {uri} {host} {body:?}"));
        async { StatusCode::OK }
    };
    let service = Service::start(Router::new().fallback(any(note))).await;
    let scene = Plan::default().before(&[service.url()]).await;
    (scene, service, seen)
}

/// A frame (RFC 9113, section 4.1) on stream 1, or, for settings, of the connection.
fn frame(kind: u8, flags: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a small frame").to_be_bytes();
    let stream = u8::from(kind != 4);
    let mut bytes = length[1..].to_vec();
    bytes.extend([kind, flags, 0, 0, 0, stream]);
    bytes.extend(payload);
    bytes
}

/// A head without an index and without Huffman's code (RFC 7541, section 6.2.2).
fn head(fields: Fields<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, value) in fields {
        bytes.push(0);
        for text in [name, value] {
            bytes.push(u8::try_from(text.len()).expect("a short text"));
            bytes.extend(text.as_bytes());
        }
    }
    bytes
}

const HEADERS: u8 = 1;
const DATA: u8 = 0;
const SETTINGS: u8 = 4;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

/// The bytes of a connection with one request.
fn spoken(fields: Fields<'_>, body: Option<&str>) -> Vec<u8> {
    let ends = if body.is_some() { 0 } else { END_STREAM };
    let mut bytes = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    bytes.extend(frame(SETTINGS, 0, &[]));
    bytes.extend(frame(HEADERS, END_HEADERS | ends, &head(fields)));
    if let Some(body) = body {
        bytes.extend(frame(DATA, END_STREAM, body.as_bytes()));
    }
    bytes
}

/// Sends it and reads what comes until the edge pauses.
async fn send(scene: &Scene, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(scene.address).await.expect("the edge listens");
    stream.write_all(bytes).await.expect("it takes bytes");
    let mut all = Vec::new();
    let mut buffer = [0; 4096];
    let pause = Duration::from_millis(300);
    while let Ok(Ok(count)) = tokio::time::timeout(pause, stream.read(&mut buffer)).await {
        if count == 0 {
            break;
        }
        all.extend_from_slice(&buffer[..count]);
    }
    all
}

/// What the service saw of a request with these fields beside, or in place of, the good ones.
async fn check(fields: Fields<'_>, body: Option<&str>, expected: &[&str]) {
    let (scene, _service, seen) = scene().await;
    send(&scene, &spoken(fields, body)).await;
    assert_eq!(*seen.lock().expect("no panic"), expected, "{fields:?}");
    scene.get("/api/v1/trips").await.expect(200);
}

fn with(more: Fields<'_>) -> Vec<(&str, &str)> {
    GOOD.iter().chain(more).copied().collect()
}

/// The good request with another value of one field.
fn instead<'a>(name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let change =
        |(known, good): &(&'static str, &'static str)| (*known, if *known == name { value } else { *good });
    GOOD.iter().map(change).collect()
}

#[tokio::test]
async fn a_good_request_arrives_once() {
    check(&GOOD, Some("abc"), &["POST /api/v1/trips a \"abc\""]).await;
    let length = with(&[("content-length", "3")]);
    check(&length, Some("abc"), &["POST /api/v1/trips a \"abc\""]).await;
}

#[tokio::test]
async fn headers_of_one_connection_are_refused() {
    for field in [
        ("transfer-encoding", "chunked"),
        ("connection", "close"),
        ("connection", "x-secret"),
        ("upgrade", "websocket"),
        ("keep-alive", "5"),
        ("proxy-connection", "keep-alive"),
        ("te", "chunked"),
    ] {
        check(&with(&[field]), Some("0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"), &[]).await;
    }
}

#[tokio::test]
async fn lengths_that_lie_are_refused() {
    for length in ["2", "4", "+3", "3, 3", "x", "99999999999999999999"] {
        let (scene, _service, seen) = scene().await;
        send(&scene, &spoken(&with(&[("content-length", length)]), Some("abc"))).await;
        let seen = seen.lock().expect("no panic").clone();
        assert!(seen.is_empty(), "{length}: {seen:?}");
    }
    let two = with(&[("content-length", "3"), ("content-length", "5")]);
    check(&two, Some("abc"), &[]).await;
}

#[tokio::test]
async fn lines_within_a_field_are_refused() {
    for value in [
        "a\r\nx-evil: 1",
        "a\nx-evil: 1",
        "a\0",
        "a\r\n\r\nGET /x HTTP/1.1\r\nhost: a",
    ] {
        check(&with(&[("x-note", value)]), None, &[]).await;
        check(&instead(":path", &format!("/api/v1/trips{value}")), None, &[]).await;
        check(&instead(":authority", value), None, &[]).await;
        check(&instead(":method", value), None, &[]).await;
    }
    for name in ["x-evil: 1\r\nx-note", "x note", "X-Upper", "", "x:y"] {
        check(&with(&[(name, "1")]), None, &[]).await;
    }
}

#[tokio::test]
async fn pseudo_headers_are_there_once_and_first() {
    for more in [
        (":path", "/api/v1/trips/other"),
        (":method", "GET"),
        (":authority", "b"),
        (":evil", "1"),
        (":status", "200"),
    ] {
        check(&with(&[more]), None, &[]).await;
    }
    let mut late = vec![("x-first", "1")];
    late.extend(GOOD);
    check(&late, None, &[]).await;
    for missing in 0..3 {
        let mut fields = GOOD.to_vec();
        fields.remove(missing);
        check(&fields, None, &[]).await;
    }
    for path in [
        "",
        "api/v1/trips",
        "*",
        "//b/api/v1/trips",
        "/api/v1/trips/../../internal",
    ] {
        check(&instead(":path", path), None, &[]).await;
    }
}

#[tokio::test]
async fn the_host_is_one() {
    check(&with(&[("host", "a")]), None, &["POST /api/v1/trips a \"\""]).await;
    check(&with(&[("host", "b")]), None, &[]).await;
    check(&with(&[("host", "a"), ("host", "a")]), None, &[]).await;
    check(&instead(":authority", "user@a"), None, &[]).await;
    check(&instead(":authority", "a/b"), None, &[]).await;
}

/// Streams that are opened and reset at once cost more to serve than to send (CVE-2023-44487).
#[tokio::test]
async fn a_flood_of_resets_ends_its_connection() {
    let (scene, _service, _) = scene().await;
    let mut bytes = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    bytes.extend(frame(SETTINGS, 0, &[]));
    for stream in (1..4000_u32).step_by(2) {
        for (kind, flags, payload) in [
            (HEADERS, END_HEADERS | END_STREAM, head(&GOOD)),
            (3, 0, vec![0, 0, 0, 8]),
        ] {
            let mut one = frame(kind, flags, &payload);
            one[5..9].copy_from_slice(&stream.to_be_bytes());
            bytes.extend(one);
        }
    }
    let mut stream = TcpStream::connect(scene.address).await.expect("the edge listens");
    // The edge may end it before all was written.
    let written = stream.write_all(&bytes).await;
    let mut rest = Vec::new();
    let ended = crate::scene::within(stream.read_to_end(&mut rest)).await;
    assert!(
        written.is_err() || ended.is_err() || rest.windows(5).any(|head| head[3..] == [7, 0]),
        "GOAWAY"
    );
    scene.get("/api/v1/trips").await.expect(200);
}
