//! Tells those who follow a generation that something happened to it.
//!
//! Within a process whoever commits an event rings. What other processes commit is found by one look at the database
//! every 200 ms for all followed generations together, however many follow.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use storage::Db;
use tokio::sync::watch::{self, Receiver, Sender};

use crate::store::events;

/// How often other processes' events are looked for.
const LOOK: Duration = Duration::from_millis(200);
/// How many generations one statement asks about.
const AT_ONCE: usize = 200;

/// Who follows what. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Watch(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    followed: Mutex<Followed>,
}

#[derive(Debug, Default)]
struct Followed {
    /// The number of the last event of each followed generation.
    heads: BTreeMap<String, Sender<u64>>,
    looking: bool,
}

impl Watch {
    pub(crate) fn new(db: Db) -> Self {
        Self(Arc::new(Inner {
            db,
            followed: Mutex::default(),
        }))
    }

    /// Says that an event was committed.
    pub(crate) fn ring(&self, id: &str, sequence: u64) {
        self.0.raise(id, sequence);
    }

    /// Begins to follow a generation.
    pub(crate) fn follow(&self, id: &str) -> Follower {
        let mut followed = self.0.followed();
        let heads = followed
            .heads
            .entry(id.to_owned())
            .or_insert_with(|| watch::channel(0).0)
            .subscribe();
        if !followed.looking {
            followed.looking = true;
            tokio::spawn(look_out(Arc::clone(&self.0)));
        }
        Follower {
            id: id.to_owned(),
            heads,
            inner: Arc::clone(&self.0),
        }
    }
}

impl Inner {
    fn followed(&self) -> MutexGuard<'_, Followed> {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn raise(&self, id: &str, sequence: u64) {
        if let Some(head) = self.followed().heads.get(id) {
            head.send_if_modified(|known| {
                let newer = sequence > *known;
                *known = sequence.max(*known);
                newer
            });
        }
    }

    /// The followed ids; without any, the looking ends.
    fn ids_or_rest(&self) -> Vec<String> {
        let mut followed = self.followed();
        followed.looking = !followed.heads.is_empty();
        followed.heads.keys().cloned().collect()
    }
}

async fn look_out(inner: Arc<Inner>) {
    let mut looks = tokio::time::interval(LOOK);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        let ids = inner.ids_or_rest();
        if ids.is_empty() {
            return;
        }
        for some in ids.chunks(AT_ONCE) {
            match events::heads(&mut inner.db.clone(), some).await {
                Ok(heads) => heads.iter().for_each(|(id, sequence)| inner.raise(id, *sequence)),
                Err(error) => tracing::warn!(cause = %error, "events of generations cannot be looked for"),
            }
        }
    }
}

/// Somebody who follows a generation.
#[derive(Debug)]
pub(crate) struct Follower {
    id: String,
    heads: Receiver<u64>,
    inner: Arc<Inner>,
}

impl Follower {
    /// Resolves when there is an event after this one.
    pub(crate) async fn beyond(&mut self, sequence: u64) {
        // The sender lives in the map for as long as this follower does.
        if self.heads.wait_for(|head| *head > sequence).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let mut followed = self.inner.followed();
        // This follower's own receiver is dropped after this.
        if followed
            .heads
            .get(&self.id)
            .is_some_and(|head| head.receiver_count() <= 1)
        {
            followed.heads.remove(&self.id);
        }
    }
}
