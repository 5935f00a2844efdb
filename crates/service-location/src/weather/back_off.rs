//! Leaves a provider in peace that failed, so that it does not cost its time limit on each question.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::ForecastError;

/// The pause after the first failure, in milliseconds; it doubles with each further one.
const FIRST_PAUSE_MS: i64 = 30_000;

/// The longest pause.
const LONGEST_PAUSE_MS: i64 = 15 * 60_000;

/// How often the provider failed in a row, and until when nobody asks it.
#[derive(Debug, Default)]
pub(crate) struct BackOff(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    until_ms: i64,
}

impl BackOff {
    /// Whether it may be asked. After a pause one question goes through, and the next ones wait for what becomes of it.
    pub(crate) fn permits(&self, now_ms: i64) -> bool {
        let mut state = self.locked();
        if state.failures == 0 {
            return true;
        }
        if now_ms < state.until_ms {
            return false;
        }
        state.until_ms = now_ms.saturating_add(FIRST_PAUSE_MS);
        true
    }

    /// It answered.
    pub(crate) fn succeeded(&self) {
        *self.locked() = State::default();
    }

    /// It did not.
    pub(crate) fn failed(&self, now_ms: i64, error: &ForecastError) {
        let mut state = self.locked();
        let pause = FIRST_PAUSE_MS << state.failures.min(5);
        state.failures = state.failures.saturating_add(1);
        state.until_ms = now_ms.saturating_add(pause.min(LONGEST_PAUSE_MS));
        tracing::warn!(cause = %error, failures = state.failures, "no weather forecast");
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_quarter_of_an_hour_and_end_with_a_success() {
        let back_off = BackOff::default();
        let error = ForecastError::Unreachable("down".to_owned());
        assert!(back_off.permits(0));
        let mut now = 0;
        let mut pauses = Vec::new();
        for _ in 0..8 {
            back_off.failed(now, &error);
            let pause = (0..=LONGEST_PAUSE_MS)
                .step_by(30_000)
                .find(|pause| back_off.permits(now + pause))
                .expect("a pause ends");
            pauses.push(pause / 1_000);
            now += pause;
        }
        assert_eq!(pauses, [30, 60, 120, 240, 480, 900, 900, 900]);
        back_off.succeeded();
        assert!(back_off.permits(now) && back_off.permits(now));
    }

    #[test]
    fn after_a_pause_one_question_goes_through() {
        let back_off = BackOff::default();
        back_off.failed(0, &ForecastError::Resting);
        assert!(!back_off.permits(29_999));
        assert!(back_off.permits(30_000));
        assert!(!back_off.permits(30_001));
        // Its asker may have gone without an answer.
        assert!(back_off.permits(60_000));
    }
}
