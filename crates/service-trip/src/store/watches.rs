//! The table `change_watches`: when a trip was last looked at for changes, and what was found.

use storage::{Queries, StorageError, Tx, params};

use super::trips::{TripHead, head_columns, head_of};
use crate::watch::Watched;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WatchRow {
    /// The version of the itinerary that was looked at.
    pub(crate) itinerary_version: i64,
    /// When, in milliseconds since 1970.
    pub(crate) checked_at: i64,
    /// What was found.
    pub(crate) watched: Watched,
}

/// What was found last.
pub(crate) async fn find(on: &mut impl Queries, trip_id: &str) -> Result<Option<WatchRow>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT itinerary_version, checked_at, result FROM change_watches WHERE trip_id = $1",
            params![trip_id],
        )
        .await?;
    row.map(|row| {
        let result: String = row.get("result")?;
        Ok(WatchRow {
            itinerary_version: row.get("itinerary_version")?,
            checked_at: row.get("checked_at")?,
            watched: serde_json::from_str(&result)?,
        })
    })
    .transpose()
}

/// Keeps what was found; `told_at` says when people were told, and stays where it is `None`.
pub(crate) async fn put(
    on: &mut impl Queries,
    trip_id: &str,
    row: &WatchRow,
    told_at: Option<i64>,
) -> Result<(), StorageError> {
    on.execute(
        "INSERT INTO change_watches (trip_id, itinerary_version, checked_at, result, told_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (trip_id) DO UPDATE SET \
         itinerary_version = excluded.itinerary_version, checked_at = excluded.checked_at, \
         result = excluded.result, told_at = COALESCE(excluded.told_at, change_watches.told_at)",
        params![
            trip_id,
            row.itinerary_version,
            row.checked_at,
            serde_json::to_string(&row.watched)?,
            told_at
        ],
    )
    .await?;
    Ok(())
}

const DUE: &str = concat!(
    "SELECT ",
    head_columns!(),
    " FROM trips t LEFT JOIN change_watches w ON w.trip_id = t.id \
      WHERE t.starts_at > $1 AND t.starts_at <= $2 AND t.deleted_at IS NULL AND t.itinerary_version IS NOT NULL \
      AND (w.told_at IS NULL OR w.told_at < t.starts_at - $3) ORDER BY t.starts_at, t.id LIMIT $4"
);

/// Trips that begin within a span from now on, and about which nobody was told within that span before their start.
pub(crate) async fn due(
    on: &mut impl Queries,
    now_ms: i64,
    span_ms: i64,
    most: u32,
) -> Result<Vec<TripHead>, StorageError> {
    let values = params![now_ms, now_ms + span_ms, span_ms, most];
    let rows = on.fetch_all(DUE, values).await?;
    rows.iter().map(head_of).collect()
}

/// Whether nobody was told yet. The trip's row is locked.
pub(crate) async fn is_due(tx: &mut Tx, trip: &TripHead, span_ms: i64) -> Result<bool, StorageError> {
    let row = tx
        .fetch_optional(
            "SELECT told_at FROM change_watches WHERE trip_id = $1",
            params![&trip.id],
        )
        .await?;
    let told_at: Option<i64> = row.map_or(Ok(None), |row| row.get("told_at"))?;
    let start = trip.starts_at.unwrap_or(i64::MAX);
    Ok(told_at.is_none_or(|told_at| told_at < start - span_ms))
}

/// Everybody who shares a trip.
pub(crate) async fn readers(on: &mut impl Queries, trip_id: &str) -> Result<Vec<String>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT user_id FROM companions WHERE trip_id = $1 AND user_id IS NOT NULL ORDER BY user_id LIMIT 200",
            params![trip_id],
        )
        .await?;
    rows.iter().map(|row| row.get("user_id")).collect()
}
