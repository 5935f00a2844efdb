//! What came out of each generation.

use contracts::Document;
use serde::Deserialize;
use serde_json::Value;
use storage::{Queries, StorageError, Tx, params};

/// A plan, with what changed from the one before.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StoredResult {
    pub(crate) trip_id: String,
    pub(crate) base_version: Option<i64>,
    pub(crate) plan: Document,
    pub(crate) diff: Option<Document>,
}

/// The one thing of a generation's message that its result tells.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Base {
    base_version: Option<i64>,
}

/// Keeps a plan.
pub(crate) async fn save_plan(
    tx: &mut Tx,
    id: &str,
    plan: &str,
    diff: Option<&str>,
) -> Result<(), StorageError> {
    save(tx, id, Some(plan), diff, None).await
}

/// Keeps what a failure of ours can be repeated from.
pub(crate) async fn save_replay(tx: &mut Tx, id: &str, replay: &Value) -> Result<(), StorageError> {
    save(tx, id, None, None, Some(&replay.to_string())).await
}

async fn save(
    tx: &mut Tx,
    id: &str,
    plan: Option<&str>,
    diff: Option<&str>,
    replay: Option<&str>,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO generation_results (generation_id, plan, diff, replay) VALUES ($1, $2, $3, $4)",
        params![id, plan, diff, replay],
    )
    .await?;
    Ok(())
}

/// The plan of a generation that completed.
pub(crate) async fn find(on: &mut impl Queries, id: &str) -> Result<Option<StoredResult>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT trip_id, message, plan, diff FROM generations JOIN generation_results ON generation_id = id
             WHERE id = $1 AND status = 'completed' AND plan IS NOT NULL",
            params![id],
        )
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let message: Option<String> = row.get("message")?;
    let message: Option<Base> = message.as_deref().map(serde_json::from_str).transpose()?;
    let plan: String = row.get("plan")?;
    let diff: Option<String> = row.get("diff")?;
    Ok(Some(StoredResult {
        trip_id: row.get("trip_id")?,
        base_version: message.and_then(|message| message.base_version),
        plan: Document::of_text(plan)?,
        diff: diff.map(Document::of_text).transpose()?,
    }))
}

/// What a failure of ours can be repeated from.
pub(crate) async fn replay(on: &mut impl Queries, id: &str) -> Result<Option<Value>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT replay FROM generation_results WHERE generation_id = $1",
            params![id],
        )
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let text: Option<String> = row.get("replay")?;
    Ok(text.as_deref().map(serde_json::from_str).transpose()?)
}
