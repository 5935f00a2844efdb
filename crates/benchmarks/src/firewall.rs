//! What the firewall costs for a request, and how much of a rule set's own regression suite it passes.
//!
//! A suite is a folder of YAML files as `go-ftw` and its forerunner read them: requests, each with the rules that must
//! or must not speak of it. It belongs to the rule set and is not part of this project.

mod suite;

use std::net::IpAddr;
use std::path::PathBuf;

use anyhow::{Context, Result};
use firewall::{Request, RuleSet};
use gateway::config::FirewallConfig;
use gateway::firewall::core_rules;
use platform::config::defaults;
use serde_json::{Value, json};

pub use self::suite::{Families, SuiteReport, run as run_suite};
use crate::measure::{Sample, timed};
use crate::report::machine;

/// Work that a request may cost here, as at the door.
const MOST_WORK: u64 = 256 * 1024 * 1024;

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct FirewallOptions {
    /// The folder of the rules.
    pub rules: PathBuf,
    /// Requests of each kind.
    pub requests: usize,
}

/// What came out.
#[derive(Debug)]
pub struct FirewallReport {
    rules: usize,
    load_ms: f64,
    rows: Vec<(&'static str, Sample)>,
}

impl FirewallReport {
    /// For people.
    pub fn text(&self) -> String {
        let row = |(name, sample): &(&str, Sample)| {
            let at = |percent| sample.percentile(percent);
            format!("| {name} | {:.2} | {:.2} | {:.2} |\n", at(50), at(90), at(99))
        };
        let rows: String = self.rows.iter().map(row).collect();
        format!(
            "{}\n\n{} rules, read and made ready in {:.0} ms (processor time)\n\n\
             | request | p50 ms | p90 | p99 |\n|---|---|---|---|\n{rows}",
            machine(),
            self.rules,
            self.load_ms
        )
    }

    /// For machines.
    pub fn json(&self) -> Value {
        let row = |(name, sample): &(&str, Sample)| json!({"request": name, "p50Ms": sample.percentile(50), "p99Ms": sample.percentile(99)});
        json!({
            "machine": machine(),
            "rules": self.rules,
            "loadMs": self.load_ms,
            "requests": self.rows.iter().map(row).collect::<Vec<_>>(),
        })
    }
}

/// Measures processor time for usual requests, each one a little different from the others.
pub fn run(options: &FirewallOptions) -> Result<FirewallReport> {
    let config: FirewallConfig = defaults();
    let (rules, took, _) = timed(|| core_rules::read(&options.rules, &config));
    let rules = rules.context("reading the rules")?;
    let rows = [
        ("GET with a query", 0),
        ("POST of 1 KB of JSON", 1_000),
        ("POST of 16 KB of JSON", 16_000),
        ("POST of 100 KB of JSON", 100_000),
    ];
    let rows = rows.map(|(name, bytes)| {
        let mut sample = Sample::default();
        // The first ones fill the tables of the patterns.
        for number in 0..options.requests + 20 {
            let took = judge(&rules, number, bytes);
            if number >= 20 {
                sample.push(took);
            }
        }
        (name, sample)
    });
    Ok(FirewallReport {
        rules: rules.count(),
        load_ms: took.as_secs_f64() * 1_000.0,
        rows: rows.into(),
    })
}

/// Milliseconds for one request.
fn judge(rules: &RuleSet, number: usize, bytes: usize) -> f64 {
    let target = format!("/api/v1/locations/search?q=palace%20and%20garden%20{number}&limit=20&lang=en");
    let body = body(number, bytes);
    let length = body.len().to_string();
    let session = format!(
        "tripgen_session=eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSJ9.{number:x}.AbCdEf0123456789; theme=dark"
    );
    let mut headers: Vec<(&str, &[u8])> = vec![
        ("host", b"tripgen.example"),
        (
            "user-agent",
            b"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
        ),
        ("accept", b"application/json"),
        ("accept-language", b"ko-KR,ko;q=0.9,en;q=0.8"),
        ("accept-encoding", b"gzip, deflate, br"),
        ("cookie", session.as_bytes()),
        ("referer", b"https://tripgen.example/trips"),
    ];
    if bytes > 0 {
        headers.push(("content-type", b"application/json"));
        headers.push(("content-length", length.as_bytes()));
        headers.push(("origin", b"https://tripgen.example"));
    }
    let request = Request {
        client: IpAddr::from([203, 0, 113, 9]),
        method: if bytes > 0 { "POST" } else { "GET" },
        target: if bytes > 0 { "/api/v1/trips" } else { &target },
        protocol: "HTTP/1.1",
        headers: &headers,
        body: body.as_bytes(),
        whole: true,
        most_work: MOST_WORK,
    };
    let (judged, took, _) = timed(|| rules.judge(&request));
    assert!(
        judged.as_ref().is_ok_and(|judgement| !judgement.refused),
        "a benign request: {judged:?}"
    );
    took.as_secs_f64() * 1_000.0
}

/// A plan with notes in two languages, of about so many bytes.
fn body(number: usize, bytes: usize) -> String {
    if bytes == 0 {
        return String::new();
    }
    let stop = |at: usize| {
        json!({
            "stopId": format!("01a2cbd6-bfcc-7774-b03a-{number:06x}{at:06x}"),
            "order": at,
            "note": format!("{at}시에 도착, 점심은 근처에서; then a walk to stop {at} & coffee"),
        })
    };
    let stops: Vec<Value> = (0..bytes.div_ceil(190)).map(stop).collect();
    json!({"tripName": "Spring in Seoul", "stops": stops}).to_string()
}
