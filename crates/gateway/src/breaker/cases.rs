use std::time::Duration;

use super::{Breaker, BreakerRules, BreakerState, Outcome};
use BreakerState::{Closed, HalfOpen, Open};

/// A breaker and a clock that only the case moves.
struct Bench {
    breaker: Breaker,
    now: Duration,
}

const QUICK: Duration = Duration::from_millis(10);

impl Bench {
    fn new() -> Self {
        Self::of(BreakerRules::default())
    }

    fn of(rules: BreakerRules) -> Self {
        Self {
            breaker: Breaker::new(rules),
            now: Duration::from_secs(1000),
        }
    }

    /// Runs calls, a letter each: `.` succeeds, `x` fails, `s` succeeds slowly, `S` fails slowly, `t` times out.
    fn run(&mut self, calls: &str) -> &mut Self {
        for call in calls.chars() {
            assert!(self.breaker.try_acquire(self.now), "refused before {call}");
            self.end(call);
        }
        self
    }

    /// Ends a call that began earlier.
    fn end(&mut self, call: char) -> &mut Self {
        let slow = Duration::from_millis(3001);
        let (outcome, took) = match call {
            '.' => (Outcome::Succeeded, QUICK),
            'x' => (Outcome::Failed, QUICK),
            's' => (Outcome::Succeeded, slow),
            'S' => (Outcome::Failed, slow),
            't' => (Outcome::TimedOut, QUICK),
            other => panic!("{other} is no call"),
        };
        self.breaker.record(self.now, outcome, took);
        self
    }

    fn took(&mut self, millis: u64) -> &mut Self {
        assert!(self.breaker.try_acquire(self.now));
        self.breaker
            .record(self.now, Outcome::Succeeded, Duration::from_millis(millis));
        self
    }

    fn begin(&mut self, count: usize) -> &mut Self {
        for number in 0..count {
            assert!(self.breaker.try_acquire(self.now), "call {number}");
        }
        self
    }

    fn refused(&mut self) -> &mut Self {
        assert!(!self.breaker.try_acquire(self.now), "permitted");
        self
    }

    fn wait(&mut self, millis: u64) -> &mut Self {
        self.now += Duration::from_millis(millis);
        self
    }

    #[track_caller]
    fn is(&mut self, state: BreakerState) -> &mut Self {
        assert_eq!(self.breaker.state(), state);
        self
    }

    /// Open, and its time just over.
    fn opened() -> Self {
        let mut bench = Self::new();
        bench.run("xxxxx").is(Open).wait(20_001);
        bench
    }
}

#[test]
fn begins_closed_and_without_results() {
    let bench = Bench::new();
    let figures = bench.breaker.figures();
    assert_eq!((figures.state, figures.results, figures.refused), (Closed, 0, 0));
}

#[test]
fn stays_closed_below_the_minimum_of_results() {
    Bench::new().run("xxxx").is(Closed);
}

#[test]
fn opens_when_the_minimum_is_reached_with_failures_only() {
    Bench::new().run("xxxxx").is(Open);
}

#[test]
fn opens_at_exactly_forty_percent() {
    Bench::new().run("...xx").is(Open);
}

#[test]
fn stays_closed_just_below_forty_percent() {
    Bench::new().run("......xxx").is(Closed);
    Bench::new().run(".......xxx").is(Closed);
}

#[test]
fn a_success_can_open_it_because_it_completes_the_minimum() {
    Bench::new().run("xxxx").is(Closed).run(".").is(Open);
}

#[test]
fn a_success_that_completes_the_minimum_below_the_rate_leaves_it_closed() {
    Bench::new().run("x....").is(Closed);
}

#[test]
fn opens_at_four_failures_of_ten() {
    Bench::new().run("......xxx").is(Closed).run("x").is(Open);
}

#[test]
fn forgets_results_beyond_the_tenth() {
    Bench::new()
        .run("......xxx.")
        .is(Closed)
        .run(".....")
        .is(Closed)
        // Three old failures are still among the ten: a fourth opens it.
        .run("x")
        .is(Open);
    Bench::new()
        .run("......xxx.......")
        .run("..")
        .run("xxx")
        .is(Closed);
}

#[test]
fn opens_after_many_successes_as_soon_as_four_of_ten_fail() {
    let mut bench = Bench::new();
    bench
        .run(&".".repeat(100_000))
        .run("xxx")
        .is(Closed)
        .run("x")
        .is(Open);
}

