//! What can go wrong with a message.

use platform::problem::Problem;
use storage::StorageError;
use thiserror::Error;

/// A failure of the messaging.
#[derive(Debug, Error)]
pub enum MessagingError {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The broker's server did not do what it was asked.
    #[error("the broker cannot be used: {reason}")]
    Broker {
        /// Why not.
        reason: String,
    },
    /// The queue holds as many bytes as it may.
    #[error("the queue {queue} is full; its consumers are too slow or stand still")]
    QueueFull {
        /// Which one.
        queue: String,
    },
    /// There is no such queue or topic.
    #[error("there is no queue or topic named {name}; QUEUES lists them")]
    UnknownQueue {
        /// The asked name.
        name: String,
    },
    /// The message is larger than any queue takes.
    #[error("a message of {bytes} bytes is larger than {most} bytes; send an id that the receiver can read")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest size.
        most: usize,
    },
    /// The payload is not what its kind stands for.
    #[error("the payload of a message of kind {kind} has another shape: {source}")]
    Payload {
        /// The message's kind.
        kind: String,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The lease ran out, and the message belongs to somebody else by now or soon.
    #[error("the lease on message {id} of the queue {queue} ran out")]
    LeaseLost {
        /// Which queue.
        queue: String,
        /// Which message.
        id: String,
    },
}

impl MessagingError {
    /// Whether the same call may succeed a moment later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Storage(error) => error.is_transient(),
            Self::Broker { .. } | Self::QueueFull { .. } => true,
            Self::UnknownQueue { .. }
            | Self::TooLarge { .. }
            | Self::Payload { .. }
            | Self::LeaseLost { .. } => false,
        }
    }
}

impl From<MessagingError> for Problem {
    fn from(error: MessagingError) -> Self {
        match error {
            MessagingError::Storage(error) => error.into(),
            MessagingError::Broker { .. } | MessagingError::QueueFull { .. } => {
                tracing::warn!(cause = %error, "message refused");
                Self::unavailable(5)
            }
            other => Self::internal(other),
        }
    }
}
