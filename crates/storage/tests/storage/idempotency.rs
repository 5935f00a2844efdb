use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use platform::etag::etag;
use platform::extract::JsonBody;
use platform::problem::Problem;
use serde_json::{Value, json};
use storage::Db;
use storage::idempotency::{Idempotency, MIGRATIONS, OWNER, keep_answers};
use test_support::{Asking, FakeClock, TestApp, TestDatabase, on_both};
use tokio::sync::{Notify, Semaphore};

use crate::count;

/// An app whose handler counts how often it ran, and ends as the last part of its path says.
struct Counting {
    app: TestApp,
    runs: Arc<AtomicU32>,
    begun: Arc<Notify>,
    go: Arc<Semaphore>,
    store: Idempotency,
    db: Db,
    clock: FakeClock,
    _database: TestDatabase,
}

#[derive(Clone)]
struct Shared {
    runs: Arc<AtomicU32>,
    begun: Arc<Notify>,
    go: Arc<Semaphore>,
}

impl Counting {
    async fn on(database: TestDatabase) -> Self {
        let database = database.with(OWNER, MIGRATIONS).await;
        let clock = FakeClock::default();
        let store = Idempotency::new(database.db.clone(), clock.world());
        let shared = Shared {
            runs: Arc::default(),
            begun: Arc::default(),
            go: Arc::new(Semaphore::new(0)),
        };
        let router = Router::new()
            .route("/things/{end}", post(make).put(make).get(make))
            .route("/files", post(take_file))
            .with_state(shared.clone())
            .layer(from_fn_with_state(store.clone(), keep_answers));
        Self {
            app: TestApp::new(router),
            runs: shared.runs,
            begun: shared.begun,
            go: shared.go,
            store,
            db: database.db.clone(),
            clock,
            _database: database,
        }
    }

    fn ask(&self, end: &str, key: &str) -> Asking {
        self.app
            .post(&format!("/things/{end}"))
            .bearer("user:ada")
            .header("idempotency-key", key)
            .json(json!({ "name": "a" }))
    }

    fn runs(&self) -> u32 {
        self.runs.load(Ordering::Relaxed)
    }
}

async fn make(
    State(shared): State<Shared>,
    Path(end): Path<String>,
    JsonBody(body): JsonBody<Value>,
) -> Response {
    let run = shared.runs.fetch_add(1, Ordering::Relaxed) + 1;
    let answer = Json(json!({ "run": run, "body": body }));
    match end.as_str() {
        "wait" => {
            shared.begun.notify_one();
            shared.go.acquire().await.expect("it stays open").forget();
            answer.into_response()
        }
        "refuse" => Problem::forbidden().into_response(),
        "unauthorized" => Problem::unauthorized().into_response(),
        "fail" => Problem::internal("for the test").into_response(),
        "panic" => panic!("for the test"),
        "secret" => ([("cache-control", "no-store")], answer).into_response(),
        "large" => vec![b'x'; 300 * 1024].into_response(),
        "nothing" => StatusCode::NO_CONTENT.into_response(),
        _ => (
            StatusCode::CREATED,
            etag(7),
            [("location", "/things/1"), ("set-cookie", "a=b")],
            answer,
        )
            .into_response(),
    }
}

async fn take_file(State(shared): State<Shared>, body: axum::body::Bytes) -> String {
    shared.runs.fetch_add(1, Ordering::Relaxed);
    body.len().to_string()
}