#[test]
fn a_failure_that_leaves_the_window_makes_room() {
    Bench::new()
        .run("x......")
        .run("...")
        .run(".")
        .run("xxx")
        .is(Closed);
}

#[test]
fn a_call_of_exactly_three_seconds_is_not_slow() {
    let mut bench = Bench::new();
    for _ in 0..10 {
        bench.took(3000);
    }
    bench.is(Closed);
    assert_eq!(bench.breaker.figures().slow, 0);
}

#[test]
fn a_call_of_a_nanosecond_more_is_slow() {
    let mut bench = Bench::new();
    assert!(bench.breaker.try_acquire(bench.now));
    let took = Duration::from_secs(3) + Duration::from_nanos(1);
    bench.breaker.record(bench.now, Outcome::Succeeded, took);
    assert_eq!(bench.breaker.figures().slow, 1);
}

#[test]
fn opens_at_exactly_sixty_percent_slow() {
    Bench::new().run("..sss").is(Open);
}

#[test]
fn stays_closed_just_below_sixty_percent_slow() {
    Bench::new().run("....sssss").is(Closed);
}

#[test]
fn slow_calls_that_succeed_open_it_without_a_failure() {
    let mut bench = Bench::new();
    bench.run("sssss").is(Open);
    assert_eq!(bench.breaker.figures().failed, 0);
}

#[test]
fn a_slow_failure_counts_in_both_rates() {
    let mut bench = Bench::new();
    bench.run(".S");
    let figures = bench.breaker.figures();
    assert_eq!((figures.failed, figures.slow), (1, 1));
}

#[test]
fn a_time_out_is_failed_and_slow() {
    let mut bench = Bench::new();
    bench.run("t");
    let figures = bench.breaker.figures();
    assert_eq!((figures.failed, figures.slow), (1, 1));
}

#[test]
fn failures_and_slow_calls_are_not_added_up() {
    // 30 % failed and 40 % slow: neither rate is reached.
    Bench::new().run(".s.s.sxsxx").is(Closed);
}

#[test]
fn refuses_while_open() {
    let mut bench = Bench::new();
    bench.run("xxxxx").refused().wait(19_999).refused();
    assert_eq!(bench.breaker.figures().refused, 2);
}

#[test]
fn refuses_at_exactly_the_end_of_the_wait() {
    Bench::new().run("xxxxx").wait(20_000).refused().is(Open);
}

#[test]
fn permits_strictly_after_the_wait() {
    Bench::new().run("xxxxx").wait(20_001).begin(1).is(HalfOpen);
}

#[test]
fn stays_open_after_the_wait_until_a_call_comes() {
    Bench::new().run("xxxxx").wait(3_600_000).is(Open);
}

#[test]
fn looking_takes_no_permit_and_changes_no_state() {
    let mut bench = Bench::opened();
    for _ in 0..20 {
        assert!(bench.breaker.would_permit(bench.now));
    }
    bench.is(Open).begin(5).refused();
    assert!(!bench.breaker.would_permit(bench.now));
}

#[test]
fn permits_five_calls_half_open() {
    Bench::opened().begin(5).refused().is(HalfOpen);
}

#[test]
fn the_trial_that_finds_it_half_open_takes_a_permit() {
    Bench::opened().begin(1).begin(4).refused();
}

#[test]
fn closes_after_five_good_trials() {
    Bench::opened().run("....").is(HalfOpen).run(".").is(Closed);
}

#[test]
fn decides_not_before_the_fifth_trial() {
    Bench::opened().run("xxxx").is(HalfOpen).run("x").is(Open);
}

#[test]
fn opens_again_when_two_of_five_trials_fail() {
    Bench::opened().run("..xx.").is(Open);
}

#[test]
fn closes_when_one_of_five_trials_fails() {
    Bench::opened().run("x....").is(Closed);
}

#[test]
fn opens_again_when_three_of_five_trials_are_slow() {
    Bench::opened().run("..sss").is(Open);
    Bench::opened().run("...ss").is(Closed);
}

#[test]
fn waits_anew_after_it_opened_again() {
    let mut bench = Bench::opened();
    bench.run("xxxxx").is(Open).wait(20_000).refused();
    bench.wait(1).begin(1).is(HalfOpen);
}

#[test]
fn begins_with_an_empty_window_after_closing() {
    let mut bench = Bench::opened();
    bench.run("x....").is(Closed);
    assert_eq!(bench.breaker.figures().results, 0);
    bench.run("xxxx").is(Closed).run("x").is(Open);
}

