//! What stands around the routes of every server: [`shell`] is the list, from the outside to the inside.

use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, REFERRER_POLICY, SET_COOKIE, VARY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Error, Router};
use http_body_util::Limited;
use hyper::body::{Frame, SizeHint};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};

use crate::config::HttpConfig;
use crate::language::{Language, text};
use crate::problem::{Problem, RequestId, write_problems};
use crate::telemetry::{Traffic, observe};
use crate::trace::Tracer;
use crate::world::World;

/// The header that names a request, in questions and answers.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The header by which the edge says to a service that an answer must not be old, because who asks has written a moment
/// ago. What clients write into it is never passed on.
pub const FRESH: HeaderName = HeaderName::from_static("x-tripgen-fresh");

/// Names, in a 503 of a service, the other service that is to blame. The edge reads it and passes it on to nobody.
pub const ELSEWHERE: HeaderName = HeaderName::from_static("x-tripgen-elsewhere");

/// Bytes from which on compressing an answer is worth its time.
pub const LEAST_COMPRESSED_BYTES: u64 = 1024;

/// What a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take, its coming in included.
    pub request_timeout: Duration,
    /// Bytes of its body.
    pub most_body_bytes: usize,
}

/// A route that takes larger bodies and longer times than the others, such as the upload of a file.
#[derive(Clone, Debug)]
pub struct OwnLimits {
    /// Its method.
    pub method: Method,
    /// Its whole path.
    pub path: String,
    /// What its requests may cost.
    pub limits: Limits,
}

/// What the shell bears.
#[derive(Clone, Debug)]
pub struct ShellConfig {
    /// What a request may cost.
    pub limits: Limits,
    /// The routes that have limits of their own.
    pub own_limits: Vec<OwnLimits>,
    /// Where requests are counted.
    pub traffic: Traffic,
    /// Where their traces begin.
    pub tracer: Tracer,
}

impl ShellConfig {
    /// From the settings, and what [`crate::telemetry::Telemetry::traffic`] gives.
    pub fn new(config: &HttpConfig, traffic: Traffic) -> Self {
        Self {
            limits: Limits {
                request_timeout: Duration::from_secs(config.request_timeout_seconds),
                most_body_bytes: config.most_body_bytes,
            },
            own_limits: Vec::new(),
            traffic,
            tracer: Tracer::off(),
        }
    }

    fn limits_of(&self, request: &Request) -> Limits {
        let own = self
            .own_limits
            .iter()
            .find(|own| own.method == *request.method() && own.path == request.uri().path());
        own.map_or(self.limits, |own| own.limits)
    }
}

/// Puts around a router what every server needs. A request goes through the layers from top to bottom, its answer back
/// from bottom to top.
pub fn shell(router: Router, config: &ShellConfig, world: &World) -> Router {
    let limits = Arc::new(config.clone());
    router.layer(
        ServiceBuilder::new()
            // First, because everything below names the request in what it writes.
            .layer(from_fn_with_state(world.clone(), name_request))
            // Sees what the caller gets at last, panics and time limits included.
            .layer(from_fn_with_state(
                (config.traffic.clone(), config.tracer.clone(), world.clone()),
                observe,
            ))
            // On every answer, refusals too.
            .layer(from_fn(add_headers))
            // Outside of the problem documents, so that they are compressed as well.
            .layer(CompressionLayer::new().compress_when(SizeAbove::new(LEAST_COMPRESSED_BYTES).and(is_text)))
            // Turns every refusal from below into a document, whoever refused.
            .layer(from_fn(write_problems))
            // A panic ends its request, not its connection.
            .layer(CatchPanicLayer::custom(answer_panic))
            // From here on time runs: a slow body and a slow handler both end.
            .layer(from_fn_with_state(Arc::clone(&limits), limit_time))
            // Innermost, because the limit wraps the body that the handler reads.
            .layer(from_fn_with_state(limits, limit_body)),
    )
}

