//! Groups of values that are forgotten together.
//!
//! A group is a word in the keys of its values that nobody can guess: once it is forgotten, its values are out of reach
//! and end in their time.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use moka::policy::EvictionPolicy;
use moka::sync::Cache as Moka;

/// How many groups are known at once. A group that is forgotten costs a load of its values, nothing else.
const MOST_GROUPS: u64 = 100_000;

/// The words of the groups, and which of them are being changed.
pub(crate) struct Groups {
    words: Moka<String, String>,
    /// How many changes of each group are under way.
    changes: Mutex<HashMap<String, usize>>,
    /// All of them together, so that a look costs nothing while there are none.
    all: AtomicUsize,
}

impl Default for Groups {
    fn default() -> Self {
        Self {
            words: Moka::builder()
                .max_capacity(MOST_GROUPS)
                // The usual policy keeps rare newcomers out; a group that is not let in would never hit.
                .eviction_policy(EvictionPolicy::lru())
                .build(),
            changes: Mutex::default(),
            all: AtomicUsize::new(0),
        }
    }
}

impl Groups {
    /// The word of a group; one that nobody will ask for again while the group is changed.
    pub(crate) fn word(&self, group: String, new: impl FnOnce() -> String) -> String {
        if self.all.load(Ordering::SeqCst) > 0 && self.locked().contains_key(&group) {
            return new();
        }
        self.words.get_with(group, new)
    }

    pub(crate) fn forget(&self, group: &str) {
        self.words.invalidate(group);
    }

    pub(crate) fn forget_all(&self) {
        self.words.invalidate_all();
    }

    pub(crate) fn change(self: Arc<Self>, group: String) -> GroupChange {
        *self.locked().entry(group.clone()).or_default() += 1;
        self.all.fetch_add(1, Ordering::SeqCst);
        GroupChange { groups: self, group }
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A change of a group's source that is under way ([`crate::Cache::change_group`]).
pub struct GroupChange {
    groups: Arc<Groups>,
    group: String,
}

impl Drop for GroupChange {
    fn drop(&mut self) {
        self.groups.forget(&self.group);
        let mut changes = self.groups.locked();
        if let Some(many) = changes.get_mut(&self.group) {
            *many -= 1;
            if *many == 0 {
                changes.remove(&self.group);
            }
        }
        self.groups.all.fetch_sub(1, Ordering::SeqCst);
    }
}

impl std::fmt::Debug for GroupChange {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("GroupChange").finish_non_exhaustive()
    }
}
