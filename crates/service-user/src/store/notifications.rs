//! `notifications`: the inbox of the app.

use contracts::messages::Notification;
use storage::{Db, Queries, Row, StorageError, Tx, params};

use super::{CLEANED_AT_ONCE, Stretch, count};

/// A note as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) subject_id: Option<String>,
    pub(crate) text_ko: String,
    pub(crate) text_en: String,
    pub(crate) created_at: i64,
    pub(crate) read_at: Option<i64>,
}

/// Which notes are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// All of them.
    All,
    /// Those that were not read.
    Unread,
}

/// Puts a note into the inbox; false where the account does not exist (any more).
pub(crate) async fn insert(
    tx: &mut Tx,
    id: &str,
    note: &Notification,
    now: i64,
) -> Result<bool, StorageError> {
    let inserted = tx
        .execute(
            "INSERT INTO notifications (id, user_id, kind, subject_id, text_ko, text_en, created_at, read_at)
             SELECT $1, id, $3, $4, $5, $6, $7, NULL FROM accounts WHERE id = $2",
            params![
                id,
                &note.user_id,
                &note.kind,
                note.subject_id.clone(),
                &note.text_ko,
                &note.text_en,
                now
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// The notes of an account, newest first, and how many there are.
pub(crate) async fn list(
    db: &mut Db,
    user_id: &str,
    which: Which,
    stretch: Stretch,
) -> Result<(Vec<Note>, u64), StorageError> {
    let condition = match which {
        Which::All => "FROM notifications WHERE user_id = $1",
        Which::Unread => "FROM notifications WHERE user_id = $1 AND read_at IS NULL",
    };
    let rows = db
        .fetch_all(
            &format!(
                "SELECT id, kind, subject_id, text_ko, text_en, created_at, read_at {condition}
                 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3"
            ),
            params![user_id, stretch.limit, stretch.offset],
        )
        .await?;
    let total = db
        .fetch_one(&format!("SELECT COUNT(*) AS count {condition}"), params![user_id])
        .await?;
    Ok((rows.iter().map(note).collect::<Result<_, _>>()?, count(&total)?))
}

/// Marks a note as read; false where the account has none of this id. Reading twice is no error.
pub(crate) async fn mark_read(db: &mut Db, user_id: &str, id: &str, now: i64) -> Result<bool, StorageError> {
    let marked = db
        .execute(
            "UPDATE notifications SET read_at = COALESCE(read_at, $3) WHERE user_id = $1 AND id = $2",
            params![user_id, id, now],
        )
        .await?;
    Ok(marked == 1)
}

/// Marks every note of an account as read.
pub(crate) async fn mark_all_read(db: &mut Db, user_id: &str, now: i64) -> Result<(), StorageError> {
    db.execute(
        "UPDATE notifications SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL",
        params![user_id, now],
    )
    .await?;
    Ok(())
}

/// Deletes notes that are older than an instant.
pub(crate) async fn clean(db: &mut Db, older_than: i64) -> Result<u64, StorageError> {
    db.execute(
        "DELETE FROM notifications WHERE id IN (
             SELECT id FROM notifications WHERE created_at < $1 ORDER BY created_at LIMIT $2)",
        params![older_than, CLEANED_AT_ONCE],
    )
    .await
}

fn note(row: &Row) -> Result<Note, StorageError> {
    Ok(Note {
        id: row.get("id")?,
        kind: row.get("kind")?,
        subject_id: row.get("subject_id")?,
        text_ko: row.get("text_ko")?,
        text_en: row.get("text_en")?,
        created_at: row.get("created_at")?,
        read_at: row.get("read_at")?,
    })
}
