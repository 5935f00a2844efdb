//! How long generations take, by their size, and how many of them end well.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use contracts::generations::GenerationStatus;
use metrics::{counter, gauge, histogram};

/// Days up to which a trip belongs to each class; the last class has no end.
const CLASSES: [u32; 4] = [3, 7, 14, 31];
/// What a generation of each class takes before one was seen, in milliseconds.
const USUAL_MS: [f64; 5] = [400.0, 800.0, 1200.0, 2000.0, 4000.0];
/// How much one more generation weighs in the average.
const WEIGHT: f64 = 0.2;
/// The window of the success rate.
const WINDOW_MS: i64 = 5 * 60 * 1000;

/// The class of a trip of so many days.
pub(crate) fn size_class(days: u32) -> u8 {
    let class = CLASSES.iter().filter(|most| days > **most).count();
    u8::try_from(class).expect("there are five classes")
}

/// What was seen of late.
#[derive(Debug)]
pub(crate) struct Timings {
    averages: Mutex<[f64; 5]>,
    outcomes: Mutex<VecDeque<(i64, bool)>>,
}

impl Timings {
    pub(crate) fn new() -> Self {
        Self {
            averages: Mutex::new(USUAL_MS),
            outcomes: Mutex::default(),
        }
    }

    /// Takes note of a generation that ended.
    pub(crate) fn ended(&self, status: GenerationStatus, class: u8, started_at: Option<i64>, now: i64) {
        let outcome = match status {
            GenerationStatus::Completed => "completed",
            GenerationStatus::Failed => "failed",
            GenerationStatus::Cancelled => "cancelled",
            GenerationStatus::Queued | GenerationStatus::Processing => return,
        };
        counter!("trip_generations_total", "outcome" => outcome).increment(1);
        if status != GenerationStatus::Cancelled {
            self.rate(status == GenerationStatus::Completed, now);
        }
        if let (GenerationStatus::Completed, Some(started_at)) = (status, started_at) {
            let took = (now - started_at).max(0) as f64;
            histogram!("ai_response_time", "operation" => "generation").record(took / 1000.0);
            let mut averages = self.averages.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(average) = averages.get_mut(usize::from(class)) {
                *average += WEIGHT * (took - *average);
            }
        }
    }

    /// The seconds left of a generation that is so far (0..=100), behind so many others that are as large.
    pub(crate) fn seconds_left(&self, class: u8, progress: u8, ahead: u64, threads: usize) -> u32 {
        let averages = self.averages.lock().unwrap_or_else(PoisonError::into_inner);
        let whole = averages.get(usize::from(class)).copied().unwrap_or(USUAL_MS[4]);
        let own = whole * f64::from(100 - progress.min(100)) / 100.0;
        let rounds = ahead.min(10_000) as f64 / threads.max(1) as f64;
        seconds_up(own + rounds * whole)
    }

    fn rate(&self, good: bool, now: i64) {
        let mut outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        outcomes.push_back((now, good));
        while outcomes.front().is_some_and(|(at, _)| *at <= now - WINDOW_MS) {
            outcomes.pop_front();
        }
        let completed = outcomes.iter().filter(|(_, good)| *good).count();
        gauge!("trip_generation_success_rate").set(completed as f64 / outcomes.len() as f64);
    }
}

fn seconds_up(ms: f64) -> u32 {
    let seconds = (ms / 1000.0).ceil().clamp(1.0, 86_400.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 1 and the seconds of a day"
    )]
    let seconds = seconds as u32;
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trips_fall_into_five_classes() {
        let classes = [1, 3, 4, 7, 14, 15, 31, 32, 120].map(size_class);
        assert_eq!(classes, [0, 0, 1, 1, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn the_estimate_follows_what_was_seen() {
        let timings = Timings::new();
        assert_eq!(timings.seconds_left(0, 0, 0, 2), 1);
        for _ in 0..40 {
            timings.ended(GenerationStatus::Completed, 0, Some(1000), 11_000);
        }
        assert_eq!(timings.seconds_left(0, 0, 0, 2), 10);
        assert_eq!(timings.seconds_left(0, 50, 0, 2), 5);
        assert_eq!(timings.seconds_left(0, 0, 4, 2), 30);
        assert_eq!(timings.seconds_left(4, 0, 0, 2), 4);
    }
}
