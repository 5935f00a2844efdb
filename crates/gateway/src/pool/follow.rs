//! Takes over what the resolver learns: who joins the processes of a service, and who leaves them.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::http::uri::PathAndQuery;
use tokio_util::sync::CancellationToken;

use super::{Pool, Target};

impl Pool {
    /// Follows the resolver until told to stop.
    pub(super) async fn follow(self: Arc<Self>, looks: Option<PathAndQuery>, stop: CancellationToken) {
        let every = Duration::from_millis(self.config.resolve_ms.max(1));
        let keeping = self.resolver.clone().keep(every, stop.clone());
        let mut changes = self.resolver.changes();
        // What was learnt before this began counts as a change.
        changes.mark_changed();
        let following = async {
            while changes.changed().await.is_ok() {
                let addresses = Arc::clone(&changes.borrow_and_update());
                for joined in self.renew(&addresses) {
                    self.look_at_until_gone(&joined, looks.as_ref(), &stop);
                }
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = keeping => {}
            () = following => {}
        }
    }

    /// Makes these addresses the processes of the service. A process that stays keeps its breaker and what is known of
    /// it; running requests of one that leaves go on. Gives those that are new.
    pub(super) fn renew(&self, addresses: &[String]) -> Vec<Arc<Target>> {
        let before = self.targets();
        let (mut after, mut joined) = (Vec::new(), Vec::new());
        for address in addresses {
            if let Some(known) = before.iter().find(|target| target.address == *address) {
                after.push(Arc::clone(known));
                continue;
            }
            match Target::new(self.name, free_number(&before, &joined), address, self.rules).map(Arc::new) {
                Ok(target) => {
                    joined.push(Arc::clone(&target));
                    after.push(target);
                }
                Err(cause) => tracing::error!(cause, service = self.name, "a process cannot be asked"),
            }
        }
        for target in before
            .iter()
            .filter(|target| !addresses.contains(&target.address))
        {
            target.leave();
        }
        *self.targets.write().unwrap_or_else(PoisonError::into_inner) = after.into();
        joined
    }
}

/// The smallest number that nobody has or had a moment ago.
fn free_number(before: &[Arc<Target>], joined: &[Arc<Target>]) -> usize {
    let taken = |number: usize| before.iter().chain(joined).any(|target| target.number == number);
    let most = before.len() + joined.len() + 1;
    (1..most).find(|number| !taken(*number)).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use platform::World;
    use platform::config::defaults;
    use platform::resolver::Resolver;

    use super::*;
    use crate::breaker::BreakerRules;
    use crate::config::BalanceConfig;

    #[tokio::test]
    async fn whoever_stays_keeps_what_is_known_of_them() {
        let pool = Pool::new(
            "trip",
            Resolver::fixed(
                "trip",
                vec!["http://10.0.0.1".to_owned(), "http://10.0.0.2".to_owned()],
            ),
            &defaults::<BalanceConfig>(),
            BreakerRules::default(),
            &World::system(),
        )
        .expect("addresses");
        let (first, second) = (Arc::clone(&pool.targets()[0]), Arc::clone(&pool.targets()[1]));
        let joined = pool.renew(&["http://10.0.0.2".to_owned(), "http://10.0.0.3".to_owned()]);
        assert_eq!(joined.len(), 1);
        let now = pool.targets();
        assert!(Arc::ptr_eq(&now[0], &second));
        assert_eq!((now[1].label.as_str(), now[1].number), ("10.0.0.3", 3));
        first.gone().await;
        assert!(pool.renew(&["ftp://nothing".to_owned()]).is_empty());
        assert!(pool.choose(&[]).is_none(), "nobody is there");
    }
}
