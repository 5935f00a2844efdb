//! `password_resets`: links of forgotten passwords.

use storage::{Db, Queries, StorageError, Tx, params};

use super::{CLEANED_AT_ONCE, count};
use crate::secrets::digest;

/// A link that was asked for.
pub(crate) struct Reset<'a> {
    pub(crate) token: &'a str,
    pub(crate) email: &'a str,
    /// Nobody where no account has the address.
    pub(crate) user_id: Option<&'a str>,
    pub(crate) now: i64,
    pub(crate) expires_at: i64,
}

pub(crate) async fn insert(tx: &mut Tx, reset: &Reset<'_>) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO password_resets (token_hash, address_hash, user_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5)",
        params![
            digest(reset.token),
            digest(reset.email),
            reset.user_id,
            reset.now,
            reset.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// How many links were asked for since, for an address.
pub(crate) async fn asked_since(tx: &mut Tx, email: &str, since: i64) -> Result<u64, StorageError> {
    let row = tx
        .fetch_one(
            "SELECT COUNT(*) AS count FROM password_resets WHERE address_hash = $1 AND created_at > $2",
            params![digest(email), since],
        )
        .await?;
    count(&row)
}

/// Uses a link up and tells whose it is; `None` where it is unknown, used or too old.
pub(crate) async fn take(tx: &mut Tx, token: &str, now: i64) -> Result<Option<String>, StorageError> {
    let row = tx
        .fetch_optional(
            "DELETE FROM password_resets WHERE token_hash = $1 AND expires_at > $2 AND user_id IS NOT NULL
             RETURNING user_id",
            params![digest(token), now],
        )
        .await?;
    row.map(|row| row.get("user_id")).transpose()
}

/// Uses every link of an account up.
pub(crate) async fn delete_all(tx: &mut Tx, user_id: &str) -> Result<(), StorageError> {
    tx.execute("DELETE FROM password_resets WHERE user_id = $1", params![user_id])
        .await?;
    Ok(())
}

/// Deletes links that are too old.
pub(crate) async fn clean(db: &mut Db, now: i64) -> Result<u64, StorageError> {
    db.execute(
        "DELETE FROM password_resets WHERE token_hash IN (
             SELECT token_hash FROM password_resets WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
        params![now, CLEANED_AT_ONCE],
    )
    .await
}
