//! Who else serves from this database, so that a process that is alone may keep what it read.
//!
//! Every process writes down that it is there ([`Db::join`]), says so again twice a second, and looks for others while
//! it does. One that sees nobody else is alone for a second from the moment it asked ([`Db::alone`]); whoever comes
//! where others are waits for two seconds before it serves, or until nobody spoke for so long that they cannot count
//! themselves alone any more. So a newcomer changes nothing before the others have noticed it, however long their looks
//! take. A process that ends leaves ([`Db::leave`]); one that is killed counts as there for a minute, for it may only be
//! stopped, and the others read everything from the database for so long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use platform::World;
use tokio::time::{Instant, sleep};

use crate::db::Db;
use crate::error::StorageError;
use crate::params;
use crate::tx::Queries;

/// How often a process says that it is there.
pub const BEAT: Duration = Duration::from_millis(500);
/// For how many beats one look without others counts.
const ALONE_BEATS: u32 = 2;
/// How many beats a newcomer waits.
const ENTRY_BEATS: u32 = 4;
/// For how long a process that fell silent counts as there.
const SILENT_MS: i64 = 60_000;

/// Says that it is there, and tells since when the others that are have been silent, in milliseconds; null = there are
/// none.
const SAY: &str = "WITH own AS (
         INSERT INTO peers (id, seen_at) VALUES ($1, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT))
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at)
     SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - MAX(seen_at) AS silent FROM peers
     WHERE id <> $1 AND seen_at > CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - $2";
const FORGET: &str =
    "DELETE FROM peers WHERE seen_at < CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - $1";

/// What a process knows of the others; of no use before it joined.
#[derive(Clone, Debug, Default)]
pub(crate) struct Peers(Option<Arc<Seen>>);

#[derive(Debug)]
struct Seen {
    id: String,
    start: Instant,
    /// Until when it is alone, in milliseconds since the start.
    until: AtomicU64,
    /// How many times it became alone.
    term: AtomicU64,
    left: AtomicBool,
}

impl Seen {
    fn now(&self) -> u64 {
        self.at(Instant::now())
    }

    fn at(&self, instant: Instant) -> u64 {
        u64::try_from(instant.duration_since(self.start).as_millis()).unwrap_or(u64::MAX)
    }

    /// The term is read last and written first, so that whoever sees a time also sees its term.
    fn alone(&self) -> Option<u64> {
        let until = self.until.load(Ordering::Acquire);
        (self.now() < until).then(|| self.term.load(Ordering::Acquire))
    }

    fn is_alone_until(&self, until: Instant) {
        if self.alone().is_none() {
            self.term.fetch_add(1, Ordering::AcqRel);
        }
        self.until.store(self.at(until), Ordering::Release);
    }
}

impl Peers {
    /// While no other process serves from the database: the number of the time for which that has held without a
    /// break. What was read in an earlier one is worth nothing.
    pub(crate) fn alone(&self) -> Option<u64> {
        self.0.as_ref()?.alone()
    }

    /// Joins the others on a database of its own kind, waiting for them where there are any.
    pub(crate) async fn join(db: &Db, world: &World, beat: Duration) -> Result<Self, StorageError> {
        let seen = Arc::new(Seen {
            id: world.new_id(),
            start: Instant::now(),
            until: AtomicU64::new(0),
            term: AtomicU64::new(0),
            left: AtomicBool::new(false),
        });
        let mut db = db.repeatable();
        db.execute(FORGET, params![SILENT_MS]).await?;
        for _ in 0..ENTRY_BEATS {
            let silent = look(&mut db, &seen, beat).await?;
            if silent.is_none_or(|silent| silent > beat * (ALONE_BEATS + 1)) {
                break;
            }
            tracing::info!("another process serves from this database: it is given time to notice this one");
            sleep(beat).await;
        }
        let watched = Arc::downgrade(&seen);
        tokio::spawn(async move {
            loop {
                sleep(beat).await;
                let Some(seen) = watched
                    .upgrade()
                    .filter(|seen| !seen.left.load(Ordering::Acquire))
                else {
                    return;
                };
                if let Err(error) = look(&mut db, &seen, beat).await {
                    tracing::warn!(cause = %error, "it is not known who else serves from this database");
                }
            }
        });
        Ok(Self(Some(seen)))
    }

    /// Says that it is gone.
    pub(crate) async fn leave(&self, db: &Db) -> Result<(), StorageError> {
        if let Some(seen) = &self.0 {
            seen.left.store(true, Ordering::Release);
            let mut db = db.repeatable();
            db.execute("DELETE FROM peers WHERE id = $1", params![&seen.id])
                .await?;
        }
        Ok(())
    }
}

/// Says that it is there and looks for others; gives for how long they have been silent, nothing where there are none.
async fn look(db: &mut Db, seen: &Seen, beat: Duration) -> Result<Option<Duration>, StorageError> {
    let asked = Instant::now();
    let row = db.fetch_one(SAY, params![&seen.id, SILENT_MS]).await?;
    let silent: Option<i64> = row.get("silent")?;
    if silent.is_none() {
        seen.is_alone_until(asked + beat * ALONE_BEATS);
    }
    Ok(silent.map(|silent| Duration::from_millis(u64::try_from(silent).unwrap_or(0))))
}
