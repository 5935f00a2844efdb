//! What is counted at the edge.

use std::time::Duration;

use axum::http::StatusCode;
use metrics::{Counter, Histogram};

/// The counters of a route, made once: looking them up by name would cost more than counting.
pub(super) struct RouteMeasures {
    by_class: [Counter; 6],
    seconds: Histogram,
}

const CLASSES: [&str; 6] = ["1xx", "2xx", "3xx", "4xx", "5xx", "other"];

impl RouteMeasures {
    pub(super) fn new(route: &'static str) -> Self {
        Self {
            by_class: CLASSES.map(
                |class| metrics::counter!("gateway_requests_total", "route" => route, "status" => class),
            ),
            seconds: metrics::histogram!("gateway_request_seconds", "route" => route),
        }
    }

    pub(super) fn count(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1).min(5);
        self.by_class[class].increment(1);
        self.seconds.record(took.as_secs_f64());
    }
}

/// Counts a request that a limit refused.
pub(super) fn hit(limit: &'static str) {
    metrics::counter!("gateway_limit_hits_total", "limit" => limit).increment(1);
}

/// Counts what was said of a token.
pub(super) fn judged(outcome: &'static str) {
    metrics::counter!("gateway_token_checks_total", "outcome" => outcome).increment(1);
}

/// Counts what the firewall said, by rule.
pub(super) fn firewall(decision: &'static str, rules: &[u32]) {
    metrics::counter!("gateway_firewall_decisions_total", "decision" => decision).increment(1);
    for rule in rules {
        metrics::counter!("gateway_firewall_rules_total", "decision" => decision, "rule" => rule.to_string())
            .increment(1);
    }
}
