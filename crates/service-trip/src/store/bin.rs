//! Trips in the bin.

use storage::{Backend, Queries, StorageError, Tx, params};

use super::trips::{TripHead, head_columns, with_role};
use crate::access::{Access, CompanionRole};

const FIND: &str = concat!(
    "SELECT c.role, ",
    head_columns!(),
    " FROM trips t JOIN companions c ON c.trip_id = t.id AND c.user_id = $2 \
      WHERE t.id = $1 AND t.deleted_at IS NOT NULL"
);
const FIND_LOCKED: &str = concat!(
    "SELECT c.role, ",
    head_columns!(),
    " FROM trips t JOIN companions c ON c.trip_id = t.id AND c.user_id = $2 \
      WHERE t.id = $1 AND t.deleted_at IS NOT NULL FOR UPDATE OF t"
);

/// A trip in the bin and the role that somebody has in it; nobody else changes it until the transaction ends.
pub(crate) async fn find(
    tx: &mut Tx,
    trip_id: &str,
    user_id: &str,
) -> Result<Option<(CompanionRole, TripHead)>, StorageError> {
    let sql = match tx.backend() {
        Backend::Sqlite => FIND,
        Backend::Postgres => FIND_LOCKED,
    };
    let row = tx.fetch_optional(sql, params![trip_id, user_id]).await?;
    row.as_ref().map(with_role).transpose()
}

/// Puts a trip into the bin, or takes it out again.
pub(crate) async fn set_deleted(
    tx: &mut Tx,
    access: &Access,
    deleted_at: Option<i64>,
    now_ms: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE trips SET deleted_at = $2, version = version + 1, updated_at = $3 WHERE id = $1",
        params![access.trip_id(), deleted_at, now_ms],
    )
    .await?;
    Ok(())
}

/// Trips that have lain in the bin since before an instant, the longest first.
pub(crate) async fn in_bin_since(
    on: &mut impl Queries,
    before_ms: i64,
    most: u32,
) -> Result<Vec<String>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT id FROM trips WHERE deleted_at IS NOT NULL AND deleted_at < $1 ORDER BY deleted_at LIMIT $2",
            params![before_ms, most],
        )
        .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Takes such a trip, so that nobody restores it meanwhile; tells whether it still is one.
pub(crate) async fn take_over(tx: &mut Tx, trip_id: &str, before_ms: i64) -> Result<bool, StorageError> {
    let taken = tx
        .execute(
            "UPDATE trips SET deleted_at = deleted_at WHERE id = $1 AND deleted_at IS NOT NULL AND deleted_at < $2",
            params![trip_id, before_ms],
        )
        .await?;
    Ok(taken > 0)
}
