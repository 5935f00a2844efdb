//! Who else serves from a database.

use std::time::Duration;

use platform::World;
use storage::idempotency::{MIGRATIONS, OWNER};
use storage::{Backend, Db};
use test_support::{TestDatabase, on, world};

const BEAT: Duration = Duration::from_millis(50);

async fn until(wanted: impl Fn() -> bool) {
    let look = async {
        while !wanted() {
            tokio::time::sleep(BEAT / 10).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), look)
        .await
        .expect("it comes to that");
}

/// Waits until one time of being alone lasts for several looks, and gives its number. On a busy machine a look may come so
/// late that a new time begins.
async fn one_time(db: &Db) -> Option<u64> {
    let look = async {
        loop {
            until(|| db.alone().is_some()).await;
            let term = db.alone();
            tokio::time::sleep(BEAT * 6).await;
            if term.is_some() && db.alone() == term {
                return term;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), look)
        .await
        .expect("it lasts")
}

async fn joined(database: &TestDatabase, world: &World) -> Db {
    let db = database.another_pool().await;
    db.join(world, BEAT).await.expect("it joins")
}

#[test]
fn a_process_is_alone_until_another_one_comes_and_again_once_that_one_has_left() {
    on(Backend::Postgres, async |database| {
        let world = world();
        let database = database.with(OWNER, MIGRATIONS).await;
        let plain = database.another_pool().await;
        assert_eq!(plain.alone(), None, "nobody knows before it joined");
        let first = joined(&database, &world).await;
        let term = one_time(&first).await;

        let second = joined(&database, &world).await;
        assert_eq!(
            (first.alone(), second.alone()),
            (None, None),
            "the first has noticed before the second could change anything"
        );
        second.leave().await.expect("it leaves");
        drop(second);
        until(|| first.alone().is_some()).await;
        assert_ne!(first.alone(), term, "what was read before may be old");
        first.leave().await.expect("it leaves");
    });
}

#[test]
fn a_process_that_was_killed_counts_as_there_and_its_successor_does_not_wait_for_it_for_long() {
    on(Backend::Postgres, async |database| {
        let world = world();
        let database = database.with(OWNER, MIGRATIONS).await;
        drop(joined(&database, &world).await);
        let successor = tokio::time::timeout(Duration::from_secs(10), joined(&database, &world))
            .await
            .expect("it serves soon");
        tokio::time::sleep(BEAT * 4).await;
        assert_eq!(successor.alone(), None);
    });
}

#[test]
fn a_file_has_one_process() {
    on(Backend::Sqlite, async |database| {
        let world = world();
        let db = joined(&database, &world).await;
        assert_eq!(db.alone(), Some(0));
        db.leave().await.expect("it leaves");
        assert_eq!(db.alone(), Some(0));
    });
}
