//! One process of a service: how busy and how well it is.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::Uri;
use axum::http::uri::Authority;
use metrics::{Counter, Histogram};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::breaker::{BreakerRules, Outcome, SharedBreaker};
use crate::config::BalanceConfig;

/// The longest that a process is left alone, in times of the setting.
const MOST_TIMES: u32 = 10;

/// A process.
#[derive(Debug)]
pub(crate) struct Target {
    /// From 1.
    pub(super) number: usize,
    /// As it was given.
    pub(super) address: String,
    /// Host and port, for logs and metrics.
    pub(super) label: String,
    pub(super) authority: Authority,
    pub(super) http2: bool,
    /// Whether it speaks TLS.
    pub(super) secure: bool,
    pub(super) breaker: SharedBreaker,
    pub(super) measures: Measures,
    running: AtomicUsize,
    /// How long answers took of late, in microseconds.
    latency: AtomicU64,
    /// What the looks say.
    well: AtomicBool,
    missed_looks: AtomicU32,
    failures: AtomicU32,
    ejection: Mutex<Ejection>,
    /// It is none of the service any more.
    gone: CancellationToken,
}

/// What a look at a process found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It takes requests.
    Ready,
    /// It answers, and says that it does not take them.
    NotReady,
    /// It does not answer.
    Away,
}

#[derive(Clone, Copy, Debug, Default)]
struct Ejection {
    until: Option<Instant>,
    times: u32,
}

/// What is counted of a process.
pub(super) struct Measures {
    pub(super) retried: Counter,
    succeeded: Counter,
    failed: Counter,
    timed_out: Counter,
    seconds: Histogram,
}

impl Target {
    pub(super) fn new(
        service: &'static str,
        number: usize,
        address: &str,
        rules: BreakerRules,
    ) -> Result<Self, String> {
        let wrong = || format!("`{address}` is no address such as http://10.0.0.7:8080");
        let uri: Uri = address.parse().map_err(|_not_an_address| wrong())?;
        let (http2, secure) = match uri.scheme_str() {
            Some("http") => (false, false),
            Some("https") => (false, true),
            Some("h2c") => (true, false),
            _ => return Err(wrong()),
        };
        let authority = uri.authority().cloned().ok_or_else(wrong)?;
        let bare =
            authority.as_str().find('@').is_none() && matches!(uri.path(), "" | "/") && uri.query().is_none();
        if !bare {
            return Err(wrong());
        }
        Ok(Self {
            number,
            address: address.to_owned(),
            label: authority.to_string(),
            measures: Measures::new(service, authority.as_str()),
            authority,
            http2,
            secure,
            breaker: SharedBreaker::new(rules),
            running: AtomicUsize::new(0),
            latency: AtomicU64::new(0),
            well: AtomicBool::new(true),
            missed_looks: AtomicU32::new(0),
            failures: AtomicU32::new(0),
            ejection: Mutex::default(),
            gone: CancellationToken::new(),
        })
    }

    /// Says that it is none of the service any more.
    pub(super) fn leave(&self) {
        self.gone.cancel();
    }

    /// Waits until it is none of the service any more.
    pub(super) async fn gone(&self) {
        self.gone.cancelled().await;
    }

    /// Counts a request for as long as the flight lives.
    pub(super) fn enter(self: &Arc<Self>) -> Flight {
        self.running.fetch_add(1, Ordering::Relaxed);
        Flight(Arc::clone(self))
    }

    /// What sending it another request costs: what it is busy with, times how long it takes.
    pub(super) fn load(&self) -> u64 {
        let running = self.running.load(Ordering::Relaxed) as u64;
        (running + 1).saturating_mul(self.latency.load(Ordering::Relaxed).saturating_add(1))
    }

    /// Whether it is looked well, and not left alone after failures.
    pub(super) fn is_well(&self, now: Instant) -> bool {
        self.well.load(Ordering::Relaxed) && !self.is_ejected(now)
    }

    fn is_ejected(&self, now: Instant) -> bool {
        let ejection = *self.ejection.lock().unwrap_or_else(PoisonError::into_inner);
        ejection.until.is_some_and(|until| now < until)
    }

    /// Counts how a request ended; says whether it was one failure too many.
    pub(super) fn settle(
        &self,
        outcome: Outcome,
        took: Duration,
        config: &BalanceConfig,
        now: Instant,
    ) -> bool {
        if outcome == Outcome::Succeeded {
            self.learn(took);
            self.failures.store(0, Ordering::Relaxed);
            return false;
        }
        let failures = self.failures.fetch_add(1, Ordering::Relaxed) + 1;
        if failures < config.eject_failures || self.is_ejected(now) {
            return false;
        }
        self.failures.store(0, Ordering::Relaxed);
        let mut ejection = self.ejection.lock().unwrap_or_else(PoisonError::into_inner);
        ejection.times = (ejection.times + 1).min(MOST_TIMES);
        ejection.until = Some(now + Duration::from_millis(config.eject_ms) * ejection.times);
        true
    }

    /// The latest answer counts for a fifth; a slower one at once, so that trouble is seen early.
    fn learn(&self, took: Duration) {
        let sample = u64::try_from(took.as_micros())
            .unwrap_or(u64::MAX >> 8)
            .min(u64::MAX >> 8);
        let before = self.latency.load(Ordering::Relaxed);
        let after = if sample > before {
            sample
        } else {
            (before * 4 + sample) / 5
        };
        self.latency.store(after, Ordering::Relaxed);
    }

