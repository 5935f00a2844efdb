//! Subscriptions: who gets a copy of what is sent to a topic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::envelope::Envelope;

/// A subscription of a topic. It has a queue of its own, named `topic/name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The topic.
    pub topic: String,
    /// Its own name, such as `audit`.
    pub name: String,
    /// What it wants to have.
    pub filter: Filter,
}

impl Subscription {
    /// One that gets everything.
    pub fn to_all(topic: &str, name: &str) -> Self {
        Self {
            topic: topic.to_owned(),
            name: name.to_owned(),
            filter: Filter::default(),
        }
    }

    /// The name of its queue.
    pub fn queue(&self) -> String {
        format!("{}/{}", self.topic, self.name)
    }
}

/// What a subscription wants to have. An empty part asks for nothing; all parts have to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Filter {
    /// The envelope's kind is one of these.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The payload's `severity` is one of these.
    #[serde(default)]
    pub severities: Vec<String>,
    /// Fields of the payload that have these texts.
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
}

impl Filter {
    /// Whether the message is wanted.
    pub fn matches(&self, envelope: &Envelope) -> bool {
        let text = |field: &str| envelope.payload.get(field).and_then(Value::as_str);
        (self.kinds.is_empty() || self.kinds.contains(&envelope.kind))
            && (self.severities.is_empty()
                || text("severity").is_some_and(|severity| self.severities.iter().any(|one| one == severity)))
            && self
                .attributes
                .iter()
                .all(|(field, value)| text(field) == Some(value))
    }
}
