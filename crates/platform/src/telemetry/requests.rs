//! The rate, the errors and the duration of requests, by route.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;
use tracing::{Instrument, field};

use crate::problem::{ProblemCode, RequestId};
use crate::trace::{Kind, Parent, Span, Tracer, child};
use crate::world::World;

/// Seconds over which the rate is taken: two readings of a Prometheus that looks every 15 s.
const WINDOW: i64 = 30;

/// Requests of the last seconds; clones count together.
#[derive(Clone, Debug, Default)]
pub struct Traffic(Arc<Mutex<Vec<(i64, u64)>>>);

impl Traffic {
    /// Counts a request at an instant, in milliseconds.
    pub fn count(&self, now_ms: i64) {
        let second = now_ms.div_euclid(1000);
        let mut seconds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seconds.retain(|(at, _)| second - at < WINDOW);
        match seconds.last_mut() {
            Some((at, count)) if *at == second => *count += 1,
            _ => seconds.push((second, 1)),
        }
    }

    /// Requests a second over the last 30 whole or begun seconds.
    pub fn per_second(&self, now_ms: i64) -> f64 {
        let second = now_ms.div_euclid(1000);
        let seconds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count: u64 = seconds
            .iter()
            .filter(|(at, _)| (0..WINDOW).contains(&(second - at)))
            .map(|(_, count)| count)
            .sum();
        count as f64 / WINDOW as f64
    }
}

/// Opens the span of a request, and writes one line and three metrics when it is answered. Neither ever holds the
/// address that was asked for: paths and queries carry tokens, names and what people search.
pub(crate) async fn observe(
    State((traffic, tracer, world)): State<(Traffic, Tracer, World)>,
    request: Request,
    next: Next,
) -> Response {
    let method = method_label(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unknown".to_owned(), |path| path.as_str().to_owned());
    let id = request
        .extensions()
        .get::<RequestId>()
        .map_or("", |id| id.0.as_str());
    let mut step = step(&tracer, &request, method, &route);
    let span = tracing::info_span!(
        "request",
        method,
        route,
        request.id = id,
        trace_id = step.trace_id(),
        user.id = field::Empty
    );
    let begun = Instant::now();
    let response = match step.within() {
        Some(within) => within.around(next.run(request).instrument(span.clone())).await,
        None => next.run(request).instrument(span.clone()).await,
    };
    let seconds = begun.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    let code = response
        .extensions()
        .get::<ProblemCode>()
        .map_or("", |code| code.0);
    step.answered(status, code);
    traffic.count(world.now_ms());
    count(method, &route, status, code, seconds);
    span.in_scope(|| log(&route, status, code, seconds));
    response
}

/// The step of a request in its trace: within that of the edge, where both are in one process, else a local root. Whoever
/// asks a service directly is another process of ours, so that its word on what is kept counts.
fn step(tracer: &Tracer, request: &Request, method: &'static str, route: &str) -> Span {
    if !tracer.is_on() || is_probe(route) {
        return Span::none();
    }
    let mut step = child(Kind::Internal, method);
    if !step.is_on() {
        step = tracer.begin(Kind::Server, method, Parent::of(request.headers()));
    }
    step.set("http.request.method", method);
    step.set("http.route", route.to_owned());
    step
}

/// What asks every few seconds whether the server is there.
pub fn is_probe(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// A method that nobody knows would be a label of the caller's choice, and labels must be few.
fn method_label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

fn count(method: &'static str, route: &str, status: u16, code: &'static str, seconds: f64) {
    let route = route.to_owned();
    metrics::counter!("http_requests_total", "method" => method, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    if status >= 400 {
        let labels = [
            ("method", method.to_owned()),
            ("route", route.clone()),
            ("status", status.to_string()),
            ("code", code.to_owned()),
        ];
        metrics::counter!("http_errors_total", &labels).increment(1);
    }
    metrics::histogram!("http_request_duration_seconds", "method" => method, "route" => route)
        .record(seconds);
}

/// Probes ask every few seconds; their lines would bury the others.
fn log(route: &str, status: u16, code: &str, seconds: f64) {
    let duration_ms = (seconds * 1_000_000.0).round() / 1000.0;
    if is_probe(route) {
        tracing::debug!(status, code, duration_ms, "request ended");
    } else {
        tracing::info!(status, code, duration_ms, "request ended");
    }
}

#[cfg(test)]
mod tests {
    use super::Traffic;

    #[test]
    fn takes_the_rate_of_the_last_thirty_seconds() {
        let traffic = Traffic::default();
        for second in 0..60 {
            for _ in 0..6 {
                traffic.count(second * 1000);
            }
        }
        let check = |now_ms, expected: f64| {
            let rate = traffic.per_second(now_ms);
            assert!((rate - expected).abs() < 1e-9, "{rate} at {now_ms}");
        };
        check(59_999, 6.0);
        check(74_000, 3.0);
        check(88_000, 0.2);
        check(100_000, 0.0);
        // A clock that was set back sees nothing rather than the future.
        check(-5000, 0.0);
    }
}
