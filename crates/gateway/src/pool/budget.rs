//! How many requests may be sent a second time: a share of all of them, so that a service in trouble does not get a
//! multiple of its load.

use std::sync::atomic::{AtomicI64, Ordering};

/// What one retry costs.
const COST: i64 = 100;

/// Retries of bad answers that are kept at most: so many in a row.
pub(super) const OF_ANSWERS: i64 = 10;

/// The same for broken connections: as many as a process may have had running when it died, which happens once.
pub(super) const OF_DEATHS: i64 = 1000;

/// The retries that may still be made, in hundredths.
#[derive(Debug)]
pub(super) struct Budget {
    left: AtomicI64,
    percent: i64,
    most: i64,
}

impl Budget {
    /// So many retries for a hundred requests, and so many at once.
    pub(super) fn new(percent: u32, at_once: i64) -> Self {
        let most = at_once * COST;
        Self {
            left: AtomicI64::new(if percent == 0 { 0 } else { most }),
            percent: i64::from(percent),
            most,
        }
    }

    /// Counts a request.
    pub(super) fn earn(&self) {
        self.change(|left| (left < self.most).then(|| (left + self.percent).min(self.most)));
    }

    /// Takes a retry, where there is one.
    pub(super) fn spend(&self) -> bool {
        self.change(|left| (left >= COST).then_some(left - COST))
    }

    fn change(&self, to: impl FnMut(i64) -> Option<i64>) -> bool {
        self.left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, to)
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_ten_retries_and_then_a_fifth_of_the_requests() {
        let budget = Budget::new(20, OF_ANSWERS);
        assert_eq!((0..100).filter(|_| budget.spend()).count(), 10);
        let mut repeated = 0;
        for _ in 0..1000 {
            budget.earn();
            repeated += usize::from(budget.spend());
        }
        assert_eq!(repeated, 200);
    }

    #[test]
    fn gives_none_where_none_are_wanted() {
        let budget = Budget::new(0, OF_DEATHS);
        budget.earn();
        assert!(!budget.spend());
    }
}
