//! What operators do with backups over HTTP: see, make, fetch and remove them.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use platform::auth::Operator;
use platform::extract::PathOf;
use platform::problem::{Problem, ProblemView};
use platform::text;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::backups::{Backup, BackupState, Backups, MOST_BACKUPS, Refused};

/// A file goes out in pieces of so many bytes.
const PIECE: usize = 64 * 1024;

/// The routes, relative to `/admin`.
pub(super) fn router(backups: Arc<Backups>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list_backups))
        .routes(routes!(make_backup))
        .routes(routes!(fetch_backup))
        .routes(routes!(remove_backup))
        .with_state(backups)
}

/// How far a backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum BackupStatus {
    /// It is being made.
    Running,
    /// The file is there, read back and whole.
    Ready,
    /// There is no file; `error` says why.
    Failed,
}

/// A backup: every record and the server's secret in one file, sealed with a key that is not in it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Backup)]
struct BackupView {
    /// The name of its file.
    #[schema(pattern = r"^tripgen-[0-9]{8}T[0-9]{9}Z\.backup$")]
    name: String,
    /// When it was asked for.
    #[schema(format = DateTime)]
    created_at: String,
    /// How far it is.
    status: BackupStatus,
    /// The size of its file; absent but for `ready`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    bytes: Option<u64>,
    /// The code of what went wrong; absent but for `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<String>,
}

impl From<Backup> for BackupView {
    fn from(backup: Backup) -> Self {
        let (status, bytes, error) = match backup.state {
            BackupState::Running => (BackupStatus::Running, None, None),
            BackupState::Ready { bytes } => (BackupStatus::Ready, Some(bytes), None),
            BackupState::Failed { code } => (BackupStatus::Failed, None, Some(code.to_owned())),
        };
        Self {
            name: backup.name,
            created_at: backup.at.to_string(),
            status,
            bytes,
            error,
        }
    }
}

/// List the backups in the data folder, the newest first, with the one that is being made or failed last.
#[utoipa::path(
    get, path = "/backups", operation_id = "listBackups", tag = "admin", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "Every backup; there are at most 51", body = [BackupView]))
)]
async fn list_backups(
    State(backups): State<Arc<Backups>>,
    _operator: Operator,
) -> Result<Json<Vec<BackupView>>, Problem> {
    let found = off_thread(move || backups.list()).await?;
    Ok(Json(found.into_iter().map(Into::into).collect()))
}

/// Begin a backup; the list tells how far it is.
#[utoipa::path(
    post, path = "/backups", operation_id = "makeBackup", tag = "admin", security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 202, description = "It is being made", body = BackupView),
        (status = 409, description = "`BACKUP_RUNNING`, `BACKUP_LIMIT`", body = ProblemView,
         content_type = "application/problem+json"),
    )
)]
async fn make_backup(
    State(backups): State<Arc<Backups>>,
    _operator: Operator,
) -> Result<(StatusCode, Json<BackupView>), Problem> {
    let beginning = Arc::clone(&backups);
    let begun = off_thread(move || beginning.begin()).await?.map_err(refused)?;
    let (name, runtime) = (begun.name.clone(), tokio::runtime::Handle::current());
    // It goes on when the caller is gone; the list tells how it ended.
    tokio::task::spawn_blocking(move || runtime.block_on(backups.make(&name)));
    Ok((StatusCode::ACCEPTED, Json(begun.into())))
}

/// Fetch the sealed file of a backup. Only who runs the server may, no service.
#[utoipa::path(
    get, path = "/backups/{name}", operation_id = "fetchBackup", tag = "admin",
    params(("name" = String, Path, description = "The name of its file", max_length = 100)),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The file", body = String, content_type = "application/octet-stream",
         headers(("Content-Disposition" = String, description = "The name of the file"))),
        (status = 404, description = "`BACKUP_NOT_FOUND`", body = ProblemView,
         content_type = "application/problem+json"),
    )
)]
async fn fetch_backup(
    State(backups): State<Arc<Backups>>,
    Operator(principal): Operator,
    PathOf(name): PathOf<String>,
) -> Result<Response, Problem> {
    if !principal.is_admin() {
        return Err(Problem::forbidden());
    }
    let asked = name.clone();
    let opened = off_thread(move || {
        let Some(file) = backups.file(&asked)? else {
            return Ok(None);
        };
        let bytes = file.metadata()?.len();
        Ok(Some((file, bytes)))
    });
    let (file, bytes) = opened.await?.ok_or_else(missing)?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let head = [
        (CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (CONTENT_LENGTH, HeaderValue::from(bytes)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(Problem::internal)?,
        ),
    ];
    tracing::info!(backup = name, "a backup is fetched");
    Ok((head, Body::from_stream(stream::try_unfold(file, piece))).into_response())
}

/// Remove a backup.
#[utoipa::path(
    delete, path = "/backups/{name}", operation_id = "removeBackup", tag = "admin",
    params(("name" = String, Path, description = "The name of its file", max_length = 100)),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is gone"),
        (status = 404, description = "`BACKUP_NOT_FOUND`", body = ProblemView,
         content_type = "application/problem+json"),
    )
)]
async fn remove_backup(
    State(backups): State<Arc<Backups>>,
    _operator: Operator,
    PathOf(name): PathOf<String>,
) -> Result<StatusCode, Problem> {
    if off_thread(move || backups.remove(&name)).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(missing())
}

/// The next piece of a file, and the file.
async fn piece(mut file: File) -> io::Result<Option<(Bytes, File)>> {
    let read = tokio::task::spawn_blocking(move || {
        let mut buffer = vec![0; PIECE];
        let count = file.read(&mut buffer)?;
        buffer.truncate(count);
        Ok((count > 0).then(|| (Bytes::from(buffer), file)))
    });
    read.await.map_err(io::Error::other)?
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)
}

fn missing() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "BACKUP_NOT_FOUND",
        text("백업을 찾을 수 없습니다", "The backup was not found"),
    )
}

fn refused(why: Refused) -> Problem {
    match why {
        Refused::Running => Problem::new(
            StatusCode::CONFLICT,
            "BACKUP_RUNNING",
            text("백업을 이미 만들고 있습니다", "A backup is being made already"),
        ),
        Refused::Full => Problem::new(
            StatusCode::CONFLICT,
            "BACKUP_LIMIT",
            text("백업이 너무 많습니다", "There are too many backups"),
        )
        .detail(text(
            format!("{MOST_BACKUPS}개까지 둘 수 있습니다. 먼저 하나를 지우세요"),
            format!("At most {MOST_BACKUPS} are kept; remove one first"),
        )),
    }
}
