//! The table `itinerary_versions`: every state that was the present one.

use storage::{Queries, Row, StorageError, Tx, params};

/// Where a version came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A generation, applied at once or as a proposal.
    Generation,
    /// The traveller's hand.
    Edit,
    /// An earlier version again.
    Restore,
    /// The version before the last action again.
    Undo,
    /// A file.
    Import,
    /// The trip moved to other dates or destinations.
    Dates,
}

impl Origin {
    /// The word of the interface and of the database.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Generation => "generation",
            Self::Edit => "edit",
            Self::Restore => "restore",
            Self::Undo => "undo",
            Self::Import => "import",
            Self::Dates => "dates",
        }
    }
}

/// A version to be stored.
#[derive(Clone, Debug)]
pub(crate) struct NewRow<'a> {
    pub(crate) trip_id: &'a str,
    pub(crate) plan: &'a str,
    pub(crate) origin: Origin,
    pub(crate) action_ko: &'a str,
    pub(crate) action_en: &'a str,
    pub(crate) author_id: Option<&'a str>,
    pub(crate) generation_id: Option<&'a str>,
    pub(crate) base_version: Option<i64>,
    pub(crate) created_at: i64,
}

/// A version without its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VersionRow {
    pub(crate) number: i64,
    pub(crate) origin: String,
    pub(crate) action_ko: String,
    pub(crate) action_en: String,
    pub(crate) author_id: Option<String>,
    pub(crate) base_version: Option<i64>,
    pub(crate) pinned: bool,
    pub(crate) created_at: i64,
}

/// Stores a version; gives its number. They count up and are never used twice.
///
/// # Errors
/// [`StorageError::Duplicate`] where the result of that generation is stored already.
pub(crate) async fn insert(tx: &mut Tx, row: &NewRow<'_>) -> Result<i64, StorageError> {
    let stored = tx
        .fetch_one(
            "INSERT INTO itinerary_versions (trip_id, number, plan, origin, action_ko, action_en, author_id, \
             generation_id, base_version, pinned, created_at) VALUES ($1, \
             (SELECT COALESCE(MAX(number), 0) + 1 FROM itinerary_versions WHERE trip_id = $1), \
             $2, $3, $4, $5, $6, $7, $8, 0, $9) RETURNING number",
            params![
                row.trip_id,
                row.plan,
                row.origin.word(),
                row.action_ko,
                row.action_en,
                row.author_id,
                row.generation_id,
                row.base_version,
                row.created_at,
            ],
        )
        .await?;
    stored.get("number")
}

/// Removes versions beyond the newest `kept`, but those that somebody pinned and the present one.
pub(crate) async fn prune(tx: &mut Tx, trip_id: &str, present: i64, kept: i64) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM itinerary_versions WHERE trip_id = $1 AND pinned = 0 AND number <> $2 AND number <= $3",
        params![trip_id, present, present - kept],
    )
    .await?;
    Ok(())
}

/// The versions, the newest first.
pub(crate) async fn list(
    on: &mut impl Queries,
    trip_id: &str,
    most: u32,
) -> Result<Vec<VersionRow>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT number, origin, action_ko, action_en, author_id, base_version, pinned, created_at \
             FROM itinerary_versions WHERE trip_id = $1 ORDER BY number DESC LIMIT $2",
            params![trip_id, most],
        )
        .await?;
    rows.iter().map(version_of).collect()
}

/// One version without its plan.
pub(crate) async fn find(
    on: &mut impl Queries,
    trip_id: &str,
    number: i64,
) -> Result<Option<VersionRow>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT number, origin, action_ko, action_en, author_id, base_version, pinned, created_at \
             FROM itinerary_versions WHERE trip_id = $1 AND number = $2",
            params![trip_id, number],
        )
        .await?;
    row.as_ref().map(version_of).transpose()
}

fn version_of(row: &Row) -> Result<VersionRow, StorageError> {
    Ok(VersionRow {
        number: row.get("number")?,
        origin: row.get("origin")?,
        action_ko: row.get("action_ko")?,
        action_en: row.get("action_en")?,
        author_id: row.get("author_id")?,
        base_version: row.get("base_version")?,
        pinned: row.get("pinned")?,
        created_at: row.get("created_at")?,
    })
}
