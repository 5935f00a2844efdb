use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue};
use platform::config::defaults;
use platform::outbound::{Outbound, OutboundConfig, Reach};
use platform::telemetry::recorder;
use platform::trace::{Kind, Parent, TRACEPARENT, TRACESTATE, TraceConfig, Tracer, child, fail, is_traced};
use serde_json::json;
use test_support::{Collector, FakeClock, Outside, Reply, SeenSpan, Takes};

fn config(collector: &Collector) -> TraceConfig {
    TraceConfig {
        otlp_url: Some(collector.address().to_owned()),
        percent: 0.0,
        timeout_ms: 1000,
        ..defaults()
    }
}

fn tracer(config: &TraceConfig) -> Tracer {
    Tracer::start(config, "here", &FakeClock::default().world()).expect("settings that can be used")
}

/// A request that asks another process once; both end as `status` says.
async fn request(tracer: &Tracer, parent: Option<Parent>, status: u16) -> Option<String> {
    let mut top = tracer.begin(Kind::Server, "GET", parent);
    top.set("http.route", "/trips/{id}");
    let told = top
        .around(async {
            let mut step = child(Kind::Client, "POST");
            step.answered(status, "");
            step.traceparent()
        })
        .await;
    top.answered(status, "");
    told
}

async fn sent(tracer: &Tracer, collector: &Collector) -> Vec<SeenSpan> {
    tracer.flush(Duration::from_secs(30)).await;
    collector.spans()
}

