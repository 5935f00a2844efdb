use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::{any, get};
use platform::shell::ELSEWHERE;
use tokio::io::AsyncReadExt;
use tokio::sync::Notify;

use crate::scene::{Plan, Scene, Service, raw_service, until, within};

/// Fails as long as it is told to.
fn moody() -> (Router, Arc<AtomicUsize>, Arc<AtomicUsize>) {
    let (failures, calls) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (left, counted) = (Arc::clone(&failures), Arc::clone(&calls));
    let router = Router::new().fallback(any(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        let fail = left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
            .is_ok();
        async move {
            if fail {
                StatusCode::INTERNAL_SERVER_ERROR
            } else {
                StatusCode::OK
            }
        }
    }));
    (router, failures, calls)
}

async fn breaker_state(scene: &Scene) -> String {
    let told = scene.get("/readyz").await.json();
    told["breakers"][0]["state"].as_str().expect("a state").to_owned()
}

#[tokio::test]
async fn opens_after_failures_and_answers_for_the_service() {
    let (router, failures, calls) = moody();
    let service = Service::start(router).await;
    let scene = Plan::default().before(&[service.url()]).await;
    failures.store(5, Ordering::Relaxed);
    for _ in 0..5 {
        // The service's own answer is handed back as it is.
        scene.get("/api/v1/trips").await.expect(500);
    }
    assert_eq!(breaker_state(&scene).await, "open");
    let answer = scene.get("/api/v1/trips").await;
    let wait: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!((15..=20).contains(&wait), "{wait}");
    assert_eq!(answer.problem(503), "GATEWAY_FALLBACK");
    assert_eq!(calls.load(Ordering::Relaxed), 5, "an open breaker asks nobody");
}

#[tokio::test]
async fn what_another_service_is_to_blame_for_is_not_held_against_this_one() {
    let blames = || async { (StatusCode::SERVICE_UNAVAILABLE, [(ELSEWHERE, "ai")]) };
    let service = Service::start(Router::new().route("/api/v1/trips", get(blames))).await;
    let scene = Plan::default().before(&[service.url()]).await;
    for _ in 0..12 {
        let answer = scene.get("/api/v1/trips").await.expect(503);
        assert!(!answer.headers.contains_key(ELSEWHERE), "that is between us");
    }
    assert_eq!(breaker_state(&scene).await, "closed");
}

#[tokio::test]
async fn closes_after_five_good_trials() {
    let (router, failures, _) = moody();
    let service = Service::start(router).await;
    let plan = Plan::with(|config| {
        config.breaker.open_ms = 100;
        config.balance.eject_ms = 1;
    });
    let scene = plan.before(&[service.url()]).await;
    failures.store(5, Ordering::Relaxed);
    for _ in 0..5 {
        scene.get("/api/v1/trips").await.expect(500);
    }
    until(async || scene.get("/api/v1/trips").await.status == 200).await;
    assert_eq!(breaker_state(&scene).await, "half-open");
    for _ in 0..4 {
        scene.get("/api/v1/trips").await.expect(200);
    }
    assert_eq!(breaker_state(&scene).await, "closed");
}

/// Tells when a call began and when it was dropped.
#[derive(Clone, Default)]
struct Watch {
    begun: Arc<Notify>,
    dropped: Arc<Notify>,
}

struct TellDrop(Arc<Notify>);

impl Drop for TellDrop {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

/// A server that takes requests and never answers.
async fn mute(watch: &Watch) -> Service {
    let watch = watch.clone();
    raw_service(move |mut stream| {
        let watch = watch.clone();
        async move {
            let _told = TellDrop(watch.dropped);
            let mut buffer = [0; 1024];
            while let Ok(count) = stream.read(&mut buffer).await {
                if count == 0 {
                    break;
                }
                watch.begun.notify_one();
            }
        }
    })
    .await
}

#[tokio::test]
async fn breaks_a_call_off_at_the_limit() {
    let watch = Watch::default();
    let service = mute(&watch).await;
    let scene = Plan::with(|config| config.limits.answer_ms = 150)
        .before(&[service.url()])
        .await;
    for _ in 0..5 {
        assert_eq!(scene.get("/api/v1/trips").await.problem(503), "GATEWAY_FALLBACK");
        // The service's connection is closed: nothing goes on for nobody.
        within(watch.dropped.notified()).await;
    }
    assert_eq!(breaker_state(&scene).await, "open", "a time-out is a failure");
}

#[tokio::test]
async fn a_client_that_goes_away_is_neither_success_nor_failure() {
    let watch = Watch::default();
    let service = mute(&watch).await;
    let scene = Plan::default().before(&[service.url()]).await;
    for _ in 0..20 {
        let asked = scene.request(Method::GET, "/api/v1/trips");
        let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new())
            .build_http::<axum::body::Body>();
        let calling = tokio::spawn(client.request(asked));
        within(watch.begun.notified()).await;
        calling.abort();
        drop(client);
        within(watch.dropped.notified()).await;
    }
    assert_eq!(breaker_state(&scene).await, "closed");
}

#[tokio::test]
async fn a_slow_upload_is_not_the_services_fault() {
    let service = Service::start(crate::passing::mirrors()).await;
    let plan = Plan::with(|config| {
        config.limits.answer_ms = 300;
        config.breaker.slow_ms = 200;
    });
    let scene = plan.before(&[service.url()]).await;
    for _ in 0..6 {
        let (sender, body) = tokio::sync::mpsc::channel::<Result<String, std::io::Error>>(1);
        let mut request = scene.request(Method::POST, "/api/v1/trips");
        let stream =
            futures_util::stream::unfold(body, |mut body| async { Some((body.recv().await?, body)) });
        *request.body_mut() = axum::body::Body::from_stream(stream);
        let sending = tokio::spawn(async move {
            let mut ticks = tokio::time::interval(Duration::from_millis(100));
            for _ in 0..5 {
                ticks.tick().await;
                sender
                    .send(Ok("slowly ".to_owned()))
                    .await
                    .expect("the edge reads on");
            }
        });
        scene.send(request).await.expect(200);
        sending.await.expect("the sender's task");
    }
    assert_eq!(breaker_state(&scene).await, "closed");
}

#[tokio::test]
async fn a_service_that_breaks_off_is_a_fallback_and_not_a_hang() {
    let service = raw_service(|mut stream| async move {
        let mut buffer = [0; 64];
        // Reads something and closes.
        let count = stream.read(&mut buffer).await.unwrap_or(0);
        assert!(count <= 64);
    })
    .await;
    let scene = Plan::default().before(&[service.url()]).await;
    assert_eq!(scene.get("/api/v1/trips").await.problem(503), "GATEWAY_FALLBACK");
}

#[tokio::test]
async fn a_service_that_speaks_nonsense_is_a_fallback() {
    for nonsense in [
        "hello\r\n\r\n",
        "HTTP/1.1 9999 X\r\n\r\n",
        "HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
    ] {
        let service = raw_service(move |mut stream| async move {
            use tokio::io::AsyncWriteExt;
            let mut buffer = [0; 1024];
            if stream.read(&mut buffer).await.is_ok() {
                stream
                    .write_all(nonsense.as_bytes())
                    .await
                    .expect("the edge reads");
            }
        })
        .await;
        let scene = Plan::default().before(&[service.url()]).await;
        assert_eq!(
            scene.get("/api/v1/trips").await.problem(503),
            "GATEWAY_FALLBACK",
            "{nonsense}"
        );
    }
}
