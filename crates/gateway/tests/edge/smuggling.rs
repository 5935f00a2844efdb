//! Requests that two readers could read differently: the services see one well-formed request, or none.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::routing::any;

use crate::scene::{Plan, Scene, Service};

type Seen = Arc<Mutex<Vec<String>>>;

async fn scene() -> (Scene, Service, Seen) {
    let seen = Seen::default();
    let told = Arc::clone(&seen);
    let note = move |method: Method, uri: Uri, headers: HeaderMap, body: String| {
        let lengths = headers.get_all("content-length").iter().count();
        let chunked = headers.contains_key("transfer-encoding");
        told.lock().expect("no panic").push(format!(
            "{method} {uri} {body:?} lengths={lengths} chunked={chunked}"
        ));
        async { StatusCode::OK }
    };
    let service = Service::start(Router::new().fallback(any(note))).await;
    let scene = Plan::default().before(&[service.url()]).await;
    (scene, service, seen)
}

/// Sends bytes; gives the statuses of the answers and what the service saw.
async fn check(bytes: &str, statuses: &[u16], expected: &[&str]) {
    let (scene, _service, seen) = scene().await;
    let answer = scene.raw(bytes.as_bytes()).await;
    let found: Vec<u16> = answer
        .match_indices("HTTP/1.1 ")
        .map(|(at, start)| answer[at + start.len()..][..3].parse().expect("a status"))
        .collect();
    assert_eq!(found, statuses, "{bytes:?}: {answer}");
    assert_eq!(*seen.lock().expect("no panic"), expected, "{bytes:?}");
}

#[tokio::test]
async fn two_lengths_are_refused() {
    let head = "POST /api/v1/trips HTTP/1.1\r\nhost: a\r\n";
    check(
        &format!("{head}content-length: 3\r\ncontent-length: 5\r\n\r\nabcde"),
        &[400],
        &[],
    )
    .await;
    check(&format!("{head}content-length: 3, 5\r\n\r\nabcde"), &[400], &[]).await;
    for length in ["+3", "-1", "3 3", "0x3", "3,", "99999999999999999999", ""] {
        check(&format!("{head}content-length: {length}\r\n\r\nabc"), &[400], &[]).await;
    }
}

#[tokio::test]
async fn a_length_beside_chunks_is_dropped_and_never_handed_on() {
    // The chunks decide (RFC 9112, section 6.3), and the connection is closed: what the length would have hidden is
    // read by nobody.
    for order in [
        "content-length: 6\r\ntransfer-encoding: chunked",
        "transfer-encoding: chunked\r\ncontent-length: 6",
    ] {
        let bytes = format!("POST /api/v1/trips HTTP/1.1\r\nhost: a\r\n{order}\r\n\r\n0\r\n\r\nG\r\n\r\n");
        check(
            &bytes,
            &[200],
            &["POST /api/v1/trips \"\" lengths=0 chunked=true"],
        )
        .await;
    }
}

