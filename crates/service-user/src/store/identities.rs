//! `oidc_identities`: people as other issuers know them.

use storage::{Queries, StorageError, Tx, params};

/// The account of somebody whom an issuer knows.
pub(crate) async fn user_of(
    on: &mut impl Queries,
    issuer: &str,
    subject: &str,
) -> Result<Option<String>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT user_id FROM oidc_identities WHERE issuer = $1 AND subject = $2",
            params![issuer, subject],
        )
        .await?;
    row.map(|row| row.get("user_id")).transpose()
}

/// Notes whom an issuer means. Somebody who is known already is a [`StorageError::Duplicate`].
pub(crate) async fn insert(
    tx: &mut Tx,
    issuer: &str,
    subject: &str,
    user_id: &str,
    now: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO oidc_identities (issuer, subject, user_id, created_at) VALUES ($1, $2, $3, $4)",
        params![issuer, subject, user_id, now],
    )
    .await?;
    Ok(())
}
