//! The guarantees of every broker, as tests.
//!
//! An adapter runs [`suite`] in its own tests, on a broker that has [`QUEUES`] and [`TOPICS`].

mod acceptance;
mod dead_letters;
mod leases;
mod order;
mod topics;

use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use platform::World;
use serde_json::json;

use crate::broker::{Broker, Delivery, Message, Published};
use crate::envelope::{Envelope, SendOptions, Target};
use crate::error::MessagingError;
use crate::queues::QueueSpec;

/// How long the suite waits for something that has to happen.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the suite works on.
pub struct Stage {
    /// The broker.
    pub broker: Arc<dyn Broker>,
    /// The same queues as another process sees them.
    pub other: Arc<dyn Broker>,
    /// The time that the broker goes by.
    pub world: World,
    /// Lets time pass: turns a clock on, or waits.
    #[expect(
        clippy::type_complexity,
        reason = "a function that gives a future has no shorter type"
    )]
    pub pass: Box<dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>,
    /// What has to live as long as the queues.
    pub keep: Box<dyn Any + Send + Sync>,
}

impl std::fmt::Debug for Stage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Stage").finish_non_exhaustive()
    }
}

const fn queue(name: &'static str) -> QueueSpec {
    QueueSpec {
        name,
        lease: Duration::from_secs(30),
        tries: 3,
        dedupe_window: None,
        ordered: false,
        most_bytes: 10_000_000,
        idle_removal: None,
    }
}

/// The queues that the suite works with.
pub const QUEUES: &[QueueSpec] = &[
    queue("plain"),
    QueueSpec {
        dedupe_window: Some(Duration::from_mins(10)),
        ..queue("windowed")
    },
    QueueSpec {
        ordered: true,
        ..queue("ordered")
    },
    QueueSpec {
        most_bytes: 3000,
        ..queue("small")
    },
    QueueSpec {
        idle_removal: Some(Duration::from_hours(14 * 24)),
        ..queue("dynamic")
    },
];

/// The topics that the suite works with.
pub const TOPICS: &[&str] = &["news"];

/// Runs every guarantee, each on queues of its own. The broker's poll interval has to be a minute or more, so that
/// only a bell wakes those who wait.
///
/// # Panics
/// Where a guarantee is broken.
pub async fn suite<Made: Future<Output = Stage>>(make: impl Fn() -> Made) {
    macro_rules! check {
        ($($module:ident: $($guarantee:ident),+;)+) => {$($(
            println!("{}", stringify!($guarantee));
            $module::$guarantee(make().await).await;
        )+)+};
    }
    check! {
        acceptance: gives_out_what_was_published_the_oldest_first, drops_a_message_that_is_published_again,
            drops_duplicates_within_the_window, takes_all_messages_or_none, refuses_what_a_full_queue_cannot_hold,
            knows_its_queues, wakes_those_who_wait;
        leases: gives_each_message_to_one, brings_a_message_back_when_its_lease_ran_out,
            listens_to_the_newest_lease_only, ends_a_lease_on_time, renews_a_lease, hands_back_without_counting_the_try,
            counts_what_is_in_a_queue;
        order: keeps_the_order_of_a_key, keeps_a_key_waiting_while_its_first_message_pauses,
            frees_a_key_when_its_first_message_dies, keeps_the_order_of_a_key_within_one_publication,
            takes_smaller_priorities_first, lets_nobody_starve, ends_many_leases_at_once_and_each_key_goes_on;
        dead_letters: pauses_longer_after_each_try_and_then_gives_up, gives_up_when_every_lease_ran_out,
            buries_what_was_rejected, lists_dead_letters_by_page, sends_dead_letters_again,
            sends_a_dead_letter_to_the_end_of_its_key, throws_dead_letters_away;
        topics: copies_to_each_subscription_that_wants_it, filters_by_kind_severity_and_attributes,
            ends_a_subscription, drops_doubles_for_each_subscription, removes_queues_that_nobody_uses;
    }
}

impl Stage {
    async fn pass(&self, seconds: f64) {
        (self.pass)(Duration::from_secs_f64(seconds)).await;
    }

    /// A message with this text, of the key `key`.
    fn message(&self, key: &str, text: &str) -> Message {
        let envelope = Envelope::new(&self.world, "said", "thing", key, json!({ "text": text }));
        Message {
            envelope: envelope.expect("JSON is JSON"),
            options: SendOptions::default(),
        }
    }

    async fn publish(&self, queue: &str, messages: &[Message]) -> Published {
        self.broker
            .publish(Target::Queue(queue), messages)
            .await
            .expect("the queue takes it")
    }

    /// Publishes messages with these texts a second apart, each of a key of its own.
    async fn say(&self, queue: &str, texts: &[&str]) {
        for text in texts {
            self.publish(queue, &[self.message(text, text)]).await;
            self.pass(1.0).await;
        }
    }

    async fn lease(&self, queue: &str) -> Vec<Delivery> {
        self.broker.lease(queue, 100).await.expect("the queue is there")
    }

    async fn lease_one(&self, queue: &str) -> Delivery {
        let mut leased = self.broker.lease(queue, 1).await.expect("the queue is there");
        assert_eq!(leased.len(), 1, "one message is there to lease");
        leased.remove(0)
    }

    async fn ack(&self, delivery: &Delivery) {
        self.broker.ack(delivery).await.expect("the lease holds");
    }
}

fn text(delivery: &Delivery) -> String {
    said(&delivery.envelope)
}

fn said(envelope: &Envelope) -> String {
    envelope.payload["text"]
        .as_str()
        .expect("the suite's messages have a text")
        .to_owned()
}

fn texts(deliveries: &[Delivery]) -> Vec<String> {
    deliveries.iter().map(text).collect()
}

fn is_lost<T: std::fmt::Debug>(result: &Result<T, MessagingError>) -> bool {
    matches!(result, Err(MessagingError::LeaseLost { .. }))
}
