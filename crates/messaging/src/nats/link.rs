//! The connection: streams, writes that name the record they follow, and reads.

use std::time::Duration;

use async_nats::jetstream::stream::{
    Config, DirectGetErrorKind, DiscardPolicy, LastRawMessageErrorKind, StorageType, Stream,
};
use async_nats::jetstream::{self, Context};
use async_nats::{Client, HeaderMap, ServerAddr, connection};
use bytes::Bytes;
use futures_util::{FutureExt, StreamExt, stream};
use serde::Deserialize;
use tokio::sync::watch;

use super::options::{options, patience};
use super::record::Names;
use crate::config::NatsConfig;
use crate::error::MessagingError;

/// The server's word for a write that did not follow the record that it named; the second one is for batches.
const CONFLICTS: &[u64] = &[10071, 10164];
/// The oldest server that writes several records as one.
const OLDEST: (i64, i64, i64) = (2, 12, 0);
/// How many records the server takes as one.
pub(super) const MOST_AT_ONCE: usize = 1000;
/// How many requests of one call are under way at a time.
pub(super) const AT_A_TIME: usize = 64;

/// A record to be written.
#[derive(Clone, Debug)]
pub(super) struct Write {
    pub(super) subject: String,
    /// The sequence number of the record on this subject that it follows, 0 for none; not asked where absent.
    pub(super) follows: Option<u64>,
    pub(super) payload: Bytes,
    /// When the server forgets it by itself.
    pub(super) lives: Option<Duration>,
}

/// What became of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It has this sequence number, which is the last one's where several were written.
    Written(u64),
    /// Somebody else has written in between; nothing was written.
    Conflict,
}

/// What the server answers to a write.
#[derive(Debug, Deserialize)]
struct Answer {
    #[serde(default)]
    seq: u64,
    error: Option<Refusal>,
}

#[derive(Debug, Deserialize)]
struct Refusal {
    #[serde(default)]
    err_code: u64,
    #[serde(default)]
    description: String,
}

pub(super) struct Link {
    pub(super) client: Client,
    context: Context,
    pub(super) names: Names,
    replicas: usize,
    pub(super) log: Stream<()>,
    pub(super) bodies: Stream<()>,
    /// It changes with every loss of the connection.
    losses: watch::Receiver<()>,
}

impl Link {
    /// Begins to connect; the server need not be there yet.
    pub(super) async fn open(config: &NatsConfig, url: &str) -> Result<Self, MessagingError> {
        let addresses: Result<Vec<ServerAddr>, _> = url.split(',').map(|one| one.trim().parse()).collect();
        let addresses = addresses.map_err(|error| failure("an address is wrong", &error))?;
        let (lost, losses) = watch::channel(());
        let client = options(config, &addresses, lost)
            .connect(addresses)
            .await
            .map_err(|error| failure("the settings are wrong", &error))?;
        let mut context = jetstream::new(client.clone());
        context.set_timeout(patience(config));
        let names = Names::new(&config.prefix);
        let stream = async |name: String| context.get_stream_no_info(name).await;
        Ok(Self {
            log: stream(names.log())
                .await
                .map_err(|error| failure("the settings are wrong", &error))?,
            bodies: stream(names.bodies())
                .await
                .map_err(|error| failure("the settings are wrong", &error))?,
            client,
            replicas: usize::try_from(config.replicas.max(1)).unwrap_or(1),
            context,
            names,
            losses,
        })
    }

    /// Gives up when the connection is lost: whatever was asked over it is not answered any more.
    pub(super) async fn while_connected<T, E: std::error::Error>(
        &self,
        what: &str,
        asked: impl Future<Output = Result<T, E>>,
    ) -> Result<T, MessagingError> {
        let mut losses = self.losses.clone();
        losses.mark_unchanged();
        self.connected()?;
        tokio::select! {
            answer = asked => answer.map_err(|error| failure(what, &error)),
            _ = losses.changed() => Err(MessagingError::Broker { reason: format!("{what}: the connection was lost") }),
        }
    }

