//! The table `shares`: links that anybody may read with.

use storage::{Queries, Row, StorageError, Tx, params};

use crate::access::Access;

/// The share of a trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// Which trip.
    pub(crate) trip_id: String,
    /// What it shows, as words of the interface.
    pub(crate) sections: Vec<String>,
    /// Until when, in milliseconds since 1970.
    pub(crate) expires_at: Option<i64>,
}

/// Makes the share of a trip; one that was there is replaced, and its link ends.
pub(crate) async fn put(
    tx: &mut Tx,
    access: &Access,
    share: &Share,
    token_hash: &str,
    now_ms: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO shares (trip_id, token_hash, sections, expires_at, created_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (trip_id) DO UPDATE SET token_hash = excluded.token_hash, \
         sections = excluded.sections, expires_at = excluded.expires_at, created_by = excluded.created_by, \
         created_at = excluded.created_at",
        params![
            access.trip_id(),
            token_hash,
            serde_json::to_string(&share.sections)?,
            share.expires_at,
            access.subject(),
            now_ms
        ],
    )
    .await?;
    Ok(())
}

/// Ends the share of a trip; tells whether there was one.
pub(crate) async fn delete(tx: &mut Tx, access: &Access) -> Result<bool, StorageError> {
    let gone = tx
        .execute("DELETE FROM shares WHERE trip_id = $1", params![access.trip_id()])
        .await?;
    Ok(gone > 0)
}

/// The share that a token opens now.
pub(crate) async fn find(
    on: &mut impl Queries,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<Share>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT s.trip_id, s.sections, s.expires_at FROM shares s JOIN trips t ON t.id = s.trip_id \
             WHERE s.token_hash = $1 AND (s.expires_at IS NULL OR s.expires_at > $2) AND t.deleted_at IS NULL",
            params![token_hash, now_ms],
        )
        .await?;
    row.as_ref().map(share).transpose()
}

fn share(row: &Row) -> Result<Share, StorageError> {
    let sections: String = row.get("sections")?;
    Ok(Share {
        trip_id: row.get("trip_id")?,
        sections: serde_json::from_str(&sections)?,
        expires_at: row.get("expires_at")?,
    })
}
