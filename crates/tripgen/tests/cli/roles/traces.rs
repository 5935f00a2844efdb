//! A generation as one trace through every process, and what the collector of traces is not told.

use std::collections::BTreeMap;

use serde_json::Value;
use storage::Backend;
use test_support::{Collector, SeenSpan, TestDatabase};

use super::cluster::{Cluster, Finding};
use super::{planned, until};
use crate::served::PASSWORD;

/// What a span is, and below what: `service kind name`, from the outermost to itself.
fn way(span: &SeenSpan, trace: &BTreeMap<&str, &SeenSpan>) -> Vec<String> {
    let mut way = Vec::new();
    let mut next = Some(&span);
    while let Some(span) = next {
        way.push(format!("{} {} {}", span.service, span.kind, span.name));
        next = trace.get(span.parent.as_str());
    }
    way.reverse();
    way
}

/// The spans of the trace in which a generation was asked for.
fn of_generation(spans: &[SeenSpan]) -> Vec<SeenSpan> {
    let asked = |span: &&SeenSpan| span.service == "trip" && span.name.ends_with("/generations");
    let Some(asked) = spans.iter().find(asked) else {
        return Vec::new();
    };
    let of_trace = |span: &&SeenSpan| span.trace == asked.trace;
    spans.iter().filter(of_trace).cloned().collect()
}

/// The ways to the spans of a name.
fn ways(spans: &[SeenSpan], name: &str) -> Vec<Vec<String>> {
    let trace: BTreeMap<&str, &SeenSpan> = spans.iter().map(|span| (span.id.as_str(), span)).collect();
    let named = spans.iter().filter(|span| span.name == name);
    named.map(|span| way(span, &trace)).collect()
}

#[test]
fn a_generation_is_one_trace_through_every_process() {
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let collector = Collector::start();
        let names = ["user", "trip", "ai", "location", "web", "scheduler", "gateway"];
        let mut cluster = Cluster::new(&database.url, &names, Finding::Lists).told(&format!(
            "[traces]\notlp_url = \"{}\"\npercent = 100\n",
            collector.address()
        ));
        cluster.start(&names);
        let gateway = cluster.process("gateway");
        until(|| gateway.call("GET", "/readyz", "", None).status == 200);
        let token = gateway.sign_up("traveller");
        let trip = planned(gateway, &token);
        gateway.done("GET", "/api/v1/locations/search?q=changdeokgung", &token, None);

        let stored = "process trip-events/trip";
        let seen = collector.until(|spans| {
            let trace = of_generation(spans);
            !ways(&trace, stored).is_empty()
                && !ways(&trace, "plan").is_empty()
                && trace
                    .iter()
                    .any(|span| span.service == "gateway" && span.parent.is_empty())
        });
        let trace = of_generation(&seen);
        let post = "POST /api/v1/trips/{tripId}/generations";
        let asked = [
            "gateway Server POST".to_owned(),
            "gateway Client POST".to_owned(),
            format!("trip Server {post}"),
            "trip Producer send ai-schedule-generation".to_owned(),
            "ai Consumer process ai-schedule-generation".to_owned(),
        ];
        let to = |more: &[&str]| -> Vec<String> {
            let more = more.iter().map(|step| (*step).to_owned());
            asked.iter().cloned().chain(more).collect()
        };
        assert_eq!(ways(&trace, "plan"), [to(&["ai Internal plan"])]);
        let told = to(&["ai Producer send trip-events", &format!("trip Consumer {stored}")]);
        assert!(
            ways(&trace, stored).contains(&told),
            "{:#?}",
            ways(&trace, stored)
        );
        // Whoever is told of the end asks for the result, in the same trace.
        let result = [&told[..], &["trip Client POST".to_owned()]].concat();
        let fetched = trace
            .iter()
            .filter(|span| span.service == "ai" && span.kind == "Server");
        let by_id = trace.iter().map(|span| (span.id.as_str(), span)).collect();
        let fetched: Vec<_> = fetched.map(|span| way(span, &by_id)).collect();
        assert!(fetched.iter().any(|way| way.starts_with(&result)), "{fetched:#?}");

        log_lines_carry_the_trace(&cluster.log(), &trace[0].trace);
        for private in [
            "traveller",
            "Ada",
            "example.com",
            PASSWORD,
            token.as_str(),
            "Roles",
            "changdeokgung",
            trip.as_str(),
        ] {
            assert!(
                !collector.text().contains(private),
                "{private} is told to the collector"
            );
        }
    });
}

fn log_lines_carry_the_trace(log: &str, trace: &str) {
    let lines: Vec<Value> = log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let of_trace = |line: &&Value| line["trace_id"] == trace || line["span"]["trace_id"] == trace;
    let said: Vec<&Value> = lines.iter().filter(of_trace).collect();
    let passed = said
        .iter()
        .any(|line| line["message"] == "request passed" && line["status"] == 202);
    assert!(passed, "the gateway's line: {said:#?}");
    let answered = |line: &&&Value| {
        line["message"] == "request ended" && line["span"]["route"] == "/api/v1/trips/{tripId}/generations"
    };
    assert!(
        said.iter().any(|line| answered(&line)),
        "the service's line: {said:#?}"
    );
}
