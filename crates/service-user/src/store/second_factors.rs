//! `second_factors` and `recovery_codes`: the secrets of one-time codes, and what stands in for them.

use storage::{Db, Queries, StorageError, Tx, params};

/// A secret as it is stored.
pub(crate) struct SecondFactor {
    pub(crate) sealed: Vec<u8>,
    /// The newest step whose code was used.
    pub(crate) last_step: i64,
}

/// The second factor of an account, also one that does not count yet.
pub(crate) async fn of(on: &mut impl Queries, user_id: &str) -> Result<Option<SecondFactor>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT sealed, last_step FROM second_factors WHERE user_id = $1",
            params![user_id],
        )
        .await?;
    row.map(|row| {
        Ok(SecondFactor {
            sealed: row.get("sealed")?,
            last_step: row.get("last_step")?,
        })
    })
    .transpose()
}

/// Puts a new secret in the place of one that does not count yet.
pub(crate) async fn put(tx: &mut Tx, user_id: &str, sealed: &[u8], now: i64) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO second_factors (user_id, sealed, last_step, created_at) VALUES ($1, $2, 0, $3)
         ON CONFLICT (user_id) DO UPDATE SET sealed = $2, last_step = 0, created_at = $3",
        params![user_id, sealed, now],
    )
    .await?;
    Ok(())
}

/// Uses the code of a step up; false where that step or a later one was used before. Of two requests with one code only
/// one gets true.
pub(crate) async fn use_step(on: &mut impl Queries, user_id: &str, step: i64) -> Result<bool, StorageError> {
    let used = on
        .execute(
            "UPDATE second_factors SET last_step = $2 WHERE user_id = $1 AND last_step < $2",
            params![user_id, step],
        )
        .await?;
    Ok(used == 1)
}

/// Uses a recovery code up; false where there is none.
pub(crate) async fn use_recovery(db: &mut Db, user_id: &str, code_hash: &str) -> Result<bool, StorageError> {
    let used = db
        .execute(
            "DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2",
            params![user_id, code_hash],
        )
        .await?;
    Ok(used == 1)
}

/// Puts new recovery codes in the place of the old ones.
pub(crate) async fn put_recovery(
    tx: &mut Tx,
    user_id: &str,
    code_hashes: &[String],
) -> Result<(), StorageError> {
    tx.execute("DELETE FROM recovery_codes WHERE user_id = $1", params![user_id])
        .await?;
    for hash in code_hashes {
        tx.execute(
            "INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, $2)",
            params![user_id, hash],
        )
        .await?;
    }
    Ok(())
}

/// Takes the second factor of an account away, with its recovery codes.
pub(crate) async fn delete(tx: &mut Tx, user_id: &str) -> Result<(), StorageError> {
    put_recovery(tx, user_id, &[]).await?;
    tx.execute("DELETE FROM second_factors WHERE user_id = $1", params![user_id])
        .await?;
    Ok(())
}
