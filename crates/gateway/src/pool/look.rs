//! Looks at every process from time to time, so that requests need not find out who is away.

use std::sync::Arc;
use std::time::Duration;

use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, StatusCode};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use super::{Ask, OWN_PATIENCE, Pool, Target};
use crate::payload::Payload;

impl Pool {
    /// Looks at every process until told to stop. The text of a failure says what is wrong with the path of the looks.
    pub fn look_after(self: &Arc<Self>, stop: &CancellationToken) -> Result<(), String> {
        if self.config.look_path.is_empty() {
            return Ok(());
        }
        let path: PathAndQuery = self
            .config
            .look_path
            .parse()
            .map_err(|_not_a_path| format!("`{}` is no path such as /readyz", self.config.look_path))?;
        for target in &self.targets {
            let (pool, target) = (Arc::clone(self), Arc::clone(target));
            let (path, stop) = (path.clone(), stop.clone());
            tokio::spawn(async move {
                let looking = pool.look_at(&target, &path);
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = looking => {}
                }
            });
        }
        Ok(())
    }

    async fn look_at(&self, target: &Arc<Target>, path: &PathAndQuery) {
        let mut ticks = tokio::time::interval(Duration::from_millis(self.config.look_ms.max(1)));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            match target.looked(self.look(target, path).await, &self.config) {
                Some(true) => tracing::info!(
                    service = self.name,
                    target = target.label,
                    "a process is well again"
                ),
                Some(false) => tracing::warn!(
                    service = self.name,
                    target = target.label,
                    "a process is not well"
                ),
                None => {}
            }
        }
    }

    async fn look(&self, target: &Arc<Target>, path: &PathAndQuery) -> bool {
        let client = self.clients.of(target, false);
        let request = target.request(Ask {
            method: &Method::GET,
            path,
            headers: &HeaderMap::new(),
            payload: &Payload::Empty,
            limit: OWN_PATIENCE,
            upgrade: false,
        });
        match tokio::time::timeout(OWN_PATIENCE, client.request(request)).await {
            Ok(Ok(response)) => response.status() == StatusCode::OK,
            Ok(Err(_unreachable)) => false,
            Err(_elapsed) => false,
        }
    }
}
