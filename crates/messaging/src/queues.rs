//! The queues and topics that there are, and what each promises.

use std::time::Duration;

use crate::config::MessagingConfig;
use crate::error::MessagingError;

/// What a queue promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueSpec {
    /// Its name. A name with a further part (`location-search/seoul`) is a dynamic queue with the same promises.
    pub name: &'static str,
    /// For how long a consumer may work before it has to renew.
    pub lease: Duration,
    /// How often a message is tried before it becomes a dead letter.
    pub tries: u32,
    /// For how long a second message with the same [`crate::SendOptions::dedupe`] is dropped.
    pub dedupe_window: Option<Duration>,
    /// Whether messages of one key are handled one after the other, in the order in which they were sent.
    pub ordered: bool,
    /// How many bytes it holds, dead letters included, before it refuses more.
    pub most_bytes: u64,
    /// After how long without a sender or a consumer a dynamic queue goes, with what is in it.
    pub idle_removal: Option<Duration>,
}

/// What happened to trips: `created`, `updated`, `deleted`, `generated`, `completed`, `failed`, `cancelled`.
pub const TRIP_EVENTS: &str = "trip-events";
/// What operators should know; the payload has a `severity`.
pub const SYSTEM_EVENTS: &str = "system-events";

/// The topics.
pub(crate) const TOPICS: &[&str] = &[TRIP_EVENTS, SYSTEM_EVENTS];

const GIGABYTE: u64 = 1_000_000_000;
const FORTNIGHT: Duration = Duration::from_hours(14 * 24);

/// The queues, as the contract of messages lists them.
pub const QUEUES: &[QueueSpec] = &[
    QueueSpec {
        name: "ai-schedule-generation",
        lease: Duration::from_mins(5),
        tries: 3,
        dedupe_window: Some(Duration::from_mins(10)),
        ordered: true,
        most_bytes: 5 * GIGABYTE,
        idle_removal: None,
    },
    QueueSpec {
        name: "location-search",
        lease: Duration::from_secs(30),
        tries: 3,
        dedupe_window: None,
        ordered: false,
        most_bytes: 2 * GIGABYTE,
        idle_removal: Some(FORTNIGHT),
    },
    QueueSpec {
        name: "ai-recommendation",
        lease: Duration::from_mins(2),
        tries: 3,
        dedupe_window: Some(Duration::from_mins(5)),
        ordered: false,
        most_bytes: GIGABYTE,
        idle_removal: None,
    },
    QueueSpec {
        name: "notification",
        lease: Duration::from_secs(10),
        tries: 5,
        dedupe_window: Some(Duration::from_mins(5)),
        ordered: true,
        most_bytes: GIGABYTE,
        idle_removal: None,
    },
];

/// What the queue of a subscription promises; its name is `topic/subscription`. One that nobody reads for 14 days is
/// removed, since its topic is as full as its fullest subscription.
pub const SUBSCRIPTION: QueueSpec = QueueSpec {
    name: "",
    lease: Duration::from_mins(1),
    tries: 5,
    dedupe_window: None,
    ordered: true,
    most_bytes: GIGABYTE,
    idle_removal: Some(FORTNIGHT),
};

/// The queues and topics that a broker serves.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    queues: Vec<QueueSpec>,
    topics: Vec<&'static str>,
    most_lease: Duration,
}

impl Served {
    pub(crate) fn new(config: &MessagingConfig, queues: &[QueueSpec], topics: &[&'static str]) -> Self {
        Self {
            queues: queues.to_vec(),
            topics: topics.to_vec(),
            most_lease: Duration::from_secs(u64::from(config.most_lease_seconds.max(1))),
        }
    }

    /// What a queue promises.
    pub(crate) fn spec(&self, queue: &str) -> Result<QueueSpec, MessagingError> {
        let named = |name: &str| self.queues.iter().find(|spec| spec.name == name).copied();
        match queue.split_once('/') {
            None => named(queue),
            Some((topic, _)) if self.topics.contains(&topic) => Some(SUBSCRIPTION),
            Some((name, _)) => named(name).filter(|spec| spec.idle_removal.is_some()),
        }
        .map(|spec| QueueSpec {
            lease: spec.lease.min(self.most_lease),
            ..spec
        })
        .ok_or_else(|| MessagingError::UnknownQueue {
            name: queue.to_owned(),
        })
    }

    /// Whether there is such a topic.
    pub(crate) fn topic(&self, topic: &str) -> Result<(), MessagingError> {
        if self.topics.contains(&topic) {
            return Ok(());
        }
        Err(MessagingError::UnknownQueue {
            name: topic.to_owned(),
        })
    }

    /// The names of the queues with promises of their own.
    pub(crate) fn names(&self) -> Vec<String> {
        self.queues.iter().map(|spec| spec.name.to_owned()).collect()
    }

    /// When a dynamic queue that nobody uses goes: one that this version does not know any more, when any other would.
    pub(crate) fn idle_removal(&self, queue: &str) -> Option<Duration> {
        match self.spec(queue) {
            Ok(spec) => spec.idle_removal,
            Err(_unknown) => SUBSCRIPTION.idle_removal,
        }
    }
}

/// A duration as instants are stored.
pub(crate) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
