//! What processes on one database say about themselves: which of them does a piece of work, and where they are.
//!
//! Both are leases: they end by themselves where their holder dies. They are judged by the clocks of the processes, which
//! may differ by much less than a lease lasts.

use std::time::Duration;

use platform::World;

use crate::db::Db;
use crate::error::StorageError;
use crate::params;
use crate::tx::Queries;

/// How many processes of one service are told; more are none that we run.
const MOST_PROCESSES: i64 = 200;

/// The right to do what only one process at a time should do. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Leadership {
    db: Db,
    world: World,
    name: &'static str,
    holder: String,
    lasts_ms: i64,
}

impl Leadership {
    /// For the work of a name; a process that dies is followed after `lasts`.
    pub fn new(db: Db, world: World, name: &'static str, lasts: Duration) -> Self {
        Self {
            holder: world.new_id(),
            db,
            world,
            name,
            lasts_ms: in_ms(lasts),
        }
    }

    /// Takes the lease where nobody holds it, renews it where this process does, and tells whether it does now.
    pub async fn take(&self) -> Result<bool, StorageError> {
        let now = self.world.now_ms();
        let mut db = self.db.clone();
        let taken = db
            .execute(
                "INSERT INTO held_leases (name, holder, until_ms) VALUES ($1, $2, $3)
                 ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms
                 WHERE held_leases.holder = excluded.holder OR held_leases.until_ms <= $4",
                params![self.name, &self.holder, now + self.lasts_ms, now],
            )
            .await?;
        Ok(taken == 1)
    }

    /// Gives it up, so that another process need not wait for its end.
    pub async fn leave(&self) -> Result<(), StorageError> {
        self.db
            .clone()
            .execute(
                "DELETE FROM held_leases WHERE name = $1 AND holder = $2",
                params![self.name, &self.holder],
            )
            .await?;
        Ok(())
    }
}

/// Processes that say where they are. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Processes {
    db: Db,
    world: World,
}

impl Processes {
    /// Over a database.
    pub fn new(db: Db, world: World) -> Self {
        Self { db, world }
    }

    /// Notes that a process of a service can be asked at an address, for so long from now.
    pub async fn register(&self, service: &str, address: &str, lasts: Duration) -> Result<(), StorageError> {
        let now = self.world.now_ms();
        let mut db = self.db.clone();
        db.execute(
            "DELETE FROM registered_processes WHERE until_ms <= $1",
            params![now],
        )
        .await?;
        db.execute(
            "INSERT INTO registered_processes (service, address, until_ms) VALUES ($1, $2, $3)
             ON CONFLICT (service, address) DO UPDATE SET until_ms = excluded.until_ms",
            params![service, address, now + in_ms(lasts)],
        )
        .await?;
        Ok(())
    }

    /// Forgets a process that is about to end.
    pub async fn withdraw(&self, service: &str, address: &str) -> Result<(), StorageError> {
        self.db
            .clone()
            .execute(
                "DELETE FROM registered_processes WHERE service = $1 AND address = $2",
                params![service, address],
            )
            .await?;
        Ok(())
    }

    /// Where the processes of a service are, sorted.
    pub async fn of(&self, service: &str) -> Result<Vec<String>, StorageError> {
        let rows = self
            .db
            .clone()
            .fetch_all(
                "SELECT address FROM registered_processes WHERE service = $1 AND until_ms > $2
                 ORDER BY address LIMIT $3",
                params![service, self.world.now_ms(), MOST_PROCESSES],
            )
            .await?;
        rows.iter().map(|row| row.get("address")).collect()
    }
}

fn in_ms(lasts: Duration) -> i64 {
    i64::try_from(lasts.as_millis()).unwrap_or(i64::MAX / 2)
}