#[test]
fn a_dropped_trial_gives_its_permit_back() {
    let mut bench = Bench::opened();
    bench.begin(5).refused();
    bench.breaker.release();
    bench.begin(1).refused();
}

#[test]
fn a_dropped_call_is_no_result() {
    let mut bench = Bench::new();
    bench.begin(3);
    for _ in 0..3 {
        bench.breaker.release();
    }
    assert_eq!(bench.breaker.figures().results, 0);
    bench.is(Closed);
}

#[test]
fn dropped_trials_never_leave_it_stuck() {
    let mut bench = Bench::opened();
    for _ in 0..1000 {
        bench.begin(1);
        bench.breaker.release();
    }
    bench.run(".....").is(Closed);
}

#[test]
fn a_call_from_before_that_ends_while_open_decides_nothing() {
    let mut bench = Bench::new();
    bench.begin(3).run("xxxxx").is(Open);
    bench.end('.').end('.').end('x').is(Open);
    // It is seen in the figures of the window that opened it.
    assert_eq!(bench.breaker.figures().results, 8);
    bench.wait(20_001).begin(5).refused();
}

#[test]
fn a_late_failure_while_open_does_not_lengthen_the_wait() {
    let mut bench = Bench::new();
    bench.begin(1).run("xxxxx").wait(15_000).end('x');
    bench.wait(5_001).begin(1).is(HalfOpen);
}

#[test]
fn a_call_from_before_that_ends_half_open_counts_among_the_trials() {
    let mut bench = Bench::new();
    bench.begin(5).run("xxxxx").wait(20_001).begin(1).is(HalfOpen);
    // Four late results and one trial are five results.
    bench.end('.').end('.').end('.').end('.').is(HalfOpen);
    bench.end('.').is(Closed);
}

#[test]
fn late_failures_half_open_open_it_again() {
    let mut bench = Bench::new();
    bench.begin(5).run("xxxxx").wait(20_001).begin(1).is(HalfOpen);
    bench
        .end('x')
        .end('x')
        .end('x')
        .end('x')
        .is(HalfOpen)
        .end('x')
        .is(Open);
}

#[test]
fn a_late_trial_counts_in_the_closed_window() {
    let mut bench = Bench::new();
    bench.begin(1).run("xxxxx").wait(20_001).begin(5);
    bench.end('.').end('.').end('.').end('.').end('.').is(Closed);
    bench.end('x').is(Closed);
    assert_eq!(bench.breaker.figures().failed, 1);
}

#[test]
fn a_call_from_before_that_is_dropped_half_open_gives_a_permit() {
    let mut bench = Bench::new();
    bench.begin(1).run("xxxxx").wait(20_001).begin(5).refused();
    bench.breaker.release();
    bench.begin(1).refused();
}

#[test]
fn takes_the_smaller_of_minimum_and_permits_half_open() {
    let mut bench = Bench::of(BreakerRules {
        permits: 3,
        ..BreakerRules::default()
    });
    bench
        .run("xxxxx")
        .wait(20_001)
        .run("..")
        .is(HalfOpen)
        .run(".")
        .is(Closed);
    let mut bench = Bench::of(BreakerRules {
        minimum: 2,
        ..BreakerRules::default()
    });
    bench
        .run("xx")
        .is(Open)
        .wait(20_001)
        .run(".")
        .is(HalfOpen)
        .run(".")
        .is(Closed);
}

#[test]
fn takes_the_smaller_of_minimum_and_window() {
    let mut bench = Bench::of(BreakerRules {
        window: 3,
        ..BreakerRules::default()
    });
    bench.run("xx").is(Closed).run("x").is(Open);
}

#[test]
fn trials_still_running_when_it_closes_do_not_hold_it() {
    let mut bench = Bench::of(BreakerRules {
        minimum: 2,
        ..BreakerRules::default()
    });
    bench.run("xx").wait(20_001).begin(5);
    bench.end('.').end('.').is(Closed).run("....");
}

#[test]
fn bears_a_rule_of_nothing() {
    let rules = BreakerRules {
        window: 0,
        minimum: 0,
        permits: 0,
        ..BreakerRules::default()
    };
    Bench::of(rules)
        .run("x")
        .is(Open)
        .wait(20_001)
        .run(".")
        .is(Closed);
}

#[test]
fn a_wait_without_end_never_ends() {
    let rules = BreakerRules {
        wait: Duration::MAX,
        ..BreakerRules::default()
    };
    Bench::of(rules).run("xxxxx").wait(u64::MAX / 2).refused();
}
