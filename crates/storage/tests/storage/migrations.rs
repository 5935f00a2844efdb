use futures_util::future::join_all;
use storage::{Migration, StorageError};
use test_support::{TestDatabase, on_both, world};

use crate::{count, step};

const FIRST: Migration = step("0001_first", "CREATE TABLE first (id TEXT NOT NULL);\n");
const SECOND: Migration = step(
    "0002_second",
    "-- Two statements, and a comment with a ; in it.\nCREATE TABLE second (id TEXT NOT NULL);\n\nINSERT INTO second (id) VALUES ('a;b');\n",
);

on_both! {
    async fn applies_what_is_missing_once(database: TestDatabase) {
        let migrate = async |steps: &[Migration]| database.migrate("test", steps, &world()).await.expect("they apply");
        assert_eq!(migrate(&[FIRST]).await, 1);
        assert_eq!(migrate(&[FIRST, SECOND]).await, 1);
        assert_eq!(migrate(&[FIRST, SECOND]).await, 0);
        assert_eq!(count(&mut database.db.clone(), "second").await, 1);
    }

    async fn keeps_the_steps_of_two_owners_apart(database: TestDatabase) {
        let other = step("0001_first", "CREATE TABLE other (id TEXT NOT NULL);\n");
        database.migrate("one", &[FIRST], &world()).await.expect("they apply");
        database.migrate("two", &[other], &world()).await.expect("they apply");
        assert_eq!(count(&mut database.db.clone(), "other").await, 0);
    }

    async fn refuses_a_step_that_was_changed_after_it_had_been_applied(database: TestDatabase) {
        database.migrate("test", &[FIRST], &world()).await.expect("it applies");
        let changed = step("0001_first", "CREATE TABLE first (id BIGINT NOT NULL);\n");
        let error = database.migrate("test", &[changed, SECOND], &world()).await.expect_err("another text");
        assert!(matches!(&error, StorageError::MigrationChanged { name, .. } if name == "0001_first"), "{error}");
        assert_eq!(states(&database).await, [true, false]);
    }

    async fn refuses_a_database_of_a_newer_version(database: TestDatabase) {
        database.migrate("test", &[FIRST, SECOND], &world()).await.expect("they apply");
        let error = database.migrate("test", &[FIRST], &world()).await.expect_err("an older version");
        assert!(matches!(&error, StorageError::Newer { name, .. } if name == "0002_second"), "{error}");
    }

    async fn leaves_nothing_behind_where_a_step_fails_halfway(database: TestDatabase) {
        let broken = step("0002_broken", "CREATE TABLE half (id TEXT NOT NULL);\nCREATE TABLE half (id TEXT NOT NULL);\n");
        let error = database.migrate("test", &[FIRST, broken], &world()).await.expect_err("the same table twice");
        assert!(matches!(&error, StorageError::Migration { name, .. } if name == "0002_broken"), "{error}");
        assert_eq!(states(&database).await, [false, false]);
        assert_eq!(database.migrate("test", &[FIRST, SECOND], &world()).await.expect("a mended version"), 2);
        assert_eq!(count(&mut database.db.clone(), "first").await, 0);
    }

    async fn lets_processes_that_start_together_migrate_once(database: TestDatabase) {
        let pools = join_all((0..4).map(|_| database.another_pool())).await;
        let world = world();
        let applied = join_all(pools.iter().map(|pool| pool.migrate("test", &[FIRST, SECOND], &world))).await;
        let mut applied: Vec<_> = applied.into_iter().map(|count| count.expect("they apply")).collect();
        applied.sort_unstable();
        assert_eq!(applied, [0, 0, 0, 2]);
    }
}

async fn states(database: &TestDatabase) -> Vec<bool> {
    let states = database.migration_states("test", &[FIRST, SECOND]).await;
    states.into_iter().map(|state| state.applied).collect()
}
