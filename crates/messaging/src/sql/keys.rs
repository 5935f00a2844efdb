//! The order of a key. Every function here holds the key's row until the transaction ends.

use std::collections::BTreeMap;

use storage::{Queries, Tx, Value, params};

use super::statement;
use crate::error::MessagingError;

/// A key after messages were added to it.
pub(super) struct Entered {
    /// How many messages of it are not dead, the added ones included.
    pub(super) live: i64,
    /// The position of the last one added.
    pub(super) newest: i64,
}

/// Adds so many messages to each key.
pub(super) async fn enter(
    tx: &mut Tx,
    queue: &str,
    counts: &BTreeMap<&str, i64>,
) -> Result<BTreeMap<String, Entered>, MessagingError> {
    let mut entered = BTreeMap::new();
    let counts: Vec<(&str, i64)> = counts.iter().map(|(key, count)| (*key, *count)).collect();
    for piece in statement::pieces(&counts) {
        let sql = format!(
            "INSERT INTO queue_keys (queue, message_key, live, newest) VALUES {}
             ON CONFLICT (queue, message_key) DO UPDATE
             SET live = queue_keys.live + excluded.live, newest = queue_keys.newest + excluded.newest
             RETURNING message_key, live, newest",
            statement::rows(piece.len(), 4)
        );
        let values: Vec<Value> = piece
            .iter()
            .flat_map(|(key, count)| params![queue, *key, *count, *count])
            .collect();
        for row in tx.fetch_all(&sql, values).await? {
            let (live, newest) = (row.get("live")?, row.get("newest")?);
            entered.insert(row.get("message_key")?, Entered { live, newest });
        }
    }
    Ok(entered)
}

/// Takes a message away from its key, and makes the next one ready; tells whether there is one.
pub(super) async fn leave(tx: &mut Tx, queue: &str, key: &str) -> Result<bool, MessagingError> {
    let left = tx
        .fetch_one(
            "UPDATE queue_keys SET live = live - 1 WHERE queue = $1 AND message_key = $2 RETURNING live",
            params![queue, key],
        )
        .await?;
    if left.get::<i64>("live")? == 0 {
        tx.execute(
            "DELETE FROM queue_keys WHERE queue = $1 AND message_key = $2",
            params![queue, key],
        )
        .await?;
        return Ok(false);
    }
    let woken = tx
        .execute(
            "UPDATE queue_messages SET state = 'ready' WHERE id =
                 (SELECT id FROM queue_messages WHERE queue = $1 AND message_key = $2 AND state = 'blocked'
                  ORDER BY position LIMIT 1)",
            params![queue, key],
        )
        .await?;
    Ok(woken == 1)
}
