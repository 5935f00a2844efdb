//! The broker on SQL, the same statements on SQLite and PostgreSQL but for one clause.
//!
//! A message is a row of `queue_messages` with a state. Leasing takes the first `ready` rows by rank, which an index
//! holds in order, so it costs the same however many wait. On PostgreSQL rows that somebody else is taking are skipped
//! (`FOR UPDATE SKIP LOCKED`); SQLite has one writer at a time and needs no such clause.
//!
//! The order of a key is kept by `queue_keys`: whoever adds a message to a key, or takes one away for good, holds the
//! key's row. The first message of a key is `ready`, those behind it are `blocked`, and the one in front makes the next
//! one ready when it goes.
//!
//! Transactions take their locks in this order: claims, then keys (both sorted), then messages. Those that settle
//! messages take the rows first and their keys (sorted) second; no publisher waits for a message's row.

mod acks;
mod dead;
mod keys;
mod lease;
mod publish;
mod settle;
pub(crate) mod statement;
mod subscribe;
mod upkeep;

pub use upkeep::end_leases;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use platform::World;
use platform::paging::{Page, PageRange};
use storage::{Db, Migration};

use crate::bells::Bells;
use crate::broker::{Broker, DeadLetter, Delivery, Depth, Message, Published, Retried};
use crate::config::MessagingConfig;
use crate::envelope::Target;
use crate::error::MessagingError;
use crate::queues::{QUEUES, QueueSpec, Served, TOPICS};
use crate::subscription::Subscription;

/// The schema of outbox, inbox, queues and topics; its owner in the list of migrations is `messaging`.
pub fn migrations() -> &'static [Migration] {
    &[Migration {
        name: "0001_messages",
        sql: include_str!("../../../migrations/messaging/0001_messages.sql"),
    }]
}

/// Queues and topics in a database; cheap to clone.
///
/// Clones ring one bell: a message that one publishes wakes the other's [`Broker::wait`] at once. What another process
/// publishes is found at the next look.
#[derive(Clone)]
pub struct SqlBroker(Arc<Inner>);

struct Inner {
    db: Db,
    world: World,
    served: Served,
    poll: Duration,
    bells: Bells,
    acks: acks::Acks,
    sizes: Mutex<BTreeMap<String, upkeep::Size>>,
    uses: Mutex<BTreeMap<String, i64>>,
}

impl SqlBroker {
    /// With the queues and topics of the contract and the usual settings.
    pub fn new(db: Db, world: World) -> Self {
        Self::configured(db, world, &MessagingConfig::default())
    }

    /// With the queues and topics of the contract.
    pub fn configured(db: Db, world: World, config: &MessagingConfig) -> Self {
        Self::with(db, world, config, QUEUES, TOPICS)
    }

    /// With other settings, queues and topics.
    pub fn with(
        db: Db,
        world: World,
        config: &MessagingConfig,
        queues: &[QueueSpec],
        topics: &[&'static str],
    ) -> Self {
        Self(Arc::new(Inner {
            db,
            world,
            served: Served::new(config, queues, topics),
            poll: Duration::from_millis(config.poll_ms.max(1)),
            bells: Bells::default(),
            acks: acks::Acks::default(),
            sizes: Mutex::default(),
            uses: Mutex::default(),
        }))
    }
}

impl std::fmt::Debug for SqlBroker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SqlBroker").finish_non_exhaustive()
    }
}

#[async_trait]
impl Broker for SqlBroker {
    async fn publish(&self, target: Target<'_>, messages: &[Message]) -> Result<Published, MessagingError> {
        self.0.publish(target, messages).await
    }

    async fn subscribe(&self, subscription: &Subscription) -> Result<(), MessagingError> {
        self.0.subscribe(subscription).await
    }

    async fn unsubscribe(&self, topic: &str, name: &str) -> Result<(), MessagingError> {
        self.0.unsubscribe(topic, name).await
    }

    async fn lease(&self, queue: &str, most: u32) -> Result<Vec<Delivery>, MessagingError> {
        self.0.lease(queue, most).await
    }

    async fn renew(&self, delivery: &Delivery) -> Result<Timestamp, MessagingError> {
        self.0.renew(delivery).await
    }

    async fn ack(&self, delivery: &Delivery) -> Result<(), MessagingError> {
        self.0.ack(delivery).await
    }

    async fn retry(&self, delivery: &Delivery, reason: &str) -> Result<Retried, MessagingError> {
        self.0.retry(delivery, reason).await
    }

    async fn reject(&self, delivery: &Delivery, reason: &str) -> Result<(), MessagingError> {
        self.0.reject(delivery, reason).await
    }

    async fn hand_back(&self, delivery: &Delivery) -> Result<(), MessagingError> {
        self.0.hand_back(delivery).await
    }

    async fn depth(&self, queue: &str) -> Result<Depth, MessagingError> {
        self.0.depth(queue).await
    }

    async fn queues(&self) -> Result<Vec<String>, MessagingError> {
        self.0.queues().await
    }

    async fn dead_letters(&self, queue: &str, page: PageRange) -> Result<Page<DeadLetter>, MessagingError> {
        self.0.dead_letters(queue, page).await
    }

    async fn resend(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError> {
        self.0.resend(queue, ids).await
    }

    async fn discard_dead(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError> {
        self.0.discard_dead(queue, ids).await
    }

    async fn wait(&self, queue: &str) {
        self.0.bells.wait(queue, self.0.poll).await;
    }

    async fn clean(&self) -> Result<(), MessagingError> {
        self.0.clean().await
    }
}

/// A value that stays usable when somebody panicked while holding it: each is replaced in one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The id of a row: that of its queue and that of its message.
fn row_id(queue: &str, message: &str) -> String {
    format!("{queue}#{message}")
}
