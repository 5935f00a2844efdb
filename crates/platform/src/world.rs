//! What a program cannot compute: the time and chance. Both come in as arguments, so that a test can set them.

use std::cell::RefCell;
use std::sync::Arc;

use aws_lc_rs::rand::{SecureRandom, SystemRandom as Source};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use uuid::Builder;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// Gives bytes that nobody can foresee.
pub trait Random: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one home of the clock: everything else is handed a Clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Random bytes of the process's generator, which the operating system seeds.
#[derive(Clone, Copy, Debug)]
pub struct SystemRandom;

/// Bytes that the generator makes at once: asking it costs the same for few bytes as for many, and most ask for few.
const AHEAD: usize = 1024;

/// Bytes that were made and nobody has been given yet; the last `left` of them.
struct Ahead {
    bytes: [u8; AHEAD],
    left: usize,
}

thread_local! {
    static AHEAD_HERE: RefCell<Ahead> = const { RefCell::new(Ahead { bytes: [0; AHEAD], left: 0 }) };
}

impl Random for SystemRandom {
    fn fill(&self, buffer: &mut [u8]) {
        if buffer.len() > AHEAD {
            return generate(buffer);
        }
        AHEAD_HERE.with_borrow_mut(|ahead| {
            if ahead.left < buffer.len() {
                generate(&mut ahead.bytes);
                ahead.left = AHEAD;
            }
            let begin = AHEAD - ahead.left;
            let given = &mut ahead.bytes[begin..begin + buffer.len()];
            buffer.copy_from_slice(given);
            // What was given out stays nowhere else.
            given.fill(0);
            ahead.left -= buffer.len();
        });
    }
}

fn generate(buffer: &mut [u8]) {
    Source::new()
        .fill(buffer)
        .expect("the operating system's random source does not fail once the system is up");
}

/// Clock and chance together, cheap to clone.
#[derive(Clone)]
pub struct World {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl World {
    /// From its two parts.
    pub fn new(clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self { clock, random }
    }

    /// The real one.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Milliseconds since 1970-01-01T00:00:00Z: how instants are stored.
    pub fn now_ms(&self) -> i64 {
        self.clock.now().as_millisecond()
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }

    /// An id for a record of ours: a UUID of version 7 (RFC 9562), so that newer ids sort after older ones.
    pub fn new_id(&self) -> String {
        let millis = u64::try_from(self.now_ms()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.bytes())
            .into_uuid()
            .to_string()
    }

    /// A secret of 256 random bits, in base64url without padding (43 characters).
    pub fn new_secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("World").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{AHEAD, Random, SystemRandom, World};

    #[test]
    fn gives_nothing_twice_and_any_length() {
        let world = World::system();
        let ids: BTreeSet<[u8; 16]> = (0..10_000).map(|_| world.bytes()).collect();
        assert_eq!(ids.len(), 10_000);
        for length in [0, 1, AHEAD - 1, AHEAD, AHEAD + 1, 5 * AHEAD] {
            let mut buffer = vec![0; length];
            SystemRandom.fill(&mut buffer);
            let different: BTreeSet<u8> = buffer.iter().copied().collect();
            assert!(
                different.len() >= length.min(256) / 2,
                "{} of {length}",
                different.len()
            );
        }
    }
}
