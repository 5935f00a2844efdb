//! `/healthz` and `/readyz` of an edge that stands in front of other processes, and the gauges of its breakers.

use axum::Json;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::Edge;
use crate::visit::Visit;

/// Seconds after which another look makes sense.
const LOOK_AGAIN_SECONDS: u64 = 5;

/// A breaker as `/readyz` shows it. The process is a number: its address is nobody's business outside.
#[derive(Debug, Serialize)]
struct BreakerView {
    service: &'static str,
    target: usize,
    state: &'static str,
    well: bool,
}

#[derive(Debug, Serialize)]
struct CheckView {
    name: &'static str,
    state: &'static str,
}

#[derive(Debug, Serialize)]
struct ReadinessView {
    checks: Vec<CheckView>,
    breakers: Vec<BreakerView>,
}

impl Edge {
    /// Answers a probe. Where everything runs in one process, the process answers it.
    pub(super) fn operations(&self, visit: &mut Visit) -> Option<Response> {
        let asks = visit.method == Method::GET || visit.method == Method::HEAD;
        if !asks || self.routes.pools().next().is_none() {
            return None;
        }
        let answer = match visit.uri.path() {
            "/healthz" => Json(serde_json::json!({"status": "alive"})).into_response(),
            "/readyz" => self.readiness(),
            _ => return None,
        };
        visit.route = "edge";
        // Probes ask every few seconds; their lines would bury the others.
        visit.mounted = true;
        Some(answer)
    }

    /// A service that is away does not make the edge unready: the others would be away with it.
    fn readiness(&self) -> Response {
        let word = |ready: bool| if ready { "ready" } else { "failed" };
        let breakers = self.breakers();
        let mut checks = vec![CheckView {
            name: "upstreams",
            state: word(breakers.iter().any(|breaker| breaker.well)),
        }];
        if let Some(firewall) = &self.firewall {
            checks.push(CheckView {
                name: "firewall",
                state: word(firewall.is_ready()),
            });
        }
        if self.stopping.is_cancelled() {
            checks.push(CheckView {
                name: "process",
                state: "stopping",
            });
        }
        let ready = checks.iter().all(|check| check.state == "ready");
        let mut response = Json(ReadinessView { checks, breakers }).into_response();
        if !ready {
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(LOOK_AGAIN_SECONDS));
        }
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    fn breakers(&self) -> Vec<BreakerView> {
        let views = self.routes.pools().flat_map(|pool| {
            pool.states().into_iter().map(|target| BreakerView {
                service: pool.name(),
                target: target.number,
                state: target.figures.state.word(),
                well: target.well,
            })
        });
        views.collect()
    }

    /// Sets the gauges of the breakers: 0 closed, 1 half-open, 2 open.
    pub fn measure(&self) {
        for pool in self.routes.pools() {
            for target in pool.states() {
                let labels = [
                    ("route", pool.name().to_owned()),
                    ("target", target.number.to_string()),
                ];
                let state = f64::from(target.figures.state as u8);
                metrics::gauge!("gateway_breaker_state", &labels).set(state);
                metrics::gauge!("gateway_breaker_failed", &labels).set(f64::from(target.figures.failed));
                metrics::gauge!("gateway_breaker_slow", &labels).set(f64::from(target.figures.slow));
                metrics::counter!("gateway_breaker_refused_total", &labels).absolute(target.figures.refused);
                metrics::gauge!("gateway_target_well", &labels).set(f64::from(u8::from(target.well)));
            }
        }
    }
}
