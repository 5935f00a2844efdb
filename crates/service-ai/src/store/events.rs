//! What happened to each generation, in order.

use storage::{Queries, StorageError, Tx, params};

use crate::store::places;

/// An event as it is kept. Days are kept by their number only: the result has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredEvent {
    pub(crate) sequence: u64,
    pub(crate) kind: String,
    pub(crate) event: String,
}

/// Adds events, each with its kind, in front of the number that the row of the generation names as its last one.
pub(crate) async fn append(
    tx: &mut Tx,
    id: &str,
    last: i64,
    added: &[(&str, String)],
) -> Result<(), StorageError> {
    let mut values = params![id];
    let mut rows = Vec::with_capacity(added.len());
    for ((kind, event), sequence) in added.iter().rev().zip((1..=last).rev()) {
        let first = values.len() + 1;
        rows.push(format!("($1, ${first}, ${}, ${})", first + 1, first + 2));
        values.extend(params![sequence, *kind, event]);
    }
    let sql = format!(
        "INSERT INTO generation_events (generation_id, sequence, kind, event) VALUES {}",
        rows.join(", ")
    );
    tx.execute(&sql, values).await?;
    Ok(())
}

/// The events after one, in order.
pub(crate) async fn after(
    on: &mut impl Queries,
    id: &str,
    sequence: u64,
    most: i64,
) -> Result<Vec<StoredEvent>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT sequence, kind, event FROM generation_events WHERE generation_id = $1 AND sequence > $2
             ORDER BY sequence LIMIT $3",
            params![id, i64::try_from(sequence).unwrap_or(i64::MAX), most],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let sequence: i64 = row.get("sequence")?;
            Ok(StoredEvent {
                sequence: u64::try_from(sequence).unwrap_or(0),
                kind: row.get("kind")?,
                event: row.get("event")?,
            })
        })
        .collect()
}

/// The number of the last event of each of these generations; those that have none are left out.
pub(crate) async fn heads(on: &mut impl Queries, ids: &[String]) -> Result<Vec<(String, u64)>, StorageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT id, last_sequence FROM generations WHERE id IN ({}) LIMIT 1000",
        places(1, ids.len())
    );
    let rows = on.fetch_all(&sql, ids.iter().map(Into::into).collect()).await?;
    rows.iter()
        .map(|row| {
            let sequence: i64 = row.get("last_sequence")?;
            Ok((row.get("id")?, u64::try_from(sequence).unwrap_or(0)))
        })
        .collect()
}
