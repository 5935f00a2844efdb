//! The table of generations.
//!
//! A worker that claims a generation raises its fence. Whatever it writes later names that fence, so that a worker whose
//! lease passed on meanwhile changes nothing.

use contracts::generations::{GenerationFailure, GenerationStatus, StepProgress};
use contracts::messages::ScheduleGeneration;
use platform::paging::PageRange;
use storage::{Queries, Row, StorageError, Tx, params};

use crate::refine::Refinement;
use crate::steps;
use crate::store::places;

/// A generation as it stands in the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Generation {
    pub(crate) id: String,
    pub(crate) trip_id: String,
    pub(crate) user_id: String,
    pub(crate) size_class: u8,
    pub(crate) status: GenerationStatus,
    pub(crate) progress: u8,
    pub(crate) steps: Vec<StepProgress>,
    pub(crate) error: Option<GenerationFailure>,
    pub(crate) refinement: Option<Refinement>,
    pub(crate) attempts: i64,
    pub(crate) fence: i64,
    pub(crate) created_at: i64,
    pub(crate) started_at: Option<i64>,
    pub(crate) finished_at: Option<i64>,
    /// The number of its last event; 0 before the first.
    pub(crate) last_event: i64,
}

/// How a generation is to end.
pub(crate) struct Ending<'a> {
    pub(crate) status: GenerationStatus,
    pub(crate) steps: &'a [StepProgress],
    pub(crate) error: Option<&'a GenerationFailure>,
    pub(crate) now: i64,
    /// How many events will tell it ([`super::events::append`]).
    pub(crate) events: usize,
}

const COLUMNS: &str =
    "id, trip_id, user_id, size_class, status, progress, steps, error, refinement, attempts, fence,
    created_at, started_at, finished_at, last_sequence";

const OPEN: &str = "status IN ('queued', 'processing')";

/// A generation, where it has arrived.
pub(crate) async fn find(on: &mut impl Queries, id: &str) -> Result<Option<Generation>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM generations WHERE id = $1");
    let row = on.fetch_optional(&sql, params![id]).await?;
    row.as_ref().map(read).transpose()
}

/// A page of generations, the newest first, and how many there are; with a status, only those that are so far. Ids grow
/// with time, so that their order is that of the generations.
pub(crate) async fn list(
    on: &mut impl Queries,
    status: Option<GenerationStatus>,
    page: PageRange,
) -> Result<(Vec<Generation>, u64), StorageError> {
    let status = status.map(status_word);
    let sql = format!(
        "SELECT {COLUMNS} FROM generations WHERE $1 IS NULL OR status = $1 ORDER BY id DESC LIMIT $2 OFFSET $3"
    );
    let offset = i64::try_from(page.offset()).unwrap_or(i64::MAX);
    let rows = on.fetch_all(&sql, params![status, page.size, offset]).await?;
    let count = on
        .fetch_one(
            "SELECT COUNT(*) AS count FROM generations WHERE $1 IS NULL OR status = $1",
            params![status],
        )
        .await?;
    let found = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok((found, u64::try_from(count.get::<i64>("count")?).unwrap_or(0)))
}

/// Keeps a generation that arrives for the first time; one that is there already stays as it is.
pub(crate) async fn insert(
    tx: &mut Tx,
    message: &ScheduleGeneration,
    size_class: u8,
    now: i64,
) -> Result<(), StorageError> {
    let text = serde_json::to_string(message)?;
    insert_row(
        tx,
        [&message.generation_id, &message.trip_id, &message.user_id],
        Some(&text),
        size_class,
        now,
    )
    .await
}

/// Remembers a generation whose message has not arrived yet, so that it can be ended before it begins.
pub(crate) async fn insert_unseen(
    tx: &mut Tx,
    id: &str,
    trip_id: &str,
    now: i64,
) -> Result<(), StorageError> {
    insert_row(tx, [id, trip_id, ""], None, 0, now).await
}

