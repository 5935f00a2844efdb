//! The relay: moves what is committed from the outbox to the broker.
//!
//! It publishes first and deletes afterwards, so nothing is lost when it dies in between; the broker drops what comes
//! twice. Several relays may work on one outbox: each publishes in the order of positions and never leaves an earlier
//! message of a key out, so the order of a key holds whoever is faster.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use storage::{Db, Queries, Row, StorageError, Value, params};
use tokio_util::sync::CancellationToken;

use crate::broker::{Broker, Message};
use crate::config::MessagingConfig;
use crate::envelope::{Envelope, SendOptions, Target};
use crate::error::MessagingError;
use crate::outbox;
use crate::sql::statement;

/// How many targets may refuse before a round ends; there are about a dozen targets in all.
const MOST_HELD: usize = 100;

/// How long a relay waits after its database or the broker failed.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Where a message goes: whether that is a topic, and its name.
type Address = (bool, String);

pub(crate) struct Relay {
    broker: Arc<dyn Broker>,
    db: Db,
    batch: u32,
    poll: Duration,
}

struct Waiting {
    address: Address,
    message: Message,
}

impl Relay {
    pub(crate) fn new(broker: Arc<dyn Broker>, db: Db, config: &MessagingConfig) -> Self {
        Self {
            broker,
            db,
            batch: config.relay_batch.max(1),
            poll: Duration::from_millis(config.poll_ms.max(1)),
        }
    }

    pub(super) async fn run(self, stop: CancellationToken) {
        let mut bell = outbox::listen();
        while !stop.is_cancelled() {
            // Marked before looking, so that a ring during the look is not missed.
            bell.mark_unchanged();
            if let Err(error) = self.empty().await {
                tracing::warn!(cause = %error, "the outbox could not be emptied; it is tried again");
                tokio::select! {
                    () = tokio::time::sleep(AFTER_FAILURE) => continue,
                    () = stop.cancelled() => return,
                }
            }
            tokio::select! {
                _ = bell.changed() => {}
                () = tokio::time::sleep(self.poll) => {}
                () = stop.cancelled() => {}
            }
        }
    }

    /// Moves everything that is there; a target that refuses keeps its messages in the outbox and stops no other.
    /// Tells how many messages were moved.
    pub(crate) async fn empty(&self) -> Result<usize, MessagingError> {
        let mut held: Vec<Address> = Vec::new();
        let mut moved = 0;
        loop {
            let waiting = self.read(&held).await?;
            let last = waiting.len() < usize::try_from(self.batch).unwrap_or(usize::MAX);
            for (address, messages) in by_address(waiting) {
                match self.move_on(&address, &messages).await {
                    Ok(()) => moved += messages.len(),
                    Err(error @ (MessagingError::Storage(_) | MessagingError::Broker { .. })) => {
                        return Err(error);
                    }
                    Err(error) => {
                        tracing::warn!(cause = %error, messages = messages.len(), "messages stay in the outbox");
                        held.push(address);
                    }
                }
            }
            if last || held.len() >= MOST_HELD {
                return Ok(moved);
            }
        }
    }

    async fn read(&self, held: &[Address]) -> Result<Vec<Waiting>, MessagingError> {
        let mut values: Vec<Value> = Vec::new();
        let mut passed = String::new();
        for (is_topic, name) in held {
            values.extend(params![*is_topic, name]);
            let last = values.len();
            passed = format!("{passed} AND NOT (is_topic = ${} AND target = ${last})", last - 1);
        }
        let sql = format!(
            "SELECT is_topic, target, dedupe, priority, body FROM message_outbox WHERE 1 = 1{passed}
             ORDER BY position, id LIMIT {}",
            self.batch
        );
        let rows = self.db.clone().fetch_all(&sql, values).await?;
        Ok(rows
            .iter()
            .map(read_row)
            .collect::<Result<Vec<_>, StorageError>>()?)
    }

    async fn move_on(&self, (is_topic, name): &Address, messages: &[Message]) -> Result<(), MessagingError> {
        let target = if *is_topic {
            Target::Topic(name)
        } else {
            Target::Queue(name)
        };
        self.broker.publish(target, messages).await?;
        for piece in statement::pieces(messages) {
            let ids = piece
                .iter()
                .map(|message| Value::from(&message.envelope.id))
                .collect();
            let sql = format!(
                "DELETE FROM message_outbox WHERE id IN ({})",
                statement::list(piece.len())
            );
            // What a power cut brings back is published again, and dropped as a double.
            self.db.repeatable().execute(&sql, ids).await?;
        }
        Ok(())
    }
}

fn read_row(row: &Row) -> Result<Waiting, StorageError> {
    let body: String = row.get("body")?;
    let envelope: Envelope = serde_json::from_str(&body)?;
    Ok(Waiting {
        address: (row.get("is_topic")?, row.get("target")?),
        message: Message {
            envelope,
            options: SendOptions {
                dedupe: row.get("dedupe")?,
                priority: row.get("priority")?,
                may_wait: false,
            },
        },
    })
}

fn by_address(waiting: Vec<Waiting>) -> BTreeMap<Address, Vec<Message>> {
    let mut groups: BTreeMap<Address, Vec<Message>> = BTreeMap::new();
    for Waiting { address, message } in waiting {
        groups.entry(address).or_default().push(message);
    }
    groups
}
