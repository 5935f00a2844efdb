//! Depths, and the removal of what is no longer needed.

use std::collections::BTreeSet;
use std::future::IntoFuture;

use bytes::Bytes;
use futures_util::TryStreamExt;

use super::link::{Outcome, Write};
use super::record::{Use, written};
use super::{Inner, locked};
use crate::broker::Depth;
use crate::error::MessagingError;
use crate::queues::milliseconds;

/// How often the use of a dynamic queue is written down.
const USE_AGE_MS: i64 = 60 * 60 * 1000;
/// How long a removal may take, after which another process ends it.
const REMOVAL_MS: i64 = 60 * 1000;
/// For how long it is remembered that a queue was removed: views that follow the log have seen it long before.
const REMOVED: std::time::Duration = std::time::Duration::from_hours(24);
/// How often bodies are looked for that no message has.
const SWEEP_MS: i64 = 60 * 60 * 1000;
/// How many dynamic queues there may be.
const MOST_QUEUES: usize = 1000;

impl Inner {
    pub(super) async fn depth(&self, queue: &str) -> Result<Depth, MessagingError> {
        self.shared.served.spec(queue)?;
        self.shared.catch_up().await?;
        Ok(locked(&self.shared.view)
            .queue(&self.shared.served, queue)
            .depth(self.world.now_ms()))
    }

    pub(super) async fn queues(&self) -> Result<Vec<String>, MessagingError> {
        self.shared.catch_up().await?;
        let mut names = self.shared.served.names();
        let uses = locked(&self.shared.view).uses();
        let dynamic = uses.into_iter().filter(|(_, _, used)| !used.removed);
        names.extend(dynamic.map(|(queue, _, _)| queue).take(MOST_QUEUES));
        Ok(names)
    }

    /// Notes that somebody uses the queue, where it is one that goes when nobody does.
    pub(super) async fn note_use(&self, queue: &str) -> Result<(), MessagingError> {
        if !queue.contains('/') {
            return Ok(());
        }
        let now = self.world.now_ms();
        let known = locked(&self.shared.view).used(queue);
        if known.is_some_and(|(_, used)| !used.removed && (now - used.used_at).abs() < USE_AGE_MS) {
            return Ok(());
        }
        let used = Use {
            used_at: now,
            removed: false,
        };
        let write = self.usage(queue, None, Some(used))?;
        if let Outcome::Written(seq) = self.shared.link.write(write).await? {
            self.shared.saw(seq).await;
        }
        Ok(())
    }

    fn usage(&self, queue: &str, follows: Option<u64>, used: Option<Use>) -> Result<Write, MessagingError> {
        Ok(Write {
            subject: self.shared.link.names.usage(queue),
            follows,
            payload: used.map_or_else(|| Ok(Bytes::new()), |used| written(&used))?,
            lives: used.is_none().then_some(REMOVED),
        })
    }

    /// What is remembered for a while, the server forgets by itself.
    pub(super) async fn clean(&self) -> Result<(), MessagingError> {
        self.shared.catch_up().await?;
        let now = self.world.now_ms();
        let uses = locked(&self.shared.view).uses();
        for (queue, seq, used) in uses {
            let unused_ms = now - used.used_at;
            if used.removed {
                if unused_ms > REMOVAL_MS {
                    self.empty(&queue, seq).await?;
                }
                continue;
            }
            let bound = self.shared.served.idle_removal(&queue);
            if bound.is_some_and(|bound| unused_ms > milliseconds(bound)) {
                tracing::info!(queue, unused_ms, "a queue that nobody used is removed");
                self.remove(&queue, Some(seq)).await?;
            }
        }
        self.sweep(now).await
    }

    /// Removes a dynamic queue and its subscription, unless it was used after this record.
    pub(super) async fn remove(&self, queue: &str, follows: Option<u64>) -> Result<(), MessagingError> {
        let removed = Use {
            used_at: self.world.now_ms(),
            removed: true,
        };
        let write = self.usage(queue, follows, Some(removed))?;
        match self.shared.link.write(write).await? {
            Outcome::Conflict => Ok(()),
            Outcome::Written(seq) => {
                self.shared.saw(seq).await;
                self.empty(queue, seq).await
            }
        }
    }

    /// Removes what was in a queue before the record that says so.
    async fn empty(&self, queue: &str, removed: u64) -> Result<(), MessagingError> {
        let link = &self.shared.link;
        let mut filters = vec![link.names.messages(queue), link.names.claims(queue)];
        if let Some((topic, name)) = queue.split_once('/') {
            filters.push(link.names.subscription(topic, name));
        }
        for filter in filters {
            let purged = link.log.purge().sequence(removed).filter(filter).into_future();
            link.while_connected("a queue cannot be removed", purged).await?;
        }
        let purged = link
            .bodies
            .purge()
            .filter(link.names.bodies_of(queue))
            .into_future();
        link.while_connected("a queue cannot be removed", purged).await?;
        // Unless it is used again by now.
        link.write(self.usage(queue, Some(removed), None)?).await?;
        Ok(())
    }

    /// Removes bodies that no message has: those of a publisher or a consumer that died between its two writes. Only what
    /// had no message at the look before either, since a body is written before its message's record.
    async fn sweep(&self, now: i64) -> Result<(), MessagingError> {
        {
            let mut orphans = locked(&self.orphans);
            if orphans.swept_at.is_some_and(|at| (now - at).abs() < SWEEP_MS) {
                return Ok(());
            }
            orphans.swept_at = Some(now);
        }
        let link = &self.shared.link;
        let bodies = link.bodies.info_with_subjects(link.names.all_bodies());
        let bodies = link.while_connected("bodies cannot be listed", bodies).await?;
        let subjects: Vec<(String, usize)> = link
            .while_connected("bodies cannot be listed", bodies.try_collect())
            .await?;
        self.shared.catch_up().await?;
        let mut alone = BTreeSet::new();
        {
            let view = locked(&self.shared.view);
            for (subject, _) in subjects {
                let known = link.names.of_body(&subject);
                if known.is_some_and(|(queue, id)| !view.holds(&queue, &id)) {
                    alone.insert(subject);
                }
            }
        }
        let before = std::mem::replace(&mut locked(&self.orphans).subjects, alone.clone());
        for subject in alone.intersection(&before) {
            if let Some((queue, id)) = link.names.of_body(subject) {
                link.drop_body(&queue, &id).await;
            }
        }
        Ok(())
    }
}
