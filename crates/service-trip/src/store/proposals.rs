//! The table `proposals`.

use storage::{Queries, Row, StorageError, Tx, params};

/// What a later generation offers in place of the present itinerary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProposalRow {
    /// Its id.
    pub(crate) id: String,
    /// The version that it starts from.
    pub(crate) base_version: i64,
    /// plan.json.
    pub(crate) plan: String,
    /// What would change, as the `wire` document of a diff in English.
    pub(crate) diff: String,
    /// Which generation made it.
    pub(crate) generation_id: Option<String>,
    /// `open`, `applied` or `discarded`.
    pub(crate) state: String,
    /// When it was made.
    pub(crate) created_at: i64,
}

/// Stores a proposal.
///
/// # Errors
/// [`StorageError::Duplicate`] where the result of that generation is stored already.
pub(crate) async fn insert(tx: &mut Tx, trip_id: &str, row: &ProposalRow) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO proposals (id, trip_id, base_version, plan, diff, generation_id, state, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            &row.id,
            trip_id,
            row.base_version,
            &row.plan,
            &row.diff,
            row.generation_id.clone(),
            &row.state,
            row.created_at
        ],
    )
    .await?;
    Ok(())
}

/// A proposal of a trip.
pub(crate) async fn find(
    on: &mut impl Queries,
    trip_id: &str,
    id: &str,
) -> Result<Option<ProposalRow>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT id, base_version, plan, diff, generation_id, state, created_at FROM proposals \
             WHERE id = $1 AND trip_id = $2",
            params![id, trip_id],
        )
        .await?;
    row.as_ref().map(proposal_of).transpose()
}

/// Notes what the traveller decided; tells whether it was still open.
pub(crate) async fn decide(tx: &mut Tx, id: &str, state: &str, now_ms: i64) -> Result<bool, StorageError> {
    let changed = tx
        .execute(
            "UPDATE proposals SET state = $2, decided_at = $3 WHERE id = $1 AND state = 'open'",
            params![id, state, now_ms],
        )
        .await?;
    Ok(changed == 1)
}

fn proposal_of(row: &Row) -> Result<ProposalRow, StorageError> {
    Ok(ProposalRow {
        id: row.get("id")?,
        base_version: row.get("base_version")?,
        plan: row.get("plan")?,
        diff: row.get("diff")?,
        generation_id: row.get("generation_id")?,
        state: row.get("state")?,
        created_at: row.get("created_at")?,
    })
}
