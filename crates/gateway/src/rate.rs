//! How often somebody may ask: the generic cell rate algorithm, an instant for each who is known.
//!
//! Each request moves an instant (the theoretical arrival time) on by one interval; who is further ahead of the clock
//! than the burst allows has to wait. [`SharedRate`] does the same sum for several gateways together. Memory has a bound:
//! when it is reached, those whose instant has passed are forgotten (they would be let through anyway); if that is not
//! enough, newcomers share one instant.

mod shared;

pub(crate) use shared::SharedRate;

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Parts with a lock each.
const SHARDS: usize = 16;

/// A limit of so many requests a minute for each key.
#[derive(Debug)]
pub(crate) struct Rate<K> {
    interval: u64,
    burst: u64,
    most_in_shard: usize,
    shards: [Mutex<Shard<K>>; SHARDS],
    hasher: RandomState,
}

/// How often somebody may ask, in nanoseconds: the time of one request, and how far one may be ahead of the clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    pub(crate) interval: u64,
    pub(crate) burst: u64,
}

#[derive(Debug)]
struct Shard<K> {
    known: HashMap<K, u64>,
    /// The instant of everybody who is too many.
    others: u64,
}

impl<K: Eq + Hash> Rate<K> {
    /// So many requests a minute, all of which may come at once; `None` for 0, which is any number.
    pub(crate) fn per_minute(requests: u32, most_known: usize) -> Option<Self> {
        const MINUTE: u64 = 60_000_000_000;
        let interval = MINUTE.checked_div(u64::from(requests))?;
        Some(Self {
            interval,
            burst: MINUTE - interval,
            most_in_shard: (most_known / SHARDS).max(1),
            shards: std::array::from_fn(|_| {
                Mutex::new(Shard {
                    known: HashMap::new(),
                    others: 0,
                })
            }),
            hasher: RandomState::new(),
        })
    }

    pub(crate) fn terms(&self) -> Terms {
        Terms {
            interval: self.interval,
            burst: self.burst,
        }
    }

    /// Counts a request at an instant; who is over the limit is told how long to wait.
    pub(crate) fn check(&self, key: K, now: Duration) -> Result<(), Duration> {
        let now = u64::try_from(now.as_nanos()).unwrap_or(u64::MAX);
        let at = usize::try_from(self.hasher.hash_one(&key) % SHARDS as u64).unwrap_or(0);
        let mut shard = self.shards[at].lock().unwrap_or_else(PoisonError::into_inner);
        if shard.known.len() >= self.most_in_shard && !shard.known.contains_key(&key) {
            shard.known.retain(|_, arrival| *arrival > now);
        }
        let full = shard.known.len() >= self.most_in_shard && !shard.known.contains_key(&key);
        let arrival = if full {
            &mut shard.others
        } else {
            shard.known.entry(key).or_insert(0)
        };
        let due = (*arrival).max(now);
        let ahead = due - now;
        if ahead > self.burst {
            return Err(Duration::from_nanos(ahead - self.burst));
        }
        *arrival = due.saturating_add(self.interval);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(requests: u32) -> Rate<u32> {
        Rate::per_minute(requests, 1600).expect("a limit")
    }

    const START: Duration = Duration::from_secs(1_000_000);

    #[test]
    fn lets_a_hundred_through_at_once_and_then_one_every_600_ms() {
        let rate = rate(100);
        for _ in 0..100 {
            assert_eq!(rate.check(1, START), Ok(()));
        }
        assert_eq!(rate.check(1, START), Err(Duration::from_millis(600)));
        let later = START + Duration::from_millis(599);
        assert_eq!(rate.check(1, later), Err(Duration::from_millis(1)));
        assert_eq!(rate.check(1, START + Duration::from_millis(600)), Ok(()));
        assert!(rate.check(1, START + Duration::from_millis(600)).is_err());
    }

    #[test]
    fn never_lets_more_through_than_the_rate_in_the_long_run() {
        let rate = rate(100);
        let passed = (0..60_000_u32)
            .filter(|step| {
                rate.check(1, START + Duration::from_millis(u64::from(*step) * 10))
                    .is_ok()
            })
            .count();
        // Ten minutes: the first hundred at once, then a hundred a minute.
        assert!((1099..=1101).contains(&passed), "{passed}");
    }

    #[test]
    fn refused_requests_do_not_lengthen_the_wait() {
        let rate = rate(1);
        assert_eq!(rate.check(1, START), Ok(()));
        for _ in 0..1000 {
            assert!(rate.check(1, START).is_err());
        }
        assert_eq!(rate.check(1, START + Duration::from_mins(1)), Ok(()));
    }

    #[test]
    fn counts_everybody_apart() {
        let rate = rate(1);
        assert_eq!(rate.check(1, START), Ok(()));
        assert_eq!(rate.check(2, START), Ok(()));
    }

    #[test]
    fn has_no_limit_for_nothing() {
        assert!(Rate::<u32>::per_minute(0, 10).is_none());
    }

    #[test]
    fn bounds_its_memory_and_still_limits_newcomers() {
        let rate = Rate::<u32>::per_minute(2, 16).expect("a limit");
        let passed = (0..10_000_u32)
            .filter(|key| rate.check(*key, START).is_ok())
            .count();
        // One known and two shared requests a shard.
        assert!(passed <= 16 * 3, "{passed}");
        let known: usize = rate
            .shards
            .iter()
            .map(|shard| shard.lock().expect("no panic").known.len())
            .sum();
        assert!(known <= 16, "{known}");
        assert_eq!(rate.check(99_999, START + Duration::from_mins(2)), Ok(()));
    }
}
