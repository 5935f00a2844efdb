//! Loads that are under way: one a key.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::entry::Entry;

/// How a load ended for those who wait for it.
#[derive(Clone)]
pub(crate) enum Landing {
    /// It goes on.
    Aloft,
    /// With a value.
    Safe(Entry),
    /// With a failure, which belongs to the one who loaded.
    Failed,
}

/// The loads of a cache.
#[derive(Default)]
pub(crate) struct Flights {
    aloft: Mutex<HashMap<String, Arc<watch::Sender<Landing>>>>,
}

/// What somebody who needs a value does.
pub(crate) enum Part<'a> {
    /// Loads it.
    Lead(Lead<'a>),
    /// Waits for it. The sender goes when the leader is cancelled or panics.
    Join(watch::Receiver<Landing>),
}

/// The right to load a value. Dropped without [`Lead::land`], another one leads.
pub(crate) struct Lead<'a> {
    flights: &'a Flights,
    key: String,
    sender: Arc<watch::Sender<Landing>>,
}

impl Flights {
    /// Leads or joins; `None` where `find` finds the value, which may have landed just now.
    pub(crate) fn board<T>(&self, key: &str, find: impl FnOnce() -> Option<T>) -> Result<Part<'_>, T> {
        let mut aloft = self.locked();
        if let Some(found) = find() {
            return Err(found);
        }
        match aloft.entry(key.to_owned()) {
            Slot::Occupied(slot) => Ok(Part::Join(slot.get().subscribe())),
            Slot::Vacant(slot) => {
                let sender = Arc::new(watch::Sender::new(Landing::Aloft));
                slot.insert(sender.clone());
                Ok(Part::Lead(Lead {
                    flights: self,
                    key: key.to_owned(),
                    sender,
                }))
            }
        }
    }

    /// Forgets the load of a key, whose value may be of before the eviction: those who come now load anew, and what it
    /// gives is not kept. `remove` takes away what is kept, in the same step.
    pub(crate) fn cancel(&self, key: &str, remove: impl FnOnce()) {
        let mut aloft = self.locked();
        aloft.remove(key);
        remove();
    }

    /// Forgets every load, as [`Flights::cancel`] does with one.
    pub(crate) fn cancel_all(&self, remove: impl FnOnce()) {
        let mut aloft = self.locked();
        aloft.clear();
        remove();
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, Arc<watch::Sender<Landing>>>> {
        self.aloft.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lead<'_> {
    /// Ends the load; `keep` is called where the value may be kept. Tells whether it was.
    pub(crate) fn land(self, landing: Landing, keep: impl FnOnce()) -> bool {
        let is_mine = {
            let mut aloft = self.flights.locked();
            let is_mine = self.is_in(&aloft);
            if is_mine {
                keep();
                aloft.remove(&self.key);
            }
            is_mine
        };
        self.sender.send_replace(landing);
        is_mine
    }

    fn is_in(&self, aloft: &HashMap<String, Arc<watch::Sender<Landing>>>) -> bool {
        aloft
            .get(&self.key)
            .is_some_and(|sender| Arc::ptr_eq(sender, &self.sender))
    }
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        let mut aloft = self.flights.locked();
        if self.is_in(&aloft) {
            aloft.remove(&self.key);
        }
    }
}
