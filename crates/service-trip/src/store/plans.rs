//! Stored plans, as text.

use storage::{Queries, StorageError, params};

/// A version of an itinerary as plan.json.
pub(crate) async fn text(
    on: &mut impl Queries,
    trip_id: &str,
    number: i64,
) -> Result<Option<String>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT plan FROM itinerary_versions WHERE trip_id = $1 AND number = $2",
            params![trip_id, number],
        )
        .await?;
    row.map(|row| row.get("plan")).transpose()
}
