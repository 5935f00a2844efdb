//! Sizes, depths, and the removal of what is no longer needed.

use platform::World;
use storage::{Db, Queries, StorageError, params};

use super::{Inner, locked};
use crate::broker::Depth;
use crate::error::MessagingError;
use crate::parcel::ID_MEMORY;
use crate::queues::{QueueSpec, milliseconds};

/// For how long a measured size is taken for true, apart from what this process adds to it.
const SIZE_AGE_MS: i64 = 1000;
/// How often the use of a dynamic queue is written down.
const USE_AGE_MS: i64 = 60 * 60 * 1000;
/// How many rows one statement removes, and how often it runs in one round.
const ROWS: i64 = 1000;
const ROUNDS: u32 = 20;
/// How many dynamic queues there may be.
const MOST_QUEUES: i64 = 1000;

/// The size of a queue, as of some moment.
#[derive(Clone, Copy)]
pub(super) struct Size {
    bytes: u64,
    measured_at: i64,
}

/// Lets every lease run out now; tells how many. For the start of a process that is the only one on its database:
/// whoever held them is dead, and nobody should wait minutes for what it had begun.
pub async fn end_leases(db: &Db, world: &World) -> Result<u64, StorageError> {
    db.clone()
        .execute(
            "UPDATE queue_messages SET due_at = $1 WHERE state = 'leased' AND due_at > $1",
            params![world.now_ms()],
        )
        .await
}

impl Inner {
    /// Sees to it that so many bytes more fit into the queue. Processes that publish at once may together go beyond
    /// the cap by what they publish within a second.
    pub(super) async fn make_room(
        &self,
        queue: &str,
        spec: QueueSpec,
        bytes: u64,
    ) -> Result<(), MessagingError> {
        let now = self.world.now_ms();
        let known = locked(&self.sizes).get(queue).copied();
        let recent = known.filter(|size| (now - size.measured_at).abs() < SIZE_AGE_MS);
        let size = match recent.filter(|size| size.bytes + bytes <= spec.most_bytes) {
            Some(size) => size,
            None => Size {
                bytes: self.measure(queue).await?,
                measured_at: now,
            },
        };
        let bytes = size.bytes + bytes;
        if bytes > spec.most_bytes {
            return Err(MessagingError::QueueFull {
                queue: queue.to_owned(),
            });
        }
        locked(&self.sizes).insert(queue.to_owned(), Size { bytes, ..size });
        Ok(())
    }

    async fn measure(&self, queue: &str) -> Result<u64, MessagingError> {
        let row = self
            .db
            .clone()
            .fetch_one(
                "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes FROM queue_messages WHERE queue = $1",
                params![queue],
            )
            .await?;
        Ok(row.get::<i64>("bytes")?.unsigned_abs())
    }

    pub(super) async fn depth(&self, queue: &str) -> Result<Depth, MessagingError> {
        self.served.spec(queue)?;
        let rows = self
            .db
            .clone()
            .fetch_all(
                "SELECT state, COUNT(*) AS messages, CAST(SUM(bytes) AS BIGINT) AS bytes, MIN(accepted_at) AS oldest
                 FROM queue_messages WHERE queue = $1 GROUP BY state LIMIT 10",
                params![queue],
            )
            .await?;
        let mut depth = Depth::default();
        for row in rows {
            let messages = row.get::<i64>("messages")?.unsigned_abs();
            depth.bytes += row.get::<i64>("bytes")?.unsigned_abs();
            match row.get::<String>("state")?.as_str() {
                "dead" => depth.dead += messages,
                "leased" => depth.leased += messages,
                _ => {
                    let age = self.world.now_ms() - row.get::<i64>("oldest")?;
                    depth.oldest_ms = depth.oldest_ms.max(age.max(0).unsigned_abs());
                    depth.waiting += messages;
                }
            }
        }
        Ok(depth)
    }

    pub(super) async fn queues(&self) -> Result<Vec<String>, MessagingError> {
        let mut names: Vec<String> = self.served.names();
        let rows = self
            .db
            .clone()
            .fetch_all(
                "SELECT queue FROM queue_uses ORDER BY queue LIMIT $1",
                params![MOST_QUEUES],
            )
            .await?;
        for row in rows {
            names.push(row.get("queue")?);
        }
        Ok(names)
    }

    /// Notes that somebody uses the queue, where it is one that goes when nobody does.
    pub(super) async fn note_use(&self, queue: &str) -> Result<(), MessagingError> {
        if !queue.contains('/') {
            return Ok(());
        }
        let now = self.world.now_ms();
        let noted = locked(&self.uses).get(queue).copied();
        if noted.is_some_and(|noted| (now - noted).abs() < USE_AGE_MS) {
            return Ok(());
        }
        self.db
            .clone()
            .execute(
                "INSERT INTO queue_uses (queue, used_at) VALUES ($1, $2)
                 ON CONFLICT (queue) DO UPDATE SET used_at = excluded.used_at",
                params![queue, now],
            )
            .await?;
        locked(&self.uses).insert(queue.to_owned(), now);
        Ok(())
    }

    pub(super) async fn clean(&self) -> Result<(), MessagingError> {
        let now = self.world.now_ms();
        for _ in 0..ROUNDS {
            let removed = self
                .db
                .clone()
                .execute(
                    "DELETE FROM queue_claims WHERE (queue, claim) IN
                         (SELECT queue, claim FROM queue_claims WHERE until <= $1 ORDER BY until LIMIT $2)",
                    params![now, ROWS],
                )
                .await?;
            if removed < ROWS.unsigned_abs() {
                break;
            }
        }
        self.remove_idle(now).await
    }

    async fn remove_idle(&self, now: i64) -> Result<(), MessagingError> {
        let idle = self
            .db
            .clone()
            .fetch_all(
                "SELECT queue, used_at FROM queue_uses WHERE used_at < $1 ORDER BY used_at LIMIT $2",
                params![now - milliseconds(ID_MEMORY), MOST_QUEUES],
            )
            .await?;
        for row in idle {
            let queue: String = row.get("queue")?;
            let unused_ms = now - row.get::<i64>("used_at")?;
            let bound = self.served.idle_removal(&queue);
            if bound.is_some_and(|bound| unused_ms > milliseconds(bound)) && self.remove(&queue).await? {
                tracing::info!(queue, unused_ms, "a queue that nobody used was removed");
            }
        }
        Ok(())
    }

    /// Removes a dynamic queue and its subscription, a bounded number of messages at a time; tells whether it is gone.
    pub(super) async fn remove(&self, queue: &str) -> Result<bool, MessagingError> {
        locked(&self.uses).remove(queue);
        locked(&self.sizes).remove(queue);
        let mut tx = self.db.begin().await?;
        if let Some((topic, name)) = queue.split_once('/') {
            tx.execute(
                "DELETE FROM topic_subscriptions WHERE topic = $1 AND name = $2",
                params![topic, name],
            )
            .await?;
        }
        let removed = tx
            .execute(
                "DELETE FROM queue_messages WHERE id IN
                     (SELECT id FROM queue_messages WHERE queue = $1 LIMIT $2)",
                params![queue, ROWS],
            )
            .await?;
        let gone = removed < ROWS.unsigned_abs();
        if gone {
            tx.execute("DELETE FROM queue_keys WHERE queue = $1", params![queue])
                .await?;
            tx.execute("DELETE FROM queue_uses WHERE queue = $1", params![queue])
                .await?;
        }
        tx.commit().await?;
        Ok(gone)
    }
}
