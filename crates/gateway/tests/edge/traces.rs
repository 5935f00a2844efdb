//! The edge as a step of a trace that a collector is sent.

use std::time::Duration;

use axum::http::{HeaderValue, Method};
use platform::World;
use platform::config::defaults;
use platform::trace::{TraceConfig, Tracer};
use serde_json::Value;
use test_support::{Collector, SeenSpan};

use crate::passing::mirrors;
use crate::scene::{Plan, Scene, Service};

const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// Asks once in the trace above through an edge that keeps so many of a hundred; gives what the service was told, and what
/// the collector was.
async fn asked(percent: f64) -> (Value, Vec<SeenSpan>) {
    let collector = Collector::start();
    let config = TraceConfig {
        otlp_url: Some(collector.address().to_owned()),
        percent,
        ..defaults()
    };
    let tracer = Tracer::start(&config, "edge", &World::system()).expect("an address");
    let (service, of_edge) = (Service::start(mirrors()).await, tracer.clone());
    let plan = Plan {
        parts: Box::new(move |parts| parts.tracer = of_edge),
        ..Plan::default()
    };
    let scene = plan.before(&[service.url()]).await;
    let told = pass(&scene).await;
    tracer.flush(Duration::from_secs(30)).await;
    (told, collector.spans())
}

async fn pass(scene: &Scene) -> Value {
    let mut request = scene.request(Method::GET, "/api/v1/trips/0199aa?q=secret");
    for (name, value) in [("traceparent", PARENT), ("tracestate", "vendor=1")] {
        request
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    let answer = scene.send(request).await.expect(200);
    assert_eq!(answer.header("x-request-id"), TRACE);
    answer.json()["headers"].clone()
}

#[tokio::test]
async fn goes_on_with_a_trace_and_tells_the_service_its_own_step() {
    let (told, spans) = asked(100.0).await;
    let [call, edge] = &spans[..] else {
        panic!("two spans: {spans:#?}")
    };
    assert_eq!(
        (edge.kind.as_str(), edge.trace.as_str(), edge.parent.as_str()),
        ("Server", TRACE, "00f067aa0ba902b7")
    );
    assert_eq!(
        (edge.state.as_str(), edge.attribute("url.path")),
        ("vendor=1", "/api/v1/trips/*")
    );
    assert_eq!((call.kind.as_str(), &call.parent), ("Client", &edge.id));
    assert_eq!(call.attribute("server.address"), "127.0.0.1");
    assert_eq!(told["traceparent"], format!("00-{TRACE}-{}-01", call.id));
    assert_eq!(told["tracestate"], "vendor=1");
}

#[tokio::test]
async fn keeps_no_trace_because_somebody_outside_asks_for_it() {
    let (told, spans) = asked(0.0).await;
    assert_eq!(spans, []);
    let told = told["traceparent"].as_str().expect("a trace");
    assert!(
        told.starts_with(&format!("00-{TRACE}-")) && told.ends_with("-00"),
        "{told}"
    );
    assert!(!told.contains("00f067aa0ba902b7"), "{told}");
}
