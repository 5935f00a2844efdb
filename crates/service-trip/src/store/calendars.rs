//! The table `calendar_tokens`: links by which somebody's calendar follows a trip.

use storage::{Queries, StorageError, Tx, params};

use super::trips::{TripHead, head_columns, head_of};
use crate::access::Access;

/// Keeps the hash of a token in place of an earlier one of the same person.
pub(crate) async fn put(
    tx: &mut Tx,
    access: &Access,
    token_hash: &str,
    now_ms: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO calendar_tokens (trip_id, user_id, token_hash, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (trip_id, user_id) DO UPDATE SET token_hash = excluded.token_hash, \
         created_at = excluded.created_at",
        params![access.trip_id(), access.subject(), token_hash, now_ms],
    )
    .await?;
    Ok(())
}

/// Ends somebody's link; tells whether there was one.
pub(crate) async fn delete(tx: &mut Tx, access: &Access) -> Result<bool, StorageError> {
    let gone = tx
        .execute(
            "DELETE FROM calendar_tokens WHERE trip_id = $1 AND user_id = $2",
            params![access.trip_id(), access.subject()],
        )
        .await?;
    Ok(gone > 0)
}

/// The trip that a token opens, as long as the one who made it shares the trip.
pub(crate) async fn find(
    on: &mut impl Queries,
    trip_id: &str,
    token_hash: &str,
) -> Result<Option<TripHead>, StorageError> {
    const SQL: &str = concat!(
        "SELECT ",
        head_columns!(),
        " FROM calendar_tokens k JOIN trips t ON t.id = k.trip_id \
          JOIN companions c ON c.trip_id = k.trip_id AND c.user_id = k.user_id \
          WHERE k.token_hash = $1 AND k.trip_id = $2 AND t.deleted_at IS NULL"
    );
    let row = on.fetch_optional(SQL, params![token_hash, trip_id]).await?;
    row.as_ref().map(head_of).transpose()
}
