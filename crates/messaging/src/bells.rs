//! Bells: who waits for a queue is woken by who puts something into it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

/// A bell for each queue.
#[derive(Debug, Default)]
pub(crate) struct Bells(Mutex<BTreeMap<String, Arc<Notify>>>);

impl Bells {
    /// Wakes one who waits, or the next who will; that one rings again if it leaves something behind.
    pub(crate) fn ring(&self, queue: &str) {
        self.of(queue).notify_one();
    }

    /// Waits for a ring, at most this long.
    pub(crate) async fn wait(&self, queue: &str, most: Duration) {
        let bell = self.of(queue);
        tokio::select! {
            () = bell.notified() => {}
            () = tokio::time::sleep(most) => {}
        }
    }

    fn of(&self, queue: &str) -> Arc<Notify> {
        let mut bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        bells.entry(queue.to_owned()).or_default().clone()
    }
}
