//! All queues, subscriptions and uses as the log tells them. Every process has its own view; none of them decides
//! anything, since each write names the record that it follows.

use std::collections::BTreeMap;

use super::queue::Queue;
use super::record::{About, Names, Record, Use, filter_of};
use crate::queues::Served;
use crate::subscription::{Filter, Subscription};

/// How many subscriptions a topic has at most; each costs a copy of every message.
const MOST_SUBSCRIPTIONS: usize = 100;

#[derive(Debug, Default)]
pub(super) struct View {
    queues: BTreeMap<String, Queue>,
    subscriptions: BTreeMap<(String, String), (u64, Filter)>,
    uses: BTreeMap<String, (u64, Use)>,
    /// Since which record a queue that was removed begins anew.
    begins: BTreeMap<String, u64>,
}

impl View {
    /// Takes a record of the log in; gives the queue in which something became ready.
    pub(super) fn apply(
        &mut self,
        names: &Names,
        served: &Served,
        (subject, seq): (&str, u64),
        payload: &[u8],
    ) -> Option<String> {
        match names.about(subject) {
            Some(About::Message { queue, id }) => {
                let record = read::<Record>(payload, subject)?;
                let begins = self.begins.get(&queue).copied().unwrap_or_default();
                let record = record.filter(|record| record.position == 0 || record.position >= begins);
                let view = self.queue(served, &queue);
                view.apply(&id, seq, record).then_some(queue)
            }
            Some(About::Use { queue }) => {
                match read::<Use>(payload, subject)? {
                    Some(used) => {
                        if used.removed {
                            self.remove(&queue, seq);
                        }
                        self.uses.insert(queue, (seq, used));
                    }
                    None => {
                        self.uses.remove(&queue);
                    }
                }
                None
            }
            Some(About::Subscription { topic, name }) => {
                match filter_of(payload) {
                    Ok(filter) => self.subscriptions.insert((topic, name), (seq, filter)),
                    Err(error) => {
                        tracing::warn!(subject, cause = %error, "a subscription cannot be read; it is passed over");
                        self.subscriptions.remove(&(topic, name))
                    }
                };
                None
            }
            Some(About::Claim) => None,
            None => {
                tracing::warn!(subject, "a record is of a kind that this version does not know");
                None
            }
        }
    }

    fn remove(&mut self, queue: &str, seq: u64) {
        self.begins.insert(queue.to_owned(), seq);
        if let Some(view) = self.queues.get_mut(queue) {
            view.forget_before(seq);
        }
        if let Some((topic, name)) = queue.split_once('/') {
            let key = (topic.to_owned(), name.to_owned());
            if self.subscriptions.get(&key).is_some_and(|(made, _)| *made < seq) {
                self.subscriptions.remove(&key);
            }
        }
    }

    /// A queue, empty where nothing is known of it.
    pub(super) fn queue(&mut self, served: &Served, queue: &str) -> &mut Queue {
        self.queues.entry(queue.to_owned()).or_insert_with(|| {
            // Whose promises this version does not know is kept in order.
            Queue::new(served.spec(queue).map_or(true, |spec| spec.ordered))
        })
    }

    /// Whether a message lies in its queue.
    pub(super) fn holds(&self, queue: &str, id: &str) -> bool {
        self.queues
            .get(queue)
            .is_some_and(|queue| queue.get(id).is_some())
    }

    pub(super) fn subscriptions(&self, topic: &str) -> Vec<Subscription> {
        let of_topic = self.subscriptions.iter().filter(|((of, _), _)| of == topic);
        let subscriptions = of_topic.map(|((topic, name), (_, filter))| Subscription {
            topic: topic.clone(),
            name: name.clone(),
            filter: filter.clone(),
        });
        subscriptions.take(MOST_SUBSCRIPTIONS).collect()
    }

    pub(super) fn used(&self, queue: &str) -> Option<(u64, Use)> {
        self.uses.get(queue).copied()
    }

    pub(super) fn uses(&self) -> Vec<(String, u64, Use)> {
        self.uses
            .iter()
            .map(|(queue, (seq, used))| (queue.clone(), *seq, *used))
            .collect()
    }
}

/// The record, or `Some(None)` for an empty one: what it was about is gone. `None` for one that cannot be read, which
/// only a newer version writes.
#[expect(clippy::option_option, reason = "gone and unreadable are two things")]
fn read<T: serde::de::DeserializeOwned>(payload: &[u8], subject: &str) -> Option<Option<T>> {
    if payload.is_empty() {
        return Some(None);
    }
    match serde_json::from_slice(payload) {
        Ok(record) => Some(Some(record)),
        Err(error) => {
            tracing::warn!(subject, cause = %error, "a record cannot be read; it is passed over");
            None
        }
    }
}
