//! What runs: the relay that empties the outbox, the consumers, and the housekeeping.

mod consumer;
mod housekeeping;
mod relay;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use platform::World;
use platform::trace::Tracer;
use storage::{Db, StorageError};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

#[cfg(test)]
pub(crate) use self::housekeeping::forget;
pub(crate) use self::relay::Relay;
use crate::broker::Broker;
use crate::config::MessagingConfig;
use crate::envelope::Envelope;
use crate::error::MessagingError;

/// For how long a shutdown waits, after its deadline, for messages to be handed back.
const HAND_BACK: Duration = Duration::from_secs(5);

/// What a consumer does with a message.
///
/// A message may come more than once, so the transaction of its effect begins with [`crate::inbox::first_time`]:
///
/// ```
/// # use messaging::{Envelope, HandleError, Handler, Lease, inbox};
/// # use platform::World;
/// # use storage::Db;
/// struct Congratulate { db: Db, world: World }
///
/// #[async_trait::async_trait]
/// impl Handler for Congratulate {
///     async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError> {
///         let mut tx = self.db.begin().await?;
///         if inbox::first_time(&mut tx, lease.consumer(), &envelope.id, &self.world).await? {
///             // the effect, on the same transaction
///             tx.commit().await?;
///         }
///         Ok(())
///     }
/// }
/// ```
#[async_trait]
pub trait Handler: Send + Sync {
    /// Handles a message. It may take longer than the lease, which is renewed meanwhile; it is ended at any `await`
    /// when the program stops and the deadline has passed.
    async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError>;
}

/// Why a message was not handled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    /// It may work another time.
    #[error("{0}")]
    Retry(String),
    /// It never will: a dead letter at once.
    #[error("{0}")]
    Reject(String),
}

impl From<MessagingError> for HandleError {
    fn from(error: MessagingError) -> Self {
        match error {
            MessagingError::Payload { .. } | MessagingError::TooLarge { .. } => {
                Self::Reject(error.to_string())
            }
            other => Self::Retry(other.to_string()),
        }
    }
}

impl From<StorageError> for HandleError {
    fn from(error: StorageError) -> Self {
        Self::Retry(error.to_string())
    }
}

/// The right to handle a message, for a while.
#[derive(Clone, Debug)]
pub struct Lease {
    consumer: Arc<str>,
    token: i64,
    tries: u32,
    most_tries: u32,
    lost: CancellationToken,
}

impl Lease {
    /// A lease on a first and only try that is not lost, for calls that come from no queue.
    pub fn unbounded(consumer: &str) -> Self {
        Self {
            consumer: consumer.into(),
            token: 1,
            tries: 1,
            most_tries: 1,
            lost: CancellationToken::new(),
        }
    }

    /// The consumer's name, for [`crate::inbox::first_time`].
    pub fn consumer(&self) -> &str {
        &self.consumer
    }

    /// The fencing token: it grows with each lease of the same message.
    pub fn token(&self) -> i64 {
        self.token
    }

    /// Which try this is, from 1.
    pub fn tries(&self) -> u32 {
        self.tries
    }

    /// Whether a failure now makes it a dead letter.
    pub fn is_last_try(&self) -> bool {
        self.tries >= self.most_tries
    }

    /// Whether the message belongs to somebody else by now: whatever is not committed should be dropped.
    pub fn lost(&self) -> bool {
        self.lost.is_cancelled()
    }

    /// Waits until the lease is lost.
    pub async fn until_lost(&self) {
        self.lost.cancelled().await;
    }
}

pub(crate) struct Consumer {
    queue: String,
    name: Arc<str>,
    concurrency: usize,
    handler: Arc<dyn Handler>,
}

/// The relay of one database's outbox, and consumers; [`Messaging::start`] runs them.
pub struct Messaging {
    broker: Arc<dyn Broker>,
    db: Db,
    world: World,
    config: MessagingConfig,
    tracer: Tracer,
    consumers: Vec<Consumer>,
}

impl Messaging {
    /// Over a broker, and the database that holds the outbox and the inboxes.
    pub fn new(broker: Arc<dyn Broker>, db: Db, world: World) -> Self {
        Self {
            broker,
            db,
            world,
            config: MessagingConfig::default(),
            tracer: Tracer::off(),
            consumers: Vec::new(),
        }
    }

    /// With these settings.
    #[must_use]
    pub fn config(mut self, config: MessagingConfig) -> Self {
        self.config = config;
        self
    }

    /// With traces: the handling of a message is part of the one that the message was sent in.
    #[must_use]
    pub fn tracer(mut self, tracer: Tracer) -> Self {
        self.tracer = tracer;
        self
    }

    /// Handles the messages of a queue, up to `concurrency` at once. A subscription's queue is named by
    /// [`crate::Subscription::queue`]; the subscription itself is made with [`Broker::subscribe`], before anything is
    /// sent to its topic.
    #[must_use]
    pub fn consume(
        mut self,
        queue: &str,
        consumer: &str,
        concurrency: usize,
        handler: Arc<dyn Handler>,
    ) -> Self {
        self.consumers.push(Consumer {
            queue: queue.to_owned(),
            name: consumer.into(),
            concurrency: concurrency.max(1),
            handler,
        });
        self
    }

    /// Begins, on the present runtime.
    pub fn start(self) -> Running {
        let stop = CancellationToken::new();
        let abort = CancellationToken::new();
        let mut tasks = JoinSet::new();
        let relay = Relay::new(self.broker.clone(), self.db.clone(), &self.config);
        tasks.spawn(relay.run(stop.clone()));
        for consumer in self.consumers {
            let desk = consumer::Desk {
                broker: self.broker.clone(),
                world: self.world.clone(),
                consumer,
                stop: stop.clone(),
                abort: abort.clone(),
                tracer: self.tracer.clone(),
            };
            tasks.spawn(desk.run());
        }
        tasks.spawn(housekeeping::run(
            self.broker,
            self.db,
            self.world,
            self.config,
            stop.clone(),
        ));
        Running { stop, abort, tasks }
    }
}

impl std::fmt::Debug for Messaging {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Messaging").finish_non_exhaustive()
    }
}

/// A started [`Messaging`]. Dropped without [`Running::shutdown`] it ends at once, and what it held comes back when
/// its leases have run out.
#[derive(Debug)]
pub struct Running {
    stop: CancellationToken,
    abort: CancellationToken,
    tasks: JoinSet<()>,
}

impl Running {
    /// Takes nothing new, lets handlers finish until the deadline, ends those that have not and hands their messages
    /// back. Tells whether everything came to its end.
    pub async fn shutdown(mut self, deadline: Duration) -> bool {
        self.stop.cancel();
        if timeout(deadline, finished(&mut self.tasks)).await.is_ok() {
            return true;
        }
        self.abort.cancel();
        timeout(HAND_BACK, finished(&mut self.tasks)).await.is_ok()
    }
}

async fn finished(tasks: &mut JoinSet<()>) {
    while let Some(done) = tasks.join_next().await {
        if let Err(error) = done {
            tracing::error!(cause = %error, "a task of the messaging broke off");
        }
    }
}
