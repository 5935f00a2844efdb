//! What belongs to one person, over all tables: for the export and the end of an account.

use serde::Serialize;
use storage::{Queries, StorageError, Tx, params};

/// A trip of somebody's, whole.
#[derive(Clone, Debug)]
pub(crate) struct OwnedTrip {
    /// Its id.
    pub(crate) id: String,
    /// What is asked for, as it is stored.
    pub(crate) draft: String,
    /// The present version of its itinerary.
    pub(crate) itinerary_version: Option<i64>,
    /// When it was made, in milliseconds since 1970.
    pub(crate) created_at: i64,
    /// When it was put into the bin.
    pub(crate) deleted_at: Option<i64>,
}

/// What somebody said about a trip.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GivenFeedback {
    trip_id: String,
    score: i64,
    text: Option<String>,
    created_at_ms: i64,
}

/// A trip of somebody else's that the person shares.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedTrip {
    trip_id: String,
    trip_name: String,
    role: String,
}

/// The trips that somebody owns, those in the bin too, by id.
pub(crate) async fn owned_after(
    on: &mut impl Queries,
    user_id: &str,
    after: &str,
    most: u32,
) -> Result<Vec<OwnedTrip>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT id, draft, itinerary_version, created_at, deleted_at FROM trips \
             WHERE owner_id = $1 AND id > $2 ORDER BY id LIMIT $3",
            params![user_id, after, most],
        )
        .await?;
    let owned = rows.iter().map(|row| {
        Ok(OwnedTrip {
            id: row.get("id")?,
            draft: row.get("draft")?,
            itinerary_version: row.get("itinerary_version")?,
            created_at: row.get("created_at")?,
            deleted_at: row.get("deleted_at")?,
        })
    });
    owned.collect()
}

/// Other people's trips that somebody shares.
pub(crate) async fn shared(
    on: &mut impl Queries,
    user_id: &str,
    most: u32,
) -> Result<Vec<SharedTrip>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT t.id, t.name, c.role FROM companions c JOIN trips t ON t.id = c.trip_id \
             WHERE c.user_id = $1 AND t.owner_id <> $1 ORDER BY t.id LIMIT $2",
            params![user_id, most],
        )
        .await?;
    let shared = rows.iter().map(|row| {
        Ok(SharedTrip {
            trip_id: row.get("id")?,
            trip_name: row.get("name")?,
            role: row.get("role")?,
        })
    });
    shared.collect()
}

/// What somebody said about trips.
pub(crate) async fn feedback(
    on: &mut impl Queries,
    user_id: &str,
    most: u32,
) -> Result<Vec<GivenFeedback>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT trip_id, score, text, created_at FROM feedback WHERE user_id = $1 \
             ORDER BY created_at, trip_id LIMIT $2",
            params![user_id, most],
        )
        .await?;
    let given = rows.iter().map(|row| {
        Ok(GivenFeedback {
            trip_id: row.get("trip_id")?,
            score: row.get("score")?,
            text: row.get("text")?,
            created_at_ms: row.get("created_at")?,
        })
    });
    given.collect()
}

/// Gives a trip of somebody's to another of its owners; tells whether there was one.
pub(crate) async fn pass_on(tx: &mut Tx, trip_id: &str, user_id: &str) -> Result<bool, StorageError> {
    let row = tx
        .fetch_optional(
            "SELECT user_id FROM companions WHERE trip_id = $1 AND role = 'owner' AND user_id IS NOT NULL \
             AND user_id <> $2 ORDER BY created_at, id LIMIT 1",
            params![trip_id, user_id],
        )
        .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let next: String = row.get("user_id")?;
    tx.execute(
        "UPDATE trips SET owner_id = $2 WHERE id = $1",
        params![trip_id, next],
    )
    .await?;
    Ok(true)
}

/// Takes somebody off a trip.
pub(crate) async fn leave(tx: &mut Tx, trip_id: &str, user_id: &str) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM companions WHERE trip_id = $1 AND user_id = $2",
        params![trip_id, user_id],
    )
    .await?;
    Ok(())
}

/// Removes what is left of somebody: what they said, their links, and their name on what others keep.
pub(crate) async fn forget(tx: &mut Tx, user_id: &str) -> Result<(), StorageError> {
    for sql in [
        "DELETE FROM feedback WHERE user_id = $1",
        "DELETE FROM calendar_tokens WHERE user_id = $1",
        "DELETE FROM trip_lists WHERE user_id = $1",
        "UPDATE itinerary_versions SET author_id = NULL WHERE author_id = $1",
        "UPDATE tray SET created_by = NULL WHERE created_by = $1",
        "UPDATE companions SET invited_by = NULL WHERE invited_by = $1",
        "UPDATE shares SET created_by = '' WHERE created_by = $1",
        "UPDATE generation_refs SET user_id = '' WHERE user_id = $1",
    ] {
        tx.execute(sql, params![user_id]).await?;
    }
    Ok(())
}

impl SharedTrip {
    /// Which trip.
    pub(crate) fn trip_id(&self) -> &str {
        &self.trip_id
    }
}
