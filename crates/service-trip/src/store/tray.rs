//! The table `tray`: ideas without a day.

use storage::{Queries, Row, StorageError, Tx, params};

use crate::access::Access;
use crate::ideas::Idea;

/// Where an idea came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IdeaOrigin {
    /// Somebody put it there.
    Hand,
    /// It stood on a day that is gone.
    Dates,
    /// A file.
    Import,
}

impl IdeaOrigin {
    /// The word of the interface and of the database.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Dates => "dates",
            Self::Import => "import",
        }
    }

    /// The origin of a stored word.
    pub(crate) fn of(word: &str) -> Self {
        match word {
            "dates" => Self::Dates,
            "import" => Self::Import,
            _ => Self::Hand,
        }
    }
}

/// An idea as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TrayRow {
    /// Its id.
    pub(crate) id: String,
    /// What it is.
    pub(crate) idea: Idea,
    /// Where it came from.
    pub(crate) origin: IdeaOrigin,
    /// When it came, in milliseconds since 1970.
    pub(crate) created_at: i64,
}

/// Puts an idea into the tray of a trip.
pub(crate) async fn insert(tx: &mut Tx, access: &Access, row: &TrayRow) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO tray (id, trip_id, idea, origin, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        params![
            &row.id,
            access.trip_id(),
            serde_json::to_string(&row.idea)?,
            row.origin.word(),
            access.subject(),
            row.created_at
        ],
    )
    .await?;
    Ok(())
}

/// A page of the tray, the newest first.
pub(crate) async fn list(
    on: &mut impl Queries,
    trip_id: &str,
    limit: u32,
    offset: u64,
) -> Result<Vec<TrayRow>, StorageError> {
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let rows = on
        .fetch_all(
            "SELECT id, idea, origin, created_at FROM tray WHERE trip_id = $1 \
             ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3",
            params![trip_id, limit, offset],
        )
        .await?;
    rows.iter().map(tray_row).collect()
}

/// How many ideas lie in the tray.
pub(crate) async fn count(on: &mut impl Queries, trip_id: &str) -> Result<u64, StorageError> {
    let row = on
        .fetch_one(
            "SELECT COUNT(*) AS many FROM tray WHERE trip_id = $1",
            params![trip_id],
        )
        .await?;
    row.get::<i64>("many")
        .map(|many| u64::try_from(many).unwrap_or(0))
}

/// Takes an idea out; tells whether it was there.
pub(crate) async fn delete(tx: &mut Tx, access: &Access, id: &str) -> Result<bool, StorageError> {
    let gone = tx
        .execute(
            "DELETE FROM tray WHERE id = $1 AND trip_id = $2",
            params![id, access.trip_id()],
        )
        .await?;
    Ok(gone > 0)
}

fn tray_row(row: &Row) -> Result<TrayRow, StorageError> {
    let idea: String = row.get("idea")?;
    let origin: String = row.get("origin")?;
    Ok(TrayRow {
        id: row.get("id")?,
        idea: serde_json::from_str(&idea)?,
        origin: IdeaOrigin::of(&origin),
        created_at: row.get("created_at")?,
    })
}