#[tokio::test]
async fn codings_that_end_in_something_else_are_refused() {
    for coding in ["chunked, identity", "gzip", "xchunked", "chunked, chunked, x", ""] {
        let bytes = format!(
            "POST /api/v1/trips HTTP/1.1\r\nhost: a\r\ntransfer-encoding: {coding}\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        );
        check(&bytes, &[400], &[]).await;
    }
    let old =
        "POST /api/v1/trips HTTP/1.0\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    check(old, &[400], &[]).await;
}

#[tokio::test]
async fn heads_that_are_not_written_as_they_must_be_are_refused() {
    for head in [
        "GET /api/v1/trips HTTP/1.1\r\nhost : a\r\n\r\n",
        "GET /api/v1/trips HTTP/1.1\r\nhost: a\r\n folded: x\r\n\r\n",
        "GET /api/v1/trips HTTP/1.1\r\nhost: a\r\nx\0y: 1\r\n\r\n",
        "GET  /api/v1/trips HTTP/1.1\r\nhost: a\r\n\r\n",
        "GET /api/v1/trips HTTP/3.7\r\nhost: a\r\n\r\n",
        "G\x01T /api/v1/trips HTTP/1.1\r\nhost: a\r\n\r\n",
    ] {
        check(head, &[400], &[]).await;
    }
}

#[tokio::test]
async fn one_host_and_only_one() {
    check("GET /api/v1/trips HTTP/1.1\r\n\r\n", &[400], &[]).await;
    check(
        "GET /api/v1/trips HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        &[400],
        &[],
    )
    .await;
    check("GET /api/v1/trips HTTP/1.1\r\nhost: a/b\r\n\r\n", &[400], &[]).await;
    check(
        "GET http://b/api/v1/trips HTTP/1.1\r\nhost: a\r\n\r\n",
        &[400],
        &[],
    )
    .await;
    check("CONNECT a:80 HTTP/1.1\r\nhost: a:80\r\n\r\n", &[400], &[]).await;
}

#[tokio::test]
async fn requests_in_a_row_are_requests_in_a_row() {
    check(
        "GET /api/v1/trips/1 HTTP/1.1\r\nhost: a\r\n\r\nGET /api/v1/trips/2 HTTP/1.1\r\nhost: a\r\n\r\n",
        &[200, 200],
        &[
            "GET /api/v1/trips/1 \"\" lengths=0 chunked=false",
            "GET /api/v1/trips/2 \"\" lengths=0 chunked=false",
        ],
    )
    .await;
}

#[tokio::test]
async fn chunks_that_lie_are_refused() {
    for chunks in [
        "zz\r\nabc\r\n0\r\n\r\n",
        "-1\r\n\r\n",
        "ffffffffffffffffff\r\nabc",
        "3\r\nabcd\r\n0\r\n\r\n",
    ] {
        let bytes =
            format!("POST /api/v1/trips HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n{chunks}");
        let (scene, _service, seen) = scene().await;
        let answer = scene.raw(bytes.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{chunks:?}: {answer}");
        assert!(seen.lock().expect("no panic").is_empty(), "{chunks:?}");
    }
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let (scene, _service, _) = scene().await;
    let long = format!(
        "GET /api/v1/trips HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n",
        "y".repeat(200_000)
    );
    let answer = scene.raw(long.as_bytes()).await;
    assert!(
        answer.starts_with("HTTP/1.1 431") || answer == "<closed>",
        "{answer}"
    );
    let many = format!(
        "GET /api/v1/trips HTTP/1.1\r\nhost: a\r\n{}\r\n",
        "x: y\r\n".repeat(200)
    );
    let answer = scene.raw(many.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

/// An address in the first line names a path here, never another place.
#[tokio::test]
async fn nobody_is_led_to_another_place() {
    for place in ["169.254.169.254", "localhost:22", "127.0.0.1:1"] {
        let bytes =
            format!("GET http://{place}/api/v1/trips HTTP/1.1\r\nhost: {place}\r\nconnection: close\r\n\r\n");
        check(
            &bytes,
            &[200],
            &["GET /api/v1/trips \"\" lengths=0 chunked=false"],
        )
        .await;
    }
    for line in [
        "GET file:///etc/passwd",
        "GET gopher://a:70/api/v1/trips",
        "GET @a/api/v1/trips",
    ] {
        let bytes = format!("{line} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let (scene, _service, seen) = scene().await;
        let answer = scene.raw(bytes.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{line}: {answer}");
        assert!(seen.lock().expect("no panic").is_empty(), "{line}");
    }
}

/// Whoever reads the first of two and whoever reads the last one would see different callers.
#[tokio::test]
async fn one_caller_and_only_one() {
    for twice in [
        "authorization: Bearer a\r\nauthorization: Bearer b",
        "content-type: a/b\r\ncontent-type: c/d",
    ] {
        let bytes = format!("GET /api/v1/trips HTTP/1.1\r\nhost: a\r\n{twice}\r\nconnection: close\r\n\r\n");
        check(&bytes, &[400], &[]).await;
    }
}
