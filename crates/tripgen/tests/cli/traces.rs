//! Which traces are kept, and that a collector that is slow or away costs nothing but spans.

use rustix::process::Signal;
use serde_json::json;
use test_support::{Collector, Takes};

use crate::run::Desk;
use crate::served::{PASSWORD, Server};

/// A server with these settings besides the collector's address.
fn server(desk: &Desk, address: &str, more: &str, arguments: &[&str]) -> Server {
    let text = format!("[traces]\notlp_url = \"{address}\"\ntimeout_ms = 300\n{more}");
    let settings = desk.write("settings.toml", &text);
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--config", &settings]).collect();
    Server::start(desk, &arguments)
}

/// What a counter stands at.
fn counted(server: &Server, line: &str) -> u64 {
    let metrics = server.call("GET", "/metrics", "", None).body;
    let found = metrics.lines().find_map(|known| known.strip_prefix(line));
    let found = found.unwrap_or_else(|| panic!("no {line} in\n{metrics}"));
    found.trim().parse().expect("a number")
}

#[test]
fn keeps_what_failed_where_nothing_is_kept_by_chance() {
    let (desk, collector) = (Desk::new(), Collector::start());
    let nowhere = "percent = 0\n[gateway.upstreams]\nall = [\"http://127.0.0.1:1\"]\n";
    let gateway = server(&desk, collector.address(), nowhere, &["--role", "gateway"]);
    assert_eq!(gateway.call("GET", "/no/such/page", "", None).status, 404);
    let reply = gateway.call("GET", "/api/v1/shared/SecretLinkOfSomebody1", "", None);
    assert_eq!(reply.status, 503, "{}", reply.body);
    gateway.tell(Signal::TERM);
    assert_eq!(gateway.ended(), Some(0));
    let spans = collector.spans();
    let tops: Vec<_> = spans.iter().filter(|span| span.kind == "Server").collect();
    assert!(tops.iter().all(|span| span.failed), "{spans:#?}");
    let shared: Vec<_> = tops
        .iter()
        .filter(|span| span.attribute("url.path") == "/api/v1/shared/*")
        .collect();
    assert_eq!(shared.len(), 1, "{spans:#?}");
    assert_eq!(shared[0].attribute("http.response.status_code"), "503");
    assert_eq!(shared[0].attribute("tripgen.kept_for"), "error");
    assert!(
        spans
            .iter()
            .any(|span| span.parent == shared[0].id && span.kind == "Client" && span.failed),
        "what it asked: {spans:#?}"
    );
    assert!(!collector.text().contains("SecretLink"));
}

#[test]
fn keeps_what_was_slow_where_nothing_is_kept_by_chance() {
    let (desk, collector) = (Desk::new(), Collector::start());
    let more = "percent = 0\nslow_ms = 50\n[user.passwords]\nmemory_kib = 65536\npasses = 6\n";
    let server = server(&desk, collector.address(), more, &[]);
    server.sign_up("traveller");
    let spans = collector.until(|spans| spans.iter().any(|span| span.name.ends_with("/users/login")));
    let login = spans
        .iter()
        .find(|span| span.name.ends_with("/users/login"))
        .expect("it is there");
    assert_eq!((login.failed, login.kind.as_str()), (false, "Internal"));
    let edge = spans
        .iter()
        .find(|span| span.id == login.parent)
        .expect("the edge's");
    assert_eq!(edge.attribute("tripgen.kept_for"), "slow");
    assert_eq!((edge.service.as_str(), edge.parent.as_str()), ("tripgen", ""));
    assert!(edge.ended_ns - edge.begun_ns >= 50_000_000, "{edge:?}");
    assert!(!collector.text().contains(PASSWORD));
}

#[test]
fn a_collector_that_is_away_or_never_answers_costs_spans_and_nothing_else() {
    let (desk, collector) = (Desk::new(), Collector::start());
    collector.takes(Takes::Time);
    let slow = server(
        &desk,
        collector.address(),
        "percent = 100\nmost_spans = 40\n",
        &[],
    );
    for _ in 0..60 {
        assert_eq!(slow.call("GET", "/api/v1/trips", "", None).status, 401);
    }
    let by = |reason: &str| {
        counted(
            &slow,
            &format!("trace_spans_dropped_total{{reason=\"{reason}\"}} "),
        )
    };
    assert!(by("queue") > 0, "more than 40 wait");
    while by("collector") == 0 {
        std::thread::yield_now();
    }
    assert_eq!(counted(&slow, "trace_spans_exported_total "), 0);
    slow.tell(Signal::TERM);
    assert_eq!(slow.ended(), Some(0));

    let desk = Desk::new();
    let away = server(&desk, "http://127.0.0.1:1", "percent = 100\n", &[]);
    let body = json!({ "username": "nobody", "password": PASSWORD });
    assert_eq!(
        away.call("POST", "/api/v1/users/login", "", Some(&body)).status,
        401
    );
    let dropped = "trace_spans_dropped_total{reason=\"collector\"} ";
    while counted(&away, dropped) == 0 {
        std::thread::yield_now();
    }
    let log = std::fs::read_to_string(desk.path("server.log")).expect("a log");
    assert_eq!(log.matches("the collector takes no traces").count(), 1, "{log}");
}

#[test]
fn says_what_is_wrong_with_its_settings() {
    for (settings, expected) in [
        (
            "otlp_url = \"collector:4318\"",
            "traces.otlp_url `collector:4318` is no address",
        ),
        (
            "otlp_url = \"http://127.0.0.1:4318\"\npercent = 200",
            "traces.percent is 200",
        ),
    ] {
        let desk = Desk::new();
        let config = desk.write("settings.toml", &format!("[traces]\n{settings}\n"));
        let answer = desk.run(&["serve", "--port", "0", "--config", &config]);
        assert_eq!(answer.code, 2, "{}", answer.err);
        assert!(answer.err.contains(expected), "{}", answer.err);
    }
}
