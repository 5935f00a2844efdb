//! Follows the log: a task that reads every record in order and keeps the view of this process.

use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use futures_util::TryStreamExt;

use super::link::{Link, failure};
use super::view::View;
use super::{Shared, locked};
use crate::error::MessagingError;

/// How long the task waits after the server failed.
const AFTER_FAILURE: Duration = Duration::from_millis(200);
/// How often the server says that it is still there; after twice that it is asked anew.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// How long the server keeps the place of a reader that is gone.
const KEEPS_PLACE: Duration = Duration::from_secs(30);
/// How many records may be on their way to this process.
const ON_THE_WAY: usize = 1000;

/// How far the view of this process is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// The newest record that was read.
    pub(super) applied: u64,
    /// Whether everything was read that was there at the start.
    pub(super) is_ready: bool,
    /// What is wrong, while it is not.
    pub(super) trouble: Option<String>,
}

pub(super) async fn run(shared: Arc<Shared>) {
    let mut made = String::new();
    loop {
        // It only ever ends with a failure.
        if let Err(error) = follow(&shared, &mut made).await {
            tracing::warn!(cause = %error, "the log of messages is not followed; it is tried again");
            shared.progress.send_modify(|progress| {
                progress.is_ready = false;
                progress.trouble = Some(error.to_string());
            });
        }
        tokio::time::sleep(AFTER_FAILURE).await;
    }
}

async fn follow(shared: &Shared, made: &mut String) -> Result<(), MessagingError> {
    let link = &shared.link;
    link.prepare().await?;
    let (newest, created) = link.newest_seq().await?;
    let applied = shared.progress.borrow().applied;
    if created != *made || newest < applied {
        if !made.is_empty() {
            tracing::warn!(
                "the log of messages is another one, or lost its end; it is read from its beginning"
            );
        }
        *made = created;
        *locked(&shared.view) = View::default();
        shared.progress.send_modify(|progress| progress.applied = 0);
    }
    let from = shared.progress.borrow().applied + 1;
    let mut records = records(link, from).await?;
    if newest < from || !link.holds_from(from).await? {
        shared.reached(newest, true);
    }
    let mut expected = 1;
    while let Some(record) = link
        .while_connected("records do not come", records.try_next())
        .await?
    {
        let info = record.info().map_err(|error| MessagingError::Broker {
            reason: format!("a record without a number came: {error}"),
        })?;
        if info.consumer_sequence != expected {
            return Err(MessagingError::Broker {
                reason: format!("record {expected} of the reader is missing"),
            });
        }
        expected += 1;
        let (seq, is_last) = (info.stream_sequence, info.pending == 0);
        let rung = locked(&shared.view).apply(
            &link.names,
            &shared.served,
            (record.subject.as_str(), seq),
            &record.payload,
        );
        shared.reached(seq, is_last || seq >= newest);
        if let Some(queue) = rung {
            shared.bells.ring(&queue);
        }
    }
    Err(MessagingError::Broker {
        reason: "the records ended".to_owned(),
    })
}

async fn records(link: &Link, from: u64) -> Result<pull::Stream, MessagingError> {
    let reader = pull::Config {
        description: Some("the view of a process".to_owned()),
        deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: from },
        ack_policy: AckPolicy::None,
        memory_storage: true,
        num_replicas: 1,
        inactive_threshold: KEEPS_PLACE,
        ..pull::Config::default()
    };
    let reader = link
        .while_connected("no reader can be made", link.log.create_consumer(reader))
        .await?;
    let stream = reader
        .stream()
        .max_messages_per_batch(ON_THE_WAY)
        .heartbeat(HEARTBEAT)
        .messages()
        .await;
    stream.map_err(|error| failure("records do not come", &error))
}
