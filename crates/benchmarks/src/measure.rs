//! Clocks, and what a row of measurements says.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Processor time that the calling thread has used so far.
pub fn thread_time() -> Duration {
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(spent.tv_sec).expect("processor time is never negative");
    let nanoseconds = u32::try_from(spent.tv_nsec).expect("below a second");
    Duration::new(seconds, nanoseconds)
}

/// Time on the wall since a fixed moment of the past.
pub fn wall_time() -> Duration {
    let now = clock_gettime(ClockId::Monotonic);
    let seconds = u64::try_from(now.tv_sec).expect("the clock counts up from the start of the machine");
    let nanoseconds = u32::try_from(now.tv_nsec).expect("below a second");
    Duration::new(seconds, nanoseconds)
}

/// What a call gave, and the processor and wall time it took.
pub fn timed<T>(call: impl FnOnce() -> T) -> (T, Duration, Duration) {
    let (thread, wall) = (thread_time(), wall_time());
    let result = call();
    (
        result,
        thread_time().saturating_sub(thread),
        wall_time().saturating_sub(wall),
    )
}

/// A row of measurements of the same thing.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    values: Vec<f64>,
}

impl Sample {
    /// Adds one.
    pub fn push(&mut self, value: f64) {
        let at = self.values.partition_point(|other| *other <= value);
        self.values.insert(at, value);
    }

    /// Adds a duration in milliseconds.
    pub fn push_time(&mut self, time: Duration) {
        self.push(time.as_secs_f64() * 1_000.0);
    }

    /// Adds many.
    pub fn extend(&mut self, values: impl IntoIterator<Item = f64>) {
        self.values.extend(values);
        self.values.sort_by(f64::total_cmp);
    }

    /// Adds all of another row.
    pub fn merge(&mut self, other: Self) {
        self.extend(other.values);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The smallest value that so many percent of the row do not exceed (nearest rank); zero for an empty row.
    pub fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.values.len() * percent.min(100)).div_ceil(100).max(1);
        self.values.get(rank - 1).copied().unwrap_or(0.0)
    }

    /// The largest value.
    pub fn largest(&self) -> f64 {
        self.percentile(100)
    }

    /// The mean; zero for an empty row.
    pub fn mean(&self) -> f64 {
        if self.values.is_empty() {
            return 0.0;
        }
        self.values.iter().sum::<f64>() / self.values.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::Sample;

    fn check(values: &[f64], percent: usize, expected: f64) {
        let mut sample = Sample::default();
        for value in values {
            sample.push(*value);
        }
        assert!(
            (sample.percentile(percent) - expected).abs() < 1e-9,
            "{values:?} {percent}"
        );
    }

    #[test]
    fn takes_the_nearest_rank() {
        check(&[], 50, 0.0);
        check(&[3.0], 99, 3.0);
        check(&[4.0, 1.0, 3.0, 2.0], 50, 2.0);
        check(&[4.0, 1.0, 3.0, 2.0], 75, 3.0);
        check(&[4.0, 1.0, 3.0, 2.0], 99, 4.0);
        check(&[4.0, 1.0, 3.0, 2.0], 0, 1.0);
    }
}
