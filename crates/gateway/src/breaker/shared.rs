//! The breaker as calls go through it: shared, timed, and safe against calls that are dropped.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Breaker, BreakerFigures, BreakerRules, Outcome};

/// Why a call gave no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError<E> {
    /// The breaker did not let it begin.
    Refused,
    /// It was broken off at the limit.
    TimedOut,
    /// It failed by itself.
    Failed(E),
}

/// A breaker that many calls share; clones are the same breaker.
#[derive(Clone, Debug)]
pub struct SharedBreaker {
    breaker: Arc<Mutex<Breaker>>,
    /// What the machine's instants are counted from.
    since: Instant,
}

impl SharedBreaker {
    /// A closed one.
    pub fn new(rules: BreakerRules) -> Self {
        Self {
            breaker: Arc::new(Mutex::new(Breaker::new(rules))),
            since: Instant::now(),
        }
    }

    /// Takes a permit, where there is one.
    pub fn begin(&self) -> Option<Permit> {
        let now = self.now();
        self.lock().try_acquire(now).then(|| Permit {
            breaker: self.clone(),
            begun: Instant::now(),
            settled: false,
        })
    }

    /// Runs a call: refused, broken off at the limit (its future is dropped), or counted by how it ended. Where the
    /// future of this function itself is dropped, the permit goes back.
    pub async fn call<T, E>(
        &self,
        limit: Duration,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, CallError<E>> {
        let permit = self.begin().ok_or(CallError::Refused)?;
        match tokio::time::timeout(limit, call).await {
            Ok(Ok(value)) => {
                permit.settle(Outcome::Succeeded);
                Ok(value)
            }
            Ok(Err(error)) => {
                permit.settle(Outcome::Failed);
                Err(CallError::Failed(error))
            }
            Err(_elapsed) => {
                permit.settle(Outcome::TimedOut);
                Err(CallError::TimedOut)
            }
        }
    }

    /// Begins anew, see [`Breaker::reset`].
    pub fn reset(&self) {
        self.lock().reset();
    }

    /// Whether a call would be permitted now.
    pub fn would_permit(&self) -> bool {
        let now = self.now();
        self.lock().would_permit(now)
    }

    /// Its figures.
    pub fn figures(&self) -> BreakerFigures {
        self.lock().figures()
    }

    /// How long it goes on refusing; nothing where it does not.
    pub fn refuses_for(&self) -> Duration {
        let now = self.now();
        let until = self.lock().open_until();
        until.map_or(Duration::ZERO, |until| until.saturating_sub(now))
    }

    fn now(&self) -> Duration {
        self.since.elapsed()
    }

    fn lock(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to make one call. Dropped without a result, it goes back.
#[derive(Debug)]
#[must_use = "a permit that is not settled counts as a call that was given up"]
pub struct Permit {
    breaker: SharedBreaker,
    begun: Instant,
    settled: bool,
}

impl Permit {
    /// Counts how the call ended.
    pub fn settle(self, outcome: Outcome) {
        let took = self.begun.elapsed();
        self.settle_after(outcome, took);
    }

    /// Counts how the call ended, where not all of the time since the permit was the other side's.
    pub fn settle_after(mut self, outcome: Outcome, took: Duration) {
        self.settled = true;
        let now = self.breaker.now();
        self.breaker.lock().record(now, outcome, took);
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.settled {
            self.breaker.lock().release();
        }
    }
}
