use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use axum::routing::{any, get};

use crate::scene::{Plan, Service, nobody, until};

/// Counts its requests and answers with its name.
fn named(name: &'static str) -> (Router, Arc<AtomicUsize>) {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let router = Router::new().fallback(any(move |body: String| {
        counted.fetch_add(1, Ordering::Relaxed);
        async move { format!("{name}{body}") }
    }));
    (router, calls)
}

fn failing(status: StatusCode) -> (Router, Arc<AtomicUsize>) {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let router = Router::new().fallback(any(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        async move { status }
    }));
    (router, calls)
}

#[tokio::test]
async fn spreads_requests_over_processes() {
    let ((one, first), (two, second)) = (named("one"), named("two"));
    let (one, two) = (Service::start(one).await, Service::start(two).await);
    let scene = Plan::default().before(&[one.url(), two.url()]).await;
    for _ in 0..60 {
        scene.get("/api/v1/trips").await.expect(200);
    }
    let shares = (first.load(Ordering::Relaxed), second.load(Ordering::Relaxed));
    assert_eq!(shares.0 + shares.1, 60);
    assert!(shares.0 > 0 && shares.1 > 0, "{shares:?}");
}

#[tokio::test]
async fn no_request_fails_where_one_process_is_away() {
    let (router, calls) = named("here");
    let here = Service::start(router).await;
    let scene = Plan::default().before(&[nobody().await, here.url()]).await;
    for number in 0..60 {
        // Nothing of it was sent to the one that is away, so even a POST goes on to the other.
        let method = if number % 2 == 0 {
            Method::GET
        } else {
            Method::POST
        };
        let mut request = scene.request(method, "/api/v1/trips");
        *request.body_mut() = Body::from(vec![b'x'; 100_000]);
        let answer = scene.send(request).await.expect(200);
        assert_eq!(answer.body.len(), 100_004);
    }
    assert_eq!(calls.load(Ordering::Relaxed), 60);
}

#[tokio::test]
async fn only_requests_that_were_under_way_fail_when_a_process_dies() {
    let ((one, _), (two, _)) = (named("one"), named("two"));
    let (one, two) = (Service::start(one).await, Service::start(two).await);
    let scene = Arc::new(Plan::default().before(&[one.url(), two.url()]).await);
    let done = Arc::new(AtomicUsize::new(0));
    let callers: Vec<_> = (0..8)
        .map(|_| {
            let (scene, done) = (Arc::clone(&scene), Arc::clone(&done));
            tokio::spawn(async move {
                for _ in 0..50 {
                    scene.get("/api/v1/trips").await.expect(200);
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    until(async || done.load(Ordering::Relaxed) >= 100).await;
    drop(one);
    for caller in callers {
        caller.await.expect("every request succeeds");
    }
}

#[tokio::test]
async fn asks_another_process_after_a_refusal_where_that_is_safe() {
    let ((busy, asked), (well, _)) = (failing(StatusCode::SERVICE_UNAVAILABLE), named("well"));
    let (busy, well) = (Service::start(busy).await, Service::start(well).await);
    let plan = Plan::with(|config| config.balance.eject_failures = 1000);
    let scene = plan.before(&[busy.url(), well.url()]).await;
    let mut refused = 0;
    for _ in 0..10 {
        scene.get("/api/v1/trips").await.expect(200);
        scene
            .send(scene.request(Method::PUT, "/api/v1/trips"))
            .await
            .expect(200);
        let answer = scene.send(scene.request(Method::POST, "/api/v1/trips")).await;
        refused += usize::from(answer.status == StatusCode::SERVICE_UNAVAILABLE);
    }
    // A POST may have been done: its caller hears what the process said.
    assert!(refused > 0 || asked.load(Ordering::Relaxed) < 3, "{refused}");
}

#[tokio::test]
async fn repeats_nothing_without_a_budget() {
    let (busy, asked) = failing(StatusCode::SERVICE_UNAVAILABLE);
    let (one, two) = (Service::start(busy.clone()).await, Service::start(busy).await);
    let plan = Plan::with(|config| {
        config.balance.retry_percent = 0;
        config.breaker.window = 1000;
        config.breaker.minimum = 1000;
    });
    let scene = plan.before(&[one.url(), two.url()]).await;
    for _ in 0..20 {
        scene.get("/api/v1/trips").await.expect(503);
    }
    assert_eq!(asked.load(Ordering::Relaxed), 20);
}

#[tokio::test]
async fn a_storm_of_failures_is_not_multiplied() {
    let (busy, asked) = failing(StatusCode::BAD_GATEWAY);
    let (one, two) = (Service::start(busy.clone()).await, Service::start(busy).await);
    let plan = Plan::with(|config| {
        config.breaker.window = 1000;
        config.breaker.minimum = 1000;
    });
    let scene = plan.before(&[one.url(), two.url()]).await;
    for _ in 0..100 {
        scene.get("/api/v1/trips").await.expect(502);
    }
    // A hundred, ten kept beforehand, and a fifth of a hundred.
    let asked = asked.load(Ordering::Relaxed);
    assert!((100..=131).contains(&asked), "{asked}");
}

#[tokio::test]
async fn leaves_a_process_alone_that_fails_again_and_again() {
    let ((broken, asked), (well, _)) = (failing(StatusCode::INTERNAL_SERVER_ERROR), named("well"));
    let (broken, well) = (Service::start(broken).await, Service::start(well).await);
    let plan = Plan::with(|config| {
        config.breaker.window = 1000;
        config.breaker.minimum = 1000;
    });
    let scene = plan.before(&[broken.url(), well.url()]).await;
    for _ in 0..200 {
        scene.get("/api/v1/trips").await;
    }
    assert_eq!(asked.load(Ordering::Relaxed), 5, "five in a row are enough");
}

#[tokio::test]
async fn looks_find_out_who_is_away_and_who_is_back() {
    let ready = Arc::new(AtomicUsize::new(1));
    let told = Arc::clone(&ready);
    let probe = move || {
        let ready = told.load(Ordering::Relaxed) == 1;
        async move {
            if ready {
                StatusCode::OK
            } else {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    };
    let (router, asked) = named("one");
    let one = Service::start(
        Router::new()
            .route("/readyz", get(probe))
            .fallback_service(router),
    )
    .await;
    let (two, _) = named("two");
    let two = Service::start(two).await;
    let plan = Plan::with(|config| {
        config.balance.look_path = "/readyz".to_owned();
        config.balance.look_ms = 20;
    });
    let scene = plan.before(&[one.url(), two.url()]).await;
    let well = async || scene.get("/readyz").await.json()["breakers"][0]["well"] == true;
    ready.store(0, Ordering::Relaxed);
    until(async || !well().await).await;
    let before = asked.load(Ordering::Relaxed);
    for _ in 0..40 {
        scene.get("/api/v1/trips").await.expect(200);
    }
    assert_eq!(asked.load(Ordering::Relaxed), before);
    ready.store(1, Ordering::Relaxed);
    until(well).await;
    until(async || {
        scene.get("/api/v1/trips").await.expect(200);
        asked.load(Ordering::Relaxed) > before
    })
    .await;
}
