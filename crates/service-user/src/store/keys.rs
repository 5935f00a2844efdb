//! `signing_keys`: the pairs that sign access tokens, private halves sealed.

use storage::{Db, Queries, Row, StorageError, Tx, params};

/// A key as it is stored.
pub(crate) struct KeyRow {
    pub(crate) kid: String,
    /// PKCS #8, sealed for `kid`.
    pub(crate) sealed: Vec<u8>,
    /// From when on it signs.
    pub(crate) signs_from: i64,
    /// Set once there is a newer one.
    pub(crate) expires_at: Option<i64>,
}

pub(crate) async fn insert(tx: &mut Tx, key: &KeyRow) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO signing_keys (kid, sealed, signs_from, expires_at) VALUES ($1, $2, $3, $4)",
        params![&key.kid, key.sealed.as_slice(), key.signs_from, key.expires_at],
    )
    .await?;
    Ok(())
}

/// Sets the end of every key that has none.
pub(crate) async fn retire(tx: &mut Tx, expires_at: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE signing_keys SET expires_at = $1 WHERE expires_at IS NULL",
        params![expires_at],
    )
    .await?;
    Ok(())
}

/// The keys that tokens may have been signed with, newest first.
pub(crate) async fn good_at(db: &mut Db, now: i64) -> Result<Vec<KeyRow>, StorageError> {
    let rows = db
        .fetch_all(
            "SELECT kid, sealed, signs_from, expires_at FROM signing_keys
             WHERE expires_at IS NULL OR expires_at > $1 ORDER BY signs_from DESC, kid DESC LIMIT 100",
            params![now],
        )
        .await?;
    rows.iter().map(key).collect()
}

/// Deletes keys whose last token has expired.
pub(crate) async fn clean(db: &mut Db, now: i64) -> Result<u64, StorageError> {
    db.execute("DELETE FROM signing_keys WHERE expires_at <= $1", params![now])
        .await
}

fn key(row: &Row) -> Result<KeyRow, StorageError> {
    Ok(KeyRow {
        kid: row.get("kid")?,
        sealed: row.get("sealed")?,
        signs_from: row.get("signs_from")?,
        expires_at: row.get("expires_at")?,
    })
}
