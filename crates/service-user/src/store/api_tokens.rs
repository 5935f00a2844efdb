//! `api_tokens`: keys that people give to programs of theirs.

use std::collections::BTreeSet;

use storage::{Db, Queries, Row, StorageError, Tx, params};

use super::accounts::{STANDING, Standing};
use super::{Stretch, count};

/// An API token; its secret is not kept.
#[derive(Clone, Debug)]
pub(crate) struct ApiToken {
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) name: String,
    /// What it is limited to.
    pub(crate) scopes: BTreeSet<String>,
    pub(crate) created_at: i64,
    pub(crate) expires_at: Option<i64>,
    pub(crate) last_used_at: Option<i64>,
}

const COLUMNS: &str = "t.id, t.user_id, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at";

pub(crate) async fn insert(tx: &mut Tx, token: &ApiToken, token_hash: &str) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO api_tokens (id, user_id, name, token_hash, scopes, created_at, expires_at, last_used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)",
        params![
            &token.id,
            &token.user_id,
            &token.name,
            token_hash,
            serde_json::to_string(&token.scopes)?,
            token.created_at,
            token.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// The token of a digest and what its owner may do.
pub(crate) async fn with_standing(
    db: &mut Db,
    token_hash: &str,
) -> Result<Option<(ApiToken, Standing)>, StorageError> {
    let row = db
        .fetch_optional(
            &format!(
                "SELECT {COLUMNS}, {STANDING} FROM api_tokens t JOIN accounts a ON a.id = t.user_id
                 WHERE t.token_hash = $1"
            ),
            params![token_hash],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((token(&row)?, Standing::read(&row)?)))
}

/// The tokens of an account, newest first, and how many there are. Expired ones are among them until they are deleted.
pub(crate) async fn list(
    db: &mut Db,
    user_id: &str,
    stretch: Stretch,
) -> Result<(Vec<ApiToken>, u64), StorageError> {
    let rows = db
        .fetch_all(
            &format!(
                "SELECT {COLUMNS} FROM api_tokens t WHERE t.user_id = $1
                 ORDER BY t.created_at DESC, t.id DESC LIMIT $2 OFFSET $3"
            ),
            params![user_id, stretch.limit, stretch.offset],
        )
        .await?;
    let total = total(db, user_id).await?;
    Ok((rows.iter().map(token).collect::<Result<_, _>>()?, total))
}

/// How many tokens an account has.
pub(crate) async fn total(on: &mut impl Queries, user_id: &str) -> Result<u64, StorageError> {
    let row = on
        .fetch_one(
            "SELECT COUNT(*) AS count FROM api_tokens WHERE user_id = $1",
            params![user_id],
        )
        .await?;
    count(&row)
}

/// Deletes a token of an account and gives its digest; `None` where there is none.
pub(crate) async fn delete(tx: &mut Tx, user_id: &str, id: &str) -> Result<Option<String>, StorageError> {
    let row = tx
        .fetch_optional(
            "DELETE FROM api_tokens WHERE user_id = $1 AND id = $2 RETURNING token_hash",
            params![user_id, id],
        )
        .await?;
    row.map(|row| row.get("token_hash")).transpose()
}

/// The digests of every token of an account.
pub(crate) async fn digests(tx: &mut Tx, user_id: &str) -> Result<Vec<String>, StorageError> {
    let rows = tx
        .fetch_all(
            "SELECT token_hash FROM api_tokens WHERE user_id = $1 ORDER BY id LIMIT 10000",
            params![user_id],
        )
        .await?;
    rows.iter().map(|row| row.get("token_hash")).collect()
}

/// Notes when a token was last used.
pub(crate) async fn touch(tx: &mut Tx, id: &str, at: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE api_tokens SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)",
        params![id, at],
    )
    .await?;
    Ok(())
}

fn token(row: &Row) -> Result<ApiToken, StorageError> {
    Ok(ApiToken {
        id: row.get("id")?,
        user_id: row.get("user_id")?,
        name: row.get("name")?,
        scopes: serde_json::from_str(&row.get::<String>("scopes")?)?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        last_used_at: row.get("last_used_at")?,
    })
}
