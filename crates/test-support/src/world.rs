//! Time and chance as a test wants them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use platform::{Clock, Random, World};

/// A clock that stands still until it is set. Clones share one time.
///
/// Ids made while it stands still are unique but unordered: move it where the order of ids matters.
#[derive(Clone, Debug)]
pub struct FakeClock(Arc<Mutex<Timestamp>>);

impl FakeClock {
    /// A clock at an instant such as `2026-05-01T09:00:00Z`.
    ///
    /// # Panics
    /// Where the text is no instant.
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(Mutex::new(parsed(instant))))
    }

    /// Moves it to an instant, back as well as forth.
    ///
    /// # Panics
    /// Where the text is no instant.
    pub fn set(&self, instant: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = parsed(instant);
    }

    /// Moves it on.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }

    /// A world with this clock and [`SeededRandom`]. Each call starts the same chain of random bytes anew: make one
    /// world a test and clone it.
    pub fn world(&self) -> World {
        World::new(Arc::new(self.clone()), Arc::new(SeededRandom::new(1)))
    }
}

/// 2026-05-01T00:00:00Z.
impl Default for FakeClock {
    fn default() -> Self {
        Self::at("2026-05-01T00:00:00Z")
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn parsed(instant: &str) -> Timestamp {
    instant
        .parse()
        .expect("the test gives an instant such as 2026-05-01T09:00:00Z")
}

/// Bytes that are the same in every run (`SplitMix64` of Steele, Lea and Flood, 2014).
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    /// The chain of a seed.
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, buffer: &mut [u8]) {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        for chunk in buffer.chunks_mut(8) {
            let mut word = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
            word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(word ^ (word >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A world that stands still at 2026-05-01T00:00:00Z; [`FakeClock::world`] makes one whose clock can be moved.
pub fn world() -> World {
    FakeClock::default().world()
}
