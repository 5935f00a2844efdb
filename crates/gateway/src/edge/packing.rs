//! Packs answers that a service left as they were, where the client reads that.
//!
//! What sets a cookie stays as it is: the size of a packed answer tells of a secret in it that stands beside what
//! somebody else has chosen (BREACH). So does a stream of events, which must not wait for enough bytes, and what a
//! strong `ETag` names by its bytes.

use std::convert::Infallible;
use std::future::ready;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_RANGE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use platform::shell::{LEAST_COMPRESSED_BYTES, is_worth_compressing};
use tower::{ServiceExt, service_fn};
use tower_http::compression::Compression;
use tower_http::compression::predicate::SizeAbove;

/// Packs an answer to a request with that method and that `Accept-Encoding`, where it is worth it.
pub(super) async fn packed(
    method: &Method,
    accepts: Option<HeaderValue>,
    mut response: Response,
) -> Response {
    if *method == Method::HEAD || !is_packable(response.status(), response.headers()) {
        return response;
    }
    say_that_it_varies(response.headers_mut());
    let Some(accepts) = accepts.filter(reads_gzip) else {
        return response;
    };
    let mut request = Request::new(Body::empty());
    request.headers_mut().insert(ACCEPT_ENCODING, accepts);
    let mut answer = Some(response);
    let given = service_fn(move |_: Request| ready(Ok::<_, Infallible>(answer.take().unwrap_or_default())));
    let packing = Compression::new(given).compress_when(SizeAbove::new(LEAST_COMPRESSED_BYTES));
    match packing.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

fn is_packable(status: StatusCode, headers: &HeaderMap) -> bool {
    let is_whole = status.is_success()
        && !matches!(status, StatusCode::NO_CONTENT | StatusCode::PARTIAL_CONTENT)
        && !headers.contains_key(CONTENT_ENCODING)
        && !headers.contains_key(CONTENT_RANGE);
    let names_bytes = headers
        .get(ETAG)
        .is_some_and(|tag| !tag.as_bytes().starts_with(b"W/"));
    is_whole && !names_bytes && is_worth_compressing(headers)
}

fn say_that_it_varies(headers: &mut HeaderMap) {
    let said = headers.get_all(VARY).iter().any(|value| {
        let value = value.to_str().unwrap_or("");
        value.split(',').any(|name| {
            let name = name.trim();
            name == "*" || name.eq_ignore_ascii_case(ACCEPT_ENCODING.as_str())
        })
    });
    if !said {
        headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    }
}

fn reads_gzip(accepts: &HeaderValue) -> bool {
    accepts
        .to_str()
        .is_ok_and(|accepts| accepts.contains("gzip") || accepts.contains('*'))
}
