//! `avatars`: pictures of people.

use storage::{Db, Queries, StorageError, Tx, params};

/// Puts a picture in the place of the one before.
pub(crate) async fn put(
    tx: &mut Tx,
    user_id: &str,
    hash: &str,
    jpeg: &[u8],
    now: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO avatars (user_id, hash, jpeg) VALUES ($1, $2, $3)
         ON CONFLICT (user_id) DO UPDATE SET hash = $2, jpeg = $3",
        params![user_id, hash, jpeg],
    )
    .await?;
    set_hash(tx, user_id, Some(hash), now).await
}

/// Takes the picture away.
pub(crate) async fn delete(tx: &mut Tx, user_id: &str, now: i64) -> Result<(), StorageError> {
    tx.execute("DELETE FROM avatars WHERE user_id = $1", params![user_id])
        .await?;
    set_hash(tx, user_id, None, now).await
}

async fn set_hash(tx: &mut Tx, user_id: &str, hash: Option<&str>, now: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE accounts SET avatar_hash = $2, version = version + 1, updated_at = $3 WHERE id = $1",
        params![user_id, hash, now],
    )
    .await?;
    Ok(())
}

/// The picture of an account.
pub(crate) async fn of(db: &mut Db, user_id: &str) -> Result<Option<Vec<u8>>, StorageError> {
    let row = db
        .fetch_optional("SELECT jpeg FROM avatars WHERE user_id = $1", params![user_id])
        .await?;
    row.map(|row| row.get("jpeg")).transpose()
}

/// The picture of an account, as long as it is the one of a hash.
pub(crate) async fn by_hash(db: &mut Db, user_id: &str, hash: &str) -> Result<Option<Vec<u8>>, StorageError> {
    let row = db
        .fetch_optional(
            "SELECT jpeg FROM avatars WHERE user_id = $1 AND hash = $2",
            params![user_id, hash],
        )
        .await?;
    row.map(|row| row.get("jpeg")).transpose()
}
