//! The table `feedback`: what people say about their trips.

use storage::{Queries, StorageError, Tx, params};

use crate::access::Access;

/// Keeps what somebody says in place of what they said before.
pub(crate) async fn put(
    tx: &mut Tx,
    access: &Access,
    score: u8,
    words: Option<&str>,
    now_ms: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO feedback (trip_id, user_id, score, text, created_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (trip_id, user_id) DO UPDATE SET score = excluded.score, text = excluded.text, \
         created_at = excluded.created_at",
        params![
            access.trip_id(),
            access.subject(),
            score,
            words.map(str::to_owned),
            now_ms
        ],
    )
    .await?;
    Ok(())
}

/// How many of the last 1000 there are, and the sum of their scores.
pub(crate) async fn last_thousand(on: &mut impl Queries) -> Result<(i64, i64), StorageError> {
    let row = on
        .fetch_one(
            "SELECT COUNT(*) AS many, CAST(COALESCE(SUM(score), 0) AS BIGINT) AS sum FROM \
             (SELECT score FROM feedback ORDER BY created_at DESC LIMIT 1000) AS latest",
            params![],
        )
        .await?;
    Ok((row.get("many")?, row.get("sum")?))
}