on_both! {
    async fn gives_the_first_answer_again(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let first = counting.ask("make", "key-1").await.expect(201);
        assert_eq!((first.header("idempotent-replayed"), first.header("set-cookie")), ("", "a=b"));
        let again = counting.ask("make", "key-1").await.expect(201);
        assert_eq!(again.header("idempotent-replayed"), "true");
        assert_eq!((again.json(), again.etag(), again.header("location")), (first.json(), "\"7\"", "/things/1"));
        assert_eq!((again.header("content-type"), again.header("set-cookie")), ("application/json", ""));
        assert_eq!(counting.runs(), 1);
        counting.ask("make", "key-2").await.expect(201);
        assert_eq!(counting.runs(), 2);
        for _ in 0..2 {
            assert!(counting.ask("nothing", "key-3").await.expect(204).body.is_empty());
        }
        assert_eq!(counting.runs(), 3);
    }

    async fn tells_callers_methods_and_paths_apart(database: TestDatabase) {
        let counting = Counting::on(database).await;
        counting.ask("make", "key").await.expect(201);
        counting.ask("other", "key").await.expect(201);
        let put = counting.app.put("/things/make").bearer("user:ada").header("idempotency-key", "key");
        put.json(json!({ "name": "a" })).await.expect(201);
        for bearer in ["user:eve", "nonsense", "other nonsense"] {
            let post = counting.app.post("/things/make").bearer(bearer).header("idempotency-key", "key");
            assert_eq!(post.json(json!({ "name": "a" })).await.expect(201).header("idempotent-replayed"), "");
        }
        let nobody = counting.app.post("/things/make").header("idempotency-key", "key").json(json!({ "name": "a" }));
        nobody.await.expect(201);
        assert_eq!(counting.runs(), 7);
        // The same subject with a renewed token, here one of another kind.
        let renewed = counting.app.post("/things/make").bearer("admin:ada").header("idempotency-key", "key");
        assert_eq!(renewed.json(json!({ "name": "a" })).await.expect(201).header("idempotent-replayed"), "true");
    }

    async fn refuses_a_key_that_stands_for_another_request(database: TestDatabase) {
        let counting = Counting::on(database).await;
        counting.ask("make", "key").await.expect(201);
        counting.ask("make", "key").json(json!({ "name": "b" })).await.problem(422, "IDEMPOTENCY_KEY_REUSED");
        let changed = counting.ask("make", "key").header("if-match", "\"3\"").await;
        changed.problem(422, "IDEMPOTENCY_KEY_REUSED");
        let query = counting.app.post("/things/make?a=1").bearer("user:ada").header("idempotency-key", "key");
        query.json(json!({ "name": "a" })).await.problem(422, "IDEMPOTENCY_KEY_REUSED");
        assert_eq!(counting.runs(), 1);
    }

    async fn runs_two_equal_requests_at_once_one_time(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let first = tokio::spawn(counting.ask("wait", "key").into_future());
        counting.begun.notified().await;
        let second = counting.ask("wait", "key").await;
        assert_eq!(second.header("retry-after"), "1");
        second.problem(409, "IDEMPOTENCY_KEY_IN_PROGRESS");
        counting.go.add_permits(1);
        let first = first.await.expect("no panic").expect(200);
        let third = counting.ask("wait", "key").await.expect(200);
        assert_eq!((third.json(), third.header("idempotent-replayed")), (first.json(), "true"));
        assert_eq!(counting.runs(), 1);
    }

    async fn runs_many_equal_requests_one_time(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let asked: Vec<_> = (0..20).map(|_| tokio::spawn(counting.ask("make", "key").into_future())).collect();
        for answer in asked {
            let status = answer.await.expect("no panic").status.as_u16();
            assert!(matches!(status, 201 | 409), "{status}");
        }
        assert_eq!(counting.runs(), 1);
    }

    async fn runs_on_for_a_client_that_goes_away(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let client = tokio::spawn(counting.ask("wait", "key").into_future());
        counting.begun.notified().await;
        client.abort();
        client.await.expect_err("it went away");
        counting.go.add_permits(1);
        let answer = loop {
            let answer = counting.ask("wait", "key").await;
            if answer.status != StatusCode::CONFLICT {
                break answer.expect(200);
            }
        };
        assert_eq!((answer.header("idempotent-replayed"), counting.runs()), ("true", 1));
    }

    async fn frees_a_mark_that_was_left_behind(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let lost = tokio::spawn(counting.ask("wait", "key").into_future());
        counting.begun.notified().await;
        counting.clock.advance(Duration::from_secs(7));
        counting.ask("wait", "key").await.problem(409, "IDEMPOTENCY_KEY_IN_PROGRESS");
        counting.clock.advance(Duration::from_secs(1));
        let successor = tokio::spawn(counting.ask("wait", "key").into_future());
        counting.begun.notified().await;
        // The run that was given up ends after all; its answer is not its successor's.
        counting.go.add_permits(2);
        let answers = [lost.await.expect("no panic").json(), successor.await.expect("no panic").json()];
        assert_eq!((&answers[0]["run"], &answers[1]["run"]), (&json!(1), &json!(2)));
        assert_eq!(counting.ask("wait", "key").await.expect(200).json(), answers[1]);
    }

    async fn keeps_refusals_and_forgets_failures_that_may_pass(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let first = counting.ask("refuse", "key").lang("ko").await.expect(403);
        let again = counting.ask("refuse", "key").await.expect(403);
        assert_eq!((again.header("idempotent-replayed"), again.json()), ("true", first.json()));
        assert_eq!(counting.runs(), 1);
        for (end, status) in [("fail", 500), ("panic", 500), ("unauthorized", 401)] {
            for _ in 0..2 {
                let answer = counting.ask(end, "key").await.expect(status);
                assert_eq!(answer.header("idempotent-replayed"), "", "{end}");
            }
        }
        assert_eq!(counting.runs(), 1 + 2 * 3);
    }

    async fn keeps_neither_secrets_nor_large_answers(database: TestDatabase) {
        let counting = Counting::on(database).await;
        for end in ["secret", "large"] {
            for _ in 0..2 {
                assert_eq!(counting.ask(end, "key").await.expect(200).header("idempotent-replayed"), "", "{end}");
            }
        }
        assert_eq!((counting.runs(), count(&mut counting.db.clone(), "idempotency_keys").await), (4, 0));
    }

    async fn refuses_keys_that_are_none(database: TestDatabase) {
        let counting = Counting::on(database).await;
        for key in ["", "two words", "한글", &"x".repeat(256)] {
            let problem = counting.ask("make", key).await.problem(400, "INVALID_REQUEST");
            assert_eq!(problem["errors"][0]["field"], "Idempotency-Key", "{key}");
        }
        counting.ask("make", "one").header("idempotency-key", "two").await.problem(400, "INVALID_REQUEST");
        counting.ask("make", &"x".repeat(255)).await.expect(201);
        assert_eq!(counting.runs(), 1);
    }

    async fn lets_reading_and_requests_without_a_key_pass(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let body = json!({ "name": "a" });
        for _ in 0..2 {
            counting.app.post("/things/make").json(&body).await.expect(201);
            counting.app.get("/things/make").header("idempotency-key", "key").json(&body).await.expect(201);
        }
        assert_eq!(counting.runs(), 4);
    }

    async fn tells_files_apart_by_their_length(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let send = |length: usize, boundary: &str| {
            let kind = format!("multipart/form-data; boundary={boundary}");
            let ask = counting.app.post("/files").bearer("user:ada").header("idempotency-key", "key");
            ask.header("content-length", &length.to_string()).body(&kind, vec![b'x'; length])
        };
        assert_eq!(send(1_500_000, "one").await.expect(200).text(), "1500000");
        let again = send(1_500_000, "two").await.expect(200);
        assert_eq!((again.header("idempotent-replayed"), counting.runs()), ("true", 1));
        send(1_500_001, "one").await.problem(422, "IDEMPOTENCY_KEY_REUSED");
        let large = counting.ask("make", "other").json(json!("x".repeat(1_100_000))).await;
        large.problem(413, "FILE_SIZE");
    }

    async fn forgets_after_a_day(database: TestDatabase) {
        let counting = Counting::on(database).await;
        let rows = async || count(&mut counting.db.clone(), "idempotency_keys").await;
        counting.ask("make", "old").await.expect(201);
        counting.clock.advance(Duration::from_secs(24 * 60 * 60 - 1));
        counting.ask("make", "new").await.expect(201);
        assert_eq!((counting.store.clean().await.expect("a statement"), rows().await), (0, 2));
        counting.clock.advance(Duration::from_secs(1));
        assert_eq!(counting.ask("make", "old").await.expect(201).header("idempotent-replayed"), "");
        counting.clock.advance(Duration::from_hours(24));
        assert_eq!((counting.store.clean().await.expect("a statement"), rows().await), (2, 0));
    }
}
