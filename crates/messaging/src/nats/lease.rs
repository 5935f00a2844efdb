//! Out of the queues: leases.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::{join, join_all};
use jiff::Timestamp;

use super::link::Outcome;
use super::queue::{Entry, Picked};
use super::record::{Record, State};
use super::{FIRST_READ, Inner, Shared, locked};
use crate::broker::Delivery;
use crate::envelope::Envelope;
use crate::error::MessagingError;
use crate::measures;
use crate::queues::{QueueSpec, milliseconds};
use crate::tries::RAN_OUT;

/// How many messages are leased in one go.
const MOST: usize = 256;
/// How often it is tried while others are faster.
const ROUNDS: u32 = 10;

/// A message that was won.
struct Won {
    id: Arc<str>,
    record: Record,
    seq: u64,
}

/// What was picked, given back when it goes.
struct Reserved<'a> {
    shared: &'a Shared,
    queue: &'a str,
    ids: Vec<Arc<str>>,
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        locked(&self.shared.view)
            .queue(&self.shared.served, self.queue)
            .release(&self.ids);
    }
}

impl Inner {
    pub(super) async fn lease(&self, queue: &str, most: u32) -> Result<Vec<Delivery>, MessagingError> {
        let spec = self.shared.served.spec(queue)?;
        self.shared.ready(FIRST_READ).await?;
        self.note_use(queue).await?;
        let most = usize::try_from(most).unwrap_or(MOST).min(MOST);
        if most == 0 {
            return Ok(Vec::new());
        }
        let mut is_fresh = false;
        for _ in 0..ROUNDS {
            let (picked, reserved) = self.pick(queue, spec, most);
            if picked.messages.is_empty() && picked.exhausted.is_empty() {
                if is_fresh {
                    break;
                }
                self.shared.catch_up().await?;
                is_fresh = true;
                continue;
            }
            for (id, entry) in &picked.exhausted {
                self.bury(queue, id, entry, RAN_OUT).await?;
            }
            let won = self.take(queue, spec, &picked.messages).await?;
            drop(reserved);
            if !won.is_empty() {
                if picked.is_more {
                    self.shared.bells.ring(queue);
                }
                return self.deliver(queue, spec, won).await;
            }
            // Others were faster, or there were dead ones only.
            self.shared.catch_up().await?;
            is_fresh = true;
        }
        Ok(Vec::new())
    }

    fn pick<'a>(&'a self, queue: &'a str, spec: QueueSpec, most: usize) -> (Picked, Reserved<'a>) {
        let mut view = locked(&self.shared.view);
        let picked = view
            .queue(&self.shared.served, queue)
            .pick(self.world.now_ms(), most, spec.tries);
        let ids = picked
            .messages
            .iter()
            .chain(&picked.exhausted)
            .map(|(id, _)| id.clone())
            .collect();
        let reserved = Reserved {
            shared: &self.shared,
            queue,
            ids,
        };
        (picked, reserved)
    }

    /// Tries to lease all of them; gives those where nobody was faster.
    async fn take(
        &self,
        queue: &str,
        spec: QueueSpec,
        picked: &[(Arc<str>, Entry)],
    ) -> Result<Vec<Won>, MessagingError> {
        let until = self.world.now_ms() + milliseconds(spec.lease);
        let tries = picked.iter().map(async |(id, entry)| {
            if entry.record.state == State::Leased {
                tracing::warn!(queue, message.id = &**id, "a lease ran out");
                measures::outcome(queue, "ran out", 1);
            }
            let record = Record {
                state: State::Leased,
                due_at: until,
                tries: entry.record.tries + 1,
                token: entry.record.token + 1,
                reason: None,
                ..entry.record.clone()
            };
            match self.change(queue, id, entry.seq, Some(&record)).await? {
                Outcome::Written(seq) => Ok(Some(Won {
                    id: id.clone(),
                    record,
                    seq,
                })),
                Outcome::Conflict => Ok(None),
            }
        });
        let tried: Result<Vec<Option<Won>>, MessagingError> = join_all(tries).await.into_iter().collect();
        Ok(tried?.into_iter().flatten().collect())
    }

    /// Fetches what the messages carry.
    async fn deliver(
        &self,
        queue: &str,
        spec: QueueSpec,
        won: Vec<Won>,
    ) -> Result<Vec<Delivery>, MessagingError> {
        let newest = won.iter().map(|one| one.seq).max().unwrap_or_default();
        let bodies = join_all(won.iter().map(|one| self.shared.link.body(queue, &one.id)));
        let (bodies, ()) = join(bodies, self.shared.saw(newest)).await;
        let now = self.world.now_ms();
        let mut deliveries = Vec::with_capacity(won.len());
        let mut failed = None;
        for (one, body) in won.into_iter().zip(bodies) {
            match body {
                Ok(body) => match envelope(body) {
                    Ok(envelope) => deliveries.push(delivery(queue, spec, &one.record, envelope, now)),
                    Err(reason) => {
                        let entry = Entry::at(one.seq, one.record);
                        self.bury(queue, &one.id, &entry, &reason).await?;
                    }
                },
                Err(error) => {
                    let undone = Record {
                        state: State::Ready,
                        tries: one.record.tries - 1,
                        ..one.record
                    };
                    if let Err(error) = self.change(queue, &one.id, one.seq, Some(&undone)).await {
                        tracing::warn!(cause = %error, "a message could not be handed back; its lease runs out");
                    }
                    failed = Some(error);
                }
            }
        }
        match failed {
            Some(error) if deliveries.is_empty() => Err(error),
            _ => Ok(deliveries),
        }
    }

    /// Makes a message a dead letter, unless somebody else has changed it.
    async fn bury(&self, queue: &str, id: &str, entry: &Entry, reason: &str) -> Result<(), MessagingError> {
        let record = Record {
            state: State::Dead,
            due_at: self.world.now_ms(),
            reason: Some(crate::tries::shortened(reason)),
            ..entry.record.clone()
        };
        if let Outcome::Written(seq) = self.change(queue, id, entry.seq, Some(&record)).await? {
            measures::outcome(queue, "dead", 1);
            self.shared.saw(seq).await;
        }
        Ok(())
    }
}

fn envelope(body: Option<Bytes>) -> Result<Envelope, String> {
    let body = body.ok_or("what it carries is gone")?;
    // Only a newer version of the program writes what this one cannot read.
    serde_json::from_slice(&body).map_err(|error| format!("it cannot be read: {error}"))
}

fn delivery(queue: &str, spec: QueueSpec, record: &Record, envelope: Envelope, now: i64) -> Delivery {
    Delivery {
        queue: queue.to_owned(),
        envelope,
        token: record.token,
        until: instant(record.due_at),
        tries: record.tries,
        most_tries: spec.tries,
        waited_ms: now - record.accepted_at,
    }
}

/// A stored instant. One beyond the calendar, which nobody writes, is the calendar's end.
pub(super) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}
