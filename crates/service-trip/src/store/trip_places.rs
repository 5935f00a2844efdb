//! The table `trip_places`: places that only the travellers of one trip know.

use serde::{Deserialize, Serialize};
use storage::{Queries, Row, StorageError, Tx, params};
use wire::money::MoneyView;
use wire::words::CategoryWord;

use crate::access::Access;

/// A place of a trip's own, as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OwnPlace {
    /// Its name.
    pub(crate) name: String,
    /// Degrees north.
    pub(crate) latitude: f64,
    /// Degrees east.
    pub(crate) longitude: f64,
    /// Its kind, where somebody said it.
    pub(crate) category: Option<CategoryWord>,
    /// How long people stay, where somebody said it.
    pub(crate) duration_minutes: Option<u16>,
    /// When it is open, in somebody's words.
    pub(crate) hours: Option<String>,
    /// What it costs one person.
    pub(crate) cost: Option<MoneyView>,
    /// What somebody wrote about it.
    pub(crate) note: Option<String>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlaceRow {
    /// Its id.
    pub(crate) id: String,
    /// What it is.
    pub(crate) place: OwnPlace,
    /// When it was written down, in milliseconds since 1970.
    pub(crate) created_at: i64,
    /// When it was last changed.
    pub(crate) updated_at: i64,
}

/// Writes a place down.
pub(crate) async fn insert(tx: &mut Tx, access: &Access, row: &PlaceRow) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO trip_places (id, trip_id, place, created_at, updated_at) VALUES ($1, $2, $3, $4, $5)",
        params![
            &row.id,
            access.trip_id(),
            serde_json::to_string(&row.place)?,
            row.created_at,
            row.updated_at
        ],
    )
    .await?;
    Ok(())
}

/// A page of the places, the oldest first.
pub(crate) async fn list(
    on: &mut impl Queries,
    trip_id: &str,
    limit: u32,
    offset: u64,
) -> Result<Vec<PlaceRow>, StorageError> {
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let rows = on
        .fetch_all(
            "SELECT id, place, created_at, updated_at FROM trip_places WHERE trip_id = $1 \
             ORDER BY created_at, id LIMIT $2 OFFSET $3",
            params![trip_id, limit, offset],
        )
        .await?;
    rows.iter().map(place_row).collect()
}

/// How many places a trip has of its own.
pub(crate) async fn count(on: &mut impl Queries, trip_id: &str) -> Result<u64, StorageError> {
    let row = on
        .fetch_one(
            "SELECT COUNT(*) AS many FROM trip_places WHERE trip_id = $1",
            params![trip_id],
        )
        .await?;
    row.get::<i64>("many")
        .map(|many| u64::try_from(many).unwrap_or(0))
}

/// One of them.
pub(crate) async fn find(
    on: &mut impl Queries,
    access: &Access,
    id: &str,
) -> Result<Option<PlaceRow>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT id, place, created_at, updated_at FROM trip_places WHERE id = $1 AND trip_id = $2",
            params![id, access.trip_id()],
        )
        .await?;
    row.as_ref().map(place_row).transpose()
}

/// Writes a changed place.
pub(crate) async fn update(tx: &mut Tx, access: &Access, row: &PlaceRow) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE trip_places SET place = $3, updated_at = $4 WHERE id = $1 AND trip_id = $2",
        params![
            &row.id,
            access.trip_id(),
            serde_json::to_string(&row.place)?,
            row.updated_at
        ],
    )
    .await?;
    Ok(())
}

/// Removes a place; tells whether it was there.
pub(crate) async fn delete(tx: &mut Tx, access: &Access, id: &str) -> Result<bool, StorageError> {
    let gone = tx
        .execute(
            "DELETE FROM trip_places WHERE id = $1 AND trip_id = $2",
            params![id, access.trip_id()],
        )
        .await?;
    Ok(gone > 0)
}

fn place_row(row: &Row) -> Result<PlaceRow, StorageError> {
    let place: String = row.get("place")?;
    Ok(PlaceRow {
        id: row.get("id")?,
        place: serde_json::from_str(&place)?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}
