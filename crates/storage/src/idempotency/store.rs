//! The rows of kept answers.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};

use crate::error::StorageError;
use crate::params;
use crate::tx::Queries;

/// Milliseconds after which a mark that was not renewed counts as left behind: its process died, or could not reach the
/// database to give it back. Somebody who sends a request again waits for so long at most.
pub(super) const STALE_MS: i64 = 8_000;

/// Milliseconds for which an answer is kept.
pub(super) const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// The headers that are kept; the others belong to the occasion.
const KEPT_HEADERS: [HeaderName; 3] = [
    axum::http::header::CONTENT_TYPE,
    axum::http::header::ETAG,
    axum::http::header::LOCATION,
];

/// Which request it is, and which run of it.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) scope: String,
    pub(super) fingerprint: String,
    pub(super) run: String,
}

/// An answer as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// What became of a wish to run.
#[derive(Debug)]
pub(super) enum Claim {
    /// It runs.
    Run,
    /// It ran before.
    Replay(Kept),
    /// It runs at this moment.
    InProgress,
    /// The key stands for another request.
    Reused,
}

#[derive(Serialize, Deserialize)]
struct Header {
    name: String,
    value: String,
}

/// Sets the mark where the key is new, or its mark or answer has had its time; else says what is there.
pub(super) async fn claim(db: &mut impl Queries, mark: &Mark, now_ms: i64) -> Result<Claim, StorageError> {
    let set = db
        .execute(
            "INSERT INTO idempotency_keys (scope, fingerprint, run, started_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (scope) DO UPDATE SET fingerprint = excluded.fingerprint, run = excluded.run,
                 started_at = excluded.started_at, status = NULL, headers = NULL, body = NULL
             WHERE idempotency_keys.started_at <= $5
                 OR (idempotency_keys.status IS NULL AND idempotency_keys.started_at <= $6)",
            params![
                &mark.scope,
                &mark.fingerprint,
                &mark.run,
                now_ms,
                now_ms - KEPT_MS,
                now_ms - STALE_MS
            ],
        )
        .await?;
    if set == 1 {
        return Ok(Claim::Run);
    }
    let found = db
        .fetch_optional(
            "SELECT fingerprint, status, headers, body FROM idempotency_keys WHERE scope = $1",
            params![&mark.scope],
        )
        .await?;
    // Given back between the two statements: whoever asks a second time gets it.
    let Some(row) = found else {
        return Ok(Claim::InProgress);
    };
    if row.get::<String>("fingerprint")? != mark.fingerprint {
        return Ok(Claim::Reused);
    }
    match row.get::<Option<i64>>("status")?.map(status_of) {
        None => Ok(Claim::InProgress),
        Some(status) => Ok(Claim::Replay(Kept {
            status,
            headers: read_headers(&row.get::<String>("headers")?)?,
            body: row.get("body")?,
        })),
    }
}

/// Keeps the answer of a run that still holds its mark.
pub(super) async fn keep(db: &mut impl Queries, mark: &Mark, kept: &Kept) -> Result<(), StorageError> {
    db.execute(
        "UPDATE idempotency_keys SET status = $1, headers = $2, body = $3 WHERE scope = $4 AND run = $5",
        params![
            i64::from(kept.status.as_u16()),
            written_headers(&kept.headers)?,
            kept.body.clone(),
            &mark.scope,
            &mark.run
        ],
    )
    .await?;
    Ok(())
}

/// Makes the mark of a run count from now on; `false` where somebody else has it.
pub(super) async fn renew(db: &mut impl Queries, mark: &Mark, now_ms: i64) -> Result<bool, StorageError> {
    let renewed = db
        .execute(
            "UPDATE idempotency_keys SET started_at = $1 WHERE scope = $2 AND run = $3 AND status IS NULL",
            params![now_ms, &mark.scope, &mark.run],
        )
        .await?;
    Ok(renewed == 1)
}

/// Gives the key back: the next request with it runs.
pub(super) async fn release(db: &mut impl Queries, mark: &Mark) -> Result<(), StorageError> {
    db.execute(
        "DELETE FROM idempotency_keys WHERE scope = $1 AND run = $2",
        params![&mark.scope, &mark.run],
    )
    .await?;
    Ok(())
}

/// Takes out what has had its time, the oldest first.
pub(super) async fn clean(db: &mut impl Queries, now_ms: i64, most: i64) -> Result<u64, StorageError> {
    db.execute(
        "DELETE FROM idempotency_keys WHERE scope IN (
             SELECT scope FROM idempotency_keys WHERE started_at <= $1 ORDER BY started_at LIMIT $2)",
        params![now_ms - KEPT_MS, most],
    )
    .await
}

fn status_of(status: i64) -> StatusCode {
    u16::try_from(status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .expect("only statuses of answers are kept")
}

fn written_headers(headers: &HeaderMap) -> Result<String, StorageError> {
    let kept: Vec<_> = KEPT_HEADERS
        .iter()
        .filter_map(|name| headers.get(name).map(|value| (name, value)))
        .filter_map(|(name, value)| {
            Some(Header {
                name: name.as_str().to_owned(),
                value: value.to_str().ok()?.to_owned(),
            })
        })
        .collect();
    Ok(serde_json::to_string(&kept)?)
}

fn read_headers(text: &str) -> Result<HeaderMap, StorageError> {
    let kept: Vec<Header> = serde_json::from_str(text)?;
    Ok(kept
        .into_iter()
        .filter_map(|Header { name, value }| {
            let name = HeaderName::try_from(name).ok()?;
            Some((name, HeaderValue::try_from(value).ok()?))
        })
        .collect())
}
