//! What ends a lease. Each write follows the record of the lease, so a worker whose lease passed changes nothing.

use bytes::Bytes;
use jiff::Timestamp;

use super::lease::instant;
use super::link::{Outcome, Write};
use super::record::{Record, State, written};
use super::{FIRST_READ, Inner, locked};
use crate::broker::{Delivery, Retried};
use crate::error::MessagingError;
use crate::parcel::ID_MEMORY;
use crate::queues::milliseconds;
use crate::tries::{pause_ms, shortened};

/// How often it is tried while the view is behind.
const ROUNDS: u32 = 10;

impl Inner {
    pub(super) async fn renew(&self, delivery: &Delivery) -> Result<Timestamp, MessagingError> {
        let until = self.world.now_ms() + milliseconds(self.shared.served.spec(&delivery.queue)?.lease);
        self.settle(delivery, |held| {
            Some(Record {
                due_at: until,
                ..held
            })
        })
        .await?;
        Ok(instant(until))
    }

    pub(super) async fn ack(&self, delivery: &Delivery) -> Result<(), MessagingError> {
        self.settle(delivery, |_| None).await?;
        self.shared
            .link
            .drop_body(&delivery.queue, &delivery.envelope.id)
            .await;
        Ok(())
    }

    pub(super) async fn retry(&self, delivery: &Delivery, reason: &str) -> Result<Retried, MessagingError> {
        if delivery.tries >= delivery.most_tries {
            self.reject(delivery, reason).await?;
            return Ok(Retried::Dead);
        }
        let at = self.world.now_ms() + pause_ms(delivery.tries, u16::from_le_bytes(self.world.bytes()));
        self.settle(delivery, |held| {
            Some(Record {
                state: State::Delayed,
                due_at: at,
                ..held
            })
        })
        .await?;
        tracing::debug!(message.id = delivery.envelope.id, reason, "a message pauses");
        Ok(Retried::At(instant(at)))
    }

    pub(super) async fn reject(&self, delivery: &Delivery, reason: &str) -> Result<(), MessagingError> {
        let now = self.world.now_ms();
        self.settle(delivery, |held| {
            Some(Record {
                state: State::Dead,
                due_at: now,
                reason: Some(shortened(reason)),
                ..held
            })
        })
        .await
    }

    pub(super) async fn hand_back(&self, delivery: &Delivery) -> Result<(), MessagingError> {
        self.settle(delivery, |held| {
            Some(Record {
                state: State::Ready,
                due_at: 0,
                tries: held.tries.saturating_sub(1),
                ..held
            })
        })
        .await
    }

    /// Writes what the record of a lease becomes, `None` for a message that goes.
    async fn settle(
        &self,
        delivery: &Delivery,
        change: impl Fn(Record) -> Option<Record> + Send + Sync,
    ) -> Result<(), MessagingError> {
        let (queue, id) = (delivery.queue.as_str(), delivery.envelope.id.as_str());
        self.shared.served.spec(queue)?;
        self.shared.ready(FIRST_READ).await?;
        let mut is_fresh = false;
        for _ in 0..ROUNDS {
            let held = self.held(delivery);
            if let Some((record, seq)) = held {
                if record.due_at <= self.world.now_ms() {
                    break;
                }
                let changed = change(record);
                if let Outcome::Written(seq) = self.change(queue, id, seq, changed.as_ref()).await? {
                    self.shared.saw(seq).await;
                    return Ok(());
                }
            } else if is_fresh {
                break;
            }
            self.shared.catch_up().await?;
            is_fresh = true;
        }
        Err(MessagingError::LeaseLost {
            queue: delivery.queue.clone(),
            id: delivery.envelope.id.clone(),
        })
    }

    /// The record of a lease, as far as the view knows.
    fn held(&self, delivery: &Delivery) -> Option<(Record, u64)> {
        let mut view = locked(&self.shared.view);
        let entry = view
            .queue(&self.shared.served, &delivery.queue)
            .get(&delivery.envelope.id)?;
        let holds = entry.record.state == State::Leased && entry.record.token == delivery.token;
        holds.then(|| (entry.record.clone(), entry.seq))
    }

    /// Writes a message's next record; `None` for one that is gone, which is remembered for a while.
    pub(super) async fn change(
        &self,
        queue: &str,
        id: &str,
        follows: u64,
        record: Option<&Record>,
    ) -> Result<Outcome, MessagingError> {
        let write = Write {
            subject: self.shared.link.names.message(queue, id),
            follows: Some(follows),
            payload: record.map_or_else(|| Ok(Bytes::new()), written)?,
            lives: record.is_none().then_some(ID_MEMORY),
        };
        self.shared.link.write(write).await
    }
}
