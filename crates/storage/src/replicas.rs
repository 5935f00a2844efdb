//! Copies of a PostgreSQL database that follow it: who may read from them, and when they may be read from.
//!
//! A read goes to a copy only where its reader said that the answer may be a moment old ([`may_be_old`]) and the copy is
//! known to be no older than the settings allow. How old it is, is measured: the primary's place in its log is noted, and
//! the moment is kept at which the copy had reached that place. That holds for an idle database too, where the time of
//! the last change says nothing. A copy that fails or falls behind is left out, and the primary answers instead.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::time::Instant;

use crate::config::StorageConfig;
use crate::error::StorageError;
use crate::params;
use crate::postgres::Connections;
use crate::row::Row;
use crate::servers::Servers;
use crate::value::Value;

/// How often a copy is asked how far it is.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// How long a read waits for a connection to a copy before the primary is asked.
const PATIENCE: Duration = Duration::from_millis(500);

/// Where the primary is.
const PLACE: &str = "SELECT pg_current_wal_lsn()::text AS place";

/// Whether a copy has reached a place; one that was made a primary follows nobody any more.
const REACHED: &str = "SELECT CAST(CASE WHEN pg_is_in_recovery()
        AND pg_wal_lsn_diff(pg_last_wal_replay_lsn(), CAST($1 AS pg_lsn)) >= 0 THEN 1 ELSE 0 END AS BIGINT) AS reached";

tokio::task_local! {
    static MAY_BE_OLD: ();
}

/// Runs something whose reads outside a transaction may be a moment old. What it spawns does not count as a part of it.
pub async fn may_be_old<T>(work: impl Future<Output = T>) -> T {
    MAY_BE_OLD.scope((), work).await
}

/// Whether the present task said so.
fn is_content_with_old() -> bool {
    MAY_BE_OLD.try_with(|()| ()).is_ok()
}

/// The copies of a database.
#[derive(Debug)]
pub(crate) struct Replicas {
    copies: Vec<Copy>,
    turn: AtomicUsize,
    most_behind: Duration,
    since: Instant,
    closed: AtomicBool,
}

#[derive(Debug)]
struct Copy {
    number: usize,
    connections: Connections,
    /// The last moment of the primary that it is known to have, in milliseconds since `since`; negative for none.
    fresh_ms: AtomicI64,
}

