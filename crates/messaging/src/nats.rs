//! The broker on NATS JetStream.
//!
//! A stream, the log, holds one record for each message: its whole state, replaced with every change. Each write names
//! the record that it follows, and the server refuses it where somebody else was faster; so a lease is one write, and
//! one of many wins it. Every process reads the log and keeps a view of the queues in memory, in the orders in which
//! they are asked: by rank, by time, by key. A view that is behind loses such a race and looks again; it decides nothing.
//! What messages carry lies in a second stream, written before the record that makes it count.
//!
//! docs/decisions/0018-nats-jetstream.md says why no consumer of the server's own gives the messages out.

mod dead;
mod follow;
mod lease;
mod link;
mod options;
mod publish;
mod queue;
mod record;
mod settle;
mod subscribe;
mod upkeep;
mod view;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use platform::World;
use platform::health::Check;
use platform::paging::{Page, PageRange};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use self::follow::Progress;
use self::link::Link;
use self::view::View;
use crate::bells::Bells;
use crate::broker::{Broker, DeadLetter, Delivery, Depth, Message, Published, Retried};
use crate::config::MessagingConfig;
use crate::envelope::Target;
use crate::error::MessagingError;
use crate::queues::{QUEUES, QueueSpec, Served, TOPICS};
use crate::subscription::Subscription;

/// How long a call waits for a view that has not been read yet.
const FIRST_READ: Duration = Duration::from_secs(2);
/// How long a start waits for the server; what is not there by then is told by the first call.
const AT_START: Duration = Duration::from_secs(10);
/// How long a call waits until the view has seen what it wrote. Later calls find it in any case.
const OWN_WRITE: Duration = Duration::from_secs(1);
/// After how long it is asked whether the records that a view waits for are gone.
const MISSED: Duration = Duration::from_millis(100);
/// How often that is asked.
const LOOKS: u32 = 50;

/// Queues and topics in NATS JetStream; cheap to clone.
#[derive(Clone)]
pub struct NatsBroker(Arc<Inner>);

struct Inner {
    shared: Arc<Shared>,
    world: World,
    poll: Duration,
    /// Bodies that no message had at the last look.
    orphans: Mutex<Orphans>,
    following: JoinHandle<()>,
}

/// What is swept now and then.
#[derive(Default)]
struct Orphans {
    swept_at: Option<i64>,
    subjects: BTreeSet<String>,
}

/// What the task that follows the log works on.
struct Shared {
    link: Link,
    served: Served,
    view: Mutex<View>,
    progress: watch::Sender<Progress>,
    bells: Bells,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.following.abort();
    }
}

impl NatsBroker {
    /// With the queues and topics of the contract, on the server that the settings name. Waits a few seconds for a server
    /// that is away; it is connected to when it comes.
    ///
    /// # Errors
    /// [`MessagingError::Broker`] where the settings cannot be used.
    pub async fn connect(url: &str, world: World, config: &MessagingConfig) -> Result<Self, MessagingError> {
        Self::with(url, world, config, QUEUES, TOPICS).await
    }

    /// With other queues and topics.
    pub async fn with(
        url: &str,
        world: World,
        config: &MessagingConfig,
        queues: &[QueueSpec],
        topics: &[&'static str],
    ) -> Result<Self, MessagingError> {
        let shared = Arc::new(Shared {
            link: Link::open(&config.nats, url).await?,
            served: Served::new(config, queues, topics),
            view: Mutex::default(),
            progress: watch::Sender::default(),
            bells: Bells::default(),
        });
        let broker = Self(Arc::new(Inner {
            following: tokio::spawn(follow::run(Arc::clone(&shared))),
            shared,
            world,
            poll: Duration::from_millis(config.poll_ms.max(1)),
            orphans: Mutex::default(),
        }));
        if let Err(error) = broker.0.shared.ready(AT_START).await {
            tracing::warn!(cause = %error, "the broker is not there yet");
        }
        Ok(broker)
    }
}

impl std::fmt::Debug for NatsBroker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("NatsBroker").finish_non_exhaustive()
    }
}

/// Whether NATS answers and its log is followed.
#[derive(Clone, Debug)]
pub struct BrokerCheck(pub NatsBroker);

#[async_trait]
impl Check for BrokerCheck {
    fn name(&self) -> &'static str {
        "broker"
    }

    async fn check(&self) -> Result<(), String> {
        let shared = &self.0.0.shared;
        shared.catch_up().await.map_err(|error| error.to_string())
    }
}

#[async_trait]
impl Broker for NatsBroker {
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
        self.0.shared.bells.wait(queue, self.0.poll).await;
    }

    async fn clean(&self) -> Result<(), MessagingError> {
        self.0.clean().await
    }
}

impl Shared {
    /// Notes how far the view is.
    fn reached(&self, seq: u64, is_up_to_date: bool) {
        self.progress.send_if_modified(|progress| {
            let before = progress.clone();
            progress.applied = progress.applied.max(seq);
            if is_up_to_date && !progress.is_ready {
                progress.is_ready = true;
                progress.trouble = None;
            }
            *progress != before
        });
    }

    /// Waits until the log was read once since the connection was made.
    async fn ready(&self, most: Duration) -> Result<(), MessagingError> {
        let mut progress = self.progress.subscribe();
        if !matches!(
            timeout(most, progress.wait_for(|one| one.is_ready)).await,
            Ok(Ok(_))
        ) {
            let trouble = self.progress.borrow().trouble.clone();
            return Err(MessagingError::Broker {
                reason: trouble.unwrap_or_else(|| "the log of messages was not read yet".to_owned()),
            });
        }
        Ok(())
    }

    /// Waits until the view has seen a record of this process.
    async fn saw(&self, seq: u64) {
        let mut progress = self.progress.subscribe();
        if timeout(OWN_WRITE, progress.wait_for(|one| one.applied >= seq))
            .await
            .is_err()
        {
            tracing::debug!(seq, "the view is behind what this process wrote");
        }
    }

    /// Waits until the view has seen everything that was written before, by whomever.
    async fn catch_up(&self) -> Result<(), MessagingError> {
        self.ready(FIRST_READ).await?;
        let (newest, _) = self.link.newest_seq().await?;
        let mut progress = self.progress.subscribe();
        for _ in 0..LOOKS {
            if matches!(
                timeout(MISSED, progress.wait_for(|one| one.applied >= newest)).await,
                Ok(Ok(_))
            ) {
                return Ok(());
            }
            // The newest record may be gone, since some live for a while only; then nothing comes any more.
            let applied = self.progress.borrow().applied;
            if !self.link.holds_from(applied + 1).await? {
                self.reached(newest, false);
                return Ok(());
            }
        }
        Err(MessagingError::Broker {
            reason: "the view of the queues does not catch up with the log".to_owned(),
        })
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
