use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use platform::health::Check;
use platform::problem::Problem;
use storage::{Backend, DatabaseCheck, Db, Migration, Queries, StorageConfig, StorageError, params};
use test_support::{TestDatabase, database, on_both};

use crate::{count, one, run, step};

const JOBS: &[Migration] = &[step(
    "0001_jobs",
    "CREATE TABLE jobs (id BIGINT PRIMARY KEY, owner BIGINT);\n",
)];

async fn jobs(database: &TestDatabase, most: i64) {
    database
        .migrate("test", JOBS, &test_support::world())
        .await
        .expect("the table");
    let mut tx = database.begin().await.expect("a transaction");
    for id in 0..most {
        run(&mut tx, "INSERT INTO jobs (id) VALUES ($1)", params![id]).await;
    }
    tx.commit().await.expect("it commits");
}

on_both! {
    async fn happens_whole_or_not_at_all(database: TestDatabase) {
        jobs(&database, 0).await;
        let mut db = database.db.clone();
        let insert = "INSERT INTO jobs (id) VALUES ($1)";
        let mut tx = database.begin().await.expect("a transaction");
        run(&mut tx, insert, params![1]).await;
        assert_eq!(count(&mut tx, "jobs").await, 1);
        assert_eq!(count(&mut db, "jobs").await, 0, "nobody else sees it yet");
        tx.rollback().await.expect("it rolls back");
        let mut dropped = database.begin().await.expect("a transaction");
        run(&mut dropped, insert, params![2]).await;
        drop(dropped);
        let mut kept = database.begin().await.expect("a transaction");
        run(&mut kept, insert, params![3]).await;
        kept.commit().await.expect("it commits");
        let row = one(&mut db, "SELECT id FROM jobs LIMIT 2", params![]).await;
        assert_eq!((row.get::<i64>("id").expect("an id"), count(&mut db, "jobs").await), (3, 1));
    }

    async fn acts_after_a_commit_whose_caller_is_gone(database: TestDatabase) {
        jobs(&database, 0).await;
        let (tell, told) = tokio::sync::oneshot::channel();
        let mut tx = database.begin().await.expect("a transaction");
        run(&mut tx, "INSERT INTO jobs (id) VALUES ($1)", params![1]).await;
        tx.after_commit(move || tell.send(()).expect("the test listens"));
        tokio::select! {
            biased;
            done = tx.commit() => done.expect("it commits"),
            () = std::future::ready(()) => {}
        }
        told.await.expect("the commit went on");
        assert_eq!(count(&mut database.db.clone(), "jobs").await, 1);
    }

    async fn acts_after_a_commit_only(database: TestDatabase) {
        let acted = Arc::new(AtomicU32::new(0));
        let begin = async || {
            let mut tx = database.begin().await.expect("a transaction");
            let acted = Arc::clone(&acted);
            tx.after_commit(move || {
                acted.fetch_add(1, Ordering::Relaxed);
            });
            tx
        };
        begin().await.rollback().await.expect("it rolls back");
        drop(begin().await);
        assert_eq!(acted.load(Ordering::Relaxed), 0);
        begin().await.commit().await.expect("it commits");
        assert_eq!(acted.load(Ordering::Relaxed), 1);
    }

    async fn gives_three_hundred_claims_at_once_a_job_each(database: TestDatabase) {
        jobs(&database, 300).await;
        let claims = (0..300).map(|owner| tokio::spawn(claim(database.db.clone(), owner)));
        let mut claimed = BTreeSet::new();
        for claim in claims.collect::<Vec<_>>() {
            claimed.insert(claim.await.expect("no panic").expect("no claim fails"));
        }
        assert_eq!(claimed.len(), 300);
    }

    async fn counts_its_connections(database: TestDatabase) {
        let tx = database.begin().await.expect("a transaction");
        let (used, open) = database.connections();
        assert!(used >= 1 && open >= used, "{used} of {open}");
        tx.rollback().await.expect("it rolls back");
    }

    async fn is_ready_until_it_is_closed(database: TestDatabase) {
        let check = DatabaseCheck(database.db.clone());
        assert_eq!((check.name(), check.check().await), ("database", Ok(())));
        database.close().await;
        check.check().await.expect_err("a closed pool");
    }
}

async fn claim(db: Db, owner: i64) -> Result<i64, StorageError> {
    let mut tx = db.begin().await?;
    let lock = match tx.backend() {
        Backend::Sqlite => "",
        Backend::Postgres => " FOR UPDATE SKIP LOCKED",
    };
    let free = format!("SELECT id FROM jobs WHERE owner IS NULL ORDER BY id LIMIT 1{lock}");
    let id: i64 = tx.fetch_one(&free, params![]).await?.get("id")?;
    tx.execute("UPDATE jobs SET owner = $1 WHERE id = $2", params![owner, id])
        .await?;
    tx.commit().await?;
    Ok(id)
}

async fn impatient(database: &TestDatabase) -> Db {
    let config = StorageConfig {
        url: None,
        connections: 1,
        acquire_timeout_ms: 100,
        synchronous: "normal".to_owned(),
        ..StorageConfig::default()
    };
    Db::open(&database.url, &config)
        .await
        .expect("the database opens again")
}

fn check_transient(error: StorageError) {
    assert!(error.is_transient(), "{error:?}");
    let problem = Problem::from(error);
    assert_eq!(
        (problem.code, problem.retry_after_seconds),
        ("SERVICE_UNAVAILABLE", Some(1))
    );
}

