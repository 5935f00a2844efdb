//! Imports with their uploads.

use platform::paging::PageRange;
use storage::{Queries, Row, StorageError, Tx, params};

/// The part of an upload that holds the places.
pub(crate) const FILE: &str = "file";
/// The part of a catalogue's upload that describes the destination.
pub(crate) const DESTINATION_FILE: &str = "destination";

/// An import as it is stored. Documents are JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ImportRow {
    pub(crate) id: String,
    pub(crate) destination: String,
    pub(crate) source: String,
    pub(crate) asked: String,
    pub(crate) status: String,
    pub(crate) progress: i64,
    pub(crate) error: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) created_by: String,
    pub(crate) created_at: i64,
    pub(crate) finished_at: Option<i64>,
}

/// The uploaded files of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Upload {
    pub(crate) file: Vec<u8>,
    pub(crate) destination: Option<Vec<u8>>,
}

const COLUMNS: &str =
    "id, destination, source, asked, status, progress, error, summary, created_by, created_at,
    finished_at";

/// Writes a new import with its files.
pub(crate) async fn insert(tx: &mut Tx, import: &ImportRow, upload: Upload) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO pack_imports (id, destination, source, asked, status, progress, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            &import.id,
            &import.destination,
            &import.source,
            &import.asked,
            &import.status,
            import.progress,
            &import.created_by,
            import.created_at,
        ],
    )
    .await?;
    let parts = [(FILE, Some(upload.file)), (DESTINATION_FILE, upload.destination)];
    for (part, bytes) in parts {
        let Some(bytes) = bytes else { continue };
        tx.execute(
            "INSERT INTO pack_uploads (import_id, part, bytes) VALUES ($1, $2, $3)",
            params![&import.id, part, bytes],
        )
        .await?;
    }
    Ok(())
}

/// One import.
pub(crate) async fn get(on: &mut impl Queries, id: &str) -> Result<Option<ImportRow>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM pack_imports WHERE id = $1");
    on.fetch_optional(&sql, params![id])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// A page of imports, the newest first, and how many there are.
pub(crate) async fn list(
    on: &mut impl Queries,
    page: PageRange,
) -> Result<(Vec<ImportRow>, u64), StorageError> {
    let sql =
        format!("SELECT {COLUMNS} FROM pack_imports ORDER BY created_at DESC, id DESC LIMIT $1 OFFSET $2");
    let offset = i64::try_from(page.offset()).unwrap_or(i64::MAX);
    let rows = on.fetch_all(&sql, params![page.size, offset]).await?;
    let count = on
        .fetch_one("SELECT COUNT(*) AS count FROM pack_imports", params![])
        .await?;
    let rows = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok((rows, u64::try_from(count.get::<i64>("count")?).unwrap_or(0)))
}

/// How many imports are not finished.
pub(crate) async fn count_open(on: &mut impl Queries) -> Result<u64, StorageError> {
    let row = on
        .fetch_one(
            "SELECT COUNT(*) AS count FROM pack_imports WHERE finished_at IS NULL",
            params![],
        )
        .await?;
    Ok(u64::try_from(row.get::<i64>("count")?).unwrap_or(0))
}

/// The files of an import.
pub(crate) async fn upload(on: &mut impl Queries, id: &str) -> Result<Option<Upload>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT part, bytes FROM pack_uploads WHERE import_id = $1 LIMIT 2",
            params![id],
        )
        .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut upload = Upload::default();
    for row in rows {
        match row.get::<String>("part")?.as_str() {
            DESTINATION_FILE => upload.destination = Some(row.get("bytes")?),
            _ => upload.file = row.get("bytes")?,
        }
    }
    Ok(Some(upload))
}

/// Says how far an import is that has not ended.
pub(crate) async fn set_progress(
    on: &mut impl Queries,
    id: &str,
    status: &str,
    percent: u8,
) -> Result<(), StorageError> {
    on.execute(
        "UPDATE pack_imports SET status = $2, progress = $3 WHERE id = $1 AND finished_at IS NULL",
        params![id, status, percent],
    )
    .await?;
    Ok(())
}

/// How an import ended.
#[derive(Clone, Debug)]
pub(crate) struct End {
    pub(crate) status: &'static str,
    /// What the file says its destination is.
    pub(crate) destination: Option<String>,
    /// How far it came; absent where it stays as far as it was.
    pub(crate) progress: Option<u8>,
    pub(crate) error: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) at: i64,
}

/// Ends an import and removes its files; `false` where it had ended before.
pub(crate) async fn finish(tx: &mut Tx, id: &str, end: End) -> Result<bool, StorageError> {
    let changed = tx
        .execute(
            "UPDATE pack_imports SET status = $2, progress = COALESCE($3, progress), error = $4, summary = $5,
                 finished_at = $6, destination = COALESCE($7, destination)
             WHERE id = $1 AND finished_at IS NULL",
            params![
                id,
                end.status,
                end.progress,
                end.error,
                end.summary,
                end.at,
                end.destination
            ],
        )
        .await?;
    tx.execute("DELETE FROM pack_uploads WHERE import_id = $1", params![id])
        .await?;
    Ok(changed > 0)
}

/// Forgets finished imports beyond the newest so many.
pub(crate) async fn prune(tx: &mut Tx, keep: u32) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM pack_imports WHERE finished_at IS NOT NULL AND id NOT IN
             (SELECT id FROM pack_imports ORDER BY created_at DESC, id DESC LIMIT $1)",
        params![keep],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<ImportRow, StorageError> {
    Ok(ImportRow {
        id: row.get("id")?,
        destination: row.get("destination")?,
        source: row.get("source")?,
        asked: row.get("asked")?,
        status: row.get("status")?,
        progress: row.get("progress")?,
        error: row.get("error")?,
        summary: row.get("summary")?,
        created_by: row.get("created_by")?,
        created_at: row.get("created_at")?,
        finished_at: row.get("finished_at")?,
    })
}