    /// Counts a look; says what changed, if anything did. A process that says itself that it is not ready is believed at
    /// once; one that comes back has failed nothing yet.
    pub(super) fn looked(&self, look: Look, config: &BalanceConfig) -> Option<bool> {
        if look == Look::Ready {
            self.missed_looks.store(0, Ordering::Relaxed);
            let mut ejection = self.ejection.lock().unwrap_or_else(PoisonError::into_inner);
            if ejection.until.is_none_or(|until| until < Instant::now()) {
                ejection.times = 0;
            }
            let came_back = !self.well.swap(true, Ordering::Relaxed);
            if came_back {
                *ejection = Ejection::default();
                self.failures.store(0, Ordering::Relaxed);
                self.breaker.reset();
            }
            return came_back.then_some(true);
        }
        let missed = self.missed_looks.fetch_add(1, Ordering::Relaxed) + 1;
        let enough = look == Look::NotReady || missed >= config.look_failures;
        (enough && self.well.swap(false, Ordering::Relaxed)).then_some(false)
    }

    /// A request did not reach it; it gets no other one before a look has found it.
    pub(super) fn was_away(&self) {
        self.well.store(false, Ordering::Relaxed);
    }
}

/// A request that a process is busy with.
#[derive(Debug)]
pub(crate) struct Flight(Arc<Target>);

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Measures {
    fn new(service: &'static str, target: &str) -> Self {
        let labels = |outcome: &'static str| {
            [
                ("route", service.to_owned()),
                ("target", target.to_owned()),
                ("outcome", outcome.to_owned()),
            ]
        };
        let counter = |outcome| metrics::counter!("gateway_upstream_requests_total", &labels(outcome));
        let both = [("route", service.to_owned()), ("target", target.to_owned())];
        Self {
            retried: metrics::counter!("gateway_upstream_retries_total", &both),
            succeeded: counter("succeeded"),
            failed: counter("failed"),
            timed_out: counter("timed_out"),
            seconds: metrics::histogram!("gateway_upstream_seconds", &both),
        }
    }

    pub(super) fn count(&self, outcome: Outcome, took: Duration) {
        match outcome {
            Outcome::Succeeded => self.succeeded.increment(1),
            Outcome::Failed => self.failed.increment(1),
            Outcome::TimedOut => self.timed_out.increment(1),
        }
        self.seconds.record(took.as_secs_f64());
    }
}

impl std::fmt::Debug for Measures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Measures").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use platform::config::defaults;

    use super::*;

    fn target(address: &str) -> Result<Target, String> {
        Target::new("trip", 1, address, BreakerRules::default())
    }

    #[tokio::test(start_paused = true)]
    async fn takes_addresses_of_hosts_and_nothing_more() {
        assert!(!target("http://10.0.0.7:8080").expect("an address").http2);
        assert!(target("h2c://trip.svc:8080/").expect("an address").http2);
        assert!(target("https://10.0.0.7").expect("an address").secure);
        for wrong in [
            "",
            "10.0.0.7",
            "ftp://10.0.0.7",
            "file:///etc/passwd",
            "http://user:secret@10.0.0.7",
            "http://10.0.0.7/path",
            "http://10.0.0.7/?q=1",
        ] {
            assert!(target(wrong).is_err(), "{wrong}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn says_itself_that_it_is_not_ready_and_comes_back_without_its_failures() {
        let (target, config) = (
            target("http://10.0.0.7").expect("an address"),
            defaults::<BalanceConfig>(),
        );
        for _ in 0..5 {
            target.breaker.begin().expect("closed").settle(Outcome::Failed);
            target.settle(Outcome::Failed, Duration::ZERO, &config, Instant::now());
        }
        assert_eq!(target.looked(Look::Ready, &config), None);
        assert!(!target.breaker.would_permit(), "it was never away");
        assert_eq!(target.looked(Look::NotReady, &config), Some(false));
        assert_eq!(target.looked(Look::Ready, &config), Some(true));
        assert!(target.breaker.would_permit() && target.is_well(Instant::now()));
        target.was_away();
        assert!(!target.is_well(Instant::now()));
        assert_eq!(target.looked(Look::Ready, &config), Some(true));
    }

    #[tokio::test(start_paused = true)]
    async fn is_left_alone_after_failures_in_a_row_and_longer_each_time() {
        let (target, config) = (
            target("http://10.0.0.7").expect("an address"),
            defaults::<BalanceConfig>(),
        );
        let fail = |times: u32| {
            let now = Instant::now();
            (0..times)
                .filter(|_| target.settle(Outcome::Failed, Duration::ZERO, &config, now))
                .count()
        };
        assert_eq!(fail(4), 0);
        target.settle(Outcome::Succeeded, Duration::ZERO, &config, Instant::now());
        assert_eq!(fail(4), 0, "a success begins the row anew");
        assert_eq!(fail(1), 1);
        assert!(!target.is_well(Instant::now()));
        tokio::time::advance(Duration::from_secs(10)).await;
        assert!(target.is_well(Instant::now()));
        assert_eq!(fail(5), 1);
        tokio::time::advance(Duration::from_millis(19_999)).await;
        assert!(!target.is_well(Instant::now()));
        tokio::time::advance(Duration::from_millis(1)).await;
        assert!(target.is_well(Instant::now()));
    }

    #[tokio::test(start_paused = true)]
    async fn two_missed_looks_take_it_out_and_one_good_look_brings_it_back() {
        let (target, config) = (
            target("http://10.0.0.7").expect("an address"),
            defaults::<BalanceConfig>(),
        );
        assert_eq!(target.looked(Look::Away, &config), None);
        assert_eq!(target.looked(Look::Away, &config), Some(false));
        assert!(!target.is_well(Instant::now()));
        assert_eq!(target.looked(Look::Ready, &config), Some(true));
        assert!(target.is_well(Instant::now()));
    }
}
