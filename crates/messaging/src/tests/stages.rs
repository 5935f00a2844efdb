//! Databases with queues.

use std::sync::Arc;
use std::time::Duration;

use platform::World;
use storage::{Queries, params};
use test_support::{FakeClock, TestDatabase};

use crate::contract_tests::{QUEUES, Stage, TOPICS};
use crate::{MessagingConfig, SqlBroker, migrations};

/// Looks once an hour, so that only a bell wakes those who wait.
pub(super) fn config() -> MessagingConfig {
    MessagingConfig {
        poll_ms: 3_600_000,
        ..MessagingConfig::default()
    }
}

/// A database with the messaging's tables, a clock, and brokers of two processes.
pub(super) struct Setting {
    pub(super) database: Arc<TestDatabase>,
    pub(super) clock: FakeClock,
    pub(super) world: World,
    pub(super) broker: SqlBroker,
    pub(super) other: SqlBroker,
}

pub(super) async fn setting(database: TestDatabase) -> Setting {
    over(Arc::new(database.with("messaging", migrations()).await)).await
}

async fn over(database: Arc<TestDatabase>) -> Setting {
    let clock = FakeClock::default();
    let world = clock.world();
    let broker = |db| SqlBroker::with(db, world.clone(), &config(), QUEUES, TOPICS);
    let other = database.another_pool().await;
    Setting {
        broker: broker(database.db.clone()),
        other: broker(other),
        database,
        clock,
        world,
    }
}

/// What the contract is tested on.
pub(super) async fn on(database: Arc<TestDatabase>) -> Stage {
    let setting = over(database).await;
    let clock = setting.clock;
    Stage {
        broker: Arc::new(setting.broker),
        other: Arc::new(setting.other),
        world: setting.world,
        pass: Box::new(move |time: Duration| {
            clock.advance(time);
            Box::pin(std::future::ready(()))
        }),
        keep: Box::new(setting.database),
    }
}

impl Setting {
    /// How many rows a table has.
    pub(super) async fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) AS rows FROM {table}");
        let row = self
            .database
            .db
            .clone()
            .fetch_one(&sql, params![])
            .await
            .expect("the table is there");
        row.get("rows").expect("a count is a number")
    }
}
