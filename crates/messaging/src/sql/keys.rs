//! The order of a key. Every function here holds the key's row until the transaction ends.

use std::collections::BTreeMap;

use storage::{Queries, Tx, Value, params};

use super::statement;
use crate::error::MessagingError;

/// A key after messages were added to it or taken away.
pub(super) struct Held {
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
) -> Result<BTreeMap<String, Held>, MessagingError> {
    change(tx, queue, counts, |count| (count, count)).await
}

/// Takes so many messages away from each key, and makes the next one of each ready; tells whether there is any.
pub(super) async fn leave(
    tx: &mut Tx,
    queue: &str,
    counts: &BTreeMap<&str, i64>,
) -> Result<bool, MessagingError> {
    let held = change(tx, queue, counts, |count| (-count, 0)).await?;
    let (gone, left): (Vec<_>, Vec<_>) = held.iter().partition(|(_, held)| held.live == 0);
    for piece in statement::pieces(&gone) {
        let sql = format!(
            "DELETE FROM queue_keys WHERE message_key IN ({}) AND queue = ${}",
            statement::list(piece.len()),
            piece.len() + 1
        );
        tx.execute(&sql, of_queue(queue, piece)).await?;
    }
    let mut woken = 0;
    for piece in statement::pieces(&left) {
        let sql = format!(
            "UPDATE queue_messages SET state = 'ready' WHERE id IN
                 (SELECT (SELECT id FROM queue_messages AS waiting
                          WHERE waiting.queue = queue_keys.queue AND waiting.message_key = queue_keys.message_key
                              AND waiting.state = 'blocked' ORDER BY waiting.position LIMIT 1)
                  FROM queue_keys WHERE message_key IN ({}) AND queue = ${})",
            statement::list(piece.len()),
            piece.len() + 1
        );
        woken += tx.execute(&sql, of_queue(queue, piece)).await?;
    }
    Ok(woken > 0)
}

/// Changes `live` and `newest` of each key by what `by` makes of its count. The rows are taken in the order of the keys,
/// so that two who change several wait for each other in one direction.
async fn change(
    tx: &mut Tx,
    queue: &str,
    counts: &BTreeMap<&str, i64>,
    by: impl Fn(i64) -> (i64, i64),
) -> Result<BTreeMap<String, Held>, MessagingError> {
    let mut changed = BTreeMap::new();
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
            .flat_map(|(key, count)| {
                let (live, newest) = by(*count);
                params![queue, *key, live, newest]
            })
            .collect();
        for row in tx.fetch_all(&sql, values).await? {
            let (live, newest) = (row.get("live")?, row.get("newest")?);
            changed.insert(row.get("message_key")?, Held { live, newest });
        }
    }
    Ok(changed)
}

/// The keys, and behind them their queue.
fn of_queue(queue: &str, keys: &[(&String, &Held)]) -> Vec<Value> {
    let mut values: Vec<Value> = keys.iter().map(|(key, _)| Value::from(key.as_str())).collect();
    values.push(Value::from(queue));
    values
}
