//! Numbers by kind.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use metrics::{counter, gauge};

use crate::kind::Kind;

/// How a kind does, since the process started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Values that were there in the process.
    pub hits: u64,
    /// Values that were there in the shared level.
    pub shared_hits: u64,
    /// Values that somebody else was loading already.
    pub joined: u64,
    /// Values that were loaded.
    pub misses: u64,
    /// Loads that failed.
    pub failures: u64,
    /// Values that the process keeps now.
    pub entries: u64,
}

impl Counts {
    /// The share of asks that did not need the source, from 0 to 1; 0 where nobody asked.
    pub fn hit_ratio(&self) -> f64 {
        let spared = self.hits + self.shared_hits + self.joined;
        let asks = spared + self.misses;
        if asks == 0 {
            0.0
        } else {
            spared as f64 / asks as f64
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) hits: AtomicU64,
    pub(crate) shared_hits: AtomicU64,
    pub(crate) joined: AtomicU64,
    pub(crate) misses: AtomicU64,
    pub(crate) failures: AtomicU64,
    pub(crate) entries: AtomicI64,
}

impl Counters {
    pub(crate) fn added(&self) {
        self.entries.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn removed(&self) {
        self.entries.fetch_sub(1, Ordering::Relaxed);
    }

    pub(crate) fn counts(&self) -> Counts {
        let read = |number: &AtomicU64| number.load(Ordering::Relaxed);
        Counts {
            hits: read(&self.hits),
            shared_hits: read(&self.shared_hits),
            joined: read(&self.joined),
            misses: read(&self.misses),
            failures: read(&self.failures),
            // A removal may be counted before its insertion.
            entries: self.entries.load(Ordering::Relaxed).max(0).unsigned_abs(),
        }
    }
}

/// Adds one.
pub(crate) fn count(number: &AtomicU64) {
    number.fetch_add(1, Ordering::Relaxed);
}

/// Hands the numbers of a kind to the metrics.
pub(crate) fn publish(kind: Kind, counts: Counts) {
    let total = |outcome: &'static str, number: u64| {
        counter!("cache_requests_total", "kind" => kind.name(), "outcome" => outcome).absolute(number);
    };
    total("hit", counts.hits);
    total("shared hit", counts.shared_hits);
    total("joined", counts.joined);
    total("miss", counts.misses);
    total("failure", counts.failures);
    gauge!("cache_entries", "kind" => kind.name()).set(counts.entries as f64);
    gauge!("cache_hit_ratio", "kind" => kind.name()).set(counts.hit_ratio());
}

/// Tells the metrics whether the second level is there.
pub(crate) fn publish_shared(is_up: bool) {
    gauge!("cache_shared_up").set(f64::from(u8::from(is_up)));
}
