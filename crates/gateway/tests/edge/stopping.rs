use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::http::Method;
use axum::routing::get;
use platform::server::Served;
use tokio::sync::Notify;

use crate::scene::{Answer, Plan, Service, within};

#[tokio::test]
async fn finishes_what_runs_before_it_ends() {
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (tell, wait) = (Arc::clone(&begun), Arc::clone(&go_on));
    let slow = move || {
        let (tell, wait) = (Arc::clone(&tell), Arc::clone(&wait));
        async move {
            tell.notify_one();
            wait.notified().await;
            "done"
        }
    };
    let service = Service::start(Router::new().route("/api/v1/trips", get(slow))).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let calling = tokio::spawn(
        scene
            .client()
            .request(scene.request(Method::GET, "/api/v1/trips")),
    );
    within(begun.notified()).await;
    let address = scene.address;
    let ending = tokio::spawn(scene.end());
    // Nobody is let in any more, and who is in is not thrown out.
    within(async { while tokio::net::TcpStream::connect(address).await.is_ok() {} }).await;
    go_on.notify_one();
    let response = within(calling).await.expect("a task").expect("it is answered");
    assert_eq!(Answer::read(response).await.expect(200).text(), "done");
    assert_eq!(within(ending).await.expect("a task"), Served { cut_off: 0 });
}

/// Services are replaced one after the other while clients go on asking: nobody notices.
#[tokio::test]
async fn services_restart_one_after_the_other_without_a_lost_request() {
    let router = || Router::new().route("/api/v1/trips", get(async || "here").post(async || "there"));
    let (one, two) = (Service::start(router()).await, Service::start(router()).await);
    let scene = Arc::new(Plan::default().before(&[one.url(), two.url()]).await);
    let done = Arc::new(AtomicUsize::new(0));
    let callers: Vec<_> = (0..6)
        .map(|_| {
            let (scene, done) = (Arc::clone(&scene), Arc::clone(&done));
            tokio::spawn(async move {
                for _ in 0..100 {
                    scene.get("/api/v1/trips").await.expect(200);
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    let passed = async |count: usize| {
        crate::scene::until(async || done.load(Ordering::Relaxed) >= count).await;
    };
    passed(100).await;
    let address = one.address;
    drop(one);
    passed(200).await;
    let _one = Service::start_at(address, router()).await;
    passed(300).await;
    for caller in callers {
        caller.await.expect("every request succeeds");
    }
}

/// A service is killed while many ask: whatever may be asked twice is answered all the same.
#[tokio::test]
async fn a_service_that_is_killed_costs_only_the_changes_that_it_had_begun() {
    const CALLERS: usize = 64;
    let router = || Router::new().route("/api/v1/trips", get(async || "here").post(async || "there"));
    let (one, two) = (Service::start(router()).await, Service::start(router()).await);
    let scene = Arc::new(Plan::default().before(&[one.url(), two.url()]).await);
    let (done, lost) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let callers: Vec<_> = (0..CALLERS)
        .map(|number| {
            let (scene, done, lost) = (Arc::clone(&scene), Arc::clone(&done), Arc::clone(&lost));
            let method = if number % 4 == 0 {
                Method::POST
            } else {
                Method::GET
            };
            tokio::spawn(async move {
                let mut mine = 0;
                for _ in 0..50 {
                    let answer = scene.send(scene.request(method.clone(), "/api/v1/trips")).await;
                    done.fetch_add(1, Ordering::Relaxed);
                    if answer.status == 200 {
                        continue;
                    }
                    assert_eq!((answer.status.as_u16(), &method), (503, &Method::POST));
                    lost.fetch_add(1, Ordering::Relaxed);
                    mine += 1;
                }
                assert!(mine <= 1, "only what was running when it was killed: {mine}");
            })
        })
        .collect();
    crate::scene::until(async || done.load(Ordering::Relaxed) >= CALLERS * 10).await;
    drop(one);
    for caller in callers {
        caller.await.expect("no caller loses more");
    }
    assert!(lost.load(Ordering::Relaxed) <= CALLERS / 4);
}

/// Who follows events is told to come back to another process.
#[tokio::test]
async fn ends_streams_of_events_and_says_when_to_come_back() {
    let stream = || async {
        let first = futures_util::stream::once(async { Ok::<_, std::io::Error>("data: 1\n\n") });
        let body = axum::body::Body::from_stream(futures_util::StreamExt::chain(
            first,
            futures_util::stream::pending(),
        ));
        ([("content-type", "text/event-stream")], body)
    };
    let service = Service::start(Router::new().route("/api/v1/trips", get(stream))).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let mut response = scene.open(scene.request(Method::GET, "/api/v1/trips")).await;
    let first = within(http_body_util::BodyExt::frame(response.body_mut())).await;
    assert_eq!(
        first
            .expect("an event")
            .expect("a good one")
            .into_data()
            .expect("data"),
        "data: 1\n\n"
    );
    let ending = tokio::spawn(scene.end());
    assert_eq!(Answer::read(response).await.text(), "retry: 1000\n\n");
    assert_eq!(within(ending).await.expect("a task"), Served { cut_off: 0 });
}
