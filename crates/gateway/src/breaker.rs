//! A circuit breaker: it stops asking somebody who mostly fails or is mostly slow, and tries again after a while.
//!
//! The rules are those of Resilience4j's count-based breaker, to the letter, because operators know them:
//!
//! - The last `window` results count. Once `minimum` of them are there, each result that comes in, a success too, is
//!   followed by a look at the rates: at or above `failure_percent` failed, or at or above `slow_percent` slow, opens it.
//!   A call is slow that took longer than `slow` (not as long as it).
//! - Open, it refuses. No timer runs: the first call that comes strictly after `wait` finds it half-open.
//! - Half-open, it permits `permits` calls and refuses the others. A new window of as many results begins, its minimum is
//!   the smaller of `minimum` and `permits`. As soon as they are there the rates decide: open again, or closed.
//! - A result counts in the state in which it comes in, not in the one in which its call began. One that comes in while
//!   the breaker is open is counted in the closed window's figures and decides nothing; one that comes in while it is
//!   half-open counts among the trial calls.
//! - A call that is given up without a result, because whoever wanted it has gone, gives its permit back. Only the
//!   half-open state has permits to give back to; like every result, it comes back to the state of that moment.
//!
//! [`Breaker`] is the machine alone: it is told what time it is. [`SharedBreaker`] is what calls go through.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod model;
mod shared;
#[cfg(test)]
mod waiting;

use std::collections::VecDeque;
use std::time::Duration;

pub use shared::{CallError, Permit, SharedBreaker};

/// When a breaker opens, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakerRules {
    /// How many results count, the latest ones; at least 1.
    pub window: u32,
    /// How many results must be there before the rates say anything; at most `window` counts.
    pub minimum: u32,
    /// The share of failures from which on it opens, in percent.
    pub failure_percent: u32,
    /// The share of slow calls from which on it opens, in percent.
    pub slow_percent: u32,
    /// A call that took longer is slow.
    pub slow: Duration,
    /// For how long it stays open; the call that comes later than that is a trial.
    pub wait: Duration,
    /// How many calls are permitted half-open; at least 1.
    pub permits: u32,
}

impl Default for BreakerRules {
    /// The platform's numbers: 10 results, 5 at least, 40 % failed, 60 % over 3 s, open for 20 s, 5 trials.
    fn default() -> Self {
        Self {
            window: 10,
            minimum: 5,
            failure_percent: 40,
            slow_percent: 60,
            slow: Duration::from_secs(3),
            wait: Duration::from_secs(20),
            permits: 5,
        }
    }
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With an answer that counts as good.
    Succeeded,
    /// With a failure.
    Failed,
    /// It was broken off at its time limit: failed, and slow whatever the limit was.
    TimedOut,
}

/// What a breaker does with calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BreakerState {
    /// It lets every call through.
    Closed,
    /// It lets a few through, to see.
    HalfOpen,
    /// It refuses.
    Open,
}

impl BreakerState {
    /// The word for logs, metrics and `/readyz`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::HalfOpen => "half-open",
            Self::Open => "open",
        }
    }
}

/// The figures of a breaker at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakerFigures {
    /// What it does.
    pub state: BreakerState,
    /// Results that count at the moment.
    pub results: u32,
    /// Failures among them.
    pub failed: u32,
    /// Slow ones among them.
    pub slow: u32,
    /// Calls that were refused since it began.
    pub refused: u64,
}

/// The machine. Instants are durations since any fixed moment, and never run backwards.
#[derive(Clone, Debug)]
pub struct Breaker {
    rules: BreakerRules,
    state: State,
    window: Window,
    refused: u64,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Closed,
    Open { until: Duration },
    HalfOpen { permits: u32 },
}

impl Breaker {
    /// A closed one without results.
    pub fn new(rules: BreakerRules) -> Self {
        let rules = BreakerRules {
            window: rules.window.max(1),
            permits: rules.permits.max(1),
            ..rules
        };
        Self {
            window: Window::new(rules.window, rules.minimum),
            state: State::Closed,
            rules,
            refused: 0,
        }
    }

