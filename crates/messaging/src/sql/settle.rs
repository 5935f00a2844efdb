//! What ends a lease. Each statement asks for the lease's token and time, so a worker whose lease passed changes
//! nothing.
//!
//! None of it waits for the disk: a message whose end a power cut undoes comes again, as one may at any time, and its
//! consumer's inbox knows it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use storage::{Queries, Tx, Value, params};

use super::lease::instant;
use super::{Inner, keys, row_id};
use crate::broker::{Delivery, Retried};
use crate::error::MessagingError;
use crate::queues::{QueueSpec, milliseconds};
use crate::tries::{pause_ms, shortened};

/// The lease that a statement is about: row `$1`, token `$2`, now `$3`. Whatever ends a lease changes the token too.
const HELD: &str = "id = $1 AND token = $2 AND due_at > $3";

impl Inner {
    pub(super) async fn renew(&self, delivery: &Delivery) -> Result<Timestamp, MessagingError> {
        let until = self.world.now_ms() + milliseconds(self.served.spec(&delivery.queue)?.lease);
        self.change(delivery, "due_at = $4", params![until]).await?;
        Ok(instant(until))
    }

    pub(super) async fn ack(&self, delivery: &Delivery) -> Result<(), MessagingError> {
        let spec = self.served.spec(&delivery.queue)?;
        held(u64::from(self.ack_together(delivery, spec).await?), delivery)
    }

    pub(super) async fn retry(&self, delivery: &Delivery, reason: &str) -> Result<Retried, MessagingError> {
        if delivery.tries >= delivery.most_tries {
            self.reject(delivery, reason).await?;
            return Ok(Retried::Dead);
        }
        let at = self.world.now_ms() + pause_ms(delivery.tries, u16::from_le_bytes(self.world.bytes()));
        let set = "state = 'delayed', token = token + 1, due_at = $4, reason = $5";
        self.change(delivery, set, params![at, shortened(reason)]).await?;
        Ok(Retried::At(instant(at)))
    }

    pub(super) async fn reject(&self, delivery: &Delivery, reason: &str) -> Result<(), MessagingError> {
        let spec = self.served.spec(&delivery.queue)?;
        let mut tx = self.db.repeatable().begin().await?;
        let set = "state = 'dead', token = token + 1, due_at = $3, reason = $4";
        let sql = format!("UPDATE queue_messages SET {set} WHERE {HELD}");
        let mut values = self.held(delivery);
        values.extend(params![shortened(reason)]);
        held(tx.execute(&sql, values).await?, delivery)?;
        let key = delivery.envelope.key.as_str();
        let next = spec.ordered && keys::leave(&mut tx, &delivery.queue, &BTreeMap::from([(key, 1)])).await?;
        tx.commit().await?;
        if next {
            self.bells.ring(&delivery.queue);
        }
        Ok(())
    }

    pub(super) async fn hand_back(&self, delivery: &Delivery) -> Result<(), MessagingError> {
        self.change(
            delivery,
            "state = 'ready', token = token + 1, tries = tries - 1",
            params![],
        )
        .await?;
        self.bells.ring(&delivery.queue);
        Ok(())
    }

    async fn change(&self, delivery: &Delivery, set: &str, more: Vec<Value>) -> Result<(), MessagingError> {
        let mut values = self.held(delivery);
        values.extend(more);
        let sql = format!("UPDATE queue_messages SET {set} WHERE {HELD}");
        held(self.db.repeatable().execute(&sql, values).await?, delivery)
    }

    fn held(&self, delivery: &Delivery) -> Vec<Value> {
        params![
            row_id(&delivery.queue, &delivery.envelope.id),
            delivery.token,
            self.world.now_ms()
        ]
    }
}

/// Makes a row that the transaction holds a dead letter, and frees its key.
pub(super) async fn bury(
    tx: &mut Tx,
    queue: &str,
    spec: QueueSpec,
    (id, key): (&str, &str),
    reason: &str,
    now: i64,
) -> Result<(), MessagingError> {
    tx.execute(
        "UPDATE queue_messages SET state = 'dead', token = token + 1, due_at = $2, reason = $3 WHERE id = $1",
        params![id, now, shortened(reason)],
    )
    .await?;
    if spec.ordered {
        keys::leave(tx, queue, &BTreeMap::from([(key, 1)])).await?;
    }
    Ok(())
}

fn held(changed: u64, delivery: &Delivery) -> Result<(), MessagingError> {
    if changed == 1 {
        return Ok(());
    }
    Err(MessagingError::LeaseLost {
        queue: delivery.queue.clone(),
        id: delivery.envelope.id.clone(),
    })
}
