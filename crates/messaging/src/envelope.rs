//! What travels: an envelope around a payload, and where it goes.

use jiff::Timestamp;
use platform::World;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::MessagingError;

/// A message. Ids travel in it rather than whole results, wherever the receiver can read them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    /// Its id, by which doubles are known.
    pub id: String,
    /// What it tells or asks, such as `generated`; `type` in JSON.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of the payload's shape, from 1.
    pub version: u32,
    /// What the key is the id of, such as `trip`.
    pub aggregate: String,
    /// Messages of one key keep their order, on queues that promise it.
    pub key: String,
    /// When it happened.
    #[serde(with = "instant")]
    pub occurred_at: Timestamp,
    /// The trace that it belongs to (W3C Trace Context).
    pub traceparent: Option<String>,
    /// What it carries.
    pub payload: Value,
}

impl Envelope {
    /// A new message of version 1, which happens now.
    ///
    /// # Errors
    /// [`MessagingError::Payload`] where the payload has no JSON form.
    pub fn new(
        world: &World,
        kind: &str,
        aggregate: &str,
        key: &str,
        payload: impl Serialize,
    ) -> Result<Self, MessagingError> {
        Ok(Self {
            id: world.new_id(),
            kind: kind.to_owned(),
            version: 1,
            aggregate: aggregate.to_owned(),
            key: key.to_owned(),
            occurred_at: world.now(),
            traceparent: None,
            payload: serde_json::to_value(payload).map_err(|source| payload_error(kind, source))?,
        })
    }

    /// The same message as part of a trace.
    #[must_use]
    pub fn in_trace(mut self, traceparent: Option<String>) -> Self {
        self.traceparent = traceparent;
        self
    }

    /// The payload as the type that its kind stands for.
    ///
    /// # Errors
    /// [`MessagingError::Payload`] where it has another shape; trying again will not help.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, MessagingError> {
        T::deserialize(&self.payload).map_err(|source| payload_error(&self.kind, source))
    }
}

fn payload_error(kind: &str, source: serde_json::Error) -> MessagingError {
    MessagingError::Payload {
        kind: kind.to_owned(),
        source,
    }
}

/// Where a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target<'a> {
    /// To one of those who take from the queue.
    Queue(&'a str),
    /// To each matching subscription of the topic.
    Topic(&'a str),
}

/// How a message is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendOptions {
    /// The queue drops a second message with the same words here, for as long as its window says. Topics do not look
    /// at it.
    pub dedupe: Option<String>,
    /// Smaller comes sooner, and waiting counts: it is the seconds of waiting that the message gives away. One of
    /// priority 60 comes before one of priority 0 that was sent more than 60 seconds after it, and after all others of
    /// priority 0; so nobody starves. Kept within -3,600 and 3,600.
    pub priority: i64,
    /// Nobody waits for it: it is moved on together with the next message that somebody waits for, or when the outbox
    /// is looked through anyway ([`crate::MessagingConfig::poll_ms`]). A change that is told this way costs its own
    /// transaction and next to nothing afterwards.
    pub may_wait: bool,
}

/// Instants as RFC 3339 writes them.
pub(crate) mod instant {
    use jiff::Timestamp;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(instant: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(instant)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}