async fn insert_row(
    tx: &mut Tx,
    [id, trip_id, user_id]: [&str; 3],
    message: Option<&str>,
    size_class: u8,
    now: i64,
) -> Result<(), StorageError> {
    let steps = serde_json::to_string(&steps::waiting())?;
    tx.execute(
        "INSERT INTO generations (id, trip_id, user_id, message, size_class, status, progress, steps, attempts, fence,
             last_sequence, created_at)
         VALUES ($1, $2, $3, $4, $5, 'queued', 0, $6, 0, 0, 0, $7)
         ON CONFLICT (id) DO NOTHING",
        params![id, trip_id, user_id, message, size_class, steps, now],
    )
    .await?;
    Ok(())
}

/// Takes a generation that has not ended for its so-manieth try; gives it as it stands now, or nothing where it has
/// ended.
pub(crate) async fn claim(
    tx: &mut Tx,
    id: &str,
    tries: u32,
    steps: &[StepProgress],
    now: i64,
    until: i64,
) -> Result<Option<Generation>, StorageError> {
    let sql = format!(
        "UPDATE generations SET status = 'processing', fence = fence + 1, attempts = $2,
             started_at = COALESCE(started_at, $3), claimed_until = $4, steps = $5
         WHERE id = $1 AND {OPEN} RETURNING {COLUMNS}"
    );
    let values = params![id, tries, now, until, serde_json::to_string(steps)?];
    let row = tx.fetch_optional(&sql, values).await?;
    row.as_ref().map(read).transpose()
}

/// Writes how far a claimed generation is, with room for the event that will tell it; gives it as it stands then, or
/// nothing where the claim holds no more.
pub(crate) async fn advance(
    tx: &mut Tx,
    claimed: &Generation,
    progress: u8,
    steps: &[StepProgress],
    until: i64,
) -> Result<Option<Generation>, StorageError> {
    let sql = format!(
        "UPDATE generations SET progress = CASE WHEN progress > $3 THEN progress ELSE $3 END, steps = $4,
             refinement = COALESCE($5, refinement), claimed_until = $6, last_sequence = last_sequence + 1
         WHERE id = $1 AND fence = $2 AND status = 'processing' RETURNING {COLUMNS}"
    );
    let values = params![
        &claimed.id,
        claimed.fence,
        progress,
        serde_json::to_string(steps)?,
        refinement_text(claimed)?,
        until
    ];
    let row = tx.fetch_optional(&sql, values).await?;
    row.as_ref().map(read).transpose()
}

fn refinement_text(claimed: &Generation) -> Result<Option<String>, StorageError> {
    let text = claimed
        .refinement
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    Ok(text)
}

/// Whether a claim still holds.
pub(crate) async fn holds(on: &mut impl Queries, id: &str, fence: i64) -> Result<bool, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT 1 AS held FROM generations WHERE id = $1 AND fence = $2 AND status = 'processing'",
            params![id, fence],
        )
        .await?;
    Ok(row.is_some())
}

/// Puts a claimed generation back among those that wait; whoever still works on it holds it no more.
pub(crate) async fn hand_back(tx: &mut Tx, id: &str, fence: i64, until: i64) -> Result<bool, StorageError> {
    let changed = tx
        .execute(
            "UPDATE generations SET status = 'queued', fence = fence + 1, claimed_until = $3
             WHERE id = $1 AND fence = $2 AND status = 'processing'",
            params![id, fence, until],
        )
        .await?;
    Ok(changed == 1)
}

/// Ends a generation that has not ended; with a fence, only while that claim holds. Gives it as it stands then, or
/// nothing where it was not ended.
pub(crate) async fn finish(
    tx: &mut Tx,
    id: &str,
    fence: Option<i64>,
    ending: &Ending<'_>,
) -> Result<Option<Generation>, StorageError> {
    let sql = format!(
        "UPDATE generations SET status = $2, steps = $3, error = $4, finished_at = $5, claimed_until = NULL,
             progress = CASE WHEN $2 = 'completed' THEN 100 ELSE progress END, last_sequence = last_sequence + $7
         WHERE id = $1 AND {OPEN} AND (fence = $6 OR $6 IS NULL) RETURNING {COLUMNS}"
    );
    let error = ending.error.map(serde_json::to_string).transpose()?;
    let values = params![
        id,
        status_word(ending.status),
        serde_json::to_string(ending.steps)?,
        error,
        ending.now,
        fence,
        i64::try_from(ending.events).unwrap_or(i64::MAX)
    ];
    let row = tx.fetch_optional(&sql, values).await?;
    row.as_ref().map(read).transpose()
}

