//! The same rules written a second time, without care for speed: every result is kept for ever, and every question is
//! answered by looking through them.

use std::time::Duration;

use proptest::prelude::*;

use super::{Breaker, BreakerRules, BreakerState, Outcome};

/// What happened since the last change of state, in order.
struct Naive {
    rules: BreakerRules,
    state: BreakerState,
    opened_at: Duration,
    given: u32,
    returned: u32,
    results: Vec<(bool, bool)>,
}

impl Naive {
    fn new(rules: BreakerRules) -> Self {
        Self {
            rules,
            state: BreakerState::Closed,
            opened_at: Duration::ZERO,
            given: 0,
            returned: 0,
            results: Vec::new(),
        }
    }

    fn acquire(&mut self, now: Duration) -> bool {
        if self.state == BreakerState::Open && now > self.opened_at + self.rules.wait {
            self.state = BreakerState::HalfOpen;
            self.results.clear();
            (self.given, self.returned) = (0, 0);
        }
        match self.state {
            BreakerState::Closed => true,
            BreakerState::Open => false,
            BreakerState::HalfOpen => {
                let free = self.given < self.rules.permits + self.returned;
                self.given += u32::from(free);
                free
            }
        }
    }

    fn release(&mut self) {
        self.returned += u32::from(self.state == BreakerState::HalfOpen);
    }

    fn record(&mut self, now: Duration, failed: bool, slow: bool) {
        self.results.push((failed, slow));
        let size = match self.state {
            BreakerState::HalfOpen => self.rules.permits,
            BreakerState::Closed | BreakerState::Open => self.rules.window,
        };
        let latest: Vec<_> = self.results.iter().rev().take(size as usize).collect();
        let enough = latest.len() >= size.min(self.rules.minimum) as usize;
        if self.state == BreakerState::Open || !enough {
            return;
        }
        let share = |wanted: fn(&(bool, bool)) -> bool| {
            let count = latest.iter().filter(|result| wanted(result)).count();
            count as f64 / latest.len() as f64 * 100.0
        };
        // The rates of these sizes are far enough from each other for this to be safe.
        let above = |rate: f64, percent: u32| rate + 1e-9 >= f64::from(percent);
        if above(share(|result| result.0), self.rules.failure_percent)
            || above(share(|result| result.1), self.rules.slow_percent)
        {
            self.state = BreakerState::Open;
            self.opened_at = now;
        } else if self.state == BreakerState::HalfOpen {
            self.state = BreakerState::Closed;
            self.results.clear();
        }
    }
}

/// What may happen to a breaker. Calls are begun and ended apart from each other, so that they end in other states.
#[derive(Clone, Copy, Debug)]
enum Event {
    Begin,
    End { outcome: Outcome, millis: u64 },
    Drop,
    Wait { millis: u64 },
}

fn event() -> impl Strategy<Value = Event> {
    let outcome = prop_oneof![
        4 => Just(Outcome::Succeeded),
        3 => Just(Outcome::Failed),
        1 => Just(Outcome::TimedOut),
    ];
    let millis = prop_oneof![4 => 0..2000_u64, 1 => Just(3000), 1 => Just(3001), 1 => 3000..9000_u64];
    prop_oneof![
        6 => Just(Event::Begin),
        5 => (outcome, millis).prop_map(|(outcome, millis)| Event::End { outcome, millis }),
        1 => Just(Event::Drop),
        1 => prop_oneof![Just(19_999), Just(20_000), Just(20_001), Just(1), 0..40_000_u64]
            .prop_map(|millis| Event::Wait { millis }),
    ]
}

fn rules() -> impl Strategy<Value = BreakerRules> {
    let usual = Just(BreakerRules::default());
    let any = (1..20_u32, 1..12_u32, 1..=100_u32, 1..=100_u32, 1..8_u32).prop_map(
        |(window, minimum, failure_percent, slow_percent, permits)| BreakerRules {
            window,
            minimum,
            failure_percent,
            slow_percent,
            permits,
            ..BreakerRules::default()
        },
    );
    prop_oneof![usual, any]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_rules_written_down_a_second_time(
        rules in rules(),
        events in proptest::collection::vec(event(), 1..400),
    ) {
        let (mut breaker, mut naive) = (Breaker::new(rules), Naive::new(rules));
        let (mut now, mut running) = (Duration::from_secs(1), 0_u32);
        for event in events {
            match event {
                Event::Begin => {
                    let looked = breaker.would_permit(now);
                    let permitted = breaker.try_acquire(now);
                    prop_assert_eq!(looked, permitted);
                    prop_assert_eq!(permitted, naive.acquire(now));
                    running += u32::from(permitted);
                }
                Event::End { outcome, millis } if running > 0 => {
                    running -= 1;
                    breaker.record(now, outcome, Duration::from_millis(millis));
                    let slow = outcome == Outcome::TimedOut || millis > 3000;
                    naive.record(now, outcome != Outcome::Succeeded, slow);
                }
                Event::Drop if running > 0 => {
                    running -= 1;
                    breaker.release();
                    naive.release();
                }
                Event::End { .. } | Event::Drop => {}
                Event::Wait { millis } => now += Duration::from_millis(millis),
            }
            prop_assert_eq!(breaker.state(), naive.state);
        }
    }
}