    /// Whether there is a connection. Without one, commands would wait in the client and be sent at any time later.
    pub(super) fn connected(&self) -> Result<(), MessagingError> {
        if self.client.connection_state() == connection::State::Connected {
            return Ok(());
        }
        Err(MessagingError::Broker {
            reason: "there is no connection to NATS".to_owned(),
        })
    }

    /// Makes the streams, or changes them to what this version wants.
    pub(super) async fn prepare(&self) -> Result<(), MessagingError> {
        self.connected()?;
        let (major, minor, patch) = OLDEST;
        if !self.client.is_server_compatible(major, minor, patch) {
            let version = self.client.server_info().version;
            return Err(MessagingError::Broker {
                reason: format!("NATS {version} is too old; {major}.{minor} is the oldest that can be used"),
            });
        }
        let stream = Config {
            storage: StorageType::File,
            num_replicas: self.replicas,
            max_messages_per_subject: 1,
            discard: DiscardPolicy::New,
            allow_direct: true,
            allow_message_ttl: true,
            ..Config::default()
        };
        let log = Config {
            name: self.names.log(),
            description: Some("the state of every message".to_owned()),
            subjects: vec![self.names.all_of_log()],
            allow_atomic_publish: true,
            ..stream.clone()
        };
        let bodies = Config {
            name: self.names.bodies(),
            description: Some("what messages carry".to_owned()),
            subjects: vec![self.names.all_bodies()],
            ..stream
        };
        for config in [log, bodies] {
            self.while_connected(
                "a stream cannot be made",
                self.context.create_or_update_stream(config),
            )
            .await?;
        }
        Ok(())
    }

    /// Writes one record.
    pub(super) async fn write(&self, write: Write) -> Result<Outcome, MessagingError> {
        self.ask(write, HeaderMap::new()).await
    }

    /// Writes several records of the log, all or none; at most [`MOST_AT_ONCE`].
    pub(super) async fn write_all(&self, mut writes: Vec<Write>) -> Result<Outcome, MessagingError> {
        let Some(last) = writes.pop() else {
            return Ok(Outcome::Written(0));
        };
        if writes.is_empty() {
            return self.write(last).await;
        }
        self.connected()?;
        let inbox = self.client.new_inbox();
        let batch = inbox.rsplit('.').next().unwrap_or_default();
        let count = writes.len() + 1;
        for (at, write) in writes.into_iter().enumerate() {
            let headers = headers(&write, in_batch(batch, at + 1));
            let sent = self
                .client
                .publish_with_headers(write.subject, headers, write.payload)
                .await;
            sent.map_err(|error| failure("a record cannot be sent", &error))?;
        }
        let mut commit = in_batch(batch, count);
        commit.insert("Nats-Batch-Commit", "1");
        self.ask(last, commit).await
    }

    async fn ask(&self, write: Write, more: HeaderMap) -> Result<Outcome, MessagingError> {
        let headers = headers(&write, more);
        let asked = self
            .client
            .request_with_headers(write.subject, headers, write.payload);
        let answer = self.while_connected("a record cannot be written", asked).await?;
        let answer: Answer = serde_json::from_slice(&answer.payload)
            .map_err(|error| failure("the answer cannot be read", &error))?;
        match answer.error {
            None => Ok(Outcome::Written(answer.seq)),
            Some(refusal) if CONFLICTS.contains(&refusal.err_code) => Ok(Outcome::Conflict),
            Some(Refusal {
                err_code,
                description,
            }) => Err(MessagingError::Broker {
                reason: format!("NATS refused a record: {description} ({err_code})"),
            }),
        }
    }

    /// Sends a record and does not wait for it.
    pub(super) async fn send(&self, write: Write) -> Result<(), MessagingError> {
        self.connected()?;
        let headers = headers(&write, HeaderMap::new());
        let sent = self
            .client
            .publish_with_headers(write.subject, headers, write.payload)
            .await;
        sent.map_err(|error| failure("a record cannot be sent", &error))
    }

    /// The newest record on a subject of the log, with its sequence number, from the node that decides.
    pub(super) async fn newest(&self, subject: &str) -> Result<Option<(u64, Bytes)>, MessagingError> {
        self.newest_of(&self.log, subject).await
    }