#[tokio::test]
async fn passes_where_another_process_holds_the_file() {
    let database = database(Backend::Sqlite).await;
    let other = impatient(&database).await;
    let writing = database.begin().await.expect("a transaction");
    check_transient(other.begin().await.expect_err("one writer at a time"));
    writing.commit().await.expect("it commits");
    other
        .begin()
        .await
        .expect("free again")
        .rollback()
        .await
        .expect("it rolls back");
}

#[tokio::test]
async fn passes_where_every_connection_is_in_use() {
    let database = database(Backend::Sqlite).await;
    let busy = impatient(&database).await;
    let _writing = busy.begin().await.expect("a transaction");
    check_transient(busy.begin().await.expect_err("the line is too long"));
}

on_both! {
    async fn connects_again_after_the_server_has_closed_the_connection(database: TestDatabase) {
        if database.backend() == Backend::Sqlite {
            return;
        }
        jobs(&database, 1).await;
        let mut tx = database.begin().await.expect("a transaction");
        run(&mut tx, "UPDATE jobs SET owner = 1", params![]).await;
        let mut other = database.another_pool().await;
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        assert!(!other.fetch_all(others, params![]).await.expect("a statement").is_empty());
        check_transient(tx.execute("UPDATE jobs SET owner = 2", params![]).await.expect_err("it is gone"));
        drop(tx);
        let row = one(&mut database.db.clone(), "SELECT owner FROM jobs LIMIT 1", params![]).await;
        assert_eq!(row.get::<Option<i64>>("owner").expect("a number"), None);
        // Those that lay idle are gone as well: what changes nothing never meets one, in a transaction or out of it.
        let several = [database.begin().await, database.begin().await, database.begin().await];
        assert!(several.iter().all(Result::is_ok));
        drop(several);
        let mut db = database.db.clone();
        assert_eq!(count(&mut db, "jobs").await, 1);
        other.fetch_all(others, params![]).await.expect("a statement");
        let kept = database.begin().await.expect("another connection");
        assert_eq!(count(&mut db, "jobs").await, 1);
        kept.rollback().await.expect("it rolls back");
    }

    async fn holds_no_lock_after_whoever_took_it_has_gone(database: TestDatabase) {
        jobs(&database, 1).await;
        for owner in 0..20 {
            let mut tx = database.begin().await.expect("a transaction");
            run(&mut tx, "UPDATE jobs SET owner = $1", params![owner]).await;
            drop(tx);
        }
        let mut halfway = database.begin().await.expect("a transaction");
        tokio::select! {
            biased;
            () = std::future::ready(()) => {}
            _done = halfway.execute("UPDATE jobs SET owner = 21", params![]) => {}
        }
        drop(halfway);
        let mut other = database.another_pool().await;
        run(&mut other, "UPDATE jobs SET owner = 22", params![]).await;
        let row = one(&mut other, "SELECT owner FROM jobs LIMIT 1", params![]).await;
        assert_eq!(row.get::<i64>("owner").expect("a number"), 22);
    }

    async fn may_be_repeated_and_still_comes_before_what_may_not(database: TestDatabase) {
        jobs(&database, 1).await;
        let mut repeatable = database.db.repeatable();
        run(&mut repeatable, "UPDATE jobs SET owner = 1", params![]).await;
        assert_eq!(count(&mut database.db.clone(), "jobs").await, 1);
        if database.backend() == Backend::Postgres {
            let setting = "SELECT current_setting('synchronous_commit') AS value";
            let row = one(&mut repeatable, setting, params![]).await;
            assert_eq!(row.get::<String>("value").expect("a text"), "off");
            // The test's server has it off for everybody, so only a change to what it is by default can be seen.
            let source = "SELECT source AS value FROM pg_settings WHERE name = 'synchronous_commit'";
            let row = one(&mut database.db.clone(), source, params![]).await;
            assert_ne!(row.get::<String>("value").expect("a text"), "session");
        }
    }

    async fn names_an_address_that_cannot_be_used(database: TestDatabase) {
        let config = test_support::config();
        let open = async |url: &str| Db::open(url, &config).await.expect_err("no database there").to_string();
        assert!(open("mysql://x").await.contains("unknown scheme"));
        assert!(open("sqlite:///no/such/folder/x.db").await.contains("open database"));
        drop(database);
    }
}

#[tokio::test]
async fn copies_a_file_while_others_write() {
    let database = database(Backend::Sqlite).await;
    jobs(&database, 5).await;
    let mut tx = database.begin().await.expect("a transaction");
    run(&mut tx, "DELETE FROM jobs", params![]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("copy.db");
    database.copy_to(&file).await.expect("a copy");
    let url = format!("sqlite://{}", file.display());
    let mut copy = Db::open(&url, &test_support::config()).await.expect("it opens");
    assert_eq!(count(&mut copy, "jobs").await, 5);
}

#[cfg(unix)]
#[tokio::test]
async fn creates_a_file_that_only_its_owner_reads() {
    use std::os::unix::fs::PermissionsExt;

    let database = database(Backend::Sqlite).await;
    jobs(&database, 1).await;
    let file = database.url.strip_prefix("sqlite://").expect("a file").to_owned();
    for file in [file.clone(), format!("{file}-wal"), format!("{file}-shm")] {
        let mode = std::fs::metadata(&file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[tokio::test]
async fn refuses_to_change_anything_by_reading() {
    let database = database(Backend::Sqlite).await;
    jobs(&database, 1).await;
    let delete = "DELETE FROM jobs RETURNING id";
    database
        .db
        .clone()
        .fetch_optional(delete, params![])
        .await
        .expect_err("readers read only");
    assert_eq!(count(&mut database.db.clone(), "jobs").await, 1);
}
