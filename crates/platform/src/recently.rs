//! Who did something a moment ago, for a bounded number of people.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::world::World;

/// Remembers who did something within the last so many seconds. Where there are more than it can remember, everybody
/// counts as having done it.
#[derive(Debug)]
pub struct Recently {
    lasts_ms: i64,
    most: usize,
    world: World,
    seen: Mutex<HashMap<String, i64>>,
}

impl Recently {
    /// Nobody did it yet.
    pub fn new(lasts: Duration, most: usize, world: World) -> Self {
        Self {
            lasts_ms: i64::try_from(lasts.as_millis()).unwrap_or(i64::MAX),
            most: most.max(1),
            world,
            seen: Mutex::default(),
        }
    }

    /// Somebody does it now.
    pub fn note(&self, who: &str) {
        let now = self.world.now_ms();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= self.most {
            seen.retain(|_, at| (now - *at).abs() < self.lasts_ms);
        }
        if seen.len() < self.most || seen.contains_key(who) {
            seen.insert(who.to_owned(), now);
        }
    }

    /// Whether somebody did it a moment ago.
    pub fn holds(&self, who: &str) -> bool {
        let now = self.world.now_ms();
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let lately = |at: &i64| (now - at).abs() < self.lasts_ms;
        seen.get(who).is_some_and(lately) || (seen.len() >= self.most && seen.values().any(lately))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use jiff::Timestamp;

    use super::*;
    use crate::world::{Clock, SystemRandom};

    struct Hands(AtomicI64);

    impl Clock for Hands {
        fn now(&self) -> Timestamp {
            Timestamp::from_millisecond(self.0.load(Ordering::Relaxed)).expect("a moment of our time")
        }
    }

    #[test]
    fn remembers_for_a_while_and_rather_too_many_than_too_few() {
        let hands = Arc::new(Hands(AtomicI64::new(0)));
        let world = World::new(hands.clone(), Arc::new(SystemRandom));
        let recently = Recently::new(Duration::from_secs(5), 2, world);
        recently.note("ada");
        assert!(recently.holds("ada") && !recently.holds("bo"));
        hands.0.store(4_000, Ordering::Relaxed);
        recently.note("bo");
        recently.note("cho");
        assert!(recently.holds("cho"), "nobody is left out who did it");
        hands.0.store(5_000, Ordering::Relaxed);
        assert!(!recently.holds("ada") || recently.holds("cho"));
        hands.0.store(9_000, Ordering::Relaxed);
        assert!(!recently.holds("ada") && !recently.holds("bo") && !recently.holds("cho"));
    }
}