    /// Whether a call may begin now. What is permitted must be followed by [`Breaker::record`] or [`Breaker::release`].
    pub fn try_acquire(&mut self, now: Duration) -> bool {
        if let State::Open { until } = self.state
            && now > until
        {
            self.state = State::HalfOpen {
                permits: self.rules.permits,
            };
            self.window = Window::new(self.rules.permits, self.rules.minimum);
        }
        match &mut self.state {
            State::Closed => return true,
            State::HalfOpen { permits } if *permits > 0 => {
                *permits -= 1;
                return true;
            }
            State::HalfOpen { .. } | State::Open { .. } => {}
        }
        self.refused += 1;
        false
    }

    /// Whether [`Breaker::try_acquire`] would permit a call, without taking a permit or changing anything.
    pub fn would_permit(&self, now: Duration) -> bool {
        match self.state {
            State::Closed => true,
            State::Open { until } => now > until,
            State::HalfOpen { permits } => permits > 0,
        }
    }

    /// Gives a permit back: the call ended without a result.
    pub fn release(&mut self) {
        if let State::HalfOpen { permits } = &mut self.state {
            *permits = permits.saturating_add(1);
        }
    }

    /// Counts the result of a call that took so long, and looks at the rates.
    pub fn record(&mut self, now: Duration, outcome: Outcome, took: Duration) {
        self.window.push(Result {
            failed: outcome != Outcome::Succeeded,
            slow: outcome == Outcome::TimedOut || took > self.rules.slow,
        });
        match (self.state, self.window.judge(&self.rules)) {
            (State::Closed | State::HalfOpen { .. }, Some(Verdict::Bad)) => {
                // The window stays: its figures are what operators see while it is open.
                self.state = State::Open {
                    until: now.saturating_add(self.rules.wait),
                };
            }
            (State::HalfOpen { .. }, Some(Verdict::Good)) => {
                self.state = State::Closed;
                self.window = Window::new(self.rules.window, self.rules.minimum);
            }
            (State::Open { .. }, _) | (State::Closed, Some(Verdict::Good)) | (_, None) => {}
        }
    }

    /// What it does. An open one whose time is over stays open until a call comes.
    pub fn state(&self) -> BreakerState {
        match self.state {
            State::Closed => BreakerState::Closed,
            State::Open { .. } => BreakerState::Open,
            State::HalfOpen { .. } => BreakerState::HalfOpen,
        }
    }

    /// Until when it refuses, where it is open.
    pub fn open_until(&self) -> Option<Duration> {
        match self.state {
            State::Open { until } => Some(until),
            State::Closed | State::HalfOpen { .. } => None,
        }
    }

    /// Begins anew: closed, without results. For a process that has come back, which is another one than the one that
    /// failed.
    pub fn reset(&mut self) {
        self.window = Window::new(self.rules.window, self.rules.minimum);
        self.state = State::Closed;
    }

    /// Its figures.
    pub fn figures(&self) -> BreakerFigures {
        BreakerFigures {
            state: self.state(),
            results: self.window.count(),
            failed: self.window.failed,
            slow: self.window.slow,
            refused: self.refused,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Result {
    failed: bool,
    slow: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Good,
    Bad,
}

/// The latest results, and how many of them were failed and slow.
#[derive(Clone, Debug)]
struct Window {
    size: u32,
    minimum: u32,
    results: VecDeque<Result>,
    failed: u32,
    slow: u32,
}

impl Window {
    fn new(size: u32, minimum: u32) -> Self {
        Self {
            size,
            minimum: minimum.min(size).max(1),
            results: VecDeque::new(),
            failed: 0,
            slow: 0,
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.results.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, result: Result) {
        if self.count() == self.size
            && let Some(oldest) = self.results.pop_front()
        {
            self.failed -= u32::from(oldest.failed);
            self.slow -= u32::from(oldest.slow);
        }
        self.failed += u32::from(result.failed);
        self.slow += u32::from(result.slow);
        self.results.push_back(result);
    }

    /// Nothing as long as too few results are there. Whole numbers, so that 4 of 10 are 40 % and not a little less.
    fn judge(&self, rules: &BreakerRules) -> Option<Verdict> {
        let count = self.count();
        if count < self.minimum {
            return None;
        }
        let reaches =
            |part: u32, percent: u32| u64::from(part) * 100 >= u64::from(percent) * u64::from(count);
        let bad = reaches(self.failed, rules.failure_percent) || reaches(self.slow, rules.slow_percent);
        Some(if bad { Verdict::Bad } else { Verdict::Good })
    }
}
