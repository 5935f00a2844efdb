//! The tables `generation_refs` and `regenerations`: what was asked for, and how often.

use contracts::generations::GenerationFailure;
use storage::{Backend, Queries, Row, StorageError, Tx, params};

/// A generation that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GenerationRef {
    /// Its id.
    pub(crate) id: String,
    /// Whose plan.
    pub(crate) trip_id: String,
    /// Who asked.
    pub(crate) user_id: String,
    /// The itinerary version that it starts from.
    pub(crate) base_version: Option<i64>,
    /// The trip's version when it was asked for.
    pub(crate) trip_version: i64,
    /// How it ended; `None` while it has not.
    pub(crate) end: Option<End>,
    /// Why there is no plan.
    pub(crate) error: Option<GenerationFailure>,
    /// What it proposes.
    pub(crate) proposal_id: Option<String>,
    /// When it was asked for.
    pub(crate) created_at: i64,
    /// When it ended.
    pub(crate) finished_at: Option<i64>,
}

/// How a generation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Its plan is stored.
    Completed,
    /// There is no plan.
    Failed,
    /// Nobody wanted it any more.
    Cancelled,
}

impl End {
    fn word(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn of(word: &str) -> Option<Self> {
        match word {
            "completed" => Some(Self::Completed),
            "failed" => Some(Self::Failed),
            "cancelled" => Some(Self::Cancelled),
            _ => None,
        }
    }
}

/// Notes a generation that begins.
///
/// # Errors
/// [`StorageError::Duplicate`] while another one of the trip has not ended.
pub(crate) async fn insert(tx: &mut Tx, row: &GenerationRef, scope: &str) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO generation_refs (id, trip_id, user_id, scope, base_version, trip_version, state, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'open', $7)",
        params![
            &row.id,
            &row.trip_id,
            &row.user_id,
            scope,
            row.base_version,
            row.trip_version,
            row.created_at
        ],
    )
    .await?;
    Ok(())
}

macro_rules! columns {
    () => {
        "SELECT id, trip_id, user_id, base_version, trip_version, state, error, proposal_id, created_at, finished_at \
         FROM generation_refs "
    };
}

/// A generation of a trip.
pub(crate) async fn find(
    on: &mut impl Queries,
    trip_id: &str,
    id: &str,
) -> Result<Option<GenerationRef>, StorageError> {
    let row = on
        .fetch_optional(
            concat!(columns!(), "WHERE id = $1 AND trip_id = $2"),
            params![id, trip_id],
        )
        .await?;
    row.as_ref().map(ref_of).transpose()
}

/// The same, and nobody else ends it meanwhile.
pub(crate) async fn lock(
    tx: &mut Tx,
    trip_id: &str,
    id: &str,
) -> Result<Option<GenerationRef>, StorageError> {
    let sql = match tx.backend() {
        Backend::Sqlite => concat!(columns!(), "WHERE id = $1 AND trip_id = $2"),
        Backend::Postgres => concat!(columns!(), "WHERE id = $1 AND trip_id = $2 FOR UPDATE"),
    };
    let row = tx.fetch_optional(sql, params![id, trip_id]).await?;
    row.as_ref().map(ref_of).transpose()
}

/// Whether one of the trip's generations has not ended.
pub(crate) async fn is_one_open(on: &mut impl Queries, trip_id: &str) -> Result<bool, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT id FROM generation_refs WHERE trip_id = $1 AND finished_at IS NULL LIMIT 1",
            params![trip_id],
        )
        .await?;
    Ok(row.is_some())
}

/// Generations that have not ended and were asked for before an instant, the oldest first.
pub(crate) async fn open_since(
    on: &mut impl Queries,
    before_ms: i64,
    most: u32,
) -> Result<Vec<GenerationRef>, StorageError> {
    let rows = on
        .fetch_all(
            concat!(
                columns!(),
                "WHERE finished_at IS NULL AND created_at < $1 ORDER BY created_at LIMIT $2"
            ),
            params![before_ms, most],
        )
        .await?;
    rows.iter().map(ref_of).collect()
}

/// How many generations have not ended, over all trips; counts up to `most`.
pub(crate) async fn count_open(on: &mut impl Queries, most: u32) -> Result<i64, StorageError> {
    let row = on
        .fetch_one(
            "SELECT COUNT(*) AS many FROM \
             (SELECT 1 AS one FROM generation_refs WHERE finished_at IS NULL LIMIT $1) AS waiting",
            params![most],
        )
        .await?;
    row.get("many")
}

/// Notes how a generation ended.
pub(crate) async fn finish(
    tx: &mut Tx,
    id: &str,
    end: End,
    error: Option<&GenerationFailure>,
    proposal_id: Option<&str>,
    now_ms: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE generation_refs SET state = $2, error = $3, proposal_id = $4, finished_at = $5 WHERE id = $1",
        params![
            id,
            end.word(),
            error.map(serde_json::to_string).transpose()?,
            proposal_id,
            now_ms
        ],
    )
    .await?;
    Ok(())
}

/// Counts a plan made again on a date; tells how many there are with it. `day` 0 is the whole trip.
pub(crate) async fn count_regeneration(
    tx: &mut Tx,
    trip_id: &str,
    day: i64,
    on_date: &str,
) -> Result<i64, StorageError> {
    let row = tx
        .fetch_one(
            "INSERT INTO regenerations (trip_id, day, on_date, count) VALUES ($1, $2, $3, 1) \
             ON CONFLICT (trip_id, day, on_date) DO UPDATE SET count = regenerations.count + 1 RETURNING count",
            params![trip_id, day, on_date],
        )
        .await?;
    row.get("count")
}

fn ref_of(row: &Row) -> Result<GenerationRef, StorageError> {
    let state: String = row.get("state")?;
    let error: Option<String> = row.get("error")?;
    Ok(GenerationRef {
        id: row.get("id")?,
        trip_id: row.get("trip_id")?,
        user_id: row.get("user_id")?,
        base_version: row.get("base_version")?,
        trip_version: row.get("trip_version")?,
        end: End::of(&state),
        error: error.as_deref().map(serde_json::from_str).transpose()?,
        proposal_id: row.get("proposal_id")?,
        created_at: row.get("created_at")?,
        finished_at: row.get("finished_at")?,
    })
}
