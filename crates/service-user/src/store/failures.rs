//! `login_failures`: wrong passwords in a row. Each count is a statement of its own, outside the transaction of the
//! request, so that it stays when the request fails.

use storage::{Db, Queries, StorageError, Tx, params};

use super::CLEANED_AT_ONCE;
use crate::secrets::digest;

/// Until when the account is locked; `None` where it is not.
pub(crate) async fn locked_until(
    on: &mut impl Queries,
    account_id: &str,
    now: i64,
) -> Result<Option<i64>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT locked_until FROM login_failures WHERE subject = $1 AND locked_until > $2",
            params![account_id, now],
        )
        .await?;
    row.map_or(Ok(None), |row| row.get("locked_until"))
}

/// Who failed.
pub(crate) enum Subject<'a> {
    /// An account.
    Account(&'a str),
    /// A login that nobody has. It is counted, so that it costs what the other costs, and never locked.
    Nobody(&'a str),
}

/// When an account is locked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    /// The failure that locks.
    pub(crate) failures: i64,
    /// Until when.
    pub(crate) until: i64,
}

/// Counts a failure; false where the account was locked already. A lock that has ended begins the count anew.
pub(crate) async fn count(
    db: &mut Db,
    subject: Subject<'_>,
    limit: Limit,
    now: i64,
) -> Result<bool, StorageError> {
    let (subject, most) = match subject {
        Subject::Account(id) => (id.to_owned(), limit.failures),
        Subject::Nobody(login) => (format!("?{}", digest(login)), i64::MAX),
    };
    let counted = db
        .execute(
            "INSERT INTO login_failures (subject, failures, locked_until, updated_at)
             VALUES ($1, 1, CASE WHEN $2 <= 1 THEN $3 END, $4)
             ON CONFLICT (subject) DO UPDATE SET
                 failures = CASE WHEN login_failures.locked_until IS NULL THEN login_failures.failures + 1 ELSE 1 END,
                 locked_until = CASE
                     WHEN login_failures.locked_until IS NULL AND login_failures.failures + 1 >= $2 THEN $3
                     WHEN $2 <= 1 THEN $3
                 END,
                 updated_at = $4
             WHERE login_failures.locked_until IS NULL OR login_failures.locked_until <= $4",
            params![subject, most, limit.until, now],
        )
        .await?;
    Ok(counted == 1)
}

/// Forgets the failures of an account that is not locked; tells until when it is locked otherwise.
pub(crate) async fn forget(tx: &mut Tx, account_id: &str, now: i64) -> Result<Option<i64>, StorageError> {
    tx.execute(
        "DELETE FROM login_failures WHERE subject = $1 AND (locked_until IS NULL OR locked_until <= $2)",
        params![account_id, now],
    )
    .await?;
    locked_until(tx, account_id, now).await
}

/// Forgets the failures of an account, and unlocks it.
pub(crate) async fn unlock(tx: &mut Tx, account_id: &str) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM login_failures WHERE subject = $1",
        params![account_id],
    )
    .await?;
    Ok(())
}

/// Deletes counts of logins that nobody has, and of locks that have ended.
pub(crate) async fn clean(db: &mut Db, older_than: i64, now: i64) -> Result<u64, StorageError> {
    db.execute(
        "DELETE FROM login_failures WHERE subject IN (
             SELECT subject FROM login_failures
             WHERE updated_at < $1 AND (subject LIKE '?%' OR locked_until <= $2) ORDER BY updated_at LIMIT $3)",
        params![older_than, now, CLEANED_AT_ONCE],
    )
    .await
}
