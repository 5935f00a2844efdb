//! What stands in the log: the state of a message, and where subjects name it.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::error::MessagingError;
use crate::subscription::Filter;

/// Where a message stands. One that is handled has an empty record instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum State {
    /// It may be leased, once it is the first of its key.
    Ready,
    /// In somebody's hands until `due_at`.
    Leased,
    /// It pauses until `due_at`.
    Delayed,
    /// A dead letter since `due_at`.
    Dead,
}

/// The whole state of a message but for its body; each record replaces the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record {
    pub(super) state: State,
    pub(super) key: String,
    /// The time of acceptance plus the priority, in milliseconds: the smallest is leased first.
    pub(super) rank: i64,
    pub(super) accepted_at: i64,
    pub(super) due_at: i64,
    /// The place within its key: a sequence number of the log; 0 for that of this record itself.
    pub(super) position: u64,
    pub(super) priority: i64,
    pub(super) tries: u32,
    /// It grows with each lease.
    pub(super) token: i64,
    pub(super) bytes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
}

/// When a dynamic queue was used last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Use {
    pub(super) used_at: i64,
    /// It is being removed: nothing counts that was in it before this record.
    #[serde(default)]
    pub(super) removed: bool,
}

/// A duplicate-detection key that a queue has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claim {
    pub(super) until: i64,
}

/// What a record of the log is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum About {
    Message {
        queue: String,
        id: String,
    },
    Subscription {
        topic: String,
        name: String,
    },
    Use {
        queue: String,
    },
    /// A claim; readers of the log pass it over.
    Claim,
}

/// The wanted messages of a subscription, as they are written.
pub(super) fn filter_of(payload: &[u8]) -> Result<Filter, serde_json::Error> {
    serde_json::from_slice(payload)
}

/// As the log keeps it.
pub(super) fn written(value: &impl Serialize) -> Result<Bytes, MessagingError> {
    let text = serde_json::to_vec(value).map_err(|source| MessagingError::Payload {
        kind: "record".to_owned(),
        source,
    })?;
    Ok(text.into())
}

/// The names of the streams and their subjects.
#[derive(Clone, Debug)]
pub(super) struct Names(String);

impl Names {
    pub(super) fn new(prefix: &str) -> Self {
        Self(token(prefix))
    }

    /// The stream of records.
    pub(super) fn log(&self) -> String {
        format!("{}-messages", self.0)
    }

    /// The stream of bodies.
    pub(super) fn bodies(&self) -> String {
        format!("{}-bodies", self.0)
    }

    pub(super) fn all_of_log(&self) -> String {
        format!("{}.log.>", self.0)
    }

    pub(super) fn all_bodies(&self) -> String {
        format!("{}.body.>", self.0)
    }

    pub(super) fn message(&self, queue: &str, id: &str) -> String {
        format!("{}.log.message.{}.{}", self.0, token(queue), token(id))
    }

    pub(super) fn messages(&self, queue: &str) -> String {
        format!("{}.log.message.{}.>", self.0, token(queue))
    }

    pub(super) fn claim(&self, queue: &str, claim: &str) -> String {
        format!("{}.log.claim.{}.{}", self.0, token(queue), token(claim))
    }

    pub(super) fn claims(&self, queue: &str) -> String {
        format!("{}.log.claim.{}.>", self.0, token(queue))
    }

    pub(super) fn subscription(&self, topic: &str, name: &str) -> String {
        format!("{}.log.subscription.{}.{}", self.0, token(topic), token(name))
    }

    pub(super) fn usage(&self, queue: &str) -> String {
        format!("{}.log.use.{}", self.0, token(queue))
    }

    pub(super) fn body(&self, queue: &str, id: &str) -> String {
        format!("{}.body.{}.{}", self.0, token(queue), token(id))
    }

    pub(super) fn bodies_of(&self, queue: &str) -> String {
        format!("{}.body.{}.>", self.0, token(queue))
    }

    /// What a subject of the log is about; `None` for one that a newer version writes.
    pub(super) fn about(&self, subject: &str) -> Option<About> {
        let rest = subject.strip_prefix(self.0.as_str())?.strip_prefix(".log.")?;
        let parts: Vec<String> = rest.split('.').map(decoded).collect();
        match parts.as_slice() {
            [kind, queue, id] if kind == "message" => Some(About::Message {
                queue: queue.clone(),
                id: id.clone(),
            }),
            [kind, topic, name] if kind == "subscription" => Some(About::Subscription {
                topic: topic.clone(),
                name: name.clone(),
            }),
            [kind, queue] if kind == "use" => Some(About::Use { queue: queue.clone() }),
            [kind, ..] if kind == "claim" => Some(About::Claim),
            _ => None,
        }
    }

    /// The queue and the id of a body's subject.
    pub(super) fn of_body(&self, subject: &str) -> Option<(String, String)> {
        let rest = subject.strip_prefix(self.0.as_str())?.strip_prefix(".body.")?;
        let (queue, id) = rest.split_once('.')?;
        Some((decoded(queue), decoded(id)))
    }
}

/// A text as one part of a subject: whatever has a meaning there is written as `%` and two digits.
fn token(text: &str) -> String {
    if text.is_empty() {
        return "%".to_owned();
    }
    let mut token = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            token.push(char::from(byte));
        } else {
            token.push('%');
            for half in [byte >> 4, byte & 15] {
                token.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    token
}

/// The text of a part of a subject, or of an address.
pub(super) fn decoded(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let decoded = code
            .filter(|_| first == b'%')
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match decoded {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None if first == b'%' => rest = tail,
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{About, Names, decoded, token};

    #[test]
    fn every_text_becomes_one_part_of_a_subject_and_back() {
        for each in [
            "",
            "plain",
            "dynamic/seoul",
            "a.b*c>d e",
            "한국",
            "100%",
            "%",
            "0197-af_",
        ] {
            let token = token(each);
            assert!(
                !token.is_empty() && !token.contains(['.', '*', '>', ' ']),
                "{token}"
            );
            assert_eq!(decoded(&token), each);
        }
    }

    #[test]
    fn subjects_name_what_they_are_about() {
        let names = Names::new("trip.gen");
        let message = About::Message {
            queue: "a/b".to_owned(),
            id: "1.2".to_owned(),
        };
        assert_eq!(names.about(&names.message("a/b", "1.2")), Some(message));
        assert_eq!(
            names.about(&names.usage("a/b")),
            Some(About::Use {
                queue: "a/b".to_owned()
            })
        );
        assert_eq!(names.about(&names.claim("a", "b")), Some(About::Claim));
        assert_eq!(names.about("another.log.use.a"), None);
        assert_eq!(
            names.of_body(&names.body("a/b", "1.2")),
            Some(("a/b".to_owned(), "1.2".to_owned()))
        );
    }
}
