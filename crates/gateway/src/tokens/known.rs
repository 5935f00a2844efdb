//! Good tokens that were verified before, by their digest: memory holds no token.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest::{SHA256, digest};

use super::Identity;

type Digest = [u8; 32];

/// Parts with a lock each.
const SHARDS: usize = 16;

/// Two generations in each part: when the younger is full, the older is forgotten. What is asked for stays.
pub(super) struct Known {
    shards: [Mutex<Generations>; SHARDS],
    most_in_generation: usize,
}

#[derive(Default)]
struct Generations {
    young: HashMap<Digest, Arc<Identity>>,
    old: HashMap<Digest, Arc<Identity>>,
}

impl Known {
    pub(super) fn new(most: usize) -> Self {
        Self {
            shards: std::array::from_fn(|_| Mutex::default()),
            most_in_generation: (most / SHARDS / 2).max(1),
        }
    }

    /// The identity of a token that is known and good at a second.
    pub(super) fn find(&self, token: &str, now: i64) -> Option<Arc<Identity>> {
        let key = key(token);
        let mut shard = self.shard(&key).lock().unwrap_or_else(PoisonError::into_inner);
        let found = if let Some(found) = shard.young.get(&key) {
            Arc::clone(found)
        } else {
            let found = shard.old.remove(&key)?;
            self.insert(&mut shard, key, Arc::clone(&found));
            found
        };
        (found.expires > now).then_some(found)
    }

    pub(super) fn put(&self, token: &str, identity: Arc<Identity>) {
        let key = key(token);
        let mut shard = self.shard(&key).lock().unwrap_or_else(PoisonError::into_inner);
        self.insert(&mut shard, key, identity);
    }

    fn insert(&self, shard: &mut Generations, key: Digest, identity: Arc<Identity>) {
        if shard.young.len() >= self.most_in_generation {
            shard.old = std::mem::take(&mut shard.young);
        }
        shard.young.insert(key, identity);
    }

    fn shard(&self, key: &Digest) -> &Mutex<Generations> {
        &self.shards[usize::from(key[0]) % SHARDS]
    }

    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        let count = |shard: &Mutex<Generations>| {
            let shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.young.len() + shard.old.len()
        };
        self.shards.iter().map(count).sum()
    }
}

fn key(token: &str) -> Digest {
    let mut key = [0; 32];
    key.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
    key
}
