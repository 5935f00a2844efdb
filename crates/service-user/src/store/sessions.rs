//! `sessions` and `refresh_tokens`: logins, and the tokens that carry each on.

use storage::{Db, Queries, Row, StorageError, Tx, params};

use super::accounts::{STANDING, Standing};
use super::{CLEANED_AT_ONCE, Stretch, count};

/// A login.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) remember_me: bool,
    /// What the client calls itself.
    pub(crate) client: String,
    pub(crate) created_at: i64,
    pub(crate) last_seen_at: i64,
    /// When its newest refresh token expires.
    pub(crate) expires_at: i64,
}

/// A refresh token as it is stored, with the session that it carries on.
pub(crate) struct RefreshToken {
    pub(crate) session: Session,
    pub(crate) expires_at: i64,
    /// When its successor was given out.
    pub(crate) replaced_at: Option<i64>,
}

/// Whether sessions go on: a session without `remember_me` ends when nothing was asked for since `idle_since`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Alive {
    pub(crate) now: i64,
    pub(crate) idle_since: i64,
}

impl Alive {
    /// Whether a session goes on.
    pub(crate) fn holds(self, session: &Session) -> bool {
        session.expires_at > self.now && (session.remember_me || session.last_seen_at > self.idle_since)
    }
}

const COLUMNS: &str = "s.id, s.user_id, s.remember_me, s.client, s.created_at, s.last_seen_at, s.expires_at";

pub(crate) async fn insert(tx: &mut Tx, session: &Session) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO sessions (id, user_id, remember_me, client, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            &session.id,
            &session.user_id,
            session.remember_me,
            &session.client,
            session.created_at,
            session.last_seen_at,
            session.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// A session and what its account may do.
pub(crate) async fn with_standing(
    db: &mut Db,
    id: &str,
) -> Result<Option<(Session, Standing)>, StorageError> {
    let row = db
        .fetch_optional(
            &format!(
                "SELECT {COLUMNS}, {STANDING} FROM sessions s JOIN accounts a ON a.id = s.user_id WHERE s.id = $1"
            ),
            params![id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((session(&row)?, Standing::read(&row)?)))
}

/// The sessions of an account that go on, newest first, and how many there are.
pub(crate) async fn list(
    db: &mut Db,
    user_id: &str,
    alive: Alive,
    stretch: Stretch,
) -> Result<(Vec<Session>, u64), StorageError> {
    const CONDITION: &str = "FROM sessions s WHERE s.user_id = $1 AND s.expires_at > $2
         AND (s.remember_me = 1 OR s.last_seen_at > $3)";
    let rows = db
        .fetch_all(
            &format!("SELECT {COLUMNS} {CONDITION} ORDER BY s.created_at DESC, s.id DESC LIMIT $4 OFFSET $5"),
            params![
                user_id,
                alive.now,
                alive.idle_since,
                stretch.limit,
                stretch.offset
            ],
        )
        .await?;
    let total = db
        .fetch_one(
            &format!("SELECT COUNT(*) AS count {CONDITION}"),
            params![user_id, alive.now, alive.idle_since],
        )
        .await?;
    Ok((
        rows.iter().map(session).collect::<Result<_, _>>()?,
        count(&total)?,
    ))
}

/// The sessions of an account but one, at most 10,000.
pub(crate) async fn others(tx: &mut Tx, user_id: &str, kept: &str) -> Result<Vec<String>, StorageError> {
    others_beyond(tx, user_id, kept, 0).await
}

/// The oldest sessions of an account beyond a number, one that is kept apart, at most 10,000.
pub(crate) async fn others_beyond(
    tx: &mut Tx,
    user_id: &str,
    kept: &str,
    most: u32,
) -> Result<Vec<String>, StorageError> {
    let rows = tx
        .fetch_all(
            "SELECT id FROM sessions WHERE user_id = $1 AND id <> $2
             ORDER BY created_at DESC, id DESC LIMIT 10000 OFFSET $3",
            params![user_id, kept, most],
        )
        .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Ends a session of an account, and its refresh tokens with it; false where there is none.
pub(crate) async fn delete(tx: &mut Tx, user_id: &str, id: &str) -> Result<bool, StorageError> {
    let deleted = tx
        .execute(
            "DELETE FROM sessions WHERE user_id = $1 AND id = $2",
            params![user_id, id],
        )
        .await?;
    Ok(deleted == 1)
}

/// Notes when a session was last used.
pub(crate) async fn touch(tx: &mut Tx, id: &str, at: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2",
        params![id, at],
    )
    .await?;
    Ok(())
}

/// Carries a session on.
pub(crate) async fn extend(tx: &mut Tx, id: &str, now: i64, expires_at: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE sessions SET last_seen_at = $2, expires_at = $3 WHERE id = $1",
        params![id, now, expires_at],
    )
    .await?;
    Ok(())
}

/// Stores a refresh token; one that is there already stays as it is.
pub(crate) async fn insert_refresh(
    tx: &mut Tx,
    token_hash: &str,
    session_id: &str,
    issued_at: i64,
    expires_at: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO refresh_tokens (token_hash, session_id, issued_at, expires_at, replaced_at)
         VALUES ($1, $2, $3, $4, NULL)",
        params![token_hash, session_id, issued_at, expires_at],
    )
    .await?;
    Ok(())
}

/// Marks a refresh token as replaced; false where it was replaced before. Two refreshes at once wait here for each
/// other, and only one of them gets true.
pub(crate) async fn replace_refresh(tx: &mut Tx, token_hash: &str, now: i64) -> Result<bool, StorageError> {
    let replaced = tx
        .execute(
            "UPDATE refresh_tokens SET replaced_at = $2 WHERE token_hash = $1 AND replaced_at IS NULL",
            params![token_hash, now],
        )
        .await?;
    Ok(replaced == 1)
}

/// A refresh token and its session.
pub(crate) async fn refresh_token(
    on: &mut impl Queries,
    token_hash: &str,
) -> Result<Option<RefreshToken>, StorageError> {
    let row = on
        .fetch_optional(
            &format!(
                "SELECT {COLUMNS}, r.expires_at AS token_expires_at, r.replaced_at
                 FROM refresh_tokens r JOIN sessions s ON s.id = r.session_id WHERE r.token_hash = $1"
            ),
            params![token_hash],
        )
        .await?;
    row.map(|row| {
        Ok(RefreshToken {
            session: session(&row)?,
            expires_at: row.get("token_expires_at")?,
            replaced_at: row.get("replaced_at")?,
        })
    })
    .transpose()
}

/// Deletes sessions and refresh tokens that have expired.
pub(crate) async fn clean(db: &mut Db, now: i64) -> Result<u64, StorageError> {
    let tokens = db
        .execute(
            "DELETE FROM refresh_tokens WHERE token_hash IN (
                 SELECT token_hash FROM refresh_tokens WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
            params![now, CLEANED_AT_ONCE],
        )
        .await?;
    let sessions = db
        .execute(
            "DELETE FROM sessions WHERE id IN (
                 SELECT id FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
            params![now, CLEANED_AT_ONCE],
        )
        .await?;
    Ok(tokens + sessions)
}

fn session(row: &Row) -> Result<Session, StorageError> {
    Ok(Session {
        id: row.get("id")?,
        user_id: row.get("user_id")?,
        remember_me: row.get("remember_me")?,
        client: row.get("client")?,
        created_at: row.get("created_at")?,
        last_seen_at: row.get("last_seen_at")?,
        expires_at: row.get("expires_at")?,
    })
}
