//! The map layers of imported packs.

use engine_pack::map::MapBounds;
use storage::{Queries, Row, StorageError, Tx, params};

use super::packs::MOST_PACKS;

/// A map layer without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MapRow {
    pub(crate) destination: String,
    pub(crate) digest: String,
    /// Its size when it is not compressed.
    pub(crate) plain_bytes: i64,
    pub(crate) feature_count: i64,
    pub(crate) bounds: MapBounds,
}

const COLUMNS: &str = "destination, digest, plain_bytes, feature_count, south, west, north, east";

/// All of them, sorted by destination.
pub(crate) async fn list(on: &mut impl Queries) -> Result<Vec<MapRow>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM pack_maps ORDER BY destination LIMIT $1");
    let rows = on.fetch_all(&sql, params![MOST_PACKS]).await?;
    rows.iter().map(read).collect()
}

/// The layer of a destination.
pub(crate) async fn get(on: &mut impl Queries, destination: &str) -> Result<Option<MapRow>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM pack_maps WHERE destination = $1");
    let row = on.fetch_optional(&sql, params![destination]).await?;
    row.as_ref().map(read).transpose()
}

/// The bytes of a destination's layer, where it still has this digest.
pub(crate) async fn bytes(
    on: &mut impl Queries,
    destination: &str,
    digest: &str,
) -> Result<Option<Vec<u8>>, StorageError> {
    on.fetch_optional(
        "SELECT bytes FROM pack_maps WHERE destination = $1 AND digest = $2",
        params![destination, digest],
    )
    .await?
    .map(|row| row.get("bytes"))
    .transpose()
}

/// Puts a layer in the place of the destination's one. Its pack is there.
pub(crate) async fn put(tx: &mut Tx, map: &MapRow, bytes: Vec<u8>) -> Result<(), StorageError> {
    delete(tx, &map.destination).await?;
    tx.execute(
        "INSERT INTO pack_maps (destination, digest, bytes, plain_bytes, feature_count, south, west, north, east)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &map.destination,
            &map.digest,
            bytes,
            map.plain_bytes,
            map.feature_count,
            map.bounds.south,
            map.bounds.west,
            map.bounds.north,
            map.bounds.east,
        ],
    )
    .await?;
    Ok(())
}

/// Removes the layer of a destination, where there is one.
pub(crate) async fn delete(tx: &mut Tx, destination: &str) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM pack_maps WHERE destination = $1",
        params![destination],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<MapRow, StorageError> {
    let steps = |column: &str| -> Result<i32, StorageError> {
        let steps: i64 = row.get(column)?;
        Ok(i32::try_from(steps.clamp(-18_000_000, 18_000_000)).expect("clamped to degrees of the globe"))
    };
    Ok(MapRow {
        destination: row.get("destination")?,
        digest: row.get("digest")?,
        plain_bytes: row.get("plain_bytes")?,
        feature_count: row.get("feature_count")?,
        bounds: MapBounds {
            south: steps("south")?,
            west: steps("west")?,
            north: steps("north")?,
            east: steps("east")?,
        },
    })
}
