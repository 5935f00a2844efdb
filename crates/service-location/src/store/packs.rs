//! Imported packs.

use storage::{Queries, Row, StorageError, Tx, params};

/// More packs than this are not listed, and not taken.
pub(crate) const MOST_PACKS: i64 = 500;

/// An imported pack without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PackRow {
    pub(crate) destination: String,
    pub(crate) digest: String,
    /// The word of the kind of file.
    pub(crate) source: String,
    pub(crate) licence: String,
    pub(crate) attribution: String,
    pub(crate) place_count: i64,
    pub(crate) imported_by: String,
    pub(crate) imported_at: i64,
}

/// All of them, sorted by destination.
pub(crate) async fn list(on: &mut impl Queries) -> Result<Vec<PackRow>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT destination, digest, source, licence, attribution, place_count, imported_by, imported_at
             FROM packs ORDER BY destination LIMIT $1",
            params![MOST_PACKS],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The destinations and digests of all of them, sorted by destination.
pub(crate) async fn digests(on: &mut impl Queries) -> Result<Vec<(String, String)>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT destination, digest FROM packs ORDER BY destination LIMIT $1",
            params![MOST_PACKS],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("destination")?, row.get("digest")?)))
        .collect()
}

/// The bytes of a digest.
pub(crate) async fn bytes(on: &mut impl Queries, digest: &str) -> Result<Option<Vec<u8>>, StorageError> {
    on.fetch_optional(
        "SELECT bytes FROM packs WHERE digest = $1 LIMIT 1",
        params![digest],
    )
    .await?
    .map(|row| row.get("bytes"))
    .transpose()
}

/// Adds a pack, or replaces the imported one of its destination.
pub(crate) async fn put(tx: &mut Tx, pack: &PackRow, bytes: Vec<u8>) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO packs (destination, digest, bytes, source, licence, attribution, place_count, imported_by,
             imported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (destination) DO UPDATE SET digest = excluded.digest, bytes = excluded.bytes,
             source = excluded.source, licence = excluded.licence, attribution = excluded.attribution,
             place_count = excluded.place_count, imported_by = excluded.imported_by,
             imported_at = excluded.imported_at",
        params![
            &pack.destination,
            &pack.digest,
            bytes,
            &pack.source,
            &pack.licence,
            &pack.attribution,
            pack.place_count,
            &pack.imported_by,
            pack.imported_at,
        ],
    )
    .await?;
    Ok(())
}

/// Removes the imported pack of a destination; `false` where there is none.
pub(crate) async fn delete(tx: &mut Tx, destination: &str) -> Result<bool, StorageError> {
    let deleted = tx
        .execute("DELETE FROM packs WHERE destination = $1", params![destination])
        .await?;
    Ok(deleted > 0)
}

fn read(row: &Row) -> Result<PackRow, StorageError> {
    Ok(PackRow {
        destination: row.get("destination")?,
        digest: row.get("digest")?,
        source: row.get("source")?,
        licence: row.get("licence")?,
        attribution: row.get("attribution")?,
        place_count: row.get("place_count")?,
        imported_by: row.get("imported_by")?,
        imported_at: row.get("imported_at")?,
    })
}
