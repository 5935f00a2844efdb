//! What a broker does, whichever it is.

use async_trait::async_trait;
use jiff::Timestamp;
use platform::paging::{Page, PageRange};
use serde::Serialize;

use crate::envelope::{Envelope, SendOptions, Target, instant};
use crate::error::MessagingError;
use crate::subscription::Subscription;

/// A message on its way to a queue or topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The message.
    pub envelope: Envelope,
    /// How it is sent.
    pub options: SendOptions,
}

/// What became of messages that were published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Copies that lie in a queue now.
    pub accepted: u64,
    /// Copies that were there before, by id or by [`SendOptions::dedupe`].
    pub dropped: u64,
}

/// A message in somebody's hands, until the lease ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Where it came from.
    pub queue: String,
    /// The message.
    pub envelope: Envelope,
    /// The fencing token: it grows with each lease of this message, and the broker listens to the newest only.
    pub token: i64,
    /// When the lease ends.
    pub until: Timestamp,
    /// Which try this is, from 1.
    pub tries: u32,
    /// How many tries there are.
    pub most_tries: u32,
    /// How long it lay in the queue until this lease, in milliseconds.
    pub waited_ms: i64,
}

/// What became of a message that could not be handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retried {
    /// It comes again at that time.
    At(Timestamp),
    /// It was the last try: it is a dead letter now.
    Dead,
}

/// How much is in a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Depth {
    /// Messages that wait, those that wait for another try or for an earlier one of their key included.
    pub waiting: u64,
    /// Messages in somebody's hands.
    pub leased: u64,
    /// Dead letters.
    pub dead: u64,
    /// The size of all of these.
    pub bytes: u64,
    /// For how long the oldest waiting message has been there, in milliseconds; 0 where none waits.
    pub oldest_ms: u64,
}

/// A message that nobody could handle.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeadLetter {
    /// The message.
    pub envelope: Envelope,
    /// Why it is here.
    pub reason: String,
    /// How often it was tried.
    pub tries: u32,
    /// When it came into the queue.
    #[serde(serialize_with = "instant::serialize")]
    pub accepted_at: Timestamp,
    /// When it was given up.
    #[serde(serialize_with = "instant::serialize")]
    pub died_at: Timestamp,
}

/// Queues and topics. What each function promises stands in `contract_tests`, which every implementation passes.
#[async_trait]
pub trait Broker: Send + Sync {
    /// Puts messages, in their order, into a queue or into the queues of a topic's subscriptions: all or none. A
    /// message that was published before is dropped; so a sender that is not sure may repeat the call.
    ///
    /// # Errors
    /// [`MessagingError::QueueFull`] where the queue, or one subscription's queue, holds as much as it may;
    /// [`MessagingError::UnknownQueue`].
    async fn publish(&self, target: Target<'_>, messages: &[Message]) -> Result<Published, MessagingError>;

    /// Makes or changes a subscription. It gets what is published from now on.
    async fn subscribe(&self, subscription: &Subscription) -> Result<(), MessagingError>;

    /// Ends a subscription and removes its queue.
    async fn unsubscribe(&self, topic: &str, name: &str) -> Result<(), MessagingError>;

    /// Takes up to `most` messages, the soonest first. One whose lease ran out is there again, until its tries are
    /// used up; then it is a dead letter. On an ordered queue only the first message of a key is given out.
    async fn lease(&self, queue: &str, most: u32) -> Result<Vec<Delivery>, MessagingError>;

    /// Begins the lease anew; tells when it ends now.
    ///
    /// # Errors
    /// [`MessagingError::LeaseLost`], as for everything that ends a lease.
    async fn renew(&self, delivery: &Delivery) -> Result<Timestamp, MessagingError>;

    /// The message is handled and goes.
    async fn ack(&self, delivery: &Delivery) -> Result<(), MessagingError>;

    /// The message could not be handled: it comes again after 1 s, doubling up to 30 s, each a fifth shorter or longer
    /// by chance. After the last try it becomes a dead letter with this reason.
    async fn retry(&self, delivery: &Delivery, reason: &str) -> Result<Retried, MessagingError>;

    /// The message can never be handled: it becomes a dead letter at once.
    async fn reject(&self, delivery: &Delivery, reason: &str) -> Result<(), MessagingError>;

    /// The message was not begun, or its consumer ends: it is there again at once, and the try does not count.
    async fn hand_back(&self, delivery: &Delivery) -> Result<(), MessagingError>;

    /// How much is in the queue.
    async fn depth(&self, queue: &str) -> Result<Depth, MessagingError>;

    /// The names of all queues that exist: those with promises of their own, and dynamic ones that were used.
    async fn queues(&self) -> Result<Vec<String>, MessagingError>;

    /// A page of the dead letters, the newest first.
    async fn dead_letters(&self, queue: &str, page: PageRange) -> Result<Page<DeadLetter>, MessagingError>;

    /// Sends dead letters again, as if they were new; tells how many of the ids were dead letters.
    async fn resend(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError>;

    /// Throws dead letters away; tells how many of the ids were dead letters.
    async fn discard_dead(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError>;

    /// Resolves when something may be there to lease; at the latest after the poll interval.
    async fn wait(&self, queue: &str);

    /// Forgets what is no longer needed: ids that were seen long ago, queues that nobody uses. Bounded; called every
    /// few seconds.
    async fn clean(&self) -> Result<(), MessagingError>;
}
