//! `held_mails`: mails that administrators hand over.

use storage::{Db, Queries, Row, StorageError, Tx, params};

use super::{CLEANED_AT_ONCE, Stretch, count};
use crate::mail::MailKind;

/// A mail as it is stored.
pub(crate) struct HeldRow {
    pub(crate) id: String,
    pub(crate) user_id: String,
    /// From the account.
    pub(crate) username: String,
    pub(crate) kind: String,
    /// Address, link and code.
    pub(crate) sealed: Vec<u8>,
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
}

pub(crate) async fn insert(db: &mut Db, mail: &HeldRow) -> Result<(), StorageError> {
    db.execute(
        "INSERT INTO held_mails (id, user_id, kind, sealed, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![
            &mail.id,
            &mail.user_id,
            &mail.kind,
            mail.sealed.as_slice(),
            mail.created_at,
            mail.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// A stretch of the mails whose secrets are still good, newest first, and how many there are.
pub(crate) async fn list(
    db: &mut Db,
    now: i64,
    stretch: Stretch,
) -> Result<(Vec<HeldRow>, u64), StorageError> {
    let rows = db
        .fetch_all(
            "SELECT m.id, m.user_id, a.username, m.kind, m.sealed, m.created_at, m.expires_at
             FROM held_mails m JOIN accounts a ON a.id = m.user_id WHERE m.expires_at > $1
             ORDER BY m.created_at DESC, m.id DESC LIMIT $2 OFFSET $3",
            params![now, stretch.limit, stretch.offset],
        )
        .await?;
    let total = db
        .fetch_one(
            "SELECT COUNT(*) AS count FROM held_mails WHERE expires_at > $1",
            params![now],
        )
        .await?;
    Ok((rows.iter().map(held).collect::<Result<_, _>>()?, count(&total)?))
}

/// Deletes the mails of an account about something that is settled.
pub(crate) async fn settle(tx: &mut Tx, user_id: &str, kind: MailKind) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM held_mails WHERE user_id = $1 AND kind = $2",
        params![user_id, kind.as_str()],
    )
    .await?;
    Ok(())
}

/// Deletes mails that are good for nothing any more.
pub(crate) async fn clean(db: &mut Db, now: i64) -> Result<u64, StorageError> {
    db.execute(
        "DELETE FROM held_mails WHERE id IN (
             SELECT id FROM held_mails WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
        params![now, CLEANED_AT_ONCE],
    )
    .await
}

fn held(row: &Row) -> Result<HeldRow, StorageError> {
    Ok(HeldRow {
        id: row.get("id")?,
        user_id: row.get("user_id")?,
        username: row.get("username")?,
        kind: row.get("kind")?,
        sealed: row.get("sealed")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
    })
}
