//! Looks at every process from time to time, so that requests need not find out who is away.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, StatusCode};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use super::target::Look;
use super::{Ask, OWN_PATIENCE, Pool, Target, causes};
use crate::payload::Payload;

impl Pool {
    /// Looks at every process, and at whoever joins them, until told to stop. The text of a failure says what is wrong
    /// with the path of the looks.
    pub fn look_after(self: &Arc<Self>, stop: &CancellationToken) -> Result<(), String> {
        let looks = if self.config.look_path.is_empty() {
            None
        } else {
            Some(self.look_path()?)
        };
        self.looks.store(looks.is_some(), Ordering::Relaxed);
        for target in self.targets().iter() {
            self.look_at_until_gone(target, looks.as_ref(), stop);
        }
        if self.resolver.may_change() {
            let (pool, stop) = (Arc::clone(self), stop.clone());
            tokio::spawn(async move { pool.follow(looks, stop).await });
        }
        Ok(())
    }

    fn look_path(&self) -> Result<PathAndQuery, String> {
        let text = &self.config.look_path;
        text.parse()
            .map_err(|_not_a_path| format!("`{text}` is no path such as /readyz"))
    }

    /// Looks at a process until it is told to stop, or the process is none of the service any more.
    pub(super) fn look_at_until_gone(
        self: &Arc<Self>,
        target: &Arc<Target>,
        looks: Option<&PathAndQuery>,
        stop: &CancellationToken,
    ) {
        let Some(path) = looks.cloned() else { return };
        let (pool, target, stop) = (Arc::clone(self), Arc::clone(target), stop.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = target.gone() => {}
                () = pool.look_at(&target, &path) => {}
            }
        });
    }

    async fn look_at(&self, target: &Arc<Target>, path: &PathAndQuery) {
        let mut ticks = tokio::time::interval(Duration::from_millis(self.config.look_ms.max(1)));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let (look, cause) = self.look(target, path).await;
            match target.looked(look, &self.config) {
                Some(true) => tracing::info!(
                    service = self.name,
                    target = target.label,
                    "a process is well again"
                ),
                Some(false) => tracing::warn!(
                    cause,
                    service = self.name,
                    target = target.label,
                    "a process is not well"
                ),
                None => {}
            }
        }
    }

    /// How the process is, and for the log why.
    async fn look(&self, target: &Arc<Target>, path: &PathAndQuery) -> (Look, String) {
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
            Ok(Ok(response)) if response.status() == StatusCode::OK => (Look::Ready, String::new()),
            Ok(Ok(other)) => (Look::NotReady, format!("status {}", other.status().as_u16())),
            Ok(Err(error)) => (Look::Away, causes(&error)),
            Err(_elapsed) => (Look::Away, "no answer in time".to_owned()),
        }
    }
}
