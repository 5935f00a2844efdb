//! Reading from a copy of the database, on a primary and a streaming replica of this test's own.

use std::time::Duration;

use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Extension, Router};
use platform::shell::FRESH;
use storage::idempotency::{MIGRATIONS, OWNER};
use storage::{Db, Queries, ReadSplit, StorageConfig, may_be_old, params, split_reads};
use test_support::{FakeAuthenticator, FakeClock, Replicated, TestApp, config, world};

use crate::{count, run};

const WHO: &str = "SELECT CAST(CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END AS BIGINT) AS replica";

async fn answers(db: &Db) -> &'static str {
    let row = db.clone().fetch_one(WHO, params![]).await.expect("an answer");
    match row.get::<i64>("replica").expect("a number") {
        1 => "replica",
        _ => "primary",
    }
}

/// Asks until somebody answers; the copy is looked at a few times a second.
async fn until(db: &Db, expected: &str) {
    let answers = async {
        while may_be_old(answers(db)).await != expected {
            tokio::task::yield_now().await;
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(30), answers).await;
    assert!(in_time.is_ok(), "{expected} does not answer");
}

fn settings() -> StorageConfig {
    StorageConfig {
        replica_lag_ms: 1500,
        ..config()
    }
}

#[tokio::test]
async fn reads_that_may_be_old_go_to_a_copy_that_is_there_and_keeps_up() {
    let Some(server) = Replicated::start() else { return };
    let db = server.open(settings()).await;
    run(&mut db.clone(), "CREATE TABLE things (id BIGINT)", params![]).await;
    until(&db, "replica").await;
    assert_eq!(answers(&db).await, "primary", "nobody said that it may be old");
    run(&mut db.clone(), "INSERT INTO things (id) VALUES (1)", params![]).await;
    assert_eq!(count(&mut db.clone(), "things").await, 1);
    let mut tx = db.begin().await.expect("a transaction");
    let row = may_be_old(tx.fetch_one(WHO, params![])).await.expect("an answer");
    assert_eq!(
        row.get::<i64>("replica").expect("a number"),
        0,
        "transactions are the primary's"
    );
    drop(tx);

    server
        .tell_replica("SELECT CAST(1 AS BIGINT) FROM (SELECT pg_wal_replay_pause()) AS held")
        .await;
    run(&mut db.clone(), "INSERT INTO things (id) VALUES (2)", params![]).await;
    until(&db, "primary").await;
    assert_eq!(
        may_be_old(count(&mut db.clone(), "things")).await,
        2,
        "no old answer beyond the bound"
    );
    server
        .tell_replica("SELECT CAST(1 AS BIGINT) FROM (SELECT pg_wal_replay_resume()) AS held")
        .await;
    until(&db, "replica").await;

    requests_are_split(&db).await;
    drop(server);
    let gone = may_be_old(db.clone().fetch_optional(WHO, params![])).await;
    assert!(gone.is_err(), "both are gone");
}

/// Who wrote reads what they wrote; everybody else is content with the copy.
async fn requests_are_split(db: &Db) {
    let clock = FakeClock::default();
    let split = ReadSplit::new(Duration::from_secs(10), clock.world());
    let read = {
        let db = db.clone();
        move || {
            let db = db.clone();
            async move { answers(&db).await }
        }
    };
    let router = Router::new()
        .route(
            "/trips",
            get(read.clone()).post(|| async { StatusCode::NO_CONTENT }),
        )
        .route("/trips/1/generations/2", get(read))
        .layer(from_fn_with_state(split, split_reads))
        .layer(Extension(FakeAuthenticator::shared()));
    let app = TestApp::new(router);
    let ask = async |who: &str, path: &str| app.get(path).bearer(who).await.expect(200).text();
    assert_eq!(ask("user:ada", "/trips").await, "replica");
    app.post("/trips").bearer("user:ada").await.expect(204);
    assert_eq!(ask("user:ada", "/trips").await, "primary");
    assert_eq!(ask("user:bo", "/trips").await, "replica");
    clock.advance(Duration::from_secs(10));
    assert_eq!(ask("user:ada", "/trips").await, "replica");
    assert_eq!(ask("user:bo", "/trips/1/generations/2").await, "primary");
    assert_eq!(
        ask("user:bo", "/trips").await,
        "primary",
        "its end is nobody's request"
    );
    let told = app.get("/trips").bearer("user:cho").header(FRESH.as_str(), "1");
    assert_eq!(
        told.await.expect(200).text(),
        "primary",
        "the edge knows of a write"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_with_several_servers_is_followed_when_it_fails_over() {
    let Some(server) = Replicated::start() else { return };
    let db = Db::open(&server.both(), &settings())
        .await
        .expect("one of them takes changes");
    run(&mut db.clone(), "CREATE TABLE things (id BIGINT)", params![]).await;
    run(&mut db.clone(), "INSERT INTO things (id) VALUES (1)", params![]).await;
    let replica = Db::open(&server.replica, &settings())
        .await
        .expect("the copy answers");
    let copied = async {
        while replica
            .clone()
            .fetch_all("SELECT id FROM things", params![])
            .await
            .map_or(0, |rows| rows.len())
            < 1
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(30), copied).await;
    assert!(in_time.is_ok(), "the copy has what was written");
    replica.close().await;

    let asked = tokio::spawn({
        let db = db.clone();
        async move { count(&mut db.clone(), "things").await }
    });
    server.fail_over();
    assert_eq!(
        asked.await.expect("no panic"),
        1,
        "a read waits, or is asked again"
    );
    assert_eq!(count(&mut db.clone(), "things").await, 1);
    run(&mut db.clone(), "INSERT INTO things (id) VALUES (2)", params![]).await;
    assert_eq!(
        count(&mut db.clone(), "things").await,
        2,
        "the other one takes changes now"
    );
    db.close().await;
}

#[tokio::test]
async fn a_copy_that_is_away_is_not_missed() {
    let Some(server) = Replicated::start() else { return };
    let away = StorageConfig {
        replica_urls: vec!["postgres://tripgen@127.0.0.1:1/postgres".to_owned()],
        ..settings()
    };
    let db = Db::open(&server.primary, &away)
        .await
        .expect("the primary answers");
    assert_eq!(may_be_old(answers(&db)).await, "primary");
    let world = world();
    db.migrate(OWNER, MIGRATIONS, &world).await.expect("the tables");
    let beat = Duration::from_millis(50);
    let db = db.join(&world, beat).await.expect("it joins");
    assert_eq!(
        db.alone(),
        None,
        "what is read from a copy is not to be kept, though there is no other process"
    );
    let wrong = StorageConfig {
        replica_urls: vec!["http://10.0.0.7".to_owned()],
        ..settings()
    };
    let refused = Db::open(&server.primary, &wrong).await.expect_err("no database");
    assert!(refused.to_string().contains("database.replica_urls"), "{refused}");
    db.close().await;
}
