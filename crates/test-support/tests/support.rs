//! What the services' tests rely on.

use std::time::Duration;

use axum::extract::Path;
use axum::routing::{get, post};
use axum::{Json, Router};
use platform::auth::{Caller, Operator};
use platform::extract::JsonBody;
use serde_json::{Value, json};
use storage::{Migration, Queries, params};
use test_support::{FakeClock, Outside, Reply, TestApp, TestDatabase, databases, on_both, principal};

const NAMES: &[Migration] = &[Migration {
    name: "0001_names",
    sql: "CREATE TABLE names (name TEXT NOT NULL);\n",
}];

on_both! {
    async fn gives_every_test_an_empty_database(database: TestDatabase) {
        let database = database.with("test", NAMES).await;
        let mut db = database.db.clone();
        db.execute("INSERT INTO names (name) VALUES ($1)", params!["ada"]).await.expect("a row");
        let mut again = database.another_pool().await;
        let row = again.fetch_one("SELECT name FROM names LIMIT 1", params![]).await.expect("the row");
        assert_eq!(row.get::<String>("name").expect("a name"), "ada");
    }

    async fn keeps_the_databases_of_two_tests_apart(first: TestDatabase) {
        let second = test_support::database(first.backend()).await;
        let _first = first.with("test", NAMES).await;
        let mut db = second.db.clone();
        db.fetch_all("SELECT name FROM names LIMIT 1", params![]).await.expect_err("no such table there");
    }
}

#[tokio::test]
async fn gives_a_database_of_each_kind() {
    let kinds: Vec<_> = databases()
        .await
        .iter()
        .map(|database| database.backend())
        .collect();
    assert!(
        kinds.len() == 2 || kinds == [storage::Backend::Sqlite],
        "{kinds:?}"
    );
}

#[test]
fn moves_the_clock_and_repeats_chance() {
    let clock = FakeClock::at("2026-05-01T09:00:00Z");
    let (one, other) = (clock.world(), clock.world());
    assert_eq!(one.new_secret(), other.new_secret());
    assert_ne!(one.new_secret(), FakeClock::default().world().new_secret());
    clock.advance(Duration::from_secs(90));
    assert_eq!(one.now().to_string(), "2026-05-01T09:01:30Z");
    clock.set("2026-01-01T00:00:00Z");
    assert_eq!(other.now().to_string(), "2026-01-01T00:00:00Z");
}

fn app() -> TestApp {
    TestApp::new(
        Router::new()
            .route("/me", get(|Caller(who): Caller| async move { who.subject }))
            .route(
                "/operators",
                get(|Operator(who): Operator| async move { who.subject }),
            )
            .route(
                "/echo/{word}",
                post(
                    |Path(word): Path<String>, JsonBody(body): JsonBody<Value>| async move {
                        Json(json!({ "word": word, "body": body }))
                    },
                ),
            ),
    )
}

#[tokio::test]
async fn knows_callers_by_their_tokens() {
    let app = app();
    assert_eq!(app.get("/me").bearer("user:ada").await.expect(200).text(), "ada");
    assert_eq!(
        app.get("/operators")
            .bearer("service:trip")
            .await
            .expect(200)
            .text(),
        "trip"
    );
    app.get("/me").await.problem(401, "UNAUTHORIZED");
    app.get("/me")
        .bearer("expired")
        .await
        .problem(401, "TOKEN_EXPIRED");
    app.get("/me")
        .bearer("nonsense")
        .await
        .problem(401, "INVALID_TOKEN");
    app.get("/me")
        .bearer("scoped:ada:trips:read")
        .await
        .problem(403, "FORBIDDEN");
    app.get("/operators")
        .bearer("user:ada")
        .await
        .problem(403, "FORBIDDEN");
    assert!(principal("admin:ada").is_admin());
}

#[tokio::test]
async fn sends_bodies_and_reads_answers() {
    let answer = app().post("/echo/hi").json(json!({ "age": 7 })).await.expect(200);
    assert_eq!(answer.json(), json!({ "word": "hi", "body": { "age": 7 } }));
    assert_eq!(answer.header("content-type"), "application/json");
    app()
        .post("/echo/hi")
        .body("text/plain", "hi")
        .await
        .problem(415, "FILE_TYPE");
    let problem = app()
        .post("/echo/hi")
        .lang("ko")
        .body("application/json", "{")
        .await
        .problem(400, "INVALID_REQUEST");
    assert_eq!(problem["title"], "요청을 읽을 수 없습니다");
    assert_eq!(problem["instance"], "/echo/hi");
}

#[tokio::test]
async fn stands_for_the_outside_and_writes_down_who_came() {
    let outside = Outside::start()
        .await
        .replies("/v1", [Reply::Json(503, json!({})), Reply::Json(200, json!([1]))]);
    let address = outside.url("");
    let address = address.strip_prefix("http://").expect("a plain address");
    for expected in ["503", "200", "200"] {
        assert!(
            ask(address, "/v1?q=1")
                .await
                .starts_with(&format!("HTTP/1.1 {expected}"))
        );
    }
    assert!(ask(address, "/else").await.starts_with("HTTP/1.1 404"));
    let requests = outside.requests();
    assert_eq!(requests.len(), 4);
    assert_eq!(requests[0].path, "/v1?q=1");
    assert_eq!(requests[0].header("x-mark"), "7");
}

async fn ask(address: &str, path: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nx-mark: 7\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    answer
}
