//! Out of the queues: leases.

use jiff::Timestamp;
use storage::{Queries, Row, StorageError, Tx, Value, params};

use super::settle::bury;
use super::{Inner, statement};
use crate::broker::Delivery;
use crate::envelope::Envelope;
use crate::error::MessagingError;
use crate::measures;
use crate::queues::{QueueSpec, milliseconds};
use crate::tries::RAN_OUT;

/// How many messages are brought back in one go; the rest follow with the next lease.
const MOST_BROUGHT_BACK: i64 = 256;

/// A row that was leased.
struct Taken {
    rank: i64,
    id: String,
    key: String,
    token: i64,
    until: i64,
    tries: i64,
    accepted_at: i64,
    body: String,
}

impl Inner {
    pub(super) async fn lease(&self, queue: &str, most: u32) -> Result<Vec<Delivery>, MessagingError> {
        let spec = self.served.spec(queue)?;
        self.note_use(queue).await?;
        let now = self.world.now_ms();
        let (ready, due) = self.look(queue, now).await?;
        if most == 0 || !(ready || due) {
            return Ok(Vec::new());
        }
        let most = statement::round(usize::try_from(most).unwrap_or(usize::MAX));
        // A lease that a power cut undoes is a message that waits.
        let mut tx = self.db.repeatable().begin().await?;
        if due {
            bring_back(&mut tx, queue, spec, now).await?;
        }
        let taken = take(&mut tx, queue, now + milliseconds(spec.lease), most).await?;
        let is_all = taken.len() < most;
        let mut deliveries = Vec::with_capacity(taken.len());
        for row in taken {
            match serde_json::from_str::<Envelope>(&row.body) {
                Ok(envelope) => deliveries.push(delivery(queue, spec, &row, envelope, now)),
                Err(error) => {
                    // Only a newer version of the program writes what this one cannot read.
                    let reason = format!("it cannot be read: {error}");
                    bury(&mut tx, queue, spec, (&row.id, &row.key), &reason, now).await?;
                    measures::outcome(queue, "dead", 1);
                }
            }
        }
        tx.commit().await?;
        if !is_all {
            self.bells.ring(queue);
        }
        Ok(deliveries)
    }

    /// Whether something is ready, and whether something is due to come back; without taking the right to write.
    async fn look(&self, queue: &str, now: i64) -> Result<(bool, bool), MessagingError> {
        // Ordered and limited, so that no plan reads more than the front of an index.
        let row = self
            .db
            .clone()
            .fetch_one(
                "SELECT
                 (SELECT rank FROM queue_messages WHERE queue = $1 AND state = 'ready' ORDER BY rank LIMIT 1) AS first,
                 (SELECT due_at FROM queue_messages WHERE queue = $1 AND state IN ('delayed', 'leased')
                  ORDER BY due_at LIMIT 1) AS due_at",
                params![queue],
            )
            .await?;
        let first: Option<i64> = row.get("first")?;
        let due_at: Option<i64> = row.get("due_at")?;
        Ok((first.is_some(), due_at.is_some_and(|due_at| due_at <= now)))
    }
}

/// Makes messages ready whose pause is over or whose lease ran out; those without a further try are dead letters.
async fn bring_back(tx: &mut Tx, queue: &str, spec: QueueSpec, now: i64) -> Result<(), MessagingError> {
    let sql = format!(
        "SELECT id, message_key, state, tries FROM queue_messages
         WHERE queue = $1 AND due_at <= $2 AND state IN ('delayed', 'leased') ORDER BY due_at LIMIT $3 {}",
        statement::skip_locked(tx.backend())
    );
    let rows = tx.fetch_all(&sql, params![queue, now, MOST_BROUGHT_BACK]).await?;
    let mut back: Vec<String> = Vec::new();
    for row in rows {
        let id: String = row.get("id")?;
        let ran_out = row.get::<String>("state")? == "leased";
        if ran_out {
            tracing::warn!(queue, message.id = id, "a lease ran out");
            measures::outcome(queue, "ran out", 1);
        }
        if ran_out && row.get::<i64>("tries")? >= i64::from(spec.tries) {
            bury(
                tx,
                queue,
                spec,
                (&id, &row.get::<String>("message_key")?),
                RAN_OUT,
                now,
            )
            .await?;
            measures::outcome(queue, "dead", 1);
        } else {
            back.push(id);
        }
    }
    for piece in statement::pieces(&back) {
        let sql = format!(
            "UPDATE queue_messages SET state = 'ready' WHERE id IN ({})",
            statement::list(piece.len())
        );
        tx.execute(&sql, piece.iter().map(Value::from).collect()).await?;
    }
    Ok(())
}

async fn take(tx: &mut Tx, queue: &str, until: i64, most: usize) -> Result<Vec<Taken>, MessagingError> {
    // The limit stands in the text: a plan for any limit would reckon with a tenth of all messages.
    let sql = format!(
        "WITH picked AS (SELECT id FROM queue_messages WHERE queue = $1 AND state = 'ready'
             ORDER BY rank, id LIMIT {most} {})
         UPDATE queue_messages SET state = 'leased', due_at = $2, tries = tries + 1, token = token + 1
         WHERE id IN (SELECT id FROM picked)
         RETURNING id, message_key, rank, token, tries, due_at, accepted_at, body",
        statement::skip_locked(tx.backend())
    );
    let rows = tx.fetch_all(&sql, params![queue, until]).await?;
    let mut taken = rows
        .iter()
        .map(read_taken)
        .collect::<Result<Vec<_>, StorageError>>()?;
    taken.sort_by(|one, other| (one.rank, &one.id).cmp(&(other.rank, &other.id)));
    Ok(taken)
}

fn read_taken(row: &Row) -> Result<Taken, StorageError> {
    Ok(Taken {
        rank: row.get("rank")?,
        id: row.get("id")?,
        key: row.get("message_key")?,
        token: row.get("token")?,
        until: row.get("due_at")?,
        tries: row.get("tries")?,
        accepted_at: row.get("accepted_at")?,
        body: row.get("body")?,
    })
}

fn delivery(queue: &str, spec: QueueSpec, row: &Taken, envelope: Envelope, now: i64) -> Delivery {
    Delivery {
        queue: queue.to_owned(),
        envelope,
        token: row.token,
        until: instant(row.until),
        tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
        most_tries: spec.tries,
        waited_ms: now - row.accepted_at,
    }
}

/// A stored instant. One beyond the calendar, which nobody writes, is the calendar's end.
pub(super) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}