/// Takes the caller's name for the request where it is a sane one, else gives it one, and tells it to the caller.
async fn name_request(State(world): State<World>, mut request: Request, next: Next) -> Response {
    let given = request
        .headers()
        .get(&REQUEST_ID)
        .and_then(|value| value.to_str().ok());
    let id = match given {
        Some(given) if is_sane(given) => given.to_owned(),
        _ => world.new_id(),
    };
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Short enough for every log line, and without a letter that could break one.
fn is_sane(id: &str) -> bool {
    (8..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

async fn add_headers(request: Request, next: Next) -> Response {
    let language = Language::of(request.headers());
    let mut response = next.run(request).await;
    let is_document = is_json(response.headers());
    let headers = response.headers_mut();
    // No guessing of types, no foreign frames, no paths (which may hold tokens) for other sites.
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(X_FRAME_OPTIONS)
        .or_insert(HeaderValue::from_static("DENY"));
    headers
        .entry(REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("strict-origin-when-cross-origin"));
    if is_document {
        headers
            .entry(CONTENT_LANGUAGE)
            .or_insert(HeaderValue::from_static(language.tag()));
        headers.append(
            VARY,
            HeaderValue::from_static("accept-language, authorization, cookie"),
        );
        // Somebody's own: kept by nobody between, and asked for again with its ETag.
        headers
            .entry(CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("private, no-cache"));
    }
    response
}

fn content_type(headers: &HeaderMap) -> &str {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("");
    kind.split(';').next().unwrap_or("").trim()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = content_type(headers);
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    is_worth_compressing(headers)
}

/// Whether an answer with these headers shrinks and may. Text does; pictures, fonts and archives are compressed already,
/// and a stream of events must not wait for enough bytes. What sets a cookie may not: the size of a compressed answer
/// tells of a secret in it (BREACH).
pub fn is_worth_compressing(headers: &HeaderMap) -> bool {
    let kind = content_type(headers);
    let shrinks = is_json(headers)
        || matches!(
            kind,
            "application/xml" | "image/svg+xml" | "application/javascript"
        )
        || (kind.starts_with("text/") && kind != "text/event-stream")
        || kind.ends_with("+xml");
    let may_not_change = headers
        .get_all(CACHE_CONTROL)
        .iter()
        .any(|value| value.to_str().is_ok_and(|value| value.contains("no-transform")));
    shrinks && !may_not_change && !headers.contains_key(SET_COOKIE)
}

/// The hook of [`crate::telemetry::install`] has written the panic down, with its place, which is lost by now.
fn answer_panic(_: Box<dyn Any + Send>) -> Response {
    Problem::internal_logged().into_response()
}

/// Ends a request that takes too long: 408 where its body did not come in, 503 where the handler did not answer. The
/// body of an answer has no limit here: a stream of events goes on.
async fn limit_time(State(config): State<Arc<ShellConfig>>, request: Request, next: Next) -> Response {
    let limit = config.limits_of(&request).request_timeout;
    let arrived = Arc::new(AtomicBool::new(request.body().is_end_stream()));
    let watched = Arc::clone(&arrived);
    let request = request.map(|body| {
        Body::new(Watched {
            body,
            arrived: watched,
        })
    });
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_elapsed) if arrived.load(Ordering::Relaxed) => {
            tracing::warn!(
                limit_ms = limit.as_millis(),
                "request broken off: its handler did not answer in time"
            );
            Problem::unavailable(1).into_response()
        }
        Err(_elapsed) => Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "REQUEST_TIMEOUT",
            text(
                "요청이 제때 오지 않았습니다",
                "The request did not arrive in time",
            ),
        )
        .into_response(),
    }
}

/// Refuses a body that is announced as too large, and breaks off one that becomes it.
async fn limit_body(State(config): State<Arc<ShellConfig>>, request: Request, next: Next) -> Response {
    let most = config.limits_of(&request).most_body_bytes;
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|bytes| bytes > most as u64) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, most))))
        .await
}

/// A body that tells when it has come in.
struct Watched {
    body: Body,
    arrived: Arc<AtomicBool>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let this = self.get_mut();
        let polled = Pin::new(&mut this.body).poll_frame(context);
        // A body of a known length may be read to its last byte without being asked for the end.
        if matches!(polled, Poll::Ready(None)) || this.body.is_end_stream() {
            this.arrived.store(true, Ordering::Relaxed);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
