//! The limits of several gateways together: the same arithmetic as [`super::Rate`], in Redis and on its clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use cache::Redis;

use super::Terms;

/// Moves the instant of a key on by one interval. Gives 0, or for how many microseconds to wait. Numbers of a script
/// are exact up to 2^53, which microseconds since 1970 reach in two centuries.
const SCRIPT: &str = "\
    local time = redis.call('TIME') \
    local now = time[1] * 1000000 + time[2] \
    local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2]) \
    local due = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) \
    if due - now > burst then return due - now - burst end \
    due = due + interval \
    redis.call('SET', KEYS[1], string.format('%.0f', due), 'PX', math.ceil((due - now) / 1000)) \
    return 0";

/// For how long Redis is left alone after it failed: each request that tries it waits.
const REST: Duration = Duration::from_secs(1);

/// Limits that several gateways hold together.
#[derive(Debug)]
pub(crate) struct SharedRate {
    redis: Arc<Redis>,
    /// On the clock of the edge, in milliseconds.
    rests_until: AtomicU64,
}

impl SharedRate {
    pub(crate) fn new(redis: Arc<Redis>) -> Self {
        Self {
            redis,
            rests_until: AtomicU64::new(0),
        }
    }

    /// Counts a request of somebody for all gateways; who is over the limit is told how long to wait. While Redis is
    /// away nobody is: each gateway's own limit still holds.
    pub(crate) async fn check(
        &self,
        limit: &str,
        who: &str,
        terms: Terms,
        now: Duration,
    ) -> Result<(), Duration> {
        let now_ms = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
        if now_ms < self.rests_until.load(Ordering::Relaxed) {
            return Ok(());
        }
        let key = format!("rate:{limit}:{who}");
        let microseconds = [terms.interval / 1000, terms.burst / 1000];
        match self.redis.run_script(SCRIPT, &key, &microseconds).await {
            Ok(..=0) => Ok(()),
            Ok(wait) => Err(Duration::from_micros(wait.unsigned_abs())),
            Err(error) => {
                let rest = u64::try_from(REST.as_millis()).unwrap_or(u64::MAX);
                let before = self
                    .rests_until
                    .fetch_max(now_ms.saturating_add(rest), Ordering::Relaxed);
                metrics::counter!("gateway_shared_limit_failures_total").increment(1);
                // Those that were on their way at the same time fail as well.
                if before <= now_ms {
                    tracing::warn!(cause = %error, "requests are counted by each gateway for itself");
                }
                Ok(())
            }
        }
    }
}
