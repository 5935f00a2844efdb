//! When a call is tried again, and how long it waits before.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use super::OutboundError;
use crate::world::World;

/// Tenths of a retry: each call earns one, a retry costs ten. In the long run at most a tenth of the calls are
/// repeated, so that a provider in trouble does not get twice the load from us.
const COST: i64 = 10;

/// Tenths that a budget begins with, and holds at most: ten retries in a row.
const MOST: i64 = 10 * COST;

/// The retries that a client may still make.
#[derive(Debug)]
pub(super) struct Budget(AtomicI64);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicI64::new(MOST))
    }
}

impl Budget {
    /// Counts a call.
    pub(super) fn earn(&self) {
        self.change(|tenths| (tenths < MOST).then_some(tenths + 1));
    }

    /// Takes a retry, if there is one.
    pub(super) fn spend(&self) -> bool {
        self.change(|tenths| (tenths >= COST).then_some(tenths - COST))
    }

    fn change(&self, to: impl FnMut(i64) -> Option<i64>) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, to)
            .is_ok()
    }
}

/// What the provider asks for; else twice as long each time, and between half and all of it, so that many clients do
/// not come back together.
pub(super) fn pause(error: &OutboundError, first_ms: u64, tried: u32, world: &World) -> Duration {
    if let OutboundError::Status {
        retry_after_seconds: Some(seconds),
        ..
    } = error
    {
        return Duration::from_secs(*seconds);
    }
    let longest = first_ms.saturating_mul(1 << tried.min(16));
    let [chance] = world.bytes();
    Duration::from_millis(longest / 2 + (longest / 2) * u64::from(chance) / 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_ten_retries_and_then_one_for_ten_calls() {
        let budget = Budget::default();
        assert_eq!((0..20).filter(|_| budget.spend()).count(), 10);
        for _ in 0..9 {
            budget.earn();
        }
        assert!(!budget.spend());
        budget.earn();
        assert!(budget.spend());
    }

    #[test]
    fn waits_twice_as_long_each_time() {
        let error = OutboundError::Broken {
            provider: "test",
            reason: String::new(),
            unsent: false,
        };
        let world = World::system();
        for (tried, least, most) in [(0, 50, 100), (1, 100, 200), (3, 400, 800)] {
            let pause = pause(&error, 100, tried, &world).as_millis();
            assert!((least..=most).contains(&pause), "{pause} after {tried}");
        }
    }
}
