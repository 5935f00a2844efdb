//! The ends of leases, many in one transaction: whoever comes while one is under way goes with the next. Alone, nobody
//! waits; under load, a transaction ends as many leases as came during the one before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use storage::{Queries, params};
use tokio::sync::oneshot;
use tokio::sync::oneshot::error::TryRecvError;

use super::{Inner, keys, locked, row_id, statement};
use crate::broker::Delivery;
use crate::error::MessagingError;
use crate::queues::QueueSpec;

/// What waits to be ended, by queue.
#[derive(Default)]
pub(super) struct Acks(Mutex<BTreeMap<String, Arc<Lane>>>);

/// What waits to be ended in one queue.
#[derive(Default)]
struct Lane {
    waiting: Mutex<Vec<Ack>>,
    /// Held by the one that ends leases for all who wait.
    turn: tokio::sync::Mutex<()>,
}

struct Ack {
    row: String,
    key: String,
    token: i64,
    /// Told whether the lease was still held.
    done: oneshot::Sender<bool>,
}

impl Acks {
    fn lane(&self, queue: &str) -> Arc<Lane> {
        locked(&self.0).entry(queue.to_owned()).or_default().clone()
    }
}

impl Inner {
    /// Ends the lease together with those of others; tells whether it was still held.
    pub(super) async fn ack_together(
        &self,
        delivery: &Delivery,
        spec: QueueSpec,
    ) -> Result<bool, MessagingError> {
        let lane = self.acks.lane(&delivery.queue);
        let (ack, mut done) = ack(delivery);
        locked(&lane.waiting).push(ack);
        let told = tokio::select! {
            biased;
            told = &mut done => told.ok(),
            _turn = lane.turn.lock() => match done.try_recv() {
                Ok(held) => Some(held),
                Err(TryRecvError::Closed) => None,
                // Still among those that wait.
                Err(TryRecvError::Empty) => {
                    let all = std::mem::take(&mut *locked(&lane.waiting));
                    self.end(&delivery.queue, spec, all).await?;
                    done.await.ok()
                }
            },
        };
        match told {
            Some(held) => Ok(held),
            // Whoever ended it for us failed.
            None => self.ack_alone(delivery, spec).await,
        }
    }

    async fn ack_alone(&self, delivery: &Delivery, spec: QueueSpec) -> Result<bool, MessagingError> {
        let (ack, mut done) = ack(delivery);
        self.end(&delivery.queue, spec, vec![ack]).await?;
        Ok(done.try_recv().unwrap_or_default())
    }

    /// Takes away the messages whose leases are still held, and makes the next ones of their keys ready.
    async fn end(&self, queue: &str, spec: QueueSpec, acks: Vec<Ack>) -> Result<(), MessagingError> {
        let now = self.world.now_ms();
        let mut tx = self.db.repeatable().begin().await?;
        let mut held = BTreeSet::new();
        for piece in statement::pieces(&acks) {
            let mut values = params![now];
            for ack in piece {
                values.extend(params![&ack.row, ack.token]);
            }
            let (ids, leases): (Vec<_>, Vec<_>) = (0..piece.len())
                .map(|one| (2 * one + 2, 2 * one + 3))
                .map(|(id, token)| (format!("${id}"), format!("(${id}, ${token})")))
                .unzip();
            let sql = format!(
                "DELETE FROM queue_messages
                 WHERE id IN ({}) AND (id, token) IN (VALUES {}) AND due_at > $1 RETURNING id",
                ids.join(", "),
                leases.join(", ")
            );
            for row in tx.fetch_all(&sql, values).await? {
                held.insert(row.get::<String>("id")?);
            }
        }
        let mut next = false;
        if spec.ordered {
            let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
            for ack in acks.iter().filter(|ack| held.contains(&ack.row)) {
                *counts.entry(&ack.key).or_default() += 1;
            }
            next = keys::leave(&mut tx, queue, &counts).await?;
        }
        tx.commit().await?;
        for ack in acks {
            if ack.done.send(held.contains(&ack.row)).is_err() {
                tracing::debug!(
                    queue,
                    "the worker was stopped before the end of its lease was told"
                );
            }
        }
        if next {
            self.bells.ring(queue);
        }
        Ok(())
    }
}

fn ack(delivery: &Delivery) -> (Ack, oneshot::Receiver<bool>) {
    let (done, told) = oneshot::channel();
    let ack = Ack {
        row: row_id(&delivery.queue, &delivery.envelope.id),
        key: delivery.envelope.key.clone(),
        token: delivery.token,
        done,
    };
    (ack, told)
}
