//! The table `companions`: who shares a trip, and invitations to.

use platform::World;
use storage::{Queries, Row, StorageError, Tx, params};

use super::trips::TripHead;
use crate::access::{Access, CompanionRole};

/// Somebody who shares a trip, or an invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Companion {
    /// Its id.
    pub(crate) id: String,
    /// Whose trip.
    pub(crate) trip_id: String,
    /// Who; `None` for an invitation.
    pub(crate) user_id: Option<String>,
    /// What they may do.
    pub(crate) role: CompanionRole,
    /// Who invited them; `None` for the one who made the trip.
    pub(crate) invited_by: Option<String>,
    /// Until when an invitation can be accepted, in milliseconds since 1970.
    pub(crate) expires_at: Option<i64>,
    /// When they were invited, or made the trip.
    pub(crate) created_at: i64,
    /// When they accepted.
    pub(crate) accepted_at: Option<i64>,
}

const COLUMNS: &str = "id, trip_id, user_id, role, invited_by, expires_at, created_at, accepted_at";

/// Puts the one who made a trip among those who share it.
pub(crate) async fn insert_maker(tx: &mut Tx, world: &World, trip: &TripHead) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO companions (id, trip_id, user_id, role, created_at, accepted_at) VALUES ($1, $2, $3, $4, $5, $5)",
        params![
            world.new_id(),
            &trip.id,
            &trip.owner_id,
            CompanionRole::Owner.word(),
            trip.created_at
        ],
    )
    .await?;
    Ok(())
}

/// Writes an invitation down; only the hash of its token is kept.
pub(crate) async fn insert_invitation(
    tx: &mut Tx,
    access: &Access,
    invitation: &Companion,
    token_hash: &str,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO companions (id, trip_id, role, invite_hash, invited_by, expires_at, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            &invitation.id,
            access.trip_id(),
            invitation.role.word(),
            token_hash,
            access.subject(),
            invitation.expires_at,
            invitation.created_at
        ],
    )
    .await?;
    Ok(())
}

/// Everybody who shares a trip and every invitation that can still be accepted, the oldest first.
pub(crate) async fn list(
    on: &mut impl Queries,
    access: &Access,
    now_ms: i64,
) -> Result<Vec<Companion>, StorageError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM companions WHERE trip_id = $1 AND (user_id IS NOT NULL OR expires_at > $2) \
         ORDER BY created_at, id LIMIT 200"
    );
    let rows = on.fetch_all(&sql, params![access.trip_id(), now_ms]).await?;
    rows.iter().map(companion).collect()
}

/// One of them.
pub(crate) async fn find(tx: &mut Tx, access: &Access, id: &str) -> Result<Option<Companion>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM companions WHERE id = $1 AND trip_id = $2");
    let row = tx.fetch_optional(&sql, params![id, access.trip_id()]).await?;
    row.as_ref().map(companion).transpose()
}

/// An invitation that can still be accepted, by the hash of its token. It is settled once its trip is locked.
pub(crate) async fn find_invitation(
    tx: &mut Tx,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<Companion>, StorageError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM companions WHERE invite_hash = $1 AND user_id IS NULL AND expires_at > $2"
    );
    let row = tx.fetch_optional(&sql, params![token_hash, now_ms]).await?;
    row.as_ref().map(companion).transpose()
}

/// How somebody shares a trip already.
pub(crate) async fn of_user(
    tx: &mut Tx,
    trip_id: &str,
    user_id: &str,
) -> Result<Option<Companion>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM companions WHERE user_id = $1 AND trip_id = $2");
    let row = tx.fetch_optional(&sql, params![user_id, trip_id]).await?;
    row.as_ref().map(companion).transpose()
}

/// The invitation becomes a companion; its token is worth nothing from now on.
pub(crate) async fn accept(tx: &mut Tx, id: &str, user_id: &str, now_ms: i64) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE companions SET user_id = $2, accepted_at = $3, invite_hash = NULL, expires_at = NULL WHERE id = $1",
        params![id, user_id, now_ms],
    )
    .await?;
    Ok(())
}

/// Gives somebody, or an invitation, another role.
pub(crate) async fn set_role(tx: &mut Tx, id: &str, role: CompanionRole) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE companions SET role = $2 WHERE id = $1",
        params![id, role.word()],
    )
    .await?;
    Ok(())
}

/// Takes somebody off a trip, or an invitation back.
pub(crate) async fn delete(tx: &mut Tx, id: &str) -> Result<(), StorageError> {
    tx.execute("DELETE FROM companions WHERE id = $1", params![id])
        .await?;
    Ok(())
}

/// The owners of a trip besides one, the oldest first.
pub(crate) async fn other_owners(
    tx: &mut Tx,
    access: &Access,
    user_id: &str,
) -> Result<Vec<String>, StorageError> {
    let rows = tx
        .fetch_all(
            "SELECT user_id FROM companions WHERE trip_id = $1 AND role = 'owner' AND user_id IS NOT NULL \
             AND user_id <> $2 ORDER BY created_at, id LIMIT 200",
            params![access.trip_id(), user_id],
        )
        .await?;
    rows.iter().map(|row| row.get("user_id")).collect()
}

/// How many share a trip, invitations that can still be accepted included.
pub(crate) async fn count(tx: &mut Tx, access: &Access, now_ms: i64) -> Result<i64, StorageError> {
    let row = tx
        .fetch_one(
            "SELECT COUNT(*) AS many FROM companions WHERE trip_id = $1 AND (user_id IS NOT NULL OR expires_at > $2)",
            params![access.trip_id(), now_ms],
        )
        .await?;
    row.get("many")
}

fn companion(row: &Row) -> Result<Companion, StorageError> {
    let role: String = row.get("role")?;
    Ok(Companion {
        id: row.get("id")?,
        trip_id: row.get("trip_id")?,
        user_id: row.get("user_id")?,
        role: CompanionRole::of(&role),
        invited_by: row.get("invited_by")?,
        expires_at: row.get("expires_at")?,
        created_at: row.get("created_at")?,
        accepted_at: row.get("accepted_at")?,
    })
}