    /// Puts bodies where their messages' records find them.
    pub(super) async fn put_bodies(&self, bodies: Vec<(String, Bytes)>) -> Result<(), MessagingError> {
        let puts = bodies.into_iter().map(|(subject, payload)| {
            self.write(Write {
                subject,
                follows: None,
                payload,
                lives: None,
            })
        });
        let mut puts = stream::iter(puts).buffer_unordered(AT_A_TIME);
        while let Some(put) = puts.next().await {
            put?;
        }
        Ok(())
    }

    /// The body of a message; `None` where there is none.
    pub(super) async fn body(&self, queue: &str, id: &str) -> Result<Option<Bytes>, MessagingError> {
        let subject = self.names.body(queue, id);
        let asked = self
            .bodies
            .direct_get_last_for_subject(subject.as_str())
            .map(|answer| match answer {
                Ok(message) => Ok(Some(message.payload)),
                Err(error) if error.kind() == DirectGetErrorKind::NotFound => Ok(None),
                Err(error) => Err(error),
            });
        let body = self.while_connected("a body cannot be read", asked).await?;
        if body.as_ref().is_some_and(|body| !body.is_empty()) {
            return Ok(body);
        }
        // Any node answers, and one may be behind: the one that decides is asked as well.
        let newest = self.newest_of(&self.bodies, &subject).await?;
        Ok(newest
            .map(|(_, payload)| payload)
            .filter(|payload| !payload.is_empty()))
    }

    /// Removes the body of a message that is gone: an empty one replaces it, and goes by itself.
    pub(super) async fn drop_body(&self, queue: &str, id: &str) {
        let dropped = self
            .send(Write {
                subject: self.names.body(queue, id),
                follows: None,
                payload: Bytes::new(),
                lives: Some(Duration::from_secs(1)),
            })
            .await;
        if let Err(error) = dropped {
            tracing::debug!(cause = %error, message.id = id, "a body stays until the bodies are swept");
        }
    }

    /// The newest sequence number of the log, and when the stream was made.
    pub(super) async fn newest_seq(&self) -> Result<(u64, String), MessagingError> {
        let info = self
            .while_connected("the log does not answer", self.log.get_info())
            .await?;
        Ok((info.state.last_sequence, info.created.to_string()))
    }

    /// Whether the log holds anything from this sequence number on.
    pub(super) async fn holds_from(&self, seq: u64) -> Result<bool, MessagingError> {
        let next = self
            .log
            .raw_message_builder()
            .sequence(seq)
            .next_by_subject(self.names.all_of_log())
            .send();
        let next = next.map(|answer| match answer {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => Ok(false),
            Err(error) => Err(error),
        });
        self.while_connected("the log does not answer", next).await
    }

    async fn newest_of(
        &self,
        of: &Stream<()>,
        subject: &str,
    ) -> Result<Option<(u64, Bytes)>, MessagingError> {
        let asked = of
            .get_last_raw_message_by_subject(subject)
            .map(|answer| match answer {
                Ok(message) => Ok(Some((message.sequence, message.payload))),
                Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => Ok(None),
                Err(error) => Err(error),
            });
        self.while_connected("a record cannot be read", asked).await
    }
}

fn in_batch(batch: &str, number: usize) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("Nats-Batch-Id", batch);
    headers.insert("Nats-Batch-Sequence", number.to_string());
    headers
}

fn headers(write: &Write, mut headers: HeaderMap) -> HeaderMap {
    if let Some(seq) = write.follows {
        headers.insert("Nats-Expected-Last-Subject-Sequence", seq.to_string());
    }
    if let Some(lives) = write.lives {
        headers.insert("Nats-TTL", format!("{}s", lives.as_secs().max(1)));
    }
    headers
}

/// A failure of the server or of the way to it.
pub(super) fn failure(what: &str, error: &dyn std::error::Error) -> MessagingError {
    let mut reason = format!("{what}: {error}");
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !reason.contains(&cause_text) {
            reason = format!("{reason}: {cause_text}");
        }
        source = cause.source();
    }
    MessagingError::Broker { reason }
}
