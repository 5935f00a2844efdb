//! When each traveller's next request is due.

use std::time::Duration;

use super::ApiOptions;
use crate::measure::wall_time;

/// The times of a run, as [`wall_time`] tells them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    begin: Duration,
    /// Requests that were due before warm the server up.
    pub(crate) counted_from: Duration,
    /// No request is due from here on.
    pub(crate) end: Duration,
    /// Between two requests of one traveller; `None` where the next is due as soon as the last was answered.
    step: Option<Duration>,
    users: u32,
}

impl Plan {
    pub(crate) fn new(options: &ApiOptions, begin: Duration) -> Self {
        let users = u32::try_from(options.users).unwrap_or(u32::MAX);
        let counted_from = begin + Duration::from_secs(options.warm_up);
        Self {
            begin,
            counted_from,
            end: counted_from + Duration::from_secs(options.seconds),
            step: (options.rate > 0).then(|| Duration::from_secs(1) * users / options.rate),
            users,
        }
    }

    /// The moments at which a traveller's requests are due. The travellers begin one after the other, so that requests
    /// come evenly.
    pub(crate) fn of(&self, number: usize) -> Turns {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let shift = self
            .step
            .map_or(Duration::ZERO, |step| step * number / self.users);
        Turns {
            plan: *self,
            next: self.begin + shift,
        }
    }
}

/// The moments of one traveller.
pub(crate) struct Turns {
    plan: Plan,
    next: Duration,
}

impl Turns {
    /// Waits for the next one; gives when it was due. Nobody waits for one that has passed.
    pub(crate) async fn next(&mut self) -> Option<Duration> {
        let due = match self.plan.step {
            Some(step) => {
                let due = self.next;
                self.next += step;
                until(due).await;
                due
            }
            None => wall_time(),
        };
        (due < self.plan.end).then_some(due)
    }
}

/// Waits until a moment. The timer of the runtime counts whole milliseconds and comes late rather than early: up to one
/// of them is in every time that is measured from a due moment.
pub(crate) async fn until(moment: Duration) {
    let left = moment.saturating_sub(wall_time());
    if !left.is_zero() {
        tokio::time::sleep(left).await;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Plan, Turns};
    use crate::api::{ApiOptions, Share};

    fn plan(rate: u32) -> Plan {
        let options = ApiOptions {
            url: String::new(),
            database_pid: None,
            users: 4,
            rate,
            warm_up: 0,
            seconds: 1,
            share: Share {
                searches: 0,
                edits: 0,
                generations: 0,
            },
            groups: 0,
            plans: 0,
            seed: 0,
        };
        // All of it has passed, so nobody waits.
        Plan::new(&options, Duration::ZERO)
    }

    async fn all(mut turns: Turns) -> Vec<u128> {
        let mut moments = Vec::new();
        while let Some(due) = turns.next().await {
            moments.push(due.as_millis());
        }
        moments
    }

    #[tokio::test]
    async fn requests_fall_due_evenly_and_none_is_left_out_when_one_is_late() {
        let plan = plan(16);
        assert_eq!(all(plan.of(0)).await, [0, 250, 500, 750]);
        assert_eq!(all(plan.of(1)).await, [62, 312, 562, 812]);
        assert_eq!(all(plan.of(3)).await, [187, 437, 687, 937]);
    }
}
