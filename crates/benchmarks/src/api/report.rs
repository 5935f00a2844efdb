//! What the load found, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{ApiOptions, Kind, Load, Outcome};
use crate::measure::Sample;
use crate::report::machine;

/// The bars: requests a second, and milliseconds.
const REQUESTS_BAR: f64 = 2_000.0;
const REQUEST_P99_BAR: f64 = 50.0;
const READY_P50_BAR: f64 = 150.0;
const READY_P99_BAR: f64 = 1_000.0;

/// What the load found.
#[derive(Debug)]
pub struct ApiReport {
    users: usize,
    rate: u32,
    groups: usize,
    load: Load,
    all: Sample,
    ready: Sample,
    resident: Option<f64>,
}

impl ApiReport {
    pub(crate) fn new(options: &ApiOptions, load: Load, ready: Sample, resident: Option<f64>) -> Self {
        let mut all = Sample::default();
        for outcome in load.outcomes.values() {
            all.merge(outcome.times.clone());
        }
        Self {
            users: options.users,
            rate: options.rate,
            groups: options.groups,
            load,
            all,
            ready,
            resident,
        }
    }

    /// Requests that did what was asked; one that was told to wait for the plan before is none of them.
    fn requests_per_second(&self) -> f64 {
        count(self.all.len()) / self.load.wall.as_secs_f64()
    }

    fn failures(&self) -> u64 {
        self.load
            .outcomes
            .values()
            .flat_map(|outcome| outcome.failed.values())
            .sum()
    }

    /// Microseconds of processor time for each answered request.
    fn per_request(&self, seconds: f64) -> f64 {
        let busy: u64 = self.load.outcomes.values().map(|outcome| outcome.busy).sum();
        let answered = count(self.all.len()) + count(usize::try_from(busy).unwrap_or(usize::MAX));
        seconds * 1e6 / answered.max(1.0)
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
        let outcomes = &self.load.outcomes;
        let kinds: serde_json::Map<String, Value> = outcomes
            .iter()
            .map(|(kind, outcome)| (name(*kind).to_owned(), outcome_json(outcome)))
            .collect();
        let spent = self.load.spent;
        json!({
            "machine": machine(), "users": self.users, "seconds": self.load.wall.as_secs_f64(),
            "dueRequestsPerSecond": self.rate, "requestsPerSecond": self.requests_per_second(),
            "failures": self.failures(), "times": times_json(&self.all), "kinds": kinds,
            "processorMicrosecondsPerRequest": {
                "server": spent.server.map(|seconds| self.per_request(seconds)),
                "database": spent.database.map(|seconds| self.per_request(seconds)),
                "load": self.per_request(spent.load),
            },
            "plansDrainedMs": self.load.drained.as_secs_f64() * 1e3,
            "serverResidentMegabytes": self.resident.map(|bytes| bytes / 1e6),
            "ready": { "groups": self.groups, "times": times_json(&self.ready) },
            "passed": self.passed(),
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{}\n\n| what | done | p50 ms | p90 ms | p99 ms | max ms | plan already on its way | failed |\n\
             |---|---|---|---|---|---|---|---|\n",
            machine()
        );
        for (kind, outcome) in &self.load.outcomes {
            row(&mut text, name(*kind), outcome);
        }
        let all = Outcome {
            times: self.all.clone(),
            ..Outcome::default()
        };
        row(&mut text, "all", &all);
        let pace = match self.rate {
            0 => "each asks again as soon as it was answered: no times to compare with the bar".to_owned(),
            rate => format!("{rate} a second fall due, times count from then"),
        };
        writeln!(
            text,
            "\n{} users, {:.1} s ({pace}): {:.0} requests a second done (bar {REQUESTS_BAR:.0}), p99 {:.1} ms \
             (bar {REQUEST_P99_BAR:.0})\nprocessor time a request: {}; server holds {}\n\
             plans on their way at the end were ready after {:.1} s\n\
             {} groups, {} plans from request to ready: p50 {:.0} ms (bar {READY_P50_BAR:.0}), p99 {:.0} ms \
             (bar {READY_P99_BAR:.0})\n{}",
            self.users,
            self.load.wall.as_secs_f64(),
            self.requests_per_second(),
            self.all.percentile(99),
            self.spent(),
            self.resident
                .map_or_else(|| "an unknown size".to_owned(), |bytes| format!("{:.0} MB", bytes / 1e6)),
            self.load.drained.as_secs_f64(),
            self.groups,
            self.ready.len(),
            self.ready.percentile(50),
            self.ready.percentile(99),
            if self.passed() { "passed" } else { "NOT passed" },
        )
        .expect("writing to a string cannot fail");
        text
    }

    fn spent(&self) -> String {
        let spent = self.load.spent;
        let of = |seconds: Option<f64>| {
            seconds.map_or_else(
                || "unknown".to_owned(),
                |seconds| format!("{:.0} µs", self.per_request(seconds)),
            )
        };
        format!(
            "server {}, database {}, load {}",
            of(spent.server),
            of(spent.database),
            of(Some(spent.load))
        )
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Read => "reads",
        Kind::Search => "searches",
        Kind::Edit => "edits",
        Kind::Generate => "generations",
    }
}

fn times_json(times: &Sample) -> Value {
    json!({
        "count": times.len(), "p50Ms": times.percentile(50), "p90Ms": times.percentile(90),
        "p99Ms": times.percentile(99), "maxMs": times.largest(),
    })
}

fn outcome_json(outcome: &Outcome) -> Value {
    let failed: serde_json::Map<String, Value> = outcome
        .failed
        .iter()
        .map(|(status, count)| (status.to_string(), json!(count)))
        .collect();
    json!({ "times": times_json(&outcome.times), "busy": outcome.busy, "failed": failed })
}

fn row(text: &mut String, name: &str, outcome: &Outcome) {
    let failed: Vec<String> = outcome
        .failed
        .iter()
        .map(|(status, count)| format!("{count} x {status}"))
        .collect();
    writeln!(
        text,
        "| {name} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {} | {} |",
        outcome.times.len(),
        outcome.times.percentile(50),
        outcome.times.percentile(90),
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