#[tokio::test]
async fn sends_what_failed_and_nothing_else_where_nothing_is_chosen() {
    let collector = Collector::start();
    let tracer = tracer(&config(&collector));
    let quiet = request(&tracer, None, 200).await.expect("traced");
    assert!(quiet.ends_with("-00"), "{quiet}");
    request(&tracer, None, 404).await;
    request(&tracer, None, 503).await;
    let spans = sent(&tracer, &collector).await;
    let shown: Vec<_> = spans
        .iter()
        .map(|span| {
            (
                span.name.as_str(),
                span.kind.as_str(),
                span.failed,
                span.attribute("tripgen.kept_for"),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("POST", "Client", true, ""),
            ("GET /trips/{id}", "Server", true, "error")
        ]
    );
    let [step, top] = &spans[..] else {
        panic!("two spans")
    };
    assert_eq!((&step.trace, &step.parent), (&top.trace, &top.id));
    assert_eq!(top.parent, "");
    assert_eq!(top.attribute("http.response.status_code"), "503");
    assert_eq!(top.attribute("error.type"), "503");
    assert_eq!(top.service, "here");
    assert!(top.begun_ns <= step.begun_ns && step.ended_ns <= top.ended_ns);
    assert!(
        top.begun_ns > 1_600_000_000_000_000_000,
        "on the clock of the world"
    );
}

#[tokio::test]
async fn sends_what_is_slow_and_tells_those_who_are_asked_late() {
    let collector = Collector::start();
    let settings = TraceConfig {
        slow_ms: 200,
        ..config(&collector)
    };
    let tracer = tracer(&settings);
    let mut top = tracer.begin(Kind::Server, "GET", None);
    let early = top
        .around(async { child(Kind::Client, "GET").traceparent() })
        .await;
    while !top.is_kept() {
        tokio::task::yield_now().await;
    }
    let late = top
        .around(async { child(Kind::Client, "GET").traceparent() })
        .await;
    assert!(early.expect("traced").ends_with("-00"));
    assert!(late.expect("traced").ends_with("-01"));
    top.answered(200, "");
    drop(top);
    let spans = sent(&tracer, &collector).await;
    assert_eq!(spans.len(), 3);
    assert_eq!(spans[2].attribute("tripgen.kept_for"), "slow");
    assert!(spans[2].ended_ns - spans[2].begun_ns >= 200_000_000);
}

#[tokio::test]
async fn goes_on_with_a_trace_that_somebody_keeps() {
    let collector = Collector::start();
    let tracer = tracer(&config(&collector));
    let mut headers = HeaderMap::new();
    let given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    headers.insert(TRACEPARENT, HeaderValue::from_static(given));
    headers.insert(TRACESTATE, HeaderValue::from_static("vendor=1"));
    let told = request(&tracer, Parent::of(&headers), 200).await.expect("traced");
    assert!(
        told.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-") && told.ends_with("-01"),
        "{told}"
    );
    let spans = sent(&tracer, &collector).await;
    assert_eq!(spans[1].parent, "00f067aa0ba902b7");
    assert_eq!(spans[1].state, "vendor=1");
    let mut passed_on = HeaderMap::new();
    tracer
        .begin(Kind::Server, "GET", Parent::of(&headers))
        .write(&mut passed_on);
    assert_eq!(passed_on[TRACESTATE], "vendor=1");
    let mut foreign = headers.clone();
    tracer.begin(Kind::Server, "GET", None).write(&mut foreign);
    assert!(!foreign.contains_key(TRACESTATE), "it belongs to another trace");
    assert_ne!(foreign[TRACEPARENT], given);
}

#[tokio::test]
async fn work_that_ends_after_its_root_goes_by_what_was_decided() {
    let collector = Collector::start();
    let tracer = tracer(&config(&collector));
    for status in [200, 500] {
        let mut top = tracer.begin(Kind::Server, "GET", None);
        let later = top.around(async { child(Kind::Internal, "later") }).await;
        top.answered(status, "");
        drop(top);
        drop(later);
    }
    let names: Vec<_> = sent(&tracer, &collector)
        .await
        .into_iter()
        .map(|span| span.name)
        .collect();
    assert_eq!(names, ["GET", "later"]);
}

#[tokio::test]
async fn a_failure_inside_is_one_of_the_whole() {
    let collector = Collector::start();
    let tracer = tracer(&config(&collector));
    let top = tracer.begin(Kind::Consumer, "process queue", None);
    top.around(async { fail("PLANNER_BROKE") }).await;
    drop(top);
    let spans = sent(&tracer, &collector).await;
    assert_eq!(
        (spans[0].failed, spans[0].attribute("error.type")),
        (true, "PLANNER_BROKE")
    );
}

#[test]
fn holds_no_more_than_it_may() {
    let text = counted(async {
        let collector = Collector::start();
        let settings = TraceConfig {
            most_spans: 100,
            ..config(&collector)
        };
        let tracer = tracer(&settings);
        let mut open = Vec::new();
        for _ in 0..5 {
            let top = tracer.begin(Kind::Server, "GET", None);
            let steps = async { (0..80).for_each(|_| drop(child(Kind::Internal, "step"))) };
            top.around(steps).await;
            open.push(top);
        }
        drop(open);
        assert_eq!(sent(&tracer, &collector).await, []);
        // What ended makes room.
        let top = tracer.begin(Kind::Server, "GET", None);
        top.around(async { drop(child(Kind::Internal, "step")) }).await;
    });
    // 64 of the first and 36 of the second were held.
    has_line(&text, "trace_spans_dropped_total{reason=\"held\"} 300");
}

#[test]
fn counts_what_a_collector_does_not_take_and_never_waits_for_it() {
    let text = counted(async {
        let collector = Collector::start();
        let settings = TraceConfig {
            most_spans: 10,
            timeout_ms: 200,
            percent: 100.0,
            ..config(&collector)
        };
        let tracer = tracer(&settings);
        collector.takes(Takes::AllBut(2));
        request(&tracer, None, 200).await;
        request(&tracer, None, 200).await;
        tracer.flush(Duration::from_secs(30)).await;
        for takes in [Takes::Nothing(400), Takes::Time] {
            collector.takes(takes);
            request(&tracer, None, 200).await;
            tracer.flush(Duration::from_secs(30)).await;
        }
        // Ten may wait; the exporter is not given a chance to run between these.
        for _ in 0..8 {
            request(&tracer, None, 200).now();
        }
    });
    for line in [
        "trace_spans_exported_total 2",
        "trace_spans_dropped_total{reason=\"collector\"} 6",
        "trace_spans_dropped_total{reason=\"queue\"} 6",
        "trace_spans_dropped_total{reason=\"held\"} 0",
    ] {
        has_line(&text, line);
    }
}

#[tokio::test]
async fn a_long_trace_that_is_kept_by_chance_is_sent_in_pieces() {
    let collector = Collector::start();
    let settings = TraceConfig {
        percent: 100.0,
        ..config(&collector)
    };
    let tracer = tracer(&settings);
    let top = tracer.begin(Kind::Server, "GET", None);
    let steps = async { (0..200).for_each(|_| drop(child(Kind::Internal, "step"))) };
    top.around(steps).await;
    drop(top);
    let spans = sent(&tracer, &collector).await;
    let ids: std::collections::BTreeSet<_> = spans.iter().map(|span| &span.id).collect();
    assert_eq!((spans.len(), ids.len()), (201, 201));
}

/// What the metrics say after some work.
fn counted(work: impl Future<Output = ()>) -> String {
    let recorder = recorder().expect("buckets").build_recorder();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    metrics::with_local_recorder(&recorder, || runtime.block_on(work));
    recorder.handle().render()
}

#[track_caller]
fn has_line(text: &str, line: &str) {
    assert!(text.lines().any(|known| known == line), "{line} in\n{text}");
}

/// Runs what never waits.
trait Now: Future + Sized {
    fn now(self) -> Self::Output {
        use futures_util::FutureExt;
        self.now_or_never().expect("it waits for nothing")
    }
}

impl<F: Future> Now for F {}

#[tokio::test]
async fn sends_nothing_that_looks_like_a_person_or_a_secret() {
    let collector = Collector::start();
    let tracer = tracer(&config(&collector));
    let secret = "4dJ7k2_pQ9x-Zb3vT1mLw8Rf6Hs0YcNgEuKiAoVqXy5";
    let mut top = tracer.begin(Kind::Server, format!("GET {secret}"), None);
    top.set("slipped", "from ada@example.org".to_owned());
    top.fail(format!("Bearer {secret}"));
    drop(top);
    sent(&tracer, &collector).await;
    let text = collector.text();
    assert!(text.contains("<mail>") && text.contains("<token>"), "{text}");
    assert!(!text.contains("ada@") && !text.contains(secret), "{text}");
}

#[tokio::test]
async fn is_nothing_where_no_collector_is_named() {
    let tracer = tracer(&defaults());
    assert!(!tracer.is_on());
    assert_eq!(request(&tracer, None, 500).await, None);
    assert!(!is_traced());
    tracer.flush(Duration::ZERO).await;
    let bad = |url: &str, percent| {
        let settings = TraceConfig {
            otlp_url: Some(url.to_owned()),
            percent,
            ..defaults()
        };
        let refused = Tracer::start(&settings, "here", &FakeClock::default().world());
        refused.expect_err("it cannot be used").to_string()
    };
    assert!(bad("collector:4318", 10.0).starts_with("traces.otlp_url `collector:4318`"));
    assert!(bad("http://127.0.0.1:4318", 101.0).starts_with("traces.percent is 101"));
}

#[tokio::test]
async fn tells_whom_it_asks_and_each_try_is_a_step() {
    let (collector, outside) = (Collector::start(), Outside::start().await);
    let replies = [
        Reply::Json(503, json!({})),
        Reply::Json(200, json!({ "well": true })),
    ];
    let outside = outside.replies("/secret-path", replies);
    let limits = OutboundConfig {
        retry_pause_ms: 1,
        ..defaults()
    };
    let world = FakeClock::default().world();
    let client = Outbound::new("weather", &limits, Reach::Anywhere, &world).expect("a client");
    let tracer = tracer(&TraceConfig {
        percent: 100.0,
        ..config(&collector)
    });
    let url = outside.url("/secret-path");
    let top = tracer.begin(Kind::Server, "GET", None);
    let answer = top.around(client.json::<serde_json::Value>(&url)).await;
    assert_eq!(answer.expect("the second try"), json!({ "well": true }));
    drop(top);
    let untraced = client.json::<serde_json::Value>(&url).await;
    untraced.expect("the script goes on");
    let spans = sent(&tracer, &collector).await;
    let [first, second, top] = &spans[..] else {
        panic!("three spans: {spans:#?}")
    };
    assert_eq!((first.failed, second.failed, top.failed), (true, false, false));
    assert_eq!(first.attribute("error.type"), "503");
    assert_eq!(second.attribute("peer.service"), "weather");
    let told: Vec<_> = outside
        .requests()
        .iter()
        .map(|request| request.header("traceparent").to_owned())
        .collect();
    let expected = |span: &SeenSpan| format!("00-{}-{}-01", top.trace, span.id);
    assert_eq!(told[..2], [expected(first), expected(second)]);
    assert_eq!(told[2], "");
    assert!(!collector.text().contains("secret-path"));
}
