//! `email_changes`: addresses that were not shown yet to be their owner's.

use storage::{Db, Queries, StorageError, Tx, params};

use super::CLEANED_AT_ONCE;

/// A code that is sent to an address.
pub(crate) struct Change<'a> {
    pub(crate) user_id: &'a str,
    pub(crate) email: &'a str,
    pub(crate) code_hash: &'a str,
    pub(crate) expires_at: i64,
}

/// How many codes an account gets.
#[derive(Clone, Copy)]
pub(crate) struct Allowance {
    pub(crate) most: i64,
    pub(crate) window_ms: i64,
}

/// An address that waits, and the digest of its code.
pub(crate) struct Waiting {
    pub(crate) email: String,
    pub(crate) code_hash: String,
}

/// Puts a new code in the place of the one before; false where the account has had enough of them.
pub(crate) async fn put(
    tx: &mut Tx,
    change: &Change<'_>,
    allowance: Allowance,
    now: i64,
) -> Result<bool, StorageError> {
    let since = now - allowance.window_ms;
    let put = tx
        .execute(
            "INSERT INTO email_changes (user_id, email, code_hash, tries, expires_at, sent, sent_since)
             VALUES ($1, $2, $3, 0, $4, 1, $5)
             ON CONFLICT (user_id) DO UPDATE SET email = $2, code_hash = $3, tries = 0, expires_at = $4,
                 sent = CASE WHEN email_changes.sent_since <= $6 THEN 1 ELSE email_changes.sent + 1 END,
                 sent_since = CASE WHEN email_changes.sent_since <= $6 THEN $5 ELSE email_changes.sent_since END
             WHERE email_changes.sent < $7 OR email_changes.sent_since <= $6",
            params![
                change.user_id,
                change.email,
                change.code_hash,
                change.expires_at,
                now,
                since,
                allowance.most
            ],
        )
        .await?;
    Ok(put == 1)
}

/// Counts a try and gives what it is compared with; `None` where nothing waits, its time has passed or it was tried too
/// often.
pub(crate) async fn try_once(
    tx: &mut Tx,
    user_id: &str,
    most: i64,
    now: i64,
) -> Result<Option<Waiting>, StorageError> {
    let row = tx
        .fetch_optional(
            "UPDATE email_changes SET tries = tries + 1 WHERE user_id = $1 AND tries < $2 AND expires_at > $3
             RETURNING email, code_hash",
            params![user_id, most, now],
        )
        .await?;
    row.map(|row| {
        Ok(Waiting {
            email: row.get("email")?,
            code_hash: row.get("code_hash")?,
        })
    })
    .transpose()
}

/// Uses a code up; false where another request was faster, or another code was sent in the meantime. How many were sent
/// stays known.
pub(crate) async fn take(tx: &mut Tx, user_id: &str, code_hash: &str) -> Result<bool, StorageError> {
    let taken = tx
        .execute(
            "UPDATE email_changes SET expires_at = 0 WHERE user_id = $1 AND code_hash = $2 AND expires_at > 0",
            params![user_id, code_hash],
        )
        .await?;
    Ok(taken == 1)
}

/// Deletes rows whose code has expired and whose count of sent codes is over.
pub(crate) async fn clean(db: &mut Db, now: i64, older_than: i64) -> Result<u64, StorageError> {
    db.execute(
        "DELETE FROM email_changes WHERE user_id IN (
             SELECT user_id FROM email_changes WHERE sent_since <= $2 AND expires_at <= $1
             ORDER BY sent_since LIMIT $3)",
        params![now, older_than, CLEANED_AT_ONCE],
    )
    .await
}
