//! What the load found, for people and for programs.

use std::fmt::Write;
use std::time::Duration;

use serde_json::{Value, json};

use super::{ApiOptions, Kind, Outcome, Outcomes};
use crate::measure::Sample;
use crate::report::machine;

/// The bars: requests a second, and milliseconds.
const REQUESTS_BAR: f64 = 2_000.0;
const REQUEST_P99_BAR: f64 = 50.0;
const READY_P50_BAR: f64 = 150.0;
const READY_P99_BAR: f64 = 1_000.0;

/// What the load found.
#[derive(Clone, Debug)]
pub struct ApiReport {
    users: usize,
    seconds: f64,
    groups: usize,
    outcomes: Outcomes,
    all: Sample,
    answered: u64,
    processor_ms: Option<f64>,
    ready: Sample,
}

impl ApiReport {
    pub(crate) fn new(
        options: &ApiOptions,
        outcomes: Outcomes,
        wall: Duration,
        processor: Option<(f64, f64)>,
        ready: Sample,
    ) -> Self {
        let mut all = Sample::default();
        let mut answered = 0;
        for outcome in outcomes.values() {
            all.merge(outcome.times.clone());
            answered += outcome.busy + u64::try_from(outcome.times.len()).unwrap_or(u64::MAX);
        }
        let requests = f64::from(u32::try_from(answered).unwrap_or(u32::MAX)).max(1.0);
        Self {
            users: options.users,
            seconds: wall.as_secs_f64(),
            groups: options.groups,
            all,
            answered,
            processor_ms: processor.map(|(before, after)| (after - before) * 1_000.0 / requests),
            outcomes,
            ready,
        }
    }

    fn requests_per_second(&self) -> f64 {
        f64::from(u32::try_from(self.answered).unwrap_or(u32::MAX)) / self.seconds
    }

    fn failures(&self) -> u64 {
        self.outcomes
            .values()
            .flat_map(|outcome| outcome.failed.values())
            .sum()
    }

    /// Whether every bar was reached and nothing failed.
    pub fn passed(&self) -> bool {
        self.failures() == 0
            && self.requests_per_second() >= REQUESTS_BAR
            && self.all.percentile(99) <= REQUEST_P99_BAR
            && self.ready.percentile(50) <= READY_P50_BAR
            && self.ready.percentile(99) <= READY_P99_BAR
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let kinds: serde_json::Map<String, Value> = self
            .outcomes
            .iter()
            .map(|(kind, outcome)| (name(*kind).to_owned(), outcome_json(outcome)))
            .collect();
        json!({
            "machine": machine(), "users": self.users, "seconds": self.seconds,
            "requestsPerSecond": self.requests_per_second(), "failures": self.failures(),
            "p50Ms": self.all.percentile(50), "p99Ms": self.all.percentile(99),
            "serverProcessorMsPerRequest": self.processor_ms, "kinds": kinds,
            "ready": { "groups": self.groups, "plans": self.ready.len(), "p50Ms": self.ready.percentile(50),
                       "p99Ms": self.ready.percentile(99) },
            "passed": self.passed(),
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{}\n\n| what | answered | p50 ms | p99 ms | max ms | plan already on its way | failed |\n|---|---|---|---|---|---|---|\n",
            machine()
        );
        for (kind, outcome) in &self.outcomes {
            row(&mut text, name(*kind), outcome);
        }
        let spent = self
            .processor_ms
            .map_or_else(|| "unknown".to_owned(), |spent| format!("{spent:.3} ms"));
        writeln!(
            text,
            "\n{} users, {:.1} s: {:.0} requests a second (bar {REQUESTS_BAR:.0}), p99 {:.1} ms (bar {REQUEST_P99_BAR:.0}), \
             server processor time per request {spent}\n{} groups, {} plans from request to ready: p50 {:.0} ms \
             (bar {READY_P50_BAR:.0}), p99 {:.0} ms (bar {READY_P99_BAR:.0})\n{}",
            self.users,
            self.seconds,
            self.requests_per_second(),
            self.all.percentile(99),
            self.groups,
            self.ready.len(),
            self.ready.percentile(50),
            self.ready.percentile(99),
            if self.passed() { "passed" } else { "NOT passed" },
        )
        .expect("writing to a string cannot fail");
        text
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Read => "reads",
        Kind::Search => "searches",
        Kind::Edit => "edits",
        Kind::Generate => "generations",
    }
}

fn outcome_json(outcome: &Outcome) -> Value {
    json!({
        "answered": outcome.times.len(), "p50Ms": outcome.times.percentile(50), "p99Ms": outcome.times.percentile(99),
        "busy": outcome.busy, "failed": outcome.failed.iter().map(|(status, count)| json!({ "status": status, "count": count })).collect::<Vec<_>>(),
    })
}

fn row(text: &mut String, name: &str, outcome: &Outcome) {
    let failed: Vec<String> = outcome
        .failed
        .iter()
        .map(|(status, count)| format!("{count} x {status}"))
        .collect();
    writeln!(
        text,
        "| {name} | {} | {:.1} | {:.1} | {:.1} | {} | {} |",
        outcome.times.len(),
        outcome.times.percentile(50),
        outcome.times.percentile(99),
        outcome.times.largest(),
        outcome.busy,
        if failed.is_empty() {
            "-".to_owned()
        } else {
            failed.join(", ")
        },
    )
    .expect("writing to a string cannot fail");
}
