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
