//! Which process gets the next request.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::Instant;

use super::{Pool, Target};

impl Pool {
    /// The less busy of two that are drawn among those that are well, whose breaker permits, and that were not asked
    /// yet. Where none is well, any of them: it is better to try than to refuse on a guess. Nothing where every breaker
    /// refuses.
    pub(super) fn choose(&self, tried: &[usize]) -> Option<Arc<Target>> {
        let now = Instant::now();
        let permits = |target: &&Arc<Target>| target.breaker.would_permit();
        let fresh = |target: &&Arc<Target>| !tried.contains(&target.number);
        let targets = self.targets();
        let well: Vec<&Arc<Target>> = targets
            .iter()
            .filter(|target| target.is_well(now))
            .filter(fresh)
            .filter(permits)
            .collect();
        let found = self.less_busy(&well);
        found
            .or_else(|| {
                let any: Vec<_> = targets.iter().filter(fresh).filter(permits).collect();
                self.less_busy(&any)
            })
            .or_else(|| {
                let again: Vec<_> = targets.iter().filter(permits).collect();
                self.less_busy(&again)
            })
    }

    fn less_busy(&self, among: &[&Arc<Target>]) -> Option<Arc<Target>> {
        let chosen = match among {
            [] => return None,
            [only] => only,
            _ => {
                let first = self.draw(among.len());
                // Another one than the first: one of the others, counted on from it.
                let second = (first + 1 + self.draw(among.len() - 1)) % among.len();
                if among[second].load() < among[first].load() {
                    among[second]
                } else {
                    among[first]
                }
            }
        };
        Some(Arc::clone(chosen))
    }

    /// A number below `below` from a sequence that began at random (the generator `SplitMix64`; nobody's safety hangs on it).
    fn draw(&self, below: usize) -> usize {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut word = self.dice.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^= word >> 31;
        usize::try_from(word % (below.max(1) as u64)).unwrap_or(0)
    }

    /// The time after which the first breaker tries again.
    pub(super) fn refuses_for(&self) -> Duration {
        let targets = self.targets();
        let waits = targets.iter().map(|target| target.breaker.refuses_for());
        waits.min().unwrap_or(Duration::from_secs(5))
    }
}

#[cfg(test)]
mod tests {
    use platform::World;
    use platform::config::defaults;
    use platform::resolver::Resolver;

    use super::*;
    use crate::breaker::{BreakerRules, Outcome};
    use crate::config::BalanceConfig;
    use crate::pool::target::Look;

    fn pool(count: usize) -> Pool {
        let addresses: Vec<String> = (1..=count)
            .map(|number| format!("http://10.0.0.{number}"))
            .collect();
        Pool::new(
            "trip",
            Resolver::fixed("trip", addresses),
            &defaults::<BalanceConfig>(),
            BreakerRules::default(),
            &World::system(),
        )
        .expect("addresses")
    }

    fn shares(pool: &Pool, draws: usize) -> Vec<usize> {
        let mut shares = vec![0; pool.targets().len()];
        for _ in 0..draws {
            let chosen = pool.choose(&[]).expect("one that is well");
            shares[chosen.number - 1] += 1;
        }
        shares
    }

    #[tokio::test(start_paused = true)]
    async fn spreads_requests_over_equals() {
        for share in shares(&pool(4), 4000) {
            assert!((800..1200).contains(&share), "{share}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn gives_the_busiest_nothing_where_there_is_another() {
        let pool = pool(3);
        let busy: Vec<_> = (0..10).map(|_| pool.targets()[0].enter()).collect();
        assert_eq!(shares(&pool, 300)[0], 0);
        drop(busy);
        assert!(shares(&pool, 300)[0] > 0);
    }

    #[tokio::test(start_paused = true)]
    async fn gives_the_slow_one_less() {
        let (pool, config) = (pool(2), defaults::<BalanceConfig>());
        let now = Instant::now();
        pool.targets()[0].settle(Outcome::Succeeded, Duration::from_millis(200), &config, now);
        pool.targets()[1].settle(Outcome::Succeeded, Duration::from_millis(2), &config, now);
        assert_eq!(shares(&pool, 100), [0, 100]);
    }

    #[tokio::test(start_paused = true)]
    async fn leaves_out_those_that_are_not_well_while_others_are() {
        let (pool, config) = (pool(2), defaults::<BalanceConfig>());
        for _ in 0..2 {
            pool.targets()[0].looked(Look::Away, &config);
        }
        assert_eq!(shares(&pool, 50), [0, 50]);
        for _ in 0..2 {
            pool.targets()[1].looked(Look::Away, &config);
        }
        assert!(shares(&pool, 50)[0] > 0, "where none is well, all are tried");
    }

    #[tokio::test(start_paused = true)]
    async fn chooses_none_where_every_breaker_refuses() {
        let pool = pool(2);
        for target in pool.targets().iter() {
            for _ in 0..5 {
                target.breaker.begin().expect("closed").settle(Outcome::Failed);
            }
        }
        assert!(pool.choose(&[]).is_none());
        assert_eq!(pool.refuses_for(), Duration::from_secs(20));
    }

    #[tokio::test(start_paused = true)]
    async fn asks_another_one_the_second_time() {
        let pool = pool(2);
        for _ in 0..50 {
            assert_eq!(pool.choose(&[1]).expect("the other").number, 2);
        }
        assert!(pool.choose(&[1, 2]).is_some(), "rather the same again than none");
    }
}