/// How many generations wait or are planned at the moment; counting stops at a hundred.
pub(crate) async fn open_count(on: &mut impl Queries) -> Result<i64, StorageError> {
    let sql = format!(
        "SELECT COUNT(*) AS open_count FROM (SELECT 1 FROM generations WHERE {OPEN} LIMIT 100) AS some"
    );
    on.fetch_one(&sql, params![]).await?.get("open_count")
}

/// Generations that nobody works on any more: their claim passed and either they have had their tries, or it passed so
/// long ago that no message can be on its way.
pub(crate) async fn abandoned(
    on: &mut impl Queries,
    now: i64,
    tries: i64,
    long_ago: i64,
) -> Result<Vec<String>, StorageError> {
    let sql = format!(
        "SELECT id FROM generations WHERE {OPEN} AND claimed_until < $1 AND (attempts >= $2 OR claimed_until < $3)
         ORDER BY claimed_until LIMIT 100"
    );
    let rows = on.fetch_all(&sql, params![now, tries, long_ago]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Deletes generations that ended before an instant, at most so many; tells how many there were.
pub(crate) async fn delete_ended(on: &mut impl Queries, before: i64, most: i64) -> Result<u64, StorageError> {
    on.execute(
        "DELETE FROM generations WHERE id IN
             (SELECT id FROM generations WHERE finished_at < $1 ORDER BY finished_at LIMIT $2)",
        params![before, most],
    )
    .await
}

/// Ids of the generations of these trips that have not ended.
pub(crate) async fn open_of_trips(
    on: &mut impl Queries,
    trips: &[String],
) -> Result<Vec<String>, StorageError> {
    let sql = format!(
        "SELECT id FROM generations WHERE trip_id IN ({}) AND {OPEN} LIMIT 1000",
        places(1, trips.len())
    );
    let rows = on.fetch_all(&sql, trips.iter().map(Into::into).collect()).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Deletes everything about these trips, but for bare marks of the generations named, whose messages may still arrive.
pub(crate) async fn erase(
    tx: &mut Tx,
    trips: &[String],
    marks: &[String],
    now: i64,
) -> Result<(), StorageError> {
    let sql = format!(
        "DELETE FROM generations WHERE trip_id IN ({})",
        places(1, trips.len())
    );
    tx.execute(&sql, trips.iter().map(Into::into).collect()).await?;
    for id in marks {
        insert_unseen(tx, id, "", now).await?;
        let ending = Ending {
            status: GenerationStatus::Cancelled,
            steps: &steps::waiting(),
            error: None,
            now,
            events: 0,
        };
        finish(tx, id, None, &ending).await?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Generation, StorageError> {
    let status: String = row.get("status")?;
    let steps: String = row.get("steps")?;
    let error: Option<String> = row.get("error")?;
    let refinement: Option<String> = row.get("refinement")?;
    Ok(Generation {
        id: row.get("id")?,
        trip_id: row.get("trip_id")?,
        user_id: row.get("user_id")?,
        size_class: small(row, "size_class")?,
        status: serde_json::from_value(serde_json::Value::String(status))?,
        progress: small(row, "progress")?,
        steps: serde_json::from_str(&steps)?,
        error: error.as_deref().map(serde_json::from_str).transpose()?,
        refinement: refinement.as_deref().map(serde_json::from_str).transpose()?,
        attempts: row.get("attempts")?,
        fence: row.get("fence")?,
        created_at: row.get("created_at")?,
        started_at: row.get("started_at")?,
        finished_at: row.get("finished_at")?,
        last_event: row.get("last_sequence")?,
    })
}

fn small(row: &Row, column: &str) -> Result<u8, StorageError> {
    let number: i64 = row.get(column)?;
    Ok(u8::try_from(number.clamp(0, 255)).expect("the number was clamped to a byte"))
}

fn status_word(status: GenerationStatus) -> &'static str {
    match status {
        GenerationStatus::Queued => "queued",
        GenerationStatus::Processing => "processing",
        GenerationStatus::Completed => "completed",
        GenerationStatus::Failed => "failed",
        GenerationStatus::Cancelled => "cancelled",
    }
}