impl Replicas {
    /// The copies of the settings, watched from now on; `None` where there are none.
    pub(crate) fn open(
        primary: &Connections,
        config: &StorageConfig,
    ) -> Result<Option<Arc<Self>>, StorageError> {
        let urls: Vec<&String> = config
            .replica_urls
            .iter()
            .filter(|url| !url.trim().is_empty())
            .collect();
        if urls.is_empty() {
            return Ok(None);
        }
        let copies = urls.into_iter().enumerate().map(|(index, url)| {
            let wrong = |reason: String| StorageError::Address {
                reason: format!("database.replica_urls: {reason}"),
            };
            let url = url.trim();
            if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
                return Err(wrong("no server of PostgreSQL".to_owned()));
            }
            let server = Servers::one(url).map_err(|error| wrong(error.to_string()))?;
            Ok(Copy {
                number: index + 1,
                connections: Connections::new(server, config.connections, PATIENCE, true),
                fresh_ms: AtomicI64::new(-1),
            })
        });
        let replicas = Arc::new(Self {
            copies: copies.collect::<Result<_, StorageError>>()?,
            turn: AtomicUsize::new(0),
            most_behind: Duration::from_millis(config.replica_lag_ms),
            since: Instant::now(),
            closed: AtomicBool::new(false),
        });
        for at in 0..replicas.copies.len() {
            tokio::spawn(watch(Arc::downgrade(&replicas), at, primary.clone()));
        }
        Ok(Some(replicas))
    }

    /// Every row of an answer, from a copy; `None` where the primary is to be asked.
    pub(crate) async fn rows(&self, sql: &str, values: &[Value]) -> Option<Vec<Row>> {
        let copy = self.chosen()?;
        Self::told(copy, copy.connections.rows(sql, values.to_vec()).await)
    }

    /// The first row of an answer, from a copy; `None` where the primary is to be asked.
    pub(crate) async fn row(&self, sql: &str, values: &[Value]) -> Option<Option<Row>> {
        let copy = self.chosen()?;
        Self::told(copy, copy.connections.row(sql, values.to_vec()).await)
    }

    /// A copy that is fresh enough, where the reader is content with one; they take turns.
    fn chosen(&self) -> Option<&Copy> {
        if !is_content_with_old() {
            return None;
        }
        let first = self.turn.fetch_add(1, Ordering::Relaxed);
        let order = (0..self.copies.len()).map(|step| &self.copies[(first + step) % self.copies.len()]);
        let mut order = order.filter(|copy| self.is_fresh(copy));
        let chosen = order.next();
        let target = if chosen.is_some() { "replica" } else { "primary" };
        metrics::counter!("database_reads_total", "target" => target).increment(1);
        chosen
    }

    fn is_fresh(&self, copy: &Copy) -> bool {
        let fresh = copy.fresh_ms.load(Ordering::Relaxed);
        let most = i64::try_from(self.most_behind.as_millis()).unwrap_or(i64::MAX);
        fresh >= 0 && self.now_ms() - fresh <= most
    }

    fn told<T>(copy: &Copy, answer: Result<T, StorageError>) -> Option<T> {
        match answer {
            Ok(told) => Some(told),
            Err(error) => {
                // The next look finds out whether it is well again.
                copy.fresh_ms.store(-1, Ordering::Relaxed);
                tracing::warn!(cause = %error, replica = copy.number, "a replica failed; the primary answers");
                None
            }
        }
    }

    fn now_ms(&self) -> i64 {
        i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    /// Connections that are open and those of them that nobody uses.
    pub(crate) fn counts(&self) -> (u32, u32) {
        let counts = self.copies.iter().map(|copy| copy.connections.counts());
        counts.fold((0, 0), |(open, idle), (more, more_idle)| {
            (open + more, idle + more_idle)
        })
    }

    /// Closes every connection and ends the looks.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        for copy in &self.copies {
            copy.connections.close();
        }
    }

    /// Asks the primary for its place unless one is still to be reached, and the copy whether it has reached it.
    async fn look(
        &self,
        copy: &Copy,
        primary: &Connections,
        wanted: &mut Option<(String, i64)>,
    ) -> Result<(), StorageError> {
        if wanted.is_none() {
            let asked = self.now_ms();
            let row = primary.row(PLACE, params![]).await?.ok_or(StorageError::NoRow)?;
            *wanted = Some((row.get("place")?, asked));
        }
        let Some((place, at)) = wanted.as_ref() else {
            return Ok(());
        };
        let row = copy
            .connections
            .row(REACHED, params![place])
            .await?
            .ok_or(StorageError::NoRow)?;
        if row.get::<i64>("reached")? == 1 {
            copy.fresh_ms.store(*at, Ordering::Relaxed);
            *wanted = None;
        }
        Ok(())
    }
}

/// Follows a copy for as long as its database is open.
async fn watch(replicas: Weak<Replicas>, at: usize, primary: Connections) {
    let mut wanted = None;
    let mut failed = false;
    while let Some(replicas) = replicas
        .upgrade()
        .filter(|replicas| !replicas.closed.load(Ordering::Relaxed))
    {
        let copy = &replicas.copies[at];
        match replicas.look(copy, &primary, &mut wanted).await {
            Ok(()) => failed = false,
            Err(error) if !failed => {
                failed = true;
                tracing::warn!(cause = %error, replica = copy.number, "a replica cannot be followed");
            }
            Err(_as_before) => {}
        }
        let behind = replicas.now_ms() - copy.fresh_ms.load(Ordering::Relaxed).max(0);
        metrics::gauge!("database_replica_behind_seconds", "replica" => copy.number.to_string())
            .set(Duration::from_millis(behind.unsigned_abs()).as_secs_f64());
        drop(replicas);
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
